//! The L1 surface: intake, walks, and what is done with them.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use queries::queries::walks::ActiveWalk as ActiveWalkRow;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    SessionKind, Walk, WalkView, conclude,
    conclude::{EscalateInput, ResolveInput},
    hands,
    hands::{HandOver, Reword},
    intake,
    intake::{EscalateWithoutWalkInput, IntakeInput, IntakeView, WalkTicketInput},
    notes,
    notes::NotesInput,
    package::Package,
    pause,
    pause::{Pause, PauseInput, abandoned_from},
    step,
    step::{BackInput, StepInput},
    store, tree, view,
};
use crate::{
    app::App,
    auth::{Caller, Guard},
    db::Tx,
    error::{ApiError, Problems},
    idempotency::{self, Key},
    ids::{TicketId, WalkId},
    openapi::TreeSchema,
    request::{Body, Path, Query},
    tickets::{self, TicketKind},
};

/// An active walk of the caller's.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActiveWalkView {
    /// The walk.
    id: WalkId,
    /// What is walked.
    session_kind: SessionKind,
    /// Its ticket.
    ticket_id: String,
    /// Its ticket's kind.
    ticket_kind: TicketKind,
    /// The ticket's short number.
    number: i64,
    /// What the caller said.
    problem_statement: String,
    /// Who called.
    customer_name: Option<String>,
    /// The flow or proposal that is walked.
    flow_title: Option<String>,
    /// Length of the log.
    step_count: i32,
    /// How many notes there are.
    note_count: i32,
    /// In which capacity it was begun.
    acting_as: String,
    /// When it began.
    started_at: Timestamp,
    /// When somebody last did something.
    last_step_at: Timestamp,
    /// What it waits for, while it is paused.
    pause: Option<Pause>,
    /// When it is abandoned unless something happens to it first.
    abandoned_from: Timestamp,
}

impl ActiveWalkView {
    pub(super) fn read(row: ActiveWalkRow) -> Result<Self, ApiError> {
        let session_kind = match row.session_kind.as_str() {
            "flow" => SessionKind::Flow,
            "proposal" => SessionKind::Proposal,
            "adhoc" => SessionKind::Adhoc,
            other => {
                return Err(ApiError::fault(format!(
                    "unknown session kind {other:?} in the database"
                )));
            }
        };
        let pause = Pause::read(row.paused_at, row.pause_reason, row.resume_at);
        Ok(Self {
            id: WalkId(row.id),
            session_kind,
            ticket_id: row.ticket_id,
            ticket_kind: TicketKind::Internal,
            number: row.number,
            problem_statement: row.problem_statement,
            customer_name: row.customer_name,
            flow_title: row.flow_title.or(row.proposal_title),
            step_count: row.step_count,
            note_count: row.note_count,
            acting_as: row.acting_as,
            started_at: row.started_at,
            last_step_at: row.last_step_at,
            abandoned_from: abandoned_from(row.last_step_at, pause.as_ref()),
            pause,
        })
    }
}

/// Take a call: a ticket and a walk of a flow or a proposal, or an ad-hoc walk without either.
#[utoipa::path(post, path = "/l1/intake", tag = "l1", request_body = IntakeInput,
               responses((status = 201, body = IntakeView), Problems))]
pub async fn take_call(caller: Caller, key: Key, Body(input): Body<IntakeInput>) -> Result<Response, ApiError> {
    let choose = async |tx: &Tx| intake::choose(tx, input.flow_id, input.flow_proposal_id).await;
    idempotency::once(
        &caller,
        Guard::L1OrCoverage,
        &key,
        &input,
        choose,
        async |tx, chosen| intake::take_call(tx, &input, chosen),
    )
    .await
}

/// Escalate a call at once: a ticket and an already escalated ad-hoc walk.
#[utoipa::path(post, path = "/l1/escalate-without-walk", tag = "l1", request_body = EscalateWithoutWalkInput,
               responses((status = 201, body = WalkView), Problems))]
pub async fn escalate_call(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Body(input): Body<EscalateWithoutWalkInput>,
) -> Result<Response, ApiError> {
    let choose = async |tx: &Tx| intake::choose(tx, input.flow_id, input.flow_proposal_id).await;
    idempotency::once(
        &caller,
        Guard::L1OrCoverage,
        &key,
        &input,
        choose,
        async |tx, chosen| intake::escalate_call(&app, tx, &input, chosen).await,
    )
    .await
}

/// Begin a walk on an open ticket; an abandoned walk of it is gone on with unless another target is named.
#[utoipa::path(post, path = "/l1/tickets/{id}/walk", tag = "l1", params(("id" = TicketId, Path)),
               request_body = WalkTicketInput, responses((status = 201, body = WalkView), Problems))]
pub async fn walk_ticket(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<TicketId>,
    Body(input): Body<WalkTicketInput>,
) -> Result<Response, ApiError> {
    let locked = async |tx: &Tx| {
        let (_, ticket, chosen) = futures::try_join!(
            tickets::lock(tx, id),
            tickets::find(tx, id),
            intake::choose(tx, input.flow_id, input.flow_proposal_id),
        )?;
        Ok((ticket, chosen))
    };
    idempotency::once(
        &caller,
        Guard::L1OrCoverage,
        &key,
        &input,
        locked,
        async |tx, (ticket, chosen)| intake::walk_ticket(&app, tx, &input, ticket, chosen).await,
    )
    .await
}

/// The caller's active walks, the latest step first, 20 at most.
#[utoipa::path(get, path = "/l1/sessions/active", tag = "l1",
               responses((status = 200, body = [ActiveWalkView]), Problems))]
pub async fn list_active_walks(caller: Caller) -> Result<Json<Vec<ActiveWalkView>>, ApiError> {
    let tx = caller.begin(Guard::L1OrCoverage).await?;
    let walks = store::active(&tx, tx.actor().person()?.id).await?;
    tx.finish().await?;
    Ok(Json(walks))
}

fn found(walk: Option<Walk>) -> Result<Walk, ApiError> {
    walk.ok_or_else(|| ApiError::not_found("walk"))
}

/// A walk, where it stands, its ticket, its flow and its holder.
#[utoipa::path(get, path = "/l1/sessions/{id}", tag = "l1", params(("id" = WalkId, Path)),
               responses((status = 200, body = WalkView), Problems))]
pub async fn read_walk(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<WalkId>,
) -> Result<Json<WalkView>, ApiError> {
    let (tx, walk) = caller
        .begin_with(Guard::L1OrAbove, async |tx| store::find(tx, id).await)
        .await?;
    let view = view(&app, &tx, found(walk)?).await?;
    tx.finish().await?;
    Ok(Json(view))
}

/// The tree that a walk goes along, which never changes: who has it can go on when the network is gone. Null on an ad-hoc
/// walk.
#[utoipa::path(get, path = "/l1/sessions/{id}/tree", tag = "l1", params(("id" = WalkId, Path)),
               responses((status = 200, body = Option<TreeSchema>), Problems))]
pub async fn read_walk_tree(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<WalkId>,
) -> Result<Response, ApiError> {
    let (tx, walk) = caller
        .begin_with(Guard::L1OrAbove, async |tx| store::find(tx, id).await)
        .await?;
    let tree = tree(&app, &tx, tx.actor().account, &found(walk)?).await?;
    tx.finish().await?;
    Ok(Json(tree.as_deref()).into_response())
}

/// Answer the node where the walk stands.
#[utoipa::path(post, path = "/l1/sessions/{id}/step", tag = "l1", params(("id" = WalkId, Path)),
               request_body = StepInput, responses((status = 200, body = WalkView), Problems))]
pub async fn take_step(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<StepInput>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| store::lock(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        step::take(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// Take the last answer back; the log keeps both.
#[utoipa::path(post, path = "/l1/sessions/{id}/back", tag = "l1", params(("id" = WalkId, Path)),
               request_body = BackInput, responses((status = 200, body = WalkView), Problems))]
pub async fn take_step_back(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<BackInput>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| store::lock(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        step::back(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// Replace the walk's notes.
#[utoipa::path(post, path = "/l1/sessions/{id}/notes", tag = "l1", params(("id" = WalkId, Path)),
               request_body = NotesInput, responses((status = 200, body = WalkView), Problems))]
pub async fn save_notes(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<NotesInput>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| store::lock(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        notes::save(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// Lock a walk's ticket, then the walk: the order everybody keeps who changes both.
async fn lock_both(tx: &Tx, id: WalkId) -> Result<Option<Walk>, ApiError> {
    let (_, walk) = futures::try_join!(tickets::lock_of_walk(tx, id), store::lock(tx, id))?;
    Ok(walk)
}

/// Give the walk to a colleague.
#[utoipa::path(post, path = "/l1/sessions/{id}/handover", tag = "l1", params(("id" = WalkId, Path)),
               request_body = HandOver, responses((status = 200, body = WalkView), Problems))]
pub async fn hand_over_walk(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<HandOver>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| lock_both(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        hands::hand_over(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// Take the walk over from whoever holds it.
#[utoipa::path(post, path = "/l1/sessions/{id}/take-over", tag = "l1", params(("id" = WalkId, Path)),
               responses((status = 200, body = WalkView), Problems))]
pub async fn take_walk_over(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| lock_both(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &(), lock, async |tx, walk| {
        hands::take_over(&app, tx, found(walk)?).await
    })
    .await
}

/// Pause the walk, saying why and when it goes on. Whatever goes on with it ends the pause.
#[utoipa::path(post, path = "/l1/sessions/{id}/pause", tag = "l1", params(("id" = WalkId, Path)),
               request_body = PauseInput, responses((status = 200, body = WalkView), Problems))]
pub async fn pause_walk(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<PauseInput>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| store::lock(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        pause::pause(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// Go on with a paused walk.
#[utoipa::path(post, path = "/l1/sessions/{id}/resume", tag = "l1", params(("id" = WalkId, Path)),
               responses((status = 200, body = WalkView), Problems))]
pub async fn resume_walk(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| store::lock(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &(), lock, async |tx, walk| {
        pause::resume(&app, tx, found(walk)?).await
    })
    .await
}

/// Put the problem in better words.
#[utoipa::path(post, path = "/l1/sessions/{id}/problem", tag = "l1", params(("id" = WalkId, Path)),
               request_body = Reword, responses((status = 200, body = WalkView), Problems))]
pub async fn reword_problem(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<Reword>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| lock_both(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        hands::reword(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// End the walk: solved.
#[utoipa::path(post, path = "/l1/sessions/{id}/resolve", tag = "l1", params(("id" = WalkId, Path)),
               request_body = ResolveInput, responses((status = 200, body = WalkView), Problems))]
pub async fn resolve_walk(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<ResolveInput>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| lock_both(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        conclude::resolve(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// End the walk: an engineer is needed.
#[utoipa::path(post, path = "/l1/sessions/{id}/escalate", tag = "l1", params(("id" = WalkId, Path)),
               request_body = EscalateInput, responses((status = 200, body = WalkView), Problems))]
pub async fn escalate_walk(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<WalkId>,
    Body(input): Body<EscalateInput>,
) -> Result<Response, ApiError> {
    let lock = async |tx: &Tx| lock_both(tx, id).await;
    idempotency::once(&caller, Guard::L1OrCoverage, &key, &input, lock, async |tx, walk| {
        conclude::escalate(&app, tx, found(walk)?, &input).await
    })
    .await
}

/// A package as a document.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PackageFormat {
    /// For programs.
    Json,
    /// To paste into a ticket.
    Markdown,
}

/// Which document.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PackageQuery {
    /// JSON unless said.
    format: Option<PackageFormat>,
}

/// The escalation package: everything an engineer needs to act without calling back.
#[utoipa::path(get, path = "/l1/sessions/{id}/package", tag = "l1", params(("id" = WalkId, Path), PackageQuery),
               responses((status = 200, content((Package = "application/json"), (String = "text/markdown"))), Problems))]
pub async fn read_package(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<WalkId>,
    Query(query): Query<PackageQuery>,
) -> Result<Response, ApiError> {
    let (tx, walk) = caller
        .begin_with(Guard::L1OrAbove, async |tx| store::find(tx, id).await)
        .await?;
    let walk = found(walk)?;
    let tree = tree(&app, &tx, tx.actor().account, &walk).await?;
    tx.finish().await?;
    let package = Package::new(walk, tree.as_deref());
    Ok(match query.format.unwrap_or(PackageFormat::Json) {
        PackageFormat::Json => Json(package).into_response(),
        PackageFormat::Markdown => (
            [(header::CONTENT_TYPE, "text/markdown; charset=utf-8")],
            package.to_markdown(),
        )
            .into_response(),
    })
}
