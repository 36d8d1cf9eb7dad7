use super::*;
use proptest::prelude::*;

/// An E-step by summing over every path, for one learner.
fn by_paths(fit: &Fit, codes: &[u32]) -> Expected {
    let mut all = Expected { known: vec![0.0; 2 * fit.noise.len()], ..Expected::default() };
    let mut total = 0.0;
    for path in 0..1u32 << codes.len() {
        let known = |at: usize| path >> at & 1 == 1;
        let mut p = 1.0;
        for (at, &code) in codes.iter().enumerate() {
            let to_known = match at {
                0 => fit.prior,
                _ if known(at - 1) => 1.0 - fit.forget,
                _ => fit.learn,
            };
            p *= if known(at) { to_known } else { 1.0 - to_known };
            let noise = fit.noise[code as usize / 2];
            let right = if known(at) { 1.0 - noise.slip } else { noise.guess };
            p *= if code % 2 == 1 { right } else { 1.0 - right };
        }
        total += p;
        for (at, &code) in codes.iter().enumerate() {
            let on = at + 1 < codes.len();
            all.known[code as usize] += if known(at) { p } else { 0.0 };
            all.known_first += if at == 0 && known(at) { p } else { 0.0 };
            all.known_on += if on && known(at) { p } else { 0.0 };
            all.unknown_on += if on && !known(at) { p } else { 0.0 };
            all.learned += if on && !known(at) && known(at + 1) { p } else { 0.0 };
            all.forgot += if on && known(at) && !known(at + 1) { p } else { 0.0 };
        }
    }
    all.log_likelihood = total.ln();
    for sum in [&mut all.known_first, &mut all.known_on, &mut all.unknown_on, &mut all.learned, &mut all.forgot] {
        *sum /= total;
    }
    all.known.iter_mut().for_each(|sum| *sum /= total);
    all
}

fn fit(classes: usize) -> impl Strategy<Value = Fit> {
    let noise = prop::collection::vec((0.01..0.49f64, 0.01..0.49f64), classes);
    (0.01..0.99f64, 0.01..0.9f64, 0.0..0.5f64, noise).prop_map(|(prior, learn, forget, noise)| {
        let noise = noise.into_iter().map(|(slip, guess)| Noise { slip, guess }).collect();
        Fit { prior, learn, forget, noise, objective: f64::NEG_INFINITY }
    })
}

fn sequences(learners: &[Vec<u32>]) -> Sequences {
    let mut all = Sequences::new(3);
    for codes in learners {
        codes.iter().for_each(|code| all.answer(code / 2, code % 2 == 1));
        all.end();
    }
    all
}

fn learners() -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(0..6u32, 1..9), 1..5)
}

proptest! {
    #[test]
    fn the_e_step_is_the_sum_over_paths(fit in fit(3), learners in learners()) {
        let mut buffers = Buffers::default();
        fit.expect(&sequences(&learners), &mut buffers);
        let got = &buffers.expected;
        let slow: Vec<Expected> = learners.iter().map(|codes| by_paths(&fit, codes)).collect();
        let sum = |of: fn(&Expected) -> f64| slow.iter().map(of).sum::<f64>();
        for (fast, slow) in [
            (got.known_first, sum(|one| one.known_first)),
            (got.known_on, sum(|one| one.known_on)),
            (got.unknown_on, sum(|one| one.unknown_on)),
            (got.learned, sum(|one| one.learned)),
            (got.forgot, sum(|one| one.forgot)),
            (got.log_likelihood, sum(|one| one.log_likelihood)),
        ] {
            prop_assert!((fast - slow).abs() < 1e-9, "{fast} {slow}");
        }
        for code in 0..6 {
            let slow: f64 = slow.iter().map(|one| one.known[code]).sum();
            prop_assert!((got.known[code] - slow).abs() < 1e-9);
        }
    }

    #[test]
    fn no_step_goes_down(fit in fit(3), learners in learners(), forget: bool, strength in 0.0..5.0f64) {
        let centre = SkillParams { prior: 0.4, learn: 0.2, forget: 0.05, slip: 0.1, guess: 0.2 };
        let pull = Pull { centre, strength, noise: strength, forget };
        let sequences = sequences(&learners);
        let mut fit = if forget { fit } else { Fit { forget: 0.0, ..fit } };
        fit.forget = if forget { fit.forget.max(0.001) } else { 0.0 };
        let mut buffers = Buffers::default();
        let mut before = f64::NEG_INFINITY;
        for _ in 0..20 {
            fit.step(&sequences, &pull, &mut buffers);
            prop_assert!(fit.objective >= before - 1e-9, "{} after {before}", fit.objective);
            before = fit.objective;
        }
    }
}

#[test]
fn certainty_gives_numbers() {
    // 3,000 right answers: the belief reaches 1 in floating point.
    let mut all = Sequences::new(1);
    (0..3000).for_each(|_| all.answer(0, true));
    all.end();
    let centre = SkillParams { prior: 0.5, learn: 0.1, forget: 0.0, slip: 0.1, guess: 0.2 };
    let pull = Pull { centre, strength: 1.0, noise: 1.0, forget: false };
    let mut fit = Fit::start(centre, 1);
    fit.climb(&all, &pull, &mut Buffers::default(), Until { gain: 1e-9, most: 500, goal: f64::NEG_INFINITY });
    assert!(fit.objective.is_finite() && fit.prior > 0.4 && fit.params().slip < 0.01, "{fit:?}");
}

proptest! {
    #[test]
    fn a_climb_ends_no_lower_than_plain_steps(learners in learners(), strength in 0.5..5.0f64) {
        let centre = SkillParams { prior: 0.4, learn: 0.2, forget: 0.05, slip: 0.1, guess: 0.2 };
        let pull = Pull { centre, strength, noise: strength, forget: true };
        let (sequences, mut buffers) = (sequences(&learners), Buffers::default());
        let (mut plain, mut climbed) = (Fit::start(centre, 3), Fit::start(centre, 3));
        for _ in 0..1000 {
            plain.step(&sequences, &pull, &mut buffers);
        }
        climbed.climb(&sequences, &pull, &mut buffers, Until { gain: 1e-9, most: 3000, goal: f64::NEG_INFINITY });
        // Another hill may be found, and a higher one; a lower end would be a fault.
        prop_assert!(climbed.objective > plain.objective - 1e-3, "{} {}", climbed.objective, plain.objective);
    }
}
