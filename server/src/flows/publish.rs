//! A draft becomes a version; a flow is put away and taken out again.

use axum::http::StatusCode;
use flowtree::{Problem, Tree, check::check};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{FlowStatus, FlowView, draft, store};
use crate::{
    audit::{self, Action, Outcome},
    db::TenantTx,
    error::ApiError,
    ids::{FlowId, UserId},
    text::Text,
};

/// Which draft, and what is new in it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishInput {
    /// The draft's revision as it was looked at.
    pub revision: i32,
    /// For those who walk it, and those who come to write after.
    pub change_note: Text<1, 500>,
}

/// A tree that breaks rules is not published, with all that is wrong with it.
pub fn invalid(problems: &[Problem]) -> ApiError {
    let many = problems.len();
    let message = if many == 1 {
        "There is a problem in this flow; solve it first.".to_owned()
    } else {
        format!("There are {many} problems in this flow; solve them first.")
    };
    ApiError::refuse(StatusCode::UNPROCESSABLE_ENTITY, "flow_invalid", message).with("problems", problems)
}

/// Publish the draft of a flow as its next version.
///
/// # Errors
/// 403 for whom the flow is not theirs to change; 409 when the draft is another by now, or nothing is new in it; 422
/// `flow_invalid` with the problems.
pub async fn publish(tx: &TenantTx, id: FlowId, input: &PublishInput) -> Result<FlowView, ApiError> {
    let before = store::lock_draft(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("flow"))?;
    before.authored.writable_by(tx)?;
    before.authored.not_archived()?;
    if before.revision != input.revision {
        return Err(draft::moved_on(before.mark.as_ref()));
    }
    if before.mark.is_none() {
        return Err(draft::no_draft());
    }
    let problems = check(&before.tree);
    if !problems.is_empty() {
        return Err(invalid(&problems));
    }
    if let Some(version) = before.current_version {
        let current = store::tree(tx, id, version).await?.map(super::parse).transpose()?;
        if current.as_ref() == Some(&before.tree) {
            return Err(draft::no_draft());
        }
    }
    let version = before.current_version.unwrap_or(0) + 1;
    next_version(tx, id, version, &before.tree, &input.change_note, false).await?;
    super::find(tx, id).await?.ok_or_else(|| ApiError::not_found("flow"))
}

/// Write a valid tree as the version that is walked from now on. The flow is locked.
async fn next_version(
    tx: &TenantTx,
    id: FlowId,
    version: i32,
    tree: &Tree,
    change_note: &str,
    keeps_draft: bool,
) -> Result<(), ApiError> {
    let by = tx.actor().person()?.id;
    store::insert_version(tx, id, by, version, tree, change_note, keeps_draft).await?;
    audit::record(
        tx,
        Action::FlowPublished,
        id.0,
        Outcome::Done,
        json!({ "version": version }),
    );
    Ok(())
}

/// Publish a reviewed change to a flow as its next version, if the flow still is what the change was written against.
///
/// # Errors
/// 409 when the flow has another version by now, or is not published any more.
pub async fn publish_change(
    tx: &TenantTx,
    id: FlowId,
    base: Option<i32>,
    tree: &Tree,
    change_note: &str,
) -> Result<(), ApiError> {
    let before = store::lock_draft(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("flow"))?;
    before.authored.not_archived()?;
    let version = before.current_version.unwrap_or(0);
    if base != before.current_version {
        return Err(ApiError::conflict(
            "flow_moved_on",
            format!("This flow is at version {version} by now. Compare, and bring the proposal up to it."),
        )
        .with("current_version", version));
    }
    if before.mark.is_none() && before.tree == *tree {
        return Err(draft::no_draft());
    }
    next_version(tx, id, version + 1, tree, change_note, true).await
}

/// Publish a reviewed tree as a flow of that author's.
///
/// # Errors
/// When the database refuses.
pub async fn publish_new(tx: &TenantTx, author: UserId, tree: &Tree, change_note: &str) -> Result<FlowId, ApiError> {
    let id = FlowId::fresh();
    store::insert_bare(tx, id, author, tree).await?;
    next_version(tx, id, 1, tree, change_note, false).await?;
    Ok(id)
}

/// Put a flow away, or take it out again: intake offers it no longer, walks in progress go on.
///
/// # Errors
/// 403 for whom the flow is not theirs to change; 409 when it is so already.
pub async fn set_archived(tx: &TenantTx, id: FlowId, archived: bool) -> Result<FlowView, ApiError> {
    let before = store::lock_draft(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("flow"))?;
    before.authored.writable_by(tx)?;
    let (status, action) = match (before.authored.status, archived) {
        (FlowStatus::Archived, false) if before.current_version.is_some() => {
            (FlowStatus::Published, Action::FlowRestored)
        }
        (FlowStatus::Archived, false) => (FlowStatus::Draft, Action::FlowRestored),
        (FlowStatus::Draft | FlowStatus::Published, true) => (FlowStatus::Archived, Action::FlowArchived),
        (FlowStatus::Archived, true) => {
            return Err(ApiError::conflict("flow_archived", "This flow is archived already."));
        }
        (FlowStatus::Draft | FlowStatus::Published, false) => {
            return Err(ApiError::conflict("flow_not_archived", "This flow is not archived."));
        }
    };
    store::set_status(tx, id, status).await?;
    audit::done(tx, action, id.0);
    super::find(tx, id).await?.ok_or_else(|| ApiError::not_found("flow"))
}
