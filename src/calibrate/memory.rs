//! Fitting how fast what was learned fades, to responses with time stamps.
//!
//! For each learner and skill, each answer is predicted from what was known after the one before and what is left of
//! that: P(known) by the skill's own chain ([`bkt`]), fitted without forgetting, of which what practice added to the
//! chain's prior fades by R(t, S) of [`memory`]. (That all of P(known) fades is a worse prediction of these data: what
//! was known before practice came from elsewhere and is kept up there.) The decay of the curve and the first stabilities
//! are chosen by maximum likelihood of the answers a day or more after a skill's last, within the bounds that FSRS-6
//! sets; its other parameters, which need more data than one course gives, stay as published.

use super::bkt as fitting;
use super::parallel::{self, Threads};
use super::responses::Responses;
use crate::math;
use crate::tracer::bkt::{self, SkillParams};
use crate::tracer::memory::{self, Memory, Params, Recall};

/// One learner's answers to one skill's items: seconds since the learner's first response, and whether right.
struct Sequence {
    chain: SkillParams,
    answers: Vec<(f64, bool)>,
}

/// Answers after a gap of at least this many days are counted apart.
const GAP: f64 = 1.0;

/// How well answers were predicted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fitness {
    /// Mean log loss in nats of all answers after a skill's first.
    pub all: f64,
    /// Of those at least a day after the skill's last answer.
    pub after_gap: f64,
    /// How many those are.
    pub gaps: usize,
}

/// Answers in sequence with the chains to judge them by.
pub struct Memories {
    sequences: Vec<Sequence>,
    threads: Threads,
}

impl std::fmt::Debug for Memories {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memories").field("sequences", &self.sequences.len()).finish_non_exhaustive()
    }
}

impl Memories {
    /// The answers of `responses` that have a time, judged by chains fitted to `train`. Answers without a time are left
    /// out, for no gap is made up, and so are skills that `train` does not have.
    #[must_use]
    pub fn new(responses: &Responses, train: &Responses, threads: Threads) -> Self {
        let options = fitting::Options { forget: false, starts: 4, threads, ..fitting::Options::default() };
        let fitted = fitting::fit(train, &options, &|| {});
        let chain = |name: &String| {
            let place = fitted.skills.binary_search_by(|skill| skill.skill.cmp(name)).ok()?;
            let &fitting::FittedSkill { prior, learn, forget, slip, guess, .. } = &fitted.skills[place];
            Some(SkillParams { prior, learn, forget, slip, guess })
        };
        let chains: Vec<Option<SkillParams>> = responses.skills().iter().map(chain).collect();
        let mut sequences = Vec::new();
        for rows in responses.by_learner() {
            let mut own: Vec<Vec<(f64, bool)>> = vec![Vec::new(); responses.skills().len()];
            for row in rows {
                for &skill in responses.skills_of(row) {
                    if let Some(time) = row.time {
                        own[skill as usize].push((time, row.correct));
                    }
                }
            }
            let used = own.into_iter().zip(&chains).filter(|(answers, _)| answers.len() > 1);
            sequences.extend(used.filter_map(|(answers, chain)| Some(Sequence { chain: (*chain)?, answers })));
        }
        Self { sequences, threads }
    }

    /// How well these parameters predict; `None` forgets nothing.
    #[must_use]
    pub fn fitness(&self, params: Option<&Params>) -> Fitness {
        let parts = parallel::map(self.threads, self.sequences.len().div_ceil(256), |part| {
            let end = self.sequences.len().min((part + 1) * 256);
            let mut sum = [0.0; 4];
            for sequence in &self.sequences[part * 256..end] {
                sequence.judge(params, &mut sum);
            }
            sum
        });
        let mut sum = [0.0; 4];
        for part in parts {
            for (total, own) in sum.iter_mut().zip(part) {
                *total += own;
            }
        }
        Fitness { all: sum[0] / sum[1], after_gap: sum[2] / sum[3], gaps: sum[3] as usize }
    }

    /// The most likely decay and first stabilities, by searching along one after the other with steps that shrink. `start`
    /// gives what is not fitted; first stabilities after help and without keep their ratio, for these data tell no help.
    #[must_use]
    pub fn fit(&self, start: Params) -> Params {
        let mut best = start;
        let mut loss = self.fitness(Some(&best)).after_gap;
        let mut steps = [0.5; FREE];
        while steps.iter().any(|step| *step > 0.005) {
            for (which, step) in steps.iter_mut().enumerate() {
                let tried =
                    [*step, -*step].map(|by| moved(best, which, by)).map(|p| (self.fitness(Some(&p)).after_gap, p));
                let better = tried.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).filter(|one| one.0 < loss);
                match better {
                    Some((lower, params)) => (loss, best, *step) = (lower, params, (*step * 1.5).min(1.0)),
                    None => *step /= 2.0,
                }
            }
        }
        best
    }
}

/// How many parameters are fitted.
const FREE: usize = 3;

/// The parameters with one moved along the logarithm of what it multiplies, within its bounds.
fn moved(mut params: Params, which: usize, by: f64) -> Params {
    let times = math::exp(by);
    match which {
        0 => params.decay = (params.decay * times).clamp(0.1, 0.8),
        1 => params.first[0] = (params.first[0] * times).clamp(0.01, 100.0),
        _ => {
            params.first[1] = (params.first[1] * times).clamp(0.01, 100.0);
            params.first[2] = (params.first[2] * times).clamp(0.01, 100.0);
        }
    }
    params
}

impl Sequence {
    /// Adds log loss and count of all answers but the first, and of those after a gap.
    fn judge(&self, params: Option<&Params>, sum: &mut [f64; 4]) {
        let chain = self.chain;
        let mut known = chain.prior;
        let mut memory: Option<Memory> = None;
        let mut last = self.answers[0].0;
        for (place, &(time, right)) in self.answers.iter().enumerate() {
            let days = (time - last).max(0.0) / 86_400.0;
            last = time;
            if let (Some(params), Some(memory)) = (params, memory) {
                let added = (known - chain.prior).max(0.0);
                known -= added * (1.0 - memory::left(params, memory, days));
            }
            if place > 0 {
                let p = bkt::chance(known, chain.slip, chain.guess);
                let loss = -math::ln(if right { p } else { 1.0 - p }.max(1e-9));
                sum[0] += loss;
                sum[1] += 1.0;
                if days >= GAP {
                    sum[2] += loss;
                    sum[3] += 1.0;
                }
            }
            known = bkt::step(known, chain, right);
            if let Some(params) = params {
                let recall = if right { Recall::Unaided } else { Recall::Failed };
                memory = Some(memory::step(params, memory, days, recall));
            }
        }
    }
}
