//! YAML as a person would write it, in one way only, so that files in git change where the tree changed.

use std::fmt::Write;

use super::in_reading_order;
use crate::tree::Tree;

/// The tree as a YAML file. Reading it gives the same tree, and writing that gives the same bytes.
pub fn to_yaml(tree: &Tree) -> String {
    let mut out = Writer(String::new());
    out.field(0, "title", &tree.title);
    if !tree.summary.is_empty() {
        out.field(0, "summary", &tree.summary);
    }
    if !tree.tags.is_empty() {
        let tags: Vec<String> = tree.tags.iter().map(|tag| in_line(tag)).collect();
        out.line(0, &format!("tags: [{}]", tags.join(", ")));
    }
    out.line(0, &format!("start: {}", in_line(&tree.start)));
    if tree.nodes.is_empty() {
        out.line(0, "nodes: {}");
        return out.0;
    }
    out.line(0, "nodes:");
    for (id, node) in in_reading_order(tree) {
        out.key(id);
        out.line(4, &format!("type: {}", node.kind));
        out.field(4, "text", &node.text);
        if let Some(help) = &node.help {
            out.field(4, "help", help);
        }
        if let Some(category) = &node.category {
            out.field(4, "category", category);
        }
        if !node.answers.is_empty() {
            out.line(4, "answers:");
        }
        for answer in &node.answers {
            // Labels are always quoted: too many of them are Yes, No, On or Off.
            out.line(
                6,
                &format!(
                    "- {{ label: {}, to: {} }}",
                    in_quotes(&answer.label),
                    in_line(&answer.to)
                ),
            );
        }
    }
    out.0
}

struct Writer(String);

impl Writer {
    fn line(&mut self, indent: usize, content: &str) {
        writeln!(self.0, "{:indent$}{content}", "").expect("writing to a string cannot fail");
    }

    /// A node's id as a key. YAML wants keys of more than 1,024 characters announced; only broken drafts have such.
    fn key(&mut self, id: &str) {
        let key = in_line(id);
        if key.len() <= 1_000 {
            self.line(2, &format!("{key}:"));
        } else {
            self.line(2, &format!("? {key}"));
            self.line(2, ":");
        }
    }

    /// A key and its text: plain, in quotes, or as a literal block over several lines.
    fn field(&mut self, indent: usize, key: &str, text: &str) {
        if !can_be_literal(text) {
            let text = if can_be_plain(text) {
                text.to_owned()
            } else {
                in_quotes(text)
            };
            return self.line(indent, &format!("{key}: {text}"));
        }
        // `|` keeps the one line break at the end, `|-` says that there is none.
        let (mark, body) = match text.strip_suffix('\n') {
            Some(body) => ("|", body),
            None => ("|-", text),
        };
        self.line(indent, &format!("{key}: {mark}"));
        for line in body.split('\n') {
            // No spaces on blank lines: editors take them away, and git complains.
            self.line(if line.is_empty() { 0 } else { indent + 2 }, line);
        }
    }
}

/// Text inside `[…]` or `{…}`, or as a key, where more characters have a meaning.
fn in_line(text: &str) -> String {
    if can_be_plain(text) && !text.contains([',', '[', ']', '{', '}', ':']) {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

/// Whether every reader of YAML, of 1.1 too, takes the text as this text without quotes.
fn can_be_plain(text: &str) -> bool {
    const MEANS_SOMETHING: [&str; 10] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none",
    ];
    // Numbers, dates and all that is special in YAML begin with something other than a letter.
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_hidden)
        && !text.contains('\n')
        && !MEANS_SOMETHING
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether the text has several lines and a literal block says exactly the same. A block cannot begin with white
/// space, and whether blank lines end it depends on what follows.
fn can_be_literal(text: &str) -> bool {
    text.trim_end_matches('\n').contains('\n')
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with("\n\n")
        && !text.contains(is_hidden)
}

/// Characters that cannot be seen or that change how others are shown; they are written as escapes.
fn is_hidden(c: char) -> bool {
    let turns_text_round = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let breaks_lines = matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let marks_bytes = matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    c.is_control() && c != '\n' || turns_text_round || breaks_lines || marks_bytes
}

fn in_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if is_hidden(c) => {
                write!(out, "\\u{:04X}", u32::from(c)).expect("writing to a string cannot fail")
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
