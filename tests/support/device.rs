//! A device: an engine, the lines it has stored, and a clock.

use super::banks;
use gradus::Millis;
use gradus::bank::BankSpec;
use gradus::evidence::{Focus, Mode, Outside, OwnView};
use gradus::plan::PlanSpec;
use gradus::selection::Term;
use gradus::session::{Beginning, Practice, Step, View};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    Start(u8),
    Right,
    Wrong,
    SameValue,
    Garbage,
    Hint,
    CheckHint,
    Retry,
    Reveal,
    Next,
    /// Answer rightly if the number is even, wrongly otherwise, and go on: the way through a session.
    GoOn(u8),
    Finish,
    LookedAt(u8),
    DontKnow,
    WhatIf(u8),
    /// A goal, or none.
    Aim(u8),
    Say(u8),
}

pub(crate) fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => any::<u8>().prop_map(Act::Start),
        2 => Just(Act::Right),
        3 => Just(Act::Wrong),
        1 => Just(Act::SameValue),
        1 => Just(Act::Garbage),
        3 => Just(Act::Hint),
        1 => Just(Act::CheckHint),
        3 => Just(Act::Retry),
        2 => Just(Act::Reveal),
        3 => Just(Act::Next),
        12 => any::<u8>().prop_map(Act::GoOn),
        1 => Just(Act::Finish),
        1 => any::<u8>().prop_map(Act::LookedAt),
        1 => Just(Act::DontKnow),
        1 => any::<u8>().prop_map(Act::WhatIf),
        1 => any::<u8>().prop_map(Act::Aim),
        1 => any::<u8>().prop_map(Act::Say),
    ]
}

/// How the clock moves before an act: mostly seconds, sometimes weeks, sometimes back.
pub(crate) fn steps_of_time() -> impl Strategy<Value = i64> {
    prop_oneof![
        2 => Just(0i64),
        8 => 1_000..60_000i64,
        1 => 86_400_000..3_000_000_000i64,
        1 => -7_200_000..0i64,
    ]
}

pub(crate) struct Device {
    pub(crate) spec: BankSpec,
    pub(crate) plan: PlanSpec,
    pub(crate) practice: Practice,
    pub(crate) writer: String,
    /// What a page would have stored.
    pub(crate) lines: Vec<String>,
    pub(crate) now: Millis,
    pub(crate) seed: u64,
}

pub(crate) const DAWN: u64 = 1_700_000_000_000;

impl Device {
    pub(crate) fn new(spec: &BankSpec, plan: PlanSpec, writer: &str) -> Self {
        let practice = Practice::new(banks::parse(spec), plan.check().unwrap()).unwrap();
        let writer = writer.to_owned();
        Self { spec: spec.clone(), plan, practice, writer, lines: Vec::new(), now: Millis(DAWN), seed: 1 }
    }

    /// A new engine that got the stored lines and resumed, as after a page was closed and opened again.
    pub(crate) fn reopened(&self) -> (Self, Option<Step>) {
        let mut other = Self::new(&self.spec, self.plan.clone(), &self.writer);
        other.practice.load(self.lines.clone()).unwrap();
        (other.lines, other.now, other.seed) = (self.lines.clone(), self.now, self.seed);
        let step = other.practice.resume(&self.writer, self.now).unwrap();
        if let Some(step) = &step {
            other.lines.extend(step.lines.clone());
        }
        (other, step)
    }

    pub(crate) fn pass(&mut self, time: i64) {
        self.now = Millis(self.now.0.saturating_add_signed(time));
    }

    fn skill(&self, which: u8) -> String {
        self.spec.skills[usize::from(which) % self.spec.skills.len()].id.clone()
    }

    fn focus(&self, which: u8) -> Focus {
        let n = usize::from(which / 4);
        match which % 4 {
            0 | 1 => Focus::Free,
            2 => Focus::Skill(self.skill(which / 4)),
            _ => Focus::Lesson(["l0", "l1", "none"][n % 3].into()),
        }
    }

    /// The item that was shown last, as the bank has it.
    fn open_item(&self) -> usize {
        let shown = self.practice.log().entries().iter().rev().find_map(|entry| match &entry.evidence()?.what {
            gradus::evidence::What::Shown { item, .. } => Some(item.clone()),
            _ => None,
        });
        shown.and_then(|id| self.spec.items.iter().position(|item| item.id == id)).unwrap_or(0)
    }

    fn answer(&mut self, response: &[String]) -> gradus::Result<Step> {
        self.practice.answer(response, Millis(4_000), false, self.now)
    }

    /// Does it, stores the lines, and gives what came of it.
    pub(crate) fn act(&mut self, act: Act) -> gradus::Result<Option<View>> {
        let (item, now) = (self.open_item(), self.now);
        let item = self.spec.items[item].clone();
        let step = match act {
            Act::Start(which) => {
                self.seed = self.seed.wrapping_add(u64::from(which) + 1);
                let mode = [Mode::Practice, Mode::Practice, Mode::CheckUp, Mode::Placement, Mode::Proof, Mode::Check];
                let mode = mode[usize::from(which) / 12 % mode.len()];
                // About one skill, or half of these sessions would not begin.
                let focus =
                    if mode.settles() && which % 5 > 0 { Focus::Skill(self.skill(which)) } else { self.focus(which) };
                let outside = (which % 7 == 0).then_some(Outside { level: i32::from(which) * 10 - 1_000, se: 400 });
                let writer = self.writer.clone();
                self.practice.start(Beginning { writer, seed: self.seed, focus, mode, outside, now })
            }
            Act::Right => self.answer(&banks::right(&item)),
            Act::Wrong => self.answer(&banks::wrong(&item)),
            Act::SameValue => self.answer(&banks::same_value(&item)),
            Act::Garbage => self.answer(&["((".into()]),
            Act::Hint => self.practice.hint(now),
            Act::CheckHint => return self.practice.check_hint(1, &["7".into()]).map(|_| None),
            Act::Retry => self.practice.retry(),
            Act::Reveal => self.practice.reveal(now),
            Act::Next => self.practice.next(now),
            Act::GoOn(how) => {
                let response = if how % 2 == 0 { banks::right(&item) } else { banks::wrong(&item) };
                match self.answer(&response) {
                    Err(_) => self.practice.next(now),
                    answered => answered,
                }
            }
            Act::Finish => self.practice.finish(now),
            Act::DontKnow => self.practice.dont_know(Millis(3_000), now),
            Act::WhatIf(which) => {
                let term = Term::SCORED[usize::from(which) % Term::SCORED.len()];
                return self.practice.what_if(term).map(|_| None);
            }
            Act::LookedAt(_) | Act::Aim(_) | Act::Say(_) => {
                let writer = self.writer.clone();
                let line = match act {
                    Act::Aim(which) => {
                        let skill = self.skill(which);
                        self.practice.aim(Some(skill.as_str()).filter(|_| which % 3 > 0), &writer, now)?
                    }
                    Act::Say(which) => {
                        let view = if which % 2 == 0 { OwnView::Know } else { OwnView::NotYet };
                        self.practice.say(&self.skill(which), view, &writer, now)?
                    }
                    Act::LookedAt(which) => self.practice.looked_at(&self.skill(which), &writer, now)?,
                    _ => unreachable!("the arm is of these three"),
                };
                self.lines.push(line);
                return Ok(None);
            }
        }?;
        self.lines.extend(step.lines);
        Ok(Some(step.view))
    }

    /// Everything the engine holds, to the bit: `{:?}` writes a float so that it reads back the same.
    pub(crate) fn inside(&self) -> String {
        format!("{:?}", self.practice)
    }
}

/// A view to the bit.
pub(crate) fn exact(view: &View) -> String {
    serde_json::to_string(view).unwrap()
}
