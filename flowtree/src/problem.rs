//! What is wrong with a tree, said so that its author can put it right.

use std::fmt;

use serde::Serialize;

use crate::tree::{LONGEST_ID, can_be_id};

/// More problems than this are not listed: nobody reads on, and a hostile file must not make us write a report many
/// times its own size.
pub(crate) const MOST_REPORTED: usize = 1_000;

/// One thing wrong with a tree, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line of the file, counted from 1; none for a tree that did not come from a file.
    pub line: Option<u32>,
    /// The id of the node concerned (its beginning, if it is absurdly long).
    pub node: Option<String>,
    /// What kind of problem it is, for programs.
    pub code: ProblemCode,
    /// A sentence that stands on its own and says what to do. It has no control characters, so it is safe to print.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(code: ProblemCode, message: impl fmt::Display) -> Self {
        let message = message.to_string();
        let message = message
            .chars()
            .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
            .collect();
        Self {
            line: None,
            node: None,
            code,
            message,
        }
    }

    pub(crate) fn on_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    pub(crate) fn set_node(&mut self, id: &str) {
        self.node = Some(id.chars().take(LONGEST_ID).collect());
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// Declares the codes once, each with the string that programs see.
macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $text:literal,)+) => {
        /// The kind of a [`Problem`]. Programs match on it, so a code keeps its string for good.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum ProblemCode {
            $($(#[$doc])+ #[serde(rename = $text)] $name,)+
        }

        impl ProblemCode {
            /// The stable string, as in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

codes! {
    /// The text is not YAML, or not JSON.
    Syntax = "syntax",
    /// The file or the tree is larger than 1 MiB.
    TooLarge = "too_large",
    /// Lists and maps are nested too deeply.
    TooDeep = "too_deep",
    /// A NUL character, which no database text can hold.
    Nul = "nul",
    /// A YAML anchor, alias or tag; flow files do without.
    YamlFeature = "yaml_feature",
    /// More than one YAML document.
    SeveralDocuments = "several_documents",
    /// The same key, or the same node, twice.
    DuplicateKey = "duplicate_key",
    /// A key that the format does not have.
    UnknownKey = "unknown_key",
    /// A key that must be there is not.
    MissingKey = "missing_key",
    /// A list where text belongs, and the like.
    WrongType = "wrong_type",
    /// A node's `type` is none of the four.
    UnknownType = "unknown_type",
    /// Text that must say something is blank.
    Blank = "blank",
    /// Text is longer than its place allows.
    TooLong = "too_long",
    /// More tags than allowed.
    TooManyTags = "too_many_tags",
    /// More nodes than allowed.
    TooManyNodes = "too_many_nodes",
    /// There is no node at all.
    NoNodes = "no_nodes",
    /// `start` names no node.
    StartMissing = "start_missing",
    /// An answer leads to no node.
    TargetMissing = "target_missing",
    /// A node's id has other characters than allowed.
    BadId = "bad_id",
    /// Two answers of a node have one label.
    LabelRepeated = "label_repeated",
    /// A question or action has no answer.
    NoAnswers = "no_answers",
    /// A `resolve` or `escalate` node has answers.
    AnswersOnEnd = "answers_on_end",
    /// A `category` on a node that does not escalate.
    CategoryMisplaced = "category_misplaced",
    /// More examples than allowed.
    TooManyExamples = "too_many_examples",
    /// An example does not end where it says.
    ExampleFails = "example_fails",
    /// No path from `start` leads to the node.
    Unreachable = "unreachable",
    /// No path from the node leads to an end.
    Trapped = "trapped",
    /// There are more problems than are listed.
    MoreProblems = "more_problems",
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A quotation short enough for a message, whatever the file put there.
#[derive(Clone, Copy)]
pub(crate) struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(60) {
            Some((end, _)) => write!(f, "\"{}…\"", &self.0[..end]),
            None => write!(f, "\"{}\"", self.0),
        }
    }
}

/// A node's id as it stands in a sentence: bare, or as a quotation if it could be mistaken for something else.
#[derive(Clone, Copy)]
pub(crate) struct Name<'a>(pub &'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if can_be_id(self.0) {
            f.write_str(self.0)
        } else {
            Quoted(self.0).fmt(f)
        }
    }
}

/// Cuts a list of problems to what can be read, and says so. Whoever collects problems may stop at
/// [`MOST_REPORTED`] and one more.
pub(crate) fn shorten(mut problems: Vec<Problem>) -> Vec<Problem> {
    if problems.len() > MOST_REPORTED {
        problems.truncate(MOST_REPORTED);
        let message = "There are more problems than these; solve them first, then check again.";
        problems.push(Problem::new(ProblemCode::MoreProblems, message));
    }
    problems
}
