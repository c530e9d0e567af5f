//! Figures.

pub mod routes;
