//! An event stream, as a browser reads one.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::time::timeout;

/// Long enough for any machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// An open event stream that has said hello.
pub struct Events {
    body: Body,
    heard: String,
    /// Its name.
    pub id: String,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub name: String,
    pub data: Value,
    /// The fields it came with, in order.
    pub fields: Vec<String>,
}

impl Events {
    pub async fn of(body: Body) -> Self {
        let mut events = Self {
            body,
            heard: String::new(),
            id: String::new(),
        };
        let hello = events.next().await.expect("it says hello");
        assert_eq!(hello.name, "hello", "{hello:?}");
        events.id = hello.data["stream"].as_str().unwrap().to_owned();
        events
    }

    /// What is said next; `None` at the end.
    pub async fn next(&mut self) -> Option<Said> {
        timeout(PATIENCE, self.read()).await.expect("something is said")
    }

    async fn read(&mut self) -> Option<Said> {
        loop {
            while let Some((block, rest)) = self.heard.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.heard = rest;
                let pairs: Vec<_> = block.lines().filter_map(|line| line.split_once(": ")).collect();
                let field = |name: &str| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1);
                // A line that says nothing keeps the connection alive.
                if let Some(name) = field("event") {
                    return Some(Said {
                        name: name.to_owned(),
                        data: serde_json::from_str(field("data").unwrap()).unwrap(),
                        fields: pairs.iter().map(|pair| pair.0.to_owned()).collect(),
                    });
                }
            }
            let piece = self.body.frame().await?.unwrap().into_data().unwrap();
            self.heard.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    /// The changes told next, whatever they are.
    #[track_caller]
    pub fn changes(&mut self) -> impl Future<Output = Vec<Value>> {
        let place = std::panic::Location::caller();
        async move {
            let said = self.next().await;
            match said {
                Some(Said { name, data, .. }) if name == "changes" => data.as_array().unwrap().clone(),
                other => panic!("no changes but {other:?}, at {place}"),
            }
        }
    }

    /// All that is told until that change is, which is the last of it: what was committed before is heard before, or with it.
    pub async fn until(&mut self, kind: &str, id: impl ToString) -> Vec<Value> {
        let id = id.to_string();
        let mut heard = Vec::new();
        loop {
            heard.extend(self.changes().await);
            if heard.iter().any(|change| change["kind"] == kind && change["id"] == id) {
                return heard;
            }
        }
    }

    /// Until it says that something may have been missed.
    pub async fn resets(&mut self) {
        loop {
            let said = self.next().await.expect("it goes on");
            if said.name == "reset" {
                assert_eq!(said.data, json!({}));
                return;
            }
        }
    }

    /// Why it ends, having ended; whatever is said before.
    pub async fn ends(&mut self) -> String {
        loop {
            let said = self.next().await.expect("it says why it ends");
            if said.name == "end" {
                assert!(said.fields.contains(&"retry".to_owned()), "{said:?}");
                assert_eq!(self.next().await, None);
                return said.data["reason"].as_str().unwrap().to_owned();
            }
        }
    }
}
