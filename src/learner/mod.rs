//! The learner: a fold of the log into beliefs. Nothing here is stored; replaying the log gives it again, to the bit.

mod belief;
mod mastery;

pub use belief::{SkillBelief, ease, guess};
pub use mastery::{Criterion, Interval, Mastery, interval, mastery};

use crate::bank::{Bank, Difficulty, Item};
use crate::evidence::{Answer, Evidence, Focus, Log, Mode, OwnView, What};
use crate::grading::Verdict;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::tracer::ability::Ability;
use crate::tracer::discount::{self, Pace};
use crate::tracer::levels::{Asked, Levels};
use crate::tracer::{Gradus, History, Observation, Outcome};
use belief::Counted;
use std::sync::Arc;

/// How often and when an item was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ItemMemory {
    /// Times shown.
    pub shown: u16,
    /// When last.
    pub last: Millis,
}

/// All that is believed of one learner, for one bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Learner {
    criterion: Criterion,
    skills: Vec<SkillBelief>,
    items: Vec<ItemMemory>,
    /// Instances of templates that were shown, in the order of the log.
    instances: Vec<(ItemIndex, u64)>,
    tracer: Arc<Gradus>,
    history: History,
    pace: Pace,
    /// When the first answer was given.
    first: Option<Millis>,
    /// The learner's own goal.
    goal: Option<SkillIndex>,
    /// Check-ups and placements, by the names of their sessions.
    measuring: Vec<String>,
    folded: usize,
    skipped: usize,
}

impl Learner {
    /// A learner of whom nothing is known.
    #[must_use]
    pub fn new(bank: &Bank, criterion: Criterion) -> Self {
        Self {
            criterion,
            skills: vec![SkillBelief::default(); bank.skills().len()],
            items: vec![ItemMemory::default(); bank.items().len()],
            instances: Vec::new(),
            tracer: Arc::new(Gradus::shipped()),
            history: History::default(),
            pace: Pace::default(),
            first: None,
            goal: None,
            measuring: Vec::new(),
            folded: 0,
            skipped: 0,
        }
    }

    /// The fold of a whole log.
    #[must_use]
    pub fn replay(bank: &Bank, criterion: Criterion, log: &Log) -> Self {
        let mut learner = Self::new(bank, criterion);
        learner.catch_up(bank, log);
        learner
    }

    /// Folds the entries that came since the last call. The earlier ones must be the same as then; if a merge put
    /// older ones in, [`replay`](Self::replay).
    pub fn catch_up(&mut self, bank: &Bank, log: &Log) {
        for position in self.folded..log.entries().len() {
            self.take(bank, log, position);
        }
    }

    /// Folds the one entry at `position`, the next that has not been.
    pub(crate) fn take(&mut self, bank: &Bank, log: &Log, position: usize) {
        match log.entries()[position].evidence() {
            Some(evidence) => self.apply(bank, evidence, position as u32),
            None => self.skipped += 1,
        }
        self.folded = position + 1;
    }

    /// What is believed of a skill.
    #[must_use]
    pub fn skill(&self, skill: SkillIndex) -> &SkillBelief {
        &self.skills[skill.get()]
    }

    /// How often and when an item was shown.
    #[must_use]
    pub fn item(&self, item: ItemIndex) -> ItemMemory {
        self.items[item.get()]
    }

    /// The instances of a template that were shown, the one shown longest ago first.
    #[must_use]
    pub fn instances(&self, item: ItemIndex) -> Vec<u64> {
        self.instances.iter().filter(|shown| shown.0 == item).map(|shown| shown.1).collect()
    }

    /// P(a right first answer) at `now` to an item of these skills, this difficulty and this chance of a guess, as the
    /// main tracer predicts it from all answers so far.
    #[must_use]
    pub fn predict(&self, skills: &[SkillIndex], difficulty: Difficulty, guess: f64, now: Millis) -> f64 {
        let places: Vec<u32> = skills.iter().map(|skill| skill.0).collect();
        self.tracer.predict(&self.history, self.observed(None, &places, ease(difficulty), guess, now)).get()
    }

    fn observed<'a>(
        &self,
        item: Option<ItemIndex>,
        skills: &'a [u32],
        ease: f64,
        guess: f64,
        at: Millis,
    ) -> Observation<'a> {
        let first = self.first.unwrap_or(at);
        let time = Some(at.days_since(first) * 86_400.0);
        Observation { item: item.map(|item| item.0), skills, time, ease, guess }
    }

    /// Entries of a kind not known: a later Gradus wrote them. What is about items and skills of another bank teaches
    /// nothing here either, but is none of them: a learner may practise with several.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// What is believed of a skill at `now`: faded since it was practised, or for an untouched one what the learner's
    /// ability suggests.
    #[must_use]
    pub fn levels(&self, skill: SkillIndex, now: Millis) -> Levels {
        let belief = self.skill(skill);
        if belief.observations == 0 { self.prior() } else { belief.levels_at(now) }
    }

    /// P(the skill is as the plan wants it) at `now`.
    #[must_use]
    pub fn known(&self, skill: SkillIndex, now: Millis) -> f64 {
        self.levels(skill, now).spread().at_least(self.criterion.level)
    }

    /// What is believed of an untouched skill: what the learner's ability suggests.
    #[must_use]
    pub fn prior(&self) -> Levels {
        Levels::untouched(self.history.beliefs(0).0.mean)
    }

    /// What the main tracer believes of the learner's ability in general, and of their own offset on a skill: before the
    /// first answer, and for a skill never practised, the priors.
    #[must_use]
    pub fn abilities(&self, skill: SkillIndex) -> (Ability, Ability) {
        self.history.beliefs(skill.0)
    }

    /// The last goal of this bank that the learner set, also once it is reached; `None` if there is none.
    #[must_use]
    pub fn goal(&self) -> Option<SkillIndex> {
        self.goal
    }

    /// What it takes to be secure.
    #[must_use]
    pub fn criterion(&self) -> Criterion {
        self.criterion
    }

    /// Evidence that is not about anything in this bank changes nothing.
    fn apply(&mut self, bank: &Bank, evidence: &Evidence, position: u32) {
        let at = evidence.at;
        match &evidence.what {
            What::Answered(answer) => {
                let practice = !evidence.session.as_ref().is_some_and(|session| self.measuring.contains(session));
                self.answered(bank, answer, practice, at, position);
            }
            // Who has read the solution has seen the item.
            What::Shown { item, instance, .. } | What::Exampled { item, instance, .. } => {
                let Some(item) = bank.find_item(item) else { return };
                let memory = &mut self.items[item.get()];
                memory.shown = memory.shown.saturating_add(1);
                memory.last = at;
                self.instances.extend(instance.map(|instance| (item, instance)));
            }
            What::HandedOver { skill } => {
                let Some(skill) = bank.find_skill(skill) else { return };
                self.skills[skill.get()].hand_over(at);
            }
            What::LookedAt { skill } => {
                let Some(skill) = bank.find_skill(skill) else { return };
                self.skills[skill.get()].take_back();
            }
            What::Aimed { skill: None } => self.goal = None,
            What::Aimed { skill: Some(id) } => self.goal = bank.find_skill(id).or(self.goal),
            What::Said { skill, view } => {
                let Some(skill) = bank.find_skill(skill) else { return };
                self.skills[skill.get()].said = Some((*view, at));
            }
            What::Started { focus, mode, .. } => {
                if mode.measures() {
                    self.measuring.push(evidence.id.text());
                }
                // To begin a proof is to say so.
                if let (Mode::Proof, Focus::Skill(id)) = (mode, focus)
                    && let Some(skill) = bank.find_skill(id)
                {
                    self.skills[skill.get()].said = Some((OwnView::Know, at));
                }
            }
            What::Hinted { .. } | What::Revealed { .. } | What::Finished { .. } => {}
        }
    }

    fn answered(&mut self, bank: &Bank, answer: &Answer, practice: bool, at: Millis, position: u32) {
        let index = bank.find_item(&answer.item);
        let item = index.map(|index| bank.item(index));
        let named: Vec<SkillIndex>;
        let skills = if let Some(item) = item {
            item.skills()
        } else {
            named = answer.skills.iter().filter_map(|id| bank.find_skill(id)).collect();
            &named
        };
        if skills.is_empty() {
            return;
        }
        let right = match answer.verdict {
            Verdict::Right => true,
            Verdict::Wrong => false,
            // Neither says anything about knowing: the answer is asked for again.
            Verdict::SameValue | Verdict::Unreadable => return,
        };
        for &skill in skills {
            self.skills[skill.get()].remember(position);
        }
        // After feedback the answer is no sign of what was known before it.
        if answer.attempt > 1 {
            return;
        }
        let weight = belief::weight(item, right, self.pace, answer.took);
        let guess = discount::guess(guess(item), answer.hints, answer.helped);
        let ease = ease(item.map_or(Difficulty::Medium, Item::difficulty));
        let levels: Vec<Levels> = skills.iter().map(|&skill| self.levels(skill, at)).collect();
        // An item of one skill has no others to hinder.
        let several = if levels.len() > 1 { &levels[..] } else { &[] };
        let alone: Vec<f64> = several.iter().map(|own| own.spread().predict(Asked::new(ease, 0.0, 1.0))).collect();
        let counted = Counted { right, unaided: answer.hints == 0 && !answer.helped, practice, weight, at };
        for (place, &skill) in skills.iter().enumerate() {
            let others = alone.iter().enumerate().filter(|&(i, _)| i != place).map(|(_, p)| p).product();
            let belief = &mut self.skills[skill.get()];
            belief.observe(levels[place], Asked::new(ease, guess, others), counted);
            belief.settle(self.criterion, at);
        }
        self.first.get_or_insert(at);
        let places: Vec<u32> = skills.iter().map(|skill| skill.0).collect();
        let observed = self.observed(index, &places, ease, guess, at);
        self.tracer.learn(&mut self.history, observed, Outcome { right, weight });
        self.pace = self.pace.after(belief::seconds(answer.took));
    }
}
