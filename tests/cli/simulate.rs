//! `gradus simulate`, as people run it.

use crate::support::{Folder, done, gradus};
use serde_json::Value;

const FEW: [&str; 9] = ["simulate", "--bank", "synthetic:6x15", "--learners", "4", "--sessions", "3", "--seed", "7"];

fn words<'a>(more: &[&'a str]) -> Vec<&'a str> {
    FEW.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let folder = Folder::new("simulate");
    let run = |name: &str, more: &[&str]| {
        let out = folder.path(name);
        done(&words(&[&["--policy", "all", "-o", &out], more].concat()));
        folder.read(name)
    };
    let first = run("a.json", &[]);
    assert_eq!(first, run("b.json", &[]));
    let report: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(report["simulated"], true);
    let policies: Vec<&str> =
        report["policies"].as_array().unwrap().iter().map(|policy| policy["policy"].as_str().unwrap()).collect();
    let all = ["gradus", "random", "fixed-order", "lowest-mastery", "three-in-a-row", "max-information"];
    assert_eq!(policies, all);
    for policy in report["policies"].as_array().unwrap() {
        assert!(policy["all"]["over_practice"]["value"].is_number() || policy["policy"] != "fixed-order");
        assert_eq!(policy["stops"]["sessions"], 12);
    }
    let other = done(&[&FEW[..7], &["--seed", "8", "--policy", "all", "--json"]].concat()).out;
    assert_ne!(other, first);
}

#[test]
fn the_table_says_that_it_is_simulated_and_the_starter_bank_can_be_used() {
    let ran = done(&["simulate", "--bank", "starter", "--learners", "2", "--sessions", "2", "--kind", "bkt"]);
    assert!(ran.out.starts_with("simulated: 2 learners (bkt), 2 sessions, 24 skills"), "{}", ran.out);
    assert!(ran.out.lines().any(|line| line.starts_with("gradus ") && line.contains('±')), "{}", ran.out);
}

#[test]
fn pictures_are_drawn_and_say_that_they_are_simulated() {
    let folder = Folder::new("simulate-pictures");
    done(&words(&["--policy", "all", "--curves", "--pictures", &folder.path("")]));
    let names = folder.names();
    assert!(names.contains(&"mastered.svg".to_owned()) && names.contains(&"trade-off.svg".to_owned()), "{names:?}");
    for name in names {
        let picture = folder.read(&name);
        assert!(picture.starts_with("<svg role=\"img\"") && picture.contains("(simulated)</title>"), "{name}");
    }
}

#[test]
fn what_cannot_be_simulated_is_refused_and_leaves_no_file() {
    let folder = Folder::new("simulate-refused");
    let out = folder.path("r.json");
    for (bank, policy, code, says) in [
        ("synthetic:0x5", "gradus", 1, "[simulate/size]"),
        ("synthetic:many", "gradus", 2, "synthetic:SKILLSxITEMS"),
        ("synthetic:5x5", "best", 2, "[simulate/unknown-policy]"),
        ("no-such-bank.json", "gradus", 1, "[file/read]"),
    ] {
        let ran = gradus(&["simulate", "--bank", bank, "--policy", policy, "-o", &out]);
        assert_eq!((ran.code, &*ran.out), (code, ""), "{bank} {policy}");
        assert!(ran.err.contains(says), "{}", ran.err);
        assert_eq!(folder.names(), [""; 0]);
    }
}
