//! What a session is at, folded from its evidence.

use super::ground::Ground;
use crate::bank::Bank;
use crate::draw::{Draw, Purpose};
use crate::evidence::{Because, Evidence, Focus, Mode, What};
use crate::grading::Verdict;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::{Learner, Mastery, mastery};
use crate::selection::checkup::BankCheckUp;
use crate::selection::{Given, days_away};

/// The longest an answer counts towards the session's time: who left the room was not working.
const LONGEST_ANSWER: u64 = 120_000;

/// The item that is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Current {
    pub(super) item: ItemIndex,
    /// Which instance, of a template.
    pub(super) instance: Option<u64>,
    /// Position in the log of the record that showed it.
    pub(super) shown: usize,
    pub(super) attempt: u8,
    pub(super) hints: u8,
    /// The last answer given and how it was marked; `None` while an answer is awaited.
    pub(super) answer: Option<(Vec<String>, Verdict)>,
    pub(super) revealed: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) id: String,
    pub(super) seed: u64,
    pub(super) focus: Focus,
    pub(super) mode: Mode,
    pub(super) chosen_skills: Vec<SkillIndex>,
    pub(super) chosen_items: Vec<ItemIndex>,
    pub(super) given: Given,
    pub(super) current: Option<Current>,
    pub(super) worked: Millis,
    pub(super) secure_before: Vec<SkillIndex>,
    /// The worked example that is on the screen, which instance of a template it is, and the skill it is of.
    pub(super) example: Option<(ItemIndex, Option<u64>, SkillIndex)>,
    pub(super) handed_over: Vec<SkillIndex>,
    /// The skill whose hand-over is on the screen.
    pub(super) asking: Option<SkillIndex>,
    pub(super) finished: Option<Because>,
    /// The check-up that it is.
    pub(super) measuring: Option<Box<BankCheckUp>>,
}

/// The skills and items of a focus; empty for all. `None` if the bank has no such lesson or skill, or no item for it.
pub(super) fn chosen(bank: &Bank, focus: &Focus) -> Option<(Vec<SkillIndex>, Vec<ItemIndex>)> {
    let (skills, items) = match focus {
        Focus::Free => return Some((vec![], vec![])),
        Focus::Skill(id) => {
            let skill = bank.find_skill(id)?;
            (vec![skill], bank.skill(skill).items().to_vec())
        }
        Focus::Lesson(id) => {
            let lesson = bank.find_lesson(id)?;
            let mut skills = lesson.skills().to_vec();
            for &item in lesson.items() {
                for skill in bank.item(item).skills() {
                    if !skills.contains(skill) {
                        skills.push(*skill);
                    }
                }
            }
            (skills, lesson.items().to_vec())
        }
    };
    // No items would read as all of them.
    (!items.is_empty()).then_some((skills, items))
}

impl Session {
    /// The session that a `Started` record begins. `None` if the record is of another kind, or about another bank.
    pub(super) fn begin(ground: Ground<'_>, learner: &Learner, evidence: &Evidence) -> Option<Self> {
        let bank = ground.bank;
        let What::Started { bank: id, seed, focus, mode, outside } = &evidence.what else { return None };
        if id != bank.id() {
            return None;
        }
        let (chosen_skills, chosen_items) = chosen(bank, focus)?;
        let all = (0..bank.skills().len() as u32).map(SkillIndex);
        let secure = |skill: &SkillIndex| mastery(learner.skill(*skill), evidence.at) == Mastery::Secure;
        let mut session = Self {
            id: evidence.id.text(),
            seed: *seed,
            focus: focus.clone(),
            mode: *mode,
            chosen_skills,
            chosen_items,
            given: Given::since(days_away(bank, learner, evidence.at)),
            current: None,
            worked: Millis(0),
            secure_before: all.filter(secure).collect(),
            example: None,
            handed_over: Vec::new(),
            asking: None,
            finished: None,
            measuring: None,
        };
        session.measuring = ground.check_up(&session, learner, *outside, evidence.at);
        Some(session)
    }

    /// Folds one record of this session; `position` is its place in the log. Records about items this bank does not
    /// have, or that are not open, change nothing: a merged log may hold such.
    pub(super) fn apply(&mut self, bank: &Bank, evidence: &Evidence, position: usize) {
        match &evidence.what {
            What::Shown { item, instance, .. } => {
                if let Some(item) = bank.find_item(item) {
                    self.given.show(item);
                    self.asking = None;
                    self.example = None;
                    let (shown, instance) = (position, *instance);
                    self.current =
                        Some(Current { item, instance, shown, attempt: 1, hints: 0, answer: None, revealed: false });
                }
            }
            What::Hinted { item } => {
                if let Some(current) = self.open(bank, item) {
                    current.hints = current.hints.saturating_add(1);
                    // A hint after a wrong answer follows a retry, which leaves no record of its own.
                    if let Some((_, Verdict::Wrong)) = current.answer.take() {
                        current.attempt = current.attempt.saturating_add(1);
                    }
                }
            }
            What::Answered(answer) => {
                let Some(current) = self.open(bank, &answer.item) else { return };
                current.attempt = answer.attempt;
                current.answer = Some((answer.response.clone(), answer.verdict));
                self.measured(answer);
                match answer.verdict {
                    Verdict::Right => self.given.answer(true),
                    Verdict::Wrong => self.given.answer(false),
                    Verdict::SameValue | Verdict::Unreadable => {}
                }
                self.worked.0 += answer.took.0.min(LONGEST_ANSWER);
            }
            What::Revealed { item } => {
                if let Some(current) = self.open(bank, item) {
                    current.revealed = true;
                }
            }
            What::HandedOver { skill } => {
                self.asking = bank.find_skill(skill);
                self.example = None;
                // The item before it is done: no second try at what a person is asked to look at.
                self.current = None;
                self.handed_over.extend(self.asking);
            }
            What::Finished { because } => {
                self.finished = Some(*because);
                self.asking = None;
                self.example = None;
                self.current = None;
            }
            What::Exampled { item, skill, instance } => {
                let found = bank.find_item(item).zip(bank.find_skill(skill));
                self.example = found.map(|(item, skill)| (item, *instance, skill));
                if let Some((item, _)) = found {
                    self.given.exampled(item);
                }
                self.asking = None;
                self.current = None;
            }
            What::Started { .. } | What::LookedAt { .. } | What::Aimed { .. } | What::Said { .. } => {}
        }
    }

    /// The draw for something about this turn.
    pub(super) fn turn_draw(&self, purpose: Purpose) -> Draw {
        Draw::at(self.seed, self.given.turns().len() as u64, purpose)
    }

    fn open(&mut self, bank: &Bank, item: &str) -> Option<&mut Current> {
        self.current.as_mut().filter(|current| bank.item(current.item).id() == item)
    }
}
