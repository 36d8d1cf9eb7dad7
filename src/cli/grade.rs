//! `gradus grade`: marks typed answers.

use super::fail::{Failure, Outcome};
use super::files::{json, read_text, stdout};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use gradus::Error;
use gradus::bank::{AnswerKind, Form, Format};
use gradus::grading::{Locale, Mark, Question, check_key, mark};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  gradus grade --key 11/8 --response \"1 3/8\" --form mixed\n  gradus grade --as quantity --key \"5 ft 3 in\" --response \"63 inches\"\n  gradus grade --language de --key 1.5 --response 1,5\n  gradus grade --batch answers.tsv\n\n\
                  The first word is the verdict: right, same-value (right in another form than the one asked), wrong, \
                  unreadable. Then comes what the response was read as and, in brackets, why it is not right."
)]
pub(crate) struct Grade {
    /// The right answer; once for every accepted spelling
    #[arg(long, required_unless_present = "batch", allow_hyphen_values = true)]
    key: Vec<String>,
    /// What was answered
    #[arg(long, required_unless_present = "batch", allow_hyphen_values = true, value_name = "TEXT")]
    response: Option<String>,
    /// What the answer is
    #[arg(long = "as", value_name = "KIND", default_value = "number")]
    kind: Kind,
    /// The form asked
    #[arg(long, default_value = "any", value_parser = PossibleValuesParser::new(FORMS))]
    form: String,
    /// Mark every row of a table: columns kind, form, key, response, in this order or named in the first row
    #[arg(long, value_name = "FILE.tsv", conflicts_with_all = ["key", "response", "kind", "form"])]
    batch: Option<PathBuf>,
    /// The decimal mark of the answers
    #[arg(long, value_name = "MARK", conflicts_with = "language")]
    locale: Option<Decimals>,
    /// The language of the answers, which says what their decimal mark is
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// JSON, one object a line
    #[arg(long)]
    json: bool,
}

const FORMS: [&str; 11] = [
    "any",
    "integer",
    "decimal",
    "fraction",
    "simplest",
    "mixed",
    "percent",
    "scientific",
    "factored",
    "expanded",
    "unit",
];

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// Integer, decimal, fraction, mixed number, percent, money
    Number,
    /// A number with a unit, such as 5 ft 3 in
    Quantity,
    /// A ratio, such as 3:4
    Ratio,
    /// An algebraic expression
    Expression,
    /// An equation or inequality
    Equation,
    /// An ordered pair, such as (1, 2)
    Pair,
    /// A set, such as {1, 2}
    Set,
    /// An interval, such as [1, 2)
    Interval,
    /// Words
    Text,
}

impl Kind {
    fn asked(self) -> (Format, AnswerKind) {
        match self {
            Self::Number => (Format::Number, AnswerKind::Plain),
            Self::Quantity => (Format::Number, AnswerKind::Quantity),
            Self::Ratio => (Format::Number, AnswerKind::Ratio),
            Self::Expression => (Format::Expression, AnswerKind::Plain),
            Self::Equation => (Format::Expression, AnswerKind::Equation),
            Self::Pair => (Format::Expression, AnswerKind::Pair),
            Self::Set => (Format::Expression, AnswerKind::Set),
            Self::Interval => (Format::Expression, AnswerKind::Interval),
            Self::Text => (Format::Text, AnswerKind::Plain),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Decimals {
    /// 1,250.5
    Point,
    /// 1.250,5
    Comma,
}

#[derive(Serialize)]
struct Row<'a> {
    verdict: &'static str,
    reading: &'a str,
    note: Option<Note<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    code: &'static str,
    argument: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
}

impl Grade {
    fn locale(&self) -> Locale {
        match self.locale {
            Some(Decimals::Point) => Locale::Point,
            Some(Decimals::Comma) => Locale::Comma,
            None => Locale::of(&self.language),
        }
    }

    pub(crate) fn run(self) -> Outcome {
        let mut out = stdout();
        let locale = self.locale();
        if let Some(path) = &self.batch {
            for marked in batch(path, &read_text(path)?, locale)? {
                out.write_all(&self.shown(&marked))?;
            }
        } else {
            let form = Form::named(&self.form).ok_or_else(|| Failure::Usage(format!("no form `{}`", self.form)))?;
            let response = self.response.as_deref().unwrap_or_default();
            let marked = one(self.kind, form, locale, &self.key, response).map_err(|error| error.at("--key"))?;
            out.write_all(&self.shown(&marked))?;
        }
        Ok(out.flush()?)
    }

    /// The mark as a line.
    fn shown(&self, mark: &Mark) -> Vec<u8> {
        let Mark { verdict, reading, note, .. } = mark;
        if self.json {
            let note = note.as_ref().map(|note| Note { code: note.code, argument: &note.argument, at: note.at });
            return json(&Row { verdict: verdict.as_str(), reading, note });
        }
        let mut line = verdict.as_str().to_owned();
        if !reading.is_empty() {
            line.push(' ');
            // A text answer may hold anything; a line stays a line.
            line.push_str(&reading.replace(['\n', '\r'], " "));
        }
        if let Some(note) = note {
            line.push_str(&format!(" ({} {}", note.code, note.argument).trim_end().replace(['\n', '\r'], " "));
            line.push(')');
        }
        line.push('\n');
        line.into_bytes()
    }
}

fn one(kind: Kind, form: Form, locale: Locale, key: &[String], response: &str) -> gradus::Result<Mark> {
    let (format, reads) = kind.asked();
    let question = Question { format, reads, form, locale, key, ..Question::default() };
    check_key(&question)?;
    Ok(mark(&question, &[response.to_owned()]))
}

const COLUMNS: [&str; 4] = ["kind", "form", "key", "response"];

/// Marks every row; all are read before the first is shown, so a fault leaves no half table.
fn batch(path: &Path, text: &str, locale: Locale) -> Outcome<Vec<Mark>> {
    let fault = |line: usize, message: String| {
        Error::new("grade/row", message).at(format!("{}, line {}", path.display(), line + 1))
    };
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate().peekable();
    let named = |line: &str| COLUMNS.map(|name| line.split('\t').position(|cell| cell.trim() == name));
    let mut places = [0, 1, 2, 3];
    if let [Some(kind), Some(form), Some(key), Some(response)] = lines.peek().map_or([None; 4], |(_, line)| named(line))
    {
        places = [kind, form, key, response];
        lines.next();
    }
    let mut marks = Vec::new();
    for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [Some(kind), Some(form), Some(key), Some(response)] = places.map(|place| cells.get(place)) else {
            let message = format!("it has {} cells; put kind, form, key and response, with tabs between", cells.len());
            return Err(fault(at, message).into());
        };
        let kind_of = |name: &str| Kind::from_str(name, false).ok();
        let kind = if kind.is_empty() { Some(Kind::Number) } else { kind_of(kind) };
        let kind = kind.ok_or_else(|| fault(at, format!("no such kind; use one of {}", kinds())))?;
        let form = if form.is_empty() { Some(Form::Any) } else { Form::named(form) };
        let form = form.ok_or_else(|| fault(at, format!("no such form; use one of {}", FORMS.join(", "))))?;
        let place = format!("{}, line {}", path.display(), at + 1);
        marks.push(one(kind, form, locale, &[(*key).to_owned()], response).map_err(|error| error.at(place))?);
    }
    Ok(marks)
}

fn kinds() -> String {
    let names = Kind::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    names.map(|name| name.get_name().to_owned()).collect::<Vec<_>>().join(", ")
}
