--: Looked()
--: QueueEntry(customer_name?, escalation_category?, resolution?, assigned_user_id?, assigned_user_name?, active_walk_id?, holder_id?, holder_name?)

--! insert_ticket InsertTicket(customer_name?, customer_contact?, flow_id?, flow_proposal_id?, assigned_user_id?, escalation_category?)
with counted as (
    update ticket_counters set last_number = last_number + 1 returning last_number)
insert into internal_tickets (account_id, id, number, created_by, customer_name, customer_contact, problem_statement, status,
                              flow_id, flow_proposal_id, assigned_user_id, escalation_category)
select :account_id, :id, counted.last_number, :created_by, :customer_name, :customer_contact, :problem_statement, :status,
       :flow_id, :flow_proposal_id, :assigned_user_id, :escalation_category
from counted
returning number;

--! insert_history History(by_user_id?, from_status?)
insert into ticket_history (account_id, id, ticket_id, by_user_id, acting_as, from_status, to_status, reason)
values (:account_id, :id, :ticket_id, :by_user_id, :acting_as, :from_status, :to_status, :reason);

--! lock_ticket
select id from internal_tickets where id = :id for no key update;

--! lock_ticket_of_walk
select t.id from internal_tickets t
where t.id = (select w.internal_ticket_id from l1_walk_sessions w where w.id = :walk_id)
for no key update;

--! lock_tickets_walked_by
-- In one order, so that two who lock the same ones do not wait for each other.
select t.id from internal_tickets t
where t.id in (select w.internal_ticket_id from l1_walk_sessions w where w.holder_id = :holder_id and w.status = 'active')
order by t.id
for no key update;

--! find_ticket : Ticket(customer_name?, customer_contact?, escalation_category?, flow_id?, flow_title?, flow_proposal_id?, proposal_title?, assigned_user_id?, assigned_user_name?, resolution_notes?, psa_promoted_ticket_id?, resolved_at?, active_walk_id?, holder_id?, holder_name?)
select t.id, t.number, t.problem_statement, t.customer_name, t.customer_contact, t.status, t.escalation_category, t.flow_id,
       f.title as flow_title,
       t.flow_proposal_id, p.title as proposal_title, t.assigned_user_id, a.name as assigned_user_name, t.created_by,
       c.name as created_by_name, t.resolution_notes, t.psa_promoted_ticket_id, t.created_at, t.updated_at, t.resolved_at,
       w.id as active_walk_id, w.holder_id, h.name as holder_name
from internal_tickets t
join users c on c.account_id = t.account_id and c.id = t.created_by
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join flows f on f.account_id = t.account_id and f.id = t.flow_id
left join flow_proposals p on p.account_id = t.account_id and p.id = t.flow_proposal_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
where t.id = :id;

--! ticket_history : HistoryEntry(by_user_id?, by_name?, from_status?)
select h.id, h.at, h.by_user_id, u.name as by_name, h.acting_as, h.from_status, h.to_status, h.reason
from ticket_history h left join users u on u.account_id = h.account_id and u.id = h.by_user_id
where h.ticket_id = :ticket_id
order by h.at, h.id;

-- The lists. One statement for each order and with or without a status, because a condition that may be absent would keep
-- the plan from the index that serves it. A page begins before (or after) a ticket; the first one at the end of time.

--! list_newest : QueueEntry
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from (select * from internal_tickets
      where (created_at, id) < (:at, :id)
      order by created_at desc, id desc limit :most) t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
order by t.created_at desc, t.id desc;

--! list_newest_of_status : QueueEntry
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from (select * from internal_tickets
      where status = :status and (created_at, id) < (:at, :id)
      order by created_at desc, id desc limit :most) t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
order by t.created_at desc, t.id desc;

--! list_oldest : QueueEntry
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from (select * from internal_tickets
      where (created_at, id) > (:at, :id)
      order by created_at, id limit :most) t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
order by t.created_at, t.id;

--! list_oldest_of_status : QueueEntry
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from (select * from internal_tickets
      where status = :status and (created_at, id) > (:at, :id)
      order by created_at, id limit :most) t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
order by t.created_at, t.id;

-- The lists of what somebody looks for: with words, of a person, of a customer, of certain days. A statement finds, `entries`
-- reads what was found.

--! look_back (status?, assigned?, created_by?, category?, words?, customer?, from?, to?) : Looked
-- One of the filters says which index to go along, all of them say what fits; of the branches only that one is run. A page
-- looks at as many rows as its window has, at most: the last of them is answered even where it does not fit, to say how far
-- that was. `at` and `id` are where the last page ended, or the end of time.
with asked as materialized (
    select to_tsquery('simple', :words) as words, to_tsquery('simple', :customer) as customer, least(:at, b.until) as at,
           case when b.until < :at then '00000000-0000-0000-0000-000000000000' else :id::uuid end as id, b.since
    from (select coalesce(:from::date::timestamp at time zone a.time_zone, '-infinity') as since,
                 coalesce((:to::date + 1)::timestamp at time zone a.time_zone, 'infinity') as until
          from accounts a) b)
select l.id, l.created_at, l.nth, l.fits
from (
    select w.id, w.created_at, row_number() over (order by w.created_at desc, w.id desc) as nth,
           ((:status::text is null or w.status = :status)
           and (:assigned::uuid is null or w.assigned_user_id = :assigned)
           and (not :nobodys or w.assigned_user_id is null)
           and (:created_by::uuid is null or w.created_by = :created_by)
           and (:category::text is null or w.escalation_category = :category)
           and (:words::text is null or w.tsv @@ (select a.words from asked a) or w.number = :number)
           and (:customer::text is null
                or to_tsvector('simple', w.customer_name) @@ (select a.customer from asked a))) is true as fits
    from (
        (select * from internal_tickets
         where :along = 'status' and status = :status
               and (created_at, id) < ((select a.at from asked a), (select a.id from asked a))
               and created_at >= (select a.since from asked a)
         order by created_at desc, id desc limit :window)
        union all
        (select * from internal_tickets
         where :along = 'assignee' and assigned_user_id = :assigned
               and (created_at, id) < ((select a.at from asked a), (select a.id from asked a))
               and created_at >= (select a.since from asked a)
         order by created_at desc, id desc limit :window)
        union all
        (select * from internal_tickets
         where :along = 'creator' and created_by = :created_by
               and (created_at, id) < ((select a.at from asked a), (select a.id from asked a))
               and created_at >= (select a.since from asked a)
         order by created_at desc, id desc limit :window)
        union all
        (select * from internal_tickets
         where :along = 'category' and escalation_category = :category
               and (created_at, id) < ((select a.at from asked a), (select a.id from asked a))
               and created_at >= (select a.since from asked a)
         order by created_at desc, id desc limit :window)
        union all
        (select * from internal_tickets
         where :along = 'age'
               and (created_at, id) < ((select a.at from asked a), (select a.id from asked a))
               and created_at >= (select a.since from asked a)
         order by created_at desc, id desc limit :window)) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! look_forward (status?, assigned?, created_by?, category?, words?, customer?, from?, to?) : Looked
-- The same, the oldest first.
with asked as materialized (
    select to_tsquery('simple', :words) as words, to_tsquery('simple', :customer) as customer, greatest(:at, b.since) as at,
           case when b.since > :at then '00000000-0000-0000-0000-000000000000' else :id::uuid end as id, b.until
    from (select coalesce(:from::date::timestamp at time zone a.time_zone, '-infinity') as since,
                 coalesce((:to::date + 1)::timestamp at time zone a.time_zone, 'infinity') as until
          from accounts a) b)
select l.id, l.created_at, l.nth, l.fits
from (
    select w.id, w.created_at, row_number() over (order by w.created_at, w.id) as nth,
           ((:status::text is null or w.status = :status)
           and (:assigned::uuid is null or w.assigned_user_id = :assigned)
           and (not :nobodys or w.assigned_user_id is null)
           and (:created_by::uuid is null or w.created_by = :created_by)
           and (:category::text is null or w.escalation_category = :category)
           and (:words::text is null or w.tsv @@ (select a.words from asked a) or w.number = :number)
           and (:customer::text is null
                or to_tsvector('simple', w.customer_name) @@ (select a.customer from asked a))) is true as fits
    from (
        (select * from internal_tickets
         where :along = 'status' and status = :status
               and (created_at, id) > ((select a.at from asked a), (select a.id from asked a))
               and created_at < (select a.until from asked a)
         order by created_at, id limit :window)
        union all
        (select * from internal_tickets
         where :along = 'assignee' and assigned_user_id = :assigned
               and (created_at, id) > ((select a.at from asked a), (select a.id from asked a))
               and created_at < (select a.until from asked a)
         order by created_at, id limit :window)
        union all
        (select * from internal_tickets
         where :along = 'creator' and created_by = :created_by
               and (created_at, id) > ((select a.at from asked a), (select a.id from asked a))
               and created_at < (select a.until from asked a)
         order by created_at, id limit :window)
        union all
        (select * from internal_tickets
         where :along = 'category' and escalation_category = :category
               and (created_at, id) > ((select a.at from asked a), (select a.id from asked a))
               and created_at < (select a.until from asked a)
         order by created_at, id limit :window)
        union all
        (select * from internal_tickets
         where :along = 'age'
               and (created_at, id) > ((select a.at from asked a), (select a.id from asked a))
               and created_at < (select a.until from asked a)
         order by created_at, id limit :window)) w) l
where l.fits or l.nth = :window
order by l.created_at, l.id limit :most;

--! matching_tickets
-- Those with the words, in no order, so many at most.
select matching_tickets(to_tsquery('simple', :words)::text, :most) as id;

--! fitting_of (status?, assigned?, created_by?, category?, customer?, from?, to?) : Fitting()
-- Of these, and the one of that number, those that fit.
with asked as materialized (
    select to_tsquery('simple', :customer) as customer, b.since, b.until
    from (select coalesce(:from::date::timestamp at time zone a.time_zone, '-infinity') as since,
                 coalesce((:to::date + 1)::timestamp at time zone a.time_zone, 'infinity') as until
          from accounts a) b)
select w.id, w.created_at, w.status
from internal_tickets w
where (w.id = any(:ids) or w.number = :number)
      and w.created_at >= (select a.since from asked a) and w.created_at < (select a.until from asked a)
      and (:status::text is null or w.status = :status)
      and (:assigned::uuid is null or w.assigned_user_id = :assigned)
      and (not :nobodys or w.assigned_user_id is null)
      and (:created_by::uuid is null or w.created_by = :created_by)
      and (:category::text is null or w.escalation_category = :category)
      and (:customer::text is null
           or to_tsvector('simple', w.customer_name) @@ (select a.customer from asked a));

--! entries : QueueEntry
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from internal_tickets t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
where t.id = any(:ids)
order by t.created_at desc, t.id desc;

--! ticket_of_number : QueueEntry
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from internal_tickets t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
where t.number = :number;

--! people
-- Who takes calls or may, by name: whose tickets one may look for. Whoever may no longer, did; whoever never did, did not.
select u.id, u.name from users u
where u.home_user_id is null
      and (u.account_role <> 'viewer' or u.is_super_admin
           or exists (select from internal_tickets t where t.account_id = u.account_id and t.created_by = u.id))
order by not u.is_active, lower(u.name), u.id
limit 1000;

--! similar_tickets (status?) : QueueEntry
-- The best matches of a description, of which any word will do: stop words say nothing, the eight longest words say most. A
-- word is looked for as its stem with any ending, without the `i` that `battery` and `batteries` become alike by; also as it
-- is, where the stem is not its beginning. Each word brings its newest tickets, all words together theirs, so that a rare
-- word counts beside a common one and what is ranked stays few.
with stems as (
    select w.word, case when w.word like '%i' then w.word else rtrim(s.stem[1], 'i') end as stem
    from unnest(:words::text[]) w (word) cross join lateral (select ts_lexize('english_stem', w.word) as stem) s
    where s.stem <> '{}'
    order by char_length(w.word) desc, w.word limit 8),
terms as (
    select case when starts_with(word, stem) then format('''%s'':*', stem) else format('(''%s'':* | ''%s'':*)', word, stem) end
           as term
    from stems),
asked as (
    select to_tsquery('simple', string_agg(term, ' | ')) as any_word, to_tsquery('simple', string_agg(term, ' & ')) as all_words
    from terms),
found as (
    select search_tickets(all_words::text, 50) as id from asked
    union
    select search_tickets(to_tsquery('simple', term)::text, 50) from terms)
select t.id, t.number, t.problem_statement, t.customer_name, t.status, t.escalation_category,
       left(t.resolution_notes, 200) as resolution, t.created_at, t.updated_at, t.assigned_user_id,
       a.name as assigned_user_name, w.id as active_walk_id, w.holder_id, h.name as holder_name
from (select i.*, ts_rank(i.tsv, asked.any_word) as rank
      from internal_tickets i cross join asked
      where i.id in (select found.id from found) and (:status::text is null or i.status = :status)
      order by rank desc, i.created_at desc, i.id desc limit :most) t
left join users a on a.account_id = t.account_id and a.id = t.assigned_user_id
left join l1_walk_sessions w on w.account_id = t.account_id and w.internal_ticket_id = t.id and w.status = 'active'
left join users h on h.account_id = w.account_id and h.id = w.holder_id
order by t.rank desc, t.created_at desc, t.id desc;

--! count_by_status
-- A thousand at most of each: what is more is not counted, so that the count of a large account is as quick as a small one's.
select (select count(*) from (select from internal_tickets where status = 'open' limit 1000) t) as open,
       (select count(*) from (select from internal_tickets where status = 'walking' limit 1000) t) as walking,
       (select count(*) from (select from internal_tickets where status = 'resolved' limit 1000) t) as resolved,
       (select count(*) from (select from internal_tickets where status = 'escalated' limit 1000) t) as escalated;

--! set_status (assigned_user_id?)
update internal_tickets set status = :status, assigned_user_id = :assigned_user_id, updated_at = now() where id = :id;

--! escalate_ticket
update internal_tickets set status = 'escalated', assigned_user_id = null, escalation_category = :escalation_category,
       updated_at = now()
where id = :id;

--! set_target (flow_id?, flow_proposal_id?)
update internal_tickets set flow_id = :flow_id, flow_proposal_id = :flow_proposal_id where id = :id;

--! set_problem
update internal_tickets set problem_statement = :problem_statement, updated_at = now() where id = :id;

--! resolve_ticket
update internal_tickets set status = 'resolved', resolution_notes = :resolution_notes, resolved_at = now(), updated_at = now()
where id = :id;

--! reopen_ticket
update internal_tickets set status = 'open', assigned_user_id = null, resolution_notes = null, resolved_at = null,
       updated_at = now()
where id = :id;
