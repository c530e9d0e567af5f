//! The product as an operator has it: the real binary in a process of its own, started, stopped, killed and told wrong
//! things. What it does over HTTP is told in `tests/api`.

mod checker;
mod database_url;
mod events;
mod flows;
mod kills;
mod life;
mod limits;
mod secrets;
mod sentences;
mod support;
