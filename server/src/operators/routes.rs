//! What operators do from their own account: list the installation's accounts, make one, change its limits, enter it.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{as_stand_in, inside, store};
use crate::{
    accounts::{self, NewAccount, TimeZoneName, settings::SubscriptionStatus},
    app::App,
    audit::{self, Action, Outcome},
    auth::{self, Actor, Caller, Guard, routes::MeView, tokens::Token, visits},
    error::{ApiError, Problems},
    idempotency,
    ids::{AccountId, InviteId},
    invites::{self, HandedOut, routes::InviteView},
    page::{self, Limit},
    request::{Body, Path, Query},
    text::{Email, Text, given},
};

/// More seats than any account has people.
const MOST_SEATS: i32 = 100_000;

/// An account as operators see it: nothing of what is inside but how many seats are taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountEntry {
    /// Its id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its short name, for the command line.
    pub slug: String,
    /// IANA name.
    pub time_zone: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// What it pays for.
    pub plan: String,
    /// Where it stands with its payments.
    pub status: SubscriptionStatus,
    /// Counts the changes of plan and limits; a change says which it was made on.
    pub revision: i32,
    /// How many seats there are, and how many are taken.
    pub seats: AccountSeats,
    /// When somebody last signed in there.
    pub last_sign_in_at: Option<Timestamp>,
}

/// Seats by role.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountSeats {
    /// Active engineers.
    pub engineer: SeatUse,
    /// Active technicians.
    pub l1_tech: SeatUse,
}

/// How far a limit is used.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeatUse {
    /// Seats that are taken.
    pub current: i64,
    /// Seats there are; null for no limit.
    pub limit: Option<i32>,
    /// How many more are taken than there are. They stay; nobody can be added until it is none.
    pub over: i64,
}

impl SeatUse {
    pub(super) fn new(current: i64, limit: Option<i32>) -> Self {
        let over = limit.map_or(0, |limit| (current - i64::from(limit)).max(0));
        Self { current, limit, over }
    }
}

/// Plan and limits as they are to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Limits {
    pub plan: String,
    pub status: SubscriptionStatus,
    pub seat_limit: Option<i32>,
    pub l1_seat_limit: Option<i32>,
}

/// Which accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountFilter {
    /// A part of the name or the short name.
    search: Option<Text<0, 120>>,
    /// Where the last page ended.
    cursor: Option<String>,
    /// At most so many.
    #[serde(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
}

/// A page of accounts.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountPage {
    /// The accounts, by name.
    items: Vec<AccountEntry>,
    /// For the next page; absent on the last one.
    next_cursor: Option<String>,
}

/// The accounts of the installation, by name, without the operators' own.
#[utoipa::path(get, path = "/admin/accounts", tag = "installation", params(AccountFilter),
               responses((status = 200, body = AccountPage), Problems))]
pub async fn list_accounts(
    State(app): State<App>,
    caller: Caller,
    Query(filter): Query<AccountFilter>,
) -> Result<Json<AccountPage>, ApiError> {
    let after = match filter.cursor.as_deref() {
        Some(cursor) => page::read_cursor(cursor)?,
        None => (String::new(), Uuid::nil()),
    };
    caller.begin(Guard::SuperAdmin).await?.finish().await?;
    let most = filter.limit.rows();
    let platform = app.db.platform().await?;
    let mut rows = store::list(&platform, given(&filter.search), after, most + 1).await?;
    drop(platform);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let next_cursor = if rows.len() > most {
        rows.truncate(most);
        rows.last().map(|last| page::cursor(&last.after()))
    } else {
        None
    };
    let items = store::counted(&app.db, rows).await?;
    Ok(Json(AccountPage { items, next_cursor }))
}

/// An account to be made.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeAccount {
    /// Its name.
    name: Text<1, 120>,
    /// IANA name; days begin and end by it.
    time_zone: TimeZoneName,
    /// Whom to invite as its first owner.
    owner_email: Email,
    /// Engineer seats; absent or null for no limit.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000)]
    seat_limit: Option<i32>,
    /// L1 seats; absent or null for no limit.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000)]
    l1_seat_limit: Option<i32>,
}

/// An account that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeAccount {
    /// The account.
    #[serde(flatten)]
    account: AccountEntry,
    /// Its first owner's invite.
    owner_invite: InviteView,
    /// The link to hand over to its first owner, where no mail is sent; only in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

/// Make an account and invite its first owner.
#[utoipa::path(post, path = "/admin/accounts", tag = "installation", request_body = MakeAccount,
               responses((status = 201, body = MadeAccount), Problems))]
pub async fn make_account(
    State(app): State<App>,
    caller: Caller,
    key: idempotency::Key,
    Body(input): Body<MakeAccount>,
) -> Result<Response, ApiError> {
    checked("seat_limit", input.seat_limit)?;
    checked("l1_seat_limit", input.l1_seat_limit)?;
    let nothing = async |_: &crate::db::Tx| Ok(());
    let mut sends = None;
    let answer = idempotency::once_with_secret(&caller, Guard::SuperAdmin, &key, &input, nothing, async |tx, ()| {
        let id = AccountId(key.id_for(tx.actor(), &input)?);
        let platform = app.db.platform().await?;
        // A first request under this key may have got so far and no further.
        let is_there = store::find(&platform, id).await?.is_some();
        let (owner_invite, shown);
        (owner_invite, shown, sends) = make(&app, tx.actor(), id, &input, is_there).await?;
        audit::done(tx, Action::AccountCreated, id.0);
        let made = store::find(&platform, id)
            .await?
            .ok_or_else(|| ApiError::fault("an account just made is not there"))?;
        let made = MadeAccount {
            account: store::count(&app.db, made).await?,
            owner_invite,
            link: None,
        };
        Ok((StatusCode::CREATED, made, shown))
    })
    .await?;
    invites::send(&app, sends);
    Ok(answer)
}

/// The account and its first owner's invite; where it is there already, the invite once more.
async fn make(
    app: &App,
    operator: &Actor,
    id: AccountId,
    input: &MakeAccount,
    is_there: bool,
) -> Result<(InviteView, Option<(&'static str, String)>, Option<invites::Sends>), ApiError> {
    let tx = app.db.begin_aside(Actor::system(id)).await?;
    if !is_there {
        let new = NewAccount {
            id,
            name: &input.name,
            time_zone: input.time_zone.as_str(),
            seat_limit: input.seat_limit,
            l1_seat_limit: input.l1_seat_limit,
        };
        accounts::must_know(&tx, new.time_zone).await?;
        accounts::create(&tx, new).await?;
    }
    let tx = as_stand_in(tx, operator).await?;
    if !is_there {
        audit::done(&tx, Action::AccountCreated, id.0);
    }
    // There is one first owner's invite, as there is one account under its id.
    let invite = InviteId(id.0);
    let HandedOut { invite, shown, sends } = invites::invite_first_owner(app, &tx, invite, &input.owner_email).await?;
    let view = InviteView::new(invite, tx.now());
    tx.commit().await?;
    Ok((view, shown, sends))
}

fn checked(field: &str, limit: Option<i32>) -> Result<Option<i32>, ApiError> {
    match limit {
        Some(seats) if !(0..=MOST_SEATS).contains(&seats) => Err(ApiError::invalid(
            field,
            format!("must be a number from 0 to {MOST_SEATS}, or null for no limit"),
        )),
        limit => Ok(limit),
    }
}

/// What is to be changed. What is absent stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSubscription {
    /// What the change was made on; if it has moved on, nothing is changed.
    revision: i32,
    /// What the account pays for, in the operators' words.
    #[serde(default)]
    plan: Option<Text<1, 40>>,
    /// Where it stands with its payments.
    #[serde(default)]
    status: Option<SubscriptionStatus>,
    /// Engineer seats; null for no limit.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 100_000)]
    seat_limit: Option<Option<i32>>,
    /// L1 seats; null for no limit.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 100_000)]
    l1_seat_limit: Option<Option<i32>>,
}

/// Tells null from absent.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<i32>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl ChangeSubscription {
    fn applied_to(self, now: Limits) -> Result<Limits, ApiError> {
        Ok(Limits {
            plan: self.plan.map_or(now.plan, Text::into_inner),
            status: self.status.unwrap_or(now.status),
            seat_limit: checked("seat_limit", self.seat_limit.unwrap_or(now.seat_limit))?,
            l1_seat_limit: checked("l1_seat_limit", self.l1_seat_limit.unwrap_or(now.l1_seat_limit))?,
        })
    }
}

/// Change an account's plan, status or limits. A limit below what is in use locks nobody out: `over` says by how many, and
/// nobody can be added.
#[utoipa::path(patch, path = "/admin/accounts/{id}/subscription", tag = "installation", params(("id" = AccountId, Path)),
               request_body = ChangeSubscription, responses((status = 200, body = AccountEntry), Problems))]
pub async fn change_subscription(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AccountId>,
    Body(input): Body<ChangeSubscription>,
) -> Result<Json<AccountEntry>, ApiError> {
    let tx = caller.begin(Guard::SuperAdmin).await?;
    let platform = app.db.platform().await?;
    let read = async || {
        let row = store::find(&platform, id).await?;
        row.ok_or_else(|| ApiError::not_found("account"))
    };
    let old = read().await?.limits()?;
    let revision = input.revision;
    let new = input.applied_to(old.clone())?;
    // Made and kept before the change, which names the stand-in: the platform role could not make one.
    let stand_in = inside(&app.db, tx.actor(), id).await?;
    let by = stand_in.actor().clone();
    stand_in.commit().await?;
    let done = store::change(&platform, &by, revision, &new).await?;
    let account = store::count(&app.db, read().await?).await?;
    if !done {
        return Err(ApiError::conflict(
            "subscription_moved_on",
            "Somebody else changed this in the meantime. Look at it again, then save.",
        )
        .with("account", account));
    }
    if tx.actor().account != id {
        audit::record(
            &tx,
            Action::SubscriptionChanged,
            id.0,
            Outcome::Done,
            json!({ "revision": account.revision }),
        );
    }
    tx.commit().await?;
    Ok(Json(account))
}

/// Why an account is entered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterAccount {
    /// For its owners, who read it in their audit log.
    reason: Text<1, 500>,
}

/// Come inside an account for an hour, for a reason that its owners can read. The session cookie is from now on that of
/// the visit; `/auth/leave` goes back.
#[utoipa::path(post, path = "/admin/accounts/{id}/enter", tag = "installation", params(("id" = AccountId, Path)),
               request_body = EnterAccount, responses((status = 200, body = MeView), Problems))]
pub async fn enter_account(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AccountId>,
    Body(input): Body<EnterAccount>,
) -> Result<impl IntoResponse, ApiError> {
    let at_home = caller.begin(Guard::SuperAdmin).await?;
    let home = visits::Home::of(at_home.actor())?;
    if id == home.account {
        return Err(ApiError::conflict("already_inside", "You are in this account already."));
    }
    let platform = app.db.platform().await?;
    if store::find(&platform, id).await?.is_none() {
        return Err(ApiError::not_found("account"));
    }
    drop(platform);
    let token = Token::fresh(id);
    let tx = visits::begin(inside(&app.db, at_home.actor(), id).await?, &token, home, &input.reason)?;
    audit::record(
        &at_home,
        Action::AccountEntered,
        id.0,
        Outcome::Done,
        json!({ "reason": input.reason }),
    );
    let user = tx.actor().user.clone().ok_or_else(ApiError::unauthorized)?;
    let me = MeView::new(&user, accounts::current(&tx).await?);
    // Both logs have it before anybody has the token.
    tx.commit().await?;
    at_home.commit().await?;
    Ok((
        AppendHeaders([(SET_COOKIE, auth::set_cookie(Some(&token), &app.public_url))]),
        Json(me),
    ))
}

#[cfg(test)]
mod tests {
    use super::{ChangeSubscription, Limits, SeatUse, SubscriptionStatus};

    #[test]
    fn seats_are_over_only_beyond_a_limit() {
        for (current, limit, over) in [
            (3, None, 0),
            (3, Some(5), 0),
            (5, Some(5), 0),
            (7, Some(5), 2),
            (1, Some(0), 1),
        ] {
            assert_eq!(SeatUse::new(current, limit).over, over, "{current} of {limit:?}");
        }
    }

    #[test]
    fn what_is_absent_stays_and_null_lifts_a_limit() {
        let now = Limits {
            plan: "standard".into(),
            status: SubscriptionStatus::Active,
            seat_limit: Some(5),
            l1_seat_limit: Some(5),
        };
        let change = |body: &str| {
            let change: ChangeSubscription = serde_json::from_str(body).expect("a body");
            change.applied_to(now.clone())
        };
        assert_eq!(change(r#"{"revision":1}"#).expect("nothing"), now);
        let lifted = change(r#"{"revision":1,"l1_seat_limit":null,"status":"past_due"}"#).expect("a change");
        assert_eq!(
            lifted,
            Limits {
                status: SubscriptionStatus::PastDue,
                l1_seat_limit: None,
                ..now.clone()
            }
        );
        for wrong in ["-1", "100001"] {
            let refused = change(&format!(r#"{{"revision":1,"seat_limit":{wrong}}}"#)).expect_err(wrong);
            assert!(refused.is("invalid"), "{refused}");
        }
    }
}
