//! The readout against hand-worked trees, and against files that should not be.

use super::{KNOWN, Linear, MOST_TREES, Readout, Step, Trees, Weight};
use crate::json::Raw;
use proptest::prelude::*;

const NAMES: [&str; 3] = ["lag", "bi", "tgap"];
const FILE: &str = r#"{"base":812,"features":[["bi",[-0.5,0.25]],["tgap",[60]]],
    "trees":[[0,1,0,14, 1,1,1,-30, -1,-120, -1,15, -1,310],[-1,7],[0,0,1,2, -1,1000, -1,-2000]]}"#;
const LINEAR: &str = r#"{"base":0.31,"linear":[["bi",0.82,-0.1,1.4,0.05],["lag",-1,2,0.5,0.25]]}"#;
const NONE: f32 = f32::NAN;

fn read(text: &str) -> crate::Result<Readout> {
    Readout::read(Raw::parse(text)?, &NAMES)
}

#[test]
fn a_tree_goes_where_its_splits_say() {
    let readout = read(FILE).unwrap();
    // bi ≤ 0.25 and then: is tgap known? The third tree sends a missing bi to the low side, the first to the high one.
    for (x, units) in [
        ([0.0, 0.25, 5.0], 812 - 120 + 7 - 2000),
        ([0.0, -0.5, 5.0], 812 - 120 + 7 + 1000),
        ([0.0, -0.5, 1e30], 812 - 120 + 7 + 1000),
        ([NONE, 0.0, NONE], 812 - 120 + 7 - 2000),
        ([0.0, 0.3, NONE], 812 + 310 + 7 - 2000),
        ([0.0, NONE, 0.0], 812 + 310 + 7 + 1000),
    ] {
        assert!((readout.logit(&x) - f64::from(units) * 1e-4).abs() < 1e-12, "{x:?} {}", readout.logit(&x));
    }
    let other = FILE.replace("1,1,1,-30", "1,1,0,-30");
    assert!((read(&other).unwrap().logit(&[0.0, 0.0, NONE]) - (812.0 + 15.0 + 7.0 - 2000.0) * 1e-4).abs() < 1e-12);
}

#[test]
fn what_a_step_changes_is_its_features_doing() {
    let readout = read(FILE).unwrap();
    let mut terms = [9.0; 2];
    let constant = readout.explain(&[0.0, 0.0, 5.0], &[0, 0, 1], &mut terms);
    assert!((constant - (812.0 + 14.0 + 7.0 + 2.0) * 1e-4).abs() < 1e-12);
    assert!((terms[0] - (-30.0 - 14.0 - 2000.0 - 2.0) * 1e-4).abs() < 1e-12, "{terms:?}");
    assert!((terms[1] - (-120.0 + 30.0) * 1e-4).abs() < 1e-12, "{terms:?}");
}

#[test]
fn a_linear_readout_adds_up_its_terms() {
    let readout = read(LINEAR).unwrap();
    let weight = Weight { feature: 1, weight: 0.82, mean: -0.1, scale: 1.4, missing: 0.05 };
    let lag = Weight { feature: 0, weight: -1.0, mean: 2.0, scale: 0.5, missing: 0.25 };
    assert_eq!(readout, Readout::Linear(Linear::new(3, 0.31, vec![weight, lag])));
    assert!((readout.logit(&[3.0, 0.5, NONE]) - (0.31 + 0.6 / 1.4 * 0.82 - 2.0)).abs() < 1e-7);
    assert!((readout.logit(&[NONE, NONE, 1.0]) - (0.31 + 0.05 + 0.25)).abs() < 1e-12);
    let mut terms = [0.0; 3];
    assert!((readout.explain(&[3.0, NONE, 1.0], &[2, 1, 0], &mut terms) - 0.31).abs() < 1e-12);
    assert!(terms.iter().zip([0.0, 0.05, -2.0]).all(|(term, wanted)| (term - wanted).abs() < 1e-12), "{terms:?}");
}

/// Many trees of every depth, walked by a function that only follows the list.
#[test]
fn walking_side_by_side_is_walking_one_by_one() {
    fn walk(steps: &[Step], at: &mut usize, x: &[f32], counts: bool) -> i64 {
        let step = steps[*at];
        *at += 1;
        match step {
            Step::Leaf { value } => i64::from(value) * i64::from(counts),
            Step::Split { feature, threshold, missing_low, .. } => {
                let low = if x[feature].is_nan() { missing_low } else { x[feature] <= threshold };
                walk(steps, at, x, counts && low) + walk(steps, at, x, counts && !low)
            }
        }
    }
    let mut state = 7u32;
    let mut next = |bound: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % bound
    };
    let mut trees = Trees::new(3, 5).unwrap();
    let mut lists = Vec::new();
    for _ in 0..53 {
        let (mut steps, mut open) = (Vec::new(), 1);
        while open > 0 {
            let value = next(2000) as i32 - 1000;
            if steps.len() < 40 && next(5) > 1 {
                let threshold = if next(4) == 0 { KNOWN } else { next(10) as f32 };
                steps.push(Step::Split { feature: next(3) as usize, threshold, missing_low: next(2) == 0, value });
                open += 1;
            } else {
                steps.push(Step::Leaf { value });
                open -= 1;
            }
        }
        trees.push(&steps).unwrap();
        lists.push(steps);
    }
    let readout = Readout::Trees(trees);
    for _ in 0..500 {
        let x: Vec<f32> = (0..3).map(|_| if next(5) == 0 { NONE } else { next(11) as f32 }).collect();
        let wanted = 5 + lists.iter().map(|steps| walk(steps, &mut 0, &x, true)).sum::<i64>();
        assert!((readout.logit(&x) - wanted as f64 * 1e-4).abs() < 1e-9);
        let mut terms = [0.0; 3];
        let constant = readout.explain(&x, &[0, 1, 2], &mut terms);
        assert!((constant + terms.iter().sum::<f64>() - readout.logit(&x)).abs() < 1e-9);
    }
}

#[test]
fn a_file_that_cannot_be_is_refused() {
    assert!(read(FILE).is_ok() && read(LINEAR).is_ok());
    for (from, to) in [
        ("\"bi\"", "\"unheard-of\""),
        ("\"bi\"", "1"),
        ("-0.5,0.25", "-0.5,1e99"),
        ("-0.5,0.25", "-0.5,null"),
        ("[60]", "60"),
        ("812", "8.12"),
        ("812", "99999999"),
        ("\"base\":812,", ""),
        // A feature, an edge and a value that are not there.
        ("[0,1,0,14", "[2,1,0,14"),
        ("[0,1,0,14", "[-2,1,0,14"),
        ("[0,1,0,14", "[0,3,0,14"),
        ("[0,1,0,14", "[0,-1,0,14"),
        ("-1,310]", "-1,4000000]"),
        ("-1,310]", "-1,99999999999]"),
        ("-1,310]", "-1,[]]"),
        // A missing side that is neither, nodes behind the end, and trees that are cut off.
        ("[0,1,0,14", "[0,1,2,14"),
        ("[-1,7]", "[-1,7,-1,7]"),
        ("[-1,7]", "[]"),
        ("-1,310]", "-1]"),
        (", -1,310]", "]"),
        (", -1,-120, -1,15, -1,310]", "]"),
        ("[-1,7]", "{}"),
    ] {
        assert!(FILE.contains(from), "{from}");
        let error = read(&FILE.replacen(from, to, 1)).expect_err(to);
        assert_eq!(error.code(), "tracer/shape", "{from} → {to}: {error}");
    }
    for (from, to) in [("1.4", "0"), ("1.4", "-1"), ("0.31", "\"x\""), (",0.05", ""), ("-0.1", "1e999"), ("bi", "b")] {
        assert_eq!(read(&LINEAR.replacen(from, to, 1)).expect_err(to).code(), "tracer/shape", "{from} → {to}");
    }
    for text in ["[]", "7", "{}", "{\"linear\":7,\"base\":1}", "{\"base\":1,\"features\":[]}"] {
        assert_eq!(read(text).expect_err(text).code(), "tracer/shape", "{text}");
    }
}

#[test]
fn a_tree_of_any_shape_fits_up_to_its_size() {
    let split = Step::Split { feature: 0, threshold: 1.0, missing_low: true, value: 0 };
    let leaf = Step::Leaf { value: 1 };
    // All the way down the low side, and all the way down the high side.
    let low: Vec<Step> = [vec![split; 127], vec![leaf; 128]].concat();
    let high: Vec<Step> = [vec![[split, leaf]; 127].concat(), vec![leaf]].concat();
    for steps in [&low, &high] {
        let mut trees = Trees::new(1, 0).unwrap();
        assert_eq!((steps.len(), trees.push(steps)), (255, Ok(())));
        assert!((Readout::Trees(trees.clone()).logit(&[5.0]) - 1e-4).abs() < 1e-12);
        assert!((Readout::Trees(trees).logit(&[0.0]) - 1e-4).abs() < 1e-12);
    }
    let larger: Vec<Step> = [vec![split; 128], vec![leaf; 129]].concat();
    assert!(Trees::new(1, 0).unwrap().push(&larger).is_err());
    assert!(Trees::new(129, 0).is_err());
    let mut many = Trees::new(1, 0).unwrap();
    assert!((0..MOST_TREES).all(|_| many.push(&[leaf]).is_ok()) && many.push(&[leaf]).is_err());
}

proptest! {
    #[test]
    fn whatever_numbers_a_tree_has_reading_and_walking_end(
        lists in prop::collection::vec(prop::collection::vec(-1..3i32, 0..30), 0..12),
        x in prop::collection::vec(prop_oneof![Just(NONE), -1.0..1.0f32], 3),
    ) {
        let text = ["{\"base\":1,\"features\":[[\"bi\",[-0.5,0.25]],[\"lag\",[]]],\"trees\":", &format!("{lists:?}"), "}"];
        if let Ok(readout) = read(&text.concat()) {
            let mut terms = [0.0; 1];
            let constant = readout.explain(&x, &[0; 3], &mut terms);
            prop_assert!((constant + terms[0] - readout.logit(&x)).abs() < 1e-9);
        }
    }

    #[test]
    fn a_damaged_file_ends_in_a_readout_or_a_fault(place in 0..FILE.len(), byte in 32u8..127) {
        let mut bytes = FILE.as_bytes().to_vec();
        bytes[place] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        if let Ok(readout) = read(&text) {
            prop_assert!(readout.logit(&[0.0, NONE, 1.0]).is_finite());
        }
    }
}
