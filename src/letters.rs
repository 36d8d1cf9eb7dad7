//! Large and small letters, and texts in texts. std's tables of letters hold every script ever written and weigh 9 KB of
//! the page's module (after gzip); these are the alphabets in use that have two cases: Latin, Greek, Cyrillic, Armenian
//! and Georgian.

/// First and last large letter of a run, and how far off the small ones are. At a distance of 1 the two cases take turns.
const RUNS: [(u16, u16, i16); 84] = [
    (0x41, 0x5A, 32),
    (0xC0, 0xD6, 32),
    (0xD8, 0xDE, 32),
    (0x100, 0x136, 1),
    (0x139, 0x147, 1),
    (0x14A, 0x176, 1),
    (0x178, 0x178, -121),
    (0x179, 0x17D, 1),
    (0x181, 0x181, 210),
    (0x182, 0x184, 1),
    (0x186, 0x186, 206),
    (0x187, 0x187, 1),
    (0x189, 0x18A, 205),
    (0x18B, 0x18B, 1),
    (0x18E, 0x18E, 79),
    (0x18F, 0x18F, 202),
    (0x190, 0x190, 203),
    (0x191, 0x191, 1),
    (0x193, 0x193, 205),
    (0x194, 0x194, 207),
    (0x196, 0x196, 211),
    (0x197, 0x197, 209),
    (0x198, 0x198, 1),
    (0x19C, 0x19C, 211),
    (0x19D, 0x19D, 213),
    (0x19F, 0x19F, 214),
    (0x1A0, 0x1A4, 1),
    (0x1A6, 0x1A6, 218),
    (0x1A7, 0x1A7, 1),
    (0x1A9, 0x1A9, 218),
    (0x1AC, 0x1AC, 1),
    (0x1AE, 0x1AE, 218),
    (0x1AF, 0x1AF, 1),
    (0x1B1, 0x1B2, 217),
    (0x1B3, 0x1B5, 1),
    (0x1B7, 0x1B7, 219),
    (0x1B8, 0x1B8, 1),
    (0x1BC, 0x1BC, 1),
    (0x1C4, 0x1C4, 2),
    (0x1C7, 0x1C7, 2),
    (0x1CA, 0x1CA, 2),
    (0x1CD, 0x1DB, 1),
    (0x1DE, 0x1EE, 1),
    (0x1F1, 0x1F1, 2),
    (0x1F4, 0x1F4, 1),
    (0x1F6, 0x1F6, -97),
    (0x1F7, 0x1F7, -56),
    (0x1F8, 0x21E, 1),
    (0x220, 0x220, -130),
    (0x222, 0x232, 1),
    (0x23A, 0x23A, 10795),
    (0x23B, 0x23B, 1),
    (0x23D, 0x23D, -163),
    (0x23E, 0x23E, 10792),
    (0x241, 0x241, 1),
    (0x243, 0x243, -195),
    (0x244, 0x244, 69),
    (0x245, 0x245, 71),
    (0x246, 0x24E, 1),
    (0x370, 0x372, 1),
    (0x376, 0x376, 1),
    (0x37F, 0x37F, 116),
    (0x386, 0x386, 38),
    (0x388, 0x38A, 37),
    (0x38C, 0x38C, 64),
    (0x38E, 0x38F, 63),
    (0x391, 0x3A1, 32),
    (0x3A3, 0x3AB, 32),
    (0x3CF, 0x3CF, 8),
    (0x3D8, 0x3EE, 1),
    (0x3F7, 0x3F7, 1),
    (0x3FA, 0x3FA, 1),
    (0x400, 0x40F, 80),
    (0x410, 0x42F, 32),
    (0x460, 0x480, 1),
    (0x48A, 0x4BE, 1),
    (0x4C0, 0x4C0, 15),
    (0x4C1, 0x4CD, 1),
    (0x4D0, 0x52E, 1),
    (0x531, 0x556, 48),
    (0x1C90, 0x1CBA, -3008),
    (0x1CBD, 0x1CBF, -3008),
    (0x1E00, 0x1E94, 1),
    (0x1EA0, 0x1EFE, 1),
];

/// The letter as it compares with others: small, and a sigma the same anywhere in a word.
pub(crate) fn small(c: char) -> char {
    if c == 'ς' {
        return 'σ';
    }
    let code = c as u32;
    let run = RUNS.iter().find(|run| (run.0.into()..=run.1.into()).contains(&code));
    moved(c, run.filter(|run| run.2 != 1 || (code ^ u32::from(run.0)) & 1 == 0).map_or(0, |run| run.2.into()))
}

/// The large letter of a small one; anything else as it is.
pub(crate) fn large(c: char) -> char {
    let code = c as i32;
    let large = RUNS.iter().map(|run| (i32::from(run.2), code - i32::from(run.2), run)).find(|&(by, large, run)| {
        (run.0.into()..=run.1.into()).contains(&large) && (by != 1 || (large ^ i32::from(run.0)) & 1 == 0)
    });
    moved(c, large.map_or(0, |(by, ..)| -by))
}

/// The text with `to` wherever it has `from`. std's search for texts in texts is a fast one and weighs over 1 KB.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(from) {
            out.push_str(to);
            rest = after;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Whether a text has another in it.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    text.char_indices().any(|(at, _)| text[at..].starts_with(part))
}

fn moved(c: char, by: i32) -> char {
    char::from_u32((c as u32).wrapping_add_signed(by)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        let alphabets = [0x41..0x250, 0x370..0x557, 0x1C90..0x1CC0, 0x1E00..0x1E96, 0x1EA0..0x1F00];
        let mut pairs = 0;
        for c in alphabets.into_iter().flatten().filter_map(char::from_u32) {
            let others: Vec<char> = c.to_lowercase().collect();
            // No pair of letters for one sound, no symbol, nothing that is two letters in small.
            if matches!(c, 'İ' | 'ς' | 'ϴ' | 'Ϲ' | 'Ͻ'..='Ͽ' | 'ẞ' | 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ') {
                continue;
            }
            assert_eq!(vec![small(c)], others, "{c}");
            if small(c) != c {
                assert_eq!(large(small(c)), c);
                pairs += 1;
            }
        }
        assert_eq!(pairs, 628);
    }

    #[test]
    fn texts_in_texts_are_found_as_std_finds_them() {
        for (text, from) in
            [("a to b to", " to"), ("€aa€aaa€", "aa"), ("", "x"), ("ab", "abc"), ("$$$ 5", "$$"), ("é", "é")]
        {
            assert_eq!(replaced(text, from, ":"), text.replace(from, ":"));
            assert_eq!(holds(text, from), text.contains(from));
        }
    }

    #[test]
    fn what_has_no_cases_stays() {
        for c in ['0', ' ', '-', 'ß', 'א', 'あ', '中', '😀', '\u{10FFFF}', '\0'] {
            assert_eq!((small(c), large(c)), (c, c));
        }
        assert_eq!((small('Σ'), small('ς'), large('ς')), ('σ', 'σ', 'ς'));
    }
}
