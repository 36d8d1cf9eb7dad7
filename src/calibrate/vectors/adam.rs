//! Adam (Kingma & Ba 2015) for blocks of parameters of which each batch touches few.
//!
//! Untouched, a parameter of Adam still coasts: its mean gradient fades and moves it for some ten steps. A block that a
//! batch does not touch is left alone and [catches up](Adam::catch_up) on the steps it missed, all at once, before it is
//! needed again. That is a geometric series as long as the gradients it missed are 0 (so what pulls a parameter to 0 must
//! act when its block is touched), up to the bias correction and learning rate, which hardly change on the way.

use crate::math;

const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.98;
/// So small next to a gradient that only keeps 0/0 away.
const TINY: f32 = 1e-6;
/// Steps after which nothing of an old gradient is left: 0.98^1024 is 1e-9.
const LONGEST: usize = 1024;

/// Running means of gradients and their squares.
#[derive(Debug)]
pub(super) struct Adam {
    step: u32,
    /// √(correction of the squares)/(correction of the means).
    correction: f32,
    mean: Vec<f32>,
    square: Vec<f32>,
    /// What is left of mean and square after so many steps, and how far they carried the parameter in between, in units of
    /// mean/√square.
    coasts: Vec<(f32, f32, f32)>,
}

impl Adam {
    pub(super) fn new(parameters: usize) -> Self {
        let (mean, square) = (vec![0.0; parameters], vec![0.0; parameters]);
        let mut coasts = vec![(1.0, 1.0, 0.0)];
        for steps in 1..=LONGEST {
            let (mean, square, way): (f32, f32, f32) = coasts[steps - 1];
            let (mean, square) = (mean * MEAN, square * SQUARE);
            coasts.push((mean, square, way + mean / root(square)));
        }
        Self { step: 0, correction: 1.0, mean, square, coasts }
    }

    /// Begins the next step; gives its number.
    pub(super) fn next(&mut self) -> u32 {
        self.step += 1;
        let left = |factor: f32| 1.0 - math::powf(f64::from(factor), f64::from(self.step));
        self.correction = (math::sqrt(left(SQUARE)) / left(MEAN)) as f32;
        self.step
    }

    /// The steps that the block `start..start + parameters.len()` missed, if `last` was its last.
    pub(super) fn catch_up(&mut self, start: usize, parameters: &mut [f32], last: u32, now: u32, rate: f32) {
        let missed = (now - last) as usize;
        let (left, left_square, way) = self.coasts[missed.min(LONGEST)];
        if missed == 0 || last == 0 {
            return;
        }
        let moments = self.mean[start..].iter_mut().zip(&mut self.square[start..]);
        for (parameter, (mean, square)) in parameters.iter_mut().zip(moments) {
            *parameter -= rate * self.correction * way * *mean / (root(*square) + TINY);
            *mean *= left;
            *square *= left_square;
        }
    }

    /// One step of the block `start..start + parameters.len()`, which must be up to the step before.
    pub(super) fn apply(&mut self, start: usize, parameters: &mut [f32], gradient: &[f32], rate: f32) {
        let moments = self.mean[start..].iter_mut().zip(&mut self.square[start..]);
        for ((parameter, gradient), (mean, square)) in parameters.iter_mut().zip(gradient).zip(moments) {
            *mean = MEAN * *mean + (1.0 - MEAN) * gradient;
            *square = SQUARE * *square + (1.0 - SQUARE) * gradient * gradient;
            *parameter -= rate * self.correction * *mean / (root(*square) + TINY);
        }
    }
}

/// Exact by IEEE 754, so that std's agrees with all others.
fn root(x: f32) -> f32 {
    x.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catching_up_is_doing_nothing_often() {
        let gradient = [0.5, -0.02, 0.0];
        let (mut eager, mut lazy) = (Adam::new(3), Adam::new(3));
        let (mut one, mut other) = ([1.0f32, 2.0, 3.0], [1.0f32, 2.0, 3.0]);
        // Past the first steps, in which the correction moves.
        for _ in 0..300 {
            eager.next();
            lazy.next();
        }
        for missed in [0, 1, 7, 40] {
            let start = lazy.next();
            eager.next();
            eager.apply(0, &mut one, &gradient, 0.01);
            lazy.apply(0, &mut other, &gradient, 0.01);
            for _ in 0..missed {
                lazy.next();
                eager.next();
                eager.apply(0, &mut one, &[0.0; 3], 0.01);
            }
            lazy.catch_up(0, &mut other, start, start + missed, 0.01);
            for (one, other) in one.iter().zip(other) {
                assert!((one - other).abs() < 1e-4, "{missed}: {one} {other}");
            }
        }
    }

    #[test]
    fn it_goes_to_the_bottom() {
        let mut adam = Adam::new(2);
        let mut at = [3.0f32, -2.0];
        for _ in 0..2000 {
            adam.next();
            let gradient = [at[0] - 1.0, 100.0 * (at[1] - 0.5)];
            adam.apply(0, &mut at, &gradient, 0.01);
        }
        assert!((at[0] - 1.0).abs() < 1e-2 && (at[1] - 0.5).abs() < 1e-2, "{at:?}");
    }
}
