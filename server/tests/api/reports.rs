//! The dashboard's numbers.

use jiff::Timestamp;
use resolutionflow::reports::routes::today;
use serde_json::{Value, json};

use crate::support::{TestApp, given::OUTLOOK, id};

const STATS: &str = "/api/v1/dashboard/stats";

#[tokio::test]
async fn the_dashboard_counts_the_callers_own_calls_of_today() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, colleague) = (account.l1().await, account.l1().await);
    account.flow(&tech, OUTLOOK).await;
    account.draft_flow(&tech, "Unfinished").await;
    other.flow(&other.owner().await, OUTLOOK).await;
    tech.takes_call("One").await;
    tech.has_resolved("Two").await;
    colleague.has_resolved("Somebody else's").await;
    let escalated = json!({ "problem_statement": "Three", "reason_category": "Other" });
    tech.post("/api/v1/l1/escalate-without-walk", escalated)
        .await
        .expect(201);
    let stats = tech.get(STATS).await.expect(200);
    assert_eq!(
        stats,
        json!({ "flow_count": 1, "calls_today": 3, "resolved_today": 1, "escalated_today": 1 })
    );
    let nobodys = account.viewer().await.get(STATS).await.expect(200);
    assert_eq!(
        nobodys,
        json!({ "flow_count": 1, "calls_today": 0, "resolved_today": 0, "escalated_today": 0 })
    );
    account.nobody().get(STATS).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn today_begins_at_midnight_where_the_account_is() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (before, after) = (tech.takes_call("Before").await, tech.takes_call("After").await);
    // Fourteen hours ahead, eleven behind, and a quarter of an hour off.
    for zone in ["Pacific/Kiritimati", "Pacific/Midway", "Asia/Kathmandu"] {
        account
            .set("accounts", &account.id.to_string(), &format!("time_zone = '{zone}'"))
            .await;
        let midnight = format!("(date_trunc('day', now() at time zone '{zone}') at time zone '{zone}')");
        for (call, seconds) in [(&before, -1), (&after, 0)] {
            let began = format!("started_at = {midnight} + interval '{seconds} seconds'");
            account.set("l1_walk_sessions", id(call, "session_id"), &began).await;
        }
        let calls: Value = tech.get(STATS).await.expect(200)["calls_today"].clone();
        assert_eq!(calls, 1, "{zone}");
    }
}

#[tokio::test]
async fn a_day_of_23_or_25_hours_begins_at_its_own_midnight() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let (before, after) = (tech.takes_call("Before").await, tech.takes_call("After").await);
    for (zone, now, midnight) in [
        ("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-27T23:00:00Z"),
        ("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-28T23:00:00Z"),
        ("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-29T22:00:00Z"),
        ("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-24T22:00:00Z"),
        ("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-25T23:00:00Z"),
        ("America/New_York", "2026-11-02T04:59:59Z", "2026-11-01T04:00:00Z"),
        // Half an hour of change.
        ("Australia/Lord_Howe", "2026-04-05T13:29:59Z", "2026-04-04T13:00:00Z"),
        // This day has no midnight: it begins at one.
        ("Africa/Cairo", "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z"),
    ] {
        account
            .set("accounts", &account.id.to_string(), &format!("time_zone = '{zone}'"))
            .await;
        for (call, seconds) in [(&before, -1), (&after, 0)] {
            let began = format!("started_at = timestamptz '{midnight}' + interval '{seconds} seconds'");
            account.set("l1_walk_sessions", id(call, "session_id"), &began).await;
        }
        let now: Timestamp = now.parse().unwrap();
        let tx = app.inside(account.id).await;
        assert_eq!(today(&tx, tech.id, now).await.unwrap().calls, 1, "{zone} {now}");
    }
}
