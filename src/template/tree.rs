//! Expressions as trees, and what they come to.

use crate::Error;
use crate::rational::Rational;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// An exact number.
    Number(Rational),
    /// A word or a few.
    Text(String),
    /// Whether a condition holds.
    Truth(bool),
}

/// An expression. Names are places in the list of values that it is worked out with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// In a box: a number is 32 bytes, and trees are moved about while they are read.
    Value(Box<Value>),
    Name(usize),
    Negative(Box<Self>),
    Not(Box<Self>),
    Two(Operator, Box<[Self; 2]>),
    /// `a < b <= c`: each part is compared with the next.
    Compare(Vec<Self>, Vec<Comparison>),
    Call(Function, Vec<Self>),
    /// Name, from, to, and what is added or counted.
    Each(Each, usize, Box<[Self; 3]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Power,
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Each {
    Sum,
    Count,
}

/// The functions by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Abs,
    Ceil,
    Den,
    Digit,
    Digits,
    Div,
    Floor,
    Gcd,
    If,
    Lcm,
    Max,
    Min,
    Mod,
    Num,
    Places,
    Pow,
    Prime,
    Round,
    Sqrt,
}

impl Function {
    /// The function of a name, with the fewest and the most arguments it takes.
    pub(super) fn named(name: &str) -> Option<(Self, usize, usize)> {
        const MANY: usize = 12;
        Some(match name {
            "abs" => (Self::Abs, 1, 1),
            "ceil" => (Self::Ceil, 1, 1),
            "den" => (Self::Den, 1, 1),
            "digit" => (Self::Digit, 2, 2),
            "digits" => (Self::Digits, 1, 1),
            "div" => (Self::Div, 2, 2),
            "floor" => (Self::Floor, 1, 1),
            "gcd" => (Self::Gcd, 2, MANY),
            "if" => (Self::If, 3, 3),
            "lcm" => (Self::Lcm, 2, MANY),
            "max" => (Self::Max, 2, MANY),
            "min" => (Self::Min, 2, MANY),
            "mod" => (Self::Mod, 2, 2),
            "num" => (Self::Num, 1, 1),
            "places" => (Self::Places, 1, 1),
            "pow" => (Self::Pow, 2, 2),
            "prime" => (Self::Prime, 1, 1),
            "round" => (Self::Round, 1, 2),
            "sqrt" => (Self::Sqrt, 1, 1),
            _ => return None,
        })
    }
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// These numbers make no instance; others may.
    Invalid(&'static str),
    /// The template is at fault.
    Bad(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Bad(error)
    }
}

/// A value, or why there is none.
pub(crate) type Outcome<T> = Result<T, Fault>;

/// A number became larger than can be held.
pub(super) const LARGE: Fault = Fault::Invalid("a number in it becomes too large");

impl Node {
    /// Every name that it uses, those of its own sums included.
    pub(crate) fn names(&self, found: &mut Vec<usize>) {
        match self {
            Self::Value(_) => {}
            Self::Name(place) => found.push(*place),
            Self::Negative(inner) | Self::Not(inner) => inner.names(found),
            Self::Two(_, parts) => parts.iter().for_each(|part| part.names(found)),
            Self::Compare(parts, _) | Self::Call(_, parts) => parts.iter().for_each(|part| part.names(found)),
            Self::Each(_, _, parts) => parts.iter().for_each(|part| part.names(found)),
        }
    }
}
