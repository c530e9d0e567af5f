//! Who has a ticket before their eyes. A row lives as long as the event stream of the page that shows it.

use std::time::Duration;

use jiff::Timestamp;
use queries::queries::presence;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    auth::Person,
    db::Tx,
    error::ApiError,
    ids::{StreamId, TicketId, UserId},
};

/// Without its stream saying that it is still there, a presence lasts so long: a stream does each minute.
pub(super) const LASTS: Duration = Duration::from_secs(150);
/// So many lines are told.
const MOST: i64 = 500;

/// What a page shows now.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShowTicket {
    /// The page's event stream, as its `hello` named it.
    pub stream: Uuid,
    /// The ticket it shows, or whose walk; null once it shows none.
    pub ticket_id: Option<TicketId>,
}

/// Presence on which ticket.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PresenceFilter {
    /// Only on this one.
    pub ticket_id: Option<TicketId>,
}

/// Somebody is on a ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct Present {
    /// The ticket.
    pub ticket_id: TicketId,
    /// Who has it, or a walk of it, before their eyes.
    pub person: Person,
    /// Since when.
    pub since: Timestamp,
}

/// They are on that ticket, or on none.
pub(super) async fn show(tx: &Tx, user: UserId, shown: &ShowTicket) -> Result<(), ApiError> {
    match shown.ticket_id {
        Some(ticket) => {
            let found = presence::come()
                .bind(tx, &user.0, &shown.stream, &ticket.0)
                .opt()
                .await?;
            found.map(|_| ()).ok_or_else(|| ApiError::not_found("ticket"))
        }
        None => {
            presence::go().bind(tx, &user.0, &shown.stream).await?;
            Ok(())
        }
    }
}

/// Their stream is still there.
pub(super) fn stay(tx: &Tx, user: UserId, stream: StreamId) {
    tx.at_commit(move |db| async move { presence::stay().bind(&db, &user.0, &stream.0).await });
}

/// Their stream has ended.
pub(super) fn go(tx: &Tx, user: UserId, stream: StreamId) {
    tx.at_commit(move |db| async move { presence::go().bind(&db, &user.0, &stream.0).await });
}

/// Who is where, the longest there first.
pub(super) async fn list(tx: &Tx, ticket: Option<TicketId>) -> Result<Vec<Present>, ApiError> {
    let rows = presence::present()
        .bind(tx, &LASTS.as_secs_f64(), &ticket.map(|ticket| ticket.0), &MOST)
        .all()
        .await?;
    let present = rows.into_iter().map(|row| Present {
        ticket_id: TicketId(row.ticket_id),
        person: Person {
            id: UserId(row.user_id),
            name: row.name,
        },
        since: row.since,
    });
    Ok(present.collect())
}
