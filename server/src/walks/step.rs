//! Steps: an answer given, and taken back.

use axum::http::StatusCode;
use flowtree::{Tree, walk::StepError};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Step, StepKind, Walk, WalkError, WalkView, store, tree};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    auth::Person,
    db::TenantTx,
    error::ApiError,
    text::{OptionalText, Text, given},
};

/// The caller's answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepInput {
    /// The node that was answered: where the walk stands.
    pub node_id: Text<1, 100>,
    /// What the client showed; what is recorded is the authored text.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 500>>)]
    pub question: OptionalText<500>,
    /// One of the node's answers, by its label.
    pub answer: Text<1, 200>,
    /// A note that goes with the answer.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 2000>>)]
    pub note: OptionalText<2000>,
    /// The walk's `step_count` as the client last saw it: a walk that has moved on since answers 409.
    #[serde(default)]
    pub step_count: Option<i32>,
}

/// Taking a step back.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BackInput {
    /// The walk's `step_count` as the client last saw it: a walk that has moved on since answers 409.
    #[serde(default)]
    pub step_count: Option<i32>,
}

impl Walk {
    /// Go on from where the walk stands; answers with the step to record.
    ///
    /// # Errors
    /// When the walk has ended, is somebody else's or has moved on, or node or answer are wrong.
    pub fn take_step(
        &mut self,
        tree: Option<&Tree>,
        input: &StepInput,
        by: &Person,
        at: Timestamp,
    ) -> Result<Step, WalkError> {
        let (Some(tree), Some(stands_at)) = (tree, &self.stands_at) else {
            return Err(WalkError::Adhoc);
        };
        self.held_by(by)?;
        self.as_seen(input.step_count)?;
        let taken =
            flowtree::walk::answer(tree, stands_at, &input.node_id, &input.answer).map_err(|error| match error {
                // A node answered before is a tab that is behind; any other is a client that is wrong.
                StepError::NotHere { .. } if self.log.iter().any(|step| step.node_id == *input.node_id) => {
                    WalkError::MovedOn
                }
                StepError::NotHere { .. } => WalkError::WrongNode,
                StepError::NoSuchAnswer { .. } => WalkError::NoSuchAnswer,
                StepError::AtEnd => WalkError::AtEnd,
            })?;
        let step = Step {
            seq: self.step_count() + 1,
            kind: StepKind::Answer,
            node_id: input.node_id.to_string(),
            question: taken.question.to_owned(),
            answer: taken.label.to_owned(),
            l1_note: given(&input.note).map(ToOwned::to_owned),
            at,
            by: by.clone(),
        };
        self.current_node_id = Some(step.node_id.clone());
        self.stands_at = Some(taken.next.to_owned());
        self.last_step_at = at;
        self.log.push(step.clone());
        Ok(step)
    }

    /// Take the last answer back; answers with the row that records it.
    ///
    /// # Errors
    /// When the walk has ended, is somebody else's, has moved on, or stands at its start.
    pub fn take_back(&mut self, input: &BackInput, by: &Person, at: Timestamp) -> Result<Step, WalkError> {
        if self.stands_at.is_none() {
            return Err(WalkError::Adhoc);
        }
        self.held_by(by)?;
        self.as_seen(input.step_count)?;
        let path = self.path();
        let last = *path.last().ok_or(WalkError::AtStart)?;
        let before = path.len().checked_sub(2).map(|index| path[index].node_id.clone());
        let step = Step {
            seq: self.step_count() + 1,
            kind: StepKind::Back,
            l1_note: None,
            at,
            by: by.clone(),
            ..last.clone()
        };
        self.stands_at = Some(step.node_id.clone());
        self.current_node_id = before;
        self.last_step_at = at;
        self.log.push(step.clone());
        Ok(step)
    }

    fn as_seen(&self, step_count: Option<i32>) -> Result<(), WalkError> {
        if step_count.is_none_or(|seen| seen == self.step_count()) {
            Ok(())
        } else {
            Err(WalkError::MovedOn)
        }
    }
}

/// Record a step of a locked walk.
///
/// # Errors
/// What the rules refuse, with the fresh walk.
pub async fn take(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &StepInput,
) -> Result<(StatusCode, WalkView), ApiError> {
    let tree = tree(app, tx, tx.actor().account, &walk).await?;
    let by = tx.actor().person()?;
    match walk.take_step(tree.as_deref(), input, by, tx.now()) {
        Ok(step) => {
            audit::record(
                tx,
                Action::StepTaken,
                walk.id.0,
                Outcome::Done,
                json!({ "seq": step.seq, "node_id": step.node_id }),
            );
            store::append(tx, walk.id, step);
            store::move_to(tx, &walk);
            Ok((StatusCode::OK, WalkView::new(walk, tree.as_deref())))
        }
        Err(error) => Err(ApiError::from(error).with("walk", WalkView::new(walk, tree.as_deref()))),
    }
}

/// Record that the last step of a locked walk was taken back.
///
/// # Errors
/// What the rules refuse, with the fresh walk.
pub async fn back(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &BackInput,
) -> Result<(StatusCode, WalkView), ApiError> {
    let tree = tree(app, tx, tx.actor().account, &walk).await?;
    let by = tx.actor().person()?;
    match walk.take_back(input, by, tx.now()) {
        Ok(step) => {
            audit::record(
                tx,
                Action::StepTakenBack,
                walk.id.0,
                Outcome::Done,
                json!({ "seq": step.seq, "node_id": step.node_id }),
            );
            store::append(tx, walk.id, step);
            store::move_to(tx, &walk);
            Ok((StatusCode::OK, WalkView::new(walk, tree.as_deref())))
        }
        Err(error) => Err(ApiError::from(error).with("walk", WalkView::new(walk, tree.as_deref()))),
    }
}
