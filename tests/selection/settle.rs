//! "I know this" and "I disagree" take four items of that skill at most; tests/modes.rs has when they are settled.

use crate::state::State;
use crate::support::banks::ample;
use gradus::bank::{Difficulty, Format};
use gradus::evidence::Mode;
use gradus::plan::PlanSpec;
use gradus::selection::{PROOF_ITEMS, Term, choose, what_if};
use proptest::prelude::*;

/// Plays a proof or a check of the skill in the middle to the last item; gives the items.
fn settle(state: &mut State, mode: Mode, answers: u8) -> Vec<usize> {
    let skill = state.skill("s1");
    state.chosen_skills = vec![skill];
    state.chosen_items = state.bank.skill(skill).items().to_vec();
    state.mode = mode;
    let mut items = Vec::new();
    while let Some(choice) = choose(&state.setting(), &mut state.draw()) {
        items.push(choice.item.get());
        state.given.show(choice.item);
        state.given.answer(answers >> (items.len() - 1) & 1 == 1);
    }
    items
}

proptest! {
    #[test]
    fn four_items_settle_it(
        check: bool, answers in any::<u8>(), past in prop::collection::vec((0..24usize, any::<bool>(), 0..900u32), 0..30),
        seed in any::<u32>(),
    ) {
        let mut state = State::fresh(&ample(&[0, 1, 2], 8), &PlanSpec::default()).practised(&past);
        state.seed = u64::from(seed);
        let mode = if check { Mode::Check } else { Mode::Proof };
        let items = settle(&mut state, mode, answers);
        prop_assert_eq!(items.len(), PROOF_ITEMS as usize);
        let skill = state.skill("s1");
        for &item in &items {
            prop_assert_eq!(state.bank.items()[item].skills(), [skill]);
        }
        // Seen items only where there are no others.
        let seen = |item: &usize| state.learner.item(state.bank.skill(skill).items()[item / 3]).shown > 0;
        let of_skill = state.bank.skill(skill).items();
        let fresh = of_skill.iter().filter(|item| state.learner.item(**item).shown == 0).count();
        let old = items.iter().filter(|item| seen(item)).count();
        prop_assert_eq!(old, items.len().saturating_sub(fresh));
    }
}

#[test]
fn a_proof_has_hard_items_that_cannot_be_guessed_and_no_fourth_of_a_format() {
    for seed in 0..50 {
        let mut state = State::fresh(&ample(&[0, 1, 2], 12), &PlanSpec::default());
        state.seed = seed;
        let items = settle(&mut state, Mode::Proof, 0b111);
        let item = |n: usize| &state.bank.items()[items[n]];
        assert!((0..3).all(|n| item(n).format() != Format::Choice), "seed {seed}");
        assert!((0..2).all(|n| item(n).difficulty() == Difficulty::Hard), "seed {seed}");
        assert!((1..4).any(|n| item(n).format() != item(0).format()), "seed {seed}");
    }
}

#[test]
fn what_a_proof_is_for_decides_or_says_that_it_does_not() {
    let (mut decided, mut same) = (0, 0);
    for seed in 0..200 {
        // Of a single item the proof takes what practice would.
        let mut state = State::fresh(&ample(&[0, 1, 2], 1 + seed as usize % 3), &PlanSpec::default());
        state.seed = seed;
        state.chosen_skills = vec![state.skill("s1")];
        state.chosen_items = state.bank.skill(state.skill("s1")).items().to_vec();
        state.mode = Mode::Proof;
        let choice = choose(&state.setting(), &mut state.draw()).unwrap();
        let other = what_if(&state.setting(), &mut state.draw(), Term::Proof).unwrap();
        assert_eq!(choice.reasons[0].term, Term::Proof);
        assert_eq!(choice.reasons[0].decides, other.item != choice.item);
        decided += u32::from(other.item != choice.item);
        same += u32::from(other.item == choice.item);
    }
    assert!(decided > 0 && same > 0, "{decided} {same}");
}
