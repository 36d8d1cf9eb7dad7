//! What a bank file says, unchecked. `docs/bank.md` documents the same shapes for authors.

use super::ItemSpec;
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
    /// What there is elsewhere to learn a skill from; may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<ResourceSpec>,
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
    /// Why it builds on each of them, in the same order; may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// What somebody who has it can do, by example; texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
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

/// Something elsewhere to learn a skill from: any provider, any licence, a teacher's own file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResourceSpec {
    /// Unique in the bank.
    pub id: String,
    /// Its name as people see it.
    pub name: String,
    /// Where it is: a web address, or a file beside the bank.
    pub url: String,
    /// Ids of the skills it teaches.
    pub skills: Vec<String>,
    /// What it is: `video`, `reading`, `practice`, `activity`, `tool`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Its licence, an SPDX expression where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub license: String,
    /// Whom it suits: `first look`, `grade 4`, `struggling readers`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// BCP 47 language, where it differs from the bank's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// About how long it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
}
