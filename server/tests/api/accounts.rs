//! Registering, and an account's settings.

use std::task::Poll;

use axum::http::{Method, StatusCode};
use resolutionflow::{app::App, config::SignUp, router::router};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Account, Act, Answer, Person, TestApp, at_once};

const REGISTER: &str = "/api/v1/auth/register";
const OPTIONS: &str = "/api/v1/auth/options";
const LOGIN: &str = "/api/v1/auth/login";
const ME: &str = "/api/v1/auth/me";
const SETTINGS: &str = "/api/v1/accounts/me";
const BILLING: &str = "/api/v1/accounts/me/billing";
const PASSWORD: &str = "seven grey herons";

/// What somebody new types, and what they type differently.
fn registration(email: &str, with: Value) -> Value {
    let mut body = json!({ "account_name": "Contoso IT", "name": "Nora New", "email": email, "password": PASSWORD,
                           "time_zone": "Europe/Berlin" });
    body.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    body
}

/// An answer without its id: status, headers and body as they go over the wire.
fn told(answer: &Answer) -> (StatusCode, String, Vec<(String, String)>) {
    let id = answer.header("x-request-id").unwrap();
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().replace(id, "[request id]")));
    (
        answer.status,
        answer.text.replace(id, "[request id]"),
        headers.collect(),
    )
}

/// Whoever registered signs in; answers who they are.
async fn signs_in(browser: &Person, email: &str) -> Value {
    let credentials = json!({ "email": email, "password": PASSWORD });
    browser.post(LOGIN, credentials).await.expect(200)
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    app.admin.query_one(sql, &[]).await.unwrap().get(0)
}

/// The same people before an instance where nobody can register.
fn closed(app: &TestApp, person: &Person) -> Person {
    let app = App {
        sign_up: SignUp::Closed,
        ..app.app.clone()
    };
    person.before(router(app, 1000))
}

#[tokio::test]
async fn whoever_registers_gets_an_account_of_which_they_are_the_owner() {
    let app = TestApp::new().await;
    let browser = app.account("Northwind").await.nobody();
    let answer = browser
        .post(REGISTER, registration(" Nora@Contoso.example ", json!({})))
        .await;
    assert_eq!(answer.header("set-cookie"), None, "registering signs nobody in");
    assert_eq!(answer.expect(201), json!({ "next": "sign_in" }));
    let me = signs_in(&browser, "nora@contoso.example").await;
    assert_eq!(me["user"]["email"], "Nora@Contoso.example");
    assert_eq!(
        (&me["user"]["name"], &me["user"]["account_role"]),
        (&"Nora New".into(), &"owner".into())
    );
    assert_eq!(me["user"]["is_super_admin"], false);
    assert_eq!(
        (
            &me["account"]["name"],
            &me["account"]["slug"],
            &me["account"]["time_zone"]
        ),
        (&"Contoso IT".into(), &"contoso-it".into(), &"Europe/Berlin".into())
    );
    // All that an account needs to take its first call.
    let whole = "
        select to_jsonb(x) from (
            select s.plan, s.status, s.seat_limit, s.l1_seat_limit, c.last_number
            from accounts a join subscriptions s on s.account_id = a.id join ticket_counters c on c.account_id = a.id
            where a.name = 'Contoso IT') x";
    let whole: Value = app.admin.query_one(whole, &[]).await.unwrap().get(0);
    let expected = json!({ "plan": "standard", "status": "active", "seat_limit": null, "l1_seat_limit": null,
                           "last_number": 1000 });
    assert_eq!(whole, expected);
}

#[tokio::test]
async fn a_new_account_says_in_its_audit_log_where_it_came_from() {
    let app = TestApp::new().await;
    let browser = app.account("Northwind").await.nobody();
    let answer = browser
        .post(REGISTER, registration("nora@contoso.example", json!({})))
        .await;
    let rows = "select jsonb_agg(a.action order by a.id) from audit_logs a where request_id = $1";
    let id = answer.header("x-request-id").unwrap();
    let actions: Value = app.admin.query_one(rows, &[&id]).await.unwrap().get(0);
    assert_eq!(actions, json!(["account.created", "user.created"]));
}

#[tokio::test]
async fn where_sign_up_is_closed_nobody_registers_and_the_page_can_know() {
    let app = TestApp::new().await;
    let browser = app.account("Northwind").await.nobody();
    assert_eq!(
        browser.get(OPTIONS).await.expect(200),
        json!({ "sign_up": "open", "mail": false })
    );
    let browser = closed(&app, &browser);
    assert_eq!(
        browser.get(OPTIONS).await.expect(200),
        json!({ "sign_up": "closed", "mail": false })
    );
    let refused = browser
        .post(REGISTER, registration("nora@contoso.example", json!({})))
        .await
        .refused(403, "sign_up_closed");
    assert!(
        refused["message"].as_str().unwrap().contains("Ask whoever runs"),
        "{refused}"
    );
    // Whatever was sent.
    browser
        .post(REGISTER, json!({ "bogus": 1 }))
        .await
        .refused(403, "sign_up_closed");
    assert_eq!(count(&app, "select count(*) from accounts").await, 1);
}

#[tokio::test]
async fn registering_tells_nothing_of_which_e_mails_have_a_log_in() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, gone) = (account.l1().await, account.l1().await);
    account.change(&gone, "is_active = false").await;
    let browser = account.nobody();
    let registers = async |email: &str, with: Value| browser.post(REGISTER, registration(email, with)).await;

    let unknown = told(&registers("nora@contoso.example", json!({})).await);
    assert_eq!(unknown.0, StatusCode::CREATED);
    let dana_s = dana.email.to_uppercase();
    for known in [&dana.email, &dana_s, &gone.email, "nora@contoso.example"] {
        assert_eq!(told(&registers(known, json!({})).await), unknown, "{known}");
    }
    // Nor does anything that is wrong besides.
    for with in [
        json!({ "password": "short" }),
        json!({ "time_zone": "Europe/Atlantis" }),
        json!({ "account_name": " " }),
        json!({ "bogus": 1 }),
    ] {
        let unknown = told(&registers("nobody@contoso.example", with.clone()).await);
        assert_eq!(unknown.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(told(&registers(&dana.email, with).await), unknown);
    }
}

#[tokio::test]
async fn an_e_mail_that_has_a_log_in_keeps_it_unchanged() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let everything = "
        select jsonb_build_object(
            'accounts', (select jsonb_agg(a order by id) from accounts a),
            'subscriptions', (select jsonb_agg(s order by account_id) from subscriptions s),
            'counters', (select jsonb_agg(c order by account_id) from ticket_counters c),
            'users', (select jsonb_agg(u order by id) from users u),
            'logins', (select jsonb_agg(e order by user_id) from login_emails e))";
    let before = account.value(everything).await;
    let answer = account
        .nobody()
        .post(REGISTER, registration(&dana.email, json!({})))
        .await;
    app.idle().await;
    assert_eq!(account.value(everything).await, before);

    // What its owners can read of it, and nothing that was typed.
    let rows = "select jsonb_agg(to_jsonb(a)) from audit_logs a where request_id = $1";
    let id = answer.header("x-request-id").unwrap();
    let rows: Value = app.admin.query_one(rows, &[&id]).await.unwrap().get(0);
    assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
    let row = &rows[0];
    assert_eq!(row["account_id"], account.id.to_string());
    assert_eq!(
        (&row["action"], &row["outcome"], &row["entity_id"]),
        (
            &"user.registered".into(),
            &"refused".into(),
            &dana.id.to_string().into()
        )
    );
    assert_eq!(row["user_id"], Value::Null, "nobody was proved to be anybody");
}

#[tokio::test]
async fn the_same_work_is_done_whoever_the_e_mail_belongs_to() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (browser, dana) = (account.nobody(), account.l1().await);
    // Both run every statement that makes an account, to the last one.
    for (email, table) in [
        (&*dana.email, "login_emails"),
        ("nora@contoso.example", "login_emails"),
        (&*dana.email, "ticket_counters"),
        ("nadia@contoso.example", "ticket_counters"),
    ] {
        let held = app.holds(&format!("lock table {table} in exclusive mode")).await;
        let registers = browser.post(REGISTER, registration(email, json!({})));
        let lets_go = async {
            app.waiting(1).await;
            held.batch_execute("commit").await.unwrap();
        };
        let (answer, ()) = futures::join!(registers, lets_go);
        answer.expect(201);
    }
    // Both hash the password: where no more can be hashed, neither gets through.
    let mut hashes = Vec::new();
    loop {
        let mut hash = Box::pin(app.app.passwords.hash(PASSWORD.into()));
        match futures::poll!(&mut hash) {
            Poll::Pending => hashes.push(hash),
            Poll::Ready(refused) => break assert!(refused.is_err()),
        }
    }
    for email in [&*dana.email, "nobody@contoso.example"] {
        let answer = browser.post(REGISTER, registration(email, json!({}))).await;
        answer.refused(503, "unavailable");
    }
}

#[tokio::test]
async fn of_many_who_register_with_one_e_mail_at_once_exactly_one_gets_an_account() {
    let app = TestApp::for_a_race().await;
    let browser = app.account("Northwind").await.nobody();
    let acts = (0..8).map(|n| {
        let (browser, name) = (browser.clone(), format!("Contoso {n}"));
        let act: Act<Answer> = Box::pin(async move {
            let body = registration("nora@contoso.example", json!({ "account_name": name }));
            browser.insists(REGISTER, None, body).await
        });
        act
    });
    let answers: Vec<_> = at_once(acts.collect()).await.iter().map(told).collect();
    assert_eq!(answers[0].0, StatusCode::CREATED, "{answers:?}");
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "they can tell who won: {answers:?}"
    );
    let of_it = "select count(*) from accounts where name like 'Contoso%'";
    assert_eq!(count(&app, of_it).await, 1);
    for table in ["subscriptions", "ticket_counters", "users"] {
        let stray = format!(
            "select count(*) from {table} t join accounts a on a.id = t.account_id where a.name like 'Contoso%'"
        );
        assert_eq!(count(&app, &stray).await, 1, "{table}");
    }
    signs_in(&browser, "nora@contoso.example").await;
}

/// The one who is first has not committed yet: the second must wait for the outcome, whichever it is.
#[tokio::test]
async fn who_registers_while_another_is_at_it_waits_for_what_becomes_of_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let browser = account.nobody();
    let at_it = |email: &str, id: Uuid| {
        format!(
            "insert into accounts (id, name, slug) values ('{id}', 'First', 'first');
             insert into users (account_id, id, email, name) values ('{id}', '{id}', '{email}', 'Nora');
             insert into login_emails values ('{email}', '{id}', '{id}', 'none')"
        )
    };
    for (email, ends, accounts) in [
        ("nora@contoso.example", "rollback", 2),
        ("nadia@contoso.example", "commit", 3),
    ] {
        let first = app.holds(&at_it(email, Uuid::now_v7())).await;
        let second = browser.post(REGISTER, registration(email, json!({})));
        let decides = async {
            app.waiting(1).await;
            first.batch_execute(ends).await.unwrap();
        };
        let (answer, ()) = futures::join!(second, decides);
        answer.expect(201);
        assert_eq!(count(&app, "select count(*) from accounts").await, accounts, "{ends}");
        let lost = browser
            .post(LOGIN, json!({ "email": email, "password": PASSWORD }))
            .await;
        assert_eq!(lost.status == StatusCode::OK, ends == "rollback", "{}", lost.text);
    }
}

#[tokio::test]
async fn every_field_of_a_registration_has_its_bounds() {
    let app = TestApp::new().await;
    let browser = app.account("Northwind").await.nobody();
    let long = |length| "ä".repeat(length);
    for (field, wrong) in [
        ("account_name", json!("")),
        ("account_name", json!(" \n")),
        ("account_name", json!(long(121))),
        ("account_name", json!("a\u{0}b")),
        ("account_name", json!(null)),
        ("name", json!("")),
        ("name", json!(long(121))),
        ("name", json!(7)),
        ("email", json!("")),
        ("email", json!("nora")),
        ("email", json!("nora@")),
        ("email", json!("@contoso.example")),
        ("email", json!("nora@contoso@example")),
        ("email", json!("nora new@contoso.example")),
        ("email", json!("nora\u{0}@contoso.example")),
        ("email", json!("nora@contoso.example\r\nBcc: x@y")),
        ("email", json!(format!("{}@contoso.example", "n".repeat(240)))),
        ("email", json!(format!("{}@contoso.example", "İ".repeat(200)))),
        ("password", json!("")),
        ("password", json!("eleven char")),
        ("password", json!(long(129))),
        ("time_zone", json!("")),
        ("time_zone", json!("Berlin")),
        ("time_zone", json!("Europe/Berlin'; --")),
        ("time_zone", json!("x".repeat(65))),
        ("bogus", json!(1)),
        ("is_super_admin", json!(true)),
        ("account_id", json!(Uuid::now_v7())),
        ("account_role", json!("owner")),
    ] {
        let body = registration("nora@contoso.example", json!({ field: wrong }));
        browser.post(REGISTER, body).await.names_field(field);
    }
    for field in ["account_name", "name", "email", "password"] {
        let mut body = registration("nora@contoso.example", json!({}));
        body.as_object_mut().unwrap().remove(field);
        browser.post(REGISTER, body).await.names_field(field);
    }
    assert_eq!(count(&app, "select count(*) from accounts").await, 1);
    // The last that is not too much.
    let most = json!({ "account_name": long(120), "name": long(120),
                       "email": format!("{}@contoso.example", "n".repeat(238)) });
    browser.post(REGISTER, registration("", most)).await.expect(201);
    let mut least = registration("n@c", json!({ "account_name": "日", "name": "N" }));
    least.as_object_mut().unwrap().remove("time_zone");
    browser.post(REGISTER, least).await.expect(201);
    assert_eq!(signs_in(&browser, "n@c").await["account"]["time_zone"], "UTC");
}

#[tokio::test]
async fn another_site_s_page_cannot_register_its_visitors() {
    let app = TestApp::new().await;
    let browser = app.account("Northwind").await.nobody();
    let body = registration("nora@contoso.example", json!({}));
    for site in ["cross-site", "same-site", "none"] {
        let headers = [("sec-fetch-site", site)];
        browser
            .send(Method::POST, REGISTER, Some(body.clone()), &headers)
            .await
            .refused(403, "cross_site");
    }
    assert_eq!(count(&app, "select count(*) from accounts").await, 1);
}

async fn settings(person: &Person) -> Value {
    person.get(SETTINGS).await.expect(200)
}

async fn changes(person: &Person, body: Value) -> Answer {
    person.send(Method::PATCH, SETTINGS, Some(body), &[]).await
}

#[tokio::test]
async fn everybody_reads_what_their_account_is_set_to() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    insta::assert_json_snapshot!(settings(&account.viewer().await).await, { ".id" => "[id]" }, @r#"
    {
      "escalation_categories": [
        "Needs admin access",
        "Hardware fault",
        "Network or outage",
        "Security incident",
        "Vendor or licensing",
        "Beyond L1 scope",
        "Other"
      ],
      "id": "[id]",
      "name": "Northwind",
      "owners_need_second_factor": false,
      "revision": 0,
      "session_idle_minutes": 60,
      "slug": "northwind",
      "time_zone": "UTC"
    }
    "#);
}

#[tokio::test]
async fn owners_change_the_settings_and_everybody_has_them_with_their_next_request() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (olga, dana) = (account.owner().await, account.l1().await);
    let theirs = settings(&other.owner().await).await;
    let changed = changes(
        &olga,
        json!({ "revision": 0, "name": " Northwind Traders ", "time_zone": "america/new_york",
                "escalation_categories": [" Network ", "Hardware", "Sécurité"], "session_idle_minutes": 15 }),
    )
    .await
    .expect(200);
    assert_eq!(
        (
            &changed["name"],
            &changed["time_zone"],
            &changed["session_idle_minutes"],
            &changed["revision"]
        ),
        (
            &"Northwind Traders".into(),
            &"America/New_York".into(),
            &15.into(),
            &1.into()
        )
    );
    assert_eq!(
        changed["escalation_categories"],
        json!(["Network", "Hardware", "Sécurité"]),
        "in their order"
    );
    assert_eq!(changed["slug"], "northwind", "the command line goes on finding it");
    assert_eq!(settings(&dana).await, changed);
    let me = dana.get(ME).await.expect(200);
    assert_eq!(
        (
            &me["account"]["name"],
            &me["account"]["time_zone"],
            &me["account"]["escalation_categories"]
        ),
        (
            &changed["name"],
            &changed["time_zone"],
            &changed["escalation_categories"]
        )
    );
    // What is not named stays as it is.
    let again = changes(&olga, json!({ "session_idle_minutes": 20 })).await.expect(200);
    assert_eq!((&again["name"], &again["revision"]), (&changed["name"], &2.into()));
    assert_eq!(
        settings(&other.owner().await).await,
        theirs,
        "another account is another account"
    );
    // Days begin by the new zone.
    dana.get("/api/v1/dashboard/stats").await.expect(200);
}

#[tokio::test]
async fn a_change_of_the_settings_is_in_the_audit_log_with_what_was_and_what_is() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let body = json!({ "name": "Northwind", "time_zone": "Europe/Berlin", "session_idle_minutes": 10 });
    changes(&olga, body.clone()).await.expect(200);
    let row = "select jsonb_agg(to_jsonb(a)) from audit_logs a where action = 'account.changed'";
    let rows = account.value(row).await;
    assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
    assert_eq!(
        rows[0]["detail"],
        json!({ "old": { "time_zone": "UTC", "session_idle_minutes": 60 },
                "new": { "time_zone": "Europe/Berlin", "session_idle_minutes": 10 } })
    );
    assert_eq!(rows[0]["user_id"], olga.id.to_string());
    // The same again is no change.
    assert_eq!(changes(&olga, body).await.expect(200)["revision"], 1);
    assert_eq!(account.value(row).await, rows);
}

#[tokio::test]
async fn a_form_that_somebody_overtook_gets_what_they_made_of_it() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (olga, oscar) = (
        account.owner().await,
        account.person("Oscar", resolutionflow::auth::Role::Owner).await,
    );
    changes(&oscar, json!({ "revision": 0, "name": "Oscar's" }))
        .await
        .expect(200);
    let refused = changes(&olga, json!({ "revision": 0, "name": "Olga's" }))
        .await
        .refused(409, "settings_moved_on");
    assert_eq!(refused["settings"], settings(&olga).await);
    assert_eq!(
        (&refused["settings"]["name"], &refused["settings"]["revision"]),
        (&"Oscar's".into(), &1.into())
    );
    changes(&olga, json!({ "revision": 1, "name": "Olga's" }))
        .await
        .expect(200);
}

#[tokio::test]
async fn of_two_changes_at_once_from_one_form_one_is_done_and_the_other_sees_it() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let acts = (0..8).map(|n| {
        let olga = olga.clone();
        let act: Act<Answer> =
            Box::pin(async move { changes(&olga, json!({ "revision": 0, "session_idle_minutes": 10 + n })).await });
        act
    });
    let answers = at_once(acts.collect()).await;
    let done: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == StatusCode::OK)
        .collect();
    assert_eq!(done.len(), 1, "{answers:?}");
    for lost in answers.iter().filter(|answer| answer.status != StatusCode::OK) {
        assert_eq!(lost.clone().refused(409, "settings_moved_on")["settings"], done[0].body);
    }
    // Without a revision all are done, one after the other, and each knows what it changed.
    let fields = ["name", "time_zone", "escalation_categories"];
    let values = [json!("Northwind Traders"), json!("Europe/Berlin"), json!(["Other"])];
    let acts = fields.into_iter().zip(values).map(|(field, value)| {
        let olga = olga.clone();
        let act: Act<Answer> = Box::pin(async move { changes(&olga, json!({ field: value })).await });
        act
    });
    for answer in at_once(acts.collect()).await {
        answer.expect(200);
    }
    let now = settings(&olga).await;
    assert_eq!(
        (&now["name"], &now["revision"]),
        (&"Northwind Traders".into(), &4.into())
    );
    assert_eq!(
        (&now["time_zone"], &now["escalation_categories"]),
        (&"Europe/Berlin".into(), &json!(["Other"]))
    );
}

#[tokio::test]
async fn every_setting_has_its_bounds() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let many = |count: usize| (0..count).map(|n| format!("Category {n}")).collect::<Vec<_>>();
    for (field, wrong) in [
        ("name", json!("")),
        ("name", json!("x".repeat(121))),
        ("name", json!("a\u{0}")),
        ("time_zone", json!("Europe/Atlantis")),
        ("time_zone", json!("")),
        ("escalation_categories", json!([])),
        ("escalation_categories", json!(many(51))),
        ("escalation_categories", json!(["Other", "OTHER "])),
        ("escalation_categories", json!(["Größe", "GRÖßE"])),
        ("escalation_categories", json!("Other")),
        ("escalation_categories[1]", json!(["Other", " "])),
        ("escalation_categories[0]", json!(["x".repeat(31)])),
        ("session_idle_minutes", json!(4)),
        ("session_idle_minutes", json!(61)),
        ("session_idle_minutes", json!(-5)),
        ("session_idle_minutes", json!(10.5)),
        ("session_idle_minutes", json!("10")),
        ("owners_need_second_factor", json!("yes")),
        ("owners_need_second_factor", json!(1)),
        ("revision", json!("0")),
        ("slug", json!("other")),
        ("l1_seats_purchased", json!(100)),
        ("seat_limit", json!(100)),
        ("id", json!(Uuid::now_v7())),
    ] {
        let name = field.split('[').next().unwrap();
        changes(&olga, json!({ name: wrong })).await.names_field(field);
    }
    assert_eq!(settings(&olga).await["revision"], 0);
    for (field, right) in [
        ("name", json!("ä".repeat(120))),
        ("escalation_categories", json!(many(50))),
        ("escalation_categories", json!(["ä".repeat(30)])),
        ("session_idle_minutes", json!(5)),
        ("session_idle_minutes", json!(60)),
    ] {
        assert_eq!(changes(&olga, json!({ field: right })).await.expect(200)[field], right);
    }
}

#[tokio::test]
async fn a_shorter_limit_counts_at_once_for_sessions_that_are_open() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (olga, dana, vera) = (account.owner().await, account.l1().await, account.viewer().await);
    unused_for(&account, &dana, 11).await;
    unused_for(&account, &vera, 9).await;
    changes(&olga, json!({ "session_idle_minutes": 10 })).await.expect(200);
    dana.get(ME).await.refused(401, "not_signed_in");
    vera.get(ME).await.expect(200);
    // One that has not been used since is open again once the limit is longer: it lay idle, nobody ended it.
    changes(&olga, json!({ "session_idle_minutes": 60 })).await.expect(200);
    dana.get(ME).await.expect(200);
}

async fn unused_for(account: &Account<'_>, person: &Person, minutes: i32) {
    let set = format!("last_used_at = now() - interval '{minutes} minutes'");
    account.set("login_sessions", &person.session.to_string(), &set).await;
}

#[tokio::test]
async fn engineers_read_what_is_paid_for_and_whom_to_ask() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (erik, olga) = (account.engineer().await, account.owner().await);
    let gone = account.owner().await;
    account.change(&gone, "is_active = false").await;
    let expected = json!({ "plan": "standard", "status": "active", "contact": null,
                           "owners": [{ "id": olga.id, "name": "Olga" }] });
    assert_eq!(erik.get(BILLING).await.expect(200), expected);
    let told = App {
        sales_contact: Some("sales@msp.example".into()),
        ..app.app.clone()
    };
    let billing = erik.before(router(told, 1000)).get(BILLING).await.expect(200);
    assert_eq!(billing["contact"], "sales@msp.example");
    account.l1().await.get(BILLING).await.refused(403, "forbidden");
}
