//! Every rule that a tree keeps before it is published, all problems at once.
//!
//! Two passes, each linear in the size of the tree: what can be seen at one place (lengths, ids, labels, targets),
//! then what only the whole graph shows (unreachable, trapped). Nothing recurses, so no tree is too deep.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;

use crate::problem::{MOST_REPORTED, Name, Problem, ProblemCode as Code, Quoted, shorten};
use crate::tree::{Example, LONGEST_ID, NOBODYS_ID, Node, NodeKind, Tree, can_be_id};

/// The most nodes a tree may have.
pub const MOST_NODES: usize = 2_000;
/// The most bytes a flow file, or a tree as JSON, may have.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;
/// The longest summary, in characters.
pub const LONGEST_SUMMARY: usize = 2_000;
/// The most tags of a tree.
pub const MOST_TAGS: usize = 20;
/// The longest tag, in characters.
pub const LONGEST_TAG: usize = 40;
/// The longest text of a node, in characters.
pub const LONGEST_TEXT: usize = 500;
/// The longest help of a node, in characters.
pub const LONGEST_HELP: usize = 20_000;
/// The longest label of an answer, in characters.
pub const LONGEST_LABEL: usize = 200;
/// The most examples of a tree.
pub const MOST_EXAMPLES: usize = 200;
/// The longest category, in characters: the database keeps an escalation's reason in `varchar(30)`.
pub const LONGEST_CATEGORY: usize = 30;

/// Everything that keeps a tree from being published, in the order of the tree; nothing if it is valid.
pub fn check(tree: &Tree) -> Vec<Problem> {
    let findings = at_each_place(tree).into_iter().chain(in_the_graph(tree));
    shorten(findings.map(|finding| finding.problem).collect())
}

/// A place in a tree, so that a reader of files can say on which line a problem is. Nodes and answers by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Whole,
    Title,
    Summary,
    Tags,
    Tag(usize),
    Start,
    Nodes,
    Node(usize),
    Text(usize),
    Help(usize),
    Category(usize),
    Answers(usize),
    Label(usize, usize),
    To(usize, usize),
    Examples,
    Example(usize),
}

/// A problem and its place.
pub(crate) struct Finding {
    pub place: Place,
    pub problem: Problem,
}

/// The rules that one place can keep or break whatever the rest of the tree is like.
pub(crate) fn at_each_place(tree: &Tree) -> Vec<Finding> {
    let mut found = Findings::default();
    check_head(&mut found, tree);
    for (i, (id, node)) in tree.nodes.iter().enumerate() {
        found.node = Some(id);
        check_node(&mut found, i, id, node);
        for k in 0..node.answers.len() {
            check_target(&mut found, tree, (i, k), id, node);
        }
    }
    found.list
}

fn check_head(found: &mut Findings<'_>, tree: &Tree) {
    found.words(Place::Title, "The title", &tree.title, LONGEST_TITLE);
    found.length(Place::Summary, "The summary", &tree.summary, LONGEST_SUMMARY);
    let count = tree.tags.len();
    if count > MOST_TAGS {
        let message = format_args!("There are {count} tags; keep at most {MOST_TAGS}.");
        found.add(Place::Tags, Code::TooManyTags, message);
    }
    for (i, tag) in tree.tags.iter().enumerate() {
        found.words(Place::Tag(i), format_args!("The tag {}", Quoted(tag)), tag, LONGEST_TAG);
    }
    let start = Quoted(&tree.start);
    if tree.nodes.is_empty() {
        let message = "The tree has no nodes; write at least the one that it starts with.";
        found.add(Place::Nodes, Code::NoNodes, message);
    } else if tree.node(&tree.start).is_none() {
        let message = format_args!("The tree starts at {start}, which does not exist; name one of its nodes.");
        found.add(Place::Start, Code::StartMissing, message);
    }
    let count = tree.nodes.len();
    if count > MOST_NODES {
        let message = format_args!("The tree has {count} nodes; split it so that each has at most {MOST_NODES}.");
        found.add(Place::Nodes, Code::TooManyNodes, message);
    }
    let count = tree.examples.len();
    if count > MOST_EXAMPLES {
        let message = format_args!("There are {count} examples; keep at most {MOST_EXAMPLES}.");
        found.add(Place::Examples, Code::TooManyExamples, message);
    }
    let bytes = tree.json_bytes();
    if bytes > MOST_BYTES {
        let message = format_args!("The tree is {bytes} bytes long as JSON; shorten it to 1 MiB ({MOST_BYTES} bytes).");
        found.add(Place::Whole, Code::TooLarge, message);
    }
}

fn check_node<'t>(found: &mut Findings<'t>, i: usize, id: &'t str, node: &'t Node) {
    let (name, kind) = (Name(id), node.kind);
    if !can_be_id(id) {
        let letters = format!("use 1 to {LONGEST_ID} of the letters a-z, digits, _ and -");
        let rule = if id == NOBODYS_ID {
            "programs that copy a tree would lose it"
        } else {
            &letters
        };
        let message = format_args!("{name} cannot be the id of a node; {rule}.");
        found.add(Place::Node(i), Code::BadId, message);
    }
    found.words(
        Place::Text(i),
        format_args!("The text of {name}"),
        &node.text,
        LONGEST_TEXT,
    );
    if let Some(help) = &node.help {
        found.length(Place::Help(i), format_args!("The help of {name}"), help, LONGEST_HELP);
    }
    if kind.is_end() && !node.answers.is_empty() {
        let message =
            format_args!("{name} ends the walk ({kind}), so it has no answers; remove them or make it a question.");
        found.add(Place::Answers(i), Code::AnswersOnEnd, message);
    }
    if !kind.is_end() && node.answers.is_empty() {
        let message = format_args!("{name} has no answers, so a walk would be stuck there; give it at least one.");
        found.add(Place::Answers(i), Code::NoAnswers, message);
    }
    let mut seen = HashSet::new();
    for (k, answer) in node.answers.iter().enumerate() {
        let label = Quoted(&answer.label);
        let what = format_args!("The label {label} of {name}");
        found.words(Place::Label(i, k), what, &answer.label, LONGEST_LABEL);
        if !seen.insert(answer.label.as_str()) {
            let message = format_args!("{name} has the answer {label} more than once; give each its own label.");
            found.add(Place::Label(i, k), Code::LabelRepeated, message);
        }
    }
    if let Some(category) = &node.category {
        let what = format_args!("The category of {name}");
        found.words(Place::Category(i), what, category, LONGEST_CATEGORY);
        if kind != NodeKind::Escalate {
            let message = format_args!("{name} is a {kind} node, but only an escalate node has a category; remove it.");
            found.add(Place::Category(i), Code::CategoryMisplaced, message);
        }
    }
}

fn check_target(found: &mut Findings<'_>, tree: &Tree, (i, k): (usize, usize), id: &str, node: &Node) {
    let answer = &node.answers[k];
    if tree.node(&answer.to).is_none() {
        let (label, name, to) = (Quoted(&answer.label), Name(id), Quoted(&answer.to));
        let message = format_args!(
            "The answer {label} of {name} leads to {to}, which does not exist; add that node or lead elsewhere."
        );
        found.add(Place::To(i, k), Code::TargetMissing, message);
    }
}

/// The rules about the tree as a graph. Where a target is missing or a question has no answers, that has been said
/// already: such a node counts as having a way out here, so that one slip is not reported on every node before it.
pub(crate) fn in_the_graph(tree: &Tree) -> Vec<Finding> {
    let Some(start) = tree.nodes.get_index_of(&tree.start) else {
        return Vec::new();
    };
    let nodes: Vec<&Node> = tree.nodes.values().collect();
    let mut ways_in: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut ways_on: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut outlets = Vec::new();
    for (i, node) in nodes.iter().enumerate() {
        let mut outlet = node.kind.is_end() || node.answers.is_empty();
        let answers = if node.kind.is_end() { &[][..] } else { &node.answers };
        for answer in answers {
            match tree.nodes.get_index_of(&answer.to) {
                Some(to) => {
                    ways_on[i].push(to);
                    ways_in[to].push(i);
                }
                None => outlet = true,
            }
        }
        if outlet {
            outlets.push(i);
        }
    }
    let reached = spread(&ways_on, [start]);
    let leads_out = spread(&ways_in, outlets);

    let mut found = Findings::default();
    for (i, id) in tree.nodes.keys().enumerate() {
        found.node = Some(id);
        let name = Name(id);
        if !reached[i] {
            let message = format_args!("No answer leads to {name} from the start; lead one there or remove the node.");
            found.add(Place::Node(i), Code::Unreachable, message);
        }
        if !leads_out[i] {
            let message = format_args!(
                "From {name} a walk can never end; let some answer lead on to a resolve or escalate node."
            );
            found.add(Place::Node(i), Code::Trapped, message);
        }
    }
    found.node = None;
    let mut ways = HashMap::new();
    for (i, example) in tree.examples.iter().enumerate().take(MOST_EXAMPLES) {
        check_example(&mut found, tree, &mut ways, i, example);
    }
    found.list
}

/// Where the answers of nodes lead, by label: a search through thousands of answers at each of thousands of steps
/// would take a hostile file minutes.
type Ways<'t> = HashMap<&'t str, HashMap<&'t str, &'t str>>;

/// Walks an example. One that meets an answer to nowhere says nothing: that has been said of the answer.
fn check_example<'t>(found: &mut Findings<'_>, tree: &'t Tree, ways: &mut Ways<'t>, i: usize, example: &Example) {
    let number = i + 1;
    let mut here = tree.start.as_str();
    for label in &example.answers {
        let Some(node) = tree.node(here) else { return };
        let ways = ways.entry(here).or_insert_with(|| ways_on(node));
        let Some(to) = ways.get(label.as_str()) else {
            let (label, name) = (Quoted(label), Name(here));
            let message = if node.kind.is_end() {
                format!(
                    "Example {number} answers {label} at {name}, where the walk has ended already; remove that answer."
                )
            } else {
                format!("Example {number} answers {label} at {name}, which has no such answer; write one that it has.")
            };
            return found.at_node(Place::Example(i), Code::ExampleFails, here, message);
        };
        here = to;
    }
    let Some(node) = tree.node(here) else { return };
    let (name, end) = (Name(here), Name(&example.end));
    if !node.kind.is_end() {
        let message =
            format_args!("Example {number} stops at {name}, which is not an end; add the answers that follow.");
        found.at_node(Place::Example(i), Code::ExampleFails, here, message);
    } else if here != example.end {
        let message = format_args!("Example {number} ends at {name}, not at {end}; correct the tree or the example.");
        found.at_node(Place::Example(i), Code::ExampleFails, here, message);
    }
}

/// An end has none, whatever answers a draft gives it; of two with one label the first counts, as in a walk.
fn ways_on(node: &Node) -> HashMap<&str, &str> {
    let answers = if node.kind.is_end() { &[][..] } else { &node.answers };
    let ways = answers
        .iter()
        .rev()
        .map(|answer| (answer.label.as_str(), answer.to.as_str()));
    ways.collect()
}

/// Marks everything that can be reached from some nodes along the given ways.
fn spread(ways: &[Vec<usize>], from: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut marked = vec![false; ways.len()];
    let mut waiting: VecDeque<usize> = from.into_iter().collect();
    for &i in &waiting {
        marked[i] = true;
    }
    while let Some(i) = waiting.pop_front() {
        for &next in &ways[i] {
            if !marked[next] {
                marked[next] = true;
                waiting.push_back(next);
            }
        }
    }
    marked
}

/// Collects findings; remembers the node it is at, so that none is reported without. Sentences are only put together
/// once something is wrong, and no more of them than will be read.
#[derive(Default)]
struct Findings<'t> {
    list: Vec<Finding>,
    node: Option<&'t str>,
}

impl Findings<'_> {
    fn add(&mut self, place: Place, code: Code, message: impl fmt::Display) {
        if self.list.len() > MOST_REPORTED {
            return;
        }
        let mut problem = Problem::new(code, message);
        if let Some(id) = self.node {
            problem.set_node(id);
        }
        self.list.push(Finding { place, problem });
    }

    /// A problem that is seen at one place and shows at a node.
    fn at_node(&mut self, place: Place, code: Code, id: &str, message: impl fmt::Display) {
        self.add(place, code, message);
        if let Some(added) = self.list.last_mut().filter(|added| added.place == place) {
            added.problem.set_node(id);
        }
    }

    /// Text that must say something, within bounds.
    fn words(&mut self, place: Place, what: impl fmt::Display, text: &str, longest: usize) {
        if text.trim().is_empty() {
            self.add(
                place,
                Code::Blank,
                format_args!("{what} is blank; write something there."),
            );
        }
        self.length(place, what, text, longest);
    }

    fn length(&mut self, place: Place, what: impl fmt::Display, text: &str, longest: usize) {
        // The count in characters is needed only where the count in bytes leaves it open.
        let length = if text.len() <= longest { 0 } else { text.chars().count() };
        if length > longest {
            let message = format_args!("{what} is {length} characters long; shorten it to {longest}.");
            self.add(place, Code::TooLong, message);
        }
        if text.contains('\0') {
            self.add(
                place,
                Code::Nul,
                format_args!("{what} has a NUL character in it; remove it."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answer;

    /// A small valid tree: a question, an action, and both kinds of end.
    fn tree() -> Tree {
        let node = |kind, answers: &[(&str, &str)]| Node {
            kind,
            text: "Text".into(),
            help: None,
            answers: answers.iter().map(|(label, to)| answer(label, to)).collect(),
            category: None,
        };
        let nodes = [
            ("ask", node(NodeKind::Question, &[("Yes", "fixed"), ("No", "try")])),
            (
                "try",
                node(
                    NodeKind::Action,
                    &[("Works", "fixed"), ("Again", "ask"), ("Fails", "up")],
                ),
            ),
            ("fixed", node(NodeKind::Resolve, &[])),
            ("up", node(NodeKind::Escalate, &[])),
        ];
        Tree {
            title: "Title".into(),
            summary: String::new(),
            tags: vec![],
            start: "ask".into(),
            nodes: nodes.into_iter().map(|(id, node)| (id.to_owned(), node)).collect(),
            examples: vec![],
        }
    }

    fn answer(label: &str, to: &str) -> Answer {
        Answer {
            label: label.into(),
            to: to.into(),
        }
    }

    /// The codes and nodes of what is found after a change to the valid tree.
    fn after(change: impl Fn(&mut Tree)) -> Vec<(Code, Option<String>)> {
        let mut tree = tree();
        change(&mut tree);
        check(&tree)
            .into_iter()
            .map(|problem| (problem.code, problem.node))
            .collect()
    }

    #[test]
    fn the_tree_of_these_tests_is_valid() {
        assert_eq!(check(&tree()), []);
    }

    #[test]
    fn every_bound_holds_on_both_sides() {
        type Fill = fn(&mut Tree, String);
        let bounds: [(usize, Option<&str>, Fill); 7] = [
            (LONGEST_TITLE, None, |t, s| t.title = s),
            (LONGEST_SUMMARY, None, |t, s| t.summary = s),
            (LONGEST_TAG, None, |t, s| t.tags = vec![s]),
            (LONGEST_TEXT, Some("try"), |t, s| t.nodes["try"].text = s),
            (LONGEST_HELP, Some("try"), |t, s| t.nodes["try"].help = Some(s)),
            (LONGEST_LABEL, Some("try"), |t, s| t.nodes["try"].answers[0].label = s),
            (LONGEST_CATEGORY, Some("up"), |t, s| t.nodes["up"].category = Some(s)),
        ];
        for (longest, node, fill) in bounds {
            assert_eq!(after(|t| fill(t, "é".repeat(longest))), []);
            let too_long = (Code::TooLong, node.map(str::to_owned));
            assert_eq!(after(|t| fill(t, "é".repeat(longest + 1))), [too_long]);
            let nul = (Code::Nul, node.map(str::to_owned));
            assert_eq!(after(|t| fill(t, "a\0".into())), [nul]);
        }
        assert_eq!(after(|t| t.tags = vec!["x".into(); MOST_TAGS]), []);
        assert_eq!(
            after(|t| t.tags = vec!["x".into(); MOST_TAGS + 1]),
            [(Code::TooManyTags, None)]
        );
    }

    #[test]
    fn what_must_say_something_may_not_be_blank() {
        let at = |id: &str| [(Code::Blank, Some(id.to_owned()))];
        assert_eq!(after(|t| t.title = " \u{A0}".into()), [(Code::Blank, None)]);
        assert_eq!(after(|t| t.tags = vec![String::new()]), [(Code::Blank, None)]);
        assert_eq!(after(|t| t.nodes["try"].text = "\n".into()), at("try"));
        assert_eq!(after(|t| t.nodes["try"].answers[1].label = " ".into()), at("try"));
        assert_eq!(after(|t| t.nodes["up"].category = Some(" ".into())), at("up"));
        assert_eq!(after(|t| t.nodes["up"].help = Some(" ".into())), []);
    }

    #[test]
    fn ids_are_short_and_of_few_characters() {
        for (id, fine) in [
            ("a", true),
            ("0-_z", true),
            ("-", true),
            (&"x".repeat(LONGEST_ID), true),
            (&"x".repeat(LONGEST_ID + 1), false),
            ("", false),
            ("A", false),
            ("a b", false),
            ("é", false),
            ("a.b", false),
        ] {
            let found = after(|t| {
                let node = t.nodes["up"].clone();
                t.nodes.insert(id.to_owned(), node);
                t.nodes["ask"].answers.push(answer("More", id));
            });
            let codes: Vec<Code> = found.into_iter().map(|(code, _)| code).collect();
            assert_eq!(codes, if fine { vec![] } else { vec![Code::BadId] }, "{id:?}");
        }
    }

    #[test]
    fn answers_fit_their_node() {
        let at = |code, id: &str| [(code, Some(id.to_owned()))];
        assert_eq!(
            after(|t| t.nodes["ask"].answers[1].label = "Yes".into()),
            at(Code::LabelRepeated, "ask")
        );
        assert_eq!(after(|t| t.nodes["ask"].answers[1].label = "yes".into()), []);
        assert_eq!(
            after(|t| t.nodes["up"].answers.push(answer("On", "ask"))),
            at(Code::AnswersOnEnd, "up")
        );
        assert_eq!(
            after(|t| t.nodes["ask"].answers.push(answer("On", "gone"))),
            at(Code::TargetMissing, "ask")
        );
        for id in ["ask", "try", "fixed"] {
            let found = after(|t| t.nodes[id].category = Some("Other".into()));
            assert_eq!(found, at(Code::CategoryMisplaced, id));
        }
        let found = after(|t| t.nodes["try"].answers.clear());
        assert_eq!(
            found,
            [
                (Code::NoAnswers, Some("try".into())),
                (Code::Unreachable, Some("up".into()))
            ]
        );
    }

    #[test]
    fn one_slip_is_not_reported_on_every_node_before_it() {
        let found = after(|t| {
            t.nodes["ask"].answers.remove(0);
            t.nodes["try"].answers = vec![answer("On", "gone")];
        });
        let at = |code, id: &str| (code, Some(id.to_owned()));
        let expected = [
            at(Code::TargetMissing, "try"),
            at(Code::Unreachable, "fixed"),
            at(Code::Unreachable, "up"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_start_exists() {
        assert_eq!(after(|t| t.start = "gone".into()), [(Code::StartMissing, None)]);
        assert_eq!(after(|t| t.nodes.clear()), [(Code::NoNodes, None)]);
    }

    #[test]
    fn loops_are_allowed_and_traps_are_not() {
        let trapped = |ids: &[&str]| -> Vec<(Code, Option<String>)> {
            ids.iter().map(|id| (Code::Trapped, Some((*id).to_owned()))).collect()
        };
        let add_pair = |t: &mut Tree| {
            for (id, to) in [("left", "right"), ("right", "left")] {
                let node = Node {
                    answers: vec![answer("On", to)],
                    ..t.nodes["ask"].clone()
                };
                t.nodes.insert(id.into(), node);
            }
            t.nodes["ask"].answers.push(answer("Round", "left"));
        };
        assert_eq!(after(add_pair), trapped(&["left", "right"]));
        let with_a_way_out = after(|t| {
            add_pair(t);
            t.nodes["right"].answers.push(answer("Out", "up"));
        });
        assert_eq!(with_a_way_out, []);
        assert_eq!(after(|t| t.nodes["try"].answers.push(answer("Self", "try"))), []);
    }

    #[test]
    fn a_nul_is_found_wherever_it_is() {
        let places: [fn(&mut Tree, String); 9] = [
            |t, nul| t.title = nul,
            |t, nul| t.summary = nul,
            |t, nul| t.tags.push(nul),
            |t, nul| t.start = nul,
            |t, nul| t.nodes["ask"].help = Some(nul),
            |t, nul| t.nodes["up"].category = Some(nul),
            |t, nul| t.nodes["ask"].answers[0].label = nul,
            |t, nul| t.nodes["ask"].answers[0].to = nul,
            |t, nul| {
                t.examples.push(Example {
                    answers: vec![nul],
                    end: "up".into(),
                })
            },
        ];
        for (i, put) in places.into_iter().enumerate() {
            let mut tree = tree();
            put(&mut tree, "a".into());
            assert!(!tree.has_nul(), "{i}");
            put(&mut tree, "a\0".into());
            assert!(tree.has_nul(), "{i}");
        }
    }

    #[test]
    fn a_node_that_nothing_leads_to_is_found_also_behind_an_end() {
        let found = after(|t| {
            let island = t.nodes["fixed"].clone();
            t.nodes.insert("island".into(), island);
            t.nodes["up"].answers.push(answer("On", "island"));
        });
        let expected = [
            (Code::AnswersOnEnd, Some("up".into())),
            (Code::Unreachable, Some("island".into())),
        ];
        assert_eq!(found, expected);
    }

    /// A chain of questions, each with an answer onwards and one to the end.
    fn chain(length: usize) -> Tree {
        let mut tree = tree();
        for i in 0..length {
            let next = if i + 1 < length {
                format!("n{}", i + 1)
            } else {
                "up".into()
            };
            let answers = vec![answer("On", &next), answer("Done", "fixed")];
            let node = Node {
                answers,
                ..tree.nodes["ask"].clone()
            };
            tree.nodes.insert(format!("n{i}"), node);
        }
        tree.nodes["ask"].answers.push(answer("Chain", "n0"));
        tree
    }

    #[test]
    fn at_most_two_thousand_nodes_and_one_mebibyte() {
        assert_eq!(check(&chain(MOST_NODES - 4)), []);
        let found = check(&chain(MOST_NODES - 3));
        assert_eq!(
            found.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [Code::TooManyNodes]
        );

        let with_help = |length: usize| {
            let mut tree = chain(60);
            tree.nodes
                .values_mut()
                .take(55)
                .for_each(|node| node.help = Some("x".repeat(length)));
            check(&tree).iter().map(|problem| problem.code).collect::<Vec<_>>()
        };
        assert_eq!(with_help(18_900), []);
        assert_eq!(with_help(19_100), [Code::TooLarge]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_overflows_nothing() {
        let tree = chain(100_000);
        assert!(check(&tree).iter().any(|problem| problem.code == Code::TooManyNodes));
        assert_eq!(
            crate::walk::path_to(&tree, "n99999").map(|path| path.len()),
            Some(100_000)
        );
        assert!(crate::export::to_yaml(&tree).contains("n99999"));
    }

    #[test]
    fn messages_are_short_and_safe_to_print() {
        let mut tree = tree();
        tree.nodes["ask"].answers[0].to = format!("\u{1b}[31m{}", "x".repeat(10_000));
        let found = check(&tree);
        assert!(
            found[0].message.len() < 300 && !found[0].message.contains('\u{1b}'),
            "{}",
            found[0]
        );
    }
}
