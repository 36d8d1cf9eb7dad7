//! What marking needs to know of an item.

use super::{Locale, Mark, mark};
use crate::bank::{AnswerKind, AskSpec, BlankSpec, ChoiceSpec, Form, Format, ItemSpec};

/// What marking needs to know of an item. `..Question::default()` fills in what a format has no use for.
///
/// Responses, by format: the ids picked (`choice`, `choices`), all ids in order (`order`), `choice:target` (`match`),
/// `blank:answer` (`cloze`, `table`), one text (the others).
#[derive(Clone, Copy, Debug, Default)]
pub struct Question<'a> {
    /// How it is answered.
    pub format: Format,
    /// What a typed answer is read as.
    pub reads: AnswerKind,
    /// The form asked, for numbers and expressions.
    pub form: Form,
    /// How numbers are written in the bank's language.
    pub locale: Locale,
    /// The right answer or answers: the ids of all right choices, or every accepted typed answer.
    pub key: &'a [String],
    /// The ids of all choices.
    pub choices: &'a [String],
    /// The ids of all targets of a `match` item.
    pub targets: &'a [String],
    /// The blanks of a `cloze` or `table` item.
    pub blanks: &'a [Blank],
}

impl Question<'_> {
    /// Whether the answer is a number, a quantity or a ratio: a comma in it groups digits or marks decimals, and never
    /// separates.
    pub(super) fn is_number(&self) -> bool {
        self.format != Format::Expression || matches!(self.reads, AnswerKind::Quantity | AnswerKind::Ratio)
    }
}

/// One blank of a text or table.
#[derive(Clone, Debug, Default)]
pub struct Blank {
    /// Its id.
    pub id: String,
    /// How it is answered.
    pub format: Format,
    /// What a typed answer is read as.
    pub reads: AnswerKind,
    /// The form asked.
    pub form: Form,
    /// Its key.
    pub key: Vec<String>,
    /// The ids of its choices.
    pub choices: Vec<String>,
}

impl Blank {
    /// The blank's own question.
    #[must_use]
    pub fn question(&self, locale: Locale) -> Question<'_> {
        let Self { format, reads, form, ref key, ref choices, .. } = *self;
        Question { format, reads, form, locale, key, choices, ..Question::default() }
    }

    fn of(spec: &BlankSpec) -> Self {
        let BlankSpec { format, reads, form, .. } = *spec;
        let (key, choices) = (spec.key.as_slice().to_vec(), ids(&spec.choices));
        Self { id: spec.id.clone(), format, reads, form, key, choices }
    }
}

/// All of a [`Question`] that is not in its item already.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    format: Format,
    reads: AnswerKind,
    form: Form,
    locale: Locale,
    key: &'a [String],
    choices: Vec<String>,
    targets: Vec<String>,
    blanks: Vec<Blank>,
}

impl<'a> Asked<'a> {
    /// What an item asks.
    #[must_use]
    pub fn of(item: &'a ItemSpec, locale: Locale) -> Self {
        let ItemSpec { format, reads, form, .. } = *item;
        Self {
            format,
            reads,
            form,
            locale,
            key: item.key.as_slice(),
            choices: ids(&item.choices),
            targets: ids(&item.targets),
            blanks: item.blanks.iter().map(Blank::of).collect(),
        }
    }

    /// What a hint asks.
    #[must_use]
    pub fn hint(ask: &'a AskSpec, locale: Locale) -> Self {
        let AskSpec { format, form, .. } = *ask;
        let (key, choices) = (ask.key.as_slice(), ids(&ask.choices));
        Self { format, reads: AnswerKind::Plain, form, locale, key, choices, targets: Vec::new(), blanks: Vec::new() }
    }

    /// The question.
    #[must_use]
    pub fn question(&self) -> Question<'_> {
        let Self { format, reads, form, locale, key, ref choices, ref targets, ref blanks } = *self;
        Question { format, reads, form, locale, key, choices, targets, blanks }
    }

    /// Marks a response to it; see [`mark`](super::mark()).
    #[must_use]
    pub fn mark(&self, response: &[String]) -> Mark {
        mark(&self.question(), response)
    }
}

fn ids(choices: &[ChoiceSpec]) -> Vec<String> {
    choices.iter().map(|choice| choice.id.clone()).collect()
}
