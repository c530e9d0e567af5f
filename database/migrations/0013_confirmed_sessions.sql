-- When the person behind a session last gave their password in it: signing in, or being asked again. What changes how one
-- signs in asks for it anew after five minutes, so that a screen left open is not enough.

alter table login_sessions
    add column confirmed_at timestamptz not null default now(),
    -- How often a password was tried in this session since the last right one; ten end it.
    add column password_tries int not null default 0;
grant update (confirmed_at, password_tries) on login_sessions to rf_app;
