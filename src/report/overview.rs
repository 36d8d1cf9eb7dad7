//! A bank at a glance: enough to draw the start screen and the map.

use crate::bank::Bank;
use crate::plan::Plan;
use serde::Serialize;

/// A bank at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The bank's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// BCP 47 language of its texts.
    pub language: String,
    /// Its licence.
    pub license: String,
    /// Who made it.
    pub author: String,
    /// How many items it has.
    pub item_count: usize,
    /// Items that a check-up takes at most, by the plan.
    pub check_up_items: u32,
    /// Its skills, in the file's order.
    pub skills: Vec<SkillInfo>,
    /// Its lessons that have items, in the file's order.
    pub lessons: Vec<LessonInfo>,
}

/// A skill at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SkillInfo {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What someone who has it can do.
    pub about: String,
    /// Code in a published standard.
    pub standard: Option<String>,
    /// School grade.
    pub grade: Option<u8>,
    /// Ids of the skills it builds on.
    pub prerequisites: Vec<String>,
    /// How many items need it.
    pub item_count: usize,
}

/// A lesson at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LessonInfo {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The course it belongs to.
    pub course: Option<String>,
    /// How many items it has.
    pub item_count: usize,
}

/// A bank at a glance.
#[must_use]
pub fn overview(bank: &Bank, plan: &Plan) -> Overview {
    let skills = bank.skills().iter().map(|skill| {
        let spec = skill.spec().clone();
        SkillInfo {
            id: spec.id,
            name: spec.name,
            about: spec.about,
            standard: spec.standard,
            grade: spec.grade,
            prerequisites: spec.prerequisites,
            item_count: skill.items().len(),
        }
    });
    let lessons = bank.lessons().iter().filter(|lesson| !lesson.items().is_empty()).map(|lesson| {
        let spec = lesson.spec().clone();
        LessonInfo { id: spec.id, name: spec.name, course: spec.course, item_count: lesson.items().len() }
    });
    Overview {
        id: bank.id().to_owned(),
        name: bank.name().to_owned(),
        language: bank.language().to_owned(),
        license: bank.license().to_owned(),
        author: bank.author().to_owned(),
        item_count: bank.items().len(),
        check_up_items: plan.spec().checkup.items as u32,
        skills: skills.collect(),
        lessons: lessons.collect(),
    }
}
