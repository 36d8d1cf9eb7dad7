//! Policies at other bars than their usual ones: how much over-practice they pay for how little false mastery.
//!
//! A policy that stops sooner practises less in vain and is wrong more often, so two policies are compared at equal false
//! mastery: the other's curve is read at the false mastery of practice under its plan, straight between two of its points
//! on a logarithmic scale of false mastery. The standard error is a jackknife over twenty groups of learners.

use super::course::Course;
use super::figures::{Figure, Figures};
use super::person::Family;
use super::policy::{Named, Rule};
use super::{Settings, World, courses};
use crate::Result;
use crate::math;
use crate::plan::PlanSpec;
use serde::Serialize;

/// One policy at several bars.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    /// The policy.
    pub policy: &'static str,
    /// From the lowest bar to the highest.
    pub points: Vec<Point>,
    /// How its over-practice compares with that of practice; `None` for practice itself.
    pub against: Option<Against>,
}

/// One bar.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// The plan's `secure`, P(known), how many in a row, or how many items.
    pub bar: f64,
    /// Over all learners.
    pub all: Brief,
    /// Over those who know a skill or not.
    pub bkt: Option<Brief>,
    /// Over those whose level grows.
    pub ability: Option<Brief>,
}

/// The figures of a point; see [`Figures`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Brief {
    /// Items given to whoever truly knew the skill already, a skill held for mastered.
    pub over_practice: Figure,
    /// Share of skills held for mastered that were truly not known.
    pub false_mastery: Figure,
    /// Skills held for mastered and truly known, in 100 items.
    pub mastered_per_100: Figure,
    /// P(right) on practised skills 30 days later.
    pub retention: Figure,
}

/// Over-practice of practice as a share of the other policy's, at the same false mastery; `None` where the other's curve
/// does not reach it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Against {
    /// Over all learners.
    pub all: Figure,
    /// Over those who know a skill or not.
    pub bkt: Figure,
    /// Over those whose level grows.
    pub ability: Figure,
}

/// Groups of the jackknife.
const GROUPS: usize = 20;

/// A policy's bars, and the learners' courses at each.
type Swept = (&'static str, Vec<(f64, Vec<Course>)>);

/// The policies and their bars; practice under `plan` comes first, its own bar among the others.
fn bars(plan: &PlanSpec) -> Vec<Vec<(f64, Named)>> {
    let mut secure = vec![0.8, 0.85, 0.9, 0.95, 0.98];
    if !secure.iter().any(|bar: &f64| (bar - plan.secure).abs() < 1e-9) {
        secure.push(plan.secure);
        secure.sort_by(f64::total_cmp);
    }
    let practice = |bar: f64| (bar, Named::Gradus(Box::new(PlanSpec { secure: bar, ..plan.clone() })));
    let plain = |bar: f64, rule: Rule| (bar, Named::Plain(rule));
    let known = [0.9, 0.95, 0.98, 0.99];
    vec![
        secure.into_iter().map(practice).collect(),
        (2..=6).map(|row| plain(f64::from(row), Rule::InARow(row))).collect(),
        [8, 11, 15, 20, 26, 34].map(|items| plain(f64::from(items), Rule::Fixed(items))).into(),
        known.map(|bar| plain(bar, Rule::Random(bar))).into(),
        known.map(|bar| plain(bar, Rule::Lowest(bar))).into(),
        known.map(|bar| plain(bar, Rule::Information(bar))).into(),
    ]
}

/// How many learners go through policies in all, for whoever shows progress.
#[must_use]
pub fn runs(plan: &PlanSpec, settings: &Settings) -> u64 {
    bars(plan).iter().map(|bars| bars.len() as u64).sum::<u64>() * settings.learners
}

/// The curves of practice and of every plain policy; practice first.
///
/// # Errors
/// What a policy cannot work with.
pub fn curves(world: &World, plan: &PlanSpec, settings: &Settings, tick: &(dyn Fn() + Sync)) -> Result<Vec<Curve>> {
    let mut swept: Vec<Swept> = Vec::new();
    for bars in bars(plan) {
        let name = bars.first().map_or("", |(_, named)| named.name());
        let points = bars.iter().map(|(bar, named)| Ok((*bar, courses(world, plan, settings, named, tick)?)));
        swept.push((name, points.collect::<Result<_>>()?));
    }
    let own = swept[0].1.iter().find(|(bar, _)| (bar - plan.secure).abs() < 1e-9);
    let own = &own.expect("the plan's own bar is among the bars").1;
    let curve = |(at, (policy, points)): (usize, &Swept)| Curve {
        policy,
        points: points.iter().map(|(bar, courses)| point(*bar, courses, settings)).collect(),
        against: (at > 0).then(|| Against {
            all: against(own, points, settings, None),
            bkt: against(own, points, settings, Some(Family::Bkt)),
            ability: against(own, points, settings, Some(Family::Ability)),
        }),
    };
    Ok(swept.iter().enumerate().map(curve).collect())
}

fn point(bar: f64, courses: &[Course], settings: &Settings) -> Point {
    let of = |family| {
        let those = settings.of_family(courses, family);
        (!those.is_empty()).then(|| brief(&those))
    };
    Point {
        bar,
        all: brief(&settings.of_family(courses, None)),
        bkt: of(Some(Family::Bkt)),
        ability: of(Some(Family::Ability)),
    }
}

fn brief(courses: &[&Course]) -> Brief {
    let Figures { over_practice, false_mastery, mastered_per_100, retention, .. } = Figures::of(courses);
    Brief { over_practice, false_mastery, mastered_per_100, retention }
}

/// Over-practice and false mastery.
fn pair(courses: &[&Course]) -> Option<(f64, f64)> {
    let own = brief(courses);
    Some((own.over_practice.value?, own.false_mastery.value?))
}

/// The over-practice of a curve of (over-practice, false mastery) at this false mastery.
#[must_use]
pub fn read_at(curve: &[(f64, f64)], false_mastery: f64) -> Option<f64> {
    // No false mastery at all has no logarithm; a hundredth of a percent is as good as none.
    let scale = |share: f64| math::ln(share.max(1e-4));
    let wanted = scale(false_mastery);
    curve.windows(2).find_map(|two| {
        let [(over_a, false_a), (over_b, false_b)] = [two[0], two[1]];
        let (a, b) = (scale(false_a), scale(false_b));
        let within = (a.min(b)..=a.max(b)).contains(&wanted) && (a - b).abs() > 1e-12;
        within.then(|| over_a + (over_b - over_a) * (wanted - a) / (b - a))
    })
}

fn against(own: &[Course], points: &[(f64, Vec<Course>)], settings: &Settings, family: Option<Family>) -> Figure {
    let ratio = |left_out: Option<usize>| -> Option<f64> {
        let keep = |courses| -> Vec<&Course> {
            let those = settings.of_family(courses, family).into_iter().enumerate();
            those.filter(|(at, _)| Some(at % GROUPS) != left_out).map(|(_, course)| course).collect()
        };
        let (over, wrong) = pair(&keep(own))?;
        let curve: Vec<(f64, f64)> = points.iter().filter_map(|(_, courses)| pair(&keep(courses))).collect();
        Some(over / read_at(&curve, wrong)?)
    };
    let value = ratio(None);
    let left: Vec<f64> = (0..GROUPS).filter_map(|group| ratio(Some(group))).collect();
    let count = left.len() as f64;
    let mean = left.iter().sum::<f64>() / count;
    let squares: f64 = left.iter().map(|one| (one - mean) * (one - mean)).sum();
    let whole = left.len() == GROUPS && value.is_some();
    Figure { value, se: whole.then(|| math::sqrt(squares * (count - 1.0) / count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_read_between_its_points_and_nowhere_else() {
        let curve = [(1.0, 0.1), (3.0, 0.01), (6.0, 0.001)];
        let at = |wrong| read_at(&curve, wrong);
        assert!((at(0.01).unwrap() - 3.0).abs() < 1e-9);
        assert!((at(0.1f64.sqrt() * 0.01).unwrap() - 4.5).abs() < 1e-9);
        assert_eq!((at(0.2), at(0.0005)), (None, None));
        // Flat stretches say nothing.
        assert_eq!(read_at(&[(1.0, 0.1), (2.0, 0.1)], 0.1), None);
    }
}
