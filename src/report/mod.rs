//! Views of a learner, never stored: the bank at a glance and the map.

mod map;
mod overview;

pub use map::{Recent, SkillState, map};
pub use overview::{LessonInfo, Overview, SkillInfo, overview};
