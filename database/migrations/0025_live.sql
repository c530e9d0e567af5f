-- What changed, by id, for those who look at it now; and who looks at what. Both are of the moment: nobody needs them after
-- a crash, so neither is written to the log that makes other tables durable, and neither makes a commit wait.

-- Written by triggers in the transaction that makes the change, so that nothing can be forgotten and nothing is told that did
-- not happen. Read by every instance, and removed after two minutes. Why the rows do not travel as NOTIFY:
-- docs/decisions/0010.
create unlogged table live_changes (
    account_id uuid    not null,
    -- The transaction that makes the change: an instance reads what its last look could not see yet.
    xid        xid8    not null default pg_current_xact_id(),
    kind       text    not null,
    id         uuid    not null,
    -- Of a walk: its ticket.
    ticket_id  uuid,
    -- Whose it is: where that decides who hears of it, or what they read anew.
    user_id    uuid,
    -- Only for those who may see it before it is everybody's: a draft.
    is_private boolean not null default false,
    -- The same thing changed twice by one transaction is one change, heard by whoever may hear either.
    constraint live_changes_pkey primary key (account_id, xid, kind, id, is_private),
    constraint live_change_kind_is_known check (kind in ('ticket', 'walk', 'flow', 'proposal', 'presence', 'user', 'invite',
                                                         'account', 'session', 'api_token'))
);
-- What came since the last look, and what is old.
create index live_changes_by_transaction on live_changes (xid);

alter table live_changes enable row level security;
alter table live_changes force row level security;
create policy tenant on live_changes to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
-- Ids only, of every account: an instance tells them to those of the account. Migrations that change rows write here, too.
create policy feed on live_changes to rf_platform, rf_owner using (true) with check (true);
grant select, insert on live_changes to rf_app;
grant select, insert, delete on live_changes to rf_platform;

-- Which ticket somebody has before their eyes; a row per event stream, which keeps it alive.
create unlogged table presence (
    account_id uuid        not null,
    user_id    uuid        not null,
    stream_id  uuid        not null,
    ticket_id  uuid        not null,
    came_at    timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    constraint presence_pkey primary key (account_id, user_id, stream_id),
    constraint presence_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint presence_on_a_ticket foreign key (account_id, ticket_id) references internal_tickets (account_id, id)
);
-- Who is on a ticket.
create index presence_by_ticket on presence (account_id, ticket_id);

alter table presence enable row level security;
alter table presence force row level security;
create policy tenant on presence to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
-- What an instance that died left behind is forgotten by another.
create policy feed on presence to rf_platform using (true) with check (true);
grant select, insert, update (ticket_id, came_at, seen_at), delete on presence to rf_app;
grant select, delete on presence to rf_platform;

create function tell(of_account uuid, what text, which uuid, its_ticket uuid default null, whose uuid default null,
                     only_theirs boolean default false) returns void
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.live_changes (account_id, kind, id, ticket_id, user_id, is_private)
    values (of_account, what, which, its_ticket, whose, only_theirs)
    on conflict do nothing;
end
$$;
revoke all on function tell(uuid, text, uuid, uuid, uuid, boolean) from public;
grant execute on function tell(uuid, text, uuid, uuid, uuid, boolean) to rf_app, rf_platform;

create function tell_of_ticket() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'ticket', new.id);
    return null;
end
$$;
create trigger tickets_are_live after insert or update on internal_tickets
    for each row execute function tell_of_ticket();

-- A list of tickets shows who walks each, and not how far they are: it hears of the one as a change of the ticket.
create function tell_of_walk() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'walk', new.id, new.internal_ticket_id, whose => new.holder_id);
    if new.internal_ticket_id is not null
       and (tg_op = 'INSERT' or (old.holder_id, old.status) is distinct from (new.holder_id, new.status)) then
        perform public.tell(new.account_id, 'ticket', new.internal_ticket_id);
    end if;
    return null;
end
$$;
create trigger walks_are_live after insert or update on l1_walk_sessions
    for each row execute function tell_of_walk();

-- Whoever does not write flows sees published ones, as they were published.
create function tell_of_flow() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(
        new.account_id, 'flow', new.id, only_theirs => case
            when tg_op = 'INSERT' then new.status <> 'published'
            else (old.status <> 'published' and new.status <> 'published')
                 or (old.status, old.current_version) is not distinct from (new.status, new.current_version) end);
    return null;
end
$$;
create trigger flows_are_live after insert or update on flows
    for each row execute function tell_of_flow();

-- Its author's while it is a draft; then the reviewers', also when it is taken back from them.
create function tell_of_proposal() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'proposal', new.id, whose => new.created_by,
                        only_theirs => new.status = 'draft' and (tg_op = 'INSERT' or old.status = 'draft'));
    return null;
end
$$;
create trigger proposals_are_live_when_made after insert on flow_proposals
    for each row execute function tell_of_proposal();
create trigger proposals_are_live_when_changed after update on flow_proposals
    for each row when ((old.revision, old.status, old.validated_by_outcome)
                       is distinct from (new.revision, new.status, new.validated_by_outcome))
    execute function tell_of_proposal();

create function tell_of_presence() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op <> 'INSERT' then
        perform public.tell(old.account_id, 'presence', old.ticket_id);
    end if;
    if tg_op <> 'DELETE' then
        perform public.tell(new.account_id, 'presence', new.ticket_id);
    end if;
    return null;
end
$$;
create trigger presence_is_live_when_it_begins_or_ends after insert or delete on presence
    for each row execute function tell_of_presence();
create trigger presence_is_live_when_it_moves after update of ticket_id on presence
    for each row when (old.ticket_id <> new.ticket_id) execute function tell_of_presence();

-- What decides about rights is told as well, so that an event stream ends with the right to it and not a minute later.
create function tell_of_user() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'user', new.id, whose => new.id);
    return null;
end
$$;
create trigger users_are_live_when_made after insert on users
    for each row execute function tell_of_user();
create trigger users_are_live_when_changed after update on users
    for each row when ((old.name, old.email, old.account_role, old.is_super_admin, old.can_cover_l1, old.is_active)
                       is distinct from (new.name, new.email, new.account_role, new.is_super_admin, new.can_cover_l1,
                                         new.is_active))
    execute function tell_of_user();

create function tell_of_session() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'session', new.id, whose => new.user_id);
    return null;
end
$$;
create trigger sessions_are_live_when_ended after update of ended_at, token_hash on login_sessions
    for each row when ((old.ended_at, old.token_hash) is distinct from (new.ended_at, new.token_hash))
    execute function tell_of_session();

create function tell_of_api_token() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'api_token', new.id, whose => new.user_id);
    return null;
end
$$;
create trigger api_tokens_are_live_when_revoked after update of revoked_at on api_tokens
    for each row when (old.revoked_at is distinct from new.revoked_at) execute function tell_of_api_token();

create function tell_of_invite() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'invite', new.id);
    return null;
end
$$;
create trigger invites_are_live after insert or update on invites
    for each row execute function tell_of_invite();

create function tell_of_account() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.id, 'account', new.id);
    return null;
end
$$;
create trigger accounts_are_live after update on accounts
    for each row when (old.* is distinct from new.*) execute function tell_of_account();

create function tell_of_subscription() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.tell(new.account_id, 'account', new.account_id);
    return null;
end
$$;
-- Not when somebody only stands in line at it.
create trigger subscriptions_are_live after update on subscriptions
    for each row when ((old.plan, old.status, old.seat_limit, old.l1_seat_limit)
                       is distinct from (new.plan, new.status, new.seat_limit, new.l1_seat_limit))
    execute function tell_of_subscription();

-- Where these are run by nobody but their triggers, nobody may call them.
revoke all on function tell_of_ticket(), tell_of_walk(), tell_of_flow(), tell_of_proposal(), tell_of_presence(),
    tell_of_user(), tell_of_session(), tell_of_api_token(), tell_of_invite(), tell_of_account(), tell_of_subscription()
    from public;
