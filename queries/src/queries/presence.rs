// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ComeParams {
    pub user_id: uuid::Uuid,
    pub stream_id: uuid::Uuid,
    pub ticket_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct GoParams {
    pub user_id: uuid::Uuid,
    pub stream_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StayParams {
    pub user_id: uuid::Uuid,
    pub stream_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PresentParams {
    pub seconds: f64,
    pub ticket_id: Option<uuid::Uuid>,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Present {
    pub ticket_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub name: String,
    pub since: jiff::Timestamp,
}
pub struct PresentBorrowed<'a> {
    pub ticket_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub name: &'a str,
    pub since: jiff::Timestamp,
}
impl<'a> From<PresentBorrowed<'a>> for Present {
    fn from(
        PresentBorrowed {
            ticket_id,
            user_id,
            name,
            since,
        }: PresentBorrowed<'a>,
    ) -> Self {
        Self {
            ticket_id,
            user_id,
            name: name.into(),
            since,
        }
    }
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
pub struct PresentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PresentBorrowed, tokio_postgres::Error>,
    mapper: fn(PresentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PresentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PresentBorrowed) -> R) -> PresentQuery<'c, 'a, 's, C, R, N> {
        PresentQuery {
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
pub struct ComeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn come() -> ComeStmt {
    ComeStmt(
        "insert into presence as p (account_id, user_id, stream_id, ticket_id) select t.account_id, $1, $2, t.id from internal_tickets t where t.id = $3 on conflict on constraint presence_pkey do update set ticket_id = excluded.ticket_id, seen_at = now(), came_at = case when p.ticket_id = excluded.ticket_id then p.came_at else now() end returning p.ticket_id",
        None,
    )
}
impl ComeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        stream_id: &'a uuid::Uuid,
        ticket_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [user_id, stream_id, ticket_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ComeParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>, C> for ComeStmt
{
    fn params(&'s self, client: &'c C, params: &'a ComeParams) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.user_id, &params.stream_id, &params.ticket_id)
    }
}
pub struct GoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn go() -> GoStmt {
    GoStmt("delete from presence where user_id = $1 and stream_id = $2", None)
}
impl GoStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        stream_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id, stream_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        GoParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for GoStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a GoParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.user_id, &params.stream_id))
    }
}
pub struct StayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stay() -> StayStmt {
    StayStmt(
        "update presence set seen_at = now() where user_id = $1 and stream_id = $2",
        None,
    )
}
impl StayStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        stream_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id, stream_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StayParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for StayStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StayParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.user_id, &params.stream_id))
    }
}
pub struct PresentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn present() -> PresentStmt {
    PresentStmt(
        "select p.ticket_id, p.user_id, u.name, min(p.came_at) as since from presence p join users u on u.account_id = p.account_id and u.id = p.user_id where p.seen_at > now() - make_interval(secs => $1) and ($2::uuid is null or p.ticket_id = $2) group by p.ticket_id, p.user_id, u.name order by min(p.came_at), p.user_id limit $3",
        None,
    )
}
impl PresentStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        seconds: &'a f64,
        ticket_id: &'a Option<uuid::Uuid>,
        most: &'a i64,
    ) -> PresentQuery<'c, 'a, 's, C, Present, 3> {
        PresentQuery {
            client,
            params: [seconds, ticket_id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PresentBorrowed, tokio_postgres::Error> {
                Ok(PresentBorrowed {
                    ticket_id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    since: row.try_get(3)?,
                })
            },
            mapper: |it| Present::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PresentParams, PresentQuery<'c, 'a, 's, C, Present, 3>, C>
    for PresentStmt
{
    fn params(&'s self, client: &'c C, params: &'a PresentParams) -> PresentQuery<'c, 'a, 's, C, Present, 3> {
        self.bind(client, &params.seconds, &params.ticket_id, &params.most)
    }
}
