//! A right is taken away while somebody has things open by it: sessions, programs, a sign-in half-way, a link. The next use
//! of each is refused.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    api_tokens::Program,
    support::{Account, Answer, Person, Phone, TestApp, phone::asked},
};

const PASSWORD: &str = "walk-the-flow";
const NEW: &str = "otter folds nine maps";
const ME: &str = "/api/v1/auth/me";
const QUEUE: &str = "/api/v1/l1/queue";
const FLOWS: &str = "/api/v1/flows";
const PEOPLE: &str = "/api/v1/users";
const RESET: &str = "/api/v1/auth/password/reset";

/// Everything somebody can have open.
struct Open {
    /// The browser they work in, and one they left signed in elsewhere.
    here: Person,
    elsewhere: Person,
    /// A program that reads, one that works calls, and one that looks after the account.
    reads: Program,
    works: Program,
    manages: Program,
    /// A sign-in whose password was right, and the phone it waits for.
    pending: String,
    phone: Phone,
    /// A link that sets a password.
    link: String,
}

/// What came of using each once more: browsers, programs, the sign-in, the link.
#[derive(Debug, PartialEq)]
struct Came {
    here: u16,
    elsewhere: u16,
    reads: u16,
    works: u16,
    manages: u16,
    pending: u16,
    link: u16,
}

const ALL_OVER: Came = Came {
    here: 401,
    elsewhere: 401,
    reads: 401,
    works: 401,
    manages: 401,
    pending: 401,
    link: 400,
};

impl Open {
    async fn of(account: &Account<'_>, person: &Person) -> Self {
        let [reads, works, manages] = [
            Program::of(person, &["read"]).await,
            Program::of(person, &["calls", "read"]).await,
            Program::of(person, &["account", "read"]).await,
        ];
        account.password(person, PASSWORD).await;
        let phone = account.phone(person).await;
        let credentials = json!({ "email": person.email, "password": PASSWORD });
        let pending = asked(
            &account
                .nobody()
                .post("/api/v1/auth/login", credentials)
                .await
                .expect(202),
        );
        let open = Self {
            elsewhere: account.another_session(person).await,
            here: person.clone(),
            link: account.reset(person).await,
            reads,
            works,
            manages,
            pending,
            phone,
        };
        for answer in open.answers().await {
            answer.expect(200);
        }
        open
    }

    /// What reading brings everybody who is let in at all.
    async fn answers(&self) -> [Answer; 5] {
        [
            self.here.get(ME).await,
            self.elsewhere.get(ME).await,
            self.reads.get(ME).await,
            self.works.get(ME).await,
            self.manages.get(ME).await,
        ]
    }

    /// Each is used once more.
    async fn are_used(&self, account: &Account<'_>) -> Came {
        let nobody = account.nobody();
        let [here, elsewhere, reads, works, manages] = self.answers().await.map(|answer| answer.status.as_u16());
        let code = json!({ "token": self.pending, "code": self.phone.code() });
        let pending = nobody.post("/api/v1/auth/login/second-factor", code).await;
        let link = json!({ "token": self.link, "password": "tea kettle nine clouds" });
        let link = nobody.post(RESET, link).await;
        Came {
            here,
            elsewhere,
            reads,
            works,
            manages,
            pending: pending.status.as_u16(),
            link: link.status.as_u16(),
        }
    }
}

async fn decides(owner: &Person, about: &Person, what: &str, body: Value) {
    owner
        .patch(&format!("{PEOPLE}/{}/{what}", about.id), body)
        .await
        .expect(200);
}

#[tokio::test]
async fn of_who_is_deactivated_nothing_works_any_more_nor_when_they_come_back() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, dana) = (account.owner().await, account.l1().await);
    let open = Open::of(&account, &dana).await;
    decides(&owner, &dana, "active", json!({ "is_active": false })).await;
    assert_eq!(open.are_used(&account).await, ALL_OVER);
    decides(&owner, &dana, "active", json!({ "is_active": true })).await;
    assert_eq!(open.are_used(&account).await, ALL_OVER);
}

#[tokio::test]
async fn a_demotion_ends_sessions_and_leaves_programs_what_the_new_role_may() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, oscar) = (account.owner().await, account.owner().await);
    let open = Open::of(&account, &oscar).await;
    open.works.get(QUEUE).await.expect(200);
    open.manages.get(PEOPLE).await.expect(200);
    decides(&owner, &oscar, "role", json!({ "role": "viewer" })).await;
    for browser in [&open.here, &open.elsewhere] {
        browser.get(FLOWS).await.refused(401, "not_signed_in");
    }
    open.works.get(QUEUE).await.refused(403, "forbidden");
    open.manages.get(PEOPLE).await.refused(403, "forbidden");
    open.reads.get(FLOWS).await.expect(200);
    // Completed now, a sign-in is one of what they are now.
    let code = json!({ "token": open.pending, "code": open.phone.code() });
    let me = account
        .nobody()
        .post("/api/v1/auth/login/second-factor", code)
        .await
        .expect(200);
    assert_eq!(me["user"]["account_role"], "viewer");
}

#[tokio::test]
async fn without_coverage_neither_browser_nor_program_works_calls() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let (owner, cora) = (account.owner().await, account.covering_engineer().await);
    let open = Open::of(&account, &cora).await;
    let call = cora.takes_call("The printer hums").await;
    let walk = format!("/api/v1/l1/sessions/{}", call["session_id"].as_str().unwrap());
    open.works.get(QUEUE).await.expect(200);
    decides(&owner, &cora, "coverage", json!({ "can_cover_l1": false })).await;
    let notes = json!({ "notes": [] });
    for browser in [&open.here, &open.elsewhere] {
        browser.get(QUEUE).await.refused(403, "forbidden");
        browser
            .post(&format!("{walk}/notes"), notes.clone())
            .await
            .refused(403, "forbidden");
        // An engineer still reads.
        browser.get(&walk).await.expect(200);
    }
    open.works.get(QUEUE).await.refused(403, "forbidden");
    open.works
        .post(&format!("{walk}/notes"), notes)
        .await
        .refused(403, "forbidden");
    open.works.get(&walk).await.expect(200);
}

#[tokio::test]
async fn a_changed_password_leaves_nothing_but_the_browser_it_was_changed_in() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let open = Open::of(&account, &dana).await;
    let body = json!({ "current": PASSWORD, "new": NEW });
    let answer = dana.post("/api/v1/auth/password/change", body).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
    assert_eq!(open.are_used(&account).await, ALL_OVER);
    dana.with(answer.session_token()).get(ME).await.expect(200);
}

#[tokio::test]
async fn a_password_set_by_a_link_leaves_nothing() {
    let app = TestApp::new().await;
    let account = app.account("Northwind").await;
    let dana = account.l1().await;
    let open = Open::of(&account, &dana).await;
    let body = json!({ "token": open.link, "password": NEW });
    let answer = account.nobody().post(RESET, body).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
    assert_eq!(open.are_used(&account).await, ALL_OVER);
}
