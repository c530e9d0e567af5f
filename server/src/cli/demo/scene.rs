//! What the stories share: the people, the trees, the calendar, and the dice.

use std::collections::HashMap;

use flowtree::Tree;
use jiff::{SignedDuration, Timestamp, civil::Weekday, tz::TimeZone};

use super::call::{Who, Work};
use crate::{
    auth::Person,
    error::ApiError,
    ids::{FlowId, ProposalId},
};

/// Seconds of a day; in UTC each has as many.
pub const DAY: i64 = 24 * 60 * 60;

/// Numbers that look random and are the same each time.
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// From `low` to `high`, both included. (SplitMix64.)
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        let span = u64::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(z % span).unwrap_or(0)
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: i64) -> bool {
        self.between(1, times) == 1
    }

    /// A time from so many to so many seconds.
    pub fn seconds(&mut self, low: i64, high: i64) -> SignedDuration {
        SignedDuration::from_secs(self.between(low, high))
    }

    /// A time from so many to so many minutes.
    pub fn minutes(&mut self, low: i64, high: i64) -> SignedDuration {
        self.seconds(60 * low, 60 * high)
    }
}

/// What stories are told about: the people, the trees and the present.
#[derive(Debug)]
pub struct Scene {
    /// The end of every story.
    pub now: Timestamp,
    /// Who is who.
    pub people: HashMap<Who, Person>,
    /// The published flows by title, each in its first version.
    pub flows: HashMap<String, (FlowId, Tree)>,
    /// The proposals, in the order calls name them.
    pub proposals: Vec<(ProposalId, Tree)>,
    /// Every caller's contact, by name.
    pub contacts: HashMap<&'static str, String>,
}

/// Midnight before a moment, in UTC, which is the demo account's time zone.
pub fn midnight(at: Timestamp) -> Timestamp {
    at - SignedDuration::from_secs(at.as_second().rem_euclid(DAY))
        - SignedDuration::from_nanos(at.subsec_nanosecond().into())
}

/// Whether people work that day.
pub fn is_working_day(at: Timestamp) -> bool {
    !matches!(
        at.to_zoned(TimeZone::UTC).weekday(),
        Weekday::Saturday | Weekday::Sunday
    )
}

impl Scene {
    /// Who that is.
    ///
    /// # Errors
    /// When they have no part in the demo.
    pub fn person(&self, who: Who) -> Result<&Person, ApiError> {
        self.people
            .get(&who)
            .ok_or_else(|| ApiError::fault(format!("the demo has no {who:?}")))
    }

    /// What is walked; nothing on a note pad.
    ///
    /// # Errors
    /// When there is no such tree.
    pub fn tree(&self, work: &Work) -> Result<Option<&Tree>, ApiError> {
        let tree = match work {
            Work::Flow(title, _) => self.flows.get(*title).map(|(_, tree)| tree),
            Work::Proposal(index, _) => self.proposals.get(*index).map(|(_, tree)| tree),
            Work::Adhoc(_) | Work::Direct | Work::Waiting => return Ok(None),
        };
        tree.map(Some)
            .ok_or_else(|| ApiError::fault(format!("the demo has no tree for {work:?}")))
    }

    /// That moment, or when work begins again; never in the future.
    pub fn at_work(&self, at: Timestamp, dice: &mut Dice) -> Timestamp {
        let hour = (at.as_second() - midnight(at).as_second()) / 3600;
        if is_working_day(at) && (8..18).contains(&hour) {
            return at;
        }
        let same_day = is_working_day(at) && hour < 8;
        let from = if same_day {
            midnight(at)
        } else {
            midnight(at) + SignedDuration::from_secs(DAY)
        };
        self.morning(from, dice).filter(|then| *then < self.now).unwrap_or(at)
    }

    /// The next working day's morning; `None` if that is still to come.
    pub fn next_morning(&self, at: Timestamp, dice: &mut Dice) -> Option<Timestamp> {
        self.morning(midnight(at) + SignedDuration::from_secs(DAY), dice)
            .filter(|then| *then < self.now)
    }

    fn morning(&self, from: Timestamp, dice: &mut Dice) -> Option<Timestamp> {
        let day = (0..4)
            .map(|days| from + SignedDuration::from_secs(days * DAY))
            .find(|day| is_working_day(*day))?;
        Some(day + dice.minutes(8 * 60 + 5, 9 * 60 + 20))
    }
}
