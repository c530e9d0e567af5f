//! One's own password, e-mail and devices.

use axum::http::{Method, StatusCode};
use resolutionflow::auth::tokens::Token;
use serde_json::{Value, json};

use crate::support::{Account, Act, Answer, Person, TestApp, at_once};

const LOGIN: &str = "/api/v1/auth/login";
const CHANGE: &str = "/api/v1/auth/password/change";
const FORGOT: &str = "/api/v1/auth/password/forgot";
const RESET: &str = "/api/v1/auth/password/reset";
const SESSIONS: &str = "/api/v1/auth/sessions";
const CONFIRM: &str = "/api/v1/auth/confirm";
const ME: &str = "/api/v1/auth/me";
const PASSWORD: &str = "walk-the-flow";
const NEW: &str = "lamp otter folds maps";

/// A technician whose password is [`PASSWORD`], with a session open.
async fn dana(account: &Account<'_>) -> Person {
    let dana = account.l1().await;
    account.has_password(&dana, PASSWORD).await;
    dana
}

async fn confirms(person: &Person, password: &str) -> Answer {
    person.post(CONFIRM, json!({ "password": password })).await
}

/// What was recorded of that kind, oldest first: outcome and session.
async fn recorded(account: &Account<'_>, action: &str) -> Value {
    let rows = format!(
        "select coalesce(jsonb_agg(jsonb_build_array(outcome, session_id) order by created_at, id), '[]')
         from audit_logs where action = '{action}'"
    );
    account.value(&rows).await
}

/// Whether they gave their password in the last minutes; in these tests it was an hour ago at first.
async fn confirmed_lately(account: &Account<'_>, person: &Person) -> Value {
    let lately = format!(
        "select confirmed_at > now() - interval '30 minutes' from login_sessions where id = '{}'",
        person.session
    );
    account.value(&lately).await
}

#[tokio::test]
async fn giving_the_password_again_counts_for_this_session_and_is_recorded() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (dana(&account).await, account.engineer().await);
    for person in [&dana, &erik] {
        account
            .session_is(person, "confirmed_at = now() - interval '1 hour', password_tries = 3")
            .await;
    }
    assert_eq!(confirms(&dana, PASSWORD).await.status, StatusCode::NO_CONTENT);
    assert_eq!(confirmed_lately(&account, &dana).await, true);
    assert_eq!(confirmed_lately(&account, &erik).await, false);
    let tries = format!(
        "select password_tries from login_sessions where id = '{}'",
        dana.session
    );
    assert_eq!(account.value(&tries).await, 0, "a right one forgives the wrong ones");
    assert_eq!(
        recorded(&account, "session.confirmed").await,
        json!([["done", dana.session]])
    );
}

#[tokio::test]
async fn a_wrong_password_confirms_nothing_and_is_recorded() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    account
        .session_is(&dana, "confirmed_at = now() - interval '1 hour'")
        .await;
    let longer = format!("{PASSWORD} ");
    for wrong in ["", "walk-the-flo", &longer, &"x".repeat(2000)] {
        confirms(&dana, wrong).await.refused(403, "wrong_password");
    }
    assert_eq!(confirmed_lately(&account, &dana).await, false);
    let refused = json!(["refused", dana.session]);
    assert_eq!(
        recorded(&account, "session.confirmed").await,
        json!([refused, refused, refused, refused])
    );
    dana.get(ME).await.expect(200);
}

#[tokio::test]
async fn ten_wrong_passwords_in_a_row_end_the_session_and_no_crowd_gets_more() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let acts = (0..32).map(|n| {
        let dana = dana.clone();
        let act: Act<Answer> = Box::pin(async move { confirms(&dana, &format!("wrong number {n}")).await });
        act
    });
    let answers = at_once(acts.collect()).await;
    let refused = answers
        .iter()
        .filter(|answer| answer.body["detail"]["code"] == "wrong_password")
        .count();
    assert!(refused <= 10, "{refused} guesses were answered");
    dana.get(ME).await.refused(401, "not_signed_in");
    confirms(&dana, PASSWORD).await.refused(401, "not_signed_in");
}

async fn signs_in(account: &Account<'_>, person: &Person, password: &str) -> Answer {
    let credentials = json!({ "email": person.email, "password": password });
    account.nobody().post(LOGIN, credentials).await
}

/// The same person in another browser.
async fn elsewhere(account: &Account<'_>, person: &Person) -> Person {
    let answer = signs_in(account, person, PASSWORD).await;
    with_cookie_of(person, &answer)
}

/// The person with the cookie an answer set.
fn with_cookie_of(person: &Person, answer: &Answer) -> Person {
    let cookie = answer
        .header("set-cookie")
        .unwrap_or_else(|| panic!("no cookie: {}", answer.text));
    let token = cookie.strip_prefix("rf_session=").unwrap().split(';').next().unwrap();
    let mut there = person.clone();
    there.token = Some(token.to_owned());
    there
}

async fn changes(person: &Person, current: &str, new: &str) -> Answer {
    person.post(CHANGE, json!({ "current": current, "new": new })).await
}

async fn resets(account: &Account<'_>, token: &str, password: &str) -> Answer {
    let body = json!({ "token": token, "password": password });
    account.nobody().insists(RESET, None, body).await
}

/// An answer without what differs between any two.
fn told(answer: &Answer) -> (StatusCode, String, Vec<(String, String)>) {
    let id = answer.header("x-request-id").unwrap();
    let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (
        answer.status,
        answer.text.replace(id, "[request id]"),
        headers.collect(),
    )
}

#[tokio::test]
async fn a_changed_password_signs_every_other_browser_out_and_this_one_goes_on_under_a_new_token() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let other = elsewhere(&account, &dana).await;
    let link = account.reset(&dana).await;
    let answer = changes(&dana, PASSWORD, NEW).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);

    let here = with_cookie_of(&dana, &answer);
    here.get(ME).await.expect(200);
    other.get(ME).await.refused(401, "not_signed_in");
    dana.get(ME).await.refused(401, "not_signed_in");
    resets(&account, &link, "tea kettle nine clouds")
        .await
        .refused(400, "link_not_valid");
    signs_in(&account, &dana, PASSWORD)
        .await
        .refused(401, "wrong_credentials");
    signs_in(&account, &dana, NEW).await.expect(200);
    assert_eq!(
        recorded(&account, "password.changed").await,
        json!([["done", dana.session]])
    );
    let letter = &app.inbox(&dana.email).await[0];
    assert_eq!(letter.subject, "Your password was changed");
}

#[tokio::test]
async fn a_password_is_changed_only_with_the_present_one_and_into_one_others_do_not_guess() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    changes(&dana, "not that one", NEW).await.refused(403, "wrong_password");
    for (new, why) in [
        ("short", "at least 12"),
        (&"x".repeat(129), "at most 128"),
        ("passwordpassword", "easy to guess"),
        ("Northwind-2026!", "easy to guess"),
        (dana.email.as_str(), "easy to guess"),
        (PASSWORD, "the password you have already"),
    ] {
        let detail = changes(&dana, PASSWORD, new).await.names_field("new");
        assert!(detail["message"].as_str().unwrap().contains(why), "{new}: {detail}");
    }
    dana.get(ME).await.expect(200);
    signs_in(&account, &dana, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn of_many_who_change_a_password_at_once_one_session_is_left() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let acts = (0..8).map(|n| {
        let dana = dana.clone();
        let act: Act<Answer> = Box::pin(async move { changes(&dana, PASSWORD, &format!("{NEW} {n}")).await });
        act
    });
    let answers = at_once(acts.collect()).await;
    let done = answers
        .iter()
        .filter(|answer| answer.status == StatusCode::NO_CONTENT)
        .count();
    assert_eq!(
        done,
        1,
        "{:?}",
        answers.iter().map(|answer| &answer.text).collect::<Vec<_>>()
    );
    assert_eq!(
        account
            .value("select count(*) from login_sessions where ended_at is null")
            .await,
        1
    );
}

#[tokio::test]
async fn of_two_changes_proved_by_the_same_password_the_second_is_refused() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    // Both have proved the present password in a session that lives, and stand in line.
    let held = app.holds("select from users for update").await;
    let (one, two) = (format!("{NEW} one"), format!("{NEW} two"));
    let lets_go = async {
        app.waiting(2).await;
        held.batch_execute("commit").await.unwrap();
    };
    let (one, two, ()) = futures::join!(changes(&dana, PASSWORD, &one), changes(&dana, PASSWORD, &two), lets_go);
    let mut came = [one, two];
    came.sort_by_key(|answer| answer.status);
    let [done, refused] = came;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.text);
    refused.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_forgotten_password_is_set_by_a_link_in_a_letter_and_that_signs_nobody_in() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let asked = account
        .nobody()
        .post(FORGOT, json!({ "email": dana.email.to_uppercase() }))
        .await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.text);
    let letters = app.inbox(&dana.email).await;
    assert_eq!(letters.len(), 1);
    let token = letters[0].token("/reset");
    let done = resets(&account, &token, NEW).await;
    assert_eq!((done.status, done.header("set-cookie")), (StatusCode::NO_CONTENT, None));
    dana.get(ME).await.refused(401, "not_signed_in");
    signs_in(&account, &dana, PASSWORD)
        .await
        .refused(401, "wrong_credentials");
    signs_in(&account, &dana, NEW).await.expect(200);
    resets(&account, &token, "tea kettle nine clouds")
        .await
        .refused(400, "link_not_valid");
    assert_eq!(app.inbox(&dana.email).await[1].subject, "Your password was changed");
    for action in ["password.reset_asked", "password.reset"] {
        assert_eq!(recorded(&account, action).await, json!([["done", null]]), "{action}");
    }
}

#[tokio::test]
async fn whoever_forgot_is_answered_alike_whether_or_not_anybody_signs_in_with_that_e_mail() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let (dana, left) = (dana(&account).await, account.l1().await);
    account.change(&left, "is_active = false").await;
    let ask = async |email: &str| told(&account.nobody().post(FORGOT, json!({ "email": email })).await);
    let known = ask(&dana.email).await;
    assert_eq!(known.0, StatusCode::ACCEPTED);
    assert_eq!(ask("nobody@example.test").await, known);
    assert_eq!(ask(&left.email).await, known);
    app.app.mail.settled().await;
    let to: Vec<_> = app
        .smtp
        .as_ref()
        .unwrap()
        .arrived()
        .into_iter()
        .flat_map(|letter| letter.to)
        .collect();
    assert_eq!(to, [dana.email]);
    assert_eq!(account.value("select count(*) from password_resets").await, 1);
}

#[tokio::test]
async fn reset_letters_are_few() {
    let mut app = TestApp::with_mail().await;
    app.app.limits = resolutionflow::limits::Limits::default();
    app.router = resolutionflow::router::router(app.app.clone(), 100);
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    for email in [dana.email.as_str(), "nobody@example.test"] {
        for _ in 0..3 {
            account
                .nobody()
                .post(FORGOT, json!({ "email": email }))
                .await
                .expect(202);
        }
        account
            .nobody()
            .post(FORGOT, json!({ "email": email }))
            .await
            .refused(429, "too_many_requests");
    }
    assert_eq!(app.inbox(&dana.email).await.len(), 3);
}

#[tokio::test]
async fn in_no_hour_more_than_three_reset_letters_go_out() {
    let mut app = TestApp::with_mail().await;
    app.app.limits = resolutionflow::limits::Limits::default();
    app.router = resolutionflow::router::router(app.app.clone(), 100);
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let asks = async || account.nobody().post(FORGOT, json!({ "email": dana.email })).await;
    let minutes_pass = async |minutes: i32| {
        let age = format!(
            "update attempt_limits set full_at = full_at - interval '{minutes} minutes', last_at = last_at - interval '{minutes} minutes',
                 lately = array(select at - interval '{minutes} minutes' from unnest(lately) with ordinality l(at, n) order by n)"
        );
        app.admin.execute(&age, &[]).await.unwrap();
    };
    for _ in 0..3 {
        asks().await.expect(202);
        minutes_pass(15).await;
    }
    // 45, 30 and 15 minutes ago: a bucket would have got two back.
    let wait = asks().await.refused(429, "too_many_requests")["retry_after"]
        .as_u64()
        .unwrap();
    assert!((14 * 60..=15 * 60).contains(&wait), "{wait}");
    minutes_pass(16).await;
    asks().await.expect(202);
    asks().await.refused(429, "too_many_requests");
    minutes_pass(15).await;
    asks().await.expect(202);
    asks().await.refused(429, "too_many_requests");
    minutes_pass(60).await;
    for _ in 0..3 {
        asks().await.expect(202);
    }
    asks().await.refused(429, "too_many_requests");
}

#[tokio::test]
async fn a_newer_link_ends_the_older_one_and_ten_minutes_end_each() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    for _ in 0..2 {
        account
            .nobody()
            .post(FORGOT, json!({ "email": dana.email }))
            .await
            .expect(202);
        app.app.mail.settled().await;
    }
    let letters = app.inbox(&dana.email).await;
    let (first, second) = (letters[0].token("/reset"), letters[1].token("/reset"));
    resets(&account, &first, NEW).await.refused(400, "link_not_valid");
    let age = "update password_resets set created_at = created_at - interval '10 minutes',
               expires_at = expires_at - interval '10 minutes'";
    app.admin.execute(age, &[]).await.unwrap();
    resets(&account, &second, NEW).await.refused(400, "link_not_valid");
    signs_in(&account, &dana, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn tokens_of_links_that_were_not_given_out_are_refused_alike() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let dana = dana(&account).await;
    let link = account.reset(&dana).await;
    let left = account.l1().await;
    let of_somebody_inactive = account.reset(&left).await;
    account.change(&left, "is_active = false").await;
    let mut altered = link.clone();
    altered.replace_range(60.., if link.ends_with('A') { "BBBB" } else { "AAAA" });
    let foreign = format!("{}{}", &Token::fresh(other.id).reveal()[..22], &link[22..]);
    let never_given = Token::fresh(account.id);
    let wrong = [
        "",
        "x",
        &link[1..],
        &altered,
        &foreign,
        &of_somebody_inactive,
        never_given.reveal(),
    ];
    let answers: Vec<_> = {
        let mut answers = Vec::new();
        for token in wrong {
            answers.push(told(&resets(&account, token, NEW).await));
        }
        answers
    };
    assert_eq!(answers[0].0, StatusCode::BAD_REQUEST);
    for answer in &answers {
        assert_eq!(answer, &answers[0]);
    }
    // A weak password costs nobody their link.
    resets(&account, &link, "passwordpassword")
        .await
        .names_field("password");
    assert_eq!(resets(&account, &link, NEW).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn of_sixty_four_with_the_same_link_one_sets_the_password() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let link = account.reset(&dana).await;
    let acts = (0..64).map(|n| {
        let (nobody, link) = (account.nobody(), link.clone());
        let act: Act<(usize, Answer)> = Box::pin(async move {
            let body = json!({ "token": link, "password": format!("{NEW} {n}") });
            (n, nobody.insists(RESET, None, body).await)
        });
        act
    });
    let mut winners = Vec::new();
    for (n, answer) in at_once(acts.collect()).await {
        if answer.status == StatusCode::NO_CONTENT {
            winners.push(n);
        } else {
            answer.refused(400, "link_not_valid");
        }
    }
    assert_eq!(winners.len(), 1);
    signs_in(&account, &dana, &format!("{NEW} {}", winners[0]))
        .await
        .expect(200);
    assert_eq!(
        account
            .value("select count(*) from audit_logs where action = 'password.reset'")
            .await,
        1
    );
}

#[tokio::test]
async fn an_owner_makes_a_link_for_somebody_of_the_account_and_has_to_have_given_the_password() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (olga, dana, sam) = (account.owner().await, dana(&account).await, account.super_admin().await);
    let path = |person: &Person| format!("/api/v1/users/{}/reset-link", person.id);
    account
        .session_is(&olga, "confirmed_at = now() - interval '301 seconds'")
        .await;
    olga.post(&path(&dana), Value::Null)
        .await
        .refused(403, "confirm_password");
    account
        .session_is(&olga, "confirmed_at = now() - interval '240 seconds'")
        .await;
    let made = olga.post(&path(&dana), Value::Null).await.expect(201);
    let token = made["link"]
        .as_str()
        .unwrap()
        .strip_prefix("http://127.0.0.1:8080/reset#")
        .unwrap()
        .to_owned();
    assert_eq!(
        recorded(&account, "password.reset_link_made").await,
        json!([["done", olga.session]])
    );
    olga.post(&path(&sam), Value::Null).await.refused(403, "forbidden");
    assert_eq!(resets(&account, &token, NEW).await.status, StatusCode::NO_CONTENT);
    signs_in(&account, &dana, NEW).await.expect(200);
    account.change(&dana, "is_active = false").await;
    olga.post(&path(&dana), Value::Null).await.refused(409, "user_inactive");
}

#[tokio::test]
async fn devices_are_one_s_own_and_can_be_signed_out() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (dana(&account).await, account.engineer().await);
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let credentials = json!({ "email": dana.email, "password": PASSWORD });
    let answer = account
        .nobody()
        .send(Method::POST, LOGIN, Some(credentials), &[("user-agent", agent)])
        .await;
    let phone = with_cookie_of(&dana, &answer);
    account
        .session_is(&dana, "last_used_at = now() - interval '30 seconds'")
        .await;
    let devices = dana.get(SESSIONS).await.expect(200);
    let devices = devices.as_array().unwrap();
    assert_eq!(devices.len(), 2, "{devices:?}");
    assert_eq!(
        (
            &devices[0]["device"],
            &devices[0]["is_current"],
            &devices[1]["is_current"]
        ),
        (&"Firefox on Linux".into(), &false.into(), &true.into())
    );
    assert_eq!(devices[1]["id"], dana.session.to_string());

    let end = async |person: &Person, session: &str| {
        person
            .send(Method::DELETE, &format!("{SESSIONS}/{session}"), None, &[])
            .await
    };
    let phones = devices[0]["id"].as_str().unwrap();
    end(&erik, phones).await.refused(404, "not_found");
    assert_eq!(end(&dana, phones).await.status, StatusCode::NO_CONTENT);
    phone.get(ME).await.refused(401, "not_signed_in");
    end(&dana, phones).await.refused(404, "not_found");

    let tablet = elsewhere(&account, &dana).await;
    let all = dana.send(Method::DELETE, SESSIONS, None, &[]).await;
    assert_eq!(all.status, StatusCode::NO_CONTENT);
    tablet.get(ME).await.refused(401, "not_signed_in");
    dana.get(ME).await.expect(200);
    erik.get(ME).await.expect(200);
}

#[tokio::test]
async fn a_hash_of_weaker_parameters_is_made_anew_at_sign_in() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let weaker = argon2::Argon2::new(
        argon2::Algorithm::Argon2id,
        argon2::Version::default(),
        argon2::Params::new(8 * 1024, 1, 1, None).unwrap(),
    );
    let weaker = argon2::PasswordHasher::hash_password(&weaker, PASSWORD.as_bytes())
        .unwrap()
        .to_string();
    let set = "update login_emails set password_hash = $1 where user_id = $2";
    app.admin.execute(set, &[&weaker, &dana.id.0]).await.unwrap();
    signs_in(&account, &dana, PASSWORD).await.expect(200);
    let hash = format!("select password_hash from login_emails where user_id = '{}'", dana.id);
    let now = account.value(&hash).await;
    assert!(now.as_str().unwrap().contains("m=19456,t=2,p=1"), "{now}");
    signs_in(&account, &dana, PASSWORD).await.expect(200);
    assert_eq!(account.value(&hash).await, now);
}

#[tokio::test]
async fn a_session_is_not_begun_with_a_password_that_was_changed_meanwhile() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = dana(&account).await;
    let hash = app.app.passwords.hash(NEW.to_owned()).await.unwrap();
    // Whoever changes the password holds the user's row until it is done.
    let change = app
        .holds(&format!("select from users where id = '{}' for no key update", dana.id))
        .await;
    let meanwhile = async {
        app.waiting(1).await;
        let set = "update login_emails set password_hash = $1 where user_id = $2";
        change.execute(set, &[&hash, &dana.id.0]).await.unwrap();
        change.batch_execute("commit").await.unwrap();
    };
    let (answer, ()) = futures::join!(signs_in(&account, &dana, PASSWORD), meanwhile);
    answer.refused(401, "wrong_credentials");
    assert_eq!(
        account
            .value("select count(*) from login_sessions where ended_at is null")
            .await,
        1
    );
}

#[tokio::test]
async fn one_s_own_name_can_be_changed() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let rename = async |name: &str| {
        dana.send(
            Method::PATCH,
            "/api/v1/auth/me/name",
            Some(json!({ "name": name })),
            &[],
        )
        .await
    };
    assert_eq!(rename("  Dana Reyes ").await.expect(200)["name"], "Dana Reyes");
    assert_eq!(dana.get(ME).await.expect(200)["user"]["name"], "Dana Reyes");
    rename(" ").await.names_field("name");
    assert_eq!(
        recorded(&account, "user.name_changed").await,
        json!([["done", dana.session]])
    );
}
