-- Registrations that wait for the link that was mailed: nobody has proved to read that mailbox, so nothing of an account is
-- made, and no password is kept. Each link lives an hour and works once. The account is the one that will be: there is no
-- row of it yet, and the link's token already says where to look.

create table registrations (
    account_id   uuid        not null,
    id           uuid        not null,
    account_name text        not null,
    name         text        not null,
    email        text        not null,
    time_zone    text        not null,
    token_hash   bytea       not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null default now() + interval '1 hour',
    used_at      timestamptz,
    constraint registrations_pkey primary key (account_id, id),
    constraint one_registration_per_token unique (account_id, token_hash),
    constraint registration_token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint registration_account_name_has_a_length check (char_length(account_name) between 1 and 120),
    constraint registration_name_has_a_length check (char_length(name) between 1 and 120),
    constraint registration_email_has_a_length check (char_length(email) between 3 and 254),
    constraint registration_time_zone_has_a_length check (char_length(time_zone) between 1 and 64)
);
-- Forgetting those that are over.
create index registrations_by_end on registrations (expires_at);

alter table registrations enable row level security;
alter table registrations force row level security;
create policy tenant on registrations to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
-- Most never become an account, so no job that goes from account to account finds them.
create policy forgets on registrations to rf_platform using (expires_at < now());
grant select, insert on registrations to rf_app;
grant update (used_at) on registrations to rf_app;
grant select (account_id, id, expires_at), delete on registrations to rf_platform;
