//! Rows of `invites`.

use jiff::Timestamp;
use queries::queries::invites;
use uuid::Uuid;

use super::{Delivery, Invite, NewInvite};
use crate::{
    auth::{Person, tokens::Token},
    db::{TenantTx, Tx},
    error::ApiError,
    ids::{InviteId, UserId},
    page::END_OF_TIME,
};

impl TryFrom<invites::Invite> for Invite {
    type Error = ApiError;

    fn try_from(row: invites::Invite) -> Result<Self, ApiError> {
        Ok(Self {
            id: InviteId(row.id),
            email: row.email,
            role: row.account_role.parse()?,
            invited_by: Person {
                id: UserId(row.invited_by),
                name: row.invited_by_name,
            },
            created_at: row.created_at,
            expires_at: row.expires_at,
            accepted: row.accepted_at.zip(row.accepted_by.map(UserId)),
            revoked_at: row.revoked_at,
            delivery: row.delivery.parse()?,
            delivery_at: row.delivery_at,
        })
    }
}

/// Whether somebody of this account has that e-mail, and is active.
pub(super) async fn colleague_with_email(tx: &Tx, email: &str) -> Result<Option<bool>, ApiError> {
    Ok(invites::member_with_email().bind(tx, &email).opt().await?)
}

/// Whether that e-mail has an invite that can be accepted; one that expired goes.
pub(super) async fn clear_expired_and_find_open(tx: &Tx, email: &str) -> Result<bool, ApiError> {
    let (_, open) = futures::try_join!(async { invites::clear_expired().bind(tx, &email).await }, async {
        invites::open_invite_for().bind(tx, &email).opt().await
    },)?;
    Ok(open.is_some())
}

/// Make it; the time it has begins now.
pub(super) async fn insert(
    tx: &TenantTx,
    id: InviteId,
    new: &NewInvite,
    delivery: Delivery,
    token: &Token,
) -> Result<Invite, ApiError> {
    let by = tx.actor().person()?.clone();
    let made = invites::insert_invite()
        .bind(
            &**tx,
            &tx.actor().account.0,
            &id.0,
            &&*new.email,
            &new.email.normal(),
            &new.role.as_str(),
            &token.hash().as_slice(),
            &by.id.0,
            &delivery.as_str(),
        )
        .one()
        .await?;
    Ok(Invite {
        id,
        email: new.email.to_string(),
        role: new.role,
        invited_by: by,
        created_at: made.created_at,
        expires_at: made.expires_at,
        accepted: None,
        revoked_at: None,
        delivery,
        delivery_at: made.created_at,
    })
}

/// Newest first, those made before that one; only those still open, if asked for.
pub(super) async fn list(
    tx: &Tx,
    only_open: bool,
    before: Option<(Timestamp, Uuid)>,
    most: i64,
) -> Result<Vec<Invite>, ApiError> {
    let (at, id) = before.unwrap_or((END_OF_TIME, Uuid::max()));
    let rows = if only_open {
        invites::list_open_invites().bind(tx, &at, &id, &most).all().await?
    } else {
        invites::list_invites().bind(tx, &at, &id, &most).all().await?
    };
    rows.into_iter().map(Invite::try_from).collect()
}

/// The invite of that id.
pub(super) async fn find(tx: &Tx, id: InviteId) -> Result<Option<Invite>, ApiError> {
    invites::find_invite()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Invite::try_from)
        .transpose()
}

/// The invite whose token has that hash.
pub(super) async fn by_token(tx: &Tx, hash: &[u8; 32]) -> Result<Option<Invite>, ApiError> {
    invites::invite_by_token()
        .bind(tx, &hash.as_slice())
        .opt()
        .await?
        .map(Invite::try_from)
        .transpose()
}

/// A new token and seven days, unless it is over; until when it can now be accepted.
pub(super) async fn renew(
    tx: &Tx,
    id: InviteId,
    delivery: Delivery,
    token: &Token,
) -> Result<Option<Timestamp>, ApiError> {
    Ok(invites::renew_invite()
        .bind(tx, &token.hash().as_slice(), &delivery.as_str(), &id.0)
        .opt()
        .await?)
}

/// What became of the letter with that link; whether it was still being waited for.
pub(super) async fn letter_ended(tx: &Tx, id: InviteId, token: &Token, delivery: Delivery) -> Result<bool, ApiError> {
    let noted = invites::letter_ended()
        .bind(tx, &delivery.as_str(), &id.0, &token.hash().as_slice())
        .opt()
        .await?;
    Ok(noted.is_some())
}

/// Take it back, unless it is over; whether that was done.
pub(super) async fn revoke(tx: &Tx, id: InviteId) -> Result<bool, ApiError> {
    Ok(invites::revoke_invite().bind(tx, &id.0).opt().await?.is_some())
}

/// Use it, if it can be used at this moment; whether it could.
pub(super) async fn accept(tx: &Tx, hash: &[u8; 32], by: UserId) -> Result<bool, ApiError> {
    Ok(invites::accept_invite().bind(tx, &by.0, &hash.as_slice()).await? == 1)
}
