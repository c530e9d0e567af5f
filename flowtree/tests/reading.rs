//! Reading files: the sample of the format, and what is said of files that are wrong.

use flowtree::export::{to_json, to_yaml};
use flowtree::parse::{Format, parse_and_check};

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

#[test]
fn the_sample_is_a_valid_tree_and_survives_every_format() {
    let tree = parse_and_check(SAMPLE, Format::Yaml).expect("the sample is valid");
    assert_eq!(tree.nodes["webmail"].answers[1].label, "No");
    let yaml = to_yaml(&tree);
    assert_eq!(
        parse_and_check(&yaml, Format::Yaml).as_ref(),
        Ok(&tree),
        "{yaml}"
    );
    let json = to_json(&tree);
    assert_eq!(
        parse_and_check(&json, Format::Json).as_ref(),
        Ok(&tree),
        "{json}"
    );
}
