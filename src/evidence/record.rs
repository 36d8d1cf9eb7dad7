//! One piece of evidence and its canonical bytes.

use crate::bank::Key;
use crate::grading::Verdict;
use crate::ids::Millis;
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// The wire shape: one flat object for every kind, because an internally tagged enum costs the page 37 KB.
#[derive(Default, Serialize, Deserialize)]
struct Flat {
    id: String,
    at: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bank: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lesson: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    skill: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    skills: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    response: Option<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verdict: Option<Verdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attempt: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hints: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    predicted: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    because: Option<Because>,
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
    /// The canonical bytes: one JSON object, no newline.
    #[must_use]
    pub fn line(&self) -> String {
        let mut flat = Flat { id: self.id.text(), at: self.at.0, session: self.session.clone(), ..Flat::default() };
        let kind = match self.what.clone() {
            What::Started { bank, seed, focus } => {
                flat.bank = Some(bank);
                flat.seed = Some(seed);
                match focus {
                    Focus::Free => {}
                    Focus::Lesson(id) => flat.lesson = Some(id),
                    Focus::Skill(id) => flat.skill = Some(id),
                }
                "started"
            }
            What::Shown { item, predicted, why } => {
                flat.item = Some(item);
                flat.predicted = Some(predicted);
                flat.why = Some(why);
                "shown"
            }
            What::Hinted { item } => {
                flat.item = Some(item);
                "hinted"
            }
            What::Answered(answer) => {
                flat.item = Some(answer.item);
                flat.skills = Some(answer.skills);
                flat.response = Some(Key::Many(answer.response));
                flat.verdict = Some(answer.verdict);
                flat.attempt = Some(answer.attempt);
                flat.hints = Some(answer.hints);
                flat.ms = Some(answer.took.0);
                "answered"
            }
            What::Revealed { item } => {
                flat.item = Some(item);
                "revealed"
            }
            What::HandedOver { skill } => {
                flat.skill = Some(skill);
                "handed-over"
            }
            What::LookedAt { skill } => {
                flat.skill = Some(skill);
                "looked-at"
            }
            What::Finished { because } => {
                flat.because = Some(because);
                "finished"
            }
        };
        flat.kind = kind.into();
        serde_json::to_string(&flat).expect("a record of texts and whole numbers is always JSON")
    }

    /// Reads a line. `None` if it is of a kind, or has a value, that this Gradus does not know.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let flat: Flat = serde_json::from_str(line).ok()?;
        let what = match flat.kind.as_str() {
            "started" => What::Started {
                bank: flat.bank?,
                seed: flat.seed?,
                focus: match (flat.lesson, flat.skill) {
                    (Some(id), _) => Focus::Lesson(id),
                    (None, Some(id)) => Focus::Skill(id),
                    (None, None) => Focus::Free,
                },
            },
            "shown" => What::Shown { item: flat.item?, predicted: flat.predicted?, why: flat.why? },
            "hinted" => What::Hinted { item: flat.item? },
            "answered" => What::Answered(Answer {
                item: flat.item?,
                skills: flat.skills?,
                response: flat.response?.as_slice().to_vec(),
                verdict: flat.verdict?,
                attempt: flat.attempt?.max(1),
                hints: flat.hints?,
                took: Millis(flat.ms?),
            }),
            "revealed" => What::Revealed { item: flat.item? },
            "handed-over" => What::HandedOver { skill: flat.skill? },
            "looked-at" => What::LookedAt { skill: flat.skill? },
            "finished" => What::Finished { because: flat.because? },
            _ => return None,
        };
        Some(Self { id: EvidenceId::parse(&flat.id)?, at: Millis(flat.at), session: flat.session, what })
    }
}
