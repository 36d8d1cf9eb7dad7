//! What the plain policies know of a learner: knowledge tracing, rows, counts, and an ability.

use crate::irt::Item;
use crate::math;
use crate::simulate::person::Response;
use crate::simulate::world::TrueItem;
use crate::tracer::bkt;

/// What is known of one skill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Track {
    /// P(known), by knowledge tracing.
    pub(super) known: f64,
    /// Right answers in a row without a hint.
    pub(super) row: u32,
    /// Items.
    pub(super) given: u32,
    /// Items today.
    pub(super) today: u32,
}

/// The parameters are those of the simulated learners themselves, at their middle: no fit to their answers would be
/// better, so knowledge tracing is at its best here.
const PARAMS: bkt::SkillParams = bkt::SkillParams { prior: 0.25, learn: 0.15, forget: 0.0, slip: 0.1, guess: 0.1 };

impl Track {
    pub(super) fn new() -> Self {
        Self { known: PARAMS.prior, row: 0, given: 0, today: 0 }
    }

    /// After an answer. A hint counts as a wrong answer, as in ASSISTments and OATutor.
    pub(super) fn answered(&mut self, item: &TrueItem, response: Response) {
        let right = response.right && !response.hinted;
        let guess = item.blind + (1.0 - item.blind) * PARAMS.guess;
        self.known = bkt::step(self.known, bkt::SkillParams { guess, ..PARAMS }, right);
        self.row = if right { self.row + 1 } else { 0 };
        self.given += 1;
        self.today += 1;
    }
}

/// One ability for all skills, by EAP over a grid with a standard normal prior.
#[derive(Clone, Debug)]
pub(super) struct Ability([f64; POINTS]);

const POINTS: usize = 33;

fn point(at: usize) -> f64 {
    -4.0 + 0.25 * at as f64
}

impl Ability {
    pub(super) fn new() -> Self {
        Self(std::array::from_fn(|at| -0.5 * point(at) * point(at)))
    }

    pub(super) fn answered(&mut self, item: &Item, right: bool) {
        for (at, weight) in self.0.iter_mut().enumerate() {
            let p = item.right(point(at));
            *weight += math::ln(if right { p } else { 1.0 - p });
        }
    }

    pub(super) fn mean(&self) -> f64 {
        let most = self.0.iter().copied().fold(f64::MIN, f64::max);
        let (mut sum, mut all) = (0.0, 0.0);
        for (at, weight) in self.0.iter().enumerate() {
            let own = math::exp(weight - most);
            sum += own * point(at);
            all += own;
        }
        sum / all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_breaks_a_row_and_ability_follows_the_answers() {
        let item = TrueItem {
            skills: vec![],
            ease: 0.0,
            blind: 0.0,
            chosen: false,
            hints: true,
            right: vec![],
            wrong: vec![],
        };
        let mut track = Track::new();
        let right = Response { right: true, hinted: false, took: crate::Millis(9_000) };
        track.answered(&item, right);
        let known = track.known;
        assert!(track.row == 1 && known > 0.5);
        track.answered(&item, Response { hinted: true, ..right });
        assert!(track.row == 0 && track.known < known && track.given == 2);
        let mut ability = Ability::new();
        assert!(ability.mean().abs() < 1e-9);
        ability.answered(&Item { a: 1.0, b: 0.0, c: 0.0, d: 1.0 }, true);
        assert!(ability.mean() > 0.3);
    }
}
