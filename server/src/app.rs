//! All that a handler can reach.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use crate::{
    auth::{Refusals, passwords::Passwords},
    config::{PublicUrl, SignUp},
    db::Db,
    flows::Trees,
    limits::Limits,
    live::Live,
    mail::Mail,
    proxies::Proxies,
};

/// Shared by every request; cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The way to the rows.
    pub db: Db,
    /// Hashing, a few at a time.
    pub passwords: Passwords,
    /// Letters, in the background.
    pub mail: Mail,
    /// Published trees, parsed once.
    pub trees: Trees,
    /// Which refusals were recorded lately.
    pub refusals: Refusals,
    /// How often something may be tried.
    pub limits: Limits,
    /// The open event streams.
    pub live: Live,
    /// Whose word is believed about where a request came from.
    pub proxies: Arc<Proxies>,
    /// Where browsers find the product.
    pub public_url: Arc<PublicUrl>,
    /// Whether anybody may register an account.
    pub sign_up: SignUp,
    /// Where more seats can be had, in the operators' words.
    pub sales_contact: Option<Arc<str>>,
    /// False before start-up is over and once shutting down has begun.
    pub ready: Arc<AtomicBool>,
}

impl App {
    /// Whether requests are welcome.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Relaxed)
    }
}
