//! A tree out again: YAML for people and git, JSON for programs, Mermaid for documents.
//!
//! The same tree is always written as the same bytes. Since a database does not keep the order of keys, nodes are
//! written in the order one would read them, not in the order they happen to be held.

mod mermaid;
mod yaml;

use std::collections::HashSet;

use crate::check::MOST_BYTES;
use crate::tree::{Node, Tree};

pub use mermaid::to_mermaid;
pub use yaml::to_yaml;

/// The tree as JSON, ending in a line break: indented, unless that would make it too large to be read back.
pub fn to_json(tree: &Tree) -> String {
    let ordered = ordered(tree);
    let mut json = serde_json::to_string_pretty(&ordered).expect("a tree has only string keys");
    json.push('\n');
    if json.len() > MOST_BYTES { dense(&ordered) } else { json }
}

/// The tree on one line, in the fewest bytes that either format has: all valid trees fit in a file like this, and as
/// JSON it is YAML too.
fn dense(tree: &Tree) -> String {
    serde_json::to_string(tree).expect("a tree has only string keys")
}

fn ordered(tree: &Tree) -> Tree {
    let nodes = in_reading_order(tree).into_iter();
    let nodes = nodes.map(|(id, node)| (id.to_owned(), node.clone())).collect();
    Tree { nodes, ..tree.clone() }
}

/// The nodes from the start on, each answer's branch in full before the next answer's; then those that nothing leads
/// to, by id. It depends on nothing but the tree's content.
fn in_reading_order(tree: &Tree) -> Vec<(&str, &Node)> {
    let mut roots: Vec<&str> = tree.nodes.keys().map(String::as_str).collect();
    roots.sort_unstable();
    roots.insert(0, &tree.start);

    let mut order = Vec::with_capacity(tree.nodes.len());
    let mut seen = HashSet::new();
    for root in roots {
        let mut waiting = vec![root];
        while let Some(id) = waiting.pop() {
            let Some((id, node)) = tree.nodes.get_key_value(id) else {
                continue;
            };
            if seen.insert(id.as_str()) {
                order.push((id.as_str(), node));
                waiting.extend(node.answers.iter().rev().map(|answer| answer.to.as_str()));
            }
        }
    }
    order
}
