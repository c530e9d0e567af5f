//! From hand to hand: a walk is handed to a colleague, taken over by one, or out of the hands of somebody who may no longer
//! walk; and its holder rewords the problem.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Walk, WalkView, store, view};
use crate::{
    app::App,
    audit::{self, Action, Outcome},
    db::TenantTx,
    error::ApiError,
    ids::UserId,
    text::Text,
    tickets::{self, TicketStatus},
    users,
};

/// To whom.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// A colleague who may work the L1 surface.
    pub to_user_id: UserId,
}

/// What the caller really meant.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reword {
    /// The problem in better words.
    pub problem_statement: Text<1, 4000>,
}

/// The holder gives a locked walk to a colleague.
///
/// # Errors
/// 409 unless the caller holds it; 422 for somebody who may not walk it.
pub async fn hand_over(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &HandOver,
) -> Result<(StatusCode, WalkView), ApiError> {
    let by = tx.actor().person()?.clone();
    if let Err(error) = walk.held_by(&by) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    let to = users::l1_surface(tx)
        .await?
        .into_iter()
        .find(|person| person.id == input.to_user_id);
    let to = to
        .filter(|to| to.id != by.id)
        .ok_or_else(|| ApiError::invalid("to_user_id", "is not a colleague who may work the L1 workspace"))?;
    audit::record(
        tx,
        Action::WalkHandedOver,
        walk.id.0,
        Outcome::Done,
        json!({ "from": by.id, "to": to.id }),
    );
    give(tx, &mut walk, to, "Handed over");
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}

/// A colleague takes a locked walk; its holder changes nothing by asking again.
///
/// # Errors
/// 409 when it has ended.
pub async fn take_over(app: &App, tx: &TenantTx, mut walk: Walk) -> Result<(StatusCode, WalkView), ApiError> {
    if let Err(error) = walk.active() {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    let by = tx.actor().person()?.clone();
    if walk.holder.id != by.id {
        let from = walk.holder.id;
        audit::record(
            tx,
            Action::WalkTakenOver,
            walk.id.0,
            Outcome::Done,
            json!({ "from": from, "to": by.id }),
        );
        give(tx, &mut walk, by, "Taken over");
    }
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}

fn give(tx: &TenantTx, walk: &mut Walk, to: crate::auth::Person, how: &str) {
    store::set_holder(tx, walk.id, to.id);
    let ticket = walk.ticket.ticket_id;
    tickets::enter(
        tx,
        ticket,
        TicketStatus::Walking,
        TicketStatus::Walking,
        Some(to.id),
        format!("{how}: {}", to.name),
    );
    walk.end_pause(tx.now());
    walk.holder = to;
    walk.last_step_at = tx.now();
}

/// Abandon what somebody who may no longer walk has in hand, and put its tickets back; answers how many there were. `why`
/// is for the tickets' stories.
///
/// # Errors
/// When a walk came into their hands meanwhile, whose ticket is not locked: then it is to be begun again.
pub async fn release(tx: &TenantTx, holder: UserId, why: &str) -> Result<usize, ApiError> {
    let (tickets, walks) = futures::try_join!(tickets::lock_walked_by(tx, holder), store::abandon_of(tx, holder))?;
    for (walk, ticket) in &walks {
        audit::done(tx, Action::WalkAbandoned, walk.0);
        let Some(ticket) = *ticket else { continue };
        if !tickets.contains(&ticket) {
            return Err(ApiError::begin_again(
                "a walk came into the hands it was to be taken from",
            ));
        }
        let (from, to) = (TicketStatus::Walking, TicketStatus::Open);
        tickets::enter(tx, ticket, from, to, None, why.to_owned());
    }
    Ok(walks.len())
}

/// The holder rewords the problem of a locked walk's ticket.
///
/// # Errors
/// 409 unless the caller holds it.
pub async fn reword(
    app: &App,
    tx: &TenantTx,
    mut walk: Walk,
    input: &Reword,
) -> Result<(StatusCode, WalkView), ApiError> {
    if let Err(error) = walk.held_by(tx.actor().person()?) {
        return Err(ApiError::from(error).with("walk", view(app, tx, walk).await?));
    }
    walk.ticket.problem_statement = input.problem_statement.to_string();
    tickets::change_problem(tx, walk.ticket.ticket_id, input.problem_statement.to_string());
    audit::done(tx, Action::ProblemChanged, walk.ticket.ticket_id.0);
    Ok((StatusCode::OK, view(app, tx, walk).await?))
}
