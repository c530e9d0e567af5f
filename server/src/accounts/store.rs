//! Rows of `accounts` and what comes with a new one.

use queries::queries::accounts;

use super::{AccountView, NewAccount, slug};
use crate::{
    db::{PlatformTx, TenantTx, Tx},
    error::ApiError,
    ids::AccountId,
};

impl From<accounts::Account> for AccountView {
    fn from(row: accounts::Account) -> Self {
        Self {
            id: AccountId(row.id),
            name: row.name,
            slug: row.slug,
            time_zone: row.time_zone,
            escalation_categories: row.escalation_categories,
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
    accounts::lock_account().bind(tx).one().await?;
    Ok(())
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
