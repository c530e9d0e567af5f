//! Refusals and faults, and the one `detail` envelope both are answered in.

use std::{borrow::Cow, fmt};

use axum::{
    Json,
    extract::Request,
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_LENGTH, RETRY_AFTER},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use tokio_postgres::error::SqlState;
use utoipa::{IntoResponses, ToSchema};

use crate::request::RequestId;

/// Why a request was not done.
#[derive(Debug)]
pub enum ApiError {
    /// The caller can do something about it.
    Refusal(Box<Refusal>),
    /// Ours: logged with its cause, answered with one fixed sentence.
    Fault(String),
    /// The database or a queue is not to be had now; the same request may work in a moment.
    Unavailable {
        /// For the log.
        cause: String,
        /// Whether running the request once more is likely to help (deadlock, serialization failure).
        retry: bool,
    },
}

/// A refusal: status, stable code, a sentence, and what else the caller can use.
#[derive(Debug, Clone)]
pub struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: Cow<'static, str>,
    extras: Map<String, Value>,
    retry_after: Option<u32>,
}

impl ApiError {
    /// A refusal with its status, code and sentence.
    pub fn refuse(status: StatusCode, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::Refusal(Box::new(Refusal {
            status,
            code,
            message: message.into(),
            extras: Map::new(),
            retry_after: None,
        }))
    }

    /// 400: the request itself is malformed, or of the wrong kind for this walk.
    pub fn bad_request(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::refuse(StatusCode::BAD_REQUEST, code, message)
    }

    /// 401, the same for a missing, ended and forged session.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::refuse(StatusCode::UNAUTHORIZED, "not_signed_in", "Sign in to go on.")
    }

    /// 403 with a sentence that says what is required.
    pub fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Self::refuse(StatusCode::FORBIDDEN, "forbidden", message)
    }

    /// 404: absent, or another account's; nobody can tell which.
    #[must_use]
    pub fn not_found(what: &'static str) -> Self {
        Self::refuse(StatusCode::NOT_FOUND, "not_found", format!("There is no such {what}."))
    }

    /// 409: what is asked for does not fit the present state.
    pub fn conflict(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::refuse(StatusCode::CONFLICT, code, message)
    }

    /// 422 for one field.
    pub fn invalid(field: &str, message: impl fmt::Display) -> Self {
        Self::refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            format!("{field} {message}."),
        )
        .with("fields", json!([{ "field": field, "message": message.to_string() }]))
    }

    /// 503 where the same request may work in a moment.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        Self::Unavailable {
            cause: cause.to_string(),
            retry: false,
        }
    }

    /// What the request stood on has changed under it: it is run once more, and meets things as they are now.
    pub fn begin_again(cause: impl fmt::Display) -> Self {
        Self::Unavailable {
            cause: cause.to_string(),
            retry: true,
        }
    }

    /// Ours, for the log only.
    pub fn fault(cause: impl fmt::Display) -> Self {
        Self::Fault(cause.to_string())
    }

    /// Add something the caller can use, such as the fresh walk.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Serialize) -> Self {
        if let Self::Refusal(refusal) = &mut self {
            refusal
                .extras
                .insert(key.to_owned(), serde_json::to_value(value).unwrap_or(Value::Null));
        }
        self
    }

    /// Say after how many seconds to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        if let Self::Refusal(refusal) = &mut self {
            refusal.retry_after = Some(seconds);
        }
        self
    }

    /// Whether this is a refusal with that code.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        matches!(self, Self::Refusal(refusal) if refusal.code == code)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(refusal) => f.write_str(&refusal.message),
            Self::Fault(cause) | Self::Unavailable { cause, .. } => f.write_str(cause),
        }
    }
}

impl std::error::Error for ApiError {}

impl From<tokio_postgres::Error> for ApiError {
    fn from(error: tokio_postgres::Error) -> Self {
        let cause = describe(&error);
        match error.code() {
            Some(code) if *code == SqlState::T_R_DEADLOCK_DETECTED || *code == SqlState::T_R_SERIALIZATION_FAILURE => {
                Self::Unavailable { cause, retry: true }
            }
            Some(code) if *code == SqlState::LOCK_NOT_AVAILABLE => Self::conflict(
                "busy",
                "Somebody else is changing this right now. Try again in a moment.",
            )
            .retry_after(1),
            // Class 08 connection, 53 resources, 57 operator intervention: not ours, and it passes.
            Some(code) if ["08", "53", "57"].iter().any(|class| code.code().starts_with(class)) => {
                Self::Unavailable { cause, retry: false }
            }
            Some(_) => Self::Fault(cause),
            None => Self::Unavailable { cause, retry: false },
        }
    }
}

/// The database's error with its constraint and without the values: `detail` may quote a customer's row.
fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!(
            "database: {} ({}){}",
            db.message(),
            db.code().code(),
            db.constraint()
                .map(|name| format!(", constraint {name}"))
                .unwrap_or_default()
        ),
        None => format!("database: {error}"),
    }
}

/// What every refusal looks like.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// The refusal itself.
    pub detail: ProblemDetail,
}

/// A refusal's code, sentence and particulars. Some codes carry more: `walk` holds the fresh walk after a lost race.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDetail {
    /// Stable; programs decide by this.
    pub code: String,
    /// One sentence in English that says what to do next.
    pub message: String,
    /// Name this when asking an operator about it.
    pub request_id: String,
    /// With 422: which fields, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<ProblemField>>,
}

/// One field that was refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    /// Path of the field in the body or the query.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

/// The refusals every operation can answer with, for the OpenAPI document.
#[derive(IntoResponses)]
pub enum Problems {
    /// Malformed, or the wrong kind of walk.
    #[response(status = 400)]
    BadRequest(Problem),
    /// Not signed in.
    #[response(status = 401)]
    Unauthorized(Problem),
    /// Not allowed; the message says what is required.
    #[response(status = 403)]
    Forbidden(Problem),
    /// Absent, or another account's.
    #[response(status = 404)]
    NotFound(Problem),
    /// The body came too slowly.
    #[response(status = 408)]
    TooSlow(Problem),
    /// Does not fit the present state.
    #[response(status = 409)]
    Conflict(Problem),
    /// The body is too large.
    #[response(status = 413)]
    TooLarge(Problem),
    /// The body is not `application/json`.
    #[response(status = 415)]
    MediaType(Problem),
    /// A field is wrong; `fields` says which.
    #[response(status = 422)]
    Invalid(Problem),
    /// Too many requests.
    #[response(status = 429)]
    TooMany(Problem),
    /// Ours.
    #[response(status = 500)]
    Fault(Problem),
    /// Not now; try again after `Retry-After` seconds.
    #[response(status = 503)]
    Unavailable(Problem),
}

impl IntoResponse for ApiError {
    /// The answer without its body: [`envelope`] writes that, since it knows the request's id.
    fn into_response(self) -> Response {
        let refusal = match self {
            Self::Refusal(refusal) => *refusal,
            Self::Fault(cause) => {
                tracing::error!(%cause, "request failed");
                Refusal {
                    status: StatusCode::INTERNAL_SERVER_ERROR,
                    code: "internal",
                    message: "Something went wrong on our side. Nothing was changed; try again.".into(),
                    extras: Map::new(),
                    retry_after: None,
                }
            }
            Self::Unavailable { cause, retry } => {
                tracing::warn!(%cause, "request refused for now");
                let mut response = busy(1).into_response();
                if retry {
                    response.extensions_mut().insert(WorthOneMoreTry);
                }
                return response;
            }
        };
        let mut response = refusal.status.into_response();
        response.extensions_mut().insert(refusal);
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        ApiError::Refusal(Box::new(self)).into_response()
    }
}

/// 503 with `Retry-After`.
#[must_use]
pub fn busy(seconds: u32) -> Refusal {
    Refusal {
        status: StatusCode::SERVICE_UNAVAILABLE,
        code: "unavailable",
        message: "The service is busy or restarting. Nothing was changed; try again in a moment.".into(),
        extras: Map::new(),
        retry_after: Some(seconds),
    }
}

/// Marks an answer whose request lost against another one in the database and may win when run again.
#[derive(Debug, Clone, Copy)]
pub struct WorthOneMoreTry;

/// Writes the body of every refusal, with the request's id.
pub async fn envelope(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied();
    let response = next.run(request).await;
    let Some(refusal) = response.extensions().get::<Refusal>() else {
        return response;
    };
    let Refusal {
        status,
        code,
        message,
        extras,
        retry_after,
    } = refusal.clone();
    let mut detail = extras;
    detail.insert("code".into(), code.into());
    detail.insert("message".into(), message.into());
    detail.insert(
        "request_id".into(),
        id.map(|id| id.to_string()).unwrap_or_default().into(),
    );
    let mut answer = (status, Json(json!({ "detail": detail }))).into_response();
    // What the layers below said stays said: not to store it, which methods there are.
    for (name, value) in response.headers() {
        if name != CONTENT_LENGTH && !answer.headers().contains_key(name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    if let Some(seconds) = retry_after {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}
