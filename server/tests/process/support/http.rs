//! A browser, as far as the server can tell: one cookie, one person.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use serde_json::{Value, json};
use ureq::http::Response;
use ureq::{Agent, Body};

/// Everybody's.
pub const PASSWORD: &str = "walk-the-flow";

/// Where the server is now: it may come back elsewhere.
pub type Address = Arc<RwLock<String>>;

/// One person's browser.
pub struct Http {
    agent: Agent,
    address: Address,
    cookie: String,
}

/// A whole answer: whatever broke off before its end is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body, if it was JSON.
    pub body: Value,
    /// Whether it is an earlier answer given again.
    pub replayed: bool,
    /// The session it brought.
    cookie: Option<String>,
}

impl Http {
    /// Somebody who is not signed in.
    pub fn new(address: &str) -> Self {
        Self::at(Arc::new(RwLock::new(address.to_owned())))
    }

    /// Somebody who follows the server to wherever it comes back.
    pub fn at(address: Address) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(20)))
            .build()
            .new_agent();
        Self {
            agent,
            address,
            cookie: String::new(),
        }
    }

    /// Sign in with the password that everybody has, and say who one is.
    pub fn sign_in(&mut self, email: &str) -> Value {
        let answer = self
            .post(
                "/api/v1/auth/login",
                None,
                &json!({ "email": email, "password": PASSWORD }),
            )
            .expect("the server answers");
        assert_eq!(answer.status, 200, "{email} signs in: {}", answer.body);
        self.cookie = answer.cookie.expect("signing in brings a session");
        answer.body
    }

    /// The session that came with that answer is theirs from now on.
    pub fn goes_on_with(&mut self, answer: &Answer) {
        self.cookie = answer.cookie.clone().expect("it brings a session");
    }

    /// The token in the cookie.
    pub fn session(&self) -> &str {
        self.cookie.split_once('=').expect("somebody is signed in").1
    }

    /// GET by an API token.
    pub fn get_as(&self, token: &str, path: &str) -> Result<Answer, ureq::Error> {
        let bearer = format!("Bearer {token}");
        read(self.agent.get(self.url(path)).header("Authorization", bearer).call()?)
    }

    /// A request with a method that nobody has heard of.
    pub fn with_method(&self, method: &str, path: &str) -> Result<Answer, ureq::Error> {
        let request = ureq::http::Request::builder().method(method).uri(self.url(path));
        let request = request.body(()).expect("it is a request");
        let request = self
            .agent
            .configure_request(request)
            .allow_non_standard_methods(true)
            .build();
        read(self.agent.run(request)?)
    }

    /// GET, with the text of the answer.
    pub fn text(&self, path: &str) -> Result<(u16, String), ureq::Error> {
        let mut response = self.agent.get(self.url(path)).header("Cookie", &self.cookie).call()?;
        Ok((response.status().as_u16(), response.body_mut().read_to_string()?))
    }

    /// GET.
    pub fn get(&self, path: &str) -> Result<Answer, ureq::Error> {
        read(self.agent.get(self.url(path)).header("Cookie", &self.cookie).call()?)
    }

    /// POST, as the product's own pages do.
    pub fn post(&self, path: &str, key: Option<&str>, body: &Value) -> Result<Answer, ureq::Error> {
        let mut request = self
            .agent
            .post(self.url(path))
            .header("Cookie", &self.cookie)
            .header("Sec-Fetch-Site", "same-origin");
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        read(request.send_json(body)?)
    }

    /// Whether it says that it is ready.
    pub fn is_ready(&self) -> bool {
        self.text("/readyz").is_ok_and(|answer| answer == (200, "ready".into()))
    }

    fn url(&self, path: &str) -> String {
        let address = self.address.read().unwrap_or_else(PoisonError::into_inner);
        format!("{address}{path}")
    }
}

impl Answer {
    /// The token of the session it brought.
    pub fn session(&self) -> Option<&str> {
        self.cookie.as_deref()?.split_once('=').map(|(_, token)| token)
    }
}

fn read(mut response: Response<Body>) -> Result<Answer, ureq::Error> {
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let replayed = header("idempotency-replayed").is_some();
    let cookie = header("set-cookie").and_then(|cookie| cookie.split(';').next().map(str::to_owned));
    let text = response.body_mut().read_to_string()?;
    Ok(Answer {
        status: response.status().as_u16(),
        body: serde_json::from_str(&text).unwrap_or_default(),
        replayed,
        cookie,
    })
}
