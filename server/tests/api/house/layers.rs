//! What is around every route: headers, limits, and one shape for every refusal.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use futures::{StreamExt, stream};
use resolutionflow::{config::PublicUrl, router::router};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tower::ServiceExt;
use uuid::Uuid;

use crate::support::{Account, Answer, Person, TestApp};

const INTAKE: &str = "/api/v1/l1/intake";
const QUEUE: &str = "/api/v1/l1/queue";

/// A POST of these bytes, as what they are said to be.
async fn posts(person: &Person, path: &str, kind: Option<&str>, body: impl Into<Body>) -> Answer {
    let mut request = Request::post(path).header("sec-fetch-site", "same-origin").header(
        header::COOKIE,
        format!("rf_session={}", person.token.as_deref().unwrap()),
    );
    if let Some(kind) = kind {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    person.raw(request.body(body.into()).unwrap()).await
}

async fn posts_json(person: &Person, path: &str, body: impl Into<Body>) -> Answer {
    posts(person, path, Some("application/json"), body).await
}

/// Every kind of answer there is: found, refused, nowhere, pages, the operators' words.
async fn answers_of_every_kind(account: &Account<'_>) -> Vec<(String, Answer)> {
    let (tech, viewer, nobody) = (account.l1().await, account.viewer().await, account.nobody());
    let mut answers = Vec::new();
    for (status, person, method, path) in [
        (Some(200), &tech, Method::GET, "/api/v1/auth/me"),
        (Some(401), &nobody, Method::GET, "/api/v1/auth/me"),
        (Some(403), &viewer, Method::GET, QUEUE),
        (Some(404), &tech, Method::GET, "/api/v1/nowhere"),
        (Some(404), &tech, Method::POST, "/api/v1/nowhere"),
        (Some(404), &tech, Method::GET, "/api/v1"),
        (Some(404), &tech, Method::GET, "/api/v2/auth/me"),
        (Some(404), &tech, Method::GET, "/api/v1/flows/not-an-id"),
        (Some(405), &tech, Method::DELETE, "/api/v1/auth/me"),
        (Some(405), &tech, Method::GET, INTAKE),
        (Some(415), &tech, Method::POST, INTAKE),
        (Some(422), &tech, Method::GET, "/api/v1/l1/queue?limit=0"),
        (Some(200), &nobody, Method::GET, "/api/openapi.json"),
        (Some(200), &nobody, Method::GET, "/api/docs/"),
        (Some(200), &nobody, Method::GET, "/healthz"),
        (Some(200), &nobody, Method::GET, "/readyz"),
        // Pages, whether or not this build has the client inside.
        (None, &nobody, Method::GET, "/"),
        (None, &nobody, Method::HEAD, "/"),
        (None, &nobody, Method::GET, "/tickets/42"),
        (Some(404), &nobody, Method::GET, "/assets/nothing.js"),
        (Some(405), &nobody, Method::POST, "/"),
        (Some(405), &nobody, Method::POST, "/healthz"),
    ] {
        let answer = person.send(method.clone(), path, None, &[]).await;
        if let Some(status) = status {
            assert_eq!(answer.status.as_u16(), status, "{method} {path}: {}", answer.text);
        }
        answers.push((format!("{method} {path}"), answer));
    }
    answers
}

#[tokio::test]
async fn every_answer_tells_the_browser_to_be_careful() {
    let mut app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                  connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    for (request, answer) in answers_of_every_kind(&account).await {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", ""),
            ("content-security-policy", policy),
        ] {
            assert_eq!(answer.header(name), Some(value), "{request}: {name}");
        }
        assert_eq!(
            answer.header("strict-transport-security"),
            None,
            "{request}: nothing is promised on plain http"
        );
        assert_eq!(
            answer.header("access-control-allow-origin"),
            None,
            "{request}: no other site may read it"
        );
        assert!(
            answer.header("x-request-id").unwrap().parse::<Uuid>().is_ok(),
            "{request}"
        );
    }
    let id = account.id;
    app.app.public_url = Arc::new(PublicUrl::parse("https://desk.example").unwrap());
    app.router = router(app.app.clone(), 100);
    for path in ["/api/v1/auth/me", "/", "/api/v1/nowhere"] {
        let answer = Account { app: &app, id }.nobody().get(path).await;
        let promise = answer.header("strict-transport-security");
        assert_eq!(promise, Some("max-age=31536000; includeSubDomains"), "{path}");
    }
}

#[tokio::test]
async fn nothing_the_api_answers_is_stored_anywhere() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    for (request, answer) in answers_of_every_kind(&account).await {
        if request.contains(" /api/v1") {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{request}");
        }
    }
}

#[tokio::test]
async fn every_refusal_of_the_api_has_one_shape_and_names_its_request() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    for (request, answer) in answers_of_every_kind(&account).await {
        if request.contains(" /api/") && !answer.status.is_success() {
            let detail = &answer.body["detail"];
            assert!(detail["code"].is_string(), "{request}: {}", answer.text);
            let message = detail["message"].as_str().unwrap();
            assert!(
                message.ends_with('.') && message.chars().next().unwrap().is_uppercase() || detail["code"] == "invalid"
            );
            assert_eq!(
                detail["request_id"],
                answer.header("x-request-id").unwrap(),
                "{request}"
            );
            assert_eq!(answer.header("content-type"), Some("application/json"), "{request}");
        }
    }
    let tech = account.l1().await;
    tech.get("/api/v1/nowhere").await.refused(404, "not_found");
    let answer = tech.send(Method::DELETE, INTAKE, None, &[]).await;
    assert_eq!(answer.header("allow"), Some("POST"));
    answer.refused(405, "method_not_allowed");
}

#[tokio::test]
async fn a_request_brings_no_id_of_its_own() {
    let app = TestApp::new().await;
    let nobody = app.account("Northwind").await.nobody();
    let planted = Uuid::now_v7().to_string();
    let answer = nobody
        .send(Method::GET, "/api/v1/auth/me", None, &[("x-request-id", &planted)])
        .await;
    assert_ne!(answer.header("x-request-id"), Some(planted.as_str()));
    assert_ne!(answer.body["detail"]["request_id"], planted);
}

#[tokio::test]
async fn a_body_is_json_and_says_so() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let body = r#"{"problem_statement":"The printer is on fire"}"#;
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data"),
        Some("application/jsonp"),
        Some("application/json-patch+json"),
        Some(""),
    ] {
        posts(&tech, INTAKE, kind, body).await.refused(415, "media_type");
    }
    for kind in [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
    ] {
        posts(&tech, INTAKE, Some(kind), body).await.expect(201);
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_is_malformed() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    for body in [
        "",
        "{",
        "nonsense",
        r#"{"problem_statement":"x"} {}"#,
        r#"{"problem_statement":"x",}"#,
        r#"{'problem_statement':'x'}"#,
        // JSON, and no object.
        "null",
        "5",
        r#""problem_statement""#,
        "[]",
        r#"["The printer is on fire", null, null, null, null]"#,
        "{\"problem_statement\":\"a\nb\"}",
    ] {
        posts_json(&tech, INTAKE, body).await.refused(400, "malformed");
    }
    let not_text = [&br#"{"problem_statement":""#[..], &[0xff, 0xfe], br#""}"#].concat();
    posts_json(&tech, INTAKE, not_text).await.refused(400, "malformed");
}

#[tokio::test]
async fn a_body_is_at_most_64_deep() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    // The object around them is one.
    let nested = |lists: usize| format!(r#"{{"problem_statement":{}{}}}"#, "[".repeat(lists), "]".repeat(lists));
    posts_json(&tech, INTAKE, nested(63))
        .await
        .names_field("problem_statement");
    posts_json(&tech, INTAKE, nested(64)).await.refused(400, "too_deep");
    // So deep that a careless parser would fall over, whether or not it ends.
    posts_json(&tech, INTAKE, nested(30_000)).await.refused(400, "too_deep");
    let open = format!(r#"{{"problem_statement":{}"#, r#"[{"":"#.repeat(10_000));
    posts_json(&tech, INTAKE, open).await.refused(400, "too_deep");
    // Brackets that somebody said are none.
    let said = json!({ "problem_statement": "[".repeat(200) });
    posts_json(&tech, INTAKE, said.to_string()).await.expect(201);
}

#[tokio::test]
async fn a_body_that_is_on_its_way_takes_no_place_in_work() {
    let mut app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let id = account.id;
    let tech = account.l1().await;
    app.router = router(app.app.clone(), 1);
    let tech = tech.before(app.router.clone());
    let began = Arc::new(Semaphore::new(0));
    let slow: Vec<_> = (0..5)
        .map(|_| tokio::spawn(sends_and_waits(app.router.clone(), &began, 10)))
        .collect();
    all(&began, 5).await;
    tech.get(QUEUE).await.expect(200);
    let call = json!({ "problem_statement": "The printer is on fire" });
    tech.post(INTAKE, call).await.expect(201);
    // The one place is one: whoever comes while it is taken is told to come back.
    let taken = app
        .holds(&format!(
            "select from subscriptions where account_id = '{id}' for update"
        ))
        .await;
    let owner = Account { app: &app, id }.owner().await;
    let invite = json!({ "email": "new@northwind.example", "role": "viewer" });
    let waiting = tokio::spawn(async move { owner.post("/api/v1/invites", invite).await });
    app.waiting(1).await;
    let answer = tech.get(QUEUE).await;
    assert!(answer.header("retry-after").is_some());
    answer.refused(503, "unavailable");
    drop(taken);
    waiting.await.unwrap().expect(201);
    for slow in slow {
        slow.abort();
    }
}

#[tokio::test]
async fn bodies_on_their_way_have_so_much_memory_and_no_more() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let began = Arc::new(Semaphore::new(0));
    let fill = |pieces: usize| -> Vec<_> {
        let sends = || tokio::spawn(sends_and_waits(app.router.clone(), &began, 64 * 1024));
        (0..pieces).map(|_| sends()).collect()
    };
    let slow = fill(1024);
    all(&began, 1024).await;
    tech.get(QUEUE).await.expect(200);
    let call = json!({ "problem_statement": "The printer is on fire" });
    tech.post(INTAKE, call.clone()).await.refused(503, "unavailable");
    for slow in slow {
        slow.abort();
        let _ = slow.await;
    }
    tech.post(INTAKE, call).await.expect(201);
}

/// Until so many have begun; one that was refused never will.
async fn all(began: &Semaphore, many: u32) {
    let all = tokio::time::timeout(std::time::Duration::from_secs(60), began.acquire_many(many));
    all.await.expect("they are listened to").unwrap().forget();
}

/// Sends so much of a body, says that it has, and never the rest.
fn sends_and_waits(router: axum::Router, began: &Arc<Semaphore>, length: usize) -> impl Future<Output = ()> + 'static {
    let began = began.clone();
    let rest = stream::once(async move {
        began.add_permits(1);
        std::future::pending().await
    });
    let body = stream::iter([Ok::<_, std::io::Error>(vec![b' '; length])]).chain(rest);
    let request = Request::post(INTAKE)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from_stream(body))
        .unwrap();
    async move { _ = router.oneshot(request).await }
}

#[tokio::test]
async fn a_parameter_given_twice_is_refused_everywhere() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    for (person, path) in [
        (&tech, "/api/v1/auth/me"),
        (&tech, "/api/v1/l1/sessions/active"),
        (&tech, "/api/v1/nowhere"),
        (&account.nobody(), "/api/v1/auth/options"),
    ] {
        for query in ["a=1&a=2", "a&b=1&a", "a=1&%61=1"] {
            person.get(&format!("{path}?{query}")).await.refused(400, "given_twice");
        }
    }
    let twice = format!("{INTAKE}?a=1&a=1");
    posts_json(&tech, &twice, r#"{"problem_statement":"The printer is on fire"}"#)
        .await
        .refused(400, "given_twice");
}

#[tokio::test]
async fn a_body_is_at_most_64_kib_and_notes_320() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer is on fire").await;
    let notes = format!("/api/v1/l1/sessions/{}/notes", call["session_id"].as_str().unwrap());
    let padded = |body: &str, length: usize| format!("{body}{}", " ".repeat(length - body.len()));
    let intake = r#"{"problem_statement":"The printer is on fire"}"#;
    let none = r#"{"notes":[]}"#;
    for (path, body, limit, status) in [(INTAKE, intake, 64 * 1024, 201), (&notes, none, 320 * 1024, 200)] {
        posts_json(&tech, path, padded(body, limit)).await.expect(status);
        posts_json(&tech, path, padded(body, limit + 1))
            .await
            .refused(413, "too_large");
        posts_json(&tech, path, padded(body, 4 * 1024 * 1024))
            .await
            .refused(413, "too_large");
    }
    // Whether or not it says beforehand how long it is.
    let pieces = futures::stream::iter((0..65).map(|_| Ok::<_, std::io::Error>(vec![b' '; 1024])));
    posts_json(&tech, INTAKE, Body::from_stream(pieces))
        .await
        .refused(413, "too_large");
}

#[tokio::test]
async fn a_body_s_field_that_is_wrong_is_named() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let call = tech.takes_call("The printer is on fire").await;
    let walk = |act: &str| format!("/api/v1/l1/sessions/{}/{act}", call["session_id"].as_str().unwrap());
    let problem = |with: Value| {
        let mut body = json!({ "problem_statement": "The printer is on fire" });
        body.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        body
    };
    let intake = INTAKE.to_owned();
    let note = |note: Value| json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "x" }, note] });
    for (path, body, field) in [
        (&intake, problem(json!({ "bogus": 1 })), "bogus"),
        (&intake, problem(json!({ "account_id": Uuid::now_v7() })), "account_id"),
        (&intake, json!({}), "problem_statement"),
        (
            &intake,
            problem(json!({ "problem_statement": null })),
            "problem_statement",
        ),
        (&intake, problem(json!({ "problem_statement": 5 })), "problem_statement"),
        (
            &intake,
            problem(json!({ "problem_statement": ["x"] })),
            "problem_statement",
        ),
        (
            &intake,
            problem(json!({ "problem_statement": "" })),
            "problem_statement",
        ),
        (
            &intake,
            problem(json!({ "problem_statement": " \n\t\u{3000}" })),
            "problem_statement",
        ),
        (
            &intake,
            problem(json!({ "problem_statement": "a\u{0}b" })),
            "problem_statement",
        ),
        (
            &intake,
            problem(json!({ "problem_statement": "ä".repeat(4001) })),
            "problem_statement",
        ),
        (
            &intake,
            problem(json!({ "customer_name": "x".repeat(121) })),
            "customer_name",
        ),
        (
            &intake,
            problem(json!({ "customer_contact": "a\u{0}" })),
            "customer_contact",
        ),
        (
            &intake,
            problem(json!({ "customer_contact": true })),
            "customer_contact",
        ),
        (&intake, problem(json!({ "flow_id": "not-an-id" })), "flow_id"),
        (&intake, problem(json!({ "flow_id": 7 })), "flow_id"),
        (
            &intake,
            problem(json!({ "flow_id": Uuid::nil(), "flow_proposal_id": Uuid::nil() })),
            "flow_proposal_id",
        ),
        (
            &walk("notes"),
            note(json!({ "timestamp": "yesterday", "content": "x" })),
            "notes[1].timestamp",
        ),
        (
            &walk("notes"),
            note(json!({ "timestamp": "2026-01-02T03:04:05Z" })),
            "notes[1].content",
        ),
        (
            &walk("notes"),
            note(json!({ "timestamp": "2026-01-02T03:04:05Z", "content": "\u{0}" })),
            "notes[1].content",
        ),
        (
            &walk("notes"),
            note(json!({ "timestamp": "2026-01-02T03:04:05Z", "content": "x", "by": 1 })),
            "notes[1].by",
        ),
        (&walk("notes"), json!({ "notes": [], "revision": 1.5 }), "revision"),
        (
            &walk("notes"),
            json!({ "notes": [], "revision": 3_000_000_000_u32 }),
            "revision",
        ),
        (
            &walk("resolve"),
            json!({ "resolution_notes": "Done", "helpful": "yes" }),
            "helpful",
        ),
        (
            &walk("escalate"),
            json!({ "reason_category": "x".repeat(31) }),
            "reason_category",
        ),
        (&walk("handover"), json!({ "to_user_id": "x" }), "to_user_id"),
    ] {
        let answer = tech.post(path, body.clone()).await;
        let detail = answer.refused(422, "invalid");
        assert_eq!(detail["fields"][0]["field"], field, "{body}: {detail}");
        assert!(detail["message"].as_str().unwrap().starts_with(field), "{detail}");
    }
    // None of it left anything behind.
    assert_eq!(tech.get(QUEUE).await.expect(200).as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_given_twice_and_half_a_character_are_refused() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    let twice = r#"{"problem_statement":"one","problem_statement":"two"}"#;
    posts_json(&tech, INTAKE, twice).await.names_field("problem_statement");
    for half in [r"\ud800", r"\udc00", r"\ud800\ud800", r"\ud83d smile", r"\ude00\ud83d"] {
        let body = format!(r#"{{"problem_statement":"The printer {half} is on fire"}}"#);
        posts_json(&tech, INTAKE, body).await.names_field("problem_statement");
    }
    let whole = r#"{"problem_statement":"The printer is on fire \ud83d\ude00"}"#;
    posts_json(&tech, INTAKE, whole).await.expect(201);
}

#[tokio::test]
async fn a_query_that_is_wrong_is_refused_by_the_parameter_s_name() {
    let app = TestApp::new().await;
    let tech = app.account("Northwind").await.l1().await;
    for query in [
        "limit=5&limit=6",
        "limit=5&limit=5",
        "status_filter=open&sort=newest&status_filter=open",
    ] {
        tech.get(&format!("{QUEUE}?{query}")).await.refused(400, "given_twice");
    }
    for (path, query, field) in [
        (QUEUE, "limit=0", "limit"),
        (QUEUE, "limit=201", "limit"),
        (QUEUE, "limit=-1", "limit"),
        (QUEUE, "limit=", "limit"),
        (QUEUE, "limit=ten", "limit"),
        (QUEUE, "status_filter=lost", "status_filter"),
        (QUEUE, "sort=random", "sort"),
        (QUEUE, "bogus=1", "bogus"),
        ("/api/v1/internal-tickets", "search=a%00b", "search"),
        ("/api/v1/internal-tickets", "cursor=nonsense", "cursor"),
        ("/api/v1/flows", "cursor=nonsense", "cursor"),
        ("/api/v1/flows", "status=lost", "status"),
    ] {
        tech.get(&format!("{path}?{query}")).await.names_field(field);
    }
    let long = format!("/api/v1/internal-tickets?search={}", "x".repeat(201));
    tech.get(&long).await.names_field("search");
    assert_eq!(
        tech.get(&format!("{QUEUE}?limit=200&status_filter=open&sort=oldest"))
            .await
            .status,
        StatusCode::OK
    );
}
