//! Three good things to practise, really different and each worth doing.

use super::given::Given;
use super::practice::Setting;
use super::readiness::Standing;
use super::score::{Reason, Term};
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
    /// New, ready and further on than the others.
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
}

/// Up to three suggestions: the best to go on with, a review that is due, the next new skill or one further ahead.
#[must_use]
pub fn suggest(setting: &Setting<'_>) -> Vec<Suggestion> {
    let given = Given::default();
    let setting = Setting { given: &given, chosen_skills: &[], chosen_items: &[], mode: Mode::Practice, ..*setting };
    let Setting { bank, learner, plan, now, .. } = setting;
    let standing = Standing::at(bank, learner, now);
    let mut found: Vec<Suggestion> = Vec::new();
    let open: Vec<SkillIndex> = (0..bank.skills().len() as u32)
        .map(SkillIndex)
        .filter(|&skill| !bank.skill(skill).items().is_empty() && learner.skill(skill).handed_over.is_none())
        .collect();
    let mut add = |skill: Option<SkillIndex>, term: Term, value: &dyn Fn(SkillIndex) -> f64| {
        if let Some(skill) = skill.filter(|skill| found.len() < 3 && found.iter().all(|had| had.skill != *skill)) {
            let reason = Reason {
                term,
                points: term.weight(&plan.spec().weights),
                value: value(skill),
                skill: Some(skill),
                decides: false,
            };
            let kind = if term == Term::Review { Kind::Review } else { Kind::New };
            found.push(Suggestion { skill, kind, reason });
        }
    };
    let belief = |skill: SkillIndex| learner.skill(skill);
    let known = |skill: SkillIndex| standing.known[skill.get()];
    let secure = |skill: SkillIndex| standing.secure[skill.get()];
    let fresh = |skill: SkillIndex| belief(skill).observations == 0;

    // Begun and not finished, the furthest along first.
    let begun = open.iter().copied().filter(|&s| !fresh(s) && !secure(s));
    add(begun.max_by(|&a, &b| known(a).total_cmp(&known(b))), Term::Learn, &known);
    // Secure once and fading most.
    let left = |skill: SkillIndex| if belief(skill).refresh() { 0.0 } else { belief(skill).retrievability(now) };
    let due = open.iter().copied().filter(|&s| secure(s) && left(s) < memory::DUE);
    add(due.min_by(|&a, &b| left(a).total_cmp(&left(b))), Term::Review, &|s| now.days_since(belief(s).last));
    // New and ready: in the order of the graph, then of the file.
    let easiest_first = |a: &SkillIndex, b: &SkillIndex| {
        let place = |s: SkillIndex| (bank.skill(s).depth(), s);
        place(*a).cmp(&place(*b))
    };
    let new = open.iter().copied().filter(|&s| fresh(s) && !secure(s) && standing.ready(&setting, s)).collect();
    let new: Vec<SkillIndex> = ordered(new, easiest_first);
    for &skill in new.iter().take(2) {
        add(Some(skill), Term::Learn, &known);
    }
    // Further ahead: what the suggestions so far open, so that nobody is held at the start.
    let ahead = open.iter().copied().filter(|&s| fresh(s) && !secure(s) && !standing.ready(&setting, s));
    let ahead: Vec<SkillIndex> = ordered(ahead.collect(), easiest_first);
    let opens = |s: SkillIndex| bank.skill(s).unlocks().len() as f64;
    if let Some(middle) = ahead.get(ahead.len() / 2) {
        add(Some(*middle), Term::Unlock, &opens);
    }
    for &skill in new.iter().skip(2).chain(&ahead) {
        add(Some(skill), Term::Learn, &known);
    }
    // Everything is secure and fresh: the oldest is still worth a look.
    let rest: Vec<SkillIndex> = open.iter().copied().filter(|&s| secure(s)).collect();
    for skill in ordered(rest, |a, b| belief(*a).last.cmp(&belief(*b).last)) {
        add(Some(skill), Term::Review, &|s| now.days_since(belief(s).last));
    }
    found
}
