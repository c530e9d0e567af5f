//! Limits in the database: what was tried lately, by hashes of what is limited.

use std::net::IpAddr;

use queries::{client::GenericClient, queries::limits};

use super::{Limits, Rate, key, neighbourhood, too_many};
use crate::{
    db::Tx,
    error::ApiError,
    ids::{AccountId, UserId},
};

/// One attempt at something that is limited.
#[derive(Debug, Clone)]
pub struct Attempt {
    key: [u8; 32],
    rate: Rate,
    /// 0: any number in a row.
    most: i32,
}

/// One attempt to sign in, as the limits see it.
#[derive(Debug, Clone)]
pub struct SignIn {
    address: [u8; 32],
    place: [u8; 32],
    email: [u8; 32],
    rates: [Rate; 3],
    most: i32,
}

impl Limits {
    /// Signing in as this e-mail (lower case) from there.
    #[must_use]
    pub fn sign_in(&self, email: &str, from: Option<IpAddr>) -> SignIn {
        let from = neighbourhood(from);
        SignIn {
            address: key("sign-in address", &[&from]),
            place: key("sign-in place", &[&from, email.as_bytes()]),
            email: sign_in_email(email),
            rates: [
                self.rates.sign_in_address,
                self.rates.sign_in_place,
                self.rates.sign_in_email,
            ],
            most: count(self.rates.failures_in_a_row),
        }
    }

    /// Giving a second factor as that user; [`Attempt::succeeded`] forgets the failures.
    #[must_use]
    pub fn second_factor(&self, user: UserId) -> Attempt {
        Attempt {
            key: key("second factor", &[user.0.as_bytes()]),
            rate: self.rates.second_factor,
            most: count(self.rates.failures_in_a_row),
        }
    }

    /// Mailing a reset to this e-mail (lower case), known or not.
    #[must_use]
    pub fn reset_mail(&self, email: &str) -> Attempt {
        Attempt {
            key: key("reset mail", &[email.as_bytes()]),
            rate: self.rates.reset_mails,
            most: 0,
        }
    }

    /// Asking for a reset from there, for whomever: as often as signing in.
    #[must_use]
    pub fn reset_from(&self, from: Option<IpAddr>) -> Attempt {
        Attempt {
            key: key("reset address", &[&neighbourhood(from)]),
            rate: self.rates.sign_in_address,
            most: 0,
        }
    }

    /// Mailing about a registration to this e-mail (lower case), known or not.
    #[must_use]
    pub fn registration_mail(&self, email: &str) -> Attempt {
        Attempt {
            key: key("registration mail", &[email.as_bytes()]),
            rate: self.rates.registration_mails,
            most: 0,
        }
    }

    /// Mailing about a change of e-mail to this e-mail (lower case), known or not.
    #[must_use]
    pub fn email_change_mail(&self, email: &str) -> Attempt {
        Attempt {
            key: key("email change mail", &[email.as_bytes()]),
            rate: self.rates.email_change_mails,
            most: 0,
        }
    }

    /// Asking for another e-mail as that user.
    #[must_use]
    pub fn email_change(&self, user: UserId) -> Attempt {
        Attempt {
            key: key("email change", &[user.0.as_bytes()]),
            rate: self.rates.email_changes,
            most: 0,
        }
    }

    /// Inviting somebody to that account.
    #[must_use]
    pub fn invite(&self, account: AccountId) -> Attempt {
        Attempt {
            key: key("invite", &[account.0.as_bytes()]),
            rate: self.rates.invites,
            most: 0,
        }
    }

    /// Registering an account from there.
    #[must_use]
    pub fn registration(&self, from: Option<IpAddr>) -> Attempt {
        Attempt {
            key: key("registration", &[&neighbourhood(from)]),
            rate: self.rates.registrations,
            most: 0,
        }
    }
}

impl Attempt {
    /// Count it, in one statement. Inside a transaction it counts once that commits, and others of the key wait so long.
    ///
    /// # Errors
    /// 429 when it was tried too often.
    pub async fn count(&self, db: &impl GenericClient) -> Result<(), ApiError> {
        Self::count_all(&[self], db).await
    }

    /// Count all of them, or none if one was tried too often.
    ///
    /// # Errors
    /// 429 when one of them was tried too often.
    pub async fn count_all(attempts: &[&Self], db: &impl GenericClient) -> Result<(), ApiError> {
        let keys: Vec<&[u8]> = attempts.iter().map(|attempt| attempt.key.as_slice()).collect();
        let rates: Vec<Rate> = attempts.iter().map(|attempt| attempt.rate).collect();
        let most: Vec<i32> = attempts.iter().map(|attempt| attempt.most).collect();
        let windows: Vec<bool> = rates.iter().map(|rate| rate.is_window).collect();
        let wait = limits::attempt()
            .bind(db, &keys, &seconds(&rates), &bursts(&rates), &most, &windows)
            .one()
            .await?;
        in_time(wait)
    }

    /// It went well: what was tried before is forgotten, at commit.
    pub fn succeeded(self, tx: &Tx) {
        tx.at_commit(move |db| async move { limits::forget().bind(&db, &self.key.as_slice()).await });
    }
}

impl SignIn {
    /// What the audit log is told about at most once a minute.
    pub(crate) fn name(&self) -> [u8; 32] {
        self.email
    }

    /// Count it; seconds to wait, 0 when it may go on.
    pub(crate) async fn count(&self, db: &impl GenericClient) -> Result<i32, tokio_postgres::Error> {
        limits::attempt_sign_in()
            .bind(
                db,
                &self.address.as_slice(),
                &self.place.as_slice(),
                &self.email.as_slice(),
                &seconds(&self.rates),
                &bursts(&self.rates),
                &self.most,
            )
            .one()
            .await
    }

    /// Says so where it had to wait.
    pub(crate) fn admitted(wait: i32) -> Result<(), ApiError> {
        in_time(wait)
    }

    /// The password was wrong, or the e-mail: written down at commit, for either alike.
    pub(crate) fn failed(&self, tx: &Tx) {
        let email = self.email;
        tx.at_commit(move |db| async move { limits::sign_in_failed().bind(&db, &email.as_slice()).await });
    }

    /// They are who they say: their failures are forgotten at commit, and the place is known from now on.
    pub(crate) fn succeeded(&self, tx: &Tx) {
        let Self {
            address,
            place,
            email,
            rates,
            ..
        } = self.clone();
        tx.at_commit(move |db| async move {
            limits::sign_in_succeeded()
                .bind(
                    &db,
                    &address.as_slice(),
                    &place.as_slice(),
                    &email.as_slice(),
                    &rates[0].every.as_secs_f64(),
                )
                .await
        });
    }
}

/// A new password was set with a proof other than the old one: failures with the old one are forgotten, at commit.
pub fn forget_failures(tx: &Tx, email: &str) {
    let email = sign_in_email(email);
    tx.at_commit(move |db| async move { limits::forget().bind(&db, &email.as_slice()).await });
}

fn sign_in_email(email: &str) -> [u8; 32] {
    key("sign-in email", &[email.as_bytes()])
}

fn in_time(wait: i32) -> Result<(), ApiError> {
    match u32::try_from(wait) {
        Ok(0) => Ok(()),
        Ok(seconds) => Err(too_many(seconds)),
        Err(_) => Err(ApiError::fault("a limit ran backwards")),
    }
}

fn seconds(rates: &[Rate]) -> Vec<f64> {
    rates.iter().map(|rate| rate.every.as_secs_f64()).collect()
}

fn bursts(rates: &[Rate]) -> Vec<i32> {
    rates.iter().map(|rate| count(rate.burst)).collect()
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
