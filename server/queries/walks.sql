--: WalkRow(flow_id?, flow_version?, flow_title?, flow_current_version?, flow_proposal_id?, proposal_title?, current_node_id?, stands_at?, notes_save_id?, notes_saved_by?, notes_saved_by_name?, notes_saved_at?, resolution_notes?, helpful?, escalation_reason?, escalation_reason_category?, resolved_at?, paused_at?, pause_reason?, resume_at?, customer_name?, customer_contact?)

--! insert_walk InsertWalk(flow_id?, flow_version?, flow_proposal_id?, proposal_tree?, current_node_id?, stands_at?)
insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind, internal_ticket_id,
                              session_kind, flow_id, flow_version, flow_proposal_id, proposal_tree, current_node_id, stands_at,
                              step_count, walk_notes)
values (:account_id, :id, :created_by, :created_by, :acting_as, :ticket_id, 'internal', :internal_ticket_id, :session_kind,
        :flow_id, :flow_version, :flow_proposal_id, :proposal_tree, :current_node_id, :stands_at, :step_count, :walk_notes)
on conflict (account_id, ticket_kind, ticket_id) where status = 'active' do nothing;

--! insert_escalated_walk (escalation_reason?)
-- A call that was never L1's: counted as an ad-hoc walk that ended as it began.
insert into l1_walk_sessions (account_id, id, created_by, holder_id, acting_as, ticket_id, ticket_kind, internal_ticket_id,
                              session_kind, status, escalation_reason, escalation_reason_category, resolved_at)
values (:account_id, :id, :created_by, :created_by, :acting_as, :ticket_id, 'internal', :internal_ticket_id, 'adhoc',
        'escalated', :escalation_reason, :escalation_reason_category, now());

--! lock_walk
select id from l1_walk_sessions where id = :id for no key update;

--! find_walk : WalkRow
select w.id, w.created_by, c.name as created_by_name, w.holder_id, h.name as holder_name, w.acting_as, w.ticket_id,
       w.ticket_kind, w.internal_ticket_id as "internal_ticket_id", w.session_kind, w.flow_id, w.flow_version, f.title as flow_title,
       f.current_version as flow_current_version, w.flow_proposal_id, p.title as proposal_title, w.current_node_id,
       w.stands_at, w.step_count, w.walk_notes, w.notes_revision, w.notes_save_id, w.notes_saved_by,
       n.name as notes_saved_by_name, w.notes_saved_at, w.status, w.resolution_notes, w.helpful, w.vote_counts,
       w.escalation_reason, w.escalation_reason_category, w.started_at, w.last_step_at, w.resolved_at,
       w.paused_at, w.pause_reason, w.resume_at,
       array(select to_jsonb(e) from (select z.paused_at, z.reason, z.resume_at, z.ended_at,
                                             jsonb_build_object('id', b.id, 'name', b.name) as by
                                      from l1_walk_pauses z
                                      join users b on b.account_id = z.account_id and b.id = z.by_user_id
                                      where z.account_id = w.account_id and z.session_id = w.id
                                      order by z.paused_at) e) as pauses,
       t.number as ticket_number, t.problem_statement, t.customer_name, t.customer_contact, t.status as ticket_status,
       t.created_at as ticket_created_at
from l1_walk_sessions w
join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id
join users c on c.account_id = w.account_id and c.id = w.created_by
join users h on h.account_id = w.account_id and h.id = w.holder_id
left join users n on n.account_id = w.account_id and n.id = w.notes_saved_by
left join flows f on f.account_id = w.account_id and f.id = w.flow_id
left join flow_proposals p on p.account_id = w.account_id and p.id = w.flow_proposal_id
where w.id = :id;

--! walks_of_ticket : WalkRow
select w.id, w.created_by, c.name as created_by_name, w.holder_id, h.name as holder_name, w.acting_as, w.ticket_id,
       w.ticket_kind, w.internal_ticket_id as "internal_ticket_id", w.session_kind, w.flow_id, w.flow_version, f.title as flow_title,
       f.current_version as flow_current_version, w.flow_proposal_id, p.title as proposal_title, w.current_node_id,
       w.stands_at, w.step_count, w.walk_notes, w.notes_revision, w.notes_save_id, w.notes_saved_by,
       n.name as notes_saved_by_name, w.notes_saved_at, w.status, w.resolution_notes, w.helpful, w.vote_counts,
       w.escalation_reason, w.escalation_reason_category, w.started_at, w.last_step_at, w.resolved_at,
       w.paused_at, w.pause_reason, w.resume_at,
       array(select to_jsonb(e) from (select z.paused_at, z.reason, z.resume_at, z.ended_at,
                                             jsonb_build_object('id', b.id, 'name', b.name) as by
                                      from l1_walk_pauses z
                                      join users b on b.account_id = z.account_id and b.id = z.by_user_id
                                      where z.account_id = w.account_id and z.session_id = w.id
                                      order by z.paused_at) e) as pauses,
       t.number as ticket_number, t.problem_statement, t.customer_name, t.customer_contact, t.status as ticket_status,
       t.created_at as ticket_created_at
from l1_walk_sessions w
join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id
join users c on c.account_id = w.account_id and c.id = w.created_by
join users h on h.account_id = w.account_id and h.id = w.holder_id
left join users n on n.account_id = w.account_id and n.id = w.notes_saved_by
left join flows f on f.account_id = w.account_id and f.id = w.flow_id
left join flow_proposals p on p.account_id = w.account_id and p.id = w.flow_proposal_id
where w.internal_ticket_id = :ticket_id
order by w.started_at, w.id;

--! proposal_tree_of_walk
select proposal_tree as "proposal_tree" from l1_walk_sessions where id = :id and proposal_tree is not null;

--! steps : StepRow(l1_note?)
select s.seq, s.kind, s.node_id, s.question, s.answer, s.l1_note, s.at, s.by_user_id, u.name as by_name
from l1_walk_steps s join users u on u.account_id = s.account_id and u.id = s.by_user_id
where s.session_id = :session_id
order by s.seq;

--! steps_of_ticket : TicketStepRow(l1_note?)
select s.session_id, s.seq, s.kind, s.node_id, s.question, s.answer, s.l1_note, s.at, s.by_user_id, u.name as by_name
from l1_walk_steps s
join l1_walk_sessions w on w.account_id = s.account_id and w.id = s.session_id
join users u on u.account_id = s.account_id and u.id = s.by_user_id
where w.internal_ticket_id = :ticket_id
order by s.session_id, s.seq;

--! insert_step InsertStep(l1_note?)
insert into l1_walk_steps (account_id, session_id, seq, kind, node_id, question, answer, l1_note, at, by_user_id)
values (:account_id, :session_id, :seq, :kind, :node_id, :question, :answer, :l1_note, :at, :by_user_id);

--! move_walk (current_node_id?, stands_at?)
update l1_walk_sessions set current_node_id = :current_node_id, stands_at = :stands_at, step_count = :step_count,
       last_step_at = now()
where id = :id and status = 'active';

--! save_notes SaveNotes(save_id?)
update l1_walk_sessions set walk_notes = :notes, notes_revision = notes_revision + 1, notes_save_id = :save_id,
       notes_saved_by = :saved_by, notes_saved_at = now(),
       last_step_at = case when :changed then now() else last_step_at end
where id = :id and status = 'active';

--! set_holder
update l1_walk_sessions set holder_id = :holder_id, last_step_at = now() where id = :id and status = 'active';

--! pause_walk
update l1_walk_sessions set paused_at = now(), pause_reason = :reason, resume_at = :resume_at, last_step_at = now()
where id = :id and status = 'active';

--! resume_walk
update l1_walk_sessions set paused_at = null, pause_reason = null, resume_at = null, last_step_at = now()
where id = :id and status = 'active';

--! resolve_walk (helpful?)
update l1_walk_sessions set status = 'resolved', resolution_notes = :resolution_notes, helpful = :helpful, resolved_at = now()
where id = :id and status = 'active';

--! escalate_walk (escalation_reason?)
update l1_walk_sessions set status = 'escalated', escalation_reason = :escalation_reason,
       escalation_reason_category = :escalation_reason_category, resolved_at = now()
where id = :id and status = 'active';

--! abandon_walk (): AbandonedWalk(internal_ticket_id?)
update l1_walk_sessions set status = 'abandoned', resolved_at = now()
where id = :id and status = 'active' and last_step_at < now() - interval '24 hours'
      and coalesce(resume_at < now() - interval '24 hours', true)
returning internal_ticket_id;

--! abandon_walks_of (): ReleasedWalk(internal_ticket_id?)
-- Somebody may no longer walk: what they have in hand is in nobody's.
update l1_walk_sessions set status = 'abandoned', resolved_at = now()
where holder_id = :holder_id and status = 'active'
returning id, internal_ticket_id;

--! walks_in_hand
select count(*) as walks from l1_walk_sessions where holder_id = :holder_id and status = 'active';

--! active_walks : ActiveWalk(customer_name?, flow_title?, proposal_title?, paused_at?, pause_reason?, resume_at?)
select w.id, w.session_kind, w.ticket_id, w.ticket_kind, t.number, t.problem_statement, t.customer_name,
       f.title as flow_title, p.title as proposal_title, w.step_count, jsonb_array_length(w.walk_notes) as note_count,
       w.started_at, w.last_step_at, w.paused_at, w.pause_reason, w.resume_at, w.acting_as
from l1_walk_sessions w
join internal_tickets t on t.account_id = w.account_id and t.id = w.internal_ticket_id
left join flows f on f.account_id = w.account_id and f.id = w.flow_id
left join flow_proposals p on p.account_id = w.account_id and p.id = w.flow_proposal_id
where w.holder_id = :holder_id and w.status = 'active'
order by w.last_step_at desc, w.id desc
limit 20;

--! void_votes : VoidedVote(flow_proposal_id?)
-- The ticket was reopened: what resolved it did not.
update l1_walk_sessions set vote_counts = false
where internal_ticket_id = :ticket_id and status = 'resolved' and vote_counts
returning id, flow_proposal_id;
