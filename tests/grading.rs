//! Marking, seen from outside: a table of pairs made by hand, choices, keys, and responses meant to break it.

use gradus::bank::{AnswerKind, Form, Format};
use gradus::grading::{Locale, Mark, Question, Verdict, check_key, kind_of_key, mark, same_answer};

fn named<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(name.into()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn marked(format: Format, form: Form, key: &str, response: &str) -> Mark {
    mark(&Question { format, form, key: &[key.to_owned()], ..Question::default() }, &[response.to_owned()])
}

/// Marks every row of a table; gives how many rows there are and how many have another verdict than the table says.
fn table(table: &str, locale: Locale) -> (usize, usize) {
    let (mut rows, mut mismatches, mut accepted) = (0, 0, 0);
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, form, key, response, verdict] = fields[..] else { panic!("five columns: {line}") };
        let (form, wanted): (Form, Verdict) = (named(form), named(verdict));
        let format = match kind {
            "number" | "quantity" | "ratio" => Format::Number,
            "text" => Format::Text,
            _ => Format::Expression,
        };
        let (reads, key) = (AnswerKind::named(kind).expect(line), [key.to_owned()]);
        let question = Question { format, reads, form, locale, key: &key, ..Question::default() };
        check_key(&question).expect(line);
        let found = mark(&question, &[response.to_owned()]);
        rows += 1;
        if found.verdict != wanted {
            mismatches += 1;
            accepted += usize::from(wanted == Verdict::Wrong && found.verdict < Verdict::Wrong);
            println!("{line}\n    gave {} (read as `{}`, {:?})", found.verdict.as_str(), found.reading, found.note);
        }
        let explained = matches!(found.verdict, Verdict::SameValue | Verdict::Unreadable);
        assert_eq!(found.note.is_some(), explained, "{line}");
    }
    println!("{rows} pairs, {mismatches} of another verdict, {accepted} wrong answers accepted");
    (rows, mismatches)
}

#[test]
fn the_tables_of_pairs() {
    let (rows, mismatches) = table(include_str!("grading_pairs.tsv"), Locale::Point);
    assert!(rows >= 750, "{rows} rows");
    assert_eq!(mismatches, 0);
    let (rows, mismatches) = table(include_str!("grading/pairs_comma.tsv"), Locale::Comma);
    assert!(rows >= 50, "{rows} rows");
    assert_eq!(mismatches, 0);
}

#[test]
fn every_kind_and_form_is_in_the_table() {
    let table = include_str!("grading_pairs.tsv");
    let has = |column: usize, name: &str, least: usize| {
        let count = table.lines().skip(1).filter(|line| line.split('\t').nth(column) == Some(name)).count();
        assert!(count >= least, "{name}: {count}");
    };
    for kind in ["number", "quantity", "ratio", "expression", "equation", "pair", "set", "interval", "text"] {
        has(0, kind, 15);
    }
    for form in Form::ALL {
        has(1, form.as_str(), 4);
    }
    for verdict in ["right", "same-value", "wrong", "unreadable"] {
        has(4, verdict, 60);
    }
}

#[test]
fn notes_say_why() {
    for (response, code, argument) in [
        ("", "empty", ""),
        ("1/3/8", "two-slashes", ""),
        ("1/0", "zero-denominator", ""),
        ("1,5", "comma", ""),
        ("3-1/2", "hyphen-mixed", ""),
        ("1+3/8", "arithmetic", ""),
        ("5 x 7", "arithmetic", ""),
        ("5 apples", "extra-unit", "apples"),
        ("5 x", "extra-unit", "x"),
        ("five", "not-a-number", ""),
        ("1e9999", "too-large", ""),
        ("1.375", "ask-form", "mixed"),
    ] {
        let note = marked(Format::Number, Form::Mixed, "11/8", response).note.expect(response);
        assert_eq!((note.code, note.argument.as_str()), (code, argument), "{response}");
    }
    for (response, at) in
        [("1/3/8", 3), ("3-1/2", 1), (" 5 apples", 3), ("1,5", 0), ("2½ apples", 3), ("−5² m", 2), ("", 9)]
    {
        let note = marked(Format::Number, Form::Any, "1", response).note.expect(response);
        assert_eq!(note.at, Some(at).filter(|&at| at < 9), "{response}: {note:?}");
    }
    for (response, at) in [("2x + ?", 5), ("3·x2", 3), ("2x +", 9), ("x² + 4 seven", 7)] {
        let note = marked(Format::Expression, Form::Any, "x", response).note.expect(response);
        assert_eq!(note.at, Some(at).filter(|&at| at < 9), "{response}: {note:?}");
    }
    let equation = marked(Format::Expression, Form::Any, "y=2x", "2x").note.expect("an equation is asked");
    assert_eq!((equation.code, equation.argument.as_str()), ("ask-form", "equation"));
}

#[test]
fn readings_are_canonical() {
    assert_eq!(marked(Format::Number, Form::Any, "1", " 1 6/16").reading, "11/8");
    assert_eq!(marked(Format::Number, Form::Any, "1", "-$1,250.50").reading, "-2501/2");
    assert_eq!(marked(Format::Text, Form::Any, "a", " Two  words ").reading, "Two  words");
    for (response, reading) in [
        ("-2x(x+1)^2", "-2*x*(x+1)^2"),
        ("\\frac{x+1}{x-2}", "(x+1)/(x-2)"),
        ("2-(x-1)", "2-(x-1)"),
        ("(-x)^2", "(-x)^2"),
        ("-x^2", "-x^2"),
        ("x/(2y)", "x/(2*y)"),
        ("(0,3]", "(0, 3]"),
        ("2>=x", "2 ≥ x"),
    ] {
        assert_eq!(marked(Format::Expression, Form::Any, "z", response).reading, reading);
    }
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

#[test]
fn choices_are_sets() {
    let choices = texts(&["a", "b", "c"]);
    let verdict = |format, key: &[&str], picked: &[&str]| {
        let key = texts(key);
        mark(&Question { format, form: Form::Any, key: &key, choices: &choices, ..Question::default() }, &texts(picked))
            .verdict
    };
    assert_eq!(verdict(Format::Choice, &["b"], &["b"]), Verdict::Right);
    assert_eq!(verdict(Format::Choice, &["b"], &["a"]), Verdict::Wrong);
    assert_eq!(verdict(Format::Choice, &["b"], &[]), Verdict::Unreadable);
    assert_eq!(verdict(Format::Choice, &["b"], &["z"]), Verdict::Unreadable);
    assert_eq!(verdict(Format::Choices, &["a", "c"], &["c", "a"]), Verdict::Right);
    assert_eq!(verdict(Format::Choices, &["a", "c"], &["a"]), Verdict::Wrong);
    assert_eq!(verdict(Format::Choices, &["a", "c"], &["a", "b", "c"]), Verdict::Wrong);
}

#[test]
fn faulty_keys_have_codes() {
    let choices = texts(&["a", "b"]);
    let code = |format, key: &[&str]| {
        let key = texts(key);
        check_key(&Question { format, form: Form::Any, key: &key, choices: &choices, ..Question::default() })
            .err()
            .map(|error| error.code().to_owned())
    };
    assert_eq!(code(Format::Number, &[]).as_deref(), Some("bank/no-key"));
    assert_eq!(code(Format::Text, &[" "]).as_deref(), Some("bank/no-key"));
    assert_eq!(code(Format::Choice, &["a", "b"]).as_deref(), Some("bank/choice-key-count"));
    assert_eq!(code(Format::Choices, &["a", "z"]).as_deref(), Some("bank/key-not-a-choice"));
    assert_eq!(code(Format::Number, &["x+1"]).as_deref(), Some("bank/key-unreadable"));
    assert_eq!(code(Format::Expression, &["No solution"]).as_deref(), Some("bank/key-unreadable"));
    assert_eq!(code(Format::Choices, &["a", "b"]), None);
    assert_eq!(code(Format::Number, &["3/4", "2"]), None);
}

#[test]
fn keys_tell_their_kind() {
    for key in ["3", "$$\\frac{1}{3}$$", "$$10\\%$$", "1{,}000", "-0.32", "3 1/2"] {
        assert_eq!(kind_of_key(key), Some(Format::Number), "{key}");
    }
    for key in ["x+1", "$$y=\\frac{1}{3} x+8$$", "(2,3)", "[2,5)", "2, -3", "$$\\sqrt{5}$$", "x>9"] {
        assert_eq!(kind_of_key(key), Some(Format::Expression), "{key}");
    }
    for key in ["", "No solution", "1/0", "@{ans}", "Zn(s) → Zn2+"] {
        assert_eq!(kind_of_key(key), None, "{key}");
    }
}

#[test]
fn mistakes_match_by_value() {
    let question = |format| Question { format, form: Form::Simplest, key: &[], ..Question::default() };
    assert!(same_answer(&question(Format::Number), "6/8", "0.75"));
    assert!(!same_answer(&question(Format::Number), "6/8", "0.7"));
    assert!(!same_answer(&question(Format::Number), "?", "?"));
    assert!(same_answer(&question(Format::Expression), "2(x+1)", "2x+2"));
    assert!(same_answer(&question(Format::Text), "Paris", "paris."));
    assert!(same_answer(&question(Format::Choice), "a", "a"));
}

#[test]
fn hostile_responses_are_marked_at_once() {
    let mut hostile: Vec<String> =
        ["(", "-", "9", "^2", "|", "sin", "\\frac{1}{", "{", "[1,", "\\sqrt", "x^", "½", "±", "a=", "9^", "((1,"]
            .iter()
            .flat_map(|part| [part.repeat(100_000), part.repeat(499 / part.len()), part.repeat(30)])
            .collect();
    hostile.extend(texts(&[
        "9^9^9^9",
        "9^9^9^9^9^9x",
        "1/(x-x)",
        "0^0",
        "0^-1",
        "1e9999",
        "e^e^e^e^e^x",
        "\\",
        "_",
        "x_",
        "x_{",
        "'",
    ]));
    hostile.push(format!("{}x{}", "sin(".repeat(39), ")".repeat(39)));
    hostile.push(["(x+1)^99"; 60].join("+"));
    hostile.push((0..120).map(|n| format!("{n},")).collect());
    for response in &hostile {
        for format in [Format::Number, Format::Text, Format::Expression] {
            for key in ["9^9^9^9", "x", "1, 2, 3", "y=sin(x)+e^x", "1/2"] {
                // A thousandth of a second in a release build; tests run unoptimised. The best of a few tries counts,
                // because a busy machine may stop any one of them.
                let quick = (0..8).any(|_| {
                    let start = std::time::Instant::now();
                    let _ = marked(format, Form::Any, key, response);
                    start.elapsed().as_millis() < 60
                });
                assert!(quick, "{response:.40}");
                let found = marked(format, Form::Any, key, response);
                assert!(response.len() <= 500 || found.verdict == Verdict::Unreadable);
            }
        }
    }
    assert_eq!(
        marked(Format::Expression, Form::Any, "x", &"(".repeat(100_000)).note.expect("unreadable").code,
        "too-long"
    );
    assert_eq!(marked(Format::Expression, Form::Any, "x", &"(".repeat(400)).note.expect("unreadable").code, "too-deep");
}
