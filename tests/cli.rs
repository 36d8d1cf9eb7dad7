//! The command line, run as people run it: the real program on files of its own.

#[path = "cli/banks.rs"]
mod banks;
#[path = "cli/evidence.rs"]
mod evidence;
#[path = "cli/grade.rs"]
mod grade;
#[path = "cli/irt.rs"]
mod irt;
#[path = "cli/serve.rs"]
mod serve;
#[path = "cli/simulate.rs"]
mod simulate;
#[path = "cli/support.rs"]
mod support;
#[path = "cli/trace.rs"]
mod trace;

use support::{Folder, gradus};

#[test]
fn wrong_usage_exits_with_2_and_help_has_an_example() {
    for words in [&["bank", "build"][..], &["nonsense"], &["grade", "--key", "3"], &["serve", "--port", "x"]] {
        let ran = gradus(words);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{words:?}");
        assert!(ran.err.contains("--help"), "{}", ran.err);
    }
    let commands = [
        "bank build",
        "bank check",
        "bank import",
        "bank lessons",
        "grade",
        "replay",
        "evidence merge",
        "evidence check",
        "evidence export",
        "fit tracer",
        "trace",
        "irt estimate",
        "irt next",
        "irt info",
        "irt",
        "serve",
        "simulate",
        "fit",
        "bank",
        "evidence",
        "",
    ];
    for command in commands {
        let words: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).chain(["--help"]).collect();
        let ran = gradus(&words);
        assert_eq!((ran.code, &*ran.err), (0, ""), "{command}");
        assert!(ran.out.contains("Example"), "{}", ran.out);
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::new("missing");
    let out = folder.path("out.json");
    let missing = folder.path("no-such-bank.json");
    for words in [
        &["bank", "build", &missing, "-o", &out][..],
        &["bank", "check", &missing],
        &["bank", "import", "--from", "oatutor", &missing, "-o", &out],
        &["grade", "--batch", &missing],
        &["replay", "--bank", "starter", "--evidence", &missing],
        &["evidence", "merge", &missing, "-o", &out],
    ] {
        let ran = gradus(words);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{words:?}");
        assert!(ran.err.contains("no-such-bank.json: ") && ran.err.contains("[file/read]"), "{}", ran.err);
        assert_eq!(folder.names(), [""; 0]);
    }
}
