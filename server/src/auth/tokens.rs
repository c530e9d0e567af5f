//! Tokens: `base64url(account id ‖ 32 random bytes)`, stored as the SHA-256 of the whole. The account part only says where
//! to look.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::ids::AccountId;

const LENGTH: usize = 16 + 32;
/// What an API token begins with, so that it is known for one wherever it turns up.
const API_PREFIX: &str = "rf_";
/// Characters of an API token's checksum, at its end.
const CHECKSUM: usize = 6;

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

    /// A fresh API token: `rf_`, what every token is, and a checksum, so that a mistyped one is told from a revoked one without
    /// asking the database, and one that leaked from a word that looks like it.
    #[must_use]
    pub fn fresh_for_api(account: AccountId) -> Self {
        let text = format!("{API_PREFIX}{}", Self::fresh(account).0);
        let checksum = checksum(&text);
        Self(text + &checksum)
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

    /// Read an API token; `None` where the shape or the checksum is wrong, before any query.
    #[must_use]
    pub fn read_for_api(text: &str) -> Option<Self> {
        let (body, end) = text.split_at_checked(text.len().checked_sub(CHECKSUM)?)?;
        if end != checksum(body) {
            return None;
        }
        let Self { account, .. } = Self::read(body.strip_prefix(API_PREFIX)?)?;
        // The whole of it, so that no token of another kind is one, nor the other way round.
        let hash = Sha256::digest(text.as_bytes()).into();
        Some(Self { account, hash })
    }
}

/// Four bytes of the text's SHA-256.
fn checksum(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(text.as_bytes())[..4])
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
    fn an_api_token_says_what_it_is_and_notices_any_typo() {
        let account = AccountId::fresh();
        let token = Token::fresh_for_api(account);
        let text = token.reveal();
        assert!(text.starts_with("rf_") && text.len() == 73, "{text}");
        let read = Claimed::read_for_api(text).expect("a token reads back");
        assert_eq!((read.account, read.hash), (account, token.hash()));
        for index in 0..text.len() {
            let mut bytes = text.as_bytes().to_vec();
            bytes[index] = if bytes[index] == b'A' { b'B' } else { b'A' };
            let typo = String::from_utf8(bytes).expect("ASCII");
            assert!(Claimed::read_for_api(&typo).is_none(), "{typo}");
        }
        let plain = Token::fresh(account);
        let long = format!("{text}A");
        for other in [
            "",
            "rf_",
            "rf_x",
            "ä",
            "äää",
            plain.reveal(),
            &text[3..],
            &text[..72],
            &long,
        ] {
            assert!(Claimed::read_for_api(other).is_none(), "{other}");
        }
        assert!(Claimed::read(text).is_none(), "nor is it a session's");
    }

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
