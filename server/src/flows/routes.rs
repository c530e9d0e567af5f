//! Reading flows, and bringing the starter library in.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use flowtree::{Tree, export};
use jiff::Timestamp;
use queries::queries::flows::Version;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    Effect, FlowStatus, FlowView,
    effect::{EffectView, NodeReach, REACH_DAYS},
    import, store,
};
use crate::{
    app::App,
    auth::{Caller, Guard, Person},
    db::TenantTx,
    error::{ApiError, Problems},
    idempotency,
    ids::{FlowId, UserId},
    page::{self, Limit},
    request::{Path, Query},
    text::{Text, given},
};

/// Which flows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FlowFilter {
    /// Words of a problem: flows with any of them, the best match first, without further pages. What helped more often comes
    /// earlier.
    search: Option<Text<0, 4000>>,
    /// Only those.
    status: Option<FlowStatus>,
    /// Only this person's.
    author_id: Option<UserId>,
    /// Only those with this tag.
    tag: Option<Text<1, 40>>,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// A page of flows.
#[derive(Debug, Serialize, ToSchema)]
pub struct FlowPage {
    /// The flows.
    items: Vec<FlowView>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
}

/// Flows of the account by title, or those that fit a problem. Drafts are for those who author.
#[utoipa::path(get, path = "/flows", tag = "flows", params(FlowFilter),
               responses((status = 200, body = FlowPage), Problems))]
pub async fn list_flows(caller: Caller, Query(filter): Query<FlowFilter>) -> Result<Json<FlowPage>, ApiError> {
    let after: Option<(String, Uuid)> = filter.cursor.as_deref().map(page::read_cursor).transpose()?;
    let _turn = match given(&filter.search) {
        Some(_) => Some(caller.heavy().await?),
        None => None,
    };
    let most = filter.limit.rows();
    let tx = caller.begin(Guard::SignedIn).await?;
    let status = match filter.status {
        status if authors(&tx) => status,
        None | Some(FlowStatus::Published) => Some(FlowStatus::Published),
        Some(FlowStatus::Draft | FlowStatus::Archived) => {
            return Ok(Json(FlowPage {
                items: vec![],
                next_cursor: None,
            }));
        }
    };
    let which = store::Which {
        status,
        author: filter.author_id,
        tag: filter.tag.as_deref(),
    };
    let mut items = match filter.search.as_deref() {
        None => store::list(&tx, &which, after.as_ref(), most + 1).await?,
        Some(problem) => match any_word(problem) {
            query if query.is_empty() => Vec::new(),
            query => store::search(&tx, &which, &query, problem, most).await?,
        },
    };
    if !authors(&tx) {
        items.iter_mut().for_each(|flow| flow.draft = None);
    }
    tx.finish().await?;
    let next_cursor = page_end(&mut items, most);
    Ok(Json(FlowPage { items, next_cursor }))
}

/// Whether the caller sees drafts.
fn authors(tx: &TenantTx) -> bool {
    tx.actor()
        .user
        .as_ref()
        .is_some_and(|user| Guard::EngineerOrAbove.admit(&user.member).is_ok())
}

fn page_end(items: &mut Vec<FlowView>, most: i64) -> Option<String> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    (items.len() > most).then(|| {
        items.truncate(most);
        items
            .last()
            .map(|last| page::cursor(&(&last.title, last.id.0)))
            .unwrap_or_default()
    })
}

/// A text search for any of the words, each as a prefix: `'outlook':* | 'disconnect':*`.
fn any_word(problem: &str) -> String {
    words(problem)
        .map(|word| format!("'{word}':*"))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// The first words of a text that a search can use: letters and digits only, so nothing in them can be an operator.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().nth(1).is_some())
        .take(40)
}

/// A flow and the tree of its current version.
#[derive(Debug, Serialize, ToSchema)]
pub struct FlowWithTree {
    /// The flow.
    #[serde(flatten)]
    flow: FlowView,
    /// The tree that is walked now; absent while the flow has never been published.
    #[schema(value_type = Option<crate::openapi::TreeSchema>)]
    tree: Option<Tree>,
}

async fn readable(caller: &Caller, id: FlowId) -> Result<(TenantTx, FlowView), ApiError> {
    let (tx, flow) = caller
        .begin_with(Guard::SignedIn, async |tx| super::find(tx, id).await)
        .await?;
    let mut flow = flow
        .filter(|flow| flow.status == FlowStatus::Published || authors(&tx))
        .ok_or_else(|| ApiError::not_found("flow"))?;
    if !authors(&tx) {
        flow.draft = None;
    }
    Ok((tx, flow))
}

/// A flow with its tree.
#[utoipa::path(get, path = "/flows/{id}", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 200, body = FlowWithTree), Problems))]
pub async fn read_flow(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<FlowId>,
) -> Result<Json<FlowWithTree>, ApiError> {
    let (tx, flow) = readable(&caller, id).await?;
    let tree = match flow.current_version {
        Some(version) => Some(
            app.trees
                .version(&tx, tx.actor().account, id, version)
                .await?
                .as_ref()
                .clone(),
        ),
        None => None,
    };
    tx.finish().await?;
    Ok(Json(FlowWithTree { flow, tree }))
}

/// A published version, without its tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionView {
    /// Counts from 1.
    version: i32,
    /// What changed.
    change_note: String,
    /// When it was published.
    published_at: Timestamp,
    /// By whom.
    published_by: Person,
    /// What became of the calls it was walked on.
    effect: Effect,
}

impl From<Version> for VersionView {
    fn from(row: Version) -> Self {
        Self {
            version: row.version,
            change_note: row.change_note,
            published_at: row.published_at,
            published_by: Person {
                id: UserId(row.published_by),
                name: row.published_by_name,
            },
            effect: Effect {
                walks: row.walks.into(),
                resolved: row.resolved.into(),
                escalated: row.escalated.into(),
                abandoned: row.abandoned.into(),
                helpful: row.helpful.into(),
                unhelpful: row.unhelpful.into(),
            },
        }
    }
}

/// The published versions of a flow, newest first.
#[utoipa::path(get, path = "/flows/{id}/versions", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 200, body = [VersionView]), Problems))]
pub async fn list_versions(caller: Caller, Path(id): Path<FlowId>) -> Result<Json<Vec<VersionView>>, ApiError> {
    let (tx, _) = readable(&caller, id).await?;
    let rows = store::versions(&tx, id, None).await?;
    tx.finish().await?;
    Ok(Json(rows.into_iter().map(VersionView::from).collect()))
}

/// A published version with its tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionWithTree {
    /// The version.
    #[serde(flatten)]
    version: VersionView,
    /// As it was published.
    #[schema(value_type = crate::openapi::TreeSchema)]
    tree: Tree,
}

/// One published version of a flow.
#[utoipa::path(get, path = "/flows/{id}/versions/{version}", tag = "flows",
               params(("id" = FlowId, Path), ("version" = i32, Path)),
               responses((status = 200, body = VersionWithTree), Problems))]
pub async fn read_version(
    State(app): State<App>,
    caller: Caller,
    Path((id, version)): Path<(FlowId, i32)>,
) -> Result<Json<VersionWithTree>, ApiError> {
    let (tx, _) = readable(&caller, id).await?;
    let row = store::versions(&tx, id, Some(version)).await?.pop();
    let row = row.ok_or_else(|| ApiError::not_found("version"))?;
    let tree = app.trees.version(&tx, tx.actor().account, id, version).await?;
    tx.finish().await?;
    Ok(Json(VersionWithTree {
        version: row.into(),
        tree: tree.as_ref().clone(),
    }))
}

/// What a flow did on real calls.
#[utoipa::path(get, path = "/flows/{id}/effect", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 200, body = EffectView), Problems))]
pub async fn read_effect(caller: Caller, Path(id): Path<FlowId>) -> Result<Json<EffectView>, ApiError> {
    let _turn = caller.heavy().await?;
    let (tx, flow) = readable(&caller, id).await?;
    let since = tx
        .now()
        .checked_sub(jiff::SignedDuration::from_hours(24 * REACH_DAYS))
        .map_err(ApiError::fault)?;
    let versions = store::versions(&tx, id, None).await?;
    let (walks, nodes) = store::reach(&tx, id, since).await?;
    tx.finish().await?;
    Ok(Json(EffectView {
        total: flow.effect,
        versions: versions.into_iter().map(VersionView::from).collect(),
        since,
        walks,
        nodes: nodes
            .into_iter()
            .map(|(node_id, walks)| NodeReach { node_id, walks })
            .collect(),
    }))
}

/// Tags in use, by name, 500 at most; those of drafts only for authors.
#[utoipa::path(get, path = "/flows/tags", tag = "flows", responses((status = 200, body = [String]), Problems))]
pub async fn list_tags(caller: Caller) -> Result<Json<Vec<String>>, ApiError> {
    let tx = caller.begin(Guard::SignedIn).await?;
    let tags = store::tags(&tx, authors(&tx)).await?;
    tx.finish().await?;
    Ok(Json(tags))
}

/// A flow as a file.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// The authored form.
    Yaml,
    /// The same, for programs.
    Json,
    /// A drawing of it, for documents.
    Mermaid,
}

/// Which file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Export {
    /// YAML unless said.
    format: Option<ExportFormat>,
}

/// The current version of a flow as a file.
#[utoipa::path(get, path = "/flows/{id}/export", tag = "flows", params(("id" = FlowId, Path), Export),
               responses((status = 200, body = String, content_type = "application/yaml"), Problems))]
pub async fn export_flow(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<FlowId>,
    Query(export): Query<Export>,
) -> Result<Response, ApiError> {
    let _turn = caller.heavy().await?;
    let (tx, flow) = readable(&caller, id).await?;
    let version = flow
        .current_version
        .ok_or_else(|| ApiError::conflict("never_published", "This flow has no published version to export yet."))?;
    let tree = app.trees.version(&tx, tx.actor().account, id, version).await?;
    tx.finish().await?;
    let (text, kind, extension) = match export.format.unwrap_or(ExportFormat::Yaml) {
        ExportFormat::Yaml => (export::to_yaml(&tree), "application/yaml", "yaml"),
        ExportFormat::Json => (export::to_json(&tree), "application/json", "json"),
        ExportFormat::Mermaid => (export::to_mermaid(&tree), "text/plain; charset=utf-8", "mmd"),
    };
    let name = format!(
        "attachment; filename=\"{}.{extension}\"",
        crate::accounts::slug(&flow.title)
    );
    Ok((
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        text,
    )
        .into_response())
}

/// What was brought in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Imported {
    /// The new flows.
    flows: Vec<ImportedFlow>,
}

/// A flow just brought in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportedFlow {
    /// Its id.
    id: FlowId,
    /// Its title.
    title: String,
}

/// Bring the starter library in as published flows; titles the account has already are left as they are.
#[utoipa::path(post, path = "/flows/import-starter", tag = "flows",
               responses((status = 201, body = Imported), Problems))]
pub async fn import_starter_flows(caller: Caller, key: idempotency::Key) -> Result<Response, ApiError> {
    let _turn = caller.heavy().await?;
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &(),
        async |_| Ok(()),
        async |tx, ()| {
            let author = tx.actor().person()?.id;
            let brought = import::publish_all(tx, author, &import::starter()?).await?;
            let flows = brought
                .into_iter()
                .map(|(id, title)| ImportedFlow { id, title })
                .collect();
            Ok((axum::http::StatusCode::CREATED, Imported { flows }))
        },
    )
    .await
}
