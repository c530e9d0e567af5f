-- Lists of tickets by who works them, who took them, and why they were escalated; and all tickets with some words.

-- Why the ticket was escalated last. Its walks say so, too, but a list cannot go along an index of another table.
alter table internal_tickets add column escalation_category varchar(30);
-- The owner of the tables sees rows only while row-level security is not forced on it.
alter table internal_tickets no force row level security;
alter table l1_walk_sessions no force row level security;
update internal_tickets t set escalation_category = w.escalation_reason_category
from (select distinct on (account_id, internal_ticket_id) account_id, internal_ticket_id, escalation_reason_category
      from l1_walk_sessions
      where status = 'escalated' and internal_ticket_id is not null
      order by account_id, internal_ticket_id, resolved_at desc) w
where w.account_id = t.account_id and w.internal_ticket_id = t.id;
alter table l1_walk_sessions force row level security;
alter table internal_tickets force row level security;

-- The lists of one person's, of one who took the calls, and of one category.
create index tickets_by_assignee on internal_tickets (account_id, assigned_user_id, created_at desc, id desc)
    where assigned_user_id is not null;
create index tickets_by_creator on internal_tickets (account_id, created_by, created_at desc, id desc);
create index tickets_by_category on internal_tickets (account_id, escalation_category, created_at desc, id desc)
    where escalation_category is not null;

-- The current account's tickets with some words, in no order, so many at most: ids only, whose rows are then read and filtered
-- like any others. Who gets as many as asked for knows that there may be more, and looks along an order instead.
create function matching_tickets(query text, most int)
    returns setof uuid
    language sql stable security definer rows 200
    set search_path = pg_catalog, pg_temp
as $$
    select t.id
    from public.internal_tickets t
    where t.account_id = current_setting('app.current_account_id')::uuid
      and t.tsv @@ query::tsquery
    limit most
$$;
revoke all on function matching_tickets(text, int) from public;
grant execute on function matching_tickets(text, int) to rf_app;
alter function matching_tickets(text, int) owner to rf_search;
