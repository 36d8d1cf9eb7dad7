//! Evaluates expressions with roots, powers and functions in floating point, at fixed points.

use crate::math;

use super::tree::{Function, Name, Node, Tree};
use crate::rational::Rational;

/// Points tried. Expressions are compared where both are defined, so the points cover the places where roots,
/// logarithms and inverse functions are.
pub(super) const POINTS: u64 = 24;

/// A value and the greatest absolute value met on the way to it, which bounds its rounding error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Float {
    pub(super) value: f64,
    pub(super) scale: f64,
}

fn point(name: Name, index: u64) -> f64 {
    match name.as_str() {
        "pi" => return std::f64::consts::PI,
        "e" => return std::f64::consts::E,
        _ => {}
    }
    let unit = (name.hash(index + 100) % 1_000_003) as f64 / 1_000_003.0;
    match index / 4 {
        0 => 0.05 + 0.9 * unit,
        1 => 1.0 + 2.0 * unit,
        2 => 5.0 * unit - 2.5,
        3 => 4.0 + 26.0 * unit,
        4 => 30.0 + 270.0 * unit,
        // Whole numbers, for what is defined nowhere else: (−1)^n.
        _ => (2 + index % 4 + name.hash(0) % 3) as f64,
    }
}

/// The value at the point of the given index; not finite where the expression is undefined or too large.
pub(super) fn evaluate(tree: &Tree, index: u64) -> Float {
    let mut values: Vec<f64> = Vec::with_capacity(tree.nodes().len());
    let mut scale = 0.0_f64;
    for (id, &node) in tree.nodes().iter().enumerate() {
        let value = tree.exact(id).map_or_else(|| step(tree, node, &values, index), Rational::to_float);
        scale = scale.max(value.abs());
        values.push(value);
    }
    Float { value: values.last().copied().unwrap_or(f64::NAN), scale }
}

fn step(tree: &Tree, node: Node, values: &[f64], index: u64) -> f64 {
    match node {
        Node::Number(value) => value.to_float(),
        Node::Symbol(name) => point(name, index),
        Node::Negative(a) => -values[a],
        Node::Sum(a, b) => values[a] + values[b],
        Node::Difference(a, b) => values[a] - values[b],
        Node::Product(a, b) => values[a] * values[b],
        Node::Quotient(a, b) => values[a] / values[b],
        Node::Power(a, b) => real_power(values[a], values[b], tree.exact(b)),
        Node::Call(function, a) => call(function, values[a]),
        Node::Log(base, a) => math::ln(values[a]) / math::ln(values[base]),
        Node::Root(degree, a) => {
            let exponent = tree.exact(degree).and_then(|degree| Rational::ONE.divide(degree));
            real_power(values[a], 1.0 / values[degree], exponent)
        }
    }
}

/// `base ^ exponent`, with the real root of a negative base where the exponent has an odd denominator.
fn real_power(base: f64, exponent: f64, exact: Option<Rational>) -> f64 {
    match exact {
        Some(exact) if base < 0.0 && !exact.is_whole() && exact.denominator() % 2 == 1 => {
            let size = math::powf(-base, exponent);
            if exact.numerator() % 2 == 0 { size } else { -size }
        }
        _ => math::powf(base, exponent),
    }
}

fn call(function: Function, x: f64) -> f64 {
    match function {
        Function::Sqrt => math::sqrt(x),
        Function::Cbrt => real_power(x, 1.0 / 3.0, Rational::new(1, 3)),
        Function::Abs => x.abs(),
        Function::Exp => math::exp(x),
        Function::Ln => math::ln(x),
        Function::Sin => sine(x),
        Function::Cos => cosine(x),
        Function::Tan => sine(x) / cosine(x),
        Function::Sec => 1.0 / cosine(x),
        Function::Csc => 1.0 / sine(x),
        Function::Cot => cosine(x) / sine(x),
        Function::Asin => arctangent(x / math::sqrt(1.0 - x * x)),
        Function::Acos => std::f64::consts::FRAC_PI_2 - arctangent(x / math::sqrt(1.0 - x * x)),
        Function::Atan => arctangent(x),
    }
}

/// The sine: less whole turns, then the Taylor series, whose error is below 1e-16 up to half a turn. The functions of
/// `libm` are exact far out too, at five times the code; an angle here is at most a few hundred turns.
fn sine(x: f64) -> f64 {
    let turn = std::f64::consts::TAU;
    let angle = x - turn * (x / turn).round_ties_even();
    let square = angle * angle;
    let factor = |k: i32| square / f64::from(2 * k * (2 * k + 1));
    angle * (1..15).rev().fold(1.0, |sum, k| 1.0 - factor(k) * sum)
}

fn cosine(x: f64) -> f64 {
    sine(x + std::f64::consts::FRAC_PI_2)
}

/// The arctangent: the argument halved three times by tan(t/2) = x / (1 + √(1 + x²)), then its Taylor series, whose
/// error is below 1e-16 at the arguments left (at most 0.2).
fn arctangent(x: f64) -> f64 {
    if x.is_infinite() {
        return std::f64::consts::FRAC_PI_2.copysign(x);
    }
    let mut small = x;
    for _ in 0..3 {
        small /= 1.0 + math::sqrt(1.0 + small * small);
    }
    let square = small * small;
    let series = (0..12).rev().fold(0.0, |sum, k| 1.0 / f64::from(2 * k + 1) - square * sum);
    8.0 * small * series
}
