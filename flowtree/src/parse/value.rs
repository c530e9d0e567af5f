//! What YAML and JSON have in common, with the line of everything, built without recursion and within bounds.

use indexmap::IndexMap;
use indexmap::map::Entry as Slot;

use crate::problem::{Problem, ProblemCode as Code, quoted};

/// How deeply lists and maps may be nested; a tree needs five.
pub(super) const DEEPEST: usize = 64;

/// A value and the line it begins on.
#[derive(Debug)]
pub(super) struct Value {
    pub line: u32,
    pub kind: Kind,
}

#[derive(Debug)]
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
#[derive(Debug)]
pub(super) struct Entry {
    pub line: u32,
    pub value: Value,
}

/// Puts values together as a reader meets them. Problems that leave the rest readable are collected; the others are
/// returned, and the reader stops.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    pub root: Option<Value>,
    pub problems: Vec<Problem>,
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
        self.push(
            line,
            Open::List {
                line,
                items: Vec::new(),
            },
        )
    }

    pub fn open_map(&mut self, line: u32) -> Result<(), Problem> {
        self.push(
            line,
            Open::Map {
                line,
                entries: IndexMap::new(),
                key: None,
            },
        )
    }

    fn push(&mut self, line: u32, open: Open) -> Result<(), Problem> {
        if self.open.len() == DEEPEST {
            let message = format!(
                "Lists and maps are nested more than {DEEPEST} deep here; a tree needs five."
            );
            return Err(Problem::new(Code::TooDeep, message).on_line(line));
        }
        if let Some(Open::Map { key: None, .. }) = self.open.last() {
            let message =
                "A list or map stands here where the name of a key belongs; write plain text.";
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
    pub fn scalar(&mut self, line: u32, mut kind: Kind) {
        if matches!(&kind, Kind::Text(text) if text.contains('\0')) {
            let message = "There is a NUL character in this text, written as an escape; remove it.";
            self.problems
                .push(Problem::new(Code::Nul, message).on_line(line));
            kind = Kind::Refused;
        }
        if let Some(Open::Map {
            key: key @ None, ..
        }) = self.open.last_mut()
        {
            let text = if let Kind::Text(text) = kind {
                text
            } else {
                String::new()
            };
            *key = Some((text, line));
        } else {
            self.put(Value { line, kind });
        }
    }

    fn put(&mut self, value: Value) {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::List { items, .. }) => items.push(value),
            Some(Open::Map { entries, key, .. }) => {
                let Some((key, line)) = key.take() else {
                    return;
                };
                match entries.entry(key) {
                    Slot::Vacant(slot) => {
                        slot.insert(Entry { line, value });
                    }
                    Slot::Occupied(first) => {
                        let (name, above) = (quoted(first.key()), first.get().line);
                        let message = format!(
                            "{name} is here a second time (first on line {above}); keep one of the two."
                        );
                        self.problems
                            .push(Problem::new(Code::DuplicateKey, message).on_line(line));
                    }
                }
            }
        }
    }
}
