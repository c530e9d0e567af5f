--! elect
-- One row a job and hour: whoever inserts it runs the job. A run that never finished can be taken over later.
insert into job_runs (job, period) values (:job, date_trunc('hour', now()))
on conflict (job, period) do update set started_at = now()
    where job_runs.finished_at is null and job_runs.started_at < now() - interval '10 minutes'
returning period;

--! finish
update job_runs set finished_at = now(), done = :done where job = :job and period = :period;

--! last_finished : LastRun(finished_at?)
select job, max(finished_at) as finished_at from job_runs group by job;

--! stale_walks
select account_id, walk_id from stale_walks(:most);

--! expire_attempts
delete from attempt_limits where key in (
    select key from attempt_limits
    where greatest(full_at, last_at + interval '1 day', known_until) < now() limit :most);

--! expire_registrations
-- They hold what somebody typed who proved nothing: no longer than the link works.
delete from registrations where (account_id, id) in (
    select account_id, id from registrations where expires_at < now() order by expires_at limit :most);
