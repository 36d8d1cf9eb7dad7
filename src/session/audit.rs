//! Every decision again: what was chosen follows from the evidence before it, so it can be checked.

use super::advance::choose_in;
use super::state::Session;
use crate::bank::Bank;
use crate::evidence::{Log, What};
use crate::learner::Learner;
use crate::plan::Plan;
use crate::selection::Choice;

/// One recorded choice and the same choice made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its place in the log.
    pub position: usize,
    /// The item that was shown.
    pub recorded: String,
    /// The choice made again; `None` if nothing would be given now.
    pub again: Option<Choice>,
    /// Id of the item chosen again.
    pub item: Option<String>,
}

impl Decision {
    /// Is it the same item?
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.item.as_deref() == Some(&self.recorded)
    }
}

/// All choices of a log about this bank, made again from the evidence before each.
///
/// They agree if bank, plan and engine are those of the time, and every record then at hand is in the log and no
/// other: a log merged from devices that did not know of each other may differ.
#[must_use]
pub fn audit(bank: &Bank, plan: &Plan, log: &Log) -> Vec<Decision> {
    walk(bank, plan, log, log.entries().len(), true)
}

/// The choice that led to the record at `position`.
pub(super) fn again(bank: &Bank, plan: &Plan, log: &Log, position: usize) -> Option<Choice> {
    walk(bank, plan, log, position + 1, false).pop()?.again
}

/// Makes the choices before entry `end` again: all of them, or only the last entry's.
fn walk(bank: &Bank, plan: &Plan, log: &Log, end: usize, all: bool) -> Vec<Decision> {
    let mut learner = Learner::new(bank, plan.criterion());
    let mut sessions: Vec<Session> = Vec::new();
    let mut decisions = Vec::new();
    for (position, entry) in log.entries()[..end].iter().enumerate() {
        let Some(evidence) = entry.evidence() else {
            learner.take(bank, log, position);
            continue;
        };
        if let Some(session) = Session::begin(bank, &learner, evidence) {
            sessions.push(session);
        }
        let session = sessions.iter_mut().rev().find(|session| Some(&session.id) == evidence.session.as_ref());
        if let Some(session) = session {
            if let What::Shown { item, .. } = &evidence.what
                && (all || position + 1 == end)
            {
                let again = choose_in(session, bank, &learner, plan, evidence.at);
                let chosen = again.as_ref().map(|choice| bank.item(choice.item).id().to_owned());
                decisions.push(Decision { position, recorded: item.clone(), again, item: chosen });
            }
            session.apply(bank, evidence, position);
        }
        learner.take(bank, log, position);
    }
    decisions
}
