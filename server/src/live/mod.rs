//! What changed, told to those who look at it: a change is written by the database in the transaction that makes it
//! (`live_changes`), read by every instance (`feed`), and told by id to the streams of its account (`streams`) that may know
//! of it. Who that is, is said here, once.

mod feed;
mod presence;
pub mod routes;
mod stream;
mod streams;

use serde::Serialize;
use strum::EnumString;
use utoipa::ToSchema;
use uuid::Uuid;

pub use feed::follow;
pub use stream::{StreamEnd, StreamHello};
pub use streams::Live;

use crate::{
    auth::{ActingUser, Guard},
    ids::{AccountId, TicketId, UserId},
};

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[schema(as = LiveChangeKind)]
pub enum ChangeKind {
    /// A ticket, or who walks it: lists and the ticket's page.
    Ticket,
    /// A walk: a step, its notes, its holder, its end.
    Walk,
    /// A flow, its draft or what was published of it.
    Flow,
    /// A proposal.
    Proposal,
    /// Who is on a ticket; the id is the ticket's.
    Presence,
    /// A person: their name, role, coverage, whether they are active.
    User,
    /// An invite.
    Invite,
    /// The account's settings, plan or limits.
    Account,
    /// A session of one's own ended.
    Session,
    /// An API token of one's own was revoked.
    ApiToken,
}

/// One thing that changed. Ids and nothing else: whoever wants to know how it is now asks, and is asked who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = LiveChange)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// Which one.
    pub id: Uuid,
    /// Of a walk: its ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
    /// Whose it is: of a walk its holder, of a proposal its author, of a session or a token its user.
    #[serde(rename = "user_id", skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    /// In which account.
    #[serde(skip)]
    pub account: AccountId,
    /// Not everybody's yet, who else may see such things: a draft.
    #[serde(skip)]
    pub is_private: bool,
}

impl Change {
    /// Whether somebody may know that it changed: whoever would find it in a list, or read it by its id.
    fn is_for(&self, reader: &ActingUser) -> bool {
        let may = |guard: Guard| guard.admit(&reader.member).is_ok();
        let is_own = self.user == Some(reader.person.id);
        match self.kind {
            ChangeKind::Ticket | ChangeKind::Walk | ChangeKind::Presence => may(Guard::L1OrAbove),
            ChangeKind::Flow => may(Guard::EngineerOrAbove) || (!self.is_private && may(Guard::SignedIn)),
            ChangeKind::Proposal => {
                (is_own && may(Guard::L1OrAbove)) || (!self.is_private && may(Guard::EngineerOrAbove))
            }
            ChangeKind::User => is_own || may(Guard::Owner),
            ChangeKind::Invite => may(Guard::Owner),
            ChangeKind::Account => may(Guard::SignedIn),
            ChangeKind::Session | ChangeKind::ApiToken => is_own,
        }
    }

    /// Whether it may have changed what that person may do, or whether they may be here at all.
    fn decides_about(&self, reader: &ActingUser) -> bool {
        match self.kind {
            ChangeKind::User => self.id == reader.person.id.0,
            ChangeKind::Session => reader.session.is_some_and(|session| session.0 == self.id),
            ChangeKind::ApiToken => reader.token.is_some_and(|token| token.0 == self.id),
            ChangeKind::Account => true,
            ChangeKind::Ticket
            | ChangeKind::Walk
            | ChangeKind::Flow
            | ChangeKind::Proposal
            | ChangeKind::Presence
            | ChangeKind::Invite => false,
        }
    }
}
