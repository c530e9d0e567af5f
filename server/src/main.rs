//! Reads the command line, runs the command, turns an error into one sentence and an exit code.

use std::process::ExitCode;

use resolutionflow::cli::{self, Cli};

fn main() -> ExitCode {
    match Cli::read().and_then(cli::run) {
        Ok(code) => code,
        Err(stop) => {
            eprintln!("resolutionflow: {stop}");
            stop.exit_code()
        }
    }
}
