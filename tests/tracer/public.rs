//! The shipped parameters, and a small fit, on public data that neither was chosen on: slices of the dev tables.
//!
//! `GRADUS_DATA=… cargo test --test tracer public -- --nocapture` prints the measures.

use super::support::{HEAD, fit, read};
use flate2::read::GzDecoder;
use gradus::calibrate::elo;
use gradus::calibrate::measures::Measures;
use gradus::calibrate::parallel::Threads;
use gradus::calibrate::trace::{measure, trace};
use gradus::tracer::Model;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The rows of the first learners of a table, by name; `None` if there is no public data here.
fn slice(table: &str, learners: usize) -> Option<String> {
    let Some(folder) = std::env::var_os("GRADUS_DATA") else {
        println!("skipped: no public data");
        return None;
    };
    let path = Path::new(&folder).join("kt").join(table);
    let mut text = String::new();
    let file = File::open(path).expect("the folder has the data that its README names");
    GzDecoder::new(file).read_to_string(&mut text).expect("a packed table");
    let name = |line: &str| line.split(',').next().expect("a column").to_owned();
    let names: BTreeSet<String> = text.lines().skip(1).map(name).collect();
    let kept: BTreeSet<String> = names.into_iter().take(learners).collect();
    let rows: Vec<&str> = text.lines().skip(1).filter(|line| kept.contains(&name(line))).collect();
    Some([HEAD, &rows.join("\n"), "\n"].concat())
}

fn measured(model: &Model, table: &str) -> Measures {
    let responses = read(table);
    measure(&responses, &trace(model, &responses, Threads::all(), &|_| {}))
}

#[test]
fn zero_shot_the_shipped_model_keeps_its_floors() {
    // A little below what was measured, so that only a real loss fails.
    for (table, auc, log_loss, ece) in FLOORS {
        let Some(text) = slice(&format!("{table}/dev.csv.gz"), 100) else { return };
        let own = measured(&Model::shipped(), &text);
        println!("{table}: {own:.4?}");
        assert!(own.auc >= auc && own.log_loss <= log_loss && own.ece <= ece, "{table}: {own:?}");
    }
}

/// Of 100 dev learners: least AUC, most log loss and most calibration error.
const FLOORS: [(&str, f64, f64, f64); 3] =
    [("assist09c", 0.73, 0.59, 0.04), ("statics", 0.68, 0.51, 0.025), ("assist17t", 0.715, 0.605, 0.03)];

#[test]
fn fitted_to_few_learners_the_main_tracer_is_ahead_of_ratings() {
    let (Some(train), Some(dev)) = (slice("assist09c/train.csv.gz", 100), slice("assist09c/dev.csv.gz", 100)) else {
        return;
    };
    let main = measured(&Model::parse(fit(&train, false).as_bytes()).unwrap(), &dev);
    let ratings = elo::fit(&read(&train), 1, Threads::all(), &|_, _| {}).file(&"a slice");
    let ratings = measured(&Model::parse(ratings.as_bytes()).unwrap(), &dev);
    println!("gradus {main:.4?}\nelo    {ratings:.4?}");
    assert!(main.auc > ratings.auc && main.log_loss < ratings.log_loss, "{main:?} {ratings:?}");
}
