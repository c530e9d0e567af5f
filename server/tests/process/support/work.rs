//! Technicians at work, each with a ledger of everything that was acknowledged to them.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use uuid::Uuid;

use super::http::{Address, Answer};
use super::{Http, until};

/// Of two accounts; each may walk.
const PEOPLE: [&str; 6] = [
    "l1@northwind.example",
    "l1b@northwind.example",
    "engineer@northwind.example",
    "owner@northwind.example",
    "l1@northwind.example",
    "owner@second.example",
];

/// What begins the problem of every call of ours.
pub const MARK: &str = "call ";

/// Everything that was acknowledged to one technician.
#[derive(Debug)]
pub struct Ledger {
    /// Their account.
    pub account: Uuid,
    /// They.
    pub user: Uuid,
    /// Their calls.
    pub calls: Vec<Call>,
}

/// A call, as far as its technician was told.
#[derive(Debug)]
pub struct Call {
    /// What the caller said; no two callers say the same.
    pub problem: String,
    /// Its ticket.
    pub ticket: Uuid,
    /// Its walk.
    pub walk: Uuid,
    /// The walk's log.
    pub steps: Vec<Step>,
    /// The walk's notes.
    pub notes: Vec<String>,
    /// How often they were saved.
    pub saves: i32,
    /// The walk's status.
    pub status: &'static str,
}

/// An entry of a walk's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// `answer` or `back`.
    pub kind: String,
    /// Which node.
    pub node: String,
    /// What was answered.
    pub answer: String,
    /// The technician's note; no two are the same.
    pub note: Option<String>,
}

/// How technicians treat a request whose answer got lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Send it again with its key.
    SameKey,
    /// Send it again with a new key, as a careless client would.
    NewKey,
}

/// Technicians at work until they are called home.
pub struct Shift {
    technicians: Vec<JoinHandle<Ledger>>,
    office: Arc<Office>,
}

struct Office {
    address: Address,
    over: AtomicBool,
    signed_in: AtomicUsize,
    acknowledged: AtomicUsize,
    habit: Habit,
}

impl Shift {
    /// Everybody signs in and takes calls, one after the other.
    pub fn begin(address: &str, habit: Habit) -> Self {
        let office = Arc::new(Office {
            address: Arc::new(RwLock::new(address.to_owned())),
            over: AtomicBool::new(false),
            signed_in: AtomicUsize::new(0),
            acknowledged: AtomicUsize::new(0),
            habit,
        });
        let technicians = PEOPLE
            .iter()
            .enumerate()
            .map(|(number, email)| {
                let office = Arc::clone(&office);
                thread::spawn(move || Technician::sign_in(number, email, office).work())
            })
            .collect();
        let shift = Self { technicians, office };
        shift.until_it_has("everybody signs in", |office| {
            office.signed_in.load(Ordering::Relaxed) == PEOPLE.len()
        });
        shift
    }

    /// The server has come back elsewhere.
    pub fn moved_to(&self, address: &str) {
        let mut known = self.office.address.write().unwrap_or_else(PoisonError::into_inner);
        address.clone_into(&mut known);
    }

    /// Wait until so many more requests have been acknowledged.
    pub fn wait_for(&self, more: usize) {
        let goal = self.office.acknowledged.load(Ordering::Relaxed) + more;
        self.until_it_has("technicians get on with their work", |office| {
            office.acknowledged.load(Ordering::Relaxed) >= goal
        });
    }

    fn until_it_has(&self, what: &str, done: impl Fn(&Office) -> bool) {
        until(what, || {
            let failed = self.technicians.iter().any(JoinHandle::is_finished);
            assert!(!failed, "a technician gave up; see above");
            done(&self.office).then_some(())
        });
    }

    /// Everybody finishes their call, and hands in their ledger.
    pub fn end(self) -> Vec<Ledger> {
        self.office.over.store(true, Ordering::Relaxed);
        let ledgers = self.technicians.into_iter().map(|technician| technician.join());
        ledgers
            .map(|ledger| ledger.expect("a technician gave up; see above"))
            .collect()
    }
}

struct Technician {
    name: String,
    http: Http,
    office: Arc<Office>,
    dice: Dice,
    flows: Vec<Value>,
    ledger: Ledger,
    noted: usize,
}

impl Technician {
    fn sign_in(number: usize, email: &str, office: Arc<Office>) -> Self {
        let mut http = Http::at(Arc::clone(&office.address));
        let me = http.sign_in(email);
        let flows = http.get("/api/v1/flows?status=published").expect("the server answers");
        let flows = flows.body["items"].as_array().expect("it is a page").clone();
        assert!(!flows.is_empty(), "{email} has flows to walk");
        office.signed_in.fetch_add(1, Ordering::Relaxed);
        Self {
            name: format!("t{number}"),
            http,
            office,
            dice: Dice::fresh(),
            flows: flows.into_iter().map(|flow| flow["id"].clone()).collect(),
            ledger: Ledger {
                account: id(&me["account"]["id"]),
                user: id(&me["user"]["id"]),
                calls: Vec::new(),
            },
            noted: 0,
        }
    }

    fn work(mut self) -> Ledger {
        while !self.office.over.load(Ordering::Relaxed) {
            self.take_call();
        }
        self.ledger
    }

    fn take_call(&mut self) {
        let problem = format!("{MARK}{}-{}", self.name, self.ledger.calls.len() + 1);
        let with_flow = self.dice.roll(4) > 0;
        let mut input = json!({ "problem_statement": problem, "customer_name": "Casey Caller" });
        if with_flow {
            let flow = self.dice.roll(self.flows.len());
            input["flow_id"] = self.flows[flow].clone();
        }
        let begun = self.insist("/api/v1/l1/intake", &input);
        let mut call = Call {
            problem,
            ticket: id(&begun["ticket_id"]),
            walk: id(&begun["session_id"]),
            steps: Vec::new(),
            notes: Vec::new(),
            saves: 0,
            status: "active",
        };
        if with_flow {
            self.walk(&mut call);
        }
        if !with_flow || self.dice.roll(4) == 0 {
            self.note(&mut call);
        }
        self.conclude(&mut call, with_flow);
        self.ledger.calls.push(call);
    }

    fn walk(&mut self, call: &mut Call) {
        let mut walk = self.look(call.walk);
        for _ in 0..=self.dice.roll(6) {
            if !call.steps.is_empty() && self.dice.roll(6) == 0 {
                self.take_back(call, &mut walk);
                continue;
            }
            let node = &walk["next_node"];
            let answers = node["answers"].as_array().map_or(&[][..], Vec::as_slice);
            if answers.is_empty() {
                break;
            }
            let answer = &answers[self.dice.roll(answers.len())]["label"];
            let step = Step {
                kind: "answer".into(),
                node: text(&node["id"]),
                answer: text(answer),
                note: Some(self.fresh_note()),
            };
            let input = json!({ "node_id": step.node, "answer": step.answer, "note": step.note,
                                "step_count": walk["step_count"] });
            walk = self.insist(&path(call.walk, "step"), &input);
            call.steps.push(step);
        }
    }

    fn take_back(&mut self, call: &mut Call, walk: &mut Value) {
        let Some(last) = walk["walked_path"].as_array().and_then(|path| path.last()) else {
            return;
        };
        let step = Step {
            kind: "back".into(),
            node: text(&last["node_id"]),
            answer: text(&last["answer"]),
            note: None,
        };
        *walk = self.insist(&path(call.walk, "back"), &json!({ "step_count": walk["step_count"] }));
        call.steps.push(step);
    }

    fn note(&mut self, call: &mut Call) {
        for _ in 0..=self.dice.roll(3) {
            let mut notes = call.notes.clone();
            notes.push(self.fresh_note());
            let input: Vec<_> = notes
                .iter()
                .map(|note| json!({ "timestamp": "2026-01-31T10:00:00Z", "content": note }))
                .collect();
            self.insist(
                &path(call.walk, "notes"),
                &json!({ "notes": input, "revision": call.saves, "save_id": Uuid::new_v4() }),
            );
            call.notes = notes;
            call.saves += 1;
        }
    }

    fn conclude(&mut self, call: &mut Call, with_flow: bool) {
        match self.dice.roll(4) {
            0 => {}
            1 => {
                let input = json!({ "reason_category": "Hardware fault", "reason": "smoke" });
                self.insist(&path(call.walk, "escalate"), &input);
                call.status = "escalated";
            }
            _ => {
                let mut input = json!({ "resolution_notes": "Switched it on." });
                if with_flow {
                    input["helpful"] = true.into();
                }
                self.insist(&path(call.walk, "resolve"), &input);
                call.status = "resolved";
            }
        }
    }

    fn fresh_note(&mut self) -> String {
        self.noted += 1;
        format!("note {}-{}", self.name, self.noted)
    }

    fn look(&mut self, walk: Uuid) -> Value {
        until("a walk can be looked at", || {
            let answer = self.http.get(&format!("/api/v1/l1/sessions/{walk}")).ok()?;
            passes(&answer).then_some(answer.body)
        })
    }

    /// Send a request until it is acknowledged, and some for good measure once more, as if the answer had been lost.
    fn insist(&mut self, path: &str, input: &Value) -> Value {
        let mut key = Uuid::new_v4().to_string();
        let mut lost: Option<Value> = None;
        let forgetful = match self.office.habit {
            Habit::SameKey => self.dice.roll(5) == 0,
            Habit::NewKey => path.ends_with("/intake"),
        };
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            match self.http.post(path, Some(&key), input) {
                Ok(answer) if passes(&answer) => {
                    if forgetful && lost.is_none() {
                        lost = Some(answer.body);
                        if self.office.habit == Habit::NewKey {
                            key = Uuid::new_v4().to_string();
                        }
                        continue;
                    }
                    if let Some(lost) = lost
                        && self.office.habit == Habit::SameKey
                    {
                        assert!(answer.replayed, "{path}: the same key is the same request");
                        assert_eq!(answer.body, lost, "{path}: the same key gives the same answer");
                    }
                    self.office.acknowledged.fetch_add(1, Ordering::Relaxed);
                    return answer.body;
                }
                Ok(_) | Err(_) => {}
            }
            assert!(Instant::now() < deadline, "{path} was not acknowledged within a minute");
            // Some are quick to try again, some are patient; nobody waits for the second that the server asks for.
            thread::sleep(Duration::from_millis(5 + self.dice.roll(40) as u64));
        }
    }
}

/// Whether the request was done. One that was not may be sent again; any refusal that is final is a fault of ours or the
/// server's.
fn passes(answer: &Answer) -> bool {
    let busy = answer.body["detail"]["code"] == "busy";
    match answer.status {
        200 | 201 => true,
        429 | 503 => false,
        409 if busy => false,
        status => panic!("refused with {status}: {}", answer.body),
    }
}

fn path(walk: Uuid, act: &str) -> String {
    format!("/api/v1/l1/sessions/{walk}/{act}")
}

fn id(value: &Value) -> Uuid {
    text(value).parse().expect("ids are UUIDs")
}

fn text(value: &Value) -> String {
    value.as_str().expect("it is a text").to_owned()
}

/// xorshift64: enough to do different things every time.
struct Dice(u64);

impl Dice {
    fn fresh() -> Self {
        Self(Uuid::new_v4().as_u64_pair().1 | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }
}
