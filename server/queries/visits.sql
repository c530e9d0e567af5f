--! start_visit_session StartVisitSession(user_agent?, ip?)
-- A visit is no new proof of who one is: the password was given when it was given at home.
insert into login_sessions (account_id, id, user_id, token_hash, expires_at, confirmed_at, user_agent, ip)
values (:account_id, :id, :user_id, :token_hash, :until, :confirmed_at, :user_agent, :ip);

--! start_visit
insert into operator_visits (account_id, session_id, home_account_id, home_session_id, reason, until)
values (:account_id, :session_id, :home_account_id, :home_session_id, :reason, :until);

--! home_lives
-- Whether the operator's own session, behind a visit elsewhere, would still let them in.
select s.id from login_sessions s
join users u on u.account_id = s.account_id and u.id = s.user_id
join accounts a on a.id = s.account_id
where s.id = :session_id and s.ended_at is null and s.expires_at > now()
  and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)
  and u.is_active and u.is_super_admin
  and exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null);

--! close_visit : ClosedVisit(home_user_id?)
-- Once, and also when the hour is over: whether there is a way back the operator's own session decides.
update operator_visits v set returned_at = now()
from login_sessions s
join users u on u.account_id = s.account_id and u.id = s.user_id
where s.account_id = v.account_id and s.id = v.session_id and s.token_hash = :token_hash and v.returned_at is null
returning v.session_id, v.home_account_id, v.home_session_id, v.reason, v.until, s.confirmed_at, u.id as user_id,
          u.name, u.email, u.home_user_id;

--! come_home
-- A new token for the operator's own session, if that one lives.
update login_sessions s set token_hash = :token_hash, last_used_at = now()
from users u, accounts a
where u.account_id = s.account_id and u.id = s.user_id and a.id = s.account_id
  and s.id = :session_id and s.ended_at is null and s.expires_at > now()
  and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)
  and u.is_active and u.is_super_admin
returning u.id as user_id, s.confirmed_at,
          exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null)
          as has_second_factor;
