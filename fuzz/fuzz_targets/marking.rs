//! Marking: any key and response; what is right stays right when it is given as the key.
#![no_main]

use gradus::bank::{AnswerKind, Form, Format};
use gradus::grading::{Locale, Question, Verdict, check_key, mark};

const READS: [AnswerKind; 7] = [
    AnswerKind::Plain,
    AnswerKind::Quantity,
    AnswerKind::Ratio,
    AnswerKind::Equation,
    AnswerKind::Pair,
    AnswerKind::Set,
    AnswerKind::Interval,
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [format, reads, form, locale, rest @ ..] = bytes else { return };
    let text = String::from_utf8_lossy(rest);
    let (key, response) = text.split_once('\n').unwrap_or((&text, &text));
    let formats = [Format::Number, Format::Fraction, Format::Text, Format::Expression, Format::Point];
    let key = [key.to_owned()];
    let question = Question {
        format: formats[usize::from(*format) % formats.len()],
        reads: READS[usize::from(*reads) % READS.len()],
        form: Form::ALL[usize::from(*form) % Form::ALL.len()],
        locale: if locale % 2 == 0 { Locale::Point } else { Locale::Comma },
        key: &key,
        ..Question::default()
    };
    let sound = check_key(&question).is_ok();
    let _ = mark(&question, &[response.to_owned()]);
    // A sound key is right, or of the right value, when it is given as the response in the language of keys.
    if sound && locale % 2 == 0 {
        let verdict = mark(&question, &key).verdict;
        assert!(matches!(verdict, Verdict::Right | Verdict::SameValue), "{key:?} {verdict:?}");
    }
});
