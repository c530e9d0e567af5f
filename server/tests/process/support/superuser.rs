//! The private PostgreSQL through its socket as the superuser: sees every account's rows, and is stopped by nothing.

use std::path::Path;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, Row};

use super::Dir;

/// A connection, with the runtime that drives it.
pub struct Superuser {
    client: Client,
    runtime: Runtime,
}

impl Superuser {
    /// Of the directory's private server, which somebody runs.
    pub fn of(dir: &Dir) -> Self {
        Self::in_database(&dir.data().join("run"), "resolutionflow")
    }

    /// Of the server with that socket directory.
    pub fn in_database(sockets: &Path, database: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let mut config = Config::new();
        config
            .host_path(sockets)
            .user("postgres")
            .dbname(database)
            .connect_timeout(Duration::from_secs(10));
        let (client, _driver) = runtime
            .block_on(database::connect(&config))
            .unwrap_or_else(|error| panic!("{error}"));
        Self { client, runtime }
    }

    /// Run statements.
    pub fn say(&self, sql: &str) {
        self.runtime
            .block_on(self.client.batch_execute(sql))
            .unwrap_or_else(|error| panic!("{}: {sql}", database::told(&error)));
    }

    /// Ask a question.
    pub fn ask(&self, sql: &str, parameters: &[&(dyn ToSql + Sync)]) -> Vec<Row> {
        self.runtime
            .block_on(self.client.query(sql, parameters))
            .unwrap_or_else(|error| panic!("{}: {sql}", database::told(&error)))
    }

    /// A number.
    pub fn count(&self, sql: &str) -> i64 {
        self.ask(sql, &[])[0].get(0)
    }
}
