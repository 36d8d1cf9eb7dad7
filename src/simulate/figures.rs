//! From what is noted of each learner to figures with standard errors.

use super::course::{Course, Tale};
use serde::Serialize;

/// A figure and its standard error over learners; `None` where nothing was to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The figure.
    pub value: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
}

/// All figures of one policy over some learners.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// How many learners.
    pub learners: usize,
    /// Items a learner.
    pub items: Figure,
    /// Minutes of work a learner.
    pub minutes: Figure,
    /// Items on a skill until the policy held it for mastered, of those that came so far.
    pub items_to_mastery: Figure,
    /// Minutes of these.
    pub minutes_to_mastery: Figure,
    /// Skills that the policy held for mastered and that were truly known then, in 100 items.
    pub mastered_per_100: Figure,
    /// Skills truly known at the end less those known at first, in 100 items.
    pub learned_per_100: Figure,
    /// Share of typical items of all skills, gained from first to end, summed over skills, in 100 items.
    pub gain_per_100: Figure,
    /// P(right) on typical items of practised skills 30 days after the end.
    pub retention: Figure,
    /// The same over skills that the policy held for mastered.
    pub retention_mastered: Figure,
    /// The same over all skills of the bank.
    pub retention_all: Figure,
    /// Items given to whoever truly knew the skill already, a skill that the policy held for mastered; reviews are not among them.
    pub over_practice: Figure,
    /// Share of all items that were such, skills not (yet) mastered included.
    pub over_share: Figure,
    /// Of skills that the policy held for mastered, the share that was truly not known then.
    pub false_mastery: Figure,
    /// Of skills practised, the share with more than twelve items before it was truly known.
    pub wheel_spinning: Figure,
    /// Share of items given on skills that were held for mastered.
    pub reviews: Figure,
    /// Share of right first answers.
    pub right: Figure,
    /// Times a person was asked, a session.
    pub asked: Figure,
    /// Share of sessions that stopped as promised.
    pub stops_kept: Figure,
    /// Of ranges that should have the truth nine times in ten, the share that had it.
    pub coverage: Figure,
}

/// The sum of one number over the sum of another, a learner a pair; the standard error by linearisation.
fn ratio(pairs: impl Iterator<Item = (f64, f64)>, scale: f64) -> Figure {
    let pairs: Vec<(f64, f64)> = pairs.collect();
    let (above, below) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    if below == 0.0 {
        return Figure { value: None, se: None };
    }
    let value = above / below;
    let count = pairs.len() as f64;
    let squares: f64 = pairs.iter().map(|(a, b)| (a - value * b) * (a - value * b)).sum();
    let se = (count > 1.0).then(|| (squares * count / (count - 1.0)).sqrt() / below * scale);
    Figure { value: Some(value * scale), se }
}

impl Figures {
    /// The figures of these learners.
    #[must_use]
    pub fn of(courses: &[&Course]) -> Self {
        let by = |scale: f64, pair: &dyn Fn(&Course) -> (f64, f64)| ratio(courses.iter().map(|one| pair(one)), scale);
        // A sum over the skills for which `which` holds, over their number.
        let mean = |which: &dyn Fn(&Tale) -> bool, what: &dyn Fn(&Tale) -> f64| {
            by(1.0, &|course| {
                let those = course.tales.iter().filter(|tale| which(tale));
                those.fold((0.0, 0.0), |sum, tale| (sum.0 + what(tale), sum.1 + 1.0))
            })
        };
        let per_item = |scale: f64, what: &dyn Fn(&Tale) -> f64| {
            by(scale, &|course| (course.tales.iter().map(what).sum(), f64::from(course.items)))
        };
        let mastered = |tale: &Tale| tale.mastered.is_some();
        let practised = |tale: &Tale| tale.given + tale.reviews > 0;
        let one = |yes: bool| f64::from(u8::from(yes));
        Self {
            learners: courses.len(),
            items: by(1.0, &|course| (f64::from(course.items), 1.0)),
            minutes: by(1.0, &|course| (course.seconds / 60.0, 1.0)),
            items_to_mastery: mean(&mastered, &|tale| f64::from(tale.given)),
            minutes_to_mastery: mean(&mastered, &|tale| tale.seconds / 60.0),
            mastered_per_100: per_item(100.0, &|tale| one(tale.mastered == Some(true))),
            learned_per_100: per_item(100.0, &|tale| one(tale.known.1) - one(tale.known.0)),
            gain_per_100: per_item(100.0, &|tale| tale.share.1 - tale.share.0),
            retention: mean(&practised, &|tale| tale.share.2),
            retention_mastered: mean(&mastered, &|tale| tale.share.2),
            retention_all: mean(&|_| true, &|tale| tale.share.2),
            over_practice: mean(&mastered, &|tale| f64::from(tale.over)),
            over_share: per_item(1.0, &|tale| f64::from(tale.over)),
            false_mastery: mean(&mastered, &|tale| one(tale.mastered == Some(false))),
            wheel_spinning: mean(&practised, &|tale| one(tale.unknown_first > 12)),
            reviews: per_item(1.0, &|tale| f64::from(tale.reviews)),
            right: by(1.0, &|course| (f64::from(course.right), f64::from(course.items))),
            asked: by(1.0, &|course| (f64::from(course.asked), f64::from(course.sessions))),
            stops_kept: by(1.0, &|course| {
                (f64::from(course.sessions - course.broken.sessions), f64::from(course.sessions))
            }),
            coverage: by(1.0, &|course| (f64::from(course.covered.0), f64::from(course.covered.1))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_has_the_standard_error_of_a_mean_where_it_is_one() {
        let figure = ratio([1.0, 2.0, 3.0, 6.0].into_iter().map(|x| (x, 1.0)), 1.0);
        // Mean 3, sum of squares 14, variance of the mean 14/3/4.
        assert!((figure.value.unwrap() - 3.0).abs() < 1e-12);
        assert!((figure.se.unwrap() - (14.0f64 / 12.0).sqrt()).abs() < 1e-12);
        assert_eq!(ratio([(0.0, 0.0)].into_iter(), 1.0).value, None);
    }
}
