//! What the main tracer looks at before an answer: running figures of the learner, of the skills and of the item, as one
//! vector. A missing figure (a time that is not known, an item never seen) is NaN, and the readout treats it as such.
//!
//! The figures are those that carried the signal in published comparisons: shrunk difficulties, Elo and knowledge-tracing
//! estimates, decayed counts, lags and gaps (Gervet et al. 2020, *When is deep learning the best approach to knowledge
//! tracing?*, JEDM 12(3); Pelánek 2016, *Applications of the Elo rating system in adaptive educational systems*), read
//! on-line from this learner's earlier answers only.

use super::ability::{Ability, Outlook};
use super::figures::COUNT;
use super::history::History;
use super::model::Observation;
use super::norms::{Effect, Norms, stage};
use super::traces::{NEVER, Recent, SkillTrace, since};
use super::vectors::{self, Vectors};
use crate::math;

/// What is believed before an answer of how it will go; all that the step after it needs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stance {
    /// Logit of a typical learner's P(right).
    pub(crate) ease: f64,
    pub(crate) outlook: Outlook,
    pub(crate) vectors: vectors::Look,
    item_ease: f64,
    skill_ease: f64,
    general: Ability,
    own: Ability,
}

/// All figures before an answer, for the readout.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Look {
    pub(crate) figures: [f32; COUNT],
    pub(crate) stance: Stance,
}

/// What is believed before an answer.
pub(crate) fn stance(norms: &Norms, vectors: &Vectors, history: &History, observed: Observation<'_>) -> Stance {
    let skills = observed.skills;
    let share = 1.0 / skills.len().max(1) as f64;
    let mut skill_ease = 0.0;
    let mut own = Ability { mean: 0.0, variance: 0.0 };
    let untouched = SkillTrace::default();
    for &skill in skills {
        skill_ease += share * norms.skill_ease(skill);
        let trace = history.skill(skill).unwrap_or(&untouched);
        let belief = trace.belief(trace.gap(observed.time));
        own.mean += share * belief.mean;
        own.variance += share * share * belief.variance;
    }
    // An author's guess is a prior: it gives way to what others' answers have shown.
    let item_ease = norms.item(observed.item).map_or(observed.ease, |norm| norm.ease);
    let ease = norms.base + skill_ease + item_ease;
    let general = history.general_at(observed.time);
    let outlook = Outlook::new(general.mean + own.mean + ease, general.variance + own.variance, observed.guess);
    let vectors = vectors.look(&history.vectors, observed);
    Stance { ease, outlook, vectors, item_ease, skill_ease, general, own }
}

/// Looks at what is known before an answer.
pub(crate) fn look(norms: &Norms, vectors: &Vectors, history: &History, observed: Observation<'_>) -> Look {
    let now = observed.time;
    let skills = observed.skills;
    let item = norms.item(observed.item);
    let share = 1.0 / skills.len().max(1) as f64;
    let untouched = SkillTrace::default();
    let trace = |skill: &u32| history.skill(*skill).unwrap_or(&untouched);
    // A sum in the order of the skills, divided: the same bits everywhere.
    let mean = |figure: &dyn Fn(&SkillTrace) -> f32| {
        let mut sum = 0.0;
        for skill in skills {
            sum += figure(trace(skill));
        }
        sum * share as f32
    };
    let least = |figure: &dyn Fn(&SkillTrace) -> f32| {
        let mut least = f32::INFINITY;
        for skill in skills {
            least = least.min(figure(trace(skill)));
        }
        if skills.is_empty() { f32::NAN } else { least }
    };

    let stance = stance(norms, vectors, history, observed);
    let Stance { ease, item_ease, skill_ease, general, own, outlook, vectors: profile } = stance.clone();
    let (mut skill_count, mut curve, mut traced) = (0.0, 0.0, 0.0);
    for skill in skills {
        let norm = norms.skill(*skill);
        skill_count += share * norm.count;
        curve += share * norm.curve[stage(trace(skill).weight)];
        traced += share * trace(skill).traced(ease, observed.guess);
    }
    let alone = Outlook::new(general.mean + ease, general.variance + own.variance, observed.guess);
    let seen = observed.item.and_then(|item| history.item(item));
    let pairs = observed.item.map_or_else(Related::default, |item| related(norms, history.recent(), item));
    let rows = history.rows;
    let lag = |row: u32| if row == NEVER { f32::NAN } else { log1p((rows - row) as f32) };
    let since_start = since(0, now);
    // No skill was not practised just now.
    let with_skills = |figure: f32| if skills.is_empty() { f32::NAN } else { figure };
    // Without norms these tell nothing, and NaN says so.
    let or_nan = |figure: f64| if item.is_some() { figure as f32 } else { f32::NAN };

    let figures = [
        profile.logit as f32,
        profile.dot as f32,
        profile.bias as f32,
        item_ease as f32,
        log1p(item.map_or(0.0, |norm| norm.count as f32)),
        or_nan(item.map_or(0.0, |norm| norm.variance)),
        or_nan(item.map_or(0.0, |norm| norm.place)),
        ease as f32,
        skill_ease as f32,
        log1p(skill_count as f32),
        skills.len() as f32,
        curve as f32,
        log1p(history.weight),
        history.residual / (history.weight + 5.0),
        history.means[0],
        history.means[1],
        history.means[2],
        general.mean as f32,
        general.variance as f32,
        history.surprises[0],
        history.surprises[1],
        history.recent().first().map_or(f32::NAN, |last| f32::from(u8::from(last.right))),
        log1p(history.skill_count() as f32),
        alone.logit as f32,
        mean(&|own| log1p(own.weight)),
        least(&|own| log1p(own.weight)),
        mean(&|own| math::ln(f64::from((own.right + 1.0) / (own.weight - own.right + 1.0))) as f32),
        mean(&|own| own.residual / (own.weight + 3.0)),
        own.mean as f32,
        own.variance as f32,
        mean(&|own| own.means[0]),
        mean(&|own| own.means[1]),
        mean(&|own| own.won),
        mean(&|own| own.lost),
        mean(&|own| own.known),
        least(&|own| own.known),
        math::logit(traced.clamp(1e-6, 1.0 - 1e-6)) as f32,
        outlook.logit as f32,
        (outlook.logit - alone.logit) as f32,
        mean(&|own| own.streak.into()),
        mean(&|own| if own.row == NEVER { 0.0 } else { f32::from(own.streak.signum()) }),
        log1p(history.run as f32),
        f32::from(u8::from(history.same_skills(skills))),
        with_skills(mean(&|own| lag(own.row))),
        with_skills(mean(&|own| log1p(own.gap(now)))),
        log1p(history.gap(now)),
        log1p(history.pace()),
        log1p(history.sitting(now)),
        log1p(since_start),
        seen.map_or(0.0, |seen| seen.seen.into()),
        seen.map_or(f32::NAN, |seen| f32::from(u8::from(seen.right))),
        seen.map_or(f32::NAN, |seen| lag(seen.row)),
        seen.map_or(f32::NAN, |seen| log1p(seen.gap(now))),
        pairs.last[0],
        pairs.last[1],
        pairs.sum,
        log1p(pairs.count),
        or_nan(item.map_or(0.0, |norm| f64::from(pairs.count) / (1.0 + norm.followed))),
        related_skills(norms, history.recent(), skills),
    ];
    Look { figures, stance }
}

/// What the last answers say about an item.
#[derive(Debug, Default)]
struct Related {
    last: [f32; 2],
    sum: f32,
    count: f32,
}

fn related(norms: &Norms, recent: &[Recent], item: u32) -> Related {
    let mut all = Related::default();
    for (place, last) in recent.iter().enumerate() {
        let Some(effect) = norms.pairs.get(last.item, item) else { continue };
        let effect_after = effect.after(last.right);
        all.sum += effect_after;
        if let Some(own) = all.last.get_mut(place) {
            *own = effect_after;
        }
        if place == 0 {
            all.count = effect.count;
        }
    }
    all
}

/// What the last answers say about these skills: mean over pairs of skills, summed over the answers.
fn related_skills(norms: &Norms, recent: &[Recent], skills: &[u32]) -> f32 {
    let mut sum = 0.0;
    for last in recent {
        let mut own = 0.0;
        for &from in last.skills() {
            for &to in skills {
                own += norms.skill_pairs.get(from, to).unwrap_or(&Effect::default()).after(last.right);
            }
        }
        sum += own / (last.skills().len() * skills.len()).max(1) as f32;
    }
    sum
}

/// ln(1 + x); NaN stays NaN.
fn log1p(x: f32) -> f32 {
    math::ln(1.0 + f64::from(x)) as f32
}

#[cfg(test)]
#[path = "features_tests.rs"]
mod tests;
