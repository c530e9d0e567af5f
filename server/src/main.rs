//! Reads the command line, runs the command, turns an error into one sentence and an exit code.

use std::process::ExitCode;

use clap::Parser;
use resolutionflow::cli::Cli;

fn main() -> ExitCode {
    match resolutionflow::cli::run(Cli::parse()) {
        Ok(code) => code,
        Err(stop) => {
            eprintln!("resolutionflow: {stop}");
            stop.exit_code()
        }
    }
}
