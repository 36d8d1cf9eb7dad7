//! From the bytes of a file to a [`Bank`]: the engine's strict check, which stops at the first fault.
//! The linter in `author/` lists them all.

use super::check_answer::check_answer;
use super::head::Head;
use super::read::{self, ItemHead};
use super::{Bank, Calibration, Item, Lesson, LessonSpec, ResourceSpec, Skill, graph};
use crate::ids::{ItemIndex, SkillIndex};
use crate::json::{Fields, Raw, digits};
use crate::order::order_by;
use crate::{Error, Result};

/// The largest bank file the engine takes, in bytes. A page that holds more would not run on a 4 GB machine.
pub(super) const LARGEST: usize = 48 * 1024 * 1024;

impl Bank {
    /// Reads and checks a built bank file.
    ///
    /// # Errors
    /// The first fault, with its place and mend: `bank/too-large`, `bank/not-utf8`, `bank/not-json`,
    /// `bank/not-a-bank`, `bank/version`, `bank/text-not-built`, `bank/item-shape`, `bank/duplicate-id`,
    /// `bank/no-skill`, `bank/unknown-skill`, `bank/unknown-lesson`, `bank/unknown-item`, `bank/prerequisite-cycle`,
    /// `bank/follows`, `bank/too-few-choices`, `bank/duplicate-choice`, `bank/no-key`, `bank/key-not-a-choice`,
    /// `bank/choice-key-count`, `bank/key-unreadable`, `bank/calibration`.
    pub fn parse(bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() > LARGEST {
            let size = digits(bytes.len() as u64 >> 20);
            let limit = digits(LARGEST as u64 >> 20);
            return Err(Error::new(
                "bank/too-large",
                join(&["the file has ", &size, " MB and the limit is ", &limit, "; split it, a bank a course"]),
            ));
        }
        let text = String::from_utf8(bytes).map_err(|fault| {
            Error::new("bank/not-utf8", "the file is not UTF-8 text; save it as UTF-8")
                .at(join(&["byte ", &digits(fault.utf8_error().valid_up_to() as u64)]))
        })?;
        let root = Fields::parse(&text).map_err(|fault| fault.recode("bank/not-json"))?;
        let file = root.filter(|file| file.get("gradus").is_some()).ok_or_else(|| {
            Error::new("bank/not-a-bank", "it is JSON but no bank; a bank begins with \"gradus\": \"bank\"")
        })?;
        let head = Head::read(&file)?;
        let skills = list(&file, "skill", read::skill)?;
        let lessons = list(&file, "lesson", read::lesson)?;
        let resources = list(&file, "resource", read::resource)?;
        let items = file.need("items");
        let head = file.end(head).map_err(shape)?;
        let Head { id, name, language, license, author } = head;
        let mut bank = Self {
            id,
            name,
            language: if language.is_empty() { "en".into() } else { language },
            license,
            author,
            skill_order: order(&skills.iter().map(|skill| skill.id.as_str()).collect::<Vec<_>>(), "skill")?,
            skills: skills
                .into_iter()
                .map(|spec| Skill { spec, prerequisites: vec![], unlocks: vec![], items: vec![], depth: 0 })
                .collect(),
            lessons: Vec::with_capacity(lessons.len()),
            resources: Vec::new(),
            items: Vec::new(),
            item_order: Vec::new(),
            lesson_order: Vec::new(),
            deepest_first: Vec::new(),
            contexts: Vec::new(),
            kinds: Vec::new(),
            text: String::new(),
        };
        bank.link_skills()?;
        bank.add_lessons(lessons)?;
        bank.add_resources(resources)?;
        let mut links = Vec::new();
        let base = text.as_ptr().addr();
        let mut read = |raw: Raw<'_>, fields| {
            let position = bank.items.len();
            let head = read::item_head(fields)
                .map_err(|fault| fault.recode("bank/item-shape").at(numbered("item", position)))?;
            let start = raw.source().as_ptr().addr() - base;
            let id = head.id.clone();
            bank.add_item(head, start..start + raw.source().len(), &mut links)
                .map_err(|fault| fault.at(join(&[&numbered("item", position), " (", &id, ")"])))
        };
        if !items.map_or(Ok(true), |items| items.objects(&mut read))? {
            return Err(Error::new("bank/shape", "`items` must be a list"));
        }
        bank.text = text;
        bank.item_order = order(&bank.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), "item")?;
        bank.link_parts(links)?;
        bank.sort_kinds();
        Ok(bank)
    }

    fn link_skills(&mut self) -> Result<()> {
        let mut parents = Vec::with_capacity(self.skills.len());
        for skill in &self.skills {
            let mut own = Vec::with_capacity(skill.spec.prerequisites.len());
            for id in &skill.spec.prerequisites {
                let found = self.find_skill(id).ok_or_else(|| {
                    unknown("bank/unknown-skill", "prerequisite", id).at(join(&["skill ", &skill.spec.id]))
                })?;
                own.push(found.0);
            }
            parents.push(own);
        }
        let depths = graph::depths(&parents).map_err(|cycle| {
            let names: Vec<&str> = cycle.iter().chain(cycle.first()).map(|&i| self.skills[i as usize].id()).collect();
            let round = names.join(" needs ");
            let message = join(&["the prerequisites go round in a circle: ", &round, "; take one of these edges out"]);
            Error::new("bank/prerequisite-cycle", message).at(join(&["skill ", names[0]]))
        })?;
        for (index, own) in parents.into_iter().enumerate() {
            for &parent in &own {
                self.skills[parent as usize].unlocks.push(SkillIndex(index as u32));
            }
            self.skills[index].prerequisites = own.into_iter().map(SkillIndex).collect();
            self.skills[index].depth = depths[index];
        }
        let order = order_by(depths.len(), &mut |a, b| depths[b].cmp(&depths[a]));
        self.deepest_first = order.into_iter().map(SkillIndex).collect();
        Ok(())
    }

    fn add_lessons(&mut self, specs: Vec<LessonSpec>) -> Result<()> {
        self.lesson_order = order(&specs.iter().map(|lesson| lesson.id.as_str()).collect::<Vec<_>>(), "lesson")?;
        for spec in specs {
            let mut skills = Vec::with_capacity(spec.skills.len());
            for id in &spec.skills {
                let found = self.find_skill(id);
                skills.push(
                    found.ok_or_else(|| unknown("bank/unknown-skill", "skill", id).at(join(&["lesson ", &spec.id])))?,
                );
            }
            self.lessons.push(Lesson { spec, skills, items: vec![] });
        }
        Ok(())
    }

    fn add_resources(&mut self, specs: Vec<ResourceSpec>) -> Result<()> {
        order(&specs.iter().map(|resource| resource.id.as_str()).collect::<Vec<_>>(), "resource")?;
        for spec in &specs {
            if let Some(id) = spec.skills.iter().find(|id| self.find_skill(id).is_none()) {
                return Err(unknown("bank/unknown-skill", "skill", id).at(join(&["resource ", &spec.id])));
            }
        }
        self.resources = specs;
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
        check_answer(&head, &self.language)?;
        if !head.calibration.is_none_or(Calibration::holds) {
            let message = "its calibration is out of range: a above 0 and at most 10, b within 10 of 0, 0 ≤ c < d ≤ 1";
            return Err(Error::new("bank/calibration", message));
        }
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
        let context = head.context.map(|context| self.context(&context));
        self.items.push(Item {
            id: head.id,
            skills,
            format: head.format,
            difficulty: head.difficulty,
            choices: head.choices.len().min(u8::MAX.into()) as u8,
            context,
            calibration: head.calibration.map(Box::new),
            explained: head.explained,
            template: head.template,
            follows: None,
            next_part: None,
            body,
        });
        Ok(())
    }

    fn link_parts(&mut self, links: Vec<(ItemIndex, String)>) -> Result<()> {
        for (index, id) in links {
            let place = join(&["item ", &self.items[index.get()].id]);
            let before = self.find_item(&id).ok_or_else(|| unknown("bank/unknown-item", "item", &id).at(&place))?;
            let slot = &mut self.items[before.get()].next_part;
            // One item after another, written in that order, makes chains that end.
            if slot.is_some() || before >= index {
                let message = join(&["it follows `", &id, "`, which must stand before it and have no other follower"]);
                return Err(Error::new("bank/follows", message).at(place));
            }
            *slot = Some(index);
            self.items[index.get()].follows = Some(before);
        }
        Ok(())
    }
}

fn list<T>(file: &Fields<'_>, what: &str, read: impl Fn(Raw<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    for (position, raw) in file.list(&join(&[what, "s"]), Ok).into_iter().enumerate() {
        all.push(read(raw).map_err(|fault| shape(fault).at(numbered(what, position)))?);
    }
    Ok(all)
}

/// A fault of shape, as a bank's.
fn shape(fault: Error) -> Error {
    if fault.code() == "json/shape" { fault.recode("bank/shape") } else { fault }
}

fn unknown(code: &'static str, what: &str, id: &str) -> Error {
    Error::new(code, join(&["there is no ", what, " `", id, "` in this bank; add it or mend the name"]))
}

/// Indices in the order of the ids.
fn order(ids: &[&str], what: &str) -> Result<Vec<u32>> {
    let order = order_by(ids.len(), &mut |a, b| ids[a].cmp(ids[b]).then(a.cmp(&b)));
    for pair in order.windows(2) {
        let [first, second] = [pair[0] as usize, pair[1] as usize];
        if ids[first] == ids[second] {
            let message = join(&["two ", what, "s have the id `", ids[first], "`; give each its own"]);
            return Err(Error::new("bank/duplicate-id", message).at(numbered(what, second)));
        }
    }
    if let Some(&empty) = order.first().filter(|&&i| ids[i as usize].is_empty()) {
        return Err(Error::new("bank/duplicate-id", "its id is empty; give it one").at(numbered(what, empty as usize)));
    }
    Ok(order)
}

/// `what` and a position counted from one.
fn numbered(what: &str, position: usize) -> String {
    join(&[what, " ", &digits(position as u64 + 1)])
}

/// Texts side by side, without the machinery of `format!`.
fn join(parts: &[&str]) -> String {
    parts.concat()
}
