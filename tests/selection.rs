//! What comes next, against a slow rescoring of every item that is written from the rules and shares no code.

mod support;

use gradus::bank::Bank;
use gradus::draw::{Draw, Purpose};
use gradus::evidence::{Focus, Log, Mode, What};
use gradus::grading::Verdict;
use gradus::learner::{Learner, Mastery, guess, mastery};
use gradus::plan::{PlanSpec, Weights};
use gradus::selection::{Choice, Given, Setting, Term, choose, next_part};
use gradus::{ItemIndex, Millis, SkillIndex};
use proptest::prelude::*;
use std::collections::BTreeMap;
use support::banks::{banks, plans};
use support::device::{Act, Device};

/// A candidate and its points by term, weights included.
type Scored = BTreeMap<usize, BTreeMap<&'static str, f64>>;

const TERMS: [Term; 8] =
    [Term::Choice, Term::Learn, Term::Success, Term::Review, Term::Unlock, Term::Variety, Term::Easier, Term::Spread];

fn skills(bank: &Bank) -> Vec<SkillIndex> {
    bank.skills().iter().map(|skill| bank.find_skill(skill.id()).unwrap()).collect()
}

/// P(known) of each skill, with what success above implies below, found by going over the graph until nothing changes.
fn known(setting: &Setting<'_>) -> Vec<f64> {
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

/// Three wrong first answers in a row on the skill and fewer than two right ones since on what it builds on.
fn rests(setting: &Setting<'_>, skill: SkillIndex) -> bool {
    let bank = setting.bank;
    let answered: Vec<_> = setting.given.turns().iter().filter_map(|turn| Some((turn.item, turn.right?))).collect();
    let on = |item: ItemIndex| bank.item(item).skills().contains(&skill);
    let own: Vec<usize> = (0..answered.len()).filter(|&at| on(answered[at].0)).collect();
    let Some(last) = own.len().checked_sub(3).map(|start| &own[start..]) else { return false };
    let builds_on = bank.skill(skill).prerequisites();
    let below = |item: ItemIndex| bank.item(item).skills().iter().any(|skill| builds_on.contains(skill));
    let rights = answered[last[2] + 1..].iter().filter(|(item, right)| *right && below(*item)).count();
    last.iter().all(|&at| !answered[at].1) && rights < 2
}

fn oracle(setting: &Setting<'_>) -> Scored {
    let Setting { bank, learner, plan, given, chosen_skills, chosen_items, now, .. } = *setting;
    let weights = &plan.spec().weights;
    let all = skills(bank);
    let known = known(setting);
    let secure = |skill: SkillIndex| mastery(learner.skill(skill), now) == Mastery::Secure;
    let handed = |skill: SkillIndex| learner.skill(skill).handed_over.is_some();
    let resting: Vec<SkillIndex> = all.iter().copied().filter(|&skill| rests(setting, skill)).collect();
    let easier = |skill: SkillIndex| resting.iter().any(|&hard| bank.skill(hard).prerequisites().contains(&skill));
    let practised =
        |skill: SkillIndex| given.turns().iter().filter(|turn| bank.item(turn.item).skills().contains(&skill)).count();
    let enough = |skill: SkillIndex| !secure(skill) && practised(skill) >= plan.hand_over() as usize;
    let has_fresh = |skill: SkillIndex| bank.skill(skill).items().iter().any(|&item| !given.has(item));
    let helps = |skill: SkillIndex| !handed(skill) && !secure(skill) && has_fresh(skill);
    let safe = |skill: SkillIndex| secure(skill) || known[skill.get()] >= 0.7;
    let ready = |skill: SkillIndex| {
        let outside = |below: SkillIndex| chosen_skills.contains(&skill) && !chosen_skills.contains(&below);
        chosen_skills == [skill] || bank.skill(skill).prerequisites().iter().all(|&below| outside(below) || safe(below))
    };
    let open = |skill: SkillIndex| {
        let waits = resting.contains(&skill) && bank.skill(skill).prerequisites().iter().any(|&below| helps(below));
        !handed(skill) && !waits && !enough(skill) && (secure(skill) || easier(skill) || ready(skill))
    };
    let reviews =
        given.turns().iter().filter(|turn| bank.item(turn.item).skills().iter().any(|&skill| secure(skill))).count();
    let of_skill = |skill: SkillIndex| {
        let belief = learner.skill(skill);
        let fresh = belief.observations == 0;
        let faded = 1.0 - belief.retrievability(now);
        let opens = bank.skill(skill).unlocks().iter().filter(|&&above| !secure(above)).count() as f64;
        let depth = f64::from(bank.skill(skill).depth());
        let mut points = [0.0; 5];
        if secure(skill) {
            let urgency = if belief.refresh() { 1.0 } else { f64::min(faded / 0.3, 1.0) };
            let due = belief.refresh() || faded > 1.0 - gradus::tracer::memory::DUE;
            let share = if reviews * 3 > given.turns().len() { 0.3 } else { 1.0 };
            points[2] = if due { urgency * share } else { 0.0 };
        } else {
            points[0] = if chosen_skills.contains(&skill) { 1.0 } else { 0.0 };
            points[1] = if fresh { 0.5 - f64::min(0.04 * depth, 0.4) } else { 0.5 + 0.5 * known[skill.get()] };
            points[3] = opens / (opens + 2.0);
            points[4] = if easier(skill) { 1.0 } else { 0.0 };
        }
        points
    };
    let mut scored = Scored::new();
    for item in bank.items() {
        let index = bank.find_item(item.id()).unwrap();
        let below = item.skills().iter().any(|&skill| easier(skill));
        let ours = chosen_items.is_empty() || chosen_items.contains(&index) || below;
        if !ours || given.has(index) || item.follows().is_some() || !item.skills().iter().all(|&skill| open(skill)) {
            continue;
        }
        let mut points: BTreeMap<&'static str, f64> = TERMS.iter().map(|term| (term.as_str(), 0.0)).collect();
        let names = [Term::Choice, Term::Learn, Term::Review, Term::Unlock, Term::Easier];
        for &skill in item.skills() {
            for (term, own) in names.iter().zip(of_skill(skill)) {
                *points.get_mut(term.as_str()).unwrap() += term.weight(weights) * own / item.skills().len() as f64;
            }
        }
        let success = learner.predict(item.skills(), item.difficulty(), guess(Some(item)), now);
        let shown = learner.item(index);
        let days = now.days_since(shown.last);
        let fresh = if shown.shown == 0 { 1.0 } else { f64::min(days / 30.0, 1.0) / (1.0 + f64::from(shown.shown)) };
        let other = given.last().is_some_and(|last| bank.item(last).format() != item.format());
        points.insert("success", weights.success * (1.0 - ((success - plan.spec().target) / 0.35).powi(2)));
        points.insert("variety", if other { weights.variety } else { 0.0 });
        points.insert("spread", weights.spread * fresh);
        scored.insert(index.get(), points);
    }
    // Never a fourth of one format in a row while there is another.
    let formats: Vec<_> = given.turns().iter().rev().take(3).map(|turn| bank.item(turn.item).format()).collect();
    let run = formats.len() == 3 && formats.iter().all(|format| *format == formats[0]);
    let same = |item: usize| run && bank.items()[item].format() == formats[0];
    if scored.keys().any(|&item| !same(item)) {
        scored.retain(|&item, _| !same(item));
    }
    scored
}

fn total(points: &BTreeMap<&'static str, f64>) -> f64 {
    points.values().sum()
}

/// Everything that must hold of one choice.
fn check(setting: &Setting<'_>, choice: Option<&Choice>, seed: u64) -> Result<(), TestCaseError> {
    const ROUNDING: f64 = 1e-8;
    if let Some(next) = next_part(setting.bank, setting.learner, setting.plan, setting.given) {
        prop_assert_eq!(choice.map(|choice| choice.item), Some(next), "the next part goes first");
        return Ok(());
    }
    let scored = oracle(setting);
    let Some(choice) = choice else {
        prop_assert!(scored.is_empty(), "nothing chosen of {scored:?}");
        return Ok(());
    };
    prop_assert!(choice.predicted > 0.0 && choice.predicted < 1.0);
    let Some(own) = scored.get(&choice.item.get()) else {
        return Err(TestCaseError::fail(format!("{choice:?} is no candidate of {:?}", scored.keys())));
    };
    let best = scored.values().map(total).fold(f64::NEG_INFINITY, f64::max);
    prop_assert!(total(own) >= best - ROUNDING, "{} points, and another has {best}", total(own));
    // The reasons are the score: term by term, and nothing is left over.
    let mut claimed: BTreeMap<&'static str, f64> = TERMS.iter().map(|term| (term.as_str(), 0.0)).collect();
    for reason in choice.reasons.iter().chain(&choice.against) {
        *claimed.get_mut(reason.term.as_str()).unwrap() += reason.points;
    }
    for (term, points) in own {
        prop_assert!((claimed[term] - points).abs() < ROUNDING, "{term}: {} claimed, {points} found", claimed[term]);
    }
    prop_assert!(choice.reasons.windows(2).all(|pair| pair[0].points >= pair[1].points));
    prop_assert!(choice.reasons.iter().all(|r| r.points > 0.0) && choice.against.iter().all(|r| r.points <= 0.0));
    // Without the term that counted most, each item's score is what its other terms add up to, and the best of those is
    // chosen: the former choice goes, or its other terms alone still put it first.
    let Some(top) = choice.reasons.first().map(|reason| reason.term) else { return Ok(()) };
    let plan = without(setting.plan.spec(), top).check().unwrap();
    let again = choose(
        &Setting { plan: &plan, ..*setting },
        &mut Draw::at(seed, setting.given.turns().len() as u64, Purpose::Tie),
    );
    let rest = |points: &BTreeMap<&'static str, f64>| total(points) - points[top.as_str()];
    let best = scored.values().map(rest).fold(f64::NEG_INFINITY, f64::max);
    let again = again.expect("weights take no item away");
    prop_assert!(rest(&scored[&again.item.get()]) >= best - ROUNDING);
    if rest(own) < best - 1e-6 {
        prop_assert_ne!(again.item, choice.item, "its top reason was its only lead, and without it it still wins");
    }
    Ok(())
}

fn without(plan: &PlanSpec, term: Term) -> PlanSpec {
    let mut plan = plan.clone();
    let Weights { goal, choice, learn, success, review, unlock, class, variety, easier, spread } = &mut plan.weights;
    *match term {
        Term::NextPart | Term::Start | Term::Proof | Term::Check => unreachable!("not scored"),
        Term::Goal => goal,
        Term::Choice => choice,
        Term::Class => class,
        Term::Learn => learn,
        Term::Success => success,
        Term::Review => review,
        Term::Unlock => unlock,
        Term::Variety => variety,
        Term::Easier => easier,
        Term::Spread => spread,
    } = 0.0;
    plan
}

/// Goes through a device's log and checks the choice behind every record that an item was shown.
fn check_log(device: &Device) -> Result<usize, TestCaseError> {
    let bank = device.practice.bank();
    let plan = device.plan.check().unwrap();
    let entries = device.practice.log().entries();
    let (mut given, mut seed, mut focus) = (Given::default(), 0, Focus::Free);
    let mut checked = 0;
    for (position, entry) in entries.iter().enumerate() {
        let evidence = entry.evidence().unwrap();
        match &evidence.what {
            What::Started { seed: drawn, focus: about, .. } => {
                (given, seed, focus) = (Given::default(), *drawn, about.clone());
            }
            What::Shown { item, .. } => {
                let mut before = Log::default();
                before.merge(entries[..position].iter().map(|entry| entry.line().to_owned())).unwrap();
                let learner = Learner::replay(bank, plan.criterion(), &before);
                let (chosen_skills, chosen_items) = chosen(bank, &focus);
                let setting = Setting {
                    bank,
                    learner: &learner,
                    plan: &plan,
                    given: &given,
                    chosen_skills: &chosen_skills,
                    chosen_items: &chosen_items,
                    class_due: &[],
                    goal: None,
                    mode: Mode::Practice,
                    now: evidence.at,
                };
                let choice = choose(&setting, &mut Draw::at(seed, given.turns().len() as u64, Purpose::Tie));
                let index = bank.find_item(item).unwrap();
                prop_assert_eq!(choice.as_ref().map(|choice| choice.item), Some(index), "the session gives the choice");
                prop_assert!(!given.has(index), "an item came twice in a session");
                check(&setting, choice.as_ref(), seed)?;
                given.show(index);
                checked += 1;
            }
            What::Answered(answer) => match answer.verdict {
                Verdict::Right => given.answer(true),
                Verdict::Wrong => given.answer(false),
                Verdict::SameValue | Verdict::Unreadable => {}
            },
            _ => {}
        }
    }
    Ok(checked)
}

/// A focus's skills and items, from the bank's own lists.
fn chosen(bank: &Bank, focus: &Focus) -> (Vec<SkillIndex>, Vec<ItemIndex>) {
    match focus {
        Focus::Free => (vec![], vec![]),
        Focus::Skill(id) => {
            let skill = bank.find_skill(id).unwrap();
            (vec![skill], bank.skill(skill).items().to_vec())
        }
        Focus::Lesson(id) => {
            let lesson = bank.find_lesson(id).unwrap();
            let mut skills = lesson.skills().to_vec();
            for skill in lesson.items().iter().flat_map(|&item| bank.item(item).skills()) {
                if !skills.contains(skill) {
                    skills.push(*skill);
                }
            }
            (skills, lesson.items().to_vec())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_choice_is_what_a_slow_rescoring_says(
        spec in banks(), plan in plans(), starts in prop::collection::vec(any::<u8>(), 1..4), share in 0..4u8,
        turns in prop::collection::vec((any::<u8>(), prop_oneof![9 => 1_000..90_000i64, 1 => 86_400_000..4_000_000_000i64]), 10..60),
    ) {
        let plan = PlanSpec { minutes: 60.0, items: plan.items.max(20.0), ..plan };
        let mut device = Device::new(&spec, plan, "5555555555555555");
        for (at, &(how, time)) in turns.iter().enumerate() {
            device.pass(time);
            if at % 25 == 0 {
                let _ = device.act(Act::Start(starts[at / 25 % starts.len()]));
            }
            // From always right to always wrong, by `share`.
            let _ = device.act(Act::GoOn(u8::from(how % 4 < share)));
        }
        check_log(&device)?;
    }
}

#[test]
fn the_check_sees_choices_of_every_kind() {
    // A fixed script that is long enough: the property above must not pass by checking nothing.
    let mut device = Device::new(&support::banks::ample(&[0, 1, 3], 8), PlanSpec::default(), "5555555555555555");
    device.now = Millis(support::device::DAWN);
    device.act(Act::Start(0)).unwrap();
    for how in 0..40 {
        device.pass(5_000);
        let _ = device.act(Act::GoOn(u8::from(how % 5 == 0)));
    }
    assert!(check_log(&device).unwrap() >= 10);
}

#[test]
fn three_misses_rest_a_skill_until_two_rights_below_it() {
    let bank = support::banks::parse(&support::banks::ample(&[0, 1], 8));
    let hard = bank.find_skill("s1").unwrap();
    let plan = PlanSpec::default().check().unwrap();
    let mut given = Given::default();
    let mut turn = |item: &str, right: bool| {
        given.show(bank.find_item(item).unwrap());
        given.answer(right);
        given.resting(&bank, &plan)
    };
    // Odd items are of the harder skill, even ones of what it builds on.
    assert_eq!((turn("i1", false), turn("i3", false)), (vec![], vec![]));
    assert_eq!(turn("i5", false), [hard]);
    assert_eq!(turn("i0", true), [hard]);
    assert_eq!(turn("i2", true), []);
}
