//! The end of a walk: resolved or escalated, and its ticket with it.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{SessionKind, Target, Walk, WalkStatus, WalkView, store, view};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    db::TenantTx,
    error::ApiError,
    proposals,
    text::{OptionalText, Text, given},
    tickets::{self, TicketStatus},
};

/// What fixed it, and whether the flow helped.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveInput {
    /// Required on a walk with a flow; means nothing on an ad-hoc walk.
    #[serde(default)]
    pub helpful: Option<bool>,
    /// What fixed it.
    pub resolution_notes: Text<1, 10000>,
}

/// Why an engineer is needed.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EscalateInput {
    /// In words.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 4000>>)]
    pub reason: OptionalText<4000>,
    /// One of the account's categories, or what the flow says.
    pub reason_category: Text<1, 30>,
}

/// Resolve a locked walk and its locked ticket.
///
/// # Errors
/// 409 with the fresh walk unless the caller holds it; 422 when the vote is missing.
pub async fn resolve(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &ResolveInput,
) -> Result<(StatusCode, WalkView), ApiError> {
    if let Err(error) = walk.held_by(tx.actor().person()?) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    let helpful = match (walk.target.kind(), input.helpful) {
        (SessionKind::Adhoc, _) => None,
        (SessionKind::Flow | SessionKind::Proposal, None) => {
            return Err(ApiError::invalid("helpful", "is required on a walk with a flow"));
        }
        (SessionKind::Flow | SessionKind::Proposal, vote) => vote,
    };
    let resolution = input.resolution_notes.to_string();
    store::resolve(tx, walk.id, resolution.clone(), helpful);
    tickets::resolve(tx, walk.ticket.ticket_id, walk.ticket.status, resolution.clone());
    if let (Target::Proposal { id, .. }, Some(true)) = (&walk.target, helpful) {
        proposals::revalidate(tx, *id);
    }
    audit::record(
        tx,
        Action::WalkResolved,
        walk.id.0,
        Outcome::Done,
        json!({ "helpful": helpful }),
    );
    walk.end_pause(tx.now());
    walk.status = WalkStatus::Resolved;
    walk.resolution_notes = Some(resolution);
    walk.helpful = helpful;
    walk.resolved_at = Some(tx.now());
    walk.ticket.status = TicketStatus::Resolved;
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}

/// Escalate a locked walk and its locked ticket.
///
/// # Errors
/// 409 with the fresh walk unless the caller holds it.
pub async fn escalate(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &EscalateInput,
) -> Result<(StatusCode, WalkView), ApiError> {
    if let Err(error) = walk.held_by(tx.actor().person()?) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    let (reason, category) = (
        given(&input.reason).map(ToOwned::to_owned),
        input.reason_category.to_string(),
    );
    store::escalate(tx, walk.id, reason.clone(), category.clone());
    tickets::escalate(tx, walk.ticket.ticket_id, walk.ticket.status, category.clone());
    audit::record(
        tx,
        Action::WalkEscalated,
        walk.id.0,
        Outcome::Done,
        json!({ "reason_category": category }),
    );
    walk.end_pause(tx.now());
    walk.status = WalkStatus::Escalated;
    walk.escalation_reason = reason;
    walk.escalation_reason_category = Some(category);
    walk.resolved_at = Some(tx.now());
    walk.ticket.status = TicketStatus::Escalated;
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}
