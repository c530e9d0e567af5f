//! The way through a tree that a call of the demo names by the nodes it comes by.

use std::collections::{HashMap, VecDeque};

use flowtree::Tree;

/// Node and answer, step by step.
pub type Way<'t> = Vec<(&'t str, &'t str)>;

/// From `from` by each of the stops, and the node where that ends; `"node: Label"` answers a node in its own way.
/// `None` when a stop cannot be reached.
pub fn along<'t>(tree: &'t Tree, from: &'t str, stops: &[&str]) -> Option<(Way<'t>, &'t str)> {
    let (mut way, mut here) = (Way::new(), from);
    for stop in stops {
        let (node, label) = stop
            .split_once(": ")
            .map_or((*stop, None), |(node, label)| (node, Some(label)));
        let (leg, there) = shortest(tree, here, node)?;
        way.extend(leg);
        here = there;
        if let Some(label) = label {
            let answer = tree.node(here)?.answers.iter().find(|answer| answer.label == label)?;
            way.push((here, &answer.label));
            here = &answer.to;
        }
    }
    Some((way, here))
}

/// The shortest way to a node, and its id as the tree has it.
fn shortest<'t>(tree: &'t Tree, from: &'t str, to: &str) -> Option<(Way<'t>, &'t str)> {
    let mut came_by: HashMap<&str, Option<(&'t str, &'t str)>> = HashMap::from([(from, None)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(here) = waiting.pop_front() {
        if here == to {
            let (mut way, mut back) = (Way::new(), here);
            while let Some((before, label)) = came_by.get(back).copied().flatten() {
                way.push((before, label));
                back = before;
            }
            way.reverse();
            return Some((way, here));
        }
        for answer in &tree.node(here)?.answers {
            if !came_by.contains_key(answer.to.as_str()) {
                came_by.insert(&answer.to, Some((here, &answer.label)));
                waiting.push_back(&answer.to);
            }
        }
    }
    None
}
