//! The escalation package: what an engineer reads instead of calling back.

use serde_json::json;
use uuid::Uuid;

use crate::support::{TestApp, given::OUTLOOK, id, redacted};

/// Times in a document.
fn timeless(markdown: &str) -> String {
    let is_time = |text: &str| text.parse::<jiff::civil::DateTime>().is_ok();
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(at) = rest
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| rest.get(*at..at + 16).is_some_and(is_time))
    {
        out.push_str(&rest[..at]);
        out.push_str("[time]");
        rest = &rest[at + 16..];
    }
    out + rest
}

#[tokio::test]
async fn a_package_holds_everything_that_was_tried() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, engineer) = (account.l1().await, account.engineer().await);
    let flow = account.flow(&tech, OUTLOOK).await;
    let body = json!({ "problem_statement": "Outlook says disconnected", "customer_name": "Ada", "flow_id": flow,
                       "customer_contact": "ada@example.test" });
    let call = tech.post("/api/v1/l1/intake", body).await.expect(201);
    let walk = id(&call, "session_id");
    tech.answers(walk, "webmail", "No").await;
    tech.on(walk, "back", json!({})).await.expect(200);
    let step = json!({ "node_id": "webmail", "answer": "Yes", "note": "In a private window" });
    tech.on(walk, "step", step).await.expect(200);
    let notes = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "Since the update" }] });
    tech.on(walk, "notes", notes).await.expect(200);
    let body = json!({ "reason_category": "Needs admin access", "reason": "Safe mode is barred" });
    tech.on(walk, "escalate", body).await.expect(200);

    let path = format!("/api/v1/l1/sessions/{walk}/package");
    let package = engineer.get(&path).await;
    assert_eq!(package.header("content-type"), Some("application/json"));
    insta::assert_json_snapshot!(redacted(package.expect(200)), @r#"
    {
      "ended_at": "[time]",
      "flow": {
        "id": "[id 1]",
        "newer_version": false,
        "title": "Outlook cannot connect",
        "version": 1
      },
      "left_to_try": [
        "Start Outlook in safe mode."
      ],
      "notes": [
        {
          "by": {
            "id": "[id 2]",
            "name": "Dana"
          },
          "content": "Since the update",
          "timestamp": "[time]"
        }
      ],
      "reason": "Safe mode is barred",
      "reason_category": "Needs admin access",
      "resolution_notes": null,
      "started_at": "[time]",
      "status": "escalated",
      "stopped_at": "Start Outlook in safe mode.",
      "technician": {
        "id": "[id 2]",
        "name": "Dana"
      },
      "ticket": {
        "created_at": "[time]",
        "customer_contact": "ada@example.test",
        "customer_name": "Ada",
        "number": 1001,
        "problem_statement": "Outlook says disconnected",
        "status": "escalated",
        "ticket_id": "[id 3]",
        "ticket_kind": "internal"
      },
      "walked_path": [
        {
          "answer": "Yes",
          "at": "[time]",
          "by": {
            "id": "[id 2]",
            "name": "Dana"
          },
          "l1_note": "In a private window",
          "node_id": "webmail",
          "question": "Can the user sign in to Outlook on the web?",
          "seq": 3
        }
      ]
    }
    "#);
    assert_eq!(
        engineer.get(&format!("{path}?format=json")).await.expect(200),
        engineer.get(&path).await.expect(200)
    );
    let markdown = engineer.get(&format!("{path}?format=markdown")).await;
    assert_eq!(markdown.header("content-type"), Some("text/markdown; charset=utf-8"));
    insta::assert_snapshot!(timeless(&markdown.text), @"
    # #1001: Outlook says disconnected

    - Customer: Ada
    - Contact: ada@example.test
    - Technician: Dana
    - Started: [time] UTC
    - Ended: [time] UTC (escalated)
    - Flow: Outlook cannot connect, version 1
    - Reason: Needs admin access

    Safe mode is barred

    ## What was asked

    1. Can the user sign in to Outlook on the web? **Yes** ([time] UTC)
       - In a private window

    The walk stands at: Start Outlook in safe mode.

    ## Notes

    - [time] UTC Dana: Since the update

    ## Left to try

    - Start Outlook in safe mode.
    ");
}

#[tokio::test]
async fn the_package_of_a_note_pad_is_its_notes() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let call = tech.takes_call("The printer hums").await;
    let walk = id(&call, "session_id");
    let notes = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "Hums in B flat" }] });
    tech.on(walk, "notes", notes).await.expect(200);
    tech.on(walk, "resolve", json!({ "resolution_notes": "Off and on" }))
        .await
        .expect(200);
    let markdown = tech
        .get(&format!("/api/v1/l1/sessions/{walk}/package?format=markdown"))
        .await;
    insta::assert_snapshot!(timeless(&markdown.text), @"
    # #1001: The printer hums

    - Technician: Dana
    - Started: [time] UTC
    - Ended: [time] UTC (resolved)

    ## Resolution

    Off and on

    ## Notes

    - [time] UTC Dana: Hums in B flat
    ");
}

#[tokio::test]
async fn what_people_typed_is_text_in_the_document() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let hostile = "# One\n\n- [x](javascript:alert(1)) ![y](http://evil.test/z.png) <script>alert(1)</script>\n\
                   ```\n| a | b |\n1. `code` **bold** _it_ ~~no~~ http://evil.test\\n\n---\n<!-- ";
    let flow = account.flow(&tech, OUTLOOK).await;
    let body = json!({ "problem_statement": hostile, "flow_id": flow, "customer_contact": &hostile[..100],
                       "customer_name": &hostile[..100] });
    let call = tech.post("/api/v1/l1/intake", body).await.expect(201);
    let walk = id(&call, "session_id");
    tech.on(
        walk,
        "step",
        json!({ "node_id": "webmail", "answer": "Yes", "note": hostile }),
    )
    .await
    .expect(200);
    let notes = json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": hostile }] });
    tech.on(walk, "notes", notes).await.expect(200);
    tech.on(
        walk,
        "escalate",
        json!({ "reason_category": "<b>Other</b>", "reason": "1. not a list" }),
    )
    .await
    .expect(200);
    let markdown = tech
        .get(&format!("/api/v1/l1/sessions/{walk}/package?format=markdown"))
        .await
        .text;
    insta::assert_snapshot!(timeless(&markdown), @r"
    # #1001: \# One - \[x\](javascript:alert(1)) !\[y\](http://evil.test/z.png) &lt;script&gt;alert(1)&lt;/script&gt; \`\`\` \| a \| b \| 1. \`code\` \*\*bold\*\* \_it\_ \~\~no\~\~ http://evil.test\\n --- &lt;!--

    - Customer: \# One - \[x\](javascript:alert(1)) !\[y\](http://evil.test/z.png) &lt;script&gt;alert(1)&lt;/script&gt; \`\`\` \| a \| b
    - Contact: \# One - \[x\](javascript:alert(1)) !\[y\](http://evil.test/z.png) &lt;script&gt;alert(1)&lt;/script&gt; \`\`\` \| a \| b
    - Technician: Dana
    - Started: [time] UTC
    - Ended: [time] UTC (escalated)
    - Flow: Outlook cannot connect, version 1
    - Reason: &lt;b&gt;Other&lt;/b&gt;

    1\. not a list

    ## What was asked

    1. Can the user sign in to Outlook on the web? **Yes** ([time] UTC)
       - \# One - \[x\](javascript:alert(1)) !\[y\](http://evil.test/z.png) &lt;script&gt;alert(1)&lt;/script&gt; \`\`\` \| a \| b \| 1. \`code\` \*\*bold\*\* \_it\_ \~\~no\~\~ http://evil.test\\n --- &lt;!--

    The walk stands at: Start Outlook in safe mode.

    ## Notes

    - [time] UTC Dana: \# One - \[x\](javascript:alert(1)) !\[y\](http://evil.test/z.png) &lt;script&gt;alert(1)&lt;/script&gt; \`\`\` \| a \| b \| 1. \`code\` \*\*bold\*\* \_it\_ \~\~no\~\~ http://evil.test\\n --- &lt;!--

    ## Left to try

    - Start Outlook in safe mode.
    ");
    assert!(
        !markdown.contains("<script") && !markdown.contains("<b>") && !markdown.contains("<!--"),
        "{markdown}"
    );
    assert!(
        !markdown.replace("\\]", "").contains("](") && !markdown.contains("```"),
        "{markdown}"
    );
}

#[tokio::test]
async fn a_package_is_asked_for_in_a_known_format_of_a_walk_that_is_there() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (tech, viewer) = (account.l1().await, account.viewer().await);
    let call = tech.takes_call("The printer hums").await;
    let path = format!("/api/v1/l1/sessions/{}/package", id(&call, "session_id"));
    tech.get(&format!("{path}?format=pdf")).await.names_field("format");
    tech.get(&format!("{path}?format=json&format=markdown"))
        .await
        .refused(400, "given_twice");
    tech.get(&format!("/api/v1/l1/sessions/{}/package", Uuid::now_v7()))
        .await
        .refused(404, "not_found");
    viewer.get(&path).await.refused(403, "forbidden");
}
