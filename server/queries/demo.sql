--! insert_versions
-- Version 1 of each flow, published in the past.
insert into flow_versions (account_id, id, flow_id, version, tree, published_at, published_by)
select :account_id, v.id, v.flow_id, 1, v.tree, :published_at, :published_by
from jsonb_to_recordset(:versions) as v (id uuid, flow_id uuid, tree jsonb);

--! publish_flows
-- The flows of the versions above: there are no others yet.
update flows set status = 'published', current_version = 1, draft_revision = 2, created_at = :at, updated_at = :at
where status = 'draft';

--! insert_proposals
insert into flow_proposals (account_id, id, title, problem_summary, tree, status, source, linked_ticket_id,
                            linked_ticket_kind, validated_by_outcome, created_by, from_session_id, created_at, updated_at)
select :account_id, p.id, p.title, p.problem_summary, p.tree, p.status, 'manual_draft', p.linked_ticket_id,
       p.linked_ticket_kind, p.validated_by_outcome, p.created_by, p.from_session_id, p.created_at, p.updated_at
from jsonb_to_recordset(:proposals) as p (
    id uuid, title text, problem_summary text, tree jsonb, status text, linked_ticket_id text, linked_ticket_kind text,
    validated_by_outcome boolean, created_by uuid, from_session_id uuid, created_at timestamptz, updated_at timestamptz);

--! insert_tickets
insert into internal_tickets (account_id, id, number, created_by, customer_name, customer_contact, problem_statement, status,
                              flow_id, flow_proposal_id, assigned_user_id, escalation_category, resolution_notes, created_at,
                              updated_at, resolved_at)
select :account_id, t.id, t.number, t.created_by, t.customer_name, t.customer_contact, t.problem_statement, t.status,
       t.flow_id, t.flow_proposal_id, t.assigned_user_id, t.escalation_category, t.resolution_notes, t.created_at,
       t.updated_at, t.resolved_at
from jsonb_to_recordset(:tickets) as t (
    id uuid, number bigint, created_by uuid, customer_name text, customer_contact text, problem_statement text,
    status text, flow_id uuid, flow_proposal_id uuid, assigned_user_id uuid, escalation_category text,
    resolution_notes text, created_at timestamptz, updated_at timestamptz, resolved_at timestamptz);

--! insert_history
insert into ticket_history (account_id, id, ticket_id, at, by_user_id, acting_as, from_status, to_status, reason)
select :account_id, h.id, h.ticket_id, h.at, h.by_user_id, h.acting_as, h.from_status, h.to_status, h.reason
from jsonb_to_recordset(:history) as h (
    id uuid, ticket_id uuid, at timestamptz, by_user_id uuid, acting_as text, from_status text, to_status text, reason text);

--! insert_walks
insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind, internal_ticket_id,
                              session_kind, flow_id, flow_version, flow_proposal_id, proposal_tree, current_node_id,
                              stands_at, step_count, walk_notes, notes_revision, notes_saved_by, notes_saved_at, status,
                              resolution_notes, helpful, vote_counts, escalation_reason, escalation_reason_category,
                              started_at, last_step_at, resolved_at)
select :account_id, w.id, w.created_by, w.holder_id, w.acting_as, w.ticket_id::text, 'internal', w.ticket_id,
       w.session_kind, w.flow_id, w.flow_version, w.flow_proposal_id, w.proposal_tree, w.current_node_id,
       w.stands_at, w.step_count, w.walk_notes, w.notes_revision, w.notes_saved_by, w.notes_saved_at, w.status,
       w.resolution_notes, w.helpful, w.vote_counts, w.escalation_reason, w.escalation_reason_category,
       w.started_at, w.last_step_at, w.resolved_at
from jsonb_to_recordset(:walks) as w (
    id uuid, created_by uuid, holder_id uuid, acting_as text, ticket_id uuid, session_kind text, flow_id uuid,
    flow_version int, flow_proposal_id uuid, proposal_tree jsonb, current_node_id text, stands_at text, step_count int,
    walk_notes jsonb, notes_revision int, notes_saved_by uuid, notes_saved_at timestamptz, status text,
    resolution_notes text, helpful boolean, vote_counts boolean, escalation_reason text, escalation_reason_category text,
    started_at timestamptz, last_step_at timestamptz, resolved_at timestamptz);

--! insert_steps
insert into l1_walk_steps (account_id, session_id, seq, kind, node_id, question, answer, l1_note, at, by_user_id)
select :account_id, s.session_id, s.seq, s.kind, s.node_id, s.question, s.answer, s.l1_note, s.at, s.by_user_id
from jsonb_to_recordset(:steps) as s (
    session_id uuid, seq int, kind text, node_id text, question text, answer text, l1_note text, at timestamptz,
    by_user_id uuid);

--! count_to
update ticket_counters set last_number = :last_number;
