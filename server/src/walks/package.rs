//! The escalation package: everything an engineer needs to act without calling back.

use std::fmt::Write as _;

use flowtree::Tree;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Note, Walk, WalkStatus, WalkTicket, WalkView,
    view::{PathStep, WalkedFlow},
};
use crate::auth::Person;

/// A walk, told to an engineer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Package {
    /// The call.
    pub ticket: WalkTicket,
    /// Where the walk is in its life.
    pub status: WalkStatus,
    /// Who took the call.
    pub technician: Person,
    /// The flow that was walked; absent on an ad-hoc walk.
    pub flow: Option<WalkedFlow>,
    /// Why an engineer is needed, by category.
    pub reason_category: Option<String>,
    /// Why an engineer is needed, in words.
    pub reason: Option<String>,
    /// Every question with its answer, note and time.
    pub walked_path: Vec<PathStep>,
    /// The text of the node where the walk stopped.
    pub stopped_at: Option<String>,
    /// What the flow had left to try, nearest first.
    pub left_to_try: Vec<String>,
    /// Time-stamped notes.
    pub notes: Vec<Note>,
    /// What fixed it, on a resolved walk.
    pub resolution_notes: Option<String>,
    /// When the walk began.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Package {
    /// Put the package together from a walk and its tree.
    #[must_use]
    pub fn new(walk: Walk, tree: Option<&Tree>) -> Self {
        let (stopped_at, left_to_try) = match (&walk.stands_at, tree) {
            // Once it is solved, nothing is left to try.
            (Some(stands_at), Some(tree)) if walk.status != WalkStatus::Resolved => {
                let visited: Vec<&str> = walk.path().iter().map(|step| step.node_id.as_str()).collect();
                let text = |id: &str| tree.node(id).map(|node| node.text.clone());
                let left = flowtree::walk::left_to_try(tree, &visited, stands_at)
                    .into_iter()
                    .filter_map(text)
                    .collect();
                (text(stands_at), left)
            }
            _ => (None, Vec::new()),
        };
        let walk = WalkView::new(walk, None);
        Self {
            ticket: walk.ticket,
            status: walk.status,
            technician: walk.holder,
            flow: walk.flow,
            reason_category: walk.escalation_reason_category,
            reason: walk.escalation_reason,
            walked_path: walk.walked_path,
            stopped_at,
            left_to_try,
            notes: walk.walk_notes,
            resolution_notes: walk.resolution_notes,
            started_at: walk.started_at,
            ended_at: walk.resolved_at,
        }
    }

    /// The same in Markdown, to paste into a ticket. What people typed is text there, never markup.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        _ = self.write_markdown(&mut out);
        out
    }

    fn write_markdown(&self, out: &mut String) -> std::fmt::Result {
        let ticket = &self.ticket;
        writeln!(out, "# #{}: {}\n", ticket.number, plain(&ticket.problem_statement))?;
        if let Some(name) = &ticket.customer_name {
            writeln!(out, "- Customer: {}", plain(name))?;
        }
        if let Some(contact) = &ticket.customer_contact {
            writeln!(out, "- Contact: {}", plain(contact))?;
        }
        writeln!(out, "- Technician: {}", plain(&self.technician.name))?;
        writeln!(out, "- Started: {}", moment(self.started_at))?;
        if let Some(ended) = self.ended_at {
            writeln!(out, "- Ended: {} ({})", moment(ended), self.status.as_str())?;
        }
        if let Some(flow) = &self.flow {
            let version = flow
                .version
                .map(|version| format!(", version {version}"))
                .unwrap_or_default();
            writeln!(out, "- Flow: {}{version}", plain(&flow.title))?;
        }
        if let Some(category) = &self.reason_category {
            writeln!(out, "- Reason: {}", plain(category))?;
        }
        if let Some(reason) = &self.reason {
            writeln!(out, "\n{}", plain(reason))?;
        }
        if let Some(resolution) = &self.resolution_notes {
            writeln!(out, "\n## Resolution\n\n{}", plain(resolution))?;
        }
        if !self.walked_path.is_empty() {
            writeln!(out, "\n## What was asked\n")?;
            for (number, step) in (1..).zip(&self.walked_path) {
                writeln!(
                    out,
                    "{number}. {} **{}** ({})",
                    plain(&step.question),
                    plain(&step.answer),
                    moment(step.at)
                )?;
                if let Some(note) = &step.l1_note {
                    writeln!(out, "   - {}", plain(note))?;
                }
            }
        }
        if let Some(stopped_at) = &self.stopped_at {
            writeln!(out, "\nThe walk stands at: {}", plain(stopped_at))?;
        }
        if !self.notes.is_empty() {
            writeln!(out, "\n## Notes\n")?;
            for note in &self.notes {
                writeln!(
                    out,
                    "- {} {}: {}",
                    moment(note.timestamp),
                    plain(&note.by.name),
                    plain(&note.content)
                )?;
            }
        }
        if !self.left_to_try.is_empty() {
            writeln!(out, "\n## Left to try\n")?;
            for text in &self.left_to_try {
                writeln!(out, "- {}", plain(text))?;
            }
        }
        Ok(())
    }
}

fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// One line, with Markdown's and HTML's own characters made harmless, and what would begin a list, a quote or a rule.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '-' | '+' | '=' if at == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if at == number && at > 0 => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn typed_text_stays_text_in_markdown() {
        assert_eq!(
            plain("a\n# b [x](javascript:y) <b>"),
            "a \\# b \\[x\\](javascript:y) &lt;b&gt;"
        );
    }

    #[test]
    fn typed_text_begins_no_block() {
        for (typed, text) in [
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("> a", "&gt; a"),
            ("1. a", "1\\. a"),
            ("12) a", "12\\) a"),
            ("    indented", "indented"),
            ("4.5 GB", "4\\.5 GB"),
            ("at 4. and - so", "at 4. and - so"),
        ] {
            assert_eq!(plain(typed), text);
        }
    }
}
