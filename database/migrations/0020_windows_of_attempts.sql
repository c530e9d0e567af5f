-- A bucket of three that gets one back every twenty minutes lets five through in its first hour. Where so many per hour are
-- promised, whichever hour one looks at, the times of the last ones are kept instead.

alter table attempt_limits
    -- When the last attempts were, the newest last; of a bucket, none.
    add column lately timestamptz[] not null default '{}';

-- Counts one attempt against all of these limits, or against none: answers 0, or after how many seconds to come back.
-- A bucket holds `bursts` and gets one back every `seconds`; a window lets `bursts` through in any `seconds`. Where `most`
-- is not 0, that many attempts in a row are followed by a day's rest.
create function attempt(keys bytea[], seconds float8[], bursts int[], most int[], windows boolean[]) returns int
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    locked boolean;
    at     timestamptz;
    wait   int;
begin
    -- First without writing: what is refused anyhow should cost nothing. Then under locks, taken in one order.
    foreach locked in array array[false, true] loop
        if locked then
            insert into public.attempt_limits as l (key) select k from unnest(keys) k order by k
            on conflict (key) do update set key = excluded.key;
        end if;
        at := clock_timestamp();
        select coalesce(ceil(max(greatest(
                   case when w.is_window
                        then extract(epoch from l.lately[cardinality(l.lately) + 1 - w.burst] - at) + w.every
                        else extract(epoch from greatest(l.full_at, at) - at) + w.every * (1 - w.burst) end,
                   case when w.most > 0 and l.in_a_row >= w.most and l.last_at > at - interval '1 day'
                        then extract(epoch from l.last_at + interval '1 day' - at) else 0 end))), 0)::int
        into wait
        from unnest(keys, seconds, bursts, most, windows) w(key, every, burst, most, is_window)
        join public.attempt_limits l on l.key = w.key;
        if wait > 0 then
            return wait;
        end if;
    end loop;
    update public.attempt_limits l
    set full_at = case when w.is_window then at else greatest(l.full_at, at) end + make_interval(secs => w.every),
        lately = case when w.is_window then (l.lately || at)[cardinality(l.lately) + 2 - w.burst :] else l.lately end,
        in_a_row = case when l.last_at > at - interval '1 day' then l.in_a_row + 1 else 1 end,
        last_at = at
    from unnest(keys, seconds, bursts, windows) w(key, every, burst, is_window)
    where l.key = w.key;
    return 0;
end
$$;
revoke all on function attempt(bytea[], float8[], int[], int[], boolean[]) from public;
grant execute on function attempt(bytea[], float8[], int[], int[], boolean[]) to rf_app;

-- The same rule for buckets alone.
create or replace function attempt(keys bytea[], seconds float8[], bursts int[], most int[]) returns int
    language sql
    set search_path = pg_catalog, pg_temp
as $$
    select public.attempt(keys, seconds, bursts, most, array_fill(false, array[cardinality(keys)]))
$$;
