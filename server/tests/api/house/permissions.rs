//! Who may do what: every operation as everybody, on their own, a colleague's, another account's and nobody's things.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::Value;
use uuid::Uuid;

use super::{
    operations::{DOCUMENT, Described, On, Operation, every_operation},
    scene::{Scene, Who, Whose},
};
use crate::support::{Answer, TestApp};

#[tokio::test]
async fn everybody_may_what_the_table_says_and_nothing_else() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let mut wrong = Vec::new();
    let mut table = Vec::new();
    for (operation, described) in every_operation() {
        let targets: &[Whose] = match operation.on {
            // One has no way to name anybody else's.
            On::Nothing | On::SecondFactor | On::NewSecondFactor | On::PendingSignIn | On::Visit => &[Whose::Own],
            On::Account => &[Whose::Own, Whose::Nobodys],
            // A flow is the account's, whoever wrote it; so is a person, and an invite. Sessions are one's own.
            On::Flow | On::Engineer | On::Invite | On::Session => &[Whose::Own, Whose::AnotherAccounts, Whose::Nobodys],
            _ => &[Whose::Own, Whose::Colleagues, Whose::AnotherAccounts, Whose::Nobodys],
        };
        let mut rows = vec![Vec::new(); targets.len()];
        for who in Who::ALL {
            // New people for each operation: signing out is one of them.
            let person = scene.somebody(who).await;
            let mut absent = Vec::new();
            for (whose, row) in targets.iter().zip(&mut rows) {
                let answer = scene.does(operation, &person, *whose).await;
                if let Err(why) = judged(operation, who, *whose, &answer) {
                    wrong.push(format!("{} as {who:?} on {whose:?}: {why}", operation.id));
                }
                row.push(cell(&answer));
                if matches!(whose, Whose::AnotherAccounts | Whose::Nobodys) {
                    absent.push(told(&answer));
                }
            }
            if absent.first() != absent.last() {
                wrong.push(format!(
                    "{} as {who:?} tells another account's from absent: {absent:#?}",
                    operation.id
                ));
            }
        }
        for (whose, row) in targets.iter().zip(rows) {
            // The same as another account's, as has just been seen.
            if *whose != Whose::Nobodys || operation.on == On::Account {
                table.push((described, operation.on, *whose, row));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nIf the product is right, change tests/api/house/operations.rs.",
        wrong.join("\n")
    );
    insta::assert_snapshot!("permissions", written(&table));
}

/// Whether an answer is what the table says.
fn judged(operation: &Operation, who: Who, whose: Whose, answer: &Answer) -> Result<(), String> {
    let expected = match (operation.may.includes(who), who, whose) {
        (false, Who::Nobody, _) => Some((401, "not_signed_in")),
        (false, _, _) => Some((403, "forbidden")),
        (true, _, Whose::AnotherAccounts | Whose::Nobodys) => Some((404, "not_found")),
        (true, _, Whose::Colleagues) if matches!(operation.on, On::ApiToken | On::Proposal) => Some((404, "not_found")),
        (true, Who::Engineer | Who::Covering, Whose::Colleagues)
            if matches!(operation.on, On::DraftFlow | On::ChangedFlow | On::ArchivedFlow) =>
        {
            Some((403, "forbidden"))
        }
        // Who does not review does not see it.
        (true, Who::L1Tech, Whose::Colleagues) if operation.on == On::HandedIn => Some((404, "not_found")),
        (true, _, Whose::Own | Whose::Colleagues) => None,
    };
    let (status, detail) = (answer.status.as_u16(), &answer.body["detail"]);
    match expected {
        Some((expected, code)) if status != expected || detail["code"] != code => {
            Err(format!("expected {expected} {code}, got {status} {}", answer.text))
        }
        Some(_) if !detail["message"].as_str().is_some_and(|message| message.ends_with('.')) => {
            Err(format!("refused without a sentence: {}", answer.text))
        }
        // An operator's stays on, whoever asks.
        None if who == Who::SuperAdmin && detail["code"] == "second_factor_kept" => Ok(()),
        None if whose == Whose::Own && !answer.status.is_success() => {
            Err(format!("expected it to be done, got {status} {}", answer.text))
        }
        None if matches!(status, 401 | 403 | 404) || status >= 500 => {
            Err(format!("expected it to be allowed, got {status} {}", answer.text))
        }
        _ => Ok(()),
    }
}

/// An answer without what differs between any two.
fn told(answer: &Answer) -> (u16, String, BTreeMap<String, String>) {
    let id = answer.header("x-request-id").unwrap();
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let headers = headers
        .filter(|(name, _)| name != "x-request-id" && name != "date")
        .collect();
    (answer.status.as_u16(), answer.text.replace(id, "[request id]"), headers)
}

fn cell(answer: &Answer) -> String {
    match (answer.status.as_u16(), answer.body["detail"]["code"].as_str()) {
        (status @ (401 | 403 | 404), _) | (status, None) => status.to_string(),
        (status, Some(code)) => format!("{status} {code}"),
    }
}

fn written(table: &[(&Described, On, Whose, Vec<String>)]) -> String {
    let mut out = String::new();
    let mut line = |name: &str, whose: &str, cells: &[String]| {
        let cells: String = cells.iter().map(|cell| format!("{cell:<15}")).collect();
        writeln!(out, "{name:<42}{whose:<15}{}", cells.trim_end()).unwrap();
    };
    let people: Vec<_> = Who::ALL.iter().map(|who| format!("{who:?}")).collect();
    line("", "whose", &people);
    let mut last = String::new();
    for (described, on, whose, cells) in table {
        let mut name = format!("{} {}", described.method, described.path);
        if name == last {
            name.clear();
        } else {
            last.clone_from(&name);
        }
        let whose = match (on, whose) {
            (On::Nothing | On::SecondFactor | On::NewSecondFactor | On::PendingSignIn | On::Visit, _) => "",
            (On::Account, Whose::Own) => "any account",
            (On::Flow | On::Engineer | On::Invite, Whose::Own) => "the account's",
            (_, Whose::Own) => "own",
            (_, Whose::Colleagues) => "a colleague's",
            (_, Whose::AnotherAccounts | Whose::Nobodys) => "absent",
        };
        line(&name, whose, cells);
    }
    out
}

/// What changes nothing and sets no cookie may be asked from anywhere: who has no token learns nothing by it.
const NEEDS_NO_ORIGIN: [&str; 1] = ["look_invite_up"];

#[tokio::test]
async fn no_page_of_another_site_has_anything_done() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (operation, described) in every_operation() {
        if !described.changes_something() || NEEDS_NO_ORIGIN.contains(&operation.id) {
            continue;
        }
        let person = scene.somebody(operation.may.least()).await;
        let thing = scene.thing(operation, &person, Whose::Own).await;
        let path = match thing {
            Some(id) => described.path.replace("{id}", &id.to_string()),
            None => described.path.clone(),
        };
        let method: axum::http::Method = described.method.parse().unwrap();
        for from in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", ""), ("origin", "https://evil.example")],
            &[("sec-fetch-site", "")],
        ] {
            let body = operation.body.map(|body| body(&scene, &person));
            let answer = person.send(method.clone(), &format!("/api/v1{path}"), body, from).await;
            if (answer.status.as_u16(), answer.body["detail"]["code"].as_str()) != (403, Some("cross_site")) {
                wrong.push(format!("{} from {from:?}: {}", operation.id, answer.text));
            }
            tried += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried >= 100, "the document's mutating operations were not found");
}

#[tokio::test]
async fn an_id_of_another_account_in_a_body_is_an_id_of_nothing() {
    let app = TestApp::new().await;
    let scene = Scene::set(&app).await;
    let known = |field: &str| match field {
        "flow_id" => (scene.flow, scene.their_flow),
        "flow_proposal_id" => (scene.proposal, scene.their_proposal),
        "session_id" => (scene.walk, scene.their_walk),
        "ticket_id" => (scene.ticket, scene.their_ticket),
        "to_user_id" => (scene.colleague.id.0, scene.stranger.id.0),
        other => panic!("{other} names something: say here what ours and what theirs is called"),
    };
    let mut tried = 0;
    for (operation, described) in every_operation() {
        let ids = ids_in_the_body(&described.description);
        for field in &ids {
            let (ours, theirs) = known(field);
            let person = scene.somebody(Who::L1Tech).await;
            let with = |id: Uuid| {
                let mut body = operation.body.unwrap()(&scene, &person);
                // Two targets at once are refused for another reason.
                body.as_object_mut().unwrap().retain(|name, _| !ids.contains(name));
                body[field] = id.to_string().into();
                Some(body)
            };
            let does = async |id| scene.does_with(operation, &person, Whose::Own, with(id)).await;
            let (own, foreign, absent) = (does(ours).await, does(theirs).await, does(Uuid::now_v7()).await);
            assert!(
                own.status.is_success(),
                "{} does not take {field}: {}",
                operation.id,
                own.text
            );
            assert!(
                matches!(foreign.status.as_u16(), 404 | 422),
                "{} takes {field}: {}",
                operation.id,
                foreign.text
            );
            assert_eq!(
                told(&foreign),
                told(&absent),
                "{} tells whether {field} is another account's",
                operation.id
            );
            tried += 1;
        }
    }
    assert!(tried >= 7, "the document's id fields were not found");
}

/// The fields of a request's body that name something of the account's.
fn ids_in_the_body(operation: &Value) -> Vec<String> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) else {
        return Vec::new();
    };
    let fields = DOCUMENT["components"]["schemas"][name]["properties"]
        .as_object()
        .unwrap();
    let is_id = |schema: &Value| schema["$ref"].as_str().is_some_and(|path| path.ends_with("Id"));
    let names = fields.iter().filter(|(_, schema)| {
        is_id(schema)
            || schema["oneOf"]
                .as_array()
                .is_some_and(|choices| choices.iter().any(is_id))
    });
    names.map(|(name, _)| name.clone()).collect()
}
