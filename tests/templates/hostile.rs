//! Hostile templates: refused, with a code, in bounded time.

use gradus::template::{draw, fill, space};
use proptest::prelude::*;
use serde_json::json;
use std::time::Instant;

/// Seconds that nothing may take even in a debug build on a busy machine; the engine's own limits are far lower.
const PATIENCE: u64 = 60;

fn item(variables: &[String], question: &str) -> String {
    json!({"id": "t", "skills": ["s"], "format": "number", "variables": variables, "question": question, "key": "1"})
        .to_string()
}

fn codes(body: &str) -> [&'static str; 2] {
    let begun = Instant::now();
    let code = |result: Result<(), gradus::Error>| result.err().map_or("fine", |error| error.code());
    let found = [code(draw(body, 5, &[]).map(drop)), code(fill(body, 0).map(drop))];
    assert!(begun.elapsed().as_secs() < PATIENCE, "{body:.200} took {:?}", begun.elapsed());
    found
}

#[test]
fn hostile_expressions_are_refused_in_bounded_time() {
    let long = "template/too-long";
    let brackets = |n: usize| format!("@({}1{})", "(".repeat(n), ")".repeat(n));
    for (question, expected) in [
        (brackets(30), "fine"),
        (brackets(100), long),
        (brackets(100_000), long),
        (format!("@({}1)", "-".repeat(1_500)), "fine"),
        (format!("@({}1)", "not ".repeat(401)), "template/kind"),
        (format!("@({})", vec!["2"; 500].join("^")), long),
        (format!("@({}1{})", "abs(".repeat(300), ")".repeat(300)), long),
        (format!("@({})", "9".repeat(100_000)), long),
        (format!("@({})", "9".repeat(31)), long),
        ("@(sum(i, 1, 1000000000, i))".into(), long),
        ("@(sum(i, 1, 1000, sum(j, 1, 1000, i*j)))".into(), long),
        ("@(count(i, 1, 10^20, prime(i)))".into(), long),
        ("@(10^1000000000)".into(), "template/invalid"),
        ("@((1/3)^1000000)".into(), "template/invalid"),
        (format!("@(1 {} | a | b)", "| a ".repeat(300)), "template/slot"),
        (format!("{}1{}", "@(1 | x | ".repeat(150), ")".repeat(150)), "fine"),
        ("@(".repeat(5_000), "template/slot"),
        ("@".into(), "template/slot"),
        ("@(1".into(), "template/slot"),
        ("@(\"1)".into(), "template/slot"),
        ("@()".into(), "template/syntax"),
        ("@(1 2)".into(), "template/syntax"),
        ("@(2a)".into(), "template/syntax"),
        ("@(1 : )".into(), "fine"),
        ("@(1 : nonsense)".into(), "template/unknown-format"),
        ("@(1 : mixed decimal)".into(), "template/format"),
        ("@(1, 2)".into(), "template/format"),
        ("@(b)".into(), "template/unknown-name"),
        ("@(nonsense(1))".into(), "template/unknown-function"),
        ("@(gcd(1))".into(), "template/arguments"),
        ("@(sum(i, 1, i))".into(), "template/unknown-name"),
        ("@(sum(1, 1, 2, 3))".into(), "template/arguments"),
        ("@(sum(a, 1, 2, 3))".into(), "template/duplicate-name"),
        ("@('x' + 1)".into(), "template/kind"),
        ("@('x' < 'y')".into(), "template/kind"),
        ("@(1 = 'x')".into(), "template/kind"),
        ("@(1 < 2)".into(), "template/kind"),
        ("@('x' : mixed)".into(), "template/kind"),
    ] {
        let body = item(&["a: 1..3".into()], &question);
        let expected = if expected == "template/invalid" { ["template/empty", expected] } else { [expected, expected] };
        assert_eq!(codes(&body), expected, "{question:.100}");
    }
}

#[test]
fn hostile_variables_are_refused_in_bounded_time() {
    let many = |n: usize| (0..n).map(|at| format!("a{at}: 1..1000")).collect::<Vec<_>>();
    for (variables, expected) in [
        (vec!["a: 1..1000000000".to_owned()], "fine"),
        (vec!["a: 1..10^30".to_owned()], "template/range"),
        (many(5), "fine"),
        (many(6), "template/too-large"),
        (many(61), "template/too-long"),
        (vec!["a: 1..3 by 0".to_owned()], "template/range"),
        (vec!["a: 1..3 by -1".to_owned()], "template/range"),
        (vec!["a: 3..1".to_owned()], "template/empty"),
        (vec!["a: 1..b".to_owned()], "template/unknown-name"),
        (vec!["a: 1..3".to_owned(), "b: 1..1/(a - 2)".to_owned()], "template/range"),
        (vec!["a: 1..3".to_owned(), "a: 1..3".to_owned()], "template/duplicate-name"),
        (vec!["x_1: 1..3".to_owned()], "template/syntax"),
        (vec!["and: 1..3".to_owned()], "template/syntax"),
        (vec!["key = 3".to_owned()], "template/syntax"),
        (vec!["a".to_owned()], "template/syntax"),
        (vec!["a: ".to_owned()], "template/syntax"),
        (vec!["a = 1/0".to_owned()], "template/empty"),
        (
            vec!["a: 1..200".to_owned(), "b: 1..200".to_owned(), "c: 1..200".to_owned(), "d = sqrt(-a)".to_owned()],
            "template/empty",
        ),
        (
            vec!["a: 1..10^6".to_owned(), "b = sum(i, 1, 150000, i)".to_owned(), "c = sqrt(-b)".to_owned()],
            "template/too-long",
        ),
    ] {
        let body = item(&variables, "?");
        assert_eq!(codes(&body)[0], expected, "{variables:?}");
    }
    for text in [
        "",
        "[]",
        "{",
        "null",
        "{\"variables\":3}",
        "{\"variables\":[3]}",
        "{\"variables\":[\"a: 1\"],\"contexts\":[3]}",
    ] {
        assert!(codes(text)[0] != "fine" || text == "{", "{text}");
    }
    let counted = space(&item(&["a: 1..1000000000".into()], "?")).unwrap();
    assert_eq!((counted.exact, counted.instances), (false, 1_000_000_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]
    #[test]
    fn nothing_panics(declared in "[a-c]( ?[:=] ?)[-a-c0-9+*/^(). ,\"'by]{0,24}", question in "[-@a-c0-9+*/^() ,:|\"'<=a-z]{0,40}", start: u64) {
        let body = item(&["a: 1..3".into(), declared], &question);
        if let Ok(instance) = draw(&body, start, &[]) {
            prop_assert!(fill(&body, instance).is_ok());
        }
    }
}
