//! Where one is signed in, and ending that.

use axum::{Json, http::StatusCode};
use jiff::Timestamp;
use queries::queries::auth;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Caller, Guard, sessions};
use crate::{
    audit::{self, Action, Outcome},
    error::{ApiError, Problems},
    ids::SessionId,
    request::Path,
};

/// A browser one is signed in with.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    id: SessionId,
    /// Browser and system in words, such as "Firefox on Windows", as far as the browser says so.
    device: Option<String>,
    /// The address it was signed in from.
    ip: Option<String>,
    created_at: Timestamp,
    /// To the minute.
    last_used_at: Timestamp,
    /// The one that asks.
    is_current: bool,
}

/// The caller's own open sessions, the last used first.
#[utoipa::path(get, path = "/auth/sessions", tag = "auth", responses((status = 200, body = [SessionView]), Problems))]
pub async fn list_sessions(caller: Caller) -> Result<Json<Vec<SessionView>>, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let user = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    let rows = auth::open_sessions().bind(&*tx, &user.person.id.0).all().await?;
    tx.finish().await?;
    let sessions = rows.into_iter().map(|row| SessionView {
        id: SessionId(row.id),
        device: row.user_agent.as_deref().and_then(in_words),
        ip: row.ip,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        is_current: user.session == Some(SessionId(row.id)),
    });
    Ok(Json(sessions.collect()))
}

/// End one of the caller's own sessions: its next request is refused.
#[utoipa::path(delete, path = "/auth/sessions/{id}", tag = "auth", params(("id" = SessionId, Path)),
               responses((status = 204), Problems))]
pub async fn end_session(caller: Caller, Path(id): Path<SessionId>) -> Result<StatusCode, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let me = tx.actor().person()?.id;
    auth::end_open_session()
        .bind(&*tx, &id.0, &me.0)
        .opt()
        .await?
        .ok_or_else(|| ApiError::not_found("session"))?;
    audit::done(&tx, Action::SessionEnded, id.0);
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End all of the caller's own sessions but this one.
#[utoipa::path(delete, path = "/auth/sessions", tag = "auth", responses((status = 204), Problems))]
pub async fn end_other_sessions(caller: Caller) -> Result<StatusCode, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let user = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    let session = user.session.ok_or_else(ApiError::unauthorized)?;
    sessions::end_others(&tx);
    audit::record(
        &tx,
        Action::SessionEnded,
        session.0,
        Outcome::Done,
        json!({ "which": "all others" }),
    );
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The order decides: nearly every browser claims to be others too.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// What a user agent says of itself, in words; the browser's claim, worth no more than that.
fn in_words(user_agent: &str) -> Option<String> {
    let known = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser} on {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        // A program names itself in front of its version.
        (None, None) => {
            let name: String = user_agent.split(['/', ' ']).next()?.chars().take(40).collect();
            (!name.is_empty()).then_some(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_user_agent_is_told_in_words() {
        let said = |agent: &str| in_words(agent).unwrap_or_default();
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        assert_eq!(said(chrome), "Chrome on Windows");
        assert_eq!(said(&format!("{chrome} Edg/140.0.0.0")), "Edge on Windows");
        assert_eq!(
            said("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox on macOS"
        );
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(said(iphone), "Safari on iPhone");
        assert_eq!(said("curl/8.5.0"), "curl");
        assert_eq!(said(&"x".repeat(400)).len(), 40);
        assert_eq!(in_words(""), None);
    }
}
