//! Flows from files, and from the starter library that ships in the binary.

use flowtree::{Tree, parse::parse_and_check};
use rust_embed::Embed;
use serde_json::json;

use super::{FlowView, draft::AuthoredTree, store};
use crate::{
    accounts,
    audit::{self, Action, Outcome},
    db::TenantTx,
    error::ApiError,
    ids::{FlowId, UserId},
};

#[derive(Embed)]
#[folder = "../flows"]
#[include = "*.yaml"]
struct Starter;

/// The starter library, by file name.
///
/// # Errors
/// When a file of it is not a valid flow, which a test rules out.
pub fn starter() -> Result<Vec<Tree>, ApiError> {
    let mut names: Vec<_> = Starter::iter().collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let file = Starter::get(&name).ok_or_else(|| ApiError::fault(format!("{name} is not in the library")))?;
            let source = String::from_utf8_lossy(&file.data).into_owned();
            parse_and_check(&source, flowtree::parse::Format::Yaml)
                .map_err(|problems| ApiError::fault(format!("{name}: {}", problems[0].message)))
        })
        .collect()
}

/// Begin a flow of the caller's with a first draft.
///
/// # Errors
/// 422 without a title.
pub(super) async fn begin(tx: &TenantTx, tree: &AuthoredTree) -> Result<FlowView, ApiError> {
    if tree.0.title.trim().is_empty() {
        return Err(ApiError::invalid("tree.title", "must not be blank"));
    }
    let id = FlowId::fresh();
    store::insert_draft(tx, id, tx.actor().person()?.id, tree).await?;
    audit::record(
        tx,
        Action::FlowCreated,
        id.0,
        Outcome::Done,
        json!({ "nodes": tree.0.nodes.len() }),
    );
    super::find(tx, id)
        .await?
        .ok_or_else(|| ApiError::fault("a flow just made is gone"))
}

/// Bring one valid tree in as a published flow of the caller's.
///
/// # Errors
/// When the database refuses.
pub(super) async fn publish(tx: &TenantTx, tree: &Tree) -> Result<FlowView, ApiError> {
    let id = insert_published(tx, tx.actor().person()?.id, tree).await?;
    super::find(tx, id)
        .await?
        .ok_or_else(|| ApiError::fault("a flow just made is gone"))
}

/// A title that no flow has yet: `VPN (2)` where there is a `VPN`.
pub(super) fn free_title(title: &str, taken: &[String]) -> String {
    (2..)
        .map(|number| {
            let addition = format!(" ({number})");
            let room = flowtree::check::LONGEST_TITLE - addition.len();
            title.chars().take(room).chain(addition.chars()).collect()
        })
        .find(|title| !taken.contains(title))
        .unwrap_or_else(|| title.to_owned())
}

async fn insert_published(tx: &TenantTx, author: UserId, tree: &Tree) -> Result<FlowId, ApiError> {
    let id = FlowId::fresh();
    store::insert_published(tx, id, author, tree).await?;
    audit::record(
        tx,
        Action::FlowImported,
        id.0,
        Outcome::Done,
        json!({ "nodes": tree.nodes.len() }),
    );
    audit::record(tx, Action::FlowPublished, id.0, Outcome::Done, json!({ "version": 1 }));
    Ok(id)
}

/// Bring trees in as published flows of `author`; those whose title a flow of the account has already are left out.
/// Answers with what was brought in.
///
/// # Errors
/// When the database refuses: then nothing was brought in.
pub async fn publish_all(tx: &TenantTx, author: UserId, trees: &[Tree]) -> Result<Vec<(FlowId, String)>, ApiError> {
    // Two who bring the same library in at the same moment: the second sees what the first brought.
    accounts::lock(tx).await?;
    let mut taken = store::titles(tx).await?;
    let mut brought = Vec::new();
    for tree in trees {
        if taken.contains(&tree.title) {
            continue;
        }
        let id = insert_published(tx, author, tree).await?;
        taken.push(tree.title.clone());
        brought.push((id, tree.title.clone()));
    }
    Ok(brought)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn the_starter_library_is_whole_and_walkable_to_every_end() {
        let library = super::starter().expect("every starter flow is valid");
        assert!(library.len() >= 12, "at least a dozen flows");
        let titles: HashSet<_> = library.iter().map(|tree| &tree.title).collect();
        assert_eq!(titles.len(), library.len(), "no two flows share a title");
        for tree in &library {
            assert!(
                (8..=40).contains(&tree.nodes.len()),
                "{} has {} nodes",
                tree.title,
                tree.nodes.len()
            );
            let ends = flowtree::walk::ends(tree);
            let authored = tree.nodes.values().filter(|node| node.kind.is_end()).count();
            assert_eq!(ends.len(), authored, "{}: every end can be walked to", tree.title);
        }
    }
}
