//! YAML as a person would write it, in one way only, so that files in git change where the tree changed.

use std::fmt::Write;

use super::{dense, in_reading_order, ordered};
use crate::check::MOST_BYTES;
use crate::tree::Tree;

/// The tree as a YAML file. Reading it gives the same tree, and writing that gives the same bytes. A tree close to the
/// limit of 1 MiB, which indentation would push over it, comes out as JSON on one line, which is YAML too.
pub fn to_yaml(tree: &Tree) -> String {
    let yaml = in_blocks(tree);
    if yaml.len() > MOST_BYTES {
        dense(&ordered(tree))
    } else {
        yaml
    }
}

fn in_blocks(tree: &Tree) -> String {
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
    out.line(0, if tree.nodes.is_empty() { "nodes: {}" } else { "nodes:" });
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
    if !tree.examples.is_empty() {
        out.line(0, "examples:");
    }
    for example in &tree.examples {
        let answers: Vec<String> = example.answers.iter().map(|label| in_quotes(label)).collect();
        let (answers, end) = (answers.join(", "), in_line(&example.end));
        out.line(2, &format!("- {{ answers: [{answers}], end: {end} }}"));
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

/// Text inside `[…]` or `{…}`, or as a key, where more characters have a meaning, and where readers differ about
/// some: a word that begins with `-` is refused there by one that we know.
fn in_line(text: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || " _-".contains(c);
    let plain = can_be_plain(text) && text.chars().all(harmless) && !text.contains(" -");
    if plain { text.to_owned() } else { in_quotes(text) }
}

/// Whether every reader of YAML, of 1.1 too, takes the text as this text without quotes.
fn can_be_plain(text: &str) -> bool {
    const MEANS_SOMETHING: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"];
    // Numbers, dates and all that is special in YAML begin with something other than a letter.
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_hidden)
        && !text.contains('\n')
        && !MEANS_SOMETHING.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether the text has line breaks and a literal block says exactly the same. A block cannot begin with white
/// space, and whether blank lines end it depends on what follows.
fn can_be_literal(text: &str) -> bool {
    text.contains('\n')
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
            _ if is_hidden(c) => write!(out, "\\u{:04X}", u32::from(c)).expect("writing to a string cannot fail"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Format, parse, parse_and_check};

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        for plain in ["word", "Is it on?", "it's - fine", "yes please", "漢字", "C#"] {
            assert!(can_be_plain(plain), "{plain}");
        }
        for quoted in [
            "",
            " a",
            "a ",
            "Yes",
            "NO",
            "on",
            "Off",
            "true",
            "null",
            "y",
            "1",
            "-1",
            ".5",
            "1e3",
            "0x1F",
            "2024-01-01",
            "~",
            "- a",
            "? a",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'a",
            "\"a",
            "%a",
            "@a",
            "`a",
            "[a",
            "{a",
            "a\nb",
            "a\tb",
            "a\u{85}",
            "a\u{2028}",
            "a\u{FEFF}",
            "a\u{202E}b",
        ] {
            assert!(!can_be_plain(quoted), "{quoted:?}");
        }
        for plain in ["a b", "safe-mode", "safe_mode", "Größe"] {
            assert_eq!(in_line(plain), plain);
        }
        for quoted in ["a, b", "a:b", "a]", "a -", "no", "-0"] {
            assert_eq!(in_line(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(
            in_quotes("\"\\\n\t\r\u{7}\u{202E}é😀"),
            r#""\"\\\n\t\r\u0007\u202Eé😀""#
        );
    }

    #[test]
    fn a_file_looks_as_if_a_person_had_written_it() {
        let written = r#"title: "Printer: offline"
summary: |-
  Two lines
  of summary
tags: [printer, "no", "a, b"]
start: look
nodes:
  look:
    type: question
    text: What does the display show?
    help: |
      # First

      1. Look
         closely.
    answers:
      - { label: "Nothing", to: "1" }
      - { label: "An \"error\"", to: up }
  "1":
    type: resolve
    text: Switched it on.
    help: "  indented\nfirst"
  up:
    type: escalate
    text: "Needs parts "
    category: Hardware
"#;
        let tree = parse_and_check(written, Format::Yaml).expect("it is valid");
        assert_eq!(
            tree.nodes["look"].help.as_deref(),
            Some("# First\n\n1. Look\n   closely.\n")
        );
        assert_eq!(to_yaml(&tree), written);
    }

    #[test]
    fn nodes_come_in_reading_order() {
        let source = "title: t\nstart: a\nnodes:\n  z: { type: resolve, text: x }\n  d: { type: resolve, text: x }\n  \
             c: { type: resolve, text: x }\n  b: { type: action, text: x, answers: [{ label: l, to: d }] }\n  \
             a: { type: question, text: x, answers: [{ label: l, to: b }, { label: m, to: c }] }\n";
        let tree = parse(source, Format::Yaml).expect("it has the right shape");
        let yaml = to_yaml(&tree);
        let again = parse(&yaml, Format::Yaml).expect("it has the right shape");
        assert_eq!(again.nodes.keys().collect::<Vec<_>>(), ["a", "b", "d", "c", "z"]);
    }

    #[test]
    fn a_tree_at_the_limit_can_be_read_back() {
        // Help of many short lines grows most by indentation.
        let head = "title: t\nstart: a\nnodes:\n  a: { type: resolve, text: x }\n";
        let mut tree = parse(head, Format::Yaml).expect("it is valid");
        let mut end = tree.nodes["a"].clone();
        end.help = Some("é\n".repeat(9_000));
        for i in 0..28 {
            let mut node = end.clone();
            node.kind = crate::NodeKind::Question;
            let to = if i < 27 { format!("n{}", i + 1) } else { "a".into() };
            node.answers = vec![crate::Answer {
                label: "\u{7F}\u{85}\u{FEFF}\u{2028}😀".into(),
                to,
            }];
            tree.nodes.insert(format!("n{i}"), node);
        }
        tree.start = "n0".into();
        assert_eq!(crate::check::check(&tree), []);
        assert!(in_blocks(&tree).len() > MOST_BYTES);
        let yaml = to_yaml(&tree);
        assert_eq!(parse(&yaml, Format::Yaml), Ok(tree.clone()));
        assert_eq!(parse(&yaml, Format::Json), Ok(tree));
    }
}
