//! Lists of tickets: what they are narrowed to, in which order, page after page, and how many there are.

use std::collections::BTreeSet;

use resolutionflow::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Account, Person, TestApp, id};

const LIST: &str = "/api/v1/internal-tickets";
const COUNTS: &str = "/api/v1/internal-tickets/counts";

/// A ticket as it stands, with no story.
async fn stands(account: &Account<'_>, by: &Person, problem: &str, set: &str) -> Uuid {
    let ticket = Uuid::now_v7();
    let insert = "insert into internal_tickets (account_id, id, number, created_by, problem_statement)
                  values ($1, $2, (select 5000 + count(*) from internal_tickets where account_id = $1), $3, $4)";
    let admin = &account.app.admin;
    admin
        .execute(insert, &[&account.id.0, &ticket, &by.id.0, &problem])
        .await
        .unwrap();
    account.set("internal_tickets", &ticket.to_string(), set).await;
    ticket
}

fn problems(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["problem_statement"].as_str().unwrap())
        .collect()
}

async fn listed(person: &Person, query: &str) -> Vec<String> {
    let page = person.get(&format!("{LIST}?{query}")).await.expect(200);
    problems(&page).into_iter().map(ToOwned::to_owned).collect()
}

/// All pages of so many, one after the other.
async fn paged(person: &Person, query: &str, limit: usize) -> Vec<String> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = person
            .get(&format!("{LIST}?limit={limit}&{query}{cursor}"))
            .await
            .expect(200);
        all.extend(problems(&page).into_iter().map(ToOwned::to_owned));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

#[tokio::test]
async fn each_filter_leaves_what_fits_and_together_they_leave_what_fits_all() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, ravi) = (account.l1().await, account.l1().await);
    let resolved = |who: &Person| {
        format!(
            "status = 'resolved', resolved_at = now(), resolution_notes = 'Restarted it', assigned_user_id = '{}'",
            who.id.0
        )
    };
    let old = "created_at = now() - interval '40 days'";
    stands(&account, &dana, "Printer", &format!("{}, {old}", resolved(&dana))).await;
    stands(&account, &ravi, "Scanner", &resolved(&dana)).await;
    stands(
        &account,
        &ravi,
        "Printer of Tailspin",
        "customer_name = 'Tailspin Toys'",
    )
    .await;
    stands(
        &account,
        &dana,
        "Mail",
        "customer_name = 'TAILSPIN, Ada', created_at = now() - interval '1 hour'",
    )
    .await;
    let up = "status = 'escalated', escalation_category = 'Hardware fault'";
    stands(&account, &dana, "Screen", up).await;
    let then = format!("{}, escalation_category = 'Other'", resolved(&ravi));
    stands(&account, &dana, "Dock", &then).await;

    let (dana_id, ravi_id) = (dana.id.0, ravi.id.0);
    let month = "from=2020-01-01";
    for (query, fitting) in [
        (
            String::new(),
            vec!["Printer", "Scanner", "Printer of Tailspin", "Mail", "Screen", "Dock"],
        ),
        (format!("assigned_to={dana_id}"), vec!["Printer", "Scanner"]),
        (format!("assigned_to={ravi_id}"), vec!["Dock"]),
        (
            "assigned_to=nobody".into(),
            vec!["Printer of Tailspin", "Mail", "Screen"],
        ),
        (
            "assigned_to=nobody&status=open".into(),
            vec!["Printer of Tailspin", "Mail"],
        ),
        (format!("created_by={ravi_id}"), vec!["Scanner", "Printer of Tailspin"]),
        ("customer=tail".into(), vec!["Printer of Tailspin", "Mail"]),
        ("customer=ada+tailspin".into(), vec!["Mail"]),
        ("customer=printer".into(), vec![]),
        ("customer=%21".into(), vec![]),
        ("category=Hardware+fault".into(), vec!["Screen"]),
        ("category=Hardware".into(), vec![]),
        ("search=printer".into(), vec!["Printer", "Printer of Tailspin"]),
        ("search=restarted".into(), vec!["Printer", "Scanner", "Dock"]),
        (
            month.into(),
            vec!["Printer", "Scanner", "Printer of Tailspin", "Mail", "Screen", "Dock"],
        ),
        ("to=2020-01-01".into(), vec![]),
        // Together.
        (format!("assigned_to={dana_id}&created_by={ravi_id}"), vec!["Scanner"]),
        (format!("created_by={dana_id}&category=Other"), vec!["Dock"]),
        (
            format!("created_by={ravi_id}&search=printer&customer=toys&status=open"),
            vec!["Printer of Tailspin"],
        ),
        ("search=restarted&status=open".into(), vec![]),
        ("search=printer&customer=tailspin".into(), vec!["Printer of Tailspin"]),
        ("search=%21&customer=tailspin".into(), vec![]),
        (
            format!("search=restarted&assigned_to={ravi_id}&category=Other&{month}&status=resolved"),
            vec!["Dock"],
        ),
        // An empty value asks for nothing.
        (
            "customer=&category=&search=".into(),
            vec!["Printer", "Scanner", "Printer of Tailspin", "Mail", "Screen", "Dock"],
        ),
    ] {
        for sort in ["newest", "oldest"] {
            let found = listed(&dana, &format!("{query}&sort={sort}")).await;
            let found: BTreeSet<_> = found.iter().map(String::as_str).collect();
            assert_eq!(found, fitting.iter().copied().collect(), "{query} {sort}");
        }
        // What is counted is what the lists have, status by status.
        if !query.contains("status=") {
            let counts = dana.get(&format!("{COUNTS}?{query}")).await.expect(200);
            assert_eq!(counts["at_least"], json!([]), "{query}");
            for status in ["open", "walking", "resolved", "escalated"] {
                let found = listed(&dana, &format!("{query}&status={status}")).await;
                assert_eq!(counts[status], found.len(), "{query} {status}");
            }
        }
    }
}

#[tokio::test]
async fn pages_of_what_fits_have_no_gap_and_nothing_twice_where_many_came_in_the_same_moment() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, ravi) = (account.l1().await, account.l1().await);
    let insert = "insert into internal_tickets (account_id, id, number, created_by, assigned_user_id, customer_name,
                                                problem_statement, status, escalation_category, created_at)
                  select $1, gen_random_uuid(), 5000 + n, case when n % 2 = 0 then $2::uuid else $3 end,
                         case when n % 3 = 0 then $2::uuid end, 'Customer ' || n % 5 + 40, 'Call ' || n || ' about mail',
                         case when n % 7 = 0 then 'escalated' else 'open' end, case when n % 7 = 0 then 'Other' end,
                         date_trunc('second', now()) - interval '1 day' + (n / 4) * interval '1 second'
                  from generate_series(1, 90) n";
    let admin = &app.admin;
    admin
        .execute(insert, &[&account.id.0, &dana.id.0, &ravi.id.0])
        .await
        .unwrap();
    type Fits = fn(usize) -> bool;
    let all: [(String, Fits); 7] = [
        ("status=open".into(), |n| n % 7 != 0),
        (format!("assigned_to={}", dana.id.0), |n| n % 3 == 0),
        ("assigned_to=nobody".into(), |n| n % 3 != 0),
        (format!("created_by={}", ravi.id.0), |n| n % 2 == 1),
        ("category=Other".into(), |n| n % 7 == 0),
        ("search=mail".into(), |_| true),
        (
            format!("customer=customer+43&search=mail&status=open&created_by={}", dana.id.0),
            |n| n % 5 == 3 && n % 7 != 0 && n % 2 == 0,
        ),
    ];
    for (query, fits) in all {
        let expected: BTreeSet<_> = (1..=90)
            .filter(|n| fits(*n))
            .map(|n| format!("Call {n} about mail"))
            .collect();
        let newest = paged(&dana, &format!("{query}&sort=newest"), 7).await;
        assert_eq!(newest.len(), expected.len(), "{query}: nothing twice");
        assert_eq!(
            newest.iter().cloned().collect::<BTreeSet<_>>(),
            expected,
            "{query}: no gap"
        );
        let mut oldest = paged(&dana, &format!("{query}&sort=oldest"), 4).await;
        oldest.reverse();
        assert_eq!(oldest, newest, "{query}: one order from either end");
        assert_eq!(
            paged(&dana, &format!("{query}&sort=newest"), 200).await,
            newest,
            "{query}: on one page"
        );
    }
}

#[tokio::test]
async fn a_page_looks_at_so_many_tickets_and_says_how_far_it_came() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, ravi) = (account.l1().await, account.l1().await);
    let long_ago = "status = 'resolved', resolved_at = now(), escalation_category = 'Other', resolution_notes = 'Flux',
                    created_at = now() - interval '1 year'";
    stands(&account, &dana, "Long ago", long_ago).await;
    let insert =
        "insert into internal_tickets (account_id, id, number, created_by, problem_statement, status, resolved_at,
                                                created_at)
                  select $1, gen_random_uuid(), 6000 + n, $2, 'Call ' || n, 'resolved', now(),
                         now() - interval '1 day' + n * interval '1 second'
                  from generate_series(1, 5100) n";
    app.admin.execute(insert, &[&account.id.0, &dana.id.0]).await.unwrap();
    let rare = format!("created_by={}&category=Other", dana.id.0);
    let first = dana.get(&format!("{LIST}?{rare}")).await.expect(200);
    assert_eq!(first["items"], json!([]), "{first}");
    assert!(first["looked_to"].is_string(), "{first}");
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = dana.get(&format!("{LIST}?{rare}&cursor={cursor}")).await.expect(200);
    assert_eq!(problems(&second), ["Long ago"]);
    assert_eq!(
        (&second["looked_to"], &second["next_cursor"]),
        (&Value::Null, &Value::Null)
    );
    let counts = dana.get(&format!("{COUNTS}?{rare}")).await.expect(200);
    assert_eq!(
        counts,
        json!({ "open": 0, "walking": 0, "resolved": 0, "escalated": 0, "at_least": ["resolved"] })
    );
    // Where an index leads to it, it is found at once: by a word, and along the category.
    for query in [
        format!("{rare}&search=flux"),
        "category=Other".into(),
        format!("{rare}&sort=oldest&limit=1"),
    ] {
        let page = dana.get(&format!("{LIST}?{query}")).await.expect(200);
        assert_eq!(problems(&page), ["Long ago"], "{query}");
    }
    let by_another = dana.get(&format!("{LIST}?created_by={}", ravi.id.0)).await.expect(200);
    assert_eq!(
        (&by_another["items"], &by_another["looked_to"]),
        (&json!([]), &Value::Null)
    );
    let all = dana.get(COUNTS).await.expect(200);
    assert_eq!(
        (&all["resolved"], &all["at_least"]),
        (&json!(1000), &json!(["resolved"]))
    );
    let by_word = dana.get(&format!("{COUNTS}?search=call")).await.expect(200);
    assert_eq!(
        (&by_word["resolved"], &by_word["at_least"]),
        (&json!(1000), &json!(["resolved"]))
    );
}

#[tokio::test]
async fn words_are_found_beside_other_filters_however_many_newer_tickets_have_them() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (dana, ravi) = (account.l1().await, account.l1().await);
    let old = "created_at = now() - interval '1 year', customer_name = 'Wingtip'";
    stands(&account, &ravi, "Mail does not leave", old).await;
    let insert = "insert into internal_tickets (account_id, id, number, created_by, problem_statement, created_at)
                  select $1, gen_random_uuid(), 6000 + n, $2, 'Mail ' || n, now() - interval '1 day' + n * interval '1 second'
                  from generate_series(1, 4500) n";
    app.admin.execute(insert, &[&account.id.0, &dana.id.0]).await.unwrap();
    for query in [
        format!("search=mail&created_by={}", ravi.id.0),
        "search=mail&customer=wing".into(),
        "search=mail+leave".into(),
        "search=mail&from=2000-01-01&to=2999-01-01&customer=wingtip".into(),
    ] {
        for sort in ["newest", "oldest"] {
            let found = listed(&dana, &format!("{query}&sort={sort}")).await;
            assert_eq!(found, ["Mail does not leave"], "{query} {sort}");
        }
    }
    assert_eq!(paged(&dana, "search=mail", 200).await.len(), 4501);
    // Others' rights end at their account, whatever they look for.
    let other = app.account("Contoso").await;
    let stranger = other.owner().await;
    for query in ["search=mail", "customer=wingtip", "search=mail&sort=oldest"] {
        assert_eq!(listed(&stranger, query).await, [] as [&str; 0], "{query}");
    }
}

#[tokio::test]
async fn somebody_of_another_account_in_a_filter_is_nobody() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, stranger) = (account.l1().await, other.l1().await);
    dana.takes_call("Ours").await;
    stranger.takes_call("Theirs").await;
    for parameter in ["assigned_to", "created_by"] {
        for path in [LIST, COUNTS] {
            let foreign = dana
                .get(&format!("{path}?{parameter}={}", stranger.id.0))
                .await
                .expect(200);
            let absent = dana
                .get(&format!("{path}?{parameter}={}", Uuid::now_v7()))
                .await
                .expect(200);
            assert_eq!(foreign, absent, "{path} {parameter}");
        }
    }
    assert_eq!(listed(&dana, &format!("assigned_to={}", dana.id.0)).await, ["Ours"]);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_by_its_name() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    for (query, field) in [
        ("assigned_to=dana", "assigned_to"),
        ("assigned_to=", "assigned_to"),
        ("created_by=nobody", "created_by"),
        ("created_by=1", "created_by"),
        ("from=yesterday", "from"),
        ("to=2026-02-30", "to"),
        ("from=-009999-01-01", "from"),
        ("from=2026-03-02&to=2026-03-01", "to"),
        ("category=1234567890123456789012345678901", "category"),
        ("customer=a%00b", "customer"),
        ("assignee=x", "assignee"),
    ] {
        dana.get(&format!("{LIST}?{query}")).await.names_field(field);
        dana.get(&format!("{COUNTS}?{query}")).await.names_field(field);
    }
    let long = format!("customer={}", "x".repeat(121));
    dana.get(&format!("{LIST}?{long}")).await.names_field("customer");
    for (query, field) in [
        ("sort=random", "sort"),
        ("status=closed", "status"),
        ("number=x", "number"),
        ("number=1001&status=open", "number"),
        ("number=1001&search=mail", "number"),
        ("number=1001&like=mail", "number"),
        ("like=mail&customer=ada", "like"),
        ("like=mail&sort=oldest", "like"),
    ] {
        dana.get(&format!("{LIST}?{query}")).await.names_field(field);
    }
    for query in [
        "status=open",
        "number=1001",
        "like=mail",
        "sort=oldest",
        "limit=1",
        "cursor=x",
    ] {
        let field = query.split('=').next().unwrap();
        dana.get(&format!("{COUNTS}?{query}")).await.names_field(field);
    }
}

#[tokio::test]
async fn a_ticket_is_looked_up_by_its_number() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (dana, stranger) = (account.l1().await, other.l1().await);
    let call = dana.takes_call("The printer hums").await;
    dana.takes_call("Number 1001 on the display").await;
    let page = dana.get(&format!("{LIST}?number=1001")).await.expect(200);
    assert_eq!(page["items"][0]["ticket_id"], id(&call, "ticket_id"));
    assert_eq!(
        page["items"].as_array().unwrap().len(),
        1,
        "and not what only speaks of it"
    );
    for (person, number) in [(&dana, "1003"), (&dana, "0"), (&dana, "-1"), (&stranger, "1001")] {
        let page = person.get(&format!("{LIST}?number={number}")).await.expect(200);
        assert_eq!(page, json!({ "items": [], "next_cursor": null, "looked_to": null }));
    }
}

#[tokio::test]
async fn days_are_days_of_the_accounts_time_zone() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    // Midnight is at 10:00 UTC of the day before.
    app.admin
        .execute(
            "update accounts set time_zone = 'Pacific/Kiritimati' where id = $1",
            &[&account.id.0],
        )
        .await
        .unwrap();
    for (problem, at) in [
        ("Last second of the 1st", "2026-03-01 09:59:59Z"),
        ("First second of the 2nd", "2026-03-01 10:00:00Z"),
        ("Last second of the 2nd", "2026-03-02 09:59:59.999999Z"),
        ("First second of the 3rd", "2026-03-02 10:00:00Z"),
    ] {
        stands(&account, &dana, problem, &format!("created_at = '{at}'")).await;
    }
    let (second, third) = (
        ["First second of the 2nd", "Last second of the 2nd"],
        "First second of the 3rd",
    );
    assert_eq!(listed(&dana, "from=2026-03-02&to=2026-03-02&sort=oldest").await, second);
    assert_eq!(listed(&dana, "from=2026-03-03").await, [third]);
    assert_eq!(listed(&dana, "to=2026-03-01").await, ["Last second of the 1st"]);
    let mut pages = paged(&dana, "from=2026-03-02&to=2026-03-02&search=second", 1).await;
    pages.reverse();
    assert_eq!(pages, second);
    let counts = dana.get(&format!("{COUNTS}?from=2026-03-02")).await.expect(200);
    assert_eq!(counts["open"], 3);
}

#[tokio::test]
async fn a_ticket_keeps_why_it_was_escalated_last_and_lists_say_how_it_ended() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let at_once = json!({ "problem_statement": "Smoke", "reason_category": "Hardware fault", "reason": "It burns" });
    dana.post("/api/v1/l1/escalate-without-walk", at_once).await.expect(201);
    let call = dana.takes_call("Locked out").await;
    let ticket = id(&call, "ticket_id");
    let up = json!({ "reason_category": "Needs admin access" });
    dana.on(id(&call, "session_id"), "escalate", up).await.expect(200);
    let long = "Restarted it. ".repeat(40);
    let solved = dana.takes_call("Slow").await;
    let resolution = json!({ "resolution_notes": long });
    dana.on(id(&solved, "session_id"), "resolve", resolution)
        .await
        .expect(200);

    assert_eq!(listed(&dana, "category=Hardware+fault").await, ["Smoke"]);
    assert_eq!(listed(&dana, "category=Needs+admin+access").await, ["Locked out"]);
    assert_eq!(dana.story(ticket).await["escalation_category"], "Needs admin access");
    let page = dana.get(&format!("{LIST}?like=locked+smoke+slow")).await.expect(200);
    let ended: BTreeSet<_> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let text = |field: &str| entry[field].as_str().unwrap_or_default().to_owned();
            (
                text("problem_statement"),
                text("escalation_category"),
                text("resolution"),
            )
        })
        .collect();
    let told = |problem: &str, category: &str, resolution: &str| (problem.into(), category.into(), resolution.into());
    let beginning: String = long.chars().take(200).collect();
    assert_eq!(
        ended,
        BTreeSet::from([
            told("Smoke", "Hardware fault", ""),
            told("Locked out", "Needs admin access", ""),
            told("Slow", "", &beginning),
        ])
    );
    account
        .set("internal_tickets", ticket, "status = 'resolved', resolved_at = now()")
        .await;
    dana.post(&format!("{LIST}/{ticket}/reopen"), json!({}))
        .await
        .expect(200);
    assert_eq!(
        listed(&dana, "category=Needs+admin+access&status=open").await,
        ["Locked out"]
    );
}

#[tokio::test]
async fn one_may_look_for_tickets_of_whoever_takes_calls_or_took_some() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let dana = account.person("Dana", Role::L1Tech).await;
    account.person("Eve", Role::Engineer).await;
    let gone = account.person("Ada, who left", Role::L1Tech).await;
    account.change(&gone, "is_active = false").await;
    account.person("Vic, who reads", Role::Viewer).await;
    let moved = account.person("Bo, now a viewer", Role::L1Tech).await;
    moved.takes_call("Long ago").await;
    account.change(&moved, "account_role = 'viewer'").await;
    other.person("Somebody else's", Role::L1Tech).await;
    let operator = other.super_admin().await;
    operator.enters(account.id, "To help").await.takes_call("Seen").await;
    let people = dana.get(&format!("{LIST}/people")).await.expect(200);
    let names: Vec<_> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["Bo, now a viewer", "Dana", "Eve", "Ada, who left"],
        "active ones first"
    );
}
