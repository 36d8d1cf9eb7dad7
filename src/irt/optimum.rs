//! The ability at which an item tells most.

use super::Item;
use crate::math::ln;

/// The ability at which the item's information is highest (Magis 2013; Birnbaum 1968 for three parameters); below it the
/// information only rises, above it only falls. Infinite for an item that says nothing anywhere (a = 0).
#[must_use]
pub fn optimum(item: &Item) -> f64 {
    let &Item { a, b, c, d } = item;
    if a == 0.0 {
        return f64::INFINITY;
    }
    // As a function of P the information is in proportion to (P − c)²(d − P)²/(P(1 − P)). The derivative of its logarithm,
    // times what is positive between c and d, is a cubic in P with one root there.
    let cubic = |p: f64| 2.0 * (c + d - 2.0 * p) * p * (1.0 - p) - (1.0 - 2.0 * p) * (p - c) * (d - p);
    let (mut low, mut high) = (c, d);
    for _ in 0..60 {
        let p = low + (high - low) / 2.0;
        if cubic(p) > 0.0 { low = p } else { high = p }
    }
    b + ln((low - c) / (d - low)) / a
}
