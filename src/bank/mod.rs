//! Item banks: what a file says ([`BankSpec`], [`ItemSpec`]).
mod spec;

pub use spec::{
    AskSpec, BankSpec, ChoiceSpec, Difficulty, Form, Format, HintSpec, ItemSpec, Key, LessonSpec, MistakeSpec,
    SkillSpec,
};
