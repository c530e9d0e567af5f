//! The migrations and the roles: from nothing, again, two at once, and refused where they must be.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use database::migrate::{MIGRATIONS, MigrateError, Migration, apply};
use database::testing::cluster;
use database::{
    ConnectError, Passwords, PrivateServer, Role, connect, derived_password, migrate, pending, role_config,
};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

const FIRST: Migration = Migration {
    version: 1,
    name: "first",
    sql: "CREATE TABLE first (n int); INSERT INTO first VALUES (1);",
};
const SECOND: Migration = Migration {
    version: 2,
    name: "second",
    sql: "CREATE TABLE second (n int);",
};

/// A database with nothing in it, and the superuser's way to it.
async fn empty(name: &str) -> Config {
    let (client, _connection) = connect(&cluster().server()).await.expect("it answers");
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .await
        .expect("a database can be made");
    cluster().server().dbname(name).clone()
}

async fn open(config: &Config) -> Client {
    connect(config).await.expect("it answers").0
}

async fn refused(config: &Config, sql: &str) -> SqlState {
    let error = open(config).await.batch_execute(sql).await.expect_err(sql);
    error.code().cloned().expect("PostgreSQL refused it")
}

async fn number(client: &Client, sql: &str) -> i64 {
    client.query_one(sql, &[]).await.expect("it is asked well").get(0)
}

#[tokio::test]
async fn a_fresh_database_is_migrated_and_nobody_elses() {
    let (one, other) = (cluster().fresh().await, cluster().fresh().await);
    assert!(pending(&one).await.expect("it can be read").is_empty());
    assert_ne!(one.get_dbname(), other.get_dbname());
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let admin = empty("again").await;
    assert_eq!(pending(&admin).await.expect("it can be read").len(), MIGRATIONS.len());
    let first = migrate(&admin, &Passwords::default()).await.expect("it migrates");
    assert_eq!(first.applied.len(), MIGRATIONS.len());
    let second = migrate(&admin, &Passwords::default()).await.expect("it migrates");
    assert_eq!((second.applied.len(), second.version), (0, first.version));
}

#[tokio::test]
async fn many_at_once_apply_each_migration_once() {
    let admin = empty("at_once").await;
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let admin = admin.clone();
            tokio::spawn(async move { apply(&admin, &Passwords::default(), &[FIRST, SECOND]).await })
        })
        .collect();
    let mut applied = 0;
    for task in tasks {
        applied += task.await.expect("it ends").expect("it migrates").applied.len();
    }
    assert_eq!(applied, 2);
    assert_eq!(number(&open(&admin).await, "SELECT count(*) FROM first").await, 1);
}

#[tokio::test]
async fn two_databases_of_one_server_do_not_collide_over_the_roles() {
    let (one, other) = (empty("one_of_two").await, empty("other_of_two").await);
    let passwords = Passwords {
        app: Some("the same".to_owned()),
        ..Passwords::default()
    };
    for _ in 0..5 {
        let (one, other) = tokio::join!(apply(&one, &passwords, &[FIRST]), apply(&other, &passwords, &[FIRST]));
        one.expect("it migrates");
        other.expect("it migrates");
    }
}

#[tokio::test]
async fn a_migration_changed_afterwards_is_refused() {
    let admin = empty("changed").await;
    apply(&admin, &Passwords::default(), &[FIRST])
        .await
        .expect("it migrates");
    let changed = Migration {
        sql: "CREATE TABLE first (n bigint);",
        ..FIRST
    };
    let error = apply(&admin, &Passwords::default(), &[changed, SECOND])
        .await
        .expect_err("it was changed");
    assert!(
        matches!(&error, MigrateError::Changed(name) if name == "0001_first"),
        "{error}"
    );
}

#[tokio::test]
async fn a_database_from_the_future_is_refused() {
    let admin = empty("newer").await;
    apply(&admin, &Passwords::default(), &[FIRST, SECOND])
        .await
        .expect("it migrates");
    let error = apply(&admin, &Passwords::default(), &[FIRST])
        .await
        .expect_err("it is newer");
    assert!(matches!(error, MigrateError::Newer { found: 2, known: 1 }), "{error}");
}

#[tokio::test]
async fn a_failing_migration_keeps_nothing_and_what_came_before() {
    let admin = empty("failing").await;
    let failing = Migration {
        sql: "CREATE TABLE second (n int);\nSELECT no_such_thing;",
        ..SECOND
    };
    let error = apply(&admin, &Passwords::default(), &[FIRST, failing])
        .await
        .expect_err("it fails");
    assert!(error.to_string().contains("0002_second failed at line 2"), "{error}");
    assert_eq!(
        number(
            &open(&admin).await,
            "SELECT count(*) FROM pg_class WHERE relname = 'second'"
        )
        .await,
        0
    );
    let migrated = apply(&admin, &Passwords::default(), &[FIRST, SECOND])
        .await
        .expect("it migrates");
    assert_eq!(migrated.applied, ["0002_second"]);
}

#[tokio::test]
async fn a_locked_table_is_waited_for() {
    let admin = empty("locked").await;
    apply(&admin, &Passwords::default(), &[FIRST])
        .await
        .expect("it migrates");
    let holder = open(&admin).await;
    holder
        .batch_execute("BEGIN; LOCK TABLE first IN ACCESS EXCLUSIVE MODE")
        .await
        .expect("it is free");
    let waiting = {
        let admin = admin.clone();
        let more = Migration {
            sql: "ALTER TABLE first ADD COLUMN more int;",
            ..SECOND
        };
        tokio::spawn(async move { apply(&admin, &Passwords::default(), &[FIRST, more]).await })
    };
    // Until it has been refused the lock once, which rolls it back: then nobody waits for the table while it is locked.
    let client = open(&admin).await;
    let waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'locked' AND wait_event_type = 'Lock'";
    while number(&client, waits).await == 0 {
        tokio::task::yield_now().await;
    }
    while number(&client, waits).await > 0 {
        tokio::task::yield_now().await;
    }
    holder.batch_execute("COMMIT").await.expect("it holds");
    assert_eq!(
        waiting.await.expect("it ends").expect("it migrates").applied,
        ["0002_second"]
    );
}

#[tokio::test]
async fn an_index_can_be_built_concurrently() {
    let admin = empty("built_aside").await;
    let sql = "-- outside a transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS first_n ON first (n);\n";
    let index = Migration { sql, ..SECOND };
    let migrated = apply(&admin, &Passwords::default(), &[FIRST, index])
        .await
        .expect("it migrates");
    assert_eq!(migrated.version, 2);
}

#[tokio::test]
async fn nobody_who_serves_may_bypass_or_create() {
    let admin = cluster().fresh().await;
    let client = open(&admin).await;
    let mighty = "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'rf\\_%' AND rolname <> 'rf_backup'
                  AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)";
    assert_eq!(number(&client, mighty).await, 0);
    let bypass = "SELECT count(*) FROM pg_roles WHERE rolname = 'rf_backup' AND rolbypassrls AND NOT rolsuper";
    assert_eq!(number(&client, bypass).await, 1);
    let owned = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE nspname = 'public' AND relkind = 'r' AND relowner <> 'rf_owner'::regrole";
    assert_eq!(number(&client, owned).await, 0);
    for role in Role::ALL {
        let config = role_config(&admin, role, None);
        for sql in [
            "CREATE TABLE public.mine ()",
            "CREATE TEMP TABLE mine ()",
            "CREATE SCHEMA mine",
        ] {
            assert_eq!(
                refused(&config, sql).await,
                SqlState::INSUFFICIENT_PRIVILEGE,
                "{role:?}: {sql}"
            );
        }
    }
    for role in [Role::App, Role::Platform, Role::Backup] {
        let config = role_config(&admin, role, None);
        assert_eq!(
            refused(&config, "SET ROLE rf_owner").await,
            SqlState::INSUFFICIENT_PRIVILEGE,
            "{role:?}"
        );
    }
    // The migrations leave the owners of the definer functions as they found them.
    let create = "SELECT count(*) FROM unnest('{rf_auth,rf_search}'::text[]) AS role
                  WHERE has_schema_privilege(role, 'public', 'CREATE')";
    assert_eq!(number(&client, create).await, 0);
}

#[tokio::test]
async fn serving_roles_are_impatient() {
    let admin = cluster().fresh().await;
    for role in [Role::App, Role::Platform] {
        let client = open(&role_config(&admin, role, None)).await;
        for (setting, value) in [
            ("statement_timeout", "5s"),
            ("lock_timeout", "2s"),
            ("idle_in_transaction_session_timeout", "10s"),
        ] {
            let row = client
                .query_one("SELECT current_setting($1)", &[&setting])
                .await
                .expect("it is a setting");
            assert_eq!(row.get::<_, &str>(0), value, "{role:?} {setting}");
        }
    }
}

/// As on a rented server: it owns its database and may make roles, and that is all.
#[tokio::test]
async fn an_administrator_who_is_no_superuser_will_do() {
    let dir = tempfile::Builder::new()
        .prefix("rf-")
        .tempdir_in("/tmp")
        .expect("a temporary directory");
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
    let server = PrivateServer::start(dir.path()).await.expect("it starts");
    let superuser = open(&server.admin()).await;
    superuser
        .batch_execute("CREATE ROLE hosting LOGIN CREATEROLE")
        .await
        .expect("it can be made");
    superuser
        .batch_execute("CREATE DATABASE hosted OWNER hosting")
        .await
        .expect("it can be made");

    let admin = server.admin().dbname("hosted").user("hosting").clone();
    for applied in [MIGRATIONS.len(), 0] {
        let migrated = migrate(&admin, &Passwords::default())
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(migrated.applied.len(), applied);
        assert!(
            migrated.warnings.iter().any(|warning| warning.contains("BYPASSRLS")),
            "{:?}",
            migrated.warnings
        );
    }
    superuser
        .batch_execute("ALTER ROLE rf_backup BYPASSRLS")
        .await
        .expect("a superuser may");
    assert_eq!(
        migrate(&admin, &Passwords::default())
            .await
            .expect("it migrates")
            .warnings,
        [""; 0]
    );
    server.stop().await;
}

#[tokio::test]
async fn a_user_without_rights_is_told_so() {
    let server = open(&cluster().server()).await;
    server
        .batch_execute("CREATE ROLE nobody_much LOGIN")
        .await
        .expect("it can be made");
    server
        .batch_execute("CREATE DATABASE not_theirs")
        .await
        .expect("it can be made");
    let admin = cluster().server().dbname("not_theirs").user("nobody_much").clone();
    let error = migrate(&admin, &Passwords::default())
        .await
        .expect_err("it may not")
        .to_string();
    assert!(error.contains("nobody_much") && error.contains("CREATEROLE"), "{error}");
}

#[tokio::test]
async fn no_server_is_one_sentence() {
    let nowhere = database::parse_url("postgres://rf@127.0.0.1:1/rf").expect("a good URL");
    let error = connect(&nowhere).await.expect_err("nobody is there");
    assert!(matches!(error, ConnectError::Database(_)));
    assert!(error.to_string().contains("refused"), "{error}");
}

#[test]
fn passwords_are_derived_per_role_and_only_from_a_password() {
    let admin = database::parse_url("postgres://admin:secret@db.example/rf").expect("a good URL");
    let app = derived_password(&admin, Role::App).expect("there is one to derive from");
    assert_ne!(Some(&app), derived_password(&admin, Role::Backup).as_ref());
    assert_eq!(
        role_config(&admin, Role::App, None).get_password(),
        Some(app.as_bytes())
    );
    assert_eq!(
        role_config(&admin, Role::App, Some("given")).get_password(),
        Some(&b"given"[..])
    );
    let without = database::parse_url("postgres://admin@db.example/rf").expect("a good URL");
    assert_eq!(derived_password(&without, Role::App), None);
}
