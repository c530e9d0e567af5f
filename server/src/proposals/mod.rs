//! Proposals: draft flows, and drafts of changes to flows, that can be walked and wait for review.

mod edit;
mod from_walk;
mod review;
pub mod routes;
mod store;

use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use store::{revalidate, walkable};

use crate::{
    auth::{Guard, Person},
    db::TenantTx,
    error::ApiError,
    flows::Effect,
    ids::{FlowId, ProposalId, WalkId},
};

/// The life of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStatus {
    /// Its author writes it.
    Draft,
    /// It waits for review.
    Submitted,
    /// It became a flow, or a version of one.
    Approved,
    /// It did not, and the review says why.
    Rejected,
}

impl ProposalStatus {
    const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Approved, Self::Rejected];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
}

impl FromStr for ProposalStatus {
    type Err = ApiError;

    fn from_str(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown proposal status {text:?} in the database")))
    }
}

/// A proposal without its tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalView {
    /// Its id.
    pub id: ProposalId,
    /// What it is about.
    pub title: String,
    /// The problem it answers.
    pub problem_summary: String,
    /// Where it is in its life.
    pub status: ProposalStatus,
    /// How it came to be: `manual_draft` when a person wrote it.
    pub source: String,
    /// The flow it changes, or became.
    pub flow: Option<ProposedChange>,
    /// The ticket behind it.
    pub linked_ticket_id: Option<String>,
    /// `psa` or `internal`, with a linked ticket.
    pub linked_ticket_kind: Option<String>,
    /// The linked ticket's short number.
    pub linked_ticket_number: Option<i64>,
    /// The walk it was made from.
    pub from_session_id: Option<WalkId>,
    /// A walk of it helped.
    pub validated_by_outcome: bool,
    /// What became of the calls it was walked on.
    pub effect: Effect,
    /// Who proposes it.
    pub created_by: Person,
    /// Who reviewed it.
    pub reviewed_by: Option<Person>,
    /// Why it was rejected, or what the reviewer said.
    pub review_note: Option<String>,
    /// Grows with each change; a change names the one it was made on.
    pub revision: i32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was handed in for review.
    pub submitted_at: Option<Timestamp>,
}

/// The flow a proposal is about.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposedChange {
    /// Its id.
    pub id: FlowId,
    /// Its title.
    pub title: String,
    /// The version that is walked now.
    pub current_version: Option<i32>,
    /// The version the change was written against; absent where the proposal made the flow.
    pub base_version: Option<i32>,
    /// The node where an answer was missing, when a walk showed it.
    pub node_id: Option<String>,
}

/// Whether the caller reviews proposals.
fn reviews(tx: &TenantTx) -> bool {
    let user = tx.actor().user.as_ref();
    user.is_some_and(|user| Guard::EngineerOrAbove.admit(&user.member).is_ok())
}
