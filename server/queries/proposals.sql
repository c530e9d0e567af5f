--! proposal_tree
-- What a walk of a proposal walks: not a rejected one.
select tree from flow_proposals where id = :id and status <> 'rejected';

--! own_proposals : Proposal(linked_ticket_id?, linked_ticket_kind?, review_note?)
select id, title, problem_summary, status, source, linked_ticket_id, linked_ticket_kind, validated_by_outcome, review_note,
       created_at, updated_at
from flow_proposals where created_by = :created_by
order by updated_at desc, id desc limit 200;

--! insert_proposal InsertProposal(linked_ticket_id?, linked_ticket_kind?)
insert into flow_proposals (account_id, id, title, problem_summary, tree, source, linked_ticket_id, linked_ticket_kind,
                            created_by)
values (:account_id, :id, :title, :problem_summary, :tree, :source, :linked_ticket_id, :linked_ticket_kind, :created_by);

--! lock_proposal
select id from flow_proposals where id = :id for no key update;

--! revalidate
-- True exactly while a helpful walk of it counts.
update flow_proposals p set validated_by_outcome = exists (
    select from l1_walk_sessions w
    where w.account_id = p.account_id and w.flow_proposal_id = p.id and w.status = 'resolved' and w.helpful and w.vote_counts)
where p.id = :id;
