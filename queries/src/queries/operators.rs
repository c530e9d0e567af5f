// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListAccountsParams<T1: crate::StringSql> {
    pub operators: uuid::Uuid,
    pub name: T1,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct SearchAccountsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub operators: uuid::Uuid,
    pub name: T1,
    pub id: uuid::Uuid,
    pub search: T2,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FindAccountParams {
    pub id: uuid::Uuid,
    pub operators: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeSubscription<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
> {
    pub plan: T1,
    pub status: T2,
    pub seat_limit: Option<i32>,
    pub l1_seat_limit: Option<i32>,
    pub account_id: uuid::Uuid,
    pub revision: i32,
    pub entry_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub acting_as: T3,
    pub action: T4,
    pub entity: T5,
    pub ip: Option<T6>,
    pub request_id: T7,
}
#[derive(Debug)]
pub struct StandInParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub email: T1,
    pub name: T2,
    pub home_user_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub id: uuid::Uuid,
    pub name: String,
    pub slug: String,
    pub time_zone: String,
    pub created_at: jiff::Timestamp,
    pub sorted_by: String,
    pub plan: String,
    pub status: String,
    pub seat_limit: Option<i32>,
    pub l1_seat_limit: Option<i32>,
    pub revision: i32,
}
pub struct ListedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub slug: &'a str,
    pub time_zone: &'a str,
    pub created_at: jiff::Timestamp,
    pub sorted_by: &'a str,
    pub plan: &'a str,
    pub status: &'a str,
    pub seat_limit: Option<i32>,
    pub l1_seat_limit: Option<i32>,
    pub revision: i32,
}
impl<'a> From<ListedBorrowed<'a>> for Listed {
    fn from(
        ListedBorrowed {
            id,
            name,
            slug,
            time_zone,
            created_at,
            sorted_by,
            plan,
            status,
            seat_limit,
            l1_seat_limit,
            revision,
        }: ListedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            slug: slug.into(),
            time_zone: time_zone.into(),
            created_at,
            sorted_by: sorted_by.into(),
            plan: plan.into(),
            status: status.into(),
            seat_limit,
            l1_seat_limit,
            revision,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Usage {
    pub engineers: i64,
    pub l1_techs: i64,
    pub last_sign_in_at: Option<jiff::Timestamp>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListedBorrowed, tokio_postgres::Error>,
    mapper: fn(ListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListedBorrowed) -> R) -> ListedQuery<'c, 'a, 's, C, R, N> {
        ListedQuery {
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
pub struct UsageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Usage, tokio_postgres::Error>,
    mapper: fn(Usage) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UsageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Usage) -> R) -> UsageQuery<'c, 'a, 's, C, R, N> {
        UsageQuery {
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
pub struct ListAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_accounts() -> ListAccountsStmt {
    ListAccountsStmt(
        "select a.id, a.name, a.slug, a.time_zone, a.created_at, lower(a.name) as sorted_by, s.plan, s.status, s.seat_limit, s.l1_seat_limit, s.revision from accounts a join subscriptions s on s.account_id = a.id where a.id <> $1 and (lower(a.name), a.id) > ($2, $3) order by lower(a.name), a.id limit $4",
        None,
    )
}
impl ListAccountsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        operators: &'a uuid::Uuid,
        name: &'a T1,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> ListedQuery<'c, 'a, 's, C, Listed, 4> {
        ListedQuery {
            client,
            params: [operators, name, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListedBorrowed, tokio_postgres::Error> {
                Ok(ListedBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    sorted_by: row.try_get(5)?,
                    plan: row.try_get(6)?,
                    status: row.try_get(7)?,
                    seat_limit: row.try_get(8)?,
                    l1_seat_limit: row.try_get(9)?,
                    revision: row.try_get(10)?,
                })
            },
            mapper: |it| Listed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListAccountsParams<T1>, ListedQuery<'c, 'a, 's, C, Listed, 4>, C>
    for ListAccountsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListAccountsParams<T1>) -> ListedQuery<'c, 'a, 's, C, Listed, 4> {
        self.bind(client, &params.operators, &params.name, &params.id, &params.most)
    }
}
pub struct SearchAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_accounts() -> SearchAccountsStmt {
    SearchAccountsStmt(
        "select a.id, a.name, a.slug, a.time_zone, a.created_at, lower(a.name) as sorted_by, s.plan, s.status, s.seat_limit, s.l1_seat_limit, s.revision from accounts a join subscriptions s on s.account_id = a.id where a.id <> $1 and (lower(a.name), a.id) > ($2, $3) and (strpos(lower(a.name), lower($4)) > 0 or strpos(a.slug, lower($4)) > 0) order by lower(a.name), a.id limit $5",
        None,
    )
}
impl SearchAccountsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        operators: &'a uuid::Uuid,
        name: &'a T1,
        id: &'a uuid::Uuid,
        search: &'a T2,
        most: &'a i64,
    ) -> ListedQuery<'c, 'a, 's, C, Listed, 5> {
        ListedQuery {
            client,
            params: [operators, name, id, search, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListedBorrowed, tokio_postgres::Error> {
                Ok(ListedBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    sorted_by: row.try_get(5)?,
                    plan: row.try_get(6)?,
                    status: row.try_get(7)?,
                    seat_limit: row.try_get(8)?,
                    l1_seat_limit: row.try_get(9)?,
                    revision: row.try_get(10)?,
                })
            },
            mapper: |it| Listed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SearchAccountsParams<T1, T2>, ListedQuery<'c, 'a, 's, C, Listed, 5>, C>
    for SearchAccountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchAccountsParams<T1, T2>,
    ) -> ListedQuery<'c, 'a, 's, C, Listed, 5> {
        self.bind(
            client,
            &params.operators,
            &params.name,
            &params.id,
            &params.search,
            &params.most,
        )
    }
}
pub struct FindAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_account() -> FindAccountStmt {
    FindAccountStmt(
        "select a.id, a.name, a.slug, a.time_zone, a.created_at, lower(a.name) as sorted_by, s.plan, s.status, s.seat_limit, s.l1_seat_limit, s.revision from accounts a join subscriptions s on s.account_id = a.id where a.id = $1 and a.id <> $2",
        None,
    )
}
impl FindAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        operators: &'a uuid::Uuid,
    ) -> ListedQuery<'c, 'a, 's, C, Listed, 2> {
        ListedQuery {
            client,
            params: [id, operators],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListedBorrowed, tokio_postgres::Error> {
                Ok(ListedBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    slug: row.try_get(2)?,
                    time_zone: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    sorted_by: row.try_get(5)?,
                    plan: row.try_get(6)?,
                    status: row.try_get(7)?,
                    seat_limit: row.try_get(8)?,
                    l1_seat_limit: row.try_get(9)?,
                    revision: row.try_get(10)?,
                })
            },
            mapper: |it| Listed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FindAccountParams, ListedQuery<'c, 'a, 's, C, Listed, 2>, C>
    for FindAccountStmt
{
    fn params(&'s self, client: &'c C, params: &'a FindAccountParams) -> ListedQuery<'c, 'a, 's, C, Listed, 2> {
        self.bind(client, &params.id, &params.operators)
    }
}
pub struct ChangeSubscriptionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_subscription() -> ChangeSubscriptionStmt {
    ChangeSubscriptionStmt(
        "with changed as ( update subscriptions s set plan = $1, status = $2, seat_limit = $3, l1_seat_limit = $4, revision = s.revision + 1 from subscriptions b where s.account_id = $5 and s.revision = $6 and b.account_id = s.account_id returning s.account_id, jsonb_build_object('plan', b.plan, 'status', b.status, 'seat_limit', b.seat_limit, 'l1_seat_limit', b.l1_seat_limit) as old, jsonb_build_object('plan', s.plan, 'status', s.status, 'seat_limit', s.seat_limit, 'l1_seat_limit', s.l1_seat_limit) as new) insert into audit_logs (account_id, id, user_id, role, acting_as, action, entity, entity_id, detail, ip, request_id) select account_id, $7, $8, $9, $9, $10, $11, account_id::text, jsonb_build_object('old', old, 'new', new), $12, $13 from changed",
        None,
    )
}
impl ChangeSubscriptionStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        plan: &'a T1,
        status: &'a T2,
        seat_limit: &'a Option<i32>,
        l1_seat_limit: &'a Option<i32>,
        account_id: &'a uuid::Uuid,
        revision: &'a i32,
        entry_id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        acting_as: &'a T3,
        action: &'a T4,
        entity: &'a T5,
        ip: &'a Option<T6>,
        request_id: &'a T7,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                plan,
                status,
                seat_limit,
                l1_seat_limit,
                account_id,
                revision,
                entry_id,
                user_id,
                acting_as,
                action,
                entity,
                ip,
                request_id,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeSubscription<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ChangeSubscriptionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeSubscription<T1, T2, T3, T4, T5, T6, T7>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.plan,
            &params.status,
            &params.seat_limit,
            &params.l1_seat_limit,
            &params.account_id,
            &params.revision,
            &params.entry_id,
            &params.user_id,
            &params.acting_as,
            &params.action,
            &params.entity,
            &params.ip,
            &params.request_id,
        ))
    }
}
pub struct AccountUsageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account_usage() -> AccountUsageStmt {
    AccountUsageStmt(
        "select count(*) filter (where is_active and account_role = 'engineer') as engineers, count(*) filter (where is_active and account_role = 'l1_tech') as l1_techs, max(last_login_at) as last_sign_in_at from users where home_user_id is null",
        None,
    )
}
impl AccountUsageStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> UsageQuery<'c, 'a, 's, C, Usage, 0> {
        UsageQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Usage, tokio_postgres::Error> {
                Ok(Usage {
                    engineers: row.try_get(0)?,
                    l1_techs: row.try_get(1)?,
                    last_sign_in_at: row.try_get(2)?,
                })
            },
            mapper: |it| Usage::from(it),
        }
    }
}
pub struct MakeOperatorsAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn make_operators_account() -> MakeOperatorsAccountStmt {
    MakeOperatorsAccountStmt(
        "insert into accounts (id, name, slug) values ($1, 'Operators', 'operators') on conflict (id) do nothing",
        None,
    )
}
impl MakeOperatorsAccountStmt {
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
pub struct StandInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stand_in() -> StandInStmt {
    StandInStmt(
        "insert into users (account_id, id, email, name, account_role, is_super_admin, home_user_id) values ($1, $2, $3, $4, 'viewer', true, $5) on conflict (account_id, home_user_id) where home_user_id is not null do update set email = excluded.email, name = excluded.name returning id",
        None,
    )
}
impl StandInStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        email: &'a T1,
        name: &'a T2,
        home_user_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [account_id, id, email, name, home_user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, StandInParams<T1, T2>, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>, C>
    for StandInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandInParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.email,
            &params.name,
            &params.home_user_id,
        )
    }
}
