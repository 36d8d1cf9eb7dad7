//! The key against the template's own `check`: another way to the answer than the key's.
use std::cmp::Ordering;

use super::Wrong;
use crate::bank::{AnswerKind, BlankSpec, ChoiceSpec, Format, ItemSpec, Key, MistakeSpec};
use crate::grading::{Locale, Question, same_answer};
use crate::template::fill::Filler;
use crate::template::parse::expression;
use crate::template::reading;
use crate::template::tree::{Fault, Outcome, Value};
use crate::template::whole::Template;

/// Looks at one instance of a built template.
pub(super) fn check(item: &ItemSpec, template: &Template<'_>, number: u64, locale: Locale, wrong: &mut Vec<Wrong>) {
    let Ok(filler) = Filler::new(template, number) else { return };
    let mut proof = Proof { filler, locale };
    let found = match item.format {
        Format::Choice | Format::Choices => proof.picks(&item.check, &item.choices, &item.key),
        Format::Order => proof.order(item),
        Format::Match => proof.matched(item),
        Format::Cloze | Format::Table => item.blanks.iter().try_for_each(|blank| proof.blank(blank)),
        _ => proof.typed(item.format, item.reads, &item.check, &item.key, &item.mistakes),
    };
    match found {
        Ok(()) => {}
        Err(Failed::Check(message)) => wrong.push(("template/check-fails", message)),
        Err(Failed::Fault(Fault::Bad(error))) => {
            wrong.push((error.code(), format!("check {}: {}", error.place(), error.message())));
        }
        Err(Failed::Fault(Fault::Invalid(why))) => {
            wrong.push(("template/check-fails", format!("the check cannot be worked out: {why}; mend it")));
        }
    }
}

/// Whether a condition looks at the answer.
pub(crate) fn uses_key(condition: &str) -> bool {
    condition.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "key")
}

enum Failed {
    Check(String),
    Fault(Fault),
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

type Checked = Result<(), Failed>;

struct Proof<'t, 'a> {
    filler: Filler<'t, 'a>,
    locale: Locale,
}

impl Proof<'_, '_> {
    /// What an expression comes to, `key` being what is given.
    fn value(&mut self, text: &str, key: Option<&Value>) -> Outcome<Value> {
        let (names, run) = self.filler.known();
        let count = names.len();
        if let Some(key) = key {
            names.push("key".to_owned());
            run.set(count, key.clone());
        }
        let parsed = expression(text, names);
        names.truncate(count);
        run.value(&parsed?)
    }

    /// Do all conditions hold of this answer?
    fn all(&mut self, check: &[String], key: &Value) -> Outcome<bool> {
        for condition in check {
            if self.value(condition, Some(key))? != Value::Truth(true) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn typed(
        &mut self,
        format: Format,
        reads: AnswerKind,
        check: &[String],
        key: &Key,
        mistakes: &[MistakeSpec],
    ) -> Checked {
        if check.is_empty() {
            return Ok(());
        }
        for text in key.as_slice() {
            let key = self.filler.plainly(text)?;
            if !self.answers(format, reads, check, &key)? {
                return Err(Failed::Check(format!("`check` does not hold for the key `{key}`; one of them is wrong")));
            }
        }
        // Of words that are read and not worked out, a check may say nothing.
        let tells = format != Format::Text || check.iter().any(|condition| uses_key(condition));
        for mistake in mistakes.iter().filter(|_| tells) {
            let answer = self.filler.plainly(&mistake.answer)?;
            // A check that has no answer for a mistake does not hold for it.
            if let Ok(true) = self.answers(format, reads, check, &answer) {
                let message =
                    format!("`check` holds for the mistake `{answer}` too; make it say more, or mend the mistake");
                return Err(Failed::Check(message));
            }
        }
        Ok(())
    }

    fn answers(&mut self, format: Format, reads: AnswerKind, check: &[String], answer: &str) -> Outcome<bool> {
        if format == Format::Expression {
            let question = Question { format, reads, locale: self.locale, ..Question::default() };
            for text in check {
                let other = self.filler.plainly(text)?;
                if !same_answer(&question, &other, answer) {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let number = if format == Format::Text { None } else { reading::number(answer) };
        let key = number.map_or_else(|| Value::Text(answer.trim().to_owned()), Value::Number);
        self.all(check, &key)
    }

    /// The ids of a key, which may depend on the numbers.
    fn ids(&mut self, key: &Key) -> Outcome<Vec<String>> {
        key.as_slice().iter().map(|id| self.filler.plainly(id)).collect()
    }

    fn picks(&mut self, check: &[String], choices: &[ChoiceSpec], key: &Key) -> Checked {
        if check.is_empty() {
            return Ok(());
        }
        let key = self.ids(key)?;
        for choice in choices.iter().filter(|choice| !choice.value.is_empty()) {
            let value = self.value(&choice.value, None)?;
            let right = key.contains(&choice.id);
            if self.all(check, &value)? != right {
                let what = if right { "does not hold for the right choice" } else { "holds for the wrong choice" };
                let message =
                    format!("`check` {what} `{}`; mend one of them, or keep these numbers out by `where`", choice.id);
                return Err(Failed::Check(message));
            }
        }
        Ok(())
    }

    fn order(&mut self, item: &ItemSpec) -> Checked {
        let mut last: Option<(Value, String)> = None;
        let wanted =
            if item.check.iter().any(|check| check == "descending") { Ordering::Greater } else { Ordering::Less };
        for id in self.ids(&item.key)? {
            let Some(choice) = item.choices.iter().find(|choice| choice.id == id && !choice.value.is_empty()) else {
                return Ok(());
            };
            let value = self.value(&choice.value, None)?;
            if let Some((Value::Number(before), name)) = &last
                && let Value::Number(this) = &value
                && before.compare(*this) != Some(wanted)
            {
                let message =
                    format!("the value of `{name}` does not stand before that of `{id}`; mend key, value or `where`");
                return Err(Failed::Check(message));
            }
            last = Some((value, id));
        }
        Ok(())
    }

    fn matched(&mut self, item: &ItemSpec) -> Checked {
        let key = self.ids(&item.key)?;
        for left in item.choices.iter().filter(|left| !left.value.is_empty()) {
            let own = self.value(&left.value, None)?;
            for right in item.targets.iter().filter(|right| !right.value.is_empty()) {
                let other = self.value(&right.value, None)?;
                let pair = format!("{}:{}", left.id, right.id);
                if (own == other) != key.contains(&pair) {
                    let message =
                        format!("`{pair}` and the values of its two sides disagree; mend the key or the values");
                    return Err(Failed::Check(message));
                }
            }
        }
        Ok(())
    }

    fn blank(&mut self, blank: &BlankSpec) -> Checked {
        let checked = if blank.format == Format::Choice {
            self.picks(&blank.check, &blank.choices, &blank.key)
        } else {
            self.typed(blank.format, blank.reads, &blank.check, &blank.key, &blank.mistakes)
        };
        checked.map_err(|failed| match failed {
            Failed::Check(message) => Failed::Check(format!("blank `{}`: {message}", blank.id)),
            fault => fault,
        })
    }
}
