//! An engineer who covers L1: whatever they do on its surface is marked as that, on the walk, in the ticket's story and in the log.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{Account, Answer, TestApp, given::OUTLOOK, id};

/// In which capacities the rows of one request were written, in a table that says by whom and when.
async fn capacities(account: &Account<'_>, answer: &Answer) -> Value {
    let request = answer.header("x-request-id").unwrap();
    let rows = format!(
        "select jsonb_agg(distinct jsonb_build_array(acting_as, role)) from audit_logs where request_id = '{request}'"
    );
    account.value(&rows).await
}

#[tokio::test]
async fn whatever_an_engineer_does_on_the_l1_surface_is_marked_as_coverage() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (cora, dana) = (account.covering_engineer().await, account.l1().await);
    let flow = account.flow(&cora, OUTLOOK).await;
    let mut done: Vec<(&str, Answer)> = Vec::new();

    let call = json!({ "problem_statement": "Outlook", "flow_id": flow });
    done.push(("take_call", cora.post("/api/v1/l1/intake", call).await));
    let call = done[0].1.body.clone();
    let walk = id(&call, "session_id");
    for (operation, act, body) in [
        ("take_step", "step", json!({ "node_id": "webmail", "answer": "No" })),
        ("take_step_back", "back", json!({})),
        (
            "save_notes",
            "notes",
            json!({ "notes": [{ "timestamp": "2026-11-02T10:00:00Z", "content": "On a train" }] }),
        ),
        (
            "pause_walk",
            "pause",
            json!({ "reason": "Rings back", "resume_at": Timestamp::now() + SignedDuration::from_hours(1) }),
        ),
        ("resume_walk", "resume", json!({})),
        (
            "reword_problem",
            "problem",
            json!({ "problem_statement": "Outlook is grey" }),
        ),
        (
            "resolve_walk",
            "resolve",
            json!({ "helpful": true, "resolution_notes": "Restarted it" }),
        ),
    ] {
        done.push((operation, cora.on(walk, act, body).await));
    }

    let other = cora.takes_call("The printer hums").await;
    let reason = json!({ "reason_category": "Other" });
    done.push((
        "escalate_walk",
        cora.on(id(&other, "session_id"), "escalate", reason).await,
    ));
    let given_away = cora.takes_call("The door reader is dead").await;
    let to = json!({ "to_user_id": dana.id });
    done.push((
        "hand_over_walk",
        cora.on(id(&given_away, "session_id"), "handover", to).await,
    ));
    done.push((
        "take_walk_over",
        cora.on(id(&given_away, "session_id"), "take-over", json!({})).await,
    ));
    let at_once = json!({ "problem_statement": "Water in the server room", "reason_category": "Other" });
    done.push((
        "escalate_call",
        cora.post("/api/v1/l1/escalate-without-walk", at_once).await,
    ));
    let ticket = dana.has_resolved("The scanner beeps").await;
    dana.post(
        &format!("/api/v1/internal-tickets/{ticket}/reopen"),
        json!({ "reason": "It beeps again" }),
    )
    .await
    .expect(200);
    done.push((
        "walk_ticket",
        cora.post(&format!("/api/v1/l1/tickets/{ticket}/walk"), json!({})).await,
    ));

    for (operation, answer) in &done {
        assert!(answer.status.is_success(), "{operation}: {}", answer.text);
        assert_eq!(
            capacities(&account, answer).await,
            json!([["l1_coverage", "engineer"]]),
            "{operation}"
        );
    }
    // Nothing that can be done there is missing above.
    let document: Value = serde_json::from_str(&resolutionflow::openapi::document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let surface: BTreeSet<_> = paths
        .iter()
        .filter(|(path, _)| path.starts_with("/l1/"))
        .filter_map(|(_, operations)| operations["post"]["operationId"].as_str())
        .collect();
    assert_eq!(
        done.iter().map(|(operation, _)| *operation).collect::<BTreeSet<_>>(),
        surface
    );

    let began: Vec<_> = done
        .iter()
        .filter(|(operation, _)| ["take_call", "escalate_call", "walk_ticket"].contains(operation))
        .collect();
    assert_eq!(began.len(), 3);
    for (operation, answer) in began {
        let walk = answer.body["session_id"]
            .as_str()
            .unwrap_or_else(|| id(&answer.body, "id"));
        assert_eq!(cora.reads(walk).await["acting_as"], "l1_coverage", "{operation}");
    }
    let told = format!(
        "select jsonb_agg(distinct acting_as) from ticket_history where by_user_id = '{}'",
        cora.id
    );
    assert_eq!(account.value(&told).await, json!(["l1_coverage"]));
}

#[tokio::test]
async fn what_a_covering_engineer_does_elsewhere_is_an_engineers() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (cora, dana) = (account.covering_engineer().await, account.l1().await);
    let ticket = dana.has_resolved("The scanner beeps").await;
    let path = format!("/api/v1/internal-tickets/{ticket}/reopen");
    let reopened = cora.post(&path, json!({ "reason": "It beeps again" })).await;
    assert_eq!(capacities(&account, &reopened).await, json!([["engineer", "engineer"]]));
    reopened.expect(200);
}
