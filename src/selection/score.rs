//! The terms of the practice score, as data.

use crate::ids::SkillIndex;
use crate::plan::Weights;

/// A named term of the score, or a rule above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// The learner's own goal, or what it builds on that is not safe yet. Value: P(known).
    Goal,
    /// The learner or teacher chose this skill for the session.
    Choice,
    /// Learning to be expected. Value: P(known).
    Learn,
    /// Predicted success near the target. Value: the prediction.
    Success,
    /// Was secure and is fading. Value: days since it was practised.
    Review,
    /// Opens the way to other skills. Value: how many.
    Unlock,
    /// Due in class or personal, whichever the plan's blend asks for now. Value: the share of class-due items so far.
    Class,
    /// Another format than the last item's, and not the same context. Value: so many items before had the same format.
    Variety,
    /// An easier skill that a hard one builds on.
    Easier,
    /// Not seen before, or long ago. Value: times seen.
    Spread,
    /// The next part of the problem just worked on: not scored, it goes first.
    NextPart,
    /// Gently after a long time away: a rule above the score. Value: the prediction.
    Start,
    /// The learner says "I know this": what the session is for.
    Proof,
    /// The learner says "I disagree": what the session is for.
    Check,
}

/// How many terms add points.
pub(super) const SCORED: usize = Term::SCORED.len();

impl Term {
    /// Those that add points, which the plan's weights multiply; each at the place of its number.
    pub const SCORED: [Self; 10] = [
        Self::Goal,
        Self::Choice,
        Self::Learn,
        Self::Success,
        Self::Review,
        Self::Unlock,
        Self::Class,
        Self::Variety,
        Self::Easier,
        Self::Spread,
    ];

    /// All of them, each at the place of its number.
    pub const ALL: [Self; 14] = {
        use Term::*;
        [Goal, Choice, Learn, Success, Review, Unlock, Class, Variety, Easier, Spread, NextPart, Start, Proof, Check]
    };

    /// The name in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NextPart => "next-part",
            Self::Goal => "goal",
            Self::Choice => "choice",
            Self::Learn => "learn",
            Self::Success => "success",
            Self::Review => "review",
            Self::Unlock => "unlock",
            Self::Class => "class",
            Self::Variety => "variety",
            Self::Easier => "easier",
            Self::Spread => "spread",
            Self::Start => "start",
            Self::Proof => "proof",
            Self::Check => "check",
        }
    }

    /// The term with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.as_str() == name)
    }

    /// Its weight in the plan; 1 for what is not scored.
    #[must_use]
    pub fn weight(self, weights: &Weights) -> f64 {
        match self {
            Self::Goal => weights.goal,
            Self::Choice => weights.choice,
            Self::Learn => weights.learn,
            Self::Success => weights.success,
            Self::Review => weights.review,
            Self::Unlock => weights.unlock,
            Self::Class => weights.class,
            Self::Variety => weights.variety,
            Self::Easier => weights.easier,
            Self::Spread => weights.spread,
            Self::NextPart | Self::Start | Self::Proof | Self::Check => 1.0,
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
    /// Without this term another item would have been chosen; [`what_if`](super::what_if) says which.
    pub decides: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_have_their_places_and_names() {
        for (place, term) in Term::ALL.into_iter().enumerate() {
            assert_eq!((term as usize, Term::named(term.as_str())), (place, Some(term)));
        }
        assert_eq!(Term::ALL[..SCORED], Term::SCORED);
        assert_eq!(Term::named("luck"), None);
    }
}
