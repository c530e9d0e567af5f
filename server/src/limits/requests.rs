//! Limits in memory, before the database is touched: how fast one user, one account and one stranger may ask.

use std::{hash::Hash, net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use moka::sync::Cache;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Limits, Rate, Rates, key, neighbourhood, too_many};
use crate::{
    error::{ApiError, busy},
    ids::{AccountId, UserId},
};

/// Heavy work waits so long for its turn.
const TURN: Duration = Duration::from_millis(500);

/// What this instance has been asked lately.
#[derive(Debug)]
pub(super) struct Requests {
    users: DefaultKeyedRateLimiter<UserId>,
    accounts: DefaultKeyedRateLimiter<AccountId>,
    /// By address: whoever brings a token that was not proved here lately. It may be made up, and so may its account.
    strangers: DefaultKeyedRateLimiter<Vec<u8>>,
    heavy: DefaultKeyedRateLimiter<Vec<u8>>,
    turns: Arc<Semaphore>,
    /// Whose the tokens are that were proved lately, by their hashes.
    known: Cache<[u8; 32], (AccountId, UserId)>,
}

/// A limit that was reached, and by whom, where that is known.
#[derive(Debug)]
pub(crate) struct Reached {
    /// What the caller is told.
    pub refusal: ApiError,
    /// Whose log should say so, if anybody's should now.
    pub by: Option<(AccountId, UserId)>,
}

impl Requests {
    pub(super) fn new(rates: &Rates) -> Self {
        Self {
            users: limiter(rates.user),
            accounts: limiter(rates.account),
            strangers: limiter(rates.stranger),
            heavy: limiter(rates.heavy),
            turns: Arc::new(Semaphore::new(rates.heavy_at_once)),
            known: Cache::builder()
                .max_capacity(100_000)
                .time_to_idle(Duration::from_secs(600))
                .build(),
        }
    }
}

impl Limits {
    /// A request with that token, from there.
    pub(crate) fn request(&self, token: &[u8; 32], from: Option<IpAddr>) -> Result<(), Reached> {
        let requests = &self.requests;
        match requests.known.get(token) {
            Some((account, user)) => {
                let admitted = in_rate(&requests.users, &user).and_then(|()| in_rate(&requests.accounts, &account));
                admitted.map_err(|refusal| Reached {
                    refusal,
                    by: Some((account, user)).filter(|_| self.is_news(key("requests", &[user.0.as_bytes()]))),
                })
            }
            None => in_rate(&requests.strangers, &neighbourhood(from)).map_err(|refusal| Reached { refusal, by: None }),
        }
    }

    /// That token is that user's: it was just proved.
    pub(crate) fn proved(&self, token: [u8; 32], account: AccountId, user: UserId) {
        if !self.requests.known.contains_key(&token) {
            self.requests.known.insert(token, (account, user));
        }
    }

    /// A turn at what reads much: searches, reports, files. There are few, so that they cannot take every connection.
    ///
    /// # Errors
    /// 429 when the same user asks too often, 503 when others have all the turns.
    pub(crate) async fn heavy(&self, token: &[u8; 32]) -> Result<OwnedSemaphorePermit, ApiError> {
        let requests = &self.requests;
        let whose = requests
            .known
            .get(token)
            .map_or_else(|| token.to_vec(), |(_, user)| user.0.as_bytes().to_vec());
        in_rate(&requests.heavy, &whose)?;
        self.turn().await
    }

    /// A turn that was asked for already: the next part of the same file.
    pub(crate) async fn turn(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        match tokio::time::timeout(TURN, self.requests.turns.clone().acquire_owned()).await {
            Ok(turn) => turn.map_err(ApiError::fault),
            Err(_) => Err(ApiError::Refusal(Box::new(busy(2)))),
        }
    }

    /// Forgets who has not asked for a while.
    pub fn tidy(&self) {
        let requests = &self.requests;
        requests.users.retain_recent();
        requests.accounts.retain_recent();
        requests.strangers.retain_recent();
        requests.heavy.retain_recent();
    }
}

fn limiter<K: Hash + Eq + Clone>(rate: Rate) -> DefaultKeyedRateLimiter<K> {
    let quota = Quota::with_period(rate.every).expect("a rate is slower than at once");
    RateLimiter::keyed(quota.allow_burst(NonZeroU32::new(rate.burst).unwrap_or(NonZeroU32::MIN)))
}

fn in_rate<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), ApiError> {
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        metrics::counter!("resolutionflow_requests_limited_total").increment(1);
        too_many(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
    })
}
