//! The log as an owner reads it: pages, one entry whole, and a file of what was asked for.

use axum::{
    Json,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    Outcome, export,
    filter::{ActionName, Filter, PageFilter},
    store::{self, Names, WINDOW},
};
use crate::{
    auth::{ActingAs, Caller, Guard, Person},
    error::{ApiError, Problems},
    ids::{AuditId, SessionId, TicketId},
    page,
    request::{Path, Query},
};

/// One thing that was done, or refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntry {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// Who; absent for the product itself and for somebody who proved to be nobody.
    pub user: Option<Person>,
    /// What they were then, `super_admin` included.
    #[schema(value_type = Option<ActingAs>)]
    pub role: Option<String>,
    /// In which capacity.
    #[schema(value_type = ActingAs)]
    pub acting_as: String,
    /// What.
    pub action: ActionName,
    /// On what.
    pub about: About,
    /// How it went.
    pub outcome: Outcome,
    /// From which address.
    pub ip: Option<String>,
}

/// What an entry is about.
#[derive(Debug, Serialize, ToSchema)]
pub struct About {
    /// Its kind, such as `ticket`.
    pub entity: String,
    /// Its id.
    pub id: String,
    /// The name or title it has now; absent where it has none.
    pub name: Option<String>,
    /// The ticket behind it.
    pub ticket_id: Option<TicketId>,
    /// That ticket's number.
    pub ticket_number: Option<i64>,
}

/// A page of the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditPage {
    /// The entries, newest first. There may be none although there are more: then this page looked through what does not fit.
    items: Vec<AuditEntry>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
    /// How far back this page looked, where there may be more.
    looked_back_to: Option<Timestamp>,
}

/// The session something was done in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionBehind {
    /// Its id.
    pub id: SessionId,
    /// As the browser named itself; absent once the session is forgotten.
    pub user_agent: Option<String>,
    /// Where it began.
    pub ip: Option<String>,
    /// When it began.
    pub began_at: Option<Timestamp>,
}

/// An entry with everything that is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntryStory {
    /// The entry.
    #[serde(flatten)]
    entry: AuditEntry,
    /// Ids, old and new values.
    #[schema(value_type = Object)]
    detail: Value,
    /// The people named in it by id.
    people: Vec<Person>,
    /// The session it was done in.
    session: Option<SessionBehind>,
    /// The request it was done in, as the log of the server names it.
    request_id: String,
}

/// The audit log, newest first.
#[utoipa::path(get, path = "/audit-logs", tag = "audit", params(PageFilter),
               responses((status = 200, body = AuditPage), Problems))]
pub async fn list_audit_entries(caller: Caller, Query(query): Query<PageFilter>) -> Result<Json<AuditPage>, ApiError> {
    let (filter, after, most) = query.read()?;
    let (tx, bounds) = caller
        .begin_with(Guard::Owner, async |tx| store::bounds(tx, filter.from, filter.to).await)
        .await?;
    let found = store::page(&tx, &filter, &bounds, after, most, WINDOW).await?;
    let names = Names::of(&tx, &found.rows, false).await?;
    tx.finish().await?;
    Ok(Json(AuditPage {
        items: found.rows.iter().map(|row| names.entry(row)).collect(),
        next_cursor: found.next.as_ref().map(page::cursor),
        looked_back_to: found.next.map(|(at, _)| at),
    }))
}

/// An entry of the audit log with everything that is known.
#[utoipa::path(get, path = "/audit-logs/{id}", tag = "audit", params(("id" = AuditId, Path)),
               responses((status = 200, body = AuditEntryStory), Problems))]
pub async fn read_audit_entry(caller: Caller, Path(id): Path<AuditId>) -> Result<Json<AuditEntryStory>, ApiError> {
    let (tx, row) = caller
        .begin_with(Guard::Owner, async |tx| store::find(tx, id).await)
        .await?;
    let row = row.ok_or_else(|| ApiError::not_found("entry"))?;
    let (names, session) = futures::try_join!(
        Names::of(&tx, std::slice::from_ref(&row), true),
        store::session(&tx, row.session_id)
    )?;
    tx.finish().await?;
    Ok(Json(AuditEntryStory {
        entry: names.entry(&row),
        people: names.people(),
        detail: row.detail,
        session,
        request_id: row.request_id,
    }))
}

/// The audit log as CSV, newest first, 50,000 entries at most; a last line says so when it was cut.
#[utoipa::path(get, path = "/audit-logs/export", tag = "audit", params(Filter),
               responses((status = 200, body = String, content_type = "text/csv"), Problems))]
pub async fn export_audit_log(caller: Caller, Query(filter): Query<Filter>) -> Result<Response, ApiError> {
    let (body, day) = export::begin(caller, filter.checked()?).await?;
    let name = format!("attachment; filename=\"audit-log-{day}.csv\"");
    Ok((
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        body,
    )
        .into_response())
}
