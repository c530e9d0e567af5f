//! The throw-away server goes when its process goes, however it goes.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use database::testing::cluster;
use tokio_postgres::config::Host;

/// Not a test: the body of the process that the test below kills.
#[tokio::test]
#[ignore = "run by another test, in a process of its own"]
async fn holder() {
    let database = cluster().fresh().await;
    let [Host::Unix(directory)] = database.get_hosts() else {
        panic!("it is reached through one socket")
    };
    println!("in:{}", directory.display());
    std::future::pending::<()>().await;
}

#[test]
fn a_killed_test_process_leaves_no_server() {
    let mut child = Command::new(std::env::current_exe().expect("we run"))
        .args(["holder", "--exact", "--ignored", "--nocapture"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped"))
        .lines()
        .map_while(Result::ok);
    let line = lines.find(|line| line.contains("in:")).expect("it says where");
    let directory = Path::new(line.split_once("in:").expect("it says where").1);
    assert!(directory.exists());
    child.kill().expect("it is ours");
    child.wait().expect("it was killed");

    let deadline = Instant::now() + Duration::from_secs(30);
    while directory.exists() {
        assert!(Instant::now() < deadline, "{} is still there", directory.display());
        std::thread::sleep(Duration::from_millis(10));
    }
}
