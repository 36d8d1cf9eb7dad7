//! Whoever knows a skill finishes it, also with a slip now and then.

use crate::support::banks::{ample, parse, right, wrong};
use gradus::Millis;
use gradus::evidence::{Because, Focus};
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice, View};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// Items until the chosen skill is secure; `None` if the session ends otherwise.
fn items_to_secure(slip: f64, seed: u64) -> Option<usize> {
    let spec = ample(&[0, 1, 2], 30);
    let plan = PlanSpec { minutes: 60.0, ..PlanSpec::default() };
    let mut practice = Practice::new(parse(&spec), plan.check().unwrap()).unwrap();
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut now = Millis(1_800_000_000_000);
    let focus = Focus::Skill("s2".into());
    let begin = Beginning { writer: "0123456789abcdef".into(), seed, focus, now, ..Beginning::default() };
    let mut view = practice.start(begin).unwrap().view;
    let mut items = 0;
    // Far more steps than there may be.
    for _ in 0..200 {
        let task = match view {
            View::Task(task) => task,
            View::Example(_) => {
                view = practice.next(now).unwrap().view;
                continue;
            }
            View::Finished(finished) => return (finished.because == Because::Goal).then_some(items),
            View::Handover(_) => return None,
        };
        items += 1;
        now.0 += 8_000;
        let item = spec.items.iter().find(|item| item.id == task.item.id).unwrap();
        let response = if random.random_bool(slip) { wrong(item) } else { right(item) };
        practice.answer(&response, Millis(8_000), false, now).unwrap();
        view = practice.next(now).unwrap().view;
    }
    None
}

/// Without a slip in three items. With one in twenty answers nineteen learners in twenty need five at most, and nobody more
/// than the twelve that a skill may take in a session.
#[test]
fn who_knows_a_skill_finishes_it() {
    for (slip, nearly_all, most) in [(0.0, 3, 3), (0.05, 5, 12)] {
        let runs: Vec<Option<usize>> = (0..1_000).map(|seed| items_to_secure(slip, seed)).collect();
        let mut done: Vec<usize> = runs.iter().copied().flatten().collect();
        done.sort_unstable();
        let mean = done.iter().sum::<usize>() as f64 / done.len() as f64;
        let (at_95, last, rested) = (done[done.len() * 95 / 100], done[done.len() - 1], runs.len() - done.len());
        println!("slips {slip}: mean {mean:.2}, 95 % {at_95}, all {last}; {rested} of {} rest", runs.len());
        assert!(at_95 <= nearly_all && last <= most, "slips {slip}: {at_95} and {last}");
        assert_eq!(rested, 0, "slips {slip}");
        assert!(mean >= 3.0, "{mean}");
    }
}
