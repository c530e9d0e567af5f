//! One event stream, from its `hello` to its end.

use std::{convert::Infallible, time::Duration};

use axum::response::sse::Event;
use futures::{Stream, stream};
use serde::Serialize;
use tokio::{
    sync::{broadcast::error::RecvError, watch},
    time::{Instant, Interval, MissedTickBehavior, interval, sleep_until},
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Change, presence,
    streams::{News, Place},
};
use crate::{
    app::App,
    auth::{ActingUser, Actor, Caller, Guard},
    error::ApiError,
    ids::{AccountId, StreamId},
};

/// A stream lasts so long; then its client opens another.
const LASTS: Duration = Duration::from_secs(30 * 60);
/// Whether its reader may still be here is asked this often, and at once when something decides about it.
const RECHECKED: Duration = Duration::from_secs(60);

/// What a stream begins with, under `event: hello`.
#[derive(Debug, Serialize, ToSchema)]
pub struct StreamHello {
    /// Its name, for `PUT /presence`.
    pub stream: StreamId,
}

/// The last thing a stream says, under `event: end`.
#[derive(Debug, Serialize, ToSchema)]
pub struct StreamEnd {
    /// Why.
    pub reason: StreamEndReason,
}

/// Why a stream ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StreamEndReason {
    /// It lasted half an hour, as long as any: open another.
    Time,
    /// The server is about to stop, or cannot ask who the reader is: open another in a moment.
    Restart,
    /// What the reader may do has changed: ask what that is, and open another.
    RightsChanged,
    /// The session or the token is over.
    SignedOut,
    /// The same user opened a fifth: open another when somebody looks at this page again.
    Replaced,
}

impl StreamEndReason {
    /// When a browser should try again by itself. Spread, so that they do not all come at once.
    fn retry(self) -> Duration {
        let (least, spread) = match self {
            Self::Time | Self::RightsChanged => (500, 1_000),
            Self::Restart => (1_000, 4_000),
            Self::SignedOut | Self::Replaced => (60_000, 60_000),
        };
        spread_out(least, spread)
    }
}

fn spread_out(least: u64, spread: u64) -> Duration {
    let chance = u64::from(Uuid::new_v4().as_fields().0);
    Duration::from_millis(least + chance % spread)
}

/// A stream that somebody was admitted to.
pub(super) fn open(
    app: App,
    caller: Caller,
    reader: ActingUser,
    account: AccountId,
    place: Place,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let mut recheck = interval(RECHECKED);
    recheck.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let life = Life {
        app,
        caller,
        reader,
        account,
        place,
        recheck,
        ends: Instant::now() + LASTS,
        stage: Stage::New,
    };
    stream::unfold(life, async |mut life| {
        let event = life.next().await?;
        Some((Ok(event), life))
    })
}

struct Life {
    app: App,
    caller: Caller,
    /// As they were when the stream began: when that is no longer so, it ends.
    reader: ActingUser,
    account: AccountId,
    place: Place,
    recheck: Interval,
    ends: Instant,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    New,
    Open,
    Over,
}

impl Life {
    async fn next(&mut self) -> Option<Event> {
        match self.stage {
            Stage::New => {
                self.stage = Stage::Open;
                let hello = StreamHello { stream: self.place.id };
                Some(said("hello", &hello).retry(spread_out(1_000, 2_000)))
            }
            Stage::Open => Some(match self.listen().await {
                Ok(event) => event,
                Err(reason) => {
                    self.stage = Stage::Over;
                    said("end", &StreamEnd { reason }).retry(reason.retry())
                }
            }),
            Stage::Over => None,
        }
    }

    /// Until there is something to say, or it ends.
    async fn listen(&mut self) -> Result<Event, StreamEndReason> {
        loop {
            tokio::select! {
                biased;
                () = is_true(&mut self.place.closed) => return Err(StreamEndReason::Restart),
                _ = &mut self.place.replaced => return Err(StreamEndReason::Replaced),
                () = sleep_until(self.ends) => return Err(StreamEndReason::Time),
                // The first time at once: whoever lost a right after it was proved, and before anybody listened, is heard of.
                _ = self.recheck.tick() => self.prove().await?,
                news = self.place.news.recv() => match news {
                    Ok(News::Changes(changes)) => {
                        // Before anything is said: it may be what they may no longer know of.
                        if changes.iter().any(|change| change.decides_about(&self.reader)) {
                            self.prove().await?;
                        }
                        let told: Vec<&Change> = changes.iter().filter(|change| change.is_for(&self.reader)).collect();
                        if !told.is_empty() {
                            return Ok(said("changes", &told));
                        }
                    }
                    // It was too slow, or something was missed.
                    Ok(News::Reset) | Err(RecvError::Lagged(_)) => return Ok(Event::default().event("reset").data("{}")),
                    Err(RecvError::Closed) => return Err(StreamEndReason::Restart),
                },
            }
        }
    }

    /// Whether the reader may still be here, as who they were. An error while deciding is a refusal.
    async fn prove(&self) -> Result<(), StreamEndReason> {
        let proved = async {
            let tx = self.caller.begin(Guard::SignedIn).await?;
            let is_same = tx
                .actor()
                .user
                .as_ref()
                .is_some_and(|user| user.member == self.reader.member);
            if is_same && Guard::L1OrAbove.admit(&self.reader.member).is_ok() {
                presence::stay(&tx, self.reader.person.id, self.place.id);
            }
            tx.finish().await?;
            Ok::<_, ApiError>(is_same)
        };
        match proved.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(StreamEndReason::RightsChanged),
            Err(refused) if refused.is("not_signed_in") => Err(StreamEndReason::SignedOut),
            Err(ApiError::Refusal(_)) => Err(StreamEndReason::RightsChanged),
            Err(ApiError::Fault(_) | ApiError::Unavailable { .. }) => Err(StreamEndReason::Restart),
        }
    }
}

async fn is_true(told: &mut watch::Receiver<bool>) {
    // An error is that nobody is left to tell, which is the same.
    let _ = told.wait_for(|told| *told).await;
}

fn said(name: &str, what: &impl Serialize) -> Event {
    let event = Event::default().event(name);
    event.json_data(what).expect("ids and words can be written")
}

impl Drop for Life {
    fn drop(&mut self) {
        // Where everybody leaves at once they open others elsewhere: what they were on is forgotten in time.
        if *self.place.closed.borrow() || Guard::L1OrAbove.admit(&self.reader.member).is_err() {
            return;
        }
        let (db, actor) = (self.app.db.clone(), Actor::system(self.account));
        let (user, stream) = (self.reader.person.id, self.place.id);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let tx = db.begin_as(actor).await?;
                presence::go(&tx, user, stream);
                tx.commit().await
            });
        }
    }
}
