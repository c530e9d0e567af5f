-- The product's own ticket and the history of its status.

create table internal_tickets (
    account_id             uuid         not null,
    id                     uuid         not null,
    -- The short number people say aloud: #1042.
    number                 bigint       not null,
    created_by             uuid         not null,
    customer_name          varchar(120),
    customer_contact       varchar(200),
    problem_statement      text         not null,
    status                 text         not null default 'open',
    flow_id                uuid,
    flow_proposal_id       uuid,
    assigned_user_id       uuid,
    resolution_notes       text,
    psa_promoted_ticket_id varchar(64),
    created_at             timestamptz  not null default now(),
    updated_at             timestamptz  not null default now(),
    resolved_at            timestamptz,
    tsv                    tsvector     not null generated always as (
        to_tsvector('simple', coalesce(problem_statement, '') || ' ' || coalesce(customer_name, '') || ' '
            || coalesce(customer_contact, '') || ' ' || coalesce(resolution_notes, ''))) stored,
    constraint internal_tickets_pkey primary key (account_id, id),
    constraint one_ticket_of_a_number unique (account_id, number),
    constraint ticket_of_an_account foreign key (account_id) references accounts (id),
    constraint ticket_has_a_creator foreign key (account_id, created_by) references users (account_id, id),
    constraint ticket_assignee_is_a_user foreign key (account_id, assigned_user_id) references users (account_id, id),
    constraint ticket_flow_is_a_flow foreign key (account_id, flow_id) references flows (account_id, id)
        on delete set null (flow_id),
    constraint ticket_proposal_is_a_proposal foreign key (account_id, flow_proposal_id)
        references flow_proposals (account_id, id) on delete set null (flow_proposal_id),
    constraint ticket_status_is_known check (status in ('open', 'walking', 'resolved', 'escalated')),
    constraint resolved_tickets_say_when check ((status = 'resolved') = (resolved_at is not null)),
    constraint ticket_problem_has_a_length check (char_length(problem_statement) between 1 and 4000),
    constraint ticket_resolution_has_a_length check (char_length(resolution_notes) <= 10000)
);
-- The queue and the list of one status, newest or oldest first.
create index tickets_by_status on internal_tickets (account_id, status, created_at desc, id desc);
-- The list of all tickets.
create index tickets_by_age on internal_tickets (account_id, created_at desc, id desc);
-- search_tickets below; text operators are not leakproof, so only that function can use it.
create index tickets_by_words on internal_tickets using gin (account_id, tsv);

-- The last number given out, a row of its own so that counting never waits for a change of the account.
create table ticket_counters (
    account_id  uuid   not null,
    last_number bigint not null default 1000,
    constraint ticket_counters_pkey primary key (account_id),
    constraint counter_of_an_account foreign key (account_id) references accounts (id)
);

create table ticket_history (
    account_id  uuid        not null,
    id          uuid        not null,
    ticket_id   uuid        not null,
    at          timestamptz not null default now(),
    -- null: the product itself, in a background job
    by_user_id  uuid,
    acting_as   varchar(30) not null,
    from_status text,
    to_status   text        not null,
    reason      text        not null default '',
    constraint ticket_history_pkey primary key (account_id, id),
    constraint history_of_a_ticket foreign key (account_id, ticket_id) references internal_tickets (account_id, id),
    constraint history_is_by_a_user foreign key (account_id, by_user_id) references users (account_id, id),
    constraint history_statuses_are_known check (
        to_status in ('open', 'walking', 'resolved', 'escalated')
        and from_status in ('open', 'walking', 'resolved', 'escalated')),
    constraint history_reason_has_a_length check (char_length(reason) <= 4000)
);
create index history_by_ticket on ticket_history (account_id, ticket_id, at);
-- Today's numbers on the dashboard: what happened since midnight.
create index history_by_time on ticket_history (account_id, at);

alter table internal_tickets enable row level security;
alter table internal_tickets force row level security;
create policy tenant on internal_tickets to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
create policy search on internal_tickets for select to rf_search using (true);
grant select, insert, update on internal_tickets to rf_app;
grant select (account_id, id, tsv, created_at) on internal_tickets to rf_search;

alter table ticket_counters enable row level security;
alter table ticket_counters force row level security;
create policy tenant on ticket_counters to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update on ticket_counters to rf_app;

alter table ticket_history enable row level security;
alter table ticket_history force row level security;
create policy tenant on ticket_history to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert on ticket_history to rf_app;
create trigger history_only_grows before update or delete on ticket_history
    for each row execute function refuse_change();

-- Full-text search of the current account's tickets, newest first. It reads under a policy of its own so that the
-- index can be used, and names the account itself.
create function search_tickets(query text, most int)
    returns setof uuid
    language sql stable security definer rows 200
    set search_path = pg_catalog, pg_temp
as $$
    select t.id
    from public.internal_tickets t
    where t.account_id = current_setting('app.current_account_id')::uuid
      and t.tsv @@ query::tsquery
    order by t.created_at desc, t.id desc
    limit most
$$;
revoke all on function search_tickets(text, int) from public;
grant execute on function search_tickets(text, int) to rf_app;
alter function search_tickets(text, int) owner to rf_search;
