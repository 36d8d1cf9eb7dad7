//! The posterior against plain sums over dense grids of everything at once.

use crate::people::{life, normal};
use gradus::draw::{Draw, Purpose};
use gradus::irt::Item;
use gradus::selection::checkup::{CheckUp, Entry, Estimate, Gaussian, Next, Pool, Rules, Start};

/// Mean and variance of the overall level, of both groups' and of three skills', for skills 0 and 1 in group 0, 2 in 1.
fn dense(start: &Start, answers: &[(Entry, bool)], shares: [f64; 2]) -> Vec<(f64, f64)> {
    let grid = |belief: Gaussian, points: i32| -> Vec<(f64, f64)> {
        let deviation = belief.variance.sqrt();
        if deviation == 0.0 {
            return vec![(belief.mean, 1.0)];
        }
        let reach = f64::from(points) / 6.0;
        let point =
            |at: i32| (belief.mean + deviation * f64::from(at) / reach, (-0.5 * (f64::from(at) / reach).powi(2)).exp());
        (-points..=points).map(point).collect()
    };
    let own: Vec<Vec<(f64, f64)>> = start.skills.iter().map(|&skill| grid(skill, 24)).collect();
    let (mut total, mut first, mut second) = (0.0, [0.0; 6], [0.0; 6]);
    for (general, weight) in grid(start.general, 48) {
        // Given g the skills are independent, but nothing here uses it.
        let likelihood = |skill: usize, level: f64| -> f64 {
            let of_skill = answers.iter().filter(|(entry, _)| entry.skill as usize == skill);
            of_skill
                .map(|(entry, right)| if *right { entry.item.right(level) } else { 1.0 - entry.item.right(level) })
                .product()
        };
        let weighed: Vec<Vec<(f64, f64)>> = own
            .iter()
            .enumerate()
            .map(|(skill, points)| {
                points.iter().map(|&(s, w)| (general + s, w * likelihood(skill, general + s))).collect()
            })
            .collect();
        for &(a, wa) in &weighed[0] {
            for &(b, wb) in &weighed[1] {
                for &(c, wc) in &weighed[2] {
                    let joint = weight * wa * wb * wc;
                    let group = (a + b) / 2.0;
                    let levels = [shares[0] * group + shares[1] * c, group, c, a, b, c];
                    total += joint;
                    for (place, level) in levels.into_iter().enumerate() {
                        first[place] += joint * level;
                        second[place] += joint * level * level;
                    }
                }
            }
        }
    }
    (0..6).map(|place| (first[place] / total, second[place] / total - (first[place] / total).powi(2))).collect()
}

fn random_item(draw: &mut Draw) -> Item {
    Item { a: (0.4 * normal(draw)).exp(), b: 1.5 * normal(draw), c: 0.25 * draw.unit(), d: 1.0 - 0.05 * draw.unit() }
}

fn close(found: &Estimate, (mean, variance): (f64, f64), tolerance: f64, what: &str) {
    assert!((found.level - mean).abs() < tolerance, "{what}: level {} for {mean}", found.level);
    assert!((found.se / variance.sqrt() - 1.0).abs() < tolerance, "{what}: SE {} for {}", found.se, variance.sqrt());
}

#[test]
fn the_posterior_is_that_of_a_sum_over_everything() {
    let belief = |mean, variance| Gaussian { mean, variance };
    // A prior that is narrower than a step of the grid becomes three points: there the posterior is off by more.
    let starts = [
        (Start::typical(3), 1e-3),
        // Skills of which one is as good as known, and one has nothing of its own; a general level that is half known.
        (
            Start { general: belief(0.7, 0.2), skills: vec![belief(-0.3, 0.4), belief(0.5, 0.01), belief(0.1, 0.0)] },
            3e-3,
        ),
        (
            Start { general: belief(-1.0, 0.004), skills: vec![belief(0.0, 0.3), belief(0.2, 1.5), belief(0.0, 0.05)] },
            1e-2,
        ),
    ];
    for (case, (start, tolerance)) in starts.into_iter().enumerate() {
        let mut draw = life(case as u64);
        let entries: Vec<Entry> = (0..24)
            .map(|at| {
                let skill = [0, 1, 2, 0, 2, 2][at % 6];
                Entry { item: random_item(&mut draw), skill, group: u32::from(skill == 2), cap: 1.0 }
            })
            .collect();
        let rules = Rules { shares: vec![3.0, 1.0], ..Rules::default() };
        let mut check_up = CheckUp::new(
            Pool::new(entries.clone()).into(),
            rules,
            start.clone(),
            &mut Draw::at(1, 0, Purpose::Exposure),
        );
        let mut answers = Vec::new();
        for count in 0..=24 {
            if [0, 1, 6, 24].contains(&count) {
                let exact = dense(&start, &answers, [0.75, 0.25]);
                let found = check_up.result();
                let levels = [
                    found.overall,
                    found.groups[0],
                    found.groups[1],
                    found.skills[0],
                    found.skills[1],
                    found.skills[2],
                ];
                for (place, (level, exact)) in levels.iter().zip(&exact).enumerate() {
                    close(level, *exact, tolerance, &format!("start {case}, {count} answers, level {place}"));
                }
            }
            if let Some(entry) = entries.get(count) {
                let right = draw.unit() < 0.6;
                check_up.answer(count, right);
                answers.push((*entry, right));
            }
        }
    }
}

/// Plain EAP: one ability, a thousand points.
#[test]
fn with_one_ability_it_is_expected_a_posteriori() {
    let mut draw = life(9);
    let items: Vec<Item> = (0..60).map(|_| random_item(&mut draw)).collect();
    let pool = Pool::new(items.iter().map(|&item| Entry { item, skill: 0, group: 0, cap: 1.0 }).collect());
    let mut check_up = CheckUp::new(
        pool.into(),
        Rules::default(),
        crate::people::one_ability(),
        &mut Draw::at(1, 0, Purpose::Exposure),
    );
    let mut weights: Vec<(f64, f64)> =
        (-700..=700).map(|at| f64::from(at) / 100.0).map(|theta| (theta, (-theta * theta / 2.0).exp())).collect();
    for (place, item) in items.iter().enumerate() {
        let right = draw.unit() < item.right(0.8);
        check_up.answer(place, right);
        for (theta, weight) in &mut weights {
            *weight *= if right { item.right(*theta) } else { 1.0 - item.right(*theta) };
        }
        let total: f64 = weights.iter().map(|w| w.1).sum();
        let mean = weights.iter().map(|w| w.0 * w.1).sum::<f64>() / total;
        let variance = weights.iter().map(|w| (w.0 - mean).powi(2) * w.1).sum::<f64>() / total;
        let found = check_up.result();
        assert!((found.overall.level - mean).abs() < 1e-4, "{place}: {} for {mean}", found.overall.level);
        assert!(
            (found.overall.se / variance.sqrt() - 1.0).abs() < 1e-4,
            "{place}: {} for {}",
            found.overall.se,
            variance.sqrt()
        );
        assert_eq!(found.overall, found.skills[0]);
    }
}

/// The value of an item is an expectation over its two answers; here it is worked out by giving both.
#[test]
fn the_value_of_an_item_is_what_its_answers_bring() {
    let mut draw = life(4);
    let entries: Vec<Entry> =
        (0..200).map(|at| Entry { item: random_item(&mut draw), skill: at % 6, group: at % 2, cap: 1.0 }).collect();
    let rules = Rules { most: 200, least: 200, shares: vec![1.0, 1.0], ..Rules::default() };
    let mut check_up =
        CheckUp::new(Pool::new(entries).into(), rules, Start::typical(6), &mut Draw::at(1, 0, Purpose::Exposure));
    let (mut worst, mut mean) = (0.0f64, 0.0);
    for count in 0..40 {
        let Next::Item { index, value, .. } = check_up.next(&mut Draw::at(3, count, Purpose::Tie)) else { panic!() };
        let now = check_up.result().overall;
        let after = [true, false].map(|right| {
            let mut other = check_up.clone();
            other.answer(index, right);
            other.result().overall
        });
        // P(right), by which the two means make the one before.
        let right = (now.level - after[1].level) / (after[0].level - after[1].level);
        let variance = right * after[0].se.powi(2) + (1.0 - right) * after[1].se.powi(2);
        let exact = now.se - variance.sqrt();
        worst = worst.max((value / exact - 1.0).abs());
        mean += (value / exact - 1.0).abs() / 40.0;
        check_up.answer(index, draw.unit() < 0.6);
    }
    println!("value of an item: {:.1} % off, at most {:.1} %", mean * 100.0, worst * 100.0);
    assert!(worst < 0.2 && mean < 0.05, "{mean} {worst}");
}
