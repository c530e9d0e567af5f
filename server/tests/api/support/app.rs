//! The real router over a fresh database from a migrated template, as the serving roles.

use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use axum::Router;
use database::{
    Role, role_config,
    testing::{TestDatabase, cluster},
};
use resolutionflow::{
    app::App,
    auth::{Actor, Refusals, passwords::Passwords},
    config::{PublicUrl, Secret, SignUp},
    db::{Db, TenantTx},
    flows::Trees,
    ids::AccountId,
    jobs::{self, Job},
    limits::{Limits, Rate, Rates},
    live::{self, Live},
    mail::{Mail, Relay},
    proxies::Proxies,
    router::router,
};
use tokio_postgres::Client;

use super::{
    people::{Account, Person},
    smtp::{Received, Smtp},
};

/// Where the tests' browser believes the product to be.
pub const ORIGIN: &str = "http://127.0.0.1:8080";
const CONNECTIONS: usize = 12;

/// What a test does in a second a person does in an hour, and everybody comes from the same place: the limits are raised.
/// Those of the product are tried by the tests of the limits, on [`TestApp::with_the_real_limits`].
const HURRIED: Rates = {
    let many = Rate::new(1_000_000, Duration::from_millis(1));
    Rates {
        sign_in_address: many,
        sign_in_place: many,
        sign_in_email: many,
        failures_in_a_row: 1_000_000,
        second_factor: many,
        reset_mails: many,
        registration_mails: many,
        email_change_mails: many,
        email_changes: many,
        invites: many,
        registrations: many,
        user: many,
        account: many,
        stranger: many,
        heavy: many,
        heavy_at_once: 1_000,
    }
};

pub struct TestApp {
    pub app: App,
    pub router: Router,
    /// A superuser's connection: for setting scenes and looking behind them, never for what is tested.
    pub admin: Client,
    pub database: TestDatabase,
    /// Where letters arrive, unless mail is not configured.
    pub smtp: Option<Smtp>,
}

impl TestApp {
    pub async fn new() -> Self {
        Self::with_connections(CONNECTIONS).await
    }

    /// As [`TestApp::new`], with a pool of that size.
    pub async fn with_connections(connections: usize) -> Self {
        let database = cluster().fresh().await;
        let app = App {
            db: pools(&database, connections),
            passwords: Passwords::new().unwrap(),
            mail: Mail::none(),
            trees: Trees::default(),
            refusals: Refusals::default(),
            sign_up: SignUp::Open,
            sales_contact: None,
            limits: Limits::new(HURRIED),
            live: Live::default(),
            proxies: Arc::new(Proxies::default()),
            public_url: Arc::new(PublicUrl::parse(ORIGIN).unwrap()),
            ready: Arc::new(AtomicBool::new(true)),
        };
        // Nothing is shed here: a race of 64 is a race of 64.
        let router = router(app.clone(), 1000);
        let (admin, _connection) = database::connect(&database).await.unwrap();
        Self {
            app,
            router,
            admin,
            database,
            smtp: None,
        }
    }

    /// As [`TestApp::new`], with the limits the product promises.
    pub async fn with_the_real_limits() -> Self {
        let mut app = Self::new().await;
        app.app.limits = Limits::default();
        app.router = router(app.app.clone(), 1000);
        app
    }

    /// As [`TestApp::new`], with a mail server that letters arrive at.
    pub async fn with_mail() -> Self {
        let mut app = Self::new().await;
        let smtp = Smtp::start().await;
        let url = Secret::from(format!("smtp://{}", smtp.address));
        let relay = Relay::read(Some(&url), Some("ResolutionFlow <desk@example.test>"));
        app.app.mail = Mail::patiently_by(relay.unwrap().unwrap(), Duration::from_millis(1));
        app.router = router(app.app.clone(), 1000);
        app.smtp = Some(smtp);
        app
    }

    /// What has arrived for that address, once nothing is on its way any more.
    pub async fn inbox(&self, email: &str) -> Vec<Received> {
        self.app.mail.settled().await;
        let mut arrived = self.smtp.as_ref().expect("an app with mail").arrived();
        arrived.retain(|letter| letter.to == [email]);
        arrived
    }

    /// As [`TestApp::new`], with every connection made and ready: else the first one would serve a whole crowd, one after
    /// the other, while the others are still being made.
    pub async fn for_a_race() -> Self {
        let app = Self::new().await;
        let mut connections = Vec::new();
        for _ in 0..CONNECTIONS {
            connections.push(app.inside(AccountId::fresh()).await);
        }
        drop(connections);
        app.idle().await;
        app
    }

    /// An account with its subscription, and nobody in it yet.
    pub async fn account(&self, name: &str) -> Account<'_> {
        Account::make(self, name).await
    }

    /// The same person before another instance of the product, on the same database.
    pub fn another_instance(&self, person: &Person) -> Person {
        let app = App {
            trees: Trees::default(),
            refusals: Refusals::default(),
            limits: self.app.limits.again(),
            ..self.app.clone()
        };
        person.before(router(app, 1000))
    }

    /// Hear of what is committed, as a running instance does; from now on its streams are told.
    pub async fn follows(&self) {
        follows(&self.app, &self.account("Watchtower").await.viewer().await).await;
    }

    /// Another instance that runs on the same database, with connections and streams of its own.
    pub async fn another_running(&self) -> (App, Router) {
        let app = App {
            db: pools(&self.database, CONNECTIONS),
            live: Live::default(),
            limits: self.app.limits.again(),
            ..self.app.clone()
        };
        let router = router(app.clone(), 1000);
        let watch = self.account("Watchtower").await.viewer().await;
        follows(&app, &watch.before(router.clone())).await;
        (app, router)
    }

    /// The same person before an instance with a pool of its own that has no connection yet.
    pub fn with_a_pool_of(&self, connections: usize, person: &Person) -> Person {
        let app = App {
            db: pools(&self.database, connections),
            ..self.app.clone()
        };
        person.before(router(app, 1000))
    }

    /// The same person before another instance, with limits of its own.
    pub fn with_the_limits(&self, person: &Person, rates: Rates) -> Person {
        let app = App {
            limits: Limits::new(rates),
            ..self.app.clone()
        };
        person.before(router(app, 2000))
    }

    /// A transaction of somebody else's that has done this and keeps its locks until it is dropped.
    pub async fn holds(&self, sql: &str) -> Client {
        let (client, _connection) = database::connect(&self.database).await.unwrap();
        client.batch_execute("begin").await.unwrap();
        client.batch_execute(sql).await.unwrap();
        client
    }

    /// Until so many sessions of the product's wait for a lock.
    pub async fn waiting(&self, sessions: i64) {
        let waiting = "select count(*) from pg_stat_activity
                       where datname = current_database() and wait_event_type = 'Lock'";
        self.until(waiting, sessions).await;
    }

    /// Until no session of the product's is in a transaction any more.
    pub async fn idle(&self) {
        let busy = "select count(*) from pg_stat_activity
                    where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()";
        self.until(busy, 0).await;
    }

    /// Until this is counted.
    pub async fn becomes(&self, sql: &str, count: i64) {
        self.until(sql, count).await;
    }

    async fn until(&self, sql: &str, count: i64) {
        for _ in 0..10_000 {
            let row = self.admin.query_one(sql, &[]).await.unwrap();
            if row.get::<_, i64>(0) == count {
                return;
            }
        }
        panic!("it never became {count}: {sql}");
    }

    /// The job that abandons stale walks, as if it had not run in this hour.
    pub async fn runs_stale_walks(&self) -> i32 {
        self.admin.execute("delete from job_runs", &[]).await.unwrap();
        jobs::run_if_due(&self.app, Job::StaleWalks).await.unwrap().unwrap()
    }

    /// A transaction inside an account as the product itself, as `rf_app`.
    pub async fn inside(&self, account: AccountId) -> TenantTx {
        self.app.db.begin_as(Actor::system(account)).await.unwrap()
    }
}

/// A stream that is open before the instance listens is told to look anew once it does.
async fn follows(app: &App, watch: &Person) {
    let mut events = watch.listens().await;
    tokio::spawn(live::follow(app.db.clone(), app.live.clone()));
    events.resets().await;
}

fn pools(database: &TestDatabase, connections: usize) -> Db {
    let app = role_config(database, Role::App, None);
    Db::new(app, role_config(database, Role::Platform, None), connections).unwrap()
}
