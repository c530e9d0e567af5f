// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SpendStepParams<T1: crate::BytesSql> {
    pub step: i64,
    pub user_id: uuid::Uuid,
    pub secret: T1,
}
#[derive(Debug)]
pub struct SpendRecoveryCodeParams<T1: crate::BytesSql> {
    pub user_id: uuid::Uuid,
    pub code_hash: T1,
}
#[derive(Debug)]
pub struct BeginFactorParams<T1: crate::BytesSql> {
    pub account_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub new_secret: T1,
}
#[derive(Debug)]
pub struct ConfirmFactorParams<T1: crate::BytesSql> {
    pub step: i64,
    pub user_id: uuid::Uuid,
    pub new_secret: T1,
}
#[derive(Debug)]
pub struct InsertRecoveryCodesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub account_id: uuid::Uuid,
    pub ids: T1,
    pub user_id: uuid::Uuid,
    pub hashes: T3,
}
#[derive(Debug)]
pub struct InsertPendingParams<T1: crate::BytesSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub token_hash: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Factor {
    pub confirmed_at: Option<jiff::Timestamp>,
    pub codes_left: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AttemptPending {
    pub user_id: uuid::Uuid,
    pub attempts: i32,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FactorQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Factor, tokio_postgres::Error>,
    mapper: fn(Factor) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FactorQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Factor) -> R) -> FactorQuery<'c, 'a, 's, C, R, N> {
        FactorQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct AttemptPendingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AttemptPending, tokio_postgres::Error>,
    mapper: fn(AttemptPending) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AttemptPendingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AttemptPending) -> R) -> AttemptPendingQuery<'c, 'a, 's, C, R, N> {
        AttemptPendingQuery {
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
pub struct FactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn factor() -> FactorStmt {
    FactorStmt(
        "select confirmed_at, (select count(*) from recovery_codes r where r.user_id = f.user_id and r.used_at is null) as codes_left from second_factors f where f.user_id = $1",
        None,
    )
}
impl FactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> FactorQuery<'c, 'a, 's, C, Factor, 1> {
        FactorQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Factor, tokio_postgres::Error> {
                Ok(Factor {
                    confirmed_at: row.try_get(0)?,
                    codes_left: row.try_get(1)?,
                })
            },
            mapper: |it| Factor::from(it),
        }
    }
}
pub struct LockFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_factor() -> LockFactorStmt {
    LockFactorStmt(
        "select secret from second_factors where user_id = $1 and secret is not null for no key update",
        None,
    )
}
impl LockFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 1> {
        Vecu8Query {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct SpendStepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn spend_step() -> SpendStepStmt {
    SpendStepStmt(
        "update second_factors set last_step = $1 where user_id = $2 and secret = $3 and last_step < $1",
        None,
    )
}
impl SpendStepStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        step: &'a i64,
        user_id: &'a uuid::Uuid,
        secret: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[step, user_id, secret]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SpendStepParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SpendStepStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SpendStepParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.step, &params.user_id, &params.secret))
    }
}
pub struct SpendRecoveryCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn spend_recovery_code() -> SpendRecoveryCodeStmt {
    SpendRecoveryCodeStmt(
        "update recovery_codes set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null",
        None,
    )
}
impl SpendRecoveryCodeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        code_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[user_id, code_hash]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SpendRecoveryCodeParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SpendRecoveryCodeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SpendRecoveryCodeParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.user_id, &params.code_hash))
    }
}
pub struct BeginFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_factor() -> BeginFactorStmt {
    BeginFactorStmt(
        "insert into second_factors (account_id, user_id, new_secret, new_made_at) values ($1, $2, $3, now()) on conflict (account_id, user_id) do update set new_secret = excluded.new_secret, new_made_at = excluded.new_made_at",
        None,
    )
}
impl BeginFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        new_secret: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, user_id, new_secret]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BeginFactorParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for BeginFactorStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginFactorParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.user_id, &params.new_secret))
    }
}
pub struct NewSecretStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn new_secret() -> NewSecretStmt {
    NewSecretStmt(
        "select new_secret from second_factors where user_id = $1 and new_secret is not null and new_made_at > now() - interval '30 minutes'",
        None,
    )
}
impl NewSecretStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 1> {
        Vecu8Query {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ConfirmFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_factor() -> ConfirmFactorStmt {
    ConfirmFactorStmt(
        "update second_factors set secret = new_secret, confirmed_at = now(), last_step = $1, new_secret = null, new_made_at = null where user_id = $2 and new_secret = $3",
        None,
    )
}
impl ConfirmFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        step: &'a i64,
        user_id: &'a uuid::Uuid,
        new_secret: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[step, user_id, new_secret]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ConfirmFactorParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ConfirmFactorStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ConfirmFactorParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.step, &params.user_id, &params.new_secret))
    }
}
pub struct RemoveFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_factor() -> RemoveFactorStmt {
    RemoveFactorStmt(
        "delete from second_factors where user_id = $1 and secret is not null",
        None,
    )
}
impl RemoveFactorStmt {
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
pub struct RemoveRecoveryCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_recovery_codes() -> RemoveRecoveryCodesStmt {
    RemoveRecoveryCodesStmt("delete from recovery_codes where user_id = $1", None)
}
impl RemoveRecoveryCodesStmt {
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
pub struct InsertRecoveryCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_recovery_codes() -> InsertRecoveryCodesStmt {
    InsertRecoveryCodesStmt(
        "insert into recovery_codes (account_id, id, user_id, code_hash) select $1, unnest($2::uuid[]), $3, unnest($4::bytea[])",
        None,
    )
}
impl InsertRecoveryCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::BytesSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        ids: &'a T1,
        user_id: &'a uuid::Uuid,
        hashes: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, ids, user_id, hashes]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRecoveryCodesParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertRecoveryCodesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRecoveryCodesParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.ids, &params.user_id, &params.hashes))
    }
}
pub struct InsertPendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_pending() -> InsertPendingStmt {
    InsertPendingStmt(
        "insert into pending_sign_ins (account_id, id, user_id, token_hash) values ($1, $2, $3, $4)",
        None,
    )
}
impl InsertPendingStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        token_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, id, user_id, token_hash]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertPendingParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertPendingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertPendingParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.token_hash,
        ))
    }
}
pub struct AttemptPendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attempt_pending() -> AttemptPendingStmt {
    AttemptPendingStmt(
        "with locked as materialized ( select f.user_id from second_factors f where f.user_id = (select w.user_id from pending_sign_ins w where w.token_hash = $1) for no key update) update pending_sign_ins p set attempts = attempts + 1 from users u, locked l where p.token_hash = $1 and p.user_id = l.user_id and p.ended_at is null and p.expires_at > now() and p.attempts < 5 and u.account_id = p.account_id and u.id = p.user_id and u.is_active returning p.user_id, p.attempts",
        None,
    )
}
impl AttemptPendingStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> AttemptPendingQuery<'c, 'a, 's, C, AttemptPending, 1> {
        AttemptPendingQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AttemptPending, tokio_postgres::Error> {
                Ok(AttemptPending {
                    user_id: row.try_get(0)?,
                    attempts: row.try_get(1)?,
                })
            },
            mapper: |it| AttemptPending::from(it),
        }
    }
}
pub struct EndPendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_pending() -> EndPendingStmt {
    EndPendingStmt(
        "update pending_sign_ins set ended_at = now() where user_id = $1 and ended_at is null",
        None,
    )
}
impl EndPendingStmt {
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
pub struct ExpirePendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expire_pending() -> ExpirePendingStmt {
    ExpirePendingStmt(
        "delete from pending_sign_ins where id in ( select id from pending_sign_ins where expires_at < now() - interval '1 day' order by expires_at limit $1)",
        None,
    )
}
impl ExpirePendingStmt {
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
