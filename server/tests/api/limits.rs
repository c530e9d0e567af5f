//! How often things may be tried: exactly so often, on every instance, and nobody is shut out by somebody else.

use std::time::Duration;

use resolutionflow::{
    auth::tokens::Token,
    jobs::{self, Job},
    limits::{Rate, Rates},
};
use serde_json::{Value, json};

use crate::support::{Account, Act, Answer, Person, TestApp, at_once, statements::statements};

const LOGIN: &str = "/api/v1/auth/login";
const PASSWORD: &str = "walk-the-flow";
const OFFICE: &str = "203.0.113.7";
const HOME: &str = "2001:db8:1:2::9";
const ELSEWHERE: &str = "198.51.100.1";

/// A technician who can sign in with [`PASSWORD`].
async fn tech(account: &Account<'_>) -> Person {
    let tech = account.l1().await;
    let hash = account.app.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    let set = "update login_emails set password_hash = $1 where user_id = $2";
    account.app.admin.execute(set, &[&hash, &tech.id.0]).await.unwrap();
    tech
}

fn credentials(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}

/// Somebody there tries that password.
async fn tries(account: &Account<'_>, address: &str, email: &str, password: &str) -> Answer {
    let browser = account.nobody().at(address);
    browser.post(LOGIN, credentials(email, password)).await
}

/// All limits as if this had happened to them.
async fn limits_are(app: &TestApp, set: &str) {
    app.admin
        .execute(&format!("update attempt_limits set {set}"), &[])
        .await
        .unwrap();
}

/// Must be told to wait; answers for how long.
#[track_caller]
fn waits(answer: Answer) -> u64 {
    let seconds = answer.header("retry-after").unwrap().parse().unwrap();
    let detail = answer.refused(429, "too_many_requests");
    assert_eq!(detail["retry_after"], seconds, "{detail}");
    seconds
}

#[tokio::test]
async fn a_password_is_guessed_at_ten_times_from_a_place_and_then_once_a_minute() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    for _ in 0..10 {
        tries(&account, OFFICE, &dana.email, "wrong")
            .await
            .refused(401, "wrong_credentials");
    }
    let seconds = waits(tries(&account, OFFICE, &dana.email, "wrong").await);
    assert!((1..=60).contains(&seconds), "{seconds}");
    // The right one is not tried either, or guessing would go on.
    waits(tries(&account, OFFICE, &dana.email, PASSWORD).await);

    limits_are(&app, "full_at = full_at - interval '1 minute'").await;
    tries(&account, OFFICE, &dana.email, "wrong")
        .await
        .refused(401, "wrong_credentials");
    waits(tries(&account, OFFICE, &dana.email, "wrong").await);
}

#[tokio::test]
async fn one_bad_colleague_shuts_out_neither_the_office_nor_whom_they_guess_at() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (tech(&account).await, tech(&account).await);
    let mut refused = 0;
    for _ in 0..60 {
        let answer = tries(&account, OFFICE, &dana.email, "wrong").await;
        refused += usize::from(answer.status.as_u16() == 429);
    }
    assert_eq!(refused, 50);
    tries(&account, OFFICE, &erik.email, PASSWORD).await.expect(200);
    tries(&account, ELSEWHERE, &dana.email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_address_tries_twenty_emails_and_then_one_a_second() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let guess = async |number: usize| tries(&account, HOME, &format!("{number}@example.test"), "wrong").await;
    for number in 0..20 {
        guess(number).await.refused(401, "wrong_credentials");
    }
    // As if they had come at once: the clock went on meanwhile.
    limits_are(
        &app,
        "full_at = full_at + interval '20 seconds' where full_at < now() + interval '30 seconds'",
    )
    .await;
    let seconds = waits(guess(21).await);
    assert!((1..=40).contains(&seconds), "{seconds}");
    // The neighbour's other address is the same subscriber; another subscriber is not.
    waits(tries(&account, "2001:db8:1:2:aaaa::1", "22@example.test", "wrong").await);
    tries(&account, "2001:db8:1:3::1", "22@example.test", "wrong")
        .await
        .refused(401, "wrong_credentials");
}

#[tokio::test]
async fn success_forgets_the_failures_and_gives_the_address_its_attempt_back() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    for _ in 0..3 {
        for _ in 0..9 {
            tries(&account, OFFICE, &dana.email, "wrong")
                .await
                .refused(401, "wrong_credentials");
        }
        tries(&account, OFFICE, &dana.email, PASSWORD).await.expect(200);
        limits_are(&app, "full_at = '-infinity' where in_a_row > 9").await;
    }
    // Whoever can sign in cannot wipe out what they try on others: the address keeps its nine of each round.
    let most = "select max(in_a_row) from attempt_limits where in_a_row > 0";
    assert_eq!(account.value(most).await, 30);
    for _ in 0..40 {
        tries(&account, ELSEWHERE, &dana.email, PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn an_email_is_guessed_at_sixty_times_from_everywhere_but_its_own_places() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (tech(&account).await, tech(&account).await);
    tries(&account, HOME, &dana.email, PASSWORD).await.expect(200);
    // As if its sixty had been used up, wherever they came from.
    let of_the_email = "where in_a_row = 0 and known_until = '-infinity'";
    limits_are(&app, &format!("full_at = now() + interval '1 hour' {of_the_email}")).await;
    waits(tries(&account, ELSEWHERE, &dana.email, PASSWORD).await);
    tries(&account, ELSEWHERE, &erik.email, PASSWORD).await.expect(200);
    tries(&account, HOME, &dana.email, PASSWORD).await.expect(200);
    // Which forgets it everywhere.
    tries(&account, OFFICE, &dana.email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn after_a_hundred_failures_in_a_row_an_email_rests_for_a_day_but_not_where_it_is_at_home() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    tries(&account, HOME, &dana.email, PASSWORD).await.expect(200);
    tries(&account, OFFICE, &dana.email, "wrong")
        .await
        .refused(401, "wrong_credentials");
    limits_are(
        &app,
        "in_a_row = 99, full_at = '-infinity' where known_until = '-infinity'",
    )
    .await;
    tries(&account, ELSEWHERE, &dana.email, "wrong")
        .await
        .refused(401, "wrong_credentials");
    let seconds = waits(tries(&account, "192.0.2.200", &dana.email, PASSWORD).await);
    assert!((80_000..=86_400).contains(&seconds), "{seconds}");

    // What is refused is no failure: a day later there is another hundred.
    let before = "select jsonb_agg(last_at order by key) from attempt_limits";
    let at = account.value(before).await;
    waits(tries(&account, "192.0.2.200", &dana.email, "wrong").await);
    assert_eq!(account.value(before).await, at);
    limits_are(&app, "last_at = last_at - interval '1 day'").await;
    tries(&account, "192.0.2.200", &dana.email, "wrong")
        .await
        .refused(401, "wrong_credentials");

    limits_are(&app, "in_a_row = 100 where known_until = '-infinity'").await;
    tries(&account, HOME, &dana.email, PASSWORD).await.expect(200);
    tries(&account, ELSEWHERE, &dana.email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn guesses_at_one_e_mail_are_counted_together_wherever_they_come_from() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (tech(&account).await, tech(&account).await);
    let few = Rates {
        sign_in_email: Rate::new(3, Duration::from_secs(3600)),
        ..Rates::default()
    };
    let browser = app.with_the_limits(&account.nobody(), few);
    let tries = async |place: u8, person: &Person| {
        let browser = browser.at(&format!("192.0.2.{place}"));
        browser.post(LOGIN, credentials(&person.email, "wrong")).await
    };
    for place in 1..=3 {
        tries(place, &dana).await.refused(401, "wrong_credentials");
    }
    waits(tries(4, &dana).await);
    tries(4, &erik).await.refused(401, "wrong_credentials");
}

#[tokio::test]
async fn a_password_set_by_a_link_ends_the_rest_after_a_hundred_failures() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    tries(&account, OFFICE, &dana.email, "wrong")
        .await
        .refused(401, "wrong_credentials");
    limits_are(&app, "in_a_row = 100").await;
    waits(tries(&account, ELSEWHERE, &dana.email, PASSWORD).await);
    let new = "tea kettle nine clouds";
    let body = json!({ "token": account.reset(&dana).await, "password": new });
    let reset = account.nobody().post("/api/v1/auth/password/reset", body).await;
    assert_eq!(reset.status, 204, "{}", reset.text);
    tries(&account, ELSEWHERE, &dana.email, new).await.expect(200);
}

#[tokio::test]
async fn after_a_hundred_wrong_codes_in_a_row_a_second_factor_rests_for_a_day() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let attempt = app.app.limits.second_factor(dana.id);
    app.app.db.count(&[&attempt]).await.unwrap();
    limits_are(&app, "in_a_row = 100, full_at = '-infinity'").await;
    let refused = app.app.db.count(&[&attempt]).await.unwrap_err();
    assert!(refused.is("too_many_requests"), "{refused}");
    limits_are(&app, "last_at = now() - interval '1 day'").await;
    app.app.db.count(&[&attempt]).await.unwrap();
}

#[tokio::test]
async fn whoever_asks_for_resets_of_many_e_mails_is_held_to_their_address() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let few = Rates {
        sign_in_address: Rate::new(2, Duration::from_secs(3600)),
        ..Rates::default()
    };
    let browser = app.with_the_limits(&account.nobody(), few);
    let asks = async |address: &str, name: &str| {
        let body = json!({ "email": format!("{name}@example.test") });
        browser.at(address).post("/api/v1/auth/password/forgot", body).await
    };
    for name in ["a", "b"] {
        assert_eq!(asks(OFFICE, name).await.status, 202);
    }
    waits(asks(OFFICE, "c").await);
    assert_eq!(asks(HOME, "c").await.status, 202);
}

#[tokio::test]
async fn a_thousand_guesses_at_once_on_two_instances_are_ten() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    let stranger = account.nobody().at(OFFICE);
    let instances = [
        app.with_the_limits(&stranger, Rates::default()),
        app.with_the_limits(&stranger, Rates::default()),
    ];
    let guesses = (0..1000)
        .map(|number| {
            let (browser, email) = (instances[number % 2].clone(), dana.email.clone());
            let guess = async move { browser.insists(LOGIN, None, credentials(&email, "wrong")).await };
            Box::pin(guess) as Act<Answer>
        })
        .collect();
    let hashed = app.app.passwords.done();
    for answer in at_once(guesses).await {
        // One that was let through and found the database busy afterwards tried again, and was told to wait.
        if answer.status.as_u16() != 401 {
            waits(answer);
        }
    }
    assert_eq!(app.app.passwords.done() - hashed, 10);
}

/// An answer without what differs between any two.
fn told(answer: &Answer) -> (u16, String, Vec<(String, String)>) {
    let id = answer.header("x-request-id").unwrap();
    let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (
        answer.status.as_u16(),
        answer.text.replace(id, "[request id]"),
        headers.collect(),
    )
}

#[tokio::test]
async fn a_known_an_unknown_and_a_deactivated_email_are_the_same_bytes_and_the_same_work() {
    let app = TestApp::with_connections(1).await;
    let account = app.account("Northwind").await;
    let (dana, gone) = (tech(&account).await, tech(&account).await);
    account.change(&gone, "is_active = false").await;
    let mut told_and_done = Vec::new();
    for (email, password) in [
        ("nobody@example.test", "wrong"),
        (&dana.email, "wrong"),
        (&gone.email, "wrong"),
        (&gone.email, PASSWORD),
    ] {
        let hashed = app.app.passwords.done();
        let (answer, sent) = statements(tries(&account, OFFICE, email, password)).await;
        told_and_done.push((email, told(&answer), sent, app.app.passwords.done() - hashed));
    }
    let (_, expected, sent, hashed) = &told_and_done[0];
    assert_eq!(expected.0, 401);
    assert_eq!(*hashed, 1);
    assert!(sent.len() >= 5, "{sent:?}");
    for (email, told, work, hashes) in &told_and_done {
        assert_eq!((told, work, hashes), (expected, sent, hashed), "{email}");
    }
}

#[tokio::test]
async fn who_is_made_to_wait_is_told_the_same_whether_the_email_is_known_or_not() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    let mut answers = Vec::new();
    for email in ["nobody@example.test", &dana.email] {
        tries(&account, OFFICE, email, "wrong")
            .await
            .refused(401, "wrong_credentials");
        limits_are(&app, "full_at = now() + interval '630 seconds'").await;
        let (answer, sent) = statements(tries(&account, OFFICE, email, "wrong")).await;
        // The one that may be behind another second is not compared by it.
        let mut told = told(&answer);
        told.1 = answer.body["detail"]["message"].to_string();
        told.2
            .retain(|(name, _)| name != "retry-after" && name != "content-length");
        answers.push((told, sent));
        limits_are(&app, "full_at = '-infinity'").await;
    }
    assert_eq!(answers[0].0.0, 429);
    assert_eq!(answers[0].1.len(), 2, "{:?}", answers[0].1);
    assert_eq!(answers[0].0, answers[1].0);
    assert_eq!(
        answers[0].1,
        answers[1].1[..2],
        "what is noted is noted after the answer"
    );
}

#[tokio::test]
async fn a_limit_that_was_reached_is_in_the_audit_log_once_a_minute() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    tries(&account, OFFICE, &dana.email, "wrong")
        .await
        .refused(401, "wrong_credentials");
    limits_are(&app, "full_at = now() + interval '1 hour'").await;
    for _ in 0..5 {
        waits(tries(&account, OFFICE, &dana.email, "wrong").await);
    }
    app.becomes("select count(*) from audit_logs where action = 'limit.reached'", 1)
        .await;
    let row = account
        .value("select to_jsonb(a) from audit_logs a where action = 'limit.reached'")
        .await;
    assert_eq!(
        (&row["entity_id"], &row["outcome"], &row["detail"], &row["ip"]),
        (
            &dana.id.to_string().into(),
            &"refused".into(),
            &json!({ "limit": "sign_in" }),
            &OFFICE.into()
        )
    );
}

#[tokio::test]
async fn nothing_of_an_email_or_an_address_is_kept_and_what_no_longer_counts_is_forgotten() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = tech(&account).await;
    tries(&account, HOME, &dana.email, PASSWORD).await.expect(200);
    tries(&account, OFFICE, "nobody@example.test", "wrong")
        .await
        .refused(401, "wrong_credentials");
    let rows = "select count(*) from attempt_limits";
    assert_eq!(account.value(rows).await, 6);
    let plain = "select count(*) from attempt_limits a where a::text ~* 'example|203[.]0|2001:db8'
                 or encode(key, 'escape') ~* 'example'";
    assert_eq!(account.value(plain).await, 0);

    limits_are(
        &app,
        "full_at = now() - interval '1 minute', last_at = now() - interval '2 days'",
    )
    .await;
    let done = jobs::run_if_due(&app.app, Job::Expiries).await.unwrap().unwrap();
    assert_eq!(done, 5);
    assert_eq!(account.value(rows).await, 1, "the place Dana is known at");
}

#[tokio::test]
async fn resets_invites_registrations_and_second_factors_are_limited_each_by_itself() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let limits = &app.app.limits;
    let (office, home) = (OFFICE.parse().unwrap(), HOME.parse().unwrap());
    for (what, attempt, other, times) in [
        (
            "reset",
            limits.reset_mail("a@example.test"),
            limits.reset_mail("b@example.test"),
            3,
        ),
        (
            "invite",
            limits.invite(account.id),
            limits.invite(app.account("Contoso").await.id),
            50,
        ),
        (
            "register",
            limits.registration(Some(office)),
            limits.registration(Some(home)),
            5,
        ),
        (
            "second factor",
            limits.second_factor(dana.id),
            limits.second_factor(account.l1().await.id),
            10,
        ),
    ] {
        for _ in 0..times {
            app.app
                .db
                .count(&[&attempt])
                .await
                .unwrap_or_else(|error| panic!("{what}: {error}"));
        }
        let refused = app.app.db.count(&[&attempt]).await.unwrap_err();
        assert!(refused.is("too_many_requests"), "{what}: {refused}");
        // All or none: what is refused for one reason is not counted for another.
        let refused = app.app.db.count(&[&other, &attempt]).await.unwrap_err();
        assert!(refused.is("too_many_requests"), "{what}: {refused}");
        for _ in 0..times {
            app.app
                .db
                .count(&[&other])
                .await
                .unwrap_or_else(|error| panic!("{what}: {error}"));
        }
        app.app.db.count(&[&other]).await.unwrap_err();
    }
    let tx = app.inside(account.id).await;
    limits.second_factor(dana.id).succeeded(&tx);
    tx.commit().await.unwrap();
    app.app.db.count(&[&limits.second_factor(dana.id)]).await.unwrap();
}

const ME: &str = "/api/v1/auth/me";

/// How many of so many requests at once are let through; the others are told to wait.
async fn let_through(person: &Person, path: &str, requests: usize) -> usize {
    let ask = |_| {
        let (person, path) = (person.clone(), path.to_owned());
        Box::pin(async move { person.get(&path).await }) as Act<Answer>
    };
    let mut through = 0;
    for answer in at_once((0..requests).map(ask).collect()).await {
        match answer.status.as_u16() {
            429 => assert!(waits(answer) <= 61),
            // More than there are connections for.
            503 => through += 1,
            _ => through += usize::from(!answer.expect(200).is_null()),
        }
    }
    through
}

#[tokio::test]
async fn a_user_asks_fifty_times_at_once_whatever_they_signed_in_with_and_others_are_not_held_up() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (account.l1().await, account.l1().await);
    let slow = Rates {
        user: Rate::new(50, Duration::from_secs(60)),
        ..Rates::default()
    };
    let dana = app.with_the_limits(&dana, slow);
    dana.get(ME).await.expect(200);
    assert_eq!(let_through(&dana, ME, 80).await, 50);
    // Another session is the same user: its first request proves that.
    let again = account.another_session(&dana).await;
    again.get(ME).await.expect(200);
    waits(again.get(ME).await);
    // Polling is asking, too.
    waits(
        dana.send(axum::http::Method::GET, ME, None, &[("x-background", "1")])
            .await,
    );
    dana.as_another(&erik).get(ME).await.expect(200);
    dana.get("/healthz").await;
    assert_eq!(
        dana.get("/healthz").await.status.as_u16(),
        200,
        "health checks are exempt"
    );
    app.becomes("select count(*) from audit_logs where action = 'limit.reached'", 1)
        .await;
}

#[tokio::test]
async fn an_account_s_users_together_are_held_to_the_account_s_rate() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, erik) = (account.l1().await, account.l1().await);
    let slow = Rates {
        account: Rate::new(5, Duration::from_secs(60)),
        ..Rates::default()
    };
    let dana = app.with_the_limits(&dana, slow);
    let erik = dana.as_another(&erik);
    for person in [&dana, &erik] {
        person.get(ME).await.expect(200);
    }
    for _ in 0..5 {
        dana.get(ME).await.expect(200);
    }
    waits(erik.get(ME).await);
    let stranger = app.account("Contoso").await.l1().await;
    dana.as_another(&stranger).get(ME).await.expect(200);
    dana.as_another(&stranger).get(ME).await.expect(200);
}

/// Whoever makes up tokens makes up accounts, too: neither a user's nor an account's rate may suffer from it.
#[tokio::test]
async fn made_up_tokens_are_held_to_their_address_before_the_database_is_asked() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let slow = Rates {
        stranger: Rate::new(5, Duration::from_secs(60)),
        account: Rate::new(3, Duration::from_secs(60)),
        ..Rates::default()
    };
    let dana = app.with_the_limits(&account.l1().await, slow).at(HOME);
    dana.get(ME).await.expect(200);
    let made_up = |address: &str| {
        let mut stranger = dana.at(address);
        stranger.token = Some(Token::fresh(account.id).reveal().to_owned());
        stranger
    };
    for _ in 0..5 {
        made_up(OFFICE).get(ME).await.refused(401, "not_signed_in");
    }
    let (answer, sent) = statements(async { made_up(OFFICE).get(ME).await }).await;
    waits(answer);
    assert_eq!(sent, [""; 0]);
    made_up(ELSEWHERE).get(ME).await.refused(401, "not_signed_in");
    dana.get(ME).await.expect(200);
}

#[tokio::test]
async fn searches_and_files_have_a_rate_and_few_turns_of_their_own() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let slow = Rates {
        heavy: Rate::new(5, Duration::from_secs(60)),
        ..Rates::default()
    };
    let olga = app.with_the_limits(&account.owner().await, slow);
    let flow = account.flow(&olga, crate::support::given::OUTLOOK).await;
    let heavy = [
        "/api/v1/internal-tickets?search=printer".to_owned(),
        "/api/v1/internal-tickets?like=printer".to_owned(),
        "/api/v1/flows?search=printer".to_owned(),
        "/api/v1/audit-logs/export".to_owned(),
        format!("/api/v1/flows/{flow}/export"),
    ];
    olga.get(ME).await.expect(200);
    for path in &heavy {
        assert_eq!(olga.get(path).await.status.as_u16(), 200, "{path}");
    }
    for path in &heavy {
        assert!(waits(olga.get(path).await) <= 61, "{path}");
    }
    olga.get("/api/v1/internal-tickets").await.expect(200);

    let no_turns = Rates {
        heavy_at_once: 0,
        ..Rates::default()
    };
    let olga = app.with_the_limits(&olga, no_turns);
    let answer = olga.get(&heavy[0]).await;
    assert!(answer.header("retry-after").is_some());
    answer.refused(503, "unavailable");
    olga.get("/api/v1/internal-tickets").await.expect(200);
}

#[tokio::test]
async fn invites_and_registrations_over_their_rate_are_told_to_wait_and_make_nothing() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let few = Rates {
        invites: Rate::new(2, Duration::from_secs(60)),
        registrations: Rate::new(2, Duration::from_secs(60)),
        ..Rates::default()
    };
    let olga = app.with_the_limits(&account.owner().await, few);
    let invite = |number| json!({ "email": format!("new{number}@example.test"), "role": "viewer" });
    let made = olga.post("/api/v1/invites", invite(1)).await.expect(201);
    let again = format!("/api/v1/invites/{}/resend", made["id"].as_str().unwrap());
    olga.post(&again, Value::Null).await.expect(200);
    waits(olga.post("/api/v1/invites", invite(2)).await);
    waits(olga.post(&again, Value::Null).await);
    assert_eq!(account.value("select count(*) from invites").await, 1);

    let register = async |number: i32, address: &str| {
        let new = json!({ "account_name": "Fabrikam", "name": "Fay", "email": format!("fay{number}@example.test"),
                          "password": "correct horse battery staple" });
        olga.signed_out().at(address).post("/api/v1/auth/register", new).await
    };
    for number in 0..2 {
        register(number, OFFICE).await.expect(201);
    }
    waits(register(2, OFFICE).await);
    register(3, ELSEWHERE).await.expect(201);
    assert_eq!(account.value("select count(*) from accounts").await, 4);
}
