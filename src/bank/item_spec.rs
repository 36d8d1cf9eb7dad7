//! What a bank file says of an item, unchecked.

use super::{
    AnswerKind, BlankSpec, Calibration, ChoiceSpec, Difficulty, Form, Format, HintSpec, Key, LineSpec, MistakeSpec,
    Picture, TableSpec, Words,
};
use serde::{Deserialize, Serialize};

/// One item: a question, its answer, and the help that goes with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ItemSpec {
    /// Unique in the bank.
    pub id: String,
    /// Ids of the skills it needs, at least one; all are needed together.
    pub skills: Vec<String>,
    /// How it is answered.
    pub format: Format,
    /// The lesson it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// The item it is the next part of; it is delivered right after that one or not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The author's guess of how hard it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<Difficulty>,
    /// The story or situation it is set in, in a word or two: `a bakery`. Items of the same context tell the same story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Its parameters, where it has been calibrated on many learners' answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Calibration>,
    /// The question.
    pub question: String,
    /// A picture beside the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The choices to pick from, to order, or to match.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceSpec>,
    /// Keep the choices in the order written; otherwise each delivery draws an order.
    #[serde(default, skip_serializing_if = "is_false")]
    pub keep_order: bool,
    /// What the choices of a `match` item are matched with; there may be more than are needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<ChoiceSpec>,
    /// The blanks of a `cloze` or `table` item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blanks: Vec<BlankSpec>,
    /// The table of a `table` item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableSpec>,
    /// The number line of a `point` item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineSpec>,
    /// The right answer; none where blanks have their own.
    #[serde(default, skip_serializing_if = "Key::is_none")]
    pub key: Key,
    /// What a typed answer is read as.
    #[serde(rename = "as", default, skip_serializing_if = "is_plain")]
    pub reads: AnswerKind,
    /// The form a number or expression is asked in.
    #[serde(default, skip_serializing_if = "is_any")]
    pub form: Form,
    /// Text before the answer box, such as `x =`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Text after the answer box, such as a unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Wrong typed answers worth a word of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<MistakeSpec>,
    /// Hints, gentlest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<HintSpec>,
    /// The worked solution.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub solution: String,
    /// Of a template: its variables in order, `a: 2..9`, `c = a*b`. An item with variables is a template.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<String>,
    /// Of a template: conditions that hold for every instance.
    #[serde(rename = "where", default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// Of a template: stories, which change words and nothing else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<ContextSpec>,
    /// Of a template: what is true of the right answer and of no wrong one, found by another way than the key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check: Vec<String>,
    /// Of a template: no numerator or denominator in it is greater.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Licence, where it differs from the bank's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Author, where it differs from the bank's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it comes from: a book, a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

pub(super) fn is_any(form: &Form) -> bool {
    *form == Form::Any
}

pub(super) fn is_plain(kind: &AnswerKind) -> bool {
    *kind == AnswerKind::Plain
}

/// One story of a template: words for its texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContextSpec {
    /// The story in a word or two: `a bakery`.
    pub name: String,
    /// The words by their names in slots: `thing` → `muffin`.
    #[serde(default)]
    pub words: Words,
}
