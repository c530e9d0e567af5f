//! Abandons walks that were left alone for a day, and puts their tickets back.

use std::collections::BTreeMap;

use crate::{
    app::App,
    audit::{self, Action},
    auth::Actor,
    error::ApiError,
    ids::{AccountId, WalkId},
    tickets::{self, TicketStatus},
    walks,
};

const BATCH: i32 = 500;

/// Abandon all stale walks, a batch at a time. Every step can be repeated: a walk that has ended stays ended.
pub(super) async fn run(app: &App) -> Result<i32, ApiError> {
    let mut done = 0;
    loop {
        let platform = app.db.platform().await?;
        let stale = walks::stale(&platform, BATCH).await?;
        drop(platform);
        let found = stale.len();
        let mut by_account: BTreeMap<AccountId, Vec<WalkId>> = BTreeMap::new();
        for (account, walk) in stale {
            by_account.entry(account).or_default().push(walk);
        }
        let before = done;
        let mut left = None;
        for (account, walks) in by_account {
            for walk in walks {
                match abandon(app, account, walk).await {
                    Ok(abandoned) => done += i32::from(abandoned),
                    Err(gone @ ApiError::Unavailable { .. }) => return Err(gone),
                    Err(error) => {
                        tracing::warn!(%account, %walk, %error, "a stale walk was not to be had");
                        left = Some(error);
                    }
                }
            }
        }
        // What nobody could abandon now is not looked at for ever. A run that left something behind is not finished: it
        // is taken up again.
        if done == before || found < usize::try_from(BATCH).unwrap_or(usize::MAX) {
            return left.map_or(Ok(done), Err);
        }
    }
}

/// One walk, one transaction: a lock that cannot be had holds up no other.
async fn abandon(app: &App, account: AccountId, walk: WalkId) -> Result<bool, ApiError> {
    let tx = app.db.begin_as(Actor::system(account)).await?;
    let Some(ticket) = tickets::lock_of_walk(&tx, walk).await? else {
        return Ok(false);
    };
    if !walks::abandon(&tx, walk).await? {
        return Ok(false);
    }
    tickets::enter(
        &tx,
        ticket,
        TicketStatus::Walking,
        TicketStatus::Open,
        None,
        "The walk was left alone for 24 hours".to_owned(),
    );
    audit::done(&tx, Action::WalkAbandoned, walk.0);
    tx.commit().await?;
    Ok(true)
}
