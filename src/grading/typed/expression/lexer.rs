//! Splits a cleaned expression, typed plainly or in TeX, into tokens.

use super::tree::{Function, Name};
use super::words::{INSIDE, WORDS, word};
use crate::grading::note::{Note, Read};
use crate::grading::typed::clean::{after, vulgar};
use crate::rational::Rational;

/// One token of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number(Rational),
    /// A fraction character such as `½`.
    Vulgar(Rational),
    Symbol(Name),
    Call(Function),
    /// `log`, whose base may follow.
    Log,
    Frac,
    Sqrt,
    Degree,
    /// An operator, bracket or separator. `U` is the union of intervals.
    Sign(char),
}

/// The tokens of a cleaned text. With `list`, a comma between digits separates; otherwise `1,000` is one number.
pub(super) fn tokens(cleaned: &str, list: bool) -> Read<Vec<Token>> {
    let mut out = Vec::with_capacity(cleaned.len());
    let mut rest = cleaned;
    let mut spaced = false;
    while let Some(c) = rest.chars().next() {
        let was_spaced = std::mem::replace(&mut spaced, false);
        match c {
            ' ' => {
                spaced = true;
                rest = after(rest, 1);
            }
            '0'..='9' | '.' => {
                let (value, length) = number(rest, list)?;
                // Two numbers side by side are a slip, unless the second starts the fraction of a mixed number.
                if was_spaced && let Some(Token::Number(whole)) = out.last() {
                    mixed(*whole, after(rest, length))
                        .ok_or_else(|| Note::about("not-an-expression", rest).before(rest))?;
                }
                // `x2` can be meant as x² or as 2x, and `(x+1)2` too; a space after a bracket makes a product of it.
                let before = match out.last() {
                    Some(Token::Symbol(name)) => Some(name.as_str()),
                    Some(Token::Sign(')')) if !was_spaced => Some(")"),
                    _ => None,
                };
                if let Some(before) = before {
                    let said = [before, rest.get(..length).unwrap_or_default()].concat();
                    return Err(Note::about("ambiguous-power", &said).before(rest));
                }
                out.push(Token::Number(value));
                rest = after(rest, length);
            }
            'a'..='z' | 'A'..='Z' => {
                let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                let (run, tail) = rest.split_at(length);
                rest = letters(run, tail, &mut out)?;
            }
            '\\' => {
                let length = rest.bytes().skip(1).take_while(u8::is_ascii_alphabetic).count();
                let (name, tail) = rest[1..].split_at(length);
                let word = word(name);
                rest = match word.ok_or_else(|| Note::about("not-an-expression", name))? {
                    Token::Symbol(name) if tail.trim_ascii_start().starts_with('_') => {
                        let tail = tail.trim_ascii_start();
                        let (name, length) = indexed(name.as_str(), tail)?;
                        out.push(Token::Symbol(name));
                        after(tail, length)
                    }
                    token => {
                        out.push(token);
                        tail
                    }
                };
            }
            '+' | '-' | '*' | '/' | '^' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | ',' | ';' | '<' | '>' | '='
            | '≤' | '≥' | '±' | '%' | '_' | '≠' | '&' | '!' => {
                rest = after(rest, c.len_utf8());
                let sign = match (c, rest.as_bytes().first()) {
                    ('<', Some(b'=')) | ('=', Some(b'<')) => '≤',
                    ('>', Some(b'=')) | ('=', Some(b'>')) => '≥',
                    ('!', Some(b'=')) => '≠',
                    ('!', _) => return Err(Note::about("not-an-expression", "!").before(rest)),
                    (';', _) => ',',
                    _ => c,
                };
                if sign != c && c != ';' {
                    rest = after(rest, 1);
                }
                out.push(Token::Sign(sign));
            }
            _ => {
                let (top, bottom) = vulgar(c).ok_or_else(|| Note::about("not-an-expression", rest).before(rest))?;
                out.extend(Rational::new(top.into(), bottom.into()).map(Token::Vulgar));
                rest = after(rest, c.len_utf8());
            }
        }
    }
    Ok(without_loose_braces(&out))
}

/// Whether `tail` goes on as the fraction of a mixed number.
fn mixed(whole: Rational, tail: &str) -> Option<()> {
    (whole.is_whole()
        && tail.trim_ascii_start().strip_prefix('/')?.trim_ascii_start().starts_with(|c: char| c.is_ascii_digit()))
    .then_some(())
}

fn number(text: &str, list: bool) -> Read<(Rational, usize)> {
    let bytes = text.as_bytes();
    let (mut mantissa, mut scale, mut at, mut point, mut digits) = (0_i128, 1_i128, 0, false, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                mantissa = with_digit(mantissa, byte)?;
                digits += 1;
                if point {
                    scale = scale.checked_mul(10).ok_or_else(|| Note::new("too-large"))?;
                }
            }
            b'.' if !point => point = true,
            b'{' if text[at..].starts_with("{,}") => at += 2,
            b',' if !list && !point && digits <= 3 && groups(&bytes[at..]) => {}
            b',' if !list && !point && digits > 3 && groups(&bytes[at..]) && bytes[..at].contains(&b',') => {}
            _ => break,
        }
        at += 1;
    }
    let value = Rational::new(mantissa, scale).filter(|_| digits > 0);
    Ok((value.ok_or_else(|| Note::about("not-an-expression", text))?, at))
}

/// A whole number with one more digit, `byte`, behind it.
fn with_digit(number: i128, byte: u8) -> Read<i128> {
    let longer = number.checked_mul(10).and_then(|tens| tens.checked_add((byte - b'0').into()));
    longer.ok_or_else(|| Note::new("too-large"))
}

/// Whether a comma has exactly three digits after it.
fn groups(bytes: &[u8]) -> bool {
    bytes.get(1..4).is_some_and(|three| three.iter().all(u8::is_ascii_digit))
        && !bytes.get(4).is_some_and(u8::is_ascii_digit)
}

/// Splits a run of letters into known words and single letters; gives the text after the run and any index.
fn letters<'a>(run: &str, tail: &'a str, out: &mut Vec<Token>) -> Read<&'a str> {
    if let Some(token) = word(run) {
        out.push(token);
        return Ok(tail);
    }
    let bracket = |token: Option<&Token>| matches!(token, Some(Token::Sign(')' | ']')));
    if (run == "U" || run == "u") && bracket(out.last()) && tail.trim_ascii_start().starts_with(['(', '[']) {
        out.push(Token::Sign('U'));
        return Ok(tail);
    }
    if ["no", "yes", "na", "dne", "none", "all", "is"].iter().any(|word| run.eq_ignore_ascii_case(word)) {
        return Err(Note::about("not-an-expression", run).before([run, tail].concat().as_str()));
    }
    let (mut at, mut single, mut vowels) = (0, 0, 0);
    while at < run.len() {
        if let Some((word, token)) = WORDS[..INSIDE].iter().find(|(word, _)| starts(&run[at..], word)) {
            out.push(*token);
            at += word.len();
            continue;
        }
        single += 1;
        vowels += u32::from(b"eiouEIOU".contains(&run.as_bytes()[at]));
        let last = at + 1 == run.len();
        let (name, length) = if last { indexed(&run[at..], tail)? } else { (Name::new(&run[at..=at]), 0) };
        out.push(Token::Symbol(name));
        if last {
            return word_or_product(single, vowels, run, tail).map(|()| after(tail, length));
        }
        at += 1;
    }
    word_or_product(single, vowels, run, tail).map(|()| tail)
}

/// Whether a text starts with a word; the first letters alone settle most cases.
fn starts(text: &str, word: &str) -> bool {
    text.as_bytes().first() == word.as_bytes().first() && text.starts_with(word)
}

/// Four letters or more with a vowel among them are a word of a sentence, not a product of variables.
fn word_or_product(single: u32, vowels: u32, run: &str, tail: &str) -> Read<()> {
    let word = single >= 4 && vowels > 0;
    if word { Err(Note::about("not-an-expression", run).before(&[run, tail].concat())) } else { Ok(()) }
}

/// A letter with the index (`_1`, `_{10}`) or prime that follows it, and how long those are.
fn indexed(letter: &str, tail: &str) -> Read<(Name, usize)> {
    let mut name = letter.to_owned();
    let mut length = 0;
    if let Some(index) = tail.strip_prefix('_') {
        let braced = index.strip_prefix('{');
        let bare = braced.unwrap_or(index);
        let digits = bare.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let taken = if braced.is_none() && !bare.starts_with(|c: char| c.is_ascii_digit()) { 1 } else { digits };
        let closed = braced.is_none() || bare[digits..].starts_with('}');
        let Some(index) = bare.get(..taken).filter(|index| closed && !index.is_empty() && index.is_ascii()) else {
            return Err(Note::about("not-an-expression", tail));
        };
        name.push_str(index);
        length = 1 + taken + 2 * usize::from(braced.is_some());
    }
    let primes = tail[length..].bytes().take_while(|&byte| byte == b'\'').count();
    name.push_str(&tail[length..length + primes]);
    if name.len() > Name::LONGEST {
        return Err(Note::about("not-an-expression", tail));
    }
    Ok((Name::new(&name), length + primes))
}

/// Leaves out braces that hold no argument. TeX shows `{9\left(x+1\right)}^2` as `9(x+1)²`, so that is how it reads.
fn without_loose_braces(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    // For each open brace: is it an argument, and how many arguments of a fraction are still to come?
    let mut open: Vec<(bool, u8)> = Vec::new();
    let mut owed = 0;
    for (at, &token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('{') => {
                let before = at.checked_sub(1).map(|at| tokens[at]);
                let after_command = matches!(
                    before,
                    Some(Token::Sign('^' | '_') | Token::Frac | Token::Sqrt | Token::Log | Token::Call(_))
                );
                let index = before == Some(Token::Sign(']')) && tokens[..at].contains(&Token::Sqrt);
                let base = before == Some(Token::Sign('}')) && at >= 3 && owed > 0;
                let argument = after_command || index || base;
                let left = if before == Some(Token::Frac) { 1 } else { 0 };
                open.push((argument, left));
                owed = 0;
                if argument {
                    out.push(token);
                }
            }
            Token::Sign('}') => {
                let (argument, left) = open.pop().unwrap_or((true, 0));
                owed = left;
                if argument {
                    out.push(token);
                }
            }
            _ => {
                owed = 0;
                out.push(token);
            }
        }
    }
    out
}
