//! From checked JSON to specs, without serde: see `json` for why. `tests/bank_shapes.rs` holds this reader against the
//! derived one.

use super::{
    AskSpec, ChoiceSpec, Difficulty, Form, Format, HintSpec, ItemSpec, Key, LessonSpec, MistakeSpec, SkillSpec,
};
use crate::json::{Fields, Raw, shape};
use crate::{Error, Result};

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

/// The fields of an object; the error names `what` should have been one.
pub(super) fn object<'a>(raw: Raw<'a>, what: &str) -> Result<Fields<'a>> {
    raw.fields().ok_or_else(|| shape(what, "must be an object in curly brackets"))
}

pub(super) fn skill(raw: Raw<'_>) -> Result<SkillSpec> {
    let fields = object(raw, "skill")?;
    let id = fields.text("id")?;
    let rest = || -> Result<SkillSpec> {
        Ok(SkillSpec {
            name: fields.text("name")?,
            about: fields.optional_text("about")?.unwrap_or_default(),
            standard: fields.optional_text("standard")?,
            grade: fields.optional_whole("grade", 255)?.map(|grade| grade as u8),
            prerequisites: fields.texts("prerequisites")?,
            id: String::new(),
        })
    };
    let spec = rest().map_err(|fault| placed(fault, &id))?;
    Ok(SkillSpec { id, ..spec })
}

pub(super) fn lesson(raw: Raw<'_>) -> Result<LessonSpec> {
    let fields = object(raw, "lesson")?;
    let id = fields.text("id")?;
    let name = fields.text("name").map_err(|fault| placed(fault, &id))?;
    Ok(LessonSpec { name, course: fields.optional_text("course")?, skills: fields.texts("skills")?, id })
}

pub(super) fn item_head(raw: Raw<'_>) -> Result<ItemHead> {
    let fields = object(raw, "item")?;
    let id = fields.text("id")?;
    let rest = || -> Result<ItemHead> {
        fields.need("question")?;
        let choices = fields.list("choices")?.into_iter();
        Ok(ItemHead {
            skills: fields.texts("skills")?,
            format: format(&fields)?,
            lesson: fields.optional_text("lesson")?,
            follows: fields.optional_text("follows")?,
            difficulty: difficulty(&fields)?.unwrap_or(Difficulty::Medium),
            choices: choices.map(|choice| object(choice, "choice")?.text("id")).collect::<Result<_>>()?,
            key: fields.texts("key")?,
            form: form(&fields)?,
            id: String::new(),
        })
    };
    let head = rest().map_err(|fault| placed(fault, &id))?;
    Ok(ItemHead { id, ..head })
}

pub(super) fn item(raw: Raw<'_>) -> Result<ItemSpec> {
    let fields = object(raw, "item")?;
    let mistakes = fields.list("mistakes")?.into_iter();
    let hints = fields.list("hints")?.into_iter();
    Ok(ItemSpec {
        id: fields.text("id")?,
        skills: fields.texts("skills")?,
        format: format(&fields)?,
        lesson: fields.optional_text("lesson")?,
        follows: fields.optional_text("follows")?,
        difficulty: difficulty(&fields)?,
        question: fields.text("question")?,
        choices: choices(&fields)?,
        keep_order: fields.get("keep_order").is_some_and(|raw| raw.source() == "true"),
        key: key(&fields)?,
        form: form(&fields)?,
        before: fields.optional_text("before")?.unwrap_or_default(),
        after: fields.optional_text("after")?.unwrap_or_default(),
        mistakes: mistakes.map(mistake).collect::<Result<_>>()?,
        hints: hints.map(hint).collect::<Result<_>>()?,
        solution: fields.optional_text("solution")?.unwrap_or_default(),
        license: fields.optional_text("license")?,
        author: fields.optional_text("author")?,
        source: fields.optional_text("source")?,
    })
}

fn choices(fields: &Fields<'_>) -> Result<Vec<ChoiceSpec>> {
    let one = |raw| {
        let fields = object(raw, "choice")?;
        let why = fields.optional_text("why")?.unwrap_or_default();
        Ok(ChoiceSpec { id: fields.text("id")?, text: fields.text("text")?, why })
    };
    fields.list("choices")?.into_iter().map(one).collect()
}

fn mistake(raw: Raw<'_>) -> Result<MistakeSpec> {
    let fields = object(raw, "mistake")?;
    Ok(MistakeSpec { answer: fields.text("answer")?, why: fields.text("why")? })
}

fn hint(raw: Raw<'_>) -> Result<HintSpec> {
    let fields = object(raw, "hint")?;
    let ask = |raw| {
        let fields = object(raw, "ask")?;
        Ok(AskSpec { format: format(&fields)?, choices: choices(&fields)?, key: key(&fields)?, form: form(&fields)? })
    };
    Ok(HintSpec { text: fields.text("text")?, ask: fields.get("ask").map(ask).transpose()? })
}

fn key(fields: &Fields<'_>) -> Result<Key> {
    let raw = fields.need("key")?;
    Ok(match raw.text() {
        Some(one) => Key::One(one.into_owned()),
        None => Key::Many(fields.texts("key")?),
    })
}

fn format(fields: &Fields<'_>) -> Result<Format> {
    Format::named(&fields.text("format")?)
        .ok_or_else(|| shape("format", "must be one of choice, choices, number, text, expression"))
}

fn form(fields: &Fields<'_>) -> Result<Form> {
    let Some(name) = fields.optional_text("form")? else { return Ok(Form::Any) };
    let names =
        "must be one of any, integer, decimal, fraction, simplest, mixed, percent, scientific, factored, expanded";
    Form::named(&name).ok_or_else(|| shape("form", names))
}

fn difficulty(fields: &Fields<'_>) -> Result<Option<Difficulty>> {
    let Some(name) = fields.optional_text("difficulty")? else { return Ok(None) };
    let found = Difficulty::named(&name);
    found.map(Some).ok_or_else(|| shape("difficulty", "must be one of easy, medium, hard"))
}

fn placed(fault: Error, id: &str) -> Error {
    let mut place = String::from("(");
    place.push_str(id);
    place.push(')');
    fault.at(place)
}
