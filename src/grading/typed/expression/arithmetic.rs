//! What only expressions ask of exact numbers: small exponents, roots and residues.

use super::residue::inverse;
use crate::rational::Rational;

impl Rational {
    /// The value as a small integer, when it is one.
    pub(super) fn integer(self) -> Option<i64> {
        if self.is_whole() { i64::try_from(self.numerator()).ok() } else { None }
    }

    /// The square root, when it is rational.
    pub(super) fn square_root(self) -> Option<Self> {
        let root = |value: i128| {
            let value = i64::try_from(value).ok().filter(|&value| value >= 0)?;
            let guess = crate::math::sqrt(value as f64) as i64;
            (guess.saturating_sub(1)..=guess + 1).find(|&root| root.checked_mul(root) == Some(value))
        };
        Self::new(root(self.numerator())?.into(), root(self.denominator())?.into())
    }

    /// The value modulo a prime; `None` when the prime divides the denominator.
    pub(super) fn residue(self, prime: u64) -> Option<u64> {
        let reduce = |value: i128| value.rem_euclid(i128::from(prime)) as u64;
        let inverse = inverse(reduce(self.denominator()), prime)?;
        Some(reduce(self.numerator()) * inverse % prime)
    }
}
