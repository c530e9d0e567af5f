--! today
-- The calls a technician started since the midnight before that moment in the account's time zone, and how they ended.
select count(*) as calls,
       count(*) filter (where w.status = 'resolved') as resolved,
       count(*) filter (where w.status = 'escalated') as escalated
from l1_walk_sessions w
where w.created_by = :user_id
  and w.started_at >= (select date_trunc('day', :now at time zone a.time_zone) at time zone a.time_zone from accounts a);
