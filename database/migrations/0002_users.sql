-- People, how they sign in, and the sessions they have open.

create table users (
    account_id     uuid        not null,
    id             uuid        not null,
    email          text        not null,
    name           text        not null,
    account_role   text        not null default 'engineer',
    is_super_admin boolean     not null default false,
    can_cover_l1   boolean     not null default false,
    is_active      boolean     not null default true,
    last_login_at  timestamptz,
    created_at     timestamptz not null default now(),
    constraint users_pkey primary key (account_id, id),
    constraint user_of_an_account foreign key (account_id) references accounts (id),
    constraint user_role_is_known check (account_role in ('owner', 'engineer', 'l1_tech', 'viewer')),
    constraint only_engineers_cover_l1 check (not can_cover_l1 or account_role = 'engineer'),
    constraint user_email_has_a_length check (char_length(email) between 3 and 254),
    constraint user_name_has_a_length check (char_length(name) between 1 and 120)
);

-- The one unique key of the product that does not carry an account: an e-mail address signs in to one place.
create table login_emails (
    email_norm    text not null,
    account_id    uuid not null,
    user_id       uuid not null,
    password_hash text not null,
    constraint login_emails_pkey primary key (email_norm),
    constraint one_login_per_user unique (account_id, user_id),
    constraint login_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint login_email_is_normalised check (email_norm = lower(email_norm) and char_length(email_norm) between 3 and 254)
);

create table login_sessions (
    account_id   uuid        not null,
    id           uuid        not null,
    user_id      uuid        not null,
    token_hash   bytea       not null,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    user_agent   text,
    ip           text,
    constraint login_sessions_pkey primary key (account_id, id),
    constraint one_session_per_token unique (account_id, token_hash),
    constraint session_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint session_user_agent_has_a_length check (char_length(user_agent) <= 400),
    constraint session_ip_has_a_length check (char_length(ip) <= 45)
);
-- A user's open sessions: the cap at login, and ending them all.
create index open_sessions_of_a_user on login_sessions (account_id, user_id, created_at) where ended_at is null;

alter table users enable row level security;
alter table users force row level security;
create policy tenant on users to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
create policy login on users for select to rf_auth using (true);
grant select, insert on users to rf_app;
grant update (email, name, account_role, can_cover_l1, is_active, last_login_at) on users to rf_app;
grant select (account_id, id, is_active) on users to rf_auth;

alter table login_emails enable row level security;
alter table login_emails force row level security;
create policy tenant on login_emails to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
create policy login on login_emails for select to rf_auth using (true);
-- A hash can be set by the application, and read by nobody but the function below.
grant select (email_norm, account_id, user_id), insert, update (email_norm, password_hash) on login_emails to rf_app;
grant select on login_emails to rf_auth;

alter table login_sessions enable row level security;
alter table login_sessions force row level security;
create policy tenant on login_sessions to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, delete on login_sessions to rf_app;
grant update (last_used_at, ended_at) on login_sessions to rf_app;

-- Who signs in with this e-mail, before any account is known. Exact match, at most one row.
create function login(email text)
    returns table (account_id uuid, user_id uuid, password_hash text, is_active boolean)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select e.account_id, e.user_id, e.password_hash, u.is_active
    from public.login_emails e
    join public.users u on u.account_id = e.account_id and u.id = e.user_id
    where e.email_norm = login.email
$$;
revoke all on function login(text) from public;
grant execute on function login(text) to rf_app;
alter function login(text) owner to rf_auth;
