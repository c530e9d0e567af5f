--! factor : Factor(confirmed_at?)
-- What is told of a second factor; never its secret.
select confirmed_at, (select count(*) from recovery_codes r where r.user_id = f.user_id and r.used_at is null) as codes_left
from second_factors f where f.user_id = :user_id;

--! lock_factor
-- Tries of one user's codes come one after the other.
select secret from second_factors where user_id = :user_id and secret is not null for no key update;

--! spend_step
-- A code counts once: of all who bring it, one finds an earlier step here.
update second_factors set last_step = :step
where user_id = :user_id and secret = :secret and last_step < :step;

--! spend_recovery_code
update recovery_codes set used_at = now() where user_id = :user_id and code_hash = :code_hash and used_at is null;

--! begin_factor
insert into second_factors (account_id, user_id, new_secret, new_made_at)
values (:account_id, :user_id, :new_secret, now())
on conflict (account_id, user_id) do update set new_secret = excluded.new_secret, new_made_at = excluded.new_made_at;

--! new_secret
select new_secret from second_factors
where user_id = :user_id and new_secret is not null and new_made_at > now() - interval '30 minutes';

--! confirm_factor
-- The step of the first code is spent with it.
update second_factors
set secret = new_secret, confirmed_at = now(), last_step = :step, new_secret = null, new_made_at = null
where user_id = :user_id and new_secret = :new_secret;

--! remove_factor
delete from second_factors where user_id = :user_id and secret is not null;

--! remove_recovery_codes
delete from recovery_codes where user_id = :user_id;

--! insert_recovery_codes
insert into recovery_codes (account_id, id, user_id, code_hash)
select :account_id, unnest(:ids::uuid[]), :user_id, unnest(:hashes::bytea[]);

--! insert_pending
insert into pending_sign_ins (account_id, id, user_id, token_hash) values (:account_id, :id, :user_id, :token_hash);

--! attempt_pending
-- Counts before anything is compared: whatever comes of it, this try is spent. The factor is locked first: whoever succeeds ends
-- the user's other sign-ins, and must not wait for one that waits for the factor.
with locked as materialized (
    select f.user_id from second_factors f
    where f.user_id = (select w.user_id from pending_sign_ins w where w.token_hash = :token_hash)
    for no key update)
update pending_sign_ins p set attempts = attempts + 1
from users u, locked l
where p.token_hash = :token_hash and p.user_id = l.user_id and p.ended_at is null and p.expires_at > now() and p.attempts < 5
  and u.account_id = p.account_id and u.id = p.user_id and u.is_active
returning p.user_id, p.attempts;

--! end_pending
update pending_sign_ins set ended_at = now() where user_id = :user_id and ended_at is null;

--! expire_pending
delete from pending_sign_ins where id in (
    select id from pending_sign_ins where expires_at < now() - interval '1 day' order by expires_at limit :most);
