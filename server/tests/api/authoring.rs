//! Writing flows: drafts and their revisions, versions, files, what becomes of walks meanwhile.

use axum::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    Act, Answer, Person, TestApp, at_once,
    given::{OUTLOOK, tree},
    id,
};

const FLOWS: &str = "/api/v1/flows";

fn outlook() -> Value {
    serde_json::to_value(tree(OUTLOOK)).unwrap()
}

fn titled(title: &str) -> Value {
    let mut tree = outlook();
    tree["title"] = json!(title);
    tree
}

impl Person {
    async fn begins(&self, tree: Value) -> String {
        let flow = self.post(FLOWS, json!({ "tree": tree })).await.expect(201);
        id(&flow, "id").to_owned()
    }

    async fn draft(&self, flow: &str) -> Value {
        self.get(&format!("{FLOWS}/{flow}/draft")).await.expect(200)
    }

    async fn saves(&self, flow: &str, revision: i32, tree: Value) -> Answer {
        let body = json!({ "revision": revision, "tree": tree });
        self.send(Method::PUT, &format!("{FLOWS}/{flow}/draft"), Some(body), &[])
            .await
    }

    async fn publishes(&self, flow: &str, revision: i32) -> Answer {
        let body = json!({ "revision": revision, "change_note": "Something new" });
        self.post(&format!("{FLOWS}/{flow}/publish"), body).await
    }
}

#[tokio::test]
async fn a_flow_is_begun_written_and_published() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech) = (account.engineer().await, account.l1().await);
    let flow = engineer.begins(titled("First words")).await;
    tech.get(&format!("{FLOWS}/{flow}")).await.refused(404, "not_found");

    let draft = engineer.draft(&flow).await;
    assert_eq!((&draft["revision"], &draft["problems"]), (&json!(1), &json!([])));
    assert_eq!(
        (&draft["tree"], &draft["is_writable"]),
        (&titled("First words"), &json!(true))
    );
    let saved = engineer.saves(&flow, 1, titled("Second thoughts")).await.expect(200);
    assert_eq!(saved["revision"], 2);
    // A flow that was never published is listed by its draft.
    let listed = engineer.get(&format!("{FLOWS}?search=thoughts")).await.expect(200);
    assert_eq!(listed["items"][0]["title"], "Second thoughts");
    assert_eq!(listed["items"][0]["draft"]["saved_by"]["name"], engineer.name);

    let published = engineer.publishes(&flow, 2).await.expect(200);
    assert_eq!(
        (&published["status"], &published["current_version"]),
        (&json!("published"), &json!(1))
    );
    assert_eq!(published["draft"], Value::Null);
    let read = tech.get(&format!("{FLOWS}/{flow}")).await.expect(200);
    assert_eq!(read["tree"]["title"], "Second thoughts");
    let version = tech.get(&format!("{FLOWS}/{flow}/versions/1")).await.expect(200);
    assert_eq!(
        (&version["change_note"], &version["tree"]["title"]),
        (&json!("Something new"), &json!("Second thoughts"))
    );
    tech.get(&format!("{FLOWS}/{flow}/versions/2"))
        .await
        .refused(404, "not_found");
    engineer.publishes(&flow, 3).await.refused(409, "no_draft");
}

#[tokio::test]
async fn a_walk_stays_on_its_version_while_the_flow_goes_on() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await.to_string();
    let walk = tech.takes_call_with("Outlook", flow.parse().unwrap()).await;
    let draft = owner.draft(&flow).await;
    assert_eq!((&draft["saved_at"], &draft["tree"]), (&Value::Null, &outlook()));
    let mut changed = outlook();
    changed["nodes"]["webmail"]["text"] = json!("Does webmail work?");
    let revision = i32::try_from(draft["revision"].as_i64().unwrap()).unwrap();
    owner.saves(&flow, revision, changed).await.expect(200);
    // What is written is not walked before it is published.
    assert_eq!(
        tech.get(&format!("{FLOWS}/{flow}")).await.expect(200)["tree"],
        outlook()
    );
    owner.publishes(&flow, revision + 1).await.expect(200);
    let read = tech.reads(id(&walk, "session_id")).await;
    assert_eq!(read["next_node"]["text"], "Can the user sign in to Outlook on the web?");
    assert_eq!(
        (&read["flow"]["version"], &read["flow"]["newer_version"]),
        (&json!(1), &json!(true))
    );
    let fresh = tech.takes_call_with("Outlook", flow.parse().unwrap()).await;
    assert_eq!(
        tech.reads(id(&fresh, "session_id")).await["next_node"]["text"],
        "Does webmail work?"
    );
}

#[tokio::test]
async fn a_save_on_an_old_revision_overwrites_nothing() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, owner) = (account.engineer().await, account.owner().await);
    let flow = engineer.begins(titled("One")).await;
    owner.saves(&flow, 1, titled("Theirs")).await.expect(200);
    let refused = engineer
        .saves(&flow, 1, titled("Mine"))
        .await
        .refused(409, "draft_moved_on");
    assert_eq!(refused["draft"]["saved_by"]["name"], owner.name);
    assert_eq!(refused["draft"]["revision"], 2);
    engineer.publishes(&flow, 1).await.refused(409, "draft_moved_on");
    assert_eq!(engineer.draft(&flow).await["tree"]["title"], "Theirs");
    engineer.saves(&flow, 2, titled("Mine")).await.expect(200);
}

#[tokio::test]
async fn a_save_whose_answer_was_lost_is_the_same_success() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, owner) = (account.engineer().await, account.owner().await);
    let flow = engineer.begins(titled("One")).await;
    let first = engineer.saves(&flow, 1, titled("Two")).await.expect(200);
    assert_eq!(engineer.saves(&flow, 1, titled("Two")).await.expect(200), first);
    // Somebody else's, or other words, are not.
    owner
        .saves(&flow, 1, titled("Two"))
        .await
        .refused(409, "draft_moved_on");
    engineer
        .saves(&flow, 1, titled("Three"))
        .await
        .refused(409, "draft_moved_on");
    assert_eq!(
        account
            .value("select count(*) from audit_logs where action = 'flow.draft_saved'")
            .await,
        0,
        "who began a flow writes it"
    );
    owner.saves(&flow, 2, titled("Three")).await.expect(200);
    owner.saves(&flow, 3, titled("Four")).await.expect(200);
    assert_eq!(
        account
            .value("select count(*) from audit_logs where action = 'flow.draft_saved'")
            .await,
        1,
        "one row for as long as one person writes"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_saves_on_one_revision_one_counts() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let flow = owner.begins(titled("One")).await;
    let save = |number: usize| -> Act<u16> {
        let (owner, flow) = (owner.clone(), flow.clone());
        Box::pin(async move {
            let body = json!({ "revision": 1, "tree": titled(&format!("Number {number}")) });
            let path = format!("{FLOWS}/{flow}/draft");
            owner.send(Method::PUT, &path, Some(body), &[]).await.status.as_u16()
        })
    };
    let mut statuses = at_once((0..16).map(save).collect()).await;
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert!(statuses[1..].iter().all(|status| *status == 409), "{statuses:?}");
    assert_eq!(owner.draft(&flow).await["revision"], 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_publish_one_draft_one_does() {
    let app = TestApp::for_a_race().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let flow = owner.begins(titled("One")).await;
    let publish = |_| -> Act<u16> {
        let (owner, flow) = (owner.clone(), flow.clone());
        Box::pin(async move { owner.publishes(&flow, 1).await.status.as_u16() })
    };
    let mut statuses = at_once((0..16).map(publish).collect()).await;
    statuses.sort_unstable();
    assert_eq!((statuses[0], statuses[1]), (200, 409), "{statuses:?}");
    assert_eq!(account.value("select count(*) from flow_versions").await, 1);
}

#[tokio::test]
async fn a_draft_may_be_invalid_and_is_not_published_so() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    let flow = engineer.begins(titled("Rough")).await;
    let mut rough = titled("");
    rough["nodes"]["webmail"]["answers"][0]["to"] = json!("nowhere");
    rough["examples"] = json!([{ "answers": ["No"], "end": "webmail" }]);
    let saved = engineer.saves(&flow, 1, rough).await.expect(200);
    let codes: Vec<_> = saved["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect();
    assert!(
        codes.contains(&"blank") && codes.contains(&"target_missing") && codes.contains(&"example_fails"),
        "{codes:?}"
    );
    let refused = engineer.publishes(&flow, 2).await.refused(422, "flow_invalid");
    assert_eq!(refused["problems"], saved["problems"]);
    // Emptied of its title it is still listed by the one it had.
    let listed = engineer.get(FLOWS).await.expect(200);
    assert_eq!(listed["items"][0]["title"], "Rough");
    engineer
        .post(FLOWS, json!({ "tree": titled(" ") }))
        .await
        .names_field("tree.title");
}

#[tokio::test]
async fn what_is_no_tree_is_refused_with_its_place() {
    let app = TestApp::new().await;
    let engineer = app.account("Northwind").await.engineer().await;
    let mut nul = outlook();
    nul["nodes"]["webmail"]["text"] = json!("a\u{0}b");
    engineer.post(FLOWS, json!({ "tree": nul })).await.names_field("tree");
    let mut extra = outlook();
    extra["nodes"]["webmail"]["colour"] = json!("red");
    let refused = engineer
        .post(FLOWS, json!({ "tree": extra }))
        .await
        .refused(422, "invalid");
    assert!(
        refused["fields"][0]["field"].as_str().unwrap().starts_with("tree"),
        "{refused}"
    );
    let mut large = outlook();
    large["nodes"]["webmail"]["help"] = json!("x".repeat(1024 * 1024));
    engineer.post(FLOWS, json!({ "tree": large })).await.names_field("tree");
    large["nodes"]["webmail"]["help"] = json!("x".repeat(1200 * 1024));
    engineer
        .post(FLOWS, json!({ "tree": large }))
        .await
        .refused(413, "too_large");
    // As long as a file of quotation marks may be in a body, it is read, and refused for its own length.
    let file = json!({ "file": { "format": "yaml", "source": "x".repeat(2 * 1024 * 1024) } });
    let refused = engineer
        .post("/api/v1/flows/import", file)
        .await
        .refused(422, "flow_invalid");
    assert_eq!(refused["problems"][0]["code"], "too_large", "{refused}");
}

#[tokio::test]
async fn engineers_change_their_own_flows_and_owners_any() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (author, other, owner) = (
        account.engineer().await,
        account.engineer().await,
        account.owner().await,
    );
    let flow = author.begins(titled("Mine")).await;
    let refused = other.saves(&flow, 1, titled("Yours")).await.refused(403, "forbidden");
    assert!(
        refused["message"].as_str().unwrap().contains("author or an owner"),
        "{refused}"
    );
    other.publishes(&flow, 1).await.refused(403, "forbidden");
    for act in ["archive", "restore"] {
        other
            .post(&format!("{FLOWS}/{flow}/{act}"), json!({}))
            .await
            .refused(403, "forbidden");
    }
    assert_eq!(other.draft(&flow).await["is_writable"], false);
    owner.saves(&flow, 1, titled("Ours")).await.expect(200);
    owner.publishes(&flow, 2).await.expect(200);
    for person in [account.l1().await, account.viewer().await] {
        person.saves(&flow, 3, outlook()).await.refused(403, "forbidden");
        person
            .post(FLOWS, json!({ "tree": outlook() }))
            .await
            .refused(403, "forbidden");
    }
}

#[tokio::test]
async fn an_archived_flow_is_offered_no_longer_and_comes_back_as_it_was() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech) = (account.engineer().await, account.l1().await);
    let flow = account.flow(&engineer, OUTLOOK).await;
    let walk = tech.takes_call_with("Outlook", flow).await;
    let path = format!("{FLOWS}/{flow}");
    let archived = engineer.post(&format!("{path}/archive"), json!({})).await.expect(200);
    assert_eq!(archived["status"], "archived");
    engineer
        .post(&format!("{path}/archive"), json!({}))
        .await
        .refused(409, "flow_archived");
    engineer
        .saves(&flow.to_string(), 2, outlook())
        .await
        .refused(409, "flow_archived");
    let intake = json!({ "problem_statement": "Outlook", "flow_id": flow });
    assert_eq!(tech.post("/api/v1/l1/intake", intake).await.status.as_u16(), 404);
    // The walk that began before goes on.
    tech.answers(id(&walk, "session_id"), "webmail", "Yes").await;
    let restored = engineer.post(&format!("{path}/restore"), json!({})).await.expect(200);
    assert_eq!(
        (&restored["status"], &restored["current_version"]),
        (&json!("published"), &json!(1))
    );
    engineer
        .post(&format!("{path}/restore"), json!({}))
        .await
        .refused(409, "flow_not_archived");
    tech.takes_call_with("Outlook", flow).await;
    let draft = engineer.begins(titled("Never published")).await;
    engineer
        .post(&format!("{FLOWS}/{draft}/archive"), json!({}))
        .await
        .expect(200);
    let back = engineer
        .post(&format!("{FLOWS}/{draft}/restore"), json!({}))
        .await
        .expect(200);
    assert_eq!(back["status"], "draft");
}

#[tokio::test]
async fn a_draft_is_thrown_away_and_the_published_version_stays() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let flow = account.flow(&owner, OUTLOOK).await.to_string();
    let revision = i32::try_from(owner.draft(&flow).await["revision"].as_i64().unwrap()).unwrap();
    owner.saves(&flow, revision, titled("Other")).await.expect(200);
    let path = format!("{FLOWS}/{flow}/draft/discard");
    let discards = async |revision: i32| owner.post(&path, json!({ "revision": revision })).await;
    discards(revision).await.refused(409, "draft_moved_on");
    assert_eq!(discards(revision + 1).await.expect(200)["draft"], Value::Null);
    discards(revision + 2).await.refused(409, "no_draft");
    assert_eq!(owner.draft(&flow).await["tree"], outlook());
    // A save that was on its way when it went does not bring it back unseen.
    owner
        .saves(&flow, revision + 1, titled("Late"))
        .await
        .refused(409, "draft_moved_on");
    let fresh = owner.begins(titled("Fresh")).await;
    owner
        .post(&format!("{FLOWS}/{fresh}/draft/discard"), json!({ "revision": 1 }))
        .await
        .refused(409, "never_published");
}

#[tokio::test]
async fn files_come_in_as_drafts_or_published_and_say_what_is_wrong_by_line() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    let path = format!("{FLOWS}/import");
    let file = |source: &str| json!({ "file": { "format": "yaml", "source": source } });
    let draft = engineer.post(&path, file(OUTLOOK)).await.expect(201);
    assert_eq!(
        (&draft["status"], &draft["title"]),
        (&json!("draft"), &json!("Outlook cannot connect"))
    );
    let mut published = file(OUTLOOK);
    published["publish"] = json!(true);
    let flow = engineer.post(&path, published).await.expect(201);
    assert_eq!(
        (&flow["status"], &flow["current_version"]),
        (&json!("published"), &json!(1))
    );

    let broken = OUTLOOK.replace("to: addins", "to: adins");
    assert_ne!(broken, OUTLOOK);
    let as_draft = engineer.post(&path, file(&broken)).await.expect(201);
    assert_eq!(as_draft["status"], "draft");
    let mut at_once = file(&broken);
    at_once["publish"] = json!(true);
    let refused = engineer.post(&path, at_once).await.refused(422, "flow_invalid");
    let line = refused["problems"][0]["line"].as_u64().unwrap();
    let at = broken.lines().nth(usize::try_from(line).unwrap() - 1).unwrap();
    assert!(at.contains("adins"), "{at}");
    let shapeless = engineer
        .post(&path, file("title: x\nnodes: []\n"))
        .await
        .refused(422, "flow_invalid");
    assert!(shapeless["problems"][0]["line"].is_u64(), "{shapeless}");
    let bomb = engineer
        .post(&path, file("title: &t x\nstart: *t\nnodes: {}\n"))
        .await
        .refused(422, "flow_invalid");
    assert_eq!(bomb["problems"][0]["code"], "yaml_feature");
}

#[tokio::test]
async fn a_file_is_checked_without_being_kept_and_written_as_it_was_read() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let tech = account.l1().await;
    let check = |source: &str| json!({ "format": "yaml", "source": source });
    let checked = tech.post(&format!("{FLOWS}/check"), check(OUTLOOK)).await.expect(200);
    assert_eq!((&checked["tree"], &checked["problems"]), (&outlook(), &json!([])));
    let invalid = OUTLOOK.replace("to: addins", "to: adins");
    let checked = tech.post(&format!("{FLOWS}/check"), check(&invalid)).await.expect(200);
    assert!(checked["tree"].is_object(), "a draft may be invalid");
    assert!(checked["problems"][0]["line"].is_u64());
    let shapeless = tech.post(&format!("{FLOWS}/check"), check("- x")).await.expect(200);
    assert_eq!(
        (&shapeless["tree"], shapeless["problems"].as_array().unwrap().len()),
        (&Value::Null, 1)
    );
    assert_eq!(account.value("select count(*) from flows").await, 0);

    let write = json!({ "format": "yaml", "tree": outlook() });
    let written = tech.post(&format!("{FLOWS}/write"), write).await.expect(200);
    let again = tech
        .post(&format!("{FLOWS}/check"), check(written["source"].as_str().unwrap()))
        .await
        .expect(200);
    assert_eq!(again["tree"], outlook());
    account
        .viewer()
        .await
        .post(&format!("{FLOWS}/check"), check(OUTLOOK))
        .await
        .refused(403, "forbidden");
}

#[tokio::test]
async fn tags_of_drafts_are_for_those_who_author() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (engineer, tech) = (account.engineer().await, account.l1().await);
    let mut draft = titled("A draft");
    draft["tags"] = json!(["secret-project"]);
    engineer.begins(draft).await;
    account.flow(&engineer, OUTLOOK).await;
    let tags = format!("{FLOWS}/tags");
    assert_eq!(
        engineer.get(&tags).await.expect(200),
        json!(["email", "outlook", "secret-project"])
    );
    assert_eq!(tech.get(&tags).await.expect(200), json!(["email", "outlook"]));
}

#[tokio::test]
async fn a_duplicate_is_a_draft_of_ones_own_under_a_free_title() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, engineer) = (account.owner().await, account.engineer().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let path = format!("{FLOWS}/{flow}/duplicate");
    for title in ["Outlook cannot connect (2)", "Outlook cannot connect (3)"] {
        let copy = engineer.post(&path, json!({})).await.expect(201);
        assert_eq!((&copy["title"], &copy["status"]), (&json!(title), &json!("draft")));
        assert_eq!(copy["author"]["name"], engineer.name);
    }
    engineer
        .post(&format!("{FLOWS}/{}/duplicate", Uuid::now_v7()), json!({}))
        .await
        .refused(404, "not_found");
}

/// The starter library; `RESOLUTIONFLOW_TREES` names a folder of further flow files to put through the same.
fn library() -> Vec<(String, String)> {
    let starter = concat!(env!("CARGO_MANIFEST_DIR"), "/../flows").to_owned();
    let folders = [Some(starter), std::env::var("RESOLUTIONFLOW_TREES").ok()];
    let mut files: Vec<_> = folders
        .into_iter()
        .flatten()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml" || extension == "json")
        })
        .map(|path| {
            let format = if path.extension().unwrap() == "json" {
                "json"
            } else {
                "yaml"
            };
            (format.to_owned(), std::fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn whole_libraries_survive_import_edit_publish_and_export_unchanged_but_for_the_edit() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    let exported = async |flow: &str, format: &str| {
        let file = engineer.get(&format!("{FLOWS}/{flow}/export?format={format}")).await;
        assert_eq!(file.status, 200, "{}", file.text);
        file.text
    };
    let files = library();
    assert!(files.len() >= 20, "the starter library is there");
    for (format, source) in files {
        let import = json!({ "file": { "format": format, "source": source } });
        let flow = id(
            &engineer.post(&format!("{FLOWS}/import"), import).await.expect(201),
            "id",
        )
        .to_owned();
        let draft = engineer.draft(&flow).await;
        assert_eq!(draft["problems"], json!([]), "{source}");
        let before = draft["tree"].clone();
        let mut edited = before.clone();
        let start = before["start"].as_str().unwrap().to_owned();
        edited["nodes"][&start]["help"] = json!("Mind: the *edit*.\n\n1. Only this\n2. And no more\n");
        engineer.saves(&flow, 1, edited.clone()).await.expect(200);
        engineer.publishes(&flow, 2).await.expect(200);

        for format in ["yaml", "json"] {
            let file = exported(&flow, format).await;
            let import = json!({ "file": { "format": format, "source": file }, "publish": true });
            let again = engineer.post(&format!("{FLOWS}/import"), import).await.expect(201);
            let again = id(&again, "id");
            let read = engineer.get(&format!("{FLOWS}/{again}")).await.expect(200);
            assert_eq!(read["tree"], edited, "{format}");
            assert_eq!(exported(again, format).await, file, "byte for byte");
        }
        let unedited = json!({ "format": "yaml", "tree": before });
        let unedited = engineer.post(&format!("{FLOWS}/write"), unedited).await.expect(200);
        let written = exported(&flow, "yaml").await;
        let lines: Vec<&str> = unedited["source"].as_str().unwrap().lines().collect();
        let new = written.lines().filter(|line| !lines.contains(line)).count();
        assert!(
            (1..=6).contains(&new),
            "an edit of one field is one in the file:\n{written}"
        );
    }
}

#[tokio::test]
async fn a_file_of_ten_megabytes_is_refused_before_it_is_read() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let engineer = account.engineer().await;
    let flow = engineer.begins(outlook()).await;
    let source = "x".repeat(10 * 1024 * 1024);
    let file = json!({ "format": "yaml", "source": source });
    for (path, body) in [
        ("import", json!({ "file": file })),
        ("check", file.clone()),
        ("write", json!({ "format": "yaml", "tree": source })),
    ] {
        let refused = engineer.post(&format!("{FLOWS}/{path}"), body).await;
        refused.refused(413, "too_large");
    }
    let mut tree = outlook();
    tree["summary"] = json!(source);
    engineer.saves(&flow, 1, tree).await.refused(413, "too_large");

    // Below what a request may be, and still more than a flow may be.
    let mut tree = outlook();
    tree["summary"] = json!("y".repeat(1024 * 1024 + 1));
    engineer.saves(&flow, 1, tree).await.refused(422, "invalid");
    assert_eq!(engineer.draft(&flow).await["tree"], outlook());
}

/// What the raw rows say of a flow, as its effect should be.
const COUNTED: &str = "select jsonb_build_object('walks', count(*), 'resolved', count(*) filter (where status = 'resolved'),
    'escalated', count(*) filter (where status = 'escalated'), 'abandoned', count(*) filter (where status = 'abandoned'),
    'helpful', count(*) filter (where helpful and vote_counts), 'unhelpful', count(*) filter (where not helpful and vote_counts))
    from l1_walk_sessions where flow_id is not null and status <> 'active'";

#[tokio::test]
async fn the_effect_counts_what_became_of_walks_whatever_became_of_them() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let resolve = |helpful: bool| json!({ "helpful": helpful, "resolution_notes": "Done" });
    let mut walks = Vec::new();
    for _ in 0..6 {
        let walk = tech.takes_call_with("Outlook", flow).await;
        tech.answers(id(&walk, "session_id"), "webmail", "Yes").await;
        walks.push(walk);
    }
    for (walk, helpful) in walks.iter().zip([true, true, false]) {
        tech.on(id(walk, "session_id"), "resolve", resolve(helpful))
            .await
            .expect(200);
    }
    let escalate = json!({ "reason_category": "Other" });
    tech.on(id(&walks[3], "session_id"), "escalate", escalate)
        .await
        .expect(200);
    account.last_step_hours_ago(id(&walks[4], "session_id"), 25).await;
    app.runs_stale_walks().await;
    let effect = async || {
        let read = owner.get(&format!("{FLOWS}/{flow}/effect")).await.expect(200);
        assert_eq!(read["total"], read["versions"][0]["effect"]);
        assert_eq!(read["total"], account.value(COUNTED).await, "{read}");
        read
    };
    let read = effect().await;
    assert_eq!(
        read["total"],
        json!({ "walks": 5, "resolved": 3, "escalated": 1, "abandoned": 1, "helpful": 2, "unhelpful": 1 })
    );
    // All six came by the first node and on to the second; nobody saw the others.
    assert_eq!(read["walks"], 6);
    let mut reached: Vec<_> = read["nodes"].as_array().unwrap().clone();
    reached.sort_by_key(|node| node["node_id"].as_str().unwrap().to_owned());
    assert_eq!(
        json!(reached),
        json!([{ "node_id": "safe-mode", "walks": 6 }, { "node_id": "webmail", "walks": 6 }])
    );
    // A vote of a call that came back does not count.
    let ticket = id(&walks[0], "ticket_id");
    tech.post(&format!("/api/v1/internal-tickets/{ticket}/reopen"), json!({}))
        .await
        .expect(200);
    assert_eq!(effect().await["total"]["helpful"], 1);
    let listed = tech.get(FLOWS).await.expect(200);
    assert_eq!(listed["items"][0]["effect"], read_total(&effect().await));
}

fn read_total(effect: &Value) -> Value {
    effect["total"].clone()
}

#[tokio::test]
async fn what_helped_comes_before_what_did_not_and_typing_mistakes_are_forgiven() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let twin = |title: &str| OUTLOOK.replace("title: Outlook cannot connect", &format!("title: {title}"));
    let one = account.flow(&owner, &twin("Outlook cannot connect A")).await;
    let other = account.flow(&owner, &twin("Outlook cannot connect B")).await;
    let first = async |words: &str| {
        let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let found = tech.get(&format!("{FLOWS}?search={query}")).await.expect(200);
        found["items"][0]["id"].as_str().map(ToOwned::to_owned)
    };
    for (flow, helpful) in [(one, false), (other, true)] {
        for _ in 0..3 {
            let walk = tech.takes_call_with("Outlook", flow).await;
            let body = json!({ "helpful": helpful, "resolution_notes": "Done" });
            tech.on(id(&walk, "session_id"), "resolve", body).await.expect(200);
        }
    }
    assert_eq!(first("outlook does not connect").await, Some(other.to_string()));
    assert_eq!(first("outlok can not conect").await, Some(other.to_string()));
    assert_eq!(first("zebra").await, None);
}

#[tokio::test]
async fn a_word_in_a_question_finds_the_flow() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, tech) = (account.owner().await, account.l1().await);
    let flow = account.flow(&owner, OUTLOOK).await;
    let found = tech.get(&format!("{FLOWS}?search=add-ins")).await.expect(200);
    assert_eq!(found["items"][0]["id"], json!(flow));
    let tagged = tech.get(&format!("{FLOWS}?tag=nothing")).await.expect(200);
    assert_eq!(tagged["items"], json!([]));
    let mine = owner.get(&format!("{FLOWS}?author_id={}", tech.id)).await.expect(200);
    assert_eq!(mine["items"], json!([]));
}
