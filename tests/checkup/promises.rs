//! What holds for every pool, every set of rules and every way of answering.

use gradus::draw::{Draw, Purpose};
use gradus::irt::Item;
use gradus::selection::checkup::{Because, CheckUp, Entry, Gaussian, Next, Pool, Rules, Start, sit};
use proptest::prelude::*;
use std::sync::Arc;

const SKILLS: u32 = 5;

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let cap = prop_oneof![4 => Just(1.0), 1 => 0.0..1.0f64];
    let entry = (0.0..4.0f64, -6.0..6.0f64, 0.0..0.5f64, 0.6..=1.0f64, 0..SKILLS, 0..3u32, cap);
    prop::collection::vec(
        entry.prop_map(|(a, b, c, d, skill, group, cap)| Entry { item: Item { a, b, c, d }, skill, group, cap }),
        0..60,
    )
}

fn rules() -> impl Strategy<Value = Rules> {
    let shares = prop_oneof![Just(vec![]), prop::collection::vec(0.0..1.0f64, 3), Just(vec![0.0; 3])];
    (0..70u32, 0..12u32, 0.0..0.8f64, 0.0..0.02f64, 0..8u32, shares)
        .prop_map(|(most, least, se, gain, randomesque, shares)| Rules { most, least, se, gain, randomesque, shares })
}

fn starts() -> impl Strategy<Value = Start> {
    let belief = |most: f64| (-3.0..3.0f64, 0.0..most).prop_map(|(mean, variance)| Gaussian { mean, variance });
    (belief(1.5), prop::collection::vec(belief(1.0), SKILLS as usize))
        .prop_map(|(general, skills)| Start { general, skills })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_ends_as_promised(entries in entries(), rules in rules(), start in starts(), seed: u64, share in 0.0..=1.0f64) {
        let pool = Arc::new(Pool::new(entries));
        let mut draw = Draw::at(seed, 1, Purpose::Fit);
        let sitting = sit(&pool, &rules, &start, seed, |_| draw.unit() < share);
        let count = sitting.items.len() as u32;
        let overall = sitting.measured.overall;
        prop_assert!(count <= rules.most);
        for (at, item) in sitting.items.iter().enumerate() {
            prop_assert!(!sitting.items[..at].contains(item), "an item came twice");
            prop_assert!(pool.items()[*item].cap > 0.0);
        }
        match sitting.because {
            Because::Items => prop_assert_eq!(count, rules.most),
            Because::Sure => prop_assert!(overall.se <= rules.se + 1e-12 && count >= rules.least),
            Because::NoHelp => prop_assert!(count >= rules.least),
            Because::Empty => prop_assert!(count < rules.most),
        }
        let all = sitting.measured.groups.iter().chain(&sitting.measured.skills).chain([&overall]);
        for level in all {
            prop_assert!(level.level.is_finite() && level.se >= 0.0 && level.low <= level.level && level.level <= level.high);
        }
        prop_assert_eq!(sitting.measured.items.iter().sum::<u32>(), count);
    }

    #[test]
    fn the_same_answers_and_seed_give_the_same(entries in entries(), rules in rules(), start in starts(), seed: u64) {
        let pool = Arc::new(Pool::new(entries));
        let answer = |place: usize| !place.is_multiple_of(3);
        prop_assert_eq!(sit(&pool, &rules, &start, seed, answer), sit(&pool, &rules, &start, seed, answer));
    }

    /// In any test of any length, while no group runs out.
    #[test]
    fn groups_keep_to_the_blueprint(shares in prop::collection::vec(0.02..1.0f64, 1..6), seed: u64, most in 1..40u32) {
        let groups = shares.len() as u32;
        let mut draw = Draw::at(seed, 1, Purpose::Fit);
        let mut entry = |at: u32| {
            let item = Item::two(0.5 + draw.unit(), 4.0 * draw.unit() - 2.0);
            Entry { item, skill: at % SKILLS, group: at % groups, cap: 1.0 }
        };
        let pool = Arc::new(Pool::new((0..groups * 40).map(&mut entry).collect()));
        let total: f64 = shares.iter().sum();
        let rules = Rules { most, least: most, shares: shares.clone(), ..Rules::default() };
        let mut draw = Draw::at(seed, 2, Purpose::Fit);
        let sitting = sit(&pool, &rules, &Start::typical(SKILLS as usize), seed, |_| draw.unit() < 0.5);
        prop_assert_eq!(sitting.items.len() as u32, most);
        let mut given = vec![0.0; shares.len()];
        for (place, item) in sitting.items.iter().enumerate() {
            given[pool.items()[*item].group as usize] += 1.0;
            for (share, given) in shares.iter().zip(&given) {
                prop_assert!((share / total * (place + 1) as f64 - given).abs() < 1.0, "{shares:?} {given}");
            }
        }
    }

    #[test]
    fn a_right_answer_never_lowers_a_level(entries in entries(), start in starts(), seed: u64) {
        prop_assume!(!entries.is_empty());
        let mut check_up = CheckUp::new(Pool::new(entries.clone()).into(), Rules::default(), start, &mut Draw::at(seed, 0, Purpose::Exposure));
        for (place, entry) in entries.iter().enumerate() {
            let before = check_up.result();
            let mut other = check_up.clone();
            other.answer(place, false);
            check_up.answer(place, (seed >> (place % 64)) & 1 == 1);
            let skill = entry.skill as usize;
            let (after, other) = (check_up.result(), other.result());
            // What the two could bring apart: the level before lies between them.
            prop_assert!(other.skills[skill].level <= before.skills[skill].level + 1e-9);
            prop_assert!(other.overall.level <= before.overall.level + 1e-9);
            prop_assert!(after.skills[skill].level >= other.skills[skill].level - 1e-9);
        }
    }
}

/// When the blueprint's group has nothing more to say, another that has goes on; and both stop when neither has.
#[test]
fn it_goes_on_while_some_group_helps() {
    let item = |a, skill| Entry { item: Item::two(a, 0.0), skill, group: skill, cap: 1.0 };
    let blunt: Vec<Entry> = (0..40).map(|at| item(if at % 2 == 0 { 0.01 } else { 1.5 }, at % 2)).collect();
    let rules = Rules { most: 40, least: 0, se: 0.0, gain: 0.01, randomesque: 1, shares: vec![1.0, 1.0] };
    let sitting = sit(&Arc::new(Pool::new(blunt)), &rules, &Start::typical(2), 1, |place| place % 4 == 1);
    assert_eq!(sitting.because, Because::NoHelp);
    assert!(sitting.items.len() > 4, "{}", sitting.items.len());
    let none: Vec<Entry> = (0..40).map(|at| item(0.01, at % 2)).collect();
    let sitting = sit(&Arc::new(Pool::new(none)), &rules, &Start::typical(2), 1, |_| true);
    assert_eq!((sitting.because, sitting.items.len()), (Because::NoHelp, 0));
}

/// Items that are as good as each other all have their turn, not only the first few of the pool.
#[test]
fn ties_are_drawn_among_all() {
    let same = Entry { item: Item::two(1.0, 0.0), skill: 0, group: 0, cap: 1.0 };
    let check_up = CheckUp::new(
        Pool::new(vec![same; 50]).into(),
        Rules { randomesque: 1, ..Rules::default() },
        Start::typical(1),
        &mut Draw::at(1, 0, Purpose::Exposure),
    );
    let mut seen = [false; 50];
    for seed in 0..1_000 {
        if let Next::Item { index, .. } = check_up.next(&mut Draw::at(seed, 0, Purpose::Tie)) {
            seen[index] = true;
        }
    }
    assert!(seen.iter().all(|&seen| seen));
}
