//! The choice is the best score, its reasons are that score, and what is said to decide does.

use crate::oracle::{Scored, left, oracle};
use crate::state::{State, states};
use gradus::learner::guess;
use gradus::plan::{PlanSpec, Weights};
use gradus::selection::{Choice, Term, choose, next_part, what_if};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ROUNDING: f64 = 1e-8;

fn pick(state: &State) -> Option<Choice> {
    choose(&state.setting(), &mut state.draw())
}

/// The best of what the rules leave, without a term.
fn best(scored: &BTreeMap<usize, Scored>, left: &[usize], without: Option<Term>) -> f64 {
    left.iter().map(|item| scored[item].total(without)).fold(f64::NEG_INFINITY, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_choice_is_what_a_slow_rescoring_says(state in states()) {
        let setting = state.setting();
        let choice = pick(&state);
        prop_assert_eq!(&choice, &pick(&state), "the same seed picks the same");
        if let Some(next) = next_part(setting.bank, setting.learner, setting.plan, setting.given) {
            let choice = choice.unwrap();
            prop_assert_eq!(choice.item, next, "the next part goes first");
            prop_assert!(choice.reasons[0].term == Term::NextPart && choice.reasons[0].decides);
            let other = what_if(&setting, &mut state.draw(), Term::NextPart);
            prop_assert!(other.is_none_or(|other| other.item != next));
            return Ok(());
        }
        let scored = oracle(&setting);
        let Some(choice) = choice else {
            prop_assert!(scored.is_empty(), "nothing chosen of {scored:?}");
            return Ok(());
        };
        let candidates = left(&setting, &scored, None);
        prop_assert!(candidates.contains(&choice.item.get()), "{choice:?} is not among {candidates:?}");
        let own = &scored[&choice.item.get()];
        prop_assert!((choice.predicted - own.predicted).abs() < ROUNDING);
        prop_assert!(own.total(None) >= best(&scored, &candidates, None) - ROUNDING);

        // The reasons are the score: term by term, and nothing is left over.
        let mut claimed: BTreeMap<&'static str, f64> = Term::SCORED.map(|term| (term.as_str(), 0.0)).into();
        for reason in choice.reasons.iter().chain(&choice.against) {
            *claimed.entry(reason.term.as_str()).or_default() += reason.points;
        }
        for (term, points) in &own.points {
            prop_assert!((claimed[term] - points).abs() < ROUNDING, "{term}: {} claimed, {points} found", claimed[term]);
        }
        let order = |pair: &[gradus::selection::Reason]| {
            (pair[0].decides, pair[0].points) >= (pair[1].decides, pair[1].points)
        };
        prop_assert!(choice.reasons.windows(2).all(order), "{:?}", choice.reasons);
        prop_assert!(choice.reasons.iter().all(|r| r.points > 0.0 || r.decides));
        prop_assert!(choice.against.iter().all(|r| r.points <= 0.0 && !r.decides));

        // Without a term the best of the rest comes, and a term decides if and only if that is another item.
        for term in Term::SCORED.into_iter().chain([Term::Start]) {
            let other = what_if(&setting, &mut state.draw(), term).expect("no term takes an item away");
            let candidates = left(&setting, &scored, Some(term));
            prop_assert!(candidates.contains(&other.item.get()), "without {}: {other:?}", term.as_str());
            let most = best(&scored, &candidates, Some(term));
            prop_assert!(scored[&other.item.get()].total(Some(term)) >= most - ROUNDING, "without {}", term.as_str());
            let mut named = choice.reasons.iter().chain(&choice.against).filter(|reason| reason.term == term);
            let decides = named.any(|reason| reason.decides);
            prop_assert_eq!(decides, other.item != choice.item, "{}", term.as_str());
        }
        // A draw picked it if others were as good, and only then; what is closer than rounding may count as either.
        let as_good = |gap: f64| {
            let near = |item: &&usize| scored[*item].total(None) >= own.total(None) - gap;
            candidates.iter().filter(near).count() > 1
        };
        let fair = if choice.tie { as_good(ROUNDING) } else { !as_good(1e-11) };
        prop_assert!(fair, "tie: {}", choice.tie);
    }

    /// A weight of nothing is a term taken out. Two names stand for a rule as well, which no weight lifts.
    #[test]
    fn what_if_is_a_weight_of_nothing(state in states(), which in 0..Term::SCORED.len()) {
        let term = Term::SCORED[which];
        let plan = without(state.plan.spec(), term).check().unwrap();
        let light = State { plan, ..state };
        let asked = choose(&light.setting(), &mut light.draw());
        let taken = what_if(&light.setting(), &mut light.draw(), term);
        let rule = term == Term::Variety && light.given.run_of_format(&light.bank) >= 3
            || term == Term::Class && !light.fitted.class_due.is_empty();
        if !rule {
            // It had no points: taking it out changes nothing.
            prop_assert_eq!(asked.map(|choice| choice.item), taken.map(|choice| choice.item));
        }
    }

    /// Taking a term out and giving it no weight pick the same.
    #[test]
    fn the_plan_and_what_if_agree(state in states(), which in 0..8usize) {
        let plain = |term: &Term| !matches!(term, Term::Variety | Term::Class);
        let term = Term::SCORED.into_iter().filter(plain).nth(which).unwrap();
        let taken = what_if(&state.setting(), &mut state.draw(), term).map(|choice| choice.item);
        let plan = without(state.plan.spec(), term).check().unwrap();
        let light = State { plan, ..state };
        prop_assert_eq!(choose(&light.setting(), &mut light.draw()).map(|choice| choice.item), taken);
    }

    /// The tracer's prediction does not hang on the chance of a guess, so items that differ in format alone share one.
    #[test]
    fn predictions_do_not_hang_on_the_format(state in states()) {
        for item in state.bank.items() {
            let with = |guess| state.learner.predict(item.skills(), item.difficulty(), guess, state.now);
            prop_assert_eq!(with(guess(Some(item))).to_bits(), with(0.5).to_bits());
        }
    }
}

fn without(plan: &PlanSpec, term: Term) -> PlanSpec {
    let mut plan = plan.clone();
    let Weights { goal, choice, learn, success, review, unlock, class, variety, easier, spread } = &mut plan.weights;
    *match term {
        Term::NextPart | Term::Start | Term::Proof | Term::Check => unreachable!("not scored"),
        Term::Goal => goal,
        Term::Choice => choice,
        Term::Class => class,
        Term::Learn => learn,
        Term::Success => success,
        Term::Review => review,
        Term::Unlock => unlock,
        Term::Variety => variety,
        Term::Easier => easier,
        Term::Spread => spread,
    } = 0.0;
    plan
}

/// The properties above must not pass for want of cases: in some states each term decides, in some nothing does.
#[test]
fn every_term_decides_somewhere() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut deciding: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..3_000 {
        let state = states().new_tree(&mut runner).unwrap().current();
        let Some(choice) = pick(&state) else { continue };
        *deciding.entry("tie").or_default() += u32::from(choice.tie);
        for reason in choice.reasons.iter().filter(|reason| reason.decides) {
            *deciding.entry(reason.term.as_str()).or_default() += 1;
        }
    }
    println!("{deciding:?}");
    for term in Term::SCORED.into_iter().chain([Term::Start, Term::NextPart]) {
        assert!(deciding.get(term.as_str()).copied() >= Some(3), "{} decides too seldom: {deciding:?}", term.as_str());
    }
    assert!(deciding["tie"] > 100, "{deciding:?}");
}
