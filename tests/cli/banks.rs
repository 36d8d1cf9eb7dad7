//! `gradus bank …`.

use crate::support::{BANK, Folder, done, gradus};
use gradus::bank::{Bank, BankSpec};
use serde_json::Value;

#[test]
fn build_gives_a_bank_that_practice_loads_and_the_same_bytes_each_time() {
    let folder = Folder::new("build");
    let source = folder.file("small.json", BANK);
    done(&["bank", "build", &source, "-o", &folder.path("a.json")]);
    done(&["bank", "build", &source, "-o", &folder.path("b.json")]);
    assert_eq!(folder.read("a.json"), folder.read("b.json"));
    let bank = Bank::parse(folder.read("a.json").into_bytes()).unwrap();
    assert_eq!((bank.id(), bank.items().len()), ("small", 3));
    assert!(folder.read("a.json").contains("<math"));
    let ran = done(&["bank", "build", "starter", "-o", &folder.path("starter.json")]);
    assert_eq!(ran.out, "");
    Bank::parse(folder.read("starter.json").into_bytes()).unwrap();
    assert_eq!(folder.names(), ["a.json", "b.json", "small.json", "starter.json"]);
}

#[test]
fn a_folder_joins_into_one_source_file_of_the_same_bank() {
    let folder = Folder::new("join");
    let parts = format!("{}/banks/mathematics", env!("CARGO_MANIFEST_DIR"));
    done(&["bank", "join", &parts, "-o", &folder.path("one.json")]);
    let one: BankSpec = serde_json::from_str(&folder.read("one.json")).unwrap();
    assert_eq!((&*one.text, &*one.id), ("markdown", "mathematics"));
    assert_eq!(serde_json::to_value(&one).unwrap(), serde_json::from_str::<Value>(&folder.read("one.json")).unwrap());
    let (file, out) = (folder.path("one.json"), folder.path("built.json"));
    let built = |bank: &str| {
        done(&["bank", "build", bank, "-o", &out]);
        folder.read("built.json")
    };
    let from_parts = built(&parts);
    assert_eq!(built(&file), from_parts);
    // The word stands for the same bank.
    assert_eq!(built("mathematics"), from_parts);
    for name in ["words", "starter"] {
        assert_eq!(built(name), built(&format!("{}/banks/{name}.json", env!("CARGO_MANIFEST_DIR"))), "{name}");
    }
}

#[test]
fn a_failed_build_leaves_the_old_file_and_nothing_else() {
    let folder = Folder::new("fails");
    let old = folder.file("out.json", "old");
    for (fault, code, place) in [
        (BANK.replace("$7 + 8$", r"$\\frac{7$"), "bank/tex", "item 3 (big), question"),
        (
            BANK.replace(r#""skills": ["carry"], "f"#, r#""skills": ["curry"], "f"#),
            "bank/unknown-skill",
            "item 3 (big)",
        ),
        (BANK.replace(r#""key": "15""#, r#""key": 15"#), "bank/shape", "line 8, column"),
        (BANK[..200].to_owned(), "bank/not-json", "line "),
        (BANK.replace("\"bank\"", "\"plan\""), "bank/not-a-bank", "small.json"),
    ] {
        let source = folder.file("small.json", &fault);
        let ran = gradus(&["bank", "build", &source, "-o", &old]);
        assert_eq!((ran.code, &*ran.out), (1, ""), "{code}");
        assert!(ran.err.contains(&format!("[{code}]")) && ran.err.contains(place), "{}", ran.err);
        assert_eq!(folder.read("out.json"), "old");
        assert_eq!(folder.names(), ["out.json", "small.json"]);
    }
    let source = folder.file("small.json", BANK);
    let nowhere = folder.path("no-folder/out.json");
    assert!(gradus(&["bank", "build", &source, "-o", &nowhere]).err.contains("[file/write]"));
    // A folder cannot be replaced by a file.
    folder.file("folder/inside", "");
    let ran = gradus(&["bank", "build", &source, "-o", &folder.path("folder")]);
    assert!(ran.code == 1 && ran.err.contains("[file/write]"), "{}", ran.err);
    assert_eq!(folder.names(), ["folder", "out.json", "small.json"]);
}

#[test]
#[cfg(unix)]
fn links_and_devices_stay_what_they_are() {
    let folder = Folder::new("links");
    let source = folder.file("small.json", BANK);
    folder.file("real.json", "old");
    std::os::unix::fs::symlink(folder.path("real.json"), folder.path("link.json")).unwrap();
    done(&["bank", "build", &source, "-o", &folder.path("link.json")]);
    assert!(std::fs::symlink_metadata(folder.path("link.json")).unwrap().is_symlink());
    // A link of the folder's own, so that a fault here cannot harm the system's.
    std::os::unix::fs::symlink("/proc/self/fd/1", folder.path("out")).unwrap();
    if std::fs::metadata("/proc/self/fd/1").is_ok() {
        assert_eq!(done(&["bank", "build", &source, "-o", &folder.path("out")]).out, folder.read("real.json"));
    }
    Bank::parse(folder.read("real.json").into_bytes()).unwrap();
    assert_eq!(folder.names(), ["link.json", "out", "real.json", "small.json"]);
}

#[test]
fn check_lists_every_fault_of_source_and_built_banks() {
    let folder = Folder::new("check");
    let source = folder.file("small.json", BANK);
    let built = folder.path("built.json");
    done(&["bank", "build", &source, "-o", &built]);
    for bank in [&*source, &*built] {
        let ran = done(&["bank", "check", bank]);
        assert!(ran.out.contains("[bank/few-items]"), "{}", ran.out);
        assert!(ran.out.contains("2 skills, 2 lessons, 3 items\n  number: 3\n0 errors, "), "{}", ran.out);
    }
    let faulty = BANK.replace("\"key\": \"15\"", "\"key\": \"\"").replace("\"id\": \"two\"", "\"id\": \"one\"");
    let ran = gradus(&["bank", "check", "--json", &folder.file("faulty.json", &faulty)]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("faulty.json: ") && ran.err.contains("[bank/faults]"), "{}", ran.err);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let faults = found["faults"].as_array().unwrap();
    let errors: Vec<&Value> = faults.iter().filter(|fault| fault["severity"] == "error").collect();
    assert_eq!(found["errors"], errors.len());
    for (code, place) in [("bank/duplicate-id", "item 2"), ("bank/no-key", "item 3")] {
        let fits = |fault: &&&Value| fault["code"] == code && fault["place"].as_str().unwrap().contains(place);
        assert!(errors.iter().any(|fault| fits(&fault)), "{code}: {}", ran.out);
    }
    assert_eq!(found["formats"]["number"], 3);
}

#[test]
fn what_the_engine_refuses_is_never_said_to_be_fine() {
    let folder = Folder::new("refuses");
    // The follower stands before what it follows.
    let faulty = BANK.replace("\"id\": \"one\"", "\"follows\": \"two\", \"id\": \"one\"");
    let ran = gradus(&["bank", "check", &folder.file("faulty.json", &faulty)]);
    assert!(ran.code == 1 && ran.out.contains("[bank/follows]"), "{}", ran.out);
}

#[test]
fn lessons_are_listed() {
    let folder = Folder::new("lessons");
    let source = folder.file("small.json", BANK);
    let ran = done(&["bank", "lessons", &source]);
    assert_eq!(ran.out, "id   items  lesson\nl1       2  Add numbers  (Grade 1)\nl 2      1  Add large numbers\n");
    let rows: Value = serde_json::from_str(&done(&["bank", "lessons", "--json", &source]).out).unwrap();
    assert_eq!(rows[0], serde_json::json!({"id": "l1", "name": "Add numbers", "course": "Grade 1", "items": 2}));
    assert_eq!(rows[1]["course"], Value::Null);
}

/// Content of one problem with one good step and one that has no step file.
fn content(folder: &Folder) -> String {
    let step = r#"{"id": "p1a", "stepTitle": "What is $$1+1$$?", "stepBody": "", "answerType": "arithmetic",
        "problemType": "TextBox", "stepAnswer": ["2"], "choices": []}"#;
    let problem = r#"{"id": "p1", "title": "Sums", "body": "", "lessonId": "L1", "courseName": "C"}"#;
    folder.file("in/content-pool/p1/p1.json", problem);
    folder.file("in/content-pool/p1/steps/p1a/p1a.json", step);
    folder.file("in/content-pool/p1/steps/p1b/tutoring/p1bDefaultPathway.json", "[]");
    let plans = r#"[{"courseName": "C", "lessons": [{"id": "L1", "name": "Lesson 1.1", "topics": "Sums",
        "learningObjectives": {"sums": 0.95}}]}]"#;
    folder.file("in/coursePlans.json", plans);
    folder.file("in/skillModel.json", r#"{"p1a": ["sums"], "p1b": ["sums"]}"#);
    folder.path("in")
}

#[test]
fn import_writes_bank_and_report_together() {
    let folder = Folder::new("import");
    let input = content(&folder);
    let (bank, report) = (folder.path("bank.json"), folder.path("report.json"));
    let ran = done(&["bank", "import", "--from", "oatutor", &input, "-o", &bank, "--report", &report]);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("2 questions: ") && ran.err.contains("1 refused"), "{}", ran.err);
    let spec: BankSpec = serde_json::from_str(&folder.read("bank.json")).unwrap();
    assert_eq!(spec.items.len(), 1);
    let rows: Value = serde_json::from_str(&folder.read("report.json")).unwrap();
    assert_eq!((rows["counts"]["steps"].as_u64(), rows["rows"].as_array().unwrap().len()), (Some(2), 2));
    // A report that cannot be written keeps the bank from appearing.
    let (second, nowhere) = (folder.path("second.json"), folder.path("no-folder/report.json"));
    let ran = gradus(&["bank", "import", "--from", "oatutor", &input, "-o", &second, "--report", &nowhere]);
    assert!(ran.code == 1 && ran.err.contains("[file/write]"), "{}", ran.err);
    assert_eq!(folder.names(), ["bank.json", "in", "report.json"]);
    // Nor does a bank without a question.
    folder.file("in/content-pool/p1/p1.json", "{}");
    let ran = gradus(&["bank", "import", "--from", "oatutor", &input, "-o", &second, "--report", &second]);
    assert!(ran.code == 1 && ran.err.contains("[bank/no-skill]"), "{}", ran.err);
    assert_eq!(folder.names(), ["bank.json", "in", "report.json"]);
}

#[test]
fn other_formats_and_broken_archives_are_refused() {
    let folder = Folder::new("formats");
    let input = folder.file("broken.tar.zst", "this is no archive");
    let out = folder.path("bank.json");
    let ran = gradus(&["bank", "import", "--from", "nonsense", &input, "-o", &out]);
    assert!(ran.code == 2 && ran.err.contains("[possible values: auto, oatutor"), "{}", ran.err);
    let ran = gradus(&["bank", "import", "--from", "oatutor", &input, &input, "-o", &out]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let ran = gradus(&["bank", "import", "--from", "oatutor", &input, "-o", &out]);
    assert!(ran.code == 1 && ran.err.contains("[oatutor/archive]"), "{}", ran.err);
    assert_eq!(folder.names(), ["broken.tar.zst"]);
}
