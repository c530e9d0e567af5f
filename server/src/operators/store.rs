//! Rows of accounts and their subscriptions as the platform role sees them, and what is counted inside each.

use futures::{StreamExt, TryStreamExt, stream};
use queries::queries::{accounts, operators};
use uuid::Uuid;

use super::{
    HOME,
    routes::{AccountEntry, AccountSeats, Limits, SeatUse},
};
use crate::{
    audit::Action,
    auth::{ActingUser, Actor},
    db::{Db, PlatformTx, TenantTx, Tx},
    error::ApiError,
    ids::{AccountId, UserId},
};

/// Accounts are counted in so many at a time: each takes a connection.
const AT_ONCE: usize = 4;

/// An account's row, by what the list is sorted.
pub(super) struct Row(operators::Listed);

/// Where a page ended.
pub(super) type After = (String, Uuid);

impl Row {
    pub(super) fn after(&self) -> After {
        (self.0.sorted_by.clone(), self.0.id)
    }

    pub(super) fn limits(&self) -> Result<Limits, ApiError> {
        Ok(Limits {
            plan: self.0.plan.clone(),
            status: self.0.status.parse()?,
            seat_limit: self.0.seat_limit,
            l1_seat_limit: self.0.l1_seat_limit,
        })
    }
}

/// Accounts by name, after that one; only those of which the name or the short name has this in it.
pub(super) async fn list(
    platform: &PlatformTx,
    search: Option<&str>,
    (name, id): After,
    most: i64,
) -> Result<Vec<Row>, ApiError> {
    let client = platform.client();
    let rows = match search {
        None => {
            operators::list_accounts()
                .bind(client, &HOME.0, &name, &id, &most)
                .all()
                .await?
        }
        Some(search) => {
            operators::search_accounts()
                .bind(client, &HOME.0, &name, &id, &search, &most)
                .all()
                .await?
        }
    };
    Ok(rows.into_iter().map(Row).collect())
}

/// The account of that id; the operators' own is none.
pub(super) async fn find(platform: &PlatformTx, id: AccountId) -> Result<Option<Row>, ApiError> {
    let row = operators::find_account()
        .bind(platform.client(), &id.0, &HOME.0)
        .opt()
        .await?;
    Ok(row.map(Row))
}

/// Set plan and limits, if they are still at that revision, with the row in the account's own log: that is where `by`
/// acts. Whether it was done.
pub(super) async fn change(
    platform: &PlatformTx,
    by: &Actor,
    revision: i32,
    limits: &Limits,
) -> Result<bool, ApiError> {
    let (entity, action) = Action::SubscriptionChanged.names();
    let done = operators::change_subscription()
        .bind(
            platform.client(),
            &limits.plan,
            &limits.status.as_str(),
            &limits.seat_limit,
            &limits.l1_seat_limit,
            &by.account.0,
            &revision,
            &Uuid::now_v7(),
            &by.person()?.id.0,
            &by.acting_as.as_str(),
            &action,
            &entity,
            &by.origin.ip(),
            &by.origin.request_id,
        )
        .await?;
    Ok(done == 1)
}

/// Each account with what is used of it. The platform role sees nothing inside, so each is counted in from inside itself.
pub(super) async fn counted(db: &Db, rows: Vec<Row>) -> Result<Vec<AccountEntry>, ApiError> {
    stream::iter(rows.into_iter().map(|row| count(db, row)))
        .buffered(AT_ONCE)
        .try_collect()
        .await
}

pub(super) async fn count(db: &Db, Row(row): Row) -> Result<AccountEntry, ApiError> {
    let tx = db.begin_aside(Actor::system(AccountId(row.id))).await?;
    let usage = operators::account_usage().bind(&*tx).one().await?;
    tx.finish().await?;
    Ok(AccountEntry {
        id: AccountId(row.id),
        name: row.name,
        slug: row.slug,
        time_zone: row.time_zone,
        created_at: row.created_at,
        plan: row.plan,
        status: row.status.parse()?,
        revision: row.revision,
        seats: AccountSeats {
            engineer: SeatUse::new(usage.engineers, row.seat_limit),
            l1_tech: SeatUse::new(usage.l1_techs, row.l1_seat_limit),
        },
        last_sign_in_at: usage.last_sign_in_at,
    })
}

/// The operator's own user in the account of this transaction.
pub(super) async fn stand_in(tx: &TenantTx, operator: &ActingUser) -> Result<UserId, ApiError> {
    let row = operators::stand_in()
        .bind(
            &**tx,
            &tx.actor().account.0,
            &UserId::fresh().0,
            &operator.email,
            &operator.person.name,
            &operator.person.id.0,
        )
        .one()
        .await?;
    Ok(UserId(row))
}

/// Make the account that operators live in, unless it is there: whether it was made.
pub(super) async fn make_home(tx: &Tx) -> Result<bool, ApiError> {
    let made = operators::make_operators_account().bind(tx, &HOME.0).await? == 1;
    if made {
        accounts::insert_subscription().bind(tx, &HOME.0, &None, &None).await?;
        accounts::insert_ticket_counter().bind(tx, &HOME.0).await?;
    }
    Ok(made)
}
