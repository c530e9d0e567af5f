//! The event stream, and who is on which ticket.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode},
    response::{IntoResponse, Sse, sse::KeepAlive},
};

use super::{
    Change,
    presence::{self, PresenceFilter, Present, ShowTicket},
    stream,
};
use crate::{
    app::App,
    auth::{Caller, Guard},
    error::{ApiError, Problems},
    request::{Body, Query},
};

/// Where nothing happens something is said this often, so that nobody on the way takes the connection for dead.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// What changes in the account from now on, as server-sent events: ids of what the caller may see. `hello` first (`StreamHello`),
/// then `changes` (a list of `LiveChange`), `reset` where something may have been missed, and `end` (`StreamEnd`) last. After `hello`
/// and `reset` whatever is shown has to be asked for anew.
#[utoipa::path(get, path = "/events", tag = "live",
               responses((status = 200, body = Vec<Change>, content_type = "text/event-stream"), Problems))]
pub async fn follow_events(State(app): State<App>, caller: Caller) -> Result<impl IntoResponse, ApiError> {
    // It only listens: that keeps no session alive, nor does opening it again each half hour.
    let caller = caller.in_background();
    let tx = caller.begin(Guard::SignedIn).await?;
    let account = tx.actor().account;
    let reader = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    tx.finish().await?;
    let place = app.live.take(account, reader.person.id)?;
    let events = stream::open(app, caller, reader, account, place);
    let heartbeat = KeepAlive::new().interval(HEARTBEAT);
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((unbuffered, Sse::new(events).keep_alive(heartbeat)))
}

/// Who has which ticket, or a walk of it, before their eyes: 500 lines at most.
#[utoipa::path(get, path = "/presence", tag = "live", params(PresenceFilter),
               responses((status = 200, body = [Present]), Problems))]
pub async fn list_presence(
    caller: Caller,
    Query(filter): Query<PresenceFilter>,
) -> Result<Json<Vec<Present>>, ApiError> {
    let (tx, present) = caller
        .begin_with(Guard::L1OrAbove, async |tx| presence::list(tx, filter.ticket_id).await)
        .await?;
    tx.finish().await?;
    Ok(Json(present))
}

/// Say which ticket a page shows. It counts until the page says otherwise or its event stream ends.
#[utoipa::path(put, path = "/presence", tag = "live", request_body = ShowTicket,
               responses((status = 204), Problems))]
pub async fn show_ticket(caller: Caller, Body(shown): Body<ShowTicket>) -> Result<StatusCode, ApiError> {
    let tx = caller.begin(Guard::L1OrAbove).await?;
    let user = tx.actor().person()?.id;
    presence::show(&tx, user, &shown).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
