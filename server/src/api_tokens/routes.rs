//! One's own API tokens: listed, made, revoked. For people who are signed in, never for tokens.

use axum::{Json, http::StatusCode, response::Response};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{ApiTokenView, MOST, store};
use crate::{
    audit::{self, Action, Outcome},
    auth::{Caller, Guard, Scope, tokens::Token},
    error::{ApiError, Problems},
    idempotency::{self, Key},
    ids::ApiTokenId,
    request::{Body, Path},
    text::Text,
};

/// A token to be.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiToken {
    /// What it is for, in its user's words.
    pub(super) name: Text<1, 80>,
    /// What it may be used for: each once, at least one.
    #[schema(min_items = 1, max_items = 4)]
    pub(super) scopes: Vec<Scope>,
    /// How many days it works.
    #[schema(minimum = 1, maximum = 365)]
    pub(super) expires_in_days: i32,
}

/// A token just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewApiTokenView {
    #[serde(flatten)]
    api_token: ApiTokenView,
    /// The token itself, told in this one answer; null when the same request is answered again, since it is stored nowhere.
    token: Option<String>,
}

/// One's own API tokens, the newest first; revoked ones and those that ran out a month ago are left out.
#[utoipa::path(get, path = "/api-tokens", tag = "api-tokens", responses((status = 200, body = [ApiTokenView]), Problems))]
pub async fn list_api_tokens(caller: Caller) -> Result<Json<Vec<ApiTokenView>>, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let tokens = store::list(&tx, tx.actor().person()?.id).await?;
    tx.finish().await?;
    Ok(Json(tokens))
}

/// Make an API token. It is told once, in this answer.
#[utoipa::path(post, path = "/api-tokens", tag = "api-tokens", request_body = NewApiToken,
               responses((status = 201, body = NewApiTokenView), Problems))]
pub async fn make_api_token(caller: Caller, key: Key, Body(input): Body<NewApiToken>) -> Result<Response, ApiError> {
    check(&input)?;
    idempotency::once_with_secret(
        &caller,
        Guard::SignedIn,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| {
            tx.recently_confirmed()?;
            let user = tx.actor().person()?.id;
            if store::lock_and_count(tx, user).await? >= MOST {
                return Err(ApiError::conflict(
                    "too_many_tokens",
                    format!("There are {MOST} API tokens already. Revoke one that is not used any more."),
                ));
            }
            let token = Token::fresh_for_api(tx.actor().account);
            let made = store::insert(tx, user, &input, &token).await?;
            let detail = json!({ "scopes": made.scopes, "expires_at": made.expires_at });
            audit::record(tx, Action::ApiTokenMade, made.id.0, Outcome::Done, detail);
            let answer = NewApiTokenView {
                api_token: made,
                token: None,
            };
            Ok((StatusCode::CREATED, answer, Some(("token", token.reveal().to_owned()))))
        },
    )
    .await
}

fn check(input: &NewApiToken) -> Result<(), ApiError> {
    if input.scopes.is_empty() {
        return Err(ApiError::invalid("scopes", "must name at least one"));
    }
    let twice = |(index, scope)| input.scopes[..index].contains(scope);
    if input.scopes.iter().enumerate().any(twice) {
        return Err(ApiError::invalid("scopes", "must name each once"));
    }
    if !(1..=365).contains(&input.expires_in_days) {
        return Err(ApiError::invalid("expires_in_days", "must be 1 to 365"));
    }
    Ok(())
}

/// Revoke one of one's own API tokens: its next use is refused. Answers alike when it was revoked before.
#[utoipa::path(delete, path = "/api-tokens/{id}", tag = "api-tokens", params(("id" = ApiTokenId, Path)),
               responses((status = 204), Problems))]
pub async fn revoke_api_token(caller: Caller, Path(id): Path<ApiTokenId>) -> Result<StatusCode, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let user = tx.actor().person()?.id;
    let was_good = store::revoke(&tx, user, id)
        .await?
        .ok_or_else(|| ApiError::not_found("API token"))?;
    if was_good {
        audit::done(&tx, Action::ApiTokenRevoked, id.0);
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
