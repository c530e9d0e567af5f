//! Event streams of the real program: what another process does is heard, a database that died is noticed, and the end comes
//! with a word.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::json;

use crate::support::{Dir, Http, Server, run};

/// An event stream as it comes over the wire.
struct Wire(BufReader<TcpStream>);

impl Wire {
    fn open(server: &Server, person: &Http) -> Self {
        let host = server.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("it is ours");
        let head = format!(
            "GET /api/v1/events HTTP/1.1\r\nHost: {host}\r\nCookie: rf_session={}\r\n\r\n",
            person.session()
        );
        stream.write_all(head.as_bytes()).expect("it listens");
        let mut wire = Self(BufReader::new(stream));
        wire.until(|line| line == "event: hello");
        wire
    }

    /// The first line that is like that.
    fn until(&mut self, is_it: impl Fn(&str) -> bool) -> String {
        loop {
            let mut line = String::new();
            let read = self.0.read_line(&mut line).expect("something is said");
            assert!(read > 0, "it ended without it");
            let line = line.trim_end();
            if is_it(line) {
                return line.to_owned();
            }
        }
    }
}

#[test]
fn what_a_command_did_is_heard_by_those_who_look() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let mut owner = server.visitor();
    owner.sign_in("owner@second.example");
    let mut events = Wire::open(&server, &owner);
    let tree =
        "title: Printer\nsummary: ''\ntags: []\nstart: end\nnodes:\n  end: { type: resolve, text: Turn it on. }\n";
    let file = dir.file("printer.yaml", tree);
    let brought = run(&dir, &["flows", "import", "--account", "second-desk", &file], "");
    assert_eq!(brought.code, Some(0), "{}", brought.stderr);
    events.until(|line| line.starts_with("data: [") && line.contains("\"kind\":\"flow\""));
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn a_database_that_died_is_noticed_and_what_comes_after_is_heard() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let mut owner = server.visitor();
    owner.sign_in("owner@second.example");
    let mut events = Wire::open(&server, &owner);
    let call = |problem: &str| json!({ "problem_statement": problem });
    owner
        .post("/api/v1/l1/intake", None, &call("The printer smokes"))
        .expect("it answers");
    events.until(|line| line.contains("\"kind\":\"ticket\""));
    let postgres = dir.postmaster().expect("it runs");
    kill(Pid::from_raw(postgres), Signal::SIGKILL).expect("it is ours");
    events.until(|line| line == "event: reset");
    let call = call("The printer is on fire");
    let taken = crate::support::until("a call is taken", || {
        let taken = owner.post("/api/v1/l1/intake", Some("one call"), &call).ok()?;
        (taken.status == 201).then_some(taken.body)
    });
    let ticket = taken["ticket_id"].as_str().expect("it has an id");
    events.until(|line| line.starts_with("data: [") && line.contains(ticket));
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn whoever_listens_when_it_stops_is_told_to_come_back() {
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let dir = Dir::furnished();
        let server = Server::start(&dir);
        let mut owner = server.visitor();
        owner.sign_in("owner@second.example");
        let mut events = Wire::open(&server, &owner);
        server.signal(signal);
        events.until(|line| line == "data: {\"reason\":\"restart\"}");
        let mut rest = String::new();
        events.0.read_to_string(&mut rest).expect("it closes");
        assert!(rest.contains("retry: "), "{rest:?}");
        assert!(rest.ends_with("\r\n0\r\n\r\n"), "it ends, and is not cut off: {rest:?}");
        assert_eq!(server.ended().code, Some(0));
    }
}
