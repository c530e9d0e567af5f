//! `Idempotency-Key`: the same request again gives the first answer again.

use axum::http::Method;
use serde_json::json;

use crate::support::{TestApp, given::OUTLOOK, id};

const INTAKE: &str = "/api/v1/l1/intake";

#[tokio::test]
async fn the_same_key_and_body_give_the_first_answer_again() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let intake = json!({ "problem_statement": "Größe \u{1f600} \u{202e}", "flow_id": flow });
    let call = tech.post_once(INTAKE, "intake", intake.clone()).await;
    let walk = id(&call.body, "session_id").to_owned();
    let requests = [
        ("step", json!({ "node_id": "webmail", "answer": "Not sure" })),
        ("back", json!({})),
        (
            "notes",
            json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05.123456789Z", "content": "ü" }] }),
        ),
        ("problem", json!({ "problem_statement": "Better words" })),
        ("take-over", json!({})),
        ("resolve", json!({ "helpful": true, "resolution_notes": "Fixed" })),
    ];
    let mut firsts = vec![(INTAKE.to_owned(), "intake", intake, call)];
    for (act, body) in requests {
        let path = format!("/api/v1/l1/sessions/{walk}/{act}");
        let first = tech.post_once(&path, act, body.clone()).await;
        assert_eq!(first.header("idempotency-replayed"), None);
        firsts.push((path, act, body, first));
    }
    let before = account.value("select count(*) from audit_logs").await;
    for (path, key, body, first) in firsts {
        let again = tech.post_once(&path, key, body).await;
        assert_eq!(
            (again.status, &again.text),
            (first.status, &first.text),
            "the same bytes: {path}"
        );
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        assert_eq!(again.header("content-type"), Some("application/json"));
    }
    assert_eq!(
        account.value("select count(*) from audit_logs").await,
        before,
        "nothing was done again"
    );
}

#[tokio::test]
async fn how_a_body_is_written_does_not_matter() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let send = async |text: &str| {
        let request = axum::http::Request::builder()
            .method(Method::POST)
            .uri(INTAKE)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", format!("rf_session={}", tech.token.as_ref().unwrap()))
            .header("content-type", "application/json; charset=utf-8")
            .header("idempotency-key", "one key")
            .body(axum::body::Body::from(text.to_owned()))
            .unwrap();
        tech.raw(request).await
    };
    let first = send(r#"{"problem_statement":"Größe","customer_name":"Ada"}"#).await;
    assert_eq!(first.status, 201);
    for same in [
        "{ \"customer_name\" : \"Ada\",\n\t\"problem_statement\" : \"Gr\\u00f6\\u00dfe\" }",
        r#"{"problem_statement":"  Größe ","customer_name":"Ada","flow_id":null}"#,
    ] {
        let again = send(same).await;
        assert_eq!((again.status, again.text), (first.status, first.text.clone()), "{same}");
    }
    send(r#"{"problem_statement":"größe","customer_name":"Ada"}"#)
        .await
        .refused(422, "idempotency_key_reused");
    assert_eq!(account.value("select count(*) from internal_tickets").await, 1);
}

#[tokio::test]
async fn a_key_is_for_one_body_and_one_route() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let call = tech
        .post_once(INTAKE, "one key", json!({ "problem_statement": "First" }))
        .await
        .expect(201);
    tech.post_once(INTAKE, "one key", json!({ "problem_statement": "Second" }))
        .await
        .refused(422, "idempotency_key_reused");
    let other = tech.takes_call("Another").await;
    let (one, two) = (id(&call, "session_id"), id(&other, "session_id"));
    let resolve = |walk: &str| format!("/api/v1/l1/sessions/{walk}/resolve");
    let body = json!({ "resolution_notes": "Fixed" });
    tech.post_once(&resolve(one), "one key", body.clone())
        .await
        .refused(422, "idempotency_key_reused");
    tech.post_once(&resolve(one), "resolve", body.clone()).await.expect(200);
    // The same route, as the router has it, but another walk.
    tech.post_once(&resolve(two), "resolve", body)
        .await
        .refused(422, "idempotency_key_reused");
    assert_eq!(tech.reads(two).await["status"], "active");
}

#[tokio::test]
async fn a_refused_request_leaves_its_key_free() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    tech.post_once(INTAKE, "one key", json!({ "problem_statement": "" }))
        .await
        .names_field("problem_statement");
    let absent = json!({ "problem_statement": "x", "flow_id": uuid::Uuid::now_v7() });
    tech.post_once(INTAKE, "one key", absent)
        .await
        .refused(404, "not_found");
    let call = tech
        .post_once(INTAKE, "one key", json!({ "problem_statement": "x", "flow_id": flow }))
        .await
        .expect(201);
    let path = format!("/api/v1/l1/sessions/{}/step", id(&call, "session_id"));
    let step = |answer: &str| json!({ "node_id": "webmail", "answer": answer });
    tech.post_once(&path, "step", step("Perhaps"))
        .await
        .names_field("answer");
    tech.post_once(&path, "step", step("Yes")).await.expect(200);
    let engineer = account.engineer().await;
    engineer
        .post_once(INTAKE, "mine", json!({ "problem_statement": "x" }))
        .await
        .refused(403, "forbidden");
    account.change(&engineer, "can_cover_l1 = true").await;
    engineer
        .post_once(INTAKE, "mine", json!({ "problem_statement": "x" }))
        .await
        .expect(201);
    assert_eq!(account.value("select count(*) from idempotency_keys").await, 3);
}

#[tokio::test]
async fn a_replay_shows_what_was_answered_then_and_needs_the_right_now() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let walk = id(&call, "session_id");
    let path = format!("/api/v1/l1/sessions/{walk}/step");
    let step = json!({ "node_id": "webmail", "answer": "Yes" });
    let first = tech.post_once(&path, "step", step.clone()).await;
    tech.on(walk, "back", json!({})).await.expect(200);
    assert_eq!(tech.post_once(&path, "step", step.clone()).await.text, first.text);
    assert_eq!(tech.reads(walk).await["step_count"], 2, "a replay takes no step");
    account.change(&tech, "account_role = 'viewer'").await;
    tech.post_once(&path, "step", step).await.refused(403, "forbidden");
}

#[tokio::test]
async fn everybody_has_keys_of_their_own() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let mut tickets = std::collections::BTreeSet::new();
    for person in [account.l1().await, account.owner().await, other.l1().await] {
        let call = person
            .post_once(INTAKE, "the same key", json!({ "problem_statement": "x" }))
            .await;
        assert_eq!(call.header("idempotency-replayed"), None);
        tickets.insert(id(&call.expect(201), "ticket_id").to_owned());
    }
    assert_eq!(tickets.len(), 3);
}

#[tokio::test]
async fn a_key_has_1_to_255_visible_characters() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let post = async |key: axum::http::HeaderValue| {
        let request = axum::http::Request::builder()
            .method(Method::POST)
            .uri(INTAKE)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", format!("rf_session={}", tech.token.as_ref().unwrap()))
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .body(axum::body::Body::from(r#"{"problem_statement":"x"}"#))
            .unwrap();
        tech.raw(request).await
    };
    for key in [b"".as_slice(), &[b'x'; 256], "schlüssel".as_bytes()] {
        post(axum::http::HeaderValue::from_bytes(key).unwrap())
            .await
            .names_field("Idempotency-Key");
    }
    assert_eq!(account.value("select count(*) from internal_tickets").await, 0);
    for key in [b"x".as_slice(), &[b'x'; 255]] {
        post(axum::http::HeaderValue::from_bytes(key).unwrap())
            .await
            .expect(201);
    }
}

#[tokio::test]
async fn a_key_used_twice_in_two_headers_is_refused() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let request = axum::http::Request::builder()
        .method(Method::POST)
        .uri(INTAKE)
        .header("sec-fetch-site", "same-origin")
        .header("cookie", format!("rf_session={}", tech.token.as_ref().unwrap()))
        .header("content-type", "application/json")
        .header("idempotency-key", "one")
        .header("idempotency-key", "two")
        .body(axum::body::Body::from(r#"{"problem_statement":"x"}"#))
        .unwrap();
    tech.raw(request).await.names_field("Idempotency-Key");
}
