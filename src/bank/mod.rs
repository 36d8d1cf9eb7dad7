//! Item banks: what a file says ([`BankSpec`], [`ItemSpec`]) and what the engine works with ([`Bank`]).
//!
//! A [`Bank`] keeps the file's bytes and an index of what selection and tracing need (skills, prerequisites, formats,
//! difficulty). An item's texts are read from the bytes when the item is delivered: a bank of 7,000 items loads in the
//! time it takes to skip over its texts, and costs its file size in memory.

mod answer_spec;
mod calibration;
mod check;
mod check_answer;
mod format;
mod graph;
mod head;
mod item;
mod item_spec;
mod kinds;
mod read;
mod read_item;
mod spec;
mod story_words;

pub use answer_spec::{AskSpec, BlankSpec, ChoiceSpec, HintSpec, Key, LineSpec, MistakeSpec, Picture, TableSpec};
pub use calibration::Calibration;
pub use format::{AnswerKind, Difficulty, Form, Format};
pub use item::Item;
pub use item_spec::{ContextSpec, ItemSpec};
pub use kinds::Kind;
pub use spec::{BankSpec, LessonSpec, ResourceSpec, SkillSpec};
pub use story_words::Words;

use crate::ids::{ItemIndex, SkillIndex};
use crate::json::{Fields, Raw};

/// A checked bank, immutable. The only way to get one is [`Bank::parse`].
#[derive(Debug)]
pub struct Bank {
    text: String,
    id: String,
    name: String,
    language: String,
    license: String,
    author: String,
    skills: Vec<Skill>,
    lessons: Vec<Lesson>,
    resources: Vec<ResourceSpec>,
    items: Vec<Item>,
    /// Skills, items and lessons by id, for looking up.
    skill_order: Vec<u32>,
    item_order: Vec<u32>,
    lesson_order: Vec<u32>,
    deepest_first: Vec<SkillIndex>,
    /// The items' contexts by name, each with its number.
    contexts: Vec<(String, u32)>,
    kinds: Vec<Kind>,
}

/// A skill, with its place in the prerequisite graph.
#[derive(Debug)]
pub struct Skill {
    spec: SkillSpec,
    prerequisites: Vec<SkillIndex>,
    unlocks: Vec<SkillIndex>,
    items: Vec<ItemIndex>,
    depth: u32,
}

/// A lesson and its items.
#[derive(Debug)]
pub struct Lesson {
    spec: LessonSpec,
    skills: Vec<SkillIndex>,
    items: Vec<ItemIndex>,
}

impl Bank {
    /// The bank's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The bank's name as people see it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// BCP 47 language of the texts.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Licence of the whole.
    #[must_use]
    pub fn license(&self) -> &str {
        &self.license
    }

    /// Who made it.
    #[must_use]
    pub fn author(&self) -> &str {
        &self.author
    }

    /// All skills, in the file's order.
    #[must_use]
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// All lessons, in the file's order.
    #[must_use]
    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// What there is elsewhere to learn from.
    #[must_use]
    pub fn resources(&self) -> &[ResourceSpec] {
        &self.resources
    }

    /// All items, in the file's order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The items by what is believed of them: see [`Kind`].
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// One skill.
    #[must_use]
    pub fn skill(&self, index: SkillIndex) -> &Skill {
        &self.skills[index.get()]
    }

    /// One item.
    #[must_use]
    pub fn item(&self, index: ItemIndex) -> &Item {
        &self.items[index.get()]
    }

    /// All skills so that each comes before those it builds on.
    #[must_use]
    pub fn deepest_first(&self) -> &[SkillIndex] {
        &self.deepest_first
    }

    /// The skill with this id.
    #[must_use]
    pub fn find_skill(&self, id: &str) -> Option<SkillIndex> {
        let found = self.skill_order.binary_search_by(|&i| self.skills[i as usize].spec.id.as_str().cmp(id));
        found.ok().map(|at| SkillIndex(self.skill_order[at]))
    }

    /// The item with this id.
    #[must_use]
    pub fn find_item(&self, id: &str) -> Option<ItemIndex> {
        let found = self.item_order.binary_search_by(|&i| self.items[i as usize].id.as_str().cmp(id));
        found.ok().map(|at| ItemIndex(self.item_order[at]))
    }

    /// The lesson with this id.
    #[must_use]
    pub fn find_lesson(&self, id: &str) -> Option<&Lesson> {
        self.find_lesson_at(id).map(|at| &self.lessons[at])
    }

    fn find_lesson_at(&self, id: &str) -> Option<usize> {
        let found = self.lesson_order.binary_search_by(|&i| self.lessons[i as usize].spec.id.as_str().cmp(id));
        found.ok().map(|at| self.lesson_order[at] as usize)
    }

    /// The JSON text of an item, as the file has it.
    #[must_use]
    pub fn body(&self, index: ItemIndex) -> &str {
        &self.text[self.item(index).body.clone()]
    }

    /// Everything the file says of an item, its texts included; of a template with its slots.
    ///
    /// # Errors
    /// `bank/item-shape` if a text is not of the documented shape: texts are skipped over when the bank is loaded.
    pub fn texts(&self, index: ItemIndex) -> crate::Result<ItemSpec> {
        let item = self.item(index);
        read_item::item(Raw::checked(self.body(index))).map_err(|fault| {
            let mut place = String::from("item ");
            place.push_str(&item.id);
            fault.recode("bank/item-shape").at(place)
        })
    }
}

impl ItemSpec {
    /// Reads the JSON of one item.
    ///
    /// # Errors
    /// `json/syntax`, `json/shape`.
    pub fn read(json: &str) -> crate::Result<Self> {
        match Fields::parse(json)? {
            Some(_) => read_item::item(Raw::checked(json.trim())),
            None => Err(crate::Error::new("json/shape", "the item must be an object in curly brackets")),
        }
    }
}

impl Skill {
    /// The skill's id, as files name it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    /// What the file says of it.
    #[must_use]
    pub fn spec(&self) -> &SkillSpec {
        &self.spec
    }

    /// The skills it directly builds on.
    #[must_use]
    pub fn prerequisites(&self) -> &[SkillIndex] {
        &self.prerequisites
    }

    /// The skills that directly build on it.
    #[must_use]
    pub fn unlocks(&self) -> &[SkillIndex] {
        &self.unlocks
    }

    /// The items that need it.
    #[must_use]
    pub fn items(&self) -> &[ItemIndex] {
        &self.items
    }

    /// Edges on the longest way to it from a skill without prerequisites.
    #[must_use]
    pub fn depth(&self) -> u32 {
        self.depth
    }
}

impl Lesson {
    /// What the file says of it.
    #[must_use]
    pub fn spec(&self) -> &LessonSpec {
        &self.spec
    }

    /// Its skills.
    #[must_use]
    pub fn skills(&self) -> &[SkillIndex] {
        &self.skills
    }

    /// Its items.
    #[must_use]
    pub fn items(&self) -> &[ItemIndex] {
        &self.items
    }
}
