//! Polynomials in one variable, as far as the forms of an answer need them: is it factored, is it in lowest terms?

use super::tree::{Name, Node, Tree};
use crate::rational::{Rational, gcd};

/// Coefficients, the constant first; the last is not zero.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Polynomial(Vec<Rational>);

/// Highest degree worked with.
const HIGHEST: usize = 16;

impl Polynomial {
    fn of(mut coefficients: Vec<Rational>) -> Option<Self> {
        while coefficients.last().is_some_and(|last| last.is_zero()) {
            coefficients.pop();
        }
        (coefficients.len() <= HIGHEST + 1).then_some(Self(coefficients))
    }

    /// A node as a polynomial in `variable`; every other letter has the value `others` gives it.
    pub(super) fn read(tree: &Tree, id: usize, variable: Name, others: &dyn Fn(Name) -> i64) -> Option<Self> {
        if let Some(value) = tree.exact(id) {
            return Self::of(vec![value]);
        }
        let own = |id| Self::read(tree, id, variable, others);
        match tree.node(id) {
            Node::Symbol(name) if name == variable => Self::of(vec![Rational::whole(0), Rational::ONE]),
            Node::Symbol(name) => Self::of(vec![Rational::whole(others(name))]),
            Node::Negative(a) => own(a)?.scaled(Rational::whole(-1)),
            Node::Sum(a, b) => own(a)?.plus(&own(b)?),
            Node::Difference(a, b) => own(a)?.plus(&own(b)?.scaled(Rational::whole(-1))?),
            Node::Product(a, b) => own(a)?.times(&own(b)?),
            Node::Quotient(a, b) => match own(b)?.0[..] {
                [value] => own(a)?.scaled(Rational::ONE.divide(value)?),
                _ => None,
            },
            Node::Power(a, b) => {
                let exponent = tree.exact(b)?.integer().filter(|&power| (0..=HIGHEST as i64).contains(&power))?;
                let base = own(a)?;
                (0..exponent).try_fold(Self(vec![Rational::ONE]), |power, _| power.times(&base))
            }
            _ => None,
        }
    }

    pub(super) fn degree(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    fn scaled(&self, factor: Rational) -> Option<Self> {
        Self::of(self.0.iter().map(|value| value.multiply(factor)).collect::<Option<_>>()?)
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        let at = |own: &Self, place: usize| own.0.get(place).copied().unwrap_or(Rational::whole(0));
        Self::of(
            (0..self.0.len().max(other.0.len()))
                .map(|place| at(self, place).add(at(other, place)))
                .collect::<Option<_>>()?,
        )
    }

    fn times(&self, other: &Self) -> Option<Self> {
        if self.0.len() + other.0.len() > HIGHEST + 2 {
            return None;
        }
        let mut product = vec![Rational::whole(0); (self.0.len() + other.0.len()).saturating_sub(1)];
        for (at, a) in self.0.iter().enumerate() {
            for (place, b) in other.0.iter().enumerate() {
                product[at + place] = product[at + place].add(a.multiply(*b)?)?;
            }
        }
        Self::of(product)
    }

    /// The coefficients, when all are whole.
    fn whole(&self) -> Option<Vec<i128>> {
        self.0.iter().map(|value| value.is_whole().then(|| value.numerator())).collect()
    }

    /// All coefficients are whole, and no number but one divides them all.
    pub(super) fn is_primitive(&self) -> bool {
        self.whole().is_some_and(|all| all.into_iter().fold(0, |sum, value| gcd(sum, value.abs())) == 1)
    }

    /// Whether it is no product of others with rational coefficients: exactly up to degree three, beyond that by its
    /// rational roots and, in even powers only, as a polynomial in the square.
    pub(super) fn is_irreducible(&self) -> bool {
        let (Some(all), degree) = (self.whole(), self.degree()) else { return true };
        if degree < 2 {
            return true;
        }
        if all[0] == 0 {
            return false;
        }
        if degree == 2 {
            let discriminant = all[1]
                .checked_mul(all[1])
                .and_then(|b| b.checked_sub(4_i128.checked_mul(all[0])?.checked_mul(all[2])?));
            return discriminant.and_then(|value| Rational::new(value, 1)?.square_root()).is_none();
        }
        if self.has_rational_root(&all) {
            return false;
        }
        let (mut even, mut square) = (true, Vec::new());
        for (at, value) in self.0.iter().enumerate() {
            if at % 2 == 0 {
                square.push(*value);
            } else {
                even &= value.is_zero();
            }
        }
        !even || Self(square).is_irreducible()
    }

    fn has_rational_root(&self, all: &[i128]) -> bool {
        const MOST: i128 = 2_000;
        let divisors = |value: i128| {
            let value = value.abs();
            let (mut found, mut divisor) = (Vec::new(), 1);
            while divisor <= MOST && divisor * divisor <= value {
                if value % divisor == 0 {
                    found.extend([divisor, value / divisor]);
                }
                divisor += 1;
            }
            found
        };
        let (tops, bottoms) = (divisors(all[0]), divisors(all[all.len() - 1]));
        let is_root = |top: i128, bottom: i128| self.is_root(top, bottom) || self.is_root(-top, bottom);
        bottoms.iter().any(|&bottom| tops.iter().any(|&top| is_root(top, bottom)))
    }

    fn is_root(&self, top: i128, bottom: i128) -> bool {
        let Some(x) = Rational::new(top, bottom) else { return false };
        let value = self.0.iter().rev().try_fold(Rational::whole(0), |sum, &own| sum.multiply(x)?.add(own));
        value.is_some_and(Rational::is_zero)
    }

    /// Whether a polynomial of higher degree than a number divides both (Euclid).
    pub(super) fn shares_factor(&self, other: &Self) -> Option<bool> {
        let (mut a, mut b) = (self.clone(), other.clone());
        while !b.0.is_empty() {
            while a.0.len() >= b.0.len() && !a.0.is_empty() {
                let factor = a.0[a.0.len() - 1].divide(b.0[b.0.len() - 1])?.negative();
                let mut shifted = vec![Rational::whole(0); a.0.len() - b.0.len()];
                shifted.extend(b.scaled(factor)?.0);
                a = a.plus(&Self(shifted))?;
            }
            (a, b) = (b, a);
        }
        Some(a.degree() > 0)
    }
}

/// The letters of an expression, each once.
pub(super) fn letters(tree: &Tree) -> Vec<Name> {
    let mut all = Vec::new();
    for node in tree.nodes() {
        if let Node::Symbol(name) = *node
            && !all.contains(&name)
        {
            all.push(name);
        }
    }
    all
}
