//! What the page for authors asks for, without a page.
#![cfg(feature = "author")]

use gradus::author::desk::{Tagger, built, checked, imported, kind_of, preview, tried};
use gradus::author::import::File;
use gradus::bank::Bank;
use serde_json::{Value, json};

const AIKEN: &str = "How many legs has an ant?\nA. 4\nB. 6\nC. 8\nANSWER: B\n";

fn head() -> Value {
    json!({"gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "markdown", "language": "en",
        "skills": [{"id": "add", "name": "Add", "grade": 3}], "items": []})
}

fn json_of(text: gradus::Result<String>) -> Value {
    serde_json::from_str(&text.unwrap()).unwrap()
}

#[test]
fn a_file_becomes_a_bank_that_practice_loads() {
    let file = File::new("ants.txt", AIKEN);
    assert_eq!(kind_of(&file), Some("aiken"));
    assert_eq!(kind_of(&File::new("b.json", head().to_string())), Some("bank"));
    assert_eq!(kind_of(&File::new("b.bin", [0_u8, 1, 2])), None);
    for kind in ["auto", "aiken"] {
        let made = json_of(imported(kind, std::slice::from_ref(&file)));
        assert_eq!(made["report"]["counts"]["imported"], 1, "{made}");
        let bank = made["bank"].to_string();
        assert_eq!(Bank::parse(built(&bank).unwrap().into_bytes()).unwrap().items().len(), 1);
        let faults = json_of(checked(&bank));
        assert!(faults.as_array().unwrap().iter().all(|fault| fault["severity"] == "warning"), "{faults}");
    }
    assert_eq!(imported("nope", &[file]).unwrap_err().code(), "import/unknown-format");
}

#[test]
fn faults_have_a_place_and_what_the_engine_refuses_is_among_them() {
    let mut bank = head();
    bank["items"] = json!([{"id": "x", "skills": ["nope"], "format": "number", "question": "1 + 1", "key": ""}]);
    let faults = json_of(checked(&bank.to_string()));
    let codes: Vec<&str> = faults.as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"bank/unknown-skill") && codes.contains(&"bank/no-key"), "{codes:?}");
    assert_eq!(checked("{").unwrap_err().code(), "bank/not-json");
    assert_eq!(checked("{\"gradus\": 1}").unwrap_err().code(), "bank/shape");
    assert_eq!(checked("{").unwrap_err().place(), "line 1, column 1");
}

#[test]
fn a_preview_is_what_the_student_gets_and_the_answer() {
    let item = json!({"id": "t", "skills": ["add"], "format": "number", "variables": ["a: 2..9", "b: 2..9"],
        "question": "What is $@a + @b$?", "key": "@(a+b)", "check": ["key - a = b"],
        "hints": [{"text": "Count on from @a."}], "solution": "It is **@(a+b)**."});
    let shown = |seed| json_of(preview(&item.to_string(), &head().to_string(), seed));
    let one = shown(1);
    assert_eq!(one, shown(1));
    assert!((2..40).any(|seed| shown(seed)["key"] != one["key"]), "another seed, another instance");
    assert_eq!(one["view"]["format"], "number");
    assert!(one["view"]["question"].as_str().unwrap().contains("<math"), "{one}");
    assert_eq!(one["view"]["skills"], json!(["add"]));
    assert!(one["view"].get("key").is_none());
    let key = one["key"][0].as_str().unwrap();
    assert_eq!(one["item"]["solution"], format!("It is <strong>{key}</strong>."));
    assert!(!one["item"]["hints"][0]["text"].as_str().unwrap().contains('@'));
}

#[test]
fn an_answer_is_tried_as_practice_marks_it() {
    let item = json!({"id": "half", "skills": [], "format": "number", "question": "Half of 1?", "key": "1/2",
        "form": "fraction", "mistakes": [{"answer": "2", "why": "That is *twice*."}]})
    .to_string();
    let said = |text: &str| json_of(tried(&item, &head().to_string(), 7, &[text.to_owned()]));
    for (text, verdict) in [("1/2", "right"), ("0.5", "same-value"), ("2", "wrong"), ("1//2", "unreadable")] {
        assert_eq!(said(text)["verdict"], verdict, "{text}");
    }
    assert_eq!(said("2")["why"], "That is <em>twice</em>.");
    assert_eq!(said("0.5")["note"]["code"], "ask-form");
    assert_eq!(tried("{}", &head().to_string(), 7, &[]).unwrap_err().code(), "bank/item-shape");
}

#[test]
fn an_untagged_item_and_one_of_blanks_are_previewed() {
    let item = json!({"id": "c", "skills": [], "format": "cloze", "question": "An ant has [[n]] legs.",
        "blanks": [{"id": "n", "format": "number", "key": "6"}]});
    let shown = json_of(preview(&item.to_string(), &head().to_string(), 3));
    assert_eq!((&shown["key"], &shown["view"]["skills"]), (&json!(["n:6"]), &json!([])));
    let broken = json!({"id": "c", "skills": [], "format": "number", "question": "$\\frac{1}$", "key": "6"});
    assert_eq!(preview(&broken.to_string(), &head().to_string(), 3).unwrap_err().code(), "bank/tex");
    assert_eq!(preview("{\"id\": 1}", &head().to_string(), 3).unwrap_err().code(), "bank/item-shape");
}

#[test]
fn a_tag_is_suggested() {
    let mut bank = head();
    bank["skills"] = json!([{"id": "add", "name": "Add whole numbers"}, {"id": "area", "name": "Area of a rectangle"}]);
    let tagger = Tagger::new(&bank.to_string()).unwrap();
    let item = json!({"id": "n", "skills": [], "format": "number", "question": "Find the area of a rectangle.",
        "key": "6"});
    let found: Value = serde_json::from_str(&tagger.suggest(&item.to_string()).unwrap()).unwrap();
    assert_eq!(found[0]["skill"], "area");
    assert!(found[0]["words"].as_array().unwrap().contains(&json!("area")), "{found}");
}
