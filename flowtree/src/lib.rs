//! The decision tree inside a flow: read it, check it, walk it, write it.
//!
//! Nothing here knows of files, databases, clocks or people; the crate's few dependencies keep it so. What goes in
//! is text or plain values, what comes out is plain values or a list of [`Problem`]s, so the server, the command line
//! and the tests all judge a tree by the same rules.
//!
//! * [`tree`]: the shape of a tree
//! * [`parse`]: YAML and JSON in, every problem with its line
//! * [`check`]: every rule a published tree keeps, all problems at once
//! * [`walk`]: where a path of answers stands, and what may be answered there
//! * [`export`]: YAML, JSON and Mermaid out

pub mod check;
pub mod export;
pub mod parse;
mod problem;
pub mod tree;
pub mod walk;

pub use problem::{Problem, ProblemCode};
pub use tree::{Answer, Example, Node, NodeKind, Tree};
