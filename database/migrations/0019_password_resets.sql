-- Links that set a new password: asked for by whoever forgot theirs, or made by an owner. Each lives ten minutes and works
-- once; a user has one at a time.

create table password_resets (
    account_id uuid        not null,
    id         uuid        not null,
    user_id    uuid        not null,
    token_hash bytea       not null,
    -- The owner who made it; null: asked for without signing in.
    made_by    uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '10 minutes',
    used_at    timestamptz,
    -- By a newer one, or a password changed meanwhile.
    ended_at   timestamptz,
    constraint password_resets_pkey primary key (account_id, id),
    constraint one_reset_per_token unique (account_id, token_hash),
    constraint reset_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint reset_made_by_a_user foreign key (account_id, made_by) references users (account_id, id),
    constraint reset_token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint a_reset_is_used_or_ended check (used_at is null or ended_at is null)
);
create unique index one_open_reset_per_user on password_resets (account_id, user_id)
    where used_at is null and ended_at is null;

alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy tenant on password_resets to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, delete on password_resets to rf_app;
grant update (used_at, ended_at) on password_resets to rf_app;
