//! Rows of `l1_walk_sessions` and `l1_walk_steps`.

use std::collections::HashMap;

use queries::queries::{jobs, walks};
use serde_json::Value;

use super::{
    Note, NotesSaved, Step, StepKind, Target, Walk, WalkStatus, WalkTicket,
    pause::{Pause, PauseInput},
    routes::ActiveWalkView,
};
use crate::{
    auth::Person,
    db::{PlatformTx, TenantTx, Tx},
    error::ApiError,
    ids::{AccountId, FlowId, ProposalId, TicketId, UserId, WalkId},
    proposals,
    tickets::{TicketKind, TicketStatus},
};

impl Walk {
    fn read(row: walks::WalkRow, log: Vec<Step>) -> Result<Self, ApiError> {
        let target = match (row.flow_id.zip(row.flow_version), row.flow_proposal_id) {
            (Some((id, version)), _) => Target::Flow {
                id: FlowId(id),
                version,
                title: row.flow_title.unwrap_or_default(),
                current_version: row.flow_current_version,
            },
            (None, Some(id)) => Target::Proposal {
                id: ProposalId(id),
                title: row.proposal_title.unwrap_or_default(),
            },
            (None, None) => Target::Adhoc,
        };
        let notes_saved = match (row.notes_saved_by, row.notes_saved_by_name, row.notes_saved_at) {
            (Some(id), Some(name), Some(at)) => Some(NotesSaved {
                save_id: row.notes_save_id,
                by: Person { id: UserId(id), name },
                at,
            }),
            _ => None,
        };
        Ok(Self {
            id: WalkId(row.id),
            created_by: Person {
                id: UserId(row.created_by),
                name: row.created_by_name,
            },
            holder: Person {
                id: UserId(row.holder_id),
                name: row.holder_name,
            },
            acting_as: row.acting_as,
            ticket: WalkTicket {
                ticket_id: TicketId(row.internal_ticket_id),
                ticket_kind: TicketKind::Internal,
                number: row.ticket_number,
                problem_statement: row.problem_statement,
                customer_name: row.customer_name,
                customer_contact: row.customer_contact,
                status: TicketStatus::read(&row.ticket_status)?,
                created_at: row.ticket_created_at,
            },
            target,
            current_node_id: row.current_node_id,
            stands_at: row.stands_at,
            log,
            notes: serde_json::from_value(row.walk_notes)
                .map_err(|error| ApiError::fault(format!("stored notes cannot be read: {error}")))?,
            notes_revision: row.notes_revision,
            notes_saved,
            status: WalkStatus::read(&row.status)?,
            resolution_notes: row.resolution_notes,
            helpful: row.helpful,
            escalation_reason: row.escalation_reason,
            escalation_reason_category: row.escalation_reason_category,
            started_at: row.started_at,
            last_step_at: row.last_step_at,
            resolved_at: row.resolved_at,
            pause: Pause::read(row.paused_at, row.pause_reason, row.resume_at),
            pauses: row
                .pauses
                .into_iter()
                .map(serde_json::from_value)
                .collect::<Result<_, _>>()
                .map_err(|error| ApiError::fault(format!("stored pauses cannot be read: {error}")))?,
        })
    }
}

fn kind(text: &str) -> StepKind {
    if text == "back" {
        StepKind::Back
    } else {
        StepKind::Answer
    }
}

/// The walk of that id with its log.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &Tx, id: WalkId) -> Result<Option<Walk>, ApiError> {
    let (row, steps) = futures::try_join!(async { walks::find_walk().bind(tx, &id.0).opt().await }, async {
        walks::steps().bind(tx, &id.0).all().await
    },)?;
    let log = steps
        .into_iter()
        .map(|row| Step {
            seq: row.seq,
            kind: kind(&row.kind),
            node_id: row.node_id,
            question: row.question,
            answer: row.answer,
            l1_note: row.l1_note,
            at: row.at,
            by: Person {
                id: UserId(row.by_user_id),
                name: row.by_name,
            },
        })
        .collect();
    row.map(|row| Walk::read(row, log)).transpose()
}

/// Lock the walk for the rest of the transaction and read it as it then is. After its ticket, where both are locked.
pub(super) async fn lock(tx: &Tx, id: WalkId) -> Result<Option<Walk>, ApiError> {
    // Sent in this order: what is read is what the lock protects.
    let (_, walk) = futures::try_join!(
        async { Ok(walks::lock_walk().bind(tx, &id.0).opt().await?) },
        find(tx, id)
    )?;
    Ok(walk)
}

/// All walks of a ticket with their logs, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_ticket(tx: &Tx, ticket: TicketId) -> Result<Vec<Walk>, ApiError> {
    let (rows, steps) = futures::try_join!(
        async { walks::walks_of_ticket().bind(tx, &ticket.0).all().await },
        async { walks::steps_of_ticket().bind(tx, &ticket.0).all().await },
    )?;
    let mut logs: HashMap<_, Vec<Step>> = HashMap::new();
    for row in steps {
        logs.entry(row.session_id).or_default().push(Step {
            seq: row.seq,
            kind: kind(&row.kind),
            node_id: row.node_id,
            question: row.question,
            answer: row.answer,
            l1_note: row.l1_note,
            at: row.at,
            by: Person {
                id: UserId(row.by_user_id),
                name: row.by_name,
            },
        });
    }
    rows.into_iter()
        .map(|row| {
            let log = logs.remove(&row.id).unwrap_or_default();
            Walk::read(row, log)
        })
        .collect()
}

pub(super) async fn proposal_tree(tx: &Tx, id: WalkId) -> Result<Option<Value>, ApiError> {
    Ok(walks::proposal_tree_of_walk().bind(tx, &id.0).opt().await?)
}

/// A walk to be written.
#[derive(Debug, Clone)]
pub(super) struct NewWalk {
    pub id: WalkId,
    pub ticket: TicketId,
    pub target: Target,
    pub proposal_tree: Option<Value>,
    pub current_node_id: Option<String>,
    pub stands_at: Option<String>,
    pub log: Vec<Step>,
    pub notes: Vec<Note>,
}

/// Write a walk at commit. The ticket is locked and has no active walk.
pub(super) fn insert(tx: &TenantTx, new: NewWalk) -> Result<(), ApiError> {
    let actor = tx.actor();
    let (account, by, acting_as) = (actor.account, actor.person()?.id, actor.acting_as);
    let steps = new.log.clone();
    let notes = serde_json::to_value(&new.notes).map_err(ApiError::fault)?;
    tx.at_commit(move |db| async move {
        let (flow, version, proposal) = match new.target {
            Target::Flow { id, version, .. } => (Some(id.0), Some(version), None),
            Target::Proposal { id, .. } => (None, None, Some(id.0)),
            Target::Adhoc => (None, None, None),
        };
        let step_count = i32::try_from(new.log.len()).unwrap_or(i32::MAX);
        walks::insert_walk()
            .bind(
                &db,
                &account.0,
                &new.id.0,
                &by.0,
                &acting_as.as_str(),
                &new.ticket.to_string(),
                &new.ticket.0,
                &new.target.kind().as_str(),
                &flow,
                &version,
                &proposal,
                &new.proposal_tree,
                &new.current_node_id,
                &new.stands_at,
                &step_count,
                &notes,
            )
            .await
    });
    for step in steps {
        append(tx, new.id, step);
    }
    Ok(())
}

/// Write a call that was never L1's, at commit: an ad-hoc walk that ended as it began.
pub(super) fn insert_escalated(
    tx: &TenantTx,
    id: WalkId,
    ticket: TicketId,
    reason: Option<String>,
    category: String,
) -> Result<(), ApiError> {
    let actor = tx.actor();
    let (account, by, acting_as) = (actor.account, actor.person()?.id, actor.acting_as);
    tx.at_commit(move |db| async move {
        walks::insert_escalated_walk()
            .bind(
                &db,
                &account.0,
                &id.0,
                &by.0,
                &acting_as.as_str(),
                &ticket.to_string(),
                &ticket.0,
                &reason,
                &category,
            )
            .await
    });
    Ok(())
}

/// Add a row to the log at commit.
pub(super) fn append(tx: &TenantTx, walk: WalkId, step: Step) {
    let account = tx.actor().account;
    tx.at_commit(move |db| async move {
        walks::insert_step()
            .bind(
                &db,
                &account.0,
                &walk.0,
                &step.seq,
                &step.kind.as_str(),
                &step.node_id,
                &step.question,
                &step.answer,
                &step.l1_note,
                &step.at,
                &step.by.id.0,
            )
            .await
    });
}

/// The locked walk stands elsewhere, at commit.
pub(super) fn move_to(tx: &Tx, walk: &Walk) {
    let (id, current, stands_at, count) = (
        walk.id,
        walk.current_node_id.clone(),
        walk.stands_at.clone(),
        walk.step_count(),
    );
    tx.at_commit(move |db| async move { walks::move_walk().bind(&db, &current, &stands_at, &count, &id.0).await });
}

/// Replace the locked walk's notes, at commit. `changed`: this save kept the walk alive.
pub(super) fn save_notes(tx: &Tx, walk: &Walk, changed: bool) -> Result<(), ApiError> {
    let id = walk.id;
    let saved = walk
        .notes_saved
        .clone()
        .ok_or_else(|| ApiError::fault("notes saved by nobody"))?;
    let notes = serde_json::to_value(&walk.notes).map_err(ApiError::fault)?;
    tx.at_commit(move |db| async move {
        walks::save_notes()
            .bind(&db, &notes, &saved.save_id, &saved.by.id.0, &changed, &id.0)
            .await
    });
    Ok(())
}

pub(super) fn set_holder(tx: &Tx, walk: WalkId, holder: UserId) {
    tx.at_commit(move |db| async move { walks::set_holder().bind(&db, &holder.0, &walk.0).await });
}

pub(super) fn pause(tx: &Tx, walk: WalkId, input: &PauseInput) {
    let (reason, resume_at) = (input.reason.to_string(), input.resume_at);
    tx.at_commit(move |db| async move { walks::pause_walk().bind(&db, &reason, &resume_at, &walk.0).await });
}

pub(super) fn resume(tx: &Tx, walk: WalkId) {
    tx.at_commit(move |db| async move { walks::resume_walk().bind(&db, &walk.0).await });
}

pub(super) fn resolve(tx: &Tx, walk: WalkId, resolution: String, helpful: Option<bool>) {
    tx.at_commit(move |db| async move { walks::resolve_walk().bind(&db, &resolution, &helpful, &walk.0).await });
}

pub(super) fn escalate(tx: &Tx, walk: WalkId, reason: Option<String>, category: String) {
    tx.at_commit(move |db| async move { walks::escalate_walk().bind(&db, &reason, &category, &walk.0).await });
}

/// Abandon the walk if it is still active and still stale; answers whether it was. Ticket and walk are locked.
///
/// # Errors
/// When the database does not answer.
pub async fn abandon(tx: &Tx, walk: WalkId) -> Result<bool, ApiError> {
    let locked = walks::lock_walk().bind(tx, &walk.0).opt().await?;
    if locked.is_none() {
        return Ok(false);
    }
    Ok(walks::abandon_walk().bind(tx, &walk.0).opt().await?.is_some())
}

/// Abandon every active walk of this holder; answers which, and for which tickets.
pub(super) async fn abandon_of(tx: &Tx, holder: UserId) -> Result<Vec<(WalkId, Option<TicketId>)>, ApiError> {
    let rows = walks::abandon_walks_of().bind(tx, &holder.0).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (WalkId(row.id), row.internal_ticket_id.map(TicketId)))
        .collect())
}

/// How many active walks this person holds.
///
/// # Errors
/// When the database does not answer.
pub async fn in_hand(tx: &Tx, holder: UserId) -> Result<i64, ApiError> {
    Ok(walks::walks_in_hand().bind(tx, &holder.0).one().await?)
}

/// Walks whose last step is older than 24 hours: account and id, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn stale(platform: &PlatformTx, most: i32) -> Result<Vec<(AccountId, WalkId)>, ApiError> {
    let rows = jobs::stale_walks().bind(platform.client(), &most).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (AccountId(row.account_id), WalkId(row.walk_id)))
        .collect())
}

/// The locked ticket was reopened: its resolving walks' votes no longer count, nor do they validate a proposal.
///
/// # Errors
/// When the database does not answer.
pub async fn void_votes(tx: &Tx, ticket: TicketId) -> Result<(), ApiError> {
    for voided in walks::void_votes().bind(tx, &ticket.0).all().await? {
        if let Some(proposal) = voided.flow_proposal_id {
            proposals::revalidate(tx, ProposalId(proposal));
        }
    }
    Ok(())
}

pub(super) async fn active(tx: &Tx, holder: UserId) -> Result<Vec<ActiveWalkView>, ApiError> {
    let rows = walks::active_walks().bind(tx, &holder.0).all().await?;
    rows.into_iter().map(ActiveWalkView::read).collect()
}
