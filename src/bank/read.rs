//! From checked JSON to specs, without serde: see `json` for why. `tests/bank_shapes.rs` holds this reader against the
//! derived one.

use super::{
    AskSpec, ChoiceSpec, Difficulty, Form, Format, HintSpec, ItemSpec, Key, LessonSpec, MistakeSpec, SkillSpec,
};
use crate::Result;
use crate::json::{Fields, Raw};

/// The parts of an item that are needed before it is delivered.
pub(super) struct ItemHead {
    pub(super) id: String,
    pub(super) skills: Vec<String>,
    pub(super) format: Format,
    pub(super) lesson: Option<String>,
    pub(super) follows: Option<String>,
    pub(super) difficulty: Difficulty,
    pub(super) choices: Vec<String>,
    pub(super) key: Vec<String>,
    pub(super) form: Form,
}

pub(super) fn skill(raw: Raw<'_>) -> Result<SkillSpec> {
    let fields = Fields::of(raw, "skill");
    let spec = SkillSpec {
        id: fields.text("id"),
        name: fields.text("name"),
        about: fields.optional_text("about").unwrap_or_default(),
        standard: fields.optional_text("standard"),
        grade: fields.optional_whole("grade", 255).map(|grade| grade as u8),
        prerequisites: fields.texts("prerequisites"),
    };
    placed(fields, spec, |spec| &spec.id)
}

pub(super) fn lesson(raw: Raw<'_>) -> Result<LessonSpec> {
    let fields = Fields::of(raw, "lesson");
    let spec = LessonSpec {
        id: fields.text("id"),
        name: fields.text("name"),
        course: fields.optional_text("course"),
        skills: fields.texts("skills"),
    };
    placed(fields, spec, |spec| &spec.id)
}

pub(super) fn item_head(fields: Fields<'_>) -> Result<ItemHead> {
    fields.need("question");
    let choice = |raw| {
        let fields = Fields::of(raw, "choice");
        let id = fields.text("id");
        fields.end(id)
    };
    let head = ItemHead {
        id: fields.text("id"),
        skills: fields.texts("skills"),
        format: format(&fields),
        lesson: fields.optional_text("lesson"),
        follows: fields.optional_text("follows"),
        difficulty: difficulty(&fields).unwrap_or(Difficulty::Medium),
        choices: fields.list("choices", choice),
        key: fields.texts("key"),
        form: form(&fields),
    };
    placed(fields, head, |head| &head.id)
}

pub(super) fn item(raw: Raw<'_>) -> Result<ItemSpec> {
    let fields = Fields::of(raw, "item");
    let spec = ItemSpec {
        id: fields.text("id"),
        skills: fields.texts("skills"),
        format: format(&fields),
        lesson: fields.optional_text("lesson"),
        follows: fields.optional_text("follows"),
        difficulty: difficulty(&fields),
        question: fields.text("question"),
        choices: fields.list("choices", choice),
        keep_order: fields.get("keep_order").is_some_and(|raw| raw.source() == "true"),
        key: key(&fields),
        form: form(&fields),
        before: fields.optional_text("before").unwrap_or_default(),
        after: fields.optional_text("after").unwrap_or_default(),
        mistakes: fields.list("mistakes", mistake),
        hints: fields.list("hints", hint),
        solution: fields.optional_text("solution").unwrap_or_default(),
        license: fields.optional_text("license"),
        author: fields.optional_text("author"),
        source: fields.optional_text("source"),
    };
    fields.end(spec)
}

fn choice(raw: Raw<'_>) -> Result<ChoiceSpec> {
    let fields = Fields::of(raw, "choice");
    let why = fields.optional_text("why").unwrap_or_default();
    let spec = ChoiceSpec { id: fields.text("id"), text: fields.text("text"), why };
    fields.end(spec)
}

fn mistake(raw: Raw<'_>) -> Result<MistakeSpec> {
    let fields = Fields::of(raw, "mistake");
    let spec = MistakeSpec { answer: fields.text("answer"), why: fields.text("why") };
    fields.end(spec)
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

fn key(fields: &Fields<'_>) -> Key {
    match fields.need("key").and_then(Raw::text) {
        Some(one) => Key::One(one.into_owned()),
        None => Key::Many(fields.texts("key")),
    }
}

fn format(fields: &Fields<'_>) -> Format {
    fields.need("format");
    let names = "must be one of choice, choices, number, text, expression";
    fields.named("format", Format::named, names).unwrap_or(Format::Text)
}

fn form(fields: &Fields<'_>) -> Form {
    let names =
        "must be one of any, integer, decimal, fraction, simplest, mixed, percent, scientific, factored, expanded";
    fields.named("form", Form::named, names).unwrap_or_default()
}

fn difficulty(fields: &Fields<'_>) -> Option<Difficulty> {
    fields.named("difficulty", Difficulty::named, "must be one of easy, medium, hard")
}

/// A fault names the id of what it is in, where that could be read.
fn placed<T>(fields: Fields<'_>, value: T, id: fn(&T) -> &str) -> Result<T> {
    let id = id(&value);
    let place = if id.is_empty() { String::new() } else { ["(", id, ")"].concat() };
    fields.end(value).map_err(|fault| if place.is_empty() { fault } else { fault.at(place) })
}
