//! Proposals over HTTP.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use flowtree::{Problem, Tree, check::check};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    ProposalStatus, ProposalView,
    edit::{self, ChangeProposal, NewProposal, Origin, ProposalSaved},
    from_walk::{self, FromWalkInput},
    review::{self, ApproveInput, ProposalRevision, RejectInput},
    reviews,
    store::{self, Which},
};
use crate::{
    app::App,
    auth::{Caller, Guard},
    error::{ApiError, Problems},
    idempotency,
    ids::{FlowId, ProposalId, UserId},
    page::{self, Limit},
    request::{Body, Path, Query},
};

/// The caller's own proposals, the latest change first, 200 at most.
#[utoipa::path(get, path = "/l1/drafts", tag = "l1", responses((status = 200, body = [ProposalView]), Problems))]
pub async fn list_drafts(caller: Caller) -> Result<Json<Vec<ProposalView>>, ApiError> {
    let tx = caller.begin(Guard::L1OrCoverage).await?;
    let me = tx.actor().person()?.id;
    let own = Which {
        reader: me,
        others: false,
        status: None,
        created_by: None,
        flow: None,
    };
    let drafts = store::list(&tx, &own, None, 200).await?;
    tx.finish().await?;
    Ok(Json(drafts))
}

/// Which proposals.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProposalFilter {
    /// Only those.
    status: Option<ProposalStatus>,
    /// Only this person's.
    created_by: Option<UserId>,
    /// Only those about this flow.
    flow_id: Option<FlowId>,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// A page of proposals.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalPage {
    /// The proposals.
    items: Vec<ProposalView>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
}

/// One's own proposals and, for those who review, what others handed in; the latest change first.
#[utoipa::path(get, path = "/flow-proposals", tag = "proposals", params(ProposalFilter),
               responses((status = 200, body = ProposalPage), Problems))]
pub async fn list_proposals(
    caller: Caller,
    Query(filter): Query<ProposalFilter>,
) -> Result<Json<ProposalPage>, ApiError> {
    let after: Option<(Timestamp, Uuid)> = filter.cursor.as_deref().map(page::read_cursor).transpose()?;
    let most = filter.limit.rows();
    let tx = caller.begin(Guard::L1OrAbove).await?;
    let which = Which {
        reader: tx.actor().person()?.id,
        others: reviews(&tx),
        status: filter.status,
        created_by: filter.created_by,
        flow: filter.flow_id,
    };
    let mut items = store::list(&tx, &which, after.as_ref(), most + 1).await?;
    tx.finish().await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = items.len() > most;
    items.truncate(most);
    let next_cursor = items
        .last()
        .filter(|_| more)
        .map(|last| page::cursor(&(last.updated_at, last.id.0)));
    Ok(Json(ProposalPage { items, next_cursor }))
}

/// A proposal and its tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalWithTree {
    /// The proposal.
    #[serde(flatten)]
    proposal: ProposalView,
    /// Its tree.
    #[schema(value_type = crate::openapi::TreeSchema)]
    tree: Tree,
    /// What keeps it from being handed in.
    #[schema(value_type = Vec<crate::openapi::ProblemSchema>)]
    problems: Vec<Problem>,
    /// Whether the caller may change it.
    is_writable: bool,
}

/// A proposal with its tree.
#[utoipa::path(get, path = "/flow-proposals/{id}", tag = "proposals", params(("id" = ProposalId, Path)),
               responses((status = 200, body = ProposalWithTree), Problems))]
pub async fn read_proposal(caller: Caller, Path(id): Path<ProposalId>) -> Result<Json<ProposalWithTree>, ApiError> {
    let (tx, (draft, proposal)) = caller
        .begin_with(Guard::L1OrAbove, async |tx| {
            Ok((store::draft(tx, id).await?, store::find(tx, id).await?))
        })
        .await?;
    let (Some(draft), Some(proposal)) = (draft, proposal) else {
        return Err(ApiError::not_found("proposal"));
    };
    if !draft.is_seen_by(&tx)? {
        return Err(ApiError::not_found("proposal"));
    }
    let is_writable = draft.is_writable_by(&tx)?;
    tx.finish().await?;
    Ok(Json(ProposalWithTree {
        problems: check(&draft.tree),
        tree: draft.tree,
        proposal,
        is_writable,
    }))
}

/// Begin a proposal: from nothing, or as a change to a flow.
#[utoipa::path(post, path = "/flow-proposals", tag = "proposals", request_body = NewProposal,
               responses((status = 201, body = ProposalView), Problems))]
pub async fn make_proposal(
    caller: Caller,
    key: idempotency::Key,
    Body(input): Body<NewProposal>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::L1OrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::CREATED, edit::begin(tx, &input, &Origin::default()).await?)),
    )
    .await
}

/// Begin a proposal from a walk: from the notes of an ad-hoc one, or as a change to the flow that was walked.
#[utoipa::path(post, path = "/flow-proposals/from-session", tag = "proposals", request_body = FromWalkInput,
               responses((status = 201, body = ProposalView), Problems))]
pub async fn make_proposal_from_walk(
    State(app): State<App>,
    caller: Caller,
    key: idempotency::Key,
    Body(input): Body<FromWalkInput>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::L1OrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::CREATED, from_walk::begin(&app, tx, &input).await?)),
    )
    .await
}

/// Save a proposal. On another revision than the present one it is refused, and nothing is overwritten.
#[utoipa::path(patch, path = "/flow-proposals/{id}", tag = "proposals", params(("id" = ProposalId, Path)),
               request_body = ChangeProposal, responses((status = 200, body = ProposalSaved), Problems))]
pub async fn change_proposal(
    caller: Caller,
    Path(id): Path<ProposalId>,
    Body(input): Body<ChangeProposal>,
) -> Result<Json<ProposalSaved>, ApiError> {
    let tx = caller.begin(Guard::L1OrAbove).await?;
    let saved = edit::save(&tx, id, input).await?;
    tx.commit().await?;
    Ok(Json(saved))
}

/// Hand a proposal in for review.
#[utoipa::path(post, path = "/flow-proposals/{id}/submit", tag = "proposals", params(("id" = ProposalId, Path)),
               request_body = ProposalRevision, responses((status = 200, body = ProposalView), Problems))]
pub async fn submit_proposal(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<ProposalId>,
    Body(input): Body<ProposalRevision>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::L1OrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, review::submit(tx, id, input.revision).await?)),
    )
    .await
}

/// Take a proposal back from review.
#[utoipa::path(post, path = "/flow-proposals/{id}/withdraw", tag = "proposals", params(("id" = ProposalId, Path)),
               responses((status = 200, body = ProposalView), Problems))]
pub async fn withdraw_proposal(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<ProposalId>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::L1OrAbove,
        &key,
        &(),
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, review::withdraw(tx, id).await?)),
    )
    .await
}

/// Approve a proposal: it is published at once.
#[utoipa::path(post, path = "/flow-proposals/{id}/approve", tag = "proposals", params(("id" = ProposalId, Path)),
               request_body = ApproveInput, responses((status = 200, body = ProposalView), Problems))]
pub async fn approve_proposal(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<ProposalId>,
    Body(input): Body<ApproveInput>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, review::approve(tx, id, &input).await?)),
    )
    .await
}

/// Reject a proposal, with the reason.
#[utoipa::path(post, path = "/flow-proposals/{id}/reject", tag = "proposals", params(("id" = ProposalId, Path)),
               request_body = RejectInput, responses((status = 200, body = ProposalView), Problems))]
pub async fn reject_proposal(
    caller: Caller,
    key: idempotency::Key,
    Path(id): Path<ProposalId>,
    Body(input): Body<RejectInput>,
) -> Result<Response, ApiError> {
    idempotency::once(
        &caller,
        Guard::EngineerOrAbove,
        &key,
        &input,
        async |_| Ok(()),
        async |tx, ()| Ok((StatusCode::OK, review::reject(tx, id, &input).await?)),
    )
    .await
}
