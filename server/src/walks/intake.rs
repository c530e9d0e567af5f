//! How a walk begins: with a call, without a walk at all, or on a ticket that waits.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{SessionKind, Step, StepKind, Target, Walk, WalkStatus, WalkView, store, view};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    db::{TenantTx, Tx},
    error::ApiError,
    flows,
    ids::{FlowId, ProposalId, TicketId, UserId, WalkId},
    proposals,
    text::{OptionalText, Text, given},
    tickets::{self, NewTicket, Ticket, TicketKind, TicketStatus},
};

/// What the caller says, and what to walk.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IntakeInput {
    /// In the caller's words.
    pub problem_statement: Text<1, 4000>,
    /// Who calls.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 120>>)]
    pub customer_name: OptionalText<120>,
    /// How to call back.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 200>>)]
    pub customer_contact: OptionalText<200>,
    /// A published flow to walk.
    #[serde(default)]
    pub flow_id: Option<FlowId>,
    /// A proposal to walk.
    #[serde(default)]
    pub flow_proposal_id: Option<ProposalId>,
}

/// A call that is plainly not L1's.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EscalateWithoutWalkInput {
    /// In the caller's words.
    pub problem_statement: Text<1, 4000>,
    /// Who calls.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 120>>)]
    pub customer_name: OptionalText<120>,
    /// How to call back.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 200>>)]
    pub customer_contact: OptionalText<200>,
    /// The flow one would have walked, for the ticket.
    #[serde(default)]
    pub flow_id: Option<FlowId>,
    /// The proposal one would have walked, for the ticket.
    #[serde(default)]
    pub flow_proposal_id: Option<ProposalId>,
    /// Why an engineer is needed, in words.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 4000>>)]
    pub reason: OptionalText<4000>,
    /// Why an engineer is needed, by category.
    pub reason_category: Text<1, 30>,
}

/// What to walk on a ticket that waits. Nothing: go on where an abandoned walk stopped, else ad-hoc.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WalkTicketInput {
    /// A published flow to walk.
    #[serde(default)]
    pub flow_id: Option<FlowId>,
    /// A proposal to walk.
    #[serde(default)]
    pub flow_proposal_id: Option<ProposalId>,
    /// An ad-hoc walk, whatever was walked before.
    #[serde(default)]
    pub adhoc: bool,
}

/// The new walk and its ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct IntakeView {
    session_id: WalkId,
    session_kind: SessionKind,
    ticket_id: TicketId,
    ticket_kind: TicketKind,
}

/// A target as it is found at the start of a walk, with the tree that is walked.
#[derive(Debug)]
pub struct Chosen {
    target: Target,
    tree: Option<Value>,
    /// Whose draft it is; nobody else walks it.
    draft_of: Option<UserId>,
}

/// Find what is to be walked; sent along with the opening statements.
///
/// # Errors
/// 404 for a flow that is not published or a proposal that cannot be walked; 422 for both at once.
pub async fn choose(tx: &Tx, flow: Option<FlowId>, proposal: Option<ProposalId>) -> Result<Chosen, ApiError> {
    match (flow, proposal) {
        (Some(_), Some(_)) => Err(ApiError::invalid(
            "flow_proposal_id",
            "cannot be given together with flow_id",
        )),
        (Some(id), None) => {
            let (version, tree) = flows::published(tx, id)
                .await?
                .ok_or_else(|| ApiError::not_found("flow"))?;
            let target = Target::Flow {
                id,
                version,
                title: String::new(),
                current_version: Some(version),
            };
            Ok(Chosen {
                target,
                tree: Some(tree),
                draft_of: None,
            })
        }
        (None, Some(id)) => {
            let (tree, draft_of) = proposals::walkable(tx, id)
                .await?
                .ok_or_else(|| ApiError::not_found("proposal"))?;
            Ok(Chosen {
                target: Target::Proposal {
                    id,
                    title: String::new(),
                },
                tree: Some(tree),
                draft_of,
            })
        }
        (None, None) => Ok(Chosen {
            target: Target::Adhoc,
            tree: None,
            draft_of: None,
        }),
    }
}

impl Chosen {
    /// # Errors
    /// 404 for somebody else's draft: to others it is not there.
    fn for_walker(self, tx: &TenantTx) -> Result<Self, ApiError> {
        match self.draft_of {
            Some(author) if author != tx.actor().person()?.id => Err(ApiError::not_found("proposal")),
            _ => Ok(self),
        }
    }

    /// The walk this begins, at the tree's start.
    fn begin(self, ticket: TicketId) -> Result<store::NewWalk, ApiError> {
        let stands_at = match &self.tree {
            Some(tree) => Some(
                tree.get("start")
                    .and_then(Value::as_str)
                    .ok_or_else(|| ApiError::conflict("not_walkable", "This draft has no start yet. Finish it first."))?
                    .to_owned(),
            ),
            None => None,
        };
        if let (Target::Proposal { .. }, Some(tree)) = (&self.target, &self.tree) {
            let problems = flowtree::check::check(&flows::parse(tree.clone())?);
            if let Some(problem) = problems.first() {
                let message = format!("This draft cannot be walked yet: {}", problem.message);
                return Err(ApiError::conflict("not_walkable", message));
            }
        }
        let proposal_tree = if matches!(self.target, Target::Proposal { .. }) {
            self.tree
        } else {
            None
        };
        Ok(store::NewWalk {
            id: WalkId::fresh(),
            ticket,
            target: self.target,
            proposal_tree,
            current_node_id: None,
            stands_at,
            log: Vec::new(),
            notes: Vec::new(),
        })
    }
}

fn targets(target: &Target) -> (Option<FlowId>, Option<ProposalId>) {
    match target {
        Target::Flow { id, .. } => (Some(*id), None),
        Target::Proposal { id, .. } => (None, Some(*id)),
        Target::Adhoc => (None, None),
    }
}

/// Take a call: its ticket and its walk, a moment later.
///
/// # Errors
/// What cannot be walked.
pub fn take_call(tx: &TenantTx, input: &IntakeInput, chosen: Chosen) -> Result<(StatusCode, IntakeView), ApiError> {
    let chosen = chosen.for_walker(tx)?;
    let ticket_id = TicketId::fresh();
    let (flow, proposal) = targets(&chosen.target);
    let walk = chosen.begin(ticket_id)?;
    let answer = IntakeView {
        session_id: walk.id,
        session_kind: walk.target.kind(),
        ticket_id,
        ticket_kind: TicketKind::Internal,
    };
    tickets::create(
        tx,
        NewTicket {
            id: ticket_id,
            problem_statement: input.problem_statement.to_string(),
            customer_name: given(&input.customer_name).map(ToOwned::to_owned),
            customer_contact: given(&input.customer_contact).map(ToOwned::to_owned),
            status: TicketStatus::Walking,
            flow,
            proposal,
            escalation_category: None,
            reason: String::new(),
        },
    )?;
    started(tx, &walk);
    store::insert(tx, walk)?;
    audit::done(tx, Action::TicketCreated, ticket_id.0);
    Ok((StatusCode::CREATED, answer))
}

fn started(tx: &TenantTx, walk: &store::NewWalk) {
    let (flow, proposal) = targets(&walk.target);
    let detail = json!({ "ticket_id": walk.ticket, "session_kind": walk.target.kind(), "flow_id": flow,
                         "flow_proposal_id": proposal });
    audit::record(tx, Action::WalkStarted, walk.id.0, Outcome::Done, detail);
}

/// Escalate a call at once: a ticket, and an ad-hoc walk that ended as it began, so that reports count the call.
///
/// # Errors
/// When the database refuses.
pub async fn escalate_call(
    app: &App,
    tx: &TenantTx,
    input: &EscalateWithoutWalkInput,
    chosen: Chosen,
) -> Result<(StatusCode, WalkView), ApiError> {
    let chosen = chosen.for_walker(tx)?;
    let (ticket, walk) = (TicketId::fresh(), WalkId::fresh());
    let (flow, proposal) = targets(&chosen.target);
    let category = input.reason_category.to_string();
    tickets::create(
        tx,
        NewTicket {
            id: ticket,
            problem_statement: input.problem_statement.to_string(),
            customer_name: given(&input.customer_name).map(ToOwned::to_owned),
            customer_contact: given(&input.customer_contact).map(ToOwned::to_owned),
            status: TicketStatus::Escalated,
            flow,
            proposal,
            escalation_category: Some(category.clone()),
            reason: category.clone(),
        },
    )?;
    store::insert_escalated(
        tx,
        walk,
        ticket,
        given(&input.reason).map(ToOwned::to_owned),
        category.clone(),
    )?;
    audit::done(tx, Action::TicketCreated, ticket.0);
    let detail = json!({ "ticket_id": ticket, "reason_category": category, "without_walk": true });
    audit::record(tx, Action::WalkEscalated, walk.0, Outcome::Done, detail);
    Ok((StatusCode::CREATED, written(app, tx, walk).await?))
}

/// Send what was written so far, and show the walk as it now stands.
async fn written(app: &App, tx: &TenantTx, walk: WalkId) -> Result<WalkView, ApiError> {
    tx.flush().await?;
    let walk = store::find(tx, walk)
        .await?
        .ok_or_else(|| ApiError::fault("a walk just written is not there"))?;
    view(app, tx, walk).await
}

/// Begin a walk on a locked ticket that waits. An abandoned walk of it is gone on with, from where it stopped.
///
/// # Errors
/// 409 when the ticket is not open; while it is walked, the answer names who walks it.
pub async fn walk_ticket(
    app: &App,
    tx: &TenantTx,
    input: &WalkTicketInput,
    ticket: Option<Ticket>,
    chosen: Chosen,
) -> Result<(StatusCode, WalkView), ApiError> {
    let ticket = ticket.ok_or_else(|| ApiError::not_found("ticket"))?;
    let chosen = chosen.for_walker(tx)?;
    if let Some(active) = &ticket.active_walk {
        let message = format!("{} is walking this ticket.", active.holder.name);
        return Err(ApiError::conflict("already_walked", message)
            .with("holder", &active.holder)
            .with("session_id", active.session_id));
    }
    ticket.may_be_walked()?;
    let goes_on = chosen.target == Target::Adhoc && !input.adhoc;
    let before = if goes_on {
        store::of_ticket(tx, ticket.ticket_id).await?.pop()
    } else {
        None
    };
    let walk = match before.filter(|walk| walk.status == WalkStatus::Abandoned) {
        Some(abandoned) => go_on(tx, abandoned).await?,
        None => chosen.begin(ticket.ticket_id)?,
    };
    let id = walk.id;
    let (flow, proposal) = targets(&walk.target);
    tickets::set_target(tx, ticket.ticket_id, flow, proposal);
    let by = tx.actor().person()?.id;
    tickets::enter(
        tx,
        ticket.ticket_id,
        ticket.status,
        TicketStatus::Walking,
        Some(by),
        String::new(),
    );
    started(tx, &walk);
    store::insert(tx, walk)?;
    Ok((StatusCode::CREATED, written(app, tx, id).await?))
}

/// A new walk where an abandoned one stopped: same tree, the answers that stood, the notes.
async fn go_on(tx: &TenantTx, abandoned: Walk) -> Result<store::NewWalk, ApiError> {
    let log: Vec<Step> = (1..)
        .zip(abandoned.path())
        .map(|(seq, step)| Step {
            seq,
            kind: StepKind::Answer,
            ..step.clone()
        })
        .collect();
    let proposal_tree = match abandoned.target {
        Target::Proposal { .. } => store::proposal_tree(tx, abandoned.id).await?,
        Target::Flow { .. } | Target::Adhoc => None,
    };
    Ok(store::NewWalk {
        id: WalkId::fresh(),
        ticket: abandoned.ticket.ticket_id,
        target: abandoned.target,
        proposal_tree,
        current_node_id: abandoned.current_node_id,
        stands_at: abandoned.stands_at,
        log,
        notes: abandoned.notes,
    })
}
