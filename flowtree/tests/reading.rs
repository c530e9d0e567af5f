//! Reading files: the sample of the format, and what is said of files that are wrong, with the line.

use flowtree::parse::{Format, parse, parse_and_check, parse_file_name};
use flowtree::{NodeKind, Problem, ProblemCode};

const SAMPLE: &str = r#"title: Outlook cannot connect
summary: Outlook desktop shows Disconnected or Trying to connect
tags: [outlook, email]
start: webmail
nodes:
  webmail:
    type: question          # question | action | resolve | escalate
    text: Can the user sign in to Outlook on the web?
    help: "Have them open a private window."       # Markdown, optional
    answers:
      - { label: "Yes", to: safe-mode }
      - { label: No, to: needs-engineer }
  safe-mode:
    type: action
    text: Start Outlook in safe mode and check whether it connects.
    answers:
      - { label: "It connects", to: addins }
      - { label: "Still disconnected", to: needs-engineer }
  addins: { type: resolve, text: Disable the add-ins one at a time and restart Outlook. }
  needs-engineer: { type: escalate, text: The mail profile must be rebuilt., category: Needs admin access }
"#;

/// What a report says, a line each, as the command line would print it.
fn report(source: &str, format: Format) -> Vec<String> {
    let problems = parse_and_check(source, format).expect_err("the file is wrong");
    let line = |problem: &Problem| problem.line.expect("a file's problem has a line");
    let node = |problem: &Problem| problem.node.clone().unwrap_or_default();
    let said = problems
        .iter()
        .map(|p| format!("{} [{}] {}: {p}", line(p), node(p), p.code));
    said.collect()
}

#[test]
fn the_sample_is_a_valid_tree() {
    let tree = parse_and_check(SAMPLE, Format::Yaml).expect("the sample is valid");
    assert_eq!(tree.tags, ["outlook", "email"]);
    assert_eq!(
        tree.nodes["webmail"].help.as_deref(),
        Some("Have them open a private window.")
    );
    assert_eq!(tree.nodes["webmail"].answers[1].label, "No");
    assert_eq!(tree.nodes["needs-engineer"].kind, NodeKind::Escalate);
    let order: Vec<&str> = tree.nodes.keys().map(String::as_str).collect();
    assert_eq!(order, ["webmail", "safe-mode", "addins", "needs-engineer"]);
}

#[test]
fn everything_wrong_with_a_file_is_said_at_once_with_its_line() {
    let source = r#"titel: Outlook
summary: [a list]
start: nowhere
nodes:
  One:
    type: question
    text: Is it on?
    answers:
      - { label: Yes, to: two }
      - { label: Yes, to: missing, colour: red }
      - just text
      - { to: two }
  two:
    type: terminal
    answers: { label: x }
  three:
    text: [ ]
    type: resolve
    category: Other
  two: { type: resolve, text: again }
  four: a text
"#;
    assert_eq!(
        report(source, Format::Yaml),
        [
            r#"1 [] unknown_key: "titel" is not a key of a flow file; its keys are title, summary, tags, start, nodes and examples."#,
            "1 [] missing_key: The flow has no title; add the key title.",
            "2 [] wrong_type: Here is a list, but summary must be plain text.",
            r#"3 [] start_missing: The tree starts at "nowhere", which does not exist; name one of its nodes."#,
            r#"5 [One] bad_id: "One" cannot be the id of a node; use 1 to 100 of the letters a-z, digits, _ and -."#,
            r#"10 [One] unknown_key: "colour" is not a key of an answer; its keys are label and to."#,
            r#"10 [One] label_repeated: "One" has the answer "Yes" more than once; give each its own label."#,
            r#"10 [One] target_missing: The answer "Yes" of "One" leads to "missing", which does not exist; add that node or lead elsewhere."#,
            r#"11 [One] wrong_type: Here is text, but an answer of "One" must be a map of label and to."#,
            r#"12 [One] missing_key: An answer of "One" has no label; add the key label."#,
            "13 [two] missing_key: The node two has no text; add the key text.",
            r#"14 [two] unknown_type: "terminal" is no type of node; write question, action, resolve or escalate."#,
            "15 [two] wrong_type: Here is a map, but answers must be a list.",
            "17 [three] wrong_type: Here is a list, but text must be plain text.",
            "19 [three] category_misplaced: three is a resolve node, but only an escalate node has a category; remove it.",
            r#"20 [two] duplicate_key: "two" is here a second time (first on line 13); keep one of the two."#,
            "21 [four] wrong_type: Here is text, but the node four must be a map of type, text, help, answers and category.",
        ]
    );
}

#[test]
fn what_only_the_whole_graph_shows_has_a_line_too() {
    let source = r#"{
  "title": "Loop",
  "start": "a",
  "nodes": {
    "a": {"type": "question", "text": "?", "answers": [{"label": "on", "to": "b"}, {"label": "off", "to": "end"}]},
    "b": {"type": "question", "text": "?", "answers": [{"label": "back", "to": "b"}]},
    "end": {"type": "resolve", "text": "Done"},
    "island": {"type": "resolve", "text": "Never"}
  }
}"#;
    assert_eq!(
        report(source, Format::Json),
        [
            "6 [b] trapped: From b a walk can never end; let some answer lead on to a resolve or escalate node.",
            "8 [island] unreachable: No answer leads to island from the start; lead one there or remove the node.",
        ]
    );
    assert!(parse(source, Format::Json).is_ok(), "a draft may be invalid");
}

#[test]
fn an_example_that_fails_says_where_it_went_another_way() {
    let source = format!(
        "{SAMPLE}examples:\n  - {{ answers: [\"No\"], end: needs-engineer }}\n  - {{ answers: [\"Yes\", \"It connects\"], end: \
         needs-engineer }}\n  - answers: [\"Yes\"]\n    end: addins\n  - {{ answers: [Maybe], end: addins }}\n  - {{ answers: [\"No\", \
         \"Yes\"], end: addins }}\n"
    );
    assert_eq!(
        report(&source, Format::Yaml),
        [
            "23 [addins] example_fails: Example 2 ends at addins, not at needs-engineer; correct the tree or the example.",
            "24 [safe-mode] example_fails: Example 3 stops at safe-mode, which is not an end; add the answers that follow.",
            r#"26 [webmail] example_fails: Example 4 answers "Maybe" at webmail, which has no such answer; write one that it has."#,
            r#"27 [needs-engineer] example_fails: Example 5 answers "Yes" at needs-engineer, where the walk has ended already; remove that answer."#,
        ]
    );
    let wrong = format!("{SAMPLE}examples:\n  - {{ end: addins, ends: addins }}\n  - none\n");
    assert_eq!(
        report(&wrong, Format::Yaml),
        [
            r#"22 [] unknown_key: "ends" is not a key of an example; its keys are answers and end."#,
            "22 [] missing_key: An example has no answers; add the key answers.",
            "23 [] wrong_type: Here is text, but an example must be a map of answers and end.",
        ]
    );
}

#[test]
fn yaml_scalars_are_the_text_that_was_written() {
    let source = "title: 1.0\nsummary:\nstart: 01\nnodes:\n  01: { type: resolve, text: null, help: }\n";
    let tree = parse_and_check(source, Format::Yaml).expect("it is valid");
    assert_eq!(
        (tree.title.as_str(), tree.summary.as_str(), tree.start.as_str()),
        ("1.0", "", "01")
    );
    assert_eq!(
        (tree.nodes["01"].text.as_str(), &tree.nodes["01"].help),
        ("null", &None)
    );
}

#[test]
fn json_is_taken_to_the_letter() {
    let node =
        |text: &str| format!(r#"{{"title":"t","start":"a","nodes":{{"a":{{"type":"resolve","text":{text}}}}}}}"#);
    let tree = parse_and_check(&node(r#""\ud83d\ude00\u00e9\/\t""#), Format::Json).expect("it is valid");
    assert_eq!(tree.nodes["a"].text, "😀é/\t");

    let first = |source: &str| report(source, Format::Json)[0].clone();
    assert_eq!(
        first(&node("12")),
        "1 [a] wrong_type: Here is a number, but text must be plain text."
    );
    assert_eq!(
        first(&node("null")),
        "1 [a] wrong_type: Here is null, but text must be plain text."
    );
    assert_eq!(
        first(&node(r#""\u0000""#)),
        "1 [a] nul: This text has a NUL character in it, written as an escape; remove it."
    );
    for not_json in [
        SAMPLE,
        "{'a': 1}",
        "{\"a\": 1,}",
        "{} {}",
        "",
        "[1]]",
        &node(r#""\ud800""#),
        &node("\"a\nb\""),
    ] {
        assert!(first(not_json).contains("syntax: This is not JSON: "), "{not_json}");
    }
    assert!(first("{\n\"a\":\n\"\\ud800\"}").starts_with("3 "));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_not_matter() {
    let source = format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(parse(&source, Format::Yaml), parse(SAMPLE, Format::Yaml));
    let wrong = source.replace("to: addins", "to: adins");
    assert!(report(&wrong, Format::Yaml)[0].starts_with("17 [safe-mode] target_missing"));
    assert!(parse("\u{FEFF}[]", Format::Json).is_err_and(|found| found[0].code == ProblemCode::WrongType));
}

#[test]
fn a_files_name_says_its_format() {
    assert_eq!(parse_file_name("flows/vpn.yaml"), Some(Format::Yaml));
    assert_eq!(parse_file_name("VPN.YML"), Some(Format::Yaml));
    assert_eq!(parse_file_name("a.b.json"), Some(Format::Json));
    assert_eq!(parse_file_name("yaml"), None);
    assert_eq!(parse_file_name("notes.txt"), None);
}
