//! An instance as JSON: the item with its slots filled, everything else as it was.

use super::reading;
use super::run::Run;
use super::show::{self, Mode};
use super::slot::{Piece, Slot, pieces};
use super::style::Style;
use super::tree::{Fault, Outcome, Value};
use super::whole::Template;
use crate::Error;
use crate::bank::{AnswerKind, Form, Format};
use crate::grading::{Question, same_answer};
use crate::json::{Fields, Raw, write_text};
use crate::rational::Rational;

/// What is of no use once the numbers are drawn.
const TEMPLATE_ONLY: [&str; 7] = ["variables", "where", "contexts", "check", "value", "size", "context"];
/// Names and words of the format, in which an `@` is nothing but an `@`.
const AS_THEY_ARE: [&str; 11] =
    ["id", "skills", "format", "lesson", "follows", "difficulty", "as", "form", "license", "author", "source"];

/// What a field of an item is for the slots in it.
pub(crate) fn mode_of(field: &str) -> Mode {
    match field {
        "question" | "text" | "why" | "solution" | "columns" | "rows" => Mode::Html,
        "before" | "after" | "reveals" => Mode::Label,
        _ => Mode::Plain,
    }
}

/// Fills one instance.
pub(crate) struct Filler<'t, 'a> {
    template: &'t Template<'a>,
    names: Vec<String>,
    run: Run,
}

impl<'t, 'a> Filler<'t, 'a> {
    /// Ready to fill the instance of this number.
    pub(crate) fn new(template: &'t Template<'a>, number: u64) -> Outcome<Self> {
        Ok(Self { template, names: template.names.clone(), run: template.instance(number)? })
    }

    /// The item's JSON.
    pub(crate) fn item(mut self, number: u64) -> Outcome<String> {
        let mut out = String::with_capacity(2_000);
        let story = self.template.stories.get((number % self.template.contexts()) as usize);
        out.push('{');
        for (name, raw) in self.template.fields.all() {
            if !TEMPLATE_ONLY.contains(&name) || name == "context" && story.is_none() {
                self.field(&mut out, name, raw, false)?;
            }
        }
        if let Some(story) = story {
            member(&mut out, "context");
            write_text(&mut out, &story.name);
        }
        out.push('}');
        self.mistakes(&self.template.fields)?;
        Ok(out)
    }

    fn field(&mut self, out: &mut String, name: &str, raw: Raw<'_>, picture: bool) -> Outcome<()> {
        member(out, name);
        if !picture && AS_THEY_ARE.contains(&name) {
            out.push_str(raw.source());
            return Ok(());
        }
        let picture = picture || name == "picture";
        // All of a picture is read by programs.
        let mode = if picture { Mode::Plain } else { mode_of(name) };
        self.value(out, name, raw, mode, picture).map_err(|fault| placed(fault, name))
    }

    fn value(&mut self, out: &mut String, name: &str, raw: Raw<'_>, mode: Mode, picture: bool) -> Outcome<()> {
        if let Some(text) = raw.text() {
            let mut filled = String::with_capacity(text.len());
            self.text(&mut filled, &text, mode, true)?;
            write_text(out, &filled);
        } else if let Some(fields) = raw.fields() {
            self.object(out, &fields, picture)?;
        } else if let Some(list) = raw.list() {
            let apart = matches!(name, "choices" | "targets") && !picture;
            let mut said: Vec<String> = Vec::new();
            out.push('[');
            for (at, one) in list.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                let start = out.len();
                self.value(out, name, one, mode, picture)?;
                if apart {
                    let says = Raw::checked(&out[start..]).fields().map(|choice| says(&choice)).unwrap_or_default();
                    if said.contains(&says) {
                        return Err(Fault::Invalid("two choices say the same"));
                    }
                    said.push(says);
                }
            }
            out.push(']');
        } else {
            out.push_str(raw.source());
        }
        Ok(())
    }

    fn object(&mut self, out: &mut String, fields: &Fields<'_>, picture: bool) -> Outcome<()> {
        out.push('{');
        for (name, raw) in fields.all() {
            if picture || !TEMPLATE_ONLY.contains(&name) {
                self.field(out, name, raw, picture)?;
            }
        }
        out.push('}');
        if picture { Ok(()) } else { self.mistakes(fields) }
    }

    /// A mistake that is no mistake with these numbers, or the same as another, makes no instance.
    fn mistakes(&mut self, fields: &Fields<'_>) -> Outcome<()> {
        let Some(mistakes) = fields.get("mistakes").and_then(Raw::list) else { return Ok(()) };
        let format = fields.get("format").and_then(Raw::text).and_then(|name| Format::named(&name));
        let format = format.unwrap_or(Format::Text);
        let kind = fields.get("as").and_then(Raw::text).and_then(|name| AnswerKind::named(&name)).unwrap_or_default();
        let mut taken = Vec::new();
        for key in fields.get("key").and_then(Raw::texts).unwrap_or_default() {
            taken.push(self.plainly(&key)?);
        }
        for mistake in mistakes {
            let Some(answer) = mistake.fields().and_then(|mistake| mistake.get("answer")?.text().map(String::from))
            else {
                continue;
            };
            let answer = self.plainly(&answer)?;
            for other in &taken {
                if same(format, kind, other, &answer) {
                    return Err(Fault::Invalid("a mistake is the right answer, or the same as another"));
                }
            }
            taken.push(answer);
        }
        Ok(())
    }

    /// A text as marking reads it.
    pub(crate) fn plainly(&mut self, text: &str) -> Outcome<String> {
        let mut out = String::new();
        self.text(&mut out, text, Mode::Plain, true)?;
        Ok(out)
    }

    /// Fills one text. `built`: it is one of a built bank; in others, text between slots is written as the mode asks.
    fn text(&mut self, out: &mut String, text: &str, mode: Mode, built: bool) -> Outcome<()> {
        for piece in pieces(text, built)? {
            match piece {
                Piece::Text(text) if built || matches!(mode, Mode::Plain | Mode::Label) => out.push_str(text),
                Piece::Text(text) => show::escape(out, text),
                Piece::Slot(letter, inner) => {
                    let mode = match letter {
                        Some('m') => Mode::Math,
                        Some('s') => Mode::Speech,
                        Some(_) => Mode::Inside,
                        None => mode,
                    };
                    self.slot(out, &inner, mode).map_err(|fault| placed(fault, &["@(", &inner, ")"].concat()))?;
                }
            }
        }
        Ok(())
    }

    fn slot(&mut self, out: &mut String, inner: &str, mode: Mode) -> Outcome<()> {
        match Slot::read(inner, &mut self.names)? {
            Slot::Shown(nodes, style) => {
                let mut values = Vec::with_capacity(nodes.len());
                for node in &nodes {
                    values.push(self.run.value(node)?);
                }
                show::write(out, &values, style, mode)
            }
            Slot::Plural(number, words) => {
                let one = self.run.number(&number)? == Rational::ONE;
                let word = &words[usize::from(!one)];
                if mode == Mode::Math {
                    let mut label = String::new();
                    self.text(&mut label, word, Mode::Label, false)?;
                    show::write(out, &[Value::Text(label)], Style::default(), mode)
                } else {
                    self.text(out, word, mode, false)
                }
            }
        }
    }

    /// The names and their values, for checks.
    #[cfg(feature = "author")]
    pub(crate) fn known(&mut self) -> (&mut Vec<String>, &mut Run) {
        (&mut self.names, &mut self.run)
    }
}

/// All that tells one choice from another.
fn says(choice: &Fields<'_>) -> String {
    let part = |name| choice.get(name).map_or("", Raw::source);
    [part("text"), part("picture")].concat()
}

/// Do two typed answers mean the same?
pub(crate) fn same(format: Format, reads: AnswerKind, a: &str, b: &str) -> bool {
    if a.trim() == b.trim() {
        return true;
    }
    if let (Some(a), Some(b)) = (reading::number(a), reading::number(b))
        && matches!(format, Format::Number | Format::Fraction | Format::Point)
        && reads != AnswerKind::Quantity
    {
        return a == b;
    }
    same_answer(&Question { format, reads, form: Form::Any, ..Question::default() }, a, b)
}

fn member(out: &mut String, name: &str) {
    if out.len() > 1 && !out.ends_with('{') {
        out.push(',');
    }
    write_text(out, name);
    out.push(':');
}

fn placed(fault: Fault, place: &str) -> Fault {
    match fault {
        Fault::Bad(error) => Fault::Bad(Error::at(error, place)),
        invalid => invalid,
    }
}
