//! What practice promises to simulated learners, against the plain policies (`docs/policy.md` has the figures). The bounds
//! are what holds today with a margin of two standard errors: a policy that gets worse fails here.

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

#[test]
fn practice_stops_as_promised_wastes_little_and_lasts() {
    let (own, kept) = figures(&Named::Gradus(Box::default()), 24);
    assert!(kept, "a session did not stop as promised");
    let plain = |rule: Rule| figures(&Named::Plain(rule), 24).0;
    let rows: Vec<Figures> = (2..=6).map(|row| plain(Rule::InARow(row))).collect();
    let fixed: Vec<Figures> = [8, 15, 26, 34].map(|items| plain(Rule::Fixed(items))).into();
    let curve = |of_all: &[Figures]| -> Vec<(f64, f64)> {
        of_all.iter().map(|one| (of(one.over_practice), of(one.false_mastery))).collect()
    };
    let wrong = of(own.false_mastery);
    let over = of(own.over_practice);
    let against = |name: &str, of_all: &[Figures]| {
        let share = over / read_at(&curve(of_all), wrong).expect("the curve reaches there");
        println!("over-practice {over:.2} at {wrong:.3} false: {share:.2} of {name}'s");
        share
    };
    assert!(against("so many items", &fixed) <= 0.25);
    assert!(against("so many in a row", &rows) <= 1.0);
    // Three in a row is the second of the rows, fifteen the second of the fixed.
    for (name, other) in [
        ("three-in-a-row", &rows[1]),
        ("fixed-order", &fixed[1]),
        ("random", &plain(Rule::Random(0.95))),
        ("max-information", &plain(Rule::Information(0.95))),
    ] {
        let (own_kept, other_kept) = (of(own.retention), of(other.retention));
        let (mine, theirs) = (of(own.mastered_per_100), of(other.mastered_per_100));
        println!("{name}: kept {own_kept:.3} against {other_kept:.3}; mastered in 100 {mine:.2} against {theirs:.2}");
        assert!(own_kept >= other_kept, "{name}: {own_kept:.3} < {other_kept:.3}");
        if name != "three-in-a-row" {
            assert!(mine >= theirs, "{name}: {mine:.2} < {theirs:.2}");
        }
    }
    let covered = of(own.coverage);
    println!("the range has the truth in {covered:.3} of cases");
    assert!(covered >= 0.88, "{covered:.3}");
}
