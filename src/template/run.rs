//! Working out expressions, in bounded time.

use super::functions::call;
use super::tree::{Comparison, Each, Fault, LARGE, Node, Operator, Outcome, Value};
use crate::Error;
use crate::rational::Rational;
use std::cmp::Ordering;

/// Steps for one instance: some hundred times what a template needs.
pub(crate) const STEPS: u32 = 200_000;

/// The values that names have, and the steps that are left.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) values: Vec<Value>,
    pub(crate) steps: u32,
}

impl Run {
    pub(crate) fn new() -> Self {
        Self { values: Vec::new(), steps: STEPS }
    }

    /// Gives the name at `place` its value.
    pub(crate) fn set(&mut self, place: usize, value: Value) {
        if self.values.len() <= place {
            self.values.resize(place + 1, Value::Truth(false));
        }
        self.values[place] = value;
    }

    pub(super) fn step(&mut self, count: u32) -> Outcome<()> {
        match self.steps.checked_sub(count) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => {
                let message = "working it out takes too long; use smaller ranges in sums and counts";
                Err(Fault::Bad(Error::new("template/too-long", message)))
            }
        }
    }

    pub(crate) fn value(&mut self, node: &Node) -> Outcome<Value> {
        self.step(1)?;
        Ok(match node {
            Node::Value(value) => Value::clone(value),
            Node::Name(place) => self.values[*place].clone(),
            Node::Negative(inner) => Value::Number(self.number(inner)?.negative()),
            Node::Not(inner) => Value::Truth(!self.truth(inner)?),
            Node::Two(Operator::And, parts) => Value::Truth(self.truth(&parts[0])? && self.truth(&parts[1])?),
            Node::Two(Operator::Or, parts) => Value::Truth(self.truth(&parts[0])? || self.truth(&parts[1])?),
            Node::Two(operator, parts) => {
                let (left, right) = (self.number(&parts[0])?, self.number(&parts[1])?);
                Value::Number(arithmetic(*operator, left, right)?)
            }
            Node::Compare(parts, signs) => Value::Truth(self.compare(parts, signs)?),
            Node::Call(function, parts) => call(self, *function, parts)?,
            Node::Each(each, place, parts) => Value::Number(self.each(*each, *place, parts)?),
        })
    }

    pub(crate) fn number(&mut self, node: &Node) -> Outcome<Rational> {
        match self.value(node)? {
            Value::Number(number) => Ok(number),
            _ => Err(kind("a number")),
        }
    }

    pub(crate) fn truth(&mut self, node: &Node) -> Outcome<bool> {
        match self.value(node)? {
            Value::Truth(truth) => Ok(truth),
            _ => Err(kind("a condition, such as `a < b`,")),
        }
    }

    /// A whole number; numbers for which it is none make no instance.
    pub(super) fn whole(&mut self, node: &Node) -> Outcome<i128> {
        let number = self.number(node)?;
        if number.is_whole() { Ok(number.numerator()) } else { Err(Fault::Invalid("a number in it is not whole")) }
    }

    fn compare(&mut self, parts: &[Node], signs: &[Comparison]) -> Outcome<bool> {
        let mut left = self.value(&parts[0])?;
        for (part, sign) in parts[1..].iter().zip(signs) {
            let right = self.value(part)?;
            if !holds(*sign, &left, &right)? {
                return Ok(false);
            }
            left = right;
        }
        Ok(true)
    }

    fn each(&mut self, each: Each, place: usize, [from, to, part]: &[Node; 3]) -> Outcome<Rational> {
        let (mut at, to) = (self.whole(from)?, self.whole(to)?);
        let mut sum = Rational::ZERO;
        while at <= to {
            self.set(place, Value::Number(Rational::new(at, 1).ok_or(LARGE)?));
            let add = match each {
                Each::Sum => self.number(part)?,
                Each::Count if self.truth(part)? => Rational::ONE,
                Each::Count => Rational::ZERO,
            };
            sum = sum.add(add).ok_or(LARGE)?;
            at += 1;
        }
        Ok(sum)
    }
}

/// Does the comparison hold? Texts are equal or not; they have no order.
pub(crate) fn holds(sign: Comparison, left: &Value, right: &Value) -> Outcome<bool> {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.compare(*right).ok_or(LARGE)?,
        (Value::Text(_), Value::Text(_)) | (Value::Truth(_), Value::Truth(_)) => {
            if !matches!(sign, Comparison::Equal | Comparison::Unequal) {
                return Err(kind("a number on both sides of `<` or `>`"));
            }
            if left == right { Ordering::Equal } else { Ordering::Less }
        }
        _ => return Err(kind("the same kind on both sides (two numbers or two texts)")),
    };
    Ok(match sign {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    })
}

fn arithmetic(operator: Operator, left: Rational, right: Rational) -> Outcome<Rational> {
    let result = match operator {
        Operator::Plus => left.add(right),
        Operator::Minus => left.subtract(right),
        Operator::Times => left.multiply(right),
        Operator::Over => {
            if right.is_zero() {
                return Err(Fault::Invalid("it divides by zero"));
            }
            left.divide(right)
        }
        _ => return power(left, right),
    };
    result.ok_or(LARGE)
}

/// `left` to a whole power.
pub(super) fn power(left: Rational, right: Rational) -> Outcome<Rational> {
    if !right.is_whole() {
        return Err(Fault::Invalid("an exponent in it is not whole"));
    }
    if left.is_zero() && right.is_negative() {
        return Err(Fault::Invalid("it divides by zero"));
    }
    let exponent = i64::try_from(right.numerator()).map_err(|_| LARGE)?;
    left.power(exponent).ok_or(LARGE)
}

/// A value of the wrong kind: the template's fault, whatever the numbers.
pub(super) fn kind(wanted: &str) -> Fault {
    Fault::Bad(Error::new("template/kind", [wanted, " is needed here; mend the expression"].concat()))
}
