//! What a bank file says of an item's answer and help, unchecked.

use super::item_spec::{is_any, is_plain};
use super::{AnswerKind, Form, Format};
use crate::json::Fields;
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

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
    /// Is there none?
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// The answers as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(answer) => std::slice::from_ref(answer),
            Self::Many(answers) => answers,
        }
    }
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
    /// For teachers: the misconception it reveals, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reveals: String,
    /// Of a template: its value, an expression that `check` can look at.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// A picture, beside its text or in the text's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A wrong typed answer and what to say to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MistakeSpec {
    /// The answer, compared by value as the key is.
    pub answer: String,
    /// What the student did, and a nudge.
    pub why: String,
    /// For teachers: the misconception it reveals, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reveals: String,
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

/// One blank of a text or a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BlankSpec {
    /// Unique in the item; `[[id]]` is its place.
    pub id: String,
    /// How it is answered: `number`, `fraction`, `text`, `expression`, `choice`.
    pub format: Format,
    /// What a typed answer is read as.
    #[serde(rename = "as", default, skip_serializing_if = "is_plain")]
    pub reads: AnswerKind,
    /// The form asked.
    #[serde(default, skip_serializing_if = "is_any")]
    pub form: Form,
    /// Its right answer.
    pub key: Key,
    /// Its choices, if it has any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceSpec>,
    /// Width of its box in characters; 0 for one that fits most answers.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub width: u8,
    /// Wrong answers worth a word of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<MistakeSpec>,
    /// Of a template: as an item's `check`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check: Vec<String>,
}

fn is_zero(value: &u8) -> bool {
    *value == 0
}

/// A table, some of whose cells are blanks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableSpec {
    /// The headings of its columns; texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Its rows: a text for each column, in which `[[id]]` is a blank.
    pub rows: Vec<Vec<String>>,
    /// The first cell of each row is its heading.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heads: bool,
}

/// A number line to answer on. All numbers are plain texts: `0`, `-2`, `1/4`, `0.5`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineSpec {
    /// Its left end.
    pub from: String,
    /// Its right end.
    pub to: String,
    /// From tick to tick.
    pub step: String,
    /// From one place that can be chosen to the next; as the ticks where left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub snap: String,
    /// From one tick with a number to the next; every tick where left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub labels: String,
}

/// A picture to draw, as the JSON object that a file has: `docs/bank.md` lists the kinds. The page draws it; the engine
/// only hands it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture(String);

impl Picture {
    /// A picture from the JSON of an object. `None` if it is none.
    #[must_use]
    pub fn new(json: String) -> Option<Self> {
        Fields::parse(&json).ok()??;
        Some(Self(json))
    }

    /// The JSON of the object.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }
}

impl Serialize for Picture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // `RawValue` reads it once more; it stays out of the page, which writes no banks.
        RawValue::from_string(self.0.clone()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Picture {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Self::new(raw.get().to_owned()).ok_or_else(|| serde::de::Error::custom("a picture is a JSON object"))
    }
}
