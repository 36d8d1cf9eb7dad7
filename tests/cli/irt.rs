//! `gradus irt`: from files to lines of JSON, and what is said of files that are at fault.

use super::support::{Folder, Ran, done, gradus};
use serde_json::{Value, json};

const BANK: &str = "a,b,c,d,group\n1.2,-0.5,0.2,1,x\n0.8,0.4,0,1,x\n1.5,1.1,0.1,0.95,y\n";

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn close(value: &Value, expected: f64) {
    let value = value.as_f64().expect("a number");
    assert!((value - expected).abs() < 1e-6, "{value}, expected {expected}");
}

#[test]
fn patterns_become_abilities() {
    let folder = Folder::new("irt-estimate");
    let bank = folder.file("items.csv", BANK);
    // R writes a list of one as its entry.
    let x = folder.file("x.json", r#"[{"items":[1,2,3],"x":[1,0,null]},{"items":2,"x":1},{"items":[],"x":[]}]"#);
    let run = |method, more: &[&str]| {
        let words = ["irt", "estimate", "--bank", &bank, "--responses", &x, "--method", method];
        lines(&done(&[&words, more].concat()))
    };
    let eap = run("eap", &[]);
    assert_eq!(eap.len(), 3);
    close(&eap[2]["theta"], 0.0);
    let wide = run("eap", &["--bounds", "-17,15", "--points", "161", "--sd", "2", "--mean", "-1"]);
    close(&wide[2]["theta"], -1.0);
    // One item of discrimination .8 right: ±4 in 33 points, by a program of another make (python, plain sums).
    close(&eap[1]["theta"], 0.399_720_142);
    close(&eap[1]["se"], 0.935_162_322);
    let map = run("map", &[]);
    close(&map[2]["se"], 1.0);
    assert_eq!(map[0].get("bounded"), None);
    let some = folder.file("some.json", r#"[{"items":[1,2],"x":[1,0]}]"#);
    let words = ["irt", "estimate", "--bank", &bank, "--responses", &some, "--method", "map", "--jeffreys"];
    assert_ne!(lines(&done(&words))[0], map[0]);
}

#[test]
fn an_estimate_at_a_bound_says_so_and_none_is_made_of_nothing() {
    let folder = Folder::new("irt-bound");
    let bank = folder.file("items.csv", BANK);
    let x = folder.file("x.json", r#"[{"items":[1,2],"x":[1,1]},{"items":[3],"x":[0]}]"#);
    let words = ["irt", "estimate", "--bank", &bank, "--responses", &x, "--method", "mle"];
    let found = lines(&done(&words));
    assert_eq!((&found[0]["theta"], &found[0]["bounded"]), (&json!(4.0), &json!(true)));
    assert_eq!((&found[1]["theta"], &found[1]["bounded"]), (&json!(-4.0), &json!(true)));
    let empty = folder.file("empty.json", r#"[{"items":[1],"x":[1]},{"items":[],"x":[]}]"#);
    let ran = gradus(&["irt", "estimate", "--bank", &bank, "--responses", &empty, "--method", "wle"]);
    assert_eq!((ran.code, &*ran.out), (1, ""));
    assert!(ran.err.contains("empty.json, pattern 2") && ran.err.contains("[irt/flat]"), "{}", ran.err);
}

#[test]
fn states_become_items_and_a_seed_the_same_ones_again() {
    let folder = Folder::new("irt-next");
    let bank = folder.file("items.csv", BANK);
    let named = folder.file("named.csv", "item,b\neasy,-1\nmiddle,0\nhard,1\n");
    let states = folder.file("s.json", r#"[{"out":[],"x":[]},{"out":[2],"x":[1],"theta":0.4},{"theta":1.2}]"#);
    let run = |criterion: &str, seed: &str| {
        let words = ["irt", "next", "--bank", &bank, "--state", &states, "--criterion", criterion, "--seed", seed];
        done(&words).out
    };
    for criterion in [
        "mfi",
        "urry",
        "thopt",
        "mlwi",
        "mpwi",
        "mei",
        "mepv",
        "kl",
        "klp",
        "gdi",
        "gdip",
        "progressive",
        "proportional",
        "random",
    ] {
        // The last state has no responses, and needs none: nothing was given.
        let first = run(criterion, "1");
        assert_eq!(first, run(criterion, "1"), "{criterion}");
        for line in first.lines() {
            let line: Value = serde_json::from_str(line).expect("JSON");
            assert!(line["item"].is_u64() && line["value"].is_f64(), "{criterion}: {line}");
        }
        assert_ne!(serde_json::from_str::<Value>(first.lines().nth(1).expect("a line")).expect("JSON")["item"], 2);
    }
    let seeds = ["1", "2", "3", "4", "5", "6", "7", "8"];
    assert!(seeds.iter().any(|seed| run("random", seed) != run("random", "1")));
    let states = folder.file("named.json", r#"[{"out":["middle"],"x":[1],"theta":0.9}]"#);
    let found = lines(&done(&["irt", "next", "--bank", &named, "--state", &states, "--criterion", "urry"]));
    assert_eq!(found[0]["item"], "hard");
    close(&found[0]["value"], 0.1);
}

#[test]
fn info_has_a_number_an_item_or_a_list_a_category() {
    let folder = Folder::new("irt-info");
    let run = |name: &str, text: &str| {
        let bank = folder.file(name, text);
        lines(&done(&["irt", "info", "--bank", &bank, "--theta", "-1,0.5"]))
    };
    let found = run("4pl.csv", BANK);
    assert_eq!(found.len(), 2);
    close(&found[1]["theta"], 0.5);
    close(&found[1]["p"][1], 1.0 / (1.0 + (-0.08_f64).exp()));
    close(&found[1]["info"][1], 0.64 * 0.249_600_426);
    let graded = run("grm.csv", "alphaj,betaj1,betaj2\n1.2,-1,0.5\n0.8,0.3,\n");
    close(&graded[0]["p"][0][0], 0.5);
    assert_eq!(graded[0]["p"][1].as_array().expect("a list").len(), 2);
    let credit = run("gpcm.csv", "alphaj,deltaj1,deltaj2\n1,-1,0\n1,0.5,NA\n");
    // Steps at −1 and 0, ability −1: e⁰, e⁰, e⁻¹.
    close(&credit[0]["p"][0][0], 1.0 / (2.0 + (-1.0_f64).exp()));
    close(&credit[1]["p"][1][1], 0.5);
}

#[test]
fn faults_are_named_with_file_line_and_code() {
    let folder = Folder::new("irt-faults");
    let good = folder.file("good.csv", BANK);
    for (name, text, place, code) in [
        ("text.csv", "a,b\n1,0\n1.5,x\n", "line 3", "irt/number"),
        ("comma.csv", "a,b\n1,0\n1.5,0,5\n", "line 3", "irt/csv"),
        ("column.csv", "a,c\n1,0\n", "line 1", "irt/no-column"),
        ("twice.csv", "item,b\nq,0\nq,1\n", "line 3", "irt/same-name"),
        ("none.csv", "a,b\n", "none.csv", "irt/empty"),
        ("steep.csv", "a,b\n1,0\n101,0\n", "line 3", "irt/discrimination"),
        ("floor.csv", "b,c,d\n0,0.5,0.4\n", "line 2", "irt/asymptotes"),
        ("nan.csv", "b\nNaN\n", "line 2", "irt/difficulty"),
        ("order.csv", "alphaj,betaj1,betaj2\n1,1,0\n", "line 2", "irt/thresholds"),
        ("hole.csv", "alphaj,betaj1,betaj2\n1,,0\n", "line 2", "irt/number"),
        ("one.csv", "alphaj,deltaj1\n1,\n", "line 2", "irt/no-steps"),
    ] {
        let bank = folder.file(name, text);
        let ran = gradus(&["irt", "info", "--bank", &bank, "--theta", "0"]);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{name}");
        assert!(ran.err.contains(&bank) && ran.err.contains(place), "{}", ran.err);
        assert!(ran.err.contains(&format!("[{code}]")), "{name}: {}", ran.err);
    }
    for (name, text, place, code) in [
        ("broken.json", "[{]", "line 1, column 3", "irt/not-json"),
        ("object.json", "{}", "object.json", "irt/shape"),
        ("lengths.json", r#"[{"items":[1,2],"x":[1]}]"#, "pattern 1", "irt/shape"),
        ("item.json", r#"[{"items":[1],"x":[1]},{"items":[9],"x":[1]}]"#, "pattern 2", "irt/unknown-item"),
        ("category.json", r#"[{"items":[1],"x":[2]}]"#, "pattern 1", "irt/category"),
    ] {
        let x = folder.file(name, text);
        let ran = gradus(&["irt", "estimate", "--bank", &good, "--responses", &x, "--method", "eap"]);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{name}");
        assert!(ran.err.contains(&x) && ran.err.contains(place), "{}", ran.err);
        assert!(ran.err.contains(&format!("[{code}]")), "{name}: {}", ran.err);
    }
    let state = folder.file("all.json", r#"[{"out":[1,2,3],"x":[1,0,1]}]"#);
    let ran = gradus(&["irt", "next", "--bank", &good, "--state", &state, "--criterion", "kl"]);
    assert!(ran.code == 1 && ran.err.contains("[irt/none-left]"), "{}", ran.err);
    let x = folder.file("x.json", "[]");
    let base = ["irt", "estimate", "--bank", &good, "--responses", &x, "--method", "eap"];
    for wrong in [["--points", "2"], ["--sd", "0"], ["--bounds", "4,-4"], ["--bounds", "4"], ["--mean", "x"]] {
        assert_eq!(gradus(&[&base[..], &wrong].concat()).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_posterior_too_narrow_for_its_points_is_noticed() {
    let folder = Folder::new("irt-narrow");
    let bank = folder.file("items.csv", "a,b\n20,0\n20,0.01\n");
    let x = folder.file("x.json", r#"[{"items":[1,2,1,2],"x":[1,0,1,0]}]"#);
    let words = ["irt", "estimate", "--bank", &bank, "--responses", &x, "--method", "eap"];
    assert!(done(&words).err.contains("--points"));
    assert_eq!(done(&[&words[..], &["--points", "4001"]].concat()).err, "");
}
