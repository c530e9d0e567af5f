//! Every route on one page, and the layers around them.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, HttpBody, to_bytes},
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use futures::StreamExt;
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Instant, timeout_at},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::SizeAbove},
};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};
use utoipa_swagger_ui::SwaggerUi;

use crate::{
    accounts::routes as accounts,
    api_tokens::routes as api_tokens,
    app::App,
    audit::routes as audit,
    auth::{change, confirm, devices, email, factors::routes as factors, reset, routes as auth},
    error::{self, ApiError, WorthOneMoreTry, busy},
    flows::{authoring, routes as flows},
    invites::routes as invites,
    live::routes as live,
    openapi,
    operators::routes as operators,
    proposals, reports,
    request::{self, RequestId},
    spa,
    tickets::routes as tickets,
    users,
    walks::routes as walks,
};

/// All bodies that are on their way here take at most so much memory.
const BODIES: usize = 64 * 1024 * 1024;
/// A request takes at most this long, whatever it waits for.
const LONGEST: Duration = Duration::from_secs(10);
pub(crate) const PREFIX: &str = "/api/v1";

/// The API's routes, relative to its prefix, and their description.
pub fn api() -> (Router<App>, utoipa::openapi::OpenApi) {
    let (router, mut document) = OpenApiRouter::with_openapi(openapi::Head::openapi())
        .routes(routes!(auth::sign_in))
        .routes(routes!(auth::sign_in_with_code))
        .routes(routes!(auth::sign_out))
        .routes(routes!(auth::read_me))
        .routes(routes!(accounts::read_options))
        .routes(routes!(accounts::register_account))
        .routes(routes!(accounts::look_registration_up))
        .routes(routes!(accounts::finish_registration))
        .routes(routes!(accounts::read_account, accounts::change_account))
        .routes(routes!(accounts::read_billing))
        .routes(routes!(confirm::confirm_password))
        .routes(routes!(
            factors::read_second_factor,
            factors::begin_second_factor,
            factors::turn_second_factor_off
        ))
        .routes(routes!(factors::confirm_second_factor))
        .routes(routes!(factors::remake_recovery_codes))
        .routes(routes!(api_tokens::list_api_tokens, api_tokens::make_api_token))
        .routes(routes!(api_tokens::revoke_api_token))
        .routes(routes!(auth::leave_account))
        .routes(routes!(operators::list_accounts, operators::make_account))
        .routes(routes!(operators::change_subscription))
        .routes(routes!(operators::enter_account))
        .routes(routes!(change::change_password))
        .routes(routes!(change::change_name))
        .routes(routes!(email::change_email))
        .routes(routes!(email::confirm_email))
        .routes(routes!(reset::forgot_password))
        .routes(routes!(reset::reset_password))
        .routes(routes!(reset::make_reset_link))
        .routes(routes!(devices::list_sessions, devices::end_other_sessions))
        .routes(routes!(devices::end_session))
        .routes(routes!(walks::take_call))
        .routes(routes!(walks::escalate_call))
        .routes(routes!(walks::walk_ticket))
        .routes(routes!(walks::list_active_walks))
        .routes(routes!(walks::read_walk))
        .routes(routes!(walks::take_step))
        .routes(routes!(walks::take_step_back))
        .routes(routes!(walks::hand_over_walk))
        .routes(routes!(walks::take_walk_over))
        .routes(routes!(walks::pause_walk))
        .routes(routes!(walks::resume_walk))
        .routes(routes!(walks::save_notes))
        .routes(routes!(walks::reword_problem))
        .routes(routes!(walks::resolve_walk))
        .routes(routes!(walks::escalate_walk))
        .routes(routes!(walks::read_package))
        .routes(routes!(walks::read_walk_tree))
        .routes(routes!(tickets::read_queue))
        .routes(routes!(users::routes::list_colleagues))
        .routes(routes!(users::routes::list_people))
        .routes(routes!(users::routes::change_role))
        .routes(routes!(users::routes::change_coverage))
        .routes(routes!(users::routes::change_active))
        .routes(routes!(invites::list_invites, invites::invite))
        .routes(routes!(invites::revoke_invite))
        .routes(routes!(invites::resend_invite))
        .routes(routes!(invites::make_invite_link))
        .routes(routes!(invites::look_invite_up))
        .routes(routes!(invites::accept_invite))
        .routes(routes!(accounts::read_seats))
        .routes(routes!(proposals::routes::list_drafts))
        .routes(routes!(
            proposals::routes::list_proposals,
            proposals::routes::make_proposal
        ))
        .routes(routes!(proposals::routes::make_proposal_from_walk))
        .routes(routes!(
            proposals::routes::read_proposal,
            proposals::routes::change_proposal
        ))
        .routes(routes!(proposals::routes::submit_proposal))
        .routes(routes!(proposals::routes::withdraw_proposal))
        .routes(routes!(proposals::routes::approve_proposal))
        .routes(routes!(proposals::routes::reject_proposal))
        .routes(routes!(tickets::list_tickets))
        .routes(routes!(tickets::count_tickets))
        .routes(routes!(tickets::list_ticket_people))
        .routes(routes!(tickets::read_ticket))
        .routes(routes!(tickets::reopen_ticket))
        .routes(routes!(flows::list_flows))
        .routes(routes!(flows::list_tags))
        .routes(routes!(flows::read_flow))
        .routes(routes!(flows::list_versions))
        .routes(routes!(flows::read_version))
        .routes(routes!(flows::read_effect))
        .routes(routes!(authoring::discard_draft))
        .routes(routes!(authoring::publish_flow))
        .routes(routes!(authoring::archive_flow))
        .routes(routes!(authoring::restore_flow))
        .routes(routes!(authoring::duplicate_flow))
        .routes(routes!(flows::export_flow))
        .routes(routes!(flows::import_starter_flows))
        .routes(routes!(reports::routes::read_dashboard_stats))
        .routes(routes!(audit::list_audit_entries))
        .routes(routes!(audit::read_audit_entry))
        .routes(routes!(audit::export_audit_log))
        .routes(routes!(live::follow_events))
        .routes(routes!(live::list_presence, live::show_ticket))
        .routes(routes!(authoring::make_flow))
        .routes(routes!(authoring::check_flow))
        .routes(routes!(authoring::write_flow))
        .routes(routes!(authoring::import_flow))
        .routes(routes!(authoring::read_draft, authoring::save_draft))
        .split_for_parts();
    openapi::describe_keys(&mut document);
    openapi::describe_access(&mut document);
    (router, document)
}

/// Everything the product answers, `in_work` requests at a time.
pub fn router(app: App, in_work: usize) -> Router {
    let (api, document) = api();
    let document = Arc::new(document);
    let api = api
        .fallback(|| async { ApiError::not_found("route") })
        .method_not_allowed_fallback(|| async {
            ApiError::refuse(
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "This route does not take that method.",
            )
        })
        .layer(middleware::from_fn(once_more))
        .layer(middleware::from_fn_with_state(Arc::new(Semaphore::new(in_work)), shed))
        .layer(middleware::from_fn_with_state(
            Arc::new(Semaphore::new(BODIES)),
            in_time,
        ))
        // `in_time` has measured the body by its route.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(request::given_once))
        .layer(middleware::from_fn(not_stored));
    let docs = SwaggerUi::new("/api/docs").url("/api/openapi.json", document.as_ref().clone());
    Router::new()
        .nest(PREFIX, api)
        .merge(docs)
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .fallback(spa::page)
        .with_state(app.clone())
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(SizeAbove::new(1024))))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            ApiError::fault("a handler panicked").into_response()
        }))
        .layer(middleware::from_fn(error::envelope))
        .layer(middleware::from_fn(observe))
        .layer(middleware::from_fn_with_state(app.clone(), harden))
        .layer(middleware::from_fn_with_state(app, request::locate))
        .layer(middleware::from_fn(request::identify))
}

async fn ready(State(app): State<App>) -> Response {
    if app.is_ready() && app.db.answers().await {
        "ready".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "1")], "unready").into_response()
    }
}

/// How long a body may be, by its route.
fn longest_body(route: Option<&MatchedPath>) -> usize {
    match route.and_then(|route| route.as_str().strip_prefix(PREFIX)) {
        Some("/l1/sessions/{id}/notes") => 320 * 1024,
        // A file of 1 MiB, of which every line's end and every quotation mark stands as two bytes in a body.
        Some("/flows/check" | "/flows/import") => 2100 * 1024,
        // A tree of 1 MiB.
        Some("/flows" | "/flows/write" | "/flows/{id}/draft" | "/flow-proposals" | "/flow-proposals/{id}") => {
            1100 * 1024
        }
        _ => 64 * 1024,
    }
}

/// A request has ten seconds: first until its body is here, then until it is answered. Only with its body does it take a place
/// in work; whoever sends slowly keeps nobody else out.
async fn in_time(State(room): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let end = Instant::now() + LONGEST;
    let (request, _taken) = match timeout_at(end, arrived(request, &room)).await {
        Ok(Ok(request)) => request,
        Ok(Err(refusal)) => return refusal.into_response(),
        Err(_) => {
            return ApiError::refuse(
                StatusCode::REQUEST_TIMEOUT,
                "too_slow",
                "The body did not arrive within ten seconds.",
            )
            .into_response();
        }
    };
    timeout_at(end, next.run(request))
        .await
        .unwrap_or_else(|_| ApiError::unavailable("a request took longer than ten seconds").into_response())
}

/// The request with its body in memory, and the room that takes.
async fn arrived<'r>(request: Request, room: &'r Semaphore) -> Result<(Request, Vec<SemaphorePermit<'r>>), ApiError> {
    let longest = longest_body(request.extensions().get());
    let (parts, body) = request.into_parts();
    let too_large = || {
        ApiError::refuse(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "The body is larger than this route takes.",
        )
    };
    if body.size_hint().lower() > longest as u64 {
        return Err(too_large());
    }
    let (mut bytes, mut taken) = (Vec::new(), Vec::new());
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| ApiError::bad_request("malformed", "The body did not arrive whole."))?;
        if bytes.len() + piece.len() > longest {
            return Err(too_large());
        }
        // Counted as they come: what was only announced takes nothing.
        let length = u32::try_from(piece.len()).map_err(ApiError::fault)?;
        taken.push(room.try_acquire_many(length).map_err(|_| shedding())?);
        bytes.extend_from_slice(&piece);
    }
    Ok((Request::from_parts(parts, Body::from(bytes)), taken))
}

/// Refuse early what could only wait.
async fn shed(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    match places.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => shedding().into_response(),
    }
}

fn shedding() -> ApiError {
    metrics::counter!("resolutionflow_requests_shed_total").increment(1);
    // Spread, so that those who come back do not come back together.
    let seconds = 1 + uuid::Uuid::new_v4().as_bytes()[0] % 3;
    ApiError::Refusal(Box::new(busy(u32::from(seconds))))
}

/// A request that lost a deadlock is run once more before its caller hears of it.
async fn once_more(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // It is in memory: see [`in_time`].
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => return ApiError::fault(error).into_response(),
    };
    let again = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let response = next.clone().run(Request::from_parts(parts, Body::from(bytes))).await;
    if response.extensions().get::<WorthOneMoreTry>().is_some() {
        return next.run(again).await;
    }
    response
}

async fn not_stored(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What every answer tells the browser, whoever asked.
async fn harden(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", ""),
        ("content-security-policy", spa::POLICY),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if app.public_url.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    response
}

/// One line and one measurement a request: the route as it is written, never what was in it.
async fn observe(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = named(request.method());
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default();
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let route = path
        .or_else(|| {
            response
                .extensions()
                .get::<MatchedPath>()
                .map(|path| path.as_str().to_owned())
        })
        .unwrap_or_else(|| "page".into());
    let status = response.status().as_u16();
    let took = began.elapsed();
    metrics::histogram!("resolutionflow_request_duration_seconds", "method" => method, "route" => route.clone(),
                        "status" => status.to_string())
    .record(took.as_secs_f64());
    tracing::info!(
        method,
        route,
        status,
        ms = took.as_secs_f64() * 1000.0,
        request_id = id,
        "request"
    );
    response
}

/// A method by its name; all that are not HTTP's own by one, or a caller could write into the log and make as many
/// measurements as they can think of words.
fn named(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE",
    ];
    let known = KNOWN.into_iter().find(|known| *known == method.as_str());
    known.unwrap_or("other")
}
