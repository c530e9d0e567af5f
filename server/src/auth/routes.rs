//! Signing in and out, and who one is.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    Actor, Caller, Guard, Member, Role,
    caller::{ActingUser, same_origin},
    guard::Permissions,
    passwords, sessions,
    tokens::Token,
};
use crate::{
    accounts::{self, AccountView},
    app::App,
    audit::{self, Action, Outcome},
    db::Login,
    error::{ApiError, Problems},
    ids::{SessionId, UserId},
    request::{Body, Origin},
    users,
};

/// E-mail and password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Compared without regard to case.
    #[schema(max_length = 254)]
    email: String,
    /// Verified as typed.
    #[schema(max_length = 1024)]
    password: String,
}

/// Who is signed in, where, and what they may.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeView {
    /// The person.
    user: MeUser,
    /// The account they are in.
    account: AccountView,
    /// What the client may show.
    permissions: Permissions,
}

/// The signed-in user.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeUser {
    id: UserId,
    name: String,
    email: String,
    account_role: Role,
    is_super_admin: bool,
    can_cover_l1: bool,
}

impl MeView {
    fn new(user: &ActingUser, account: AccountView) -> Self {
        let ActingUser {
            person, email, member, ..
        } = user;
        Self {
            user: MeUser {
                id: person.id,
                name: person.name.clone(),
                email: email.clone(),
                account_role: member.role,
                is_super_admin: member.is_super_admin,
                can_cover_l1: member.can_cover_l1,
            },
            account,
            permissions: member.into(),
        }
    }
}

/// Sign in. A known and an unknown e-mail are refused alike, in words and in time.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = SignIn,
               responses((status = 200, body = MeView), Problems))]
pub async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<SignIn>,
) -> Result<impl IntoResponse, ApiError> {
    // Signing a browser in is an act too: without this, another site could sign its visitors in as somebody else.
    same_origin(&axum::http::Method::POST, &headers, &app)?;
    let email = input.email.trim().to_lowercase();
    if email.is_empty() || email.chars().count() > 254 || email.contains('\0') {
        return Err(wrong());
    }
    if input.password.len() > passwords::MOST_BYTES {
        return Err(wrong());
    }
    let login = app.db.login(&email).await?;
    let hash = login.as_ref().map(|login| login.password_hash.clone());
    let matches = app.passwords.verify(input.password, hash).await?;
    match login {
        Some(login) if matches && login.is_active => {
            let (me, token) = signed_in(&app, &login, origin, &headers).await?;
            Ok((
                AppendHeaders([(SET_COOKIE, sessions::set_cookie(Some(&token), &app.public_url))]),
                Json(me),
            ))
        }
        Some(login) => {
            refused(&app, &login, origin).await?;
            Err(wrong())
        }
        None => Err(wrong()),
    }
}

fn wrong() -> ApiError {
    ApiError::refuse(
        StatusCode::UNAUTHORIZED,
        "wrong_credentials",
        "E-mail or password is wrong.",
    )
}

async fn signed_in(app: &App, login: &Login, origin: Origin, headers: &HeaderMap) -> Result<(MeView, Token), ApiError> {
    let mut actor = Actor::system(login.account);
    actor.origin = origin;
    let tx = app.db.begin_as(actor.clone()).await?;
    let (user, account) = futures::try_join!(users::find(&tx, login.user), accounts::current(&tx))?;
    let user = user.ok_or_else(wrong)?;
    let member = Member {
        role: user.role,
        is_super_admin: user.is_super_admin,
        can_cover_l1: user.can_cover_l1,
    };
    let acting_as = Guard::SignedIn.admit(&member)?;
    let session = SessionId::fresh();
    let user = ActingUser {
        person: user.person,
        email: user.email,
        member,
        session: Some(session),
    };
    let me = MeView::new(&user, account);
    let tx = tx.into_actor(Actor {
        user: Some(user),
        acting_as,
        ..actor
    });
    let token = Token::fresh(login.account);
    sessions::start(&tx, session, login.user, &token);
    // A cookie brought along is of no use any more, whoever planted it.
    if let Some(old) = sessions::cookie(headers, &app.public_url).filter(|old| old.account == login.account) {
        sessions::end_by_token(&tx, old.hash);
    }
    audit::record(&tx, Action::SignedIn, login.user.0, Outcome::Done, json!({}));
    tx.commit().await?;
    Ok((me, token))
}

async fn refused(app: &App, login: &Login, origin: Origin) -> Result<(), ApiError> {
    let mut actor = Actor::system(login.account);
    actor.origin = origin;
    let tx = app.db.begin_as(actor).await?;
    audit::record(
        &tx,
        Action::SignedIn,
        login.user.0,
        Outcome::Refused,
        json!({ "active": login.is_active }),
    );
    tx.commit().await
}

/// End this session. Answers alike when there was none.
#[utoipa::path(post, path = "/auth/logout", tag = "auth", responses((status = 204), Problems))]
pub async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Result<Caller, ApiError>,
) -> Result<impl IntoResponse, ApiError> {
    // The cookie stays at home when another site's form posts here; the answer would take it away all the same.
    same_origin(&axum::http::Method::POST, &headers, &app)?;
    match caller {
        Ok(caller) => match caller.sign_out().await {
            Err(error) if !error.is("not_signed_in") => return Err(error),
            _ => {}
        },
        Err(error) if error.is("not_signed_in") => {}
        Err(error) => return Err(error),
    }
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(SET_COOKIE, sessions::set_cookie(None, &app.public_url))]),
    ))
}

/// Who is signed in, the account, and what they may.
#[utoipa::path(get, path = "/auth/me", tag = "auth", responses((status = 200, body = MeView), Problems))]
pub async fn read_me(caller: Caller) -> Result<Json<MeView>, ApiError> {
    let (tx, account) = caller
        .begin_with(Guard::SignedIn, async |tx| accounts::current(tx).await)
        .await?;
    let user = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    tx.finish().await?;
    Ok(Json(MeView::new(&user, account)))
}
