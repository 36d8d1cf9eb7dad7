//! Beginning from practice and from an outside score.

use crate::people::{Tallies, Tally, exactly, life, mixed, normal, people};
use gradus::draw::{Draw, Purpose};
use gradus::evidence::Outside;
use gradus::selection::checkup::{CheckUp, Pool, Start, levels, of_scale, sit};
use gradus::tracer::ability::{self, Ability, Outlook};
use std::sync::Arc;

/// How people practise and change by it.
#[derive(Clone, Copy)]
struct Practice {
    skills: usize,
    groups: usize,
    /// Answers, ten on a skill before the next.
    answers: usize,
    /// Logits that an answer adds to its skill's level; if any, levels also wander as the tracer assumes.
    learning: f64,
}

/// What the tracer believes after practice; `levels` become what they are then.
fn practise(practice: Practice, levels: &mut [f64], draw: &mut Draw) -> (Ability, Vec<Ability>) {
    let (mut general, mut own) = (ability::PRIOR, vec![ability::SKILL_PRIOR; practice.skills]);
    for count in 0..practice.answers {
        let skill = count / 10 % practice.skills;
        let ease = [-0.8, 0.0, 0.8][draw.below(3) as usize];
        let guess = if draw.below(3) == 0 { 0.25 } else { 0.02 };
        let chance = guess + (0.98 - guess) / (1.0 + (-levels[skill] - ease).exp());
        let mean = general.mean + own[skill].mean + ease;
        let signal =
            Outlook::new(mean, general.variance + own[skill].variance, guess).signal(draw.unit() < chance, 1.0);
        general = ability::taught(ability::moved(general, 1.0, signal));
        own[skill] = ability::skill_taught(ability::moved(own[skill], 1.0, signal));
        if practice.learning > 0.0 {
            levels[skill] += practice.learning + 0.008f64.sqrt() * normal(draw);
            let all = 0.0015f64.sqrt() * normal(draw);
            levels.iter_mut().for_each(|level| *level += all);
        }
    }
    (general, own)
}

/// Tallies after twenty items, and of the overall level before any.
fn warm(practice: Practice, count: u64) -> (Tallies, Tally) {
    let pool: Arc<Pool> = mixed(400, practice.skills as u32, practice.groups as u32, &mut life(1)).into();
    let rules = exactly(20, practice.groups);
    let (mut after, mut before) = (Tallies::default(), Tallies::default());
    for person in 0..people(count) {
        let mut draw = life(person + 1_000);
        let mut truth = levels(&Start::typical(practice.skills), &mut draw);
        let (general, own) = practise(practice, &mut truth, &mut draw);
        let start = Start::of_practice(general, own.into_iter());
        let untouched =
            CheckUp::new(pool.clone(), rules.clone(), start.clone(), &mut Draw::at(1, 0, Purpose::Exposure));
        before.add(&untouched.result(), &truth);
        let answer = |place: usize| {
            let entry = pool.items()[place];
            draw.unit() < entry.item.right(truth[entry.skill as usize])
        };
        after.add(&sit(&pool, &rules, &start, person, answer).measured, &truth);
    }
    (after, before.0[0])
}

#[test]
fn intervals_cover_after_practice() {
    let practice = |skills, groups, answers, learning| Practice { skills, groups, answers, learning };
    for (practice, count) in [
        (practice(8, 4, 20, 0.01), 1_000),
        (practice(8, 4, 100, 0.03), 1_500),
        (practice(8, 4, 300, 0.01), 1_000),
        (practice(24, 4, 200, 0.03), 600),
        (practice(1, 1, 60, 0.01), 1_000),
        (practice(8, 4, 100, 0.0), 1_000),
        (practice(24, 4, 200, 0.0), 600),
    ] {
        let (after, before) = warm(practice, count);
        let Practice { skills, answers, learning, .. } = practice;
        let what = format!("{answers} answers on {skills} skills, learning {learning}");
        println!("95 % intervals after practice, {what}: {}; overall before any item {}", after.says(), before.says());
        // The tracer expects people to change. Of who does not it is less sure than it might be.
        after.must_cover(0.93, if learning > 0.0 { 0.97 } else { 0.995 }, &what);
    }
}

#[test]
fn practice_and_outside_scores_save_items() {
    let pool: Arc<Pool> = mixed(400, 8, 4, &mut life(1)).into();
    let rules = exactly(20, 4);
    let at_end = |start: Start| {
        let mut draw = life(7);
        let sitting = sit(&pool, &rules, &start, 7, |place| draw.unit() < pool.items()[place].item.right(0.0));
        sitting.measured.overall.se
    };
    let sure = Ability { mean: 0.0, variance: 0.1 };
    let own = Ability { mean: 0.0, variance: 0.3 };
    let cold = at_end(Start::typical(8));
    let practised = at_end(Start::of_practice(sure, std::iter::repeat_n(own, 8)));
    let scored = at_end(Start::typical(8).with(Outside { level: 0, se: 300 }));
    assert!(practised < 0.85 * cold && scored < 0.95 * cold, "{cold} {practised} {scored}");
}

#[test]
fn intervals_cover_with_an_outside_score() {
    let pool: Arc<Pool> = mixed(400, 8, 4, &mut life(1)).into();
    let (rules, typical, mut tallies) = (exactly(20, 4), Start::typical(8), Tallies::default());
    for person in 0..people(2_000) {
        let mut draw = life(person + 1_000);
        let general = normal(&mut draw);
        let truth: Vec<f64> = (0..8).map(|_| general + 0.5f64.sqrt() * normal(&mut draw)).collect();
        // A score as tests report it: mean 200, standard deviation 16, standard error of measurement 5.
        let score = 200.0 + 16.0 * general + 5.0 * normal(&mut draw);
        let start = typical.clone().with(of_scale(score, 5.0, 200.0, 16.0).unwrap());
        let answer = |place: usize| {
            let entry = pool.items()[place];
            draw.unit() < entry.item.right(truth[entry.skill as usize])
        };
        tallies.add(&sit(&pool, &rules, &start, person, answer).measured, &truth);
    }
    println!("95 % intervals with an outside score of SEM .31: {}", tallies.says());
    tallies.must_cover(0.93, 0.97, "outside score");
}

#[test]
fn a_score_is_put_on_the_scale_of_its_norm() {
    assert_eq!(of_scale(208.0, 4.0, 200.0, 16.0).unwrap(), Outside { level: 500, se: 250 });
    assert_eq!(of_scale(192.0, 4.0, 200.0, 16.0).unwrap(), Outside { level: -500, se: 250 });
    for (score, sem, mean, deviation) in [
        (f64::NAN, 3.0, 200.0, 16.0),
        (208.0, 0.0, 200.0, 16.0),
        (208.0, -3.0, 200.0, 16.0),
        (208.0, 3.0, 200.0, 0.0),
        (192.0, 3.0, 200.0, -16.0),
        (208.0, f64::INFINITY, 200.0, 16.0),
        (f64::INFINITY, 3.0, 200.0, 16.0),
        (900.0, 3.0, 200.0, 16.0),
    ] {
        assert_eq!(of_scale(score, sem, mean, deviation).unwrap_err().code(), "check-up/scale");
    }
}

#[test]
fn two_sources_count_by_their_precision() {
    let start = Start::typical(2).with(Outside { level: 1_000, se: 500 });
    // Precisions 1 and 4.
    assert!((start.general.mean - 0.8).abs() < 1e-12 && (start.general.variance - 0.2).abs() < 1e-12);
    let never = Start::of_practice(ability::PRIOR, [ability::SKILL_PRIOR; 2].into_iter());
    assert_eq!(never, Start::typical(2));
}
