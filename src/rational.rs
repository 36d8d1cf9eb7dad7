//! Exact rational numbers on `i128`; every operation that would overflow gives `None`.

use std::cmp::Ordering;

/// `numerator / denominator` in lowest terms, the denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    pub(crate) const ONE: Self = Self::whole(1);

    pub(crate) const ZERO: Self = Self::whole(0);

    pub(crate) const fn whole(value: i64) -> Self {
        Self { numerator: value as i128, denominator: 1 }
    }

    /// The fraction in lowest terms; `None` when the denominator is zero or a sign does not fit.
    pub(crate) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator {
            0 => return None,
            // Most numbers are whole, and `i128` divides slowly.
            1 if numerator != i128::MIN => return Some(Self { numerator, denominator }),
            _ => {}
        }
        let common = gcd(numerator.checked_abs()?, denominator.checked_abs()?) * denominator.signum();
        Some(Self { numerator: numerator / common, denominator: denominator / common })
    }

    pub(crate) fn numerator(self) -> i128 {
        self.numerator
    }

    pub(crate) fn denominator(self) -> i128 {
        self.denominator
    }

    pub(crate) fn is_zero(self) -> bool {
        self.numerator == 0
    }

    pub(crate) fn is_negative(self) -> bool {
        self.numerator < 0
    }

    pub(crate) fn is_whole(self) -> bool {
        self.denominator == 1
    }

    pub(crate) fn negative(self) -> Self {
        // Every numerator is an i128 whose absolute value `new` could take, so its negation fits.
        Self { numerator: -self.numerator, denominator: self.denominator }
    }

    pub(crate) fn absolute(self) -> Self {
        Self { numerator: self.numerator.abs(), denominator: self.denominator }
    }

    pub(crate) fn add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub(crate) fn subtract(self, other: Self) -> Option<Self> {
        self.add(other.negative())
    }

    /// Which is greater; `None` where the difference does not fit.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        if self.denominator == other.denominator {
            return Some(self.numerator.cmp(&other.numerator));
        }
        Some(self.subtract(other)?.numerator.cmp(&0))
    }

    /// The greatest whole number that is not above it.
    pub(crate) fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    pub(crate) fn multiply(self, other: Self) -> Option<Self> {
        // Crosswise reduction first: products that fit when reduced must not overflow on the way.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator)?;
        Some(Self { numerator, denominator: left.denominator.checked_mul(right.denominator)? })
            .filter(|product| product.numerator != i128::MIN)
    }

    pub(crate) fn divide(self, other: Self) -> Option<Self> {
        self.multiply(Self::new(other.denominator, other.numerator)?)
    }

    /// The value to a whole power; `None` for a power of zero below one, and where it does not fit.
    pub(crate) fn power(self, exponent: i64) -> Option<Self> {
        if exponent < 0 {
            return Self::ONE.divide(self.power(exponent.checked_neg()?)?);
        }
        let mut result = Self::ONE;
        let (mut square, mut left) = (self, exponent);
        while left > 0 {
            if left & 1 == 1 {
                result = result.multiply(square)?;
            }
            left >>= 1;
            if left > 0 {
                square = square.multiply(square)?;
            }
        }
        Some(result)
    }

    /// The nearest float, or nearly.
    pub(crate) fn to_float(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// Writes `7`, `-3/4`.
    pub(crate) fn write(self, out: &mut String) {
        if self.is_negative() {
            out.push('-');
        }
        write_digits(self.numerator.unsigned_abs(), out);
        if !self.is_whole() {
            out.push('/');
            write_digits(self.denominator.unsigned_abs(), out);
        }
    }
}

fn write_digits(mut value: u128, out: &mut String) {
    let start = out.len();
    loop {
        out.insert(start, char::from(b'0' + (value % 10) as u8));
        value /= 10;
        if value == 0 {
            break;
        }
    }
}

/// The greatest common divisor of two numbers that are not negative.
pub(crate) fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
