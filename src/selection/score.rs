//! The terms of the practice score, as data.

use crate::ids::SkillIndex;
use crate::plan::Weights;

/// A named term of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// The next part of the problem just worked on: not scored, it goes first.
    NextPart,
    /// The learner or teacher chose this skill.
    Goal,
    /// Ready to be learned, or begun and not finished. Value: P(known).
    Learn,
    /// Predicted success near the target. Value: the prediction.
    Success,
    /// Was secure and is fading. Value: days since it was practised.
    Review,
    /// Opens the way to other skills. Value: how many.
    Unlock,
    /// Another format than the last item's.
    Variety,
    /// An easier skill that a hard one builds on.
    Easier,
    /// Not seen before, or long ago. Value: times seen.
    Spread,
}

impl Term {
    /// The name in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NextPart => "next-part",
            Self::Goal => "goal",
            Self::Learn => "learn",
            Self::Success => "success",
            Self::Review => "review",
            Self::Unlock => "unlock",
            Self::Variety => "variety",
            Self::Easier => "easier",
            Self::Spread => "spread",
        }
    }

    /// Its weight in the plan.
    #[must_use]
    pub fn weight(self, weights: &Weights) -> f64 {
        match self {
            Self::NextPart => 1.0,
            Self::Goal => weights.goal,
            Self::Learn => weights.learn,
            Self::Success => weights.success,
            Self::Review => weights.review,
            Self::Unlock => weights.unlock,
            Self::Variety => weights.variety,
            Self::Easier => weights.easier,
            Self::Spread => weights.spread,
        }
    }
}

/// One term of the score of the item that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// Which term.
    pub term: Term,
    /// What it added to the score, its weight included.
    pub points: f64,
    /// The number behind it; see [`Term`].
    pub value: f64,
    /// The skill it is about.
    pub skill: Option<SkillIndex>,
}
