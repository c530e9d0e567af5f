// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SetRightsParams<T1: crate::StringSql> {
    pub role: T1,
    pub can_cover_l1: bool,
    pub is_active: bool,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub account_role: String,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub is_active: bool,
    pub created_at: jiff::Timestamp,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub walks_in_hand: i64,
    pub open_sessions: i64,
    pub has_second_factor: bool,
}
pub struct MemberBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub account_role: &'a str,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub is_active: bool,
    pub created_at: jiff::Timestamp,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub walks_in_hand: i64,
    pub open_sessions: i64,
    pub has_second_factor: bool,
}
impl<'a> From<MemberBorrowed<'a>> for Member {
    fn from(
        MemberBorrowed {
            id,
            email,
            name,
            account_role,
            is_super_admin,
            can_cover_l1,
            is_active,
            created_at,
            last_seen_at,
            walks_in_hand,
            open_sessions,
            has_second_factor,
        }: MemberBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            account_role: account_role.into(),
            is_super_admin,
            can_cover_l1,
            is_active,
            created_at,
            last_seen_at,
            walks_in_hand,
            open_sessions,
            has_second_factor,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberBorrowed) -> R) -> MemberQuery<'c, 'a, 's, C, R, N> {
        MemberQuery {
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
pub struct ListPeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_people() -> ListPeopleStmt {
    ListPeopleStmt(
        "select u.id, u.email, u.name, u.account_role, u.is_super_admin, u.can_cover_l1, u.is_active, u.created_at, greatest(u.last_login_at, (select max(s.last_used_at) from login_sessions s where s.account_id = u.account_id and s.user_id = u.id)) as last_seen_at, (select count(*) from l1_walk_sessions w where w.account_id = u.account_id and w.holder_id = u.id and w.status = 'active') as walks_in_hand, (select count(*) from login_sessions s join accounts a on a.id = s.account_id where s.account_id = u.account_id and s.user_id = u.id and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)) as open_sessions, exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null) as has_second_factor from users u where u.home_user_id is null order by u.is_active desc, lower(u.name), u.id",
        None,
    )
}
impl ListPeopleStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> MemberQuery<'c, 'a, 's, C, Member, 0> {
        MemberQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberBorrowed, tokio_postgres::Error> {
                Ok(MemberBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    account_role: row.try_get(3)?,
                    is_super_admin: row.try_get(4)?,
                    can_cover_l1: row.try_get(5)?,
                    is_active: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    last_seen_at: row.try_get(8)?,
                    walks_in_hand: row.try_get(9)?,
                    open_sessions: row.try_get(10)?,
                    has_second_factor: row.try_get(11)?,
                })
            },
            mapper: |it| Member::from(it),
        }
    }
}
pub struct FindPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_person() -> FindPersonStmt {
    FindPersonStmt(
        "select u.id, u.email, u.name, u.account_role, u.is_super_admin, u.can_cover_l1, u.is_active, u.created_at, greatest(u.last_login_at, (select max(s.last_used_at) from login_sessions s where s.account_id = u.account_id and s.user_id = u.id)) as last_seen_at, (select count(*) from l1_walk_sessions w where w.account_id = u.account_id and w.holder_id = u.id and w.status = 'active') as walks_in_hand, (select count(*) from login_sessions s join accounts a on a.id = s.account_id where s.account_id = u.account_id and s.user_id = u.id and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)) as open_sessions, exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null) as has_second_factor from users u where u.id = $1 and u.home_user_id is null",
        None,
    )
}
impl FindPersonStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> MemberQuery<'c, 'a, 's, C, Member, 1> {
        MemberQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberBorrowed, tokio_postgres::Error> {
                Ok(MemberBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    account_role: row.try_get(3)?,
                    is_super_admin: row.try_get(4)?,
                    can_cover_l1: row.try_get(5)?,
                    is_active: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    last_seen_at: row.try_get(8)?,
                    walks_in_hand: row.try_get(9)?,
                    open_sessions: row.try_get(10)?,
                    has_second_factor: row.try_get(11)?,
                })
            },
            mapper: |it| Member::from(it),
        }
    }
}
pub struct SetRightsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_rights() -> SetRightsStmt {
    SetRightsStmt(
        "update users set account_role = $1, can_cover_l1 = $2, is_active = $3 where id = $4",
        None,
    )
}
impl SetRightsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        role: &'a T1,
        can_cover_l1: &'a bool,
        is_active: &'a bool,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[role, can_cover_l1, is_active, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetRightsParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetRightsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetRightsParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.role,
            &params.can_cover_l1,
            &params.is_active,
            &params.id,
        ))
    }
}
pub struct EndSessionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions_of() -> EndSessionsOfStmt {
    EndSessionsOfStmt(
        "update login_sessions set ended_at = now() where user_id = $1 and ended_at is null",
        None,
    )
}
impl EndSessionsOfStmt {
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
