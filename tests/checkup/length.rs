//! How many items it takes.

use crate::people::{exactly, life, normal, one_ability, people, two_parameters, until};
use gradus::draw::{Draw, Purpose};
use gradus::irt::Item;
use gradus::selection::checkup::{CheckUp, Entry, Next, Pool, Rules, sit};
use std::sync::Arc;

const SE: f64 = 0.3;
const ITEMS: usize = 500;

fn pool(items: &[Item], group: impl Fn(usize) -> u32) -> Arc<Pool> {
    let entry = |(at, &item): (usize, &Item)| Entry { item, skill: 0, group: group(at), cap: 1.0 };
    Arc::new(Pool::new(items.iter().enumerate().map(entry).collect()))
}

/// The items of this order that it takes.
fn in_order(pool: &Arc<Pool>, order: &[usize], answers: impl Fn(usize) -> bool) -> f64 {
    let mut check_up = CheckUp::new(pool.clone(), until(SE, 1), one_ability(), &mut Draw::at(1, 0, Purpose::Exposure));
    let mut count = 0;
    while check_up.result().overall.se > SE && count < order.len() {
        check_up.answer(order[count], answers(order[count]));
        count += 1;
    }
    count as f64
}

/// The items that say most about learners like these, best first.
fn best_form(items: &[Item]) -> Vec<usize> {
    let said = |item: &Item| -> f64 {
        let points = (-50..=50).map(|at| f64::from(at) / 10.0);
        points.map(|theta: f64| (-theta * theta / 2.0).exp() * item.information(theta)).sum()
    };
    let said: Vec<f64> = items.iter().map(said).collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|&a, &b| said[b].total_cmp(&said[a]));
    order
}

/// Mean items to the standard error: adaptive; balanced over four equal groups; over four unequal ones; the best form
/// for all; random ones.
fn lengths(spread: f64, count: u64) -> [f64; 5] {
    let items = two_parameters(ITEMS, spread, &mut life(1));
    let (one, four) = (pool(&items, |_| 0), pool(&items, |at| at as u32 % 4));
    let unequal = Rules { shares: vec![4.0, 3.0, 2.0, 1.0], ..until(SE, 4) };
    let form = best_form(&items);
    let mut sums = [0.0; 5];
    for person in 0..count {
        let mut draw = life(person + 100);
        let theta = normal(&mut draw);
        let luck: Vec<f64> = (0..ITEMS).map(|_| draw.unit()).collect();
        let answers = |at: usize| luck[at] < items[at].right(theta);
        let mut order: Vec<usize> = (0..ITEMS).collect();
        draw.shuffle(&mut order);
        let adaptive = |pool, rules: &Rules| sit(pool, rules, &one_ability(), person, answers).items.len() as f64;
        let found = [
            adaptive(&one, &until(SE, 0)),
            adaptive(&four, &until(SE, 4)),
            adaptive(&four, &unequal),
            in_order(&one, &form, answers),
            in_order(&one, &order, answers),
        ];
        for (sum, found) in sums.iter_mut().zip(found) {
            *sum += found / count as f64;
        }
    }
    sums
}

#[test]
fn adaptive_tests_are_short() {
    for (spread, count) in [(0.3, 500), (0.35, 1_000), (0.4, 500)] {
        let [adaptive, balanced, unequal, form, random] = lengths(spread, people(count));
        println!(
            "items to SE {SE}, spread of ln a {spread}: adaptive {adaptive:.1} ({:.2} of random, {:.2} of the best form), \
             balanced {balanced:.1} and {unequal:.1} ({:.3}, {:.3}), best form {form:.1}, random {random:.1}",
            adaptive / random,
            adaptive / form,
            balanced / adaptive,
            unequal / adaptive,
        );
        // With discriminations that differ less there is less to choose from: reported, and not held to the bar.
        let (of_random, of_form) = if spread < 0.35 { (0.35, 0.63) } else { (0.3, 0.63) };
        // A tenth of the learners says it less exactly.
        let slack = if cfg!(debug_assertions) { 1.15 } else { 1.0 };
        let adaptive = adaptive / slack;
        let (balanced, unequal) = (balanced / slack.powi(2), unequal / slack.powi(2));
        assert!(adaptive <= of_random * random && adaptive <= of_form * form, "{adaptive} {form} {random}");
        assert!(balanced <= 1.1 * adaptive && unequal <= 1.1 * adaptive, "{adaptive} {balanced} {unequal}");
    }
}

/// "About N more" is shown to people; on average it must be about right.
#[test]
fn what_is_left_is_about_right() {
    let items = two_parameters(ITEMS, 0.35, &mut life(2));
    let pool = pool(&items, |at| at as u32 % 4);
    let (mut count, mut off, mut bias) = (0.0, 0.0, 0.0);
    for person in 0..people(500) {
        let mut draw = life(person + 100);
        let theta = normal(&mut draw);
        let mut check_up =
            CheckUp::new(pool.clone(), until(SE, 4), one_ability(), &mut Draw::at(1, 0, Purpose::Exposure));
        let mut said = Vec::new();
        while let Next::Item { index, left, .. } = check_up.next(&mut Draw::at(person, said.len() as u64, Purpose::Tie))
        {
            said.push(f64::from(left));
            check_up.answer(index, draw.unit() < items[index].right(theta));
        }
        for (place, left) in said.iter().enumerate() {
            let truth = (said.len() - place - 1) as f64;
            (count, off, bias) = (count + 1.0, off + (left - truth).abs(), bias + left - truth);
        }
    }
    println!("left: {:.1} items off, {:.1} too many on average", off / count, bias / count);
    assert!(off / count < 3.0 && (bias / count).abs() < 1.0, "{} {}", off / count, bias / count);
    let rules = exactly(10, 4);
    let check_up = CheckUp::new(pool, rules, one_ability(), &mut Draw::at(1, 0, Purpose::Exposure));
    let Next::Item { left, .. } = check_up.next(&mut Draw::at(1, 0, Purpose::Tie)) else { panic!() };
    assert_eq!(left, 9);
}
