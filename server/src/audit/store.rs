//! Entries out of `audit_logs`, a page at a time, and the names of what they are about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use queries::queries::audit::{self, Row};
use serde_json::Value;
use uuid::Uuid;

use super::{
    Outcome,
    filter::{ActionName, After, Filter},
    routes::{About, AuditEntry, SessionBehind},
};
use crate::{
    auth::{ActingAs, Person},
    day::Day,
    db::Tx,
    error::ApiError,
    ids::{AuditId, SessionId, TicketId, UserId},
    text::given,
};

/// A page looks at so many rows at most: what beside the main filter is asked for may be rare.
pub(super) const WINDOW: i64 = 20_000;

/// The days asked for as times, and whose days they are.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    pub time_zone: String,
    since: Timestamp,
    until: Timestamp,
}

/// Rows that fit, newest first.
pub(super) struct Found {
    pub rows: Vec<Row>,
    /// Where to go on, if there may be more.
    pub next: Option<After>,
}

pub(super) async fn bounds(tx: &Tx, from: Option<Day>, to: Option<Day>) -> Result<Bounds, ApiError> {
    let row = audit::bounds()
        .bind(tx, &from.map(|day| day.0), &to.map(|day| day.0))
        .one()
        .await?;
    Ok(Bounds {
        time_zone: row.time_zone,
        since: row.since_at,
        until: row.until_at,
    })
}

/// At most so many entries after that one, looking at `window` at most.
pub(super) async fn page(
    tx: &Tx,
    filter: &Filter,
    bounds: &Bounds,
    after: Option<After>,
    most: i64,
    window: i64,
) -> Result<Found, ApiError> {
    let user = filter.user_id.map(|user| user.0);
    let (action, noun, entity) = (filter.one_action(), filter.noun(), given(&filter.entity));
    let entity_id = filter.entity_id.map(|id| id.to_string());
    let entity_id = entity_id.as_deref();
    let acting_as = filter.acting_as.map(ActingAs::as_str);
    let outcome = filter.outcome.map(Outcome::as_str);
    let (at, id) = after.map_or((bounds.until, Uuid::max()), |(at, id)| (at, id.0));
    let (since, until, rows) = (bounds.since, bounds.until, most + 1);
    // One of the filters says which index to go along; all of them say what fits.
    macro_rules! along {
        ($statement:ident $(, $key:expr)*) => {
            audit::$statement()
                .bind(tx, &user, &action, &noun, &entity, &entity_id, &acting_as, &outcome, $($key,)* &at, &id, &since,
                      &until, &window, &rows)
                .all()
                .await?
        };
    }
    let mut rows = match (entity.zip(entity_id), user, action) {
        (Some((entity, id)), _, _) => along!(latest_of_thing, &entity, &id),
        (None, Some(user), _) => along!(latest_of_user, &user),
        (None, None, Some(action)) => along!(latest_of_action, &action),
        (None, None, None) if filter.outcome == Some(Outcome::Refused) => along!(latest_refusals),
        (None, None, None) if filter.acting_as == Some(ActingAs::SuperAdmin) => along!(latest_of_operators),
        (None, None, None) => along!(latest),
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let end = |row: &Row| (row.created_at, AuditId(row.id));
    let next = if rows.len() > most {
        rows.truncate(most);
        rows.last().map(end)
    } else {
        rows.last().filter(|row| row.nth == window).map(end)
    };
    rows.retain(|row| row.fits);
    Ok(Found { rows, next })
}

pub(super) async fn find(tx: &Tx, id: AuditId) -> Result<Option<Row>, ApiError> {
    Ok(audit::find_entry().bind(tx, &id.0).opt().await?)
}

pub(super) async fn session(tx: &Tx, id: Option<Uuid>) -> Result<Option<SessionBehind>, ApiError> {
    let Some(id) = id else { return Ok(None) };
    let row = audit::session_behind().bind(tx, &id).opt().await?;
    Ok(Some(SessionBehind {
        id: SessionId(id),
        user_agent: row.as_ref().and_then(|row| row.user_agent.clone()),
        ip: row.as_ref().and_then(|row| row.ip.clone()),
        began_at: row.map(|row| row.created_at),
    }))
}

/// Names of what entries speak of, looked up together.
#[derive(Default)]
pub(super) struct Names {
    people: BTreeMap<Uuid, String>,
    tickets: BTreeMap<Uuid, (TicketId, i64)>,
    titles: BTreeMap<Uuid, String>,
}

impl Names {
    /// Of everything these rows speak of: who, on what, and, where asked, the people in their details.
    pub(super) async fn of(tx: &Tx, rows: &[Row], in_details: bool) -> Result<Self, ApiError> {
        let named = |entity: &str| -> Vec<Uuid> {
            let of_it = rows.iter().filter(|row| row.entity == entity);
            let ids: BTreeSet<Uuid> = of_it.filter_map(|row| row.entity_id.parse().ok()).collect();
            ids.into_iter().collect()
        };
        let mut people: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.user_id).collect();
        people.extend(named("user"));
        if in_details {
            rows.iter().for_each(|row| ids_in(&row.detail, &mut people));
        }
        let people: Vec<Uuid> = people.into_iter().collect();
        let (tickets, walks, flows, proposals) = (named("ticket"), named("walk"), named("flow"), named("proposal"));
        let (people, tickets, titles) = futures::try_join!(
            async { audit::people().bind(tx, &people).all().await },
            async { audit::numbers().bind(tx, &tickets, &walks).all().await },
            async { audit::titles().bind(tx, &flows, &proposals).all().await },
        )?;
        Ok(Self {
            people: people.into_iter().map(|row| (row.id, row.name)).collect(),
            tickets: tickets
                .into_iter()
                .map(|row| (row.id, (TicketId(row.ticket_id), row.number)))
                .collect(),
            titles: titles.into_iter().map(|row| (row.id, row.title)).collect(),
        })
    }

    /// The people known by their ids.
    pub(super) fn people(&self) -> Vec<Person> {
        self.people
            .iter()
            .map(|(id, name)| Person {
                id: UserId(*id),
                name: name.clone(),
            })
            .collect()
    }

    pub(super) fn entry(&self, row: &Row) -> AuditEntry {
        let about = row.entity_id.parse::<Uuid>().ok();
        let ticket = about.and_then(|id| self.tickets.get(&id));
        AuditEntry {
            id: AuditId(row.id),
            at: row.created_at,
            user: row.user_id.map(|id| Person {
                id: UserId(id),
                name: self.people.get(&id).cloned().unwrap_or_default(),
            }),
            role: row.role.clone(),
            acting_as: row.acting_as.clone(),
            action: ActionName(row.action.clone()),
            about: About {
                entity: row.entity.clone(),
                id: row.entity_id.clone(),
                name: about.and_then(|id| self.people.get(&id).or_else(|| self.titles.get(&id)).cloned()),
                ticket_id: ticket.map(|(id, _)| *id),
                ticket_number: ticket.map(|(_, number)| *number),
            },
            outcome: if row.outcome == Outcome::Refused.as_str() {
                Outcome::Refused
            } else {
                Outcome::Done
            },
            ip: row.ip.clone(),
        }
    }
}

/// Every id a detail holds, however deep.
fn ids_in(detail: &Value, ids: &mut BTreeSet<Uuid>) {
    match detail {
        Value::String(text) => ids.extend(text.parse::<Uuid>()),
        Value::Array(items) => items.iter().for_each(|item| ids_in(item, ids)),
        Value::Object(fields) => fields.values().for_each(|field| ids_in(field, ids)),
        _ => {}
    }
}
