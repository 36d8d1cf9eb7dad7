//! The highest point of a function that is known by its slope.

/// Where a function is highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Peak {
    pub(super) at: f64,
    /// It rises on beyond the bound that it is at.
    pub(super) edge: bool,
}

/// The highest point between the bounds of the function with this slope, looked for in steps of `step` or less. `None` if
/// it is flat all the way. Where the top is flat, a point of it.
pub(super) fn highest(slope: impl Fn(f64) -> f64, low: f64, high: f64, step: f64) -> Option<Peak> {
    let peaks = peaks(&slope, low, high, step);
    let (mut best, others) = peaks.split_first()?;
    let (mut height, mut last) = (0.0, best.at);
    let mut highest = 0.0;
    for peak in others {
        height += rise(&slope, last, peak.at, step);
        last = peak.at;
        if height > highest {
            (best, highest) = (peak, height);
        }
    }
    Some(*best)
}

/// All peaks, from the lowest ability up.
fn peaks(slope: impl Fn(f64) -> f64, low: f64, high: f64, step: f64) -> Vec<Peak> {
    let steps = steps(low, high, step);
    let mut peaks = Vec::new();
    // The last place where it rose. A stretch where it is level comes before the first, or lies between two places.
    let mut rising = None;
    let mut fallen = false;
    for at in 0..=steps {
        let theta = if at == steps { high } else { low + (high - low) / steps as f64 * at as f64 };
        let here = (theta, slope(theta));
        if here.1 > 0.0 {
            rising = Some(here);
        } else if here.1 < 0.0 {
            if let Some(start) = rising.take() {
                peaks.push(Peak { at: root(&slope, start, here), edge: false });
            } else if !fallen {
                peaks.push(Peak { at: low, edge: true });
            }
            fallen = true;
        }
    }
    if rising.is_some() {
        peaks.push(Peak { at: high, edge: true });
    }
    peaks
}

fn steps(low: f64, high: f64, step: f64) -> usize {
    crate::math::ceil((high - low) / step).max(1.0) as usize
}

/// How much the function rises on the way, by Simpson's rule.
fn rise(slope: impl Fn(f64) -> f64, low: f64, high: f64, step: f64) -> f64 {
    let pairs = steps(low, high, step);
    let width = (high - low) / (2 * pairs) as f64;
    let value = |at: usize| slope(low + width * at as f64);
    let inner: f64 = (1..2 * pairs).map(|at| if at % 2 == 1 { 4.0 } else { 2.0 } * value(at)).sum();
    width / 3.0 * (value(0) + inner + value(2 * pairs))
}

/// Where a slope that is positive at `left` and negative at `right` is 0.
fn root(slope: impl Fn(f64) -> f64, mut left: (f64, f64), mut right: (f64, f64)) -> f64 {
    // False position in the Illinois way: an end that stays twice loses half its weight. Every fourth point is the middle,
    // so that it cannot creep.
    let mut stayed = 0;
    for turn in 1..200 {
        let width = right.0 - left.0;
        if width < 1e-13 * (1.0 + left.0.abs()) {
            break;
        }
        let share = if turn % 4 == 0 { 0.5 } else { left.1 / (left.1 - right.1) };
        let at = left.0 + width * share.clamp(1e-12, 1.0 - 1e-12);
        let here = slope(at);
        if here > 0.0 {
            left = (at, here);
            if stayed > 0 {
                right.1 *= 0.5;
            }
            stayed = 1;
        } else if here < 0.0 {
            right = (at, here);
            if stayed < 0 {
                left.1 *= 0.5;
            }
            stayed = -1;
        } else {
            return at;
        }
        if here.abs() < 1e-12 {
            return at;
        }
    }
    left.0 + (right.0 - left.0) / 2.0
}
