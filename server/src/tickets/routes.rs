//! The queue, the list of tickets, a ticket's story, reopening.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{ActiveWalk, Ticket, TicketKind, TicketStatus, store, store::Order};
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
    /// When the call came in.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Who works it.
    pub assigned_user: Option<Person>,
    /// The walk that is on for it.
    pub active_walk: Option<ActiveWalk>,
}

/// Which end of the queue comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum QueueOrder {
    /// The latest call.
    #[default]
    Newest,
    /// The call that has waited longest.
    Oldest,
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
    let order = match filter.sort {
        QueueOrder::Newest => Order::Newest { before: None },
        QueueOrder::Oldest => Order::Oldest,
    };
    let (tx, entries) = caller
        .begin_with(Guard::L1OrCoverage, async |tx| {
            store::list(tx, filter.status_filter, order, filter.limit.rows()).await
        })
        .await?;
    tx.finish().await?;
    Ok(Json(entries))
}

/// Which tickets.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TicketFilter {
    /// Only those.
    status: Option<TicketStatus>,
    /// Words of the problem, the customer or the resolution, or a number; the newest 200 matches, without further pages.
    search: Option<Text<0, 200>>,
    /// A description: tickets with any of its words, the best match first, without further pages. Not with `search`.
    like: Option<Text<0, 2000>>,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// A page of tickets.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketPage {
    /// The tickets, newest first; by `like` the best match first.
    items: Vec<QueueEntry>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
}

/// Tickets of the account, newest first, or those like a description.
#[utoipa::path(get, path = "/internal-tickets", tag = "tickets", params(TicketFilter),
               responses((status = 200, body = TicketPage), Problems))]
pub async fn list_tickets(caller: Caller, Query(filter): Query<TicketFilter>) -> Result<Json<TicketPage>, ApiError> {
    let before: Option<(Timestamp, Uuid)> = filter.cursor.as_deref().map(page::read_cursor).transpose()?;
    let search = given(&filter.search).map(ToOwned::to_owned);
    let like = given(&filter.like).map(ToOwned::to_owned);
    if search.is_some() && like.is_some() {
        return Err(ApiError::invalid("like", "cannot be combined with search"));
    }
    let _turn = match search.is_some() || like.is_some() {
        true => Some(caller.heavy().await?),
        false => None,
    };
    let most = filter.limit.rows();
    let (tx, mut items) = caller
        .begin_with(Guard::L1OrAbove, async |tx| match (&search, &like) {
            (Some(text), _) => store::search(tx, filter.status, text).await,
            (None, Some(text)) => store::similar(tx, filter.status, text, most).await,
            (None, None) => store::list(tx, filter.status, Order::Newest { before }, most + 1).await,
        })
        .await?;
    tx.finish().await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = search.is_none() && items.len() > most;
    let next_cursor = if more {
        items.truncate(most);
        items
            .last()
            .map(|last| page::cursor(&(last.created_at, last.ticket_id.0)))
    } else {
        None
    };
    Ok(Json(TicketPage { items, next_cursor }))
}

/// Tickets by status, 1,000 at most of each: more are not counted.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketCounts {
    /// Waiting for somebody to walk them.
    pub open: i64,
    /// Being walked.
    pub walking: i64,
    /// Solved.
    pub resolved: i64,
    /// Handed to an engineer.
    pub escalated: i64,
}

/// How many tickets there are of each status, 1,000 at most.
#[utoipa::path(get, path = "/internal-tickets/counts", tag = "tickets",
               responses((status = 200, body = TicketCounts), Problems))]
pub async fn count_tickets(caller: Caller) -> Result<Json<TicketCounts>, ApiError> {
    let (tx, counts) = caller
        .begin_with(Guard::L1OrAbove, async |tx| store::counts(tx).await)
        .await?;
    tx.finish().await?;
    Ok(Json(counts))
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
