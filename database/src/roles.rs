//! Makes the database roles of the product and what each may do by default; nothing that serves requests may pass row-level security by.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

use crate::{ConnectError, connect};

/// A role that signs in. The roles that only own things (`rf_owner`, `rf_auth`, `rf_search`) have no variant: nobody is them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Becomes `rf_owner` while `migrate` runs.
    Migrator,
    /// Serves requests, inside one account per transaction.
    App,
    /// Sees accounts and subscriptions across the installation, and no tenant's rows.
    Platform,
    /// Reads everything, for `backup` and `restore`.
    Backup,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 4] = [Role::Migrator, Role::App, Role::Platform, Role::Backup];

    /// The role's name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Role::Migrator => "rf_migrator",
            Role::App => "rf_app",
            Role::Platform => "rf_platform",
            Role::Backup => "rf_backup",
        }
    }
}

/// Passwords given explicitly; where one is missing, [`derived_password`] stands in.
#[derive(Clone, Default)]
pub struct Passwords {
    /// For `rf_migrator`.
    pub migrator: Option<String>,
    /// For `rf_app`.
    pub app: Option<String>,
    /// For `rf_platform`.
    pub platform: Option<String>,
    /// For `rf_backup`.
    pub backup: Option<String>,
}

impl Passwords {
    /// The password given for a role, if any.
    #[must_use]
    pub fn of(&self, role: Role) -> Option<&str> {
        match role {
            Role::Migrator => self.migrator.as_deref(),
            Role::App => self.app.as_deref(),
            Role::Platform => self.platform.as_deref(),
            Role::Backup => self.backup.as_deref(),
        }
    }
}

/// Secrets print nothing.
impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

/// How to reach the same database as one of our roles: the administrator's settings with the user and the password changed.
#[must_use]
pub fn role_config(admin: &Config, role: Role, password: Option<&str>) -> Config {
    let mut config = admin.clone();
    config.user(role.name());
    // Where neither is known the administrator has no password either, so none of theirs is presented as another's.
    if let Some(password) = password.map(str::to_owned).or_else(|| derived_password(admin, role)) {
        config.password(password);
    }
    config
}

/// The password of a role on a server whose administrator's URL carries one: an HMAC of that one, so that one secret is
/// enough to configure. `None` where the administrator has none (sockets, trust, certificates).
#[must_use]
pub fn derived_password(admin: &Config, role: Role) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(admin.get_password()?).expect("HMAC takes a key of any length");
    mac.update(b"resolutionflow:");
    mac.update(role.name().as_bytes());
    Some(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// Why the roles could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BootstrapError {
    /// The administrator's connection failed.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The administrator may not do what is needed.
    #[error(
        "the database user {user:?} may not make the roles of ResolutionFlow ({}): \
         give DATABASE_URL a user with CREATEROLE that owns the database, or a superuser",
        crate::told(.source)
    )]
    NotAllowed {
        /// Who tried.
        user: String,
        /// What PostgreSQL said.
        source: Box<tokio_postgres::Error>,
    },
    /// Someone else is at it and does not finish.
    #[error("another migration is still running after {} s: wait for it, then try again", .0.as_secs())]
    Busy(Duration),
    /// Anything else PostgreSQL said.
    #[error("the roles could not be made: {}", crate::told(.0))]
    Database(#[from] tokio_postgres::Error),
}

/// The lock that lets one `bootstrap` or `migrate` at a time work on a database.
pub(crate) const LOCK: i64 = 0x7265_736f_6c75_7469;
/// How long to try for it, and for a table lock.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// Between two tries.
pub(crate) const PAUSE: Duration = Duration::from_millis(20);

/// Makes the roles, their defaults and passwords, the extensions and the rights on the schema. Idempotent.
/// Returns what an operator should know, one sentence each.
pub async fn bootstrap(admin: &Config, passwords: &Passwords) -> Result<Vec<String>, BootstrapError> {
    let (client, _connection) = connect(admin).await?;
    lock(&client).await?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        // The lock is the database's, roles are the server's: two databases of one server may still meet here.
        match attempt(&client, admin, passwords).await {
            Err(BootstrapError::Database(error)) if met_another(&error) && Instant::now() < deadline => {
                client.batch_execute("ROLLBACK").await?;
                tokio::time::sleep(PAUSE).await;
            }
            // The lock ends with the connection.
            result => return result,
        }
    }
}

/// Tried in a loop, not waited for: a waiting statement would hold a snapshot that an index built `CONCURRENTLY` waits for in turn.
pub(crate) async fn lock(client: &Client) -> Result<(), BootstrapError> {
    let deadline = Instant::now() + PATIENCE;
    while !client
        .query_one("SELECT pg_try_advisory_lock($1)", &[&LOCK])
        .await?
        .get::<_, bool>(0)
    {
        if Instant::now() > deadline {
            return Err(BootstrapError::Busy(PATIENCE));
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

fn met_another(error: &tokio_postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        *code == SqlState::UNIQUE_VIOLATION
            || *code == SqlState::DUPLICATE_OBJECT
            || *code == SqlState::T_R_SERIALIZATION_FAILURE
            || *code == SqlState::T_R_DEADLOCK_DETECTED
            // "tuple concurrently updated" has no code of its own.
            || *code == SqlState::INTERNAL_ERROR
    })
}

/// Name, may sign in, settings. The order is the order of creation.
const ROLES: [(&str, bool, Settings); 7] = [
    ("rf_owner", false, &[]),
    ("rf_auth", false, &[]),
    ("rf_search", false, &[]),
    ("rf_migrator", true, &[]),
    ("rf_app", true, SERVING),
    ("rf_platform", true, SERVING),
    ("rf_backup", true, &[]),
];

type Settings = &'static [(&'static str, &'static str)];

/// No statement, lock or idle transaction of a serving role may hold the others up for long.
const SERVING: Settings = &[
    ("statement_timeout", "5s"),
    ("lock_timeout", "2s"),
    ("idle_in_transaction_session_timeout", "10s"),
];

async fn attempt(client: &Client, admin: &Config, passwords: &Passwords) -> Result<Vec<String>, BootstrapError> {
    let refused = |error: tokio_postgres::Error| match error.code() {
        Some(code) if *code == SqlState::INSUFFICIENT_PRIVILEGE => BootstrapError::NotAllowed {
            user: admin.get_user().unwrap_or_default().to_owned(),
            source: Box::new(error),
        },
        _ => BootstrapError::Database(error),
    };
    let mut warnings = Vec::new();
    client.batch_execute("BEGIN").await?;
    let row = client
        .query_one(
            "SELECT rolsuper, current_setting('server_version_num')::int4 FROM pg_roles WHERE rolname = current_user",
            &[],
        )
        .await?;
    let (superuser, version): (bool, i32) = (row.get(0), row.get(1));

    for (name, signs_in, settings) in ROLES {
        let found = client
            .query_opt(
                "SELECT rolsuper, rolbypassrls, coalesce(rolconfig, '{}') FROM pg_roles WHERE rolname = $1",
                &[&name],
            )
            .await?;
        let (is_super, bypasses, has) = match found {
            Some(row) => (row.get(0), row.get(1), row.get::<_, Vec<String>>(2)),
            None => {
                // NOINHERIT: rf_migrator is rf_owner only once it says so.
                let login = if signs_in { "LOGIN NOINHERIT" } else { "NOLOGIN" };
                client
                    .batch_execute(&format!(
                        "CREATE ROLE {name} {login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
                    ))
                    .await
                    .map_err(refused)?;
                (false, false, Vec::new())
            }
        };
        if is_super {
            client
                .batch_execute(&format!("ALTER ROLE {name} NOSUPERUSER"))
                .await
                .map_err(refused)?;
        }
        let may_bypass = name == Role::Backup.name();
        if bypasses && !may_bypass {
            client
                .batch_execute(&format!("ALTER ROLE {name} NOBYPASSRLS"))
                .await
                .map_err(refused)?;
        }
        if !bypasses && may_bypass {
            let asked = format!("SAVEPOINT bypass; ALTER ROLE {name} BYPASSRLS; RELEASE bypass");
            match client.batch_execute(&asked).await {
                Ok(()) => {}
                Err(error) if error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
                    client.batch_execute("ROLLBACK TO bypass; RELEASE bypass").await?;
                    warnings.push(format!(
                        "{name} could not be given BYPASSRLS, so backup and restore will not work as it: \
                         let a superuser run ALTER ROLE {name} BYPASSRLS once"
                    ));
                }
                Err(error) => return Err(error.into()),
            }
        }
        for (setting, value) in settings {
            if !has.contains(&format!("{setting}={value}")) {
                client
                    .batch_execute(&format!("ALTER ROLE {name} SET {setting} = '{value}'"))
                    .await
                    .map_err(refused)?;
            }
        }
    }

    for role in Role::ALL {
        let Some(password) = passwords
            .of(role)
            .map(str::to_owned)
            .or_else(|| derived_password(admin, role))
        else {
            continue;
        };
        // Made a verifier here, so that no log of the server ever holds the password.
        let verifier = postgres_protocol::password::scram_sha_256(password.as_bytes());
        client
            .batch_execute(&format!("ALTER ROLE {} PASSWORD '{verifier}'", role.name()))
            .await
            .map_err(refused)?;
    }

    // rf_owner hands its functions over to rf_auth and rf_search; an administrator who is no superuser must be a member to give the schema away.
    let mut grants = vec![
        ("rf_owner", "rf_migrator"),
        ("rf_auth", "rf_owner"),
        ("rf_search", "rf_owner"),
    ];
    if !superuser {
        grants.push(("rf_owner", "current_user"));
    }
    // Since 16, whoever makes a role is its member without being able to become it.
    let membership = if version >= 160_000 { "SET" } else { "MEMBER" };
    for (role, member) in grants {
        let quoted = if member == "current_user" {
            member.to_owned()
        } else {
            format!("'{member}'")
        };
        let sql = format!("SELECT pg_has_role({quoted}, '{role}', '{membership}')");
        if !client.query_one(&sql, &[]).await?.get::<_, bool>(0) {
            client
                .batch_execute(&format!("GRANT {role} TO {member}"))
                .await
                .map_err(refused)?;
        }
    }

    client.batch_execute(RIGHTS).await.map_err(refused)?;
    client.batch_execute("COMMIT").await?;
    Ok(warnings)
}

/// Only `rf_owner` makes things in this database. Each statement only where it is needed, so that a second run asks for no rights.
const RIGHTS: &str = r#"
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
DO $$
BEGIN
  IF (SELECT nspowner FROM pg_namespace WHERE nspname = 'public') <> 'rf_owner'::regrole THEN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO rf_owner', current_database());
    ALTER SCHEMA public OWNER TO rf_owner;
  END IF;
  EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO rf_migrator, rf_app, rf_platform, rf_backup', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rf_migrator, rf_app, rf_platform, rf_auth, rf_search, rf_backup;
"#;
