//! The second factor: setting it up, signing in with it, and who must have one.

use axum::http::Method;
use resolutionflow::auth::{Role, tokens::Token};
use serde_json::{Value, json};

use crate::support::{
    Account, Act, Answer, Person, Phone, TestApp, at_once,
    phone::{asked, in_one_step, session_of},
};

const LOGIN: &str = "/api/v1/auth/login";
const CODE: &str = "/api/v1/auth/login/second-factor";
const ME: &str = "/api/v1/auth/me";
const TOTP: &str = "/api/v1/auth/totp";
const CONFIRM: &str = "/api/v1/auth/totp/confirm";
const RECOVERY: &str = "/api/v1/auth/totp/recovery-codes";
const PASSWORD: &str = "walk-the-flow";
const SPARE: &str = "abcd-efgh-jkmn-pqrs";

/// A technician with [`PASSWORD`], a phone, and [`SPARE`] for when it is lost.
async fn dana(account: &Account<'_>) -> (Person, Phone) {
    let dana = account.l1().await;
    account.password(&dana, PASSWORD).await;
    let phone = account.phone(&dana).await;
    account.recovery_code(&dana, SPARE).await;
    (dana, phone)
}

/// The password was right; what the second step brings along.
async fn begins(account: &Account<'_>, person: &Person) -> String {
    let credentials = json!({ "email": person.email, "password": PASSWORD });
    let answer = account.nobody().post(LOGIN, credentials).await;
    assert_eq!(answer.header("set-cookie"), None, "the password alone is no session");
    asked(&answer.expect(202))
}

async fn brings(account: &Account<'_>, token: &str, code: &str) -> Answer {
    account
        .nobody()
        .post(CODE, json!({ "token": token, "code": code }))
        .await
}

/// Both steps.
async fn signs_in(account: &Account<'_>, person: &Person, code: &str) -> Answer {
    let token = begins(account, person).await;
    brings(account, &token, code).await
}

/// The person in the browser that this answer signed in.
fn there(person: &Person, answer: &Answer) -> Person {
    person.with_session(&session_of(answer))
}

/// Six digits that are certainly not a code.
const NONSENSE: &str = "no-code";

#[tokio::test]
async fn with_a_second_factor_the_password_alone_is_no_session_and_the_code_completes_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let answer = signs_in(&account, &dana, &phone.code()).await;
    let me = answer.clone().expect(200);
    assert_eq!(me["user"]["id"], dana.id.to_string());
    assert_eq!(me["needs_second_factor"], false);
    assert_eq!(there(&dana, &answer).get(ME).await.expect(200), me);
    let by = "select detail from audit_logs where action = 'user.signed_in' and outcome = 'done'";
    assert_eq!(account.value(by).await, json!({ "second_factor": "totp" }));
}

#[tokio::test]
async fn whether_a_second_factor_is_on_is_told_only_after_the_right_password() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, _) = dana(&account).await;
    let wrong = json!({ "email": dana.email, "password": "walk-the-flows" });
    let nobody = json!({ "email": "nobody@example.test", "password": PASSWORD });
    let mut told = Vec::new();
    for credentials in [wrong, nobody] {
        let answer = account.nobody().post(LOGIN, credentials).await;
        answer.clone().refused(401, "wrong_credentials");
        told.push(answer.text.replace(answer.header("x-request-id").unwrap(), ""));
    }
    assert_eq!(told[0], told[1]);
    account.change(&dana, "is_active = false").await;
    let credentials = json!({ "email": dana.email, "password": PASSWORD });
    account
        .nobody()
        .post(LOGIN, credentials)
        .await
        .refused(401, "wrong_credentials");
}

/// What comes of codes made so many steps of 30 seconds from now, one after the other.
async fn brings_codes_of(account: &Account<'_>, steps: &[i64]) -> Vec<(i64, u16)> {
    in_one_step(async || {
        let (dana, phone) = dana(account).await;
        let mut came = Vec::new();
        for steps in steps {
            let answer = signs_in(account, &dana, &phone.code_in(*steps)).await;
            if answer.status != 200 {
                answer.clone().refused(401, "wrong_code");
            }
            came.push((*steps, answer.status.as_u16()));
        }
        came
    })
    .await
}

#[tokio::test]
async fn a_code_counts_once_and_so_does_every_code_before_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let came = brings_codes_of(&account, &[0, 0, -1, 1, 0]).await;
    assert_eq!(came, [(0, 200), (0, 401), (-1, 401), (1, 200), (0, 401)]);
}

#[tokio::test]
async fn a_phone_may_be_half_a_minute_fast_or_slow_and_no_more() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let came = brings_codes_of(&account, &[-2, 2, -1, 1]).await;
    assert_eq!(came, [(-2, 401), (2, 401), (-1, 200), (1, 200)]);
}

#[tokio::test]
async fn a_recovery_code_signs_in_once_however_it_is_typed() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, _) = dana(&account).await;
    let typed = format!(" {} ", SPARE.to_uppercase().replace('-', " "));
    let answer = signs_in(&account, &dana, &typed).await;
    answer.clone().expect(200);
    signs_in(&account, &dana, SPARE).await.refused(401, "wrong_code");
    let left = there(&dana, &answer).get(TOTP).await.expect(200);
    assert_eq!(left["recovery_codes_left"], 0);
    let by = "select detail from audit_logs where action = 'user.signed_in' and outcome = 'done'";
    assert_eq!(account.value(by).await, json!({ "second_factor": "recovery_code" }));
}

#[tokio::test]
async fn of_64_who_bring_the_same_code_at_once_one_is_signed_in() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    for recovery in [false, true] {
        let (dana, phone) = dana(&account).await;
        let code = if recovery { SPARE.to_owned() } else { phone.code() };
        // A sign-in of each one's own: it is the code they have in common.
        let mut acts: Vec<Act<Answer>> = Vec::new();
        for _ in 0..64 {
            let token = Token::fresh(account.id);
            let pending = "insert into pending_sign_ins (account_id, id, user_id, token_hash) values ($1, gen_random_uuid(), $2, $3)";
            app.admin
                .execute(pending, &[&account.id.0, &dana.id.0, &token.hash().as_slice()])
                .await
                .unwrap();
            let (nobody, code) = (account.nobody(), code.clone());
            acts.push(Box::pin(async move {
                nobody
                    .insists(CODE, None, json!({ "token": token.reveal(), "code": code }))
                    .await
            }));
        }
        let answers = at_once(acts).await;
        let signed_in = answers.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(signed_in, 1, "recovery: {recovery}");
        for answer in answers.into_iter().filter(|answer| answer.status != 200) {
            // Whoever comes late finds a sign-in that ended with the first one's, or too many wrong codes before them.
            let code = answer.body["detail"]["code"].as_str().unwrap();
            assert!(
                ["wrong_code", "sign_in_over", "too_many_requests"].contains(&code),
                "{code}"
            );
        }
        let sessions = format!(
            "select count(*) from login_sessions where user_id = '{}' and id <> '{}' and ended_at is null",
            dana.id, dana.session
        );
        assert_eq!(account.value(&sessions).await, 1);
    }
}

#[tokio::test]
async fn a_sign_in_that_waits_for_a_code_is_no_session_and_no_other_token_is_one_of_its_kind() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let token = begins(&account, &dana).await;
    let pending = dana.with_session(&token);
    pending.get(ME).await.refused(401, "not_signed_in");
    pending.get(TOTP).await.refused(401, "not_signed_in");
    let session = dana.token.clone().unwrap();
    let foreign = Token::fresh(app.account("Contoso").await.id);
    let elsewhere = format!("{}{}", &foreign.reveal()[..21], &token[21..]);
    let altered = format!("{}A", &token[..63]);
    let mut told = Vec::new();
    for wrong in ["", "short", &session, foreign.reveal(), &elsewhere, &altered] {
        let answer = brings(&account, wrong, &phone.code()).await;
        answer.clone().refused(401, "sign_in_over");
        told.push(answer.text.replace(answer.header("x-request-id").unwrap(), ""));
    }
    assert!(told.iter().all(|text| *text == told[0]), "{told:#?}");
    brings(&account, &token, &phone.code()).await.expect(200);
    // It is over with that.
    brings(&account, &token, SPARE).await.refused(401, "sign_in_over");
}

#[tokio::test]
async fn a_sign_in_takes_five_codes_and_five_minutes() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let token = begins(&account, &dana).await;
    for _ in 0..4 {
        brings(&account, &token, &phone.wrong_code())
            .await
            .refused(401, "wrong_code");
    }
    brings(&account, &token, NONSENSE).await.refused(401, "sign_in_over");
    brings(&account, &token, &phone.code())
        .await
        .refused(401, "sign_in_over");

    let token = begins(&account, &dana).await;
    let lives = "select extract(epoch from max(expires_at - created_at))::int from pending_sign_ins";
    assert_eq!(account.value(lives).await, 300);
    let age = "update pending_sign_ins set expires_at = now() where ended_at is null";
    app.admin.execute(age, &[]).await.unwrap();
    brings(&account, &token, &phone.code())
        .await
        .refused(401, "sign_in_over");
}

#[tokio::test]
async fn tries_are_counted_for_all_instances_however_many_come_at_once() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let (dana, _) = dana(&account).await;
    let token = begins(&account, &dana).await;
    let acts: Vec<Act<Answer>> = (0..64)
        .map(|index| {
            let nobody = account.nobody();
            let nobody = if index % 2 == 0 {
                app.another_instance(&nobody)
            } else {
                nobody
            };
            let body = json!({ "token": token, "code": NONSENSE });
            Box::pin(async move { nobody.insists(CODE, None, body).await }) as Act<Answer>
        })
        .collect();
    let looked_at = at_once(acts)
        .await
        .into_iter()
        .filter(|answer| answer.body["detail"]["code"] == "wrong_code")
        .count();
    assert_eq!(looked_at, 4, "the fifth says that it was the last");
}

#[tokio::test]
async fn after_ten_wrong_codes_in_a_row_one_a_minute_is_looked_at_and_a_recovery_code_always() {
    let app = TestApp::with_the_real_limits().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    for _ in 0..2 {
        let token = begins(&account, &dana).await;
        for _ in 0..5 {
            brings(&account, &token, &phone.wrong_code()).await.expect(401);
        }
    }
    let answer = signs_in(&account, &dana, &phone.code()).await;
    let wait: u32 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait));
    answer.refused(429, "too_many_requests");
    let minute = "update attempt_limits set full_at = full_at - interval '1 minute'";
    app.admin.execute(minute, &[]).await.unwrap();
    signs_in(&account, &dana, &phone.wrong_code())
        .await
        .refused(401, "wrong_code");
    signs_in(&account, &dana, &phone.code())
        .await
        .refused(429, "too_many_requests");
    signs_in(&account, &dana, SPARE).await.expect(200);
    // The right one forgives.
    signs_in(&account, &dana, &phone.code()).await.expect(200);
}

#[tokio::test]
async fn who_was_deactivated_between_the_steps_is_not_signed_in() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let token = begins(&account, &dana).await;
    account.change(&dana, "is_active = false").await;
    brings(&account, &token, &phone.code())
        .await
        .refused(401, "sign_in_over");
}

#[tokio::test]
async fn a_wrong_code_is_in_the_audit_log_and_no_code_or_secret_ever_is() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let wrong = phone.wrong_code();
    signs_in(&account, &dana, &wrong).await.refused(401, "wrong_code");
    let row = account
        .value("select to_jsonb(a) from audit_logs a where outcome = 'refused'")
        .await;
    assert_eq!(row["action"], "user.signed_in");
    assert_eq!(row["entity_id"], dana.id.to_string());
    assert_eq!(row["detail"], json!({ "second_factor": "wrong" }));
    let code = phone.code();
    let answer = signs_in(&account, &dana, &code).await;
    let set_up = there(&dana, &answer).post(TOTP, Value::Null).await.expect(201);
    let secret = set_up["secret"].as_str().unwrap();
    let log = account.value("select jsonb_agg(a) from audit_logs a").await.to_string();
    for canary in [secret, SPARE, code.as_str(), wrong.as_str()] {
        // Six digits may be part of an id; quoted they are not.
        assert!(!log.contains(&format!("\"{canary}\"")), "{canary} is in the log");
    }
}

#[tokio::test]
async fn a_second_factor_is_set_up_with_a_first_code_and_comes_with_ten_recovery_codes() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    account.password(&dana, PASSWORD).await;
    let off = dana.get(TOTP).await.expect(200);
    assert_eq!(
        off,
        json!({ "on_since": null, "recovery_codes_left": 0, "is_required": false })
    );
    let set_up = dana.post(TOTP, Value::Null).await.expect(201);
    let secret = set_up["secret"].as_str().unwrap();
    let email = dana.email.replace('@', "%40");
    assert_eq!(
        set_up["uri"],
        format!("otpauth://totp/ResolutionFlow:{email}?secret={secret}&issuer=ResolutionFlow")
    );
    let phone = Phone::given(secret);
    dana.post(CONFIRM, json!({ "code": phone.wrong_code() }))
        .await
        .names_field("code");
    dana.post(CONFIRM, json!({ "code": SPARE })).await.names_field("code");
    assert_eq!(
        dana.get(TOTP).await.expect(200),
        off,
        "nothing is on before a first code"
    );
    let credentials = json!({ "email": dana.email, "password": PASSWORD });
    account.nobody().post(LOGIN, credentials).await.expect(200);

    let code = phone.code();
    let codes = dana.post(CONFIRM, json!({ "code": code })).await.expect(200);
    let codes: Vec<String> = serde_json::from_value(codes["recovery_codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    let on = dana.get(TOTP).await.expect(200);
    assert!(on["on_since"].is_string());
    assert_eq!(on["recovery_codes_left"], 10);
    // The code that turned it on is spent.
    signs_in(&account, &dana, &code).await.refused(401, "wrong_code");
    signs_in(&account, &dana, &phone.code_in(1)).await.expect(200);
    for code in &codes {
        signs_in(&account, &dana, code).await.expect(200);
    }
    signs_in(&account, &dana, &codes[0]).await.refused(401, "wrong_code");
    let kept = "select count(*) from recovery_codes where length(code_hash) = 32";
    assert_eq!(account.value(kept).await, 10, "nothing but their hashes is stored");
}

#[tokio::test]
async fn turning_it_on_or_off_ends_ones_other_sessions_and_sign_ins() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    account.password(&dana, PASSWORD).await;
    let credentials = json!({ "email": dana.email, "password": PASSWORD });
    let other = there(&dana, &account.nobody().post(LOGIN, credentials).await);
    let set_up = dana.post(TOTP, Value::Null).await.expect(201);
    let phone = Phone::given(set_up["secret"].as_str().unwrap());
    dana.post(CONFIRM, json!({ "code": phone.code_in(-1) }))
        .await
        .expect(200);
    other.get(ME).await.refused(401, "not_signed_in");
    dana.get(ME).await.expect(200);

    let other = there(&dana, &signs_in(&account, &dana, &phone.code()).await);
    let pending = begins(&account, &dana).await;
    let off = dana.send(Method::DELETE, TOTP, None, &[]).await;
    assert_eq!(off.status, 204, "{}", off.text);
    other.get(ME).await.refused(401, "not_signed_in");
    dana.get(ME).await.expect(200);
    brings(&account, &pending, &phone.code_in(1))
        .await
        .refused(401, "sign_in_over");
    let credentials = json!({ "email": dana.email, "password": PASSWORD });
    account.nobody().post(LOGIN, credentials).await.expect(200);
    assert_eq!(account.value("select count(*) from second_factors").await, 0);
    assert_eq!(account.value("select count(*) from recovery_codes").await, 0);
    dana.send(Method::DELETE, TOTP, None, &[])
        .await
        .refused(409, "second_factor_off");
    dana.post(RECOVERY, Value::Null).await.refused(409, "second_factor_off");
}

#[tokio::test]
async fn another_phone_takes_the_first_one_s_place_only_once_it_has_shown_a_code() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, old) = dana(&account).await;
    dana.post(CONFIRM, json!({ "code": old.code() }))
        .await
        .refused(409, "no_set_up");
    let given_up = dana.post(TOTP, Value::Null).await.expect(201);
    let set_up = dana.post(TOTP, Value::Null).await.expect(201);
    assert_ne!(given_up["secret"], set_up["secret"]);
    signs_in(&account, &dana, &old.code_in(-1)).await.expect(200);
    let forgotten = Phone::given(given_up["secret"].as_str().unwrap());
    dana.post(CONFIRM, json!({ "code": forgotten.code() }))
        .await
        .names_field("code");
    let new = Phone::given(set_up["secret"].as_str().unwrap());
    dana.post(CONFIRM, json!({ "code": new.code_in(-1) })).await.expect(200);
    signs_in(&account, &dana, &old.code_in(1))
        .await
        .refused(401, "wrong_code");
    signs_in(&account, &dana, SPARE).await.refused(401, "wrong_code");
    signs_in(&account, &dana, &new.code()).await.expect(200);
    // Half an hour is enough to get up and find it.
    dana.post(TOTP, Value::Null).await.expect(201);
    let aged = "update second_factors set new_made_at = now() - interval '31 minutes'";
    app.admin.execute(aged, &[]).await.unwrap();
    dana.post(CONFIRM, json!({ "code": new.code() }))
        .await
        .refused(409, "no_set_up");
}

#[tokio::test]
async fn whatever_changes_a_second_factor_or_makes_a_token_asks_for_the_password_again() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let ago = |minutes: i32| format!("confirmed_at = now() - interval '{minutes} minutes'");
    let session = dana.session.to_string();
    account.set("login_sessions", &session, &ago(6)).await;
    let token = json!({ "name": "Export", "scopes": ["read"], "expires_in_days": 1 });
    for (method, path, body) in [
        (Method::POST, TOTP, None),
        (Method::POST, CONFIRM, Some(json!({ "code": phone.code() }))),
        (Method::POST, RECOVERY, None),
        (Method::DELETE, TOTP, None),
        (Method::POST, "/api/v1/api-tokens", Some(token)),
    ] {
        dana.send(method, path, body, &[])
            .await
            .refused(403, "confirm_password");
    }
    // Looking is free, and so is what makes it safer.
    dana.get(TOTP).await.expect(200);
    dana.get("/api/v1/api-tokens").await.expect(200);
    dana.post("/api/v1/auth/confirm", json!({ "password": PASSWORD })).await;
    dana.post(TOTP, Value::Null).await.expect(201);
}

#[tokio::test]
async fn of_64_confirmations_at_once_one_counts_and_ten_recovery_codes_are_left() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let set_up = dana.post(TOTP, Value::Null).await.expect(201);
    let phone = Phone::given(set_up["secret"].as_str().unwrap());
    let code = phone.code();
    let crowd = |path: &'static str, body: Value| {
        let acts: Vec<Act<Answer>> = (0..64)
            .map(|_| {
                let (dana, body) = (dana.clone(), body.clone());
                Box::pin(async move { dana.insists(path, None, body).await }) as Act<Answer>
            })
            .collect();
        at_once(acts)
    };
    let answers = crowd(CONFIRM, json!({ "code": code })).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(account.value("select count(*) from recovery_codes").await, 10);
    let answers = crowd(RECOVERY, Value::Null).await;
    assert!(answers.iter().all(|answer| answer.status == 200));
    assert_eq!(account.value("select count(*) from recovery_codes").await, 10);
}

#[tokio::test]
async fn a_code_of_one_phone_does_not_turn_on_another_that_was_begun_meanwhile() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let begun = dana.post(TOTP, Value::Null).await.expect(201);
    let code = Phone::given(begun["secret"].as_str().unwrap()).code();
    // The code was compared, and in that moment the set-up is begun anew with another phone.
    let held = app
        .holds("update second_factors set new_secret = decode(repeat('07', 20), 'hex')")
        .await;
    let lets_go = async {
        app.waiting(1).await;
        held.batch_execute("commit").await.unwrap();
    };
    let (answer, ()) = futures::join!(dana.post(CONFIRM, json!({ "code": code })), lets_go);
    answer.refused(409, "no_set_up");
    assert_eq!(dana.get(TOTP).await.expect(200)["on_since"], Value::Null);
}

#[tokio::test]
async fn recovery_codes_made_anew_make_the_old_ones_worthless() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, _) = dana(&account).await;
    let codes = dana.post(RECOVERY, Value::Null).await.expect(200);
    signs_in(&account, &dana, SPARE).await.refused(401, "wrong_code");
    let fresh = codes["recovery_codes"][9].as_str().unwrap();
    signs_in(&account, &dana, fresh).await.expect(200);
}

/// Everything an owner does, but setting it up.
async fn is_let_in_only_to_set_it_up(person: &Person) {
    for (method, path) in [
        (Method::GET, "/api/v1/dashboard/stats"),
        (Method::GET, "/api/v1/internal-tickets"),
        (Method::GET, "/api/v1/flows"),
        (Method::POST, RECOVERY),
        (Method::DELETE, TOTP),
    ] {
        person
            .send(method, path, None, &[])
            .await
            .refused(403, "second_factor_required");
    }
    person
        .post("/api/v1/l1/intake", json!({ "problem_statement": "x" }))
        .await
        .refused(403, "second_factor_required");
    assert_eq!(person.get(ME).await.expect(200)["needs_second_factor"], true);
    assert_eq!(person.get(TOTP).await.expect(200)["is_required"], true);
}

#[tokio::test]
async fn an_owner_who_must_have_one_can_do_nothing_but_set_it_up() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, engineer) = (account.owner().await, account.engineer().await);
    account.password(&owner, PASSWORD).await;
    owner.get("/api/v1/flows").await.expect(200);
    account.owners_need_second_factor().await;
    // From the next request on, in the session that is open.
    is_let_in_only_to_set_it_up(&owner).await;
    engineer.get("/api/v1/flows").await.expect(200);
    let credentials = json!({ "email": owner.email, "password": PASSWORD });
    let answer = account.nobody().post(LOGIN, credentials).await;
    let fresh = there(&owner, &answer);
    assert_eq!(answer.expect(200)["needs_second_factor"], true);
    is_let_in_only_to_set_it_up(&fresh).await;
    let set_up = fresh.post(TOTP, Value::Null).await.expect(201);
    let phone = Phone::given(set_up["secret"].as_str().unwrap());
    // To have begun is not to have one.
    is_let_in_only_to_set_it_up(&fresh).await;
    fresh.post(CONFIRM, json!({ "code": phone.code() })).await.expect(200);
    fresh.get("/api/v1/flows").await.expect(200);
    assert_eq!(fresh.get(ME).await.expect(200)["needs_second_factor"], false);
    fresh
        .send(Method::DELETE, TOTP, None, &[])
        .await
        .refused(409, "second_factor_kept");
    fresh.post(TOTP, Value::Null).await.expect(201);
    let refused = "select jsonb_agg(distinct detail) from audit_logs where outcome = 'refused'";
    assert_eq!(
        account.value(refused).await,
        json!([{ "guard": "second_factor_required" }])
    );
}

const SETTINGS: &str = "/api/v1/accounts/me";

async fn asks_owners_for_one(person: &Person, asked: bool) -> Answer {
    let body = json!({ "owners_need_second_factor": asked });
    person.send(Method::PATCH, SETTINGS, Some(body), &[]).await
}

#[tokio::test]
async fn an_owner_with_a_second_factor_can_ask_all_owners_for_one_and_leave_it_again() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (olga, oscar) = (account.owner().await, account.person("Oscar", Role::Owner).await);
    let (erik, elsewhere) = (account.engineer().await, other.owner().await);
    account.phone(&olga).await;
    // Who will be asked for one can be seen beforehand.
    let people = olga.get("/api/v1/users").await.expect(200);
    let has_one = |person: &Person| {
        let mut rows = people.as_array().unwrap().iter();
        let row = rows.find(|row| row["id"] == person.id.to_string()).unwrap();
        row["has_second_factor"].as_bool().unwrap()
    };
    assert_eq!((has_one(&olga), has_one(&oscar), has_one(&erik)), (true, false, false));

    let settings = asks_owners_for_one(&olga, true).await.expect(200);
    assert_eq!(
        (&settings["owners_need_second_factor"], &settings["revision"]),
        (&true.into(), &1.into())
    );
    is_let_in_only_to_set_it_up(&oscar).await;
    for untouched in [&olga, &erik, &elsewhere] {
        untouched.get("/api/v1/flows").await.expect(200);
    }
    assert_eq!(
        erik.get(ME).await.expect(200)["account"]["owners_need_second_factor"],
        true
    );

    asks_owners_for_one(&oscar, false)
        .await
        .refused(403, "second_factor_required");
    asks_owners_for_one(&olga, false).await.expect(200);
    oscar.get("/api/v1/flows").await.expect(200);
    let told =
        "select jsonb_agg(detail order by id) from audit_logs where action = 'account.changed' and outcome = 'done'";
    let changed = |from: bool, to: bool| json!({ "old": { "owners_need_second_factor": from }, "new": { "owners_need_second_factor": to } });
    assert_eq!(
        account.value(told).await,
        json!([changed(false, true), changed(true, false)])
    );
}

#[tokio::test]
async fn an_owner_without_a_second_factor_sets_one_up_before_they_ask_others_for_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    asks_owners_for_one(&olga, true)
        .await
        .refused(409, "second_factor_first");
    // One that was begun is none.
    let set_up = olga.post(TOTP, Value::Null).await.expect(201);
    asks_owners_for_one(&olga, true)
        .await
        .refused(409, "second_factor_first");
    assert_eq!(olga.get(SETTINGS).await.expect(200)["revision"], 0);
    let phone = Phone::given(set_up["secret"].as_str().unwrap());
    olga.post(CONFIRM, json!({ "code": phone.code() })).await.expect(200);
    asks_owners_for_one(&olga, true).await.expect(200);
    // It is on for others, too, so it stays on for whoever asked.
    olga.send(Method::DELETE, TOTP, None, &[])
        .await
        .refused(409, "second_factor_kept");
}

#[tokio::test]
async fn whether_owners_need_one_is_decided_with_the_password_at_hand() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    account.phone(&olga).await;
    account
        .session_is(&olga, "confirmed_at = now() - interval '6 minutes'")
        .await;
    asks_owners_for_one(&olga, true).await.refused(403, "confirm_password");
    // What is not about it, or leaves it as it is, needs no password.
    asks_owners_for_one(&olga, false).await.expect(200);
    let other = json!({ "name": "Northwind Traders", "owners_need_second_factor": false });
    olga.send(Method::PATCH, SETTINGS, Some(other), &[]).await.expect(200);
    account.session_is(&olga, "confirmed_at = now()").await;
    asks_owners_for_one(&olga, true).await.expect(200);
    account
        .session_is(&olga, "confirmed_at = now() - interval '6 minutes'")
        .await;
    asks_owners_for_one(&olga, false).await.refused(403, "confirm_password");
    assert_eq!(olga.get(SETTINGS).await.expect(200)["owners_need_second_factor"], true);
}

#[tokio::test]
async fn a_super_admin_always_needs_one() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let admin = account.viewer().await;
    account.change(&admin, "is_super_admin = true").await;
    is_let_in_only_to_set_it_up(&admin).await;
    let set_up = admin.post(TOTP, Value::Null).await.expect(201);
    let phone = Phone::given(set_up["secret"].as_str().unwrap());
    admin.post(CONFIRM, json!({ "code": phone.code() })).await.expect(200);
    admin.get("/api/v1/internal-tickets").await.expect(200);
    admin
        .send(Method::DELETE, TOTP, None, &[])
        .await
        .refused(409, "second_factor_kept");
}

#[tokio::test]
async fn the_second_step_is_only_for_our_own_pages() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, phone) = dana(&account).await;
    let token = begins(&account, &dana).await;
    let body = json!({ "token": token, "code": phone.code() });
    account
        .nobody()
        .send(
            Method::POST,
            CODE,
            Some(body.clone()),
            &[("sec-fetch-site", "cross-site")],
        )
        .await
        .refused(403, "cross_site");
    account.nobody().post(CODE, body).await.expect(200);
}

#[tokio::test]
async fn the_job_forgets_sign_ins_a_day_after_they_were_over() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, _) = dana(&account).await;
    begins(&account, &dana).await;
    begins(&account, &dana).await;
    let old = "update pending_sign_ins set expires_at = now() - interval '25 hours'
               where id = (select id from pending_sign_ins limit 1)";
    app.admin.execute(old, &[]).await.unwrap();
    resolutionflow::jobs::run_if_due(&app.app, resolutionflow::jobs::Job::Expiries)
        .await
        .unwrap();
    assert_eq!(account.value("select count(*) from pending_sign_ins").await, 1);
}
