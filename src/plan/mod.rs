//! How this class or family wants practice to work: what a file says ([`PlanSpec`]) and its checked form ([`Plan`]).

use crate::ids::Millis;
use crate::learner::Criterion;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// A plan as written. Every field may be left out; `PlanSpec::default()` is what practice without settings uses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanSpec {
    /// Predicted success to aim for, 0.5–0.95.
    pub target: f64,
    /// The share of a skill's typical items that whoever has it gets right unaided, 0.5–0.9.
    pub level: f64,
    /// How sure of that one must be for the skill to be secure, 0.8–0.99.
    pub secure: f64,
    /// Right first answers without a hint that secure takes at least, 1–10.
    pub unaided: f64,
    /// Minutes of work in a session, 1–60.
    pub minutes: f64,
    /// Items in a session at most, 1–100.
    pub items: f64,
    /// Items on one skill without success before a person is asked, 4–12.
    pub hand_over: f64,
    /// How much each reason counts.
    pub weights: Weights,
}

/// How much each term of the practice score counts, 0–10.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Weights {
    /// The learner or teacher chose this skill.
    pub goal: f64,
    /// Ready to be learned, or begun and not finished.
    pub learn: f64,
    /// Predicted success near the target.
    pub success: f64,
    /// Was secure and is fading.
    pub review: f64,
    /// Opens the way to other skills.
    pub unlock: f64,
    /// Another format than the last item's.
    pub variety: f64,
    /// An easier skill that a hard one builds on.
    pub easier: f64,
    /// An item not seen before, or long ago.
    pub spread: f64,
}

impl Default for PlanSpec {
    fn default() -> Self {
        Self {
            target: 0.8,
            level: 0.7,
            secure: 0.9,
            unaided: 3.0,
            minutes: 12.0,
            items: 30.0,
            hand_over: 12.0,
            weights: Weights::default(),
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self { goal: 0.8, learn: 1.0, success: 0.6, review: 1.2, unlock: 0.3, variety: 0.3, easier: 1.5, spread: 0.4 }
    }
}

/// A checked plan; only [`PlanSpec::check`] makes one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan(PlanSpec);

impl PlanSpec {
    /// Every field: its name in files, its value, and the least and most it may be.
    fn fields(&mut self) -> [(&'static str, &mut f64, f64, f64); 15] {
        let w = &mut self.weights;
        [
            ("target", &mut self.target, 0.5, 0.95),
            ("level", &mut self.level, 0.5, 0.9),
            ("secure", &mut self.secure, 0.8, 0.99),
            ("unaided", &mut self.unaided, 1.0, 10.0),
            ("minutes", &mut self.minutes, 1.0, 60.0),
            ("items", &mut self.items, 1.0, 100.0),
            ("handOver", &mut self.hand_over, 4.0, 12.0),
            ("weights.goal", &mut w.goal, 0.0, 10.0),
            ("weights.learn", &mut w.learn, 0.0, 10.0),
            ("weights.success", &mut w.success, 0.0, 10.0),
            ("weights.review", &mut w.review, 0.0, 10.0),
            ("weights.unlock", &mut w.unlock, 0.0, 10.0),
            ("weights.variety", &mut w.variety, 0.0, 10.0),
            ("weights.easier", &mut w.easier, 0.0, 10.0),
            ("weights.spread", &mut w.spread, 0.0, 10.0),
        ]
    }

    /// Sets a field by its name in files; weights are named `weights.review` and so on.
    ///
    /// # Errors
    /// `plan/unknown-field`, with the field as the place.
    pub fn set(&mut self, name: &str, value: f64) -> Result<()> {
        let field = self.fields().into_iter().find(|field| field.0 == name);
        let unknown = || Error::new("plan/unknown-field", "a plan has no such field; take it out").at(name);
        *field.ok_or_else(unknown)?.1 = value;
        Ok(())
    }

    /// Checks every field against its range.
    ///
    /// # Errors
    /// `plan/out-of-range`, with the field as the place.
    pub fn check(mut self) -> Result<Plan> {
        for (name, value, least, most) in self.fields() {
            // Not `value < least`: a NaN must fail.
            if !(least..=most).contains(value) {
                // In hundredths: the code that writes a float is large, and the page has none of it.
                let hundredths = |number: f64| ((number * 100.0) as i64).to_string();
                let message =
                    ["it must lie between ", &hundredths(least), "/100 and ", &hundredths(most), "/100"].concat();
                return Err(Error::new("plan/out-of-range", message).at(name));
            }
        }
        Ok(Plan(self))
    }
}

impl Plan {
    /// The checked fields.
    #[must_use]
    pub fn spec(&self) -> &PlanSpec {
        &self.0
    }

    /// What it takes to be secure.
    #[must_use]
    pub fn criterion(&self) -> Criterion {
        Criterion { level: self.0.level, sure: self.0.secure, unaided: self.0.unaided as u32 }
    }

    /// Work in a session.
    #[must_use]
    pub fn budget(&self) -> Millis {
        Millis((self.0.minutes * 60_000.0) as u64)
    }

    /// Items in a session at most.
    #[must_use]
    pub fn most_items(&self) -> u32 {
        self.0.items as u32
    }

    /// Items on one skill without success before a person is asked.
    #[must_use]
    pub fn hand_over(&self) -> u32 {
        self.0.hand_over as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_plan_is_a_plan() {
        assert!(PlanSpec::default().check().is_ok());
    }

    #[test]
    fn a_field_out_of_its_range_is_named() {
        let error = PlanSpec { target: f64::NAN, ..PlanSpec::default() }.check().unwrap_err();
        assert_eq!((error.code(), error.place()), ("plan/out-of-range", "target"));
        let weights = Weights { review: -1.0, ..Weights::default() };
        assert_eq!(PlanSpec { weights, ..PlanSpec::default() }.check().unwrap_err().place(), "weights.review");
    }
}
