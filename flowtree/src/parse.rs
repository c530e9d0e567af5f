//! YAML and JSON in; every problem comes back with its line.
//!
//! The two formats are read into the same values (`value`) by `yaml` and `json`; `shape` then makes a tree of
//! them. Files come from strangers: size and depth are bounded before anything is built, and YAML's anchors, aliases
//! and tags are refused.

mod fields;
mod json;
mod shape;
mod value;
mod yaml;

use crate::check::{MOST_BYTES, at_each_place, in_the_graph};
use crate::problem::{Problem, ProblemCode as Code, shorten};
use crate::tree::Tree;
use shape::Shaped;

/// The languages a flow file can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// YAML 1.2 without anchors, aliases and tags; every scalar is taken as the text it was written as.
    Yaml,
    /// JSON, to the letter.
    Json,
}

/// The format that a file's name promises: `.yaml`, `.yml` or `.json`.
pub fn parse_file_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "yaml" | "yml" => Some(Format::Yaml),
        "json" => Some(Format::Json),
        _ => None,
    }
}

/// Reads a tree that has the right shape, valid or not: what a draft may be.
pub fn parse(source: &str, format: Format) -> Result<Tree, Vec<Problem>> {
    let shaped = read(source, format)?;
    if shaped.problems.is_empty() {
        Ok(shaped.tree)
    } else {
        Err(shorten(shaped.problems))
    }
}

/// Reads a tree and checks it, and reports the problems of both kinds together, each with its line.
pub fn parse_and_check(source: &str, format: Format) -> Result<Tree, Vec<Problem>> {
    let shaped = read(source, format)?;
    // What the graph looks like can only be said once all of it could be read.
    let whole = shaped.problems.is_empty();
    let in_the_graph = if whole { in_the_graph(&shaped.tree) } else { Vec::new() };
    let found = at_each_place(&shaped.tree).into_iter().chain(in_the_graph);
    let found = found.filter(|finding| !shaped.is_guesswork(finding));
    let found: Vec<Problem> = found
        .map(|finding| finding.problem.on_line(shaped.line(finding.place)))
        .collect();
    let mut problems = shaped.problems;
    problems.extend(found);
    if problems.is_empty() {
        return Ok(shaped.tree);
    }
    problems.sort_by_key(|problem| problem.line);
    Err(shorten(problems))
}

fn read(source: &str, format: Format) -> Result<Shaped, Vec<Problem>> {
    if source.len() > MOST_BYTES {
        let message = format!(
            "The file is {} bytes long; shorten it to at most 1 MiB ({MOST_BYTES} bytes).",
            source.len()
        );
        return Err(vec![Problem::new(Code::TooLarge, message).on_line(1)]);
    }
    if let Some(at) = source.find('\0') {
        let line = 1 + source[..at].matches('\n').count() as u32;
        return Err(vec![
            Problem::new(Code::Nul, "There is a NUL character on this line; remove it.").on_line(line),
        ]);
    }
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let (root, problems) = match format {
        Format::Yaml => yaml::read(source),
        Format::Json => json::read(source),
    }
    .map_err(shorten)?;
    Ok(shape::shape(root, problems))
}
