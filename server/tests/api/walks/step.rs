//! Steps along a tree: given, refused, taken back.

use serde_json::{Value, json};

use crate::support::{TestApp, given::OUTLOOK, id, redacted};

/// OUTLOOK, published anew with another first question.
const OUTLOOK_2: &str = r#"
title: Outlook cannot connect
start: webmail
nodes:
  webmail:
    type: question
    text: Is the lamp on?
    answers: [{ label: "Yes", to: done }]
  done: { type: resolve, text: Done. }
"#;

/// The nodes and answers of a walk's path.
fn path(walk: &Value) -> Vec<(&str, &str)> {
    let steps = walk["walked_path"].as_array().unwrap();
    steps
        .iter()
        .map(|step| (step["node_id"].as_str().unwrap(), step["answer"].as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_step_is_recorded_in_the_authors_words() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook says disconnected", flow).await;
    let walk = id(&call, "session_id");
    let step = json!({ "node_id": "webmail", "question": "What the client made of it", "answer": "Yes",
                       "note": "  with the new password " });
    let walked = tech.on(walk, "step", step).await.expect(200);
    insta::assert_json_snapshot!(redacted(json!({
        "current_node_id": walked["current_node_id"], "next_node": walked["next_node"],
        "step_count": walked["step_count"], "walked_path": walked["walked_path"],
    })), @r#"
    {
      "current_node_id": "webmail",
      "next_node": {
        "answers": [
          {
            "label": "It connects"
          },
          {
            "label": "Still disconnected"
          }
        ],
        "category": null,
        "help": null,
        "id": "safe-mode",
        "text": "Start Outlook in safe mode.",
        "type": "action"
      },
      "step_count": 1,
      "walked_path": [
        {
          "answer": "Yes",
          "at": "[time]",
          "by": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "l1_note": "with the new password",
          "node_id": "webmail",
          "question": "Can the user sign in to Outlook on the web?",
          "seq": 1
        }
      ]
    }
    "#);
    assert_eq!(tech.reads(walk).await, walked, "what is answered is what is read");
    let at = &walked["walked_path"][0]["at"];
    assert_eq!(at, &walked["last_step_at"]);
}

#[tokio::test]
async fn a_walk_goes_round_loops_and_stays_in_the_log() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    let way = [
        ("webmail", "Not sure"),
        ("webmail", "Not sure"),
        ("webmail", "No"),
        ("password", "Still not"),
        ("webmail", "Yes"),
        ("safe-mode", "Still disconnected"),
    ];
    for (node, answer) in way {
        tech.answers(walk, node, answer).await;
    }
    let walked = tech.reads(walk).await;
    assert_eq!(path(&walked), way);
    let numbers: Vec<_> = walked["walked_path"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["seq"])
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert_eq!(
        walked["next_node"],
        json!({ "id": "needs-engineer", "type": "escalate", "text": "The mail profile must be rebuilt.", "help": null,
                "answers": [], "category": "Needs admin access" })
    );
}

#[tokio::test]
async fn a_step_must_fit_where_the_walk_stands() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    let step = |node: &str, answer: &str| json!({ "node_id": node, "answer": answer });
    for node in ["safe-mode", "addins", "no-such-node"] {
        let refused = tech.on(walk, "step", step(node, "Yes")).await.names_field("node_id");
        assert_eq!(refused["walk"]["next_node"]["id"], "webmail", "with where it stands");
    }
    for answer in ["Maybe", "yes", "It connects"] {
        tech.on(walk, "step", step("webmail", answer))
            .await
            .names_field("answer");
    }
    assert_eq!(tech.reads(walk).await["step_count"], 0);
    tech.answers(walk, "webmail", "Yes").await;
    tech.answers(walk, "safe-mode", "It connects").await;
    let refused = tech
        .on(walk, "step", step("addins", "Yes"))
        .await
        .names_field("node_id");
    insta::assert_snapshot!(refused["message"].as_str().unwrap(), @"node_id is an end: resolve or escalate the walk, or go back a step.");
    assert_eq!(
        account.value("select count(*) from l1_walk_steps").await,
        2,
        "what was refused left nothing"
    );
}

#[tokio::test]
async fn every_field_of_a_step_has_its_bounds() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    let with = |field: &str, value: Value| {
        let mut body = json!({ "node_id": "webmail", "answer": "Not sure" });
        body[field] = value;
        body
    };
    for (field, value) in [
        ("node_id", json!("")),
        ("node_id", json!("x".repeat(101))),
        ("answer", json!("  ")),
        ("answer", json!("x".repeat(201))),
        ("question", json!("x".repeat(501))),
        ("note", json!("x".repeat(2001))),
        ("note", json!("a\0b")),
        ("step_count", json!("one")),
        ("at", json!("2026-01-01T00:00:00Z")),
    ] {
        tech.on(walk, "step", with(field, value)).await.names_field(field);
    }
    let walked = tech
        .on(walk, "step", with("note", json!("ß".repeat(2000))))
        .await
        .expect(200);
    assert_eq!(walked["walked_path"][0]["l1_note"], "ß".repeat(2000));
}

#[tokio::test]
async fn an_ad_hoc_walk_takes_no_steps() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    tech.on(walk, "step", json!({ "node_id": "a", "answer": "b" }))
        .await
        .refused(400, "adhoc_walk");
    let refused = tech.on(walk, "back", json!({})).await.refused(400, "adhoc_walk");
    assert_eq!(refused["walk"]["id"], walk);
}

#[tokio::test]
async fn an_ended_walk_takes_no_more_steps_and_shows_itself() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "Yes").await;
    tech.on(walk, "resolve", json!({ "helpful": true, "resolution_notes": "Fixed" }))
        .await
        .expect(200);
    let step = json!({ "node_id": "safe-mode", "answer": "It connects" });
    for (act, body) in [("step", step), ("back", json!({}))] {
        let refused = tech.on(walk, act, body).await.refused(409, "walk_not_active");
        assert_eq!(refused["walk"], tech.reads(walk).await);
    }
}

#[tokio::test]
async fn a_tab_that_is_behind_gets_the_fresh_walk() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "Not sure").await;
    // The walk stands at the same node again: only its length tells that this tab is behind.
    let behind = json!({ "node_id": "webmail", "answer": "Yes", "step_count": 0 });
    let refused = tech.on(walk, "step", behind).await.refused(409, "walk_moved_on");
    assert_eq!(refused["walk"], tech.reads(walk).await);
    tech.on(walk, "back", json!({ "step_count": 0 }))
        .await
        .refused(409, "walk_moved_on");
    tech.on(walk, "back", json!({ "step_count": 2 }))
        .await
        .refused(409, "walk_moved_on");
    tech.on(
        walk,
        "step",
        json!({ "node_id": "webmail", "answer": "Yes", "step_count": 1 }),
    )
    .await
    .expect(200);
    // A node left behind gives it away without any count.
    let behind = json!({ "node_id": "webmail", "answer": "No" });
    let refused = tech.on(walk, "step", behind).await.refused(409, "walk_moved_on");
    assert_eq!(refused["walk"]["next_node"]["id"], "safe-mode");
}

#[tokio::test]
async fn a_walk_stays_on_the_version_it_began_on() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    assert_eq!(tech.reads(walk).await["flow"]["newer_version"], false);
    account.republish(flow, &tech, OUTLOOK_2).await;
    let walked = tech.answers(walk, "webmail", "No").await;
    assert_eq!(
        walked["flow"],
        json!({ "id": flow, "title": "Outlook cannot connect", "version": 1, "newer_version": true })
    );
    assert_eq!(walked["flow_version"], 1);
    assert_eq!(
        walked["walked_path"][0]["question"],
        "Can the user sign in to Outlook on the web?"
    );
    assert_eq!(walked["next_node"]["id"], "password");
    let tree = tech.get(&format!("/api/v1/l1/sessions/{walk}/tree")).await.expect(200);
    assert_eq!(
        (&tree["start"], &tree["nodes"]["webmail"]["answers"][1]),
        (&json!("webmail"), &json!({ "label": "No", "to": "password" })),
        "the whole version that is walked"
    );
    let next = tech.takes_call_with("Outlook", flow).await;
    let next = tech.reads(id(&next, "session_id")).await;
    assert_eq!(
        (&next["flow_version"], &next["next_node"]["text"]),
        (&json!(2), &json!("Is the lamp on?"))
    );
}

#[tokio::test]
async fn a_flow_archived_meanwhile_is_walked_to_its_end() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    account.set("flows", &flow.to_string(), "status = 'archived'").await;
    let walked = tech.answers(id(&call, "session_id"), "webmail", "Yes").await;
    assert_eq!(walked["next_node"]["id"], "safe-mode");
}

#[tokio::test]
async fn a_step_taken_back_stays_in_the_log_and_leaves_the_path() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "No").await;
    tech.answers(walk, "password", "It works").await;
    let back = tech.on(walk, "back", json!({ "step_count": 2 })).await.expect(200);
    assert_eq!(path(&back), [("webmail", "No")]);
    assert_eq!(
        (&back["step_count"], &back["current_node_id"]),
        (&json!(3), &json!("webmail"))
    );
    assert_eq!(back["next_node"]["id"], "password");
    let start = tech.on(walk, "back", json!({})).await.expect(200);
    assert_eq!(path(&start), []);
    assert_eq!(
        (&start["current_node_id"], &start["next_node"]["id"]),
        (&Value::Null, &json!("webmail"))
    );
    let refused = tech
        .on(walk, "back", json!({}))
        .await
        .refused(409, "nothing_to_take_back");
    assert_eq!(refused["walk"], tech.reads(walk).await);
    let on = tech.answers(walk, "webmail", "Yes").await;
    assert_eq!(on["walked_path"][0]["seq"], 5, "numbers are never used again");
    let log = "select json_agg(concat_ws(' ', seq, kind, node_id, answer) order by seq) from l1_walk_steps";
    insta::assert_json_snapshot!(account.value(log).await, @r#"
    [
      "1 answer webmail No",
      "2 answer password It works",
      "3 back password It works",
      "4 back webmail No",
      "5 answer webmail Yes"
    ]
    "#);
}

#[tokio::test]
async fn steps_are_audited_without_what_was_said() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    let step = json!({ "node_id": "webmail", "answer": "Yes", "note": "secret note" });
    tech.on(walk, "step", step).await.expect(200);
    tech.on(walk, "back", json!({})).await.expect(200);
    let rows = "select json_agg(json_build_object('action', action, 'detail', detail) order by created_at, id)
                from audit_logs where action like 'walk.%'";
    let rows = account.value(rows).await;
    assert!(!rows.to_string().contains("secret"), "{rows}");
    insta::assert_json_snapshot!(redacted(rows), @r#"
    [
      {
        "action": "walk.started",
        "detail": {
          "flow_id": "[id 1]",
          "flow_proposal_id": null,
          "session_kind": "flow",
          "ticket_id": "[id 2]"
        }
      },
      {
        "action": "walk.stepped",
        "detail": {
          "node_id": "webmail",
          "seq": 1
        }
      },
      {
        "action": "walk.stepped_back",
        "detail": {
          "node_id": "webmail",
          "seq": 2
        }
      }
    ]
    "#);
}
