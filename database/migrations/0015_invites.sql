-- Invites: a token, by mail or by hand, that makes one person a user of one account, in one role. And what a seat is taken
-- for: who holds an active walk may work it.

create table invites (
    account_id   uuid        not null,
    id           uuid        not null,
    -- As it was typed, and as addresses are compared.
    email        text        not null,
    email_norm   text        not null,
    account_role text        not null,
    token_hash   bytea       not null,
    invited_by   uuid        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null default now() + interval '7 days',
    accepted_at  timestamptz,
    accepted_by  uuid,
    revoked_at   timestamptz,
    constraint invites_pkey primary key (account_id, id),
    constraint one_invite_per_token unique (account_id, token_hash),
    constraint invite_of_an_account foreign key (account_id) references accounts (id),
    constraint invite_is_by_a_user foreign key (account_id, invited_by) references users (account_id, id),
    constraint invite_makes_a_user foreign key (account_id, accepted_by) references users (account_id, id),
    constraint invite_role_is_known check (account_role in ('owner', 'engineer', 'l1_tech', 'viewer')),
    constraint invite_email_has_a_length check (char_length(email) between 3 and 254),
    constraint invite_email_is_normalised check (email_norm = lower(email_norm) and char_length(email_norm) between 3 and 254),
    constraint invite_token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint invite_ends_once check (accepted_at is null or revoked_at is null),
    constraint accepted_invites_say_by_whom check ((accepted_at is null) = (accepted_by is null))
);
-- An address has one link that works; one that expired makes room for the next when that is made.
create unique index one_open_invite_per_email on invites (account_id, email_norm)
    where accepted_at is null and revoked_at is null;
-- The list, newest first.
create index invites_by_time on invites (account_id, created_at desc, id desc);

alter table invites enable row level security;
alter table invites force row level security;
create policy tenant on invites to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, delete on invites to rf_app;
grant update (token_hash, expires_at, accepted_at, accepted_by, revoked_at) on invites to rf_app;

-- A walk that begins, or comes into somebody's hands, while their right to it is being taken away: one of the two waits for
-- the other here. Whoever takes the right away sees the walk and puts its ticket back; else this refuses, as a serialization
-- failure, so that the request is run again and its guard says why not.
create function holders_may_walk() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.users u
    where u.account_id = new.account_id and u.id = new.holder_id and u.is_active
      and (u.account_role in ('l1_tech', 'owner') or u.can_cover_l1 or u.is_super_admin)
    for share;
    if not found then
        raise exception 'the holder of a walk may no longer walk' using errcode = 'serialization_failure';
    end if;
    return null;
end
$$;
create trigger holders_may_walk after insert or update of holder_id on l1_walk_sessions
    for each row when (new.status = 'active') execute function holders_may_walk();
