//! The name of a time zone, as IANA writes it.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// The longest name there is room for.
const LONGEST: usize = 64;

/// An IANA name that the product knows, such as `Europe/Berlin`, in its usual letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct TimeZoneName(String);

impl TimeZoneName {
    /// Read a name, without regard to case.
    ///
    /// # Errors
    /// A sentence without its subject, when there is no such zone.
    pub fn new(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err("must have at most 64 characters");
        }
        TimeZone::get(text)
            .ok()
            .and_then(|zone| zone.iana_name().map(|name| Self(name.to_owned())))
            .ok_or("must be an IANA name such as Europe/Berlin")
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for TimeZoneName {
    fn default() -> Self {
        Self("UTC".into())
    }
}

impl<'de> Deserialize<'de> for TimeZoneName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&Cow::<str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl PartialSchema for TimeZoneName {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("An IANA time zone, such as Europe/Berlin."))
            .min_length(Some(1))
            .max_length(Some(LONGEST))
            .into()
    }
}

impl ToSchema for TimeZoneName {
    fn name() -> Cow<'static, str> {
        "TimeZoneName".into()
    }
}

#[cfg(test)]
mod tests {
    use super::TimeZoneName;

    #[test]
    fn a_zone_is_one_that_exists_in_its_usual_letters() {
        for (typed, name) in [
            ("Europe/Berlin", "Europe/Berlin"),
            (" europe/berlin ", "Europe/Berlin"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(TimeZoneName::new(typed).expect("it exists").as_str(), name);
        }
        for wrong in [
            "",
            "Berlin",
            "Europe/Atlantis",
            "+02:00",
            "../etc/passwd",
            "Europe/Berlin\0",
            &"x".repeat(65),
        ] {
            assert!(TimeZoneName::new(wrong).is_err(), "{wrong:?}");
        }
    }
}
