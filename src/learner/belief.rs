//! What is believed of one skill.

use super::Criterion;
use crate::bank::{Difficulty, Format, Item};
use crate::evidence::OwnView;
use crate::ids::Millis;
use crate::tracer::discount::{self, Pace};
use crate::tracer::levels::{Asked, Levels};
use crate::tracer::memory::{self, Memory, Recall};

/// How many of the last answers are at hand for the map.
const RECENT: usize = 8;
/// Logits by which an author's easy item is easier than a typical one, and a hard one harder.
const EASE: f64 = 0.8;
/// Chance of typing the right answer without knowing.
const TYPED: f64 = 0.02;
/// Days within which nothing fades: an hour. It would be next to nothing, and cost as much as all the rest of an answer.
const SITTING: f64 = 1.0 / 24.0;
/// A secure skill that is less sure than this needs a re-check.
const DOUBT: f64 = 0.5;

/// What is believed of one skill.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillBelief {
    /// The share of typical items got right unaided, right after the last answer.
    levels: Levels,
    /// P(the share is at least the plan's), right after the last answer; 0 while there are too few right ones to ask.
    known: f64,
    /// First answers seen.
    pub observations: u32,
    /// Right first answers without help.
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
    /// How the learner sees the skill, and when they said so. It moves nothing else here.
    pub said: Option<(OwnView, Millis)>,
    recent: [u32; RECENT],
    recent_count: u8,
}

/// A first answer, as it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub(super) right: bool,
    pub(super) unaided: bool,
    /// It was practice: an answer in a check-up, which gives no help, is no try that failed to help.
    pub(super) practice: bool,
    pub(super) weight: f64,
    pub(super) at: Millis,
}

impl Default for SkillBelief {
    fn default() -> Self {
        Self {
            levels: Levels::untouched(0.0),
            known: 0.0,
            observations: 0,
            unaided: 0,
            since: None,
            last: Millis(0),
            memory: None,
            tries: 0,
            tries_right: 0,
            handed_over: None,
            said: None,
            recent: [0; RECENT],
            recent_count: 0,
        }
    }
}

impl SkillBelief {
    /// What is left of the memory at `now`, in (0, 1]; all of it within an hour.
    #[must_use]
    pub fn retrievability(&self, now: Millis) -> f64 {
        let days = now.days_since(self.last);
        match self.memory {
            Some(memory) if days > SITTING => memory::left(&memory::SHIPPED, memory, days),
            _ => 1.0,
        }
    }

    /// The share of typical items that the learner gets right unaided, as believed at `now`.
    #[must_use]
    pub fn levels_at(&self, now: Millis) -> Levels {
        self.levels.faded(self.retrievability(now))
    }

    /// Was secure, and errors since speak against it: a short re-check is due.
    #[must_use]
    pub fn refresh(&self) -> bool {
        self.since.is_some() && self.known < DOUBT
    }

    /// Positions in the log of the last answers, newest first, at most eight.
    #[must_use]
    pub fn recent(&self) -> &[u32] {
        &self.recent[..self.recent_count as usize]
    }

    /// Right, unaided answers in a row to typical items that would make the skill secure; 10 if more.
    #[must_use]
    pub fn rights_left(&self, criterion: Criterion) -> u32 {
        let mut levels = self.levels;
        let mut more = 0;
        while more < 10
            && (levels.spread().at_least(criterion.level) < criterion.sure || self.unaided + more < criterion.unaided)
        {
            levels = levels.after(Asked::typical(), true, 1.0);
            more += 1;
        }
        more
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

    /// `before` is what was believed of the skill just before, faded, or of an untouched one.
    pub(super) fn observe(&mut self, before: Levels, asked: Asked, counted: Counted) {
        let Counted { right, unaided, practice, weight, at } = counted;
        self.levels = before.after(asked, right, weight);
        let recall = match (right, unaided) {
            (false, _) => Recall::Failed,
            (true, false) => Recall::Helped,
            (true, true) => Recall::Unaided,
        };
        self.memory = Some(memory::step(&memory::SHIPPED, self.memory, at.days_since(self.last), recall));
        self.observations += 1;
        self.unaided += u32::from(right && unaided);
        self.tries += u32::from(practice);
        self.tries_right += u32::from(practice && right);
        self.last = at;
    }

    /// Notes that the skill is secure, once the criterion is met.
    pub(super) fn settle(&mut self, criterion: Criterion, at: Millis) {
        // Nobody asks before: neither whether it is secure nor whether it needs a re-check.
        if self.unaided < criterion.unaided {
            return;
        }
        self.known = self.levels.spread().at_least(criterion.level);
        if self.known >= criterion.sure {
            self.since.get_or_insert(at);
            self.tries = 0;
            self.tries_right = 0;
            self.handed_over = None;
        }
    }
}

/// How much easier than a typical item one is, in logits, whose author thinks it so difficult.
#[must_use]
pub fn ease(difficulty: Difficulty) -> f64 {
    match difficulty {
        Difficulty::Easy => EASE,
        Difficulty::Medium => 0.0,
        Difficulty::Hard => -EASE,
    }
}

/// Chance of a right answer to an item without knowing; of a typed one where the bank does not have it.
#[must_use]
pub fn guess(item: Option<&Item>) -> f64 {
    match item.map(|item| (item.format(), item.choices())) {
        Some((Format::Choice, choices)) => 1.0 / f64::from(choices.max(2)),
        _ => TYPED,
    }
}

/// How much a first answer counts.
pub(super) fn weight(item: Option<&Item>, right: bool, pace: Pace, took: Millis) -> f64 {
    let choice = item.is_some_and(|item| item.format() == Format::Choice);
    discount::weight(right, choice, pace.too_fast(seconds(took)))
}

pub(super) fn seconds(took: Millis) -> f64 {
    took.0 as f64 / 1000.0
}
