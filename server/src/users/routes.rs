//! Colleagues, as far as L1 needs them.

use axum::Json;

use crate::{
    auth::{Caller, Guard, Person},
    error::{ApiError, Problems},
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
