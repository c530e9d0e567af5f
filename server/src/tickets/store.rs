//! Rows of `internal_tickets` and their history.

use queries::queries::tickets;
use uuid::Uuid;

use super::{
    ActiveWalk, Named, Ticket, TicketKind, TicketStatus,
    routes::{HistoryView, QueueEntry},
};
use crate::{
    auth::Person,
    db::{TenantTx, Tx},
    error::ApiError,
    ids::{FlowId, ProposalId, TicketId, UserId, WalkId},
};

/// Somebody who may be absent: id and name come together or not at all.
fn person(id: Option<Uuid>, name: Option<String>) -> Option<Person> {
    Some(Person {
        id: UserId(id?),
        name: name?,
    })
}

fn active_walk(walk: Option<Uuid>, holder: Option<Uuid>, name: Option<String>) -> Option<ActiveWalk> {
    Some(ActiveWalk {
        session_id: WalkId(walk?),
        holder: person(holder, name)?,
    })
}

impl TryFrom<tickets::Ticket> for Ticket {
    type Error = ApiError;

    fn try_from(row: tickets::Ticket) -> Result<Self, ApiError> {
        Ok(Self {
            ticket_id: TicketId(row.id),
            ticket_kind: TicketKind::Internal,
            number: row.number,
            problem_statement: row.problem_statement,
            customer_name: row.customer_name,
            customer_contact: row.customer_contact,
            status: TicketStatus::read(&row.status)?,
            flow: row
                .flow_id
                .zip(row.flow_title)
                .map(|(id, title)| Named { id: FlowId(id), title }),
            flow_proposal: row.flow_proposal_id.zip(row.proposal_title).map(|(id, title)| Named {
                id: ProposalId(id),
                title,
            }),
            assigned_user: person(row.assigned_user_id, row.assigned_user_name),
            created_by: Person {
                id: UserId(row.created_by),
                name: row.created_by_name,
            },
            escalation_category: row.escalation_category,
            resolution_notes: row.resolution_notes,
            psa_promoted_ticket_id: row.psa_promoted_ticket_id,
            created_at: row.created_at,
            updated_at: row.updated_at,
            resolved_at: row.resolved_at,
            active_walk: active_walk(row.active_walk_id, row.holder_id, row.holder_name),
        })
    }
}

impl TryFrom<tickets::QueueEntry> for QueueEntry {
    type Error = ApiError;

    fn try_from(row: tickets::QueueEntry) -> Result<Self, ApiError> {
        Ok(Self {
            ticket_id: TicketId(row.id),
            ticket_kind: TicketKind::Internal,
            number: row.number,
            problem_statement: row.problem_statement,
            customer_name: row.customer_name,
            status: TicketStatus::read(&row.status)?,
            escalation_category: row.escalation_category,
            resolution: row.resolution,
            created_at: row.created_at,
            updated_at: row.updated_at,
            assigned_user: person(row.assigned_user_id, row.assigned_user_name),
            active_walk: active_walk(row.active_walk_id, row.holder_id, row.holder_name),
        })
    }
}

/// A new ticket's particulars.
#[derive(Debug, Clone)]
pub struct NewTicket {
    /// Its id.
    pub id: TicketId,
    /// What the caller said.
    pub problem_statement: String,
    /// Who called.
    pub customer_name: Option<String>,
    /// How to call back.
    pub customer_contact: Option<String>,
    /// How it begins: `walking` with its first walk, or `escalated` at once.
    pub status: TicketStatus,
    /// The chosen flow.
    pub flow: Option<FlowId>,
    /// The chosen proposal.
    pub proposal: Option<ProposalId>,
    /// Why an engineer is needed, where it begins escalated.
    pub escalation_category: Option<String>,
    /// Why it begins so, for its history.
    pub reason: String,
}

/// Write a new ticket, with the account's next number, at commit.
///
/// # Errors
/// For the product itself, which takes no calls.
pub fn create(tx: &TenantTx, new: NewTicket) -> Result<(), ApiError> {
    let (account, by) = (tx.actor().account, tx.actor().person()?.id);
    let (id, status, reason) = (new.id, new.status, new.reason.clone());
    // A ticket is its walker's while it is walked; an escalated one waits for an engineer.
    let assigned = (status == TicketStatus::Walking).then_some(by.0);
    tx.at_commit(move |db| async move {
        tickets::insert_ticket()
            .bind(
                &db,
                &account.0,
                &new.id.0,
                &by.0,
                &new.customer_name,
                &new.customer_contact,
                &new.problem_statement,
                &new.status.as_str(),
                &new.flow.map(|flow| flow.0),
                &new.proposal.map(|proposal| proposal.0),
                &assigned,
                &new.escalation_category,
            )
            .one()
            .await
            .map(|_| 1)
    });
    note(tx, id, None, status, reason);
    Ok(())
}

/// Add to a ticket's history, at commit.
fn note(tx: &TenantTx, id: TicketId, from: Option<TicketStatus>, to: TicketStatus, reason: String) {
    let actor = tx.actor();
    let (account, by, acting_as) = (
        actor.account,
        actor.user.as_ref().map(|user| user.person.id.0),
        actor.acting_as,
    );
    tx.at_commit(move |db| async move {
        tickets::insert_history()
            .bind(
                &db,
                &account.0,
                &Uuid::now_v7(),
                &id.0,
                &by,
                &acting_as.as_str(),
                &from.map(TicketStatus::as_str),
                &to.as_str(),
                &reason,
            )
            .await
    });
}

/// Lock the ticket for the rest of the transaction. Before its walk, always.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(tx: &Tx, id: TicketId) -> Result<Option<TicketId>, ApiError> {
    Ok(tickets::lock_ticket().bind(tx, &id.0).opt().await?.map(TicketId))
}

/// Lock the ticket a walk is for. Before the walk, always.
///
/// # Errors
/// When the database does not answer.
pub async fn lock_of_walk(tx: &Tx, walk: WalkId) -> Result<Option<TicketId>, ApiError> {
    Ok(tickets::lock_ticket_of_walk()
        .bind(tx, &walk.0)
        .opt()
        .await?
        .map(TicketId))
}

/// Lock the tickets whose active walks this person holds. Before the walks, always.
///
/// # Errors
/// When the database does not answer.
pub async fn lock_walked_by(tx: &Tx, holder: UserId) -> Result<Vec<TicketId>, ApiError> {
    let rows = tickets::lock_tickets_walked_by().bind(tx, &holder.0).all().await?;
    Ok(rows.into_iter().map(TicketId).collect())
}

/// The ticket of that id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &Tx, id: TicketId) -> Result<Option<Ticket>, ApiError> {
    tickets::find_ticket()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Ticket::try_from)
        .transpose()
}

/// The locked ticket enters another status than `resolved` or `escalated`, at commit; `assigned` works it from now on.
pub fn enter(
    tx: &TenantTx,
    id: TicketId,
    from: TicketStatus,
    to: TicketStatus,
    assigned: Option<UserId>,
    reason: String,
) {
    tx.at_commit(move |db| async move {
        tickets::set_status()
            .bind(&db, &to.as_str(), &assigned.map(|user| user.0), &id.0)
            .await
    });
    note(tx, id, Some(from), to, reason);
}

/// The locked ticket is escalated for that category, at commit; nobody's until an engineer picks it up.
pub fn escalate(tx: &TenantTx, id: TicketId, from: TicketStatus, category: String) {
    let of_it = category.clone();
    tx.at_commit(move |db| async move { tickets::escalate_ticket().bind(&db, &of_it, &id.0).await });
    note(tx, id, Some(from), TicketStatus::Escalated, category);
}

/// The locked ticket is resolved, at commit.
pub fn resolve(tx: &TenantTx, id: TicketId, from: TicketStatus, resolution: String) {
    tx.at_commit(move |db| async move { tickets::resolve_ticket().bind(&db, &resolution, &id.0).await });
    note(tx, id, Some(from), TicketStatus::Resolved, String::new());
}

pub(super) fn reopen(tx: &TenantTx, id: TicketId, reason: String) {
    tx.at_commit(move |db| async move { tickets::reopen_ticket().bind(&db, &id.0).await });
    note(tx, id, Some(TicketStatus::Resolved), TicketStatus::Open, reason);
}

/// The ticket is now walked along this flow or proposal, at commit.
pub fn set_target(tx: &TenantTx, id: TicketId, flow: Option<FlowId>, proposal: Option<ProposalId>) {
    tx.at_commit(move |db| async move {
        tickets::set_target()
            .bind(
                &db,
                &flow.map(|flow| flow.0),
                &proposal.map(|proposal| proposal.0),
                &id.0,
            )
            .await
    });
}

/// Reword the problem, at commit.
pub fn change_problem(tx: &TenantTx, id: TicketId, problem: String) {
    tx.at_commit(move |db| async move { tickets::set_problem().bind(&db, &problem, &id.0).await });
}

pub(super) async fn history(tx: &Tx, id: TicketId) -> Result<Vec<HistoryView>, ApiError> {
    let rows = tickets::ticket_history().bind(tx, &id.0).all().await?;
    rows.into_iter()
        .map(|row| {
            Ok(HistoryView {
                at: row.at,
                by: person(row.by_user_id, row.by_name),
                acting_as: row.acting_as,
                from_status: row.from_status.as_deref().map(TicketStatus::read).transpose()?,
                to_status: TicketStatus::read(&row.to_status)?,
                reason: row.reason,
            })
        })
        .collect()
}
