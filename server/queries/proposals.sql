--: Proposal(flow_id?, flow_title?, flow_current_version?, base_version?, node_id?, linked_ticket_id?, linked_ticket_kind?, linked_ticket_number?, reviewed_by?, reviewed_by_name?, review_note?, from_session_id?, submitted_at?)

--! proposal_tree : ProposalTree(draft_of?)
-- What a walk of a proposal walks: not a rejected one, and a draft only by its author.
select tree, case when status = 'draft' then created_by end as draft_of from flow_proposals
where id = :id and status <> 'rejected';

--! find_proposal : Proposal
select p.id, p.title, p.problem_summary, p.status, p.source, p.flow_id, f.title as flow_title,
       f.current_version as flow_current_version, p.base_version, p.node_id, p.linked_ticket_id, p.linked_ticket_kind,
       t.number as linked_ticket_number, p.validated_by_outcome, p.created_by, c.name as created_by_name, p.reviewed_by,
       r.name as reviewed_by_name, p.review_note, p.from_session_id, p.revision, p.created_at, p.updated_at, p.submitted_at,
       w.walks, w.resolved, w.escalated, w.abandoned, w.helpful, w.unhelpful
from flow_proposals p
join users c on c.account_id = p.account_id and c.id = p.created_by
left join users r on r.account_id = p.account_id and r.id = p.reviewed_by
left join flows f on f.account_id = p.account_id and f.id = p.flow_id
left join internal_tickets t on t.account_id = p.account_id and p.linked_ticket_kind = 'internal'
                                and t.id = p.linked_ticket_id::uuid
cross join lateral (
    select count(*) filter (where w.status <> 'active') as walks, count(*) filter (where w.status = 'resolved') as resolved,
           count(*) filter (where w.status = 'escalated') as escalated,
           count(*) filter (where w.status = 'abandoned') as abandoned,
           count(*) filter (where w.helpful and w.vote_counts) as helpful,
           count(*) filter (where not w.helpful and w.vote_counts) as unhelpful
    from l1_walk_sessions w where w.account_id = p.account_id and w.flow_proposal_id = p.id) w
where p.id = :id;

--! list_proposals (status?, created_by?, flow_id?, after_updated?, after_id?) : Proposal
-- One's own, and of others what was submitted: `others` says whether those are for this reader.
select p.id, p.title, p.problem_summary, p.status, p.source, p.flow_id, f.title as flow_title,
       f.current_version as flow_current_version, p.base_version, p.node_id, p.linked_ticket_id, p.linked_ticket_kind,
       t.number as linked_ticket_number, p.validated_by_outcome, p.created_by, c.name as created_by_name, p.reviewed_by,
       r.name as reviewed_by_name, p.review_note, p.from_session_id, p.revision, p.created_at, p.updated_at, p.submitted_at,
       w.walks, w.resolved, w.escalated, w.abandoned, w.helpful, w.unhelpful
from flow_proposals p
join users c on c.account_id = p.account_id and c.id = p.created_by
left join users r on r.account_id = p.account_id and r.id = p.reviewed_by
left join flows f on f.account_id = p.account_id and f.id = p.flow_id
left join internal_tickets t on t.account_id = p.account_id and p.linked_ticket_kind = 'internal'
                                and t.id = p.linked_ticket_id::uuid
cross join lateral (
    select count(*) filter (where w.status <> 'active') as walks, count(*) filter (where w.status = 'resolved') as resolved,
           count(*) filter (where w.status = 'escalated') as escalated,
           count(*) filter (where w.status = 'abandoned') as abandoned,
           count(*) filter (where w.helpful and w.vote_counts) as helpful,
           count(*) filter (where not w.helpful and w.vote_counts) as unhelpful
    from l1_walk_sessions w where w.account_id = p.account_id and w.flow_proposal_id = p.id) w
where (p.created_by = :reader or (:others and p.status <> 'draft'))
  and (:status::text is null or p.status = :status)
  and (:created_by::uuid is null or p.created_by = :created_by)
  and (:flow_id::uuid is null or p.flow_id = :flow_id)
  and (:after_updated::timestamptz is null or (p.updated_at, p.id) < (:after_updated, :after_id::uuid))
order by p.updated_at desc, p.id desc
limit :most;

--! proposal_draft : ProposalDraft(saved_by?, base_version?, flow_id?)
select title, problem_summary, tree, status, revision, created_by, saved_by, base_version, flow_id
from flow_proposals where id = :id;

--! insert_proposal InsertProposal(flow_id?, base_version?, node_id?, linked_ticket_id?, linked_ticket_kind?, from_session_id?)
insert into flow_proposals (account_id, id, title, problem_summary, tree, source, flow_id, base_version, node_id,
                            linked_ticket_id, linked_ticket_kind, from_session_id, created_by, saved_by)
values (:account_id, :id, :title, :problem_summary, :tree, 'manual_draft', :flow_id, :base_version, :node_id,
        :linked_ticket_id, :linked_ticket_kind, :from_session_id, :created_by, :created_by);

--! save_proposal (base_version?)
update flow_proposals set title = :title, problem_summary = :problem_summary, tree = :tree, base_version = :base_version,
       saved_by = :saved_by, revision = revision + 1, updated_at = now()
where id = :id;

--! submit_proposal
update flow_proposals set status = 'submitted', submitted_at = now(), updated_at = now(), revision = revision + 1,
       review_note = null, reviewed_by = null
where id = :id;

--! withdraw_proposal
update flow_proposals set status = 'draft', submitted_at = null, updated_at = now(), revision = revision + 1 where id = :id;

--! review_proposal (review_note?, flow_id?)
update flow_proposals set status = :status, reviewed_by = :reviewed_by, review_note = :review_note, flow_id = coalesce(flow_id, :flow_id),
       updated_at = now(), revision = revision + 1
where id = :id;

--! lock_proposal
select id from flow_proposals where id = :id for no key update;

--! revalidate
-- True exactly while a helpful walk of it counts.
update flow_proposals p set validated_by_outcome = exists (
    select from l1_walk_sessions w
    where w.account_id = p.account_id and w.flow_proposal_id = p.id and w.status = 'resolved' and w.helpful and w.vote_counts)
where p.id = :id;
