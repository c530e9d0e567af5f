//! The way of a proposal: handed in, taken back, approved or rejected.

use flowtree::check::check;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{ProposalStatus, ProposalView, edit, store};
use crate::{
    audit::{self, Action, Outcome},
    auth::Role,
    db::TenantTx,
    error::ApiError,
    flows,
    ids::ProposalId,
    text::Text,
    users,
};

/// Which state of a proposal is meant.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalRevision {
    /// As it was looked at.
    pub revision: i32,
}

/// A yes.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveInput {
    /// As it was looked at.
    pub revision: i32,
    /// What is new, for those who walk the flow.
    pub change_note: Text<1, 500>,
}

/// A no.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectInput {
    /// As it was looked at.
    pub revision: i32,
    /// Why, for its author.
    pub reason: Text<1, 2000>,
}

fn state(message: &'static str) -> ApiError {
    ApiError::conflict("proposal_state", message)
}

/// Hand a proposal in. It must keep the rules of a flow.
///
/// # Errors
/// 409 unless it is a draft of that revision; 422 `flow_invalid` with the problems.
pub async fn submit(tx: &TenantTx, id: ProposalId, revision: i32) -> Result<ProposalView, ApiError> {
    let draft = edit::lock(tx, id).await?;
    if draft.status != ProposalStatus::Draft || draft.created_by != tx.actor().person()?.id {
        return Err(state("This proposal is not a draft of yours."));
    }
    draft.is_still(revision)?;
    let problems = check(&draft.tree);
    if !problems.is_empty() {
        return Err(flows::invalid(&problems));
    }
    store::submit(tx, id).await?;
    audit::done(tx, Action::ProposalSubmitted, id.0);
    edit::found(tx, id).await
}

/// Take a proposal back from review, to go on writing.
///
/// # Errors
/// 409 unless it waits for review and is the caller's.
pub async fn withdraw(tx: &TenantTx, id: ProposalId) -> Result<ProposalView, ApiError> {
    let draft = edit::lock(tx, id).await?;
    if draft.status != ProposalStatus::Submitted || draft.created_by != tx.actor().person()?.id {
        return Err(state("This is no proposal of yours that waits for review."));
    }
    store::withdraw(tx, id).await?;
    audit::done(tx, Action::ProposalWithdrawn, id.0);
    edit::found(tx, id).await
}

/// Approve a proposal: it becomes a flow, or the next version of the one it changes.
///
/// # Errors
/// 409 unless it waits for review in that revision, or when the flow has a newer version than the proposal knows.
pub async fn approve(tx: &TenantTx, id: ProposalId, input: &ApproveInput) -> Result<ProposalView, ApiError> {
    let draft = edit::lock(tx, id).await?;
    if draft.status != ProposalStatus::Submitted {
        return Err(state("This proposal does not wait for review."));
    }
    draft.is_still(input.revision)?;
    let problems = check(&draft.tree);
    if !problems.is_empty() {
        return Err(flows::invalid(&problems));
    }
    let flow = match draft.flow {
        Some(flow) => {
            flows::publish_change(tx, flow, draft.base_version, &draft.tree, &input.change_note).await?;
            flow
        }
        None => {
            // Whoever may not author flows hands theirs over to whoever approves it.
            let proposer = users::find(tx, draft.created_by).await?;
            let may_author = proposer.is_some_and(|user| matches!(user.role, Role::Engineer | Role::Owner));
            let author = if may_author {
                draft.created_by
            } else {
                tx.actor().person()?.id
            };
            flows::publish_new(tx, author, &draft.tree, &input.change_note).await?
        }
    };
    store::review(tx, id, ProposalStatus::Approved, Some(&input.change_note), Some(flow)).await?;
    audit::record(
        tx,
        Action::ProposalApproved,
        id.0,
        Outcome::Done,
        json!({ "flow_id": flow }),
    );
    edit::found(tx, id).await
}

/// Reject a proposal, with the reason.
///
/// # Errors
/// 409 unless it waits for review in that revision.
pub async fn reject(tx: &TenantTx, id: ProposalId, input: &RejectInput) -> Result<ProposalView, ApiError> {
    let draft = edit::lock(tx, id).await?;
    if draft.status != ProposalStatus::Submitted {
        return Err(state("This proposal does not wait for review."));
    }
    draft.is_still(input.revision)?;
    store::review(tx, id, ProposalStatus::Rejected, Some(&input.reason), None).await?;
    audit::done(tx, Action::ProposalRejected, id.0);
    edit::found(tx, id).await
}
