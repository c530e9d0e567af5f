//! JSON, read strictly and with the line of every value.
//!
//! `serde_json` says whether it is JSON and decodes the strings; it does not tell lines, so what it has approved is
//! gone through once more for its structure.

use serde::de::IgnoredAny;

use super::value::{Builder, Kind, Value};
use crate::problem::{Problem, ProblemCode as Code};

pub(super) fn read(source: &str) -> Result<(Value, Vec<Problem>), Vec<Problem>> {
    // Skipping over everything needs neither memory nor stack, whatever the nesting.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(source) {
        return Err(vec![not_json(&error, error.line() as u32)]);
    }
    let mut builder = Builder::default();
    let end = build(source, &mut builder);
    builder.finish(end)
}

/// Goes through text that is known to be JSON.
fn build(source: &str, builder: &mut Builder) -> Result<(), Problem> {
    let bytes = source.as_bytes();
    let (mut at, mut line) = (0, 1);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => line += 1,
            b'{' => builder.open_map(line)?,
            b'[' => builder.open_list(line)?,
            b'}' | b']' => builder.close(),
            b'"' => {
                let end = end_of_string(bytes, at);
                // A lone surrogate is only noticed here.
                let text = serde_json::from_str(&source[at..end]).map_err(|error| not_json(&error, line))?;
                builder.scalar(line, Kind::Text(text))?;
                at = end;
                continue;
            }
            b'n' | b't' | b'f' | b'-' | b'0'..=b'9' => {
                let length = bytes[at..].iter().take_while(|b| !b",:]} \t\r\n".contains(b)).count();
                builder.scalar(line, Kind::Literal(name_of_literal(byte)))?;
                at += length;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The place after the closing quote of the string that opens at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

fn name_of_literal(first: u8) -> &'static str {
    match first {
        b'n' => "null",
        b't' => "true",
        b'f' => "false",
        _ => "a number",
    }
}

fn not_json(error: &serde_json::Error, line: u32) -> Problem {
    let said = error.to_string();
    // The line is told apart from the sentence, and inside a lone string it would be the wrong one.
    let said = said.split_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
    Problem::new(Code::Syntax, format!("This is not JSON: {said}; correct it here.")).on_line(line)
}
