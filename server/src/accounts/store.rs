//! Rows of `accounts` and what comes with a new one.

use jiff::Timestamp;
use queries::queries::{accounts, seats};
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use super::{
    AccountView, NewAccount, TimeZoneName,
    register::Registered,
    seats::Taken,
    settings::{Settings, SubscriptionStatus},
    slug,
};
use crate::{
    auth::tokens::{Claimed, Token},
    db::{PlatformTx, TenantTx, Tx},
    error::ApiError,
    ids::{AccountId, UserId},
    text::Email,
};

impl From<accounts::Account> for AccountView {
    fn from(row: accounts::Account) -> Self {
        Self {
            id: AccountId(row.id),
            name: row.name,
            slug: row.slug,
            time_zone: row.time_zone,
            escalation_categories: row.escalation_categories,
            owners_need_second_factor: row.owners_need_second_factor,
        }
    }
}

impl From<accounts::Settings> for Settings {
    fn from(row: accounts::Settings) -> Self {
        Self {
            id: AccountId(row.id),
            name: row.name,
            slug: row.slug,
            time_zone: row.time_zone,
            escalation_categories: row.escalation_categories,
            session_idle_minutes: row.session_idle_minutes,
            owners_need_second_factor: row.owners_need_second_factor,
            revision: row.revision,
        }
    }
}

/// The account this transaction is inside of.
///
/// # Errors
/// When the database does not answer.
pub async fn current(tx: &Tx) -> Result<AccountView, ApiError> {
    Ok(accounts::current_account().bind(tx).one().await?.into())
}

/// Lock what the account may have once only, for the rest of the transaction. Before every other lock.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(tx: &Tx) -> Result<(), ApiError> {
    seats::lock_limits().bind(tx).one().await?;
    Ok(())
}

/// As [`lock`], and count who is there: what is decided by the answer holds until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn lock_seats(tx: &Tx) -> Result<Taken, ApiError> {
    // Two statements, in this order: one that waited for the lock would still count who was there before it waited.
    let (limits, taken) = futures::try_join!(async { seats::lock_limits().bind(tx).one().await }, async {
        seats::taken().bind(tx).one().await
    },)?;
    Ok(counted(limits, taken))
}

/// Count who is there now, for showing and for refusing early: nothing is promised.
///
/// # Errors
/// When the database does not answer.
pub async fn count_seats(tx: &Tx) -> Result<Taken, ApiError> {
    let (limits, taken) = futures::try_join!(async { seats::limits().bind(tx).one().await }, async {
        seats::taken().bind(tx).one().await
    },)?;
    Ok(counted(limits, taken))
}

fn counted(limits: seats::Limits, taken: seats::Taken) -> Taken {
    Taken {
        engineers: taken.engineers,
        l1_techs: taken.l1_techs,
        owners: taken.owners.into_iter().map(UserId).collect(),
        seat_limit: limits.seat_limit,
        l1_seat_limit: limits.l1_seat_limit,
    }
}

/// Make the account of this transaction, with its subscription and its ticket counter.
///
/// # Errors
/// When the database refuses.
pub async fn create(tx: &TenantTx, new: NewAccount<'_>) -> Result<(), ApiError> {
    accounts::insert_account()
        .bind(&**tx, &new.id.0, &new.name, &slug(new.name), &new.time_zone)
        .await?;
    accounts::insert_subscription()
        .bind(&**tx, &new.id.0, &new.seat_limit, &new.l1_seat_limit)
        .await?;
    accounts::insert_ticket_counter().bind(&**tx, &new.id.0).await?;
    Ok(())
}

/// Keep what was typed until the link is used, inside the account that will be.
///
/// # Errors
/// When the database refuses.
pub(super) async fn insert_registration(
    tx: &TenantTx,
    account_name: &str,
    name: &str,
    email: &str,
    time_zone: &TimeZoneName,
    token: &Token,
) -> Result<(), ApiError> {
    let (account, time_zone, hash) = (tx.actor().account.0, time_zone.as_str(), token.hash());
    accounts::insert_registration()
        .bind(
            &**tx,
            &account,
            &Uuid::now_v7(),
            &account_name,
            &name,
            &email,
            &time_zone,
            &hash.as_slice(),
        )
        .await?;
    Ok(())
}

/// What a link is for, and until when; nothing once it was used or is an hour old.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn registration(tx: &Tx, token: &Claimed) -> Result<Option<(Registered, Timestamp)>, ApiError> {
    let row = accounts::find_registration()
        .bind(tx, &token.hash.as_slice())
        .opt()
        .await?;
    row.map(|row| {
        let about = Registered {
            email: Email::new(&row.email).map_err(ApiError::fault)?,
            account_name: row.account_name,
            name: row.name,
            time_zone: row.time_zone,
        };
        Ok((about, row.expires_at))
    })
    .transpose()
}

/// Use a link, if it can be used at this moment; whether it could.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn use_registration(tx: &Tx, token: &Claimed) -> Result<bool, ApiError> {
    Ok(accounts::use_registration().bind(tx, &token.hash.as_slice()).await? == 1)
}

/// What the account of this transaction is set to.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn settings(tx: &Tx) -> Result<Settings, ApiError> {
    Ok(accounts::account_settings().bind(tx).one().await?.into())
}

/// As [`settings`], which nobody else changes until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn lock_settings(tx: &Tx) -> Result<Settings, ApiError> {
    Ok(accounts::lock_settings().bind(tx).one().await?.into())
}

/// Set the account; the settings are locked.
pub(super) fn save(tx: &Tx, settings: &Settings) {
    let settings = settings.clone();
    tx.at_commit(move |db| async move {
        accounts::change_account()
            .bind(
                &db,
                &settings.name,
                &settings.time_zone,
                &settings.escalation_categories,
                &settings.session_idle_minutes,
                &settings.owners_need_second_factor,
                &settings.revision,
            )
            .await
    });
}

/// Days begin and end by the account's zone in statements, too, so the database must know it.
///
/// # Errors
/// 422 when it does not: then the transaction is broken.
pub async fn must_know(tx: &Tx, time_zone: &str) -> Result<(), ApiError> {
    match accounts::time_there().bind(tx, &time_zone).one().await {
        Ok(_) => Ok(()),
        Err(error) if error.code() == Some(&SqlState::INVALID_PARAMETER_VALUE) => {
            Err(ApiError::invalid("time_zone", "is not known to the database"))
        }
        Err(error) => Err(error.into()),
    }
}

/// The account's plan, and whether it is paid for.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn subscription(tx: &Tx) -> Result<(String, SubscriptionStatus), ApiError> {
    let row = accounts::subscription().bind(tx).one().await?;
    Ok((row.plan, row.status.parse()?))
}

/// Every account of the installation: id and slug, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(platform: &PlatformTx) -> Result<Vec<(AccountId, String)>, ApiError> {
    let rows = accounts::all_accounts().bind(platform.client()).all().await?;
    Ok(rows.into_iter().map(|row| (AccountId(row.id), row.slug)).collect())
}

/// The accounts of that slug, oldest first; two may share one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_slug(platform: &PlatformTx, slug: &str) -> Result<Vec<AccountId>, ApiError> {
    let rows = accounts::account_by_slug().bind(platform.client(), &slug).all().await?;
    Ok(rows.into_iter().map(|row| AccountId(row.id)).collect())
}
