//! `--demo`: the account Northwind IT with a month of history, to look around in.
//!
//! `calls` is what happened, as text; `month` gives it times and people; `story` tells a call as `rows`, in the `scene`
//! that all share and along a `way` through its tree; `store` writes them.

mod call;
mod calls;
mod month;
mod rows;
mod scene;
mod store;
mod story;
mod way;

use std::collections::HashMap;

use flowtree::{Tree, parse::parse_and_check};
use jiff::SignedDuration;

use self::{call::Who, scene::Scene};
use super::Stop;
use crate::{
    accounts::{self, NewAccount},
    app::App,
    audit::{self, Action},
    auth::{Actor, Person, Role},
    db::TenantTx,
    error::ApiError,
    flows::import,
    ids::{AccountId, ProposalId, UserId},
    operators,
    users::{self, NewUser},
};

const PASSWORD: &str = "walk-the-flow";

/// Printed once the product is ready.
pub const SIGN_IN: &str = "Sign in as l1@northwind.example, l1b@northwind.example, engineer@northwind.example (covers L1), \
engineer2@northwind.example, owner@northwind.example, viewer@northwind.example or operator@resolutionflow.example (operates the installation); the \
password is walk-the-flow";

/// E-mail, name, role and coverage of the demo's people, the owner first, and who of the history they are.
const PEOPLE: [(&str, &str, Role, bool, Option<Who>); 6] = [
    (
        "owner@northwind.example",
        "Olivia Owner",
        Role::Owner,
        false,
        Some(Who::Owner),
    ),
    (
        "engineer@northwind.example",
        "Erik Engineer",
        Role::Engineer,
        true,
        Some(Who::Engineer),
    ),
    (
        "engineer2@northwind.example",
        "Edda Engineer",
        Role::Engineer,
        false,
        Some(Who::Engineer2),
    ),
    ("l1@northwind.example", "Dana Desk", Role::L1Tech, false, Some(Who::L1)),
    ("l1b@northwind.example", "Ben Desk", Role::L1Tech, false, Some(Who::L1b)),
    ("viewer@northwind.example", "Vera Viewer", Role::Viewer, false, None),
];

/// The installation's operator: e-mail and name.
const OPERATOR: (&str, &str) = ("operator@resolutionflow.example", "Oscar Operator");

/// The flows were published so many days ago: before the month's first call.
const LIBRARY_DAYS: i64 = 36;

/// Make the account and the operator unless they are there.
///
/// # Errors
/// When the database refuses; then nothing was made of what it refused.
pub async fn make(app: &App) -> Result<(), Stop> {
    make_operator(app).await?;
    make_account(app).await
}

async fn make_operator(app: &App) -> Result<(), Stop> {
    let (email, name) = OPERATOR;
    if app.db.login(email).await?.is_none() {
        let hash = app.passwords.hash(PASSWORD.to_owned()).await?;
        operators::make(&app.db, email, name, &hash).await?;
    }
    Ok(())
}

async fn make_account(app: &App) -> Result<(), Stop> {
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
    let mut people = HashMap::new();
    let owner = UserId::fresh();
    for (email, name, role, can_cover_l1, who) in PEOPLE {
        let id = if role == Role::Owner { owner } else { UserId::fresh() };
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
        if let Some(who) = who {
            people.insert(
                who,
                Person {
                    id,
                    name: name.to_owned(),
                },
            );
        }
    }
    live(&tx, owner, people).await?;
    tx.commit().await?;
    Ok(())
}

/// The library, and the month in which it was walked.
async fn live(tx: &TenantTx, owner: UserId, people: HashMap<Who, Person>) -> Result<(), ApiError> {
    let library = tx.now() - SignedDuration::from_hours(24 * LIBRARY_DAYS);
    let published = store::publish(tx, owner, import::starter()?, library).await?;
    let scene = Scene {
        now: tx.now(),
        people,
        flows: published
            .into_iter()
            .map(|(id, tree)| (tree.title.clone(), (id, tree)))
            .collect(),
        proposals: proposals()?,
        contacts: month::contacts(),
    };
    store::write(tx, &month::tell(&scene)?).await
}

/// What l1@ drafted: the first one is handed in, the second is not.
fn proposals() -> Result<Vec<(ProposalId, Tree)>, ApiError> {
    [include_str!("door-reader.yaml"), include_str!("hand-scanner.yaml")]
        .into_iter()
        .map(|source| {
            let tree = parse_and_check(source, flowtree::parse::Format::Yaml)
                .map_err(|problems| ApiError::fault(format!("a proposal of the demo: {}", problems[0].message)))?;
            Ok((ProposalId::fresh(), tree))
        })
        .collect()
}
