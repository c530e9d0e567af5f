//! A walk as the API shows it.

use flowtree::Tree;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Note, PastPause, Pause, SessionKind, Target, Walk, WalkStatus, WalkTicket, pause::abandoned_from};
use crate::{
    app::App,
    auth::Person,
    db::TenantTx,
    error::ApiError,
    ids::{FlowId, ProposalId, TicketId, WalkId},
    tickets::TicketKind,
};

/// A walk, where it stands, its ticket, its flow and its holder.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WalkView {
    /// Its id.
    pub id: WalkId,
    /// What is walked.
    pub session_kind: SessionKind,
    /// Its ticket's id.
    pub ticket_id: TicketId,
    /// Its ticket's kind.
    pub ticket_kind: TicketKind,
    /// The flow, on a walk of one.
    pub flow_id: Option<FlowId>,
    /// The version of the flow it stays on.
    pub flow_version: Option<i32>,
    /// The proposal, on a walk of one.
    pub flow_proposal_id: Option<ProposalId>,
    /// The node answered last.
    pub current_node_id: Option<String>,
    /// The answers still standing.
    pub walked_path: Vec<PathStep>,
    /// Length of the log, steps taken back included; send it with a step to find out when somebody was quicker.
    pub step_count: i32,
    /// Time-stamped notes.
    pub walk_notes: Vec<Note>,
    /// Send it with the notes to find out when somebody was quicker.
    pub notes_revision: i32,
    /// Who saved the notes last.
    pub notes_saved_by: Option<Person>,
    /// When.
    pub notes_saved_at: Option<Timestamp>,
    /// Where it is in its life.
    pub status: WalkStatus,
    /// In which capacity it was begun.
    pub acting_as: String,
    /// What fixed it.
    pub resolution_notes: Option<String>,
    /// Whether the flow helped.
    pub helpful: Option<bool>,
    /// Why an engineer is needed, in words.
    pub escalation_reason: Option<String>,
    /// Why an engineer is needed, by category.
    pub escalation_reason_category: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When somebody last did something.
    pub last_step_at: Timestamp,
    /// When it ended, however it ended.
    pub resolved_at: Option<Timestamp>,
    /// What it waits for, while it is paused.
    pub pause: Option<Pause>,
    /// The pauses that are over, in order.
    pub pauses: Vec<PastPause>,
    /// When it is abandoned unless something happens to it first; absent once it has ended.
    pub abandoned_from: Option<Timestamp>,
    /// Who began it.
    pub created_by: Person,
    /// Who has it now.
    pub holder: Person,
    /// The call it is for.
    pub ticket: WalkTicket,
    /// The flow or proposal that is walked.
    pub flow: Option<WalkedFlow>,
    /// Where it stands; absent on an ad-hoc walk and once it has ended.
    pub next_node: Option<NextNode>,
}

/// An answer that was given and still stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PathStep {
    /// Its place in the log.
    pub seq: i32,
    /// The node that was answered.
    pub node_id: String,
    /// As it was authored.
    pub question: String,
    /// The answer's label.
    pub answer: String,
    /// The technician's note.
    pub l1_note: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Person,
}

/// The flow or proposal behind a walk.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WalkedFlow {
    /// The flow's id, or the proposal's.
    pub id: uuid::Uuid,
    /// Its title now.
    pub title: String,
    /// The version that is walked; absent for a proposal.
    pub version: Option<i32>,
    /// A newer version has been published since.
    pub newer_version: bool,
}

/// Where a walk stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NextNode {
    /// The node's id.
    pub id: String,
    /// `question`, `action`, `resolve` or `escalate`.
    #[serde(rename = "type")]
    #[schema(rename = "type", value_type = crate::openapi::NodeKindSchema)]
    pub kind: flowtree::NodeKind,
    /// What to ask or do.
    pub text: String,
    /// More about it, in Markdown.
    pub help: Option<String>,
    /// What the caller can say.
    pub answers: Vec<NextAnswer>,
    /// For an escalation: its category.
    pub category: Option<String>,
}

/// An answer to choose.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NextAnswer {
    /// What is shown, and what a step names.
    pub label: String,
}

/// Show a walk. Reads its tree, most often from memory.
///
/// # Errors
/// When the database does not answer.
pub async fn view(app: &App, tx: &TenantTx, walk: Walk) -> Result<WalkView, ApiError> {
    let tree = super::tree(app, tx, tx.actor().account, &walk).await?;
    Ok(WalkView::new(walk, tree.as_deref()))
}

impl WalkView {
    /// Show a walk along its tree.
    #[must_use]
    pub fn new(walk: Walk, tree: Option<&Tree>) -> Self {
        let walked_path = walk
            .path()
            .into_iter()
            .map(|step| PathStep {
                seq: step.seq,
                node_id: step.node_id.clone(),
                question: step.question.clone(),
                answer: step.answer.clone(),
                l1_note: step.l1_note.clone(),
                at: step.at,
                by: step.by.clone(),
            })
            .collect();
        let next_node = match (&walk.stands_at, walk.status, tree) {
            (Some(id), WalkStatus::Active, Some(tree)) => tree.node(id).map(|node| NextNode {
                id: id.clone(),
                kind: node.kind,
                text: node.text.clone(),
                help: node.help.clone(),
                answers: node
                    .answers
                    .iter()
                    .map(|answer| NextAnswer {
                        label: answer.label.clone(),
                    })
                    .collect(),
                category: node.category.clone(),
            }),
            _ => None,
        };
        let session_kind = walk.target.kind();
        let (flow, flow_id, flow_version, flow_proposal_id) = match walk.target.clone() {
            Target::Flow {
                id,
                version,
                title,
                current_version,
            } => {
                let newer_version = current_version.is_some_and(|current| current > version);
                let flow = WalkedFlow {
                    id: id.0,
                    title,
                    version: Some(version),
                    newer_version,
                };
                (Some(flow), Some(id), Some(version), None)
            }
            Target::Proposal { id, title } => {
                let flow = WalkedFlow {
                    id: id.0,
                    title,
                    version: None,
                    newer_version: false,
                };
                (Some(flow), None, None, Some(id))
            }
            Target::Adhoc => (None, None, None, None),
        };
        let abandoned_from =
            (walk.status == WalkStatus::Active).then(|| abandoned_from(walk.last_step_at, walk.pause.as_ref()));
        Self {
            id: walk.id,
            session_kind,
            ticket_id: walk.ticket.ticket_id,
            ticket_kind: walk.ticket.ticket_kind,
            flow_id,
            flow_version,
            flow_proposal_id,
            step_count: walk.step_count(),
            current_node_id: walk.current_node_id,
            walked_path,
            walk_notes: walk.notes,
            notes_revision: walk.notes_revision,
            notes_saved_at: walk.notes_saved.as_ref().map(|saved| saved.at),
            notes_saved_by: walk.notes_saved.map(|saved| saved.by),
            status: walk.status,
            acting_as: walk.acting_as,
            resolution_notes: walk.resolution_notes,
            helpful: walk.helpful,
            escalation_reason: walk.escalation_reason,
            escalation_reason_category: walk.escalation_reason_category,
            started_at: walk.started_at,
            last_step_at: walk.last_step_at,
            resolved_at: walk.resolved_at,
            pause: walk.pause,
            pauses: walk.pauses,
            abandoned_from,
            created_by: walk.created_by,
            holder: walk.holder,
            ticket: walk.ticket,
            flow,
            next_node,
        }
    }
}
