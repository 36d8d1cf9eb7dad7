//! What stands between the braces of a GIFT question.

use super::split::unescaped;

/// One answer: its sign, its share of the credit, its text and what is said to it, all as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Raw {
    /// `=`, `~`, or a blank where it has no sign.
    pub(super) sign: char,
    pub(super) credit: Option<f64>,
    pub(super) text: String,
    pub(super) why: String,
}

/// The type of a question by what stands between its braces.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    Essay,
    TrueFalse {
        right: bool,
        wrong_why: String,
        right_why: String,
    },
    Numerical(Vec<Raw>),
    /// What belongs to what, and what is said to who finds it.
    Matching(Vec<[String; 3]>),
    Multiple(Vec<Raw>),
    Short(Vec<Raw>),
    Ordering(Vec<String>),
    /// Words before the first sign: no answer that can be told.
    Unsigned(String),
}

impl Body {
    /// GIFT's word for the type.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Essay => "Essay",
            Self::TrueFalse { .. } => "TF",
            Self::Numerical(_) => "Numerical",
            Self::Matching(_) => "Matching",
            Self::Multiple(_) | Self::Unsigned(_) => "MC",
            Self::Short(_) => "Short",
            Self::Ordering(_) => "Ordering",
        }
    }
}

/// The body and the general feedback behind `####`.
pub(super) fn body(text: &str) -> (Body, String) {
    let (text, general) = match find(text, "####") {
        Some(at) => (text[..at].trim(), text[at + 4..].trim().to_owned()),
        None => (text.trim(), String::new()),
    };
    (kind_of(text), general)
}

fn kind_of(text: &str) -> Body {
    if text.is_empty() {
        return Body::Essay;
    }
    if let Some(truth) = truth(text) {
        return truth;
    }
    if let Some(numbers) = text.strip_prefix('#') {
        return Body::Numerical(raws(numbers.trim()));
    }
    if let Some(order) = text.strip_prefix('>') {
        let mut lines = order.lines().map(str::trim);
        let head = lines.next().unwrap_or_default();
        let things: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
        if things.len() > 1 {
            return Body::Ordering(things);
        }
        return Body::Unsigned(head.to_owned());
    }
    let mut all = raws(text);
    // `=~%50%…`: a mark for right and a share of the credit in one.
    let marked: Vec<bool> =
        all.iter().map(|raw| raw.sign == '=' && raw.text.is_empty() && raw.credit.is_none()).collect();
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        !(marked[at - 1] && at < marked.len())
    });
    if all.len() == 1 && all[0].sign == ' ' {
        return Body::Short(all);
    }
    if all.iter().any(|raw| raw.sign == ' ') {
        return Body::Unsigned(all[0].text.clone());
    }
    let pairs: Vec<[String; 3]> = all
        .iter()
        .filter(|raw| raw.sign == '=')
        .filter_map(|raw| {
            let at = find(&raw.text, "->")?;
            Some([raw.text[..at].trim().into(), raw.text[at + 2..].trim().into(), raw.why.clone()])
        })
        .collect();
    if pairs.len() == all.len() && !pairs.is_empty() {
        return Body::Matching(pairs);
    }
    if all.iter().any(|raw| raw.sign == '~') { Body::Multiple(all) } else { Body::Short(all) }
}

/// `T`, `TRUE`, `F`, `FALSE`, with what is said to a wrong and to a right answer.
fn truth(text: &str) -> Option<Body> {
    let (word, rest) = match unescaped(text, '#') {
        Some(at) => (text[..at].trim(), &text[at + 1..]),
        None => (text, ""),
    };
    let right = match word.to_ascii_uppercase().as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let (wrong_why, right_why) = match unescaped(rest, '#') {
        Some(at) => (rest[..at].trim(), rest[at + 1..].trim()),
        None => (rest.trim(), ""),
    };
    Some(Body::TrueFalse { right, wrong_why: wrong_why.into(), right_why: right_why.into() })
}

/// Every answer, cut where `=` or `~` stands and no backslash before it.
fn raws(text: &str) -> Vec<Raw> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '=' | '~' => cuts.push(at),
            _ => {}
        }
    }
    let first = cuts.first().copied().unwrap_or(text.len());
    let mut out = Vec::new();
    if !text[..first].trim().is_empty() {
        out.push(raw(' ', &text[..first]));
    }
    for (at, &start) in cuts.iter().enumerate() {
        let end = cuts.get(at + 1).copied().unwrap_or(text.len());
        out.push(raw(if text[start..].starts_with('=') { '=' } else { '~' }, &text[start + 1..end]));
    }
    out
}

fn raw(sign: char, text: &str) -> Raw {
    let text = text.trim();
    let (credit, text) = weight(text).map_or((None, text), |(credit, rest)| (Some(credit), rest.trim()));
    let (text, why) = match unescaped(text, '#') {
        Some(at) => (text[..at].trim(), text[at + 1..].trim()),
        None => (text, ""),
    };
    Raw { sign, credit, text: text.into(), why: why.into() }
}

/// `%-33.3%rest`
fn weight(text: &str) -> Option<(f64, &str)> {
    let (number, rest) = text.strip_prefix('%')?.split_once('%')?;
    Some((number.trim().replace(',', ".").parse().ok().filter(|credit: &f64| credit.is_finite())?, rest))
}

/// Where two or more signs stand that no backslash escapes.
fn find(text: &str, signs: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find(signs).map(|at| at + from) {
        let slashes = text[..at].len() - text[..at].trim_end_matches('\\').len();
        if slashes.is_multiple_of(2) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}
