//! People: as far as L1 needs its colleagues, and as owners decide about them.

use axum::Json;

use super::{
    people::{self, ChangeActive, ChangeCoverage, ChangeRole, CoverageView, PersonView},
    store,
};
use crate::{
    auth::{Caller, Guard, Person},
    error::{ApiError, Problems},
    ids::UserId,
    request::{Body, Path},
};

/// Whom a walk can be handed to: everybody who may work the L1 surface, by name, the caller included.
#[utoipa::path(get, path = "/l1/colleagues", tag = "l1", responses((status = 200, body = [Person]), Problems))]
pub async fn list_colleagues(caller: Caller) -> Result<Json<Vec<Person>>, ApiError> {
    let (tx, people) = caller
        .begin_with(Guard::L1OrCoverage, async |tx| super::l1_surface(tx).await)
        .await?;
    tx.finish().await?;
    Ok(Json(people))
}

/// Everybody in the account, the active ones first, by name.
#[utoipa::path(get, path = "/users", tag = "people", responses((status = 200, body = [PersonView]), Problems))]
pub async fn list_people(caller: Caller) -> Result<Json<Vec<PersonView>>, ApiError> {
    let (tx, people) = caller
        .begin_with(Guard::Owner, async |tx| store::people(tx).await)
        .await?;
    tx.finish().await?;
    Ok(Json(people))
}

/// Change somebody's role. Their sessions end, and they sign in again as what they now are.
#[utoipa::path(patch, path = "/users/{id}/role", tag = "people", params(("id" = UserId, Path)), request_body = ChangeRole,
               responses((status = 200, body = PersonView), (status = 402, body = crate::error::Problem), Problems))]
pub async fn change_role(
    caller: Caller,
    Path(id): Path<UserId>,
    Body(input): Body<ChangeRole>,
) -> Result<Json<PersonView>, ApiError> {
    let (tx, locked) = caller
        .begin_with(Guard::Owner, async |tx| people::lock(tx, id).await)
        .await?;
    let person = people::change_role(&tx, locked, input.role).await?;
    tx.commit().await?;
    Ok(Json(person))
}

/// Let an engineer work the L1 surface, or no longer.
#[utoipa::path(patch, path = "/users/{id}/coverage", tag = "people", params(("id" = UserId, Path)),
               request_body = ChangeCoverage, responses((status = 200, body = CoverageView), Problems))]
pub async fn change_coverage(
    caller: Caller,
    Path(id): Path<UserId>,
    Body(input): Body<ChangeCoverage>,
) -> Result<Json<CoverageView>, ApiError> {
    let (tx, locked) = caller
        .begin_with(Guard::Owner, async |tx| people::lock(tx, id).await)
        .await?;
    let coverage = people::change_coverage(&tx, locked, input.can_cover_l1).await?;
    tx.commit().await?;
    Ok(Json(coverage))
}

/// Deactivate somebody, or take them back. Deactivating ends their sessions at once, frees their seat, and puts the tickets
/// of their active walks back.
#[utoipa::path(patch, path = "/users/{id}/active", tag = "people", params(("id" = UserId, Path)), request_body = ChangeActive,
               responses((status = 200, body = PersonView), (status = 402, body = crate::error::Problem), Problems))]
pub async fn change_active(
    caller: Caller,
    Path(id): Path<UserId>,
    Body(input): Body<ChangeActive>,
) -> Result<Json<PersonView>, ApiError> {
    let (tx, locked) = caller
        .begin_with(Guard::Owner, async |tx| people::lock(tx, id).await)
        .await?;
    let person = people::change_active(&tx, locked, input.is_active).await?;
    tx.commit().await?;
    Ok(Json(person))
}
