//! The private PostgreSQL: a whole server in the data directory, reached through a socket only we can open, that comes up
//! with the product, goes down with it, and comes back by itself after either was killed.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Gid, Pid, Uid, User, chown};
use sha2::{Digest as _, Sha256};
use tokio::process::Child;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;

use crate::binaries::{self, Binaries, BinariesError};
use crate::launch::Launch;
use crate::{ConnectError, connect};

/// The database the product lives in.
const DATABASE: &str = "resolutionflow";
/// A socket's file is called after a port, though there is none.
const PORT: u16 = 5432;
/// The longest socket path that every system takes (Linux 107, macOS 103).
const SOCKET_PATH_MAX: usize = 103;
/// A log beyond this is set aside at the next start, and the one set aside before is dropped.
const LOG_MAX: u64 = 8 << 20;

/// How long another process may hold the data directory before we say so: a command that is just ending, a restart that overlaps.
const LOCK_PATIENCE: Duration = Duration::from_secs(2);
/// How long recovery after a crash may take before a start counts as failed.
const READY_PATIENCE: Duration = Duration::from_secs(120);
/// How long a fast shutdown may take before it becomes an immediate one, which loses nothing but makes the next start recover.
const STOP_PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks while waiting; the readiness of a start is measured in these.
const LOOK: Duration = Duration::from_millis(10);

/// Why the private PostgreSQL is not there. Each is one sentence; nothing is ever deleted on the way to one.
#[derive(Debug, thiserror::Error)]
pub enum PrivateError {
    /// Another process serves from this data directory.
    #[error("another ResolutionFlow is using {}: stop it first, or choose another --data-dir", .0.display())]
    InUse(PathBuf),
    /// A directory or file of ours cannot be made or opened.
    #[error("{} cannot be used: {source}", .path.display())]
    Directory {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The cluster is not one that a server could open.
    #[error("the data directory {} is damaged: {what}; nothing was changed, so restore it from a backup or choose another --data-dir", .cluster.display())]
    Damaged {
        /// The cluster's directory.
        cluster: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The cluster belongs to someone else.
    #[error("{} belongs to {owner}: {remedy}", .cluster.display())]
    Foreign {
        /// The cluster's directory.
        cluster: PathBuf,
        /// Whose it is.
        owner: String,
        /// What to do.
        remedy: String,
    },
    /// There are no programs to run, or not of the right version.
    #[error(transparent)]
    Binaries(#[from] BinariesError),
    /// We are root and there is nobody to hand the server to.
    #[error(
        "PostgreSQL does not run as root and this machine has neither a user postgres nor nobody: add one, or run as an ordinary user"
    )]
    NoUser,
    /// The unprivileged user cannot get at the data directory or the programs.
    #[error(
        "PostgreSQL runs as the user {user}, who cannot enter {} or run {}: choose a --data-dir that others may enter, or run as an ordinary user",
        .directory.display(), .program.display()
    )]
    OutOfReach {
        /// Who.
        user: String,
        /// The directory it must enter.
        directory: PathBuf,
        /// The program it must run.
        program: PathBuf,
    },
    /// `initdb` failed.
    #[error("a new database could not be made in {}: {said}", .directory.display())]
    Initdb {
        /// Where it was to be.
        directory: PathBuf,
        /// What `initdb` said last.
        said: String,
    },
    /// The server ended instead of coming up.
    #[error("PostgreSQL did not start in {}: {said} (more in {}); nothing was changed", .cluster.display(), .log.display())]
    Start {
        /// The cluster's directory.
        cluster: PathBuf,
        /// The last thing it said.
        said: String,
        /// Where it says the rest.
        log: PathBuf,
    },
    /// The server is there and does not answer.
    #[error("PostgreSQL (process {pid}) in {} does not answer after {} s (more in {})", .cluster.display(), READY_PATIENCE.as_secs(), .log.display())]
    Silent {
        /// The cluster's directory.
        cluster: PathBuf,
        /// The process.
        pid: i32,
        /// Where it says why.
        log: PathBuf,
    },
    /// The server answers, and refuses.
    #[error(transparent)]
    Connect(#[from] ConnectError),
}

/// A running private PostgreSQL. Dropping it asks the server to shut down without waiting; [`PrivateServer::stop`] waits.
pub struct PrivateServer {
    cluster: Arc<Cluster>,
    keeping: Keeping,
    /// Held as long as we are, by the system even through `kill -9`: never by a child.
    _lock: Option<File>,
}

enum Keeping {
    /// Another process keeps it; we only use it.
    Another,
    /// We hold the server and nobody looks after it.
    Held(Postmaster),
    /// A task looks after it.
    Supervised {
        stop: oneshot::Sender<()>,
        task: JoinHandle<Postmaster>,
    },
    /// It has been stopped.
    Over,
}

impl PrivateServer {
    /// Brings the server up, made new where there is none, and becomes its keeper. A server left behind by a keeper that was
    /// killed is taken over as it runs.
    pub async fn start(data_dir: &Path) -> Result<Self, PrivateError> {
        let data_dir = make_data_dir(data_dir)?;
        let deadline = Instant::now() + LOCK_PATIENCE;
        let lock = loop {
            match try_lock(&data_dir)? {
                Some(lock) => break lock,
                None if Instant::now() > deadline => return Err(PrivateError::InUse(data_dir)),
                None => sleep(LOOK).await,
            }
        };
        Self::keep(&data_dir, lock).await
    }

    /// Uses the server that another process keeps on this data directory, or becomes the keeper where none does: for
    /// commands that may run beside `serve` or without it.
    pub async fn attach_or_start(data_dir: &Path) -> Result<Self, PrivateError> {
        let data_dir = make_data_dir(data_dir)?;
        let deadline = Instant::now() + READY_PATIENCE;
        loop {
            if let Some(lock) = try_lock(&data_dir)? {
                return Self::keep(&data_dir, lock).await;
            }
            // The keeper may still be bringing it up, or just be going away.
            if let Some(cluster) = Cluster::existing(&data_dir)?
                && cluster.answers().await.is_ok_and(|answer| answer)
            {
                return Ok(Self {
                    cluster: Arc::new(cluster),
                    keeping: Keeping::Another,
                    _lock: None,
                });
            }
            if Instant::now() > deadline {
                return Err(PrivateError::InUse(data_dir));
            }
            sleep(LOOK).await;
        }
    }

    async fn keep(data_dir: &Path, lock: File) -> Result<Self, PrivateError> {
        let cluster = Cluster::open(data_dir).await?;
        let mut postmaster = Postmaster::Gone;
        cluster.bring_up(&mut postmaster).await?;
        cluster.ensure_database().await?;
        Ok(Self {
            cluster: Arc::new(cluster),
            keeping: Keeping::Held(postmaster),
            _lock: Some(lock),
        })
    }

    /// From now on a server that dies is brought up again, at once the first time, with growing pauses after that.
    pub fn supervise(&mut self) {
        self.keeping = match std::mem::replace(&mut self.keeping, Keeping::Over) {
            Keeping::Held(postmaster) => {
                let (stop, stopped) = oneshot::channel();
                let task = tokio::spawn(supervise(Arc::clone(&self.cluster), postmaster, stopped));
                Keeping::Supervised { stop, task }
            }
            other => other,
        };
    }

    /// How to reach the product's database as the superuser. The roles that serve are [`crate::role_config`]s of this one.
    #[must_use]
    pub fn admin(&self) -> Config {
        self.cluster.config(DATABASE)
    }

    /// Whether this process keeps the server, rather than using one that another process keeps.
    #[must_use]
    pub fn is_keeper(&self) -> bool {
        !matches!(self.keeping, Keeping::Another)
    }

    /// Shuts the server down and waits for its end: sessions are ended, what was committed is on disk, the next start has
    /// nothing to recover. A server that another process keeps is left alone.
    pub async fn stop(mut self) {
        let postmaster = match std::mem::replace(&mut self.keeping, Keeping::Over) {
            Keeping::Held(postmaster) => Some(postmaster),
            Keeping::Supervised { stop, task } => {
                let _ = stop.send(());
                task.await.ok()
            }
            Keeping::Another | Keeping::Over => None,
        };
        if let Some(mut postmaster) = postmaster {
            postmaster.shut_down().await;
        }
    }
}

async fn supervise(cluster: Arc<Cluster>, mut postmaster: Postmaster, mut stop: oneshot::Receiver<()>) -> Postmaster {
    const LONGEST: Duration = Duration::from_secs(5);
    let longer = |pause: Duration| (pause * 2).clamp(Duration::from_millis(100), LONGEST);
    let mut pause = Duration::ZERO;
    loop {
        let up_since = Instant::now();
        tokio::select! {
            _ = &mut stop => return postmaster,
            how = postmaster.ended() => {
                tracing::warn!(ended = how, log = %cluster.log.display(), "PostgreSQL died; bringing it up again");
            }
        }
        let down_since = Instant::now();
        if down_since - up_since > LONGEST * 2 {
            pause = Duration::ZERO;
        }
        loop {
            tokio::select! {
                // What was being started is in `postmaster`, to be stopped like any other.
                _ = &mut stop => return postmaster,
                result = async { sleep(pause).await; cluster.bring_up(&mut postmaster).await } => match result {
                    Ok(()) => break,
                    Err(error) => tracing::error!(%error, "PostgreSQL did not come back; trying again"),
                },
            }
            pause = longer(pause);
        }
        pause = longer(pause);
        tracing::info!(after_ms = down_since.elapsed().as_millis(), "PostgreSQL is back");
    }
}

/// Where a cluster is and how its programs are run.
struct Cluster {
    dir: PathBuf,
    socket_dir: PathBuf,
    log: PathBuf,
    launch: Launch,
    binaries: Option<Binaries>,
}

impl Cluster {
    /// The cluster of a data directory, as a mere user of it. `None` while it is being made.
    fn existing(data_dir: &Path) -> Result<Option<Self>, PrivateError> {
        let dir = data_dir.join("postgres");
        if !dir.exists() {
            return Ok(None);
        }
        let socket_dir = socket_dir_of(data_dir);
        Ok(Some(Self {
            dir,
            socket_dir,
            log: data_dir.join("postgres.log"),
            launch: Launch::Ourselves,
            binaries: None,
        }))
    }

    /// The cluster of a data directory, made where there is none. The caller holds the lock.
    async fn open(data_dir: &Path) -> Result<Self, PrivateError> {
        let dir = data_dir.join("postgres");
        let (binaries, owner) = match look_at(&dir)? {
            Some(found) => (binaries::find_major(found.major)?, Some(found.owner)),
            None => (binaries::find()?, None),
        };
        let launch = Launch::for_owner(owner).ok_or(PrivateError::NoUser)?;
        let socket_dir = socket_dir_of(data_dir);
        private_dir(&socket_dir, &launch)?;
        let program = binaries.program("postgres");
        let user = launch.owner().map_or_else(String::new, |(uid, _)| name_of(uid));
        let launch = launch.reaching(&socket_dir, &program).ok_or(PrivateError::OutOfReach {
            user,
            directory: data_dir.to_owned(),
            program,
        })?;
        let cluster = Self {
            dir,
            socket_dir,
            log: data_dir.join("postgres.log"),
            launch,
            binaries: Some(binaries),
        };
        if owner.is_none() {
            cluster.make().await?;
        }
        Ok(cluster)
    }

    /// Makes it aside and renames it, so that being killed half-way leaves nothing half.
    async fn make(&self) -> Result<(), PrivateError> {
        let aside = self.dir.with_file_name("postgres.new");
        if aside.exists() {
            fs::remove_dir_all(&aside).map_err(at(&aside))?;
        }
        private_dir(&aside, &self.launch)?;
        let binaries = self.binaries()?;
        initdb(&self.launch, binaries, &aside, true).await?;
        fs::rename(&aside, &self.dir).map_err(at(&self.dir))?;
        let above = self.dir.parent().unwrap_or(&self.dir);
        File::open(above).and_then(|above| above.sync_all()).map_err(at(above))
    }

    /// Takes over the server that runs on this cluster, or starts one. Returns when it answers. It is put into
    /// `postmaster` as soon as it runs, so that whoever gives up on this knows what to stop.
    async fn bring_up(&self, postmaster: &mut Postmaster) -> Result<(), PrivateError> {
        let deadline = Instant::now() + READY_PATIENCE;
        let silent = |pid: Option<Pid>| PrivateError::Silent {
            cluster: self.dir.clone(),
            pid: pid.map_or(0, Pid::as_raw),
            log: self.log.clone(),
        };
        // What an earlier keeper left running when it was killed; it may be recovering, or on its way out.
        while let Some(pid) = self.living_postmaster()? {
            if self.answers().await? {
                tracing::info!(%pid, "took over the PostgreSQL that was still running");
                *postmaster = Postmaster::Adopted(pid);
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(silent(Some(pid)));
            }
            sleep(LOOK).await;
        }
        // Left by a killed server, it would bar the next one for as long as anything has that server's number.
        let left = self.socket_dir.join(format!(".s.PGSQL.{PORT}.lock"));
        match fs::remove_file(&left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(&left)(error)),
            _ => {}
        }
        let mut said_before = self.spawn(postmaster)?;
        while !self.answers().await? {
            if let Some(status) = postmaster.exited() {
                let said = self.last_words(said_before, status);
                // Sessions of a killed server linger until they notice, and hold its memory until then.
                if !said.contains("shared memory block") || Instant::now() > deadline {
                    return Err(PrivateError::Start {
                        cluster: self.dir.clone(),
                        said,
                        log: self.log.clone(),
                    });
                }
                sleep(LOOK * 10).await;
                said_before = self.spawn(postmaster)?;
            }
            if Instant::now() > deadline {
                let pid = postmaster.pid();
                postmaster.shut_down().await;
                return Err(silent(pid));
            }
            sleep(LOOK).await;
        }
        Ok(())
    }

    /// The process named in `postmaster.pid`, if it lives and is a PostgreSQL.
    fn living_postmaster(&self) -> Result<Option<Pid>, PrivateError> {
        let file = self.dir.join("postmaster.pid");
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(at(&file)(error)),
        };
        let Some(pid) = text
            .lines()
            .next()
            .and_then(|line| line.trim().parse().ok())
            .map(Pid::from_raw)
        else {
            return Ok(None);
        };
        if kill(pid, None) == Err(Errno::ESRCH) {
            // PostgreSQL knows what to do about such a file.
            return Ok(None);
        }
        let proc = PathBuf::from(format!("/proc/{pid}"));
        let elsewhere = fs::read_link(proc.join("cwd")).is_ok_and(|cwd| cwd != self.dir);
        let another = fs::read_to_string(proc.join("comm")).is_ok_and(|name| !name.starts_with("postgres"));
        if elsewhere || another || !lives(pid) {
            // The number was given to another program (a container started anew gives the same ones again), or nobody has
            // waited for the one that was killed. PostgreSQL would take it for itself and refuse to start; that the old one
            // really is gone, its shared memory still proves.
            fs::remove_file(&file).map_err(at(&file))?;
            return Ok(None);
        }
        Ok(Some(pid))
    }

    /// Starts the server, and returns how long the log was before.
    fn spawn(&self, postmaster: &mut Postmaster) -> Result<u64, PrivateError> {
        let log = open_log(&self.log)?;
        let said_before = log.metadata().map(|data| data.len()).unwrap_or_default();
        let mut command = self.launch.command(&self.binaries()?.program("postgres"));
        command.arg("-D").arg(&self.dir);
        for (name, value) in settings(&self.socket_dir, true) {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        let output = log.try_clone().map_err(at(&self.log))?;
        command.stdout(output).stderr(log);
        let child = tokio::process::Command::from(command)
            .spawn()
            .map_err(at(&self.binaries()?.program("postgres")))?;
        *postmaster = Postmaster::Child(child);
        Ok(said_before)
    }

    /// Whether the server on our socket takes connections and is the one of this cluster.
    async fn answers(&self) -> Result<bool, PrivateError> {
        if !self.socket_dir.join(format!(".s.PGSQL.{PORT}")).exists() {
            return Ok(false);
        }
        let Ok((client, _connection)) = connect(&self.config("postgres")).await else {
            return Ok(false);
        };
        let Ok(row) = client.query_one("SELECT current_setting('data_directory')", &[]).await else {
            return Ok(false);
        };
        let theirs: String = row.get(0);
        if Path::new(&theirs).as_os_str().as_bytes() == self.dir.as_os_str().as_bytes() {
            return Ok(true);
        }
        let what = format!("its socket is that of another server, in {theirs}");
        Err(PrivateError::Damaged {
            cluster: self.dir.clone(),
            what,
        })
    }

    async fn ensure_database(&self) -> Result<(), PrivateError> {
        match connect(&self.config(DATABASE)).await {
            Ok(_) => return Ok(()),
            Err(ConnectError::Database(error)) if error.code() == Some(&SqlState::INVALID_CATALOG_NAME) => {}
            Err(error) => return Err(error.into()),
        }
        let (client, _connection) = connect(&self.config("postgres")).await?;
        client
            .batch_execute(&format!("CREATE DATABASE {DATABASE}"))
            .await
            .map_err(ConnectError::from)?;
        Ok(())
    }

    fn config(&self, database: &str) -> Config {
        socket_config(&self.socket_dir, database)
    }

    fn binaries(&self) -> Result<&Binaries, PrivateError> {
        self.binaries
            .as_ref()
            .ok_or(PrivateError::Binaries(BinariesError::NotFound))
    }

    /// The most telling line since the start: what was fatal, or else the last one.
    fn last_words(&self, from: u64, status: ExitStatus) -> String {
        let mut text = String::new();
        if let Ok(mut log) = File::open(&self.log) {
            let _ = log.seek(SeekFrom::Start(from));
            let mut bytes = Vec::new();
            let _ = log.read_to_end(&mut bytes);
            text = String::from_utf8_lossy(&bytes).into_owned();
        }
        said_last(&text).unwrap_or_else(|| format!("it ended with {status}"))
    }
}

/// The server's first process. Dropped while alive, it is asked to shut down.
enum Postmaster {
    Gone,
    /// Started by us.
    Child(Child),
    /// Started by a keeper that was killed.
    Adopted(Pid),
}

impl Postmaster {
    fn pid(&self) -> Option<Pid> {
        match self {
            Postmaster::Gone => None,
            Postmaster::Child(child) => child.id().and_then(|id| i32::try_from(id).ok()).map(Pid::from_raw),
            Postmaster::Adopted(pid) => Some(*pid),
        }
    }

    fn exited(&mut self) -> Option<ExitStatus> {
        match self {
            Postmaster::Child(child) => child.try_wait().ok().flatten(),
            Postmaster::Gone | Postmaster::Adopted(_) => None,
        }
    }

    /// Waits for its end and says how it was.
    async fn ended(&mut self) -> String {
        let how = match self {
            Postmaster::Gone => String::new(),
            Postmaster::Child(child) => match child.wait().await {
                Ok(status) => status.to_string(),
                Err(error) => error.to_string(),
            },
            Postmaster::Adopted(pid) => {
                while lives(*pid) {
                    sleep(LOOK * 10).await;
                }
                "the process is gone".to_owned()
            }
        };
        *self = Postmaster::Gone;
        how
    }

    /// Fast first (sessions end, a checkpoint is written), then immediate, then by force; none of them loses a commit.
    async fn shut_down(&mut self) {
        for (signal, patience) in [
            (Signal::SIGINT, STOP_PATIENCE),
            (Signal::SIGQUIT, Duration::from_secs(5)),
            (Signal::SIGKILL, Duration::from_secs(5)),
        ] {
            let Some(pid) = self.pid() else { return };
            let _ = kill(pid, signal);
            if tokio::time::timeout(patience, self.ended()).await.is_ok() {
                return;
            }
            tracing::warn!(%pid, ?signal, "PostgreSQL takes long to shut down");
        }
    }
}

impl Drop for Postmaster {
    fn drop(&mut self) {
        if self.exited().is_none()
            && let Some(pid) = self.pid()
        {
            let _ = kill(pid, Signal::SIGINT);
        }
    }
}

fn lives(pid: Pid) -> bool {
    // Not allowed to signal it also means that it is there.
    if kill(pid, None) == Err(Errno::ESRCH) {
        return false;
    }
    // A killed process that nobody has waited for is dead, whatever the table of processes says.
    !fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| {
        stat.rsplit_once(')')
            .is_some_and(|(_, rest)| rest.trim_start().starts_with('Z'))
    })
}

/// What the server runs with, whatever its files say. Durability is spelled out: it is a promise of the product.
pub(crate) fn settings(socket_dir: &Path, durable: bool) -> Vec<(&'static str, String)> {
    let sockets = format!("\"{}\"", socket_dir.display().to_string().replace('"', "\"\""));
    let on = if durable { "on" } else { "off" };
    [
        ("listen_addresses", ""),
        ("unix_socket_permissions", "0700"),
        ("fsync", on),
        ("synchronous_commit", on),
        ("full_page_writes", on),
        ("max_connections", "60"),
        ("shared_buffers", "64MB"),
        ("jit", "off"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
        // Faults of the server itself, not of statements: those are the product's to tell, and may hold people's text.
        ("log_min_messages", "log"),
        ("log_min_error_statement", "panic"),
        ("log_error_verbosity", "terse"),
        ("log_checkpoints", "off"),
        ("logging_collector", "off"),
        ("log_destination", "stderr"),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.to_owned()))
    .chain([("port", PORT.to_string()), ("unix_socket_directories", sockets)])
    .collect()
}

/// How to reach a server in its socket directory as the superuser.
pub(crate) fn socket_config(socket_dir: &Path, database: &str) -> Config {
    let mut config = Config::new();
    config
        .host_path(socket_dir)
        .port(PORT)
        .user("postgres")
        .dbname(database)
        .application_name("resolutionflow")
        .ssl_mode(SslMode::Disable)
        .connect_timeout(Duration::from_secs(5));
    config
}

/// Makes a cluster in an empty directory.
pub(crate) async fn initdb(
    launch: &Launch,
    binaries: &Binaries,
    directory: &Path,
    durable: bool,
) -> Result<(), PrivateError> {
    // Sorted by bytes, so that no update of a locale reorders an index; letters and their cases as Unicode has them.
    let locale: &[&str] = if binaries.major.is_some_and(|major| major >= 17) {
        &["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    } else {
        &["--locale=C", "--lc-ctype=C.UTF-8"]
    };
    let mut said = String::new();
    // Machines without the C.UTF-8 locale get plain C, where only ASCII letters have a case.
    for locale in [locale, &["--locale=C"]] {
        let mut command = launch.command(&binaries.program("initdb"));
        command.arg("-D").arg(directory).args(locale).args([
            "--username=postgres",
            "--encoding=UTF8",
            "--data-checksums",
            // Whoever can open the socket is us: it lies in a directory nobody else may enter.
            "--auth-local=trust",
            "--auth-host=reject",
            "--no-instructions",
        ]);
        if !durable {
            command.arg("--no-sync");
        }
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut command = tokio::process::Command::from(command);
        // Given up half-way, its directory would change under the next one.
        let output = command
            .kill_on_drop(true)
            .output()
            .await
            .map_err(at(&binaries.program("initdb")))?;
        if output.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        said = said_last(&text).unwrap_or_else(|| format!("initdb ended with {}", output.status));
        if !text.contains("locale") {
            break;
        }
    }
    Err(PrivateError::Initdb {
        directory: directory.to_owned(),
        said,
    })
}

fn said_last(text: &str) -> Option<String> {
    // Turned away while it starts, we are in its log ourselves.
    let ours = |line: &str| line.contains("the database system is");
    let lines = || {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !ours(line))
    };
    let telling = |line: &&str| {
        ["FATAL:", "PANIC:", "error:", "could not"]
            .iter()
            .any(|word| line.contains(word))
    };
    let line = lines().rfind(telling).or_else(|| lines().next_back())?;
    // "2026-01-31 10:00:00.000 UTC [123] FATAL:  database files are incompatible" → what follows the level.
    let line = ["FATAL:", "PANIC:", "error:"]
        .iter()
        .find_map(|word| line.split_once(word))
        .map_or(line, |(_, rest)| rest);
    Some(line.trim().to_owned())
}

struct Found {
    major: u32,
    owner: (Uid, Gid),
}

/// What is in the cluster's directory: nothing yet, or a cluster that may be opened.
fn look_at(dir: &Path) -> Result<Option<Found>, PrivateError> {
    let data = match fs::metadata(dir) {
        Ok(data) => data,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(dir)(error)),
    };
    let damaged = |what: &str| PrivateError::Damaged {
        cluster: dir.to_owned(),
        what: what.to_owned(),
    };
    if !data.is_dir() {
        return Err(damaged("it is not a directory"));
    }
    let foreign = |remedy: String| PrivateError::Foreign {
        cluster: dir.to_owned(),
        owner: name_of(Uid::from_raw(data.uid())),
        remedy,
    };
    let us = Uid::effective();
    if !us.is_root() && data.uid() != us.as_raw() {
        return Err(foreign(
            "run as that user or as root, or choose another --data-dir".to_owned(),
        ));
    }
    if fs::read_dir(dir).map_err(at(dir))?.next().is_none() {
        return Ok(None);
    }
    if us.is_root() && data.uid() == 0 {
        return Err(foreign(format!(
            "PostgreSQL does not run as root, so give it to another user (chown -R postgres {})",
            dir.display()
        )));
    }
    let version = match fs::read_to_string(dir.join("PG_VERSION")) {
        Ok(version) => version,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(damaged("its file PG_VERSION is missing"));
        }
        Err(error) => return Err(at(&dir.join("PG_VERSION"))(error)),
    };
    let major = version
        .trim()
        .parse()
        .map_err(|_| damaged("its file PG_VERSION holds no version"))?;
    Ok(Some(Found {
        major,
        owner: (Uid::from_raw(data.uid()), Gid::from_raw(data.gid())),
    }))
}

/// Made if needed, absolute, without symbolic links. Root's may be passed through by others, since the cluster in it is another user's.
fn make_data_dir(data_dir: &Path) -> Result<PathBuf, PrivateError> {
    let mode = if Uid::effective().is_root() { 0o711 } else { 0o700 };
    DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(data_dir)
        .map_err(at(data_dir))?;
    fs::canonicalize(data_dir).map_err(at(data_dir))
}

fn try_lock(data_dir: &Path) -> Result<Option<File>, PrivateError> {
    let path = data_dir.join("lock");
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(at(&path)(error)),
    }
}

/// In the data directory, or, where that path is too long for a socket, in the temporary directory under a name made of it.
fn socket_dir_of(data_dir: &Path) -> PathBuf {
    let inside = data_dir.join("run");
    let longest = inside.join(format!(".s.PGSQL.{PORT}"));
    if longest.as_os_str().len() <= SOCKET_PATH_MAX {
        return inside;
    }
    let digest = Sha256::digest(data_dir.as_os_str().as_bytes());
    let name: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    PathBuf::from("/tmp").join(format!("resolutionflow-{name}"))
}

/// A directory that only the server's user may enter. One that is there already must be just that, and no link to elsewhere.
pub(crate) fn private_dir(path: &Path, launch: &Launch) -> Result<(), PrivateError> {
    let owner = launch.owner();
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => {
            if let Some((uid, gid)) = owner {
                chown(path, Some(uid), Some(gid)).map_err(|error| at(path)(error.into()))?;
            }
            return Ok(());
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(at(path)(error)),
    }
    let data = fs::symlink_metadata(path).map_err(at(path))?;
    let expected = owner.map_or_else(Uid::effective, |(uid, _)| uid);
    if !data.is_dir() || data.permissions().mode() & 0o077 != 0 || data.uid() != expected.as_raw() {
        let source = io::Error::other(format!(
            "it must be a directory of mode 0700 that belongs to {}; remove it",
            name_of(expected)
        ));
        return Err(at(path)(source));
    }
    Ok(())
}

fn open_log(path: &Path) -> Result<File, PrivateError> {
    if fs::metadata(path).is_ok_and(|data| data.len() > LOG_MAX) {
        let aside = path.with_extension("log.1");
        fs::rename(path, &aside).map_err(at(&aside))?;
    }
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map_err(at(path))
}

fn name_of(uid: Uid) -> String {
    User::from_uid(uid)
        .ok()
        .flatten()
        .map_or_else(|| format!("the user with number {uid}"), |user| user.name)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> PrivateError {
    let path = path.to_owned();
    move |source| PrivateError::Directory { path, source }
}
