//! Invites: how people come into an account. A link with a token makes one person a user, in one role, once.

pub mod accept;
mod hand_out;
pub mod routes;
mod store;

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

pub use hand_out::{Sends, send};

use crate::{
    accounts,
    app::App,
    audit::{self, Action, Outcome},
    auth::{Actor, Person, Role, tokens::Token},
    config::PublicUrl,
    db::{Db, TenantTx},
    error::ApiError,
    ids::{AccountId, InviteId, UserId},
    mail::Letter,
    text::Email,
};

/// The life of an invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InviteStatus {
    /// Can be accepted.
    Pending,
    /// Was accepted.
    Accepted,
    /// Was taken back.
    Revoked,
    /// Was left alone for seven days.
    Expired,
}

/// How an invite's link reaches whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// An owner was shown it and hands it over.
    ByHand,
    /// In a letter that the mail server has not taken yet.
    OnItsWay,
    /// In a letter that the mail server took.
    Mailed,
    /// In a letter that was given up.
    Failed,
}

impl Delivery {
    const ALL: [Self; 4] = [Self::ByHand, Self::OnItsWay, Self::Mailed, Self::Failed];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::OnItsWay => "on_its_way",
            Self::Mailed => "mailed",
            Self::Failed => "failed",
        }
    }
}

impl FromStr for Delivery {
    type Err = ApiError;

    fn from_str(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|delivery| delivery.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown delivery {text:?} in the database")))
    }
}

/// A letter is tried for some minutes. One that was on its way for longer went down with the process that had it.
const LETTER_LIVES: SignedDuration = SignedDuration::from_mins(10);

/// An invite.
#[derive(Debug, Clone)]
pub struct Invite {
    /// Its id.
    pub id: InviteId,
    /// Whom it is for, as it was typed.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// Who made it.
    pub invited_by: Person,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// When it was accepted, and who that person is now.
    pub accepted: Option<(Timestamp, UserId)>,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// How its link goes out, as it was last noted.
    pub delivery: Delivery,
    /// Since when.
    pub delivery_at: Timestamp,
}

/// Why an invite cannot be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InviteError {
    /// Somebody came by it.
    #[error("This invite was used already. Sign in with your e-mail and password.")]
    Used,
    /// It was taken back.
    #[error("This invite was taken back. Ask {0} for a new one.")]
    Revoked(String),
    /// Its seven days are over.
    #[error("This invite has expired. Ask {0} for a new one.")]
    Expired(String),
}

impl From<InviteError> for ApiError {
    fn from(error: InviteError) -> Self {
        let code = match error {
            InviteError::Used => "invite_used",
            InviteError::Revoked(_) => "invite_revoked",
            InviteError::Expired(_) => "invite_expired",
        };
        Self::conflict(code, error.to_string())
    }
}

impl Invite {
    /// Where it is in its life at that time.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> InviteStatus {
        match (self.accepted, self.revoked_at) {
            (Some(_), _) => InviteStatus::Accepted,
            (_, Some(_)) => InviteStatus::Revoked,
            (None, None) if self.expires_at <= now => InviteStatus::Expired,
            (None, None) => InviteStatus::Pending,
        }
    }

    /// How its link goes out, as far as is known at that time.
    #[must_use]
    pub fn delivery(&self, now: Timestamp) -> Delivery {
        match self.delivery {
            Delivery::OnItsWay if now.duration_since(self.delivery_at) > LETTER_LIVES => Delivery::Failed,
            noted => noted,
        }
    }

    /// Whether it can be accepted at that time.
    ///
    /// # Errors
    /// What has become of it instead.
    pub fn can_be_accepted(&self, now: Timestamp) -> Result<(), InviteError> {
        match self.status(now) {
            InviteStatus::Pending => Ok(()),
            InviteStatus::Accepted => Err(InviteError::Used),
            InviteStatus::Revoked => Err(InviteError::Revoked(self.invited_by.name.clone())),
            InviteStatus::Expired => Err(InviteError::Expired(self.invited_by.name.clone())),
        }
    }
}

/// Whom to invite, as what.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvite {
    /// Their e-mail; they will sign in with it.
    pub email: Email,
    /// What they will be.
    pub role: Role,
}

/// An invite, what is shown of it once where no mail is sent, and the letter to send once it is committed.
pub struct HandedOut {
    /// The invite.
    pub invite: Invite,
    /// The answer's field that shows the link.
    pub shown: Option<(&'static str, String)>,
    /// For [`send`].
    pub sends: Option<Sends>,
}

/// Invite the first owner into an account that is being made: `id` is the same for whoever has to ask again because an answer
/// was lost; they get a new link for the invite that is there, unless it was used meanwhile.
///
/// # Errors
/// When the database does not answer.
pub async fn invite_first_owner(app: &App, tx: &TenantTx, id: InviteId, email: &Email) -> Result<HandedOut, ApiError> {
    let delivery = hand_out::usual(app);
    let (invite, token) = match store::find(tx, id).await? {
        None => {
            let role = Role::Owner;
            let new = NewInvite {
                email: email.clone(),
                role,
            };
            create(tx, id, &new, delivery).await?
        }
        Some(invite) if invite.accepted.is_some() || invite.revoked_at.is_some() => {
            return Ok(HandedOut {
                invite,
                shown: None,
                sends: None,
            });
        }
        Some(_) => renew(tx, id, delivery, Action::InviteResent).await?,
    };
    let mut sends = None;
    let shown = hand_out::hand_out(app, tx, &invite, token, &mut sends).await?;
    Ok(HandedOut { invite, shown, sends })
}

/// Invite somebody. Whether the e-mail signs anybody in elsewhere is not looked at: nothing here can tell.
///
/// # Errors
/// 402 when the role's seats are full, 409 for a colleague and for somebody who has an invite.
async fn create(tx: &TenantTx, id: InviteId, new: &NewInvite, delivery: Delivery) -> Result<(Invite, Token), ApiError> {
    let (taken, colleague) = futures::try_join!(
        accounts::lock_seats(tx),
        store::colleague_with_email(tx, new.email.normal())
    )?;
    if let Some(is_active) = colleague {
        let message = if is_active {
            "This e-mail belongs to somebody in your account already."
        } else {
            "This e-mail belongs to somebody in your account who was deactivated. Reactivate them instead."
        };
        return Err(ApiError::conflict("already_a_member", message));
    }
    taken.fits(new.role)?;
    if store::clear_expired_and_find_open(tx, new.email.normal()).await? {
        return Err(ApiError::conflict(
            "already_invited",
            "This e-mail has an invite already. Make a new link for it, or revoke it.",
        ));
    }
    let token = Token::fresh(tx.actor().account);
    let invite = store::insert(tx, id, new, delivery, &token).await?;
    let detail = json!({ "role": new.role });
    audit::record(tx, Action::InviteCreated, invite.id.0, Outcome::Done, detail);
    Ok((invite, token))
}

/// Make a new link that goes out that way; the old one is dead.
///
/// # Errors
/// 402 when the role's seats are full, 404, and 409 for an invite that was accepted or taken back.
async fn renew(tx: &TenantTx, id: InviteId, delivery: Delivery, action: Action) -> Result<(Invite, Token), ApiError> {
    let (taken, invite) = futures::try_join!(accounts::count_seats(tx), store::find(tx, id))?;
    let mut invite = invite.ok_or_else(|| ApiError::not_found("invite"))?;
    taken.fits(invite.role)?;
    let token = Token::fresh(tx.actor().account);
    invite.expires_at = store::renew(tx, id, delivery, &token).await?.ok_or_else(over)?;
    (invite.delivery, invite.delivery_at) = (delivery, tx.now());
    audit::done(tx, action, id.0);
    Ok((invite, token))
}

/// Note what became of the letter that carried this link, unless a newer link has taken its place.
async fn letter_ended(
    db: &Db,
    account: AccountId,
    id: InviteId,
    token: &Token,
    delivered: bool,
) -> Result<(), ApiError> {
    let (delivery, action) = if delivered {
        (Delivery::Mailed, Action::InviteMailed)
    } else {
        (Delivery::Failed, Action::InviteMailFailed)
    };
    let tx = db.begin_as(Actor::system(account)).await?;
    if store::letter_ended(&tx, id, token, delivery).await? {
        audit::done(&tx, action, id.0);
    }
    tx.commit().await
}

/// Take an invite back; its link is dead.
///
/// # Errors
/// 404, and 409 for an invite that was accepted or taken back.
async fn revoke(tx: &TenantTx, id: InviteId) -> Result<(), ApiError> {
    store::find(tx, id)
        .await?
        .ok_or_else(|| ApiError::not_found("invite"))?;
    if !store::revoke(tx, id).await? {
        return Err(over());
    }
    audit::done(tx, Action::InviteRevoked, id.0);
    Ok(())
}

fn over() -> ApiError {
    ApiError::conflict(
        "invite_over",
        "This invite was accepted or taken back. Make a new one if it is needed.",
    )
}

/// What its recipient opens. The token stands where browsers send it to nobody.
fn link(public: &PublicUrl, token: &Token) -> String {
    format!("{}/join#{}", public.origin(), token.reveal())
}

/// What its recipient gets by mail.
fn letter(invite: &Invite, account: &str, link: &str) -> Letter {
    let role = match invite.role {
        Role::Viewer => "a viewer",
        Role::L1Tech => "an L1 technician",
        Role::Engineer => "an engineer",
        Role::Owner => "an owner",
    };
    let by = &invite.invited_by.name;
    let until = invite.expires_at.strftime("%-d %B %Y, %H:%M UTC");
    Letter {
        to: invite.email.clone(),
        subject: format!("{by} invites you to {account}"),
        text: format!(
            "Hello,\n\n{by} invites you to {account} on ResolutionFlow, as {role}. Open this link to choose your name and \
             your password:\n\n{link}\n\nIt works once, until {until}. If you did not expect this, there is nothing to do.\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("it is near")
    }

    fn invite() -> Invite {
        Invite {
            id: InviteId::fresh(),
            email: "dana@northwind.example".to_owned(),
            role: Role::L1Tech,
            invited_by: Person {
                id: UserId::fresh(),
                name: "Olga".to_owned(),
            },
            created_at: at(0),
            expires_at: at(100),
            accepted: None,
            revoked_at: None,
            delivery: Delivery::ByHand,
            delivery_at: at(0),
        }
    }

    #[test]
    fn an_invite_lasts_until_the_moment_it_expires() {
        assert_eq!(invite().can_be_accepted(at(99)), Ok(()));
        let expired = invite().can_be_accepted(at(100));
        assert_eq!(expired, Err(InviteError::Expired("Olga".to_owned())));
    }

    #[test]
    fn what_became_of_an_invite_outlives_its_days() {
        let used = Invite {
            accepted: Some((at(1), UserId::fresh())),
            ..invite()
        };
        let revoked = Invite {
            revoked_at: Some(at(1)),
            ..invite()
        };
        for now in [at(2), at(200)] {
            assert_eq!(used.can_be_accepted(now), Err(InviteError::Used));
            assert_eq!(revoked.status(now), InviteStatus::Revoked);
        }
    }

    #[test]
    fn a_letter_of_which_nothing_is_heard_is_given_up_after_ten_minutes() {
        let sent = |delivery| Invite { delivery, ..invite() };
        assert_eq!(sent(Delivery::OnItsWay).delivery(at(600)), Delivery::OnItsWay);
        assert_eq!(sent(Delivery::OnItsWay).delivery(at(601)), Delivery::Failed);
        for settled in [Delivery::ByHand, Delivery::Mailed, Delivery::Failed] {
            assert_eq!(sent(settled).delivery(at(601)), settled);
        }
    }

    #[test]
    fn a_link_carries_its_token_where_no_server_sees_it() {
        let token = Token::fresh(crate::ids::AccountId::fresh());
        let public = PublicUrl::parse("https://desk.example").expect("it is one");
        let link = link(&public, &token);
        assert_eq!(link, format!("https://desk.example/join#{}", token.reveal()));
    }
}
