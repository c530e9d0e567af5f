//! What must not tell one thing from another: the same bytes, and the same work before the answer.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use resolutionflow::auth::tokens::Token;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, statements::statements};

const PASSWORD: &str = "lamp otter folds maps";

/// An answer without its id, and without what names the thing that was made.
fn told(answer: &Answer) -> (StatusCode, Value, Vec<String>) {
    let mut body = answer.body.clone();
    if let Some(body) = body.as_object_mut() {
        for own in ["id", "email", "created_at", "expires_at", "delivery_at"] {
            body.remove(own);
        }
    }
    (
        answer.status,
        body,
        answer.headers.keys().map(ToString::to_string).collect(),
    )
}

#[tokio::test]
async fn whoever_forgot_a_password_causes_the_same_whosever_the_e_mail_is() {
    let app = TestApp::with_mail().await;
    let account = app.account("Northwind").await;
    let (dana, gone) = (account.l1().await, account.l1().await);
    account.change(&gone, "is_active = false").await;
    let mut done = Vec::new();
    for email in ["first@example.test", "nobody@example.test", &dana.email, &gone.email] {
        let asks = account.nobody();
        let asking = asks.post("/api/v1/auth/password/forgot", json!({ "email": email }));
        let (answer, sent) = statements(asking).await;
        app.app.mail.settled().await;
        done.push((told(&answer), sent));
    }
    assert_eq!((done[1].0.0, done[1].1.len()), (StatusCode::ACCEPTED, 1), "{done:?}");
    assert_eq!((&done[1], &done[1]), (&done[2], &done[3]));
    assert_eq!(app.inbox(&dana.email).await.len(), 1);
}

#[tokio::test]
async fn an_invite_causes_the_same_whether_or_not_the_e_mail_signs_somebody_in_elsewhere() {
    for app in [TestApp::with_mail().await, TestApp::new().await] {
        let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
        let (olga, stranger) = (account.owner().await, other.l1().await);
        let mut done = Vec::new();
        for email in ["first@example.test", "nobody@example.test", &stranger.email] {
            let body = json!({ "email": email, "role": "viewer" });
            // The letter's fate is noted behind the answer, or before it has quite arrived: it is counted in either case.
            let inviting = async {
                let answer = olga.post("/api/v1/invites", body).await;
                app.app.mail.settled().await;
                answer
            };
            let (mut answer, mut sent) = statements(inviting).await;
            // Those that are sent side by side come in any order.
            sent.sort();
            if let Some(link) = answer.body.get_mut("link") {
                *link = "[link]".into();
            }
            done.push((told(&answer), sent));
        }
        assert_eq!(done[1].0.0, StatusCode::CREATED);
        assert!(done[1].1.len() > 5, "{:?}", done[1].1);
        assert_eq!(done[1], done[2]);
    }
}

/// What can be seen not to be a token costs nothing: nobody makes the database work by guessing.
#[tokio::test]
async fn a_token_of_the_wrong_shape_asks_the_database_nothing() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let nobody = account.nobody();
    let good = Token::fresh(account.id).reveal().to_owned();
    let other_alphabet = good.replace(['-', '_'], "A").replacen(&good[..1], "+", 1);
    let wrong = [
        String::new(),
        "x".to_owned(),
        good[1..].to_owned(),
        format!("{good}A"),
        format!("{good}===="),
        format!(" {}", &good[1..]),
        format!("{}!", &good[1..]),
        other_alphabet,
        "ä".repeat(32),
        "A".repeat(200),
        format!("rf_{good}"),
    ];
    for token in &wrong {
        for (path, with) in [
            ("/auth/password/reset", Some(("password", PASSWORD))),
            ("/auth/email/confirm", None),
            ("/auth/register/lookup", None),
            ("/auth/register/finish", Some(("password", PASSWORD))),
            ("/auth/login/second-factor", Some(("code", "123456"))),
            ("/invites/lookup", None),
        ] {
            let mut body = json!({ "token": token });
            if let Some((field, value)) = with {
                body[field] = value.into();
            }
            let (answer, sent) = statements(nobody.post(&format!("/api/v1{path}"), body)).await;
            assert!(answer.status.is_client_error(), "{path} {token}: {}", answer.text);
            assert_eq!(sent, [""; 0], "{path} {token}");
        }
        let joining = json!({ "token": token, "name": "Nina", "password": PASSWORD });
        let (answer, sent) = statements(nobody.post("/api/v1/invites/accept", joining)).await;
        answer.refused(404, "not_found");
        assert_eq!(sent, [""; 0], "accepting by {token}");
        for (name, value) in [
            (header::COOKIE, format!("rf_session={token}")),
            (header::AUTHORIZATION, format!("Bearer {token}")),
        ] {
            let value = header::HeaderValue::from_bytes(value.as_bytes()).unwrap();
            let request = Request::get("/api/v1/auth/me").header(name, value);
            let (answer, sent) = statements(nobody.raw(request.body(Body::empty()).unwrap())).await;
            answer.refused(401, "not_signed_in");
            assert_eq!(sent, [""; 0], "{token}");
        }
    }
    // It is the shape that was refused: this one is looked up.
    let body = json!({ "token": good });
    let (answer, sent) = statements(nobody.post("/api/v1/auth/email/confirm", body)).await;
    answer.refused(400, "link_not_valid");
    assert!(!sent.is_empty());
}
