//! How a walk begins: with a call, with a call that is plainly not L1's, on a ticket that waits.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Person, TestApp, given::OUTLOOK, id, redacted};

const INTAKE: &str = "/api/v1/l1/intake";
const UNWALKED: &str = "/api/v1/l1/escalate-without-walk";

/// A refusal without what differs from request to request.
fn refusal(answer: Answer) -> Value {
    let mut detail = answer.body["detail"].clone();
    detail.as_object_mut().unwrap().remove("request_id");
    json!({ "status": answer.status.as_u16(), "detail": detail })
}

#[tokio::test]
async fn a_call_without_a_flow_begins_an_ad_hoc_walk() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let body = json!({ "problem_statement": "  The printer hums  ", "customer_name": "Ada", "customer_contact": "+44 20 7946" });
    let call = tech.post(INTAKE, body).await.expect(201);
    insta::assert_json_snapshot!(redacted(call.clone()), @r#"
    {
      "session_id": "[id 1]",
      "session_kind": "adhoc",
      "ticket_id": "[id 2]",
      "ticket_kind": "internal"
    }
    "#);
    insta::assert_json_snapshot!(redacted(tech.reads(id(&call, "session_id")).await), @r#"
    {
      "abandoned_from": "[time]",
      "acting_as": "l1_tech",
      "created_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "current_node_id": null,
      "escalation_reason": null,
      "escalation_reason_category": null,
      "flow": null,
      "flow_id": null,
      "flow_proposal_id": null,
      "flow_version": null,
      "helpful": null,
      "holder": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "id": "[id 2]",
      "last_step_at": "[time]",
      "next_node": null,
      "notes_revision": 0,
      "notes_saved_at": null,
      "notes_saved_by": null,
      "pause": null,
      "pauses": [],
      "resolution_notes": null,
      "resolved_at": null,
      "session_kind": "adhoc",
      "started_at": "[time]",
      "status": "active",
      "step_count": 0,
      "ticket": {
        "created_at": "[time]",
        "customer_contact": "+44 20 7946",
        "customer_name": "Ada",
        "number": 1001,
        "problem_statement": "The printer hums",
        "status": "walking",
        "ticket_id": "[id 3]",
        "ticket_kind": "internal"
      },
      "ticket_id": "[id 3]",
      "ticket_kind": "internal",
      "walk_notes": [],
      "walked_path": []
    }
    "#);
}

#[tokio::test]
async fn a_call_with_a_flow_stands_at_its_start() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook says disconnected", flow).await;
    assert_eq!(call["session_kind"], "flow");
    insta::assert_json_snapshot!(redacted(tech.reads(id(&call, "session_id")).await), @r#"
    {
      "abandoned_from": "[time]",
      "acting_as": "l1_tech",
      "created_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "current_node_id": null,
      "escalation_reason": null,
      "escalation_reason_category": null,
      "flow": {
        "id": "[id 2]",
        "newer_version": false,
        "title": "Outlook cannot connect",
        "version": 1
      },
      "flow_id": "[id 2]",
      "flow_proposal_id": null,
      "flow_version": 1,
      "helpful": null,
      "holder": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "id": "[id 3]",
      "last_step_at": "[time]",
      "next_node": {
        "answers": [
          {
            "label": "Yes"
          },
          {
            "label": "No"
          },
          {
            "label": "Not sure"
          }
        ],
        "category": null,
        "help": "Have them open a private window.",
        "id": "webmail",
        "text": "Can the user sign in to Outlook on the web?",
        "type": "question"
      },
      "notes_revision": 0,
      "notes_saved_at": null,
      "notes_saved_by": null,
      "pause": null,
      "pauses": [],
      "resolution_notes": null,
      "resolved_at": null,
      "session_kind": "flow",
      "started_at": "[time]",
      "status": "active",
      "step_count": 0,
      "ticket": {
        "created_at": "[time]",
        "customer_contact": null,
        "customer_name": null,
        "number": 1001,
        "problem_statement": "Outlook says disconnected",
        "status": "walking",
        "ticket_id": "[id 4]",
        "ticket_kind": "internal"
      },
      "ticket_id": "[id 4]",
      "ticket_kind": "internal",
      "walk_notes": [],
      "walked_path": []
    }
    "#);
    let story = tech.story(id(&call, "ticket_id")).await;
    assert_eq!(story["flow"]["id"], json!(flow), "the ticket remembers what was chosen");
}

#[tokio::test]
async fn a_call_with_a_proposal_walks_the_draft_as_it_was_then() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let proposal = account.proposal(&tech, OUTLOOK).await;
    let body = json!({ "problem_statement": "Outlook again", "flow_proposal_id": proposal });
    let call = tech.post(INTAKE, body).await.expect(201);
    assert_eq!(call["session_kind"], "proposal");
    let walk = id(&call, "session_id");
    account
        .set(
            "flow_proposals",
            &proposal.to_string(),
            r#"tree = '{}', title = 'Renamed'"#,
        )
        .await;
    let walked = tech.answers(walk, "webmail", "Yes").await;
    assert_eq!(walked["flow_proposal_id"], json!(proposal));
    assert_eq!(
        walked["flow"],
        json!({ "id": proposal, "title": "Renamed", "version": null, "newer_version": false })
    );
    assert_eq!(walked["next_node"]["id"], "safe-mode");
    let tree = tech.get(&format!("/api/v1/l1/sessions/{walk}/tree")).await.expect(200);
    assert_eq!(tree["nodes"]["safe-mode"]["text"], walked["next_node"]["text"]);
    // Another instance has nothing at hand of what this one has read.
    let elsewhere = app.another_instance(&tech);
    assert_eq!(elsewhere.reads(walk).await, tech.reads(walk).await);
}

#[tokio::test]
async fn a_flow_and_a_proposal_together_are_refused() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (flow, proposal) = (
        account.flow(&tech, OUTLOOK).await,
        account.proposal(&tech, OUTLOOK).await,
    );
    let body = json!({ "problem_statement": "Both", "flow_id": flow, "flow_proposal_id": proposal });
    tech.post(INTAKE, body).await.names_field("flow_proposal_id");
    assert_eq!(account.value("select count(*) from internal_tickets").await, 0);
}

#[tokio::test]
async fn what_cannot_be_walked_looks_like_what_is_not_there() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, stranger) = (account.l1().await, other.l1().await);
    let draft = account.draft_flow(&tech, "Unfinished").await;
    let archived = account.flow(&tech, OUTLOOK).await;
    account.set("flows", &archived.to_string(), "status = 'archived'").await;
    let foreign = other.flow(&stranger, OUTLOOK).await;
    let absent = refusal(
        tech.post(INTAKE, json!({ "problem_statement": "x", "flow_id": Uuid::now_v7() }))
            .await,
    );
    assert_eq!(absent["status"], 404);
    assert_eq!(absent["detail"]["code"], "not_found");
    for flow in [draft, archived, foreign] {
        let body = json!({ "problem_statement": "x", "flow_id": flow });
        assert_eq!(refusal(tech.post(INTAKE, body.clone()).await), absent);
        let mut unwalked = body.clone();
        unwalked["reason_category"] = json!("Other");
        assert_eq!(refusal(tech.post(UNWALKED, unwalked).await), absent);
    }
    let rejected = account.proposal(&tech, OUTLOOK).await;
    account
        .set("flow_proposals", &rejected.to_string(), "status = 'rejected'")
        .await;
    let foreign = other.proposal(&stranger, OUTLOOK).await;
    for proposal in [rejected, foreign, Uuid::now_v7()] {
        let body = json!({ "problem_statement": "x", "flow_proposal_id": proposal });
        tech.post(INTAKE, body).await.refused(404, "not_found");
    }
    assert_eq!(
        account.value("select count(*) from internal_tickets").await,
        0,
        "nothing was begun"
    );
}

#[tokio::test]
async fn a_draft_that_leads_nowhere_is_not_walked() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let proposal = account.proposal(&tech, OUTLOOK).await;
    let body = json!({ "problem_statement": "x", "flow_proposal_id": proposal });
    for broken in [
        "tree - 'start'",
        "jsonb_set(tree, '{nodes,addins,type}', '\"question\"')",
    ] {
        account
            .set("flow_proposals", &proposal.to_string(), &format!("tree = {broken}"))
            .await;
        tech.post(INTAKE, body.clone()).await.refused(409, "not_walkable");
    }
}

#[tokio::test]
async fn every_field_of_a_call_has_its_bounds() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({ "problem_statement": "The printer hums" });
        body[field] = value;
        body
    };
    for (field, value) in [
        ("problem_statement", json!("")),
        ("problem_statement", json!(" \n\t ")),
        ("problem_statement", json!("x".repeat(4001))),
        ("problem_statement", json!("a\0b")),
        ("problem_statement", json!(7)),
        ("problem_statement", Value::Null),
        ("customer_name", json!("x".repeat(121))),
        ("customer_contact", json!("x".repeat(201))),
        ("flow_id", json!("not an id")),
        ("account_id", json!(Uuid::now_v7())),
    ] {
        tech.post(INTAKE, with(field, value)).await.names_field(field);
    }
    tech.post(INTAKE, json!({})).await.names_field("problem_statement");
    for body in [
        with("problem_statement", json!("ß".repeat(4000))),
        with("customer_name", json!("ж".repeat(120))),
    ] {
        tech.post(INTAKE, body).await.expect(201);
    }
    let call = tech.post(INTAKE, with("customer_name", json!("   "))).await.expect(201);
    let walk = tech.reads(id(&call, "session_id")).await;
    assert_eq!(walk["ticket"]["customer_name"], Value::Null, "a blank name is none");
}

#[tokio::test]
async fn each_account_counts_its_own_tickets() {
    let app = TestApp::new().await;
    let (one, two) = (
        app.account("Northwind").await.l1().await,
        app.account("Contoso").await.l1().await,
    );
    let number = async |tech: &Person| {
        let call = tech.takes_call("Anything").await;
        tech.reads(id(&call, "session_id")).await["ticket"]["number"].clone()
    };
    assert_eq!(number(&one).await, 1001);
    assert_eq!(number(&one).await, 1002);
    assert_eq!(number(&two).await, 1001);
}

#[tokio::test]
async fn a_walk_says_in_which_capacity_it_was_begun() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    for (person, capacity) in [
        (account.l1().await, "l1_tech"),
        (account.covering_engineer().await, "l1_coverage"),
        (account.owner().await, "owner"),
        (account.super_admin().await, "super_admin"),
    ] {
        let call = person.takes_call("Anything").await;
        let walk = person.reads(id(&call, "session_id")).await;
        assert_eq!(walk["acting_as"], capacity);
        let story = person.story(id(&call, "ticket_id")).await;
        assert_eq!(story["history"][0]["acting_as"], capacity);
        let audited = format!(
            "select json_agg(distinct acting_as) from audit_logs where user_id = '{}' and action like 'walk%'",
            person.id
        );
        assert_eq!(account.value(&audited).await, json!([capacity]));
    }
}

#[tokio::test]
async fn an_engineer_without_coverage_reads_but_does_not_walk() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, engineer) = (account.l1().await, account.engineer().await);
    let call = tech.takes_call("The printer hums").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let refused = engineer
        .post(INTAKE, json!({ "problem_statement": "x" }))
        .await
        .refused(403, "forbidden");
    insta::assert_snapshot!(refused["message"].as_str().unwrap(), @"The L1 workspace needs the L1 technician role, or an engineer with L1 coverage. An owner of your account can turn coverage on.");
    for path in [
        "/api/v1/l1/queue",
        "/api/v1/l1/sessions/active",
        "/api/v1/l1/drafts",
        "/api/v1/l1/colleagues",
    ] {
        engineer.get(path).await.refused(403, "forbidden");
    }
    for (act, body) in [
        ("step", json!({ "node_id": "a", "answer": "b" })),
        ("back", json!({})),
        ("notes", json!({ "notes": [] })),
        ("handover", json!({ "to_user_id": tech.id })),
        ("take-over", json!({})),
        ("problem", json!({ "problem_statement": "x" })),
        ("resolve", json!({ "resolution_notes": "x" })),
        ("escalate", json!({ "reason_category": "Other" })),
    ] {
        engineer.on(walk, act, body).await.refused(403, "forbidden");
    }
    engineer
        .post(UNWALKED, json!({ "problem_statement": "x", "reason_category": "y" }))
        .await
        .refused(403, "forbidden");
    engineer
        .post(&format!("/api/v1/l1/tickets/{ticket}/walk"), json!({}))
        .await
        .refused(403, "forbidden");

    assert_eq!(engineer.reads(walk).await, tech.reads(walk).await);
    assert_eq!(engineer.story(ticket).await["ticket_id"], ticket);
    engineer
        .get(&format!("/api/v1/l1/sessions/{walk}/package"))
        .await
        .expect(200);
    engineer.get("/api/v1/internal-tickets").await.expect(200);
}

#[tokio::test]
async fn coverage_turned_on_lets_an_engineer_in_with_the_next_request() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    engineer.get("/api/v1/l1/queue").await.refused(403, "forbidden");
    account.change(&engineer, "can_cover_l1 = true").await;
    engineer.get("/api/v1/l1/queue").await.expect(200);
    account.change(&engineer, "can_cover_l1 = false").await;
    engineer.get("/api/v1/l1/queue").await.refused(403, "forbidden");
}

#[tokio::test]
async fn a_call_that_is_plainly_not_l1s_is_escalated_at_once() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let body = json!({ "problem_statement": "The server room is on fire", "customer_name": "Ada", "flow_id": flow,
                       "reason_category": "Hardware fault", "reason": "Smoke" });
    let walk = tech.post(UNWALKED, body).await.expect(201);
    insta::assert_json_snapshot!(redacted(walk.clone()), @r#"
    {
      "abandoned_from": null,
      "acting_as": "l1_tech",
      "created_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "current_node_id": null,
      "escalation_reason": "Smoke",
      "escalation_reason_category": "Hardware fault",
      "flow": null,
      "flow_id": null,
      "flow_proposal_id": null,
      "flow_version": null,
      "helpful": null,
      "holder": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "id": "[id 2]",
      "last_step_at": "[time]",
      "next_node": null,
      "notes_revision": 0,
      "notes_saved_at": null,
      "notes_saved_by": null,
      "pause": null,
      "pauses": [],
      "resolution_notes": null,
      "resolved_at": "[time]",
      "session_kind": "adhoc",
      "started_at": "[time]",
      "status": "escalated",
      "step_count": 0,
      "ticket": {
        "created_at": "[time]",
        "customer_contact": null,
        "customer_name": "Ada",
        "number": 1001,
        "problem_statement": "The server room is on fire",
        "status": "escalated",
        "ticket_id": "[id 3]",
        "ticket_kind": "internal"
      },
      "ticket_id": "[id 3]",
      "ticket_kind": "internal",
      "walk_notes": [],
      "walked_path": []
    }
    "#);
    let story = tech.story(id(&walk, "ticket_id")).await;
    insta::assert_json_snapshot!(redacted(json!({
        "status": story["status"], "flow": story["flow"], "assigned_user": story["assigned_user"],
        "active_walk": story["active_walk"], "history": story["history"],
    })), @r#"
    {
      "active_walk": null,
      "assigned_user": null,
      "flow": {
        "id": "[id 1]",
        "title": "Outlook cannot connect"
      },
      "history": [
        {
          "acting_as": "l1_tech",
          "at": "[time]",
          "by": {
            "id": "[id 2]",
            "name": "Dana"
          },
          "from_status": null,
          "reason": "Hardware fault",
          "to_status": "escalated"
        }
      ],
      "status": "escalated"
    }
    "#);
    assert_eq!(tech.reads(id(&walk, "id")).await, walk);
    let stats = tech.get("/api/v1/dashboard/stats").await.expect(200);
    assert_eq!(
        (&stats["calls_today"], &stats["escalated_today"]),
        (&json!(1), &json!(1))
    );
    tech.on(id(&walk, "id"), "notes", json!({ "notes": [] }))
        .await
        .refused(409, "walk_not_active");
}

#[tokio::test]
async fn escalating_at_once_needs_a_category() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({ "problem_statement": "Fire", "reason_category": "Hardware fault" });
        body[field] = value;
        body
    };
    tech.post(UNWALKED, json!({ "problem_statement": "Fire" }))
        .await
        .names_field("reason_category");
    for (field, value) in [
        ("reason_category", json!(" ")),
        ("reason_category", json!("x".repeat(31))),
        ("reason", json!("x".repeat(4001))),
        ("problem_statement", json!("")),
        ("helpful", json!(true)),
    ] {
        tech.post(UNWALKED, with(field, value)).await.names_field(field);
    }
    let walk = tech.post(UNWALKED, with("reason", json!("  "))).await.expect(201);
    assert_eq!(walk["escalation_reason"], Value::Null);
}

#[tokio::test]
async fn an_open_ticket_is_walked_by_whoever_takes_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erin) = (account.l1().await, account.l1().await);
    let ticket = dana.has_resolved("The printer hums").await;
    dana.post(&format!("/api/v1/internal-tickets/{ticket}/reopen"), json!({}))
        .await
        .expect(200);
    let flow = account.flow(&dana, OUTLOOK).await;
    let walk = erin
        .post(&format!("/api/v1/l1/tickets/{ticket}/walk"), json!({ "flow_id": flow }))
        .await
        .expect(201);
    assert_eq!(walk["session_kind"], "flow");
    assert_eq!(walk["ticket"]["status"], "walking");
    assert_eq!(walk["holder"]["id"], json!(erin.id));
    assert_eq!(walk["next_node"]["id"], "webmail");
    let story = dana.story(&ticket).await;
    assert_eq!(story["active_walk"]["session_id"], walk["id"]);
    assert_eq!(story["assigned_user"]["id"], json!(erin.id));
    assert_eq!(story["flow"]["id"], json!(flow));
    assert_eq!(
        story["walks"].as_array().unwrap().len(),
        2,
        "the first walk stays with the ticket"
    );
    let statuses: Vec<_> = story["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["to_status"])
        .collect();
    assert_eq!(statuses, ["walking", "resolved", "open", "walking"]);
}

#[tokio::test]
async fn a_ticket_that_is_walked_names_who_walks_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, cora) = (account.l1().await, account.covering_engineer().await);
    let call = dana.takes_call("The printer hums").await;
    let path = format!("/api/v1/l1/tickets/{}/walk", id(&call, "ticket_id"));
    for person in [&cora, &dana] {
        let refused = person.post(&path, json!({})).await.refused(409, "already_walked");
        assert_eq!(refused["holder"], json!({ "id": dana.id, "name": "Dana" }));
        assert_eq!(refused["session_id"], call["session_id"]);
        assert_eq!(refused["message"], "Dana is walking this ticket.");
    }
}

#[tokio::test]
async fn only_an_open_ticket_is_walked() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let tech = account.l1().await;
    let resolved = tech.has_resolved("The printer hums").await;
    let escalated = tech
        .post(UNWALKED, json!({ "problem_statement": "x", "reason_category": "y" }))
        .await
        .expect(201);
    for ticket in [resolved.as_str(), id(&escalated, "ticket_id")] {
        let refused = tech.post(&format!("/api/v1/l1/tickets/{ticket}/walk"), json!({})).await;
        refused.refused(409, "ticket_state");
    }
    let open = tech.has_resolved("Open").await;
    tech.post(&format!("/api/v1/internal-tickets/{open}/reopen"), json!({}))
        .await
        .expect(200);
    let path = format!("/api/v1/l1/tickets/{open}/walk");
    let (flow, proposal) = (Uuid::now_v7(), Uuid::now_v7());
    tech.post(&path, json!({ "flow_id": flow }))
        .await
        .refused(404, "not_found");
    tech.post(&path, json!({ "flow_proposal_id": proposal }))
        .await
        .refused(404, "not_found");
    tech.post(&path, json!({ "flow_id": flow, "flow_proposal_id": proposal }))
        .await
        .names_field("flow_proposal_id");
    assert_eq!(tech.story(&open).await["status"], "open");
    let foreign = other.l1().await.takes_call("Theirs").await;
    let foreign = tech
        .post(
            &format!("/api/v1/l1/tickets/{}/walk", id(&foreign, "ticket_id")),
            json!({}),
        )
        .await;
    let absent = tech
        .post(&format!("/api/v1/l1/tickets/{}/walk", Uuid::now_v7()), json!({}))
        .await;
    assert_eq!(refusal(foreign), refusal(absent.clone()));
    absent.refused(404, "not_found");
}

#[tokio::test]
async fn an_abandoned_walk_is_gone_on_with_from_where_it_stopped() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erin) = (account.l1().await, account.l1().await);
    let flow = account.flow(&dana, OUTLOOK).await;
    let call = dana.takes_call_with("Outlook says disconnected", flow).await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    dana.answers(walk, "webmail", "No").await;
    dana.answers(walk, "password", "It works").await;
    dana.on(walk, "back", json!({})).await.expect(200);
    let notes = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "Slow line" }] });
    dana.on(walk, "notes", notes).await.expect(200);
    account.last_step_hours_ago(walk, 25).await;
    app.runs_stale_walks().await;
    account.republish(flow, &dana, OUTLOOK).await;

    let path = format!("/api/v1/l1/tickets/{ticket}/walk");
    let again = erin.post(&path, json!({})).await.expect(201);
    let mut expected = dana.reads(walk).await["walked_path"].clone();
    assert_eq!(expected.as_array().unwrap().len(), 1);
    assert_eq!(
        again["walked_path"],
        expected.take(),
        "the answers that stood, as they were given"
    );
    assert_eq!(again["step_count"], 1, "a log of its own begins with them");
    assert_eq!(again["walk_notes"][0]["content"], "Slow line");
    assert_eq!(
        again["walk_notes"][0]["by"]["id"],
        json!(dana.id),
        "whose notes they were"
    );
    assert_eq!(again["current_node_id"], "webmail");
    assert_eq!(again["next_node"]["id"], "password");
    assert_eq!(again["flow"]["version"], 1, "on the version the first walk began on");
    assert_eq!(again["flow"]["newer_version"], true);
    assert_eq!(again["holder"]["id"], json!(erin.id));
    assert_eq!(dana.reads(walk).await["status"], "abandoned");
    let on = erin.answers(id(&again, "id"), "password", "Still not").await;
    assert_eq!(on["step_count"], 2);
}

#[tokio::test]
async fn an_abandoned_walk_is_left_where_another_way_is_asked_for() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    for (asked, kind, stands_at) in [
        (json!({ "adhoc": true }), "adhoc", Value::Null),
        (json!({ "flow_id": flow }), "flow", json!("webmail")),
        (json!({}), "flow", json!("safe-mode")),
    ] {
        let call = tech.takes_call_with("Outlook", flow).await;
        let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
        tech.answers(walk, "webmail", "Yes").await;
        account.last_step_hours_ago(walk, 25).await;
        app.runs_stale_walks().await;
        let again = tech
            .post(&format!("/api/v1/l1/tickets/{ticket}/walk"), asked)
            .await
            .expect(201);
        assert_eq!(again["session_kind"], kind);
        assert_eq!(again["next_node"]["id"], stands_at);
    }
}

#[tokio::test]
async fn a_ticket_reopened_after_its_walk_resolved_it_begins_anew() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let ticket = tech.has_resolved("The printer hums").await;
    tech.post(&format!("/api/v1/internal-tickets/{ticket}/reopen"), json!({}))
        .await
        .expect(200);
    let walk = tech
        .post(&format!("/api/v1/l1/tickets/{ticket}/walk"), json!({}))
        .await
        .expect(201);
    assert_eq!(walk["session_kind"], "adhoc");
    assert_eq!(walk["walk_notes"], json!([]));
}
