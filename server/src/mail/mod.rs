//! Mail: letters go out in the background, after the transaction that caused them, and never hold one.

mod relay;

use std::{sync::Arc, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header},
    transport::smtp::Error,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use uuid::Uuid;

pub use relay::Relay;

use crate::error::ApiError;

/// More letters on their way than this, and the next one is given up at once.
const MOST: u32 = 1000;
/// So many talk to the server at a time.
const AT_A_TIME: usize = 4;
/// How often a letter is tried. With waits of 2, 8, 32 and 128 seconds between, give or take a half: a server that
/// restarts is waited for, and a link that lives ten minutes still arrives in time.
const TRIES: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// An answer of the server's takes at most this long.
const PATIENCE: Duration = Duration::from_secs(10);

/// The way letters go out, or the knowledge that there is none. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Mail(Option<Arc<Post>>);

struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Letters on their way, those that wait for another try included.
    places: Arc<Semaphore>,
    talking: Semaphore,
    first_wait: Duration,
}

/// A letter in plain text.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The recipient's e-mail address.
    pub to: String,
    /// One line; what would begin another is taken out.
    pub subject: String,
    /// The text, in lines.
    pub text: String,
}

/// A letter that was handed over. Whoever wants to know what became of it can wait; it goes out all the same.
#[derive(Debug)]
pub struct Posted(oneshot::Receiver<Ended>);

/// What became of a letter. While this is held the letter is not forgotten: the end of the process waits for what is done about
/// it.
#[derive(Debug, Default)]
pub struct Ended {
    /// Whether the mail server took it.
    pub delivered: bool,
    _place: Option<OwnedSemaphorePermit>,
}

impl Posted {
    /// Whether the mail server took it. Takes minutes where the server has to be tried again: never wait for this with a
    /// transaction open, or a caller waiting.
    pub async fn ended(self) -> Ended {
        self.0.await.unwrap_or_default()
    }
}

impl Mail {
    /// No mail server is configured: links are shown to owners instead.
    #[must_use]
    pub fn none() -> Self {
        Self(None)
    }

    /// Mail by that server.
    #[must_use]
    pub fn by(relay: Relay) -> Self {
        Self::patiently_by(relay, FIRST_WAIT)
    }

    /// As [`Mail::by`], with another wait before the second try.
    #[must_use]
    pub fn patiently_by(relay: Relay, first_wait: Duration) -> Self {
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&relay.host)
            .port(relay.port)
            .tls(relay.tls)
            .timeout(Some(PATIENCE));
        if let Some(credentials) = relay.credentials {
            transport = transport.credentials(credentials);
        }
        Self(Some(Arc::new(Post {
            transport: transport.build(),
            from: relay.from,
            places: Arc::new(Semaphore::new(MOST as usize)),
            talking: Semaphore::new(AT_A_TIME),
            first_wait,
        })))
    }

    /// Whether letters can be sent at all.
    #[must_use]
    pub fn is_configured(&self) -> bool {
        self.0.is_some()
    }

    /// Send a letter in the background, trying again for some minutes. Call it after COMMIT: what was rolled back must not
    /// be announced.
    pub fn send(&self, letter: Letter) -> Posted {
        let (tell, told) = oneshot::channel();
        let Some((post, place)) = self.place() else {
            return Posted(told);
        };
        tokio::spawn(async move {
            let delivered = post.deliver(letter).await;
            // Nobody may be waiting for it.
            let _ = tell.send(Ended {
                delivered,
                _place: Some(place),
            });
        });
        Posted(told)
    }

    /// As [`Mail::send`], for a letter that has yet to be written, if one is to be. What it depends on cannot show in the time an
    /// answer takes.
    pub fn write(&self, letter: impl Future<Output = Result<Option<Letter>, ApiError>> + Send + 'static) {
        let Some((post, place)) = self.place() else { return };
        tokio::spawn(async move {
            match letter.await {
                Ok(Some(letter)) => _ = post.deliver(letter).await,
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(%error, "a letter could not be written");
                    count("failed");
                }
            }
            drop(place);
        });
    }

    /// Room for one more letter on its way; none where there is no mail, or too many are.
    fn place(&self) -> Option<(Arc<Post>, OwnedSemaphorePermit)> {
        let post = self.0.clone()?;
        let Ok(place) = post.places.clone().try_acquire_owned() else {
            tracing::warn!("a letter was given up: too many are on their way");
            count("shed");
            return None;
        };
        Some((post, place))
    }

    /// Until no letter is on its way any more, delivered or given up.
    pub async fn settled(&self) {
        if let Some(post) = &self.0 {
            // Never closed, so this waits for nothing but the letters.
            let _ = post.places.acquire_many(MOST).await;
        }
    }

    /// The end: letters on their way get this long, then they are abandoned.
    pub async fn finish(&self, within: Duration) {
        if tokio::time::timeout(within, self.settled()).await.is_err() {
            let left = self
                .0
                .as_ref()
                .map_or(0, |post| MOST as usize - post.places.available_permits());
            tracing::warn!(left, "letters were abandoned");
        }
    }
}

impl Post {
    async fn deliver(&self, letter: Letter) -> bool {
        let delivered = self.try_to_deliver(letter).await;
        count(if delivered { "sent" } else { "failed" });
        delivered
    }

    async fn try_to_deliver(&self, letter: Letter) -> bool {
        let message = match self.message(letter) {
            Ok(message) => message,
            Err(why) => {
                tracing::warn!(why, "a letter cannot be sent");
                return false;
            }
        };
        let mut wait = self.first_wait;
        for attempt in 1..=TRIES {
            let error = {
                let _turn = self.talking.acquire().await;
                match self.transport.send(message.clone()).await {
                    Ok(_) => return true,
                    Err(error) => error,
                }
            };
            let why = told(&error);
            if error.is_permanent() || attempt == TRIES {
                tracing::warn!(why, attempt, "a letter was not delivered");
                return false;
            }
            tracing::info!(why, attempt, "a letter is tried again");
            tokio::time::sleep(jittered(wait)).await;
            wait *= 4;
        }
        false
    }

    fn message(&self, letter: Letter) -> Result<Message, &'static str> {
        let to = letter.to.parse().map_err(|_| "its address is not one")?;
        // Each header is one line, whatever a name in the subject would like.
        let subject: String = letter
            .subject
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let domain = self.from.email.domain();
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject.trim())
            .message_id(Some(format!("<{}@{domain}>", Uuid::new_v4())))
            .header(AutoSubmitted)
            .header(header::ContentType::TEXT_PLAIN)
            .body(letter.text)
            .map_err(|_| "it cannot be written as a message")
    }
}

/// Keeps out-of-office replies away (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

/// Why, without what the server wrote: servers quote the address they refuse.
fn told(error: &Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".into(),
        None if error.is_tls() => "there is no TLS with the mail server".into(),
        None if error.is_client() => "the mail server does not offer what is asked of it".into(),
        None if error.is_response() => "the mail server's answer cannot be read".into(),
        None => "the mail server cannot be reached".into(),
    }
}

/// A half more or less, so that letters which failed together do not come back together.
fn jittered(wait: Duration) -> Duration {
    let share = f64::from(Uuid::new_v4().as_bytes()[0]) / 255.0;
    wait.mul_f64(0.5 + share)
}

fn count(outcome: &'static str) {
    metrics::counter!("resolutionflow_mails_total", "outcome" => outcome).increment(1);
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post").finish_non_exhaustive()
    }
}
