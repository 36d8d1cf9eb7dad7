//! From checked JSON to specs, without serde: see `json` for why. `tests/bank_shapes.rs` holds this reader against the
//! derived one.

use super::{
    AskSpec, Calibration, ChoiceSpec, Difficulty, Form, Format, HintSpec, ItemSpec, Key, LessonSpec, MistakeSpec,
    SkillSpec,
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
    pub(super) context: Option<String>,
    pub(super) calibration: Option<Calibration>,
    pub(super) explained: bool,
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
        context: fields.optional_text("context"),
        calibration: calibration(&fields),
        explained: has(&fields, "solution", "\"\"") || has(&fields, "hints", "[]"),
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
        context: fields.optional_text("context"),
        calibration: calibration(&fields),
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

/// Is there such a field that says something?
fn has(fields: &Fields<'_>, name: &str, nothing: &str) -> bool {
    fields.get(name).is_some_and(|raw| raw.source() != nothing)
}

fn calibration(fields: &Fields<'_>) -> Option<Calibration> {
    let own = fields.get("calibration")?.fields();
    let number = |name: &str| match own.as_ref()?.get(name) {
        Some(raw) => decimal(raw.source()),
        None => [("c", 0.0), ("d", 1.0)].iter().find(|default| default.0 == name).map(|default| default.1),
    };
    let all = || Some(Calibration { a: number("a")?, b: number("b")?, c: number("c")?, d: number("d")? });
    let read = all();
    if read.is_none() {
        fields.note("calibration", "must have the numbers a and b, and may have c and d, each with at most 15 digits");
    }
    read
}

/// A decimal number without an exponent and with at most 15 digits, to the nearest double: a whole number below 2⁵³ over a
/// power of ten that is exact. The page has no other code that reads a float, for that is large.
fn decimal(text: &str) -> Option<f64> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let (mut number, mut scale) = (0u64, 1.0);
    if whole.len() + part.len() > 15 {
        return None;
    }
    for digit in whole.bytes().chain(part.bytes()) {
        number = number * 10 + u64::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    for _ in 0..part.len() {
        scale *= 10.0;
    }
    let size = number as f64 / scale;
    Some(if negative { -size } else { size })
}

/// A fault names the id of what it is in, where that could be read.
fn placed<T>(fields: Fields<'_>, value: T, id: fn(&T) -> &str) -> Result<T> {
    let id = id(&value);
    let place = if id.is_empty() { String::new() } else { ["(", id, ")"].concat() };
    fields.end(value).map_err(|fault| if place.is_empty() { fault } else { fault.at(place) })
}
