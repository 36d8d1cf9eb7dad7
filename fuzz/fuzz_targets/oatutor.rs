//! OATutor's content: any archive, and any problem, step and pathway, are imported or refused.
#![no_main]

use gradus::author::oatutor::{import, import_files};

/// The files of one problem, in the order in which the bytes hold them, a zero byte between two.
const PATHS: [&str; 5] = [
    "content-pool/p/p.json",
    "content-pool/p/steps/pa/pa.json",
    "content-pool/p/steps/pa/tutoring/paDefaultPathway.json",
    "coursePlans.json",
    "skillModel.json",
];
const COURSES: &str = r#"[{"id":"c","courseName":"C","lessons":[{"id":"l","name":"1.1","topics":"T","learningObjectives":{"s":0.9}}]}]"#;
const SKILLS: &str = r#"{"pa":["s"]}"#;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = import(bytes);
    let mut parts: Vec<&[u8]> = bytes.splitn(PATHS.len(), |byte| *byte == 0).collect();
    if parts.len() == 3 {
        parts.extend([COURSES.as_bytes(), SKILLS.as_bytes()]);
    }
    let files = PATHS.iter().zip(parts).map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    let Ok((_, report)) = import_files(files) else { return };
    assert!(report.rows.len() <= 1, "a step has one row");
});
