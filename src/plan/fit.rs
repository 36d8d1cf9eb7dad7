//! A plan meets a bank: ids become places.

use super::Plan;
use crate::bank::Bank;
use crate::ids::SkillIndex;
use crate::{Error, Result};

/// What a plan says about the skills of one bank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitted {
    /// Skills that are due in class, each once.
    pub class_due: Vec<SkillIndex>,
    /// Groups that a check-up measures; empty if the plan names none.
    pub blueprint: Vec<Group>,
}

/// A group of skills that a check-up measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name as people see it.
    pub name: String,
    /// Its skills, each once.
    pub skills: Vec<SkillIndex>,
    /// Its share of the items; all shares add up to 1.
    pub share: f64,
}

impl Plan {
    /// Finds the skills that the plan names.
    ///
    /// # Errors
    /// `plan/unknown-skill` if the bank has no such skill, with the list as the place.
    pub fn fit(&self, bank: &Bank) -> Result<Fitted> {
        let spec = self.spec();
        let class_due = find(bank, &spec.class_due, "classDue")?;
        let all: f64 = spec.blueprint.iter().map(|group| group.share).sum();
        let mut blueprint = Vec::with_capacity(spec.blueprint.len());
        for group in &spec.blueprint {
            let skills = find(bank, &group.skills, "blueprint")?;
            blueprint.push(Group { name: group.name.clone(), skills, share: group.share / all });
        }
        Ok(Fitted { class_due, blueprint })
    }
}

fn find(bank: &Bank, ids: &[String], place: &str) -> Result<Vec<SkillIndex>> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let skill = bank.find_skill(id).ok_or_else(|| {
            let message = ["there is no skill `", id.as_str(), "` in this bank; mend the name or take it out"].concat();
            Error::new("plan/unknown-skill", message).at(place)
        })?;
        if !found.contains(&skill) {
            found.push(skill);
        }
    }
    Ok(found)
}
