//! What a criterion sees of the learner, and what it makes of an item.

use super::criteria::Criterion;
use super::estimate::{Answers, Settings, likelihood};
use super::posterior::{Grid, mean_sd};
use super::{Curve, Scored, optimum};

/// What a criterion sees of the learner.
pub(super) struct View {
    criterion: Criterion,
    theta: f64,
    grid: Grid,
    /// The likelihood or the posterior at the nodes, scaled to a largest value of 1.
    density: Vec<f64>,
    /// What the scale stands for in the value given out.
    pub(super) unit: f64,
    /// −1 where the least value is the best.
    pub(super) sign: f64,
}

impl View {
    pub(super) fn new(answers: &Answers<'_>, theta: f64, criterion: Criterion, settings: &Settings) -> Self {
        use Criterion::{Gdip, Kl, Klp, Mei, Mepv, Mlwi, Mpwi, ThOpt, Urry};
        let grid = settings.grid;
        let mut view = Self { criterion, theta, grid, density: Vec::new(), unit: 1.0, sign: 1.0 };
        if matches!(criterion, Urry | ThOpt | Mepv) {
            view.sign = -1.0;
        }
        if criterion.needs_responses() {
            let mut density = likelihood(answers, grid);
            if matches!(criterion, Mpwi | Mei | Mepv | Klp | Gdip) {
                density.take(|theta| settings.log_prior(answers, theta));
            }
            view.density = density.scaled().collect();
            if matches!(criterion, Mlwi | Mpwi | Kl | Klp) {
                view.unit = crate::math::exp(density.top());
            }
        }
        view
    }

    /// What the criterion makes of an item.
    pub(super) fn value(&self, item: &Scored) -> f64 {
        use Criterion::{
            Gdi, Gdip, Kl, Klp, Mei, Mepv, Mfi, Mlwi, Mpwi, Progressive, Proportional, Random, ThOpt, Urry,
        };
        match self.criterion {
            Mfi | Progressive | Proportional | Random => item.information(self.theta),
            Urry => self.right(item, |item| item.b),
            ThOpt => self.right(item, optimum),
            Mlwi | Mpwi => self.integral(|theta| item.information(theta)),
            Mei => self.expected(item, |x, mean, _| -item.curve(mean, x).bend),
            Mepv => self.expected(item, |_, _, sd| sd * sd),
            Kl | Klp => {
                let here = item.curves(self.theta);
                self.integral(|theta| divergence(&here, &item.curves(theta)))
            }
            Gdi | Gdip => self.spread(item),
        }
    }

    /// How far the item's place on the scale of ability is.
    fn right(&self, item: &Scored, place: impl Fn(&super::Item) -> f64) -> f64 {
        match item {
            Scored::Right(item) => (place(item) - self.theta).abs(),
            _ => f64::INFINITY,
        }
    }

    /// ∫ f(θ) over the density.
    fn integral(&self, f: impl Fn(f64) -> f64) -> f64 {
        self.grid.integral(self.grid.nodes().zip(&self.density).map(|(theta, density)| f(theta) * density))
    }

    /// The mean over the possible responses x, weighted by their probability at the estimate, of f(x, EAP estimate and
    /// its standard error after it).
    fn expected(&self, item: &Scored, f: impl Fn(usize, f64, f64) -> f64) -> f64 {
        let tables: Vec<Vec<Curve>> = self.grid.nodes().map(|theta| item.curves(theta)).collect();
        let mut sum = 0.0;
        for (x, here) in item.curves(self.theta).iter().enumerate() {
            let after = tables.iter().zip(&self.density).map(|(curves, density)| curves[x].p * density);
            let (mean, sd) = mean_sd(self.grid, after);
            // A response that cannot be where the learner is: its estimate may be no number, its weight is 0.
            if mean.is_finite() && here.p > 0.0 {
                sum += here.p * f(x, mean, sd);
            }
        }
        sum
    }

    /// The variance of P over the density, each node weighing the same: catR's reading of the index.
    fn spread(&self, item: &Scored) -> f64 {
        let right: Vec<f64> = self.grid.nodes().map(|theta| item.curve(theta, 1).p).collect();
        let mass: f64 = self.density.iter().sum();
        let mean = right.iter().zip(&self.density).map(|(p, density)| p * density).sum::<f64>() / mass;
        let square = |(p, density): (&f64, &f64)| (p - mean) * (p - mean) * density;
        right.iter().zip(&self.density).map(square).sum::<f64>() / mass
    }
}

/// Kullback and Leibler's divergence of the responses at one ability from those at another.
fn divergence(here: &[Curve], there: &[Curve]) -> f64 {
    here.iter().zip(there).map(|(here, there)| here.p * (here.log_p - there.log_p)).sum()
}
