//! Typed ids, so that a ticket's id cannot be passed where a walk's is meant.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        #[schema(value_type = Uuid)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id. Version 7: ids made later sort later, which keeps indexes dense.
            #[must_use]
            pub fn fresh() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A tenant.
    AccountId,
    /// A person of an account.
    UserId,
    /// A sign-in that is still open, or was.
    SessionId,
    /// A link that makes somebody a user.
    InviteId,
    /// A page's event stream, while it is open.
    StreamId,
    /// A token that a program of a user's signs in with.
    ApiTokenId,
    /// An authored decision tree.
    FlowId,
    /// A draft flow waiting for review.
    ProposalId,
    /// The product's own ticket.
    TicketId,
    /// A line of the audit log.
    AuditId,
    /// One technician's way through a flow, a proposal or a note pad.
    WalkId,
}
