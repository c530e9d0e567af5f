// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertFlow<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::JsonSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub title: T1,
    pub summary: T2,
    pub tags: T4,
    pub draft: Option<T5>,
    pub author_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertVersionParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub flow_id: uuid::Uuid,
    pub version: i32,
    pub tree: T1,
    pub change_note: T2,
    pub published_by: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PublishVersionParams {
    pub version: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListFlowsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: Option<T1>,
    pub after_title: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub most: i64,
}
#[derive(Debug)]
pub struct SearchFlowsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: Option<T1>,
    pub query: T2,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct VersionTreeParams {
    pub flow_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    pub id: uuid::Uuid,
    pub title: String,
    pub summary: String,
    pub tags: Vec<String>,
    pub status: String,
    pub current_version: Option<i32>,
    pub author_id: uuid::Uuid,
    pub author_name: String,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub published_at: Option<jiff::Timestamp>,
}
pub struct FlowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub summary: &'a str,
    pub tags: crate::ArrayIterator<'a, &'a str>,
    pub status: &'a str,
    pub current_version: Option<i32>,
    pub author_id: uuid::Uuid,
    pub author_name: &'a str,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub published_at: Option<jiff::Timestamp>,
}
impl<'a> From<FlowBorrowed<'a>> for Flow {
    fn from(
        FlowBorrowed {
            id,
            title,
            summary,
            tags,
            status,
            current_version,
            author_id,
            author_name,
            created_at,
            updated_at,
            published_at,
        }: FlowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            summary: summary.into(),
            tags: tags.map(|v| v.into()).collect(),
            status: status.into(),
            current_version,
            author_id,
            author_name: author_name.into(),
            created_at,
            updated_at,
            published_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedVersion {
    pub id: uuid::Uuid,
    pub version: i32,
    pub tree: serde_json::Value,
}
pub struct PublishedVersionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub version: i32,
    pub tree: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<PublishedVersionBorrowed<'a>> for PublishedVersion {
    fn from(PublishedVersionBorrowed { id, version, tree }: PublishedVersionBorrowed<'a>) -> Self {
        Self {
            id,
            version,
            tree: serde_json::from_str(tree.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListVersions {
    pub version: i32,
    pub change_note: String,
    pub published_at: jiff::Timestamp,
    pub published_by: uuid::Uuid,
    pub published_by_name: String,
}
pub struct ListVersionsBorrowed<'a> {
    pub version: i32,
    pub change_note: &'a str,
    pub published_at: jiff::Timestamp,
    pub published_by: uuid::Uuid,
    pub published_by_name: &'a str,
}
impl<'a> From<ListVersionsBorrowed<'a>> for ListVersions {
    fn from(
        ListVersionsBorrowed {
            version,
            change_note,
            published_at,
            published_by,
            published_by_name,
        }: ListVersionsBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            change_note: change_note.into(),
            published_at,
            published_by,
            published_by_name: published_by_name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FlowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FlowBorrowed, tokio_postgres::Error>,
    mapper: fn(FlowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FlowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FlowBorrowed) -> R) -> FlowQuery<'c, 'a, 's, C, R, N> {
        FlowQuery {
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
pub struct PublishedVersionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PublishedVersionBorrowed, tokio_postgres::Error>,
    mapper: fn(PublishedVersionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PublishedVersionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PublishedVersionBorrowed) -> R) -> PublishedVersionQuery<'c, 'a, 's, C, R, N> {
        PublishedVersionQuery {
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
pub struct ListVersionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListVersionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListVersionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListVersionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListVersionsBorrowed) -> R) -> ListVersionsQuery<'c, 'a, 's, C, R, N> {
        ListVersionsQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct InsertFlowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_flow() -> InsertFlowStmt {
    InsertFlowStmt(
        "insert into flows (account_id, id, title, summary, tags, status, draft, author_id, tsv) values ($1, $2, $3, $4, $5, 'draft', $6, $7, setweight(to_tsvector('english', $3), 'A') || setweight(to_tsvector('english', array_to_string(($5)::text[], ' ')), 'B') || setweight(to_tsvector('english', $4), 'C'))",
        None,
    )
}
impl InsertFlowStmt {
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
        T5: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        title: &'a T1,
        summary: &'a T2,
        tags: &'a T4,
        draft: &'a Option<T5>,
        author_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, id, title, summary, tags, draft, author_id],
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
    T5: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertFlow<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertFlowStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertFlow<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.title,
            &params.summary,
            &params.tags,
            &params.draft,
            &params.author_id,
        ))
    }
}
pub struct InsertVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_version() -> InsertVersionStmt {
    InsertVersionStmt(
        "insert into flow_versions (account_id, id, flow_id, version, tree, change_note, published_by) values ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertVersionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        flow_id: &'a uuid::Uuid,
        version: &'a i32,
        tree: &'a T1,
        change_note: &'a T2,
        published_by: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, id, flow_id, version, tree, change_note, published_by],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertVersionParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertVersionParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.flow_id,
            &params.version,
            &params.tree,
            &params.change_note,
            &params.published_by,
        ))
    }
}
pub struct PublishVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish_version() -> PublishVersionStmt {
    PublishVersionStmt(
        "update flows set status = 'published', current_version = $1, draft = null, updated_at = now(), draft_revision = draft_revision + 1 where id = $2",
        None,
    )
}
impl PublishVersionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        version: &'a i32,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[version, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PublishVersionParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for PublishVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PublishVersionParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.version, &params.id))
    }
}
pub struct FindFlowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_flow() -> FindFlowStmt {
    FindFlowStmt(
        "select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at, f.updated_at, v.published_at from flows f join users u on u.account_id = f.account_id and u.id = f.author_id left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version where f.id = $1",
        None,
    )
}
impl FindFlowStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 1> {
        FlowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBorrowed, tokio_postgres::Error> {
                Ok(FlowBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    summary: row.try_get(2)?,
                    tags: row.try_get(3)?,
                    status: row.try_get(4)?,
                    current_version: row.try_get(5)?,
                    author_id: row.try_get(6)?,
                    author_name: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                    published_at: row.try_get(10)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
pub struct ListFlowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_flows() -> ListFlowsStmt {
    ListFlowsStmt(
        "select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at, f.updated_at, v.published_at from flows f join users u on u.account_id = f.account_id and u.id = f.author_id left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version where ($1::text is null or f.status = $1) and ($2::text is null or (f.title, f.id) > ($2, $3::uuid)) order by f.title, f.id limit $4",
        None,
    )
}
impl ListFlowsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a Option<T1>,
        after_title: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        most: &'a i64,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 4> {
        FlowQuery {
            client,
            params: [status, after_title, after_id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBorrowed, tokio_postgres::Error> {
                Ok(FlowBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    summary: row.try_get(2)?,
                    tags: row.try_get(3)?,
                    status: row.try_get(4)?,
                    current_version: row.try_get(5)?,
                    author_id: row.try_get(6)?,
                    author_name: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                    published_at: row.try_get(10)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListFlowsParams<T1, T2>, FlowQuery<'c, 'a, 's, C, Flow, 4>, C>
    for ListFlowsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListFlowsParams<T1, T2>) -> FlowQuery<'c, 'a, 's, C, Flow, 4> {
        self.bind(
            client,
            &params.status,
            &params.after_title,
            &params.after_id,
            &params.most,
        )
    }
}
pub struct SearchFlowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_flows() -> SearchFlowsStmt {
    SearchFlowsStmt(
        "select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at, f.updated_at, v.published_at from flows f join users u on u.account_id = f.account_id and u.id = f.author_id left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version where ($1::text is null or f.status = $1) and f.tsv @@ to_tsquery('english', $2) order by ts_rank_cd(f.tsv, to_tsquery('english', $2)) desc, f.title, f.id limit $3",
        None,
    )
}
impl SearchFlowsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a Option<T1>,
        query: &'a T2,
        most: &'a i64,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 3> {
        FlowQuery {
            client,
            params: [status, query, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBorrowed, tokio_postgres::Error> {
                Ok(FlowBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    summary: row.try_get(2)?,
                    tags: row.try_get(3)?,
                    status: row.try_get(4)?,
                    current_version: row.try_get(5)?,
                    author_id: row.try_get(6)?,
                    author_name: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                    published_at: row.try_get(10)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SearchFlowsParams<T1, T2>, FlowQuery<'c, 'a, 's, C, Flow, 3>, C>
    for SearchFlowsStmt
{
    fn params(&'s self, client: &'c C, params: &'a SearchFlowsParams<T1, T2>) -> FlowQuery<'c, 'a, 's, C, Flow, 3> {
        self.bind(client, &params.status, &params.query, &params.most)
    }
}
pub struct FlowTitlesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn flow_titles() -> FlowTitlesStmt {
    FlowTitlesStmt("select title from flows where status <> 'archived'", None)
}
impl FlowTitlesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct PublishedVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn published_version() -> PublishedVersionStmt {
    PublishedVersionStmt(
        "select f.id, v.version, v.tree from flows f join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version where f.id = $1 and f.status = 'published'",
        None,
    )
}
impl PublishedVersionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> PublishedVersionQuery<'c, 'a, 's, C, PublishedVersion, 1> {
        PublishedVersionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PublishedVersionBorrowed, tokio_postgres::Error> {
                Ok(PublishedVersionBorrowed {
                    id: row.try_get(0)?,
                    version: row.try_get(1)?,
                    tree: row.try_get(2)?,
                })
            },
            mapper: |it| PublishedVersion::from(it),
        }
    }
}
pub struct VersionTreeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn version_tree() -> VersionTreeStmt {
    VersionTreeStmt(
        "select tree from flow_versions where flow_id = $1 and version = $2",
        None,
    )
}
impl VersionTreeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        flow_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        SerdejsonValueQuery {
            client,
            params: [flow_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VersionTreeParams,
        SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2>,
        C,
    > for VersionTreeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VersionTreeParams,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        self.bind(client, &params.flow_id, &params.version)
    }
}
pub struct ListVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_versions() -> ListVersionsStmt {
    ListVersionsStmt(
        "select v.version, v.change_note, v.published_at, v.published_by, u.name as published_by_name from flow_versions v join users u on u.account_id = v.account_id and u.id = v.published_by where v.flow_id = $1 order by v.version desc",
        None,
    )
}
impl ListVersionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        flow_id: &'a uuid::Uuid,
    ) -> ListVersionsQuery<'c, 'a, 's, C, ListVersions, 1> {
        ListVersionsQuery {
            client,
            params: [flow_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListVersionsBorrowed, tokio_postgres::Error> {
                Ok(ListVersionsBorrowed {
                    version: row.try_get(0)?,
                    change_note: row.try_get(1)?,
                    published_at: row.try_get(2)?,
                    published_by: row.try_get(3)?,
                    published_by_name: row.try_get(4)?,
                })
            },
            mapper: |it| ListVersions::from(it),
        }
    }
}
pub struct CountPublishedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_published() -> CountPublishedStmt {
    CountPublishedStmt("select count(*) from flows where status = 'published'", None)
}
impl CountPublishedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
