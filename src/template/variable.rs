//! Variables: `a: 2..9`, `b: 10..90 by 10`, `d: 2, 4, 5`, `c = a*b`.

use super::atom::taken;
use super::bounds::{Bounds, bounds, greater, lesser};
use super::parse::Parser;
use super::run::Run;
use super::tree::{Fault, Node, Outcome, Value};
use crate::rational::Rational;
use crate::{Error, Result};

/// One variable as declared.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) source: Source,
    /// The most values it can have; 1 for a derived one.
    pub(crate) width: u64,
}

/// Where a variable's value comes from.
#[derive(Debug)]
pub(crate) enum Source {
    /// It is drawn: the parts of its list, of which each is a value or a range.
    Drawn(Vec<Part>),
    /// It is worked out.
    Derived(Node),
}

/// `from`, or `from..to by by`.
#[derive(Debug)]
pub(crate) struct Part {
    from: Node,
    to: Option<[Node; 2]>,
}

/// Reads a declaration. Its name is put behind `names`, its bounds behind `known`.
pub(super) fn read(text: &str, names: &mut Vec<String>, known: &mut Vec<Option<Bounds>>) -> Result<Variable> {
    let mut parser = Parser::new(text, names)?;
    let name = parser.name().to_owned();
    if matches!(&*name, "" | "and" | "or" | "not" | "by" | "key") {
        return Err(parser.wrong("is no name of a variable; a name is letters and digits, such as `a` or `total`"));
    }
    let (source, width, limits) = if parser.take("=") {
        let node = parser.expression()?;
        parser.end()?;
        let limits = bounds(&node, known);
        (Source::Derived(node), 1, limits)
    } else if parser.take(":") {
        let mut parts = Vec::new();
        loop {
            parts.push(part(&mut parser)?);
            if !parser.take(",") {
                break;
            }
        }
        parser.end()?;
        let (width, limits) = room(&parts, known).map_err(|error| error.at(["`", text.trim(), "`"].concat()))?;
        (Source::Drawn(parts), width, limits)
    } else {
        return Err(parser.wrong("stands where `:` (what it is drawn from) or `=` (what it is) should"));
    };
    if names.contains(&name) {
        return Err(taken(&name));
    }
    names.push(name);
    known.push(limits);
    Ok(Variable { source, width })
}

fn part(parser: &mut Parser<'_>) -> Result<Part> {
    let from = parser.expression()?;
    if !parser.take("..") {
        return Ok(Part { from, to: None });
    }
    let to = parser.expression()?;
    let by =
        if parser.take_word("by") { parser.expression()? } else { Node::Value(Box::new(Value::Number(Rational::ONE))) };
    Ok(Part { from, to: Some([to, by]) })
}

/// The most values the parts can have, and between which they lie.
fn room(parts: &[Part], known: &[Option<Bounds>]) -> Result<(u64, Option<Bounds>)> {
    let mut width = 0_u64;
    let mut limits: Option<Bounds> = None;
    let mut numbers = true;
    for part in parts {
        let from = bounds(&part.from, known);
        let (count, ends) = match &part.to {
            None => (1, from),
            Some([to, by]) => {
                let ends = from.zip(bounds(to, known)).zip(bounds(by, known));
                let Some((((low, _), (_, high)), (step, _))) = ends else {
                    let message = "the ends of this range cannot be told before others are drawn; draw from plain \
                                   numbers and say the rest in `where`";
                    return Err(Error::new("template/range", message));
                };
                let count = steps(low, high, step).ok_or_else(|| {
                    Error::new("template/range", "a range goes up by more than zero, and not endlessly; mend it")
                })?;
                (count, Some((low, greater(low, high).unwrap_or(high))))
            }
        };
        width = width.saturating_add(count);
        numbers &= ends.is_some();
        limits = match (limits, ends) {
            (Some(one), Some(other)) => lesser(one.0, other.0).zip(greater(one.1, other.1)),
            (one, other) => one.or(other),
        };
    }
    Ok((width, limits.filter(|_| numbers)))
}

/// How many values there are from `low` to `high`; `None` for a step that is not above zero.
fn steps(low: Rational, high: Rational, by: Rational) -> Option<u64> {
    if by.is_negative() || by.is_zero() {
        return None;
    }
    let distance = high.subtract(low)?;
    if distance.is_negative() {
        return Some(0);
    }
    u64::try_from(distance.divide(by)?.floor()).ok()?.checked_add(1)
}

/// The parts with their ends known.
struct Known {
    from: Value,
    count: u64,
    by: Rational,
}

impl Variable {
    /// Every name that it is drawn or worked out from.
    #[cfg(feature = "author")]
    pub(crate) fn names(&self, found: &mut Vec<usize>) {
        match &self.source {
            Source::Derived(node) => node.names(found),
            Source::Drawn(parts) => {
                for part in parts {
                    part.from.names(found);
                    part.to.iter().flatten().for_each(|node| node.names(found));
                }
            }
        }
    }

    /// The value of this digit of an instance's number, and the digit: with `wrap`, a digit that is too large begins
    /// anew. Of values that come twice only the first is one.
    pub(super) fn value(&self, run: &mut Run, digit: u64, wrap: bool) -> Outcome<(Value, u64)> {
        let parts = match &self.source {
            Source::Derived(node) => return Ok((run.value(node)?, 0)),
            Source::Drawn(parts) => parts,
        };
        let mut all = Vec::with_capacity(parts.len());
        let mut total = 0;
        for part in parts {
            let next = match &part.to {
                None => Known { from: run.value(&part.from)?, count: 1, by: Rational::ONE },
                Some([to, by]) => {
                    let (from, to, by) = (run.number(&part.from)?, run.number(to)?, run.number(by)?);
                    let count = steps(from, to, by).ok_or(Fault::Invalid("a range does not go up"))?;
                    Known { from: Value::Number(from), count, by }
                }
            };
            total += next.count;
            all.push(next);
        }
        if total == 0 || !wrap && digit >= total {
            return Err(Fault::Invalid("a range has no such value"));
        }
        let digit = digit % total;
        let mut left = digit;
        for (at, part) in all.iter().enumerate() {
            if left >= part.count {
                left -= part.count;
                continue;
            }
            let value = part.nth(left)?;
            if all[..at].iter().any(|before| before.has(&value)) {
                return Err(Fault::Invalid("a list has the same value twice"));
            }
            return Ok((value, digit));
        }
        Err(Fault::Invalid("a range has no such value"))
    }
}

impl Known {
    fn nth(&self, place: u64) -> Outcome<Value> {
        let Value::Number(from) = &self.from else { return Ok(self.from.clone()) };
        let steps = Rational::new(i128::from(place), 1).and_then(|place| place.multiply(self.by));
        steps.and_then(|steps| from.add(steps)).map(Value::Number).ok_or(super::tree::LARGE)
    }

    fn has(&self, value: &Value) -> bool {
        let (Value::Number(from), Value::Number(value)) = (&self.from, value) else { return self.from == *value };
        let steps = value.subtract(*from).and_then(|distance| distance.divide(self.by));
        steps.is_some_and(|steps| steps.is_whole() && !steps.is_negative() && steps.floor() < i128::from(self.count))
    }
}
