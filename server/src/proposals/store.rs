//! Rows of `flow_proposals`.

use queries::queries::proposals;
use serde_json::Value;

use super::ProposalView;
use crate::{
    db::Tx,
    error::ApiError,
    ids::{ProposalId, UserId},
};

/// The tree that a walk of this proposal walks; `None` when there is no such proposal or it was rejected.
///
/// # Errors
/// When the database does not answer.
pub async fn walkable(tx: &Tx, id: ProposalId) -> Result<Option<Value>, ApiError> {
    Ok(proposals::proposal_tree().bind(tx, &id.0).opt().await?)
}

/// The proposal counts as validated exactly while a helpful walk of it counts; to be called once that has changed.
pub fn revalidate(tx: &Tx, id: ProposalId) {
    // Locked by a statement of its own: one that waited for the row would still count the votes of before it waited.
    tx.at_commit(move |db| async move {
        let locked = proposals::lock_proposal().bind(&db, &id.0).opt().await?;
        Ok(u64::from(locked.is_some()))
    });
    tx.at_commit(move |db| async move { proposals::revalidate().bind(&db, &id.0).await });
}

pub(super) async fn own(tx: &Tx, author: UserId) -> Result<Vec<ProposalView>, ApiError> {
    let rows = proposals::own_proposals().bind(tx, &author.0).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| ProposalView {
            id: ProposalId(row.id),
            title: row.title,
            problem_summary: row.problem_summary,
            status: row.status,
            source: row.source,
            linked_ticket_id: row.linked_ticket_id,
            linked_ticket_kind: row.linked_ticket_kind,
            validated_by_outcome: row.validated_by_outcome,
            review_note: row.review_note,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
        .collect())
}
