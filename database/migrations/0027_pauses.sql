-- A walk that waits for somebody to call back, or for anything else: why, and until when. Going on with it ends the pause.

alter table l1_walk_sessions
    add column paused_at    timestamptz,
    add column pause_reason varchar(200),
    -- When its holder means to go on; it is not abandoned before a day after that.
    add column resume_at    timestamptz,
    add constraint pause_is_whole check (num_nulls(paused_at, pause_reason, resume_at) in (0, 3)),
    add constraint pause_reason_is_not_blank check (pause_reason <> ''),
    add constraint pause_ends_after_it_began check (resume_at > paused_at),
    add constraint only_an_active_walk_is_paused check (paused_at is null or status = 'active');

-- Pauses that are over: part of the walk's story, and not of the time it took.
create table l1_walk_pauses (
    account_id uuid         not null,
    session_id uuid         not null,
    paused_at  timestamptz  not null,
    reason     varchar(200) not null,
    resume_at  timestamptz  not null,
    ended_at   timestamptz  not null,
    by_user_id uuid         not null,
    constraint l1_walk_pauses_pkey primary key (account_id, session_id, paused_at),
    constraint pause_of_a_walk foreign key (account_id, session_id) references l1_walk_sessions (account_id, id),
    constraint pause_by_a_user foreign key (account_id, by_user_id) references users (account_id, id),
    constraint past_pause_ended_after_it_began check (ended_at >= paused_at)
);
create index pauses_by_a_user on l1_walk_pauses (account_id, by_user_id);

alter table l1_walk_pauses enable row level security;
alter table l1_walk_pauses force row level security;
create policy tenant on l1_walk_pauses to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert on l1_walk_pauses to rf_app;
create trigger pauses_only_grow before update or delete on l1_walk_pauses
    for each row execute function refuse_change();

-- Whatever goes on with a walk ends its pause: a step, another holder, its end. So nobody has to think of it.
create function end_pause() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    new.paused_at := null;
    new.pause_reason := null;
    new.resume_at := null;
    return new;
end
$$;
revoke all on function end_pause() from public;
create trigger going_on_ends_a_pause before update on l1_walk_sessions
    for each row when (old.paused_at is not null
                       and (old.step_count, old.holder_id, old.status)
                           is distinct from (new.step_count, new.holder_id, new.status))
    execute function end_pause();

create function keep_pause() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.l1_walk_pauses (account_id, session_id, paused_at, reason, resume_at, ended_at, by_user_id)
    values (old.account_id, old.id, old.paused_at, old.pause_reason, old.resume_at, now(), old.holder_id);
    return null;
end
$$;
revoke all on function keep_pause() from public;
create trigger pauses_are_kept after update on l1_walk_sessions
    for each row when (old.paused_at is distinct from new.paused_at and old.paused_at is not null)
    execute function keep_pause();

create or replace function stale_walks(most int)
    returns table (account_id uuid, walk_id uuid)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select w.account_id, w.id
    from public.l1_walk_sessions w
    where w.status = 'active' and w.last_step_at < now() - interval '24 hours'
          and coalesce(w.resume_at < now() - interval '24 hours', true)
    order by w.last_step_at
    limit most
$$;
grant select (resume_at) on l1_walk_sessions to rf_auth;
