//! Forgets what has outlived its use, in small batches.

use queries::queries::{auth, idempotency, invites, jobs};

use crate::{
    accounts,
    app::App,
    auth::{Actor, factors},
    error::ApiError,
};

const BATCH: i64 = 500;

pub(super) async fn run(app: &App) -> Result<i32, ApiError> {
    let platform = app.db.platform().await?;
    let accounts = accounts::all(&platform).await?;
    let mut done = 0;
    loop {
        let attempts = jobs::expire_attempts().bind(platform.client(), &BATCH).await?;
        let registrations = jobs::expire_registrations().bind(platform.client(), &BATCH).await?;
        done += i32::try_from(attempts + registrations).unwrap_or(i32::MAX);
        if attempts.max(registrations) < u64::try_from(BATCH).unwrap_or(u64::MAX) {
            break;
        }
    }
    drop(platform);
    for (account, _) in accounts {
        loop {
            let tx = app.db.begin_as(Actor::system(account)).await?;
            let keys = idempotency::expire_keys().bind(&*tx, &BATCH).await?;
            let sessions = auth::expire_sessions().bind(&*tx, &BATCH).await?;
            let invites = invites::expire_invites().bind(&*tx, &BATCH).await?;
            let pending = factors::expire(&tx, BATCH).await?;
            let resets = auth::expire_resets().bind(&*tx, &BATCH).await?;
            let emails = auth::expire_email_changes().bind(&*tx, &BATCH).await?;
            tx.commit().await?;
            let batch = [keys, sessions, invites, pending, resets, emails];
            done += i32::try_from(batch.iter().sum::<u64>()).unwrap_or(i32::MAX);
            if batch
                .iter()
                .all(|gone| *gone < u64::try_from(BATCH).unwrap_or(u64::MAX))
            {
                break;
            }
        }
    }
    Ok(done)
}
