-- A walk: one technician's way through a flow, a proposal, or an ad-hoc note pad, for one ticket.

create table l1_walk_sessions (
    account_id                 uuid         not null,
    id                         uuid         not null,
    created_by                 uuid         not null,
    holder_id                  uuid         not null,
    acting_as                  varchar(30)  not null,
    ticket_id                  varchar(64)  not null,
    ticket_kind                text         not null,
    internal_ticket_id         uuid,
    session_kind               text         not null,
    flow_id                    uuid,
    flow_version               int,
    flow_proposal_id           uuid,
    -- The proposal's tree as it was when the walk began: proposals can be edited, a walk stays on what it began with.
    proposal_tree              jsonb,
    -- The node answered last, and the node where the walk stands now (null on an ad-hoc walk).
    current_node_id            varchar(100),
    stands_at                  varchar(100),
    -- Length of the log in l1_walk_steps, steps taken back included.
    step_count                 int          not null default 0,
    walk_notes                 jsonb        not null default '[]',
    notes_revision             int          not null default 0,
    notes_save_id              uuid,
    notes_saved_by             uuid,
    notes_saved_at             timestamptz,
    status                     text         not null default 'active',
    resolution_notes           text,
    helpful                    boolean,
    -- False once the walk's ticket was reopened: then the vote no longer counts.
    vote_counts                boolean      not null default true,
    escalation_reason          text,
    escalation_reason_category varchar(30),
    started_at                 timestamptz  not null default now(),
    last_step_at               timestamptz  not null default now(),
    resolved_at                timestamptz,
    constraint l1_walk_sessions_pkey primary key (account_id, id),
    constraint walk_of_an_account foreign key (account_id) references accounts (id),
    constraint walk_has_a_starter foreign key (account_id, created_by) references users (account_id, id),
    constraint walk_has_a_holder foreign key (account_id, holder_id) references users (account_id, id),
    constraint walk_notes_saver_is_a_user foreign key (account_id, notes_saved_by) references users (account_id, id),
    constraint walk_is_for_a_ticket foreign key (account_id, internal_ticket_id)
        references internal_tickets (account_id, id),
    constraint walk_stays_on_its_version foreign key (account_id, flow_id, flow_version)
        references flow_versions (account_id, flow_id, version),
    constraint walk_walks_a_proposal foreign key (account_id, flow_proposal_id)
        references flow_proposals (account_id, id),
    constraint walk_ticket_kind_is_known check (ticket_kind in ('psa', 'internal')),
    constraint walk_ticket_agrees_with_its_kind check (
        case ticket_kind when 'internal' then internal_ticket_id is not null and internal_ticket_id::text = ticket_id
                         else internal_ticket_id is null end),
    constraint walk_target_agrees_with_its_kind check (
        case session_kind
            when 'flow' then flow_id is not null and flow_version is not null and flow_proposal_id is null
                and proposal_tree is null and stands_at is not null
            when 'proposal' then flow_proposal_id is not null and proposal_tree is not null and flow_id is null
                and flow_version is null and stands_at is not null
            when 'adhoc' then flow_id is null and flow_version is null and flow_proposal_id is null
                and proposal_tree is null and stands_at is null and current_node_id is null
            else false end),
    constraint walk_status_is_known check (status in ('active', 'resolved', 'escalated', 'abandoned')),
    constraint ended_walks_say_when check ((status = 'active') = (resolved_at is null)),
    constraint resolved_walks_say_how check (status <> 'resolved' or resolution_notes is not null),
    constraint escalated_walks_say_why check (status <> 'escalated' or escalation_reason_category is not null),
    constraint walk_resolution_has_a_length check (char_length(resolution_notes) between 1 and 10000),
    constraint walk_reason_has_a_length check (char_length(escalation_reason) <= 4000),
    -- The stored size: cheap to ask at every step, where the text's length would unpack the notes each time.
    constraint walk_notes_are_bounded check (pg_column_size(walk_notes) <= 524288)
);
create unique index one_active_walk_per_ticket on l1_walk_sessions (account_id, ticket_kind, ticket_id)
    where status = 'active';
-- A technician's walks in hand, the latest step first.
create index active_walks_of_a_holder on l1_walk_sessions (account_id, holder_id, last_step_at desc)
    where status = 'active';
-- The walks of a ticket, oldest first.
create index walks_of_a_ticket on l1_walk_sessions (account_id, internal_ticket_id, started_at);
-- What the hourly job looks for, over all accounts.
create index stale_walks_by_last_step on l1_walk_sessions (last_step_at) where status = 'active';
-- Whether a proposal has been walked with success.
create index helpful_walks_of_a_proposal on l1_walk_sessions (account_id, flow_proposal_id)
    where helpful and status = 'resolved';
-- Today's numbers on the dashboard.
create index walks_of_a_technician on l1_walk_sessions (account_id, created_by, started_at);

create table l1_walk_steps (
    account_id uuid         not null,
    session_id uuid         not null,
    seq        int          not null,
    -- 'answer' goes on from a node; 'back' takes the last answer still standing back.
    kind       text         not null,
    node_id    varchar(100) not null,
    question   text         not null,
    answer     text         not null,
    l1_note    text,
    at         timestamptz  not null default now(),
    by_user_id uuid         not null,
    constraint l1_walk_steps_pkey primary key (account_id, session_id, seq),
    constraint step_of_a_walk foreign key (account_id, session_id) references l1_walk_sessions (account_id, id),
    constraint step_is_by_a_user foreign key (account_id, by_user_id) references users (account_id, id),
    constraint step_kind_is_known check (kind in ('answer', 'back')),
    constraint steps_count_from_one check (seq >= 1),
    constraint step_note_has_a_length check (char_length(l1_note) <= 2000)
);

alter table l1_walk_sessions enable row level security;
alter table l1_walk_sessions force row level security;
create policy tenant on l1_walk_sessions to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
create policy stale on l1_walk_sessions for select to rf_auth using (status = 'active');
grant select, insert, update on l1_walk_sessions to rf_app;
grant select (account_id, id, status, last_step_at) on l1_walk_sessions to rf_auth;

alter table l1_walk_steps enable row level security;
alter table l1_walk_steps force row level security;
create policy tenant on l1_walk_steps to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert on l1_walk_steps to rf_app;
create trigger steps_only_grow before update or delete on l1_walk_steps
    for each row execute function refuse_change();

-- An ended walk has ended, whoever asks.
create function keep_walk_ended() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception 'walk % has ended as %', old.id, old.status using errcode = 'integrity_constraint_violation';
end
$$;
revoke all on function keep_walk_ended() from public;
create trigger walk_end_is_final before update on l1_walk_sessions
    for each row when (old.status <> 'active' and new.status <> old.status) execute function keep_walk_ended();

-- Which walks had their last step more than 24 hours ago: ids only, for the job that abandons them one account at a time.
create function stale_walks(most int)
    returns table (account_id uuid, walk_id uuid)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select w.account_id, w.id
    from public.l1_walk_sessions w
    where w.status = 'active' and w.last_step_at < now() - interval '24 hours'
    order by w.last_step_at
    limit most
$$;
revoke all on function stale_walks(int) from public;
grant execute on function stale_walks(int) to rf_platform;
alter function stale_walks(int) owner to rf_auth;
