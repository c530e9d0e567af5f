//! Many at once for the last seats, one invite, the last owner; and rights taken away while they are used.

use resolutionflow::{
    app::App,
    auth::{Actor, Role, tokens::Claimed},
    error::ApiError,
    ids::UserId,
    invites::accept::come_in,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{INTAKE, activates, covers, gives};
use crate::support::{Account, Act, Answer, Person, TestApp, at_once, given::OUTLOOK, id};

const ACCEPT: &str = "/api/v1/invites/accept";
/// Of no password: what is raced here is what comes after hashing.
const HASH: &str = "none";

/// Invites into that role, as many as asked for: their tokens.
async fn tokens(account: &Account<'_>, owner: &Person, role: Role, count: usize) -> Vec<Claimed> {
    let mut tokens = Vec::with_capacity(count);
    for _ in 0..count {
        let token = resolutionflow::auth::tokens::Token::fresh(account.id);
        let id = Uuid::now_v7();
        let email = format!("{}@example.test", id.simple());
        let insert = "insert into invites (account_id, id, email, email_norm, account_role, token_hash, invited_by)
                      values ($1, $2, $3, $3, $4, $5, $6)";
        let hash = token.hash();
        account
            .app
            .admin
            .execute(
                insert,
                &[
                    &account.id.0,
                    &id,
                    &email,
                    &role.as_str(),
                    &hash.as_slice(),
                    &owner.id.0,
                ],
            )
            .await
            .unwrap();
        tokens.push(Claimed::read(token.reveal()).unwrap());
    }
    tokens
}

/// Coming in by that invite, below hashing: the product's own transaction, lock and rule. Tried again while the product is
/// too busy.
fn comes_in(app: &App, token: &Claimed) -> Act<Result<UserId, ApiError>> {
    let (app, token) = (app.clone(), token.clone());
    Box::pin(async move {
        loop {
            let done = async {
                let tx = app.db.begin_as(Actor::system(token.account)).await?;
                let user = come_in(&tx, &token, "Nina", HASH).await?;
                tx.commit().await?;
                Ok(user)
            };
            match done.await {
                Err(ApiError::Unavailable { .. }) => {}
                Err(busy) if busy.is("busy") => {}
                done => return done,
            }
        }
    })
}

/// `RESOLUTIONFLOW_RACE_SIZE=1000x100` races a thousand, a hundred times; without it 64, three times.
fn race_size() -> (usize, usize) {
    let size = std::env::var("RESOLUTIONFLOW_RACE_SIZE").unwrap_or_else(|_| "64x3".to_owned());
    let (crowd, rounds) = size.split_once('x').expect("RESOLUTIONFLOW_RACE_SIZE is CROWDxROUNDS");
    (crowd.parse().unwrap(), rounds.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_accept_at_once_exactly_as_many_come_in_as_there_are_seats() {
    let (crowd, rounds) = race_size();
    let app = TestApp::for_a_race().await;
    for round in 0..rounds {
        let account = app.account("Northwind").await;
        let owner = account.owner().await;
        account.has_seats(Some(0), Some(10)).await;
        let tokens = tokens(&account, &owner, Role::L1Tech, crowd).await;
        let acts = tokens.iter().map(|token| comes_in(&app.app, token)).collect();
        let (came, refused): (Vec<_>, Vec<_>) = at_once(acts).await.into_iter().partition(Result::is_ok);
        assert_eq!(came.len(), 10, "round {round}");
        for refused in refused {
            assert!(refused.is_err_and(|error| error.is("seat_limit_exceeded")));
        }
        let there = format!(
            "select json_build_object(
                'users', (select count(*) from users where account_role = 'l1_tech' and account_id = '{0}'),
                'used', (select count(*) from invites where accepted_at is not null and account_id = '{0}'))",
            account.id
        );
        assert_eq!(
            account.value(&there).await,
            json!({ "users": 10, "used": 10 }),
            "round {round}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_sixty_four_with_one_invite_one_comes_in() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let token = tokens(&account, &owner, Role::L1Tech, 1).await.remove(0);
    let acts = (0..64).map(|_| comes_in(&app.app, &token)).collect();
    let (came, refused): (Vec<_>, Vec<_>) = at_once(acts).await.into_iter().partition(Result::is_ok);
    assert_eq!(came.len(), 1);
    for refused in refused {
        assert!(refused.is_err_and(|error| error.is("invite_used")));
    }
    assert_eq!(account.value("select count(*) from users").await, 2);
}

fn sends(person: &Person, path: &str, body: Value) -> Act<Answer> {
    let (person, path) = (person.clone(), path.to_owned());
    Box::pin(async move { person.insists(&path, None, body).await })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_http_too_seats_are_given_out_once() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    account.has_seats(Some(2), Some(0)).await;
    let mut acts = Vec::new();
    for n in 0..8 {
        let body = json!({ "email": format!("n{n}@neu.example"), "role": "engineer" });
        let invite = owner.post("/api/v1/invites", body).await.expect(201);
        let (_, token) = id(&invite, "link").split_once('#').unwrap();
        let body = json!({ "token": token, "name": "Nina", "password": "walk the flow, not the dog" });
        acts.push(sends(&account.nobody(), ACCEPT, body));
    }
    let (came, refused): (Vec<_>, Vec<_>) = at_once(acts).await.into_iter().partition(|answer| answer.status == 200);
    assert_eq!(came.len(), 2);
    for answer in refused {
        answer.refused(402, "seat_limit_exceeded");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_owners_who_demote_each_other_leave_one() {
    let app = TestApp::for_a_race().await;
    for round in 0..20 {
        let account = app.account("Northwind").await;
        let (olga, oscar) = (account.owner().await, account.owner().await);
        let (one, other) = futures::join!(async { gives(&olga, &oscar, "engineer").await }, async {
            if round % 2 == 0 {
                gives(&oscar, &olga, "viewer").await
            } else {
                activates(&oscar, &olga, false).await
            }
        });
        let (done, refused) = if one.status == 200 { (one, other) } else { (other, one) };
        done.expect(200);
        // Whoever was slower is signed out, or no owner any more.
        assert!(matches!(refused.status.as_u16(), 401 | 403), "{}", refused.text);
        let owners = format!(
            "select count(*) from users where account_role = 'owner' and is_active and account_id = '{}'",
            account.id
        );
        assert_eq!(account.value(&owners).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_demote_the_last_two_owners_leave_one() {
    let app = TestApp::for_a_race().await;
    for _ in 0..10 {
        let account = app.account("Northwind").await;
        let (olga, oscar) = (account.owner().await, account.owner().await);
        let (sam, sue) = (account.super_admin().await, account.super_admin().await);
        let (one, other) = futures::join!(gives(&sam, &olga, "viewer"), activates(&sue, &oscar, false));
        let (done, refused) = if one.status == 200 { (one, other) } else { (other, one) };
        done.expect(200);
        refused.refused(409, "last_owner");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_back_and_who_comes_in_do_not_both_get_the_last_seat() {
    let app = TestApp::for_a_race().await;
    for _ in 0..20 {
        let account = app.account("Northwind").await;
        let owner = account.owner().await;
        let back = account.l1().await;
        account.change(&back, "is_active = false").await;
        account.has_seats(Some(0), Some(1)).await;
        let token = tokens(&account, &owner, Role::L1Tech, 1).await.remove(0);
        let comes = tokio::spawn(comes_in(&app.app, &token));
        let returned = activates(&owner, &back, true).await;
        let came = comes.await.unwrap();
        if came.is_ok() {
            returned.refused(402, "seat_limit_exceeded");
        } else {
            returned.expect(200);
            assert!(came.is_err_and(|error| error.is("seat_limit_exceeded")));
        }
        let seats = owner.get(super::SEATS).await.expect(200);
        assert_eq!(seats["l1_tech"]["current"], 1);
    }
}

/// Nobody who may not walk holds a walk, and tickets say what their walks do.
async fn nothing_is_left_in_wrong_hands(account: &Account<'_>) {
    let wrong = format!(
        "select json_agg(json_build_array(w.id, w.status, t.status, u.name)) from l1_walk_sessions w
         join internal_tickets t on t.id = w.internal_ticket_id join users u on u.id = w.holder_id
         where w.account_id = '{}' and (
             w.status = 'active' and not (u.is_active and (u.account_role in ('l1_tech', 'owner') or u.can_cover_l1))
             or t.status <> case w.status when 'active' then 'walking' when 'abandoned' then 'open' else w.status end
                and not exists (select from l1_walk_sessions o where o.internal_ticket_id = t.id and o.started_at > w.started_at))",
        account.id
    );
    assert_eq!(account.value(&wrong).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn walks_of_who_is_deactivated_go_back_while_steps_and_calls_race_it() {
    let app = TestApp::for_a_race().await;
    for round in 0..6 {
        let account = app.account("Northwind").await;
        let owner = account.owner().await;
        let (dana, erin) = (account.l1().await, account.l1().await);
        let flow = account.flow(&dana, OUTLOOK).await;
        let mut acts: Vec<Act<Answer>> = Vec::new();
        for n in 0..8 {
            let call = dana.takes_call_with("Outlook says disconnected", flow).await;
            let walk = format!("/api/v1/l1/sessions/{}", id(&call, "session_id"));
            acts.push(match n % 3 {
                0 => sends(
                    &dana,
                    &format!("{walk}/step"),
                    json!({ "node_id": "webmail", "answer": "Yes" }),
                ),
                1 => sends(
                    &dana,
                    &format!("{walk}/resolve"),
                    json!({ "helpful": true, "resolution_notes": "Fixed" }),
                ),
                _ => sends(&erin, &format!("{walk}/take-over"), json!({})),
            });
            acts.push(sends(&dana, INTAKE, json!({ "problem_statement": "The printer hums" })));
            let others = erin.takes_call("The door squeaks").await;
            let path = format!("/api/v1/l1/sessions/{}/handover", id(&others, "session_id"));
            acts.push(sends(&erin, &path, json!({ "to_user_id": dana.id })));
        }
        let decision: Act<Answer> = {
            let (owner, dana) = (owner.clone(), dana.clone());
            Box::pin(async move {
                loop {
                    let answer = if round % 2 == 0 {
                        activates(&owner, &dana, false).await
                    } else {
                        gives(&owner, &dana, "viewer").await
                    };
                    if answer.status != 503 && answer.body["detail"]["code"] != "busy" {
                        return answer;
                    }
                }
            })
        };
        // In the middle of the crowd.
        acts.insert(acts.len() / 2, decision);
        let middle = acts.len() / 2;
        let answers = at_once(acts).await;
        for (n, answer) in answers.into_iter().enumerate() {
            if n == middle {
                answer.expect(200);
                continue;
            }
            let status = answer.status.as_u16();
            assert!(matches!(status, 200 | 201 | 401 | 403 | 409 | 422), "{}", answer.text);
        }
        nothing_is_left_in_wrong_hands(&account).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_that_begins_in_the_moment_its_walker_is_shut_out_does_not_stay_with_them() {
    let app = TestApp::for_a_race().await;
    for (decision, status, code) in [
        ("coverage", 403, "forbidden"),
        ("role", 401, "not_signed_in"),
        ("active", 401, "not_signed_in"),
    ] {
        let account = app.account("Northwind").await;
        let (owner, cora) = (account.owner().await, account.covering_engineer().await);
        // The call is begun first and held up half-way, after its guard has passed: its ticket's number is somebody else's to give.
        let held = app.holds("select from ticket_counters for update").await;
        let call = tokio::spawn(sends(&cora, INTAKE, json!({ "problem_statement": "The printer hums" })));
        app.waiting(1).await;
        let decided = match decision {
            "coverage" => covers(&owner, &cora, false).await,
            "role" => gives(&owner, &cora, "viewer").await,
            _ => activates(&owner, &cora, false).await,
        };
        decided.expect(200);
        drop(held);
        call.await.unwrap().refused(status, code);
        assert_eq!(account.value("select count(*) from internal_tickets").await, 0);
        nothing_is_left_in_wrong_hands(&account).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_handed_over_in_the_moment_its_receiver_is_shut_out_does_not_come_to_them() {
    let app = TestApp::for_a_race().await;
    for decision in ["coverage", "role", "active"] {
        let account = app.account("Northwind").await;
        let (owner, dana, cora) = (
            account.owner().await,
            account.l1().await,
            account.covering_engineer().await,
        );
        let call = dana.takes_call("The printer hums").await;
        let path = format!("/api/v1/l1/sessions/{}/handover", id(&call, "session_id"));
        // The receiver was looked up; what waits is the history of the ticket, which is written at the very end.
        let held = app.holds("lock table ticket_history in exclusive mode").await;
        let handed = tokio::spawn(sends(&dana, &path, json!({ "to_user_id": cora.id })));
        app.waiting(1).await;
        let decides = tokio::spawn({
            let (owner, cora) = (owner.clone(), cora.clone());
            async move {
                match decision {
                    "coverage" => covers(&owner, &cora, false).await,
                    "role" => gives(&owner, &cora, "viewer").await,
                    _ => activates(&owner, &cora, false).await,
                }
            }
        });
        app.waiting(2).await;
        drop(held);
        let (handed, decided) = (handed.await.unwrap(), decides.await.unwrap());
        decided.expect(200);
        assert!(matches!(handed.status.as_u16(), 200 | 422), "{}", handed.text);
        nothing_is_left_in_wrong_hands(&account).await;
    }
}
