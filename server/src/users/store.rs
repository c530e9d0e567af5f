//! Rows of `users` and of their log-ins.

use queries::queries::{people, users};

use super::{NewUser, User, people::PersonView};
use crate::{
    auth::Person,
    db::{TenantTx, Tx},
    error::ApiError,
    ids::UserId,
};

impl TryFrom<users::User> for User {
    type Error = ApiError;

    fn try_from(row: users::User) -> Result<Self, ApiError> {
        Ok(Self {
            person: Person {
                id: UserId(row.id),
                name: row.name,
            },
            email: row.email,
            role: row.account_role.parse()?,
            is_super_admin: row.is_super_admin,
            can_cover_l1: row.can_cover_l1,
        })
    }
}

impl TryFrom<people::Member> for PersonView {
    type Error = ApiError;

    fn try_from(row: people::Member) -> Result<Self, ApiError> {
        Ok(Self {
            id: UserId(row.id),
            name: row.name,
            email: row.email,
            account_role: row.account_role.parse()?,
            is_super_admin: row.is_super_admin,
            can_cover_l1: row.can_cover_l1,
            is_active: row.is_active,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            walks_in_hand: row.walks_in_hand,
            open_sessions: row.open_sessions,
            has_second_factor: row.has_second_factor,
        })
    }
}

/// The user of that id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &Tx, id: UserId) -> Result<Option<User>, ApiError> {
    users::find_user()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(User::try_from)
        .transpose()
}

/// The account's longest-serving owner: in whose name a command acts.
///
/// # Errors
/// When the database does not answer.
pub async fn first_owner(tx: &Tx) -> Result<Option<User>, ApiError> {
    users::first_owner()
        .bind(tx)
        .opt()
        .await?
        .map(User::try_from)
        .transpose()
}

/// Make a user who can sign in.
///
/// # Errors
/// 409 when the e-mail signs somebody in already.
pub async fn create(tx: &TenantTx, new: NewUser<'_>) -> Result<(), ApiError> {
    insert(tx, new, false).await
}

/// Make an operator of the installation (a super admin) who can sign in.
///
/// # Errors
/// 409 when the e-mail signs somebody in already.
pub async fn create_operator(tx: &TenantTx, new: NewUser<'_>) -> Result<(), ApiError> {
    insert(tx, new, true).await
}

async fn insert(tx: &TenantTx, new: NewUser<'_>, is_super_admin: bool) -> Result<(), ApiError> {
    let account = tx.actor().account;
    users::insert_user()
        .bind(
            &**tx,
            &account.0,
            &new.id.0,
            &new.email,
            &new.name,
            &new.role.as_str(),
            &is_super_admin,
            &new.can_cover_l1,
        )
        .await?;
    let made = users::insert_login()
        .bind(
            &**tx,
            &new.email.to_lowercase(),
            &account.0,
            &new.id.0,
            &new.password_hash,
        )
        .await?;
    if made == 0 {
        return Err(ApiError::conflict(
            "email_taken",
            format!("{} signs somebody in already.", new.email),
        ));
    }
    Ok(())
}

/// The account's owners, by name: whom the others can ask.
///
/// # Errors
/// When the database does not answer.
pub async fn owners(tx: &Tx) -> Result<Vec<Person>, ApiError> {
    let rows = users::owners().bind(tx).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Person {
            id: UserId(row.id),
            name: row.name,
        })
        .collect())
}

/// Who may work the L1 surface, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn l1_surface(tx: &Tx) -> Result<Vec<Person>, ApiError> {
    let rows = users::l1_surface_users().bind(tx).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Person {
            id: UserId(row.id),
            name: row.name,
        })
        .collect())
}

/// Everybody, the active ones first, by name.
pub(super) async fn people(tx: &Tx) -> Result<Vec<PersonView>, ApiError> {
    let rows = people::list_people().bind(tx).all().await?;
    rows.into_iter().map(PersonView::try_from).collect()
}

/// The person of that id, as owners see them.
pub(super) async fn person(tx: &Tx, id: UserId) -> Result<Option<PersonView>, ApiError> {
    people::find_person()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(PersonView::try_from)
        .transpose()
}

/// Role, coverage and whether they are active, now: what follows has to see it.
pub(super) async fn set_rights(tx: &Tx, person: &PersonView) -> Result<(), ApiError> {
    people::set_rights()
        .bind(
            tx,
            &person.account_role.as_str(),
            &person.can_cover_l1,
            &person.is_active,
            &person.id.0,
        )
        .await?;
    Ok(())
}

/// They are signed in nowhere any more.
pub(super) fn end_sessions(tx: &Tx, id: UserId) {
    tx.at_commit(move |db| async move { people::end_sessions_of().bind(&db, &id.0).await });
}
