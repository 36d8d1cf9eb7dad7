//! Compares short texts the way a person marking them would.

use crate::letters::small;

/// Whether two texts are the same but for case, accents, spacing, the shape of quotes and a full stop or exclamation mark at the end.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.trim() == b.trim() || folded(a) == folded(b)
}

/// The text in lower case, without accents, its runs of spaces single, its quotes straight.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(' ');
        }
        // Full-width letters and signs sit at a fixed distance from the ASCII ones.
        let c = if let '\u{FF01}'..='\u{FF5E}' = c { char::from((c as u32 - 0xFEE0) as u8) } else { c };
        match small(c) {
            '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            '‘' | '’' | '‚' | '`' | '´' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‐'..='―' | '−' => out.push('-'),
            c => out.push(
                ACCENTED
                    .iter()
                    .find(|(letters, _)| letters.chars().any(|letter| letter == c))
                    .map_or(c, |&(_, plain)| plain),
            ),
        }
    }
    // A text that is only a full stop is about the full stop.
    let kept = out.strip_suffix(['.', '!']).map_or(out.as_str(), str::trim_end);
    let kept = if kept.is_empty() { &out } else { kept };
    let inner =
        kept.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::trim).filter(|rest| !rest.is_empty());
    inner.unwrap_or(kept).to_owned()
}

const ACCENTED: [(&str, char); 17] = [
    ("àáâãäåāăą", 'a'),
    ("çćĉċč", 'c'),
    ("ďđð", 'd'),
    ("èéêëēĕėęě", 'e'),
    ("ĝğġģ", 'g'),
    ("ĥħ", 'h'),
    ("ìíîïĩīĭįı", 'i'),
    ("ķ", 'k'),
    ("ĺļľł", 'l'),
    ("ñńņň", 'n'),
    ("òóôõöøōŏő", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşšș", 's'),
    ("ţťŧț", 't'),
    ("ùúûüũūŭůűų", 'u'),
    ("ýÿŷ", 'y'),
    ("źżž", 'z'),
];
