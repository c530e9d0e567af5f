//! From hand to hand: handing over, taking over, and what else is the holder's.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, given::OUTLOOK, id, redacted};

#[tokio::test]
async fn the_holder_hands_a_walk_to_a_colleague_who_goes_on() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, cora) = (account.l1().await, account.covering_engineer().await);
    let flow = account.flow(&dana, OUTLOOK).await;
    let call = dana.takes_call_with("Outlook", flow).await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    dana.answers(walk, "webmail", "No").await;
    let handed = dana
        .on(walk, "handover", json!({ "to_user_id": cora.id }))
        .await
        .expect(200);
    assert_eq!(handed["holder"], json!({ "id": cora.id, "name": "Cora" }));
    assert_eq!(handed["created_by"]["id"], json!(dana.id), "who began it stays");

    let held = |active: Value| {
        active
            .as_array()
            .unwrap()
            .iter()
            .map(|walk| walk["id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        held(dana.get("/api/v1/l1/sessions/active").await.expect(200)),
        [] as [Value; 0]
    );
    assert_eq!(held(cora.get("/api/v1/l1/sessions/active").await.expect(200)), [walk]);

    let step = json!({ "node_id": "password", "answer": "It works" });
    let refused = dana.on(walk, "step", step.clone()).await.refused(409, "not_holder");
    assert_eq!(refused["holder"], json!({ "id": cora.id, "name": "Cora" }));
    assert_eq!(refused["message"], "Cora is walking this. Take it over to go on.");
    assert_eq!(refused["walk"], dana.reads(walk).await);
    let walked = cora.on(walk, "step", step).await.expect(200);
    let by: Vec<_> = walked["walked_path"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["by"]["name"])
        .collect();
    assert_eq!(by, ["Dana", "Cora"]);

    let story = dana.story(ticket).await;
    assert_eq!(story["assigned_user"]["id"], json!(cora.id));
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
        "reason": "Handed over: Cora",
        "to_status": "walking"
      }
    ]
    "#);
    let audited = "select json_agg(json_build_object('action', action, 'detail', detail, 'acting_as', acting_as))
                   from audit_logs where action = 'walk.handed_over'";
    let expected =
        json!([{ "action": "walk.handed_over", "detail": { "from": dana.id, "to": cora.id }, "acting_as": "l1_tech" }]);
    assert_eq!(account.value(audited).await, expected);
}

#[tokio::test]
async fn only_the_holder_does_anything_to_a_walk() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    let flow = account.flow(&dana, OUTLOOK).await;
    let call = dana.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    dana.answers(walk, "webmail", "No").await;
    let before = dana.reads(walk).await;
    for (act, body) in [
        ("step", json!({ "node_id": "password", "answer": "It works" })),
        ("back", json!({})),
        ("notes", json!({ "notes": [] })),
        ("handover", json!({ "to_user_id": owner.id })),
        ("problem", json!({ "problem_statement": "Mine now" })),
        ("resolve", json!({ "helpful": true, "resolution_notes": "Fixed" })),
        ("escalate", json!({ "reason_category": "Other" })),
    ] {
        let refused = owner.on(walk, act, body).await.refused(409, "not_holder");
        assert_eq!(refused["holder"]["id"], json!(dana.id), "{act}");
        assert_eq!(refused["walk"], before, "{act}");
    }
    assert_eq!(dana.reads(walk).await, before);
}

#[tokio::test]
async fn a_walk_is_handed_only_to_colleagues_who_may_walk_it() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let dana = account.l1().await;
    let gone = account.l1().await;
    account.change(&gone, "is_active = false").await;
    let call = dana.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    for to in [
        json!(dana.id),
        json!(account.viewer().await.id),
        json!(account.engineer().await.id),
        json!(gone.id),
        json!(other.l1().await.id),
        json!(Uuid::now_v7()),
        json!("nobody"),
        Value::Null,
    ] {
        dana.on(walk, "handover", json!({ "to_user_id": to }))
            .await
            .names_field("to_user_id");
    }
    assert_eq!(dana.reads(walk).await["holder"]["id"], json!(dana.id));
}

#[tokio::test]
async fn a_colleague_takes_a_walk_over_and_asking_again_changes_nothing() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erin) = (account.l1().await, account.l1().await);
    let call = dana.takes_call("The printer hums").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let taken = erin.on(walk, "take-over", json!({})).await.expect(200);
    assert_eq!(taken["holder"]["id"], json!(erin.id));
    assert_eq!(erin.on(walk, "take-over", json!({})).await.expect(200), taken);
    assert_eq!(erin.reads(walk).await, taken);
    let history = erin.story(ticket).await["history"].clone();
    assert_eq!(
        history.as_array().unwrap().len(),
        2,
        "one row for the take-over, none for asking again"
    );
    assert_eq!(history[1]["reason"], "Taken over: Dana", "{history}");
    assert_eq!(
        account
            .value("select count(*) from audit_logs where action = 'walk.taken_over'")
            .await,
        1
    );
    dana.on(walk, "notes", json!({ "notes": [] }))
        .await
        .refused(409, "not_holder");
    dana.on(walk, "take-over", json!({})).await.expect(200);
    dana.on(walk, "notes", json!({ "notes": [] })).await.expect(200);
}

#[tokio::test]
async fn an_ended_walk_changes_hands_no_more() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erin) = (account.l1().await, account.l1().await);
    let call = dana.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    dana.on(walk, "escalate", json!({ "reason_category": "Other" }))
        .await
        .expect(200);
    let refused = erin
        .on(walk, "take-over", json!({}))
        .await
        .refused(409, "walk_not_active");
    assert_eq!(refused["walk"], dana.reads(walk).await);
    dana.on(walk, "handover", json!({ "to_user_id": erin.id }))
        .await
        .refused(409, "walk_not_active");
    dana.on(walk, "problem", json!({ "problem_statement": "x" }))
        .await
        .refused(409, "walk_not_active");
}

#[tokio::test]
async fn the_holder_rewords_the_problem() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let call = dana.takes_call("It hums").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let walked = dana
        .on(walk, "problem", json!({ "problem_statement": " The printer hums " }))
        .await
        .expect(200);
    assert_eq!(walked["ticket"]["problem_statement"], "The printer hums");
    assert_eq!(dana.reads(walk).await, walked);
    assert_eq!(dana.story(ticket).await["problem_statement"], "The printer hums");
    let found = dana.get("/api/v1/internal-tickets?search=printer").await.expect(200);
    assert_eq!(found["items"][0]["ticket_id"], ticket);
    for problem in ["", "  ", &"x".repeat(4001)] {
        dana.on(walk, "problem", json!({ "problem_statement": problem }))
            .await
            .names_field("problem_statement");
    }
}

#[tokio::test]
async fn a_walk_of_another_account_is_not_there() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, stranger) = (account.l1().await, other.super_admin().await);
    let call = dana.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    for (act, body) in [
        ("step", json!({ "node_id": "a", "answer": "b" })),
        ("back", json!({})),
        ("notes", json!({ "notes": [] })),
        ("handover", json!({ "to_user_id": dana.id })),
        ("take-over", json!({})),
        ("problem", json!({ "problem_statement": "x" })),
        ("resolve", json!({ "resolution_notes": "x" })),
        ("escalate", json!({ "reason_category": "x" })),
    ] {
        stranger.on(walk, act, body).await.refused(404, "not_found");
    }
    for path in [
        format!("/api/v1/l1/sessions/{walk}"),
        format!("/api/v1/l1/sessions/{walk}/package"),
    ] {
        stranger.get(&path).await.refused(404, "not_found");
    }
}
