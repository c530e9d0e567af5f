-- Flows are written by several people, and judged by what became of the calls they were walked on.

-- Who is told of when somebody else saved meanwhile; nobody for a flow without a draft.
alter table flows add column draft_saved_by uuid;
alter table flows add column draft_saved_at timestamptz;
-- The owner of the tables sees rows only while row-level security is not forced on it.
alter table flows no force row level security;
update flows set draft_saved_by = author_id, draft_saved_at = updated_at where draft is not null;
alter table flows force row level security;
alter table flows
    add constraint draft_saver_is_a_user foreign key (account_id, draft_saved_by) references users (account_id, id),
    add constraint drafts_say_who_saved_them
        check ((draft is null) = (draft_saved_by is null) and (draft is null) = (draft_saved_at is null));

-- How the walks of each version ended. Kept by the database as walks change, because the list of flows and the order in
-- which intake offers them need it at every key press, and because a figure somebody forgot to count is wrong for good.
create table flow_tallies (
    account_id uuid not null,
    flow_id    uuid not null,
    version    int  not null,
    resolved   int  not null default 0,
    escalated  int  not null default 0,
    abandoned  int  not null default 0,
    -- Votes of resolved walks that count: those of a reopened ticket do not.
    helpful    int  not null default 0,
    unhelpful  int  not null default 0,
    constraint flow_tallies_pkey primary key (account_id, flow_id, version),
    constraint tally_of_a_version foreign key (account_id, flow_id, version)
        references flow_versions (account_id, flow_id, version),
    constraint tallies_are_counts check (least(resolved, escalated, abandoned, helpful, unhelpful) >= 0)
);
alter table flow_tallies enable row level security;
alter table flow_tallies force row level security;
create policy tenant on flow_tallies to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update on flow_tallies to rf_app;

alter table l1_walk_sessions no force row level security;
alter table flow_tallies no force row level security;
insert into flow_tallies (account_id, flow_id, version, resolved, escalated, abandoned, helpful, unhelpful)
select account_id, flow_id, flow_version, count(*) filter (where status = 'resolved'),
       count(*) filter (where status = 'escalated'), count(*) filter (where status = 'abandoned'),
       count(*) filter (where helpful and vote_counts), count(*) filter (where not helpful and vote_counts)
from l1_walk_sessions
where flow_id is not null and status <> 'active'
group by account_id, flow_id, flow_version;
alter table flow_tallies force row level security;
alter table l1_walk_sessions force row level security;

create function tally_walk() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.flow_tallies as t (account_id, flow_id, version, resolved, escalated, abandoned, helpful, unhelpful)
    values (new.account_id, new.flow_id, new.flow_version, (new.status = 'resolved')::int, (new.status = 'escalated')::int,
            (new.status = 'abandoned')::int, (new.helpful is true and new.vote_counts)::int,
            (new.helpful is false and new.vote_counts)::int)
    on conflict on constraint flow_tallies_pkey do update set
        resolved = t.resolved + excluded.resolved - (tg_op = 'UPDATE' and old.status = 'resolved')::int,
        escalated = t.escalated + excluded.escalated - (tg_op = 'UPDATE' and old.status = 'escalated')::int,
        abandoned = t.abandoned + excluded.abandoned - (tg_op = 'UPDATE' and old.status = 'abandoned')::int,
        helpful = t.helpful + excluded.helpful - (tg_op = 'UPDATE' and old.helpful is true and old.vote_counts)::int,
        unhelpful = t.unhelpful + excluded.unhelpful - (tg_op = 'UPDATE' and old.helpful is false and old.vote_counts)::int;
    return null;
end
$$;
revoke all on function tally_walk() from public;
create trigger walks_are_tallied_when_made after insert on l1_walk_sessions
    for each row when (new.flow_id is not null and new.status <> 'active') execute function tally_walk();
create trigger walks_are_tallied_when_ended after update on l1_walk_sessions
    for each row when (new.flow_id is not null and (old.status, old.helpful, old.vote_counts)
                       is distinct from (new.status, new.helpful, new.vote_counts)) execute function tally_walk();

-- Walks of a flow over the last months: how often each of its nodes was reached.
create index walks_of_a_flow on l1_walk_sessions (account_id, flow_id, started_at) where flow_id is not null;

-- A proposal is edited like a draft, and one that changes a flow says which version it was written against and, when a walk
-- showed that an answer was missing, at which node.
alter table flow_proposals add column revision int not null default 1;
alter table flow_proposals add column base_version int;
alter table flow_proposals add column node_id varchar(100);
alter table flow_proposals add column saved_by uuid;
alter table flow_proposals add column submitted_at timestamptz;
alter table flow_proposals
    add constraint proposal_saver_is_a_user foreign key (account_id, saved_by) references users (account_id, id),
    add constraint proposal_is_based_on_a_version foreign key (account_id, flow_id, base_version)
        references flow_versions (account_id, flow_id, version),
    add constraint proposal_review_has_a_length check (char_length(review_note) <= 2000),
    add constraint rejected_proposals_say_why check (status <> 'rejected' or review_note <> '');
-- What waits for review, oldest first; and the list of one status, latest change first.
create index proposals_by_status on flow_proposals (account_id, status, updated_at desc, id desc);
-- How often a proposal was walked, and what became of it.
create index walks_of_a_proposal on l1_walk_sessions (account_id, flow_proposal_id) where flow_proposal_id is not null;
