//! The linter on templates: each fault with its place; and the checks of instances, which must be able to fail.

use gradus::author::{Fault, Severity, instances, lint};
use gradus::bank::BankSpec;
use serde_json::{Value, json};

fn bank(item: Value) -> BankSpec {
    serde_json::from_value(json!({
        "gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "markdown", "skills": [{"id": "s", "name": "S"}], "items": [item]
    }))
    .unwrap()
}

/// A template without a flaw, with some of its fields replaced.
fn template(changes: Value) -> BankSpec {
    let mut item = json!({
        "id": "t", "skills": ["s"], "format": "number",
        "variables": ["a: 2..9", "b: 2..9", "c = a*b"], "where": ["a != b"],
        "contexts": [{"name": "a bakery", "words": {"thing": "muffin", "things": "muffins"}}],
        "question": "A box holds @a @(a | @thing | @things). How many are in @b boxes?",
        "key": "@c", "check": ["key / b = a"],
        "mistakes": [{"answer": "@(a + b)", "why": "That adds.", "reveals": "adds instead of multiplying"}],
        "hints": [{"text": "Count by @(a)s."}, {"text": "$@a \\times @b$"}],
        "solution": "$@a \\times @b = @c$."
    });
    for (name, value) in changes.as_object().unwrap() {
        item[name] = value.clone();
    }
    bank(item)
}

/// Of the codes that are about templates, the first fault.
fn first(bank: &BankSpec) -> Option<Fault> {
    lint(bank).into_iter().find(|fault| fault.code.starts_with("template/"))
}

#[test]
fn a_sound_template_has_no_fault() {
    let bank = template(json!({}));
    assert_eq!(first(&bank), None);
    assert_eq!(instances(&bank, 300).unwrap(), []);
}

#[test]
fn every_fault_is_told_with_its_place() {
    for (changes, code, place, error) in [
        (json!({"question": "@d apples"}), "template/unknown-name", "item 1 (t), question", true),
        (json!({"solution": "@(a : roman)"}), "template/unknown-format", "item 1 (t), solution", true),
        (json!({"key": "@(a*b"}), "template/slot", "item 1 (t), key", true),
        (json!({"picture": {"kind": "dots", "alt": "@(z)"}}), "template/unknown-name", "item 1 (t), picture", true),
        (json!({"check": ["key / b == z"]}), "template/unknown-name", "item 1 (t), check", true),
        (json!({"where": ["a <"]}), "template/syntax", "item 1 (t), where", true),
        (json!({"where": ["a > 20"]}), "template/empty", "item 1 (t)", true),
        (json!({"where": ["a + 1"]}), "template/kind", "item 1 (t)", true),
        (json!({"variables": ["a: 2..9", "b: 2..9", "c = a*b", "d = 1"]}), "template/unused", "item 1 (t)", false),
        (
            json!({"contexts": [{"name": "x", "words": {"thing": "pin", "things": "pins", "who": "Bo"}}]}),
            "template/unused",
            "item 1 (t)",
            false,
        ),
        (
            json!({"contexts": [{"name": "x", "words": {"thing": "pin"}}, {"name": "y", "words": {"thing": "pin", "things": "p"}}]}),
            "template/context",
            "item 1 (t)",
            true,
        ),
        (json!({"variables": ["a: 2..4", "b: 2..4", "c = a*b"]}), "template/few-instances", "item 1 (t)", false),
        (json!({"check": []}), "template/no-check", "item 1 (t)", false),
        (json!({"key": "@(a*b + 1)"}), "template/check-fails", "item 1 (t), instance ", true),
        (json!({"check": ["key > 3"]}), "template/check-fails", "item 1 (t), instance ", true),
        (json!({"mistakes": [{"answer": "@(b*a)", "why": "w"}]}), "template/empty", "item 1 (t)", true),
        (
            json!({"mistakes": [{"answer": "many", "why": "w"}]}),
            "template/mistake-right",
            "item 1 (t), instance ",
            true,
        ),
        (json!({"form": "percent"}), "template/key-not-right", "item 1 (t), instance ", true),
        (json!({"key": "@(a*b) muffins of @thing"}), "template/key", "item 1 (t), instance ", true),
        (json!({"size": 20}), "template/size", "item 1 (t), instance ", true),
        (
            json!({"question": "@a plus @b?", "contexts": [], "solution": "@a + @(-b) = "}),
            "template/wording",
            "item 1 (t), instance ",
            true,
        ),
        (
            json!({"solution": "$@(a - b + 1)x$", "where": ["a = b", "a > 1"]}),
            "template/few-instances",
            "item 1 (t)",
            false,
        ),
        (
            json!({"question": "Bo has a @thing of @(a | @thing | @things), and @(2*a) @thing."}),
            "template/wording",
            "item 1 (t), instance ",
            true,
        ),
        (json!({"question": "An @thing. @(a | x | @things)"}), "template/wording", "item 1 (t), instance ", true),
    ] {
        let bank = template(changes.clone());
        let fault = first(&bank);
        let fault = fault.unwrap_or_else(|| panic!("no fault: {changes}"));
        assert_eq!(fault.code, code, "{changes}: {fault:?}");
        assert!(fault.place.starts_with(place), "{changes}: {fault:?}");
        assert_eq!(fault.severity == Severity::Error, error, "{changes}: {fault:?}");
    }
}

#[test]
fn a_choice_is_checked_by_its_values() {
    let choice = |check: &str, wrong: &str| {
        bank(json!({
            "id": "t", "skills": ["s"], "format": "choice", "variables": ["a: 2..9", "b: 11..19"], "question": "$@b - @a$?", "key": "r",
            "choices": [{"id": "r", "text": "@(b - a)", "value": "b - a"}, {"id": "w", "text": wrong, "value": "a - b", "why": "w"}],
            "check": [check], "hints": [{"text": "Count back."}], "solution": "@(b - a)"
        }))
    };
    assert_eq!(first(&choice("key + a = b", "@(a - b)")), None);
    let fault = first(&choice("abs(key) + a = b", "@(a - b)")).unwrap();
    assert!(fault.code == "template/check-fails" && fault.message.contains("wrong choice `w`"), "{fault:?}");
    let fault = first(&choice("key + a = b + 1", "@(a - b)")).unwrap();
    assert!(fault.code == "template/check-fails" && fault.message.contains("right choice `r`"), "{fault:?}");
    assert_eq!(first(&choice("key + a = b", "@(b - a)")).unwrap().code, "template/empty");
}

#[test]
fn orders_matches_and_blanks_are_checked() {
    let common = json!({
        "id": "t", "skills": ["s"], "variables": ["a: 2..9", "b: 11..19"], "question": "[[x]]?",
        "hints": [{"text": "h"}], "solution": "s"
    });
    let with = |changes: Value| {
        let mut item = common.clone();
        for (name, value) in changes.as_object().unwrap() {
            item[name] = value.clone();
        }
        first(&bank(item)).map(|fault| fault.code)
    };
    let order = |key: Value, check: Value| {
        json!({"format": "order", "question": "?", "key": key, "check": check,
            "choices": [{"id": "x", "text": "$@a$", "value": "a"}, {"id": "y", "text": "$@b$", "value": "b"}]})
    };
    assert_eq!(with(order(json!(["x", "y"]), json!([]))), None);
    assert_eq!(with(order(json!(["y", "x"]), json!([]))), Some("template/check-fails"));
    assert_eq!(with(order(json!(["y", "x"]), json!(["descending"]))), None);
    let matched = |key: Value| {
        json!({"format": "match", "question": "?", "key": key,
            "choices": [{"id": "x", "text": "$2 \\times @a$", "value": "2*a"}, {"id": "y", "text": "$2 \\times @b$", "value": "2*b"}],
            "targets": [{"id": "p", "text": "@(a + a)", "value": "a + a"}, {"id": "q", "text": "@(b + b)", "value": "b + b"}]})
    };
    assert_eq!(with(matched(json!(["x:p", "y:q"]))), None);
    assert_eq!(with(matched(json!(["x:q", "y:p"]))), Some("template/check-fails"));
    let cloze = |key: &str| json!({"format": "cloze", "question": "$@a + @b$ is [[x]].", "blanks": [{"id": "x", "format": "number", "key": key, "check": ["key - a = b"]}]});
    assert_eq!(with(cloze("@(a + b)")), None);
    assert_eq!(with(cloze("@(a + b + 1)")), Some("template/check-fails"));
    let expression = |check: &str| {
        json!({"format": "expression", "question": "Multiply out $@a(x + @b)$.", "key": "@(a)x + @(a*b)", "check": [check],
            "mistakes": [{"answer": "@(a)x + @b", "why": "w"}]})
    };
    assert_eq!(with(expression("@a(x + @b)")), None);
    assert_eq!(with(expression("@a(x + @b) + 1")), Some("template/check-fails"));
}
