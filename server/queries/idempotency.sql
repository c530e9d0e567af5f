--! claim
-- Waits for a first request with the same key that is still running; no row when the key was there already.
insert into idempotency_keys (account_id, user_id, key, fingerprint)
select s.account_id, s.user_id, :key, :fingerprint from login_sessions s
where s.token_hash = :token_hash and s.ended_at is null
on conflict (account_id, user_id, key) do nothing
returning user_id;

--! claim_by_token
insert into idempotency_keys (account_id, user_id, key, fingerprint)
select t.account_id, t.user_id, :key, :fingerprint from api_tokens t
where t.token_hash = :token_hash and t.revoked_at is null
on conflict (account_id, user_id, key) do nothing
returning user_id;

--! stored : Stored(status?, body?)
select fingerprint, status, body from idempotency_keys where user_id = :user_id and key = :key;

--! answer
update idempotency_keys set status = :status, body = :body where user_id = :user_id and key = :key;

--! keep
-- For who had no session yet when they asked.
insert into idempotency_keys (account_id, user_id, key, fingerprint, status, body)
values (:account_id, :user_id, :key, :fingerprint, :status, :body);

--! expire_keys
delete from idempotency_keys where (user_id, key) in (
    select user_id, key from idempotency_keys where created_at < now() - interval '7 days'
    order by created_at limit :most);
