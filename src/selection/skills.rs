//! What each skill brings to the score of its items, and whether it may be practised now.

use super::practice::Setting;
use super::readiness::Standing;
use super::score::{SCORED, Term};
use crate::ids::SkillIndex;
use crate::tracer::memory;

/// The terms that speak of a skill rather than of an item.
pub(super) const SKILL_TERMS: [Term; 6] =
    [Term::Goal, Term::Choice, Term::Learn, Term::Review, Term::Unlock, Term::Easier];

/// What was forgotten at which a review is as urgent as can be.
const FADED: f64 = 0.3;
/// About one item in six may be review: it supports learning, and does not crowd it out.
const REVIEWS: f64 = 0.18;
/// As many items are counted before the first, so that a short session has its review, too.
const REVIEWS_AHEAD: f64 = 3.0;

/// What a skill brings to the score of its items.
#[derive(Clone, Copy)]
pub(super) struct SkillScore {
    /// Points by term, weights included; those of [`SKILL_TERMS`], the others are 0.
    pub(super) points: [f64; SCORED],
    /// The numbers behind them.
    pub(super) values: [f64; SCORED],
    /// Counts as class work.
    pub(super) class: bool,
    /// Reason enough to give an item.
    pub(super) worth: bool,
    /// Not secure, or its review is due and the session has not had enough of that.
    pub(super) useful: bool,
}

/// Each skill's score; `None` if it may not be practised now.
pub(super) fn skill_scores(setting: &Setting<'_>, standing: &Standing) -> Vec<Option<SkillScore>> {
    let Setting { bank, learner, plan, given, now, .. } = *setting;
    let count = bank.skills().len();
    let weights = &plan.spec().weights;
    let marked = |skills: &[SkillIndex]| {
        let mut marks = vec![false; count];
        skills.iter().for_each(|skill| marks[skill.get()] = true);
        marks
    };
    let resting = given.resting(bank, plan);
    let (due, chosen) = (marked(setting.class_due), marked(setting.chosen_skills));
    let mut easier = vec![false; count];
    // What a class skill that rests builds on is practised for the class's sake.
    let mut class = due;
    for &skill in &resting {
        for below in bank.skill(skill).prerequisites() {
            easier[below.get()] = true;
            class[below.get()] |= setting.class_due.contains(&skill);
        }
    }
    let path = marked(&path(setting, standing));
    let reviews = given.count(|turn| bank.item(turn.item).skills().iter().any(|s| standing.secure[s.get()]));
    let enough_review = reviews as f64 >= REVIEWS * (given.turns().len() as f64 + REVIEWS_AHEAD);
    // A session that chose nothing and has begun ends rather than go over what is known, or fill up with reviews; one that
    // was all review goes on with that.
    let begun = setting.chosen_items.is_empty() && !given.turns().is_empty();
    let filling = enough_review && reviews < given.turns().len();
    let score = |index: usize| -> Option<SkillScore> {
        let skill = SkillIndex(index as u32);
        let belief = learner.skill(skill);
        let secure = standing.secure[index];
        if belief.handed_over.is_some()
            || !(secure || easier[index] || standing.ready(setting, skill))
            || resting.contains(&skill) && helped(setting, standing, skill)
            || setting.practised_enough(skill)
        {
            return None;
        }
        let known = standing.known[index];
        let faded = 1.0 - belief.retrievability(now);
        let due_review = secure && (belief.refresh() || faded > 1.0 - memory::DUE);
        let urgency = if belief.refresh() { 1.0 } else { (faded / FADED).min(1.0) };
        let opens = bank.skill(skill).unlocks().iter().filter(|s| !standing.secure[s.get()]).count() as f64;
        let open = f64::from(u8::from(!secure));
        let flag = |marks: &[bool]| f64::from(u8::from(marks[index])) * open;
        let raw = [
            (flag(&path), known),
            (flag(&chosen), 1.0),
            (open * learn(belief.observations > 0, known, bank.skill(skill).depth()), known),
            (if due_review { urgency } else { 0.0 }, now.days_since(belief.last)),
            (open * opens / (opens + 2.0), opens),
            (flag(&easier), 1.0),
        ];
        let mut own = SkillScore {
            points: [0.0; SCORED],
            values: [0.0; SCORED],
            class: class[index] && (!secure || due_review),
            worth: !secure || !begun || due_review && !filling,
            useful: !secure || due_review && !enough_review,
        };
        for (term, (points, value)) in SKILL_TERMS.into_iter().zip(raw) {
            own.points[term as usize] = points * term.weight(weights);
            own.values[term as usize] = value;
        }
        Some(own)
    };
    (0..count).map(score).collect()
}

/// Learning to be expected of an item: more of a skill that is begun, and the more the further it is, for the sooner it
/// is secure the sooner the rest can follow; of new ones more at the start of the graph.
fn learn(begun: bool, known: f64, depth: u32) -> f64 {
    if begun { 0.5 + 0.5 * known } else { 0.5 - (0.04 * f64::from(depth)).min(0.4) }
}

/// The learner's goal and all that it builds on and is not safe yet.
pub(super) fn path(setting: &Setting<'_>, standing: &Standing) -> Vec<SkillIndex> {
    let mut path: Vec<SkillIndex> = setting.goal.into_iter().filter(|goal| !standing.secure[goal.get()]).collect();
    let mut at = 0;
    while let Some(&skill) = path.get(at) {
        for &below in setting.bank.skill(skill).prerequisites() {
            if !standing.safe(below) && !path.contains(&below) {
                path.push(below);
            }
        }
        at += 1;
    }
    path
}

/// Is there practice on what the skill builds on that could help someone who is stuck on it?
fn helped(setting: &Setting<'_>, standing: &Standing, skill: SkillIndex) -> bool {
    let usable = |below: &SkillIndex| {
        let fresh = |&item| !setting.given.spent(setting.bank, item);
        setting.learner.skill(*below).handed_over.is_none()
            && !standing.secure[below.get()]
            && setting.bank.skill(*below).items().iter().any(fresh)
    };
    setting.bank.skill(skill).prerequisites().iter().any(usable)
}
