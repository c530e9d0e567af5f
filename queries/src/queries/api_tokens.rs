// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertTokenParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub name: T1,
    pub token_hash: T2,
    pub scopes: T4,
    pub days: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct OwnTokenParams {
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeTokenParams {
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ApiToken {
    pub id: uuid::Uuid,
    pub name: String,
    pub scopes: Vec<String>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub last_used_at: Option<jiff::Timestamp>,
}
pub struct ApiTokenBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub scopes: crate::ArrayIterator<'a, &'a str>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub last_used_at: Option<jiff::Timestamp>,
}
impl<'a> From<ApiTokenBorrowed<'a>> for ApiToken {
    fn from(
        ApiTokenBorrowed {
            id,
            name,
            scopes,
            created_at,
            expires_at,
            last_used_at,
        }: ApiTokenBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            scopes: scopes.map(|v| v.into()).collect(),
            created_at,
            expires_at,
            last_used_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OwnToken {
    pub id: uuid::Uuid,
    pub revoked_at: Option<jiff::Timestamp>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ApiTokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApiTokenBorrowed, tokio_postgres::Error>,
    mapper: fn(ApiTokenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApiTokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ApiTokenBorrowed) -> R) -> ApiTokenQuery<'c, 'a, 's, C, R, N> {
        ApiTokenQuery {
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
pub struct OwnTokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnToken, tokio_postgres::Error>,
    mapper: fn(OwnToken) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnTokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwnToken) -> R) -> OwnTokenQuery<'c, 'a, 's, C, R, N> {
        OwnTokenQuery {
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
pub struct ListOwnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_own() -> ListOwnStmt {
    ListOwnStmt(
        "select id, name, scopes, created_at, expires_at, last_used_at from api_tokens where user_id = $1 and revoked_at is null and expires_at > now() - interval '30 days' order by created_at desc, id desc",
        None,
    )
}
impl ListOwnStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> ApiTokenQuery<'c, 'a, 's, C, ApiToken, 1> {
        ApiTokenQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ApiTokenBorrowed, tokio_postgres::Error> {
                Ok(ApiTokenBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    scopes: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                    last_used_at: row.try_get(5)?,
                })
            },
            mapper: |it| ApiToken::from(it),
        }
    }
}
pub struct CountLivingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_living() -> CountLivingStmt {
    CountLivingStmt(
        "select count(*) from api_tokens where user_id = $1 and revoked_at is null and expires_at > now()",
        None,
    )
}
impl CountLivingStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_token() -> InsertTokenStmt {
    InsertTokenStmt(
        "insert into api_tokens (account_id, id, user_id, name, token_hash, scopes, expires_at) values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) returning id, name, scopes, created_at, expires_at, last_used_at",
        None,
    )
}
impl InsertTokenStmt {
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
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        name: &'a T1,
        token_hash: &'a T2,
        scopes: &'a T4,
        days: &'a i32,
    ) -> ApiTokenQuery<'c, 'a, 's, C, ApiToken, 7> {
        ApiTokenQuery {
            client,
            params: [account_id, id, user_id, name, token_hash, scopes, days],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ApiTokenBorrowed, tokio_postgres::Error> {
                Ok(ApiTokenBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    scopes: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                    last_used_at: row.try_get(5)?,
                })
            },
            mapper: |it| ApiToken::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTokenParams<T1, T2, T3, T4>,
        ApiTokenQuery<'c, 'a, 's, C, ApiToken, 7>,
        C,
    > for InsertTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTokenParams<T1, T2, T3, T4>,
    ) -> ApiTokenQuery<'c, 'a, 's, C, ApiToken, 7> {
        self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.name,
            &params.token_hash,
            &params.scopes,
            &params.days,
        )
    }
}
pub struct OwnTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_token() -> OwnTokenStmt {
    OwnTokenStmt(
        "select id, revoked_at from api_tokens where user_id = $1 and id = $2",
        None,
    )
}
impl OwnTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> OwnTokenQuery<'c, 'a, 's, C, OwnToken, 2> {
        OwnTokenQuery {
            client,
            params: [user_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OwnToken, tokio_postgres::Error> {
                Ok(OwnToken {
                    id: row.try_get(0)?,
                    revoked_at: row.try_get(1)?,
                })
            },
            mapper: |it| OwnToken::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OwnTokenParams, OwnTokenQuery<'c, 'a, 's, C, OwnToken, 2>, C>
    for OwnTokenStmt
{
    fn params(&'s self, client: &'c C, params: &'a OwnTokenParams) -> OwnTokenQuery<'c, 'a, 's, C, OwnToken, 2> {
        self.bind(client, &params.user_id, &params.id)
    }
}
pub struct RevokeTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_token() -> RevokeTokenStmt {
    RevokeTokenStmt(
        "update api_tokens set revoked_at = now() where user_id = $1 and id = $2 and revoked_at is null",
        None,
    )
}
impl RevokeTokenStmt {
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
        RevokeTokenParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RevokeTokenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RevokeTokenParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.user_id, &params.id))
    }
}
pub struct RevokeAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_all() -> RevokeAllStmt {
    RevokeAllStmt(
        "update api_tokens set revoked_at = now() where user_id = $1 and revoked_at is null",
        None,
    )
}
impl RevokeAllStmt {
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
pub struct TouchTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch_token() -> TouchTokenStmt {
    TouchTokenStmt(
        "update api_tokens set last_used_at = now() where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')",
        None,
    )
}
impl TouchTokenStmt {
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
