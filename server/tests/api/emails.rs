//! Changing the e-mail one signs in with: by a link where mail goes out, at once where none does.

use axum::http::StatusCode;
use resolutionflow::{auth::tokens::Token, limits::Limits, router::router};
use serde_json::{Value, json};

use crate::support::{Account, Act, Answer, Person, TestApp, at_once, statements::statements};

const EMAIL: &str = "/api/v1/auth/email";
const CONFIRM: &str = "/api/v1/auth/email/confirm";
const LOGIN: &str = "/api/v1/auth/login";
const ME: &str = "/api/v1/auth/me";
const PASSWORD: &str = "walk-the-flow";
const NEW: &str = "Dana.Reyes@new.example";

/// A technician whose password is [`PASSWORD`], with a session open.
async fn dana(account: &Account<'_>) -> Person {
    let dana = account.l1().await;
    account.has_password(&dana, PASSWORD).await;
    dana
}

async fn asks(person: &Person, email: &str) -> Answer {
    person.post(EMAIL, json!({ "email": email })).await
}

async fn confirms(person: &Person, token: &str) -> Answer {
    person.post(CONFIRM, json!({ "token": token })).await
}

async fn signs_in(account: &Account<'_>, email: &str) -> Answer {
    let credentials = json!({ "email": email, "password": PASSWORD });
    account.nobody().post(LOGIN, credentials).await
}

/// The token of the link that somebody asked for.
async fn link(app: &TestApp, person: &Person, email: &str) -> String {
    asks(person, email).await.expect(202);
    app.inbox(email).await.last().unwrap().token("/confirm-email")
}

/// An answer without its id.
fn told(answer: &Answer) -> (StatusCode, String) {
    let id = answer.header("x-request-id").unwrap();
    (answer.status, answer.text.replace(id, "[request id]"))
}

/// An answer without its id and the time a link lasts until.
fn told_without_time(answer: &Answer) -> (StatusCode, Value, Vec<String>) {
    let mut body = answer.body.clone();
    assert!(body["expires_at"].take().is_string(), "{}", answer.text);
    (
        answer.status,
        body,
        answer.headers.keys().map(ToString::to_string).collect(),
    )
}

async fn recorded(account: &Account<'_>, action: &str) -> Value {
    let rows = format!(
        "select coalesce(jsonb_agg(jsonb_build_array(outcome, detail) order by created_at, id), '[]')
         from audit_logs where action = '{action}'"
    );
    account.value(&rows).await
}

#[tokio::test]
async fn a_link_to_the_new_address_changes_the_e_mail_and_signs_nobody_in() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let asked = asks(&dana, NEW).await;
    assert_eq!(asked.header("set-cookie"), None);
    assert_eq!(asked.expect(202)["state"], "link_sent");
    // Nothing has changed yet.
    assert_eq!(dana.get(ME).await.expect(200)["user"]["email"], dana.email);
    signs_in(&account, NEW).await.refused(401, "wrong_credentials");
    let token = app.inbox(NEW).await[0].token("/confirm-email");
    let warned = &app.inbox(&dana.email).await[0];
    assert!(
        warned.text.contains(NEW) && !warned.text.contains(&token),
        "{}",
        warned.text
    );

    let done = confirms(&account.nobody(), &token).await;
    assert_eq!((done.status, done.header("set-cookie")), (StatusCode::NO_CONTENT, None));
    dana.get(ME).await.refused(401, "not_signed_in");
    signs_in(&account, &dana.email).await.refused(401, "wrong_credentials");
    let me = signs_in(&account, "dana.reyes@new.example").await.expect(200);
    assert_eq!(me["user"]["email"], NEW);
    confirms(&account.nobody(), &token).await.refused(400, "link_not_valid");
    assert_eq!(app.inbox(&dana.email).await[1].subject, "Your e-mail was changed");
    for action in ["user.email_change_asked", "user.email_changed"] {
        let values = json!([["done", { "old": dana.email, "new": NEW }]]);
        assert_eq!(recorded(&account, action).await, values, "{action}");
    }
    let secret = format!("select count(*) from audit_logs a where a::text like '%{token}%'");
    assert_eq!(account.value(&secret).await, 0);
}

#[tokio::test]
async fn the_browser_that_uses_the_link_stays_signed_in_under_a_new_token_and_others_do_not() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (dana(&account).await, account.engineer().await);
    let phone = account.another_session(&dana).await;
    account
        .session_is(&phone, "confirmed_at = now() - interval '1 hour'")
        .await;
    let token = link(&app, &dana, NEW).await;
    let done = confirms(&phone, &token).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.text);
    let anew = phone.with_session(&done.session_token());
    assert_eq!(anew.get(ME).await.expect(200)["user"]["email"], NEW);
    for ended in [&dana, &phone] {
        ended.get(ME).await.refused(401, "not_signed_in");
    }
    // A link is no password: what asks for one still does.
    asks(&anew, "again@new.example").await.refused(403, "confirm_password");

    // Somebody else's browser stays theirs.
    let phone = anew;
    account
        .app
        .admin
        .execute("update login_sessions set confirmed_at = now()", &[])
        .await
        .unwrap();
    let token = link(&app, &phone, "again@new.example").await;
    let done = confirms(&erik, &token).await;
    assert_eq!((done.status, done.header("set-cookie")), (StatusCode::NO_CONTENT, None));
    assert_eq!(erik.get(ME).await.expect(200)["user"]["email"], erik.email);
    phone.get(ME).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_session_that_was_left_alone_too_long_is_not_brought_back_by_a_link() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let token = link(&app, &dana, NEW).await;
    account
        .session_is(&dana, "last_used_at = now() - interval '61 minutes'")
        .await;
    let done = confirms(&dana, &token).await;
    assert_eq!((done.status, done.header("set-cookie")), (StatusCode::NO_CONTENT, None));
}

#[tokio::test]
async fn changing_the_e_mail_asks_for_the_password_and_for_another_e_mail() {
    for app in [TestApp::with_mail().await, TestApp::new().await] {
        let account = app.account("Northwind").await;
        let dana = dana(&account).await;
        account
            .session_is(&dana, "confirmed_at = now() - interval '301 seconds'")
            .await;
        asks(&dana, NEW).await.refused(403, "confirm_password");
        account
            .session_is(&dana, "confirmed_at = now() - interval '4 minutes'")
            .await;
        asks(&dana, &dana.email).await.names_field("email");
        asks(&dana, "nobody").await.names_field("email");
        assert_eq!(account.value("select count(*) from email_changes").await, 0);
        assert_eq!(dana.get(ME).await.expect(200)["user"]["email"], dana.email);
        // Only its letters are of another size: still one's own.
        let answer = asks(&dana, &dana.email.to_uppercase()).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    }
}

#[tokio::test]
async fn an_e_mail_that_signs_somebody_in_is_answered_like_any_other_and_its_owner_hears_of_it() {
    let app = TestApp::with_mail().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, erik, gone) = (dana(&account).await, account.engineer().await, other.l1().await);
    other.change(&gone, "is_active = false").await;
    let mut answers = Vec::new();
    for email in [NEW, &erik.email, &gone.email] {
        answers.push(told_without_time(&asks(&dana, email).await));
    }
    for answer in &answers[1..] {
        assert_eq!(answer, &answers[0]);
    }
    for taken in [&erik, &gone] {
        let letters = app.inbox(&taken.email).await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, "This e-mail is in use already");
        assert!(!letters[0].text.contains('#') && !letters[0].text.contains(&dana.email));
    }
}

/// What a request does before it answers; what it causes afterwards is done by others.
#[tokio::test]
async fn the_same_is_done_for_an_e_mail_that_signs_somebody_in() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (dana(&account).await, account.engineer().await);
    let mut done = Vec::new();
    // The first one teaches the connection its statements.
    for email in ["first@new.example", NEW, &erik.email] {
        let (answer, sent) = statements(asks(&dana, email)).await;
        answer.expect(202);
        // One connection after the other: the one that looks up whose it is waits for its turn.
        app.app.mail.settled().await;
        done.push(sent);
    }
    assert!(done[1].len() > 5, "{:?}", done[1]);
    assert_eq!(done[1], done[2]);
}

#[tokio::test]
async fn an_e_mail_that_was_taken_in_between_is_refused_to_who_reads_that_mailbox() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (dana(&account).await, account.engineer().await);
    let (hers, his) = (link(&app, &dana, NEW).await, link(&app, &erik, NEW).await);
    assert_eq!(confirms(&account.nobody(), &hers).await.status, StatusCode::NO_CONTENT);
    confirms(&account.nobody(), &his).await.refused(409, "email_taken");
    erik.get(ME).await.expect(200);
    assert_eq!(
        signs_in(&account, NEW).await.expect(200)["user"]["id"],
        dana.id.to_string()
    );
}

#[tokio::test]
async fn a_newer_link_half_an_hour_and_a_new_password_end_a_link() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let first = link(&app, &dana, NEW).await;
    let second = link(&app, &dana, "second@new.example").await;
    confirms(&dana, &first).await.refused(400, "link_not_valid");
    app.admin
        .execute(
            "update email_changes set expires_at = expires_at - interval '30 minutes'",
            &[],
        )
        .await
        .unwrap();
    confirms(&dana, &second).await.refused(400, "link_not_valid");
    let third = link(&app, &dana, "third@new.example").await;
    let change = json!({ "current": PASSWORD, "new": "lamp otter folds maps" });
    let changed = dana.post("/api/v1/auth/password/change", change).await;
    assert_eq!(changed.status, StatusCode::NO_CONTENT, "{}", changed.text);
    confirms(&dana, &third).await.refused(400, "link_not_valid");
    account.change(&dana, "is_active = false").await;
    let fourth = account.email_change(&dana).await;
    confirms(&dana, &fourth).await.refused(400, "link_not_valid");
}

#[tokio::test]
async fn what_the_old_e_mail_could_still_do_ends() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let reset = account.reset(&dana).await;
    let token = link(&app, &dana, NEW).await;
    confirms(&dana, &token).await;
    let body = json!({ "token": reset, "password": "lamp otter folds maps" });
    let answer = account.nobody().post("/api/v1/auth/password/reset", body).await;
    answer.refused(400, "link_not_valid");
}

#[tokio::test]
async fn tokens_that_were_not_given_out_are_refused_alike() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let dana = dana(&account).await;
    let link = account.email_change(&dana).await;
    let foreign = format!("{}{}", &Token::fresh(other.id).reveal()[..22], &link[22..]);
    let never_given = Token::fresh(account.id);
    let mut answers = Vec::new();
    for token in ["", "x", &link[1..], &foreign, never_given.reveal()] {
        answers.push(told(&confirms(&account.nobody(), token).await));
    }
    assert_eq!(answers[0].0, StatusCode::BAD_REQUEST);
    for answer in &answers {
        assert_eq!(answer, &answers[0]);
    }
}

#[tokio::test]
async fn of_sixty_four_with_the_same_link_one_changes_the_e_mail() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let link = account.email_change(&dana).await;
    let acts = (0..64).map(|_| {
        let (nobody, link) = (account.nobody(), link.clone());
        let act: Act<Answer> = Box::pin(async move { nobody.insists(CONFIRM, None, json!({ "token": link })).await });
        act
    });
    let mut done = 0;
    for answer in at_once(acts.collect()).await {
        if answer.status == StatusCode::NO_CONTENT {
            done += 1;
        } else {
            answer.refused(400, "link_not_valid");
        }
    }
    assert_eq!(done, 1);
    assert_eq!(
        recorded(&account, "user.email_changed").await.as_array().unwrap().len(),
        1
    );
}

#[tokio::test]
async fn of_many_who_want_one_e_mail_at_once_one_gets_it() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let mut acts = Vec::new();
    for _ in 0..16 {
        let person = dana(&account).await;
        let act: Act<Answer> = Box::pin(async move { person.insists(EMAIL, None, json!({ "email": NEW })).await });
        acts.push(act);
    }
    let mut done = 0;
    for answer in at_once(acts).await {
        if answer.status == StatusCode::OK {
            done += 1;
        } else {
            answer.refused(409, "email_taken");
        }
    }
    assert_eq!(done, 1);
    let same = "select count(*) from users u join login_emails e on e.user_id = u.id
                where u.email = 'Dana.Reyes@new.example' and e.email_norm = lower(u.email)";
    assert_eq!(account.value(same).await, 1);
}

#[tokio::test]
async fn without_mail_the_e_mail_is_changed_at_once() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let phone = account.another_session(&dana).await;
    let changed = asks(&dana, NEW).await;
    let anew = dana.with_session(&changed.session_token());
    assert_eq!(changed.expect(200), json!({ "state": "changed" }));
    assert_eq!(anew.get(ME).await.expect(200)["user"]["email"], NEW);
    for ended in [&dana, &phone] {
        ended.get(ME).await.refused(401, "not_signed_in");
    }
    signs_in(&account, &dana.email).await.refused(401, "wrong_credentials");
    signs_in(&account, NEW).await.expect(200);
    let values = json!([["done", { "old": dana.email, "new": NEW }]]);
    assert_eq!(recorded(&account, "user.email_changed").await, values);
}

#[tokio::test]
async fn without_mail_a_taken_e_mail_is_refused_and_nobody_asks_for_many() {
    let mut app = TestApp::new().await;
    app.app.limits = Limits::default();
    app.router = router(app.app.clone(), 100);
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, stranger) = (dana(&account).await, other.l1().await);
    for _ in 0..5 {
        asks(&dana, &stranger.email).await.refused(409, "email_taken");
    }
    for email in [stranger.email.as_str(), NEW] {
        asks(&dana, email).await.refused(429, "too_many_requests");
    }
    dana.get(ME).await.expect(200);
    let refused = recorded(&account, "user.email_changed").await;
    assert_eq!(refused.as_array().unwrap().len(), 5);
    assert_eq!(
        refused[0],
        json!(["refused", { "old": dana.email, "new": stranger.email }])
    );
}

#[tokio::test]
async fn letters_about_a_change_are_few_and_a_lost_answer_sends_no_other() {
    let mut app = TestApp::with_mail().await;
    app.app.limits = Limits::default();
    app.router = router(app.app.clone(), 100);
    let account = app.account("Northwind").await;
    let (dana, erik) = (dana(&account).await, dana(&account).await);
    let body = json!({ "email": NEW });
    let first = dana.post_once(EMAIL, "key", body.clone()).await.expect(202);
    let again = dana.post_once(EMAIL, "key", body).await;
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(again.expect(202), first);
    assert_eq!(app.inbox(NEW).await.len(), 1);
    // Three to one address, whoever asks; five by one person, whatever the address.
    for person in [&erik, &erik] {
        asks(person, NEW).await.expect(202);
    }
    asks(&erik, NEW).await.refused(429, "too_many_requests");
    for number in 0..3 {
        asks(&erik, &format!("new{number}@new.example")).await.expect(202);
    }
    asks(&erik, "more@new.example").await.refused(429, "too_many_requests");
    asks(&dana, "more@new.example").await.expect(202);
}

#[tokio::test]
async fn another_site_s_page_changes_nobody_s_e_mail() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let token = account.email_change(&dana).await;
    let elsewhere = [("sec-fetch-site", "cross-site")];
    for (path, body) in [(EMAIL, json!({ "email": NEW })), (CONFIRM, json!({ "token": token }))] {
        let answer = dana.send(axum::http::Method::POST, path, Some(body), &elsewhere).await;
        answer.refused(403, "cross_site");
    }
    assert_eq!(dana.get(ME).await.expect(200)["user"]["email"], dana.email);
}
