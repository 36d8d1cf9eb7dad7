//! What holds for all items, patterns and banks.

use crate::oracle::{Model, derivative, eap, highest, likelihood, probability};
use gradus::draw::{Draw, Purpose};
use gradus::irt::{
    Bank, Course, Criterion, Grid, Item, Method, Posterior, Scored, Settings, State, Trial, estimate, information,
    next, optimum,
};
use proptest::prelude::*;

fn item() -> impl Strategy<Value = Item> {
    (0.3..3.0_f64, -3.0..3.0_f64, 0.0..0.35_f64, 0.8..1.0_f64, 0..5_u8).prop_map(|(a, b, c, d, kind)| match kind {
        0 => Item { a: 1.0, b, c: 0.0, d: 1.0 },
        1 => Item::two(a, b),
        2 => Item { a, b, c, d: 1.0 },
        // A wrong key.
        3 => Item { a: -a, b, c, d },
        _ => Item { a, b, c, d },
    })
}

fn model() -> impl Strategy<Value = Model> {
    let steps = || proptest::collection::vec(-2.5..2.5_f64, 1..5);
    let graded = (0.4..2.5_f64, steps()).prop_map(|(a, mut steps)| {
        steps.sort_by(f64::total_cmp);
        // Thresholds that rise by something.
        let steps = steps.iter().enumerate().map(|(at, step)| step + 0.05 * at as f64).collect();
        Model::Graded(a, steps)
    });
    let credit = (0.4..2.5_f64, steps()).prop_map(|(a, steps)| Model::Credit(a, steps));
    prop_oneof![item().prop_map(Model::Right), graded, credit]
}

/// A pattern: items and responses they can have.
fn pattern(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<(Model, usize)>> {
    let answer = (model(), any::<prop::sample::Index>()).prop_map(|(model, x)| {
        let x = x.index(model.categories());
        (model, x)
    });
    proptest::collection::vec(answer, length)
}

fn scored(pattern: &[(Model, usize)]) -> Vec<(Scored, usize)> {
    pattern.iter().map(|(model, x)| (model.scored(), *x)).collect()
}

fn found(answers: &[(Scored, usize)], method: Method) -> gradus::Result<gradus::irt::Ability> {
    let answers: Vec<(&Scored, usize)> = answers.iter().map(|(item, x)| (item, *x)).collect();
    estimate(&answers, method, &Settings::default())
}

proptest! {
    #[test]
    fn probabilities_are_those_of_the_equations(model in model(), theta in -6.0..6.0_f64) {
        let item = model.scored();
        let mut sum = 0.0;
        for (x, curve) in item.curves(theta).into_iter().enumerate() {
            prop_assert!((curve.p - probability(&model, theta, x)).abs() < 1e-12);
            prop_assert!((curve.log_p.exp() - curve.p).abs() < 1e-12);
            prop_assert_eq!(curve, item.curve(theta, x));
            sum += curve.p;
        }
        prop_assert!((sum - 1.0).abs() < 1e-12);
        if let Model::Right(item) = model {
            let p = item.right(theta);
            prop_assert!(item.c <= p && p <= item.d);
            prop_assert!((p + item.wrong(theta) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn derivatives_are_those_of_the_probabilities(model in model(), theta in -4.0..4.0_f64) {
        let item = model.scored();
        for x in 0..item.categories() {
            let curve = item.curve(theta, x);
            prop_assert!((curve.first() - derivative(|t| item.curve(t, x).p, theta)).abs() < 1e-7);
            prop_assert!((curve.second() - derivative(|t| item.curve(t, x).first(), theta)).abs() < 1e-7);
            prop_assert!((curve.slope - derivative(|t| item.curve(t, x).log_p, theta)).abs() < 1e-7);
            prop_assert!((curve.bend - derivative(|t| item.curve(t, x).slope, theta)).abs() < 1e-7);
        }
        prop_assert!((item.information_slope(theta) - derivative(|t| item.information(t), theta)).abs() < 1e-7);
        if let Model::Right(item) = model {
            let [first, second, third] = item.derivatives(theta);
            prop_assert!((first - derivative(|t| item.right(t), theta)).abs() < 1e-7);
            prop_assert!((second - derivative(|t| item.derivatives(t)[0], theta)).abs() < 1e-7);
            prop_assert!((third - derivative(|t| item.derivatives(t)[1], theta)).abs() < 1e-7);
        }
    }

    #[test]
    fn information_is_the_squared_slope_of_the_expected_score_over_its_variance(item in item(), theta in -6.0..6.0_f64) {
        let slope = derivative(|t| item.right(t), theta);
        let p = item.right(theta);
        let expected = slope * slope / (p * (1.0 - p));
        prop_assert!(item.information(theta) >= 0.0);
        prop_assert!((item.information(theta) - expected).abs() <= 1e-7 * (1.0 + expected));
    }

    #[test]
    fn information_of_categories_is_the_mean_squared_slope_of_their_logarithms(model in model(), theta in -4.0..4.0_f64) {
        let item = model.scored();
        let part = |x| {
            let slope = derivative(|t| probability(&model, t, x).ln(), theta);
            probability(&model, theta, x) * slope * slope
        };
        let expected: f64 = (0..model.categories()).map(part).sum();
        prop_assert!((item.information(theta) - expected).abs() < 1e-6);
    }

    #[test]
    fn an_items_information_rises_to_its_optimum_and_falls_after(item in item(), theta in -6.0..6.0_f64) {
        let top = optimum(&item);
        let most = item.information(top);
        prop_assert!(item.information(theta) <= most * (1.0 + 1e-12));
        let towards = theta + (top - theta) * 0.1;
        prop_assert!(item.information(theta) <= item.information(towards) * (1.0 + 1e-12));
        if item.c <= 0.0 && item.d >= 1.0 {
            prop_assert!((top - item.b).abs() < 1e-9);
        }
        if item.d >= 1.0 {
            let lord = item.b + ((1.0 + (1.0 + 8.0 * item.c).sqrt()) / 2.0).ln() / item.a;
            prop_assert!((top - lord).abs() < 1e-9);
        }
    }

    #[test]
    fn eap_is_the_sum_over_the_grid(pattern in pattern(0..30)) {
        let (mean, sd) = eap(&pattern);
        let ability = found(&scored(&pattern), Method::Eap).expect("an estimate");
        prop_assert!((ability.theta - mean).abs() < 1e-9 && (ability.se - sd).abs() < 1e-9);
    }

    #[test]
    fn eap_does_not_depend_on_the_order(pattern in pattern(0..30), seed in any::<u64>()) {
        let mut answers = scored(&pattern);
        let first = found(&answers, Method::Eap).expect("an estimate");
        Draw::at(seed, 0, Purpose::Fit).shuffle(&mut answers);
        let again = found(&answers, Method::Eap).expect("an estimate");
        prop_assert!((first.theta - again.theta).abs() < 1e-11 && (first.se - again.se).abs() < 1e-11);
    }

    #[test]
    fn mle_and_map_are_the_highest_points(pattern in pattern(1..25)) {
        let answers = scored(&pattern);
        let pairs: Vec<(&Scored, usize)> = answers.iter().map(|(item, x)| (item, *x)).collect();
        let log = |theta: f64| likelihood(&pattern, theta).ln();
        let posterior = |theta: f64| log(theta) - theta * theta / 2.0;
        for (method, precision) in [(Method::Mle, 0.0), (Method::Map, 1.0)] {
            let ability = found(&answers, method).expect("an estimate");
            let height = |theta: f64| if method == Method::Map { posterior(theta) } else { log(theta) };
            let top = highest(height);
            // Two peaks may be equally high: what is compared is the height, and the place where that is unique.
            prop_assert!(height(ability.theta) >= height(top) - 1e-9, "{ability:?}, {top}");
            prop_assert_eq!(ability.bounded, ability.theta.abs() >= 4.0);
            let se = (information(&pairs, ability.theta) + precision).sqrt().recip();
            prop_assert!((ability.se - se).abs() <= 1e-12 * se);
        }
    }

    #[test]
    fn wle_of_two_parameters_is_the_highest_point_of_the_likelihood_times_the_root_of_the_information(
        items in proptest::collection::vec((0.4..2.5_f64, -2.5..2.5_f64, any::<bool>()), 1..25)
    ) {
        let pattern: Vec<(Model, usize)> =
            items.iter().map(|&(a, b, x)| (Model::Right(Item::two(a, b)), usize::from(x))).collect();
        let answers = scored(&pattern);
        let pairs: Vec<(&Scored, usize)> = answers.iter().map(|(item, x)| (item, *x)).collect();
        let height = |theta: f64| likelihood(&pattern, theta).ln() + 0.5 * information(&pairs, theta).ln();
        let ability = found(&answers, Method::Wle).expect("an estimate");
        prop_assert!(height(ability.theta) >= height(highest(height)) - 1e-9);
    }

    #[test]
    fn warms_equation_holds_at_the_wle(pattern in pattern(2..25)) {
        let answers = scored(&pattern);
        let ability = found(&answers, Method::Wle).expect("an estimate");
        let score = |theta: f64| {
            let slope: f64 = answers.iter().map(|(item, x)| item.curve(theta, *x).slope).sum();
            let part = |curve: gradus::irt::Curve| curve.first() * curve.second() / curve.p;
            let j: f64 = answers.iter().flat_map(|(item, _)| item.curves(theta)).map(part).sum();
            let information: f64 = answers.iter().map(|(item, _)| item.information(theta)).sum();
            slope + j / (2.0 * information)
        };
        if !ability.bounded {
            prop_assert!(score(ability.theta).abs() < 1e-6, "{ability:?}");
            prop_assert!(score(ability.theta - 1e-4) > 0.0 && score(ability.theta + 1e-4) < 0.0);
        }
    }

}

proptest! {
    // Each case of these is many in one.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_banks_best_item_is_that_of_a_pass_over_all(
        items in proptest::collection::vec(item(), 1..700), thetas in proptest::collection::vec(-7.0..7.0_f64, 1..20),
        given in 0..500_usize, seed in any::<u64>()
    ) {
        let mut bank = Bank::new(items.clone()).expect("a bank");
        let mut draw = Draw::at(seed, 0, Purpose::Fit);
        let mut taken = vec![false; items.len()];
        // The better ones are taken first, as in a test; that is what empties the lists.
        for _ in 0..given.min(items.len()) {
            let theta = draw.unit() - 0.5;
            let (item, _) = bank.best(theta, &taken).expect("one is left");
            taken[item] = true;
        }
        for theta in thetas {
            prop_assert_eq!(bank.best(theta, &taken), bank.pass(theta, &taken));
            let all: Vec<Scored> = items.iter().map(|&item| Scored::Right(item)).collect();
            let given = (0..items.len()).filter(|&item| taken[item]).collect();
            let state = State { given, responses: Vec::new(), theta: Some(theta) };
            let pick = pick(&all, &state, Criterion::Mfi, 0).ok().map(|pick| (pick.item, pick.value));
            prop_assert_eq!(pick, bank.pass(theta, &taken));
        }
    }

    #[test]
    fn a_trial_estimates_as_the_whole_pattern_does(items in proptest::collection::vec((item(), any::<bool>()), 1..40)) {
        let bank = Bank::new(items.iter().map(|(item, _)| *item).collect()).expect("a bank");
        let mut trial = Trial::new(&bank, Grid::default(), 0.0, 1.0);
        for (at, (_, right)) in items.iter().enumerate() {
            trial.answer(&bank, at, *right);
        }
        let pattern: Vec<_> = items.iter().map(|&(item, x)| (Model::Right(item), usize::from(x))).collect();
        let (mean, sd) = eap(&pattern);
        let (theta, se) = trial.ability();
        prop_assert!((theta - mean).abs() < 1e-9 && (se - sd).abs() < 1e-9);
        prop_assert!(trial.given().iter().all(|given| *given));
    }

    #[test]
    fn every_criterion_picks_what_brute_force_picks(
        pattern in pattern(1..12), rest in proptest::collection::vec(model(), 1..12), theta in -2.0..2.0_f64
    ) {
        brute(&pattern, &rest, theta)?;
    }

    #[test]
    fn a_pattern_of_a_thousand_answers_is_no_harder(theta in -3.0..3.0_f64, seed in any::<u64>()) {
        let mut draw = Draw::at(seed, 0, Purpose::Fit);
        let answers: Vec<(Scored, usize)> = (0..1000)
            .map(|_| {
                let item = Item::two(0.5 + draw.unit(), 6.0 * draw.unit() - 3.0);
                (Scored::Right(item), usize::from(draw.unit() < item.right(theta)))
            })
            .collect();
        for method in [Method::Eap, Method::Map, Method::Mle, Method::Wle] {
            let ability = found(&answers, method).expect("an estimate");
            prop_assert!((ability.theta - theta).abs() < 0.6, "{method:?} {ability:?}");
        }
    }
}

fn pick(bank: &[Scored], state: &State, criterion: Criterion, seed: u64) -> gradus::Result<gradus::irt::Pick> {
    let mut draw = Draw::at(seed, 0, Purpose::Tie);
    next(bank, state, criterion, &Settings::default(), &Course::default(), &mut draw)
}

/// All criteria without chance, each from its definition.
fn brute(pattern: &[(Model, usize)], rest: &[Model], theta: f64) -> Result<(), TestCaseError> {
    let models: Vec<Model> = pattern.iter().map(|(model, _)| model.clone()).chain(rest.iter().cloned()).collect();
    let bank: Vec<Scored> = models.iter().map(Model::scored).collect();
    let given: Vec<usize> = (0..pattern.len()).collect();
    let responses = pattern.iter().map(|(_, x)| *x).collect();
    let state = State { given, responses, theta: Some(theta) };
    let nodes: Vec<f64> = (0..33).map(|at| -4.0 + 0.25 * f64::from(at)).collect();
    let normal = |t: f64| (-t * t / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let integral = |f: &dyn Fn(f64) -> f64| nodes.windows(2).map(|pair| 0.125 * (f(pair[0]) + f(pair[1]))).sum::<f64>();
    let likely = |t: f64| likelihood(pattern, t);
    let belief = |t: f64| likelihood(pattern, t) * normal(t);
    let after = |model: &Model, x: usize| {
        let mut longer = pattern.to_vec();
        longer.push((model.clone(), x));
        eap(&longer)
    };
    let fisher = |model: &Model, t: f64| model.scored().information(t);
    let divergence = |model: &Model, t: f64| {
        let part = |x| {
            let p = probability(model, theta, x);
            p * (p / probability(model, t, x)).ln()
        };
        (0..model.categories()).map(part).sum::<f64>()
    };
    let mean = |model: &Model, f: &dyn Fn(usize) -> f64| {
        (0..model.categories()).map(|x| probability(model, theta, x) * f(x)).sum::<f64>()
    };
    let observed =
        |model: &Model, x: usize, t: f64| -derivative(|u| derivative(|v| probability(model, v, x).ln(), u), t);
    type Value<'a> = Box<dyn Fn(&Model) -> f64 + 'a>;
    let criteria: Vec<(Criterion, f64, Value<'_>)> = vec![
        (Criterion::Mfi, 1.0, Box::new(|m| fisher(m, theta))),
        (Criterion::Mlwi, 1.0, Box::new(|m| integral(&|t| fisher(m, t) * likely(t)))),
        (Criterion::Mpwi, 1.0, Box::new(|m| integral(&|t| fisher(m, t) * belief(t)))),
        (Criterion::Mei, 1.0, Box::new(|m| mean(m, &|x| observed(m, x, after(m, x).0)))),
        (Criterion::Mepv, -1.0, Box::new(|m| mean(m, &|x| after(m, x).1.powi(2)))),
        (Criterion::Kl, 1.0, Box::new(|m| integral(&|t| divergence(m, t) * likely(t)))),
        (Criterion::Klp, 1.0, Box::new(|m| integral(&|t| divergence(m, t) * belief(t)))),
    ];
    for (criterion, sign, value) in &criteria {
        let pick = pick(&bank, &state, *criterion, 0).expect("a pick");
        let own = value(&models[pick.item]);
        prop_assert!((pick.value - own).abs() <= 1e-5 * own.abs() + 1e-300, "{criterion:?}: {pick:?}, {own}");
        let best = rest.iter().map(|model| sign * value(model)).fold(f64::NEG_INFINITY, f64::max);
        prop_assert!(sign * own >= best - 1e-5 * best.abs(), "{criterion:?}: {pick:?}, {best}");
        prop_assert!(pick.item >= pattern.len());
    }
    // Those that are for right and wrong only.
    let only_right = bank[pattern.len()..].iter().all(|item| matches!(item, Scored::Right(_)));
    for criterion in [Criterion::Urry, Criterion::ThOpt, Criterion::Gdi, Criterion::Gdip] {
        let found = pick(&bank, &state, criterion, 0);
        prop_assert_eq!(found.as_ref().map_err(gradus::Error::code).err(), (!only_right).then_some("irt/criterion"));
        let Ok(found) = found else { continue };
        let value = |model: &Model| {
            let Model::Right(item) = model else { unreachable!("all are") };
            let weight = |t: f64| if criterion == Criterion::Gdi { likely(t) } else { belief(t) };
            let mass: f64 = nodes.iter().map(|&t| weight(t)).sum();
            let mean = nodes.iter().map(|&t| weight(t) * item.right(t)).sum::<f64>() / mass;
            match criterion {
                Criterion::Urry => -(item.b - theta).abs(),
                Criterion::ThOpt => -(highest_information(item) - theta).abs(),
                _ => nodes.iter().map(|&t| weight(t) * (item.right(t) - mean).powi(2)).sum::<f64>() / mass,
            }
        };
        let best = rest.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
        prop_assert!((found.value - best.abs()).abs() < 1e-4, "{criterion:?}: {found:?}, {best}");
    }
    Ok(())
}

/// The ability of most information, by trying.
fn highest_information(item: &Item) -> f64 {
    let search = |from: f64, step: f64, count: i32| {
        let places = (0..=count).map(|at| from + step * f64::from(at));
        places.max_by(|one, other| item.information(*one).total_cmp(&item.information(*other))).expect("some")
    };
    let near = search(-12.0, 0.01, 2400);
    search(near - 0.01, 0.00001, 2000)
}

#[test]
fn a_posterior_keeps_more_answers_than_a_product_could() {
    let mut posterior = Posterior::normal(Grid::default(), 0.0, 1.0);
    let item = Item::two(2.0, 0.0);
    for at in 0..100_000 {
        posterior.take(|theta| item.curve(theta, at % 2 == 0).log_p);
    }
    let (mean, sd) = posterior.mean_sd();
    assert!(mean.abs() < 1e-9 && (0.0..0.01).contains(&sd), "{mean} {sd}");
}
