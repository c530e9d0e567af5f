//! A mail server on this machine: it speaks SMTP and keeps what it is given, so that a test reads what a person would.

use std::{
    collections::VecDeque,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
};

use mailin::{Action, Handler, Response, SessionBuilder, response::OK};
use mailparse::MailHeaderMap;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::{OwnedRwLockWriteGuard, RwLock},
};

/// A letter as it arrived.
#[derive(Debug, Clone)]
pub struct Received {
    /// Whom the envelope names; what the header says is for the eyes.
    pub to: Vec<String>,
    pub subject: String,
    pub text: String,
    /// The whole message, as it came.
    pub raw: String,
}

impl Received {
    /// What follows `#` in the link to that page of ours.
    #[track_caller]
    pub fn token(&self, page: &str) -> String {
        let link = format!("{}{page}#", super::app::ORIGIN);
        let (_, rest) = self
            .text
            .split_once(&link)
            .unwrap_or_else(|| panic!("no link to {page} in {}", self.text));
        rest.split_whitespace().next().unwrap_or_default().to_owned()
    }
}

/// What arrived, and what will be answered to the next letters instead of taking them.
#[derive(Clone)]
pub struct Smtp {
    pub address: SocketAddr,
    arrived: Arc<Mutex<Vec<Received>>>,
    refusals: Arc<Mutex<VecDeque<u16>>>,
    silence: Arc<RwLock<()>>,
}

impl Smtp {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let smtp = Self {
            address: listener.local_addr().unwrap(),
            arrived: Arc::default(),
            refusals: Arc::default(),
            silence: Arc::default(),
        };
        let server = smtp.clone();
        tokio::spawn(async move {
            while let Ok((stream, peer)) = listener.accept().await {
                let inbox = Inbox {
                    server: server.clone(),
                    to: Vec::new(),
                    data: Vec::new(),
                };
                tokio::spawn(converse(stream, peer.ip(), inbox, server.silence.clone()));
            }
        });
        smtp
    }

    /// Everything that arrived, in order.
    pub fn arrived(&self) -> Vec<Received> {
        self.arrived.lock().unwrap().clone()
    }

    /// Nobody gets an answer until this is dropped.
    pub async fn says_nothing(&self) -> OwnedRwLockWriteGuard<()> {
        self.silence.clone().write_owned().await
    }

    /// The next letters are refused with these codes, one each.
    pub fn refuses_next(&self, codes: &[u16]) {
        self.refusals.lock().unwrap().extend(codes);
    }
}

async fn converse(stream: TcpStream, peer: IpAddr, inbox: Inbox, silence: Arc<RwLock<()>>) {
    let mut session = SessionBuilder::new("mail.example.test").build(peer, inbox);
    let (reader, mut writer) = stream.into_split();
    let mut reader = BufReader::new(reader);
    let mut answer = session.greeting();
    let mut line = Vec::new();
    loop {
        drop(silence.read().await);
        // Whoever sends hangs up when they please.
        if writer.write_all(&answer.buffer().unwrap()).await.is_err() || answer.action == Action::Close {
            return;
        }
        answer = loop {
            line.clear();
            if !matches!(reader.read_until(b'\n', &mut line).await, Ok(length) if length > 0) {
                return;
            }
            let answer = session.process(&line);
            if answer.action != Action::NoReply {
                break answer;
            }
        };
    }
}

struct Inbox {
    server: Smtp,
    to: Vec<String>,
    data: Vec<u8>,
}

impl Handler for Inbox {
    fn mail(&mut self, _: IpAddr, _: &str, _: &str) -> Response {
        self.to.clear();
        self.data.clear();
        OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        if let Some(code) = self.server.refusals.lock().unwrap().pop_front() {
            // As servers do, with the address in it.
            return Response::custom(code, format!("canary refuses <{to}>"));
        }
        self.to.push(to.to_owned());
        OK
    }

    fn data(&mut self, part: &[u8]) -> std::io::Result<()> {
        self.data.extend_from_slice(part);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let message = mailparse::parse_mail(&self.data).unwrap();
        self.server.arrived.lock().unwrap().push(Received {
            to: std::mem::take(&mut self.to),
            subject: message.headers.get_first_value("Subject").unwrap_or_default(),
            text: message.get_body().unwrap(),
            raw: String::from_utf8_lossy(&self.data).into_owned(),
        });
        OK
    }
}
