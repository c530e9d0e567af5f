//! Proposals: an author's own.

use serde_json::json;

use crate::support::{TestApp, given::OUTLOOK, redacted};

const DRAFTS: &str = "/api/v1/l1/drafts";

#[tokio::test]
async fn ones_own_proposals_are_listed_the_latest_change_first_and_nobody_elses() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, colleague) = (account.l1().await, account.l1().await);
    assert_eq!(tech.get(DRAFTS).await.expect(200), json!([]));
    let older = account.proposal(&tech, OUTLOOK).await;
    let newer = account.proposal(&tech, OUTLOOK).await;
    account.proposal(&colleague, OUTLOOK).await;
    other.proposal(&other.l1().await, OUTLOOK).await;
    account
        .set(
            "flow_proposals",
            &older.to_string(),
            "title = 'Rejected', status = 'rejected', review_note = 'There is one already',
             updated_at = now() + interval '1 minute'",
        )
        .await;
    let drafts = tech.get(DRAFTS).await.expect(200);
    assert_eq!(
        [&drafts[0]["id"], &drafts[1]["id"], &drafts[2]],
        [&json!(older), &json!(newer), &json!(null)]
    );
    insta::assert_json_snapshot!(redacted(drafts[0].clone()), @r#"
    {
      "created_at": "[time]",
      "id": "[id 1]",
      "linked_ticket_id": null,
      "linked_ticket_kind": null,
      "problem_summary": "",
      "review_note": "There is one already",
      "source": "manual_draft",
      "status": "rejected",
      "title": "Rejected",
      "updated_at": "[time]",
      "validated_by_outcome": false
    }
    "#);
}

#[tokio::test]
async fn two_hundred_proposals_are_listed_at_most() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let insert = "insert into flow_proposals (account_id, id, title, tree, source, created_by)
                  select $1, gen_random_uuid(), 'Draft ' || n, '{}', 'manual_draft', $2 from generate_series(1, 201) n";
    app.admin.execute(insert, &[&account.id.0, &tech.id.0]).await.unwrap();
    assert_eq!(tech.get(DRAFTS).await.expect(200).as_array().unwrap().len(), 200);
}
