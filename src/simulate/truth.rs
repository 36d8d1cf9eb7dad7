//! What simulated learners are like: every number that the simulator takes for true, with where it comes from.

use serde::Serialize;

/// A learner knows a skill if they get at least this share of its typical items right, rested and unaided. Fixed before
/// any policy was measured and apart from any plan's `level`, so that moving a plan's bar does not move the truth.
pub const KNOWS: f64 = 0.7;

/// The numbers behind the learners. `spread` is the standard deviation between learners, of a logarithm where the number
/// is a rate, a time or a chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Truth {
    /// Logits by which a learner's general ability moves what they know at first (spread 1).
    pub ability: f64,
    /// What all learners have in common.
    pub common: Common,
    /// The family that knows a skill or does not.
    pub bkt: Known,
    /// The family whose level grows.
    pub level: Growing,
}

/// What both families share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Common {
    /// Logits by which an author's easy item is easier than a typical one and a hard one harder.
    pub ease: f64,
    /// Standard deviation of an item's own difficulty around that, in logits: authors know it only roughly.
    pub item_spread: f64,
    /// What practice on a skill is worth while something it builds on is not known.
    pub unready: f64,
    /// Share of a learner's skills that practice alone hardly teaches, and what practice is worth there. Wheel-spinning:
    /// Beck & Gong (2013) find 10 to 35 % of pairs of student and skill without mastery.
    pub stuck: (f64, f64),
    /// Spread of how fast learners learn.
    pub pace_spread: f64,
    /// Days after which a tenth of what practice gave is gone, after the first day on it (spread). Between the FSRS-6
    /// default of 2.3 days for facts and the weeks that procedures last (Arthur et al. 1998, *Human Performance* 11).
    pub stability: (f64, f64),
    /// How much longer it lasts after a right answer on a later day: spacing (Cepeda et al. 2006, *Psychological
    /// Bulletin* 132; FSRS-6 has 1.5 to 3).
    pub spacing: f64,
    /// The same for a right answer on the same day: overlearning does little (Rohrer & Taylor 2006, *Applied Cognitive
    /// Psychology* 20).
    pub overlearning: f64,
    /// How much faster than at first what was forgotten is learned again: savings (Murre & Dros 2015, *PLoS ONE* 10).
    pub savings: f64,
    /// Items after which a session tires, logits an item from there on, and the most.
    pub fatigue: (u32, f64, f64),
    /// Chance that a hint is looked at first by who knows and who does not (spread); Aleven et al. (2016), *International
    /// Journal of Artificial Intelligence in Education* 26, report a hint on 5 to 30 % of steps.
    pub hints: (f64, f64, f64),
    /// Share of the misses that a hint turns into right answers, and what practice with a hint is worth.
    pub hinted: (f64, f64),
    /// Median seconds of an answer to a typical item, what an item's difficulty adds (logarithm a logit), spread between
    /// learners and between answers; lognormal (van der Linden 2006, *Journal of Educational and Behavioral Statistics* 31).
    pub seconds: (f64, f64, f64, f64),
    /// What a chosen answer takes of the time of a typed one, and seconds that a hint takes.
    pub times: (f64, f64),
    /// Chance of an absence between two sessions, and its days at least and at most.
    pub absence: (f64, f64, f64),
}

/// Knows each skill or does not: Bayesian knowledge tracing (Corbett & Anderson 1995). Fitted parameters in tutors have
/// priors around 0.3 to 0.5, learn 0.1 to 0.2, slip around 0.1, guess 0.1 to 0.3 (Pardos & Heffernan 2011; van de Sande 2013).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Known {
    /// Chance of knowing a skill at first if all it builds on is known, of the first skills, and what each step of depth
    /// takes from it in logits.
    pub prior: (f64, f64),
    /// The same if something it builds on is not known.
    pub prior_unready: f64,
    /// Chance of learning from one item: least and most over skills.
    pub learn: (f64, f64),
    /// Chance of a wrong answer though known to a typical item: least and most over skills.
    pub slip: (f64, f64),
    /// Chance of a right typed answer to a typical item though not known: least and most over skills. Choices add their own.
    pub guess: (f64, f64),
}

/// A level a skill that grows with practice, by a power law in the long run, and diminishes without it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Growing {
    /// Level of the first skills at first in logits, what each step of depth takes, and its spread between skills.
    pub start: (f64, f64, f64),
    /// What a skill it builds on that is not known takes.
    pub unready: f64,
    /// Where practice leads: P(right) on typical items.
    pub top: f64,
    /// Share of the way there that one item goes: least and most over skills.
    pub rate: (f64, f64),
}

impl Default for Truth {
    fn default() -> Self {
        Self {
            ability: 0.8,
            common: Common {
                ease: 0.8,
                item_spread: 0.3,
                unready: 0.5,
                stuck: (0.03, 0.1),
                pace_spread: 0.35,
                stability: (6.0, 0.4),
                spacing: 1.9,
                overlearning: 1.02,
                savings: 2.0,
                fatigue: (12, 0.03, 0.6),
                hints: (0.05, 0.18, 0.5),
                hinted: (0.4, 0.6),
                seconds: (25.0, 0.25, 0.25, 0.45),
                times: (0.8, 12.0),
                absence: (0.03, 30.0, 45.0),
            },
            bkt: Known {
                prior: (0.5, 0.15),
                prior_unready: 0.1,
                learn: (0.12, 0.3),
                slip: (0.05, 0.15),
                guess: (0.05, 0.15),
            },
            level: Growing { start: (0.3, 0.15, 0.8), unready: 0.5, top: 0.95, rate: (0.1, 0.25) },
        }
    }
}
