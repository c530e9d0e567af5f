//! `Idempotency-Key`: the same key and body give the first answer again, in the same transaction as the effect.

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use queries::queries::idempotency;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    auth::{Actor, Begun, Caller, Guard},
    db::{Claim, TenantTx, Tx},
    error::ApiError,
    ids::UserId,
};

/// The header of a request that may be sent again, and what it was sent for.
#[derive(Debug)]
pub struct Key {
    key: Option<String>,
    route: String,
}

impl<S: Sync> FromRequestParts<S> for Key {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let mut given = parts.headers.get_all("idempotency-key").iter();
        let key = match (given.next(), given.next()) {
            (None, _) => None,
            // Whichever we took, the client might mean the other.
            (Some(_), Some(_)) => return Err(ApiError::invalid("Idempotency-Key", "must be given once")),
            (Some(value), None) => {
                let key = value.to_str().unwrap_or_default();
                if key.is_empty() || key.len() > 255 {
                    return Err(ApiError::invalid(
                        "Idempotency-Key",
                        "must have 1 to 255 visible characters",
                    ));
                }
                Some(key.to_owned())
            }
        };
        Ok(Self {
            key,
            route: format!("{} {}", parts.method, parts.uri.path()),
        })
    }
}

impl Key {
    /// An id for what is made where this request's transaction cannot reach, in another account: the same for the same
    /// request under the same key, so that whoever comes again finds it made. A fresh one without a key.
    ///
    /// # Errors
    /// For the product itself, which sends no keys.
    pub fn id_for(&self, actor: &Actor, input: &impl Serialize) -> Result<Uuid, ApiError> {
        let Some(claim) = self.claim(input)? else {
            return Ok(Uuid::now_v7());
        };
        let mut hash = Sha256::new();
        hash.update(actor.account.0);
        hash.update(actor.person()?.id.0);
        hash.update(claim.fingerprint);
        hash.update(claim.key);
        let digest: [u8; 32] = hash.finalize().into();
        let (id, _) = digest.split_at(16);
        Ok(uuid::Builder::from_custom_bytes(id.try_into().map_err(ApiError::fault)?).into_uuid())
    }

    /// What this request claims, if it may be sent again: its key, for this route and this body.
    ///
    /// # Errors
    /// When the body cannot be written as JSON.
    pub fn claim(&self, input: &impl Serialize) -> Result<Option<Claim>, ApiError> {
        let Some(key) = &self.key else { return Ok(None) };
        // What was understood, written out again: the order of keys and blanks in the client's text do not matter.
        let body = serde_json::to_vec(input).map_err(ApiError::fault)?;
        let mut hash = Sha256::new();
        hash.update(self.route.as_bytes());
        hash.update([0]);
        hash.update(&body);
        Ok(Some(Claim {
            key: key.clone(),
            fingerprint: hash.finalize().into(),
        }))
    }
}

/// Do `work` once for this key, in one transaction with the key: whoever comes again gets the stored answer. `first` is
/// sent along with the opening statements. Without a key it is simply done. Refusals and failures are not stored.
///
/// # Errors
/// 422 when the key was used for something else, and whatever `work` refuses.
pub async fn once<A, T: Serialize>(
    caller: &Caller,
    guard: Guard,
    key: &Key,
    input: &impl Serialize,
    first: impl AsyncFnOnce(&Tx) -> Result<A, ApiError>,
    work: impl AsyncFnOnce(&TenantTx, A) -> Result<(StatusCode, T), ApiError>,
) -> Result<Response, ApiError> {
    let nothing_secret = async |tx: &TenantTx, first| {
        let (status, answer) = work(tx, first).await?;
        Ok((status, answer, None))
    };
    once_with_secret(caller, guard, key, input, first, nothing_secret).await
}

/// As [`once`], for an answer with a field that is shown once and never stored: whoever comes again gets the answer without
/// it.
///
/// # Errors
/// As [`once`].
pub async fn once_with_secret<A, T: Serialize>(
    caller: &Caller,
    guard: Guard,
    key: &Key,
    input: &impl Serialize,
    first: impl AsyncFnOnce(&Tx) -> Result<A, ApiError>,
    work: impl AsyncFnOnce(&TenantTx, A) -> Result<(StatusCode, T, Option<(&'static str, String)>), ApiError>,
) -> Result<Response, ApiError> {
    let claim = key.claim(input)?;
    let (tx, first) = match caller.begin_once(guard, claim.as_ref(), first).await? {
        Begun::Fresh(tx, first) => (tx, first),
        Begun::Seen(tx) => return replay(tx, claim.as_ref().ok_or_else(|| ApiError::fault("no key to replay"))?).await,
    };
    let (status, answer, secret) = work(&tx, first).await?;
    let mut body = serde_json::to_value(answer).map_err(ApiError::fault)?;
    if let Some(Claim { key, .. }) = claim {
        let user = tx.actor().person()?.id;
        let body = body.clone();
        let status = i32::from(status.as_u16());
        tx.at_commit(move |db| async move { idempotency::answer().bind(&db, &status, &body, &user.0, &key).await });
    }
    tx.commit().await?;
    if let Some((name, secret)) = secret {
        body[name] = secret.into();
    }
    Ok((status, Json(body)).into_response())
}

/// Keep an answer for somebody who had no session yet when they asked, so that it can be given again.
///
/// # Errors
/// When the answer cannot be written as JSON.
pub fn keep(tx: &TenantTx, user: UserId, claim: &Claim, answer: &impl Serialize) -> Result<(), ApiError> {
    let body = serde_json::to_value(answer).map_err(ApiError::fault)?;
    let (account, claim) = (tx.actor().account, claim.clone());
    tx.at_commit(move |db| async move {
        let (fingerprint, status) = (claim.fingerprint.as_slice(), 200);
        idempotency::keep()
            .bind(&db, &account.0, &user.0, &claim.key, &fingerprint, &status, &body)
            .await
    });
    Ok(())
}

/// Whether this user's request was done under that key.
///
/// # Errors
/// 422 when the key was used for something else.
pub async fn was_done(tx: &Tx, user: UserId, claim: &Claim) -> Result<bool, ApiError> {
    let stored = idempotency::stored().bind(tx, &user.0, &claim.key).opt().await?;
    stored.map_or(Ok(false), |stored| same(&stored, claim).map(|()| true))
}

fn same(stored: &idempotency::Stored, claim: &Claim) -> Result<(), ApiError> {
    if stored.fingerprint == claim.fingerprint {
        return Ok(());
    }
    Err(ApiError::refuse(
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency_key_reused",
        "This Idempotency-Key was used for another request. Use a new key.",
    ))
}

/// Marks an answer that was given before.
#[must_use]
pub fn replayed(mut response: Response) -> Response {
    let replayed = HeaderValue::from_static("true");
    response.headers_mut().insert("idempotency-replayed", replayed);
    response
}

async fn replay(tx: TenantTx, claim: &Claim) -> Result<Response, ApiError> {
    let user = tx.actor().person()?.id;
    let stored = idempotency::stored().bind(&*tx, &user.0, &claim.key).opt().await?;
    // The first request's transaction has ended by now; if it was rolled back its key went with it.
    let stored = stored
        .ok_or_else(|| ApiError::conflict("busy", "The first request was not done. Send it again.").retry_after(1))?;
    same(&stored, claim)?;
    let (Some(status), Some(body)) = (stored.status, stored.body) else {
        return Err(ApiError::fault("a key was committed without its answer"));
    };
    let status = u16::try_from(status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .unwrap_or(StatusCode::OK);
    Ok(replayed((status, Json(body)).into_response()))
}
