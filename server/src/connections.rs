//! Connections: how long a head may take and how large it may be, how long a connection may lie idle, how many there are.
//! What is said on them is the router's affair.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use futures::future::poll_fn;
use hyper::{
    body::Incoming,
    rt::{Sleep, Timer},
    server::conn::http1::{self, Connection},
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::{Instant, sleep, timeout},
};
use tower::ServiceExt;

/// The request line and the headers are at most this long.
const HEAD: usize = 16 * 1024;
/// They are here within this time from their first byte; on a new connection, from its beginning.
const HEAD_TAKES: Duration = Duration::from_secs(10);
/// Between two requests a connection may lie idle this long: longer than proxies keep one, so that they do not send into one
/// that is just being closed.
const IDLE: Duration = Duration::from_secs(75);
/// Whoever takes nothing of what is said to them for so long is gone, or wants to be waited for.
const STALLED: Duration = Duration::from_secs(60);
/// Whoever was refused in mid-sentence has this long to stop talking and read why.
const LINGER: Duration = Duration::from_secs(1);
/// When no connection can be accepted, for want of files, it is tried again after this time.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until it is time to leave, `most` connections at a time; whoever comes then waits to be let in. Returns when the
/// last one is closed: what is in flight is finished, and what is idle is not waited for.
pub async fn serve(listener: TcpListener, router: Router, most: usize, leave: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(most));
    let mut left = leave.clone();
    let accept = async {
        while let Ok(place) = places.clone().acquire_owned().await {
            let (stream, peer) = accept(&listener).await;
            let (router, leave) = (router.clone(), leave.clone());
            tokio::spawn(async move {
                let open = metrics::gauge!("resolutionflow_connections_open");
                open.increment(1.0);
                converse(stream, peer, router, leave).await;
                open.decrement(1.0);
                drop(place);
            });
        }
    };
    tokio::select! {
        () = accept => {}
        _ = left.wait_for(|leave| *leave) => {}
    }
    drop(listener);
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    let _ = places.acquire_many(all).await;
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Answers are written whole: nothing is gained by waiting for more.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            Err(error) if is_the_caller_s(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                sleep(PAUSE).await;
            }
        }
    }
}

/// Whether the connection broke before it was one.
fn is_the_caller_s(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// All requests of one connection, and its end.
async fn converse<S>(stream: S, peer: SocketAddr, router: Router, mut leave: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let heard = Arc::new(AtomicBool::new(false));
    let stream = Listening {
        stream,
        heard: heard.clone(),
        stalled: None,
    };
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        Box::pin(router.clone().oneshot(request))
    });
    let patience = Patience {
        heard,
        is_new: AtomicBool::new(true),
    };
    let mut connection = http1::Builder::new()
        .timer(patience)
        // [`Patience`] decides how long that is.
        .header_read_timeout(HEAD_TAKES)
        .max_header_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut leaving = false;
    let ended = loop {
        tokio::select! {
            ended = poll_fn(|context| connection.poll_without_shutdown(context)) => break ended,
            _ = leave.wait_for(|leave| *leave), if !leaving => {
                leaving = true;
                Connection::graceful_shutdown(Pin::new(&mut connection));
            }
        }
    };
    let parts = connection.into_parts();
    let mut stream = parts.io.into_inner().stream;
    let is_late = match &ended {
        // Nobody asked for anything: there is nobody to tell.
        Err(error) if error.is_timeout() => !parts.read_buf.is_empty(),
        _ => false,
    };
    let refused = match &ended {
        Err(_) if is_late => Some("408"),
        Err(error) if error.is_parse_too_large() => Some("431"),
        Err(error) if error.is_parse() => Some("400"),
        _ => None,
    };
    if let Some(status) = refused {
        metrics::counter!("resolutionflow_heads_refused_total", "status" => status).increment(1);
    }
    if *leave.borrow() && refused.is_none() {
        let _ = timeout(LINGER, stream.shutdown()).await;
        return;
    }
    let _ = timeout(LINGER, hang_up(&mut stream, is_late)).await;
}

/// Closed while bytes of the other side's lie unread, a connection is torn down, and with it the answer that says why. So our
/// end is closed first, and what still comes is read away.
async fn hang_up<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut S, is_late: bool) -> io::Result<()> {
    if is_late {
        let answer = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        stream.write_all(answer).await?;
    }
    stream.shutdown().await?;
    let mut rest = [0; 4096];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

/// Notes when something was heard, and gives up where nothing is taken.
struct Listening<S> {
    stream: S,
    heard: Arc<AtomicBool>,
    /// Until when what is being said may wait.
    stalled: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl<S> Listening<S> {
    fn patiently<T>(&mut self, context: &mut Context<'_>, said: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if said.is_ready() {
            self.stalled = None;
            return said;
        }
        let until = self.stalled.get_or_insert_with(|| Box::pin(sleep(STALLED)));
        until
            .as_mut()
            .poll(context)
            .map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Listening<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, to: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = to.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, to);
        if to.filled().len() > before {
            self.heard.store(true, Ordering::Relaxed);
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Listening<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.patiently(context, said)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.patiently(context, said)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

/// How long a head is waited for. hyper asks when it begins to wait, and has one figure for a head that comes slowly and for a
/// connection on which nobody asks for anything; here they are two.
struct Patience {
    heard: Arc<AtomicBool>,
    is_new: AtomicBool,
}

impl Timer for Patience {
    fn sleep(&self, _: Duration) -> Pin<Box<dyn Sleep>> {
        self.heard.store(false, Ordering::Relaxed);
        let is_new = self.is_new.swap(false, Ordering::Relaxed);
        Box::pin(Wait {
            until: Box::pin(sleep(if is_new { HEAD_TAKES } else { IDLE })),
            began: is_new,
            heard: self.heard.clone(),
        })
    }

    fn sleep_until(&self, _: std::time::Instant) -> Pin<Box<dyn Sleep>> {
        self.sleep(IDLE)
    }
}

/// The wait for one head.
struct Wait {
    until: Pin<Box<tokio::time::Sleep>>,
    /// Whether the head's time runs.
    began: bool,
    heard: Arc<AtomicBool>,
}

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if !self.began && self.heard.load(Ordering::Relaxed) {
            self.began = true;
            self.until.as_mut().reset(Instant::now() + HEAD_TAKES);
        }
        self.until.as_mut().poll(context)
    }
}

impl Sleep for Wait {}

#[cfg(test)]
mod tests {
    use axum::{extract::Request as AxumRequest, routing::any};
    use tokio::io::{DuplexStream, duplex};

    use super::*;

    /// A connection on which the clock stands still unless everybody waits for it.
    struct Caller {
        stream: DuplexStream,
        began: Instant,
        leave: watch::Sender<bool>,
    }

    impl Caller {
        fn new() -> Self {
            let (ours, theirs) = duplex(1024 * 1024);
            let (leave, left) = watch::channel(false);
            let router = Router::new().fallback(any(async |request: AxumRequest| request.uri().path().to_owned()));
            let peer = SocketAddr::from(([192, 0, 2, 1], 5000));
            tokio::spawn(converse(theirs, peer, router, left));
            Self {
                stream: ours,
                began: Instant::now(),
                leave,
            }
        }

        async fn says(&mut self, bytes: &str) {
            self.stream.write_all(bytes.as_bytes()).await.expect("it listens");
        }

        /// Up to the end of an answer that has no more than this.
        async fn hears(&mut self, end: &str) {
            let mut heard = String::new();
            while !heard.ends_with(end) {
                let mut byte = [0];
                let read = self.stream.read(&mut byte).await.expect("it answers");
                assert!(read > 0, "it ended: {heard}");
                heard.push(char::from(byte[0]));
            }
            assert!(heard.starts_with("HTTP/1.1 200 OK\r\n"), "{heard}");
        }

        /// All that comes until the other side closes, and after how many seconds of all that is.
        async fn hears_the_end(&mut self) -> (String, u64) {
            let mut heard = String::new();
            self.stream.read_to_string(&mut heard).await.expect("it closes");
            (heard, self.began.elapsed().as_secs())
        }
    }

    fn head_of(length: usize) -> String {
        let (before, after) = ("GET / HTTP/1.1\r\nx: ", "\r\n\r\n");
        format!("{before}{}{after}", "x".repeat(length - before.len() - after.len()))
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_that_trickles_is_cut_off_after_ten_seconds() {
        let mut caller = Caller::new();
        for piece in ["GET / HTTP/1.1\r\n", "a: 1\r\n", "b: 2\r\n"] {
            caller.says(piece).await;
            sleep(Duration::from_secs(3)).await;
        }
        let (heard, seconds) = caller.hears_the_end().await;
        assert!(heard.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{heard}");
        assert_eq!(seconds, 10);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_connects_and_says_nothing_is_not_waited_for() {
        let mut caller = Caller::new();
        assert_eq!(caller.hears_the_end().await, (String::new(), 10));
    }

    #[tokio::test(start_paused = true)]
    async fn between_two_requests_there_is_more_time_and_then_ten_seconds_again() {
        let mut caller = Caller::new();
        caller.says("GET /one HTTP/1.1\r\n\r\n").await;
        caller.hears("/one").await;
        sleep(Duration::from_secs(70)).await;
        caller.says("GET /two HTTP/1.1\r\n").await;
        sleep(Duration::from_secs(9)).await;
        caller.says("\r\n").await;
        caller.hears("/two").await;
        sleep(Duration::from_secs(70)).await;
        caller.says("GET /three HTTP/1.1\r\n").await;
        let (heard, seconds) = caller.hears_the_end().await;
        assert!(heard.starts_with("HTTP/1.1 408 "), "{heard}");
        assert_eq!(seconds, 70 + 9 + 70 + 10);
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_nobody_uses_is_closed_without_a_word() {
        let mut caller = Caller::new();
        caller.says("GET /one HTTP/1.1\r\n\r\n").await;
        caller.hears("/one").await;
        assert_eq!(caller.hears_the_end().await, (String::new(), 75));
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_has_room_for_16_kib() {
        let mut caller = Caller::new();
        caller.says(&head_of(HEAD)).await;
        caller.hears("\r\n\r\n/").await;
        caller.says(&head_of(HEAD + 1)).await;
        let (heard, _) = caller.hears_the_end().await;
        assert!(
            heard.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"),
            "{heard}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_without_an_end_is_refused_when_it_is_too_long() {
        let mut caller = Caller::new();
        // Whole, so that nobody who tears the connection down on it can have answered first.
        caller
            .says(&format!("GET / HTTP/1.1\r\nx: {}", "x".repeat(512 * 1024)))
            .await;
        let (heard, seconds) = caller.hears_the_end().await;
        assert!(heard.starts_with("HTTP/1.1 431 "), "{heard}");
        assert_eq!(seconds, 0, "it is not waited for");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_takes_nothing_of_an_answer_for_a_minute_is_let_go() {
        let (mut ours, theirs) = duplex(1024);
        let (_leave, left) = watch::channel(false);
        let endless =
            || async { Body::from_stream(futures::stream::repeat_with(|| Ok::<_, io::Error>("x".repeat(100)))) };
        let router = Router::new().fallback(any(endless));
        let ended = tokio::spawn(converse(theirs, SocketAddr::from(([192, 0, 2, 1], 5000)), router, left));
        let began = Instant::now();
        ours.write_all(b"GET / HTTP/1.1\r\n\r\n").await.expect("it listens");
        // A little now and then is enough.
        for _ in 0..5 {
            sleep(Duration::from_secs(50)).await;
            ours.read_exact(&mut [0; 1024]).await.expect("it answers");
        }
        ended.await.expect("it ends");
        assert!(
            (310..=320).contains(&began.elapsed().as_secs()),
            "{:?}",
            began.elapsed()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn leaving_closes_what_is_idle_at_once() {
        let mut caller = Caller::new();
        caller.says("GET /one HTTP/1.1\r\n\r\n").await;
        caller.hears("/one").await;
        caller.leave.send_replace(true);
        assert_eq!(caller.hears_the_end().await, (String::new(), 0));
    }
}
