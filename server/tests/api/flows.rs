//! Flows: lists, search, versions, exports, the starter library.

use flowtree::parse;
use queries::client::GenericClient;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    Act, Person, TestApp, at_once,
    given::{OUTLOOK, tree},
    id, redacted,
};

const FLOWS: &str = "/api/v1/flows";
const STARTER: &str = "/api/v1/flows/import-starter";

/// A small tree of that title, summary and tags.
fn small(title: &str, summary: &str, tags: &str) -> String {
    format!(
        "title: {title}\nsummary: {summary}\ntags: [{tags}]\nstart: a\nnodes:\n  a:\n    type: question\n    text: Is it?\n    \
         answers: [{{ label: \"Yes\", to: b }}]\n  b: {{ type: resolve, text: Done. }}\n"
    )
}

fn titles(page: &Value) -> Vec<&str> {
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flow| flow["title"].as_str().unwrap())
        .collect()
}

async fn search(person: &Person, words: &str) -> Value {
    let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    person.get(&format!("{FLOWS}?search={query}")).await.expect(200)
}

#[tokio::test]
async fn a_flow_is_read_with_its_tree() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, viewer) = (account.owner().await, account.viewer().await);
    let flow = account
        .flow(&owner, &small("Is it on?", "The lamp", "lamp, power"))
        .await;
    let read = viewer.get(&format!("{FLOWS}/{flow}")).await.expect(200);
    insta::assert_json_snapshot!(redacted(read), @r#"
    {
      "author": {
        "id": "[id 1]",
        "name": "Olga"
      },
      "created_at": "[time]",
      "current_version": 1,
      "draft": null,
      "effect": {
        "abandoned": 0,
        "escalated": 0,
        "helpful": 0,
        "resolved": 0,
        "unhelpful": 0,
        "walks": 0
      },
      "id": "[id 2]",
      "published_at": "[time]",
      "status": "published",
      "summary": "The lamp",
      "tags": [
        "lamp",
        "power"
      ],
      "title": "Is it on?",
      "tree": {
        "nodes": {
          "a": {
            "answers": [
              {
                "label": "Yes",
                "to": "b"
              }
            ],
            "text": "Is it?",
            "type": "question"
          },
          "b": {
            "text": "Done.",
            "type": "resolve"
          }
        },
        "start": "a",
        "summary": "The lamp",
        "tags": [
          "lamp",
          "power"
        ],
        "title": "Is it on?"
      },
      "updated_at": "[time]"
    }
    "#);
}

#[tokio::test]
async fn a_beginning_that_is_a_common_word_is_found_all_the_same() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, viewer) = (account.owner().await, account.viewer().await);
    account.flow(&owner, &small("Outlook cannot connect", "", "")).await;
    account.flow(&owner, &small("Printer not printing", "", "")).await;
    assert_eq!(titles(&search(&viewer, "out").await), ["Outlook cannot connect"]);
    // Beside a word that says something it is common again.
    assert_eq!(
        titles(&search(&viewer, "printer is out").await),
        ["Printer not printing"]
    );
}

#[tokio::test]
async fn flows_are_listed_by_title_in_pages() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let (owner, viewer) = (account.owner().await, account.viewer().await);
    for n in (1..=9).rev() {
        account.flow(&owner, &small(&format!("Flow {n}"), "", "")).await;
    }
    // Titles need not differ.
    for _ in 0..3 {
        let twin = account
            .flow(&owner, &small(&format!("Twin {}", Uuid::now_v7()), "", ""))
            .await;
        account.set("flows", &twin.to_string(), "title = 'Flow 5'").await;
    }
    other.flow(&other.owner().await, &small("Foreign", "", "")).await;
    let mut seen = Vec::new();
    let mut path = format!("{FLOWS}?limit=4");
    loop {
        let page = viewer.get(&path).await.expect(200);
        seen.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next_cursor"].as_str() else {
            break;
        };
        path = format!("{FLOWS}?limit=4&cursor={next}");
    }
    let listed: Vec<_> = seen.iter().map(|flow| flow["title"].as_str().unwrap()).collect();
    assert_eq!(
        listed,
        [
            "Flow 1", "Flow 2", "Flow 3", "Flow 4", "Flow 5", "Flow 5", "Flow 5", "Flow 5", "Flow 6", "Flow 7",
            "Flow 8", "Flow 9"
        ]
    );
    let mut ids: Vec<_> = seen.iter().map(|flow| flow["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 12, "nothing twice");
    viewer.get(&format!("{FLOWS}?cursor=x")).await.names_field("cursor");
    viewer.get(&format!("{FLOWS}?limit=0")).await.names_field("limit");
    viewer.get(&format!("{FLOWS}?status=gone")).await.names_field("status");
    account.nobody().get(FLOWS).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_problem_in_the_callers_words_finds_the_flow() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech) = (account.engineer().await, account.l1().await);
    engineer.post(STARTER, json!({})).await.expect(201);
    for (problem, title) in [
        ("outlook wont connect", "Outlook cannot connect"),
        ("Outlook won't connect!!", "Outlook cannot connect"),
        ("the printer isn't printing", "Printer not printing"),
    ] {
        let found = search(&tech, problem).await;
        assert_eq!(titles(&found).first(), Some(&title), "{problem}: {:?}", titles(&found));
    }
    for nothing in ["", "   ", "!!!", "the", "zzzzqq", "' | !", ":*"] {
        let found = search(&tech, nothing).await;
        if nothing.trim().is_empty() {
            continue;
        }
        assert_eq!(found["items"], json!([]), "{nothing}");
    }
    tech.get(&format!("{FLOWS}?search={}", "x".repeat(4001)))
        .await
        .names_field("search");
    let some = tech
        .get(&format!("{FLOWS}?search=the+computer+is+slow+and+outlook+too&limit=2"))
        .await
        .expect(200);
    assert_eq!(some["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_title_counts_more_than_a_tag_and_a_tag_more_than_the_summary() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    account
        .flow(&owner, &small("Something else", "About the scanner", ""))
        .await;
    account.flow(&owner, &small("Other", "Other", "scanner")).await;
    account.flow(&owner, &small("Scanner is dark", "Other", "")).await;
    assert_eq!(
        titles(&search(&owner, "my scanners").await),
        ["Scanner is dark", "Other", "Something else"]
    );
    assert_eq!(
        titles(&search(&owner, "scan").await).len(),
        3,
        "a word half typed finds them too"
    );
}

#[tokio::test]
async fn drafts_and_archived_flows_are_for_those_who_author() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech, viewer) = (account.engineer().await, account.l1().await, account.viewer().await);
    let published = account.flow(&engineer, &small("Published", "", "")).await;
    let draft = account.draft_flow(&engineer, "Draft").await;
    let archived = account.flow(&engineer, &small("Archived", "", "")).await;
    account.set("flows", &archived.to_string(), "status = 'archived'").await;
    for reader in [&tech, &viewer] {
        assert_eq!(titles(&reader.get(FLOWS).await.expect(200)), ["Published"]);
        for status in ["draft", "archived"] {
            assert_eq!(
                titles(&reader.get(&format!("{FLOWS}?status={status}")).await.expect(200)),
                [] as [&str; 0]
            );
            assert_eq!(titles(&search(reader, status).await), [] as [&str; 0]);
        }
        for flow in [draft, archived] {
            for path in ["", "/versions", "/export"] {
                let refused = reader
                    .get(&format!("{FLOWS}/{flow}{path}"))
                    .await
                    .refused(404, "not_found");
                assert_eq!(refused["message"], "There is no such flow.");
            }
        }
        reader.get(&format!("{FLOWS}/{published}")).await.expect(200);
    }
    assert_eq!(
        titles(&engineer.get(FLOWS).await.expect(200)),
        ["Archived", "Draft", "Published"]
    );
    assert_eq!(
        titles(&engineer.get(&format!("{FLOWS}?status=draft")).await.expect(200)),
        ["Draft"]
    );
    assert_eq!(titles(&search(&engineer, "draft").await), ["Draft"]);
    let read = engineer.get(&format!("{FLOWS}/{draft}")).await.expect(200);
    assert_eq!((&read["status"], &read["tree"]), (&json!("draft"), &Value::Null));
    engineer
        .get(&format!("{FLOWS}/{draft}/export"))
        .await
        .refused(409, "never_published");
}

#[tokio::test]
async fn a_flow_of_another_account_is_not_there() {
    let app = TestApp::new().await;
    let (account, other) = (app.account("Northwind").await, app.account("Contoso").await);
    let flow = account.flow(&account.owner().await, OUTLOOK).await;
    let stranger = other.super_admin().await;
    for id in [flow, Uuid::now_v7()] {
        for path in ["", "/versions", "/export", "/export?format=json"] {
            let refused = stranger
                .get(&format!("{FLOWS}/{id}{path}"))
                .await
                .refused(404, "not_found");
            assert_eq!(refused["message"], "There is no such flow.");
        }
    }
    assert_eq!(search(&stranger, "outlook").await["items"], json!([]));
}

#[tokio::test]
async fn an_export_is_the_flow_in_three_formats() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, viewer) = (account.owner().await, account.viewer().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let path = format!("{FLOWS}/{flow}/export");
    let yaml = viewer.get(&path).await;
    assert_eq!(yaml.header("content-type"), Some("application/yaml"));
    assert_eq!(
        yaml.header("content-disposition"),
        Some("attachment; filename=\"outlook-cannot-connect.yaml\"")
    );
    assert_eq!(
        parse::parse_and_check(&yaml.text, parse::Format::Yaml).unwrap(),
        tree(OUTLOOK)
    );
    let json = viewer.get(&format!("{path}?format=json")).await;
    assert_eq!(json.header("content-type"), Some("application/json"));
    assert_eq!(
        json.header("content-disposition"),
        Some("attachment; filename=\"outlook-cannot-connect.json\"")
    );
    assert_eq!(
        parse::parse_and_check(&json.text, parse::Format::Json).unwrap(),
        tree(OUTLOOK)
    );
    let mermaid = viewer.get(&format!("{path}?format=mermaid")).await;
    assert_eq!(mermaid.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(
        mermaid.header("content-disposition"),
        Some("attachment; filename=\"outlook-cannot-connect.mmd\"")
    );
    insta::assert_snapshot!(mermaid.text, @r#"
    flowchart TD
        n0{"Can the user sign in to Outlook on the web?"}
        n1["Start Outlook in safe mode."]
        n2(["Disable the add-ins one at a time."]):::resolve
        n3[["The mail profile must be rebuilt."]]:::escalate
        n4["Reset the password and try again."]
        n5(["The password was reset."]):::resolve
        n0 -->|"Yes"| n1
        n0 -->|"No"| n4
        n0 -->|"Not sure"| n0
        n1 -->|"It connects"| n2
        n1 -->|"Still disconnected"| n3
        n4 -->|"It works"| n5
        n4 -->|"Still not"| n0
        classDef resolve fill:#dcfce7,stroke:#15803d,color:#14532d
        classDef escalate fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d
    "#);
    viewer.get(&format!("{path}?format=pdf")).await.names_field("format");
}

#[tokio::test]
async fn a_published_version_never_changes() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let flow = account.flow(&owner, OUTLOOK).await;
    for act in [
        "update flow_versions set tree = '{}'",
        "update flow_versions set change_note = 'x'",
        "delete from flow_versions",
        "truncate flow_versions",
    ] {
        // As the product itself, inside the account.
        let tx = app.inside(account.id).await;
        let refused = tx.execute(act, &[]).await.unwrap_err();
        assert_eq!(refused.code().unwrap().code(), "42501", "{act}: {refused}");
    }
    account
        .republish(flow, &owner, &small("Outlook cannot connect", "", ""))
        .await;
    let versions = owner.get(&format!("{FLOWS}/{flow}/versions")).await.expect(200);
    insta::assert_json_snapshot!(redacted(versions), @r#"
    [
      {
        "change_note": "Again",
        "effect": {
          "abandoned": 0,
          "escalated": 0,
          "helpful": 0,
          "resolved": 0,
          "unhelpful": 0,
          "walks": 0
        },
        "published_at": "[time]",
        "published_by": {
          "id": "[id 1]",
          "name": "Olga"
        },
        "version": 2
      },
      {
        "change_note": "",
        "effect": {
          "abandoned": 0,
          "escalated": 0,
          "helpful": 0,
          "resolved": 0,
          "unhelpful": 0,
          "walks": 0
        },
        "published_at": "[time]",
        "published_by": {
          "id": "[id 1]",
          "name": "Olga"
        },
        "version": 1
      }
    ]
    "#);
    let read = owner.get(&format!("{FLOWS}/{flow}")).await.expect(200);
    assert_eq!(
        (&read["current_version"], &read["tree"]["start"]),
        (&json!(2), &json!("a"))
    );
}

#[tokio::test]
async fn the_starter_library_comes_in_once() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    let mine = account.flow(&engineer, OUTLOOK).await;
    let first = engineer.post(STARTER, json!({})).await.expect(201);
    let brought = first["flows"].as_array().unwrap();
    assert!(brought.len() >= 11, "{brought:?}");
    assert!(
        brought.iter().all(|flow| flow["title"] != "Outlook cannot connect"),
        "what is there is left as it is"
    );
    let read = engineer.get(&format!("{FLOWS}/{mine}")).await.expect(200);
    assert_eq!(read["tree"]["start"], "webmail");
    assert_eq!(
        engineer.post(STARTER, json!({})).await.expect(201),
        json!({ "flows": [] })
    );
    let stats = engineer.get("/api/v1/dashboard/stats").await.expect(200);
    assert_eq!(stats["flow_count"], brought.len() + 1);
    let walk = id(&brought[0], "id");
    account.owner().await.takes_call_with("x", walk.parse().unwrap()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_starter_library_comes_in_once_however_many_ask_for_it() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    let asks = |_| -> Act<usize> {
        let engineer = engineer.clone();
        Box::pin(async move {
            engineer.insists(STARTER, None, json!({})).await.expect(201)["flows"]
                .as_array()
                .unwrap()
                .len()
        })
    };
    let brought = at_once((0..6).map(asks).collect()).await;
    let titles = account.value("select count(distinct title) from flows").await;
    assert_eq!(account.value("select count(*) from flows").await, titles, "{brought:?}");
    assert_eq!(titles, brought.iter().sum::<usize>());
}

#[tokio::test]
async fn only_those_who_author_bring_flows_in() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    for person in [account.viewer().await, account.l1().await] {
        let refused = person.post(STARTER, json!({})).await.refused(403, "forbidden");
        assert!(
            refused["message"].as_str().unwrap().contains("engineer or owner"),
            "{refused}"
        );
    }
    assert_eq!(account.value("select count(*) from flows").await, 0);
    account.owner().await.post(STARTER, json!({})).await.expect(201);
}
