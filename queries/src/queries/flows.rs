// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertFlow<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::JsonSql,
    T6: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub title: T1,
    pub summary: T2,
    pub tags: T4,
    pub draft: Option<T5>,
    pub draft_saved_by: Option<uuid::Uuid>,
    pub author_id: uuid::Uuid,
    pub words: T6,
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
#[derive(Debug)]
pub struct PublishVersionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
> {
    pub version: i32,
    pub keeps_draft: bool,
    pub title: T1,
    pub summary: T2,
    pub tags: T4,
    pub words: T5,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SaveDraftParams<
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
> {
    pub tree: T1,
    pub saved_by: uuid::Uuid,
    pub title: T2,
    pub summary: T3,
    pub tags: T5,
    pub words: T6,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetFlowStatusParams<T1: crate::StringSql> {
    pub status: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListFlowsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub status: Option<T1>,
    pub author_id: Option<uuid::Uuid>,
    pub tag: Option<T2>,
    pub after_title: Option<T3>,
    pub after_id: Option<uuid::Uuid>,
    pub most: i64,
}
#[derive(Debug)]
pub struct SearchFlowsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub query: T1,
    pub beginning: T2,
    pub status: Option<T3>,
    pub author_id: Option<uuid::Uuid>,
    pub tag: Option<T4>,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct VersionTreeParams {
    pub flow_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ListVersionsParams {
    pub flow_id: uuid::Uuid,
    pub version: Option<i32>,
}
#[derive(Clone, Copy, Debug)]
pub struct ReachedNodesParams {
    pub flow_id: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CountWalksSinceParams {
    pub flow_id: uuid::Uuid,
    pub since: jiff::Timestamp,
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
    pub draft_revision: i32,
    pub draft_saved_at: Option<jiff::Timestamp>,
    pub draft_saved_by: Option<uuid::Uuid>,
    pub draft_saved_by_name: Option<String>,
    pub walks: i64,
    pub resolved: i64,
    pub escalated: i64,
    pub abandoned: i64,
    pub helpful: i64,
    pub unhelpful: i64,
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
    pub draft_revision: i32,
    pub draft_saved_at: Option<jiff::Timestamp>,
    pub draft_saved_by: Option<uuid::Uuid>,
    pub draft_saved_by_name: Option<&'a str>,
    pub walks: i64,
    pub resolved: i64,
    pub escalated: i64,
    pub abandoned: i64,
    pub helpful: i64,
    pub unhelpful: i64,
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
            draft_revision,
            draft_saved_at,
            draft_saved_by,
            draft_saved_by_name,
            walks,
            resolved,
            escalated,
            abandoned,
            helpful,
            unhelpful,
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
            draft_revision,
            draft_saved_at,
            draft_saved_by,
            draft_saved_by_name: draft_saved_by_name.map(|v| v.into()),
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
pub struct Draft {
    pub tree: Option<serde_json::Value>,
    pub draft_revision: i32,
    pub saved_at: Option<jiff::Timestamp>,
    pub saved_by: Option<uuid::Uuid>,
    pub saved_by_name: Option<String>,
    pub current_version: Option<i32>,
    pub status: String,
    pub author_id: uuid::Uuid,
}
pub struct DraftBorrowed<'a> {
    pub tree: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub draft_revision: i32,
    pub saved_at: Option<jiff::Timestamp>,
    pub saved_by: Option<uuid::Uuid>,
    pub saved_by_name: Option<&'a str>,
    pub current_version: Option<i32>,
    pub status: &'a str,
    pub author_id: uuid::Uuid,
}
impl<'a> From<DraftBorrowed<'a>> for Draft {
    fn from(
        DraftBorrowed {
            tree,
            draft_revision,
            saved_at,
            saved_by,
            saved_by_name,
            current_version,
            status,
            author_id,
        }: DraftBorrowed<'a>,
    ) -> Self {
        Self {
            tree: tree.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            draft_revision,
            saved_at,
            saved_by,
            saved_by_name: saved_by_name.map(|v| v.into()),
            current_version,
            status: status.into(),
            author_id,
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
pub struct Version {
    pub version: i32,
    pub change_note: String,
    pub published_at: jiff::Timestamp,
    pub published_by: uuid::Uuid,
    pub published_by_name: String,
    pub walks: i32,
    pub resolved: i32,
    pub escalated: i32,
    pub abandoned: i32,
    pub helpful: i32,
    pub unhelpful: i32,
}
pub struct VersionBorrowed<'a> {
    pub version: i32,
    pub change_note: &'a str,
    pub published_at: jiff::Timestamp,
    pub published_by: uuid::Uuid,
    pub published_by_name: &'a str,
    pub walks: i32,
    pub resolved: i32,
    pub escalated: i32,
    pub abandoned: i32,
    pub helpful: i32,
    pub unhelpful: i32,
}
impl<'a> From<VersionBorrowed<'a>> for Version {
    fn from(
        VersionBorrowed {
            version,
            change_note,
            published_at,
            published_by,
            published_by_name,
            walks,
            resolved,
            escalated,
            abandoned,
            helpful,
            unhelpful,
        }: VersionBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            change_note: change_note.into(),
            published_at,
            published_by,
            published_by_name: published_by_name.into(),
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
pub struct ReachedNodes {
    pub node_id: String,
    pub walks: i64,
}
pub struct ReachedNodesBorrowed<'a> {
    pub node_id: &'a str,
    pub walks: i64,
}
impl<'a> From<ReachedNodesBorrowed<'a>> for ReachedNodes {
    fn from(ReachedNodesBorrowed { node_id, walks }: ReachedNodesBorrowed<'a>) -> Self {
        Self {
            node_id: node_id.into(),
            walks,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct DraftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DraftBorrowed, tokio_postgres::Error>,
    mapper: fn(DraftBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DraftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DraftBorrowed) -> R) -> DraftQuery<'c, 'a, 's, C, R, N> {
        DraftQuery {
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
pub struct VersionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VersionBorrowed, tokio_postgres::Error>,
    mapper: fn(VersionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VersionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VersionBorrowed) -> R) -> VersionQuery<'c, 'a, 's, C, R, N> {
        VersionQuery {
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
pub struct ReachedNodesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReachedNodesBorrowed, tokio_postgres::Error>,
    mapper: fn(ReachedNodesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReachedNodesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReachedNodesBorrowed) -> R) -> ReachedNodesQuery<'c, 'a, 's, C, R, N> {
        ReachedNodesQuery {
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
        "insert into flows (account_id, id, title, summary, tags, status, draft, draft_saved_by, draft_saved_at, author_id, tsv) values ($1, $2, $3, $4, $5, 'draft', $6, $7, case when $7::uuid is not null then now() end, $8, setweight(to_tsvector('english', $3), 'A') || setweight(to_tsvector('english', array_to_string(($5)::text[], ' ')), 'B') || setweight(to_tsvector('english', $4), 'C') || setweight(to_tsvector('english', $9), 'D'))",
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        title: &'a T1,
        summary: &'a T2,
        tags: &'a T4,
        draft: &'a Option<T5>,
        draft_saved_by: &'a Option<uuid::Uuid>,
        author_id: &'a uuid::Uuid,
        words: &'a T6,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                id,
                title,
                summary,
                tags,
                draft,
                draft_saved_by,
                author_id,
                words,
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
    T4: crate::ArraySql<Item = T3>,
    T5: crate::JsonSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertFlow<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertFlowStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertFlow<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.id,
            &params.title,
            &params.summary,
            &params.tags,
            &params.draft,
            &params.draft_saved_by,
            &params.author_id,
            &params.words,
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
        "update flows set status = 'published', current_version = $1, draft = case when $2 then draft end, draft_saved_by = case when $2 then draft_saved_by end, draft_saved_at = case when $2 then draft_saved_at end, title = $3, summary = $4, tags = $5, updated_at = now(), draft_revision = draft_revision + 1, tsv = setweight(to_tsvector('english', $3), 'A') || setweight(to_tsvector('english', array_to_string(($5)::text[], ' ')), 'B') || setweight(to_tsvector('english', $4), 'C') || setweight(to_tsvector('english', $6), 'D') where id = $7",
        None,
    )
}
impl PublishVersionStmt {
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
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        version: &'a i32,
        keeps_draft: &'a bool,
        title: &'a T1,
        summary: &'a T2,
        tags: &'a T4,
        words: &'a T5,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[version, keeps_draft, title, summary, tags, words, id],
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
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PublishVersionParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for PublishVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PublishVersionParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.version,
            &params.keeps_draft,
            &params.title,
            &params.summary,
            &params.tags,
            &params.words,
            &params.id,
        ))
    }
}
pub struct SaveDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_draft() -> SaveDraftStmt {
    SaveDraftStmt(
        "update flows set draft = $1, draft_revision = draft_revision + 1, draft_saved_by = $2, draft_saved_at = now(), updated_at = now(), title = case when current_version is null and $3 <> '' then $3 else title end, summary = case when current_version is null then $4 else summary end, tags = case when current_version is null then ($5)::text[] else tags end, tsv = case when current_version is null then setweight(to_tsvector('english', $3), 'A') || setweight(to_tsvector('english', array_to_string(($5)::text[], ' ')), 'B') || setweight(to_tsvector('english', $4), 'C') || setweight(to_tsvector('english', $6), 'D') else tsv end where id = $7",
        None,
    )
}
impl SaveDraftStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::JsonSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tree: &'a T1,
        saved_by: &'a uuid::Uuid,
        title: &'a T2,
        summary: &'a T3,
        tags: &'a T5,
        words: &'a T6,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[tree, saved_by, title, summary, tags, words, id],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveDraftParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SaveDraftStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveDraftParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(
            client,
            &params.tree,
            &params.saved_by,
            &params.title,
            &params.summary,
            &params.tags,
            &params.words,
            &params.id,
        ))
    }
}
pub struct DiscardDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn discard_draft() -> DiscardDraftStmt {
    DiscardDraftStmt(
        "update flows set draft = null, draft_saved_by = null, draft_saved_at = null, draft_revision = draft_revision + 1, updated_at = now() where id = $1 and current_version is not null",
        None,
    )
}
impl DiscardDraftStmt {
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
pub struct SetFlowStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_flow_status() -> SetFlowStatusStmt {
    SetFlowStatusStmt("update flows set status = $1, updated_at = now() where id = $2", None)
}
impl SetFlowStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::prepared::execute(client, self.0, self.1.as_ref(), &[status, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetFlowStatusParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetFlowStatusStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetFlowStatusParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>> {
        Box::pin(self.bind(client, &params.status, &params.id))
    }
}
pub struct LockFlowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_flow() -> LockFlowStmt {
    LockFlowStmt("select id from flows where id = $1 for no key update", None)
}
impl LockFlowStmt {
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
pub struct FindFlowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_flow() -> FindFlowStmt {
    FindFlowStmt(
        "select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at, f.updated_at, v.published_at, f.draft_revision, f.draft_saved_at, f.draft_saved_by, s.name as draft_saved_by_name, e.walks, e.resolved, e.escalated, e.abandoned, e.helpful, e.unhelpful from flows f join users u on u.account_id = f.account_id and u.id = f.author_id left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version cross join lateral ( select coalesce(sum(t.resolved + t.escalated + t.abandoned), 0) as walks, coalesce(sum(t.resolved), 0) as resolved, coalesce(sum(t.escalated), 0) as escalated, coalesce(sum(t.abandoned), 0) as abandoned, coalesce(sum(t.helpful), 0) as helpful, coalesce(sum(t.unhelpful), 0) as unhelpful from flow_tallies t where t.account_id = f.account_id and t.flow_id = f.id) e where f.id = $1",
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
                    draft_revision: row.try_get(11)?,
                    draft_saved_at: row.try_get(12)?,
                    draft_saved_by: row.try_get(13)?,
                    draft_saved_by_name: row.try_get(14)?,
                    walks: row.try_get(15)?,
                    resolved: row.try_get(16)?,
                    escalated: row.try_get(17)?,
                    abandoned: row.try_get(18)?,
                    helpful: row.try_get(19)?,
                    unhelpful: row.try_get(20)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
pub struct FindDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_draft() -> FindDraftStmt {
    FindDraftStmt(
        "select coalesce(f.draft, v.tree) as tree, f.draft_revision, f.draft_saved_at as saved_at, f.draft_saved_by as saved_by, s.name as saved_by_name, f.current_version, f.status, f.author_id from flows f left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version where f.id = $1",
        None,
    )
}
impl FindDraftStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> DraftQuery<'c, 'a, 's, C, Draft, 1> {
        DraftQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DraftBorrowed, tokio_postgres::Error> {
                Ok(DraftBorrowed {
                    tree: row.try_get(0)?,
                    draft_revision: row.try_get(1)?,
                    saved_at: row.try_get(2)?,
                    saved_by: row.try_get(3)?,
                    saved_by_name: row.try_get(4)?,
                    current_version: row.try_get(5)?,
                    status: row.try_get(6)?,
                    author_id: row.try_get(7)?,
                })
            },
            mapper: |it| Draft::from(it),
        }
    }
}
pub struct ListFlowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_flows() -> ListFlowsStmt {
    ListFlowsStmt(
        "select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at, f.updated_at, v.published_at, f.draft_revision, f.draft_saved_at, f.draft_saved_by, s.name as draft_saved_by_name, e.walks, e.resolved, e.escalated, e.abandoned, e.helpful, e.unhelpful from flows f join users u on u.account_id = f.account_id and u.id = f.author_id left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version cross join lateral ( select coalesce(sum(t.resolved + t.escalated + t.abandoned), 0) as walks, coalesce(sum(t.resolved), 0) as resolved, coalesce(sum(t.escalated), 0) as escalated, coalesce(sum(t.abandoned), 0) as abandoned, coalesce(sum(t.helpful), 0) as helpful, coalesce(sum(t.unhelpful), 0) as unhelpful from flow_tallies t where t.account_id = f.account_id and t.flow_id = f.id) e where ($1::text is null or f.status = $1) and ($2::uuid is null or f.author_id = $2) and ($3::text is null or f.tags @> array[$3::text]) and ($4::text is null or (f.title, f.id) > ($4, $5::uuid)) order by f.title, f.id limit $6",
        None,
    )
}
impl ListFlowsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        status: &'a Option<T1>,
        author_id: &'a Option<uuid::Uuid>,
        tag: &'a Option<T2>,
        after_title: &'a Option<T3>,
        after_id: &'a Option<uuid::Uuid>,
        most: &'a i64,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 6> {
        FlowQuery {
            client,
            params: [status, author_id, tag, after_title, after_id, most],
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
                    draft_revision: row.try_get(11)?,
                    draft_saved_at: row.try_get(12)?,
                    draft_saved_by: row.try_get(13)?,
                    draft_saved_by_name: row.try_get(14)?,
                    walks: row.try_get(15)?,
                    resolved: row.try_get(16)?,
                    escalated: row.try_get(17)?,
                    abandoned: row.try_get(18)?,
                    helpful: row.try_get(19)?,
                    unhelpful: row.try_get(20)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListFlowsParams<T1, T2, T3>, FlowQuery<'c, 'a, 's, C, Flow, 6>, C>
    for ListFlowsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListFlowsParams<T1, T2, T3>) -> FlowQuery<'c, 'a, 's, C, Flow, 6> {
        self.bind(
            client,
            &params.status,
            &params.author_id,
            &params.tag,
            &params.after_title,
            &params.after_id,
            &params.most,
        )
    }
}
pub struct SearchFlowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_flows() -> SearchFlowsStmt {
    SearchFlowsStmt(
        "with helped as ( select t.flow_id, sum(t.resolved + t.escalated + t.abandoned) as walks, sum(t.helpful) as helpful from flow_tallies t group by t.flow_id ), asked as materialized ( select q as query, (numnode(q) + 1) / 2 as words from (select coalesce(nullif(to_tsquery('english', $1), ''::tsquery), to_tsquery('simple', $1)) as q) asked ), matching as materialized ( select f.id, ts_rank(f.tsv, asked.query) * asked.words as by_words, word_similarity(f.title, $2) as by_likeness from flows f cross join asked where ($3::text is null or f.status = $3) and ($4::uuid is null or f.author_id = $4) and ($5::text is null or f.tags @> array[$5::text]) ), best as ( select m.id, (m.by_words + m.by_likeness) * (1 + 2 * (coalesce(h.helpful, 0) + 1) / (coalesce(h.walks, 0) + 4.0)) as score from matching m left join helped h on h.flow_id = m.id where m.by_words > 0 or m.by_likeness >= 0.5 order by score desc, m.id limit $6 ) select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at, f.updated_at, v.published_at, f.draft_revision, f.draft_saved_at, f.draft_saved_by, s.name as draft_saved_by_name, e.walks, e.resolved, e.escalated, e.abandoned, e.helpful, e.unhelpful from best join flows f on f.id = best.id join users u on u.account_id = f.account_id and u.id = f.author_id left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version cross join lateral ( select coalesce(sum(t.resolved + t.escalated + t.abandoned), 0) as walks, coalesce(sum(t.resolved), 0) as resolved, coalesce(sum(t.escalated), 0) as escalated, coalesce(sum(t.abandoned), 0) as abandoned, coalesce(sum(t.helpful), 0) as helpful, coalesce(sum(t.unhelpful), 0) as unhelpful from flow_tallies t where t.account_id = f.account_id and t.flow_id = f.id) e order by best.score desc, f.title, f.id",
        None,
    )
}
impl SearchFlowsStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        query: &'a T1,
        beginning: &'a T2,
        status: &'a Option<T3>,
        author_id: &'a Option<uuid::Uuid>,
        tag: &'a Option<T4>,
        most: &'a i64,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 6> {
        FlowQuery {
            client,
            params: [query, beginning, status, author_id, tag, most],
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
                    draft_revision: row.try_get(11)?,
                    draft_saved_at: row.try_get(12)?,
                    draft_saved_by: row.try_get(13)?,
                    draft_saved_by_name: row.try_get(14)?,
                    walks: row.try_get(15)?,
                    resolved: row.try_get(16)?,
                    escalated: row.try_get(17)?,
                    abandoned: row.try_get(18)?,
                    helpful: row.try_get(19)?,
                    unhelpful: row.try_get(20)?,
                })
            },
            mapper: |it| Flow::from(it),
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
    T4: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, SearchFlowsParams<T1, T2, T3, T4>, FlowQuery<'c, 'a, 's, C, Flow, 6>, C>
    for SearchFlowsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchFlowsParams<T1, T2, T3, T4>,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 6> {
        self.bind(
            client,
            &params.query,
            &params.beginning,
            &params.status,
            &params.author_id,
            &params.tag,
            &params.most,
        )
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
pub struct FlowTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn flow_tags() -> FlowTagsStmt {
    FlowTagsStmt(
        "select distinct unnest(tags) as tag from flows where status = 'published' or ($1 and status = 'draft') order by 1 limit 500",
        None,
    )
}
impl FlowTagsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        with_drafts: &'a bool,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [with_drafts],
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
        "select v.version, v.change_note, v.published_at, v.published_by, u.name as published_by_name, coalesce(t.resolved + t.escalated + t.abandoned, 0) as walks, coalesce(t.resolved, 0) as resolved, coalesce(t.escalated, 0) as escalated, coalesce(t.abandoned, 0) as abandoned, coalesce(t.helpful, 0) as helpful, coalesce(t.unhelpful, 0) as unhelpful from flow_versions v join users u on u.account_id = v.account_id and u.id = v.published_by left join flow_tallies t on t.account_id = v.account_id and t.flow_id = v.flow_id and t.version = v.version where v.flow_id = $1 and ($2::int is null or v.version = $2) order by v.version desc",
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
        version: &'a Option<i32>,
    ) -> VersionQuery<'c, 'a, 's, C, Version, 2> {
        VersionQuery {
            client,
            params: [flow_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VersionBorrowed, tokio_postgres::Error> {
                Ok(VersionBorrowed {
                    version: row.try_get(0)?,
                    change_note: row.try_get(1)?,
                    published_at: row.try_get(2)?,
                    published_by: row.try_get(3)?,
                    published_by_name: row.try_get(4)?,
                    walks: row.try_get(5)?,
                    resolved: row.try_get(6)?,
                    escalated: row.try_get(7)?,
                    abandoned: row.try_get(8)?,
                    helpful: row.try_get(9)?,
                    unhelpful: row.try_get(10)?,
                })
            },
            mapper: |it| Version::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListVersionsParams, VersionQuery<'c, 'a, 's, C, Version, 2>, C>
    for ListVersionsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListVersionsParams) -> VersionQuery<'c, 'a, 's, C, Version, 2> {
        self.bind(client, &params.flow_id, &params.version)
    }
}
pub struct ReachedNodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reached_nodes() -> ReachedNodesStmt {
    ReachedNodesStmt(
        "select reached.node_id, count(*) as walks from ( select w.id, s.node_id from l1_walk_sessions w join l1_walk_steps s on s.account_id = w.account_id and s.session_id = w.id where w.flow_id = $1 and w.started_at >= $2 union select w.id, w.stands_at from l1_walk_sessions w where w.flow_id = $1 and w.started_at >= $2 and w.stands_at is not null) reached group by reached.node_id",
        None,
    )
}
impl ReachedNodesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        flow_id: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> ReachedNodesQuery<'c, 'a, 's, C, ReachedNodes, 2> {
        ReachedNodesQuery {
            client,
            params: [flow_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReachedNodesBorrowed, tokio_postgres::Error> {
                Ok(ReachedNodesBorrowed {
                    node_id: row.try_get(0)?,
                    walks: row.try_get(1)?,
                })
            },
            mapper: |it| ReachedNodes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReachedNodesParams, ReachedNodesQuery<'c, 'a, 's, C, ReachedNodes, 2>, C>
    for ReachedNodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReachedNodesParams,
    ) -> ReachedNodesQuery<'c, 'a, 's, C, ReachedNodes, 2> {
        self.bind(client, &params.flow_id, &params.since)
    }
}
pub struct CountWalksSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_walks_since() -> CountWalksSinceStmt {
    CountWalksSinceStmt(
        "select count(*) from l1_walk_sessions where flow_id = $1 and started_at >= $2",
        None,
    )
}
impl CountWalksSinceStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        flow_id: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [flow_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountWalksSinceParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountWalksSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountWalksSinceParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.flow_id, &params.since)
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
