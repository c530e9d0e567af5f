// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Enter {
    pub account: String,
    pub now: jiff::Timestamp,
}
pub struct EnterBorrowed<'a> {
    pub account: &'a str,
    pub now: jiff::Timestamp,
}
impl<'a> From<EnterBorrowed<'a>> for Enter {
    fn from(EnterBorrowed { account, now }: EnterBorrowed<'a>) -> Self {
        Self {
            account: account.into(),
            now,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub session_id: uuid::Uuid,
    pub last_used_at: jiff::Timestamp,
    pub confirmed_at: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub name: String,
    pub email: String,
    pub account_role: String,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub owners_need_second_factor: bool,
    pub has_second_factor: bool,
    pub home_user_id: Option<uuid::Uuid>,
    pub visit_reason: Option<String>,
    pub visit_until: Option<jiff::Timestamp>,
    pub home_account_id: Option<uuid::Uuid>,
    pub home_session_id: Option<uuid::Uuid>,
}
pub struct MemberBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub last_used_at: jiff::Timestamp,
    pub confirmed_at: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub name: &'a str,
    pub email: &'a str,
    pub account_role: &'a str,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub owners_need_second_factor: bool,
    pub has_second_factor: bool,
    pub home_user_id: Option<uuid::Uuid>,
    pub visit_reason: Option<&'a str>,
    pub visit_until: Option<jiff::Timestamp>,
    pub home_account_id: Option<uuid::Uuid>,
    pub home_session_id: Option<uuid::Uuid>,
}
impl<'a> From<MemberBorrowed<'a>> for Member {
    fn from(
        MemberBorrowed {
            session_id,
            last_used_at,
            confirmed_at,
            user_id,
            name,
            email,
            account_role,
            is_super_admin,
            can_cover_l1,
            owners_need_second_factor,
            has_second_factor,
            home_user_id,
            visit_reason,
            visit_until,
            home_account_id,
            home_session_id,
        }: MemberBorrowed<'a>,
    ) -> Self {
        Self {
            session_id,
            last_used_at,
            confirmed_at,
            user_id,
            name: name.into(),
            email: email.into(),
            account_role: account_role.into(),
            is_super_admin,
            can_cover_l1,
            owners_need_second_factor,
            has_second_factor,
            home_user_id,
            visit_reason: visit_reason.map(|v| v.into()),
            visit_until,
            home_account_id,
            home_session_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TokenMember {
    pub token_id: uuid::Uuid,
    pub last_used_at: Option<jiff::Timestamp>,
    pub scopes: Vec<String>,
    pub user_id: uuid::Uuid,
    pub name: String,
    pub email: String,
    pub account_role: String,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub owners_need_second_factor: bool,
    pub has_second_factor: bool,
}
pub struct TokenMemberBorrowed<'a> {
    pub token_id: uuid::Uuid,
    pub last_used_at: Option<jiff::Timestamp>,
    pub scopes: crate::ArrayIterator<'a, &'a str>,
    pub user_id: uuid::Uuid,
    pub name: &'a str,
    pub email: &'a str,
    pub account_role: &'a str,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub owners_need_second_factor: bool,
    pub has_second_factor: bool,
}
impl<'a> From<TokenMemberBorrowed<'a>> for TokenMember {
    fn from(
        TokenMemberBorrowed {
            token_id,
            last_used_at,
            scopes,
            user_id,
            name,
            email,
            account_role,
            is_super_admin,
            can_cover_l1,
            owners_need_second_factor,
            has_second_factor,
        }: TokenMemberBorrowed<'a>,
    ) -> Self {
        Self {
            token_id,
            last_used_at,
            scopes: scopes.map(|v| v.into()).collect(),
            user_id,
            name: name.into(),
            email: email.into(),
            account_role: account_role.into(),
            is_super_admin,
            can_cover_l1,
            owners_need_second_factor,
            has_second_factor,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EnterQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EnterBorrowed, tokio_postgres::Error>,
    mapper: fn(EnterBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EnterQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EnterBorrowed) -> R) -> EnterQuery<'c, 'a, 's, C, R, N> {
        EnterQuery {
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
pub struct TokenMemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokenMemberBorrowed, tokio_postgres::Error>,
    mapper: fn(TokenMemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokenMemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokenMemberBorrowed) -> R) -> TokenMemberQuery<'c, 'a, 's, C, R, N> {
        TokenMemberQuery {
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
pub struct EnterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn enter() -> EnterStmt {
    EnterStmt(
        "select set_config('app.current_account_id', $1, true) as account, now() as now",
        None,
    )
}
impl EnterStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        account: &'a T1,
    ) -> EnterQuery<'c, 'a, 's, C, Enter, 1> {
        EnterQuery {
            client,
            params: [account],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EnterBorrowed, tokio_postgres::Error> {
                Ok(EnterBorrowed {
                    account: row.try_get(0)?,
                    now: row.try_get(1)?,
                })
            },
            mapper: |it| Enter::from(it),
        }
    }
}
pub struct MemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member() -> MemberStmt {
    MemberStmt(
        "select s.id as session_id, s.last_used_at, s.confirmed_at, u.id as user_id, u.name, u.email, u.account_role, u.is_super_admin, u.can_cover_l1, a.owners_need_second_factor, exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null) as has_second_factor, u.home_user_id, v.reason as visit_reason, v.until as visit_until, v.home_account_id, v.home_session_id from login_sessions s join users u on u.account_id = s.account_id and u.id = s.user_id join accounts a on a.id = s.account_id left join operator_visits v on v.account_id = s.account_id and v.session_id = s.id where s.token_hash = $1 and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes) and u.is_active and (u.home_user_id is null) = (v.session_id is null) and (v.until is null or v.until > now())",
        None,
    )
}
impl MemberStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> MemberQuery<'c, 'a, 's, C, Member, 1> {
        MemberQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberBorrowed, tokio_postgres::Error> {
                Ok(MemberBorrowed {
                    session_id: row.try_get(0)?,
                    last_used_at: row.try_get(1)?,
                    confirmed_at: row.try_get(2)?,
                    user_id: row.try_get(3)?,
                    name: row.try_get(4)?,
                    email: row.try_get(5)?,
                    account_role: row.try_get(6)?,
                    is_super_admin: row.try_get(7)?,
                    can_cover_l1: row.try_get(8)?,
                    owners_need_second_factor: row.try_get(9)?,
                    has_second_factor: row.try_get(10)?,
                    home_user_id: row.try_get(11)?,
                    visit_reason: row.try_get(12)?,
                    visit_until: row.try_get(13)?,
                    home_account_id: row.try_get(14)?,
                    home_session_id: row.try_get(15)?,
                })
            },
            mapper: |it| Member::from(it),
        }
    }
}
pub struct TokenMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn token_member() -> TokenMemberStmt {
    TokenMemberStmt(
        "select t.id as token_id, t.last_used_at, t.scopes, u.id as user_id, u.name, u.email, u.account_role, u.is_super_admin, u.can_cover_l1, a.owners_need_second_factor, exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null) as has_second_factor from api_tokens t join users u on u.account_id = t.account_id and u.id = t.user_id join accounts a on a.id = t.account_id where t.token_hash = $1 and t.revoked_at is null and t.expires_at > now() and u.is_active and u.home_user_id is null",
        None,
    )
}
impl TokenMemberStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> TokenMemberQuery<'c, 'a, 's, C, TokenMember, 1> {
        TokenMemberQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokenMemberBorrowed, tokio_postgres::Error> {
                Ok(TokenMemberBorrowed {
                    token_id: row.try_get(0)?,
                    last_used_at: row.try_get(1)?,
                    scopes: row.try_get(2)?,
                    user_id: row.try_get(3)?,
                    name: row.try_get(4)?,
                    email: row.try_get(5)?,
                    account_role: row.try_get(6)?,
                    is_super_admin: row.try_get(7)?,
                    can_cover_l1: row.try_get(8)?,
                    owners_need_second_factor: row.try_get(9)?,
                    has_second_factor: row.try_get(10)?,
                })
            },
            mapper: |it| TokenMember::from(it),
        }
    }
}
