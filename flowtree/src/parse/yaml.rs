//! YAML, read event by event, so that nothing is built which the bounds forbid and every value knows its line.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::value::{Builder, Kind, Value, too_deep};
use crate::problem::{Problem, ProblemCode as Code};

pub(super) fn read(source: &str) -> Result<(Value, Vec<Problem>), Vec<Problem>> {
    let mut builder = Builder::default();
    let end = build(source, &mut builder);
    builder.finish(end)
}

fn build(source: &str, builder: &mut Builder) -> Result<(), Problem> {
    let mut parser = Parser::new_from_str(source);
    let mut documents = 0;
    while let Some(next) = parser.next_event() {
        let (event, span) = next.map_err(|error| not_yaml(&error))?;
        let line = span.start.line() as u32;
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    let message = "A second document starts here; put each tree into a file of its own.";
                    return Err(Problem::new(Code::SeveralDocuments, message).on_line(line));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                refuse_extras(builder, line, anchor, tag.is_some());
                let nothing = text.is_empty() && style == ScalarStyle::Plain;
                let kind = if nothing {
                    Kind::Nothing
                } else {
                    Kind::Text(text.into_owned())
                };
                builder.scalar(line, kind)?;
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_extras(builder, line, anchor, tag.is_some());
                builder.open_list(line)?;
            }
            Event::MappingStart(anchor, tag) => {
                refuse_extras(builder, line, anchor, tag.is_some());
                builder.open_map(line)?;
            }
            Event::SequenceEnd | Event::MappingEnd => builder.close(),
            Event::Alias(_) => {
                let message = "Flow files have no YAML aliases (*name); write out what the alias stands for.";
                builder.report(line, Code::YamlFeature, message);
                builder.scalar(line, Kind::Refused)?;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    Ok(())
}

fn refuse_extras(builder: &mut Builder, line: u32, anchor: usize, tagged: bool) {
    if anchor > 0 {
        let message = "Flow files have no YAML anchors (&name); remove it.";
        builder.report(line, Code::YamlFeature, message);
    }
    if tagged {
        let message = "Flow files have no YAML tags (!name); remove it, or put the text in quotes.";
        builder.report(line, Code::YamlFeature, message);
    }
}

fn not_yaml(error: &ScanError) -> Problem {
    let line = error.marker().line() as u32;
    // Brackets on one line are read ahead of what they hold, so that the parser meets its own bound before ours.
    if error.info().starts_with("recursion limit") {
        return too_deep(line);
    }
    let message = format!("This is not YAML: {}; correct it here.", error.info());
    Problem::new(Code::Syntax, message).on_line(line)
}
