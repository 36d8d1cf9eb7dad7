//! Slots on their way through Markdown, TeX, speech and the sanitiser.

use gradus::author::{build, readable};
use gradus::bank::BankSpec;
use gradus::template::{draw, fill};
use serde_json::{Value, json};

/// The built question of a template with the variables a, b, n and the words of one story.
fn built(question: &str) -> (String, String) {
    let item = json!({
        "id": "t", "skills": ["s"], "format": "number", "variables": ["a: -3", "b: 4", "n: 2", "f: 3/4"],
        "question": question, "key": "@a", "contexts": [{"name": "pets", "words": {"who": "Ann & Bo", "m": "mew"}}]
    });
    let bank: BankSpec = serde_json::from_value(json!({
        "gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "markdown", "skills": [{"id": "s", "name": "S"}], "items": [item]
    }))
    .unwrap();
    let once = build(bank).unwrap();
    let twice = build(once.clone()).unwrap();
    assert_eq!(once, twice, "building a built bank changes nothing");
    let body = serde_json::to_string(&once.items[0]).unwrap();
    let filled: Value = serde_json::from_str(&fill(&body, draw(&body, 0, &[]).unwrap()).unwrap()).unwrap();
    (once.items[0].question.clone(), filled["question"].as_str().unwrap().to_owned())
}

#[test]
fn slots_say_where_they_stand() {
    for (source, expected) in [
        ("Take @a and @(b).", "Take @(a) and @(b)."),
        ("*@a* apples", "<em>@(a)</em> apples"),
        ("$@a$", "@(a)"),
        ("$x^@n$", r#"<math alttext="x @s(n : power)" displaystyle="true"><msup><mi>x</mi>@m(n)</msup></math>"#),
        (
            r"$\frac{@a}{@b}$",
            r#"<math alttext="@s(a) over @s(b)" displaystyle="true"><mfrac>@m(a)@m(b)</mfrac></math>"#,
        ),
        (
            r"$@b\frac{@n}{5}$",
            r#"<math alttext="@s(b) and @s(n) over 5" displaystyle="true">@m(b)<mfrac>@m(n)<mn>5</mn></mfrac></math>"#,
        ),
        (
            "$@(b : coef)x @(a : sign) = 1$",
            r#"<math alttext="@s(b : coef) x @s(a : sign) equals 1" displaystyle="true">@m(b : coef)<mi>x</mi>@m(a : sign)<mo>=</mo><mn>1</mn></math>"#,
        ),
        (r"$5\text{ for @who}$", r#"<math alttext="5 for @s(who)"><mn>5</mn><mtext>&nbsp;for @t(who)</mtext></math>"#),
        ("@(if(a < b, \"less\", 'more')) & so", "@(if(a &lt; b, \"less\", 'more')) &amp; so"),
        ("@(n | cat | cats) | @m(2) @@", "@(n | cat | cats) | @(m)(2) @@"),
        ("| x | y |\n|---|---|\n| @(n | cat | cats) | $@b$ |", ""),
    ] {
        let (built, _) = built(source);
        if !expected.is_empty() {
            assert_eq!(built.replace("&quot;", "\""), expected, "{source}");
        }
    }
}

#[test]
fn what_is_filled_reads_well() {
    for (source, expected) in [
        ("$@b - @(a : paren)$", "4 − (−3)"),
        (r"$\frac{@a}{@b} + @f$", "−3/4 + 3/4"),
        ("$@(b : coef)x @(a : sign) = 0$", "4x − 3 = 0"),
        ("$x @(1 : sign coef)y$", "x + y"),
        ("$@(1 : coef)x^@n$", "x^2"),
        ("@who has @n @(n | cat | cats), @(f : words) of @(m : a).", "Ann & Bo has 2 cats, three fourths of a mew."),
        ("It costs @(f : money), or $@(f : money)$.", "It costs $0.75, or $0.75."),
        ("$@(7/4 : mixed) \\times @n$", "1 3/4 × 2"),
        ("$$@b \\div @n = @(b/n)$$", "4 ÷ 2 = 2"),
        ("@f is $@f$", "3/4 is 3/4"),
        ("@(if(a < b, \"a < b\", 'no'))", "a < b"),
        (r"$\text{@who: }@(123456)$", "Ann & Bo: 123,456"),
    ] {
        let (built, filled) = built(source);
        assert_eq!(readable(&filled), expected, "{source} → {built} → {filled}");
        assert_eq!(gradus::author::sanitise(&filled), filled, "{source}");
    }
}

#[test]
fn formulas_are_said_with_their_numbers() {
    for (source, expected) in [
        ("$@b - @a$", "4 minus negative 3"),
        ("$x^@n + @f$", "x squared plus 3 fourths"),
        ("$@(3/2 : mixed)x$", "1 and 1 half x"),
        ("$@(b : coef)x @(a : sign)$", "4 x minus 3"),
        (r"$\frac{@n}{@b}$", "2 over 4"),
    ] {
        let (_, filled) = built(source);
        let said = filled.split("alttext=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(said, expected, "{source}: {filled}");
    }
}

#[test]
fn a_slot_that_cannot_be_read_has_its_place() {
    let bank: BankSpec = serde_json::from_value(json!({
        "gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "markdown", "skills": [{"id": "s", "name": "S"}],
        "items": [{"id": "t", "skills": ["s"], "format": "number", "variables": ["a: 1..3"], "question": "@a", "key": "@a",
            "hints": [{"text": "five @ three"}]}]
    }))
    .unwrap();
    let error = build(bank).unwrap_err();
    assert_eq!((error.code(), error.place()), ("template/slot", "item 1 (t), hint 1"));
}
