//! How a language writes numbers.

/// What separates the whole from its decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// A point: `1,250.5`.
    #[default]
    Point,
    /// A comma: `1.250,5`.
    Comma,
}

/// Languages that write a decimal comma (CLDR), by their primary subtag.
const COMMA: [&str; 40] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "fy", "gl", "hr",
    "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk",
    "sl", "sv",
];

impl Locale {
    /// A language of this locale.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Self::Point => "en",
            Self::Comma => "de",
        }
    }

    /// The locale of a BCP 47 language.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        if COMMA.iter().any(|own| primary.eq_ignore_ascii_case(own)) { Self::Comma } else { Self::Point }
    }

    /// How a key is read. In a bank whose language has a decimal comma a key is still a plain number with a point,
    /// unless it holds a comma itself: a number any comma, an expression, whose commas separate, a semicolon too.
    pub(super) fn of_key(self, key: &str, number: bool) -> Self {
        let has = |sign: u8| key.as_bytes().contains(&sign);
        if has(b',') && (number || has(b';')) { self } else { Self::Point }
    }
}
