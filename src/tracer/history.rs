//! All that the main tracer remembers of one learner: a few running figures in general, for each skill and for each item
//! seen. Every answer costs the same, however many came before.
//!
//! Figures are kept in `f32`: a skill takes about 60 bytes, so that fifty of them and the rest stay within 4 KB.

use super::ability::{self, Ability};
use super::features::Stance;
use super::model::Observation;
use super::slots::Slots;
use super::traces::{ItemTrace, KEPT_SKILLS, NEVER, Recent, SkillTrace, since, traced_on, whole};
use super::vectors::VectorState;
use crate::math;

/// How many of the last answers are kept with their items.
pub(crate) const RECENT: usize = 8;
/// Seconds without an answer after which a new sitting begins.
const SITTING: f64 = 3600.0;
/// Shares of the newest answer in the running means: of a learner's last few, last ten and last thirty answers.
const GENERAL_RATES: [f32; 3] = [0.3, 0.1, 0.03];
/// The same for one skill's answers.
const SKILL_RATES: [f32; 2] = [0.4, 0.12];
/// What is left of an old right or wrong answer after a newer one (decayed counts).
const KEEP: f32 = 0.8;

/// What was asked and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Whether the answer was right.
    pub right: bool,
    /// From 0 (says nothing) to 1 (says all that an unaided first answer says).
    pub weight: f64,
}

impl Outcome {
    /// An unaided first answer.
    #[must_use]
    pub fn plain(right: bool) -> Self {
        Self { right, weight: 1.0 }
    }
}

/// What is remembered of one learner. Only the [`Gradus`](super::Gradus) that fed it can use it.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Answers so far.
    pub(super) rows: u32,
    pub(super) general: Ability,
    /// Sum of surprises against the items' ease alone, and the weights behind it.
    pub(super) residual: f32,
    pub(super) weight: f32,
    /// Running means of those surprises.
    pub(super) means: [f32; 3],
    /// Surprises of the last two answers against all that was believed.
    pub(super) surprises: [f32; 2],
    last: u32,
    /// Whole seconds between the last two answers.
    pace: u32,
    sitting: u32,
    /// Answers in a row on the same skills.
    pub(super) run: u32,
    recent: [Recent; RECENT],
    skills: Slots<SkillTrace>,
    items: Slots<ItemTrace>,
    pub(super) vectors: VectorState,
}

impl Default for History {
    fn default() -> Self {
        Self {
            rows: 0,
            general: ability::PRIOR,
            residual: 0.0,
            weight: 0.0,
            means: [0.0; 3],
            surprises: [0.0; 2],
            last: NEVER,
            pace: NEVER,
            sitting: NEVER,
            run: 0,
            recent: [Recent { item: u32::MAX, right: false, count: 0, skills: [0; KEPT_SKILLS] }; RECENT],
            skills: Slots::default(),
            items: Slots::default(),
            vectors: VectorState::default(),
        }
    }
}

impl History {
    /// How many skills have been practised.
    pub(super) fn skill_count(&self) -> usize {
        self.skills.len()
    }

    pub(super) fn skill(&self, skill: u32) -> Option<&SkillTrace> {
        self.skills.get(skill)
    }

    pub(super) fn item(&self, item: u32) -> Option<&ItemTrace> {
        self.items.get(item)
    }

    /// The last answers, newest first.
    pub(super) fn recent(&self) -> &[Recent] {
        &self.recent[..RECENT.min(self.rows as usize)]
    }

    /// Seconds since the last answer; NaN if not known.
    pub(super) fn gap(&self, now: Option<f64>) -> f32 {
        since(self.last, now)
    }

    /// Seconds between the last two answers; NaN if not known.
    pub(super) fn pace(&self) -> f32 {
        since(0, Some(self.pace).filter(|&pace| pace != NEVER).map(f64::from))
    }

    /// Seconds since the sitting began; NaN if not known.
    pub(super) fn sitting(&self, now: Option<f64>) -> f32 {
        since(self.sitting, now)
    }

    /// The general belief at this time.
    pub(super) fn general_at(&self, now: Option<f64>) -> Ability {
        let gap = self.gap(now);
        if gap.is_nan() { self.general } else { ability::away(self.general, f64::from(gap) / 86_400.0) }
    }

    /// What is believed of the learner in general, and of a skill's own offset to it (its prior if never practised), right
    /// after the last answer.
    #[must_use]
    pub fn beliefs(&self, skill: u32) -> (Ability, Ability) {
        (self.general, self.skill(skill).map_or(ability::SKILL_PRIOR, |own| own.belief(f32::NAN)))
    }

    /// Takes in an answer; `stance` is what was believed before it.
    pub(super) fn learn(&mut self, observed: Observation<'_>, stance: &Stance, outcome: Outcome) {
        let Outcome { right, weight } = outcome;
        let now = observed.time;
        let signal = stance.outlook.signal(right, weight);
        let (full, share) = (weight as f32, 1.0 / observed.skills.len().max(1) as f64);
        let answer = if right { 1.0 } else { 0.0 };
        let ease_alone = observed.guess + (1.0 - observed.guess) * math::logistic(stance.ease);
        let surprise = (answer - ease_alone) as f32;

        self.general = ability::taught(ability::moved(self.general_at(now), 1.0, signal));
        self.residual += full * surprise;
        self.weight += full;
        for (mean, rate) in self.means.iter_mut().zip(GENERAL_RATES) {
            *mean += full * rate * (surprise - *mean);
        }
        self.surprises = [(answer - stance.outlook.right) as f32 * full, self.surprises[0]];

        for &skill in observed.skills {
            let row = self.rows;
            let own = self.skills.reach(skill);
            let belief = ability::skill_taught(ability::moved(own.belief(own.gap(now)), share, signal));
            own.mean = belief.mean as f32;
            own.variance = belief.variance as f32;
            own.weight += full;
            own.residual += full * surprise;
            for (mean, rate) in own.means.iter_mut().zip(SKILL_RATES) {
                *mean += full * rate * (surprise - *mean);
            }
            own.won = own.won + full * ((KEEP - 1.0) * own.won + answer as f32);
            own.lost = own.lost + full * ((KEEP - 1.0) * own.lost + 1.0 - answer as f32);
            own.right += full * answer as f32;
            own.known = traced_on(own.known.into(), stance.ease, observed.guess, outcome) as f32;
            own.row = row;
            own.time = whole(now);
            // A discounted answer neither makes nor breaks a row.
            if weight > 0.5 {
                own.streak = if right { own.streak.max(0) + 1 } else { own.streak.min(0) - 1 }.clamp(-8, 8);
            }
        }
        if let Some(item) = observed.item {
            let row = self.rows;
            let own = self.items.reach(item);
            *own = ItemTrace { seen: own.seen.saturating_add(1), right, row, time: whole(now) };
        }

        let gap = self.gap(now);
        if self.sitting == NEVER || f64::from(gap) > SITTING {
            self.sitting = whole(now);
        }
        if self.rows > 0 {
            self.pace = if gap.is_nan() { NEVER } else { gap as u32 };
        }
        self.run = if self.same_skills(observed.skills) { self.run + 1 } else { 0 };
        self.recent.rotate_right(1);
        let mut skills = [0; KEPT_SKILLS];
        let count = observed.skills.len().min(KEPT_SKILLS);
        skills[..count].copy_from_slice(&observed.skills[..count]);
        self.recent[0] = Recent { item: observed.item.unwrap_or(u32::MAX), right, count: count as u8, skills };
        self.last = whole(now);
        self.rows += 1;
    }

    /// Whether the last answer was on these skills.
    pub(super) fn same_skills(&self, skills: &[u32]) -> bool {
        let kept = &skills[..skills.len().min(KEPT_SKILLS)];
        self.recent().first().is_some_and(|last| last.skills() == kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracer::features::look;
    use crate::tracer::norms::Norms;
    use crate::tracer::vectors::{Member, SIZE, Vectors};

    /// Bytes of a history on fifty skills and so many items, and those of them that the items take.
    fn bytes(vectors: &Vectors, items: u32) -> (usize, usize) {
        let mut history = History::default();
        for at in 0..2000u32 {
            let item = (items > 0).then(|| at % items.max(1));
            let skill = [at % 50];
            let seen = Observation { item, skills: &skill, time: Some(f64::from(at)), ..Observation::default() };
            let before = look(&Norms::typical(0.5), vectors, &history, seen);
            crate::tracer::gradus::step(vectors, &mut history, seen, &before.stance, Outcome::plain(at % 3 != 0));
        }
        let of_items = history.items.heap();
        (size_of::<History>() + history.skills.heap() + of_items + history.vectors.heap(), of_items)
    }

    /// Vectors as a fitted model has them: both members, with no skill or item of their own.
    fn fitted() -> Vectors {
        let member = Member {
            base: [0.1; 1 + 2 * SIZE],
            boost: 1.0,
            rate: 0.1,
            keep: 0.99,
            gain: 0.1,
            decay: [0.99; SIZE],
            skills: Vec::new(),
            items: Vec::new(),
        };
        Vectors(vec![member.clone(), member])
    }

    #[test]
    fn fifty_skills_take_four_kilobytes_and_an_item_some_bytes() {
        for (name, vectors) in [("shipped", Vectors(Vec::new())), ("fitted", fitted())] {
            let (all, of_items) = bytes(&vectors, 400);
            let each = of_items as f64 / 400.0;
            println!("{name}: {} bytes and {each:.1} for each item seen", all - of_items);
            assert!(all - of_items <= 4096 && each <= 48.0, "{name}: {} bytes, {each} an item", all - of_items);
            assert_eq!(bytes(&vectors, 0), (all - of_items, 0));
        }
    }
}
