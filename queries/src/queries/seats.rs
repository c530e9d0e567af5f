// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Limits {
    pub seat_limit: Option<i32>,
    pub l1_seat_limit: Option<i32>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    pub engineers: i64,
    pub l1_techs: i64,
    pub owners: Vec<uuid::Uuid>,
}
pub struct TakenBorrowed<'a> {
    pub engineers: i64,
    pub l1_techs: i64,
    pub owners: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<TakenBorrowed<'a>> for Taken {
    fn from(
        TakenBorrowed {
            engineers,
            l1_techs,
            owners,
        }: TakenBorrowed<'a>,
    ) -> Self {
        Self {
            engineers,
            l1_techs,
            owners: owners.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LimitsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Limits, tokio_postgres::Error>,
    mapper: fn(Limits) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LimitsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Limits) -> R) -> LimitsQuery<'c, 'a, 's, C, R, N> {
        LimitsQuery {
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
pub struct TakenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakenBorrowed, tokio_postgres::Error>,
    mapper: fn(TakenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakenBorrowed) -> R) -> TakenQuery<'c, 'a, 's, C, R, N> {
        TakenQuery {
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
pub struct LockLimitsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_limits() -> LockLimitsStmt {
    LockLimitsStmt(
        "select seat_limit, l1_seat_limit from subscriptions for no key update",
        None,
    )
}
impl LockLimitsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> LimitsQuery<'c, 'a, 's, C, Limits, 0> {
        LimitsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Limits, tokio_postgres::Error> {
                Ok(Limits {
                    seat_limit: row.try_get(0)?,
                    l1_seat_limit: row.try_get(1)?,
                })
            },
            mapper: |it| Limits::from(it),
        }
    }
}
pub struct LimitsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn limits() -> LimitsStmt {
    LimitsStmt("select seat_limit, l1_seat_limit from subscriptions", None)
}
impl LimitsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> LimitsQuery<'c, 'a, 's, C, Limits, 0> {
        LimitsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Limits, tokio_postgres::Error> {
                Ok(Limits {
                    seat_limit: row.try_get(0)?,
                    l1_seat_limit: row.try_get(1)?,
                })
            },
            mapper: |it| Limits::from(it),
        }
    }
}
pub struct TakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taken() -> TakenStmt {
    TakenStmt(
        "select count(*) filter (where account_role = 'engineer') as engineers, count(*) filter (where account_role = 'l1_tech') as l1_techs, coalesce(array_agg(id) filter (where account_role = 'owner'), '{}') as owners from users where is_active",
        None,
    )
}
impl TakenStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> TakenQuery<'c, 'a, 's, C, Taken, 0> {
        TakenQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TakenBorrowed, tokio_postgres::Error> {
                Ok(TakenBorrowed {
                    engineers: row.try_get(0)?,
                    l1_techs: row.try_get(1)?,
                    owners: row.try_get(2)?,
                })
            },
            mapper: |it| Taken::from(it),
        }
    }
}
