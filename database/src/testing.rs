//! One throw-away server for a whole test process, and a migrated database for each test in a few hundredths of a second.
//!
//! The server is gone when the process is, however that ends: a shell that reads a pipe from us starts it, and takes it
//! down when the pipe closes.

use std::fs::DirBuilder;
use std::ops::Deref;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use nix::sys::statvfs::statvfs;
use nix::unistd::chown;
use tokio::sync::{mpsc, oneshot};
use tokio_postgres::{Client, Config};

use crate::launch::Launch;
use crate::private::{initdb, settings, socket_config};
use crate::{Passwords, binaries, connect, migrate};

/// What every database is a copy of.
const TEMPLATE: &str = "migrated";

/// The server of this test process.
pub struct Cluster {
    directory: PathBuf,
    orders: mpsc::UnboundedSender<Order>,
    /// Its standard input is the pipe whose end is the server's end.
    _watchdog: Child,
}

enum Order {
    Make(oneshot::Sender<String>),
    Drop(String),
}

/// The server of this test process, started with the first call.
///
/// # Panics
/// If it cannot be started: there is nothing to test without it.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    // A thread of its own, because every test brings a runtime of its own and the server outlives them all.
    CLUSTER.get_or_init(|| {
        thread::spawn(Cluster::start)
            .join()
            .expect("the test server did not start")
    })
}

/// A database for one test, migrated and empty, dropped some time after this is. It stands for the [`Config`] that
/// reaches it as the superuser.
pub struct TestDatabase {
    admin: Config,
    name: String,
    orders: mpsc::UnboundedSender<Order>,
}

impl Deref for TestDatabase {
    type Target = Config;

    fn deref(&self) -> &Config {
        &self.admin
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // Only fails when the process ends, and everything with it.
        let _ = self.orders.send(Order::Drop(std::mem::take(&mut self.name)));
    }
}

impl Cluster {
    /// A migrated database that nobody else uses.
    ///
    /// # Panics
    /// If the server is gone.
    pub async fn fresh(&self) -> TestDatabase {
        let (reply, made) = oneshot::channel();
        self.orders.send(Order::Make(reply)).expect("the test server is there");
        let name = made.await.expect("the test server makes databases");
        TestDatabase {
            admin: socket_config(&self.directory, &name),
            name,
            orders: self.orders.clone(),
        }
    }

    /// The same server's `postgres` database, for tests of the server itself.
    #[must_use]
    pub fn server(&self) -> Config {
        socket_config(&self.directory, "postgres")
    }

    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let binaries = binaries::find().unwrap_or_else(|error| panic!("{error}"));
        let launch = Launch::for_owner(None).expect("there is a user to run PostgreSQL as");
        let directory = make_directory(&launch);
        let program = binaries.program("postgres");
        let launch = launch
            .reaching(&directory, &program)
            .expect("PostgreSQL's user can reach it");
        let data = directory.join("data");
        let (watchdog, client) = runtime.block_on(async {
            make_owned(&data, &launch);
            initdb(&launch, &binaries, &data, false)
                .await
                .unwrap_or_else(|error| panic!("{error}"));
            let watchdog = watch_over(&launch, &program, &directory);
            ready(&directory).await;
            make_template(&directory).await;
            let (client, _connection) = connect(&socket_config(&directory, "postgres"))
                .await
                .expect("it answers");
            (watchdog, client)
        });
        let (orders, taken) = mpsc::unbounded_channel();
        thread::spawn(move || runtime.block_on(serve(client, taken)));
        Self {
            directory,
            orders,
            _watchdog: watchdog,
        }
    }
}

/// Short, because a socket's path must be, and of the server's user.
fn make_directory(launch: &Launch) -> PathBuf {
    let temporary = temporary();
    // A number may be left over from a process that had ours before.
    for attempt in 0..100 {
        let directory = temporary.join(format!("rf-test-{}-{attempt}", std::process::id()));
        if !directory.exists() {
            make_owned(&directory, launch);
            return directory;
        }
    }
    panic!("{} is full of old test servers", temporary.display());
}

/// In memory where there is enough of it: a database is copied there in a tenth of the time.
fn temporary() -> PathBuf {
    const ENOUGH: u128 = 2 << 30;
    let memory = Path::new("/dev/shm");
    if statvfs(memory)
        .is_ok_and(|room| u128::from(room.blocks_available()) * u128::from(room.fragment_size()) >= ENOUGH)
    {
        return memory.to_owned();
    }
    Some(env::temp_dir())
        .filter(|path| path.as_os_str().len() < 60)
        .unwrap_or_else(|| "/tmp".into())
}

fn make_owned(directory: &Path, launch: &Launch) {
    DirBuilder::new()
        .mode(0o700)
        .create(directory)
        .expect("a directory can be made");
    if let Some((uid, gid)) = launch.owner() {
        chown(directory, Some(uid), Some(gid)).expect("a directory can be given away");
    }
}

/// A shell that runs the server until our end of its standard input closes, then ends it and leaves nothing.
fn watch_over(launch: &Launch, program: &Path, directory: &Path) -> Child {
    const SCRIPT: &str = r#"
        directory=$1
        shift
        "$@" >"$directory/log" 2>&1 &
        while read -r _; do :; done
        kill -QUIT $! 2>/dev/null
        wait
        rm -rf "$directory"
    "#;
    let mut command = launch.command(Path::new("/bin/sh"));
    command
        .args(["-c", SCRIPT, "sh"])
        .args([directory, program])
        .arg("-D")
        .arg(directory.join("data"));
    // Nobody vacuums a database that lives for a second, and whoever looks into the template bars its copying.
    let more = [
        ("max_connections", "200".to_owned()),
        ("autovacuum", "off".to_owned()),
        ("wal_level", "minimal".to_owned()),
        ("max_wal_senders", "0".to_owned()),
        ("dynamic_shared_memory_type", "mmap".to_owned()),
    ];
    for (name, value) in settings(directory, false).into_iter().chain(more) {
        command.arg("-c").arg(format!("{name}={value}"));
    }
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().expect("a shell can be started")
}

async fn ready(directory: &Path) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while connect(&socket_config(directory, "postgres")).await.is_err() {
        let log = fs::read_to_string(directory.join("log")).unwrap_or_default();
        // Turned away while it starts, we are in its log ourselves.
        let died = log
            .lines()
            .any(|line| line.contains("FATAL:") && !line.contains("the database system is"));
        assert!(
            Instant::now() < deadline && !died,
            "the test server did not start: {log}"
        );
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn make_template(directory: &Path) {
    let (client, _connection) = connect(&socket_config(directory, "postgres"))
        .await
        .expect("it answers");
    client
        .batch_execute(&format!("CREATE DATABASE {TEMPLATE}"))
        .await
        .expect("a new server takes a database");
    let migrated = migrate(&socket_config(directory, TEMPLATE), &Passwords::default()).await;
    migrated.unwrap_or_else(|error| panic!("{error}"));
    // Only a database without sessions can be copied, and ours are just ending.
    let sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1";
    while client
        .query_one(sessions, &[&TEMPLATE])
        .await
        .expect("it answers")
        .get::<_, i64>(0)
        > 0
    {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Makes databases as they are asked for, and drops old ones while nobody waits.
async fn serve(client: Client, mut orders: mpsc::UnboundedReceiver<Order>) {
    let mut made = 0;
    let mut old = Vec::new();
    loop {
        let order = match orders.try_recv() {
            Ok(order) => Some(order),
            Err(_) if old.is_empty() => orders.recv().await,
            Err(_) => None,
        };
        match order {
            Some(Order::Make(reply)) => {
                made += 1;
                let name = format!("test_{made}");
                let result = client
                    .batch_execute(&format!(
                        "CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY"
                    ))
                    .await;
                result.unwrap_or_else(|error| panic!("{name}: {}", crate::told(&error)));
                // The one thing a copy does not bring along.
                let rights = format!("REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC");
                client
                    .batch_execute(&rights)
                    .await
                    .unwrap_or_else(|error| panic!("{name}: {}", crate::told(&error)));
                let _ = reply.send(name);
            }
            Some(Order::Drop(name)) => old.push(name),
            None => match old.pop() {
                // A test that is still ending may hold a session; one left over is no harm.
                Some(name) => drop(
                    client
                        .batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
                        .await,
                ),
                None => return,
            },
        }
    }
}
