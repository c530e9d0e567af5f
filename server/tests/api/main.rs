//! The product over HTTP, against a real PostgreSQL, signed in as `rf_app`: one test binary, one file per noun.

#![expect(clippy::unwrap_used, reason = "in a test a surprise is a failure, wherever it is")]

mod support;

mod accounts;
mod alike;
mod api_tokens;
mod audit;
mod auth;
mod authoring;
mod credentials;
mod emails;
mod events;
mod factors;
mod flows;
mod house;
mod idempotency;
mod invites;
mod jobs;
mod limits;
mod mail;
mod operators;
mod people;
mod proposals;
mod registrations;
mod reports;
mod taken_away;
mod ticket_lists;
mod tickets;
mod walks;
