//! Rules of the whole house, which nobody should have to remember: when one is broken, its test says what to do next.

mod audited;
mod isolation;
mod layers;
mod openapi;
mod operations;
mod permissions;
mod scene;
mod tokens;
