//! The words an item's answer is described with: format, kind, form; and how hard it is.

use serde::{Deserialize, Serialize};

/// How an item is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// One of several choices; key: the id of the right one.
    Choice,
    /// Any number of several choices; key: the ids of all right ones.
    Choices,
    /// A number: integer, decimal, fraction, mixed number, percent; key: the number as text.
    Number,
    /// A short text; key: every accepted spelling.
    #[default]
    Text,
    /// An algebraic expression; key: an equivalent expression.
    Expression,
    /// A number typed in boxes for whole, numerator and denominator; key: the number as text.
    Fraction,
    /// Things to put in order; key: the ids of the choices in the right order.
    Order,
    /// Things to match with targets; key: `choice:target` for each choice.
    Match,
    /// A text with blanks, `[[id]]`; each blank has its own key.
    Cloze,
    /// A point on a number line; key: the number as text.
    Point,
    /// A table with blanks, `[[id]]`; each blank has its own key.
    Table,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 11] = [
        Self::Choice,
        Self::Choices,
        Self::Number,
        Self::Text,
        Self::Expression,
        Self::Fraction,
        Self::Order,
        Self::Match,
        Self::Cloze,
        Self::Point,
        Self::Table,
    ];

    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// The variant's name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Number => "number",
            Self::Text => "text",
            Self::Expression => "expression",
            Self::Fraction => "fraction",
            Self::Order => "order",
            Self::Match => "match",
            Self::Cloze => "cloze",
            Self::Point => "point",
            Self::Table => "table",
        }
    }

    /// Is it answered with one text, that marking reads?
    #[must_use]
    pub fn typed(self) -> bool {
        matches!(self, Self::Number | Self::Text | Self::Expression | Self::Fraction | Self::Point)
    }

    /// Is it answered with ids of choices?
    #[must_use]
    pub fn picked(self) -> bool {
        matches!(self, Self::Choice | Self::Choices | Self::Order | Self::Match)
    }

    /// Is it answered in blanks, each with a key of its own?
    #[must_use]
    pub fn blanks(self) -> bool {
        matches!(self, Self::Cloze | Self::Table)
    }
}

/// What a typed answer is read as, beyond its format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// What the format says: a number, an expression, a text. In files also by these names.
    #[default]
    #[serde(alias = "number", alias = "expression", alias = "text")]
    Plain,
    /// A number with a unit; units convert.
    Quantity,
    /// A ratio, `3:4`.
    Ratio,
    /// An equation or inequality.
    Equation,
    /// An ordered pair, `(1, 2)`.
    Pair,
    /// A set, `{1, 2}`.
    Set,
    /// An interval, `[1, 2)`.
    Interval,
}

impl AnswerKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Plain, Self::Quantity, Self::Ratio, Self::Equation, Self::Pair, Self::Set, Self::Interval];

    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if matches!(name, "number" | "expression" | "text") {
            return Some(Self::Plain);
        }
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The variant's name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Quantity => "quantity",
            Self::Ratio => "ratio",
            Self::Equation => "equation",
            Self::Pair => "pair",
            Self::Set => "set",
            Self::Interval => "interval",
        }
    }
}

/// The author's guess of how hard an item is among those of its skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// Easier than most.
    Easy,
    /// Typical; what is assumed when nothing is said.
    Medium,
    /// Harder than most.
    Hard,
}

impl Difficulty {
    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "easy" => Self::Easy,
            "medium" => Self::Medium,
            "hard" => Self::Hard,
            _ => return None,
        })
    }
}

/// The form a numeric answer is asked in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Any form of the right value.
    #[default]
    Any,
    /// Written as an integer.
    Integer,
    /// Written as a decimal.
    Decimal,
    /// Written as a fraction, simplified or not.
    Fraction,
    /// A fraction in lowest terms (or an integer where the value is one).
    Simplest,
    /// A mixed number, its fraction part proper.
    Mixed,
    /// A percent.
    Percent,
    /// Scientific notation.
    Scientific,
    /// A product of factors.
    Factored,
    /// A sum of terms, multiplied out.
    Expanded,
    /// A quantity in the key's own unit or units.
    Unit,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 11] = [
        Self::Any,
        Self::Integer,
        Self::Decimal,
        Self::Fraction,
        Self::Simplest,
        Self::Mixed,
        Self::Percent,
        Self::Scientific,
        Self::Factored,
        Self::Expanded,
        Self::Unit,
    ];

    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }

    /// The variant's name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Fraction => "fraction",
            Self::Simplest => "simplest",
            Self::Mixed => "mixed",
            Self::Percent => "percent",
            Self::Scientific => "scientific",
            Self::Factored => "factored",
            Self::Expanded => "expanded",
            Self::Unit => "unit",
        }
    }
}
