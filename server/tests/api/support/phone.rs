//! A phone with an authenticator app: it makes the codes of a second factor.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use super::{Account, Person};

/// An authenticator app that knows one secret.
#[derive(Clone)]
pub struct Phone {
    totp: std::sync::Arc<Totp>,
}

impl Phone {
    /// The app was given a secret in base 32, as somebody types it in.
    pub fn given(secret: &str) -> Self {
        let secret = Secret::try_from_base32(secret).unwrap();
        Self::with(secret.as_bytes())
    }

    pub fn with(secret: &[u8]) -> Self {
        let totp = Builder::new().with_secret(secret.to_vec()).build().unwrap();
        Self { totp: totp.into() }
    }

    /// What the app shows now.
    pub fn code(&self) -> String {
        self.code_in(0)
    }

    /// What it shows so many steps of 30 seconds from now.
    pub fn code_in(&self, steps: i64) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let then = now.checked_add_signed(steps * 30).unwrap();
        self.totp.generate(then).to_string()
    }

    /// Six digits that none of the codes around now is.
    pub fn wrong_code(&self) -> String {
        let near: Vec<_> = (-3..=3).map(|steps| self.code_in(steps)).collect();
        (0..)
            .map(|n| format!("{n:06}"))
            .find(|code| !near.contains(code))
            .unwrap()
    }
}

/// What came of a story that is about how old a code is; told again where half a minute ended in the middle of it.
pub async fn in_one_step<T>(story: impl AsyncFn() -> T) -> T {
    let step = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() / 30;
    loop {
        let began = step();
        let told = story().await;
        if step() == began {
            return told;
        }
    }
}

impl Account<'_> {
    /// They have a second factor from now on.
    pub async fn phone(&self, person: &Person) -> Phone {
        let secret = [Uuid::new_v4().as_bytes().as_slice(), &[7; 4]].concat();
        self.app
            .admin
            .execute(
                "insert into second_factors (account_id, user_id, secret, confirmed_at) values ($1, $2, $3, now())",
                &[&self.id.0, &person.id.0, &secret],
            )
            .await
            .unwrap();
        Phone::with(&secret)
    }

    /// They have this recovery code, beside others.
    pub async fn recovery_code(&self, person: &Person, code: &str) {
        self.app
            .admin
            .execute(
                "insert into recovery_codes (account_id, id, user_id, code_hash) values ($1, $2, $3, sha256(convert_to($4, 'UTF8')))",
                &[&self.id.0, &Uuid::now_v7(), &person.id.0, &code.replace('-', "")],
            )
            .await
            .unwrap();
    }

    /// They sign in with that password from now on.
    pub async fn password(&self, person: &Person, password: &str) {
        let hash = self.app.app.passwords.hash(password.to_owned()).await.unwrap();
        let set = "update login_emails set password_hash = $1 where user_id = $2";
        self.app.admin.execute(set, &[&hash, &person.id.0]).await.unwrap();
    }

    /// The account asks its owners for a second factor.
    pub async fn owners_need_second_factor(&self) {
        let set = "update accounts set owners_need_second_factor = true where id = $1";
        assert_eq!(self.app.admin.execute(set, &[&self.id.0]).await.unwrap(), 1);
    }
}

/// The cookie's value that an answer sets.
pub fn session_of(answer: &super::Answer) -> String {
    let set = answer
        .header("set-cookie")
        .unwrap_or_else(|| panic!("no cookie: {}", answer.text));
    let pair = set.split(';').next().unwrap();
    pair.split_once('=').unwrap().1.to_owned()
}

/// What the first step of signing in answered for the second one.
#[track_caller]
pub fn asked(body: &Value) -> String {
    body["second_factor_token"].as_str().unwrap().to_owned()
}
