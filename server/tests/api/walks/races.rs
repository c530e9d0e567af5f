//! Races: many at the same moment, and still one truth.

use std::collections::{BTreeMap, BTreeSet};

use resolutionflow::jobs::{self, Job};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Account, Act, Answer, Person, TestApp, at_once, crowd::given_up, given::OUTLOOK, id};

const CROWD: usize = 64;

/// Each of them, with a number of their own.
fn crowd<T>(count: usize, act: impl Fn(usize) -> Act<T>) -> Vec<Act<T>> {
    (0..count).map(act).collect()
}

/// A request sent until the product is not too busy for it.
fn sends(person: &Person, path: &str, key: Option<String>, body: Value) -> Act<Answer> {
    let (person, path) = (person.clone(), path.to_owned());
    Box::pin(async move { person.insists(&path, key.as_deref(), body).await })
}

fn on(person: &Person, walk: &str, act: &str, body: Value) -> Act<Answer> {
    sends(person, &format!("/api/v1/l1/sessions/{walk}/{act}"), None, body)
}

/// Those with that status, and the others.
fn parted(answers: Vec<Answer>, status: u16) -> (Vec<Answer>, Vec<Answer>) {
    answers.into_iter().partition(|answer| answer.status == status)
}

/// A walk of OUTLOOK by a technician: the walk and its ticket.
async fn walk_of(account: &Account<'_>, tech: &Person) -> (String, String) {
    let flow = account.flow(tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook says disconnected", flow).await;
    (id(&call, "session_id").to_owned(), id(&call, "ticket_id").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_equal_intakes_with_one_key_make_one_ticket() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let body = json!({ "problem_statement": "The printer hums" });
    let answers = at_once(crowd(CROWD, |_| {
        sends(&tech, "/api/v1/l1/intake", Some("one key".into()), body.clone())
    }))
    .await;
    let replayed = answers
        .iter()
        .filter(|answer| answer.header("idempotency-replayed") == Some("true"))
        .count();
    assert_eq!(replayed, CROWD - 1);
    let first = answers[0].text.clone();
    for answer in answers {
        assert_eq!(answer.status, 201);
        assert_eq!(answer.text, first, "the same bytes for everybody");
    }
    for table in [
        "internal_tickets",
        "ticket_history",
        "l1_walk_sessions",
        "idempotency_keys",
    ] {
        assert_eq!(
            account.value(&format!("select count(*) from {table}")).await,
            1,
            "{table}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_intakes_make_sixty_four_tickets_with_consecutive_numbers() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let body = json!({ "problem_statement": "The printer hums" });
    let intake = |n: usize| sends(&tech, "/api/v1/l1/intake", Some(n.to_string()), body.clone());
    for answer in at_once(crowd(CROWD, intake)).await {
        answer.expect(201);
    }
    let numbers = account
        .value("select json_agg(number order by number) from internal_tickets")
        .await;
    assert_eq!(numbers, json!((1001..=1064).collect::<Vec<_>>()));
    assert_eq!(
        account
            .value("select count(*) from l1_walk_sessions where status = 'active'")
            .await,
        CROWD
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_sixty_four_steps_from_one_node_one_is_accepted() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (walk, _) = walk_of(&account, &tech).await;
    let step = |n: usize| {
        let body = json!({ "node_id": "webmail", "answer": if n.is_multiple_of(2) { "Yes" } else { "No" }, "note": n.to_string() });
        on(&tech, &walk, "step", body)
    };
    let (accepted, refused) = parted(at_once(crowd(CROWD, step)).await, 200);
    assert_eq!((accepted.len(), refused.len()), (1, CROWD - 1));
    for answer in refused {
        let refused = answer.refused(409, "walk_moved_on");
        assert_eq!(refused["walk"], accepted[0].body, "the fresh walk: the winner's");
    }
    assert_eq!(account.value("select count(*) from l1_walk_steps").await, 1);
    assert_eq!(tech.reads(&walk).await, accepted[0].body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_clients_get_every_step_in_once_each() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (walk, _) = walk_of(&account, &tech).await;
    let path = format!("/api/v1/l1/sessions/{walk}/step");
    // The node leads to itself, so that only the walk's length tells a client that it is behind.
    let step = |n: usize, seen: &Value| json!({ "node_id": "webmail", "answer": "Not sure", "note": n.to_string(), "step_count": seen });
    let first = at_once(crowd(CROWD, |n| {
        sends(&tech, &path, Some(n.to_string()), step(n, &json!(0)))
    }))
    .await;
    let behind: Vec<_> = (0..CROWD).filter(|n| first[*n].status != 200).collect();
    assert_eq!(behind.len(), CROWD - 1, "one was quickest");
    let until_in = |n: usize| -> Act<()> {
        let (tech, path, mut seen) = (tech.clone(), path.clone(), json!(1));
        Box::pin(async move {
            loop {
                // The key of a refused request can be used again: nothing was stored under it.
                let answer = tech.insists(&path, Some(&n.to_string()), step(n, &seen)).await;
                if answer.status == 200 {
                    return;
                }
                seen = answer.refused(409, "walk_moved_on")["walk"]["step_count"].clone();
            }
        })
    };
    at_once(behind.into_iter().map(until_in).collect()).await;
    let log = account
        .value("select json_agg(json_build_array(seq, l1_note) order by seq) from l1_walk_steps")
        .await;
    let log: Vec<(usize, String)> = serde_json::from_value(log).unwrap();
    assert_eq!(
        log.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(),
        (1..=CROWD).collect::<Vec<_>>(),
        "no gap"
    );
    assert_eq!(
        log.iter().map(|(_, note)| note).collect::<BTreeSet<_>>().len(),
        CROWD,
        "nobody twice, nobody left out"
    );
    assert_eq!(tech.reads(&walk).await["step_count"], CROWD);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn steps_and_steps_back_at_once_leave_a_log_that_adds_up() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (walk, _) = walk_of(&account, &tech).await;
    let act = |n: usize| match n % 2 {
        0 => on(
            &tech,
            &walk,
            "step",
            json!({ "node_id": "webmail", "answer": "Not sure" }),
        ),
        _ => on(&tech, &walk, "back", json!({})),
    };
    let answers = at_once(crowd(CROWD, act)).await;
    let (mut answered, mut back) = (0, 0);
    for (n, answer) in answers.into_iter().enumerate() {
        match (n % 2, answer.status.as_u16()) {
            (0, _) => _ = (answer.expect(200), answered += 1),
            (_, 200) => back += 1,
            (_, _) => _ = answer.refused(409, "nothing_to_take_back"),
        }
    }
    assert_eq!(answered, CROWD / 2);
    let walked = tech.reads(&walk).await;
    assert_eq!(walked["step_count"], answered + back);
    assert_eq!(walked["walked_path"].as_array().unwrap().len(), answered - back);
    let log =
        "select json_build_object('rows', count(*), 'last', max(seq), 'back', count(*) filter (where kind = 'back'))
               from l1_walk_steps";
    let expected = json!({ "rows": answered + back, "last": answered + back, "back": back });
    assert_eq!(account.value(log).await, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn resolving_sixty_four_times_concludes_once() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (walk, ticket) = walk_of(&account, &tech).await;
    let resolve = |n: usize| {
        on(
            &tech,
            &walk,
            "resolve",
            json!({ "helpful": n.is_multiple_of(2), "resolution_notes": n.to_string() }),
        )
    };
    let (done, refused) = parted(at_once(crowd(CROWD, resolve)).await, 200);
    assert_eq!(done.len(), 1);
    for answer in refused {
        let refused = answer.refused(409, "walk_not_active");
        assert_eq!(refused["walk"]["resolution_notes"], done[0].body["resolution_notes"]);
    }
    let story = tech.story(&ticket).await;
    assert_eq!(story["resolution_notes"], done[0].body["resolution_notes"]);
    assert_eq!(story["history"].as_array().unwrap().len(), 2);
    assert_eq!(
        account
            .value("select count(*) from audit_logs where action = 'walk.resolved'")
            .await,
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_is_resolved_or_escalated_and_never_both() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    for _ in 0..4 {
        let call = tech.takes_call("The printer hums").await;
        let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
        let conclude = |n: usize| match n % 2 {
            0 => on(&tech, walk, "resolve", json!({ "resolution_notes": "Off and on" })),
            _ => on(&tech, walk, "escalate", json!({ "reason_category": "Other" })),
        };
        let (done, refused) = parted(at_once(crowd(CROWD / 4, conclude)).await, 200);
        assert_eq!(done.len(), 1);
        for answer in refused {
            answer.refused(409, "walk_not_active");
        }
        let story = tech.story(ticket).await;
        assert_eq!(story["status"], done[0].body["status"]);
        assert_eq!(story["walks"], json!([done[0].body]));
        assert_eq!(story["history"].as_array().unwrap().len(), 2);
    }
}

/// What became of walks and their tickets, whoever was quicker: both agree, and each story has its end once.
async fn walks_and_tickets_agree(account: &Account<'_>) {
    let at_odds = "select json_agg(json_build_array(w.id, w.status, t.status)) from l1_walk_sessions w
                   join internal_tickets t on t.id = w.internal_ticket_id
                   where t.status <> case w.status when 'active' then 'walking' when 'abandoned' then 'open' else w.status end
                      or (select count(*) from ticket_history h where h.ticket_id = t.id)
                         <> case w.status when 'active' then 1 else 2 end";
    assert_eq!(account.value(at_odds).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_that_goes_on_while_it_is_abandoned_ends_one_way() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let mut walks = Vec::new();
    for _ in 0..36 {
        let call = tech.takes_call_with("Outlook", flow).await;
        let walk = id(&call, "session_id").to_owned();
        account.last_step_hours_ago(&walk, 25).await;
        walks.push(walk);
    }
    // The job begins at one end, everybody else at the other.
    let mut acts: Vec<Act<Answer>> = Vec::new();
    for (n, walk) in walks.iter().enumerate().rev() {
        acts.push(match n % 3 {
            0 => on(
                &tech,
                walk,
                "resolve",
                json!({ "helpful": true, "resolution_notes": "Fixed" }),
            ),
            1 => on(&tech, walk, "step", json!({ "node_id": "webmail", "answer": "Yes" })),
            _ => on(&tech, walk, "escalate", json!({ "reason_category": "Other" })),
        });
    }
    let job = tokio::spawn({
        let app = app.app.clone();
        async move { jobs::run_if_due(&app, Job::StaleWalks).await }
    });
    let answers = at_once(acts).await;
    let abandoned = job.await.unwrap().unwrap().unwrap();
    let mut lost = 0;
    for (n, answer) in (0..walks.len()).rev().zip(answers) {
        let status = tech.reads(&walks[n]).await["status"].clone();
        if answer.status == 200 {
            assert_eq!(
                status,
                ["resolved", "active", "escalated"][n % 3],
                "what was acknowledged stays"
            );
        } else {
            answer.refused(409, "walk_not_active");
            assert_eq!(status, "abandoned");
            lost += 1;
        }
    }
    assert_eq!(abandoned, lost);
    walks_and_tickets_agree(&account).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_waits_first_for_a_stale_walk_decides_it() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let acts = [
        (
            "resolve",
            json!({ "helpful": true, "resolution_notes": "Fixed" }),
            "resolved",
        ),
        ("escalate", json!({ "reason_category": "Other" }), "escalated"),
        ("step", json!({ "node_id": "webmail", "answer": "Yes" }), "active"),
        (
            "notes",
            json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "x" }] }),
            "active",
        ),
        ("take-over", json!({}), "active"),
    ];
    for (act, body, becomes) in acts {
        for job_first in [false, true] {
            let call = tech.takes_call_with("Outlook", flow).await;
            let walk = id(&call, "session_id");
            account.last_step_hours_ago(walk, 25).await;
            app.admin.execute("delete from job_runs", &[]).await.unwrap();
            let who = if act == "take-over" {
                account.l1().await
            } else {
                tech.clone()
            };
            // Somebody has the walk in hand; the others queue up behind, in this order.
            let held = app
                .holds(&format!("select from l1_walk_sessions where id = '{walk}' for update"))
                .await;
            let asks = || tokio::spawn(on(&who, walk, act, body.clone()));
            let runs = || {
                let app = app.app.clone();
                tokio::spawn(async move { jobs::run_if_due(&app, Job::StaleWalks).await })
            };
            let (asked, ran) = if job_first {
                let ran = runs();
                app.waiting(1).await;
                (asks(), ran)
            } else {
                let asked = asks();
                app.waiting(1).await;
                (asked, runs())
            };
            app.waiting(2).await;
            drop(held);
            let (answer, done) = (asked.await.unwrap(), ran.await.unwrap());
            let status = tech.reads(walk).await["status"].clone();
            if job_first {
                assert_eq!(done.unwrap(), Some(1), "{act}");
                let refused = answer.refused(409, "walk_not_active");
                assert_eq!(
                    (status.as_str(), &refused["walk"]["status"]),
                    (Some("abandoned"), &status),
                    "{act}"
                );
            } else {
                answer.expect(200);
                assert_eq!((done.unwrap(), status.as_str()), (Some(0), Some(becomes)), "{act}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_sixty_four_walks_begun_on_one_ticket_one_is_on() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let flow_author = account.owner().await;
    let flow = account.flow(&flow_author, OUTLOOK).await;
    let ticket = flow_author.has_resolved("The printer hums").await;
    flow_author
        .post(&format!("/api/v1/internal-tickets/{ticket}/reopen"), json!({}))
        .await
        .expect(200);
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push(account.l1().await);
    }
    let path = format!("/api/v1/l1/tickets/{ticket}/walk");
    let begin = |n: usize| {
        let body = if n.is_multiple_of(2) {
            json!({ "flow_id": flow })
        } else {
            json!({})
        };
        sends(&people[n % 8], &path, None, body)
    };
    let (begun, refused) = parted(at_once(crowd(CROWD, begin)).await, 201);
    assert_eq!(begun.len(), 1);
    for answer in refused {
        let refused = answer.refused(409, "already_walked");
        assert_eq!(refused["session_id"], begun[0].body["id"]);
        assert_eq!(refused["holder"], begun[0].body["holder"]);
    }
    let walks = "select count(*) from l1_walk_sessions where status = 'active'";
    assert_eq!(account.value(walks).await, 1);
    let story = flow_author.story(&ticket).await;
    assert_eq!(story["assigned_user"], begun[0].body["holder"]);
    assert_eq!(story["history"].as_array().unwrap().len(), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_two_take_overs_leave_one_holder_and_a_chain_of_hands() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let call = dana.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let mut people = Vec::new();
    for _ in 0..32 {
        people.push(account.l1().await);
    }
    for answer in at_once(crowd(32, |n| on(&people[n], walk, "take-over", json!({})))).await {
        answer.expect(200);
    }
    let hands = account
        .value(
            "select json_object_agg(detail->>'from', detail->>'to') from audit_logs where action = 'walk.taken_over'",
        )
        .await;
    let hands: BTreeMap<String, String> = serde_json::from_value(hands).unwrap();
    let mut holder = dana.id.to_string();
    for _ in 0..32 {
        holder = hands[&holder].clone();
    }
    let walked = dana.reads(walk).await;
    assert_eq!(
        walked["holder"]["id"], holder,
        "from hand to hand, nobody left out, to the last"
    );
    let story = dana.story(id(&call, "ticket_id")).await;
    assert_eq!(story["assigned_user"]["id"], holder);
    assert_eq!(story["history"].as_array().unwrap().len(), 33);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_sixty_four_saves_on_one_revision_one_wins() {
    let app = TestApp::for_a_race().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let save = |n: usize| {
        let notes = json!([{ "timestamp": "2026-01-02T03:04:05Z", "content": n.to_string() }]);
        on(&tech, walk, "notes", json!({ "notes": notes, "revision": 0 }))
    };
    let (saved, refused) = parted(at_once(crowd(CROWD, save)).await, 200);
    assert_eq!((saved.len(), refused.len()), (1, CROWD - 1));
    for answer in refused {
        let refused = answer.refused(409, "notes_moved_on");
        assert_eq!(refused["walk"], saved[0].body, "the server's copy: the winner's");
    }
    assert_eq!(tech.reads(walk).await, saved[0].body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_is_reopened_once_by_many() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let ticket = tech.has_resolved("The printer hums").await;
    let path = format!("/api/v1/internal-tickets/{ticket}/reopen");
    let (reopened, refused) = parted(at_once(crowd(16, |_| sends(&tech, &path, None, json!({})))).await, 200);
    assert_eq!((reopened.len(), refused.len()), (1, 15));
    for answer in refused {
        answer.refused(409, "ticket_state");
    }
    assert_eq!(tech.story(&ticket).await["history"].as_array().unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_whose_first_request_never_ends_is_told_to_come_back() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    // The first request has claimed the key and is not done.
    let claimed = format!(
        "insert into idempotency_keys (account_id, user_id, key, fingerprint)
         values ('{}', '{}', 'one key', decode(repeat('00', 32), 'hex'))",
        account.id, tech.id
    );
    let held = app.holds(&claimed).await;
    let again = tech
        .post_once("/api/v1/l1/intake", "one key", json!({ "problem_statement": "x" }))
        .await;
    assert_eq!(again.header("retry-after"), Some("1"));
    again.refused(409, "busy");
    drop(held);
    app.waiting(0).await;
    tech.insists(
        "/api/v1/l1/intake",
        Some("one key"),
        json!({ "problem_statement": "x" }),
    )
    .await
    .expect(201);
}

/// Requests given up by their callers, at whatever point they had reached.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_is_given_up_leaves_nothing_to_the_next() {
    let app = TestApp::with_connections(2).await;
    let (northwind, contoso) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, other) = (northwind.l1().await, contoso.l1().await);
    let (walk, _) = walk_of(&northwind, &tech).await;
    let (theirs, _) = walk_of(&contoso, &other).await;
    let note = json!([{ "timestamp": "2026-01-02T03:04:05Z", "content": "x" }]);
    let gives_up = |n: usize| -> Act<bool> {
        let request = match n % 4 {
            0 => sends(
                &tech,
                "/api/v1/l1/intake",
                Some(n.to_string()),
                json!({ "problem_statement": "Northwind's" }),
            ),
            1 => on(
                &tech,
                &walk,
                "step",
                json!({ "node_id": "webmail", "answer": "Not sure" }),
            ),
            2 => on(&tech, &walk, "notes", json!({ "notes": note })),
            _ => on(&tech, &walk, "back", json!({})),
        };
        // Some before they were sent, some on their way, some when all was done but the answer.
        Box::pin(async move { given_up(request, n * 7 % 13).await.is_none() })
    };
    let reads = |n: usize| -> Act<bool> {
        let (request, theirs) = if n.is_multiple_of(2) {
            let other = other.clone();
            let reads = async move { other.get("/api/v1/internal-tickets").await };
            (Box::pin(reads) as Act<Answer>, None)
        } else {
            (
                on(
                    &other,
                    &theirs,
                    "step",
                    json!({ "node_id": "webmail", "answer": "Not sure" }),
                ),
                Some(theirs.clone()),
            )
        };
        Box::pin(async move {
            let answer = request.await;
            match answer.status.as_u16() {
                503 => {}
                200 => assert!(!answer.text.contains("Northwind's"), "{}", answer.text),
                _ => panic!("{}", answer.text),
            }
            if let (200, Some(theirs)) = (answer.status.as_u16(), theirs) {
                assert_eq!(answer.body["id"], theirs);
            }
            false
        })
    };
    let mut given_up = 0;
    for round in 0..10 {
        let acts = (0..20).flat_map(|n| [gives_up(round * 20 + n), reads(n)]).collect();
        given_up += at_once(acts).await.into_iter().filter(|gave_up| *gave_up).count();
    }
    assert!(given_up > 50, "only {given_up} were given up in time");
    app.idle().await;
    // What is there is whole: every ticket with its walk and its history, every log as long as its walk says.
    let halves = "select count(*) from internal_tickets t
                  where (select count(*) from l1_walk_sessions w where w.internal_ticket_id = t.id) <> 1
                     or (select count(*) from ticket_history h where h.ticket_id = t.id) <> 1";
    assert_eq!(northwind.value(halves).await, 0);
    let logs = "select count(*) from l1_walk_sessions w
                where step_count <> (select count(*) from l1_walk_steps s where s.session_id = w.id)";
    assert_eq!(northwind.value(logs).await, 0);
    assert_eq!(
        northwind
            .value("select count(*) from idempotency_keys where status is null")
            .await,
        0
    );
    tech.takes_call("Northwind's").await;
    assert_eq!(
        other.get("/api/v1/internal-tickets").await.expect(200)["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

/// The first request on a connection prepares every statement; given up midway it must not leave some of them out, or
/// the next request's statements would overtake each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_given_up_while_it_is_made_ready_harms_nobody() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let body = json!({ "problem_statement": "Outlook", "flow_id": flow });
    for looks in 1..24 {
        let tech = app.with_a_pool_of(1, &tech);
        given_up(tech.get("/api/v1/l1/queue"), looks).await;
        let next = tech
            .insists("/api/v1/l1/intake", Some(&looks.to_string()), body.clone())
            .await;
        next.expect(201);
    }
    app.idle().await;
}

/// A walk of the proposal on a ticket of its own.
async fn walk_of_proposal(tech: &Person, proposal: &Uuid) -> (String, String) {
    let body = json!({ "problem_statement": "Outlook", "flow_proposal_id": proposal });
    let call = tech.post("/api/v1/l1/intake", body).await.expect(201);
    (id(&call, "session_id").to_owned(), id(&call, "ticket_id").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vote_given_while_another_is_withdrawn_counts() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let proposal = account.proposal(&tech, OUTLOOK).await;
    let helped = json!({ "helpful": true, "resolution_notes": "Fixed" });
    let (before, reopened) = walk_of_proposal(&tech, &proposal).await;
    tech.on(&before, "resolve", helped.clone()).await.expect(200);
    let (walk, _) = walk_of_proposal(&tech, &proposal).await;
    // Both have looked at the votes, or are about to, before either has changed the proposal.
    let held = app
        .holds(&format!(
            "select from flow_proposals where id = '{proposal}' for update"
        ))
        .await;
    let resolves = tokio::spawn(on(&tech, &walk, "resolve", helped));
    app.waiting(1).await;
    let path = format!("/api/v1/internal-tickets/{reopened}/reopen");
    let reopens = tokio::spawn(sends(&tech, &path, None, json!({})));
    app.waiting(2).await;
    drop(held);
    resolves.await.unwrap().expect(200);
    reopens.await.unwrap().expect(200);
    let drafts = tech.get("/api/v1/l1/drafts").await.expect(200);
    assert_eq!(
        drafts[0]["validated_by_outcome"], true,
        "the walk that was resolved meanwhile helped"
    );
}
