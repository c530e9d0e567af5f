//! Brings the database up for a command: the private PostgreSQL or one of the operator's, migrated and checked.

use database::{
    Passwords, PrivateServer, Role, check_version, migrate, migrate::MIGRATIONS, parse_url, pending, role_config,
};
use tokio_postgres::Config;

use super::Stop;
use crate::{
    config::{DatabaseSettings, WrongSetting},
    db::Db,
};

/// A database ready to be used, and the private server behind it, if there is one.
pub struct Opened {
    /// The way to the rows.
    pub db: Db,
    /// To be stopped at the end.
    pub private: Option<PrivateServer>,
}

/// Whether the command keeps the private server, or may use one that another process keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// `serve`: it must be ours.
    Ours,
    /// Commands that may run beside `serve`.
    Either,
}

/// Bring the database up and connect to it as the serving roles.
pub async fn open(settings: &DatabaseSettings, keep: Keep, connections: usize) -> Result<Opened, Stop> {
    let (admin, private) = administrator(settings, keep).await?;
    let serving_only = admin.get_user() == Some(Role::App.name());
    let ready = async {
        check_version(&admin).await.map_err(Stop::failed)?;
        if serving_only {
            must_be_up_to_date(&admin).await?;
        } else {
            bring_up_to_date(&admin, &Passwords::default()).await?;
        }
        let (app, platform) = if serving_only {
            // Whoever serves without the administrator's password was given one password for both serving roles.
            let mut platform = admin.clone();
            platform.user(Role::Platform.name());
            (admin.clone(), platform)
        } else {
            (
                role_config(&admin, Role::App, None),
                role_config(&admin, Role::Platform, None),
            )
        };
        // Asked again as the role that serves: whether commits are waited for may differ by role.
        check_version(&app).await.map_err(Stop::failed)?;
        let db = Db::new(app, platform, connections)?;
        let faults = db.catalogue_faults().await?;
        match faults.first() {
            None => Ok(db),
            Some(fault) => Err(Stop::failed(format!(
                "the walls between accounts do not stand, so nothing is served: {fault} ({} in all)",
                faults.len()
            ))),
        }
    };
    match ready.await {
        Ok(db) => Ok(Opened { db, private }),
        Err(stop) => {
            if let Some(private) = private {
                private.stop().await;
            }
            Err(stop)
        }
    }
}

/// How to reach the database as whoever may change it.
pub async fn administrator(settings: &DatabaseSettings, keep: Keep) -> Result<(Config, Option<PrivateServer>), Stop> {
    match &settings.database_url {
        Some(url) => {
            let config = parse_url(url.reveal()).map_err(|error| WrongSetting(error.to_string()))?;
            Ok((config, None))
        }
        None => {
            let dir = settings.data_dir();
            let private = match keep {
                Keep::Ours => PrivateServer::start(&dir).await,
                Keep::Either => PrivateServer::attach_or_start(&dir).await,
            };
            let private = private.map_err(Stop::failed)?;
            Ok((private.admin(), Some(private)))
        }
    }
}

/// For those who may not apply what is missing.
async fn must_be_up_to_date(serving: &Config) -> Result<(), Stop> {
    let pending = pending(serving).await.map_err(Stop::failed)?.len();
    let known = MIGRATIONS.len();
    match pending {
        0 => Ok(()),
        _ => Err(Stop::failed(format!(
            "the database is at schema version {}, this binary needs {known}: run resolutionflow migrate as a user who may",
            known - pending
        ))),
    }
}

/// Apply what is missing.
pub async fn bring_up_to_date(admin: &Config, passwords: &Passwords) -> Result<(), Stop> {
    let migrated = migrate(admin, passwords).await.map_err(Stop::failed)?;
    for warning in &migrated.warnings {
        tracing::warn!(%warning, "migration");
    }
    if !migrated.applied.is_empty() {
        tracing::info!(applied = ?migrated.applied, version = migrated.version, "database migrated");
    }
    Ok(())
}
