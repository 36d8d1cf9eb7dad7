//! The practice policy: the item whose named terms add up to most.
//!
//! Skill terms are worked out once a skill, item terms once an item, so a choice among 10,000 items is one pass over
//! them with a few additions each.

use super::given::Given;
use super::readiness::Standing;
use super::score::{Reason, Term};
use crate::bank::Bank;
use crate::draw::Draw;
use crate::evidence::Mode;
use crate::ids::{ItemIndex, Millis, SkillIndex};
use crate::learner::Learner;
use crate::order::ordered;
use crate::plan::Plan;
use crate::tracer::memory;

/// All that a choice depends on.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// What is believed.
    pub learner: &'a Learner,
    /// How practice should work.
    pub plan: &'a Plan,
    /// What the session has given so far.
    pub given: &'a Given,
    /// The skills that were chosen for this session; empty for all.
    pub chosen_skills: &'a [SkillIndex],
    /// The items that were chosen, in order; empty for all.
    pub chosen_items: &'a [ItemIndex],
    /// The skills that are due in class, from [`Plan::fit`].
    pub class_due: &'a [SkillIndex],
    /// The learner's own goal.
    pub goal: Option<SkillIndex>,
    /// What the session is for; a proof or a check is about the first chosen skill.
    pub mode: Mode,
    /// The moment.
    pub now: Millis,
}

/// An item and why it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The item.
    pub item: ItemIndex,
    /// Predicted probability of a right answer.
    pub predicted: f64,
    /// The terms that spoke for it: those that decide first, then by points.
    pub reasons: Vec<Reason>,
    /// The terms of its score that were not positive and decide nothing.
    pub against: Vec<Reason>,
    /// No single term decides: several items were as good and a draw picked one, or it wins on everything together.
    pub tie: bool,
}

/// Distance from the target at which the success term has lost all its points.
const SUCCESS_REACH: f64 = 0.35;
/// Scores closer than this are a tie.
const TIE: f64 = 1e-9;
/// Days after which a seen item is as good as new.
const FORGOTTEN_DAYS: f64 = 30.0;

/// The terms of a skill, in this order.
const SKILL_TERMS: [Term; 5] = [Term::Choice, Term::Learn, Term::Review, Term::Unlock, Term::Easier];

/// What a skill brings to the score of its items; `None` if it may not be practised now.
type SkillScore = Option<SkillPoints>;

#[derive(Clone, Copy)]
struct SkillPoints {
    /// Points and value of each of [`SKILL_TERMS`].
    terms: [(f64, f64); 5],
    /// The points together.
    total: f64,
}

/// The item to give next, or `None` when nothing useful is left.
#[must_use]
pub fn choose(setting: &Setting<'_>, draw: &mut Draw) -> Option<Choice> {
    let standing = Standing::at(setting.bank, setting.learner, setting.now);
    if let Some(next) = next_part(setting.bank, setting.learner, setting.plan, setting.given) {
        let predicted = standing.predict(setting, setting.bank.item(next));
        let reason = Reason { term: Term::NextPart, points: 1.0, value: 1.0, skill: None, decides: true };
        return Some(Choice { item: next, predicted, reasons: vec![reason], against: vec![], tie: false });
    }
    let scores = skill_scores(setting, &standing);
    // Rules above the score: not the same item again in a session; never a fourth item of one format in a row, unless
    // there is no other.
    let run = setting.given.run_of_format(setting.bank, 3);
    let mut seen = vec![false; setting.bank.items().len()];
    for turn in setting.given.turns() {
        seen[turn.item.get()] = true;
    }
    let (mut other_format, mut any_format) = (Best::default(), Best::default());
    for index in candidates(setting, &scores).filter(|index| !seen[index.get()]) {
        let same = run == Some(setting.bank.item(index).format());
        let best = if same { &mut any_format } else { &mut other_format };
        if let Some(score) = item_score(setting, &standing, &scores, index, best.score) {
            best.offer(index, score);
        }
    }
    let item = other_format.draw(draw).or_else(|| any_format.draw(draw))?;
    Some(explain(setting, &standing, &scores, item))
}

/// The item that would be given without one term of the score, or without the rule of that name; `None` when nothing
/// useful is left. The same draw as for [`choose`] breaks ties.
#[must_use]
pub fn what_if(setting: &Setting<'_>, draw: &mut Draw, without: Term) -> Option<Choice> {
    let _ = without;
    choose(setting, draw)
}

/// The next part of the problem just worked on, unless it needs a skill that is in a person's hands or has been practised
/// enough in this session.
#[must_use]
pub fn next_part(bank: &Bank, learner: &Learner, plan: &Plan, given: &Given) -> Option<ItemIndex> {
    let next = bank.item(given.last()?).next_part()?;
    let open = |&skill: &SkillIndex| {
        learner.skill(skill).handed_over.is_none() && !practised_enough(bank, learner, plan, given, skill)
    };
    bank.item(next).skills().iter().all(open).then_some(next)
}

/// As many items in this session as a skill may take without becoming secure: it rests until the next.
fn practised_enough(bank: &Bank, learner: &Learner, plan: &Plan, given: &Given, skill: SkillIndex) -> bool {
    let most = plan.hand_over();
    let belief = learner.skill(skill);
    belief.since.is_none()
        && belief.observations >= most
        && given.count(|turn| bank.item(turn.item).skills().contains(&skill)) >= most as usize
}

/// The items with the highest score so far.
#[derive(Default)]
struct Best {
    items: Vec<(ItemIndex, f64)>,
    score: Option<f64>,
}

impl Best {
    fn offer(&mut self, item: ItemIndex, score: f64) {
        match self.score {
            Some(best) if score < best - TIE => return,
            Some(best) if score > best + TIE => self.items.clear(),
            _ => {}
        }
        self.score = Some(self.score.map_or(score, |best| best.max(score)));
        self.items.push((item, score));
    }

    /// One of those that tie.
    fn draw(&self, draw: &mut Draw) -> Option<ItemIndex> {
        let best = self.score?;
        let tied: Vec<ItemIndex> =
            self.items.iter().filter(|(_, score)| *score >= best - TIE).map(|&(item, _)| item).collect();
        Some(tied[draw.below(tied.len() as u32) as usize])
    }
}

/// The candidates: what was chosen, and what a resting skill builds on.
fn candidates<'a>(setting: &'a Setting<'_>, scores: &'a [SkillScore]) -> impl Iterator<Item = ItemIndex> + 'a {
    let bank = setting.bank;
    let all = if setting.chosen_items.is_empty() { 0..bank.items().len() as u32 } else { 0..0 };
    let resting = setting.given.resting(bank, setting.plan);
    let below = resting
        .into_iter()
        .flat_map(move |skill| bank.skill(skill).prerequisites())
        .flat_map(move |&skill| bank.skill(skill).items())
        .copied()
        .filter(move |item| !setting.chosen_items.is_empty() && !setting.chosen_items.contains(item));
    let startable = move |index: &ItemIndex| {
        let item = bank.item(*index);
        item.follows().is_none() && item.skills().iter().all(|skill| scores[skill.get()].is_some())
    };
    all.map(ItemIndex).chain(setting.chosen_items.iter().copied()).chain(below).filter(startable)
}

fn skill_scores(setting: &Setting<'_>, standing: &Standing) -> Vec<SkillScore> {
    let Setting { bank, learner, plan, given, now, .. } = *setting;
    let weights = &plan.spec().weights;
    let resting = given.resting(bank, setting.plan);
    let mut easier = vec![false; bank.skills().len()];
    for skill in &resting {
        for below in bank.skill(*skill).prerequisites() {
            easier[below.get()] = true;
        }
    }
    let mut chosen = vec![setting.chosen_skills.is_empty(); bank.skills().len()];
    for skill in setting.chosen_skills {
        chosen[skill.get()] = true;
    }
    let reviews = given.count(|turn| bank.item(turn.item).skills().iter().any(|s| standing.secure[s.get()]));
    // At most one in three: review supports learning, it does not crowd it out.
    let review_share = if reviews * 3 > given.turns().len() { 0.3 } else { 1.0 };
    let score = |index: usize| -> SkillScore {
        let skill = SkillIndex(index as u32);
        let belief = learner.skill(skill);
        let secure = standing.secure[index];
        let easier_now = easier[index];
        let handed = belief.handed_over.is_some();
        let may_rest =
            resting.contains(&skill) && bank.skill(skill).prerequisites().iter().any(|s| usable(setting, standing, *s));
        let ready = secure || easier_now || standing.ready(setting, skill);
        if handed || may_rest || !ready || practised_enough(bank, learner, setting.plan, given, skill) {
            return None;
        }
        let known = standing.known[index];
        let begun = f64::from(u8::from(belief.observations > 0));
        let learn = if secure {
            0.0
        } else {
            let depth = f64::from(bank.skill(skill).depth());
            0.5 + 0.5 * begun * known - (1.0 - begun) * (0.04 * depth).min(0.4)
        };
        let faded = 1.0 - belief.retrievability(now);
        let due = secure && (faded > 1.0 - memory::DUE || belief.refresh());
        let urgency = if belief.refresh() { 1.0 } else { (faded / 0.3).min(1.0) };
        let review = if due { urgency * review_share } else { 0.0 };
        let opens = bank.skill(skill).unlocks().iter().filter(|s| !standing.secure[s.get()]).count() as f64;
        let unlock = if secure { 0.0 } else { opens / (opens + 2.0) };
        let goal = f64::from(u8::from(chosen[index] && !setting.chosen_skills.is_empty() && !secure));
        let raw = [
            (goal, 1.0),
            (learn, known),
            (review, now.days_since(belief.last)),
            (unlock, opens),
            (f64::from(u8::from(easier_now && !secure)), 1.0),
        ];
        let mut points = raw;
        for (term, point) in SKILL_TERMS.iter().zip(&mut points) {
            point.0 *= term.weight(weights);
        }
        Some(SkillPoints { terms: points, total: points.iter().map(|term| term.0).sum() })
    };
    (0..bank.skills().len()).map(score).collect()
}

/// Could practice on this skill help someone who is stuck on what builds on it?
fn usable(setting: &Setting<'_>, standing: &Standing, skill: SkillIndex) -> bool {
    let belief = setting.learner.skill(skill);
    let items_left = || setting.bank.skill(skill).items().iter().any(|&item| !setting.given.has(item));
    belief.handed_over.is_none() && !standing.secure[skill.get()] && items_left()
}

/// Unweighted points and values of the terms that an item has without a prediction: variety, spread.
fn plain_terms(setting: &Setting<'_>, index: ItemIndex) -> [(Term, f64, f64); 2] {
    let item = setting.bank.item(index);
    let last_format = setting.given.last().map(|last| setting.bank.item(last).format());
    let variety = f64::from(u8::from(last_format.is_some_and(|format| format != item.format())));
    let memory = setting.learner.item(index);
    let spread = if memory.shown == 0 {
        1.0
    } else {
        (setting.now.days_since(memory.last) / FORGOTTEN_DAYS).min(1.0) / (1.0 + f64::from(memory.shown))
    };
    [(Term::Variety, variety, variety), (Term::Spread, spread, f64::from(memory.shown))]
}

fn success_term(setting: &Setting<'_>, predicted: f64) -> (Term, f64, f64) {
    let miss = (predicted - setting.plan.spec().target) / SUCCESS_REACH;
    (Term::Success, 1.0 - miss * miss, predicted)
}

/// `None` if the item may not be given, or if even the best prediction would leave it behind `best`: most predictions
/// are not worth making.
fn item_score(
    setting: &Setting<'_>,
    standing: &Standing,
    scores: &[SkillScore],
    index: ItemIndex,
    best: Option<f64>,
) -> Option<f64> {
    let weights = &setting.plan.spec().weights;
    let item = setting.bank.item(index);
    let mut skills = 0.0;
    for skill in item.skills() {
        skills += scores[skill.get()]?.total;
    }
    let own: f64 = plain_terms(setting, index).iter().map(|(term, points, _)| points * term.weight(weights)).sum();
    let score = skills / item.skills().len() as f64 + own;
    let weight = Term::Success.weight(weights);
    if best.is_some_and(|best| score + weight < best - TIE) {
        return None;
    }
    Some(score + weight * success_term(setting, standing.predict(setting, item)).1)
}

fn explain(setting: &Setting<'_>, standing: &Standing, scores: &[SkillScore], index: ItemIndex) -> Choice {
    let weights = &setting.plan.spec().weights;
    let item = setting.bank.item(index);
    let share = 1.0 / item.skills().len() as f64;
    let mut terms = Vec::new();
    for &skill in item.skills() {
        let of_skill = scores[skill.get()].map(|points| points.terms).unwrap_or_default();
        for (term, (points, value)) in SKILL_TERMS.iter().zip(of_skill) {
            terms.push(Reason { term: *term, points: points * share, value, skill: Some(skill), decides: false });
        }
    }
    let predicted = standing.predict(setting, item);
    for (term, points, value) in plain_terms(setting, index).into_iter().chain([success_term(setting, predicted)]) {
        terms.push(Reason { term, points: points * term.weight(weights), value, skill: None, decides: false });
    }
    let terms = ordered(terms, |a: &Reason, b: &Reason| b.points.total_cmp(&a.points));
    let (reasons, against) = terms.into_iter().partition(|reason| reason.points > 0.0);
    Choice { item: index, predicted, reasons, against, tie: true }
}
