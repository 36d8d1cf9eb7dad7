//! Every decision again: what was chosen follows from the evidence before it, so it can be checked.

use super::ground::Ground;
use super::state::Session;
use crate::Result;
use crate::bank::Bank;
use crate::evidence::{Log, Mode, What};
use crate::learner::Learner;
use crate::plan::Plan;
use crate::selection::Choice;

/// One recorded choice and the same choice made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its place in the log.
    pub position: usize,
    /// What the session was for.
    pub mode: Mode,
    /// It is a worked example, not an item to answer.
    pub example: bool,
    /// The item that was shown.
    pub recorded: String,
    /// The choice made again; `None` for a worked example, and if nothing would be given now.
    pub again: Option<Choice>,
    /// Id of the item chosen again.
    pub item: Option<String>,
    /// Of a template: the instance on record and the one drawn again.
    pub instances: Option<(u64, u64)>,
}

impl Decision {
    /// Is it the same item, and of a template the same instance?
    #[must_use]
    pub fn agrees(&self) -> bool {
        let same = self.instances.is_none_or(|(recorded, again)| recorded == again);
        same && self.item.as_deref() == Some(&self.recorded)
    }
}

/// All choices of a log about this bank, made again from the evidence before each.
///
/// They agree if bank, plan and engine are those of the time, and every record then at hand is in the log and no
/// other: a log merged from devices that did not know of each other may differ.
///
/// # Errors
/// `plan/unknown-skill` if the plan names a skill that the bank does not have.
pub fn audit(bank: &Bank, plan: &Plan, log: &Log) -> Result<Vec<Decision>> {
    let fitted = plan.fit(bank)?;
    let ground = Ground { bank, plan, fitted: &fitted };
    let mut decisions = Vec::new();
    walk(ground, log, log.entries().len(), &mut |position, session, learner| {
        let evidence = log.entries()[position].evidence().expect("a session's records are understood");
        let (recorded, again, item) = match &evidence.what {
            What::Shown { item, .. } => {
                let again = ground.choose(session, learner, evidence.at).ok();
                let chosen = again.as_ref().map(|choice| choice.item);
                (item, again, chosen)
            }
            What::Exampled { item, .. } => (item, None, ground.example(session, learner).map(|(item, _)| item)),
            _ => return,
        };
        let (What::Shown { instance, .. } | What::Exampled { instance, .. }) = &evidence.what else { return };
        let drawn = item.and_then(|item| ground.instance(session, learner, item).ok()?);
        let instances = (*instance).zip(drawn);
        let item = item.map(|item| bank.item(item).id().to_owned());
        let (mode, example) = (session.mode, matches!(evidence.what, What::Exampled { .. }));
        decisions.push(Decision { position, mode, example, recorded: recorded.clone(), again, item, instances });
    });
    Ok(decisions)
}

/// The session and what was believed when the record at `position` was about to be made; `None` if it is of no session.
pub(super) fn at(ground: Ground<'_>, log: &Log, position: usize) -> Option<(Session, Learner)> {
    let mut found = None;
    walk(ground, log, position + 1, &mut |at, session, learner| {
        if at == position {
            found = Some((session.clone(), learner.clone()));
        }
    });
    found
}

/// Folds the entries before `end` again. `visit` sees every record of a session with the session and the learner before
/// it.
fn walk(ground: Ground<'_>, log: &Log, end: usize, visit: &mut dyn FnMut(usize, &Session, &Learner)) {
    let bank = ground.bank;
    let mut learner = Learner::new(bank, ground.plan.criterion());
    let mut sessions: Vec<Session> = Vec::new();
    for (position, entry) in log.entries()[..end].iter().enumerate() {
        let Some(evidence) = entry.evidence() else {
            learner.take(bank, log, position);
            continue;
        };
        if let Some(session) = Session::begin(ground, &learner, evidence) {
            sessions.push(session);
        }
        let session = sessions.iter_mut().rev().find(|session| Some(&session.id) == evidence.session.as_ref());
        if let Some(session) = session {
            visit(position, session, &learner);
            session.apply(bank, evidence, position);
        }
        learner.take(bank, log, position);
    }
}
