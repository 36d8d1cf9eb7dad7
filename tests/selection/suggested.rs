//! Three choices: different, each worth doing, and the same for the same state.

use crate::state::{State, states};
use crate::support::banks::ample;
use gradus::SkillIndex;
use gradus::learner::{Mastery, mastery};
use gradus::plan::PlanSpec;
use gradus::selection::{Kind, Suggestion, ready, suggest};
use gradus::tracer::memory::DUE;
use proptest::prelude::*;

fn skills(state: &State) -> impl Iterator<Item = SkillIndex> {
    state.bank.skills().iter().map(|skill| state.skill(skill.id()))
}

fn secure(state: &State, skill: SkillIndex) -> bool {
    mastery(state.learner.skill(skill), state.now) == Mastery::Secure
}

fn due(state: &State, skill: SkillIndex) -> bool {
    let belief = state.learner.skill(skill);
    secure(state, skill) && (belief.refresh() || belief.retrievability(state.now) < DUE)
}

/// Ready, or the class's to judge, not in a person's hands, with items, and not learned yet.
fn to_learn(state: &State, skill: SkillIndex) -> bool {
    let ready = ready(&state.bank, &state.learner, state.now)[skill.get()];
    let judged = |below: &SkillIndex| {
        let blend = state.plan.spec().blend > 0.0;
        blend && state.fitted.class_due.contains(&skill) && !state.fitted.class_due.contains(below)
    };
    let known = crate::oracle::known(&state.setting());
    let safe = |below: &SkillIndex| secure(state, *below) || known[below.get()] >= 0.7;
    let below = state.bank.skill(skill).prerequisites();
    let has = !state.bank.skill(skill).items().is_empty() && state.learner.skill(skill).handed_over.is_none();
    has && !secure(state, skill) && (ready || below.iter().all(|below| judged(below) || safe(below)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_is_different_and_worth_doing(state in states()) {
        let found = suggest(&state.setting(), &[]);
        prop_assert_eq!(&found, &suggest(&state.setting(), &[]));
        prop_assert!(found.len() <= 3);
        let newcomer = skills(&state).all(|skill| state.learner.skill(skill).observations == 0);
        let nothing = skills(&state).all(|skill| !to_learn(&state, skill) && !due(&state, skill));
        for (at, Suggestion { skill, kind, reason }) in found.iter().enumerate() {
            prop_assert!(found[..at].iter().all(|had| had.skill != *skill), "twice the same: {found:?}");
            prop_assert_eq!(reason.skill, Some(*skill));
            let worth = match kind {
                Kind::Review => due(&state, *skill) || nothing,
                Kind::Stretch => to_learn(&state, *skill) || newcomer,
                _ => to_learn(&state, *skill),
            };
            prop_assert!(worth, "{kind:?} of {skill:?}");
            let begun = state.learner.skill(*skill).observations > 0;
            prop_assert!(match kind {
                Kind::GoOn => begun,
                Kind::New | Kind::Stretch => !begun,
                Kind::Class => state.fitted.class_due.contains(skill),
                Kind::Goal | Kind::Review => true,
            }, "{kind:?} of {skill:?}");
        }
        // A kind comes twice only where there are no other kinds.
        let worth = skills(&state).filter(|&skill| to_learn(&state, skill) || due(&state, skill)).count();
        prop_assert!(found.len() >= worth.min(3), "{} of {worth}", found.len());
        let has = |kind: Kind| found.iter().any(|own| own.kind == kind);
        if let Some(goal) = state.goal.filter(|goal| to_learn(&state, *goal)) {
            prop_assert!(has(Kind::Goal), "the goal is missing");
            prop_assert_eq!(found[0].skill, goal);
        }
        let class: Vec<_> = state.fitted.class_due.iter().filter(|skill| to_learn(&state, **skill)).collect();
        if !class.is_empty() {
            prop_assert!(found.iter().any(|own| class.contains(&&own.skill)), "nothing that is due in class: {found:?}");
        }
    }
}

#[test]
fn a_newcomer_and_one_on_the_way_get_different_kinds() {
    let plan = PlanSpec { class_due: vec!["s3".into()], ..PlanSpec::default() };
    let spec = ample(&[0, 1, 2, 0, 8, 0], 8);
    let kinds = |state: &State| {
        suggest(&state.setting(), &[]).into_iter().map(|own| (own.kind, own.skill.get())).collect::<Vec<_>>()
    };
    let fresh = State::fresh(&spec, &PlanSpec::default());
    assert_eq!(kinds(&fresh), [(Kind::New, 0), (Kind::Stretch, 4), (Kind::New, 3)]);
    // Where one skill alone is ready, two more are from further on.
    let chain = State::fresh(&ample(&[0, 1, 2, 4, 8, 16], 8), &PlanSpec::default());
    assert_eq!(kinds(&chain), [(Kind::New, 0), (Kind::Stretch, 2), (Kind::Stretch, 4)]);
    // Within some skills, what they build on outside is not asked about; the goal may lie outside.
    let within = [fresh.skill("s1"), fresh.skill("s2")];
    let mut aiming = State::fresh(&spec, &PlanSpec::default());
    let kinds_within = |state: &State| {
        suggest(&state.setting(), &within).into_iter().map(|own| (own.kind, own.skill.get())).collect::<Vec<_>>()
    };
    assert_eq!(kinds_within(&fresh), [(Kind::New, 1), (Kind::Stretch, 2)]);
    aiming.goal = Some(aiming.skill("s4"));
    assert_eq!(kinds_within(&aiming), [(Kind::Goal, 3), (Kind::New, 1), (Kind::Stretch, 2)]);
    // Right answers to the first skill three months ago, wrong ones to the last yesterday.
    let past: Vec<_> = (0..8).map(|n| (6 * n, true, 2000)).chain((0..8).map(|n| (6 * n + 5, false, 24))).collect();
    let mut on_the_way = State::fresh(&spec, &plan).practised(&past);
    assert_eq!(kinds(&on_the_way), [(Kind::Class, 3), (Kind::GoOn, 5), (Kind::Review, 0)]);
    on_the_way.goal = Some(on_the_way.skill("s2"));
    // The goal builds on s1, which is not known yet: that is the next step to it.
    assert_eq!(kinds(&on_the_way), [(Kind::Goal, 1), (Kind::Class, 3), (Kind::GoOn, 5)]);
}
