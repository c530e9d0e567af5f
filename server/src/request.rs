//! What a handler is given: the request's id and origin, a JSON body, a query, an id from the path; each refuses in the
//! one shape.

use std::{
    collections::HashSet,
    fmt,
    net::{IpAddr, SocketAddr},
};

use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Path as AxumPath, Request, State},
    http::{StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{app::App, error::ApiError};

/// Objects and lists inside one another, at most.
const DEEPEST: usize = 64;

/// Names one request in its answer, the log and the audit log.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where a request came from, for the audit log and the list of devices.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The request's own id.
    pub request_id: String,
    /// Its address, behind the proxies that are trusted.
    pub address: Option<IpAddr>,
    /// As the browser names itself, shortened.
    pub user_agent: Option<String>,
}

impl Origin {
    /// The address, for a row.
    #[must_use]
    pub fn ip(&self) -> Option<String> {
        self.address.map(|address| address.to_string())
    }

    /// The origin of what no request asked for: a job, a command.
    #[must_use]
    pub fn internal() -> Self {
        Self {
            request_id: Uuid::now_v7().to_string(),
            address: None,
            user_agent: None,
        }
    }
}

/// Gives each request its id, before anything else looks at it.
pub async fn identify(mut request: Request, next: Next) -> Response {
    let id = RequestId(Uuid::now_v7());
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(value) = id.to_string().parse() {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

/// Where a request came from, behind the proxies that are trusted.
#[derive(Debug, Clone, Copy)]
struct ClientAddress(IpAddr);

/// Says where each request came from.
pub async fn locate(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|peer| peer.0.ip());
    if let Some(peer) = peer {
        let address = ClientAddress(app.proxies.client(peer, request.headers()));
        request.extensions_mut().insert(address);
    }
    next.run(request).await
}

impl<S: Sync> FromRequestParts<S> for Origin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let request_id = parts
            .extensions
            .get::<RequestId>()
            .map(ToString::to_string)
            .unwrap_or_default();
        let address = parts.extensions.get::<ClientAddress>().map(|address| address.0);
        let user_agent = parts.headers.get(header::USER_AGENT).map(|value| {
            String::from_utf8_lossy(value.as_bytes())
                .replace('\0', "")
                .chars()
                .take(400)
                .collect()
        });
        Ok(Self {
            request_id,
            address,
            user_agent,
        })
    }
}

/// A JSON body, and its bytes as they came (an idempotency key remembers what it was used for).
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                value
                    .split(';')
                    .next()
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
            });
        if !is_json {
            return Err(ApiError::refuse(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media_type",
                "Send the body as application/json.",
            ));
        }
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| ApiError::bad_request("malformed", "The body did not arrive whole."))?;
        parse(&bytes).map(Self)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // Every body is an object; what reads one would take a list of its fields' values for it.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(ApiError::bad_request("malformed", "The body is not a JSON object."));
    }
    if depth(bytes) > DEEPEST {
        return Err(ApiError::bad_request(
            "too_deep",
            format!("The body has more than {DEEPEST} objects and lists inside one another."),
        ));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let text = error.inner().to_string();
        // serde_json ends its sentences with the position, which says nothing about the field.
        let message = text.split(" at line ").next().unwrap_or_default();
        let path = error.path().to_string();
        // `\ud800` without its other half is JSON by its letters, and no text.
        let half_a_character = ["lone leading surrogate in hex escape", "unexpected end of hex escape"];
        if half_a_character.contains(&message) {
            return ApiError::invalid(&path, "must not contain half a character");
        }
        if !error.inner().is_data() {
            return ApiError::bad_request("malformed", "The body is not valid JSON.");
        }
        let about = |what: &str| message.strip_prefix(what)?.split('`').nth(1);
        let within = |name: &str| match path.as_str() {
            "." => name.to_owned(),
            outer => format!("{outer}.{name}"),
        };
        match (about("missing field "), about("duplicate field ")) {
            (Some(name), _) => ApiError::invalid(&within(name), "is required"),
            (_, Some(name)) => ApiError::invalid(&within(name), "is given twice"),
            (None, None) => ApiError::invalid(&path, message),
        }
    })?;
    reader
        .end()
        .map_err(|_| ApiError::bad_request("malformed", "The body is not valid JSON."))?;
    Ok(parsed)
}

/// How many objects and lists are inside one another at most, counted before anything is built of them. What is no JSON is
/// counted as well as it can be; it is refused soon enough.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// A parameter that is given twice is refused wherever it is, also by routes that look at none: what stands before the product
/// may read the first of them, and the product the last.
pub async fn given_once(request: Request, next: Next) -> Response {
    match pairs(request.uri().query()).and_then(|pairs| once_each(&pairs)) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

fn pairs(query: Option<&str>) -> Result<Vec<(String, String)>, ApiError> {
    serde_urlencoded::from_str(query.unwrap_or_default())
        .map_err(|_| ApiError::bad_request("malformed", "The query string cannot be read."))
}

fn once_each(pairs: &[(String, String)]) -> Result<(), ApiError> {
    let mut seen = HashSet::new();
    match pairs.iter().find(|(name, _)| !seen.insert(name)) {
        Some((name, _)) => Err(ApiError::bad_request(
            "given_twice",
            format!("The parameter {name} is given twice."),
        )),
        None => Ok(()),
    }
}

/// A query string: an unknown parameter or a bad value is 422.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        if let Some((name, _)) = pairs(parts.uri.query())?.iter().find(|(_, value)| value.contains('\0')) {
            return Err(ApiError::invalid(name, "must not contain a NUL character"));
        }
        let reader = serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(query.as_bytes()));
        serde_path_to_error::deserialize(reader)
            .map(Self)
            .map_err(|error| ApiError::invalid(&error.path().to_string(), error.inner()))
    }
}

/// An id from the path. One that cannot be an id is like one that does not exist.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        AxumPath::<T>::from_request_parts(parts, state)
            .await
            .map(|AxumPath(id)| Self(id))
            .map_err(|_| ApiError::not_found("thing"))
    }
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn depth_counts_what_is_open_and_nothing_in_texts() {
        for (json, expected) in [
            ("", 0),
            ("5", 0),
            ("{}", 1),
            (r#"{"a":[1,[2]],"b":{}}"#, 3),
            (r#"{"a":"[[[["}"#, 1),
            (r#"{"a":"\"[[\\\\","b":[]}"#, 2),
            ("}}}}{[", 2),
        ] {
            assert_eq!(depth(json.as_bytes()), expected, "{json}");
        }
    }
}
