//! Items whose best parameters are infinite, turned round or nowhere.

use super::simulated::{Rows, answers, fitted, items, matrix, one_thread};
use gradus::calibrate::mml::{FLATTEST, Matrix, Model, STEEPEST, Settings, fit};

fn refused(rows: &[&str], model: Model) -> (String, String) {
    let mut table = Matrix::new(rows[0].len(), Some(('a'..).take(rows[0].len()).map(String::from).collect()));
    for row in rows {
        table.push(row.bytes().map(|cell| (cell != b'.').then_some(cell == b'1')));
    }
    let error = fit(&table, model, &one_thread(), &|_| {}).expect_err("it cannot be fitted");
    (error.code().to_owned(), error.place().to_owned())
}

#[test]
fn what_determines_no_parameters_is_refused_by_name() {
    let pair = |code: &str, place: &str| (code.to_owned(), place.to_owned());
    for model in [Model::OnePl, Model::TwoPl] {
        assert_eq!(refused(&["110", "101", "100"], model), pair("matrix/one-answer", "item a"));
        assert_eq!(refused(&["100", "110", "..0"], model), pair("matrix/one-answer", "item a"));
        assert_eq!(refused(&["100", "010", "110"], model), pair("matrix/one-answer", "item c"));
        assert_eq!(refused(&["10.", "01.", "11."], model), pair("matrix/unanswered", "item c"));
        assert_eq!(refused(&["1", "0"], model), pair("matrix/too-few-items", ""));
    }
    assert_eq!(refused(&["10", "01", "11"], Model::TwoPl), pair("matrix/too-few-items", ""));
    let rows = ["11", "11", "10", "01", "00", "00"];
    let two: Rows = rows.iter().map(|row| row.bytes().map(|cell| Some(cell == b'1')).collect()).collect();
    assert!(fitted(&two, Model::OnePl).items[0].a > 0.5);
}

#[test]
fn an_item_that_splits_without_error_stands_at_the_bound() {
    // Items that order the persons without one contradiction (Guttman): no slope is steep enough.
    let rows: Rows = (0..=4).flat_map(|score| vec![(0..4).map(|item| Some(item < score)).collect(); 10]).collect();
    for model in [Model::OnePl, Model::TwoPl] {
        let own = fitted(&rows, model);
        assert!(own.bounded.len() >= 2, "{own:?}");
        assert!(own.items.iter().all(|item| item.a <= STEEPEST && item.b.is_finite()), "{:?}", own.items);
        assert!(own.items.windows(2).all(|two| two[0].b < two[1].b));
        let errors = Settings { standard_errors: true, ..one_thread() };
        let errors = fit(&matrix(&rows), model, &errors, &|_| {}).unwrap().standard_errors;
        let steep = own.bounded[0];
        assert!(errors.is_none_or(|errors| errors[steep].a.is_none()));
    }
}

#[test]
fn a_key_turned_round_shows_as_a_negative_slope() {
    let truth = items(12, 41);
    let mut rows = answers(&truth, 1500, 0.0, 41);
    let straight = fitted(&rows, Model::TwoPl);
    for row in &mut rows {
        row[3] = row[3].map(|right| !right);
    }
    let turned = fitted(&rows, Model::TwoPl);
    assert!((turned.items[3].a + straight.items[3].a).abs() < 1e-6);
    assert!((turned.items[3].b - straight.items[3].b).abs() < 1e-6);
    assert!((turned.log_likelihood / straight.log_likelihood - 1.0).abs() < 1e-12);
    assert!(straight.items.iter().all(|item| item.a > 0.2) && straight.flat.is_empty());
}

#[test]
fn answers_that_have_nothing_in_common_have_a_flat_slope_and_finite_figures() {
    // Who has one right has the other wrong: the best common slope is 0.
    let rows: Rows = [[true, false], [false, true], [true, true], [false, false]]
        .iter()
        .zip([30, 30, 10, 10])
        .flat_map(|(row, count)| vec![row.iter().copied().map(Some).collect(); count])
        .collect();
    let own = fit(&matrix(&rows), Model::OnePl, &one_thread(), &|_| {}).unwrap();
    assert_eq!(own.flat, [0, 1]);
    assert!(own.items.iter().all(|item| (item.a - FLATTEST).abs() < 1e-12 && item.b.is_finite()), "{own:?}");
    assert!((own.log_likelihood - 160.0 * 0.5f64.ln()).abs() < 1e-6);
}

#[test]
fn who_answered_nothing_changes_nothing() {
    let mut rows = answers(&items(7, 51), 200, 0.2, 51);
    let before = fitted(&rows, Model::TwoPl);
    let silent = matrix(&rows).silent();
    rows.extend(vec![vec![None; 7]; 5]);
    assert_eq!(matrix(&rows).silent(), silent + 5);
    assert_eq!(fitted(&rows, Model::TwoPl), before);
}

#[test]
fn few_steps_end_without_having_converged() {
    let rows = answers(&items(7, 61), 200, 0.0, 61);
    let own = fit(&matrix(&rows), Model::TwoPl, &Settings { most: 2, ..one_thread() }, &|_| {}).unwrap();
    assert!(!own.converged && own.iterations == 2);
}
