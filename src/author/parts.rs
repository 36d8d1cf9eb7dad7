//! A bank in several files: a head and parts.
use serde::Deserialize;

use crate::bank::{BankSpec, ItemSpec, LessonSpec, ResourceSpec, SkillSpec};
use crate::{Error, Result};

/// A part of a bank as a file says it: more skills, lessons, items, resources of the bank beside it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PartSpec {
    /// Always `bank-part`.
    pub gradus: String,
    /// More skills.
    #[serde(default)]
    pub skills: Vec<SkillSpec>,
    /// More lessons.
    #[serde(default)]
    pub lessons: Vec<LessonSpec>,
    /// More items.
    #[serde(default)]
    pub items: Vec<ItemSpec>,
    /// More resources.
    #[serde(default)]
    pub resources: Vec<ResourceSpec>,
}

/// The bank with what a part adds, put behind what it has.
///
/// # Errors
/// `bank/not-a-part` if the part does not say that it is one.
pub fn join(mut bank: BankSpec, part: PartSpec) -> Result<BankSpec> {
    if part.gradus != "bank-part" {
        let message =
            "it is no part of a bank; a part begins with `\"gradus\": \"bank-part\"`, and the head is bank.json";
        return Err(Error::new("bank/not-a-part", message));
    }
    bank.skills.extend(part.skills);
    bank.lessons.extend(part.lessons);
    bank.items.extend(part.items);
    bank.resources.extend(part.resources);
    Ok(bank)
}
