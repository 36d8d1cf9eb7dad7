//! One spelling for what can be typed or pasted in many: Unicode and TeX signs become plain ones.

use super::note::{Note, Read};

/// Longest response or key read, in bytes. Answers are short; a longer text is a slip of the clipboard.
pub(super) const LONGEST: usize = 500;

/// The text with minus signs, spaces, operators, superscripts and TeX commands spelt one way.
///
/// Commands with a meaning of their own (`\frac`, `\sqrt`, `\pi`, `\degree`, …) are left for the readers; `$` is
/// dropped, whether it marks money or mathematics.
pub(super) fn clean(text: &str) -> Read<String> {
    if text.len() > LONGEST {
        return Err(Note::new("too-long"));
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.trim_ascii().chars();
    let mut raised = false;
    // Closing braces to leave out, because what they close was rewritten without them.
    let mut dropped = 0_u32;
    while let Some(c) = rest.next() {
        if let Some(plain) = superscript(c) {
            if !raised {
                out.push_str("^(");
            }
            raised = true;
            out.push(plain);
            continue;
        }
        if std::mem::take(&mut raised) {
            out.push(')');
        }
        match c {
            '\\' => {
                let tail = rest.as_str();
                let length = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
                if length == 0 {
                    match tail.chars().next() {
                        Some(sign @ ('%' | '{' | '}' | '|')) => out.push(sign),
                        Some(',' | ';' | '!' | ':' | ' ' | '(' | ')' | '[' | ']' | '$') => out.push(' '),
                        // What is no command is for the readers to refuse.
                        _ => {
                            out.push('\\');
                            continue;
                        }
                    }
                    rest.next();
                } else {
                    rest = tail[length..].chars();
                    dropped += command(&tail[..length], &mut out);
                }
            }
            '}' if dropped > 0 => dropped -= 1,
            '°' | 'º' => dropped += command("degree", &mut out),
            '*' if out.ends_with('*') => {
                out.pop();
                out.push('^');
            }
            _ => sign(c, &mut out),
        }
    }
    if raised {
        out.push(')');
    }
    let plain = out.trim_ascii();
    if plain.is_empty() { Err(Note::new("empty")) } else { Ok(plain.to_owned()) }
}

/// TeX commands that have a plain spelling.
static COMMANDS: [(&str, &str); 38] = [
    ("left", ""),
    ("right", ""),
    ("displaystyle", ""),
    ("operatorname", ""),
    ("mathrm", ""),
    ("text", ""),
    ("limits", ""),
    ("times", "*"),
    ("cdot", "*"),
    ("ast", "*"),
    ("div", "/"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("lt", "<"),
    ("gt", ">"),
    ("pm", "±"),
    ("approx", "="),
    ("lvert", "|"),
    ("rvert", "|"),
    ("vert", "|"),
    ("quad", " "),
    ("qquad", " "),
    ("dfrac", "\\frac "),
    ("tfrac", "\\frac "),
    ("degrees", "\\degree "),
    ("ne", "≠"),
    ("neq", "≠"),
    ("colon", ":"),
    ("mid", "|"),
    ("lbrace", "{"),
    ("rbrace", "}"),
    ("lbrack", "["),
    ("rbrack", "]"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textdegree", "\\degree "),
];

/// The text from byte `at` on; empty where that is not the start of a character.
#[inline(never)]
pub(super) fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Appends a TeX command; gives how many closing braces further on belong to what was rewritten.
fn command(name: &str, out: &mut String) -> u32 {
    if matches!(name, "circ" | "degree") {
        let before = out.trim_ascii_end().len();
        out.truncate(before);
        let braced = out.ends_with('{');
        if braced {
            out.pop();
        }
        if out.ends_with('^') {
            out.pop();
        } else if braced {
            out.push('{');
            out.push_str("\\degree ");
            return 0;
        }
        out.push_str("\\degree ");
        return u32::from(braced);
    }
    match COMMANDS.iter().find(|entry| entry.0 == name) {
        Some(entry) => out.push_str(entry.1),
        None => {
            out.push('\\');
            out.push_str(name);
            out.push(' ');
        }
    }
    0
}

/// Signs that have a plain spelling, or a TeX command.
static SIGNS: [(char, &str); 43] = [
    ('\u{2212}', "-"),
    ('\u{FE63}', "-"),
    ('\u{FE58}', "-"),
    ('×', "*"),
    ('✕', "*"),
    ('·', "*"),
    ('⋅', "*"),
    ('∙', "*"),
    ('•', "*"),
    ('∗', "*"),
    ('÷', "/"),
    ('⁄', "/"),
    ('∕', "/"),
    ('≈', "="),
    ('⩽', "≤"),
    ('⩾', "≥"),
    ('’', "'"),
    ('′', "'"),
    ('‘', "'"),
    ('√', "\\sqrt "),
    ('∛', "\\cbrt "),
    ('∞', "\\infty "),
    ('∪', "\\cup "),
    ('π', "\\pi "),
    ('θ', "\\theta "),
    ('α', "\\alpha "),
    ('β', "\\beta "),
    ('γ', "\\gamma "),
    ('λ', "\\lambda "),
    ('μ', "\\mu "),
    ('ρ', "\\rho "),
    ('σ', "\\sigma "),
    ('ω', "\\omega "),
    ('µ', "\\mu "),
    ('∶', ":"),
    ('″', "\""),
    ('“', "\""),
    ('”', "\""),
    ('∅', "\\emptyset "),
    ('⋯', "…"),
    ('₋', "-"),
    ('Ω', "\\Omega "),
    ('＿', "_"),
];

fn sign(c: char, out: &mut String) {
    let plain = match c {
        '$' | '€' | '£' | '¥' | '₹' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2061}'..='\u{2064}' | '\u{FEFF}' =>
        {
            return;
        }
        '\u{2010}'..='\u{2015}' => '-',
        // Full-width letters, digits and signs sit at a fixed distance from the ASCII ones.
        '\u{FF01}'..='\u{FF5E}' => return sign(char::from((c as u32 - 0xFEE0) as u8), out),
        _ if c.is_whitespace() => ' ',
        _ => match SIGNS.iter().find(|entry| entry.0 == c) {
            Some(entry) => return out.push_str(entry.1),
            None => c,
        },
    };
    out.push(plain);
}

fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from(b'4' + (c as u32 - '⁴' as u32) as u8),
        '⁻' => '-',
        'ⁿ' => 'n',
        'ˣ' => 'x',
        _ => return None,
    })
}

/// Numerator and denominator of a vulgar fraction character.
pub(super) fn vulgar(c: char) -> Option<(u8, u8)> {
    VULGAR.iter().find(|entry| entry.0 == c).map(|entry| (entry.1, entry.2))
}

static VULGAR: [(char, u8, u8); 18] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅐', 1, 7),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];
