//! Accounts cannot see or reach each other: from the catalogue, so that a new table is held to it without a line here.

use axum::http::Method;
use database::{Role, role_config};
use resolutionflow::{
    db::catalogue,
    flows,
    ids::{AccountId, FlowId, TicketId},
    tickets, users, walks,
};
use serde_json::{Value, json};
use tokio_postgres::{Client, error::SqlState};

use super::scene::{Call, Ids, Scene};
use crate::support::{Account, Person, TestApp};

#[tokio::test]
async fn the_catalogue_check_finds_nothing_as_the_role_that_serves() {
    let app = TestApp::new().await;
    assert_eq!(app.app.db.catalogue_faults().await.unwrap(), Vec::<String>::new());
}

/// What would open a wall, and what the check has to say about it.
const FAULTS: &[(&str, &str)] = &[
    (
        "drop policy tenant on internal_tickets",
        "table internal_tickets has no tenant policy for rf_app",
    ),
    (
        "alter policy tenant on internal_tickets using (true)",
        "table internal_tickets has no tenant policy for rf_app",
    ),
    (
        "alter policy tenant on internal_tickets with check (true)",
        "table internal_tickets has no tenant policy for rf_app",
    ),
    (
        "alter policy tenant on users to rf_app, rf_platform",
        "table users has no tenant policy for rf_app",
    ),
    (
        "alter table flows no force row level security",
        "table flows does not force row-level security",
    ),
    (
        "alter table flows disable row level security",
        "table flows does not force row-level security",
    ),
    (
        "create policy everybody on users using (true)",
        "policy everybody on users is for PUBLIC",
    ),
    (
        "create policy more on users to rf_app using (true)",
        "policy more on users is for rf_app beside the tenant policy",
    ),
    ("create table notes (id uuid primary key)", "table notes has no account_id"),
    (
        "create table notes (account_id uuid, id uuid, primary key (account_id, id))",
        "table notes does not force row-level security",
    ),
    (
        "create table flows_by_id (id uuid primary key); create table notes (account_id uuid primary key, flow uuid);
         alter table flows_by_id add column account_id uuid;
         alter table notes add constraint note_of_a_flow foreign key (flow) references flows_by_id (id)",
        "foreign key note_of_a_flow on notes does not carry the account",
    ),
    (
        "create unique index flow_titles on flows (title)",
        "unique index flow_titles on flows does not carry the account",
    ),
    (
        "create unique index flow_titles on flows (title) include (account_id)",
        "unique index flow_titles on flows does not carry the account",
    ),
    (
        "create function all_tickets() returns bigint language sql security definer set search_path = pg_catalog, pg_temp
         as 'select count(*) from public.internal_tickets'; revoke all on function all_tickets() from public",
        "function all_tickets() runs with its owner's rights and is not on the list",
    ),
    (
        "create function login(email text, anything text) returns text language sql security definer
         set search_path = pg_catalog, pg_temp as 'select email'; revoke all on function login(text, text) from public",
        "function login(text,text) runs with its owner's rights and is not on the list",
    ),
    (
        "create schema aside; grant usage on schema aside to rf_app; create function aside.all_tickets() returns bigint language sql security definer
         set search_path = pg_catalog, pg_temp as 'select count(*) from public.internal_tickets';
         revoke all on function aside.all_tickets() from public",
        "function aside.all_tickets() runs with its owner's rights and is not on the list",
    ),
    (
        "alter function login(text) reset search_path",
        "function login(text) does not pin its search_path",
    ),
    (
        "alter function login(text) set search_path = public, pg_temp",
        "function login(text) does not pin its search_path",
    ),
    (
        "grant execute on function search_tickets(text, int) to public",
        "function search_tickets(text,integer) may be run by PUBLIC",
    ),
    (
        "alter function search_tickets(text, int) owner to current_user",
        "function search_tickets(text,integer) runs as somebody who could bypass row-level security",
    ),
    ("alter role rf_app bypassrls", "role rf_app could bypass row-level security"),
    ("alter role rf_platform superuser", "role rf_platform could bypass row-level security"),
    ("grant rf_owner to rf_app", "role rf_app could bypass row-level security"),
    ("grant rf_backup to rf_app", "role rf_app could bypass row-level security"),
];

#[tokio::test]
async fn every_planted_fault_is_named_by_the_catalogue_check() {
    let app = TestApp::new().await;
    let faults: Vec<_> = FAULTS
        .iter()
        .map(|(plant, expected)| ((*plant).to_owned(), (*expected).to_owned()))
        .collect();
    assert_named(&app, &faults).await;
}

/// In every table there is, so that a new one is held to it without a line here.
#[tokio::test]
async fn every_wall_of_every_table_is_missed_by_the_catalogue_check() {
    let app = TestApp::new().await;
    let mut faults = Vec::new();
    for Table { name, account, .. } in tenant_tables(&app.admin).await {
        let no_policy = format!("table {name} has no tenant policy for rf_app");
        let no_force = format!("table {name} does not force row-level security");
        for (plant, expected) in [
            (format!("drop policy tenant on {name}"), &no_policy),
            (format!("alter policy tenant on {name} using (true)"), &no_policy),
            (format!("alter policy tenant on {name} with check (true)"), &no_policy),
            (
                format!("alter policy tenant on {name} to rf_app, rf_platform"),
                &no_policy,
            ),
            (format!("alter table {name} no force row level security"), &no_force),
            (format!("alter table {name} disable row level security"), &no_force),
            (
                format!("create policy more on {name} to rf_app using (true)"),
                &format!("policy more on {name} is for rf_app beside the tenant policy"),
            ),
            (
                format!("create unique index more on {name} ((1))"),
                &format!("unique index more on {name} does not carry the account"),
            ),
            (
                format!("alter table {name} rename column {account} to whose"),
                &format!("table {name} has no account_id"),
            ),
        ] {
            faults.push((plant, expected.clone()));
        }
    }
    for key in composite_keys(&app.admin).await {
        let Key {
            table,
            name,
            columns,
            referenced,
            referenced_columns,
            ..
        } = key;
        // To where the row is unique without its account.
        let plant = format!(
            "alter table {table} drop constraint {name};
             create unique index aside on {referenced} ({0}); alter table {table} add constraint {name}
             foreign key ({1}) references {referenced} ({0})",
            referenced_columns.join(", "),
            columns.join(", "),
        );
        faults.push((
            plant,
            format!("foreign key {name} on {table} does not carry the account"),
        ));
    }
    assert_named(&app, &faults).await;
}

async fn assert_named(app: &TestApp, faults: &[(String, String)]) {
    for (plant, expected) in faults {
        // Rolled back again: roles belong to the whole server.
        app.admin
            .batch_execute(&format!("begin; {plant}; set local role rf_app"))
            .await
            .unwrap_or_else(|error| panic!("{plant}: {error:?}"));
        let found = catalogue::faults(&app.admin).await.unwrap();
        app.admin.batch_execute("rollback").await.unwrap();
        assert!(
            found.iter().any(|fault| fault == expected),
            "{plant}\nis not named as: {expected}\nbut: {found:#?}"
        );
    }
}

#[tokio::test]
async fn the_catalogue_check_says_so_when_a_superuser_asks() {
    let app = TestApp::new().await;
    let found = catalogue::faults(&app.admin).await.unwrap();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].ends_with("which proves nothing: use rf_app"), "{found:#?}");
}

/// A table that belongs to accounts, as the catalogue has it.
struct Table {
    name: String,
    /// The column that names the account.
    account: &'static str,
    /// What can be written, generated columns left out.
    columns: Vec<String>,
}

async fn tenant_tables(admin: &Client) -> Vec<Table> {
    let tables = "
        select c.relname::text,
               array(select a.attname::text from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                     order by a.attnum)
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
        order by 1";
    let rows = admin.query(tables, &[]).await.unwrap();
    let tables: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let name: String = row.get(0);
            let account = if name == "accounts" { "id" } else { "account_id" };
            Table {
                name,
                account,
                columns: row.get(1),
            }
        })
        .collect();
    assert!(tables.len() >= 15, "the catalogue's tables were not found");
    tables
}

/// Both accounts with a row in every table; answers a call of each.
async fn a_row_in_every_table(scene: &Scene<'_>, tables: &[Table]) -> (Ids, Ids) {
    for (account, person) in [(&scene.ours, &scene.colleague), (&scene.theirs, &scene.stranger)] {
        let intake = json!({ "problem_statement": "The printer is on fire" });
        person.post_once("/api/v1/l1/intake", "key", intake).await.expect(201);
        scene.invite(account, person).await;
        account.app.registration(account.id).await;
        scene.factor(person, "secret", "confirmed_at").await;
        account.recovery_code(person, "abcd-efgh-jkmn-pqrs").await;
        scene.pending(person).await;
        scene.api_token(account, person).await;
        // Ours has many already, each somebody else's.
        if account.id == scene.theirs.id {
            account.reset(person).await;
            account.email_change(person).await;
        }
        let call = scene.call(account, person, Call::Walked).await;
        let ticket = call.ticket;
        scene.pause(call.walk).await;
        person
            .on(&call.walk.to_string(), "resume", serde_json::Value::Null)
            .await
            .expect(200);
        let shown = json!({ "stream": uuid::Uuid::now_v7(), "ticket_id": ticket });
        person
            .send(Method::PUT, "/api/v1/presence", Some(shown), &[])
            .await
            .expect(204);
        let another = account.app.account("Operators").await;
        another.super_admin().await.enters(account.id, "To have a row").await;
        for table in tables {
            let count = format!("select count(*) from {} where {} = $1", table.name, table.account);
            scene.call(account, person, Call::Walked).await;
            let rows: i64 = account
                .app
                .admin
                .query_one(&count, &[&account.id.0])
                .await
                .unwrap()
                .get(0);
            assert!(
                rows > 0,
                "{} is new: give both accounts a row of it in a_row_in_every_table",
                table.name
            );
        }
    }
    let theirs = scene.call(&scene.theirs, &scene.stranger, Call::Walked).await;
    (scene.call(&scene.ours, &scene.colleague, Call::Walked).await, theirs)
}

/// A connection of the application's, with nothing of the application's around it.
async fn rf_app(app: &TestApp) -> Client {
    database::connect(&role_config(&app.database, Role::App, None))
        .await
        .unwrap()
        .0
}

async fn enter(client: &Client, account: AccountId) {
    let enter = format!("begin; select set_config('app.current_account_id', '{account}', true)");
    client.batch_execute(&enter).await.unwrap();
}

fn code(error: &tokio_postgres::Error) -> &SqlState {
    error.code().unwrap_or_else(|| panic!("{error:?}"))
}

#[tokio::test]
async fn inside_one_account_no_row_of_another_can_be_seen_changed_removed_or_made() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let tables = tenant_tables(&app.admin).await;
    a_row_in_every_table(&scene, &tables).await;
    let client = rf_app(&app).await;
    let (ours, theirs) = (scene.ours.id, scene.theirs.id);
    for Table { name, account, columns } in &tables {
        enter(&client, ours).await;
        let seen = format!(
            "select count(*) filter (where {account} = $1), count(*) filter (where {account} <> $1) from {name}"
        );
        let seen = client.query_one(&seen, &[&ours.0]).await.unwrap();
        assert!(seen.get::<_, i64>(0) > 0, "{name}: our own rows are hidden");
        assert_eq!(seen.get::<_, i64>(1), 0, "{name}: rows of another account are seen");

        for column in columns {
            let update = format!("savepoint s; update {name} set {column} = {column} where {account} = '{theirs}'");
            nothing_happens(&client, &update).await;
            // Nor can a row of ours be given away.
            if column == account {
                let give = format!("savepoint s; update {name} set {column} = '{theirs}'");
                let error = client.batch_execute(&give).await.expect_err(&give);
                assert_eq!(*code(&error), SqlState::INSUFFICIENT_PRIVILEGE, "{give}: {error:?}");
                client.batch_execute("rollback to s").await.unwrap();
            }
        }
        nothing_happens(
            &client,
            &format!("savepoint s; delete from {name} where {account} = '{theirs}'"),
        )
        .await;

        let row = format!("select to_jsonb(t) from {name} t where {account} = $1 limit 1");
        let row: Value = app.admin.query_one(&row, &[&theirs.0]).await.unwrap().get(0);
        let columns = columns.join(", ");
        let insert =
            format!("insert into {name} ({columns}) select {columns} from jsonb_populate_record(null::{name}, $1)");
        let error = client.execute(&insert, &[&row]).await.expect_err(&insert);
        let said = error
            .as_db_error()
            .map(|error| error.message().to_owned())
            .unwrap_or_default();
        assert!(
            said.contains("row-level security"),
            "{name}: a row for another account is refused by {said}"
        );
        client.batch_execute("rollback").await.unwrap();
    }
}

/// A statement that may not be allowed at all; where it is, it finds no row.
async fn nothing_happens(client: &Client, statement: &str) {
    let (savepoint, statement) = statement.split_once(';').unwrap();
    client.batch_execute(savepoint).await.unwrap();
    match client.execute(statement.trim(), &[]).await {
        Ok(rows) => assert_eq!(rows, 0, "{statement}"),
        Err(error) => assert_eq!(
            *code(&error),
            SqlState::INSUFFICIENT_PRIVILEGE,
            "{statement}: {error:?}"
        ),
    }
    client.batch_execute("rollback to s").await.unwrap();
}

#[tokio::test]
async fn without_a_named_account_every_question_is_an_error_and_not_an_empty_answer() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let tables = tenant_tables(&app.admin).await;
    a_row_in_every_table(&scene, &tables).await;
    let fresh = rf_app(&app).await;
    // As a connection comes back from the pool: an account was named, in a transaction that has ended.
    let used = rf_app(&app).await;
    enter(&used, scene.ours.id).await;
    used.batch_execute("commit").await.unwrap();
    for Table { name, .. } in &tables {
        let select = format!("select count(*) from {name}");
        let error = fresh.query_one(&select, &[]).await.expect_err(&select);
        assert_eq!(*code(&error), SqlState::UNDEFINED_OBJECT, "{name}: {error:?}");
        let error = used.query_one(&select, &[]).await.expect_err(&select);
        assert_eq!(
            *code(&error),
            SqlState::INVALID_TEXT_REPRESENTATION,
            "{name}: {error:?}"
        );
    }
}

/// The product's own functions, by somebody nobody asked who they are: only row-level security is left.
#[tokio::test]
async fn with_the_guards_taken_away_the_rows_of_another_account_stay_hidden() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let theirs = scene.call(&scene.theirs, &scene.stranger, Call::Walked).await;
    assert_eq!(
        found(&scene.theirs, &scene.stranger, &theirs, scene.their_flow).await,
        [true; 4]
    );
    assert_eq!(
        found(&scene.ours, &scene.stranger, &theirs, scene.their_flow).await,
        [false; 4]
    );
}

/// What is found from inside `account`: a flow, a ticket, its walks, a person.
async fn found(account: &Account<'_>, person: &Person, call: &Ids, flow: uuid::Uuid) -> [bool; 4] {
    let tx = account.app.inside(account.id).await;
    [
        flows::find(&tx, FlowId(flow)).await.unwrap().is_some(),
        tickets::find(&tx, TicketId(call.ticket)).await.unwrap().is_some(),
        !walks::of_ticket(&tx, TicketId(call.ticket)).await.unwrap().is_empty(),
        users::find(&tx, person.id).await.unwrap().is_some(),
    ]
}

/// A foreign key of a tenant table, beside the one to the account itself.
struct Key {
    table: String,
    name: String,
    definition: String,
    /// The columns that name the other row within its account, and what they are called there.
    columns: Vec<String>,
    referenced_columns: Vec<String>,
    referenced: String,
}

async fn composite_keys(admin: &Client) -> Vec<Key> {
    let keys = "
        select f.conrelid::regclass::text, f.conname::text, pg_get_constraintdef(f.oid), f.confrelid::regclass::text,
               array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i)
                     join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n
                     where a.attname <> 'account_id' order by k.i),
               array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i)
                     join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n
                     where a.attname <> 'account_id' order by k.i)
        from pg_constraint f
        where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.confrelid <> 'accounts'::regclass
        order by 1, 2";
    let rows = admin.query(keys, &[]).await.unwrap();
    let keys: Vec<_> = rows
        .into_iter()
        .map(|row| Key {
            table: row.get(0),
            name: row.get(1),
            definition: row.get(2),
            referenced: row.get(3),
            columns: row.get(4),
            referenced_columns: row.get(5),
        })
        .collect();
    assert!(keys.len() >= 20, "the catalogue's keys were not found");
    keys
}

/// Columns that look like another row's id and have no key, and why; this list only shrinks.
const WITHOUT_A_KEY: &[(&str, &str)] = &[
    (
        "audit_logs.session_id",
        "the log keeps what sessions are cleaned up from",
    ),
    (
        "l1_walk_sessions.notes_save_id",
        "the client's own name for a save: it names no row",
    ),
    // Told and forgotten: whoever is told asks for the row, as who they are. A key would lock it for each change.
    ("live_changes.account_id", "the account whose streams are told"),
    ("live_changes.ticket_id", "the ticket of a walk, beside the walk"),
    ("live_changes.user_id", "whose it is, to be compared with who listens"),
    (
        "operator_visits.home_account_id",
        "the operator's own account, which is another one: every request of a visit looks there, in a transaction of its own",
    ),
    (
        "operator_visits.home_session_id",
        "the operator's own session, in that account",
    ),
    (
        "presence.stream_id",
        "a stream is no row; it is a name of its user's own, and part of the key beside the user",
    ),
    (
        "registrations.account_id",
        "the account that will be made when its link is used: there is no row of it yet",
    ),
    (
        "users.home_user_id",
        "whom a stand-in stands in for, in another account; it only tells stand-ins apart",
    ),
];

#[tokio::test]
async fn every_column_that_names_a_row_has_a_key_that_keeps_it_in_the_account() {
    let app = TestApp::new().await;
    let loose = "
        select c.relname || '.' || a.attname
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
          and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and a.attname <> 'id'
          and not exists (select from pg_constraint f
                          where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any (f.conkey))
        order by 1";
    let loose: Vec<String> = app
        .admin
        .query(loose, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let excused: Vec<_> = WITHOUT_A_KEY.iter().map(|(column, _)| *column).collect();
    assert_eq!(
        loose, excused,
        "give a new column a foreign key that carries account_id; take a settled one off the list"
    );
}

#[tokio::test]
async fn with_row_security_and_checks_taken_away_no_key_points_into_another_account() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let tables = tenant_tables(&app.admin).await;
    a_row_in_every_table(&scene, &tables).await;
    let keys = composite_keys(&app.admin).await;
    for Table { name, .. } in &tables {
        let bare = format!("alter table {name} disable row level security; alter table {name} disable trigger user");
        app.admin.batch_execute(&bare).await.unwrap();
    }
    // Each key alone: neither checks nor the other keys may be what refuses.
    let others = "
        select coalesce(string_agg(format('alter table %s drop constraint %I', conrelid::regclass, conname), ';'), '')
        from pg_constraint where contype = any ($1) and connamespace = 'public'::regnamespace";
    let drop: String = app
        .admin
        .query_one(others, &[&vec![b'c' as i8, b'f' as i8]])
        .await
        .unwrap()
        .get(0);
    app.admin.batch_execute(&drop).await.unwrap();
    for key in &keys {
        let Key {
            table,
            name,
            definition,
            columns,
            referenced_columns,
            referenced,
        } = key;
        let into = |account: AccountId| {
            format!(
                "update {table} set ({}) = (select {} from {referenced} where account_id = '{account}' limit 1)
                 where ctid = (select ctid from {table} where account_id = '{}' limit 1)",
                columns.join(", "),
                referenced_columns.join(", "),
                scene.ours.id,
            )
        };
        let put =
            format!("begin; alter table {table} add constraint {name} {definition}; set constraints all immediate");
        app.admin.batch_execute(&put).await.unwrap();
        let inside = app.admin.execute(&into(scene.ours.id), &[]).await;
        assert_eq!(
            inside.unwrap(),
            1,
            "{name}: within the account it points where it should"
        );
        let error = app.admin.execute(&into(scene.theirs.id), &[]).await.expect_err(name);
        let refused_by = error
            .as_db_error()
            .and_then(|error| error.constraint())
            .unwrap_or_default();
        assert_eq!(
            (code(&error), refused_by),
            (&SqlState::FOREIGN_KEY_VIOLATION, name.as_str()),
            "{error:?}"
        );
        app.admin.batch_execute("rollback").await.unwrap();
    }
}
