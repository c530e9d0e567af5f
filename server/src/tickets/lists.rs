//! Tickets found: the plain lists, those that fit what somebody looks for, those like a description, and how many there are.
//!
//! A list goes along one index and looks at a window of it at most, so that no page reads a whole account, whatever is asked
//! for together. Rare words have an index of their own, which knows no order; how it is used is said at `find`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use queries::queries::tickets;
use uuid::Uuid;

use super::{
    TicketStatus,
    filter::{Along, Assigned, Fitting, Place, QueueOrder},
    routes::{QueueEntry, TicketCounts},
};
use crate::{auth::Person, db::Tx, error::ApiError, flows::routes::words, ids::UserId, page::END_OF_TIME};

/// Words are looked for in so many of the newest tickets before their index is asked: common ones are found there.
const RECENT: i64 = 4_000;
/// So many tickets with some words are too many to collect and sort; then the words are common, and found along the way.
const COMMON: i64 = 5_000;
/// Of each status no more are counted.
const COUNTED: i64 = 1_000;
/// To count, so many of each status are looked at: a count is shown beside each list and made anew with each change.
const TO_COUNT: i64 = 2_000;

/// A page of a list.
#[derive(Default)]
pub(super) struct Found {
    pub entries: Vec<QueueEntry>,
    /// Where to go on, if there may be more.
    pub next: Option<(Timestamp, Uuid)>,
    /// Up to where this page has looked, where it has not looked at all there is.
    pub looked_to: Option<Timestamp>,
}

impl Found {
    /// All there is of what was asked for.
    pub(super) fn all(entries: impl IntoIterator<Item = QueueEntry>) -> Self {
        Self {
            entries: entries.into_iter().collect(),
            ..Self::default()
        }
    }
}

/// Tickets as they came in, of one status or all, at most so many.
pub(super) async fn list(
    tx: &Tx,
    status: Option<TicketStatus>,
    place: Place,
    most: i64,
) -> Result<Vec<QueueEntry>, ApiError> {
    let (at, id) = place.begins();
    let rows = match (place.order, status.map(TicketStatus::as_str)) {
        (QueueOrder::Newest, None) => tickets::list_newest().bind(tx, &at, &id, &most).all().await?,
        (QueueOrder::Newest, Some(status)) => {
            tickets::list_newest_of_status()
                .bind(tx, &status, &at, &id, &most)
                .all()
                .await?
        }
        (QueueOrder::Oldest, None) => tickets::list_oldest().bind(tx, &at, &id, &most).all().await?,
        (QueueOrder::Oldest, Some(status)) => {
            tickets::list_oldest_of_status()
                .bind(tx, &status, &at, &id, &most)
                .all()
                .await?
        }
    };
    rows.into_iter().map(QueueEntry::try_from).collect()
}

/// A page of the tickets that fit, at most so many.
pub(super) async fn page(tx: &Tx, fitting: &Fitting, place: Place, most: i64) -> Result<Found, ApiError> {
    if fitting.is_hopeless() {
        return Ok(Found::default());
    }
    let at_most = usize::try_from(most).unwrap_or(usize::MAX);
    if fitting.is_plain() {
        let mut entries = list(tx, fitting.status, place, most + 1).await?;
        let more = entries.len() > at_most;
        entries.truncate(at_most);
        let last = entries.last().filter(|_| more);
        let next = last.map(|last| (last.created_at, last.ticket_id.0));
        return Ok(Found {
            entries,
            next,
            looked_to: None,
        });
    }
    let mut looked = find(tx, fitting, place, most).await?;
    let more = looked.places.len() > at_most;
    looked.places.truncate(at_most);
    let next = looked.places.last().copied().filter(|_| more).or(looked.end);
    let ids: Vec<Uuid> = looked.places.into_iter().map(|(_, id)| id).collect();
    let mut entries = read(tx, &ids).await?;
    if place.order == QueueOrder::Oldest {
        entries.reverse();
    }
    Ok(Found {
        entries,
        next,
        looked_to: looked.end.filter(|_| !more).map(|(at, _)| at),
    })
}

/// Where tickets were found, in order: one more than asked for, where there is one.
struct Looked {
    places: Vec<(Timestamp, Uuid)>,
    /// The last one looked at, where there was no room for more.
    end: Option<(Timestamp, Uuid)>,
}

/// Without words: along the best index. With words: first so, as far as common ones are found, then by the index of words,
/// which is quick for rare ones and gives them in no order; and what is neither is found along the way.
async fn find(tx: &Tx, fitting: &Fitting, place: Place, most: i64) -> Result<Looked, ApiError> {
    let along = fitting.along();
    let Some(words) = fitting.words() else {
        return look(tx, fitting, along, place, along.window(), most + 1).await;
    };
    let recent = look(tx, fitting, along, place, RECENT, most + 1).await?;
    if recent.end.is_none() || recent.places.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Ok(recent);
    }
    let Some(ids) = rare(tx, &words).await? else {
        return look(tx, fitting, along, place, along.window(), most + 1).await;
    };
    let begins = place.begins();
    let fits = fits(tx, fitting, &ids).await?;
    let mut places: Vec<_> = fits
        .into_iter()
        .map(|row| (row.created_at, row.id))
        .filter(|at| match place.order {
            QueueOrder::Newest => *at < begins,
            QueueOrder::Oldest => *at > begins,
        })
        .collect();
    places.sort_unstable();
    if place.order == QueueOrder::Newest {
        places.reverse();
    }
    places.truncate(usize::try_from(most + 1).unwrap_or(usize::MAX));
    Ok(Looked { places, end: None })
}

/// Look at so many tickets along an index, at most, and find so many, at most.
async fn look(
    tx: &Tx,
    fitting: &Fitting,
    along: Along,
    place: Place,
    window: i64,
    most: i64,
) -> Result<Looked, ApiError> {
    let (at, id) = place.begins();
    let (assigned, is_nobodys) = assigned(fitting);
    let (status, by) = (
        fitting.status.map(TicketStatus::as_str),
        fitting.created_by.map(|by| by.0),
    );
    let (words, category, customer) = (
        fitting.words(),
        fitting.category.as_deref(),
        fitting.customer.as_deref(),
    );
    let words = words.as_deref();
    macro_rules! looking {
        ($statement:ident) => {
            tickets::$statement()
                .bind(
                    tx,
                    &words,
                    &customer,
                    &at,
                    &id,
                    &fitting.from.map(|day| day.0),
                    &fitting.to.map(|day| day.0),
                    &status,
                    &assigned,
                    &is_nobodys,
                    &by,
                    &category,
                    &fitting.number(),
                    &along.as_str(),
                    &window,
                    &most,
                )
                .all()
                .await?
        };
    }
    let rows = match place.order {
        QueueOrder::Newest => looking!(look_back),
        QueueOrder::Oldest => looking!(look_forward),
    };
    let end = rows.last().filter(|row| row.nth == window);
    Ok(Looked {
        end: end.map(|row| (row.created_at, row.id)),
        places: rows
            .iter()
            .filter(|row| row.fits)
            .map(|row| (row.created_at, row.id))
            .collect(),
    })
}

/// Whom they are to be assigned to, and whether to nobody.
fn assigned(fitting: &Fitting) -> (Option<Uuid>, bool) {
    match fitting.assigned {
        Some(Assigned::To(UserId(id))) => (Some(id), false),
        Some(Assigned::Nobody) => (None, true),
        None => (None, false),
    }
}

/// The tickets with words that few have; none of them where many do.
async fn rare(tx: &Tx, words: &str) -> Result<Option<Vec<Uuid>>, ApiError> {
    if words.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let most = i32::try_from(COMMON).unwrap_or(i32::MAX);
    let ids = tickets::matching_tickets().bind(tx, &words, &most).all().await?;
    let is_rare = i64::try_from(ids.len()).is_ok_and(|count| count < COMMON);
    Ok(is_rare.then_some(ids))
}

/// Those of these that fit, in no order.
async fn fits(tx: &Tx, fitting: &Fitting, ids: &[Uuid]) -> Result<Vec<tickets::Fitting>, ApiError> {
    let (assigned, is_nobodys) = assigned(fitting);
    let (status, by) = (
        fitting.status.map(TicketStatus::as_str),
        fitting.created_by.map(|by| by.0),
    );
    let (category, customer) = (fitting.category.as_deref(), fitting.customer.as_deref());
    Ok(tickets::fitting_of()
        .bind(
            tx,
            &customer,
            &fitting.from.map(|day| day.0),
            &fitting.to.map(|day| day.0),
            &ids,
            &fitting.number(),
            &status,
            &assigned,
            &is_nobodys,
            &by,
            &category,
        )
        .all()
        .await?)
}

/// These tickets, newest first.
async fn read(tx: &Tx, ids: &[Uuid]) -> Result<Vec<QueueEntry>, ApiError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = tickets::entries().bind(tx, &ids).all().await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}

/// The ticket of that number.
pub(super) async fn numbered(tx: &Tx, number: i64) -> Result<Option<QueueEntry>, ApiError> {
    let row = tickets::ticket_of_number().bind(tx, &number).opt().await?;
    row.map(QueueEntry::try_from).transpose()
}

/// Tickets that have any of the words of a description, the best match first, at most so many.
pub(super) async fn similar(
    tx: &Tx,
    status: Option<TicketStatus>,
    text: &str,
    most: i64,
) -> Result<Vec<QueueEntry>, ApiError> {
    let words: BTreeSet<_> = words(text).map(str::to_lowercase).collect();
    let rows = tickets::similar_tickets()
        .bind(
            tx,
            &words.into_iter().collect::<Vec<_>>(),
            &status.map(TicketStatus::as_str),
            &most,
        )
        .all()
        .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}

/// How many fit, by status.
pub(super) async fn counts(tx: &Tx, fitting: &Fitting) -> Result<TicketCounts, ApiError> {
    if fitting.is_hopeless() {
        return Ok(TicketCounts::default());
    }
    if fitting.is_plain() {
        let row = tickets::count_by_status().bind(tx).one().await?;
        return Ok(TicketCounts::of(|status| {
            let count = match status {
                TicketStatus::Open => row.open,
                TicketStatus::Walking => row.walking,
                TicketStatus::Resolved => row.resolved,
                TicketStatus::Escalated => row.escalated,
            };
            (count, count >= COUNTED)
        }));
    }
    if let Some(words) = fitting.words()
        && let Some(ids) = rare(tx, &words).await?
    {
        let rows = fits(tx, fitting, &ids).await?;
        return Ok(TicketCounts::of(|status| {
            let count = rows.iter().filter(|row| row.status == status.as_str()).count();
            (i64::try_from(count).unwrap_or(i64::MAX), false)
        }));
    }
    // Each as its list would find them, in a smaller window.
    let count = async |status| {
        let of_status = fitting.clone().of_status(Some(status));
        let along = of_status.along();
        let newest = Place::default();
        let looked = look(tx, &of_status, along, newest, TO_COUNT, COUNTED).await?;
        let count = i64::try_from(looked.places.len()).unwrap_or(i64::MAX);
        Ok::<_, ApiError>((count, looked.end.is_some() || count >= COUNTED))
    };
    let (open, walking, resolved, escalated) = futures::try_join!(
        count(TicketStatus::Open),
        count(TicketStatus::Walking),
        count(TicketStatus::Resolved),
        count(TicketStatus::Escalated),
    )?;
    Ok(TicketCounts::of(|status| match status {
        TicketStatus::Open => open,
        TicketStatus::Walking => walking,
        TicketStatus::Resolved => resolved,
        TicketStatus::Escalated => escalated,
    }))
}

/// Whose tickets one may look for.
pub(super) async fn people(tx: &Tx) -> Result<Vec<Person>, ApiError> {
    let rows = tickets::people().bind(tx).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Person {
            id: UserId(row.id),
            name: row.name,
        })
        .collect())
}

impl Place {
    /// Where it begins: after the last page, or at the end of time that comes first.
    fn begins(&self) -> (Timestamp, Uuid) {
        self.after.unwrap_or(match self.order {
            QueueOrder::Newest => (END_OF_TIME, Uuid::max()),
            QueueOrder::Oldest => (Timestamp::UNIX_EPOCH, Uuid::nil()),
        })
    }
}
