//! The practice policy: the item whose named terms add up to most.
//!
//! Skill terms are worked out once a skill, the rest once a kind of item and what is an item's own once an item, so a
//! choice among 10,000 items is one pass over them, and who would win without a term is one over their kinds.

use super::field::{Field, Pick};
use super::given::Given;
use super::proof;
use super::readiness::Standing;
use super::score::{Reason, Term};
use crate::bank::Bank;
use crate::draw::Draw;
use crate::evidence::Mode;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::Learner;
use crate::plan::Plan;

/// All that a choice depends on.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// What is believed.
    pub learner: &'a Learner,
    /// How practice should work.
    pub plan: &'a Plan,
    /// What the session has given so far.
    pub given: &'a Given,
    /// The skills that were chosen for this session; empty for all.
    pub chosen_skills: &'a [SkillIndex],
    /// The items that were chosen, in order; empty for all.
    pub chosen_items: &'a [ItemIndex],
    /// The skills that are due in class, from [`Plan::fit`].
    pub class_due: &'a [SkillIndex],
    /// The learner's own goal.
    pub goal: Option<SkillIndex>,
    /// What the session is for; a proof or a check is about the first chosen skill.
    pub mode: Mode,
    /// The moment.
    pub now: Millis,
}

/// An item and why it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The item.
    pub item: ItemIndex,
    /// Predicted probability of a right answer.
    pub predicted: f64,
    /// The terms that spoke for it: those that decide first, then by points.
    pub reasons: Vec<Reason>,
    /// The terms of its score that were not positive and decide nothing.
    pub against: Vec<Reason>,
    /// Several items were as good, and a draw picked this one. Otherwise, if no reason decides, it wins on everything
    /// together.
    pub tie: bool,
}

impl Setting<'_> {
    /// As many items in this session as a skill may take without becoming secure: it rests until the next.
    pub(super) fn practised_enough(&self, skill: SkillIndex) -> bool {
        practised_enough(self.bank, self.learner, self.plan, self.given, skill)
    }
}

/// The item to give next, or `None` when nothing useful is left.
#[must_use]
pub fn choose(setting: &Setting<'_>, draw: &mut Draw) -> Option<Choice> {
    let standing = Standing::at(setting.bank, setting.learner, setting.now);
    let same_draw = draw.clone();
    if let Some((item, term, tie)) = proof::item(setting, draw) {
        let mut choice = settled_by(setting, &standing, item, term);
        choice.tie = tie;
        // Practice might give the same item.
        let other = what_if(setting, &mut same_draw.clone(), term);
        choice.reasons[0].decides = other.is_none_or(|other| other.item != item);
        return Some(choice);
    }
    if setting.mode.settles() {
        return None;
    }
    if let Some(next) = next_part(setting.bank, setting.learner, setting.plan, setting.given) {
        return Some(settled_by(setting, &standing, next, Term::NextPart));
    }
    let field = Field::at(setting, &standing, draw);
    let Pick { item: picked, tied } = field.pick(None)?;
    let mut decides = [false; Term::ALL.len()];
    for term in Term::SCORED.into_iter().chain([Term::Start]) {
        decides[term as usize] = field.pick(Some(term)).is_some_and(|other| other.item != picked);
    }
    Some(explained(&field, picked, tied, &|term| decides[term as usize]))
}

/// The item that would be given without one term of the score and without the rule of that name; `None` when nothing
/// useful would be left. Give the draw as [`choose`] had it. No reason is marked as deciding.
#[must_use]
pub fn what_if(setting: &Setting<'_>, draw: &mut Draw, without: Term) -> Option<Choice> {
    let standing = Standing::at(setting.bank, setting.learner, setting.now);
    let practice = Setting { mode: Mode::Practice, ..*setting };
    if setting.mode.settles() && !matches!(without, Term::Proof | Term::Check) {
        return choose(setting, draw);
    }
    if !setting.mode.settles()
        && without != Term::NextPart
        && next_part(setting.bank, setting.learner, setting.plan, setting.given).is_some()
    {
        return choose(setting, draw);
    }
    let field = Field::at(&practice, &standing, draw);
    let Pick { item, tied } = field.pick(Some(without))?;
    let mut choice = explained(&field, item, tied, &|_| false);
    choice.reasons.retain(|reason| reason.term != without);
    choice.against.retain(|reason| reason.term != without);
    Some(choice)
}

/// A choice that one thing settles, whatever the score.
fn settled_by(setting: &Setting<'_>, standing: &Standing, item: ItemIndex, term: Term) -> Choice {
    let predicted = standing.predict(setting, setting.bank.item(item));
    let skill = if term == Term::NextPart { None } else { setting.chosen_skills.first().copied() };
    let reason = Reason { term, points: 1.0, value: 1.0, skill, decides: true };
    Choice { item, predicted, reasons: vec![reason], against: vec![], tie: false }
}

fn explained(field: &Field<'_>, item: ItemIndex, tie: bool, decides: &dyn Fn(Term) -> bool) -> Choice {
    let (predicted, terms) = field.reasons(item, decides);
    let (reasons, against) = terms.into_iter().partition(|reason| reason.points > 0.0 || reason.decides);
    Choice { item, predicted, reasons, against, tie }
}

/// The next part of the problem just worked on, unless it needs a skill that is in a person's hands or has been practised
/// enough in this session.
#[must_use]
pub fn next_part(bank: &Bank, learner: &Learner, plan: &Plan, given: &Given) -> Option<ItemIndex> {
    let next = bank.item(given.last()?).next_part()?;
    let open = |&skill: &SkillIndex| {
        learner.skill(skill).handed_over.is_none() && !practised_enough(bank, learner, plan, given, skill)
    };
    bank.item(next).skills().iter().all(open).then_some(next)
}

fn practised_enough(bank: &Bank, learner: &Learner, plan: &Plan, given: &Given, skill: SkillIndex) -> bool {
    let most = plan.hand_over();
    let belief = learner.skill(skill);
    belief.since.is_none()
        && belief.observations >= most
        && given.count(|turn| bank.item(turn.item).skills().contains(&skill)) >= most as usize
}
