//! One call, told as the rows it would have left behind: its ticket, the ticket's history, its walks and their steps.
//!
//! Every act here does to the rows what the act of the same name does in `walks` and `tickets`, at a time of its own.

use flowtree::{NodeKind, Tree};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{
    call::{Call, Desk, Ending, Twist, Who, Work},
    rows::{HistoryRow, StepRow, TicketRow, WalkRow},
    scene::{DAY, Dice, Scene},
    way,
};
use crate::{
    auth::ActingAs,
    error::ApiError,
    tickets::TicketStatus,
    walks::{Note, SessionKind, WalkStatus},
};

/// In which capacity somebody works the L1 surface.
fn on_l1(who: Who) -> ActingAs {
    match who {
        Who::Owner => ActingAs::Owner,
        Who::Engineer => ActingAs::L1Coverage,
        Who::Engineer2 => ActingAs::Engineer,
        Who::L1 | Who::L1b => ActingAs::L1Tech,
    }
}

/// A fresh id as it would have been made then.
fn id_at(at: Timestamp) -> Uuid {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

/// A call's story while it is told.
#[derive(Debug)]
pub struct Story<'a> {
    scene: &'a Scene,
    dice: &'a mut Dice,
    clock: Timestamp,
    /// Who has it now.
    holder: Who,
    /// Its ticket.
    pub ticket: TicketRow,
    /// The ticket's history.
    pub history: Vec<HistoryRow>,
    /// Its walks; the last one is the one that goes on.
    pub walks: Vec<WalkRow>,
    /// The steps of all its walks.
    pub steps: Vec<StepRow>,
    /// Until when the first technician was busy with it, but for concluding it.
    pub busy_until: Timestamp,
}

impl<'a> Story<'a> {
    /// Tell a call that came in then.
    ///
    /// # Errors
    /// When the call names a tree, a node or an answer that is not there, which a test rules out.
    pub fn tell(scene: &'a Scene, dice: &'a mut Dice, call: &Call, at: Timestamp, by: Who) -> Result<Self, ApiError> {
        let mut story = Self::begin(scene, dice, call, at, by)?;
        match call.work {
            Work::Waiting => story.enter(TicketStatus::Open, Some(by), None, "Taken down for later")?,
            Work::Direct => {}
            Work::Adhoc(notes) => {
                story.enter(TicketStatus::Walking, Some(by), Some(by), "")?;
                story.start_walk(&call.work)?;
                let half = notes.len() / 2;
                for (index, note) in notes.iter().enumerate() {
                    story.note_down(note)?;
                    if index + 1 == half {
                        story.pass_on(call.twist)?;
                    }
                }
            }
            Work::Flow(_, stops) | Work::Proposal(_, stops) => {
                story.enter(TicketStatus::Walking, Some(by), Some(by), "")?;
                story.start_walk(&call.work)?;
                story.walk_along(call, stops)?;
            }
        }
        story.busy_until = story.clock;
        story.end(call)?;
        story.aftermath(call)?;
        Ok(story)
    }

    fn begin(scene: &'a Scene, dice: &'a mut Dice, call: &Call, at: Timestamp, by: Who) -> Result<Self, ApiError> {
        let (flow_id, flow_proposal_id) = match call.work {
            Work::Flow(title, _) => (scene.flows.get(title).map(|(id, _)| *id), None),
            Work::Proposal(index, _) => (None, scene.proposals.get(index).map(|(id, _)| *id)),
            Work::Adhoc(_) | Work::Direct | Work::Waiting => (None, None),
        };
        Ok(Self {
            scene,
            dice,
            clock: at,
            holder: by,
            ticket: TicketRow {
                id: id_at(at),
                number: 0,
                created_by: scene.person(by)?.id.0,
                customer_name: Some(call.caller.to_owned()).filter(|name| !name.is_empty()),
                customer_contact: scene.contacts.get(call.caller).cloned(),
                problem_statement: call.problem.to_owned(),
                status: TicketStatus::Open,
                flow_id,
                flow_proposal_id,
                assigned_user_id: None,
                escalation_category: None,
                resolution_notes: None,
                created_at: at,
                updated_at: at,
                resolved_at: None,
            },
            history: Vec::new(),
            walks: Vec::new(),
            steps: Vec::new(),
            busy_until: at,
        })
    }

    /// The ticket enters a status, with a row in its history; nobody stands for the product itself.
    fn enter(
        &mut self,
        to: TicketStatus,
        by: Option<Who>,
        assigned: Option<Who>,
        reason: &str,
    ) -> Result<(), ApiError> {
        let acting_as = by.map_or(ActingAs::System, on_l1);
        self.enter_as(to, by, acting_as, assigned, reason)
    }

    fn enter_as(
        &mut self,
        to: TicketStatus,
        by: Option<Who>,
        acting_as: ActingAs,
        assigned: Option<Who>,
        reason: &str,
    ) -> Result<(), ApiError> {
        let by = by.map(|who| self.scene.person(who)).transpose()?;
        self.history.push(HistoryRow {
            id: id_at(self.clock),
            ticket_id: self.ticket.id,
            at: self.clock,
            by_user_id: by.map(|person| person.id.0),
            acting_as,
            from_status: (!self.history.is_empty()).then_some(self.ticket.status),
            to_status: to,
            reason: reason.to_owned(),
        });
        self.ticket.status = to;
        self.ticket.assigned_user_id = assigned
            .map(|who| self.scene.person(who))
            .transpose()?
            .map(|person| person.id.0);
        self.ticket.updated_at = self.clock;
        if to != TicketStatus::Resolved {
            self.ticket.resolution_notes = None;
            self.ticket.resolved_at = None;
        }
        Ok(())
    }

    fn start_walk(&mut self, work: &Work) -> Result<(), ApiError> {
        let by = self.scene.person(self.holder)?.id.0;
        let tree = self.scene.tree(work)?;
        let session_kind = match work {
            Work::Flow(..) => SessionKind::Flow,
            Work::Proposal(..) => SessionKind::Proposal,
            Work::Adhoc(_) | Work::Direct | Work::Waiting => SessionKind::Adhoc,
        };
        let proposal_tree = match (session_kind, tree) {
            (SessionKind::Proposal, Some(tree)) => Some(serde_json::to_value(tree).map_err(ApiError::fault)?),
            _ => None,
        };
        let on_a_flow = session_kind == SessionKind::Flow;
        self.walks.push(WalkRow {
            id: id_at(self.clock),
            created_by: by,
            holder_id: by,
            acting_as: on_l1(self.holder),
            ticket_id: self.ticket.id,
            session_kind,
            flow_id: self.ticket.flow_id.filter(|_| on_a_flow),
            flow_version: on_a_flow.then_some(1),
            flow_proposal_id: self.ticket.flow_proposal_id.filter(|_| proposal_tree.is_some()),
            proposal_tree,
            current_node_id: None,
            stands_at: tree.map(|tree| tree.start.clone()),
            step_count: 0,
            walk_notes: Vec::new(),
            notes_revision: 0,
            notes_saved_by: None,
            notes_saved_at: None,
            status: WalkStatus::Active,
            resolution_notes: None,
            helpful: None,
            vote_counts: true,
            escalation_reason: None,
            escalation_reason_category: None,
            started_at: self.clock,
            last_step_at: self.clock,
            resolved_at: None,
        });
        Ok(())
    }

    fn walk(&mut self) -> Result<&mut WalkRow, ApiError> {
        self.walks
            .last_mut()
            .ok_or_else(|| ApiError::fault("a call of the demo goes on without a walk"))
    }

    fn walk_along(&mut self, call: &Call, stops: &[&str]) -> Result<(), ApiError> {
        let lost = || ApiError::fault(format!("{:?} does not go by {stops:?}", call.problem));
        let tree = self.scene.tree(&call.work)?.ok_or_else(lost)?;
        let (way, _) = way::along(tree, &tree.start, stops).ok_or_else(lost)?;
        // Some technicians click before the caller has finished.
        let hasty = (!matches!(call.ending, Ending::Active) && self.dice.once_in(9))
            .then(|| self.dice.between(0, i64::try_from(way.len()).unwrap_or(1) - 1));
        let half = way.len() / 2;
        for (index, (node, label)) in way.into_iter().enumerate() {
            if hasty == i64::try_from(index).ok() {
                self.click_wrong(tree, node, label)?;
            }
            let note = call.note.filter(|(at, _)| *at == node).map(|(_, text)| text.to_owned());
            self.answer(tree, node, label, note)?;
            if index + 1 == half {
                self.pass_on(call.twist)?;
            }
        }
        Ok(())
    }

    fn answer(&mut self, tree: &Tree, node: &str, label: &str, note: Option<String>) -> Result<(), ApiError> {
        self.clock += match tree.node(node).map(|node| node.kind) {
            Some(NodeKind::Action) => self.dice.seconds(40, 90),
            _ => self.dice.seconds(20, 60),
        };
        let here = self.walk()?.stands_at.clone().unwrap_or_default();
        let taken = flowtree::walk::answer(tree, &here, node, label).map_err(ApiError::fault)?;
        let (question, next) = (taken.question.to_owned(), taken.next.to_owned());
        self.log("answer", node, question, label, note)?;
        let walk = self.walk()?;
        walk.current_node_id = Some(node.to_owned());
        walk.stands_at = Some(next);
        Ok(())
    }

    fn log(
        &mut self,
        kind: &'static str,
        node: &str,
        question: String,
        answer: &str,
        l1_note: Option<String>,
    ) -> Result<(), ApiError> {
        let (at, by) = (self.clock, self.scene.person(self.holder)?.id.0);
        let walk = self.walk()?;
        walk.step_count += 1;
        walk.last_step_at = at;
        let (session_id, seq) = (walk.id, walk.step_count);
        self.steps.push(StepRow {
            session_id,
            seq,
            kind,
            node_id: node.to_owned(),
            question,
            answer: answer.to_owned(),
            l1_note,
            at,
            by_user_id: by,
        });
        Ok(())
    }

    /// Another answer than the one that was meant, taken back.
    fn click_wrong(&mut self, tree: &Tree, node: &str, right: &str) -> Result<(), ApiError> {
        let Some(wrong) = tree
            .node(node)
            .and_then(|node| node.answers.iter().find(|answer| answer.label != right))
        else {
            return Ok(());
        };
        let before = self.walk()?.current_node_id.clone();
        self.answer(tree, node, &wrong.label, None)?;
        self.clock += self.dice.seconds(5, 30);
        let question = tree.node(node).map(|node| node.text.clone()).unwrap_or_default();
        self.log("back", node, question, &wrong.label, None)?;
        let walk = self.walk()?;
        walk.stands_at = Some(node.to_owned());
        walk.current_node_id = before;
        Ok(())
    }

    fn note_down(&mut self, text: &str) -> Result<(), ApiError> {
        self.clock += self.dice.seconds(60, 210);
        let (at, by) = (self.clock, self.scene.person(self.holder)?.clone());
        let walk = self.walk()?;
        walk.notes_revision += 1;
        walk.notes_saved_by = Some(by.id.0);
        walk.notes_saved_at = Some(at);
        walk.last_step_at = at;
        walk.walk_notes.push(Note {
            timestamp: at,
            content: text.to_owned(),
            by,
        });
        Ok(())
    }

    /// From hand to hand, where that is the call's twist.
    fn pass_on(&mut self, twist: Option<Twist>) -> Result<(), ApiError> {
        let (to, by, how) = match twist {
            Some(Twist::HandedOver(to)) => (to, self.holder, "Handed over"),
            Some(Twist::TakenOver(to)) => (to, to, "Taken over"),
            Some(Twist::Reopened(_)) | None => return Ok(()),
        };
        self.clock += self.dice.seconds(20, 60);
        let person = self.scene.person(to)?;
        let reason = format!("{how}: {}", person.name);
        self.enter(TicketStatus::Walking, Some(by), Some(to), &reason)?;
        let at = self.clock;
        let walk = self.walk()?;
        walk.holder_id = person.id.0;
        walk.last_step_at = at;
        self.holder = to;
        Ok(())
    }

    /// How the first walk ends.
    fn end(&mut self, call: &Call) -> Result<(), ApiError> {
        match call.ending {
            Ending::Active => Ok(()),
            Ending::AsAuthored if matches!(call.work, Work::Waiting) => Ok(()),
            Ending::AsAuthored => {
                let (kind, text) = self.end_node(call)?;
                if kind != NodeKind::Resolve {
                    return Err(ApiError::fault(format!("{:?} does not end resolved", call.problem)));
                }
                let helpful = !self.dice.once_in(16);
                self.resolve(&text, helpful)
            }
            Ending::Fixed(text, helpful) => self.resolve(text, helpful),
            Ending::Up { category, reason, .. } => self.escalate(call, category, reason),
            Ending::Left => self.abandon(),
        }
    }

    fn end_node(&mut self, call: &Call) -> Result<(NodeKind, String), ApiError> {
        let tree = self.scene.tree(&call.work)?;
        let here = self.walk()?.stands_at.clone().unwrap_or_default();
        tree.and_then(|tree| tree.node(&here))
            .map(|node| (node.kind, node.text.clone()))
            .ok_or_else(|| ApiError::fault(format!("{:?} ends nowhere", call.problem)))
    }

    fn conclude(&mut self, status: WalkStatus) -> Result<&mut WalkRow, ApiError> {
        let at = self.clock;
        let walk = self.walk()?;
        walk.status = status;
        walk.resolved_at = Some(at);
        Ok(walk)
    }

    fn resolve(&mut self, text: &str, helpful: bool) -> Result<(), ApiError> {
        self.clock += self.dice.seconds(25, 110);
        let walk = self.conclude(WalkStatus::Resolved)?;
        walk.resolution_notes = Some(text.to_owned());
        walk.helpful = (walk.session_kind != SessionKind::Adhoc).then_some(helpful);
        self.resolve_ticket(self.holder, on_l1(self.holder), text)
    }

    fn resolve_ticket(&mut self, by: Who, acting_as: ActingAs, text: &str) -> Result<(), ApiError> {
        self.enter_as(TicketStatus::Resolved, Some(by), acting_as, Some(by), "")?;
        self.ticket.resolution_notes = Some(text.to_owned());
        self.ticket.resolved_at = Some(self.clock);
        Ok(())
    }

    fn escalate(&mut self, call: &Call, category: Option<&str>, reason: &str) -> Result<(), ApiError> {
        let category = match category {
            Some(category) => category.to_owned(),
            None => {
                let tree = self.scene.tree(&call.work)?;
                let here = self.walk()?.stands_at.clone().unwrap_or_default();
                tree.and_then(|tree| tree.node(&here)?.category.clone())
                    .ok_or_else(|| ApiError::fault(format!("{:?} is escalated without a category", call.problem)))?
            }
        };
        if matches!(call.work, Work::Direct) {
            // Counted as an ad-hoc walk that ended as it began.
            self.start_walk(&call.work)?;
        } else {
            self.clock += self.dice.seconds(30, 150);
        }
        let walk = self.conclude(WalkStatus::Escalated)?;
        walk.escalation_reason = Some(reason.to_owned());
        walk.escalation_reason_category = Some(category.clone());
        self.ticket.escalation_category = Some(category.clone());
        self.enter(TicketStatus::Escalated, Some(self.holder), None, &category)
    }

    /// Nobody came back to it: a day later the hourly job abandons it.
    fn abandon(&mut self) -> Result<(), ApiError> {
        let left = self.walk()?.last_step_at.as_second() + DAY;
        let full_hour = SignedDuration::from_secs(left - left.rem_euclid(3600) + 3600);
        self.clock = Timestamp::UNIX_EPOCH + full_hour + self.dice.seconds(2, 20);
        self.conclude(WalkStatus::Abandoned)?;
        self.enter(TicketStatus::Open, None, None, "The walk was left alone for 24 hours")
    }

    /// What came after the first walk.
    fn aftermath(&mut self, call: &Call) -> Result<(), ApiError> {
        if let Ending::Up { then, .. } = call.ending {
            self.at_the_desk(then)?;
        }
        if let Some(Twist::Reopened(reason)) = call.twist {
            self.reopen(reason, call.again.is_some())?;
        }
        match call.again {
            Some((way, resolution)) if self.ticket.status == TicketStatus::Open => {
                self.walk_again(call, way, resolution)
            }
            _ => Ok(()),
        }
    }

    fn at_the_desk(&mut self, then: Desk) -> Result<(), ApiError> {
        if matches!(then, Desk::Waits) {
            return Ok(());
        }
        let engineer = if self.dice.once_in(2) {
            Who::Engineer
        } else {
            Who::Engineer2
        };
        let looked = self.clock + self.dice.minutes(8, 75);
        self.clock = self.scene.at_work(looked, self.dice);
        self.enter_as(
            TicketStatus::Escalated,
            Some(engineer),
            ActingAs::Engineer,
            Some(engineer),
            "Picked up",
        )?;
        let done = self.clock + self.dice.minutes(12, 140);
        match then {
            Desk::Solved(text) => {
                self.clock = self.scene.at_work(done, self.dice);
                self.resolve_ticket(engineer, ActingAs::Engineer, text)
            }
            Desk::Returned(reason) => {
                self.clock = self.scene.at_work(done, self.dice);
                self.enter_as(TicketStatus::Open, Some(engineer), ActingAs::Engineer, None, reason)
            }
            Desk::InHand | Desk::Waits => Ok(()),
        }
    }

    /// The next day, or a good hour ago where it has to wait still. The resolving walk's vote no longer counts.
    fn reopen(&mut self, reason: &str, long_ago: bool) -> Result<(), ApiError> {
        let lately = self.scene.now - self.dice.minutes(70, 80);
        let next_day = self.scene.next_morning(self.clock, self.dice).filter(|_| long_ago);
        self.clock = next_day.unwrap_or(lately);
        for walk in &mut self.walks {
            walk.vote_counts = false;
        }
        self.enter(TicketStatus::Open, Some(self.holder), None, reason)
    }

    /// The waiting ticket is walked again: on from where an abandoned walk stopped, else with a note pad.
    fn walk_again(&mut self, call: &Call, stops: &[&str], resolution: &str) -> Result<(), ApiError> {
        let waited = self.clock + self.dice.minutes(15, 50);
        self.clock = self.scene.at_work(waited, self.dice);
        self.holder = if self.holder == Who::L1 { Who::L1b } else { Who::L1 };
        if !matches!(call.ending, Ending::Left) {
            (self.ticket.flow_id, self.ticket.flow_proposal_id) = (None, None);
            self.enter(TicketStatus::Walking, Some(self.holder), Some(self.holder), "")?;
            self.start_walk(&Work::Adhoc(&[]))?;
            self.note_down("Read what was tried before; asked only what is new.")?;
            return self.resolve(resolution, true);
        }
        let left = self.walk()?.clone();
        self.enter(TicketStatus::Walking, Some(self.holder), Some(self.holder), "")?;
        self.start_walk(&call.work)?;
        self.copy_path(left.id)?;
        let walk = self.walk()?;
        (walk.stands_at, walk.current_node_id, walk.walk_notes) =
            (left.stands_at, left.current_node_id, left.walk_notes);
        if let Some(tree) = self.scene.tree(&call.work)? {
            let here = self.walk()?.stands_at.clone().unwrap_or_default();
            let lost = || ApiError::fault(format!("{:?} does not go on by {stops:?}", call.problem));
            let (way, _) = way::along(tree, &here, stops).ok_or_else(lost)?;
            for (node, label) in way {
                self.answer(tree, node, label, None)?;
            }
        } else {
            self.note_down("Rang the caller back and went on where the notes stop.")?;
        }
        self.resolve(resolution, true)
    }

    /// The answers of an abandoned walk that still stand, as the first ones of the walk that goes on with it.
    fn copy_path(&mut self, before: Uuid) -> Result<(), ApiError> {
        let mut standing: Vec<StepRow> = Vec::new();
        for step in self.steps.iter().filter(|step| step.session_id == before) {
            if step.kind == "back" {
                standing.pop();
            } else {
                standing.push(step.clone());
            }
        }
        let walk = self.walk()?;
        let session_id = walk.id;
        walk.step_count = i32::try_from(standing.len()).unwrap_or(i32::MAX);
        self.steps.extend((1..).zip(standing).map(|(seq, step)| StepRow {
            session_id,
            seq,
            ..step
        }));
        Ok(())
    }
}
