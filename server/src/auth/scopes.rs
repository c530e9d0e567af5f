//! What an API token may: its scopes, and which of them each route asks for. The other half of the permission table: a token
//! passes the route's guard as its user does, and its own scopes besides.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::ApiError;

/// A part of the product that a token may use. None contains another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Look at tickets, walks, flows, reports and oneself.
    Read,
    /// Take calls, walk them and conclude them; move tickets.
    Calls,
    /// Bring in, write, publish and archive flows; proposals and their review.
    Flows,
    /// People, invites, settings and the audit log, for whom these are.
    Account,
}

impl Scope {
    /// Every scope there is.
    pub const ALL: [Self; 4] = [Self::Read, Self::Calls, Self::Flows, Self::Account];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Calls => "calls",
            Self::Flows => "flows",
            Self::Account => "account",
        }
    }

    pub(crate) fn read(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|scope| scope.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown scope {text:?} in the database")))
    }
}

/// What a route asks of whoever comes with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: it asks nobody who they are.
    Open,
    /// It is for people in a browser: how one signs in, tokens themselves, the installation.
    SessionOnly,
    /// As [`Access::SessionOnly`], and not for an operator who is inside an account: it is about how one signs in, and what
    /// it makes would outlast the visit.
    AtHome,
    /// That scope.
    Token(Scope),
}

use Access::{AtHome, Open, SessionOnly, Token};
use Scope::{Account, Calls, Flows, Read};

/// Every route of the API, decided one by one. A route that is not here is for sessions only, and fails the house's tests.
const ROUTES: &[(&str, &str, Access)] = &[
    ("POST", "/auth/login", Open),
    ("POST", "/auth/login/second-factor", Open),
    ("POST", "/auth/logout", SessionOnly),
    ("GET", "/auth/me", Token(Read)),
    ("POST", "/auth/confirm", SessionOnly),
    ("POST", "/auth/leave", SessionOnly),
    ("GET", "/admin/accounts", SessionOnly),
    ("POST", "/admin/accounts", SessionOnly),
    ("POST", "/admin/accounts/{id}/enter", SessionOnly),
    ("PATCH", "/admin/accounts/{id}/subscription", SessionOnly),
    ("GET", "/auth/totp", AtHome),
    ("POST", "/auth/totp", AtHome),
    ("DELETE", "/auth/totp", AtHome),
    ("POST", "/auth/totp/confirm", AtHome),
    ("POST", "/auth/totp/recovery-codes", AtHome),
    ("PATCH", "/auth/me/name", AtHome),
    ("POST", "/auth/email", AtHome),
    ("POST", "/auth/email/confirm", Open),
    ("POST", "/auth/password/change", AtHome),
    ("POST", "/auth/password/forgot", Open),
    ("POST", "/auth/password/reset", Open),
    ("GET", "/auth/sessions", AtHome),
    ("DELETE", "/auth/sessions", AtHome),
    ("DELETE", "/auth/sessions/{id}", AtHome),
    ("GET", "/api-tokens", AtHome),
    ("POST", "/api-tokens", AtHome),
    ("DELETE", "/api-tokens/{id}", AtHome),
    ("GET", "/auth/options", Open),
    ("POST", "/auth/register", Open),
    ("POST", "/auth/register/finish", Open),
    ("POST", "/auth/register/lookup", Open),
    ("GET", "/accounts/me", Token(Read)),
    ("PATCH", "/accounts/me", Token(Account)),
    ("GET", "/accounts/me/billing", Token(Read)),
    ("GET", "/accounts/me/seats", Token(Read)),
    ("GET", "/audit-logs", Token(Account)),
    ("GET", "/audit-logs/export", Token(Account)),
    ("GET", "/audit-logs/{id}", Token(Account)),
    ("GET", "/invites", Token(Account)),
    ("POST", "/invites", Token(Account)),
    ("POST", "/invites/accept", Open),
    ("POST", "/invites/lookup", Open),
    ("DELETE", "/invites/{id}", Token(Account)),
    ("POST", "/invites/{id}/link", Token(Account)),
    ("POST", "/invites/{id}/resend", Token(Account)),
    ("GET", "/users", Token(Account)),
    ("PATCH", "/users/{id}/active", Token(Account)),
    ("PATCH", "/users/{id}/coverage", Token(Account)),
    ("PATCH", "/users/{id}/role", Token(Account)),
    // It lets somebody in as that person: not for a token that leaked.
    ("POST", "/users/{id}/reset-link", SessionOnly),
    ("GET", "/dashboard/stats", Token(Read)),
    // Whoever may ask again and again may as well be told when to.
    ("GET", "/events", Token(Read)),
    ("GET", "/flow-proposals", Token(Read)),
    ("POST", "/flow-proposals", Token(Flows)),
    ("POST", "/flow-proposals/from-session", Token(Flows)),
    ("GET", "/flow-proposals/{id}", Token(Read)),
    ("PATCH", "/flow-proposals/{id}", Token(Flows)),
    ("POST", "/flow-proposals/{id}/approve", Token(Flows)),
    ("POST", "/flow-proposals/{id}/reject", Token(Flows)),
    ("POST", "/flow-proposals/{id}/submit", Token(Flows)),
    ("POST", "/flow-proposals/{id}/withdraw", Token(Flows)),
    ("GET", "/flows", Token(Read)),
    ("POST", "/flows", Token(Flows)),
    ("POST", "/flows/check", Token(Flows)),
    ("POST", "/flows/import", Token(Flows)),
    ("GET", "/flows/tags", Token(Read)),
    ("POST", "/flows/write", Token(Flows)),
    ("POST", "/flows/import-starter", Token(Flows)),
    ("GET", "/flows/{id}", Token(Read)),
    ("POST", "/flows/{id}/archive", Token(Flows)),
    ("GET", "/flows/{id}/draft", Token(Flows)),
    ("PUT", "/flows/{id}/draft", Token(Flows)),
    ("POST", "/flows/{id}/draft/discard", Token(Flows)),
    ("POST", "/flows/{id}/duplicate", Token(Flows)),
    ("GET", "/flows/{id}/effect", Token(Read)),
    ("GET", "/flows/{id}/export", Token(Read)),
    ("POST", "/flows/{id}/publish", Token(Flows)),
    ("POST", "/flows/{id}/restore", Token(Flows)),
    ("GET", "/flows/{id}/versions", Token(Read)),
    ("GET", "/flows/{id}/versions/{version}", Token(Read)),
    ("GET", "/internal-tickets", Token(Read)),
    ("GET", "/internal-tickets/counts", Token(Read)),
    ("GET", "/internal-tickets/people", Token(Read)),
    ("GET", "/internal-tickets/{id}", Token(Read)),
    ("POST", "/internal-tickets/{id}/reopen", Token(Calls)),
    ("GET", "/l1/colleagues", Token(Read)),
    ("GET", "/l1/drafts", Token(Read)),
    ("POST", "/l1/escalate-without-walk", Token(Calls)),
    ("POST", "/l1/intake", Token(Calls)),
    ("GET", "/l1/queue", Token(Read)),
    ("GET", "/l1/sessions/active", Token(Read)),
    ("GET", "/l1/sessions/{id}", Token(Read)),
    ("POST", "/l1/sessions/{id}/back", Token(Calls)),
    ("POST", "/l1/sessions/{id}/escalate", Token(Calls)),
    ("POST", "/l1/sessions/{id}/handover", Token(Calls)),
    ("POST", "/l1/sessions/{id}/notes", Token(Calls)),
    ("GET", "/l1/sessions/{id}/package", Token(Read)),
    ("GET", "/l1/sessions/{id}/tree", Token(Read)),
    ("POST", "/l1/sessions/{id}/problem", Token(Calls)),
    ("POST", "/l1/sessions/{id}/resolve", Token(Calls)),
    ("POST", "/l1/sessions/{id}/step", Token(Calls)),
    ("POST", "/l1/sessions/{id}/take-over", Token(Calls)),
    ("POST", "/l1/sessions/{id}/pause", Token(Calls)),
    ("POST", "/l1/sessions/{id}/resume", Token(Calls)),
    ("POST", "/l1/tickets/{id}/walk", Token(Calls)),
    ("GET", "/presence", Token(Read)),
    // A program has no eyes.
    ("PUT", "/presence", SessionOnly),
];

/// What the route asks of a token; `None` where nobody has decided. The path is as the document has it, without the prefix.
#[must_use]
pub fn of(method: &Method, path: &str) -> Option<Access> {
    // What GET answers, HEAD answers without its body.
    let method = if method == Method::HEAD { "GET" } else { method.as_str() };
    ROUTES
        .iter()
        .find(|(its, route, _)| *its == method && *route == path)
        .map(|(_, _, access)| *access)
}

/// Every route that was decided about: method, path, and what it asks.
pub fn decided() -> impl Iterator<Item = (&'static str, &'static str, Access)> {
    ROUTES.iter().copied()
}
