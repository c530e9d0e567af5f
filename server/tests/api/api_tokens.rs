//! API tokens: making and revoking them, and what programs may do with one.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use resolutionflow::auth::tokens::Token;
use serde_json::{Value, json};

use crate::support::{Account, Act, Answer, Person, TestApp, at_once, id};

const TOKENS: &str = "/api/v1/api-tokens";
const ME: &str = "/api/v1/auth/me";
const QUEUE: &str = "/api/v1/l1/queue";
const INTAKE: &str = "/api/v1/l1/intake";

fn new(scopes: &[&str]) -> Value {
    json!({ "name": "Nightly export", "scopes": scopes, "expires_in_days": 90 })
}

/// A program with a token of that person's.
pub struct Program {
    person: Person,
    token: String,
    id: String,
}

impl Program {
    /// The person makes it.
    pub async fn of(person: &Person, scopes: &[&str]) -> Self {
        let made = person.post(TOKENS, new(scopes)).await.expect(201);
        Self {
            person: person.clone(),
            token: made["token"].as_str().unwrap().to_owned(),
            id: id(&made, "id").to_owned(),
        }
    }

    /// A request as a program sends it: no cookie, nothing of a browser's.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>, headers: &[(&str, &str)]) -> Answer {
        let authorization = format!("Bearer {}", self.token);
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, authorization);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.person.raw(request.body(body).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[]).await
    }
}

async fn set(account: &Account<'_>, token: &Program, set: &str) {
    account.set("api_tokens", &token.id, set).await;
}

#[tokio::test]
async fn a_token_is_told_once_and_stored_as_a_hash() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let made = dana.post(TOKENS, new(&["read", "calls"])).await.expect(201);
    let token = made["token"].as_str().unwrap();
    assert!(token.starts_with("rf_") && token.len() == 73, "{token}");
    let mut listed = made.clone();
    listed.as_object_mut().unwrap().remove("token");
    assert_eq!(dana.get(TOKENS).await.expect(200), json!([listed]));
    insta::assert_json_snapshot!(listed, { ".id" => "[id]", ".created_at" => "[time]", ".expires_at" => "[time]" }, @r#"
    {
      "created_at": "[time]",
      "expires_at": "[time]",
      "id": "[id]",
      "last_used_at": null,
      "name": "Nightly export",
      "scopes": [
        "read",
        "calls"
      ]
    }
    "#);
    let days = "select extract(day from expires_at - created_at)::int from api_tokens";
    assert_eq!(account.value(days).await, 90);
    let hashed = format!("select token_hash = sha256('{token}') from api_tokens");
    assert_eq!(account.value(&hashed).await, true);
    let everything =
        "select jsonb_build_array((select jsonb_agg(a) from audit_logs a), (select jsonb_agg(t) from api_tokens t),
                      (select jsonb_agg(k) from idempotency_keys k))";
    assert!(!account.value(everything).await.to_string().contains(token));
}

#[tokio::test]
async fn the_same_request_again_makes_no_second_token_and_does_not_tell_the_first_again() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let first = dana.post_once(TOKENS, "one key", new(&["read"])).await.expect(201);
    let again = dana.post_once(TOKENS, "one key", new(&["read"])).await;
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    let again = again.expect(201);
    assert_eq!((&again["id"], &again["token"]), (&first["id"], &Value::Null));
    let kept = account.value("select jsonb_agg(k) from idempotency_keys k").await;
    assert!(!kept.to_string().contains("rf_"), "{kept}");
}

#[tokio::test]
async fn a_token_that_cannot_be_is_refused_by_its_field() {
    let app = TestApp::new().await;
    let dana = app.account("Northwind").await.l1().await;
    let with = |field: &str, value: Value| {
        let mut body = new(&["read"]);
        body[field] = value;
        body
    };
    for (body, field) in [
        (with("name", " ".into()), "name"),
        (with("name", "x".repeat(81).into()), "name"),
        (with("scopes", json!([])), "scopes"),
        (with("scopes", json!(["read", "read"])), "scopes"),
        (with("scopes", json!(["everything"])), "scopes[0]"),
        (with("expires_in_days", 0.into()), "expires_in_days"),
        (with("expires_in_days", 366.into()), "expires_in_days"),
        (with("user_id", dana.id.to_string().into()), "user_id"),
    ] {
        dana.post(TOKENS, body).await.names_field(field);
    }
    dana.post(TOKENS, with("expires_in_days", 365.into())).await.expect(201);
}

#[tokio::test]
async fn a_token_is_its_user_with_no_browser_s_checks_and_its_acts_name_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let program = Program::of(&dana, &["read", "calls"]).await;
    let me = program.get(ME).await.expect(200);
    assert_eq!(me["user"]["id"], dana.id.to_string());
    // As a page of another site would be refused.
    let elsewhere = [
        ("origin", "https://elsewhere.example"),
        ("sec-fetch-site", "cross-site"),
    ];
    let call = json!({ "problem_statement": "The printer is on fire" });
    let answer = program.send(Method::POST, INTAKE, Some(call), &elsewhere).await;
    let request = answer.header("x-request-id").unwrap().to_owned();
    answer.expect(201);
    let rows = format!(
        "select jsonb_agg(distinct jsonb_build_array(user_id, session_id, token_id, acting_as)) from audit_logs
         where request_id = '{request}'"
    );
    let expected = json!([[dana.id.to_string(), null, program.id, "l1_tech"]]);
    assert_eq!(account.value(&rows).await, expected);
}

#[tokio::test]
async fn a_token_and_a_cookie_together_are_refused() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let program = Program::of(&dana, &["read"]).await;
    let session = format!("rf_session={}", dana.token.as_deref().unwrap());
    for cookie in [session.as_str(), "rf_session=", "rf_session=nonsense"] {
        program
            .send(Method::GET, ME, None, &[("cookie", cookie)])
            .await
            .refused(400, "two_credentials");
    }
    // Somebody else's cookie is none of ours.
    program
        .send(Method::GET, ME, None, &[("cookie", "proxy=1")])
        .await
        .expect(200);
    // Nor is another scheme: a proxy's own.
    dana.send(Method::GET, ME, None, &[("authorization", "Basic cHJveHk6cHJveHk=")])
        .await
        .expect(200);
}

#[tokio::test]
async fn a_token_altered_foreign_short_or_of_another_kind_is_refused_alike_and_mostly_before_a_query() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let program = Program::of(&dana, &["read"]).await;
    let foreign = Token::fresh_for_api(app.account("Contoso").await.id);
    let unknown = Token::fresh_for_api(account.id);
    let session = dana.token.clone().unwrap();
    let token = program.token.clone();
    let another = if token.ends_with('A') { 'B' } else { 'A' };
    let altered = format!("{}{another}", &token[..72]);
    let mut told = Vec::new();
    let nobody = account.nobody();
    let before = app.with_a_pool_of(0, &nobody);
    for (authorization, asks) in [
        ("Bearer".to_owned(), false),
        ("Bearer ".to_owned(), false),
        ("Bearer rf_".to_owned(), false),
        (format!("Bearer {}", &token[..72]), false),
        (format!("Bearer {token}A"), false),
        (format!("Bearer {altered}"), false),
        (format!("Bearer {}", token.to_uppercase()), false),
        (format!("Bearer {session}"), false),
        (format!("Bearer rf_{session}"), false),
        (format!("Bearer {}", unknown.reveal()), true),
        (format!("Bearer {}", foreign.reveal()), true),
        (format!("Basic {token}"), false),
    ] {
        let request = || {
            Request::get(ME)
                .header(header::AUTHORIZATION, &authorization)
                .body(Body::empty())
                .unwrap()
        };
        let answer = nobody.raw(request()).await;
        answer.clone().refused(401, "not_signed_in");
        told.push(answer.text.replace(answer.header("x-request-id").unwrap(), ""));
        // Where there is no connection to be had, only what asks nothing can be answered.
        let unasked = before.raw(request()).await;
        assert_eq!(unasked.status.as_u16(), if asks { 503 } else { 401 }, "{authorization}");
    }
    assert!(told.iter().all(|text| *text == told[0]), "{told:#?}");
    // A token is no cookie either.
    dana.with_session(&token).get(ME).await.refused(401, "not_signed_in");
    let twice = Request::get(ME)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"));
    nobody
        .raw(twice.body(Body::empty()).unwrap())
        .await
        .refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_scope_opens_what_it_names_and_nothing_else() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let call = || json!({ "problem_statement": "The printer is on fire" });
    let [read, calls, flows, settings] = [
        Program::of(&owner, &["read"]).await,
        Program::of(&owner, &["calls"]).await,
        Program::of(&owner, &["flows"]).await,
        Program::of(&owner, &["account"]).await,
    ];
    read.get(QUEUE).await.expect(200);
    let detail = read.post(INTAKE, call()).await.refused(403, "scope_missing");
    assert_eq!(detail["scope"], "calls");
    calls.post(INTAKE, call()).await.expect(201);
    calls.get(QUEUE).await.refused(403, "scope_missing");
    flows.post("/api/v1/flows/import-starter", json!({})).await.expect(201);
    flows.post(INTAKE, call()).await.refused(403, "scope_missing");
    let rename = || Some(json!({ "name": "Northwind Traders" }));
    let path = "/api/v1/accounts/me";
    settings.send(Method::PATCH, path, rename(), &[]).await.expect(200);
    read.send(Method::PATCH, path, rename(), &[])
        .await
        .refused(403, "scope_missing");
    // Tokens make no tokens, and change nothing about how one signs in.
    let all = Program::of(&owner, &["read", "calls", "flows", "account"]).await;
    for (method, path) in [
        (Method::GET, TOKENS),
        (Method::POST, TOKENS),
        (Method::GET, "/api/v1/auth/totp"),
        (Method::POST, "/api/v1/auth/totp"),
        (Method::DELETE, "/api/v1/auth/totp"),
        (Method::POST, "/api/v1/auth/totp/recovery-codes"),
        (Method::POST, "/api/v1/auth/logout"),
    ] {
        let body = (path == TOKENS && method == Method::POST).then(|| new(&["read"]));
        let refused = all.send(method, path, body, &[("sec-fetch-site", "same-origin")]).await;
        refused.refused(403, "session_only");
    }
    let path = format!("{TOKENS}/{}", all.id);
    all.send(Method::DELETE, &path, None, &[])
        .await
        .refused(403, "session_only");
    let refusals =
        "select jsonb_agg(distinct detail) from audit_logs where outcome = 'refused' and token_id is not null";
    assert_eq!(
        account.value(refusals).await,
        json!([{ "guard": "scope_missing" }, { "guard": "session_only" }])
    );
}

#[tokio::test]
async fn a_token_is_never_more_than_its_user_is_now() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let program = Program::of(&dana, &["read", "calls"]).await;
    program.get(QUEUE).await.expect(200);
    account.change(&dana, "account_role = 'viewer'").await;
    program.get(QUEUE).await.refused(403, "forbidden");
    program.get("/api/v1/flows").await.expect(200);
    account.change(&dana, "account_role = 'l1_tech'").await;
    program.get(QUEUE).await.expect(200);
    account.change(&dana, "is_active = false").await;
    program.get(QUEUE).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn deactivating_somebody_ends_their_tokens_for_good() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    let program = Program::of(&dana, &["read"]).await;
    let path = format!("/api/v1/users/{}/active", dana.id);
    for is_active in [false, true] {
        let body = Some(json!({ "is_active": is_active }));
        owner.send(Method::PATCH, &path, body, &[]).await.expect(200);
        program.get(ME).await.refused(401, "not_signed_in");
    }
    assert_eq!(
        account
            .value("select count(*) from api_tokens where revoked_at is null")
            .await,
        0
    );
}

#[tokio::test]
async fn a_token_of_who_must_have_a_second_factor_and_has_none_is_refused() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let program = Program::of(&owner, &["read"]).await;
    account.owners_need_second_factor().await;
    program.get(QUEUE).await.refused(403, "second_factor_required");
    account.phone(&owner).await;
    program.get(QUEUE).await.expect(200);
}

#[tokio::test]
async fn a_token_of_an_operator_s_stand_in_is_none() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let sam = app.account("Operators").await.super_admin().await;
    let inside = sam.enters(account.id, "The owner asked for help").await;
    let program = Program::of(&account.owner().await, &["read"]).await;
    program.get(ME).await.expect(200);
    // It would outlast the visit.
    set(&account, &program, &format!("user_id = '{}'", inside.id)).await;
    program.get(ME).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_token_ends_when_it_is_revoked_and_when_its_day_comes() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let (revoked, expired) = (Program::of(&dana, &["read"]).await, Program::of(&dana, &["read"]).await);
    let path = format!("{TOKENS}/{}", revoked.id);
    for _ in 0..2 {
        let answer = dana.send(Method::DELETE, &path, None, &[]).await;
        assert_eq!(answer.status, 204, "{}", answer.text);
    }
    revoked.get(ME).await.refused(401, "not_signed_in");
    let audited = "select count(*) from audit_logs where action = 'api_token.revoked'";
    assert_eq!(account.value(audited).await, 1, "what was done once is recorded once");
    expired.get(ME).await.expect(200);
    set(
        &account,
        &expired,
        "created_at = now() - interval '1 day', expires_at = now()",
    )
    .await;
    expired.get(ME).await.refused(401, "not_signed_in");
    // Out of order, and still in sight.
    let listed = dana.get(TOKENS).await.expect(200);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    set(
        &account,
        &expired,
        "created_at = now() - interval '40 days', expires_at = now() - interval '31 days'",
    )
    .await;
    assert_eq!(dana.get(TOKENS).await.expect(200), json!([]));
}

#[tokio::test]
async fn a_token_is_its_user_s_own() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, owner) = (account.l1().await, account.owner().await);
    let stranger = app.account("Contoso").await.owner().await;
    let program = Program::of(&dana, &["read"]).await;
    let path = format!("{TOKENS}/{}", program.id);
    for other in [&owner, &stranger] {
        assert_eq!(other.get(TOKENS).await.expect(200), json!([]));
        other
            .send(Method::DELETE, &path, None, &[])
            .await
            .refused(404, "not_found");
    }
    program.get(ME).await.expect(200);
}

#[tokio::test]
async fn when_it_was_used_last_is_written_once_a_minute_at_most() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let program = Program::of(&dana, &["read"]).await;
    let used = "select extract(epoch from now() - last_used_at)::int from api_tokens";
    assert_eq!(account.value(used).await, Value::Null);
    program.get(ME).await.expect(200);
    assert_eq!(account.value(used).await, 0);
    set(&account, &program, "last_used_at = now() - interval '59 seconds'").await;
    program.get(ME).await.expect(200);
    assert!(account.value(used).await.as_i64().unwrap() >= 59);
    set(&account, &program, "last_used_at = now() - interval '60 seconds'").await;
    program.get(ME).await.expect(200);
    assert_eq!(account.value(used).await, 0);
}

#[tokio::test]
async fn a_program_s_requests_are_done_once_under_a_key_of_its_user_s() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let program = Program::of(&dana, &["calls"]).await;
    let call = json!({ "problem_statement": "The printer is on fire" });
    let acts: Vec<Act<Answer>> = (0..64)
        .map(|_| {
            let (call, token, dana) = (call.clone(), program.token.clone(), dana.clone());
            Box::pin(async move {
                for _ in 0..200 {
                    let request = Request::post(INTAKE)
                        .header(header::AUTHORIZATION, format!("Bearer {token}"))
                        .header(header::CONTENT_TYPE, "application/json")
                        .header("idempotency-key", "one key")
                        .body(Body::from(call.to_string()));
                    let answer = dana.raw(request.unwrap()).await;
                    if answer.status != 503 && answer.body["detail"]["code"] != "busy" {
                        return answer;
                    }
                }
                panic!("it stayed busy");
            }) as Act<Answer>
        })
        .collect();
    let answers = at_once(acts).await;
    assert!(
        answers
            .iter()
            .all(|answer| answer.status == 201 && answer.text == answers[0].text)
    );
    assert_eq!(account.value("select count(*) from internal_tickets").await, 1);
    // In the browser it is the same user's key.
    let again = dana.post_once(INTAKE, "one key", call).await;
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(again.text, answers[0].text);
    let key = [("idempotency-key", "another key")];
    set(&account, &program, "revoked_at = now()").await;
    let body = json!({ "problem_statement": "Again" });
    program
        .send(Method::POST, INTAKE, Some(body), &key)
        .await
        .refused(401, "not_signed_in");
    assert_eq!(account.value("select count(*) from idempotency_keys").await, 1);
}

#[tokio::test]
async fn a_user_has_fifty_tokens_at_most_however_many_are_made_at_once() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let acts: Vec<Act<Answer>> = (0..64)
        .map(|_| {
            let dana = dana.clone();
            Box::pin(async move { dana.insists(TOKENS, None, new(&["read"])).await }) as Act<Answer>
        })
        .collect();
    let answers = at_once(acts).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 50);
    dana.post(TOKENS, new(&["read"])).await.refused(409, "too_many_tokens");
    assert_eq!(account.value("select count(*) from api_tokens").await, 50);
}
