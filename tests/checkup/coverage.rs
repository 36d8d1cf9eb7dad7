//! Do the intervals have the truth? Learners with a level of their own on every skill.

use crate::people::{Tallies, exactly, life, mixed, one_ability, people, two_parameters, uncalibrated, until};
use gradus::selection::checkup::{Because, Entry, Pool, Rules, Start, levels, sit};
use std::sync::Arc;

/// Tallies, items on average, and which share of check-ups ended because they were sure, long enough, or of no more help.
fn cover(pool: Pool, rules: &Rules, start: &Start, count: u64) -> (Tallies, f64, [f64; 3]) {
    let (pool, count) = (Arc::new(pool), people(count));
    let (mut tallies, mut items, mut ends) = (Tallies::default(), 0.0, [0.0; 3]);
    for person in 0..count {
        let mut draw = life(person + 1_000);
        let levels = levels(start, &mut draw);
        let answer = |place: usize| {
            let entry = pool.items()[place];
            draw.unit() < entry.item.right(levels[entry.skill as usize])
        };
        let sitting = sit(&pool, rules, start, person, answer);
        items += sitting.items.len() as f64 / count as f64;
        tallies.add(&sitting.measured, &levels);
        let end = [Because::Sure, Because::Items, Because::NoHelp].iter().position(|&end| end == sitting.because);
        ends[end.expect("the pool is large enough")] += 1.0 / count as f64;
    }
    (tallies, items, ends)
}

#[test]
fn intervals_cover_with_many_skills() {
    let stopping =
        Rules { most: 40, least: 5, se: 0.35, gain: 0.004, randomesque: 5, shares: vec![4.0, 3.0, 2.0, 1.0] };
    // Equal shares: the tally's overall level is the plain mean of the groups'.
    let stopping = Rules { shares: vec![1.0; 4], ..stopping };
    for (skills, groups, rules, count, what) in [
        (8, 4, exactly(20, 4), 2_000, "20 items"),
        (8, 4, stopping, 1_500, "to SE .35"),
        (24, 4, exactly(30, 4), 1_000, "30 items"),
        (12, 1, exactly(30, 1), 1_000, "30 items"),
    ] {
        let pool = mixed(400, skills, groups, &mut life(1));
        let (tallies, items, _) = cover(pool, &rules, &Start::typical(skills as usize), count);
        let what = format!("{skills} skills in {groups} groups, {what} ({items:.1})");
        println!("95 % intervals, {what}: {}", tallies.says());
        tallies.must_cover(0.93, 0.97, &what);
    }
}

#[test]
fn intervals_cover_with_one_ability_and_a_stop_at_the_standard_error() {
    let items = two_parameters(500, 0.35, &mut life(1));
    let pool = Pool::new(items.into_iter().map(|item| Entry { item, skill: 0, group: 0, cap: 1.0 }).collect());
    let (tallies, items, _) = cover(pool, &until(0.3, 1), &one_ability(), 3_000);
    println!("95 % intervals, one ability, to SE .3 ({items:.1} items): {}", tallies.says());
    tallies.must_cover(0.93, 0.97, "one ability");
}

#[test]
fn check_ups_and_placements_of_a_bank_that_nobody_calibrated() {
    for (rules, what) in [(Rules::default(), "check-up"), (Rules::placement(), "placement")] {
        for (skills, groups) in [(6, 1), (12, 3)] {
            let rules = Rules { shares: vec![1.0; groups as usize], ..rules.clone() };
            let pool = uncalibrated(360, skills, groups);
            let (tallies, items, [sure, long, no_help]) = cover(pool, &rules, &Start::typical(skills as usize), 1_000);
            let what = format!("{what}, {skills} uncalibrated skills in {groups} groups");
            println!(
                "{what}: {items:.1} items; sure {sure:.2}, long enough {long:.2}, no more help {no_help:.2}; {}",
                tallies.says()
            );
            tallies.must_cover(0.93, 0.97, &what);
        }
    }
}
