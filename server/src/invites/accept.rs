//! Coming in by an invite: whoever holds its token chooses a name and a password, and is signed in.

use axum::http::{HeaderMap, HeaderValue};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Invite, InviteError, store};
use crate::{
    accounts,
    app::App,
    audit::{self, Action, Outcome},
    auth::{
        Actor, passwords,
        routes::{MeView, sign_in_again, sign_in_as},
        tokens::Claimed,
    },
    db::{Claim, TenantTx},
    error::ApiError,
    idempotency,
    ids::UserId,
    request::Origin,
    text::Text,
    users::{self, NewUser},
};

/// An answer that was lost is asked for again within moments; later, whoever wants in signs in.
const REPLAYED_FOR: SignedDuration = SignedDuration::from_mins(10);

/// Who comes in.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvite {
    /// What stood after the `#` of the link.
    #[schema(max_length = 200)]
    pub token: String,
    /// As they wish to be called.
    pub name: Text<1, 120>,
    /// As it will be typed.
    #[schema(min_length = 12, max_length = 128)]
    pub password: String,
}

/// Somebody who came in, or had come in by this very request already.
pub struct Joined {
    /// Who they are now.
    pub me: MeView,
    /// The header that sets their cookie.
    pub cookie: HeaderValue,
    /// Whether this was done before.
    pub again: bool,
}

/// The same for what is no token, for one of nothing, and for one that a newer link replaced.
fn unknown() -> ApiError {
    ApiError::refuse(
        axum::http::StatusCode::NOT_FOUND,
        "not_found",
        "This link does not work. A newer one may have replaced it: look for that, or ask for a new invite.",
    )
}

/// The invite a token is for, inside its account, as the product itself: nobody is anybody yet.
pub async fn open(app: &App, token: &str, origin: &Origin) -> Result<(TenantTx, Claimed, Invite), ApiError> {
    let token = Claimed::read(token).ok_or_else(unknown)?;
    let tx = begin(app, &token, origin).await?;
    let invite = store::by_token(&tx, &token.hash).await?.ok_or_else(unknown)?;
    Ok((tx, token, invite))
}

async fn begin(app: &App, token: &Claimed, origin: &Origin) -> Result<TenantTx, ApiError> {
    let actor = Actor::unproved(token.account, origin.clone());
    app.db.begin_as(actor).await
}

/// Come in.
///
/// # Errors
/// 402 when the seat has gone, 404 for a token of nothing, 409 for an invite that is over and where the e-mail signs somebody
/// in, 422 for a password that cannot be.
pub async fn accept(
    app: &App,
    input: &AcceptInvite,
    claim: Option<Claim>,
    origin: &Origin,
    headers: &HeaderMap,
) -> Result<Joined, ApiError> {
    // Looked at before the password is hashed: who has no token makes nobody work.
    let (tx, token, invite) = open(app, &input.token, origin).await?;
    if let (Some(claim), Some((at, user))) = (&claim, invite.accepted)
        && tx.now().duration_since(at) < REPLAYED_FOR
        && idempotency::was_done(&tx, user, claim).await?
    {
        tx.finish().await?;
        // The answer signs in: so it asks for what signing in asks for now, and cannot bring a code.
        let password = input.password.clone();
        let (me, cookie) = sign_in_again(app, begin(app, &token, origin).await?, user, password, headers)
            .await?
            .ok_or(InviteError::Used)?;
        return Ok(Joined {
            me,
            cookie,
            again: true,
        });
    }
    let (account, taken) = futures::try_join!(accounts::current(&tx), accounts::count_seats(&tx))?;
    invite.can_be_accepted(tx.now())?;
    taken.fits(invite.role)?;
    tx.finish().await?;
    passwords::check_new(&input.password, &[&invite.email, &input.name, &account.name])?;
    let hash = app.passwords.hash(input.password.clone()).await?;
    let tx = begin(app, &token, origin).await?;
    let user = come_in(&tx, &token, &input.name, &hash).await?;
    let (tx, me, cookie) = sign_in_as(app, tx, user, headers).await?;
    let detail = json!({ "user_id": user, "role": invite.role });
    audit::record(&tx, Action::InviteAccepted, invite.id.0, Outcome::Done, detail);
    if let Some(claim) = &claim {
        idempotency::keep(&tx, user, claim, &me)?;
    }
    tx.commit().await?;
    Ok(Joined {
        me,
        cookie,
        again: false,
    })
}

/// The rule, under the lock that every seat is taken under: the invite works, a seat is free, and then both are used.
///
/// # Errors
/// As [`accept`], but for the password.
pub async fn come_in(tx: &TenantTx, token: &Claimed, name: &str, password_hash: &str) -> Result<UserId, ApiError> {
    let (taken, invite) = futures::try_join!(accounts::lock_seats(tx), store::by_token(tx, &token.hash))?;
    let invite = invite.ok_or_else(unknown)?;
    invite.can_be_accepted(tx.now())?;
    taken.fits(invite.role)?;
    let user = UserId::fresh();
    let new = NewUser {
        id: user,
        email: &invite.email,
        name,
        role: invite.role,
        can_cover_l1: false,
        password_hash,
    };
    users::create(tx, new).await?;
    if !store::accept(tx, &token.hash, user).await? {
        // It was taken back, or made anew, since it was looked at.
        let invite = store::by_token(tx, &token.hash).await?.ok_or_else(unknown)?;
        invite.can_be_accepted(tx.now())?;
        return Err(InviteError::Expired(invite.invited_by.name).into());
    }
    Ok(user)
}
