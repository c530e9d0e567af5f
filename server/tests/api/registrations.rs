//! Registering where mail goes out: by a link, whose answer tells nothing of whom an e-mail signs in.

use axum::http::StatusCode;
use resolutionflow::{
    app::App,
    auth::tokens::Token,
    config::SignUp,
    ids::AccountId,
    jobs::{self, Job},
    limits::Limits,
    router::router,
};
use serde_json::{Value, json};

use crate::support::{Act, Answer, Person, TestApp, at_once, statements::statements};

const REGISTER: &str = "/api/v1/auth/register";
const LOOKUP: &str = "/api/v1/auth/register/lookup";
const FINISH: &str = "/api/v1/auth/register/finish";
const LOGIN: &str = "/api/v1/auth/login";
const ME: &str = "/api/v1/auth/me";
const PASSWORD: &str = "seven grey herons";
const NORA: &str = "Nora@Contoso.example";

fn registration(email: &str) -> Value {
    json!({ "account_name": "Contoso IT", "name": "Nora New", "email": email, "time_zone": "Europe/Berlin" })
}

fn finishing(token: &str) -> Value {
    json!({ "token": token, "password": PASSWORD })
}

/// Whoever asks; nobody is signed in.
async fn browser(app: &TestApp) -> Person {
    app.account("Northwind").await.nobody()
}

/// The token of the link that was asked for.
async fn link(app: &TestApp, browser: &Person, email: &str) -> String {
    browser.post(REGISTER, registration(email)).await.expect(202);
    app.inbox(email).await.last().unwrap().token("/register/finish")
}

/// An answer without its id: status, headers and body as they go over the wire.
fn told(answer: &Answer) -> (StatusCode, String, Vec<(String, String)>) {
    let id = answer.header("x-request-id").unwrap();
    let headers = answer.headers.iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().replace(id, "[request id]")));
    (
        answer.status,
        answer.text.replace(id, "[request id]"),
        headers.collect(),
    )
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    app.admin.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn a_link_makes_the_account_and_signs_its_owner_in() {
    let app = TestApp::with_mail().await;
    let browser = browser(&app).await;
    let asked = browser.post(REGISTER, registration(NORA)).await;
    assert_eq!(asked.header("set-cookie"), None);
    assert_eq!(asked.expect(202), json!({ "next": "open_mail" }));
    let letters = app.inbox(NORA).await;
    assert_eq!(letters.len(), 1);
    // Whoever did not ask must not be sent what somebody else typed.
    assert!(!letters[0].text.contains("Contoso IT") && !letters[0].text.contains("Nora New"));
    let token = letters[0].token("/register/finish");
    assert_eq!(
        count(&app, "select count(*) from accounts").await,
        1,
        "nothing is made yet"
    );
    assert_eq!(count(&app, "select count(*) from login_emails").await, 0);

    let found = browser.post(LOOKUP, json!({ "token": token })).await.expect(200);
    assert_eq!(
        (&found["account_name"], &found["name"], &found["email"]),
        (&"Contoso IT".into(), &"Nora New".into(), &NORA.into())
    );
    let done = browser.post(FINISH, finishing(&token)).await;
    let nora = browser.with_session(&done.session_token());
    let me = done.clone().expect(201);
    assert_eq!(nora.get(ME).await.expect(200), me);
    assert_eq!(
        (
            &me["user"]["email"],
            &me["user"]["account_role"],
            &me["account"]["time_zone"]
        ),
        (&NORA.into(), &"owner".into(), &"Europe/Berlin".into())
    );
    let credentials = json!({ "email": "nora@contoso.example", "password": PASSWORD });
    browser.post(LOGIN, credentials).await.expect(200);
    browser
        .post(FINISH, finishing(&token))
        .await
        .refused(400, "link_not_valid");
    browser
        .post(LOOKUP, json!({ "token": token }))
        .await
        .refused(400, "link_not_valid");

    let rows = "select jsonb_agg(action order by id) from audit_logs where request_id = $1";
    let actions: Value = app
        .admin
        .query_one(rows, &[&done.header("x-request-id").unwrap()])
        .await
        .unwrap()
        .get(0);
    assert_eq!(actions, json!(["account.created", "user.created", "user.signed_in"]));
}

#[tokio::test]
async fn a_known_and_an_unknown_e_mail_are_the_same_bytes_and_the_same_work_and_only_the_letter_tells() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let (dana, gone) = (account.l1().await, account.l1().await);
    account.change(&gone, "is_active = false").await;
    let browser = account.nobody();
    browser
        .post(REGISTER, registration("first@contoso.example"))
        .await
        .expect(202);
    app.app.mail.settled().await;
    let mut answers = Vec::new();
    for email in [NORA, &dana.email, &gone.email] {
        let hashed = app.app.passwords.done();
        let (answer, sent) = statements(browser.post(REGISTER, registration(email))).await;
        app.app.mail.settled().await;
        answers.push((told(&answer), sent, app.app.passwords.done() - hashed));
        let row = answer.header("x-request-id").unwrap().to_owned();
        let noted = "select count(*) from audit_logs where request_id = $1 and action = 'user.registered'
                     and outcome = 'refused'";
        let noted: i64 = app.admin.query_one(noted, &[&row]).await.unwrap().get(0);
        assert_eq!(noted, i64::from(email != NORA), "what owners can read of it");
    }
    assert_eq!((answers[0].0.0, answers[0].2), (StatusCode::ACCEPTED, 0));
    assert!(answers[0].1.len() >= 4, "{:?}", answers[0].1);
    for answer in &answers[1..] {
        assert_eq!(answer, &answers[0]);
    }
    let subject = async |email: &str| {
        let letters = app.inbox(email).await;
        assert_eq!(letters.len(), 1, "{email}");
        letters[0].subject.clone()
    };
    assert_eq!(subject(NORA).await, "Finish your account");
    assert_eq!(subject(&dana.email).await, "You have an account already");
    assert_eq!(count(&app, "select count(*) from registrations").await, 2);
}

#[tokio::test]
async fn the_password_is_chosen_at_the_link_and_a_weak_one_costs_nobody_theirs() {
    let app = TestApp::with_mail().await;
    let browser = browser(&app).await;
    let mut early = registration(NORA);
    early["password"] = PASSWORD.into();
    browser.post(REGISTER, early).await.names_field("password");
    let token = link(&app, &browser, NORA).await;
    for weak in ["short", "passwordpassword", "contoso.example", "Contoso IT Nora"] {
        let body = json!({ "token": token, "password": weak });
        browser.post(FINISH, body).await.names_field("password");
    }
    browser.post(FINISH, finishing(&token)).await.expect(201);
    // Where no mail goes out there is no other moment for it.
    let app = TestApp::new().await;
    let browser = self::browser(&app).await;
    browser.post(REGISTER, registration(NORA)).await.names_field("password");
}

#[tokio::test]
async fn what_is_no_link_of_ours_or_an_hour_old_is_refused_alike_and_forgotten() {
    let app = TestApp::with_mail().await;
    let browser = browser(&app).await;
    let token = link(&app, &browser, NORA).await;
    let old = link(&app, &browser, "old@contoso.example").await;
    let age = "update registrations set expires_at = now() - interval '1 second' where email like 'old@%'";
    app.admin.execute(age, &[]).await.unwrap();
    let foreign = format!("{}{}", &Token::fresh(AccountId::fresh()).reveal()[..22], &token[22..]);
    let mut answers = Vec::new();
    for token in ["", "x", &token[1..], &foreign, &old] {
        for path in [LOOKUP, FINISH] {
            let mut body = finishing(token);
            if path == LOOKUP {
                body.as_object_mut().unwrap().remove("password");
            }
            answers.push(told(&browser.post(path, body).await));
        }
    }
    assert_eq!(answers[0].0, StatusCode::BAD_REQUEST);
    for answer in &answers[1..] {
        assert_eq!(answer, &answers[0]);
    }
    jobs::run_if_due(&app.app, Job::Expiries).await.unwrap().unwrap();
    let left = "select count(*) from registrations where email = 'Nora@Contoso.example'";
    assert_eq!(
        (
            count(&app, "select count(*) from registrations").await,
            count(&app, left).await
        ),
        (1, 1)
    );
}

#[tokio::test]
async fn of_many_links_to_one_e_mail_one_makes_an_account() {
    let app = TestApp::with_mail().await;
    let browser = browser(&app).await;
    let first = link(&app, &browser, NORA).await;
    let second = link(&app, &browser, NORA).await;
    browser.post(FINISH, finishing(&second)).await.expect(201);
    browser
        .post(FINISH, finishing(&first))
        .await
        .refused(409, "email_taken");
    assert_eq!(count(&app, "select count(*) from accounts").await, 2);
    // From then on it is known.
    browser.post(REGISTER, registration(NORA)).await.expect(202);
    assert_eq!(app.inbox(NORA).await[2].subject, "You have an account already");
}

#[tokio::test]
async fn of_sixteen_with_the_same_link_one_makes_the_account() {
    let app = TestApp::for_a_race().await;
    let browser = browser(&app).await;
    let token = app.registration(AccountId::fresh()).await;
    let acts = (0..16).map(|_| {
        let (browser, token) = (browser.clone(), token.clone());
        let act: Act<Answer> = Box::pin(async move { browser.insists(FINISH, None, finishing(&token)).await });
        act
    });
    let mut done = 0;
    for answer in at_once(acts.collect()).await {
        if answer.status == StatusCode::CREATED {
            done += 1;
        } else {
            answer.refused(400, "link_not_valid");
        }
    }
    assert_eq!((done, count(&app, "select count(*) from accounts").await), (1, 2));
}

#[tokio::test]
async fn letters_to_one_e_mail_are_few_whether_or_not_it_is_known() {
    let mut app = TestApp::with_mail().await;
    app.app.limits = Limits::default();
    app.router = router(app.app.clone(), 100);
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    for (email, place) in [(NORA, "203.0.113.7"), (dana.email.as_str(), "198.51.100.1")] {
        let browser = account.nobody().at(place);
        for _ in 0..3 {
            browser.post(REGISTER, registration(email)).await.expect(202);
        }
        let refused = browser.post(REGISTER, registration(email)).await;
        refused.refused(429, "too_many_requests");
        assert_eq!(app.inbox(email).await.len(), 3);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_before_anything_is_sent_and_nobody_finishes_where_sign_up_is_closed() {
    let app = TestApp::with_mail().await;
    let browser = browser(&app).await;
    for (field, wrong) in [
        ("account_name", json!(" ")),
        ("name", json!("")),
        ("email", json!("nobody")),
        ("time_zone", json!("Europe/Atlantis")),
    ] {
        let mut body = registration(NORA);
        body[field] = wrong;
        browser.post(REGISTER, body).await.names_field(field);
    }
    let token = link(&app, &browser, NORA).await;
    assert_eq!(app.smtp.as_ref().unwrap().arrived().len(), 1);
    let closed = App {
        sign_up: SignUp::Closed,
        ..app.app.clone()
    };
    let before_closed = browser.before(router(closed, 100));
    before_closed
        .post(FINISH, finishing(&token))
        .await
        .refused(403, "sign_up_closed");
    let elsewhere = [("sec-fetch-site", "cross-site")];
    let post = axum::http::Method::POST;
    let answer = browser.send(post, FINISH, Some(finishing(&token)), &elsewhere).await;
    answer.refused(403, "cross_site");
    browser.post(FINISH, finishing(&token)).await.expect(201);
}
