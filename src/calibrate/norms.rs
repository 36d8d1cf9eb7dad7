//! Fitting [`Norms`]: how easy items and skills are, and what goes with what.
//!
//! Eases are maximum a posteriori estimates of logit P(right) = base + learner + mean of the skills + item, with normal
//! priors on each (a Rasch model with random effects; the linear logistic test model of Fischer 1973 with an error term
//! for items), by damped Newton steps over one kind of parameter after another. What remains of each answer is its
//! surprise; pairs and learning curves are shrunk means of those.

use super::responses::{Responses, Row};
use crate::math;
use crate::tracer::history::RECENT;
use crate::tracer::norms::{CURVE, Effect, ItemNorm, Norms, Pairs, SkillNorm, stage};
use crate::tracer::traces::KEPT_SKILLS;
use std::fmt::Write;

/// Prior variances, in squared logits.
const ITEM: f64 = 1.0;
const SKILL: f64 = 1.0;
const LEARNER: f64 = 0.7;
/// Rounds over the kinds of parameters; the eases move by less than a hundredth after ten.
const ROUNDS: usize = 12;
/// A Newton step for one kind while the others stand still goes too far; so much of it is taken.
const DAMPED: f64 = 0.75;

/// How many neutral answers a mean surprise is shrunk by, and how many it takes to be kept at all.
struct Shrink {
    by: f32,
    least: f32,
}
const OF_PAIRS: Shrink = Shrink { by: 8.0, least: 3.0 };
const OF_SKILL_PAIRS: Shrink = Shrink { by: 15.0, least: 3.0 };
const OF_CURVES: f64 = 10.0;

/// Norms from the answers of these learners.
#[must_use]
pub(crate) fn fit(responses: &Responses, learners: &[u32]) -> Norms {
    let rows = || learners.iter().flat_map(|&learner| responses.of(learner as usize));
    let mut norms = Norms {
        item_names: responses.items().to_vec(),
        items: vec![ItemNorm::default(); responses.items().len()],
        skill_names: responses.skills().to_vec(),
        skills: vec![SkillNorm::default(); responses.skills().len()],
        ..Norms::default()
    };
    let (mut all, mut right) = (1.0, 0.5);
    for row in rows() {
        all += 1.0;
        right += f64::from(u8::from(row.correct));
        norms.items[row.item as usize].count += 1.0;
        for &skill in responses.skills_of(row) {
            norms.skills[skill as usize].count += 1.0;
        }
    }
    norms.base = math::logit(right / all);
    let levels = eases(responses, learners, &mut norms);
    relations(responses, learners, &levels, &mut norms);
    norms
}

/// Fits base, skills, items and learners; gives the learners' levels, in the order of `learners`.
fn eases(responses: &Responses, learners: &[u32], norms: &mut Norms) -> Vec<f64> {
    let mut levels = vec![0.0; learners.len()];
    for _ in 0..ROUNDS {
        for (&learner, level) in learners.iter().zip(&mut levels) {
            let mut step = Newton::at(*level, LEARNER);
            for row in responses.of(learner as usize) {
                step.take(row.correct, ease(responses, norms, row) + *level, 1.0);
            }
            *level += step.size();
        }
        let mut items: Vec<Newton> = norms.items.iter().map(|norm| Newton::at(norm.ease, ITEM)).collect();
        each(responses, learners, &levels, |row, level| {
            items[row.item as usize].take(row.correct, ease(responses, norms, row) + level, 1.0);
        });
        for (norm, step) in norms.items.iter_mut().zip(&items) {
            norm.ease += DAMPED * step.size();
            norm.variance = 1.0 / step.information;
        }
        let mut skills: Vec<Newton> = norms.skills.iter().map(|norm| Newton::at(norm.ease, SKILL)).collect();
        each(responses, learners, &levels, |row, level| {
            let own = responses.skills_of(row);
            let z = ease(responses, norms, row) + level;
            own.iter().for_each(|&skill| skills[skill as usize].take(row.correct, z, 1.0 / own.len() as f64));
        });
        for (norm, step) in norms.skills.iter_mut().zip(&skills) {
            norm.ease += DAMPED * step.size();
        }
    }
    levels
}

/// Score and information of one parameter, its normal prior included.
struct Newton {
    score: f64,
    information: f64,
}

impl Newton {
    fn at(value: f64, variance: f64) -> Self {
        Self { score: -value / variance, information: 1.0 / variance }
    }

    fn take(&mut self, right: bool, z: f64, share: f64) {
        let p = math::logistic(z);
        self.score += share * (f64::from(u8::from(right)) - p);
        self.information += share * p * (1.0 - p);
    }

    fn size(&self) -> f64 {
        self.score / self.information
    }
}

fn ease(responses: &Responses, norms: &Norms, row: &Row) -> f64 {
    let skills = responses.skills_of(row);
    let of_skills: f64 = skills.iter().map(|&skill| norms.skills[skill as usize].ease).sum();
    norms.base + of_skills / skills.len() as f64 + norms.items[row.item as usize].ease
}

fn each(responses: &Responses, learners: &[u32], levels: &[f64], mut take: impl FnMut(&Row, f64)) {
    for (&learner, &level) in learners.iter().zip(levels) {
        responses.of(learner as usize).iter().for_each(|row| take(row, level));
    }
}

/// Fills in pairs, curves and places.
fn relations(responses: &Responses, learners: &[u32], levels: &[f64], norms: &mut Norms) {
    let mut pairs = Vec::new();
    let mut skill_pairs = Vec::new();
    let mut curves = vec![[(0.0, OF_CURVES); CURVE]; norms.skills.len()];
    let mut earlier = vec![0_u32; norms.skills.len()];
    for (&learner, &level) in learners.iter().zip(levels) {
        let rows = responses.of(learner as usize);
        for (place, row) in rows.iter().enumerate() {
            let p = math::logistic(ease(responses, norms, row) + level);
            let surprise = f64::from(u8::from(row.correct)) - p;
            let skills = responses.skills_of(row);
            let item = &mut norms.items[row.item as usize];
            item.place += place as f64 / rows.len() as f64;
            item.followed += f64::from(u8::from(place > 0));
            for last in rows[..place].iter().rev().take(RECENT) {
                pairs.push(Seen::new(last.item, row.item, last.correct, surprise));
                let from = responses.skills_of(last);
                for &from in &from[..from.len().min(KEPT_SKILLS)] {
                    skill_pairs.extend(skills.iter().map(|&to| Seen::new(from, to, last.correct, surprise)));
                }
            }
            for &skill in skills {
                let earlier = &mut earlier[skill as usize];
                let stage = &mut curves[skill as usize][stage(*earlier as f32)];
                *stage = (stage.0 + surprise, stage.1 + 1.0);
                *earlier += 1;
            }
        }
        rows.iter().flat_map(|row| responses.skills_of(row)).for_each(|&skill| earlier[skill as usize] = 0);
    }
    norms.pairs = shrunk(pairs, norms.items.len(), &OF_PAIRS);
    norms.skill_pairs = shrunk(skill_pairs, norms.skills.len(), &OF_SKILL_PAIRS);
    for (norm, curve) in norms.skills.iter_mut().zip(curves) {
        norm.curve = curve.map(|(sum, count)| sum / count);
    }
    for norm in norms.items.iter_mut().filter(|norm| norm.count > 0.0) {
        norm.place /= norm.count;
    }
}

/// A pair of answers soon after each other.
struct Seen {
    pair: u64,
    right: bool,
    surprise: f32,
}

impl Seen {
    fn new(from: u32, to: u32, right: bool, surprise: f64) -> Self {
        Self { pair: u64::from(to) << 32 | u64::from(from), right, surprise: surprise as f32 }
    }
}

fn shrunk(mut seen: Vec<Seen>, count: usize, shrink: &Shrink) -> Pairs {
    // Stable: sums are made in the order of the rows.
    seen.sort_by_key(|one| one.pair);
    let mut pairs = Pairs { starts: vec![0], ..Pairs::default() };
    for same in seen.chunk_by(|one, next| one.pair == next.pair) {
        if (same.len() as f32) < shrink.least {
            continue;
        }
        let mean = |right: bool| {
            let own = || same.iter().filter(|one| one.right == right);
            own().map(|one| one.surprise).sum::<f32>() / (own().count() as f32 + shrink.by)
        };
        let to = (same[0].pair >> 32) as usize;
        pairs.starts.resize(to + 1, pairs.from.len() as u32);
        pairs.from.push(same[0].pair as u32);
        pairs.effects.push(Effect { wrong: mean(false), right: mean(true), count: same.len() as f32 });
    }
    pairs.starts.resize(count + 1, pairs.from.len() as u32);
    pairs
}

/// The value of `norms` in a model file.
pub(super) fn compose(norms: &Norms) -> String {
    let mut text = format!("{{\"base\":{:.4},\"skills\":[", norms.base);
    for (place, (name, norm)) in norms.skill_names.iter().zip(&norms.skills).enumerate() {
        let head = super::compose::plain(name);
        write(&mut text, format_args!("{}\n[{head},{:.3},{}", comma(place), norm.ease, norm.count));
        norm.curve.iter().for_each(|value| write(&mut text, format_args!(",{value:.3}")));
        text.push(']');
    }
    text.push_str("],\n\"items\":[");
    for (place, (name, norm)) in norms.item_names.iter().zip(&norms.items).enumerate() {
        let head = super::compose::plain(name);
        let ItemNorm { ease, count, variance, place: stands, followed } = norm;
        let start = comma(place);
        write(&mut text, format_args!("{start}\n[{head},{ease:.3},{count},{variance:.3},{stands:.3},{followed}]"));
    }
    text.push_str("],\n\"skill_pairs\":");
    compose_pairs(&mut text, &norms.skill_pairs);
    text.push_str(",\n\"pairs\":");
    compose_pairs(&mut text, &norms.pairs);
    text.push('}');
    text
}

fn compose_pairs(text: &mut String, pairs: &Pairs) {
    text.push('[');
    for (to, span) in pairs.starts.windows(2).enumerate() {
        text.push_str(if to > 0 { ",\n[" } else { "\n[" });
        for at in span[0] as usize..span[1] as usize {
            let Effect { wrong, right, count } = pairs.effects[at];
            let start = comma(at - span[0] as usize);
            write(text, format_args!("{start}{},{wrong:.3},{right:.3},{count}", pairs.from[at]));
        }
        text.push(']');
    }
    text.push(']');
}

fn comma(place: usize) -> &'static str {
    if place > 0 { "," } else { "" }
}

fn write(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.write_fmt(what).expect("a text takes what is written");
}
