//! SIGTERM and Ctrl-C, heard from the start of a command on, so that what it began is not left behind.

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::Stop;

/// Who wants us to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A service manager: load balancers are still sending.
    Terminate,
    /// Somebody at a terminal, who is looking.
    Interrupt,
}

/// Both signals, in the order they come; one that comes while nobody waits is kept.
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From now on the signals do not end the process by themselves.
    pub fn listen() -> Result<Self, Stop> {
        Ok(Self {
            terminate: signal(SignalKind::terminate()).map_err(Stop::failed)?,
            interrupt: signal(SignalKind::interrupt()).map_err(Stop::failed)?,
        })
    }

    /// The next one.
    pub async fn next(&mut self) -> Asked {
        tokio::select! {
            _ = self.terminate.recv() => Asked::Terminate,
            _ = self.interrupt.recv() => Asked::Interrupt,
        }
    }
}

/// The work of a command, unless a signal comes first. Dropped half-way, it takes along what it began: a transaction is
/// rolled back, a private PostgreSQL asked to shut down.
pub async fn unless_stopped<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let mut signals = Signals::listen()?;
    tokio::select! {
        done = work => done,
        _ = signals.next() => Err(Stop::failed("stopped before it was done")),
    }
}
