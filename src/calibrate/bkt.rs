//! Fitting Bayesian knowledge tracing to responses: kinds `bkt` (slip and guess a skill) and `ktidem` (an item).
//!
//! Each skill is a chain of its own, fitted by EM to every learner's answers to its items; a response with several skills
//! counts for each. First one chain is fitted to all skills' answers together: it is what a skill without data is taken
//! for, and what a skill with little data is pulled to. Then each skill climbs from that chain and from random points; the
//! best few go on to the top.

use super::compose::{compose, lines, plain, rounded};
use super::em::{Buffers, Fit, Pull, Until};
use super::parallel::{self, Threads};
use super::responses::Responses;
use super::sequences::Sequences;
use crate::draw::{Draw, Purpose};
use crate::math;
use crate::tracer::bkt::SkillParams;
use serde::Serialize;

/// How to fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Points to start from, besides the typical skill's parameters.
    pub starts: usize,
    /// Whether a skill may be forgotten between answers; it then is where that raises the objective by more than half the
    /// logarithm of the number of answers, the price of a parameter by Schwarz's criterion (BIC).
    pub forget: bool,
    /// How many observations the typical skill's parameters are worth against a skill's own answers.
    pub strength: f64,
    /// For `ktidem`: how many observations a skill's slip and guess are worth against an item's own answers.
    pub item_strength: f64,
    /// Of the random points.
    pub seed: u64,
    /// The result does not depend on it.
    pub threads: Threads,
}

impl Default for Options {
    fn default() -> Self {
        Self { starts: 20, forget: true, strength: 4.0, item_strength: 8.0, seed: 0, threads: Threads::all() }
    }
}

/// A skill's fitted parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FittedSkill {
    /// Its name.
    pub skill: String,
    /// P(L₀).
    pub prior: f64,
    /// P(T).
    pub learn: f64,
    /// P(F).
    pub forget: f64,
    /// P(S).
    pub slip: f64,
    /// P(G).
    pub guess: f64,
    /// Answers it was fitted to.
    pub answers: usize,
}

/// Fitted chains.
#[derive(Clone, Debug, PartialEq)]
pub struct Chains {
    /// In the order of their names.
    pub skills: Vec<FittedSkill>,
    typical: SkillParams,
    /// Empty for `bkt`.
    items: Vec<Item>,
}

/// The steps of each start before the best are told from the rest.
const TRIAL: Until = Until { most: 12, ..TOP };
/// So many learners, up to double, are used for that.
const TRIAL_LEARNERS: usize = 100;
/// So many learners' answers to a skill, up to double, make the typical skill.
const TYPICAL_LEARNERS: usize = 10_000;
/// How many starts go on.
const FINALISTS: usize = 3;
/// When a chain is at the top.
const TOP: Until = Until { gain: 1e-4, most: 600, goal: f64::NEG_INFINITY };

/// Fits a chain a skill. `tick` is told of each skill done; it is called from all threads.
#[must_use]
pub fn fit(responses: &Responses, options: &Options, tick: &(dyn Fn() + Sync)) -> Chains {
    let sequences = by_skill(responses, |_, _| 0, &vec![1; responses.skills().len()]);
    let typical = typical(&sequences, options);
    let pull = pull(typical, options);
    let skills = parallel::map_with(options.threads, sequences.len(), Buffers::default, |buffers, skill| {
        let own = &sequences[skill];
        let params = chosen(own, &pull, options, skill as u64 + 1, buffers).params();
        tick();
        fitted(&responses.skills()[skill], params, own.answers())
    });
    Chains { skills, typical, items: Vec::new() }
}

/// Fits a chain a skill with slip and guess an item: from the chains of [`fit`] on, with every item's noise pulled to its
/// skill's.
#[must_use]
pub fn fit_items(responses: &Responses, options: &Options, tick: &(dyn Fn() + Sync)) -> Chains {
    let Chains { skills, typical, .. } = fit(responses, options, tick);
    let (class, classes) = item_classes(responses);
    let sequences = by_skill(responses, |item, skill| class_of(&class[item as usize], skill), &classes);
    let fits = parallel::map_with(options.threads, sequences.len(), Buffers::default, |buffers, skill| {
        let centre = skills[skill].params();
        let pull =
            Pull { centre, strength: options.strength, noise: options.item_strength, forget: centre.forget > 0.0 };
        let mut fit = Fit::start(centre, sequences[skill].classes());
        fit.climb(&sequences[skill], &pull, buffers, TOP);
        tick();
        fit
    });
    let items = responses.items().iter().zip(&class).map(|(name, classes)| {
        let noise = classes.iter().map(|&(skill, class)| {
            let own = fits[skill as usize].noise[class as usize];
            (skill, rounded(own.slip), rounded(own.guess))
        });
        Item { item: name.clone(), noise: noise.collect() }
    });
    let items = items.collect();
    let chain = |(skill, fit): (FittedSkill, &Fit)| FittedSkill {
        prior: rounded(fit.prior),
        learn: rounded(fit.learn),
        forget: rounded(fit.forget),
        ..skill
    };
    Chains { skills: skills.into_iter().zip(&fits).map(chain).collect(), typical, items }
}

impl Chains {
    /// The model file.
    #[must_use]
    pub fn file(&self, fitted: &impl Serialize) -> String {
        let skills = lines(&self.skills);
        let typical = plain(&fitted_typical(self.typical));
        if self.items.is_empty() {
            return compose("bkt", fitted, &format!("{{\"typical\":{typical},\n\"skills\":{skills}}}"));
        }
        let items = lines(&self.items);
        compose("ktidem", fitted, &format!("{{\"typical\":{typical},\n\"skills\":{skills},\n\"items\":{items}}}"))
    }
}

/// An item and its noise.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Item {
    item: String,
    /// Skill, slip, guess.
    noise: Vec<(u32, f64, f64)>,
}

impl FittedSkill {
    fn params(&self) -> SkillParams {
        let &Self { prior, learn, forget, slip, guess, .. } = self;
        SkillParams { prior, learn, forget, slip, guess }
    }
}

fn fitted(skill: &str, params: SkillParams, answers: usize) -> FittedSkill {
    let SkillParams { prior, learn, forget, slip, guess } = params;
    FittedSkill {
        skill: skill.to_owned(),
        prior: rounded(prior),
        learn: rounded(learn),
        forget: rounded(forget),
        slip: rounded(slip),
        guess: rounded(guess),
        answers,
    }
}

fn fitted_typical(params: SkillParams) -> FittedSkill {
    fitted("", params, 0)
}

fn pull(centre: SkillParams, options: &Options) -> Pull {
    Pull { centre, strength: options.strength, noise: options.strength, forget: false }
}

/// The chain that fits all skills' answers taken together.
fn typical(sequences: &[Sequences], options: &Options) -> SkillParams {
    let all = Sequences::joined(sequences).thinned(TYPICAL_LEARNERS);
    // A usual skill; with so many answers its weight is next to nothing.
    let usual = SkillParams { prior: 0.4, learn: 0.1, forget: 0.0, slip: 0.1, guess: 0.25 };
    let few = Options { starts: options.starts.min(4), ..*options };
    chosen(&all, &pull(usual, options), &few, 0, &mut Buffers::default()).params()
}

/// The best chain, with forgetting if that is worth a parameter.
fn chosen(sequences: &Sequences, pull: &Pull, options: &Options, stream: u64, buffers: &mut Buffers) -> Fit {
    let mut chosen = best(sequences, pull, options, stream, buffers);
    if !options.forget {
        return chosen;
    }
    let price = math::ln(sequences.answers() as f64) / 2.0;
    let pull = Pull { forget: true, ..*pull };
    let mut most = chosen.objective + price;
    let centre = Some(pull.centre).filter(|centre| centre.forget > 0.0);
    for params in [Some(chosen.params()), centre].into_iter().flatten() {
        let mut fit = Fit::start(SkillParams { forget: f64::max(params.forget, 0.02), ..params }, 1);
        fit.climb(sequences, &pull, buffers, Until { goal: most, ..TOP });
        if fit.objective > most {
            most = fit.objective;
            chosen = fit;
        }
    }
    chosen
}

/// The best of all starts, without forgetting.
fn best(sequences: &Sequences, pull: &Pull, options: &Options, stream: u64, buffers: &mut Buffers) -> Fit {
    let mut draw = Draw::at(options.seed, stream, Purpose::Fit);
    let mut fits = vec![Fit::start(SkillParams { forget: 0.0, ..pull.centre }, 1)];
    for _ in 0..options.starts {
        let mut between = |low: f64, high: f64| low + (high - low) * draw.unit();
        let params = SkillParams {
            prior: between(0.05, 0.95),
            learn: between(0.01, 0.5),
            forget: 0.0,
            slip: between(0.02, 0.4),
            guess: between(0.02, 0.45),
        };
        fits.push(Fit::start(params, 1));
    }
    if fits.len() > FINALISTS {
        // Some learners are enough to tell the hills apart.
        let some = sequences.thinned(TRIAL_LEARNERS);
        for fit in &mut fits {
            fit.climb(&some, pull, buffers, TRIAL);
        }
        // A stable sort: of equals the first one stays first.
        fits.sort_by(|a, b| b.objective.total_cmp(&a.objective));
        fits.truncate(FINALISTS);
    }
    let mut tops: Vec<Fit> = Vec::new();
    for mut fit in fits {
        fit.climb(sequences, pull, buffers, TRIAL);
        // Most starts are on the same hill.
        if tops.iter().all(|top| !near(top.params(), fit.params())) {
            fit.climb(sequences, pull, buffers, TOP);
            tops.push(fit);
        }
    }
    tops.into_iter().reduce(|best, fit| if fit.objective > best.objective { fit } else { best }).expect("a start")
}

/// Whether two chains say nearly the same.
fn near(a: SkillParams, b: SkillParams) -> bool {
    let pairs = [(a.prior, b.prior), (a.learn, b.learn), (a.slip, b.slip), (a.guess, b.guess)];
    pairs.iter().all(|(a, b)| (a - b).abs() < 0.05)
}

/// Each skill's answers, learner by learner; `class` names the class of an item's answers to a skill.
fn by_skill(responses: &Responses, class: impl Fn(u32, u32) -> u32, classes: &[usize]) -> Vec<Sequences> {
    let mut all: Vec<Sequences> = classes.iter().map(|&count| Sequences::new(count)).collect();
    for rows in responses.by_learner() {
        for row in rows {
            for &skill in responses.skills_of(row) {
                all[skill as usize].answer(class(row.item, skill), row.correct);
            }
        }
        for row in rows {
            for &skill in responses.skills_of(row) {
                all[skill as usize].end();
            }
        }
    }
    all
}

/// For each item its skills with the class that it is among the skill's items, and how many classes each skill has.
fn item_classes(responses: &Responses) -> (Vec<Vec<(u32, u32)>>, Vec<usize>) {
    let mut class: Vec<Vec<(u32, u32)>> = vec![Vec::new(); responses.items().len()];
    let mut classes = vec![0; responses.skills().len()];
    for row in responses.rows() {
        for &skill in responses.skills_of(row) {
            let own = &mut class[row.item as usize];
            if own.iter().all(|&(known, _)| known != skill) {
                own.push((skill, classes[skill as usize] as u32));
                classes[skill as usize] += 1;
            }
        }
    }
    (class, classes)
}

fn class_of(classes: &[(u32, u32)], skill: u32) -> u32 {
    classes.iter().find(|own| own.0 == skill).expect("each pair of item and skill has its class").1
}
