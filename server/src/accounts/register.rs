//! Registration: whoever asks gets an account, and nobody learns from it which e-mails have a log-in.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{NewAccount, TimeZoneName, found};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    auth::{Actor, Role, passwords},
    db::Login,
    error::ApiError,
    ids::{AccountId, UserId},
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
    /// As it will be typed.
    #[schema(min_length = 12, max_length = 128)]
    password: String,
    /// The account's time zone.
    #[serde(default)]
    time_zone: TimeZoneName,
}

/// What there is to do after registering.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Sign in with the e-mail and the password.
    SignIn,
}

/// Make the account, unless the e-mail has a log-in: then nothing changes. Both do the same work before they answer the
/// same: a look-up, a hash, the statements that make an account, and a transaction that is committed.
///
/// # Errors
/// 422 for a password or a time zone that cannot be, whoever the e-mail belongs to.
pub(super) async fn register(app: &App, new: Registration, origin: Origin) -> Result<Next, ApiError> {
    passwords::check_new(&new.password, &[&new.email, &new.name, &new.account_name])?;
    app.db.count(&[&app.limits.registration(origin.address)]).await?;
    let known = app.db.login(new.email.normal()).await?;
    let hash = app.passwords.hash(new.password).await?;
    let account = AccountId::fresh();
    let tx = app.db.begin_as(Actor::unproved(account, origin.clone())).await?;
    let made = found(
        &tx,
        NewAccount {
            id: account,
            name: &new.account_name,
            time_zone: new.time_zone.as_str(),
            seat_limit: None,
            l1_seat_limit: None,
        },
        NewUser {
            id: UserId::fresh(),
            email: &new.email,
            name: &new.name,
            role: Role::Owner,
            can_cover_l1: false,
            password_hash: &hash,
        },
    )
    .await;
    match made {
        Ok(()) => tx.commit().await?,
        Err(taken) if taken.is("email_taken") => {
            drop(tx);
            let known = match known {
                Some(login) => Some(login),
                // Somebody registered with it at the same moment.
                None => app.db.login(new.email.normal()).await?,
            };
            if let Some(login) = known {
                note_that_it_is_taken(app, &login, &origin).await?;
            }
        }
        Err(error) => return Err(error),
    }
    Ok(Next::SignIn)
}

/// The owners of the account the e-mail belongs to can read that somebody tried.
async fn note_that_it_is_taken(app: &App, login: &Login, origin: &Origin) -> Result<(), ApiError> {
    let tx = app.db.begin_as(Actor::unproved(login.account, origin.clone())).await?;
    audit::record(
        &tx,
        Action::Registered,
        login.user.0,
        Outcome::Refused,
        json!({ "why": "email_taken" }),
    );
    tx.commit().await
}
