//! Which entries of the log are asked for.

use indexmap::IndexSet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};
use uuid::Uuid;

use super::{Action, Outcome};
use crate::{
    auth::ActingAs,
    day::Day,
    error::ApiError,
    ids::{AuditId, UserId},
    page::{self, Limit},
    text::{OptionalText, given},
};

/// What an entry says was done; one of these, unless the product that wrote it was another version.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct ActionName(pub(super) String);

impl PartialSchema for ActionName {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            // Two acts may be one in the log.
            .enum_values(Some(
                Action::VARIANTS
                    .iter()
                    .map(|action| action.name())
                    .collect::<IndexSet<_>>(),
            ))
            .into()
    }
}

impl ToSchema for ActionName {}

/// Which entries.
#[derive(Debug, Default, Clone, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// What this person did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) user_id: Option<UserId>,
    /// An action such as `walk.started`, or all of a kind, such as `walk`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, max_length = 60)]
    pub(super) action: OptionalText<60>,
    /// What was done to things of this kind, such as `ticket`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, max_length = 40)]
    pub(super) entity: OptionalText<40>,
    /// What was done to this one; with `entity`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) entity_id: Option<Uuid>,
    /// What was done in this capacity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) acting_as: Option<ActingAs>,
    /// What was done, or refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<Outcome>,
    /// On this day or later, in the account's time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<Day>,
    /// On this day or earlier, in the account's time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Day>,
}

/// Which entries, and which page of them.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageFilter {
    /// What this person did.
    user_id: Option<UserId>,
    /// An action such as `walk.started`, or all of a kind, such as `walk`.
    #[param(value_type = Option<String>, max_length = 60)]
    action: OptionalText<60>,
    /// What was done to things of this kind, such as `ticket`.
    #[param(value_type = Option<String>, max_length = 40)]
    entity: OptionalText<40>,
    /// What was done to this one; with `entity`.
    entity_id: Option<Uuid>,
    /// What was done in this capacity.
    acting_as: Option<ActingAs>,
    /// What was done, or refused.
    outcome: Option<Outcome>,
    /// On this day or later, in the account's time zone.
    from: Option<Day>,
    /// On this day or earlier, in the account's time zone.
    to: Option<Day>,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// The entry a page ended with.
pub(super) type After = (Timestamp, AuditId);

impl PageFilter {
    /// The entries, where to begin, and how many.
    pub(super) fn read(self) -> Result<(Filter, Option<After>, i64), ApiError> {
        let after = self.cursor.as_deref().map(page::read_cursor).transpose()?;
        let filter = Filter {
            user_id: self.user_id,
            action: self.action,
            entity: self.entity,
            entity_id: self.entity_id,
            acting_as: self.acting_as,
            outcome: self.outcome,
            from: self.from,
            to: self.to,
        };
        Ok((filter.checked()?, after, self.limit.rows()))
    }
}

impl Filter {
    /// Refuses what nothing could ever fit: a mistake should not look like an empty log.
    pub(super) fn checked(self) -> Result<Self, ApiError> {
        if self.entity_id.is_some() && given(&self.entity).is_none() {
            return Err(ApiError::invalid("entity", "is required with entity_id"));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err(ApiError::invalid("to", "must not be before from"));
        }
        let known = |asked: &str| {
            Action::VARIANTS
                .iter()
                .any(|action| action.name() == asked || action.noun() == asked)
        };
        if given(&self.action).is_some_and(|asked| !known(asked)) {
            return Err(ApiError::invalid(
                "action",
                "is no action of this product, nor a kind of them",
            ));
        }
        Ok(self)
    }

    /// One action, where one is asked for.
    pub(super) fn one_action(&self) -> Option<&str> {
        given(&self.action).filter(|action| action.contains('.'))
    }

    /// A kind of actions, where one is asked for.
    pub(super) fn noun(&self) -> Option<&str> {
        given(&self.action).filter(|action| !action.contains('.'))
    }
}
