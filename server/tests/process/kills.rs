//! Whatever is killed in the middle of the work: what was acknowledged is there once, and nothing else is.
//!
//! `RESOLUTIONFLOW_KILL_ROUNDS` says how often each is killed.

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use uuid::Uuid;

use crate::checker::faults;
use crate::support::work::{Habit, Shift};
use crate::support::{Dir, Server, Superuser, until};

fn rounds() -> usize {
    std::env::var("RESOLUTIONFLOW_KILL_ROUNDS").map_or(2, |rounds| rounds.parse().expect("it is a number"))
}

/// Somewhere in the middle of things, another place every time.
fn meanwhile(shift: &Shift) {
    shift.wait_for(20 + usize::from(Uuid::new_v4().as_bytes()[0] % 40));
}

fn kill_9(pid: i32) {
    kill(Pid::from_raw(pid), Signal::SIGKILL).expect("it runs, and on our data");
}

fn nothing_lost_and_nothing_doubled(dir: &Dir, shift: Shift) {
    meanwhile(&shift);
    let ledgers = shift.end();
    assert_eq!(faults(&Superuser::of(dir), &ledgers), [""; 0]);
}

#[test]
fn a_killed_server_has_lost_and_doubled_nothing() {
    let dir = Dir::furnished();
    let mut server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::SameKey);
    for _ in 0..rounds() {
        meanwhile(&shift);
        let postmaster = dir.postmaster();
        server.kill();
        server = Server::start(&dir);
        assert_eq!(
            dir.postmaster(),
            postmaster,
            "the database that outlived its keeper is taken over as it runs"
        );
        shift.moved_to(&server.address);
    }
    nothing_lost_and_nothing_doubled(&dir, shift);
    assert_eq!(server.interrupt().code, Some(0));
    assert_eq!(dir.postmaster(), None, "what was taken over is stopped like one's own");
}

#[test]
fn a_killed_postmaster_comes_back_by_itself_and_has_lost_and_doubled_nothing() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::SameKey);
    for _ in 0..rounds() {
        meanwhile(&shift);
        let killed = dir.postmaster().expect("PostgreSQL runs");
        kill_9(killed);
        until("another PostgreSQL runs", || {
            dir.postmaster().filter(|postmaster| *postmaster != killed)
        });
        until("the server is ready again", || {
            server.visitor().is_ready().then_some(())
        });
    }
    nothing_lost_and_nothing_doubled(&dir, shift);
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn a_killed_backend_takes_all_sessions_along_and_nothing_is_lost_or_doubled() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::SameKey);
    for _ in 0..rounds() {
        meanwhile(&shift);
        let backends = Superuser::of(&dir).ask(
            "SELECT pid FROM pg_stat_activity WHERE usename = 'rf_app' ORDER BY (state = 'active') DESC, random() LIMIT 1",
            &[],
        );
        kill_9(backends[0].get(0));
        // PostgreSQL trusts its shared memory no longer: every session ends, and the log is played back.
        until("the server is ready again", || {
            server.visitor().is_ready().then_some(())
        });
    }
    nothing_lost_and_nothing_doubled(&dir, shift);
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn all_killed_at_once_have_lost_and_doubled_nothing() {
    let dir = Dir::furnished();
    let mut server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::SameKey);
    for _ in 0..rounds() {
        meanwhile(&shift);
        let postgres = dir.postgres();
        assert!(postgres.len() > 1, "PostgreSQL and its sessions run");
        server.kill();
        for pid in postgres {
            // A session may just have ended by itself.
            let _ = kill(Pid::from_raw(pid), Signal::SIGKILL);
        }
        server = Server::start(&dir);
        shift.moved_to(&server.address);
    }
    nothing_lost_and_nothing_doubled(&dir, shift);
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn a_restart_in_the_middle_of_the_work_is_a_pause_and_no_more() {
    let dir = Dir::furnished();
    let mut server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::SameKey);
    for _ in 0..rounds() {
        meanwhile(&shift);
        assert_eq!(server.terminate().code, Some(0));
        assert_eq!(dir.postgres(), [0; 0], "PostgreSQL went with it");
        server = Server::start(&dir);
        shift.moved_to(&server.address);
    }
    nothing_lost_and_nothing_doubled(&dir, shift);
    assert_eq!(server.interrupt().code, Some(0));
}
