//! Elo with fitted difficulties and sensitivities (kind `elo`). [`elo`] has the step.
//!
//! The rating for an item is the general one plus the mean of its skills'; the surprise moves the general one and each
//! skill's. An item that was not fitted has the mean difficulty of its skills, a skill that was not fitted the mean of all.

use super::elo::{self, Rating, Sensitivity};
use super::file;
use super::model::{Observation, reach};
use crate::Result;
use crate::json::{Fields, Raw};

/// Difficulties and sensitivities of a fit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ratings {
    pub(crate) general: Sensitivity,
    pub(crate) own: Sensitivity,
    /// Of a skill that was not fitted, in logits.
    pub(crate) typical: f64,
    pub(crate) skills: Vec<String>,
    pub(crate) skill_difficulty: Vec<f64>,
    pub(crate) items: Vec<String>,
    pub(crate) difficulty: Vec<f64>,
}

/// A learner's ratings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Standing {
    general: Rating,
    skills: Vec<Rating>,
}

impl Ratings {
    /// Reads the parameters of an `elo` file.
    ///
    /// # Errors
    /// `tracer/shape`.
    pub(crate) fn read(params: Raw<'_>) -> Result<Self> {
        let fields = file::object(Some(params), "params")?;
        let (skills, skill_difficulty) = named(&fields, "skills")?;
        let (items, difficulty) = named(&fields, "items")?;
        Ok(Self {
            general: sensitivity(&fields, "general")?,
            own: sensitivity(&fields, "skill")?,
            typical: file::number(fields.get("typical"), "typical")?,
            skills,
            skill_difficulty,
            items,
            difficulty,
        })
    }

    /// The difficulty of an item in logits.
    fn difficulty(&self, observed: Observation<'_>) -> f64 {
        if let Some(own) = observed.item.and_then(|item| self.difficulty.get(item as usize)) {
            return *own;
        }
        let of = |skill: &u32| self.skill_difficulty.get(*skill as usize).copied().unwrap_or(self.typical);
        mean(observed.skills.iter().map(of)).unwrap_or(self.typical)
    }

    pub(crate) fn predict(&self, state: &Standing, observed: Observation<'_>) -> f64 {
        let of = |skill: &u32| state.skills.get(*skill as usize).copied().unwrap_or_default().value;
        let own = mean(observed.skills.iter().map(of)).unwrap_or(0.0);
        elo::predict(state.general.value + own, self.difficulty(observed))
    }

    pub(crate) fn update(&self, state: &mut Standing, observed: Observation<'_>, right: bool) {
        let surprise = f64::from(u8::from(right)) - self.predict(state, observed);
        state.general = elo::step(state.general, self.general, surprise);
        for &skill in observed.skills {
            let rating = reach(&mut state.skills, skill, Rating::default());
            *rating = elo::step(*rating, self.own, surprise);
        }
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> Option<f64> {
    let count = values.len();
    (count > 0).then(|| values.sum::<f64>() / count as f64)
}

fn sensitivity(fields: &Fields<'_>, name: &str) -> Result<Sensitivity> {
    let own = file::object(fields.get(name), name)?;
    let at_least_0 = |name: &str| {
        let number = file::number(own.get(name), name)?;
        if number >= 0.0 { Ok(number) } else { Err(file::shape(name, "is below 0")) }
    };
    Ok(Sensitivity { first: at_least_0("first")?, decay: at_least_0("decay")? })
}

/// Names and difficulties, as pairs.
fn named(fields: &Fields<'_>, name: &str) -> Result<(Vec<String>, Vec<f64>)> {
    let (mut names, mut numbers) = (Vec::new(), Vec::new());
    for pair in file::list(fields.get(name), name)? {
        let pair = file::list(Some(pair), name)?;
        names.push(file::text(pair.first().copied(), name)?);
        numbers.push(file::number(pair.get(1).copied(), name)?);
    }
    Ok((names, numbers))
}
