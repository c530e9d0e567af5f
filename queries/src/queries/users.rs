// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertUserParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub email: T1,
    pub name: T2,
    pub account_role: T3,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
}
#[derive(Debug)]
pub struct InsertLoginParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub email_norm: T1,
    pub account_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub password_hash: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub account_role: String,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub is_active: bool,
}
pub struct UserBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub account_role: &'a str,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub is_active: bool,
}
impl<'a> From<UserBorrowed<'a>> for User {
    fn from(
        UserBorrowed {
            id,
            email,
            name,
            account_role,
            is_super_admin,
            can_cover_l1,
            is_active,
        }: UserBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            account_role: account_role.into(),
            is_super_admin,
            can_cover_l1,
            is_active,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Owners {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct OwnersBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<OwnersBorrowed<'a>> for Owners {
    fn from(OwnersBorrowed { id, name }: OwnersBorrowed<'a>) -> Self {
        Self { id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct L1SurfaceUsers {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct L1SurfaceUsersBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<L1SurfaceUsersBorrowed<'a>> for L1SurfaceUsers {
    fn from(L1SurfaceUsersBorrowed { id, name }: L1SurfaceUsersBorrowed<'a>) -> Self {
        Self { id, name: name.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UserQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UserBorrowed, tokio_postgres::Error>,
    mapper: fn(UserBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UserQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UserBorrowed) -> R) -> UserQuery<'c, 'a, 's, C, R, N> {
        UserQuery {
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
pub struct OwnersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnersBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwnersBorrowed) -> R) -> OwnersQuery<'c, 'a, 's, C, R, N> {
        OwnersQuery {
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
pub struct L1SurfaceUsersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<L1SurfaceUsersBorrowed, tokio_postgres::Error>,
    mapper: fn(L1SurfaceUsersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> L1SurfaceUsersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(L1SurfaceUsersBorrowed) -> R) -> L1SurfaceUsersQuery<'c, 'a, 's, C, R, N> {
        L1SurfaceUsersQuery {
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
pub struct InsertUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_user() -> InsertUserStmt {
    InsertUserStmt(
        "insert into users (account_id, id, email, name, account_role, is_super_admin, can_cover_l1) values ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertUserStmt {
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
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        email: &'a T1,
        name: &'a T2,
        account_role: &'a T3,
        is_super_admin: &'a bool,
        can_cover_l1: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, id, email, name, account_role, is_super_admin, can_cover_l1],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertUserParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertUserStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertUserParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.email,
            &params.name,
            &params.account_role,
            &params.is_super_admin,
            &params.can_cover_l1,
        ))
    }
}
pub struct InsertLoginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_login() -> InsertLoginStmt {
    InsertLoginStmt(
        "insert into login_emails (email_norm, account_id, user_id, password_hash) values ($1, $2, $3, $4) on conflict (email_norm) do nothing",
        None,
    )
}
impl InsertLoginStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        email_norm: &'a T1,
        account_id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        password_hash: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[email_norm, account_id, user_id, password_hash],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLoginParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertLoginStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLoginParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.email_norm,
            &params.account_id,
            &params.user_id,
            &params.password_hash,
        ))
    }
}
pub struct UserByEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn user_by_email() -> UserByEmailStmt {
    UserByEmailStmt(
        "select id, email, name, account_role, is_super_admin, can_cover_l1, is_active from users where lower(email) = $1",
        None,
    )
}
impl UserByEmailStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email_norm: &'a T1,
    ) -> UserQuery<'c, 'a, 's, C, User, 1> {
        UserQuery {
            client,
            params: [email_norm],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UserBorrowed, tokio_postgres::Error> {
                Ok(UserBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    account_role: row.try_get(3)?,
                    is_super_admin: row.try_get(4)?,
                    can_cover_l1: row.try_get(5)?,
                    is_active: row.try_get(6)?,
                })
            },
            mapper: |it| User::from(it),
        }
    }
}
pub struct FindUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_user() -> FindUserStmt {
    FindUserStmt(
        "select id, email, name, account_role, is_super_admin, can_cover_l1, is_active from users where id = $1",
        None,
    )
}
impl FindUserStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> UserQuery<'c, 'a, 's, C, User, 1> {
        UserQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UserBorrowed, tokio_postgres::Error> {
                Ok(UserBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    account_role: row.try_get(3)?,
                    is_super_admin: row.try_get(4)?,
                    can_cover_l1: row.try_get(5)?,
                    is_active: row.try_get(6)?,
                })
            },
            mapper: |it| User::from(it),
        }
    }
}
pub struct FirstOwnerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_owner() -> FirstOwnerStmt {
    FirstOwnerStmt(
        "select id, email, name, account_role, is_super_admin, can_cover_l1, is_active from users where account_role = 'owner' and is_active order by created_at, id limit 1",
        None,
    )
}
impl FirstOwnerStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> UserQuery<'c, 'a, 's, C, User, 0> {
        UserQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UserBorrowed, tokio_postgres::Error> {
                Ok(UserBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    account_role: row.try_get(3)?,
                    is_super_admin: row.try_get(4)?,
                    can_cover_l1: row.try_get(5)?,
                    is_active: row.try_get(6)?,
                })
            },
            mapper: |it| User::from(it),
        }
    }
}
pub struct OwnersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owners() -> OwnersStmt {
    OwnersStmt(
        "select id, name from users where account_role = 'owner' and is_active order by lower(name), id",
        None,
    )
}
impl OwnersStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> OwnersQuery<'c, 'a, 's, C, Owners, 0> {
        OwnersQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OwnersBorrowed, tokio_postgres::Error> {
                Ok(OwnersBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Owners::from(it),
        }
    }
}
pub struct L1SurfaceUsersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn l1_surface_users() -> L1SurfaceUsersStmt {
    L1SurfaceUsersStmt(
        "select id, name from users where is_active and home_user_id is null and (account_role in ('l1_tech', 'owner') or can_cover_l1 or is_super_admin) order by lower(name), id",
        None,
    )
}
impl L1SurfaceUsersStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> L1SurfaceUsersQuery<'c, 'a, 's, C, L1SurfaceUsers, 0> {
        L1SurfaceUsersQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<L1SurfaceUsersBorrowed, tokio_postgres::Error> {
                Ok(L1SurfaceUsersBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| L1SurfaceUsers::from(it),
        }
    }
}
