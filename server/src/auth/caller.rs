//! The door: who is calling is proved, admitted and put inside their account in one round trip.

use std::time::Duration;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, Method, request::Parts},
};
use jiff::Timestamp;
use moka::sync::Cache;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    guard::{ActingAs, Guard, Member, Role},
    sessions,
    tokens::Claimed,
};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    db::{Claim, TenantTx, Tx},
    error::ApiError,
    ids::{AccountId, SessionId, UserId},
    request::Origin,
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
    /// When they last gave their password in it.
    pub confirmed_at: Timestamp,
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

/// A request that carries a token of the right shape. Nothing is proved until it begins.
#[derive(Debug)]
pub struct Caller {
    app: App,
    token: Claimed,
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
        let opened = self
            .app
            .db
            .open(self.token.account, &self.token.hash, claim, first)
            .await?;
        let row = opened.member.ok_or_else(ApiError::unauthorized)?;
        let member = Member {
            role: row.account_role.parse::<Role>()?,
            is_super_admin: row.is_super_admin,
            can_cover_l1: row.can_cover_l1,
        };
        let session = SessionId(row.session_id);
        let user = ActingUser {
            person: Person {
                id: UserId(row.user_id),
                name: row.name,
            },
            email: row.email,
            member,
            session: Some(session),
            confirmed_at: row.confirmed_at,
        };
        let admitted = guard.admit(&member);
        let acting_as = admitted.as_ref().copied().unwrap_or_else(|_| own_capacity(&member));
        let actor = Actor {
            account: self.token.account,
            user: Some(user),
            acting_as,
            origin: self.origin.clone(),
        };
        let tx = TenantTx::new(opened.tx, actor, opened.now);
        if let Err(refused) = admitted {
            let actor = tx.actor().clone();
            drop(tx);
            self.note_refusal(actor, session, guard).await;
            return Err(refused);
        }
        // A minute's grace: not every request has to write.
        if self.deliberate && opened.now.as_second() - row.last_used_at.as_second() >= 60 {
            sessions::touch(&tx, session);
        }
        if opened.claimed {
            Ok(Begun::Fresh(tx, opened.first?))
        } else {
            Ok(Begun::Seen(tx))
        }
    }

    /// A refusal is recorded once a minute and session for each guard, in a transaction of its own: the refused one must
    /// leave nothing behind.
    async fn note_refusal(&self, actor: Actor, session: SessionId, guard: Guard) {
        if !self.app.refusals.first((session, guard)) {
            return;
        }
        let recorded = async {
            let tx = self.app.db.begin_as(actor).await?;
            audit::record(
                &tx,
                Action::Refused,
                session.0,
                Outcome::Refused,
                json!({ "guard": guard.name() }),
            );
            tx.commit().await
        };
        if let Err(error) = recorded.await {
            tracing::warn!(%error, "a refusal could not be recorded");
        }
    }

    /// End the session this request came by.
    pub(super) async fn sign_out(&self) -> Result<(), ApiError> {
        let tx = self.begin(Guard::SignedIn).await?;
        if let Some(session) = tx.actor().user.as_ref().and_then(|user| user.session) {
            sessions::end(&tx, session);
            audit::record(&tx, Action::SignedOut, session.0, Outcome::Done, json!({}));
        }
        tx.commit().await
    }
}

/// In which capacity a member does what anybody may.
fn own_capacity(member: &Member) -> ActingAs {
    Guard::SignedIn.admit(member).unwrap_or(ActingAs::Viewer)
}

/// Which refusals were recorded within the last minute.
#[derive(Debug, Clone)]
pub struct Refusals(Cache<(SessionId, Guard), ()>);

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
    fn first(&self, refusal: (SessionId, Guard)) -> bool {
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
        let token = sessions::cookie(&parts.headers, &app.public_url).ok_or_else(ApiError::unauthorized)?;
        same_origin(&parts.method, &parts.headers, &app)?;
        let origin = Origin::from_request_parts(parts, state).await?;
        let deliberate = !parts.headers.contains_key("x-background");
        Ok(Self {
            app,
            token,
            origin,
            deliberate,
        })
    }
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
            axum::http::StatusCode::FORBIDDEN,
            "cross_site",
            "This request did not come from the product's own pages.",
        ))
    }
}
