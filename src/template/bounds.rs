//! Between which numbers an expression can lie, whatever its variables draw: so the widest a range can become is known
//! before anything is drawn. Interval arithmetic; it may give more room than there is, never less.

use super::tree::{Each, Function, Node, Operator, Value};
use crate::rational::Rational;

/// The least and the greatest value.
pub(super) type Bounds = (Rational, Rational);

/// The bounds of an expression; `None` where they cannot be told. `known` are those of the variables.
pub(super) fn bounds(node: &Node, known: &[Option<Bounds>]) -> Option<Bounds> {
    let of = |node: &Node| bounds(node, known);
    match node {
        Node::Value(value) => match **value {
            Value::Number(number) => Some((number, number)),
            _ => None,
        },
        Node::Name(place) => *known.get(*place)?,
        Node::Negative(inner) => of(inner).map(|(low, high)| (high.negative(), low.negative())),
        Node::Two(operator, parts) => arithmetic(*operator, of(&parts[0])?, of(&parts[1])?),
        Node::Call(function, parts) => call(*function, parts, known),
        Node::Each(Each::Count, _, parts) => {
            let (from, to) = (of(&parts[0])?, of(&parts[1])?);
            let most = to.1.subtract(from.0)?.add(Rational::ONE)?;
            Some((Rational::ZERO, greater(most, Rational::ZERO)?))
        }
        _ => None,
    }
}

fn arithmetic(operator: Operator, left: Bounds, right: Bounds) -> Option<Bounds> {
    match operator {
        Operator::Plus => Some((left.0.add(right.0)?, left.1.add(right.1)?)),
        Operator::Minus => Some((left.0.subtract(right.1)?, left.1.subtract(right.0)?)),
        Operator::Times => corners(left, right, Rational::multiply),
        // A divisor may come close to zero only if zero is between its bounds.
        Operator::Over
            if right.0.is_negative() == right.1.is_negative() && !right.0.is_zero() && !right.1.is_zero() =>
        {
            corners(left, right, Rational::divide)
        }
        Operator::Power => power(left, right),
        _ => None,
    }
}

fn corners(left: Bounds, right: Bounds, of: fn(Rational, Rational) -> Option<Rational>) -> Option<Bounds> {
    let mut all = None;
    for x in [left.0, left.1] {
        for y in [right.0, right.1] {
            let corner = of(x, y)?;
            all = hull(all, Some((corner, corner)));
        }
    }
    all
}

/// The bounds of either; those of one where the other is nothing yet.
fn hull(one: Option<Bounds>, other: Option<Bounds>) -> Option<Bounds> {
    match (one, other) {
        (Some(one), Some(other)) => Some((lesser(one.0, other.0)?, greater(one.1, other.1)?)),
        (one, other) => one.or(other),
    }
}

/// Powers of what is at least one grow with both; others are too seldom to tell.
fn power(base: Bounds, exponent: Bounds) -> Option<Bounds> {
    let whole = |number: Rational| i64::try_from(number.floor()).ok().filter(|n| *n >= 0);
    (base.0.compare(Rational::ONE)?.is_ge()).then_some(())?;
    Some((base.0.power(whole(exponent.0)?)?, base.1.power(whole(exponent.1)?)?))
}

fn call(function: Function, parts: &[Node], known: &[Option<Bounds>]) -> Option<Bounds> {
    let of = |at: usize| bounds(parts.get(at)?, known);
    let number = |n| Rational::whole(n);
    let floor = |(low, high): Bounds| Some((Rational::new(low.floor(), 1)?, Rational::new(high.floor(), 1)?));
    Some(match function {
        Function::Abs => {
            let (low, high) = of(0)?;
            let least = if low.is_negative() && !high.is_negative() {
                number(0)
            } else {
                lesser(low.absolute(), high.absolute())?
            };
            (least, greater(low.absolute(), high.absolute())?)
        }
        Function::Floor => floor(of(0)?)?,
        Function::Ceil => {
            let (low, high) = of(0)?;
            (low, high.add(Rational::ONE)?)
        }
        Function::Div => floor(arithmetic(Operator::Over, of(0)?, of(1)?)?)?,
        Function::Mod => (number(0), furthest(of(1)?)?),
        Function::Round => {
            let unit = if parts.len() > 1 { furthest(of(1)?)? } else { Rational::ONE };
            let (low, high) = of(0)?;
            (low.subtract(unit)?, high.add(unit)?)
        }
        Function::Min | Function::Max => {
            let mut all = of(0)?;
            for at in 1..parts.len() {
                let next = of(at)?;
                let pick = if function == Function::Min { lesser } else { greater };
                all = (pick(all.0, next.0)?, pick(all.1, next.1)?);
            }
            all
        }
        Function::Gcd | Function::Lcm => {
            let mut most = furthest(of(0)?)?;
            for at in 1..parts.len() {
                let next = furthest(of(at)?)?;
                most = if function == Function::Gcd { greater(most, next)? } else { most.multiply(next)? };
            }
            (number(0), most)
        }
        Function::If => hull(Some(of(1)?), Some(of(2)?))?,
        Function::Digit => (number(0), number(9)),
        Function::Digits | Function::Places => (number(0), number(40)),
        Function::Pow => power(of(0)?, of(1)?)?,
        Function::Sqrt => (number(0), greater(of(0)?.1, Rational::ONE)?),
        Function::Num | Function::Den | Function::Prime => return None,
    })
}

fn furthest((low, high): Bounds) -> Option<Rational> {
    greater(low.absolute(), high.absolute())
}

pub(super) fn lesser(x: Rational, y: Rational) -> Option<Rational> {
    Some(if y.compare(x)?.is_lt() { y } else { x })
}

pub(super) fn greater(x: Rational, y: Rational) -> Option<Rational> {
    Some(if y.compare(x)?.is_gt() { y } else { x })
}
