-- How often something has been tried lately: signing in, asking for a reset, inviting. The installation's own, because a
-- sign-in has no account yet, and a limit must hold on every instance. A row is named by the SHA-256 of what is limited
-- and holds nothing but numbers and times, so there is nothing of an account in it.
create table attempt_limits (
    key         bytea       not null,
    -- The bucket is full again then (the generic cell rate algorithm); in the past: nothing of it is used.
    full_at     timestamptz not null default '-infinity',
    -- Attempts since the last success, and when the last one was.
    in_a_row    int         not null default 0,
    last_at     timestamptz not null default '-infinity',
    -- An e-mail has signed in from here: others who fail with it elsewhere do not shut this place out.
    known_until timestamptz not null default '-infinity',
    constraint attempt_limits_pkey primary key (key),
    constraint attempt_key_is_sha256 check (octet_length(key) = 32),
    constraint attempts_are_counted check (in_a_row >= 0)
) with (fillfactor = 70);
grant select, insert, update on attempt_limits to rf_app;
grant select, delete on attempt_limits to rf_platform;

-- Counts one attempt against all of these limits, or against none: answers 0, or after how many seconds to come back.
-- Each bucket holds `bursts` and gets one back every `seconds`; where `most` is not 0, that many attempts in a row are
-- followed by a day's rest.
create function attempt(keys bytea[], seconds float8[], bursts int[], most int[]) returns int
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
                   extract(epoch from greatest(l.full_at, at) - at) + w.every * (1 - w.burst),
                   case when w.most > 0 and l.in_a_row >= w.most and l.last_at > at - interval '1 day'
                        then extract(epoch from l.last_at + interval '1 day' - at) else 0 end))), 0)::int
        into wait
        from unnest(keys, seconds, bursts, most) w(key, every, burst, most)
        join public.attempt_limits l on l.key = w.key;
        if wait > 0 then
            return wait;
        end if;
    end loop;
    update public.attempt_limits l
    set full_at = greatest(l.full_at, at) + make_interval(secs => w.every),
        in_a_row = case when l.last_at > at - interval '1 day' then l.in_a_row + 1 else 1 end,
        last_at = at
    from unnest(keys, seconds) w(key, every)
    where l.key = w.key;
    return 0;
end
$$;
revoke all on function attempt(bytea[], float8[], int[], int[]) from public;
grant execute on function attempt(bytea[], float8[], int[], int[]) to rf_app;

-- An attempt to sign in. Where the e-mail has signed in before, only this address and this place count: whoever guesses
-- elsewhere cannot keep the rightful user out.
create function attempt_sign_in(address bytea, place bytea, email bytea, seconds float8[], bursts int[], most int)
    returns int
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (select from public.attempt_limits l where l.key = place and l.known_until > clock_timestamp()) then
        return public.attempt(array[address, place], seconds[1:2], bursts[1:2], array[0, most]);
    end if;
    return public.attempt(array[address, place, email], seconds, bursts, array[0, 0, most]);
end
$$;
revoke all on function attempt_sign_in(bytea, bytea, bytea, float8[], int[], int) from public;
grant execute on function attempt_sign_in(bytea, bytea, bytea, float8[], int[], int) to rf_app;
