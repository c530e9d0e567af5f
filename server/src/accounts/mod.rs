//! Accounts: the tenants, how a new one comes to be, and what its owners set.

pub mod register;
pub mod routes;
pub mod seats;
pub mod settings;
mod store;
mod time_zone;

use serde::Serialize;
use utoipa::ToSchema;

pub use store::{all, by_slug, count_seats, create, current, lock, lock_seats, must_know};
pub use time_zone::TimeZoneName;

use crate::{
    audit::{self, Action},
    db::TenantTx,
    error::ApiError,
    ids::AccountId,
    users::{self, NewUser},
};

/// An account as its people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its short name, for the command line.
    pub slug: String,
    /// IANA name; days begin and end by it.
    pub time_zone: String,
    /// What L1 may choose from when it escalates.
    pub escalation_categories: Vec<String>,
    /// Whether its owners need a second factor.
    pub owners_need_second_factor: bool,
}

/// A new account.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Its id: already that of the transaction.
    pub id: AccountId,
    /// Its name.
    pub name: &'a str,
    /// IANA name; the database must know it too.
    pub time_zone: &'a str,
    /// Engineer seats; `None`: no limit.
    pub seat_limit: Option<i32>,
    /// L1 seats; `None`: no limit.
    pub l1_seat_limit: Option<i32>,
}

/// Make the account of this transaction and its first owner: the one way an account comes to be, whoever asks for it.
///
/// # Errors
/// 409 `email_taken` when the owner's e-mail signs somebody in already, 422 when the database does not know the time zone.
pub async fn found(tx: &TenantTx, account: NewAccount<'_>, owner: NewUser<'_>) -> Result<(), ApiError> {
    let (account_id, owner_id) = (account.id, owner.id);
    store::must_know(tx, account.time_zone).await?;
    create(tx, account).await?;
    audit::done(tx, Action::AccountCreated, account_id.0);
    users::create(tx, owner).await?;
    audit::done(tx, Action::UserCreated, owner_id.0);
    Ok(())
}

/// A short name made from a long one: lower case letters, digits and dashes.
#[must_use]
pub fn slug(name: &str) -> String {
    let dashed: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let slug = dashed
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let slug: String = slug.chars().take(60).collect();
    if slug.is_empty() {
        "account".into()
    } else {
        slug.trim_end_matches('-').to_owned()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn slugs_are_plain() {
        assert_eq!(super::slug("Northwind IT"), "northwind-it");
        assert_eq!(super::slug("  Größe & Söhne  "), "gr-e-s-hne");
        assert_eq!(super::slug("日本"), "account");
    }
}
