//! Work in the background: each job once an hour, however many instances there are, and taken up again after a crash.

mod expiries;
mod stale_walks;

use std::time::Duration;

use queries::queries::jobs;

use crate::{app::App, error::ApiError};

/// How often an instance looks whether a job is due. A period is an hour; looking is one statement.
const LOOK: Duration = Duration::from_secs(60);

/// The hourly jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Abandons walks whose last step is older than 24 hours.
    StaleWalks,
    /// Forgets idempotency keys after 7 days, sessions 30 days after their end, attempts that no longer count, and invites
    /// nobody accepted after 90 days.
    Expiries,
}

impl Job {
    const ALL: [Self; 2] = [Self::StaleWalks, Self::Expiries];

    const fn name(self) -> &'static str {
        match self {
            Self::StaleWalks => "stale_walks",
            Self::Expiries => "expiries",
        }
    }
}

/// Look for due jobs for as long as the process lives.
pub async fn run(app: App) {
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        for job in Job::ALL {
            if let Err(error) = run_if_due(&app, job).await {
                tracing::warn!(job = job.name(), %error, "job failed; it will be taken up again");
            }
        }
    }
}

/// Run the job unless somebody has, or is, in this hour. Answers how much it did, if it ran.
///
/// # Errors
/// When the database does not answer: the next look takes it up again.
pub async fn run_if_due(app: &App, job: Job) -> Result<Option<i32>, ApiError> {
    let platform = app.db.platform().await?;
    let Some(period) = jobs::elect().bind(platform.client(), &job.name()).opt().await? else {
        return Ok(None);
    };
    drop(platform);
    let done = match job {
        Job::StaleWalks => stale_walks::run(app).await?,
        Job::Expiries => expiries::run(app).await?,
    };
    let platform = app.db.platform().await?;
    jobs::finish()
        .bind(platform.client(), &done, &job.name(), &period)
        .await?;
    tracing::info!(job = job.name(), done, "job done");
    metrics::gauge!("resolutionflow_job_last_success_timestamp_seconds", "job" => job.name()).set(
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0.0, |age| age.as_secs_f64()),
    );
    Ok(Some(done))
}
