//! The audit log: a row in the transaction of each act. Ids, old and new values; never notes, problem texts or secrets.

mod export;
mod filter;
pub mod routes;
mod store;

use queries::queries::audit;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use strum::VariantArray;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::{ActingAs, Actor},
    db::{Db, TenantTx},
    ids::UserId,
};

/// What was done. The web client has words for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Action {
    /// A person signed in, or was refused.
    SignedIn,
    /// A password was right, and the second factor is asked for.
    SecondFactorAsked,
    /// A person signed out.
    SignedOut,
    /// A person gave their password again, or a wrong one.
    PasswordConfirmed,
    /// A second factor is being set up.
    SecondFactorBegun,
    /// A second factor was turned on, or another one took its place.
    SecondFactorOn,
    /// A second factor was turned off.
    SecondFactorOff,
    /// Recovery codes were made anew.
    RecoveryCodesMade,
    /// An API token was made.
    ApiTokenMade,
    /// An API token was revoked.
    ApiTokenRevoked,
    /// A person changed their own password.
    PasswordChanged,
    /// Somebody asked for a link that sets a password.
    ResetAsked,
    /// An owner made such a link.
    ResetLinkMade,
    /// A password was set by a link.
    PasswordReset,
    /// A person ended a session of theirs, or all but the present one.
    SessionEnded,
    /// A person changed their own name.
    NameChanged,
    /// A person asked to sign in with another e-mail.
    EmailChangeAsked,
    /// A person signs in with another e-mail.
    EmailChanged,
    /// A guard refused somebody who was signed in.
    Refused,
    /// A limit was reached, and somebody told to wait.
    LimitReached,
    /// The audit log was taken away as a file.
    AuditExported,
    /// A guard, or the want of a scope, refused an API token.
    TokenRefused,
    /// An account was made, with its first owner.
    AccountCreated,
    /// An account's settings were changed.
    AccountChanged,
    /// Somebody tried to register with an e-mail that has a log-in.
    Registered,
    /// A plan or its limits were changed.
    SubscriptionChanged,
    /// An operator came inside an account.
    AccountEntered,
    /// An operator left an account.
    AccountLeft,
    /// A user was made.
    UserCreated,
    /// Somebody was invited.
    InviteCreated,
    /// An invite got a new link, the way links go out here.
    InviteResent,
    /// An invite got a new link that an owner was shown.
    InviteLinkMade,
    /// The mail server took the letter of an invite.
    InviteMailed,
    /// The letter of an invite was given up.
    InviteMailFailed,
    /// An invite was taken back.
    InviteRevoked,
    /// Somebody came by an invite.
    InviteAccepted,
    /// A user's role changed.
    RoleChanged,
    /// An engineer's coverage was turned on or off.
    CoverageChanged,
    /// A user was shut out.
    UserDeactivated,
    /// A user was let in again.
    UserReactivated,
    /// A flow was begun.
    FlowCreated,
    /// Somebody began to write a draft, or went on where somebody else had written.
    DraftSaved,
    /// A draft was thrown away.
    DraftDiscarded,
    /// A flow was put away.
    FlowArchived,
    /// A flow was taken out again.
    FlowRestored,
    /// A flow was brought in from a file.
    FlowImported,
    /// A version of a flow was published.
    FlowPublished,
    /// A proposal was begun.
    ProposalCreated,
    /// Somebody went on writing a proposal where somebody else had written.
    ProposalSaved,
    /// A proposal was handed in.
    ProposalSubmitted,
    /// A proposal was taken back.
    ProposalWithdrawn,
    /// A proposal became a flow, or a version of one.
    ProposalApproved,
    /// A proposal was turned down.
    ProposalRejected,
    /// A ticket was made.
    TicketCreated,
    /// A resolved ticket was opened again.
    TicketReopened,
    /// A ticket's problem was reworded.
    ProblemChanged,
    /// A walk began.
    WalkStarted,
    /// A step was taken.
    StepTaken,
    /// A step was taken back.
    StepTakenBack,
    /// A walk's notes were saved.
    NotesSaved,
    /// The holder gave the walk to a colleague.
    WalkHandedOver,
    /// A colleague took the walk.
    WalkTakenOver,
    /// A walk waits for something.
    WalkPaused,
    /// A paused walk goes on.
    WalkResumed,
    /// A walk ended with the problem solved.
    WalkResolved,
    /// A walk ended at an engineer.
    WalkEscalated,
    /// A walk was left alone for a day.
    WalkAbandoned,
}

impl Action {
    /// Entity and action, as they stand in the log.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::SignedIn => ("user", "user.signed_in"),
            Self::SecondFactorAsked => ("user", "user.second_factor_asked"),
            Self::SecondFactorBegun => ("user", "user.second_factor_begun"),
            Self::SecondFactorOn => ("user", "user.second_factor_on"),
            Self::SecondFactorOff => ("user", "user.second_factor_off"),
            Self::RecoveryCodesMade => ("user", "user.recovery_codes_made"),
            Self::SignedOut => ("login_session", "user.signed_out"),
            Self::PasswordChanged => ("user", "password.changed"),
            Self::ResetAsked => ("user", "password.reset_asked"),
            Self::ResetLinkMade => ("user", "password.reset_link_made"),
            Self::PasswordReset => ("user", "password.reset"),
            Self::SessionEnded => ("login_session", "session.ended"),
            Self::NameChanged => ("user", "user.name_changed"),
            Self::EmailChangeAsked => ("user", "user.email_change_asked"),
            Self::EmailChanged => ("user", "user.email_changed"),
            Self::PasswordConfirmed => ("login_session", "session.confirmed"),
            Self::ApiTokenMade => ("api_token", "api_token.made"),
            Self::ApiTokenRevoked => ("api_token", "api_token.revoked"),
            Self::TokenRefused => ("api_token", "guard.refused"),
            Self::Refused => ("login_session", "guard.refused"),
            Self::LimitReached => ("user", "limit.reached"),
            Self::AuditExported => ("account", "audit.exported"),
            Self::AccountCreated => ("account", "account.created"),
            Self::AccountChanged => ("account", "account.changed"),
            Self::Registered => ("user", "user.registered"),
            Self::SubscriptionChanged => ("account", "subscription.changed"),
            Self::AccountEntered => ("account", "operator.entered"),
            Self::AccountLeft => ("account", "operator.left"),
            Self::UserCreated => ("user", "user.created"),
            Self::InviteCreated => ("invite", "invite.created"),
            Self::InviteResent => ("invite", "invite.resent"),
            Self::InviteLinkMade => ("invite", "invite.link_made"),
            Self::InviteMailed => ("invite", "invite.mailed"),
            Self::InviteMailFailed => ("invite", "invite.mail_failed"),
            Self::InviteRevoked => ("invite", "invite.revoked"),
            Self::InviteAccepted => ("invite", "invite.accepted"),
            Self::RoleChanged => ("user", "user.role_changed"),
            Self::CoverageChanged => ("user", "user.coverage_changed"),
            Self::UserDeactivated => ("user", "user.deactivated"),
            Self::UserReactivated => ("user", "user.reactivated"),
            Self::FlowCreated => ("flow", "flow.created"),
            Self::DraftSaved => ("flow", "flow.draft_saved"),
            Self::DraftDiscarded => ("flow", "flow.draft_discarded"),
            Self::FlowArchived => ("flow", "flow.archived"),
            Self::FlowRestored => ("flow", "flow.restored"),
            Self::FlowImported => ("flow", "flow.imported"),
            Self::FlowPublished => ("flow", "flow.published"),
            Self::ProposalCreated => ("proposal", "proposal.created"),
            Self::ProposalSaved => ("proposal", "proposal.saved"),
            Self::ProposalSubmitted => ("proposal", "proposal.submitted"),
            Self::ProposalWithdrawn => ("proposal", "proposal.withdrawn"),
            Self::ProposalApproved => ("proposal", "proposal.approved"),
            Self::ProposalRejected => ("proposal", "proposal.rejected"),
            Self::TicketCreated => ("ticket", "ticket.created"),
            Self::TicketReopened => ("ticket", "ticket.reopened"),
            Self::ProblemChanged => ("ticket", "ticket.problem_changed"),
            Self::WalkStarted => ("walk", "walk.started"),
            Self::StepTaken => ("walk", "walk.stepped"),
            Self::StepTakenBack => ("walk", "walk.stepped_back"),
            Self::NotesSaved => ("walk", "walk.notes_saved"),
            Self::WalkHandedOver => ("walk", "walk.handed_over"),
            Self::WalkTakenOver => ("walk", "walk.taken_over"),
            Self::WalkPaused => ("walk", "walk.paused"),
            Self::WalkResumed => ("walk", "walk.resumed"),
            Self::WalkResolved => ("walk", "walk.resolved"),
            Self::WalkEscalated => ("walk", "walk.escalated"),
            Self::WalkAbandoned => ("walk", "walk.abandoned"),
        }
    }
}

impl Action {
    /// As in the log: `noun.verb`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names().1
    }

    /// The kind of action it is: all that happens to walks is `walk`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.name().split('.').next().unwrap_or_default()
    }
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused.
    Refused,
}

impl Outcome {
    /// As in the log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// Record an act; the row travels with COMMIT.
pub fn record(tx: &TenantTx, action: Action, entity_id: Uuid, outcome: Outcome, detail: Value) {
    let actor = tx.actor().clone();
    let (entity, action) = action.names();
    tx.at_commit(move |db| async move {
        let user = actor.user.as_ref();
        let role = user.map(|user| {
            if user.member.is_super_admin {
                ActingAs::SuperAdmin.as_str()
            } else {
                user.member.role.as_str()
            }
        });
        audit::record()
            .bind(
                &db,
                &actor.account.0,
                &Uuid::now_v7(),
                &user.map(|user| user.person.id.0),
                &role,
                &actor.acting_as.as_str(),
                &user.and_then(|user| user.session).map(|session| session.0),
                &user.and_then(|user| user.token).map(|token| token.0),
                &action,
                &entity,
                &entity_id.to_string(),
                &detail,
                &outcome.as_str(),
                &actor.origin.ip(),
                &actor.origin.request_id,
            )
            .await
    });
}

/// Record that signing in was refused, at commit; nothing if nobody of the account is that user.
pub(crate) fn refused_sign_in(tx: &TenantTx, user: UserId, detail: Value) {
    let origin = tx.actor().origin.clone();
    let (entity, action) = Action::SignedIn.names();
    tx.at_commit(move |db| async move {
        audit::record_refused_sign_in()
            .bind(
                &db,
                &Uuid::now_v7(),
                &action,
                &entity,
                &detail,
                &origin.ip(),
                &origin.request_id,
                &user.0,
            )
            .await
    });
}

/// Record that a user was made to wait, in a transaction of its own. Whoever calls it sees to it that this is rare.
pub(crate) async fn note_limit(db: &Db, actor: Actor, user: UserId, limit: &'static str) {
    let recorded = async {
        let tx = db.begin_as(actor).await?;
        record(
            &tx,
            Action::LimitReached,
            user.0,
            Outcome::Refused,
            json!({ "limit": limit }),
        );
        tx.commit().await
    };
    if let Err(error) = recorded.await {
        tracing::warn!(%error, limit, "a limit that was reached could not be recorded");
    }
}

/// Record an act that was done, with nothing to add.
pub fn done(tx: &TenantTx, action: Action, entity_id: Uuid) {
    record(
        tx,
        action,
        entity_id,
        Outcome::Done,
        Value::Object(serde_json::Map::new()),
    );
}
