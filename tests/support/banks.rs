//! Small made-up banks, and answers to their items.

use gradus::bank::{
    AskSpec, Bank, BankSpec, BlankSpec, ChoiceSpec, Difficulty, Form, Format, HintSpec, ItemSpec, Key, LessonSpec,
    LineSpec, MistakeSpec, SkillSpec, TableSpec,
};
use gradus::plan::{PlanSpec, Weights};
use proptest::prelude::*;

/// All formats, those of one answer first.
pub(crate) const FORMATS: [Format; 11] = Format::ALL;

/// So many of them are what an ample bank has.
const PLAIN: usize = 5;

/// What of an item is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) format: u8,
    /// Bits choose its skills; with none set it is the first.
    pub(crate) skills: u8,
    pub(crate) choices: u8,
    pub(crate) difficulty: u8,
    pub(crate) hints: u8,
    pub(crate) follows: bool,
    pub(crate) lesson: bool,
}

pub(crate) fn item(number: usize, shape: Shape, skills: &[String]) -> ItemSpec {
    let format = FORMATS[usize::from(shape.format) % FORMATS.len()];
    let mut own: Vec<String> = skills
        .iter()
        .enumerate()
        .filter(|(bit, _)| shape.skills >> bit & 1 == 1)
        .map(|s| s.1.clone())
        .take(3)
        .collect();
    if own.is_empty() {
        own.push(skills[0].clone());
    }
    let choice = |n: u8| ChoiceSpec {
        id: format!("c{n}"),
        text: format!("Choice {n}"),
        why: format!("Why not {n}"),
        ..ChoiceSpec::default()
    };
    let chosen = format.picked();
    let count = shape.choices.clamp(2, 5);
    let (key, form, mistake) = match format {
        Format::Choice => (Key::One("c0".into()), Form::Any, ""),
        Format::Choices => (Key::Many(vec!["c0".into(), "c1".into()]), Form::Any, ""),
        Format::Number | Format::Fraction => (Key::One("3/4".into()), Form::Simplest, "4/3"),
        Format::Text => (Key::Many(vec!["tenths".into(), "tenth".into()]), Form::Any, "tens"),
        Format::Expression => (Key::One("a-b".into()), Form::Any, "a+b"),
        Format::Order => (Key::Many((0..count).rev().map(|n| format!("c{n}")).collect()), Form::Any, ""),
        Format::Match => (Key::Many((0..count).map(|n| format!("c{n}:t{n}")).collect()), Form::Any, ""),
        Format::Point => (Key::One("3/4".into()), Form::Any, "1/4"),
        Format::Cloze | Format::Table => (Key::default(), Form::Any, ""),
    };
    let blank = |(n, format, key): (usize, Format, &str)| BlankSpec {
        id: format!("b{n}"),
        format,
        key: Key::One(key.into()),
        choices: if format == Format::Choice { (0..count).map(choice).collect() } else { vec![] },
        width: 4,
        ..BlankSpec::default()
    };
    let all = [(1, Format::Number, "3/4"), (2, Format::Choice, "c0"), (3, Format::Text, "tenths")];
    let cells = || vec!["A cell".to_owned(), "[[b1]] and [[b2]]".into(), "[[b3]]".into()];
    let hint = |n: u8| HintSpec {
        text: format!("Hint {n}"),
        ask: (n % 2 == 1).then(|| AskSpec {
            format: Format::Number,
            choices: vec![],
            key: Key::One("7".into()),
            form: Form::Any,
        }),
    };
    ItemSpec {
        id: format!("i{number}"),
        skills: own,
        format,
        lesson: shape.lesson.then(|| "l0".into()),
        difficulty: [None, Some(Difficulty::Easy), Some(Difficulty::Medium), Some(Difficulty::Hard)]
            [usize::from(shape.difficulty) % 4],
        context: [None, Some("a bakery"), Some("a race")][number % 3].map(Into::into),
        question: if format == Format::Cloze {
            format!("Question {number}: [[b1]], [[b2]], [[b3]]?")
        } else {
            format!("Question {number}?")
        },
        choices: if chosen { (0..count).map(choice).collect() } else { vec![] },
        // One more than is needed.
        targets: if format == Format::Match {
            (0..=count).map(|n| ChoiceSpec { id: format!("t{n}"), ..choice(n) }).collect()
        } else {
            vec![]
        },
        blanks: if format.blanks() { all.map(blank).into() } else { vec![] },
        table: (format == Format::Table).then(|| TableSpec { columns: vec![], rows: vec![cells()], heads: true }),
        line: (format == Format::Point).then(|| LineSpec {
            from: "0".into(),
            to: "2".into(),
            step: "1/4".into(),
            ..LineSpec::default()
        }),
        keep_order: number.is_multiple_of(3),
        key,
        form,
        mistakes: if mistake.is_empty() {
            vec![]
        } else {
            vec![MistakeSpec { answer: mistake.into(), why: "The other way round.".into(), ..MistakeSpec::default() }]
        },
        hints: (0..shape.hints % 4).map(hint).collect(),
        solution: if number.is_multiple_of(2) { format!("Solution {number}.") } else { String::new() },
        ..ItemSpec::default()
    }
}

/// `prerequisites`: bits of skill `i` below `i` say what it builds on, so there is no circle.
pub(crate) fn bank(prerequisites: &[u8], shapes: &[Shape]) -> BankSpec {
    let ids: Vec<String> = (0..prerequisites.len()).map(|n| format!("s{n}")).collect();
    let skills = prerequisites.iter().enumerate().map(|(n, bits)| SkillSpec {
        id: ids[n].clone(),
        name: format!("Skill {n}"),
        prerequisites: (0..n).filter(|below| bits >> below & 1 == 1).map(|below| ids[below].clone()).collect(),
        ..SkillSpec::default()
    });
    let mut items: Vec<ItemSpec> = shapes.iter().enumerate().map(|(n, &shape)| item(n, shape, &ids)).collect();
    for (n, shape) in shapes.iter().enumerate().skip(1) {
        if shape.follows {
            items[n].follows = Some(items[n - 1].id.clone());
        }
    }
    let half = ids[..ids.len().div_ceil(2)].to_vec();
    BankSpec {
        gradus: "bank".into(),
        version: 1,
        id: "made-up".into(),
        name: "Made up".into(),
        text: "html".into(),
        language: "en".into(),
        skills: skills.collect(),
        lessons: vec![
            LessonSpec { id: "l0".into(), name: "All".into(), course: None, skills: ids.clone() },
            LessonSpec { id: "l1".into(), name: "Half".into(), course: Some("C".into()), skills: half },
        ],
        items,
        ..BankSpec::default()
    }
}

pub(crate) fn parse(spec: &BankSpec) -> Bank {
    Bank::parse(serde_json::to_vec(spec).unwrap()).unwrap()
}

/// Banks of one to six skills in a random order of prerequisites, with items of all formats, some in chains.
pub(crate) fn banks() -> impl Strategy<Value = BankSpec> {
    let shape = (any::<u8>(), any::<u8>(), 2..6u8, any::<u8>(), any::<u8>(), prop::bool::weighted(0.15), any::<bool>());
    let shape = shape.prop_map(|(format, skills, choices, difficulty, hints, follows, lesson)| Shape {
        format,
        // Mostly one skill, sometimes more.
        skills: if skills & 0x80 == 0 { 1 << (skills % 6) } else { skills & 0x3f },
        choices,
        difficulty,
        hints,
        follows,
        lesson,
    });
    (prop::collection::vec(any::<u8>(), 1..6), prop::collection::vec(shape, 1..24))
        .prop_map(|(prerequisites, shapes)| bank(&prerequisites, &shapes))
}

/// A bank with so many items of one skill each, of every format, that no skill runs out; no chains.
pub(crate) fn ample(prerequisites: &[u8], items_a_skill: usize) -> BankSpec {
    let shapes: Vec<Shape> = (0..prerequisites.len() * items_a_skill)
        .map(|n| Shape {
            format: (n / prerequisites.len() % PLAIN) as u8,
            skills: 1 << (n % prerequisites.len()),
            choices: 2 + (n % 3) as u8,
            difficulty: (n / 3) as u8,
            hints: 0,
            follows: false,
            lesson: false,
        })
        .collect();
    bank(prerequisites, &shapes)
}

/// Plans anywhere in the allowed ranges.
pub(crate) fn plans() -> impl Strategy<Value = PlanSpec> {
    let weights = prop::array::uniform10(0.0..3.0f64).prop_map(|w| Weights {
        goal: w[0],
        choice: w[1],
        learn: w[2],
        success: w[3],
        review: w[4],
        unlock: w[5],
        class: w[6],
        variety: w[7],
        easier: w[8],
        spread: w[9],
    });
    let rest = (0.5..0.95f64, 0.5..0.9f64, 0.8..0.99f64, 1..11u8, 1.0..60.0f64, 1..101u8, 4..13u8);
    (rest, weights).prop_map(|((target, level, secure, unaided, minutes, items, hand_over), weights)| PlanSpec {
        target,
        level,
        secure,
        unaided: f64::from(unaided),
        minutes,
        items: f64::from(items),
        hand_over: f64::from(hand_over),
        weights,
        ..PlanSpec::default()
    })
}

/// The blanks filled in so.
fn filled(item: &ItemSpec, answer: impl Fn(&BlankSpec) -> String) -> Vec<String> {
    item.blanks.iter().map(|blank| [&*blank.id, ":", &answer(blank)].concat()).collect()
}

pub(crate) fn right(item: &ItemSpec) -> Vec<String> {
    match item.format {
        Format::Choices | Format::Order | Format::Match => item.key.as_slice().to_vec(),
        Format::Cloze | Format::Table => filled(item, |blank| blank.key.as_slice()[0].clone()),
        _ => item.key.as_slice()[..1].to_vec(),
    }
}

pub(crate) fn wrong(item: &ItemSpec) -> Vec<String> {
    let text = match item.format {
        Format::Choice => return vec![item.choices[1].id.clone()],
        Format::Choices => return item.key.as_slice()[..1].to_vec(),
        Format::Order => return item.key.as_slice().iter().rev().cloned().collect(),
        // The target that is one too many, for all.
        Format::Match => {
            let last = &item.targets.last().unwrap().id;
            return item.choices.iter().map(|choice| [&*choice.id, ":", last].concat()).collect();
        }
        Format::Cloze | Format::Table => {
            return filled(item, |blank| if blank.format == Format::Choice { "c1".into() } else { "4/3".into() });
        }
        Format::Number | Format::Fraction | Format::Point => "4/3",
        Format::Text => "hundredths",
        Format::Expression => "a+b",
    };
    vec![text.into()]
}

/// The right value in another form, where there is one; otherwise the right answer.
pub(crate) fn same_value(item: &ItemSpec) -> Vec<String> {
    match item.format {
        Format::Number | Format::Fraction => vec!["6/8".into()],
        _ => right(item),
    }
}
