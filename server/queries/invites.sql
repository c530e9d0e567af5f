--: Invite(accepted_at?, accepted_by?, revoked_at?)

--! insert_invite
insert into invites (account_id, id, email, email_norm, account_role, token_hash, invited_by, delivery)
values (:account_id, :id, :email, :email_norm, :role, :token_hash, :invited_by, :delivery)
returning created_at, expires_at;

--! clear_expired
-- What expired makes room for a new one to the same address.
delete from invites where email_norm = :email_norm and accepted_at is null and revoked_at is null and expires_at <= now();

--! open_invite_for
select id from invites where email_norm = :email_norm and accepted_at is null and revoked_at is null and expires_at > now();

--! member_with_email
select is_active from users where lower(email) = :email_norm and home_user_id is null;

--! list_invites : Invite
select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at,
       i.accepted_by, i.revoked_at, i.delivery, i.delivery_at
from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by
where (i.created_at, i.id) < (:at, :id)
order by i.created_at desc, i.id desc limit :most;

--! list_open_invites : Invite
-- Those that can still be accepted, or could be made to with a new link.
select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at,
       i.accepted_by, i.revoked_at, i.delivery, i.delivery_at
from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by
where i.accepted_at is null and i.revoked_at is null and (i.created_at, i.id) < (:at, :id)
order by i.created_at desc, i.id desc limit :most;

--! find_invite : Invite
select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at,
       i.accepted_by, i.revoked_at, i.delivery, i.delivery_at
from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by
where i.id = :id;

--! invite_by_token : Invite
select i.id, i.email, i.account_role, i.invited_by, u.name as invited_by_name, i.created_at, i.expires_at, i.accepted_at,
       i.accepted_by, i.revoked_at, i.delivery, i.delivery_at
from invites i join users u on u.account_id = i.account_id and u.id = i.invited_by
where i.token_hash = :token_hash;

--! renew_invite
-- A new token, and the old one is dead.
update invites set token_hash = :token_hash, expires_at = now() + interval '7 days', delivery = :delivery, delivery_at = now()
where id = :id and accepted_at is null and revoked_at is null
returning expires_at;

--! letter_ended
-- Of the letter with this link, and no other: a newer one may be on its way.
update invites set delivery = :delivery, delivery_at = now()
where id = :id and token_hash = :token_hash and delivery = 'on_its_way'
returning id;

--! revoke_invite
update invites set revoked_at = now() where id = :id and accepted_at is null and revoked_at is null returning id;

--! accept_invite
-- Once, and only while it lasts.
update invites set accepted_at = now(), accepted_by = :accepted_by
where token_hash = :token_hash and accepted_at is null and revoked_at is null and expires_at > now();

--! expire_invites
delete from invites where id in (
    select id from invites where accepted_at is null and expires_at < now() - interval '90 days'
    order by expires_at limit :most);
