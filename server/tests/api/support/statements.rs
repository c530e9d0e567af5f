//! Which statements a piece of work sends, in order: the same work is the same list.

use std::{cell::RefCell, sync::Once};

use log::{LevelFilter, Log, Metadata, Record};

thread_local! {
    /// A test is one thread, and whatever it does is done on it.
    static SENT: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Listens to what the driver says it sends.
struct Listener;

impl Log for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("tokio_postgres")
    }

    fn log(&self, record: &Record<'_>) {
        let said = record.args().to_string();
        if !self.enabled(record.metadata()) || !said.starts_with("executing") {
            return;
        }
        // Without the values.
        let statement = said.split(" with parameters").next().unwrap_or_default().to_owned();
        SENT.with_borrow_mut(|sent| sent.iter_mut().for_each(|sent| sent.push(statement.clone())));
    }

    fn flush(&self) {}
}

/// What came of it, and what was sent for it. Statements are named in the order a connection learned them: compare over
/// one connection.
pub async fn statements<T>(work: impl Future<Output = T>) -> (T, Vec<String>) {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        log::set_logger(&Listener).unwrap();
        log::set_max_level(LevelFilter::Debug);
    });
    SENT.set(Some(Vec::new()));
    let done = work.await;
    (done, SENT.take().unwrap_or_default())
}
