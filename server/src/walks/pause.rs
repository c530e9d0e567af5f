//! A walk that waits: its holder says why and until when, and is told when it is time. Going on with it ends the pause, which
//! the database sees to; a pause that is over belongs to the walk's story.

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Walk, WalkView, store, view};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    auth::Person,
    db::TenantTx,
    error::ApiError,
    text::Text,
};

/// Nobody waits for a caller any longer.
const LONGEST: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Left alone for so long, a walk is abandoned.
const LEFT_ALONE: SignedDuration = SignedDuration::from_hours(24);

/// Why it waits, and until when.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseInput {
    /// What is waited for.
    pub reason: Text<1, 200>,
    /// When to go on: in the future, and within 14 days.
    pub resume_at: Timestamp,
}

/// What a walk waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Pause)]
pub struct Pause {
    /// Since when.
    pub paused_at: Timestamp,
    /// For what.
    pub reason: String,
    /// Until when.
    pub resume_at: Timestamp,
}

/// A pause that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PastPause {
    /// When it began.
    pub paused_at: Timestamp,
    /// What was waited for.
    pub reason: String,
    /// Until when it was meant to last.
    pub resume_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Who paused it.
    pub by: Person,
}

impl Pause {
    pub(super) fn read(at: Option<Timestamp>, reason: Option<String>, until: Option<Timestamp>) -> Option<Self> {
        Some(Self {
            paused_at: at?,
            reason: reason?,
            resume_at: until?,
        })
    }
}

/// When a walk is abandoned unless something happens to it first: a day after the last thing that did, or after its pause was
/// to end. The hourly job sees to it, so it may be an hour later.
pub(super) fn abandoned_from(last_step_at: Timestamp, pause: Option<&Pause>) -> Timestamp {
    pause.map_or(last_step_at, |pause| last_step_at.max(pause.resume_at)) + LEFT_ALONE
}

/// The holder of a locked walk pauses it, or says anew why and until when.
///
/// # Errors
/// 409 unless the caller holds it; 422 for a time that is past or too far away.
pub async fn pause(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &PauseInput,
) -> Result<(StatusCode, WalkView), ApiError> {
    if let Err(error) = walk.held_by(tx.actor().person()?) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    let now = tx.now();
    if input.resume_at <= now {
        return Err(ApiError::invalid("resume_at", "must be in the future"));
    }
    if input.resume_at > now + LONGEST {
        return Err(ApiError::invalid("resume_at", "must be within 14 days"));
    }
    audit::record(
        tx,
        Action::WalkPaused,
        walk.id.0,
        Outcome::Done,
        json!({ "resume_at": input.resume_at }),
    );
    store::pause(tx, walk.id, input);
    walk.end_pause(now);
    walk.last_step_at = now;
    walk.pause = Some(Pause {
        paused_at: now,
        reason: input.reason.to_string(),
        resume_at: input.resume_at,
    });
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}

/// The holder of a locked walk goes on with it; one that is not paused stays as it is.
///
/// # Errors
/// 409 unless the caller holds it.
pub async fn resume(app: &App, tx: &TenantTx, mut walk: Walk) -> Result<(StatusCode, WalkView), ApiError> {
    if let Err(error) = walk.held_by(tx.actor().person()?) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    if walk.pause.is_some() {
        audit::done(tx, Action::WalkResumed, walk.id.0);
        store::resume(tx, walk.id);
        walk.end_pause(tx.now());
        walk.last_step_at = tx.now();
    }
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}

impl Walk {
    /// It goes on: what the database does by itself with whatever goes on with a walk.
    pub(super) fn end_pause(&mut self, at: Timestamp) {
        if let Some(pause) = self.pause.take() {
            self.pauses.push(PastPause {
                paused_at: pause.paused_at,
                reason: pause.reason,
                resume_at: pause.resume_at,
                ended_at: at,
                by: self.holder.clone(),
            });
        }
    }
}
