--! enter
-- Names the account for this transaction and answers with the transaction's time.
select set_config('app.current_account_id', :account, true) as account, now() as now;

--! member : Member(visit_reason?, visit_until?, home_account_id?, home_user_id?, home_session_id?)
select s.id as session_id, s.last_used_at, s.confirmed_at, u.id as user_id, u.name, u.email, u.account_role, u.is_super_admin,
       u.can_cover_l1, a.owners_need_second_factor,
       exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null)
       as has_second_factor,
       u.home_user_id, v.reason as visit_reason, v.until as visit_until, v.home_account_id, v.home_session_id
from login_sessions s
join users u on u.account_id = s.account_id and u.id = s.user_id
join accounts a on a.id = s.account_id
left join operator_visits v on v.account_id = s.account_id and v.session_id = s.id
where s.token_hash = :token_hash and s.ended_at is null and s.expires_at > now()
  and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)
  and u.is_active
  -- An operator's stand-in comes in by a visit, and nobody else does.
  and (u.home_user_id is null) = (v.session_id is null) and (v.until is null or v.until > now());

--! token_member : TokenMember(last_used_at?)
select t.id as token_id, t.last_used_at, t.scopes, u.id as user_id, u.name, u.email, u.account_role, u.is_super_admin,
       u.can_cover_l1, a.owners_need_second_factor,
       exists (select from second_factors f where f.account_id = u.account_id and f.user_id = u.id and f.secret is not null)
       as has_second_factor
from api_tokens t
join users u on u.account_id = t.account_id and u.id = t.user_id
join accounts a on a.id = t.account_id
where t.token_hash = :token_hash and t.revoked_at is null and t.expires_at > now() and u.is_active
  -- What an operator does inside an account ends with their visit.
  and u.home_user_id is null;
