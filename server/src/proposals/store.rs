//! Rows of `flow_proposals`.

use flowtree::Tree;
use jiff::Timestamp;
use queries::queries::proposals;
use serde_json::Value;
use uuid::Uuid;

use super::{ProposalStatus, ProposalView, ProposedChange};
use crate::{
    auth::Person,
    db::{TenantTx, Tx},
    error::ApiError,
    flows::{self, Effect},
    ids::{FlowId, ProposalId, TicketId, UserId, WalkId},
};

/// The tree that a walk of this proposal walks and, while it is a draft, whose it is: nobody else walks it. `None` when there
/// is no such proposal or it was rejected.
///
/// # Errors
/// When the database does not answer.
pub async fn walkable(tx: &Tx, id: ProposalId) -> Result<Option<(Value, Option<UserId>)>, ApiError> {
    let row = proposals::proposal_tree().bind(tx, &id.0).opt().await?;
    Ok(row.map(|row| (row.tree, row.draft_of.map(UserId))))
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

impl TryFrom<proposals::Proposal> for ProposalView {
    type Error = ApiError;

    fn try_from(row: proposals::Proposal) -> Result<Self, ApiError> {
        let person = |id: Uuid, name: String| Person { id: UserId(id), name };
        Ok(Self {
            id: ProposalId(row.id),
            title: row.title,
            problem_summary: row.problem_summary,
            status: row.status.parse()?,
            source: row.source,
            flow: row.flow_id.zip(row.flow_title).map(|(id, title)| ProposedChange {
                id: FlowId(id),
                title,
                current_version: row.flow_current_version,
                base_version: row.base_version,
                node_id: row.node_id,
            }),
            linked_ticket_id: row.linked_ticket_id,
            linked_ticket_kind: row.linked_ticket_kind,
            linked_ticket_number: row.linked_ticket_number,
            from_session_id: row.from_session_id.map(WalkId),
            validated_by_outcome: row.validated_by_outcome,
            effect: Effect {
                walks: row.walks,
                resolved: row.resolved,
                escalated: row.escalated,
                abandoned: row.abandoned,
                helpful: row.helpful,
                unhelpful: row.unhelpful,
            },
            created_by: person(row.created_by, row.created_by_name),
            reviewed_by: row
                .reviewed_by
                .zip(row.reviewed_by_name)
                .map(|(id, name)| person(id, name)),
            review_note: row.review_note,
            revision: row.revision,
            created_at: row.created_at,
            updated_at: row.updated_at,
            submitted_at: row.submitted_at,
        })
    }
}

pub(super) async fn find(tx: &Tx, id: ProposalId) -> Result<Option<ProposalView>, ApiError> {
    let row = proposals::find_proposal().bind(tx, &id.0).opt().await?;
    row.map(ProposalView::try_from).transpose()
}

/// Which proposals, for whom.
pub(super) struct Which {
    pub reader: UserId,
    /// Also those of others, once submitted.
    pub others: bool,
    pub status: Option<ProposalStatus>,
    pub created_by: Option<UserId>,
    pub flow: Option<FlowId>,
}

/// The latest change first, after the one a page ended with.
pub(super) async fn list(
    tx: &Tx,
    which: &Which,
    after: Option<&(Timestamp, Uuid)>,
    most: i64,
) -> Result<Vec<ProposalView>, ApiError> {
    let rows = proposals::list_proposals()
        .bind(
            tx,
            &which.reader.0,
            &which.others,
            &which.status.map(ProposalStatus::as_str),
            &which.created_by.map(|id| id.0),
            &which.flow.map(|id| id.0),
            &after.map(|after| after.0),
            &after.map(|after| after.1),
            &most,
        )
        .all()
        .await?;
    rows.into_iter().map(ProposalView::try_from).collect()
}

/// What is written of a proposal, and by whom.
pub(super) struct Draft {
    pub title: String,
    pub problem_summary: String,
    pub tree: Tree,
    pub status: ProposalStatus,
    pub revision: i32,
    pub created_by: UserId,
    pub saved_by: Option<UserId>,
    pub base_version: Option<i32>,
    pub flow: Option<FlowId>,
}

pub(super) async fn draft(tx: &Tx, id: ProposalId) -> Result<Option<Draft>, ApiError> {
    let Some(row) = proposals::proposal_draft().bind(tx, &id.0).opt().await? else {
        return Ok(None);
    };
    Ok(Some(Draft {
        title: row.title,
        problem_summary: row.problem_summary,
        tree: flows::parse(row.tree)?,
        status: row.status.parse()?,
        revision: row.revision,
        created_by: UserId(row.created_by),
        saved_by: row.saved_by.map(UserId),
        base_version: row.base_version,
        flow: row.flow_id.map(FlowId),
    }))
}

/// The same, held until the transaction ends.
pub(super) async fn lock(tx: &Tx, id: ProposalId) -> Result<Option<Draft>, ApiError> {
    // Two statements in one round trip: the second sees what whoever was waited for has done.
    let lock = async {
        proposals::lock_proposal()
            .bind(tx, &id.0)
            .opt()
            .await
            .map_err(ApiError::from)
    };
    let (_, draft) = futures::try_join!(lock, draft(tx, id))?;
    Ok(draft)
}

/// A proposal to be written.
pub(super) struct New<'a> {
    pub title: &'a str,
    pub problem_summary: &'a str,
    pub tree: Value,
    pub change: Option<(FlowId, i32)>,
    pub node_id: Option<&'a str>,
    pub ticket: Option<TicketId>,
    pub from: Option<WalkId>,
}

pub(super) async fn insert(tx: &TenantTx, id: ProposalId, new: &New<'_>) -> Result<(), ApiError> {
    let ticket = new.ticket.map(|ticket| ticket.0.to_string());
    let kind = new.ticket.map(|_| "internal");
    proposals::insert_proposal()
        .bind(
            &**tx,
            &tx.actor().account.0,
            &id.0,
            &new.title,
            &new.problem_summary,
            &new.tree,
            &new.change.map(|(flow, _)| flow.0),
            &new.change.map(|(_, version)| version),
            &new.node_id,
            &ticket,
            &kind,
            &new.from.map(|walk| walk.0),
            &tx.actor().person()?.id.0,
        )
        .await?;
    Ok(())
}

pub(super) async fn save(tx: &TenantTx, id: ProposalId, draft: &Draft) -> Result<(), ApiError> {
    let tree = serde_json::to_value(&draft.tree).map_err(ApiError::fault)?;
    proposals::save_proposal()
        .bind(
            &**tx,
            &draft.title,
            &draft.problem_summary,
            &tree,
            &draft.base_version,
            &tx.actor().person()?.id.0,
            &id.0,
        )
        .await?;
    Ok(())
}

pub(super) async fn submit(tx: &TenantTx, id: ProposalId) -> Result<(), ApiError> {
    proposals::submit_proposal().bind(&**tx, &id.0).await?;
    Ok(())
}

pub(super) async fn withdraw(tx: &TenantTx, id: ProposalId) -> Result<(), ApiError> {
    proposals::withdraw_proposal().bind(&**tx, &id.0).await?;
    Ok(())
}

pub(super) async fn review(
    tx: &TenantTx,
    id: ProposalId,
    status: ProposalStatus,
    note: Option<&str>,
    flow: Option<FlowId>,
) -> Result<(), ApiError> {
    proposals::review_proposal()
        .bind(
            &**tx,
            &status.as_str(),
            &tx.actor().person()?.id.0,
            &note,
            &flow.map(|flow| flow.0),
            &id.0,
        )
        .await?;
    Ok(())
}
