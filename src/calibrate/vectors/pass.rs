//! One learner forwards and backwards: the loss of the predictions and its exact gradient, through all of the learner's
//! responses (backpropagation through time, Werbos 1990).

use super::super::responses::{Responses, Row as Response};
use crate::draw::Draw;
use crate::math;
use crate::tracer::vectors::{ROW, Row, SIZE, dot, halves, logistic, pace};

/// Parameters stand in one list: the base row, then these, then a row and a log gain a skill, then a row an item. A
/// skill's log gain adds to the general one; shares are logits, other positive numbers logarithms.
pub(super) const BOOST: usize = ROW;
pub(super) const RATE: usize = ROW + 1;
pub(super) const KEEP: usize = ROW + 2;
pub(super) const GAIN: usize = ROW + 3;
pub(super) const DECAY: usize = ROW + 4;
pub(super) const SKILLS: usize = DECAY + SIZE;
/// A skill's.
pub(super) const SKILL: usize = ROW + 1;

/// The numbers that the equations have, from parameters that may be any number.
#[derive(Debug)]
pub(super) struct Rates {
    pub(super) boost: f32,
    pub(super) rate: f32,
    pub(super) keep: f32,
    pub(super) decay: [f32; SIZE],
    pub(super) gain: f32,
    pub(super) gains: Vec<f32>,
}

fn exp(x: f32) -> f32 {
    math::exp(f64::from(x)) as f32
}

impl Rates {
    pub(super) fn of(parameters: &[f32], skills: usize) -> Self {
        let gain = parameters[GAIN];
        Self {
            boost: exp(parameters[BOOST]),
            rate: exp(parameters[RATE]),
            keep: logistic(parameters[KEEP]),
            decay: std::array::from_fn(|place| logistic(parameters[DECAY + place])),
            gain: exp(gain),
            gains: (0..skills).map(|skill| exp(gain + parameters[SKILLS + skill * SKILL + ROW])).collect(),
        }
    }
}

/// What the way back needs of a response.
#[derive(Clone, Copy, Debug)]
struct Step {
    row: Row,
    /// The learner's vector before it.
    at: [f32; SIZE],
    p: f32,
    surprise: f32,
    with_item: bool,
}

/// Buffers for one learner after the other.
#[derive(Debug, Default)]
pub(super) struct Tape {
    steps: Vec<Step>,
    /// Levels before each response, skill by skill.
    before: Vec<f32>,
    /// By skill; all 0 between learners.
    levels: Vec<f32>,
    slopes: Vec<f32>,
}

impl Tape {
    /// Runs a learner's responses; gives the sum of −ln of the probabilities of what happened. Each time, the item's own
    /// row is left out with the probability `drop`, so that skills learn to do without.
    pub(super) fn forwards(
        &mut self,
        parameters: &[f32],
        rates: &Rates,
        responses: &Responses,
        rows: &[Response],
        drop: f64,
        draw: &mut Draw,
    ) -> f64 {
        self.steps.clear();
        self.before.clear();
        self.levels.resize(rates.gains.len(), 0.0);
        let items = SKILLS + rates.gains.len() * SKILL;
        let mut at = [0.0; SIZE];
        let mut loss = 0.0;
        for (count, response) in rows.iter().enumerate() {
            let skills = responses.skills_of(response);
            let share = 1.0 / skills.len() as f32;
            let with_item = drop <= 0.0 || draw.unit() >= drop;
            let mut row = [0.0; ROW];
            row.copy_from_slice(&parameters[..ROW]);
            for &skill in skills {
                add(&mut row, share, &parameters[SKILLS + skill as usize * SKILL..]);
            }
            if with_item {
                add(&mut row, 1.0, &parameters[items + response.item as usize * ROW..]);
            }
            let (query, shift) = halves(&row);
            let mut logit = row[0] + dot(query, &at);
            for &skill in skills {
                let level = self.levels[skill as usize];
                logit += share * level;
                self.before.push(level);
            }
            let p = logistic(logit);
            let surprise = f32::from(u8::from(response.correct)) - p;
            loss -= math::ln(f64::from(1.0 - surprise.abs()).max(1e-15));
            self.steps.push(Step { row, at, p, surprise, with_item });
            let pace = pace(rates.boost, rates.rate, count as f32) * surprise;
            for place in 0..SIZE {
                at[place] = rates.decay[place] * at[place] + pace * shift[place];
            }
            for &skill in skills {
                let level = &mut self.levels[skill as usize];
                *level = rates.keep * *level + rates.gains[skill as usize] * surprise;
            }
        }
        for row in rows {
            for &skill in responses.skills_of(row) {
                self.levels[skill as usize] = 0.0;
            }
        }
        loss
    }

    /// Adds the gradient of what [`forwards`](Self::forwards) has just run.
    pub(super) fn backwards(&mut self, rates: &Rates, responses: &Responses, rows: &[Response], gradient: &mut [f32]) {
        self.slopes.resize(rates.gains.len(), 0.0);
        let items = SKILLS + rates.gains.len() * SKILL;
        // Of the loss of all later responses, by the vector and the levels after this one.
        let mut slope = [0.0; SIZE];
        let slopes = &mut self.slopes;
        let mut end = self.before.len();
        let mut general = [0.0; SKILLS];
        for (count, (response, step)) in rows.iter().zip(&self.steps).enumerate().rev() {
            let skills = responses.skills_of(response);
            let before = &self.before[end - skills.len()..end];
            end -= skills.len();
            let share = 1.0 / skills.len() as f32;
            let (query, shift) = halves(&step.row);
            let pace = pace(rates.boost, rates.rate, count as f32);
            let along = dot(&slope, shift);
            let mut by_surprise = pace * along;
            for &skill in skills {
                by_surprise += slopes[skill as usize] * rates.gains[skill as usize];
            }
            let by_logit = -step.surprise - by_surprise * step.p * (1.0 - step.p);
            let mut own = [0.0; ROW];
            own[0] = by_logit;
            for place in 0..SIZE {
                own[1 + place] = by_logit * step.at[place];
                own[1 + SIZE + place] = pace * step.surprise * slope[place];
                general[DECAY + place] += slope[place] * step.at[place];
                slope[place] = rates.decay[place] * slope[place] + by_logit * query[place];
            }
            let wait = 1.0 + rates.rate * count as f32;
            let by_pace = along * step.surprise * rates.boost / wait;
            general[BOOST] += by_pace;
            general[RATE] -= by_pace * rates.rate * count as f32 / wait;
            add(&mut general, 1.0, &own);
            for (&skill, before) in skills.iter().zip(before) {
                let start = SKILLS + skill as usize * SKILL;
                add(&mut gradient[start..start + ROW], share, &own);
                let slope = &mut slopes[skill as usize];
                let by_gain = *slope * step.surprise * rates.gains[skill as usize];
                gradient[start + ROW] += by_gain;
                general[GAIN] += by_gain;
                general[KEEP] += *slope * before;
                *slope = rates.keep * *slope + share * by_logit;
            }
            if step.with_item {
                let start = items + response.item as usize * ROW;
                add(&mut gradient[start..start + ROW], 1.0, &own);
            }
        }
        general[KEEP] *= rates.keep * (1.0 - rates.keep);
        for (sum, decay) in general[DECAY..].iter_mut().zip(rates.decay) {
            *sum *= decay * (1.0 - decay);
        }
        add(gradient, 1.0, &general);
        for row in rows {
            for &skill in responses.skills_of(row) {
                slopes[skill as usize] = 0.0;
            }
        }
    }
}

/// Adds `factor` times as many numbers as both lists have.
fn add(to: &mut [f32], factor: f32, what: &[f32]) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += factor * what;
    }
}
