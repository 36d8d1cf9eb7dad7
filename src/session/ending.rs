//! When a session ends and when a person is asked: the stops that are promised.
//!
//! No skill is practised for more than `hand_over` items (12 at most) in a session without becoming secure. Who got fewer
//! than half of them right is handed to a person, and who gets almost nothing right already after six: more of the same
//! is wheel-spinning (Beck, J. E. & Gong, Y. (2013), *Wheel-spinning: Students who fail to master a skill*, AIED 2013, use
//! ten items). Who got half or more is getting there: the skill rests until the next session, and a person is asked after
//! as many items again.

use super::state::Session;
use super::{measure, settle};
use crate::bank::Bank;
use crate::evidence::{Because, Focus, Mode};
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Learner, Mastery, mastery};
use crate::math;
use crate::plan::Plan;
use crate::selection::next_part;

/// Items after which next to no success is enough to ask a person.
const EARLY: u32 = 6;
/// How a session begins to be estimated before there are answers, and the bounds after.
const ITEM_SECONDS: (f64, f64, f64) = (20.0, 40.0, 90.0);

/// Reasons to end before another item is chosen.
pub(super) fn ending(session: &Session, bank: &Bank, learner: &Learner, plan: &Plan, now: Millis) -> Option<Because> {
    if session.mode.settles() {
        return settle::ending(session, learner, plan, now);
    }
    // A check-up says itself when it is over.
    if session.mode.measures() {
        return None;
    }
    let in_the_middle = next_part(bank, learner, plan, &session.given).is_some();
    if in_the_middle && session.handed_over.is_empty() {
        return None;
    }
    let goals = goals(session, bank);
    let met =
        |skill: &SkillIndex| mastery(learner.skill(*skill), now) == Mastery::Secure && !learner.skill(*skill).refresh();
    if !goals.is_empty() && !session.given.turns().is_empty() && goals.iter().all(met) {
        return Some(Because::Goal);
    }
    let time_up = session.worked >= plan.budget();
    (time_up || session.given.turns().len() >= plan.most_items() as usize).then_some(Because::Time)
}

/// The chosen skills that were not secure when the session began.
fn goals(session: &Session, bank: &Bank) -> Vec<SkillIndex> {
    if session.focus == Focus::Free {
        return Vec::new();
    }
    let open = session.chosen_skills.iter().copied();
    open.filter(|skill| !bank.skill(*skill).items().is_empty() && !session.secure_before.contains(skill)).collect()
}

/// The skill to hand to a person now, if one.
pub(super) fn hand_over(
    session: &Session,
    bank: &Bank,
    learner: &Learner,
    plan: &Plan,
    now: Millis,
) -> Option<SkillIndex> {
    // What measures or settles asks nobody; the next practice does.
    if session.mode != Mode::Practice {
        return None;
    }
    let turns = session.given.turns();
    let stuck = |skill: &SkillIndex| {
        let belief = learner.skill(*skill);
        let hopeless = belief.tries >= EARLY && belief.tries_right <= 1;
        let failing = belief.tries >= plan.hand_over() && belief.tries_right * 2 < belief.tries;
        belief.handed_over.is_none() && (hopeless || failing || belief.tries >= 2 * plan.hand_over())
    };
    let Some(last) = turns.last() else {
        // Who stopped before hearing it hears it now: stopping early must not buy another item.
        let all = (0..bank.skills().len() as u32).map(SkillIndex);
        let ours = |skill: &SkillIndex| session.chosen_skills.is_empty() || session.chosen_skills.contains(skill);
        return all.filter(ours).find(stuck);
    };
    if let Some(skill) = bank.item(last.item).skills().iter().copied().find(stuck) {
        return Some(skill);
    }
    // The same promise over several skills: of the first twelve items fewer than half right, or of any twelve after them
    // not more than a third, and nobody asked. Half of every twelve would sooner or later catch whoever gets six in ten
    // right (tests/termination.rs). A skill secured among the first twelve excuses above a third.
    let window = plan.hand_over() as usize;
    let recent = turns.len().checked_sub(window).map(|start| &turns[start..])?;
    let right = recent.iter().filter(|turn| turn.right == Some(true)).count();
    let secured = recent
        .iter()
        .flat_map(|turn| bank.item(turn.item).skills())
        .any(|&skill| mastery(learner.skill(skill), now) == Mastery::Secure && !session.secure_before.contains(&skill));
    let strict = turns.len() == window && !secured;
    let enough = if strict { right * 2 >= window } else { right * 3 > window };
    if enough || !session.handed_over.is_empty() {
        return None;
    }
    let touched = recent.iter().flat_map(|turn| bank.item(turn.item).skills()).copied();
    let open = touched.filter(|&skill| {
        learner.skill(skill).handed_over.is_none() && mastery(learner.skill(skill), now) != Mastery::Secure
    });
    open.max_by_key(|&skill| (learner.skill(skill).tries, std::cmp::Reverse(skill)))
}

/// About how many items are left after the one that is open.
pub(super) fn left(session: &Session, bank: &Bank, learner: &Learner, plan: &Plan) -> u32 {
    if session.mode.settles() {
        return settle::left(session);
    }
    if let Some(own) = &session.measuring {
        return measure::left(session, own);
    }
    let turns = session.given.turns();
    let answered = turns.iter().filter(|turn| turn.right.is_some()).count();
    let (least, typical, most) = ITEM_SECONDS;
    let seconds =
        if answered == 0 { typical } else { (session.worked.0 as f64 / 1000.0 / answered as f64).clamp(least, most) };
    let left = plan.budget().0.saturating_sub(session.worked.0) as f64 / 1000.0;
    let by_time = (left / seconds) as u32;
    let by_number = plan.most_items().saturating_sub(turns.len() as u32);
    let goals = goals(session, bank);
    let rights: u32 = goals.iter().map(|&skill| to_secure(learner, plan, skill)).sum();
    // Not every answer is right: at the success that is aimed for, so many items bring that many right ones.
    let by_goal = math::ceil(f64::from(rights) / plan.spec().target) as u32;
    let by_goal = if goals.is_empty() { u32::MAX } else { by_goal.saturating_sub(1) };
    by_time.min(by_number).min(by_goal)
}

/// Right answers in a row that would make the skill secure.
fn to_secure(learner: &Learner, plan: &Plan, skill: SkillIndex) -> u32 {
    let belief = learner.skill(skill);
    if belief.since.is_some() || belief.handed_over.is_some() {
        return 0;
    }
    belief.rights_left(plan.criterion())
}
