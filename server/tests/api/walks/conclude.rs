//! The end of a walk: resolved, escalated, and what a reopened ticket does to its vote.

use serde_json::{Value, json};

use crate::support::{TestApp, given::OUTLOOK, id, redacted};

#[tokio::test]
async fn resolving_asks_whether_the_flow_helped() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    tech.on(walk, "resolve", json!({ "resolution_notes": "Fixed" }))
        .await
        .names_field("helpful");
    tech.on(walk, "resolve", json!({ "helpful": null, "resolution_notes": "Fixed" }))
        .await
        .names_field("helpful");
    tech.on(
        walk,
        "resolve",
        json!({ "helpful": "yes", "resolution_notes": "Fixed" }),
    )
    .await
    .names_field("helpful");
    for notes in ["", " \n ", &"x".repeat(10_001)] {
        let body = json!({ "helpful": true, "resolution_notes": notes });
        tech.on(walk, "resolve", body).await.names_field("resolution_notes");
    }
    tech.on(walk, "resolve", json!({ "helpful": true }))
        .await
        .names_field("resolution_notes");
    assert_eq!(tech.reads(walk).await["status"], "active");
    // From anywhere in the tree: the caller may know the answer by themselves.
    let body = json!({ "helpful": false, "resolution_notes": "ü".repeat(10_000) });
    let done = tech.on(walk, "resolve", body).await.expect(200);
    assert_eq!((&done["helpful"], &done["status"]), (&json!(false), &json!("resolved")));
    assert_eq!(tech.reads(walk).await, done);
}

#[tokio::test]
async fn resolving_resolves_the_ticket_with_the_same_words() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let body = json!({ "helpful": true, "resolution_notes": "Switched it off and on" });
    let done = tech.on(walk, "resolve", body).await.expect(200);
    assert_eq!(done["helpful"], Value::Null, "a note pad has nothing to vote on");
    assert_eq!(done["next_node"], Value::Null);
    let mut story = tech.story(ticket).await;
    assert_eq!(story["resolved_at"], done["resolved_at"]);
    assert_eq!(story["walks"], json!([done]));
    story.as_object_mut().unwrap().remove("walks");
    insta::assert_json_snapshot!(redacted(story), @r#"
    {
      "active_walk": null,
      "assigned_user": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "created_at": "[time]",
      "created_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "customer_contact": null,
      "customer_name": null,
      "escalation_category": null,
      "flow": null,
      "flow_proposal": null,
      "history": [
        {
          "acting_as": "l1_tech",
          "at": "[time]",
          "by": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "from_status": null,
          "reason": "",
          "to_status": "walking"
        },
        {
          "acting_as": "l1_tech",
          "at": "[time]",
          "by": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "from_status": "walking",
          "reason": "",
          "to_status": "resolved"
        }
      ],
      "number": 1001,
      "problem_statement": "The printer hums",
      "psa_promoted_ticket_id": null,
      "resolution_notes": "Switched it off and on",
      "resolved_at": "[time]",
      "status": "resolved",
      "ticket_id": "[id 2]",
      "ticket_kind": "internal",
      "updated_at": "[time]"
    }
    "#);
    assert_eq!(tech.get("/api/v1/l1/sessions/active").await.expect(200), json!([]));
}

#[tokio::test]
async fn a_helpful_walk_validates_its_proposal_until_the_ticket_is_reopened() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let proposal = account.proposal(&tech, OUTLOOK).await;
    let validated = async || {
        let drafts = tech.get("/api/v1/l1/drafts").await.expect(200);
        drafts[0]["validated_by_outcome"].clone()
    };
    let walked = async |helpful: bool| {
        let body = json!({ "problem_statement": "Outlook", "flow_proposal_id": proposal });
        let call = tech.post("/api/v1/l1/intake", body).await.expect(201);
        let body = json!({ "helpful": helpful, "resolution_notes": "Fixed" });
        tech.on(id(&call, "session_id"), "resolve", body).await.expect(200);
        id(&call, "ticket_id").to_owned()
    };
    let reopen = async |ticket: &str| {
        tech.post(&format!("/api/v1/internal-tickets/{ticket}/reopen"), json!({}))
            .await
            .expect(200)
    };
    walked(false).await;
    assert_eq!(validated().await, false, "it did not help");
    let (first, second) = (walked(true).await, walked(true).await);
    assert_eq!(validated().await, true);
    reopen(&first).await;
    assert_eq!(validated().await, true, "the other vote still counts");
    reopen(&second).await;
    assert_eq!(validated().await, false, "no vote is left");
}

#[tokio::test]
async fn escalating_hands_the_ticket_to_the_engineers() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    tech.answers(walk, "webmail", "Yes").await;
    let body = json!({ "reason_category": "Needs admin access", "reason": "The profile is broken" });
    let done = tech.on(walk, "escalate", body).await.expect(200);
    insta::assert_json_snapshot!(redacted(json!({
        "status": done["status"], "ticket": done["ticket"]["status"], "reason": done["escalation_reason"],
        "reason_category": done["escalation_reason_category"], "helpful": done["helpful"],
        "next_node": done["next_node"], "resolution_notes": done["resolution_notes"],
    })), @r#"
    {
      "helpful": null,
      "next_node": null,
      "reason": "The profile is broken",
      "reason_category": "Needs admin access",
      "resolution_notes": null,
      "status": "escalated",
      "ticket": "escalated"
    }
    "#);
    assert_eq!(tech.reads(walk).await, done);
    let story = tech.story(ticket).await;
    assert_eq!(
        (&story["status"], &story["assigned_user"]),
        (&json!("escalated"), &Value::Null)
    );
    assert_eq!(
        (&story["resolved_at"], &story["active_walk"]),
        (&Value::Null, &Value::Null)
    );
    insta::assert_json_snapshot!(redacted(story["history"].clone()), @r#"
    [
      {
        "acting_as": "l1_tech",
        "at": "[time]",
        "by": {
          "id": "[id 1]",
          "name": "Dana"
        },
        "from_status": null,
        "reason": "",
        "to_status": "walking"
      },
      {
        "acting_as": "l1_tech",
        "at": "[time]",
        "by": {
          "id": "[id 1]",
          "name": "Dana"
        },
        "from_status": "walking",
        "reason": "Needs admin access",
        "to_status": "escalated"
      }
    ]
    "#);
}

#[tokio::test]
async fn escalating_asks_for_a_category_and_takes_a_reason() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    tech.on(walk, "escalate", json!({}))
        .await
        .names_field("reason_category");
    for category in ["", "  ", &"x".repeat(31)] {
        tech.on(walk, "escalate", json!({ "reason_category": category }))
            .await
            .names_field("reason_category");
    }
    let body = json!({ "reason_category": "Other", "reason": "x".repeat(4001) });
    tech.on(walk, "escalate", body).await.names_field("reason");
    let body = json!({ "reason_category": "ü".repeat(30), "reason": "  " });
    let done = tech.on(walk, "escalate", body).await.expect(200);
    assert_eq!(done["escalation_reason_category"], "ü".repeat(30));
    assert_eq!(done["escalation_reason"], Value::Null, "a blank reason is none");
}

#[tokio::test]
async fn an_ended_walk_does_not_end_again() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    tech.on(walk, "resolve", json!({ "resolution_notes": "Off and on" }))
        .await
        .expect(200);
    let story = tech.story(ticket).await;
    for (act, body) in [
        ("resolve", json!({ "resolution_notes": "Again" })),
        ("escalate", json!({ "reason_category": "Other" })),
    ] {
        let refused = tech.on(walk, act, body).await.refused(409, "walk_not_active");
        assert_eq!(refused["walk"]["resolution_notes"], "Off and on");
    }
    assert_eq!(tech.story(ticket).await, story);
}
