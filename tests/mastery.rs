//! Is the map as sure as it says? Learners whose true share of right answers is known, through the log and the fold.

mod support;

use gradus::bank::Bank;
use gradus::draw::{Draw, Purpose};
use gradus::evidence::{Evidence, Log, What};
use gradus::learner::{Learner, interval};
use gradus::plan::PlanSpec;
use gradus::{Millis, SkillIndex};
use std::fmt::Write;
use support::banks::{ample, parse};

/// How a simulated learner stands to one skill, as a share of right answers to typical items.
#[derive(Clone, Copy)]
enum Learns {
    /// Knows it or not, and may come to know it at every item.
    AtOnce { not: f64, known: f64, chance: f64 },
    /// Rises a little with every item.
    Slowly { rise: f64 },
    /// Stays as they are.
    Never,
}

/// How answers come about.
#[derive(Clone, Copy, Default)]
struct Help {
    /// Share of the items at which a hint is seen first, and of those who then can though they could not alone.
    hints: (f64, f64),
    /// The same for somebody's help.
    helped: (f64, f64),
    /// Whether the records tell.
    told: bool,
}

/// Shares at first as the arcsine law has them, high at both ends; then answers one learner's `count` items of the skill; gives the records and the true share after them.
fn answers(bank: &Bank, learns: Learns, help: Help, seed: u64, count: usize) -> (Log, f64) {
    let mut draw = Draw::at(seed, 0, Purpose::Fit);
    let skill = bank.find_skill("s0").unwrap();
    let mut share = match learns {
        Learns::AtOnce { not, known, .. } => {
            if draw.unit() < 0.35 {
                known
            } else {
                not
            }
        }
        _ => {
            let angle = draw.unit() * std::f64::consts::FRAC_PI_2;
            angle.sin().powi(2).clamp(0.02, 0.98)
        }
    };
    let mut lines = Vec::new();
    for number in 0..count {
        let index = bank.skill(skill).items()[number % bank.skill(skill).items().len()];
        let item = bank.item(index);
        let ease = gradus::learner::ease(item.difficulty());
        let guess = gradus::learner::guess(Some(item));
        let odds = share / (1.0 - share) * ease.exp();
        let mut right = odds / (1.0 + odds);
        right = guess + (1.0 - guess) * right;
        let hinted = draw.unit() < help.hints.0;
        let helped = !hinted && draw.unit() < help.helped.0;
        let lift = if hinted { help.hints.1 } else { 0.0 } + if helped { help.helped.1 } else { 0.0 };
        right += lift * (1.0 - right);
        let verdict = if draw.unit() < right { "right" } else { "wrong" };
        let mut line = format!(
            r#"{{"id":"00000000000000aa-{}","at":{},"kind":"answered","item":"{}","skills":[],"response":["1"],"verdict":"{verdict}","attempt":1,"hints":{},"ms":20000"#,
            number + 1,
            1_700_000_000_000u64 + 30_000 * number as u64,
            item.id(),
            u8::from(hinted && help.told),
        );
        write!(line, "{}", if helped && help.told { r#","helped":1}"# } else { "}" }).unwrap();
        lines.push(line);
        match learns {
            Learns::AtOnce { known, chance, .. } if draw.unit() < chance => share = known,
            Learns::Slowly { rise } => share += rise * (0.98 - share),
            _ => {}
        }
    }
    let mut log = Log::default();
    log.merge(lines).unwrap();
    (log, share)
}

/// Over many learners: in which share of cases the 90 % interval has the truth, and by how much the estimate is off.
fn judge(learns: Learns, help: Help, counts: &[usize]) -> (f64, f64) {
    const LEARNERS: u64 = 300;
    let bank = parse(&ample(&[0], 24));
    let criterion = PlanSpec::default().check().unwrap().criterion();
    let (mut covered, mut bias, mut cases) = (0.0, 0.0, 0.0);
    for &count in counts {
        for seed in 0..LEARNERS {
            let (log, truth) = answers(&bank, learns, help, seed * 1000 + count as u64, count);
            let learner = Learner::replay(&bank, criterion, &log);
            let skill: SkillIndex = bank.find_skill("s0").unwrap();
            let levels = learner.levels(skill, Millis(1_700_000_000_000 + 30_000 * count as u64)).spread();
            let range = interval(&levels);
            covered += f64::from(u8::from(range.low <= truth && truth <= range.high));
            bias += levels.mean() - truth;
            cases += 1.0;
        }
    }
    (covered / cases, bias / cases)
}

const COUNTS: [usize; 4] = [3, 6, 12, 20];

#[test]
fn the_interval_has_the_truth_nine_times_in_ten() {
    let kinds = [
        ("at once", Learns::AtOnce { not: 0.15, known: 0.9, chance: 0.12 }),
        ("slowly", Learns::Slowly { rise: 0.05 }),
        ("never", Learns::Never),
    ];
    for (name, learns) in kinds {
        let (coverage, bias) = judge(learns, Help::default(), &COUNTS);
        println!("{name}: coverage {coverage:.3}, bias {bias:+.3}");
        assert!((0.85..=0.95).contains(&coverage), "{name}: {coverage:.3}");
        assert!(bias.abs() < 0.08, "{name}: {bias:+.3}");
    }
}

#[test]
fn help_that_is_told_does_not_raise_the_estimate() {
    for learns in [Learns::Slowly { rise: 0.05 }, Learns::AtOnce { not: 0.15, known: 0.9, chance: 0.12 }] {
        let help = Help { hints: (0.5, 0.4), helped: (0.3, 0.8), told: true };
        let alone = judge(learns, Help::default(), &COUNTS).1;
        let told = judge(learns, help, &COUNTS).1;
        let untold = judge(learns, Help { told: false, ..help }, &COUNTS).1;
        println!("bias alone {alone:+.3}, help told {told:+.3}, untold {untold:+.3}");
        assert!((told - alone).abs() < 0.04, "told {told:+.3}, alone {alone:+.3}");
        assert!(untold > told + 0.05, "untold {untold:+.3}, told {told:+.3}");
    }
}

#[test]
fn a_record_tells_of_help_only_where_there_was_some() {
    let told = r#"{"id":"00000000000000aa-1","at":5,"kind":"answered","item":"i","skills":[],"response":["1"],"verdict":"right","attempt":1,"hints":0,"ms":9,"helped":1}"#;
    let plain = told.replace(r#","helped":1"#, "");
    for line in [told, &plain] {
        let evidence = Evidence::read(line).unwrap();
        assert_eq!(evidence.line(), line);
        let What::Answered(answer) = evidence.what else { panic!("it is an answer") };
        assert_eq!(answer.helped, line == told);
    }
}
