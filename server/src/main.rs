//! Reads the command line, runs the command, turns an error into one sentence and an exit code.

use std::process::ExitCode;

use resolutionflow::cli::{self, Cli};

/// Hashing a password takes 19 MiB for a moment. glibc's allocator keeps what its threads used (141 MB resident after eight
/// sign-ins); this one gives it back (46 MB).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Cli::read().and_then(cli::run) {
        Ok(code) => code,
        Err(stop) => {
            eprintln!("resolutionflow: {stop}");
            stop.exit_code()
        }
    }
}
