//! The installation's operators: its accounts and their limits, and coming inside one of them for an hour.

use axum::http::Method;
use database::{Role as DatabaseRole, role_config};
use resolutionflow::{
    auth::{Role, tokens::Token},
    ids::AccountId,
    operators,
};
use serde_json::{Value, json};
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use crate::support::{Account, Act, Answer, Person, TestApp, at_once, id};

const ACCOUNTS: &str = "/api/v1/admin/accounts";
const ME: &str = "/api/v1/auth/me";
const LEAVE: &str = "/api/v1/auth/leave";
const LOGOUT: &str = "/api/v1/auth/logout";
const COLLEAGUES: &str = "/api/v1/l1/colleagues";
const REASON: &str = "The owner asked why the queue is empty";

fn subscription(account: AccountId) -> String {
    format!("{ACCOUNTS}/{account}/subscription")
}

fn enter(account: AccountId) -> String {
    format!("{ACCOUNTS}/{account}/enter")
}

/// An operator at home, in an account of their own.
async fn operator(app: &TestApp) -> Person {
    app.account("Operators").await.super_admin().await
}

async fn changes(operator: &Person, account: AccountId, body: Value) -> Answer {
    operator
        .send(Method::PATCH, &subscription(account), Some(body), &[])
        .await
}

/// The rows of an account's own log of what operators did there, oldest first.
async fn log(account: &Account<'_>) -> Vec<Value> {
    let rows = "select to_jsonb(a) || jsonb_build_object('by', u.name) from audit_logs a
                left join users u on u.account_id = a.account_id and u.id = a.user_id
                where a.account_id = $1 and a.acting_as = 'super_admin' order by a.created_at, a.id";
    let rows = account.app.admin.query(rows, &[&account.id.0]).await.unwrap();
    rows.into_iter().map(|row| row.get(0)).collect()
}

fn actions(log: &[Value]) -> Vec<&str> {
    log.iter().map(|row| id(row, "action")).collect()
}

/// An answer without its id, for comparing refusals.
fn told(answer: &Answer) -> (u16, String) {
    let request = answer.header("x-request-id").unwrap();
    (answer.status.as_u16(), answer.text.replace(request, "[request id]"))
}

#[tokio::test]
async fn accounts_are_listed_by_name_with_the_seats_that_are_taken() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let gone = northwind.engineer().await;
    northwind.change(&gone, "is_active = false").await;
    for _ in 0..2 {
        northwind.engineer().await;
    }
    for _ in 0..3 {
        northwind.l1().await;
    }
    northwind.owner().await;
    northwind.viewer().await;
    sam.enters(northwind.id, REASON).await;
    let limits = "update subscriptions set seat_limit = 1, l1_seat_limit = 5 where account_id = $1";
    app.admin.execute(limits, &[&northwind.id.0]).await.unwrap();
    app.account("adventure works").await;

    let page = sam.get(ACCOUNTS).await.expect(200);
    let names: Vec<_> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| id(item, "name"))
        .collect();
    assert_eq!(names, ["adventure works", "Northwind", "Operators"]);
    assert_eq!(page["next_cursor"], Value::Null);
    assert_eq!(
        page["items"][1]["seats"],
        json!({ "engineer": { "current": 2, "limit": 1, "over": 1 }, "l1_tech": { "current": 3, "limit": 5, "over": 0 } }),
        "neither owners nor viewers take one, nor who has left, nor who only visits"
    );
}

#[tokio::test]
async fn the_list_of_accounts_pages_and_is_searched_by_name_and_short_name() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    for number in 0..7 {
        // Two of a name: pages must not lose one of them.
        app.account(&format!("Fabrikam {}", number / 2)).await;
    }
    app.account("100 % Größe").await;
    let mut seen = Vec::new();
    let mut path = format!("{ACCOUNTS}?limit=2&search=fabrikam");
    loop {
        let page = sam.get(&path).await.expect(200);
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        seen.extend(
            items
                .iter()
                .map(|item| (id(item, "name").to_owned(), id(item, "id").to_owned())),
        );
        let Some(cursor) = page["next_cursor"].as_str() else {
            break;
        };
        path = format!("{ACCOUNTS}?limit=2&search=fabrikam&cursor={cursor}");
    }
    assert_eq!(seen.len(), 7);
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(seen, sorted);

    for (search, found) in [
        ("gr-e", 1),
        ("GRÖSSE", 0),
        ("größe", 1),
        ("%", 1),
        ("_", 0),
        ("100 %25", 1),
        ("no such", 0),
    ] {
        let page = sam
            .get(&format!(
                "{ACCOUNTS}?search={}",
                search.replace(' ', "+").replace("%", "%25").replace("%2525", "%25")
            ))
            .await;
        assert_eq!(page.expect(200)["items"].as_array().unwrap().len(), found, "{search}");
    }
    sam.get(&format!("{ACCOUNTS}?cursor=nonsense"))
        .await
        .names_field("cursor");
}

#[tokio::test]
async fn an_account_is_made_with_its_limits_and_once_for_a_key() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let body = json!({ "name": "Fabrikam", "time_zone": "Europe/Berlin", "seat_limit": 3, "owner_email": "olga@fabrikam.example" });
    let made = sam.post_once(ACCOUNTS, "key", body.clone()).await.expect(201);
    assert_eq!(
        made["seats"]["engineer"],
        json!({ "current": 0, "limit": 3, "over": 0 })
    );
    assert_eq!(made["seats"]["l1_tech"]["limit"], Value::Null);
    assert_eq!(
        (&made["plan"], &made["status"], &made["slug"], &made["time_zone"]),
        (
            &json!("standard"),
            &json!("active"),
            &json!("fabrikam"),
            &json!("Europe/Berlin")
        )
    );
    let again = sam.post_once(ACCOUNTS, "key", body.clone()).await;
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    let shown = made["link"].as_str().unwrap().to_owned();
    let mut without_its_link = made.clone();
    without_its_link.as_object_mut().unwrap().remove("link");
    assert_eq!(again.expect(201), without_its_link, "a link is shown once");

    // The account was made and the answer never kept: whoever comes again finds it.
    app.admin.execute("delete from idempotency_keys", &[]).await.unwrap();
    let found = sam.post_once(ACCOUNTS, "key", body.clone()).await.expect(201);
    assert_eq!(found["id"], made["id"]);
    assert_eq!(found["owner_invite"]["id"], made["owner_invite"]["id"]);
    assert_ne!(found["link"], shown, "who never saw the link gets one that works");
    assert_ne!(
        sam.post_once(ACCOUNTS, "another", body.clone()).await.expect(201)["id"],
        made["id"]
    );
    assert_ne!(sam.post(ACCOUNTS, body).await.expect(201)["id"], made["id"]);

    let account = Account {
        app: &app,
        id: AccountId(id(&made, "id").parse().unwrap()),
    };
    let log = log(&account).await;
    assert_eq!(actions(&log), ["account.created", "invite.created", "invite.resent"]);
    assert!(log.iter().all(|row| row["by"] == "Sam"), "{log:?}");
    account.l1().await.takes_call("The printer is on fire").await;
}

#[tokio::test]
async fn the_first_owner_of_an_account_comes_in_by_the_link_and_runs_it() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let body = json!({ "name": "Fabrikam", "time_zone": "UTC", "owner_email": "Olga@Fabrikam.example" });
    let made = sam.post(ACCOUNTS, body).await.expect(201);
    let invite = &made["owner_invite"];
    assert_eq!(
        (
            &invite["email"],
            &invite["role"],
            &invite["delivery"],
            &invite["invited_by"]["name"]
        ),
        (
            &json!("Olga@Fabrikam.example"),
            &json!("owner"),
            &json!("by_hand"),
            &json!("Sam")
        )
    );
    assert_eq!(invite["link"], Value::Null, "the link is told once");
    let (page, token) = made["link"].as_str().unwrap().split_once('#').unwrap();
    assert!(page.ends_with("/join"), "{page}");
    let nobody = app.account("Elsewhere").await.nobody();
    let lookup = json!({ "token": token });
    let found = nobody.post("/api/v1/invites/lookup", lookup).await.expect(200);
    assert_eq!(
        (&found["account_name"], &found["invited_by"]),
        (&json!("Fabrikam"), &json!("Sam"))
    );
    let join = json!({ "token": token, "name": "Olga", "password": "many words in a row" });
    let joined = nobody.post("/api/v1/invites/accept", join.clone()).await;
    let olga = nobody.with_session(&joined.session_token());
    let me = joined.expect(200);
    assert_eq!(
        (&me["account"]["id"], &me["user"]["account_role"]),
        (&made["id"], &json!("owner"))
    );
    let people = olga.get("/api/v1/users").await.expect(200);
    assert_eq!(
        people.as_array().unwrap().len(),
        1,
        "operators are nobody there: {people}"
    );
    olga.post(
        "/api/v1/invites",
        json!({ "email": "leo@fabrikam.example", "role": "l1_tech" }),
    )
    .await
    .expect(201);
    nobody
        .post("/api/v1/invites/accept", join)
        .await
        .refused(409, "invite_used");
}

#[tokio::test]
async fn where_mail_goes_out_the_first_owner_s_link_is_in_a_letter_and_nowhere_else() {
    let app = TestApp::with_mail().await;
    let sam = operator(&app).await;
    let body = json!({ "name": "Fabrikam", "time_zone": "UTC", "owner_email": "olga@fabrikam.example" });
    let made = sam.post_once(ACCOUNTS, "key", body.clone()).await.expect(201);
    assert_eq!(
        (&made["link"], &made["owner_invite"]["delivery"]),
        (&Value::Null, &json!("on_its_way"))
    );
    sam.post_once(ACCOUNTS, "key", body.clone()).await.expect(201);
    let inbox = app.inbox("olga@fabrikam.example").await;
    assert_eq!(inbox.len(), 1, "an answer given again sends nothing");
    assert_eq!(inbox[0].subject, "Sam invites you to Fabrikam");
    let token = inbox[0].token("/join");
    let nobody = app.account("Elsewhere").await.nobody();
    let join = json!({ "token": token, "name": "Olga", "password": "many words in a row" });
    nobody.post("/api/v1/invites/accept", join).await.expect(200);

    // It was accepted before the operator's lost answer was asked for again: there is nothing to send.
    app.admin.execute("delete from idempotency_keys", &[]).await.unwrap();
    let again = sam.post_once(ACCOUNTS, "key", body).await.expect(201);
    assert_eq!(
        (&again["id"], &again["owner_invite"]["status"]),
        (&made["id"], &json!("accepted"))
    );
    assert_eq!(app.inbox("olga@fabrikam.example").await.len(), 1);
}

#[tokio::test]
async fn one_key_sent_by_many_makes_one_account() {
    let app = TestApp::for_a_race().await;
    let sam = operator(&app).await;
    let acts = (0..16).map(|_| {
        let sam = sam.clone();
        let body = json!({ "name": "Fabrikam", "time_zone": "UTC", "owner_email": "olga@fabrikam.example" });
        Box::pin(async move { sam.insists(ACCOUNTS, Some("key"), body).await.expect(201)["id"].clone() }) as Act<Value>
    });
    let made = at_once(acts.collect()).await;
    assert!(made.iter().all(|id| id == &made[0]));
    let found = sam.get(&format!("{ACCOUNTS}?search=fabrikam")).await.expect(200);
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_an_account_cannot_be_is_named() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    for (field, value) in [
        ("name", json!(" ")),
        ("name", json!("x".repeat(121))),
        ("time_zone", json!("Mars/Olympus")),
        ("seat_limit", json!(-1)),
        ("seat_limit", json!(100_001)),
        ("l1_seat_limit", json!(-1)),
        ("owner_email", json!(null)),
        ("owner_email", json!("fabrikam.example")),
        ("plan", json!("gold")),
    ] {
        let mut body = json!({ "name": "Fabrikam", "time_zone": "UTC", "owner_email": "olga@fabrikam.example" });
        body[field] = value;
        sam.post(ACCOUNTS, body).await.names_field(field);
    }
    for (field, value) in [
        ("plan", json!("")),
        ("plan", json!("x".repeat(41))),
        ("status", json!("frozen")),
        ("seat_limit", json!(-1)),
        ("seat_limit", json!("5")),
        ("l1_seat_limit", json!(100_001)),
        ("seat_changes", json!(1)),
        ("revision", json!(null)),
    ] {
        let mut body = json!({ "revision": 1 });
        body[field] = value;
        changes(&sam, northwind.id, body).await.names_field(field);
    }
    changes(&sam, northwind.id, json!({ "seat_limit": 5 }))
        .await
        .names_field("revision");
    assert!(log(&northwind).await.is_empty());
}

#[tokio::test]
async fn a_limit_is_changed_with_its_old_and_new_value_in_the_account_s_own_log() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    for _ in 0..3 {
        northwind.l1().await;
    }
    let body = json!({ "revision": 1, "plan": "gold", "status": "past_due", "seat_limit": 10, "l1_seat_limit": 2 });
    let account = changes(&sam, northwind.id, body).await.expect(200);
    assert_eq!(
        (&account["plan"], &account["status"], &account["revision"]),
        (&json!("gold"), &json!("past_due"), &json!(2))
    );
    assert_eq!(
        account["seats"],
        json!({ "engineer": { "current": 0, "limit": 10, "over": 0 }, "l1_tech": { "current": 3, "limit": 2, "over": 1 } }),
        "fewer than are taken locks nobody out, and says so"
    );
    let account = changes(&sam, northwind.id, json!({ "revision": 2, "l1_seat_limit": null }))
        .await
        .expect(200);
    assert_eq!(
        account["seats"]["l1_tech"],
        json!({ "current": 3, "limit": null, "over": 0 })
    );
    assert_eq!(account["seats"]["engineer"]["limit"], 10, "what is absent stays");

    let log = log(&northwind).await;
    assert_eq!(actions(&log), ["subscription.changed"; 2]);
    assert_eq!(
        (&log[0]["by"], &log[0]["role"], &log[0]["outcome"]),
        (&json!("Sam"), &json!("super_admin"), &json!("done"))
    );
    assert_eq!(
        log[0]["detail"],
        json!({
            "old": { "plan": "standard", "status": "active", "seat_limit": null, "l1_seat_limit": null },
            "new": { "plan": "gold", "status": "past_due", "seat_limit": 10, "l1_seat_limit": 2 }
        })
    );
    let nobodys = changes(&sam, AccountId(Uuid::now_v7()), json!({ "revision": 1 })).await;
    nobodys.refused(404, "not_found");
}

#[tokio::test]
async fn a_limit_lowered_while_people_come_in_throws_nobody_out_and_lets_nobody_more_in() {
    let app = TestApp::for_a_race().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let owner = northwind.owner().await;
    changes(&sam, northwind.id, json!({ "revision": 1, "l1_seat_limit": 8 }))
        .await
        .expect(200);
    let mut acts: Vec<Act<Answer>> = Vec::new();
    for number in 0..12 {
        let email = format!("dana{number}@example.test");
        let invite = owner
            .post("/api/v1/invites", json!({ "email": email, "role": "l1_tech" }))
            .await
            .expect(201);
        let (_, token) = id(&invite, "link").split_once("/join#").unwrap();
        let accept = json!({ "token": token, "name": "Dana", "password": "canary-walk-the-flow" });
        let nobody = northwind.nobody();
        acts.push(Box::pin(async move {
            nobody.insists("/api/v1/invites/accept", None, accept).await
        }));
    }
    let (lowers, account) = (sam.clone(), northwind.id);
    acts.insert(
        6,
        Box::pin(async move { changes(&lowers, account, json!({ "revision": 2, "l1_seat_limit": 3 })).await }),
    );
    let mut answers = at_once(acts).await;
    let lowered = answers.remove(6).expect(200);
    let accepted = answers.iter().filter(|answer| answer.status.is_success()).count() as i64;
    for answer in answers.into_iter().filter(|answer| !answer.status.is_success()) {
        answer.refused(402, "seat_limit_exceeded");
    }
    let active = "select count(*) from users where is_active and account_role = 'l1_tech'";
    assert_eq!(northwind.value(active).await, accepted, "whoever is in stays in");
    let then = lowered["seats"]["l1_tech"]["current"].as_i64().unwrap();
    assert!(
        accepted <= then.max(3),
        "{accepted} are in, {then} were when the limit was 3"
    );
}

#[tokio::test]
async fn a_change_made_on_what_is_no_longer_so_is_refused_with_what_is() {
    let app = TestApp::for_a_race().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let acts = (1..=12).map(|limit| {
        let (sam, northwind) = (sam.clone(), northwind.id);
        Box::pin(async move { changes(&sam, northwind, json!({ "revision": 1, "seat_limit": limit })).await })
            as Act<Answer>
    });
    let answers = at_once(acts.collect()).await;
    let (done, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status.is_success());
    assert_eq!(done.len(), 1, "one of them is first");
    for answer in refused {
        let detail = answer.refused(409, "subscription_moved_on");
        assert_eq!(detail["account"]["revision"], 2);
        assert_eq!(detail["account"]["seats"], done[0].body["seats"]);
    }
    assert_eq!(log(&northwind).await.len(), 1);
}

#[tokio::test]
async fn the_platform_role_sees_nothing_inside_an_account_and_writes_one_kind_of_row() {
    let app = TestApp::new().await;
    let northwind = app.account("Northwind").await;
    northwind.l1().await.takes_call("The printer is on fire").await;
    let (platform, _connection) = database::connect(&role_config(&app.database, DatabaseRole::Platform, None))
        .await
        .unwrap();
    for table in [
        "users",
        "login_emails",
        "login_sessions",
        "internal_tickets",
        "l1_walk_sessions",
        "flows",
        "audit_logs",
        "operator_visits",
    ] {
        let select = format!("select count(*) from {table}");
        let error = platform.query_one(&select, &[]).await.expect_err(&select);
        assert_eq!(
            error.code(),
            Some(&SqlState::INSUFFICIENT_PRIVILEGE),
            "{table}: {error:?}"
        );
    }
    let insert = |acting_as: &str, action: &str| {
        format!(
            "insert into audit_logs (account_id, id, acting_as, action, entity, entity_id, request_id)
             values ('{}', gen_random_uuid(), '{acting_as}', '{action}', 'account', 'x', 'x')",
            northwind.id
        )
    };
    for (acting_as, action) in [("owner", "subscription.changed"), ("super_admin", "user.signed_in")] {
        let error = platform
            .execute(&insert(acting_as, action), &[])
            .await
            .expect_err(action);
        assert!(
            error.as_db_error().unwrap().message().contains("row-level security"),
            "{error:?}"
        );
    }
    assert_eq!(
        platform
            .execute(&insert("super_admin", "subscription.changed"), &[])
            .await
            .unwrap(),
        1
    );
    let raise = "update subscriptions set seat_limit = 1000";
    let tx = app.inside(northwind.id).await;
    let error = queries::client::GenericClient::execute(&*tx, raise, &[])
        .await
        .expect_err(raise);
    assert_eq!(
        error.code(),
        Some(&SqlState::INSUFFICIENT_PRIVILEGE),
        "the application raises no limit: {error:?}"
    );
}

#[tokio::test]
async fn an_operator_comes_inside_for_a_reason_that_the_account_s_log_has() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let answer = sam
        .post(&enter(northwind.id), json!({ "reason": format!("  {REASON}  ") }))
        .await;
    let inside = sam.with(answer.session_token());
    let me = answer.expect(200);
    assert_eq!(
        inside.get(ME).await.expect(200),
        me,
        "entering answers what /auth/me will"
    );
    assert_eq!(me["account"]["id"], northwind.id.to_string());
    assert_eq!(
        (&me["user"]["name"], &me["user"]["email"]),
        (&json!("Sam"), &json!(sam.email))
    );
    assert_ne!(
        me["user"]["id"],
        sam.id.to_string(),
        "a stand-in acts there, in its own name"
    );
    assert_eq!(me["visit"]["reason"], REASON);
    let until: jiff::Timestamp = id(&me["visit"], "until").parse().unwrap();
    let left = until.duration_since(jiff::Timestamp::now()).as_secs();
    assert!((3500..=3600).contains(&left), "an hour, not {left} s");
    assert_eq!(
        sam.get(ME).await.expect(200)["visit"],
        Value::Null,
        "at home nothing has changed"
    );

    inside.takes_call("The printer is on fire").await;
    let log = log(&northwind).await;
    assert_eq!(actions(&log), ["operator.entered", "walk.started", "ticket.created"]);
    assert_eq!(
        (&log[0]["detail"]["reason"], &log[0]["by"]),
        (&json!(REASON), &json!("Sam"))
    );
    for row in &log {
        assert_eq!(
            (&row["user_id"], &row["role"]),
            (&me["user"]["id"], &json!("super_admin"))
        );
    }
    let session = northwind
        .value(&format!(
            "select session_id from operator_visits where account_id = '{}'",
            northwind.id
        ))
        .await;
    assert!(log.iter().all(|row| row["session_id"] == session));
    let at_home = Account {
        app: &app,
        id: sam.account,
    };
    let at_home = self::log(&at_home).await;
    assert_eq!(actions(&at_home), ["operator.entered"]);
    assert_eq!(
        (&at_home[0]["entity_id"], &at_home[0]["detail"]["reason"]),
        (&json!(northwind.id), &json!(REASON))
    );
}

#[tokio::test]
async fn coming_inside_needs_a_reason_and_an_account_that_is_another() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    for reason in [
        json!(""),
        json!(" \n"),
        json!("x".repeat(501)),
        json!(null),
        json!("a\u{0}b"),
    ] {
        sam.post(&enter(northwind.id), json!({ "reason": reason }))
            .await
            .names_field("reason");
    }
    sam.post(&enter(northwind.id), json!({})).await.names_field("reason");
    sam.enters(northwind.id, &"ä".repeat(500)).await;
    sam.post(&enter(sam.account), json!({ "reason": REASON }))
        .await
        .refused(409, "already_inside");
    sam.post(&enter(AccountId(Uuid::now_v7())), json!({ "reason": REASON }))
        .await
        .refused(404, "not_found");
    assert_eq!(log(&northwind).await.len(), 1);
}

#[tokio::test]
async fn whoever_is_inside_one_account_sees_nothing_of_another_nor_of_the_installation() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let (northwind, contoso) = (app.account("Northwind").await, app.account("Contoso").await);
    let call = contoso.l1().await.takes_call("Secret").await;
    let at_home = Account {
        app: &app,
        id: sam.account,
    }
    .l1()
    .await
    .takes_call("Ours")
    .await;
    let inside = sam.enters(northwind.id, REASON).await;
    for path in ["internal-tickets", "l1/sessions", "flows"] {
        let absent = told(&inside.get(&format!("/api/v1/{path}/{}", Uuid::now_v7())).await);
        assert_eq!(absent.0, 404);
        for field in ["ticket_id", "session_id"] {
            for call in [&call, &at_home] {
                let foreign = inside.get(&format!("/api/v1/{path}/{}", id(call, field))).await;
                assert_eq!(told(&foreign), absent, "{path} of another account");
            }
        }
    }
    assert_eq!(
        inside.get(ME).await.expect(200)["permissions"]["manage_installation"],
        false
    );
    inside.get(ACCOUNTS).await.refused(403, "forbidden");
    inside
        .post(
            ACCOUNTS,
            json!({ "name": "Fabrikam", "time_zone": "UTC", "owner_email": "olga@fabrikam.example" }),
        )
        .await
        .refused(403, "forbidden");
    changes(&inside, northwind.id, json!({ "revision": 1 }))
        .await
        .refused(403, "forbidden");
    inside
        .post(&enter(contoso.id), json!({ "reason": REASON }))
        .await
        .refused(403, "forbidden");
    inside
        .post(&enter(northwind.id), json!({ "reason": REASON }))
        .await
        .refused(403, "forbidden");
}

#[tokio::test]
async fn an_operator_inside_is_nobody_s_colleague_and_always_the_same_one() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let dana = northwind.l1().await;
    let inside = sam.enters(northwind.id, REASON).await;
    let colleagues = dana.get(COLLEAGUES).await.expect(200);
    assert_eq!(colleagues.as_array().unwrap().len(), 1, "{colleagues}");
    let call = dana.takes_call("The printer is on fire").await;
    let owner = northwind.owner().await;
    let people = owner.get("/api/v1/users").await.expect(200);
    assert!(!people.to_string().contains(&inside.id.to_string()), "{people}");
    for (what, body) in [
        ("role", json!({ "role": "engineer" })),
        ("active", json!({ "is_active": false })),
    ] {
        let path = format!("/api/v1/users/{}/{what}", inside.id);
        owner
            .send(Method::PATCH, &path, Some(body), &[])
            .await
            .refused(404, "not_found");
    }
    let to = json!({ "to_user_id": inside.id });
    dana.on(id(&call, "session_id"), "handover", to)
        .await
        .names_field("to_user_id");

    Account {
        app: &app,
        id: sam.account,
    }
    .change(&sam, "name = 'Samantha'")
    .await;
    let again = sam.enters(northwind.id, REASON).await;
    assert_eq!(again.id, inside.id);
    assert_eq!(again.get(ME).await.expect(200)["user"]["name"], "Samantha");
    inside.get(ME).await.expect(200);
    let other = Account {
        app: &app,
        id: sam.account,
    }
    .super_admin()
    .await
    .enters(northwind.id, REASON)
    .await;
    assert_ne!(other.id, inside.id, "each operator has a stand-in of their own");
}

#[tokio::test]
async fn leaving_goes_back_to_one_s_own_session_by_a_new_token() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    let answer = inside.post(LEAVE, json!({})).await;
    let back = sam.with(answer.session_token());
    let me = answer.expect(200);
    assert_eq!(back.get(ME).await.expect(200), me);
    assert_eq!((&me["user"]["id"], &me["visit"]), (&json!(sam.id), &Value::Null));
    inside.get(ME).await.refused(401, "not_signed_in");
    sam.get(ME).await.refused(401, "not_signed_in");
    inside.post(LEAVE, json!({})).await.refused(401, "not_signed_in");
    back.post(LEAVE, json!({})).await.refused(403, "forbidden");
    assert_eq!(actions(&log(&northwind).await), ["operator.entered", "operator.left"]);
    let at_home = Account {
        app: &app,
        id: sam.account,
    };
    assert_eq!(
        actions(&log(&at_home).await)[..2],
        ["operator.entered", "operator.left"]
    );
    back.enters(northwind.id, REASON).await.get(ME).await.expect(200);
}

#[tokio::test]
async fn of_many_who_leave_at_once_one_comes_home() {
    let app = TestApp::for_a_race().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    let acts = (0..4).map(|_| {
        let inside = inside.clone();
        Box::pin(async move { inside.insists(LEAVE, None, json!({})).await }) as Act<Answer>
    });
    let answers = at_once(acts.collect()).await;
    let (home, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status.is_success());
    assert_eq!(home.len(), 1);
    sam.with(home[0].session_token()).get(ME).await.expect(200);
    for answer in refused {
        answer.refused(401, "not_signed_in");
    }
}

#[tokio::test]
async fn after_its_hour_a_visit_is_over_and_only_goes_home() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    let hour_is_over =
        "update operator_visits set began_at = began_at - interval '1 hour', until = until - interval '1 hour'";
    assert_eq!(app.admin.execute(hour_is_over, &[]).await.unwrap(), 1);
    inside.get(ME).await.refused(401, "not_signed_in");
    inside
        .post("/api/v1/l1/intake", json!({ "problem_statement": "Late" }))
        .await
        .refused(401, "not_signed_in");
    let answer = inside.post(LEAVE, json!({})).await;
    let back = sam.with(answer.session_token());
    answer.expect(200);
    back.get(ACCOUNTS).await.expect(200);
    // No longer than an hour, whoever writes the row.
    let longer = "update operator_visits set until = began_at + interval '61 minutes'";
    let error = app.admin.execute(longer, &[]).await.expect_err(longer);
    assert_eq!(
        error.as_db_error().unwrap().constraint(),
        Some("visit_lasts_an_hour_at_most")
    );
}

/// What happens to an operator at home, and that their visit ends with it.
async fn ends_with(home: &str) {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    inside.get(ME).await.expect(200);
    let happens = home
        .replace("[user]", &sam.id.to_string())
        .replace("[session]", &sam.session.to_string());
    assert_eq!(app.admin.execute(&happens, &[]).await.unwrap(), 1, "{happens}");
    let intake = json!({ "problem_statement": "One last thing" });
    inside
        .post("/api/v1/l1/intake", intake.clone())
        .await
        .refused(401, "not_signed_in");
    inside
        .post("/api/v1/l1/intake", intake)
        .await
        .refused(401, "not_signed_in");
    inside.post(LEAVE, json!({})).await.refused(401, "not_signed_in");
    let log = log(&northwind).await;
    assert_eq!(actions(&log)[..2], ["operator.entered", "operator.left"], "{log:?}");
    assert_eq!(log[1]["detail"]["because"], "the operator's own session ended");
    assert_eq!(northwind.value("select count(*) from internal_tickets").await, 0);
}

#[tokio::test]
async fn a_visit_ends_when_the_operator_is_deactivated() {
    ends_with("update users set is_active = false where id = '[user]'").await;
}

#[tokio::test]
async fn a_visit_ends_when_the_operator_is_one_no_longer() {
    ends_with("update users set is_super_admin = false where id = '[user]'").await;
}

#[tokio::test]
async fn a_visit_ends_with_the_operator_s_own_session() {
    ends_with("update login_sessions set ended_at = now() where id = '[session]'").await;
    ends_with("update login_sessions set expires_at = now() where id = '[session]'").await;
    ends_with("update login_sessions set last_used_at = now() - interval '1 hour' where id = '[session]'").await;
}

#[tokio::test]
async fn what_is_done_inside_keeps_the_operator_s_own_session_awake_and_polling_does_not() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    let ago = format!(
        "update login_sessions set last_used_at = now() - interval '50 minutes' where id = '{}'",
        sam.session
    );
    app.admin.execute(&ago, &[]).await.unwrap();
    let idle = format!(
        "select last_used_at < now() - interval '40 minutes' from login_sessions where id = '{}'",
        sam.session
    );
    inside
        .send(Method::GET, ME, None, &[("x-background", "1")])
        .await
        .expect(200);
    assert_eq!(northwind.value(&idle).await, true);
    inside.get(ME).await.expect(200);
    assert_eq!(northwind.value(&idle).await, false);
}

#[tokio::test]
async fn signing_out_inside_signs_out_at_home() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    inside.send(Method::POST, LOGOUT, None, &[]).await.expect(204);
    inside.get(ME).await.refused(401, "not_signed_in");
    sam.get(ME).await.refused(401, "not_signed_in");
    inside.post(LEAVE, json!({})).await.refused(401, "not_signed_in");
    assert_eq!(actions(&log(&northwind).await)[1], "user.signed_out");
}

#[tokio::test]
async fn inside_it_is_the_operator_s_own_password_that_counts_from_when_it_was_last_given() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let hash = app.app.passwords.hash("walk-the-flow".to_owned()).await.unwrap();
    let set = "update login_emails set password_hash = $1 where user_id = $2";
    app.admin.execute(set, &[&hash, &sam.id.0]).await.unwrap();
    let ago = "update login_sessions set confirmed_at = now() - interval '6 minutes'";
    app.admin.execute(ago, &[]).await.unwrap();
    let inside = sam.enters(northwind.id, REASON).await;
    let confirmed = format!(
        "select confirmed_at > now() - interval '5 minutes' from login_sessions where account_id = '{}'",
        northwind.id
    );
    assert_eq!(
        northwind.value(&confirmed).await,
        false,
        "coming inside is no new proof"
    );
    let gives = async |password: &str| {
        inside
            .post("/api/v1/auth/confirm", json!({ "password": password }))
            .await
    };
    gives("walk-the-flows").await.refused(403, "wrong_password");
    gives("walk-the-flow").await.expect(204);
    assert_eq!(northwind.value(&confirmed).await, true);
}

#[tokio::test]
async fn a_stand_in_comes_in_by_no_other_way() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let inside = sam.enters(northwind.id, REASON).await;
    let token = Token::fresh(northwind.id);
    let session = "insert into login_sessions (account_id, id, user_id, token_hash, expires_at)
                   values ($1, gen_random_uuid(), $2, $3, now() + interval '1 hour')";
    app.admin
        .execute(session, &[&northwind.id.0, &inside.id.0, &token.hash().as_slice()])
        .await
        .unwrap();
    inside
        .with(token.reveal().to_owned())
        .get(ME)
        .await
        .refused(401, "not_signed_in");
    for raise in [
        "account_role = 'owner'",
        "is_super_admin = false",
        "can_cover_l1 = true",
    ] {
        let statement = format!("update users set {raise} where id = '{}'", inside.id);
        let error = app.admin.execute(&statement, &[]).await.expect_err(raise);
        assert_eq!(error.code(), Some(&SqlState::CHECK_VIOLATION), "{error:?}");
    }
}

#[tokio::test]
async fn a_token_of_a_visit_is_told_to_nobody_but_the_browser() {
    let app = TestApp::new().await;
    let sam = operator(&app).await;
    let northwind = app.account("Northwind").await;
    let answer = sam
        .post_once(&enter(northwind.id), "key", json!({ "reason": REASON }))
        .await;
    let token = answer.session_token();
    assert!(!answer.text.contains(&token));
    let stored = "select count(*) from idempotency_keys k where k::text like '%' || $1 || '%'";
    assert_eq!(
        app.admin.query_one(stored, &[&token]).await.unwrap().get::<_, i64>(0),
        0
    );
    // Asked again, another one comes: the first may have been lost.
    let again = sam
        .post_once(&enter(northwind.id), "key", json!({ "reason": REASON }))
        .await;
    assert_ne!(again.session_token(), token);
    again.expect(200);
}

#[tokio::test]
async fn operators_live_in_an_account_of_their_own_that_is_made_with_the_first_and_entered_by_none() {
    let app = TestApp::for_a_race().await;
    let acts = (0..8).map(|number| {
        let db = app.app.db.clone();
        let email = format!("operator{number}@example.test");
        Box::pin(async move { operators::make(&db, &email, "Sam", "none").await.is_ok() }) as Act<bool>
    });
    assert_eq!(at_once(acts.collect()).await, [true; 8]);
    let taken = operators::make(&app.app.db, "Operator0@example.test", "Sam", "none").await;
    assert!(taken.is_err_and(|error| error.is("email_taken")));
    let home = Account {
        app: &app,
        id: operators::HOME,
    };
    let counts = "select count(*) filter (where account_role = 'owner' and is_super_admin), count(*) from users";
    let row = app.admin.query_one(counts, &[]).await.unwrap();
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (8, 8));
    assert_eq!(
        home.value("select array_agg(name) from accounts").await,
        json!(["Operators"])
    );

    let sam = home.super_admin().await;
    let stranger = operator(&app).await;
    assert!(
        sam.get(&format!("{ACCOUNTS}?search=operators")).await.expect(200)["items"][0]["id"]
            == stranger.account.to_string()
    );
    stranger
        .post(&enter(operators::HOME), json!({ "reason": REASON }))
        .await
        .refused(404, "not_found");
    changes(&stranger, operators::HOME, json!({ "revision": 1 }))
        .await
        .refused(404, "not_found");
    let _ = home
        .person("Olga", Role::Owner)
        .await
        .get(ACCOUNTS)
        .await
        .refused(403, "forbidden");
}
