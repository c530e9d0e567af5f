//! People of an account, who make requests and never write SQL.

use std::net::{IpAddr, SocketAddr};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use resolutionflow::{
    accounts::{self, NewAccount},
    auth::{Role, tokens::Token},
    ids::{AccountId, SessionId, UserId},
    users::{self, NewUser},
};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

use super::{Events, TestApp};

/// An account to put people and things into.
pub struct Account<'a> {
    pub app: &'a TestApp,
    pub id: AccountId,
}

/// Somebody with a browser: signed in, unless they are [`Person::nobody`].
#[derive(Clone)]
pub struct Person {
    router: Router,
    /// The cookie's value.
    pub token: Option<String>,
    pub account: AccountId,
    pub id: UserId,
    pub session: SessionId,
    pub name: String,
    pub email: String,
    /// Where they are; nobody knows unless said.
    pub address: Option<IpAddr>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub body: Value,
}

impl<'a> Account<'a> {
    pub async fn make(app: &'a TestApp, name: &str) -> Self {
        let id = AccountId::fresh();
        let tx = app.inside(id).await;
        let new = NewAccount {
            id,
            name,
            time_zone: "UTC",
            seat_limit: None,
            l1_seat_limit: None,
        };
        accounts::create(&tx, new).await.unwrap();
        tx.commit().await.unwrap();
        Self { app, id }
    }

    pub async fn viewer(&self) -> Person {
        self.person("Vera", Role::Viewer).await
    }

    pub async fn l1(&self) -> Person {
        self.person("Dana", Role::L1Tech).await
    }

    pub async fn engineer(&self) -> Person {
        self.person("Erik", Role::Engineer).await
    }

    pub async fn owner(&self) -> Person {
        self.person("Olga", Role::Owner).await
    }

    /// An engineer who may work the L1 surface.
    pub async fn covering_engineer(&self) -> Person {
        let engineer = self.person("Cora", Role::Engineer).await;
        self.change(&engineer, "can_cover_l1 = true").await;
        engineer
    }

    /// Somebody who operates the installation, with a second factor; in their own account a viewer.
    pub async fn super_admin(&self) -> Person {
        let admin = self.person("Sam", Role::Viewer).await;
        self.change(&admin, "is_super_admin = true").await;
        // Without one they would be let in to set one up, and to nothing else.
        self.phone(&admin).await;
        admin
    }

    /// How many seats there are from now on; `None`: no limit.
    pub async fn has_seats(&self, engineers: Option<i32>, l1_techs: Option<i32>) {
        let set = "update subscriptions set seat_limit = $2, l1_seat_limit = $3 where account_id = $1";
        let admin = &self.app.admin;
        admin.execute(set, &[&self.id.0, &engineers, &l1_techs]).await.unwrap();
    }

    /// Change a user behind the product's back.
    pub async fn change(&self, person: &Person, set: &str) {
        let statement = format!("update users set {set} where id = '{}'", person.id);
        assert_eq!(self.app.admin.execute(&statement, &[]).await.unwrap(), 1);
    }

    /// They sign in with that password from now on.
    pub async fn has_password(&self, person: &Person, password: &str) {
        let hash = self.app.app.passwords.hash(password.to_owned()).await.unwrap();
        let set = "update login_emails set password_hash = $1 where user_id = $2";
        self.app.admin.execute(set, &[&hash, &person.id.0]).await.unwrap();
    }

    /// What happened to somebody's session in the meantime.
    pub async fn session_is(&self, person: &Person, set: &str) {
        let statement = format!("update login_sessions set {set} where id = '{}'", person.session);
        assert_eq!(self.app.admin.execute(&statement, &[]).await.unwrap(), 1);
    }

    /// Somebody of that role, with a session open. No password: that would be hashed for each of them.
    pub async fn person(&self, name: &str, role: Role) -> Person {
        let id = UserId::fresh();
        let email = format!("{}.{}@example.test", name.to_lowercase(), id.0.simple());
        let tx = self.app.inside(self.id).await;
        let new = NewUser {
            id,
            email: &email,
            name,
            role,
            can_cover_l1: false,
            password_hash: "none",
        };
        users::create(&tx, new).await.unwrap();
        tx.commit().await.unwrap();
        let (session, token) = self.session_of(id).await;
        Person {
            router: self.app.router.clone(),
            token: Some(token.reveal().to_owned()),
            account: self.id,
            id,
            session,
            name: name.to_owned(),
            email,
            address: None,
        }
    }

    /// That person, signed in once more.
    pub async fn another_session(&self, person: &Person) -> Person {
        let (session, token) = self.session_of(person.id).await;
        Person {
            token: Some(token.reveal().to_owned()),
            session,
            ..person.clone()
        }
    }

    async fn session_of(&self, user: UserId) -> (SessionId, Token) {
        let (session, token) = (SessionId::fresh(), Token::fresh(self.id));
        self.app
            .admin
            .execute(
                "insert into login_sessions (account_id, id, user_id, token_hash, expires_at)
                 values ($1, $2, $3, $4, now() + interval '12 hours')",
                &[&self.id.0, &session.0, &user.0, &token.hash().as_slice()],
            )
            .await
            .unwrap();
        (session, token)
    }

    /// Somebody without a session.
    pub fn nobody(&self) -> Person {
        Person {
            router: self.app.router.clone(),
            token: None,
            account: self.id,
            id: UserId(Uuid::nil()),
            session: SessionId(Uuid::nil()),
            name: String::new(),
            email: String::new(),
            address: None,
        }
    }
}

impl Person {
    /// The same person, asking there.
    pub fn before(&self, router: Router) -> Self {
        Self { router, ..self.clone() }
    }

    /// The same person, by another session.
    pub fn with(&self, token: String) -> Self {
        Self {
            token: Some(token),
            ..self.clone()
        }
    }

    /// The same person, signed out.
    pub fn signed_out(&self) -> Self {
        Self {
            token: None,
            ..self.clone()
        }
    }

    /// Somebody else, asking where this person asks.
    pub fn as_another(&self, person: &Person) -> Self {
        person.before(self.router.clone())
    }

    /// The same person, at that address.
    pub fn at(&self, address: &str) -> Self {
        Self {
            address: Some(address.parse().unwrap()),
            ..self.clone()
        }
    }

    /// The same person with another cookie.
    pub fn with_session(&self, token: &str) -> Self {
        Self {
            token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[]).await
    }

    /// A POST that may be sent again.
    pub async fn post_once(&self, path: &str, key: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[("idempotency-key", key)])
            .await
    }

    /// A POST sent again, with the same key if there is one, until the product is no longer too busy for it.
    pub async fn insists(&self, path: &str, key: Option<&str>, body: Value) -> Answer {
        for _ in 0..200 {
            let headers: Vec<_> = key.iter().map(|key| ("idempotency-key", *key)).collect();
            let answer = self.send(Method::POST, path, Some(body.clone()), &headers).await;
            let busy = answer.status == StatusCode::SERVICE_UNAVAILABLE || answer.body["detail"]["code"] == "busy";
            if !busy {
                return answer;
            }
        }
        panic!("{path} stayed busy");
    }

    /// A request as a browser on our own page sends it; `headers` add to it or replace.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin");
        if let Some(token) = &self.token {
            request = request.header(header::COOKIE, format!("rf_session={token}"));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let mut request = request.body(body).unwrap();
        for (name, value) in headers {
            let name: axum::http::HeaderName = name.parse().unwrap();
            if value.is_empty() {
                request.headers_mut().remove(&name);
            } else {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }
        self.raw(request).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body), &[]).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, &[]).await
    }

    /// Any request at all, as it is.
    pub async fn raw(&self, mut request: Request<Body>) -> Answer {
        if let Some(address) = self.address {
            let peer = ConnectInfo(SocketAddr::from((address, 50_000)));
            request.extensions_mut().insert(peer);
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        // An event stream has no end: it has been answered once it says hello.
        let is_stream = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let mut body = body;
        let bytes = if is_stream {
            body.frame().await.unwrap().unwrap().into_data().unwrap()
        } else {
            body.collect().await.unwrap().to_bytes()
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_str(&text).unwrap_or(Value::Null),
            text,
        }
    }

    /// The events of their account, from now on.
    pub async fn listens(&self) -> Events {
        let cookie = format!("rf_session={}", self.token.as_deref().unwrap_or_default());
        self.listens_with(header::COOKIE, &cookie).await
    }

    /// As [`Person::listens`], by what that header says.
    pub async fn listens_with(&self, name: header::HeaderName, value: &str) -> Events {
        let request = Request::get("/api/v1/events").header(name, value);
        let response = self
            .router
            .clone()
            .oneshot(request.body(Body::empty()).unwrap())
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        Events::of(response.into_body()).await
    }

    /// An ad-hoc walk on a new ticket; answers intake's body.
    pub async fn takes_call(&self, problem: &str) -> Value {
        self.post("/api/v1/l1/intake", json!({ "problem_statement": problem }))
            .await
            .expect(201)
    }

    /// A walk of that flow on a new ticket; answers intake's body.
    pub async fn takes_call_with(&self, problem: &str, flow: Uuid) -> Value {
        self.post(
            "/api/v1/l1/intake",
            json!({ "problem_statement": problem, "flow_id": flow }),
        )
        .await
        .expect(201)
    }

    /// Answer the node where the walk stands; answers the walk.
    pub async fn answers(&self, walk: &str, node: &str, answer: &str) -> Value {
        let body = json!({ "node_id": node, "answer": answer });
        self.post(&format!("/api/v1/l1/sessions/{walk}/step"), body)
            .await
            .expect(200)
    }

    /// An act on a walk: `step`, `back`, `notes`, `resolve` and the others.
    pub async fn on(&self, walk: &str, act: &str, body: Value) -> Answer {
        self.post(&format!("/api/v1/l1/sessions/{walk}/{act}"), body).await
    }

    /// The walk, as it is read.
    pub async fn reads(&self, walk: &str) -> Value {
        self.get(&format!("/api/v1/l1/sessions/{walk}")).await.expect(200)
    }

    /// The ticket with its whole story.
    pub async fn story(&self, ticket: &str) -> Value {
        self.get(&format!("/api/v1/internal-tickets/{ticket}"))
            .await
            .expect(200)
    }

    /// An operator, inside that account from now on.
    pub async fn enters(&self, account: AccountId, reason: &str) -> Self {
        let path = format!("/api/v1/admin/accounts/{account}/enter");
        let answer = self.post(&path, json!({ "reason": reason })).await;
        let token = answer.session_token();
        let me = answer.expect(200);
        Self {
            token: Some(token),
            account,
            id: UserId(id(&me["user"], "id").parse().unwrap()),
            ..self.clone()
        }
    }

    /// A ticket resolved by an ad-hoc walk; answers its id.
    pub async fn has_resolved(&self, problem: &str) -> String {
        let call = self.takes_call(problem).await;
        let walk = call["session_id"].as_str().unwrap();
        self.post(
            &format!("/api/v1/l1/sessions/{walk}/resolve"),
            json!({ "resolution_notes": "Restarted it." }),
        )
        .await
        .expect(200);
        call["ticket_id"].as_str().unwrap().to_owned()
    }
}

impl Answer {
    /// The body of an answer that must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.body
    }

    /// The particulars of a refusal that must have this status and this code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Value {
        let body = self.expect(status);
        assert_eq!(body["detail"]["code"], code, "{body}");
        body["detail"].clone()
    }

    /// The particulars of a 422 that must name this field.
    #[track_caller]
    pub fn names_field(self, field: &str) -> Value {
        let detail = self.refused(422, "invalid");
        assert_eq!(detail["fields"][0]["field"], field, "{detail}");
        detail
    }

    /// The session's token an answer sets as its cookie.
    #[track_caller]
    pub fn session_token(&self) -> String {
        let cookie = self
            .header("set-cookie")
            .unwrap_or_else(|| panic!("no cookie: {}", self.text));
        let (_, rest) = cookie.split_once("rf_session=").unwrap();
        rest.split(';').next().unwrap().to_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// An id in a body.
#[track_caller]
pub fn id<'a>(body: &'a Value, field: &str) -> &'a str {
    body[field].as_str().unwrap_or_else(|| panic!("no {field} in {body}"))
}
