//! One's own second factor: set up, confirmed, its recovery codes made anew, turned off.

use axum::{Json, http::StatusCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Code, Secret, is_required, store};
use crate::{
    accounts,
    audit::{self, Action, Outcome},
    auth::{ActingUser, Caller, Guard, sessions},
    db::TenantTx,
    error::{ApiError, Problems},
    request::Body,
    text::Text,
};

/// One's second factor.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactorView {
    /// Since when it is asked for; null while it is off.
    on_since: Option<Timestamp>,
    /// Recovery codes that were not used yet.
    recovery_codes_left: i64,
    /// Whether it may not be turned off: by the account's settings for owners, always for super admins.
    is_required: bool,
}

/// A second factor to be: what an authenticator app is given. It counts once a first code of it was brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewSecondFactorView {
    /// For typing it in by hand, in base 32.
    secret: String,
    /// For a QR code: an `otpauth://` URI.
    uri: String,
}

/// Recovery codes, told this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecoveryCodesView {
    /// Each signs in once, where no code of the phone can be had.
    recovery_codes: Vec<String>,
}

/// The first code of the app.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmSecondFactor {
    /// Six digits.
    code: Text<1, 40>,
}

/// Whether a second factor is on, and what is left of its recovery codes.
#[utoipa::path(get, path = "/auth/totp", tag = "auth", responses((status = 200, body = SecondFactorView), Problems))]
pub async fn read_second_factor(caller: Caller) -> Result<Json<SecondFactorView>, ApiError> {
    let tx = caller.begin(Guard::Session).await?;
    let user = acting(&tx)?;
    let (factor, account) = futures::try_join!(store::find(&tx, user.person.id), accounts::current(&tx))?;
    let view = SecondFactorView {
        on_since: factor.on_since,
        recovery_codes_left: factor.codes_left,
        is_required: is_required(&user.member, account.owners_need_second_factor),
    };
    tx.finish().await?;
    Ok(Json(view))
}

/// Begin setting up a second factor, or another one in its place: nothing changes before its first code was brought.
#[utoipa::path(post, path = "/auth/totp", tag = "auth", responses((status = 201, body = NewSecondFactorView), Problems))]
pub async fn begin_second_factor(caller: Caller) -> Result<(StatusCode, Json<NewSecondFactorView>), ApiError> {
    let tx = caller.begin(Guard::Session).await?;
    tx.recently_confirmed()?;
    let user = acting(&tx)?;
    let secret = Secret::fresh();
    let view = NewSecondFactorView {
        secret: secret.base32()?,
        uri: secret.uri(&user.email)?,
    };
    let id = user.person.id;
    store::begin(&tx, id, &secret);
    audit::done(&tx, Action::SecondFactorBegun, id.0);
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Turn the second factor on with the first code of the app. Ends one's other sessions, which began without it.
#[utoipa::path(post, path = "/auth/totp/confirm", tag = "auth", request_body = ConfirmSecondFactor,
               responses((status = 200, body = RecoveryCodesView), Problems))]
pub async fn confirm_second_factor(
    caller: Caller,
    Body(input): Body<ConfirmSecondFactor>,
) -> Result<Json<RecoveryCodesView>, ApiError> {
    let tx = caller.begin(Guard::Session).await?;
    tx.recently_confirmed()?;
    let user = acting(&tx)?.person.id;
    let secret = store::being_set_up(&tx, user).await?.ok_or_else(not_begun)?;
    let step = match Code::read(&input.code) {
        Code::Phone(digits) => secret.step_of(&digits, tx.now())?,
        Code::Recovery(_) | Code::Neither => None,
    };
    let step = step.ok_or_else(|| {
        ApiError::invalid(
            "code",
            "is not what the app shows now; check that the phone's clock is right",
        )
    })?;
    if !store::confirm(&tx, user, &secret, step).await? {
        return Err(not_begun());
    }
    let recovery_codes = store::remake_codes(&tx, user);
    store::end_pending(&tx, user);
    sessions::end_others(&tx);
    audit::done(&tx, Action::SecondFactorOn, user.0);
    tx.commit().await?;
    Ok(Json(RecoveryCodesView { recovery_codes }))
}

fn not_begun() -> ApiError {
    ApiError::conflict(
        "no_set_up",
        "No second factor is being set up here. Begin again, and use the new code.",
    )
}

/// Make ten new recovery codes; the old ones are worth nothing from then on.
#[utoipa::path(post, path = "/auth/totp/recovery-codes", tag = "auth",
               responses((status = 200, body = RecoveryCodesView), Problems))]
pub async fn remake_recovery_codes(caller: Caller) -> Result<Json<RecoveryCodesView>, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    tx.recently_confirmed()?;
    let user = acting(&tx)?.person.id;
    if !store::lock(&tx, user).await? {
        return Err(is_off());
    }
    let recovery_codes = store::remake_codes(&tx, user);
    audit::done(&tx, Action::RecoveryCodesMade, user.0);
    tx.commit().await?;
    Ok(Json(RecoveryCodesView { recovery_codes }))
}

/// Turn the second factor off; its secret and its recovery codes are forgotten. Ends one's other sessions.
#[utoipa::path(delete, path = "/auth/totp", tag = "auth", responses((status = 204), Problems))]
pub async fn turn_second_factor_off(caller: Caller) -> Result<StatusCode, ApiError> {
    let (tx, account) = caller
        .begin_with(Guard::SignedIn, async |tx| accounts::current(tx).await)
        .await?;
    tx.recently_confirmed()?;
    let user = acting(&tx)?;
    if is_required(&user.member, account.owners_need_second_factor) {
        return Err(ApiError::conflict(
            "second_factor_kept",
            "A second factor is required of you. It can be replaced, not turned off.",
        ));
    }
    let id = user.person.id;
    if !store::remove(&tx, id).await? {
        return Err(is_off());
    }
    store::end_pending(&tx, id);
    sessions::end_others(&tx);
    audit::record(&tx, Action::SecondFactorOff, id.0, Outcome::Done, json!({}));
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn is_off() -> ApiError {
    ApiError::conflict("second_factor_off", "No second factor is on. Set one up first.")
}

fn acting(tx: &TenantTx) -> Result<&ActingUser, ApiError> {
    tx.actor().user.as_ref().ok_or_else(ApiError::unauthorized)
}
