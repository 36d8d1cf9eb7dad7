//! What practice promises to simulated learners, against the plain policies (`docs/policy.md` has the figures). The bounds
//! are what was measured there and two standard errors of so few learners. Without optimisation there are a few learners and
//! only the promises about stops are held: `cargo test --release --test simulate`.

use crate::{settings, world};
use gradus::plan::PlanSpec;
use gradus::simulate::curves::read_at;
use gradus::simulate::figures::{Figure, Figures};
use gradus::simulate::policy::{Named, Rule};
use gradus::simulate::{Kind, courses, report_of};

fn figures(named: &Named, learners: u64) -> (Figures, bool) {
    let settings = settings(learners, Kind::Both);
    let world = world(80, &settings.truth);
    let courses = courses(&world, &PlanSpec::default(), &settings, named, &|| {}).unwrap();
    let report = report_of(named.name(), &courses, &settings);
    (report.all, report.stops.kept == report.stops.sessions)
}

fn of(figure: Figure) -> f64 {
    figure.value.expect("something to count")
}

/// How many learners, and whether they are enough for figures.
const LEARNERS: u64 = if cfg!(debug_assertions) { 6 } else { 48 };
const ENOUGH: bool = !cfg!(debug_assertions);

#[test]
fn practice_stops_as_promised_wastes_little_and_lasts() {
    let (own, kept) = figures(&Named::Gradus(Box::default()), LEARNERS);
    assert!(kept, "a session did not stop as promised");
    if !ENOUGH {
        return;
    }
    let plain = |rule: Rule| figures(&Named::Plain(rule), LEARNERS).0;
    let rows: Vec<Figures> = (2..=6).map(|row| plain(Rule::InARow(row))).collect();
    let fixed: Vec<Figures> = [8, 15, 26, 34].map(|items| plain(Rule::Fixed(items))).into();
    let curve = |of_all: &[Figures]| -> Vec<(f64, f64)> {
        of_all.iter().map(|one| (of(one.over_practice), of(one.false_mastery))).collect()
    };
    let (over, wrong) = (of(own.over_practice), of(own.false_mastery));
    for (name, of_all, most) in [("so many items", &fixed, 0.35), ("so many in a row", &rows, 0.95)] {
        let share = over / read_at(&curve(of_all), wrong).expect("the curve reaches there");
        println!("over-practice {over:.2} at {wrong:.3} false: {share:.2} of that of {name}");
        assert!(share <= most, "{name}: {share:.2}");
    }
    // Three in a row is the second of the rows, fifteen the second of the fixed. It masters as many, and more often falsely.
    for (name, other, least) in [
        ("three-in-a-row", &rows[1], 0.9),
        ("four-in-a-row", &rows[2], 1.0),
        ("fixed-order", &fixed[1], 1.2),
        ("random", &plain(Rule::Random(0.95)), 1.1),
        ("max-information", &plain(Rule::Information(0.95)), 1.0),
    ] {
        let (own_kept, other_kept) = (of(own.retention), of(other.retention));
        let (mine, theirs) = (of(own.mastered_per_100), of(other.mastered_per_100));
        println!("{name}: kept {own_kept:.3} against {other_kept:.3}; mastered in 100 {mine:.2} against {theirs:.2}");
        assert!(own_kept >= other_kept - 0.02, "{name}: {own_kept:.3}, {other_kept:.3}");
        assert!(mine >= least * theirs, "{name}: {mine:.2}, {theirs:.2}");
        assert!(of(own.learned_per_100) > of(other.learned_per_100), "{name}");
    }
    assert!(wrong < of(rows[1].false_mastery), "{wrong:.3}");
    let covered = of(own.coverage);
    println!("the range has the truth in {covered:.3} of cases");
    assert!((0.88..=0.98).contains(&covered), "{covered:.3}");
}
