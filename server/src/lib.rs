//! ResolutionFlow: the L1 workspace, in one binary.
//!
//! One folder per noun. Inside each: `mod.rs` has the types and the rules (no HTTP, no SQL), `store.rs` the rows in and
//! out, `routes.rs` the handlers and the shapes they read and answer. A request goes `router` → `routes` → a rule →
//! `store` → a view, inside one [`db::TenantTx`], which nobody gets without naming a [`auth::Guard`]. A folder speaks to
//! another through that other's `mod.rs`, passing the same transaction.

pub mod accounts;
pub mod api_tokens;
pub mod app;
pub mod audit;
pub mod auth;
pub mod cli;
pub mod config;
mod connections;
pub mod day;
pub mod db;
pub mod error;
pub mod flows;
pub mod idempotency;
pub mod ids;
pub mod invites;
pub mod jobs;
pub mod limits;
pub mod live;
pub mod mail;
pub mod openapi;
pub mod operators;
pub mod page;
pub mod proposals;
pub mod proxies;
pub mod reports;
pub mod request;
pub mod router;
pub mod sheet;
pub mod spa;
pub mod text;
pub mod tickets;
pub mod users;
pub mod walks;
