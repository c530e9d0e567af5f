//! Tickets: the queue, the list, the search, a ticket's story, reopening.

use resolutionflow::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Account, Person, TestApp, id, redacted};

const LIST: &str = "/api/v1/internal-tickets";
const QUEUE: &str = "/api/v1/l1/queue";

/// That many open tickets, three to a second, the last of them the newest; problems `Call 1`, `Call 2`, …
async fn calls(account: &Account<'_>, by: &Person, count: i32) {
    let insert = "insert into internal_tickets (account_id, id, number, created_by, problem_statement, created_at)
                  select $1, gen_random_uuid(), 5000 + n, $2, 'Call ' || n, date_trunc('second', now()) - interval '1 day'
                         + (n / 3) * interval '1 second'
                  from generate_series(1, $3) n";
    account
        .app
        .admin
        .execute(insert, &[&account.id.0, &by.id.0, &count])
        .await
        .unwrap();
}

fn problems(items: &Value) -> Vec<&str> {
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["problem_statement"].as_str().unwrap())
        .collect()
}

async fn found(person: &Person, search: &str) -> Vec<String> {
    let query: String = url::form_urlencoded::byte_serialize(search.as_bytes()).collect();
    let page = person
        .get(&format!("{LIST}?limit=200&search={query}"))
        .await
        .expect(200);
    problems(&page["items"]).into_iter().map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn the_queue_shows_who_called_and_who_walks() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let body = json!({ "problem_statement": "The printer hums", "customer_name": "Ada", "customer_contact": "+44" });
    tech.post("/api/v1/l1/intake", body).await.expect(201);
    tech.has_resolved("Outlook").await;
    let queue = tech.get(QUEUE).await.expect(200);
    insta::assert_json_snapshot!(redacted(queue), @r#"
    [
      {
        "active_walk": null,
        "assigned_user": {
          "id": "[id 1]",
          "name": "Dana"
        },
        "created_at": "[time]",
        "customer_name": null,
        "escalation_category": null,
        "number": 1002,
        "problem_statement": "Outlook",
        "resolution": "Restarted it.",
        "status": "resolved",
        "ticket_id": "[id 2]",
        "ticket_kind": "internal",
        "updated_at": "[time]"
      },
      {
        "active_walk": {
          "holder": {
            "id": "[id 1]",
            "name": "Dana"
          },
          "session_id": "[id 3]"
        },
        "assigned_user": {
          "id": "[id 1]",
          "name": "Dana"
        },
        "created_at": "[time]",
        "customer_name": "Ada",
        "escalation_category": null,
        "number": 1001,
        "problem_statement": "The printer hums",
        "resolution": null,
        "status": "walking",
        "ticket_id": "[id 4]",
        "ticket_kind": "internal",
        "updated_at": "[time]"
      }
    ]
    "#);
}

#[tokio::test]
async fn the_queue_is_newest_first_unless_oldest_is_asked_for() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    calls(&account, &tech, 9).await;
    let newest = tech.get(QUEUE).await.expect(200);
    let oldest = tech.get(&format!("{QUEUE}?sort=oldest")).await.expect(200);
    assert_eq!(newest.as_array().unwrap().len(), 9);
    assert_eq!(
        problems(&newest).into_iter().rev().collect::<Vec<_>>(),
        problems(&oldest)
    );
    let times = |queue: &Value| {
        queue
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["created_at"].to_string())
            .collect::<Vec<_>>()
    };
    assert!(times(&oldest).is_sorted(), "{oldest}");
    assert_eq!(tech.get(&format!("{QUEUE}?sort=newest")).await.expect(200), newest);
    let first = tech.get(&format!("{QUEUE}?sort=oldest&limit=1")).await.expect(200);
    assert_eq!(first[0], oldest[0], "the limit counts from the asked-for end");
}

#[tokio::test]
async fn the_queue_is_filtered_by_status_and_bounded() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    calls(&account, &tech, 205).await;
    tech.takes_call("Walking").await;
    tech.has_resolved("Resolved").await;
    let escalated = json!({ "problem_statement": "Escalated", "reason_category": "Other" });
    tech.post("/api/v1/l1/escalate-without-walk", escalated)
        .await
        .expect(201);
    for (status, problem) in [
        ("walking", "Walking"),
        ("resolved", "Resolved"),
        ("escalated", "Escalated"),
    ] {
        for sort in ["newest", "oldest"] {
            let queue = tech
                .get(&format!("{QUEUE}?status_filter={status}&sort={sort}"))
                .await
                .expect(200);
            assert_eq!(problems(&queue), [problem]);
        }
    }
    let count = async |query: &str| {
        tech.get(&format!("{QUEUE}{query}"))
            .await
            .expect(200)
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(count("").await, 50);
    assert_eq!(count("?limit=1").await, 1);
    assert_eq!(count("?limit=200").await, 200);
    assert_eq!(count("?status_filter=open&limit=200").await, 200);
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        ("status_filter=closed", "status_filter"),
        ("status_filter=Open", "status_filter"),
        ("sort=random", "sort"),
        ("account=x", "account"),
    ] {
        tech.get(&format!("{QUEUE}?{query}")).await.names_field(field);
    }
    tech.get(&format!("{QUEUE}?limit=5&limit=6"))
        .await
        .refused(400, "given_twice");
}

#[tokio::test]
async fn active_walks_are_the_callers_own_latest_step_first() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, colleague) = (account.l1().await, account.l1().await);
    colleague.takes_call("Somebody else's").await;
    let mut walks = Vec::new();
    for n in 0..22 {
        let call = tech.takes_call(&format!("Call {n}")).await;
        walks.push(id(&call, "session_id").to_owned());
    }
    tech.on(&walks[21], "resolve", json!({ "resolution_notes": "Done" }))
        .await
        .expect(200);
    let note = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "x" }] });
    tech.on(&walks[3], "notes", note).await.expect(200);
    let active = tech.get("/api/v1/l1/sessions/active").await.expect(200);
    let shown: Vec<_> = active
        .as_array()
        .unwrap()
        .iter()
        .map(|walk| walk["id"].as_str().unwrap())
        .collect();
    assert_eq!(shown.len(), 20, "20 at most");
    assert_eq!(shown[..2], [walks[3].as_str(), walks[20].as_str()]);
    assert!(
        !shown.contains(&walks[0].as_str()),
        "the one left alone longest is not shown"
    );
    insta::assert_json_snapshot!(redacted(active[0].clone()), @r#"
    {
      "abandoned_from": "[time]",
      "acting_as": "l1_tech",
      "customer_name": null,
      "flow_title": null,
      "id": "[id 1]",
      "last_step_at": "[time]",
      "note_count": 1,
      "number": 1005,
      "pause": null,
      "problem_statement": "Call 3",
      "session_kind": "adhoc",
      "started_at": "[time]",
      "step_count": 0,
      "ticket_id": "[id 2]",
      "ticket_kind": "internal"
    }
    "#);
}

#[tokio::test]
async fn pages_of_tickets_have_no_gap_and_nothing_twice() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    calls(&account, &tech, 50).await;
    account
        .app
        .admin
        .execute(
            "update internal_tickets set status = 'escalated' where number % 2 = 0",
            &[],
        )
        .await
        .unwrap();
    for (filter, count) in [("", 50), ("&status=escalated", 25)] {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = tech.get(&format!("{LIST}?limit=7{filter}{cursor}")).await.expect(200);
            seen.extend(problems(&page["items"]).into_iter().map(ToOwned::to_owned));
            // What comes in meanwhile is newer than any page still to come.
            tech.takes_call("Meanwhile").await;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
            assert_eq!(page["items"].as_array().unwrap().len(), 7);
        }
        seen.retain(|problem| problem != "Meanwhile");
        assert_eq!(seen.len(), count);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), count, "nothing twice");
    }
    let newest = tech.get(&format!("{LIST}?limit=1")).await.expect(200);
    assert_eq!(problems(&newest["items"]), ["Meanwhile"]);
    for cursor in ["x", "e30", "bnVsbA", "%00"] {
        tech.get(&format!("{LIST}?cursor={cursor}")).await.names_field("cursor");
    }
    tech.get(&format!("{LIST}?status=closed")).await.names_field("status");
    tech.get(&format!("{LIST}?limit=201")).await.names_field("limit");
}

#[tokio::test]
async fn tickets_are_found_by_words_beginnings_and_numbers() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let body = json!({ "problem_statement": "Outlook won't connect after the update", "customer_name": "Ada Lovelace",
                       "customer_contact": "ada.lovelace@example.test, ext. 555-0100" });
    tech.post("/api/v1/l1/intake", body).await.expect(201);
    tech.has_resolved("Der Drucker im Büro läuft nicht").await;
    for search in [
        "outlook",
        "OUTLOOK",
        "connect update",
        "upd outl",
        "ada",
        "lovelace ada",
        "1001",
        "#1001",
        " # 1001 ",
        "outlook & !x",
        "won't",
        "ada.lovelace@example.test",
        "555-0100",
    ] {
        assert_eq!(
            found(&tech, search).await,
            ["Outlook won't connect after the update"],
            "{search}"
        );
    }
    for search in ["drucker büro", "BÜRO", "restarted", "läuft"] {
        assert_eq!(
            found(&tech, search).await,
            ["Der Drucker im Büro läuft nicht"],
            "{search}"
        );
    }
    for search in [
        "tlook",
        "outlook printer",
        "1003",
        "100",
        "' or 1=1 --",
        ":*",
        "\\",
        "\"",
        "🖨",
    ] {
        assert_eq!(found(&tech, search).await, [] as [&str; 0], "{search}");
    }
    assert_eq!(found(&tech, "  ").await.len(), 2, "nothing asked for is everything");
    let page = tech
        .get(&format!("{LIST}?search=outlook&status=resolved"))
        .await
        .expect(200);
    assert_eq!(page["items"], json!([]));
    tech.get(&format!("{LIST}?search={}", "x".repeat(201)))
        .await
        .names_field("search");
    tech.get(&format!("{LIST}?search=a%00b")).await.names_field("search");
}

#[tokio::test]
async fn rare_and_common_words_are_found_alike_among_thousands_of_tickets() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let rare = tech.has_resolved("Plotter").await;
    account
        .set("internal_tickets", &rare, "created_at = now() - interval '1 year'")
        .await;
    calls(&account, &tech, 14_100).await;
    let rename = "update internal_tickets set problem_statement = 'Mail ' || number where number > 5000 + 10050";
    app.admin.execute(rename, &[]).await.unwrap();
    assert_eq!(found(&tech, "plotter").await, ["Plotter"], "once, long ago");
    for (word, newest) in [("mail", 19_100), ("call", 10_050)] {
        let found = found(&tech, word).await;
        assert_eq!(found.len(), 200, "{word}: in the newest, and in too many to collect");
        let last = newest.to_string();
        assert!(
            found[..3].iter().any(|problem| problem.ends_with(&last)),
            "{:?}",
            &found[..3]
        );
    }
    assert_eq!(found(&tech, "call 77").await.len(), 1 + 10 + 100, "77, 77_, 77__");
}

async fn like(person: &Person, description: &str, filter: &str) -> Vec<String> {
    let query: String = url::form_urlencoded::byte_serialize(description.as_bytes()).collect();
    let page = person.get(&format!("{LIST}?like={query}{filter}")).await.expect(200);
    assert_eq!(page["next_cursor"], Value::Null);
    problems(&page["items"]).into_iter().map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn calls_like_a_whole_sentence_are_found_by_any_of_its_words_the_best_first() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let tech = account.l1().await;
    let other_tech = other.l1().await;
    other_tech
        .has_resolved("Scanner of another account prints stripes")
        .await;
    for problem in [
        "The battery of the scanner is empty",
        "Printer on the second floor leaves stripes on every page",
        "The office door does not open",
        "Printers in the warehouse are offline",
    ] {
        tech.has_resolved(problem).await;
    }
    let sentence =
        "The caller says that since this morning the printer on her floor prints everything with black stripes";
    assert_eq!(
        like(&tech, sentence, "").await,
        [
            "Printer on the second floor leaves stripes on every page",
            "Printers in the warehouse are offline",
        ],
        "the most words first; words that say nothing find nothing"
    );
    assert_eq!(like(&tech, sentence, "&limit=1").await.len(), 1);
    assert_eq!(like(&tech, sentence, "&status=open").await, [] as [&str; 0]);
    assert_eq!(like(&tech, sentence, "&status=resolved").await.len(), 2);
    assert_eq!(like(&other_tech, "batteries doors", "").await, [] as [&str; 0]);
    for (description, problem) in [
        ("replacing batteries", "The battery of the scanner is empty"),
        ("BATTERY!", "The battery of the scanner is empty"),
        ("opening doors", "The office door does not open"),
    ] {
        assert_eq!(like(&tech, description, "").await, [problem], "{description}");
    }
    for nothing in ["the and of", "' or 1=1 --", ":* & | !", "\\", "🖨", "a"] {
        assert_eq!(like(&tech, nothing, "").await, [] as [&str; 0], "{nothing}");
    }
    tech.get(&format!("{LIST}?like=printer&search=printer"))
        .await
        .names_field("like");
    tech.get(&format!("{LIST}?like={}", "x".repeat(2001)))
        .await
        .names_field("like");
}

#[tokio::test]
async fn a_call_like_this_is_found_behind_many_newer_ones_that_share_a_common_word() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let ticket = tech.has_resolved("Call dropped: headset firmware").await;
    account
        .set("internal_tickets", &ticket, "created_at = now() - interval '1 year'")
        .await;
    calls(&account, &tech, 300).await;
    let found = like(&tech, "the call was dropped again, headset changed", "&limit=3").await;
    assert_eq!(
        found.first().map(String::as_str),
        Some("Call dropped: headset firmware")
    );
    assert_eq!(found.len(), 3);
}

#[tokio::test]
async fn another_accounts_tickets_are_never_found() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (tech, stranger) = (account.l1().await, other.owner().await);
    let call = tech.takes_call("The printer hums").await;
    for search in ["printer", "1001", "#1001"] {
        assert_eq!(found(&stranger, search).await, [] as [&str; 0], "{search}");
    }
    assert_eq!(stranger.get(LIST).await.expect(200)["items"], json!([]));
    assert_eq!(stranger.get(QUEUE).await.expect(200), json!([]));
    let counts = stranger.get(&format!("{LIST}/counts")).await.expect(200);
    assert_eq!(
        counts,
        json!({ "open": 0, "walking": 0, "resolved": 0, "escalated": 0, "at_least": [] })
    );
    let foreign = stranger
        .get(&format!("{LIST}/{}", id(&call, "ticket_id")))
        .await
        .refused(404, "not_found");
    let absent = stranger
        .get(&format!("{LIST}/{}", Uuid::now_v7()))
        .await
        .refused(404, "not_found");
    let no_id = stranger.get(&format!("{LIST}/1001")).await.refused(404, "not_found");
    assert_eq!(foreign["message"], absent["message"]);
    assert_eq!(no_id["code"], absent["code"]);
}

#[tokio::test]
async fn tickets_are_counted_by_status() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    calls(&account, &tech, 3).await;
    tech.takes_call("Walking").await;
    tech.has_resolved("Resolved").await;
    tech.has_resolved("Resolved").await;
    let escalated = json!({ "problem_statement": "Escalated", "reason_category": "Other" });
    tech.post("/api/v1/l1/escalate-without-walk", escalated)
        .await
        .expect(201);
    let counts = tech.get(&format!("{LIST}/counts")).await.expect(200);
    assert_eq!(
        counts,
        json!({ "open": 3, "walking": 1, "resolved": 2, "escalated": 1, "at_least": [] })
    );
}

#[tokio::test]
async fn viewers_read_no_tickets_and_everybody_else_does() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let ticket = tech.has_resolved("The printer hums").await;
    let paths = [LIST.to_owned(), format!("{LIST}/counts"), format!("{LIST}/{ticket}")];
    for path in &paths {
        account.viewer().await.get(path).await.refused(403, "forbidden");
        account.nobody().get(path).await.refused(401, "not_signed_in");
    }
    for role in [Role::L1Tech, Role::Engineer, Role::Owner] {
        let person = account.person("Somebody", role).await;
        for path in &paths {
            person.get(path).await.expect(200);
        }
    }
}

#[tokio::test]
async fn reopening_clears_the_resolution() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, engineer) = (account.l1().await, account.engineer().await);
    let ticket = tech.has_resolved("Outlook cannot connect").await;
    let path = format!("{LIST}/{ticket}/reopen");
    let reopened = engineer
        .post(&path, json!({ "reason": "It is back" }))
        .await
        .expect(200);
    insta::assert_json_snapshot!(redacted(reopened.clone()), @r#"
    {
      "active_walk": null,
      "assigned_user": null,
      "created_at": "[time]",
      "created_by": {
        "id": "[id 1]",
        "name": "Dana"
      },
      "customer_contact": null,
      "customer_name": null,
      "escalation_category": null,
      "flow": null,
      "flow_proposal": null,
      "number": 1001,
      "problem_statement": "Outlook cannot connect",
      "psa_promoted_ticket_id": null,
      "resolution_notes": null,
      "resolved_at": null,
      "status": "open",
      "ticket_id": "[id 2]",
      "ticket_kind": "internal",
      "updated_at": "[time]"
    }
    "#);
    let mut story = tech.story(&ticket).await;
    let entry = &story["history"][2];
    assert_eq!(
        (&entry["from_status"], &entry["to_status"]),
        (&json!("resolved"), &json!("open"))
    );
    assert_eq!(
        (&entry["reason"], &entry["by"]["id"]),
        (&json!("It is back"), &json!(engineer.id))
    );
    assert_eq!(
        story["walks"][0]["resolution_notes"], "Restarted it.",
        "the walk says what was tried"
    );
    for field in ["history", "walks"] {
        story.as_object_mut().unwrap().remove(field);
    }
    assert_eq!(story, reopened, "what is answered is what is read");
}

#[tokio::test]
async fn only_a_resolved_ticket_is_reopened() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let tech = account.l1().await;
    let walking = tech.takes_call("Walking").await;
    let escalated = json!({ "problem_statement": "Escalated", "reason_category": "Other" });
    let escalated = tech
        .post("/api/v1/l1/escalate-without-walk", escalated)
        .await
        .expect(201);
    let open = tech.has_resolved("Open").await;
    tech.post(&format!("{LIST}/{open}/reopen"), json!({})).await.expect(200);
    for (ticket, status) in [
        (id(&walking, "ticket_id"), "walking"),
        (id(&escalated, "ticket_id"), "escalated"),
        (open.as_str(), "open"),
    ] {
        let refused = tech
            .post(&format!("{LIST}/{ticket}/reopen"), json!({}))
            .await
            .refused(409, "ticket_state");
        assert_eq!(
            refused["message"],
            format!("Only a resolved ticket can be reopened; this one is {status}.")
        );
    }
    let resolved = tech.has_resolved("Resolved").await;
    let path = format!("{LIST}/{resolved}/reopen");
    account
        .viewer()
        .await
        .post(&path, json!({}))
        .await
        .refused(403, "forbidden");
    other
        .owner()
        .await
        .post(&path, json!({}))
        .await
        .refused(404, "not_found");
    tech.post(&path, json!({ "reason": "x".repeat(4001) }))
        .await
        .names_field("reason");
    tech.post(&path, json!({ "status": "open" }))
        .await
        .names_field("status");
    assert_eq!(tech.story(&resolved).await["status"], "resolved");
}
