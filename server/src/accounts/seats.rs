//! Seats: who fits into the account, and whether it keeps an owner; decided under one lock by everybody it concerns.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{auth::Role, error::ApiError, ids::UserId};

/// The account's active people, as far as limits count them.
#[derive(Debug, Clone)]
pub struct Taken {
    pub(super) engineers: i64,
    pub(super) l1_techs: i64,
    pub(super) owners: Vec<UserId>,
    pub(super) seat_limit: Option<i32>,
    pub(super) l1_seat_limit: Option<i32>,
}

/// The seats of one role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeatUsage {
    /// The role that takes them.
    pub role: Role,
    /// How many are taken.
    pub current: i64,
    /// How many there are; null: no limit.
    #[schema(required)]
    pub limit: Option<i32>,
    /// How many are free; null: no limit. Never below nothing, also where the limit was set below what is in use.
    #[schema(required)]
    pub available: Option<i64>,
}

/// The account's seats.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeatsView {
    /// For engineers, those with coverage included.
    pub engineer: SeatUsage,
    /// For L1 technicians.
    pub l1_tech: SeatUsage,
}

impl Taken {
    fn engineer_seats(&self) -> SeatUsage {
        SeatUsage::new(Role::Engineer, self.engineers, self.seat_limit)
    }

    fn l1_seats(&self) -> SeatUsage {
        SeatUsage::new(Role::L1Tech, self.l1_techs, self.l1_seat_limit)
    }

    /// Whether one more of that role fits. Owners and viewers always do: they take no seat.
    ///
    /// # Errors
    /// 402 `seat_limit_exceeded` when its seats are full.
    pub fn fits(&self, role: Role) -> Result<(), ApiError> {
        let (seats, whose) = match role {
            Role::Engineer => (self.engineer_seats(), "engineer"),
            Role::L1Tech => (self.l1_seats(), "L1 technician"),
            Role::Owner | Role::Viewer => return Ok(()),
        };
        if seats.available != Some(0) {
            return Ok(());
        }
        let message = format!("All {whose} seats of this account are taken. An owner can free one or get more.");
        Err(
            ApiError::refuse(StatusCode::PAYMENT_REQUIRED, "seat_limit_exceeded", message)
                .with("role", role)
                .with("current", seats.current)
                .with("limit", seats.limit)
                .with("upgrade_url", "/account/billing"),
        )
    }

    /// Whether that user is one of the active owners.
    #[must_use]
    pub fn has_owner(&self, user: UserId) -> bool {
        self.owners.contains(&user)
    }

    /// Whether that user may cease to be an active owner.
    ///
    /// # Errors
    /// 409 `last_owner` when the account would have none left.
    pub fn can_lose(&self, user: UserId) -> Result<(), ApiError> {
        if self.owners != [user] {
            return Ok(());
        }
        Err(ApiError::conflict(
            "last_owner",
            "This is the account's last active owner. Make somebody else an owner first.",
        ))
    }
}

impl SeatUsage {
    fn new(role: Role, current: i64, limit: Option<i32>) -> Self {
        Self {
            role,
            current,
            limit,
            available: limit.map(|limit| (i64::from(limit) - current).max(0)),
        }
    }
}

impl From<Taken> for SeatsView {
    fn from(taken: Taken) -> Self {
        Self {
            engineer: taken.engineer_seats(),
            l1_tech: taken.l1_seats(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(engineers: i64, seat_limit: Option<i32>, owners: Vec<UserId>) -> Taken {
        Taken {
            engineers,
            l1_techs: 0,
            owners,
            seat_limit,
            l1_seat_limit: Some(0),
        }
    }

    #[test]
    fn a_limit_stops_additions_and_counts_nobody_out() {
        assert!(taken(4, Some(5), vec![]).fits(Role::Engineer).is_ok());
        for full in [5, 7] {
            let full = taken(full, Some(5), vec![]);
            assert!(
                full.fits(Role::Engineer)
                    .is_err_and(|error| error.is("seat_limit_exceeded"))
            );
            assert_eq!(full.engineer_seats().available, Some(0), "never below nothing");
        }
        assert!(taken(900, None, vec![]).fits(Role::Engineer).is_ok());
        assert_eq!(taken(900, None, vec![]).engineer_seats().available, None);
    }

    #[test]
    fn owners_and_viewers_take_no_seat_and_roles_are_counted_apart() {
        let full = taken(5, Some(5), vec![]);
        assert!(full.fits(Role::Owner).is_ok() && full.fits(Role::Viewer).is_ok());
        assert!(full.fits(Role::L1Tech).is_err(), "no L1 seats were bought");
        assert!(taken(0, Some(1), vec![]).fits(Role::L1Tech).is_err());
    }

    #[test]
    fn the_last_owner_stays() {
        let (olga, oscar) = (UserId::fresh(), UserId::fresh());
        assert!(
            taken(0, None, vec![olga])
                .can_lose(olga)
                .is_err_and(|error| error.is("last_owner"))
        );
        assert!(taken(0, None, vec![olga, oscar]).can_lose(olga).is_ok());
        assert!(
            taken(0, None, vec![olga]).can_lose(oscar).is_ok(),
            "who is none is not the last"
        );
    }
}
