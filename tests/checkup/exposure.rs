//! No item is seen by more learners than its cap says.

use crate::people::{life, one_ability, people, two_parameters};
use gradus::selection::checkup::{Entry, Pool, Rules, Trials, caps, levels, sit};
use std::sync::Arc;

const FRESH: u64 = people(4_000);
/// Five standard errors of a share of [`FRESH`] learners near the cap: what the largest of five hundred may be off.
fn tolerance(cap: f64) -> f64 {
    5.0 * (cap * (1.0 - cap) / FRESH as f64).sqrt()
}

/// The largest share of check-ups that an item is in, and the mean length.
fn largest(pool: &Arc<Pool>, rules: &Rules) -> (f64, f64) {
    let (mut given, mut items) = (vec![0u32; pool.items().len()], 0.0);
    for person in 0..FRESH {
        let mut draw = life(person + 1_000_000);
        let level = levels(&one_ability(), &mut draw)[0];
        let sitting =
            sit(pool, rules, &one_ability(), person, |place| draw.unit() < pool.items()[place].item.right(level));
        for place in &sitting.items {
            given[*place] += 1;
        }
        items += sitting.items.len() as f64 / FRESH as f64;
    }
    (f64::from(given.into_iter().max().unwrap()) / FRESH as f64, items)
}

fn pool(caps: f64) -> Pool {
    let items = two_parameters(300, 0.35, &mut life(1));
    let entry = |(at, item): (usize, _)| Entry { item, skill: 0, group: at as u32 % 4, cap: caps };
    Pool::new(items.into_iter().enumerate().map(entry).collect())
}

#[test]
fn simulated_caps_hold_for_other_learners() {
    let rules = Rules { most: 15, least: 15, se: 0.0, gain: 0.0, randomesque: 1, shares: vec![1.0; 4] };
    let free = largest(&Arc::new(pool(1.0)), &rules);
    for cap in [0.2, 0.35] {
        let trials = Trials { cap, people: people(1_000) as u32, rounds: 10, seed: 5 };
        let (chances, last) = caps(&pool(1.0), &rules, &one_ability(), trials);
        assert!(chances.iter().all(|chance| *chance > 0.0 && *chance <= 1.0));
        let (most, items) = largest(&Arc::new(pool(1.0).capped(&chances)), &rules);
        println!("exposure at most {cap}: {most:.3} (last round {last:.3}, free {:.3}), {items:.1} items", free.0);
        // With a tenth of the learners the chances themselves are less well known.
        let rough = if cfg!(debug_assertions) { 0.1 } else { 0.0 };
        assert!(most <= cap + tolerance(cap) + rough, "{most}");
        assert!((items - 15.0).abs() < 0.01, "{items}");
    }
    assert!(free.0 > 0.9);
}

/// What the page does: every item is set aside for as many learners as the cap says.
#[test]
fn the_same_chance_for_all_items_is_never_above_the_cap() {
    let rules = Rules { most: 15, least: 5, se: 0.3, gain: 0.0, randomesque: 5, shares: vec![1.0; 4] };
    for cap in [0.25, 0.5] {
        let (most, items) = largest(&Arc::new(pool(cap)), &rules);
        println!("a chance of {cap} for every item: {most:.3}, {items:.1} items");
        assert!(most <= cap + tolerance(cap), "{most}");
    }
    let (most, items) = largest(&Arc::new(pool(0.0)), &rules);
    assert!(most == 0.0 && items == 0.0);
}
