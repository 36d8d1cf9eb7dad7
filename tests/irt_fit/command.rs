//! `gradus irt fit`, run as people run it.

use super::simulated::{answers, fitted, items};
use crate::support::{Folder, done, gradus};
use gradus::calibrate::mml::Model;
use serde_json::Value;

/// A table of 200 persons and 6 items, with names.
fn table() -> String {
    let mut text = String::from("\"one, really\",two,three,four,five,six\n");
    for row in answers(&items(6, 71), 200, 0.1, 71) {
        let cells = row.iter().map(|cell| cell.map_or("", |right| if right { "1" } else { "0" }));
        text.push_str(&cells.collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

#[test]
fn items_come_as_the_library_fits_them() {
    let folder = Folder::new("irt-fit");
    let source = folder.file("answers.csv", &table());
    for (word, model) in [("1pl", Model::OnePl), ("2pl", Model::TwoPl)] {
        let ran = done(&["irt", "fit", "--model", word, &source, "-o", &folder.path("items.csv")]);
        let own = fitted(&answers(&items(6, 71), 200, 0.1, 71), model);
        let said: Value = serde_json::from_str(&ran.out).unwrap();
        assert!((said["log_likelihood"].as_f64().unwrap() - own.log_likelihood).abs() < 1e-9);
        assert_eq!((said["iterations"].as_u64().unwrap(), &said["converged"]), (own.iterations.into(), &true.into()));
        let text = folder.read("items.csv");
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("a,b,c,d,item"));
        assert!(text.contains(",\"one, really\"\n"));
        for (line, item) in lines.zip(&own.items) {
            let numbers: Vec<f64> = line.split(',').take(4).map(|cell| cell.parse().unwrap()).collect();
            assert!((numbers[0] - item.a).abs() < 1e-12 && (numbers[1] - item.b).abs() < 1e-12);
            assert_eq!(&line.split(',').collect::<Vec<_>>()[2..4], ["0", "1"]);
        }
    }
    // The other commands read what this one writes.
    let ran = done(&["irt", "info", "--bank", &folder.path("items.csv"), "--theta", "0"]);
    assert!(ran.out.contains("\"info\":["));
}

#[test]
fn the_same_table_gives_the_same_bytes_and_errors_on_request() {
    let folder = Folder::new("irt-fit-same");
    let source = folder.file("answers.csv", &table());
    for name in ["a.csv", "b.csv"] {
        done(&["irt", "fit", "--se", "--points", "41", "--model", "2pl", &source, "-o", &folder.path(name)]);
    }
    let text = folder.read("a.csv");
    assert_eq!(text, folder.read("b.csv"));
    assert!(text.starts_with("a,b,c,d,item,se_a,se_b\n"));
    for line in text.lines().skip(1) {
        assert!(line.rsplit(',').take(2).all(|cell| cell.parse::<f64>().unwrap() > 0.0), "{line}");
    }
}

#[test]
fn what_a_person_should_know_is_said() {
    let folder = Folder::new("irt-fit-notices");
    // In order without one contradiction, and one the other way round; a row of nobody.
    let rows = ["0001", "0001", "1001", "1000", "1100", "1101", "1110", "1110"];
    let lines: Vec<String> =
        rows.iter().map(|row| row.split("").skip(1).take(4).collect::<Vec<_>>().join(",")).collect();
    let source = folder.file("odd.csv", &format!("a,b,c,d\n{}\n,,,\n", [&*lines, &*lines].concat().join("\n")));
    let ran = done(&["irt", "fit", "--model", "2pl", &source, "-o", &folder.path("items.csv")]);
    for words in ["rows without an answer, which change nothing: 1", "put at 10: ", "slope below 0"] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    assert!(ran.err.contains("refuse it: d\n"), "{}", ran.err);
}

#[test]
fn a_fault_names_file_place_code_and_mend_and_leaves_no_file() {
    let folder = Folder::new("irt-fit-faults");
    for (text, code, place) in [
        ("a,b,c\n1,0,1\n1,2,0\n", "matrix/value", "t.csv, line 3: "),
        ("a,b,c\n1,0,1\n1,0\n", "matrix/ragged", "t.csv, line 3: "),
        ("a,b,c\n", "matrix/empty", "t.csv: "),
        ("a,b,c\n1,0,1\n1,1,0\n", "matrix/one-answer", "t.csv, item a: "),
        ("a,b,c\n1,0,\n0,1,\n", "matrix/unanswered", "t.csv, item c: "),
        ("a\n1\n0\n", "matrix/too-few-items", "t.csv: "),
    ] {
        let source = folder.file("t.csv", text);
        let ran = gradus(&["irt", "fit", "--model", "2pl", &source, "-o", &folder.path("out.csv")]);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{code}");
        assert!(ran.err.contains(&format!("[{code}]")) && ran.err.contains(place), "{}", ran.err);
        assert_eq!(folder.names(), ["t.csv"]);
    }
    let ran = gradus(&["irt", "fit", "--model", "2pl", &folder.path("none.csv"), "-o", &folder.path("out.csv")]);
    assert!(ran.code == 1 && ran.err.contains("[file/read]"), "{}", ran.err);
    assert_eq!(gradus(&["irt", "fit", "--model", "3pl", "x.csv", "-o", "y.csv"]).code, 2);
    assert_eq!(gradus(&["irt", "fit", "--model", "2pl", "x.csv", "-o", "y.csv", "--points", "2"]).code, 2);
}
