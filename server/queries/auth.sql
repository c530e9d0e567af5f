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

--! set_password_hash
update login_emails set password_hash = :password_hash where email_norm = :email_norm;

--! expire_sessions
delete from login_sessions where id in (
    select id from login_sessions where expires_at < now() - interval '30 days' order by expires_at limit :most);

--! end_other_sessions
update login_sessions set ended_at = now() where user_id = :user_id and id <> :id and ended_at is null;
