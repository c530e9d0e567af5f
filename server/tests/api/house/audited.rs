//! Whatever changes something leaves a row in the audit log, and what only grows cannot be made to shrink.

use axum::http::StatusCode;
use serde_json::Value;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use super::{
    operations::{On, Operation, every_operation},
    scene::{Call, Scene, Who, Whose},
};
use crate::support::{Answer, Person, TestApp};

/// Not a GET, so that what it carries stands in no URL or is not cut short; changes nothing. Where mail goes out registering is
/// one of them: there is no account yet whose log it could stand in.
const CHANGE_NOTHING: [&str; 6] = [
    "look_invite_up",
    "look_registration_up",
    "register_account",
    "check_flow",
    "write_flow",
    // Who looks at what is of the moment, and nobody's to look up later.
    "show_ticket",
];

/// Every mutating operation, done once by somebody who may; with what came of it.
async fn everything_is_done_once(scene: &Scene<'_>) -> Vec<(&'static Operation, Person, Answer)> {
    let mut done = Vec::new();
    for (operation, described) in every_operation() {
        if !described.changes_something() {
            continue;
        }
        let person = scene.somebody(operation.may.least()).await;
        // Taking over what one has already is nothing done.
        let whose = if operation.id == "take_walk_over" {
            Whose::Colleagues
        } else {
            Whose::Own
        };
        let answer = scene.does(operation, &person, whose).await;
        assert!(answer.status.is_success(), "{}: {}", operation.id, answer.text);
        done.push((operation, person, answer));
    }
    assert!(done.len() >= 15, "the document's mutating operations were not found");
    done
}

/// Whose stand-in did what a row of the audit log says.
async fn home_of(app: &TestApp, row: &Value) -> Uuid {
    let select = "select home_user_id from users where id::text = $1 and account_id::text = $2";
    let [user, account] = ["user_id", "account_id"].map(|field| row[field].as_str().unwrap());
    app.admin.query_one(select, &[&user, &account]).await.unwrap().get(0)
}

/// The audit rows of one request.
async fn rows(app: &TestApp, answer: &Answer) -> Vec<Value> {
    // What a letter says is looked up, and recorded, after the answer.
    app.app.mail.settled().await;
    let request = answer.header("x-request-id").unwrap();
    let select = "select to_jsonb(a) from audit_logs a where request_id = $1 order by created_at, id";
    let rows = app.admin.query(select, &[&request]).await.unwrap();
    rows.into_iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn every_act_says_in_the_audit_log_who_did_what_in_which_capacity_and_request() {
    let app = TestApp::with_mail().await;
    let scene = Scene::set(&app).await;
    for (operation, person, answer) in everything_is_done_once(&scene).await {
        let id = operation.id;
        let rows = rows(&app, &answer).await;
        if CHANGE_NOTHING.contains(&id) {
            assert!(rows.is_empty(), "{id}: {rows:?}");
            continue;
        }
        assert!(
            !rows.is_empty(),
            "{id} leaves no audit row: call audit::record in the transaction of the act"
        );
        // Who comes in is somebody new, wherever else they are signed in; their own tests look at these rows.
        if [
            "finish_registration",
            "accept_invite",
            "forgot_password",
            "reset_password",
            "confirm_email",
        ]
        .contains(&id)
        {
            continue;
        }
        let capacity = match operation.may.least() {
            Who::L1Tech => "l1_tech",
            Who::Engineer => "engineer",
            Who::Owner => "owner",
            _ => "super_admin",
        };
        let (at_home, elsewhere): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| row["account_id"] == person.account.to_string());
        // An operator's act in another account is in that account's log as well, by their stand-in there.
        for row in &elsewhere {
            assert_eq!(capacity, "super_admin", "{id}: {row}");
            assert_eq!(
                (&row["acting_as"], &row["role"]),
                (&capacity.into(), &capacity.into()),
                "{id}: {row}"
            );
            assert_eq!(home_of(&app, row).await, person.id.0, "{id}: {row}");
        }
        let reaches_elsewhere = matches!(operation.on, On::Account | On::Visit) || id == "make_account";
        assert_eq!(elsewhere.is_empty(), !reaches_elsewhere, "{id}: {elsewhere:?}");
        assert!(!at_home.is_empty(), "{id} leaves no audit row at home");
        for row in at_home {
            assert_eq!(row["user_id"], person.id.to_string(), "{id}: {row}");
            assert_eq!(
                (&row["acting_as"], &row["role"]),
                (&capacity.into(), &capacity.into()),
                "{id}: {row}"
            );
            assert_eq!(row["outcome"], "done", "{id}: {row}");
            assert!(row["action"].as_str().unwrap().contains('.'), "{id}: {row}");
            assert!(
                row["entity_id"].as_str().unwrap().parse::<Uuid>().is_ok(),
                "{id}: {row}"
            );
            // Signing in, the session that began; else the one it was done in.
            let session = "select (select id from login_sessions where id::text = $1 and user_id = $2) is not null";
            let session = app
                .admin
                .query_one(session, &[&row["session_id"].as_str(), &person.id.0])
                .await
                .unwrap();
            assert!(
                session.get::<_, bool>(0),
                "{id} names no session of {}'s: {row}",
                person.name
            );
            assert!(
                id.starts_with("sign_in") || row["session_id"] == person.session.to_string(),
                "{id}: {row}"
            );
        }
    }
}

#[tokio::test]
async fn nothing_a_person_typed_is_in_the_audit_log() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    everything_is_done_once(&scene).await;
    let wrong = serde_json::json!({ "email": scene.colleague.email, "password": "canary, but wrong" });
    scene
        .ours
        .nobody()
        .post("/api/v1/auth/login", wrong)
        .await
        .refused(401, "wrong_credentials");
    let leaks = "select count(*) filter (where a::text ilike '%canary%'), count(*) from audit_logs a";
    let row = app.admin.query_one(leaks, &[]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 0, "what was typed is in the audit log");
    assert!(row.get::<_, i64>(1) > 15);
}

#[tokio::test]
async fn coverage_and_super_admins_are_told_from_those_they_stand_in_for() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let intake = serde_json::json!({ "problem_statement": "The printer is on fire" });
    for (who, acting_as, role) in [
        (Who::L1Tech, "l1_tech", "l1_tech"),
        (Who::Covering, "l1_coverage", "engineer"),
        (Who::Owner, "owner", "owner"),
        (Who::SuperAdmin, "super_admin", "super_admin"),
    ] {
        let person = scene.somebody(who).await;
        let answer = person.post("/api/v1/l1/intake", intake.clone()).await;
        assert_eq!(answer.status, StatusCode::CREATED);
        for row in rows(&app, &answer).await {
            assert_eq!(
                (&row["acting_as"], &row["role"]),
                (&acting_as.into(), &role.into()),
                "{who:?}: {row}"
            );
        }
    }
}

#[tokio::test]
async fn what_is_refused_leaves_no_row_that_says_it_was_done() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let engineer = scene.somebody(Who::Engineer).await;
    let call = scene.call(&scene.ours, &scene.colleague, Call::Walked).await;
    let path = format!("/api/v1/l1/sessions/{}/resolve", call.walk);
    let body = serde_json::json!({ "helpful": true, "resolution_notes": "Restarted it" });
    let forbidden = engineer.post(&path, body.clone()).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
    let not_held = scene.somebody(Who::L1Tech).await.post(&path, body).await;
    assert_eq!(not_held.status, StatusCode::CONFLICT);
    for answer in [forbidden, not_held] {
        let done = rows(&app, &answer)
            .await
            .into_iter()
            .filter(|row| row["outcome"] == "done")
            .count();
        assert_eq!(done, 0, "{}", answer.text);
    }
}

/// What only grows: an audit log, a story, the steps of a walk, what was published.
const ONLY_GROW: [&str; 4] = ["audit_logs", "ticket_history", "l1_walk_steps", "flow_versions"];

/// The superuser passes row security by and may do anything to a table; even so.
#[tokio::test]
async fn what_only_grows_refuses_to_change_whoever_asks() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    scene.call(&scene.ours, &scene.colleague, Call::Walked).await;
    for table in ONLY_GROW {
        let changes = [
            format!("update {table} set account_id = account_id"),
            format!("delete from {table}"),
            format!("truncate {table} cascade"),
        ];
        for change in changes {
            let error = app.admin.batch_execute(&change).await.expect_err(&change);
            let said = error.as_db_error().unwrap();
            assert_eq!(
                *said.code(),
                SqlState::INTEGRITY_CONSTRAINT_VIOLATION,
                "{change}: {said}"
            );
            assert!(
                said.message().starts_with(&format!("{table} only grows")),
                "{change}: {said}"
            );
        }
        // The owner sees no row to change, and may not empty the table either.
        let empty = format!("begin; set local role rf_owner; truncate {table} cascade");
        let error = app.admin.batch_execute(&empty).await.expect_err(&empty);
        assert_eq!(
            error.code(),
            Some(&SqlState::INTEGRITY_CONSTRAINT_VIOLATION),
            "{error:?}"
        );
        app.admin.batch_execute("rollback").await.unwrap();
    }
}

/// Emptying what others belong to would empty them as well.
#[tokio::test]
async fn what_only_grows_cannot_be_emptied_along_with_something_else() {
    let app = TestApp::new().await;
    for table in ["accounts", "users", "internal_tickets", "l1_walk_sessions", "flows"] {
        let empty = format!("truncate {table} cascade");
        let error = app.admin.batch_execute(&empty).await.expect_err(&empty);
        assert_eq!(
            error.code(),
            Some(&SqlState::INTEGRITY_CONSTRAINT_VIOLATION),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn the_application_may_only_add_to_what_only_grows() {
    let app = TestApp::new().await;
    for table in ONLY_GROW {
        let may = "
            select array_agg(p) filter (where has_table_privilege('rf_app', $1, p))
            from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p";
        let may: Vec<String> = app.admin.query_one(may, &[&table]).await.unwrap().get(0);
        assert_eq!(may, ["select", "insert"], "{table}");
        let columns = "select has_any_column_privilege('rf_app', $1, 'update')";
        assert!(
            !app.admin.query_one(columns, &[&table]).await.unwrap().get::<_, bool>(0),
            "{table}"
        );
    }
}
