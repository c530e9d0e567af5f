//! Many at the same moment, and answers without what differs from run to run.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
};

use serde_json::Value;
use tokio::sync::Barrier;

/// Something somebody is about to do.
pub type Act<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// All of them at the same moment, each a task of its own; what came of it, in their order.
pub async fn at_once<T: Send + 'static>(acts: Vec<Act<T>>) -> Vec<T> {
    let start = Arc::new(Barrier::new(acts.len()));
    let tasks: Vec<_> = acts
        .into_iter()
        .map(|act| {
            let start = start.clone();
            tokio::spawn(async move {
                start.wait().await;
                act.await
            })
        })
        .collect();
    let mut done = Vec::with_capacity(tasks.len());
    for task in tasks {
        done.push(task.await.unwrap());
    }
    done
}

/// What comes of it, unless it takes more than so many looks: then it is dropped where it stands.
pub async fn given_up<T>(act: impl Future<Output = T>, after: usize) -> Option<T> {
    let mut act = pin!(act);
    let mut looks = 0;
    poll_fn(|context| {
        looks += 1;
        if looks > after {
            return Poll::Ready(None);
        }
        act.as_mut().poll(context).map(Some)
    })
    .await
}

/// An answer with every id numbered in the order it appears and every time made the same, for a snapshot.
pub fn redacted(mut value: Value) -> Value {
    redact(&mut value, &mut Vec::new());
    value
}

fn redact(value: &mut Value, ids: &mut Vec<String>) {
    match value {
        Value::String(text) if text.parse::<uuid::Uuid>().is_ok() => {
            let known = ids.iter().position(|id| id == text).unwrap_or_else(|| {
                ids.push(text.clone());
                ids.len() - 1
            });
            *text = format!("[id {}]", known + 1);
        }
        Value::String(text) if text.len() > 19 && text.parse::<jiff::Timestamp>().is_ok() => "[time]".clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| redact(item, ids)),
        Value::Object(fields) => fields.values_mut().for_each(|field| redact(field, ids)),
        _ => {}
    }
}
