//! Rows of `flows` and `flow_versions`.

use flowtree::Tree;
use queries::queries::flows;
use serde_json::Value;
use uuid::Uuid;

use super::{FlowStatus, FlowView};
use crate::{
    auth::Person,
    db::{TenantTx, Tx},
    error::ApiError,
    ids::{FlowId, UserId},
};

impl TryFrom<flows::Flow> for FlowView {
    type Error = ApiError;

    fn try_from(row: flows::Flow) -> Result<Self, ApiError> {
        Ok(Self {
            id: FlowId(row.id),
            title: row.title,
            summary: row.summary,
            tags: row.tags,
            status: FlowStatus::read(&row.status)?,
            current_version: row.current_version,
            author: Person {
                id: UserId(row.author_id),
                name: row.author_name,
            },
            created_at: row.created_at,
            updated_at: row.updated_at,
            published_at: row.published_at,
        })
    }
}

/// The flow of that id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &Tx, id: FlowId) -> Result<Option<FlowView>, ApiError> {
    flows::find_flow()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(FlowView::try_from)
        .transpose()
}

/// Flows by title, after the one a page ended with.
pub(super) async fn list(
    tx: &Tx,
    status: Option<FlowStatus>,
    after: Option<&(String, Uuid)>,
    most: i64,
) -> Result<Vec<FlowView>, ApiError> {
    let (title, id) = (after.map(|after| after.0.as_str()), after.map(|after| after.1));
    let rows = flows::list_flows()
        .bind(tx, &status.map(FlowStatus::as_str), &title, &id, &most)
        .all()
        .await?;
    rows.into_iter().map(FlowView::try_from).collect()
}

/// Flows whose title, tags or summary have any of the words, the best match first.
pub(super) async fn search(
    tx: &Tx,
    status: Option<FlowStatus>,
    query: &str,
    most: i64,
) -> Result<Vec<FlowView>, ApiError> {
    let rows = flows::search_flows()
        .bind(tx, &status.map(FlowStatus::as_str), &query, &most)
        .all()
        .await?;
    rows.into_iter().map(FlowView::try_from).collect()
}

/// Published flows by title, after the one a page ended with.
///
/// # Errors
/// When the database does not answer.
pub async fn published_after(tx: &Tx, after: Option<&(String, Uuid)>, most: i64) -> Result<Vec<FlowView>, ApiError> {
    list(tx, Some(FlowStatus::Published), after, most).await
}

/// Titles of all flows that are not archived.
pub(super) async fn titles(tx: &Tx) -> Result<Vec<String>, ApiError> {
    Ok(flows::flow_titles().bind(tx).all().await?)
}

/// How many flows are published.
///
/// # Errors
/// When the database does not answer.
pub async fn count_published(tx: &Tx) -> Result<i64, ApiError> {
    Ok(flows::count_published().bind(tx).one().await?)
}

/// The version that a walk beginning now is on, and its tree; `None` when the flow is not published.
///
/// # Errors
/// When the database does not answer.
pub async fn published(tx: &Tx, id: FlowId) -> Result<Option<(i32, Value)>, ApiError> {
    let row = flows::published_version().bind(tx, &id.0).opt().await?;
    Ok(row.map(|row| (row.version, row.tree)))
}

/// The tree of one version.
pub(super) async fn tree(tx: &Tx, id: FlowId, version: i32) -> Result<Option<Value>, ApiError> {
    Ok(flows::version_tree().bind(tx, &id.0, &version).opt().await?)
}

pub(super) async fn versions(tx: &Tx, id: FlowId) -> Result<Vec<flows::ListVersions>, ApiError> {
    Ok(flows::list_versions().bind(tx, &id.0).all().await?)
}

/// Write a flow with its first version, published by its author.
pub(super) async fn insert_published(tx: &TenantTx, id: FlowId, author: UserId, tree: &Tree) -> Result<(), ApiError> {
    let account = tx.actor().account;
    let stored = serde_json::to_value(tree).map_err(ApiError::fault)?;
    flows::insert_flow()
        .bind(
            &**tx,
            &account.0,
            &id.0,
            &tree.title,
            &tree.summary,
            &tree.tags,
            &None::<Value>,
            &author.0,
        )
        .await?;
    flows::insert_version()
        .bind(&**tx, &account.0, &Uuid::now_v7(), &id.0, &1, &stored, &"", &author.0)
        .await?;
    flows::publish_version().bind(&**tx, &1, &id.0).await?;
    Ok(())
}
