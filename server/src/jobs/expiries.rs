//! Forgets what has outlived its use, in small batches.

use queries::queries::{auth, idempotency};

use crate::{accounts, app::App, auth::Actor, error::ApiError};

const BATCH: i64 = 500;

pub(super) async fn run(app: &App) -> Result<i32, ApiError> {
    let platform = app.db.platform().await?;
    let accounts = accounts::all(&platform).await?;
    drop(platform);
    let mut done = 0;
    for (account, _) in accounts {
        loop {
            let tx = app.db.begin_as(Actor::system(account)).await?;
            let keys = idempotency::expire_keys().bind(&*tx, &BATCH).await?;
            let sessions = auth::expire_sessions().bind(&*tx, &BATCH).await?;
            tx.commit().await?;
            done += i32::try_from(keys + sessions).unwrap_or(i32::MAX);
            if keys.max(sessions) < u64::try_from(BATCH).unwrap_or(u64::MAX) {
                break;
            }
        }
    }
    Ok(done)
}
