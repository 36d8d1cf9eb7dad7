//! How likely an item may be given, so that it is in no larger a share of check-ups than wanted.
//!
//! Sympson, J. B. & Hetter, R. D. (1985), *Controlling item-exposure rates in computerized adaptive testing*: simulate
//! learners, see how often each item is chosen, and let it through only so often that the share given stays below the
//! cap; again with the new chances, for they change what else is chosen. Here an item's chance is drawn before the test
//! (see [`CheckUp::new`](super::CheckUp::new)), so it is given to a share K·S of learners, S being the share that gets it
//! among those for whom it was not set aside, whatever its own K. Many simulations: for the workshop, not for the page.

use super::sitting::{lottery, sit};
use super::{CheckUp, Gaussian, Pool, Rules, Start};
use crate::draw::{Draw, Purpose};
use crate::math;
use std::sync::Arc;

/// How the chances are worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trials {
    /// The largest share of check-ups that an item may be in.
    pub cap: f64,
    /// Simulated learners a round.
    pub people: u32,
    /// Rounds at most; it ends earlier once a round stays below the cap.
    pub rounds: u32,
    /// Which learners they are.
    pub seed: u64,
}

/// A round's share of an item is known to within so many standard errors, so that the largest of many is rarely above.
const SAFE: f64 = 2.0;

/// Rounds whose result is taken as it is.
const FULL: u32 = 3;

/// Each item's chance of being given ([`Entry::cap`](super::Entry::cap)) under these rules, for learners as `start`
/// expects them, and the largest share of check-ups that an item was in in the last round. A pool too small for the cap
/// runs out of items: there must be more than [`Rules::most`]/cap of each group's share.
#[must_use]
pub fn caps(pool: &Pool, rules: &Rules, start: &Start, trials: Trials) -> (Vec<f64>, f64) {
    let Trials { cap, people, rounds, seed } = trials;
    let total = f64::from(people);
    // Aim below the cap by what the simulated share may be off.
    let goal = (cap - SAFE * math::sqrt(cap * (1.0 - cap) / total)).max(cap / 2.0);
    let mut chances = vec![1.0; pool.items().len()];
    let mut largest = 1.0;
    for round in 0..rounds {
        let capped = Arc::new(pool.clone().capped(&chances));
        let (mut free, mut given) = (vec![0u32; chances.len()], vec![0u32; chances.len()]);
        for person in 0..people {
            let seed = seed.wrapping_add(u64::from(round) << 32 | u64::from(person));
            let open = CheckUp::new(capped.clone(), rules.clone(), start.clone(), &mut lottery(seed));
            for (count, closed) in free.iter_mut().zip(&open.closed) {
                *count += u32::from(!closed);
            }
            let mut life = Draw::at(seed, 0, Purpose::Fit);
            let levels = levels(start, &mut life);
            let answer = |place: usize| {
                let entry = &capped.items()[place];
                life.unit() < entry.item.right(levels[entry.skill as usize])
            };
            for place in sit(&capped, rules, start, seed, answer).items {
                given[place] += 1;
            }
        }
        largest = given.iter().map(|&given| f64::from(given) / total).fold(0.0, f64::max);
        if largest <= cap && round > 0 {
            break;
        }
        for (place, chance) in chances.iter_mut().enumerate() {
            // The share among those who might have got it; half an observation keeps a chance from sticking at 0.
            let share = (f64::from(given[place]) + 0.5) / (f64::from(free[place]) + 0.5);
            let wanted = (goal / share).min(1.0);
            // Later half-way, by ratio: full steps swing to and fro, for items stand in for each other.
            *chance = if round < FULL { wanted } else { math::sqrt(*chance * wanted) };
        }
    }
    (chances, largest)
}

/// The levels on each skill of a learner drawn from what `start` expects.
#[must_use]
pub fn levels(start: &Start, draw: &mut Draw) -> Vec<f64> {
    let general = normal(start.general, draw);
    start.skills.iter().map(|&own| general + normal(own, draw)).collect()
}

/// A draw from a Gaussian, by Marsaglia's polar method.
fn normal(belief: Gaussian, draw: &mut Draw) -> f64 {
    loop {
        let (x, y) = (2.0 * draw.unit() - 1.0, 2.0 * draw.unit() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            return belief.mean + math::sqrt(-2.0 * belief.variance * math::ln(square) / square) * x;
        }
    }
}
