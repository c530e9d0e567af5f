//! How people come into an account: invited, looked at, accepted; and every way in which that cannot be.

use axum::http::Method;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use resolutionflow::auth::tokens::Token;
use serde_json::{Value, json};

use crate::support::{Account, Answer, Person, TestApp, id, redacted, smtp::Received};

const INVITES: &str = "/api/v1/invites";
const LOOKUP: &str = "/api/v1/invites/lookup";
const ACCEPT: &str = "/api/v1/invites/accept";
const ME: &str = "/api/v1/auth/me";
const PASSWORD: &str = "walk the flow, not the dog";

/// What stands after the `#` of an invite's link.
fn token(invite: &Value) -> String {
    let (page, token) = id(invite, "link").split_once('#').unwrap();
    assert_eq!(page, "http://127.0.0.1:8080/join");
    token.to_owned()
}

async fn invites(owner: &Person, email: &str, role: &str) -> Value {
    owner
        .post(INVITES, json!({ "email": email, "role": role }))
        .await
        .expect(201)
}

fn joining(token: &str) -> Value {
    json!({ "token": token, "name": "Nina Neu", "password": PASSWORD })
}

/// Somebody's browser from then on.
fn signed_in(browser: &Person, answer: &Answer) -> Person {
    let mut person = browser.clone();
    person.token = Some(answer.session_token());
    person
}

/// An answer without its id, for comparing refusals.
fn told(answer: &Answer) -> (u16, String) {
    let id = answer.header("x-request-id").unwrap();
    (answer.status.as_u16(), answer.text.replace(id, "[request id]"))
}

async fn set_invite(account: &Account<'_>, invite: &Value, set: &str) {
    account.set("invites", id(invite, "id"), set).await;
}

#[tokio::test]
async fn whoever_accepts_an_invite_is_signed_in_as_what_they_were_invited_as() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let invite = invites(&owner, "Nina@Neu.example", "l1_tech").await;
    let browser = account.nobody();
    let found = browser
        .post(LOOKUP, json!({ "token": token(&invite) }))
        .await
        .expect(200);
    insta::assert_json_snapshot!(redacted(found), @r#"
    {
      "account_name": "Northwind",
      "email": "Nina@Neu.example",
      "expires_at": "[time]",
      "invited_by": "Olga",
      "role": "l1_tech",
      "seat_is_free": true
    }
    "#);
    let joined = browser.post(ACCEPT, joining(&token(&invite))).await;
    let me = joined.clone().expect(200);
    let nina = signed_in(&browser, &joined);
    assert_eq!(nina.get(ME).await.expect(200), me, "it answers what /auth/me will");
    assert_eq!(
        (&me["user"]["name"], &me["user"]["email"], &me["user"]["account_role"]),
        (&json!("Nina Neu"), &json!("Nina@Neu.example"), &json!("l1_tech"))
    );
    nina.takes_call("The printer hums").await;
    let again = json!({ "email": "nina@neu.example", "password": PASSWORD });
    browser.post("/api/v1/auth/login", again).await.expect(200);
    let log = account
        .value(
            "select json_agg(json_build_array(action, acting_as, user_id = entity_id::uuid, detail) order by action)
             from audit_logs where action in ('invite.created', 'invite.accepted')",
        )
        .await;
    let accepted = json!({ "role": "l1_tech", "user_id": me["user"]["id"] });
    let expected = json!([
        ["invite.accepted", "l1_tech", false, accepted],
        ["invite.created", "owner", false, { "role": "l1_tech" }]
    ]);
    assert_eq!(log, expected);
    let by = "select user_id from audit_logs where action = 'invite.accepted'";
    assert_eq!(account.value(by).await, me["user"]["id"], "by who came in");
}

#[tokio::test]
async fn an_invite_lets_one_person_in_and_is_over() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let invite = invites(&owner, "nina@neu.example", "viewer").await;
    let browser = account.nobody();
    browser.post(ACCEPT, joining(&token(&invite))).await.expect(200);
    browser
        .post(ACCEPT, joining(&token(&invite)))
        .await
        .refused(409, "invite_used");
    let look = json!({ "token": token(&invite) });
    browser.post(LOOKUP, look).await.refused(409, "invite_used");
    let path = format!("{INVITES}/{}", id(&invite, "id"));
    owner.delete(&path).await.refused(409, "invite_over");
    owner
        .post(&format!("{path}/resend"), json!({}))
        .await
        .refused(409, "invite_over");
    assert_eq!(account.value("select count(*) from users").await, 2);
}

#[tokio::test]
async fn an_invite_that_expired_or_was_taken_back_says_whom_to_ask() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let browser = account.nobody();
    let expired = invites(&owner, "one@neu.example", "viewer").await;
    set_invite(&account, &expired, "expires_at = now()").await;
    let revoked = invites(&owner, "two@neu.example", "viewer").await;
    owner
        .delete(&format!("{INVITES}/{}", id(&revoked, "id")))
        .await
        .expect(204);
    for (invite, code) in [(expired, "invite_expired"), (revoked, "invite_revoked")] {
        for (path, body) in [
            (LOOKUP, json!({ "token": token(&invite) })),
            (ACCEPT, joining(&token(&invite))),
        ] {
            let refused = browser.post(path, body).await.refused(409, code);
            assert!(
                refused["message"]
                    .as_str()
                    .unwrap()
                    .ends_with("Ask Olga for a new one."),
                "{refused}"
            );
        }
    }
    assert_eq!(account.value("select count(*) from users").await, 1);
}

#[tokio::test]
async fn an_invite_taken_back_or_made_anew_while_it_is_accepted_lets_nobody_in() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    for (email, again, status, code) in [
        ("nina@neu.example", false, 409, "invite_revoked"),
        ("nora@neu.example", true, 404, "not_found"),
    ] {
        let invite = invites(&owner, email, "viewer").await;
        // It was looked at, the password is hashed, the person is about to be written down.
        let held = app.holds("lock table login_emails in exclusive mode").await;
        let browser = account.nobody();
        let accepts = browser.post(ACCEPT, joining(&token(&invite)));
        let overtakes = async {
            app.waiting(1).await;
            let path = format!("{INVITES}/{}", id(&invite, "id"));
            if again {
                owner.post(&format!("{path}/resend"), json!({})).await.expect(200);
            } else {
                owner.delete(&path).await.expect(204);
            }
            held.batch_execute("commit").await.unwrap();
        };
        let (answer, ()) = futures::join!(accepts, overtakes);
        answer.refused(status, code);
    }
    assert_eq!(account.value("select count(*) from users").await, 1);
}

#[tokio::test]
async fn whoever_cannot_come_in_makes_nobody_hash_a_password() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let browser = account.nobody();
    let full = invites(&owner, "nina@neu.example", "l1_tech").await;
    let expired = invites(&owner, "nora@neu.example", "viewer").await;
    set_invite(&account, &expired, "expires_at = now()").await;
    account.has_seats(Some(0), Some(0)).await;
    let nobodys = Token::fresh(account.id);
    for (token, code) in [
        (token(&full).as_str(), "seat_limit_exceeded"),
        (token(&expired).as_str(), "invite_expired"),
        (nobodys.reveal(), "not_found"),
        ("x", "not_found"),
    ] {
        let answer = browser.post(ACCEPT, joining(token)).await;
        assert_eq!(answer.body["detail"]["code"], code, "{}", answer.text);
    }
    assert_eq!(app.app.passwords.done(), 0);
}

#[tokio::test]
async fn what_is_no_token_of_ours_is_refused_in_the_same_bytes() {
    let app = TestApp::new().await;
    let (ours, theirs) = (app.account("Northwind").await, app.account("Contoso").await);
    let genuine = token(&invites(&ours.owner().await, "nina@neu.example", "viewer").await);
    let mut bytes = URL_SAFE_NO_PAD.decode(&genuine).unwrap();
    bytes[47] ^= 1;
    let altered = URL_SAFE_NO_PAD.encode(&bytes);
    // The secret half is genuine, the account another.
    bytes[47] ^= 1;
    bytes[..16].copy_from_slice(theirs.id.0.as_bytes());
    let elsewhere = URL_SAFE_NO_PAD.encode(&bytes);
    let nowhere = Token::fresh(resolutionflow::ids::AccountId::fresh());
    let browser = ours.nobody();
    let mut answers = Vec::new();
    for wrong in [
        "",
        "x",
        &genuine[1..],
        &altered,
        &elsewhere,
        nowhere.reveal(),
        Token::fresh(ours.id).reveal(),
    ] {
        let looked = browser.post(LOOKUP, json!({ "token": wrong })).await;
        let accepted = browser.post(ACCEPT, joining(wrong)).await;
        looked.clone().refused(404, "not_found");
        answers.extend([told(&looked), told(&accepted)]);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:#?}");
}

#[tokio::test]
async fn a_new_link_kills_the_old_one_and_gives_seven_more_days() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let invite = invites(&owner, "nina@neu.example", "viewer").await;
    set_invite(&account, &invite, "expires_at = now()").await;
    let path = format!("{INVITES}/{}/resend", id(&invite, "id"));
    let renewed = owner.post(&path, json!({})).await.expect(200);
    assert_eq!((&renewed["id"], &renewed["status"]), (&invite["id"], &json!("pending")));
    let days = "select extract(epoch from expires_at - now()) > 6.9 * 86400 from invites";
    assert_eq!(account.value(days).await, true);
    let browser = account.nobody();
    browser
        .post(ACCEPT, joining(&token(&invite)))
        .await
        .refused(404, "not_found");
    browser.post(ACCEPT, joining(&token(&renewed))).await.expect(200);
}

#[tokio::test]
async fn making_an_invite_says_nothing_about_an_e_mail_known_elsewhere_and_accepting_it_does() {
    let app = TestApp::new().await;
    let (ours, theirs) = (app.account("Northwind").await, app.account("Contoso").await);
    let owner = ours.owner().await;
    let stranger = theirs.l1().await;
    let known = invites(&owner, &stranger.email, "l1_tech").await;
    let unknown = invites(&owner, "nobody@neu.example", "l1_tech").await;
    let without = |invite: &Value| {
        let mut invite = redacted(invite.clone());
        invite["email"] = Value::Null;
        invite["link"] = Value::Null;
        invite
    };
    assert_eq!(without(&known), without(&unknown));
    let browser = ours.nobody();
    let look = json!({ "token": token(&known) });
    browser.post(LOOKUP, look).await.expect(200);
    browser
        .post(ACCEPT, joining(&token(&known)))
        .await
        .refused(409, "email_taken");
    assert_eq!(
        ours.value("select count(*) from users where name = 'Nina Neu'").await,
        0
    );
    let status = "select accepted_at is null from invites where email_norm = (select lower(email) from users where name = 'Dana')";
    assert_eq!(ours.value(status).await, true, "the invite is not used up");
}

#[tokio::test]
async fn a_colleague_is_not_invited_and_nobody_is_twice() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let dana = account.l1().await;
    let ask = |email: &str| json!({ "email": email, "role": "viewer" });
    let upper = dana.email.to_uppercase();
    owner.post(INVITES, ask(&upper)).await.refused(409, "already_a_member");
    account.change(&dana, "is_active = false").await;
    let refused = owner.post(INVITES, ask(&upper)).await.refused(409, "already_a_member");
    assert!(refused["message"].as_str().unwrap().contains("Reactivate"), "{refused}");
    let first = invites(&owner, "nina@neu.example", "viewer").await;
    owner
        .post(INVITES, ask("NINA@neu.example"))
        .await
        .refused(409, "already_invited");
    set_invite(&account, &first, "expires_at = now()").await;
    invites(&owner, "nina@neu.example", "engineer").await;
    assert_eq!(
        account.value("select count(*) from invites").await,
        1,
        "what expired made room"
    );
}

#[tokio::test]
async fn an_address_that_is_none_and_a_password_that_is_weak_are_told_by_their_field() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    for wrong in ["", "nina", "nina@", "nina neu@neu.example"] {
        let body = json!({ "email": wrong, "role": "viewer" });
        owner.post(INVITES, body).await.names_field("email");
    }
    let body = json!({ "email": "nina@neu.example", "role": "super_admin" });
    owner.post(INVITES, body).await.names_field("role");
    let token = token(&invites(&owner, "nina@neu.example", "viewer").await);
    let browser = account.nobody();
    let short = json!({ "token": token, "name": "Nina", "password": "elevenchars" });
    browser.post(ACCEPT, short).await.names_field("password");
    let blank = json!({ "token": token, "name": " ", "password": PASSWORD });
    browser.post(ACCEPT, blank).await.names_field("name");
    browser.post(ACCEPT, joining(&token)).await.expect(200);
}

#[tokio::test]
async fn a_full_role_stops_invites_when_they_are_made_and_again_when_they_are_accepted() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    account.has_seats(Some(0), Some(1)).await;
    let invite = invites(&owner, "nina@neu.example", "l1_tech").await;
    account.l1().await;
    let browser = account.nobody();
    let found = browser
        .post(LOOKUP, json!({ "token": token(&invite) }))
        .await
        .expect(200);
    assert_eq!(found["seat_is_free"], false);
    let path = format!("{INVITES}/{}/resend", id(&invite, "id"));
    let answers = [
        browser.post(ACCEPT, joining(&token(&invite))).await,
        owner.post(&path, json!({})).await,
        owner
            .post(INVITES, json!({ "email": "two@neu.example", "role": "l1_tech" }))
            .await,
    ];
    for answer in answers {
        let mut refused = answer.refused(402, "seat_limit_exceeded");
        refused["request_id"] = Value::Null;
        insta::allow_duplicates! {
            insta::assert_json_snapshot!(refused, @r#"
            {
              "code": "seat_limit_exceeded",
              "current": 1,
              "limit": 1,
              "message": "All L1 technician seats of this account are taken. An owner can free one or get more.",
              "request_id": null,
              "role": "l1_tech",
              "upgrade_url": "/account/billing"
            }
            "#);
        }
    }
    let engineer = json!({ "email": "three@neu.example", "role": "engineer" });
    let refused = owner.post(INVITES, engineer).await.refused(402, "seat_limit_exceeded");
    assert_eq!(refused["role"], "engineer", "roles are counted apart");
    for role in ["owner", "viewer"] {
        invites(&owner, &format!("{role}@neu.example"), role).await;
    }
    account.has_seats(Some(0), Some(2)).await;
    browser.post(ACCEPT, joining(&token(&invite))).await.expect(200);
}

#[tokio::test]
async fn a_lost_answer_is_given_again_to_who_asks_with_the_same_key_and_only_for_a_moment() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let token = token(&invites(&owner, "nina@neu.example", "viewer").await);
    let browser = account.nobody();
    let first = browser.post_once(ACCEPT, "one key", joining(&token)).await;
    let again = browser.post_once(ACCEPT, "one key", joining(&token)).await;
    assert_eq!(first.header("idempotency-replayed"), None);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(again.clone().expect(200), first.body);
    signed_in(&browser, &again).get(ME).await.expect(200);
    assert_eq!(account.value("select count(*) from users").await, 2);

    let mut other = joining(&token);
    other["password"] = "somebody else's guess".into();
    browser
        .post_once(ACCEPT, "one key", other)
        .await
        .refused(422, "idempotency_key_reused");
    let another_key = browser.post_once(ACCEPT, "another", joining(&token)).await;
    another_key.refused(409, "invite_used");
    app.admin
        .execute("update invites set accepted_at = now() - interval '11 minutes'", &[])
        .await
        .unwrap();
    let later = browser.post_once(ACCEPT, "one key", joining(&token)).await;
    later.refused(409, "invite_used");
}

/// Each makes a lost answer one that must not be given again.
#[tokio::test]
async fn a_lost_answer_signs_nobody_in_whom_signing_in_would_not() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let browser = account.nobody();
    for (number, since) in ["a second factor", "another password", "shut out"]
        .into_iter()
        .enumerate()
    {
        let token = token(&invites(&owner, &format!("nina{number}@neu.example"), "viewer").await);
        let first = browser.post_once(ACCEPT, "one key", joining(&token)).await;
        let mut nina = signed_in(&browser, &first);
        nina.id = id(&first.body["user"], "id")
            .parse()
            .map(resolutionflow::ids::UserId)
            .unwrap();
        match since {
            "a second factor" => _ = account.phone(&nina).await,
            "another password" => account.has_password(&nina, "lamp otter folds maps").await,
            _ => account.change(&nina, "is_active = false").await,
        }
        let sessions = format!("select count(*) from login_sessions where user_id = '{}'", nina.id);
        let again = browser.post_once(ACCEPT, "one key", joining(&token)).await;
        assert_eq!(again.header("set-cookie"), None, "{since}");
        again.refused(409, "invite_used");
        assert_eq!(account.value(&sessions).await, 1, "{since}");
    }
}

#[tokio::test]
async fn a_link_is_shown_once_and_stored_nowhere() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let body = json!({ "email": "nina@neu.example", "role": "viewer" });
    let first = owner.post_once(INVITES, "one key", body.clone()).await.expect(201);
    let again = owner.post_once(INVITES, "one key", body).await;
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    let mut without = first.clone();
    without.as_object_mut().unwrap().remove("link");
    assert_eq!(again.expect(201), without, "the same invite, without its link");
    let token = token(&first);
    let tables = "select array_agg(tablename::text) from pg_tables where schemaname = 'public'";
    let tables: Vec<String> = app.admin.query_one(tables, &[]).await.unwrap().get(0);
    assert!(tables.len() > 10);
    for table in tables {
        let rows = format!("select count(*) from {table} t where t::text like '%{token}%'");
        assert_eq!(account.value(&rows).await, 0, "{table} holds the token");
    }
}

#[tokio::test]
async fn the_list_is_newest_first_in_pages_and_can_be_of_those_that_wait() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let mut made = Vec::new();
    for n in 0..5 {
        made.push(invites(&owner, &format!("n{n}@neu.example"), "viewer").await);
    }
    set_invite(&account, &made[0], "expires_at = now()").await;
    set_invite(&account, &made[1], "revoked_at = now()").await;
    let (mut pages, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = owner.get(&format!("{INVITES}?limit=2{cursor}")).await.expect(200);
        let items = page["items"].as_array().unwrap().clone();
        pages.push(items.len());
        for item in items {
            let expected = made.pop().unwrap();
            assert_eq!((&item["id"], &item["link"]), (&expected["id"], &Value::Null));
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!((pages, made.len()), (vec![2, 2, 1], 0));
    let open = owner.get(&format!("{INVITES}?open=true")).await.expect(200);
    let states: Vec<_> = open["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["status"])
        .collect();
    assert_eq!(states, ["pending", "pending", "pending", "expired"]);
    owner.get(&format!("{INVITES}?cursor=x")).await.names_field("cursor");
}

#[tokio::test]
async fn another_site_cannot_have_its_visitors_join() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let token = token(&invites(&account.owner().await, "nina@neu.example", "viewer").await);
    let body = Some(joining(&token));
    let foreign = account
        .nobody()
        .send(Method::POST, ACCEPT, body, &[("sec-fetch-site", "cross-site")])
        .await;
    foreign.refused(403, "cross_site");
}

#[tokio::test]
async fn invites_nobody_accepted_are_forgotten_after_ninety_days() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let old = invites(&owner, "old@neu.example", "viewer").await;
    set_invite(&account, &old, "expires_at = now() - interval '91 days'").await;
    let taken = invites(&owner, "taken@neu.example", "viewer").await;
    account.nobody().post(ACCEPT, joining(&token(&taken))).await.expect(200);
    set_invite(&account, &taken, "expires_at = now() - interval '91 days'").await;
    let recent = invites(&owner, "recent@neu.example", "viewer").await;
    set_invite(&account, &recent, "expires_at = now() - interval '89 days'").await;
    resolutionflow::jobs::run_if_due(&app.app, resolutionflow::jobs::Job::Expiries)
        .await
        .unwrap();
    let left = account
        .value("select json_agg(email order by email) from invites")
        .await;
    assert_eq!(left, json!(["recent@neu.example", "taken@neu.example"]));
}

/// What the list says of an invite's letter.
async fn delivery(owner: &Person, invite: &Value) -> Value {
    let page = owner.get(INVITES).await.expect(200);
    let rows = page["items"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == invite["id"]).unwrap()["delivery"].clone()
}

/// Until what became of so many letters has been noted.
async fn noted(app: &TestApp, outcome: &str, letters: i64) {
    let sql = format!("select count(*) from audit_logs where action = 'invite.{outcome}'");
    app.becomes(&sql, letters).await;
}

#[tokio::test]
async fn an_owner_learns_whether_the_letter_went_out() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let smtp = app.smtp.clone().unwrap();
    let good = invites(&owner, "nina@neu.example", "l1_tech").await;
    assert_eq!(good["delivery"], "on_its_way");
    noted(&app, "mailed", 1).await;
    assert_eq!(delivery(&owner, &good).await, "mailed");

    smtp.refuses_next(&[550]);
    let bad = invites(&owner, "nino@neu.example", "l1_tech").await;
    noted(&app, "mail_failed", 1).await;
    assert_eq!(delivery(&owner, &bad).await, "failed");
    let row = "select to_jsonb(a) from audit_logs a where action = 'invite.mail_failed'";
    let row = account.value(row).await;
    assert_eq!(
        (&row["acting_as"], &row["entity_id"], &row["user_id"]),
        (&json!("system"), &bad["id"], &Value::Null)
    );
    // The next letter is another try.
    let path = format!("{INVITES}/{}/resend", id(&bad, "id"));
    assert_eq!(owner.post(&path, json!({})).await.expect(200)["delivery"], "on_its_way");
    noted(&app, "mailed", 2).await;
    assert_eq!(delivery(&owner, &bad).await, "mailed");

    // Of one that was lost with the process nothing will ever be heard.
    set_invite(
        &account,
        &bad,
        "delivery = 'on_its_way', delivery_at = now() - interval '11 minutes'",
    )
    .await;
    assert_eq!(delivery(&owner, &bad).await, "failed");
}

#[tokio::test]
async fn what_is_heard_late_of_an_old_letter_says_nothing_of_the_new_link() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let says_nothing = app.smtp.as_ref().unwrap().says_nothing().await;
    let invite = invites(&owner, "nina@neu.example", "l1_tech").await;
    let path = format!("{INVITES}/{}/link", id(&invite, "id"));
    owner.post(&path, json!({})).await.expect(200);
    drop(says_nothing);
    assert_eq!(app.inbox("nina@neu.example").await.len(), 1);
    // What is heard of a later letter is noted after what was heard of this one.
    invites(&owner, "nino@neu.example", "l1_tech").await;
    app.becomes("select count(*) from invites where delivery = 'mailed'", 1)
        .await;
    assert_eq!(delivery(&owner, &invite).await, "by_hand");
}

#[tokio::test]
async fn an_owner_can_have_a_link_to_hand_over_also_where_mail_is_sent() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let invite = invites(&owner, "nina@neu.example", "l1_tech").await;
    noted(&app, "mailed", 1).await;
    let path = format!("{INVITES}/{}/link", id(&invite, "id"));
    let made = owner.post_once(&path, "one key", json!({})).await.expect(200);
    assert_eq!(made["delivery"], "by_hand");
    let again = owner.post_once(&path, "one key", json!({})).await.expect(200);
    assert_eq!(again["link"], Value::Null, "it is told once");
    let inbox = app.inbox("nina@neu.example").await;
    assert_eq!(inbox.len(), 1, "it is shown, and not sent");
    let browser = account.nobody();
    browser
        .post(ACCEPT, joining(&token(&link_in(&inbox[0]))))
        .await
        .refused(404, "not_found");
    browser.post(ACCEPT, joining(&token(&made))).await.expect(200);
    owner.post(&path, json!({})).await.refused(409, "invite_over");
    let said = account
        .value("select jsonb_agg(action order by id) from audit_logs where action like 'invite.%'")
        .await;
    assert_eq!(
        said,
        json!(["invite.created", "invite.mailed", "invite.link_made", "invite.accepted"])
    );
}

/// The link in a letter.
fn link_in(letter: &Received) -> Value {
    let link = letter.text.lines().find(|line| line.starts_with("http")).unwrap();
    json!({ "link": link.trim_end() })
}

#[tokio::test]
async fn where_mail_is_sent_the_link_goes_by_mail_and_to_nobody_else() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let body = json!({ "email": "nina@neu.example", "role": "l1_tech" });
    let invite = owner.post_once(INVITES, "one key", body.clone()).await.expect(201);
    assert_eq!(invite["link"], Value::Null);
    owner.post_once(INVITES, "one key", body).await.expect(201);
    let inbox = app.inbox("nina@neu.example").await;
    assert_eq!(inbox.len(), 1, "what is asked again is not sent again");
    assert_eq!(inbox[0].subject, "Olga invites you to Northwind");
    assert!(inbox[0].text.contains("as an L1 technician"), "{}", inbox[0].text);

    let path = format!("{INVITES}/{}/resend", id(&invite, "id"));
    assert_eq!(owner.post(&path, json!({})).await.expect(200)["link"], Value::Null);
    let inbox = app.inbox("nina@neu.example").await;
    let (old, new) = (token(&link_in(&inbox[0])), token(&link_in(&inbox[1])));
    let browser = account.nobody();
    browser.post(ACCEPT, joining(&old)).await.refused(404, "not_found");
    browser.post(ACCEPT, joining(&new)).await.expect(200);
}
