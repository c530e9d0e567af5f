//! Values into a tree: which keys there are, which must be there, and what each may hold.
//!
//! A slip does not stop the reading: a stand-in takes the place of what could not be read, and that place is
//! remembered, so that checks do not complain of our own stand-in.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::value::{Entry, Kind, Value};
use crate::check::{Finding, Place};
use crate::problem::{Problem, ProblemCode as Code, quoted};
use crate::tree::{Answer, Node, NodeKind, Tree};

/// A tree as far as it could be read, and where everything stood.
pub(super) struct Shaped {
    pub tree: Tree,
    pub problems: Vec<Problem>,
    lines: HashMap<Place, u32>,
    stand_ins: HashSet<Place>,
}

impl Shaped {
    /// The line of a place, or of the nearest thing around it that is in the file.
    pub fn line(&self, place: Place) -> u32 {
        let around = match place {
            Place::Text(i) | Place::Help(i) | Place::Category(i) | Place::Answers(i) => {
                Place::Node(i)
            }
            Place::Label(i, _) | Place::To(i, _) => Place::Node(i),
            _ => Place::Whole,
        };
        let line = self.lines.get(&place).or_else(|| self.lines.get(&around));
        line.copied().unwrap_or(1)
    }

    /// Whether a finding is about a stand-in rather than about what the author wrote.
    pub fn is_guesswork(&self, finding: &Finding) -> bool {
        let about_nodes = matches!(
            finding.problem.code,
            Code::StartMissing | Code::TargetMissing | Code::NoNodes
        );
        self.stand_ins.contains(&finding.place)
            || about_nodes && self.stand_ins.contains(&Place::Nodes)
    }
}

pub(super) fn shape(root: Value, problems: Vec<Problem>) -> Shaped {
    let tree = Tree {
        title: String::new(),
        summary: String::new(),
        tags: Vec::new(),
        start: String::new(),
        nodes: IndexMap::new(),
    };
    let mut shaped = Shaped {
        tree,
        problems,
        lines: HashMap::new(),
        stand_ins: HashSet::new(),
    };
    shaped.read_tree(root);
    shaped
}

const TREE_KEYS: &str = "title, summary, tags, start and nodes";
const NODE_KEYS: &str = "type, text, help, answers and category";
const ANSWER_KEYS: &str = "label and to";

impl Shaped {
    fn read_tree(&mut self, root: Value) {
        let line = root.line;
        self.lines.insert(Place::Whole, line);
        let mut missing = HashSet::from([Place::Title, Place::Start, Place::Nodes]);
        for (key, entry) in self.map(root, "A flow file", TREE_KEYS) {
            let place = match key.as_str() {
                "title" => Place::Title,
                "summary" => Place::Summary,
                "tags" => Place::Tags,
                "start" => Place::Start,
                "nodes" => Place::Nodes,
                _ => {
                    self.unknown(&key, entry.line, "a flow file", TREE_KEYS);
                    continue;
                }
            };
            missing.remove(&place);
            self.lines.insert(place, entry.line);
            match place {
                Place::Title => self.tree.title = self.text(entry.value, place, "title"),
                Place::Summary => self.tree.summary = self.text(entry.value, place, "summary"),
                Place::Start => self.tree.start = self.text(entry.value, place, "start"),
                Place::Tags => self.tree.tags = self.tags(entry.value),
                _ => self.nodes(entry.value),
            }
        }
        for (place, key) in [
            (Place::Title, "title"),
            (Place::Start, "start"),
            (Place::Nodes, "nodes"),
        ] {
            if missing.contains(&place) {
                self.stand_ins.insert(place);
                self.problem(
                    line,
                    Code::MissingKey,
                    format!("The flow has no {key}; add the key {key}."),
                );
            }
        }
    }

    fn tags(&mut self, value: Value) -> Vec<String> {
        let items = self
            .list(value, Place::Tags, "tags")
            .into_iter()
            .enumerate();
        let tags = items.map(|(i, item)| {
            self.lines.insert(Place::Tag(i), item.line);
            self.text(item, Place::Tag(i), "a tag")
        });
        tags.collect()
    }

    fn nodes(&mut self, value: Value) {
        let line = value.line;
        match value.kind {
            Kind::Map(entries) => {
                for (i, (id, entry)) in entries.into_iter().enumerate() {
                    self.lines.insert(Place::Node(i), entry.line);
                    let known = self.problems.len();
                    let node = self.node(i, &id, entry);
                    for problem in &mut self.problems[known..] {
                        *problem = problem.clone().of_node(&id);
                    }
                    self.tree.nodes.insert(id, node);
                }
            }
            Kind::Nothing => {}
            other => {
                self.stand_ins.insert(Place::Nodes);
                self.wrong_type(
                    line,
                    &other,
                    "nodes",
                    "a map from each node's id to the node",
                );
            }
        }
    }

    fn node(&mut self, i: usize, id: &str, entry: Entry) -> Node {
        let line = entry.line;
        let name = format!("the node {}", quoted(id));
        let mut node = Node {
            kind: NodeKind::Question,
            text: String::new(),
            help: None,
            answers: Vec::new(),
            category: None,
        };
        let readable = matches!(entry.value.kind, Kind::Map(_) | Kind::Nothing);
        let (mut has_kind, mut has_text) = (false, false);
        for (key, entry) in self.map(entry.value, &format!("The node {}", quoted(id)), NODE_KEYS) {
            match key.as_str() {
                "type" => {
                    has_kind = true;
                    node.kind = self.kind(i, entry);
                }
                "text" => {
                    has_text = true;
                    self.lines.insert(Place::Text(i), entry.line);
                    node.text = self.text(entry.value, Place::Text(i), "text");
                }
                "help" => {
                    self.lines.insert(Place::Help(i), entry.line);
                    node.help = self.optional_text(entry.value, Place::Help(i), "help");
                }
                "category" => {
                    self.lines.insert(Place::Category(i), entry.line);
                    node.category = self.optional_text(entry.value, Place::Category(i), "category");
                }
                "answers" => {
                    self.lines.insert(Place::Answers(i), entry.line);
                    let items = self.list(entry.value, Place::Answers(i), "answers");
                    node.answers = items
                        .into_iter()
                        .enumerate()
                        .map(|(k, item)| self.answer(i, k, &name, item))
                        .collect();
                }
                _ => self.unknown(&key, entry.line, "a node", NODE_KEYS),
            }
        }
        if !has_kind {
            self.stand_ins
                .extend([Place::Answers(i), Place::Category(i)]);
        }
        if !has_text {
            self.stand_ins.insert(Place::Text(i));
        }
        if readable && !has_kind {
            let message = format!(
                "{} has no type; add type: question, action, resolve or escalate.",
                capital(&name)
            );
            self.problem(line, Code::MissingKey, message);
        }
        if readable && !has_text {
            self.problem(
                line,
                Code::MissingKey,
                format!("{} has no text; add the key text.", capital(&name)),
            );
        }
        node
    }

    fn kind(&mut self, i: usize, entry: Entry) -> NodeKind {
        let known = self.problems.len();
        let word = self.text(entry.value, Place::Answers(i), "type");
        if let Some(kind) = NodeKind::ALL.into_iter().find(|kind| kind.as_str() == word) {
            return kind;
        }
        // Whether it should have answers or a category is anybody's guess.
        self.stand_ins
            .extend([Place::Answers(i), Place::Category(i)]);
        if known == self.problems.len() {
            let message = format!(
                "{} is no type of node; write question, action, resolve or escalate.",
                quoted(&word)
            );
            self.problem(entry.line, Code::UnknownType, message);
        }
        NodeKind::Question
    }

    fn answer(&mut self, i: usize, k: usize, name: &str, value: Value) -> Answer {
        let line = value.line;
        self.lines
            .extend([(Place::Label(i, k), line), (Place::To(i, k), line)]);
        let readable = matches!(value.kind, Kind::Map(_) | Kind::Nothing);
        let (mut label, mut to) = (None, None);
        for (key, entry) in self.map(value, &format!("An answer of {name}"), ANSWER_KEYS) {
            match key.as_str() {
                "label" => {
                    self.lines.insert(Place::Label(i, k), entry.line);
                    label = Some(self.text(entry.value, Place::Label(i, k), "label"));
                }
                "to" => {
                    self.lines.insert(Place::To(i, k), entry.line);
                    to = Some(self.text(entry.value, Place::To(i, k), "to"));
                }
                _ => self.unknown(&key, entry.line, "an answer", ANSWER_KEYS),
            }
        }
        for (place, key, found) in [
            (Place::Label(i, k), "label", &label),
            (Place::To(i, k), "to", &to),
        ] {
            if found.is_none() {
                self.stand_ins.insert(place);
                if readable {
                    self.problem(
                        line,
                        Code::MissingKey,
                        format!("An answer of {name} has no {key}; add the key {key}."),
                    );
                }
            }
        }
        Answer {
            label: label.unwrap_or_default(),
            to: to.unwrap_or_default(),
        }
    }

    fn text(&mut self, value: Value, place: Place, key: &str) -> String {
        match value.kind {
            Kind::Text(text) => text,
            Kind::Nothing => String::new(),
            other => {
                self.stand_ins.insert(place);
                self.wrong_type(value.line, &other, key, "text");
                String::new()
            }
        }
    }

    fn optional_text(&mut self, value: Value, place: Place, key: &str) -> Option<String> {
        match value.kind {
            Kind::Nothing | Kind::Literal("null") => None,
            _ => Some(self.text(value, place, key)),
        }
    }

    fn list(&mut self, value: Value, place: Place, key: &str) -> Vec<Value> {
        match value.kind {
            Kind::List(items) => items,
            Kind::Nothing => Vec::new(),
            other => {
                self.stand_ins.insert(place);
                self.wrong_type(value.line, &other, key, "a list");
                Vec::new()
            }
        }
    }

    fn map(&mut self, value: Value, what: &str, keys: &str) -> IndexMap<String, Entry> {
        match value.kind {
            Kind::Map(entries) => entries,
            Kind::Nothing => IndexMap::new(),
            other => {
                self.wrong_type(
                    value.line,
                    &other,
                    what,
                    &format!("a map with the keys {keys}"),
                );
                IndexMap::new()
            }
        }
    }

    fn wrong_type(&mut self, line: u32, found: &Kind, what: &str, wanted: &str) {
        let found = match found {
            Kind::Refused => return,
            Kind::Text(_) => "text",
            Kind::Nothing => "nothing",
            Kind::Literal(name) => name,
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        };
        self.problem(
            line,
            Code::WrongType,
            format!("{} must be {wanted}, but here is {found}.", capital(what)),
        );
    }

    fn unknown(&mut self, key: &str, line: u32, what: &str, keys: &str) {
        let message = format!(
            "{} is not a key of {what}; the keys are {keys}.",
            quoted(key)
        );
        self.problem(line, Code::UnknownKey, message);
    }

    fn problem(&mut self, line: u32, code: Code, message: String) {
        self.problems
            .push(Problem::new(code, message).on_line(line));
    }
}

/// The same words as the beginning of a sentence.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
