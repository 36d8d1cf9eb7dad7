//! English words for numbers, and the article before a word.

use crate::letters::{holds, replaced};
use crate::rational::Rational;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const GROUPS: [(i128, &str); 3] = [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];

/// The words of a number that is not negative: `three hundred forty-two`. `None` from 10¹² on.
pub(super) fn cardinal(number: i128) -> Option<String> {
    if number >= 1_000_000_000_000 {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut rest = number;
    for (size, name) in GROUPS {
        if rest >= size {
            words.push(below_thousand(rest / size));
            words.push(name.to_owned());
            rest %= size;
        }
    }
    if rest > 0 || number == 0 {
        words.push(below_thousand(rest));
    }
    Some(words.join(" "))
}

fn below_thousand(number: i128) -> String {
    let (hundreds, rest) = ((number / 100) as usize, (number % 100) as usize);
    let mut text = String::new();
    if hundreds > 0 {
        text.push_str(SMALL[hundreds]);
        text.push_str(" hundred");
        if rest == 0 {
            return text;
        }
        text.push(' ');
    }
    if rest < 20 {
        text.push_str(SMALL[rest]);
        return text;
    }
    text.push_str(TENS[rest / 10]);
    if !rest.is_multiple_of(10) {
        text.push('-');
        text.push_str(SMALL[rest % 10]);
    }
    text
}

/// `third`, `twenty-first`.
pub(super) fn ordinal(number: i128) -> Option<String> {
    let words = cardinal(number)?;
    let start = words.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = words.split_at(start);
    let end = match last {
        "one" => "first",
        "two" => "second",
        "three" => "third",
        "five" => "fifth",
        "eight" => "eighth",
        "nine" => "ninth",
        "twelve" => "twelfth",
        _ => match last.strip_suffix('y') {
            Some(stem) => return Some([before, stem, "ieth"].concat()),
            None => return Some([before, last, "th"].concat()),
        },
    };
    Some([before, end].concat())
}

/// `3rd`: the letters behind the digits.
pub(super) fn ordinal_letters(number: i128) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// What the parts of a fraction are called: `half`, `fourths`. `None` where nobody says it in one word.
pub(super) fn part(denominator: i128, one: bool) -> Option<String> {
    let common = denominator <= 100 || matches!(denominator, 1_000 | 10_000 | 100_000 | 1_000_000);
    let mut word = match denominator {
        2 => String::from(if one { "half" } else { "halve" }),
        3.. if common => {
            let name = ordinal(denominator)?;
            // One hundredth, not one one hundredth.
            replaced(name.strip_prefix("one ").unwrap_or(&name), " ", "-")
        }
        _ => return None,
    };
    if !one {
        word.push('s');
    }
    Some(word)
}

/// A number in words, fractions and negative ones too: `negative three fourths`.
pub(super) fn number(value: Rational) -> Option<String> {
    let size = value.absolute();
    let mut text = cardinal(size.numerator())?;
    if !value.is_whole() {
        let one = size.numerator() == 1;
        text = [&text, " ", &part(size.denominator(), one)?].concat();
    }
    Some(if value.is_negative() { ["negative ", &text].concat() } else { text })
}

/// `a` or `an`, by how the word begins when it is said.
pub(crate) fn article(word: &str) -> &'static str {
    let lower = word.to_ascii_lowercase();
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if let Some(digit) = first.chars().next().filter(char::is_ascii_digit) {
        let digits = first.bytes().take_while(u8::is_ascii_digit).count();
        let eleven = (first.starts_with("11") || first.starts_with("18")) && digits % 3 == 2;
        return if digit == '8' || eleven { "an" } else { "a" };
    }
    if first.len() == 1 {
        return if holds("aefhilmnorsx", first) { "an" } else { "a" };
    }
    let vowel = |at: usize| first.as_bytes().get(at).is_some_and(|b| b"aeiou".contains(b));
    let silent = ["hour", "honest", "honor", "honour", "heir"].iter().any(|start| first.starts_with(start));
    // "unit", "useful", "European", "one" begin with a consonant's sound; "uninvited", "under" do not.
    let you = first.starts_with("eu")
        || first.starts_with("uni") && !first.starts_with("unin") && !first.starts_with("unim")
        || matches!(first.get(..2), Some("us" | "ut" | "ub")) && vowel(2)
        || matches!(first, "one" | "once" | "ukulele");
    if silent || vowel(0) && !you { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (number, words) in [
            (0, "zero"),
            (13, "thirteen"),
            (40, "forty"),
            (342, "three hundred forty-two"),
            (1_000, "one thousand"),
            (20_305, "twenty thousand three hundred five"),
            (1_000_001, "one million one"),
        ] {
            assert_eq!(cardinal(number).unwrap(), words);
        }
        for (number, word) in
            [(1, "first"), (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (100, "one hundredth")]
        {
            assert_eq!(ordinal(number).unwrap(), word);
        }
        for (number, letters) in [(1, "st"), (2, "nd"), (3, "rd"), (11, "th"), (12, "th"), (21, "st"), (113, "th")] {
            assert_eq!(ordinal_letters(number), letters, "{number}");
        }
        for (numerator, denominator, words) in [
            (1, 2, "one half"),
            (3, 2, "three halves"),
            (-3, 4, "negative three fourths"),
            (7, 100, "seven hundredths"),
        ] {
            assert_eq!(number(Rational::new(numerator, denominator).unwrap()).unwrap(), words);
        }
    }

    #[test]
    fn the_article_goes_by_the_sound() {
        for word in ["apple", "hour", "8", "11", "18", "80", "800", "11,000", "x", "umbrella", "uninvited guest", "Egg"]
        {
            assert_eq!(article(word), "an", "{word}");
        }
        for word in ["banana", "unit", "useful map", "one", "1", "7", "110", "European", "house", "y", "Utah trip"] {
            assert_eq!(article(word), "a", "{word}");
        }
    }
}
