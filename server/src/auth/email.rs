//! Changing the e-mail one signs in with. Where mail goes out, a link that is sent there proves that it is one's own, and
//! nobody learns which e-mails sign somebody in; without mail it counts at once.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Method, StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Response},
};
use jiff::Timestamp;
use queries::queries::{auth, tenancy};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio_postgres::error::SqlState;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Actor, Caller, Guard, change, same_origin, sessions,
    tokens::{Claimed, Token},
};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    db::{TenantTx, Tx},
    error::{ApiError, Problems},
    idempotency::{self, Key},
    ids::{SessionId, UserId},
    limits::Attempt,
    mail::Letter,
    request::{Body, Origin},
    text::Email,
};

/// The e-mail to be.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmail {
    /// One signs in with it from then on.
    email: Email,
}

/// How far a change of e-mail has come.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EmailChangeState {
    /// A link went to the new e-mail; until it is used everything stays as it is.
    LinkSent,
    /// One signs in with the new e-mail.
    Changed,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmailChangeView {
    /// How far it has come.
    state: EmailChangeState,
    /// Until when the link works, where one was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Timestamp>,
}

/// Change the e-mail one signs in with. Where mail goes out, a link is sent to the new one, and 202 says so, whether or not that
/// e-mail signs somebody else in. Without mail it is changed at once, unless it does: then one's other sessions end, and this
/// one goes on under a new token. Asks for the password if that was given more than five minutes ago.
#[utoipa::path(post, path = "/auth/email", tag = "auth", request_body = ChangeEmail,
               responses((status = 200, body = EmailChangeView), (status = 202, body = EmailChangeView), Problems))]
pub async fn change_email(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Body(input): Body<ChangeEmail>,
) -> Result<Response, ApiError> {
    if app.mail.is_configured() {
        send_link(&app, &caller, &key, &input).await
    } else {
        change_at_once(&app, &caller, &input.email).await
    }
}

/// Who asks, with the e-mail they have; they must have given their password, and ask for another e-mail.
fn asking(tx: &TenantTx, new: &Email) -> Result<(UserId, String), ApiError> {
    tx.recently_confirmed()?;
    let user = tx.actor().user.as_ref().ok_or_else(ApiError::unauthorized)?;
    if user.email == **new {
        return Err(ApiError::invalid("email", "is the e-mail you have already"));
    }
    Ok((user.person.id, user.email.clone()))
}

async fn send_link(app: &App, caller: &Caller, key: &Key, input: &ChangeEmail) -> Result<Response, ApiError> {
    let new = &input.email;
    let nothing = async |_: &_| Ok(());
    let mut made = None;
    let answer = idempotency::once(caller, Guard::SignedIn, key, input, nothing, async |tx, ()| {
        let (me, old) = asking(tx, new)?;
        let attempts = [app.limits.email_change(me), app.limits.email_change_mail(new.normal())];
        Attempt::count_all(&attempts.each_ref(), &**tx).await?;
        let token = Token::fresh(tx.actor().account);
        let expires_at = make(tx, me, new, &token).await?;
        let detail = json!({ "old": old, "new": &**new });
        audit::record(tx, Action::EmailChangeAsked, me.0, Outcome::Done, detail);
        made = Some((me, old, token));
        let view = EmailChangeView {
            state: EmailChangeState::LinkSent,
            expires_at: Some(expires_at),
        };
        Ok((StatusCode::ACCEPTED, view))
    })
    .await?;
    if let Some((me, old, token)) = made {
        app.mail.send(notice(old, new));
        let (db, public, new) = (app.db.clone(), app.public_url.clone(), new.clone());
        // After the answer, which must not take longer for an e-mail that signs somebody in.
        app.mail.write(async move {
            let login = db.login(new.normal()).await?;
            let is_free = login.is_none_or(|login| login.user == me);
            let link = format!("{}/confirm-email#{}", public.origin(), token.reveal());
            Ok(Some(if is_free {
                proof(&new, &link)
            } else {
                taken_letter(&new)
            }))
        });
    }
    Ok(answer)
}

/// Make a link, which ends the one before; until when it works.
async fn make(tx: &TenantTx, user: UserId, new: &Email, token: &Token) -> Result<Timestamp, ApiError> {
    let (account, hash) = (tx.actor().account, token.hash());
    let (_, _, expires_at) = futures::try_join!(
        change::lock_user(tx, user),
        async {
            auth::end_email_changes()
                .bind(&**tx, &user.0)
                .await
                .map_err(ApiError::from)
        },
        async {
            auth::make_email_change()
                .bind(&**tx, &account.0, &Uuid::now_v7(), &user.0, &&**new, &hash.as_slice())
                .one()
                .await
                .map_err(ApiError::from)
        },
    )?;
    Ok(expires_at)
}

async fn change_at_once(app: &App, caller: &Caller, new: &Email) -> Result<Response, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let (me, old) = asking(&tx, new)?;
    // Whatever comes of it: who asks often learns which e-mails sign somebody in.
    app.limits.email_change(me).count(&*tx).await?;
    let session = tx.actor().user.as_ref().and_then(|user| user.session);
    change::lock_user(&tx, me).await?;
    let detail = json!({ "old": old, "new": &**new });
    if !set_email(&tx, me, new).await? {
        audit::record(&tx, Action::EmailChanged, me.0, Outcome::Refused, detail);
        tx.commit().await?;
        return Err(taken());
    }
    let cookie = end_ways_in(app, &tx, me, session).await?;
    audit::record(&tx, Action::EmailChanged, me.0, Outcome::Done, detail);
    tx.commit().await?;
    let view = EmailChangeView {
        state: EmailChangeState::Changed,
        expires_at: None,
    };
    Ok((AppendHeaders(cookie), Json(view)).into_response())
}

/// The token of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmEmail {
    /// What follows `#` in the link.
    #[schema(max_length = 200)]
    token: String,
}

/// Use a link: its user signs in with the new e-mail from then on. Signs nobody in. Every session of the user ends, but for one
/// that this request came by, which goes on under a new token.
#[utoipa::path(post, path = "/auth/email/confirm", tag = "auth", request_body = ConfirmEmail,
               responses((status = 204), Problems))]
pub async fn confirm_email(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<ConfirmEmail>,
) -> Result<impl IntoResponse, ApiError> {
    same_origin(&Method::POST, &headers, &app)?;
    let token = Claimed::read(&input.token).ok_or_else(worn)?;
    let tx = app.db.begin_as(Actor::unproved(token.account, origin)).await?;
    let hash = token.hash.as_slice();
    let found = auth::find_email_change()
        .bind(&*tx, &hash)
        .opt()
        .await?
        .ok_or_else(worn)?;
    let user = UserId(found.user_id);
    change::lock_user(&tx, user).await?;
    // The one statement that decides, however many came with the same link.
    auth::use_email_change()
        .bind(&*tx, &hash)
        .opt()
        .await?
        .ok_or_else(worn)?;
    let new = Email::new(&found.email).map_err(ApiError::fault)?;
    // Free when the letter was written. Only who reads that mailbox is told.
    if !set_email(&tx, user, &new).await? {
        return Err(taken());
    }
    let session = match sessions::cookie(&headers, &app.public_url).filter(|own| own.account == token.account) {
        Some(own) => tenancy::member().bind(&*tx, &own.hash.as_slice()).opt().await?,
        None => None,
    };
    let session = session
        .filter(|member| member.user_id == user.0)
        .map(|member| SessionId(member.session_id));
    let cookie = end_ways_in(&app, &tx, user, session).await?;
    let detail = json!({ "old": found.old_email, "new": found.email });
    audit::record(&tx, Action::EmailChanged, user.0, Outcome::Done, detail);
    tx.commit().await?;
    app.mail.send(farewell(found.old_email));
    Ok((StatusCode::NO_CONTENT, AppendHeaders(cookie)))
}

/// Sign in with that e-mail from now on, unless it signs somebody else in; whether that was done.
async fn set_email(tx: &Tx, user: UserId, new: &Email) -> Result<bool, ApiError> {
    let changed = match auth::change_login().bind(tx, &new.normal(), &user.0).await {
        Ok(changed) => changed,
        // Somebody else was given it at this very moment.
        Err(error) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => return Err(taken()),
        Err(error) => return Err(error.into()),
    };
    if changed == 0 {
        return Ok(false);
    }
    let (email, id) = (new.to_string(), user.0);
    tx.at_commit(move |db| async move { auth::change_email().bind(&db, &email, &id).await });
    Ok(true)
}

/// End whatever the old e-mail could still do. The session goes on under the token of the cookie that is answered, if it has
/// not just been ended.
async fn end_ways_in(
    app: &App,
    tx: &TenantTx,
    user: UserId,
    session: Option<SessionId>,
) -> Result<Option<(axum::http::HeaderName, axum::http::HeaderValue)>, ApiError> {
    let own = match session {
        Some(session) => auth::end_open_session()
            .bind(&**tx, &session.0, &user.0)
            .opt()
            .await?
            .map(|_| session),
        None => None,
    };
    change::end_ways_in(tx, user);
    Ok(own.map(|own| {
        let token = Token::fresh(tx.actor().account);
        sessions::begin_anew(tx, own, SessionId::fresh(), &token);
        (SET_COOKIE, sessions::set_cookie(Some(&token), &app.public_url))
    }))
}

/// Used, ended, too old, altered or never made: nobody can tell which.
fn worn() -> ApiError {
    ApiError::bad_request(
        "link_not_valid",
        "This link is not valid any more. Links work once, for half an hour; ask for a new one.",
    )
}

fn taken() -> ApiError {
    ApiError::conflict(
        "email_taken",
        "This e-mail signs somebody in already. Choose another one.",
    )
}

/// To the new address.
fn proof(new: &Email, link: &str) -> Letter {
    Letter {
        to: new.to_string(),
        subject: "Confirm your new e-mail".into(),
        text: format!(
            "Somebody, most likely you, asked to sign in to ResolutionFlow with this e-mail address from now on. Open this link \
             within half an hour to make it so:\n\n{link}\n\nIf it was not you, do nothing: nothing changes.\n"
        ),
    }
}

/// To the new address, where it is somebody's.
fn taken_letter(new: &Email) -> Letter {
    Letter {
        to: new.to_string(),
        subject: "This e-mail is in use already".into(),
        text: "Somebody asked to sign in to ResolutionFlow with this e-mail address, which signs you in already. Nothing was \
               changed, and there is nothing to do.\n\nIf it was you, with another sign-in: an address belongs to one sign-in. \
               Use another one there.\n"
            .into(),
    }
}

/// To the address they have.
fn notice(old: String, new: &Email) -> Letter {
    Letter {
        to: old,
        subject: "Your e-mail is about to change".into(),
        text: format!(
            "Somebody who is signed in as you asked to sign in to ResolutionFlow with {} instead of this e-mail address. It \
             changes when the link that was sent there is used.\n\nIf that was not you, change your password now: the link is \
             worth nothing then, and other browsers are signed out.\n",
            &**new
        ),
    }
}

/// To the address they had.
fn farewell(old: String) -> Letter {
    Letter {
        to: old,
        subject: "Your e-mail was changed".into(),
        text: "You sign in to ResolutionFlow with another e-mail address from now on, and other browsers were signed out.\n\nIf \
               that was not you, tell an owner of your account at once.\n"
            .into(),
    }
}
