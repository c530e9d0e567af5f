//! Accounts: the tenants, and how a new one comes to be.

mod store;

use serde::Serialize;
use utoipa::ToSchema;

pub use store::{all, by_slug, create, current, lock};

use crate::ids::AccountId;

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
}

/// A new account.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Its id: already that of the transaction.
    pub id: AccountId,
    /// Its name.
    pub name: &'a str,
    /// IANA name.
    pub time_zone: &'a str,
    /// Engineer seats; `None`: no limit.
    pub seat_limit: Option<i32>,
    /// L1 seats; `None`: no limit.
    pub l1_seat_limit: Option<i32>,
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
