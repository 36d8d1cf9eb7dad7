//! How a slot writes its value: `decimal`, `mixed`, `sign coef`, `a cap`.

use crate::{Error, Result};

/// What a number is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Base {
    /// Digits, or a fraction.
    #[default]
    Usual,
    /// A whole number and a proper fraction.
    Mixed,
    /// A decimal; of two values the second is the fewest places.
    Decimal,
    /// A hundred times the value, and `%`.
    Percent,
    /// Dollars with cents.
    Money,
    /// Two decimals.
    Cents,
    /// Number words.
    Words,
    /// `3rd`.
    Ordinal,
    /// Two or three values: numerator and denominator as they are, with a whole number before.
    AsGiven,
    /// The words for an exponent: `squared`. The build writes it; authors have no need of it.
    Power,
}

/// A base and what is done to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) base: Base,
    /// `+ 3`, `− 3`: the middle of a sum.
    pub(crate) sign: bool,
    /// Nothing for 1: before a letter.
    pub(crate) coefficient: bool,
    /// `(−3)`.
    pub(crate) paren: bool,
    /// No separators.
    pub(crate) plain: bool,
    /// With `a` or `an` before it.
    pub(crate) article: bool,
    /// With a capital.
    pub(crate) capital: bool,
    /// `third`, with [`Base::Words`].
    pub(crate) ordinal: bool,
}

/// Reads the names of formats, with spaces or colons between.
pub(super) fn read(names: &str, values: usize) -> Result<Style> {
    let mut style = Style::default();
    let mut bases = 0;
    for name in names.split([' ', ':']).filter(|name| !name.is_empty()) {
        let base = match name {
            "fraction" => Base::Usual,
            "mixed" => Base::Mixed,
            "decimal" => Base::Decimal,
            "percent" => Base::Percent,
            "money" => Base::Money,
            "cents" => Base::Cents,
            "words" => Base::Words,
            "frac" => Base::AsGiven,
            "power" => Base::Power,
            "ordinal" => {
                style.ordinal = true;
                continue;
            }
            other => {
                let flag = match other {
                    "sign" => &mut style.sign,
                    "coef" => &mut style.coefficient,
                    "paren" => &mut style.paren,
                    "plain" => &mut style.plain,
                    "a" => &mut style.article,
                    "cap" => &mut style.capital,
                    _ => {
                        let message = [
                            "there is no format `",
                            other,
                            "`; there are fraction, mixed, decimal, percent, money, cents, words, ordinal, sign, coef, \
                             paren, plain, frac, a, cap",
                        ];
                        return Err(Error::new("template/unknown-format", message.concat()));
                    }
                };
                *flag = true;
                continue;
            }
        };
        bases += 1;
        style.base = base;
    }
    if style.ordinal && bases == 0 {
        style.base = Base::Ordinal;
    }
    let fits = match style.base {
        Base::AsGiven => values == 2 || values == 3,
        Base::Decimal => values <= 2,
        _ => values == 1,
    };
    if bases > 1 || !fits || style.ordinal && !matches!(style.base, Base::Ordinal | Base::Words) {
        let message = "these formats and values do not go together; `frac` takes two or three values, `decimal` one or \
                       two, all others one, and of fraction, mixed, decimal … there is one";
        return Err(Error::new("template/format", message));
    }
    Ok(style)
}
