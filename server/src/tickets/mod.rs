//! Internal tickets: the product's own, where no PSA is connected.

mod filter;
mod lists;
pub mod routes;
mod store;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use filter::{Assigned, QueueOrder};
pub use store::{
    NewTicket, change_problem, create, enter, escalate, find, lock, lock_of_walk, lock_walked_by, resolve, set_target,
};

use crate::{
    auth::Person,
    error::ApiError,
    ids::{FlowId, ProposalId, TicketId, WalkId},
};

/// The life of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TicketStatus {
    /// Waiting for somebody to walk it.
    Open,
    /// A walk is on.
    Walking,
    /// Solved.
    Resolved,
    /// Handed to an engineer.
    Escalated,
}

impl TicketStatus {
    const ALL: [Self; 4] = [Self::Open, Self::Walking, Self::Resolved, Self::Escalated];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Walking => "walking",
            Self::Resolved => "resolved",
            Self::Escalated => "escalated",
        }
    }

    /// As the database has it.
    ///
    /// # Errors
    /// When the database has something else.
    pub fn read(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown ticket status {text:?} in the database")))
    }
}

/// Whose a ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TicketKind {
    /// The MSP's ticketing system's.
    Psa,
    /// The product's own.
    Internal,
}

/// A flow or a proposal, by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Named<Id: ToSchema> {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
}

/// The walk that is on for a ticket.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActiveWalk {
    /// The walk.
    pub session_id: WalkId,
    /// Who holds it.
    pub holder: Person,
}

/// A ticket, whole.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Ticket {
    /// Its id.
    pub ticket_id: TicketId,
    /// Always `internal` so far.
    pub ticket_kind: TicketKind,
    /// The short number people say aloud.
    pub number: i64,
    /// What the caller said.
    pub problem_statement: String,
    /// Who called.
    pub customer_name: Option<String>,
    /// How to call back.
    pub customer_contact: Option<String>,
    /// Where it is in its life.
    pub status: TicketStatus,
    /// The flow that was chosen for it last.
    pub flow: Option<Named<FlowId>>,
    /// The proposal that was chosen for it last.
    pub flow_proposal: Option<Named<ProposalId>>,
    /// Who works it now.
    pub assigned_user: Option<Person>,
    /// Who took the call.
    pub created_by: Person,
    /// The category it was escalated for last, if it ever was.
    pub escalation_category: Option<String>,
    /// What fixed it.
    pub resolution_notes: Option<String>,
    /// Its id in the PSA, once promoted.
    pub psa_promoted_ticket_id: Option<String>,
    /// When the call came in.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
    /// The walk that is on for it.
    pub active_walk: Option<ActiveWalk>,
}

/// Why a ticket cannot go where it was to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransitionError {
    /// Only resolved tickets are reopened.
    #[error("Only a resolved ticket can be reopened; this one is {}.", .0.as_str())]
    NotResolved(TicketStatus),
    /// Only open tickets are walked.
    #[error("Only an open ticket can be walked; this one is {}.", .0.as_str())]
    NotOpen(TicketStatus),
}

impl From<TransitionError> for ApiError {
    fn from(error: TransitionError) -> Self {
        Self::conflict("ticket_state", error.to_string())
    }
}

impl Ticket {
    /// `resolved` → `open`, and nobody's. The old resolution goes: the next one is a new one.
    ///
    /// # Errors
    /// When it is not resolved.
    pub fn reopen(self, at: Timestamp) -> Result<Self, TransitionError> {
        match self.status {
            TicketStatus::Resolved => Ok(Self {
                status: TicketStatus::Open,
                resolution_notes: None,
                resolved_at: None,
                assigned_user: None,
                updated_at: at,
                ..self
            }),
            other => Err(TransitionError::NotResolved(other)),
        }
    }

    /// Whether a walk may begin.
    ///
    /// # Errors
    /// When it is not open.
    pub fn may_be_walked(&self) -> Result<(), TransitionError> {
        match self.status {
            TicketStatus::Open => Ok(()),
            other => Err(TransitionError::NotOpen(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::UserId;

    fn moment(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("it is near")
    }

    fn ticket(status: TicketStatus) -> Ticket {
        let dana = Person {
            id: UserId::fresh(),
            name: "Dana".to_owned(),
        };
        let resolved = status == TicketStatus::Resolved;
        Ticket {
            ticket_id: TicketId::fresh(),
            ticket_kind: TicketKind::Internal,
            number: 1001,
            problem_statement: "It is dark".to_owned(),
            customer_name: None,
            customer_contact: None,
            status,
            flow: None,
            flow_proposal: None,
            assigned_user: Some(dana.clone()),
            created_by: dana,
            escalation_category: None,
            resolution_notes: resolved.then(|| "Switched it on".to_owned()),
            psa_promoted_ticket_id: None,
            created_at: moment(1),
            updated_at: moment(2),
            resolved_at: resolved.then(|| moment(2)),
            active_walk: None,
        }
    }

    #[test]
    fn a_resolved_ticket_is_reopened_without_its_resolution_and_is_nobodys() {
        let reopened = ticket(TicketStatus::Resolved)
            .reopen(moment(3))
            .expect("it is resolved");
        assert_eq!(
            (reopened.status, reopened.resolution_notes, reopened.resolved_at),
            (TicketStatus::Open, None, None)
        );
        assert_eq!((reopened.assigned_user, reopened.updated_at), (None, moment(3)));
    }

    #[test]
    fn each_status_allows_what_it_allows() {
        for status in TicketStatus::ALL {
            let reopened = ticket(status).reopen(moment(3)).map(|ticket| ticket.status);
            let walked = ticket(status).may_be_walked();
            match status {
                TicketStatus::Resolved => assert_eq!(reopened, Ok(TicketStatus::Open)),
                _ => assert_eq!(reopened, Err(TransitionError::NotResolved(status))),
            }
            match status {
                TicketStatus::Open => assert_eq!(walked, Ok(())),
                _ => assert_eq!(walked, Err(TransitionError::NotOpen(status))),
            }
            assert_eq!(TicketStatus::read(status.as_str()).expect("it is known"), status);
        }
        assert!(TicketStatus::read("closed").is_err());
    }
}
