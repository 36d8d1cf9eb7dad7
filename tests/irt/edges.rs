//! The ends of what can be asked: all right, all wrong, nothing answered, nothing said, steps for curves, 10⁵ items.

use gradus::draw::{Draw, Purpose};
use gradus::irt::{
    Ability, Bank, Course, Credit, Criterion, Graded, Grid, Item, Method, Prior, Scored, Settings, State, estimate,
    next,
};

const ALL: [Method; 4] = [Method::Eap, Method::Map, Method::Mle, Method::Wle];

fn of(answers: &[(Item, usize)], method: Method) -> gradus::Result<Ability> {
    let items: Vec<Scored> = answers.iter().map(|(item, _)| Scored::Right(*item)).collect();
    let answers: Vec<(&Scored, usize)> = items.iter().zip(answers).map(|(item, (_, x))| (item, *x)).collect();
    estimate(&answers, method, &Settings::default())
}

fn pick(bank: &[Scored], state: &State, criterion: Criterion, seed: u64) -> gradus::Result<gradus::irt::Pick> {
    let mut draw = Draw::at(seed, 0, Purpose::Tie);
    next(bank, state, criterion, &Settings::default(), &Course::default(), &mut draw)
}

fn two(b: f64) -> Scored {
    Scored::Right(Item::two(1.0, b))
}

#[test]
fn all_right_and_all_wrong_end_at_a_bound_and_say_so() {
    let items: Vec<Item> = (0..10).map(|at| Item { a: 1.2, b: 0.2 * f64::from(at) - 1.0, c: 0.2, d: 1.0 }).collect();
    for (x, theta) in [(1, 4.0), (0, -4.0)] {
        let answers: Vec<(Item, usize)> = items.iter().map(|&item| (item, x)).collect();
        let found = of(&answers, Method::Mle).expect("an estimate");
        assert!(found.bounded && (found.theta - theta).abs() < 1e-12 && found.se.is_finite(), "{found:?}");
        for method in [Method::Eap, Method::Map] {
            let found = of(&answers, method).expect("an estimate");
            assert!(!found.bounded && found.theta.abs() < 4.0 && found.theta * theta > 0.0, "{found:?}");
        }
    }
}

#[test]
fn nothing_answered_is_the_prior_or_a_fault() {
    let eap = of(&[], Method::Eap).expect("the prior");
    assert!(eap.theta.abs() < 1e-12 && (eap.se - 1.0).abs() < 1e-2, "{eap:?}");
    let map = of(&[], Method::Map).expect("the prior");
    assert!(map.theta.abs() < 1e-12 && (map.se - 1.0).abs() < 1e-12, "{map:?}");
    for method in [Method::Mle, Method::Wle] {
        assert_eq!(of(&[], method).expect_err("nothing is known").code(), "irt/flat");
        let flat = Item { a: 0.0, b: 0.0, c: 0.1, d: 0.9 };
        assert_eq!(of(&[(flat, 1), (flat, 0)], method).expect_err("nothing is said").code(), "irt/flat");
    }
}

#[test]
fn one_answer_is_enough_where_there_is_a_prior() {
    let item = Item { a: 1.5, b: 0.5, c: 0.2, d: 0.95 };
    for method in ALL {
        let (right, wrong) = (of(&[(item, 1)], method).expect("one"), of(&[(item, 0)], method).expect("one"));
        assert!(right.theta > wrong.theta, "{method:?}: {right:?} {wrong:?}");
    }
}

#[test]
fn of_two_peaks_the_higher_one_counts() {
    // Guessing explains the right answer to the hard item: the likelihood has a peak on either side.
    let easy = Item { a: 3.0, b: -1.0, c: 0.0, d: 1.0 };
    let hard = Item { a: 3.0, b: 2.5, c: 0.15, d: 1.0 };
    let low = of(&[(easy, 1), (easy, 0), (hard, 1)], Method::Mle).expect("an estimate");
    assert!(low.theta < 0.0 && !low.bounded, "{low:?}");
    let high = [(Item { c: 0.001, ..hard }, 1); 4];
    let slips = Item { d: 0.95, ..easy };
    let high =
        of(&[&high[..], &[(slips, 0), (Item { b: 3.4, ..hard }, 0)]].concat(), Method::Mle).expect("an estimate");
    assert!(high.theta > 2.0, "{high:?}");
}

#[test]
fn steps_for_curves_do_no_harm() {
    let step = |b: f64| Item { a: 100.0, b, c: 0.0, d: 1.0 };
    // Contradictory beyond what a probability can say.
    let answers = [(step(20.0), 1), (step(-20.0), 0), (step(0.5), 1), (step(0.75), 0)];
    for method in [Method::Eap, Method::Map, Method::Mle] {
        let found = of(&answers, method).expect("an estimate");
        assert!((0.4..0.8).contains(&found.theta), "{method:?}: {found:?}");
    }
    let far = of(&[(step(-3.9), 1)], Method::Mle).expect("an estimate");
    assert!(far.bounded && far.theta > 3.9, "{far:?}");
}

#[test]
fn what_cannot_be_calculated_with_is_refused() {
    let item = Item { a: 1.0, b: 0.0, c: 0.2, d: 0.9 };
    for (item, code) in [
        (Item { a: -101.0, ..item }, "irt/discrimination"),
        (Item { a: 101.0, ..item }, "irt/discrimination"),
        (Item { a: f64::NAN, ..item }, "irt/discrimination"),
        (Item { b: f64::INFINITY, ..item }, "irt/difficulty"),
        (Item { c: -0.1, ..item }, "irt/asymptotes"),
        (Item { c: 0.9, ..item }, "irt/asymptotes"),
        (Item { d: 1.1, ..item }, "irt/asymptotes"),
        (Item { d: f64::NAN, ..item }, "irt/asymptotes"),
    ] {
        assert_eq!(item.check().expect_err("refused").code(), code, "{item:?}");
        assert_eq!(Bank::new(vec![item]).expect_err("refused").place(), "item 1");
    }
    assert_eq!(Graded::new(1.0, vec![]).expect_err("refused").code(), "irt/no-steps");
    assert_eq!(Graded::new(1.0, vec![1.0, 0.5]).expect_err("refused").code(), "irt/thresholds");
    assert_eq!(Graded::new(0.0, vec![0.5, 1.0]).expect_err("refused").code(), "irt/thresholds");
    assert_eq!(Graded::new(-1.0, vec![0.5, 1.0]).expect_err("refused").code(), "irt/thresholds");
    assert_eq!(Credit::new(1.0, vec![]).expect_err("refused").code(), "irt/no-steps");
    assert_eq!(Credit::new(-101.0, vec![0.0]).expect_err("refused").code(), "irt/discrimination");
    assert_eq!(Bank::new(vec![]).expect_err("refused").code(), "irt/empty");
    let normal = Settings::default();
    let prior = |mean, sd| Settings { prior: Prior::Normal { mean, sd }, ..normal };
    let grid = |low, high, points| Settings { grid: Grid { low, high, points }, ..normal };
    for (settings, code) in [
        (prior(0.0, 0.0), "irt/prior"),
        (prior(f64::NAN, 1.0), "irt/prior"),
        (grid(4.0, -4.0, 33), "irt/bounds"),
        (grid(0.0, f64::INFINITY, 33), "irt/bounds"),
        (grid(-4.0, 4.0, 2), "irt/points"),
    ] {
        assert_eq!(settings.check().expect_err("refused").code(), code);
    }
}

#[test]
fn a_test_ends_when_all_items_are_given() {
    let bank = [two(0.0), two(1.0)];
    let state = State { given: vec![1, 0], responses: vec![1, 0], theta: None };
    for criterion in Criterion::ALL {
        assert_eq!(pick(&bank, &state, criterion, 0).expect_err("none is left").code(), "irt/none-left");
    }
    let unanswered = State { given: vec![1], responses: vec![], theta: Some(0.0) };
    for criterion in Criterion::ALL {
        let found = pick(&bank, &unanswered, criterion, 0).map_err(|fault| fault.code());
        assert_eq!(found.is_err(), criterion.needs_responses(), "{criterion:?} {found:?}");
    }
}

#[test]
fn a_test_can_begin_with_any_criterion() {
    let bank: Vec<Scored> = (0..21).map(|at| two(0.2 * f64::from(at) - 2.0)).collect();
    for criterion in Criterion::ALL {
        let pick = pick(&bank, &State::default(), criterion, 3).expect("a pick");
        assert!(pick.value.is_finite(), "{criterion:?}");
        if !matches!(criterion, Criterion::Progressive | Criterion::Proportional | Criterion::Random) {
            assert_eq!(pick.item, 10, "{criterion:?}");
        }
    }
}

#[test]
fn flat_items_are_equally_good_and_the_first_is_taken() {
    let flat = Scored::Right(Item { a: 0.0, b: 0.0, c: 0.0, d: 1.0 });
    let bank = vec![flat; 3];
    for criterion in Criterion::ALL {
        let pick = pick(&bank, &State::default(), criterion, 3).expect("a pick");
        let chance = matches!(criterion, Criterion::Progressive | Criterion::Proportional | Criterion::Random);
        assert!(chance || pick.item == 0, "{criterion:?} {pick:?}");
    }
}

#[test]
fn chance_gives_way_to_information_as_the_test_goes_on() {
    let bank: Vec<Scored> = (0..60).map(|at| two(0.1 * f64::from(at) - 3.0)).collect();
    let hits = |criterion, given: usize| {
        let state = State { given: (0..given).collect(), responses: vec![], theta: Some(1.0) };
        let best = pick(&bank, &state, Criterion::Mfi, 0).expect("a pick").item;
        (0..400).filter(|&seed| pick(&bank, &state, criterion, seed).expect("a pick").item == best).count()
    };
    for criterion in [Criterion::Progressive, Criterion::Proportional] {
        let (first, later) = (hits(criterion, 0), hits(criterion, 17));
        assert!(first < 30 && later > first, "{criterion:?}: {first}, {later}");
    }
    assert_eq!(hits(Criterion::Progressive, 19), 400);
    assert!(hits(Criterion::Random, 19) < 40);
    let state = State { theta: Some(0.0), ..State::default() };
    for criterion in [Criterion::Progressive, Criterion::Proportional, Criterion::Random] {
        assert_eq!(pick(&bank, &state, criterion, 7), pick(&bank, &state, criterion, 7));
    }
}

#[test]
fn a_hundred_thousand_items_work() {
    let mut draw = Draw::at(5, 0, Purpose::Fit);
    let mut item = || Item { a: 0.4 + 2.0 * draw.unit(), b: 6.0 * draw.unit() - 3.0, c: 0.3 * draw.unit(), d: 1.0 };
    let items: Vec<Item> = (0..100_000).map(|_| item()).collect();
    let mut bank = Bank::new(items.clone()).expect("a bank");
    let mut given = vec![false; items.len()];
    for at in 0..40 {
        let theta = f64::from(at) / 10.0 - 2.0;
        let best = bank.best(theta, &given);
        assert_eq!(best, bank.pass(theta, &given));
        given[best.expect("some are left").0] = true;
    }
    // Every item right up to its difficulty: so many answers leave no doubt.
    let answers: Vec<(Item, usize)> = items.iter().map(|item| (*item, usize::from(item.b < 1.0))).collect();
    for (method, count) in [(Method::Eap, 100_000), (Method::Map, 10_000), (Method::Mle, 10_000), (Method::Wle, 3_000)]
    {
        let found = of(&answers[..count], method).expect("an estimate");
        assert!((found.theta - 1.0).abs() < 0.5, "{method:?}: {found:?}");
    }
}
