//! What a plan's file says, unchecked. `docs/plan.md` documents each field.

use serde::{Deserialize, Serialize};

/// A plan as written. Every field may be left out; `PlanSpec::default()` is what practice without settings uses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Wrong first answers in a row on a skill before a worked example, 1–4; one more sends to what the skill builds on.
    pub example_after: f64,
    /// Items on one skill without success before a person is asked, 4–12.
    pub hand_over: f64,
    /// Whether three choices are offered at the start: 1, or 0 for none.
    pub choices: f64,
    /// Ids of the skills that are due in class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub class_due: Vec<String>,
    /// The share of items on skills that are due in class: from 0, all personal, to 1, all class.
    pub blend: f64,
    /// Never fewer class-due items than this share, 0–1, while there are any; not above `blend`.
    pub floor: f64,
    /// Never more than this share, 0–1, while there is anything else; not below `blend`.
    pub ceiling: f64,
    /// How much each reason counts.
    pub weights: Weights,
    /// Groups of skills to measure in a check-up; without any, one a grade.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blueprint: Vec<GroupSpec>,
    /// How check-ups go.
    pub checkup: CheckUpSpec,
}

/// How much each term of the practice score counts, 0–10.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Weights {
    /// The learner's own goal, and what it builds on that is not safe yet.
    pub goal: f64,
    /// Chosen for this session.
    pub choice: f64,
    /// Learning to be expected.
    pub learn: f64,
    /// Predicted success near the target.
    pub success: f64,
    /// Was secure and is fading.
    pub review: f64,
    /// Opens the way to other skills.
    pub unlock: f64,
    /// Due in class or not, whichever is behind the plan's blend.
    pub class: f64,
    /// Another format and context than the last item's.
    pub variety: f64,
    /// An easier skill that a hard one builds on.
    pub easier: f64,
    /// An item not seen before, or long ago.
    pub spread: f64,
}

/// A group of skills that a check-up measures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupSpec {
    /// Its name as people see it.
    pub name: String,
    /// Ids of its skills.
    pub skills: Vec<String>,
    /// Its share of the items, beside the others' shares.
    pub share: f64,
}

/// How check-ups go.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckUpSpec {
    /// Items at most, 4–60.
    pub items: f64,
    /// Standard error of the level to stop at, 0.1–1.
    pub se: f64,
    /// The least drop of the standard error that is worth another item, 0–0.1.
    pub gain: f64,
    /// The largest share of check-ups that an item may be in, 0.05–1; 1 for no limit.
    pub exposure: f64,
    /// An item is drawn among so many that are nearly as good, 1–20.
    pub randomesque: f64,
}

impl Default for PlanSpec {
    fn default() -> Self {
        Self {
            target: 0.8,
            level: 0.7,
            secure: 0.85,
            unaided: 3.0,
            minutes: 12.0,
            items: 30.0,
            example_after: 2.0,
            hand_over: 12.0,
            choices: 1.0,
            class_due: Vec::new(),
            blend: 0.5,
            floor: 0.0,
            ceiling: 1.0,
            weights: Weights::default(),
            blueprint: Vec::new(),
            checkup: CheckUpSpec::default(),
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            goal: 0.6,
            choice: 0.8,
            learn: 1.0,
            success: 0.6,
            review: 1.2,
            unlock: 0.3,
            class: 1.0,
            variety: 0.3,
            easier: 1.5,
            spread: 0.4,
        }
    }
}

impl Default for CheckUpSpec {
    fn default() -> Self {
        Self { items: 30.0, se: 0.3, gain: 0.004, exposure: 1.0, randomesque: 5.0 }
    }
}
