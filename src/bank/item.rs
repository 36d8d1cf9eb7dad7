//! What is at hand of an item without reading its texts.

use super::{Calibration, Difficulty, Format};
use crate::ids::{ItemIndex, SkillIndex};
use std::ops::Range;

/// What selection and tracing need of an item; its texts come from [`Bank::texts`](super::Bank::texts).
#[derive(Debug)]
pub struct Item {
    pub(super) id: String,
    pub(super) skills: Vec<SkillIndex>,
    pub(super) format: Format,
    pub(super) difficulty: Difficulty,
    pub(super) choices: u8,
    pub(super) context: Option<u32>,
    pub(super) calibration: Option<Box<Calibration>>,
    pub(super) explained: bool,
    pub(super) template: bool,
    pub(super) follows: Option<ItemIndex>,
    pub(super) next_part: Option<ItemIndex>,
    pub(super) body: Range<usize>,
}

impl Item {
    /// The item's id, as files and evidence name it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The skills it needs, all together.
    #[must_use]
    pub fn skills(&self) -> &[SkillIndex] {
        &self.skills
    }

    /// How it is answered.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The author's guess of how hard it is.
    #[must_use]
    pub fn difficulty(&self) -> Difficulty {
        self.difficulty
    }

    /// Number of its choices, 0 for typed answers.
    #[must_use]
    pub fn choices(&self) -> u8 {
        self.choices
    }

    /// A number for its story or situation, where the file names one; items of the same context have the same.
    #[must_use]
    pub fn context(&self) -> Option<u32> {
        self.context
    }

    /// Its parameters, where it has been calibrated.
    #[must_use]
    pub fn calibration(&self) -> Option<&Calibration> {
        self.calibration.as_deref()
    }

    /// Has it a worked solution, or hints to stand in for one?
    #[must_use]
    pub fn explained(&self) -> bool {
        self.explained
    }

    /// Is it a template, each delivery of which is another instance?
    #[must_use]
    pub fn template(&self) -> bool {
        self.template
    }

    /// The item it is the next part of.
    #[must_use]
    pub fn follows(&self) -> Option<ItemIndex> {
        self.follows
    }

    /// The item that is its next part.
    #[must_use]
    pub fn next_part(&self) -> Option<ItemIndex> {
        self.next_part
    }
}
