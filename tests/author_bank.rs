//! Source banks to built ones, and the linter.
#![cfg(feature = "author")]
use gradus::author::{Severity, build, lint, sanitise};
use gradus::bank::BankSpec;
use serde_json::{Value, json};

/// The example of `docs/bank.md`.
fn example() -> Value {
    let docs = include_str!("../docs/bank.md");
    let (_, rest) = docs.split_once("```json\n").unwrap();
    serde_json::from_str(rest.split_once("```").unwrap().0).unwrap()
}

fn spec(bank: Value) -> BankSpec {
    serde_json::from_value(bank).unwrap()
}

#[test]
fn the_documented_example_is_clean_and_builds() {
    let source = spec(example());
    assert_eq!(lint(&source), []);
    let built = build(source).unwrap();
    assert_eq!(built.text, "html");
    assert_eq!(lint(&built), []);
    let item = &built.items[0];
    assert!(item.solution.contains("<mfrac><mn>7</mn><mn>10</mn></mfrac>"), "{}", item.solution);
    assert_eq!(item.mistakes[0].why, "The first place after the point counts <em>tenths</em>.");
    assert_eq!(built.items[3].question, "A pen costs $0.90. How many dimes is that?");
    assert_eq!(built.items[9].before, "d =");
    assert_eq!(build(built.clone()).unwrap(), built, "a built bank stays as it is");
}

#[test]
fn every_text_is_built() {
    let mut bank = example();
    let text = "**a** $x$<script>alert(1)</script>";
    let item = &mut bank["items"][1];
    item["question"] = text.into();
    item["solution"] = text.into();
    item["choices"][1]["text"] = text.into();
    item["choices"][1]["why"] = text.into();
    item["mistakes"] = json!([{"answer": "1", "why": text}]);
    item["hints"] = json!([{"text": text, "ask": {"format": "choice", "key": "a", "choices": [
        {"id": "a", "text": text}, {"id": "b", "text": "b"}]}}]);
    let built = serde_json::to_string(&build(spec(bank)).unwrap()).unwrap();
    assert_eq!(built.matches("<strong>a</strong> <math><mi>x</mi></math>").count(), 7);
    assert!(!built.contains("script"));
    assert_eq!(sanitise("<strong>a</strong>"), "<strong>a</strong>");
}

#[test]
fn broken_tex_says_where() {
    let mut bank = example();
    bank["items"][1]["choices"][2]["why"] = "$\\frac{1}$".into();
    let error = build(spec(bank)).unwrap_err();
    assert_eq!(error.code(), "bank/tex");
    assert_eq!(error.place(), "item 2 (read-2), choice `c`, why, formula `\\frac{1}`");
    let mut bank = example();
    bank["text"] = "latex".into();
    assert_eq!(build(spec(bank)).unwrap_err().code(), "bank/text");
}

/// A sound resource but for one field.
fn resource(bank: &mut Value, field: &str, value: Value) {
    let url = "https://example.org/a?b#c";
    let mut one = json!({"id": "r", "name": "R", "url": url, "skills": ["tenths-read"], "kind": "video"});
    let mut sound = bank.clone();
    sound["resources"] = json!([one, {"id": "s", "name": "S", "url": "films/tenths.html", "skills": ["tenths-read"]}]);
    assert_eq!(lint(&spec(sound)), []);
    one[field] = value;
    bank["resources"] = json!([one]);
}

/// Each change to the example gives exactly this fault, at this place.
#[test]
fn each_fault_is_named() {
    type Change = fn(&mut Value);
    let table: &[(&str, &str, Change)] = &[
        ("bank/not-a-bank", "`gradus`", |b| b["gradus"] = "plan".into()),
        ("bank/version", "`version`", |b| b["version"] = 2.into()),
        ("bank/text", "`text`", |b| b["text"] = "rtf".into()),
        ("bank/id", "`id`", |b| b["id"] = "a b".into()),
        ("bank/duplicate-id", "item 3 (read-1)", |b| b["items"][2]["id"] = "read-1".into()),
        ("bank/duplicate-id", "lesson 2 (l1)", |b| {
            let lesson = b["lessons"][0].clone();
            b["lessons"].as_array_mut().unwrap().push(lesson);
        }),
        ("bank/unknown-skill", "skill 2 (tenths-compare)", |b| b["skills"][1]["prerequisites"] = json!(["nope"])),
        ("bank/unknown-skill", "lesson 1 (l1)", |b| b["lessons"][0]["skills"] = json!(["nope"])),
        ("bank/unknown-skill", "item 4 (read-4)", |b| b["items"][3]["skills"] = json!(["tenths-read", "nope"])),
        ("bank/no-skill", "item 9 (compare-4)", |b| {
            b["items"][8]["skills"] = json!([]);
            b["items"]
                .as_array_mut()
                .unwrap()
                .push(json!({"id": "x", "skills": ["tenths-compare"], "format": "number",
                "question": "q", "key": "1", "solution": "s"}));
        }),
        ("bank/unknown-lesson", "item 4 (read-4)", |b| b["items"][3]["lesson"] = "nope".into()),
        ("bank/unknown-item", "item 2 (read-2)", |b| b["items"][1]["follows"] = "nope".into()),
        ("bank/follows-another-lesson", "item 2 (read-2)", |b| b["items"][1]["lesson"] = "l1".into()),
        ("bank/follows-twice", "item 3 (read-3)", |b| b["items"][2]["follows"] = "read-1".into()),
        ("bank/follows-cycle", "item (read-1)", |b| b["items"][0]["follows"] = "read-2".into()),
        ("bank/prerequisite-cycle", "skill (tenths-compare)", |b| {
            b["skills"][0]["prerequisites"] = json!(["tenths-compare"]);
        }),
        ("bank/key-not-a-choice", "item 2 (read-2)", |b| b["items"][1]["key"] = "d".into()),
        ("bank/no-key", "item 2 (read-2)", |b| b["items"][1]["key"] = json!([])),
        ("bank/no-key", "item 1 (read-1), hint 1", |b| b["items"][0]["hints"][0]["ask"]["key"] = " ".into()),
        ("bank/key-unreadable", "item 3 (read-3)", |b| b["items"][2]["key"] = "four tenths".into()),
        ("bank/duplicate-choice", "item 2 (read-2)", |b| b["items"][1]["choices"][1]["text"] = "$0.3$".into()),
        ("bank/duplicate-choice", "item 2 (read-2)", |b| b["items"][1]["choices"][2]["id"] = "b".into()),
        ("bank/too-few-choices", "item 6 (compare-1)", |b| {
            b["items"][5]["choices"].as_array_mut().unwrap().truncate(1);
        }),
        ("bank/no-question", "item 3 (read-3)", |b| b["items"][2]["question"] = " ".into()),
        ("bank/unsafe-html", "item 3 (read-3), question", |b| {
            b["items"][2]["question"] = "a <img src=x onerror=y()>".into();
        }),
        ("bank/tex", "item 3 (read-3), question, formula `\\frac{1}`", |b| {
            b["items"][2]["question"] = "$\\frac{1}$".into();
        }),
        ("bank/empty-hint", "item 3 (read-3), hint 1", |b| b["items"][2]["hints"][0]["text"] = "".into()),
        ("bank/empty-skill", "skill 3 (new)", |b| {
            b["skills"].as_array_mut().unwrap().push(json!({"id": "new", "name": "New"}));
        }),
        ("bank/few-items", "skill 1 (tenths-read)", |b| {
            for at in [2, 3, 4] {
                b["items"][at]["skills"] = json!(["tenths-compare"]);
            }
        }),
        ("bank/one-format", "skill 1 (tenths-read)", |b| {
            for at in [1, 4] {
                b["items"][at]["skills"] = json!(["tenths-compare"]);
            }
            b["items"][9]["skills"] = json!(["tenths-read"]);
            b["items"][9]["format"] = "number".into();
            b["items"][9]["key"] = "1".into();
        }),
        ("bank/no-alternative", "item 3 (read-3), picture", |b| {
            b["items"][2]["picture"] = json!({"kind": "clock", "hour": "3", "minute": "0"});
        }),
        ("bank/no-alternative", "item 4 (read-4), picture", |b| {
            b["items"][3]["picture"] = json!({"kind": "clock", "alt": "Clock.PNG", "hour": "3", "minute": "0"});
        }),
        ("bank/no-alternative", "item 2 (read-2), choice `b`, picture", |b| {
            b["items"][1]["choices"][1]["picture"] = json!({"kind": "clock", "alt": " ", "hour": "3", "minute": "0"});
        }),
        ("bank/empty-choice", "item 2 (read-2)", |b| b["items"][1]["choices"][2]["text"] = " ".into()),
        ("bank/stray-blank", "item 3 (read-3)", |b| {
            b["items"][2]["question"] = "Write [[1]] tenths as a decimal.".into();
        }),
        ("bank/form", "item 4 (read-4)", |b| b["items"][3]["question"] = "Write 9 tenths as a mixed number.".into()),
        ("bank/two-right", "item 2 (read-2)", |b| b["items"][1]["choices"][2]["text"] = "$\\frac{3}{10}$".into()),
        ("bank/reading-level", "item 3 (read-3), question", |b| {
            b["skills"][0]["grade"] = 4.into();
            b["items"][2]["question"] =
                "Determine the numerical representation corresponding to the aforementioned quantity of tenths.".into();
        }),
        ("bank/because", "skill 2 (tenths-compare)", |b| b["skills"][1]["because"] = json!(["One.", "Two."])),
        ("bank/unknown-skill", "resource 1 (r)", |b| resource(b, "skills", json!(["nope"]))),
        ("bank/resource-skill", "resource 1 (r)", |b| resource(b, "skills", json!([]))),
        ("bank/resource-kind", "resource 1 (r)", |b| resource(b, "kind", json!("film"))),
        ("bank/resource-url", "resource 1 (r)", |b| resource(b, "url", json!("javascript:alert(1)"))),
        ("bank/resource-url", "resource 1 (r)", |b| resource(b, "url", json!("https://"))),
        ("bank/resource-url", "resource 1 (r)", |b| resource(b, "url", json!("../secret.html"))),
        ("bank/no-help", "item 5 (read-5)", |b| b["items"][4]["solution"] = "".into()),
        ("bank/duplicate-item", "item 11 (twin)", |b| {
            let mut twin = b["items"][5].clone();
            twin["id"] = "twin".into();
            b["items"].as_array_mut().unwrap().push(twin);
        }),
    ];
    for (code, place, change) in table {
        let mut bank = example();
        change(&mut bank);
        let faults = lint(&spec(bank));
        let found: Vec<_> = faults.iter().map(|fault| (fault.code, &*fault.place)).collect();
        assert_eq!(found, [(*code, *place)]);
        let warnings = [
            "bank/few-items",
            "bank/one-format",
            "bank/no-help",
            "bank/duplicate-item",
            "bank/no-alternative",
            "bank/reading-level",
            "bank/because",
            "bank/empty-choice",
            "bank/stray-blank",
            "bank/form",
            "bank/two-right",
            "bank/resource-skill",
            "bank/resource-kind",
        ];
        let warning = warnings.contains(code);
        assert_eq!(faults[0].severity == Severity::Warning, warning, "{code}");
    }
}

#[test]
fn a_skill_behind_an_empty_one_is_out_of_reach() {
    let mut bank = example();
    bank["skills"].as_array_mut().unwrap().push(json!({"id": "new", "name": "New"}));
    bank["skills"][1]["prerequisites"] = json!(["tenths-read", "new"]);
    let faults = lint(&spec(bank));
    let found: Vec<_> = faults.iter().map(|fault| (fault.code, &*fault.place)).collect();
    assert_eq!(found, [("bank/unreachable-skill", "skill 2 (tenths-compare)"), ("bank/empty-skill", "skill 3 (new)")]);
}

/// Instances count: one template of three numbers and one item are four, with four numbers it is enough.
#[test]
fn a_template_is_as_many_items_as_it_has_instances() {
    let warned = |range: &str| {
        let mut bank = example();
        for item in bank["items"].as_array_mut().unwrap().iter_mut().skip(1) {
            item["skills"] = json!(["tenths-compare"]);
        }
        let template = json!({"id": "t", "skills": ["tenths-read"], "format": "number", "variables": [range],
            "question": "Read @a tenths.", "key": "@(a / 10 : decimal)", "check": ["key * 10 = a"], "solution": "It is so."});
        bank["items"].as_array_mut().unwrap().push(template);
        lint(&spec(bank)).iter().any(|fault| fault.code == "bank/few-items")
    };
    assert!(warned("a: 1..3"));
    assert!(!warned("a: 1..4"));
}

#[test]
fn all_faults_come_at_once_and_say_what() {
    let mut bank = example();
    bank["items"][1]["key"] = "d".into();
    bank["items"][3]["question"] = "".into();
    bank["skills"][0]["prerequisites"] = json!(["tenths-compare"]);
    let faults = lint(&spec(bank));
    assert_eq!(faults.len(), 3);
    let message = |code| &*faults.iter().find(|fault| fault.code == code).unwrap().message;
    assert_eq!(message("bank/key-not-a-choice"), "key `d` is not among its choices a, b, c");
    assert!(message("bank/prerequisite-cycle").contains("tenths-compare → tenths-read → tenths-compare"));
    assert!(lint(&BankSpec::default()).len() >= 4, "an empty file has several faults");
}

#[test]
fn built_banks_are_checked_for_markup_too() {
    let mut built = build(spec(example())).unwrap();
    built.items[0].solution = "<p onclick=\"x()\">a</p>".into();
    let faults = lint(&built);
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].code, &*faults[0].place), ("bank/unsafe-html", "item 1 (read-1), solution"));
    assert!(faults[0].message.contains("`onclick` on `p`"));
}
