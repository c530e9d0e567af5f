//! Proposals: draft flows that can be walked and wait for review.

pub mod routes;
mod store;

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

pub use store::{revalidate, walkable};

use crate::ids::ProposalId;

/// An own proposal without its tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalView {
    /// Its id.
    pub id: ProposalId,
    /// What it is about.
    pub title: String,
    /// The problem it answers.
    pub problem_summary: String,
    /// `draft`, `submitted`, `approved` or `rejected`.
    pub status: String,
    /// How it came to be.
    pub source: String,
    /// The ticket behind it.
    pub linked_ticket_id: Option<String>,
    /// `psa` or `internal`, with a linked ticket.
    pub linked_ticket_kind: Option<String>,
    /// A walk of it helped.
    pub validated_by_outcome: bool,
    /// Why it was rejected, or what the reviewer said.
    pub review_note: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}
