//! `TenantTx`: a transaction inside one named account, and the only way to a tenant's rows.
//!
//! PostgreSQL answers the statements of a connection in the order they were sent, so what does not depend on an earlier
//! answer is sent along with it: opening a transaction, naming the account, proving the session and the first reads are
//! one round trip, and writes that cannot change our mind wait and travel with COMMIT.

use std::{
    fmt,
    ops::Deref,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::Poll,
};

use axum::http::StatusCode;
use deadpool_postgres::{Object, Pool};
use futures::future::try_join_all;
use jiff::Timestamp;
use queries::{
    client::GenericClient,
    queries::{idempotency, tenancy},
};
use tokio::sync::Notify;
use tokio_postgres::{
    Error, Row, RowStream, Statement, ToStatement,
    types::{BorrowToSql, ToSql},
};
use uuid::Uuid;

use super::{Db, take_prepared};
use crate::{
    auth::{Actor, Visit, tokens::Claimed},
    error::ApiError,
};

/// How long giving one's password counts, in seconds.
const CONFIRMED_FOR: i64 = 5 * 60;

type Deferred = Pin<Box<dyn Future<Output = Result<u64, Error>> + Send>>;

/// A connection inside a transaction, shared with the writes that wait for its COMMIT.
#[derive(Clone)]
pub struct Conn(Arc<Line>);

struct Line {
    client: Object,
    /// Statements sent so far.
    sent: AtomicUsize,
}

impl Conn {
    fn new(client: Object) -> Self {
        Self(Arc::new(Line {
            client,
            sent: AtomicUsize::new(0),
        }))
    }

    fn sent(&self) -> usize {
        self.0.sent.load(Ordering::Relaxed)
    }

    /// The client, for a statement that is prepared and goes out with the next poll.
    fn sending(&self) -> &tokio_postgres::Client {
        self.0.sent.fetch_add(1, Ordering::Relaxed);
        &self.0.client
    }
}

/// An open transaction whose account has been named. Dropped unfinished, it is rolled back before the connection can
/// serve anybody else.
#[must_use = "dropping a transaction rolls it back"]
pub struct Tx {
    conn: Conn,
    deferred: Mutex<Vec<Deferred>>,
    /// To be told once something was committed.
    committed: Arc<Notify>,
    finished: bool,
}

/// A transaction inside an account by somebody who was admitted to it.
#[must_use = "dropping a transaction rolls it back"]
pub struct TenantTx {
    tx: Tx,
    actor: Actor,
    now: Timestamp,
}

/// An idempotency key to be claimed as the transaction opens.
#[derive(Debug, Clone)]
pub struct Claim {
    /// As the client chose it.
    pub key: String,
    /// SHA-256 of method, route and canonical body.
    pub fingerprint: [u8; 32],
}

/// What a request came by: nothing is proved by it yet.
#[derive(Debug)]
pub(crate) enum Proof {
    /// A browser's cookie.
    Session(Claimed),
    /// A program's token.
    Token(Claimed),
}

impl Proof {
    pub fn claimed(&self) -> &Claimed {
        match self {
            Self::Session(claimed) | Self::Token(claimed) => claimed,
        }
    }
}

/// Who it was that a living session or token belongs to, as they are now.
pub(crate) struct Proved {
    pub by: By,
    pub user_id: Uuid,
    pub name: String,
    pub email: String,
    pub account_role: String,
    pub is_super_admin: bool,
    pub can_cover_l1: bool,
    pub owners_need_second_factor: bool,
    pub has_second_factor: bool,
    /// For an operator inside an account that is not their own.
    pub visit: Option<Visit>,
}

/// The session or token itself.
pub(crate) enum By {
    Session {
        id: Uuid,
        last_used_at: Timestamp,
        confirmed_at: Timestamp,
    },
    Token {
        id: Uuid,
        last_used_at: Option<Timestamp>,
        scopes: Vec<String>,
    },
}

impl From<tenancy::Member> for Proved {
    fn from(row: tenancy::Member) -> Self {
        Self {
            visit: Visit::of(&row),
            by: By::Session {
                id: row.session_id,
                last_used_at: row.last_used_at,
                confirmed_at: row.confirmed_at,
            },
            user_id: row.user_id,
            name: row.name,
            email: row.email,
            account_role: row.account_role,
            is_super_admin: row.is_super_admin,
            can_cover_l1: row.can_cover_l1,
            owners_need_second_factor: row.owners_need_second_factor,
            has_second_factor: row.has_second_factor,
        }
    }
}

impl From<tenancy::TokenMember> for Proved {
    fn from(row: tenancy::TokenMember) -> Self {
        Self {
            by: By::Token {
                id: row.token_id,
                last_used_at: row.last_used_at,
                scopes: row.scopes,
            },
            user_id: row.user_id,
            name: row.name,
            email: row.email,
            account_role: row.account_role,
            is_super_admin: row.is_super_admin,
            can_cover_l1: row.can_cover_l1,
            owners_need_second_factor: row.owners_need_second_factor,
            has_second_factor: row.has_second_factor,
            visit: None,
        }
    }
}

/// What the opening round trip brought.
pub(crate) struct Opened<T> {
    pub tx: Tx,
    pub now: Timestamp,
    pub member: Option<Proved>,
    /// Whether the idempotency key, if there is one, is new.
    pub claimed: bool,
    /// The first statements' answer; to be looked at only once the member was admitted.
    pub first: Result<T, ApiError>,
}

impl Db {
    /// Open a transaction inside the account a token names, look up whose it is, and send the first statements along.
    pub(crate) async fn open<T>(
        &self,
        proof: &Proof,
        claim: Option<&Claim>,
        first: impl AsyncFnOnce(&Tx) -> Result<T, ApiError>,
    ) -> Result<Opened<T>, ApiError> {
        // Made before BEGIN is sent: a caller who hangs up here must not leave an open transaction in the pool.
        let tx = self.unopened(&self.app).await?;
        let Claimed { account, hash } = proof.claimed();
        let (account, hash) = (account.to_string(), hash.as_slice());
        let proving = async {
            Ok::<_, Error>(match proof {
                Proof::Session(_) => tenancy::member().bind(&tx.conn, &hash).opt().await?.map(Proved::from),
                Proof::Token(_) => tenancy::token_member()
                    .bind(&tx.conn, &hash)
                    .opt()
                    .await?
                    .map(Proved::from),
            })
        };
        let claiming = async {
            let Some(Claim { key, fingerprint }) = claim else {
                return Ok(true);
            };
            let fingerprint = fingerprint.as_slice();
            let claimed = match proof {
                Proof::Session(_) => {
                    idempotency::claim()
                        .bind(&tx.conn, key, &fingerprint, &hash)
                        .opt()
                        .await?
                }
                Proof::Token(_) => {
                    idempotency::claim_by_token()
                        .bind(&tx.conn, key, &fingerprint, &hash)
                        .opt()
                        .await?
                }
            };
            Ok::<_, Error>(claimed.is_some())
        };
        let (begun, entered, member, claimed, first) = futures::join!(
            tx.conn.0.client.batch_execute("begin"),
            async { tenancy::enter().bind(&tx.conn, &account).one().await },
            proving,
            claiming,
            first(&tx),
        );
        begun?;
        let now = entered?.now;
        Ok(Opened {
            now,
            member: member?,
            claimed: claimed?,
            first,
            tx,
        })
    }

    /// Open a transaction for the product itself: a job or a command, inside one named account.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn begin_as(&self, actor: Actor) -> Result<TenantTx, ApiError> {
        self.begin_on(&self.app, actor).await
    }

    /// As [`Db::begin_as`], while another transaction is open: one in the account somebody is in, one in another.
    ///
    /// # Errors
    /// When the database is not to be had.
    pub async fn begin_aside(&self, actor: Actor) -> Result<TenantTx, ApiError> {
        self.begin_on(&self.aside, actor).await
    }

    async fn begin_on(&self, pool: &Pool, actor: Actor) -> Result<TenantTx, ApiError> {
        let tx = self.unopened(pool).await?;
        let account = actor.account.to_string();
        let (begun, entered) = futures::join!(tx.conn.0.client.batch_execute("begin"), async {
            tenancy::enter().bind(&tx.conn, &account).one().await
        },);
        begun?;
        let now = entered?.now;
        Ok(TenantTx::new(tx, actor, now))
    }

    async fn unopened(&self, pool: &Pool) -> Result<Tx, ApiError> {
        Ok(Tx {
            conn: Conn::new(take_prepared(pool).await?),
            deferred: Mutex::default(),
            committed: self.committed.clone(),
            finished: false,
        })
    }
}

impl Tx {
    /// A write whose answer cannot change our mind: it waits, and travels with COMMIT. A statement sent meanwhile does
    /// not see it.
    pub fn at_commit<F>(&self, write: impl FnOnce(Conn) -> F)
    where
        F: Future<Output = Result<u64, Error>> + Send + 'static,
    {
        let write = Box::pin(write(self.conn.clone()));
        self.deferred.lock().unwrap_or_else(PoisonError::into_inner).push(write);
    }

    /// Send the writes that wait and hear their answers, for a statement that has to see them.
    ///
    /// # Errors
    /// When one of them fails: then the transaction is broken.
    pub async fn flush(&self) -> Result<(), ApiError> {
        try_join_all(self.send().await?).await?;
        Ok(())
    }

    /// Send the writes that wait, in the order they were asked for: the first poll sends, unless the statement was not
    /// prepared yet. Then it has to be waited for, or COMMIT would overtake it.
    async fn send(&self) -> Result<Vec<Deferred>, Error> {
        let deferred = std::mem::take(&mut *self.deferred.lock().unwrap_or_else(PoisonError::into_inner));
        let mut sent = Vec::with_capacity(deferred.len());
        for mut write in deferred {
            let before = self.conn.sent();
            match futures::poll!(&mut write) {
                Poll::Ready(done) => _ = done?,
                Poll::Pending if self.conn.sent() > before => sent.push(write),
                Poll::Pending => _ = write.await?,
            }
        }
        Ok(sent)
    }

    async fn commit(mut self) -> Result<(), ApiError> {
        let sent = self.send().await?;
        // If a write fails the transaction is broken, and COMMIT becomes ROLLBACK.
        futures::try_join!(try_join_all(sent), self.conn.0.client.batch_execute("commit"))?;
        self.finished = true;
        self.committed.notify_one();
        Ok(())
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        let conn = self.conn.clone();
        // The pool gets the connection back when the last handle goes, which is after the roll-back was answered. Where
        // that fails the connection is broken, and the pool drops it when it finds it closed.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { conn.0.client.batch_execute("rollback").await });
        }
    }
}

impl TenantTx {
    pub(crate) fn new(tx: Tx, actor: Actor, now: Timestamp) -> Self {
        Self { tx, actor, now }
    }

    /// Who acts, and as what.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When this transaction began, by the database's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Whether the user gave their password within the last five minutes: what changes how one signs in asks for it anew.
    ///
    /// # Errors
    /// 403 `confirm_password` when it is longer ago: `POST /auth/confirm`, then send the request again.
    pub fn recently_confirmed(&self) -> Result<(), ApiError> {
        let user = self.actor.user.as_ref().ok_or_else(ApiError::unauthorized)?;
        if self.now.as_second() - user.confirmed_at.as_second() <= CONFIRMED_FOR {
            Ok(())
        } else {
            Err(ApiError::refuse(
                StatusCode::FORBIDDEN,
                "confirm_password",
                "Give your password again to do this.",
            ))
        }
    }

    /// Go on as somebody else: signing in begins as the product itself and ends as the user.
    pub(crate) fn into_actor(self, actor: Actor) -> Self {
        Self { actor, ..self }
    }

    /// The end of a read. Where nothing waits to be written, nobody waits for the end of the transaction either: the
    /// connection goes back once that was answered.
    ///
    /// # Errors
    /// As [`TenantTx::commit`], where something waits.
    pub async fn finish(self) -> Result<(), ApiError> {
        let nothing_waits = self
            .tx
            .deferred
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_empty();
        if nothing_waits { Ok(()) } else { self.commit().await }
    }

    /// Make it so: send what waits, and COMMIT with it.
    ///
    /// # Errors
    /// When a waiting write or the COMMIT fails: then nothing was done.
    pub async fn commit(self) -> Result<(), ApiError> {
        self.tx.commit().await
    }
}

impl Deref for TenantTx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").finish_non_exhaustive()
    }
}

impl fmt::Debug for TenantTx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantTx")
            .field("actor", &self.actor)
            .finish_non_exhaustive()
    }
}

impl GenericClient for Conn {
    fn stmt_cache() -> bool {
        true
    }

    async fn prepare(&self, query: &str) -> Result<Statement, Error> {
        self.0.client.prepare_cached(query).await
    }

    async fn execute<T>(&self, query: &T, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.sending().execute(query, params).await
    }

    async fn query_one<T>(&self, statement: &T, params: &[&(dyn ToSql + Sync)]) -> Result<Row, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.sending().query_one(statement, params).await
    }

    async fn query_opt<T>(&self, statement: &T, params: &[&(dyn ToSql + Sync)]) -> Result<Option<Row>, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.sending().query_opt(statement, params).await
    }

    async fn query<T>(&self, query: &T, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.sending().query(query, params).await
    }

    async fn query_raw<T, I>(&self, statement: &T, params: I) -> Result<RowStream, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
        I: IntoIterator + Sync + Send,
        I::IntoIter: ExactSizeIterator,
        I::Item: BorrowToSql,
    {
        self.sending().query_raw(statement, params).await
    }
}

impl GenericClient for Tx {
    fn stmt_cache() -> bool {
        true
    }

    async fn prepare(&self, query: &str) -> Result<Statement, Error> {
        self.conn.prepare(query).await
    }

    async fn execute<T>(&self, query: &T, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.conn.execute(query, params).await
    }

    async fn query_one<T>(&self, statement: &T, params: &[&(dyn ToSql + Sync)]) -> Result<Row, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.conn.query_one(statement, params).await
    }

    async fn query_opt<T>(&self, statement: &T, params: &[&(dyn ToSql + Sync)]) -> Result<Option<Row>, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.conn.query_opt(statement, params).await
    }

    async fn query<T>(&self, query: &T, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.conn.query(query, params).await
    }

    async fn query_raw<T, I>(&self, statement: &T, params: I) -> Result<RowStream, Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
        I: IntoIterator + Sync + Send,
        I::IntoIter: ExactSizeIterator,
        I::Item: BorrowToSql,
    {
        self.conn.query_raw(statement, params).await
    }
}
