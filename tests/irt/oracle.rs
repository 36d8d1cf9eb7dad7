//! Slow versions that follow the papers' equations word by word: sums over a fine grid, numeric derivatives, every item
//! looked at.

use gradus::irt::{Item, Scored};

/// P of the four-parameter model, as printed.
pub(crate) fn right(item: &Item, theta: f64) -> f64 {
    item.c + (item.d - item.c) / (1.0 + (-item.a * (theta - item.b)).exp())
}

/// The probability of a category, from the printed equation of its model.
pub(crate) fn probability(model: &Model, theta: f64, category: usize) -> f64 {
    match model {
        Model::Right(item) => {
            let p = right(item, theta);
            if category == 1 { p } else { 1.0 - p }
        }
        Model::Graded(a, thresholds) => {
            let above = |k: usize| match k {
                0 => 1.0,
                k if k > thresholds.len() => 0.0,
                k => 1.0 / (1.0 + (-a * (theta - thresholds[k - 1])).exp()),
            };
            above(category) - above(category + 1)
        }
        Model::Credit(a, steps) => {
            let term = |k: usize| steps[..k].iter().map(|step| a * (theta - step)).sum::<f64>().exp();
            term(category) / (0..=steps.len()).map(term).sum::<f64>()
        }
    }
}

/// The parameters behind a [`Scored`], which does not give them back.
#[derive(Clone, Debug)]
pub(crate) enum Model {
    Right(Item),
    Graded(f64, Vec<f64>),
    Credit(f64, Vec<f64>),
}

impl Model {
    pub(crate) fn scored(&self) -> Scored {
        match self.clone() {
            Self::Right(item) => Scored::Right(item.check().expect("an item")),
            Self::Graded(a, thresholds) => Scored::Graded(gradus::irt::Graded::new(a, thresholds).expect("an item")),
            Self::Credit(a, steps) => Scored::Credit(gradus::irt::Credit::new(a, steps).expect("an item")),
        }
    }

    pub(crate) fn categories(&self) -> usize {
        match self {
            Self::Right(_) => 2,
            Self::Graded(_, steps) | Self::Credit(_, steps) => steps.len() + 1,
        }
    }
}

/// The derivative by central difference, of an error in proportion to the fourth power of the step.
pub(crate) fn derivative(f: impl Fn(f64) -> f64, at: f64) -> f64 {
    let h = 1e-3;
    (8.0 * (f(at + h) - f(at - h)) - (f(at + 2.0 * h) - f(at - 2.0 * h))) / (12.0 * h)
}

/// The likelihood of the answers.
pub(crate) fn likelihood(answers: &[(Model, usize)], theta: f64) -> f64 {
    answers.iter().map(|(model, x)| probability(model, theta, *x)).product()
}

/// The posterior mean and standard deviation, summed over 33 points from −4 to 4 with the ends at half weight.
pub(crate) fn eap(answers: &[(Model, usize)]) -> (f64, f64) {
    let nodes: Vec<(f64, f64)> = (0..33)
        .map(|at| {
            let theta = -4.0 + 0.25 * f64::from(at);
            let half = if at == 0 || at == 32 { 0.5 } else { 1.0 };
            (theta, half * (-theta * theta / 2.0).exp() * likelihood(answers, theta))
        })
        .collect();
    let mass: f64 = nodes.iter().map(|(_, weight)| weight).sum();
    let mean = nodes.iter().map(|(theta, weight)| theta * weight).sum::<f64>() / mass;
    let variance = nodes.iter().map(|(theta, weight)| (theta - mean).powi(2) * weight).sum::<f64>() / mass;
    (mean, variance.sqrt())
}

/// Where a function is highest from −4 to 4, to 1/20,000.
pub(crate) fn highest(f: impl Fn(f64) -> f64) -> f64 {
    let search = |from: f64, step: f64, count: i32| {
        let mut best = (from, f64::NEG_INFINITY);
        for at in 0..=count {
            let theta = (from + step * f64::from(at)).clamp(-4.0, 4.0);
            let value = f(theta);
            if value > best.1 {
                best = (theta, value);
            }
        }
        best.0
    };
    let near = search(-4.0, 0.01, 800);
    search(near - 0.01, 0.00005, 400)
}
