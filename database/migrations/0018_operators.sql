-- The installation's operators: they find accounts, set their limits, and come inside one of them for an hour at most.

-- The list of accounts, by name.
create index accounts_by_name on accounts (lower(name), id);

-- A change of plan or limits is made on what its form showed, or not at all.
alter table subscriptions add column revision int not null default 1;
alter table subscriptions
    add constraint subscription_plan_has_a_length check (char_length(plan) between 1 and 40);

-- What an operator does inside an account is done by a user of that account, their stand-in, or no key could carry the
-- account. It has no sign-in, takes no seat, and has no right but by the operator it stands in for. That one lives in
-- another account, where no key may point.
alter table users add column home_user_id uuid;
alter table users
    add constraint stand_ins_have_no_role_of_their_own
    check (home_user_id is null or (is_super_admin and account_role = 'viewer' and not can_cover_l1));
create unique index one_stand_in_per_operator on users (account_id, home_user_id) where home_user_id is not null;

-- A session of a stand-in: why, until when, and the operator's own session that it lives and dies with.
create table operator_visits (
    account_id      uuid        not null,
    session_id      uuid        not null,
    home_account_id uuid        not null,
    home_session_id uuid        not null,
    reason          text        not null,
    began_at        timestamptz not null default now(),
    until           timestamptz not null,
    -- When the operator went back to their own session; that can be done once.
    returned_at     timestamptz,
    constraint operator_visits_pkey primary key (account_id, session_id),
    constraint visit_of_a_session foreign key (account_id, session_id)
        references login_sessions (account_id, id) on delete cascade,
    constraint visit_reason_has_a_length check (char_length(reason) between 1 and 500),
    constraint visit_lasts_an_hour_at_most check (until <= began_at + interval '1 hour'),
    constraint visit_is_not_at_home check (home_account_id <> account_id)
);
alter table operator_visits enable row level security;
alter table operator_visits force row level security;
create policy tenant on operator_visits to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update (returned_at) on operator_visits to rf_app;

-- Whoever comes back gets a new token for their own session.
grant update (token_hash) on login_sessions to rf_app;

-- A limit changes together with its row in the account's own log, or not at all. Of that log the platform role may write
-- this one kind of row, and read none.
create policy platform on audit_logs for insert to rf_platform
    with check (acting_as = 'super_admin' and action = 'subscription.changed');
grant insert on audit_logs to rf_platform;
