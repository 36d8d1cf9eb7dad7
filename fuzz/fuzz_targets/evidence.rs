//! Progress files: any lines are merged or refused, and what is merged can be replayed and merged again to no effect.
#![no_main]

use std::sync::LazyLock;

use gradus::bank::Bank;
use gradus::evidence::Log;
use gradus::learner::Learner;
use gradus::plan::PlanSpec;

const BANK: &str = r#"{"gradus":"bank","version":1,"id":"b","name":"B","text":"html",
    "skills":[{"id":"s","name":"S"},{"id":"t","name":"T","prerequisites":["s"]}],
    "items":[{"id":"i","skills":["s"],"format":"number","question":"1 + 1","key":"2"},
        {"id":"j","skills":["s","t"],"format":"text","question":"?","key":"a"}]}"#;
static HELD: LazyLock<Bank> = LazyLock::new(|| Bank::parse(BANK.into()).expect("a sound bank"));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut log = Log::default();
    if log.merge(text.lines()).is_err() {
        return;
    }
    let criterion = PlanSpec::default().check().expect("the default plan is sound").criterion();
    let learner = Learner::replay(&HELD, criterion, &log);
    let skill = HELD.find_skill("t").expect("it is in the bank");
    let belief = learner.levels(skill, log.last_at()).spread().mean();
    assert!((0.0..=1.0).contains(&belief), "{belief}");
    let before = log.clone();
    let again = before.entries().iter().map(|entry| entry.line());
    log.merge(again).expect("what was merged once is merged again");
    assert_eq!(log, before);
});
