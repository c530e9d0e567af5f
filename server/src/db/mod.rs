//! The way to the rows: pools that only this folder can reach, and the transactions it hands out.

pub mod catalogue;
mod platform;
mod tenant;

use std::{sync::Arc, time::Duration};

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use jiff::Timestamp;
use tokio::sync::Notify;
use tokio_postgres::{Client, Config, Connection, Socket, tls::MakeTlsConnect};

pub use platform::PlatformTx;
pub(crate) use tenant::{By, Proof};
pub use tenant::{Claim, Conn, TenantTx, Tx};

use crate::{error::ApiError, limits};

type TlsStream = <database::Tls as MakeTlsConnect<Socket>>::Stream;

/// How long a request may wait for a connection before it is told to come back.
const POOL_WAIT: Duration = Duration::from_millis(500);

/// The database as the serving roles see it.
#[derive(Debug, Clone)]
pub struct Db {
    app: Pool,
    platform: Pool,
    /// For whoever holds a connection of the others already: waiting for a second one there, many could wait for each other.
    aside: Pool,
    /// For the one connection that hears of changes in all accounts.
    listener: Config,
    /// Something was committed here.
    committed: Arc<Notify>,
}

/// Whom an e-mail address signs in, before any account is known.
#[derive(Debug)]
pub struct Login {
    /// The account it belongs to.
    pub account: crate::ids::AccountId,
    /// The user it belongs to.
    pub user: crate::ids::UserId,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// Whether the user may sign in.
    pub is_active: bool,
}

impl From<queries::queries::auth::Login> for Login {
    fn from(row: queries::queries::auth::Login) -> Self {
        Self {
            account: crate::ids::AccountId(row.account_id),
            user: crate::ids::UserId(row.user_id),
            password_hash: row.password_hash,
            is_active: row.is_active,
        }
    }
}

impl Login {
    /// What an e-mail nobody has would sign in: no user of no account.
    pub(crate) fn nobodys() -> Self {
        Self {
            account: crate::ids::AccountId(uuid::Uuid::nil()),
            user: crate::ids::UserId(uuid::Uuid::nil()),
            password_hash: String::new(),
            is_active: false,
        }
    }
}

impl Db {
    /// Pools for `rf_app` and `rf_platform`. Nothing is connected yet; `connections` bounds the first pool, the others have
    /// a few.
    ///
    /// # Errors
    /// When the configuration names no usable host.
    pub fn new(app: Config, platform: Config, connections: usize) -> Result<Self, ApiError> {
        Ok(Self {
            aside: pool(app.clone(), 4)?,
            app: pool(app, connections)?,
            platform: pool(platform.clone(), 2)?,
            listener: platform,
            committed: Arc::default(),
        })
    }

    /// Who signs in with this e-mail (lower case); at most one.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn login(&self, email: &str) -> Result<Option<Login>, ApiError> {
        let client = take_prepared(&self.app).await?;
        let row = queries::queries::auth::login().bind(&client, &email).opt().await?;
        Ok(row.map(Login::from))
    }

    /// As [`Db::login`], for somebody who wants to sign in. The attempt is counted in the same round trip, whether or not
    /// the e-mail is known; then `Err` of the inner result says for how long it has to wait.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub(crate) async fn try_login(
        &self,
        email: &str,
        attempt: &limits::SignIn,
    ) -> Result<(Option<Login>, Result<(), ApiError>), ApiError> {
        let client = take_prepared(&self.app).await?;
        let (wait, row) = futures::try_join!(attempt.count(&client), async {
            queries::queries::auth::login().bind(&client, &email).opt().await
        })?;
        Ok((row.map(Login::from), limits::SignIn::admitted(wait)))
    }

    /// Count attempts at something that needs no account: all of them, or none if one was tried too often.
    ///
    /// # Errors
    /// 429 when one of them was tried too often.
    pub async fn count(&self, attempts: &[&limits::Attempt]) -> Result<(), ApiError> {
        limits::Attempt::count_all(attempts, &take_prepared(&self.app).await?).await
    }

    /// Until something is committed by this instance; at once where something was since this was last asked.
    pub(crate) async fn committed(&self) {
        self.committed.notified().await;
    }

    /// A connection of its own as the platform role, to be driven by whoever listens.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub(crate) async fn listener(&self) -> Result<(Client, Connection<Socket, TlsStream>), ApiError> {
        let mut config = self.listener.clone();
        config.application_name("resolutionflow live");
        let tls = database::tls_for(&config).map_err(ApiError::fault)?;
        Ok(config.connect(tls).await?)
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> bool {
        match take_prepared(&self.app).await {
            Ok(client) => client.simple_query("").await.is_ok(),
            Err(_) => false,
        }
    }

    /// What the catalogue check finds wrong, as `rf_app` sees it. Empty: the walls stand.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn catalogue_faults(&self) -> Result<Vec<String>, ApiError> {
        let client = take_prepared(&self.app).await?;
        Ok(catalogue::faults(&client).await?)
    }

    /// Connections in use and the most there may be, for the metrics.
    #[must_use]
    pub fn connections(&self) -> (usize, usize) {
        let status = self.app.status();
        (status.size.saturating_sub(status.available), status.max_size)
    }

    /// Close every connection once it is returned.
    pub fn close(&self) {
        self.app.close();
        self.platform.close();
        self.aside.close();
    }
}

fn pool(mut config: Config, size: usize) -> Result<Pool, ApiError> {
    config.application_name("resolutionflow");
    let tls = database::tls_for(&config).map_err(ApiError::fault)?;
    let manager = Manager::from_config(
        config,
        tls,
        ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        },
    );
    Pool::builder(manager)
        .max_size(size)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(POOL_WAIT))
        .create_timeout(Some(Duration::from_secs(2)))
        .recycle_timeout(Some(Duration::from_secs(2)))
        .build()
        .map_err(ApiError::fault)
}

/// A connection of the application's that knows every statement. Statements are sent ahead of each other's answers; one
/// that still had to be prepared would be overtaken, by COMMIT even.
async fn take_prepared(pool: &Pool) -> Result<Object, ApiError> {
    let client = take(pool).await?;
    if client.statement_cache.size() > 0 {
        return Ok(client);
    }
    // A task of its own, which ends what it began: a caller who hangs up midway must not leave a connection to the next
    // that knows some of the statements. One that cannot learn them all is given up.
    let preparing = tokio::spawn(async move {
        let prepared = queries::prepare_all(&client).await;
        match prepared {
            Ok(()) => Ok(client),
            Err(error) => {
                drop(Object::take(client));
                Err(error)
            }
        }
    });
    Ok(preparing.await.map_err(ApiError::fault)??)
}

async fn take(pool: &Pool) -> Result<Object, ApiError> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(cause) => ApiError::unavailable(format!("no connection to the database: {cause}")),
        PoolError::Timeout(kind) => {
            metrics::counter!("resolutionflow_pool_timeouts_total").increment(1);
            ApiError::unavailable(format!("no free connection: {kind:?}"))
        }
        other => ApiError::unavailable(other),
    })
}

/// The time of a transaction: the only clock rules go by.
pub type Now = Timestamp;
