//! Today's numbers for the dashboard.

use axum::Json;
use jiff::Timestamp;
use queries::queries::reports;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{Caller, Guard},
    db::Tx,
    error::{ApiError, Problems},
    flows,
    ids::UserId,
};

/// The account's flows and the caller's day.
#[derive(Debug, Serialize, ToSchema)]
pub struct DashboardStats {
    /// Published flows of the account.
    flow_count: i64,
    /// Walks the caller began since midnight in the account's time zone.
    calls_today: i64,
    /// Of those, resolved.
    resolved_today: i64,
    /// Of those, escalated.
    escalated_today: i64,
}

/// A technician's numbers of the day that `now` is in, where the account is.
///
/// # Errors
/// When the database does not answer.
pub async fn today(tx: &Tx, technician: UserId, now: Timestamp) -> Result<reports::Today, ApiError> {
    Ok(reports::today().bind(tx, &technician.0, &now).one().await?)
}

/// How many flows there are, and the caller's own numbers of today.
#[utoipa::path(get, path = "/dashboard/stats", tag = "reports",
               responses((status = 200, body = DashboardStats), Problems))]
pub async fn read_dashboard_stats(caller: Caller) -> Result<Json<DashboardStats>, ApiError> {
    let (tx, flow_count) = caller
        .begin_with(Guard::SignedIn, async |tx| flows::count_published(tx).await)
        .await?;
    let today = today(&tx, tx.actor().person()?.id, tx.now()).await?;
    tx.finish().await?;
    Ok(Json(DashboardStats {
        flow_count,
        calls_today: today.calls,
        resolved_today: today.resolved,
        escalated_today: today.escalated,
    }))
}
