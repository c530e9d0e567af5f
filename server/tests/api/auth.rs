//! Signing in and out, and what a session is worth.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use resolutionflow::{auth::tokens::Token, config::PublicUrl, router::router};
use serde_json::{Value, json};

use crate::support::{Account, Act, Answer, Person, TestApp, app::ORIGIN, at_once};

const LOGIN: &str = "/api/v1/auth/login";
const LOGOUT: &str = "/api/v1/auth/logout";
const ME: &str = "/api/v1/auth/me";
const INTAKE: &str = "/api/v1/l1/intake";
const PASSWORD: &str = "walk-the-flow";

/// A technician who can sign in with [`PASSWORD`], and has a session already.
async fn dana(account: &Account<'_>) -> Person {
    let dana = account.l1().await;
    let hash = account.app.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    let set = "update login_emails set password_hash = $1 where user_id = $2";
    account.app.admin.execute(set, &[&hash, &dana.id.0]).await.unwrap();
    dana
}

fn credentials(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}

/// The cookie an answer sets, as the browser will send it.
fn cookie(answer: &Answer) -> String {
    let set = answer
        .header("set-cookie")
        .unwrap_or_else(|| panic!("no cookie: {}", answer.text));
    set.split(';').next().unwrap().to_owned()
}

/// A request with exactly that `Cookie` header.
async fn with_cookie(person: &Person, cookie: &str) -> Answer {
    let request = Request::get(ME)
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    person.raw(request).await
}

/// An answer without its id, for comparing refusals.
fn told(answer: &Answer) -> (StatusCode, String, Vec<(String, String)>) {
    let id = answer.header("x-request-id").unwrap();
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let headers = headers.filter(|(name, _)| name != "x-request-id").collect();
    (answer.status, answer.text.replace(id, "[request id]"), headers)
}

async fn open_sessions(app: &TestApp, person: &Person) -> i64 {
    let count = "select count(*) from login_sessions where user_id = $1 and ended_at is null";
    app.admin.query_one(count, &[&person.id.0]).await.unwrap().get(0)
}

/// What happened to somebody's session in the meantime.
async fn session_is(app: &TestApp, person: &Person, set: &str) {
    let statement = format!("update login_sessions set {set} where id = '{}'", person.session);
    assert_eq!(app.admin.execute(&statement, &[]).await.unwrap(), 1);
}

#[tokio::test]
async fn the_right_password_signs_in_and_says_who_one_is() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let browser = account.nobody();
    let answer = browser.post(LOGIN, credentials(&dana.email, PASSWORD)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let body = answer.body.clone();
    let me = with_cookie(&browser, &cookie(&answer)).await.expect(200);
    assert_eq!(me, body, "signing in answers what /auth/me will");
    insta::assert_json_snapshot!(body, {
        ".user.id" => "[id]", ".user.email" => "[email]", ".account.id" => "[id]", ".account.escalation_categories" => "[…]"
    }, @r#"
    {
      "account": {
        "escalation_categories": "[…]",
        "id": "[id]",
        "name": "Northwind",
        "owners_need_second_factor": false,
        "slug": "northwind",
        "time_zone": "UTC"
      },
      "needs_second_factor": false,
      "permissions": {
        "acting_as": "l1_tech",
        "author_flows": false,
        "l1_surface": true,
        "manage_account": false,
        "manage_installation": false,
        "read_flows": true,
        "read_seats": false,
        "read_tickets": true
      },
      "user": {
        "account_role": "l1_tech",
        "can_cover_l1": false,
        "email": "[email]",
        "id": "[id]",
        "is_super_admin": false,
        "name": "Dana"
      },
      "visit": null
    }
    "#);
}

#[tokio::test]
async fn a_session_comes_in_a_cookie_that_only_our_own_pages_send_and_no_script_reads() {
    let mut app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let email = dana(&account).await.email;
    let answer = account.nobody().post(LOGIN, credentials(&email, PASSWORD)).await;
    let set = answer.header("set-cookie").unwrap();
    let token = cookie(&answer).strip_prefix("rf_session=").unwrap().to_owned();
    assert_eq!(
        set,
        format!("rf_session={token}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict")
    );
    assert!(
        !answer.text.contains(&token),
        "the token is in the cookie and nowhere else"
    );

    let id = account.id;
    app.app.public_url = Arc::new(PublicUrl::parse("https://desk.example").unwrap());
    app.router = router(app.app.clone(), 100);
    let account = Account { app: &app, id };
    let answer = account.nobody().post(LOGIN, credentials(&email, PASSWORD)).await;
    let set = answer.header("set-cookie").unwrap();
    let token = cookie(&answer).strip_prefix("__Host-rf_session=").unwrap().to_owned();
    assert_eq!(
        set,
        format!("__Host-rf_session={token}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure")
    );
    with_cookie(&account.nobody(), &cookie(&answer)).await.expect(200);
    // A cookie that plain http could have planted is none.
    with_cookie(&account.nobody(), &format!("rf_session={token}"))
        .await
        .refused(401, "not_signed_in");
}

#[tokio::test]
async fn whoever_may_not_sign_in_is_told_the_same_whatever_is_wrong() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, left) = (dana(&account).await, dana(&account).await);
    account.change(&left, "is_active = false").await;
    let browser = account.nobody();
    let endless = "x".repeat(1025);
    let tries = [
        credentials(&dana.email, "walk-the-flows"),
        credentials("nobody@example.test", PASSWORD),
        credentials(&left.email, PASSWORD),
        credentials(&left.email, "walk-the-flows"),
        credentials(&dana.email, ""),
        credentials(&dana.email, &endless),
        credentials("", PASSWORD),
        credentials("a\0b@example.test", PASSWORD),
        credentials(&endless, PASSWORD),
    ];
    let mut first = None;
    for body in tries {
        let answer = browser.post(LOGIN, body.clone()).await;
        answer.clone().refused(401, "wrong_credentials");
        assert_eq!(answer.header("set-cookie"), None);
        let told = told(&answer);
        assert_eq!(*first.get_or_insert(told.clone()), told, "{body}");
    }
}

#[tokio::test]
async fn a_password_over_1024_bytes_is_refused_even_if_it_is_right() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    for (bytes, status) in [(1024, 200), (1025, 401)] {
        let password = "x".repeat(bytes);
        let hash = app.app.passwords.hash(password.clone()).await.unwrap();
        let set = "update login_emails set password_hash = $1 where user_id = $2";
        app.admin.execute(set, &[&hash, &dana.id.0]).await.unwrap();
        account
            .nobody()
            .post(LOGIN, credentials(&dana.email, &password))
            .await
            .expect(status);
    }
}

#[tokio::test]
async fn an_email_signs_in_whatever_its_case_and_the_blanks_around_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let typed = format!("  {} ", dana.email.to_uppercase());
    let me = account
        .nobody()
        .post(LOGIN, credentials(&typed, PASSWORD))
        .await
        .expect(200);
    assert_eq!(me["user"]["id"], dana.id.to_string());
    // A password is verified as typed.
    let typed = format!("{PASSWORD} ");
    account
        .nobody()
        .post(LOGIN, credentials(&dana.email, &typed))
        .await
        .refused(401, "wrong_credentials");
}

#[tokio::test]
async fn a_failed_sign_in_is_in_the_audit_log_of_the_account_it_was_tried_on() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    account
        .nobody()
        .post(LOGIN, credentials("nobody@example.test", "wrong"))
        .await
        .refused(401, "wrong_credentials");
    let refused = "select coalesce(jsonb_agg(a), '[]') from audit_logs a where outcome = 'refused'";
    assert_eq!(
        account.value(refused).await,
        json!([]),
        "nobody's e-mail is nobody's log"
    );

    let answer = account.nobody().post(LOGIN, credentials(&dana.email, "wrong")).await;
    let row = account
        .value("select to_jsonb(a) from audit_logs a where outcome = 'refused'")
        .await;
    assert_eq!(row["request_id"], answer.header("x-request-id").unwrap());
    assert_eq!(
        (&row["action"], &row["entity_id"]),
        (&"user.signed_in".into(), &dana.id.to_string().into())
    );
    assert_eq!(
        (&row["user_id"], &row["acting_as"]),
        (&Value::Null, &"system".into()),
        "nobody was proved to be anybody"
    );
    assert_eq!(row["account_id"], account.id.to_string());
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    dana.get(ME).await.expect(200);
    let out = dana.post(LOGOUT, Value::Null).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert_eq!(
        out.header("set-cookie"),
        Some("rf_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict")
    );
    dana.get(ME).await.refused(401, "not_signed_in");
    let again = dana.post(LOGOUT, Value::Null).await;
    assert_eq!(told(&again), told(&out), "who is out already is told the same");
}

#[tokio::test]
async fn signing_in_ends_the_session_whose_cookie_was_brought_along() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let answer = dana.post(LOGIN, credentials(&dana.email, PASSWORD)).await;
    assert_ne!(
        cookie(&answer),
        format!("rf_session={}", dana.token.as_deref().unwrap())
    );
    dana.get(ME).await.refused(401, "not_signed_in");
    with_cookie(&dana, &cookie(&answer)).await.expect(200);
    assert_eq!(open_sessions(&app, &dana).await, 1);
}

#[tokio::test]
async fn an_eleventh_session_ends_the_oldest() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    session_is(&app, &dana, "created_at = now() - interval '1 hour'").await;
    let mut cookies = Vec::new();
    for _ in 0..10 {
        // In the order they were begun, also by a clock that has not moved on.
        cookies.push(cookie(
            &account.nobody().post(LOGIN, credentials(&dana.email, PASSWORD)).await,
        ));
    }
    dana.get(ME).await.refused(401, "not_signed_in");
    for cookie in cookies {
        with_cookie(&dana, &cookie).await.expect(200);
    }
    assert_eq!(open_sessions(&app, &dana).await, 10);
}

#[tokio::test]
async fn two_who_sign_in_as_the_same_user_at_the_same_moment_see_each_other_s_session() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    for _ in 0..9 {
        account
            .nobody()
            .post(LOGIN, credentials(&dana.email, PASSWORD))
            .await
            .expect(200);
    }
    assert_eq!(open_sessions(&app, &dana).await, 10);
    // A third is at it: what it holds, both wait for.
    let (other, _) = database::connect(&app.database).await.unwrap();
    other
        .batch_execute(&format!(
            "begin; update users set last_login_at = now() where id = '{}'",
            dana.id
        ))
        .await
        .unwrap();
    let sign_in = || async { account.nobody().post(LOGIN, credentials(&dana.email, PASSWORD)).await };
    let both_wait = async {
        let waiting =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while app.admin.query_one(waiting, &[]).await.unwrap().get::<_, i64>(0) < 2 {
            tokio::task::yield_now().await;
        }
        other.batch_execute("commit").await.unwrap();
    };
    let (one, two, ()) = futures::join!(sign_in(), sign_in(), both_wait);
    assert_eq!(
        (one.status, two.status),
        (StatusCode::OK, StatusCode::OK),
        "{} {}",
        one.text,
        two.text
    );
    assert_eq!(open_sessions(&app, &dana).await, 10);
}

#[tokio::test]
async fn a_session_unused_for_an_hour_has_ended_and_an_owner_may_make_that_less() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    session_is(&app, &dana, "last_used_at = now() - interval '59 minutes'").await;
    dana.get(ME).await.expect(200);
    session_is(&app, &dana, "last_used_at = now() - interval '60 minutes'").await;
    dana.get(ME).await.refused(401, "not_signed_in");
    let tighten = "update accounts set session_idle_minutes = 10";
    app.admin.execute(tighten, &[]).await.unwrap();
    session_is(&app, &dana, "last_used_at = now() - interval '9 minutes'").await;
    dana.get(ME).await.expect(200);
    session_is(&app, &dana, "last_used_at = now() - interval '10 minutes'").await;
    dana.get(ME).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_session_ends_twelve_hours_after_signing_in_however_busy_it_was() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    account
        .nobody()
        .post(LOGIN, credentials(&dana.email, PASSWORD))
        .await
        .expect(200);
    let lives =
        "select extract(epoch from max(expires_at - created_at))::int from login_sessions where expires_at > now()";
    assert_eq!(account.value(lives).await, 12 * 60 * 60);
    session_is(&app, &dana, "last_used_at = now(), expires_at = now()").await;
    dana.get(ME).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn only_deliberate_acts_keep_a_session_alive_and_write_once_a_minute_at_most() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let idle = format!(
        "select extract(epoch from now() - last_used_at)::int / 60 from login_sessions where id = '{}'",
        dana.session
    );
    session_is(&app, &dana, "last_used_at = now() - interval '30 minutes'").await;
    dana.send(Method::GET, ME, None, &[("x-background", "1")])
        .await
        .expect(200);
    assert_eq!(account.value(&idle).await, 30, "polling is no act");
    dana.get(ME).await.expect(200);
    assert_eq!(account.value(&idle).await, 0, "looking is one");

    session_is(&app, &dana, "last_used_at = now() - interval '30 seconds'").await;
    let before = format!("select last_used_at from login_sessions where id = '{}'", dana.session);
    let last = account.value(&before).await;
    dana.get(ME).await.expect(200);
    assert_eq!(
        account.value(&before).await,
        last,
        "within the minute nothing is written"
    );
}

#[tokio::test]
async fn what_somebody_may_changes_with_their_next_request() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let erik = account.engineer().await;
    let intake = async || {
        erik.post(INTAKE, json!({ "problem_statement": "The printer is on fire" }))
            .await
    };
    let refused = intake().await.refused(403, "forbidden");
    assert!(
        refused["message"].as_str().unwrap().contains("L1 coverage"),
        "{refused}"
    );
    account.change(&erik, "can_cover_l1 = true").await;
    let call = intake().await.expect(201);
    account.change(&erik, "can_cover_l1 = false").await;
    let step = format!("/api/v1/l1/sessions/{}/resolve", call["session_id"].as_str().unwrap());
    erik.post(&step, json!({ "resolution_notes": "Put it out" }))
        .await
        .refused(403, "forbidden");
    account.change(&erik, "account_role = 'l1_tech'").await;
    erik.post(&step, json!({ "resolution_notes": "Put it out" }))
        .await
        .expect(200);
    account.change(&erik, "account_role = 'viewer'").await;
    intake().await.refused(403, "forbidden");
    let me = erik.get(ME).await.expect(200);
    assert_eq!(
        (&me["user"]["account_role"], &me["permissions"]["l1_surface"]),
        (&"viewer".into(), &false.into())
    );
    account.change(&erik, "is_active = false").await;
    erik.get(ME).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn another_site_s_page_can_do_nothing_with_our_cookie() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let foreign: [&[(&str, &str)]; 7] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN)],
        &[("sec-fetch-site", ""), ("origin", "https://elsewhere.example")],
        &[("sec-fetch-site", ""), ("origin", "null")],
        // Neither header: what cannot say where it is from.
        &[("sec-fetch-site", "")],
    ];
    let intake = json!({ "problem_statement": "The printer is on fire" });
    for headers in foreign {
        let post = async |person: &Person, path, body: &Value| {
            let answer = person.send(Method::POST, path, Some(body.clone()), headers).await;
            assert_eq!(answer.header("set-cookie"), None, "{path} {headers:?}");
            answer.refused(403, "cross_site");
        };
        post(&dana, INTAKE, &intake).await;
        post(&dana, LOGOUT, &json!({})).await;
        // Signing visitors in as somebody else, or out, is something too; their cookie stays at home.
        post(&account.nobody(), LOGIN, &credentials(&dana.email, PASSWORD)).await;
        post(&account.nobody(), LOGOUT, &json!({})).await;
        // Looking changes nothing, and browsers do not let them see it.
        dana.send(Method::GET, ME, None, headers).await.expect(200);
    }
    assert_eq!(account.value("select count(*) from internal_tickets").await, 0);
    assert_eq!(open_sessions(&app, &dana).await, 1);
}

#[tokio::test]
async fn a_browser_that_says_no_more_than_our_origin_is_let_in() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let headers = [("sec-fetch-site", ""), ("origin", ORIGIN)];
    let intake = json!({ "problem_statement": "The printer is on fire" });
    dana.send(Method::POST, INTAKE, Some(intake), &headers)
        .await
        .expect(201);
}

#[tokio::test]
async fn tokens_that_were_not_given_out_are_refused_alike() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, stranger) = (account.l1().await, other.l1().await);
    let token = dana.token.clone().unwrap();
    let bytes = |token: &str| URL_SAFE_NO_PAD.decode(token).unwrap();
    let ours = bytes(&token);
    let theirs = bytes(stranger.token.as_deref().unwrap());
    let swapped = URL_SAFE_NO_PAD.encode([&theirs[..16], &ours[16..]].concat());
    let mut altered = ours.clone();
    altered[47] ^= 1;
    let wrong = [
        Token::fresh(account.id).reveal().to_owned(),
        URL_SAFE_NO_PAD.encode(&altered),
        swapped,
        token[..token.len() - 1].to_owned(),
        token[4..].to_owned(),
        format!("{token}AAAA"),
        format!("{token}="),
        URL_SAFE_NO_PAD.encode([0; 48]),
        String::new(),
        "null".into(),
        "%00".into(),
        "' or true --".into(),
        "A".repeat(8000),
    ];
    let expected = told(&account.nobody().get(ME).await);
    assert_eq!(expected.0, StatusCode::UNAUTHORIZED);
    for token in wrong {
        let answer = with_cookie(&dana, &format!("rf_session={token}")).await;
        assert_eq!(told(&answer), expected, "{token:?}");
    }
    dana.get(ME).await.expect(200);
}

#[tokio::test]
async fn of_two_cookies_of_our_name_one_was_planted_so_neither_counts() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, mallory) = (account.l1().await, account.l1().await);
    let cookie = |person: &Person| format!("rf_session={}", person.token.as_deref().unwrap());
    let both = format!("{}; {}", cookie(&dana), cookie(&mallory));
    with_cookie(&dana, &both).await.refused(401, "not_signed_in");
    let apart = Request::get(ME)
        .header(header::COOKIE, cookie(&dana))
        .header(header::COOKIE, cookie(&dana))
        .body(Body::empty())
        .unwrap();
    dana.raw(apart).await.refused(401, "not_signed_in");
    // Others' cookies are none of our business.
    with_cookie(&dana, &format!("theme=dark; {}; rf_session_hint=1", cookie(&dana)))
        .await
        .expect(200);
}

#[tokio::test]
async fn sixty_four_who_sign_in_at_once_get_in_or_are_asked_to_come_back() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let sign_in = || async { account.nobody().post(LOGIN, credentials(&dana.email, PASSWORD)).await };
    let answers = futures::future::join_all((0..64).map(|_| sign_in())).await;
    let mut let_in = 0;
    for answer in answers {
        match answer.status.as_u16() {
            200 => let_in += 1,
            _ => {
                assert!(answer.header("retry-after").is_some(), "{}", answer.text);
                answer.refused(503, "unavailable");
            }
        }
    }
    assert!(let_in > 0);
    assert!(open_sessions(&app, &dana).await <= 10);
    dana.get("/healthz").await;
    account
        .nobody()
        .post(LOGIN, credentials(&dana.email, PASSWORD))
        .await
        .expect(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_is_recorded_once_for_each_session_and_guard_however_many_come_at_once() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let (viewer, other) = (account.viewer().await, account.viewer().await);
    let refused = |path: &'static str| {
        let (viewer, other) = (viewer.clone(), other.clone());
        move |n: usize| -> Act<()> {
            let person = if n.is_multiple_of(2) {
                viewer.clone()
            } else {
                other.clone()
            };
            Box::pin(async move {
                person.get(path).await.refused(403, "forbidden");
            })
        }
    };
    at_once((0..32).map(refused("/api/v1/l1/queue")).collect()).await;
    at_once((0..8).map(refused("/api/v1/internal-tickets")).collect()).await;
    at_once((0..8).map(refused("/api/v1/l1/sessions/active")).collect()).await;
    let recorded = "select json_agg(json_build_array(user_id, session_id, entity_id, outcome, detail->>'guard')
                                    order by detail->>'guard', user_id)
                    from audit_logs where action = 'guard.refused'";
    let row = |person: &Person, guard: &str| json!([person.id, person.session, person.session, "refused", guard]);
    assert_eq!(
        account.value(recorded).await,
        json!([
            row(&viewer, "l1_or_above"),
            row(&other, "l1_or_above"),
            row(&viewer, "l1_or_coverage"),
            row(&other, "l1_or_coverage"),
        ]),
        "queue and active walks have one guard"
    );
}
