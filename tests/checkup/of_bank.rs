//! From a bank, a plan and a learner to a check-up.

use crate::support::banks::{ample, parse};
use gradus::bank::{Bank, BankSpec, Calibration, Difficulty, Format};
use gradus::draw::{Draw, Purpose};
use gradus::evidence::{Log, Mode, Outside};
use gradus::irt;
use gradus::learner::Learner;
use gradus::plan::{Group, Plan, PlanSpec};
use gradus::selection::checkup::{Asked, BankCheckUp, Because, Next};
use gradus::{ItemIndex, Millis, SkillIndex};

const START: u64 = 1_700_000_000_000;

/// Everything a check-up is asked from, with what the tests change.
struct Case {
    bank: Bank,
    plan: Plan,
    blueprint: Vec<Group>,
    skills: Vec<SkillIndex>,
    mode: Mode,
    outside: Option<Outside>,
    log: Log,
}

impl Case {
    fn new(spec: &BankSpec) -> Self {
        let plan = PlanSpec::default().check().unwrap();
        let (bank, mode) = (parse(spec), Mode::CheckUp);
        Self { bank, plan, blueprint: vec![], skills: vec![], mode, outside: None, log: Log::default() }
    }

    fn planned(mut self, change: impl Fn(&mut PlanSpec)) -> Self {
        let mut spec = PlanSpec::default();
        change(&mut spec);
        self.plan = spec.check().unwrap();
        self.blueprint = self.plan.fit(&self.bank).unwrap().blueprint;
        self
    }

    fn skill(&self, id: &str) -> SkillIndex {
        self.bank.find_skill(id).unwrap()
    }

    /// Shows and answers items, a minute each, so many days before the check-up.
    fn practised(mut self, items: &[ItemIndex], days: u64, right: bool) -> Self {
        let mut lines = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let (at, id) = (START - days * 86_400_000 + 60_000 * place as u64, self.bank.item(*item).id());
            let head = |kind: &str, number| {
                format!(r#"{{"id":"00000000000000aa-{number}","at":{at},"kind":"{kind}","item":"{id}""#)
            };
            lines.push(head("shown", 2 * place + 1) + r#","predicted":8000,"why":"learn"}"#);
            let verdict = if right { "right" } else { "wrong" };
            let answer = r#","skills":[],"response":["1"],"attempt":1,"hints":0,"ms":20000,"verdict":""#;
            lines.push(head("answered", 2 * place + 2) + answer + verdict + "\"}");
        }
        self.log.merge(lines).unwrap();
        self
    }

    fn begin(&self) -> BankCheckUp {
        let learner = Learner::replay(&self.bank, self.plan.criterion(), &self.log);
        assert_eq!(learner.skipped(), 0);
        BankCheckUp::new(&Asked {
            bank: &self.bank,
            learner: &learner,
            plan: &self.plan,
            blueprint: &self.blueprint,
            skills: &self.skills,
            mode: self.mode,
            outside: self.outside,
            seed: 7,
            now: Millis(START),
        })
    }

    /// All items that it gives to somebody who answers all alike.
    fn run(&self, right: bool) -> (Vec<ItemIndex>, Because, BankCheckUp) {
        let mut begun = self.begin();
        let mut given = Vec::new();
        loop {
            match begun.check_up.next(&mut Draw::at(7, given.len() as u64, Purpose::Tie)) {
                Next::Item { index, .. } => {
                    assert_eq!(begun.place(begun.items[index]), Some(index));
                    begun.check_up.answer(index, right);
                    given.push(begun.items[index]);
                }
                Next::Stop(because) => return (given, because, begun),
            }
        }
    }
}

/// Four skills, two of grade 3 and two of grade 4.
fn graded() -> BankSpec {
    let mut spec = ample(&[0, 0, 0, 0], 30);
    for (place, skill) in spec.skills.iter_mut().enumerate() {
        skill.grade = Some(3 + (place / 2) as u8);
    }
    spec
}

#[test]
fn groups_are_the_grades_unless_the_plan_has_its_own() {
    let case = Case::new(&graded());
    let names = |begun: &BankCheckUp| begun.groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&case.begin()), ["3", "4"]);
    let one = Case::new(&ample(&[0, 0], 20));
    assert_eq!(names(&one.begin()), [""]);
    let planned = Case::new(&graded()).planned(|plan| {
        plan.add_group("Parts".into(), vec!["s0".into(), "s2".into()], 3.0);
        plan.add_group("Rest".into(), vec!["s3".into()], 1.0);
    });
    let (given, _, begun) = planned.run(true);
    assert_eq!(names(&begun), ["Parts", "Rest"]);
    let unplanned = planned.skill("s1");
    let of = |skill: SkillIndex| given.iter().filter(|&&item| planned.bank.item(item).skills()[0] == skill).count();
    assert_eq!(of(unplanned), 0);
    let quota = 0.25 * given.len() as f64;
    assert!((of(planned.skill("s3")) as f64 - quota).abs() < 1.0, "{} of {}", of(planned.skill("s3")), given.len());
}

#[test]
fn what_is_in_focus_is_measured_and_nothing_else() {
    let mut case = Case::new(&graded());
    case.skills = vec![case.skill("s2")];
    let (given, _, begun) = case.run(false);
    assert!(!given.is_empty() && given.iter().all(|&item| case.bank.item(item).skills() == case.skills));
    assert_eq!(begun.groups.len(), 1);
    // Not in the blueprint, and asked for all the same.
    let mut outside = Case::new(&graded()).planned(|plan| plan.add_group("Parts".into(), vec!["s0".into()], 1.0));
    outside.skills = vec![outside.skill("s2")];
    assert!(!outside.run(true).0.is_empty());
}

#[test]
fn later_parts_are_never_given() {
    let mut spec = ample(&[0], 30);
    for place in (1..30).step_by(2) {
        spec.items[place].follows = Some(spec.items[place - 1].id.clone());
    }
    let case = Case::new(&spec);
    let (given, because, _) = case.run(true);
    assert_eq!((given.len(), because), (15, Because::Empty));
    assert!(given.iter().all(|&item| case.bank.item(item).follows().is_none()));
}

#[test]
fn items_are_as_the_bank_says_or_as_their_format_lets_expect() {
    let mut spec = ample(&[0], 10);
    spec.items[3].calibration = Some(Calibration { a: 1.7, b: 0.4, c: 0.1, d: 0.9 });
    let case = Case::new(&spec);
    let begun = case.begin();
    for (entry, &index) in begun.check_up.pool().items().iter().zip(&begun.items) {
        let (found, item) = (entry.item, case.bank.item(index));
        if item.calibration().is_some() {
            assert_eq!(found, irt::Item { a: 1.7, b: 0.4, c: 0.1, d: 0.9 });
            continue;
        }
        let difficulty = match item.difficulty() {
            Difficulty::Easy => -0.8,
            Difficulty::Medium => 0.0,
            Difficulty::Hard => 0.8,
        };
        let guess = if item.format() == Format::Choice { 1.0 / f64::from(item.choices()) } else { 0.02 };
        assert_eq!(found, irt::Item { a: 1.0, b: difficulty, c: guess, d: 0.98 });
    }
}

#[test]
fn a_placement_takes_twelve_items_at_most() {
    let mut case = Case::new(&graded());
    assert!(case.run(true).0.len() > 12);
    case.mode = Mode::Placement;
    for right in [true, false] {
        let (given, _, begun) = case.run(right);
        assert!(given.len() <= 12, "{}", given.len());
        assert_eq!(begun.check_up.result().overall.level > 0.0, right);
    }
}

#[test]
fn practice_and_outside_scores_are_where_it_begins() {
    let level = |case: &Case| case.begin().check_up.result().overall;
    let bare = Case::new(&graded());
    let cold = level(&bare);
    let items: Vec<ItemIndex> = bare.bank.skill(bare.skill("s0")).items().to_vec();
    let failing = level(&Case::new(&graded()).practised(&items, 2, false));
    assert!(failing.level < cold.level - 0.3 && failing.se < cold.se, "{failing:?}");
    let mut scored = Case::new(&graded());
    scored.outside = Some(Outside { level: 1_500, se: 300 });
    let scored = level(&scored);
    assert!(scored.level > 1.0 && scored.se < cold.se, "{scored:?}");
}

#[test]
fn items_seen_lately_are_left_out_where_others_abound() {
    let spec = ample(&[0], 70);
    let items: Vec<ItemIndex> = parse(&spec).skill(parse(&spec).find_skill("s0").unwrap()).items().to_vec();
    let few = |plan: &mut PlanSpec| plan.checkup.items = 10.0;
    let lately = Case::new(&spec).planned(few).practised(&items[..50], 5, true).begin();
    assert_eq!(lately.items, items[50..]);
    // Long ago; and too few others.
    assert_eq!(Case::new(&spec).planned(few).practised(&items[..50], 40, true).begin().items, items);
    assert_eq!(Case::new(&spec).planned(few).practised(&items[..51], 5, true).begin().items, items);
}

/// Over many seeds, as over many learners.
#[test]
fn the_plans_cap_on_exposure_holds() {
    let case = Case::new(&ample(&[0, 0], 60)).planned(|plan| plan.checkup.exposure = 0.3);
    let learner = Learner::new(&case.bank, case.plan.criterion());
    let mut given = vec![0u32; case.bank.items().len()];
    for seed in 0..1_000 {
        let mut begun = BankCheckUp::new(&Asked {
            bank: &case.bank,
            learner: &learner,
            plan: &case.plan,
            blueprint: &[],
            skills: &[],
            mode: Mode::CheckUp,
            outside: None,
            seed,
            now: Millis(START),
        });
        let mut count = 0;
        while let Next::Item { index, .. } = begun.check_up.next(&mut Draw::at(seed, count, Purpose::Tie)) {
            begun.check_up.answer(index, count % 2 == 0);
            given[begun.items[index].get()] += 1;
            count += 1;
        }
    }
    let most = f64::from(given.into_iter().max().unwrap()) / 1_000.0;
    // Five standard errors of a share of 1,000 near .3.
    assert!(most <= 0.3 + 0.073, "{most}");
}
