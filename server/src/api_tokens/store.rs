//! Rows of `api_tokens`.

use queries::queries::api_tokens;

use super::{ApiTokenView, routes::NewApiToken};
use crate::{
    auth::{Scope, tokens::Token},
    db::{TenantTx, Tx},
    error::ApiError,
    ids::{ApiTokenId, UserId},
};

impl TryFrom<api_tokens::ApiToken> for ApiTokenView {
    type Error = ApiError;

    fn try_from(row: api_tokens::ApiToken) -> Result<Self, ApiError> {
        Ok(Self {
            id: ApiTokenId(row.id),
            name: row.name,
            scopes: row
                .scopes
                .iter()
                .map(|scope| Scope::read(scope))
                .collect::<Result<_, _>>()?,
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
        })
    }
}

/// The user's tokens, the newest first; without those that were revoked.
pub(super) async fn list(tx: &Tx, user: UserId) -> Result<Vec<ApiTokenView>, ApiError> {
    let rows = api_tokens::list_own().bind(tx, &user.0).all().await?;
    rows.into_iter().map(ApiTokenView::try_from).collect()
}

/// How many living tokens the user has; locked, so that of two who make one the second counts the first.
pub(super) async fn lock_and_count(tx: &Tx, user: UserId) -> Result<i64, ApiError> {
    api_tokens::lock_user().bind(tx, &user.0).one().await?;
    Ok(api_tokens::count_living().bind(tx, &user.0).one().await?)
}

/// Make it.
pub(super) async fn insert(
    tx: &TenantTx,
    user: UserId,
    new: &NewApiToken,
    token: &Token,
) -> Result<ApiTokenView, ApiError> {
    let scopes: Vec<_> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    api_tokens::insert_token()
        .bind(
            &**tx,
            &tx.actor().account.0,
            &ApiTokenId::fresh().0,
            &user.0,
            &&*new.name,
            &token.hash().as_slice(),
            &scopes,
            &new.expires_in_days,
        )
        .one()
        .await?
        .try_into()
}

/// Revoke one of the user's own; whether it was still good, and `None` where there is none of that id.
pub(super) async fn revoke(tx: &Tx, user: UserId, id: ApiTokenId) -> Result<Option<bool>, ApiError> {
    let Some(found) = api_tokens::own_token().bind(tx, &user.0, &id.0).opt().await? else {
        return Ok(None);
    };
    let revoked = api_tokens::revoke_token().bind(tx, &user.0, &id.0).await?;
    Ok(Some(found.revoked_at.is_none() && revoked == 1))
}

/// None of the user's tokens works any more; for when they leave, or somebody else may know their password.
pub fn revoke_all(tx: &Tx, user: UserId) {
    tx.at_commit(move |db| async move { api_tokens::revoke_all().bind(&db, &user.0).await });
}

/// It was used just now.
pub fn touch(tx: &Tx, id: ApiTokenId) {
    tx.at_commit(move |db| async move { api_tokens::touch_token().bind(&db, &id.0).await });
}
