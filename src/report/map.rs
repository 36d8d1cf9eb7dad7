//! The learner's map: each skill's state and the answers behind it.

use crate::bank::Bank;
use crate::evidence::{Log, OwnView, What};
use crate::grading::Verdict;
use crate::ids::{Millis, SkillIndex};
use crate::learner::{Interval, Learner, Mastery, interval, mastery};
use crate::selection::ready;
use serde::Serialize;

/// A skill on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SkillState {
    /// The skill's id.
    pub skill: String,
    /// Its state.
    pub state: Mastery,
    /// When it became secure.
    pub since: Option<Millis>,
    /// Was secure; a short re-check is due.
    pub refresh: bool,
    /// To look at together with a person.
    pub handed_over: bool,
    /// Could be practised now: what it builds on is safe.
    pub ready: bool,
    /// P(right) on a typical item, unaided.
    pub known: f64,
    /// Lower end of its 90 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// First answers seen.
    pub observations: u32,
    /// The last answers, newest first.
    pub recent: Vec<Recent>,
    /// How the learner sees it.
    pub said: Option<OwnView>,
    /// It is the learner's goal.
    pub goal: bool,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recent {
    /// When.
    pub at: Millis,
    /// The item's id.
    pub item: String,
    /// How it was marked.
    pub verdict: Verdict,
    /// Hints seen before it.
    pub hints: u8,
}

/// All skills of the bank, in its order.
#[must_use]
pub fn map(bank: &Bank, learner: &Learner, log: &Log, now: Millis) -> Vec<SkillState> {
    let ready = ready(bank, learner, now);
    let state = |index: usize| {
        let skill = SkillIndex(index as u32);
        let belief = learner.skill(skill);
        let levels = learner.levels(skill, now).spread();
        let Interval { low, high } = interval(&levels);
        let recent = belief.recent().iter().filter_map(|&position| {
            let What::Answered(answer) = &log.entries()[position as usize].evidence()?.what else { return None };
            let at = log.entries()[position as usize].evidence()?.at;
            Some(Recent { at, item: answer.item.clone(), verdict: answer.verdict, hints: answer.hints })
        });
        SkillState {
            skill: bank.skill(skill).id().to_owned(),
            state: mastery(belief, now),
            since: belief.since,
            refresh: belief.refresh(),
            handed_over: belief.handed_over.is_some(),
            ready: ready[index],
            known: levels.mean(),
            low,
            high,
            observations: belief.observations,
            recent: recent.collect(),
            said: belief.said.map(|(view, _)| view),
            goal: learner.goal() == Some(skill),
        }
    };
    (0..bank.skills().len()).map(state).collect()
}
