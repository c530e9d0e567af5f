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
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use super::{
    Stop, demo,
    open::{Keep, Opened, open},
};
use crate::{
    app::App,
    auth::{Refusals, passwords::Passwords},
    config::{Settings, WrongSetting},
    flows::Trees,
    jobs,
    router::router,
};

/// Load balancers see that we are going before we go.
const NOTICE: Duration = Duration::from_secs(2);
/// Requests in flight get this long.
const IN_FLIGHT: Duration = Duration::from_secs(20);

pub async fn serve(settings: &Settings, with_demo: bool, demo_on_network: bool) -> Result<(), Stop> {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .init();
    let connections = settings.connections()?;
    if with_demo && !demo_on_network && !settings.listen().ip().is_loopback() {
        let sentence = "--demo has passwords everybody knows: listen on 127.0.0.1, or add --demo-on-network";
        return Err(WrongSetting(sentence.into()).into());
    }
    // Before anything is started: a port in use is found at once.
    let listener = bind(settings.listen()).await?;
    let metrics_listener = bind(settings.metrics_listen()).await?;
    let address = listener.local_addr().map_err(Stop::failed)?;
    let public_url = Arc::new(settings.public_url(address)?);

    let Opened { db, mut private } = open(&settings.database, Keep::Ours, connections).await?;
    if let Some(private) = &mut private {
        private.supervise();
    }
    let app = App {
        db,
        passwords: Passwords::new()?,
        trees: Trees::default(),
        refusals: Refusals::default(),
        public_url,
        ready: Arc::new(AtomicBool::new(false)),
    };
    let served = run(&app, settings, listener, metrics_listener, with_demo, connections).await;
    app.db.close();
    if let Some(private) = private {
        private.stop().await;
    }
    served
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
    listener: TcpListener,
    metrics_listener: TcpListener,
    with_demo: bool,
    connections: usize,
) -> Result<(), Stop> {
    if with_demo {
        demo::make(app).await?;
    }
    let recorder = recorder()?;
    let (leave, left) = watch::channel(false);
    let service = router(app.clone(), 4 * connections).into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn({
        let mut left = left.clone();
        async move {
            axum::serve(listener, service)
                .with_graceful_shutdown(async move { _ = left.wait_for(|leave| *leave).await })
                .await
        }
    });
    let measuring = tokio::spawn({
        let service = measurements(app.clone(), recorder);
        async move { axum::serve(metrics_listener, service).await }
    });
    let working = tokio::spawn(jobs::run(app.clone()));
    app.ready.store(true, Ordering::Relaxed);
    tracing::info!(address = app.public_url.origin(), "ready");
    eprintln!("ResolutionFlow is ready at {}", app.public_url.origin());
    if with_demo {
        eprintln!("{}", demo::SIGN_IN);
    } else if settings.database.database_url.is_none() {
        eprintln!("Its data is in {}", settings.database.data_dir().display());
    }
    wait_for_the_end(app, &leave).await?;
    let in_time = tokio::time::timeout(IN_FLIGHT, serving);
    let mut again = signal(SignalKind::terminate()).map_err(Stop::failed)?;
    tokio::select! {
        _ = in_time => {}
        _ = again.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    working.abort();
    measuring.abort();
    tracing::info!("stopped");
    Ok(())
}

/// SIGTERM gives load balancers notice; Ctrl-C comes from somebody who is looking.
async fn wait_for_the_end(app: &App, leave: &watch::Sender<bool>) -> Result<(), Stop> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Stop::failed)?;
    tokio::select! {
        _ = terminate.recv() => {
            app.ready.store(false, Ordering::Relaxed);
            tracing::info!("stopping: no new connections in two seconds");
            tokio::time::sleep(NOTICE).await;
        }
        _ = tokio::signal::ctrl_c() => app.ready.store(false, Ordering::Relaxed),
    }
    leave.send_replace(true);
    Ok(())
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
            recorder.run_upkeep();
            recorder.render()
        }),
    )
}
