//! Reads what was committed, wherever in the installation, and tells the streams of this instance.
//!
//! A look is one statement: it answers the changes that the last look could not see yet, exactly once each, whatever order
//! they were committed in. There is a look at once when this instance committed something, when another says that it did, and
//! once a second, for what was committed by whoever could not say so: a command, or an instance that was killed right then.

use std::{
    collections::VecDeque,
    future::poll_fn,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};

use queries::queries::feed;
use tokio::{
    sync::Notify,
    time::{Instant, MissedTickBehavior, interval, sleep, sleep_until, timeout},
};
use tokio_postgres::{AsyncMessage, Client};

use super::{Change, Live};
use crate::{
    db::Db,
    error::ApiError,
    ids::{AccountId, TicketId, UserId},
    live::presence::LASTS,
};

/// Looks follow each other at this distance, or further apart: what happens meanwhile is told together.
const PACE: Duration = Duration::from_millis(100);
/// There is a look at least this often.
const TICK: Duration = Duration::from_secs(1);
/// A database that does not answer for so long is gone.
const PATIENCE: Duration = Duration::from_secs(5);
/// Changes are kept for so long, in which every instance has looked many times. One that has not knows that it missed some.
const KEPT: Duration = Duration::from_secs(120);
/// Old changes and presences are forgotten this often.
const TIDY: Duration = Duration::from_secs(10);
/// Between two connections, at first; twice as long each time, up to the longest.
const SHORTEST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(2);
/// A look that finds more than so many changes tells everybody to look for themselves.
const MOST: i64 = 20_000;

/// Follow what is committed, for as long as the process lives. A connection that is lost is made again, and everybody told
/// that they may have missed something.
pub async fn follow(db: Db, live: Live) {
    let mut wait = SHORTEST;
    loop {
        let began = Instant::now();
        if let Err(error) = follow_until_lost(&db, &live).await {
            tracing::warn!(%error, "changes are not heard of; trying again");
        }
        wait = if began.elapsed() > PATIENCE {
            SHORTEST
        } else {
            (wait * 2).min(LONGEST)
        };
        sleep(wait).await;
    }
}

async fn follow_until_lost(db: &Db, live: &Live) -> Result<(), ApiError> {
    let (client, mut connection) = timeout(PATIENCE, db.listener())
        .await
        .map_err(ApiError::unavailable)??;
    let heard = Arc::new(Notify::new());
    let mut listening = pin!(async {
        while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
            if let AsyncMessage::Notification(_) = message? {
                heard.notify_one();
            }
        }
        Ok::<_, tokio_postgres::Error>(())
    });
    let following = pin!(look_on(&client, db, live, &heard));
    tokio::select! {
        ended = &mut listening => Ok(ended?),
        lost = following => lost,
    }
}

/// Where a look stood: what it could see.
type Snapshot = String;

async fn look_on(client: &Client, db: &Db, live: &Live, heard: &Notify) -> Result<(), ApiError> {
    // What this connection writes is of the moment; nobody should wait until it is on the disk.
    answered(client.batch_execute("set synchronous_commit = off; listen live")).await?;
    let look = answered(feed::look().prepare(client)).await?;
    let mut since: Snapshot = answered(feed::stand().bind(client).one()).await?;
    live.reset();
    let mut old = VecDeque::from([(Instant::now(), since.clone())]);
    let mut tick = interval(TICK);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut looked, mut tidied) = (Instant::now() - PACE, Instant::now());
    // Something was found that other instances may not have been told of.
    let mut is_news = false;
    loop {
        let is_ours = tokio::select! {
            () = db.committed() => true,
            () = heard.notified() => false,
            _ = tick.tick() => false,
        };
        sleep_until(looked + PACE).await;
        if looked.elapsed() > KEPT / 2 {
            live.reset();
        }
        looked = Instant::now();
        let rows = answered(look.bind(client, &since, &(MOST + 1)).all()).await?;
        let is_too_much = rows.len() > usize::try_from(MOST).unwrap_or(usize::MAX);
        if let Some(row) = rows.first() {
            since.clone_from(&row.snapshot);
        }
        let changes: Vec<_> = rows.into_iter().filter_map(change).collect();
        if !changes.is_empty() {
            metrics::counter!("resolutionflow_changes_heard_total").increment(changes.len() as u64);
            is_news = true;
        }
        if is_too_much {
            live.reset();
        } else {
            live.tell(changes);
        }
        if is_ours && is_news {
            is_news = false;
            answered(client.batch_execute("notify live")).await?;
        }
        if tidied.elapsed() > TIDY {
            tidied = Instant::now();
            tidy(client, &mut old).await?;
            old.push_back((tidied, since.clone()));
        }
    }
}

/// What a row says, if this version knows that kind of thing.
fn change(row: feed::Change) -> Option<Change> {
    Some(Change {
        kind: row.kind?.parse().ok()?,
        id: row.id?,
        ticket_id: row.ticket_id.map(TicketId),
        account: AccountId(row.account_id?),
        user: row.user_id.map(UserId),
        is_private: row.is_private.unwrap_or(true),
    })
}

/// Forget what every instance has seen, and whoever was on a ticket by an instance that died.
async fn tidy(client: &Client, old: &mut VecDeque<(Instant, Snapshot)>) -> Result<(), ApiError> {
    let mut then = None;
    while old.front().is_some_and(|(at, _)| at.elapsed() > KEPT) {
        then = old.pop_front();
    }
    if let Some((_, then)) = then {
        answered(async { feed::forget_changes().bind(client, &then).await }).await?;
    }
    answered(async { feed::forget_presence().bind(client, &LASTS.as_secs_f64()).await }).await?;
    Ok(())
}

async fn answered<T>(statement: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, ApiError> {
    let mut statement: Pin<_> = pin!(statement);
    let answer = timeout(PATIENCE, &mut statement).await;
    Ok(answer.map_err(|_| ApiError::unavailable("the database does not answer"))??)
}
