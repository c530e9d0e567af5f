//! Flows: authored decision trees, their drafts and their published versions.

pub mod import;
pub mod routes;
mod store;
mod trees;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use store::{count_published, find, published, published_after};
pub use trees::{Trees, parse};

use crate::{auth::Person, error::ApiError, ids::FlowId};

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
}
