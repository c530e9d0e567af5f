-- Authored decision trees: the flow, its immutable published versions, and proposals waiting for review.

create table flows (
    account_id      uuid        not null,
    id              uuid        not null,
    title           text        not null,
    summary         text        not null default '',
    tags            text[]      not null default '{}',
    status          text        not null default 'draft',
    draft           jsonb,
    draft_revision  int         not null default 1,
    current_version int,
    author_id       uuid        not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    tsv             tsvector    not null,
    constraint flows_pkey primary key (account_id, id),
    constraint flow_of_an_account foreign key (account_id) references accounts (id),
    constraint flow_has_an_author foreign key (account_id, author_id) references users (account_id, id),
    constraint flow_status_is_known check (status in ('draft', 'published', 'archived')),
    constraint published_flow_has_a_version check (status <> 'published' or current_version is not null),
    constraint flow_title_has_a_length check (char_length(title) between 1 and 200),
    constraint flow_summary_has_a_length check (char_length(summary) <= 2000)
);
-- The list of flows, and the published ones that intake offers.
create index flows_by_status on flows (account_id, status, title, id);

create table flow_versions (
    account_id   uuid        not null,
    id           uuid        not null,
    flow_id      uuid        not null,
    version      int         not null,
    tree         jsonb       not null,
    change_note  text        not null default '',
    published_at timestamptz not null default now(),
    published_by uuid        not null,
    constraint flow_versions_pkey primary key (account_id, id),
    constraint one_version_of_a_number unique (account_id, flow_id, version),
    constraint version_of_a_flow foreign key (account_id, flow_id) references flows (account_id, id),
    constraint version_has_a_publisher foreign key (account_id, published_by) references users (account_id, id),
    constraint versions_count_from_one check (version >= 1)
);
alter table flows add constraint flow_stands_on_a_version
    foreign key (account_id, id, current_version) references flow_versions (account_id, flow_id, version)
    deferrable initially deferred;

create table flow_proposals (
    account_id           uuid        not null,
    id                   uuid        not null,
    title                text        not null,
    problem_summary      text        not null default '',
    tree                 jsonb       not null,
    status               text        not null default 'draft',
    source               text        not null,
    flow_id              uuid,
    linked_ticket_id     varchar(64),
    linked_ticket_kind   text,
    validated_by_outcome boolean     not null default false,
    created_by           uuid        not null,
    reviewed_by          uuid,
    review_note          text,
    from_session_id      uuid,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    constraint flow_proposals_pkey primary key (account_id, id),
    constraint proposal_of_an_account foreign key (account_id) references accounts (id),
    constraint proposal_has_an_author foreign key (account_id, created_by) references users (account_id, id),
    constraint proposal_reviewer_is_a_user foreign key (account_id, reviewed_by) references users (account_id, id),
    constraint proposal_changes_a_flow foreign key (account_id, flow_id) references flows (account_id, id)
        on delete set null (flow_id),
    constraint proposal_status_is_known check (status in ('draft', 'submitted', 'approved', 'rejected')),
    constraint proposal_source_is_known
        check (source in ('ai_realtime_l1', 'kb_accelerator', 'manual_draft', 'ai_promoted')),
    constraint proposal_links_a_whole_ticket check (
        (linked_ticket_id is null) = (linked_ticket_kind is null) and linked_ticket_kind in ('psa', 'internal')),
    constraint proposal_title_has_a_length check (char_length(title) between 1 and 200),
    constraint proposal_summary_has_a_length check (char_length(problem_summary) <= 4000)
);
-- An author's own drafts, newest first.
create index proposals_by_author on flow_proposals (account_id, created_by, updated_at desc);

alter table flows enable row level security;
alter table flows force row level security;
create policy tenant on flows to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update on flows to rf_app;

alter table flow_versions enable row level security;
alter table flow_versions force row level security;
create policy tenant on flow_versions to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert on flow_versions to rf_app;

alter table flow_proposals enable row level security;
alter table flow_proposals force row level security;
create policy tenant on flow_proposals to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update on flow_proposals to rf_app;

-- What was published stays as it was published: grants keep the application from changing it, this keeps everybody else.
create function refuse_change() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception '% only grows: % is refused', tg_table_name, lower(tg_op) using errcode = 'integrity_constraint_violation';
end
$$;
revoke all on function refuse_change() from public;
create trigger versions_are_immutable before update or delete on flow_versions
    for each row execute function refuse_change();
create trigger versions_are_not_emptied before truncate on flow_versions
    for each statement execute function refuse_change();
