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
        self.end_pause(at);
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
        self.end_pause(at);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walks::{
        WalkStatus,
        tests::{lamp, minute, note_pad, person, walk},
    };

    fn step(node: &str, answer: &str) -> StepInput {
        StepInput {
            node_id: Text::new(node).expect("it fits"),
            question: Some(Text::new("Whatever the client showed").expect("it fits")),
            answer: Text::new(answer).expect("it fits"),
            note: None,
            step_count: None,
        }
    }

    const BACK: BackInput = BackInput { step_count: None };

    #[test]
    fn a_step_moves_the_walk_and_records_the_authors_words() {
        let (tree, dana) = (lamp(), person("Dana"));
        let mut walk = walk(&dana);
        let taken = walk
            .take_step(Some(&tree), &step("on", "Yes"), &dana, minute(3))
            .expect("it fits");
        assert_eq!(
            (taken.seq, taken.question.as_str(), taken.answer.as_str()),
            (1, "Is it on?", "Yes")
        );
        assert_eq!(
            (walk.current_node_id.as_deref(), walk.stands_at.as_deref()),
            (Some("on"), Some("bright"))
        );
        assert_eq!((walk.last_step_at, walk.log), (minute(3), vec![taken]));
    }

    #[test]
    fn a_blank_note_is_none() {
        let (tree, dana) = (lamp(), person("Dana"));
        for (note, kept) in [("  ", None), (" dim ", Some("dim"))] {
            let input = StepInput {
                note: Some(Text::new(note).expect("it fits")),
                ..step("on", "No")
            };
            let taken = walk(&dana)
                .take_step(Some(&tree), &input, &dana, minute(1))
                .expect("it fits");
            assert_eq!(taken.l1_note.as_deref(), kept);
        }
    }

    #[test]
    fn a_step_that_does_not_fit_changes_nothing() {
        let (tree, dana, erin) = (lamp(), person("Dana"), person("Erin"));
        let refused = |walk: &Walk, input: &StepInput, by: &Person| {
            let mut after = walk.clone();
            let error = after
                .take_step(Some(&tree), input, by, minute(9))
                .expect_err("it does not fit");
            assert_eq!(
                (after.log, after.stands_at, after.last_step_at),
                (walk.log.clone(), walk.stands_at.clone(), walk.last_step_at)
            );
            error
        };
        let mut walk = walk(&dana);
        assert_eq!(refused(&walk, &step("bright", "Bright"), &dana), WalkError::WrongNode);
        assert_eq!(refused(&walk, &step("on", "Maybe"), &dana), WalkError::NoSuchAnswer);
        assert_eq!(
            refused(&walk, &step("on", "Yes"), &erin),
            WalkError::NotHolder(dana.clone())
        );
        for (seen, moved_on) in [(1, true), (-1, true), (0, false)] {
            let input = StepInput {
                step_count: Some(seen),
                ..step("on", "Maybe")
            };
            let expected = if moved_on {
                WalkError::MovedOn
            } else {
                WalkError::NoSuchAnswer
            };
            assert_eq!(refused(&walk, &input, &dana), expected, "{seen}");
        }
        walk.take_step(Some(&tree), &step("on", "Yes"), &dana, minute(1))
            .expect("it fits");
        assert_eq!(
            refused(&walk, &step("on", "Yes"), &dana),
            WalkError::MovedOn,
            "a node left behind"
        );
        walk.take_step(Some(&tree), &step("bright", "Bright"), &dana, minute(2))
            .expect("it fits");
        assert_eq!(refused(&walk, &step("done", "Yes"), &dana), WalkError::AtEnd);
        walk.status = WalkStatus::Resolved;
        assert_eq!(
            refused(&walk, &step("on", "Yes"), &dana),
            WalkError::NotActive(WalkStatus::Resolved)
        );
        // What kind of walk it is comes before whose it is: no colleague could do better.
        assert_eq!(
            note_pad(&dana).take_step(None, &step("on", "Yes"), &erin, minute(1)),
            Err(WalkError::Adhoc)
        );
    }

    #[test]
    fn a_step_taken_back_is_the_last_that_stands() {
        let (tree, dana) = (lamp(), person("Dana"));
        let mut walk = walk(&dana);
        assert_eq!(walk.take_back(&BACK, &dana, minute(1)), Err(WalkError::AtStart));
        for (node, answer) in [("on", "No"), ("on", "Yes"), ("bright", "Bright")] {
            walk.take_step(Some(&tree), &step(node, answer), &dana, minute(2))
                .expect("it fits");
        }
        for (stands_at, current, seq) in [("bright", Some("on"), 4), ("on", Some("on"), 5), ("on", None, 6)] {
            let back = walk.take_back(&BACK, &dana, minute(3)).expect("there is one");
            assert_eq!(
                (back.seq, back.kind, back.node_id.as_str()),
                (seq, StepKind::Back, stands_at)
            );
            assert_eq!(
                (walk.stands_at.as_deref(), walk.current_node_id.as_deref()),
                (Some(stands_at), current)
            );
        }
        assert_eq!(walk.take_back(&BACK, &dana, minute(4)), Err(WalkError::AtStart));
        assert_eq!(walk.step_count(), 6, "the log only grows");
        assert_eq!(
            walk.take_back(&BackInput { step_count: Some(5) }, &dana, minute(4)),
            Err(WalkError::MovedOn)
        );
        let erin = person("Erin");
        assert_eq!(
            walk.take_back(&BACK, &erin, minute(4)),
            Err(WalkError::NotHolder(dana.clone()))
        );
        assert_eq!(
            note_pad(&dana).take_back(&BACK, &dana, minute(4)),
            Err(WalkError::Adhoc)
        );
    }
}
