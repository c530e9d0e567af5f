//! Rows of `second_factors`, `recovery_codes` and `pending_sign_ins`.

use jiff::Timestamp;
use queries::queries::factors;
use uuid::Uuid;

use super::{CODES, Code, Secret, recovery_code};
use crate::{
    auth::tokens::{Claimed, Token},
    db::{TenantTx, Tx},
    error::ApiError,
    ids::UserId,
    limits::Attempt,
};

/// What is known of a user's second factor; never its secret.
#[derive(Debug, Clone, Copy, Default)]
pub struct Factor {
    /// Since when it is asked for; `None` while it is off.
    pub on_since: Option<Timestamp>,
    /// Recovery codes that were not used yet.
    pub codes_left: i64,
}

/// Somebody whose password was right.
#[derive(Debug)]
pub(in crate::auth) struct Pending {
    /// Whose password it was.
    pub user: UserId,
    /// How many codes can still be tried after this one.
    pub tries_left: i32,
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::auth) enum Tried {
    /// It was right, and is spent now.
    Right(&'static str),
    /// It was wrong, or used before.
    Wrong,
}

/// A user's second factor; off where there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &Tx, user: UserId) -> Result<Factor, ApiError> {
    let row = factors::factor().bind(tx, &user.0).opt().await?;
    Ok(row.map_or_else(Factor::default, |row| Factor {
        on_since: row.confirmed_at,
        codes_left: row.codes_left,
    }))
}

/// Remember that the password was right; answers what the second step brings along.
pub(in crate::auth) fn begin_pending(tx: &TenantTx, user: UserId) -> Token {
    let (account, id) = (tx.actor().account, Uuid::now_v7());
    let token = Token::fresh(account);
    let hash = token.hash();
    tx.at_commit(move |db| async move {
        factors::insert_pending()
            .bind(&db, &account.0, &id, &user.0, &hash.as_slice())
            .await
    });
    token
}

/// Spend a try; `None` where the sign-in is over, used up, or was never begun.
pub(in crate::auth) async fn attempt(tx: &Tx, token: &Claimed) -> Result<Option<Pending>, ApiError> {
    let row = factors::attempt_pending()
        .bind(tx, &token.hash.as_slice())
        .opt()
        .await?;
    Ok(row.map(|row| Pending {
        user: UserId(row.user_id),
        tries_left: 5 - row.attempts,
    }))
}

/// No sign-in of the user's that waits for a code goes on.
pub fn end_pending(tx: &Tx, user: UserId) {
    tx.at_commit(move |db| async move { factors::end_pending().bind(&db, &user.0).await });
}

/// Try a code, and spend it where it is right.
///
/// # Errors
/// 429 where too many codes of the phone were wrong lately; recovery codes, which nobody can guess, are looked at even then,
/// so that whoever knows the password cannot keep the rightful user out.
pub(in crate::auth) async fn try_code(
    tx: &TenantTx,
    user: UserId,
    code: &Code,
    limit: &Attempt,
) -> Result<Tried, ApiError> {
    let Some(secret) = factors::lock_factor().bind(&**tx, &user.0).opt().await? else {
        return Ok(Tried::Wrong);
    };
    match code {
        Code::Neither => Ok(Tried::Wrong),
        Code::Recovery(hash) => {
            let spent = factors::spend_recovery_code()
                .bind(&**tx, &user.0, &hash.as_slice())
                .await?;
            Ok(if spent == 1 {
                Tried::Right("recovery_code")
            } else {
                Tried::Wrong
            })
        }
        Code::Phone(digits) => {
            limit.count(&**tx).await?;
            let Some(step) = Secret::read(&secret)?.step_of(digits, tx.now())? else {
                return Ok(Tried::Wrong);
            };
            let spent = factors::spend_step()
                .bind(&**tx, &step, &user.0, &secret.as_slice())
                .await?;
            Ok(if spent == 1 { Tried::Right("totp") } else { Tried::Wrong })
        }
    }
}

/// Begin setting one up; one begun before is forgotten, one that is on stays on meanwhile.
pub(super) fn begin(tx: &TenantTx, user: UserId, secret: &Secret) {
    let (account, secret) = (tx.actor().account, secret.0);
    tx.at_commit(move |db| async move {
        factors::begin_factor()
            .bind(&db, &account.0, &user.0, &secret.as_slice())
            .await
    });
}

/// The secret being set up; `None` where nothing is, or since too long.
pub(super) async fn being_set_up(tx: &Tx, user: UserId) -> Result<Option<Secret>, ApiError> {
    let secret = factors::new_secret().bind(tx, &user.0).opt().await?;
    secret.map(|secret| Secret::read(&secret)).transpose()
}

/// Whether the new secret is the user's factor now; not when another confirmation or set-up was quicker.
pub(super) async fn confirm(tx: &Tx, user: UserId, secret: &Secret, step: i64) -> Result<bool, ApiError> {
    let confirmed = factors::confirm_factor()
        .bind(tx, &step, &user.0, &secret.0.as_slice())
        .await?;
    Ok(confirmed == 1)
}

/// New recovery codes in place of the old ones; answers them, as nothing else ever will.
pub(super) fn remake_codes(tx: &TenantTx, user: UserId) -> Vec<String> {
    let account = tx.actor().account;
    let codes: Vec<_> = (0..CODES).map(|_| recovery_code()).collect();
    let ids: Vec<_> = codes.iter().map(|_| Uuid::now_v7()).collect();
    let hashes: Vec<_> = codes
        .iter()
        .filter_map(|code| match Code::read(code) {
            Code::Recovery(hash) => Some(hash.to_vec()),
            Code::Phone(_) | Code::Neither => None,
        })
        .collect();
    tx.at_commit(move |db| async move { factors::remove_recovery_codes().bind(&db, &user.0).await });
    tx.at_commit(move |db| async move {
        factors::insert_recovery_codes()
            .bind(&db, &account.0, &ids, &user.0, &hashes)
            .await
    });
    codes
}

/// Whether it is on; locked, so that its recovery codes are made anew by one at a time.
pub(super) async fn lock(tx: &Tx, user: UserId) -> Result<bool, ApiError> {
    Ok(factors::lock_factor().bind(tx, &user.0).opt().await?.is_some())
}

/// Turn it off and forget its secret; whether there was one.
pub(super) async fn remove(tx: &Tx, user: UserId) -> Result<bool, ApiError> {
    Ok(factors::remove_factor().bind(tx, &user.0).await? == 1)
}

/// Forget sign-ins that were never completed; answers how many.
///
/// # Errors
/// When the database does not answer.
pub async fn expire(tx: &Tx, most: i64) -> Result<u64, ApiError> {
    Ok(factors::expire_pending().bind(tx, &most).await?)
}
