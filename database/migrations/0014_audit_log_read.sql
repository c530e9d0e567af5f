-- An owner reads the audit log: newest first, by one thing at a time, so that a page of an account with a million rows
-- reads few of them. What is asked for beside that one thing is looked for among the rows it leaves, some thousands a page.
create index audit_of_a_user on audit_logs (account_id, user_id, created_at desc, id desc);
create index audit_of_a_thing on audit_logs (account_id, entity, entity_id, created_at desc, id desc);
create index audit_of_an_action on audit_logs (account_id, action, created_at desc, id desc);
-- Both are rare, and what one looks for first.
create index audit_refusals on audit_logs (account_id, created_at desc, id desc) where outcome = 'refused';
create index audit_of_operators on audit_logs (account_id, created_at desc, id desc) where acting_as = 'super_admin';
