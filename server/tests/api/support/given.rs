//! What has already happened. Scenes are set in the database, never through the API.

use flowtree::{Tree, parse};
use resolutionflow::{auth::tokens::Token, flows::import, ids::AccountId};
use serde_json::Value;
use uuid::Uuid;

use super::{Account, Person, TestApp};

/// A small tree with a loop, an action, two ways to resolve and one to escalate.
pub const OUTLOOK: &str = r#"
title: Outlook cannot connect
summary: Outlook shows Disconnected
tags: [outlook, email]
start: webmail
nodes:
  webmail:
    type: question
    text: Can the user sign in to Outlook on the web?
    help: "Have them open a private window."
    answers:
      - { label: "Yes", to: safe-mode }
      - { label: "No", to: password }
      - { label: "Not sure", to: webmail }
  password:
    type: action
    text: Reset the password and try again.
    answers:
      - { label: "It works", to: reset }
      - { label: "Still not", to: webmail }
  safe-mode:
    type: action
    text: Start Outlook in safe mode.
    answers:
      - { label: "It connects", to: addins }
      - { label: "Still disconnected", to: needs-engineer }
  addins: { type: resolve, text: Disable the add-ins one at a time. }
  reset: { type: resolve, text: The password was reset. }
  needs-engineer: { type: escalate, text: The mail profile must be rebuilt., category: Needs admin access }
"#;

/// A tree from YAML that must be valid.
pub fn tree(yaml: &str) -> Tree {
    parse::parse_and_check(yaml, parse::Format::Yaml).unwrap_or_else(|problems| panic!("{problems:?}"))
}

impl TestApp {
    /// A link that makes that account, of somebody nobody knows; answers its token.
    pub async fn registration(&self, account: AccountId) -> String {
        let token = Token::fresh(account);
        let insert = "insert into registrations (account_id, id, account_name, name, email, time_zone, token_hash)
                      values ($1, $2, 'canary', 'canary', $3, 'UTC', $4)";
        let (id, hash) = (Uuid::now_v7(), token.hash());
        let email = format!("canary.{}@example.test", id.simple());
        self.admin
            .execute(insert, &[&account.0, &id, &email, &hash.as_slice()])
            .await
            .unwrap();
        token.reveal().to_owned()
    }
}

impl Account<'_> {
    /// A published flow by that author; answers its id.
    pub async fn flow(&self, author: &Person, yaml: &str) -> Uuid {
        let tx = self.app.inside(self.id).await;
        let brought = import::publish_all(&tx, author.id, &[tree(yaml)]).await.unwrap();
        tx.commit().await.unwrap();
        brought[0].0.0
    }

    /// A published flow by that author under another title.
    pub async fn flow_called(&self, author: &Person, yaml: &str, title: &str) -> Uuid {
        let tx = self.app.inside(self.id).await;
        let tree = Tree {
            title: title.to_owned(),
            ..tree(yaml)
        };
        let brought = import::publish_all(&tx, author.id, &[tree]).await.unwrap();
        tx.commit().await.unwrap();
        brought[0].0.0
    }

    /// A proposal by that author; answers its id.
    pub async fn proposal(&self, author: &Person, yaml: &str) -> Uuid {
        let id = Uuid::now_v7();
        let tree = serde_json::to_value(tree(yaml)).unwrap();
        self.app
            .admin
            .execute(
                "insert into flow_proposals (account_id, id, title, tree, source, created_by)
                 values ($1, $2, $3, $4, 'manual_draft', $5)",
                &[&self.id.0, &id, &tree["title"].as_str().unwrap(), &tree, &author.id.0],
            )
            .await
            .unwrap();
        id
    }

    /// A link that sets that person's password; answers its token.
    pub async fn reset(&self, person: &Person) -> String {
        let token = Token::fresh(self.id);
        let insert = "insert into password_resets (account_id, id, user_id, token_hash) values ($1, $2, $3, $4)";
        let hash = token.hash();
        let admin = &self.app.admin;
        admin
            .execute(insert, &[&self.id.0, &Uuid::now_v7(), &person.id.0, &hash.as_slice()])
            .await
            .unwrap();
        token.reveal().to_owned()
    }

    /// A link that changes that person's e-mail; answers its token.
    pub async fn email_change(&self, person: &Person) -> String {
        let token = Token::fresh(self.id);
        let insert =
            "insert into email_changes (account_id, id, user_id, email, token_hash) values ($1, $2, $3, $4, $5)";
        let (hash, email) = (token.hash(), format!("new.{}", person.email));
        let admin = &self.app.admin;
        admin
            .execute(
                insert,
                &[&self.id.0, &Uuid::now_v7(), &person.id.0, &email, &hash.as_slice()],
            )
            .await
            .unwrap();
        token.reveal().to_owned()
    }

    /// A flow that was never published; answers its id.
    pub async fn draft_flow(&self, author: &Person, title: &str) -> Uuid {
        let id = Uuid::now_v7();
        self.app
            .admin
            .execute(
                "insert into flows (account_id, id, title, draft, draft_saved_by, draft_saved_at, author_id, tsv)
                 values ($1, $2, $3::text, jsonb_build_object('title', $3::text, 'start', 'a', 'nodes', '{}'::jsonb), $4, now(),
                         $4, to_tsvector('english', $3::text))",
                &[&self.id.0, &id, &title, &author.id.0],
            )
            .await
            .unwrap();
        id
    }

    /// The flow has been published anew, as its next version.
    pub async fn republish(&self, flow: Uuid, author: &Person, yaml: &str) {
        let tree = serde_json::to_value(tree(yaml)).unwrap();
        self.app
            .admin
            .execute(
                "with published as (
                     insert into flow_versions (account_id, id, flow_id, version, tree, change_note, published_by)
                     select account_id, $2, id, current_version + 1, $3, 'Again', $4 from flows where id = $1
                     returning version)
                 update flows set current_version = published.version from published where id = $1",
                &[&flow, &Uuid::now_v7(), &tree, &author.id.0],
            )
            .await
            .unwrap();
    }

    /// A row of that table, changed behind the product's back.
    pub async fn set(&self, table: &str, id: &str, set: &str) {
        let statement = format!("update {table} set {set} where id = '{id}'");
        assert_eq!(self.app.admin.execute(&statement, &[]).await.unwrap(), 1);
    }

    /// The walk's last step was that many hours ago.
    pub async fn last_step_hours_ago(&self, walk: &str, hours: i32) {
        let statement = format!(
            "update l1_walk_sessions set last_step_at = now() - interval '{hours} hours',
             started_at = least(started_at, now() - interval '{hours} hours') where id = '{walk}'"
        );
        assert_eq!(self.app.admin.execute(&statement, &[]).await.unwrap(), 1);
    }

    /// One value from the database, as JSON.
    pub async fn value(&self, sql: &str) -> Value {
        let row = self
            .app
            .admin
            .query_one(&format!("select to_jsonb(({sql}))"), &[])
            .await
            .unwrap();
        row.get::<_, Option<Value>>(0).unwrap_or(Value::Null)
    }
}
