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

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn bounds_count_characters_after_trimming() {
        assert_eq!(&*Text::<1, 4>::new("  äöüß ").expect("four characters"), "äöüß");
        assert!(Text::<1, 4>::new("äöüßx").is_err());
        assert!(Text::<1, 4>::new("   ").is_err());
        assert!(Text::<0, 4>::new("").is_ok());
        assert!(Text::<1, 4>::new("a\0b").is_err());
    }
}
