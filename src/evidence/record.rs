//! One piece of evidence.

use super::mode::{Mode, Outside, OwnView};
use crate::grading::Verdict;
use crate::ids::Millis;
use crate::json::digits;
use serde::Serialize;

/// Names a piece of evidence for ever: who wrote it (16 hex digits, drawn anew by every page that writes) and its
/// number among that writer's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EvidenceId {
    /// The writer.
    pub writer: String,
    /// 1 for the writer's first piece.
    pub number: u32,
}

/// What a session is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Whatever is best next.
    #[default]
    Free,
    /// The items of one lesson.
    Lesson(String),
    /// One skill, and what it builds on where that is missing.
    Skill(String),
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// Its time or its number of items was up.
    Time,
    /// What was chosen is secure; in a check-up, the level is known as precisely as the plan asks.
    Goal,
    /// Nothing useful was left to give, or what the session was to settle is settled.
    Done,
    /// The person asked to stop.
    Asked,
}

/// One answer to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The item's id.
    pub item: String,
    /// Ids of its skills, so that the answer still counts in a bank that lacks the item.
    pub skills: Vec<String>,
    /// What was answered: choice ids or a text.
    pub response: Vec<String>,
    /// How it was marked then; marking may improve, the record stays.
    pub verdict: Verdict,
    /// 1 for the first try.
    pub attempt: u8,
    /// Hints seen before it.
    pub hints: u8,
    /// Time from showing the item to the answer.
    pub took: Millis,
    /// The learner says that somebody helped; left out of the record where not.
    pub helped: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A session began.
    Started {
        /// The bank's id.
        bank: String,
        /// All draws of the session derive from it.
        seed: u64,
        /// What it is about.
        focus: Focus,
        /// What it is for; left out of the record for practice.
        mode: Mode,
        /// A level measured elsewhere, from which a check-up begins to look.
        outside: Option<Outside>,
    },
    /// An item was shown.
    Shown {
        /// The item's id.
        item: String,
        /// Predicted probability of a right answer, in ten-thousandths.
        predicted: u32,
        /// Name of the term that counted most for choosing it.
        why: String,
        /// Which instance, of a template; left out of the record otherwise.
        instance: Option<u64>,
    },
    /// A hint was shown.
    Hinted {
        /// The item's id.
        item: String,
    },
    /// An answer was given and read.
    Answered(Answer),
    /// The solution was shown at the learner's wish.
    Revealed {
        /// The item's id.
        item: String,
    },
    /// A skill was handed to a person: practice alone did not help.
    HandedOver {
        /// The skill's id.
        skill: String,
    },
    /// A person has looked at a handed-over skill with the learner.
    LookedAt {
        /// The skill's id.
        skill: String,
    },
    /// A worked example was shown instead of an item.
    Exampled {
        /// The item's id.
        item: String,
        /// The skill it was an example of.
        skill: String,
        /// Which instance, of a template; left out of the record otherwise.
        instance: Option<u64>,
    },
    /// The learner set a goal of their own; it lasts until the next such record.
    Aimed {
        /// The skill's id; `None` for no goal.
        skill: Option<String>,
    },
    /// The learner said how they see a skill. It is kept beside what the answers show and changes none of it.
    Said {
        /// The skill's id.
        skill: String,
        /// How they see it.
        view: OwnView,
    },
    /// The session ended.
    Finished {
        /// Why.
        because: Because,
    },
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its name.
    pub id: EvidenceId,
    /// When it happened.
    pub at: Millis,
    /// The session it belongs to: the id of that session's `Started`, as text. `None` outside sessions.
    pub session: Option<String>,
    /// What happened.
    pub what: What,
}

impl EvidenceId {
    /// Reads `writer-number`; `None` if it is of another form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (writer, number) = text.rsplit_once('-')?;
        let hex = writer.len() == 16 && writer.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let number: u32 = number.parse().ok()?;
        (hex && number > 0).then(|| Self { writer: writer.into(), number })
    }

    /// `writer-number`.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.writer.clone();
        text.push('-');
        text.push_str(&digits(self.number.into()));
        text
    }
}

impl What {
    /// The name of the kind in files.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Started { .. } => "started",
            Self::Shown { .. } => "shown",
            Self::Hinted { .. } => "hinted",
            Self::Answered(_) => "answered",
            Self::Revealed { .. } => "revealed",
            Self::HandedOver { .. } => "handed-over",
            Self::LookedAt { .. } => "looked-at",
            Self::Exampled { .. } => "exampled",
            Self::Aimed { .. } => "aimed",
            Self::Said { .. } => "said",
            Self::Finished { .. } => "finished",
        }
    }
}

impl Because {
    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Goal => "goal",
            Self::Done => "done",
            Self::Asked => "asked",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Time, Self::Goal, Self::Done, Self::Asked].into_iter().find(|because| because.as_str() == name)
    }
}
