//! The audit log as an owner reads it: by whom, what, on what and when; quick in a big account; as a file.

use axum::http::Method;
use resolutionflow::ids::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Account, Person, TestApp, given::OUTLOOK, id};

const LOG: &str = "/api/v1/audit-logs";

/// An entry that was written some time ago, and its id.
struct Entry<'a> {
    user: Option<UserId>,
    acting_as: &'a str,
    action: &'a str,
    entity: &'a str,
    entity_id: Uuid,
    detail: Value,
    outcome: &'a str,
    at: &'a str,
}

impl Default for Entry<'_> {
    fn default() -> Self {
        Self {
            user: None,
            acting_as: "system",
            action: "walk.abandoned",
            entity: "walk",
            entity_id: Uuid::nil(),
            detail: json!({}),
            outcome: "done",
            at: "2026-03-01T12:00:00Z",
        }
    }
}

impl Entry<'_> {
    async fn of(&self, account: &Account<'_>) -> Uuid {
        let id = Uuid::now_v7();
        let statement = "
            insert into audit_logs (account_id, id, user_id, acting_as, action, entity, entity_id, detail, outcome, request_id,
                                    created_at)
            values ($1, $2, $3, $4, $5, $6, $7::uuid::text, $8, $9, 'none', $10::text::timestamptz)";
        let user = self.user.map(|user| user.0);
        account
            .app
            .admin
            .execute(
                statement,
                &[
                    &account.id.0,
                    &id,
                    &user,
                    &self.acting_as,
                    &self.action,
                    &self.entity,
                    &self.entity_id,
                    &self.detail,
                    &self.outcome,
                    &self.at,
                ],
            )
            .await
            .unwrap();
        id
    }
}

/// The ids a filter finds, in order.
async fn found(owner: &Person, filter: &str) -> Vec<String> {
    let page = owner.get(&format!("{LOG}?{filter}")).await.expect(200);
    assert_eq!(page.get("next_cursor"), Some(&Value::Null), "{page}");
    ids(&page)
}

fn ids(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap_or_else(|| panic!("{page}"));
    items.iter().map(|item| id(item, "id").to_owned()).collect()
}

#[tokio::test]
async fn the_log_says_who_did_what_on_what_by_name_and_number() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (olga, dana) = (account.owner().await, account.l1().await);
    let flow = account.flow(&olga, OUTLOOK).await;
    let call = dana.takes_call_with("Outlook is down", flow).await;
    let walk = id(&call, "session_id");
    let other = account.l1().await;
    dana.on(walk, "handover", json!({ "to_user_id": other.id }))
        .await
        .expect(200);

    let page = olga.get(&format!("{LOG}?limit=200")).await.expect(200);
    let entry = |action: &str| {
        let items = page["items"].as_array().unwrap();
        items
            .iter()
            .find(|item| item["action"] == action)
            .unwrap_or_else(|| panic!("no {action}: {page}"))
    };
    let handed = entry("walk.handed_over");
    assert_eq!(handed["user"], json!({ "id": dana.id, "name": "Dana" }));
    assert_eq!(
        (&handed["acting_as"], &handed["role"]),
        (&"l1_tech".into(), &"l1_tech".into())
    );
    assert_eq!(handed["about"]["entity"], "walk");
    assert_eq!(handed["about"]["id"], walk);
    assert_eq!(
        (&handed["about"]["ticket_id"], &handed["about"]["ticket_number"]),
        (&call["ticket_id"], &1001.into())
    );
    assert_eq!(entry("ticket.created")["about"]["ticket_number"], 1001);
    assert_eq!(entry("flow.published")["about"]["name"], "Outlook cannot connect");
    assert_eq!(
        entry("flow.published")["user"],
        Value::Null,
        "a flow made by the product itself"
    );
    assert_eq!(ids(&page).len(), page["items"].as_array().unwrap().len());

    let whole = olga.get(&format!("{LOG}/{}", id(handed, "id"))).await.expect(200);
    assert_eq!(whole["detail"], json!({ "from": dana.id, "to": other.id }));
    let people: Vec<_> = whole["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| id(person, "id"))
        .collect();
    assert!(people.contains(&dana.id.to_string().as_str()) && people.contains(&other.id.to_string().as_str()));
    assert_eq!(whole["session"]["id"], dana.session.to_string());
    assert!(whole["request_id"].as_str().unwrap().parse::<Uuid>().is_ok());
}

#[tokio::test]
async fn each_filter_finds_what_fits_and_all_of_them_together_too() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (olga, dana) = (account.owner().await, account.l1().await);
    let thing = Uuid::now_v7();
    let plain = Entry::default().of(&account).await;
    let danas = Entry {
        user: Some(dana.id),
        acting_as: "l1_tech",
        action: "walk.started",
        at: "2026-03-02T12:00:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await;
    let of_thing = Entry {
        action: "ticket.reopened",
        entity: "ticket",
        entity_id: thing,
        at: "2026-03-03T12:00:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await;
    let refused = Entry {
        action: "guard.refused",
        entity: "login_session",
        outcome: "refused",
        at: "2026-03-04T12:00:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await;
    let operators = Entry {
        acting_as: "super_admin",
        action: "walk.started",
        at: "2026-03-05T12:00:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await;
    let dana = dana.id;
    for (filter, expected) in [
        (String::new(), vec![operators, refused, of_thing, danas, plain]),
        (format!("user_id={dana}"), vec![danas]),
        ("action=walk.started".into(), vec![operators, danas]),
        ("action=walk".into(), vec![operators, danas, plain]),
        ("entity=ticket".into(), vec![of_thing]),
        (format!("entity=ticket&entity_id={thing}"), vec![of_thing]),
        (format!("entity=walk&entity_id={thing}"), vec![]),
        ("acting_as=super_admin".into(), vec![operators]),
        ("acting_as=l1_tech".into(), vec![danas]),
        ("outcome=refused".into(), vec![refused]),
        ("outcome=done&action=ticket".into(), vec![of_thing]),
        ("from=2026-03-02&to=2026-03-03".into(), vec![of_thing, danas]),
        ("from=2026-03-05".into(), vec![operators]),
        ("to=2026-03-01".into(), vec![plain]),
        (
            format!(
                "user_id={dana}&action=walk.started&acting_as=l1_tech&outcome=done&from=2026-03-02&to=2026-03-02&entity=walk"
            ),
            vec![danas],
        ),
        (format!("user_id={dana}&outcome=refused"), vec![]),
        ("action=walk.started&acting_as=super_admin".into(), vec![operators]),
        ("acting_as=super_admin&outcome=refused".into(), vec![]),
        (format!("user_id={}", UserId::fresh()), vec![]),
    ] {
        let expected: Vec<_> = expected.iter().map(Uuid::to_string).collect();
        assert_eq!(found(&olga, &filter).await, expected, "{filter}");
    }
}

#[tokio::test]
async fn a_day_is_a_day_of_the_account_s() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    app.admin
        .execute("update accounts set time_zone = 'America/New_York'", &[])
        .await
        .unwrap();
    // 23:30 on the 28th there, and half an hour into the 1st.
    let late = Entry {
        at: "2026-03-01T04:30:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await
    .to_string();
    let early = Entry {
        at: "2026-03-01T05:30:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await
    .to_string();
    assert_eq!(found(&olga, "to=2026-02-28").await, [late]);
    assert_eq!(found(&olga, "from=2026-03-01&to=2026-03-01").await, [early]);
    let file = olga.get(&format!("{LOG}/export?from=2026-03-01")).await;
    assert!(file.text.contains("2026-03-01 00:30:00-05:00"), "{}", file.text);
}

#[tokio::test]
async fn what_could_never_fit_is_refused_by_its_field() {
    let app = TestApp::new().await;
    let olga = app.account("Northwind").await.owner().await;
    for (filter, field) in [
        ("action=walk.flown", "action"),
        ("action=%25", "action"),
        ("entity_id=0191e0a0-0000-7000-8000-000000000000", "entity"),
        ("entity=ticket&entity_id=1", "entity_id"),
        ("acting_as=god", "acting_as"),
        ("outcome=maybe", "outcome"),
        ("from=yesterday", "from"),
        ("to=-009999-01-01", "to"),
        ("from=2026-03-02&to=2026-03-01", "to"),
        ("user_id=me", "user_id"),
        ("limit=0", "limit"),
        ("cursor=nonsense", "cursor"),
    ] {
        olga.get(&format!("{LOG}?{filter}")).await.names_field(field);
        if !filter.starts_with("limit") && !filter.starts_with("cursor") {
            olga.get(&format!("{LOG}/export?{filter}")).await.names_field(field);
        }
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_or_a_double_while_the_log_grows() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let mut written = Vec::new();
    for second in 0..23 {
        // Pairs at the same moment: the id decides.
        let at = format!("2026-03-01T12:00:{:02}Z", second / 2);
        written.push(
            Entry {
                at: &at,
                ..Entry::default()
            }
            .of(&account)
            .await
            .to_string(),
        );
    }
    written.reverse();
    for filter in [
        "",
        "&entity=walk",
        "&action=walk.abandoned",
        "&action=walk",
        "&outcome=done",
    ] {
        let (mut read, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = olga
                .get(&format!("{LOG}?limit=5&to=2026-03-01{filter}{cursor}"))
                .await
                .expect(200);
            read.extend(ids(&page));
            Entry {
                at: "2026-03-02T12:00:00Z",
                ..Entry::default()
            }
            .of(&account)
            .await;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(read, written, "{filter}");
    }
}

/// As many entries as that, a second apart, the last of them now, of everybody in the account by turns.
async fn many(account: &Account<'_>, count: i32) {
    let statement = "
        insert into audit_logs (account_id, id, user_id, acting_as, action, entity, entity_id, request_id, created_at)
        select $1, gen_random_uuid(), everybody.ids[1 + n % cardinality(everybody.ids)], 'system',
               (array['walk.stepped', 'walk.started', 'walk.notes_saved', 'walk.resolved', 'ticket.created', 'user.signed_in',
                      'user.signed_out', 'walk.escalated'])[1 + n % 8],
               'walk', gen_random_uuid()::text, 'none', now() - make_interval(secs => n)
        from generate_series(1, $2::int) n, (select array_agg(id) as ids from users where account_id = $1) everybody";
    account
        .app
        .admin
        .execute(statement, &[&account.id.0, &count])
        .await
        .unwrap();
}

#[tokio::test]
async fn what_is_rare_is_looked_for_in_bounded_pages_and_a_file_says_where_it_was_cut() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let rare = Entry {
        acting_as: "l1_coverage",
        at: "2020-01-01T00:00:00Z",
        ..Entry::default()
    }
    .of(&account)
    .await;
    many(&account, 50_100).await;
    app.admin.batch_execute("analyze audit_logs").await.unwrap();

    let (mut pages, mut cursor) = (0, String::new());
    let last = loop {
        let page = olga
            .get(&format!("{LOG}?acting_as=l1_coverage{cursor}"))
            .await
            .expect(200);
        pages += 1;
        match page["next_cursor"].as_str() {
            Some(next) => {
                assert_eq!(ids(&page), [""; 0], "nothing fits yet");
                assert!(page["looked_back_to"].is_string(), "{page}");
                cursor = format!("&cursor={next}");
            }
            None => break page,
        }
    };
    assert_eq!((pages, ids(&last)), (3, vec![rare.to_string()]));

    let file = olga.get(&format!("{LOG}/export?acting_as=l1_coverage")).await;
    assert_eq!(file.text.lines().count(), 2, "{}", file.text);
    assert!(file.text.contains(&rare.to_string()[..8]) || file.text.contains("l1_coverage"));
    let file = olga.get(&format!("{LOG}/export")).await;
    let lines: Vec<_> = file.text.lines().collect();
    assert_eq!(lines.len(), 1 + 50_000 + 1);
    assert!(
        lines[50_001].starts_with("CUT: the file ends after 50000 entries."),
        "{}",
        lines[50_001]
    );
}

/// Each page of a big account goes along an index, as the role that serves and whatever is asked for.
#[tokio::test]
async fn every_page_goes_along_an_index() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    for _ in 0..6 {
        account.l1().await;
    }
    many(&account, 30_000).await;
    app.admin.batch_execute("analyze audit_logs").await.unwrap();
    let along = [
        ("true", "audit_by_time"),
        ("user_id = $1::uuid", "audit_of_a_user"),
        ("entity = 'walk' and entity_id = $1::text", "audit_of_a_thing"),
        ("action = $1::text", "audit_of_an_action"),
        ("outcome = 'refused'", "audit_refusals"),
        ("acting_as = 'super_admin'", "audit_of_operators"),
    ];
    app.admin
        .batch_execute("set plan_cache_mode = force_generic_plan; set enable_bitmapscan = off; set role rf_app")
        .await
        .unwrap();
    let enter = format!("select set_config('app.current_account_id', '{}', false)", account.id);
    app.admin.batch_execute(&enter).await.unwrap();
    for (number, (driven_by, index)) in along.iter().enumerate() {
        let takes = if driven_by.contains("uuid") {
            "(uuid)"
        } else if driven_by.contains("$1") {
            "(text)"
        } else {
            ""
        };
        let value = if driven_by.contains("$1") {
            format!("('{}')", Uuid::nil())
        } else {
            String::new()
        };
        let page = format!(
            "prepare page{number}{takes} as
             select id, row_number() over (order by created_at desc, id desc) from audit_logs
             where {driven_by} and (created_at, id) < (now(), '{}') order by created_at desc, id desc limit 20000",
            Uuid::max()
        );
        app.admin.batch_execute(&page).await.unwrap();
        let plan = app
            .admin
            .simple_query(&format!("explain execute page{number}{value}"))
            .await
            .unwrap();
        let plan = format!("{plan:?}");
        assert!(plan.contains(index) && !plan.contains("Sort"), "{driven_by}: {plan}");
    }
}

#[tokio::test]
async fn a_file_has_every_entry_once_as_text_that_no_spreadsheet_runs() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let mallory = account
        .person(
            "=HYPERLINK(\"http://evil.example\",\"Olga\")",
            resolutionflow::auth::Role::L1Tech,
        )
        .await;
    let detail = json!({ "from": "=1+1", "to": "two\r\nlines, and \"quotes\"" });
    Entry {
        user: Some(mallory.id),
        detail,
        ..Entry::default()
    }
    .of(&account)
    .await;
    many(&account, 1_500).await;

    let file = olga.get(&format!("{LOG}/export")).await;
    assert_eq!(file.status.as_u16(), 200, "{}", file.text);
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(
        file.header("content-disposition")
            .unwrap()
            .starts_with("attachment; filename=\"audit-log-20")
    );
    assert_eq!(file.header("cache-control"), Some("no-store"));
    let text = file.text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(&reader.headers().unwrap()[0], "time");
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1_501);
    assert!(!file.text.contains("CUT"));
    let hostile = rows.iter().find(|row| row[14].contains("1+1")).unwrap();
    assert_eq!(&hostile[1], "'=HYPERLINK(\"http://evil.example\",\"Olga\")");
    assert_eq!(serde_json::from_str::<Value>(&hostile[14]).unwrap()["from"], "=1+1");
    for row in &rows {
        let harmless = row
            .iter()
            .all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        assert!(harmless, "{row:?}");
    }
    // As browsers ask for it: what compresses it reads past the end.
    let path = format!("{LOG}/export?action=walk");
    let packed = olga
        .send(Method::GET, &path, None, &[("accept-encoding", "gzip")])
        .await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(packed.status.as_u16(), 200);
    // Taking it away is an act as well.
    let entries = found(&olga, "action=audit.exported").await;
    assert_eq!(entries.len(), 2);
    let whole = olga.get(&format!("{LOG}/{}", entries[0])).await.expect(200);
    assert_eq!(whole["detail"], json!({ "filter": { "action": "walk" } }));
}

#[tokio::test]
async fn what_a_stranger_sent_along_is_shown_as_it_was() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let olga = account.owner().await;
    let hostile = "<script>alert(1)</script>";
    let set = "update login_sessions set user_agent = $1 where id = $2";
    app.admin.execute(set, &[&hostile, &olga.session.0]).await.unwrap();
    olga.get(&format!("{LOG}/export")).await;
    let entry = &found(&olga, "action=audit.exported").await[0];
    let answer = olga.get(&format!("{LOG}/{entry}")).await;
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.expect(200)["session"]["user_agent"], hostile);
}
