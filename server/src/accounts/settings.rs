//! What an account is set to, and how its owners change it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::{TimeZoneName, store};
use crate::{
    audit::{self, Action, Outcome},
    auth::{Person, factors},
    db::{TenantTx, Tx},
    error::ApiError,
    ids::AccountId,
    text::Text,
    users,
};

/// What an account is set to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Settings {
    /// Its id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its short name, for the command line; it stays when the name changes.
    pub slug: String,
    /// IANA name; days begin and end by it.
    pub time_zone: String,
    /// What L1 may choose from when it escalates, in this order.
    pub escalation_categories: Vec<String>,
    /// A session unused for so many minutes has ended.
    pub session_idle_minutes: i32,
    /// Whether its owners need a second factor to go on.
    pub owners_need_second_factor: bool,
    /// Counts the changes: send it along with the next one.
    pub revision: i32,
}

/// A change of the settings; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSettings {
    /// As it was read: a change by somebody else since then refuses this one. Without it nothing is compared.
    revision: Option<i32>,
    /// Its name.
    name: Option<Text<1, 120>>,
    /// IANA name.
    time_zone: Option<TimeZoneName>,
    /// 1 to 50 of them, each once, whatever its case.
    #[schema(value_type = Option<Vec<Text<1, 30>>>, min_items = 1, max_items = 50)]
    escalation_categories: Option<Categories>,
    /// 5 to 60.
    #[schema(value_type = Option<i32>, minimum = 5, maximum = 60)]
    session_idle_minutes: Option<IdleMinutes>,
    /// Whether its owners need a second factor: who has none is asked to set one up with their next request. Changing it asks
    /// for the password if that was given more than five minutes ago.
    owners_need_second_factor: Option<bool>,
}

/// Escalation categories, each once whatever its case.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Vec<Text<1, 30>>")]
struct Categories(Vec<String>);

/// Owners may tighten how long a session may lie idle; nobody can loosen it past an hour.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "i32")]
struct IdleMinutes(i32);

/// What the account pays for, and whom to ask for more.
#[derive(Debug, Serialize, ToSchema)]
pub struct BillingView {
    /// The plan's name.
    plan: String,
    /// Whether it is paid for.
    status: SubscriptionStatus,
    /// Where the installation's operators say that more can be had.
    contact: Option<String>,
    /// The owners, by name.
    owners: Vec<Person>,
}

/// Whether an account is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubscriptionStatus {
    /// It is.
    Active,
    /// A payment is late.
    PastDue,
    /// It has ended.
    Cancelled,
}

impl SubscriptionStatus {
    /// As in the database and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::PastDue => "past_due",
            Self::Cancelled => "cancelled",
        }
    }
}

impl FromStr for SubscriptionStatus {
    type Err = ApiError;

    fn from_str(text: &str) -> Result<Self, ApiError> {
        match text {
            "active" => Ok(Self::Active),
            "past_due" => Ok(Self::PastDue),
            "cancelled" => Ok(Self::Cancelled),
            other => Err(ApiError::fault(format!(
                "unknown subscription status {other:?} in the database"
            ))),
        }
    }
}

impl TryFrom<Vec<Text<1, 30>>> for Categories {
    type Error = String;

    fn try_from(given: Vec<Text<1, 30>>) -> Result<Self, String> {
        if !(1..=50).contains(&given.len()) {
            return Err("must be 1 to 50 categories".into());
        }
        let mut kept: Vec<String> = Vec::with_capacity(given.len());
        for category in given {
            if kept.iter().any(|other| other.to_lowercase() == category.to_lowercase()) {
                return Err(format!("must not have “{category}” twice"));
            }
            kept.push(category.into_inner());
        }
        Ok(Self(kept))
    }
}

impl TryFrom<i32> for IdleMinutes {
    type Error = &'static str;

    fn try_from(minutes: i32) -> Result<Self, &'static str> {
        if (5..=60).contains(&minutes) {
            Ok(Self(minutes))
        } else {
            Err("must be 5 to 60 minutes")
        }
    }
}

impl Settings {
    /// As they will be, and for the audit log what that changes: the old values and the new ones.
    fn changed(&self, change: &ChangeSettings) -> (Self, Map<String, Value>, Map<String, Value>) {
        let mut next = self.clone();
        if let Some(name) = &change.name {
            next.name = name.to_string();
        }
        if let Some(time_zone) = &change.time_zone {
            time_zone.as_str().clone_into(&mut next.time_zone);
        }
        if let Some(Categories(categories)) = &change.escalation_categories {
            next.escalation_categories.clone_from(categories);
        }
        if let Some(IdleMinutes(minutes)) = change.session_idle_minutes {
            next.session_idle_minutes = minutes;
        }
        if let Some(needed) = change.owners_need_second_factor {
            next.owners_need_second_factor = needed;
        }
        let (mut old, mut new) = (Map::new(), Map::new());
        let mut compare = |name: &str, before: Value, after: Value| {
            if before != after {
                old.insert(name.into(), before);
                new.insert(name.into(), after);
            }
        };
        compare("name", json!(self.name), json!(next.name));
        compare("time_zone", json!(self.time_zone), json!(next.time_zone));
        compare(
            "escalation_categories",
            json!(self.escalation_categories),
            json!(next.escalation_categories),
        );
        compare(
            "session_idle_minutes",
            json!(self.session_idle_minutes),
            json!(next.session_idle_minutes),
        );
        compare(
            "owners_need_second_factor",
            json!(self.owners_need_second_factor),
            json!(next.owners_need_second_factor),
        );
        (next, old, new)
    }
}

/// What the account of this transaction is set to.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn read(tx: &Tx) -> Result<Settings, ApiError> {
    store::settings(tx).await
}

/// Change the settings; answers what they are from now on.
///
/// # Errors
/// 409 `settings_moved_on` with the present ones when somebody was quicker, 422 for a time zone the database does not know;
/// where it is about the second factor, 403 `confirm_password`, and 409 `second_factor_first` for an owner without one.
pub(super) async fn change(tx: &TenantTx, change: &ChangeSettings) -> Result<Settings, ApiError> {
    let present = store::lock_settings(tx).await?;
    if change.revision.is_some_and(|seen| seen != present.revision) {
        return Err(moved_on(&present));
    }
    let (next, old, new) = present.changed(change);
    if new.is_empty() {
        return Ok(present);
    }
    if new.contains_key("time_zone") {
        store::must_know(tx, &next.time_zone).await?;
    }
    if new.contains_key("owners_need_second_factor") {
        tx.recently_confirmed()?;
        if next.owners_need_second_factor {
            has_one_themselves(tx).await?;
        }
    }
    let next = Settings {
        revision: present.revision + 1,
        ..next
    };
    store::save(tx, &next);
    audit::record(
        tx,
        Action::AccountChanged,
        next.id.0,
        Outcome::Done,
        json!({ "old": old, "new": new }),
    );
    Ok(next)
}

/// An owner who asks the others for what they have not tried themselves would be shut out of this page by it.
async fn has_one_themselves(tx: &TenantTx) -> Result<(), ApiError> {
    let Some(user) = &tx.actor().user else { return Ok(()) };
    if user.visit.is_some() || factors::find(tx, user.person.id).await?.on_since.is_some() {
        return Ok(());
    }
    Err(ApiError::conflict(
        "second_factor_first",
        "Set up a second factor for yourself first. Then ask the other owners for one.",
    ))
}

fn moved_on(present: &Settings) -> ApiError {
    ApiError::conflict(
        "settings_moved_on",
        "Somebody changed these settings meanwhile. Look at what they are now.",
    )
    .with("settings", present)
}

/// What the account pays for, and whom to ask for more.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn billing(tx: &Tx, contact: Option<&str>) -> Result<BillingView, ApiError> {
    let ((plan, status), owners) = futures::try_join!(store::subscription(tx), users::owners(tx))?;
    Ok(BillingView {
        plan,
        status,
        contact: contact.map(str::to_owned),
        owners,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            id: AccountId::fresh(),
            name: "Northwind".into(),
            slug: "northwind".into(),
            time_zone: "UTC".into(),
            escalation_categories: vec!["Hardware".into(), "Other".into()],
            session_idle_minutes: 60,
            owners_need_second_factor: false,
            revision: 3,
        }
    }

    fn change(of: Value) -> Result<ChangeSettings, serde_json::Error> {
        let mut with = json!({ "revision": 3 });
        with.as_object_mut()
            .expect("it is one")
            .extend(of.as_object().expect("it is one").clone());
        serde_json::from_value(with)
    }

    #[test]
    fn what_is_absent_stays_and_only_what_changes_is_told() {
        let before = settings();
        let given = json!({ "name": "Northwind", "session_idle_minutes": 10 });
        let (after, old, new) = before.changed(&change(given).expect("it is one"));
        assert_eq!((after.name.as_str(), after.session_idle_minutes), ("Northwind", 10));
        assert_eq!(after.escalation_categories, before.escalation_categories);
        assert_eq!(Value::from(old), json!({ "session_idle_minutes": 60 }));
        assert_eq!(Value::from(new), json!({ "session_idle_minutes": 10 }));
    }

    #[test]
    fn categories_keep_their_order_and_none_is_there_twice() {
        let given = json!({ "escalation_categories": ["Other", " Hardware ", "Größe"] });
        let (after, ..) = settings().changed(&change(given).expect("they are"));
        assert_eq!(after.escalation_categories, ["Other", "Hardware", "Größe"]);
        for wrong in [
            json!([]),
            json!(["x", "X"]),
            json!(["GRÖSSE ä", "grösse Ä"]),
            json!([" "]),
            json!(["x".repeat(31)]),
            json!((0..51).map(|n| n.to_string()).collect::<Vec<_>>()),
        ] {
            assert!(change(json!({ "escalation_categories": wrong })).is_err(), "{wrong}");
        }
    }
}
