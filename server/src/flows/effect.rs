//! What a flow did on real calls: how its walks ended, and which of its nodes they came by.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Effect, routes::VersionView};

/// How long ago a walk may have begun to count among those that reached a node, in days.
pub const REACH_DAYS: i64 = 90;

/// What a flow did on real calls.
#[derive(Debug, Serialize, ToSchema)]
pub struct EffectView {
    /// All versions together.
    pub total: Effect,
    /// Version by version, newest first.
    pub versions: Vec<VersionView>,
    /// From when on the walks below began: 90 days ago.
    pub since: Timestamp,
    /// Walks that began since then, those in progress included.
    pub walks: i64,
    /// The nodes they came by. A node that is not here was not reached.
    pub nodes: Vec<NodeReach>,
}

/// How often a node was reached.
#[derive(Debug, Serialize, ToSchema)]
pub struct NodeReach {
    /// Its id.
    pub node_id: String,
    /// In so many walks.
    pub walks: i64,
}
