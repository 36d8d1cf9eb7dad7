//! Answers with a share of the credit each, as Moodle has them, to answers that are right or wrong.

use super::{Answer, Finding, Pick};
use crate::bank::MistakeSpec;

/// A typed answer of the source with its share of the credit, in percent.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) credit: f64,
    pub(super) why: String,
    /// How far off a number may be, as the source writes it.
    pub(super) tolerance: String,
}

/// What came of graded answers.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) answer: Answer,
    pub(super) mistakes: Vec<MistakeSpec>,
    /// What the source says to typed answers that are right.
    pub(super) said: Vec<String>,
    pub(super) findings: Vec<Finding>,
}

impl Settled {
    /// Keeps what is said to a right answer.
    pub(super) fn say(&mut self, why: &str) {
        if !why.is_empty() && !self.said.iter().any(|said| said == why) {
            self.said.push(why.to_owned());
        }
    }

    /// The solution with what is said to who is right before it: the page shows both after an answer.
    pub(super) fn solution(&mut self, general: String) -> String {
        let mut all = std::mem::take(&mut self.said);
        if !general.is_empty() && !all.contains(&general) {
            all.push(general);
        }
        all.join("\n\n")
    }
}

type Settling = Result<Settled, Finding>;

fn full(credit: f64) -> bool {
    credit > 99.9
}

fn partial(texts: &[String]) -> Option<Finding> {
    let list = texts.iter().map(|text| format!("“{}”", super::cut(text, 40))).collect::<Vec<_>>().join(", ");
    let note = format!("an answer is right or wrong; {list} had part of the credit and counts as wrong");
    (!texts.is_empty()).then(|| Finding::new("import/partial-credit", note))
}

/// Choices with their credit. `single`: the source lets a student take only one.
pub(super) fn picks(all: Vec<(Pick, f64)>, single: bool) -> Settling {
    let mut settled = Settled::default();
    let whole = all.iter().filter(|(_, credit)| full(*credit)).count();
    let some = all.iter().filter(|(_, credit)| *credit > 0.0).count();
    if some == 0 {
        return Err(Finding::new("import/no-right-answer", "none of its answers is right; mark the right one"));
    }
    // Taken alone, an answer of part of the credit is not right; taken with others, it is one of the right ones.
    let one = single && whole > 0;
    let right = |credit: f64| if one { full(credit) } else { credit > 0.0 };
    let part: Vec<String> =
        all.iter().filter(|(_, c)| *c > 0.0 && !right(*c)).map(|(pick, _)| pick.text.clone()).collect();
    settled.findings.extend(partial(&part));
    if single && whole == 0 {
        let note = "no answer has all of the credit; those with part of it are the right ones, and all are asked for";
        settled.findings.push(Finding::new("import/partial-credit", note));
    }
    if one && whole > 1 {
        let note = format!("{whole} answers are right and one was asked for; now all of them are asked for");
        settled.findings.push(Finding::new("import/several-right", note));
    }
    let picks: Vec<Pick> = all.into_iter().map(|(pick, credit)| Pick { right: right(credit), ..pick }).collect();
    let rights = picks.iter().filter(|pick| pick.right).count();
    settled.answer = if rights == 1 && (single || whole == 1) { Answer::Choice(picks) } else { Answer::Choices(picks) };
    Ok(settled)
}

/// Spellings with their credit. `*` in one stands for any letters; `\*` is the sign.
pub(super) fn spellings(all: Vec<Typed>) -> Settling {
    let mut settled = Settled::default();
    let (mut keys, mut part, mut wild) = (Vec::new(), Vec::new(), false);
    for one in all {
        let text = one.text.replace(r"\*", "\u{e010}");
        let bare = text.split('*').filter(|piece| !piece.trim().is_empty()).collect::<Vec<_>>().join(" ");
        let bare = bare.replace('\u{e010}', "*").split_whitespace().collect::<Vec<_>>().join(" ");
        if bare.is_empty() {
            settled.findings.extend(catch_all(&one)?);
            continue;
        }
        if full(one.credit) {
            wild |= text.contains('*');
            settled.say(&one.why);
            if !keys.contains(&bare) {
                keys.push(bare);
            }
            continue;
        }
        if one.credit > 0.0 {
            part.push(bare.clone());
        }
        if !one.why.is_empty() {
            settled.mistakes.push(MistakeSpec { answer: bare, why: one.why, ..MistakeSpec::default() });
        }
    }
    if keys.is_empty() {
        return Err(Finding::new("import/no-right-answer", "none of its answers is right; mark the right one"));
    }
    settled.findings.extend(partial(&part));
    if wild {
        let note = "a `*` stood for any letters; only the words themselves are accepted now, so add other spellings";
        settled.findings.push(Finding::new("import/wildcard", note));
    }
    settled.mistakes.retain(|mistake| !keys.contains(&mistake.answer));
    settled.answer = Answer::Text(keys);
    Ok(settled)
}

/// Numbers with their credit. One key is exact: a tolerance of at most a twentieth is told, a wider one is refused,
/// because answers that the source accepts would then be wrong.
pub(super) fn numbers(all: Vec<Typed>) -> Settling {
    let mut settled = Settled::default();
    let (mut keys, mut part): (Vec<String>, _) = (Vec::new(), Vec::new());
    for one in all {
        let text = one.text.split_whitespace().collect::<String>();
        if text.is_empty() || text == "*" {
            settled.findings.extend(catch_all(&one)?);
            continue;
        }
        let Some(value) = value(&text) else {
            let note = format!("“{}” is not a number; write one", super::cut(&text, 40));
            return Err(Finding::new("import/not-a-number", note));
        };
        if full(one.credit) {
            settled.say(&one.why);
            let tolerance = value_of(&one.tolerance);
            settled.findings.extend(near(&text, value, one.tolerance.trim(), tolerance)?);
            keys.push(plain(&text));
            continue;
        }
        if one.credit > 0.0 {
            part.push(text.clone());
        }
        if !one.why.is_empty() {
            settled.mistakes.push(MistakeSpec { answer: plain(&text), why: one.why, ..MistakeSpec::default() });
        }
    }
    settled.findings.extend(partial(&part));
    let mut seen: Vec<String> = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(key.clone());
            true
        }
    });
    settled.mistakes.retain(|mistake| !keys.contains(&mistake.answer));
    settled.answer = match keys.len() {
        0 => return Err(Finding::new("import/no-right-answer", "none of its answers is right; mark the right one")),
        1 => Answer::Number(keys.swap_remove(0)),
        several => {
            let note = format!("{several} numbers are right; they are compared as texts now, letter by letter");
            settled.findings.push(Finding::new("import/several-right", note));
            settled.mistakes.clear();
            Answer::Text(keys)
        }
    };
    Ok(settled)
}

/// What there is to tell of a number `text` whose answers may be `tolerance` away from it, which the source writes as
/// `shown`.
///
/// # Errors
/// `import/range`: more than a twentieth of it.
pub(super) fn near(text: &str, value: f64, shown: &str, tolerance: f64) -> Result<Option<Finding>, Finding> {
    // Computed tolerances may be off in their last binary places.
    if tolerance > value.abs() / 20.0 * (1.0 + 1e-9) {
        let note = format!(
            "answers up to {shown} away from {text} are right, which one key cannot say; ask for one exact answer"
        );
        return Err(Finding::new("import/range", note));
    }
    let told = || {
        format!(
            "answers up to {shown} away from {text} were right; only {text} is now, so say in the question how to round"
        )
    };
    Ok((tolerance > 0.0).then(|| Finding::new("import/tolerance", told())))
}

/// What there is to tell of an answer that stands for any answer.
fn catch_all(one: &Typed) -> Result<Option<Finding>, Finding> {
    if full(one.credit) {
        return Err(Finding::new("import/any-answer", "any answer is right; there is nothing to mark"));
    }
    let note = || format!("what it says to all other answers is left out: “{}”", super::first_words(&one.why));
    Ok((!one.why.is_empty()).then(|| Finding::new("import/catch-all", note())))
}

/// `1.5`, `1,5`, `-3`, `1e3` as a value.
fn value(text: &str) -> Option<f64> {
    let text = text.replace(['−', '–'], "-").replace(',', ".");
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(value)
}

fn value_of(text: &str) -> f64 {
    value(text.trim()).map_or(0.0, f64::abs)
}

/// A number as a key: with a point and a hyphen.
fn plain(text: &str) -> String {
    let text = text.replace(['−', '–'], "-");
    let text = if text.contains('.') { text } else { text.replace(',', ".") };
    text.strip_prefix('+').unwrap_or(&text).to_owned()
}
