//! Hashing passwords off the async threads, a few at a time, refusing early when too many wait.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use argon2::{
    Algorithm, Argon2, Params,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::error::{ApiError, busy};

/// More waiting than this, and the next one is told to come back.
const QUEUE: usize = 64;
const WAIT: Duration = Duration::from_secs(5);
/// Longer input is refused before hashing.
pub const MOST_BYTES: usize = 1024;

/// A password with personal words in it needs so many characters beside them: more than a year and an exclamation mark.
const BESIDE_PERSONAL_WORDS: usize = 8;
/// What people of a service desk call their passwords, beside their own names.
const HOUSE_WORDS: [&str; 6] = [
    "resolutionflow",
    "helpdesk",
    "servicedesk",
    "support",
    "ticket",
    "technician",
];

/// Whether somebody may take this for their password: 12 to 128 characters of any kind, not a common one, and not one made of
/// what others know about them. `personal` are their e-mail, their name, the name of their account.
///
/// # Errors
/// 422 that names the field `password`.
pub fn check_new(password: &str, personal: &[&str]) -> Result<(), ApiError> {
    match weakness(password, personal) {
        None => Ok(()),
        Some(why) => Err(ApiError::invalid("password", why)),
    }
}

/// What is wrong with a new password, to follow its field's name in a sentence.
///
/// The judgement is zxcvbn's: a list of common passwords alone would let "passwordpassword" and "qwertyuiop12" pass, which an
/// attacker tries next. Refused is what could be found within 10^8 guesses, and what is little more than personal words, such
/// as "Northwind2026!". No kind of character is required.
#[must_use]
pub fn weakness(password: &str, personal: &[&str]) -> Option<&'static str> {
    // The bytes first: what is too long is not walked through.
    if password.len() > MOST_BYTES || password.chars().count() > 128 {
        return Some("must have at most 128 characters");
    }
    if password.chars().count() < 12 {
        return Some("must have at least 12 characters");
    }
    let known: Vec<&str> = personal
        .iter()
        .flat_map(|text| std::iter::once(*text).chain(text.split(|c: char| !c.is_alphanumeric())))
        .filter(|word| word.chars().count() > 2)
        .chain(HOUSE_WORDS)
        .collect();
    let mut rest = password.to_lowercase();
    for word in &known {
        rest = rest.replace(&word.to_lowercase(), "");
    }
    let is_personal = rest.chars().count() < BESIDE_PERSONAL_WORDS && rest.len() < password.len();
    let is_weak = is_personal || zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three;
    is_weak.then_some(
        "is easy to guess: it is a common password, a pattern, or made of your name, e-mail or account. Take some unrelated words",
    )
}

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

    /// A hash to store instead of this one, where this was made with weaker parameters than hashes are made with now.
    ///
    /// # Errors
    /// 503 when too many wait already.
    pub async fn stronger(&self, password: String, than: &str) -> Result<Option<String>, ApiError> {
        if is_up_to_date(than) {
            return Ok(None);
        }
        self.hash(password).await.map(Some)
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

fn is_up_to_date(hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        let now = Params::default();
        hash.algorithm.as_str() == Algorithm::default().as_str()
            && Params::try_from(&hash).is_ok_and(|then| {
                then.m_cost() >= now.m_cost() && then.t_cost() >= now.t_cost() && then.p_cost() >= now.p_cost()
            })
    })
}

fn hash(password: &str) -> Result<String, ApiError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(ApiError::fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSONAL: [&str; 3] = ["dana.reyes@northwind.example", "Dana Reyes", "Northwind IT"];

    #[test]
    fn a_hash_of_weaker_parameters_is_told_from_one_of_now() {
        assert!(is_up_to_date(&hash("lamp otter quietly").expect("a hash")));
        let weaker = Params::new(8 * 1024, 1, 1, None).expect("they are in bounds");
        let weaker = Argon2::new(Algorithm::default(), argon2::Version::default(), weaker);
        let weaker = weaker.hash_password(b"lamp otter quietly").expect("a hash").to_string();
        assert!(!is_up_to_date(&weaker));
        assert!(!is_up_to_date("none"));
    }

    #[test]
    fn length_is_counted_in_characters_and_no_kind_is_required() {
        assert_eq!(weakness("lamp otter f", &PERSONAL), None);
        assert_eq!(
            weakness("lamp otter ", &PERSONAL),
            Some("must have at least 12 characters")
        );
        assert_eq!(weakness("пятьслоновшли", &PERSONAL), None);
        let longest = "lamp otter quietly folds "
            .repeat(6)
            .chars()
            .take(128)
            .collect::<String>();
        assert_eq!(weakness(&longest, &PERSONAL), None);
        assert_eq!(
            weakness(&format!("{longest}x"), &PERSONAL),
            Some("must have at most 128 characters")
        );
        assert_eq!(
            weakness(&"x".repeat(1 << 20), &PERSONAL),
            Some("must have at most 128 characters")
        );
    }

    #[test]
    fn common_patterned_and_personal_passwords_are_refused() {
        for easy in [
            "passwordpassword",
            "password1234",
            "123456789012",
            "aaaaaaaaaaaaaaaa",
            "qwertyuiop12",
            "abcabcabcabc",
            "dana.reyes@northwind.example",
            "danareyes2026",
            "Northwind2026!",
            "northwind-northwind",
            "resolutionflow",
            "Helpdesk2026",
        ] {
            let why = weakness(easy, &PERSONAL);
            assert!(
                why.is_some_and(|why| why.starts_with("is easy to guess")),
                "{easy}: {why:?}"
            );
        }
        for good in [
            "lamp otter quietly",
            "walk-the-flow",
            "tr0ub4dor and three",
            "Wq7#pL9s!xR2",
            "Northwind otter lamp quietly",
        ] {
            assert_eq!(weakness(good, &PERSONAL), None, "{good}");
        }
    }
}
