// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertProposal<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub title: T1,
    pub problem_summary: T2,
    pub tree: T3,
    pub source: T4,
    pub linked_ticket_id: Option<T5>,
    pub linked_ticket_kind: Option<T6>,
    pub created_by: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub id: uuid::Uuid,
    pub title: String,
    pub problem_summary: String,
    pub status: String,
    pub source: String,
    pub linked_ticket_id: Option<String>,
    pub linked_ticket_kind: Option<String>,
    pub validated_by_outcome: bool,
    pub review_note: Option<String>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
}
pub struct ProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub problem_summary: &'a str,
    pub status: &'a str,
    pub source: &'a str,
    pub linked_ticket_id: Option<&'a str>,
    pub linked_ticket_kind: Option<&'a str>,
    pub validated_by_outcome: bool,
    pub review_note: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
}
impl<'a> From<ProposalBorrowed<'a>> for Proposal {
    fn from(
        ProposalBorrowed {
            id,
            title,
            problem_summary,
            status,
            source,
            linked_ticket_id,
            linked_ticket_kind,
            validated_by_outcome,
            review_note,
            created_at,
            updated_at,
        }: ProposalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            problem_summary: problem_summary.into(),
            status: status.into(),
            source: source.into(),
            linked_ticket_id: linked_ticket_id.map(|v| v.into()),
            linked_ticket_kind: linked_ticket_kind.map(|v| v.into()),
            validated_by_outcome,
            review_note: review_note.map(|v| v.into()),
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SerdejsonValueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<postgres_types::Json<&serde_json::value::RawValue>, tokio_postgres::Error>,
    mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SerdejsonValueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> R,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, R, N> {
        SerdejsonValueQuery {
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
pub struct ProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(ProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProposalBorrowed) -> R) -> ProposalQuery<'c, 'a, 's, C, R, N> {
        ProposalQuery {
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
pub struct ProposalTreeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn proposal_tree() -> ProposalTreeStmt {
    ProposalTreeStmt(
        "select tree from flow_proposals where id = $1 and status <> 'rejected'",
        None,
    )
}
impl ProposalTreeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 1> {
        SerdejsonValueQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
pub struct OwnProposalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_proposals() -> OwnProposalsStmt {
    OwnProposalsStmt(
        "select id, title, problem_summary, status, source, linked_ticket_id, linked_ticket_kind, validated_by_outcome, review_note, created_at, updated_at from flow_proposals where created_by = $1 order by updated_at desc, id desc limit 200",
        None,
    )
}
impl OwnProposalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        created_by: &'a uuid::Uuid,
    ) -> ProposalQuery<'c, 'a, 's, C, Proposal, 1> {
        ProposalQuery {
            client,
            params: [created_by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalBorrowed, tokio_postgres::Error> {
                Ok(ProposalBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    problem_summary: row.try_get(2)?,
                    status: row.try_get(3)?,
                    source: row.try_get(4)?,
                    linked_ticket_id: row.try_get(5)?,
                    linked_ticket_kind: row.try_get(6)?,
                    validated_by_outcome: row.try_get(7)?,
                    review_note: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                    updated_at: row.try_get(10)?,
                })
            },
            mapper: |it| Proposal::from(it),
        }
    }
}
pub struct InsertProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_proposal() -> InsertProposalStmt {
    InsertProposalStmt(
        "insert into flow_proposals (account_id, id, title, problem_summary, tree, source, linked_ticket_id, linked_ticket_kind, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl InsertProposalStmt {
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        title: &'a T1,
        problem_summary: &'a T2,
        tree: &'a T3,
        source: &'a T4,
        linked_ticket_id: &'a Option<T5>,
        linked_ticket_kind: &'a Option<T6>,
        created_by: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                id,
                title,
                problem_summary,
                tree,
                source,
                linked_ticket_id,
                linked_ticket_kind,
                created_by,
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
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertProposal<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertProposalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertProposal<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.title,
            &params.problem_summary,
            &params.tree,
            &params.source,
            &params.linked_ticket_id,
            &params.linked_ticket_kind,
            &params.created_by,
        ))
    }
}
pub struct LockProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_proposal() -> LockProposalStmt {
    LockProposalStmt("select id from flow_proposals where id = $1 for no key update", None)
}
impl LockProposalStmt {
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
pub struct RevalidateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revalidate() -> RevalidateStmt {
    RevalidateStmt(
        "update flow_proposals p set validated_by_outcome = exists ( select from l1_walk_sessions w where w.account_id = p.account_id and w.flow_proposal_id = p.id and w.status = 'resolved' and w.helpful and w.vote_counts) where p.id = $1",
        None,
    )
}
impl RevalidateStmt {
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
