// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AttemptParams<
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = f64>,
    T4: crate::ArraySql<Item = i32>,
    T5: crate::ArraySql<Item = i32>,
    T6: crate::ArraySql<Item = bool>,
> {
    pub keys: T2,
    pub seconds: T3,
    pub bursts: T4,
    pub most: T5,
    pub windows: T6,
}
#[derive(Debug)]
pub struct AttemptSignInParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = f64>,
    T5: crate::ArraySql<Item = i32>,
> {
    pub address: T1,
    pub place: T2,
    pub email: T3,
    pub seconds: T4,
    pub bursts: T5,
    pub most: i32,
}
#[derive(Debug)]
pub struct SignInSucceededParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub address: T1,
    pub place: T2,
    pub email: T3,
    pub seconds: f64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct AttemptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attempt() -> AttemptStmt {
    AttemptStmt("select attempt($1, $2, $3, $4, $5) as wait", None)
}
impl AttemptStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = f64>,
        T4: crate::ArraySql<Item = i32>,
        T5: crate::ArraySql<Item = i32>,
        T6: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        keys: &'a T2,
        seconds: &'a T3,
        bursts: &'a T4,
        most: &'a T5,
        windows: &'a T6,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [keys, seconds, bursts, most, windows],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = f64>,
    T4: crate::ArraySql<Item = i32>,
    T5: crate::ArraySql<Item = i32>,
    T6: crate::ArraySql<Item = bool>,
> crate::client::async_::Params<'c, 'a, 's, AttemptParams<T1, T2, T3, T4, T5, T6>, I32Query<'c, 'a, 's, C, i32, 5>, C>
    for AttemptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttemptParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(
            client,
            &params.keys,
            &params.seconds,
            &params.bursts,
            &params.most,
            &params.windows,
        )
    }
}
pub struct AttemptSignInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attempt_sign_in() -> AttemptSignInStmt {
    AttemptSignInStmt("select attempt_sign_in($1, $2, $3, $4, $5, $6) as wait", None)
}
impl AttemptSignInStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = f64>,
        T5: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        address: &'a T1,
        place: &'a T2,
        email: &'a T3,
        seconds: &'a T4,
        bursts: &'a T5,
        most: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [address, place, email, seconds, bursts, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = f64>,
    T5: crate::ArraySql<Item = i32>,
> crate::client::async_::Params<'c, 'a, 's, AttemptSignInParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 6>, C>
    for AttemptSignInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttemptSignInParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.address,
            &params.place,
            &params.email,
            &params.seconds,
            &params.bursts,
            &params.most,
        )
    }
}
pub struct SignInFailedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sign_in_failed() -> SignInFailedStmt {
    SignInFailedStmt(
        "update attempt_limits set last_at = clock_timestamp() where key = $1",
        None,
    )
}
impl SignInFailedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        email: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[email]).await
    }
}
pub struct SignInSucceededStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sign_in_succeeded() -> SignInSucceededStmt {
    SignInSucceededStmt(
        "with touched as ( select key from attempt_limits where key in ($1, $2, $3) order by key for update ) update attempt_limits l set full_at = case when l.key = $1 then l.full_at - make_interval(secs => $4) else '-infinity' end, in_a_row = case when l.key = $1 then l.in_a_row else 0 end, known_until = case when l.key = $2 then now() + interval '30 days' else l.known_until end from touched where touched.key = l.key",
        None,
    )
}
impl SignInSucceededStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql>(
        &'s self,
        client: &'c C,
        address: &'a T1,
        place: &'a T2,
        email: &'a T3,
        seconds: &'a f64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[address, place, email, seconds]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SignInSucceededParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SignInSucceededStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SignInSucceededParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.address, &params.place, &params.email, &params.seconds))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "update attempt_limits set full_at = '-infinity', in_a_row = 0 where key = $1",
        None,
    )
}
impl ForgetStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        key: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[key]).await
    }
}
