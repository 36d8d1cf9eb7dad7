//! Whole tables: what reaches a prediction or a fit, and what must not.

use super::support::{HEAD, fit, models, read, small_table};
use gradus::calibrate::parallel::Threads;
use gradus::calibrate::trace::trace;
use gradus::draw::{Draw, Purpose};
use gradus::tracer::Model;
use std::collections::BTreeMap;

/// Predictions by learner and order.
fn traced(model: &Model, table: &str, threads: usize) -> BTreeMap<(String, i64), u64> {
    let responses = read(table);
    let predictions = trace(model, &responses, Threads::new(threads), &|_| {});
    let key = |row: &gradus::calibrate::Row| (responses.learners()[row.learner as usize].clone(), row.order);
    responses.rows().iter().zip(predictions).map(|(row, p)| (key(row), p.to_bits())).collect()
}

fn lines(table: &str) -> Vec<String> {
    table.lines().skip(1).map(str::to_owned).collect()
}

fn joined(lines: &[String]) -> String {
    [HEAD, &lines.join("\n"), "\n"].concat()
}

fn order(line: &str) -> i64 {
    line.rsplit_once(',').expect("six columns").1.parse().expect("a number")
}

fn flipped(line: &str) -> String {
    let mut cells: Vec<&str> = line.split(',').collect();
    cells[3] = if cells[3] == "1" { "0" } else { "1" };
    cells.join(",")
}

#[test]
fn the_order_of_a_table_reaches_neither_the_fit_nor_a_prediction() {
    let table = small_table();
    let mut mixed = lines(&table);
    Draw::at(3, 0, Purpose::Tie).shuffle(&mut mixed);
    let mixed = joined(&mixed);
    for (linear, model) in [(true, &models()[1]), (false, &models()[2])] {
        assert_eq!(&Model::parse(fit(&mixed, linear).as_bytes()).unwrap(), model);
        assert_eq!(traced(model, &table, 2), traced(model, &mixed, 2));
    }
}

#[test]
fn the_number_of_threads_and_who_else_is_there_reach_no_prediction() {
    let table = small_table();
    for model in models() {
        let all = traced(model, &table, 1);
        assert_eq!(all, traced(model, &table, 5));
        for learner in ["l0000", "l0017"] {
            let own: Vec<String> = lines(&table).into_iter().filter(|line| line.starts_with(learner)).collect();
            let alone = traced(model, &joined(&own), 1);
            assert!(alone.len() == 30 && alone.iter().all(|(key, p)| all[key] == *p), "{}", model.kind());
        }
        // Under another name, and so in another place of the table, a learner is who they were.
        let renamed = traced(model, &table.replace("l0003", "zoe"), 2);
        assert!(
            renamed
                .iter()
                .filter(|((name, _), _)| name == "zoe")
                .all(|((_, order), p)| all[&("l0003".into(), *order)] == *p)
        );
    }
}

#[test]
fn the_number_of_threads_does_not_reach_the_fit() {
    let table = read(&small_table());
    let with = |threads| {
        let options =
            gradus::calibrate::gradus::Options { threads: Threads::new(threads), ..super::support::options(false) };
        gradus::calibrate::gradus::fit(&table, &options, &|_, _, _| {}).file(&"simulated")
    };
    assert_eq!(&Model::parse(with(1).as_bytes()).unwrap(), &models()[2]);
    assert_eq!(&Model::parse(with(3).as_bytes()).unwrap(), &models()[2]);
}

#[test]
fn later_rows_of_a_table_reach_no_earlier_prediction() {
    let table = small_table();
    let all = lines(&table);
    for model in models() {
        let straight = traced(model, &table, 2);
        for from in [0, 7, 19] {
            let turned: Vec<String> =
                all.iter().map(|line| if order(line) >= from { flipped(line) } else { line.clone() }).collect();
            let turned = traced(model, &joined(&turned), 2);
            assert!(straight.iter().all(|(key, p)| key.1 > from || turned[key] == *p), "{} from {from}", model.kind());
            assert!(straight.iter().any(|(key, p)| key.1 > from && turned[key] != *p), "answers do count");
            let cut: Vec<String> = all.iter().filter(|line| order(line) <= from).cloned().collect();
            let cut = traced(model, &joined(&cut), 2);
            assert!(cut.len() == 30 * (from as usize + 1) && cut.iter().all(|(key, p)| straight[key] == *p));
        }
    }
}

#[test]
fn a_row_that_is_there_twice_counts_once() {
    let table = small_table();
    let doubled: Vec<String> = lines(&table).into_iter().flat_map(|line| [line.clone(), line]).collect();
    for model in models() {
        assert_eq!(traced(model, &table, 2), traced(model, &joined(&doubled), 2));
    }
    let twice = fit(&joined(&doubled), true);
    assert_eq!(&Model::parse(twice.as_bytes()).unwrap(), &models()[1]);
}

#[test]
fn a_table_without_times_says_nothing_of_when_it_was_written() {
    // Every time blank, or the same single one known: no gap can be known.
    let blank = |keep: i64| {
        let strip = |line: &String| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if order(line) != keep {
                cells[4] = "";
            }
            cells.join(",")
        };
        joined(&lines(&small_table()).iter().map(strip).collect::<Vec<_>>())
    };
    let (none, one) = (traced(&models()[0], &blank(-1), 2), traced(&models()[0], &blank(5), 2));
    assert_eq!(none, one);
    assert_ne!(none, traced(&models()[0], &small_table(), 2));
}
