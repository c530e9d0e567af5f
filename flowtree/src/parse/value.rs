//! What YAML and JSON have in common, with the line of everything, built without recursion and within bounds.

use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry as Slot;

use crate::problem::{MOST_REPORTED, Problem, ProblemCode as Code, Quoted};

/// How deeply lists and maps may be nested; a tree needs five.
const DEEPEST: usize = 64;

/// How many lists, maps and scalars a file may have; 1 MiB full of the shortest answers has fewer.
const MOST_VALUES: usize = 250_000;

/// A value and the line it begins on.
pub(super) struct Value {
    pub line: u32,
    pub kind: Kind,
}

pub(super) enum Kind {
    /// A JSON string, or any YAML scalar as it was written.
    Text(String),
    /// A key without a value, as in YAML's `help:`.
    Nothing,
    /// JSON's null, numbers and booleans, by the name people know them by.
    Literal(&'static str),
    List(Vec<Value>),
    Map(IndexMap<String, Entry>),
    /// Something already reported, so nothing more is said about it.
    Refused,
}

/// A value in a map, and the line of its key.
pub(super) struct Entry {
    pub line: u32,
    pub value: Value,
}

/// Puts values together as a reader meets them. Problems that leave the rest readable are kept; the others are
/// returned, and the reader stops.
#[derive(Default)]
pub(super) struct Builder {
    pub root: Option<Value>,
    pub problems: Vec<Problem>,
    open: Vec<Open>,
    values: usize,
}

/// The problem of lists and maps in one another on a line.
pub(super) fn too_deep(line: u32) -> Problem {
    let message = format_args!("Lists and maps are nested more than {DEEPEST} deep here; a tree needs five.");
    Problem::new(Code::TooDeep, message).on_line(line)
}

enum Open {
    List {
        line: u32,
        items: Vec<Value>,
    },
    Map {
        line: u32,
        entries: IndexMap<String, Entry>,
        key: Option<(String, u32)>,
    },
}

impl Builder {
    pub fn open_list(&mut self, line: u32) -> Result<(), Problem> {
        let items = Vec::new();
        self.open(line, Open::List { line, items })
    }

    pub fn open_map(&mut self, line: u32) -> Result<(), Problem> {
        let (entries, key) = (IndexMap::new(), None);
        self.open(line, Open::Map { line, entries, key })
    }

    fn open(&mut self, line: u32, open: Open) -> Result<(), Problem> {
        self.count(line)?;
        if self.open.len() == DEEPEST {
            return Err(too_deep(line));
        }
        if let Some(Open::Map { key: None, .. }) = self.open.last() {
            let message = "A list or map is here in place of a key; write the key as plain text.";
            return Err(Problem::new(Code::WrongType, message).on_line(line));
        }
        self.open.push(open);
        Ok(())
    }

    pub fn close(&mut self) {
        let value = match self.open.pop() {
            Some(Open::List { line, items }) => Value {
                line,
                kind: Kind::List(items),
            },
            Some(Open::Map { line, entries, .. }) => Value {
                line,
                kind: Kind::Map(entries),
            },
            None => return,
        };
        self.put(value);
    }

    /// A scalar: the next item, the next key, or the value of the last key.
    pub fn scalar(&mut self, line: u32, mut kind: Kind) -> Result<(), Problem> {
        self.count(line)?;
        if matches!(&kind, Kind::Text(text) if text.contains('\0')) {
            let message = "This text has a NUL character in it, written as an escape; remove it.";
            self.report(line, Code::Nul, message);
            kind = Kind::Refused;
        }
        if let Some(Open::Map { key: key @ None, .. }) = self.open.last_mut() {
            let text = if let Kind::Text(text) = kind {
                text
            } else {
                String::new()
            };
            *key = Some((text, line));
        } else {
            self.put(Value { line, kind });
        }
        Ok(())
    }

    /// Keeps a problem that leaves the rest of the file readable, and notes the node it is in.
    pub fn report(&mut self, line: u32, code: Code, message: impl fmt::Display) {
        if self.problems.len() > MOST_REPORTED {
            return;
        }
        let mut problem = Problem::new(code, message).on_line(line);
        if let [
            Open::Map {
                key: Some((nodes, _)), ..
            },
            Open::Map { key: Some((id, _)), .. },
            ..,
        ] = self.open.as_slice()
            && nodes == "nodes"
        {
            problem.set_node(id);
        }
        self.problems.push(problem);
    }

    /// What was built, unless the reader had to stop.
    pub fn finish(mut self, end: Result<(), Problem>) -> Result<(Value, Vec<Problem>), Vec<Problem>> {
        let empty = || Problem::new(Code::Syntax, "The file is empty; write a tree into it.");
        match (end, self.root) {
            (Ok(()), Some(root)) => return Ok((root, self.problems)),
            (Ok(()), None) => self.problems.push(empty().on_line(1)),
            (Err(problem), _) => self.problems.push(problem),
        }
        Err(self.problems)
    }

    fn count(&mut self, line: u32) -> Result<(), Problem> {
        self.values += 1;
        if self.values > MOST_VALUES {
            let message = "There is more in this file than the largest tree can hold; shorten it.";
            return Err(Problem::new(Code::TooLarge, message).on_line(line));
        }
        Ok(())
    }

    fn put(&mut self, value: Value) {
        let (entries, key) = match self.open.last_mut() {
            None => return self.root = Some(value),
            Some(Open::List { items, .. }) => return items.push(value),
            Some(Open::Map { entries, key, .. }) => (entries, key),
        };
        let Some((name, line)) = key.clone() else {
            return;
        };
        match entries.entry(name) {
            Slot::Vacant(slot) => {
                slot.insert(Entry { line, value });
            }
            Slot::Occupied(first) => {
                let (name, above) = (first.key().clone(), first.get().line);
                let name = Quoted(&name);
                let message =
                    format_args!("{name} is here a second time (first on line {above}); keep one of the two.");
                self.report(line, Code::DuplicateKey, message);
            }
        }
        if let Some(Open::Map { key, .. }) = self.open.last_mut() {
            *key = None;
        }
    }
}
