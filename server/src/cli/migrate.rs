//! `migrate`: the roles and the schema, and nothing else.

use database::Passwords;

use super::{
    Stop,
    open::{Keep, administrator, bring_up_to_date},
};
use crate::config::{DatabaseSettings, Secret};

pub async fn migrate(settings: &DatabaseSettings, serving_password: Option<&Secret>) -> Result<(), Stop> {
    let (admin, private) = administrator(settings, Keep::Either).await?;
    let done = async {
        database::check_version(&admin).await.map_err(Stop::failed)?;
        let serving = serving_password.map(|password| password.reveal().to_owned());
        let passwords = Passwords {
            app: serving.clone(),
            platform: serving,
            ..Passwords::default()
        };
        bring_up_to_date(&admin, &passwords).await
    }
    .await;
    if let Some(private) = private {
        private.stop().await;
    }
    done?;
    eprintln!("The database is up to date.");
    Ok(())
}
