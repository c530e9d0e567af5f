//! Walks: one technician's way through a flow, a proposal or a note pad, for one ticket. The rules; no HTTP, no SQL.

pub mod conclude;
pub mod hands;
pub mod intake;
pub mod notes;
pub mod package;
pub mod pause;
pub mod routes;
pub mod step;
mod store;
mod view;

use std::sync::Arc;

use flowtree::Tree;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

pub use hands::release;
pub use pause::{PastPause, Pause};
pub use store::{abandon, find, in_hand, of_ticket, stale, void_votes};
pub use view::{WalkView, view};

use crate::{
    app::App,
    auth::Person,
    db::Tx,
    error::ApiError,
    ids::{AccountId, FlowId, ProposalId, TicketId, WalkId},
    tickets::{TicketKind, TicketStatus},
};

/// The life of a walk; all but the first are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WalkStatus {
    /// Under way.
    Active,
    /// The problem is solved.
    Resolved,
    /// An engineer has it.
    Escalated,
    /// Left alone for a day.
    Abandoned,
}

impl WalkStatus {
    const ALL: [Self; 4] = [Self::Active, Self::Resolved, Self::Escalated, Self::Abandoned];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Resolved => "resolved",
            Self::Escalated => "escalated",
            Self::Abandoned => "abandoned",
        }
    }

    fn read(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown walk status {text:?} in the database")))
    }
}

/// What is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// A version of a published flow.
    Flow,
    /// A draft flow waiting for review.
    Proposal,
    /// A note pad.
    Adhoc,
}

impl SessionKind {
    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Proposal => "proposal",
            Self::Adhoc => "adhoc",
        }
    }
}

/// What a walk goes along, and what that is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A version of a flow, and the version current now.
    Flow {
        /// The flow.
        id: FlowId,
        /// The version the walk stays on.
        version: i32,
        /// Its title now.
        title: String,
        /// The version a walk beginning now would be on.
        current_version: Option<i32>,
    },
    /// A proposal as it was when the walk began.
    Proposal {
        /// The proposal.
        id: ProposalId,
        /// Its title now.
        title: String,
    },
    /// Nothing but notes.
    Adhoc,
}

impl Target {
    /// Which kind of walk that makes.
    #[must_use]
    pub const fn kind(&self) -> SessionKind {
        match self {
            Self::Flow { .. } => SessionKind::Flow,
            Self::Proposal { .. } => SessionKind::Proposal,
            Self::Adhoc => SessionKind::Adhoc,
        }
    }
}

/// What a row of the log says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// An answer was given.
    Answer,
    /// The last answer still standing was taken back.
    Back,
}

impl StepKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Back => "back",
        }
    }
}

/// A row of a walk's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Counts from 1, steps taken back included.
    pub seq: i32,
    /// Given or taken back.
    pub kind: StepKind,
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

/// A time-stamped note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Note {
    /// When it was noted, by the technician's clock.
    pub timestamp: Timestamp,
    /// What was noted.
    pub content: String,
    /// Who noted it.
    pub by: Person,
}

/// The ticket behind a walk, as far as a walk shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WalkTicket {
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
    /// When the call came in.
    pub created_at: Timestamp,
}

/// Who saved the notes last.
#[derive(Debug, Clone)]
pub struct NotesSaved {
    /// The save's own id, if the client gave one.
    pub save_id: Option<Uuid>,
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

/// A walk, with its ticket and its log.
#[derive(Debug, Clone)]
pub struct Walk {
    /// Its id.
    pub id: WalkId,
    /// Who began it.
    pub created_by: Person,
    /// Who has it now.
    pub holder: Person,
    /// In which capacity it was begun.
    pub acting_as: String,
    /// The call it is for.
    pub ticket: WalkTicket,
    /// What it goes along.
    pub target: Target,
    /// The node answered last.
    pub current_node_id: Option<String>,
    /// The node it stands at; nowhere on an ad-hoc walk.
    pub stands_at: Option<String>,
    /// Every step, those taken back included.
    pub log: Vec<Step>,
    /// Its notes.
    pub notes: Vec<Note>,
    /// Counts the saves.
    pub notes_revision: i32,
    /// The last save.
    pub notes_saved: Option<NotesSaved>,
    /// Where it is in its life.
    pub status: WalkStatus,
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
    /// What it waits for.
    pub pause: Option<Pause>,
    /// The pauses that are over, in order.
    pub pauses: Vec<PastPause>,
}

/// Why something cannot be done with a walk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WalkError {
    /// It has ended.
    #[error("This walk is {} already.", .0.as_str())]
    NotActive(WalkStatus),
    /// Somebody else has it.
    #[error("{} is walking this. Take it over to go on.", .0.name)]
    NotHolder(Person),
    /// It has no tree.
    #[error("This walk has no flow: it takes notes, not answers.")]
    Adhoc,
    /// Somebody was quicker.
    #[error("This walk has moved on. Look where it stands now.")]
    MovedOn,
    /// The node is not where the walk stands, and never was.
    #[error("is not where the walk stands")]
    WrongNode,
    /// The node has no such answer.
    #[error("is not one of this node's answers")]
    NoSuchAnswer,
    /// It stands at an end.
    #[error("The walk stands at an end: resolve or escalate it, or go back a step.")]
    AtEnd,
    /// Nothing was answered yet.
    #[error("There is no step to take back.")]
    AtStart,
}

impl From<WalkError> for ApiError {
    fn from(error: WalkError) -> Self {
        let message = error.to_string();
        match error {
            WalkError::NotActive(_) => Self::conflict("walk_not_active", message),
            WalkError::NotHolder(holder) => Self::conflict("not_holder", message).with("holder", holder),
            WalkError::Adhoc => Self::bad_request("adhoc_walk", message),
            WalkError::MovedOn => Self::conflict("walk_moved_on", message),
            WalkError::WrongNode => Self::invalid("node_id", message),
            WalkError::NoSuchAnswer => Self::invalid("answer", message),
            WalkError::AtEnd => Self::invalid("node_id", "is an end: resolve or escalate the walk, or go back a step"),
            WalkError::AtStart => Self::conflict("nothing_to_take_back", message),
        }
    }
}

impl Walk {
    /// Whether it is under way and this person has it: only then may they step, note or conclude.
    ///
    /// # Errors
    /// When it has ended, or somebody else holds it.
    pub fn held_by(&self, person: &Person) -> Result<(), WalkError> {
        self.active()?;
        if self.holder.id == person.id {
            Ok(())
        } else {
            Err(WalkError::NotHolder(self.holder.clone()))
        }
    }

    /// Whether it is under way.
    ///
    /// # Errors
    /// When it has ended.
    pub fn active(&self) -> Result<(), WalkError> {
        if self.status == WalkStatus::Active {
            Ok(())
        } else {
            Err(WalkError::NotActive(self.status))
        }
    }

    /// The answers still standing, in order: the log without what was taken back.
    #[must_use]
    pub fn path(&self) -> Vec<&Step> {
        let mut path = Vec::with_capacity(self.log.len());
        for step in &self.log {
            match step.kind {
                StepKind::Answer => path.push(step),
                StepKind::Back => _ = path.pop(),
            }
        }
        path
    }

    /// How long the log is; what a client saw last tells whether it is behind.
    #[must_use]
    pub fn step_count(&self) -> i32 {
        i32::try_from(self.log.len()).unwrap_or(i32::MAX)
    }
}

/// The tree a walk goes along; none on an ad-hoc walk.
///
/// # Errors
/// When the database does not answer.
pub async fn tree(app: &App, tx: &Tx, account: AccountId, walk: &Walk) -> Result<Option<Arc<Tree>>, ApiError> {
    match &walk.target {
        Target::Flow { id, version, .. } => app.trees.version(tx, account, *id, *version).await.map(Some),
        Target::Proposal { .. } => app
            .trees
            .proposal(account, walk.id, store::proposal_tree(tx, walk.id))
            .await
            .map(Some),
        Target::Adhoc => Ok(None),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use flowtree::parse;

    use super::*;
    use crate::ids::UserId;

    const TREE: &str = r#"
title: Lamp
start: on
nodes:
  on:
    type: question
    text: Is it on?
    answers: [{ label: "Yes", to: bright }, { label: "No", to: on }]
  bright:
    type: action
    text: Look at it.
    answers: [{ label: "Bright", to: done }]
  done: { type: resolve, text: Done. }
"#;

    pub(crate) fn lamp() -> Tree {
        parse::parse_and_check(TREE, parse::Format::Yaml).expect("it is valid")
    }

    pub(crate) fn person(name: &str) -> Person {
        Person {
            id: UserId::fresh(),
            name: name.to_owned(),
        }
    }

    /// So many minutes after the walks of these tests begin.
    pub(crate) fn minute(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).expect("it is near")
    }

    /// An active walk along the lamp's tree, at its start.
    pub(crate) fn walk(holder: &Person) -> Walk {
        let target = Target::Flow {
            id: FlowId::fresh(),
            version: 1,
            title: "Lamp".to_owned(),
            current_version: Some(1),
        };
        Walk {
            id: WalkId::fresh(),
            created_by: holder.clone(),
            holder: holder.clone(),
            acting_as: "l1_tech".to_owned(),
            ticket: WalkTicket {
                ticket_id: TicketId::fresh(),
                ticket_kind: TicketKind::Internal,
                number: 1001,
                problem_statement: "It is dark".to_owned(),
                customer_name: None,
                customer_contact: None,
                status: TicketStatus::Walking,
                created_at: minute(0),
            },
            target,
            current_node_id: None,
            stands_at: Some("on".to_owned()),
            log: Vec::new(),
            notes: Vec::new(),
            notes_revision: 0,
            notes_saved: None,
            status: WalkStatus::Active,
            resolution_notes: None,
            helpful: None,
            escalation_reason: None,
            escalation_reason_category: None,
            started_at: minute(0),
            last_step_at: minute(0),
            resolved_at: None,
            pause: None,
            pauses: Vec::new(),
        }
    }

    /// An active walk without a tree.
    pub(crate) fn note_pad(holder: &Person) -> Walk {
        Walk {
            target: Target::Adhoc,
            stands_at: None,
            ..walk(holder)
        }
    }

    fn row(seq: i32, kind: StepKind, node: &str, by: &Person) -> Step {
        Step {
            seq,
            kind,
            node_id: node.to_owned(),
            question: String::new(),
            answer: String::new(),
            l1_note: None,
            at: minute(0),
            by: by.clone(),
        }
    }

    #[test]
    fn only_the_holder_of_an_active_walk_has_it() {
        let (dana, erin) = (person("Dana"), person("Erin"));
        let mut walk = walk(&dana);
        assert_eq!(walk.held_by(&dana), Ok(()));
        assert_eq!(walk.held_by(&erin), Err(WalkError::NotHolder(dana.clone())));
        for status in [WalkStatus::Resolved, WalkStatus::Escalated, WalkStatus::Abandoned] {
            walk.status = status;
            let ended = Err(WalkError::NotActive(status));
            assert_eq!(
                (walk.held_by(&dana), walk.held_by(&erin), walk.active()),
                (ended.clone(), ended.clone(), ended)
            );
        }
    }

    #[test]
    fn a_path_is_the_log_without_what_was_taken_back() {
        use StepKind::{Answer, Back};
        let dana = person("Dana");
        for (log, path) in [
            (vec![], vec![]),
            (vec![(Answer, "a"), (Answer, "b")], vec![1, 2]),
            (vec![(Answer, "a"), (Answer, "b"), (Back, "b")], vec![1]),
            (
                vec![(Answer, "a"), (Back, "a"), (Answer, "a"), (Answer, "b")],
                vec![3, 4],
            ),
            (
                vec![(Answer, "a"), (Answer, "a"), (Back, "a"), (Back, "a"), (Answer, "b")],
                vec![5],
            ),
        ] {
            let mut walk = walk(&dana);
            walk.log = (1..)
                .zip(&log)
                .map(|(seq, (kind, node))| row(seq, *kind, node, &dana))
                .collect();
            assert_eq!(
                walk.path().iter().map(|step| step.seq).collect::<Vec<_>>(),
                path,
                "{log:?}"
            );
            assert_eq!(usize::try_from(walk.step_count()).expect("it is short"), log.len());
        }
    }

    #[test]
    fn statuses_are_read_as_they_are_written() {
        for status in WalkStatus::ALL {
            assert_eq!(WalkStatus::read(status.as_str()).expect("it is known"), status);
        }
        assert!(WalkStatus::read("ended").is_err());
    }
}
