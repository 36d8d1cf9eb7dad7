//! From the bytes of a file to a [`Bank`]: the engine's strict check, which stops at the first fault.
//! The linter in `author/` lists them all.

use super::{Bank, Difficulty, Form, Format, Item, Key, Lesson, LessonSpec, Skill, SkillSpec, graph};
use crate::grading::{self, Question};
use crate::ids::{ItemIndex, SkillIndex};
use crate::{Error, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// The largest bank file the engine takes, in bytes. A page that holds more would not run on a 4 GB machine.
pub(super) const LARGEST: usize = 48 * 1024 * 1024;

#[derive(Deserialize)]
struct RawBank<'a> {
    gradus: String,
    version: u32,
    id: String,
    name: String,
    text: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    license: String,
    #[serde(default)]
    author: String,
    skills: Vec<SkillSpec>,
    #[serde(default)]
    lessons: Vec<LessonSpec>,
    #[serde(borrow)]
    items: Vec<&'a RawValue>,
}

/// The parts of an item that are needed before it is delivered. Texts are skipped.
#[derive(Deserialize)]
struct ItemHead {
    id: String,
    skills: Vec<String>,
    format: Format,
    #[serde(default)]
    lesson: Option<String>,
    #[serde(default)]
    follows: Option<String>,
    #[serde(default)]
    difficulty: Option<Difficulty>,
    #[serde(rename = "question")]
    _question: IgnoredAny,
    #[serde(default)]
    choices: Vec<ChoiceHead>,
    key: Key,
    #[serde(default)]
    form: Form,
}

#[derive(Deserialize)]
struct ChoiceHead {
    id: String,
}

/// What the first lines of a file of this project say of it.
#[derive(Deserialize)]
struct Envelope {
    gradus: String,
    version: u32,
}

pub(super) fn shape_error(code: &'static str, fault: &serde_json::Error) -> Error {
    Error::new(code, format!("{fault}; compare it with the shapes in docs/bank.md"))
}

impl Bank {
    /// Reads and checks a built bank file.
    ///
    /// # Errors
    /// The first fault, with its place and mend: `bank/too-large`, `bank/not-utf8`, `bank/not-json`,
    /// `bank/not-a-bank`, `bank/version`, `bank/text-not-built`, `bank/item-shape`, `bank/duplicate-id`,
    /// `bank/no-skill`, `bank/unknown-skill`, `bank/unknown-lesson`, `bank/unknown-item`, `bank/prerequisite-cycle`,
    /// `bank/follows`, `bank/too-few-choices`, `bank/duplicate-choice`, `bank/no-key`, `bank/key-not-a-choice`,
    /// `bank/choice-key-count`, `bank/key-unreadable`.
    pub fn parse(bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() > LARGEST {
            let size = bytes.len() >> 20;
            let limit = LARGEST >> 20;
            return Err(Error::new(
                "bank/too-large",
                format!("the file has {size} MB and the limit is {limit}; split it into banks of one course each"),
            ));
        }
        let text = String::from_utf8(bytes).map_err(|fault| {
            Error::new("bank/not-utf8", "the file is not UTF-8 text; save it as UTF-8")
                .at(format!("byte {}", fault.utf8_error().valid_up_to()))
        })?;
        let raw: RawBank<'_> = serde_json::from_str(&text).map_err(|fault| first_fault(&text, &fault))?;
        check_envelope(&raw.gradus, raw.version)?;
        if raw.text != "html" {
            return Err(Error::new(
                "bank/text-not-built",
                format!("its texts are `{}`; run `gradus bank build` on it and load the result", raw.text),
            ));
        }
        let base = text.as_ptr().addr();
        let bodies: Vec<_> = raw
            .items
            .iter()
            .map(|body| {
                let start = body.get().as_ptr().addr() - base;
                start..start + body.get().len()
            })
            .collect();
        let RawBank { id, name, language, license, author, skills, lessons, .. } = raw;
        let mut bank = Self {
            id,
            name,
            language: if language.is_empty() { "en".into() } else { language },
            license,
            author,
            skill_order: order(skills.iter().map(|skill| skill.id.as_str()), "skill")?,
            skills: skills
                .into_iter()
                .map(|spec| Skill { spec, prerequisites: vec![], unlocks: vec![], items: vec![], depth: 0 })
                .collect(),
            lessons: Vec::with_capacity(lessons.len()),
            items: Vec::with_capacity(bodies.len()),
            item_order: Vec::new(),
            lesson_order: Vec::new(),
            text,
        };
        bank.link_skills()?;
        bank.add_lessons(lessons)?;
        let mut links = Vec::new();
        for (position, body) in bodies.into_iter().enumerate() {
            let head: ItemHead = serde_json::from_str(&bank.text[body.clone()])
                .map_err(|fault| shape_error("bank/item-shape", &fault).at(format!("item {}", position + 1)))?;
            let place = format!("item {} ({})", position + 1, head.id);
            bank.add_item(head, body, &mut links).map_err(|fault| fault.at(place))?;
        }
        bank.item_order = order(bank.items.iter().map(|item| item.id.as_str()), "item")?;
        bank.link_parts(links)?;
        Ok(bank)
    }

    fn link_skills(&mut self) -> Result<()> {
        let mut parents = Vec::with_capacity(self.skills.len());
        for skill in &self.skills {
            let mut own = Vec::with_capacity(skill.spec.prerequisites.len());
            for id in &skill.spec.prerequisites {
                let found = self.find_skill(id).ok_or_else(|| {
                    unknown("bank/unknown-skill", "prerequisite", id).at(format!("skill {}", skill.spec.id))
                })?;
                own.push(found.0);
            }
            parents.push(own);
        }
        let depths = graph::depths(&parents).map_err(|cycle| {
            let names: Vec<&str> = cycle.iter().chain(cycle.first()).map(|&i| self.skills[i as usize].id()).collect();
            Error::new(
                "bank/prerequisite-cycle",
                format!(
                    "the prerequisites go round in a circle: {}; take one of these edges out",
                    names.join(" needs ")
                ),
            )
            .at(format!("skill {}", names[0]))
        })?;
        for (index, own) in parents.into_iter().enumerate() {
            for &parent in &own {
                self.skills[parent as usize].unlocks.push(SkillIndex(index as u32));
            }
            self.skills[index].prerequisites = own.into_iter().map(SkillIndex).collect();
            self.skills[index].depth = depths[index];
        }
        Ok(())
    }

    fn add_lessons(&mut self, specs: Vec<LessonSpec>) -> Result<()> {
        self.lesson_order = order(specs.iter().map(|lesson| lesson.id.as_str()), "lesson")?;
        for spec in specs {
            let mut skills = Vec::with_capacity(spec.skills.len());
            for id in &spec.skills {
                let found = self.find_skill(id);
                skills.push(
                    found
                        .ok_or_else(|| unknown("bank/unknown-skill", "skill", id).at(format!("lesson {}", spec.id)))?,
                );
            }
            self.lessons.push(Lesson { spec, skills, items: vec![] });
        }
        Ok(())
    }

    fn add_item(
        &mut self,
        head: ItemHead,
        body: std::ops::Range<usize>,
        links: &mut Vec<(ItemIndex, String)>,
    ) -> Result<()> {
        let index = ItemIndex(self.items.len() as u32);
        if head.skills.is_empty() {
            return Err(Error::new("bank/no-skill", "it names no skill; add the id of at least one to `skills`"));
        }
        let mut skills = Vec::with_capacity(head.skills.len());
        for id in &head.skills {
            let found = self.find_skill(id).ok_or_else(|| unknown("bank/unknown-skill", "skill", id))?;
            if !skills.contains(&found) {
                skills.push(found);
            }
        }
        check_answer(&head)?;
        match &head.lesson {
            Some(id) => {
                let found = self.find_lesson_at(id).ok_or_else(|| unknown("bank/unknown-lesson", "lesson", id))?;
                self.lessons[found].items.push(index);
            }
            None => {
                for lesson in &mut self.lessons {
                    if skills.iter().all(|skill| lesson.skills.contains(skill)) {
                        lesson.items.push(index);
                    }
                }
            }
        }
        for skill in &skills {
            self.skills[skill.get()].items.push(index);
        }
        if let Some(id) = head.follows {
            links.push((index, id));
        }
        self.items.push(Item {
            id: head.id,
            skills,
            format: head.format,
            difficulty: head.difficulty.unwrap_or(Difficulty::Medium),
            choices: head.choices.len().min(u8::MAX.into()) as u8,
            follows: None,
            next_part: None,
            body,
        });
        Ok(())
    }

    fn link_parts(&mut self, links: Vec<(ItemIndex, String)>) -> Result<()> {
        for (index, id) in links {
            let place = format!("item {}", self.items[index.get()].id);
            let before = self.find_item(&id).ok_or_else(|| unknown("bank/unknown-item", "item", &id).at(&place))?;
            let slot = &mut self.items[before.get()].next_part;
            // One item after another, written in that order, makes chains that end.
            if slot.is_some() || before >= index {
                let message = format!("it follows `{id}`, which must stand before it and have no other follower");
                return Err(Error::new("bank/follows", message).at(place));
            }
            *slot = Some(index);
            self.items[index.get()].follows = Some(before);
        }
        Ok(())
    }
}

fn check_envelope(gradus: &str, version: u32) -> Result<()> {
    if gradus != "bank" {
        let message = format!("`gradus` says `{gradus}`; a bank says `bank`");
        return Err(Error::new("bank/not-a-bank", message));
    }
    if version != 1 {
        let message = format!("it is of version {version} and this Gradus reads version 1; update Gradus");
        return Err(Error::new("bank/version", message));
    }
    Ok(())
}

/// A file that does not read as a bank may be no bank, or one of a later version: say that first.
fn first_fault(text: &str, fault: &serde_json::Error) -> Error {
    if fault.is_data() {
        if let Ok(envelope) = serde_json::from_str::<Envelope>(text) {
            if let Err(error) = check_envelope(&envelope.gradus, envelope.version) {
                return error;
            }
            return shape_error("bank/shape", fault);
        }
        return Error::new("bank/not-a-bank", format!("{fault}; a bank begins with \"gradus\": \"bank\""));
    }
    Error::new("bank/not-json", format!("{fault}; mend the JSON there")).at(format!(
        "line {}, column {}",
        fault.line(),
        fault.column()
    ))
}

fn check_answer(head: &ItemHead) -> Result<()> {
    let ids: Vec<String> = head.choices.iter().map(|choice| choice.id.clone()).collect();
    if matches!(head.format, Format::Choice | Format::Choices) {
        if ids.len() < 2 {
            return Err(Error::new("bank/too-few-choices", "it has fewer than two choices; add some"));
        }
        for (position, id) in ids.iter().enumerate() {
            if ids[..position].contains(id) {
                let message = format!("two choices have the id `{id}`; give each its own");
                return Err(Error::new("bank/duplicate-choice", message));
            }
        }
    }
    grading::check_key(&Question { format: head.format, form: head.form, key: head.key.as_slice(), choices: &ids })
}

fn unknown(code: &'static str, what: &str, id: &str) -> Error {
    Error::new(code, format!("there is no {what} `{id}` in this bank; add it or mend the name"))
}

/// Indices in the order of the ids.
fn order<'a>(ids: impl Iterator<Item = &'a str>, what: &str) -> Result<Vec<u32>> {
    let ids: Vec<&str> = ids.collect();
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.sort_by_key(|&i| ids[i as usize]);
    for pair in order.windows(2) {
        let [first, second] = [pair[0] as usize, pair[1] as usize];
        if ids[first] == ids[second] {
            let message = format!("two {what}s have the id `{}`; give each its own", ids[first]);
            return Err(Error::new("bank/duplicate-id", message).at(format!("{what} {}", second + 1)));
        }
    }
    if let Some(&empty) = order.first().filter(|&&i| ids[i as usize].is_empty()) {
        return Err(Error::new("bank/duplicate-id", "its id is empty; give it one").at(format!("{what} {}", empty + 1)));
    }
    Ok(order)
}
