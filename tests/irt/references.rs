//! catR's estimates and picks on 85 real items of three parameters (`refs/` of the public data).

use gradus::draw::{Draw, Purpose};
use gradus::irt::{Course, Criterion, Grid, Item, Method, Prior, Scored, Settings, State, estimate, next};
use serde_json::Value;
use std::path::PathBuf;

fn data() -> Option<PathBuf> {
    let Some(root) = std::env::var_os("GRADUS_DATA") else {
        println!("skipped: no public data");
        return None;
    };
    Some(PathBuf::from(root).join("refs"))
}

fn bank(refs: &std::path::Path) -> Vec<Scored> {
    let text = std::fs::read_to_string(refs.join("tcals_bank.csv")).expect("the bank");
    let item = |line: &str| {
        let cells: Vec<f64> = line.split(',').take(4).map(|cell| cell.parse().expect("a number")).collect();
        Scored::Right(Item { a: cells[0], b: cells[1], c: cells[2], d: cells[3] }.check().expect("an item"))
    };
    let items: Vec<Scored> = text.lines().skip(1).map(item).collect();
    assert_eq!(items.len(), 85);
    items
}

fn cases(refs: &std::path::Path, name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(refs.join(name)).expect("the file");
    serde_json::from_str(&text).expect("an array")
}

/// A list, which R writes as a number where it has one entry.
fn list(value: &Value) -> Vec<usize> {
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    value.as_array().map_or_else(|| vec![number(value)], |list| list.iter().map(number).collect())
}

#[test]
fn estimates_and_standard_errors_are_those_of_catr() {
    let Some(refs) = data() else { return };
    let bank = bank(&refs);
    let normal = Settings::default();
    let jeffreys = Settings { prior: Prior::Jeffreys, ..normal };
    // The file's EAP estimates come from a wider range of quadrature than catR's own −4 … 4, which its picks come from.
    let wide = Settings { grid: Grid { low: -6.0, high: 6.0, points: 97 }, ..normal };
    let methods = [
        ("ML", Method::Mle, normal),
        ("BM", Method::Map, normal),
        ("WL", Method::Wle, normal),
        ("EAP", Method::Eap, wide),
        ("BM_Jeffreys", Method::Map, jeffreys),
    ];
    let cases = cases(&refs, "catR_theta_tcals.json");
    assert_eq!(cases.len(), 60);
    for (key, method, settings) in methods {
        let (mut theta, mut se) = (0.0_f64, 0.0_f64);
        for case in &cases {
            let (items, x) = (list(&case["items"]), list(&case["x"]));
            let answers: Vec<_> = items.iter().zip(x).map(|(item, x)| (&bank[item - 1], x)).collect();
            let found = estimate(&answers, method, &settings).expect("an estimate");
            let expected = &case[key];
            let off = (found.theta - expected["theta"].as_f64().expect("a number")).abs();
            assert!(off <= 1e-4, "{key} of {items:?}: {found:?}, expected {expected}");
            theta = theta.max(off);
            if let Some(expected) = expected["se"].as_f64() {
                let off = (found.se / expected - 1.0).abs();
                assert!(off <= 1e-3, "{key} of {items:?}: {found:?}, expected {expected}");
                se = se.max(off);
            }
        }
        println!("{key}: theta off by at most {theta:.1e}, standard error by {se:.1e} of itself");
    }
}

#[test]
fn picks_and_their_values_are_those_of_catr() {
    let Some(refs) = data() else { return };
    let bank = bank(&refs);
    let criteria = [
        ("MFI", Criterion::Mfi),
        ("bOpt", Criterion::Urry),
        ("thOpt", Criterion::ThOpt),
        ("MLWI", Criterion::Mlwi),
        ("MPWI", Criterion::Mpwi),
        ("MEI", Criterion::Mei),
        ("MEPV", Criterion::Mepv),
        ("KL", Criterion::Kl),
        ("KLP", Criterion::Klp),
        ("GDI", Criterion::Gdi),
        ("GDIP", Criterion::Gdip),
    ];
    let cases = cases(&refs, "catR_next_tcals.json");
    assert_eq!(cases.len(), 12);
    for (key, criterion) in criteria {
        let mut worst = 0.0_f64;
        for case in &cases {
            let given = list(&case["out"]).iter().map(|item| item - 1).collect();
            let state = State { given, responses: list(&case["x"]), theta: case["theta"].as_f64() };
            let mut draw = Draw::at(1, 0, Purpose::Tie);
            let pick = next(&bank, &state, criterion, &Settings::default(), &Course::default(), &mut draw);
            let pick = pick.expect("a pick");
            let expected = &case[key];
            assert_eq!(pick.item + 1, list(&expected["item"])[0], "{key}");
            let off = (pick.value / expected["value"].as_f64().expect("a number") - 1.0).abs();
            assert!(off <= 1e-8, "{key}: {pick:?}, expected {expected}");
            worst = worst.max(off);
        }
        println!("{key}: all {} picks, values off by at most {worst:.1e} of themselves", cases.len());
    }
}
