//! The named guards: the whole permission table, in one place.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::ApiError;

/// What a user is in their account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads published flows.
    Viewer,
    /// Works calls.
    L1Tech,
    /// Authors flows and takes escalations.
    Engineer,
    /// Runs the account.
    Owner,
}

impl Role {
    /// Every role, lowest first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::L1Tech, Self::Engineer, Self::Owner];

    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::L1Tech => "l1_tech",
            Self::Engineer => "engineer",
            Self::Owner => "owner",
        }
    }
}

impl FromStr for Role {
    type Err = ApiError;

    fn from_str(text: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| ApiError::fault(format!("unknown account role {text:?} in the database")))
    }
}

/// In which capacity something was done; recorded on walks and in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActingAs {
    /// In their own role.
    Viewer,
    /// In their own role.
    L1Tech,
    /// In their own role.
    Engineer,
    /// In their own role.
    Owner,
    /// An engineer working the L1 surface.
    L1Coverage,
    /// The installation's operator, inside an account.
    SuperAdmin,
    /// The product itself: a job or a command.
    System,
}

impl ActingAs {
    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::L1Tech => "l1_tech",
            Self::Engineer => "engineer",
            Self::Owner => "owner",
            Self::L1Coverage => "l1_coverage",
            Self::SuperAdmin => "super_admin",
            Self::System => "system",
        }
    }
}

impl fmt::Display for ActingAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What decides about a right; read with the session on every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The user's role.
    pub role: Role,
    /// Ranks above every role.
    pub is_super_admin: bool,
    /// An engineer who may work the L1 surface.
    pub can_cover_l1: bool,
    /// An operator inside an account that is not their own.
    pub is_visiting: bool,
}

/// Who may come in. Every operation names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guard {
    /// Anybody with a session, even one that is let in only to set up the second factor it needs.
    Session,
    /// Anybody who is signed in.
    SignedIn,
    /// Exactly L1 technicians, and super admins.
    L1,
    /// The L1 surface: technicians, engineers with coverage (tagged), owners, super admins.
    L1OrCoverage,
    /// Everybody but viewers.
    L1OrAbove,
    /// Engineers, owners, super admins.
    EngineerOrAbove,
    /// Owners and super admins.
    Owner,
    /// The installation's operators.
    SuperAdmin,
}

impl Guard {
    /// In which capacity the member is let in.
    ///
    /// # Errors
    /// 403 with a sentence that says what is required.
    pub fn admit(self, member: &Member) -> Result<ActingAs, ApiError> {
        if member.is_super_admin {
            // Inside one account at a time: whoever is inside one leaves it before they turn to another.
            return match (self, member.is_visiting) {
                (Self::SuperAdmin, true) => Err(ApiError::forbidden("Leave this account first, then go on.")),
                _ => Ok(ActingAs::SuperAdmin),
            };
        }
        let own = match member.role {
            Role::Viewer => ActingAs::Viewer,
            Role::L1Tech => ActingAs::L1Tech,
            Role::Engineer => ActingAs::Engineer,
            Role::Owner => ActingAs::Owner,
        };
        let admitted = match (self, member.role) {
            (Self::Session | Self::SignedIn, Role::Viewer | Role::L1Tech | Role::Engineer | Role::Owner)
            | (Self::L1, Role::L1Tech)
            | (Self::L1OrCoverage, Role::L1Tech | Role::Owner)
            | (Self::L1OrAbove, Role::L1Tech | Role::Engineer | Role::Owner)
            | (Self::EngineerOrAbove, Role::Engineer | Role::Owner)
            | (Self::Owner, Role::Owner) => Some(own),
            (Self::L1OrCoverage, Role::Engineer) => member.can_cover_l1.then_some(ActingAs::L1Coverage),
            (Self::L1, Role::Viewer | Role::Engineer | Role::Owner)
            | (Self::L1OrCoverage | Self::L1OrAbove, Role::Viewer)
            | (Self::EngineerOrAbove, Role::Viewer | Role::L1Tech)
            | (Self::Owner, Role::Viewer | Role::L1Tech | Role::Engineer)
            | (Self::SuperAdmin, Role::Viewer | Role::L1Tech | Role::Engineer | Role::Owner) => None,
        };
        admitted.ok_or_else(|| ApiError::forbidden(self.requirement()))
    }

    /// Whether it lets somebody in who needs a second factor and has none yet.
    #[must_use]
    pub const fn admits_without_second_factor(self) -> bool {
        match self {
            Self::Session => true,
            Self::SignedIn
            | Self::L1
            | Self::L1OrCoverage
            | Self::L1OrAbove
            | Self::EngineerOrAbove
            | Self::Owner
            | Self::SuperAdmin => false,
        }
    }

    /// As in the audit log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::SignedIn => "signed_in",
            Self::L1 => "l1",
            Self::L1OrCoverage => "l1_or_coverage",
            Self::L1OrAbove => "l1_or_above",
            Self::EngineerOrAbove => "engineer_or_above",
            Self::Owner => "owner",
            Self::SuperAdmin => "super_admin",
        }
    }

    const fn requirement(self) -> &'static str {
        match self {
            Self::Session | Self::SignedIn => "Sign in to go on.",
            Self::L1 => "This needs the L1 technician role. An owner of your account can change your role.",
            Self::L1OrCoverage => {
                "The L1 workspace needs the L1 technician role, or an engineer with L1 coverage. An owner of your account can turn coverage on."
            }
            Self::L1OrAbove => {
                "This needs the L1 technician, engineer or owner role. An owner of your account can change your role."
            }
            Self::EngineerOrAbove => {
                "This needs the engineer or owner role. An owner of your account can change your role."
            }
            Self::Owner => "This needs the owner role.",
            Self::SuperAdmin => "This is for the operators of this installation.",
        }
    }
}

/// What the web client may show; the server decides again on every request.
#[derive(Debug, Serialize, ToSchema)]
pub struct Permissions {
    /// Intake, queue, walks, escalate.
    pub l1_surface: bool,
    /// In which capacity the L1 surface is worked, if it may be.
    pub acting_as: Option<ActingAs>,
    /// Tickets and walks of the whole account.
    pub read_tickets: bool,
    /// Published flows.
    pub read_flows: bool,
    /// Bring flows in.
    pub author_flows: bool,
    /// How many seats there are, and how many are taken.
    pub read_seats: bool,
    /// People, invites, settings and the audit log.
    pub manage_account: bool,
    /// Other accounts, limits and plans.
    pub manage_installation: bool,
}

impl From<&Member> for Permissions {
    fn from(member: &Member) -> Self {
        let acting_as = Guard::L1OrCoverage.admit(member).ok();
        Self {
            l1_surface: acting_as.is_some(),
            acting_as,
            read_tickets: Guard::L1OrAbove.admit(member).is_ok(),
            read_flows: Guard::SignedIn.admit(member).is_ok(),
            author_flows: Guard::EngineerOrAbove.admit(member).is_ok(),
            read_seats: Guard::EngineerOrAbove.admit(member).is_ok(),
            manage_account: Guard::Owner.admit(member).is_ok(),
            manage_installation: Guard::SuperAdmin.admit(member).is_ok(),
        }
    }
}
