//! Which item to give next: thirteen criteria, as they are known from catR's `nextItem` (Magis & Barrada 2017).

use super::Scored;
use super::estimate::{Answers, Method, Settings, estimate};
use super::view::View;
use crate::draw::Draw;
use crate::math::powf;
use crate::{Error, Result};

/// What makes an item the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Most Fisher information at the estimate.
    Mfi,
    /// Difficulty nearest to the estimate (Urry 1970).
    Urry,
    /// Ability of most information nearest to the estimate (Barrada, Mazuela & Olea 2006; Magis 2013).
    ThOpt,
    /// Most information weighted by the likelihood (Veerkamp & Berger 1997).
    Mlwi,
    /// Most information weighted by the posterior (van der Linden 1998).
    Mpwi,
    /// Most observed information expected at the estimate after the answer (van der Linden 1998).
    Mei,
    /// Least posterior variance expected after the answer (van der Linden 1998; Owen 1975).
    Mepv,
    /// Most Kullback–Leibler information weighted by the likelihood (Chang & Ying 1996).
    Kl,
    /// The same weighted by the posterior.
    Klp,
    /// Highest global discrimination index, weighted by the likelihood (Kaplan, de la Torre & Barrada 2015).
    Gdi,
    /// The same weighted by the posterior.
    Gdip,
    /// Chance at first and information later (Revuelta & Ponsoda 1998; Barrada, Olea, Ponsoda & Abad 2008).
    Progressive,
    /// Drawn in proportion to a rising power of the information (Segall 2004; Barrada and others 2008).
    Proportional,
    /// Any item.
    Random,
}

impl Criterion {
    /// All criteria.
    pub const ALL: [Self; 14] = [
        Self::Mfi,
        Self::Urry,
        Self::ThOpt,
        Self::Mlwi,
        Self::Mpwi,
        Self::Mei,
        Self::Mepv,
        Self::Kl,
        Self::Klp,
        Self::Gdi,
        Self::Gdip,
        Self::Progressive,
        Self::Proportional,
        Self::Random,
    ];
}

/// What has been given, and what is believed so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The items given, by their place in the bank.
    pub given: Vec<usize>,
    /// The category of each response; may be left out for the criteria that do not look at them.
    pub responses: Vec<usize>,
    /// The ability estimate; without it the EAP estimate of the responses.
    pub theta: Option<f64>,
}

/// How a test goes on, for [`Criterion::Progressive`] and [`Criterion::Proportional`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    /// Items of the whole test.
    pub length: usize,
    /// How slowly chance gives way to information: the power of the item's number.
    pub acceleration: f64,
}

/// Twenty items, acceleration 1.
impl Default for Course {
    fn default() -> Self {
        Self { length: 20, acceleration: 1.0 }
    }
}

/// An item and what the criterion made of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pick {
    /// Its place in the bank.
    pub item: usize,
    /// The criterion's value; for the three criteria with chance in them, the information at the estimate.
    pub value: f64,
}

impl Criterion {
    /// Whether it looks at what was answered, beyond the estimate.
    #[must_use]
    pub fn needs_responses(self) -> bool {
        use Criterion::{Gdi, Gdip, Kl, Klp, Mei, Mepv, Mlwi, Mpwi};
        matches!(self, Gdi | Gdip | Kl | Klp | Mei | Mepv | Mlwi | Mpwi)
    }

    /// Whether it is defined for items of more than two categories.
    #[must_use]
    pub fn takes_categories(self) -> bool {
        !matches!(self, Self::Urry | Self::ThOpt | Self::Gdi | Self::Gdip)
    }
}

/// The item to give next, of those not given; the first of the bank among equally good ones. `draw` decides where the
/// criterion leaves something to chance.
///
/// # Errors
/// `irt/criterion` (not defined for an item of the bank: its model), `irt/no-responses` (the criterion looks at the
/// responses, and they are not as many as the items given), `irt/none-left` (all items were given).
///
/// # Panics
/// If an item or a category is not in the bank.
pub fn next(
    bank: &[Scored],
    state: &State,
    criterion: Criterion,
    settings: &Settings,
    course: &Course,
    draw: &mut Draw,
) -> Result<Pick> {
    let mut taken = vec![false; bank.len()];
    state.given.iter().for_each(|&item| taken[item] = true);
    let left: Vec<usize> = (0..bank.len()).filter(|&item| !taken[item]).collect();
    if left.is_empty() {
        return Err(Error::new("irt/none-left", "every item of the bank was given; there is none to give next"));
    }
    let answered = state.responses.len() == state.given.len();
    if !answered && (criterion.needs_responses() || state.theta.is_none()) {
        let message =
            "`x` must have a response for each item of `out`: this criterion looks at them, or `theta` is missing";
        return Err(Error::new("irt/no-responses", message));
    }
    let answers: Vec<(&Scored, usize)> = if answered {
        state.given.iter().zip(&state.responses).map(|(&item, &x)| (&bank[item], x)).collect()
    } else {
        Vec::new()
    };
    let theta = match state.theta {
        Some(theta) => theta,
        None => estimate(&answers, Method::Eap, settings)?.theta,
    };
    match criterion {
        Criterion::Random => {
            let item = left[draw.below(left.len() as u32) as usize];
            Ok(Pick { item, value: bank[item].information(theta) })
        }
        Criterion::Progressive | Criterion::Proportional => {
            let information: Vec<f64> = left.iter().map(|&item| bank[item].information(theta)).collect();
            let weight = course.weight(state.given.len());
            let place = if criterion == Criterion::Progressive {
                progressive(&information, weight, draw)
            } else {
                proportional(&information, course.length as f64 * weight, draw)
            };
            Ok(Pick { item: left[place], value: information[place] })
        }
        _ => best(bank, &left, &answers, theta, criterion, settings),
    }
}

impl Course {
    /// How much of the test is behind after `given` items: Σ iᴬ up to `given` over Σ iᴬ up to `length` − 1, at most 1.
    fn weight(&self, given: usize) -> f64 {
        let sum = |to: usize| (1..=to).map(|at| powf(at as f64, self.acceleration)).sum::<f64>();
        if given + 1 >= self.length { 1.0 } else { sum(given) / sum(self.length - 1) }
    }
}

fn progressive(information: &[f64], weight: f64, draw: &mut Draw) -> usize {
    let top = information.iter().copied().fold(0.0, f64::max);
    let scores = information.iter().map(|value| (1.0 - weight) * top * draw.unit() + weight * value);
    first_highest(scores)
}

fn proportional(information: &[f64], power: f64, draw: &mut Draw) -> usize {
    let top = information.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let shares: Vec<f64> = information.iter().map(|value| powf(value / top, power)).collect();
    let mut rest = draw.unit() * shares.iter().sum::<f64>();
    // Rounding may leave a crumb after the last item: it is the last one's that has a share.
    let mut last = 0;
    for (place, &share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        last = place;
        rest -= share;
        if rest < 0.0 {
            break;
        }
    }
    last
}

/// The first place of the highest number.
fn first_highest(values: impl Iterator<Item = f64>) -> usize {
    let mut best = (0, f64::NEG_INFINITY);
    for (place, value) in values.enumerate() {
        if value > best.1 {
            best = (place, value);
        }
    }
    best.0
}

/// The pick of a criterion that leaves nothing to chance.
fn best(
    bank: &[Scored],
    left: &[usize],
    answers: &Answers<'_>,
    theta: f64,
    criterion: Criterion,
    settings: &Settings,
) -> Result<Pick> {
    if !criterion.takes_categories() && left.iter().any(|&item| !matches!(bank[item], Scored::Right(_))) {
        let message = "this criterion is defined for items that are right or wrong only; choose mfi, mlwi, mpwi, mei, \
                       mepv, kl, klp, progressive, proportional or random";
        return Err(Error::new("irt/criterion", message));
    }
    let view = View::new(answers, theta, criterion, settings);
    let values: Vec<f64> = left.iter().map(|&item| view.value(&bank[item])).collect();
    let place = first_highest(values.iter().map(|value| view.sign * value));
    Ok(Pick { item: left[place], value: values[place] * view.unit })
}
