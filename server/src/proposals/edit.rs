//! Writing a proposal: begun from nothing, from a flow or from a walk, and saved on the revision it was written on.

use flowtree::{Answer, Node, NodeKind, Problem, Tree, check::check};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    ProposalStatus, ProposalView, reviews,
    store::{self, Draft, New},
};
use crate::{
    audit::{self, Action, Outcome},
    db::TenantTx,
    error::ApiError,
    flows::{self, AuthoredTree},
    ids::{FlowId, ProposalId, TicketId, WalkId},
    text::Text,
};

/// A new proposal.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// What it is about.
    pub title: Text<1, 200>,
    /// The problem it answers.
    #[serde(default)]
    pub problem_summary: Option<Text<0, 4000>>,
    /// Its tree. Without one it begins as the flow it changes, or with a question to be written.
    #[serde(default)]
    pub tree: Option<AuthoredTree>,
    /// The flow it changes.
    #[serde(default)]
    pub flow_id: Option<FlowId>,
}

/// A change to a proposal; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeProposal {
    /// The revision it was written on.
    pub revision: i32,
    /// What it is about.
    #[serde(default)]
    pub title: Option<Text<1, 200>>,
    /// The problem it answers.
    #[serde(default)]
    pub problem_summary: Option<Text<0, 4000>>,
    /// Its tree; it may be invalid.
    #[serde(default)]
    pub tree: Option<AuthoredTree>,
    /// The version of the flow that the change now takes into account: the current one.
    #[serde(default)]
    pub base_version: Option<i32>,
}

/// A proposal that was saved.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalSaved {
    /// For the next save.
    pub revision: i32,
    /// What keeps it from being handed in.
    #[schema(value_type = Vec<crate::openapi::ProblemSchema>)]
    pub problems: Vec<Problem>,
}

/// What a proposal is made from besides its words.
#[derive(Debug, Default)]
pub struct Origin {
    /// The walk.
    pub walk: Option<WalkId>,
    /// Its ticket.
    pub ticket: Option<TicketId>,
    /// The node where an answer was missing.
    pub node_id: Option<String>,
}

/// Begin a proposal.
///
/// # Errors
/// 404 for a flow that is not there or not published.
pub async fn begin(tx: &TenantTx, input: &NewProposal, origin: &Origin) -> Result<ProposalView, ApiError> {
    let base = match input.flow_id {
        Some(flow) => {
            let (version, tree) = flows::published(tx, flow)
                .await?
                .ok_or_else(|| ApiError::not_found("flow"))?;
            Some((flow, version, flows::parse(tree)?))
        }
        None => None,
    };
    let tree = match (&input.tree, &base) {
        (Some(tree), _) => tree.0.clone(),
        (None, Some((_, _, tree))) => tree.clone(),
        (None, None) => blank(&input.title),
    };
    let id = ProposalId::fresh();
    let new = New {
        title: &input.title,
        problem_summary: input.problem_summary.as_deref().unwrap_or_default(),
        tree: serde_json::to_value(tree).map_err(ApiError::fault)?,
        change: base.map(|(flow, version, _)| (flow, version)),
        node_id: origin.node_id.as_deref(),
        ticket: origin.ticket,
        from: origin.walk,
    };
    store::insert(tx, id, &new).await?;
    audit::record(
        tx,
        Action::ProposalCreated,
        id.0,
        Outcome::Done,
        json!({ "flow_id": input.flow_id, "from_session_id": origin.walk }),
    );
    found(tx, id).await
}

/// A question to be written, with an answer to each end.
fn blank(title: &str) -> Tree {
    let end = |kind, text: &str| Node {
        kind,
        text: text.to_owned(),
        help: None,
        answers: vec![],
        category: None,
    };
    let answer = |label: &str, to: &str| Answer {
        label: label.to_owned(),
        to: to.to_owned(),
    };
    let start = Node {
        answers: vec![answer("Yes", "solved"), answer("No", "engineer")],
        ..end(NodeKind::Question, "")
    };
    Tree {
        title: title.to_owned(),
        summary: String::new(),
        tags: vec![],
        start: "start".to_owned(),
        nodes: [
            ("start".to_owned(), start),
            ("solved".to_owned(), end(NodeKind::Resolve, "")),
            ("engineer".to_owned(), end(NodeKind::Escalate, "")),
        ]
        .into_iter()
        .collect(),
        examples: vec![],
    }
}

pub(super) async fn found(tx: &TenantTx, id: ProposalId) -> Result<ProposalView, ApiError> {
    store::find(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("proposal"))
}

impl Draft {
    /// Whether the caller sees it at all: their own, and for reviewers what was handed in.
    pub(super) fn is_seen_by(&self, tx: &TenantTx) -> Result<bool, ApiError> {
        Ok(self.created_by == tx.actor().person()?.id || (self.status != ProposalStatus::Draft && reviews(tx)))
    }

    /// Its author writes a draft; whoever reviews may put a last hand to what was handed in.
    pub(super) fn is_writable_by(&self, tx: &TenantTx) -> Result<bool, ApiError> {
        let is_own = self.created_by == tx.actor().person()?.id;
        Ok(match self.status {
            ProposalStatus::Draft => is_own,
            ProposalStatus::Submitted => reviews(tx),
            ProposalStatus::Approved | ProposalStatus::Rejected => false,
        })
    }

    /// # Errors
    /// 409 for another revision than the present one.
    pub(super) fn is_still(&self, revision: i32) -> Result<(), ApiError> {
        if self.revision == revision {
            return Ok(());
        }
        Err(ApiError::conflict(
            "draft_moved_on",
            "Somebody changed this proposal meanwhile.",
        ))
    }
}

/// A locked proposal that the caller sees.
///
/// # Errors
/// 404 for one that is not there or not for them.
pub(super) async fn lock(tx: &TenantTx, id: ProposalId) -> Result<Draft, ApiError> {
    let draft = store::lock(tx, id).await?;
    match draft {
        Some(draft) if draft.is_seen_by(tx)? => Ok(draft),
        _ => Err(ApiError::not_found("proposal")),
    }
}

/// Save a proposal on the revision it was written on. The same save by the same person again is the same success.
///
/// # Errors
/// 409 when somebody else saved meanwhile, or the proposal's time of writing is over.
pub async fn save(tx: &TenantTx, id: ProposalId, input: ChangeProposal) -> Result<ProposalSaved, ApiError> {
    let before = lock(tx, id).await?;
    if !before.is_writable_by(tx)? {
        return Err(ApiError::conflict(
            "proposal_state",
            match before.status {
                ProposalStatus::Submitted => "This proposal is handed in. Take it back to go on writing.",
                _ => "This proposal has been decided. Begin a new one.",
            },
        ));
    }
    let me = tx.actor().person()?.id;
    let (mine, revision) = (before.saved_by == Some(me), before.revision);
    let after = Draft {
        title: input.title.map_or(before.title.clone(), Text::into_inner),
        problem_summary: input
            .problem_summary
            .map_or(before.problem_summary.clone(), Text::into_inner),
        tree: input.tree.map_or_else(|| before.tree.clone(), |tree| tree.0),
        base_version: input.base_version.or(before.base_version),
        ..before
    };
    let problems = check(&after.tree);
    if revision != input.revision {
        let is_again = mine
            && revision == input.revision + 1
            && after.base_version == before.base_version
            && (&after.title, &after.problem_summary, &after.tree)
                == (&before.title, &before.problem_summary, &before.tree);
        before.is_still(if is_again { revision } else { input.revision })?;
        return Ok(ProposalSaved { revision, problems });
    }
    if after.base_version != before.base_version {
        let current = match before.flow {
            Some(flow) => flows::published(tx, flow).await?.map(|(version, _)| version),
            None => None,
        };
        if after.base_version != current {
            return Err(ApiError::invalid("base_version", "must be the flow's current version"));
        }
    }
    store::save(tx, id, &after).await?;
    if !mine {
        audit::record(
            tx,
            Action::ProposalSaved,
            id.0,
            Outcome::Done,
            json!({ "revision": revision + 1 }),
        );
    }
    Ok(ProposalSaved {
        revision: revision + 1,
        problems,
    })
}
