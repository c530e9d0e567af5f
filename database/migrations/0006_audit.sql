-- The audit log, the answers kept under idempotency keys, and who ran which job.

create table audit_logs (
    account_id uuid        not null,
    id         uuid        not null,
    created_at timestamptz not null default now(),
    -- null: the product itself, or nobody known (a failed sign-in)
    user_id    uuid,
    role       varchar(30),
    acting_as  varchar(30) not null,
    -- The login session behind the act, kept although sessions are cleaned up: no foreign key.
    session_id uuid,
    action     text        not null,
    entity     text        not null,
    entity_id  text        not null,
    -- Ids, old and new values; never notes, problem texts or secrets.
    detail     jsonb       not null default '{}',
    outcome    text        not null default 'done',
    ip         text,
    request_id text        not null,
    constraint audit_logs_pkey primary key (account_id, id),
    constraint audit_of_an_account foreign key (account_id) references accounts (id),
    constraint audited_user_is_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint audit_outcome_is_known check (outcome in ('done', 'refused'))
);
create index audit_by_time on audit_logs (account_id, created_at desc, id desc);

alter table audit_logs enable row level security;
alter table audit_logs force row level security;
create policy tenant on audit_logs to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert on audit_logs to rf_app;
create trigger audit_only_grows before update or delete on audit_logs
    for each row execute function refuse_change();
create trigger audit_is_not_emptied before truncate on audit_logs
    for each statement execute function refuse_change();

create table idempotency_keys (
    account_id  uuid        not null,
    user_id     uuid        not null,
    key         text        not null,
    -- SHA-256 of method, route and canonical body.
    fingerprint bytea       not null,
    status      int,
    body        jsonb,
    created_at  timestamptz not null default now(),
    constraint idempotency_keys_pkey primary key (account_id, user_id, key),
    constraint key_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint key_has_a_length check (char_length(key) between 1 and 255),
    constraint fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);
-- Keys are kept for seven days.
create index keys_by_age on idempotency_keys (account_id, created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy tenant on idempotency_keys to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update (status, body), delete on idempotency_keys to rf_app;

-- The installation's own: a row elects the instance that runs a job in a period.
create table job_runs (
    job         text        not null,
    period      timestamptz not null,
    started_at  timestamptz not null default now(),
    finished_at timestamptz,
    done        int         not null default 0,
    constraint job_runs_pkey primary key (job, period)
);
grant select, insert, update on job_runs to rf_platform;
