//! Writing flows: new ones, drafts, files in, versions out.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use flowtree::{
    Problem, Tree,
    check::check,
    export,
    parse::{Format, parse_and_check},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    FlowView,
    draft::{self, AuthoredTree, DraftSaved, DraftView, SaveDraft},
    import, publish,
    publish::PublishInput,
    store,
};
use crate::{
    auth::{Caller, Guard},
    error::{ApiError, Problems},
    idempotency,
    ids::FlowId,
    request::{Body, Path},
};

/// A new flow.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFlow {
    /// Its first draft; it needs a title, and may be invalid otherwise.
    tree: AuthoredTree,
}

/// Begin a flow with a draft of one's own.
#[utoipa::path(post, path = "/flows", tag = "flows", request_body = NewFlow,
               responses((status = 201, body = FlowView), Problems))]
pub async fn make_flow(
    caller: Caller,
    key: idempotency::Key,
    Body(input): Body<NewFlow>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::CREATED, import::begin(tx, &input.tree).await?)),
    )
    .await
}

/// The draft of a flow, or what it would begin as.
#[utoipa::path(get, path = "/flows/{id}/draft", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 200, body = DraftView), Problems))]
pub async fn read_draft(caller: Caller, Path(id): Path<FlowId>) -> Result<Json<DraftView>, ApiError> {
    let (tx, found) = caller
        .begin_with(Guard::EngineerOrAbove, async |tx| store::find_draft(tx, id).await)
        .await?;
    let found = found.ok_or_else(|| ApiError::not_found("flow"))?;
    let is_writable = found.authored.writable_by(&tx).is_ok() && found.authored.not_archived().is_ok();
    tx.finish().await?;
    let (saved_at, saved_by) = found.mark.map(|mark| (mark.saved_at, mark.saved_by)).unzip();
    Ok(Json(DraftView {
        revision: found.revision,
        problems: check(&found.tree),
        tree: found.tree,
        saved_at,
        saved_by,
        current_version: found.current_version,
        is_writable,
    }))
}

/// Save a draft. On another revision than the present one it is refused, and nothing is overwritten.
#[utoipa::path(put, path = "/flows/{id}/draft", tag = "flows", params(("id" = FlowId, Path)), request_body = SaveDraft,
               responses((status = 200, body = DraftSaved), Problems))]
pub async fn save_draft(
    caller: Caller,
    Path(id): Path<FlowId>,
    Body(input): Body<SaveDraft>,
) -> Result<Json<DraftSaved>, ApiError> {
    let tx = caller.begin(Guard::EngineerOrAbove).await?;
    let saved = draft::save(&tx, id, &input).await?;
    tx.commit().await?;
    Ok(Json(saved))
}

/// Which draft.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftRevision {
    /// As it was looked at.
    revision: i32,
}

/// Throw a draft away; what was published stays.
#[utoipa::path(post, path = "/flows/{id}/draft/discard", tag = "flows", params(("id" = FlowId, Path)),
               request_body = DraftRevision, responses((status = 200, body = FlowView), Problems))]
pub async fn discard_draft(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<FlowId>,
    Body(input): Body<DraftRevision>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, draft::discard(tx, id, input.revision).await?)),
    )
    .await
}

/// Publish a draft as the next version. Walks in progress stay on theirs.
#[utoipa::path(post, path = "/flows/{id}/publish", tag = "flows", params(("id" = FlowId, Path)),
               request_body = PublishInput, responses((status = 200, body = FlowView), Problems))]
pub async fn publish_flow(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<FlowId>,
    Body(input): Body<PublishInput>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, publish::publish(tx, id, &input).await?)),
    )
    .await
}

/// Put a flow away: it is offered no longer, and walks in progress go on.
#[utoipa::path(post, path = "/flows/{id}/archive", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 200, body = FlowView), Problems))]
pub async fn archive_flow(caller: Caller, key: idempotency::Key, Path(id): Path<FlowId>) -> Result<Response, ApiError> {
    set_archived(&caller, &key, id, true).await
}

/// Take an archived flow out again, as it was.
#[utoipa::path(post, path = "/flows/{id}/restore", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 200, body = FlowView), Problems))]
pub async fn restore_flow(caller: Caller, key: idempotency::Key, Path(id): Path<FlowId>) -> Result<Response, ApiError> {
    set_archived(&caller, &key, id, false).await
}

async fn set_archived(
    caller: &Caller,
    key: &idempotency::Key,
    id: FlowId,
    archived: bool,
) -> Result<Response, ApiError> {
    idempotency::once(
        caller,
        Guard::EngineerOrAbove,
        key,
        &(),
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, publish::set_archived(tx, id, archived).await?)),
    )
    .await
}

/// The languages of flow files.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    /// YAML.
    Yaml,
    /// JSON.
    Json,
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Yaml => Self::Yaml,
            FileFormat::Json => Self::Json,
        }
    }
}

/// A flow file.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowFile {
    /// What it is written in.
    format: FileFormat,
    /// Its text, at most 1 MiB.
    #[schema(max_length = 1_048_576)]
    source: String,
}

/// What a file holds, and what is wrong with it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Checked {
    /// The tree as far as it has the right shape; absent when it has not.
    #[schema(value_type = Option<crate::openapi::TreeSchema>)]
    tree: Option<Tree>,
    /// All problems, each with its line.
    #[schema(value_type = Vec<crate::openapi::ProblemSchema>)]
    problems: Vec<Problem>,
}

/// Read a file and say all that is wrong with it, line by line. Nothing is kept.
#[utoipa::path(post, path = "/flows/check", tag = "flows", request_body = FlowFile,
               responses((status = 200, body = Checked), Problems))]
pub async fn check_flow(caller: Caller, Body(file): Body<FlowFile>) -> Result<Json<Checked>, ApiError> {
    let tx = caller.begin(Guard::L1OrAbove).await?;
    tx.finish().await?;
    Ok(Json(read(file).await?))
}

/// Reading a megabyte takes a while, and requests are not to wait for it.
async fn read(FlowFile { format, source }: FlowFile) -> Result<Checked, ApiError> {
    let reading = move || match parse_and_check(&source, format.into()) {
        Ok(tree) => Checked {
            tree: Some(tree),
            problems: Vec::new(),
        },
        Err(problems) => Checked {
            tree: flowtree::parse::parse(&source, format.into()).ok(),
            problems,
        },
    };
    tokio::task::spawn_blocking(reading).await.map_err(ApiError::fault)
}

/// A tree to be written as a file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteInput {
    /// The language.
    format: FileFormat,
    /// The tree, valid or not.
    tree: AuthoredTree,
}

/// A tree as a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Written {
    /// Its text. Read again it gives the same tree, and that the same text.
    source: String,
}

/// Write a tree as a file. Nothing is kept.
#[utoipa::path(post, path = "/flows/write", tag = "flows", request_body = WriteInput,
               responses((status = 200, body = Written), Problems))]
pub async fn write_flow(caller: Caller, Body(input): Body<WriteInput>) -> Result<Json<Written>, ApiError> {
    let tx = caller.begin(Guard::L1OrAbove).await?;
    tx.finish().await?;
    let source = match input.format {
        FileFormat::Yaml => export::to_yaml(&input.tree.0),
        FileFormat::Json => export::to_json(&input.tree.0),
    };
    Ok(Json(Written { source }))
}

/// A file to bring in.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportInput {
    /// The file.
    file: FlowFile,
    /// Publish it at once as version 1; else it is a draft.
    #[serde(default)]
    publish: bool,
}

/// Bring a flow in from a file. A draft may be invalid, as long as it has the shape of a flow.
#[utoipa::path(post, path = "/flows/import", tag = "flows", request_body = ImportInput,
               responses((status = 201, body = FlowView), Problems))]
pub async fn import_flow(
    caller: Caller,
    key: idempotency::Key,
    Body(input): Body<ImportInput>,
) -> Result<Response, ApiError> {
    let _turn = caller.heavy().await?;
    let ImportInput { file, publish } = input;
    let claimed = serde_json::to_value((publish, &file)).map_err(ApiError::fault)?;
    let Checked { tree, problems } = read(file).await?;
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &claimed,
        async |_| Ok(()),
        async |tx, ()| {
            let tree = match tree {
                Some(tree) if problems.is_empty() || !publish => tree,
                _ => return Err(publish::invalid(&problems)),
            };
            let flow = if publish {
                import::publish(tx, &tree).await?
            } else {
                let tree = AuthoredTree::try_from(tree).map_err(|message| ApiError::invalid("file", message))?;
                import::begin(tx, &tree).await?
            };
            Ok((StatusCode::CREATED, flow))
        },
    )
    .await
}

/// Begin a flow of one's own as a copy of another's current version, or of its draft where it was never published.
#[utoipa::path(post, path = "/flows/{id}/duplicate", tag = "flows", params(("id" = FlowId, Path)),
               responses((status = 201, body = FlowView), Problems))]
pub async fn duplicate_flow(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<FlowId>,
) -> Result<Response, ApiError> {
    let once = idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &(),
        async |tx| store::find_draft(tx, id).await,
        async |tx, found| {
            let found = found.ok_or_else(|| ApiError::not_found("flow"))?;
            let tree = match found.current_version {
                Some(version) => super::parse(
                    store::tree(tx, id, version)
                        .await?
                        .ok_or_else(|| ApiError::fault("the current version is gone"))?,
                )?,
                None => found.tree,
            };
            let title = import::free_title(&tree.title, &store::titles(tx).await?);
            let copy = AuthoredTree(Tree { title, ..tree });
            Ok((StatusCode::CREATED, import::begin(tx, &copy).await?))
        },
    );
    Ok(once.await?.into_response())
}
