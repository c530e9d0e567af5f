//! Who is calling, what they may do, and how they sign in.

mod caller;
pub mod change;
pub mod confirm;
pub mod devices;
pub mod email;
pub mod factors;
pub mod guard;
pub mod passwords;
pub mod reset;
pub mod routes;
pub mod scopes;
mod sessions;
pub mod tokens;
pub mod visits;

pub(crate) use caller::same_origin;
pub use caller::{ActingUser, Actor, Begun, Caller, Person, Refusals};
pub use guard::{ActingAs, Guard, Member, Role};
pub use scopes::Scope;
pub(crate) use sessions::set_cookie;
pub use visits::Visit;
