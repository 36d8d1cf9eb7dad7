//! How long the three things take that a learner could feel: loading a bank, folding a long log, choosing the next item.
//! `cargo bench --no-default-features --bench engine`.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gradus::bank::Bank;
use gradus::draw::{Draw, Purpose};
use gradus::evidence::{Log, Mode};
use gradus::learner::Learner;
use gradus::plan::PlanSpec;
use gradus::selection::{Given, Setting, choose};
use gradus::{Millis, plan::Plan};
use std::hint::black_box;

/// A built bank with texts as long as those of a real one, about 2.2 KB an item: a skill for every 20 items, each
/// building on the one before in its `strand` of so many.
fn bank_bytes(items: usize, strand: usize) -> Vec<u8> {
    let skills = items.div_ceil(20);
    let formula = r#"<math alttext=\"3 over 4\"><mfrac><mn>3</mn><mn>4</mn></mfrac></math>"#;
    let text = |length: usize| {
        let mut text = String::new();
        while text.len() < length {
            text.push_str("<p>A recipe takes three fourths of a cup: ");
            text.push_str(formula);
            text.push_str(".</p>");
        }
        text
    };
    let (question, hint, solution) = (text(400), text(300), text(900));
    let mut out = String::from(r#"{"gradus":"bank","version":1,"id":"bench","name":"Bench","text":"html","skills":["#);
    for n in 0..skills {
        let below = if n % strand == 0 { String::new() } else { format!("\"s{}\"", n - 1) };
        let comma = if n == 0 { "" } else { "," };
        out.push_str(&format!(r#"{comma}{{"id":"s{n}","name":"Skill {n}","prerequisites":[{below}]}}"#));
    }
    out.push_str("],\"items\":[");
    for n in 0..items {
        let comma = if n == 0 { "" } else { "," };
        let answer = match n % 3 {
            0 => r#""format":"number","key":"3/4","form":"simplest""#,
            1 => {
                r#""format":"choice","key":"a","choices":[{"id":"a","text":"A"},{"id":"b","text":"B"},{"id":"c","text":"C"}]"#
            }
            _ => r#""format":"expression","key":"a-b""#,
        };
        out.push_str(&format!(
            r#"{comma}{{"id":"i{n}","skills":["s{}"],{answer},"question":"{question}","hints":[{{"text":"{hint}"}},{{"text":"{hint}"}}],"solution":"{solution}"}}"#,
            n % skills
        ));
    }
    out.push_str("]}");
    out.into_bytes()
}

/// `count` first answers, one every half minute, two in three right.
fn lines(items: usize, count: usize) -> Vec<String> {
    let line = |n: usize| {
        let (item, verdict) = (n * 7 % items, if n.is_multiple_of(3) { "wrong" } else { "right" });
        format!(
            r#"{{"id":"00000000000000aa-{}","at":{},"kind":"answered","item":"i{item}","skills":[],"response":["1"],"verdict":"{verdict}","attempt":1,"hints":0,"ms":9000}}"#,
            n + 1,
            1_700_000_000_000u64 + 30_000 * n as u64
        )
    };
    (0..count).map(line).collect()
}

fn log(lines: Vec<String>) -> Log {
    let mut log = Log::default();
    log.merge(lines).expect("the lines are records");
    log
}

fn plan() -> Plan {
    PlanSpec::default().check().expect("the default plan is one")
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("bank load");
    for items in [100, 1_000, 7_000] {
        let bytes = bank_bytes(items, 10);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(items), &bytes, |bencher, bytes| {
            bencher.iter_batched(
                || bytes.clone(),
                |bytes| Bank::parse(bytes).expect("it is a bank"),
                BatchSize::LargeInput,
            );
        });
    }
}

fn fold(criterion: &mut Criterion) {
    let bank = Bank::parse(bank_bytes(1_000, 10)).expect("it is a bank");
    let lines = lines(1_000, 10_000);
    let log = log(lines.clone());
    let mut group = criterion.benchmark_group("10,000 observations");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("fold", |bencher| {
        bencher.iter(|| Learner::replay(&bank, plan().criterion(), black_box(&log)));
    });
    group.bench_function("read and merge", |bencher| {
        bencher.iter_batched(|| lines.clone(), self::log, BatchSize::LargeInput);
    });
}

fn next(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("next item");
    for items in [100, 1_000, 10_000] {
        // Nothing builds on anything, so every item is a candidate: the most there can be to choose from. Every term has
        // its say: something is due in class, there is a goal, and it is the middle of a session after a long time away.
        let bank = Bank::parse(bank_bytes(items, 1)).expect("it is a bank");
        let learner = Learner::replay(&bank, plan().criterion(), &log(lines(items, 300)));
        let plan = PlanSpec { class_due: vec!["s0".into(), "s3".into()], floor: 0.2, ..PlanSpec::default() };
        let plan = plan.check().expect("it is a plan");
        let class_due = plan.fit(&bank).expect("the bank has the skills").class_due;
        let mut given = Given::since(31.0);
        for n in 0..2 {
            given.show(bank.skills()[n].items()[0]);
            given.answer(n == 0);
        }
        let setting = Setting {
            bank: &bank,
            learner: &learner,
            plan: &plan,
            given: &given,
            chosen_skills: &[],
            chosen_items: &[],
            class_due: &class_due,
            goal: bank.find_skill("s1"),
            mode: Mode::Practice,
            now: Millis(1_700_100_000_000),
        };
        group.bench_with_input(BenchmarkId::from_parameter(items), &setting, |bencher, setting| {
            bencher.iter(|| choose(black_box(setting), &mut Draw::at(1, 0, Purpose::Tie)));
        });
    }
}

criterion_group!(engine, load, fold, next);
criterion_main!(engine);
