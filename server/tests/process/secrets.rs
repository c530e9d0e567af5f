//! What people say, and what lets them in, is in no log line and in no measurement, however talkative the log.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::support::{Answer, Dir, Http, PASSWORD, SERVE, Server, command};

/// In all that is said here and not generated.
const CANARY: &str = "canary";

/// Everything that must be nowhere, collected on the way.
#[derive(Default)]
struct Secrets(BTreeSet<String>);

impl Secrets {
    /// A secret that an answer has there.
    #[track_caller]
    fn keep(&mut self, answer: &Answer, field: &str) -> String {
        let text = answer.body[field]
            .as_str()
            .unwrap_or_else(|| panic!("no {field}: {}", answer.body));
        // Of a link, what follows the `#`.
        let secret = text.rsplit('#').next().unwrap_or_default().to_owned();
        assert!(secret.len() >= 6, "{field} is no secret: {secret}");
        self.0.insert(secret.clone());
        secret
    }

    fn also(&mut self, secret: &str) {
        self.0.insert(secret.to_owned());
    }
}

#[track_caller]
fn done(person: &Http, path: &str, body: Value) -> Answer {
    let answer = person.post(&format!("/api/v1{path}"), None, &body).expect("it answers");
    assert!(
        (200..300).contains(&answer.status),
        "{path}: {} {}",
        answer.status,
        answer.body
    );
    answer
}

#[track_caller]
fn refused(person: &Http, path: &str, status: u16, body: Value) {
    let answer = person.post(&format!("/api/v1{path}"), None, &body).expect("it answers");
    assert_eq!(answer.status, status, "{path}: {}", answer.body);
}

#[test]
fn nothing_that_was_said_and_nothing_that_lets_in_is_logged_or_measured() {
    let dir = Dir::furnished();
    let mut server = Server::spawn_command(&dir, command(&dir).env("RUST_LOG", "trace").args(SERVE));
    server.wait_until_ready();
    let mut secrets = Secrets::default();
    let nobody = server.visitor();
    let mut owner = server.visitor();
    owner.sign_in("owner@second.example");
    secrets.also(owner.session());

    // Registering, and signing in wrongly.
    let registration = json!({ "account_name": "Canary Desk", "name": "Canary Registrar",
                               "email": "canary-registrar@desk.example", "password": "first canary in the mine",
                               "time_zone": "UTC" });
    done(&nobody, "/auth/register", registration);
    let wrong = json!({ "email": "canary-stranger@desk.example", "password": "wrong canary in the mine" });
    refused(&nobody, "/auth/login", 401, wrong);

    // An invite, looked up and accepted.
    let email = "canary-newcomer@desk.example";
    let invited = done(&owner, "/invites", json!({ "email": email, "role": "engineer" }));
    let token = secrets.keep(&invited, "link");
    done(&nobody, "/invites/lookup", json!({ "token": token }));
    let join = json!({ "token": token, "name": "Canary Newcomer", "password": "second canary in the mine" });
    let mut newcomer = server.visitor();
    let joined = done(&newcomer, "/invites/accept", join.clone());
    newcomer.goes_on_with(&joined);
    secrets.also(newcomer.session());
    refused(&nobody, "/invites/accept", 409, join);

    // A second factor with its recovery codes.
    let begun = done(&newcomer, "/auth/totp", json!({}));
    let secret = secrets.keep(&begun, "secret");
    let key = Secret::try_from_base32(&secret).expect("it is one");
    let totp = Builder::new()
        .with_secret(key.as_bytes().to_vec())
        .build()
        .expect("it is one");
    let now = std::time::UNIX_EPOCH.elapsed().expect("it is later").as_secs();
    let code = totp.generate(now).to_string();
    let confirmed = done(&newcomer, "/auth/totp/confirm", json!({ "code": code }));
    let codes = confirmed.body["recovery_codes"].as_array().expect("there are some");
    for code in codes {
        secrets.also(code.as_str().expect("it is a text"));
    }
    if let Some(session) = confirmed.session() {
        secrets.also(session);
        newcomer.goes_on_with(&confirmed);
    }
    let sign_in = json!({ "email": email, "password": "second canary in the mine" });
    let asked = done(&nobody, "/auth/login", sign_in);
    let token = secrets.keep(&asked, "second_factor_token");
    let code = json!({ "token": token, "code": codes[0] });
    let signed = done(&nobody, "/auth/login/second-factor", code);
    secrets.also(signed.session().expect("it signs in"));

    // An API token, good and made up.
    let wanted = json!({ "name": "canary program", "scopes": ["read"], "expires_in_days": 30 });
    let made = done(&newcomer, "/api-tokens", wanted);
    let token = secrets.keep(&made, "token");
    let program = server.visitor();
    assert_eq!(
        program.get_as(&token, "/api/v1/auth/me").expect("it answers").status,
        200
    );
    let forged = format!("{}x", &token[..token.len() - 1]);
    assert_eq!(
        program.get_as(&forged, "/api/v1/auth/me").expect("it answers").status,
        401
    );
    secrets.also(&forged);

    // A forgotten password, asked for and set by a link.
    done(&nobody, "/auth/password/forgot", json!({ "email": email }));
    let people = joined.body["user"]["id"].as_str().expect("it has an id").to_owned();
    let made = done(&owner, &format!("/users/{people}/reset-link"), json!({}));
    let token = secrets.keep(&made, "link");
    let reset = json!({ "token": token, "password": "third canary in the mine" });
    done(&nobody, "/auth/password/reset", reset);

    // A call, its notes, and looking for it; a word too many where none belongs.
    let canary = "The canary is on fire";
    let intake = json!({ "problem_statement": canary, "customer_name": canary, "customer_contact": canary });
    let walk = done(&owner, "/l1/intake", intake);
    let walk = walk.body["session_id"].as_str().expect("it has an id");
    let note = json!({ "timestamp": "2026-01-02T03:04:05Z", "content": canary });
    done(
        &owner,
        &format!("/l1/sessions/{walk}/notes"),
        json!({ "notes": [note] }),
    );
    let end = json!({ "helpful": null, "resolution_notes": canary });
    done(&owner, &format!("/l1/sessions/{walk}/resolve"), end);
    let found = owner.get("/api/v1/internal-tickets?search=canary").expect("it answers");
    assert_eq!(found.body["items"].as_array().map(Vec::len), Some(1), "{}", found.body);
    assert_eq!(
        owner.get("/api/v1/flows?canary=canary").expect("it answers").status,
        422
    );
    refused(&owner, "/l1/intake", 422, json!({ "canary": canary }));
    assert_eq!(
        owner.get("/canary/canary?canary").map(|answer| answer.status).ok(),
        Some(200)
    );
    let method = nobody.with_method("CANARY", "/api/v1/auth/me").expect("it answers");
    assert_eq!(method.status, 405);

    let (_, measurements) = Http::new(&server.metrics).text("/metrics").expect("it answers");
    let ended = server.interrupt();
    assert!(ended.stdout.contains("/api/v1/auth/password/reset"), "it does talk");
    secrets.also(PASSWORD);
    secrets.also("argon2id");
    secrets.also("desk.example");
    for line in [&ended.stdout, &ended.stderr, &measurements]
        .into_iter()
        .flat_map(|text| text.lines())
    {
        assert!(!line.to_lowercase().contains(CANARY), "{line}");
        for secret in &secrets.0 {
            assert!(!line.contains(secret), "{secret}: {line}");
        }
    }
}
