//! An author's own proposals.

use axum::Json;

use super::{ProposalView, store};
use crate::{
    auth::{Caller, Guard},
    error::{ApiError, Problems},
};

/// The caller's own proposals, the latest change first, 200 at most.
#[utoipa::path(get, path = "/l1/drafts", tag = "l1", responses((status = 200, body = [ProposalView]), Problems))]
pub async fn list_drafts(caller: Caller) -> Result<Json<Vec<ProposalView>>, ApiError> {
    let tx = caller.begin(Guard::L1OrCoverage).await?;
    let drafts = store::own(&tx, tx.actor().person()?.id).await?;
    tx.finish().await?;
    Ok(Json(drafts))
}
