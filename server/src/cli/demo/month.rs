//! When the calls of the month came in and who took them.

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp, civil::Weekday, tz::TimeZone};

use super::{
    call::{Call, Who},
    calls,
    rows::{HistoryRow, ProposalRow, StepRow, TicketRow, WalkRow},
    scene::{Dice, Scene, is_working_day, midnight},
    story::Story,
};
use crate::{error::ApiError, tickets::TicketKind, walks::WalkStatus};

/// The number before the first ticket's, as for any new account.
const FIRST_NUMBER: i64 = 1000;
const DAYS: i64 = 30;

/// Everything that happened, as rows.
#[derive(Debug, Default)]
pub struct Month {
    /// Numbered in the order they came in.
    pub tickets: Vec<TicketRow>,
    /// How their statuses changed.
    pub history: Vec<HistoryRow>,
    /// The walks of them.
    pub walks: Vec<WalkRow>,
    /// The walks' steps.
    pub steps: Vec<StepRow>,
    /// What was drafted from them.
    pub proposals: Vec<ProposalRow>,
}

impl Month {
    /// The number given out last.
    pub fn last_number(&self) -> i64 {
        self.tickets
            .iter()
            .map(|ticket| ticket.number)
            .max()
            .unwrap_or(FIRST_NUMBER)
    }
}

/// Tell the month that ends now. The same calls in the same order each time; only the calendar differs.
///
/// # Errors
/// When a call does not fit its tree, which a test rules out.
pub fn tell(scene: &Scene) -> Result<Month, ApiError> {
    // Any number does, as long as it stays: it decides how the calls are spread.
    let mut dice = Dice(1042);
    let mut month = Month::default();
    let (present, past): (Vec<Call>, Vec<Call>) = calls::all().partition(|call| call.minutes_ago.is_some());
    for (index, (day, calls)) in (0..).zip(by_day(scene.now, past, &mut dice)) {
        work_a_day(scene, &mut month, &mut dice, index, day, calls)?;
    }
    for call in present {
        let minutes = call.minutes_ago.unwrap_or_default();
        let at = scene.now - SignedDuration::from_secs(i64::from(minutes) * 60 + dice.between(0, 59));
        let by = call.by.unwrap_or(Who::L1b);
        let story = Story::tell(scene, &mut dice, &call, at, by)?;
        month.add(scene, &call, story)?;
    }
    month.tickets.sort_by_key(|ticket| ticket.created_at);
    for (number, ticket) in (FIRST_NUMBER + 1..).zip(&mut month.tickets) {
        ticket.number = number;
    }
    Ok(month)
}

/// The working days before today with their calls, oldest first. Mondays are the busiest.
fn by_day(now: Timestamp, past: Vec<Call>, dice: &mut Dice) -> Vec<(Timestamp, Vec<Call>)> {
    let today = midnight(now);
    let mut days: Vec<(Timestamp, Vec<Call>)> = (1..=DAYS)
        .rev()
        .map(|days| (today - SignedDuration::from_hours(24 * days), Vec::new()))
        .filter(|(day, _)| is_working_day(*day))
        .collect();
    let (dated, mut undated): (Vec<Call>, Vec<Call>) = past.into_iter().partition(|call| call.days_back.is_some());
    let count = days.len();
    for call in dated {
        let back = usize::from(call.days_back.unwrap_or(1));
        if let Some((_, calls)) = days.get_mut(count.saturating_sub(back)) {
            calls.push(call);
        }
    }
    shuffle(&mut undated, dice);
    let weights: Vec<i64> = days
        .iter()
        .map(|(day, _)| weight(*day) + dice.between(-15, 15))
        .collect();
    let whole: i64 = weights.iter().sum();
    let (mut so_far, total) = (0, i64::try_from(undated.len()).unwrap_or(0));
    let mut waiting = undated.into_iter();
    for ((_, calls), weight) in days.iter_mut().zip(weights) {
        let before = total * so_far / whole;
        so_far += weight;
        let share = usize::try_from(total * so_far / whole - before).unwrap_or(0);
        calls.extend(waiting.by_ref().take(share));
        shuffle(calls, dice);
    }
    days
}

fn weight(day: Timestamp) -> i64 {
    match day.to_zoned(TimeZone::UTC).weekday() {
        Weekday::Monday => 135,
        Weekday::Tuesday => 110,
        Weekday::Friday => 75,
        _ => 95,
    }
}

fn shuffle<T>(items: &mut [T], dice: &mut Dice) {
    for index in (1..items.len()).rev() {
        let other = dice.between(0, i64::try_from(index).unwrap_or(0));
        items.swap(index, usize::try_from(other).unwrap_or(0));
    }
}

/// One working day: calls from eight to five, each with somebody who is free.
fn work_a_day(
    scene: &Scene,
    month: &mut Month,
    dice: &mut Dice,
    index: usize,
    day: Timestamp,
    calls: Vec<Call>,
) -> Result<(), ApiError> {
    // Who is in, each as often as calls should come to them. Now and then l1b is away and the engineer covers.
    let roster: &[Who] = match index % 7 {
        3 => &[Who::L1, Who::L1, Who::L1, Who::Engineer, Who::Engineer],
        5 => &[Who::L1, Who::L1, Who::L1, Who::L1b, Who::L1b, Who::L1b, Who::Owner],
        _ => &[Who::L1, Who::L1, Who::L1, Who::L1, Who::L1b, Who::L1b, Who::L1b],
    };
    let mut times: Vec<i64> = calls
        .iter()
        .map(|_| dice.between(8 * 3600 + 300, 16 * 3600 + 1800))
        .collect();
    times.sort_unstable();
    let mut free_at: HashMap<Who, Timestamp> = HashMap::new();
    for (seconds, call) in times.into_iter().zip(calls) {
        let rang = day + SignedDuration::from_secs(seconds);
        let first = usize::try_from(dice.between(0, i64::try_from(roster.len()).unwrap_or(1) - 1)).unwrap_or(0);
        let free = |who: &Who| free_at.get(who).is_none_or(|free| *free <= rang);
        let by = call.by.unwrap_or_else(|| {
            let mut from_first = roster.iter().cycle().skip(first).take(roster.len());
            from_first.find(|who| free(who)).copied().unwrap_or(roster[first])
        });
        let at = free_at.get(&by).map_or(rang, |free| rang.max(*free));
        let story = Story::tell(scene, dice, &call, at, by)?;
        free_at.insert(by, story.busy_until + SignedDuration::from_mins(3));
        month.add(scene, &call, story)?;
    }
    Ok(())
}

impl Month {
    fn add(&mut self, scene: &Scene, call: &Call, story: Story<'_>) -> Result<(), ApiError> {
        if let (Some(index), Some(walk)) = (call.drafted, story.walks.first()) {
            self.proposals.push(proposal(scene, index, walk)?);
        }
        for walk in &story.walks {
            let helped = walk.status == WalkStatus::Resolved && walk.helpful == Some(true) && walk.vote_counts;
            for proposal in self
                .proposals
                .iter_mut()
                .filter(|row| Some(row.id) == walk.flow_proposal_id)
            {
                proposal.validated_by_outcome |= helped;
            }
        }
        self.tickets.push(story.ticket);
        self.history.extend(story.history);
        self.walks.extend(story.walks);
        self.steps.extend(story.steps);
        Ok(())
    }
}

/// What the technician made of a note pad that had worked. The first one was handed in the next working day, the other is
/// still being written.
fn proposal(scene: &Scene, index: usize, walk: &WalkRow) -> Result<ProposalRow, ApiError> {
    let (id, tree) = scene
        .proposals
        .get(index)
        .ok_or_else(|| ApiError::fault(format!("the demo has no proposal {index}")))?;
    let created_at = walk.resolved_at.unwrap_or(walk.last_step_at) + SignedDuration::from_mins(22);
    let submitted = index == 0;
    let updated_at = if submitted {
        let next_days = (1..=3).map(|days| created_at + SignedDuration::from_hours(24 * days));
        next_days
            .into_iter()
            .find(|day| is_working_day(*day))
            .unwrap_or(created_at)
    } else {
        created_at + SignedDuration::from_mins(9)
    };
    Ok(ProposalRow {
        id: *id,
        title: tree.title.clone(),
        problem_summary: tree.summary.clone(),
        tree: serde_json::to_value(tree).map_err(ApiError::fault)?,
        status: if submitted { "submitted" } else { "draft" },
        linked_ticket_id: walk.ticket_id,
        linked_ticket_kind: TicketKind::Internal,
        validated_by_outcome: false,
        created_by: walk.created_by,
        from_session_id: walk.id,
        created_at,
        updated_at,
    })
}

/// How to reach each caller: a number nobody has, an address nobody has, or both.
pub fn contacts() -> HashMap<&'static str, String> {
    let names: BTreeSet<&str> = calls::all()
        .map(|call| call.caller)
        .filter(|name| !name.is_empty())
        .collect();
    (0..)
        .zip(names)
        .map(|(index, name)| {
            let phone = format!("555-{:04}", 100 + index);
            let mail = format!("{}@northwind.example", name.to_lowercase().replace(' ', "."));
            let contact = match index % 3 {
                0 => phone,
                1 => mail,
                _ => format!("{phone}, {mail}"),
            };
            (name, contact)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::{
        auth::Person,
        cli::demo::{proposals, way},
        flows::import,
        ids::{FlowId, UserId},
        tickets::TicketStatus,
    };

    fn scene(now: &str) -> Scene {
        let whos = [Who::Owner, Who::Engineer, Who::Engineer2, Who::L1, Who::L1b];
        Scene {
            now: now.parse().expect("a time"),
            people: whos
                .into_iter()
                .map(|who| {
                    let name = format!("{who:?}");
                    (
                        who,
                        Person {
                            id: UserId::fresh(),
                            name,
                        },
                    )
                })
                .collect(),
            flows: import::starter()
                .expect("the library is valid")
                .into_iter()
                .map(|tree| (tree.title.clone(), (FlowId::fresh(), tree)))
                .collect(),
            proposals: proposals().expect("the proposals are valid"),
            contacts: contacts(),
        }
    }

    /// A Wednesday afternoon, a Sunday just after midnight, and a Monday before work.
    const NOWS: [&str; 3] = ["2026-04-15T14:20:31.5Z", "2026-03-01T00:00:10Z", "2026-06-01T06:59:59Z"];

    #[test]
    fn every_path_follows_its_tree_to_an_end_unless_the_walk_was_left_or_goes_on() {
        let scene = scene(NOWS[0]);
        let month = tell(&scene).expect("every call fits its tree");
        for walk in &month.walks {
            let tree = match (walk.flow_id, walk.flow_proposal_id) {
                (Some(id), _) => scene.flows.values().find(|(flow, _)| *flow == id).map(|(_, tree)| tree),
                (_, Some(id)) => scene
                    .proposals
                    .iter()
                    .find(|(proposal, _)| *proposal == id)
                    .map(|(_, tree)| tree),
                (None, None) => None,
            };
            let log: Vec<_> = month.steps.iter().filter(|step| step.session_id == walk.id).collect();
            let Some(tree) = tree else {
                assert!(log.is_empty() && walk.stands_at.is_none());
                continue;
            };
            let mut path = Vec::new();
            for step in &log {
                match step.kind {
                    "back" => assert_eq!(path.pop(), Some((&step.node_id, &step.answer))),
                    _ => path.push((&step.node_id, &step.answer)),
                }
                assert_eq!(tree.node(&step.node_id).map(|node| &node.text), Some(&step.question));
            }
            let stands_at = flowtree::walk::stands_at(tree, path.iter().copied()).expect("it can be walked");
            assert_eq!(Some(stands_at), walk.stands_at.as_deref());
            assert_eq!(path.last().map(|(node, _)| *node), walk.current_node_id.as_ref());
            let at_an_end = tree.node(stands_at).is_some_and(|node| node.kind.is_end());
            let ended = matches!(walk.status, WalkStatus::Resolved | WalkStatus::Escalated);
            assert_eq!(at_an_end, ended, "{} at {stands_at}", tree.title);
        }
    }

    #[test]
    fn the_history_of_every_ticket_ends_in_its_status_and_never_in_the_future() {
        for now in NOWS {
            let scene = scene(now);
            let month = tell(&scene).expect("every call fits its tree");
            for ticket in &month.tickets {
                let history: Vec<_> = month.history.iter().filter(|row| row.ticket_id == ticket.id).collect();
                let mut status = None;
                for row in &history {
                    assert_eq!(row.from_status, status);
                    status = Some(row.to_status);
                }
                let story = &ticket.problem_statement;
                assert_eq!(status, Some(ticket.status), "{story}");
                assert!(history.is_sorted_by_key(|row| row.at), "{story}");
                assert_eq!(history.first().map(|row| row.at), Some(ticket.created_at));
                assert_eq!(history.last().map(|row| row.at), Some(ticket.updated_at));
                assert!(ticket.updated_at < scene.now, "{story}: {} in {now}", ticket.updated_at);
                assert_eq!(ticket.status == TicketStatus::Resolved, ticket.resolved_at.is_some());
                let active = month
                    .walks
                    .iter()
                    .filter(|walk| walk.ticket_id == ticket.id && walk.resolved_at.is_none());
                assert_eq!(active.count(), usize::from(ticket.status == TicketStatus::Walking));
            }
            for walk in &month.walks {
                let ended = walk.resolved_at.unwrap_or(scene.now);
                assert!(walk.started_at <= walk.last_step_at && walk.last_step_at <= ended);
                let oldest = scene.now - SignedDuration::from_hours(24);
                assert!(
                    walk.status != WalkStatus::Active || walk.last_step_at > oldest,
                    "a stale walk"
                );
            }
            for proposal in &month.proposals {
                assert!(proposal.updated_at < scene.now);
                let mut walks = month
                    .walks
                    .iter()
                    .filter(|walk| walk.flow_proposal_id == Some(proposal.id));
                assert!(
                    walks.all(|walk| walk.started_at > proposal.updated_at),
                    "walked before it was there"
                );
            }
        }
    }

    #[test]
    fn there_is_something_of_everything() {
        for now in NOWS {
            let month = tell(&scene(now)).expect("every call fits its tree");
            let tickets = |status| month.tickets.iter().filter(|ticket| ticket.status == status).count();
            let walks = |status| month.walks.iter().filter(|walk| walk.status == status).count();
            assert!(
                (180..=220).contains(&month.tickets.len()),
                "{} tickets",
                month.tickets.len()
            );
            assert_eq!(tickets(TicketStatus::Walking), 3);
            assert_eq!(tickets(TicketStatus::Open), 7);
            assert_eq!(tickets(TicketStatus::Escalated), 6, "four wait, two are in hand");
            let percent = |status| walks(status) * 100 / month.walks.len();
            assert!((65..=80).contains(&percent(WalkStatus::Resolved)));
            assert!((17..=25).contains(&percent(WalkStatus::Escalated)));
            assert!(walks(WalkStatus::Abandoned) >= 4);
            assert_eq!(
                month
                    .proposals
                    .iter()
                    .filter(|proposal| proposal.validated_by_outcome)
                    .count(),
                1
            );
            assert!(month.steps.iter().any(|step| step.kind == "back"));
            assert!(month.walks.iter().any(|walk| !walk.vote_counts));
        }
    }

    #[test]
    fn no_two_calls_are_alike_and_every_caller_has_a_number_of_their_own() {
        let mut problems: HashMap<&str, usize> = HashMap::new();
        for call in calls::all() {
            *problems.entry(call.problem).or_default() += 1;
        }
        assert!(problems.values().all(|count| *count == 1));
        assert!(contacts().len() < 100, "there are a hundred numbers 555-01xx");
    }

    #[test]
    fn a_way_goes_by_its_stops() {
        let scene = scene(NOWS[0]);
        let (_, tree) = &scene.flows["VPN cannot connect"];
        let (way, end) = way::along(tree, &tree.start, &["in-office: In the office"]).expect("there is a way");
        assert_eq!(end, "not-needed");
        assert_eq!(way.last(), Some(&("in-office", "In the office")));
        assert_eq!(way::along(tree, &tree.start, &["nowhere"]), None);
    }
}
