//! Brings a database to the schema this binary was written for: numbered SQL files with checksums, one at a time, safe to interrupt.
//!
//! Our own few lines instead of a crate, because the lock must be tried in a loop, `lock_timeout` retried, and an index
//! built `CONCURRENTLY` needs a file outside a transaction; none of the crates for tokio-postgres does the three.

use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};
use tokio_postgres::error::{DbError, ErrorPosition, SqlState};
use tokio_postgres::{Client, Config};

use crate::roles::{self, BootstrapError, PATIENCE, PAUSE, Passwords, Role, role_config};
use crate::{ConnectError, connect, told};

/// One numbered file.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its number, from 1 without gaps.
    pub version: i32,
    /// What its file name says it does.
    pub name: &'static str,
    /// The SQL. A file whose first line is `-- outside a transaction` runs statement by statement (for `CONCURRENTLY`),
    /// so each of its statements must be repeatable.
    pub sql: &'static str,
}

/// The migrations of this binary, in order.
pub const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// What `migrate` did.
#[derive(Clone, Debug, Default)]
pub struct Migrated {
    /// The migrations applied now, as `NNNN_name`.
    pub applied: Vec<String>,
    /// The schema's version afterwards.
    pub version: i32,
    /// What an operator should know, one sentence each.
    pub warnings: Vec<String>,
}

/// Why the schema is not what this binary needs.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The roles could not be made.
    #[error(transparent)]
    Bootstrap(#[from] BootstrapError),
    /// A connection failed.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// A file was changed after it had been applied.
    #[error(
        "migration {0} was changed after it had been applied to this database: \
         restore the file as it was, and put the change into a new migration"
    )]
    Changed(String),
    /// The database is ahead of this binary.
    #[error(
        "the database is at schema version {found}, this binary knows only {known}: \
         it was migrated by a newer ResolutionFlow, which is the one to run"
    )]
    Newer {
        /// The version recorded in the database.
        found: i32,
        /// The newest version in this binary.
        known: i32,
    },
    /// The SQL of a migration failed. Nothing of it was kept.
    #[error("migration {name} failed{place}, and nothing of it was kept: {}", told(source))]
    Failed {
        /// `NNNN_name`.
        name: String,
        /// " at line 3", where PostgreSQL said so.
        place: String,
        /// What PostgreSQL said.
        source: tokio_postgres::Error,
    },
    /// A table it needs stayed locked.
    #[error("migration {0} could not lock a table it needs for a minute: try again when the database is less busy")]
    Locked(String),
    /// Anything else PostgreSQL said.
    #[error("the schema could not be read: {}", told(.0))]
    Database(#[from] tokio_postgres::Error),
}

/// Makes the roles and applies what is missing. Safe to run again, twice at once, and after an interruption anywhere.
pub async fn migrate(admin: &Config, passwords: &Passwords) -> Result<Migrated, MigrateError> {
    apply(admin, passwords, MIGRATIONS).await
}

/// The migrations a database still lacks, as `NNNN_name`. Reads only; refuses what [`migrate`] would refuse.
pub async fn pending(admin: &Config) -> Result<Vec<String>, MigrateError> {
    let (client, _connection) = connect(admin).await?;
    let there: bool = client
        .query_one("SELECT to_regclass('public.schema_migrations') IS NOT NULL", &[])
        .await?
        .get(0);
    let applied = if there { recorded(&client).await? } else { Vec::new() };
    Ok(missing(&applied, MIGRATIONS)?.iter().map(Migration::label).collect())
}

/// [`migrate`] with other files, so that tests can have their own.
#[doc(hidden)]
pub async fn apply(admin: &Config, passwords: &Passwords, migrations: &[Migration]) -> Result<Migrated, MigrateError> {
    let warnings = roles::bootstrap(admin, passwords).await?;
    let (client, _connection) = connect(&role_config(admin, Role::Migrator, passwords.of(Role::Migrator))).await?;
    client
        .batch_execute("SET ROLE rf_owner; SET lock_timeout = '2s'; SET search_path = public")
        .await?;
    roles::lock(&client).await?;
    client.batch_execute(TABLE).await?;
    let done = recorded(&client).await?;
    let mut applied = Vec::new();
    for migration in missing(&done, migrations)? {
        run(&client, migration).await?;
        applied.push(migration.label());
    }
    Ok(Migrated {
        applied,
        version: migrations.last().map_or(0, |last| last.version),
        warnings,
    })
}

const TABLE: &str = "
CREATE TABLE IF NOT EXISTS public.schema_migrations (
  version    integer PRIMARY KEY,
  name       text NOT NULL,
  checksum   bytea NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON public.schema_migrations TO rf_app, rf_platform, rf_backup;
";

struct Recorded {
    version: i32,
    checksum: Vec<u8>,
}

async fn recorded(client: &Client) -> Result<Vec<Recorded>, tokio_postgres::Error> {
    let rows = client
        .query(
            "SELECT version, checksum FROM public.schema_migrations ORDER BY version",
            &[],
        )
        .await?;
    Ok(rows
        .iter()
        .map(|row| Recorded {
            version: row.get(0),
            checksum: row.get(1),
        })
        .collect())
}

fn missing<'m>(applied: &[Recorded], migrations: &'m [Migration]) -> Result<&'m [Migration], MigrateError> {
    for (index, found) in applied.iter().enumerate() {
        match migrations.get(index) {
            Some(known) if known.version == found.version && known.checksum() == found.checksum => {}
            Some(known) if known.version == found.version => {
                return Err(MigrateError::Changed(known.label()));
            }
            _ => {
                let known = migrations.last().map_or(0, |last| last.version);
                return Err(MigrateError::Newer {
                    found: found.version,
                    known,
                });
            }
        }
    }
    Ok(&migrations[applied.len()..])
}

async fn run(client: &Client, migration: &Migration) -> Result<(), MigrateError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let result = if migration.outside_transaction() {
            alone(client, migration).await
        } else {
            whole(client, migration).await
        };
        let Err(error) = result else { return Ok(()) };
        if !migration.outside_transaction() {
            // What failed may have left the transaction open; what broke the connection has none.
            let _ = client.batch_execute("ROLLBACK").await;
        }
        if error.code() != Some(&SqlState::LOCK_NOT_AVAILABLE) {
            return Err(MigrateError::Failed {
                name: migration.label(),
                place: migration.place_of(&error),
                source: error,
            });
        }
        if Instant::now() > deadline {
            return Err(MigrateError::Locked(migration.label()));
        }
        // Long enough for those who queued behind us to go first.
        tokio::time::sleep(PAUSE.max(Duration::from_millis(200))).await;
    }
}

async fn whole(client: &Client, migration: &Migration) -> Result<(), tokio_postgres::Error> {
    // To be given a function a role must be able to make one; the roles that own the definer functions may only here.
    client
        .batch_execute("BEGIN; GRANT CREATE ON SCHEMA public TO rf_auth, rf_search")
        .await?;
    client.batch_execute(migration.sql).await?;
    client
        .batch_execute("REVOKE CREATE ON SCHEMA public FROM rf_auth, rf_search")
        .await?;
    record(client, migration).await?;
    client.batch_execute("COMMIT").await
}

async fn alone(client: &Client, migration: &Migration) -> Result<(), tokio_postgres::Error> {
    // One message of several statements is one implicit transaction, so each goes by itself.
    for statement in migration
        .sql
        .split(";\n")
        .filter(|statement| !statement.trim().is_empty())
    {
        client.batch_execute(statement).await?;
    }
    record(client, migration).await
}

async fn record(client: &Client, migration: &Migration) -> Result<(), tokio_postgres::Error> {
    client
        .execute(
            "INSERT INTO public.schema_migrations (version, name, checksum) VALUES ($1, $2, $3)",
            &[&migration.version, &migration.name, &migration.checksum()],
        )
        .await?;
    Ok(())
}

impl Migration {
    fn label(&self) -> String {
        format!("{:04}_{}", self.version, self.name)
    }

    fn checksum(&self) -> Vec<u8> {
        Sha256::digest(self.sql.as_bytes()).to_vec()
    }

    /// " at line 3": PostgreSQL counts characters.
    fn place_of(&self, error: &tokio_postgres::Error) -> String {
        match error.as_db_error().and_then(DbError::position) {
            Some(ErrorPosition::Original(at)) if !self.outside_transaction() => {
                let before = self.sql.chars().take(*at as usize).filter(|c| *c == '\n').count();
                format!(" at line {}", before + 1)
            }
            _ => String::new(),
        }
    }

    fn outside_transaction(&self) -> bool {
        self.sql.starts_with("-- outside a transaction")
    }
}

/// Why a server is not one to trust with acknowledged work.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// The connection failed.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// Its row-level security has known holes.
    #[error(
        "PostgreSQL {0} is too old: its row-level security has known holes; 15.14, 16.10, 17.6 or anything newer will do"
    )]
    TooOld(String),
    /// It forgets.
    #[error("PostgreSQL runs with {0} off and could forget what it has acknowledged: turn {0} on")]
    Forgetful(&'static str),
    /// Anything else PostgreSQL said.
    #[error("the server's version could not be read: {}", told(.0))]
    Database(#[from] tokio_postgres::Error),
}

/// Refuses servers older than 15.14, 16.10 or 17.6, and ones with `fsync` or `synchronous_commit` off.
/// Ask as the role that will serve: `synchronous_commit` may differ by role.
pub async fn check_version(config: &Config) -> Result<(), VersionError> {
    let (client, _connection) = connect(config).await?;
    let row = client
        .query_one(
            "SELECT current_setting('server_version_num')::int4, current_setting('server_version'), \
             current_setting('fsync'), current_setting('synchronous_commit')",
            &[],
        )
        .await?;
    if too_old(row.get(0)) {
        return Err(VersionError::TooOld(row.get(1)));
    }
    for (name, column) in [("fsync", 2), ("synchronous_commit", 3)] {
        if row.get::<_, &str>(column) == "off" {
            return Err(VersionError::Forgetful(name));
        }
    }
    Ok(())
}

fn too_old(number: i32) -> bool {
    match number / 10_000 {
        ..15 => true,
        15 => number < 150_014,
        16 => number < 160_010,
        17 => number < 170_006,
        18.. => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_with_holes_are_refused() {
        for (number, refused) in [
            (140_030, true),
            (150_013, true),
            (150_014, false),
            (160_009, true),
            (160_010, false),
            (170_005, true),
            (170_006, false),
            (180_000, false),
            (190_000, false),
        ] {
            assert_eq!(too_old(number), refused, "{number}");
        }
    }
}
