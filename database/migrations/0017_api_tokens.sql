-- API tokens: what programs of a user's sign in with, within scopes, until a day that was said beforehand.

create table api_tokens (
    account_id   uuid        not null,
    id           uuid        not null,
    user_id      uuid        not null,
    name         text        not null,
    token_hash   bytea       not null,
    scopes       text[]      not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint api_tokens_pkey primary key (account_id, id),
    constraint one_api_token_per_hash unique (account_id, token_hash),
    constraint api_token_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint api_token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint api_token_name_has_a_length check (char_length(name) between 1 and 80),
    constraint api_token_scopes_are_known check (
        cardinality(scopes) between 1 and 4 and scopes <@ array['read', 'calls', 'flows', 'account']),
    constraint api_token_lives_a_year_at_most check (expires_at <= created_at + interval '366 days')
);
-- A user's own list, and ending them all.
create index api_tokens_of_a_user on api_tokens (account_id, user_id, created_at) where revoked_at is null;

alter table api_tokens enable row level security;
alter table api_tokens force row level security;
create policy tenant on api_tokens to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update (last_used_at, revoked_at) on api_tokens to rf_app;

-- The token behind an act; tokens are never removed, so that what was done with one can always be named.
alter table audit_logs add column token_id uuid,
    add constraint audited_token_is_a_token foreign key (account_id, token_id) references api_tokens (account_id, id);
