--: Member(last_seen_at?)

--! list_people : Member
select u.id, u.email, u.name, u.account_role, u.is_super_admin, u.can_cover_l1, u.is_active, u.created_at,
       greatest(u.last_login_at, (select max(s.last_used_at) from login_sessions s
                                  where s.account_id = u.account_id and s.user_id = u.id)) as last_seen_at,
       (select count(*) from l1_walk_sessions w
        where w.account_id = u.account_id and w.holder_id = u.id and w.status = 'active') as walks_in_hand,
       (select count(*) from login_sessions s join accounts a on a.id = s.account_id
        where s.account_id = u.account_id and s.user_id = u.id and s.ended_at is null and s.expires_at > now()
          and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)) as open_sessions,
       exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null)
       as has_second_factor
from users u
-- Operators who look in are nobody's people: what they did is in the audit log.
where u.home_user_id is null
order by u.is_active desc, lower(u.name), u.id;

--! find_person : Member
select u.id, u.email, u.name, u.account_role, u.is_super_admin, u.can_cover_l1, u.is_active, u.created_at,
       greatest(u.last_login_at, (select max(s.last_used_at) from login_sessions s
                                  where s.account_id = u.account_id and s.user_id = u.id)) as last_seen_at,
       (select count(*) from l1_walk_sessions w
        where w.account_id = u.account_id and w.holder_id = u.id and w.status = 'active') as walks_in_hand,
       (select count(*) from login_sessions s join accounts a on a.id = s.account_id
        where s.account_id = u.account_id and s.user_id = u.id and s.ended_at is null and s.expires_at > now()
          and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)) as open_sessions,
       exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null)
       as has_second_factor
from users u where u.id = :id and u.home_user_id is null;

--! set_rights
-- Holds the row: whoever is about to be given a walk waits, or was waited for.
update users set account_role = :role, can_cover_l1 = :can_cover_l1, is_active = :is_active where id = :id;

--! end_sessions_of
update login_sessions set ended_at = now() where user_id = :user_id and ended_at is null;
