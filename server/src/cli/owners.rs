//! `create-owner`: an account and the first person in it.

use std::io::{IsTerminal, Read};

use clap::Args;

use super::{
    Stop,
    open::{Keep, open},
    signals::unless_stopped,
};
use crate::{
    accounts::{self, NewAccount, TimeZoneName},
    auth::{
        Actor, Role,
        passwords::{self, Passwords},
    },
    config::{DatabaseSettings, WrongSetting},
    db::Db,
    error::ApiError,
    ids::{AccountId, UserId},
    text::Email,
    users::NewUser,
};

/// The account and its owner.
#[derive(Debug, Args)]
pub struct NewOwner {
    /// The account's name.
    #[arg(long, value_name = "NAME")]
    account: String,
    /// The owner's e-mail address.
    #[arg(long, value_name = "EMAIL")]
    email: String,
    /// The owner's name.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The account's time zone, as an IANA name.
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    time_zone: String,
    /// Read the password from standard input instead of asking for it.
    #[arg(long)]
    password_stdin: bool,
}

pub async fn create(settings: &DatabaseSettings, owner: NewOwner) -> Result<(), Stop> {
    let wrong = |what: &str, why: &str| Stop::from(WrongSetting(format!("--{what} {why}")));
    let length = |text: &str| text.trim().chars().count();
    if !(1..=120).contains(&length(&owner.account)) {
        return Err(wrong("account", "must have 1 to 120 characters"));
    }
    if !(1..=120).contains(&length(&owner.name)) {
        return Err(wrong("name", "must have 1 to 120 characters"));
    }
    let email = Email::new(&owner.email).map_err(|why| wrong("email", why))?;
    let time_zone = TimeZoneName::new(&owner.time_zone).map_err(|why| wrong("time-zone", why))?;
    let password = password(owner.password_stdin)?;
    if let Some(why) = passwords::weakness(&password, &[&email, &owner.name, &owner.account]) {
        return Err(WrongSetting(format!("the password {why}")).into());
    }
    unless_stopped(async {
        let opened = open(settings, Keep::Either, 2).await?;
        let made = make(&opened.db, &owner, &email, &time_zone, password).await;
        opened.db.close();
        if let Some(private) = opened.private {
            private.stop().await;
        }
        made.map_err(Stop::from)
    })
    .await?;
    eprintln!("{} can sign in as the owner of {}.", &*email, owner.account.trim());
    Ok(())
}

async fn make(
    db: &Db,
    owner: &NewOwner,
    email: &str,
    time_zone: &TimeZoneName,
    password: String,
) -> Result<(), ApiError> {
    let hash = Passwords::new()?.hash(password).await?;
    let account = AccountId::fresh();
    let tx = db.begin_as(Actor::system(account)).await?;
    let new = NewAccount {
        id: account,
        name: owner.account.trim(),
        time_zone: time_zone.as_str(),
        seat_limit: None,
        l1_seat_limit: None,
    };
    let first = NewUser {
        id: UserId::fresh(),
        email,
        name: owner.name.trim(),
        role: Role::Owner,
        can_cover_l1: false,
        password_hash: &hash,
    };
    accounts::found(&tx, new, first).await?;
    tx.commit().await
}

fn password(from_stdin: bool) -> Result<String, Stop> {
    if from_stdin {
        let mut text = String::new();
        std::io::stdin()
            .take(4096)
            .read_to_string(&mut text)
            .map_err(Stop::failed)?;
        return Ok(text.trim_end_matches(['\r', '\n']).to_owned());
    }
    if !std::io::stdin().is_terminal() {
        return Err(WrongSetting("there is no terminal to ask for a password: use --password-stdin".into()).into());
    }
    let first = rpassword::prompt_password("Password: ").map_err(Stop::failed)?;
    let again = rpassword::prompt_password("Again: ").map_err(Stop::failed)?;
    if first == again {
        Ok(first)
    } else {
        Err(Stop::failed("the passwords differ"))
    }
}
