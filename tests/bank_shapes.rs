//! Bank files as strangers write them: whole, odd, broken, hostile.

mod support;

use gradus::bank::{
    AnswerKind, AskSpec, Bank, BankSpec, BlankSpec, Calibration, ChoiceSpec, ContextSpec, Difficulty, Form, Format,
    HintSpec, ItemSpec, Key, LessonSpec, LineSpec, MistakeSpec, Picture, ResourceSpec, SkillSpec, TableSpec,
};
use gradus::evidence::Focus;
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice};
use gradus::{Error, Millis};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use support::banks::{FORMATS, ample, banks, parse};

const FORMS: [Form; 10] = [
    Form::Any,
    Form::Integer,
    Form::Decimal,
    Form::Fraction,
    Form::Simplest,
    Form::Mixed,
    Form::Percent,
    Form::Scientific,
    Form::Factored,
    Form::Expanded,
];

// ── whole files ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// Any text: quotes, backslashes, control characters, astral planes.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[ -~]{0,20}", 1 => any::<String>()]
}

fn choice((n, (text, why)): (usize, (String, String))) -> ChoiceSpec {
    // What the engine hands on without a look must come back too.
    let picture =
        (n == 1).then(|| Picture::new(r#"{"kind": "array", "alt": "\"2\" by 3", "rows": ["2"]}"#.into()).unwrap());
    let (reveals, value) = (why.chars().rev().collect(), if n == 2 { "a + b".into() } else { String::new() });
    ChoiceSpec { id: format!("k{n}"), text, why, reveals, value, picture }
}

/// What only some formats have.
fn dressed(mut item: ItemSpec) -> ItemSpec {
    let plain = |text: &str| text.to_owned();
    match item.format {
        Format::Match => item.targets = vec![ChoiceSpec { id: "t".into(), ..choice((1, ("T".into(), String::new()))) }],
        Format::Cloze | Format::Table => {
            let mistakes = item.mistakes.clone();
            let (key, width) = (Key::One("3".into()), item.question.len().min(255) as u8);
            let (format, reads, check) = (Format::Number, AnswerKind::Quantity, vec![plain("key > 1")]);
            let (id, form, choices) = (plain("b"), Form::Integer, vec![]);
            item.blanks = vec![BlankSpec { id, format, reads, form, key, choices, width, mistakes, check }];
            let rows = vec![vec![item.question.clone(), plain("[[b]]")], vec![]];
            let table = TableSpec { columns: vec![item.before.clone()], rows, heads: item.keep_order };
            item.table = (item.format == Format::Table).then_some(table);
        }
        Format::Point => {
            let [from, to, step, snap, labels] = ["-3", "3", "1/2", "1/4", "1"].map(plain);
            item.line = Some(LineSpec { from, to, step, snap, labels });
        }
        Format::Expression => item.reads = AnswerKind::Equation,
        Format::Number => {
            let words = [("thing", "pear"), ("who", "Ana")].map(|(name, word)| (plain(name), plain(word)));
            item.variables = vec![plain("a: 2..9"), plain("b = a*2")];
            item.conditions = vec![plain("a != 3")];
            item.contexts = vec![ContextSpec { name: plain("a garden"), words: words.into_iter().collect() }];
            (item.check, item.size) = (vec![plain("key = a")], Some(1_000));
        }
        _ => item.picture = choice((1, Default::default())).picture,
    }
    item
}

fn answer() -> impl Strategy<Value = (Format, Vec<ChoiceSpec>, Key, Form)> {
    let choices = prop::collection::vec((text(), text()), 2..6);
    (0..FORMATS.len(), choices, 0..FORMS.len(), any::<bool>()).prop_map(|(format, texts, form, many)| {
        let format = FORMATS[format];
        let key = match format {
            Format::Choice => Key::One("k1".into()),
            Format::Choices => Key::Many(vec!["k0".into(), "k1".into()]),
            Format::Number if many => Key::Many(vec!["1/2".into(), "3".into()]),
            Format::Number | Format::Fraction | Format::Point => Key::One("-2.5".into()),
            Format::Order => Key::Many((0..texts.len()).map(|n| format!("k{n}")).collect()),
            Format::Match => Key::Many((0..texts.len()).map(|n| format!("k{n}:t")).collect()),
            Format::Cloze | Format::Table => Key::default(),
            Format::Text => Key::Many(vec!["a \"quoted\" word".into()]),
            Format::Expression => Key::One("x^2-1".into()),
        };
        let choices = if format.picked() { texts.into_iter().enumerate().map(choice).collect() } else { vec![] };
        (format, choices, key, FORMS[form])
    })
}

fn hints() -> impl Strategy<Value = Vec<HintSpec>> {
    let ask = prop::option::of(answer());
    let hint = (text(), ask).prop_map(|(text, ask)| HintSpec {
        text,
        ask: ask.map(|(format, choices, key, form)| AskSpec { format, choices, key, form }),
    });
    prop::collection::vec(hint, 0..3)
}

fn items() -> impl Strategy<Value = ItemSpec> {
    let texts = prop::array::uniform4(text());
    let optional = prop::array::uniform3(prop::option::of(text()));
    let mistakes = prop::collection::vec((text(), text()), 0..3);
    (answer(), texts, optional, mistakes, hints(), 0..4usize, any::<(bool, bool)>()).prop_map(
        |(
            (format, choices, key, form),
            [question, before, after, solution],
            [license, author, source],
            mistakes,
            hints,
            hard,
            (keep_order, lesson),
        )| {
            dressed(ItemSpec {
                format,
                lesson: lesson.then(|| "l".into()),
                difficulty: [None, Some(Difficulty::Easy), Some(Difficulty::Medium), Some(Difficulty::Hard)][hard],
                context: context(hard),
                calibration: calibration(hard),
                question,
                choices,
                keep_order,
                key,
                form,
                before,
                after,
                mistakes: mistakes
                    .into_iter()
                    .map(|(answer, why)| MistakeSpec { answer, why, reveals: "r".into() })
                    .collect(),
                hints,
                solution,
                license,
                author,
                source,
                ..ItemSpec::default()
            })
        },
    )
}

/// Every second item has a context, every second one a calibration, in decimals of several lengths.
fn context(hard: usize) -> Option<String> {
    (hard % 2 == 1).then(|| format!("a bakery {hard}"))
}

fn calibration(hard: usize) -> Option<Calibration> {
    let all = [(1.0, -0.0625, 0.0, 1.0), (0.731_8, 1.25, 0.25, 0.98)];
    let (a, b, c, d) = *all.get(hard)?;
    Some(Calibration { a, b, c, d })
}

fn specs() -> impl Strategy<Value = BankSpec> {
    let skills = prop::collection::vec((text(), text(), prop::option::of(text()), any::<Option<u8>>()), 1..5);
    let head = (text(), text(), text(), prop::option::of(text()));
    (skills, prop::collection::vec(items(), 0..8), head, any::<bool>()).prop_map(
        |(skills, mut items, (name, license, author, course), unicode)| {
            let id = |n: usize| if unicode { format!("skill ½·{n}") } else { format!("s{n}") };
            for (n, item) in items.iter_mut().enumerate() {
                item.id = format!("item \\ {n}");
                item.skills = vec![id(n % skills.len())];
                item.follows = (n % 3 == 2).then(|| format!("item \\ {}", n - 1));
            }
            let skill = |(n, (name, about, standard, grade))| SkillSpec {
                id: id(n),
                name,
                about,
                standard,
                grade,
                prerequisites: (0..n).filter(|below| (n + below) % 2 == 0).map(id).collect(),
                because: vec!["Needed \"there\".".into(); n % 2],
                examples: vec!["$2 + 3$".into(); n % 3],
            };
            let resource = ResourceSpec {
                id: "r".into(),
                name: "A film".into(),
                url: "https://example.org/film".into(),
                skills: vec![id(0)],
                kind: "video".into(),
                license: String::new(),
                level: "first look".into(),
                language: unicode.then(|| "fr".into()),
                minutes: Some(300),
            };
            BankSpec {
                gradus: "bank".into(),
                version: 1,
                id: "b".into(),
                name,
                text: "html".into(),
                language: "de-AT".into(),
                license,
                author,
                lessons: vec![LessonSpec { id: "l".into(), name: "L".into(), course, skills: vec![id(0)] }],
                skills: skills.into_iter().enumerate().map(skill).collect(),
                resources: vec![resource],
                items,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// What serde writes, the engine's own reader reads: every field of every item, skill and lesson.
    #[test]
    fn a_bank_reads_back_as_it_was_written(spec in specs(), pretty: bool) {
        let bytes = if pretty { serde_json::to_vec_pretty(&spec) } else { serde_json::to_vec(&spec) }.unwrap();
        let bank = Bank::parse(bytes).unwrap();
        prop_assert_eq!((bank.id(), bank.name(), bank.language()), (&*spec.id, &*spec.name, &*spec.language));
        prop_assert_eq!((bank.license(), bank.author()), (&*spec.license, &*spec.author));
        prop_assert_eq!(bank.items().len(), spec.items.len());
        for (n, item) in spec.items.iter().enumerate() {
            let index = bank.find_item(&item.id).unwrap();
            prop_assert_eq!(index.get(), n);
            prop_assert_eq!(&bank.texts(index).unwrap(), item);
            let own = bank.item(index);
            prop_assert_eq!(own.format(), item.format);
            prop_assert_eq!(own.difficulty(), item.difficulty.unwrap_or(Difficulty::Medium));
            prop_assert_eq!(usize::from(own.choices()), item.choices.len());
            prop_assert_eq!(own.template(), !item.variables.is_empty());
            prop_assert_eq!(&ItemSpec::read(bank.body(index)).unwrap(), item);
            prop_assert_eq!(own.follows().map(|f| bank.item(f).id()), item.follows.as_deref());
        }
        for (n, skill) in spec.skills.iter().enumerate() {
            let index = bank.find_skill(&skill.id).unwrap();
            prop_assert_eq!(index.get(), n);
            prop_assert_eq!(bank.skill(index).spec(), skill);
        }
        prop_assert_eq!(bank.find_lesson("l").unwrap().spec(), &spec.lessons[0]);
        prop_assert_eq!(bank.resources(), &*spec.resources);
    }

    /// Whatever bytes change, the answer is a bank or an error, never a panic; nor do the texts of what still loads.
    #[test]
    fn changed_bytes_never_panic(spec in banks(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = serde_json::to_vec(&spec).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(bank) = Bank::parse(bytes) {
            for item in bank.items() {
                let _ = bank.texts(bank.find_item(item.id()).unwrap());
            }
        }
    }
}

// ── broken files ────────────────────────────────────────────────────────────────────────────────────────────────────

/// A good bank to break.
fn good() -> Value {
    json!({
        "gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "html",
        "skills": [{"id": "s", "name": "S"}, {"id": "t", "name": "T", "prerequisites": ["s"]},
                   {"id": "u", "name": "U", "prerequisites": ["t"]}],
        "lessons": [{"id": "l", "name": "L", "skills": ["s"]}],
        "items": [
            {"id": "i", "skills": ["s"], "format": "choice", "question": "Q", "key": "a",
             "choices": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
            {"id": "j", "skills": ["t"], "format": "number", "question": "Q", "key": "2", "follows": "i"},
            {"id": "k", "skills": ["u"], "format": "text", "question": "Q", "key": "two"},
        ]
    })
}

fn refused(file: &[u8]) -> Error {
    Bank::parse(file.to_vec()).expect_err("the bank is broken")
}

#[test]
fn the_good_bank_is_good() {
    assert!(Bank::parse(serde_json::to_vec(&good()).unwrap()).is_ok());
}

#[test]
fn every_fault_has_its_code_its_place_and_what_it_is_about() {
    // Where, what to put there, and then: the code, the place, and words that the message must have.
    let faults: &[(&str, Value, &str, &str, &[&str])] = &[
        ("/gradus", json!("plan"), "bank/not-a-bank", "", &["`plan`"]),
        ("/gradus", json!(null), "bank/not-a-bank", "", &["\"gradus\": \"bank\""]),
        ("/version", json!(2), "bank/version", "", &["version 1"]),
        ("/version", json!("1"), "bank/version", "", &[]),
        ("/text", json!("markdown"), "bank/text-not-built", "", &["gradus bank build"]),
        ("/name", json!(7), "bank/shape", "", &["`name`"]),
        ("/skills", json!({}), "bank/shape", "", &["`skills`"]),
        ("/skills/1", json!("t"), "bank/shape", "skill 2", &[]),
        ("/skills/1/name", json!(null), "bank/shape", "skill 2, (t)", &["`name`"]),
        ("/skills/1/grade", json!(300), "bank/shape", "skill 2, (t)", &["`grade`"]),
        ("/skills/1/id", json!("s"), "bank/duplicate-id", "skill 2", &["`s`"]),
        ("/skills/1/id", json!(""), "bank/duplicate-id", "skill 2", &["empty"]),
        ("/skills/1/prerequisites/0", json!("v"), "bank/unknown-skill", "skill t", &["`v`"]),
        ("/skills/0/prerequisites", json!(["u"]), "bank/prerequisite-cycle", "skill s", &["s needs u needs t needs s"]),
        ("/skills/0/prerequisites", json!(["s"]), "bank/prerequisite-cycle", "skill s", &["s needs s"]),
        ("/lessons/0/skills/0", json!("v"), "bank/unknown-skill", "lesson l", &["`v`"]),
        ("/lessons/0/name", json!(1), "bank/shape", "lesson 1, (l)", &["`name`"]),
        ("/items", json!(null), "bank/shape", "", &["`items`"]),
        ("/items/1", json!([]), "bank/item-shape", "item 2", &[]),
        ("/items/1/id", json!("i"), "bank/duplicate-id", "item 2", &["`i`"]),
        ("/items/1/skills", json!([]), "bank/no-skill", "item 2 (j)", &["`skills`"]),
        ("/items/1/skills/0", json!("v"), "bank/unknown-skill", "item 2 (j)", &["`v`"]),
        ("/items/1/lesson", json!("m"), "bank/unknown-lesson", "item 2 (j)", &["`m`"]),
        ("/items/1/follows", json!("z"), "bank/unknown-item", "item j", &["`z`"]),
        ("/items/1/follows", json!("k"), "bank/follows", "item j", &["`k`"]),
        ("/items/1/follows", json!("j"), "bank/follows", "item j", &["`j`"]),
        ("/items/2/follows", json!("i"), "bank/follows", "item k", &["`i`"]),
        ("/items/1/format", json!("essay"), "bank/item-shape", "item 2, (j)", &["choice, choices, number"]),
        ("/items/1/form", json!("roman"), "bank/item-shape", "item 2, (j)", &["fraction"]),
        ("/items/1/difficulty", json!("very"), "bank/item-shape", "item 2, (j)", &["easy, medium, hard"]),
        ("/items/1/question", json!(null), "bank/item-shape", "item 2, (j)", &["`question`"]),
        ("/items/1/key", json!(null), "bank/no-key", "item 2 (j)", &["`key`"]),
        ("/items/1/key", json!([]), "bank/no-key", "item 2 (j)", &["`key`"]),
        ("/items/1/key", json!(""), "bank/no-key", "item 2 (j)", &["`key`"]),
        ("/items/1/key", json!(2), "bank/item-shape", "item 2, (j)", &["`key`"]),
        ("/items/1/key", json!("two"), "bank/key-unreadable", "item 2 (j)", &["`two`"]),
        ("/items/1/as", json!("feeling"), "bank/item-shape", "item 2, (j)", &["quantity, ratio"]),
        ("/items/1/format", json!("cloze"), "bank/blank", "item 2 (j)", &["`blanks`"]),
        ("/items/0/format", json!("order"), "bank/key-incomplete", "item 1 (i)", &["each choice once"]),
        ("/items/0/format", json!("match"), "bank/key-incomplete", "item 1 (i)", &["each choice once"]),
        (
            "/resources",
            json!([{"id": "r", "name": "R", "url": "u", "skills": ["v"]}]),
            "bank/unknown-skill",
            "resource r",
            &["`v`"],
        ),
        ("/resources", json!([{"id": "r", "name": "R", "skills": []}]), "bank/shape", "resource 1, (r)", &["`url`"]),
        ("/items/0/choices", json!([{"id": "a", "text": "A"}]), "bank/too-few-choices", "item 1 (i)", &["two"]),
        ("/items/0/choices/1/id", json!("a"), "bank/duplicate-choice", "item 1 (i)", &["`a`"]),
        ("/items/0/choices/1", json!("b"), "bank/item-shape", "item 1, (i)", &["choice"]),
        ("/items/0/key", json!("c"), "bank/key-not-a-choice", "item 1 (i)", &["`c`", "a, b"]),
        ("/items/0/key", json!(["a", "b"]), "bank/choice-key-count", "item 1 (i)", &["exactly one"]),
    ];
    for (at, value, code, place, words) in faults {
        let mut bank = good();
        let (folder, field) = at.rsplit_once('/').unwrap();
        match bank.pointer_mut(folder).unwrap() {
            Value::Array(list) => list[field.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(fields) => drop(fields.insert(field.to_owned(), value.clone())),
            other => panic!("{at}: {other}"),
        }
        let error = refused(&serde_json::to_vec(&bank).unwrap());
        assert_eq!((error.code(), error.place()), (*code, *place), "{at} = {value}: {error}");
        for word in *words {
            assert!(error.message().contains(word), "{at} = {value}: {error}");
        }
        assert!(include_str!("../docs/errors.md").contains(&format!("`{code}`")), "{code}");
    }
}

#[test]
fn other_files_are_no_banks() {
    for (file, code) in [
        ("", "bank/not-json"),
        ("# A bank", "bank/not-json"),
        ("[]", "bank/not-a-bank"),
        ("null", "bank/not-a-bank"),
        ("\"gradus\"", "bank/not-a-bank"),
        ("{\"gradus\":\"progress\",\"version\":1}", "bank/not-a-bank"),
        ("{\"gradus\":\"bank\"} {}", "bank/not-json"),
        ("{\"gradus\":\"bank\",}", "bank/not-json"),
        ("{'gradus':'bank'}", "bank/not-json"),
    ] {
        assert_eq!(refused(file.as_bytes()).code(), code, "{file}");
    }
    let error = refused(b"{\n \"gradus\": \"bank\",\n \"version\": 01 }");
    assert_eq!((error.code(), error.place()), ("bank/not-json", "line 3, column 14"));
}

#[test]
fn bytes_that_are_no_utf8_are_placed() {
    let mut file = serde_json::to_vec(&good()).unwrap();
    file[17] = 0xff;
    let error = refused(&file);
    assert_eq!((error.code(), error.place()), ("bank/not-utf8", "byte 17"));
}

#[test]
fn a_bank_cut_off_anywhere_is_refused() {
    let file = serde_json::to_vec(&good()).unwrap();
    for length in 0..file.len() {
        assert_eq!(refused(&file[..length]).code(), "bank/not-json", "the first {length} bytes");
    }
}

#[test]
fn hostile_files_are_refused_at_once() {
    let start = Instant::now();
    let error = refused(&vec![b' '; 50 << 20]);
    assert_eq!((error.code(), error.place()), ("bank/too-large", ""));
    assert!(error.message().contains("50 MB and the limit is 48"), "{error}");
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        let error = refused(open.repeat(100_000).as_bytes());
        assert_eq!(error.code(), "bank/not-json");
        assert!(error.message().contains("nested too deep"), "{error}");
    }
    // Ten thousand skills in one chain, and then in one circle.
    let mut bank = good();
    let link = |n: usize| json!({"id": format!("n{n}"), "name": "N", "prerequisites": [format!("n{}", n + 1)]});
    let mut chain: Vec<Value> = (0..9_999).map(link).collect();
    chain.push(json!({"id": "n9999", "name": "N"}));
    bank["skills"].as_array_mut().unwrap().extend(chain);
    assert!(Bank::parse(serde_json::to_vec(&bank).unwrap()).is_ok());
    *bank["skills"].as_array_mut().unwrap().last_mut().unwrap() = link(9_999);
    assert_eq!(refused(&serde_json::to_vec(&bank).unwrap()).code(), "bank/unknown-skill");
    bank["skills"].as_array_mut().unwrap().push(json!({"id": "n10000", "name": "N", "prerequisites": ["n0"]}));
    assert_eq!(refused(&serde_json::to_vec(&bank).unwrap()).code(), "bank/prerequisite-cycle");
    // A debug build on a busy machine; a release build takes a few milliseconds.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn texts_that_do_not_read_are_an_error_that_changes_nothing() {
    let mut bank = good();
    for item in bank["items"].as_array_mut().unwrap() {
        item["hints"] = json!([{"text": 7}]);
    }
    let bank = Bank::parse(serde_json::to_vec(&bank).unwrap()).expect("texts are skipped over when a bank is loaded");
    let item = bank.find_item("j").unwrap();
    let error = bank.texts(item).unwrap_err();
    assert_eq!((error.code(), error.place()), ("bank/item-shape", "item j"));

    let mut practice = Practice::new(bank, PlanSpec::default().check().unwrap()).unwrap();
    let begin = |now| Beginning {
        writer: "0123456789abcdef".into(),
        seed: 1,
        focus: Focus::Free,
        now: Millis(now),
        ..Beginning::default()
    };
    let before = format!("{:?}", practice.log());
    assert_eq!(practice.start(begin(5)).unwrap_err().code(), "bank/item-shape");
    assert_eq!(format!("{:?}", practice.log()), before, "the page gets no lines, so none may stay");
    assert!(!practice.is_open());
    assert_eq!(practice.next(Millis(9)).unwrap_err().code(), "session/none");
}

#[test]
fn a_lesson_or_skill_without_items_is_no_focus() {
    let mut bank = good();
    bank["skills"].as_array_mut().unwrap().push(json!({"id": "bare", "name": "Bare"}));
    bank["lessons"].as_array_mut().unwrap().push(json!({"id": "empty", "name": "Empty", "skills": ["bare"]}));
    let bank = Bank::parse(serde_json::to_vec(&bank).unwrap()).unwrap();
    let mut practice = Practice::new(bank, PlanSpec::default().check().unwrap()).unwrap();
    for focus in [Focus::Skill("bare".into()), Focus::Lesson("empty".into()), Focus::Skill("nowhere".into())] {
        let begin =
            Beginning { writer: "0123456789abcdef".into(), seed: 1, focus, now: Millis(5), ..Beginning::default() };
        assert_eq!(practice.start(begin).unwrap_err().code(), "session/unknown-focus");
    }
}

#[test]
fn big_banks_load() {
    let spec = ample(&[0, 1, 3, 7], 2_500);
    let bank = parse(&spec);
    assert_eq!((bank.items().len(), bank.skills().len()), (10_000, 4));
}

/// A script in a built text: the linter finds it (the page sanitises again before it shows anything).
#[cfg(feature = "author")]
#[test]
fn a_script_in_a_text_is_found() {
    use gradus::author::{Severity, lint};
    for text in ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:x\">x</a>"] {
        for field in ["question", "solution"] {
            let mut bank = good();
            bank["items"][0][field] = json!(text);
            let faults = lint(&serde_json::from_value(bank).unwrap());
            let found = faults.iter().find(|fault| fault.code == "bank/unsafe-html");
            let found = found.unwrap_or_else(|| panic!("{text} in {field}: {faults:?}"));
            assert_eq!(found.severity, Severity::Error);
            assert!(found.place.contains("item 1 (i)") && found.place.contains(field), "{}", found.place);
        }
    }
}
