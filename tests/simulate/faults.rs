//! Policies that do what they must not are caught.

use crate::world;
use gradus::learner::Interval;
use gradus::simulate::course::run;
use gradus::simulate::person::{Family, Person, Response};
use gradus::simulate::policy::{Budget, Next, Policy};
use gradus::simulate::{Truth, World};
use gradus::{ItemIndex, Millis, Result, SkillIndex};

/// Goes through all items of the first skill again and again, for so many items a session.
struct Endless<'a> {
    world: &'a World,
    given: usize,
    stop_after: usize,
}

impl Policy for Endless<'_> {
    fn begin(&mut self, _: u32, _: Millis) -> Result<()> {
        self.given = 0;
        Ok(())
    }
    fn next(&mut self, _: Millis) -> Result<Next> {
        let items = self.world.bank().skills()[0].items();
        self.given += 1;
        Ok(if self.given > self.stop_after { Next::Over } else { Next::Item(items[self.given % items.len()]) })
    }
    fn answered(&mut self, _: ItemIndex, _: Response, _: Millis) -> Result<()> {
        Ok(())
    }
    fn mastered(&self, _: SkillIndex) -> bool {
        false
    }
    fn range(&self, _: SkillIndex, _: Millis) -> Option<Interval> {
        Some(Interval { low: 0.0, high: 1.0 })
    }
}

#[test]
fn a_policy_that_breaks_its_promises_is_told() {
    let truth = Truth::default();
    let world = world(5, &truth);
    let broken = |stop_after, budget| {
        let person = Person::new(&world, &truth, Family::Bkt, 1, 0);
        let mut policy = Endless { world: &world, given: 0, stop_after };
        let course = run(&world, person, &mut policy, budget, &[0.0, 1.0]).unwrap();
        assert_eq!(course.sessions, 2);
        assert_eq!(course.covered, (2, 2));
        course.broken
    };
    let roomy = Budget { work: Millis(36_000_000), items: 30, person: 40 };
    assert_eq!(broken(10, roomy), gradus::simulate::course::Broken::default());
    let never = broken(usize::MAX, roomy);
    assert_eq!((never.endless, never.sessions), (2, 2));
    assert_eq!(never.items, 2 * 90, "four times 30 items, less the 30 that are allowed");
    assert_eq!(broken(40, roomy).items, 2 * 10);
    let strict = broken(20, Budget { person: 12, ..roomy });
    assert_eq!((strict.person, strict.items, strict.sessions), (2, 0, 2));
    let short = broken(20, Budget { work: Millis(60_000), ..roomy });
    assert!(short.minutes > 20 && short.sessions == 2, "{short:?}");
}
