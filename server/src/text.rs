//! Text with a length: the one place where the bounds of a field are checked and described.

use std::{borrow::Cow, fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// Trimmed text of `MIN` to `MAX` characters without NUL, from a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// Optional text: a blank one counts as absent.
pub type OptionalText<const MAX: usize> = Option<Text<0, MAX>>;

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// Check text that did not come through a request body.
    ///
    /// # Errors
    /// A sentence that says which bound is broken.
    pub fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        // Counting stops where the answer is known: a body of megabytes is not walked to its end.
        let length = text.chars().take(MAX + 1).count();
        if text.contains('\0') {
            Err("must not contain a NUL character".into())
        } else if length < MIN && MIN == 1 {
            Err("must not be blank".into())
        } else if length < MIN {
            Err(format!("must have at least {MIN} characters"))
        } else if length > MAX {
            Err(format!("must have at most {MAX} characters"))
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The text itself.
    #[must_use]
    pub fn into_inner(self) -> String {
        self.0
    }
}

/// The text of an optional field, absent when it is blank.
#[must_use]
pub fn given<const MAX: usize>(text: &OptionalText<MAX>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

impl<const MIN: usize, const MAX: usize> Deref for Text<MIN, MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de, const MIN: usize, const MAX: usize> Deserialize<'de> for Text<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&Cow::<str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<const MIN: usize, const MAX: usize> PartialSchema for Text<MIN, MAX> {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new().schema_type(Type::String).max_length(Some(MAX));
        if MIN > 0 { text.min_length(Some(MIN)) } else { text }.into()
    }
}

impl<const MIN: usize, const MAX: usize> ToSchema for Text<MIN, MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Text{MIN}To{MAX}"))
    }
}

/// An e-mail address from a request, as it was typed but for the blanks around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Email {
    typed: String,
    #[serde(skip)]
    normal: String,
}

impl Email {
    /// Check an address. Whether mail arrives there only mail can tell.
    ///
    /// # Errors
    /// A sentence without its subject that says what is wrong.
    pub fn new(text: &str) -> Result<Self, &'static str> {
        let typed = text.trim();
        let normal = typed.to_lowercase();
        // In lower case some letters become two.
        if [typed, &normal].iter().any(|text| text.chars().take(255).count() > 254) {
            return Err("must have at most 254 characters");
        }
        let is_address = match typed.split('@').collect::<Vec<_>>()[..] {
            [name, host] => !name.is_empty() && !host.is_empty(),
            _ => false,
        };
        if !is_address || typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err("must be an e-mail address");
        }
        Ok(Self {
            typed: typed.to_owned(),
            normal,
        })
    }

    /// In lower case: how addresses are compared.
    #[must_use]
    pub fn normal(&self) -> &str {
        &self.normal
    }
}

impl Deref for Email {
    type Target = str;
    fn deref(&self) -> &str {
        &self.typed
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&Cow::<str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl PartialSchema for Email {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(3))
            .max_length(Some(254))
            .into()
    }
}

impl ToSchema for Email {
    fn name() -> Cow<'static, str> {
        "Email".into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, Text};

    #[test]
    fn an_address_has_two_sides_and_no_blanks() {
        let email = Email::new(" Dana@Northwind.example ").expect("it is one");
        assert_eq!(
            (&*email, email.normal()),
            ("Dana@Northwind.example", "dana@northwind.example")
        );
        for wrong in [
            "",
            "@",
            "dana",
            "dana@",
            "@northwind",
            "a@b@c",
            "da na@b",
            "da\0na@b",
            "a@b\r\nBcc: c@d",
        ] {
            assert!(Email::new(wrong).is_err(), "{wrong:?}");
        }
        assert!(Email::new(&format!("{}@b", "a".repeat(252))).is_ok());
        assert!(Email::new(&format!("{}@b", "a".repeat(253))).is_err());
        assert!(
            Email::new(&format!("{}@b", "İ".repeat(200))).is_err(),
            "longer in lower case"
        );
    }

    #[test]
    fn bounds_count_characters_after_trimming() {
        assert_eq!(&*Text::<1, 4>::new("  äöüß ").expect("four characters"), "äöüß");
        assert!(Text::<1, 4>::new("äöüßx").is_err());
        assert!(Text::<1, 4>::new("   ").is_err());
        assert!(Text::<0, 4>::new("").is_ok());
        assert!(Text::<1, 4>::new("a\0b").is_err());
    }
}
