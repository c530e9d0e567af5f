// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertTicket<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_by: uuid::Uuid,
    pub customer_name: Option<T1>,
    pub customer_contact: Option<T2>,
    pub problem_statement: T3,
    pub status: T4,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub assigned_user_id: Option<uuid::Uuid>,
    pub escalation_category: Option<T5>,
}
#[derive(Debug)]
pub struct History<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub ticket_id: uuid::Uuid,
    pub by_user_id: Option<uuid::Uuid>,
    pub acting_as: T1,
    pub from_status: Option<T2>,
    pub to_status: T3,
    pub reason: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct ListNewestParams {
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct ListNewestOfStatusParams<T1: crate::StringSql> {
    pub status: T1,
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListOldestParams {
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct ListOldestOfStatusParams<T1: crate::StringSql> {
    pub status: T1,
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct LookBackParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub words: Option<T1>,
    pub customer: Option<T2>,
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub from: Option<jiff::civil::Date>,
    pub to: Option<jiff::civil::Date>,
    pub status: Option<T3>,
    pub assigned: Option<uuid::Uuid>,
    pub nobodys: bool,
    pub created_by: Option<uuid::Uuid>,
    pub category: Option<T4>,
    pub number: i64,
    pub along: T5,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct LookForwardParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub words: Option<T1>,
    pub customer: Option<T2>,
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub from: Option<jiff::civil::Date>,
    pub to: Option<jiff::civil::Date>,
    pub status: Option<T3>,
    pub assigned: Option<uuid::Uuid>,
    pub nobodys: bool,
    pub created_by: Option<uuid::Uuid>,
    pub category: Option<T4>,
    pub number: i64,
    pub along: T5,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct MatchingTicketsParams<T1: crate::StringSql> {
    pub words: T1,
    pub most: i32,
}
#[derive(Debug)]
pub struct FittingOfParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub customer: Option<T1>,
    pub from: Option<jiff::civil::Date>,
    pub to: Option<jiff::civil::Date>,
    pub ids: T2,
    pub number: i64,
    pub status: Option<T3>,
    pub assigned: Option<uuid::Uuid>,
    pub nobodys: bool,
    pub created_by: Option<uuid::Uuid>,
    pub category: Option<T4>,
}
#[derive(Debug)]
pub struct SimilarTicketsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub words: T2,
    pub status: Option<T3>,
    pub most: i64,
}
#[derive(Debug)]
pub struct SetStatusParams<T1: crate::StringSql> {
    pub status: T1,
    pub assigned_user_id: Option<uuid::Uuid>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct EscalateTicketParams<T1: crate::StringSql> {
    pub escalation_category: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetTargetParams {
    pub flow_id: Option<uuid::Uuid>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetProblemParams<T1: crate::StringSql> {
    pub problem_statement: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ResolveTicketParams<T1: crate::StringSql> {
    pub resolution_notes: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    pub id: uuid::Uuid,
    pub number: i64,
    pub problem_statement: String,
    pub customer_name: Option<String>,
    pub customer_contact: Option<String>,
    pub status: String,
    pub escalation_category: Option<String>,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_title: Option<String>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub proposal_title: Option<String>,
    pub assigned_user_id: Option<uuid::Uuid>,
    pub assigned_user_name: Option<String>,
    pub created_by: uuid::Uuid,
    pub created_by_name: String,
    pub resolution_notes: Option<String>,
    pub psa_promoted_ticket_id: Option<String>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub resolved_at: Option<jiff::Timestamp>,
    pub active_walk_id: Option<uuid::Uuid>,
    pub holder_id: Option<uuid::Uuid>,
    pub holder_name: Option<String>,
}
pub struct TicketBorrowed<'a> {
    pub id: uuid::Uuid,
    pub number: i64,
    pub problem_statement: &'a str,
    pub customer_name: Option<&'a str>,
    pub customer_contact: Option<&'a str>,
    pub status: &'a str,
    pub escalation_category: Option<&'a str>,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_title: Option<&'a str>,
    pub flow_proposal_id: Option<uuid::Uuid>,
    pub proposal_title: Option<&'a str>,
    pub assigned_user_id: Option<uuid::Uuid>,
    pub assigned_user_name: Option<&'a str>,
    pub created_by: uuid::Uuid,
    pub created_by_name: &'a str,
    pub resolution_notes: Option<&'a str>,
    pub psa_promoted_ticket_id: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub resolved_at: Option<jiff::Timestamp>,
    pub active_walk_id: Option<uuid::Uuid>,
    pub holder_id: Option<uuid::Uuid>,
    pub holder_name: Option<&'a str>,
}
impl<'a> From<TicketBorrowed<'a>> for Ticket {
    fn from(
        TicketBorrowed {
            id,
            number,
            problem_statement,
            customer_name,
            customer_contact,
            status,
            escalation_category,
            flow_id,
            flow_title,
            flow_proposal_id,
            proposal_title,
            assigned_user_id,
            assigned_user_name,
            created_by,
            created_by_name,
            resolution_notes,
            psa_promoted_ticket_id,
            created_at,
            updated_at,
            resolved_at,
            active_walk_id,
            holder_id,
            holder_name,
        }: TicketBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            number,
            problem_statement: problem_statement.into(),
            customer_name: customer_name.map(|v| v.into()),
            customer_contact: customer_contact.map(|v| v.into()),
            status: status.into(),
            escalation_category: escalation_category.map(|v| v.into()),
            flow_id,
            flow_title: flow_title.map(|v| v.into()),
            flow_proposal_id,
            proposal_title: proposal_title.map(|v| v.into()),
            assigned_user_id,
            assigned_user_name: assigned_user_name.map(|v| v.into()),
            created_by,
            created_by_name: created_by_name.into(),
            resolution_notes: resolution_notes.map(|v| v.into()),
            psa_promoted_ticket_id: psa_promoted_ticket_id.map(|v| v.into()),
            created_at,
            updated_at,
            resolved_at,
            active_walk_id,
            holder_id,
            holder_name: holder_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    pub id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub by_user_id: Option<uuid::Uuid>,
    pub by_name: Option<String>,
    pub acting_as: String,
    pub from_status: Option<String>,
    pub to_status: String,
    pub reason: String,
}
pub struct HistoryEntryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub by_user_id: Option<uuid::Uuid>,
    pub by_name: Option<&'a str>,
    pub acting_as: &'a str,
    pub from_status: Option<&'a str>,
    pub to_status: &'a str,
    pub reason: &'a str,
}
impl<'a> From<HistoryEntryBorrowed<'a>> for HistoryEntry {
    fn from(
        HistoryEntryBorrowed {
            id,
            at,
            by_user_id,
            by_name,
            acting_as,
            from_status,
            to_status,
            reason,
        }: HistoryEntryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            at,
            by_user_id,
            by_name: by_name.map(|v| v.into()),
            acting_as: acting_as.into(),
            from_status: from_status.map(|v| v.into()),
            to_status: to_status.into(),
            reason: reason.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct QueueEntry {
    pub id: uuid::Uuid,
    pub number: i64,
    pub problem_statement: String,
    pub customer_name: Option<String>,
    pub status: String,
    pub escalation_category: Option<String>,
    pub resolution: Option<String>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub assigned_user_id: Option<uuid::Uuid>,
    pub assigned_user_name: Option<String>,
    pub active_walk_id: Option<uuid::Uuid>,
    pub holder_id: Option<uuid::Uuid>,
    pub holder_name: Option<String>,
}
pub struct QueueEntryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub number: i64,
    pub problem_statement: &'a str,
    pub customer_name: Option<&'a str>,
    pub status: &'a str,
    pub escalation_category: Option<&'a str>,
    pub resolution: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub assigned_user_id: Option<uuid::Uuid>,
    pub assigned_user_name: Option<&'a str>,
    pub active_walk_id: Option<uuid::Uuid>,
    pub holder_id: Option<uuid::Uuid>,
    pub holder_name: Option<&'a str>,
}
impl<'a> From<QueueEntryBorrowed<'a>> for QueueEntry {
    fn from(
        QueueEntryBorrowed {
            id,
            number,
            problem_statement,
            customer_name,
            status,
            escalation_category,
            resolution,
            created_at,
            updated_at,
            assigned_user_id,
            assigned_user_name,
            active_walk_id,
            holder_id,
            holder_name,
        }: QueueEntryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            number,
            problem_statement: problem_statement.into(),
            customer_name: customer_name.map(|v| v.into()),
            status: status.into(),
            escalation_category: escalation_category.map(|v| v.into()),
            resolution: resolution.map(|v| v.into()),
            created_at,
            updated_at,
            assigned_user_id,
            assigned_user_name: assigned_user_name.map(|v| v.into()),
            active_walk_id,
            holder_id,
            holder_name: holder_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Looked {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub nth: i64,
    pub fits: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Fitting {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub status: String,
}
pub struct FittingBorrowed<'a> {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub status: &'a str,
}
impl<'a> From<FittingBorrowed<'a>> for Fitting {
    fn from(FittingBorrowed { id, created_at, status }: FittingBorrowed<'a>) -> Self {
        Self {
            id,
            created_at,
            status: status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct PeopleBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<PeopleBorrowed<'a>> for People {
    fn from(PeopleBorrowed { id, name }: PeopleBorrowed<'a>) -> Self {
        Self { id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CountByStatus {
    pub open: i64,
    pub walking: i64,
    pub resolved: i64,
    pub escalated: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct TicketQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TicketBorrowed, tokio_postgres::Error>,
    mapper: fn(TicketBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TicketQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TicketBorrowed) -> R) -> TicketQuery<'c, 'a, 's, C, R, N> {
        TicketQuery {
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
pub struct HistoryEntryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HistoryEntryBorrowed, tokio_postgres::Error>,
    mapper: fn(HistoryEntryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HistoryEntryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HistoryEntryBorrowed) -> R) -> HistoryEntryQuery<'c, 'a, 's, C, R, N> {
        HistoryEntryQuery {
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
pub struct QueueEntryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueueEntryBorrowed, tokio_postgres::Error>,
    mapper: fn(QueueEntryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueueEntryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(QueueEntryBorrowed) -> R) -> QueueEntryQuery<'c, 'a, 's, C, R, N> {
        QueueEntryQuery {
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
pub struct LookedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Looked, tokio_postgres::Error>,
    mapper: fn(Looked) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LookedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Looked) -> R) -> LookedQuery<'c, 'a, 's, C, R, N> {
        LookedQuery {
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
pub struct FittingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FittingBorrowed, tokio_postgres::Error>,
    mapper: fn(FittingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FittingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FittingBorrowed) -> R) -> FittingQuery<'c, 'a, 's, C, R, N> {
        FittingQuery {
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
pub struct PeopleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PeopleBorrowed, tokio_postgres::Error>,
    mapper: fn(PeopleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PeopleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PeopleBorrowed) -> R) -> PeopleQuery<'c, 'a, 's, C, R, N> {
        PeopleQuery {
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
pub struct CountByStatusQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountByStatus, tokio_postgres::Error>,
    mapper: fn(CountByStatus) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountByStatusQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountByStatus) -> R) -> CountByStatusQuery<'c, 'a, 's, C, R, N> {
        CountByStatusQuery {
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
pub struct InsertTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_ticket() -> InsertTicketStmt {
    InsertTicketStmt(
        "with counted as ( update ticket_counters set last_number = last_number + 1 returning last_number) insert into internal_tickets (account_id, id, number, created_by, customer_name, customer_contact, problem_statement, status, flow_id, flow_proposal_id, assigned_user_id, escalation_category) select $1, $2, counted.last_number, $3, $4, $5, $6, $7, $8, $9, $10, $11 from counted returning number",
        None,
    )
}
impl InsertTicketStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
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
        id: &'a uuid::Uuid,
        created_by: &'a uuid::Uuid,
        customer_name: &'a Option<T1>,
        customer_contact: &'a Option<T2>,
        problem_statement: &'a T3,
        status: &'a T4,
        flow_id: &'a Option<uuid::Uuid>,
        flow_proposal_id: &'a Option<uuid::Uuid>,
        assigned_user_id: &'a Option<uuid::Uuid>,
        escalation_category: &'a Option<T5>,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        I64Query {
            client,
            params: [
                account_id,
                id,
                created_by,
                customer_name,
                customer_contact,
                problem_statement,
                status,
                flow_id,
                flow_proposal_id,
                assigned_user_id,
                escalation_category,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, InsertTicket<T1, T2, T3, T4, T5>, I64Query<'c, 'a, 's, C, i64, 11>, C>
    for InsertTicketStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTicket<T1, T2, T3, T4, T5>,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.created_by,
            &params.customer_name,
            &params.customer_contact,
            &params.problem_statement,
            &params.status,
            &params.flow_id,
            &params.flow_proposal_id,
            &params.assigned_user_id,
            &params.escalation_category,
        )
    }
}
pub struct InsertHistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_history() -> InsertHistoryStmt {
    InsertHistoryStmt(
        "insert into ticket_history (account_id, id, ticket_id, by_user_id, acting_as, from_status, to_status, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl InsertHistoryStmt {
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
        ticket_id: &'a uuid::Uuid,
        by_user_id: &'a Option<uuid::Uuid>,
        acting_as: &'a T1,
        from_status: &'a Option<T2>,
        to_status: &'a T3,
        reason: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                id,
                ticket_id,
                by_user_id,
                acting_as,
                from_status,
                to_status,
                reason,
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
        History<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertHistoryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a History<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.ticket_id,
            &params.by_user_id,
            &params.acting_as,
            &params.from_status,
            &params.to_status,
            &params.reason,
        ))
    }
}
pub struct LockTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_ticket() -> LockTicketStmt {
    LockTicketStmt("select id from internal_tickets where id = $1 for no key update", None)
}
impl LockTicketStmt {
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
pub struct LockTicketOfWalkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_ticket_of_walk() -> LockTicketOfWalkStmt {
    LockTicketOfWalkStmt(
        "select t.id from internal_tickets t where t.id = (select w.internal_ticket_id from l1_walk_sessions w where w.id = $1) for no key update",
        None,
    )
}
impl LockTicketOfWalkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        walk_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [walk_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockTicketsWalkedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_tickets_walked_by() -> LockTicketsWalkedByStmt {
    LockTicketsWalkedByStmt(
        "select t.id from internal_tickets t where t.id in (select w.internal_ticket_id from l1_walk_sessions w where w.holder_id = $1 and w.status = 'active') order by t.id for no key update",
        None,
    )
}
impl LockTicketsWalkedByStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        holder_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [holder_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FindTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_ticket() -> FindTicketStmt {
    FindTicketStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.customer_contact, t.status, t.escalation_category, t.flow_id, f.title as flow_title, t.flow_proposal_id, p.title as proposal_title, t.assigned_user_id, a.name as assigned_user_name, t.created_by, c.name as created_by_name, t.resolution_notes, t.psa_promoted_ticket_id, t.created_at, t.updated_at, t.resolved_at, w.id as active_walk_id, w.holder_id, h.name as holder_name from internal_tickets t join users c on c.account_id = t.account_id and c.id = t.created_by left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join flows f on f.account_id = t.account_id and f.id = t.flow_id left join flow_proposals p on p.account_id = t.account_id and p.id = t.flow_proposal_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id where t.id = $1",
        None,
    )
}
impl FindTicketStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> TicketQuery<'c, 'a, 's, C, Ticket, 1> {
        TicketQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TicketBorrowed, tokio_postgres::Error> {
                Ok(TicketBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    customer_contact: row.try_get(4)?,
                    status: row.try_get(5)?,
                    escalation_category: row.try_get(6)?,
                    flow_id: row.try_get(7)?,
                    flow_title: row.try_get(8)?,
                    flow_proposal_id: row.try_get(9)?,
                    proposal_title: row.try_get(10)?,
                    assigned_user_id: row.try_get(11)?,
                    assigned_user_name: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    created_by_name: row.try_get(14)?,
                    resolution_notes: row.try_get(15)?,
                    psa_promoted_ticket_id: row.try_get(16)?,
                    created_at: row.try_get(17)?,
                    updated_at: row.try_get(18)?,
                    resolved_at: row.try_get(19)?,
                    active_walk_id: row.try_get(20)?,
                    holder_id: row.try_get(21)?,
                    holder_name: row.try_get(22)?,
                })
            },
            mapper: |it| Ticket::from(it),
        }
    }
}
pub struct TicketHistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ticket_history() -> TicketHistoryStmt {
    TicketHistoryStmt(
        "select h.id, h.at, h.by_user_id, u.name as by_name, h.acting_as, h.from_status, h.to_status, h.reason from ticket_history h left join users u on u.account_id = h.account_id and u.id = h.by_user_id where h.ticket_id = $1 order by h.at, h.id",
        None,
    )
}
impl TicketHistoryStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        ticket_id: &'a uuid::Uuid,
    ) -> HistoryEntryQuery<'c, 'a, 's, C, HistoryEntry, 1> {
        HistoryEntryQuery {
            client,
            params: [ticket_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HistoryEntryBorrowed, tokio_postgres::Error> {
                Ok(HistoryEntryBorrowed {
                    id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    by_user_id: row.try_get(2)?,
                    by_name: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    from_status: row.try_get(5)?,
                    to_status: row.try_get(6)?,
                    reason: row.try_get(7)?,
                })
            },
            mapper: |it| HistoryEntry::from(it),
        }
    }
}
pub struct ListNewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_newest() -> ListNewestStmt {
    ListNewestStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from (select * from internal_tickets where (created_at, id) < ($1, $2) order by created_at desc, id desc limit $3) t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id order by t.created_at desc, t.id desc",
        None,
    )
}
impl ListNewestStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3> {
        QueueEntryQuery {
            client,
            params: [at, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListNewestParams, QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3>, C>
    for ListNewestStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListNewestParams) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3> {
        self.bind(client, &params.at, &params.id, &params.most)
    }
}
pub struct ListNewestOfStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_newest_of_status() -> ListNewestOfStatusStmt {
    ListNewestOfStatusStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from (select * from internal_tickets where status = $1 and (created_at, id) < ($2, $3) order by created_at desc, id desc limit $4) t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id order by t.created_at desc, t.id desc",
        None,
    )
}
impl ListNewestOfStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a T1,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 4> {
        QueueEntryQuery {
            client,
            params: [status, at, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListNewestOfStatusParams<T1>,
        QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 4>,
        C,
    > for ListNewestOfStatusStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListNewestOfStatusParams<T1>,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 4> {
        self.bind(client, &params.status, &params.at, &params.id, &params.most)
    }
}
pub struct ListOldestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_oldest() -> ListOldestStmt {
    ListOldestStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from (select * from internal_tickets where (created_at, id) > ($1, $2) order by created_at, id limit $3) t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id order by t.created_at, t.id",
        None,
    )
}
impl ListOldestStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3> {
        QueueEntryQuery {
            client,
            params: [at, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListOldestParams, QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3>, C>
    for ListOldestStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListOldestParams) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3> {
        self.bind(client, &params.at, &params.id, &params.most)
    }
}
pub struct ListOldestOfStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_oldest_of_status() -> ListOldestOfStatusStmt {
    ListOldestOfStatusStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from (select * from internal_tickets where status = $1 and (created_at, id) > ($2, $3) order by created_at, id limit $4) t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id order by t.created_at, t.id",
        None,
    )
}
impl ListOldestOfStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a T1,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 4> {
        QueueEntryQuery {
            client,
            params: [status, at, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListOldestOfStatusParams<T1>,
        QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 4>,
        C,
    > for ListOldestOfStatusStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOldestOfStatusParams<T1>,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 4> {
        self.bind(client, &params.status, &params.at, &params.id, &params.most)
    }
}
pub struct LookBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn look_back() -> LookBackStmt {
    LookBackStmt(
        "with asked as materialized ( select to_tsquery('simple', $1) as words, to_tsquery('simple', $2) as customer, least($3, b.until) as at, case when b.until < $3 then '00000000-0000-0000-0000-000000000000' else $4::uuid end as id, b.since from (select coalesce($5::date::timestamp at time zone a.time_zone, '-infinity') as since, coalesce(($6::date + 1)::timestamp at time zone a.time_zone, 'infinity') as until from accounts a) b) select l.id, l.created_at, l.nth, l.fits from ( select w.id, w.created_at, row_number() over (order by w.created_at desc, w.id desc) as nth, (($7::text is null or w.status = $7) and ($8::uuid is null or w.assigned_user_id = $8) and (not $9 or w.assigned_user_id is null) and ($10::uuid is null or w.created_by = $10) and ($11::text is null or w.escalation_category = $11) and ($1::text is null or w.tsv @@ (select a.words from asked a) or w.number = $12) and ($2::text is null or to_tsvector('simple', w.customer_name) @@ (select a.customer from asked a))) is true as fits from ( (select * from internal_tickets where $13 = 'status' and status = $7 and (created_at, id) < ((select a.at from asked a), (select a.id from asked a)) and created_at >= (select a.since from asked a) order by created_at desc, id desc limit $14) union all (select * from internal_tickets where $13 = 'assignee' and assigned_user_id = $8 and (created_at, id) < ((select a.at from asked a), (select a.id from asked a)) and created_at >= (select a.since from asked a) order by created_at desc, id desc limit $14) union all (select * from internal_tickets where $13 = 'creator' and created_by = $10 and (created_at, id) < ((select a.at from asked a), (select a.id from asked a)) and created_at >= (select a.since from asked a) order by created_at desc, id desc limit $14) union all (select * from internal_tickets where $13 = 'category' and escalation_category = $11 and (created_at, id) < ((select a.at from asked a), (select a.id from asked a)) and created_at >= (select a.since from asked a) order by created_at desc, id desc limit $14) union all (select * from internal_tickets where $13 = 'age' and (created_at, id) < ((select a.at from asked a), (select a.id from asked a)) and created_at >= (select a.since from asked a) order by created_at desc, id desc limit $14)) w) l where l.fits or l.nth = $14 order by l.created_at desc, l.id desc limit $15",
        None,
    )
}
impl LookBackStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
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
        words: &'a Option<T1>,
        customer: &'a Option<T2>,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        from: &'a Option<jiff::civil::Date>,
        to: &'a Option<jiff::civil::Date>,
        status: &'a Option<T3>,
        assigned: &'a Option<uuid::Uuid>,
        nobodys: &'a bool,
        created_by: &'a Option<uuid::Uuid>,
        category: &'a Option<T4>,
        number: &'a i64,
        along: &'a T5,
        window: &'a i64,
        most: &'a i64,
    ) -> LookedQuery<'c, 'a, 's, C, Looked, 15> {
        LookedQuery {
            client,
            params: [
                words, customer, at, id, from, to, status, assigned, nobodys, created_by, category, number, along,
                window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Looked, tokio_postgres::Error> {
                Ok(Looked {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    nth: row.try_get(2)?,
                    fits: row.try_get(3)?,
                })
            },
            mapper: |it| Looked::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LookBackParams<T1, T2, T3, T4, T5>,
        LookedQuery<'c, 'a, 's, C, Looked, 15>,
        C,
    > for LookBackStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LookBackParams<T1, T2, T3, T4, T5>,
    ) -> LookedQuery<'c, 'a, 's, C, Looked, 15> {
        self.bind(
            client,
            &params.words,
            &params.customer,
            &params.at,
            &params.id,
            &params.from,
            &params.to,
            &params.status,
            &params.assigned,
            &params.nobodys,
            &params.created_by,
            &params.category,
            &params.number,
            &params.along,
            &params.window,
            &params.most,
        )
    }
}
pub struct LookForwardStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn look_forward() -> LookForwardStmt {
    LookForwardStmt(
        "with asked as materialized ( select to_tsquery('simple', $1) as words, to_tsquery('simple', $2) as customer, greatest($3, b.since) as at, case when b.since > $3 then '00000000-0000-0000-0000-000000000000' else $4::uuid end as id, b.until from (select coalesce($5::date::timestamp at time zone a.time_zone, '-infinity') as since, coalesce(($6::date + 1)::timestamp at time zone a.time_zone, 'infinity') as until from accounts a) b) select l.id, l.created_at, l.nth, l.fits from ( select w.id, w.created_at, row_number() over (order by w.created_at, w.id) as nth, (($7::text is null or w.status = $7) and ($8::uuid is null or w.assigned_user_id = $8) and (not $9 or w.assigned_user_id is null) and ($10::uuid is null or w.created_by = $10) and ($11::text is null or w.escalation_category = $11) and ($1::text is null or w.tsv @@ (select a.words from asked a) or w.number = $12) and ($2::text is null or to_tsvector('simple', w.customer_name) @@ (select a.customer from asked a))) is true as fits from ( (select * from internal_tickets where $13 = 'status' and status = $7 and (created_at, id) > ((select a.at from asked a), (select a.id from asked a)) and created_at < (select a.until from asked a) order by created_at, id limit $14) union all (select * from internal_tickets where $13 = 'assignee' and assigned_user_id = $8 and (created_at, id) > ((select a.at from asked a), (select a.id from asked a)) and created_at < (select a.until from asked a) order by created_at, id limit $14) union all (select * from internal_tickets where $13 = 'creator' and created_by = $10 and (created_at, id) > ((select a.at from asked a), (select a.id from asked a)) and created_at < (select a.until from asked a) order by created_at, id limit $14) union all (select * from internal_tickets where $13 = 'category' and escalation_category = $11 and (created_at, id) > ((select a.at from asked a), (select a.id from asked a)) and created_at < (select a.until from asked a) order by created_at, id limit $14) union all (select * from internal_tickets where $13 = 'age' and (created_at, id) > ((select a.at from asked a), (select a.id from asked a)) and created_at < (select a.until from asked a) order by created_at, id limit $14)) w) l where l.fits or l.nth = $14 order by l.created_at, l.id limit $15",
        None,
    )
}
impl LookForwardStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
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
        words: &'a Option<T1>,
        customer: &'a Option<T2>,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        from: &'a Option<jiff::civil::Date>,
        to: &'a Option<jiff::civil::Date>,
        status: &'a Option<T3>,
        assigned: &'a Option<uuid::Uuid>,
        nobodys: &'a bool,
        created_by: &'a Option<uuid::Uuid>,
        category: &'a Option<T4>,
        number: &'a i64,
        along: &'a T5,
        window: &'a i64,
        most: &'a i64,
    ) -> LookedQuery<'c, 'a, 's, C, Looked, 15> {
        LookedQuery {
            client,
            params: [
                words, customer, at, id, from, to, status, assigned, nobodys, created_by, category, number, along,
                window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Looked, tokio_postgres::Error> {
                Ok(Looked {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    nth: row.try_get(2)?,
                    fits: row.try_get(3)?,
                })
            },
            mapper: |it| Looked::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LookForwardParams<T1, T2, T3, T4, T5>,
        LookedQuery<'c, 'a, 's, C, Looked, 15>,
        C,
    > for LookForwardStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LookForwardParams<T1, T2, T3, T4, T5>,
    ) -> LookedQuery<'c, 'a, 's, C, Looked, 15> {
        self.bind(
            client,
            &params.words,
            &params.customer,
            &params.at,
            &params.id,
            &params.from,
            &params.to,
            &params.status,
            &params.assigned,
            &params.nobodys,
            &params.created_by,
            &params.category,
            &params.number,
            &params.along,
            &params.window,
            &params.most,
        )
    }
}
pub struct MatchingTicketsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn matching_tickets() -> MatchingTicketsStmt {
    MatchingTicketsStmt(
        "select matching_tickets(to_tsquery('simple', $1)::text, $2) as id",
        None,
    )
}
impl MatchingTicketsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        words: &'a T1,
        most: &'a i32,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [words, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MatchingTicketsParams<T1>, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for MatchingTicketsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MatchingTicketsParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.words, &params.most)
    }
}
pub struct FittingOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fitting_of() -> FittingOfStmt {
    FittingOfStmt(
        "with asked as materialized ( select to_tsquery('simple', $1) as customer, b.since, b.until from (select coalesce($2::date::timestamp at time zone a.time_zone, '-infinity') as since, coalesce(($3::date + 1)::timestamp at time zone a.time_zone, 'infinity') as until from accounts a) b) select w.id, w.created_at, w.status from internal_tickets w where (w.id = any($4) or w.number = $5) and w.created_at >= (select a.since from asked a) and w.created_at < (select a.until from asked a) and ($6::text is null or w.status = $6) and ($7::uuid is null or w.assigned_user_id = $7) and (not $8 or w.assigned_user_id is null) and ($9::uuid is null or w.created_by = $9) and ($10::text is null or w.escalation_category = $10) and ($1::text is null or to_tsvector('simple', w.customer_name) @@ (select a.customer from asked a))",
        None,
    )
}
impl FittingOfStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        customer: &'a Option<T1>,
        from: &'a Option<jiff::civil::Date>,
        to: &'a Option<jiff::civil::Date>,
        ids: &'a T2,
        number: &'a i64,
        status: &'a Option<T3>,
        assigned: &'a Option<uuid::Uuid>,
        nobodys: &'a bool,
        created_by: &'a Option<uuid::Uuid>,
        category: &'a Option<T4>,
    ) -> FittingQuery<'c, 'a, 's, C, Fitting, 10> {
        FittingQuery {
            client,
            params: [
                customer, from, to, ids, number, status, assigned, nobodys, created_by, category,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FittingBorrowed, tokio_postgres::Error> {
                Ok(FittingBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    status: row.try_get(2)?,
                })
            },
            mapper: |it| Fitting::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FittingOfParams<T1, T2, T3, T4>,
        FittingQuery<'c, 'a, 's, C, Fitting, 10>,
        C,
    > for FittingOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FittingOfParams<T1, T2, T3, T4>,
    ) -> FittingQuery<'c, 'a, 's, C, Fitting, 10> {
        self.bind(
            client,
            &params.customer,
            &params.from,
            &params.to,
            &params.ids,
            &params.number,
            &params.status,
            &params.assigned,
            &params.nobodys,
            &params.created_by,
            &params.category,
        )
    }
}
pub struct EntriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn entries() -> EntriesStmt {
    EntriesStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from internal_tickets t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id where t.id = any($1) order by t.created_at desc, t.id desc",
        None,
    )
}
impl EntriesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 1> {
        QueueEntryQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
pub struct TicketOfNumberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ticket_of_number() -> TicketOfNumberStmt {
    TicketOfNumberStmt(
        "select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from internal_tickets t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id where t.number = $1",
        None,
    )
}
impl TicketOfNumberStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        number: &'a i64,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 1> {
        QueueEntryQuery {
            client,
            params: [number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
pub struct PeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people() -> PeopleStmt {
    PeopleStmt(
        "select u.id, u.name from users u where u.home_user_id is null and (u.account_role <> 'viewer' or u.is_super_admin or exists (select from internal_tickets t where t.account_id = u.account_id and t.created_by = u.id)) order by not u.is_active, lower(u.name), u.id limit 1000",
        None,
    )
}
impl PeopleStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> PeopleQuery<'c, 'a, 's, C, People, 0> {
        PeopleQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PeopleBorrowed, tokio_postgres::Error> {
                Ok(PeopleBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| People::from(it),
        }
    }
}
pub struct SimilarTicketsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn similar_tickets() -> SimilarTicketsStmt {
    SimilarTicketsStmt(
        "with stems as ( select w.word, case when w.word like '%i' then w.word else rtrim(s.stem[1], 'i') end as stem from unnest($1::text[]) w (word) cross join lateral (select ts_lexize('english_stem', w.word) as stem) s where s.stem <> '{}' order by char_length(w.word) desc, w.word limit 8), terms as ( select case when starts_with(word, stem) then format('''%s'':*', stem) else format('(''%s'':* | ''%s'':*)', word, stem) end as term from stems), asked as ( select to_tsquery('simple', string_agg(term, ' | ')) as any_word, to_tsquery('simple', string_agg(term, ' & ')) as all_words from terms), found as ( select search_tickets(all_words::text, 50) as id from asked union select search_tickets(to_tsquery('simple', term)::text, 50) from terms) select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category, left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id, a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name from (select i.*, ts_rank(i.tsv, asked.any_word) as rank from internal_tickets i cross join asked where i.id in (select found.id from found) and ($2::text is null or i.status = $2) order by rank desc, i.created_at desc, i.id desc limit $3) t left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active' left join users h on h.account_id = w.account_id and h.id = w.holder_id order by t.rank desc, t.created_at desc, t.id desc",
        None,
    )
}
impl SimilarTicketsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        words: &'a T2,
        status: &'a Option<T3>,
        most: &'a i64,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3> {
        QueueEntryQuery {
            client,
            params: [words, status, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueEntryBorrowed, tokio_postgres::Error> {
                Ok(QueueEntryBorrowed {
                    id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    problem_statement: row.try_get(2)?,
                    customer_name: row.try_get(3)?,
                    status: row.try_get(4)?,
                    escalation_category: row.try_get(5)?,
                    resolution: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    assigned_user_id: row.try_get(9)?,
                    assigned_user_name: row.try_get(10)?,
                    active_walk_id: row.try_get(11)?,
                    holder_id: row.try_get(12)?,
                    holder_name: row.try_get(13)?,
                })
            },
            mapper: |it| QueueEntry::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SimilarTicketsParams<T1, T2, T3>,
        QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3>,
        C,
    > for SimilarTicketsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SimilarTicketsParams<T1, T2, T3>,
    ) -> QueueEntryQuery<'c, 'a, 's, C, QueueEntry, 3> {
        self.bind(client, &params.words, &params.status, &params.most)
    }
}
pub struct CountByStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_by_status() -> CountByStatusStmt {
    CountByStatusStmt(
        "select (select count(*) from (select from internal_tickets where status = 'open' limit 1000) t) as open, (select count(*) from (select from internal_tickets where status = 'walking' limit 1000) t) as walking, (select count(*) from (select from internal_tickets where status = 'resolved' limit 1000) t) as resolved, (select count(*) from (select from internal_tickets where status = 'escalated' limit 1000) t) as escalated",
        None,
    )
}
impl CountByStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> CountByStatusQuery<'c, 'a, 's, C, CountByStatus, 0> {
        CountByStatusQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountByStatus, tokio_postgres::Error> {
                Ok(CountByStatus {
                    open: row.try_get(0)?,
                    walking: row.try_get(1)?,
                    resolved: row.try_get(2)?,
                    escalated: row.try_get(3)?,
                })
            },
            mapper: |it| CountByStatus::from(it),
        }
    }
}
pub struct SetStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_status() -> SetStatusStmt {
    SetStatusStmt(
        "update internal_tickets set status = $1, assigned_user_id = $2, updated_at = now() where id = $3",
        None,
    )
}
impl SetStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a T1,
        assigned_user_id: &'a Option<uuid::Uuid>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[status, assigned_user_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetStatusParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetStatusStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetStatusParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.status, &params.assigned_user_id, &params.id))
    }
}
pub struct EscalateTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn escalate_ticket() -> EscalateTicketStmt {
    EscalateTicketStmt(
        "update internal_tickets set status = 'escalated', assigned_user_id = null, escalation_category = $1, updated_at = now() where id = $2",
        None,
    )
}
impl EscalateTicketStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        escalation_category: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[escalation_category, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EscalateTicketParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EscalateTicketStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EscalateTicketParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.escalation_category, &params.id))
    }
}
pub struct SetTargetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_target() -> SetTargetStmt {
    SetTargetStmt(
        "update internal_tickets set flow_id = $1, flow_proposal_id = $2 where id = $3",
        None,
    )
}
impl SetTargetStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        flow_id: &'a Option<uuid::Uuid>,
        flow_proposal_id: &'a Option<uuid::Uuid>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[flow_id, flow_proposal_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetTargetParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetTargetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetTargetParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.flow_id, &params.flow_proposal_id, &params.id))
    }
}
pub struct SetProblemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_problem() -> SetProblemStmt {
    SetProblemStmt(
        "update internal_tickets set problem_statement = $1, updated_at = now() where id = $2",
        None,
    )
}
impl SetProblemStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        problem_statement: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[problem_statement, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetProblemParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetProblemStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetProblemParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.problem_statement, &params.id))
    }
}
pub struct ResolveTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolve_ticket() -> ResolveTicketStmt {
    ResolveTicketStmt(
        "update internal_tickets set status = 'resolved', resolution_notes = $1, resolved_at = now(), updated_at = now() where id = $2",
        None,
    )
}
impl ResolveTicketStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        resolution_notes: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[resolution_notes, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ResolveTicketParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ResolveTicketStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ResolveTicketParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.resolution_notes, &params.id))
    }
}
pub struct ReopenTicketStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reopen_ticket() -> ReopenTicketStmt {
    ReopenTicketStmt(
        "update internal_tickets set status = 'open', assigned_user_id = null, resolution_notes = null, resolved_at = null, updated_at = now() where id = $1",
        None,
    )
}
impl ReopenTicketStmt {
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
