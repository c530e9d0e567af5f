--: ApiToken(last_used_at?)

--! list_own : ApiToken
-- Those that ran out stay in sight for a month, so that one can see why a program stopped working.
select id, name, scopes, created_at, expires_at, last_used_at from api_tokens
where user_id = :user_id and revoked_at is null and expires_at > now() - interval '30 days'
order by created_at desc, id desc;

--! count_living
select count(*) from api_tokens where user_id = :user_id and revoked_at is null and expires_at > now();

--! insert_token : ApiToken
insert into api_tokens (account_id, id, user_id, name, token_hash, scopes, expires_at)
values (:account_id, :id, :user_id, :name, :token_hash, :scopes, now() + make_interval(days => :days))
returning id, name, scopes, created_at, expires_at, last_used_at;

--! own_token : OwnToken(revoked_at?)
select id, revoked_at from api_tokens where user_id = :user_id and id = :id;

--! revoke_token
update api_tokens set revoked_at = now() where user_id = :user_id and id = :id and revoked_at is null;

--! revoke_all
update api_tokens set revoked_at = now() where user_id = :user_id and revoked_at is null;

--! touch_token
update api_tokens set last_used_at = now()
where id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute');

--! lock_user
-- One of a user's tokens is made after the other, so that they can be counted.
select id from users where id = :user_id for no key update;
