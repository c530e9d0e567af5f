//! Flow files checked, taken in and given out by the command line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use flowtree::parse::{Format, parse_and_check};

use crate::support::{Dir, Server, run};

fn library() -> Vec<String> {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../flows");
    let mut files: Vec<_> = fs::read_dir(flows)
        .expect("the library is there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| path.to_str().expect("a plain path").to_owned())
        .collect();
    files.sort();
    files
}

fn flows(dir: &Dir, arguments: &[&str], files: &[String]) -> crate::support::Ended {
    let files = files.iter().map(String::as_str);
    let arguments: Vec<_> = ["flows"]
        .into_iter()
        .chain(arguments.iter().copied())
        .chain(files)
        .collect();
    run(dir, &arguments, "")
}

fn exported(directory: &Path) -> BTreeMap<PathBuf, String> {
    let files = fs::read_dir(directory)
        .expect("it was made")
        .flatten()
        .map(|entry| entry.path());
    files
        .map(|path| {
            let text = fs::read_to_string(&path).expect("it is text");
            (path.strip_prefix(directory).expect("it is in there").to_owned(), text)
        })
        .collect()
}

#[test]
fn every_problem_of_a_file_is_named_with_its_line() {
    let dir = Dir::new();
    let checked = flows(&dir, &["check"], &library());
    assert_eq!((checked.code, &*checked.stdout, &*checked.stderr), (Some(0), "", ""));

    let wrong = dir.file(
        "wrong.yaml",
        "title: Broken\nstart: begin\nnodes:\n  begin:\n    type: question\n    text: Is it on?\n    answers:\n      \
         - { label: \"Yes\", to: nowhere }\n      - { label: \"No\", to: done }\n  done: { type: resolve, text: Switch it on. }\n  \
         lonely: { type: resolve, text: Nobody comes here. }\n",
    );
    let failing = dir.file(
        "failing.yaml",
        "title: Tested\nstart: begin\nnodes:\n  begin:\n    type: question\n    text: Is it on?\n    answers:\n      \
         - { label: \"Yes\", to: call }\n      - { label: \"No\", to: done }\n  done: { type: resolve, text: Switch it on. }\n  \
         call: { type: escalate, text: It is broken. }\nexamples:\n  - { answers: [\"No\"], end: done }\n  \
         - { answers: [\"Yes\"], end: done }\n",
    );
    let no_yaml = dir.file("no.yaml", "title: [\n");
    let text = dir.file("flow.txt", "title: x\n");
    let files = [
        wrong.clone(),
        failing.clone(),
        no_yaml.clone(),
        text.clone(),
        "nowhere.yaml".to_owned(),
        library().swap_remove(0),
    ];
    let checked = flows(&dir, &["check"], &files);
    assert_eq!(checked.code, Some(1));
    let lines: Vec<_> = checked.stdout.lines().collect();
    for beginning in [
        format!("{wrong}:8: "),
        format!("{wrong}:11: "),
        format!("{failing}:14: Example 2 ends at call, not at done"),
        format!("{no_yaml}:"),
        format!("{text}:1: a flow file ends in .yaml, .yml or .json"),
        "nowhere.yaml:1: cannot be read: ".to_owned(),
    ] {
        assert!(
            lines.iter().any(|line| line.starts_with(&beginning)),
            "{beginning} is not in {lines:#?}"
        );
    }
    for line in lines {
        let named = files
            .iter()
            .find_map(|file| line.strip_prefix(file.as_str())?.strip_prefix(':'));
        let number = named.and_then(|rest| rest.split(": ").next()?.parse::<u32>().ok());
        assert!(number.is_some(), "file:line: message: {line}");
    }
    assert!(!dir.data().exists(), "checking needs no database");
}

#[test]
fn what_is_exported_can_be_checked_and_imported_elsewhere_and_is_then_the_same_byte_for_byte() {
    let dir = Dir::furnished();
    let (here, there) = (dir.path().join("here"), dir.path().join("there"));
    let export = |account: &str, directory: &Path| {
        let ended = flows(
            &dir,
            &["export", "--account", account],
            &[directory.to_string_lossy().into_owned()],
        );
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        exported(directory)
    };
    // One command beside a server that serves, the others without.
    let server = Server::start(&dir);
    let first = export("northwind-it", &here);
    assert_eq!(server.interrupt().code, Some(0));
    assert_eq!(first.len(), library().len(), "the demo has the whole library");

    let mut trees: Vec<_> = first
        .values()
        .map(|text| parse_and_check(text, Format::Yaml).expect("it is valid"))
        .collect();
    let mut authored: Vec<_> = library()
        .iter()
        .map(|file| parse_and_check(&fs::read_to_string(file).expect("it is text"), Format::Yaml).expect("it is valid"))
        .collect();
    trees.sort_by(|one, other| one.title.cmp(&other.title));
    authored.sort_by(|one, other| one.title.cmp(&other.title));
    assert_eq!(trees, authored, "what was authored is what is given out");

    let files: Vec<_> = first
        .keys()
        .map(|name| here.join(name).to_string_lossy().into_owned())
        .collect();
    let checked = flows(&dir, &["check"], &files);
    assert_eq!((checked.code, &*checked.stdout), (Some(0), ""));

    let before = export("second-desk", &dir.path().join("before"));
    let imported = flows(&dir, &["import", "--account", "second-desk"], &files);
    assert_eq!(imported.code, Some(0), "{}", imported.stderr);
    let last = imported.stderr.lines().last().unwrap_or_default();
    let (brought, all) = (files.len() - before.len(), files.len());
    assert_eq!(
        last,
        format!("{brought} of {all} published; the others were there already.")
    );
    assert_eq!(export("second-desk", &there), first);

    let again = flows(&dir, &["import", "--account", "second-desk"], &files);
    assert_eq!(
        again.stderr.trim_end(),
        format!("0 of {all} published; the others were there already.")
    );
}

#[test]
fn a_file_that_is_wrong_keeps_all_of_them_out() {
    let dir = Dir::furnished();
    let wrong = dir.file("wrong.yaml", "title: Broken\nstart: nowhere\nnodes: {}\n");
    let good = dir.file(
        "good.yaml",
        "title: A new one\nstart: done\nnodes:\n  done: { type: resolve, text: Switch it on. }\n",
    );
    let imported = flows(&dir, &["import", "--account", "second-desk"], &[good, wrong.clone()]);
    assert_eq!(imported.code, Some(1));
    assert!(imported.stderr.contains(&format!("{wrong}:3: ")), "{}", imported.stderr);
    let out = dir.path().join("out");
    flows(
        &dir,
        &["export", "--account", "second-desk"],
        &[out.to_string_lossy().into_owned()],
    );
    assert_eq!(exported(&out).len(), 1, "nothing was taken in");
}

#[test]
fn where_there_are_several_accounts_one_has_to_be_named() {
    let dir = Dir::furnished();
    let ended = flows(&dir, &["export"], &["out".to_owned()]);
    assert_eq!(
        (ended.code, ended.sentence()),
        (Some(1), "say which account with --account: northwind-it, second-desk")
    );
    let ended = flows(&dir, &["export", "--account", "nobody"], &["out".to_owned()]);
    assert_eq!((ended.code, ended.sentence()), (Some(1), "there is no account nobody"));
}
