//! Every rule that a tree keeps before it is published, all problems at once.
//!
//! Two passes, each linear in the size of the tree: what can be seen at one place (lengths, ids, labels, targets),
//! then what only the whole graph shows (unreachable, trapped). Nothing recurses, so no tree is too deep.

use std::collections::{HashSet, VecDeque};
use std::io;

use crate::problem::{Problem, ProblemCode as Code, quoted, shorten};
use crate::tree::{Node, Tree};

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
/// The longest node id.
pub const LONGEST_ID: usize = 100;
/// The longest text of a node, in characters.
pub const LONGEST_TEXT: usize = 500;
/// The longest help of a node, in characters.
pub const LONGEST_HELP: usize = 20_000;
/// The longest label of an answer, in characters.
pub const LONGEST_LABEL: usize = 200;
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
}

/// A problem and its place.
pub(crate) struct Finding {
    pub place: Place,
    pub problem: Problem,
}

/// The rules that one place can keep or break whatever the rest of the tree is like.
pub(crate) fn at_each_place(tree: &Tree) -> Vec<Finding> {
    let mut found = Findings {
        list: Vec::new(),
        node: None,
    };
    found.words(Place::Title, "The title", &tree.title, LONGEST_TITLE);
    found.length(
        Place::Summary,
        "The summary",
        &tree.summary,
        LONGEST_SUMMARY,
    );
    if tree.tags.len() > MOST_TAGS {
        let message = format!(
            "There are {} tags; keep at most {MOST_TAGS}.",
            tree.tags.len()
        );
        found.add(Place::Tags, Code::TooManyTags, message);
    }
    for (i, tag) in tree.tags.iter().enumerate() {
        found.words(
            Place::Tag(i),
            &format!("The tag {}", quoted(tag)),
            tag,
            LONGEST_TAG,
        );
    }
    if tree.nodes.is_empty() {
        found.add(
            Place::Nodes,
            Code::NoNodes,
            "The tree has no nodes; write at least the one that it starts with.",
        );
    } else if tree.node(&tree.start).is_none() {
        let message = format!(
            "The tree starts at {}, which does not exist; name one of its nodes.",
            quoted(&tree.start)
        );
        found.add(Place::Start, Code::StartMissing, message);
    }
    if tree.nodes.len() > MOST_NODES {
        let message = format!(
            "The tree has {} nodes; split it so that each has at most {MOST_NODES}.",
            tree.nodes.len()
        );
        found.add(Place::Nodes, Code::TooManyNodes, message);
    }
    let bytes = json_bytes(tree);
    if bytes > MOST_BYTES {
        let message = format!(
            "The tree is {bytes} bytes long; shorten it to at most 1 MiB ({MOST_BYTES} bytes)."
        );
        found.add(Place::Whole, Code::TooLarge, message);
    }
    for (i, (id, node)) in tree.nodes.iter().enumerate() {
        found.node = Some(id);
        check_node(&mut found, tree, i, id, node);
    }
    found.list
}

fn check_node<'t>(found: &mut Findings<'t>, tree: &Tree, i: usize, id: &'t str, node: &'t Node) {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if id.is_empty() || id.len() > LONGEST_ID || !id.chars().all(allowed) {
        let message = format!(
            "{} cannot be the id of a node; use 1 to {LONGEST_ID} lower-case letters (a-z), digits, _ and -.",
            quoted(id)
        );
        found.add(Place::Node(i), Code::BadId, message);
    }
    let name = if id.chars().count() <= LONGEST_ID {
        id.to_owned()
    } else {
        quoted(id)
    };
    found.words(
        Place::Text(i),
        &format!("The text of {name}"),
        &node.text,
        LONGEST_TEXT,
    );
    if let Some(help) = &node.help {
        found.length(
            Place::Help(i),
            &format!("The help of {name}"),
            help,
            LONGEST_HELP,
        );
    }
    if node.kind.is_end() && !node.answers.is_empty() {
        let message = format!(
            "{name} ends the walk ({}), so it cannot have answers; remove them or make it a question.",
            node.kind
        );
        found.add(Place::Answers(i), Code::AnswersOnEnd, message);
    }
    if !node.kind.is_end() && node.answers.is_empty() {
        let message =
            format!("{name} has no answers, so a walk would be stuck there; give it at least one.");
        found.add(Place::Answers(i), Code::NoAnswers, message);
    }
    let mut seen = HashSet::new();
    for (k, answer) in node.answers.iter().enumerate() {
        let label = quoted(&answer.label);
        found.words(
            Place::Label(i, k),
            &format!("The label {label} of {name}"),
            &answer.label,
            LONGEST_LABEL,
        );
        if !seen.insert(answer.label.as_str()) {
            let message =
                format!("{name} has the answer {label} more than once; give each its own label.");
            found.add(Place::Label(i, k), Code::LabelRepeated, message);
        }
        if tree.node(&answer.to).is_none() {
            let to = quoted(&answer.to);
            let message = format!(
                "The answer {label} of {name} leads to {to}, which does not exist; add that node or lead elsewhere."
            );
            found.add(Place::To(i, k), Code::TargetMissing, message);
        }
    }
    if let Some(category) = &node.category {
        found.words(
            Place::Category(i),
            &format!("The category of {name}"),
            category,
            LONGEST_CATEGORY,
        );
        if node.kind != crate::NodeKind::Escalate {
            let message = format!(
                "{name} has a category, but only an escalate node can have one; it is a {} node.",
                node.kind
            );
            found.add(Place::Category(i), Code::CategoryMisplaced, message);
        }
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
        let answers = if node.kind.is_end() {
            &[][..]
        } else {
            &node.answers
        };
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

    let mut found = Findings {
        list: Vec::new(),
        node: None,
    };
    for (i, id) in tree.nodes.keys().enumerate() {
        found.node = Some(id);
        let name = if id.chars().count() <= LONGEST_ID {
            id.clone()
        } else {
            quoted(id)
        };
        if !reached[i] {
            let message = format!(
                "No answer leads to {name} from the start; lead one there or remove the node."
            );
            found.add(Place::Node(i), Code::Unreachable, message);
        }
        if !leads_out[i] {
            let message = format!(
                "From {name} a walk can never end; let some answer lead on to a resolve or escalate node."
            );
            found.add(Place::Node(i), Code::Trapped, message);
        }
    }
    found.list
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

/// Collects findings; remembers the node it is at, so that none is reported without.
struct Findings<'t> {
    list: Vec<Finding>,
    node: Option<&'t str>,
}

impl Findings<'_> {
    fn add(&mut self, place: Place, code: Code, message: impl AsRef<str>) {
        let mut problem = Problem::new(code, message);
        if let Some(id) = self.node {
            problem = problem.of_node(id);
        }
        self.list.push(Finding { place, problem });
    }

    /// Text that must say something, within bounds.
    fn words(&mut self, place: Place, what: &str, text: &str, longest: usize) {
        if text.trim().is_empty() {
            self.add(
                place,
                Code::Blank,
                format!("{what} is blank; write something there."),
            );
        }
        self.length(place, what, text, longest);
    }

    fn length(&mut self, place: Place, what: &str, text: &str, longest: usize) {
        // The count in characters is needed only where the count in bytes leaves it open.
        let length = if text.len() <= longest {
            0
        } else {
            text.chars().count()
        };
        if length > longest {
            self.add(
                place,
                Code::TooLong,
                format!("{what} is {length} characters long; shorten it to {longest}."),
            );
        }
        if text.contains('\0') {
            self.add(
                place,
                Code::Nul,
                format!("{what} has a NUL character in it; remove it."),
            );
        }
    }
}

/// How long the tree is as JSON, counted without keeping it.
fn json_bytes(tree: &Tree) -> usize {
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
    serde_json::to_writer(&mut count, tree)
        .expect("a tree has only string keys, and counting cannot fail");
    count.0
}
