//! Whole numbers of any size, as far as marking needs them: an answer of sixty digits is compared digit for digit.

use std::cmp::Ordering;

/// A whole number that is not negative: limbs of 64 bits, the least first, none of them zero at the end.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Natural(Vec<u64>);

impl Natural {
    pub(super) fn of(value: u128) -> Self {
        Self(vec![value as u64, (value >> 64) as u64]).trimmed()
    }

    /// Ten to a power.
    pub(super) fn ten_to(power: u32) -> Self {
        let mut result = Self::of(1);
        for _ in 0..power {
            result.push_digit(0);
        }
        result
    }

    /// Writes one more decimal digit behind the number.
    pub(super) fn push_digit(&mut self, digit: u8) {
        let mut carry = u128::from(digit);
        for limb in &mut self.0 {
            carry += u128::from(*limb) * 10;
            *limb = carry as u64;
            carry >>= 64;
        }
        if carry > 0 {
            self.0.push(carry as u64);
        }
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    /// The value, when it fits.
    pub(super) fn small(&self) -> Option<u128> {
        match self.0[..] {
            [] => Some(0),
            [low] => Some(low.into()),
            [low, high] => Some(u128::from(high) << 64 | u128::from(low)),
            _ => None,
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_one(&self) -> bool {
        self.0[..] == [1]
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0_u64; self.0.len() + other.0.len()];
        for (at, &a) in self.0.iter().enumerate() {
            let mut carry = 0_u128;
            for (place, &b) in product[at..].iter_mut().zip(other.0.iter().chain(&[0])) {
                carry += u128::from(a) * u128::from(b) + u128::from(*place);
                *place = carry as u64;
                carry >>= 64;
            }
        }
        Self(product).trimmed()
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let limb = |number: &Self, at: usize| u128::from(number.0.get(at).copied().unwrap_or(0));
        let mut carry = 0;
        let mut sum = Vec::with_capacity(self.0.len().max(other.0.len()) + 1);
        for at in 0..=self.0.len().max(other.0.len()) {
            carry += limb(self, at) + limb(other, at);
            sum.push(carry as u64);
            carry >>= 64;
        }
        Self(sum).trimmed()
    }

    /// The difference; `other` must not be the greater.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut borrow = false;
        let mut rest = self.0.clone();
        for (at, limb) in rest.iter_mut().enumerate() {
            let (first, under) = limb.overflowing_sub(other.0.get(at).copied().unwrap_or(0));
            let (second, again) = first.overflowing_sub(u64::from(borrow));
            (*limb, borrow) = (second, under || again);
        }
        Self(rest).trimmed()
    }

    /// Which is greater.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    fn is_even(&self) -> bool {
        self.0.first().is_none_or(|limb| limb & 1 == 0)
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for limb in self.0.iter_mut().rev() {
            (*limb, carry) = (*limb >> 1 | carry << 63, *limb & 1);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Whether the greatest common divisor of two numbers is one, by halving and subtracting.
    pub(super) fn is_coprime(&self, other: &Self) -> bool {
        let (mut a, mut b) = (self.clone(), other.clone());
        if a.is_zero() || b.is_zero() {
            return a.is_one() || b.is_one();
        }
        if a.is_even() && b.is_even() {
            return false;
        }
        loop {
            while a.is_even() {
                a.halve();
            }
            while b.is_even() {
                b.halve();
            }
            match a.compare(&b) {
                Ordering::Equal => return a.is_one(),
                Ordering::Less => b = b.minus(&a),
                Ordering::Greater => a = a.minus(&b),
            }
        }
    }

    /// Appends the decimal digits.
    pub(super) fn write(&self, out: &mut String) {
        const GROUP: u64 = 10_000_000_000_000_000_000;
        let mut rest = self.clone();
        let mut groups = Vec::new();
        while !rest.is_zero() {
            let mut carry = 0_u128;
            for limb in rest.0.iter_mut().rev() {
                carry = carry << 64 | u128::from(*limb);
                *limb = (carry / u128::from(GROUP)) as u64;
                carry %= u128::from(GROUP);
            }
            rest = rest.trimmed();
            groups.push(carry as u64);
        }
        let mut place = GROUP / 10;
        let mut started = false;
        for group in groups.iter().rev() {
            while place > 0 {
                let digit = (group / place % 10) as u8;
                started |= digit > 0;
                if started {
                    out.push(char::from(b'0' + digit));
                }
                place /= 10;
            }
            place = GROUP / 10;
        }
        if !started {
            out.push('0');
        }
    }
}
