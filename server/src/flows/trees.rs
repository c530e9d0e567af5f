//! Parsed trees of published versions and of proposals being walked. Both are immutable, so a tree once parsed is right
//! for as long as it is kept.

use std::sync::Arc;

use flowtree::Tree;
use moka::sync::Cache;
use serde_json::Value;

use super::store;
use crate::{
    db::Tx,
    error::ApiError,
    ids::{AccountId, FlowId, WalkId},
};

/// About this many bytes of JSON are kept parsed.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Which tree. The account is part of the key: a foreign id finds nothing here either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Which {
    Version(AccountId, FlowId, i32),
    Proposal(AccountId, WalkId),
}

/// The trees at hand.
#[derive(Debug, Clone)]
pub struct Trees(Cache<Which, (Arc<Tree>, u32)>);

impl Default for Trees {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(MOST_BYTES)
                .weigher(|_, (_, bytes)| *bytes)
                .build(),
        )
    }
}

impl Trees {
    /// The tree of a published version.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn version(
        &self,
        tx: &Tx,
        account: AccountId,
        flow: FlowId,
        version: i32,
    ) -> Result<Arc<Tree>, ApiError> {
        let which = Which::Version(account, flow, version);
        if let Some((tree, _)) = self.0.get(&which) {
            return Ok(tree);
        }
        let stored = store::tree(tx, flow, version).await?;
        self.keep(
            which,
            stored.ok_or_else(|| ApiError::fault(format!("version {version} of flow {flow} is gone")))?,
        )
    }

    /// The tree of a proposal as it was when the walk of it began; `stored` reads it from the walk.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn proposal(
        &self,
        account: AccountId,
        walk: WalkId,
        stored: impl Future<Output = Result<Option<Value>, ApiError>>,
    ) -> Result<Arc<Tree>, ApiError> {
        let which = Which::Proposal(account, walk);
        if let Some((tree, _)) = self.0.get(&which) {
            return Ok(tree);
        }
        self.keep(
            which,
            stored
                .await?
                .ok_or_else(|| ApiError::fault(format!("the tree of walk {walk} is gone")))?,
        )
    }

    fn keep(&self, which: Which, stored: Value) -> Result<Arc<Tree>, ApiError> {
        let bytes = u32::try_from(stored.to_string().len()).unwrap_or(u32::MAX);
        let tree = Arc::new(parse(stored)?);
        self.0.insert(which, (tree.clone(), bytes));
        Ok(tree)
    }
}

/// A tree as the database stores it.
///
/// # Errors
/// When what is stored is not a tree.
pub fn parse(stored: Value) -> Result<Tree, ApiError> {
    serde_json::from_value(stored).map_err(|error| ApiError::fault(format!("a stored tree cannot be read: {error}")))
}
