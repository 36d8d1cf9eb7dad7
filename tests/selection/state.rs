//! Random states of practice: a bank, what a learner answered before, a plan, and a session on its way.

use crate::support::banks::{banks, parse, plans};
use gradus::bank::{Bank, BankSpec};
use gradus::draw::{Draw, Purpose};
use gradus::evidence::{Log, Mode};
use gradus::learner::Learner;
use gradus::plan::{Fitted, Plan, PlanSpec};
use gradus::selection::{Given, Setting};
use gradus::{ItemIndex, Millis, SkillIndex};
use proptest::prelude::*;

const DAY: u64 = 86_400_000;

/// All that a choice depends on, owned.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) bank: Bank,
    pub(crate) plan: Plan,
    pub(crate) learner: Learner,
    pub(crate) given: Given,
    pub(crate) chosen_skills: Vec<SkillIndex>,
    pub(crate) chosen_items: Vec<ItemIndex>,
    pub(crate) fitted: Fitted,
    pub(crate) goal: Option<SkillIndex>,
    pub(crate) mode: Mode,
    pub(crate) now: Millis,
    pub(crate) seed: u64,
}

impl State {
    /// A newcomer in a free session.
    pub(crate) fn fresh(spec: &BankSpec, plan: &PlanSpec) -> Self {
        let (bank, plan) = (parse(spec), plan.check().unwrap());
        Self {
            learner: Learner::new(&bank, plan.criterion()),
            given: Given::default(),
            chosen_skills: vec![],
            chosen_items: vec![],
            fitted: plan.fit(&bank).unwrap(),
            goal: None,
            mode: Mode::Practice,
            now: Millis(1_800_000_000_000),
            seed: 1,
            bank,
            plan,
        }
    }

    pub(crate) fn setting(&self) -> Setting<'_> {
        Setting {
            bank: &self.bank,
            learner: &self.learner,
            plan: &self.plan,
            given: &self.given,
            chosen_skills: &self.chosen_skills,
            chosen_items: &self.chosen_items,
            class_due: &self.fitted.class_due,
            goal: self.goal,
            mode: self.mode,
            now: self.now,
        }
    }

    pub(crate) fn draw(&self) -> Draw {
        Draw::at(self.seed, self.given.turns().len() as u64, Purpose::Tie)
    }

    /// Answers before the session: item, whether right, and hours before now. Each was shown, too.
    pub(crate) fn practised(mut self, answers: &[(usize, bool, u32)]) -> Self {
        let mut answers = answers.to_vec();
        answers.sort_by_key(|answer| std::cmp::Reverse(answer.2));
        let mut lines = Vec::new();
        for (number, (item, right, hours)) in answers.into_iter().enumerate() {
            let item = self.bank.items()[item % self.bank.items().len()].id();
            let at = self.now.0 - u64::from(hours) * DAY / 24 - 60_000 + 2 * number as u64;
            let verdict = if right { "right" } else { "wrong" };
            let id = |n: usize| format!("00000000000000aa-{}", 2 * number + n);
            lines.push(format!(
                r#"{{"id":"{}","at":{at},"kind":"shown","item":"{item}","predicted":5000,"why":"learn"}}"#,
                id(1)
            ));
            lines.push(format!(
                r#"{{"id":"{}","at":{},"kind":"answered","item":"{item}","skills":[],"response":["1"],"verdict":"{verdict}","attempt":1,"hints":0,"ms":9000}}"#,
                id(2),
                at + 1
            ));
        }
        let mut log = Log::default();
        log.merge(lines).unwrap();
        self.learner = Learner::replay(&self.bank, self.plan.criterion(), &log);
        self
    }

    pub(crate) fn skill(&self, id: &str) -> SkillIndex {
        self.bank.find_skill(id).unwrap()
    }
}

fn every<T: Copy>(bits: u8, all: &[T]) -> Vec<T> {
    all.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, one)| *one).collect()
}

/// Any state. A turn is an item, whether it was answered and rightly, and whether it was a worked example instead.
pub(crate) fn states() -> impl Strategy<Value = State> {
    let past = prop::collection::vec((0..24usize, any::<bool>(), prop_oneof![0..48u32, 0..2400u32]), 0..40);
    let turns = prop::collection::vec((0..24usize, 0..7u8), 0..14);
    let about = (0..4u8, any::<u8>(), prop_oneof![Just(0u8), any::<u8>()], prop::option::of(0..6usize));
    let blend = (0..6u8, 0.0..1.0f64, 0.0..1.0f64, 0.0..1.0f64);
    let rest = (any::<bool>(), 1..5u8, any::<u32>());
    (banks(), plans(), past, turns, about, blend, rest).prop_map(
        |(spec, plan, past, turns, (focus, of, due, goal), (ends, a, b, c), (away, example_after, seed))| {
            let mut shares = [a, b, c];
            shares.sort_by(f64::total_cmp);
            let [floor, blend, ceiling] = match ends {
                0 => [0.0, 0.0, 1.0],
                1 => [0.0, 1.0, 1.0],
                2 => [0.0, 0.5, 1.0],
                _ => shares,
            };
            let class_due = every(due, &spec.skills.iter().collect::<Vec<_>>());
            let class_due = class_due.into_iter().map(|skill| skill.id.clone()).collect();
            let example_after = f64::from(example_after);
            let plan = PlanSpec { class_due, blend, floor, ceiling, example_after, ..plan };
            let mut state = State::fresh(&spec, &plan).practised(&past);
            let skills: Vec<SkillIndex> = spec.skills.iter().map(|skill| state.skill(&skill.id)).collect();
            state.goal = goal.and_then(|n| skills.get(n).copied());
            state.seed = u64::from(seed);
            if focus == 1 {
                let skill = skills[usize::from(of) % skills.len()];
                let items = state.bank.skill(skill).items();
                // A session begins on items only.
                if !items.is_empty() {
                    (state.chosen_items, state.chosen_skills) = (items.to_vec(), vec![skill]);
                }
            }
            state.given = Given::since(if away { 31.0 } else { 2.0 });
            for (item, how) in turns {
                let item = state.bank.find_item(state.bank.items()[item % spec.items.len()].id()).unwrap();
                match how {
                    0 => state.given.exampled(item),
                    _ => state.given.show(item),
                }
                if how > 1 {
                    state.given.answer(how > 4);
                }
            }
            state
        },
    )
}
