// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListProposalsParams<T1: crate::StringSql> {
    pub reader: uuid::Uuid,
    pub others: bool,
    pub status: Option<T1>,
    pub created_by: Option<uuid::Uuid>,
    pub flow_id: Option<uuid::Uuid>,
    pub after_updated: Option<jiff::Timestamp>,
    pub after_id: Option<uuid::Uuid>,
    pub most: i64,
}
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
    pub flow_id: Option<uuid::Uuid>,
    pub base_version: Option<i32>,
    pub node_id: Option<T4>,
    pub linked_ticket_id: Option<T5>,
    pub linked_ticket_kind: Option<T6>,
    pub from_session_id: Option<uuid::Uuid>,
    pub created_by: uuid::Uuid,
}
#[derive(Debug)]
pub struct SaveProposalParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub title: T1,
    pub problem_summary: T2,
    pub tree: T3,
    pub base_version: Option<i32>,
    pub saved_by: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ReviewProposalParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: T1,
    pub reviewed_by: uuid::Uuid,
    pub review_note: Option<T2>,
    pub flow_id: Option<uuid::Uuid>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalTree {
    pub tree: serde_json::Value,
    pub draft_of: Option<uuid::Uuid>,
}
pub struct ProposalTreeBorrowed<'a> {
    pub tree: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub draft_of: Option<uuid::Uuid>,
}
impl<'a> From<ProposalTreeBorrowed<'a>> for ProposalTree {
    fn from(ProposalTreeBorrowed { tree, draft_of }: ProposalTreeBorrowed<'a>) -> Self {
        Self {
            tree: serde_json::from_str(tree.0.get()).unwrap(),
            draft_of,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub id: uuid::Uuid,
    pub title: String,
    pub problem_summary: String,
    pub status: String,
    pub source: String,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_title: Option<String>,
    pub flow_current_version: Option<i32>,
    pub base_version: Option<i32>,
    pub node_id: Option<String>,
    pub linked_ticket_id: Option<String>,
    pub linked_ticket_kind: Option<String>,
    pub linked_ticket_number: Option<i64>,
    pub validated_by_outcome: bool,
    pub created_by: uuid::Uuid,
    pub created_by_name: String,
    pub reviewed_by: Option<uuid::Uuid>,
    pub reviewed_by_name: Option<String>,
    pub review_note: Option<String>,
    pub from_session_id: Option<uuid::Uuid>,
    pub revision: i32,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub submitted_at: Option<jiff::Timestamp>,
    pub walks: i64,
    pub resolved: i64,
    pub escalated: i64,
    pub abandoned: i64,
    pub helpful: i64,
    pub unhelpful: i64,
}
pub struct ProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub problem_summary: &'a str,
    pub status: &'a str,
    pub source: &'a str,
    pub flow_id: Option<uuid::Uuid>,
    pub flow_title: Option<&'a str>,
    pub flow_current_version: Option<i32>,
    pub base_version: Option<i32>,
    pub node_id: Option<&'a str>,
    pub linked_ticket_id: Option<&'a str>,
    pub linked_ticket_kind: Option<&'a str>,
    pub linked_ticket_number: Option<i64>,
    pub validated_by_outcome: bool,
    pub created_by: uuid::Uuid,
    pub created_by_name: &'a str,
    pub reviewed_by: Option<uuid::Uuid>,
    pub reviewed_by_name: Option<&'a str>,
    pub review_note: Option<&'a str>,
    pub from_session_id: Option<uuid::Uuid>,
    pub revision: i32,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub submitted_at: Option<jiff::Timestamp>,
    pub walks: i64,
    pub resolved: i64,
    pub escalated: i64,
    pub abandoned: i64,
    pub helpful: i64,
    pub unhelpful: i64,
}
impl<'a> From<ProposalBorrowed<'a>> for Proposal {
    fn from(
        ProposalBorrowed {
            id,
            title,
            problem_summary,
            status,
            source,
            flow_id,
            flow_title,
            flow_current_version,
            base_version,
            node_id,
            linked_ticket_id,
            linked_ticket_kind,
            linked_ticket_number,
            validated_by_outcome,
            created_by,
            created_by_name,
            reviewed_by,
            reviewed_by_name,
            review_note,
            from_session_id,
            revision,
            created_at,
            updated_at,
            submitted_at,
            walks,
            resolved,
            escalated,
            abandoned,
            helpful,
            unhelpful,
        }: ProposalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            problem_summary: problem_summary.into(),
            status: status.into(),
            source: source.into(),
            flow_id,
            flow_title: flow_title.map(|v| v.into()),
            flow_current_version,
            base_version,
            node_id: node_id.map(|v| v.into()),
            linked_ticket_id: linked_ticket_id.map(|v| v.into()),
            linked_ticket_kind: linked_ticket_kind.map(|v| v.into()),
            linked_ticket_number,
            validated_by_outcome,
            created_by,
            created_by_name: created_by_name.into(),
            reviewed_by,
            reviewed_by_name: reviewed_by_name.map(|v| v.into()),
            review_note: review_note.map(|v| v.into()),
            from_session_id,
            revision,
            created_at,
            updated_at,
            submitted_at,
            walks,
            resolved,
            escalated,
            abandoned,
            helpful,
            unhelpful,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalDraft {
    pub title: String,
    pub problem_summary: String,
    pub tree: serde_json::Value,
    pub status: String,
    pub revision: i32,
    pub created_by: uuid::Uuid,
    pub saved_by: Option<uuid::Uuid>,
    pub base_version: Option<i32>,
    pub flow_id: Option<uuid::Uuid>,
}
pub struct ProposalDraftBorrowed<'a> {
    pub title: &'a str,
    pub problem_summary: &'a str,
    pub tree: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub status: &'a str,
    pub revision: i32,
    pub created_by: uuid::Uuid,
    pub saved_by: Option<uuid::Uuid>,
    pub base_version: Option<i32>,
    pub flow_id: Option<uuid::Uuid>,
}
impl<'a> From<ProposalDraftBorrowed<'a>> for ProposalDraft {
    fn from(
        ProposalDraftBorrowed {
            title,
            problem_summary,
            tree,
            status,
            revision,
            created_by,
            saved_by,
            base_version,
            flow_id,
        }: ProposalDraftBorrowed<'a>,
    ) -> Self {
        Self {
            title: title.into(),
            problem_summary: problem_summary.into(),
            tree: serde_json::from_str(tree.0.get()).unwrap(),
            status: status.into(),
            revision,
            created_by,
            saved_by,
            base_version,
            flow_id,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ProposalTreeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProposalTreeBorrowed, tokio_postgres::Error>,
    mapper: fn(ProposalTreeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProposalTreeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProposalTreeBorrowed) -> R) -> ProposalTreeQuery<'c, 'a, 's, C, R, N> {
        ProposalTreeQuery {
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
pub struct ProposalDraftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProposalDraftBorrowed, tokio_postgres::Error>,
    mapper: fn(ProposalDraftBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProposalDraftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProposalDraftBorrowed) -> R) -> ProposalDraftQuery<'c, 'a, 's, C, R, N> {
        ProposalDraftQuery {
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
        "select tree, case when status = 'draft' then created_by end as draft_of from flow_proposals where id = $1 and status <> 'rejected'",
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
    ) -> ProposalTreeQuery<'c, 'a, 's, C, ProposalTree, 1> {
        ProposalTreeQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalTreeBorrowed, tokio_postgres::Error> {
                Ok(ProposalTreeBorrowed {
                    tree: row.try_get(0)?,
                    draft_of: row.try_get(1)?,
                })
            },
            mapper: |it| ProposalTree::from(it),
        }
    }
}
pub struct FindProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_proposal() -> FindProposalStmt {
    FindProposalStmt(
        "select p.id, p.title, p.problem_summary, p.status, p.source, p.flow_id, f.title as flow_title, f.current_version as flow_current_version, p.base_version, p.node_id, p.linked_ticket_id, p.linked_ticket_kind, t.number as linked_ticket_number, p.validated_by_outcome, p.created_by, c.name as created_by_name, p.reviewed_by, r.name as reviewed_by_name, p.review_note, p.from_session_id, p.revision, p.created_at, p.updated_at, p.submitted_at, w.walks, w.resolved, w.escalated, w.abandoned, w.helpful, w.unhelpful from flow_proposals p join users c on c.account_id = p.account_id and c.id = p.created_by left join users r on r.account_id = p.account_id and r.id = p.reviewed_by left join flows f on f.account_id = p.account_id and f.id = p.flow_id left join internal_tickets t on t.account_id = p.account_id and p.linked_ticket_kind = 'internal' and t.id = p.linked_ticket_id::uuid cross join lateral ( select count(*) filter (where w.status <> 'active') as walks, count(*) filter (where w.status = 'resolved') as resolved, count(*) filter (where w.status = 'escalated') as escalated, count(*) filter (where w.status = 'abandoned') as abandoned, count(*) filter (where w.helpful and w.vote_counts) as helpful, count(*) filter (where not w.helpful and w.vote_counts) as unhelpful from l1_walk_sessions w where w.account_id = p.account_id and w.flow_proposal_id = p.id) w where p.id = $1",
        None,
    )
}
impl FindProposalStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> ProposalQuery<'c, 'a, 's, C, Proposal, 1> {
        ProposalQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalBorrowed, tokio_postgres::Error> {
                Ok(ProposalBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    problem_summary: row.try_get(2)?,
                    status: row.try_get(3)?,
                    source: row.try_get(4)?,
                    flow_id: row.try_get(5)?,
                    flow_title: row.try_get(6)?,
                    flow_current_version: row.try_get(7)?,
                    base_version: row.try_get(8)?,
                    node_id: row.try_get(9)?,
                    linked_ticket_id: row.try_get(10)?,
                    linked_ticket_kind: row.try_get(11)?,
                    linked_ticket_number: row.try_get(12)?,
                    validated_by_outcome: row.try_get(13)?,
                    created_by: row.try_get(14)?,
                    created_by_name: row.try_get(15)?,
                    reviewed_by: row.try_get(16)?,
                    reviewed_by_name: row.try_get(17)?,
                    review_note: row.try_get(18)?,
                    from_session_id: row.try_get(19)?,
                    revision: row.try_get(20)?,
                    created_at: row.try_get(21)?,
                    updated_at: row.try_get(22)?,
                    submitted_at: row.try_get(23)?,
                    walks: row.try_get(24)?,
                    resolved: row.try_get(25)?,
                    escalated: row.try_get(26)?,
                    abandoned: row.try_get(27)?,
                    helpful: row.try_get(28)?,
                    unhelpful: row.try_get(29)?,
                })
            },
            mapper: |it| Proposal::from(it),
        }
    }
}
pub struct ListProposalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_proposals() -> ListProposalsStmt {
    ListProposalsStmt(
        "select p.id, p.title, p.problem_summary, p.status, p.source, p.flow_id, f.title as flow_title, f.current_version as flow_current_version, p.base_version, p.node_id, p.linked_ticket_id, p.linked_ticket_kind, t.number as linked_ticket_number, p.validated_by_outcome, p.created_by, c.name as created_by_name, p.reviewed_by, r.name as reviewed_by_name, p.review_note, p.from_session_id, p.revision, p.created_at, p.updated_at, p.submitted_at, w.walks, w.resolved, w.escalated, w.abandoned, w.helpful, w.unhelpful from flow_proposals p join users c on c.account_id = p.account_id and c.id = p.created_by left join users r on r.account_id = p.account_id and r.id = p.reviewed_by left join flows f on f.account_id = p.account_id and f.id = p.flow_id left join internal_tickets t on t.account_id = p.account_id and p.linked_ticket_kind = 'internal' and t.id = p.linked_ticket_id::uuid cross join lateral ( select count(*) filter (where w.status <> 'active') as walks, count(*) filter (where w.status = 'resolved') as resolved, count(*) filter (where w.status = 'escalated') as escalated, count(*) filter (where w.status = 'abandoned') as abandoned, count(*) filter (where w.helpful and w.vote_counts) as helpful, count(*) filter (where not w.helpful and w.vote_counts) as unhelpful from l1_walk_sessions w where w.account_id = p.account_id and w.flow_proposal_id = p.id) w where (p.created_by = $1 or ($2 and p.status <> 'draft')) and ($3::text is null or p.status = $3) and ($4::uuid is null or p.created_by = $4) and ($5::uuid is null or p.flow_id = $5) and ($6::timestamptz is null or (p.updated_at, p.id) < ($6, $7::uuid)) order by p.updated_at desc, p.id desc limit $8",
        None,
    )
}
impl ListProposalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        reader: &'a uuid::Uuid,
        others: &'a bool,
        status: &'a Option<T1>,
        created_by: &'a Option<uuid::Uuid>,
        flow_id: &'a Option<uuid::Uuid>,
        after_updated: &'a Option<jiff::Timestamp>,
        after_id: &'a Option<uuid::Uuid>,
        most: &'a i64,
    ) -> ProposalQuery<'c, 'a, 's, C, Proposal, 8> {
        ProposalQuery {
            client,
            params: [
                reader,
                others,
                status,
                created_by,
                flow_id,
                after_updated,
                after_id,
                most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalBorrowed, tokio_postgres::Error> {
                Ok(ProposalBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    problem_summary: row.try_get(2)?,
                    status: row.try_get(3)?,
                    source: row.try_get(4)?,
                    flow_id: row.try_get(5)?,
                    flow_title: row.try_get(6)?,
                    flow_current_version: row.try_get(7)?,
                    base_version: row.try_get(8)?,
                    node_id: row.try_get(9)?,
                    linked_ticket_id: row.try_get(10)?,
                    linked_ticket_kind: row.try_get(11)?,
                    linked_ticket_number: row.try_get(12)?,
                    validated_by_outcome: row.try_get(13)?,
                    created_by: row.try_get(14)?,
                    created_by_name: row.try_get(15)?,
                    reviewed_by: row.try_get(16)?,
                    reviewed_by_name: row.try_get(17)?,
                    review_note: row.try_get(18)?,
                    from_session_id: row.try_get(19)?,
                    revision: row.try_get(20)?,
                    created_at: row.try_get(21)?,
                    updated_at: row.try_get(22)?,
                    submitted_at: row.try_get(23)?,
                    walks: row.try_get(24)?,
                    resolved: row.try_get(25)?,
                    escalated: row.try_get(26)?,
                    abandoned: row.try_get(27)?,
                    helpful: row.try_get(28)?,
                    unhelpful: row.try_get(29)?,
                })
            },
            mapper: |it| Proposal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListProposalsParams<T1>, ProposalQuery<'c, 'a, 's, C, Proposal, 8>, C>
    for ListProposalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListProposalsParams<T1>,
    ) -> ProposalQuery<'c, 'a, 's, C, Proposal, 8> {
        self.bind(
            client,
            &params.reader,
            &params.others,
            &params.status,
            &params.created_by,
            &params.flow_id,
            &params.after_updated,
            &params.after_id,
            &params.most,
        )
    }
}
pub struct ProposalDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn proposal_draft() -> ProposalDraftStmt {
    ProposalDraftStmt(
        "select title, problem_summary, tree, status, revision, created_by, saved_by, base_version, flow_id from flow_proposals where id = $1",
        None,
    )
}
impl ProposalDraftStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> ProposalDraftQuery<'c, 'a, 's, C, ProposalDraft, 1> {
        ProposalDraftQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalDraftBorrowed, tokio_postgres::Error> {
                Ok(ProposalDraftBorrowed {
                    title: row.try_get(0)?,
                    problem_summary: row.try_get(1)?,
                    tree: row.try_get(2)?,
                    status: row.try_get(3)?,
                    revision: row.try_get(4)?,
                    created_by: row.try_get(5)?,
                    saved_by: row.try_get(6)?,
                    base_version: row.try_get(7)?,
                    flow_id: row.try_get(8)?,
                })
            },
            mapper: |it| ProposalDraft::from(it),
        }
    }
}
pub struct InsertProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_proposal() -> InsertProposalStmt {
    InsertProposalStmt(
        "insert into flow_proposals (account_id, id, title, problem_summary, tree, source, flow_id, base_version, node_id, linked_ticket_id, linked_ticket_kind, from_session_id, created_by, saved_by) values ($1, $2, $3, $4, $5, 'manual_draft', $6, $7, $8, $9, $10, $11, $12, $12)",
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
        flow_id: &'a Option<uuid::Uuid>,
        base_version: &'a Option<i32>,
        node_id: &'a Option<T4>,
        linked_ticket_id: &'a Option<T5>,
        linked_ticket_kind: &'a Option<T6>,
        from_session_id: &'a Option<uuid::Uuid>,
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
                flow_id,
                base_version,
                node_id,
                linked_ticket_id,
                linked_ticket_kind,
                from_session_id,
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
            &params.flow_id,
            &params.base_version,
            &params.node_id,
            &params.linked_ticket_id,
            &params.linked_ticket_kind,
            &params.from_session_id,
            &params.created_by,
        ))
    }
}
pub struct SaveProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_proposal() -> SaveProposalStmt {
    SaveProposalStmt(
        "update flow_proposals set title = $1, problem_summary = $2, tree = $3, base_version = $4, saved_by = $5, revision = revision + 1, updated_at = now() where id = $6",
        None,
    )
}
impl SaveProposalStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>(
        &'s self,
        client: &'c C,
        title: &'a T1,
        problem_summary: &'a T2,
        tree: &'a T3,
        base_version: &'a Option<i32>,
        saved_by: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[title, problem_summary, tree, base_version, saved_by, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveProposalParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SaveProposalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveProposalParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.title,
            &params.problem_summary,
            &params.tree,
            &params.base_version,
            &params.saved_by,
            &params.id,
        ))
    }
}
pub struct SubmitProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn submit_proposal() -> SubmitProposalStmt {
    SubmitProposalStmt(
        "update flow_proposals set status = 'submitted', submitted_at = now(), updated_at = now(), revision = revision + 1, review_note = null, reviewed_by = null where id = $1",
        None,
    )
}
impl SubmitProposalStmt {
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
pub struct WithdrawProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_proposal() -> WithdrawProposalStmt {
    WithdrawProposalStmt(
        "update flow_proposals set status = 'draft', submitted_at = null, updated_at = now(), revision = revision + 1 where id = $1",
        None,
    )
}
impl WithdrawProposalStmt {
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
pub struct ReviewProposalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn review_proposal() -> ReviewProposalStmt {
    ReviewProposalStmt(
        "update flow_proposals set status = $1, reviewed_by = $2, review_note = $3, flow_id = coalesce(flow_id, $4), updated_at = now(), revision = revision + 1 where id = $5",
        None,
    )
}
impl ReviewProposalStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a T1,
        reviewed_by: &'a uuid::Uuid,
        review_note: &'a Option<T2>,
        flow_id: &'a Option<uuid::Uuid>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[status, reviewed_by, review_note, flow_id, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReviewProposalParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ReviewProposalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReviewProposalParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.reviewed_by,
            &params.review_note,
            &params.flow_id,
            &params.id,
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
