//! Walks: the main job, end to end.

mod conclude;
mod coverage;
mod hands;
mod intake;
mod notes;
mod package;
mod pause;
mod races;
mod step;

use serde_json::json;

use crate::support::{TestApp, given::OUTLOOK, id};

#[tokio::test]
async fn a_call_is_walked_along_a_flow_and_resolved() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook says disconnected", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "Yes").await;
    let end = tech.answers(walk, "safe-mode", "It connects").await;
    assert_eq!(end["next_node"]["type"], "resolve");
    let body = json!({ "helpful": true, "resolution_notes": "An add-in." });
    let done = tech.on(walk, "resolve", body).await.expect(200);
    assert_eq!(done["status"], "resolved");
    assert_eq!(done["ticket"]["status"], "resolved");
}
