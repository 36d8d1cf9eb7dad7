//! `gradus fit tracer` and `gradus trace`.

use crate::support::{Folder, Ran, done, gradus};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Eight learners, two skills, rows of the learners taking turns; `flipped` is the row whose answer is turned round.
fn table(flipped: Option<usize>) -> String {
    let mut rows = vec!["learner,item,skills,correct,time_s,order".to_owned()];
    for order in 0..12 {
        for learner in 0..8 {
            let at = rows.len() - 1;
            let right = ((order * (learner + 3) + learner) % 7 < 4) ^ (flipped == Some(at));
            let (item, skill) = (order % 5, ["add", "carry", "add;carry"][order % 3]);
            rows.push(format!("l{learner},\"i,{item}\",{skill},{},{},{order}", u8::from(right), 30 * order));
        }
    }
    rows.join("\n") + "\n"
}

fn fit(folder: &Folder, kind: &str) -> String {
    let train = folder.file("train.csv", &table(None));
    let model = folder.path(&format!("{kind}.json"));
    done(&["fit", "tracer", "--train", &train, "--kind", kind, "-o", &model]);
    model
}

fn trace(folder: &Folder, model: &str, table: &str) -> (Ran, Vec<String>) {
    let responses = folder.file("r.csv", table);
    let out = folder.path("p.csv");
    let ran = done(&["trace", "--responses", &responses, "--model", model, "-o", &out]);
    (ran, folder.read("p.csv").lines().map(str::to_owned).collect())
}

const KINDS: [&str; 5] = ["bkt", "ktidem", "elo", "logistic", "gradus"];

#[test]
fn every_row_is_predicted_in_the_order_of_the_table() {
    let folder = Folder::new("trace-order");
    for kind in KINDS {
        let model = fit(&folder, kind);
        let (ran, rows) = trace(&folder, &model, &table(None));
        assert_eq!((rows.len(), &*rows[0]), (97, "learner,item,order,p"));
        for (row, input) in rows.iter().zip(table(None).lines()).skip(1) {
            let (name, p) = row.rsplit_once(',').unwrap();
            let cells: Vec<&str> = input.split(',').collect();
            assert_eq!(name, format!("{},{},{},{}", cells[0], cells[1], cells[2], cells[6]));
            assert!(p.parse::<f64>().is_ok_and(|p| p > 0.0 && p < 1.0), "{row}");
        }
        for name in ["responses    96", "AUC ", "log loss ", "RMSE ", "accuracy ", "ECE ", "us/response "] {
            assert!(ran.out.contains(name), "{}", ran.out);
        }
    }
}

#[test]
fn a_later_answer_reaches_no_earlier_prediction_and_no_other_learner() {
    let folder = Folder::new("trace-leak");
    // A hundred rows are too few for a tree to split: such a model answers the same to everything.
    for kind in KINDS.into_iter().filter(|kind| *kind != "gradus") {
        let model = fit(&folder, kind);
        let straight = trace(&folder, &model, &table(None)).1;
        // Row 43 of the file: order 5 of learner 3, on both skills.
        let flipped = trace(&folder, &model, &table(Some(43))).1;
        let changed: Vec<usize> = (0..97).filter(|&line| straight[line] != flipped[line]).collect();
        assert!(!changed.is_empty(), "{kind}");
        assert!(changed.iter().all(|&line| line > 44 && (line - 1) % 8 == 3), "{kind}: {changed:?}");
    }
}

#[test]
fn the_order_of_the_table_changes_neither_fit_nor_prediction() {
    let folder = Folder::new("trace-permuted");
    let text = table(None);
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let backwards = folder.file("backwards.csv", &(lines.join("\n") + "\n"));
    for kind in KINDS {
        let model = fit(&folder, kind);
        let other = folder.path("other.json");
        done(&["fit", "tracer", "--train", &backwards, "--kind", kind, "-o", &other]);
        assert_eq!(folder.read(&format!("{kind}.json")), folder.read("other.json"));
        let straight = trace(&folder, &model, &text).1;
        let mut mixed = trace(&folder, &model, &folder.read("backwards.csv")).1;
        mixed[1..].reverse();
        assert_eq!(straight, mixed);
    }
}

#[test]
fn gzip_is_unpacked_and_a_repeated_row_gets_its_prediction() {
    let folder = Folder::new("trace-gzip");
    let model = fit(&folder, "bkt");
    let (_, mut wanted) = trace(&folder, &model, &table(None));
    let again = table(None).lines().nth(30).unwrap().to_owned();
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(format!("{}{again}\n", table(None)).as_bytes()).unwrap();
    let packed = folder.path("again.csv.gz");
    std::fs::write(&packed, packer.finish().unwrap()).unwrap();
    let out = folder.path("again.csv");
    let ran = done(&["trace", "--responses", &packed, "--model", &model, "-o", &out, "--json"]);
    assert!(ran.err.contains("1 row"), "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&report["responses"], &report["kind"]), (&96.into(), &"bkt".into()));
    assert!(report["log_loss"].as_f64().is_some_and(|loss| loss > 0.0) && report["auc"].is_number());
    wanted.push(wanted[30].clone());
    assert_eq!(folder.read("again.csv").lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_faulty_table_is_named_with_its_line_and_leaves_no_file() {
    let folder = Folder::new("trace-fault");
    let model = fit(&folder, "elo");
    let bad = folder.file("bad.csv", &table(None).replacen(",90,3", ",NaN,3", 1));
    let before = folder.names();
    for words in [
        &["trace", "--responses", &bad, "--model", &model, "-o", &folder.path("p.csv")][..],
        &["fit", "tracer", "--train", &bad, "--kind", "bkt", "-o", &folder.path("m.json")],
    ] {
        let ran = gradus(words);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{}", ran.err);
        assert!(ran.err.contains("bad.csv, line 26: ") && ran.err.contains("[responses/time]"), "{}", ran.err);
        assert_eq!(folder.names(), before);
    }
}

#[test]
fn a_faulty_model_is_named() {
    let folder = Folder::new("trace-model");
    let model = fit(&folder, "bkt");
    let text = folder.read("bkt.json");
    let responses = folder.file("r.csv", &table(None));
    for (from, to, code) in [
        ("\"prior\":0", "\"prior\":1", "tracer/altered"),
        ("\"version\":1", "\"version\":2", "tracer/version"),
        ("\"tracer\"", "\"bank\"", "tracer/not-one"),
        ("\"kind\":\"bkt\"", "\"kind\":\"oracle\"", "tracer/kind"),
        ("\"kind\":\"bkt\"", "\"kind\":\"elo\"", "tracer/shape"),
        ("\"skills\"", "\"skills", "tracer/not-json"),
    ] {
        let other = folder.file("other.json", &text.replacen(from, to, 1));
        let ran = gradus(&["trace", "--responses", &responses, "--model", &other]);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{from}");
        assert!(ran.err.contains("other.json") && ran.err.contains(&format!("[{code}]")), "{}", ran.err);
    }
    let ran = gradus(&["trace", "--responses", &responses, "--model", &responses]);
    assert!(ran.code == 1 && ran.err.contains("[tracer/not-json]"), "{}", ran.err);
    assert_eq!(gradus(&["trace", "--responses", &responses, "--model", &model]).code, 0);
}

#[test]
fn a_fit_of_chains_prints_them_and_the_measures_on_dev() {
    let folder = Folder::new("fit-table");
    let train = folder.file("train.csv", &table(None));
    let words = ["fit", "tracer", "--train", &train, "--dev", &train, "--kind", "bkt", "-o", &folder.path("m.json")];
    let out = done(&words).out;
    let lines: Vec<Vec<&str>> = out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["skill", "prior", "learn", "slip", "guess", "forget", "answers"]);
    assert_eq!((lines[1][0], lines[2][0], lines[1][6]), ("add", "carry", "64"));
    assert_eq!(lines[3], ["responses", "96"]);
    let report: serde_json::Value = serde_json::from_str(&done(&[&words[..], &["--json"]].concat()).out).unwrap();
    assert_eq!(report["skills"][1]["skill"], "carry");
    assert!(report["skills"][1]["guess"].as_f64().is_some_and(|guess| guess < 0.5));
    assert_eq!(report["dev"]["responses"], 96);
}
