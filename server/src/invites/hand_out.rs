//! How an invite's link reaches whom it is for: in a letter, or by the hands of whoever made it.

use super::{Delivery, Invite, letter, letter_ended, link};
use crate::{
    accounts,
    app::App,
    auth::tokens::Token,
    db::TenantTx,
    error::ApiError,
    ids::{AccountId, InviteId},
    mail::Letter,
};

/// Where mail is sent links go by mail, and nobody else sees them; else they stand in the answer, once.
pub(super) fn usual(app: &App) -> Delivery {
    if app.mail.is_configured() {
        Delivery::OnItsWay
    } else {
        Delivery::ByHand
    }
}

/// A letter with an invite's link, to be sent once that is committed.
pub struct Sends {
    letter: Letter,
    account: AccountId,
    invite: InviteId,
    token: Token,
}

/// The link, to be shown, or nothing, and the letter that carries it.
pub(super) async fn hand_out(
    app: &App,
    tx: &TenantTx,
    invite: &Invite,
    token: Token,
    sends: &mut Option<Sends>,
) -> Result<Option<(&'static str, String)>, ApiError> {
    let link = link(&app.public_url, &token);
    if invite.delivery == Delivery::ByHand {
        return Ok(Some(("link", link)));
    }
    let account = accounts::current(tx).await?;
    *sends = Some(Sends {
        letter: letter(invite, &account.name, &link),
        account: account.id,
        invite: invite.id,
        token,
    });
    Ok(None)
}

/// Once it is committed, and not when it was done before. What becomes of it is noted when that is known, for the owners.
pub fn send(app: &App, sends: Option<Sends>) {
    let Some(Sends {
        letter,
        account,
        invite,
        token,
    }) = sends
    else {
        return;
    };
    let (posted, db) = (app.mail.send(letter), app.db.clone());
    tokio::spawn(async move {
        let ended = posted.ended().await;
        if let Err(error) = letter_ended(&db, account, invite, &token, ended.delivered).await {
            tracing::warn!(%error, "what became of an invite's letter could not be noted");
        }
    });
}
