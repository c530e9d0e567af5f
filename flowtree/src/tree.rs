//! What a tree is made of, as it stands in the database, in files and in the API.

use std::{fmt, io};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// An authored decision tree.
///
/// It may be invalid: drafts are saved as they are, and [`check`](crate::check::check) says what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// What technicians look for when they pick a flow.
    pub title: String,
    /// The problem in a sentence or two, in the words a caller would use.
    #[serde(default)]
    pub summary: String,
    /// Words that help to find the flow.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The id of the node a walk begins at.
    pub start: String,
    /// The nodes by id, in the order of the file they came from. A database may give them back in another order, so
    /// no rule depends on it, and two trees that differ only in it are equal.
    pub nodes: IndexMap<String, Node>,
    /// Walks that must end where their author says: a flow is tested with them like code, before it is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

impl Tree {
    /// The node of that id, if the tree has one.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// How long the tree is as JSON, counted without keeping it.
    pub fn json_bytes(&self) -> usize {
        struct Count(usize);
        impl io::Write for Count {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 += bytes.len();
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut count = Count(0);
        serde_json::to_writer(&mut count, self).expect("a tree has only string keys, and counting cannot fail");
        count.0
    }

    /// Whether a NUL is anywhere in it: no database text can hold one.
    pub fn has_nul(&self) -> bool {
        let head = [&self.title, &self.summary, &self.start].into_iter().chain(&self.tags);
        let in_nodes = self.nodes.iter().flat_map(|(id, node)| {
            let own = [Some(id), Some(&node.text), node.help.as_ref(), node.category.as_ref()];
            let answers = node.answers.iter().flat_map(|answer| [&answer.label, &answer.to]);
            own.into_iter().flatten().chain(answers)
        });
        let in_examples = self
            .examples
            .iter()
            .flat_map(|example| example.answers.iter().chain([&example.end]));
        head.chain(in_nodes).chain(in_examples).any(|text| text.contains('\0'))
    }
}

/// A walk from the start, and where it must end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The labels of the answers given, in order.
    pub answers: Vec<String>,
    /// The id of the `resolve` or `escalate` node that the last one leads to.
    pub end: String,
}

/// The longest id of a node; the database keeps where a walk stands in `varchar(100)`.
pub const LONGEST_ID: usize = 100;

/// Whether a node can have this id: 1 to 100 of `a-z`, `0-9`, `_` and `-`.
pub fn can_be_id(id: &str) -> bool {
    let allowed = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    !id.is_empty() && id.len() <= LONGEST_ID && id.bytes().all(allowed) && id != NOBODYS_ID
}

/// Programs in JavaScript that copy a tree lose what stands under this name, the product's own pages among them.
pub(crate) const NOBODYS_ID: &str = "__proto__";

/// One thing to ask, to do, or to end with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Whether it asks, instructs or ends the walk.
    #[serde(rename = "type")]
    pub kind: NodeKind,
    /// The question or instruction itself, plain text.
    pub text: String,
    /// How to go about it, Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What the caller may answer, in the order shown. Ends have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// The reason that the escalation dialog opens with; only on an `escalate` node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

/// One answer and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The words on the button; they are recorded in the walk, and tell a node's answers apart.
    pub label: String,
    /// The id of the node that comes next.
    pub to: String,
}

/// What a node is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// Asks the caller something.
    Question,
    /// Has something done, and asks how it went.
    Action,
    /// Ends the walk: this fixes it.
    Resolve,
    /// Ends the walk: this goes to an engineer.
    Escalate,
}

impl NodeKind {
    /// Every kind, in the order people are told about them.
    pub const ALL: [Self; 4] = [Self::Question, Self::Action, Self::Resolve, Self::Escalate];

    /// Whether a walk ends here, so that nothing can be answered.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Resolve | Self::Escalate)
    }

    /// The word used in files and over the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Action => "action",
            Self::Resolve => "resolve",
            Self::Escalate => "escalate",
        }
    }
}

impl fmt::Display for NodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
