//! How this class or family wants practice to work: what a file says ([`PlanSpec`]) and its checked form ([`Plan`]).

mod fit;
mod spec;

pub use fit::{Fitted, Group};
pub use spec::{CheckUpSpec, GroupSpec, PlanSpec, Weights};

use crate::ids::Millis;
use crate::json::digits;
use crate::learner::Criterion;
use crate::{Error, Result};

/// A checked plan; only [`PlanSpec::check`] makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan(PlanSpec);

impl PlanSpec {
    /// Every number: its name in files, its value, and the least and most it may be.
    // Two calls: inlined, the page would have the list twice.
    #[inline(never)]
    fn fields(&mut self) -> [(&'static str, &mut f64, f64, f64); 27] {
        let (w, c) = (&mut self.weights, &mut self.checkup);
        [
            ("target", &mut self.target, 0.5, 0.95),
            ("level", &mut self.level, 0.5, 0.9),
            ("secure", &mut self.secure, 0.8, 0.99),
            ("unaided", &mut self.unaided, 1.0, 10.0),
            ("minutes", &mut self.minutes, 1.0, 60.0),
            ("items", &mut self.items, 1.0, 100.0),
            ("exampleAfter", &mut self.example_after, 1.0, 4.0),
            ("handOver", &mut self.hand_over, 4.0, 12.0),
            ("choices", &mut self.choices, 0.0, 1.0),
            ("blend", &mut self.blend, 0.0, 1.0),
            ("floor", &mut self.floor, 0.0, 1.0),
            ("ceiling", &mut self.ceiling, 0.0, 1.0),
            ("weights.goal", &mut w.goal, 0.0, 10.0),
            ("weights.choice", &mut w.choice, 0.0, 10.0),
            ("weights.learn", &mut w.learn, 0.0, 10.0),
            ("weights.success", &mut w.success, 0.0, 10.0),
            ("weights.review", &mut w.review, 0.0, 10.0),
            ("weights.unlock", &mut w.unlock, 0.0, 10.0),
            ("weights.class", &mut w.class, 0.0, 10.0),
            ("weights.variety", &mut w.variety, 0.0, 10.0),
            ("weights.easier", &mut w.easier, 0.0, 10.0),
            ("weights.spread", &mut w.spread, 0.0, 10.0),
            ("checkup.items", &mut c.items, 4.0, 60.0),
            ("checkup.se", &mut c.se, 0.1, 1.0),
            ("checkup.gain", &mut c.gain, 0.0, 0.1),
            ("checkup.exposure", &mut c.exposure, 0.05, 1.0),
            ("checkup.randomesque", &mut c.randomesque, 1.0, 20.0),
        ]
    }

    /// Sets a number by its name in files; weights are named `weights.review` and so on, those of the check-up
    /// `checkup.items` and so on.
    ///
    /// # Errors
    /// `plan/unknown-field`, with the field as the place.
    pub fn set(&mut self, name: &str, value: f64) -> Result<()> {
        let field = self.fields().into_iter().find(|field| field.0 == name);
        *field.ok_or_else(|| unknown_field(name))?.1 = value;
        Ok(())
    }

    /// Sets a list of ids by its name in files; there is one, `classDue`.
    ///
    /// # Errors
    /// `plan/unknown-field`, with the field as the place.
    pub fn set_list(&mut self, name: &str, ids: Vec<String>) -> Result<()> {
        if name != "classDue" {
            return Err(unknown_field(name));
        }
        self.class_due = ids;
        Ok(())
    }

    /// Adds a group to the blueprint.
    pub fn add_group(&mut self, name: String, skills: Vec<String>, share: f64) {
        self.blueprint.push(GroupSpec { name, skills, share });
    }

    /// Checks every number against its range, and the numbers against each other. Ids of skills are for
    /// [`Plan::fit`] to check.
    ///
    /// # Errors
    /// `plan/out-of-range`, with the field as the place; `plan/empty-group`, with the group's name.
    pub fn check(&self) -> Result<Plan> {
        let mut spec = self.clone();
        for (name, value, least, most) in spec.fields() {
            within(name, *value, least, most)?;
        }
        for group in &spec.blueprint {
            within("blueprint.share", group.share, 0.01, 100.0)?;
            if group.skills.is_empty() {
                return Err(Error::new("plan/empty-group", "a group has no skill; add one or take the group out")
                    .at(group.name.as_str()));
            }
        }
        if !spec.class_due.is_empty() {
            within("blend", spec.blend, spec.floor, spec.ceiling)?;
        }
        Ok(Plan(spec))
    }
}

fn unknown_field(name: &str) -> Error {
    Error::new("plan/unknown-field", "a plan has no such field; take it out").at(name)
}

fn within(name: &str, value: f64, least: f64, most: f64) -> Result<()> {
    // Not `value < least`: a NaN must fail.
    if (least..=most).contains(&value) {
        return Ok(());
    }
    // In hundredths: the code that writes a float is large, and the page has none of it.
    let hundredths = |number: f64| {
        let sign = if number < 0.0 { "-" } else { "" };
        [sign, &digits(((number * 100.0) as i64).unsigned_abs())].concat()
    };
    let message = ["it must lie between ", &hundredths(least), "/100 and ", &hundredths(most), "/100"].concat();
    Err(Error::new("plan/out-of-range", message).at(name))
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

    /// Wrong first answers in a row on a skill before a worked example.
    #[must_use]
    pub fn example_after(&self) -> u32 {
        self.0.example_after as u32
    }

    /// Whether three choices are offered at the start.
    #[must_use]
    pub fn offers_choices(&self) -> bool {
        self.0.choices >= 0.5
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
        let mut spec = PlanSpec::default();
        spec.add_group("Fractions".into(), vec!["a".into()], 0.0);
        assert_eq!(spec.check().unwrap_err().place(), "blueprint.share");
        spec.blueprint[0] = GroupSpec { name: "Fractions".into(), skills: vec![], share: 1.0 };
        let error = spec.check().unwrap_err();
        assert_eq!((error.code(), error.place()), ("plan/empty-group", "Fractions"));
    }

    #[test]
    fn the_blend_lies_between_floor_and_ceiling() {
        let mut spec = PlanSpec { floor: 0.6, ..PlanSpec::default() };
        assert!(spec.check().is_ok(), "nothing is due, so nothing is blended");
        spec.set_list("classDue", vec!["a".into()]).unwrap();
        assert_eq!(spec.check().unwrap_err().place(), "blend");
        spec.set("blend", 0.7).unwrap();
        assert!(spec.check().is_ok());
    }

    #[test]
    fn a_name_that_no_field_has_is_named() {
        let mut spec = PlanSpec::default();
        for name in ["checkup", "weights.next", "classDue"] {
            assert_eq!(spec.set(name, 1.0).unwrap_err().code(), "plan/unknown-field");
        }
        assert_eq!(spec.set_list("blueprint", vec![]).unwrap_err().place(), "blueprint");
        spec.set("checkup.se", 0.4).unwrap();
        assert!((spec.checkup.se - 0.4).abs() < 1e-12);
    }

    /// Names of numbers are those that the derived reader takes, so the page and the command line read the same files.
    #[test]
    fn every_number_has_its_name_in_files() {
        let mut spec = PlanSpec::default();
        let json = serde_json::to_value(&spec).unwrap();
        for (name, value, ..) in spec.fields() {
            let found = name.split('.').fold(&json, |at, part| &at[part]);
            assert_eq!(found.as_f64(), Some(*value), "{name}");
        }
    }
}
