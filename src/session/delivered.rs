//! An item as the page gets it: no key, no solution, hints one by one.

use crate::bank::{ChoiceSpec, Form, Format, HintSpec, ItemSpec};
use serde::Serialize;

/// An item as delivered: no key, no solution.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemView {
    /// Its id.
    pub id: String,
    /// Ids of its skills.
    pub skills: Vec<String>,
    /// How it is answered.
    pub format: Format,
    /// The form that is asked.
    pub form: Form,
    /// The question, HTML.
    pub question: String,
    /// Its choices, in the order to show them.
    pub choices: Vec<ChoiceView>,
    /// Text before the answer box.
    pub before: String,
    /// Text after it.
    pub after: String,
    /// Licence, where it differs from the bank's.
    pub license: Option<String>,
    /// Author, where they differ from the bank's.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// A choice as delivered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceView {
    /// What the answer names.
    pub id: String,
    /// What the student reads, HTML.
    pub text: String,
}

/// A hint as delivered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HintView {
    /// HTML.
    pub text: String,
    /// A smaller question to answer.
    pub ask: Option<AskView>,
}

/// A hint's own question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskView {
    /// How it is answered.
    pub format: Format,
    /// The form that is asked.
    pub form: Form,
    /// Its choices.
    pub choices: Vec<ChoiceView>,
}

impl ItemView {
    /// `order` gives the choices' places in the file in the order to show them.
    pub(super) fn new(spec: &ItemSpec, order: &[usize]) -> Self {
        Self {
            id: spec.id.clone(),
            skills: spec.skills.clone(),
            format: spec.format,
            form: spec.form,
            question: spec.question.clone(),
            choices: order.iter().map(|&place| ChoiceView::new(&spec.choices[place])).collect(),
            before: spec.before.clone(),
            after: spec.after.clone(),
            license: spec.license.clone(),
            author: spec.author.clone(),
            source: spec.source.clone(),
        }
    }
}

impl ChoiceView {
    fn new(spec: &ChoiceSpec) -> Self {
        Self { id: spec.id.clone(), text: spec.text.clone() }
    }
}

impl HintView {
    pub(super) fn new(spec: &HintSpec) -> Self {
        let ask = spec.ask.as_ref().map(|ask| AskView {
            format: ask.format,
            form: ask.form,
            choices: ask.choices.iter().map(ChoiceView::new).collect(),
        });
        Self { text: spec.text.clone(), ask }
    }
}
