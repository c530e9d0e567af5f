//! Registering, an account's settings and its seats.

use axum::{
    Json,
    extract::{FromRef, FromRequestParts, State},
    http::{HeaderMap, StatusCode, header::SET_COOKIE, request::Parts},
    response::{AppendHeaders, IntoResponse},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    count_seats,
    register::{self, FinishRegistration, LookRegistrationUp, Next, Registration, RegistrationFound},
    seats::SeatsView,
    settings::{self, BillingView, ChangeSettings, Settings},
};
use crate::{
    app::App,
    auth::{Caller, Guard, routes::MeView, same_origin},
    config::SignUp,
    error::{ApiError, Problems},
    request::{Body, Origin},
};

/// What somebody who is not signed in can do here.
#[derive(Debug, Serialize, ToSchema)]
pub struct OptionsView {
    /// Whether anybody may register an account.
    sign_up: SignUp,
    /// Whether mail goes out: without it a forgotten password is an owner's to help with.
    mail: bool,
}

/// What to do after registering; the same whether or not the e-mail had a log-in before.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisteredView {
    next: Next,
}

/// That anybody may register here, asked before the body is looked at.
#[derive(Debug)]
pub struct SignUpIsOpen;

impl<S> FromRequestParts<S> for SignUpIsOpen
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let app = App::from_ref(state);
        same_origin(&parts.method, &parts.headers, &app)?;
        match app.sign_up {
            SignUp::Open => Ok(Self),
            SignUp::Closed => Err(ApiError::refuse(
                StatusCode::FORBIDDEN,
                "sign_up_closed",
                "Nobody can register here by themselves. Ask whoever runs this installation for an account.",
            )),
        }
    }
}

/// What somebody who is not signed in can do here.
#[utoipa::path(get, path = "/auth/options", tag = "auth", responses((status = 200, body = OptionsView), Problems))]
pub async fn read_options(State(app): State<App>) -> Json<OptionsView> {
    Json(OptionsView {
        sign_up: app.sign_up,
        mail: app.mail.is_configured(),
    })
}

/// Register: an account, its first owner, its subscription. Known and unknown e-mails are answered alike; one that has a
/// log-in already keeps it, unchanged. Where mail goes out (`GET /auth/options` says so) nothing is made yet: 202, and a letter is
/// on its way, with a link to `POST /auth/register/finish` or the news that there is an account already.
#[utoipa::path(post, path = "/auth/register", tag = "auth", request_body = Registration,
               responses((status = 201, body = RegisteredView), (status = 202, body = RegisteredView), Problems))]
pub async fn register_account(
    State(app): State<App>,
    _: SignUpIsOpen,
    origin: Origin,
    Body(input): Body<Registration>,
) -> Result<(StatusCode, Json<RegisteredView>), ApiError> {
    let next = register::register(&app, input, origin).await?;
    let status = match next {
        Next::SignIn => StatusCode::CREATED,
        Next::OpenMail => StatusCode::ACCEPTED,
    };
    Ok((status, Json(RegisteredView { next })))
}

/// What a registration's link is for.
#[utoipa::path(post, path = "/auth/register/lookup", tag = "auth", request_body = LookRegistrationUp,
               responses((status = 200, body = RegistrationFound), Problems))]
pub async fn look_registration_up(
    State(app): State<App>,
    _: SignUpIsOpen,
    origin: Origin,
    Body(input): Body<LookRegistrationUp>,
) -> Result<Json<RegistrationFound>, ApiError> {
    Ok(Json(register::look_up(&app, &input.token, origin).await?))
}

/// Use a registration's link, once: the account is made, and its owner signed in. Answers as signing in does, with the session's
/// cookie.
#[utoipa::path(post, path = "/auth/register/finish", tag = "auth", request_body = FinishRegistration,
               responses((status = 201, body = MeView), Problems))]
pub async fn finish_registration(
    State(app): State<App>,
    _: SignUpIsOpen,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<FinishRegistration>,
) -> Result<impl IntoResponse, ApiError> {
    let (me, cookie) = register::finish(&app, input, origin, &headers).await?;
    Ok((StatusCode::CREATED, AppendHeaders([(SET_COOKIE, cookie)]), Json(me)))
}

/// What the caller's account is set to.
#[utoipa::path(get, path = "/accounts/me", tag = "accounts", responses((status = 200, body = Settings), Problems))]
pub async fn read_account(caller: Caller) -> Result<Json<Settings>, ApiError> {
    let (tx, settings) = caller
        .begin_with(Guard::SignedIn, async |tx| settings::read(tx).await)
        .await?;
    tx.finish().await?;
    Ok(Json(settings))
}

/// Change the account's settings. They hold from the next request on.
#[utoipa::path(patch, path = "/accounts/me", tag = "accounts", request_body = ChangeSettings,
               responses((status = 200, body = Settings), Problems))]
pub async fn change_account(caller: Caller, Body(input): Body<ChangeSettings>) -> Result<Json<Settings>, ApiError> {
    let tx = caller.begin(Guard::Owner).await?;
    let settings = settings::change(&tx, &input).await?;
    tx.commit().await?;
    Ok(Json(settings))
}

/// The account's plan, and whom to ask for more seats.
#[utoipa::path(get, path = "/accounts/me/billing", tag = "accounts",
               responses((status = 200, body = BillingView), Problems))]
pub async fn read_billing(State(app): State<App>, caller: Caller) -> Result<Json<BillingView>, ApiError> {
    let contact = app.sales_contact.as_deref();
    let (tx, billing) = caller
        .begin_with(Guard::EngineerOrAbove, async |tx| settings::billing(tx, contact).await)
        .await?;
    tx.finish().await?;
    Ok(Json(billing))
}

/// How many seats there are, and how many are taken.
#[utoipa::path(get, path = "/accounts/me/seats", tag = "accounts", responses((status = 200, body = SeatsView), Problems))]
pub async fn read_seats(caller: Caller) -> Result<Json<SeatsView>, ApiError> {
    let (tx, taken) = caller
        .begin_with(Guard::EngineerOrAbove, async |tx| count_seats(tx).await)
        .await?;
    tx.finish().await?;
    Ok(Json(taken.into()))
}
