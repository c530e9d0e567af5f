// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct TodayParams {
    pub user_id: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Today {
    pub calls: i64,
    pub resolved: i64,
    pub escalated: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TodayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Today, tokio_postgres::Error>,
    mapper: fn(Today) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TodayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Today) -> R) -> TodayQuery<'c, 'a, 's, C, R, N> {
        TodayQuery {
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
pub struct TodayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn today() -> TodayStmt {
    TodayStmt(
        "select count(*) as calls, count(*) filter (where w.status = 'resolved') as resolved, count(*) filter (where w.status = 'escalated') as escalated from l1_walk_sessions w where w.created_by = $1 and w.started_at >= (select date_trunc('day', $2 at time zone a.time_zone) at time zone a.time_zone from accounts a)",
        None,
    )
}
impl TodayStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> TodayQuery<'c, 'a, 's, C, Today, 2> {
        TodayQuery {
            client,
            params: [user_id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Today, tokio_postgres::Error> {
                Ok(Today {
                    calls: row.try_get(0)?,
                    resolved: row.try_get(1)?,
                    escalated: row.try_get(2)?,
                })
            },
            mapper: |it| Today::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TodayParams, TodayQuery<'c, 'a, 's, C, Today, 2>, C> for TodayStmt
{
    fn params(&'s self, client: &'c C, params: &'a TodayParams) -> TodayQuery<'c, 'a, 's, C, Today, 2> {
        self.bind(client, &params.user_id, &params.now)
    }
}
