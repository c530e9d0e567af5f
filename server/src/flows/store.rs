//! Rows of `flows` and `flow_versions`.

use flowtree::{
    Tree,
    check::{LONGEST_SUMMARY, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS},
};
use futures::try_join;
use jiff::Timestamp;
use queries::queries::flows;
use serde_json::Value;
use uuid::Uuid;

use super::{Authored, DraftMark, Effect, FlowStatus, FlowView, draft::AuthoredTree};
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
            draft: mark(
                row.draft_revision,
                row.draft_saved_at,
                row.draft_saved_by,
                row.draft_saved_by_name,
            ),
            effect: Effect {
                walks: row.walks,
                resolved: row.resolved,
                escalated: row.escalated,
                abandoned: row.abandoned,
                helpful: row.helpful,
                unhelpful: row.unhelpful,
            },
        })
    }
}

fn mark(revision: i32, saved_at: Option<Timestamp>, saved_by: Option<Uuid>, name: Option<String>) -> Option<DraftMark> {
    let (saved_at, saved_by, name) = (saved_at?, saved_by?, name?);
    Some(DraftMark {
        revision,
        saved_at,
        saved_by: Person {
            id: UserId(saved_by),
            name,
        },
    })
}

/// Which flows.
#[derive(Debug, Default)]
pub(super) struct Which<'a> {
    pub status: Option<FlowStatus>,
    pub author: Option<UserId>,
    pub tag: Option<&'a str>,
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
    which: &Which<'_>,
    after: Option<&(String, Uuid)>,
    most: i64,
) -> Result<Vec<FlowView>, ApiError> {
    let (title, id) = (after.map(|after| after.0.as_str()), after.map(|after| after.1));
    let (status, author) = (which.status.map(FlowStatus::as_str), which.author.map(|id| id.0));
    let rows = flows::list_flows()
        .bind(tx, &status, &author, &which.tag, &title, &id, &most)
        .all()
        .await?;
    rows.into_iter().map(FlowView::try_from).collect()
}

/// Flows that have any of the query's words, or a title like the problem; the best match first.
pub(super) async fn search(
    tx: &Tx,
    which: &Which<'_>,
    query: &str,
    problem: &str,
    most: i64,
) -> Result<Vec<FlowView>, ApiError> {
    let (status, author) = (which.status.map(FlowStatus::as_str), which.author.map(|id| id.0));
    // A title is in the first words of a problem, if in any; comparing takes as long as the text is.
    let beginning: String = problem.chars().take(60).collect();
    let rows = flows::search_flows()
        .bind(tx, &query, &beginning, &status, &author, &which.tag, &most)
        .all()
        .await?;
    rows.into_iter().map(FlowView::try_from).collect()
}

/// Published flows by title, after the one a page ended with.
///
/// # Errors
/// When the database does not answer.
pub async fn published_after(tx: &Tx, after: Option<&(String, Uuid)>, most: i64) -> Result<Vec<FlowView>, ApiError> {
    let published = Which {
        status: Some(FlowStatus::Published),
        ..Which::default()
    };
    list(tx, &published, after, most).await
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

/// The versions of a flow, newest first; or one of them.
pub(super) async fn versions(tx: &Tx, id: FlowId, version: Option<i32>) -> Result<Vec<flows::Version>, ApiError> {
    Ok(flows::list_versions().bind(tx, &id.0, &version).all().await?)
}

/// Tags in use, by name.
pub(super) async fn tags(tx: &Tx, with_drafts: bool) -> Result<Vec<String>, ApiError> {
    Ok(flows::flow_tags().bind(tx, &with_drafts).all().await?)
}

/// In how many walks since then each node was reached, and how many walks there were.
pub(super) async fn reach(tx: &Tx, id: FlowId, since: Timestamp) -> Result<(i64, Vec<(String, i64)>), ApiError> {
    let (count, nodes) = (flows::count_walks_since(), flows::reached_nodes());
    let count = count.bind(tx, &id.0, &since);
    let nodes = nodes.bind(tx, &id.0, &since);
    let (count, nodes) = try_join!(count.one(), nodes.all())?;
    Ok((count, nodes.into_iter().map(|row| (row.node_id, row.walks)).collect()))
}

/// A draft, or the version it would begin as.
pub(super) struct DraftRow {
    pub authored: Authored,
    pub tree: Tree,
    pub revision: i32,
    pub mark: Option<DraftMark>,
    pub current_version: Option<i32>,
}

pub(super) async fn find_draft(tx: &Tx, id: FlowId) -> Result<Option<DraftRow>, ApiError> {
    let Some(row) = flows::find_draft().bind(tx, &id.0).opt().await? else {
        return Ok(None);
    };
    let tree = row
        .tree
        .ok_or_else(|| ApiError::fault(format!("flow {id} has neither draft nor version")))?;
    Ok(Some(DraftRow {
        authored: Authored {
            status: FlowStatus::read(&row.status)?,
            author: UserId(row.author_id),
        },
        tree: super::parse(tree)?,
        revision: row.draft_revision,
        mark: mark(row.draft_revision, row.saved_at, row.saved_by, row.saved_by_name),
        current_version: row.current_version,
    }))
}

/// The same, held until the transaction ends: nobody else saves or publishes meanwhile.
pub(super) async fn lock_draft(tx: &Tx, id: FlowId) -> Result<Option<DraftRow>, ApiError> {
    // Two statements in one round trip: the second sees what whoever was waited for has done.
    let lock = async { flows::lock_flow().bind(tx, &id.0).opt().await.map_err(ApiError::from) };
    let (_, draft) = try_join!(lock, find_draft(tx, id))?;
    Ok(draft)
}

/// What a flow is listed and found by.
struct Listed {
    title: String,
    summary: String,
    tags: Vec<String>,
    words: String,
}

/// A search vector holds at most a megabyte; so much text always fits.
const MOST_WORDS: usize = 200_000;

impl Listed {
    /// Drafts may be too long anywhere: then they are listed by how they begin.
    fn of(tree: &Tree) -> Self {
        let beginning = |text: &str, most: usize| text.trim().chars().take(most).collect();
        let mut words = String::new();
        for node in tree.nodes.values() {
            for text in [Some(&node.text), node.help.as_ref()].into_iter().flatten() {
                if words.len() + text.len() < MOST_WORDS {
                    words.push_str(text);
                    words.push('\n');
                }
            }
        }
        Self {
            title: beginning(&tree.title, LONGEST_TITLE),
            summary: beginning(&tree.summary, LONGEST_SUMMARY),
            tags: tree
                .tags
                .iter()
                .take(MOST_TAGS)
                .map(|tag| beginning(tag, LONGEST_TAG))
                .collect(),
            words,
        }
    }
}

/// Write a flow that is a draft only.
pub(super) async fn insert_draft(
    tx: &TenantTx,
    id: FlowId,
    author: UserId,
    tree: &AuthoredTree,
) -> Result<(), ApiError> {
    insert(tx, id, author, &tree.0, Some(tree.stored()?)).await
}

async fn insert(tx: &TenantTx, id: FlowId, author: UserId, tree: &Tree, draft: Option<Value>) -> Result<(), ApiError> {
    let listed = Listed::of(tree);
    let saved_by = draft.as_ref().map(|_| author.0);
    flows::insert_flow()
        .bind(
            &**tx,
            &tx.actor().account.0,
            &id.0,
            &listed.title,
            &listed.summary,
            &listed.tags,
            &draft,
            &saved_by,
            &author.0,
            &listed.words,
        )
        .await?;
    Ok(())
}

/// Write a draft over the one there is. The flow is locked and its revision compared.
pub(super) fn save_draft(tx: &TenantTx, id: FlowId, by: UserId, tree: &AuthoredTree) -> Result<(), ApiError> {
    let (listed, stored) = (Listed::of(&tree.0), tree.stored()?);
    tx.at_commit(move |db| async move {
        let Listed {
            title,
            summary,
            tags,
            words,
        } = listed;
        flows::save_draft()
            .bind(&db, &stored, &by.0, &title, &summary, &tags, &words, &id.0)
            .await
    });
    Ok(())
}

/// Forget a draft. The flow is locked, and has a version.
pub(super) async fn discard_draft(tx: &TenantTx, id: FlowId) -> Result<(), ApiError> {
    flows::discard_draft().bind(&**tx, &id.0).await?;
    Ok(())
}

pub(super) async fn set_status(tx: &TenantTx, id: FlowId, status: FlowStatus) -> Result<(), ApiError> {
    flows::set_flow_status().bind(&**tx, &status.as_str(), &id.0).await?;
    Ok(())
}

/// Write a flow of which nothing is to be seen before its first version is written too.
///
/// # Errors
/// When the database refuses.
pub async fn insert_bare(tx: &TenantTx, id: FlowId, author: UserId, tree: &Tree) -> Result<(), ApiError> {
    insert(tx, id, author, tree, None).await
}

/// Write a flow with its first version, published by its author.
pub(super) async fn insert_published(tx: &TenantTx, id: FlowId, author: UserId, tree: &Tree) -> Result<(), ApiError> {
    insert_bare(tx, id, author, tree).await?;
    insert_version(tx, id, author, 1, tree, "", false).await
}

/// Write a version, and let it be the one that is walked from now on.
pub(super) async fn insert_version(
    tx: &TenantTx,
    id: FlowId,
    by: UserId,
    version: i32,
    tree: &Tree,
    change_note: &str,
    keeps_draft: bool,
) -> Result<(), ApiError> {
    let account = tx.actor().account;
    let stored = serde_json::to_value(tree).map_err(ApiError::fault)?;
    flows::insert_version()
        .bind(
            &**tx,
            &account.0,
            &Uuid::now_v7(),
            &id.0,
            &version,
            &stored,
            &change_note,
            &by.0,
        )
        .await?;
    let Listed {
        title,
        summary,
        tags,
        words,
    } = Listed::of(tree);
    flows::publish_version()
        .bind(&**tx, &version, &keeps_draft, &title, &summary, &tags, &words, &id.0)
        .await?;
    Ok(())
}
