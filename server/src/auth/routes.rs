//! Signing in and out, and who one is.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    Actor, Caller, Guard, Member, Role,
    caller::{ActingUser, same_origin},
    change,
    factors::{self, Code, Factor, Tried},
    guard::Permissions,
    passwords, sessions,
    tokens::{Claimed, Token},
    visits::{self, Closed},
};
use crate::{
    accounts::{self, AccountView},
    app::App,
    audit::{self, Action, Outcome},
    db::{Login, TenantTx},
    error::{ApiError, Problems},
    ids::{AccountId, SessionId, UserId},
    limits::SignIn as SignInAttempt,
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

/// The second step of signing in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInWithCode {
    /// As the first step answered it.
    #[schema(max_length = 100)]
    token: String,
    /// Six digits of the authenticator app, or a recovery code.
    #[schema(max_length = 40)]
    code: String,
}

/// The password was right; nobody is signed in before the second factor was brought as well.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactorAsked {
    /// For `POST /auth/login/second-factor`, five times within five minutes; good for nothing else.
    second_factor_token: String,
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
    /// A second factor is required and none is on: everything but setting it up is refused.
    needs_second_factor: bool,
    /// For an operator who is inside an account that is not their own.
    visit: Option<VisitView>,
}

/// How long an operator is inside, and what for.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitView {
    /// When it ends by itself.
    until: Timestamp,
    /// In the operator's words.
    reason: String,
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
    /// What `/auth/me` tells that user, inside that account.
    #[must_use]
    pub fn new(user: &ActingUser, account: AccountView) -> Self {
        let ActingUser {
            person,
            email,
            member,
            needs_second_factor,
            visit,
            ..
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
            needs_second_factor: *needs_second_factor,
            visit: visit.as_ref().map(|visit| VisitView {
                until: visit.until,
                reason: visit.reason.clone(),
            }),
        }
    }
}

/// Sign in. A known and an unknown e-mail are refused alike, in words and in time. Where a second factor is on, the right
/// password answers 202, and a code of it has to follow.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = SignIn,
               responses((status = 200, body = MeView), (status = 202, body = SecondFactorAsked), Problems))]
pub async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<SignIn>,
) -> Result<Response, ApiError> {
    // Signing a browser in is an act too: without this, another site could sign its visitors in as somebody else.
    same_origin(&axum::http::Method::POST, &headers, &app)?;
    let email = input.email.trim().to_lowercase();
    if email.is_empty() || email.chars().count() > 254 || email.contains('\0') {
        return Err(wrong());
    }
    if input.password.len() > passwords::MOST_BYTES {
        return Err(wrong());
    }
    let attempt = app.limits.sign_in(&email, origin.address);
    let (login, admitted) = app.db.try_login(&email, &attempt).await?;
    if let Err(too_many) = admitted {
        if let Some(login) = login {
            note_limit(&app, &attempt, login, origin);
        }
        return Err(too_many);
    }
    let hash = login.as_ref().map(|login| login.password_hash.clone());
    let matches = app.passwords.verify(input.password.clone(), hash).await?;
    match login {
        Some(login) if matches && login.is_active => {
            let stronger = app.passwords.stronger(input.password, &login.password_hash).await?;
            let proved = Proved { login, email, stronger };
            password_right(&app, proved, origin, &headers).await
        }
        login => {
            refused(&app, login.as_ref(), &attempt, origin).await?;
            Err(wrong())
        }
    }
}

/// A user who came in by that session.
fn acting(
    user: users::User,
    session: SessionId,
    confirmed_at: Timestamp,
    has_second_factor: bool,
    owners_need_one: bool,
) -> ActingUser {
    let member = Member {
        role: user.role,
        is_super_admin: user.is_super_admin,
        can_cover_l1: user.can_cover_l1,
        is_visiting: false,
    };
    ActingUser {
        person: user.person,
        email: user.email,
        session: Some(session),
        confirmed_at,
        token: None,
        needs_second_factor: factors::is_required(&member, owners_need_one) && !has_second_factor,
        visit: None,
        member,
    }
}

fn wrong() -> ApiError {
    ApiError::refuse(
        StatusCode::UNAUTHORIZED,
        "wrong_credentials",
        "E-mail or password is wrong.",
    )
}

/// Whose password was right a moment ago.
struct Proved {
    login: Login,
    /// In lower case.
    email: String,
    /// A hash with the parameters of now, where the stored one has weaker ones.
    stronger: Option<String>,
}

async fn password_right(app: &App, proved: Proved, origin: Origin, headers: &HeaderMap) -> Result<Response, ApiError> {
    let Proved { login, email, stronger } = proved;
    let tx = begin_sign_in(app, login.account, origin).await?;
    let (_, present, factor) = futures::try_join!(
        change::lock_user(&tx, login.user),
        change::present_hash(&tx, &email),
        factors::find(&tx, login.user)
    )?;
    // While it was verified the password may have been changed: then it is none any more, and must not begin a session.
    if present.as_ref() != Some(&login.password_hash) {
        return Err(wrong());
    }
    if let Some(stronger) = stronger {
        change::store_stronger(&tx, login.user, stronger);
    }
    if factor.on_since.is_none() {
        return signed_in(app, tx, login.user, factor, headers, json!({})).await;
    }
    let token = factors::begin_pending(&tx, login.user);
    audit::done(&tx, Action::SecondFactorAsked, login.user.0);
    tx.commit().await?;
    let asked = SecondFactorAsked {
        second_factor_token: token.reveal().to_owned(),
    };
    Ok((StatusCode::ACCEPTED, Json(asked)).into_response())
}

/// Complete signing in with a code of the second factor, or a recovery code.
#[utoipa::path(post, path = "/auth/login/second-factor", tag = "auth", request_body = SignInWithCode,
               responses((status = 200, body = MeView), Problems))]
pub async fn sign_in_with_code(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    Body(input): Body<SignInWithCode>,
) -> Result<Response, ApiError> {
    same_origin(&axum::http::Method::POST, &headers, &app)?;
    let token = Claimed::read(&input.token).ok_or_else(sign_in_over)?;
    let code = Code::read(&input.code);
    let tx = begin_sign_in(&app, token.account, origin).await?;
    let pending = factors::attempt(&tx, &token).await?.ok_or_else(sign_in_over)?;
    let limit = app.limits.second_factor(pending.user);
    match factors::try_code(&tx, pending.user, &code, &limit).await? {
        Tried::Right(by) => {
            limit.succeeded(&tx);
            factors::end_pending(&tx, pending.user);
            let factor = factors::find(&tx, pending.user).await?;
            signed_in(&app, tx, pending.user, factor, &headers, json!({ "second_factor": by })).await
        }
        Tried::Wrong => {
            audit::refused_sign_in(&tx, pending.user, json!({ "second_factor": "wrong" }));
            // The try is spent, whatever came of it.
            tx.commit().await?;
            Err(if pending.tries_left == 0 {
                sign_in_over()
            } else {
                wrong_code()
            })
        }
    }
}

/// The same for what never was, was used up, has expired, or is somebody's who may not sign in any more.
fn sign_in_over() -> ApiError {
    ApiError::refuse(
        StatusCode::UNAUTHORIZED,
        "sign_in_over",
        "This sign-in is over. Begin again with your password.",
    )
}

fn wrong_code() -> ApiError {
    ApiError::refuse(
        StatusCode::UNAUTHORIZED,
        "wrong_code",
        "That code is wrong, or was used before. Each code counts once; wait for the next one.",
    )
}

/// A transaction of nobody in particular: who signs in is proved in it.
async fn begin_sign_in(app: &App, account: AccountId, origin: Origin) -> Result<TenantTx, ApiError> {
    let actor = Actor::unproved(account, origin);
    app.db.begin_as(actor).await
}

/// Everything that was asked for is proved: the session, its cookie, and who one is.
async fn signed_in(
    app: &App,
    tx: TenantTx,
    user: UserId,
    factor: Factor,
    headers: &HeaderMap,
    detail: Value,
) -> Result<Response, ApiError> {
    let (tx, me, token) = start_session(app, tx, user, factor, headers).await?;
    let address = tx.actor().origin.address;
    audit::record(&tx, Action::SignedIn, user.0, Outcome::Done, detail);
    app.limits
        .sign_in(&me.user.email.to_lowercase(), address)
        .succeeded(&tx);
    tx.commit().await?;
    Ok((
        AppendHeaders([(SET_COOKIE, sessions::set_cookie(Some(&token), &app.public_url))]),
        Json(me),
    )
        .into_response())
}

/// Go on as this user, in a session that begins when the transaction is committed; who they are, and the token for their
/// cookie.
async fn start_session(
    app: &App,
    tx: TenantTx,
    user: UserId,
    factor: Factor,
    headers: &HeaderMap,
) -> Result<(TenantTx, MeView, Token), ApiError> {
    let actor = tx.actor().clone();
    let (user, account) = futures::try_join!(users::find(&tx, user), accounts::current(&tx))?;
    let session = SessionId::fresh();
    let user = user.ok_or_else(wrong)?;
    let id = user.person.id;
    let has_second_factor = factor.on_since.is_some();
    let user = acting(
        user,
        session,
        tx.now(),
        has_second_factor,
        account.owners_need_second_factor,
    );
    let acting_as = Guard::Session.admit(&user.member)?;
    let me = MeView::new(&user, account);
    let account = actor.account;
    let tx = tx.into_actor(Actor {
        user: Some(user),
        acting_as,
        ..actor
    });
    let token = Token::fresh(account);
    sessions::start(&tx, session, id, &token);
    // A cookie brought along is of no use any more, whoever planted it.
    if let Some(old) = sessions::cookie(headers, &app.public_url).filter(|old| old.account == account) {
        sessions::end_by_token(&tx, old.hash);
    }
    Ok((tx, me, token))
}

/// As signing in does, for somebody who was proved to be this user in another way: the transaction as theirs, the answer,
/// and the header that sets their cookie.
pub(crate) async fn sign_in_as(
    app: &App,
    tx: TenantTx,
    user: UserId,
    headers: &HeaderMap,
) -> Result<(TenantTx, MeView, HeaderValue), ApiError> {
    let (tx, me, token) = start_session(app, tx, user, Factor::default(), headers).await?;
    audit::record(&tx, Action::SignedIn, user.0, Outcome::Done, json!({}));
    Ok((tx, me, sessions::set_cookie(Some(&token), &app.public_url)))
}

/// As [`sign_in_as`], for somebody who was signed in with that password moments ago and never heard of it. `None` where signing
/// in would not do it now: another password, a second factor, somebody shut out.
pub(crate) async fn sign_in_again(
    app: &App,
    tx: TenantTx,
    user: UserId,
    password: String,
    headers: &HeaderMap,
) -> Result<Option<(MeView, HeaderValue)>, ApiError> {
    let (account, origin) = (tx.actor().account, tx.actor().origin.clone());
    let found = users::find(&tx, user).await?;
    tx.finish().await?;
    let Some(email) = found.map(|user| user.email.to_lowercase()) else {
        return Ok(None);
    };
    let login = app.db.login(&email).await?.filter(|login| login.user == user);
    let hash = login.map(|login| login.password_hash);
    if !app.passwords.verify(password, hash.clone()).await? {
        return Ok(None);
    }
    let tx = begin_sign_in(app, account, origin).await?;
    let (_, present, factor) = futures::try_join!(
        change::lock_user(&tx, user),
        change::present_hash(&tx, &email),
        factors::find(&tx, user)
    )?;
    if present.is_none() || present != hash || factor.on_since.is_some() {
        return Ok(None);
    }
    let (tx, me, cookie) = sign_in_as(app, tx, user, headers).await?;
    tx.commit().await?;
    Ok(Some((me, cookie)))
}

/// Writes down that signing in failed. For an e-mail nobody has the same is done, statement for statement and with the same
/// wait for the disk, so that nobody can tell by the time it takes.
async fn refused(app: &App, login: Option<&Login>, attempt: &SignInAttempt, origin: Origin) -> Result<(), ApiError> {
    let nobody = Login::nobodys();
    let login = login.unwrap_or(&nobody);
    let tx = begin_sign_in(app, login.account, origin).await?;
    audit::refused_sign_in(&tx, login.user, json!({ "active": login.is_active }));
    attempt.failed(&tx);
    tx.commit().await
}

/// Says in the log of the account, once a minute at most, that somebody was made to wait. After the answer, which must not
/// take longer where the e-mail is known.
fn note_limit(app: &App, attempt: &SignInAttempt, login: Login, origin: Origin) {
    if !app.limits.is_news(attempt.name()) {
        return;
    }
    let db = app.db.clone();
    let actor = Actor::unproved(login.account, origin);
    tokio::spawn(async move { audit::note_limit(&db, actor, login.user, "sign_in").await });
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

/// Leave an account one is inside of as an operator, for one's own session, which gets a new token. Also when the hour is
/// over, as long as one's own session lives.
#[utoipa::path(post, path = "/auth/leave", tag = "auth", responses((status = 200, body = MeView), Problems))]
pub async fn leave_account(State(app): State<App>, caller: Caller) -> Result<impl IntoResponse, ApiError> {
    let Some(visit) = caller.close_visit().await? else {
        // Whoever is signed in learns what is wrong; anybody else, that they are not.
        caller.begin(Guard::Session).await?.finish().await?;
        return Err(ApiError::forbidden(
            "You are in your own account: there is nothing to leave.",
        ));
    };
    let Closed { tx, home } = visit;
    let actor = Actor::unproved(home.account, tx.actor().origin.clone());
    let at_home = app.db.begin_aside(actor.clone()).await?;
    let token = Token::fresh(home.account);
    let Some(came) = visits::come_home(&at_home, home, &token).await? else {
        tx.commit().await?;
        return Err(ApiError::unauthorized());
    };
    let (user, account) = futures::try_join!(users::find(&at_home, came.user), accounts::current(&at_home))?;
    let user = user.ok_or_else(ApiError::unauthorized)?;
    let user = acting(
        user,
        home.session,
        came.confirmed_at,
        came.has_second_factor,
        account.owners_need_second_factor,
    );
    let acting_as = Guard::Session.admit(&user.member)?;
    let me = MeView::new(&user, account);
    let at_home = at_home.into_actor(Actor {
        user: Some(user),
        acting_as,
        ..actor
    });
    audit::record(
        &at_home,
        Action::AccountLeft,
        tx.actor().account.0,
        Outcome::Done,
        json!({}),
    );
    // In this order: had only the visit been closed, there would be no way back.
    at_home.commit().await?;
    tx.commit().await?;
    Ok((
        AppendHeaders([(SET_COOKIE, sessions::set_cookie(Some(&token), &app.public_url))]),
        Json(me),
    ))
}

/// Who is signed in, the account, and what they may.
#[utoipa::path(get, path = "/auth/me", tag = "auth", responses((status = 200, body = MeView), Problems))]
pub async fn read_me(caller: Caller) -> Result<Json<MeView>, ApiError> {
    let (tx, account) = caller
        .begin_with(Guard::Session, async |tx| accounts::current(tx).await)
        .await?;
    let user = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    tx.finish().await?;
    Ok(Json(MeView::new(&user, account)))
}
