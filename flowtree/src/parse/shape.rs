//! Values into a tree: which keys there are, and which must be there.
//!
//! A slip does not stop the reading: a stand-in takes the place of what could not be read, and that place is
//! remembered, so that nobody complains of a stand-in.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::value::{Entry, Kind, Value};
use crate::check::{Finding, Place};
use crate::problem::{Name, Problem, ProblemCode as Code, Quoted};
use crate::tree::{Answer, Example, Node, NodeKind, Tree};

const TREE_KEYS: &str = "title, summary, tags, start, nodes and examples";
const NODE_KEYS: &str = "type, text, help, answers and category";
const ANSWER_KEYS: &str = "label and to";
const EXAMPLE_KEYS: &str = "answers and end";

/// A tree as far as it could be read, and where everything stood.
pub(super) struct Shaped {
    pub tree: Tree,
    pub problems: Vec<Problem>,
    pub(super) stand_ins: HashSet<Place>,
    lines: HashMap<Place, u32>,
}

/// Makes a tree of a file's values. The problems already met in reading it come along.
pub(super) fn shape(root: Value, problems: Vec<Problem>) -> Shaped {
    let tree = Tree {
        title: String::new(),
        summary: String::new(),
        tags: Vec::new(),
        start: String::new(),
        nodes: IndexMap::new(),
        examples: Vec::new(),
    };
    let (stand_ins, lines) = (HashSet::new(), HashMap::new());
    let mut shaped = Shaped {
        tree,
        problems,
        stand_ins,
        lines,
    };
    shaped.read_tree(root);
    shaped
}

impl Shaped {
    /// The line of a place, or of the nearest thing around it that is in the file.
    pub fn line(&self, place: Place) -> u32 {
        let around = match place {
            Place::Text(i) | Place::Help(i) | Place::Category(i) | Place::Answers(i) => Place::Node(i),
            _ => Place::Whole,
        };
        let line = self.lines.get(&place).or_else(|| self.lines.get(&around));
        line.copied().unwrap_or(1)
    }

    /// Whether a finding is about a stand-in rather than about what the author wrote.
    pub fn is_guesswork(&self, finding: &Finding) -> bool {
        let needs_nodes = matches!(
            finding.problem.code,
            Code::StartMissing | Code::TargetMissing | Code::NoNodes
        );
        self.stand_ins.contains(&finding.place)
            || needs_nodes && self.stand_ins.contains(&Place::Nodes)
            || finding.place == Place::Whole && !self.problems.is_empty()
    }

    fn read_tree(&mut self, root: Value) {
        let line = root.line;
        self.lines.insert(Place::Whole, line);
        let mut missing = vec![
            (Place::Title, "title"),
            (Place::Start, "start"),
            (Place::Nodes, "nodes"),
        ];
        let entries = self.map(root, "a flow file", TREE_KEYS);
        let readable = entries.is_some();
        for (key, Entry { line, value }) in entries.unwrap_or_default() {
            let place = match key.as_str() {
                "title" => Place::Title,
                "summary" => Place::Summary,
                "tags" => Place::Tags,
                "start" => Place::Start,
                "nodes" => Place::Nodes,
                "examples" => Place::Examples,
                _ => {
                    self.unknown(&key, line, "a flow file", TREE_KEYS);
                    continue;
                }
            };
            missing.retain(|(found, _)| *found != place);
            self.lines.insert(place, line);
            match place {
                Place::Title => self.tree.title = self.text(value, place, "title"),
                Place::Summary => self.tree.summary = self.text(value, place, "summary"),
                Place::Start => self.tree.start = self.text(value, place, "start"),
                Place::Tags => self.tree.tags = self.read_tags(value),
                Place::Examples => self.tree.examples = self.read_examples(value),
                _ => self.read_nodes(value),
            }
        }
        for (place, key) in missing {
            self.stand_ins.insert(place);
            if readable {
                let message = format_args!("The flow has no {key}; add the key {key}.");
                self.report(line, Code::MissingKey, message);
            }
        }
    }

    fn read_tags(&mut self, value: Value) -> Vec<String> {
        let tags = self.list(value, Place::Tags, "tags").into_iter().enumerate();
        let tags = tags.map(|(i, tag)| {
            self.lines.insert(Place::Tag(i), tag.line);
            self.text(tag, Place::Tag(i), "a tag")
        });
        tags.collect()
    }

    fn read_examples(&mut self, value: Value) -> Vec<Example> {
        let examples = self.list(value, Place::Examples, "examples").into_iter().enumerate();
        examples.map(|(i, example)| self.read_example(i, example)).collect()
    }

    fn read_example(&mut self, i: usize, value: Value) -> Example {
        let (line, place) = (value.line, Place::Example(i));
        self.lines.insert(place, line);
        let (mut answers, mut end) = (None, None);
        let entries = self.map(value, "an example", EXAMPLE_KEYS);
        let readable = entries.is_some();
        for (key, Entry { line, value }) in entries.unwrap_or_default() {
            match key.as_str() {
                "answers" => {
                    let labels = self.list(value, place, "answers").into_iter();
                    answers = Some(labels.map(|label| self.text(label, place, "an answer")).collect());
                }
                "end" => end = Some(self.text(value, place, "end")),
                _ => self.unknown(&key, line, "an example", EXAMPLE_KEYS),
            }
        }
        for (key, found) in [("answers", answers.is_some()), ("end", end.is_some())] {
            if !found {
                self.stand_ins.insert(place);
            }
            if !found && readable {
                self.report(
                    line,
                    Code::MissingKey,
                    format_args!("An example has no {key}; add the key {key}."),
                );
            }
        }
        Example {
            answers: answers.unwrap_or_default(),
            end: end.unwrap_or_default(),
        }
    }

    fn read_nodes(&mut self, value: Value) {
        match value.kind {
            Kind::Map(entries) => {
                for (i, (id, entry)) in entries.into_iter().enumerate() {
                    self.lines.insert(Place::Node(i), entry.line);
                    let before = self.problems.len();
                    let node = self.read_node(i, Name(&id), entry);
                    for problem in &mut self.problems[before..] {
                        problem.set_node(&id);
                    }
                    self.tree.nodes.insert(id, node);
                }
            }
            Kind::Nothing => {}
            other => {
                self.stand_ins.insert(Place::Nodes);
                self.wrong_type(value.line, &other, "nodes", "a map of each id to its node");
            }
        }
    }

    fn read_node(&mut self, i: usize, name: Name<'_>, entry: Entry) -> Node {
        let (mut kind, mut text, mut help, mut category) = (None, None, None, None);
        let mut answers = Vec::new();
        let entries = self.map(entry.value, format_args!("the node {name}"), NODE_KEYS);
        let readable = entries.is_some();
        for (key, Entry { line, value }) in entries.unwrap_or_default() {
            let place = match key.as_str() {
                "type" => {
                    kind = Some(self.read_kind(i, line, value));
                    continue;
                }
                "text" => Place::Text(i),
                "help" => Place::Help(i),
                "category" => Place::Category(i),
                "answers" => Place::Answers(i),
                _ => {
                    self.unknown(&key, line, "a node", NODE_KEYS);
                    continue;
                }
            };
            self.lines.insert(place, line);
            match place {
                Place::Text(_) => text = Some(self.text(value, place, "text")),
                Place::Help(_) => help = self.optional_text(value, place, "help"),
                Place::Category(_) => category = self.optional_text(value, place, "category"),
                _ => {
                    let items = self.list(value, place, "answers").into_iter().enumerate();
                    let read = items.map(|(k, item)| self.read_answer((i, k), name, item));
                    answers = read.collect();
                }
            }
        }
        if kind.is_none() {
            // Whether it should have answers or a category is anybody's guess.
            self.stand_ins.extend([Place::Answers(i), Place::Category(i)]);
            if readable {
                let message =
                    format_args!("The node {name} has no type; add type: question, action, resolve or escalate.");
                self.report(entry.line, Code::MissingKey, message);
            }
        }
        if text.is_none() {
            self.stand_ins.insert(Place::Text(i));
            if readable {
                let message = format_args!("The node {name} has no text; add the key text.");
                self.report(entry.line, Code::MissingKey, message);
            }
        }
        let kind = kind.flatten().unwrap_or(NodeKind::Question);
        Node {
            kind,
            text: text.unwrap_or_default(),
            help,
            answers,
            category,
        }
    }

    /// None if it is no type that there is; that has been reported then.
    fn read_kind(&mut self, i: usize, line: u32, value: Value) -> Option<NodeKind> {
        let readable = matches!(value.kind, Kind::Text(_) | Kind::Nothing);
        let word = self.text(value, Place::Answers(i), "type");
        let kind = NodeKind::ALL.into_iter().find(|kind| kind.as_str() == word);
        if kind.is_none() {
            self.stand_ins.extend([Place::Answers(i), Place::Category(i)]);
        }
        if kind.is_none() && readable {
            let word = Quoted(&word);
            let message = format_args!("{word} is no type of node; write question, action, resolve or escalate.");
            self.report(line, Code::UnknownType, message);
        }
        kind
    }

    fn read_answer(&mut self, (i, k): (usize, usize), name: Name<'_>, value: Value) -> Answer {
        let line = value.line;
        let (label_place, to_place) = (Place::Label(i, k), Place::To(i, k));
        self.lines.extend([(label_place, line), (to_place, line)]);
        let (mut label, mut to) = (None, None);
        let entries = self.map(value, format_args!("an answer of {name}"), ANSWER_KEYS);
        let readable = entries.is_some();
        for (key, Entry { line, value }) in entries.unwrap_or_default() {
            match key.as_str() {
                "label" => {
                    self.lines.insert(label_place, line);
                    label = Some(self.text(value, label_place, "label"));
                }
                "to" => {
                    self.lines.insert(to_place, line);
                    to = Some(self.text(value, to_place, "to"));
                }
                _ => self.unknown(&key, line, "an answer", ANSWER_KEYS),
            }
        }
        for (place, key, found) in [(label_place, "label", &label), (to_place, "to", &to)] {
            if found.is_none() {
                self.stand_ins.insert(place);
            }
            if found.is_none() && readable {
                let message = format_args!("An answer of {name} has no {key}; add the key {key}.");
                self.report(line, Code::MissingKey, message);
            }
        }
        Answer {
            label: label.unwrap_or_default(),
            to: to.unwrap_or_default(),
        }
    }
}
