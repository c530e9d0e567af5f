--! login
select account_id, user_id, password_hash, is_active from login(:email);

--! start_session StartSession(user_agent?, ip?)
insert into login_sessions (account_id, id, user_id, token_hash, expires_at, user_agent, ip)
values (:account_id, :id, :user_id, :token_hash, now() + interval '12 hours', :user_agent, :ip);

--! end_session
update login_sessions set ended_at = now() where id = :id and ended_at is null;

--! end_session_by_token
update login_sessions set ended_at = now() where token_hash = :token_hash and ended_at is null;

--! end_oldest_sessions
-- Keeps the newest sessions of a user, ends the others.
update login_sessions set ended_at = now()
where user_id = :user_id and ended_at is null and id not in (
    select id from login_sessions where user_id = :user_id and ended_at is null
    order by created_at desc, id desc limit :keep);

--! touch_session
update login_sessions set last_used_at = now() where id = :id and last_used_at < now() - interval '1 minute';

--! try_password
-- A try counts before it is made: many at once count as many. No row once they are used up.
update login_sessions set password_tries = password_tries + 1
where id = :id and ended_at is null and password_tries < :most
returning password_tries;

--! confirm_session
update login_sessions set confirmed_at = now(), password_tries = 0 where id = :id and ended_at is null;

--! signed_in
update users set last_login_at = now() where id = :user_id;

--! expire_sessions
delete from login_sessions where id in (
    select id from login_sessions where expires_at < now() - interval '30 days' order by expires_at limit :most);

--! lock_user
-- Held by whatever changes how somebody signs in, and by signing in: first of all, so that neither overtakes the other.
select id from users where id = :user_id for no key update;

--! set_password
update login_emails set password_hash = :password_hash where user_id = :user_id;

--! begin_session_anew BeginSessionAnew(user_agent?, ip?)
-- A session that goes on under another token keeps the time it has left. It is no new proof of who one is.
insert into login_sessions (account_id, id, user_id, token_hash, expires_at, confirmed_at, password_tries, user_agent, ip)
select s.account_id, :id, s.user_id, :token_hash, s.expires_at, s.confirmed_at, s.password_tries, :user_agent, :ip
from login_sessions s where s.id = :from_id;

--! end_open_session
update login_sessions set ended_at = now() where id = :id and user_id = :user_id and ended_at is null
returning id;

--! end_sessions
update login_sessions set ended_at = now() where user_id = :user_id and ended_at is null;

--! end_other_sessions
update login_sessions set ended_at = now() where user_id = :user_id and ended_at is null and id <> :id;

--! open_sessions : OpenSession(user_agent?, ip?)
select s.id, s.user_agent, s.ip, s.created_at, s.last_used_at
from login_sessions s join accounts a on a.id = s.account_id
where s.user_id = :user_id and s.ended_at is null and s.expires_at > now()
  and s.last_used_at > now() - make_interval(mins => a.session_idle_minutes)
order by s.last_used_at desc, s.id;

--! end_resets
update password_resets set ended_at = now() where user_id = :user_id and used_at is null and ended_at is null;

--! make_reset MakeReset(made_by?)
-- No row for nobody: then there is nothing to send.
insert into password_resets (account_id, id, user_id, token_hash, made_by)
select u.account_id, :id, u.id, :token_hash, :made_by from users u where u.id = :user_id and u.is_active
returning id;

--! find_reset
-- Whose password a link sets, with what it must not be made of; no row once it is used, ended or ten minutes old.
select u.id as user_id, u.email, u.name, a.name as account_name
from password_resets r
join users u on u.account_id = r.account_id and u.id = r.user_id
join accounts a on a.id = r.account_id
where r.token_hash = :token_hash and r.used_at is null and r.ended_at is null and r.expires_at > now() and u.is_active;

--! use_reset
update password_resets r set used_at = now()
from users u
where r.token_hash = :token_hash and r.used_at is null and r.ended_at is null and r.expires_at > now()
  and u.account_id = r.account_id and u.id = r.user_id and u.is_active
returning r.user_id;

--! expire_resets
delete from password_resets where id in (
    select id from password_resets where expires_at < now() - interval '30 days' order by expires_at limit :most);

--! end_email_changes
update email_changes set ended_at = now() where user_id = :user_id and used_at is null and ended_at is null;

--! make_email_change
insert into email_changes (account_id, id, user_id, email, token_hash)
values (:account_id, :id, :user_id, :email, :token_hash)
returning expires_at;

--! find_email_change
-- Whose e-mail a link changes; no row once it is used, ended or half an hour old.
select c.user_id, c.email, u.email as old_email
from email_changes c
join users u on u.account_id = c.account_id and u.id = c.user_id
where c.token_hash = :token_hash and c.used_at is null and c.ended_at is null and c.expires_at > now() and u.is_active;

--! use_email_change
update email_changes c set used_at = now()
from users u
where c.token_hash = :token_hash and c.used_at is null and c.ended_at is null and c.expires_at > now()
  and u.account_id = c.account_id and u.id = c.user_id and u.is_active
returning c.user_id;

--! change_login
-- Nothing where the e-mail signs somebody else in, in whatever account: a failed update would leave it in the database's log.
update login_emails e set email_norm = :email_norm
where e.user_id = :user_id and not exists (select from login(:email_norm) l where l.user_id <> :user_id);

--! change_email
update users set email = :email where id = :user_id;

--! expire_email_changes
delete from email_changes where id in (
    select id from email_changes where expires_at < now() - interval '30 days' order by expires_at limit :most);

--! rename_user
update users set name = :name where id = :user_id;
