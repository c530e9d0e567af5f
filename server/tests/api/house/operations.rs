//! The permission table as it is meant to be: every operation, who may, on what, and what a request of it looks like.
//!
//! Independent of the product's own guards on purpose. Free text always says "canary", so that where it must not appear
//! it can be looked for.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use super::scene::{PASSWORD, Scene, Who};
use crate::support::Person;

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Without signing in.
    Anybody,
    Members,
    /// Technicians, engineers with coverage, owners, super admins.
    L1Surface,
    AllButViewers,
    Engineers,
    Owners,
    Operators,
}

/// What an operation's path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Nothing,
    Walk,
    PausedWalk,
    OpenTicket,
    ResolvedTicket,
    Flow,
    /// One that was never published: its author's, and the owners'.
    DraftFlow,
    /// A published one that somebody is writing.
    ChangedFlow,
    ArchivedFlow,
    /// A proposal that its author writes: to others it is not there.
    Proposal,
    /// A proposal that waits for review.
    HandedIn,
    AuditEntry,
    /// An engineer who is nobody's own.
    Engineer,
    /// An invite that waits.
    Invite,
    /// What is a person's own: a colleague's is absent to them.
    ApiToken,
    /// One's own second factor, which is on.
    SecondFactor,
    /// A second factor that one is setting up.
    NewSecondFactor,
    /// A sign-in whose password was right.
    PendingSignIn,
    /// Any account of the installation: they are all its operators' business.
    Account,
    /// What an operator is inside of.
    Visit,
    /// One's own; a colleague's is as good as absent.
    Session,
}

pub struct Operation {
    /// As in the OpenAPI document.
    pub id: &'static str,
    pub may: May,
    pub on: On,
    pub body: Option<fn(&Scene, &Person) -> Value>,
}

const fn reads(id: &'static str, may: May, on: On) -> Operation {
    Operation {
        id,
        may,
        on,
        body: None,
    }
}

const fn acts(id: &'static str, may: May, on: On, body: fn(&Scene, &Person) -> Value) -> Operation {
    Operation {
        id,
        may,
        on,
        body: Some(body),
    }
}

/// A small valid tree.
fn canary_tree() -> Value {
    json!({ "title": "canary", "summary": "canary", "tags": ["canary"], "start": "end",
            "nodes": { "end": { "type": "resolve", "text": "canary" } } })
}

/// A new route's line goes here; the house's tests try it as everybody, look for its audit row and check its answer.
pub const OPERATIONS: &[Operation] = &[
    acts("sign_in", May::Anybody, On::Nothing, |scene, person| {
        let email = if person.token.is_some() {
            &person.email
        } else {
            &scene.colleague.email
        };
        json!({ "email": email, "password": PASSWORD })
    }),
    acts(
        "sign_in_with_code",
        May::Anybody,
        On::PendingSignIn,
        |scene, person| json!({ "token": scene.pending_token(person), "code": scene.phone().code() }),
    ),
    reads("sign_out", May::Anybody, On::Nothing),
    reads("read_me", May::Members, On::Nothing),
    reads("read_options", May::Anybody, On::Nothing),
    acts("register_account", May::Anybody, On::Nothing, |scene, _| {
        let email = format!("canary.{}@example.test", Uuid::now_v7().simple());
        // Where mail goes out, the password is chosen at the link.
        let password = (!scene.ours.app.app.mail.is_configured()).then_some(PASSWORD);
        json!({ "account_name": "canary", "name": "canary", "email": email, "password": password,
                "time_zone": "Europe/Berlin" })
    }),
    acts(
        "look_registration_up",
        May::Anybody,
        On::Nothing,
        |scene, _| json!({ "token": scene.registration_token() }),
    ),
    acts(
        "finish_registration",
        May::Anybody,
        On::Nothing,
        |scene, _| json!({ "token": scene.registration_token(), "password": PASSWORD }),
    ),
    reads("read_account", May::Members, On::Nothing),
    // Settings are no free text: owners read in the audit log what they were.
    acts("change_account", May::Owners, On::Nothing, |_, _| {
        json!({ "name": "Northwind Traders", "time_zone": "Europe/Berlin",
                "escalation_categories": ["Hardware", "Other"], "session_idle_minutes": 30 })
    }),
    reads("read_billing", May::Engineers, On::Nothing),
    acts(
        "confirm_password",
        May::Members,
        On::Nothing,
        |_, _| json!({ "password": PASSWORD }),
    ),
    reads("read_seats", May::Engineers, On::Nothing),
    reads("list_people", May::Owners, On::Nothing),
    acts(
        "change_role",
        May::Owners,
        On::Engineer,
        |_, _| json!({ "role": "viewer" }),
    ),
    acts(
        "change_coverage",
        May::Owners,
        On::Engineer,
        |_, _| json!({ "can_cover_l1": true }),
    ),
    acts(
        "change_active",
        May::Owners,
        On::Engineer,
        |_, _| json!({ "is_active": false }),
    ),
    reads("list_invites", May::Owners, On::Nothing),
    acts("invite", May::Owners, On::Nothing, |_, _| {
        let email = format!("canary.{}@example.test", Uuid::now_v7().simple());
        json!({ "email": email, "role": "l1_tech" })
    }),
    reads("resend_invite", May::Owners, On::Invite),
    reads("make_invite_link", May::Owners, On::Invite),
    reads("revoke_invite", May::Owners, On::Invite),
    acts(
        "look_invite_up",
        May::Anybody,
        On::Nothing,
        |scene, _| json!({ "token": scene.invite_token() }),
    ),
    acts(
        "accept_invite",
        May::Anybody,
        On::Nothing,
        |scene, _| json!({ "token": scene.invite_token(), "name": "canary", "password": PASSWORD }),
    ),
    reads("read_second_factor", May::Members, On::Nothing),
    reads("begin_second_factor", May::Members, On::Nothing),
    acts(
        "confirm_second_factor",
        May::Members,
        On::NewSecondFactor,
        |scene, _| json!({ "code": scene.phone().code() }),
    ),
    reads("remake_recovery_codes", May::Members, On::SecondFactor),
    reads("turn_second_factor_off", May::Members, On::SecondFactor),
    reads("list_api_tokens", May::Members, On::Nothing),
    acts(
        "make_api_token",
        May::Members,
        On::Nothing,
        |_, _| json!({ "name": "canary", "scopes": ["read", "calls"], "expires_in_days": 30 }),
    ),
    reads("revoke_api_token", May::Members, On::ApiToken),
    reads("leave_account", May::Operators, On::Visit),
    reads("list_accounts", May::Operators, On::Nothing),
    acts(
        "make_account",
        May::Operators,
        On::Nothing,
        |_, _| json!({ "name": "canary: Fabrikam", "time_zone": "UTC", "seat_limit": 5, "owner_email": "canary@fabrikam.example" }),
    ),
    acts(
        "change_subscription",
        May::Operators,
        On::Account,
        |_, _| json!({ "revision": 1, "l1_seat_limit": 5 }),
    ),
    // Why an account was entered is for its log: no canary.
    acts(
        "enter_account",
        May::Operators,
        On::Account,
        |_, _| json!({ "reason": "The owner asked for help" }),
    ),
    acts(
        "change_password",
        May::Members,
        On::Nothing,
        |_, _| json!({ "current": PASSWORD, "new": "canary otter folds maps" }),
    ),
    acts(
        "change_name",
        May::Members,
        On::Nothing,
        |_, _| json!({ "name": "canary" }),
    ),
    // Old and new e-mails are for the audit log: no canary.
    acts(
        "change_email",
        May::Members,
        On::Nothing,
        |_, _| json!({ "email": format!("another.{}@example.test", Uuid::now_v7().simple()) }),
    ),
    acts(
        "confirm_email",
        May::Anybody,
        On::Nothing,
        |scene, _| json!({ "token": scene.email_token() }),
    ),
    acts(
        "forgot_password",
        May::Anybody,
        On::Nothing,
        |_, person| json!({ "email": if person.email.is_empty() { "canary@example.test" } else { &person.email } }),
    ),
    acts(
        "reset_password",
        May::Anybody,
        On::Nothing,
        |scene, _| json!({ "token": scene.reset_token(), "password": "canary otter folds maps" }),
    ),
    reads("make_reset_link", May::Owners, On::Engineer),
    reads("list_sessions", May::Members, On::Nothing),
    reads("end_other_sessions", May::Members, On::Nothing),
    reads("end_session", May::Members, On::Session),
    reads("read_dashboard_stats", May::Members, On::Nothing),
    reads("list_flows", May::Members, On::Nothing),
    reads("import_starter_flows", May::Engineers, On::Nothing),
    reads("read_flow", May::Members, On::Flow),
    reads("export_flow", May::Members, On::Flow),
    reads("list_versions", May::Members, On::Flow),
    reads("read_version", May::Members, On::Flow),
    reads("read_effect", May::Members, On::Flow),
    reads("list_tags", May::Members, On::Nothing),
    reads("read_draft", May::Engineers, On::Flow),
    reads("duplicate_flow", May::Engineers, On::Flow),
    acts(
        "make_flow",
        May::Engineers,
        On::Nothing,
        |_, _| json!({ "tree": canary_tree() }),
    ),
    acts(
        "check_flow",
        May::AllButViewers,
        On::Nothing,
        |_, _| json!({ "format": "json", "source": canary_tree().to_string() }),
    ),
    acts(
        "write_flow",
        May::AllButViewers,
        On::Nothing,
        |_, _| json!({ "format": "yaml", "tree": canary_tree() }),
    ),
    acts(
        "import_flow",
        May::Engineers,
        On::Nothing,
        |_, _| json!({ "file": { "format": "json", "source": canary_tree().to_string() } }),
    ),
    acts(
        "save_draft",
        May::Engineers,
        On::ChangedFlow,
        |_, _| json!({ "revision": 1, "tree": canary_tree() }),
    ),
    acts(
        "discard_draft",
        May::Engineers,
        On::ChangedFlow,
        |_, _| json!({ "revision": 1 }),
    ),
    acts(
        "publish_flow",
        May::Engineers,
        On::DraftFlow,
        |_, _| json!({ "revision": 1, "change_note": "canary" }),
    ),
    reads("archive_flow", May::Engineers, On::DraftFlow),
    reads("restore_flow", May::Engineers, On::ArchivedFlow),
    reads("list_proposals", May::AllButViewers, On::Nothing),
    reads("read_proposal", May::AllButViewers, On::Proposal),
    acts(
        "make_proposal",
        May::AllButViewers,
        On::Nothing,
        |scene, _| json!({ "title": "canary", "problem_summary": "canary", "flow_id": scene.flow }),
    ),
    acts(
        "make_proposal_from_walk",
        May::AllButViewers,
        On::Nothing,
        |scene, _| json!({ "session_id": scene.walk }),
    ),
    acts(
        "change_proposal",
        May::AllButViewers,
        On::Proposal,
        |_, _| json!({ "revision": 1, "title": "canary", "tree": canary_tree() }),
    ),
    acts(
        "submit_proposal",
        May::AllButViewers,
        On::Proposal,
        |_, _| json!({ "revision": 1 }),
    ),
    reads("withdraw_proposal", May::AllButViewers, On::HandedIn),
    acts(
        "approve_proposal",
        May::Engineers,
        On::HandedIn,
        |_, _| json!({ "revision": 1, "change_note": "canary" }),
    ),
    acts(
        "reject_proposal",
        May::Engineers,
        On::HandedIn,
        |_, _| json!({ "revision": 1, "reason": "canary" }),
    ),
    reads("list_audit_entries", May::Owners, On::Nothing),
    reads("read_audit_entry", May::Owners, On::AuditEntry),
    reads("export_audit_log", May::Owners, On::Nothing),
    reads("list_tickets", May::AllButViewers, On::Nothing),
    reads("count_tickets", May::AllButViewers, On::Nothing),
    reads("list_ticket_people", May::AllButViewers, On::Nothing),
    reads("read_ticket", May::AllButViewers, On::OpenTicket),
    acts(
        "reopen_ticket",
        May::AllButViewers,
        On::ResolvedTicket,
        |_, _| json!({ "reason": "canary: it is back" }),
    ),
    reads("follow_events", May::Members, On::Nothing),
    reads("list_presence", May::AllButViewers, On::Nothing),
    acts(
        "show_ticket",
        May::AllButViewers,
        On::Nothing,
        |scene, _| json!({ "stream": Uuid::now_v7(), "ticket_id": scene.ticket }),
    ),
    reads("list_colleagues", May::L1Surface, On::Nothing),
    reads("list_drafts", May::L1Surface, On::Nothing),
    acts("escalate_call", May::L1Surface, On::Nothing, |scene, _| {
        json!({ "problem_statement": "canary: the server room is on fire", "customer_name": "canary",
                "customer_contact": "canary", "flow_id": scene.flow, "reason": "canary", "reason_category": "Other" })
    }),
    acts("take_call", May::L1Surface, On::Nothing, |scene, _| {
        json!({ "problem_statement": "canary: Outlook says disconnected", "customer_name": "canary",
                "customer_contact": "canary", "flow_id": scene.flow })
    }),
    reads("read_queue", May::L1Surface, On::Nothing),
    reads("list_active_walks", May::L1Surface, On::Nothing),
    reads("read_walk", May::AllButViewers, On::Walk),
    acts("take_step_back", May::L1Surface, On::Walk, |_, _| json!({})),
    acts(
        "escalate_walk",
        May::L1Surface,
        On::Walk,
        |_, _| json!({ "reason": "canary", "reason_category": "Other" }),
    ),
    acts(
        "hand_over_walk",
        May::L1Surface,
        On::Walk,
        |scene, _| json!({ "to_user_id": scene.colleague.id }),
    ),
    acts(
        "save_notes",
        May::L1Surface,
        On::Walk,
        |_, _| json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "canary" }] }),
    ),
    reads("read_package", May::AllButViewers, On::Walk),
    reads("read_walk_tree", May::AllButViewers, On::Walk),
    acts(
        "reword_problem",
        May::L1Surface,
        On::Walk,
        |_, _| json!({ "problem_statement": "canary, in better words" }),
    ),
    acts(
        "resolve_walk",
        May::L1Surface,
        On::Walk,
        |_, _| json!({ "helpful": true, "resolution_notes": "canary" }),
    ),
    acts(
        "take_step",
        May::L1Surface,
        On::Walk,
        |_, _| json!({ "node_id": "safe-mode", "answer": "It connects", "note": "canary" }),
    ),
    reads("take_walk_over", May::L1Surface, On::Walk),
    acts(
        "pause_walk",
        May::L1Surface,
        On::Walk,
        |_, _| json!({ "reason": "canary", "resume_at": Timestamp::now() + SignedDuration::from_hours(2) }),
    ),
    reads("resume_walk", May::L1Surface, On::PausedWalk),
    acts("walk_ticket", May::L1Surface, On::OpenTicket, |_, _| json!({})),
];

impl May {
    /// Who of those that may is tried where one is enough.
    pub fn least(self) -> Who {
        let order = [Who::L1Tech, Who::Engineer, Who::Owner, Who::SuperAdmin];
        order.into_iter().find(|who| self.includes(*who)).unwrap()
    }

    pub fn includes(self, who: Who) -> bool {
        match (self, who) {
            (Self::Anybody, _) => true,
            (_, Who::Nobody) => false,
            (Self::Members, _) => true,
            (Self::L1Surface, Who::L1Tech | Who::Covering | Who::Owner | Who::SuperAdmin) => true,
            (Self::AllButViewers, who) => who != Who::Viewer,
            (Self::Engineers, Who::Engineer | Who::Covering | Who::Owner | Who::SuperAdmin) => true,
            (Self::Owners, Who::Owner | Who::SuperAdmin) => true,
            (Self::Operators, Who::SuperAdmin) => true,
            (Self::L1Surface | Self::Engineers | Self::Owners | Self::Operators, _) => false,
        }
    }
}

/// An operation as the OpenAPI document describes it.
#[derive(Debug, Clone)]
pub struct Described {
    pub method: String,
    pub path: String,
    pub description: Value,
}

impl Described {
    pub fn id(&self) -> &str {
        self.description["operationId"].as_str().unwrap_or_default()
    }

    pub fn changes_something(&self) -> bool {
        self.method != "GET"
    }
}

/// The OpenAPI document, from the handlers.
pub static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&resolutionflow::openapi::document()).unwrap());

/// Every operation of the OpenAPI document.
pub static DESCRIBED: LazyLock<Vec<Described>> = LazyLock::new(|| {
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let mut all = Vec::new();
    for (path, operations) in paths {
        for (method, description) in operations.as_object().unwrap() {
            all.push(Described {
                method: method.to_uppercase(),
                path: path.clone(),
                description: description.clone(),
            });
        }
    }
    all
});

impl Operation {
    /// What the OpenAPI document says of it.
    pub fn described(&self) -> &'static Described {
        DESCRIBED
            .iter()
            .find(|described| described.id() == self.id)
            .unwrap_or_else(|| {
                panic!(
                    "{} is in house/operations.rs and no route any more: remove its line",
                    self.id
                )
            })
    }
}

/// Every operation of the OpenAPI document with its line of the table.
pub fn every_operation() -> Vec<(&'static Operation, &'static Described)> {
    let all: Vec<_> = DESCRIBED
        .iter()
        .map(|described| {
            let line = OPERATIONS.iter().find(|operation| operation.id == described.id());
            let line = line.unwrap_or_else(|| {
                panic!(
                    "{} {} ({}) is a route nobody has decided about: give it a line in tests/api/house/operations.rs that says \
                     who may, on what, and with which body",
                    described.method,
                    described.path,
                    described.id()
                )
            });
            (line, described)
        })
        .collect();
    for operation in OPERATIONS {
        // Says so itself when it is gone.
        operation.described();
    }
    all
}
