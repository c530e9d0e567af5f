//! The queue, the list of tickets, a ticket's story, reopening.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ActiveWalk, Ticket, TicketKind, TicketStatus,
    filter::{Asked, CountFilter, Place, QueueOrder, TicketFilter},
    lists,
    lists::Found,
    store,
};
use crate::{
    app::App,
    audit::{self, Action},
    auth::{Caller, Guard, Person},
    error::{ApiError, Problems},
    idempotency,
    ids::TicketId,
    page::{self, Limit},
    request::{Body, Path, Query},
    text::{OptionalText, Text, given},
    walks::{self, WalkView},
};

/// A ticket in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueueEntry {
    /// Its id.
    pub ticket_id: TicketId,
    /// Always `internal` so far.
    pub ticket_kind: TicketKind,
    /// The short number people say aloud.
    pub number: i64,
    /// What the caller said.
    pub problem_statement: String,
    /// Who called.
    pub customer_name: Option<String>,
    /// Where it is in its life.
    pub status: TicketStatus,
    /// The category it was escalated for last, if it ever was.
    pub escalation_category: Option<String>,
    /// What fixed it, its first 200 characters.
    pub resolution: Option<String>,
    /// When the call came in.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Who works it.
    pub assigned_user: Option<Person>,
    /// The walk that is on for it.
    pub active_walk: Option<ActiveWalk>,
}

/// Which part of the queue.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QueueFilter {
    /// Only those.
    status_filter: Option<TicketStatus>,
    /// Newest first unless said.
    #[serde(default)]
    #[param(value_type = Option<QueueOrder>)]
    sort: QueueOrder,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// The account's queue.
#[utoipa::path(get, path = "/l1/queue", tag = "l1", params(QueueFilter),
               responses((status = 200, body = [QueueEntry]), Problems))]
pub async fn read_queue(caller: Caller, Query(filter): Query<QueueFilter>) -> Result<Json<Vec<QueueEntry>>, ApiError> {
    let place = Place {
        order: filter.sort,
        after: None,
    };
    let (tx, entries) = caller
        .begin_with(Guard::L1OrCoverage, async |tx| {
            lists::list(tx, filter.status_filter, place, filter.limit.rows()).await
        })
        .await?;
    tx.finish().await?;
    Ok(Json(entries))
}

/// A page of tickets.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketPage {
    /// The tickets, in the order asked for; by `like` the best match first.
    items: Vec<QueueEntry>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
    /// Where a page looked at as many tickets as it may and found fewer than asked for: it has looked so far, and
    /// `next_cursor` looks further.
    looked_to: Option<Timestamp>,
}

/// Tickets of the account that fit, newest first unless asked otherwise; those like a description; or the one of a number.
#[utoipa::path(get, path = "/internal-tickets", tag = "tickets", params(TicketFilter),
               responses((status = 200, body = TicketPage), Problems))]
pub async fn list_tickets(caller: Caller, Query(filter): Query<TicketFilter>) -> Result<Json<TicketPage>, ApiError> {
    let asked = filter.read()?;
    let _turn = match asked.has_words() {
        true => Some(caller.heavy().await?),
        false => None,
    };
    let (tx, found) = caller
        .begin_with(Guard::L1OrAbove, async |tx| {
            Ok(match &asked {
                Asked::Number(number) => Found::all(lists::numbered(tx, *number).await?),
                Asked::Like(text, status, most) => Found::all(lists::similar(tx, *status, text, *most).await?),
                Asked::Fitting(fitting, place, most) => lists::page(tx, fitting, *place, *most).await?,
            })
        })
        .await?;
    tx.finish().await?;
    Ok(Json(TicketPage {
        items: found.entries,
        next_cursor: found.next.map(|next| page::cursor(&next)),
        looked_to: found.looked_to,
    }))
}

/// Tickets by status.
#[derive(Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TicketCounts {
    /// Waiting for somebody to walk them.
    pub open: i64,
    /// Being walked.
    pub walking: i64,
    /// Solved.
    pub resolved: i64,
    /// Handed to an engineer.
    pub escalated: i64,
    /// Of these statuses there may be more than were counted.
    pub at_least: Vec<TicketStatus>,
}

impl TicketCounts {
    /// From the count of each, and whether there may be more.
    pub(super) fn of(count: impl Fn(TicketStatus) -> (i64, bool)) -> Self {
        let mut counts = Self {
            open: count(TicketStatus::Open).0,
            walking: count(TicketStatus::Walking).0,
            resolved: count(TicketStatus::Resolved).0,
            escalated: count(TicketStatus::Escalated).0,
            at_least: Vec::new(),
        };
        counts.at_least = TicketStatus::ALL
            .into_iter()
            .filter(|status| count(*status).1)
            .collect();
        counts
    }
}

/// How many tickets of each status fit, 1,000 at most.
#[utoipa::path(get, path = "/internal-tickets/counts", tag = "tickets", params(CountFilter),
               responses((status = 200, body = TicketCounts), Problems))]
pub async fn count_tickets(caller: Caller, Query(filter): Query<CountFilter>) -> Result<Json<TicketCounts>, ApiError> {
    let fitting = filter.read()?;
    let _turn = match fitting.words().is_some() {
        true => Some(caller.heavy().await?),
        false => None,
    };
    let (tx, counts) = caller
        .begin_with(Guard::L1OrAbove, async |tx| lists::counts(tx, &fitting).await)
        .await?;
    tx.finish().await?;
    Ok(Json(counts))
}

/// Whose tickets one may look for: everybody who takes calls or took some, the active ones first, by name.
#[utoipa::path(get, path = "/internal-tickets/people", tag = "tickets",
               responses((status = 200, body = [Person]), Problems))]
pub async fn list_ticket_people(caller: Caller) -> Result<Json<Vec<Person>>, ApiError> {
    let (tx, people) = caller
        .begin_with(Guard::L1OrAbove, async |tx| lists::people(tx).await)
        .await?;
    tx.finish().await?;
    Ok(Json(people))
}

/// A change of a ticket's status.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryView {
    /// When.
    pub at: Timestamp,
    /// Who; absent for the product itself.
    pub by: Option<Person>,
    /// In which capacity.
    pub acting_as: String,
    /// Absent for the first entry.
    pub from_status: Option<TicketStatus>,
    /// What it became.
    pub to_status: TicketStatus,
    /// Why.
    pub reason: String,
}

/// A ticket with its whole story.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketStory {
    /// The ticket.
    #[serde(flatten)]
    ticket: Ticket,
    /// Its changes of status, oldest first.
    history: Vec<HistoryView>,
    /// Its walks with their paths and notes, oldest first.
    walks: Vec<WalkView>,
}

/// A ticket: who, what, its history and its walks.
#[utoipa::path(get, path = "/internal-tickets/{id}", tag = "tickets", params(("id" = TicketId, Path)),
               responses((status = 200, body = TicketStory), Problems))]
pub async fn read_ticket(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<TicketId>,
) -> Result<Json<TicketStory>, ApiError> {
    let (tx, (ticket, history, walks)) = caller
        .begin_with(Guard::L1OrAbove, async |tx| {
            futures::try_join!(store::find(tx, id), store::history(tx, id), walks::of_ticket(tx, id))
        })
        .await?;
    let ticket = ticket.ok_or_else(|| ApiError::not_found("ticket"))?;
    let mut views = Vec::with_capacity(walks.len());
    for walk in walks {
        views.push(walks::view(&app, &tx, walk).await?);
    }
    tx.finish().await?;
    Ok(Json(TicketStory {
        ticket,
        history,
        walks: views,
    }))
}

/// Why a ticket is opened again.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// What is still wrong.
    #[serde(default)]
    #[schema(value_type = Option<Text<0, 4000>>)]
    reason: OptionalText<4000>,
}

/// Reopen a resolved ticket. The votes of the walks that resolved it no longer count.
#[utoipa::path(post, path = "/internal-tickets/{id}/reopen", tag = "tickets", params(("id" = TicketId, Path)),
               request_body = Reopen, responses((status = 200, body = Ticket), Problems))]
pub async fn reopen_ticket(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<TicketId>,
    Body(input): Body<Reopen>,
) -> Result<Response, ApiError> {
    let locked = async |tx: &crate::db::Tx| {
        let (_, ticket) = futures::try_join!(store::lock(tx, id), store::find(tx, id))?;
        Ok(ticket)
    };
    idempotency::once(&caller, Guard::L1OrAbove, &key, &input, locked, async |tx, ticket| {
        let ticket = ticket.ok_or_else(|| ApiError::not_found("ticket"))?.reopen(tx.now())?;
        store::reopen(tx, id, given(&input.reason).unwrap_or_default().to_owned());
        walks::void_votes(tx, id).await?;
        audit::done(tx, Action::TicketReopened, id.0);
        Ok((StatusCode::OK, ticket))
    })
    .await
}
