--: Account()
--: Settings()

--! insert_account
insert into accounts (id, name, slug, time_zone) values (:id, :name, :slug, :time_zone);

--! insert_subscription Limits(seat_limit?, l1_seat_limit?)
insert into subscriptions (account_id, seat_limit, l1_seat_limit) values (:account_id, :seat_limit, :l1_seat_limit);

--! insert_ticket_counter
insert into ticket_counters (account_id) values (:account_id);

--! current_account : Account
select id, name, slug, time_zone, escalation_categories, owners_need_second_factor from accounts;

--! account_settings : Settings
select id, name, slug, time_zone, escalation_categories, session_idle_minutes, owners_need_second_factor, revision
from accounts;

--! lock_settings : Settings
select id, name, slug, time_zone, escalation_categories, session_idle_minutes, owners_need_second_factor, revision
from accounts for no key update;

--! change_account
update accounts
set name = :name, time_zone = :time_zone, escalation_categories = :escalation_categories,
    session_idle_minutes = :session_idle_minutes, owners_need_second_factor = :owners_need_second_factor,
    revision = :revision;

--! time_there
-- Fails where the database does not know the zone, whatever the product's own list says.
select (now() at time zone :time_zone)::text as time_there;

--! subscription
select plan, status from subscriptions;

--! account_by_slug : Account
select id, name, slug, time_zone, escalation_categories, owners_need_second_factor from accounts where slug = :slug order by created_at;

--! all_accounts
select id, name, slug from accounts order by created_at;

--! insert_registration
insert into registrations (account_id, id, account_name, name, email, time_zone, token_hash)
values (:account_id, :id, :account_name, :name, :email, :time_zone, :token_hash);

--! find_registration
select account_name, name, email, time_zone, expires_at from registrations
where token_hash = :token_hash and used_at is null and expires_at > now();

--! use_registration
update registrations set used_at = now() where token_hash = :token_hash and used_at is null and expires_at > now();
