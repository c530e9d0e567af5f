//! Files from hostile hands: refused with a line, quickly, whatever is in them.

use std::time::{Duration, Instant};

use flowtree::ProblemCode;
use flowtree::parse::{Format, parse_and_check};

const MIB: usize = 1024 * 1024;

/// Refuses the file and says why, within a time that is generous for a busy machine and an unoptimised build.
fn refused(source: &str, format: Format) -> Vec<(ProblemCode, u32)> {
    let begun = Instant::now();
    let problems = parse_and_check(source, format).expect_err("it must be refused");
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "it took {:?}",
        begun.elapsed()
    );
    let size: usize = problems.iter().map(|problem| problem.message.len()).sum();
    assert!(size < MIB / 2, "the report is {size} bytes long");
    let last = problems.len() - 1;
    let line = |problem: &flowtree::Problem| problem.line.unwrap_or_default();
    let more = problems[last].code == ProblemCode::MoreProblems;
    assert!(problems[..last].iter().all(|problem| problem.line.is_some()));
    assert!(more || problems[last].line.is_some());
    problems.iter().map(|problem| (problem.code, line(problem))).collect()
}

#[test]
fn large_files_are_not_even_read() {
    for size in [MIB + 1, 10 * MIB] {
        for format in [Format::Yaml, Format::Json] {
            assert_eq!(refused(&"[".repeat(size), format), [(ProblemCode::TooLarge, 1)]);
        }
    }
}

#[test]
fn deep_nesting_stops_at_the_bound() {
    let json = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    assert_eq!(refused(&json, Format::Json), [(ProblemCode::TooDeep, 1)]);
    let indented: String = (0..1_000).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    assert_eq!(refused(&indented, Format::Yaml), [(ProblemCode::TooDeep, 65)]);
    for open in ["[", "{"] {
        let inline = format!("title: a\nsummary: {}", open.repeat(5_000));
        assert_eq!(refused(&inline, Format::Yaml), [(ProblemCode::TooDeep, 2)]);
    }
    for piece in ["[", "{", "[{", "{a: ", "- ", "? ", ": ", "[a, ", "{\"a\":"] {
        refused(&piece.repeat(MIB / piece.len()), Format::Yaml);
        refused(&piece.repeat(MIB / piece.len()), Format::Json);
    }
}

#[test]
fn anchors_aliases_and_tags_are_refused_where_they_stand() {
    let source =
        "title: &t Bomb\nsummary: *t\ntags: !!set [x]\nstart: a\nnodes:\n  a: !x { type: resolve, text: *t }\n";
    let expected = [1, 2, 3, 6, 6].map(|line| (ProblemCode::YamlFeature, line));
    assert_eq!(refused(source, Format::Yaml), expected);

    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for i in 1..60 {
        let aliases = vec![format!("*a{}", i - 1); 9].join(", ");
        bomb.push_str(&format!("a{i}: &a{i} [{aliases}]\n"));
    }
    assert_eq!(refused(&bomb, Format::Yaml)[0], (ProblemCode::YamlFeature, 1));
}

#[test]
fn the_same_key_twice_is_refused_in_both_formats() {
    let yaml = "title: a\ntitle: b\nstart: a\nnodes:\n  a: { type: resolve, text: x, text: y }\n";
    let twice = [(ProblemCode::DuplicateKey, 2), (ProblemCode::DuplicateKey, 5)];
    assert_eq!(refused(yaml, Format::Yaml), twice);
    let json = "{\"title\": \"a\",\n\"title\": \"b\", \"start\": \"a\",\n\n\n\"nodes\": \
                {\"a\": {\"type\": \"resolve\", \"text\": \"x\", \"\\u0074ext\": \"y\"}}}";
    assert_eq!(refused(json, Format::Json), twice);
}

#[test]
fn an_id_that_pages_would_lose_is_none() {
    let source = "title: a\nstart: __proto__\nnodes:\n  __proto__: { type: resolve, text: x }\n";
    assert_eq!(refused(source, Format::Yaml), [(ProblemCode::BadId, 4)]);
}

#[test]
fn a_second_document_and_a_nul_are_refused_where_they_stand() {
    let two = "---\ntitle: a\n---\ntitle: b\n";
    assert_eq!(refused(two, Format::Yaml), [(ProblemCode::SeveralDocuments, 3)]);
    for format in [Format::Yaml, Format::Json] {
        assert_eq!(refused("title: a\nstart: \0\n", format), [(ProblemCode::Nul, 2)]);
    }
    assert!(refused("title: \"a\\0\"\nstart: x\n", Format::Yaml).contains(&(ProblemCode::Nul, 1)));
}

#[test]
fn long_examples_through_wide_nodes_take_no_time() {
    let answers: String = (0..20_000)
        .map(|i| format!("{{\"label\":\"{i}\",\"to\":\"a\"}},"))
        .collect();
    let example = "\"19999\",".repeat(40_000);
    let source = format!(
        "{{\"title\":\"x\",\"start\":\"a\",\"nodes\":{{\"a\":{{\"type\":\"question\",\"text\":\"t\",\"answers\":[{answers}\
         {{\"label\":\"x\",\"to\":\"b\"}}]}},\"b\":{{\"type\":\"resolve\",\"text\":\"t\"}}}},\
         \"examples\":[{{\"answers\":[{example}\"x\"],\"end\":\"a\"}}]}}"
    );
    assert_eq!(refused(&source, Format::Json), [(ProblemCode::ExampleFails, 1)]);
}

#[test]
fn the_report_stays_small_however_much_is_wrong() {
    let many_tags = format!("tags: [{}]", "a,".repeat(MIB / 2 - 10));
    assert!(
        refused(&many_tags, Format::Yaml)
            .iter()
            .any(|(code, _)| *code == ProblemCode::TooLarge)
    );
    let head = "title: x\nstart: a\nnodes:\n  a:\n    type: question\n    text: t\n    answers:\n";
    for answer in [
        "    - {}\n",
        "    - { label: a, to: b }\n",
        "    - x\n",
        "    - { a: b }\n",
    ] {
        let source = format!("{head}{}", answer.repeat(100_000 / answer.len()));
        assert_eq!(refused(&source, Format::Yaml).len(), 1_001, "{answer}");
    }
    let long_id = format!("title: x\nstart: a\nnodes:\n  ? {}\n  : {{}}\n", "x".repeat(MIB / 2));
    refused(&long_id, Format::Yaml);
}
