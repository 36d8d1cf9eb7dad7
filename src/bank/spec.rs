//! What a bank file says, unchecked. `docs/bank.md` documents the same shapes for authors.

use serde::{Deserialize, Serialize};

/// A bank file as written: version 1 of the format.
///
/// In a *source* bank (`"text": "markdown"`) every text is Markdown with `$…$` TeX; `gradus bank build` turns it
/// into a *built* bank (`"text": "html"`), whose texts are sanitised HTML with MathML. The engine loads built banks
/// only, so the page carries no Markdown or maths engine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BankSpec {
    /// Always `"bank"`: tells a bank from a plan or a progress file.
    pub gradus: String,
    /// Version of the format, 1.
    pub version: u32,
    /// Identifies the bank across its editions: letters, digits, `-`, `_`, `.`.
    pub id: String,
    /// The bank's name as people see it.
    pub name: String,
    /// `"markdown"` (source) or `"html"` (built).
    pub text: String,
    /// BCP 47 language of the texts.
    #[serde(default = "english")]
    pub language: String,
    /// Licence of the whole, unless an item says otherwise; an SPDX expression.
    #[serde(default)]
    pub license: String,
    /// Who made it.
    #[serde(default)]
    pub author: String,
    /// Skills (knowledge components), in teaching order.
    pub skills: Vec<SkillSpec>,
    /// Lessons a person can pick; may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lessons: Vec<LessonSpec>,
    /// Items, in any order.
    pub items: Vec<ItemSpec>,
}

fn english() -> String {
    "en".into()
}

/// One skill of a bank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SkillSpec {
    /// Unique in the bank.
    pub id: String,
    /// Short name, as a student sees it: "Compare fractions".
    pub name: String,
    /// What someone who has it can do, in one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Code in a published standard, such as `3.NF.A.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// School grade it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
    /// Ids of the skills it directly builds on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<String>,
}

/// A lesson: a named part of the bank that a person can choose to practise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LessonSpec {
    /// Unique in the bank.
    pub id: String,
    /// Its name as people see it.
    pub name: String,
    /// The course it belongs to, for grouping.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<String>,
    /// Ids of its skills. An item belongs to the lesson it names or, when it names none, to every lesson that has
    /// all of its skills.
    pub skills: Vec<String>,
}

/// How an item is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// One of several choices; key: the id of the right one.
    Choice,
    /// Any number of several choices; key: the ids of all right ones.
    Choices,
    /// A number: integer, decimal, fraction, mixed number, percent; key: the number as text.
    Number,
    /// A short text; key: every accepted spelling.
    Text,
    /// An algebraic expression; key: an equivalent expression.
    Expression,
}

impl Format {
    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "choice" => Self::Choice,
            "choices" => Self::Choices,
            "number" => Self::Number,
            "text" => Self::Text,
            "expression" => Self::Expression,
            _ => return None,
        })
    }
}

/// The author's guess of how hard an item is among those of its skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// Easier than most.
    Easy,
    /// Typical; what is assumed when nothing is said.
    Medium,
    /// Harder than most.
    Hard,
}

impl Difficulty {
    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "easy" => Self::Easy,
            "medium" => Self::Medium,
            "hard" => Self::Hard,
            _ => return None,
        })
    }
}

/// The form a numeric answer is asked in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Any form of the right value.
    #[default]
    Any,
    /// Written as an integer.
    Integer,
    /// Written as a decimal.
    Decimal,
    /// Written as a fraction, simplified or not.
    Fraction,
    /// A fraction in lowest terms (or an integer where the value is one).
    Simplest,
    /// A mixed number, its fraction part proper.
    Mixed,
    /// A percent.
    Percent,
    /// Scientific notation.
    Scientific,
    /// A product of factors.
    Factored,
    /// A sum of terms, multiplied out.
    Expanded,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 10] = [
        Self::Any,
        Self::Integer,
        Self::Decimal,
        Self::Fraction,
        Self::Simplest,
        Self::Mixed,
        Self::Percent,
        Self::Scientific,
        Self::Factored,
        Self::Expanded,
    ];

    /// The variant with this name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }

    /// The variant's name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Fraction => "fraction",
            Self::Simplest => "simplest",
            Self::Mixed => "mixed",
            Self::Percent => "percent",
            Self::Scientific => "scientific",
            Self::Factored => "factored",
            Self::Expanded => "expanded",
        }
    }
}

/// The right answer: one text, or several (all right choices; every accepted spelling).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Key {
    /// One answer.
    One(String),
    /// Several answers.
    Many(Vec<String>),
}

impl Default for Key {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Key {
    /// The answers as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(answer) => std::slice::from_ref(answer),
            Self::Many(answers) => answers,
        }
    }
}

/// One item: a question, its answer, and the help that goes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The choices of a `choice` or `choices` item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceSpec>,
    /// Keep the choices in the order written; otherwise each delivery draws an order.
    #[serde(default, skip_serializing_if = "is_false")]
    pub keep_order: bool,
    /// The right answer.
    pub key: Key,
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

fn is_any(form: &Form) -> bool {
    *form == Form::Any
}

/// An item's parameters in the four-parameter logistic model, P(right) = c + (d − c)/(1 + e^(−a(θ − b))) with θ in logits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Discrimination, above 0 and at most 10.
    pub a: f64,
    /// Difficulty, within ±10.
    pub b: f64,
    /// Chance of a right answer at the bottom, from 0 and below `d`.
    #[serde(default)]
    pub c: f64,
    /// Chance of a right answer at the top, above `c` and at most 1.
    #[serde(default = "one")]
    pub d: f64,
}

impl Calibration {
    /// Are all four in their ranges?
    #[must_use]
    pub fn holds(self) -> bool {
        let Self { a, b, c, d } = self;
        a > 0.0 && a <= 10.0 && b.abs() <= 10.0 && c >= 0.0 && c < d && d <= 1.0
    }
}

fn one() -> f64 {
    1.0
}

/// One choice of an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChoiceSpec {
    /// Unique in the item; what the key names and the evidence records.
    pub id: String,
    /// What the student reads.
    pub text: String,
    /// What to say to a student who picked it: for a wrong choice, the misconception it reveals.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// A wrong typed answer and what to say to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MistakeSpec {
    /// The answer, compared by value as the key is.
    pub answer: String,
    /// What the student did, and a nudge.
    pub why: String,
}

/// One hint: a text, or a smaller question (a scaffold).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HintSpec {
    /// What the hint says or asks.
    pub text: String,
    /// The smaller question's answer, when the hint asks one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<AskSpec>,
}

/// How a scaffold is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskSpec {
    /// How it is answered.
    pub format: Format,
    /// Its choices, if it has any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceSpec>,
    /// Its right answer.
    pub key: Key,
    /// The form a number is asked in.
    #[serde(default, skip_serializing_if = "is_any")]
    pub form: Form,
}
