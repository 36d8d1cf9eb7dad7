//! One piece of evidence and its canonical bytes.

use crate::grading::Verdict;
use crate::ids::Millis;
use crate::json::{Fields, Line};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Whatever is best next.
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
    /// What was chosen is secure.
    Goal,
    /// Nothing useful was left to give.
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
    },
    /// An item was shown.
    Shown {
        /// The item's id.
        item: String,
        /// Predicted probability of a right answer, in ten-thousandths.
        predicted: u32,
        /// Name of the term that counted most for choosing it.
        why: String,
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
        text.push_str(&self.number.to_string());
        text
    }
}

impl Evidence {
    /// The canonical bytes: one JSON object, no newline, fields in a fixed order.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = Line::new();
        line.text("id", &self.id.text());
        line.whole("at", self.at.0);
        if let Some(session) = &self.session {
            line.text("session", session);
        }
        line.text("kind", self.what.kind());
        match &self.what {
            What::Started { bank, seed, focus } => {
                line.text("bank", bank);
                line.whole("seed", *seed);
                match focus {
                    Focus::Free => {}
                    Focus::Lesson(id) => line.text("lesson", id),
                    Focus::Skill(id) => line.text("skill", id),
                }
            }
            What::Shown { item, predicted, why } => {
                line.text("item", item);
                line.whole("predicted", u64::from(*predicted));
                line.text("why", why);
            }
            What::Hinted { item } | What::Revealed { item } => line.text("item", item),
            What::Answered(answer) => {
                line.text("item", &answer.item);
                line.texts("skills", &answer.skills);
                line.texts("response", &answer.response);
                line.text("verdict", answer.verdict.as_str());
                line.whole("attempt", u64::from(answer.attempt));
                line.whole("hints", u64::from(answer.hints));
                line.whole("ms", answer.took.0);
                if answer.helped {
                    line.whole("helped", 1);
                }
            }
            What::HandedOver { skill } | What::LookedAt { skill } => line.text("skill", skill),
            What::Finished { because } => line.text("because", because.as_str()),
        }
        line.end()
    }

    /// Reads a line. `None` if it is of a kind, or has a value, that this Gradus does not know.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        Self::from_fields(&Fields::parse(line).ok()??)
    }

    pub(super) fn from_fields(fields: &Fields<'_>) -> Option<Self> {
        let text = |name: &str| Some(fields.get(name)?.text()?.into_owned());
        let texts = |name: &str| fields.get(name)?.texts();
        let whole = |name: &str, most: u64| fields.get(name)?.whole().filter(|number| *number <= most);
        let what = match text("kind")?.as_str() {
            "started" => What::Started {
                bank: text("bank")?,
                seed: whole("seed", u64::MAX)?,
                focus: match (text("lesson"), text("skill")) {
                    (Some(id), _) => Focus::Lesson(id),
                    (None, Some(id)) => Focus::Skill(id),
                    (None, None) => Focus::Free,
                },
            },
            "shown" => {
                What::Shown { item: text("item")?, predicted: whole("predicted", 10_000)? as u32, why: text("why")? }
            }
            "hinted" => What::Hinted { item: text("item")? },
            "answered" => What::Answered(Answer {
                item: text("item")?,
                skills: texts("skills")?,
                response: texts("response")?,
                verdict: Verdict::named(&text("verdict")?)?,
                attempt: whole("attempt", 255)?.max(1) as u8,
                hints: whole("hints", 255)? as u8,
                took: Millis(whole("ms", u64::MAX)?),
                helped: whole("helped", 1) == Some(1),
            }),
            "revealed" => What::Revealed { item: text("item")? },
            "handed-over" => What::HandedOver { skill: text("skill")? },
            "looked-at" => What::LookedAt { skill: text("skill")? },
            "finished" => What::Finished { because: Because::named(&text("because")?)? },
            _ => return None,
        };
        let id = EvidenceId::parse(&text("id")?)?;
        Some(Self { id, at: Millis(whole("at", u64::MAX)?), session: text("session"), what })
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

    fn named(name: &str) -> Option<Self> {
        [Self::Time, Self::Goal, Self::Done, Self::Asked].into_iter().find(|because| because.as_str() == name)
    }
}
