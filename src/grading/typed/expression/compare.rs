//! Decides whether two expressions are equal, or proportional as the two sides of equations are.

use super::floating::{self, Float};
use super::residue::{self, Residue};
use super::tree::{Node, Tree};
use crate::rational::Rational;

/// An expression or, with `minus`, a left side less a right side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'a> {
    pub(super) plus: &'a Tree,
    pub(super) minus: Option<&'a Tree>,
}

/// What the quotient of two amounts must be, at every point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ratio {
    /// 1: the amounts are equal.
    One,
    /// The same everywhere, not zero: equations with the same solutions.
    Constant,
    /// The same everywhere, positive: inequalities with the same solutions.
    Positive,
}

/// Whether the quotient of the amounts is as asked: exactly where both are quotients of polynomials, otherwise by
/// floating point.
pub(super) fn agree(a: Amount<'_>, b: Amount<'_>, ratio: Ratio) -> bool {
    if a.plus == b.plus && a.minus == b.minus {
        return true;
    }
    if let (Some(left), Some(right), None, None) = (a.plus.value(), b.plus.value(), a.minus, b.minus) {
        return left == right;
    }
    match exactly(a, b, ratio) {
        Some(false) => false,
        Some(true) if ratio != Ratio::Positive => true,
        _ => nearly(a, b, ratio),
    }
}

fn residue_of(amount: Amount<'_>, salt: u64, prime: u64) -> Residue {
    let plus = residue::evaluate(amount.plus, salt, prime);
    let Some(minus) = amount.minus else { return plus };
    match (plus, residue::evaluate(minus, salt, prime)) {
        (Residue::Irrational, _) | (_, Residue::Irrational) => Residue::Irrational,
        (Residue::Value(plus), Residue::Value(minus)) => Residue::Value((plus + prime - minus) % prime),
        _ => Residue::Undefined,
    }
}

/// `None` when an amount is not a quotient of polynomials.
fn exactly(a: Amount<'_>, b: Amount<'_>, ratio: Ratio) -> Option<bool> {
    // Sides that are equal everywhere say nothing, so they are proportional to nothing: only values may be zero.
    let mut compared = false;
    for prime in residue::PRIMES {
        let mut first = None;
        for salt in 0..residue::POINTS {
            let pair = (residue_of(a, salt, prime), residue_of(b, salt, prime));
            let (left, right) = match pair {
                (Residue::Irrational, _) | (_, Residue::Irrational) => return None,
                (Residue::Value(left), Residue::Value(right)) => (left, right),
                _ => continue,
            };
            compared |= ratio == Ratio::One || left != 0;
            let same = if ratio == Ratio::One {
                left == right
            } else {
                let &mut (left_0, right_0) = first.get_or_insert((left, right));
                (left == 0) == (right == 0) && left * right_0 % prime == right * left_0 % prime
            };
            if !same {
                return Some(false);
            }
        }
    }
    Some(compared)
}

fn float_of(amount: Amount<'_>, index: u64) -> Float {
    let plus = floating::evaluate(amount.plus, index);
    let Some(minus) = amount.minus else { return plus };
    let minus = floating::evaluate(minus, index);
    Float { value: plus.value - minus.value, scale: plus.scale.max(minus.scale) }
}

/// Fewest points at which both amounts must be defined for a verdict of equality.
const ENOUGH: u32 = 3;

/// A number with so many decimals that it may be a rounded root or logarithm.
fn rounded(amount: Amount<'_>) -> Vec<Rational> {
    let mut found = Vec::new();
    for tree in [Some(amount.plus), amount.minus].into_iter().flatten() {
        for node in tree.nodes() {
            if let Node::Number(number) = node
                && number.denominator() > 100_000
            {
                found.push(*number);
            }
        }
    }
    found
}

fn nearly(a: Amount<'_>, b: Amount<'_>, ratio: Ratio) -> bool {
    // 1.4142135623731 is so near to √2 that floats would not tell them apart.
    let (long, long_2) = (rounded(a), rounded(b));
    if long.iter().any(|number| !long_2.contains(number)) || long_2.iter().any(|number| !long.contains(number)) {
        return false;
    }
    let mut compared = 0;
    let mut first = None;
    for index in 0..floating::POINTS {
        let (left, right) = (float_of(a, index), float_of(b, index));
        let size = left.value.abs().max(right.value.abs());
        let scale = left.scale.max(right.scale);
        // Rounding is relative to the largest number met on the way; beyond 1e12 nothing of the value may be left.
        if !(scale.is_finite() && size.is_finite()) || scale > 1e150 {
            continue;
        }
        let slack = 1e-10 * size + 1e-13 * scale;
        let same = if ratio == Ratio::One {
            (left.value - right.value).abs() <= slack
        } else if size <= slack {
            continue;
        } else if left.value.abs() <= slack || right.value.abs() <= slack {
            return false;
        } else {
            let &mut (left_0, right_0) = first.get_or_insert((left.value, right.value));
            let (cross, other) = (left.value * right_0, right.value * left_0);
            let signs = ratio == Ratio::Constant || (left.value > 0.0) == (right.value > 0.0);
            signs && (cross - other).abs() <= (slack / size + 1e-10) * cross.abs().max(other.abs())
        };
        if !same {
            return false;
        }
        compared += 1;
    }
    compared >= ENOUGH
}
