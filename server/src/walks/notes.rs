//! Notes: replaced whole, guarded by a revision, so that a stale tab gets the server's copy and overwrites nothing.

use axum::http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Note, NotesSaved, Walk, WalkView, store, view};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    auth::Person,
    db::TenantTx,
    error::ApiError,
    text::Text,
};

/// A walk's notes are at most this long as JSON.
const MOST_BYTES: usize = 256 * 1024;
/// And at most so many.
const MOST_NOTES: usize = 2000;

/// All notes of a walk.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotesInput {
    /// They replace those there are; at most 2,000, and 256 KiB as JSON.
    #[schema(max_items = 2000)]
    pub notes: Vec<NoteInput>,
    /// The `notes_revision` they were written on; without it they are saved whatever was there.
    #[serde(default)]
    pub revision: Option<i32>,
    /// This save's own id: sent again, it is the same success.
    #[serde(default)]
    pub save_id: Option<Uuid>,
}

/// A note as it is sent.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteInput {
    /// When it was noted.
    pub timestamp: Timestamp,
    /// What was noted.
    pub content: Text<0, 20000>,
}

impl Walk {
    /// Replace the notes. A note that stands as it stood keeps its author. Answers whether anything changed.
    fn replace_notes(&mut self, input: &NotesInput, by: &Person, at: Timestamp) -> bool {
        let notes: Vec<Note> = input
            .notes
            .iter()
            .map(|note| {
                let known = self
                    .notes
                    .iter()
                    .find(|known| known.timestamp == note.timestamp && known.content == *note.content);
                known.cloned().unwrap_or_else(|| Note {
                    timestamp: note.timestamp,
                    content: note.content.to_string(),
                    by: by.clone(),
                })
            })
            .collect();
        let changed = notes != self.notes;
        self.notes = notes;
        self.notes_revision += 1;
        self.notes_saved = Some(NotesSaved {
            save_id: input.save_id,
            by: by.clone(),
            at,
        });
        if changed {
            self.last_step_at = at;
        }
        changed
    }
}

/// Save the notes of a locked walk.
///
/// # Errors
/// 409 with the server's copy when the walk is not active, is somebody else's, or its notes have moved on.
pub async fn save(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &NotesInput,
) -> Result<(StatusCode, WalkView), ApiError> {
    if input.notes.len() > MOST_NOTES || serde_json::to_vec(&input.notes).is_ok_and(|json| json.len() > MOST_BYTES) {
        return Err(ApiError::invalid("notes", "must be at most 2,000 notes and 256 KiB"));
    }
    let by = tx.actor().person()?.clone();
    if let Err(error) = walk.held_by(&by) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    let sent_before =
        input.save_id.is_some() && walk.notes_saved.as_ref().and_then(|saved| saved.save_id) == input.save_id;
    if sent_before {
        return Ok((StatusCode::OK, view(app, tx, walk).await?));
    }
    if input.revision.is_some_and(|revision| revision != walk.notes_revision) {
        let name = walk
            .notes_saved
            .as_ref()
            .map_or("Somebody", |saved| saved.by.name.as_str());
        let conflict = ApiError::conflict("notes_moved_on", format!("{name} changed these notes meanwhile."));
        return Err(conflict.with("walk", view(app, tx, walk).await?));
    }
    let changed = walk.replace_notes(input, &by, tx.now());
    store::save_notes(tx, &walk, changed)?;
    if changed {
        audit::record(
            tx,
            Action::NotesSaved,
            walk.id.0,
            Outcome::Done,
            json!({ "revision": walk.notes_revision }),
        );
    }
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walks::tests::{minute, note_pad, person};

    fn notes(contents: &[&str]) -> NotesInput {
        NotesInput {
            notes: (1..)
                .zip(contents)
                .map(|(at, content)| NoteInput {
                    timestamp: minute(at),
                    content: Text::new(content).expect("it fits"),
                })
                .collect(),
            revision: None,
            save_id: None,
        }
    }

    #[test]
    fn a_note_that_stands_as_it_stood_keeps_its_author() {
        let (dana, erin) = (person("Dana"), person("Erin"));
        let mut walk = note_pad(&dana);
        assert!(walk.replace_notes(&notes(&["hums", "louder"]), &dana, minute(5)));
        assert!(walk.replace_notes(&notes(&["hums", "louder!", "stopped"]), &erin, minute(6)));
        let authors: Vec<_> = walk.notes.iter().map(|note| note.by.name.as_str()).collect();
        assert_eq!(authors, ["Dana", "Erin", "Erin"]);
        // The same words at another time are another note.
        let mut moved = notes(&["hums"]);
        moved.notes[0].timestamp = minute(9);
        assert!(walk.replace_notes(&moved, &erin, minute(7)));
        assert_eq!(walk.notes[0].by, erin);
    }

    #[test]
    fn a_save_that_changes_nothing_counts_but_keeps_nothing_alive() {
        let dana = person("Dana");
        let mut walk = note_pad(&dana);
        assert!(!walk.replace_notes(&notes(&[]), &dana, minute(1)));
        assert!(walk.replace_notes(&notes(&["hums"]), &dana, minute(2)));
        assert!(!walk.replace_notes(&notes(&["hums"]), &dana, minute(3)));
        assert_eq!((walk.notes_revision, walk.last_step_at), (3, minute(2)));
        let saved = walk.notes_saved.expect("it was saved");
        assert_eq!((saved.by, saved.at), (dana, minute(3)));
    }
}
