//! What changes is told to those who may know, on every instance, once it is committed; and who is where.

use std::{collections::BTreeSet, time::Duration};

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use database::{Role, role_config};
use queries::queries::feed;
use resolutionflow::{
    auth::{self, tokens::Token},
    live::Live,
    router::router,
};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

use crate::support::{Account, Events, Person, TestApp, given::OUTLOOK, id, people};

/// Kind and id of each change, in no order.
fn kinds(changes: &[Value]) -> BTreeSet<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    changes
        .iter()
        .map(|change| (word(&change["kind"]), word(&change["id"])))
        .collect()
}

fn told(kind: &str, id: impl ToString) -> (String, String) {
    (kind.to_owned(), id.to_string())
}

/// Something everybody of the account hears of: whatever was committed before has been told by then.
async fn marks(account: &Account<'_>, owner: &Person) -> String {
    let name = format!("Northwind {}", Uuid::now_v7());
    owner
        .patch("/api/v1/accounts/me", json!({ "name": name }))
        .await
        .expect(200);
    account.id.to_string()
}

/// Their events from now on, what was committed a moment ago left out: that may be told to whoever just came.
async fn listens(account: &Account<'_>, owner: &Person, person: &Person) -> Events {
    let mut events = person.listens().await;
    let mark = marks(account, owner).await;
    events.until("account", &mark).await;
    events
}

/// All that somebody hears of what has happened by now.
async fn heard_by_now(account: &Account<'_>, owner: &Person, events: &mut Events) -> BTreeSet<(String, String)> {
    let mark = marks(account, owner).await;
    let mut heard = kinds(&events.until("account", &mark).await);
    heard.remove(&told("account", &mark));
    heard
}

#[tokio::test]
async fn a_change_is_told_by_its_id_on_every_instance() {
    let app = TestApp::new().await;
    app.follows().await;
    let (_elsewhere, router) = app.another_running().await;
    let account = app.account("Northwind").await;
    let (dana, erik, owner) = (account.l1().await, account.engineer().await, account.owner().await);
    let mut here = listens(&account, &owner, &erik).await;
    let mut there = listens(&account, &owner, &erik.before(router.clone())).await;
    here.until("account", account.id).await;
    let call = dana.takes_call("The printer is on fire").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    for events in [&mut here, &mut there] {
        let changes = events.changes().await;
        assert_eq!(kinds(&changes), [told("ticket", ticket), told("walk", walk)].into());
        assert_eq!(changes.len(), 2, "each once: {changes:?}");
    }
    let resolved = json!({ "resolution_notes": "Put out." });
    dana.before(router).on(walk, "resolve", resolved).await.expect(200);
    for events in [&mut here, &mut there] {
        assert_eq!(
            kinds(&events.changes().await),
            [told("ticket", ticket), told("walk", walk)].into()
        );
    }
}

#[tokio::test]
async fn a_list_of_tickets_hears_who_walks_each_and_not_how_far() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let (dana, cora, owner) = (
        account.l1().await,
        account.covering_engineer().await,
        account.owner().await,
    );
    let flow = account.flow(&dana, OUTLOOK).await;
    let call = dana.takes_call_with("Outlook", flow).await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let mut events = listens(&account, &owner, &owner).await;
    dana.answers(walk, "webmail", "No").await;
    let heard = events.changes().await;
    assert_eq!(
        heard,
        [json!({ "kind": "walk", "id": walk, "ticket_id": ticket, "user_id": dana.id })]
    );
    let notes = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "canary" }] });
    dana.on(walk, "notes", notes).await.expect(200);
    assert_eq!(kinds(&events.changes().await), [told("walk", walk)].into());
    dana.on(walk, "handover", json!({ "to_user_id": cora.id }))
        .await
        .expect(200);
    assert_eq!(
        kinds(&events.changes().await),
        [told("ticket", ticket), told("walk", walk)].into()
    );
}

#[tokio::test]
async fn nothing_of_another_account_is_heard() {
    let app = TestApp::new().await;
    app.follows().await;
    let (ours, theirs) = (app.account("Northwind").await, app.account("Contoso").await);
    let (owner, stranger) = (ours.owner().await, theirs.owner().await);
    let mut events = listens(&ours, &owner, &owner).await;
    stranger.takes_call("The printer is on fire").await;
    theirs.flow(&stranger, OUTLOOK).await;
    marks(&theirs, &stranger).await;
    assert_eq!(heard_by_now(&ours, &owner, &mut events).await, [].into());
}

#[tokio::test]
async fn everybody_hears_of_what_their_lists_show_and_of_nothing_else() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let (viewer, dana, lars, erik) = (
        account.viewer().await,
        account.l1().await,
        account.person("Lars", auth::Role::L1Tech).await,
        account.engineer().await,
    );
    let mut streams = Vec::new();
    for person in [&viewer, &dana, &lars, &erik, &owner] {
        streams.push(person.listens().await);
    }
    let mark = marks(&account, &owner).await;
    for events in &mut streams {
        events.until("account", &mark).await;
    }
    let call = dana.takes_call("The printer is on fire").await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    let draft = account.draft_flow(&erik, "Not yet").await;
    let published = account.flow(&erik, OUTLOOK).await;
    let proposal = account.proposal(&dana, OUTLOOK).await;
    let on_tickets = [told("ticket", ticket), told("walk", walk)];
    let mark = marks(&account, &owner).await;
    for (who, events, expected) in [
        ("viewer", 0, vec![told("flow", published)]),
        (
            "author",
            1,
            [&on_tickets[..], &[told("flow", published), told("proposal", proposal)]].concat(),
        ),
        ("colleague", 2, [&on_tickets[..], &[told("flow", published)]].concat()),
        (
            "engineer",
            3,
            [&on_tickets[..], &[told("flow", draft), told("flow", published)]].concat(),
        ),
        (
            "owner",
            4,
            [&on_tickets[..], &[told("flow", draft), told("flow", published)]].concat(),
        ),
    ] {
        let mut heard = kinds(&streams[events].until("account", &mark).await);
        heard.remove(&told("account", &mark));
        assert_eq!(heard, expected.into_iter().collect(), "{who}");
    }
    let mut streams = [streams.remove(0), streams.remove(1), streams.remove(1)];
    let path = format!("/api/v1/flow-proposals/{proposal}");
    dana.post(&format!("{path}/submit"), json!({ "revision": 1 }))
        .await
        .expect(200);
    let invite = json!({ "email": "new@northwind.example", "role": "viewer" });
    owner.post("/api/v1/invites", invite).await.expect(201);
    lars.send(
        Method::PATCH,
        "/api/v1/auth/me/name",
        Some(json!({ "name": "Lasse" })),
        &[],
    )
    .await
    .expect(200);
    let mark = marks(&account, &owner).await;
    for (events, expected) in
        streams
            .iter_mut()
            .zip([vec![], vec![told("user", lars.id)], vec![told("proposal", proposal)]])
    {
        let mut heard = kinds(&events.until("account", &mark).await);
        heard.remove(&told("account", &mark));
        assert_eq!(heard, expected.into_iter().collect());
    }
    // Taken back, it is gone from the reviewers' lists.
    dana.post(&format!("{path}/withdraw"), json!({})).await.expect(200);
    assert_eq!(kinds(&streams[2].changes().await), [told("proposal", proposal)].into());
}

#[tokio::test]
async fn the_draft_of_a_published_flow_is_no_news_to_those_who_do_not_write() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let (viewer, erik, owner) = (account.viewer().await, account.engineer().await, account.owner().await);
    let flow = account.flow(&erik, OUTLOOK).await;
    let mut writes = owner.listens().await;
    let mut reads = listens(&account, &owner, &viewer).await;
    writes.until("account", account.id).await;
    let draft = erik.get(&format!("/api/v1/flows/{flow}/draft")).await.expect(200);
    let save = json!({ "revision": draft["revision"], "tree": draft["tree"] });
    erik.send(Method::PUT, &format!("/api/v1/flows/{flow}/draft"), Some(save), &[])
        .await
        .expect(200);
    assert_eq!(kinds(&writes.changes().await), [told("flow", flow)].into());
    assert_eq!(heard_by_now(&account, &owner, &mut reads).await, [].into());
    // Archived, it is gone from everybody's list.
    erik.post(&format!("/api/v1/flows/{flow}/archive"), json!({}))
        .await
        .expect(200);
    assert_eq!(kinds(&reads.changes().await), [told("flow", flow)].into());
}

#[tokio::test]
async fn what_was_not_done_is_not_told() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let call = owner.takes_call("The printer is on fire").await;
    let ticket = id(&call, "ticket_id");
    let mut events = listens(&account, &owner, &owner).await;
    let undone = app
        .holds(&format!(
            "update internal_tickets set status = status where id = '{ticket}'"
        ))
        .await;
    undone.batch_execute("rollback").await.unwrap();
    owner
        .on(
            id(&call, "session_id"),
            "step",
            json!({ "node_id": "a", "answer": "b" }),
        )
        .await
        .refused(400, "adhoc_walk");
    assert_eq!(heard_by_now(&account, &owner, &mut events).await, [].into());
}

#[tokio::test]
async fn whatever_is_committed_late_is_told_when_it_is() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let call = owner.takes_call("The printer is on fire").await;
    let ticket = id(&call, "ticket_id");
    let mut events = listens(&account, &owner, &owner).await;
    let slow = app
        .holds(&format!(
            "update internal_tickets set status = status where id = '{ticket}'"
        ))
        .await;
    // Begun later and done sooner.
    assert_eq!(heard_by_now(&account, &owner, &mut events).await, [].into());
    slow.batch_execute("commit").await.unwrap();
    assert_eq!(
        kinds(&events.changes().await),
        [told("ticket", ticket)].into(),
        "by nobody who could say so"
    );
    assert_eq!(heard_by_now(&account, &owner, &mut events).await, [].into(), "once");
}

#[tokio::test]
async fn a_lost_connection_heals_and_says_that_something_may_have_been_missed() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let mut events = dana.listens().await;
    let listening = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where datname = current_database() and application_name = 'resolutionflow live'";
    let ended: i64 = app.admin.query_one(listening, &[]).await.unwrap().get(0);
    assert_eq!(ended, 1);
    events.resets().await;
    let call = dana.takes_call("The printer is on fire").await;
    events.until("ticket", id(&call, "ticket_id")).await;
}

#[tokio::test]
async fn a_user_s_fifth_stream_takes_the_place_of_their_oldest() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    let mut others = owner.listens().await;
    let mut oldest = dana.listens().await;
    let mut four = Vec::new();
    for _ in 0..4 {
        four.push(dana.listens().await);
    }
    assert_eq!(oldest.ends().await, "replaced");
    // One that ended makes room.
    drop(four.pop());
    four.push(dana.listens().await);
    let call = dana.takes_call("The printer is on fire").await;
    for events in four.iter_mut().chain([&mut others]) {
        events.until("ticket", id(&call, "ticket_id")).await;
    }
}

#[tokio::test]
async fn an_instance_has_room_for_so_many_streams() {
    let mut app = TestApp::new().await;
    app.app.live = Live::with_room_for(1);
    app.router = router(app.app.clone(), 1000);
    let account = app.account("Northwind").await;
    let (dana, erik) = (account.l1().await, account.engineer().await);
    let events = dana.listens().await;
    let refused = erik.get("/api/v1/events").await;
    assert!(refused.header("retry-after").is_some());
    refused.refused(503, "unavailable");
    drop(events);
    erik.listens().await;
    assert_eq!(app.app.live.streams(), 0);
}

#[tokio::test]
async fn a_stream_ends_with_the_right_to_it() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let path = |person: &Person, what: &str| format!("/api/v1/users/{}/{what}", person.id);

    let dana = account.l1().await;
    let mut events = dana.listens().await;
    dana.post("/api/v1/auth/logout", json!({})).await.expect(204);
    assert_eq!(events.ends().await, "signed_out");

    let dana = account.l1().await;
    let mut events = dana.listens().await;
    owner
        .patch(&path(&dana, "active"), json!({ "is_active": false }))
        .await
        .expect(200);
    assert_eq!(events.ends().await, "signed_out");

    let dana = account.l1().await;
    let mut events = dana.listens().await;
    owner
        .patch(&path(&dana, "role"), json!({ "role": "viewer" }))
        .await
        .expect(200);
    assert_eq!(events.ends().await, "signed_out");

    let cora = account.covering_engineer().await;
    let mut events = cora.listens().await;
    owner
        .patch(&path(&cora, "coverage"), json!({ "can_cover_l1": false }))
        .await
        .expect(200);
    assert_eq!(events.ends().await, "rights_changed");

    let dana = account.l1().await;
    account.has_password(&dana, "walk the old flow").await;
    let elsewhere = account.another_session(&dana).await;
    let (mut here, mut there) = (dana.listens().await, elsewhere.listens().await);
    let change = json!({ "current": "walk the old flow", "new": "otter folds seven maps" });
    dana.post("/api/v1/auth/password/change", change).await.expect(204);
    assert_eq!(there.ends().await, "signed_out");
    assert_eq!(
        here.ends().await,
        "signed_out",
        "the session goes on under another token"
    );
}

#[tokio::test]
async fn what_a_person_may_no_longer_know_is_not_told_before_they_are_shut_out() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    let mut events = listens(&account, &owner, &dana).await;
    // Both in one look, whichever the order.
    let both = format!(
        "begin; update users set account_role = 'viewer' where id = '{}';
         insert into live_changes (account_id, kind, id) values ('{}', 'ticket', '{}'); commit",
        dana.id,
        account.id,
        Uuid::now_v7()
    );
    app.admin.batch_execute(&both).await.unwrap();
    let said = events.next().await.unwrap();
    assert_eq!(
        (said.name.as_str(), &said.data),
        ("end", &json!({ "reason": "rights_changed" }))
    );
}

#[tokio::test]
async fn a_session_nobody_uses_ends_however_long_its_page_listens() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    account
        .session_is(&dana, "last_used_at = now() - interval '59 minutes'")
        .await;
    let used = format!("select last_used_at from login_sessions where id = '{}'", dana.session);
    let before = account.value(&used).await;
    let mut events = dana.listens().await;
    marks(&account, &owner).await;
    events.changes().await;
    assert_eq!(account.value(&used).await, before, "listening is no use of it");
    account
        .session_is(&dana, "last_used_at = now() - interval '61 minutes'")
        .await;
    marks(&account, &owner).await;
    assert_eq!(events.ends().await, "signed_out");
}

#[tokio::test]
async fn a_program_listens_by_a_token_that_reads_until_it_is_revoked() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let (token, program) = (Token::fresh_for_api(account.id), Uuid::now_v7());
    let made = "insert into api_tokens (account_id, id, user_id, name, token_hash, scopes, expires_at)
                values ($1, $2, $3, 'program', $4, array['read'], now() + interval '1 day')";
    app.admin
        .execute(made, &[&account.id.0, &program, &dana.id.0, &token.hash().as_slice()])
        .await
        .unwrap();
    let bearer = format!("Bearer {}", token.reveal());
    let mut events = dana.listens_with(header::AUTHORIZATION, &bearer).await;
    let call = dana.takes_call("The printer is on fire").await;
    events.until("walk", id(&call, "session_id")).await;
    dana.delete(&format!("/api/v1/api-tokens/{program}")).await.expect(204);
    assert_eq!(events.ends().await, "signed_out");
}

#[tokio::test]
async fn two_hundred_streams_all_hear_and_one_that_is_slow_holds_up_nobody() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let slow_one = account.engineer().await;
    let mut slow = slow_one.listens().await;
    let mut streams = Vec::new();
    for _ in 0..50 {
        let person = account.engineer().await;
        for _ in 0..4 {
            streams.push(person.listens().await);
        }
    }
    let mut attentive = account.engineer().await.listens().await;
    let mut calls = Vec::new();
    // One after the other heard of: no two in one look.
    for _ in 0..20 {
        let call = dana.takes_call("The printer is on fire").await;
        attentive.until("ticket", id(&call, "ticket_id")).await;
        calls.push(call);
    }
    let last = calls.pop().unwrap();
    // Of those that nobody read meanwhile, each has heard of it, or was told to look for itself.
    for events in &mut streams {
        loop {
            match events.next().await.unwrap() {
                said if said.name == "reset" => break,
                said if kinds(said.data.as_array().unwrap()).contains(&told("ticket", id(&last, "ticket_id"))) => break,
                _ => {}
            }
        }
    }
    slow.resets().await;
    let call = dana.takes_call("The last one").await;
    slow.until("ticket", id(&call, "ticket_id")).await;
}

#[tokio::test]
async fn an_instance_that_stops_ends_its_streams_and_begins_no_other() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let mut events = dana.listens().await;
    app.app.live.close();
    assert_eq!(events.ends().await, "restart");
    dana.get("/api/v1/events").await.refused(503, "unavailable");
}

#[tokio::test]
async fn a_stream_takes_no_place_in_work_and_is_not_held_back_to_be_made_smaller() {
    let mut app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    app.router = router(app.app.clone(), 1);
    let dana = dana.before(app.router.clone());
    let cookie = format!("rf_session={}", dana.token.as_deref().unwrap());
    let request = Request::get("/api/v1/events")
        .header(header::COOKIE, cookie)
        .header(header::ACCEPT_ENCODING, "gzip, br");
    let response = app
        .router
        .clone()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let said = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!(said("content-type"), Some("text/event-stream"));
    assert_eq!(said("content-encoding"), None);
    assert_eq!(said("cache-control"), Some("no-store"));
    assert_eq!(said("x-accel-buffering"), Some("no"));
    dana.get("/api/v1/l1/queue").await.expect(200);
    Events::of(response.into_body()).await;
}

#[tokio::test]
async fn a_stream_lasts_half_an_hour() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let mut events = account.l1().await.listens().await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(30 * 60 + 1)).await;
    assert_eq!(events.ends().await, "time");
}

#[tokio::test]
async fn what_every_instance_has_seen_is_forgotten_and_nothing_else() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let (seen, open) = (dana.takes_call("Seen").await, dana.takes_call("Still open").await);
    let late = app
        .holds(&format!(
            "update internal_tickets set status = status where id = '{}'",
            id(&open, "ticket_id")
        ))
        .await;
    let platform = role_config(&app.database, Role::Platform, None);
    let (platform, _connection) = database::connect(&platform).await.unwrap();
    let then = feed::stand().bind(&platform).one().await.unwrap();
    let unseen = dana.takes_call("After that").await;
    late.batch_execute("commit").await.unwrap();
    let forgotten = feed::forget_changes().bind(&platform, &then).await.unwrap();
    assert!(forgotten > 0);
    let told = feed::look().bind(&platform, &then, &1000).all().await.unwrap();
    let tickets: BTreeSet<_> = told
        .iter()
        .filter(|change| change.kind.as_deref() == Some("ticket"))
        .map(|change| change.id.unwrap().to_string())
        .collect();
    let expected = [&open, &unseen].map(|call| id(call, "ticket_id").to_owned());
    assert_eq!(tickets, expected.into(), "each look is exact");
    let rows = "(select count(*) from live_changes where kind = 'ticket')";
    assert_eq!(account.value(rows).await, json!(2), "of {seen} nothing is kept");
}

/// Names of those who are on a ticket.
async fn present(person: &Person, ticket: &str) -> Vec<String> {
    let path = format!("/api/v1/presence?ticket_id={ticket}");
    let present = person.get(&path).await.expect(200);
    let names = present.as_array().unwrap().iter().map(|line| {
        assert_eq!(line["ticket_id"], ticket);
        line["person"]["name"].as_str().unwrap().to_owned()
    });
    names.collect()
}

async fn shows(person: &Person, events: &Events, ticket: Option<&str>) -> people::Answer {
    let shown = json!({ "stream": events.id, "ticket_id": ticket });
    person.send(Method::PUT, "/api/v1/presence", Some(shown), &[]).await
}

#[tokio::test]
async fn who_is_on_a_ticket_is_known_on_every_instance_until_they_leave_it() {
    let app = TestApp::new().await;
    app.follows().await;
    let (_elsewhere, router) = app.another_running().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let erik = account.engineer().await.before(router);
    let call = dana.takes_call("The printer is on fire").await;
    let another = dana.takes_call("So is the toaster").await;
    let (ticket, other) = (id(&call, "ticket_id"), id(&another, "ticket_id"));
    let page = dana.listens().await;
    let mut events = listens(&account, &account.owner().await, &erik).await;
    assert_eq!(present(&erik, ticket).await, [] as [&str; 0]);

    shows(&dana, &page, Some(ticket)).await.expect(204);
    assert_eq!(kinds(&events.changes().await), [told("presence", ticket)].into());
    assert_eq!(present(&erik, ticket).await, ["Dana"]);
    // Two pages of one person are one person.
    let second = dana.listens().await;
    shows(&dana, &second, Some(ticket)).await.expect(204);
    events.until("presence", ticket).await;
    assert_eq!(present(&erik, ticket).await, ["Dana"]);
    shows(&dana, &second, None).await.expect(204);
    events.until("presence", ticket).await;

    shows(&dana, &page, Some(other)).await.expect(204);
    assert_eq!(
        kinds(&events.changes().await),
        [told("presence", ticket), told("presence", other)].into()
    );
    assert_eq!(present(&erik, ticket).await, [] as [&str; 0]);
    let everywhere = erik.get("/api/v1/presence").await.expect(200);
    assert_eq!(everywhere.as_array().unwrap().len(), 1);

    drop(page);
    assert_eq!(kinds(&events.changes().await), [told("presence", other)].into());
    assert_eq!(present(&erik, other).await, [] as [&str; 0]);
}

#[tokio::test]
async fn a_presence_whose_stream_is_gone_without_a_word_is_forgotten() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let call = dana.takes_call("The printer is on fire").await;
    let ticket = id(&call, "ticket_id");
    let shown = json!({ "stream": Uuid::now_v7(), "ticket_id": ticket });
    dana.send(Method::PUT, "/api/v1/presence", Some(shown), &[])
        .await
        .expect(204);
    assert_eq!(present(&dana, ticket).await, ["Dana"]);
    let age = "update presence set seen_at = now() - interval '151 seconds'";
    app.admin.execute(age, &[]).await.unwrap();
    assert_eq!(present(&dana, ticket).await, [] as [&str; 0]);
}

#[tokio::test]
async fn a_stream_keeps_its_page_s_presence_alive() {
    let app = TestApp::new().await;
    app.follows().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    let call = dana.takes_call("The printer is on fire").await;
    let ticket = id(&call, "ticket_id");
    let mut page = dana.listens().await;
    shows(&dana, &page, Some(ticket)).await.expect(204);
    let age = "update presence set seen_at = now() - interval '100 seconds'";
    app.admin.execute(age, &[]).await.unwrap();
    // Whatever makes it prove that its reader may be here.
    marks(&account, &owner).await;
    page.until("account", account.id).await;
    let fresh = "(select bool_and(seen_at > now() - interval '50 seconds') from presence)";
    assert_eq!(account.value(fresh).await, json!(true));
}

#[tokio::test]
async fn nobody_is_on_a_ticket_of_another_account() {
    let app = TestApp::new().await;
    let (ours, theirs) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, stranger) = (ours.l1().await, theirs.l1().await);
    let call = dana.takes_call("The printer is on fire").await;
    let ticket = id(&call, "ticket_id");
    let page = dana.listens().await;
    shows(&dana, &page, Some(ticket)).await.expect(204);
    assert_eq!(present(&stranger, ticket).await, [] as [&str; 0]);
    shows(&stranger, &page, Some(ticket)).await.refused(404, "not_found");
    // With another's stream in hand one touches nobody's presence but one's own.
    shows(&stranger, &page, None).await.expect(204);
    assert_eq!(present(&dana, ticket).await, ["Dana"]);
}
