//! What tests stand on: an app with a database of its own, people who make requests, and what has already happened.

pub mod app;
pub mod crowd;
pub mod events;
pub mod given;
pub mod people;
pub mod phone;
pub mod smtp;
pub mod statements;

pub use app::TestApp;
pub use crowd::{Act, at_once, redacted};
pub use events::Events;
pub use people::{Account, Answer, Person, id};
pub use phone::Phone;
