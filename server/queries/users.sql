--: User()

--! insert_user
insert into users (account_id, id, email, name, account_role, is_super_admin, can_cover_l1)
values (:account_id, :id, :email, :name, :account_role, :is_super_admin, :can_cover_l1);

--! insert_login
-- Nothing where the e-mail signs somebody in already: a failed insert would leave the e-mail in the database's log.
insert into login_emails (email_norm, account_id, user_id, password_hash)
values (:email_norm, :account_id, :user_id, :password_hash)
on conflict (email_norm) do nothing;

--! user_by_email : User
select id, email, name, account_role, is_super_admin, can_cover_l1, is_active from users where lower(email) = :email_norm;

--! find_user : User
select id, email, name, account_role, is_super_admin, can_cover_l1, is_active from users where id = :id;

--! first_owner : User
select id, email, name, account_role, is_super_admin, can_cover_l1, is_active from users
where account_role = 'owner' and is_active order by created_at, id limit 1;

--! owners
-- Whom the others of an account can ask.
select id, name from users where account_role = 'owner' and is_active order by lower(name), id;

--! l1_surface_users
-- Who may work the L1 surface: whom a walk can be handed to. An operator who looks in is nobody's colleague.
select id, name from users
where is_active and home_user_id is null and (account_role in ('l1_tech', 'owner') or can_cover_l1 or is_super_admin)
order by lower(name), id;
