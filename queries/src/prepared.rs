use futures::FutureExt;
use postgres_types::ToSql;
use tokio_postgres::{Error, Statement};

use crate::{client::GenericClient, queries};

pub(crate) async fn execute<C: GenericClient>(
    client: &C,
    query: &str,
    prepared: Option<&Statement>,
    params: &[&(dyn ToSql + Sync)],
) -> Result<u64, Error> {
    match prepared {
        Some(statement) => client.execute(statement, params).await,
        None => client.execute(&client.prepare(query).await?, params).await,
    }
}

/// Prepares every statement on a connection, in one go.
pub async fn prepare_all(client: &impl GenericClient) -> Result<(), tokio_postgres::Error> {
    futures::future::try_join_all([
        async { queries::accounts::insert_account().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::accounts::insert_subscription()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async {
            queries::accounts::insert_ticket_counter()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::accounts::current_account().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::account_settings().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::lock_settings().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::change_account().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::time_there().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::subscription().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::account_by_slug().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::all_accounts().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::accounts::insert_registration()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::accounts::find_registration().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::accounts::use_registration().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::list_own().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::count_living().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::insert_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::own_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::revoke_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::revoke_all().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::touch_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::api_tokens::lock_user().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::record().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::audit::record_refused_sign_in()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::audit::bounds().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::latest().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::latest_of_user().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::latest_of_thing().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::latest_of_action().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::latest_refusals().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::latest_of_operators().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::find_entry().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::people().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::numbers().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::titles().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::audit::session_behind().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::login().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::start_session().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_session().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_session_by_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_oldest_sessions().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::touch_session().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::try_password().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::confirm_session().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::signed_in().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::expire_sessions().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::lock_user().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::set_password().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::begin_session_anew().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_open_session().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_sessions().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_other_sessions().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::open_sessions().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_resets().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::make_reset().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::find_reset().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::use_reset().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::expire_resets().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::end_email_changes().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::make_email_change().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::find_email_change().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::use_email_change().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::change_login().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::change_email().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::expire_email_changes().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::auth::rename_user().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::factor().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::lock_factor().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::spend_step().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::factors::spend_recovery_code()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::factors::begin_factor().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::new_secret().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::confirm_factor().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::remove_factor().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::factors::remove_recovery_codes()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async {
            queries::factors::insert_recovery_codes()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::factors::insert_pending().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::attempt_pending().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::end_pending().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::factors::expire_pending().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::insert_flow().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::insert_version().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::publish_version().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::save_draft().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::discard_draft().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::set_flow_status().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::lock_flow().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::find_flow().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::find_draft().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::list_flows().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::search_flows().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::flow_titles().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::flow_tags().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::published_version().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::version_tree().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::list_versions().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::reached_nodes().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::count_walks_since().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::flows::count_published().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::idempotency::claim().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::idempotency::claim_by_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::idempotency::stored().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::idempotency::answer().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::idempotency::keep().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::idempotency::expire_keys().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::insert_invite().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::clear_expired().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::open_invite_for().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::member_with_email().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::list_invites().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::list_open_invites().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::find_invite().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::invite_by_token().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::renew_invite().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::letter_ended().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::revoke_invite().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::accept_invite().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::invites::expire_invites().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::limits::attempt().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::limits::attempt_sign_in().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::limits::sign_in_failed().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::limits::sign_in_succeeded().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::limits::forget().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::operators::list_accounts().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::operators::search_accounts().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::operators::find_account().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::operators::change_subscription()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::operators::account_usage().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::operators::make_operators_account()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::operators::stand_in().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::people::list_people().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::people::find_person().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::people::set_rights().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::people::end_sessions_of().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::presence::come().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::presence::go().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::presence::stay().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::presence::present().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::proposal_tree().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::find_proposal().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::list_proposals().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::proposal_draft().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::insert_proposal().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::save_proposal().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::submit_proposal().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::proposals::withdraw_proposal()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::proposals::review_proposal().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::lock_proposal().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::proposals::revalidate().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::reports::today().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::seats::lock_limits().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::seats::limits().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::seats::taken().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tenancy::enter().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tenancy::member().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tenancy::token_member().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::insert_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::insert_history().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::lock_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::tickets::lock_ticket_of_walk()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async {
            queries::tickets::lock_tickets_walked_by()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::tickets::find_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::ticket_history().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::list_newest().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::tickets::list_newest_of_status()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::tickets::list_oldest().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::tickets::list_oldest_of_status()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::tickets::look_back().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::look_forward().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::matching_tickets().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::fitting_of().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::entries().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::ticket_of_number().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::people().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::similar_tickets().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::count_by_status().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::set_status().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::escalate_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::set_target().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::set_problem().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::resolve_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::tickets::reopen_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::insert_user().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::insert_login().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::user_by_email().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::find_user().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::first_owner().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::owners().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::users::l1_surface_users().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::visits::start_visit_session().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::visits::start_visit().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::visits::home_lives().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::visits::close_visit().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::visits::come_home().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::insert_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::walks::insert_escalated_walk()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::walks::lock_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::find_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::walks_of_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async {
            queries::walks::proposal_tree_of_walk()
                .prepare(client)
                .await
                .map(|_| ())
        }
        .boxed(),
        async { queries::walks::steps().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::steps_of_ticket().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::insert_step().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::move_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::save_notes().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::set_holder().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::pause_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::resume_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::resolve_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::escalate_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::abandon_walk().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::abandon_walks_of().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::walks_in_hand().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::active_walks().prepare(client).await.map(|_| ()) }.boxed(),
        async { queries::walks::void_votes().prepare(client).await.map(|_| ()) }.boxed(),
    ])
    .await
    .map(|_| ())
}
