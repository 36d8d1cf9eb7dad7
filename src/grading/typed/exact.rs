//! Exact fractions of any size: what a typed number is.

use super::natural::Natural;

/// `top / bottom`, the bottom not zero; in lowest terms where both fit in 128 bits.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    negative: bool,
    top: Natural,
    bottom: Natural,
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        let same = self.top.times(&other.bottom) == other.top.times(&self.bottom);
        same && (self.negative == other.negative || self.top.is_zero())
    }
}

impl Eq for Exact {}

impl Exact {
    /// The fraction; `None` where the bottom is zero.
    pub(super) fn new(top: Natural, bottom: Natural) -> Option<Self> {
        let (top, bottom) = match (top.small(), bottom.small()) {
            (_, Some(0)) => return None,
            (Some(top), Some(bottom)) => {
                let (mut a, mut b) = (top, bottom);
                while b != 0 {
                    (a, b) = (b, a % b);
                }
                (Natural::of(top / a), Natural::of(bottom / a))
            }
            _ => (top, bottom),
        };
        Some(Self { negative: false, top, bottom })
    }

    pub(super) fn whole(value: u128) -> Self {
        Self { negative: false, top: Natural::of(value), bottom: Natural::of(1) }
    }

    /// The small fraction `top / bottom`.
    pub(super) fn ratio(top: u128, bottom: u128) -> Self {
        Self::new(Natural::of(top), Natural::of(bottom.max(1))).unwrap_or_else(|| Self::whole(top))
    }

    pub(super) fn top(&self) -> &Natural {
        &self.top
    }

    pub(super) fn bottom(&self) -> &Natural {
        &self.bottom
    }

    pub(super) fn is_zero(&self) -> bool {
        self.top.is_zero()
    }

    pub(super) fn is_negative(&self) -> bool {
        self.negative && !self.top.is_zero()
    }

    pub(super) fn is_whole(&self) -> bool {
        self.bottom.is_one() || *self == Self { bottom: Natural::of(1), ..self.clone() }
    }

    pub(super) fn negative(mut self) -> Self {
        self.negative = !self.negative;
        self
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let product = Self::new(self.top.times(&other.top), self.bottom.times(&other.bottom));
        Self { negative: self.negative != other.negative, ..product.unwrap_or_else(|| self.clone()) }
    }

    /// The quotient; `None` by zero.
    pub(super) fn over(&self, other: &Self) -> Option<Self> {
        let quotient = Self::new(self.top.times(&other.bottom), self.bottom.times(&other.top))?;
        Some(Self { negative: self.negative != other.negative, ..quotient })
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let (a, b) = (self.top.times(&other.bottom), other.top.times(&self.bottom));
        let (top, negative) = if self.negative == other.negative {
            (a.plus(&b), self.negative)
        } else if a.compare(&b).is_ge() {
            (a.minus(&b), self.negative)
        } else {
            (b.minus(&a), other.negative)
        };
        let sum = Self::new(top, self.bottom.times(&other.bottom));
        Self { negative, ..sum.unwrap_or_else(|| self.clone()) }
    }

    /// The number times ten to a power.
    pub(super) fn shifted(&self, power: i32) -> Self {
        let scale = Self { negative: false, top: Natural::ten_to(power.unsigned_abs()), bottom: Natural::of(1) };
        if power < 0 { self.over(&scale).unwrap_or(scale) } else { self.times(&scale) }
    }

    /// Whether the size is below that of `limit`.
    pub(super) fn is_below(&self, limit: u128) -> bool {
        self.top.compare(&self.bottom.times(&Natural::of(limit))).is_lt()
    }

    /// Writes `7`, `-3/4`.
    pub(super) fn write(&self, out: &mut String) {
        if self.is_negative() {
            out.push('-');
        }
        self.top.write(out);
        if !self.bottom.is_one() {
            out.push('/');
            self.bottom.write(out);
        }
    }
}
