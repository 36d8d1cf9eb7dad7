//! Which of the choices of a row its answer means.

use super::counting::Counting;

/// What an answer can mean, taken whole: several choices with `,`, `;`, `|` or line breaks between.
pub(super) struct Readings {
    /// What choices say.
    pub(super) text: Option<Vec<usize>>,
    /// Places of choices, from 1.
    pub(super) one: Option<Vec<usize>>,
    /// Places of choices, from 0.
    pub(super) zero: Option<Vec<usize>>,
}

impl Readings {
    pub(super) fn new(answer: &str, choices: &[String]) -> Self {
        Self {
            text: listed(answer, |part| same(part, choices)),
            one: listed(answer, |part| number(part, 1, choices.len())),
            zero: listed(answer, |part| number(part, 0, choices.len())),
        }
    }
}

/// The positions of an answer cell whose parts may name choices in different ways: by their text, by letters, by numbers.
pub(super) fn mixed(answer: &str, choices: &[String], counting: Counting) -> Option<Vec<usize>> {
    let one = |text: &str| {
        let first = match counting {
            Counting::Zero => 0,
            _ => 1,
        };
        let number = || number(text, first, choices.len()).filter(|_| counting != Counting::Unclear);
        same(text, choices).or_else(number).or_else(|| letter(text, choices.len())).or_else(|| lettered(text, choices))
    };
    if let Some(all) = listed(answer, one) {
        return Some(all);
    }
    // `ABD`
    let letters: Option<Vec<usize>> = answer.trim().chars().map(|c| letter(&c.to_string(), choices.len())).collect();
    letters.filter(|all| all.len() > 1 && all.windows(2).all(|pair| pair[0] < pair[1]))
}

/// The positions of the whole, or of each of its parts.
fn listed(answer: &str, one: impl Fn(&str) -> Option<usize>) -> Option<Vec<usize>> {
    if let Some(at) = one(answer.trim()) {
        return Some(vec![at]);
    }
    [['\n', '|'], [';', '|'], [',', '|']].into_iter().find_map(|cut| {
        let parts = answer.split(cut).map(str::trim).filter(|part| !part.is_empty());
        let mut all = parts.map(&one).collect::<Option<Vec<usize>>>().filter(|all| all.len() > 1)?;
        all.sort_unstable();
        all.dedup();
        Some(all)
    })
}

fn same(text: &str, choices: &[String]) -> Option<usize> {
    let exact = choices.iter().position(|choice| choice.trim() == text);
    exact.or_else(|| {
        let plain = |text: &str| text.trim().to_lowercase();
        choices.iter().position(|choice| !text.is_empty() && plain(choice) == plain(text))
    })
}

fn number(text: &str, first: usize, count: usize) -> Option<usize> {
    let text = text.trim_end_matches(".0");
    // `007` and `000` of `1,000` are no places.
    let written = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse::<usize>().ok().filter(|_| written)?.checked_sub(first).filter(|at| *at < count)
}

/// `B`, `b)`, `B.`, `Option B`, `option_b`, `optionB`, `Answer 2`
pub(super) fn letter(text: &str, count: usize) -> Option<usize> {
    let text = text.trim().to_lowercase();
    // A heading of a choice stands for the choice.
    let named = ["option", "choice", "answer"].into_iter().find_map(|word| text.strip_prefix(word));
    let last = named.map_or(&*text, |rest| rest.trim_start_matches([' ', '_', '-', '#']));
    let last = last.trim_start_matches('(').trim_end_matches([')', '.']);
    if let Ok(number) = last.parse::<usize>() {
        return named.and(Some(number)).filter(|at| (1..=count).contains(at)).map(|at| at - 1);
    }
    let mut all = last.chars();
    let at = all.next().filter(char::is_ascii_lowercase).map(|c| usize::from(c as u8 - b'a'))?;
    (all.next().is_none() && at < count).then_some(at)
}

/// `D. w`, where the fourth choice says `w` or `D) w`. A letter and words that speak of two choices name none.
fn lettered(text: &str, choices: &[String]) -> Option<usize> {
    let at = letter(label(text)?.0, choices.len())?;
    let words = |text: &str| label(text).map_or(text, |(_, words)| words).trim().to_lowercase();
    (words(&choices[at]) == words(text)).then_some(at)
}

/// A letter with its sign, and what stands behind it.
fn label(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (head, words) = text.split_once([')', '.', ':'])?;
    let letter = head.trim_start_matches('(');
    (letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_alphabetic()) && !words.trim().is_empty())
        .then_some((letter, words))
}
