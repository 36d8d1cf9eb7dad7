//! Evaluates expressions modulo primes: an exact test of equality for quotients of polynomials.
//!
//! Two different polynomials of degree `d` agree at a random point modulo a prime `p` with probability at most
//! `d / p` (Schwartz 1980, *Journal of the ACM* 27:701; Zippel 1979, *EUROSAM*). Points here are derived from the
//! names of the variables, so that the verdict is always the same; four points for each of two primes near 2^31
//! leave nothing to chance at the sizes of an answer. The constants π and e are transcendental, so they may stand
//! in as variables. Modulo these primes −1 and small numbers have square roots, so `i` and roots of
//! numbers are compared exactly too (see [`super::radical`]).

use super::radical::{imaginary, root};
use super::tree::{Function, Name, Node, Tree};
use crate::rational::Rational;

/// Both are 9 modulo 16 and 4 modulo 9; −1 and the primes up to 53 are squares modulo both, 2, 3 and 5 cubes. They were
/// found by trial from 2^32 down.
pub(super) const PRIMES: [u64; 2] = [2_760_688_921, 2_690_110_921];

/// Points tried for each prime.
pub(super) const POINTS: u64 = 4;

/// What an expression is at one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Residue {
    Value(u64),
    /// A division by zero.
    Undefined,
    /// Not a quotient of polynomials.
    Irrational,
}

/// The inverse modulo a prime; `None` for zero.
pub(super) fn inverse(value: u64, prime: u64) -> Option<u64> {
    if value == 0 { None } else { Some(power(value, prime - 2, prime)) }
}

pub(super) fn power(mut base: u64, mut exponent: u64, prime: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % prime;
        }
        base = base * base % prime;
        exponent >>= 1;
    }
    result
}

fn point(name: Name, salt: u64, prime: u64) -> u64 {
    if name == Name::new("i") { imaginary(prime) } else { name.hash(salt) % prime }
}

/// The value of the whole expression modulo `prime` where each variable is a number derived from its name and `salt`.
pub(super) fn evaluate(tree: &Tree, salt: u64, prime: u64) -> Residue {
    let mut values: Vec<Residue> = Vec::with_capacity(tree.nodes().len());
    for (id, &node) in tree.nodes().iter().enumerate() {
        let exact = tree.exact(id).map(|value| value.residue(prime).map_or(Residue::Undefined, Residue::Value));
        let value = exact.unwrap_or_else(|| step(tree, node, &values, salt, prime));
        values.push(value);
    }
    values.last().copied().unwrap_or(Residue::Irrational)
}

fn step(tree: &Tree, node: Node, values: &[Residue], salt: u64, prime: u64) -> Residue {
    let both = |a: usize, b: usize, apply: &dyn Fn(u64, u64) -> Option<u64>| match (values[a], values[b]) {
        (Residue::Irrational, _) | (_, Residue::Irrational) => Residue::Irrational,
        (Residue::Value(a), Residue::Value(b)) => apply(a, b).map_or(Residue::Undefined, Residue::Value),
        _ => Residue::Undefined,
    };
    match node {
        Node::Symbol(name) => Residue::Value(point(name, salt, prime)),
        Node::Negative(a) => both(a, a, &|a, _| Some((prime - a) % prime)),
        Node::Sum(a, b) => both(a, b, &|a, b| Some((a + b) % prime)),
        Node::Difference(a, b) => both(a, b, &|a, b| Some((a + prime - b) % prime)),
        Node::Product(a, b) => both(a, b, &|a, b| Some(a * b % prime)),
        Node::Quotient(a, b) => both(a, b, &|a, b| Some(a * inverse(b, prime)? % prime)),
        Node::Power(a, b) => match (tree.exact(b), tree.exact(a)) {
            (Some(exponent), _) if exponent.integer().is_some() => {
                let exponent = exponent.integer().unwrap_or_default();
                both(a, a, &|a, _| {
                    let base = if exponent < 0 { inverse(a, prime)? } else { a };
                    Some(power(base, exponent.unsigned_abs(), prime))
                })
            }
            (Some(exponent), Some(base)) => rational_power(base, exponent, prime),
            _ => Residue::Irrational,
        },
        Node::Call(Function::Sqrt, a) => tree.exact(a).map_or(Residue::Irrational, |a| rooted(a, 2, prime)),
        Node::Call(Function::Cbrt, a) => tree.exact(a).map_or(Residue::Irrational, |a| rooted(a, 3, prime)),
        Node::Root(degree, a) => match (tree.exact(degree).and_then(Rational::integer), tree.exact(a)) {
            (Some(degree @ 2..=3), Some(a)) => rooted(a, degree.unsigned_abs(), prime),
            _ => Residue::Irrational,
        },
        // A number has an exact value unless its denominator is a multiple of the prime.
        Node::Number(_) | Node::Call(..) | Node::Log(..) => Residue::Irrational,
    }
}

fn rooted(value: Rational, degree: u64, prime: u64) -> Residue {
    root(value, degree, prime).map_or(Residue::Irrational, Residue::Value)
}

/// `2^(3/2)`: the root, to the power. A negative base has a real root of odd degree only.
fn rational_power(base: Rational, exponent: Rational, prime: u64) -> Residue {
    let (Ok(degree @ 2..=3), Ok(times)) = (u64::try_from(exponent.denominator()), i64::try_from(exponent.numerator()))
    else {
        return Residue::Irrational;
    };
    if degree == 2 && base.is_negative() {
        return Residue::Irrational;
    }
    match root(base, degree, prime) {
        Some(root) if times >= 0 => Residue::Value(power(root, times.unsigned_abs(), prime)),
        Some(root) => inverse(root, prime)
            .map_or(Residue::Undefined, |root| Residue::Value(power(root, times.unsigned_abs(), prime))),
        None => Residue::Irrational,
    }
}
