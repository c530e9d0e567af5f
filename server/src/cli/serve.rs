//! `serve`: from nothing to ready, and back.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{Router, routing::get};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use tracing_subscriber::EnvFilter;

use super::{
    Stop, demo,
    open::{Keep, Opened, open},
    signals::{Asked, Signals},
};
use crate::{
    app::App,
    auth::{Refusals, passwords::Passwords},
    config::{Settings, WrongSetting},
    connections,
    flows::Trees,
    jobs,
    limits::Limits,
    live::{self, Live},
    router::router,
};

/// Load balancers see that we are going before we go.
const NOTICE: Duration = Duration::from_secs(2);
/// Requests in flight get this long.
const IN_FLIGHT: Duration = Duration::from_secs(20);
/// Letters on their way get this long; one that has to be tried again later is lost.
const LETTERS: Duration = Duration::from_secs(5);
/// So many connections at a time: as many event streams as an instance has, and as many again.
const MOST_CONNECTIONS: usize = 20_000;
/// Files that are no connections of browsers': the database's, the mail server's, the log.
const OTHER_FILES: usize = 256;
/// Whoever measures has a few connections.
const MOST_MEASURING: usize = 64;
/// Measurements are summed up this often.
const TIDY: Duration = Duration::from_secs(5);

pub async fn serve(settings: &Settings, with_demo: bool, demo_on_network: bool) -> Result<(), Stop> {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter())
        .init();
    let mut signals = Signals::listen()?;
    let connections = settings.connections()?;
    let mail = settings.mail()?;
    if with_demo && !demo_on_network && !settings.listen().ip().is_loopback() {
        let sentence = "--demo has passwords everybody knows: listen on 127.0.0.1, or add --demo-on-network";
        return Err(WrongSetting(sentence.into()).into());
    }
    // Before anything is started: a port in use is found at once.
    let listener = bind(settings.listen()).await?;
    let metrics_listener = bind(settings.metrics_listen()).await?;
    let address = listener.local_addr().map_err(Stop::failed)?;
    let public_url = Arc::new(settings.public_url(address)?);
    let sign_up = settings.sign_up(address, &public_url);
    let sales_contact = settings.sales_contact()?.map(Arc::from);

    let Opened { db, mut private } = tokio::select! {
        opened = open(&settings.database, Keep::Ours, connections) => opened?,
        // What was begun is dropped, and a PostgreSQL that was starting asked to shut down.
        _ = signals.next() => return Ok(()),
    };
    if let Some(private) = &mut private {
        private.supervise();
    }
    let app = App {
        db,
        passwords: Passwords::new()?,
        mail,
        trees: Trees::default(),
        refusals: Refusals::default(),
        sign_up,
        sales_contact,
        limits: Limits::default(),
        live: Live::default(),
        proxies: Arc::new(settings.proxies()),
        public_url,
        ready: Arc::new(AtomicBool::new(false)),
    };
    let listeners = (listener, metrics_listener);
    let served = run(&app, settings, listeners, with_demo, connections, &mut signals).await;
    app.db.close();
    if let Some(private) = private {
        private.stop().await;
    }
    served
}

/// What `RUST_LOG` says, but never the statements and their values: they hold what people said.
fn filter() -> EnvFilter {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    match "tokio_postgres=warn".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => filter,
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|error| {
        Stop::failed(match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                format!("{address} is in use: stop what listens there, or choose another address")
            }
            _ => format!("cannot listen on {address}: {error}"),
        })
    })
}

async fn run(
    app: &App,
    settings: &Settings,
    (listener, metrics_listener): (TcpListener, TcpListener),
    with_demo: bool,
    connections: usize,
    signals: &mut Signals,
) -> Result<(), Stop> {
    if with_demo {
        tokio::select! {
            made = demo::make(app) => made?,
            _ = signals.next() => return Ok(()),
        }
    }
    let recorder = recorder()?;
    let measured_at = format!("http://{}", metrics_listener.local_addr().map_err(Stop::failed)?);
    let (leave, left) = watch::channel(false);
    let served = router(app.clone(), 4 * connections);
    let serving = tokio::spawn(connections::serve(listener, served, most_connections(), left.clone()));
    let measured = measurements(app.clone(), recorder.clone());
    let measuring = tokio::spawn(connections::serve(metrics_listener, measured, MOST_MEASURING, left));
    let limits = app.limits.clone();
    let tidying = tokio::spawn(async move {
        // Measurements pile up until somebody asks for them, and nobody may.
        loop {
            tokio::time::sleep(TIDY).await;
            recorder.run_upkeep();
            limits.tidy();
        }
    });
    let working = tokio::spawn(jobs::run(app.clone()));
    let following = tokio::spawn(live::follow(app.db.clone(), app.live.clone()));
    app.ready.store(true, Ordering::Relaxed);
    tracing::info!(address = app.public_url.origin(), metrics = measured_at, "ready");
    eprintln!("ResolutionFlow is ready at {}", app.public_url.origin());
    if with_demo {
        eprintln!("{}", demo::SIGN_IN);
    } else if settings.database.database_url.is_none() {
        eprintln!("Its data is in {}", settings.database.data_dir().display());
    }
    wait_for_the_end(app, &leave, serving, signals).await;
    working.abort();
    following.abort();
    tidying.abort();
    measuring.abort();
    tracing::info!("stopped");
    Ok(())
}

/// As many connections as there are files for, once there are as many as the system lets us have. What else needs one, the
/// way to the database before all, must not have to wait for a browser to leave.
fn most_connections() -> usize {
    let files = getrlimit(Resource::RLIMIT_NOFILE).map_or(1024, |(now, most)| {
        setrlimit(Resource::RLIMIT_NOFILE, most, most).map_or(now, |()| most)
    });
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    files.saturating_sub(OTHER_FILES).max(files / 2).min(MOST_CONNECTIONS)
}

/// SIGTERM gives load balancers notice, Ctrl-C does not; then what is in flight may finish. A second signal of either kind
/// ends it at once.
async fn wait_for_the_end<T>(app: &App, leave: &watch::Sender<bool>, serving: JoinHandle<T>, signals: &mut Signals) {
    let asked = signals.next().await;
    app.ready.store(false, Ordering::Relaxed);
    if asked == Asked::Terminate {
        tracing::info!("stopping: no new connections in two seconds");
        tokio::select! {
            () = tokio::time::sleep(NOTICE) => {}
            _ = signals.next() => return,
        }
    }
    leave.send_replace(true);
    app.live.close();
    let in_flight = async {
        // What is left after that is cut off.
        let _ = tokio::time::timeout(IN_FLIGHT, serving).await;
        app.mail.finish(LETTERS).await;
    };
    tokio::select! {
        () = in_flight => {}
        _ = signals.next() => {}
    }
}

fn recorder() -> Result<PrometheusHandle, Stop> {
    PrometheusBuilder::new()
        .set_buckets_for_metric(
            Matcher::Suffix("duration_seconds".into()),
            &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0],
        )
        .map_err(Stop::failed)?
        .install_recorder()
        .map_err(Stop::failed)
}

/// `/metrics`, on the operators' own address.
fn measurements(app: App, recorder: PrometheusHandle) -> Router {
    Router::new().route(
        "/metrics",
        get(move || async move {
            let (used, most) = app.db.connections();
            metrics::gauge!("resolutionflow_pool_connections_used").set(used as f64);
            metrics::gauge!("resolutionflow_pool_connections_most").set(most as f64);
            metrics::gauge!("resolutionflow_passwords_waiting").set(app.passwords.waiting() as f64);
            metrics::counter!("resolutionflow_passwords_hashed_total").absolute(app.passwords.done());
            recorder.render()
        }),
    )
}
