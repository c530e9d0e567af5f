//! Flows: authored decision trees, their drafts and their published versions.

pub mod authoring;
mod draft;
mod effect;
pub mod import;
mod publish;
pub mod routes;
mod store;
mod trees;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use draft::AuthoredTree;
pub use publish::{invalid, publish_change, publish_new};
pub use store::{count_published, find, insert_bare, published, published_after};
pub use trees::{Trees, parse};

use crate::{
    auth::{ActingUser, Guard, Person},
    db::TenantTx,
    error::ApiError,
    ids::{FlowId, UserId},
};

/// The life of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FlowStatus {
    /// Never published.
    Draft,
    /// Walked on its current version.
    Published,
    /// No longer offered.
    Archived,
}

impl FlowStatus {
    const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Archived];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Archived => "archived",
        }
    }

    fn read(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown flow status {text:?} in the database")))
    }
}

/// A flow without its tree.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowView {
    /// Its id.
    pub id: FlowId,
    /// What it is about.
    pub title: String,
    /// When to use it.
    pub summary: String,
    /// For finding it.
    pub tags: Vec<String>,
    /// Where it is in its life.
    pub status: FlowStatus,
    /// The version that is walked now.
    pub current_version: Option<i32>,
    /// Who made it.
    pub author: Person,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When the current version was published.
    pub published_at: Option<Timestamp>,
    /// What is being written and was not published yet; for those who author.
    pub draft: Option<DraftMark>,
    /// What became of the calls it was walked on, all versions together.
    pub effect: Effect,
}

/// That there is a draft, and who saved it last.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DraftMark {
    /// Grows with each save; a save names the one it was written on.
    pub revision: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// By whom.
    pub saved_by: Person,
}

/// How walks ended. Those in progress are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Effect {
    /// Walks that ended: resolved, escalated or abandoned.
    pub walks: i64,
    /// Those that solved the problem.
    pub resolved: i64,
    /// Those that went to an engineer.
    pub escalated: i64,
    /// Those left alone.
    pub abandoned: i64,
    /// Votes that the flow helped. Those of walks whose ticket was reopened do not count.
    pub helpful: i64,
    /// Votes that it did not.
    pub unhelpful: i64,
}

/// Whose work it is.
#[derive(Debug)]
pub struct Authored {
    /// The flow.
    pub status: FlowStatus,
    /// Who made it.
    pub author: UserId,
}

impl Authored {
    /// Engineers change their own flows, owners any.
    ///
    /// # Errors
    /// 403 with who may.
    pub fn writable_by(&self, tx: &TenantTx) -> Result<(), ApiError> {
        let may = |user: &ActingUser| user.person.id == self.author || Guard::Owner.admit(&user.member).is_ok();
        if tx.actor().user.as_ref().is_some_and(may) {
            return Ok(());
        }
        Err(ApiError::forbidden(
            "Only the flow's author or an owner can change it. Duplicate it, or propose a change.",
        ))
    }
}
