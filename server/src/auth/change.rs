//! Changing one's own password and name, signed in.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse},
};
use queries::queries::auth;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Caller, Guard, Person, confirm, factors, passwords, sessions, tokens::Token};
use crate::{
    accounts, api_tokens,
    app::App,
    audit::{self, Action, Outcome},
    db::Tx,
    error::{ApiError, Problems},
    ids::{SessionId, UserId},
    mail::{Letter, Mail},
    request::Body,
    text::Text,
};

/// The present password and the one to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// Verified as typed.
    #[schema(max_length = 1024)]
    current: String,
    /// As it will be typed.
    #[schema(min_length = 12, max_length = 128)]
    new: String,
}

/// Change one's own password. Every other session of the caller's ends, API tokens are revoked, links that would set a password
/// end, and this session goes on under a new token.
#[utoipa::path(post, path = "/auth/password/change", tag = "auth", request_body = ChangePassword,
               responses((status = 204), Problems))]
pub async fn change_password(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ChangePassword>,
) -> Result<impl IntoResponse, ApiError> {
    let account = async |tx: &Tx| accounts::current(tx).await;
    let current = input.current.clone();
    let (session, user, account) = confirm::prove_with(&app, &caller, Guard::SignedIn, current, account).await?;
    if let Some(why) = passwords::weakness(&input.new, &[&user.email, &user.person.name, &account.name]) {
        return Err(ApiError::invalid("new", why));
    }
    if input.new == input.current {
        return Err(ApiError::invalid("new", "is the password you have already"));
    }
    let hash = app.passwords.hash(input.new).await?;

    let tx = caller.begin(Guard::SignedIn).await?;
    let me = user.person.id;
    lock_user(&tx, me).await?;
    // Another change may have been quicker; then this was proved by a password that is none any more.
    auth::end_open_session()
        .bind(&*tx, &session.0, &me.0)
        .opt()
        .await?
        .ok_or_else(ApiError::unauthorized)?;
    set_password(&tx, me, hash);
    let token = Token::fresh(tx.actor().account);
    let anew = SessionId::fresh();
    sessions::begin_anew(&tx, session, anew, &token);
    sessions::confirm(&tx, anew);
    audit::record(
        &tx,
        Action::PasswordChanged,
        me.0,
        Outcome::Done,
        json!({ "session_id": anew }),
    );
    tx.commit().await?;
    announce(&app.mail, &user.email);
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(SET_COOKIE, sessions::set_cookie(Some(&token), &app.public_url))]),
    ))
}

/// Hold the user's row, for the rest of the transaction, against signing in and other changes of how they sign in.
pub(super) async fn lock_user(tx: &Tx, user: UserId) -> Result<(), ApiError> {
    auth::lock_user().bind(tx, &user.0).opt().await?;
    Ok(())
}

/// The hash of the password as it is now, for who is inside that account; none for somebody shut out.
pub(super) async fn present_hash(tx: &Tx, email: &str) -> Result<Option<String>, ApiError> {
    let login = auth::login().bind(tx, &email).opt().await?;
    Ok(login.filter(|login| login.is_active).map(|login| login.password_hash))
}

/// The same password, hashed with the parameters of now.
pub(super) fn store_stronger(tx: &Tx, user: UserId, hash: String) {
    tx.at_commit(move |db| async move { auth::set_password().bind(&db, &hash, &user.0).await });
}

/// Set the password, and end whatever the old one or a link could still do: whoever knew it may have made a token by it.
pub(super) fn set_password(tx: &Tx, user: UserId, hash: String) {
    tx.at_commit(move |db| async move { auth::set_password().bind(&db, &hash, &user.0).await });
    end_ways_in(tx, user);
    api_tokens::revoke_all(tx, user);
}

/// End links, sessions and sign-ins under way: how one signs in has changed, or whether.
pub(crate) fn end_ways_in(tx: &Tx, user: UserId) {
    tx.at_commit(move |db| async move { auth::end_resets().bind(&db, &user.0).await });
    tx.at_commit(move |db| async move { auth::end_email_changes().bind(&db, &user.0).await });
    tx.at_commit(move |db| async move { auth::end_sessions().bind(&db, &user.0).await });
    factors::end_pending(tx, user);
}

/// Tell the person, so that they hear of it who did not do it.
pub(super) fn announce(mail: &Mail, email: &str) {
    mail.send(Letter {
        to: email.to_owned(),
        subject: "Your password was changed".into(),
        text: "The password you sign in to ResolutionFlow with was changed just now. Other browsers were signed out, and API \
               tokens revoked.\n\n\
               If that was not you, tell an owner of your account at once.\n"
            .into(),
    });
}

/// A name.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeName {
    /// As one wishes to be called.
    name: Text<1, 120>,
}

/// Change one's own name.
#[utoipa::path(patch, path = "/auth/me/name", tag = "auth", request_body = ChangeName,
               responses((status = 200, body = Person), Problems))]
pub async fn change_name(caller: Caller, Body(input): Body<ChangeName>) -> Result<Json<Person>, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let me = tx.actor().person()?.id;
    let name = input.name.into_inner();
    let stored = name.clone();
    tx.at_commit(move |db| async move { auth::rename_user().bind(&db, &stored, &me.0).await });
    audit::done(&tx, Action::NameChanged, me.0);
    tx.commit().await?;
    Ok(Json(Person { id: me, name }))
}
