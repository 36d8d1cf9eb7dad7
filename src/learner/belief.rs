//! What is believed of one skill, and the constants the tracer runs on until they are fitted.

use super::Criterion;
use crate::bank::{Difficulty, Format, Item};
use crate::ids::{Millis, Probability};
use crate::math;
use crate::tracer::ability::Ability;
use crate::tracer::bkt::{self, ItemParams};
use crate::tracer::memory::{self, Memory, Recall};

/// P(known) of an untouched skill for a learner of typical ability.
const PRIOR: f64 = 0.3;
/// P(learning a skill from one item with feedback).
const LEARN: f64 = 0.12;
/// What one logit of ability adds to the logit of an untouched skill.
const TRANSFER: f64 = 0.8;
/// How much a right answer after a hint counts.
const HINTED: f64 = 0.3;
/// How many of the last answers are at hand for the map.
const RECENT: usize = 8;

/// What is believed of one skill.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillBelief {
    /// P(known) right after the last answer.
    pub known: f64,
    /// First answers seen.
    pub observations: u32,
    /// Right first answers without a hint.
    pub unaided: u32,
    /// When the skill became secure. Errors do not take it away; [`refresh`](Self::refresh) may fall due.
    pub since: Option<Millis>,
    /// The last answer.
    pub last: Millis,
    /// How fast it fades; `None` before the first answer.
    pub memory: Option<Memory>,
    /// First answers since the skill was last secure or in a person's hands.
    pub tries: u32,
    /// Right ones among those tries.
    pub tries_right: u32,
    /// When it was handed to a person who has not looked at it yet.
    pub handed_over: Option<Millis>,
    recent: [u32; RECENT],
    recent_count: u8,
}

impl Default for SkillBelief {
    fn default() -> Self {
        Self {
            known: PRIOR,
            observations: 0,
            unaided: 0,
            since: None,
            last: Millis(0),
            memory: None,
            tries: 0,
            tries_right: 0,
            handed_over: None,
            recent: [0; RECENT],
            recent_count: 0,
        }
    }
}

impl SkillBelief {
    /// What is left of the memory at `now`, in (0, 1].
    #[must_use]
    pub fn retrievability(&self, now: Millis) -> f64 {
        let days = now.days_since(self.last);
        self.memory.map_or(1.0, |memory| memory::left(&memory::SHIPPED, memory, days))
    }

    /// P(known) at `now`.
    #[must_use]
    pub fn known_at(&self, now: Millis) -> f64 {
        self.known * self.retrievability(now)
    }

    /// Was secure, and errors since speak against it: a short re-check is due.
    #[must_use]
    pub fn refresh(&self) -> bool {
        self.since.is_some() && self.known < 0.7
    }

    /// Positions in the log of the last answers, newest first, at most eight.
    #[must_use]
    pub fn recent(&self) -> &[u32] {
        &self.recent[..self.recent_count as usize]
    }

    pub(super) fn remember(&mut self, position: u32) {
        self.recent.rotate_right(1);
        self.recent[0] = position;
        self.recent_count = (self.recent_count + 1).min(RECENT as u8);
    }

    pub(super) fn hand_over(&mut self, at: Millis) {
        self.handed_over = Some(at);
        self.tries = 0;
        self.tries_right = 0;
    }

    pub(super) fn take_back(&mut self) {
        self.handed_over = None;
    }

    /// `known` is the belief just before the answer, faded; `others` that of the item's other skills together.
    #[expect(clippy::too_many_arguments, reason = "one observation, spelled out; a struct would be used once")]
    pub(super) fn observe(
        &mut self,
        known: f64,
        others: f64,
        item: ItemParams,
        right: bool,
        unaided: bool,
        weight: f64,
        at: Millis,
    ) {
        let seen = bkt::posterior(Probability::clamped(known), others, item, right, weight);
        self.known = bkt::learned(seen, LEARN).get();
        let recall = match (right, unaided) {
            (false, _) => Recall::Failed,
            (true, false) => Recall::Helped,
            (true, true) => Recall::Unaided,
        };
        self.memory = Some(memory::step(&memory::SHIPPED, self.memory, at.days_since(self.last), recall));
        self.observations += 1;
        self.unaided += u32::from(right && unaided);
        self.tries += 1;
        self.tries_right += u32::from(right);
        self.last = at;
    }

    /// Notes that the skill is secure, once the criterion is met.
    pub(super) fn settle(&mut self, criterion: Criterion, at: Millis) {
        if self.known >= criterion.known && self.unaided >= criterion.unaided {
            self.since.get_or_insert(at);
            self.tries = 0;
            self.tries_right = 0;
            self.handed_over = None;
        }
    }
}

/// P(known) of an untouched skill.
pub(super) fn prior(ability: Ability) -> f64 {
    math::logistic(math::logit(PRIOR) + TRANSFER * ability.mean)
}

/// How much an answer says, from 0 (nothing) to 1 (all that an unaided first answer says).
pub(super) fn weight(right: bool, hints: u8) -> f64 {
    if right && hints > 0 { HINTED } else { 1.0 }
}

/// An item's difficulty on the logit scale, from its author's guess.
pub(super) fn difficulty_logit(item: Option<&Item>) -> f64 {
    match item.map_or(Difficulty::Medium, Item::difficulty) {
        Difficulty::Easy => -0.8,
        Difficulty::Medium => 0.0,
        Difficulty::Hard => 0.8,
    }
}

/// Slip and guess of an item, from its format and its author's guess of how hard it is; of a typical typed item where
/// the bank does not have it.
#[must_use]
pub fn item_params(item: Option<&Item>) -> ItemParams {
    let guess = match item.map(|item| (item.format(), item.choices())) {
        Some((Format::Choice, choices)) => 1.0 / f64::from(choices.max(2)),
        _ => 0.08,
    };
    let (slip, ease) = match item.map_or(Difficulty::Medium, Item::difficulty) {
        Difficulty::Easy => (0.05, 1.25),
        Difficulty::Medium => (0.1, 1.0),
        Difficulty::Hard => (0.2, 0.75),
    };
    ItemParams::new(slip, guess * ease)
}

/// P(known) after one more right, unaided answer to a typical typed item: for estimates of how far it still is.
#[must_use]
pub fn after_right(known: f64) -> f64 {
    bkt::learned(bkt::posterior(Probability::clamped(known), 1.0, item_params(None), true, 1.0), LEARN).get()
}
