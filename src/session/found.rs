//! What a session that measured or settled something found, as the page gets it.

use crate::evidence::OwnView;
use crate::learner::Mastery;
use serde::Serialize;

/// What a check-up or a placement found; levels are in logits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasuredView {
    /// The level over all that was measured.
    pub level: f64,
    /// Its standard error.
    pub se: f64,
    /// Lower end of its 95 % range.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The same by group of skills.
    pub groups: Vec<GroupView>,
    /// Every skill that an item asked about, with its state now.
    pub skills: Vec<FoundView>,
}

/// The level in a group of skills.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupView {
    /// Its name in the plan's blueprint, or the school grade, or empty for all.
    pub name: String,
    /// The level.
    pub level: f64,
    /// Its standard error.
    pub se: f64,
    /// Lower end of its 95 % range.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Items answered in it.
    pub items: u32,
}

/// A skill that a check-up asked about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundView {
    /// Its id.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// Its state now.
    pub state: Mastery,
}

/// What the learner says of a skill and what the answers show; both are kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettledView {
    /// The skill's id.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// What the learner says.
    pub said: OwnView,
    /// What the answers show; `not-yet` where it is secure and a re-check is due.
    pub shown: Mastery,
}
