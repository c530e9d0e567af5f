//! What a key may hold, and what to say when it holds something else.

use std::fmt;

use indexmap::IndexMap;

use super::shape::Shaped;
use super::value::{Entry, Kind, Value};
use crate::check::Place;
use crate::problem::{MOST_REPORTED, Problem, ProblemCode as Code, Quoted};

impl Shaped {
    pub(super) fn text(&mut self, value: Value, place: Place, key: &str) -> String {
        match value.kind {
            Kind::Text(text) => text,
            Kind::Nothing => String::new(),
            other => {
                self.stand_ins.insert(place);
                self.wrong_type(value.line, &other, key, "plain text");
                String::new()
            }
        }
    }

    pub(super) fn optional_text(&mut self, value: Value, place: Place, key: &str) -> Option<String> {
        match value.kind {
            Kind::Nothing | Kind::Literal("null") => None,
            _ => Some(self.text(value, place, key)),
        }
    }

    pub(super) fn list(&mut self, value: Value, place: Place, key: &str) -> Vec<Value> {
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

    /// The entries of a map, or none at all if it is something else: then there is no use in naming missing keys.
    pub(super) fn map(&mut self, value: Value, what: impl fmt::Display, keys: &str) -> Option<IndexMap<String, Entry>> {
        match value.kind {
            Kind::Map(entries) => Some(entries),
            Kind::Nothing => Some(IndexMap::new()),
            other => {
                self.wrong_type(value.line, &other, what, format_args!("a map of {keys}"));
                None
            }
        }
    }

    pub(super) fn wrong_type(&mut self, line: u32, found: &Kind, what: impl fmt::Display, wanted: impl fmt::Display) {
        let found = match found {
            Kind::Refused => return,
            Kind::Text(_) => "text",
            Kind::Nothing => "nothing",
            Kind::Literal(name) => name,
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        };
        let message = format_args!("Here is {found}, but {what} must be {wanted}.");
        self.report(line, Code::WrongType, message);
    }

    pub(super) fn unknown(&mut self, key: &str, line: u32, what: &str, keys: &str) {
        let key = Quoted(key);
        let message = format_args!("{key} is not a key of {what}; its keys are {keys}.");
        self.report(line, Code::UnknownKey, message);
    }

    pub(super) fn report(&mut self, line: u32, code: Code, message: impl fmt::Display) {
        if self.problems.len() <= MOST_REPORTED {
            self.problems.push(Problem::new(code, message).on_line(line));
        }
    }
}
