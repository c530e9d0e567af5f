//! A PostgreSQL of the operator's own instead of the private one, and schemas that do not fit.

use database::PrivateServer;
use tokio::runtime::Runtime;

use crate::support::{Dir, Ended, PASSWORD, SERVE, Server, Superuser, command, finish};

/// A server that somebody else runs.
struct Elsewhere {
    server: Option<PrivateServer>,
    dir: Dir,
    runtime: Runtime,
}

impl Elsewhere {
    fn start() -> Self {
        let dir = Dir::new();
        let runtime = Runtime::new().expect("a runtime can be made");
        let server = runtime
            .block_on(PrivateServer::start(&dir.data()))
            .unwrap_or_else(|error| panic!("{error}"));
        Self {
            server: Some(server),
            dir,
            runtime,
        }
    }

    fn url(&self, user: &str) -> String {
        format!(
            "postgres://{user}@/resolutionflow?host={}",
            self.dir.data().join("run").display()
        )
    }

    fn run(&self, here: &Dir, user: &str, arguments: &[&str], input: &str) -> Ended {
        finish(command(here).env("DATABASE_URL", self.url(user)).args(arguments), input)
    }

    fn serve(&self, here: &Dir, user: &str) -> Server {
        let mut command = command(here);
        let mut server = Server::spawn_command(here, command.env("DATABASE_URL", self.url(user)).args(SERVE));
        server.wait_until_ready();
        server
    }

    fn refusal(&self, here: &Dir, user: &str) -> String {
        let ended = self.run(here, user, &SERVE, "");
        assert_eq!(ended.code, Some(1), "{}", ended.stderr);
        ended.sentence().to_owned()
    }

    fn superuser(&self) -> Superuser {
        Superuser::of(&self.dir)
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.stop());
        }
    }
}

#[test]
fn an_operators_database_is_migrated_and_served_by_whoever_may_and_then_served_as_rf_app() {
    let here = Dir::new();
    let elsewhere = Elsewhere::start();
    let unready = elsewhere.refusal(&here, "postgres_who_is_not_there");
    assert!(unready.starts_with("the database could not be reached: "), "{unready}");

    let owner = [
        "create-owner",
        "--account",
        "Desk",
        "--email",
        "o@desk.example",
        "--name",
        "O",
        "--password-stdin",
    ];
    let made = elsewhere.run(&here, "postgres", &owner, PASSWORD);
    assert_eq!(made.code, Some(0), "{}", made.stderr);

    for user in ["postgres", "rf_app"] {
        let server = elsewhere.serve(&here, user);
        let me = server.visitor().sign_in("o@desk.example");
        assert_eq!(me["account"]["name"], "Desk", "as {user}");
        let as_whom = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'resolutionflow' \
                       AND usename NOT IN ('rf_app', 'rf_platform')";
        assert_eq!(
            elsewhere.superuser().count(as_whom),
            0,
            "requests are served as rf_app only"
        );
        assert_eq!(server.terminate().code, Some(0));
    }
    assert!(!here.data().exists(), "no private PostgreSQL was begun");
    assert_eq!(
        elsewhere.superuser().count("SELECT 1::int8"),
        1,
        "what is the operator's keeps running"
    );
}

#[test]
fn migrating_twice_changes_nothing_the_second_time() {
    let here = Dir::new();
    let elsewhere = Elsewhere::start();
    let look = || {
        let sql = "SELECT string_agg(version || name || encode(checksum, 'hex') || applied_at, ' ' ORDER BY version) \
                   FROM schema_migrations";
        elsewhere.superuser().ask(sql, &[])[0].get::<_, String>(0)
    };
    let first = elsewhere.run(&here, "postgres", &["migrate"], "");
    assert_eq!(
        (first.code, first.stderr.trim_end()),
        (Some(0), "The database is up to date.")
    );
    let before = look();
    let second = elsewhere.run(&here, "postgres", &["migrate"], "");
    assert_eq!(
        (second.code, second.stderr.trim_end()),
        (Some(0), "The database is up to date.")
    );
    assert_eq!(look(), before);
}

#[test]
fn a_schema_that_does_not_fit_is_refused_in_a_sentence_whoever_serves() {
    let here = Dir::new();
    let elsewhere = Elsewhere::start();
    let known = database::migrate::MIGRATIONS.len();
    assert_eq!(elsewhere.run(&here, "postgres", &["migrate"], "").code, Some(0));

    let newer = known + 1;
    elsewhere.superuser().say(&format!(
        "INSERT INTO schema_migrations VALUES ({newer}, 'from_the_future', '\\x00')"
    ));
    let sentence = format!(
        "the database is at schema version {newer}, this binary knows only {known}: \
         it was migrated by a newer ResolutionFlow, which is the one to run"
    );
    for user in ["postgres", "rf_app"] {
        assert_eq!(elsewhere.refusal(&here, user), sentence, "as {user}");
    }
    let migrated = elsewhere.run(&here, "postgres", &["migrate"], "");
    assert_eq!((migrated.code, migrated.sentence()), (Some(1), &*sentence));

    elsewhere
        .superuser()
        .say(&format!("DELETE FROM schema_migrations WHERE version >= {known}"));
    assert_eq!(
        elsewhere.refusal(&here, "rf_app"),
        format!(
            "the database is at schema version {}, this binary needs {known}: run resolutionflow migrate as a user who may",
            known - 1
        )
    );
}

#[test]
fn a_database_that_could_forget_is_not_served() {
    let here = Dir::new();
    let elsewhere = Elsewhere::start();
    assert_eq!(elsewhere.run(&here, "postgres", &["migrate"], "").code, Some(0));
    elsewhere
        .superuser()
        .say("ALTER ROLE rf_app SET synchronous_commit = off");
    let sentence = "PostgreSQL runs with synchronous_commit off and could forget what it has acknowledged: turn synchronous_commit on";
    for user in ["postgres", "rf_app"] {
        assert_eq!(elsewhere.refusal(&here, user), sentence, "as {user}");
    }
}

#[test]
fn walls_that_do_not_stand_are_found_at_the_start() {
    let here = Dir::new();
    let elsewhere = Elsewhere::start();
    assert_eq!(elsewhere.run(&here, "postgres", &["migrate"], "").code, Some(0));
    elsewhere
        .superuser()
        .say("ALTER TABLE internal_tickets NO FORCE ROW LEVEL SECURITY");
    for user in ["postgres", "rf_app"] {
        let sentence = elsewhere.refusal(&here, user);
        assert!(
            sentence.starts_with("the walls between accounts do not stand, so nothing is served: "),
            "{sentence}"
        );
        assert!(sentence.contains("internal_tickets"), "{sentence}");
    }
}
