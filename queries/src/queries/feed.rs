// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct LookParams<T1: crate::StringSql> {
    pub since: T1,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub snapshot: String,
    pub account_id: Option<uuid::Uuid>,
    pub kind: Option<String>,
    pub id: Option<uuid::Uuid>,
    pub ticket_id: Option<uuid::Uuid>,
    pub user_id: Option<uuid::Uuid>,
    pub is_private: Option<bool>,
}
pub struct ChangeBorrowed<'a> {
    pub snapshot: &'a str,
    pub account_id: Option<uuid::Uuid>,
    pub kind: Option<&'a str>,
    pub id: Option<uuid::Uuid>,
    pub ticket_id: Option<uuid::Uuid>,
    pub user_id: Option<uuid::Uuid>,
    pub is_private: Option<bool>,
}
impl<'a> From<ChangeBorrowed<'a>> for Change {
    fn from(
        ChangeBorrowed {
            snapshot,
            account_id,
            kind,
            id,
            ticket_id,
            user_id,
            is_private,
        }: ChangeBorrowed<'a>,
    ) -> Self {
        Self {
            snapshot: snapshot.into(),
            account_id,
            kind: kind.map(|v| v.into()),
            id,
            ticket_id,
            user_id,
            is_private,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ChangeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangeBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangeBorrowed) -> R) -> ChangeQuery<'c, 'a, 's, C, R, N> {
        ChangeQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct LookStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn look() -> LookStmt {
    LookStmt(
        "select s.snapshot::text as snapshot, c.account_id, c.kind, c.id, c.ticket_id, c.user_id, c.is_private from (select pg_current_snapshot() as snapshot) s left join live_changes c on c.xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(c.xid, $1::text::pg_snapshot) limit $2",
        None,
    )
}
impl LookStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        since: &'a T1,
        most: &'a i64,
    ) -> ChangeQuery<'c, 'a, 's, C, Change, 2> {
        ChangeQuery {
            client,
            params: [since, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangeBorrowed, tokio_postgres::Error> {
                Ok(ChangeBorrowed {
                    snapshot: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    id: row.try_get(3)?,
                    ticket_id: row.try_get(4)?,
                    user_id: row.try_get(5)?,
                    is_private: row.try_get(6)?,
                })
            },
            mapper: |it| Change::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LookParams<T1>, ChangeQuery<'c, 'a, 's, C, Change, 2>, C> for LookStmt
{
    fn params(&'s self, client: &'c C, params: &'a LookParams<T1>) -> ChangeQuery<'c, 'a, 's, C, Change, 2> {
        self.bind(client, &params.since, &params.most)
    }
}
pub struct StandStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stand() -> StandStmt {
    StandStmt("select pg_current_snapshot()::text as snapshot", None)
}
impl StandStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ForgetChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_changes() -> ForgetChangesStmt {
    ForgetChangesStmt(
        "delete from live_changes where xid < pg_snapshot_xmin($1::text::pg_snapshot)",
        None,
    )
}
impl ForgetChangesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        then: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[then]).await
    }
}
pub struct ForgetPresenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_presence() -> ForgetPresenceStmt {
    ForgetPresenceStmt(
        "delete from presence where seen_at < now() - make_interval(secs => $1)",
        None,
    )
}
impl ForgetPresenceStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        seconds: &'a f64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[seconds]).await
    }
}
