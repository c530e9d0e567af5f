//! Drafts: what is being written, saved as it is typed and guarded by a revision, so that nobody overwrites anybody.

use flowtree::{Problem, Tree, check::check};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{Authored, DraftMark, FlowStatus, FlowView, store};
use crate::{
    audit::{self, Action, Outcome},
    auth::Person,
    db::TenantTx,
    error::ApiError,
    ids::FlowId,
    openapi::TreeSchema,
};

/// A tree from a request: of the right shape, valid or not, and small enough to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "Tree", into = "Tree")]
#[schema(value_type = TreeSchema)]
pub struct AuthoredTree(pub Tree);

impl TryFrom<Tree> for AuthoredTree {
    type Error = &'static str;

    fn try_from(tree: Tree) -> Result<Self, &'static str> {
        if tree.has_nul() {
            return Err("must not contain a NUL character");
        }
        if tree.json_bytes() > flowtree::check::MOST_BYTES {
            return Err("must be at most 1 MiB as JSON");
        }
        Ok(Self(tree))
    }
}

impl From<AuthoredTree> for Tree {
    fn from(tree: AuthoredTree) -> Self {
        tree.0
    }
}

impl AuthoredTree {
    /// As the database stores it.
    ///
    /// # Errors
    /// Never: a tree has only string keys.
    pub fn stored(&self) -> Result<Value, ApiError> {
        serde_json::to_value(&self.0).map_err(ApiError::fault)
    }
}

/// The draft of a flow, or what it would begin as: the current version.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftView {
    /// Send it along with the next save.
    pub revision: i32,
    /// The tree.
    #[schema(value_type = TreeSchema)]
    pub tree: Tree,
    /// What keeps it from being published.
    #[schema(value_type = Vec<crate::openapi::ProblemSchema>)]
    pub problems: Vec<Problem>,
    /// When it was saved; absent while it is the current version still.
    pub saved_at: Option<Timestamp>,
    /// By whom.
    pub saved_by: Option<Person>,
    /// The version it will follow.
    pub current_version: Option<i32>,
    /// Whether the caller may save it.
    pub is_writable: bool,
}

/// A draft as it was typed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The revision it was written on.
    pub revision: i32,
    /// The whole tree; it may be invalid.
    pub tree: AuthoredTree,
}

/// A draft that was saved.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftSaved {
    /// For the next save.
    pub revision: i32,
    /// When.
    pub saved_at: Timestamp,
    /// What keeps it from being published.
    #[schema(value_type = Vec<crate::openapi::ProblemSchema>)]
    pub problems: Vec<Problem>,
}

/// Save a draft on the revision it was written on. The same tree by the same author again is the same success: its answer
/// may have been lost.
///
/// # Errors
/// 403 for whom the flow is not theirs to change; 409 `draft_moved_on` with who saved it meanwhile, or when the flow is
/// archived.
pub async fn save(tx: &TenantTx, id: FlowId, input: &SaveDraft) -> Result<DraftSaved, ApiError> {
    let me = tx.actor().person()?;
    let before = store::lock_draft(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("flow"))?;
    before.authored.writable_by(tx)?;
    before.authored.not_archived()?;
    let problems = check(&input.tree.0);
    let mine = before.mark.as_ref().is_some_and(|mark| mark.saved_by.id == me.id);
    if before.revision != input.revision {
        return match before.mark {
            Some(mark) if mine && before.revision == input.revision + 1 && before.tree == input.tree.0 => {
                Ok(DraftSaved {
                    revision: mark.revision,
                    saved_at: mark.saved_at,
                    problems,
                })
            }
            mark => Err(moved_on(mark.as_ref())),
        };
    }
    let saved_at = tx.now();
    store::save_draft(tx, id, me.id, &input.tree)?;
    // One row an hour for as long as one person writes: a draft is saved with every pause of typing.
    let went_on = mine
        && before
            .mark
            .is_some_and(|mark| saved_at.duration_since(mark.saved_at).as_hours() < 1);
    if !went_on {
        audit::record(
            tx,
            Action::DraftSaved,
            id.0,
            Outcome::Done,
            json!({ "revision": before.revision + 1 }),
        );
    }
    Ok(DraftSaved {
        revision: before.revision + 1,
        saved_at,
        problems,
    })
}

/// Throw a draft away; what was published stays.
///
/// # Errors
/// 403 for whom the flow is not theirs to change; 409 `draft_moved_on` for another revision than the draft's, when there is
/// no draft, or when nothing was ever published.
pub async fn discard(tx: &TenantTx, id: FlowId, revision: i32) -> Result<FlowView, ApiError> {
    let before = store::lock_draft(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("flow"))?;
    before.authored.writable_by(tx)?;
    let Some(mark) = before.mark else {
        return Err(no_draft());
    };
    if before.current_version.is_none() {
        return Err(ApiError::conflict(
            "never_published",
            "This flow was never published: its draft is all there is. Archive it instead.",
        ));
    }
    if mark.revision != revision {
        return Err(moved_on(Some(&mark)));
    }
    store::discard_draft(tx, id).await?;
    audit::done(tx, Action::DraftDiscarded, id.0);
    super::find(tx, id).await?.ok_or_else(|| ApiError::not_found("flow"))
}

impl Authored {
    /// # Errors
    /// 409 for an archived flow.
    pub(super) fn not_archived(&self) -> Result<(), ApiError> {
        match self.status {
            FlowStatus::Archived => Err(ApiError::conflict(
                "flow_archived",
                "This flow is archived. Restore it, then go on.",
            )),
            FlowStatus::Draft | FlowStatus::Published => Ok(()),
        }
    }
}

/// Somebody else was faster.
pub(super) fn moved_on(mark: Option<&DraftMark>) -> ApiError {
    match mark {
        Some(mark) => ApiError::conflict(
            "draft_moved_on",
            format!("{} saved this draft meanwhile.", mark.saved_by.name),
        )
        .with("draft", mark),
        None => ApiError::conflict("draft_moved_on", "This draft was published or thrown away meanwhile."),
    }
}

pub(super) fn no_draft() -> ApiError {
    ApiError::conflict(
        "no_draft",
        "There is nothing new in this flow since its current version.",
    )
}
