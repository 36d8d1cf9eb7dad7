//! The functions of expressions.

use super::run::{Run, kind, power};
use super::tree::{Fault, Function, LARGE, Node, Outcome, Value};
use crate::rational::{Rational, gcd};

/// The greatest number that is tested for being prime.
const LARGEST_PRIME: i128 = 1_000_000_000;

pub(super) fn call(run: &mut Run, function: Function, parts: &[Node]) -> Outcome<Value> {
    let number = match function {
        Function::If => {
            let chosen = if run.truth(&parts[0])? { 1 } else { 2 };
            return run.value(&parts[chosen]);
        }
        Function::Prime => {
            let number = run.whole(&parts[0])?;
            return prime(run, number).map(Value::Truth);
        }
        Function::Gcd | Function::Lcm => divisors(run, function, parts)?,
        Function::Max | Function::Min => {
            let mut best = run.number(&parts[0])?;
            for part in &parts[1..] {
                let other = run.number(part)?;
                if other.compare(best).ok_or(LARGE)?.is_gt() == (function == Function::Max) {
                    best = other;
                }
            }
            best
        }
        Function::Pow => {
            let (base, exponent) = (run.number(&parts[0])?, run.number(&parts[1])?);
            power(base, exponent)?
        }
        _ => {
            let first = run.number(&parts[0])?;
            let second = match parts.get(1) {
                Some(part) => run.number(part)?,
                None => Rational::ONE,
            };
            plain(function, first, second)?
        }
    };
    Ok(Value::Number(number))
}

/// Functions of one number, and of two of which the second may be left out.
fn plain(function: Function, x: Rational, y: Rational) -> Outcome<Rational> {
    let times = || {
        if y.is_zero() {
            return Err(Fault::Invalid("it divides by zero"));
        }
        x.divide(y).ok_or(LARGE)
    };
    let value = match function {
        Function::Abs => return Ok(x.absolute()),
        Function::Num => x.numerator(),
        Function::Den => x.denominator(),
        Function::Floor => x.floor(),
        Function::Ceil => -x.negative().floor(),
        Function::Div => times()?.floor(),
        Function::Mod => {
            let whole = Rational::new(times()?.floor(), 1).and_then(|times| times.multiply(y));
            return whole.and_then(|whole| x.subtract(whole)).ok_or(LARGE);
        }
        Function::Round => return round(x, y).ok_or(LARGE),
        Function::Digit => {
            if y.is_zero() || y.is_negative() {
                return Err(Fault::Invalid("the place of a digit is not above zero"));
            }
            x.absolute().divide(y).ok_or(LARGE)?.floor() % 10
        }
        Function::Digits => {
            let mut rest = x.absolute().floor() / 10;
            let mut count = 1;
            while rest > 0 {
                rest /= 10;
                count += 1;
            }
            count
        }
        Function::Places => i128::from(places(x).ok_or(Fault::Invalid("a decimal in it has no end"))?),
        Function::Sqrt => {
            let roots = root(x.numerator()).zip(root(x.denominator()));
            let root = roots.and_then(|(numerator, denominator)| Rational::new(numerator, denominator));
            return root.ok_or(Fault::Invalid("a root in it is not whole"));
        }
        _ => return Err(kind("another function")),
    };
    Rational::new(value, 1).ok_or(LARGE)
}

/// The nearest multiple of `unit`, halves away from zero.
fn round(x: Rational, unit: Rational) -> Option<Rational> {
    let unit = unit.absolute();
    if unit.is_zero() {
        return None;
    }
    let half = Rational::new(1, 2)?;
    let count = x.absolute().divide(unit)?.add(half)?.floor();
    let size = Rational::new(count, 1)?.multiply(unit)?;
    Some(if x.is_negative() { size.negative() } else { size })
}

/// How many decimals write the number exactly; `None` where no number of them does.
pub(super) fn places(x: Rational) -> Option<u32> {
    let (mut rest, mut twos, mut fives) = (x.denominator(), 0, 0);
    while rest % 2 == 0 {
        rest /= 2;
        twos += 1;
    }
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    (rest == 1).then_some(twos.max(fives))
}

/// The square root of a square; `None` for any other number.
fn root(square: i128) -> Option<i128> {
    if square < 2 {
        return (square >= 0).then_some(square);
    }
    // Newton's method from above comes down to the greatest whole number whose square is not greater.
    let mut guess = 1_i128 << (128 - square.leading_zeros()).div_ceil(2);
    loop {
        let next = (guess + square / guess) / 2;
        if next >= guess {
            return (guess.checked_mul(guess) == Some(square)).then_some(guess);
        }
        guess = next;
    }
}

fn prime(run: &mut Run, number: i128) -> Outcome<bool> {
    if number > LARGEST_PRIME {
        return Err(LARGE);
    }
    let number = number.max(0) as u64;
    let mut factor = 2;
    while factor * factor <= number {
        run.step(1)?;
        if number.is_multiple_of(factor) {
            return Ok(false);
        }
        factor += 1;
    }
    Ok(number > 1)
}

fn divisors(run: &mut Run, function: Function, parts: &[Node]) -> Outcome<Rational> {
    let mut all = 0;
    for (at, part) in parts.iter().enumerate() {
        let next = run.whole(part)?.checked_abs().ok_or(LARGE)?;
        let common = gcd(all, next);
        all = if function == Function::Gcd {
            common
        } else if at == 0 {
            next
        } else if common == 0 {
            0
        } else {
            (all / common).checked_mul(next).ok_or(LARGE)?
        };
    }
    Rational::new(all, 1).ok_or(LARGE)
}
