//! The rules above the score: formats, the class's share, gently after a long time away, and what stuck learners get.

use crate::state::State;
use crate::support::banks::{ample, bank, parse};
use gradus::plan::PlanSpec;
use gradus::selection::{Choice, Given, Term, choose};
use proptest::prelude::*;

/// Gives so many items, each answered as `right` says.
fn give(state: &mut State, items: usize, mut right: impl FnMut(usize) -> bool) -> Vec<Choice> {
    let mut given = Vec::new();
    for n in 0..items {
        let Some(choice) = choose(&state.setting(), &mut state.draw()) else { break };
        state.given.show(choice.item);
        state.given.answer(right(n));
        given.push(choice);
    }
    given
}

fn is_class(state: &State, choice: &Choice) -> bool {
    state.bank.item(choice.item).skills().iter().any(|skill| state.fitted.class_due.contains(skill))
}

fn class(due: &[&str], blend: f64, floor: f64, ceiling: f64) -> PlanSpec {
    let class_due = due.iter().map(|&id| id.to_owned()).collect();
    PlanSpec { class_due, blend, floor, ceiling, ..PlanSpec::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// At every moment the share is within an item of its bounds, wherever the weights and the blend would take it.
    #[test]
    fn the_share_of_the_class_stays_within_its_bounds(
        [a, b, c] in prop::array::uniform3(0.0..1.0f64), weight in 0.0..3.0f64, seed in any::<u32>(),
    ) {
        let mut shares = [a, b, c];
        shares.sort_by(f64::total_cmp);
        let [floor, blend, ceiling] = shares;
        let mut plan = class(&["s0", "s2"], blend, floor, ceiling);
        plan.weights.class = weight;
        let mut state = State::fresh(&ample(&[0, 0, 0, 0], 12), &plan);
        state.seed = u64::from(seed);
        let given = give(&mut state, 20, |_| true);
        let mut count = 0.0;
        for (n, choice) in given.iter().enumerate() {
            count += f64::from(u8::from(is_class(&state, choice)));
            let n = n as f64 + 1.0;
            prop_assert!(count >= (floor * n).floor() && count <= (ceiling * n).ceil(), "{count} of {n}");
        }
        prop_assert_eq!(given.len(), 20);
        // With the weight it has by default, and nothing else to tell the skills apart, the blend is kept to.
        if weight >= 1.0 {
            prop_assert!((count - blend * 20.0).abs() <= 2.0, "{count} of 20 for a blend of {blend}");
        }
    }

    /// The ends are pure, whatever is asked for besides, as long as there is anything of that side.
    #[test]
    fn the_ends_of_the_blend_are_pure(all: bool, goal in 0..4usize, right in any::<u32>(), seed in any::<u32>()) {
        let plan = class(&["s0", "s2"], f64::from(u8::from(all)), 0.0, 1.0);
        let mut state = State::fresh(&ample(&[0, 0, 0, 0], 12), &plan);
        state.goal = Some(state.skill(["s0", "s1", "s2", "s3"][goal]));
        state.seed = u64::from(seed);
        for choice in give(&mut state, 20, |n| right >> n & 1 == 1) {
            prop_assert_eq!(is_class(&state, &choice), all);
        }
    }

    /// Never a fourth of one format in a row while there is another.
    #[test]
    fn formats_change(weight in 0.0..3.0f64, answers in any::<u32>(), formats in prop::collection::vec(0..3u8, 8..30)) {
        let shapes: Vec<_> = formats.iter().map(|&format| crate::support::banks::Shape {
            format, skills: 1, choices: 3, difficulty: 0, hints: 0, follows: false, lesson: false,
        }).collect();
        let mut plan = PlanSpec::default();
        plan.weights.variety = weight;
        plan.weights.spread = 0.0;
        let mut state = State::fresh(&bank(&[0], &shapes), &plan);
        give(&mut state, 30, |n| answers >> (n % 32) & 1 == 1);
        let formats: Vec<_> = state.given.turns().iter().map(|turn| state.bank.item(turn.item).format()).collect();
        let has = |n: usize, same| {
            let left = state.bank.items().iter().filter(|item| {
                !state.given.turns()[..n].iter().any(|turn| state.bank.item(turn.item).id() == item.id())
            });
            left.filter(|item| (item.format() == formats[n - 1]) == same).count() > 0
        };
        for n in 3..formats.len() {
            let fourth = formats[n - 3..=n].iter().all(|format| *format == formats[n]);
            prop_assert!(!fourth || !has(n, false), "{formats:?} at {n}");
        }
    }

    /// After 30 days the first three items are predicted .8 at least, where there are such; else none is likelier.
    #[test]
    fn who_was_away_begins_gently(
        past in prop::collection::vec((0..40usize, prop::bool::weighted(0.7), 720..2400u32), 1..40), away in 0..60u32,
        target in 0.5..0.95f64, goal: bool, seed in any::<u32>(),
    ) {
        let mut plan = PlanSpec { target, ..PlanSpec::default() };
        plan.weights.success = 0.1;
        let mut state = State::fresh(&ample(&[0, 1, 1, 2], 10), &plan).practised(&past);
        state.goal = goal.then(|| state.skill("s3"));
        state.seed = u64::from(seed);
        state.given = Given::since(f64::from(away));
        for n in 0..6 {
            let scored = crate::oracle::oracle(&state.setting());
            let Some(choice) = choose(&state.setting(), &mut state.draw()) else { break };
            let most = scored.values().map(|own| own.predicted).fold(0.0, f64::max);
            if away >= 30 && n < 3 {
                prop_assert!(choice.predicted >= most.min(0.8) - 1e-12, "{} where {most} was to be had", choice.predicted);
            } else {
                prop_assert!(choice.reasons.iter().all(|reason| reason.term != Term::Start));
            }
            state.given.show(choice.item);
            state.given.answer(n % 2 == 0);
        }
    }
}

#[test]
fn away_is_a_rule_that_bites() {
    // All right on the easy skill, all wrong on the one above it, which is the goal.
    let past: Vec<_> = (0..12).map(|n| (n, n % 2 == 0, 800 + n as u32)).collect();
    let item = |away: f64| {
        let mut plan = PlanSpec::default();
        plan.weights.goal = 5.0;
        let mut state = State::fresh(&ample(&[0, 1], 20), &plan).practised(&past);
        state.goal = Some(state.skill("s1"));
        state.given = Given::since(away);
        choose(&state.setting(), &mut state.draw()).unwrap()
    };
    let (soon, late) = (item(29.0), item(30.0));
    assert!(soon.predicted < 0.8 && late.predicted >= 0.8, "{soon:?} {late:?}");
    assert!(late.reasons.iter().any(|reason| reason.term == Term::Start && reason.decides), "{late:?}");
}

#[test]
fn one_miss_more_than_an_example_takes_rests_a_skill_until_two_rights_below_it() {
    for after in 1..=4usize {
        let plan = PlanSpec { example_after: after as f64, ..PlanSpec::default() }.check().unwrap();
        let bank = parse(&ample(&[0, 1], 12));
        let hard = bank.find_skill("s1").unwrap();
        let mut given = Given::default();
        let mut turn = |number: usize, right: bool| {
            given.show(bank.find_item(&format!("i{number}")).unwrap());
            given.answer(right);
            given.resting(&bank, &plan)
        };
        // Odd items are of the harder skill, even ones of what it builds on.
        for n in 0..after {
            assert_eq!(turn(2 * n + 1, false), [], "after {n}");
        }
        assert_eq!(turn(2 * after + 1, false), [hard]);
        assert_eq!(turn(0, true), [hard]);
        assert_eq!(turn(2, true), []);
    }
}

#[test]
fn a_worked_example_comes_once_a_skill_and_is_not_asked_afterwards() {
    // Of three skills in turn; items with an even number have a solution.
    let mut state = State::fresh(&ample(&[0, 1, 0], 12), &PlanSpec::default());
    let due = |state: &State| state.given.example_due(&state.bank, &state.learner, &state.plan);
    let hard = state.skill("s1");
    let turn = |state: &mut State, number: usize, right: bool| {
        let item = state.bank.find_item(&format!("i{number}")).unwrap();
        state.given.show(item);
        state.given.answer(right);
    };
    turn(&mut state, 1, false);
    assert_eq!(due(&state), None);
    turn(&mut state, 7, true);
    turn(&mut state, 13, false);
    assert_eq!(due(&state), None, "a right answer between them begins the count again");
    turn(&mut state, 19, false);
    let (skill, item) = due(&state).expect("two in a row");
    assert_eq!(skill, hard);
    let example = state.bank.item(item);
    assert!(example.skills() == [hard] && example.explained() && !state.given.has(item), "{example:?}");
    state.given.exampled(item);
    assert!(state.given.has(item));
    assert_eq!(due(&state), None);
    turn(&mut state, 25, false);
    assert_eq!(due(&state), None, "once a skill and session");
    turn(&mut state, 0, false);
    turn(&mut state, 6, false);
    assert_eq!(due(&state).map(|due| due.0), Some(state.skill("s0")), "another skill has its own");
}
