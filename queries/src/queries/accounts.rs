// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertAccountParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub id: uuid::Uuid,
    pub name: T1,
    pub slug: T2,
    pub time_zone: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub account_id: uuid::Uuid,
    pub seat_limit: Option<i32>,
    pub l1_seat_limit: Option<i32>,
}
#[derive(Debug)]
pub struct ChangeAccountParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub name: T1,
    pub time_zone: T2,
    pub escalation_categories: T4,
    pub session_idle_minutes: i32,
    pub owners_need_second_factor: bool,
    pub revision: i32,
}
#[derive(Debug)]
pub struct InsertRegistrationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub account_name: T1,
    pub name: T2,
    pub email: T3,
    pub time_zone: T4,
    pub token_hash: T5,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    pub id: uuid::Uuid,
    pub name: String,
    pub slug: String,
    pub time_zone: String,
    pub escalation_categories: Vec<String>,
    pub owners_need_second_factor: bool,
}
pub struct AccountBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub slug: &'a str,
    pub time_zone: &'a str,
    pub escalation_categories: crate::ArrayIterator<'a, &'a str>,
    pub owners_need_second_factor: bool,
}
impl<'a> From<AccountBorrowed<'a>> for Account {
    fn from(
        AccountBorrowed {
            id,
            name,
            slug,
            time_zone,
            escalation_categories,
            owners_need_second_factor,
        }: AccountBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            slug: slug.into(),
            time_zone: time_zone.into(),
            escalation_categories: escalation_categories.map(|v| v.into()).collect(),
            owners_need_second_factor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub id: uuid::Uuid,
    pub name: String,
    pub slug: String,
    pub time_zone: String,
    pub escalation_categories: Vec<String>,
    pub session_idle_minutes: i32,
    pub owners_need_second_factor: bool,
    pub revision: i32,
}
pub struct SettingsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub slug: &'a str,
    pub time_zone: &'a str,
    pub escalation_categories: crate::ArrayIterator<'a, &'a str>,
    pub session_idle_minutes: i32,
    pub owners_need_second_factor: bool,
    pub revision: i32,
}
impl<'a> From<SettingsBorrowed<'a>> for Settings {
    fn from(
        SettingsBorrowed {
            id,
            name,
            slug,
            time_zone,
            escalation_categories,
            session_idle_minutes,
            owners_need_second_factor,
            revision,
        }: SettingsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            slug: slug.into(),
            time_zone: time_zone.into(),
            escalation_categories: escalation_categories.map(|v| v.into()).collect(),
            session_idle_minutes,
            owners_need_second_factor,
            revision,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    pub plan: String,
    pub status: String,
}
pub struct SubscriptionBorrowed<'a> {
    pub plan: &'a str,
    pub status: &'a str,
}
impl<'a> From<SubscriptionBorrowed<'a>> for Subscription {
    fn from(SubscriptionBorrowed { plan, status }: SubscriptionBorrowed<'a>) -> Self {
        Self {
            plan: plan.into(),
            status: status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllAccounts {
    pub id: uuid::Uuid,
    pub name: String,
    pub slug: String,
}
pub struct AllAccountsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub slug: &'a str,
}
impl<'a> From<AllAccountsBorrowed<'a>> for AllAccounts {
    fn from(AllAccountsBorrowed { id, name, slug }: AllAccountsBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
            slug: slug.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindRegistration {
    pub account_name: String,
    pub name: String,
    pub email: String,
    pub time_zone: String,
    pub expires_at: jiff::Timestamp,
}
pub struct FindRegistrationBorrowed<'a> {
    pub account_name: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub time_zone: &'a str,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<FindRegistrationBorrowed<'a>> for FindRegistration {
    fn from(
        FindRegistrationBorrowed {
            account_name,
            name,
            email,
            time_zone,
            expires_at,
        }: FindRegistrationBorrowed<'a>,
    ) -> Self {
        Self {
            account_name: account_name.into(),
            name: name.into(),
            email: email.into(),
            time_zone: time_zone.into(),
            expires_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AccountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AccountBorrowed) -> R) -> AccountQuery<'c, 'a, 's, C, R, N> {
        AccountQuery {
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
pub struct SettingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettingsBorrowed, tokio_postgres::Error>,
    mapper: fn(SettingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SettingsBorrowed) -> R) -> SettingsQuery<'c, 'a, 's, C, R, N> {
        SettingsQuery {
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
pub struct SubscriptionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SubscriptionBorrowed, tokio_postgres::Error>,
    mapper: fn(SubscriptionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SubscriptionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SubscriptionBorrowed) -> R) -> SubscriptionQuery<'c, 'a, 's, C, R, N> {
        SubscriptionQuery {
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
pub struct AllAccountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllAccountsBorrowed, tokio_postgres::Error>,
    mapper: fn(AllAccountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllAccountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllAccountsBorrowed) -> R) -> AllAccountsQuery<'c, 'a, 's, C, R, N> {
        AllAccountsQuery {
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
pub struct FindRegistrationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindRegistrationBorrowed, tokio_postgres::Error>,
    mapper: fn(FindRegistrationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindRegistrationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindRegistrationBorrowed) -> R) -> FindRegistrationQuery<'c, 'a, 's, C, R, N> {
        FindRegistrationQuery {
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
pub struct InsertAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_account() -> InsertAccountStmt {
    InsertAccountStmt(
        "insert into accounts (id, name, slug, time_zone) values ($1, $2, $3, $4)",
        None,
    )
}
impl InsertAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        name: &'a T1,
        slug: &'a T2,
        time_zone: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[id, name, slug, time_zone]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertAccountParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertAccountStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertAccountParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.id, &params.name, &params.slug, &params.time_zone))
    }
}
pub struct InsertSubscriptionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_subscription() -> InsertSubscriptionStmt {
    InsertSubscriptionStmt(
        "insert into subscriptions (account_id, seat_limit, l1_seat_limit) values ($1, $2, $3)",
        None,
    )
}
impl InsertSubscriptionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        seat_limit: &'a Option<i32>,
        l1_seat_limit: &'a Option<i32>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, seat_limit, l1_seat_limit],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        Limits,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertSubscriptionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a Limits,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.seat_limit, &params.l1_seat_limit))
    }
}
pub struct InsertTicketCounterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_ticket_counter() -> InsertTicketCounterStmt {
    InsertTicketCounterStmt("insert into ticket_counters (account_id) values ($1)", None)
}
impl InsertTicketCounterStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id]).await
    }
}
pub struct CurrentAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn current_account() -> CurrentAccountStmt {
    CurrentAccountStmt(
        "select id, name, slug, time_zone, escalation_categories, owners_need_second_factor from accounts",
        None,
    )
}
impl CurrentAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> AccountQuery<'c, 'a, 's, C, Account, 0> {
        AccountQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                Ok(AccountBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    escalation_categories: row.try_get(4)?,
                    owners_need_second_factor: row.try_get(5)?,
                })
            },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct AccountSettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account_settings() -> AccountSettingsStmt {
    AccountSettingsStmt(
        "select id, name, slug, time_zone, escalation_categories, session_idle_minutes, owners_need_second_factor, revision from accounts",
        None,
    )
}
impl AccountSettingsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> SettingsQuery<'c, 'a, 's, C, Settings, 0> {
        SettingsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SettingsBorrowed, tokio_postgres::Error> {
                Ok(SettingsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    escalation_categories: row.try_get(4)?,
                    session_idle_minutes: row.try_get(5)?,
                    owners_need_second_factor: row.try_get(6)?,
                    revision: row.try_get(7)?,
                })
            },
            mapper: |it| Settings::from(it),
        }
    }
}
pub struct LockSettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_settings() -> LockSettingsStmt {
    LockSettingsStmt(
        "select id, name, slug, time_zone, escalation_categories, session_idle_minutes, owners_need_second_factor, revision from accounts for no key update",
        None,
    )
}
impl LockSettingsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> SettingsQuery<'c, 'a, 's, C, Settings, 0> {
        SettingsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SettingsBorrowed, tokio_postgres::Error> {
                Ok(SettingsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    escalation_categories: row.try_get(4)?,
                    session_idle_minutes: row.try_get(5)?,
                    owners_need_second_factor: row.try_get(6)?,
                    revision: row.try_get(7)?,
                })
            },
            mapper: |it| Settings::from(it),
        }
    }
}
pub struct ChangeAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_account() -> ChangeAccountStmt {
    ChangeAccountStmt(
        "update accounts set name = $1, time_zone = $2, escalation_categories = $3, session_idle_minutes = $4, owners_need_second_factor = $5, revision = $6",
        None,
    )
}
impl ChangeAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        time_zone: &'a T2,
        escalation_categories: &'a T4,
        session_idle_minutes: &'a i32,
        owners_need_second_factor: &'a bool,
        revision: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                name,
                time_zone,
                escalation_categories,
                session_idle_minutes,
                owners_need_second_factor,
                revision,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeAccountParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ChangeAccountStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeAccountParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.time_zone,
            &params.escalation_categories,
            &params.session_idle_minutes,
            &params.owners_need_second_factor,
            &params.revision,
        ))
    }
}
pub struct TimeThereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn time_there() -> TimeThereStmt {
    TimeThereStmt("select (now() at time zone $1)::text as time_there", None)
}
impl TimeThereStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        time_zone: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [time_zone],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct SubscriptionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn subscription() -> SubscriptionStmt {
    SubscriptionStmt("select plan, status from subscriptions", None)
}
impl SubscriptionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> SubscriptionQuery<'c, 'a, 's, C, Subscription, 0> {
        SubscriptionQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SubscriptionBorrowed, tokio_postgres::Error> {
                Ok(SubscriptionBorrowed {
                    plan: row.try_get(0)?,
                    status: row.try_get(1)?,
                })
            },
            mapper: |it| Subscription::from(it),
        }
    }
}
pub struct AccountBySlugStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account_by_slug() -> AccountBySlugStmt {
    AccountBySlugStmt(
        "select id, name, slug, time_zone, escalation_categories, owners_need_second_factor from accounts where slug = $1 order by created_at",
        None,
    )
}
impl AccountBySlugStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                Ok(AccountBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    escalation_categories: row.try_get(4)?,
                    owners_need_second_factor: row.try_get(5)?,
                })
            },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct AllAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_accounts() -> AllAccountsStmt {
    AllAccountsStmt("select id, name, slug from accounts order by created_at", None)
}
impl AllAccountsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> AllAccountsQuery<'c, 'a, 's, C, AllAccounts, 0> {
        AllAccountsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllAccountsBorrowed, tokio_postgres::Error> {
                Ok(AllAccountsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                })
            },
            mapper: |it| AllAccounts::from(it),
        }
    }
}
pub struct InsertRegistrationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_registration() -> InsertRegistrationStmt {
    InsertRegistrationStmt(
        "insert into registrations (account_id, id, account_name, name, email, time_zone, token_hash) values ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertRegistrationStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        account_name: &'a T1,
        name: &'a T2,
        email: &'a T3,
        time_zone: &'a T4,
        token_hash: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, id, account_name, name, email, time_zone, token_hash],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRegistrationParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertRegistrationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRegistrationParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.account_name,
            &params.name,
            &params.email,
            &params.time_zone,
            &params.token_hash,
        ))
    }
}
pub struct FindRegistrationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_registration() -> FindRegistrationStmt {
    FindRegistrationStmt(
        "select account_name, name, email, time_zone, expires_at from registrations where token_hash = $1 and used_at is null and expires_at > now()",
        None,
    )
}
impl FindRegistrationStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> FindRegistrationQuery<'c, 'a, 's, C, FindRegistration, 1> {
        FindRegistrationQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindRegistrationBorrowed, tokio_postgres::Error> {
                Ok(FindRegistrationBorrowed {
                    account_name: row.try_get(0)?,
                    name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                })
            },
            mapper: |it| FindRegistration::from(it),
        }
    }
}
pub struct UseRegistrationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_registration() -> UseRegistrationStmt {
    UseRegistrationStmt(
        "update registrations set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()",
        None,
    )
}
impl UseRegistrationStmt {
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
