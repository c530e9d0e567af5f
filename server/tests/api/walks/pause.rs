//! A walk that waits for a call back.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{Person, TestApp, given::OUTLOOK, id};

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn in_hours(hours: i64) -> Timestamp {
    // As exact as the database keeps it.
    (Timestamp::now() + SignedDuration::from_hours(hours))
        .round(jiff::Unit::Microsecond)
        .unwrap()
}

fn at(value: &Value) -> Timestamp {
    value.as_str().expect("a time").parse().expect("a time")
}

async fn pauses(person: &Person, walk: &str, reason: &str, until: Timestamp) -> Value {
    let body = json!({ "reason": reason, "resume_at": until });
    person.on(walk, "pause", body).await.expect(200)
}

#[tokio::test]
async fn a_walk_waits_and_says_for_what_and_until_when() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let call = dana.takes_call("The scanner is being updated").await;
    let walk = id(&call, "session_id");
    let until = in_hours(2);
    let paused = pauses(&dana, walk, " The update runs ", until).await;
    let pause = &paused["pause"];
    assert_eq!(pause["reason"], "The update runs");
    assert_eq!(at(&pause["resume_at"]), until);
    assert_eq!(at(&paused["abandoned_from"]), until + DAY, "not a day from now");
    assert_eq!(dana.reads(walk).await, paused);
    let active = dana.get("/api/v1/l1/sessions/active").await.expect(200);
    assert_eq!(
        (&active[0]["pause"], &active[0]["abandoned_from"]),
        (pause, &paused["abandoned_from"])
    );

    let resumed = dana.on(walk, "resume", Value::Null).await.expect(200);
    assert_eq!(resumed["pause"], Value::Null);
    let past = &resumed["pauses"][0];
    assert_eq!(past["by"]["id"], json!(dana.id));
    for field in ["reason", "paused_at", "resume_at"] {
        assert_eq!(past[field], pause[field]);
    }
    assert_eq!(past["ended_at"], resumed["last_step_at"]);
    assert_eq!(at(&resumed["abandoned_from"]), at(&resumed["last_step_at"]) + DAY);
    assert_eq!(dana.reads(walk).await, resumed);
    let again = dana.on(walk, "resume", Value::Null).await.expect(200);
    assert_eq!(again, resumed, "there is nothing left to end");
}

#[tokio::test]
async fn whatever_goes_on_with_a_walk_ends_its_pause() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, cora) = (account.l1().await, account.covering_engineer().await);
    let flow = account.flow(&dana, OUTLOOK).await;
    let call = dana.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    let notes = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "Rings back" }] });
    let resolved = json!({ "helpful": true, "resolution_notes": "Solved." });
    let step = json!({ "node_id": "webmail", "answer": "No" });
    for (count, (who, act, body)) in [
        (&dana, "step", step),
        (&dana, "back", json!({})),
        (&dana, "handover", json!({ "to_user_id": cora.id })),
        (&cora, "resolve", resolved),
    ]
    .into_iter()
    .enumerate()
    {
        pauses(who, walk, act, in_hours(1)).await;
        let noted = who.on(walk, "notes", notes.clone()).await.expect(200);
        assert_eq!(noted["pause"]["reason"], act, "a note is written while one waits");
        let gone_on = who.on(walk, act, body).await.expect(200);
        assert_eq!(gone_on["pause"], Value::Null, "{act}");
        let past = gone_on["pauses"].as_array().unwrap();
        assert_eq!(past.len(), count + 1, "{act}");
        assert_eq!(past[count]["reason"], act);
        assert_eq!(past[count]["by"]["id"], json!(who.id), "{act}: whoever paused it");
        assert_eq!(cora.reads(walk).await, gone_on, "{act}");
    }
}

#[tokio::test]
async fn a_pause_that_is_said_anew_is_another_one() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let call = dana.takes_call("Waits").await;
    let walk = id(&call, "session_id");
    let first = pauses(&dana, walk, "Rings back", in_hours(1)).await;
    let second = pauses(&dana, walk, "Rings back later", in_hours(3)).await;
    assert_eq!(second["pause"]["reason"], "Rings back later");
    assert_eq!(second["pauses"][0]["reason"], "Rings back");
    assert_eq!(second["pauses"][0]["paused_at"], first["pause"]["paused_at"]);
    assert_eq!(dana.reads(walk).await, second);
}

#[tokio::test]
async fn only_its_holder_pauses_a_walk_and_for_a_time_that_is_to_come() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, cora) = (account.l1().await, account.covering_engineer().await);
    let call = dana.takes_call("Waits").await;
    let walk = id(&call, "session_id");
    let pause = |hours| json!({ "reason": "Rings back", "resume_at": in_hours(hours) });
    let refused = cora.on(walk, "pause", pause(1)).await.refused(409, "not_holder");
    assert_eq!(refused["walk"], dana.reads(walk).await);
    for hours in [0, -1, 14 * 24 + 1] {
        let refused = dana.on(walk, "pause", pause(hours)).await.refused(422, "invalid");
        assert_eq!(refused["fields"][0]["field"], "resume_at", "{hours}");
    }
    let blank = json!({ "reason": " ", "resume_at": in_hours(1) });
    let refused = dana.on(walk, "pause", blank).await.refused(422, "invalid");
    assert_eq!(refused["fields"][0]["field"], "reason");
    dana.on(walk, "pause", pause(14 * 24 - 1)).await.expect(200);
    cora.on(walk, "resume", Value::Null).await.refused(409, "not_holder");
    assert!(dana.reads(walk).await["pause"].is_object());
    dana.on(walk, "resolve", json!({ "resolution_notes": "Solved." }))
        .await
        .expect(200);
    dana.on(walk, "pause", pause(1)).await.refused(409, "walk_not_active");
}

#[tokio::test]
async fn a_paused_walk_is_abandoned_a_day_after_it_was_to_go_on() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let [soon, late] = ["Waits", "Waited too long"].map(|problem| dana.takes_call(problem));
    let (soon, late) = (soon.await, late.await);
    for (call, since) in [(&soon, "23 hours 59 minutes"), (&late, "24 hours 1 minute")] {
        let pause = format!(
            "paused_at = now() - interval '3 days', last_step_at = now() - interval '3 days', pause_reason = 'Rings back',
             resume_at = now() - interval '{since}'"
        );
        account.set("l1_walk_sessions", id(call, "session_id"), &pause).await;
    }
    assert_eq!(app.runs_stale_walks().await, 1);
    let abandoned = dana.reads(id(&late, "session_id")).await;
    assert_eq!(
        (&abandoned["status"], &abandoned["pause"]),
        (&json!("abandoned"), &Value::Null)
    );
    assert_eq!(abandoned["pauses"][0]["reason"], "Rings back");
    assert_eq!(abandoned["abandoned_from"], Value::Null);
    assert_eq!(dana.reads(id(&soon, "session_id")).await["status"], "active");
}
