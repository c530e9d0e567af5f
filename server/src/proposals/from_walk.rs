//! What a walk taught, as the beginning of a proposal: the notes of an ad-hoc walk, or the flow whose answer was missing.

use flowtree::{
    Answer, Node, NodeKind, Tree,
    check::{LONGEST_TEXT, LONGEST_TITLE},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ProposalView,
    edit::{self, NewProposal, Origin},
};
use crate::{
    app::App,
    db::TenantTx,
    error::ApiError,
    flows::{self, AuthoredTree},
    ids::WalkId,
    text::Text,
    walks::{self, Target, Walk},
};

/// Which walk.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FromWalkInput {
    /// The walk it is made from.
    pub session_id: WalkId,
    /// The node where something is missing. Unless said it is where the walk stands, or the question before the end it reached.
    #[serde(default)]
    pub node_id: Option<Text<1, 100>>,
}

/// Begin a proposal from a walk: for a flow that is still published a change to it, else a tree of its own.
///
/// # Errors
/// 404 for a walk that is not there; 409 for an ad-hoc walk without notes.
pub async fn begin(app: &App, tx: &TenantTx, input: &FromWalkInput) -> Result<ProposalView, ApiError> {
    let walk = walks::find(tx, input.session_id)
        .await?
        .ok_or_else(|| ApiError::not_found("walk"))?;
    let tree = match (&walk.target, walks::tree(app, tx, tx.actor().account, &walk).await?) {
        (Target::Adhoc, _) => from_notes(&walk)?,
        (_, Some(tree)) => tree.as_ref().clone(),
        (_, None) => return Err(ApiError::fault("a walk with a target has no tree")),
    };
    let flow = match walk.target {
        Target::Flow { id, .. } => flows::published(tx, id).await?.map(|(_, tree)| (id, tree)),
        Target::Proposal { .. } | Target::Adhoc => None,
    };
    // The present version, which may not be the walk's: a change is written to what others walk now.
    let (flow, tree) = match flow {
        Some((id, current)) => (Some(id), flows::parse(current)?),
        None => (None, tree),
    };
    let asks = |id: &&str| tree.node(id).is_some_and(|node| !node.kind.is_end());
    let stopped = || walk.stands_at.as_deref().filter(asks);
    let asked_last = || walk.path().last().map(|step| step.node_id.as_str());
    let node_id = input.node_id.as_deref().or_else(stopped).or_else(asked_last);
    let origin = Origin {
        walk: Some(walk.id),
        ticket: Some(walk.ticket.ticket_id),
        node_id: node_id.filter(|id| tree.node(id).is_some()).map(ToOwned::to_owned),
    };
    let new = NewProposal {
        title: Text::new(&tree.title).map_err(|message| ApiError::invalid("title", message))?,
        problem_summary: Text::new(&walk.ticket.problem_statement).ok(),
        tree: Some(AuthoredTree(tree)),
        flow_id: flow,
    };
    edit::begin(tx, &new, &origin).await
}

/// Each note as a thing to do, one after the other; what fixed it as the end they lead to.
fn from_notes(walk: &Walk) -> Result<Tree, ApiError> {
    let notes: Vec<&str> = walk
        .notes
        .iter()
        .map(|note| note.content.trim())
        .filter(|note| !note.is_empty())
        .collect();
    if notes.is_empty() {
        return Err(ApiError::conflict(
            "no_notes",
            "There are no notes in this walk to make a flow of.",
        ));
    }
    let answer = |label: &str, to: String| Answer {
        label: label.to_owned(),
        to,
    };
    let steps = notes.iter().enumerate().map(|(i, note)| {
        let next = if i + 1 < notes.len() {
            step(i + 1)
        } else {
            "engineer".to_owned()
        };
        let is_long = note.contains('\n') || note.chars().count() > LONGEST_TEXT;
        let node = Node {
            kind: NodeKind::Action,
            text: on_one_line(note, LONGEST_TEXT),
            help: is_long.then(|| beginning(note, flowtree::check::LONGEST_HELP)),
            answers: vec![answer("Solved", "solved".into()), answer("Not solved", next)],
            category: None,
        };
        (step(i), node)
    });
    let end = |kind, text: String| Node {
        kind,
        text,
        help: None,
        answers: vec![],
        category: None,
    };
    let fixed = walk
        .resolution_notes
        .as_deref()
        .map_or("Solved.".into(), |notes| on_one_line(notes, LONGEST_TEXT));
    let ends = [
        ("solved".to_owned(), end(NodeKind::Resolve, fixed)),
        (
            "engineer".to_owned(),
            end(NodeKind::Escalate, "None of this helped.".into()),
        ),
    ];
    Ok(Tree {
        title: on_one_line(&walk.ticket.problem_statement, LONGEST_TITLE),
        summary: String::new(),
        tags: vec![],
        start: step(0),
        nodes: steps.chain(ends).collect(),
        examples: vec![],
    })
}

fn step(i: usize) -> String {
    format!("step-{}", i + 1)
}

/// A text without its line breaks, as much of it as there is room for.
fn on_one_line(text: &str, most: usize) -> String {
    beginning(&text.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// As much of a text as there is room for.
fn beginning(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use flowtree::check::check;

    use super::*;
    use crate::walks::tests::{minute, note_pad, person};

    fn walk(notes: &[&str]) -> Walk {
        let dana = person("Dana");
        let mut walk = note_pad(&dana);
        walk.notes = (1..)
            .zip(notes)
            .map(|(at, content)| walks::Note {
                timestamp: minute(at),
                content: (*content).to_owned(),
                by: dana.clone(),
            })
            .collect();
        walk
    }

    #[test]
    fn notes_become_a_valid_chain_of_things_to_do() {
        let mut walk = walk(&["Restarted the spooler", " ", &"x".repeat(700)]);
        walk.resolution_notes = Some("A jam".into());
        let tree = from_notes(&walk).expect("there are notes");
        assert_eq!(check(&tree), []);
        assert_eq!(tree.nodes["step-1"].text, "Restarted the spooler");
        assert_eq!(tree.nodes["step-1"].answers[1].to, "step-2");
        let long = &tree.nodes["step-2"];
        assert_eq!(
            (long.text.chars().count(), long.help.as_ref().map(String::len)),
            (500, Some(700))
        );
        assert_eq!(
            (long.answers[1].to.as_str(), tree.nodes["solved"].text.as_str()),
            ("engineer", "A jam")
        );
    }

    #[test]
    fn without_notes_there_is_nothing_to_begin_with() {
        assert!(from_notes(&walk(&["", "  "])).is_err());
    }
}
