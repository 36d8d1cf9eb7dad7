//! How an instance reads: one apple and two apples, no `+ -`, no `1x`, no slot left over.
use std::collections::BTreeSet;

use super::Wrong;
use crate::author::lint::template::slots;
use crate::bank::ItemSpec;
use crate::template::slot::Slot;

/// The words of a template for one and for many.
pub(super) struct Words(Vec<(String, String)>);

/// Words in `s` that follow a 1 without being its plural.
const NO_PLURALS: &str = "this times plus minus less always perhaps besides across thus goes gives makes gets needs leaves means \
    costs fills holds stays comes stands shows tells lies becomes works takes says uses runs sits belongs counts adds does \
    multiplies divides lens series species equals";

impl Words {
    /// Those that stand in the plural slots of a built template, the words of its stories put in.
    pub(super) fn of(item: &ItemSpec) -> Self {
        let mut names: Vec<String> = Vec::new();
        for text in &item.variables {
            names.push(text.split([':', '=']).next().unwrap_or_default().trim().to_owned());
        }
        let stories = item.contexts.first();
        names.extend(stories.into_iter().flat_map(|story| story.words.names().map(str::to_owned).collect::<Vec<_>>()));
        let mut found = BTreeSet::new();
        let mut copy = item.clone();
        for (_, text) in crate::author::build::texts(&mut copy) {
            // A slot that cannot be read is told of elsewhere.
            let _ = slots(text, true, &mut names, &mut |slot| {
                if let Slot::Plural(_, [one, many]) = slot {
                    found.insert((one.clone(), many.clone()));
                }
            });
        }
        let mut pairs = BTreeSet::new();
        for (one, many) in found {
            match (one.strip_prefix('@'), many.strip_prefix('@')) {
                (Some(one), Some(many)) => {
                    let bare = |name: &str| name.trim_matches(['(', ')']).to_owned();
                    for story in &item.contexts {
                        let word = |name: &str| story.words.get(&bare(name)).map(str::to_owned);
                        pairs.extend(word(one).zip(word(many)));
                    }
                }
                _ => drop(pairs.insert((one, many))),
            }
        }
        let noun = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
        let verbs = ["is", "are", "was", "were", "has", "have", "does", "do", "it", "they", "this", "these", "that"];
        Self(
            pairs
                .into_iter()
                .filter(|(one, many)| one != many && noun(one) && noun(many) && many.starts_with(&one[..1]))
                .filter(|(one, _)| !verbs.contains(&&**one))
                .collect(),
        )
    }

    pub(super) fn check(&self, item: &ItemSpec, texts: &[(String, String)], wrong: &mut Vec<Wrong>) {
        for (place, text) in texts {
            let mut fault = |what: &str| wrong.push(("template/wording", format!("{place}: {what}: “{text}”")));
            if text.contains('@') {
                fault("a slot is left");
            } else if text.contains("  ") {
                fault("two spaces stand together");
            } else if !balanced(text) {
                fault("its brackets do not match");
            } else if let Some(found) = signs(text, !place.contains("why") && !place.contains("mistake")) {
                fault(&format!("`{found}` is not how people write it; use `sign`, `coef` or `paren`"));
            } else if let Some(found) = self.number(text) {
                fault(&format!("`{found}` is not grammatical; use a plural slot, `@(n | apple | apples)`"));
            } else if let Some(found) = article(text) {
                fault(&format!("`{found}` has the wrong article; write `@(word : a)`"));
            }
        }
        if item.hints.iter().any(|hint| hint.text.trim().is_empty()) {
            wrong.push(("template/wording", "a hint is empty; write it or take it out".into()));
        }
    }

    /// `1 apples`, `2 apple`.
    fn number(&self, text: &str) -> Option<String> {
        let tokens: Vec<&str> = text.split_whitespace().collect();
        for pair in tokens.windows(2) {
            let number = pair[0].trim_start_matches(['(', '“', '"']);
            let one = number == "1";
            if !one && (number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit() || b == b',')) {
                continue;
            }
            let word: String = pair[1].chars().take_while(|c| c.is_alphabetic()).collect();
            let rest = &pair[1][word.len()..];
            if rest.starts_with(['-', '\'', '’']) {
                continue;
            }
            let own = self
                .0
                .iter()
                .any(|(single, many)| if one { *many == word } else { *single == word && alone(rest, text, pair) });
            let plural = one && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
            if own || plural && !NO_PLURALS.split_whitespace().any(|no| no == word) {
                return Some(format!("{} {}", pair[0], pair[1]));
            }
        }
        None
    }
}

/// Whether nothing but the end of a phrase follows: `2 apple pies` are two pies.
fn alone(rest: &str, text: &str, pair: &[&str]) -> bool {
    if !rest.is_empty() {
        return true;
    }
    let both = format!("{} {}", pair[0], pair[1]);
    let after = text.split_once(&both).map_or("", |(_, after)| after.trim_start());
    let next: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    next.is_empty()
        || matches!(&*next, "and" | "or" | "in" | "on" | "to" | "from" | "for" | "of" | "is" | "are" | "each" | "left")
}

fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            // An interval may end otherwise than it begins.
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// `+ −3`, `1x`, `--2`. A word on a mistake may well say what nobody writes.
fn signs(text: &str, coefficients: bool) -> Option<String> {
    let all: Vec<char> = text.chars().collect();
    let minus = |c: char| matches!(c, '-' | '−');
    let sign = |c: char| c == '+' || minus(c);
    for at in 0..all.len() {
        let next = all[at + 1..].iter().position(|c| *c != ' ').map(|skip| at + 1 + skip);
        if sign(all[at])
            && let Some(next) = next
            && sign(all[next])
        {
            return Some(all[at..=next].iter().collect());
        }
        let after = |skip: usize| all.get(at + skip).copied().unwrap_or(' ');
        let before = at.checked_sub(1).map_or(' ', |before| all[before]);
        let free = !before.is_alphanumeric() && !matches!(before, '.' | ',' | '/' | '^' | '_' | ':');
        let letter = after(1).is_ascii_lowercase() && !after(2).is_alphanumeric();
        // `1 m` is a length, `1x` no product; units stand apart from their numbers.
        if coefficients && all[at] == '1' && free && letter {
            return Some(all[at..at + 2].iter().collect());
        }
    }
    None
}

/// `a apple`, `an banana`.
fn article(text: &str) -> Option<String> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for pair in tokens.windows(2) {
        let article = pair[0].trim_start_matches(['(', '“', '"']).to_ascii_lowercase();
        let word = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
        if word.len() < 2 || !matches!(&*article, "a" | "an") || !word.chars().next().is_some_and(char::is_alphabetic) {
            continue;
        }
        // `A is left of B`: a name.
        if ["is", "and", "or", "in", "at", "on", "of", "as", "are", "it", "if"].contains(&word) {
            continue;
        }
        // All capitals are spelt out.
        if word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) || pair[0] == "A" && !text.starts_with("A ") {
            continue;
        }
        if crate::template::words::article(word) != article {
            return Some(format!("{} {}", pair[0], pair[1]));
        }
    }
    None
}
