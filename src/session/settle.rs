//! "I know this" and "I disagree": a few items settle it, and both views are kept.
//!
//! The answers count as any others, and the skill is secure by the plan's criterion or it is not: to say so is no evidence,
//! or a guesser had only to say it. Three unaided right answers to typed items meet the usual criterion; where the items
//! say less (easy ones, choices) a fourth may do it. It ends as soon as the question is settled, after four items
//! at the latest.

use super::command::Practice;
use super::found::SettledView;
use super::state::Session;
use crate::bank::Difficulty;
use crate::evidence::{Because, Mode, OwnView};
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, Mastery, ease, guess, mastery};
use crate::plan::Plan;
use crate::selection::PROOF_ITEMS;
use crate::tracer::levels::Asked;

/// Items at most.
const MOST: usize = PROOF_ITEMS as usize;
/// So many right answers and no wrong one say that a doubt was not founded.
const RIGHTS_AGAINST_DOUBT: usize = 2;

/// Why the session ends here; `None` while the question is open.
pub(super) fn ending(session: &Session, learner: &Learner, plan: &Plan, now: Millis) -> Option<Because> {
    let Some(skill) = question(session) else { return Some(Because::Done) };
    let turns = session.given.turns();
    let wrong = turns.iter().any(|turn| turn.right == Some(false));
    let shown = shown(learner, skill, now);
    let more = MOST - turns.len().min(MOST);
    // While too little is known to say "not yet", another item may tell.
    let settled = match (said(session, learner, skill), shown) {
        (_, Mastery::Unknown) => false,
        (OwnView::Know, Mastery::Secure) | (OwnView::NotYet, Mastery::NotYet) => true,
        (OwnView::Know, Mastery::NotYet) => wrong && !can_become_secure(learner, plan, skill, more, now),
        (OwnView::NotYet, Mastery::Secure) => !wrong && turns.len() >= RIGHTS_AGAINST_DOUBT,
    };
    (settled || turns.len() >= MOST).then_some(Because::Done)
}

/// About how many items are left after the one that is open.
pub(super) fn left(session: &Session) -> u32 {
    (MOST - session.given.turns().len().min(MOST)) as u32
}

/// The skill in question; `None` if the session is about something else.
fn question(session: &Session) -> Option<SkillIndex> {
    session.chosen_skills.first().copied().filter(|_| session.mode.settles())
}

/// The learner's view: who begins a proof says "I know this", and who disagrees and did not say how sees the opposite of
/// what is believed.
fn said(session: &Session, learner: &Learner, skill: SkillIndex) -> OwnView {
    let opposite = if session.secure_before.contains(&skill) { OwnView::NotYet } else { OwnView::Know };
    match (session.mode, learner.skill(skill).said) {
        (Mode::Proof, _) => OwnView::Know,
        (_, Some((view, _))) => view,
        (_, None) => opposite,
    }
}

/// What the answers show.
fn shown(learner: &Learner, skill: SkillIndex, now: Millis) -> Mastery {
    let belief = learner.skill(skill);
    if belief.refresh() { Mastery::NotYet } else { mastery(belief, now) }
}

/// Could so many more right answers to the items that say most make it secure?
fn can_become_secure(learner: &Learner, plan: &Plan, skill: SkillIndex, more: usize, now: Millis) -> bool {
    let criterion = plan.criterion();
    let asked = Asked::new(ease(Difficulty::Hard), guess(None), 1.0);
    let levels = (0..more).fold(learner.levels(skill, now), |levels, _| levels.after(asked, true, 1.0));
    learner.skill(skill).unaided as usize + more >= criterion.unaided as usize
        && levels.spread().at_least(criterion.level) >= criterion.sure
}

impl Practice {
    pub(super) fn settled(&self, session: &Session, now: Millis) -> Option<SettledView> {
        let skill = question(session)?;
        let spec = self.bank.skill(skill).spec();
        Some(SettledView {
            skill: spec.id.clone(),
            name: spec.name.clone(),
            said: said(session, &self.learner, skill),
            shown: shown(&self.learner, skill, now),
        })
    }
}
