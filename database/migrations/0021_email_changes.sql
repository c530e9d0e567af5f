-- Another e-mail to sign in with, asked for by its user and proved by a link that goes there. Each link lives half an hour
-- and works once; a user has one at a time.

create table email_changes (
    account_id uuid        not null,
    id         uuid        not null,
    user_id    uuid        not null,
    -- As it was typed; it is nobody's before the link was used.
    email      text        not null,
    token_hash bytea       not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '30 minutes',
    used_at    timestamptz,
    -- By a newer one, or a password changed meanwhile.
    ended_at   timestamptz,
    constraint email_changes_pkey primary key (account_id, id),
    constraint one_email_change_per_token unique (account_id, token_hash),
    constraint email_change_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint email_change_token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint email_change_email_has_a_length check (char_length(email) between 3 and 254),
    constraint an_email_change_is_used_or_ended check (used_at is null or ended_at is null)
);
create unique index one_open_email_change_per_user on email_changes (account_id, user_id)
    where used_at is null and ended_at is null;

alter table email_changes enable row level security;
alter table email_changes force row level security;
create policy tenant on email_changes to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, delete on email_changes to rf_app;
grant update (used_at, ended_at) on email_changes to rf_app;
