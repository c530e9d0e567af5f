//! Proposals: written, handed in, walked, decided about.

use axum::http::Method;
use serde_json::{Value, json};

use crate::support::{
    Act, Answer, Person, TestApp, at_once,
    given::{OUTLOOK, tree},
    id, redacted,
};

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
      "created_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "effect": {
        "abandoned": 0,
        "escalated": 0,
        "helpful": 0,
        "resolved": 0,
        "unhelpful": 0,
        "walks": 0
      },
      "flow": null,
      "from_session_id": null,
      "id": "[id 2]",
      "linked_ticket_id": null,
      "linked_ticket_kind": null,
      "linked_ticket_number": null,
      "problem_summary": "",
      "review_note": "There is one already",
      "reviewed_by": null,
      "revision": 1,
      "source": "manual_draft",
      "status": "rejected",
      "submitted_at": null,
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

const PROPOSALS: &str = "/api/v1/flow-proposals";

fn outlook() -> Value {
    serde_json::to_value(tree(OUTLOOK)).unwrap()
}

/// The same with one more answer, to an end of its own.
fn mended() -> Value {
    let mut tree = outlook();
    let answers = tree["nodes"]["webmail"]["answers"].as_array_mut().unwrap();
    answers.push(json!({ "label": "It asks for a code", "to": "code" }));
    tree["nodes"]["code"] = json!({ "type": "resolve", "text": "Use the authenticator." });
    tree
}

impl Person {
    async fn proposes(&self, body: Value) -> String {
        let made = self.post(PROPOSALS, body).await.expect(201);
        id(&made, "id").to_owned()
    }

    async fn proposal(&self, proposal: &str) -> Answer {
        self.get(&format!("{PROPOSALS}/{proposal}")).await
    }

    async fn writes(&self, proposal: &str, body: Value) -> Answer {
        self.patch(&format!("{PROPOSALS}/{proposal}"), body).await
    }

    async fn decides(&self, proposal: &str, act: &str, body: Value) -> Answer {
        self.post(&format!("{PROPOSALS}/{proposal}/{act}"), body).await
    }
}

fn approval(revision: i32) -> Value {
    json!({ "revision": revision, "change_note": "A code is asked for" })
}

#[tokio::test]
async fn a_technicians_change_to_a_flow_is_written_handed_in_approved_and_walked() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, engineer, tech) = (account.owner().await, account.engineer().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let proposal = tech
        .proposes(json!({ "title": "Ask for the code", "flow_id": flow }))
        .await;
    let read = tech.proposal(&proposal).await.expect(200);
    assert_eq!((&read["tree"], &read["is_writable"]), (&outlook(), &json!(true)));
    assert_eq!(
        (&read["flow"]["base_version"], &read["status"]),
        (&json!(1), &json!("draft"))
    );
    // A draft is its author's alone.
    engineer.proposal(&proposal).await.refused(404, "not_found");

    let saved = tech
        .writes(&proposal, json!({ "revision": 1, "tree": mended() }))
        .await
        .expect(200);
    assert_eq!((&saved["revision"], &saved["problems"]), (&json!(2), &json!([])));
    tech.decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .refused(409, "draft_moved_on");
    tech.decides(&proposal, "submit", json!({ "revision": 2 }))
        .await
        .expect(200);
    tech.writes(&proposal, json!({ "revision": 3, "title": "Late" }))
        .await
        .refused(409, "proposal_state");
    tech.decides(&proposal, "approve", approval(3))
        .await
        .refused(403, "forbidden");

    let waiting = engineer.get(&format!("{PROPOSALS}?status=submitted")).await.expect(200);
    assert_eq!(waiting["items"][0]["id"], json!(proposal));
    assert_eq!(waiting["items"][0]["created_by"]["name"], tech.name);
    let approved = engineer.decides(&proposal, "approve", approval(3)).await.expect(200);
    assert_eq!(
        (&approved["status"], &approved["reviewed_by"]["name"]),
        (&json!("approved"), &json!(engineer.name))
    );
    let published = tech.get(&format!("/api/v1/flows/{flow}")).await.expect(200);
    assert_eq!(
        (&published["current_version"], &published["tree"]),
        (&json!(2), &mended())
    );
    // The flow stays whose it was.
    assert_eq!(published["author"]["name"], owner.name);
    engineer
        .decides(&proposal, "reject", json!({ "revision": 4, "reason": "No" }))
        .await
        .refused(409, "proposal_state");
}

#[tokio::test]
async fn a_flow_of_a_technicians_own_goes_to_whoever_approves_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech) = (account.engineer().await, account.l1().await);
    let proposal = tech
        .proposes(json!({ "title": "Outlook", "problem_summary": "It is offline", "tree": outlook() }))
        .await;
    tech.decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .expect(200);
    let approved = engineer.decides(&proposal, "approve", approval(2)).await.expect(200);
    let flow = id(&approved["flow"], "id");
    let read = tech.get(&format!("/api/v1/flows/{flow}")).await.expect(200);
    assert_eq!(
        (&read["status"], &read["author"]["name"]),
        (&json!("published"), &json!(engineer.name))
    );
}

#[tokio::test]
async fn what_cannot_be_published_is_not_handed_in() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let proposal = tech.proposes(json!({ "title": "A question to be written" })).await;
    let read = tech.proposal(&proposal).await.expect(200);
    assert!(
        !read["problems"].as_array().unwrap().is_empty(),
        "its question is blank"
    );
    let refused = tech
        .decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .refused(422, "flow_invalid");
    assert_eq!(refused["problems"], read["problems"]);
}

#[tokio::test]
async fn a_rejection_says_why_and_a_proposal_can_be_taken_back_before() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech, colleague) = (account.engineer().await, account.l1().await, account.l1().await);
    let proposal = tech.proposes(json!({ "title": "Outlook", "tree": outlook() })).await;
    tech.decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .expect(200);
    colleague
        .decides(&proposal, "withdraw", json!({}))
        .await
        .refused(404, "not_found");
    engineer
        .decides(&proposal, "withdraw", json!({}))
        .await
        .refused(409, "proposal_state");
    tech.decides(&proposal, "withdraw", json!({})).await.expect(200);
    engineer
        .decides(&proposal, "approve", approval(3))
        .await
        .refused(404, "not_found");
    tech.decides(&proposal, "submit", json!({ "revision": 3 }))
        .await
        .expect(200);
    engineer
        .decides(&proposal, "reject", json!({ "revision": 4, "reason": " " }))
        .await
        .names_field("reason");
    let reason = json!({ "revision": 4, "reason": "There is one already" });
    engineer.decides(&proposal, "reject", reason).await.expect(200);
    let drafts = tech.get(DRAFTS).await.expect(200);
    assert_eq!(
        (&drafts[0]["status"], &drafts[0]["review_note"]),
        (&json!("rejected"), &json!("There is one already"))
    );
    assert_eq!(account.value("select count(*) from flows").await, 0);
}

#[tokio::test]
async fn a_change_to_a_flow_that_has_moved_on_undoes_nothing_unseen() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let proposal = tech
        .proposes(json!({ "title": "Ask", "flow_id": flow, "tree": mended() }))
        .await;
    tech.decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .expect(200);
    account
        .republish(
            flow,
            &owner,
            &OUTLOOK.replace("Start Outlook in safe mode.", "Safe mode."),
        )
        .await;
    let refused = owner
        .decides(&proposal, "approve", approval(2))
        .await
        .refused(409, "flow_moved_on");
    assert_eq!(refused["current_version"], 2);
    owner
        .writes(&proposal, json!({ "revision": 2, "base_version": 7 }))
        .await
        .names_field("base_version");
    owner
        .writes(&proposal, json!({ "revision": 2, "base_version": 2 }))
        .await
        .expect(200);
    owner.decides(&proposal, "approve", approval(3)).await.expect(200);
    assert_eq!(account.value("select max(version) from flow_versions").await, 3);
}

#[tokio::test]
async fn an_approval_leaves_the_draft_that_somebody_is_writing() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let flow = account.flow(&owner, OUTLOOK).await;
    let path = format!("/api/v1/flows/{flow}/draft");
    let mut written = outlook();
    written["summary"] = json!("Written meanwhile");
    let revision = owner.get(&path).await.expect(200)["revision"].clone();
    let body = json!({ "revision": revision, "tree": written });
    owner.send(Method::PUT, &path, Some(body), &[]).await.expect(200);
    let proposal = owner
        .proposes(json!({ "title": "Ask", "flow_id": flow, "tree": mended() }))
        .await;
    owner
        .decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .expect(200);
    owner.decides(&proposal, "approve", approval(2)).await.expect(200);
    assert_eq!(owner.get(&path).await.expect(200)["tree"], written);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_approve_at_once_one_does() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let proposal = tech.proposes(json!({ "title": "Outlook", "tree": outlook() })).await;
    tech.decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .expect(200);
    let approve = |_| -> Act<u16> {
        let (owner, proposal) = (owner.clone(), proposal.clone());
        Box::pin(async move { owner.decides(&proposal, "approve", approval(2)).await.status.as_u16() })
    };
    let mut statuses = at_once((0..16).map(approve).collect()).await;
    statuses.sort_unstable();
    assert_eq!((statuses[0], statuses[1]), (200, 409), "{statuses:?}");
    assert_eq!(account.value("select count(*) from flows").await, 1);
}

#[tokio::test]
async fn the_notes_of_an_ad_hoc_walk_become_a_first_tree() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, colleague) = (account.l1().await, account.l1().await);
    let call = tech.takes_call("The printer jams").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let from = json!({ "session_id": walk });
    let path = format!("{PROPOSALS}/from-session");
    tech.post(&path, from.clone()).await.refused(409, "no_notes");
    let notes = json!({ "notes": [{ "timestamp": "2026-11-23T10:00:00Z", "content": "Opened the rear door" }] });
    tech.on(walk, "notes", notes).await.expect(200);
    let resolve = json!({ "resolution_notes": "A jam in the duplexer" });
    tech.on(walk, "resolve", resolve).await.expect(200);
    let made = colleague.post(&path, from).await.expect(201);
    assert_eq!(
        (&made["title"], &made["from_session_id"]),
        (&json!("The printer jams"), &json!(walk))
    );
    assert_eq!(
        (&made["linked_ticket_id"], &made["linked_ticket_kind"]),
        (&json!(ticket), &json!("internal"))
    );
    let read = colleague.proposal(id(&made, "id")).await.expect(200);
    assert_eq!(read["problems"], json!([]));
    assert_eq!(read["tree"]["nodes"]["step-1"]["text"], "Opened the rear door");
    assert_eq!(read["tree"]["nodes"]["solved"]["text"], "A jam in the duplexer");
}

#[tokio::test]
async fn a_walk_of_a_flow_becomes_a_change_to_it_at_the_node_where_it_stopped() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "Yes").await;
    let escalate = json!({ "reason_category": "Other" });
    tech.on(walk, "escalate", escalate).await.expect(200);
    let made = tech
        .post(&format!("{PROPOSALS}/from-session"), json!({ "session_id": walk }))
        .await
        .expect(201);
    assert_eq!(
        (
            &made["flow"]["id"],
            &made["flow"]["base_version"],
            &made["flow"]["node_id"]
        ),
        (&json!(flow), &json!(1), &json!("safe-mode"))
    );

    // One that came to its end lacked an answer at the question before.
    let call = tech.takes_call_with("Outlook again", flow).await;
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "Yes").await;
    tech.answers(walk, "safe-mode", "Still disconnected").await;
    let made = tech
        .post(&format!("{PROPOSALS}/from-session"), json!({ "session_id": walk }))
        .await
        .expect(201);
    assert_eq!(made["flow"]["node_id"], "safe-mode");
}

#[tokio::test]
async fn a_proposal_is_walked_by_its_author_and_once_handed_in_by_others_and_counts_what_came_of_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, colleague) = (account.l1().await, account.l1().await);
    let proposal = tech.proposes(json!({ "title": "Outlook", "tree": outlook() })).await;
    let intake = json!({ "problem_statement": "Outlook", "flow_proposal_id": proposal });
    let path = "/api/v1/l1/intake";
    tech.post(path, intake.clone()).await.expect(201);
    colleague.post(path, intake.clone()).await.refused(404, "not_found");
    tech.decides(&proposal, "submit", json!({ "revision": 1 }))
        .await
        .expect(200);
    let call = colleague.post(path, intake).await.expect(201);
    let resolve = json!({ "helpful": true, "resolution_notes": "Done" });
    colleague
        .on(id(&call, "session_id"), "resolve", resolve)
        .await
        .expect(200);
    let read = tech.proposal(&proposal).await.expect(200);
    assert_eq!(
        (
            &read["effect"]["walks"],
            &read["effect"]["helpful"],
            &read["validated_by_outcome"]
        ),
        (&json!(1), &json!(1), &json!(true))
    );
}
