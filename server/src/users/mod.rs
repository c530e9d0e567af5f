//! People of an account.

pub mod people;
pub mod routes;
mod store;

pub use store::{create, create_operator, find, first_owner, l1_surface, owners};

use crate::{
    auth::{Person, Role},
    ids::UserId,
};

/// A user as they are stored.
#[derive(Debug, Clone)]
pub struct User {
    /// Id and name.
    pub person: Person,
    /// As they typed it.
    pub email: String,
    /// Their role.
    pub role: Role,
    /// Operates the installation.
    pub is_super_admin: bool,
    /// An engineer who may work the L1 surface.
    pub can_cover_l1: bool,
}

/// A user to be made.
#[derive(Debug)]
pub struct NewUser<'a> {
    /// Their id.
    pub id: UserId,
    /// Unique across the installation, without regard to case.
    pub email: &'a str,
    /// As they wish to be called.
    pub name: &'a str,
    /// Their role.
    pub role: Role,
    /// Only for engineers.
    pub can_cover_l1: bool,
    /// argon2id, in PHC form.
    pub password_hash: &'a str,
}
