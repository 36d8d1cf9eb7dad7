//! `gradus evidence …` and `gradus replay`.

use crate::support::{BANK, Folder, done, gradus};
use gradus::Millis;
use gradus::bank::{Bank, BankSpec};
use gradus::evidence::{Focus, Progress, read_progress, write_progress};
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice, View};

/// A session on the built bank, its answers as given: the lines a page would have stored.
fn practised(writer: char, begun: u64, answers: &[&str]) -> Vec<String> {
    let source: BankSpec = serde_json::from_str(BANK).unwrap();
    let built = serde_json::to_vec(&gradus::author::build(source).unwrap()).unwrap();
    let mut practice = Practice::new(Bank::parse(built).unwrap(), PlanSpec::default().check().unwrap()).unwrap();
    let writer: String = std::iter::repeat_n(writer, 16).collect();
    let focus = Focus::Lesson("l1".into());
    let step =
        practice.start(Beginning { writer, seed: 7, focus, now: Millis(begun), ..Beginning::default() }).unwrap();
    let (mut lines, mut now) = (step.lines, begun);
    for answer in answers {
        now += 2_500;
        lines.extend(practice.answer(&[(*answer).into()], Millis(2_000), false, Millis(now)).unwrap().lines);
        let next = practice.next(Millis(now)).unwrap();
        lines.extend(next.lines);
        if matches!(next.view, View::Finished(_)) {
            break;
        }
    }
    lines
}

fn progress(learner: &str, saved: u64, lines: Vec<String>) -> String {
    write_progress(&Progress { learner: learner.into(), bank: "small".into(), saved: Millis(saved), lines })
}

#[test]
fn merging_is_free_of_order_and_repeats() {
    let folder = Folder::new("merge");
    let (first, second) = (practised('a', 1_000, &["2", "4"]), practised('b', 90_000_000, &["9", "4"]));
    let future = r#"{"id":"cccccccccccccccc-1","at":5,"kind":"from-the-future"}"#;
    let both = [first.clone(), second.clone()].concat();
    let a = folder.file("a", &progress("Maya", 50, first));
    let b = folder.file("b", &progress("", 99_000_000, second));
    let c = folder.file("c", &format!("{future}\n\n{future}\r\n"));
    let merge = |files: &[&String], to: &str| {
        let out = folder.path(to);
        let words = ["evidence", "merge"].into_iter().chain(files.iter().map(|file| file.as_str())).chain(["-o", &out]);
        done(&words.collect::<Vec<_>>());
        folder.read(to)
    };
    let merged = merge(&[&a, &b, &c], "abc");
    let orders = [[&a, &c, &b], [&b, &a, &c], [&b, &c, &a], [&c, &a, &b], [&c, &b, &a]];
    for order in orders {
        assert_eq!(merge(&order, "other"), merged);
    }
    let abc = folder.path("abc");
    assert_eq!(merge(&[&abc], "again"), merged);
    assert_eq!(merge(&[&abc, &a, &abc, &c], "again"), merged);
    assert_eq!(merge(&[&folder.file("bc", &merge(&[&b, &c], "bc")), &a], "again"), merged);
    let read = read_progress(&merged).unwrap();
    assert_eq!((&*read.learner, &*read.bank, read.saved), ("Maya", "small", Millis(99_000_000)));
    assert_eq!(read.lines.len(), both.len() + 1);
    assert!(both.iter().all(|line| read.lines.contains(line)) && read.lines[0] == future);
}

#[test]
fn a_damaged_file_keeps_the_merge_from_appearing() {
    let folder = Folder::new("damaged");
    let whole = progress("Maya", 50, practised('a', 1_000, &["2", "4"]));
    let good = folder.file("good", &whole);
    let out = folder.file("out", "old");
    for (text, code, place) in [
        (whole.replace("\"ms\":2000", "\"ms\":2001"), "progress/damaged", "bad"),
        (whole.lines().take(3).collect::<Vec<_>>().join("\n"), "progress/damaged", "bad"),
        ("\n{\"id\":1}\n".to_owned(), "evidence/not-a-record", "bad, line 2"),
        (BANK.to_owned(), "progress/not-one", "bad"),
    ] {
        let bad = folder.file("bad", &text);
        for words in [&["evidence", "merge", &good, &bad, "-o", &out][..], &["evidence", "check", &bad]] {
            let ran = gradus(words);
            assert_eq!((ran.code, &*ran.out), (1, ""), "{code}");
            assert!(ran.err.contains(&format!("{place}: ")) && ran.err.contains(code), "{}", ran.err);
        }
        assert_eq!((&*folder.read("out"), folder.names().len()), ("old", 3));
    }
}

#[test]
fn different_learners_are_told() {
    let folder = Folder::new("learners");
    let a = folder.file("a", &progress("Maya", 50, vec![]));
    let b = folder.file("b", &progress("Ben", 60, vec![]));
    let ran = done(&["evidence", "merge", &a, &b, "-o", &folder.path("c")]);
    assert!(ran.err.contains("different learners (Ben, Maya)"), "{}", ran.err);
    assert_eq!(read_progress(&folder.read("c")).unwrap().learner, "Ben");
}

#[test]
fn check_counts_what_is_there() {
    let folder = Folder::new("counts");
    let mut lines = practised('a', 1_000, &["2", "4"]);
    lines.push(r#"{"id":"cccccccccccccccc-1","at":5,"kind":"from-the-future"}"#.into());
    let (count, first) = (lines.len(), lines[0].clone());
    lines.push(first);
    let file = folder.file("plain", &lines.join("\n"));
    let found: serde_json::Value = serde_json::from_str(&done(&["evidence", "check", "--json", &file]).out).unwrap();
    let numbers = ["records", "unknown", "repeated", "sessions", "answers"].map(|name| found[name].as_u64().unwrap());
    assert_eq!(numbers, [count as u64, 1, 1, 1, 2]);
    assert_eq!(found["banks"], serde_json::json!(["small"]));
    assert!(done(&["evidence", "check", &file]).out.contains("plain: whole; "));
}

#[test]
fn export_has_first_responses_only() {
    let folder = Folder::new("export");
    let answer = |number: u32, at: u64, item: &str, verdict: &str, attempt: u32| {
        format!(
            r#"{{"id":"aaaaaaaaaaaaaaaa-{number}","at":{at},"kind":"answered","item":"{item}","skills":["s","t"],"response":["1"],"verdict":"{verdict}","attempt":{attempt},"hints":0,"ms":9}}"#
        )
    };
    let lines = vec![
        answer(1, 1_000, "x", "same-value", 1),
        answer(2, 2_000, "x", "wrong", 1),
        answer(3, 3_000, "x", "right", 2),
        answer(4, 4_250, "y,z", "right", 1),
    ];
    let file = folder.file("e", &progress("Maya", 9, lines));
    let table = "learner,item,skills,correct,time_s,order\nMaya,x,s;t,0,0,1\nMaya,\"y,z\",s;t,1,2.25,2\n";
    assert_eq!(done(&["evidence", "export", "--as", "csv", &file]).out, table);
    done(&["evidence", "export", "--as", "csv", &file, "-o", &folder.path("out.csv")]);
    assert_eq!(folder.read("out.csv"), table);
    assert_eq!(gradus(&["evidence", "export", "--as", "pdf", &file]).code, 2);
}

#[test]
fn replay_agrees_with_what_happened_and_notices_what_did_not() {
    let folder = Folder::new("replay");
    let bank = folder.file("small.json", BANK);
    let lines = practised('a', 1_000, &["2", "4"]);
    let shown = lines.iter().filter(|line| line.contains("\"shown\"")).count();
    assert!(shown >= 2, "{lines:#?}");
    let text = lines.join("\n");
    let file = folder.file("e", &text);
    let plan = folder.file("plan.json", "{\"handOver\": 12}");
    let ran = done(&["replay", "--bank", &bank, "--plan", &plan, "--evidence", &file]);
    assert!(ran.out.ends_with(&format!("{shown} decisions, 0 differ\n")), "{}", ran.out);
    assert!(ran.out.starts_with("same record 2: "), "{}", ran.out);
    for line in done(&["replay", "--json", "--bank", &bank, "--evidence", &file]).out.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(row["agrees"] == true && !row["reasons"].as_array().unwrap().is_empty(), "{line}");
    }
    let other = lines[1].replace("\"one\"", "\"\"").replace("\"two\"", "\"one\"").replace("\"\"", "\"two\"");
    let ran = gradus(&["replay", "--bank", &bank, "--evidence", &folder.file("e", &text.replace(&lines[1], &other))]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("DIFFERS record 2: ") && ran.err.contains("e, record 2: "), "{}{}", ran.out, ran.err);
    for (plan, code) in [("{\"target\": 2}", "plan/out-of-range"), ("{\"tarket\": 0.8}", "plan/shape")] {
        let plan = folder.file("plan.json", plan);
        let ran = gradus(&["replay", "--bank", &bank, "--plan", &plan, "--evidence", &file]);
        assert!(ran.code == 1 && ran.err.contains("plan.json") && ran.err.contains(code), "{}", ran.err);
    }
}
