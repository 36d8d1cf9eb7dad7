//! When expressions are equal, and when equations and inequalities say the same.

use super::compare::{Amount, Ratio, agree};
use super::shape::Link;
use super::tree::Tree;

pub(super) fn equal(a: &Tree, b: &Tree) -> bool {
    agree(Amount { plus: a, minus: None }, Amount { plus: b, minus: None }, Ratio::One)
}

/// Whether each of `count` things has a partner of its own among `count_2`. Meaning the same is an equivalence, so
/// any partner will do.
pub(super) fn paired(count: usize, count_2: usize, same: impl Fn(usize, usize) -> bool) -> bool {
    let mut free: Vec<usize> = (0..count_2).collect();
    count == count_2
        && (0..count).all(|a| free.iter().position(|&b| same(a, b)).map(|found| free.swap_remove(found)).is_some())
}

pub(super) fn same_relation(a: &Link, b: &Link) -> bool {
    let (amount_a, sign_a) = oriented(a);
    let (amount_b, sign_b) = oriented(b);
    let either = matches!(sign_a, '=' | '≠');
    let ratio = if either { Ratio::Constant } else { Ratio::Positive };
    sign_a == sign_b
        && (agree(amount_a, amount_b, ratio)
            // Sides that are equal everywhere are in proportion to nothing, and still the same sides.
            || equal(amount_a.plus, amount_b.plus) && equal_sides(amount_a, amount_b)
            || either && a.0 == b.2 && a.2 == b.0)
}

fn equal_sides(a: Amount<'_>, b: Amount<'_>) -> bool {
    a.minus.zip(b.minus).is_some_and(|(a, b)| equal(a, b))
}

/// The relation as a difference that is `=`, `≠`, `<` or `≤` zero.
fn oriented((left, sign, right): &Link) -> (Amount<'_>, char) {
    let forward = Amount { plus: left, minus: Some(right) };
    let back = Amount { plus: right, minus: Some(left) };
    match sign {
        '>' => (back, '<'),
        '≥' => (back, '≤'),
        _ => (forward, *sign),
    }
}
