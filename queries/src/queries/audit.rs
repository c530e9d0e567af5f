// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct Entry<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::JsonSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub user_id: Option<uuid::Uuid>,
    pub role: Option<T1>,
    pub acting_as: T2,
    pub session_id: Option<uuid::Uuid>,
    pub action: T3,
    pub entity: T4,
    pub entity_id: T5,
    pub detail: T6,
    pub outcome: T7,
    pub ip: Option<T8>,
    pub request_id: T9,
}
#[derive(Debug)]
pub struct RefusedSignIn<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub action: T1,
    pub entity: T2,
    pub detail: T3,
    pub ip: Option<T4>,
    pub request_id: T5,
    pub user_id: uuid::Uuid,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RecordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record() -> RecordStmt {
    RecordStmt(
        "insert into audit_logs (account_id, id, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        None,
    )
}
impl RecordStmt {
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
        T6: crate::JsonSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        user_id: &'a Option<uuid::Uuid>,
        role: &'a Option<T1>,
        acting_as: &'a T2,
        session_id: &'a Option<uuid::Uuid>,
        action: &'a T3,
        entity: &'a T4,
        entity_id: &'a T5,
        detail: &'a T6,
        outcome: &'a T7,
        ip: &'a Option<T8>,
        request_id: &'a T9,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id, id, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
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
    T6: crate::JsonSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        Entry<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RecordStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a Entry<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.user_id,
            &params.role,
            &params.acting_as,
            &params.session_id,
            &params.action,
            &params.entity,
            &params.entity_id,
            &params.detail,
            &params.outcome,
            &params.ip,
            &params.request_id,
        ))
    }
}
pub struct RecordRefusedSignInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_refused_sign_in() -> RecordRefusedSignInStmt {
    RecordRefusedSignInStmt(
        "insert into audit_logs (account_id, id, acting_as, action, entity, entity_id, detail, outcome, ip, request_id) select u.account_id, $1, 'system', $2, $3, u.id::text, $4, 'refused', $5, $6 from users u where u.id = $7",
        None,
    )
}
impl RecordRefusedSignInStmt {
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
        T3: crate::JsonSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        action: &'a T1,
        entity: &'a T2,
        detail: &'a T3,
        ip: &'a Option<T4>,
        request_id: &'a T5,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, action, entity, detail, ip, request_id, user_id],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RefusedSignIn<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RecordRefusedSignInStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RefusedSignIn<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.action,
            &params.entity,
            &params.detail,
            &params.ip,
            &params.request_id,
            &params.user_id,
        ))
    }
}
