//! A slow rescoring of every item, written from docs/plan.md and sharing no code with the engine's.

use gradus::bank::{Bank, Difficulty};
use gradus::learner::{Mastery, guess, mastery};
use gradus::selection::{Setting, Term};
use gradus::{ItemIndex, SkillIndex};
use std::collections::BTreeMap;

/// A candidate: its points by term, weights included, and what the rules ask of it.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    pub(crate) points: BTreeMap<&'static str, f64>,
    pub(crate) predicted: f64,
    pub(crate) class: bool,
    pub(crate) useful: bool,
    pub(crate) same_format: bool,
    pub(crate) has_parts: bool,
}

impl Scored {
    /// All points but one term's.
    pub(crate) fn total(&self, without: Option<Term>) -> f64 {
        self.points.iter().filter(|(name, _)| without.map(Term::as_str) != Some(**name)).map(|(_, points)| points).sum()
    }
}

fn skills(bank: &Bank) -> Vec<SkillIndex> {
    bank.skills().iter().map(|skill| bank.find_skill(skill.id()).unwrap()).collect()
}

/// P(known) of each skill, with what success above implies below, found by going over the graph until nothing changes.
pub(crate) fn known(setting: &Setting<'_>) -> Vec<f64> {
    let Setting { bank, learner, now, .. } = *setting;
    let all = skills(bank);
    let mut known: Vec<f64> = all.iter().map(|&skill| learner.known(skill, now)).collect();
    loop {
        let before = known.clone();
        for &skill in &all {
            let belief = learner.skill(skill);
            let implied = 0.95 * known[skill.get()];
            let shown = belief.unaided >= 2 && !belief.refresh();
            let carried = belief.observations == 0 && implied > 0.7;
            for &below in bank.skill(skill).prerequisites() {
                if (shown || carried) && learner.skill(below).observations < 2 && known[below.get()] < implied {
                    known[below.get()] = implied;
                }
            }
        }
        if before == known {
            return known;
        }
    }
}

/// One miss in a row more than a worked example takes, and fewer than two right answers since on what it builds on.
fn rests(setting: &Setting<'_>, skill: SkillIndex) -> bool {
    let bank = setting.bank;
    let enough = setting.plan.spec().example_after as usize + 1;
    let answered: Vec<_> = setting.given.turns().iter().filter_map(|turn| Some((turn.item, turn.right?))).collect();
    let on = |item: ItemIndex| bank.item(item).skills().contains(&skill);
    let own: Vec<usize> = (0..answered.len()).filter(|&at| on(answered[at].0)).collect();
    let Some(last) = own.len().checked_sub(enough).map(|start| &own[start..]) else { return false };
    let builds_on = bank.skill(skill).prerequisites();
    let below = |item: ItemIndex| bank.item(item).skills().iter().any(|skill| builds_on.contains(skill));
    let rights = answered[last[enough - 1] + 1..].iter().filter(|(item, right)| *right && below(*item)).count();
    last.iter().all(|&at| !answered[at].1) && rights < 2
}

/// Every item that may be given, scored.
pub(crate) fn oracle(setting: &Setting<'_>) -> BTreeMap<usize, Scored> {
    let Setting { bank, learner, plan, given, chosen_skills, chosen_items, class_due, goal, now, .. } = *setting;
    let spec = plan.spec();
    let weights = &spec.weights;
    let all = skills(bank);
    let known = known(setting);
    let secure = |skill: SkillIndex| mastery(learner.skill(skill), now) == Mastery::Secure;
    let handed = |skill: SkillIndex| learner.skill(skill).handed_over.is_some();
    let resting: Vec<SkillIndex> = all.iter().copied().filter(|&skill| rests(setting, skill)).collect();
    let below_one_of = |hard: &[SkillIndex], skill: SkillIndex| {
        hard.iter().any(|&hard| bank.skill(hard).prerequisites().contains(&skill))
    };
    let easier = |skill: SkillIndex| below_one_of(&resting, skill);
    let practised =
        |skill: SkillIndex| given.turns().iter().filter(|turn| bank.item(turn.item).skills().contains(&skill)).count();
    let enough = |skill: SkillIndex| {
        let seen = learner.skill(skill).observations >= plan.hand_over();
        !secure(skill) && seen && practised(skill) >= plan.hand_over() as usize
    };
    let has_fresh = |skill: SkillIndex| bank.skill(skill).items().iter().any(|&item| !given.has(item));
    let helps = |skill: SkillIndex| !handed(skill) && !secure(skill) && has_fresh(skill);
    let safe = |skill: SkillIndex| secure(skill) || known[skill.get()] >= 0.7;
    let due_now = if spec.blend > 0.0 { class_due } else { &[] };
    let ready = |skill: SkillIndex| {
        let judged = |list: &[SkillIndex], below| list.contains(&skill) && !list.contains(&below);
        let fine = |below| judged(chosen_skills, below) || judged(due_now, below) || safe(below);
        bank.skill(skill).prerequisites().iter().all(|&below| fine(below))
    };
    let open = |skill: SkillIndex| {
        let waits = resting.contains(&skill) && bank.skill(skill).prerequisites().iter().any(|&below| helps(below));
        !handed(skill) && !waits && !enough(skill) && (secure(skill) || easier(skill) || ready(skill))
    };
    // On the way to the goal: it, and whatever an unsafe step builds on and is not safe.
    let mut way: Vec<SkillIndex> = goal.into_iter().filter(|&goal| !secure(goal)).collect();
    for _ in 0..all.len() {
        let next: Vec<_> =
            all.iter().copied().filter(|&s| !way.contains(&s) && !safe(s) && below_one_of(&way, s)).collect();
        way.extend(next);
    }
    let touches = |item: ItemIndex, of: &dyn Fn(SkillIndex) -> bool| bank.item(item).skills().iter().any(|&s| of(s));
    let turns = given.turns();
    let reviews = turns.iter().filter(|turn| touches(turn.item, &secure)).count();
    let review_due = |skill: SkillIndex| {
        let belief = learner.skill(skill);
        secure(skill) && (belief.refresh() || belief.retrievability(now) < gradus::tracer::memory::DUE)
    };
    // Class work: what is due, and what a due skill that rests builds on; not what is secure and fresh.
    let resting_due: Vec<SkillIndex> = resting.iter().copied().filter(|skill| class_due.contains(skill)).collect();
    let class = |skill: SkillIndex| {
        (class_due.contains(&skill) || below_one_of(&resting_due, skill)) && (!secure(skill) || review_due(skill))
    };
    let was_class = turns.iter().filter(|turn| touches(turn.item, &|skill| class_due.contains(&skill))).count() as f64;
    let wanted = (spec.blend * (turns.len() as f64 + 1.0) - was_class - 0.5).clamp(-0.5, 0.5);
    let of_skill = |skill: SkillIndex| -> [(Term, f64); 6] {
        let belief = learner.skill(skill);
        let faded = 1.0 - belief.retrievability(now);
        let urgency = if belief.refresh() { 1.0 } else { f64::min(faded / 0.3, 1.0) };
        let opens = bank.skill(skill).unlocks().iter().filter(|&&above| !secure(above)).count() as f64;
        let depth = f64::from(bank.skill(skill).depth());
        let begun = belief.observations > 0;
        let learn = if begun { 0.5 + 0.5 * known[skill.get()] } else { 0.5 - f64::min(0.04 * depth, 0.4) };
        let if_open = |points: f64| if secure(skill) { 0.0 } else { points };
        let flag = |yes: bool| if_open(if yes { 1.0 } else { 0.0 });
        [
            (Term::Goal, flag(way.contains(&skill))),
            (Term::Choice, flag(chosen_skills.contains(&skill))),
            (Term::Learn, if_open(learn)),
            (Term::Unlock, if_open(opens / (opens + 2.0))),
            (Term::Easier, flag(easier(skill))),
            (Term::Review, if review_due(skill) { urgency } else { 0.0 }),
        ]
    };
    let mut scored = BTreeMap::new();
    for item in bank.items() {
        let index = bank.find_item(item.id()).unwrap();
        let ours = chosen_items.is_empty() || chosen_items.contains(&index) || touches(index, &easier);
        if !ours || given.has(index) || item.follows().is_some() || !item.skills().iter().all(|&skill| open(skill)) {
            continue;
        }
        let mut points: BTreeMap<&'static str, f64> = Term::SCORED.map(|term| (term.as_str(), 0.0)).into();
        for &skill in item.skills() {
            for (term, own) in of_skill(skill) {
                *points.get_mut(term.as_str()).unwrap() += term.weight(weights) * own / item.skills().len() as f64;
            }
        }
        let predicted = learner.predict(item.skills(), item.difficulty(), guess(Some(item)), now);
        let shown = learner.item(index);
        let days = now.days_since(shown.last);
        let unseen = if shown.shown == 0 { 1.0 } else { f64::min(days / 30.0, 1.0) / (1.0 + f64::from(shown.shown)) };
        let last = given.last().map(|last| bank.item(last));
        let other = last.is_some_and(|last| last.format() != item.format());
        let again = last.is_some_and(|last| last.context().is_some() && last.context() == item.context());
        let class = item.skills().iter().any(|&skill| class(skill));
        let side = if class_due.is_empty() {
            0.0
        } else if class {
            wanted
        } else {
            -wanted
        };
        let enough = reviews as f64 >= 0.18 * (turns.len() as f64 + 3.0);
        let useful = item.skills().iter().any(|&skill| !secure(skill) || review_due(skill) && !enough);
        let filling = enough && reviews < turns.len();
        let worth = item.skills().iter().any(|&skill| !secure(skill) || review_due(skill) && !filling);
        if !worth && chosen_items.is_empty() && !turns.is_empty() {
            continue;
        }
        let mean = item.skills().iter().map(|skill| known[skill.get()]).sum::<f64>() / item.skills().len() as f64;
        let ease = match item.difficulty() {
            Difficulty::Easy => 0.8,
            Difficulty::Medium => 0.0,
            Difficulty::Hard => -0.8,
        };
        *points.get_mut("learn").unwrap() -= weights.learn * (2.0 * guess(Some(item)) + 0.5 * ease * mean);
        points.insert("success", weights.success * (1.0 - ((predicted - spec.target) / 0.35).powi(2)));
        let variety = f64::from(u8::from(other)) - if again { 0.5 } else { 0.0 };
        points.insert("variety", weights.variety * variety);
        points.insert("spread", weights.spread * unseen);
        points.insert("class", weights.class * side);
        let run = turns.iter().rev().take(3).filter(|turn| bank.item(turn.item).format() == item.format()).count();
        let has_parts = item.next_part().is_some();
        scored.insert(index.get(), Scored { points, predicted, class, useful, same_format: run == 3, has_parts });
    }
    scored
}

/// Keeps those for which it holds, if there are any.
fn prefer(left: &mut Vec<usize>, scored: &BTreeMap<usize, Scored>, which: &dyn Fn(&Scored) -> bool) -> bool {
    let any = left.iter().any(|item| which(&scored[item]));
    if any {
        left.retain(|item| which(&scored[item]));
    }
    any
}

/// Those that the rules leave to the score; without a term its rule does not hold.
pub(crate) fn left(setting: &Setting<'_>, scored: &BTreeMap<usize, Scored>, without: Option<Term>) -> Vec<usize> {
    let mut left: Vec<usize> = scored.keys().copied().collect();
    if without != Some(Term::Variety) {
        prefer(&mut left, scored, &|own| !own.same_format);
    }
    let gently = setting.given.away() >= 30.0 && setting.given.turns().len() < 3 && without != Some(Term::Start);
    if gently
        && !prefer(&mut left, scored, &|own| own.predicted >= 0.8 && !own.has_parts)
        && !prefer(&mut left, scored, &|own| own.predicted >= 0.8)
    {
        let most = left.iter().map(|item| scored[item].predicted).fold(0.0, f64::max);
        left.retain(|item| scored[item].predicted >= most);
    }
    prefer(&mut left, scored, &|own| own.useful);
    let spec = setting.plan.spec();
    if !setting.class_due.is_empty() && without != Some(Term::Class) {
        let floor = if spec.blend >= 1.0 { 1.0 } else { spec.floor };
        let ceiling = if spec.blend <= 0.0 { 0.0 } else { spec.ceiling };
        let turns = setting.given.turns();
        let due = |item: ItemIndex| setting.bank.item(item).skills().iter().any(|s| setting.class_due.contains(s));
        let was = turns.iter().filter(|turn| due(turn.item)).count() as f64;
        let next = turns.len() as f64 + 1.0;
        if (floor * next + 1e-9).floor() > was {
            prefer(&mut left, scored, &|own| own.class);
        } else if was + 1.0 > (ceiling * next - 1e-9).ceil() {
            prefer(&mut left, scored, &|own| !own.class);
        }
    }
    left
}
