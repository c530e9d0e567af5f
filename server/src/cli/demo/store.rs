//! Writes a month, a statement a table.

use flowtree::Tree;
use jiff::Timestamp;
use queries::queries::demo;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::month::Month;
use crate::{
    audit::{self, Action, Outcome},
    db::TenantTx,
    error::ApiError,
    flows,
    ids::{FlowId, UserId},
};

/// Write the library as flows that were published then: no walk may be older than the version it stays on.
pub async fn publish(
    tx: &TenantTx,
    author: UserId,
    trees: Vec<Tree>,
    at: Timestamp,
) -> Result<Vec<(FlowId, Tree)>, ApiError> {
    let account = tx.actor().account.0;
    let mut published = Vec::with_capacity(trees.len());
    let mut versions = Vec::with_capacity(trees.len());
    for tree in trees {
        let id = FlowId::fresh();
        flows::insert_bare(tx, id, author, &tree).await?;
        versions.push(json!({ "id": Uuid::now_v7(), "flow_id": id, "tree": tree }));
        audit::record(
            tx,
            Action::FlowImported,
            id.0,
            Outcome::Done,
            json!({ "nodes": tree.nodes.len() }),
        );
        audit::record(tx, Action::FlowPublished, id.0, Outcome::Done, json!({ "version": 1 }));
        published.push((id, tree));
    }
    demo::insert_versions()
        .bind(&**tx, &account, &at, &author.0, &Value::Array(versions))
        .await?;
    demo::publish_flows().bind(&**tx, &at).await?;
    Ok(published)
}

/// Write what happened. The audit log gets nothing: it records acts, and nobody acted.
pub async fn write(tx: &TenantTx, month: &Month) -> Result<(), ApiError> {
    let account = tx.actor().account.0;
    demo::insert_proposals()
        .bind(&**tx, &account, &rows(&month.proposals)?)
        .await?;
    demo::insert_tickets()
        .bind(&**tx, &account, &rows(&month.tickets)?)
        .await?;
    demo::insert_history()
        .bind(&**tx, &account, &rows(&month.history)?)
        .await?;
    demo::insert_walks().bind(&**tx, &account, &rows(&month.walks)?).await?;
    demo::insert_steps().bind(&**tx, &account, &rows(&month.steps)?).await?;
    demo::count_to().bind(&**tx, &month.last_number()).await?;
    Ok(())
}

fn rows(rows: &[impl Serialize]) -> Result<Value, ApiError> {
    serde_json::to_value(rows).map_err(ApiError::fault)
}
