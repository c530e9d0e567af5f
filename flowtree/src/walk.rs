//! Where a path of answers stands in a tree, and what can still come.
//!
//! All searches go breadth first over answers in their order, so what they find is shortest and does not depend on
//! the order of the nodes. None recurses: a chain of thousands of nodes is walked like any other tree.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;

use crate::tree::{Node, Tree};

/// An answer that was given, in the author's words, and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken<'t> {
    /// The text of the node that was answered: what a walk's log records.
    pub question: &'t str,
    /// The label of the answer.
    pub label: &'t str,
    /// The id of the node the walk stands at now.
    pub next: &'t str,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepError {
    /// The walk stands at another node than the one answered.
    NotHere {
        /// Where it does stand.
        stands_at: String,
    },
    /// The node does not offer that answer, or the answer leads to a node that is not there (drafts have such).
    NoSuchAnswer {
        /// The node that was answered.
        node_id: String,
        /// What was answered.
        answer: String,
    },
    /// The walk stands at a `resolve` or `escalate` node; there is nothing left to answer.
    AtEnd,
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHere { stands_at } => {
                write!(f, "The walk stands at {stands_at}; answer that node.")
            }
            Self::NoSuchAnswer { node_id, answer } => {
                write!(
                    f,
                    "\"{answer}\" is not an answer of {node_id}; choose one that it offers."
                )
            }
            Self::AtEnd => f.write_str("The walk has reached its end; resolve or escalate it."),
        }
    }
}

impl std::error::Error for StepError {}

/// Take one step: answer `node_id`, which must be where the walk stands.
pub fn answer<'t>(tree: &'t Tree, stands_at: &str, node_id: &str, answer: &str) -> Result<Taken<'t>, StepError> {
    if node_id != stands_at {
        return Err(StepError::NotHere {
            stands_at: stands_at.to_owned(),
        });
    }
    let no_such_answer = || StepError::NoSuchAnswer {
        node_id: node_id.to_owned(),
        answer: answer.to_owned(),
    };
    let node = tree.node(node_id).ok_or_else(no_such_answer)?;
    if node.kind.is_end() {
        return Err(StepError::AtEnd);
    }
    let chosen = node
        .answers
        .iter()
        .find(|a| a.label == answer)
        .ok_or_else(no_such_answer)?;
    if tree.node(&chosen.to).is_none() {
        return Err(no_such_answer());
    }
    Ok(Taken {
        question: &node.text,
        label: &chosen.label,
        next: &chosen.to,
    })
}

/// Where a walk stands after a path of `(node id, answer)` from the start.
pub fn stands_at<N, A>(tree: &Tree, path: impl IntoIterator<Item = (N, A)>) -> Result<&str, StepError>
where
    N: AsRef<str>,
    A: AsRef<str>,
{
    path.into_iter()
        .try_fold(tree.start.as_str(), |here, (node_id, label)| {
            Ok(answer(tree, here, node_id.as_ref(), label.as_ref())?.next)
        })
}

/// A shortest path of `(node id, answer label)` from the start to a node; none if no path leads there.
pub fn path_to<'t>(tree: &'t Tree, node: &str) -> Option<Vec<(&'t str, &'t str)>> {
    let search = Search::from(tree, &tree.start);
    search.path_to(node)
}

/// An end of a tree, and how to get there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End<'t> {
    /// The id of the `resolve` or `escalate` node.
    pub id: &'t str,
    /// A shortest path of `(node id, answer label)` to it.
    pub path: Vec<(&'t str, &'t str)>,
}

/// Every end that can be reached, nearest first.
pub fn ends(tree: &Tree) -> Vec<End<'_>> {
    let search = Search::from(tree, &tree.start);
    let at_ends = search.order.iter().filter(|(_, node)| node.kind.is_end());
    at_ends
        .map(|&(id, _)| End {
            id,
            path: search.path_to(id).unwrap_or_default(),
        })
        .collect()
}

/// What the flow had left to try: the questions and actions that can still come from where the walk stands and that
/// it has not visited, nearest first. The node it stands at is among them until it is visited.
pub fn left_to_try<'t>(tree: &'t Tree, visited: &[&str], stands_at: &str) -> Vec<&'t str> {
    let visited: HashSet<&str> = visited.iter().copied().collect();
    let reached = Search::from(tree, stands_at).order.into_iter();
    reached
        .filter(|(id, node)| !node.kind.is_end() && !visited.contains(id))
        .map(|(id, _)| id)
        .collect()
}

/// The nodes that can be reached from one, in breadth-first order, and the answer that first led to each.
struct Search<'t> {
    order: Vec<(&'t str, &'t Node)>,
    came_by: HashMap<&'t str, Option<(&'t str, &'t str)>>,
}

impl<'t> Search<'t> {
    fn from(tree: &'t Tree, id: &str) -> Self {
        let mut search = Self {
            order: Vec::new(),
            came_by: HashMap::new(),
        };
        let mut waiting = VecDeque::new();
        if let Some((id, node)) = tree.nodes.get_key_value(id) {
            search.came_by.insert(id, None);
            waiting.push_back((id.as_str(), node));
        }
        while let Some((id, node)) = waiting.pop_front() {
            search.order.push((id, node));
            if node.kind.is_end() {
                continue;
            }
            for answer in &node.answers {
                if let Some((to, next)) = tree.nodes.get_key_value(&answer.to)
                    && !search.came_by.contains_key(to.as_str())
                {
                    search.came_by.insert(to, Some((id, &answer.label)));
                    waiting.push_back((to, next));
                }
            }
        }
        search
    }

    fn path_to(&self, id: &str) -> Option<Vec<(&'t str, &'t str)>> {
        let mut path = Vec::new();
        let mut came_by = *self.came_by.get(id)?;
        while let Some((from, label)) = came_by {
            path.push((from, label));
            came_by = self.came_by[from];
        }
        path.reverse();
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Format, parse};

    /// A loop, two ways to one end, and an answer to nowhere.
    fn tree() -> Tree {
        let source = r#"
title: Test
start: power
nodes:
  power: { type: question, text: Is it on?, answers: [{ label: "Yes", to: cable }, { label: "No", to: switch }] }
  switch: { type: action, text: Switch it on., answers: [{ label: Works, to: fixed }, { label: "On now", to: power }] }
  cable:
    type: action
    text: Plug it in again.
    answers: [{ label: Works, to: fixed }, { label: Dead, to: broken }, { label: Odd, to: nowhere }]
  fixed: { type: resolve, text: Fixed. }
  broken: { type: escalate, text: Broken. }
  apart: { type: resolve, text: Nothing leads here. }
"#;
        parse(source, Format::Yaml).expect("it has the right shape")
    }

    #[test]
    fn a_step_gives_the_authored_words() {
        let tree = tree();
        let taken = answer(&tree, "power", "power", "No");
        assert_eq!(
            taken,
            Ok(Taken {
                question: "Is it on?",
                label: "No",
                next: "switch"
            })
        );
    }

    #[test]
    fn a_step_that_cannot_be_taken_says_why() {
        let tree = tree();
        let no_such = |node_id: &str, answer: &str| {
            Err(StepError::NoSuchAnswer {
                node_id: node_id.into(),
                answer: answer.into(),
            })
        };
        let not_here = Err(StepError::NotHere {
            stands_at: "power".into(),
        });
        assert_eq!(answer(&tree, "power", "cable", "Works"), not_here);
        assert_eq!(answer(&tree, "power", "power", "yes"), no_such("power", "yes"));
        assert_eq!(answer(&tree, "cable", "cable", "Odd"), no_such("cable", "Odd"));
        assert_eq!(answer(&tree, "gone", "gone", "Yes"), no_such("gone", "Yes"));
        assert_eq!(answer(&tree, "fixed", "fixed", "Yes"), Err(StepError::AtEnd));
    }

    #[test]
    fn a_path_is_replayed_from_the_start() {
        let tree = tree();
        assert_eq!(stands_at(&tree, [("", ""); 0]), Ok("power"));
        let round = [
            ("power", "No"),
            ("switch", "On now"),
            ("power", "Yes"),
            ("cable", "Dead"),
        ];
        assert_eq!(stands_at(&tree, round), Ok("broken"));
        let skips = [("power", "No"), ("power", "Yes")];
        assert_eq!(
            stands_at(&tree, skips),
            Err(StepError::NotHere {
                stands_at: "switch".into()
            })
        );
    }

    #[test]
    fn paths_are_the_shortest() {
        let tree = tree();
        assert_eq!(path_to(&tree, "power"), Some(vec![]));
        assert_eq!(
            path_to(&tree, "broken"),
            Some(vec![("power", "Yes"), ("cable", "Dead")])
        );
        assert_eq!(path_to(&tree, "apart"), None);
        assert_eq!(path_to(&tree, "nowhere"), None);
        let ends: Vec<&str> = ends(&tree).iter().map(|end| end.id).collect();
        assert_eq!(ends, ["fixed", "broken"]);
    }

    #[test]
    fn what_is_left_to_try_comes_nearest_first() {
        let tree = tree();
        assert_eq!(left_to_try(&tree, &[], "power"), ["power", "cable", "switch"]);
        assert_eq!(left_to_try(&tree, &["power"], "switch"), ["switch", "cable"]);
        assert_eq!(left_to_try(&tree, &["power", "switch"], "power"), ["cable"]);
        assert!(left_to_try(&tree, &[], "fixed").is_empty());
        assert!(left_to_try(&tree, &[], "nowhere").is_empty());
    }
}
