//! `migrate`: the roles and the schema, and nothing else.

use super::{
    Stop,
    open::{Keep, administrator, bring_up_to_date},
};
use crate::config::DatabaseSettings;

pub async fn migrate(settings: &DatabaseSettings) -> Result<(), Stop> {
    let (admin, private) = administrator(settings, Keep::Either).await?;
    let done = async {
        database::check_version(&admin).await.map_err(Stop::failed)?;
        bring_up_to_date(&admin).await
    }
    .await;
    if let Some(private) = private {
        private.stop().await;
    }
    done?;
    eprintln!("The database is up to date.");
    Ok(())
}
