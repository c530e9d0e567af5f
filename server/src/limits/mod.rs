//! How often something may be tried. Sign-ins, resets and invites are counted in the database and hold on every instance;
//! requests are counted in memory, before the database is touched.

mod attempts;
mod requests;

use std::{net::IpAddr, sync::Arc, time::Duration};

use moka::sync::Cache;
use sha2::{Digest, Sha256};

pub use attempts::{Attempt, SignIn, forget_failures};

use crate::error::ApiError;

/// So many at once, then one more each time `every` has passed; or so many in any `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many at once.
    pub burst: u32,
    /// How long until one more; of a window, how long it is.
    pub every: Duration,
    /// Whether `burst` is the most in any `every`: a bucket lets nearly twice as many through in its first one. Only in the
    /// database.
    pub is_window: bool,
}

impl Rate {
    /// `burst` at once, then one each `every`.
    #[must_use]
    pub const fn new(burst: u32, every: Duration) -> Self {
        Self {
            burst,
            every,
            is_window: false,
        }
    }

    /// `most` within any `window`, whenever it begins.
    #[must_use]
    pub const fn within(most: u32, window: Duration) -> Self {
        Self {
            burst: most,
            every: window,
            is_window: true,
        }
    }
}

/// The figures; [`Rates::default`] is what the product promises.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    /// Sign-ins from one address. Offices share one.
    pub sign_in_address: Rate,
    /// Sign-ins as one e-mail from one address.
    pub sign_in_place: Rate,
    /// Sign-ins as one e-mail from places it has never signed in from.
    pub sign_in_email: Rate,
    /// Failures in a row, then a day's rest or a new password.
    pub failures_in_a_row: u32,
    /// Second factors of one user.
    pub second_factor: Rate,
    /// Reset mails to one e-mail.
    pub reset_mails: Rate,
    /// Letters about a registration to one e-mail.
    pub registration_mails: Rate,
    /// Letters about a change of e-mail to one e-mail.
    pub email_change_mails: Rate,
    /// Changes of e-mail one user asks for.
    pub email_changes: Rate,
    /// Invites of one account.
    pub invites: Rate,
    /// Accounts registered from one address.
    pub registrations: Rate,
    /// Requests of one user, whatever they sign in with.
    pub user: Rate,
    /// Requests of one account.
    pub account: Rate,
    /// Requests from one address with tokens that were not proved lately: everybody's first, and all that are made up.
    pub stranger: Rate,
    /// Searches, reports and files of one user.
    pub heavy: Rate,
    /// Searches, reports and files at the same time, of everybody.
    pub heavy_at_once: usize,
}

impl Default for Rates {
    fn default() -> Self {
        let (second, minute, hour) = (
            Duration::from_secs(1),
            Duration::from_secs(60),
            Duration::from_secs(3600),
        );
        Self {
            sign_in_address: Rate::new(20, second),
            sign_in_place: Rate::new(10, minute),
            sign_in_email: Rate::new(60, minute),
            failures_in_a_row: 100,
            second_factor: Rate::new(10, minute),
            reset_mails: Rate::within(3, hour),
            registration_mails: Rate::within(3, hour),
            email_change_mails: Rate::within(3, hour),
            email_changes: Rate::within(5, hour),
            invites: Rate::within(50, hour),
            registrations: Rate::new(5, 12 * minute),
            user: Rate::new(50, second / 20),
            account: Rate::new(500, second / 500),
            stranger: Rate::new(200, second / 50),
            heavy: Rate::new(5, second / 5),
            heavy_at_once: 2,
        }
    }
}

/// The limits of this instance.
#[derive(Debug, Clone)]
pub struct Limits {
    rates: Arc<Rates>,
    /// Which limits were noted in the audit log within the last minute.
    noted: Cache<[u8; 32], ()>,
    requests: Arc<requests::Requests>,
}

impl Limits {
    /// Limits of these figures.
    #[must_use]
    pub fn new(rates: Rates) -> Self {
        Self {
            requests: Arc::new(requests::Requests::new(&rates)),
            rates: Arc::new(rates),
            noted: Cache::builder()
                .max_capacity(10_000)
                .time_to_live(Duration::from_secs(60))
                .build(),
        }
    }

    /// The same limits on another instance, which remembers nothing.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::new(*self.rates)
    }

    /// Whether nobody was told in the last minute that this limit was reached: the log is not for filling.
    pub(crate) fn is_news(&self, key: [u8; 32]) -> bool {
        self.noted.entry(key).or_insert(()).is_fresh()
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(Rates::default())
    }
}

/// 429: too many, with the seconds after which it is worth trying again.
#[must_use]
pub fn too_many(seconds: u32) -> ApiError {
    let sentence = match seconds {
        0..=90 => "This was tried too often. Wait a moment, then try again.",
        91..=5400 => "This was tried too often. Wait some minutes, then try again.",
        _ => "This was tried too often. Try again in some hours.",
    };
    ApiError::refuse(axum::http::StatusCode::TOO_MANY_REQUESTS, "too_many_requests", sentence)
        .with("retry_after", seconds)
        .retry_after(seconds)
}

/// What is limited, as the database may know it: nobody reads an e-mail out of it.
fn key(kind: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(kind);
    for part in parts {
        // With its length, so that two parts cannot be taken for one.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Where somebody is, for a limit: with IPv6 a subscriber has a /64 to choose from.
fn neighbourhood(address: Option<IpAddr>) -> Vec<u8> {
    match address.map(|address| address.to_canonical()) {
        None => Vec::new(),
        Some(IpAddr::V4(address)) => address.octets().to_vec(),
        Some(IpAddr::V6(address)) => address.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_subscriber_is_one_address_and_a_mapped_ipv4_is_itself() {
        let at = |text: &str| neighbourhood(Some(text.parse().expect("an address")));
        assert_eq!(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_eq!(at("::ffff:192.0.2.7"), at("192.0.2.7"));
        assert_ne!(at("192.0.2.7"), at("192.0.2.8"));
    }

    #[test]
    fn keys_of_different_things_differ() {
        assert_ne!(key("place", &[b"ab", b"c"]), key("place", &[b"a", b"bc"]));
        assert_ne!(key("email", &[b"a"]), key("reset", &[b"a"]));
    }
}
