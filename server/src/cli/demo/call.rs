//! What the table of calls is made of.

/// Somebody of the account who has to do with calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// `owner@`
    Owner,
    /// `engineer@`, who covers L1.
    Engineer,
    /// `engineer2@`, who only takes escalations.
    Engineer2,
    /// `l1@`
    L1,
    /// `l1b@`
    L1b,
}

/// What is worked along.
#[derive(Debug, Clone, Copy)]
pub enum Work {
    /// A starter flow, by title, and the nodes to come by.
    Flow(&'static str, &'static [&'static str]),
    /// The proposal of that index, and the nodes to come by.
    Proposal(usize, &'static [&'static str]),
    /// A note pad, and what was noted.
    Adhoc(&'static [&'static str]),
    /// Nothing: escalated at once.
    Direct,
    /// Nothing yet: the call waits.
    Waiting,
}

/// How the first walk ended.
#[derive(Debug, Clone, Copy)]
pub enum Ending {
    /// At a `resolve` node, with its text.
    AsAuthored,
    /// Resolved, with the technician's own words; whether the flow helped.
    Fixed(&'static str, bool),
    /// Escalated: category (the node's own on a flow), reason, and what the engineer did about it in the end.
    Up {
        category: Option<&'static str>,
        reason: &'static str,
        then: Desk,
    },
    /// Left alone; the product abandons it a day later.
    Left,
    /// It goes on.
    Active,
}

/// What the desk did with an escalation.
#[derive(Debug, Clone, Copy)]
pub enum Desk {
    /// An engineer resolved it.
    Solved(&'static str),
    /// An engineer returned it to L1, with a reason.
    Returned(&'static str),
    /// An engineer has it and waits for something.
    InHand,
    /// Nobody has it yet.
    Waits,
}

/// What else happened to a call.
#[derive(Debug, Clone, Copy)]
pub enum Twist {
    /// Half-way the holder gave it to a colleague.
    HandedOver(Who),
    /// Half-way a colleague took it.
    TakenOver(Who),
    /// Resolved, and opened again the next day, with a reason.
    Reopened(&'static str),
}

/// A call.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// A name, or nothing where the caller gave none.
    pub caller: &'static str,
    /// In the caller's words.
    pub problem: &'static str,
    /// What is worked along.
    pub work: Work,
    /// A note on the step that answers this node.
    pub note: Option<(&'static str, &'static str)>,
    /// How the first walk ended.
    pub ending: Ending,
    /// What else happened.
    pub twist: Option<Twist>,
    /// An open ticket was walked again: the nodes to come by from where the first walk stopped, and what fixed it.
    /// Without it the ticket waits.
    pub again: Option<(&'static [&'static str], &'static str)>,
    /// Who took it, where it matters.
    pub by: Option<Who>,
    /// So many working days before today; anywhere in the month where it does not matter.
    pub days_back: Option<u8>,
    /// So many minutes before now, for calls of the present.
    pub minutes_ago: Option<u16>,
    /// The proposal of that index was drafted from this ad-hoc walk.
    pub drafted: Option<usize>,
}

impl Call {
    /// Resolved as its flow says, and nothing else happened.
    pub const fn new(caller: &'static str, problem: &'static str, work: Work) -> Self {
        Self {
            caller,
            problem,
            work,
            note: None,
            ending: Ending::AsAuthored,
            twist: None,
            again: None,
            by: None,
            days_back: None,
            minutes_ago: None,
            drafted: None,
        }
    }

    /// With the technician's own resolution.
    pub const fn fixed(mut self, resolution: &'static str) -> Self {
        self.ending = Ending::Fixed(resolution, true);
        self
    }

    /// Resolved by something the flow did not know.
    pub const fn unhelpful(mut self, resolution: &'static str) -> Self {
        self.ending = Ending::Fixed(resolution, false);
        self
    }

    /// Escalated along the flow, and what an engineer did about it.
    pub const fn up(self, reason: &'static str, solution: &'static str) -> Self {
        self.to_desk(None, reason, Desk::Solved(solution))
    }

    /// Escalated: with a category of the account's where there is no node to give one.
    pub const fn to_desk(mut self, category: Option<&'static str>, reason: &'static str, then: Desk) -> Self {
        self.ending = Ending::Up { category, reason, then };
        self
    }

    /// Left alone half-way.
    pub const fn left(mut self) -> Self {
        self.ending = Ending::Left;
        self
    }

    /// It goes on.
    pub const fn active(mut self) -> Self {
        self.ending = Ending::Active;
        self
    }

    /// With a note on the step that answers this node.
    pub const fn note(mut self, node: &'static str, text: &'static str) -> Self {
        self.note = Some((node, text));
        self
    }

    /// Something else happened to it.
    pub const fn twist(mut self, twist: Twist) -> Self {
        self.twist = Some(twist);
        self
    }

    /// Walked again, with a note pad.
    pub const fn again(self, resolution: &'static str) -> Self {
        self.again_by(&[], resolution)
    }

    /// Walked on from where the first walk stopped.
    pub const fn again_by(mut self, way: &'static [&'static str], resolution: &'static str) -> Self {
        self.again = Some((way, resolution));
        self
    }

    /// Taken by them.
    pub const fn by(mut self, who: Who) -> Self {
        self.by = Some(who);
        self
    }

    /// So many working days before today.
    pub const fn back(mut self, working_days: u8) -> Self {
        self.days_back = Some(working_days);
        self
    }

    /// So many minutes before now.
    pub const fn ago(mut self, minutes: u16) -> Self {
        self.minutes_ago = Some(minutes);
        self
    }

    /// The proposal of that index was drafted from it.
    pub const fn drafted(mut self, proposal: usize) -> Self {
        self.drafted = Some(proposal);
        self
    }
}

/// A walk along the flow of its group.
pub const fn walk(caller: &'static str, problem: &'static str, way: &'static [&'static str]) -> Call {
    Call::new(caller, problem, Work::Flow("", way))
}

/// A walk along a starter flow.
pub const fn flow(
    title: &'static str,
    caller: &'static str,
    problem: &'static str,
    way: &'static [&'static str],
) -> Call {
    Call::new(caller, problem, Work::Flow(title, way))
}

/// A walk with a note pad, and what was noted.
pub const fn adhoc(caller: &'static str, problem: &'static str, notes: &'static [&'static str]) -> Call {
    Call::new(caller, problem, Work::Adhoc(notes))
}

/// A call for an engineer: category, reason, and what the engineer did.
pub const fn direct(
    caller: &'static str,
    problem: &'static str,
    category: &'static str,
    reason: &'static str,
    solution: &'static str,
) -> Call {
    Call::new(caller, problem, Work::Direct).to_desk(Some(category), reason, Desk::Solved(solution))
}

/// A call that waits.
pub const fn waiting(caller: &'static str, problem: &'static str, minutes_ago: u16) -> Call {
    Call::new(caller, problem, Work::Waiting).ago(minutes_ago)
}
