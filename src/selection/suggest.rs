//! Three good things to practise, really different and each worth doing.

use super::given::Given;
use super::practice::Setting;
use super::readiness::Standing;
use super::score::{Reason, Term};
use super::skills::path;
use crate::evidence::Mode;
use crate::ids::SkillIndex;
use crate::order::ordered;
use crate::tracer::memory;

/// One skill to practise and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The skill.
    pub skill: SkillIndex,
    /// What kind of practice that would be.
    pub kind: Kind,
    /// Why it.
    pub reason: Reason,
}

/// A kind of practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The learner's own goal, or the next step to it.
    Goal,
    /// Due in class.
    Class,
    /// Begun and not finished.
    GoOn,
    /// Was secure and is fading.
    Review,
    /// New and ready.
    New,
    /// New and further on than the others.
    Stretch,
}

impl Kind {
    /// The name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Class => "class",
            Self::GoOn => "go-on",
            Self::Review => "review",
            Self::New => "new",
            Self::Stretch => "stretch",
        }
    }

    fn term(self) -> Term {
        match self {
            Self::Goal => Term::Goal,
            Self::Class => Term::Class,
            Self::GoOn | Self::New => Term::Learn,
            Self::Review => Term::Review,
            Self::Stretch => Term::Unlock,
        }
    }
}

/// How many there are at most.
const CHOICES: usize = 3;

/// Up to three suggestions: a step to the goal, what is due in class, the begun skill that is furthest along, the review
/// that is most due, the next new skill, and one further on; each kind once, then more of the last kinds. All are ready,
/// and none is secure unless its review is due. A newcomer, of whom nobody knows what is ready, gets one from a third
/// and one from two thirds of the way through the bank besides the first; whoever has everything secure gets what was practised longest ago.
///
/// Of the setting it takes bank, learner, plan, class, goal and time. Where `within` names skills, all but the steps to the
/// goal and what is due in class is among them, and what they build on outside is for whoever named them to judge.
#[must_use]
pub fn suggest(setting: &Setting<'_>, within: &[SkillIndex]) -> Vec<Suggestion> {
    let given = Given::default();
    let setting = Setting { given: &given, chosen_skills: within, chosen_items: &[], mode: Mode::Practice, ..*setting };
    let Setting { bank, learner, plan, now, .. } = setting;
    let standing = Standing::at(bank, learner, now);
    let belief = |skill: SkillIndex| learner.skill(skill);
    let known = |skill: SkillIndex| standing.known[skill.get()];
    let secure = |skill: SkillIndex| standing.secure[skill.get()];
    let fresh = |skill: &SkillIndex| belief(*skill).observations == 0;
    // An error since makes a review as due as can be.
    let left = |skill: SkillIndex| if belief(skill).refresh() { 0.0 } else { belief(skill).retrievability(now) };
    let open = |skill: &SkillIndex| !bank.skill(*skill).items().is_empty() && belief(*skill).handed_over.is_none();
    let here = |skill: &SkillIndex| within.is_empty() || within.contains(skill);
    let to_learn = |skill: &SkillIndex| open(skill) && !secure(*skill) && standing.ready(&setting, *skill);

    let all = || (0..bank.skills().len() as u32).map(SkillIndex).filter(open).filter(here);
    let begun_first = |a: &SkillIndex, b: &SkillIndex| {
        let along = |skill: SkillIndex| if fresh(&skill) { -1.0 } else { known(skill) };
        along(*b).total_cmp(&along(*a))
    };
    let easiest_first = |a: &SkillIndex, b: &SkillIndex| bank.skill(*a).depth().cmp(&bank.skill(*b).depth());
    let goal: Vec<_> = path(&setting, &standing).into_iter().filter(to_learn).collect();
    let class: Vec<_> = setting.class_due.iter().copied().filter(to_learn).collect();
    let begun: Vec<_> = all().filter(|skill| !fresh(skill) && to_learn(skill)).collect();
    let due: Vec<_> = all().filter(|&skill| secure(skill) && left(skill) < memory::DUE).collect();
    let new: Vec<_> = ordered(all().filter(|skill| fresh(skill) && to_learn(skill)).collect(), easiest_first);
    // The deepest first: those that stand the furthest on.
    let mut ahead: Vec<_> = new.iter().rev().copied().collect();
    if all().all(|skill| fresh(&skill)) {
        let unready = all().filter(|skill| !secure(*skill) && !to_learn(skill)).collect();
        let unready = ordered(unready, easiest_first);
        let at = |part: usize| unready.get(unready.len() * part / 3).copied();
        let middling = [at(1), at(2)].into_iter().flatten();
        ahead = middling.chain(ahead).collect();
    }
    let mut kinds = [
        (Kind::Goal, goal),
        (Kind::Class, ordered(class, begun_first)),
        (Kind::GoOn, ordered(begun, begun_first)),
        (Kind::Review, ordered(due, |a, b| left(*a).total_cmp(&left(*b)))),
        (Kind::New, new),
        (Kind::Stretch, ahead),
    ];
    // Nothing else is left: what was practised longest ago is worth a look.
    if kinds.iter().all(|(_, skills)| skills.is_empty()) {
        kinds[3].1 =
            ordered(all().filter(|&skill| secure(skill)).collect(), |a, b| belief(*a).last.cmp(&belief(*b).last));
    }
    let value = |kind: Kind, skill: SkillIndex| match kind {
        Kind::Review => now.days_since(belief(skill).last),
        Kind::Stretch => bank.skill(skill).unlocks().len() as f64,
        _ => known(skill),
    };
    let mut found: Vec<Suggestion> = Vec::new();
    for _ in 0..CHOICES {
        for (kind, skills) in &kinds {
            let other = |skill: &&SkillIndex| found.iter().all(|had| had.skill != **skill);
            if let Some(&skill) = skills.iter().find(other).filter(|_| found.len() < CHOICES) {
                let (term, value) = (kind.term(), value(*kind, skill));
                let points = term.weight(&plan.spec().weights);
                found.push(Suggestion {
                    skill,
                    kind: *kind,
                    reason: Reason { term, points, value, skill: Some(skill), decides: false },
                });
            }
        }
    }
    found
}
