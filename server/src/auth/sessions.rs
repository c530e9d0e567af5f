//! Rows of `login_sessions` and the cookie that carries their token.

use axum::http::{HeaderMap, HeaderValue, header};
use queries::queries::auth;

use super::tokens::{Claimed, Token};
use crate::{
    config::PublicUrl,
    db::{TenantTx, Tx},
    error::ApiError,
    ids::{SessionId, UserId},
};

/// A user has at most this many sessions open; the oldest go first.
pub(super) const MOST_PER_USER: i64 = 10;
/// So many wrong passwords in a row within a session end it: then it is signing in, with its limits.
const MOST_TRIES: i32 = 10;
/// Twelve hours, in seconds: the longest a session can last.
const LONGEST: u32 = 12 * 60 * 60;

pub(super) fn start(tx: &TenantTx, id: SessionId, user: UserId, token: &Token) {
    let (account, hash) = (tx.actor().account, token.hash());
    let origin = tx.actor().origin.clone();
    // First, because it holds the user's row: who signs in as the same user meanwhile waits here, and counts this session.
    tx.at_commit(move |db| async move { auth::signed_in().bind(&db, &user.0).await });
    tx.at_commit(move |db| async move {
        auth::start_session()
            .bind(
                &db,
                &account.0,
                &id.0,
                &user.0,
                &hash.as_slice(),
                &origin.user_agent,
                &origin.ip(),
            )
            .await
    });
    tx.at_commit(move |db| async move { auth::end_oldest_sessions().bind(&db, &user.0, &MOST_PER_USER).await });
}

/// Go on with a session that has just ended as another one, under a new token.
pub(super) fn begin_anew(tx: &TenantTx, from: SessionId, id: SessionId, token: &Token) {
    let hash = token.hash();
    let origin = tx.actor().origin.clone();
    tx.at_commit(move |db| async move {
        auth::begin_session_anew()
            .bind(&db, &id.0, &hash.as_slice(), &origin.user_agent, &origin.ip(), &from.0)
            .await
    });
}

pub(super) fn end(tx: &Tx, session: SessionId) {
    tx.at_commit(move |db| async move { auth::end_session().bind(&db, &session.0).await });
}

pub(super) fn end_by_token(tx: &Tx, hash: [u8; 32]) {
    tx.at_commit(move |db| async move { auth::end_session_by_token().bind(&db, &hash.as_slice()).await });
}

/// Count a try of the password in this session, before it is made. False once there were too many.
pub(super) async fn try_password(tx: &Tx, session: SessionId) -> Result<bool, ApiError> {
    let counted = auth::try_password().bind(tx, &session.0, &MOST_TRIES).opt().await?;
    Ok(counted.is_some())
}

pub(super) fn confirm(tx: &Tx, session: SessionId) {
    tx.at_commit(move |db| async move { auth::confirm_session().bind(&db, &session.0).await });
}

/// End the acting user's sessions but the one they act in.
pub(super) fn end_others(tx: &TenantTx) {
    let Some((user, session)) = tx
        .actor()
        .user
        .as_ref()
        .and_then(|user| Some((user.person.id, user.session?)))
    else {
        return;
    };
    tx.at_commit(move |db| async move { auth::end_other_sessions().bind(&db, &user.0, &session.0).await });
}

pub(super) fn touch(tx: &Tx, session: SessionId) {
    tx.at_commit(move |db| async move { auth::touch_session().bind(&db, &session.0).await });
}

/// Whether a cookie of ours came along, whatever is in it.
pub(super) fn brings_cookie(headers: &HeaderMap, public: &PublicUrl) -> bool {
    values(headers, name(public)).next().is_some()
}

/// The token a request's cookie carries. Two cookies of the name are none: one of them was planted.
pub(super) fn cookie(headers: &HeaderMap, public: &PublicUrl) -> Option<Claimed> {
    let mut found = values(headers, name(public));
    match (found.next(), found.next()) {
        (Some(token), None) => Claimed::read(token),
        _ => None,
    }
}

fn values<'a>(headers: &'a HeaderMap, name: &'static str) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(move |(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Sets the cookie to the token, or takes it away.
pub(crate) fn set_cookie(token: Option<&Token>, public: &PublicUrl) -> HeaderValue {
    let (value, age) = token.map_or(("", 0), |token| (token.reveal(), LONGEST));
    let secure = if public.is_https() { "; Secure" } else { "" };
    let name = name(public);
    format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}")
        .parse()
        .expect("base64url and fixed words make a header")
}

/// `__Host-` needs `Secure`, and that needs https.
fn name(public: &PublicUrl) -> &'static str {
    if public.is_https() {
        "__Host-rf_session"
    } else {
        "rf_session"
    }
}
