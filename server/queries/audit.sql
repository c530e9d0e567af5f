--! record Entry(user_id?, role?, session_id?, ip?)
insert into audit_logs (account_id, id, user_id, role, acting_as, session_id, action, entity, entity_id, detail, outcome,
                        ip, request_id)
values (:account_id, :id, :user_id, :role, :acting_as, :session_id, :action, :entity, :entity_id, :detail, :outcome,
        :ip, :request_id);
