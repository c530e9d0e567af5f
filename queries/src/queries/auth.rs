// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct StartSession<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub token_hash: T1,
    pub user_agent: Option<T2>,
    pub ip: Option<T3>,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOldestSessionsParams {
    pub user_id: uuid::Uuid,
    pub keep: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TryPasswordParams {
    pub id: uuid::Uuid,
    pub most: i32,
}
#[derive(Debug)]
pub struct SetPasswordParams<T1: crate::StringSql> {
    pub password_hash: T1,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct BeginSessionAnew<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub user_agent: Option<T2>,
    pub ip: Option<T3>,
    pub from_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOpenSessionParams {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOtherSessionsParams {
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MakeReset<T1: crate::BytesSql> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub made_by: Option<uuid::Uuid>,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MakeEmailChangeParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: T1,
    pub token_hash: T2,
}
#[derive(Debug)]
pub struct ChangeLoginParams<T1: crate::StringSql> {
    pub email_norm: T1,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeEmailParams<T1: crate::StringSql> {
    pub email: T1,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RenameUserParams<T1: crate::StringSql> {
    pub name: T1,
    pub user_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Login {
    pub account_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub password_hash: String,
    pub is_active: bool,
}
pub struct LoginBorrowed<'a> {
    pub account_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub password_hash: &'a str,
    pub is_active: bool,
}
impl<'a> From<LoginBorrowed<'a>> for Login {
    fn from(
        LoginBorrowed {
            account_id,
            user_id,
            password_hash,
            is_active,
        }: LoginBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            user_id,
            password_hash: password_hash.into(),
            is_active,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenSession {
    pub id: uuid::Uuid,
    pub user_agent: Option<String>,
    pub ip: Option<String>,
    pub created_at: jiff::Timestamp,
    pub last_used_at: jiff::Timestamp,
}
pub struct OpenSessionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_agent: Option<&'a str>,
    pub ip: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub last_used_at: jiff::Timestamp,
}
impl<'a> From<OpenSessionBorrowed<'a>> for OpenSession {
    fn from(
        OpenSessionBorrowed {
            id,
            user_agent,
            ip,
            created_at,
            last_used_at,
        }: OpenSessionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_agent: user_agent.map(|v| v.into()),
            ip: ip.map(|v| v.into()),
            created_at,
            last_used_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindReset {
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub account_name: String,
}
pub struct FindResetBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub account_name: &'a str,
}
impl<'a> From<FindResetBorrowed<'a>> for FindReset {
    fn from(
        FindResetBorrowed {
            user_id,
            email,
            name,
            account_name,
        }: FindResetBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            email: email.into(),
            name: name.into(),
            account_name: account_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindEmailChange {
    pub user_id: uuid::Uuid,
    pub email: String,
    pub old_email: String,
}
pub struct FindEmailChangeBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub old_email: &'a str,
}
impl<'a> From<FindEmailChangeBorrowed<'a>> for FindEmailChange {
    fn from(
        FindEmailChangeBorrowed {
            user_id,
            email,
            old_email,
        }: FindEmailChangeBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            email: email.into(),
            old_email: old_email.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LoginQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LoginBorrowed, tokio_postgres::Error>,
    mapper: fn(LoginBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LoginQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LoginBorrowed) -> R) -> LoginQuery<'c, 'a, 's, C, R, N> {
        LoginQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct OpenSessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenSessionBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenSessionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenSessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenSessionBorrowed) -> R) -> OpenSessionQuery<'c, 'a, 's, C, R, N> {
        OpenSessionQuery {
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
pub struct FindResetQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindResetBorrowed, tokio_postgres::Error>,
    mapper: fn(FindResetBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindResetQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindResetBorrowed) -> R) -> FindResetQuery<'c, 'a, 's, C, R, N> {
        FindResetQuery {
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::Timestamp) -> R) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct FindEmailChangeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindEmailChangeBorrowed, tokio_postgres::Error>,
    mapper: fn(FindEmailChangeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindEmailChangeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindEmailChangeBorrowed) -> R) -> FindEmailChangeQuery<'c, 'a, 's, C, R, N> {
        FindEmailChangeQuery {
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
pub struct LoginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn login() -> LoginStmt {
    LoginStmt(
        "select account_id, user_id, password_hash, is_active from login($1)",
        None,
    )
}
impl LoginStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email: &'a T1,
    ) -> LoginQuery<'c, 'a, 's, C, Login, 1> {
        LoginQuery {
            client,
            params: [email],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LoginBorrowed, tokio_postgres::Error> {
                Ok(LoginBorrowed {
                    account_id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    password_hash: row.try_get(2)?,
                    is_active: row.try_get(3)?,
                })
            },
            mapper: |it| Login::from(it),
        }
    }
}
pub struct StartSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn start_session() -> StartSessionStmt {
    StartSessionStmt(
        "insert into login_sessions (account_id, id, user_id, token_hash, expires_at, user_agent, ip) values ($1, $2, $3, $4, now() + interval '12 hours', $5, $6)",
        None,
    )
}
impl StartSessionStmt {
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
        user_agent: &'a Option<T2>,
        ip: &'a Option<T3>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, id, user_id, token_hash, user_agent, ip],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StartSession<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for StartSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StartSession<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.token_hash,
            &params.user_agent,
            &params.ip,
        ))
    }
}
pub struct EndSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_session() -> EndSessionStmt {
    EndSessionStmt(
        "update login_sessions set ended_at = now() where id = $1 and ended_at is null",
        None,
    )
}
impl EndSessionStmt {
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
pub struct EndSessionByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_session_by_token() -> EndSessionByTokenStmt {
    EndSessionByTokenStmt(
        "update login_sessions set ended_at = now() where token_hash = $1 and ended_at is null",
        None,
    )
}
impl EndSessionByTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[token_hash]).await
    }
}
pub struct EndOldestSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_oldest_sessions() -> EndOldestSessionsStmt {
    EndOldestSessionsStmt(
        "update login_sessions set ended_at = now() where user_id = $1 and ended_at is null and id not in ( select id from login_sessions where user_id = $1 and ended_at is null order by created_at desc, id desc limit $2)",
        None,
    )
}
impl EndOldestSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        keep: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id, keep]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndOldestSessionsParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EndOldestSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndOldestSessionsParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.user_id, &params.keep))
    }
}
pub struct TouchSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch_session() -> TouchSessionStmt {
    TouchSessionStmt(
        "update login_sessions set last_used_at = now() where id = $1 and last_used_at < now() - interval '1 minute'",
        None,
    )
}
impl TouchSessionStmt {
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
pub struct TryPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn try_password() -> TryPasswordStmt {
    TryPasswordStmt(
        "update login_sessions set password_tries = password_tries + 1 where id = $1 and ended_at is null and password_tries < $2 returning password_tries",
        None,
    )
}
impl TryPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        most: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TryPasswordParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for TryPasswordStmt
{
    fn params(&'s self, client: &'c C, params: &'a TryPasswordParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.id, &params.most)
    }
}
pub struct ConfirmSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_session() -> ConfirmSessionStmt {
    ConfirmSessionStmt(
        "update login_sessions set confirmed_at = now(), password_tries = 0 where id = $1 and ended_at is null",
        None,
    )
}
impl ConfirmSessionStmt {
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
pub struct SignedInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn signed_in() -> SignedInStmt {
    SignedInStmt("update users set last_login_at = now() where id = $1", None)
}
impl SignedInStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id]).await
    }
}
pub struct ExpireSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expire_sessions() -> ExpireSessionsStmt {
    ExpireSessionsStmt(
        "delete from login_sessions where id in ( select id from login_sessions where expires_at < now() - interval '30 days' order by expires_at limit $1)",
        None,
    )
}
impl ExpireSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[most]).await
    }
}
pub struct LockUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_user() -> LockUserStmt {
    LockUserStmt("select id from users where id = $1 for no key update", None)
}
impl LockUserStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SetPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_password() -> SetPasswordStmt {
    SetPasswordStmt("update login_emails set password_hash = $1 where user_id = $2", None)
}
impl SetPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        password_hash: &'a T1,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[password_hash, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPasswordParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetPasswordStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPasswordParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.password_hash, &params.user_id))
    }
}
pub struct BeginSessionAnewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_session_anew() -> BeginSessionAnewStmt {
    BeginSessionAnewStmt(
        "insert into login_sessions (account_id, id, user_id, token_hash, expires_at, confirmed_at, password_tries, user_agent, ip) select s.account_id, $1, s.user_id, $2, s.expires_at, s.confirmed_at, s.password_tries, $3, $4 from login_sessions s where s.id = $5",
        None,
    )
}
impl BeginSessionAnewStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        token_hash: &'a T1,
        user_agent: &'a Option<T2>,
        ip: &'a Option<T3>,
        from_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, token_hash, user_agent, ip, from_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BeginSessionAnew<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for BeginSessionAnewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginSessionAnew<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.user_agent,
            &params.ip,
            &params.from_id,
        ))
    }
}
pub struct EndOpenSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_open_session() -> EndOpenSessionStmt {
    EndOpenSessionStmt(
        "update login_sessions set ended_at = now() where id = $1 and user_id = $2 and ended_at is null returning id",
        None,
    )
}
impl EndOpenSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndOpenSessionParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for EndOpenSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndOpenSessionParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.user_id)
    }
}
pub struct EndSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions() -> EndSessionsStmt {
    EndSessionsStmt(
        "update login_sessions set ended_at = now() where user_id = $1 and ended_at is null",
        None,
    )
}
impl EndSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id]).await
    }
}
pub struct EndOtherSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_other_sessions() -> EndOtherSessionsStmt {
    EndOtherSessionsStmt(
        "update login_sessions set ended_at = now() where user_id = $1 and ended_at is null and id <> $2",
        None,
    )
}
impl EndOtherSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndOtherSessionsParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EndOtherSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndOtherSessionsParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.user_id, &params.id))
    }
}
pub struct OpenSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_sessions() -> OpenSessionsStmt {
    OpenSessionsStmt(
        "select s.id, s.user_agent, s.ip, s.created_at, s.last_used_at from login_sessions s join accounts a on a.id = s.account_id where s.user_id = $1 and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes) order by s.last_used_at desc, s.id",
        None,
    )
}
impl OpenSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> OpenSessionQuery<'c, 'a, 's, C, OpenSession, 1> {
        OpenSessionQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenSessionBorrowed, tokio_postgres::Error> {
                Ok(OpenSessionBorrowed {
                    id: row.try_get(0)?,
                    user_agent: row.try_get(1)?,
                    ip: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    last_used_at: row.try_get(4)?,
                })
            },
            mapper: |it| OpenSession::from(it),
        }
    }
}
pub struct EndResetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_resets() -> EndResetsStmt {
    EndResetsStmt(
        "update password_resets set ended_at = now() where user_id = $1 and used_at is null and ended_at is null",
        None,
    )
}
impl EndResetsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id]).await
    }
}
pub struct MakeResetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn make_reset() -> MakeResetStmt {
    MakeResetStmt(
        "insert into password_resets (account_id, id, user_id, token_hash, made_by) select u.account_id, $1, u.id, $2, $3 from users u where u.id = $4 and u.is_active returning id",
        None,
    )
}
impl MakeResetStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        token_hash: &'a T1,
        made_by: &'a Option<uuid::Uuid>,
        user_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [id, token_hash, made_by, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, MakeReset<T1>, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>, C>
    for MakeResetStmt
{
    fn params(&'s self, client: &'c C, params: &'a MakeReset<T1>) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.id, &params.token_hash, &params.made_by, &params.user_id)
    }
}
pub struct FindResetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_reset() -> FindResetStmt {
    FindResetStmt(
        "select u.id as user_id, u.email, u.name, a.name as account_name from password_resets r join users u on u.account_id = r.account_id and u.id = r.user_id join accounts a on a.id = r.account_id where r.token_hash = $1 and r.used_at is null and r.ended_at is null and r.expires_at > now() and u.is_active",
        None,
    )
}
impl FindResetStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> FindResetQuery<'c, 'a, 's, C, FindReset, 1> {
        FindResetQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindResetBorrowed, tokio_postgres::Error> {
                Ok(FindResetBorrowed {
                    user_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    account_name: row.try_get(3)?,
                })
            },
            mapper: |it| FindReset::from(it),
        }
    }
}
pub struct UseResetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_reset() -> UseResetStmt {
    UseResetStmt(
        "update password_resets r set used_at = now() from users u where r.token_hash = $1 and r.used_at is null and r.ended_at is null and r.expires_at > now() and u.account_id = r.account_id and u.id = r.user_id and u.is_active returning r.user_id",
        None,
    )
}
impl UseResetStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ExpireResetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expire_resets() -> ExpireResetsStmt {
    ExpireResetsStmt(
        "delete from password_resets where id in ( select id from password_resets where expires_at < now() - interval '30 days' order by expires_at limit $1)",
        None,
    )
}
impl ExpireResetsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[most]).await
    }
}
pub struct EndEmailChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_email_changes() -> EndEmailChangesStmt {
    EndEmailChangesStmt(
        "update email_changes set ended_at = now() where user_id = $1 and used_at is null and ended_at is null",
        None,
    )
}
impl EndEmailChangesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id]).await
    }
}
pub struct MakeEmailChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn make_email_change() -> MakeEmailChangeStmt {
    MakeEmailChangeStmt(
        "insert into email_changes (account_id, id, user_id, email, token_hash) values ($1, $2, $3, $4, $5) returning expires_at",
        None,
    )
}
impl MakeEmailChangeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        email: &'a T1,
        token_hash: &'a T2,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 5> {
        JiffTimestampQuery {
            client,
            params: [account_id, id, user_id, email, token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MakeEmailChangeParams<T1, T2>,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 5>,
        C,
    > for MakeEmailChangeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MakeEmailChangeParams<T1, T2>,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 5> {
        self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.email,
            &params.token_hash,
        )
    }
}
pub struct FindEmailChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_email_change() -> FindEmailChangeStmt {
    FindEmailChangeStmt(
        "select c.user_id, c.email, u.email as old_email from email_changes c join users u on u.account_id = c.account_id and u.id = c.user_id where c.token_hash = $1 and c.used_at is null and c.ended_at is null and c.expires_at > now() and u.is_active",
        None,
    )
}
impl FindEmailChangeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> FindEmailChangeQuery<'c, 'a, 's, C, FindEmailChange, 1> {
        FindEmailChangeQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindEmailChangeBorrowed, tokio_postgres::Error> {
                Ok(FindEmailChangeBorrowed {
                    user_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    old_email: row.try_get(2)?,
                })
            },
            mapper: |it| FindEmailChange::from(it),
        }
    }
}
pub struct UseEmailChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_email_change() -> UseEmailChangeStmt {
    UseEmailChangeStmt(
        "update email_changes c set used_at = now() from users u where c.token_hash = $1 and c.used_at is null and c.ended_at is null and c.expires_at > now() and u.account_id = c.account_id and u.id = c.user_id and u.is_active returning c.user_id",
        None,
    )
}
impl UseEmailChangeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ChangeLoginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_login() -> ChangeLoginStmt {
    ChangeLoginStmt(
        "update login_emails e set email_norm = $1 where e.user_id = $2 and not exists (select from login($1) l where l.user_id <> $2)",
        None,
    )
}
impl ChangeLoginStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email_norm: &'a T1,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[email_norm, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeLoginParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ChangeLoginStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeLoginParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.email_norm, &params.user_id))
    }
}
pub struct ChangeEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_email() -> ChangeEmailStmt {
    ChangeEmailStmt("update users set email = $1 where id = $2", None)
}
impl ChangeEmailStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email: &'a T1,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[email, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeEmailParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ChangeEmailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeEmailParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.email, &params.user_id))
    }
}
pub struct ExpireEmailChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expire_email_changes() -> ExpireEmailChangesStmt {
    ExpireEmailChangesStmt(
        "delete from email_changes where id in ( select id from email_changes where expires_at < now() - interval '30 days' order by expires_at limit $1)",
        None,
    )
}
impl ExpireEmailChangesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[most]).await
    }
}
pub struct RenameUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename_user() -> RenameUserStmt {
    RenameUserStmt("update users set name = $1 where id = $2", None)
}
impl RenameUserStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[name, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RenameUserParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RenameUserStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameUserParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.name, &params.user_id))
    }
}
