// This file was generated with `cornucopia`. Do not modify.

pub mod accounts;
pub mod api_tokens;
pub mod audit;
pub mod auth;
pub mod catalogue;
pub mod demo;
pub mod factors;
pub mod feed;
pub mod flows;
pub mod idempotency;
pub mod invites;
pub mod jobs;
pub mod limits;
pub mod operators;
pub mod people;
pub mod presence;
pub mod proposals;
pub mod reports;
pub mod seats;
pub mod tenancy;
pub mod tickets;
pub mod users;
pub mod visits;
pub mod walks;
