//! People, their roles, coverage and seats: what owners decide, and what follows at once.

mod races;

use serde_json::{Value, json};

use crate::support::{Account, Answer, Person, TestApp, given::OUTLOOK, id, redacted};

const SEATS: &str = "/api/v1/accounts/me/seats";
const PEOPLE: &str = "/api/v1/users";
const ME: &str = "/api/v1/auth/me";
const INTAKE: &str = "/api/v1/l1/intake";

async fn gives(owner: &Person, to: &Person, role: &str) -> Answer {
    let path = format!("{PEOPLE}/{}/role", to.id);
    owner.patch(&path, json!({ "role": role })).await
}

async fn covers(owner: &Person, who: &Person, can: bool) -> Answer {
    let path = format!("{PEOPLE}/{}/coverage", who.id);
    owner.patch(&path, json!({ "can_cover_l1": can })).await
}

async fn activates(owner: &Person, who: &Person, is_active: bool) -> Answer {
    let path = format!("{PEOPLE}/{}/active", who.id);
    owner.patch(&path, json!({ "is_active": is_active })).await
}

/// The audit log's rows about one person, but for sessions: action, old and new.
async fn decided(account: &Account<'_>, person: &Person) -> Value {
    let rows = format!(
        "select json_agg(json_build_array(action, detail->'from', detail->'to') order by id) from audit_logs
         where entity = 'user' and entity_id = '{}'",
        person.id
    );
    account.value(&rows).await
}

#[tokio::test]
async fn seats_are_counted_by_role_and_a_missing_limit_is_none() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let engineer = account.engineer().await;
    account.covering_engineer().await;
    account.viewer().await;
    let gone = account.l1().await;
    account.change(&gone, "is_active = false").await;
    account.l1().await;
    account.has_seats(None, Some(9)).await;
    let seats = engineer.get(SEATS).await.expect(200);
    insta::assert_json_snapshot!(seats, @r#"
    {
      "engineer": {
        "available": null,
        "current": 2,
        "limit": null,
        "role": "engineer"
      },
      "l1_tech": {
        "available": 8,
        "current": 1,
        "limit": 9,
        "role": "l1_tech"
      }
    }
    "#);
    account.has_seats(Some(1), Some(0)).await;
    let seats = owner.get(SEATS).await.expect(200);
    assert_eq!(
        (&seats["engineer"]["available"], &seats["l1_tech"]["available"]),
        (&json!(0), &json!(0)),
        "never below nothing"
    );
}

#[tokio::test]
async fn a_limit_set_below_what_is_in_use_stops_additions_and_locks_nobody_out() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let (dana, erin, vera) = (account.l1().await, account.l1().await, account.viewer().await);
    account.has_seats(Some(0), Some(1)).await;
    dana.takes_call("The printer hums").await;
    erin.takes_call("The printer hums").await;
    gives(&owner, &vera, "l1_tech")
        .await
        .refused(402, "seat_limit_exceeded");
    gives(&owner, &vera, "engineer")
        .await
        .refused(402, "seat_limit_exceeded");
    gives(&owner, &dana, "viewer").await.expect(200);
    let refused = gives(&owner, &dana, "l1_tech")
        .await
        .refused(402, "seat_limit_exceeded");
    assert_eq!((&refused["current"], &refused["limit"]), (&json!(1), &json!(1)));
    activates(&owner, &erin, false).await.expect(200);
    gives(&owner, &dana, "l1_tech").await.expect(200);
    activates(&owner, &erin, true).await.refused(402, "seat_limit_exceeded");
    assert_eq!(owner.get(SEATS).await.body["l1_tech"]["current"], 1);
}

#[tokio::test]
async fn everybody_is_listed_with_what_a_decision_about_them_would_end() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let dana = account.l1().await;
    dana.takes_call("The printer hums").await;
    let gone = account.viewer().await;
    account.change(&gone, "is_active = false").await;
    app.account("Contoso").await.l1().await;
    let mut people = redacted(owner.get(PEOPLE).await.expect(200));
    for person in people.as_array_mut().unwrap() {
        person["email"] = Value::Null;
    }
    insta::assert_json_snapshot!(people[0], @r#"
    {
      "account_role": "l1_tech",
      "can_cover_l1": false,
      "created_at": "[time]",
      "email": null,
      "has_second_factor": false,
      "id": "[id 1]",
      "is_active": true,
      "is_super_admin": false,
      "last_seen_at": "[time]",
      "name": "Dana",
      "open_sessions": 1,
      "walks_in_hand": 1
    }
    "#);
    let names: Vec<_> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|person| &person["name"])
        .collect();
    assert_eq!(names, ["Dana", "Olga", "Vera"], "those who are gone come last");
}

#[tokio::test]
async fn a_new_role_needs_a_new_sign_in_and_is_on_record() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let dana = account.l1().await;
    let person = gives(&owner, &dana, "engineer").await.expect(200);
    assert_eq!(
        (&person["account_role"], &person["open_sessions"]),
        (&json!("engineer"), &json!(0))
    );
    dana.get(ME).await.refused(401, "not_signed_in");
    gives(&owner, &dana, "engineer").await.expect(200);
    assert_eq!(
        decided(&account, &dana).await,
        json!([["user.role_changed", "l1_tech", "engineer"]]),
        "what changes nothing is nothing done"
    );
    let open = format!(
        "select count(*) from login_sessions where user_id = '{}' and ended_at is null",
        dana.id
    );
    assert_eq!(account.value(&open).await, 0);
}

#[tokio::test]
async fn coverage_is_for_engineers_and_goes_with_that_role() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let engineer = account.engineer().await;
    let answer = covers(&owner, &engineer, true).await.expect(200);
    assert_eq!(answer, json!({ "id": engineer.id, "can_cover_l1": true }));
    for other in [account.l1().await, account.viewer().await, account.owner().await] {
        for on in [true, false] {
            covers(&owner, &other, on).await.names_field("can_cover_l1");
        }
    }
    gives(&owner, &engineer, "viewer").await.expect(200);
    gives(&owner, &engineer, "engineer").await.expect(200);
    let can = format!("select can_cover_l1 from users where id = '{}'", engineer.id);
    assert_eq!(account.value(&can).await, false);
    assert_eq!(
        decided(&account, &engineer).await,
        json!([
            ["user.coverage_changed", false, true],
            ["user.role_changed", "engineer", "viewer"],
            ["user.coverage_changed", true, false],
            ["user.role_changed", "viewer", "engineer"],
        ])
    );
}

#[tokio::test]
async fn what_is_done_in_coverage_is_marked_as_coverage() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let engineer = account.engineer().await;
    let call = json!({ "problem_statement": "The printer hums" });
    engineer.post(INTAKE, call.clone()).await.refused(403, "forbidden");
    covers(&owner, &engineer, true).await.expect(200);
    // The session stays: coverage is read with every request.
    let call = engineer.post(INTAKE, call).await.expect(201);
    let walk = engineer.reads(id(&call, "session_id")).await;
    assert_eq!(walk["acting_as"], "l1_coverage");
    let tagged = format!(
        "select count(*) > 0 and bool_and(acting_as = 'l1_coverage' and role = 'engineer') from audit_logs
         where user_id = '{}' and action like 'walk.%'",
        engineer.id
    );
    assert_eq!(account.value(&tagged).await, true);
}

#[tokio::test]
async fn losing_coverage_puts_what_is_in_hand_back_at_once() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let cora = account.covering_engineer().await;
    let call = cora.takes_call("The printer hums").await;
    covers(&owner, &cora, false).await.expect(200);
    let intake = json!({ "problem_statement": "Another" });
    cora.post(INTAKE, intake).await.refused(403, "forbidden");
    let ticket = owner.story(id(&call, "ticket_id")).await;
    assert_eq!(
        (&ticket["status"], &ticket["walks"][0]["status"]),
        (&json!("open"), &json!("abandoned"))
    );
    let last = ticket["history"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["reason"], &last["by"]["name"]),
        (&json!("Cora no longer covers L1"), &json!("Olga"))
    );
}

#[tokio::test]
async fn whoever_is_deactivated_is_out_at_once_and_their_walks_wait_for_others() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let (dana, erin) = (account.l1().await, account.l1().await);
    let flow = account.flow(&dana, OUTLOOK).await;
    let mut calls = Vec::new();
    for _ in 0..3 {
        calls.push(dana.takes_call_with("Outlook says disconnected", flow).await);
    }
    let others = erin.takes_call("The printer hums").await;
    dana.answers(id(&calls[0], "session_id"), "webmail", "Yes").await;
    let person = activates(&owner, &dana, false).await.expect(200);
    assert_eq!(
        (&person["is_active"], &person["walks_in_hand"], &person["open_sessions"]),
        (&json!(false), &json!(0), &json!(0))
    );
    dana.get(ME).await.refused(401, "not_signed_in");
    for call in &calls {
        let ticket = erin.story(id(call, "ticket_id")).await;
        assert_eq!(
            (
                &ticket["status"],
                &ticket["walks"][0]["status"],
                &ticket["assigned_user"]
            ),
            (&json!("open"), &json!("abandoned"), &Value::Null)
        );
    }
    assert_eq!(erin.reads(id(&others, "session_id")).await["status"], "active");
    // Whoever picks the ticket up goes on where it stopped.
    let ticket = id(&calls[0], "ticket_id");
    let walk = erin
        .post(&format!("/api/v1/l1/tickets/{ticket}/walk"), json!({}))
        .await
        .expect(201);
    assert_eq!(walk["next_node"]["id"], "safe-mode");
    let put_back = "select count(*) from audit_logs where action = 'walk.abandoned' and acting_as = 'owner'";
    assert_eq!(account.value(put_back).await, 3);
    let detail = "select detail from audit_logs where action = 'user.deactivated'";
    let expected = json!({ "from": true, "to": false, "walks_put_back": 3 });
    assert_eq!(account.value(detail).await, expected);
}

#[tokio::test]
async fn whoever_comes_back_signs_in_anew() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let dana = account.l1().await;
    activates(&owner, &dana, false).await.expect(200);
    // As if a sign-in had begun in the moment of that.
    let revive = format!(
        "update login_sessions set ended_at = null where user_id = '{}'",
        dana.id
    );
    app.admin.execute(&revive, &[]).await.unwrap();
    dana.get(ME).await.refused(401, "not_signed_in");
    activates(&owner, &dana, true).await.expect(200);
    dana.get(ME).await.refused(401, "not_signed_in");
    assert_eq!(
        decided(&account, &dana).await,
        json!([["user.deactivated", true, false], ["user.reactivated", false, true]])
    );
}

#[tokio::test]
async fn the_programs_of_who_is_shut_out_are_out_for_good() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, dana) = (account.owner().await, account.l1().await);
    let insert = "insert into api_tokens (account_id, id, user_id, name, token_hash, scopes, expires_at)
                  values ($1, $2, $3, 'Nightly report', sha256('x'), '{read}', now() + interval '1 day')";
    let token = uuid::Uuid::now_v7();
    app.admin
        .execute(insert, &[&account.id.0, &token, &dana.id.0])
        .await
        .unwrap();
    activates(&owner, &dana, false).await.expect(200);
    activates(&owner, &dana, true).await.expect(200);
    assert_eq!(
        account.value("select revoked_at is not null from api_tokens").await,
        true
    );
}

#[tokio::test]
async fn nobody_decides_about_themselves() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    account.owner().await;
    gives(&owner, &owner, "viewer").await.refused(409, "own_rights");
    covers(&owner, &owner, true).await.refused(409, "own_rights");
    activates(&owner, &owner, false).await.refused(409, "own_rights");
    let operator = account.super_admin().await;
    gives(&operator, &operator, "owner").await.refused(409, "own_rights");
}

#[tokio::test]
async fn the_last_active_owner_stays_one() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let owner = account.owner().await;
    let operator = account.super_admin().await;
    let gone = account.owner().await;
    account.change(&gone, "is_active = false").await;
    for who in [&owner, &operator] {
        gives(who, &owner, "engineer").await.refused(409, "last_owner");
        activates(who, &owner, false).await.refused(409, "last_owner");
    }
    // Who is shut out is no owner to be counted on, and no last one either.
    gives(&owner, &gone, "viewer").await.expect(200);
    let second = account.owner().await;
    gives(&second, &owner, "engineer").await.expect(200);
    owner.get(ME).await.refused(401, "not_signed_in");
    activates(&operator, &second, false).await.refused(409, "last_owner");
}

#[tokio::test]
async fn a_demoted_owner_decides_nothing_more() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (olga, oscar, dana) = (account.owner().await, account.owner().await, account.l1().await);
    gives(&olga, &oscar, "viewer").await.expect(200);
    gives(&oscar, &dana, "owner").await.refused(401, "not_signed_in");
}
