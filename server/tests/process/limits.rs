//! What one who wishes us ill can do with connections alone, and that others do not feel it.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use serde_json::json;

use crate::support::{Dir, Server};

/// A connection, and what was said on it first.
fn says(server: &Server, bytes: &[u8]) -> TcpStream {
    let host = server.address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).expect("it listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("it is ours");
    stream.write_all(bytes).expect("it listens");
    stream
}

/// All that it says until it closes.
fn hears(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers and closes");
    answer
}

/// The beginning of a request whose body was announced and has begun.
fn half_a_sign_in() -> Vec<u8> {
    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n\
      Content-Length: 100\r\n\r\n{"
        .to_vec()
}

#[test]
fn whoever_speaks_slowly_is_cut_off_and_keeps_nobody_waiting() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let mut owner = server.visitor();
    owner.sign_in("owner@second.example");
    // More than may be in work at once.
    let bodies: Vec<_> = (0..100).map(|_| says(&server, &half_a_sign_in())).collect();
    let heads: Vec<_> = (0..100)
        .map(|_| says(&server, b"GET / HTTP/1.1\r\nHost: x\r\nx: "))
        .collect();
    for number in 0..50 {
        let call = json!({ "problem_statement": format!("Call {number}") });
        let taken = owner.post("/api/v1/l1/intake", None, &call).expect("it answers");
        assert_eq!(taken.status, 201, "{}", taken.body);
    }
    // A little more now and then buys no time.
    let more = |stream: &mut TcpStream| stream.write_all(b"x").expect("it is open");
    let (mut bodies, mut heads) = (bodies, heads);
    bodies.iter_mut().for_each(more);
    heads.iter_mut().for_each(more);
    for body in bodies {
        let answer = hears(body);
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        assert!(answer.contains("\"too_slow\""), "{answer}");
    }
    for head in heads {
        let answer = hears(head);
        assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
    }
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn a_head_of_more_than_16_kib_is_refused_and_the_next_caller_is_not() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    for length in [17 * 1024, 1024 * 1024] {
        let head = format!("GET /healthz HTTP/1.1\r\nHost: x\r\nx: {}\r\n\r\n", "x".repeat(length));
        let mut stream = says(&server, b"");
        // It may stop listening in the middle; what it says of it is heard all the same.
        let _ = stream.write_all(head.as_bytes());
        let answer = hears(stream);
        assert!(answer.starts_with("HTTP/1.1 431 "), "{length}: {answer}");
    }
    let many: String = (0..200).map(|number| format!("x{number}: 1\r\n")).collect();
    let answer = hears(says(&server, format!("GET /healthz HTTP/1.1\r\n{many}\r\n").as_bytes()));
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let full = format!(
        "GET /healthz HTTP/1.1\r\nx: {}\r\nConnection: close\r\n\r\n",
        "x".repeat(16_000)
    );
    let answer = hears(says(&server, full.as_bytes()));
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let nonsense = hears(says(&server, b"\x16\x03\x01\x02\x00\x01 is how TLS begins\r\n\r\n"));
    assert!(nonsense.starts_with("HTTP/1.1 400 "), "{nonsense}");
    let operator = crate::support::Http::new(&server.metrics);
    let (_, text) = operator.text("/metrics").expect("it answers");
    for counted in ["{status=\"431\"} 3", "{status=\"400\"} 1"] {
        let line = format!("resolutionflow_heads_refused_total{counted}");
        assert!(text.lines().any(|found| found == line), "{line} is not in {text}");
    }
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn two_thousand_connections_that_say_nothing_do_not_stop_it() {
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE).expect("there is a limit");
    setrlimit(Resource::RLIMIT_NOFILE, most, most).expect("it is allowed");
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let mut owner = server.visitor();
    owner.sign_in("owner@second.example");
    let silent: Vec<_> = (0..2000).map(|_| says(&server, b"")).collect();
    for number in 0..50 {
        let call = json!({ "problem_statement": format!("Call {number}") });
        let taken = server.visitor();
        assert_eq!(taken.text("/healthz").expect("it answers").0, 200);
        let taken = owner.post("/api/v1/l1/intake", None, &call).expect("it answers");
        assert_eq!(taken.status, 201, "{}", taken.body);
    }
    // They are not waited for when it ends, either.
    assert_eq!(server.interrupt().code, Some(0));
    for stream in silent {
        let _ = stream.shutdown(Shutdown::Both);
    }
}
