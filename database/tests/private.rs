//! The private server through everything that happens to one: first start, second start, being killed, being damaged.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use database::{PrivateServer, connect};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;
use tokio_postgres::Config;

/// Short, because a socket's path must be.
fn data_dir() -> TempDir {
    let dir = tempfile::Builder::new()
        .prefix("rf-")
        .tempdir_in("/tmp")
        .expect("a temporary directory");
    // As a directory made by `mkdir` would be: the server's user passes through it.
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
    dir
}

async fn start(dir: &Path) -> PrivateServer {
    PrivateServer::start(dir).await.expect("it starts")
}

async fn refusal(dir: &Path) -> String {
    match PrivateServer::start(dir).await {
        Ok(_) => panic!("it must not start"),
        Err(error) => error.to_string(),
    }
}

async fn say(config: &Config, sql: &str) -> Result<(), database::ConnectError> {
    let (client, _connection) = connect(config).await?;
    client.batch_execute(sql).await.map_err(Into::into)
}

async fn ask(config: &Config, sql: &str) -> String {
    let (client, _connection) = connect(config).await.expect("it answers");
    client.query_one(sql, &[]).await.expect("it is asked well").get(0)
}

fn postmaster(dir: &Path) -> Pid {
    let file = fs::read_to_string(dir.join("postgres/postmaster.pid")).expect("it runs");
    Pid::from_raw(
        file.lines()
            .next()
            .and_then(|line| line.parse().ok())
            .expect("it begins with a number"),
    )
}

/// Looks until it is so, for at most half a minute.
async fn until<F: AsyncFnMut() -> bool>(what: &str, mut so: F) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !so().await {
        assert!(Instant::now() < deadline, "not within half a minute: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Not a test: the body of the second process that some tests need.
#[tokio::test]
#[ignore = "run by other tests, in a process of its own"]
async fn keeper() {
    let Some(dir) = std::env::var_os("RF_TEST_KEEP") else {
        return;
    };
    let mut server = start(Path::new(&dir)).await;
    server.supervise();
    println!("keeping");
    std::future::pending::<()>().await;
}

struct Keeper(Child);

impl Keeper {
    fn of(dir: &Path) -> Self {
        Self::with(dir, &[])
    }

    fn with(dir: &Path, environment: &[(&str, &Path)]) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("we run"))
            .args(["keeper", "--exact", "--ignored", "--nocapture"])
            .env("RF_TEST_KEEP", dir)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        let ready = output
            .lines()
            .map_while(Result::ok)
            .any(|line| line.contains("keeping"));
        assert!(ready, "the keeper ended early");
        Self(child)
    }

    fn kill(mut self) {
        self.0.kill().expect("it is ours");
        self.0.wait().expect("it was killed");
    }
}

#[tokio::test]
async fn what_is_written_is_there_after_a_restart() {
    let dir = data_dir();
    let server = start(dir.path()).await;
    say(
        &server.admin(),
        "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)",
    )
    .await
    .expect("it is written");
    let first = postmaster(dir.path());
    server.stop().await;
    assert!(kill(first, None).is_err(), "stopped means that it is gone");

    let began = Instant::now();
    let server = start(dir.path()).await;
    println!("second start: {:?}", began.elapsed());
    assert_eq!(ask(&server.admin(), "SELECT n::text FROM kept").await, "7");
    server.stop().await;
    let log = fs::read_to_string(dir.path().join("postgres.log")).expect("it has a log");
    assert!(
        !log.contains("recovery"),
        "a clean stop leaves nothing to recover: {log}"
    );
}

#[tokio::test]
async fn it_keeps_what_it_promises() {
    let dir = data_dir();
    let server = start(dir.path()).await;
    let admin = server.admin();
    for (setting, value) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("listen_addresses", ""),
        ("server_encoding", "UTF8"),
    ] {
        assert_eq!(
            ask(&admin, &format!("SELECT current_setting('{setting}')")).await,
            value,
            "{setting}"
        );
    }
    assert_eq!(ask(&admin, "SELECT lower('ÉCOLE Ωμέγα')").await, "école ωμέγα");
    database::check_version(&admin).await.expect("new enough and durable");
    let mode = fs::metadata(dir.path().join("run"))
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
    server.stop().await;
}

#[tokio::test]
async fn a_killed_server_comes_back_by_itself() {
    let dir = data_dir();
    let mut server = start(dir.path()).await;
    server.supervise();
    say(
        &server.admin(),
        "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)",
    )
    .await
    .expect("it is written");
    for _ in 0..2 {
        let killed = postmaster(dir.path());
        kill(killed, Signal::SIGKILL).expect("it runs");
        until("it is back", async || {
            fs::read_to_string(dir.path().join("postgres/postmaster.pid"))
                .is_ok_and(|pid| !pid.starts_with(&format!("{killed}\n")))
                && say(&server.admin(), "SELECT n FROM kept").await.is_ok()
        })
        .await;
    }
    let last = postmaster(dir.path());
    server.stop().await;
    assert!(kill(last, None).is_err(), "stopped means that it is gone");
}

#[tokio::test]
async fn a_server_left_by_a_killed_keeper_is_taken_over() {
    let dir = data_dir();
    let keeper = Keeper::of(dir.path());
    let left = postmaster(dir.path());
    keeper.kill();

    let mut server = start(dir.path()).await;
    assert_eq!(postmaster(dir.path()), left, "it went on running");
    server.supervise();
    // And looked after like one of our own.
    kill(left, Signal::SIGKILL).expect("it runs");
    until("it is back", async || {
        say(&server.admin(), "SELECT 1").await.is_ok() && postmaster(dir.path()) != left
    })
    .await;
    server.stop().await;
}

#[tokio::test]
async fn killing_keeper_and_server_leaves_nothing_in_the_way() {
    let dir = data_dir();
    let keeper = Keeper::of(dir.path());
    let left = postmaster(dir.path());
    keeper.kill();
    kill(left, Signal::SIGKILL).expect("it runs");
    start(dir.path()).await.stop().await;
}

#[tokio::test]
async fn a_second_keeper_is_refused_and_a_command_may_attach() {
    let dir = data_dir();
    let keeper = Keeper::of(dir.path());
    let pid = postmaster(dir.path());
    let said = refusal(dir.path()).await;
    assert!(said.starts_with("another ResolutionFlow is using"), "{said}");

    let attached = PrivateServer::attach_or_start(dir.path()).await.expect("it attaches");
    assert!(!attached.is_keeper());
    assert_eq!(ask(&attached.admin(), "SELECT 'here'").await, "here");
    attached.stop().await;
    assert!(kill(pid, None).is_ok(), "an attached command leaves it running");

    keeper.kill();
    let server = PrivateServer::attach_or_start(dir.path()).await.expect("it takes over");
    assert!(server.is_keeper());
    server.stop().await;
}

#[tokio::test]
async fn dropping_it_shuts_it_down() {
    let dir = data_dir();
    let server = start(dir.path()).await;
    let pid = postmaster(dir.path());
    drop(server);
    until("it is gone", async || {
        kill(pid, None).is_err() || fs::metadata(dir.path().join("postgres/postmaster.pid")).is_err()
    })
    .await;
}

#[tokio::test]
async fn a_first_start_killed_half_way_is_made_good() {
    let dir = data_dir();
    fs::create_dir(dir.path().join("postgres.new")).expect("it is ours");
    fs::write(dir.path().join("postgres.new/PG_VERSION"), "16\n").expect("it is ours");
    start(dir.path()).await.stop().await;
    assert!(!dir.path().join("postgres.new").exists());
}

#[tokio::test]
async fn a_stale_process_number_is_not_taken_for_a_server() {
    let dir = data_dir();
    start(dir.path()).await.stop().await;
    // The number of a living process that is no PostgreSQL: this one.
    fs::write(
        dir.path().join("postgres/postmaster.pid"),
        format!("{}\n", std::process::id()),
    )
    .expect("it is ours");
    start(dir.path()).await.stop().await;
}

#[tokio::test]
async fn a_long_path_gets_its_socket_elsewhere() {
    let dir = data_dir();
    let deep: PathBuf = dir.path().join("a-directory-with-a-name".repeat(5));
    let server = start(&deep).await;
    assert!(!deep.join("run").exists());
    assert_eq!(ask(&server.admin(), "SELECT 'here'").await, "here");
    let sockets = match &server.admin().get_hosts()[0] {
        tokio_postgres::config::Host::Unix(path) => path.clone(),
        other => panic!("not a socket: {other:?}"),
    };
    server.stop().await;
    fs::remove_dir_all(sockets).expect("it is ours");
}

/// A clone in root's home: the server's user may not even enter it, neither for the data nor for the programs.
#[tokio::test]
async fn a_directory_closed_to_others_will_do() {
    let dir = data_dir();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).expect("it is ours");
    let data = dir.path().join("data");
    let bin = database::binaries::find().expect("there is a server").bin;
    let pinned = bin.parent().filter(|above| above.join("PINNED").exists());
    let keeper = match pinned {
        Some(pinned) => {
            let copy = dir.path().join("copy");
            let status = Command::new("cp")
                .arg("-r")
                .args([pinned, &copy])
                .status()
                .expect("cp runs");
            assert!(status.success());
            Keeper::with(&data, &[(database::binaries::ENV, &copy)])
        }
        None => Keeper::of(&data),
    };
    keeper.kill();
    start(&data).await.stop().await;
}

/// Every kind of damage is one sentence, and leaves every byte where it was.
#[tokio::test]
async fn a_damaged_directory_is_one_sentence() {
    let dir = data_dir();
    start(dir.path()).await.stop().await;
    let cluster = dir.path().join("postgres");

    let version = fs::read_to_string(cluster.join("PG_VERSION")).expect("it is there");
    fs::remove_file(cluster.join("PG_VERSION")).expect("it is ours");
    let said = refusal(dir.path()).await;
    assert!(
        said.contains("PG_VERSION is missing") && said.contains("nothing was changed"),
        "{said}"
    );

    fs::write(cluster.join("PG_VERSION"), "9\n").expect("it is ours");
    let said = refusal(dir.path()).await;
    assert!(said.contains("made by PostgreSQL 9"), "{said}");

    fs::write(cluster.join("PG_VERSION"), version).expect("it is ours");
    let control = fs::read(cluster.join("global/pg_control")).expect("it is there");
    fs::write(cluster.join("global/pg_control"), vec![0; control.len()]).expect("it is ours");
    let said = refusal(dir.path()).await;
    assert!(
        said.contains("did not start") && said.contains("postgres.log") && !said.contains('\n'),
        "{said}"
    );

    fs::write(cluster.join("global/pg_control"), control).expect("it is ours");
    start(dir.path()).await.stop().await;
}
