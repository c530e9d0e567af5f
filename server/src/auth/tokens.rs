//! Tokens: `base64url(account id ‖ 32 random bytes)`, stored as the SHA-256 of the whole. The account part only says where
//! to look.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::ids::AccountId;

const LENGTH: usize = 16 + 32;

/// A secret just made; shown once, never stored.
pub struct Token(String);

/// A token somebody brought, of the right shape; whether it is genuine only the database knows.
#[derive(Clone)]
pub struct Claimed {
    /// Where to look.
    pub account: AccountId,
    /// What to look for.
    pub hash: [u8; 32],
}

impl Token {
    /// A fresh token for that account.
    ///
    /// # Panics
    /// When the operating system has no randomness to give, where going on would be worse.
    #[must_use]
    pub fn fresh(account: AccountId) -> Self {
        let mut bytes = [0; LENGTH];
        bytes[..16].copy_from_slice(account.0.as_bytes());
        getrandom::fill(&mut bytes[16..]).expect("the operating system gives randomness");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The secret itself, for the one answer that carries it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl Claimed {
    /// Read a token; `None` where the shape is wrong, before any query.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; LENGTH];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        let account = Uuid::from_slice(bytes.get(..16)?).ok()?;
        (length == LENGTH).then(|| Self {
            account: AccountId(account),
            hash: Sha256::digest(text.as_bytes()).into(),
        })
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl std::fmt::Debug for Claimed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Claimed")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_an_altered_one_does_not_match() {
        let account = AccountId::fresh();
        let token = Token::fresh(account);
        let read = Claimed::read(token.reveal()).expect("a token reads back");
        assert_eq!((read.account, read.hash), (account, token.hash()));
        for wrong in [
            "",
            "x",
            &token.reveal()[1..],
            &format!("{}A", token.reveal()),
            "ä".repeat(32).as_str(),
        ] {
            assert!(
                Claimed::read(wrong).is_none_or(|read| read.hash != token.hash()),
                "{wrong:?}"
            );
        }
    }
}
