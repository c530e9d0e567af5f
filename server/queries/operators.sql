--: Listed(seat_limit?, l1_seat_limit?)

--! list_accounts : Listed
select a.id, a.name, a.slug, a.time_zone, a.created_at, lower(a.name) as sorted_by, s.plan, s.status, s.seat_limit,
       s.l1_seat_limit, s.revision
from accounts a join subscriptions s on s.account_id = a.id
where a.id <> :operators and (lower(a.name), a.id) > (:name, :id)
order by lower(a.name), a.id limit :most;

--! search_accounts : Listed
select a.id, a.name, a.slug, a.time_zone, a.created_at, lower(a.name) as sorted_by, s.plan, s.status, s.seat_limit,
       s.l1_seat_limit, s.revision
from accounts a join subscriptions s on s.account_id = a.id
where a.id <> :operators and (lower(a.name), a.id) > (:name, :id)
  and (strpos(lower(a.name), lower(:search)) > 0 or strpos(a.slug, lower(:search)) > 0)
order by lower(a.name), a.id limit :most;

--! find_account : Listed
select a.id, a.name, a.slug, a.time_zone, a.created_at, lower(a.name) as sorted_by, s.plan, s.status, s.seat_limit,
       s.l1_seat_limit, s.revision
from accounts a join subscriptions s on s.account_id = a.id
where a.id = :id and a.id <> :operators;

--! change_subscription ChangeSubscription(seat_limit?, l1_seat_limit?, ip?)
-- One statement, so that the change and its row in the account's log come together; none where somebody was faster.
with changed as (
    update subscriptions s
    set plan = :plan, status = :status, seat_limit = :seat_limit, l1_seat_limit = :l1_seat_limit, revision = s.revision + 1
    from subscriptions b
    where s.account_id = :account_id and s.revision = :revision and b.account_id = s.account_id
    returning s.account_id,
              jsonb_build_object('plan', b.plan, 'status', b.status, 'seat_limit', b.seat_limit,
                                 'l1_seat_limit', b.l1_seat_limit) as old,
              jsonb_build_object('plan', s.plan, 'status', s.status, 'seat_limit', s.seat_limit,
                                 'l1_seat_limit', s.l1_seat_limit) as new)
insert into audit_logs (account_id, id, user_id, role, acting_as, action, entity, entity_id, detail, ip, request_id)
select account_id, :entry_id, :user_id, :acting_as, :acting_as, :action, :entity, account_id::text,
       jsonb_build_object('old', old, 'new', new), :ip, :request_id
from changed;

--! account_usage : Usage(last_sign_in_at?)
select count(*) filter (where is_active and account_role = 'engineer') as engineers,
       count(*) filter (where is_active and account_role = 'l1_tech') as l1_techs,
       max(last_login_at) as last_sign_in_at
from users where home_user_id is null;

--! make_operators_account
insert into accounts (id, name, slug) values (:id, 'Operators', 'operators') on conflict (id) do nothing;

--! stand_in
-- The operator's own user in this account: made when they first come, and named as they are named at home.
insert into users (account_id, id, email, name, account_role, is_super_admin, home_user_id)
values (:account_id, :id, :email, :name, 'viewer', true, :home_user_id)
on conflict (account_id, home_user_id) where home_user_id is not null
do update set email = excluded.email, name = excluded.name
returning id;
