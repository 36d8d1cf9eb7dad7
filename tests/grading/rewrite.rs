//! Other ways to write a key, made from its text alone: what the marker must call the same, and what it must not.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// Every other way to write an expression, equation or list that the text allows, each named.
pub(crate) fn rewritten(key: &str, number: bool) -> Vec<(&'static str, String)> {
    let key = key.replace("$$", "");
    let key = key.trim();
    let mut all = vec![("as it is", key.to_owned()), ("in dollars", format!("$${key}$$"))];
    let mut add = |name, text: String| {
        if text != key {
            all.push((name, text));
        }
    };
    for (name, minus) in
        [("minus sign", '−'), ("en dash", '–'), ("hyphen", '‐'), ("small hyphen", '﹣'), ("full-width minus", '－')]
    {
        add(name, key.replace('-', &minus.to_string()));
    }
    for (name, times) in
        [("times", "×"), ("dot", "·"), ("dot operator", "⋅"), ("TeX times", "\\times "), ("TeX dot", "\\cdot ")]
    {
        add(name, if key.contains("**") { key.to_owned() } else { key.replace('*', times) });
    }
    let wide = |c: char| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c };
    add("full-width digits", key.chars().map(wide).collect());
    add("spaces", spaced(key));
    add("no-break spaces", spaced(key).replace(' ', "\u{a0}"));
    add("spaces round it", format!("  {key}\t"));
    add("superscripts", superscripts(key));
    add("stars", if key.contains('*') { key.to_owned() } else { key.replace('^', "**") });
    add("display fraction", key.replace("\\frac", "\\dfrac"));
    add("flat fraction", flat(key));
    if !key.contains("\\left") && balanced(key) {
        add("left and right", key.replace('(', "\\left(").replace(')', "\\right)"));
    } else {
        add("no left and right", key.replace("\\left", "").replace("\\right", ""));
    }
    for (name, plain, sign) in
        [("at most", "\\leq", "≤"), ("at least", "\\geq", "≥"), ("infinity", "\\infty", "∞"), ("pi", "\\pi", "π")]
    {
        add(name, key.replace(plain, sign));
    }
    add("root sign", key.replace("\\sqrt{", "√{"));
    if balanced(key) {
        reordered(key, number, &mut add);
    }
    all
}

fn balanced(key: &str) -> bool {
    !key.contains(['[', ']', '|']) && depths(key).is_some()
}

/// How deep in brackets each byte is; none where brackets do not match.
fn depths(key: &str) -> Option<Vec<i32>> {
    let mut depth = 0;
    let mut all = Vec::with_capacity(key.len());
    for byte in key.bytes() {
        depth -= i32::from(matches!(byte, b')' | b'}' | b']'));
        if depth < 0 {
            return None;
        }
        all.push(depth);
        depth += i32::from(matches!(byte, b'(' | b'{' | b'['));
    }
    (depth == 0).then_some(all)
}

/// The pieces between bytes at depth zero that `separates` says separate, each with the byte before it.
fn pieces<'a>(key: &'a str, separates: &dyn Fn(u8, u8) -> bool) -> Vec<(char, &'a str)> {
    let depths = depths(key).unwrap_or_default();
    let bytes = key.as_bytes();
    let (mut found, mut start, mut sign, mut before) = (Vec::new(), 0, ' ', b'(');
    for (at, &byte) in bytes.iter().enumerate() {
        if depths[at] == 0 && separates(byte, before) {
            if at > start || at > 0 {
                found.push((sign, key[start..at].trim()));
            }
            (start, sign) = (at + 1, char::from(byte));
        }
        if byte != b' ' {
            before = byte;
        }
    }
    found.push((sign, key[start..].trim()));
    found
}

const RELATIONS: [&str; 14] =
    ["=", "≈", "\\approx", "<", ">", "≤", "≥", "\\le", "\\ge", "\\lt", "\\gt", "\\ne", "\\pm", "±"];

fn reordered(key: &str, number: bool, add: &mut dyn FnMut(&'static str, String)) {
    let relation = RELATIONS.iter().any(|sign| key.contains(sign));
    let words = ["or", "and", "cup", "U", ";"].iter().any(|word| key.contains(word));
    let commas = pieces(key, &|byte, _| byte == b',');
    if commas.len() > 1 {
        let grouped =
            commas.iter().skip(1).all(|(_, piece)| piece.len() == 3 && piece.bytes().all(|b| b.is_ascii_digit()));
        if !grouped && !words {
            let mut back: Vec<&str> = commas.iter().map(|piece| piece.1).collect();
            back.reverse();
            add("list backwards", back.join(", "));
        }
        return;
    }
    if words {
        return;
    }
    let sides = pieces(key, &|byte, _| byte == b'=');
    if let [(_, left), (_, right)] = sides[..]
        && key.matches('=').count() == 1
        && !["<", ">", "\\pm", "±", "\\ne"].iter().any(|sign| key.contains(sign))
    {
        add("sides swapped", format!("{right} = {left}"));
        // A number may have a name; an equation of it is more than that.
        if !left.contains('(') && !number {
            add("both sides doubled", format!("2*({left}) = 2*({right})"));
            add("all on one side", format!("{left} - ({right}) = 0"));
        }
        return;
    }
    if let [(_, left), (sign, right)] = pieces(key, &|byte, _| matches!(byte, b'<' | b'>'))[..]
        && !key.contains(['=', '\\', '≤', '≥'])
    {
        add("mirrored", format!("{right}{}{left}", if sign == '<' { '>' } else { '<' }));
        return;
    }
    if relation || key.starts_with(['(', '[']) && key.contains(',') {
        return;
    }
    add("in brackets", format!("({key})"));
    // A sign right after another sign, a slash, a power or an E belongs to what follows.
    let terms = pieces(key, &|byte, before| matches!(byte, b'+' | b'-') && !b"^*/+-(_eE{".contains(&before));
    let lone = terms.len() == 1 || terms.iter().any(|term| term.1.is_empty());
    let numbers = key.bytes().any(|byte| matches!(byte, b'e' | b'E')) && key.bytes().any(|byte| byte.is_ascii_digit());
    if !lone && !numbers {
        let mut text = String::new();
        for (sign, term) in terms.iter().rev() {
            text.push(if *sign == '-' { '-' } else { '+' });
            text.push_str(term);
        }
        add("terms backwards", text);
    }
    if lone {
        let factors = pieces(key, &|byte, _| byte == b'*');
        let plain = !key.contains(['/', '\\', '%', ' ']) && !key.contains("**") && !key.starts_with('-');
        if factors.len() > 1 && plain {
            let mut back: Vec<&str> = factors.iter().map(|factor| factor.1).collect();
            back.reverse();
            add("factors backwards", back.join("*"));
        }
        let groups: Vec<&str> = key.split(")(").collect();
        if groups.len() == 2 && key.starts_with('(') && key.ends_with(')') && key.matches('(').count() == 2 {
            add("factors swapped", format!("({}({})", groups[1], &groups[0][1..]));
        }
    }
}

fn spaced(key: &str) -> String {
    let mut out = String::new();
    let mut before = '(';
    for c in key.chars() {
        let binary = matches!(c, '+' | '-' | '=' | '<' | '>')
            && !matches!(before, '^' | '(' | '{' | 'e' | 'E' | '<' | '>' | '_' | '!');
        if binary {
            out.push(' ');
        }
        out.push(c);
        if binary && !matches!(c, '<' | '>' | '=') {
            out.push(' ');
        }
        before = c;
    }
    out
}

fn superscripts(key: &str) -> String {
    let raised = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize).or((c == '-').then_some('⁻'));
    let mut out = String::new();
    let mut rest = key;
    while let Some(at) = rest.find('^') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let inner = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let (digits, tail) = match inner {
            Some((digits, tail)) => (digits, tail),
            None => rest.split_at(rest.bytes().take(1).filter(u8::is_ascii_digit).count()),
        };
        let up: Option<String> = digits.strip_prefix('-').map_or(digits, |rest| rest).chars().map(raised).collect();
        match up {
            Some(up) if !up.is_empty() => {
                out.push_str(if digits.starts_with('-') { "⁻" } else { "" });
                out.push_str(&up);
                rest = tail;
            }
            _ => out.push('^'),
        }
    }
    out + rest
}

/// `\frac{a}{b}` as `((a)/(b))`, unless a digit before it makes it a mixed number.
fn flat(key: &str) -> String {
    let Some(at) = key.find("\\frac{") else { return key.to_owned() };
    let (before, rest) = (&key[..at], &key[at + 5..]);
    let argument = |text: &str| -> Option<(String, String)> {
        let mut depth = 0;
        for (at, byte) in text.bytes().enumerate() {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            if depth == 0 {
                return Some((text[1..at].to_owned(), text[at + 1..].to_owned()));
            }
        }
        None
    };
    let found = argument(rest).and_then(|(top, tail)| argument(&tail).map(|(bottom, tail)| (top, bottom, tail)));
    let Some((top, bottom, tail)) = found else { return key.to_owned() };
    if before.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
        return key.to_owned();
    }
    format!("{before}(({})/({})){}", flat(&top), flat(&bottom), flat(&tail))
}

/// The value of a number as the tests read it: a decimal, fraction, mixed number or percent in plain characters or TeX.
pub(crate) fn value(key: &str) -> Option<BigRational> {
    let plain = key.replace("$$", "").replace("{,}", "").replace("\\%", "%");
    let mut plain = plain.trim().to_owned();
    if let Some((whole, rest)) = plain.clone().split_once("\\frac{") {
        let (top, rest) = rest.split_once("}{")?;
        let bottom = rest.strip_suffix('}')?;
        plain = format!("{} {top}/{bottom}", whole.trim());
    }
    let (sign, text) = match plain.trim().strip_prefix('-') {
        Some(rest) => (-BigInt::one(), rest.trim().to_owned()),
        None => (BigInt::one(), plain.trim().to_owned()),
    };
    let (text, percent) = text.strip_suffix('%').map_or((text.clone(), false), |text| (text.trim().to_owned(), true));
    let mut sum = BigRational::zero();
    for part in text.split_whitespace() {
        let (top, bottom) = part.split_once('/').unwrap_or((part, "1"));
        let bottom = decimal(bottom)?;
        if bottom.is_zero() {
            return None;
        }
        sum += decimal(top)? / bottom;
    }
    if text.split_whitespace().count() > 2
        || text.split_whitespace().count() == 2 && !text.contains('/')
        || text.is_empty()
    {
        return None;
    }
    let hundred = BigRational::from_integer(BigInt::from(if percent { 100 } else { 1 }));
    Some(sum / hundred * BigRational::from_integer(sign))
}

fn decimal(text: &str) -> Option<BigRational> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.iter().skip(1).any(|group| group.len() != 3) {
        return None;
    }
    let digits = groups.concat() + part;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let scale = num_traits::pow(BigInt::from(10), part.len());
    Some(BigRational::new(digits.parse().ok()?, scale))
}

/// Texts that mean something else: one more, the sign turned, a digit changed.
pub(crate) fn perturbed(key: &str) -> Vec<(&'static str, String)> {
    let key = key.replace("$$", "");
    let key = key.trim();
    let mut all = Vec::new();
    let at = key.bytes().position(|byte| byte.is_ascii_digit());
    if let Some(at) = at {
        let digit = (key.as_bytes()[at] - b'0' + 1) % 10;
        all.push(("a digit changed", format!("{}{digit}{}", &key[..at], &key[at + 1..])));
    }
    let relation = RELATIONS.iter().any(|sign| key.contains(sign));
    let grouped =
        key.contains(',') || key.contains(';') || key.contains(" or ") || key.contains(" and ") || key.contains('U');
    if !relation && !grouped && !key.contains("\\cup") && !key.contains('%') {
        all.push(("one more", format!("({key})+1")));
        all.push(("sign turned", format!("-({key})")));
    }
    if let [(_, left), (_, right)] = pieces(key, &|byte, _| byte == b'=')[..]
        && depths(key).is_some()
        && key.matches('=').count() == 1
        && !grouped
        && !["<", ">", "\\", "±"].iter().any(|sign| key.contains(sign))
    {
        all.push(("one more", format!("{left} = {right} + 1")));
        if right != "0" {
            all.push(("sign turned", format!("{left} = -({right})")));
        }
    }
    all
}
