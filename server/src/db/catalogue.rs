//! The check of the walls between accounts, run at start-up and in the tests.

use queries::{client::GenericClient, queries::catalogue};

/// What would let a row of one account be seen or pointed at from another. Empty when the walls stand.
///
/// # Errors
/// When the database does not answer.
pub async fn faults(client: &impl GenericClient) -> Result<Vec<String>, tokio_postgres::Error> {
    catalogue::faults().bind(client).all().await
}
