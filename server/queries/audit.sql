--! record Entry(user_id?, role?, session_id?, ip?)
insert into audit_logs (account_id, id, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome,
                        ip, request_id)
values (:account_id, :id, :user_id, :role, :acting_as, :session_id, :action, :entity, :entity_id, :detail, :outcome,
        :ip, :request_id);

--! record_refused_sign_in RefusedSignIn(ip?)
-- Of a user who is one: for an e-mail nobody has, the same statement writes nothing.
insert into audit_logs (account_id, id, acting_as, action, entity, entity_id, detail, outcome, ip, request_id)
select u.account_id, :id, 'system', :action, :entity, u.id::text, :detail, 'refused', :ip, :request_id
from users u where u.id = :user_id;
