//! Whether a question is written for those who are to answer it.
//!
//! The Flesch–Kincaid grade level (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, *Derivation of New
//! Readability Formulas for Navy Enlisted Personnel*, 1975): 0.39 words a sentence + 11.8 syllables a word − 15.59.
//! Syllables are counted by vowel groups. The formula was made for passages of a hundred words; a question is shorter and
//! its figure rougher, so it takes [`MARGIN`] grades too many to be told of.
use super::Lint;
use crate::author::instance::instance;
use crate::author::readable::readable;
use crate::bank::ItemSpec;

/// Questions of fewer words are not measured.
const WORDS: usize = 8;
/// So many grades above the skill's own are let pass.
const MARGIN: f64 = 2.0;

/// Checks an item's question against the grade of its skills. Only English is measured.
pub(super) fn question(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let bank = lint.bank;
    if bank.language.split('-').next() != Some("en") {
        return;
    }
    let own = bank.skills.iter().filter(|skill| item.skills.contains(&skill.id));
    let Some(grade) = own.filter_map(|skill| skill.grade).max() else { return };
    // A text that cannot be built is told of elsewhere.
    let Ok(built) = instance(item, &bank.text, 0) else { return };
    let Some(level) = level(&built.question) else { return };
    if level > f64::from(grade) + MARGIN {
        let message = format!(
            "the question reads like grade {level:.0} (Flesch–Kincaid), and its skill is of grade {grade}; take shorter \
             sentences and words, if they say the same"
        );
        lint.warn("bank/reading-level", format!("{place}, question"), message);
    }
}

/// The grade level of a built text without its formulas and numbers; `None` where it has too few words.
fn level(html: &str) -> Option<f64> {
    let text = readable(&without_formulas(html));
    let mut counts = (0_usize, 0_usize, 0_usize);
    for sentence in text.split(ends_sentence) {
        let words: Vec<&str> = sentence.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).collect();
        // A letter alone is a name in mathematics.
        let is_word = |word: &&&str| word.chars().count() > 1 || matches!(**word, "a" | "A" | "I");
        let words: Vec<&&str> = words.iter().filter(is_word).collect();
        counts.0 += usize::from(!words.is_empty());
        counts.1 += words.len();
        counts.2 += words.iter().map(|word| syllables(word)).sum::<usize>();
    }
    let (sentences, words, syllables) = (counts.0 as f64, counts.1 as f64, counts.2 as f64);
    (counts.1 >= WORDS).then(|| 0.39 * words / sentences + 11.8 * syllables / words - 15.59)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | '\n' | '|')
}

fn without_formulas(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<math") {
        out.push_str(before);
        rest = after.split_once("</math>").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The syllables of an English word: groups of vowels, less the endings that are not spoken.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |at: usize| matches!(letters[at], 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count = (0..letters.len()).filter(|&at| vowel(at) && (at == 0 || !vowel(at - 1))).count();
    let text: String = letters.iter().collect();
    let before = |back: usize| letters.len().checked_sub(back).map(|at| (letters[at], vowel(at)));
    // make, but not table; asked, but not wanted; makes, but not boxes.
    let silent = match before(2) {
        _ if text.ends_with("le") || text.ends_with("les") => {
            before(if text.ends_with('e') { 3 } else { 4 }).is_none_or(|c| c.1)
        }
        Some((_, false)) if text.ends_with('e') => true,
        _ if text.ends_with("ed") => before(3).is_some_and(|(c, vowel)| !vowel && !matches!(c, 'd' | 't')),
        _ if text.ends_with("es") => {
            before(3).is_some_and(|(c, vowel)| !vowel && !matches!(c, 's' | 'x' | 'z' | 'c' | 'g' | 'h'))
        }
        _ => false,
    };
    count -= usize::from(silent && count > 1);
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_words() {
        for (word, count) in [
            ("a", 1),
            ("make", 1),
            ("table", 2),
            ("tables", 2),
            ("asked", 1),
            ("wanted", 2),
            ("makes", 1),
            ("boxes", 2),
            ("whole", 1),
            ("fraction", 2),
            ("multiplication", 5),
            ("the", 1),
            ("number", 2),
            ("equal", 2),
            ("slices", 2),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn short_words_in_short_sentences_are_for_the_young() {
        let easy = level("The cat sat on the mat. The dog ran to the cat.").unwrap();
        assert!(easy < 1.0, "{easy}");
        let hard = "Determine the appropriate multiplicative relationship between corresponding quantities, subsequently \
                    demonstrating the equivalence of proportional representations.";
        assert!(level(hard).unwrap() > 20.0);
        assert_eq!(level("Work out <math><mi>x</mi></math> and 12 345 678 910 11 12 13."), None);
    }
}
