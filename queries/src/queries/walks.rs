// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertWalk<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::JsonSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_by: uuid::Uuid,
    pub acting_as: T1,
    pub ticket_id: T2,
    pub internal_ticket_id: uuid::Uuid,
    pub session_kind: T3,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_version: Option<i32>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub proposal_tree: Option<T4>,
    pub current_node_id: Option<T5>,
    pub stands_at: Option<T6>,
    pub step_count: i32,
    pub walk_notes: T7,
}
#[derive(Debug)]
pub struct InsertEscalatedWalkParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_by: uuid::Uuid,
    pub acting_as: T1,
    pub ticket_id: T2,
    pub internal_ticket_id: uuid::Uuid,
    pub escalation_reason: Option<T3>,
    pub escalation_reason_category: T4,
}
#[derive(Debug)]
pub struct InsertStep<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub seq: i32,
    pub kind: T1,
    pub node_id: T2,
    pub question: T3,
    pub answer: T4,
    pub l1_note: Option<T5>,
    pub at: jiff::Timestamp,
    pub by_user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MoveWalkParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub current_node_id: Option<T1>,
    pub stands_at: Option<T2>,
    pub step_count: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SaveNotes<T1: crate::JsonSql> {
    pub notes: T1,
    pub save_id: Option<uuid::Uuid>,
    pub saved_by: uuid::Uuid,
    pub changed: bool,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetHolderParams {
    pub holder_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PauseWalkParams<T1: crate::StringSql> {
    pub reason: T1,
    pub resume_at: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ResolveWalkParams<T1: crate::StringSql> {
    pub resolution_notes: T1,
    pub helpful: Option<bool>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct EscalateWalkParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub escalation_reason: Option<T1>,
    pub escalation_reason_category: T2,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WalkRow {
    pub id: uuid::Uuid,
    pub created_by: uuid::Uuid,
    pub created_by_name: String,
    pub holder_id: uuid::Uuid,
    pub holder_name: String,
    pub acting_as: String,
    pub ticket_id: String,
    pub ticket_kind: String,
    pub internal_ticket_id: uuid::Uuid,
    pub session_kind: String,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_version: Option<i32>,
    pub flow_title: Option<String>,
    pub flow_current_version: Option<i32>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub proposal_title: Option<String>,
    pub current_node_id: Option<String>,
    pub stands_at: Option<String>,
    pub step_count: i32,
    pub walk_notes: serde_json::Value,
    pub notes_revision: i32,
    pub notes_save_id: Option<uuid::Uuid>,
    pub notes_saved_by: Option<uuid::Uuid>,
    pub notes_saved_by_name: Option<String>,
    pub notes_saved_at: Option<jiff::Timestamp>,
    pub status: String,
    pub resolution_notes: Option<String>,
    pub helpful: Option<bool>,
    pub vote_counts: bool,
    pub escalation_reason: Option<String>,
    pub escalation_reason_category: Option<String>,
    pub started_at: jiff::Timestamp,
    pub last_step_at: jiff::Timestamp,
    pub resolved_at: Option<jiff::Timestamp>,
    pub paused_at: Option<jiff::Timestamp>,
    pub pause_reason: Option<String>,
    pub resume_at: Option<jiff::Timestamp>,
    pub pauses: Vec<serde_json::Value>,
    pub ticket_number: i64,
    pub problem_statement: String,
    pub customer_name: Option<String>,
    pub customer_contact: Option<String>,
    pub ticket_status: String,
    pub ticket_created_at: jiff::Timestamp,
}
pub struct WalkRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub created_by: uuid::Uuid,
    pub created_by_name: &'a str,
    pub holder_id: uuid::Uuid,
    pub holder_name: &'a str,
    pub acting_as: &'a str,
    pub ticket_id: &'a str,
    pub ticket_kind: &'a str,
    pub internal_ticket_id: uuid::Uuid,
    pub session_kind: &'a str,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_version: Option<i32>,
    pub flow_title: Option<&'a str>,
    pub flow_current_version: Option<i32>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub proposal_title: Option<&'a str>,
    pub current_node_id: Option<&'a str>,
    pub stands_at: Option<&'a str>,
    pub step_count: i32,
    pub walk_notes: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub notes_revision: i32,
    pub notes_save_id: Option<uuid::Uuid>,
    pub notes_saved_by: Option<uuid::Uuid>,
    pub notes_saved_by_name: Option<&'a str>,
    pub notes_saved_at: Option<jiff::Timestamp>,
    pub status: &'a str,
    pub resolution_notes: Option<&'a str>,
    pub helpful: Option<bool>,
    pub vote_counts: bool,
    pub escalation_reason: Option<&'a str>,
    pub escalation_reason_category: Option<&'a str>,
    pub started_at: jiff::Timestamp,
    pub last_step_at: jiff::Timestamp,
    pub resolved_at: Option<jiff::Timestamp>,
    pub paused_at: Option<jiff::Timestamp>,
    pub pause_reason: Option<&'a str>,
    pub resume_at: Option<jiff::Timestamp>,
    pub pauses: crate::ArrayIterator<'a, postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub ticket_number: i64,
    pub problem_statement: &'a str,
    pub customer_name: Option<&'a str>,
    pub customer_contact: Option<&'a str>,
    pub ticket_status: &'a str,
    pub ticket_created_at: jiff::Timestamp,
}
impl<'a> From<WalkRowBorrowed<'a>> for WalkRow {
    fn from(
        WalkRowBorrowed {
            id,
            created_by,
            created_by_name,
            holder_id,
            holder_name,
            acting_as,
            ticket_id,
            ticket_kind,
            internal_ticket_id,
            session_kind,
            flow_id,
            flow_version,
            flow_title,
            flow_current_version,
            flow_proposal_id,
            proposal_title,
            current_node_id,
            stands_at,
            step_count,
            walk_notes,
            notes_revision,
            notes_save_id,
            notes_saved_by,
            notes_saved_by_name,
            notes_saved_at,
            status,
            resolution_notes,
            helpful,
            vote_counts,
            escalation_reason,
            escalation_reason_category,
            started_at,
            last_step_at,
            resolved_at,
            paused_at,
            pause_reason,
            resume_at,
            pauses,
            ticket_number,
            problem_statement,
            customer_name,
            customer_contact,
            ticket_status,
            ticket_created_at,
        }: WalkRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            created_by,
            created_by_name: created_by_name.into(),
            holder_id,
            holder_name: holder_name.into(),
            acting_as: acting_as.into(),
            ticket_id: ticket_id.into(),
            ticket_kind: ticket_kind.into(),
            internal_ticket_id,
            session_kind: session_kind.into(),
            flow_id,
            flow_version,
            flow_title: flow_title.map(|v| v.into()),
            flow_current_version,
            flow_proposal_id,
            proposal_title: proposal_title.map(|v| v.into()),
            current_node_id: current_node_id.map(|v| v.into()),
            stands_at: stands_at.map(|v| v.into()),
            step_count,
            walk_notes: serde_json::from_str(walk_notes.0.get()).unwrap(),
            notes_revision,
            notes_save_id,
            notes_saved_by,
            notes_saved_by_name: notes_saved_by_name.map(|v| v.into()),
            notes_saved_at,
            status: status.into(),
            resolution_notes: resolution_notes.map(|v| v.into()),
            helpful,
            vote_counts,
            escalation_reason: escalation_reason.map(|v| v.into()),
            escalation_reason_category: escalation_reason_category.map(|v| v.into()),
            started_at,
            last_step_at,
            resolved_at,
            paused_at,
            pause_reason: pause_reason.map(|v| v.into()),
            resume_at,
            pauses: pauses.map(|v| serde_json::from_str(v.0.get()).unwrap()).collect(),
            ticket_number,
            problem_statement: problem_statement.into(),
            customer_name: customer_name.map(|v| v.into()),
            customer_contact: customer_contact.map(|v| v.into()),
            ticket_status: ticket_status.into(),
            ticket_created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StepRow {
    pub seq: i32,
    pub kind: String,
    pub node_id: String,
    pub question: String,
    pub answer: String,
    pub l1_note: Option<String>,
    pub at: jiff::Timestamp,
    pub by_user_id: uuid::Uuid,
    pub by_name: String,
}
pub struct StepRowBorrowed<'a> {
    pub seq: i32,
    pub kind: &'a str,
    pub node_id: &'a str,
    pub question: &'a str,
    pub answer: &'a str,
    pub l1_note: Option<&'a str>,
    pub at: jiff::Timestamp,
    pub by_user_id: uuid::Uuid,
    pub by_name: &'a str,
}
impl<'a> From<StepRowBorrowed<'a>> for StepRow {
    fn from(
        StepRowBorrowed {
            seq,
            kind,
            node_id,
            question,
            answer,
            l1_note,
            at,
            by_user_id,
            by_name,
        }: StepRowBorrowed<'a>,
    ) -> Self {
        Self {
            seq,
            kind: kind.into(),
            node_id: node_id.into(),
            question: question.into(),
            answer: answer.into(),
            l1_note: l1_note.map(|v| v.into()),
            at,
            by_user_id,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TicketStepRow {
    pub session_id: uuid::Uuid,
    pub seq: i32,
    pub kind: String,
    pub node_id: String,
    pub question: String,
    pub answer: String,
    pub l1_note: Option<String>,
    pub at: jiff::Timestamp,
    pub by_user_id: uuid::Uuid,
    pub by_name: String,
}
pub struct TicketStepRowBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub seq: i32,
    pub kind: &'a str,
    pub node_id: &'a str,
    pub question: &'a str,
    pub answer: &'a str,
    pub l1_note: Option<&'a str>,
    pub at: jiff::Timestamp,
    pub by_user_id: uuid::Uuid,
    pub by_name: &'a str,
}
impl<'a> From<TicketStepRowBorrowed<'a>> for TicketStepRow {
    fn from(
        TicketStepRowBorrowed {
            session_id,
            seq,
            kind,
            node_id,
            question,
            answer,
            l1_note,
            at,
            by_user_id,
            by_name,
        }: TicketStepRowBorrowed<'a>,
    ) -> Self {
        Self {
            session_id,
            seq,
            kind: kind.into(),
            node_id: node_id.into(),
            question: question.into(),
            answer: answer.into(),
            l1_note: l1_note.map(|v| v.into()),
            at,
            by_user_id,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AbandonedWalk {
    pub internal_ticket_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ReleasedWalk {
    pub id: uuid::Uuid,
    pub internal_ticket_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ActiveWalk {
    pub id: uuid::Uuid,
    pub session_kind: String,
    pub ticket_id: String,
    pub ticket_kind: String,
    pub number: i64,
    pub problem_statement: String,
    pub customer_name: Option<String>,
    pub flow_title: Option<String>,
    pub proposal_title: Option<String>,
    pub step_count: i32,
    pub note_count: i32,
    pub started_at: jiff::Timestamp,
    pub last_step_at: jiff::Timestamp,
    pub paused_at: Option<jiff::Timestamp>,
    pub pause_reason: Option<String>,
    pub resume_at: Option<jiff::Timestamp>,
    pub acting_as: String,
}
pub struct ActiveWalkBorrowed<'a> {
    pub id: uuid::Uuid,
    pub session_kind: &'a str,
    pub ticket_id: &'a str,
    pub ticket_kind: &'a str,
    pub number: i64,
    pub problem_statement: &'a str,
    pub customer_name: Option<&'a str>,
    pub flow_title: Option<&'a str>,
    pub proposal_title: Option<&'a str>,
    pub step_count: i32,
    pub note_count: i32,
    pub started_at: jiff::Timestamp,
    pub last_step_at: jiff::Timestamp,
    pub paused_at: Option<jiff::Timestamp>,
    pub pause_reason: Option<&'a str>,
    pub resume_at: Option<jiff::Timestamp>,
    pub acting_as: &'a str,
}
impl<'a> From<ActiveWalkBorrowed<'a>> for ActiveWalk {
    fn from(
        ActiveWalkBorrowed {
            id,
            session_kind,
            ticket_id,
            ticket_kind,
            number,
            problem_statement,
            customer_name,
            flow_title,
            proposal_title,
            step_count,
            note_count,
            started_at,
            last_step_at,
            paused_at,
            pause_reason,
            resume_at,
            acting_as,
        }: ActiveWalkBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            session_kind: session_kind.into(),
            ticket_id: ticket_id.into(),
            ticket_kind: ticket_kind.into(),
            number,
            problem_statement: problem_statement.into(),
            customer_name: customer_name.map(|v| v.into()),
            flow_title: flow_title.map(|v| v.into()),
            proposal_title: proposal_title.map(|v| v.into()),
            step_count,
            note_count,
            started_at,
            last_step_at,
            paused_at,
            pause_reason: pause_reason.map(|v| v.into()),
            resume_at,
            acting_as: acting_as.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct VoidedVote {
    pub id: uuid::Uuid,
    pub flow_proposal_id: Option<uuid::Uuid>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct WalkRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WalkRowBorrowed, tokio_postgres::Error>,
    mapper: fn(WalkRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WalkRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WalkRowBorrowed) -> R) -> WalkRowQuery<'c, 'a, 's, C, R, N> {
        WalkRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct SerdejsonValueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<postgres_types::Json<&serde_json::value::RawValue>, tokio_postgres::Error>,
    mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SerdejsonValueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> R,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, R, N> {
        SerdejsonValueQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct StepRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StepRowBorrowed, tokio_postgres::Error>,
    mapper: fn(StepRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StepRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StepRowBorrowed) -> R) -> StepRowQuery<'c, 'a, 's, C, R, N> {
        StepRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TicketStepRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TicketStepRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TicketStepRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TicketStepRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TicketStepRowBorrowed) -> R) -> TicketStepRowQuery<'c, 'a, 's, C, R, N> {
        TicketStepRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct AbandonedWalkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AbandonedWalk, tokio_postgres::Error>,
    mapper: fn(AbandonedWalk) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AbandonedWalkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AbandonedWalk) -> R) -> AbandonedWalkQuery<'c, 'a, 's, C, R, N> {
        AbandonedWalkQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ReleasedWalkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReleasedWalk, tokio_postgres::Error>,
    mapper: fn(ReleasedWalk) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReleasedWalkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReleasedWalk) -> R) -> ReleasedWalkQuery<'c, 'a, 's, C, R, N> {
        ReleasedWalkQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ActiveWalkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ActiveWalkBorrowed, tokio_postgres::Error>,
    mapper: fn(ActiveWalkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ActiveWalkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ActiveWalkBorrowed) -> R) -> ActiveWalkQuery<'c, 'a, 's, C, R, N> {
        ActiveWalkQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct VoidedVoteQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VoidedVote, tokio_postgres::Error>,
    mapper: fn(VoidedVote) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VoidedVoteQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VoidedVote) -> R) -> VoidedVoteQuery<'c, 'a, 's, C, R, N> {
        VoidedVoteQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct InsertWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_walk() -> InsertWalkStmt {
    InsertWalkStmt(
        "insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind, internal_ticket_id, session_kind, flow_id, flow_version, flow_proposal_id, proposal_tree, current_node_id, stands_at, step_count, walk_notes) values ($1, $2, $3, $3, $4, $5, 'internal', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (account_id, ticket_kind, ticket_id) where status = 'active' do nothing",
        None,
    )
}
impl InsertWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::JsonSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        created_by: &'a uuid::Uuid,
        acting_as: &'a T1,
        ticket_id: &'a T2,
        internal_ticket_id: &'a uuid::Uuid,
        session_kind: &'a T3,
        flow_id: &'a Option<uuid::Uuid>,
        flow_version: &'a Option<i32>,
        flow_proposal_id: &'a Option<uuid::Uuid>,
        proposal_tree: &'a Option<T4>,
        current_node_id: &'a Option<T5>,
        stands_at: &'a Option<T6>,
        step_count: &'a i32,
        walk_notes: &'a T7,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                id,
                created_by,
                acting_as,
                ticket_id,
                internal_ticket_id,
                session_kind,
                flow_id,
                flow_version,
                flow_proposal_id,
                proposal_tree,
                current_node_id,
                stands_at,
                step_count,
                walk_notes,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertWalk<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertWalkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertWalk<T1, T2, T3, T4, T5, T6, T7>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.created_by,
            &params.acting_as,
            &params.ticket_id,
            &params.internal_ticket_id,
            &params.session_kind,
            &params.flow_id,
            &params.flow_version,
            &params.flow_proposal_id,
            &params.proposal_tree,
            &params.current_node_id,
            &params.stands_at,
            &params.step_count,
            &params.walk_notes,
        ))
    }
}
pub struct InsertEscalatedWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_escalated_walk() -> InsertEscalatedWalkStmt {
    InsertEscalatedWalkStmt(
        "insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind, internal_ticket_id, session_kind, status, escalation_reason, escalation_reason_category, resolved_at) values ($1, $2, $3, $3, $4, $5, 'internal', $6, 'adhoc', 'escalated', $7, $8, now())",
        None,
    )
}
impl InsertEscalatedWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        created_by: &'a uuid::Uuid,
        acting_as: &'a T1,
        ticket_id: &'a T2,
        internal_ticket_id: &'a uuid::Uuid,
        escalation_reason: &'a Option<T3>,
        escalation_reason_category: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                id,
                created_by,
                acting_as,
                ticket_id,
                internal_ticket_id,
                escalation_reason,
                escalation_reason_category,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertEscalatedWalkParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertEscalatedWalkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertEscalatedWalkParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.created_by,
            &params.acting_as,
            &params.ticket_id,
            &params.internal_ticket_id,
            &params.escalation_reason,
            &params.escalation_reason_category,
        ))
    }
}
pub struct LockWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_walk() -> LockWalkStmt {
    LockWalkStmt("select id from l1_walk_sessions where id = $1 for no key update", None)
}
impl LockWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FindWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_walk() -> FindWalkStmt {
    FindWalkStmt(
        "select w.id, w.created_by, c.name as created_by_name, w.holder_id, h.name as holder_name, w.acting_as, w.ticket_id, w.ticket_kind, w.internal_ticket_id as \"internal_ticket_id\", w.session_kind, w.flow_id, w.flow_version, f.title as flow_title, f.current_version as flow_current_version, w.flow_proposal_id, p.title as proposal_title, w.current_node_id, w.stands_at, w.step_count, w.walk_notes, w.notes_revision, w.notes_save_id, w.notes_saved_by, n.name as notes_saved_by_name, w.notes_saved_at, w.status, w.resolution_notes, w.helpful, w.vote_counts, w.escalation_reason, w.escalation_reason_category, w.started_at, w.last_step_at, w.resolved_at, w.paused_at, w.pause_reason, w.resume_at, array(select to_jsonb(e) from (select z.paused_at, z.reason, z.resume_at, z.ended_at, jsonb_build_object('id', b.id, 'name', b.name) as by from l1_walk_pauses z join users b on b.account_id = z.account_id and b.id = z.by_user_id where z.account_id = w.account_id and z.session_id = w.id order by z.paused_at) e) as pauses, t.number as ticket_number, t.problem_statement, t.customer_name, t.customer_contact, t.status as ticket_status, t.created_at as ticket_created_at from l1_walk_sessions w join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id join users c on c.account_id = w.account_id and c.id = w.created_by join users h on h.account_id = w.account_id and h.id = w.holder_id left join users n on n.account_id = w.account_id and n.id = w.notes_saved_by left join flows f on f.account_id = w.account_id and f.id = w.flow_id left join flow_proposals p on p.account_id = w.account_id and p.id = w.flow_proposal_id where w.id = $1",
        None,
    )
}
impl FindWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> WalkRowQuery<'c, 'a, 's, C, WalkRow, 1> {
        WalkRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WalkRowBorrowed, tokio_postgres::Error> {
                Ok(WalkRowBorrowed {
                    id: row.try_get(0)?,
                    created_by: row.try_get(1)?,
                    created_by_name: row.try_get(2)?,
                    holder_id: row.try_get(3)?,
                    holder_name: row.try_get(4)?,
                    acting_as: row.try_get(5)?,
                    ticket_id: row.try_get(6)?,
                    ticket_kind: row.try_get(7)?,
                    internal_ticket_id: row.try_get(8)?,
                    session_kind: row.try_get(9)?,
                    flow_id: row.try_get(10)?,
                    flow_version: row.try_get(11)?,
                    flow_title: row.try_get(12)?,
                    flow_current_version: row.try_get(13)?,
                    flow_proposal_id: row.try_get(14)?,
                    proposal_title: row.try_get(15)?,
                    current_node_id: row.try_get(16)?,
                    stands_at: row.try_get(17)?,
                    step_count: row.try_get(18)?,
                    walk_notes: row.try_get(19)?,
                    notes_revision: row.try_get(20)?,
                    notes_save_id: row.try_get(21)?,
                    notes_saved_by: row.try_get(22)?,
                    notes_saved_by_name: row.try_get(23)?,
                    notes_saved_at: row.try_get(24)?,
                    status: row.try_get(25)?,
                    resolution_notes: row.try_get(26)?,
                    helpful: row.try_get(27)?,
                    vote_counts: row.try_get(28)?,
                    escalation_reason: row.try_get(29)?,
                    escalation_reason_category: row.try_get(30)?,
                    started_at: row.try_get(31)?,
                    last_step_at: row.try_get(32)?,
                    resolved_at: row.try_get(33)?,
                    paused_at: row.try_get(34)?,
                    pause_reason: row.try_get(35)?,
                    resume_at: row.try_get(36)?,
                    pauses: row.try_get(37)?,
                    ticket_number: row.try_get(38)?,
                    problem_statement: row.try_get(39)?,
                    customer_name: row.try_get(40)?,
                    customer_contact: row.try_get(41)?,
                    ticket_status: row.try_get(42)?,
                    ticket_created_at: row.try_get(43)?,
                })
            },
            mapper: |it| WalkRow::from(it),
        }
    }
}
pub struct WalksOfTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn walks_of_ticket() -> WalksOfTicketStmt {
    WalksOfTicketStmt(
        "select w.id, w.created_by, c.name as created_by_name, w.holder_id, h.name as holder_name, w.acting_as, w.ticket_id, w.ticket_kind, w.internal_ticket_id as \"internal_ticket_id\", w.session_kind, w.flow_id, w.flow_version, f.title as flow_title, f.current_version as flow_current_version, w.flow_proposal_id, p.title as proposal_title, w.current_node_id, w.stands_at, w.step_count, w.walk_notes, w.notes_revision, w.notes_save_id, w.notes_saved_by, n.name as notes_saved_by_name, w.notes_saved_at, w.status, w.resolution_notes, w.helpful, w.vote_counts, w.escalation_reason, w.escalation_reason_category, w.started_at, w.last_step_at, w.resolved_at, w.paused_at, w.pause_reason, w.resume_at, array(select to_jsonb(e) from (select z.paused_at, z.reason, z.resume_at, z.ended_at, jsonb_build_object('id', b.id, 'name', b.name) as by from l1_walk_pauses z join users b on b.account_id = z.account_id and b.id = z.by_user_id where z.account_id = w.account_id and z.session_id = w.id order by z.paused_at) e) as pauses, t.number as ticket_number, t.problem_statement, t.customer_name, t.customer_contact, t.status as ticket_status, t.created_at as ticket_created_at from l1_walk_sessions w join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id join users c on c.account_id = w.account_id and c.id = w.created_by join users h on h.account_id = w.account_id and h.id = w.holder_id left join users n on n.account_id = w.account_id and n.id = w.notes_saved_by left join flows f on f.account_id = w.account_id and f.id = w.flow_id left join flow_proposals p on p.account_id = w.account_id and p.id = w.flow_proposal_id where w.internal_ticket_id = $1 order by w.started_at, w.id",
        None,
    )
}
impl WalksOfTicketStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        ticket_id: &'a uuid::Uuid,
    ) -> WalkRowQuery<'c, 'a, 's, C, WalkRow, 1> {
        WalkRowQuery {
            client,
            params: [ticket_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WalkRowBorrowed, tokio_postgres::Error> {
                Ok(WalkRowBorrowed {
                    id: row.try_get(0)?,
                    created_by: row.try_get(1)?,
                    created_by_name: row.try_get(2)?,
                    holder_id: row.try_get(3)?,
                    holder_name: row.try_get(4)?,
                    acting_as: row.try_get(5)?,
                    ticket_id: row.try_get(6)?,
                    ticket_kind: row.try_get(7)?,
                    internal_ticket_id: row.try_get(8)?,
                    session_kind: row.try_get(9)?,
                    flow_id: row.try_get(10)?,
                    flow_version: row.try_get(11)?,
                    flow_title: row.try_get(12)?,
                    flow_current_version: row.try_get(13)?,
                    flow_proposal_id: row.try_get(14)?,
                    proposal_title: row.try_get(15)?,
                    current_node_id: row.try_get(16)?,
                    stands_at: row.try_get(17)?,
                    step_count: row.try_get(18)?,
                    walk_notes: row.try_get(19)?,
                    notes_revision: row.try_get(20)?,
                    notes_save_id: row.try_get(21)?,
                    notes_saved_by: row.try_get(22)?,
                    notes_saved_by_name: row.try_get(23)?,
                    notes_saved_at: row.try_get(24)?,
                    status: row.try_get(25)?,
                    resolution_notes: row.try_get(26)?,
                    helpful: row.try_get(27)?,
                    vote_counts: row.try_get(28)?,
                    escalation_reason: row.try_get(29)?,
                    escalation_reason_category: row.try_get(30)?,
                    started_at: row.try_get(31)?,
                    last_step_at: row.try_get(32)?,
                    resolved_at: row.try_get(33)?,
                    paused_at: row.try_get(34)?,
                    pause_reason: row.try_get(35)?,
                    resume_at: row.try_get(36)?,
                    pauses: row.try_get(37)?,
                    ticket_number: row.try_get(38)?,
                    problem_statement: row.try_get(39)?,
                    customer_name: row.try_get(40)?,
                    customer_contact: row.try_get(41)?,
                    ticket_status: row.try_get(42)?,
                    ticket_created_at: row.try_get(43)?,
                })
            },
            mapper: |it| WalkRow::from(it),
        }
    }
}
pub struct ProposalTreeOfWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn proposal_tree_of_walk() -> ProposalTreeOfWalkStmt {
    ProposalTreeOfWalkStmt(
        "select proposal_tree as \"proposal_tree\" from l1_walk_sessions where id = $1 and proposal_tree is not null",
        None,
    )
}
impl ProposalTreeOfWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 1> {
        SerdejsonValueQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
pub struct StepsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn steps() -> StepsStmt {
    StepsStmt(
        "select s.seq, s.kind, s.node_id, s.question, s.answer, s.l1_note, s.at, s.by_user_id, u.name as by_name from l1_walk_steps s join users u on u.account_id = s.account_id and u.id = s.by_user_id where s.session_id = $1 order by s.seq",
        None,
    )
}
impl StepsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        session_id: &'a uuid::Uuid,
    ) -> StepRowQuery<'c, 'a, 's, C, StepRow, 1> {
        StepRowQuery {
            client,
            params: [session_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StepRowBorrowed, tokio_postgres::Error> {
                Ok(StepRowBorrowed {
                    seq: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    node_id: row.try_get(2)?,
                    question: row.try_get(3)?,
                    answer: row.try_get(4)?,
                    l1_note: row.try_get(5)?,
                    at: row.try_get(6)?,
                    by_user_id: row.try_get(7)?,
                    by_name: row.try_get(8)?,
                })
            },
            mapper: |it| StepRow::from(it),
        }
    }
}
pub struct StepsOfTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn steps_of_ticket() -> StepsOfTicketStmt {
    StepsOfTicketStmt(
        "select s.session_id, s.seq, s.kind, s.node_id, s.question, s.answer, s.l1_note, s.at, s.by_user_id, u.name as by_name from l1_walk_steps s join l1_walk_sessions w on w.account_id = s.account_id and w.id = s.session_id join users u on u.account_id = s.account_id and u.id = s.by_user_id where w.internal_ticket_id = $1 order by s.session_id, s.seq",
        None,
    )
}
impl StepsOfTicketStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        ticket_id: &'a uuid::Uuid,
    ) -> TicketStepRowQuery<'c, 'a, 's, C, TicketStepRow, 1> {
        TicketStepRowQuery {
            client,
            params: [ticket_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TicketStepRowBorrowed, tokio_postgres::Error> {
                Ok(TicketStepRowBorrowed {
                    session_id: row.try_get(0)?,
                    seq: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    node_id: row.try_get(3)?,
                    question: row.try_get(4)?,
                    answer: row.try_get(5)?,
                    l1_note: row.try_get(6)?,
                    at: row.try_get(7)?,
                    by_user_id: row.try_get(8)?,
                    by_name: row.try_get(9)?,
                })
            },
            mapper: |it| TicketStepRow::from(it),
        }
    }
}
pub struct InsertStepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_step() -> InsertStepStmt {
    InsertStepStmt(
        "insert into l1_walk_steps (account_id, session_id, seq, kind, node_id, question, answer, l1_note, at, by_user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        None,
    )
}
impl InsertStepStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        session_id: &'a uuid::Uuid,
        seq: &'a i32,
        kind: &'a T1,
        node_id: &'a T2,
        question: &'a T3,
        answer: &'a T4,
        l1_note: &'a Option<T5>,
        at: &'a jiff::Timestamp,
        by_user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id, session_id, seq, kind, node_id, question, answer, l1_note, at, by_user_id,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertStep<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertStepStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertStep<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.session_id,
            &params.seq,
            &params.kind,
            &params.node_id,
            &params.question,
            &params.answer,
            &params.l1_note,
            &params.at,
            &params.by_user_id,
        ))
    }
}
pub struct MoveWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_walk() -> MoveWalkStmt {
    MoveWalkStmt(
        "update l1_walk_sessions set current_node_id = $1, stands_at = $2, step_count = $3, last_step_at = now() where id = $4 and status = 'active'",
        None,
    )
}
impl MoveWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        current_node_id: &'a Option<T1>,
        stands_at: &'a Option<T2>,
        step_count: &'a i32,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[current_node_id, stands_at, step_count, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveWalkParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for MoveWalkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveWalkParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.current_node_id,
            &params.stands_at,
            &params.step_count,
            &params.id,
        ))
    }
}
pub struct SaveNotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_notes() -> SaveNotesStmt {
    SaveNotesStmt(
        "update l1_walk_sessions set walk_notes = $1, notes_revision = notes_revision + 1, notes_save_id = $2, notes_saved_by = $3, notes_saved_at = now(), last_step_at = case when $4 then now() else last_step_at end where id = $5 and status = 'active'",
        None,
    )
}
impl SaveNotesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        notes: &'a T1,
        save_id: &'a Option<uuid::Uuid>,
        saved_by: &'a uuid::Uuid,
        changed: &'a bool,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[notes, save_id, saved_by, changed, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveNotes<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SaveNotesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveNotes<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.notes,
            &params.save_id,
            &params.saved_by,
            &params.changed,
            &params.id,
        ))
    }
}
pub struct SetHolderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_holder() -> SetHolderStmt {
    SetHolderStmt(
        "update l1_walk_sessions set holder_id = $1, last_step_at = now() where id = $2 and status = 'active'",
        None,
    )
}
impl SetHolderStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        holder_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[holder_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetHolderParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetHolderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetHolderParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.holder_id, &params.id))
    }
}
pub struct PauseWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pause_walk() -> PauseWalkStmt {
    PauseWalkStmt(
        "update l1_walk_sessions set paused_at = now(), pause_reason = $1, resume_at = $2, last_step_at = now() where id = $3 and status = 'active'",
        None,
    )
}
impl PauseWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        reason: &'a T1,
        resume_at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[reason, resume_at, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PauseWalkParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for PauseWalkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PauseWalkParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.reason, &params.resume_at, &params.id))
    }
}
pub struct ResumeWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resume_walk() -> ResumeWalkStmt {
    ResumeWalkStmt(
        "update l1_walk_sessions set paused_at = null, pause_reason = null, resume_at = null, last_step_at = now() where id = $1 and status = 'active'",
        None,
    )
}
impl ResumeWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[id]).await
    }
}
pub struct ResolveWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolve_walk() -> ResolveWalkStmt {
    ResolveWalkStmt(
        "update l1_walk_sessions set status = 'resolved', resolution_notes = $1, helpful = $2, resolved_at = now() where id = $3 and status = 'active'",
        None,
    )
}
impl ResolveWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        resolution_notes: &'a T1,
        helpful: &'a Option<bool>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[resolution_notes, helpful, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ResolveWalkParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ResolveWalkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ResolveWalkParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.resolution_notes, &params.helpful, &params.id))
    }
}
pub struct EscalateWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn escalate_walk() -> EscalateWalkStmt {
    EscalateWalkStmt(
        "update l1_walk_sessions set status = 'escalated', escalation_reason = $1, escalation_reason_category = $2, resolved_at = now() where id = $3 and status = 'active'",
        None,
    )
}
impl EscalateWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        escalation_reason: &'a Option<T1>,
        escalation_reason_category: &'a T2,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[escalation_reason, escalation_reason_category, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EscalateWalkParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EscalateWalkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EscalateWalkParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.escalation_reason,
            &params.escalation_reason_category,
            &params.id,
        ))
    }
}
pub struct AbandonWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn abandon_walk() -> AbandonWalkStmt {
    AbandonWalkStmt(
        "update l1_walk_sessions set status = 'abandoned', resolved_at = now() where id = $1 and status = 'active' and last_step_at < now() - interval '24 hours' and coalesce(resume_at < now() - interval '24 hours', true) returning internal_ticket_id",
        None,
    )
}
impl AbandonWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> AbandonedWalkQuery<'c, 'a, 's, C, AbandonedWalk, 1> {
        AbandonedWalkQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AbandonedWalk, tokio_postgres::Error> {
                Ok(AbandonedWalk {
                    internal_ticket_id: row.try_get(0)?,
                })
            },
            mapper: |it| AbandonedWalk::from(it),
        }
    }
}
pub struct AbandonWalksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn abandon_walks_of() -> AbandonWalksOfStmt {
    AbandonWalksOfStmt(
        "update l1_walk_sessions set status = 'abandoned', resolved_at = now() where holder_id = $1 and status = 'active' returning id, internal_ticket_id",
        None,
    )
}
impl AbandonWalksOfStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        holder_id: &'a uuid::Uuid,
    ) -> ReleasedWalkQuery<'c, 'a, 's, C, ReleasedWalk, 1> {
        ReleasedWalkQuery {
            client,
            params: [holder_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReleasedWalk, tokio_postgres::Error> {
                Ok(ReleasedWalk {
                    id: row.try_get(0)?,
                    internal_ticket_id: row.try_get(1)?,
                })
            },
            mapper: |it| ReleasedWalk::from(it),
        }
    }
}
pub struct WalksInHandStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn walks_in_hand() -> WalksInHandStmt {
    WalksInHandStmt(
        "select count(*) as walks from l1_walk_sessions where holder_id = $1 and status = 'active'",
        None,
    )
}
impl WalksInHandStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        holder_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [holder_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ActiveWalksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn active_walks() -> ActiveWalksStmt {
    ActiveWalksStmt(
        "select w.id, w.session_kind, w.ticket_id, w.ticket_kind, t.number, t.problem_statement, t.customer_name, f.title as flow_title, p.title as proposal_title, w.step_count, jsonb_array_length(w.walk_notes) as note_count, w.started_at, w.last_step_at, w.paused_at, w.pause_reason, w.resume_at, w.acting_as from l1_walk_sessions w join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id left join flows f on f.account_id = w.account_id and f.id = w.flow_id left join flow_proposals p on p.account_id = w.account_id and p.id = w.flow_proposal_id where w.holder_id = $1 and w.status = 'active' order by w.last_step_at desc, w.id desc limit 20",
        None,
    )
}
impl ActiveWalksStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        holder_id: &'a uuid::Uuid,
    ) -> ActiveWalkQuery<'c, 'a, 's, C, ActiveWalk, 1> {
        ActiveWalkQuery {
            client,
            params: [holder_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ActiveWalkBorrowed, tokio_postgres::Error> {
                Ok(ActiveWalkBorrowed {
                    id: row.try_get(0)?,
                    session_kind: row.try_get(1)?,
                    ticket_id: row.try_get(2)?,
                    ticket_kind: row.try_get(3)?,
                    number: row.try_get(4)?,
                    problem_statement: row.try_get(5)?,
                    customer_name: row.try_get(6)?,
                    flow_title: row.try_get(7)?,
                    proposal_title: row.try_get(8)?,
                    step_count: row.try_get(9)?,
                    note_count: row.try_get(10)?,
                    started_at: row.try_get(11)?,
                    last_step_at: row.try_get(12)?,
                    paused_at: row.try_get(13)?,
                    pause_reason: row.try_get(14)?,
                    resume_at: row.try_get(15)?,
                    acting_as: row.try_get(16)?,
                })
            },
            mapper: |it| ActiveWalk::from(it),
        }
    }
}
pub struct VoidVotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn void_votes() -> VoidVotesStmt {
    VoidVotesStmt(
        "update l1_walk_sessions set vote_counts = false where internal_ticket_id = $1 and status = 'resolved' and vote_counts returning id, flow_proposal_id",
        None,
    )
}
impl VoidVotesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        ticket_id: &'a uuid::Uuid,
    ) -> VoidedVoteQuery<'c, 'a, 's, C, VoidedVote, 1> {
        VoidedVoteQuery {
            client,
            params: [ticket_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VoidedVote, tokio_postgres::Error> {
                Ok(VoidedVote {
                    id: row.try_get(0)?,
                    flow_proposal_id: row.try_get(1)?,
                })
            },
            mapper: |it| VoidedVote::from(it),
        }
    }
}
