//! Trees to try things on: valid ones with any text in them, and ones that may be anything.

// Each test binary uses a part of this.
#![allow(dead_code)]

use flowtree::{Answer, Example, Node, NodeKind, Tree, walk};
use indexmap::IndexMap;
use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces that formats and people stumble over.
const PIECES: &[&str] = &[
    "a",
    "Z",
    "7",
    "é",
    "ß",
    "漢",
    "ع",
    "😀",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\r\n",
    ":",
    ": ",
    " #",
    "#",
    "-",
    "- ",
    "---",
    "...",
    "?",
    "? ",
    "|",
    ">",
    "&x",
    "*x",
    "!x",
    "%",
    "@",
    "`",
    "'",
    "\"",
    "\\",
    "\\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "~",
    "null",
    "Yes",
    "no",
    "1",
    "0x1F",
    "1e3",
    "true",
    "<b>",
    "${x}",
    "\u{1}",
    "\u{7F}",
    "\u{85}",
    "\u{A0}",
    "\u{200F}",
    "\u{202E}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{FFFF}",
    "\u{10FFFF}",
];

/// Any text but NUL, up to about `longest` characters.
pub fn text(longest: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("no NUL", |c| *c != '\0').prop_map(String::from),
        1 => "[a-z ]{1,6}",
    ];
    vec(piece, 0..12).prop_map(move |pieces| pieces.concat().chars().take(longest).collect())
}

/// The same, with something in it.
pub fn words(longest: usize) -> impl Strategy<Value = String> {
    text(longest - 1).prop_map(|text| {
        if text.trim().is_empty() {
            format!("{text}x")
        } else {
            text
        }
    })
}

/// What one node of a valid tree is made from: its parent, its text, help and category, a spare answer, its id.
type Seed = (
    usize,
    String,
    Option<String>,
    Option<String>,
    Vec<(String, usize)>,
    String,
    bool,
);

fn seed() -> impl Strategy<Value = Seed> {
    (
        any::<usize>(),
        words(500),
        proptest::option::of(text(2_000)),
        proptest::option::of(words(30)),
        vec((words(190), any::<usize>()), 0..3),
        "[a-z0-9_-]{0,8}",
        any::<bool>(),
    )
}

/// A valid tree: every node but the first hangs on an earlier one, those that nothing hangs on are ends, and any
/// number of answers lead anywhere, back and to themselves.
pub fn valid_tree() -> impl Strategy<Value = Tree> {
    let head = (words(200), text(2_000), vec(words(40), 0..4));
    (head, vec(seed(), 1..14)).prop_map(|((title, summary, tags), seeds)| {
        let ids: Vec<String> = seeds
            .iter()
            .enumerate()
            .map(|(i, seed)| format!("{}-{i}", seed.5))
            .collect();
        let mut answers: Vec<Vec<Answer>> = vec![Vec::new(); seeds.len()];
        for (i, seed) in seeds.iter().enumerate().skip(1) {
            let parent = seed.0 % i;
            let label = format!("{} {}", seed.1.chars().take(100).collect::<String>(), ids[i]);
            answers[parent].push(Answer {
                label,
                to: ids[i].clone(),
            });
        }
        for (i, seed) in seeds.iter().enumerate() {
            for (label, to) in &seed.4 {
                let taken = answers[i].iter().any(|answer| answer.label == *label);
                if !answers[i].is_empty() && !taken {
                    answers[i].push(Answer {
                        label: label.clone(),
                        to: ids[to % ids.len()].clone(),
                    });
                }
            }
        }
        let nodes = seeds
            .into_iter()
            .zip(answers)
            .map(|((_, text, help, category, _, _, coin), answers)| {
                let kind = match (answers.is_empty(), coin) {
                    (true, true) => NodeKind::Resolve,
                    (true, false) => NodeKind::Escalate,
                    (false, true) => NodeKind::Question,
                    (false, false) => NodeKind::Action,
                };
                let category = category.filter(|_| kind == NodeKind::Escalate);
                Node {
                    kind,
                    text,
                    help,
                    answers,
                    category,
                }
            });
        let nodes: IndexMap<String, Node> = ids.iter().cloned().zip(nodes).collect();
        Tree {
            title,
            summary,
            tags,
            start: ids[0].clone(),
            nodes,
            examples: vec![],
        }
    })
}

/// The same, with an example for each of its first ends.
pub fn valid_tree_with_examples() -> impl Strategy<Value = Tree> {
    (valid_tree(), 0..6usize).prop_map(|(tree, most)| {
        let example = |end: walk::End<'_>| Example {
            answers: end.path.iter().map(|(_, label)| (*label).to_owned()).collect(),
            end: end.id.to_owned(),
        };
        let examples = walk::ends(&tree).into_iter().take(most).map(example).collect();
        Tree { examples, ..tree }
    })
}

/// A tree of the right shape and with nothing else right: what a draft can be.
pub fn any_tree() -> impl Strategy<Value = Tree> {
    let id = || prop_oneof![4 => "[a-e]", 1 => text(20)];
    let kind = proptest::sample::select(&NodeKind::ALL[..]);
    let answers = vec((text(20), id()).prop_map(|(label, to)| Answer { label, to }), 0..4);
    let node = (
        kind,
        text(30),
        proptest::option::of(text(60)),
        answers,
        proptest::option::of(text(10)),
    );
    let node = node.prop_map(|(kind, text, help, answers, category)| Node {
        kind,
        text,
        help,
        answers,
        category,
    });
    let head = (text(30), text(60), vec(text(20), 0..3), id());
    let example = (vec(text(20), 0..4), id()).prop_map(|(answers, end)| Example { answers, end });
    (head, vec((id(), node), 0..8), vec(example, 0..3)).prop_map(|((title, summary, tags, start), nodes, examples)| {
        Tree {
            title,
            summary,
            tags,
            start,
            nodes: nodes.into_iter().collect(),
            examples,
        }
    })
}
