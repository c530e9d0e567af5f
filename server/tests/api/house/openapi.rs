//! The OpenAPI document is the truth: it is what the handlers say, it is whole, and answers are what it says.

use std::{collections::BTreeMap, fs};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    operations::{DESCRIBED, DOCUMENT, every_operation},
    scene::{Scene, Who, Whose},
};
use crate::support::{Answer, TestApp};

/// Statuses every operation may refuse with.
const REFUSALS: [&str; 11] = [
    "400", "401", "403", "404", "409", "413", "415", "422", "429", "500", "503",
];

#[test]
fn the_committed_document_is_what_the_handlers_say() {
    let committed = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json")).unwrap();
    let differs = committed
        .lines()
        .zip(resolutionflow::openapi::document().lines())
        .position(|(a, b)| a != b);
    assert!(
        committed == resolutionflow::openapi::document(),
        "server/openapi.json differs from the handlers (first at line {:?}): run make gen and commit what it changes",
        differs.map(|line| line + 1)
    );
}

#[tokio::test]
async fn the_served_document_is_the_committed_one() {
    let app = TestApp::new().await;
    let anybody = app.account("Northwind").await.nobody();
    assert_eq!(anybody.get("/api/openapi.json").await.expect(200), *DOCUMENT);
    assert!(
        anybody.get("/api/docs/").await.text.contains("swagger"),
        "a page to browse it"
    );
}

#[test]
fn every_operation_has_a_name_of_its_own_a_tag_a_summary_and_every_refusal() {
    let mut names = BTreeMap::new();
    let tags: Vec<_> = DOCUMENT["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| &tag["name"])
        .collect();
    for operation in DESCRIBED.iter() {
        let (place, told) = (
            format!("{} {}", operation.method, operation.path),
            &operation.description,
        );
        assert!(!operation.id().is_empty(), "{place} has no operationId");
        let before = names.insert(operation.id().to_owned(), place.clone());
        assert_eq!(before, None, "{place} has the operationId of another");
        let tagged = told["tags"]
            .as_array()
            .filter(|given| given.len() == 1 && tags.contains(&&given[0]));
        assert!(tagged.is_some(), "{place}: give it one tag of those in src/openapi.rs");
        let summary = told["summary"].as_str().unwrap_or_default();
        assert!(
            summary.ends_with('.'),
            "{place}: its summary is the handler's doc comment, a sentence: {summary:?}"
        );
        for status in REFUSALS {
            let schema = &told["responses"][status]["content"]["application/json"]["schema"];
            let detail = &field(schema, "detail");
            for key in ["code", "message", "request_id"] {
                assert!(
                    field(detail, key).is_object(),
                    "{place} refuses with {status} in no shape: add Problems to it"
                );
            }
        }
        for name in operation
            .path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        {
            let parameters = told["parameters"].as_array().unwrap();
            let found = parameters
                .iter()
                .any(|parameter| parameter["name"] == name && parameter["in"] == "path");
            assert!(found, "{place}: {name} is not described");
        }
    }
}

#[test]
fn every_text_a_request_can_carry_has_a_greatest_length_and_no_request_takes_unknown_fields() {
    let mut seen = 0;
    for operation in DESCRIBED.iter() {
        let body = &operation.description["requestBody"]["content"]["application/json"]["schema"];
        if body.is_object() {
            seen += bounded(&format!("{} {}", operation.method, operation.path), body);
        }
    }
    assert!(seen > 30, "the bodies' fields were not found");
}

/// How many fields there are below a request's schema, all of which must be bounded.
fn bounded(place: &str, schema: &Value) -> usize {
    let schema = resolved(schema);
    if *schema == DOCUMENT["components"]["schemas"]["Tree"] {
        // Bounded as a whole: a draft may break every other rule, but it is never more than 1 MiB (`AuthoredTree`).
        return 1;
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(|choice| bounded(place, choice)).sum();
    }
    if let Some(fields) = schema["properties"].as_object() {
        assert_eq!(
            schema["additionalProperties"], false,
            "{place}: say deny_unknown_fields"
        );
        return fields
            .iter()
            .map(|(name, field)| 1 + bounded(&format!("{place} {name}"), field))
            .sum();
    }
    if schema["items"].is_object() {
        assert!(schema["maxItems"].is_number(), "{place}: say max_items");
        return bounded(&format!("{place}[]"), &schema["items"]);
    }
    let kinds = kinds(schema);
    if kinds.contains(&"string") && schema["format"].is_null() && schema["enum"].is_null() {
        assert!(schema["maxLength"].is_number(), "{place}: use Text<MIN, MAX>");
    }
    0
}

#[tokio::test]
async fn answers_are_what_the_document_says_and_have_no_other_keys() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    for (operation, described) in every_operation() {
        let who = operation.may.least();
        // Somebody with a day behind them, so that lists are not empty.
        let person = scene.somebody(who).await;
        if who == Who::L1Tech {
            let call = person.takes_call_with("Outlook is slow", scene.flow).await;
            let walk = call["session_id"].as_str().unwrap();
            person.answers(walk, "webmail", "Not sure").await;
            let notes = serde_json::json!({ "notes": [{ "timestamp": "2026-01-02T03:04:05Z", "content": "Slow" }] });
            person
                .post(&format!("/api/v1/l1/sessions/{walk}/notes"), notes)
                .await
                .expect(200);
            scene.ours.proposal(&person, crate::support::given::OUTLOOK).await;
        }
        let mut answers = Vec::new();
        for whose in [Whose::Own, Whose::Nobodys] {
            answers.push(scene.does(operation, &person, whose).await);
        }
        answers.push(scene.does(operation, &scene.ours.nobody(), Whose::Own).await);
        answers.push(
            scene
                .does_with(operation, &person, Whose::Own, Some(serde_json::json!({ "bogus": 1 })))
                .await,
        );
        for answer in answers {
            let wrong = wrong_with(&described.description, &answer);
            assert!(
                wrong.is_empty(),
                "{}: {wrong:#?}\nin {} {}",
                operation.id,
                answer.status,
                answer.text
            );
        }
    }
}

/// Where an answer is not what the document says.
fn wrong_with(operation: &Value, answer: &Answer) -> Vec<String> {
    let Some(described) = operation["responses"].get(answer.status.as_str()) else {
        return vec![format!("{} is no answer it describes", answer.status)];
    };
    let kind = answer
        .header("content-type")
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default();
    let mut wrong = Vec::new();
    match described["content"].as_object() {
        None if answer.text.is_empty() => {}
        None => wrong.push("a body where none is described".to_owned()),
        Some(content) => match content.get(kind) {
            None => wrong.push(format!("{kind:?} is no content it describes")),
            Some(_) if kind != "application/json" => {}
            Some(described) => look(&described["schema"], &answer.body, "", &mut wrong),
        },
    }
    wrong
}

/// The schema itself, where this one only names it.
fn resolved(schema: &Value) -> &Value {
    match schema["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
        Some(path) => resolved(
            DOCUMENT
                .pointer(path)
                .unwrap_or_else(|| panic!("{path} is nowhere in the document")),
        ),
        None => schema,
    }
}

fn field(schema: &Value, name: &str) -> Value {
    resolved(&resolved(schema)["properties"][name]).clone()
}

fn kinds(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Compares a value with its schema, as far as this document's schemas go; a key they do not know is wrong.
fn look(schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let schema = resolved(schema);
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &Value| {
            let mut wrong = Vec::new();
            look(choice, value, at, &mut wrong);
            wrong.is_empty()
        };
        if choices.iter().filter(|choice| fits(choice)).count() != 1 {
            // What is wrong with it as something, rather than as nothing.
            look(&choices[0], value, at, wrong);
        }
        return;
    }
    let mut known = Map::new();
    let mut required = Vec::new();
    for part in schema["allOf"].as_array().unwrap_or(&vec![schema.clone()]) {
        let part = resolved(part);
        known.extend(part["properties"].as_object().cloned().unwrap_or_default());
        required.extend(part["required"].as_array().cloned().unwrap_or_default());
    }
    let actual = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds = kinds(schema);
    if !kinds.is_empty() && !kinds.contains(&actual) {
        return wrong.push(format!("{at} is {actual}, not {kinds:?}"));
    }
    match value {
        Value::Object(fields) => {
            for name in required
                .iter()
                .filter_map(Value::as_str)
                .filter(|name| !fields.contains_key(*name))
            {
                wrong.push(format!("{at}.{name} is missing"));
            }
            for (name, value) in fields {
                match known.get(name).or_else(|| schema.get("additionalProperties")) {
                    Some(described) if described.is_object() => look(described, value, &format!("{at}.{name}"), wrong),
                    _ => wrong.push(format!("{at}.{name} is not in the document")),
                }
            }
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, item)| look(&schema["items"], item, &format!("{at}[{index}]"), wrong)),
        Value::String(text) => {
            let fits = match schema["format"].as_str() {
                Some("uuid") => text.parse::<Uuid>().is_ok(),
                Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
                _ => true,
            };
            let known = schema["enum"].as_array().is_none_or(|choices| choices.contains(value));
            if !fits || !known {
                wrong.push(format!("{at} is {text:?}, which it cannot be"));
            }
        }
        _ => {}
    }
}

#[test]
fn the_check_of_answers_finds_what_is_wrong() {
    let wrong = |value: Value| {
        let mut wrong = Vec::new();
        look(
            &serde_json::json!({ "$ref": "#/components/schemas/IntakeView" }),
            &value,
            "",
            &mut wrong,
        );
        wrong
    };
    let id = Uuid::now_v7().to_string();
    let right =
        serde_json::json!({ "session_id": id, "session_kind": "flow", "ticket_id": id, "ticket_kind": "internal" });
    assert!(wrong(right.clone()).is_empty());
    for (key, value) in [
        ("more", Value::Null),
        ("session_id", "x".into()),
        ("session_kind", "y".into()),
        ("ticket_id", 1.into()),
    ] {
        let mut changed = right.clone();
        changed[key] = value;
        assert_eq!(wrong(changed).len(), 1, "{key}");
    }
    assert_eq!(wrong(serde_json::json!({})).len(), 4);
}
