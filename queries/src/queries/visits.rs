// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct StartVisitSession<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub token_hash: T1,
    pub until: jiff::Timestamp,
    pub confirmed_at: jiff::Timestamp,
    pub user_agent: Option<T2>,
    pub ip: Option<T3>,
}
#[derive(Debug)]
pub struct StartVisitParams<T1: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub home_account_id: uuid::Uuid,
    pub home_session_id: uuid::Uuid,
    pub reason: T1,
    pub until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ComeHomeParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub session_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedVisit {
    pub session_id: uuid::Uuid,
    pub home_account_id: uuid::Uuid,
    pub home_session_id: uuid::Uuid,
    pub reason: String,
    pub until: jiff::Timestamp,
    pub confirmed_at: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub name: String,
    pub email: String,
    pub home_user_id: Option<uuid::Uuid>,
}
pub struct ClosedVisitBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub home_account_id: uuid::Uuid,
    pub home_session_id: uuid::Uuid,
    pub reason: &'a str,
    pub until: jiff::Timestamp,
    pub confirmed_at: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub name: &'a str,
    pub email: &'a str,
    pub home_user_id: Option<uuid::Uuid>,
}
impl<'a> From<ClosedVisitBorrowed<'a>> for ClosedVisit {
    fn from(
        ClosedVisitBorrowed {
            session_id,
            home_account_id,
            home_session_id,
            reason,
            until,
            confirmed_at,
            user_id,
            name,
            email,
            home_user_id,
        }: ClosedVisitBorrowed<'a>,
    ) -> Self {
        Self {
            session_id,
            home_account_id,
            home_session_id,
            reason: reason.into(),
            until,
            confirmed_at,
            user_id,
            name: name.into(),
            email: email.into(),
            home_user_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ComeHome {
    pub user_id: uuid::Uuid,
    pub confirmed_at: jiff::Timestamp,
    pub has_second_factor: bool,
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
pub struct ClosedVisitQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClosedVisitBorrowed, tokio_postgres::Error>,
    mapper: fn(ClosedVisitBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClosedVisitQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClosedVisitBorrowed) -> R) -> ClosedVisitQuery<'c, 'a, 's, C, R, N> {
        ClosedVisitQuery {
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
pub struct ComeHomeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ComeHome, tokio_postgres::Error>,
    mapper: fn(ComeHome) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ComeHomeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ComeHome) -> R) -> ComeHomeQuery<'c, 'a, 's, C, R, N> {
        ComeHomeQuery {
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
pub struct StartVisitSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn start_visit_session() -> StartVisitSessionStmt {
    StartVisitSessionStmt(
        "insert into login_sessions (account_id, id, user_id, token_hash, expires_at, confirmed_at, user_agent, ip) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl StartVisitSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        token_hash: &'a T1,
        until: &'a jiff::Timestamp,
        confirmed_at: &'a jiff::Timestamp,
        user_agent: &'a Option<T2>,
        ip: &'a Option<T3>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, id, user_id, token_hash, until, confirmed_at, user_agent, ip],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StartVisitSession<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for StartVisitSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StartVisitSession<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.token_hash,
            &params.until,
            &params.confirmed_at,
            &params.user_agent,
            &params.ip,
        ))
    }
}
pub struct StartVisitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn start_visit() -> StartVisitStmt {
    StartVisitStmt(
        "insert into operator_visits (account_id, session_id, home_account_id, home_session_id, reason, until) values ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl StartVisitStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        session_id: &'a uuid::Uuid,
        home_account_id: &'a uuid::Uuid,
        home_session_id: &'a uuid::Uuid,
        reason: &'a T1,
        until: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, session_id, home_account_id, home_session_id, reason, until],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StartVisitParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for StartVisitStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StartVisitParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.session_id,
            &params.home_account_id,
            &params.home_session_id,
            &params.reason,
            &params.until,
        ))
    }
}
pub struct HomeLivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn home_lives() -> HomeLivesStmt {
    HomeLivesStmt(
        "select s.id from login_sessions s join users u on u.account_id = s.account_id and u.id = s.user_id join accounts a on a.id = s.account_id where s.id = $1 and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes) and u.is_active and u.is_super_admin and exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null)",
        None,
    )
}
impl HomeLivesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        session_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [session_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CloseVisitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_visit() -> CloseVisitStmt {
    CloseVisitStmt(
        "update operator_visits v set returned_at = now() from login_sessions s join users u on u.account_id = s.account_id and u.id = s.user_id where s.account_id = v.account_id and s.id = v.session_id and s.token_hash = $1 and v.returned_at is null returning v.session_id, v.home_account_id, v.home_session_id, v.reason, v.until, s.confirmed_at, u.id as user_id, u.name, u.email, u.home_user_id",
        None,
    )
}
impl CloseVisitStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> ClosedVisitQuery<'c, 'a, 's, C, ClosedVisit, 1> {
        ClosedVisitQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClosedVisitBorrowed, tokio_postgres::Error> {
                Ok(ClosedVisitBorrowed {
                    session_id: row.try_get(0)?,
                    home_account_id: row.try_get(1)?,
                    home_session_id: row.try_get(2)?,
                    reason: row.try_get(3)?,
                    until: row.try_get(4)?,
                    confirmed_at: row.try_get(5)?,
                    user_id: row.try_get(6)?,
                    name: row.try_get(7)?,
                    email: row.try_get(8)?,
                    home_user_id: row.try_get(9)?,
                })
            },
            mapper: |it| ClosedVisit::from(it),
        }
    }
}
pub struct ComeHomeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn come_home() -> ComeHomeStmt {
    ComeHomeStmt(
        "update login_sessions s set token_hash = $1, last_used_at = now() from users u, accounts a where u.account_id = s.account_id and u.id = s.user_id and a.id = s.account_id and s.id = $2 and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes) and u.is_active and u.is_super_admin returning u.id as user_id, s.confirmed_at, exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null) as has_second_factor",
        None,
    )
}
impl ComeHomeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        session_id: &'a uuid::Uuid,
    ) -> ComeHomeQuery<'c, 'a, 's, C, ComeHome, 2> {
        ComeHomeQuery {
            client,
            params: [token_hash, session_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ComeHome, tokio_postgres::Error> {
                Ok(ComeHome {
                    user_id: row.try_get(0)?,
                    confirmed_at: row.try_get(1)?,
                    has_second_factor: row.try_get(2)?,
                })
            },
            mapper: |it| ComeHome::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ComeHomeParams<T1>, ComeHomeQuery<'c, 'a, 's, C, ComeHome, 2>, C>
    for ComeHomeStmt
{
    fn params(&'s self, client: &'c C, params: &'a ComeHomeParams<T1>) -> ComeHomeQuery<'c, 'a, 's, C, ComeHome, 2> {
        self.bind(client, &params.token_hash, &params.session_id)
    }
}
