-- A second factor beside the password: codes by RFC 6238, and recovery codes for when the phone is gone.

-- What the account asks of its owners; super admins need one always.
alter table accounts add column owners_need_second_factor boolean not null default false;
grant update (owners_need_second_factor) on accounts to rf_app;

create table second_factors (
    account_id   uuid        not null,
    user_id      uuid        not null,
    -- Readable, because a code can only be verified by making it again. Nothing but the check of a code selects it.
    secret       bytea,
    confirmed_at timestamptz,
    -- The 30-second step whose code was used last: no code of that step or an earlier one counts again.
    last_step    bigint      not null default 0,
    -- One being set up, which replaces the other when its first code is right.
    new_secret   bytea,
    new_made_at  timestamptz,
    constraint second_factors_pkey primary key (account_id, user_id),
    constraint factor_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint factor_secret_has_160_bits check (octet_length(secret) = 20 and octet_length(new_secret) = 20),
    constraint factor_is_on_since_it_was_confirmed check ((secret is null) = (confirmed_at is null)),
    constraint new_factor_has_an_age check ((new_secret is null) = (new_made_at is null)),
    constraint factor_is_on_or_being_set_up check (secret is not null or new_secret is not null)
);

create table recovery_codes (
    account_id uuid        not null,
    id         uuid        not null,
    user_id    uuid        not null,
    code_hash  bytea       not null,
    used_at    timestamptz,
    constraint recovery_codes_pkey primary key (account_id, id),
    constraint one_recovery_code_per_hash unique (account_id, user_id, code_hash),
    constraint recovery_code_of_a_factor foreign key (account_id, user_id)
        references second_factors (account_id, user_id) on delete cascade,
    constraint recovery_code_hash_is_sha256 check (octet_length(code_hash) = 32)
);

-- The password was right and the second factor is asked for: no session, and good for nothing else.
create table pending_sign_ins (
    account_id uuid        not null,
    id         uuid        not null,
    user_id    uuid        not null,
    token_hash bytea       not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '5 minutes',
    attempts   int         not null default 0,
    ended_at   timestamptz,
    constraint pending_sign_ins_pkey primary key (account_id, id),
    constraint one_pending_sign_in_per_token unique (account_id, token_hash),
    constraint pending_sign_in_of_a_user foreign key (account_id, user_id) references users (account_id, id),
    constraint pending_token_hash_is_sha256 check (octet_length(token_hash) = 32),
    constraint pending_sign_in_takes_five_attempts check (attempts between 0 and 5)
);
-- Ending all of a user's.
create index pending_sign_ins_of_a_user on pending_sign_ins (account_id, user_id) where ended_at is null;
-- Those that are over are forgotten.
create index pending_sign_ins_by_age on pending_sign_ins (account_id, expires_at);

alter table second_factors enable row level security;
alter table second_factors force row level security;
create policy tenant on second_factors to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, delete on second_factors to rf_app;
grant update (secret, confirmed_at, last_step, new_secret, new_made_at) on second_factors to rf_app;

alter table recovery_codes enable row level security;
alter table recovery_codes force row level security;
create policy tenant on recovery_codes to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update (used_at), delete on recovery_codes to rf_app;

alter table pending_sign_ins enable row level security;
alter table pending_sign_ins force row level security;
create policy tenant on pending_sign_ins to rf_app
    using (account_id = current_setting('app.current_account_id')::uuid)
    with check (account_id = current_setting('app.current_account_id')::uuid);
grant select, insert, update (attempts, ended_at), delete on pending_sign_ins to rf_app;
