//! Two accounts side by side, with people of every role and things to work on: what the rules of the house are tried on.

use std::sync::Mutex;

use axum::http::Method;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use resolutionflow::{auth::tokens::Token, ids::AccountId};
use uuid::Uuid;

use super::operations::{On, Operation};
use crate::support::{
    Account, Answer, Person, Phone, TestApp,
    given::{OUTLOOK, tree},
};

/// Everybody's, in these tests.
pub const PASSWORD: &str = "canary-walk-the-flow";

/// So many tokens of invites a test may use.
const INVITES: usize = 40;
/// The secret of everybody's second factor, in these tests.
const FACTOR: [u8; 20] = *b"canary-second-factor";
/// So many links of each kind, but of invites, may be used in a test.
const RESETS: usize = 20;

/// Who tries something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Nobody,
    Viewer,
    L1Tech,
    Engineer,
    Covering,
    Owner,
    SuperAdmin,
}

impl Who {
    pub const ALL: [Self; 7] = [
        Self::Nobody,
        Self::Viewer,
        Self::L1Tech,
        Self::Engineer,
        Self::Covering,
        Self::Owner,
        Self::SuperAdmin,
    ];
}

/// Whose thing it is tried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Own,
    Colleagues,
    AnotherAccounts,
    Nobodys,
}

/// Two accounts of the same kind; everything is tried from inside the first.
pub struct Scene<'a> {
    pub ours: Account<'a>,
    pub theirs: Account<'a>,
    /// A technician of ours.
    pub colleague: Person,
    /// A technician of theirs.
    pub stranger: Person,
    pub flow: Uuid,
    pub proposal: Uuid,
    /// A technician's walk of ours.
    pub walk: Uuid,
    pub their_walk: Uuid,
    /// The tickets of these walks.
    pub ticket: Uuid,
    pub their_ticket: Uuid,
    pub their_flow: Uuid,
    pub their_proposal: Uuid,
    /// Of links that set a password, each somebody else's.
    reset_tokens: Mutex<Vec<String>>,
    /// Of links that finish a registration, each another account's to be.
    registration_tokens: Mutex<Vec<String>>,
    /// Of links that change an e-mail, each somebody else's.
    email_tokens: Mutex<Vec<String>>,
    /// Of [`PASSWORD`]; made once, because that takes a while.
    hash: String,
    /// Of invites into our account, each good for one person.
    invite_tokens: Mutex<Vec<String>>,
}

/// A proposal that waits for review: others may walk it.
async fn handed_in(account: &Account<'_>, author: &Person) -> Uuid {
    let id = account.proposal(author, OUTLOOK).await;
    let set = "status = 'submitted', submitted_at = now()";
    account.set("flow_proposals", &id.to_string(), set).await;
    id
}

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// One step was taken.
    Walked,
    /// The walk was left alone, the ticket waits.
    Abandoned,
    Resolved,
}

/// The ids of a call's ticket and walk.
pub struct Ids {
    pub ticket: Uuid,
    pub walk: Uuid,
}

impl<'a> Scene<'a> {
    pub async fn set(app: &'a TestApp) -> Self {
        let (ours, theirs) = (app.account("Northwind").await, app.account("Contoso").await);
        let (colleague, stranger) = (ours.l1().await, theirs.l1().await);
        let mut scene = Self {
            hash: app.app.passwords.hash(PASSWORD.to_owned()).await.unwrap(),
            flow: ours.flow(&colleague, OUTLOOK).await,
            proposal: handed_in(&ours, &colleague).await,
            walk: Uuid::nil(),
            their_walk: Uuid::nil(),
            ticket: Uuid::nil(),
            their_ticket: Uuid::nil(),
            their_flow: theirs.flow(&stranger, OUTLOOK).await,
            their_proposal: theirs.proposal(&stranger, OUTLOOK).await,
            invite_tokens: Mutex::default(),
            reset_tokens: Mutex::default(),
            email_tokens: Mutex::default(),
            registration_tokens: Mutex::default(),
            ours,
            theirs,
            colleague,
            stranger,
        };
        scene.has_the_password(&scene.colleague).await;
        let ours = scene.call(&scene.ours, &scene.colleague, Call::Resolved).await;
        let theirs = scene.call(&scene.theirs, &scene.stranger, Call::Resolved).await;
        (scene.walk, scene.ticket) = (ours.walk, ours.ticket);
        (scene.their_walk, scene.their_ticket) = (theirs.walk, theirs.ticket);
        for _ in 0..INVITES {
            let (_, token) = scene.invite(&scene.ours, &scene.colleague).await;
            scene.invite_tokens.lock().unwrap().push(token);
        }
        for _ in 0..RESETS {
            let token = scene.ours.reset(&scene.ours.viewer().await).await;
            scene.reset_tokens.lock().unwrap().push(token);
            let token = scene.ours.email_change(&scene.ours.viewer().await).await;
            scene.email_tokens.lock().unwrap().push(token);
            let token = app.registration(AccountId::fresh()).await;
            scene.registration_tokens.lock().unwrap().push(token);
        }
        scene
    }

    /// Somebody new of that kind, in our account.
    pub async fn somebody(&self, who: Who) -> Person {
        let person = match who {
            Who::Nobody => return self.ours.nobody(),
            Who::Viewer => self.ours.viewer().await,
            Who::L1Tech => self.ours.l1().await,
            Who::Engineer => self.ours.engineer().await,
            Who::Covering => self.ours.covering_engineer().await,
            Who::Owner => self.ours.owner().await,
            Who::SuperAdmin => self.ours.super_admin().await,
        };
        self.has_the_password(&person).await;
        person
    }

    /// They sign in with [`PASSWORD`] from now on.
    async fn has_the_password(&self, person: &Person) {
        let set = "update login_emails set password_hash = $1 where user_id = $2";
        self.ours
            .app
            .admin
            .execute(set, &[&self.hash, &person.id.0])
            .await
            .unwrap();
    }

    /// A call that `holder` took with that account's flow, as far as it has come.
    pub async fn call(&self, account: &Account<'_>, holder: &Person, call: Call) -> Ids {
        let flow = if account.id == self.ours.id {
            self.flow
        } else {
            self.their_flow
        };
        let ids = Ids {
            ticket: Uuid::now_v7(),
            walk: Uuid::now_v7(),
        };
        let (ticket_status, walk_status) = match call {
            Call::Walked => ("walking", "active"),
            Call::Abandoned => ("open", "abandoned"),
            Call::Resolved => ("resolved", "resolved"),
        };
        let statement = "
            with counted as (
                update ticket_counters set last_number = last_number + 1 where account_id = $1::uuid returning last_number
            ), ticket as (
                insert into internal_tickets (account_id, id, number, created_by, problem_statement, status, flow_id,
                                              resolved_at)
                select $1::uuid, $2::uuid, last_number, $3::uuid, 'Outlook says disconnected', $5::text, $4::uuid,
                       case $5::text when 'resolved' then now() end
                from counted
            ), entry as (
                insert into ticket_history (account_id, id, ticket_id, by_user_id, acting_as, to_status)
                values ($1::uuid, $2::uuid, $2::uuid, $3::uuid, 'l1_tech', $5::text)
            ), walk as (
                insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind,
                                              internal_ticket_id, session_kind, flow_id, flow_version, current_node_id,
                                              stands_at, step_count, status, resolution_notes, resolved_at)
                values ($1::uuid, $7::uuid, $3::uuid, $3::uuid, 'l1_tech', $2::uuid::text, 'internal', $2::uuid, 'flow',
                        $4::uuid, 1, 'webmail', 'safe-mode', 1, $6::text,
                        case $6::text when 'resolved' then 'Restarted it' end,
                        case when $6::text <> 'active' then now() end)
            )
            insert into l1_walk_steps (account_id, session_id, seq, kind, node_id, question, answer, by_user_id)
            values ($1::uuid, $7::uuid, 1, 'answer', 'webmail', 'Can the user sign in to Outlook on the web?', 'Yes',
                    $3::uuid)";
        let made = account
            .app
            .admin
            .execute(
                statement,
                &[
                    &account.id.0,
                    &ids.ticket,
                    &holder.id.0,
                    &flow,
                    &ticket_status,
                    &walk_status,
                    &ids.walk,
                ],
            )
            .await
            .unwrap();
        assert_eq!(made, 1);
        ids
    }

    /// A flow by that author, with a draft on revision 1.
    async fn flow_of(&self, account: &Account<'_>, author: &Person, status: &str) -> Uuid {
        let id = if status == "draft" {
            account.draft_flow(author, "Somebody's own").await
        } else {
            account
                .flow_called(author, OUTLOOK, &format!("Flow {}", Uuid::now_v7()))
                .await
        };
        let tree = serde_json::to_string(&tree(OUTLOOK)).unwrap();
        let set = format!(
            "status = '{status}', draft = '{tree}', draft_revision = 1, draft_saved_by = author_id,
             draft_saved_at = now() - interval '2 hours'"
        );
        account.set("flows", &id.to_string(), &set).await;
        id
    }

    /// The latest entry of the account's audit log about something `holder` did.
    async fn audited(&self, account: &Account<'_>, holder: &Person) -> Uuid {
        let id = Uuid::now_v7();
        let statement = "
            insert into audit_logs (account_id, id, user_id, acting_as, action, entity, entity_id, request_id)
            values ($1, $2, $3, 'l1_tech', 'user.signed_in', 'user', $3::uuid::text, 'none')";
        let made = account
            .app
            .admin
            .execute(statement, &[&account.id.0, &id, &holder.id.0])
            .await
            .unwrap();
        assert_eq!(made, 1);
        id
    }

    /// A viewer's invite into that account: its id and token.
    pub async fn invite(&self, account: &Account<'_>, by: &Person) -> (Uuid, String) {
        let (id, token) = (Uuid::now_v7(), Token::fresh(account.id));
        let insert = "insert into invites (account_id, id, email, email_norm, account_role, token_hash, invited_by)
                      values ($1, $2, $3, $3, 'viewer', $4, $5)";
        let email = format!("{}@example.test", id.simple());
        let hash = token.hash();
        let admin = &account.app.admin;
        admin
            .execute(insert, &[&account.id.0, &id, &email, &hash.as_slice(), &by.id.0])
            .await
            .unwrap();
        (id, token.reveal().to_owned())
    }

    /// A token nobody has used yet.
    pub fn invite_token(&self) -> String {
        let token = self.invite_tokens.lock().unwrap().pop();
        token.expect("there are not enough invites in the scene: make more of INVITES")
    }

    /// Whose app everybody's second factor is in, in these tests.
    pub fn phone(&self) -> Phone {
        Phone::with(&FACTOR)
    }

    /// They have [`Scene::phone`], on or being set up; as if no code had been used yet.
    pub async fn factor(&self, person: &Person, secret: &str, since: &str) {
        let admin = &self.ours.app.admin;
        let none = "delete from second_factors where user_id = $1";
        admin.execute(none, &[&person.id.0]).await.unwrap();
        let set =
            format!("insert into second_factors (account_id, user_id, {secret}, {since}) values ($1, $2, $3, now())");
        admin
            .execute(&set, &[&person.account.0, &person.id.0, &FACTOR.as_slice()])
            .await
            .unwrap();
    }

    /// A token of theirs, which nobody knows; answers its id.
    pub async fn api_token(&self, account: &Account<'_>, person: &Person) -> Uuid {
        let id = Uuid::now_v7();
        let made = "insert into api_tokens (account_id, id, user_id, name, token_hash, scopes, expires_at)
                    values ($1, $2, $3, 'canary', sha256(convert_to($4, 'UTF8')), array['read'], now() + interval '1 day')";
        let admin = &account.app.admin;
        admin
            .execute(made, &[&account.id.0, &id, &person.id.0, &id.to_string()])
            .await
            .unwrap();
        id
    }

    /// What the first step of signing in answered this person; before who is nobody, the colleague.
    pub fn pending_token(&self, person: &Person) -> String {
        let person = if person.token.is_some() {
            person
        } else {
            &self.colleague
        };
        let id = person.id.0.as_bytes();
        URL_SAFE_NO_PAD.encode([person.account.0.as_bytes().as_slice(), id, id].concat())
    }

    /// Their password was right.
    pub async fn pending(&self, person: &Person) {
        let admin = &self.ours.app.admin;
        let anew = "delete from pending_sign_ins where user_id = $1";
        admin.execute(anew, &[&person.id.0]).await.unwrap();
        let begun = "insert into pending_sign_ins (account_id, id, user_id, token_hash)
                     values ($1, gen_random_uuid(), $2, sha256(convert_to($3, 'UTF8')))";
        admin
            .execute(begun, &[&person.account.0, &person.id.0, &self.pending_token(person)])
            .await
            .unwrap();
    }

    /// An operator inside their account; anybody else where they are.
    async fn inside(&self, person: &Person) -> Person {
        let path = format!("/api/v1/admin/accounts/{}/enter", self.theirs.id);
        let reason = serde_json::json!({ "reason": "The owner asked for help" });
        let entered = person.post(&path, reason).await;
        if entered.status.is_success() {
            person.with(entered.session_token())
        } else {
            person.clone()
        }
    }

    /// A token nobody has used yet.
    pub fn reset_token(&self) -> String {
        let token = self.reset_tokens.lock().unwrap().pop();
        token.expect("there are not enough links in the scene: make more of RESETS")
    }

    /// A token nobody has used yet.
    pub fn email_token(&self) -> String {
        let token = self.email_tokens.lock().unwrap().pop();
        token.expect("there are not enough links in the scene: make more of RESETS")
    }

    /// A token nobody has used yet.
    pub fn registration_token(&self) -> String {
        let token = self.registration_tokens.lock().unwrap().pop();
        token.expect("there are not enough links in the scene: make more of RESETS")
    }

    /// The id of what `person` tries `operation` on; none where it needs nothing.
    pub async fn thing(&self, operation: &Operation, person: &Person, whose: Whose) -> Option<Uuid> {
        if matches!(operation.on, On::Nothing | On::Visit) {
            return None;
        }
        let (account, holder) = match whose {
            Whose::Nobodys => return Some(Uuid::now_v7()),
            // Who is not signed in has nothing, and who may not walk holds no walk; then it is somebody's.
            Whose::Own if person.token.is_some() && self.may_hold(operation, person).await => (&self.ours, person),
            Whose::Own | Whose::Colleagues => (&self.ours, &self.colleague),
            Whose::AnotherAccounts => (&self.theirs, &self.stranger),
        };
        let id = match operation.on {
            On::Walk => self.call(account, holder, Call::Walked).await.walk,
            On::PausedWalk => {
                let walk = self.call(account, holder, Call::Walked).await.walk;
                self.pause(walk).await;
                walk
            }
            On::OpenTicket => self.call(account, holder, Call::Abandoned).await.ticket,
            On::ResolvedTicket => self.call(account, holder, Call::Resolved).await.ticket,
            On::AuditEntry => self.audited(account, holder).await,
            On::Engineer => account.engineer().await.id.0,
            On::Invite => self.invite(account, &account.owner().await).await.0,
            On::Flow if account.id == self.ours.id => self.flow,
            On::Flow => self.their_flow,
            On::DraftFlow => self.flow_of(account, holder, "draft").await,
            On::ChangedFlow => self.flow_of(account, holder, "published").await,
            On::ArchivedFlow => self.flow_of(account, holder, "archived").await,
            On::Proposal => account.proposal(holder, OUTLOOK).await,
            On::HandedIn => handed_in(account, holder).await,
            On::ApiToken => self.api_token(account, holder).await,
            On::SecondFactor => {
                self.factor(holder, "secret", "confirmed_at").await;
                return None;
            }
            On::NewSecondFactor => {
                self.factor(holder, "new_secret", "new_made_at").await;
                return None;
            }
            On::PendingSignIn => {
                self.factor(holder, "secret", "confirmed_at").await;
                self.pending(holder).await;
                return None;
            }
            On::Session => account.another_session(holder).await.session.0,
            On::Account => self.ours.app.account("Fabrikam").await.id.0,
            On::Nothing | On::Visit => return None,
        };
        Some(id)
    }

    /// The walk waits.
    pub async fn pause(&self, walk: Uuid) {
        let pause = "update l1_walk_sessions set paused_at = now(), pause_reason = 'canary',
                     resume_at = now() + interval '1 hour' where id = $1";
        self.ours.app.admin.execute(pause, &[&walk]).await.unwrap();
    }

    /// Whether what it is tried on can be this person's own.
    async fn may_hold(&self, operation: &Operation, person: &Person) -> bool {
        let walks =
            "select account_role in ('l1_tech', 'owner') or can_cover_l1 or is_super_admin from users where id = $1";
        let admin = &self.ours.app.admin;
        !matches!(operation.on, On::Walk | On::PausedWalk)
            || admin.query_one(walks, &[&person.id.0]).await.unwrap().get(0)
    }

    /// `person` does `operation` with its usual body.
    pub async fn does(&self, operation: &Operation, person: &Person, whose: Whose) -> Answer {
        let body = operation.body.map(|body| body(self, person));
        self.does_with(operation, person, whose, body).await
    }

    /// `person` does `operation` with that body.
    pub async fn does_with(
        &self,
        operation: &Operation,
        person: &Person,
        whose: Whose,
        body: Option<serde_json::Value>,
    ) -> Answer {
        let thing = self.thing(operation, person, whose).await;
        let person = &if operation.on == On::Visit && whose == Whose::Own {
            self.inside(person).await
        } else {
            person.clone()
        };
        let described = operation.described();
        let path = match thing {
            // Whatever has versions has a first one.
            Some(id) => described
                .path
                .replace("{id}", &id.to_string())
                .replace("{version}", "1"),
            None => described.path.clone(),
        };
        assert!(
            !path.contains('{'),
            "{}: say in operations.rs what {path} is tried on",
            operation.id
        );
        let method: Method = described.method.parse().unwrap();
        person.send(method, &format!("/api/v1{path}"), body, &[]).await
    }
}
