-- The walk a proposal was made from is a walk of its own account: foreign keys pass row-level security by, so the key
-- has to say so. Looked at when the transaction ends, because walks point to proposals as well.
alter table flow_proposals add constraint proposal_is_from_a_walk
    foreign key (account_id, from_session_id) references l1_walk_sessions (account_id, id)
    deferrable initially deferred;
