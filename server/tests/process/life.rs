//! First start, second start, and every way to stop.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use serde_json::json;

use crate::support::{Dir, PASSWORD, Server, command, run, until};

fn make_owner(dir: &Dir, account: &str, email: &str) {
    let made = run(
        dir,
        &[
            "create-owner",
            "--account",
            account,
            "--email",
            email,
            "--name",
            "Ola Owner",
            "--password-stdin",
        ],
        &format!("{PASSWORD}\n"),
    );
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    assert_eq!(
        made.stderr.trim_end(),
        format!("{email} can sign in as the owner of {account}.")
    );
    assert!(!made.stdout.contains(PASSWORD) && !made.stderr.contains(PASSWORD));
}

#[test]
fn a_first_start_makes_all_that_is_needed_and_a_second_one_finds_it_there() {
    let dir = Dir::new();
    let server = Server::start(&dir);
    let visitor = server.visitor();
    assert_eq!(visitor.text("/readyz").expect("it answers"), (200, "ready".into()));
    assert_eq!(visitor.text("/healthz").expect("it answers"), (200, "ok".into()));
    assert!(
        server.said().contains(&format!("ready at {}", server.address)),
        "{}",
        server.said()
    );

    make_owner(&dir, "Made while serving", "one@desk.example");
    let mut one = server.visitor();
    let me = one.sign_in("one@desk.example");
    assert_eq!(me["account"]["name"], "Made while serving");
    assert_eq!(me["user"]["account_role"], "owner");
    let intake = json!({ "problem_statement": "The first call ever" });
    let begun = one.post("/api/v1/l1/intake", None, &intake).expect("it answers");
    assert_eq!(begun.status, 201, "{}", begun.body);

    let ended = server.terminate();
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert_eq!(dir.postgres(), [0; 0], "the private PostgreSQL went with the server");

    make_owner(&dir, "Made while not serving", "two@desk.example");
    assert_eq!(dir.postgres(), [0; 0], "a command ends what it started");

    let server = Server::start(&dir);
    let mut one = server.visitor();
    one.sign_in("one@desk.example");
    let path = format!(
        "/api/v1/l1/sessions/{}",
        begun.body["session_id"].as_str().expect("it has an id")
    );
    let walk = one.get(&path).expect("it answers");
    assert_eq!(walk.body["ticket"]["problem_statement"], "The first call ever");
    let me = server.visitor().sign_in("two@desk.example");
    assert_eq!(me["account"]["name"], "Made while not serving");
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn measurements_are_at_an_address_of_their_own() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let visitor = server.visitor();
    assert_ne!(server.metrics, server.address);
    assert_eq!(visitor.get("/api/v1/auth/me").expect("it answers").status, 401);
    let operator = crate::support::Http::new(&server.metrics);
    let (status, text) = operator.text("/metrics").expect("it answers");
    assert_eq!(status, 200);
    let counted =
        "resolutionflow_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/auth/me\",status=\"401\"} 1";
    for expected in [
        "# TYPE resolutionflow_request_duration_seconds histogram",
        counted,
        "resolutionflow_pool_connections_most 8",
    ] {
        assert!(text.lines().any(|line| line == expected), "{expected} is not in {text}");
    }
    let (_, page) = visitor.text("/metrics").expect("it answers");
    assert!(!page.contains("resolutionflow_request"), "they are not for everybody");
}

#[test]
fn an_e_mail_signs_one_person_in_and_no_other() {
    let dir = Dir::furnished();
    let again = run(
        &dir,
        &[
            "create-owner",
            "--account",
            "Third",
            "--email",
            "Owner@Second.example",
            "--name",
            "N",
            "--password-stdin",
        ],
        PASSWORD,
    );
    assert_eq!(again.code, Some(1));
    assert_eq!(again.sentence(), "Owner@Second.example signs somebody in already.");
    let accounts = run(&dir, &["flows", "export", "--account", "third", "out"], "");
    assert_eq!(
        accounts.sentence(),
        "there is no account third",
        "nothing of it was made"
    );
}

#[test]
fn an_operator_is_made_in_an_account_of_their_own_and_sees_the_others() {
    let dir = Dir::furnished();
    let make = || {
        let command = [
            "create-super-admin",
            "--email",
            "sam@ops.example",
            "--name",
            "Sam",
            "--password-stdin",
        ];
        run(&dir, &command, PASSWORD)
    };
    let made = make();
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    assert_eq!(
        made.stderr.trim_end(),
        "sam@ops.example can sign in as an operator of this installation."
    );
    let again = make();
    assert_eq!(again.code, Some(1));
    assert_eq!(again.sentence(), "sam@ops.example signs somebody in already.");
    let server = Server::start(&dir);
    let mut sam = server.visitor();
    let me = sam.sign_in("sam@ops.example");
    assert_eq!(me["account"]["name"], "Operators");
    assert_eq!(me["permissions"]["manage_installation"], true);
    assert_eq!(server.terminate().code, Some(0));
}

#[test]
fn sigterm_tells_load_balancers_first_and_finishes_what_is_in_flight() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let visitor = server.visitor();
    let mut slow = begin_request(&server, "/api/v1/auth/login");
    server.signal(Signal::SIGTERM);
    until("it says that it is going", || {
        visitor
            .text("/readyz")
            .is_ok_and(|(status, _)| status == 503)
            .then_some(())
    });
    assert_eq!(visitor.text("/healthz").expect("it still answers"), (200, "ok".into()));
    slow.write_all(&[b' '; 100]).expect("it still listens");
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut slow, &mut answer).expect("it answers");
    assert!(
        answer.starts_with("HTTP/1.1 400 "),
        "blanks are answered like any other body: {answer}"
    );
    assert_eq!(server.ended().code, Some(0));
    assert_eq!(dir.postgres(), [0; 0]);
}

#[test]
fn a_second_signal_ends_it_at_once() {
    for (first, second) in [(Signal::SIGTERM, Signal::SIGTERM), (Signal::SIGINT, Signal::SIGINT)] {
        let dir = Dir::furnished();
        let server = Server::start(&dir);
        let visitor = server.visitor();
        let _slow = begin_request(&server, "/api/v1/auth/login");
        server.signal(first);
        until("it is going", || (!visitor.is_ready()).then_some(()));
        let began = Instant::now();
        server.signal(second);
        assert_eq!(server.ended().code, Some(0));
        // It would have waited for the request for ten seconds.
        assert!(
            began.elapsed() < Duration::from_secs(6),
            "{first} and {second} took {:?}",
            began.elapsed()
        );
        assert_eq!(dir.postgres(), [0; 0]);
    }
}

/// A request whose body is yet to come.
fn begin_request(server: &Server, path: &str) -> TcpStream {
    let host = server.address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).expect("it listens");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Length: 100\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("it listens");
    stream
}

#[test]
fn stopped_while_it_starts_it_leaves_no_postgres_behind() {
    let dir = Dir::new();
    // First while PostgreSQL is made, then as soon as it runs.
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let server = Server::spawn(&dir, &[]);
        until("something is being made", || match signal {
            Signal::SIGTERM => dir.data().join("postgres.new").exists().then_some(()),
            _ => dir.postmaster().map(|_| ()),
        });
        server.signal(signal);
        let ended = server.ended();
        assert_eq!(ended.code, Some(0), "{signal}: {}", ended.stderr);
        until("nothing of it runs", || dir.postgres().is_empty().then_some(()));
    }
    let server = Server::start(&dir);
    assert_eq!(server.interrupt().code, Some(0), "the next start makes what is missing");
}

#[test]
fn a_command_stopped_half_way_leaves_no_postgres_behind() {
    let dir = Dir::furnished();
    let command = Server::spawn_command(&dir, command(&dir).arg("migrate"));
    until("it has started PostgreSQL", || dir.postmaster());
    command.signal(Signal::SIGTERM);
    let ended = command.ended();
    assert!(ended.code.is_some(), "it ends by itself: {}", ended.stderr);
    until("nothing of it runs", || dir.postgres().is_empty().then_some(()));
}
