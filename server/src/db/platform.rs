//! `PlatformTx`: accounts, subscriptions, job elections and the ids of stale walks, and nothing inside an account.

use deadpool_postgres::Object;

use super::{Db, take};
use crate::error::ApiError;

/// A connection as `rf_platform`; each statement is a transaction of its own.
pub struct PlatformTx(Object);

impl Db {
    /// A connection as the platform role.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn platform(&self) -> Result<PlatformTx, ApiError> {
        Ok(PlatformTx(take(&self.platform).await?))
    }
}

impl PlatformTx {
    /// For the statements of `accounts` and `jobs`.
    pub fn client(&self) -> &Object {
        &self.0
    }
}

impl std::fmt::Debug for PlatformTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PlatformTx").finish_non_exhaustive()
    }
}
