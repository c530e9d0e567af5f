-- search_tickets read a whole account to find a rare word: its plan is made before the word is known, and followed the
-- tickets by age, which is right for common words only. Now it looks through the newest tickets; then takes what the index
-- of words gives, so many at most; and only a word that is too common for that is looked for by age.
create or replace function search_tickets(query text, most int)
    returns setof uuid
    language sql stable security definer rows 200
    set search_path = pg_catalog, pg_temp
as $$
    with recent as materialized (
        select r.id
        from (select t.id, t.created_at, t.tsv
              from public.internal_tickets t
              where t.account_id = current_setting('app.current_account_id')::uuid
              order by t.created_at desc, t.id desc
              limit most * 20) r
        where r.tsv @@ query::tsquery
        order by r.created_at desc, r.id desc
        limit most),
    indexed as materialized (
        select t.id, t.created_at
        from public.internal_tickets t
        where t.account_id = current_setting('app.current_account_id')::uuid
          and t.tsv @@ query::tsquery
          and (select count(*) from recent) < most
        limit most * 50)
    select recent.id from recent where (select count(*) from recent) = most
    union all
    (select indexed.id from indexed
     where (select count(*) from indexed) < most * 50
     order by indexed.created_at desc, indexed.id desc
     limit most)
    union all
    (select t.id
     from public.internal_tickets t
     where t.account_id = current_setting('app.current_account_id')::uuid
       and t.tsv @@ query::tsquery
       and (select count(*) from indexed) = most * 50
     order by t.created_at desc, t.id desc
     limit most)
$$;
