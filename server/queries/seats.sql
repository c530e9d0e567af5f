--: Limits(seat_limit?, l1_seat_limit?)

--! lock_limits : Limits
-- The first of all locks: everybody who takes or frees a seat, or could leave an account without an owner, stands in line
-- here, and so does what an account may have once only.
select seat_limit, l1_seat_limit from subscriptions for no key update;

--! limits : Limits
select seat_limit, l1_seat_limit from subscriptions;

--! taken
select count(*) filter (where account_role = 'engineer') as engineers,
       count(*) filter (where account_role = 'l1_tech') as l1_techs,
       coalesce(array_agg(id) filter (where account_role = 'owner'), '{}') as owners
from users where is_active;
