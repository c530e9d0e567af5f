//! A directory for one test, gone with it, and with it every process that works in it.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{PASSWORD, Server, run};

/// Ends what works in the directory and removes it once our end of the pipe closes: at the end of the test, however that
/// comes about, the death of the whole test process included.
const WATCHDOG: &str = r#"
    directory=$1
    while read -r _; do :; done
    signal=QUIT
    tries=0
    while [ $tries -lt 200 ]; do
        found=$(ls -l /proc/[0-9]*/cwd 2>/dev/null |
            sed -n -e "s|.* /proc/\([0-9]*\)/cwd -> $directory\$|\1|p" -e "s|.* /proc/\([0-9]*\)/cwd -> $directory/.*|\1|p")
        [ -n "$found" ] || break
        kill -$signal $found 2>/dev/null
        sleep 0.05
        tries=$((tries + 1))
        [ $tries -lt 60 ] || signal=KILL
    done
    rm -rf "$directory"
"#;

/// A directory of one test.
pub struct Dir {
    path: PathBuf,
    watchdog: Child,
}

impl Dir {
    /// An empty one. Its path is short, because a socket's must be.
    pub fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let made = MADE.fetch_add(1, Ordering::Relaxed);
        let path = PathBuf::from(format!("/tmp/rf-process-{}-{made}", std::process::id()));
        // Left by a process that had our number and was killed together with its watchdog.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).expect("a directory can be made in /tmp");
        let watchdog = Command::new("/bin/sh")
            .args(["-c", WATCHDOG, "sh"])
            .arg(&path)
            .current_dir("/")
            // Ctrl-C at a terminal is for us; it has work to do then.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("a shell can be started");
        Self { path, watchdog }
    }

    /// One with a data directory in which the demo and a second account, with the same flows, have been made: a copy of
    /// one that is made once, because making takes seconds.
    pub fn furnished() -> Self {
        static FURNISHED: OnceLock<Dir> = OnceLock::new();
        let model = FURNISHED.get_or_init(|| {
            let model = Self::new();
            let server = Server::start_with(&model, &["--demo"]);
            let made = run(
                &model,
                &[
                    "create-owner",
                    "--account",
                    "Second Desk",
                    "--email",
                    "owner@second.example",
                    "--name",
                    "Sami Second",
                    "--password-stdin",
                ],
                PASSWORD,
            );
            assert_eq!(made.code, Some(0), "{}", made.stderr);
            let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../flows");
            let file = flows.join("outlook-cannot-connect.yaml");
            let imported = run(
                &model,
                &[
                    "flows",
                    "import",
                    "--account",
                    "second-desk",
                    file.to_str().expect("a plain path"),
                ],
                "",
            );
            assert_eq!(imported.code, Some(0), "{}", imported.stderr);
            assert_eq!(server.interrupt().code, Some(0));
            model
        });
        let dir = Self::new();
        let copied = Command::new("cp")
            .arg("-a")
            .args([model.data(), dir.data()])
            .status()
            .expect("cp is there");
        assert!(copied.success(), "a stopped data directory can be copied");
        dir
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The product's data directory in it.
    pub fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    /// A file in it, with this text.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.path.join(name);
        fs::write(&path, text).expect("it is ours");
        path.to_str().expect("a plain path").to_owned()
    }

    /// The private PostgreSQL's first process, as its file names it.
    pub fn postmaster(&self) -> Option<i32> {
        let text = fs::read_to_string(self.data().join("postgres/postmaster.pid")).ok()?;
        text.lines().next()?.trim().parse().ok()
    }

    /// Numbers of the PostgreSQL processes that work in it.
    pub fn postgres(&self) -> Vec<i32> {
        let cluster = self.data().join("postgres");
        let processes = fs::read_dir("/proc").expect("there is /proc");
        processes
            .flatten()
            .filter(|process| fs::read_link(process.path().join("cwd")).is_ok_and(|cwd| cwd == cluster))
            .filter_map(|process| process.file_name().to_str()?.parse().ok())
            .collect()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        // Waited for, so that a run leaves nothing once it says that it is done.
        let _ = self.watchdog.wait();
    }
}
