//! What is believed of an ability, on a grid of it.

use crate::math::{exp, sqrt};

/// Abilities at equal distances, with the weights of the trapezoidal rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// The lowest ability.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// How many there are: at least 2.
    pub points: usize,
}

/// −4 to 4 in 33 points.
impl Default for Grid {
    fn default() -> Self {
        Self { low: -4.0, high: 4.0, points: 33 }
    }
}

impl Grid {
    /// The distance between neighbours.
    #[must_use]
    pub fn step(&self) -> f64 {
        (self.high - self.low) / (self.points - 1) as f64
    }

    /// The abilities, rising.
    pub fn nodes(self) -> impl Iterator<Item = f64> {
        (0..self.points).map(move |at| self.node(at))
    }

    fn node(&self, at: usize) -> f64 {
        if at + 1 == self.points { self.high } else { self.low + self.step() * at as f64 }
    }

    /// The weight of a node: the ends count half.
    fn weight(&self, at: usize) -> f64 {
        if at == 0 || at + 1 == self.points { 0.5 } else { 1.0 }
    }

    /// ∫ f by the trapezoidal rule, from the values of f at the nodes.
    #[must_use]
    pub fn integral(&self, values: impl Iterator<Item = f64>) -> f64 {
        self.step() * values.enumerate().map(|(at, value)| self.weight(at) * value).sum::<f64>()
    }
}

/// A density over a [`Grid`], up to a factor, kept as logarithms: any number of answers can be taken in, in any order.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    grid: Grid,
    logs: Vec<f64>,
}

impl Posterior {
    /// The density whose logarithm at an ability is `log`.
    #[must_use]
    pub fn new(grid: Grid, log: impl Fn(f64) -> f64) -> Self {
        Self { grid, logs: grid.nodes().map(log).collect() }
    }

    /// The normal density of this mean and standard deviation.
    #[must_use]
    pub fn normal(grid: Grid, mean: f64, sd: f64) -> Self {
        Self::new(grid, |theta| log_normal(theta, mean, sd))
    }

    /// Takes in an answer whose probability at an ability has the logarithm `log`.
    pub fn take(&mut self, log: impl Fn(f64) -> f64) {
        for (at, sum) in self.logs.iter_mut().enumerate() {
            *sum += log(self.grid.node(at));
        }
    }

    /// The grid it is on.
    #[must_use]
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// The largest logarithm, which stands for 1 in [`Posterior::scaled`].
    #[must_use]
    pub fn top(&self) -> f64 {
        self.logs.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// The density at the nodes, scaled to a largest value of 1.
    pub fn scaled(&self) -> impl Iterator<Item = f64> {
        let top = self.top();
        self.logs.iter().map(move |log| exp(log - top))
    }

    /// Mean and standard deviation: the EAP estimate (Bock & Mislevy 1982) and its standard error.
    #[must_use]
    pub fn mean_sd(&self) -> (f64, f64) {
        mean_sd(self.grid, self.scaled())
    }
}

/// Mean and standard deviation of a density that has these values at the nodes.
pub(super) fn mean_sd(grid: Grid, density: impl Iterator<Item = f64>) -> (f64, f64) {
    // Moments about the middle of the grid: one pass, and next to nothing lost.
    let centre = (grid.low + grid.high) / 2.0;
    let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
    for (at, value) in density.enumerate() {
        let (share, distance) = (grid.weight(at) * value, grid.node(at) - centre);
        mass += share;
        first += share * distance;
        second += share * distance * distance;
    }
    let mean = first / mass;
    (centre + mean, sqrt((second / mass - mean * mean).max(0.0)))
}

/// ln of the normal density.
pub(super) fn log_normal(theta: f64, mean: f64, sd: f64) -> f64 {
    const LN_SQRT_TAU: f64 = 0.918_938_533_204_672_8;
    let z = (theta - mean) / sd;
    -0.5 * z * z - LN_SQRT_TAU - crate::math::ln(sd)
}
