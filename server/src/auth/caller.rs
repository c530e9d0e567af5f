//! The door: who is calling is proved, admitted and put inside their account in one round trip.

use std::time::Duration;

use axum::{
    extract::{FromRef, FromRequestParts, MatchedPath},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
};
use jiff::Timestamp;
use moka::sync::Cache;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::OwnedSemaphorePermit;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    factors,
    guard::{ActingAs, Guard, Member, Role},
    scopes::{self, Access, Scope},
    sessions,
    tokens::Claimed,
    visits::{self, Visit},
};
use crate::{
    api_tokens,
    app::App,
    audit::{self, Action, Outcome},
    db::{By, Claim, Proof, TenantTx, Tx},
    error::ApiError,
    ids::{AccountId, ApiTokenId, SessionId, UserId},
    request::Origin,
    router::PREFIX,
};

/// A person, as the API names one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Their id.
    pub id: UserId,
    /// As they wish to be called.
    pub name: String,
}

/// Somebody inside one account: a user who was admitted, or the product itself.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account they are in.
    pub account: AccountId,
    /// The user; `None` for the product itself.
    pub user: Option<ActingUser>,
    /// In which capacity.
    pub acting_as: ActingAs,
    /// Where the request came from.
    pub origin: Origin,
}

/// The user behind an actor, as they are now.
#[derive(Debug, Clone)]
pub struct ActingUser {
    /// Id and name.
    pub person: Person,
    /// Their e-mail.
    pub email: String,
    /// What decides about their rights.
    pub member: Member,
    /// The login session they came by.
    pub session: Option<SessionId>,
    /// When they last gave their password in it; for a token, never.
    pub confirmed_at: Timestamp,
    /// The API token they came by instead.
    pub token: Option<ApiTokenId>,
    /// They need a second factor and have none: all they may do is set it up.
    pub needs_second_factor: bool,
    /// For an operator who is inside an account that is not their own.
    pub visit: Option<Visit>,
}

impl Actor {
    /// The product itself, in a job or a command.
    #[must_use]
    pub fn system(account: AccountId) -> Self {
        Self {
            account,
            user: None,
            acting_as: ActingAs::System,
            origin: Origin::internal(),
        }
    }

    /// For a request whose sender has not been proved to be anybody yet: where they are is known.
    #[must_use]
    pub fn unproved(account: AccountId, origin: Origin) -> Self {
        Self {
            origin,
            ..Self::system(account)
        }
    }

    /// The user who acts.
    ///
    /// # Errors
    /// For the product itself, which holds no walks and writes no notes.
    pub fn person(&self) -> Result<&Person, ApiError> {
        self.user
            .as_ref()
            .map(|user| &user.person)
            .ok_or_else(|| ApiError::fault("an act of a person without one"))
    }
}

/// A request that carries a token of the right shape, in its cookie or as a bearer. Nothing is proved until it begins.
#[derive(Debug)]
pub struct Caller {
    app: App,
    proof: Proof,
    /// What the route asks of an API token; `None` where nobody has decided, which is nothing a token may use.
    access: Option<Access>,
    origin: Origin,
    /// Polling does not keep a session alive.
    deliberate: bool,
}

/// What opening brought, once the caller was admitted.
pub enum Begun<T> {
    /// Go on inside the transaction.
    Fresh(TenantTx, T),
    /// The idempotency key was used before.
    Seen(TenantTx),
}

impl Caller {
    /// The same caller, who goes on without doing anything: that keeps no session alive.
    pub(crate) fn in_background(self) -> Self {
        Self {
            deliberate: false,
            ..self
        }
    }

    /// Prove the session, pass the guard, stand inside the account.
    ///
    /// # Errors
    /// 401 without a living session, 403 where the guard refuses.
    pub async fn begin(&self, guard: Guard) -> Result<TenantTx, ApiError> {
        Ok(self.begin_with(guard, async |_| Ok(())).await?.0)
    }

    /// As [`Caller::begin`], with the first statements sent along; their answer counts only once the guard has passed.
    ///
    /// # Errors
    /// As [`Caller::begin`], and what the first statements find.
    pub async fn begin_with<T>(
        &self,
        guard: Guard,
        first: impl AsyncFnOnce(&Tx) -> Result<T, ApiError>,
    ) -> Result<(TenantTx, T), ApiError> {
        match self.begin_once(guard, None, first).await? {
            Begun::Fresh(tx, first) => Ok((tx, first)),
            Begun::Seen(_) => Err(ApiError::fault("a key was seen where none was given")),
        }
    }

    /// As [`Caller::begin_with`], claiming an idempotency key on the way.
    ///
    /// # Errors
    /// As [`Caller::begin_with`].
    pub async fn begin_once<T>(
        &self,
        guard: Guard,
        claim: Option<&Claim>,
        first: impl AsyncFnOnce(&Tx) -> Result<T, ApiError>,
    ) -> Result<Begun<T>, ApiError> {
        let opened = self.app.db.open(&self.proof, claim, first).await?;
        let row = opened.member.ok_or_else(ApiError::unauthorized)?;
        let visit = row.visit;
        let member = Member {
            role: row.account_role.parse::<Role>()?,
            is_super_admin: row.is_super_admin,
            can_cover_l1: row.can_cover_l1,
            is_visiting: visit.is_some(),
        };
        let (session, token, scopes, confirmed_at, is_due) = match row.by {
            By::Session {
                id,
                last_used_at,
                confirmed_at,
            } => (
                Some(SessionId(id)),
                None,
                None,
                confirmed_at,
                self.deliberate && is_a_minute(last_used_at, opened.now),
            ),
            By::Token {
                id,
                last_used_at,
                scopes,
            } => {
                let is_due = last_used_at.is_none_or(|used| is_a_minute(used, opened.now));
                (None, Some(ApiTokenId(id)), Some(scopes), Timestamp::MIN, is_due)
            }
        };
        let claimed = self.proof.claimed();
        let limits = &self.app.limits;
        limits.proved(claimed.hash, claimed.account, UserId(row.user_id));
        let user = ActingUser {
            person: Person {
                id: UserId(row.user_id),
                name: row.name,
            },
            email: row.email,
            member,
            session,
            token,
            confirmed_at,
            // An operator who visits gave theirs at home.
            needs_second_factor: visit.is_none()
                && factors::is_required(&member, row.owners_need_second_factor)
                && !row.has_second_factor,
            visit: visit.clone(),
        };
        let admitted = self.admit(guard, &user, scopes.as_deref());
        let acting_as = admitted.as_ref().copied().unwrap_or_else(|_| own_capacity(&member));
        let actor = Actor {
            account: self.proof.claimed().account,
            user: Some(user),
            acting_as,
            origin: self.origin.clone(),
        };
        let tx = TenantTx::new(opened.tx, actor, opened.now);
        if let (Some(visit), Some(session)) = (&visit, session)
            && !visit.home_lives(&self.app.db, self.deliberate).await?
        {
            let actor = tx.actor().clone();
            drop(tx);
            self.end_visit(actor, session).await?;
            return Err(ApiError::unauthorized());
        }
        if let Err((refused, why)) = admitted {
            let actor = tx.actor().clone();
            drop(tx);
            self.note_refusal(actor, why).await;
            return Err(refused);
        }
        // A minute's grace: not every request has to write.
        if is_due {
            match (session, token) {
                (Some(session), _) => sessions::touch(&tx, session),
                (None, Some(token)) => api_tokens::touch(&tx, token),
                (None, None) => {}
            }
        }
        if opened.claimed {
            Ok(Begun::Fresh(tx, opened.first?))
        } else {
            Ok(Begun::Seen(tx))
        }
    }

    /// A turn at what reads much; to be kept while it does.
    pub(crate) async fn heavy(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        self.app.limits.heavy(&self.proof.claimed().hash).await
    }

    /// A turn at the next part of what was begun with [`Caller::heavy`].
    pub(crate) async fn turn(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        self.app.limits.turn().await
    }

    /// Everything that decides: what a token is for, whether a second factor is missing, and the guard. A refusal comes with
    /// its name in the audit log.
    fn admit(
        &self,
        guard: Guard,
        user: &ActingUser,
        scopes: Option<&[String]>,
    ) -> Result<ActingAs, (ApiError, &'static str)> {
        if let Some(scopes) = scopes {
            match self.access {
                Some(Access::Open) => {}
                Some(Access::Token(scope)) if scopes.iter().any(|has| has == scope.as_str()) => {}
                Some(Access::Token(scope)) => return Err((scope_missing(scope), "scope_missing")),
                Some(Access::SessionOnly | Access::AtHome) | None => return Err((session_only(), "session_only")),
            }
        }
        if user.visit.is_some() && self.access == Some(Access::AtHome) {
            let at_home = "This is about how you sign in. Leave this account first, then do it in your own.";
            return Err((ApiError::forbidden(at_home), "at_home"));
        }
        if user.needs_second_factor && !guard.admits_without_second_factor() {
            return Err((second_factor_required(), "second_factor_required"));
        }
        guard.admit(&user.member).map_err(|refused| (refused, guard.name()))
    }

    /// A refusal is recorded once a minute and session or token for each reason, in a transaction of its own: the refused one
    /// must leave nothing behind.
    async fn note_refusal(&self, actor: Actor, why: &'static str) {
        let by = actor.user.as_ref().map(|user| (user.session, user.token));
        let (action, id) = match by {
            Some((Some(session), _)) => (Action::Refused, session.0),
            Some((None, Some(token))) => (Action::TokenRefused, token.0),
            Some((None, None)) | None => return,
        };
        if !self.app.refusals.first((id, why)) {
            return;
        }
        let recorded = async {
            let tx = self.app.db.begin_as(actor).await?;
            audit::record(&tx, action, id, Outcome::Refused, json!({ "guard": why }));
            tx.commit().await
        };
        if let Err(error) = recorded.await {
            tracing::warn!(%error, "a refusal could not be recorded");
        }
    }

    /// The operator is no longer one at home, or signed out there: the visit ends with that, and is never asked about
    /// again. The request that found out must leave nothing behind.
    async fn end_visit(&self, actor: Actor, session: SessionId) -> Result<(), ApiError> {
        let account = actor.account;
        let tx = self.app.db.begin_as(actor).await?;
        sessions::end(&tx, session);
        audit::record(
            &tx,
            Action::AccountLeft,
            account.0,
            Outcome::Done,
            json!({ "because": "the operator's own session ended" }),
        );
        tx.commit().await
    }

    /// End the session this request came by; for an operator inside an account, their own as well.
    pub(super) async fn sign_out(&self) -> Result<(), ApiError> {
        let tx = self.begin(Guard::Session).await?;
        if let Some(user) = &tx.actor().user
            && let Some(session) = user.session
        {
            // Their own first: without it the visit is over, whatever becomes of the rest.
            if let Some(visit) = &user.visit {
                visit.sign_out_at_home(&self.app.db, self.origin.clone()).await?;
            }
            sessions::end(&tx, session);
            audit::record(&tx, Action::SignedOut, session.0, Outcome::Done, json!({}));
        }
        tx.commit().await
    }

    /// Close the visit this request came by; `None` where it came by none.
    pub(super) async fn close_visit(&self) -> Result<Option<visits::Closed>, ApiError> {
        match &self.proof {
            Proof::Session(claimed) => visits::close(&self.app.db, claimed, self.origin.clone()).await,
            Proof::Token(_) => Ok(None),
        }
    }
}

fn is_a_minute(since: Timestamp, now: Timestamp) -> bool {
    now.as_second() - since.as_second() >= 60
}

fn scope_missing(scope: Scope) -> ApiError {
    let scope = scope.as_str();
    ApiError::refuse(
        StatusCode::FORBIDDEN,
        "scope_missing",
        format!("This needs the scope {scope}, which this token does not have. Make one that has it."),
    )
    .with("scope", scope)
}

fn session_only() -> ApiError {
    ApiError::refuse(
        StatusCode::FORBIDDEN,
        "session_only",
        "This is for people who are signed in; no API token may do it.",
    )
}

fn second_factor_required() -> ApiError {
    ApiError::refuse(
        StatusCode::FORBIDDEN,
        "second_factor_required",
        "A second factor is required of you. Set it up to go on.",
    )
}

/// In which capacity a member does what anybody may.
fn own_capacity(member: &Member) -> ActingAs {
    Guard::SignedIn.admit(member).unwrap_or(ActingAs::Viewer)
}

/// Which refusals were recorded within the last minute.
#[derive(Debug, Clone)]
pub struct Refusals(Cache<(Uuid, &'static str), ()>);

impl Default for Refusals {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(10_000)
                .time_to_live(Duration::from_secs(60))
                .build(),
        )
    }
}

impl Refusals {
    fn first(&self, refusal: (Uuid, &'static str)) -> bool {
        self.0.entry(refusal).or_insert(()).is_fresh()
    }
}

impl<S> FromRequestParts<S> for Caller
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let app = App::from_ref(state);
        let proof = match bearer(&parts.headers)? {
            // No page of another site can make a browser send this one: where a request is from does not matter.
            Some(token) => {
                if sessions::brings_cookie(&parts.headers, &app.public_url) {
                    return Err(two_credentials());
                }
                Proof::Token(Claimed::read_for_api(token).ok_or_else(ApiError::unauthorized)?)
            }
            None => {
                let claimed = sessions::cookie(&parts.headers, &app.public_url).ok_or_else(ApiError::unauthorized)?;
                same_origin(&parts.method, &parts.headers, &app)?;
                Proof::Session(claimed)
            }
        };
        let access = parts
            .extensions
            .get::<MatchedPath>()
            .and_then(|path| path.as_str().strip_prefix(PREFIX))
            .and_then(|path| scopes::of(&parts.method, path));
        let origin = Origin::from_request_parts(parts, state).await?;
        let deliberate = !parts.headers.contains_key("x-background");
        app.limits
            .request(&proof.claimed().hash, origin.address)
            .map_err(|reached| {
                if let Some((account, user)) = reached.by {
                    note_limit(&app, account, user, &origin);
                }
                reached.refusal
            })?;
        Ok(Self {
            app,
            proof,
            access,
            origin,
            deliberate,
        })
    }
}

/// The token of an `Authorization: Bearer` header. Another scheme is not ours: a proxy in front may want it.
fn bearer(headers: &HeaderMap) -> Result<Option<&str>, ApiError> {
    let mut given = headers
        .get_all(header::AUTHORIZATION)
        .iter()
        .map(|value| value.to_str().unwrap_or("Bearer"))
        .filter_map(|value| {
            let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
    match (given.next(), given.next()) {
        (token, None) => Ok(token),
        (_, Some(_)) => Err(ApiError::unauthorized()),
    }
}

/// Whichever we took, the caller might mean the other.
fn two_credentials() -> ApiError {
    ApiError::bad_request(
        "two_credentials",
        "This request carries a session cookie and an API token. Send one of them.",
    )
}

/// After the answer: whoever asks too much should not cost us a wait for the database.
fn note_limit(app: &App, account: AccountId, user: UserId, origin: &Origin) {
    let (db, actor) = (app.db.clone(), Actor::unproved(account, origin.clone()));
    tokio::spawn(async move { audit::note_limit(&db, actor, user, "requests").await });
}

/// What a page of another site sends with our cookie is refused; so is what cannot say where it is from.
pub(crate) fn same_origin(method: &Method, headers: &HeaderMap, app: &App) -> Result<(), ApiError> {
    if method.is_safe() {
        return Ok(());
    }
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let same = match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == app.public_url.origin(),
        (None, None) => false,
    };
    if same {
        Ok(())
    } else {
        Err(ApiError::refuse(
            StatusCode::FORBIDDEN,
            "cross_site",
            "This request did not come from the product's own pages.",
        ))
    }
}
