//! The real binary: serving, or running a command to its end.

use std::fs::{self, File};
use std::io::Write as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use super::{Dir, Http, until};

/// The binary under test.
pub fn binary() -> &'static str {
    env!("CARGO_BIN_EXE_resolutionflow")
}

/// The binary in that directory, with nothing of our own environment that could be a setting.
pub fn command(dir: &Dir) -> Command {
    let mut command = Command::new(binary());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        // Which PostgreSQL to run is the machine's affair.
        let setting = name.starts_with("RESOLUTIONFLOW_") && name != "RESOLUTIONFLOW_POSTGRES";
        if setting || name == "DATABASE_URL" || name == "RUST_LOG" {
            command.env_remove(&*name);
        }
    }
    command.env("RESOLUTIONFLOW_DATA_DIR", dir.data());
    command.current_dir(dir.path());
    command
}

/// To serve on whatever ports are free.
pub const SERVE: [&str; 5] = ["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];

/// What a process left.
#[derive(Debug)]
pub struct Ended {
    /// `None` where a signal ended it.
    pub code: Option<i32>,
    /// What it printed.
    pub stdout: String,
    /// What it said to the operator.
    pub stderr: String,
}

impl Ended {
    /// The one sentence it ended with.
    pub fn sentence(&self) -> &str {
        let sentence = self.stderr.trim_end();
        assert!(
            !sentence.is_empty() && !sentence.contains('\n'),
            "not one sentence: {:?}",
            self.stderr
        );
        sentence
            .strip_prefix("resolutionflow: ")
            .unwrap_or_else(|| panic!("it does not say who speaks: {sentence:?}"))
    }
}

/// Run a command to its end on the directory's data, with this text to read.
pub fn run(dir: &Dir, arguments: &[&str], input: &str) -> Ended {
    finish(command(dir).args(arguments), input)
}

/// As [`run`], for a command that was prepared.
pub fn finish(command: &mut Command, input: &str) -> Ended {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be started");
    let mut pipe = child.stdin.take().expect("it is piped");
    // Who was refused before reading has closed its end.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    let deadline = Instant::now() + Duration::from_secs(60);
    // What it prints fits into a pipe.
    while child.try_wait().expect("it is ours").is_none() {
        if Instant::now() > deadline {
            child.kill().expect("it is ours");
            let output = child.wait_with_output().expect("it can be waited for");
            panic!("not ended within a minute: {command:?}: {output:?}");
        }
        thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().expect("it can be waited for");
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A serving process; killed when dropped.
pub struct Server {
    child: Child,
    log: String,
    errors: String,
    /// Where it serves.
    pub address: String,
    /// Where its metrics are.
    pub metrics: String,
}

impl Server {
    /// Serve the directory's data, and wait until it is ready.
    pub fn start(dir: &Dir) -> Self {
        Self::start_with(dir, &[])
    }

    /// As [`Server::start`], with more flags.
    pub fn start_with(dir: &Dir, flags: &[&str]) -> Self {
        let mut server = Self::spawn(dir, flags);
        server.wait_until_ready();
        server
    }

    /// Begin to serve, and wait for nothing.
    pub fn spawn(dir: &Dir, flags: &[&str]) -> Self {
        Self::spawn_command(dir, command(dir).args(SERVE).args(flags))
    }

    /// As [`Server::spawn`], for a command that was prepared.
    pub fn spawn_command(dir: &Dir, command: &mut Command) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let log = dir.path().join(format!("log-{number}"));
        let errors = dir.path().join(format!("errors-{number}"));
        let child = command
            .stdin(Stdio::null())
            .stdout(File::create(&log).expect("it is ours"))
            .stderr(File::create(&errors).expect("it is ours"))
            .spawn()
            .expect("the binary can be started");
        Self {
            child,
            log: log.to_string_lossy().into_owned(),
            errors: errors.to_string_lossy().into_owned(),
            address: String::new(),
            metrics: String::new(),
        }
    }

    /// Wait until it says that it is ready, and where.
    pub fn wait_until_ready(&mut self) {
        let ready = until("the server is ready", || {
            if let Some(status) = self.child.try_wait().expect("it is ours") {
                panic!("the server ended with {status}: {}", self.said());
            }
            let lines = self.log();
            lines.into_iter().find(|line| line["message"] == "ready")
        });
        let address = |name: &str| ready[name].as_str().expect("it says where").to_owned();
        self.address = address("address");
        self.metrics = address("metrics");
    }

    /// Its log so far, a line an object.
    pub fn log(&self) -> Vec<Value> {
        let text = fs::read_to_string(&self.log).expect("it is ours");
        text.lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// What it has told the operator so far.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.errors).expect("it is ours")
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Http {
        Http::new(&self.address)
    }

    /// Send it a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.id()).expect("numbers of processes are small");
        kill(Pid::from_raw(pid), signal).expect("it is ours, and has not been waited for");
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it can be waited for");
    }

    /// SIGTERM, as a service manager sends it.
    pub fn terminate(self) -> Ended {
        self.signal(Signal::SIGTERM);
        self.ended()
    }

    /// Ctrl-C, which does not wait for load balancers.
    pub fn interrupt(self) -> Ended {
        self.signal(Signal::SIGINT);
        self.ended()
    }

    /// Wait for its end.
    pub fn ended(mut self) -> Ended {
        let status: ExitStatus = until("the server has ended", || self.child.try_wait().expect("it is ours"));
        Ended {
            code: status.code(),
            stdout: fs::read_to_string(&self.log).expect("it is ours"),
            stderr: self.said(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
