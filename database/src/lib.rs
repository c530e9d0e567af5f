//! The database beneath the server: the private PostgreSQL, the roles, the migrations, and how a connection is made.
//!
//! A crate of its own because the typed statements in `queries/` are generated against a migrated database
//! before the server can compile.

pub mod binaries;
mod launch;
pub mod migrate;
mod net;
pub mod private;
pub mod roles;
#[cfg(feature = "testing")]
pub mod testing;

pub use migrate::{MigrateError, Migrated, VersionError, check_version, migrate, pending};
pub use net::{ConnectError, Tls, UrlError, connect, parse_url, tls_for};
pub use private::{PrivateError, PrivateServer};
pub use roles::{Passwords, Role, bootstrap, derived_password, role_config};

/// What PostgreSQL said, as a sentence's end: the library's own `Display` hides the message behind "db error".
#[must_use]
pub fn told(error: &tokio_postgres::Error) -> String {
    if let Some(said) = error.as_db_error() {
        return said.message().to_owned();
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let more = deeper.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = deeper.source();
    }
    text
}
