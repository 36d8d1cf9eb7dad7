//! `docs/bank.schema.json` and Gradus agree: what ships validates, what is broken is refused by both.
#![cfg(feature = "author")]

use gradus::author::{Severity, lint};
use gradus::bank::{Bank, BankSpec};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("../docs/bank.schema.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("it is a JSON Schema");
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Every bank file under a folder, the parts of folders too.
fn files(folder: &Path, all: &mut Vec<(String, Value)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            all.push((path.display().to_string(), value));
        }
    }
}

#[test]
fn every_bank_that_ships_validates() {
    let schema = schema();
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("banks"), &mut all);
    assert!(!all.is_empty());
    for (path, bank) in all {
        let faults: Vec<String> = schema.iter_errors(&bank).take(3).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{path}: {faults:?}");
    }
}

fn sound() -> Value {
    json!({
        "gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "html",
        "skills": [{"id": "s", "name": "S", "prerequisites": [], "grade": 3}], "lessons": [{"id": "l", "name": "L", "skills": ["s"]}],
        "resources": [{"id": "r", "name": "R", "url": "https://example.org", "skills": ["s"], "minutes": 5}],
        "items": [
            {"id": "a", "skills": ["s"], "format": "choice", "question": "?", "key": "x", "keep_order": true, "difficulty": "easy",
                "choices": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y", "why": "no"}]},
            {"id": "b", "skills": ["s"], "format": "number", "question": "?", "key": ["1"], "form": "any", "as": "number",
                "mistakes": [{"answer": "2", "why": "w"}], "hints": [{"text": "h", "ask": {"format": "number", "key": "1"}}],
                "calibration": {"a": 1, "b": 0}},
            {"id": "c", "skills": ["s"], "format": "cloze", "question": "[[p]]", "blanks": [{"id": "p", "format": "number", "key": "1"}]},
            {"id": "d", "skills": ["s"], "format": "point", "question": "?", "key": "1", "line": {"from": "0", "to": "2", "step": "1"},
                "picture": {"kind": "dots", "alt": "a"}},
            {"id": "e", "skills": ["s"], "format": "number", "question": "@(a)", "key": "@(a)", "variables": ["a: 1..9"], "where": [],
                "contexts": [{"name": "n", "words": {"w": "x"}}], "check": ["key = a"], "size": 10}
        ]
    })
}

/// Is it refused by the engine, by the reader for authors, or by the check before a build?
fn refused(bank: &Value) -> bool {
    let text = bank.to_string();
    if Bank::parse(text.clone().into_bytes()).is_err() {
        return true;
    }
    let Ok(spec) = serde_json::from_str::<BankSpec>(&text) else { return true };
    lint(&spec).iter().any(|fault| fault.severity == Severity::Error)
}

#[test]
fn what_is_broken_is_refused_by_both() {
    let schema = schema();
    assert!(
        schema.is_valid(&sound()) && !refused(&sound()),
        "{:?}",
        Bank::parse(sound().to_string().into_bytes()).err()
    );
    let mut taken = Vec::new();
    // A place, and what stands there instead; `null` for nothing at all.
    for (place, instead) in [
        ("/gradus", json!("bench")),
        ("/gradus", Value::Null),
        ("/version", json!(2)),
        ("/version", json!("1")),
        ("/text", json!("rtf")),
        ("/id", Value::Null),
        ("/id", json!(7)),
        ("/name", Value::Null),
        ("/skills", Value::Null),
        ("/skills", json!({})),
        ("/skills/0/id", Value::Null),
        ("/skills/0/name", json!(["S"])),
        ("/skills/0/grade", json!("third")),
        ("/skills/0/prerequisites", json!(3)),
        ("/lessons/0/name", Value::Null),
        ("/resources/0/url", Value::Null),
        ("/resources/0/minutes", json!("five")),
        ("/items", Value::Null),
        ("/items", json!("none")),
        ("/items/0/id", Value::Null),
        ("/items/0/skills", Value::Null),
        ("/items/0/format", json!("guess")),
        ("/items/0/format", Value::Null),
        ("/items/0/question", Value::Null),
        ("/items/0/question", json!(1)),
        ("/items/0/key", Value::Null),
        ("/items/0/choices", Value::Null),
        ("/items/0/choices", json!([{"id": "x", "text": "X"}])),
        ("/items/0/choices/0/id", Value::Null),
        ("/items/0/choices/0/id", json!("x:y")),
        ("/items/0/difficulty", json!("brutal")),
        ("/items/1/form", json!("roman")),
        ("/items/1/as", json!("poem")),
        ("/items/1/key", json!({"a": 1})),
        ("/items/1/mistakes/0/answer", Value::Null),
        ("/items/1/hints/0/text", Value::Null),
        ("/items/1/hints/0/ask/format", json!("guess")),
        ("/items/1/calibration/a", json!(0)),
        ("/items/1/calibration/e", json!(1)),
        ("/items/2/blanks", Value::Null),
        ("/items/2/blanks/0/format", json!("match")),
        ("/items/2/blanks/0/key", Value::Null),
        ("/items/3/line", Value::Null),
        ("/items/3/line/to", Value::Null),
        ("/items/3/picture", json!("dots")),
        ("/items/4/variables", json!([1])),
        ("/items/4/where", json!({})),
        ("/items/4/contexts/0/name", Value::Null),
        ("/items/4/contexts/0/words/w", json!(1)),
        ("/items/4/size", json!("big")),
    ] {
        let mut bank = sound();
        let (outer, name) = place.rsplit_once('/').unwrap();
        let holder = bank.pointer_mut(outer).unwrap().as_object_mut().unwrap();
        if instead.is_null() {
            holder.remove(name).expect("it is there to be taken out");
        } else {
            holder.insert(name.to_owned(), instead.clone());
        }
        let by = (!schema.is_valid(&bank), refused(&bank));
        if by != (true, true) {
            taken.push(format!("{place} {instead}: refused by the schema {}, by Gradus {}", by.0, by.1));
        }
    }
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}
