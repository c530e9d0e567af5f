//! API tokens: what programs of a user's sign in with. Never more than the user's present role, within the scopes it was made
//! for, until a day that was said beforehand, the user's deactivation or revocation.

pub mod routes;
mod store;

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

pub use store::{revoke_all, touch};

use crate::{auth::Scope, ids::ApiTokenId};

/// As many a user may have at a time.
const MOST: i64 = 50;

/// A token as its user sees it; what it is, is told once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApiTokenView {
    /// Its id.
    id: ApiTokenId,
    /// What its user called it.
    name: String,
    /// What it may be used for.
    scopes: Vec<Scope>,
    /// When it was made.
    created_at: Timestamp,
    /// When it stops working.
    expires_at: Timestamp,
    /// When it was used last, to the minute; null: never.
    last_used_at: Option<Timestamp>,
}
