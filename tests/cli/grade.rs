//! `gradus grade`.

use crate::support::{Folder, command, done, gradus};
use std::process::Stdio;

#[test]
fn the_first_word_is_the_verdict() {
    for (words, out) in [
        (&["--key", "11/8", "--response", "1 3/8", "--form", "mixed"][..], "right 11/8\n"),
        (&["--key", "11/8", "--response", "1.375", "--form", "mixed"], "same-value 11/8 (ask-form mixed)\n"),
        (&["--key", "-3", "--response", "-4"], "wrong -4\n"),
        (&["--key", "11/8", "--response", "1/3/8"], "unreadable (two-slashes)\n"),
        (&["--key", "tenth", "--key", "tenths", "--response", "Tenths", "--as", "text"], "right Tenths\n"),
        (
            &["--key", "3", "--response", "", "--json"],
            "{\"verdict\":\"unreadable\",\"reading\":\"\",\"note\":{\"code\":\"empty\",\"argument\":\"\"}}\n",
        ),
        (
            &["--key", "3", "--response", "1/3/8", "--json"],
            "{\"verdict\":\"unreadable\",\"reading\":\"\",\"note\":{\"code\":\"two-slashes\",\"argument\":\"\",\"at\":3}}\n",
        ),
        (&["--key", "1.5", "--response", "1,5", "--locale", "comma"], "right 3/2\n"),
        (&["--key", "1000", "--response", "1.000", "--language", "de-AT"], "right 1000\n"),
        (&["--key", "1000", "--response", "1.000"], "wrong 1\n"),
        (&["--key", "5 cm", "--response", "5", "--as", "quantity"], "same-value 5 (ask-form unit)\n"),
    ] {
        assert_eq!(done(&[&["grade"], words].concat()).out, out, "{words:?}");
    }
    for (kind, key, response) in [
        ("expression", "2x+2", "2(x+1)"),
        ("equation", "y=2x", "y=x+x"),
        ("pair", "(1,2)", "(1, 4/2)"),
        ("set", "{1,2}", "{2,1}"),
        ("interval", "[1,2)", "[1,2)"),
        ("quantity", "5 ft 3 in", "63 inches"),
        ("ratio", "3:4", "6 to 8"),
    ] {
        let ran = done(&["grade", "--as", kind, "--key", key, "--response", response]);
        assert!(ran.out.starts_with("right "), "{kind}: {}", ran.out);
    }
}

#[test]
fn what_cannot_be_marked_is_said() {
    for (option, value) in [("--as", "roman"), ("--form", "roman"), ("--locale", "roman")] {
        let ran = gradus(&["grade", option, value, "--key", "3", "--response", "3"]);
        assert!(ran.code == 2 && ran.err.contains("possible values: "), "{}", ran.err);
    }
    let ran = gradus(&["grade", "--key", "three", "--response", "3"]);
    assert!(ran.code == 1 && ran.err.contains("--key: ") && ran.err.contains("[bank/key-unreadable]"), "{}", ran.err);
}

#[test]
fn a_batch_gives_one_verdict_a_line() {
    let table = format!("{}/tests/grading_pairs.tsv", env!("CARGO_MANIFEST_DIR"));
    let wanted: Vec<String> = std::fs::read_to_string(&table)
        .unwrap()
        .lines()
        .skip(1)
        .map(|line| line.split('\t').nth(4).unwrap().to_owned())
        .collect();
    let out = done(&["grade", "--batch", &table]).out;
    let given: Vec<&str> = out.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert!(wanted.len() > 700);
    assert_eq!(given, wanted);
}

#[test]
fn a_faulty_row_is_named_and_nothing_is_marked() {
    let folder = Folder::new("rows");
    for (row, code, mend) in [
        ("number\tany\t3", "grade/row", "it has 3 cells"),
        ("roman\tany\t3\t3", "grade/row", "use one of number, "),
        ("number\troman\t3\t3", "grade/row", "use one of any, "),
        ("number\tany\tx\t3", "bank/key-unreadable", "key `x`"),
    ] {
        let batch = folder.file("batch.tsv", &format!("number\tany\t3\t3\n\n{row}\n"));
        let ran = gradus(&["grade", "--batch", &batch]);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{row}");
        let told = ran.err.contains("batch.tsv, line 3: ") && ran.err.contains(mend) && ran.err.contains(code);
        assert!(told, "{}", ran.err);
    }
    let batch = folder.file("batch.tsv", "response\tkey\tform\tkind\n4\t3\t\t\n");
    assert_eq!(done(&["grade", "--batch", &batch]).out, "wrong 4\n");
}

#[test]
fn a_reader_that_leaves_is_no_fault() {
    let folder = Folder::new("pipe");
    // More than a pipe holds.
    let batch = folder.file("batch.tsv", &"text\tany\ta\ta rather long wrong answer\n".repeat(20_000));
    let mut child =
        command(&["grade", "--batch", &batch]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), String::from_utf8(ran.stderr).unwrap()), (Some(0), String::new()));
}
