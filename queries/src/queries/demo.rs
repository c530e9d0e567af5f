// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertVersionsParams<T1: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub published_at: jiff::Timestamp,
    pub published_by: uuid::Uuid,
    pub versions: T1,
}
#[derive(Debug)]
pub struct InsertProposalsParams<T1: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub proposals: T1,
}
#[derive(Debug)]
pub struct InsertTicketsParams<T1: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub tickets: T1,
}
#[derive(Debug)]
pub struct InsertHistoryParams<T1: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub history: T1,
}
#[derive(Debug)]
pub struct InsertWalksParams<T1: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub walks: T1,
}
#[derive(Debug)]
pub struct InsertStepsParams<T1: crate::JsonSql> {
    pub account_id: uuid::Uuid,
    pub steps: T1,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InsertVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_versions() -> InsertVersionsStmt {
    InsertVersionsStmt(
        "insert into flow_versions (account_id, id, flow_id, version, tree, published_at, published_by) select $1, v.id, v.flow_id, 1, v.tree, $2, $3 from jsonb_to_recordset($4) as v (id uuid, flow_id uuid, tree jsonb)",
        None,
    )
}
impl InsertVersionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        published_at: &'a jiff::Timestamp,
        published_by: &'a uuid::Uuid,
        versions: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, published_at, published_by, versions],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertVersionsParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertVersionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertVersionsParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.published_at,
            &params.published_by,
            &params.versions,
        ))
    }
}
pub struct PublishFlowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish_flows() -> PublishFlowsStmt {
    PublishFlowsStmt(
        "update flows set status = 'published', current_version = 1, draft_revision = 2, created_at = $1, updated_at = $1 where status = 'draft'",
        None,
    )
}
impl PublishFlowsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[at]).await
    }
}
pub struct InsertProposalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_proposals() -> InsertProposalsStmt {
    InsertProposalsStmt(
        "insert into flow_proposals (account_id, id, title, problem_summary, tree, status, source, linked_ticket_id, linked_ticket_kind, validated_by_outcome, created_by, from_session_id, created_at, updated_at) select $1, p.id, p.title, p.problem_summary, p.tree, p.status, 'manual_draft', p.linked_ticket_id, p.linked_ticket_kind, p.validated_by_outcome, p.created_by, p.from_session_id, p.created_at, p.updated_at from jsonb_to_recordset($2) as p ( id uuid, title text, problem_summary text, tree jsonb, status text, linked_ticket_id text, linked_ticket_kind text, validated_by_outcome boolean, created_by uuid, from_session_id uuid, created_at timestamptz, updated_at timestamptz)",
        None,
    )
}
impl InsertProposalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        proposals: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, proposals]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertProposalsParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertProposalsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertProposalsParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.proposals))
    }
}
pub struct InsertTicketsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_tickets() -> InsertTicketsStmt {
    InsertTicketsStmt(
        "insert into internal_tickets (account_id, id, number, created_by, customer_name, customer_contact, problem_statement, status, flow_id, flow_proposal_id, assigned_user_id, escalation_category, resolution_notes, created_at, updated_at, resolved_at) select $1, t.id, t.number, t.created_by, t.customer_name, t.customer_contact, t.problem_statement, t.status, t.flow_id, t.flow_proposal_id, t.assigned_user_id, t.escalation_category, t.resolution_notes, t.created_at, t.updated_at, t.resolved_at from jsonb_to_recordset($2) as t ( id uuid, number bigint, created_by uuid, customer_name text, customer_contact text, problem_statement text, status text, flow_id uuid, flow_proposal_id uuid, assigned_user_id uuid, escalation_category text, resolution_notes text, created_at timestamptz, updated_at timestamptz, resolved_at timestamptz)",
        None,
    )
}
impl InsertTicketsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        tickets: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, tickets]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertTicketsParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertTicketsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertTicketsParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.tickets))
    }
}
pub struct InsertHistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_history() -> InsertHistoryStmt {
    InsertHistoryStmt(
        "insert into ticket_history (account_id, id, ticket_id, at, by_user_id, acting_as, from_status, to_status, reason) select $1, h.id, h.ticket_id, h.at, h.by_user_id, h.acting_as, h.from_status, h.to_status, h.reason from jsonb_to_recordset($2) as h ( id uuid, ticket_id uuid, at timestamptz, by_user_id uuid, acting_as text, from_status text, to_status text, reason text)",
        None,
    )
}
impl InsertHistoryStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        history: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, history]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertHistoryParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertHistoryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertHistoryParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.history))
    }
}
pub struct InsertWalksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_walks() -> InsertWalksStmt {
    InsertWalksStmt(
        "insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind, internal_ticket_id, session_kind, flow_id, flow_version, flow_proposal_id, proposal_tree, current_node_id, stands_at, step_count, walk_notes, notes_revision, notes_saved_by, notes_saved_at, status, resolution_notes, helpful, vote_counts, escalation_reason, escalation_reason_category, started_at, last_step_at, resolved_at) select $1, w.id, w.created_by, w.holder_id, w.acting_as, w.ticket_id::text, 'internal', w.ticket_id, w.session_kind, w.flow_id, w.flow_version, w.flow_proposal_id, w.proposal_tree, w.current_node_id, w.stands_at, w.step_count, w.walk_notes, w.notes_revision, w.notes_saved_by, w.notes_saved_at, w.status, w.resolution_notes, w.helpful, w.vote_counts, w.escalation_reason, w.escalation_reason_category, w.started_at, w.last_step_at, w.resolved_at from jsonb_to_recordset($2) as w ( id uuid, created_by uuid, holder_id uuid, acting_as text, ticket_id uuid, session_kind text, flow_id uuid, flow_version int, flow_proposal_id uuid, proposal_tree jsonb, current_node_id text, stands_at text, step_count int, walk_notes jsonb, notes_revision int, notes_saved_by uuid, notes_saved_at timestamptz, status text, resolution_notes text, helpful boolean, vote_counts boolean, escalation_reason text, escalation_reason_category text, started_at timestamptz, last_step_at timestamptz, resolved_at timestamptz)",
        None,
    )
}
impl InsertWalksStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        walks: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, walks]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertWalksParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertWalksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertWalksParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.walks))
    }
}
pub struct InsertStepsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_steps() -> InsertStepsStmt {
    InsertStepsStmt(
        "insert into l1_walk_steps (account_id, session_id, seq, kind, node_id, question, answer, l1_note, at, by_user_id) select $1, s.session_id, s.seq, s.kind, s.node_id, s.question, s.answer, s.l1_note, s.at, s.by_user_id from jsonb_to_recordset($2) as s ( session_id uuid, seq int, kind text, node_id text, question text, answer text, l1_note text, at timestamptz, by_user_id uuid)",
        None,
    )
}
impl InsertStepsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        steps: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[account_id, steps]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertStepsParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertStepsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertStepsParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.account_id, &params.steps))
    }
}
pub struct CountToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_to() -> CountToStmt {
    CountToStmt("update ticket_counters set last_number = $1", None)
}
impl CountToStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        last_number: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[last_number]).await
    }
}
