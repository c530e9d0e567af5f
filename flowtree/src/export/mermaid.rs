//! Mermaid flowcharts, for wikis and README files.

use std::collections::HashMap;
use std::fmt::Write;

use super::in_reading_order;
use crate::tree::{NodeKind, Tree};

/// The tree as a Mermaid flowchart. Ends have a shape and a colour of their own. No text of the author's can be taken
/// for markup: everything but letters, digits and harmless punctuation is escaped.
pub fn to_mermaid(tree: &Tree) -> String {
    let order = in_reading_order(tree);
    // Ids of our own: `end` and the like mean something to Mermaid.
    let names: HashMap<&str, usize> = order.iter().enumerate().map(|(i, (id, _))| (*id, i)).collect();
    let mut out = String::from("flowchart TD\n");
    for (i, (_, node)) in order.iter().enumerate() {
        let (open, close, class) = shape(node.kind);
        line(
            &mut out,
            format_args!("n{i}{open}\"{}\"{close}{class}", escaped(&node.text)),
        );
    }
    let mut missing = 0;
    for (i, (_, node)) in order.iter().enumerate() {
        for answer in &node.answers {
            let label = escaped(&answer.label);
            match names.get(answer.to.as_str()) {
                Some(to) => line(&mut out, format_args!("n{i} -->|\"{label}\"| n{to}")),
                None => {
                    let to = escaped(&answer.to);
                    line(
                        &mut out,
                        format_args!("n{i} -->|\"{label}\"| missing{missing}[\"{to}\"]:::missing"),
                    );
                    missing += 1;
                }
            }
        }
    }
    out.push_str(
        "    classDef resolve fill:#dcfce7,stroke:#15803d,color:#14532d\n    \
         classDef escalate fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d\n",
    );
    if missing > 0 {
        out.push_str("    classDef missing stroke:#b91c1c,stroke-dasharray:4\n");
    }
    out
}

fn line(out: &mut String, content: std::fmt::Arguments<'_>) {
    writeln!(out, "    {content}").expect("writing to a string cannot fail");
}

/// What stands before and after a node's text.
fn shape(kind: NodeKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        NodeKind::Question => ("{", "}", ""),
        NodeKind::Action => ("[", "]", ""),
        NodeKind::Resolve => ("([", "])", ":::resolve"),
        NodeKind::Escalate => ("[[", "]]", ":::escalate"),
    }
}

/// Text that Mermaid shows as it is: other characters become its `#number;` entities. A blank one would not parse.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_control() || c.is_whitespace() => out.push(' '),
            _ if !c.is_ascii() || c.is_ascii_alphanumeric() || ".,?!'-".contains(c) => out.push(c),
            _ => write!(out, "#{};", u32::from(c)).expect("writing to a string cannot fail"),
        }
    }
    if out.trim().is_empty() { "…".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Format, parse};

    #[test]
    fn a_chart_shows_the_kinds_and_shows_text_as_text() {
        let source = r#"
title: t
start: end
nodes:
  end:
    type: question
    text: 'Is "it" <b>on</b>?'
    answers:
      - { label: 'Yes | %%{init: {}}%%', to: fixed }
      - { label: "No;", to: gone }
      - { label: "A `b`", to: up }
  fixed: { type: resolve, text: "Done\nat last" }
  up: { type: escalate, text: " " }
"#;
        let tree = parse(source, Format::Yaml).expect("it has the right shape");
        let expected = r##"flowchart TD
    n0{"Is #34;it#34; #60;b#62;on#60;#47;b#62;?"}
    n1(["Done at last"]):::resolve
    n2[["…"]]:::escalate
    n0 -->|"Yes #124; #37;#37;#123;init#58; #123;#125;#125;#37;#37;"| n1
    n0 -->|"No#59;"| missing0["gone"]:::missing
    n0 -->|"A #96;b#96;"| n2
    classDef resolve fill:#dcfce7,stroke:#15803d,color:#14532d
    classDef escalate fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d
    classDef missing stroke:#b91c1c,stroke-dasharray:4
"##;
        assert_eq!(to_mermaid(&tree), expected);
    }
}
