//! Fits that others published: mirt (Chalmers 2012) and ltm (Rizopoulos 2006). Needs the folder GRADUS_DATA names.

use super::simulated::{apart, one_thread};
use gradus::calibrate::mml::{Matrix, Model, Settings, fit};
use gradus::irt::Item;
use serde::Deserialize;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Published {
    #[serde(rename = "logLik")]
    log_likelihood: f64,
    pars: Vec<Pars>,
}

#[derive(Deserialize)]
struct Pars {
    a: f64,
    b: f64,
}

#[derive(Deserialize)]
struct Lsat {
    #[serde(rename = "1PL")]
    one: Published,
    #[serde(rename = "2PL")]
    two: Published,
    #[serde(rename = "Rasch")]
    rasch: Rasch,
}

#[derive(Deserialize)]
struct Rasch {
    var: f64,
    pars: Vec<Pars>,
}

impl Published {
    fn items(&self) -> Vec<Item> {
        self.pars.iter().map(|one| Item::two(one.a, one.b)).collect()
    }
}

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("GRADUS_DATA").map(|folder| PathBuf::from(folder).join("refs"));
    if folder.is_none() {
        eprintln!("skipped: no public data (set GRADUS_DATA to its folder)");
    }
    folder
}

fn table(folder: &std::path::Path, name: &str) -> Matrix {
    Matrix::read(std::fs::File::open(folder.join(name)).expect("the table"), false).expect("a table of answers")
}

fn json<T: serde::de::DeserializeOwned>(folder: &std::path::Path, name: &str) -> T {
    serde_json::from_slice(&std::fs::read(folder.join(name)).expect("the figures")).expect("the documented shape")
}

#[test]
fn lsat_6_and_7_come_out_as_in_mirt() {
    let Some(folder) = folder() else { return };
    for (name, one, two) in [("LSAT6", -2466.938, -2466.653), ("LSAT7", -2664.901, -2658.805)] {
        let answers = table(&folder, &format!("{name}.csv"));
        assert_eq!((answers.persons(), answers.items()), (1000, 5));
        let published: Lsat = json(&folder, &format!("{name}_expected.json"));
        for (model, wanted, figure) in [(Model::OnePl, &published.one, one), (Model::TwoPl, &published.two, two)] {
            let own = fit(&answers, model, &Settings::default(), &|_| {}).unwrap();
            assert!((own.log_likelihood - figure).abs() < 5e-4, "{name} {model:?}: {}", own.log_likelihood);
            // mirt stops when a step changes nothing by .0001 or more; here the top is reached.
            assert!(own.converged && own.log_likelihood > wanted.log_likelihood - 1e-8);
            assert!((own.log_likelihood - wanted.log_likelihood).abs() < 1e-5);
            assert!(apart(&own.items, &wanted.items()) < 1e-4, "{name} {model:?}: {:?}", own.items);
            if model == Model::OnePl {
                let slope = own.items[0].a;
                assert!((slope * slope - published.rasch.var).abs() < 2e-3);
                for (item, rasch) in own.items.iter().zip(&published.rasch.pars) {
                    assert!((slope * item.b - rasch.b).abs() < 2e-3, "the Rasch model in other words");
                }
            }
        }
    }
}

#[test]
fn a_hundred_items_come_out_as_in_mirt() {
    let Some(folder) = folder() else { return };
    let answers = table(&folder, "cal_s1.csv");
    assert_eq!((answers.persons(), answers.names()[0].as_str()), (1000, "1"));
    let published: Published = json(&folder, "mirt_2PL_s1.json");
    let own = fit(&answers, Model::TwoPl, &Settings::default(), &|_| {}).unwrap();
    println!("log likelihood {}, mirt {}", own.log_likelihood, published.log_likelihood);
    println!("parameters apart {:e}", apart(&own.items, &published.items()));
    assert!((own.log_likelihood - published.log_likelihood).abs() < 1e-5);
    assert!(apart(&own.items, &published.items()) < 1e-3);
    // Run out to the end of what doubles can say.
    let exact = fit(&answers, Model::TwoPl, &Settings { tolerance: 1e-10, ..one_thread() }, &|_| {}).unwrap();
    println!("apart from 1e-10: {:e}", apart(&own.items, &exact.items));
    assert!(exact.converged && apart(&own.items, &exact.items) < 1e-7);
}

/// `summary(ltm(LSAT ~ z1))` of ltm, which integrates over 21 points of Gauss and Hermite.
#[test]
fn standard_errors_of_lsat_6_come_out_as_in_ltm() {
    let Some(folder) = folder() else { return };
    let settings = Settings { standard_errors: true, ..Settings::default() };
    let own = fit(&table(&folder, "LSAT6.csv"), Model::TwoPl, &settings, &|_| {}).unwrap();
    let errors = own.standard_errors.expect("the information has an inverse");
    let ltm = [(0.2581, 0.8669), (0.1867, 0.3073), (0.2326, 0.0997), (0.1852, 0.4341), (0.2100, 0.8700)];
    for (own, (a, b)) in errors.iter().zip(ltm) {
        assert!((own.a.unwrap() - a).abs() < 0.0005 && (own.b.unwrap() - b).abs() < 0.002, "{own:?} {a} {b}");
    }
}
