//! Which tickets are asked for, and along which index they are looked for.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::Error as _};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};
use uuid::Uuid;

use super::TicketStatus;
use crate::{
    day::Day,
    error::ApiError,
    flows::routes::words,
    ids::UserId,
    page::{self, Limit},
    text::{OptionalText, given},
};

/// Which end of a list comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum QueueOrder {
    /// The latest call.
    #[default]
    Newest,
    /// The call that has waited longest.
    Oldest,
}

/// Whose tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assigned {
    /// Those that nobody works.
    Nobody,
    /// Those of one person.
    To(UserId),
}

impl<'de> Deserialize<'de> for Assigned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match &*Cow::<str>::deserialize(deserializer)? {
            "nobody" => Ok(Self::Nobody),
            id => id
                .parse()
                .map(|id| Self::To(UserId(id)))
                .map_err(|_| D::Error::custom("must be somebody's id, or nobody")),
        }
    }
}

impl PartialSchema for Assigned {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Somebody's id, or `nobody`."))
            .max_length(Some(36))
            .into()
    }
}

impl ToSchema for Assigned {}

/// Which tickets.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TicketFilter {
    /// Only those.
    status: Option<TicketStatus>,
    /// Whom they are assigned to: an id, or `nobody`.
    #[param(value_type = Option<Assigned>)]
    assigned_to: Option<Assigned>,
    /// Who took the call.
    created_by: Option<UserId>,
    /// Words of the customer's name, each as a beginning.
    #[param(value_type = Option<String>, max_length = 120)]
    customer: OptionalText<120>,
    /// The category they were escalated for last.
    #[param(value_type = Option<String>, max_length = 30)]
    category: OptionalText<30>,
    /// Taken on this day or later, in the account's time zone.
    from: Option<Day>,
    /// Taken on this day or earlier, in the account's time zone.
    to: Option<Day>,
    /// All of these words, each as a beginning, in the problem, the customer or the resolution; or a number.
    #[param(value_type = Option<String>, max_length = 200)]
    search: OptionalText<200>,
    /// A description: tickets with any of its words, the best match first, without further pages. With nothing but `status`.
    #[param(value_type = Option<String>, max_length = 2000)]
    like: OptionalText<2000>,
    /// The one ticket of this number. With nothing else.
    #[param(minimum = 1)]
    number: Option<i64>,
    /// Newest first unless said.
    #[param(value_type = Option<QueueOrder>)]
    sort: Option<QueueOrder>,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// Which tickets are counted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CountFilter {
    /// Whom they are assigned to: an id, or `nobody`.
    #[param(value_type = Option<Assigned>)]
    assigned_to: Option<Assigned>,
    /// Who took the call.
    created_by: Option<UserId>,
    /// Words of the customer's name, each as a beginning.
    #[param(value_type = Option<String>, max_length = 120)]
    customer: OptionalText<120>,
    /// The category they were escalated for last.
    #[param(value_type = Option<String>, max_length = 30)]
    category: OptionalText<30>,
    /// Taken on this day or later, in the account's time zone.
    from: Option<Day>,
    /// Taken on this day or earlier, in the account's time zone.
    to: Option<Day>,
    /// All of these words, each as a beginning, in the problem, the customer or the resolution; or a number.
    #[param(value_type = Option<String>, max_length = 200)]
    search: OptionalText<200>,
}

/// What is asked of a list.
#[derive(Debug)]
pub(super) enum Asked {
    /// The one of that number.
    Number(i64),
    /// Those like a description, the best first, at most so many.
    Like(String, Option<TicketStatus>, i64),
    /// A page of those that fit.
    Fitting(Box<Fitting>, Place, i64),
}

impl Asked {
    /// Whether text is searched, which takes its time.
    pub(super) fn has_words(&self) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Like(..) => true,
            Self::Fitting(fitting, ..) => fitting.words().is_some(),
        }
    }
}

/// Where a page begins, and which way it goes.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Place {
    pub order: QueueOrder,
    /// The ticket the last page ended with.
    pub after: Option<(Timestamp, Uuid)>,
}

/// What tickets must be like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fitting {
    pub status: Option<TicketStatus>,
    pub assigned: Option<Assigned>,
    pub created_by: Option<UserId>,
    pub category: Option<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Words of the ticket, as a text search.
    search: Option<String>,
    /// Words of the customer's name, as a text search.
    pub customer: Option<String>,
    /// What is searched for may be a number.
    number: Option<i64>,
}

/// The index a list goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    Status,
    Assignee,
    Creator,
    Category,
    Age,
}

impl Along {
    /// As the statements name it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Assignee => "assignee",
            Self::Creator => "creator",
            Self::Category => "category",
            Self::Age => "age",
        }
    }

    /// How many tickets a page looks at, at most. Tickets of one time lie beside each other on the disk, those of one person
    /// are scattered over all of it and take as many times longer to read.
    pub(super) const fn window(self) -> i64 {
        match self {
            Self::Status | Self::Age => 20_000,
            Self::Assignee | Self::Creator | Self::Category => 5_000,
        }
    }
}

impl TicketFilter {
    /// What is asked for.
    ///
    /// # Errors
    /// 422 for what cannot be asked together, and for a cursor that is none.
    pub(super) fn read(self) -> Result<Asked, ApiError> {
        let after = self.cursor.as_deref().map(page::read_cursor).transpose()?;
        let most = self.limit.rows();
        let narrowed = [
            ("assigned_to", self.assigned_to.is_some()),
            ("created_by", self.created_by.is_some()),
            ("customer", given(&self.customer).is_some()),
            ("category", given(&self.category).is_some()),
            ("from", self.from.is_some()),
            ("to", self.to.is_some()),
            ("search", given(&self.search).is_some()),
            ("sort", self.sort.is_some()),
            ("cursor", self.cursor.is_some()),
        ];
        let other = narrowed
            .into_iter()
            .find_map(|(name, is_given)| is_given.then_some(name));
        let like = given(&self.like);
        if let Some(number) = self.number {
            let other = other.or(like.map(|_| "like")).or(self.status.map(|_| "status"));
            return match other {
                Some(other) => Err(ApiError::invalid("number", format!("cannot be combined with {other}"))),
                None => Ok(Asked::Number(number)),
            };
        }
        if let Some(like) = like {
            return match other {
                Some(other) => Err(ApiError::invalid("like", format!("cannot be combined with {other}"))),
                None => Ok(Asked::Like(like.to_owned(), self.status, most)),
            };
        }
        let place = Place {
            order: self.sort.unwrap_or_default(),
            after,
        };
        let counted = CountFilter {
            assigned_to: self.assigned_to,
            created_by: self.created_by,
            customer: self.customer,
            category: self.category,
            from: self.from,
            to: self.to,
            search: self.search,
        };
        let fitting = counted.read()?.of_status(self.status);
        Ok(Asked::Fitting(Box::new(fitting), place, most))
    }
}

impl CountFilter {
    /// What tickets must be like to be counted.
    ///
    /// # Errors
    /// 422 for days in the wrong order.
    pub(super) fn read(self) -> Result<Fitting, ApiError> {
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err(ApiError::invalid("to", "must not be before from"));
        }
        let search = given(&self.search);
        Ok(Fitting {
            status: None,
            assigned: self.assigned_to,
            created_by: self.created_by,
            category: given(&self.category).map(ToOwned::to_owned),
            from: self.from,
            to: self.to,
            search: search.map(all_words),
            customer: given(&self.customer).map(all_words),
            number: search.and_then(|text| text.trim_start_matches('#').trim_start().parse().ok()),
        })
    }
}

impl Fitting {
    /// The same of another status.
    pub(super) fn of_status(self, status: Option<TicketStatus>) -> Self {
        Self { status, ..self }
    }

    /// Nothing but a status, if that: the plainest lists.
    pub(super) fn is_plain(&self) -> bool {
        let plain = Self {
            status: self.status,
            ..Self::default()
        };
        *self == plain
    }

    /// Something was asked for that has no word in it, such as a sign: nothing fits.
    pub(super) fn is_hopeless(&self) -> bool {
        self.customer.as_deref() == Some("") || (self.search.as_deref() == Some("") && self.number.is_none())
    }

    /// All words a ticket must have, as a text search: the customer's are among the ticket's.
    pub(super) fn words(&self) -> Option<String> {
        match (&self.search, &self.customer) {
            (Some(search), Some(customer)) if !search.is_empty() => Some(format!("{search} & {customer}")),
            (Some(search), _) => Some(search.clone()),
            (None, customer) => customer.clone(),
        }
    }

    /// The ticket of this number fits even without the words; −1 is no ticket's.
    pub(super) fn number(&self) -> i64 {
        self.number.unwrap_or(-1)
    }

    /// The index that leads past the fewest tickets that do not fit, without asking the database: few wait, are walked or
    /// are escalated, however many there are in all, and one person's are fewer than everybody's.
    pub(super) fn along(&self) -> Along {
        match (self.status, self.assigned, self.created_by, &self.category) {
            (Some(TicketStatus::Open | TicketStatus::Walking | TicketStatus::Escalated), ..) => Along::Status,
            (_, Some(Assigned::To(_)), ..) => Along::Assignee,
            (_, _, Some(_), _) => Along::Creator,
            (_, _, None, Some(_)) => Along::Category,
            (Some(TicketStatus::Resolved), ..) => Along::Status,
            (None, ..) => Along::Age,
        }
    }
}

/// A text search for all of the words, each as a prefix. An address or a telephone number is kept as one piece where it was
/// written as one, so it is looked for as such, too: `('a.b@c.test':* | 'a.b':* …) & …`.
fn all_words(text: &str) -> String {
    let mut all = Vec::new();
    for piece in text.split_whitespace().take(40) {
        let parts: Vec<_> = words(piece).map(|word| format!("'{word}':*")).collect();
        match parts.as_slice() {
            [] => {}
            [word] if word.len() == piece.len() + 4 => all.push(word.clone()),
            parts => {
                let whole = piece.replace('\\', "\\\\").replace('\'', "''");
                all.push(format!("('{whole}':* | ({}))", parts.join(" & ")));
            }
        }
    }
    all.join(" & ")
}

#[cfg(test)]
mod tests {
    use super::{Along, Assigned, CountFilter, Fitting, all_words};
    use crate::{
        ids::UserId,
        text::{OptionalText, Text},
        tickets::TicketStatus,
    };

    fn text<const MAX: usize>(text: &str) -> OptionalText<MAX> {
        Some(Text::new(text).expect("it is short"))
    }

    fn looked_for(search: &str, customer: &str) -> Fitting {
        let filter = CountFilter {
            assigned_to: None,
            created_by: None,
            customer: text(customer),
            category: None,
            from: None,
            to: None,
            search: text(search),
        };
        filter.read().expect("it can be asked")
    }

    #[test]
    fn what_was_typed_never_becomes_an_operator() {
        for (typed, query) in [
            ("Outlook disc", "'Outlook':* & 'disc':*"),
            ("a@b.example", "('a@b.example':* | ('example':*))"),
            ("555-0100", "('555-0100':* | ('555':* & '0100':*))"),
            ("won't", "('won''t':* | ('won':*))"),
            (r"c:\temp", r"('c:\\temp':* | ('temp':*))"),
            ("& | ! :* ' x", ""),
        ] {
            assert_eq!(all_words(typed), query);
        }
    }

    #[test]
    fn words_of_the_customer_are_looked_for_among_the_tickets_own() {
        for (search, customer, words, number, is_hopeless) in [
            ("", "", None, -1, false),
            ("mail", "", Some("'mail':*"), -1, false),
            ("", "Tailspin", Some("'Tailspin':*"), -1, false),
            ("mail", "Tailspin", Some("'mail':* & 'Tailspin':*"), -1, false),
            ("#1042", "", Some("('#1042':* | ('1042':*))"), 1042, false),
            ("7", "Tailspin", Some(""), 7, false),
            ("!", "Tailspin", Some(""), -1, true),
            ("mail", "!", Some("'mail':* & "), -1, true),
        ] {
            let fitting = looked_for(search, customer);
            assert_eq!(fitting.words().as_deref(), words, "{search} {customer}");
            assert_eq!(
                (fitting.number(), fitting.is_hopeless()),
                (number, is_hopeless),
                "{search} {customer}"
            );
        }
    }

    #[test]
    fn a_list_goes_along_the_index_of_fewest_tickets() {
        let somebody = UserId::fresh();
        let fitting = |status, assigned, created_by, category: Option<&str>| Fitting {
            status,
            assigned,
            created_by,
            category: category.map(ToOwned::to_owned),
            ..Fitting::default()
        };
        let (open, resolved) = (Some(TicketStatus::Open), Some(TicketStatus::Resolved));
        let theirs = Some(Assigned::To(somebody));
        for (fitting, along) in [
            (fitting(None, None, None, None), Along::Age),
            (fitting(None, Some(Assigned::Nobody), None, None), Along::Age),
            (fitting(resolved, None, None, None), Along::Status),
            (fitting(open, theirs, Some(somebody), Some("Other")), Along::Status),
            (
                fitting(resolved, theirs, Some(somebody), Some("Other")),
                Along::Assignee,
            ),
            (
                fitting(resolved, Some(Assigned::Nobody), Some(somebody), Some("Other")),
                Along::Creator,
            ),
            (fitting(resolved, None, None, Some("Other")), Along::Category),
        ] {
            assert_eq!(fitting.along(), along, "{fitting:?}");
        }
    }
}
