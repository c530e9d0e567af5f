//! Giving one's password again, within a session: what changes how one signs in asks for it.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{ActingUser, Caller, Guard, passwords, sessions};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    db::Tx,
    error::{ApiError, Problems},
    ids::SessionId,
    request::Body,
};

/// The password, once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmPassword {
    /// Verified as typed.
    #[schema(max_length = 1024)]
    password: String,
}

/// Give the password again. For five minutes, what asks for it then goes through in this session. The tenth wrong one in a
/// row ends the session.
#[utoipa::path(post, path = "/auth/confirm", tag = "auth", request_body = ConfirmPassword,
               responses((status = 204), Problems))]
pub async fn confirm_password(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ConfirmPassword>,
) -> Result<StatusCode, ApiError> {
    let session = prove(&app, &caller, input.password).await?;
    let tx = caller.begin(Guard::Session).await?;
    sessions::confirm(&tx, session);
    audit::done(&tx, Action::PasswordConfirmed, session.0);
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Verify the caller's password, with no transaction open meanwhile; answers their session. A wrong one is recorded, counted,
/// and refused.
pub(super) async fn prove(app: &App, caller: &Caller, password: String) -> Result<SessionId, ApiError> {
    let (session, _, ()) = prove_with(app, caller, Guard::Session, password, async |_| Ok(())).await?;
    Ok(session)
}

/// As [`prove`], behind that guard, and answers also who they are and what the first statements found.
pub(super) async fn prove_with<T>(
    app: &App,
    caller: &Caller,
    guard: Guard,
    password: String,
    first: impl AsyncFnOnce(&Tx) -> Result<T, ApiError>,
) -> Result<(SessionId, ActingUser, T), ApiError> {
    let (tx, first) = caller.begin_with(guard, first).await?;
    let user = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    let session = user.session.ok_or_else(ApiError::unauthorized)?;
    if !sessions::try_password(&tx, session).await? {
        sessions::end(&tx, session);
        audit::record(
            &tx,
            Action::SignedOut,
            session.0,
            Outcome::Done,
            json!({ "why": "too many wrong passwords" }),
        );
        tx.commit().await?;
        return Err(ApiError::unauthorized());
    }
    tx.commit().await?;

    // An operator inside an account has no password there: it is their own that counts.
    let who = user.visit.as_ref().map_or(user.person.id, |visit| visit.home.user);
    let login = app.db.login(&user.email.to_lowercase()).await?;
    let hash = login
        .filter(|login| login.user == who && login.is_active)
        .map(|login| login.password_hash);
    let is_short_enough = password.len() <= passwords::MOST_BYTES;
    if is_short_enough && app.passwords.verify(password, hash).await? {
        return Ok((session, user, first));
    }
    metrics::counter!("resolutionflow_wrong_passwords_total", "at" => "confirm").increment(1);
    let tx = caller.begin(guard).await?;
    audit::record(&tx, Action::PasswordConfirmed, session.0, Outcome::Refused, json!({}));
    tx.commit().await?;
    Err(ApiError::refuse(
        StatusCode::FORBIDDEN,
        "wrong_password",
        "That is not your password.",
    ))
}
