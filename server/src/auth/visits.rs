//! A visit: an operator of the installation inside an account, for an hour at most, by a session that lives and dies with
//! their own at home.

use jiff::{SignedDuration, Timestamp};
use queries::queries::{auth, tenancy, visits};
use serde_json::json;

use super::{
    ActingAs, Actor, Member, Person, Role,
    caller::ActingUser,
    sessions,
    tokens::{Claimed, Token},
};
use crate::{
    audit::{self, Action, Outcome},
    db::{Db, TenantTx, Tx},
    error::ApiError,
    ids::{AccountId, SessionId, UserId},
    request::Origin,
};

/// How long a visit lasts unless it is left before.
const LASTS: SignedDuration = SignedDuration::from_hours(1);

/// An operator is inside an account.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Where they came from.
    pub(super) home: Home,
    /// What for, in their words.
    pub reason: String,
    /// When it ends by itself.
    pub until: Timestamp,
}

/// An operator's own session, in their own account.
#[derive(Debug, Clone, Copy)]
pub struct Home {
    /// Their account.
    pub account: AccountId,
    /// They themselves.
    pub user: UserId,
    /// Their session.
    pub session: SessionId,
}

impl Visit {
    /// The visit a session is for, if it is for one.
    pub(crate) fn of(row: &tenancy::Member) -> Option<Self> {
        Some(Self {
            home: Home {
                account: AccountId(row.home_account_id?),
                user: UserId(row.home_user_id?),
                session: SessionId(row.home_session_id?),
            },
            reason: row.visit_reason.clone()?,
            until: row.visit_until?,
        })
    }

    /// Whether the operator's own session would still let them in. What is done here keeps it awake, as it would there.
    pub(super) async fn home_lives(&self, db: &Db, deliberate: bool) -> Result<bool, ApiError> {
        let tx = db.begin_aside(Actor::system(self.home.account)).await?;
        let lives = visits::home_lives().bind(&*tx, &self.home.session.0).opt().await?;
        if lives.is_none() {
            return Ok(false);
        }
        if deliberate {
            sessions::touch(&tx, self.home.session);
        }
        tx.finish().await?;
        Ok(true)
    }

    /// End the operator's own session along with the visit: whoever signs out has left altogether.
    pub(super) async fn sign_out_at_home(&self, db: &Db, origin: Origin) -> Result<(), ApiError> {
        let actor = Actor::unproved(self.home.account, origin);
        let tx = db.begin_aside(actor).await?;
        sessions::end(&tx, self.home.session);
        audit::record(&tx, Action::SignedOut, self.home.session.0, Outcome::Done, json!({}));
        tx.commit().await
    }
}

/// Begin a visit by the stand-in that the transaction acts as; it goes on as somebody who came by it.
///
/// # Errors
/// For the product itself, which visits nobody.
pub fn begin(tx: TenantTx, token: &Token, home: Home, reason: &str) -> Result<TenantTx, ApiError> {
    let user = tx.actor().user.as_ref().ok_or_else(ApiError::unauthorized)?;
    let (session, user, confirmed_at) = (SessionId::fresh(), user.person.id, user.confirmed_at);
    let (account, hash, until) = (tx.actor().account, token.hash(), tx.now() + LASTS);
    let origin = tx.actor().origin.clone();
    tx.at_commit(move |db| async move {
        visits::start_visit_session()
            .bind(
                &db,
                &account.0,
                &session.0,
                &user.0,
                &hash.as_slice(),
                &until,
                &confirmed_at,
                &origin.user_agent,
                &origin.ip(),
            )
            .await
    });
    let visit = Visit {
        home,
        reason: reason.to_owned(),
        until,
    };
    let why = visit.reason.clone();
    tx.at_commit(move |db| async move {
        visits::start_visit()
            .bind(
                &db,
                &account.0,
                &session.0,
                &home.account.0,
                &home.session.0,
                &why,
                &until,
            )
            .await
    });
    tx.at_commit(move |db| async move {
        auth::end_oldest_sessions()
            .bind(&db, &user.0, &sessions::MOST_PER_USER)
            .await
    });
    let mut actor = tx.actor().clone();
    actor.user = actor.user.map(|user| ActingUser {
        session: Some(session),
        visit: Some(visit),
        ..user
    });
    let tx = tx.into_actor(actor);
    audit::record(
        &tx,
        Action::AccountEntered,
        account.0,
        Outcome::Done,
        json!({ "reason": reason, "until": until }),
    );
    Ok(tx)
}

/// A visit that was closed for good: the transaction inside the account, and where its operator came from.
pub(super) struct Closed {
    pub tx: TenantTx,
    pub home: Home,
}

/// Close the visit that token was for, whether or not its hour is over. Nobody else can once this has begun: they wait,
/// and find it closed. `None` where it was for none, or for one that is closed.
pub(super) async fn close(db: &Db, token: &Claimed, origin: Origin) -> Result<Option<Closed>, ApiError> {
    let actor = Actor::unproved(token.account, origin);
    let tx = db.begin_as(actor.clone()).await?;
    let Some(row) = visits::close_visit().bind(&*tx, &token.hash.as_slice()).opt().await? else {
        return Ok(None);
    };
    let session = SessionId(row.session_id);
    let home = Home {
        account: AccountId(row.home_account_id),
        user: UserId(row.home_user_id.ok_or_else(ApiError::unauthorized)?),
        session: SessionId(row.home_session_id),
    };
    let tx = tx.into_actor(Actor {
        user: Some(ActingUser {
            person: Person {
                id: UserId(row.user_id),
                name: row.name,
            },
            email: row.email,
            member: stand_in(),
            session: Some(session),
            confirmed_at: row.confirmed_at,
            token: None,
            needs_second_factor: false,
            visit: Some(Visit {
                home,
                reason: row.reason,
                until: row.until,
            }),
        }),
        acting_as: ActingAs::SuperAdmin,
        ..actor
    });
    sessions::end(&tx, session);
    audit::record(&tx, Action::AccountLeft, token.account.0, Outcome::Done, json!({}));
    Ok(Some(Closed { tx, home }))
}

impl Home {
    /// Where somebody is at home who is about to visit.
    ///
    /// # Errors
    /// 403 for whoever did not come by a session.
    pub fn of(actor: &Actor) -> Result<Self, ApiError> {
        let user = actor.user.as_ref();
        let came = user.and_then(|user| Some((user.person.id, user.session?)));
        let (user, session) = came.ok_or_else(|| ApiError::forbidden("Sign in with a browser to enter an account."))?;
        Ok(Self {
            account: actor.account,
            user,
            session,
        })
    }
}

/// Whose the session is that somebody came home to, and how it was proved.
pub(super) struct CameHome {
    pub user: UserId,
    pub confirmed_at: Timestamp,
    pub has_second_factor: bool,
}

/// Give the operator's own session a new token, if it lives.
pub(super) async fn come_home(tx: &Tx, home: Home, token: &Token) -> Result<Option<CameHome>, ApiError> {
    let row = visits::come_home()
        .bind(tx, &token.hash().as_slice(), &home.session.0)
        .opt()
        .await?;
    Ok(row.map(|row| CameHome {
        user: UserId(row.user_id),
        confirmed_at: row.confirmed_at,
        has_second_factor: row.has_second_factor,
    }))
}

/// What an operator is inside an account.
#[must_use]
pub fn stand_in() -> Member {
    Member {
        role: Role::Viewer,
        is_super_admin: true,
        can_cover_l1: false,
        is_visiting: true,
    }
}
