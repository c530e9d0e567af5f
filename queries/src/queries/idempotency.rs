// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ClaimParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub key: T1,
    pub fingerprint: T2,
    pub token_hash: T3,
}
#[derive(Debug)]
pub struct ClaimByTokenParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub key: T1,
    pub fingerprint: T2,
    pub token_hash: T3,
}
#[derive(Debug)]
pub struct StoredParams<T1: crate::StringSql> {
    pub user_id: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug)]
pub struct AnswerParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub status: i32,
    pub body: T1,
    pub user_id: uuid::Uuid,
    pub key: T2,
}
#[derive(Debug)]
pub struct KeepParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub key: T1,
    pub fingerprint: T2,
    pub status: i32,
    pub body: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub fingerprint: Vec<u8>,
    pub status: Option<i32>,
    pub body: Option<serde_json::Value>,
}
pub struct StoredBorrowed<'a> {
    pub fingerprint: &'a [u8],
    pub status: Option<i32>,
    pub body: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<StoredBorrowed<'a>> for Stored {
    fn from(
        StoredBorrowed {
            fingerprint,
            status,
            body,
        }: StoredBorrowed<'a>,
    ) -> Self {
        Self {
            fingerprint: fingerprint.into(),
            status,
            body: body.map(|v| serde_json::from_str(v.0.get()).unwrap()),
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
pub struct StoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StoredBorrowed, tokio_postgres::Error>,
    mapper: fn(StoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StoredBorrowed) -> R) -> StoredQuery<'c, 'a, 's, C, R, N> {
        StoredQuery {
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
pub struct ClaimStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim() -> ClaimStmt {
    ClaimStmt(
        "insert into idempotency_keys (account_id, user_id, key, fingerprint) select s.account_id, s.user_id, $1, $2 from login_sessions s where s.token_hash = $3 and s.ended_at is null on conflict (account_id, user_id, key) do nothing returning user_id",
        None,
    )
}
impl ClaimStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql>(
        &'s self,
        client: &'c C,
        key: &'a T1,
        fingerprint: &'a T2,
        token_hash: &'a T3,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [key, fingerprint, token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ClaimParams<T1, T2, T3>, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>, C>
    for ClaimStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.key, &params.fingerprint, &params.token_hash)
    }
}
pub struct ClaimByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_by_token() -> ClaimByTokenStmt {
    ClaimByTokenStmt(
        "insert into idempotency_keys (account_id, user_id, key, fingerprint) select t.account_id, t.user_id, $1, $2 from api_tokens t where t.token_hash = $3 and t.revoked_at is null on conflict (account_id, user_id, key) do nothing returning user_id",
        None,
    )
}
impl ClaimByTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql>(
        &'s self,
        client: &'c C,
        key: &'a T1,
        fingerprint: &'a T2,
        token_hash: &'a T3,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [key, fingerprint, token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimByTokenParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for ClaimByTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimByTokenParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.key, &params.fingerprint, &params.token_hash)
    }
}
pub struct StoredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stored() -> StoredStmt {
    StoredStmt(
        "select fingerprint, status, body from idempotency_keys where user_id = $1 and key = $2",
        None,
    )
}
impl StoredStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        key: &'a T1,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 2> {
        StoredQuery {
            client,
            params: [user_id, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                Ok(StoredBorrowed {
                    fingerprint: row.try_get(0)?,
                    status: row.try_get(1)?,
                    body: row.try_get(2)?,
                })
            },
            mapper: |it| Stored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, StoredParams<T1>, StoredQuery<'c, 'a, 's, C, Stored, 2>, C>
    for StoredStmt
{
    fn params(&'s self, client: &'c C, params: &'a StoredParams<T1>) -> StoredQuery<'c, 'a, 's, C, Stored, 2> {
        self.bind(client, &params.user_id, &params.key)
    }
}
pub struct AnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answer() -> AnswerStmt {
    AnswerStmt(
        "update idempotency_keys set status = $1, body = $2 where user_id = $3 and key = $4",
        None,
    )
}
impl AnswerStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a i32,
        body: &'a T1,
        user_id: &'a uuid::Uuid,
        key: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[status, body, user_id, key]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AnswerParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AnswerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AnswerParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.status, &params.body, &params.user_id, &params.key))
    }
}
pub struct KeepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep() -> KeepStmt {
    KeepStmt(
        "insert into idempotency_keys (account_id, user_id, key, fingerprint, status, body) values ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl KeepStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        key: &'a T1,
        fingerprint: &'a T2,
        status: &'a i32,
        body: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, user_id, key, fingerprint, status, body],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        KeepParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for KeepStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.user_id,
            &params.key,
            &params.fingerprint,
            &params.status,
            &params.body,
        ))
    }
}
pub struct ExpireKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expire_keys() -> ExpireKeysStmt {
    ExpireKeysStmt(
        "delete from idempotency_keys where (user_id, key) in ( select user_id, key from idempotency_keys where created_at < now() - interval '7 days' order by created_at limit $1)",
        None,
    )
}
impl ExpireKeysStmt {
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
