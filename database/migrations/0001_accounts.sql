-- An account is a tenant. Its row and its subscription are the only things the platform role may see; everything
-- else of an account is reached by rf_app, one account per transaction, through row-level security.

create table accounts (
    id                    uuid        not null,
    name                  text        not null,
    slug                  text        not null,
    time_zone             text        not null default 'UTC',
    -- What L1 may choose from when it escalates.
    escalation_categories text[]      not null default array[
        'Needs admin access', 'Hardware fault', 'Network or outage', 'Security incident',
        'Vendor or licensing', 'Beyond L1 scope', 'Other'],
    -- A session unused for this long has ended; owners may tighten it, nobody can loosen it past an hour.
    session_idle_minutes  int         not null default 60,
    l1_seats_purchased    int         not null default 0,
    settings              jsonb       not null default '{}',
    created_at            timestamptz not null default now(),
    constraint accounts_pkey primary key (id),
    constraint account_name_has_a_length check (char_length(name) between 1 and 120),
    constraint account_slug_is_plain check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    constraint account_time_zone_has_a_length check (char_length(time_zone) between 1 and 64),
    constraint account_categories_are_few check (cardinality(escalation_categories) between 1 and 50),
    constraint account_idle_is_at_most_an_hour check (session_idle_minutes between 5 and 60),
    constraint account_seats_are_counted check (l1_seats_purchased >= 0)
);
-- The command line finds an account by its slug.
create index accounts_by_slug on accounts (slug);

create table subscriptions (
    account_id    uuid not null,
    plan          text not null default 'standard',
    status        text not null default 'active',
    -- null: no limit
    seat_limit    int,
    l1_seat_limit int,
    -- The row is what everybody who takes or frees a seat locks; rf_app may write this column and no other,
    -- so that it can hold the lock without being able to raise a limit.
    seat_changes  bigint not null default 0,
    created_at    timestamptz not null default now(),
    constraint subscriptions_pkey primary key (account_id),
    constraint subscription_of_an_account foreign key (account_id) references accounts (id),
    constraint subscription_status_is_known check (status in ('active', 'past_due', 'cancelled')),
    constraint seat_limits_are_counts check (seat_limit >= 0 and l1_seat_limit >= 0)
);

alter table accounts enable row level security;
alter table accounts force row level security;
create policy tenant on accounts to rf_app
    using (id = current_setting('app.current_account_id')::uuid)
    with check (id = current_setting('app.current_account_id')::uuid);
create policy platform on accounts to rf_platform using (true) with check (true);
grant select, insert on accounts to rf_app;
grant update (name, time_zone, escalation_categories, session_idle_minutes, settings) on accounts to rf_app;
grant select on accounts to rf_platform;
grant update (l1_seats_purchased) on accounts to rf_platform;

alter table subscriptions enable row level security;
alter table subscriptions force row level security;
create policy tenant on subscriptions to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
create policy platform on subscriptions to rf_platform using (true) with check (true);
grant select, insert on subscriptions to rf_app;
grant update (seat_changes) on subscriptions to rf_app;
grant select, update on subscriptions to rf_platform;
