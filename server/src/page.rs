//! Pages of a list: a limit, and a cursor that says where the last page ended.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

use crate::error::ApiError;

/// How many rows are wanted: 1 to 200, 50 unless said.
#[derive(Debug, Clone, Copy)]
pub struct Limit(u16);

impl Limit {
    /// For the database.
    #[must_use]
    pub fn rows(self) -> i64 {
        i64::from(self.0)
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .ok()
            .filter(|rows| (1..=200).contains(rows))
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("must be a number from 1 to 200"))
    }
}

impl PartialSchema for Limit {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(1))
            .maximum(Some(200))
            .default(Some(50.into()))
            .into()
    }
}

impl ToSchema for Limit {}

/// Later than anything on a list: where the first page of what is newest begins.
pub const END_OF_TIME: Timestamp = Timestamp::constant(32_503_680_000, 0);

/// Where a page ended, opaque to the client.
#[must_use]
pub fn cursor(after: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(after).unwrap_or_default())
}

/// Read a cursor back.
///
/// # Errors
/// 422 for one this product did not make.
pub fn read_cursor<T: DeserializeOwned>(cursor: &str) -> Result<T, ApiError> {
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| ApiError::invalid("cursor", "is not one this list gave"))
}
