//! `--demo`: the account Northwind IT, to look around in.

use super::Stop;
use crate::{
    accounts::{self, NewAccount},
    app::App,
    audit::{self, Action},
    auth::{Actor, Role},
    flows::import,
    ids::{AccountId, UserId},
    users::{self, NewUser},
};

const PASSWORD: &str = "walk-the-flow";

/// Printed once the product is ready.
pub const SIGN_IN: &str = "Sign in as l1@northwind.example, l1b@northwind.example, engineer@northwind.example (covers L1), \
engineer2@northwind.example, owner@northwind.example or viewer@northwind.example; the password is walk-the-flow";

/// E-mail, name, role and coverage of the demo's people, the owner first.
const PEOPLE: [(&str, &str, Role, bool); 6] = [
    ("owner@northwind.example", "Olivia Owner", Role::Owner, false),
    ("engineer@northwind.example", "Erik Engineer", Role::Engineer, true),
    ("engineer2@northwind.example", "Edda Engineer", Role::Engineer, false),
    ("l1@northwind.example", "Dana Desk", Role::L1Tech, false),
    ("l1b@northwind.example", "Ben Desk", Role::L1Tech, false),
    ("viewer@northwind.example", "Vera Viewer", Role::Viewer, false),
];

/// Make the account unless it is there.
///
/// # Errors
/// When the database refuses; then nothing was made.
pub async fn make(app: &App) -> Result<(), Stop> {
    if app.db.login(PEOPLE[0].0).await?.is_some() {
        return Ok(());
    }
    let hash = app.passwords.hash(PASSWORD.to_owned()).await?;
    let account = AccountId::fresh();
    let tx = app.db.begin_as(Actor::system(account)).await?;
    let new = NewAccount {
        id: account,
        name: "Northwind IT",
        time_zone: "UTC",
        seat_limit: Some(5),
        l1_seat_limit: Some(5),
    };
    accounts::create(&tx, new).await?;
    audit::done(&tx, Action::AccountCreated, account.0);
    let mut ids = Vec::new();
    for (email, name, role, can_cover_l1) in PEOPLE {
        let id = UserId::fresh();
        users::create(
            &tx,
            NewUser {
                id,
                email,
                name,
                role,
                can_cover_l1,
                password_hash: &hash,
            },
        )
        .await?;
        audit::done(&tx, Action::UserCreated, id.0);
        ids.push(id);
    }
    import::publish_all(&tx, ids[0], &import::starter()?).await?;
    tx.commit().await?;
    Ok(())
}
