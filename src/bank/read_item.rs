//! From checked JSON to all that a file says of an item.

use super::read::{calibration, difficulty, flag, form, format, reads};
use super::{
    AskSpec, BlankSpec, ChoiceSpec, ContextSpec, HintSpec, ItemSpec, Key, LineSpec, MistakeSpec, Picture, TableSpec,
    Words,
};
use crate::json::{Fields, Raw};
use crate::{Error, Result};

pub(super) fn item(raw: Raw<'_>) -> Result<ItemSpec> {
    let fields = Fields::of(raw, "item");
    let spec = ItemSpec {
        id: fields.text("id"),
        skills: fields.texts("skills"),
        format: format(&fields),
        lesson: fields.optional_text("lesson"),
        follows: fields.optional_text("follows"),
        difficulty: difficulty(&fields),
        context: fields.optional_text("context"),
        calibration: calibration(&fields),
        question: fields.text("question"),
        picture: picture(&fields),
        choices: fields.list("choices", choice),
        keep_order: flag(&fields, "keep_order"),
        targets: fields.list("targets", choice),
        blanks: fields.list("blanks", blank),
        table: fields.get("table").map(table).transpose()?,
        line: fields.get("line").map(line).transpose()?,
        key: key(&fields),
        reads: reads(&fields),
        form: form(&fields),
        before: fields.optional_text("before").unwrap_or_default(),
        after: fields.optional_text("after").unwrap_or_default(),
        mistakes: fields.list("mistakes", mistake),
        hints: fields.list("hints", hint),
        solution: fields.optional_text("solution").unwrap_or_default(),
        variables: fields.texts("variables"),
        conditions: fields.texts("where"),
        contexts: fields.list("contexts", context),
        check: fields.texts("check"),
        size: fields.optional_whole("size", u64::MAX),
        license: fields.optional_text("license"),
        author: fields.optional_text("author"),
        source: fields.optional_text("source"),
    };
    fields.end(spec)
}

fn choice(raw: Raw<'_>) -> Result<ChoiceSpec> {
    let fields = Fields::of(raw, "choice");
    let optional = |name| fields.optional_text(name).unwrap_or_default();
    let spec = ChoiceSpec {
        id: fields.text("id"),
        text: fields.text("text"),
        why: optional("why"),
        reveals: optional("reveals"),
        value: optional("value"),
        picture: picture(&fields),
    };
    fields.end(spec)
}

fn mistake(raw: Raw<'_>) -> Result<MistakeSpec> {
    let fields = Fields::of(raw, "mistake");
    let reveals = fields.optional_text("reveals").unwrap_or_default();
    let spec = MistakeSpec { answer: fields.text("answer"), why: fields.text("why"), reveals };
    fields.end(spec)
}

fn blank(raw: Raw<'_>) -> Result<BlankSpec> {
    let fields = Fields::of(raw, "blank");
    let spec = BlankSpec {
        id: fields.text("id"),
        format: format(&fields),
        reads: reads(&fields),
        form: form(&fields),
        key: key(&fields),
        choices: fields.list("choices", choice),
        width: fields.optional_whole("width", 255).unwrap_or(0) as u8,
        mistakes: fields.list("mistakes", mistake),
        check: fields.texts("check"),
    };
    fields.end(spec)
}

fn table(raw: Raw<'_>) -> Result<TableSpec> {
    let fields = Fields::of(raw, "table");
    let row = |raw: Raw<'_>| raw.texts().ok_or_else(|| Error::new("json/shape", "`rows` must be lists of texts"));
    let spec =
        TableSpec { columns: fields.texts("columns"), rows: fields.list("rows", row), heads: flag(&fields, "heads") };
    fields.end(spec)
}

fn line(raw: Raw<'_>) -> Result<LineSpec> {
    let fields = Fields::of(raw, "line");
    let optional = |name| fields.optional_text(name).unwrap_or_default();
    let spec = LineSpec {
        from: fields.text("from"),
        to: fields.text("to"),
        step: fields.text("step"),
        snap: optional("snap"),
        labels: optional("labels"),
    };
    fields.end(spec)
}

fn context(raw: Raw<'_>) -> Result<ContextSpec> {
    let fields = Fields::of(raw, "context");
    let mut words = Words::default();
    for (name, word) in fields.get("words").and_then(Raw::fields).unwrap_or_default().all() {
        match word.text() {
            Some(word) => words.set(name, word.into_owned()),
            None => fields.note("words", "must be texts"),
        }
    }
    let spec = ContextSpec { name: fields.text("name"), words };
    fields.end(spec)
}

fn picture(fields: &Fields<'_>) -> Option<Picture> {
    let read = Picture::new(fields.get("picture")?.source().to_owned());
    if read.is_none() {
        fields.note("picture", "must be an object in curly brackets");
    }
    read
}

/// The key, which is missing where blanks have their own: whether it has to be there is for marking to say.
fn key(fields: &Fields<'_>) -> Key {
    match fields.get("key").and_then(Raw::text) {
        Some(one) => Key::One(one.into_owned()),
        None => Key::Many(fields.texts("key")),
    }
}

fn hint(raw: Raw<'_>) -> Result<HintSpec> {
    let fields = Fields::of(raw, "hint");
    let ask = fields.get("ask").map(ask).transpose()?;
    let spec = HintSpec { text: fields.text("text"), ask };
    fields.end(spec)
}

fn ask(raw: Raw<'_>) -> Result<AskSpec> {
    let fields = Fields::of(raw, "ask");
    let spec = AskSpec {
        format: format(&fields),
        choices: fields.list("choices", choice),
        key: key(&fields),
        form: form(&fields),
    };
    fields.end(spec)
}
