//! Links that set a new password: for whoever forgot theirs, by mail or from an owner's hand.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Method, StatusCode},
};
use jiff::Timestamp;
use queries::queries::auth;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Actor, Caller, Guard, change, passwords, same_origin,
    tokens::{Claimed, Token},
};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    config::PublicUrl,
    db::TenantTx,
    error::{ApiError, Problems},
    ids::UserId,
    limits,
    mail::Letter,
    request::{Body, Origin, Path},
    text::Email,
    users,
};

/// Whose password was forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgotPassword {
    /// The e-mail one signs in with.
    email: Email,
}

/// Ask for a link that sets a new password, by mail. Answers alike whether or not somebody signs in with that e-mail. Where no
/// mail goes out (`GET /auth/options` says so) nothing comes of it: an owner can make a link.
#[utoipa::path(post, path = "/auth/password/forgot", tag = "auth", request_body = ForgotPassword,
               responses((status = 202), Problems))]
pub async fn forgot_password(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<ForgotPassword>,
) -> Result<StatusCode, ApiError> {
    same_origin(&Method::POST, &headers, &app)?;
    let email = input.email.normal();
    let attempts = [app.limits.reset_from(origin.address), app.limits.reset_mail(email)];
    app.db.count(&attempts.each_ref()).await?;
    let (db, public) = (app.db.clone(), app.public_url.clone());
    // Whose the e-mail is gets looked up after the answer, which so cannot tell it by the time it takes.
    app.mail.write(async move {
        let Some(login) = db.login(input.email.normal()).await? else {
            return Ok(None);
        };
        let token = Token::fresh(login.account);
        let tx = db.begin_as(Actor::unproved(login.account, origin)).await?;
        let (user, made) = futures::try_join!(users::find(&tx, login.user), make(&tx, login.user, &token, None))?;
        audit::done(&tx, Action::ResetAsked, login.user.0);
        tx.commit().await?;
        Ok(user
            .filter(|_| made)
            .map(|user| letter(user.email, &link(&public, &token))))
    });
    Ok(StatusCode::ACCEPTED)
}

fn letter(to: String, link: &str) -> Letter {
    Letter {
        to,
        subject: "Set a new password".into(),
        text: format!(
            "Somebody, most likely you, asked to set a new password for ResolutionFlow. Open this link within ten minutes:\n\n\
             {link}\n\nIf it was not you, do nothing: your password stays as it is.\n"
        ),
    }
}

/// Make a link, which ends the one before; whether there is somebody to make it for.
async fn make(tx: &TenantTx, user: UserId, token: &Token, by: Option<UserId>) -> Result<bool, ApiError> {
    let hash = token.hash();
    let (_, _, made) = futures::try_join!(
        change::lock_user(tx, user),
        async { auth::end_resets().bind(&**tx, &user.0).await.map_err(ApiError::from) },
        async {
            auth::make_reset()
                .bind(&**tx, &Uuid::now_v7(), &hash.as_slice(), &by.map(|by| by.0), &user.0)
                .opt()
                .await
                .map_err(ApiError::from)
        },
    )?;
    Ok(made.is_some())
}

fn link(public: &PublicUrl, token: &Token) -> String {
    format!("{}/reset#{}", public.origin(), token.reveal())
}

/// The token of a link, and the password to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// What follows `#` in the link.
    #[schema(max_length = 200)]
    token: String,
    /// As it will be typed.
    #[schema(min_length = 12, max_length = 128)]
    password: String,
}

/// Set a new password with a link's token, once. Signs nobody in and skips no second factor; every session of the user ends, and
/// their API tokens are revoked.
#[utoipa::path(post, path = "/auth/password/reset", tag = "auth", request_body = ResetPassword,
               responses((status = 204), Problems))]
pub async fn reset_password(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<ResetPassword>,
) -> Result<StatusCode, ApiError> {
    same_origin(&Method::POST, &headers, &app)?;
    let token = Claimed::read(&input.token).ok_or_else(worn)?;
    let actor = Actor::unproved(token.account, origin);
    let tx = app.db.begin_as(actor.clone()).await?;
    let found = auth::find_reset().bind(&*tx, &token.hash.as_slice()).opt().await?;
    tx.finish().await?;
    let found = found.ok_or_else(worn)?;
    passwords::check_new(&input.password, &[&found.email, &found.name, &found.account_name])?;
    let hash = app.passwords.hash(input.password).await?;

    let tx = app.db.begin_as(actor).await?;
    let user = UserId(found.user_id);
    change::lock_user(&tx, user).await?;
    // The one statement that decides, however many came with the same link.
    auth::use_reset()
        .bind(&*tx, &token.hash.as_slice())
        .opt()
        .await?
        .ok_or_else(worn)?;
    change::set_password(&tx, user, hash);
    limits::forget_failures(&tx, &found.email.to_lowercase());
    audit::record(&tx, Action::PasswordReset, user.0, Outcome::Done, json!({}));
    tx.commit().await?;
    change::announce(&app.mail, &found.email);
    Ok(StatusCode::NO_CONTENT)
}

/// Used, ended, too old, altered or never made: nobody can tell which.
fn worn() -> ApiError {
    ApiError::bad_request(
        "link_not_valid",
        "This link is not valid any more. Links work once, for ten minutes; ask for a new one.",
    )
}

/// A link for its user, shown this once.
#[derive(Serialize, ToSchema)]
pub struct ResetLinkView {
    /// To be given to the user, and to nobody else.
    link: String,
    /// It works until then.
    expires_at: Timestamp,
}

/// Make a link by which a user of the account sets a new password. An older one ends. Asks for the owner's password if that was
/// given more than five minutes ago.
#[utoipa::path(post, path = "/users/{id}/reset-link", tag = "people", params(("id" = UserId, Path)),
               responses((status = 201, body = ResetLinkView), Problems))]
pub async fn make_reset_link(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<(StatusCode, Json<ResetLinkView>), ApiError> {
    let (tx, user) = caller
        .begin_with(Guard::Owner, async |tx| users::find(tx, id).await)
        .await?;
    let user = user.ok_or_else(|| ApiError::not_found("person"))?;
    tx.recently_confirmed()?;
    if user.is_super_admin {
        return Err(ApiError::forbidden(
            "The operators of this installation set their passwords by themselves.",
        ));
    }
    let token = Token::fresh(tx.actor().account);
    let by = tx.actor().person()?.id;
    if !make(&tx, id, &token, Some(by)).await? {
        return Err(ApiError::conflict(
            "user_inactive",
            "This person is not active. Reactivate them first.",
        ));
    }
    audit::done(&tx, Action::ResetLinkMade, id.0);
    let expires_at = tx.now() + jiff::Span::new().minutes(10);
    tx.commit().await?;
    Ok((
        StatusCode::CREATED,
        Json(ResetLinkView {
            link: link(&app.public_url, &token),
            expires_at,
        }),
    ))
}
