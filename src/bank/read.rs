//! From checked JSON to what is needed of a bank before an item is delivered, without serde: see `json` for why.
//! `tests/bank_shapes.rs` holds this reader against the derived one.

use super::{AnswerKind, Calibration, Difficulty, Form, Format, LessonSpec, ResourceSpec, SkillSpec};
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
    pub(super) targets: Vec<String>,
    pub(super) blanks: Vec<BlankHead>,
    pub(super) key: Vec<String>,
    pub(super) reads: AnswerKind,
    pub(super) form: Form,
    pub(super) template: bool,
    pub(super) context: Option<String>,
    pub(super) calibration: Option<Calibration>,
    pub(super) explained: bool,
}

/// The parts of a blank that are needed to check its key.
pub(super) struct BlankHead {
    pub(super) id: String,
    pub(super) format: Format,
    pub(super) reads: AnswerKind,
    pub(super) form: Form,
    pub(super) key: Vec<String>,
    pub(super) choices: Vec<String>,
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
        because: fields.texts("because"),
        examples: fields.texts("examples"),
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

pub(super) fn resource(raw: Raw<'_>) -> Result<ResourceSpec> {
    let fields = Fields::of(raw, "resource");
    let optional = |name| fields.optional_text(name).unwrap_or_default();
    let spec = ResourceSpec {
        id: fields.text("id"),
        name: fields.text("name"),
        url: fields.text("url"),
        skills: fields.texts("skills"),
        kind: optional("kind"),
        license: optional("license"),
        level: optional("level"),
        language: fields.optional_text("language"),
        minutes: fields.optional_whole("minutes", 65_535).map(|minutes| minutes as u16),
    };
    placed(fields, spec, |spec| &spec.id)
}

pub(super) fn item_head(fields: Fields<'_>) -> Result<ItemHead> {
    fields.need("question");
    let head = ItemHead {
        id: fields.text("id"),
        skills: fields.texts("skills"),
        format: format(&fields),
        lesson: fields.optional_text("lesson"),
        follows: fields.optional_text("follows"),
        difficulty: difficulty(&fields).unwrap_or(Difficulty::Medium),
        choices: fields.list("choices", id_of),
        targets: fields.list("targets", id_of),
        blanks: fields.list("blanks", blank_head),
        key: fields.texts("key"),
        reads: reads(&fields),
        form: form(&fields),
        template: has(&fields, "variables", "[]"),
        context: fields.optional_text("context"),
        calibration: calibration(&fields),
        explained: has(&fields, "solution", "\"\"") || has(&fields, "hints", "[]"),
    };
    placed(fields, head, |head| &head.id)
}

/// The id of a choice.
fn id_of(raw: Raw<'_>) -> Result<String> {
    let fields = Fields::of(raw, "choice");
    let id = fields.text("id");
    fields.end(id)
}

fn blank_head(raw: Raw<'_>) -> Result<BlankHead> {
    let fields = Fields::of(raw, "blank");
    let head = BlankHead {
        id: fields.text("id"),
        format: format(&fields),
        reads: reads(&fields),
        form: form(&fields),
        key: fields.texts("key"),
        choices: fields.list("choices", id_of),
    };
    fields.end(head)
}

pub(super) fn flag(fields: &Fields<'_>, name: &str) -> bool {
    fields.get(name).is_some_and(|raw| raw.source() == "true")
}

pub(super) fn reads(fields: &Fields<'_>) -> AnswerKind {
    let names = "must be one of number, quantity, ratio, expression, equation, pair, set, interval";
    fields.named("as", AnswerKind::named, names).unwrap_or_default()
}

pub(super) fn format(fields: &Fields<'_>) -> Format {
    fields.need("format");
    let names = "must be one of choice, choices, number, fraction, text, expression, order, match, cloze, point, table";
    fields.named("format", Format::named, names).unwrap_or(Format::Text)
}

pub(super) fn form(fields: &Fields<'_>) -> Form {
    let names = "must be one of any, integer, decimal, fraction, simplest, mixed, percent, scientific, factored, \
                 expanded, unit";
    fields.named("form", Form::named, names).unwrap_or_default()
}

pub(super) fn difficulty(fields: &Fields<'_>) -> Option<Difficulty> {
    fields.named("difficulty", Difficulty::named, "must be one of easy, medium, hard")
}

/// Is there such a field that says something?
fn has(fields: &Fields<'_>, name: &str, nothing: &str) -> bool {
    fields.get(name).is_some_and(|raw| raw.source() != nothing)
}

pub(super) fn calibration(fields: &Fields<'_>) -> Option<Calibration> {
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
