//! Slots of templates on their way from Markdown and TeX to HTML, MathML and speech.
//!
//! A slot cannot go through Markdown, TeX and the sanitiser as it is, so each is one private character meanwhile. What
//! comes out says what it stands in: a text, MathML, the words of a formula.
use crate::bank::{BlankSpec, ChoiceSpec, ItemSpec, Key, MistakeSpec, Picture};
use crate::json::{Raw, write_text};
use crate::template::slot::{Piece, pieces};
use crate::{Error, Result};

/// The first private character; those of this plane are in no font and no text.
const FIRST: u32 = 0xF_0000;
/// So many slots a text may have.
const MOST: u32 = 4_000;
/// What stands behind the character says where it is.
const MATHS: char = '\u{F_FF01}';
const SPEECH: char = '\u{F_FF02}';
const INSIDE: char = '\u{F_FF03}';
const POWER: char = '\u{F_FF04}';

/// Whether the character stands for a slot.
pub(super) fn stands(c: char) -> bool {
    (FIRST..FIRST + MOST).contains(&u32::from(c))
}

/// Whether the text is one such character.
pub(super) fn is_slot(text: &str) -> bool {
    let mut all = text.chars();
    all.next().is_some_and(stands) && all.next().is_none()
}

/// The character of a slot that is an element of a formula.
pub(super) fn in_maths(slot: &str, out: &mut String) {
    out.push_str(slot);
    out.push(MATHS);
}

/// The words for a slot as an exponent.
pub(super) fn as_power(slot: &str) -> String {
    format!("{slot}{POWER}")
}

/// Marks the slots in the words of a formula.
pub(super) fn in_speech(words: &str) -> String {
    marked(words, SPEECH)
}

/// Marks the slots in a text inside a formula.
pub(super) fn in_text(text: &str) -> String {
    marked(text, INSIDE)
}

fn marked(text: &str, mark: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut all = text.chars().peekable();
    while let Some(c) = all.next() {
        out.push(c);
        if stands(c) && all.peek() != Some(&POWER) {
            out.push(mark);
        }
    }
    out
}

/// The slots that characters stand for; none for a plain `@`.
pub(super) struct Slots(Vec<Option<(Option<char>, String)>>);

impl Slots {
    /// The text with a character for each slot. `built`: its slots say what they stand in already.
    ///
    /// # Errors
    /// `template/slot`.
    pub(super) fn take(text: &str, built: bool) -> Result<(String, Self)> {
        let mut out = String::with_capacity(text.len());
        let mut slots = Vec::new();
        for piece in pieces(text, built)? {
            let slot = match piece {
                Piece::Text("@") => None,
                Piece::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Slot(letter, inner) => Some((letter, inner.into_owned())),
            };
            let c = char::from_u32(FIRST + slots.len() as u32).filter(|c| stands(*c));
            out.push(c.ok_or_else(|| Error::new("template/slot", "a text has too many slots; split it"))?);
            slots.push(slot);
        }
        if out.chars().filter(|c| u32::from(*c) >= FIRST).count() > slots.len() {
            return Err(Error::new("template/slot", "the text holds characters of no meaning; write it anew"));
        }
        Ok((out, Self(slots)))
    }

    /// HTML with the slots back in it.
    pub(super) fn put_back(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + 16 * self.0.len());
        let mut all = html.chars().peekable();
        while let Some(c) = all.next() {
            if !stands(c) {
                // A mark without its slot can only come from outside.
                if u32::from(c) < FIRST {
                    out.push(c);
                }
                continue;
            }
            let mark = all.next_if(|mark| matches!(*mark, MATHS | SPEECH | INSIDE | POWER));
            match self.0.get((u32::from(c) - FIRST) as usize) {
                Some(Some((letter, inner))) => put(&mut out, *letter, mark, inner),
                Some(None) => out.push_str("@@"),
                None => {}
            }
        }
        out
    }
}

fn put(out: &mut String, letter: Option<char>, mark: Option<char>, inner: &str) {
    let letter = match mark {
        Some(MATHS) => Some('m'),
        Some(INSIDE) => Some('t'),
        Some(_) => Some('s'),
        None => letter,
    };
    let bare = !inner.contains([':', '|', ',', '"', '\'']);
    if mark == Some(POWER) && !bare {
        out.push_str("to the power of ");
    }
    out.push('@');
    out.extend(letter);
    out.push('(');
    for c in inner.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    if mark == Some(POWER) && bare {
        out.push_str(" : power");
    }
    out.push(')');
}

/// The same plain text, each slot with its brackets: `@m(2)` is the letter of a built text and two, `@(m)(2)` a product.
fn bracketed(text: &str, built: bool) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text, built)? {
        match piece {
            Piece::Text("@") => out.push_str("@@"),
            Piece::Text(text) => out.push_str(text),
            Piece::Slot(letter, inner) => {
                out.push('@');
                out.extend(letter);
                out.push('(');
                out.push_str(&inner);
                out.push(')');
            }
        }
    }
    Ok(out)
}

/// Gives the slots their brackets in all fields of a template that are no Markdown.
///
/// # Errors
/// `template/slot`, its place the field.
pub(super) fn plain_fields(item: &mut ItemSpec, built: bool) -> Result<()> {
    let mut all: Vec<(&str, &mut String)> = Vec::new();
    keys("key", &mut item.key, &mut all);
    all.extend([("before", &mut item.before), ("after", &mut item.after)]);
    mistakes(&mut item.mistakes, &mut all);
    choices(&mut item.choices, &mut all);
    choices(&mut item.targets, &mut all);
    for BlankSpec { key, choices: picked, mistakes: wrong, .. } in &mut item.blanks {
        keys("blank, key", key, &mut all);
        choices(picked, &mut all);
        mistakes(wrong, &mut all);
    }
    if let Some(line) = &mut item.line {
        let ends = [&mut line.from, &mut line.to, &mut line.step, &mut line.snap, &mut line.labels];
        all.extend(ends.map(|text| ("line", text)));
    }
    for hint in &mut item.hints {
        if let Some(ask) = &mut hint.ask {
            keys("hint, key", &mut ask.key, &mut all);
            choices(&mut ask.choices, &mut all);
        }
    }
    if item.format == crate::bank::Format::Expression {
        all.extend(item.check.iter_mut().map(|text| ("check", text)));
    }
    for (place, text) in all {
        *text = bracketed(text, built).map_err(|error| error.at(place))?;
    }
    let shown = item.choices.iter_mut().chain(&mut item.targets).map(|choice| &mut choice.picture);
    for picture in shown.chain([&mut item.picture]).flatten() {
        let mut out = String::new();
        strings(Raw::checked(picture.json()), built, &mut out).map_err(|error| error.at("picture"))?;
        if let Some(same) = Picture::new(out) {
            *picture = same;
        }
    }
    Ok(())
}

type Fields<'a> = Vec<(&'static str, &'a mut String)>;

fn keys<'a>(place: &'static str, key: &'a mut Key, all: &mut Fields<'a>) {
    match key {
        Key::One(text) => all.push((place, text)),
        Key::Many(texts) => all.extend(texts.iter_mut().map(|text| (place, text))),
    }
}

fn choices<'a>(choices: &'a mut [ChoiceSpec], all: &mut Fields<'a>) {
    all.extend(choices.iter_mut().map(|choice| ("choice, reveals", &mut choice.reveals)));
}

fn mistakes<'a>(mistakes: &'a mut [MistakeSpec], all: &mut Fields<'a>) {
    for mistake in mistakes {
        all.push(("mistake", &mut mistake.answer));
        all.push(("mistake, reveals", &mut mistake.reveals));
    }
}

/// The same JSON with slots in brackets in all of its texts.
fn strings(raw: Raw<'_>, built: bool, out: &mut String) -> Result<()> {
    if let Some(text) = raw.text() {
        write_text(out, &bracketed(&text, built)?);
    } else if let Some(list) = raw.list() {
        out.push('[');
        for (at, one) in list.into_iter().enumerate() {
            out.push_str(if at > 0 { "," } else { "" });
            strings(one, built, out)?;
        }
        out.push(']');
    } else if let Some(fields) = raw.fields() {
        out.push('{');
        for (at, (name, one)) in fields.all().enumerate() {
            out.push_str(if at > 0 { "," } else { "" });
            write_text(out, name);
            out.push(':');
            strings(one, built, out)?;
        }
        out.push('}');
    } else {
        out.push_str(raw.source());
    }
    Ok(())
}
