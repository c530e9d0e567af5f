//! The log as a file: page after page, each in a transaction of its own, so that a slow reader holds nothing up.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::stream::{self, StreamExt};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use queries::queries::audit::Row;
use serde_json::json;
use tokio::time::Instant;

use super::{
    Action, Outcome,
    filter::{After, Filter},
    record,
    store::{self, Names, WINDOW},
};
use crate::{
    auth::{Caller, Guard},
    error::ApiError,
    sheet,
};

/// A file has so many entries at most.
const MOST: i64 = 50_000;
/// Read at a time.
const PAGE: i64 = 1_000;
/// A file takes so long at most: rare entries may lie far apart, and a reader may be slow.
const LONGEST: Duration = Duration::from_secs(120);

const HEADINGS: [&str; 15] = [
    "time",
    "person",
    "person id",
    "role",
    "acting as",
    "action",
    "entity",
    "entity id",
    "name",
    "ticket",
    "outcome",
    "ip",
    "session id",
    "request id",
    "detail",
];

/// Where a file stands.
struct Export {
    caller: Caller,
    filter: Filter,
    most: i64,
    written: i64,
    next: Next,
    until: Instant,
}

/// What is to be read next.
enum Next {
    Page(Option<After>),
    Nothing,
}

/// The first page at once, so that who may not is told so; the others as they are read. Also answers which day it is.
pub(super) async fn begin(caller: Caller, filter: Filter) -> Result<(Body, Date), ApiError> {
    let asked = serde_json::to_value(&filter).map_err(ApiError::fault)?;
    let mut export = Export {
        most: MOST,
        caller,
        filter,
        written: 0,
        next: Next::Page(None),
        until: Instant::now() + LONGEST,
    };
    let mut first = [sheet::BEGINNING, &sheet::line(HEADINGS)].concat();
    let turn = export.caller.heavy().await?;
    let (page, day) = export.page(Some(asked)).await?;
    drop(turn);
    first.extend(page);
    let first = stream::once(async move { Ok::<_, std::convert::Infallible>(Bytes::from(first)) });
    let rest = stream::unfold(export, |mut export| async move {
        let bytes = export.rest().await?;
        Some((Ok(Bytes::from(bytes)), export))
    });
    // Fused: what compresses it asks once more after the end.
    Ok((Body::from_stream(first.chain(rest).fuse()), day))
}

impl Export {
    /// The next page's lines; at an end that is not the log's, a line that says so. Once nothing is left, `None`.
    async fn rest(&mut self) -> Option<Vec<u8>> {
        let Next::Page(_) = self.next else { return None };
        let cut = if self.written >= self.most {
            format!(
                "CUT: the file ends after {} entries. Ask for fewer days for the others.",
                self.written
            )
        } else if Instant::now() > self.until {
            "CUT: this took too long. Ask for fewer days for the others.".to_owned()
        } else {
            match self.next_page().await {
                Ok((lines, _)) => return Some(lines),
                Err(error) => {
                    tracing::warn!(%error, "an export of the audit log broke off");
                    "CUT: the file broke off here. Ask for it again.".to_owned()
                }
            }
        };
        self.next = Next::Nothing;
        Some(sheet::line([cut.as_str()]))
    }

    /// Its turn is waited for anew, and held for no longer than the page is read: not while a slow reader takes it.
    async fn next_page(&mut self) -> Result<(Vec<u8>, Date), ApiError> {
        let _turn = self.caller.turn().await?;
        self.page(None).await
    }

    /// One page's lines. The caller is admitted anew for each: a session that ended reads no further.
    async fn page(&mut self, begins: Option<serde_json::Value>) -> Result<(Vec<u8>, Date), ApiError> {
        let Next::Page(after) = self.next else {
            return Err(ApiError::fault("a page after the last one"));
        };
        let filter = &self.filter;
        let (tx, bounds) = self
            .caller
            .begin_with(Guard::Owner, async |tx| store::bounds(tx, filter.from, filter.to).await)
            .await?;
        let most = PAGE.min(self.most - self.written);
        let found = store::page(&tx, filter, &bounds, after, most, WINDOW).await?;
        let names = Names::of(&tx, &found.rows, false).await?;
        if let Some(asked) = begins {
            let account = tx.actor().account;
            record(
                &tx,
                Action::AuditExported,
                account.0,
                Outcome::Done,
                json!({ "filter": asked }),
            );
        }
        let zone = TimeZone::get(&bounds.time_zone).unwrap_or(TimeZone::UTC);
        let today = tx.now().to_zoned(zone.clone()).date();
        tx.commit().await?;
        self.written += i64::try_from(found.rows.len()).unwrap_or(i64::MAX);
        self.next = match found.next {
            Some(after) => Next::Page(Some(after)),
            None => Next::Nothing,
        };
        let lines = found.rows.iter().flat_map(|row| line(row, &names, &zone)).collect();
        Ok((lines, today))
    }
}

fn line(row: &Row, names: &Names, zone: &TimeZone) -> Vec<u8> {
    let entry = names.entry(row);
    let ticket = entry.about.ticket_number.map(|number| format!("#{number}"));
    let person = entry.user.as_ref();
    sheet::line([
        local(row.created_at, zone).as_str(),
        person.map(|person| person.name.as_str()).unwrap_or_default(),
        &person.map(|person| person.id.to_string()).unwrap_or_default(),
        row.role.as_deref().unwrap_or_default(),
        &row.acting_as,
        &row.action,
        &row.entity,
        &row.entity_id,
        entry.about.name.as_deref().unwrap_or_default(),
        ticket.as_deref().unwrap_or_default(),
        &row.outcome,
        row.ip.as_deref().unwrap_or_default(),
        &row.session_id.map(|id| id.to_string()).unwrap_or_default(),
        &row.request_id,
        &row.detail.to_string(),
    ])
}

/// As a spreadsheet reads it, with the offset so that it means one moment.
fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S%:z").to_string()
}
