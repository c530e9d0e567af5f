--! record Entry(user_id?, role?, session_id?, token_id?, ip?)
insert into audit_logs (account_id, id, user_id, role, acting_as, session_id, token_id, action, entity, entity_id,
                        detail, outcome, ip, request_id)
values (:account_id, :id, :user_id, :role, :acting_as, :session_id, :token_id, :action, :entity, :entity_id, :detail,
        :outcome, :ip, :request_id);

--! record_refused_sign_in RefusedSignIn(ip?)
-- Of a user who is one: for an e-mail nobody has, the same statement writes nothing.
insert into audit_logs (account_id, id, acting_as, action, entity, entity_id, detail, outcome, ip, request_id)
select u.account_id, :id, 'system', :action, :entity, u.id::text, :detail, 'refused', :ip, :request_id
from users u where u.id = :user_id;

--: Row(user_id?, role?, session_id?, ip?)

--! bounds (since?, until?)
-- The days a person means, in the account's time zone.
select time_zone,
       coalesce((:since::date)::timestamp at time zone time_zone, '2000-01-01Z'::timestamptz) as since_at,
       coalesce((:until::date + 1)::timestamp at time zone time_zone, '9000-01-01Z'::timestamptz) as until_at
from accounts;

-- The pages below differ in the index they go along. Each looks at `window` rows at most: `fits` says whether a row is asked
-- for, and the last row of the window comes along even if it is not, so that the next page can go on from there.

--! latest (user_id?, action?, noun?, entity?, entity_id?, acting_as?, outcome?) : Row
select l.*
from (
    select w.*, (:user_id::uuid is null or w.user_id = :user_id) and (:action::text is null or w.action = :action)
           and (:noun::text is null or split_part(w.action, '.', 1) = :noun)
           and (:entity::text is null or w.entity = :entity) and (:entity_id::text is null or w.entity_id = :entity_id)
           and (:acting_as::text is null or w.acting_as = :acting_as)
           and (:outcome::text is null or w.outcome = :outcome) as fits
    from (
        select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
               request_id, row_number() over (order by created_at desc, id desc) as nth
        from audit_logs
        where (created_at, id) < (:before_at, :before) and created_at >= :since_at and created_at < :until_at
        order by created_at desc, id desc limit :window) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! latest_of_user (user_id?, action?, noun?, entity?, entity_id?, acting_as?, outcome?) : Row
select l.*
from (
    select w.*, (:user_id::uuid is null or w.user_id = :user_id) and (:action::text is null or w.action = :action)
           and (:noun::text is null or split_part(w.action, '.', 1) = :noun)
           and (:entity::text is null or w.entity = :entity) and (:entity_id::text is null or w.entity_id = :entity_id)
           and (:acting_as::text is null or w.acting_as = :acting_as)
           and (:outcome::text is null or w.outcome = :outcome) as fits
    from (
        select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
               request_id, row_number() over (order by created_at desc, id desc) as nth
        from audit_logs
        where user_id = :by and (created_at, id) < (:before_at, :before) and created_at >= :since_at and created_at < :until_at
        order by created_at desc, id desc limit :window) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! latest_of_thing (user_id?, action?, noun?, entity?, entity_id?, acting_as?, outcome?) : Row
select l.*
from (
    select w.*, (:user_id::uuid is null or w.user_id = :user_id) and (:action::text is null or w.action = :action)
           and (:noun::text is null or split_part(w.action, '.', 1) = :noun)
           and (:entity::text is null or w.entity = :entity) and (:entity_id::text is null or w.entity_id = :entity_id)
           and (:acting_as::text is null or w.acting_as = :acting_as)
           and (:outcome::text is null or w.outcome = :outcome) as fits
    from (
        select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
               request_id, row_number() over (order by created_at desc, id desc) as nth
        from audit_logs
        where entity = :of and entity_id = :named and (created_at, id) < (:before_at, :before) and created_at >= :since_at and created_at < :until_at
        order by created_at desc, id desc limit :window) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! latest_of_action (user_id?, action?, noun?, entity?, entity_id?, acting_as?, outcome?) : Row
select l.*
from (
    select w.*, (:user_id::uuid is null or w.user_id = :user_id) and (:action::text is null or w.action = :action)
           and (:noun::text is null or split_part(w.action, '.', 1) = :noun)
           and (:entity::text is null or w.entity = :entity) and (:entity_id::text is null or w.entity_id = :entity_id)
           and (:acting_as::text is null or w.acting_as = :acting_as)
           and (:outcome::text is null or w.outcome = :outcome) as fits
    from (
        select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
               request_id, row_number() over (order by created_at desc, id desc) as nth
        from audit_logs
        where action = :was and (created_at, id) < (:before_at, :before) and created_at >= :since_at and created_at < :until_at
        order by created_at desc, id desc limit :window) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! latest_refusals (user_id?, action?, noun?, entity?, entity_id?, acting_as?, outcome?) : Row
select l.*
from (
    select w.*, (:user_id::uuid is null or w.user_id = :user_id) and (:action::text is null or w.action = :action)
           and (:noun::text is null or split_part(w.action, '.', 1) = :noun)
           and (:entity::text is null or w.entity = :entity) and (:entity_id::text is null or w.entity_id = :entity_id)
           and (:acting_as::text is null or w.acting_as = :acting_as)
           and (:outcome::text is null or w.outcome = :outcome) as fits
    from (
        select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
               request_id, row_number() over (order by created_at desc, id desc) as nth
        from audit_logs
        where outcome = 'refused' and (created_at, id) < (:before_at, :before) and created_at >= :since_at and created_at < :until_at
        order by created_at desc, id desc limit :window) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! latest_of_operators (user_id?, action?, noun?, entity?, entity_id?, acting_as?, outcome?) : Row
select l.*
from (
    select w.*, (:user_id::uuid is null or w.user_id = :user_id) and (:action::text is null or w.action = :action)
           and (:noun::text is null or split_part(w.action, '.', 1) = :noun)
           and (:entity::text is null or w.entity = :entity) and (:entity_id::text is null or w.entity_id = :entity_id)
           and (:acting_as::text is null or w.acting_as = :acting_as)
           and (:outcome::text is null or w.outcome = :outcome) as fits
    from (
        select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip,
               request_id, row_number() over (order by created_at desc, id desc) as nth
        from audit_logs
        where acting_as = 'super_admin' and (created_at, id) < (:before_at, :before) and created_at >= :since_at and created_at < :until_at
        order by created_at desc, id desc limit :window) w) l
where l.fits or l.nth = :window
order by l.created_at desc, l.id desc limit :most;

--! find_entry : Row
select id, created_at, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome, ip, request_id,
       0::bigint as nth, true as fits
from audit_logs where id = :id;

--! people
select id, name from users where id = any(:ids);

--! numbers
-- The tickets behind tickets and walks.
select t.id, t.id as ticket_id, t.number from internal_tickets t where t.id = any(:tickets)
union all
select w.id, t.id, t.number from l1_walk_sessions w
join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id
where w.id = any(:walks);

--! titles
select id, title from flows where id = any(:flows)
union all
select id, title from flow_proposals where id = any(:proposals);

--! session_behind : Session(user_agent?, ip?)
select id, created_at, user_agent, ip from login_sessions where id = :id;
