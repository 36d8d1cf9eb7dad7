//! Expectation–maximisation for one chain of known and not known (Baum & Welch 1970, two states, two answers).
//!
//! Answers come in classes with a slip and a guess each: one class for plain BKT, one an item for KT-IDEM. Every
//! parameter is a share with a Beta prior around a `centre`, worth `strength` observations, so a step is exact and raises
//! [`Fit::objective`]: log likelihood plus log prior. Slip and guess stay below .5, or else known and not known could swap
//! their meanings; as each enters the objective alone, cutting it off there is still the best allowed step.

use super::sequences::Sequences;
use crate::math;
use crate::tracer::bkt::SkillParams;

/// Bounds that keep every likelihood above 0.
const SHARE: (f64, f64) = (1e-4, 1.0 - 1e-4);
/// Bounds of slip and guess.
pub(super) const NOISE: (f64, f64) = (1e-3, 0.499);

/// Slip and guess of a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Noise {
    pub(super) slip: f64,
    pub(super) guess: f64,
}

/// How a chain is fitted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pull {
    /// What the parameters are pulled to.
    pub(super) centre: SkillParams,
    /// For prior, learn and forget, in observations.
    pub(super) strength: f64,
    /// For slip and guess of a class, in observations.
    pub(super) noise: f64,
    /// Whether what was learned can be forgotten; else `forget` stays 0.
    pub(super) forget: bool,
}

/// When a climb ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until {
    /// A step gains less than this many nats.
    pub(super) gain: f64,
    /// So many steps are made.
    pub(super) most: usize,
    /// It is clear that the objective will not get above this.
    pub(super) goal: f64,
}

/// Parameters on their way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fit {
    pub(super) prior: f64,
    pub(super) learn: f64,
    pub(super) forget: f64,
    pub(super) noise: Vec<Noise>,
    /// Log likelihood plus log prior at the parameters *before* the last step, which can only have raised it.
    pub(super) objective: f64,
}

/// What an E-step finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Expected {
    /// P(known) summed over the answers of each code.
    pub(super) known: Vec<f64>,
    /// P(known) summed over the first answers.
    pub(super) known_first: f64,
    /// P(known), and P(not known), summed over all answers but the last ones.
    pub(super) known_on: f64,
    pub(super) unknown_on: f64,
    /// Expected number of times that the skill was learned, and forgotten.
    pub(super) learned: f64,
    pub(super) forgot: f64,
    pub(super) log_likelihood: f64,
}

/// Buffers of the E-step.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    /// For each answer P(known) before it and after it, from the answers so far.
    beliefs: Vec<(f64, f64)>,
    /// For each code its likelihood if known, and if not.
    likelihood: Vec<(f64, f64)>,
    pub(super) expected: Expected,
}

impl Fit {
    pub(super) fn start(params: SkillParams, classes: usize) -> Self {
        let noise = Noise { slip: params.slip, guess: params.guess };
        let SkillParams { prior, learn, forget, .. } = params;
        Self { prior, learn, forget, noise: vec![noise; classes], objective: f64::NEG_INFINITY }
    }

    /// Expected counts under these parameters: forward for the beliefs, backward to smooth them.
    pub(super) fn expect(&self, sequences: &Sequences, buffers: &mut Buffers) {
        let Buffers { beliefs, likelihood, expected } = buffers;
        likelihood.clear();
        for noise in &self.noise {
            likelihood.extend([(noise.slip, 1.0 - noise.guess), (1.0 - noise.slip, noise.guess)]);
        }
        let mut known = std::mem::take(&mut expected.known);
        known.clear();
        known.resize(likelihood.len(), 0.0);
        *expected = Expected { known, ..Expected::default() };
        let (stay, gain) = (1.0 - self.forget, self.learn);
        let mut begin = 0;
        for &end in &sequences.ends {
            let codes = &sequences.codes[begin..end];
            beliefs.clear();
            let mut belief = self.prior;
            // A product of likelihoods, its logarithm taken only when it gets small.
            let mut product = 1.0;
            for &code in codes {
                let (if_known, if_not) = likelihood[code as usize];
                let both = belief * if_known;
                let total = both + (1.0 - belief) * if_not;
                let after = both / total;
                product *= total;
                if product < 1e-200 {
                    expected.log_likelihood += math::ln(product);
                    product = 1.0;
                }
                beliefs.push((belief, after));
                belief = after * (stay - gain) + gain;
            }
            expected.log_likelihood += math::ln(product);
            let mut smooth = beliefs.last().map_or(0.0, |last| last.1);
            let mut last = true;
            let mut next = 0.0;
            for (&(before, after), &code) in beliefs.iter().zip(codes).rev() {
                if !last {
                    // `next` is P(known) before the answer that comes next; where it has reached 1, so has `smooth`.
                    let if_known = smooth / next;
                    let if_not = (1.0 - smooth) / f64::max(1.0 - next, 1e-300);
                    let learned = (1.0 - after) * gain * if_known;
                    let forgot = after * self.forget * if_not;
                    expected.learned += learned;
                    expected.forgot += forgot;
                    smooth = after * stay * if_known + forgot;
                    expected.known_on += smooth;
                    expected.unknown_on += 1.0 - smooth;
                }
                last = false;
                expected.known[code as usize] += smooth;
                next = before;
            }
            expected.known_first += smooth;
            begin = end;
        }
    }

    /// One step of EM.
    pub(super) fn step(&mut self, sequences: &Sequences, pull: &Pull, buffers: &mut Buffers) {
        self.expect(sequences, buffers);
        let found = &buffers.expected;
        self.objective = found.log_likelihood + self.log_prior(pull);
        // Without observations or pull, the centre is all there is.
        let share = |some: f64, all: f64, centre: f64, strength: f64| {
            if all + strength > 0.0 { (some + strength * centre) / (all + strength) } else { centre }
        };
        let bound = |value: f64, (low, high): (f64, f64)| value.clamp(low, high);
        let own = |some, all, centre| bound(share(some, all, centre, pull.strength), SHARE);
        self.prior = own(found.known_first, sequences.ends.len() as f64, pull.centre.prior);
        self.learn = own(found.learned, found.unknown_on, pull.centre.learn);
        if pull.forget {
            self.forget = own(found.forgot, found.known_on, pull.centre.forget);
        }
        for (class, noise) in self.noise.iter_mut().enumerate() {
            let (wrong, right) = (2 * class, 2 * class + 1);
            let known = found.known[wrong] + found.known[right];
            let all = sequences.counts[wrong] + sequences.counts[right];
            let lucky = sequences.counts[right] - found.known[right];
            noise.slip = bound(share(found.known[wrong], known, pull.centre.slip, pull.noise), NOISE);
            noise.guess = bound(share(lucky, all - known, pull.centre.guess, pull.noise), NOISE);
        }
    }

    /// Logarithm of the Beta priors, up to a constant.
    fn log_prior(&self, pull: &Pull) -> f64 {
        let of = |value: f64, centre: f64| centre * math::ln(value) + (1.0 - centre) * math::ln(1.0 - value);
        let centre = pull.centre;
        let mut chain = of(self.prior, centre.prior) + of(self.learn, centre.learn);
        if pull.forget {
            chain += of(self.forget, centre.forget);
        }
        let noise: f64 = self.noise.iter().map(|own| of(own.slip, centre.slip) + of(own.guess, centre.guess)).sum();
        pull.strength * chain + pull.noise * noise
    }

    /// Climbs to the top.
    ///
    /// EM creeps along ridges. After two steps the path is followed further in logits, as far as squared extrapolation
    /// says (Varadhan & Roland 2008, SQUAREM, step length S3); where that turns out lower, the two steps alone count.
    /// A climb that would need a hundred more steps like its last one to get above `goal` is given up.
    pub(super) fn climb(&mut self, sequences: &Sequences, pull: &Pull, buffers: &mut Buffers, until: Until) {
        let Until { gain, most, goal } = until;
        let mut before = f64::NEG_INFINITY;
        for _ in 0..most.div_ceil(3) {
            let zero = self.clone();
            self.step(sequences, pull, buffers);
            let one = self.clone();
            if one.objective - before < gain {
                break;
            }
            self.step(sequences, pull, buffers);
            before = self.objective;
            let last = self.objective - one.objective;
            if last < gain || self.objective + 100.0 * last < goal {
                break;
            }
            let two = self.clone();
            if self.leap(&zero, &one) {
                self.step(sequences, pull, buffers);
                if self.objective < before {
                    *self = two;
                }
            }
        }
    }

    /// From the third point of a path to where it leads; false if it leads nowhere.
    fn leap(&mut self, zero: &Self, one: &Self) -> bool {
        let (mut first, mut bend) = (0.0, 0.0);
        let triples = |each: &mut dyn FnMut(f64, f64, f64, &mut f64), two: &mut Self| {
            each(zero.prior, one.prior, two.prior, &mut two.prior);
            each(zero.learn, one.learn, two.learn, &mut two.learn);
            if zero.forget > 0.0 {
                each(zero.forget, one.forget, two.forget, &mut two.forget);
            }
            for ((zero, one), two) in zero.noise.iter().zip(&one.noise).zip(&mut two.noise) {
                each(zero.slip, one.slip, two.slip, &mut two.slip);
                each(zero.guess, one.guess, two.guess, &mut two.guess);
            }
        };
        let steps = |zero: f64, one: f64, two: f64| {
            let [zero, one, two] = [zero, one, two].map(math::logit);
            (one - zero, two - one - (one - zero))
        };
        triples(
            &mut |zero, one, two, _| {
                let (step, change) = steps(zero, one, two);
                first += step * step;
                bend += change * change;
            },
            self,
        );
        let length = math::sqrt(first / bend);
        if !(length > 1.0 && length.is_finite()) {
            return false;
        }
        triples(
            &mut |zero, one, two, out| {
                let (step, change) = steps(zero, one, two);
                *out = math::logistic(math::logit(zero) + 2.0 * length * step + length * length * change);
            },
            self,
        );
        self.prior = self.prior.clamp(SHARE.0, SHARE.1);
        self.learn = self.learn.clamp(SHARE.0, SHARE.1);
        if self.forget > 0.0 {
            self.forget = self.forget.clamp(SHARE.0, SHARE.1);
        }
        for noise in &mut self.noise {
            noise.slip = noise.slip.clamp(NOISE.0, NOISE.1);
            noise.guess = noise.guess.clamp(NOISE.0, NOISE.1);
        }
        true
    }

    /// The chain with the noise of its first class.
    pub(super) fn params(&self) -> SkillParams {
        let Noise { slip, guess } = self.noise[0];
        SkillParams { prior: self.prior, learn: self.learn, forget: self.forget, slip, guess }
    }
}

#[cfg(test)]
#[path = "em_tests.rs"]
mod tests;
