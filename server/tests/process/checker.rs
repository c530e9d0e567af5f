//! Compares what technicians were told with what is in the database, and is itself put to the test.

use std::collections::HashMap;

use uuid::Uuid;

use crate::support::work::{Call, Habit, Ledger, MARK, Shift, Step};
use crate::support::{Dir, Server, Superuser};

/// Everything in which the database and the ledgers differ, a sentence each. Nobody may be at work, and every request
/// must have been sent until it was acknowledged: then they are the same, neither more nor less.
pub fn faults(database: &Superuser, ledgers: &[Ledger]) -> Vec<String> {
    let mut faults = Vec::new();
    let tickets = tickets(database);
    let walks = walks(database);
    let steps = steps(database);
    let history = history(database);
    let mut told = HashMap::new();
    for ledger in ledgers {
        for call in &ledger.calls {
            told.insert(call.ticket, call);
            let same = |ticket: &&Ticket| ticket.problem == call.problem && ticket.account == ledger.account;
            let found: Vec<_> = tickets.iter().filter(same).collect();
            match found.as_slice() {
                [] => faults.push(format!("lost: the ticket of {}", call.problem)),
                [ticket] => {
                    if ticket.id != call.ticket || ticket.created_by != ledger.user {
                        faults.push(format!(
                            "changed: the ticket of {} is not the one acknowledged",
                            call.problem
                        ));
                    }
                }
                several => faults.push(format!("doubled: {} has {} tickets", call.problem, several.len())),
            }
            let mine: Vec<_> = walks.iter().filter(|walk| walk.ticket == call.ticket).collect();
            match mine.as_slice() {
                [] => faults.push(format!("lost: the walk of {}", call.problem)),
                [walk] => {
                    let log = steps.get(&walk.id).map_or(&[][..], Vec::as_slice);
                    compare(call, walk, log, &mut faults);
                }
                several => faults.push(format!("doubled: {} has {} walks", call.problem, several.len())),
            }
        }
    }
    for ticket in &tickets {
        if !told.contains_key(&ticket.id) {
            faults.push(format!(
                "doubled: nobody was told of #{}, {}",
                ticket.number, ticket.problem
            ));
        }
        let mut status = None;
        for (from, to) in history.get(&ticket.id).map_or(&[][..], Vec::as_slice) {
            if *from != status {
                faults.push(format!(
                    "torn: #{} went on from {from:?} while it was {status:?}",
                    ticket.number
                ));
            }
            status = Some(to.clone());
        }
        if status.as_deref() != Some(&ticket.status) {
            faults.push(format!(
                "torn: #{} is {}, its history ends {status:?}",
                ticket.number, ticket.status
            ));
        }
    }
    let shared =
        "SELECT count(*) FROM (SELECT 1 FROM internal_tickets GROUP BY account_id, number HAVING count(*) > 1) n";
    if database.count(shared) > 0 {
        faults.push("doubled: two tickets have one number".into());
    }
    faults
}

fn compare(call: &Call, walk: &Walk, log: &[(i32, Step)], faults: &mut Vec<String>) {
    let Call { problem, .. } = call;
    if walk.id != call.walk {
        faults.push(format!("changed: the walk of {problem} is not the one acknowledged"));
    }
    for (step, times) in call.steps.iter().filter(|step| step.note.is_some()).map(|step| {
        let times = log.iter().filter(|(_, found)| found.note == step.note).count();
        (step, times)
    }) {
        match times {
            0 => faults.push(format!(
                "lost: {} of {problem}",
                step.note.as_deref().unwrap_or_default()
            )),
            1 => {}
            _ => faults.push(format!(
                "doubled: {} of {problem}",
                step.note.as_deref().unwrap_or_default()
            )),
        }
    }
    let found: Vec<_> = log.iter().map(|(_, step)| step).collect();
    if found != call.steps.iter().collect::<Vec<_>>() {
        faults.push(format!(
            "changed: the log of {problem} is {found:?}, acknowledged was {:?}",
            call.steps
        ));
    }
    let numbered = log.iter().zip(1..).all(|((seq, _), expected)| *seq == expected);
    if !numbered || usize::try_from(walk.step_count) != Ok(log.len()) {
        faults.push(format!(
            "torn: {problem} counts {} steps and has {}",
            walk.step_count,
            log.len()
        ));
    }
    if walk.notes != call.notes || walk.notes_revision != call.saves {
        faults.push(format!(
            "changed: the notes of {problem} are {:?}, saved {} times; acknowledged were {:?}, saved {} times",
            walk.notes, walk.notes_revision, call.notes, call.saves
        ));
    }
    if walk.status != call.status {
        faults.push(format!(
            "changed: the walk of {problem} is {}, acknowledged was {}",
            walk.status, call.status
        ));
    }
    let agreed = match walk.status.as_str() {
        "active" => "walking",
        ended => ended,
    };
    if walk.ticket_status != agreed {
        faults.push(format!(
            "torn: the walk of {problem} is {}, its ticket {}",
            walk.status, walk.ticket_status
        ));
    }
    if walk.audited_steps != i64::from(walk.step_count) {
        faults.push(format!(
            "torn: {problem} counts {} steps and {} were audited",
            walk.step_count, walk.audited_steps
        ));
    }
}

struct Ticket {
    account: Uuid,
    id: Uuid,
    number: i64,
    problem: String,
    status: String,
    created_by: Uuid,
}

fn tickets(database: &Superuser) -> Vec<Ticket> {
    let sql = "SELECT account_id, id, number, problem_statement, status, created_by FROM internal_tickets \
               WHERE starts_with(problem_statement, $1)";
    let rows = database.ask(sql, &[&MARK]);
    rows.iter()
        .map(|row| Ticket {
            account: row.get(0),
            id: row.get(1),
            number: row.get(2),
            problem: row.get(3),
            status: row.get(4),
            created_by: row.get(5),
        })
        .collect()
}

struct Walk {
    id: Uuid,
    ticket: Uuid,
    ticket_status: String,
    status: String,
    step_count: i32,
    notes: Vec<String>,
    notes_revision: i32,
    audited_steps: i64,
}

fn walks(database: &Superuser) -> Vec<Walk> {
    let sql = "SELECT w.id, t.id, t.status, w.status, w.step_count, \
                   ARRAY(SELECT note->>'content' FROM jsonb_array_elements(w.walk_notes) WITH ORDINALITY n (note, i) ORDER BY i), \
                   w.notes_revision, coalesce(a.steps, 0) \
               FROM l1_walk_sessions w \
               JOIN internal_tickets t ON t.account_id = w.account_id AND t.id = w.internal_ticket_id \
               LEFT JOIN (SELECT account_id, entity_id, count(*) AS steps FROM audit_logs WHERE detail ? 'seq' GROUP BY 1, 2) a \
                   ON a.account_id = w.account_id AND a.entity_id = w.id::text \
               WHERE starts_with(t.problem_statement, $1)";
    let rows = database.ask(sql, &[&MARK]);
    rows.iter()
        .map(|row| Walk {
            id: row.get(0),
            ticket: row.get(1),
            ticket_status: row.get(2),
            status: row.get(3),
            step_count: row.get(4),
            notes: row.get(5),
            notes_revision: row.get(6),
            audited_steps: row.get(7),
        })
        .collect()
}

fn steps(database: &Superuser) -> HashMap<Uuid, Vec<(i32, Step)>> {
    let sql = "SELECT session_id, seq, kind, node_id, answer, l1_note FROM l1_walk_steps ORDER BY session_id, seq";
    let mut steps: HashMap<_, Vec<_>> = HashMap::new();
    for row in database.ask(sql, &[]) {
        let step = Step {
            kind: row.get(2),
            node: row.get(3),
            answer: row.get(4),
            note: row.get(5),
        };
        steps.entry(row.get(0)).or_default().push((row.get(1), step));
    }
    steps
}

type Change = (Option<String>, String);

fn history(database: &Superuser) -> HashMap<Uuid, Vec<Change>> {
    let sql = "SELECT ticket_id, from_status, to_status FROM ticket_history ORDER BY ticket_id, at, id";
    let mut history: HashMap<_, Vec<_>> = HashMap::new();
    for row in database.ask(sql, &[]) {
        history.entry(row.get(0)).or_default().push((row.get(1), row.get(2)));
    }
    history
}

#[test]
fn planted_loss_and_doubling_are_reported() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::SameKey);
    shift.wait_for(120);
    let ledgers = shift.end();
    let database = Superuser::of(&dir);
    assert_eq!(
        faults(&database, &ledgers),
        [""; 0],
        "an undisturbed day leaves nothing to report"
    );

    let calls = || ledgers.iter().flat_map(|ledger| &ledger.calls);
    let stepped = calls()
        .find(|call| call.steps.len() > 1)
        .expect("somebody took two steps");
    let noted = calls()
        .find(|call| !call.notes.is_empty())
        .expect("somebody wrote a note");
    let solved = calls()
        .find(|call| call.status == "resolved")
        .expect("somebody solved something");
    let (walk, ticket) = (stepped.walk, stepped.ticket);
    let note = stepped.steps[0].note.clone().unwrap_or_default();
    let problem = &stepped.problem;
    let plants = [
        ("a step", format!("DELETE FROM l1_walk_steps WHERE session_id = '{walk}' AND seq = 1"), format!("lost: {note} of {problem}")),
        (
            "the last step and its count",
            format!("DELETE FROM l1_walk_steps s USING l1_walk_sessions w WHERE w.id = s.session_id AND w.id = '{walk}' AND s.seq = w.step_count;
                     UPDATE l1_walk_sessions SET step_count = step_count - 1 WHERE id = '{walk}'"),
            format!("changed: the log of {problem}"),
        ),
        (
            "a step again",
            format!("INSERT INTO l1_walk_steps SELECT account_id, session_id, 1000, kind, node_id, question, answer, l1_note, at, by_user_id
                     FROM l1_walk_steps WHERE session_id = '{walk}' AND seq = 1"),
            format!("doubled: {note} of {problem}"),
        ),
        ("a ticket", format!("DELETE FROM internal_tickets WHERE id = '{ticket}'"), format!("lost: the ticket of {problem}")),
        (
            "a ticket again",
            format!("INSERT INTO internal_tickets (account_id, id, number, created_by, problem_statement)
                     SELECT account_id, gen_random_uuid(), 1 + (SELECT max(number) FROM internal_tickets), created_by, problem_statement
                     FROM internal_tickets WHERE id = '{ticket}'"),
            format!("doubled: {problem} has 2 tickets"),
        ),
        (
            "a ticket in the wrong account",
            format!("UPDATE internal_tickets SET account_id = (SELECT id FROM accounts WHERE id <> account_id LIMIT 1), number = 1000000 WHERE id = '{ticket}'"),
            format!("lost: the ticket of {problem}"),
        ),
        ("a walk", format!("DELETE FROM l1_walk_sessions WHERE id = '{walk}'"), format!("lost: the walk of {problem}")),
        (
            "a note",
            format!("UPDATE l1_walk_sessions SET walk_notes = walk_notes - -1 WHERE id = '{}'", noted.walk),
            format!("changed: the notes of {}", noted.problem),
        ),
        (
            "a note saved twice",
            format!("UPDATE l1_walk_sessions SET notes_revision = notes_revision + 1 WHERE id = '{}'", noted.walk),
            format!("changed: the notes of {}", noted.problem),
        ),
        (
            "a conclusion",
            format!("UPDATE l1_walk_sessions SET status = 'active', resolved_at = NULL WHERE id = '{}'", solved.walk),
            format!("changed: the walk of {}", solved.problem),
        ),
        (
            "a conclusion of the ticket",
            format!("UPDATE internal_tickets SET status = 'walking', resolved_at = NULL WHERE id = '{}'", solved.ticket),
            format!("torn: the walk of {}", solved.problem),
        ),
        (
            "a number twice",
            "ALTER TABLE internal_tickets DROP CONSTRAINT one_ticket_of_a_number; UPDATE internal_tickets SET number = 7".into(),
            "doubled: two tickets have one number".into(),
        ),
        ("an audit row", format!("DELETE FROM audit_logs WHERE entity_id = '{walk}'"), format!("torn: {problem} counts")),
        ("history", format!("DELETE FROM ticket_history WHERE ticket_id = '{ticket}'"), "torn: #".into()),
    ];
    for (what, plant, report) in plants {
        // Without triggers and foreign keys, and taken back.
        database.say(&format!("BEGIN; SET LOCAL session_replication_role = replica; {plant}"));
        let faults = faults(&database, &ledgers);
        database.say("ROLLBACK");
        let reported = faults.iter().any(|fault| fault.starts_with(&report));
        assert!(reported, "{what}: {report:?} is not among {faults:#?}");
    }
}

#[test]
fn clients_that_do_not_keep_their_keys_are_found_out() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let shift = Shift::begin(&server.address, Habit::NewKey);
    shift.wait_for(30);
    let ledgers = shift.end();
    let faults = faults(&Superuser::of(&dir), &ledgers);
    let calls: usize = ledgers.iter().map(|ledger| ledger.calls.len()).sum();
    let doubled = faults
        .iter()
        .filter(|fault| fault.starts_with("doubled: call "))
        .count();
    assert_eq!(doubled, calls, "every call was taken twice: {faults:#?}");
}
