-- Owners change their account's settings. A form that was opened before somebody else's change must not undo it, so
-- each change counts up.

alter table accounts add column revision int not null default 0;
grant update (revision) on accounts to rf_app;
