//! What owners decide about people: role, coverage, active or not. Nobody decides it about themselves.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::store;
use crate::{
    accounts::{self, seats::Taken},
    api_tokens,
    audit::{self, Action, Outcome},
    auth::{Role, change},
    db::{TenantTx, Tx},
    error::ApiError,
    ids::UserId,
    walks,
};

/// A person, as owners see them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonView {
    /// Their id.
    pub id: UserId,
    /// As they wish to be called.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Their role.
    pub account_role: Role,
    /// Operates the installation.
    pub is_super_admin: bool,
    /// An engineer who may work the L1 surface.
    pub can_cover_l1: bool,
    /// Whether they can sign in.
    pub is_active: bool,
    /// When they joined.
    pub created_at: Timestamp,
    /// When they last did something.
    pub last_seen_at: Option<Timestamp>,
    /// Their active walks.
    pub walks_in_hand: i64,
    /// The devices they are signed in on.
    pub open_sessions: i64,
    /// Whether signing in asks them for a code besides the password.
    pub has_second_factor: bool,
}

/// A new role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRole {
    /// The role.
    pub role: Role,
}

/// Coverage on or off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCoverage {
    /// Whether they may work the L1 surface.
    pub can_cover_l1: bool,
}

/// Active or not.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeActive {
    /// Whether they can sign in.
    pub is_active: bool,
}

/// What coverage now is.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageView {
    /// Whose.
    pub id: UserId,
    /// Whether they may work the L1 surface.
    pub can_cover_l1: bool,
}

/// The account's people, locked: somebody of them, and who else is there.
#[derive(Debug)]
pub struct Locked {
    taken: Taken,
    person: Option<PersonView>,
}

/// Stand in line with everybody who takes or frees a seat, then look at this person as they then are.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(tx: &Tx, id: UserId) -> Result<Locked, ApiError> {
    let (taken, person) = futures::try_join!(accounts::lock_seats(tx), store::person(tx, id))?;
    Ok(Locked { taken, person })
}

impl PersonView {
    fn may_walk(&self) -> bool {
        let by_role = match self.account_role {
            Role::L1Tech | Role::Owner => true,
            Role::Engineer => self.can_cover_l1,
            Role::Viewer => false,
        };
        self.is_active && (by_role || self.is_super_admin)
    }

    fn is_active_owner(&self) -> bool {
        self.is_active && self.account_role == Role::Owner
    }
}

impl Locked {
    /// The person, if the caller may decide about them; `becomes` says what they would be.
    fn decide(self, tx: &TenantTx, becomes: impl FnOnce(&mut PersonView)) -> Result<Change, ApiError> {
        let was = self.person.ok_or_else(|| ApiError::not_found("user"))?;
        let mut is = was.clone();
        becomes(&mut is);
        let caller = tx.actor().user.as_ref();
        let still = caller.is_some_and(|user| user.member.is_super_admin || self.taken.has_owner(user.person.id));
        if !still {
            // Another owner was quicker. Beginning again, the guard says what the caller is now.
            return Err(ApiError::begin_again("the caller is no longer an owner"));
        }
        if was.is_active_owner() && !is.is_active_owner() {
            self.taken.can_lose(was.id)?;
        }
        if tx.actor().person()?.id == was.id {
            return Err(ApiError::conflict(
                "own_rights",
                "Nobody changes their own rights. Ask another owner.",
            ));
        }
        if is.is_active && (!was.is_active || is.account_role != was.account_role) {
            self.taken.fits(is.account_role)?;
        }
        Ok(Change { was, is })
    }
}

/// What a person was, and what they are to be.
struct Change {
    was: PersonView,
    is: PersonView,
}

impl Change {
    /// Write it. What they have in hand is put back where they may no longer walk; `why` is for the tickets' stories.
    async fn write(mut self, tx: &TenantTx, why: &str) -> Result<PersonView, ApiError> {
        let loses_walks = !self.is.may_walk();
        if loses_walks {
            walks::release(tx, self.is.id, why).await?;
            self.is.walks_in_hand = 0;
        }
        // In this order: whoever was about to give them a walk has done so, or will find that they may not have it.
        let (_, in_hand) = futures::try_join!(store::set_rights(tx, &self.is), walks::in_hand(tx, self.is.id))?;
        if loses_walks && in_hand > 0 {
            return Err(ApiError::begin_again(
                "a walk came into the hands it was to be taken from",
            ));
        }
        Ok(self.is)
    }

    fn record(&self, tx: &TenantTx, action: Action, from: Value, to: Value) {
        let mut detail = json!({ "from": from, "to": to });
        if !self.is.may_walk() {
            detail["walks_put_back"] = self.was.walks_in_hand.into();
        }
        audit::record(tx, action, self.is.id.0, Outcome::Done, detail);
    }
}

/// Change somebody's role. Their sessions end: they sign in again, as what they now are.
///
/// # Errors
/// 402 when the role's seats are full, 409 for the last owner and for oneself.
pub async fn change_role(tx: &TenantTx, locked: Locked, role: Role) -> Result<PersonView, ApiError> {
    let mut change = locked.decide(tx, |person| {
        person.account_role = role;
        person.can_cover_l1 &= role == Role::Engineer;
    })?;
    if change.was.account_role == role {
        return Ok(change.was);
    }
    change.record(tx, Action::RoleChanged, json!(change.was.account_role), json!(role));
    if change.was.can_cover_l1 && !change.is.can_cover_l1 {
        change.record(tx, Action::CoverageChanged, json!(true), json!(false));
    }
    store::end_sessions(tx, change.is.id);
    change.is.open_sessions = 0;
    let why = format!("{}'s role changed", change.is.name);
    change.write(tx, &why).await
}

/// Let an engineer cover L1, or no longer.
///
/// # Errors
/// 422 for anybody but an engineer, 409 for oneself.
pub async fn change_coverage(tx: &TenantTx, locked: Locked, can_cover_l1: bool) -> Result<CoverageView, ApiError> {
    let change = locked.decide(tx, |person| person.can_cover_l1 = can_cover_l1)?;
    let (id, was) = (change.was.id, change.was.can_cover_l1);
    if change.was.account_role != Role::Engineer {
        return Err(ApiError::invalid("can_cover_l1", "can be set only on engineers"));
    }
    if was != can_cover_l1 {
        change.record(tx, Action::CoverageChanged, json!(was), json!(can_cover_l1));
        let why = format!("{} no longer covers L1", change.is.name);
        change.write(tx, &why).await?;
    }
    Ok(CoverageView { id, can_cover_l1 })
}

/// Shut somebody out, or let them in again. Their sessions, API tokens and links from the mail end at once either way: what began
/// in the moment they were shut out must not come to life later.
///
/// # Errors
/// 402 when their role's seats are full, 409 for the last owner and for oneself.
pub async fn change_active(tx: &TenantTx, locked: Locked, is_active: bool) -> Result<PersonView, ApiError> {
    let mut change = locked.decide(tx, |person| person.is_active = is_active)?;
    if change.was.is_active == is_active {
        return Ok(change.was);
    }
    let action = if is_active {
        Action::UserReactivated
    } else {
        Action::UserDeactivated
    };
    change.record(tx, action, json!(!is_active), json!(is_active));
    change::end_ways_in(tx, change.is.id);
    api_tokens::revoke_all(tx, change.is.id);
    change.is.open_sessions = 0;
    let why = format!("{} was deactivated", change.is.name);
    change.write(tx, &why).await
}
