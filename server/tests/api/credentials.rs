//! One's own password, e-mail and devices.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Account, Act, Answer, Person, TestApp, at_once};

const CONFIRM: &str = "/api/v1/auth/confirm";
const ME: &str = "/api/v1/auth/me";
const PASSWORD: &str = "walk-the-flow";

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

async fn confirmed_seconds_ago(account: &Account<'_>, person: &Person) -> Value {
    let ago = format!(
        "select extract(epoch from now() - confirmed_at)::int from login_sessions where id = '{}'",
        person.session
    );
    account.value(&ago).await
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
    assert_eq!(confirmed_seconds_ago(&account, &dana).await, 0);
    assert_eq!(confirmed_seconds_ago(&account, &erik).await, 3600);
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
    assert_eq!(confirmed_seconds_ago(&account, &dana).await, 3600);
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
