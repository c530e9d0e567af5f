//! The open streams of this instance: how many there may be, and what each is told.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{broadcast, oneshot, watch};

use super::Change;
use crate::{
    error::{ApiError, busy},
    ids::{AccountId, StreamId, UserId},
};

/// Of one user; whoever opens one more closes their oldest.
const MOST_PER_USER: usize = 4;
/// Of an instance.
const MOST: usize = 10_000;
/// So many batches of changes wait for a stream that is slow; then it is told to look at everything anew.
const WAITING: usize = 16;
/// So many changes at once are told one by one; of more, that there were.
const MOST_TOLD: usize = 500;

/// Tells the streams of this instance what changed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Live(Arc<Hub>);

#[derive(Debug)]
struct Hub {
    open: Mutex<Open>,
    most: usize,
    closed: watch::Sender<bool>,
}

#[derive(Debug, Default)]
struct Open {
    /// Every stream that has not ended, replaced ones included.
    streams: usize,
    accounts: HashMap<AccountId, Told>,
    /// Each user's, the oldest first.
    users: HashMap<(AccountId, UserId), VecDeque<Taken>>,
}

/// The streams of an account.
#[derive(Debug)]
struct Told {
    streams: usize,
    news: broadcast::Sender<News>,
}

/// A place that a stream has, and how it hears that it lost it.
#[derive(Debug)]
struct Taken {
    by: StreamId,
    replace: oneshot::Sender<()>,
}

/// What a stream hears.
#[derive(Debug, Clone)]
pub(super) enum News {
    /// These changed, in its account.
    Changes(Arc<[Change]>),
    /// Anything may have.
    Reset,
}

/// A stream's place: given back when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    pub id: StreamId,
    pub news: broadcast::Receiver<News>,
    /// Answers when a newer stream of the same user took the place.
    pub replaced: oneshot::Receiver<()>,
    /// True once the instance is about to stop.
    pub closed: watch::Receiver<bool>,
    live: Live,
    whose: (AccountId, UserId),
}

impl Default for Live {
    fn default() -> Self {
        Self::with_room_for(MOST)
    }
}

impl Live {
    /// With a limit of one's own.
    #[must_use]
    pub fn with_room_for(most: usize) -> Self {
        Self(Arc::new(Hub {
            open: Mutex::default(),
            most,
            closed: watch::Sender::new(false),
        }))
    }

    /// Take a place for a stream. A user's fifth closes the oldest: connections die without a word, and whoever comes back
    /// from a train must not be kept out by those they left there.
    pub(super) fn take(&self, account: AccountId, user: UserId) -> Result<Place, ApiError> {
        let closed = self.0.closed.subscribe();
        let mut open = self.open();
        if *closed.borrow() || open.streams >= self.0.most {
            return Err(ApiError::Refusal(Box::new(busy(5))));
        }
        let id = StreamId::fresh();
        let (replace, replaced) = oneshot::channel();
        let own = open.users.entry((account, user)).or_default();
        own.push_back(Taken { by: id, replace });
        if own.len() > MOST_PER_USER
            && let Some(oldest) = own.pop_front()
        {
            // One that has just ended by itself does not hear it.
            let _ = oldest.replace.send(());
        }
        let told = open.accounts.entry(account).or_insert_with(|| Told {
            streams: 0,
            news: broadcast::Sender::new(WAITING),
        });
        told.streams += 1;
        let news = told.news.subscribe();
        open.streams += 1;
        metrics::gauge!("resolutionflow_event_streams_open").increment(1.0);
        Ok(Place {
            id,
            news,
            replaced,
            closed,
            live: self.clone(),
            whose: (account, user),
        })
    }

    /// How many streams have not ended.
    #[must_use]
    pub fn streams(&self) -> usize {
        self.open().streams
    }

    /// Tell each account's streams what changed there.
    pub(super) fn tell(&self, changes: Vec<Change>) {
        let mut by_account: HashMap<AccountId, Vec<Change>> = HashMap::new();
        for change in changes {
            by_account.entry(change.account).or_default().push(change);
        }
        let open = self.open();
        for (account, changes) in by_account {
            if let Some(told) = open.accounts.get(&account) {
                let news = if changes.len() > MOST_TOLD {
                    News::Reset
                } else {
                    News::Changes(changes.into())
                };
                // Nobody hears it where the last one is just leaving.
                let _ = told.news.send(news);
            }
        }
    }

    /// Tell every stream that something may have been missed.
    pub(super) fn reset(&self) {
        metrics::counter!("resolutionflow_event_resets_total").increment(1);
        for told in self.open().accounts.values() {
            let _ = told.news.send(News::Reset);
        }
    }

    /// End every stream, and let no other begin: the instance is about to stop.
    pub fn close(&self) {
        self.0.closed.send_replace(true);
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut guard = self.live.open();
        let open = &mut *guard;
        open.streams -= 1;
        metrics::gauge!("resolutionflow_event_streams_open").decrement(1.0);
        if let Some(own) = open.users.get_mut(&self.whose) {
            own.retain(|taken| taken.by != self.id);
            if own.is_empty() {
                open.users.remove(&self.whose);
            }
        }
        let account = self.whose.0;
        if let Some(told) = open.accounts.get_mut(&account) {
            told.streams -= 1;
            if told.streams == 0 {
                open.accounts.remove(&account);
            }
        }
    }
}
