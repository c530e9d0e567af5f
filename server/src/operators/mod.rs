//! The installation's operators (super admins): its accounts with their plans and limits, and coming inside one of them.

pub mod routes;
mod store;

use uuid::Uuid;

use crate::{
    audit::{self, Action},
    auth::{ActingAs, ActingUser, Actor, Person, Role, visits},
    db::{Db, TenantTx},
    error::ApiError,
    ids::{AccountId, UserId},
    users::{self, NewUser},
};

/// The account that operators live in, made with the first of them. Its id is a constant, so that there is only ever one.
pub const HOME: AccountId = AccountId(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));

/// Make an operator who can sign in, and the operators' account with the first of them. They are its owners, so that the
/// last of them cannot be sent away.
///
/// # Errors
/// 409 when the e-mail signs somebody in already.
pub async fn make(db: &Db, email: &str, name: &str, password_hash: &str) -> Result<(), ApiError> {
    let tx = db.begin_as(Actor::system(HOME)).await?;
    if store::make_home(&tx).await? {
        audit::done(&tx, Action::AccountCreated, HOME.0);
    }
    let operator = NewUser {
        id: UserId::fresh(),
        email,
        name,
        role: Role::Owner,
        can_cover_l1: false,
        password_hash,
    };
    let id = operator.id;
    users::create_operator(&tx, operator).await?;
    audit::done(&tx, Action::UserCreated, id.0);
    tx.commit().await
}

/// An ordinary transaction inside that account, by the stand-in the operator has there.
async fn inside(db: &Db, operator: &Actor, account: AccountId) -> Result<TenantTx, ApiError> {
    let actor = Actor::unproved(account, operator.origin.clone());
    as_stand_in(db.begin_aside(actor).await?, operator).await
}

/// Go on as the stand-in of the operator; in their own account, as themselves.
async fn as_stand_in(tx: TenantTx, operator: &Actor) -> Result<TenantTx, ApiError> {
    let mut actor = operator.clone();
    actor.account = tx.actor().account;
    actor.acting_as = ActingAs::SuperAdmin;
    if let Some(user) = actor.user.take_if(|_| operator.account != tx.actor().account) {
        actor.user = Some(ActingUser {
            person: Person {
                id: store::stand_in(&tx, &user).await?,
                name: user.person.name,
            },
            member: visits::stand_in(),
            session: None,
            ..user
        });
    }
    Ok(tx.into_actor(actor))
}
