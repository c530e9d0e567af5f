//! Registration: whoever asks gets an account, and nobody learns from it which e-mails have a log-in. Where mail goes out, a
//! link that is sent to the e-mail makes the account; else it is made at once.

use axum::http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{NewAccount, TimeZoneName, found, store};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    auth::{
        Actor, Role, passwords,
        routes::{MeView, sign_in_as},
        tokens::{Claimed, Token},
    },
    db::{Db, Login, TenantTx},
    error::ApiError,
    ids::{AccountId, UserId},
    limits::Attempt,
    mail::Letter,
    request::Origin,
    text::{Email, Text},
    users::NewUser,
};

/// An account and its first owner.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// The account's name.
    account_name: Text<1, 120>,
    /// The owner's name.
    name: Text<1, 120>,
    /// The owner's e-mail, by which they sign in.
    email: Email,
    /// As it will be typed. Where mail goes out it is left out, and chosen at the link.
    #[schema(min_length = 12, max_length = 128)]
    password: Option<String>,
    /// The account's time zone.
    #[serde(default)]
    time_zone: TimeZoneName,
}

/// What there is to do after registering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Sign in with the e-mail and the password.
    SignIn,
    /// Open the link in the letter that is on its way, and choose a password there.
    OpenMail,
}

/// Whatever the e-mail has: the same is done before the same is answered.
///
/// # Errors
/// 422 for a password or a time zone that cannot be, 429 when this was tried too often; whoever the e-mail belongs to.
pub(super) async fn register(app: &App, mut new: Registration, origin: Origin) -> Result<Next, ApiError> {
    match (app.mail.is_configured(), new.password.take()) {
        (true, None) => send_link(app, new, origin).await,
        (true, Some(_)) => Err(ApiError::invalid(
            "password",
            "is chosen at the link that is sent; leave it out",
        )),
        (false, Some(password)) => make_at_once(app, new, password, origin).await,
        (false, None) => Err(ApiError::invalid("password", "must be given")),
    }
}

/// Only what does not depend on the e-mail is done before the answer; whose it is, and so which letter goes there, is looked up
/// after it.
async fn send_link(app: &App, new: Registration, origin: Origin) -> Result<Next, ApiError> {
    let account = AccountId::fresh();
    let attempts = [
        app.limits.registration(origin.address),
        app.limits.registration_mail(new.email.normal()),
    ];
    let tx = app.db.begin_as(Actor::unproved(account, origin.clone())).await?;
    Attempt::count_all(&attempts.each_ref(), &*tx).await?;
    store::must_know(&tx, new.time_zone.as_str()).await?;
    tx.commit().await?;
    let (db, public) = (app.db.clone(), app.public_url.clone());
    app.mail.write(async move {
        if let Some(login) = db.login(new.email.normal()).await? {
            note_that_it_is_taken(&db, &login, &origin).await?;
            return Ok(Some(known(&new.email, public.origin())));
        }
        let token = Token::fresh(account);
        let tx = db.begin_as(Actor::unproved(account, origin)).await?;
        store::insert_registration(&tx, &new.account_name, &new.name, &new.email, &new.time_zone, &token).await?;
        tx.commit().await?;
        let link = format!("{}/register/finish#{}", public.origin(), token.reveal());
        Ok(Some(unknown(&new.email, &link)))
    });
    Ok(Next::OpenMail)
}

/// Make the account, unless the e-mail has a log-in: then nothing changes. Both do the same work before they answer the
/// same: a look-up, a hash, the statements that make an account, and a transaction that is committed.
async fn make_at_once(app: &App, new: Registration, password: String, origin: Origin) -> Result<Next, ApiError> {
    passwords::check_new(&password, &[&new.email, &new.name, &new.account_name])?;
    app.db.count(&[&app.limits.registration(origin.address)]).await?;
    let known = app.db.login(new.email.normal()).await?;
    let hash = app.passwords.hash(password).await?;
    let account = AccountId::fresh();
    let tx = app.db.begin_as(Actor::unproved(account, origin.clone())).await?;
    let about = Registered {
        account_name: new.account_name.into_inner(),
        name: new.name.into_inner(),
        email: new.email,
        time_zone: new.time_zone.as_str().to_owned(),
    };
    match make(&tx, &about, &hash).await {
        Ok(_) => tx.commit().await?,
        Err(taken) if taken.is("email_taken") => {
            drop(tx);
            let known = match known {
                Some(login) => Some(login),
                // Somebody registered with it at the same moment.
                None => app.db.login(about.email.normal()).await?,
            };
            if let Some(login) = known {
                note_that_it_is_taken(&app.db, &login, &origin).await?;
            }
        }
        Err(error) => return Err(error),
    }
    Ok(Next::SignIn)
}

/// What is known of an account that is about to be.
pub(super) struct Registered {
    pub account_name: String,
    pub name: String,
    pub email: Email,
    pub time_zone: String,
}

/// Make the account of this transaction; its owner.
async fn make(tx: &TenantTx, about: &Registered, password_hash: &str) -> Result<UserId, ApiError> {
    let owner = UserId::fresh();
    let account = NewAccount {
        id: tx.actor().account,
        name: &about.account_name,
        time_zone: &about.time_zone,
        seat_limit: None,
        l1_seat_limit: None,
    };
    let user = NewUser {
        id: owner,
        email: &about.email,
        name: &about.name,
        role: Role::Owner,
        can_cover_l1: false,
        password_hash,
    };
    found(tx, account, user).await?;
    Ok(owner)
}

/// The owners of the account the e-mail belongs to can read that somebody tried.
async fn note_that_it_is_taken(db: &Db, login: &Login, origin: &Origin) -> Result<(), ApiError> {
    let tx = db.begin_as(Actor::unproved(login.account, origin.clone())).await?;
    audit::record(
        &tx,
        Action::Registered,
        login.user.0,
        Outcome::Refused,
        json!({ "why": "email_taken" }),
    );
    tx.commit().await
}

/// The token of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookRegistrationUp {
    /// What follows `#` in the link.
    #[schema(max_length = 200)]
    pub(super) token: String,
}

/// What was registered, for whoever holds the link.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationFound {
    /// The account's name.
    account_name: String,
    /// The owner's name.
    name: String,
    /// The owner's e-mail, by which they will sign in.
    email: String,
    /// Until when the link works.
    expires_at: Timestamp,
}

/// What a link is for.
///
/// # Errors
/// 400 for one that does not work.
pub(super) async fn look_up(app: &App, token: &str, origin: Origin) -> Result<RegistrationFound, ApiError> {
    let token = Claimed::read(token).ok_or_else(worn)?;
    let tx = app.db.begin_as(Actor::unproved(token.account, origin)).await?;
    let found = store::registration(&tx, &token).await?;
    tx.finish().await?;
    let (about, expires_at) = found.ok_or_else(worn)?;
    Ok(RegistrationFound {
        account_name: about.account_name,
        name: about.name,
        email: about.email.to_string(),
        expires_at,
    })
}

/// The token of a link, and the password to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishRegistration {
    /// What follows `#` in the link.
    #[schema(max_length = 200)]
    token: String,
    /// As it will be typed.
    #[schema(min_length = 12, max_length = 128)]
    password: String,
}

/// Use a link: make the account, and sign its owner in.
///
/// # Errors
/// 400 for a link that does not work, 409 where the e-mail has a log-in by now, 422 for a password that cannot be.
pub(super) async fn finish(
    app: &App,
    input: FinishRegistration,
    origin: Origin,
    headers: &HeaderMap,
) -> Result<(MeView, HeaderValue), ApiError> {
    let token = Claimed::read(&input.token).ok_or_else(worn)?;
    let actor = Actor::unproved(token.account, origin);
    // Looked at before the password is hashed: who has no token makes nobody work.
    let tx = app.db.begin_as(actor.clone()).await?;
    let found = store::registration(&tx, &token).await?;
    tx.finish().await?;
    let (about, _) = found.ok_or_else(worn)?;
    passwords::check_new(&input.password, &[&about.email, &about.name, &about.account_name])?;
    let hash = app.passwords.hash(input.password).await?;

    let tx = app.db.begin_as(actor).await?;
    // The one statement that decides, however many came with the same link.
    if !store::use_registration(&tx, &token).await? {
        return Err(worn());
    }
    let owner = make(&tx, &about, &hash).await?;
    let (tx, me, cookie) = sign_in_as(app, tx, owner, headers).await?;
    tx.commit().await?;
    Ok((me, cookie))
}

/// Used, too old, altered or never made: nobody can tell which.
fn worn() -> ApiError {
    ApiError::bad_request(
        "link_not_valid",
        "This link is not valid any more. Links work once, for an hour; register again, or sign in if you have been here.",
    )
}

/// To whom has no log-in yet. Nothing in it was typed by whoever asked: it goes to people who did not.
fn unknown(email: &Email, link: &str) -> Letter {
    Letter {
        to: email.to_string(),
        subject: "Finish your account".into(),
        text: format!(
            "Somebody, most likely you, asked for an account on ResolutionFlow with this e-mail address. Open this link within an \
             hour to choose a password:\n\n{link}\n\nIf it was not you, do nothing: no account is made.\n"
        ),
    }
}

/// To whom has one.
fn known(email: &Email, origin: &str) -> Letter {
    Letter {
        to: email.to_string(),
        subject: "You have an account already".into(),
        text: format!(
            "Somebody, most likely you, asked for an account on ResolutionFlow with this e-mail address, which has one already. \
             Nothing was changed.\n\nSign in: {origin}/sign-in\nSet a new password: {origin}/forgot\n\nIf it was not you, there is \
             nothing to do.\n"
        ),
    }
}
