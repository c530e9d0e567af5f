//! What holds for every tree, tried on many.

mod support;

use std::collections::HashSet;

use flowtree::check::check;
use flowtree::export::{to_json, to_mermaid, to_yaml};
use flowtree::parse::{Format, parse, parse_and_check};
use flowtree::walk::{self, StepError};
use flowtree::{Answer, Node, NodeKind, ProblemCode, Tree};
use proptest::prelude::*;
use support::{any_tree, valid_tree, valid_tree_with_examples};

/// Walks by taking answers by number until an end or until the numbers are used up.
fn wander<'t>(tree: &'t Tree, choices: &[usize]) -> (&'t str, Vec<(&'t str, &'t str)>) {
    let (mut here, mut path) = (tree.start.as_str(), Vec::new());
    for choice in choices {
        let answers = &tree.nodes[here].answers;
        if answers.is_empty() {
            break;
        }
        let label = &answers[choice % answers.len()].label;
        let taken = walk::answer(tree, here, here, label).expect("an authored answer can be taken");
        assert_eq!(
            (taken.question, taken.label),
            (tree.nodes[here].text.as_str(), label.as_str())
        );
        path.push((here, taken.label));
        here = taken.next;
    }
    (here, path)
}

/// The same tree, its nodes in another order, as from a database.
fn reordered(tree: &Tree) -> Tree {
    let mut other = tree.clone();
    other.nodes.sort_by(|a, _, b, _| (a.len(), a).cmp(&(b.len(), b)));
    other
}

/// Breaks a valid tree in one way, and says what must be found. None where the tree offers no place for it.
fn broken(tree: &Tree, way: usize, at: usize) -> Option<(Tree, ProblemCode)> {
    use ProblemCode as P;
    let mut tree = tree.clone();
    let at = at % tree.nodes.len();
    let first = tree.start.clone();
    let end = Node {
        kind: NodeKind::Resolve,
        text: "x".into(),
        help: None,
        answers: vec![],
        category: None,
    };
    let back = |to: &str| Answer {
        label: "back".into(),
        to: to.into(),
    };
    let (id, node) = tree.nodes.get_index_mut(at).map(|(id, node)| (id.clone(), node))?;
    let code = match way {
        0 => {
            node.text = " \n".into();
            P::Blank
        }
        1 => {
            node.text = "é".repeat(501);
            P::TooLong
        }
        2 => {
            node.help = Some("é".repeat(20_001));
            P::TooLong
        }
        3 => {
            node.category = Some("é".repeat(31));
            P::TooLong
        }
        4 if node.kind != NodeKind::Escalate => {
            node.category = Some("Other".into());
            P::CategoryMisplaced
        }
        5 if node.kind.is_end() => {
            node.answers = vec![back(&first)];
            P::AnswersOnEnd
        }
        6 if !node.kind.is_end() => {
            node.answers.clear();
            P::NoAnswers
        }
        7 if !node.kind.is_end() => {
            node.answers.push(node.answers[0].clone());
            P::LabelRepeated
        }
        8 if !node.kind.is_end() => {
            node.answers[0].label = "é".repeat(201);
            P::TooLong
        }
        9 if !node.kind.is_end() => {
            node.answers[0].label = " ".into();
            P::Blank
        }
        10 if !node.kind.is_end() => {
            node.answers[0].to = "no-such-node".into();
            P::TargetMissing
        }
        11 => {
            tree.start = "no-such-node".into();
            P::StartMissing
        }
        12 => {
            tree.nodes.insert("island".into(), end);
            P::Unreachable
        }
        13 => {
            tree.nodes.insert("Upper Case".into(), end);
            P::BadId
        }
        14 => {
            tree.nodes.insert("i".repeat(101), end);
            P::BadId
        }
        15 => {
            tree.title = "\t".into();
            P::Blank
        }
        16 => {
            tree.title = "é".repeat(201);
            P::TooLong
        }
        17 => {
            tree.summary = "é".repeat(2_001);
            P::TooLong
        }
        18 => {
            tree.tags = vec!["x".into(); 21];
            P::TooManyTags
        }
        19 => {
            tree.tags = vec!["é".repeat(41)];
            P::TooLong
        }
        20 if node.kind.is_end() => {
            (node.kind, node.category, node.answers) = (NodeKind::Action, None, vec![back(&id)]);
            P::Trapped
        }
        21 => {
            tree.nodes.clear();
            P::NoNodes
        }
        22 => {
            node.text.push('\0');
            P::Nul
        }
        23 => {
            let example = tree.examples.first_mut()?;
            example.answers.push("back".into());
            P::ExampleFails
        }
        24 => {
            let example = tree.examples.first_mut()?;
            example.answers.pop()?;
            P::ExampleFails
        }
        25 => {
            let example = tree.examples.first_mut()?;
            example.end = "elsewhere".into();
            P::ExampleFails
        }
        26 => {
            let example = tree.examples.first()?.clone();
            tree.examples = vec![example; 201];
            P::TooManyExamples
        }
        _ => return None,
    };
    Some((tree, code))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn valid_trees_are_found_valid(tree in valid_tree_with_examples()) {
        prop_assert_eq!(check(&tree), vec![]);
    }

    #[test]
    fn broken_trees_are_found_broken(tree in valid_tree_with_examples(), way in 0..27usize, at: usize) {
        if let Some((tree, code)) = broken(&tree, way, at) {
            let found: Vec<ProblemCode> = check(&tree).iter().map(|problem| problem.code).collect();
            prop_assert!(found.contains(&code), "{code} is not among {found:?}");
            for (source, format) in [(to_yaml(&tree), Format::Yaml), (to_json(&tree), Format::Json)] {
                let problems = parse_and_check(&source, format).expect_err("it is as broken in a file");
                prop_assert!(problems.iter().any(|problem| problem.code == code));
                prop_assert!(problems.iter().all(|problem| problem.line.is_some()));
            }
        }
    }

    #[test]
    fn an_end_can_be_reached_from_any_node_of_a_valid_tree(tree in valid_tree()) {
        for id in tree.nodes.keys() {
            let from_here = Tree { start: id.clone(), ..tree.clone() };
            prop_assert!(!walk::ends(&from_here).is_empty());
        }
    }

    #[test]
    fn every_end_has_a_path_that_leads_there(tree in valid_tree()) {
        let ends = walk::ends(&tree);
        prop_assert_eq!(ends.len(), tree.nodes.values().filter(|node| node.kind.is_end()).count());
        for end in ends {
            prop_assert_eq!(walk::stands_at(&tree, end.path.iter().copied()), Ok(end.id));
            prop_assert_eq!(walk::path_to(&tree, end.id), Some(end.path));
        }
    }

    #[test]
    fn a_path_replays_to_the_same_node(tree in valid_tree(), choices: Vec<usize>) {
        let (here, path) = wander(&tree, &choices);
        prop_assert_eq!(walk::stands_at(&tree, path.iter().copied()), Ok(here));
        prop_assert!(walk::path_to(&tree, here).is_some_and(|shortest| shortest.len() <= path.len()));
        let wrong = walk::answer(&tree, here, "elsewhere", "x");
        prop_assert_eq!(wrong, Err(StepError::NotHere { stands_at: here.to_owned() }));
        if tree.nodes[here].kind.is_end() {
            prop_assert_eq!(walk::answer(&tree, here, here, "x"), Err(StepError::AtEnd));
            prop_assert!(walk::left_to_try(&tree, &[], here).is_empty());
        }
    }

    #[test]
    fn what_was_left_to_try_is_ahead_and_not_behind(tree in valid_tree(), choices: Vec<usize>) {
        let (here, path) = wander(&tree, &choices);
        let visited: Vec<&str> = path.iter().map(|(id, _)| *id).collect();
        let left = walk::left_to_try(&tree, &visited, here);
        let ahead = Tree { start: here.to_owned(), ..tree.clone() };
        prop_assert_eq!(left.iter().collect::<HashSet<_>>().len(), left.len());
        for id in tree.nodes.keys().map(String::as_str) {
            let expected = walk::path_to(&ahead, id).is_some()
                && !tree.nodes[id].kind.is_end()
                && !visited.contains(&id);
            prop_assert_eq!(left.contains(&id), expected, "{}", id);
        }
        let steps = |id: &&str| walk::path_to(&ahead, id).map(|path| path.len());
        prop_assert!(left.is_sorted_by_key(steps));
    }

    #[test]
    fn drafts_survive_yaml_to_the_byte(tree in any_tree()) {
        let yaml = to_yaml(&tree);
        let read = parse(&yaml, Format::Yaml);
        prop_assert_eq!(read.as_ref(), Ok(&tree), "{}", yaml);
        prop_assert_eq!(to_yaml(&read.expect("just compared")), yaml);
    }

    #[test]
    fn valid_trees_survive_every_format(tree in valid_tree_with_examples()) {
        let (yaml, json) = (to_yaml(&tree), to_json(&tree));
        prop_assert_eq!(parse_and_check(&yaml, Format::Yaml), Ok(tree.clone()), "{}", yaml);
        prop_assert_eq!(parse_and_check(&json, Format::Json), Ok(tree.clone()), "{}", json);
        let value = serde_json::to_value(&tree).expect("a tree is JSON");
        prop_assert_eq!(&serde_json::from_value::<Tree>(value).expect("and back"), &tree);
    }

    #[test]
    fn nothing_depends_on_the_order_of_the_nodes(tree in any_tree()) {
        let other = reordered(&tree);
        prop_assert_eq!(to_yaml(&other), to_yaml(&tree));
        prop_assert_eq!(to_json(&other), to_json(&tree));
        prop_assert_eq!(to_mermaid(&other), to_mermaid(&tree));
        prop_assert_eq!(walk::ends(&other), walk::ends(&tree));
        let sorted = |tree: &Tree| {
            let mut messages: Vec<String> = check(tree).into_iter().map(|problem| problem.message).collect();
            messages.sort();
            messages
        };
        prop_assert_eq!(sorted(&other), sorted(&tree));
    }

    #[test]
    fn drafts_can_be_checked_walked_and_drawn(tree in any_tree(), choices: Vec<String>) {
        check(&tree);
        walk::left_to_try(&tree, &[], &tree.start);
        for end in walk::ends(&tree) {
            prop_assert!(tree.nodes[end.id].kind.is_end());
        }
        let mut here = tree.start.as_str();
        for label in &choices {
            if let Ok(taken) = walk::answer(&tree, here, here, label) {
                here = taken.next;
            }
        }
        // Whatever the text, there is one statement a line and no quote of the author's.
        for line in to_mermaid(&tree).lines().skip(1) {
            prop_assert!(matches!(line.matches('"').count(), 0 | 2 | 4), "{}", line);
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in any::<String>(), bytes in any::<Vec<u8>>(), soup in support::text(200)) {
        for source in [text.as_str(), &String::from_utf8_lossy(&bytes), &soup] {
            for format in [Format::Yaml, Format::Json] {
                if let Err(problems) = parse_and_check(source, format) {
                    prop_assert!(!problems.is_empty());
                    prop_assert!(problems.iter().all(|problem| problem.line.is_some()));
                    prop_assert!(!problems.iter().any(|problem| problem.message.contains(char::is_control)));
                }
            }
        }
    }

    #[test]
    fn a_slip_in_a_file_does_not_make_the_reader_fail(tree in valid_tree(), at: usize, slip in support::text(6), json: bool) {
        let (mut source, format) = if json { (to_json(&tree), Format::Json) } else { (to_yaml(&tree), Format::Yaml) };
        let at = (0..=at % (source.len() + 1)).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        source.insert_str(at, &slip);
        if let Ok(read) = parse_and_check(&source, format) {
            prop_assert_eq!(check(&read), vec![]);
        }
    }
}
