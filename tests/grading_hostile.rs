//! Marking under attack: whatever is typed or stands in a bank, a verdict comes at once and nothing breaks.

use gradus::bank::{AnswerKind, Form, Format};
use gradus::grading::{Locale, Question, Verdict, check_key, mark};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const KINDS: [(Format, AnswerKind); 9] = [
    (Format::Number, AnswerKind::Plain),
    (Format::Number, AnswerKind::Quantity),
    (Format::Number, AnswerKind::Ratio),
    (Format::Expression, AnswerKind::Plain),
    (Format::Expression, AnswerKind::Equation),
    (Format::Expression, AnswerKind::Pair),
    (Format::Expression, AnswerKind::Set),
    (Format::Expression, AnswerKind::Interval),
    (Format::Text, AnswerKind::Plain),
];

/// A thousandth of a second in a release build. An unoptimised one takes twenty times as long, and shares the machine
/// with other tests.
const LIMIT: Duration = if cfg!(debug_assertions) { Duration::from_millis(250) } else { Duration::from_millis(1) };

fn hostile() -> Vec<String> {
    let parts = [
        "(",
        ")",
        "-",
        "−",
        "9",
        "0",
        ".",
        ",",
        "'",
        " ",
        "^2",
        "|",
        "sin",
        "\\frac{1}{",
        "\\frac{1}{2}",
        "{",
        "}",
        "[1,",
        "{1,",
        "\\sqrt",
        "x^",
        "½",
        "±",
        "a=",
        "9^",
        "((1,",
        "1:",
        "5 ft ",
        "5 ft 3 in ",
        "cm^",
        "/s",
        "per ",
        "square ",
        "$",
        "¢",
        "e9",
        "x10^",
        "√(",
        "1/",
        "(0,1)U",
        "x<",
        "≠",
        "\u{305}",
        "...",
        "0.(",
        "∞",
        "٣",
        "é",
        "🙂",
        "\u{202e}",
        "\0",
        "\\overline{",
        "and ",
        " million",
        "1 1/2 ",
    ];
    let mut all: Vec<String> = parts
        .iter()
        .flat_map(|part| {
            [
                part.repeat(100_000),
                part.repeat(499 / part.len()),
                part.repeat(30),
                format!("1{part}"),
                format!("{part}1"),
            ]
        })
        .collect();
    let more = [
        "1/0",
        "9^9^9",
        "9^9^9^9",
        "9^9^9^9^9^9x",
        "1/(x-x)",
        "0^0",
        "0^-1",
        "1e999",
        "1e-999",
        "1e9999",
        "e^e^e^e^e^x",
        "\\",
        "_",
        "x_",
        "x_{",
        "(x^16+1)^16",
        "((x+1)^16)^16",
        "√(√(√(√2)))",
        "2^(1/3)^(1/2)",
        "{{{{1}}}}",
        "{(1,2),(3,4)",
        "(((((1,2),3),4),5),6)",
        "]1,2[",
        "[∞,∞]",
        "(1/0, 2)",
        "0:0",
        "1:0:0",
        "-0",
        "--1",
        "5'3''",
        "5 ft -3 in",
        "1/2/3 cm",
        "cm cm cm",
        "1 cm^99",
        "1 / s / s / s",
        "°",
        "5 °",
        "$$",
        "$",
        "x<y<z<w",
        "x<1 and x>2",
        "1<x<1",
        "x≠1 and x≠1",
        "170141183460469231731687303715884105727",
        "√170141183460469231731687303715884105727",
        "99999999977^(1/2)",
        "x^2+y^2+z^2+w^2",
        "x^-9999999999999999999",
        "√(18446744073709551615)",
    ];
    all.extend(more.map(str::to_owned));
    all.push("9".repeat(450) + "/" + &"7".repeat(40));
    all.push("9".repeat(240) + "/" + &"7".repeat(240));
    all.push("1/".to_owned() + &"7".repeat(400) + "e999");
    all.push("x".repeat(10_000_000));
    all.push("9".repeat(10_000_000));
    all.push(format!("{}x{}", "sin(".repeat(39), ")".repeat(39)));
    all.push(["(x+1)^99"; 60].join("+"));
    all.push(["(x+y)(x-y)"; 45].join("*"));
    all.push((0..120).map(|n| format!("{n},")).collect());
    all.push(format!("{{{}}}", (100..220).map(|n| n.to_string()).collect::<Vec<_>>().join(",")));
    all.push((0..60).map(|n| format!("[{n},{n}]U")).collect::<String>() + "(0,1)");
    all.push((0..40).map(|n| format!("x≠{n} and ")).collect::<String>() + "x>0");
    all.push((2..60).map(|n| format!("√{n}+")).collect::<String>() + "1");
    all
}

#[test]
fn a_verdict_comes_at_once() {
    let keys = [
        "9^9^9^9",
        "1/2",
        "5 ft 3 in",
        "3:4",
        "2√2+√3",
        "y=sin(x)+e^x",
        "x^4-1",
        "(1,2)",
        "{1,2,3}",
        "[0,1)∪(2,∞)",
        "1<x<5",
        "1, 2, 3",
    ];
    let (mut slowest, mut whose, mut count) = (Duration::ZERO, String::new(), 0);
    let responses = hostile();
    for response in &responses {
        for (format, reads) in KINDS {
            for (at, key) in keys.iter().enumerate() {
                let form = Form::ALL[(at + response.len()) % Form::ALL.len()];
                let locale = if at % 2 == 0 { Locale::Point } else { Locale::Comma };
                let (key, given) = ([(*key).to_owned()], [response.clone()]);
                let question = Question { format, reads, form, locale, key: &key, ..Question::default() };
                // The best of a few tries counts, because a busy machine may stop any one of them.
                let mut best = Duration::MAX;
                for _ in 0..12 {
                    let start = Instant::now();
                    let found = mark(&question, &given);
                    best = best.min(start.elapsed());
                    assert!(response.len() <= 500 || found.verdict == Verdict::Unreadable);
                    assert_eq!(found.verdict == Verdict::Unreadable, found.reading.is_empty() && found.note.is_some());
                    if best < LIMIT / 8 {
                        break;
                    }
                }
                count += 1;
                if best > slowest {
                    (slowest, whose) = (best, format!("{reads:?} {form:?} {key:?} {response:.60}"));
                }
            }
        }
    }
    println!("{} responses, {count} marks; the slowest took {slowest:?}: {whose}", responses.len());
    assert!(slowest < LIMIT, "{slowest:?}: {whose}");
}

#[test]
fn what_hostile_answers_are_told() {
    for (format, reads, response, code) in [
        (Format::Number, AnswerKind::Plain, "1/0", "zero-denominator"),
        (Format::Number, AnswerKind::Plain, "1e9999", "too-large"),
        (Format::Number, AnswerKind::Quantity, "1/0 cm", "zero-denominator"),
        (Format::Number, AnswerKind::Quantity, "5 blorps", "unknown-unit"),
        (Format::Number, AnswerKind::Quantity, "5 cm 3", "no-unit"),
        (Format::Number, AnswerKind::Ratio, "0:0", "not-a-ratio"),
        (Format::Number, AnswerKind::Ratio, "3:", "not-a-ratio"),
        (Format::Expression, AnswerKind::Plain, "1/(2-2)", "zero-denominator"),
        (Format::Expression, AnswerKind::Plain, "((((", "unclosed"),
        (Format::Expression, AnswerKind::Plain, "3x2", "ambiguous-power"),
        (Format::Expression, AnswerKind::Set, "{1,2", "unclosed"),
    ] {
        let key = ["5 cm".to_owned()];
        let question = Question { format, reads, key: &key, ..Question::default() };
        let note = mark(&question, &[response.to_owned()]).note.expect(response);
        assert_eq!(note.code, code, "{response}");
    }
    let long = "9".repeat(100_000);
    let key = ["9".to_owned()];
    for (format, reads) in KINDS {
        let question = Question { format, reads, key: &key, ..Question::default() };
        for text in [long.clone(), "(".repeat(100_000), "é".repeat(5_000_000)] {
            assert_eq!(mark(&question, &[text]).note.map(|note| note.code), Some("too-long"));
        }
    }
    let deep = mark(&Question { format: Format::Expression, key: &key, ..Question::default() }, &["(".repeat(400)]);
    assert_eq!(deep.note.map(|note| note.code), Some("too-deep"));
}

/// Marks every way round; a key that can be one is right when it is given.
fn never_breaks(key: &str, response: &str, form: Form) -> Result<(), TestCaseError> {
    for (format, reads) in KINDS {
        for locale in [Locale::Point, Locale::Comma] {
            let keys = [key.to_owned()];
            let question = Question { format, reads, form, locale, key: &keys, ..Question::default() };
            let found = mark(&question, &[response.to_owned()]);
            prop_assert_eq!(found.verdict == Verdict::Unreadable, found.note.is_some() && found.reading.is_empty());
            if let Some(at) = found.note.and_then(|note| note.at) {
                prop_assert!(at <= response.chars().count(), "{} at {}", response, at);
            }
            if locale == Locale::Point && check_key(&question).is_ok() {
                let own = mark(&Question { form: Form::Any, ..question }, &keys);
                prop_assert_eq!(own.verdict, Verdict::Right, "{:?} {}", reads, key);
            }
        }
    }
    Ok(())
}

fn form() -> impl Strategy<Value = Form> {
    (0..Form::ALL.len()).prop_map(|at| Form::ALL[at])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_breaks_it(key in any::<String>(), response in any::<String>(), form in form()) {
        never_breaks(&key, &response, form)?;
    }

    #[test]
    fn no_printed_text_breaks_it(key in "\\PC{0,30}", response in "\\PC{0,60}", form in form()) {
        never_breaks(&key, &response, form)?;
    }

    #[test]
    fn nothing_like_an_answer_breaks_it(
        key in "([0-9.,:/+^(){}\\[\\]<>=≠≤±√½%°$¢€' x\u{305}-]|ft|in|cm|per |square |to |and |or |U|\\\\frac|\\\\overline|inf|10\\^|\\.\\.\\.| million){0,14}",
        response in "([0-9.,:/+^(){}\\[\\]<>=≠≤±√½%°$¢€' x\u{305}-]|ft|in|cm|per |square |to |and |or |U|\\\\frac|\\\\overline|inf|10\\^|\\.\\.\\.| million){0,16}",
        form in form(),
    ) {
        never_breaks(&key, &response, form)?;
    }
}
