--! attempt
-- Seconds to wait; 0: counted, and let through.
select attempt(:keys, :seconds, :bursts, :most, :windows) as wait;

--! attempt_sign_in
select attempt_sign_in(:address, :place, :email, :seconds, :bursts, :most) as wait;

--! sign_in_failed
update attempt_limits set last_at = clock_timestamp() where key = :email;

--! sign_in_succeeded
-- The address gets its attempt back, no more: else whoever can sign in could wipe out what they try on others.
with touched as (
    select key from attempt_limits where key in (:address, :place, :email) order by key for update
)
update attempt_limits l
set full_at = case when l.key = :address then l.full_at - make_interval(secs => :seconds) else '-infinity' end,
    in_a_row = case when l.key = :address then l.in_a_row else 0 end,
    known_until = case when l.key = :place then now() + interval '30 days' else l.known_until end
from touched where touched.key = l.key;

--! forget
update attempt_limits set full_at = '-infinity', in_a_row = 0 where key = :key;
