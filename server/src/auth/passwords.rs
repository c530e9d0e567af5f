//! Hashing passwords off the async threads, a few at a time, refusing early when too many wait.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::error::{ApiError, busy};

/// More waiting than this, and the next one is told to come back.
const QUEUE: usize = 64;
const WAIT: Duration = Duration::from_secs(5);
/// Longer input is refused before hashing.
pub const MOST_BYTES: usize = 1024;

/// argon2id with 19 MiB, 2 passes, 1 lane: the library's default parameters.
#[derive(Debug, Clone)]
pub struct Passwords {
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    places: usize,
    done: Arc<AtomicU64>,
    /// What an unknown e-mail is verified against, so that it takes as long as a known one.
    dummy: Arc<str>,
}

impl Passwords {
    /// As many at a time as there are cores but one, at least one.
    ///
    /// # Errors
    /// When the dummy hash cannot be made, for want of randomness.
    pub fn new() -> Result<Self, ApiError> {
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        Ok(Self {
            running: Arc::new(Semaphore::new(cores)),
            waiting: Arc::new(Semaphore::new(QUEUE + cores)),
            places: QUEUE + cores,
            done: Arc::default(),
            dummy: hash("a password nobody has")?.into(),
        })
    }

    /// Whether the password is the hash's; without a hash the same work is done, and the answer is no.
    ///
    /// # Errors
    /// 503 when too many wait already.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, ApiError> {
        let dummy = self.dummy.clone();
        self.off_thread(move || {
            let known = hash.is_some();
            let hash = hash.as_deref().unwrap_or(&dummy);
            let matches = PasswordHash::new(hash)
                .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
            Ok(known && matches)
        })
        .await
    }

    /// A new hash, in PHC form.
    ///
    /// # Errors
    /// 503 when too many wait already.
    pub async fn hash(&self, password: String) -> Result<String, ApiError> {
        self.off_thread(move || hash(&password)).await
    }

    /// How many hashes run or wait to, for the metrics.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.places.saturating_sub(self.waiting.available_permits())
    }

    /// How many hashes were made or compared since the start, for the metrics.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let shed = || ApiError::Refusal(Box::new(busy(2)));
        let _place = self.waiting.try_acquire().map_err(|_| shed())?;
        let turn = tokio::time::timeout(WAIT, self.running.clone().acquire_owned())
            .await
            .map_err(|_| shed())?
            .map_err(ApiError::fault)?;
        let count = self.done.clone();
        tokio::task::spawn_blocking(move || {
            let done = work();
            count.fetch_add(1, Ordering::Relaxed);
            drop(turn);
            done
        })
        .await
        .map_err(ApiError::fault)?
    }
}

fn hash(password: &str) -> Result<String, ApiError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(ApiError::fault)
}
