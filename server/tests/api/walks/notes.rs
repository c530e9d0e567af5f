//! Notes: replaced whole, guarded by a revision.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, given::OUTLOOK, id, redacted};

fn note(minute: usize, content: &str) -> Value {
    json!({ "timestamp": format!("2026-01-02T{:02}:{:02}:00Z", minute / 60 % 24, minute % 60), "content": content })
}

#[tokio::test]
async fn notes_are_replaced_whole_and_counted() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let notes = json!({ "notes": [note(1, "Asked for the model"), note(2, "  ")], "revision": 0 });
    tech.on(walk, "notes", notes).await.expect(200);
    let notes = json!({ "notes": [note(1, "Asked for the model"), note(3, "It is an old one")], "revision": 1 });
    let walked = tech.on(walk, "notes", notes).await.expect(200);
    insta::assert_json_snapshot!(redacted(json!({
        "walk_notes": walked["walk_notes"], "notes_revision": walked["notes_revision"],
        "notes_saved_by": walked["notes_saved_by"],
    })), @r#"
    {
      "notes_revision": 2,
      "notes_saved_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "walk_notes": [
        {
          "by": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "content": "Asked for the model",
          "timestamp": "[time]"
        },
        {
          "by": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "content": "It is an old one",
          "timestamp": "[time]"
        }
      ]
    }
    "#);
    assert_eq!(walked["notes_saved_at"], walked["last_step_at"]);
    assert_eq!(tech.reads(walk).await, walked);
    let active = tech.get("/api/v1/l1/sessions/active").await.expect(200);
    assert_eq!(active[0]["note_count"], 2);
}

#[tokio::test]
async fn a_walk_with_a_flow_takes_notes_too() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "Yes").await;
    let walked = tech
        .on(walk, "notes", json!({ "notes": [note(1, "Slow line")] }))
        .await
        .expect(200);
    assert_eq!(walked["walk_notes"][0]["content"], "Slow line");
    assert_eq!(walked["next_node"]["id"], "safe-mode", "and stands where it stood");
}

#[tokio::test]
async fn a_stale_tab_gets_the_servers_notes_and_overwrites_nothing() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let first = json!({ "notes": [note(1, "From the first tab")], "revision": 0 });
    tech.on(walk, "notes", first).await.expect(200);
    for revision in [0, 2, -1] {
        let stale = json!({ "notes": [], "revision": revision });
        let refused = tech.on(walk, "notes", stale).await.refused(409, "notes_moved_on");
        assert_eq!(refused["message"], "Dana changed these notes meanwhile.");
        assert_eq!(refused["walk"]["walk_notes"][0]["content"], "From the first tab");
        assert_eq!(refused["walk"]["notes_revision"], 1);
        assert_eq!(refused["walk"]["notes_saved_by"]["id"], json!(tech.id));
        assert!(refused["walk"]["notes_saved_at"].is_string());
    }
    let unconditional = tech.on(walk, "notes", json!({ "notes": [] })).await.expect(200);
    assert_eq!(
        (&unconditional["notes_revision"], &unconditional["walk_notes"]),
        (&json!(2), &json!([]))
    );
}

#[tokio::test]
async fn the_same_save_again_is_the_same_success() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let save = json!({ "notes": [note(1, "Hums in B flat")], "revision": 0, "save_id": Uuid::now_v7() });
    let first = tech.on(walk, "notes", save.clone()).await.expect(200);
    assert_eq!(
        tech.on(walk, "notes", save).await.expect(200),
        first,
        "the answer that was lost"
    );
    assert_eq!(first["notes_revision"], 1);
    let other = json!({ "notes": [], "revision": 0, "save_id": Uuid::now_v7() });
    tech.on(walk, "notes", other).await.refused(409, "notes_moved_on");
    let saved = "select count(*) from audit_logs where action = 'walk.notes_saved'";
    assert_eq!(account.value(saved).await, 1);
}

#[tokio::test]
async fn a_save_that_changes_nothing_does_not_keep_a_walk_alive() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let notes = json!({ "notes": [note(1, "Hums")] });
    tech.on(walk, "notes", notes.clone()).await.expect(200);
    account.last_step_hours_ago(walk, 20).await;
    let before = tech.reads(walk).await;
    let same = tech.on(walk, "notes", notes).await.expect(200);
    assert_eq!(same["last_step_at"], before["last_step_at"]);
    assert_eq!(same["notes_revision"], 2, "it counts all the same");
    assert_eq!(tech.reads(walk).await["last_step_at"], before["last_step_at"]);
    let changed = tech
        .on(walk, "notes", json!({ "notes": [note(1, "Hums!")] }))
        .await
        .expect(200);
    assert_ne!(changed["last_step_at"], before["last_step_at"]);
    assert_eq!(tech.reads(walk).await["last_step_at"], changed["last_step_at"]);
}

#[tokio::test]
async fn each_note_keeps_who_wrote_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, cora) = (account.l1().await, account.covering_engineer().await);
    let call = dana.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    dana.on(walk, "notes", json!({ "notes": [note(1, "Hums"), note(2, "Louder")] }))
        .await
        .expect(200);
    cora.on(walk, "take-over", json!({})).await.expect(200);
    let notes = json!({ "notes": [note(1, "Hums"), note(2, "Louder now"), note(3, "Stopped")], "revision": 1 });
    let walked = cora.on(walk, "notes", notes).await.expect(200);
    let authors: Vec<_> = walked["walk_notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| &note["by"]["name"])
        .collect();
    assert_eq!(
        authors,
        ["Dana", "Cora", "Cora"],
        "what was changed is whose change it was"
    );
    assert_eq!(walked["notes_saved_by"]["name"], "Cora");
    let forged = json!({ "notes": [{ "timestamp": "2026-01-02T00:01:00Z", "content": "x", "by": { "id": dana.id } }] });
    cora.on(walk, "notes", forged).await.names_field("notes[0].by");
}

#[tokio::test]
async fn notes_have_their_bounds() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let many = |count: usize, each: usize| json!({ "notes": (0..count).map(|minute| note(minute, &"x".repeat(each))).collect::<Vec<_>>() });
    tech.on(walk, "notes", many(2001, 0)).await.names_field("notes");
    tech.on(walk, "notes", many(14, 19_000)).await.names_field("notes");
    tech.on(walk, "notes", many(1, 20_001))
        .await
        .names_field("notes[0].content");
    let far_too_long = tech.on(walk, "notes", many(20, 20_000)).await;
    far_too_long.refused(413, "too_large");
    for (field, value) in [
        ("timestamp", json!("yesterday")),
        ("content", json!("a\0b")),
        ("content", Value::Null),
    ] {
        let mut broken = note(1, "x");
        broken[field] = value;
        tech.on(walk, "notes", json!({ "notes": [broken] }))
            .await
            .names_field(&format!("notes[0].{field}"));
    }
    tech.on(walk, "notes", json!({})).await.names_field("notes");
    tech.on(walk, "notes", json!({ "notes": [], "save_id": "x" }))
        .await
        .names_field("save_id");
    let walked = tech.on(walk, "notes", many(13, 20_000)).await.expect(200);
    assert_eq!(walked["walk_notes"].as_array().unwrap().len(), 13);
}

#[tokio::test]
async fn the_most_notes_by_the_longest_name_are_kept() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account
        .person(&"ж".repeat(120), resolutionflow::auth::Role::L1Tech)
        .await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let notes: Vec<_> = (0..2000).map(|minute| note(minute, &"x".repeat(70))).collect();
    let walked = tech.on(walk, "notes", json!({ "notes": notes })).await.expect(200);
    assert_eq!(walked["walk_notes"].as_array().unwrap().len(), 2000);
    tech.on(walk, "resolve", json!({ "resolution_notes": "Off and on" }))
        .await
        .expect(200);
}

#[tokio::test]
async fn the_notes_of_an_ended_walk_stay_as_they_are() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    tech.on(walk, "notes", json!({ "notes": [note(1, "Hums")] }))
        .await
        .expect(200);
    tech.on(walk, "resolve", json!({ "resolution_notes": "Off and on" }))
        .await
        .expect(200);
    let refused = tech
        .on(walk, "notes", json!({ "notes": [] }))
        .await
        .refused(409, "walk_not_active");
    assert_eq!(
        refused["walk"]["walk_notes"][0]["content"], "Hums",
        "with the server's copy"
    );
    assert_eq!(refused["message"], "This walk is resolved already.");
}
