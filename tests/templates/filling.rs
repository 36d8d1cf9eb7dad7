//! Filling: which fields have slots, what comes out, what is left out.

use gradus::template::{draw, fill};
use serde_json::{Value, json};

fn filled(item: &Value) -> Value {
    let body = item.to_string();
    let instance = draw(&body, 0, &[]).unwrap();
    serde_json::from_str(&fill(&body, instance).unwrap()).unwrap()
}

#[test]
fn every_field_with_slots_is_filled_and_the_template_is_gone() {
    let item = filled(&json!({
        "id": "t", "skills": ["s@x"], "format": "cloze", "lesson": "l", "author": "me@example.org", "size": 100,
        "variables": ["n: 12000"], "where": ["n > 1"], "check": ["n = 1"], "context": "plain",
        "question": "@(n) [[b]]", "before": "@(n) is", "after": "of @(n)",
        "choices": [{"id": "a", "text": "@(n)", "why": "@(n) why", "reveals": "@(n) reveals", "value": "n"}],
        "targets": [{"id": "a", "text": "@(-n)", "value": "n"}],
        "blanks": [{"id": "b", "format": "number", "key": "@(n)", "width": 3, "check": ["key = n"],
            "mistakes": [{"answer": "@(-n)", "why": "@(n) why", "reveals": "@(n)"}]}],
        "table": {"columns": ["@(n)"], "rows": [["@(n)", "[[b]]"]], "heads": true},
        "line": {"from": "0", "to": "@(n)", "step": "@(n/4)"},
        "picture": {"kind": "area", "parts": "@(n)", "value": ["@(n/2)", 3], "alt": "@(n) parts"},
        "hints": [{"text": "@(n)!", "ask": {"format": "number", "key": "@(n + 1)"}}],
        "solution": "@(n)."
    }));
    assert_eq!(
        item,
        json!({
            "id": "t", "skills": ["s@x"], "format": "cloze", "lesson": "l", "author": "me@example.org", "context": "plain",
            "question": "12,000 [[b]]", "before": "12,000 is", "after": "of 12,000",
            "choices": [{"id": "a", "text": "12,000", "why": "12,000 why", "reveals": "12,000 reveals"}],
            "targets": [{"id": "a", "text": "−12,000"}],
            "blanks": [{"id": "b", "format": "number", "key": "12000", "width": 3,
                "mistakes": [{"answer": "-12000", "why": "12,000 why", "reveals": "12,000"}]}],
            "table": {"columns": ["12,000"], "rows": [["12,000", "[[b]]"]], "heads": true},
            "line": {"from": "0", "to": "12000", "step": "3000"},
            "picture": {"kind": "area", "parts": "12000", "value": ["6000", 3], "alt": "12000 parts"},
            "hints": [{"text": "12,000!", "ask": {"format": "number", "key": "12001"}}],
            "solution": "12,000."
        })
    );
}

#[test]
fn a_slot_is_written_for_where_it_stands() {
    for (slot, written) in [
        (
            "@(n)",
            r#"<math alttext="negative 3 fourths" displaystyle="true"><mrow><mo form="prefix">−</mo><mfrac><mn>3</mn><mn>4</mn></mfrac></mrow></math>"#,
        ),
        ("@m(n)", r#"<mrow><mo form="prefix">−</mo><mfrac><mn>3</mn><mn>4</mn></mfrac></mrow>"#),
        ("@s(n)", "negative 3 fourths"),
        ("@t(n)", "−3/4"),
        ("@m(n : decimal)", r#"<mrow><mo form="prefix">−</mo><mn>0.75</mn></mrow>"#),
        ("@m(20000)", "<mn>20,000</mn>"),
        ("@m(20000 : plain)", "<mn>20000</mn>"),
        ("@m(-2 : paren)", r#"<mrow><mo>(</mo><mo form="prefix">−</mo><mn>2</mn><mo>)</mo></mrow>"#),
        ("@m(-2 : sign)", r#"<mrow><mo form="infix">−</mo><mn>2</mn></mrow>"#),
        ("@m(1 : coef)<mi>x</mi>", "<mi>x</mi>"),
        ("@m(5/2 : mixed)", "<mrow><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>"),
        ("@s(5/2 : mixed)", "2 and 1 half"),
        ("@s(7, 125 : frac)", "7 over 125"),
        ("@m('+')", "<mo>+</mo>"),
        ("@s('+')", "plus"),
        ("@m('x')", "<mi>x</mi>"),
        ("@m('apples')", "<mtext>apples</mtext>"),
        ("@('a<b')", "a&lt;b"),
        ("@(if(1 &lt; 2, &quot;yes&quot;, 'no'))", "yes"),
        ("@s(3/2 : money)", "1 dollar and 50 cents"),
        ("@s(2 : power)", "squared"),
        ("@s(5 : power)", "to the power of 5"),
        ("@s(1/4 : percent)", "25 percent"),
        ("@(2 | @word | @(word)s)", "cats"),
        ("@(1 | @word | @(word)s)", "cat"),
        ("@(word : a cap)", "A cat"),
    ] {
        let item = filled(&json!({
            "id": "t", "skills": ["s"], "format": "number", "variables": ["n: -3/4"], "question": slot, "key": "1",
            "contexts": [{"name": "pets", "words": {"word": "cat"}}]
        }));
        assert_eq!(item["question"], written, "{slot}");
    }
}

#[test]
fn an_instance_has_no_two_choices_alike_and_no_mistake_that_is_right() {
    let choices = json!({
        "id": "t", "skills": ["s"], "format": "choice", "variables": ["a: 2..4", "b: 2..4"], "question": "@(a) × @(b)", "key": "r",
        "choices": [{"id": "r", "text": "@(a*b)"}, {"id": "w", "text": "@(a + b)"}]
    });
    // Of nine pairs one has 2 + 2 = 2 × 2.
    assert_eq!(gradus::template::space(&choices.to_string()).unwrap().instances, 8);
    let mistakes = json!({
        "id": "t", "skills": ["s"], "format": "number", "variables": ["a: 2..4", "b: 2..4"], "question": "?", "key": "@(a/b)",
        "mistakes": [{"answer": "@(b/a : decimal)", "why": "w"}, {"answer": "@(a - b)", "why": "w"}]
    });
    // Of nine pairs six are none: a = b makes the first mistake the key, 4 and 2 the second; 2/3 and 4/3 have no end.
    assert_eq!(gradus::template::space(&mistakes.to_string()).unwrap().instances, 3);
}

#[test]
fn an_instance_that_is_none_is_refused() {
    let body = json!({"id": "t", "skills": [], "format": "number", "variables": ["a: 1..3"], "where": ["a > 1"], "question": "", "key": ""});
    let error = fill(&body.to_string(), 0).unwrap_err();
    assert_eq!(
        (error.code(), fill(&body.to_string(), 3).unwrap_err().code()),
        ("template/invalid", "template/invalid")
    );
    assert!(error.message().contains("where"), "{error}");
    assert!(fill(&body.to_string(), 1).is_ok());
}
