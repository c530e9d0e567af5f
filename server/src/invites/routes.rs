//! The routes of invites: owners make them, whoever holds a token accepts one.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Method, StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    Delivery, Invite, InviteStatus, NewInvite,
    accept::{self, AcceptInvite},
    hand_out::{hand_out, send, usual},
    link, store,
};
use crate::{
    accounts,
    app::App,
    audit::Action,
    auth::{Caller, Guard, Person, Role, routes::MeView, same_origin},
    error::{ApiError, Problem, Problems},
    idempotency::{self, Key},
    ids::InviteId,
    page::{self, Limit},
    request::{Body, Origin, Path, Query},
};

/// An invite, as owners see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct InviteView {
    /// Its id.
    id: InviteId,
    /// Whom it is for.
    email: String,
    /// What they will be.
    role: Role,
    /// Where it is in its life.
    status: InviteStatus,
    /// Who made it.
    invited_by: Person,
    /// When it was made.
    created_at: Timestamp,
    /// Until when it can be accepted.
    expires_at: Timestamp,
    /// How its link goes out.
    delivery: Delivery,
    /// Since when that is so: for one that was mailed, when.
    delivery_at: Timestamp,
    /// The link to hand over, where it does not go by mail; only in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

impl InviteView {
    pub(crate) fn new(invite: Invite, now: Timestamp) -> Self {
        Self {
            status: invite.status(now),
            delivery: invite.delivery(now),
            delivery_at: invite.delivery_at,
            id: invite.id,
            email: invite.email,
            role: invite.role,
            invited_by: invite.invited_by,
            created_at: invite.created_at,
            expires_at: invite.expires_at,
            link: None,
        }
    }
}

/// Which invites.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InviteFilter {
    /// Only those that nobody accepted and nobody took back: pending or expired.
    #[serde(default)]
    open: bool,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// A page of invites.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitePage {
    /// The invites, newest first.
    items: Vec<InviteView>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
}

/// Invites, newest first.
#[utoipa::path(get, path = "/invites", tag = "people", params(InviteFilter),
               responses((status = 200, body = InvitePage), Problems))]
pub async fn list_invites(caller: Caller, Query(filter): Query<InviteFilter>) -> Result<Json<InvitePage>, ApiError> {
    let before: Option<(Timestamp, Uuid)> = filter.cursor.as_deref().map(page::read_cursor).transpose()?;
    let most = filter.limit.rows();
    let (tx, mut invites) = caller
        .begin_with(Guard::Owner, async |tx| {
            store::list(tx, filter.open, before, most + 1).await
        })
        .await?;
    let now = tx.now();
    tx.finish().await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = invites.len() > most;
    invites.truncate(most);
    let last = invites.last().filter(|_| more);
    let next_cursor = last.map(|last| page::cursor(&(last.created_at, last.id.0)));
    let items = invites.into_iter().map(|invite| InviteView::new(invite, now)).collect();
    Ok(Json(InvitePage { items, next_cursor }))
}

/// Invite somebody. The answer is the same whoever the e-mail signs in elsewhere.
#[utoipa::path(post, path = "/invites", tag = "people", request_body = NewInvite,
               responses((status = 201, body = InviteView), (status = 402, body = Problem), Problems))]
pub async fn invite(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Body(input): Body<NewInvite>,
) -> Result<Response, ApiError> {
    let nothing = async |_: &_| Ok(());
    let mut sends = None;
    let answer = idempotency::once_with_secret(&caller, Guard::Owner, &key, &input, nothing, async |tx, ()| {
        let (invite, token) = super::create(tx, InviteId::fresh(), &input, usual(&app)).await?;
        app.limits.invite(tx.actor().account).count(&**tx).await?;
        let shown = hand_out(&app, tx, &invite, token, &mut sends).await?;
        Ok((StatusCode::CREATED, InviteView::new(invite, tx.now()), shown))
    })
    .await?;
    send(&app, sends);
    Ok(answer)
}

/// Make a new link for an invite, and send it if mail is sent; the old one is dead, and the seven days begin anew.
#[utoipa::path(post, path = "/invites/{id}/resend", tag = "people", params(("id" = InviteId, Path)),
               responses((status = 200, body = InviteView), (status = 402, body = Problem), Problems))]
pub async fn resend_invite(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<InviteId>,
) -> Result<Response, ApiError> {
    let nothing = async |_: &_| Ok(());
    let mut sends = None;
    let answer = idempotency::once_with_secret(&caller, Guard::Owner, &key, &(), nothing, async |tx, ()| {
        let (invite, token) = super::renew(tx, id, usual(&app), Action::InviteResent).await?;
        app.limits.invite(tx.actor().account).count(&**tx).await?;
        let shown = hand_out(&app, tx, &invite, token, &mut sends).await?;
        Ok((StatusCode::OK, InviteView::new(invite, tx.now()), shown))
    })
    .await?;
    send(&app, sends);
    Ok(answer)
}

/// Make a new link for an invite and show it, once, also where mail is sent: for whom no letter reaches. The old one is dead,
/// and the seven days begin anew.
#[utoipa::path(post, path = "/invites/{id}/link", tag = "people", params(("id" = InviteId, Path)),
               responses((status = 200, body = InviteView), (status = 402, body = Problem), Problems))]
pub async fn make_invite_link(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Path(id): Path<InviteId>,
) -> Result<Response, ApiError> {
    let nothing = async |_: &_| Ok(());
    idempotency::once_with_secret(&caller, Guard::Owner, &key, &(), nothing, async |tx, ()| {
        let (invite, token) = super::renew(tx, id, Delivery::ByHand, Action::InviteLinkMade).await?;
        app.limits.invite(tx.actor().account).count(&**tx).await?;
        let link = link(&app.public_url, &token);
        Ok((StatusCode::OK, InviteView::new(invite, tx.now()), Some(("link", link))))
    })
    .await
}

/// Take an invite back; its link is dead.
#[utoipa::path(delete, path = "/invites/{id}", tag = "people", params(("id" = InviteId, Path)),
               responses((status = 204), Problems))]
pub async fn revoke_invite(caller: Caller, Path(id): Path<InviteId>) -> Result<StatusCode, ApiError> {
    let tx = caller.begin(Guard::Owner).await?;
    super::revoke(&tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The token of an invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookInviteUp {
    /// What stood after the `#` of the link.
    #[schema(max_length = 200)]
    token: String,
}

/// What its recipient learns from an invite.
#[derive(Debug, Serialize, ToSchema)]
pub struct InviteFound {
    /// The account it leads into.
    account_name: String,
    /// Who made it.
    invited_by: String,
    /// Whom it is for; they will sign in with it.
    email: String,
    /// What they will be.
    role: Role,
    /// Until when it can be accepted.
    expires_at: Timestamp,
    /// Whether a seat is free for them at the moment.
    seat_is_free: bool,
}

/// What an invite is, for whoever holds its token.
#[utoipa::path(post, path = "/invites/lookup", tag = "people", request_body = LookInviteUp,
               responses((status = 200, body = InviteFound), Problems))]
pub async fn look_invite_up(
    State(app): State<App>,
    origin: Origin,
    Body(input): Body<LookInviteUp>,
) -> Result<Json<InviteFound>, ApiError> {
    let (tx, _, invite) = accept::open(&app, &input.token, &origin).await?;
    let (account, taken) = futures::try_join!(accounts::current(&tx), accounts::count_seats(&tx))?;
    invite.can_be_accepted(tx.now())?;
    tx.finish().await?;
    Ok(Json(InviteFound {
        account_name: account.name,
        invited_by: invite.invited_by.name,
        email: invite.email,
        seat_is_free: taken.fits(invite.role).is_ok(),
        role: invite.role,
        expires_at: invite.expires_at,
    }))
}

/// Come in by an invite. Answers as signing in does, with the session's cookie.
#[utoipa::path(post, path = "/invites/accept", tag = "people", request_body = AcceptInvite,
               responses((status = 200, body = MeView), (status = 402, body = Problem), Problems))]
pub async fn accept_invite(
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    key: Key,
    Body(input): Body<AcceptInvite>,
) -> Result<Response, ApiError> {
    // It signs a browser in: another site must not do that to its visitors.
    same_origin(&Method::POST, &headers, &app)?;
    let claim = key.claim(&input)?;
    let joined = accept::accept(&app, &input, claim, &origin, &headers).await?;
    let response = (AppendHeaders([(SET_COOKIE, joined.cookie)]), Json(joined.me)).into_response();
    Ok(if joined.again {
        idempotency::replayed(response)
    } else {
        response
    })
}
