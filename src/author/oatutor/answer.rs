//! Right answers: how they are given, and the key.
use super::report::Finding;
use super::text::{self, Segment};
use crate::author::{maths, plain};
use crate::bank::{ChoiceSpec, Format, Key};
use crate::grading::kind_of_key;

/// How a step or scaffold is answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) format: Format,
    pub(super) key: Key,
    pub(super) choices: Vec<ChoiceSpec>,
    /// The choices name their places ("A", "all of the above").
    pub(super) keep_order: bool,
    pub(super) before: String,
    /// The right answer to read, as HTML.
    pub(super) shown: String,
}

/// What OATutor says about an answer.
pub(super) struct Source<'a> {
    pub(super) problem_type: &'a str,
    pub(super) answer_type: &'a str,
    pub(super) answers: &'a [String],
    pub(super) choices: &'a [String],
}

/// Makes the answer; what was mended on the way goes to `notices`.
pub(super) fn answer(source: &Source<'_>, notices: &mut Vec<Finding>) -> Result<Answer, Finding> {
    let answers: Vec<&str> = source.answers.iter().map(|a| a.trim()).filter(|a| !a.is_empty()).collect();
    let Some(first) = answers.first() else {
        return Err(Finding::new("oatutor/no-key", "it has no answer"));
    };
    match (source.problem_type, source.answer_type) {
        ("MultipleChoice", _) => pick(&answers, source.choices, notices),
        ("TextBox", "arithmetic") => typed(first),
        ("TextBox", "string") => words(&answers),
        (problem, answer) => {
            Err(Finding::new("oatutor/unknown-type", format!("answers of type `{problem}`/`{answer}` are not known")))
        }
    }
}

/// Two choices that differ in this are two choices.
fn normal(text: &str) -> String {
    text.replace("$$", "").split_whitespace().collect()
}

fn pick(answers: &[&str], texts: &[String], notices: &mut Vec<Finding>) -> Result<Answer, Finding> {
    let mut kept: Vec<(String, String)> = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let html = text::html(text).map_err(|found| found.at("choice"))?;
        if kept.iter().any(|(normal_text, shown)| *normal_text == normal(text) || *shown == html) {
            notices.push(Finding::new("oatutor/duplicate-choice", format!("choice `{text}` stood there twice")));
        } else {
            kept.push((normal(text), html));
        }
    }
    if kept.len() < 2 {
        return Err(Finding::new("oatutor/too-few-choices", format!("{} different choice(s) remain", kept.len())));
    }
    let mut right = Vec::new();
    for answer in answers {
        let shown = text::html(answer).map_err(|found| found.at("answer"))?;
        let found = kept.iter().position(|(text, html)| *text == normal(answer) || *html == shown);
        let at = found.ok_or_else(|| {
            Finding::new("oatutor/key-not-a-choice", format!("answer `{answer}` is not among the choices"))
        })?;
        if !right.contains(&at) {
            right.push(at);
        }
    }
    right.sort_unstable();
    let shown = right.iter().map(|at| &*kept[*at].1).collect::<Vec<_>>().join("; ");
    let keep_order = kept.iter().any(|(text, _)| text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase()))
        || texts.iter().any(|text| text.to_ascii_lowercase().contains("the above"));
    let key = match &*right {
        [one] => Key::One(choice_id(*one)),
        several => Key::Many(several.iter().map(|at| choice_id(*at)).collect()),
    };
    let format = if right.len() == 1 { Format::Choice } else { Format::Choices };
    let choice = |(at, (_, text))| ChoiceSpec { id: choice_id(at), text, ..ChoiceSpec::default() };
    let choices = kept.into_iter().enumerate().map(choice).collect();
    Ok(Answer { format, key, choices, keep_order, before: String::new(), shown })
}

/// `a`, `b`, … `z`, `c27`, …
fn choice_id(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| format!("c{}", at + 1), |at| char::from(b'a' + at).into())
}

fn unmarkable(answer: &str) -> Finding {
    Finding::new("oatutor/unmarkable", format!("answer `{answer}` is neither a number nor an expression"))
}

fn typed(answer: &str) -> Result<Answer, Finding> {
    let shown = text::html(answer).map_err(|found| found.at("answer"))?;
    let line = answer_line(answer)?.ok_or_else(|| unmarkable(answer))?;
    let (before, line) = named(&line);
    let (before, line) = match (before.is_empty(), line.strip_prefix('$')) {
        (true, Some(amount)) => ("$".to_owned(), amount),
        _ => (before, line),
    };
    let format = kind_of_key(line).filter(|_| !is_prose(line)).ok_or_else(|| unmarkable(answer))?;
    Ok(Answer { format, key: Key::One(line.to_owned()), choices: Vec::new(), keep_order: false, before, shown })
}

/// An answer as it is typed: all its formulas and words on one line.
fn answer_line(answer: &str) -> Result<Option<String>, Finding> {
    let mut tex = String::new();
    if !answer.contains(['$', '\\']) {
        return Ok(Some(answer.replace("**", "^")));
    }
    for segment in text::segments(answer)? {
        match segment {
            Segment::Tex(part) => tex.push_str(&text::prepare(&part)),
            Segment::Words(words) if words.bytes().any(|b| b.is_ascii_alphabetic()) => return Ok(None),
            Segment::Words(words) => tex.push_str(&text::prepare(&words)),
        }
        tex.push(' ');
    }
    let tree = maths::tree(tex.trim()).map_err(|error| Finding::new("oatutor/tex", error.to_string()).at("answer"))?;
    Ok(plain::plain(&tree))
}

/// Names that marking reads as one, longest first.
const NAMES: [&str; 26] = [
    "infinity", "degrees", "epsilon", "arcsin", "arccos", "arctan", "lambda", "theta", "alpha", "gamma", "sigma",
    "omega", "delta", "sqrt", "beta", "sin", "cos", "tan", "sec", "csc", "cot", "log", "abs", "rho", "ln", "pi",
];

/// Whether a line that could be a product of letters is rather words: `one or two`, `No solution`.
fn is_prose(line: &str) -> bool {
    let counts = line.bytes().any(|b| b.is_ascii_digit());
    line.split(|c: char| !c.is_ascii_alphabetic()).any(|run| {
        let rest = NAMES.iter().fold(run.to_owned(), |rest, name| rest.replace(name, ""));
        rest.contains(['a', 'e', 'i', 'o', 'u', 'y']) && rest.len() >= if counts { 4 } else { 3 }
    })
}

/// `y=2x` is the answer `2x` with `y =` before the box, unless the name comes up again in it.
fn named(line: &str) -> (String, &str) {
    if let Some((name, value)) = line.split_once('=') {
        let mut letters = name.chars();
        let variable = letters.next().is_some_and(char::is_alphabetic)
            && letters.next().is_none_or(|c| c == '_')
            && letters.all(char::is_alphanumeric);
        if variable && !value.contains(['=', '<', '>']) && !value.contains(name) {
            return (format!("{name} ="), value);
        }
    }
    (String::new(), line)
}

fn words(answers: &[&str]) -> Result<Answer, Finding> {
    let shown = text::html(answers[0]).map_err(|found| found.at("answer"))?;
    let mut key: Vec<String> = Vec::new();
    for answer in answers {
        let spelling = answer.replace("$$", "").trim().to_owned();
        if spelling.contains('\\') || spelling.is_empty() {
            return Err(unmarkable(answer));
        }
        for spelling in [spelling.replace("**", "^"), spelling] {
            if !key.contains(&spelling) {
                key.push(spelling);
            }
        }
    }
    // `(x-12)**2` is marked by value, so that `(x - 12)^2` is right as well; a bare `n` or a word stays a text.
    let counts = key[0].bytes().any(|b| b.is_ascii_digit()) && answers.len() == 1;
    let kind = if counts && !is_prose(&key[0]) { kind_of_key(&key[0]) } else { None };
    let (format, key) = match (kind, key.len()) {
        (Some(kind), _) => (kind, Key::One(key.swap_remove(0))),
        (None, 1) => (Format::Text, Key::One(key.swap_remove(0))),
        (None, _) => (Format::Text, Key::Many(key)),
    };
    Ok(Answer { format, key, choices: Vec::new(), keep_order: false, before: String::new(), shown })
}
