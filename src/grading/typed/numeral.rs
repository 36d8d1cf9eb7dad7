//! The forms a number can be written in.

use super::exact::Exact;
use crate::bank::Form;

/// A number and how it was written.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    pub(super) value: Exact,
    pub(super) written: Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Integer,
    Decimal,
    Fraction {
        lowest: bool,
    },
    Mixed {
        /// The fraction part is below one.
        proper: bool,
    },
    Percent,
    Scientific {
        /// One digit that is not zero before the point.
        normal: bool,
    },
    /// `3 million`.
    Words,
}

impl Numeral {
    pub(super) fn negative(self) -> Self {
        Self { value: self.value.negative(), written: self.written }
    }

    /// Whether the number is written as asked. A whole value may always be an integer where a fraction, a mixed
    /// number or a decimal is asked, and a value below one has no mixed form but its proper fraction.
    pub(super) fn is_in(&self, form: Form) -> bool {
        let whole = self.written == Written::Integer && self.value.is_whole();
        match form {
            Form::Any | Form::Factored | Form::Expanded | Form::Unit => true,
            Form::Integer => whole,
            Form::Decimal => whole || self.written == Written::Decimal,
            Form::Fraction => whole || matches!(self.written, Written::Fraction { .. }),
            Form::Simplest => whole || self.written == Written::Fraction { lowest: true } && !self.value.is_whole(),
            Form::Mixed => {
                let below_one = self.value.is_below(1);
                whole
                    || self.written == Written::Mixed { proper: true }
                    || below_one && matches!(self.written, Written::Fraction { .. })
            }
            Form::Percent => self.written == Written::Percent,
            Form::Scientific => self.written == Written::Scientific { normal: true },
        }
    }
}
