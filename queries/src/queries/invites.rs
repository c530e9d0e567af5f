// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertInviteParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub email: T1,
    pub email_norm: T2,
    pub role: T3,
    pub token_hash: T4,
    pub invited_by: uuid::Uuid,
    pub delivery: T5,
}
#[derive(Clone, Copy, Debug)]
pub struct ListInvitesParams {
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListOpenInvitesParams {
    pub at: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct RenewInviteParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub delivery: T2,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct LetterEndedParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub delivery: T1,
    pub id: uuid::Uuid,
    pub token_hash: T2,
}
#[derive(Debug)]
pub struct AcceptInviteParams<T1: crate::BytesSql> {
    pub accepted_by: uuid::Uuid,
    pub token_hash: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct InsertInvite {
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Invite {
    pub id: uuid::Uuid,
    pub email: String,
    pub account_role: String,
    pub invited_by: uuid::Uuid,
    pub invited_by_name: String,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub accepted_at: Option<jiff::Timestamp>,
    pub accepted_by: Option<uuid::Uuid>,
    pub revoked_at: Option<jiff::Timestamp>,
    pub delivery: String,
    pub delivery_at: jiff::Timestamp,
}
pub struct InviteBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub account_role: &'a str,
    pub invited_by: uuid::Uuid,
    pub invited_by_name: &'a str,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub accepted_at: Option<jiff::Timestamp>,
    pub accepted_by: Option<uuid::Uuid>,
    pub revoked_at: Option<jiff::Timestamp>,
    pub delivery: &'a str,
    pub delivery_at: jiff::Timestamp,
}
impl<'a> From<InviteBorrowed<'a>> for Invite {
    fn from(
        InviteBorrowed {
            id,
            email,
            account_role,
            invited_by,
            invited_by_name,
            created_at,
            expires_at,
            accepted_at,
            accepted_by,
            revoked_at,
            delivery,
            delivery_at,
        }: InviteBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            account_role: account_role.into(),
            invited_by,
            invited_by_name: invited_by_name.into(),
            created_at,
            expires_at,
            accepted_at,
            accepted_by,
            revoked_at,
            delivery: delivery.into(),
            delivery_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InsertInviteQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertInvite, tokio_postgres::Error>,
    mapper: fn(InsertInvite) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertInviteQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertInvite) -> R) -> InsertInviteQuery<'c, 'a, 's, C, R, N> {
        InsertInviteQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct InviteQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InviteBorrowed, tokio_postgres::Error>,
    mapper: fn(InviteBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InviteQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InviteBorrowed) -> R) -> InviteQuery<'c, 'a, 's, C, R, N> {
        InviteQuery {
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
pub struct InsertInviteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_invite() -> InsertInviteStmt {
    InsertInviteStmt(
        "insert into invites (account_id, id, email, email_norm, account_role, token_hash, invited_by, delivery) values ($1, $2, $3, $4, $5, $6, $7, $8) returning created_at, expires_at",
        None,
    )
}
impl InsertInviteStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        email: &'a T1,
        email_norm: &'a T2,
        role: &'a T3,
        token_hash: &'a T4,
        invited_by: &'a uuid::Uuid,
        delivery: &'a T5,
    ) -> InsertInviteQuery<'c, 'a, 's, C, InsertInvite, 8> {
        InsertInviteQuery {
            client,
            params: [
                account_id, id, email, email_norm, role, token_hash, invited_by, delivery,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertInvite, tokio_postgres::Error> {
                Ok(InsertInvite {
                    created_at: row.try_get(0)?,
                    expires_at: row.try_get(1)?,
                })
            },
            mapper: |it| InsertInvite::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertInviteParams<T1, T2, T3, T4, T5>,
        InsertInviteQuery<'c, 'a, 's, C, InsertInvite, 8>,
        C,
    > for InsertInviteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertInviteParams<T1, T2, T3, T4, T5>,
    ) -> InsertInviteQuery<'c, 'a, 's, C, InsertInvite, 8> {
        self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.email,
            &params.email_norm,
            &params.role,
            &params.token_hash,
            &params.invited_by,
            &params.delivery,
        )
    }
}
pub struct ClearExpiredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_expired() -> ClearExpiredStmt {
    ClearExpiredStmt(
        "delete from invites where email_norm = $1 and accepted_at is null and revoked_at is null and expires_at <= now()",
        None,
    )
}
impl ClearExpiredStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email_norm: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[email_norm]).await
    }
}
pub struct OpenInviteForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_invite_for() -> OpenInviteForStmt {
    OpenInviteForStmt(
        "select id from invites where email_norm = $1 and accepted_at is null and revoked_at is null and expires_at > now()",
        None,
    )
}
impl OpenInviteForStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email_norm: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [email_norm],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MemberWithEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member_with_email() -> MemberWithEmailStmt {
    MemberWithEmailStmt(
        "select is_active from users where lower(email) = $1 and home_user_id is null",
        None,
    )
}
impl MemberWithEmailStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        email_norm: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [email_norm],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ListInvitesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_invites() -> ListInvitesStmt {
    ListInvitesStmt(
        "select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at, i.accepted_by, i.revoked_at, i.delivery, i.delivery_at from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by where (i.created_at, i.id) < ($1, $2) order by i.created_at desc, i.id desc limit $3",
        None,
    )
}
impl ListInvitesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> InviteQuery<'c, 'a, 's, C, Invite, 3> {
        InviteQuery {
            client,
            params: [at, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InviteBorrowed, tokio_postgres::Error> {
                Ok(InviteBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    account_role: row.try_get(2)?,
                    invited_by: row.try_get(3)?,
                    invited_by_name: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                    accepted_at: row.try_get(7)?,
                    accepted_by: row.try_get(8)?,
                    revoked_at: row.try_get(9)?,
                    delivery: row.try_get(10)?,
                    delivery_at: row.try_get(11)?,
                })
            },
            mapper: |it| Invite::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListInvitesParams, InviteQuery<'c, 'a, 's, C, Invite, 3>, C>
    for ListInvitesStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListInvitesParams) -> InviteQuery<'c, 'a, 's, C, Invite, 3> {
        self.bind(client, &params.at, &params.id, &params.most)
    }
}
pub struct ListOpenInvitesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_open_invites() -> ListOpenInvitesStmt {
    ListOpenInvitesStmt(
        "select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at, i.accepted_by, i.revoked_at, i.delivery, i.delivery_at from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by where i.accepted_at is null and i.revoked_at is null and (i.created_at, i.id) < ($1, $2) order by i.created_at desc, i.id desc limit $3",
        None,
    )
}
impl ListOpenInvitesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> InviteQuery<'c, 'a, 's, C, Invite, 3> {
        InviteQuery {
            client,
            params: [at, id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InviteBorrowed, tokio_postgres::Error> {
                Ok(InviteBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    account_role: row.try_get(2)?,
                    invited_by: row.try_get(3)?,
                    invited_by_name: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                    accepted_at: row.try_get(7)?,
                    accepted_by: row.try_get(8)?,
                    revoked_at: row.try_get(9)?,
                    delivery: row.try_get(10)?,
                    delivery_at: row.try_get(11)?,
                })
            },
            mapper: |it| Invite::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListOpenInvitesParams, InviteQuery<'c, 'a, 's, C, Invite, 3>, C>
    for ListOpenInvitesStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListOpenInvitesParams) -> InviteQuery<'c, 'a, 's, C, Invite, 3> {
        self.bind(client, &params.at, &params.id, &params.most)
    }
}
pub struct FindInviteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_invite() -> FindInviteStmt {
    FindInviteStmt(
        "select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at, i.accepted_by, i.revoked_at, i.delivery, i.delivery_at from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by where i.id = $1",
        None,
    )
}
impl FindInviteStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> InviteQuery<'c, 'a, 's, C, Invite, 1> {
        InviteQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InviteBorrowed, tokio_postgres::Error> {
                Ok(InviteBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    account_role: row.try_get(2)?,
                    invited_by: row.try_get(3)?,
                    invited_by_name: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                    accepted_at: row.try_get(7)?,
                    accepted_by: row.try_get(8)?,
                    revoked_at: row.try_get(9)?,
                    delivery: row.try_get(10)?,
                    delivery_at: row.try_get(11)?,
                })
            },
            mapper: |it| Invite::from(it),
        }
    }
}
pub struct InviteByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn invite_by_token() -> InviteByTokenStmt {
    InviteByTokenStmt(
        "select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at, i.accepted_by, i.revoked_at, i.delivery, i.delivery_at from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by where i.token_hash = $1",
        None,
    )
}
impl InviteByTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> InviteQuery<'c, 'a, 's, C, Invite, 1> {
        InviteQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InviteBorrowed, tokio_postgres::Error> {
                Ok(InviteBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    account_role: row.try_get(2)?,
                    invited_by: row.try_get(3)?,
                    invited_by_name: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                    accepted_at: row.try_get(7)?,
                    accepted_by: row.try_get(8)?,
                    revoked_at: row.try_get(9)?,
                    delivery: row.try_get(10)?,
                    delivery_at: row.try_get(11)?,
                })
            },
            mapper: |it| Invite::from(it),
        }
    }
}
pub struct RenewInviteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn renew_invite() -> RenewInviteStmt {
    RenewInviteStmt(
        "update invites set token_hash = $1, expires_at = now() + interval '7 days', delivery = $2, delivery_at = now() where id = $3 and accepted_at is null and revoked_at is null returning expires_at",
        None,
    )
}
impl RenewInviteStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        delivery: &'a T2,
        id: &'a uuid::Uuid,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 3> {
        JiffTimestampQuery {
            client,
            params: [token_hash, delivery, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RenewInviteParams<T1, T2>,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 3>,
        C,
    > for RenewInviteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RenewInviteParams<T1, T2>,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 3> {
        self.bind(client, &params.token_hash, &params.delivery, &params.id)
    }
}
pub struct LetterEndedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn letter_ended() -> LetterEndedStmt {
    LetterEndedStmt(
        "update invites set delivery = $1, delivery_at = now() where id = $2 and token_hash = $3 and delivery = 'on_its_way' returning id",
        None,
    )
}
impl LetterEndedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        delivery: &'a T1,
        id: &'a uuid::Uuid,
        token_hash: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [delivery, id, token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, LetterEndedParams<T1, T2>, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>, C>
    for LetterEndedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LetterEndedParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.delivery, &params.id, &params.token_hash)
    }
}
pub struct RevokeInviteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_invite() -> RevokeInviteStmt {
    RevokeInviteStmt(
        "update invites set revoked_at = now() where id = $1 and accepted_at is null and revoked_at is null returning id",
        None,
    )
}
impl RevokeInviteStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AcceptInviteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accept_invite() -> AcceptInviteStmt {
    AcceptInviteStmt(
        "update invites set accepted_at = now(), accepted_by = $1 where token_hash = $2 and accepted_at is null and revoked_at is null and expires_at > now()",
        None,
    )
}
impl AcceptInviteStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        accepted_by: &'a uuid::Uuid,
        token_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[accepted_by, token_hash]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AcceptInviteParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AcceptInviteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AcceptInviteParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.accepted_by, &params.token_hash))
    }
}
pub struct ExpireInvitesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expire_invites() -> ExpireInvitesStmt {
    ExpireInvitesStmt(
        "delete from invites where id in ( select id from invites where accepted_at is null and expires_at < now() - interval '90 days' order by expires_at limit $1)",
        None,
    )
}
impl ExpireInvitesStmt {
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
