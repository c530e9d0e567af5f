//! The second factor: codes that a phone makes anew every 30 seconds (RFC 6238), each good once, and recovery codes for when
//! the phone is gone.

pub mod routes;
mod store;

use std::fmt::Write as _;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use totp_rs::{Algorithm, Builder, Totp};

pub use store::{Factor, end_pending, expire, find};
pub(super) use store::{Tried, attempt, begin_pending, try_code};

use super::guard::{Member, Role};
use crate::error::ApiError;

/// As RFC 4226 recommends: 160 bits.
const SECRET: usize = 20;
/// Recovery codes made at a time.
const CODES: usize = 10;
/// As in base 32, without the letters that are taken for digits.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Characters of a recovery code, without its dashes: 80 bits, so that its plain hash cannot be searched.
const CODE_LENGTH: usize = 16;

/// Whether this member needs a second factor: operators always, owners where their account says so.
#[must_use]
pub fn is_required(member: &Member, of_owners: bool) -> bool {
    member.is_super_admin || (of_owners && member.role == Role::Owner)
}

/// What a phone and the server share.
struct Secret([u8; SECRET]);

impl Secret {
    fn fresh() -> Self {
        let mut bytes = [0; SECRET];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        Self(bytes)
    }

    fn read(bytes: &[u8]) -> Result<Self, ApiError> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| ApiError::fault("a second factor's secret of another length"))
    }

    /// The step of the code, now or one step around it: clocks of phones are off by seconds, and typing takes some.
    fn step_of(&self, code: &str, now: Timestamp) -> Result<Option<i64>, ApiError> {
        let now = u64::try_from(now.as_second()).map_err(ApiError::fault)?;
        let step = self.totp("")?.check(code, now);
        step.map(|step| i64::try_from(step).map_err(ApiError::fault))
            .transpose()
    }

    /// For typing it in by hand.
    fn base32(&self) -> Result<String, ApiError> {
        Ok(self.totp("")?.secret().to_base32())
    }

    /// For a phone's camera, by way of a QR code.
    fn uri(&self, email: &str) -> Result<String, ApiError> {
        // The colon is what separates the product's name from the person's there.
        self.totp(&email.replace(':', ""))?.to_url().map_err(ApiError::fault)
    }

    fn totp(&self, name: &str) -> Result<Totp, ApiError> {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(30)
            .with_secret(self.0.to_vec())
            .with_issuer(Some("ResolutionFlow"))
            .with_account_name(name)
            .build()
            .map_err(ApiError::fault)
    }
}

/// What somebody typed as a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Six digits of a phone's.
    Phone(String),
    /// The hash of a recovery code.
    Recovery([u8; 32]),
    /// Cannot be one.
    Neither,
}

impl Code {
    /// However it was grouped and in whichever case it was typed.
    pub(super) fn read(text: &str) -> Self {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Phone(plain)
        } else if plain.len() == CODE_LENGTH && plain.bytes().all(|byte| ALPHABET.contains(&byte)) {
            Self::Recovery(Sha256::digest(plain.as_bytes()).into())
        } else {
            Self::Neither
        }
    }
}

/// A recovery code just made, in groups of four; shown once, never stored.
fn recovery_code() -> String {
    let mut bytes = [0; CODE_LENGTH];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    let mut code = String::new();
    for (index, byte) in bytes.into_iter().enumerate() {
        let dash = if index > 0 && index % 4 == 0 { "-" } else { "" };
        let _ = write!(code, "{dash}{}", char::from(ALPHABET[usize::from(byte % 32)]));
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("a time")
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = Secret(*b"12345678901234567890");
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(secret.step_of(code, at(time)).expect("a step"), Some(time / 30));
        }
    }

    #[test]
    fn a_code_is_good_one_step_early_and_one_late_and_no_further() {
        let secret = Secret(*b"12345678901234567890");
        // Made at 59 seconds, in the step from 30 to 59.
        for (now, found) in [(0, true), (29, true), (30, true), (89, true), (90, false), (120, false)] {
            assert_eq!(
                secret.step_of("287082", at(now)).expect("a step").is_some(),
                found,
                "{now}"
            );
        }
        assert_eq!(secret.step_of("287083", at(59)).expect("a step"), None);
    }

    #[test]
    fn what_is_typed_is_read_however_it_is_grouped() {
        assert_eq!(Code::read(" 123 456 "), Code::Phone("123456".into()));
        let code = recovery_code();
        assert_eq!(code.len(), 19);
        let read = Code::read(&code);
        assert!(matches!(read, Code::Recovery(_)));
        assert_eq!(Code::read(&code.to_uppercase().replace('-', " ")), read);
        for neither in [
            "",
            "12345",
            "1234567",
            "12345a",
            "１２３４５６",
            "abcd-efgh",
            "llll-llll-llll-llll",
        ] {
            assert_eq!(Code::read(neither), Code::Neither, "{neither}");
        }
    }

    #[test]
    fn recovery_codes_differ() {
        let codes: std::collections::HashSet<_> = (0..1000).map(|_| recovery_code()).collect();
        assert_eq!(codes.len(), 1000);
    }

    #[test]
    fn a_phone_is_told_the_product_and_the_person() {
        let uri = Secret(*b"12345678901234567890").uri("a:b@example.test").expect("a URI");
        assert_eq!(
            uri,
            "otpauth://totp/ResolutionFlow:ab%40example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ResolutionFlow"
        );
    }
}
