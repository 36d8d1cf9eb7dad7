//! What a session is for, what it may begin from, and what learners say of a skill themselves.

use serde::Serialize;

/// What a session is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// To learn.
    #[default]
    Practice,
    /// To measure, without help.
    CheckUp,
    /// To measure where to begin, in twelve items at most.
    Placement,
    /// The learner says "I know this": three items show it.
    Proof,
    /// The learner says "I disagree" with what is believed of a skill: a few items settle it.
    Check,
}

/// How learners see a skill themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnView {
    /// "I know this."
    Know,
    /// "I don't know this yet."
    NotYet,
}

/// A level measured elsewhere, in thousandths of a logit on the bank's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The level, −10,000 to 10,000.
    pub level: i32,
    /// Its standard error, 1 to 10,000.
    pub se: u32,
}

/// Farther from the middle than anybody is.
const FAR: u32 = 10_000;

impl Outside {
    /// `None` if a number is outside its range.
    #[must_use]
    pub fn check(self) -> Option<Self> {
        (self.level.unsigned_abs() <= FAR && (1..=FAR).contains(&self.se)).then_some(self)
    }
}

impl Mode {
    const ALL: [Self; 5] = [Self::Practice, Self::CheckUp, Self::Placement, Self::Proof, Self::Check];

    /// The name in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::CheckUp => "check-up",
            Self::Placement => "placement",
            Self::Proof => "proof",
            Self::Check => "check",
        }
    }

    /// The mode of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == name)
    }

    /// Is it a measurement, without help and without verdicts?
    #[must_use]
    pub fn measures(self) -> bool {
        matches!(self, Self::CheckUp | Self::Placement)
    }

    /// Is it about one question on one skill, settled in a few items?
    #[must_use]
    pub fn settles(self) -> bool {
        matches!(self, Self::Proof | Self::Check)
    }
}

impl OwnView {
    /// The name in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Know => "know",
            Self::NotYet => "not-yet",
        }
    }

    /// The view of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Know, Self::NotYet].into_iter().find(|view| view.as_str() == name)
    }
}
