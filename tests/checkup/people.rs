//! Made-up items and learners.

use gradus::draw::{Draw, Purpose};
use gradus::irt::Item;
use gradus::selection::checkup::{Entry, Estimate, Gaussian, Measured, Pool, Rules, Start};

/// So many simulated learners; a tenth in a build that is not optimised, where the full number would take minutes.
pub(crate) const fn people(count: u64) -> u64 {
    if cfg!(debug_assertions) { count / 10 } else { count }
}

/// Draws that have nothing to do with a check-up's own.
pub(crate) fn life(seed: u64) -> Draw {
    Draw::at(seed, 0, Purpose::Fit)
}

pub(crate) fn normal(draw: &mut Draw) -> f64 {
    // Box and Muller's, so that it is not the engine's own method.
    let radius = (-2.0 * (1.0 - draw.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * draw.unit()).cos()
}

/// 2PL items: difficulties as the learners are, logarithms of discriminations with this spread.
pub(crate) fn two_parameters(count: usize, spread: f64, draw: &mut Draw) -> Vec<Item> {
    (0..count).map(|_| Item::two((spread * normal(draw)).exp(), normal(draw))).collect()
}

/// Items of `skills` skills in `groups` groups, in turns; one in three can be guessed.
pub(crate) fn mixed(count: usize, skills: u32, groups: u32, draw: &mut Draw) -> Pool {
    let entry = |at: u32| {
        let (a, b) = ((0.3 * normal(draw)).exp(), 1.2 * normal(draw));
        let item = Item { a, b, c: if at.is_multiple_of(3) { 0.25 } else { 0.02 }, d: 0.98 };
        Entry { item, skill: at % skills, group: at % skills % groups, cap: 1.0 }
    };
    Pool::new((0..count as u32).map(entry).collect())
}

/// Items nobody has calibrated, as the engine takes them: easy, medium and hard ones, one in three with four choices.
pub(crate) fn uncalibrated(count: u32, skills: u32, groups: u32) -> Pool {
    let entry = |at: u32| {
        let b = [-0.8, 0.0, 0.8][(at / skills / 3 % 3) as usize];
        let c = if (at / skills).is_multiple_of(3) { 0.25 } else { 0.02 };
        Entry { item: Item { a: 1.0, b, c, d: 0.98 }, skill: at % skills, group: at % skills % groups, cap: 1.0 }
    };
    Pool::new((0..count).map(entry).collect())
}

/// One ability only.
pub(crate) fn one_ability() -> Start {
    let none = Gaussian { mean: 0.0, variance: 0.0 };
    Start { general: Gaussian { mean: 0.0, variance: 1.0 }, skills: vec![none] }
}

/// Rules that stop for nothing but the standard error.
pub(crate) fn until(se: f64, groups: usize) -> Rules {
    Rules { most: u32::MAX, least: 0, se, gain: 0.0, randomesque: 1, shares: vec![1.0; groups] }
}

/// Rules that stop after so many items only.
pub(crate) fn exactly(most: u32, groups: usize) -> Rules {
    Rules { most, least: 0, se: 0.0, gain: 0.0, randomesque: 3, shares: vec![1.0; groups] }
}

/// How often intervals have the truth, how wide they are, and how far levels are off.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    count: f64,
    inside: f64,
    variance: f64,
    squared: f64,
}

impl Tally {
    pub(crate) fn add(&mut self, found: &Estimate, truth: f64) {
        self.count += 1.0;
        self.inside += f64::from(u8::from(found.low <= truth && truth <= found.high));
        self.variance += found.se * found.se;
        self.squared += (found.level - truth).powi(2);
    }

    /// Share of intervals with the truth.
    pub(crate) fn covers(&self) -> f64 {
        self.inside / self.count
    }

    pub(crate) fn se(&self) -> f64 {
        (self.variance / self.count).sqrt()
    }

    pub(crate) fn says(&self) -> String {
        let error = (self.squared / self.count).sqrt();
        format!("{:.1} % (SE {:.3}, error {error:.3})", self.covers() * 100.0, self.se())
    }
}

/// Tallies of the overall level, the groups' and the skills', where skill k belongs to group k mod groups.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tallies(pub(crate) [Tally; 3]);

impl Tallies {
    pub(crate) fn add(&mut self, measured: &Measured, levels: &[f64]) {
        let groups = measured.groups.len();
        let mut all = 0.0;
        for (group, found) in measured.groups.iter().enumerate() {
            let own: Vec<f64> = levels.iter().skip(group).step_by(groups).copied().collect();
            let truth = own.iter().sum::<f64>() / own.len() as f64;
            self.0[1].add(found, truth);
            all += truth / groups as f64;
        }
        self.0[0].add(&measured.overall, all);
        for (found, truth) in measured.skills.iter().zip(levels) {
            self.0[2].add(found, *truth);
        }
    }

    pub(crate) fn says(&self) -> String {
        let [overall, groups, skills] = self.0.map(|tally| tally.says());
        format!("overall {overall}, groups {groups}, skills {skills}")
    }

    /// Fails unless all cover between these; with a tenth of the learners, give or take three standard errors.
    pub(crate) fn must_cover(&self, least: f64, most: f64, what: &str) {
        for tally in self.0 {
            let slack = if cfg!(debug_assertions) { 3.0 * (0.05 * 0.95 / self.0[0].count).sqrt() } else { 0.0 };
            let (least, most) = (least - slack, most + slack);
            assert!((least..=most).contains(&tally.covers()), "{what}: {}", self.says());
        }
    }
}
