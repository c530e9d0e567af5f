//! What the stories are told with: a directory that cleans up after itself, the server, and people who work with it.

mod dir;
mod http;
mod server;
mod superuser;
pub mod work;

use std::thread;
use std::time::{Duration, Instant};

pub use dir::Dir;
pub use http::{Answer, Http, PASSWORD};
pub use server::{Ended, SERVE, Server, binary, command, finish, run};
pub use superuser::Superuser;

/// Looks until there is something to see, for at most a minute: slow machines are no failures.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(Instant::now() < deadline, "not within a minute: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
