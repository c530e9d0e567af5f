// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct Entry<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::JsonSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: Option<uuid::Uuid>,
    pub role: Option<T1>,
    pub acting_as: T2,
    pub session_id: Option<uuid::Uuid>,
    pub token_id: Option<uuid::Uuid>,
    pub action: T3,
    pub entity: T4,
    pub entity_id: T5,
    pub detail: T6,
    pub outcome: T7,
    pub ip: Option<T8>,
    pub request_id: T9,
}
#[derive(Debug)]
pub struct RefusedSignIn<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub action: T1,
    pub entity: T2,
    pub detail: T3,
    pub ip: Option<T4>,
    pub request_id: T5,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BoundsParams {
    pub since: Option<jiff::civil::Date>,
    pub until: Option<jiff::civil::Date>,
}
#[derive(Debug)]
pub struct LatestParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub user_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub noun: Option<T2>,
    pub entity: Option<T3>,
    pub entity_id: Option<T4>,
    pub acting_as: Option<T5>,
    pub outcome: Option<T6>,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct LatestOfUserParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub user_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub noun: Option<T2>,
    pub entity: Option<T3>,
    pub entity_id: Option<T4>,
    pub acting_as: Option<T5>,
    pub outcome: Option<T6>,
    pub by: uuid::Uuid,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct LatestOfThingParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub user_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub noun: Option<T2>,
    pub entity: Option<T3>,
    pub entity_id: Option<T4>,
    pub acting_as: Option<T5>,
    pub outcome: Option<T6>,
    pub of: T7,
    pub named: T8,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct LatestOfActionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
> {
    pub user_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub noun: Option<T2>,
    pub entity: Option<T3>,
    pub entity_id: Option<T4>,
    pub acting_as: Option<T5>,
    pub outcome: Option<T6>,
    pub was: T7,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct LatestRefusalsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub user_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub noun: Option<T2>,
    pub entity: Option<T3>,
    pub entity_id: Option<T4>,
    pub acting_as: Option<T5>,
    pub outcome: Option<T6>,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct LatestOfOperatorsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub user_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub noun: Option<T2>,
    pub entity: Option<T3>,
    pub entity_id: Option<T4>,
    pub acting_as: Option<T5>,
    pub outcome: Option<T6>,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
    pub window: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct NumbersParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub tickets: T1,
    pub walks: T2,
}
#[derive(Debug)]
pub struct TitlesParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub flows: T1,
    pub proposals: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    pub time_zone: String,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
}
pub struct BoundsBorrowed<'a> {
    pub time_zone: &'a str,
    pub since_at: jiff::Timestamp,
    pub until_at: jiff::Timestamp,
}
impl<'a> From<BoundsBorrowed<'a>> for Bounds {
    fn from(
        BoundsBorrowed {
            time_zone,
            since_at,
            until_at,
        }: BoundsBorrowed<'a>,
    ) -> Self {
        Self {
            time_zone: time_zone.into(),
            since_at,
            until_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub user_id: Option<uuid::Uuid>,
    pub role: Option<String>,
    pub acting_as: String,
    pub session_id: Option<uuid::Uuid>,
    pub action: String,
    pub entity: String,
    pub entity_id: String,
    pub detail: serde_json::Value,
    pub outcome: String,
    pub ip: Option<String>,
    pub request_id: String,
    pub nth: i64,
    pub fits: bool,
}
pub struct RowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub user_id: Option<uuid::Uuid>,
    pub role: Option<&'a str>,
    pub acting_as: &'a str,
    pub session_id: Option<uuid::Uuid>,
    pub action: &'a str,
    pub entity: &'a str,
    pub entity_id: &'a str,
    pub detail: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub outcome: &'a str,
    pub ip: Option<&'a str>,
    pub request_id: &'a str,
    pub nth: i64,
    pub fits: bool,
}
impl<'a> From<RowBorrowed<'a>> for Row {
    fn from(
        RowBorrowed {
            id,
            created_at,
            user_id,
            role,
            acting_as,
            session_id,
            action,
            entity,
            entity_id,
            detail,
            outcome,
            ip,
            request_id,
            nth,
            fits,
        }: RowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            created_at,
            user_id,
            role: role.map(|v| v.into()),
            acting_as: acting_as.into(),
            session_id,
            action: action.into(),
            entity: entity.into(),
            entity_id: entity_id.into(),
            detail: serde_json::from_str(detail.0.get()).unwrap(),
            outcome: outcome.into(),
            ip: ip.map(|v| v.into()),
            request_id: request_id.into(),
            nth,
            fits,
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
pub struct Numbers {
    pub id: uuid::Uuid,
    pub ticket_id: uuid::Uuid,
    pub number: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Titles {
    pub id: uuid::Uuid,
    pub title: String,
}
pub struct TitlesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
}
impl<'a> From<TitlesBorrowed<'a>> for Titles {
    fn from(TitlesBorrowed { id, title }: TitlesBorrowed<'a>) -> Self {
        Self {
            id,
            title: title.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub user_agent: Option<String>,
    pub ip: Option<String>,
}
pub struct SessionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub user_agent: Option<&'a str>,
    pub ip: Option<&'a str>,
}
impl<'a> From<SessionBorrowed<'a>> for Session {
    fn from(
        SessionBorrowed {
            id,
            created_at,
            user_agent,
            ip,
        }: SessionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            created_at,
            user_agent: user_agent.map(|v| v.into()),
            ip: ip.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BoundsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BoundsBorrowed, tokio_postgres::Error>,
    mapper: fn(BoundsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoundsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BoundsBorrowed) -> R) -> BoundsQuery<'c, 'a, 's, C, R, N> {
        BoundsQuery {
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
pub struct RowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RowBorrowed, tokio_postgres::Error>,
    mapper: fn(RowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RowBorrowed) -> R) -> RowQuery<'c, 'a, 's, C, R, N> {
        RowQuery {
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
pub struct NumbersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Numbers, tokio_postgres::Error>,
    mapper: fn(Numbers) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NumbersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Numbers) -> R) -> NumbersQuery<'c, 'a, 's, C, R, N> {
        NumbersQuery {
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
pub struct TitlesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TitlesBorrowed, tokio_postgres::Error>,
    mapper: fn(TitlesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TitlesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TitlesBorrowed) -> R) -> TitlesQuery<'c, 'a, 's, C, R, N> {
        TitlesQuery {
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
pub struct SessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SessionBorrowed) -> R) -> SessionQuery<'c, 'a, 's, C, R, N> {
        SessionQuery {
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
pub struct RecordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record() -> RecordStmt {
    RecordStmt(
        "insert into audit_logs (account_id, id, user_id, role, acting_as, session_id, token_id, action, entity, entity_id, detail, outcome, ip, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        None,
    )
}
impl RecordStmt {
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
        T6: crate::JsonSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        user_id: &'a Option<uuid::Uuid>,
        role: &'a Option<T1>,
        acting_as: &'a T2,
        session_id: &'a Option<uuid::Uuid>,
        token_id: &'a Option<uuid::Uuid>,
        action: &'a T3,
        entity: &'a T4,
        entity_id: &'a T5,
        detail: &'a T6,
        outcome: &'a T7,
        ip: &'a Option<T8>,
        request_id: &'a T9,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id, id, user_id, role, acting_as, session_id, token_id, action, entity, entity_id, detail,
                outcome, ip, request_id,
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
    T6: crate::JsonSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        Entry<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RecordStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a Entry<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.role,
            &params.acting_as,
            &params.session_id,
            &params.token_id,
            &params.action,
            &params.entity,
            &params.entity_id,
            &params.detail,
            &params.outcome,
            &params.ip,
            &params.request_id,
        ))
    }
}
pub struct RecordRefusedSignInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_refused_sign_in() -> RecordRefusedSignInStmt {
    RecordRefusedSignInStmt(
        "insert into audit_logs (account_id, id, acting_as, action, entity, entity_id, detail, outcome, ip, request_id) select u.account_id, $1, 'system', $2, $3, u.id::text, $4, 'refused', $5, $6 from users u where u.id = $7",
        None,
    )
}
impl RecordRefusedSignInStmt {
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
        T3: crate::JsonSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        action: &'a T1,
        entity: &'a T2,
        detail: &'a T3,
        ip: &'a Option<T4>,
        request_id: &'a T5,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, action, entity, detail, ip, request_id, user_id],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RefusedSignIn<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RecordRefusedSignInStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RefusedSignIn<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.action,
            &params.entity,
            &params.detail,
            &params.ip,
            &params.request_id,
            &params.user_id,
        ))
    }
}
pub struct BoundsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bounds() -> BoundsStmt {
    BoundsStmt(
        "select time_zone, coalesce(($1::date)::timestamp at time zone time_zone, '2000-01-01Z'::timestamptz) as since_at, coalesce(($2::date + 1)::timestamp at time zone time_zone, '9000-01-01Z'::timestamptz) as until_at from accounts",
        None,
    )
}
impl BoundsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        since: &'a Option<jiff::civil::Date>,
        until: &'a Option<jiff::civil::Date>,
    ) -> BoundsQuery<'c, 'a, 's, C, Bounds, 2> {
        BoundsQuery {
            client,
            params: [since, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BoundsBorrowed, tokio_postgres::Error> {
                Ok(BoundsBorrowed {
                    time_zone: row.try_get(0)?,
                    since_at: row.try_get(1)?,
                    until_at: row.try_get(2)?,
                })
            },
            mapper: |it| Bounds::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BoundsParams, BoundsQuery<'c, 'a, 's, C, Bounds, 2>, C> for BoundsStmt
{
    fn params(&'s self, client: &'c C, params: &'a BoundsParams) -> BoundsQuery<'c, 'a, 's, C, Bounds, 2> {
        self.bind(client, &params.since, &params.until)
    }
}
pub struct LatestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest() -> LatestStmt {
    LatestStmt(
        "select l.* from ( select w.*, ($1::uuid is null or w.user_id = $1) and ($2::text is null or w.action = $2) and ($3::text is null or split_part(w.action, '.', 1) = $3) and ($4::text is null or w.entity = $4) and ($5::text is null or w.entity_id = $5) and ($6::text is null or w.acting_as = $6) and ($7::text is null or w.outcome = $7) as fits from ( select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, row_number() over (order by created_at desc, id desc) as nth from audit_logs where (created_at, id) < ($8, $9) and created_at >= $10 and created_at < $11 order by created_at desc, id desc limit $12) w) l where l.fits or l.nth = $12 order by l.created_at desc, l.id desc limit $13",
        None,
    )
}
impl LatestStmt {
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        noun: &'a Option<T2>,
        entity: &'a Option<T3>,
        entity_id: &'a Option<T4>,
        acting_as: &'a Option<T5>,
        outcome: &'a Option<T6>,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        since_at: &'a jiff::Timestamp,
        until_at: &'a jiff::Timestamp,
        window: &'a i64,
        most: &'a i64,
    ) -> RowQuery<'c, 'a, 's, C, Row, 13> {
        RowQuery {
            client,
            params: [
                user_id, action, noun, entity, entity_id, acting_as, outcome, before_at, before, since_at, until_at,
                window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
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
    T6: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, LatestParams<T1, T2, T3, T4, T5, T6>, RowQuery<'c, 'a, 's, C, Row, 13>, C>
    for LatestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestParams<T1, T2, T3, T4, T5, T6>,
    ) -> RowQuery<'c, 'a, 's, C, Row, 13> {
        self.bind(
            client,
            &params.user_id,
            &params.action,
            &params.noun,
            &params.entity,
            &params.entity_id,
            &params.acting_as,
            &params.outcome,
            &params.before_at,
            &params.before,
            &params.since_at,
            &params.until_at,
            &params.window,
            &params.most,
        )
    }
}
pub struct LatestOfUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_of_user() -> LatestOfUserStmt {
    LatestOfUserStmt(
        "select l.* from ( select w.*, ($1::uuid is null or w.user_id = $1) and ($2::text is null or w.action = $2) and ($3::text is null or split_part(w.action, '.', 1) = $3) and ($4::text is null or w.entity = $4) and ($5::text is null or w.entity_id = $5) and ($6::text is null or w.acting_as = $6) and ($7::text is null or w.outcome = $7) as fits from ( select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, row_number() over (order by created_at desc, id desc) as nth from audit_logs where user_id = $8 and (created_at, id) < ($9, $10) and created_at >= $11 and created_at < $12 order by created_at desc, id desc limit $13) w) l where l.fits or l.nth = $13 order by l.created_at desc, l.id desc limit $14",
        None,
    )
}
impl LatestOfUserStmt {
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        noun: &'a Option<T2>,
        entity: &'a Option<T3>,
        entity_id: &'a Option<T4>,
        acting_as: &'a Option<T5>,
        outcome: &'a Option<T6>,
        by: &'a uuid::Uuid,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        since_at: &'a jiff::Timestamp,
        until_at: &'a jiff::Timestamp,
        window: &'a i64,
        most: &'a i64,
    ) -> RowQuery<'c, 'a, 's, C, Row, 14> {
        RowQuery {
            client,
            params: [
                user_id, action, noun, entity, entity_id, acting_as, outcome, by, before_at, before, since_at,
                until_at, window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
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
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestOfUserParams<T1, T2, T3, T4, T5, T6>,
        RowQuery<'c, 'a, 's, C, Row, 14>,
        C,
    > for LatestOfUserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestOfUserParams<T1, T2, T3, T4, T5, T6>,
    ) -> RowQuery<'c, 'a, 's, C, Row, 14> {
        self.bind(
            client,
            &params.user_id,
            &params.action,
            &params.noun,
            &params.entity,
            &params.entity_id,
            &params.acting_as,
            &params.outcome,
            &params.by,
            &params.before_at,
            &params.before,
            &params.since_at,
            &params.until_at,
            &params.window,
            &params.most,
        )
    }
}
pub struct LatestOfThingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_of_thing() -> LatestOfThingStmt {
    LatestOfThingStmt(
        "select l.* from ( select w.*, ($1::uuid is null or w.user_id = $1) and ($2::text is null or w.action = $2) and ($3::text is null or split_part(w.action, '.', 1) = $3) and ($4::text is null or w.entity = $4) and ($5::text is null or w.entity_id = $5) and ($6::text is null or w.acting_as = $6) and ($7::text is null or w.outcome = $7) as fits from ( select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, row_number() over (order by created_at desc, id desc) as nth from audit_logs where entity = $8 and entity_id = $9 and (created_at, id) < ($10, $11) and created_at >= $12 and created_at < $13 order by created_at desc, id desc limit $14) w) l where l.fits or l.nth = $14 order by l.created_at desc, l.id desc limit $15",
        None,
    )
}
impl LatestOfThingStmt {
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
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        noun: &'a Option<T2>,
        entity: &'a Option<T3>,
        entity_id: &'a Option<T4>,
        acting_as: &'a Option<T5>,
        outcome: &'a Option<T6>,
        of: &'a T7,
        named: &'a T8,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        since_at: &'a jiff::Timestamp,
        until_at: &'a jiff::Timestamp,
        window: &'a i64,
        most: &'a i64,
    ) -> RowQuery<'c, 'a, 's, C, Row, 15> {
        RowQuery {
            client,
            params: [
                user_id, action, noun, entity, entity_id, acting_as, outcome, of, named, before_at, before, since_at,
                until_at, window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
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
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestOfThingParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        RowQuery<'c, 'a, 's, C, Row, 15>,
        C,
    > for LatestOfThingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestOfThingParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> RowQuery<'c, 'a, 's, C, Row, 15> {
        self.bind(
            client,
            &params.user_id,
            &params.action,
            &params.noun,
            &params.entity,
            &params.entity_id,
            &params.acting_as,
            &params.outcome,
            &params.of,
            &params.named,
            &params.before_at,
            &params.before,
            &params.since_at,
            &params.until_at,
            &params.window,
            &params.most,
        )
    }
}
pub struct LatestOfActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_of_action() -> LatestOfActionStmt {
    LatestOfActionStmt(
        "select l.* from ( select w.*, ($1::uuid is null or w.user_id = $1) and ($2::text is null or w.action = $2) and ($3::text is null or split_part(w.action, '.', 1) = $3) and ($4::text is null or w.entity = $4) and ($5::text is null or w.entity_id = $5) and ($6::text is null or w.acting_as = $6) and ($7::text is null or w.outcome = $7) as fits from ( select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, row_number() over (order by created_at desc, id desc) as nth from audit_logs where action = $8 and (created_at, id) < ($9, $10) and created_at >= $11 and created_at < $12 order by created_at desc, id desc limit $13) w) l where l.fits or l.nth = $13 order by l.created_at desc, l.id desc limit $14",
        None,
    )
}
impl LatestOfActionStmt {
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
        T6: crate::StringSql,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        noun: &'a Option<T2>,
        entity: &'a Option<T3>,
        entity_id: &'a Option<T4>,
        acting_as: &'a Option<T5>,
        outcome: &'a Option<T6>,
        was: &'a T7,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        since_at: &'a jiff::Timestamp,
        until_at: &'a jiff::Timestamp,
        window: &'a i64,
        most: &'a i64,
    ) -> RowQuery<'c, 'a, 's, C, Row, 14> {
        RowQuery {
            client,
            params: [
                user_id, action, noun, entity, entity_id, acting_as, outcome, was, before_at, before, since_at,
                until_at, window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
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
    T6: crate::StringSql,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestOfActionParams<T1, T2, T3, T4, T5, T6, T7>,
        RowQuery<'c, 'a, 's, C, Row, 14>,
        C,
    > for LatestOfActionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestOfActionParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> RowQuery<'c, 'a, 's, C, Row, 14> {
        self.bind(
            client,
            &params.user_id,
            &params.action,
            &params.noun,
            &params.entity,
            &params.entity_id,
            &params.acting_as,
            &params.outcome,
            &params.was,
            &params.before_at,
            &params.before,
            &params.since_at,
            &params.until_at,
            &params.window,
            &params.most,
        )
    }
}
pub struct LatestRefusalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_refusals() -> LatestRefusalsStmt {
    LatestRefusalsStmt(
        "select l.* from ( select w.*, ($1::uuid is null or w.user_id = $1) and ($2::text is null or w.action = $2) and ($3::text is null or split_part(w.action, '.', 1) = $3) and ($4::text is null or w.entity = $4) and ($5::text is null or w.entity_id = $5) and ($6::text is null or w.acting_as = $6) and ($7::text is null or w.outcome = $7) as fits from ( select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, row_number() over (order by created_at desc, id desc) as nth from audit_logs where outcome = 'refused' and (created_at, id) < ($8, $9) and created_at >= $10 and created_at < $11 order by created_at desc, id desc limit $12) w) l where l.fits or l.nth = $12 order by l.created_at desc, l.id desc limit $13",
        None,
    )
}
impl LatestRefusalsStmt {
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        noun: &'a Option<T2>,
        entity: &'a Option<T3>,
        entity_id: &'a Option<T4>,
        acting_as: &'a Option<T5>,
        outcome: &'a Option<T6>,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        since_at: &'a jiff::Timestamp,
        until_at: &'a jiff::Timestamp,
        window: &'a i64,
        most: &'a i64,
    ) -> RowQuery<'c, 'a, 's, C, Row, 13> {
        RowQuery {
            client,
            params: [
                user_id, action, noun, entity, entity_id, acting_as, outcome, before_at, before, since_at, until_at,
                window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
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
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestRefusalsParams<T1, T2, T3, T4, T5, T6>,
        RowQuery<'c, 'a, 's, C, Row, 13>,
        C,
    > for LatestRefusalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestRefusalsParams<T1, T2, T3, T4, T5, T6>,
    ) -> RowQuery<'c, 'a, 's, C, Row, 13> {
        self.bind(
            client,
            &params.user_id,
            &params.action,
            &params.noun,
            &params.entity,
            &params.entity_id,
            &params.acting_as,
            &params.outcome,
            &params.before_at,
            &params.before,
            &params.since_at,
            &params.until_at,
            &params.window,
            &params.most,
        )
    }
}
pub struct LatestOfOperatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_of_operators() -> LatestOfOperatorsStmt {
    LatestOfOperatorsStmt(
        "select l.* from ( select w.*, ($1::uuid is null or w.user_id = $1) and ($2::text is null or w.action = $2) and ($3::text is null or split_part(w.action, '.', 1) = $3) and ($4::text is null or w.entity = $4) and ($5::text is null or w.entity_id = $5) and ($6::text is null or w.acting_as = $6) and ($7::text is null or w.outcome = $7) as fits from ( select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, row_number() over (order by created_at desc, id desc) as nth from audit_logs where acting_as = 'super_admin' and (created_at, id) < ($8, $9) and created_at >= $10 and created_at < $11 order by created_at desc, id desc limit $12) w) l where l.fits or l.nth = $12 order by l.created_at desc, l.id desc limit $13",
        None,
    )
}
impl LatestOfOperatorsStmt {
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        noun: &'a Option<T2>,
        entity: &'a Option<T3>,
        entity_id: &'a Option<T4>,
        acting_as: &'a Option<T5>,
        outcome: &'a Option<T6>,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        since_at: &'a jiff::Timestamp,
        until_at: &'a jiff::Timestamp,
        window: &'a i64,
        most: &'a i64,
    ) -> RowQuery<'c, 'a, 's, C, Row, 13> {
        RowQuery {
            client,
            params: [
                user_id, action, noun, entity, entity_id, acting_as, outcome, before_at, before, since_at, until_at,
                window, most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
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
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestOfOperatorsParams<T1, T2, T3, T4, T5, T6>,
        RowQuery<'c, 'a, 's, C, Row, 13>,
        C,
    > for LatestOfOperatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestOfOperatorsParams<T1, T2, T3, T4, T5, T6>,
    ) -> RowQuery<'c, 'a, 's, C, Row, 13> {
        self.bind(
            client,
            &params.user_id,
            &params.action,
            &params.noun,
            &params.entity,
            &params.entity_id,
            &params.acting_as,
            &params.outcome,
            &params.before_at,
            &params.before,
            &params.since_at,
            &params.until_at,
            &params.window,
            &params.most,
        )
    }
}
pub struct FindEntryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_entry() -> FindEntryStmt {
    FindEntryStmt(
        "select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id, 0::bigint as nth, true as fits from audit_logs where id = $1",
        None,
    )
}
impl FindEntryStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> RowQuery<'c, 'a, 's, C, Row, 1> {
        RowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RowBorrowed, tokio_postgres::Error> {
                Ok(RowBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    role: row.try_get(3)?,
                    acting_as: row.try_get(4)?,
                    session_id: row.try_get(5)?,
                    action: row.try_get(6)?,
                    entity: row.try_get(7)?,
                    entity_id: row.try_get(8)?,
                    detail: row.try_get(9)?,
                    outcome: row.try_get(10)?,
                    ip: row.try_get(11)?,
                    request_id: row.try_get(12)?,
                    nth: row.try_get(13)?,
                    fits: row.try_get(14)?,
                })
            },
            mapper: |it| Row::from(it),
        }
    }
}
pub struct PeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people() -> PeopleStmt {
    PeopleStmt("select id, name from users where id = any($1)", None)
}
impl PeopleStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> PeopleQuery<'c, 'a, 's, C, People, 1> {
        PeopleQuery {
            client,
            params: [ids],
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
pub struct NumbersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn numbers() -> NumbersStmt {
    NumbersStmt(
        "select t.id, t.id as ticket_id, t.number from internal_tickets t where t.id = any($1) union all select w.id, t.id, t.number from l1_walk_sessions w join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id where w.id = any($2)",
        None,
    )
}
impl NumbersStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tickets: &'a T1,
        walks: &'a T2,
    ) -> NumbersQuery<'c, 'a, 's, C, Numbers, 2> {
        NumbersQuery {
            client,
            params: [tickets, walks],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Numbers, tokio_postgres::Error> {
                Ok(Numbers {
                    id: row.try_get(0)?,
                    ticket_id: row.try_get(1)?,
                    number: row.try_get(2)?,
                })
            },
            mapper: |it| Numbers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, NumbersParams<T1, T2>, NumbersQuery<'c, 'a, 's, C, Numbers, 2>, C>
    for NumbersStmt
{
    fn params(&'s self, client: &'c C, params: &'a NumbersParams<T1, T2>) -> NumbersQuery<'c, 'a, 's, C, Numbers, 2> {
        self.bind(client, &params.tickets, &params.walks)
    }
}
pub struct TitlesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn titles() -> TitlesStmt {
    TitlesStmt(
        "select id, title from flows where id = any($1) union all select id, title from flow_proposals where id = any($2)",
        None,
    )
}
impl TitlesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        flows: &'a T1,
        proposals: &'a T2,
    ) -> TitlesQuery<'c, 'a, 's, C, Titles, 2> {
        TitlesQuery {
            client,
            params: [flows, proposals],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TitlesBorrowed, tokio_postgres::Error> {
                Ok(TitlesBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                })
            },
            mapper: |it| Titles::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, TitlesParams<T1, T2>, TitlesQuery<'c, 'a, 's, C, Titles, 2>, C>
    for TitlesStmt
{
    fn params(&'s self, client: &'c C, params: &'a TitlesParams<T1, T2>) -> TitlesQuery<'c, 'a, 's, C, Titles, 2> {
        self.bind(client, &params.flows, &params.proposals)
    }
}
pub struct SessionBehindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session_behind() -> SessionBehindStmt {
    SessionBehindStmt(
        "select id, created_at, user_agent, ip from login_sessions where id = $1",
        None,
    )
}
impl SessionBehindStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> SessionQuery<'c, 'a, 's, C, Session, 1> {
        SessionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionBorrowed, tokio_postgres::Error> {
                Ok(SessionBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    user_agent: row.try_get(2)?,
                    ip: row.try_get(3)?,
                })
            },
            mapper: |it| Session::from(it),
        }
    }
}
