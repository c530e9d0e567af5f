--! come
-- No row where there is no such ticket.
insert into presence as p (account_id, user_id, stream_id, ticket_id)
select t.account_id, :user_id, :stream_id, t.id from internal_tickets t where t.id = :ticket_id
on conflict on constraint presence_pkey do update
    set ticket_id = excluded.ticket_id, seen_at = now(),
        came_at = case when p.ticket_id = excluded.ticket_id then p.came_at else now() end
returning p.ticket_id;

--! go
delete from presence where user_id = :user_id and stream_id = :stream_id;

--! stay
update presence set seen_at = now() where user_id = :user_id and stream_id = :stream_id;

--! present (ticket_id?) : Present()
-- One line for each person and ticket, however many pages they have open on it.
select p.ticket_id, p.user_id, u.name, min(p.came_at) as since
from presence p join users u on u.account_id = p.account_id and u.id = p.user_id
where p.seen_at > now() - make_interval(secs => :seconds) and (:ticket_id::uuid is null or p.ticket_id = :ticket_id)
group by p.ticket_id, p.user_id, u.name
order by min(p.came_at), p.user_id
limit :most;
