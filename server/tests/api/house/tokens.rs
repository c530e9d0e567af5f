//! Which scope opens which operation to an API token: decided for each, and tried as a program with each.

use std::fmt::Write as _;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use resolutionflow::auth::{
    scopes::{self, Access},
    tokens::Token,
};
use uuid::Uuid;

use super::{
    operations::{DESCRIBED, May, every_operation},
    scene::{Scene, Who, Whose},
};
use crate::support::{Person, TestApp};

#[test]
fn every_route_says_what_it_asks_of_a_token() {
    let decided: Vec<_> = scopes::decided()
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    let routes: Vec<_> = DESCRIBED
        .iter()
        .map(|described| format!("{} {}", described.method, described.path))
        .collect();
    for route in &routes {
        let times = decided.iter().filter(|its| *its == route).count();
        assert_eq!(
            times, 1,
            "{route}: decide in server/src/auth/scopes.rs, once, what it asks of an API token"
        );
    }
    for route in &decided {
        assert!(
            routes.contains(route),
            "{route} is no route: take it out of server/src/auth/scopes.rs"
        );
    }
}

#[test]
fn what_changes_something_is_never_opened_by_the_scope_for_reading() {
    for (method, path, access) in scopes::decided() {
        let reads = access == Access::Token(scopes::Scope::Read);
        assert!(!reads || method == "GET", "{method} {path}");
    }
}

#[test]
fn the_document_says_it_too() {
    for described in DESCRIBED.iter() {
        let method: Method = described.method.parse().unwrap();
        let expected = match scopes::of(&method, &described.path) {
            Some(Access::Open) => serde_json::json!([{}]),
            Some(Access::Token(scope)) => serde_json::json!([{ "session": [] }, { "token": [scope.as_str()] }]),
            Some(Access::SessionOnly | Access::AtHome) | None => serde_json::json!([{ "session": [] }]),
        };
        assert_eq!(
            described.description["security"], expected,
            "{method} {}",
            described.path
        );
    }
}

/// The token of a program of theirs, with that scope alone.
async fn token(scene: &Scene<'_>, person: &Person, scope: &str) -> Token {
    let token = Token::fresh_for_api(person.account);
    let made = "insert into api_tokens (account_id, id, user_id, name, token_hash, scopes, expires_at)
                values ($1, $2, $3, 'canary', $4, array[$5], now() + interval '1 day')";
    let hash = token.hash();
    let id = Uuid::now_v7();
    let admin = &scene.ours.app.admin;
    admin
        .execute(made, &[&person.account.0, &id, &person.id.0, &hash.as_slice(), &scope])
        .await
        .unwrap();
    token
}

#[tokio::test]
async fn a_program_may_what_its_scope_opens_and_nothing_else() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let mut table = String::new();
    let mut wrong = Vec::new();
    for (operation, described) in every_operation() {
        if operation.may == May::Anybody {
            continue;
        }
        let mut opened = Vec::new();
        for scope in scopes::Scope::ALL.map(scopes::Scope::as_str) {
            // Who may everything but operate the installation: so it is the scope that decides.
            let owner = scene.somebody(Who::Owner).await;
            let token = token(&scene, &owner, scope).await;
            let thing = scene.thing(operation, &owner, Whose::Own).await;
            let path = match thing {
                // Whatever has versions has a first one.
                Some(id) => described
                    .path
                    .replace("{id}", &id.to_string())
                    .replace("{version}", "1"),
                None => described.path.clone(),
            };
            let mut request = Request::builder()
                .method(described.method.as_str())
                .uri(format!("/api/v1{path}"))
                .header(header::AUTHORIZATION, format!("Bearer {}", token.reveal()));
            let body = match operation.body {
                Some(body) => {
                    request = request.header(header::CONTENT_TYPE, "application/json");
                    Body::from(body(&scene, &owner).to_string())
                }
                None => Body::empty(),
            };
            let answer = owner.raw(request.body(body).unwrap()).await;
            match (answer.status.as_u16(), answer.body["detail"]["code"].as_str()) {
                (403, Some("scope_missing" | "session_only")) => {}
                (403, Some("forbidden")) if !operation.may.includes(Who::Owner) => {}
                (status, _) if status < 400 => opened.push(scope),
                _ => wrong.push(format!("{} with {scope}: {}", operation.id, answer.text)),
            }
        }
        let name = format!("{} {}", described.method, described.path);
        let opened = if opened.is_empty() {
            "–".to_owned()
        } else {
            opened.join(" ")
        };
        writeln!(table, "{name:<42}{opened}").unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!("tokens", table);
}
