//! `create-owner`: an account and the first person in it. `create-super-admin`: an operator of the installation.

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
    operators,
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

/// The operator.
#[derive(Debug, Args)]
pub struct NewOperator {
    /// The operator's e-mail address.
    #[arg(long, value_name = "EMAIL")]
    email: String,
    /// The operator's name.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Read the password from standard input instead of asking for it.
    #[arg(long)]
    password_stdin: bool,
}

fn wrong(what: &str, why: &str) -> Stop {
    WrongSetting(format!("--{what} {why}")).into()
}

fn length(text: &str) -> usize {
    text.trim().chars().count()
}

pub async fn create(settings: &DatabaseSettings, owner: NewOwner) -> Result<(), Stop> {
    if !(1..=120).contains(&length(&owner.account)) {
        return Err(wrong("account", "must have 1 to 120 characters"));
    }
    let name = checked(&owner.name)?;
    let email = Email::new(&owner.email).map_err(|why| wrong("email", why))?;
    let time_zone = TimeZoneName::new(&owner.time_zone).map_err(|why| wrong("time-zone", why))?;
    let password = password(owner.password_stdin, &[&email, name, &owner.account])?;
    in_the_database(settings, async |db| {
        make(db, &owner, (&email, name), &time_zone, password).await
    })
    .await?;
    eprintln!("{} can sign in as the owner of {}.", &*email, owner.account.trim());
    Ok(())
}

pub async fn create_operator(settings: &DatabaseSettings, operator: NewOperator) -> Result<(), Stop> {
    let name = checked(&operator.name)?;
    let email = Email::new(&operator.email).map_err(|why| wrong("email", why))?;
    let password = password(operator.password_stdin, &[&email, name])?;
    in_the_database(settings, async |db| {
        let hash = Passwords::new()?.hash(password).await?;
        operators::make(db, &email, name, &hash).await
    })
    .await?;
    eprintln!("{} can sign in as an operator of this installation.", &*email);
    Ok(())
}

/// A person's name without the blanks around it.
fn checked(name: &str) -> Result<&str, Stop> {
    if (1..=120).contains(&length(name)) {
        Ok(name.trim())
    } else {
        Err(wrong("name", "must have 1 to 120 characters"))
    }
}

async fn in_the_database(
    settings: &DatabaseSettings,
    work: impl AsyncFnOnce(&Db) -> Result<(), ApiError>,
) -> Result<(), Stop> {
    unless_stopped(async {
        let opened = open(settings, Keep::Either, 2).await?;
        let made = work(&opened.db).await;
        opened.db.close();
        if let Some(private) = opened.private {
            private.stop().await;
        }
        made.map_err(Stop::from)
    })
    .await
}

async fn make(
    db: &Db,
    owner: &NewOwner,
    (email, name): (&str, &str),
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
        name,
        role: Role::Owner,
        can_cover_l1: false,
        password_hash: &hash,
    };
    accounts::found(&tx, new, first).await?;
    tx.commit().await
}

fn password(from_stdin: bool, personal: &[&str]) -> Result<String, Stop> {
    let password = ask(from_stdin)?;
    match passwords::weakness(&password, personal) {
        None => Ok(password),
        Some(why) => Err(WrongSetting(format!("the password {why}")).into()),
    }
}

fn ask(from_stdin: bool) -> Result<String, Stop> {
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
