//! Work in the background: once an hour, however many instances there are, and taken up again after a crash.

use futures::future::join_all;
use resolutionflow::jobs::{self, Job};
use serde_json::{Value, json};

use crate::support::{Account, Act, Person, TestApp, at_once, crowd::given_up, given::OUTLOOK, id, redacted};

/// That many walks of one person, their last steps `hours` ago.
async fn walks(account: &Account<'_>, by: &Person, count: i32, hours: i32) {
    let insert = "with tickets as (
                      insert into internal_tickets (account_id, id, number, created_by, problem_statement, status, assigned_user_id)
                      select $1, gen_random_uuid(), 5000 + n, $2, 'Call ' || n, 'walking', $2 from generate_series(1, $3) n
                      returning id)
                  insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind,
                      internal_ticket_id, session_kind, started_at, last_step_at)
                  select $1, gen_random_uuid(), $2, $2, 'l1_tech', id::text, 'internal', id, 'adhoc',
                      now() - make_interval(hours => $4), now() - make_interval(hours => $4)
                  from tickets";
    account
        .app
        .admin
        .execute(insert, &[&account.id.0, &by.id.0, &count, &hours])
        .await
        .unwrap();
}

async fn count(account: &Account<'_>, what: &str) -> Value {
    account
        .value(&format!(
            "select count(*) from {what} and account_id = '{}'",
            account.id
        ))
        .await
}

#[tokio::test]
async fn a_walk_left_alone_for_a_day_is_abandoned_once() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let flow = account.flow(&tech, OUTLOOK).await;
    let call = tech.takes_call_with("Outlook", flow).await;
    let (walk, ticket) = (id(&call, "session_id"), id(&call, "ticket_id"));
    tech.answers(walk, "webmail", "Yes").await;
    let fresh = tech.takes_call("Fresh").await;
    account
        .set(
            "l1_walk_sessions",
            walk,
            "last_step_at = now() - interval '24 hours 1 minute'",
        )
        .await;
    account
        .set(
            "l1_walk_sessions",
            id(&fresh, "session_id"),
            "last_step_at = now() - interval '23 hours 59 minutes'",
        )
        .await;

    assert_eq!(app.runs_stale_walks().await, 1);
    assert_eq!(app.runs_stale_walks().await, 0, "once");

    let walked = tech.reads(walk).await;
    assert_eq!(
        (&walked["status"], &walked["next_node"]),
        (&json!("abandoned"), &Value::Null)
    );
    assert!(walked["resolved_at"].is_string());
    assert_eq!(
        walked["walked_path"].as_array().unwrap().len(),
        1,
        "what was walked stays"
    );
    let story = tech.story(ticket).await;
    insta::assert_json_snapshot!(redacted(json!({
        "status": story["status"], "assigned_user": story["assigned_user"], "active_walk": story["active_walk"],
        "history": story["history"],
    })), @r#"
    {
      "active_walk": null,
      "assigned_user": null,
      "history": [
        {
          "acting_as": "l1_tech",
          "at": "[time]",
          "by": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "from_status": null,
          "reason": "",
          "to_status": "walking"
        },
        {
          "acting_as": "system",
          "at": "[time]",
          "by": null,
          "from_status": "walking",
          "reason": "The walk was left alone for 24 hours",
          "to_status": "open"
        }
      ],
      "status": "open"
    }
    "#);
    let audited = "select json_agg(json_build_object('action', action, 'entity_id', entity_id, 'user_id', user_id,
                                                     'role', role, 'acting_as', acting_as, 'outcome', outcome))
                   from audit_logs where action = 'walk.abandoned'";
    insta::assert_json_snapshot!(redacted(account.value(audited).await), @r#"
    [
      {
        "acting_as": "system",
        "action": "walk.abandoned",
        "entity_id": "[id 1]",
        "outcome": "done",
        "role": null,
        "user_id": null
      }
    ]
    "#);
    assert_eq!(tech.reads(id(&fresh, "session_id")).await["status"], "active");
    tech.on(walk, "step", json!({ "node_id": "safe-mode", "answer": "It connects" }))
        .await
        .refused(409, "walk_not_active");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_many_runners_is_elected_in_an_hour() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    walks(&account, &tech, 5, 25).await;
    let runner = |_| -> Act<Option<i32>> {
        let app = app.app.clone();
        Box::pin(async move { jobs::run_if_due(&app, Job::StaleWalks).await.unwrap() })
    };
    let ran: Vec<_> = at_once((0..16).map(runner).collect())
        .await
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(ran, [5]);
    let runs = "select json_agg(json_build_object('job', job, 'done', done, 'finished', finished_at is not null)) from job_runs";
    assert_eq!(
        account.value(runs).await,
        json!([{ "job": "stale_walks", "done": 5, "finished": true }])
    );
    app.admin
        .execute("update job_runs set period = period - interval '1 hour'", &[])
        .await
        .unwrap();
    assert_eq!(
        jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap(),
        Some(0),
        "a new hour, a new run"
    );
    assert_eq!(jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap(), None);
}

#[tokio::test]
async fn a_run_that_crashed_is_taken_up_again() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    walks(&account, &tech, 3, 25).await;
    let began = |minutes: i32| {
        format!(
            "insert into job_runs (job, period, started_at)
             values ('stale_walks', date_trunc('hour', now()), now() - interval '{minutes} minutes')
             on conflict (job, period) do update set started_at = excluded.started_at"
        )
    };
    app.admin.batch_execute(&began(9)).await.unwrap();
    assert_eq!(
        jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap(),
        None,
        "somebody may still be at it"
    );
    app.admin.batch_execute(&began(11)).await.unwrap();
    assert_eq!(jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap(), Some(3));
    app.admin.batch_execute(&began(11)).await.unwrap();
    assert_eq!(
        jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap(),
        None,
        "it was finished"
    );
}

#[tokio::test]
async fn a_run_killed_half_way_is_gone_on_with_and_nothing_happens_twice() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    walks(&account, &tech, 30, 25).await;
    let run = given_up(jobs::run_if_due(&app.app, Job::StaleWalks), 60).await;
    assert!(run.is_none(), "it was killed");
    app.idle().await;
    let abandoned = "l1_walk_sessions where status = 'abandoned'";
    let half = count(&account, abandoned).await.as_i64().unwrap();
    assert!((1..30).contains(&half), "half-way: {half}");
    app.admin
        .execute("update job_runs set started_at = now() - interval '11 minutes'", &[])
        .await
        .unwrap();
    let rest = jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap();
    assert_eq!(rest.map(i64::from), Some(30 - half));
    for what in [
        abandoned,
        "internal_tickets where status = 'open' and assigned_user_id is null",
        "ticket_history where to_status = 'open' and acting_as = 'system'",
        "audit_logs where action = 'walk.abandoned'",
    ] {
        assert_eq!(count(&account, what).await, 30, "{what}");
    }
}

#[tokio::test]
async fn stale_walks_of_all_accounts_are_abandoned_beyond_one_batch() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, stranger) = (account.l1().await, other.l1().await);
    walks(&account, &tech, 520, 30).await;
    walks(&other, &stranger, 7, 25).await;
    app.account("Fabrikam").await;
    assert_eq!(app.runs_stale_walks().await, 527);
    for (account, walks) in [(&account, 520), (&other, 7)] {
        assert_eq!(
            count(account, "l1_walk_sessions where status = 'abandoned'").await,
            walks
        );
        assert_eq!(
            count(
                account,
                "internal_tickets where status = 'open' and assigned_user_id is null"
            )
            .await,
            walks
        );
        assert_eq!(
            count(
                account,
                "ticket_history where to_status = 'open' and acting_as = 'system'"
            )
            .await,
            walks
        );
        assert_eq!(
            count(account, "audit_logs where action = 'walk.abandoned'").await,
            walks
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_that_cannot_be_had_holds_up_no_other() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    walks(&account, &tech, 3, 25).await;
    // The one that has waited longest, and is looked at first, is in somebody's hands for longer than the job waits.
    let oldest = "update l1_walk_sessions set last_step_at = last_step_at - interval '1 hour'
                  where id = (select id from l1_walk_sessions order by id limit 1) returning internal_ticket_id::text";
    let ticket: String = app.admin.query_one(oldest, &[]).await.unwrap().get(0);
    let held = app
        .holds(&format!(
            "select from internal_tickets where id = '{ticket}' for update"
        ))
        .await;
    let run = jobs::run_if_due(&app.app, Job::StaleWalks).await;
    assert_eq!(count(&account, "l1_walk_sessions where status = 'abandoned'").await, 2);
    assert!(run.is_err(), "it is not finished: {run:?}");
    drop(held);
    app.admin
        .execute("update job_runs set started_at = now() - interval '11 minutes'", &[])
        .await
        .unwrap();
    assert_eq!(
        jobs::run_if_due(&app.app, Job::StaleWalks).await.unwrap(),
        Some(1),
        "and is taken up again"
    );
}

#[tokio::test]
async fn keys_are_forgotten_after_seven_days_and_sessions_thirty_after_their_end() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, stranger) = (account.l1().await, other.l1().await);
    let intake = json!({ "problem_statement": "x" });
    for person in [&tech, &stranger] {
        for key in ["old", "young"] {
            person
                .post_once("/api/v1/l1/intake", key, intake.clone())
                .await
                .expect(201);
        }
    }
    let age = "update idempotency_keys set created_at = now() - case key when 'old' then interval '7 days 1 minute'
                                                                else interval '6 days 23 hours' end";
    app.admin.execute(age, &[]).await.unwrap();
    let gone = account.l1().await;
    account
        .set(
            "login_sessions",
            &gone.session.to_string(),
            "expires_at = now() - interval '31 days'",
        )
        .await;
    let ended = account.l1().await;
    account
        .set(
            "login_sessions",
            &ended.session.to_string(),
            "expires_at = now() - interval '29 days'",
        )
        .await;
    let many = format!(
        "insert into idempotency_keys (account_id, user_id, key, fingerprint, created_at)
         select '{}', '{}', 'key ' || n, decode(repeat('00', 32), 'hex'), now() - interval '8 days' from generate_series(1, 600) n",
        account.id, tech.id
    );
    app.admin.batch_execute(&many).await.unwrap();

    assert_eq!(jobs::run_if_due(&app.app, Job::Expiries).await.unwrap(), Some(603));
    assert_eq!(jobs::run_if_due(&app.app, Job::Expiries).await.unwrap(), None);
    assert_eq!(
        account.value("select json_agg(key) from idempotency_keys").await,
        json!(["young", "young"])
    );
    assert_eq!(
        count(&account, &format!("login_sessions where id = '{}'", gone.session)).await,
        0
    );
    assert_eq!(
        count(&account, &format!("login_sessions where id = '{}'", ended.session)).await,
        1
    );
    let again = join_all(["old", "young"].map(|key| tech.post_once("/api/v1/l1/intake", key, intake.clone()))).await;
    let replayed: Vec<_> = again
        .iter()
        .map(|answer| answer.header("idempotency-replayed"))
        .collect();
    assert_eq!(replayed, [None, Some("true")], "a forgotten key is a new one");
}
