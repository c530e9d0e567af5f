//! The rows that the month leaves behind, named as their columns are.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    auth::ActingAs,
    ids::{FlowId, ProposalId},
    tickets::{TicketKind, TicketStatus},
    walks::{Note, SessionKind, WalkStatus},
};

/// A row of `internal_tickets`.
#[derive(Debug, Serialize)]
pub struct TicketRow {
    pub id: Uuid,
    pub number: i64,
    pub created_by: Uuid,
    pub customer_name: Option<String>,
    pub customer_contact: Option<String>,
    pub problem_statement: String,
    pub status: TicketStatus,
    pub flow_id: Option<FlowId>,
    pub flow_proposal_id: Option<ProposalId>,
    pub assigned_user_id: Option<Uuid>,
    pub escalation_category: Option<String>,
    pub resolution_notes: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub resolved_at: Option<Timestamp>,
}

/// A row of `ticket_history`.
#[derive(Debug, Serialize)]
pub struct HistoryRow {
    pub id: Uuid,
    pub ticket_id: Uuid,
    pub at: Timestamp,
    pub by_user_id: Option<Uuid>,
    pub acting_as: ActingAs,
    pub from_status: Option<TicketStatus>,
    pub to_status: TicketStatus,
    pub reason: String,
}

/// A row of `l1_walk_sessions`.
#[derive(Debug, Clone, Serialize)]
pub struct WalkRow {
    pub id: Uuid,
    pub created_by: Uuid,
    pub holder_id: Uuid,
    pub acting_as: ActingAs,
    pub ticket_id: Uuid,
    pub session_kind: SessionKind,
    pub flow_id: Option<FlowId>,
    pub flow_version: Option<i32>,
    pub flow_proposal_id: Option<ProposalId>,
    pub proposal_tree: Option<Value>,
    pub current_node_id: Option<String>,
    pub stands_at: Option<String>,
    pub step_count: i32,
    pub walk_notes: Vec<Note>,
    pub notes_revision: i32,
    pub notes_saved_by: Option<Uuid>,
    pub notes_saved_at: Option<Timestamp>,
    pub status: WalkStatus,
    pub resolution_notes: Option<String>,
    pub helpful: Option<bool>,
    pub vote_counts: bool,
    pub escalation_reason: Option<String>,
    pub escalation_reason_category: Option<String>,
    pub started_at: Timestamp,
    pub last_step_at: Timestamp,
    pub resolved_at: Option<Timestamp>,
}

/// A row of `l1_walk_steps`.
#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    pub session_id: Uuid,
    pub seq: i32,
    pub kind: &'static str,
    pub node_id: String,
    pub question: String,
    pub answer: String,
    pub l1_note: Option<String>,
    pub at: Timestamp,
    pub by_user_id: Uuid,
}

/// A row of `flow_proposals`.
#[derive(Debug, Serialize)]
pub struct ProposalRow {
    pub id: ProposalId,
    pub title: String,
    pub problem_summary: String,
    pub tree: Value,
    pub status: &'static str,
    pub linked_ticket_id: Uuid,
    pub linked_ticket_kind: TicketKind,
    pub validated_by_outcome: bool,
    pub created_by: Uuid,
    pub from_session_id: Uuid,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
