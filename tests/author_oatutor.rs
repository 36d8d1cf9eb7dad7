//! The OATutor importer on a small content of our own that has every oddity.
#![cfg(feature = "author")]
use std::collections::BTreeMap;
use std::io::Read;

use gradus::author::oatutor::{Outcome, Report, Row, import, import_files};
use gradus::author::{Severity, lint};
use gradus::bank::{BankSpec, Format, ItemSpec, Key};
use serde_json::{Value, json};

type Files = BTreeMap<String, Vec<u8>>;

/// Content under construction: files by path.
struct Content(Files);

impl Content {
    fn new() -> Self {
        let lesson = |id: &str, name: &str, topics: &str| json!({"id": id, "name": name, "topics": topics, "learningObjectives": {"add_tens": 0.85, "spare": 0.85}});
        let license = "https://creativecommons.org/licenses/by/4.0/ <CC BY 4.0>";
        let plans = json!([
            {"courseName": "Sums", "language": "en", "courseLicense": license, "lessons": [
                lesson("L1", "Lesson 1.1", "Adding Tens"), lesson("L2", "Lesson Quiz", "2"), lesson("LT", "Lesson TEST", "")]},
            {"courseName": "Summor", "language": "se", "courseLicense": 0.0, "lessons": [lesson("LS", "Lesson 1", "Tio")]},
        ]);
        let mut files = Files::new();
        files.insert("coursePlans.json".into(), plans.to_string().into_bytes());
        files.insert("skillModel.json".into(), b"{}".to_vec());
        Self(files)
    }

    /// A problem in lesson L1 whose steps are what `steps` say over a plain default; ids are `p` + a, b, …
    fn problem(&mut self, p: &str, problem: Value, steps: &[Value]) {
        let mut full = json!({"id": p, "title": "A title", "body": format!("Body {p}."), "variabilization": {},
            "oer": "https://example.org <A Book>", "license": "", "lessonId": "L1", "courseName": "Sums"});
        merge(&mut full, &problem);
        self.0.insert(format!("content-pool/{p}/{p}.json"), full.to_string().into_bytes());
        let mut skills: Value = serde_json::from_slice(&self.0["skillModel.json"]).unwrap();
        for (step, letter) in steps.iter().zip('a'..) {
            let id = format!("{p}{letter}");
            let mut full = json!({"id": id, "stepAnswer": ["$$5$$"], "problemType": "TextBox", "answerType": "arithmetic",
                "stepTitle": format!("Step {id}."), "stepBody": "", "variabilization": {}});
            merge(&mut full, step);
            let hints = full.as_object_mut().unwrap().remove("hints");
            let hints = hints.unwrap_or_else(|| json!([{"id": "h1", "type": "hint", "title": "", "text": "Think."}]));
            let folder = format!("content-pool/{p}/steps/{id}");
            self.0.insert(format!("{folder}/{id}.json"), full.to_string().into_bytes());
            self.0.insert(format!("{folder}/tutoring/{id}DefaultPathway.json"), hints.to_string().into_bytes());
            skills[&id] = json!(["add_tens"]);
        }
        self.0.insert("skillModel.json".into(), skills.to_string().into_bytes());
    }

    fn import(self) -> (BankSpec, Report) {
        let (bank, report) = import_files(self.0).unwrap();
        let errors: Vec<_> = lint(&bank).into_iter().filter(|fault| fault.severity == Severity::Error).collect();
        assert!(bank.items.is_empty() || errors.is_empty(), "{errors:?}");
        assert_eq!(report.counts.steps, report.rows.len());
        (bank, report)
    }
}

fn merge(into: &mut Value, from: &Value) {
    for (key, value) in from.as_object().unwrap() {
        into[key] = value.clone();
    }
}

/// Imports one step and gives its row and its item, if it came through.
fn one(step: Value) -> (Row, Option<ItemSpec>) {
    let mut content = Content::new();
    content.problem("p", json!({}), &[step]);
    let (mut bank, mut report) = content.import();
    assert_eq!(report.rows.len(), 1);
    (report.rows.remove(0), bank.items.pop())
}

fn pick(choices: &[&str], answer: &str) -> Value {
    json!({"problemType": "MultipleChoice", "answerType": "string", "choices": choices, "stepAnswer": [answer]})
}

#[test]
fn oddities_become_rows() {
    let table = [
        (json!({}), "imported", ""),
        (json!({"stepBody": "##figure1.gif## "}), "refused", "oatutor/missing-picture"),
        (json!({"stepBody": "\\n##figure1.gif"}), "refused", "oatutor/missing-picture"),
        (json!({"stepTitle": "$$5"}), "refused", "oatutor/odd-dollars"),
        (json!({"stepTitle": "$$\\fracsin x$$"}), "refused", "oatutor/tex"),
        (json!({"stepTitle": "a \\leq b"}), "refused", "oatutor/raw-tex"),
        (json!({"stepTitle": "$$@{n}$$"}), "refused", "oatutor/variables"),
        (json!({"variabilization": {"n": ["1", "2"]}}), "refused", "oatutor/variables"),
        (json!({"stepAnswer": []}), "refused", "oatutor/no-key"),
        (json!({"stepAnswer": [" "]}), "refused", "oatutor/no-key"),
        (json!({"stepAnswer": ["No solution"]}), "refused", "oatutor/unmarkable"),
        (json!({"stepAnswer": ["$$x$$ is $$3$$"]}), "refused", "oatutor/unmarkable"),
        (json!({"problemType": "DragDrop"}), "refused", "oatutor/unknown-type"),
        (json!({"stepTitle": "It costs $5."}), "imported-with-notice", "oatutor/money"),
        (pick(&["Yes", "No"], "No"), "imported", ""),
        (pick(&["Yes", "No"], "Maybe"), "refused", "oatutor/key-not-a-choice"),
        (pick(&["Yes", "No", "Yes"], "No"), "imported-with-notice", "oatutor/duplicate-choice"),
        (pick(&["No", "$$No$$"], "No"), "refused", "oatutor/too-few-choices"),
        (pick(&["$$\\nope$$", "No"], "No"), "refused", "oatutor/tex"),
        (json!({"hints": []}), "imported-with-notice", "oatutor/no-hints"),
        (
            json!({"hints": [{"id": "h1", "type": "hint", "text": "t", "dependencies": ["h9"]}]}),
            "imported-with-notice",
            "oatutor/dangling-hint",
        ),
        (
            json!({"hints": [{"id": "h1", "type": "hint", "text": "$$"}]}),
            "imported-with-notice",
            "oatutor/hint-dropped",
        ),
        (
            json!({"hints": [{"id": "h1", "type": "hint", "text": "a", "dependencies": ["h2"]},
                {"id": "h2", "type": "hint", "text": "b", "dependencies": ["h1"]}]}),
            "imported-with-notice",
            "oatutor/hint-circle",
        ),
        (
            json!({"hints": [{"id": "h1", "type": "scaffold", "text": "a", "problemType": "TextBox",
                "answerType": "arithmetic", "hintAnswer": ["x and y"]}]}),
            "imported-with-notice",
            "oatutor/scaffold-told",
        ),
    ];
    for (step, outcome, code) in table {
        let (row, item) = one(step.clone());
        assert_eq!(row.question, "p/pa");
        assert_eq!(serde_json::to_value(row.outcome).unwrap(), outcome, "{step} {row:?}");
        assert_eq!(row.codes.concat(), code, "{step}");
        assert_eq!(row.notes.len(), row.codes.len());
        assert_eq!(item.is_none(), outcome == "refused");
    }
}

#[test]
fn texts_read_as_they_were_meant() {
    let table = [
        ("Add $$2$$ and $$x$$", "Add 2 and <math><mi>x</mi></math>"),
        ("One\\nTwo\\n", "One<br>Two"),
        ("$$The$$ $$sum$$ $$is$$ ___.", "The sum is _____."),
        ("a < b & \"c\" <b>", "a &lt; b &amp; \"c\" &lt;b&gt;"),
        ("x**2 and 2**-1.", "x<sup>2</sup> and 2<sup>-1</sup>."),
        ("(a+b)**n, **", "(a+b)<sup>n</sup>, ^"),
        ("$$x**{10}$$", r#"<math alttext="x to the power of 10"><msup><mi>x</mi><mn>10</mn></msup></math>"#),
        ("$$50%$$", r#"<math alttext="50 percent"><mn>50</mn><mi>%</mi></math>"#),
    ];
    for (text, html) in table {
        let (row, item) = one(json!({"stepTitle": text}));
        let question = item.unwrap_or_else(|| panic!("{row:?}")).question;
        assert_eq!(question, format!("<p>Body p.</p><p>{html}</p>"), "{text}");
    }
    let mut content = Content::new();
    content.problem("p", json!({"title": "Double it", "body": ""}), &[json!({"stepTitle": "$$12$$"})]);
    content.problem("q", json!({"title": "Unseen", "body": "Say it."}), &[json!({"stepTitle": "Say it."})]);
    let (bank, _) = content.import();
    assert_eq!(bank.items[0].question, "<p>Double it</p><p>12</p>", "a question without words takes the title");
    assert_eq!(bank.items[1].question, "Say it.", "the same words once");
}

#[test]
fn answers_become_keys() {
    let table = [
        ("$$\\frac{3}{4}$$", Format::Number, "3/4", ""),
        ("$$\\frac{-1}{2}$$", Format::Number, "-1/2", ""),
        ("$$-\\frac{1}{2}$$", Format::Number, "-1/2", ""),
        ("$$2\\frac{1}{3}$$", Format::Number, "2 1/3", ""),
        ("$$-2.50$$", Format::Number, "-2.50", ""),
        ("$$10,000$$", Format::Number, "10000", ""),
        ("$$\\left(x-6\\right) \\left(x+2\\right)$$", Format::Expression, "(x-6)(x+2)", ""),
        ("$$\\frac{x+1}{2x}$$", Format::Expression, "(x+1)/(2x)", ""),
        ("$$-5\\sqrt{b}$$", Format::Expression, "-5sqrt(b)", ""),
        ("$$|x|$$", Format::Expression, "abs(x)", ""),
        ("$$u \\leq -13$$", Format::Expression, "u<=-13", ""),
        ("$$x^{-2}$$", Format::Expression, "x^(-2)", ""),
        ("2cos(7x)", Format::Expression, "2cos(7x)", ""),
        ("$$y=3x+1$$", Format::Expression, "3x+1", "y ="),
        ("$$n=12$$", Format::Number, "12", "n ="),
    ];
    for (answer, format, key, before) in table {
        let (row, item) = one(json!({"stepAnswer": [answer]}));
        let item = item.unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!((item.format, &item.key, &*item.before), (format, &Key::One(key.into()), before), "{answer}");
        assert_eq!(item.solution, "", "the hints stand in for it");
    }
    let text = |answers: Value| one(json!({"answerType": "string", "stepAnswer": answers})).1.unwrap();
    assert_eq!((text(json!(["Up"])).format, text(json!(["Up"])).key), (Format::Text, Key::One("Up".into())));
    assert_eq!(text(json!(["(x-12)**2"])).key, Key::One("(x-12)^2".into()));
    assert_eq!(text(json!(["up", "Upwards"])).key, Key::Many(vec!["up".into(), "Upwards".into()]));

    let item = one(pick(&["$$x^2$$", "$$x + 1$$"], "$$x+1$$")).1.unwrap();
    assert_eq!((item.format, item.key, item.keep_order), (Format::Choice, Key::One("b".into()), false));
    let item = one(pick(&["A", "B"], "B")).1.unwrap();
    assert!(item.keep_order, "letters name panels of a figure in the text");
    let mut several = pick(&["1", "2", "3"], "3");
    several["stepAnswer"] = json!(["3", "1"]);
    let item = one(several).1.unwrap();
    assert_eq!((item.format, item.key), (Format::Choices, Key::Many(vec!["a".into(), "c".into()])));
}

#[test]
fn parts_follow_and_a_lost_part_takes_the_later_ones() {
    let mut content = Content::new();
    content.problem("p", json!({}), &[json!({}), json!({"stepBody": "##a.gif##"}), json!({}), json!({})]);
    content.problem("q", json!({}), &[json!({}), json!({})]);
    let (bank, report) = content.import();
    let ids: Vec<_> = bank.items.iter().map(|item| (&*item.id, item.follows.as_deref())).collect();
    assert_eq!(ids, [("pa", None), ("qa", None), ("qb", Some("qa"))]);
    let codes: Vec<_> = report.rows.iter().map(|row| row.codes.concat()).collect();
    assert_eq!(codes, ["", "oatutor/missing-picture", "oatutor/earlier-part", "oatutor/earlier-part", "", ""]);
    let counts = report.counts;
    assert_eq!((counts.problems, counts.whole_problems, counts.begun_problems), (2, 1, 2));
    assert_eq!((counts.imported, counts.imported_with_notice, counts.refused), (3, 0, 3));
    assert_eq!(counts.codes["oatutor/earlier-part"], 2);
}

#[test]
fn lessons_skills_and_origins() {
    let mut content = Content::new();
    content.problem("p", json!({"license": "openstax"}), &[json!({})]);
    content.problem(
        "r",
        json!({"lessonId": "L2", "license": "https://creativecommons.org/licenses/by-sa/3.0/ <x>"}),
        &[json!({})],
    );
    content.problem("s", json!({"lessonId": "LS"}), &[json!({})]);
    content.problem("t", json!({"lessonId": "LT"}), &[json!({})]);
    content.problem("u", json!({"lessonId": "nowhere"}), &[json!({})]);
    content.problem("v", json!({"lessonId": "L2", "body": "Body p."}), &[json!({"stepTitle": "Step pa."})]);
    content.0.remove("content-pool/v/steps/va/tutoring/vaDefaultPathway.json");
    let (bank, report) = content.import();
    let names: Vec<_> = bank.lessons.iter().map(|lesson| (&*lesson.name, lesson.course.as_deref())).collect();
    assert_eq!(names, [("1.1 Adding Tens", Some("Sums")), ("Quiz 2", Some("Sums"))]);
    assert_eq!(bank.lessons[0].skills, ["add_tens"], "skills without items stay out");
    assert_eq!((&*bank.skills[0].name, bank.skills.len()), ("Add tens", 1));
    let dropped: Vec<_> = report.lessons.iter().map(|row| &*row.question).collect();
    assert_eq!(dropped, ["LT", "LS"]);
    let by_row: BTreeMap<_, _> = report.rows.iter().map(|row| (&*row.question, row.codes.concat())).collect();
    let expected = [
        ("p/pa", "oatutor/license"),
        ("r/ra", ""),
        ("s/sa", "oatutor/language"),
        ("t/ta", "oatutor/test-lesson"),
        ("u/ua", "oatutor/unknown-lesson"),
        ("v/va", "oatutor/duplicate"),
    ];
    assert_eq!(by_row, expected.map(|(row, code)| (row, code.to_owned())).into());
    assert_eq!(bank.items[0].license, None, "the bank's own");
    assert_eq!(bank.items[1].license.as_deref(), Some("CC-BY-SA-3.0"));
    assert_eq!(bank.items[0].source.as_deref(), Some("A Book, example.org"));
}

#[test]
fn hints_come_in_order_with_their_parts() {
    let (row, item) = one(json!({"hints": [
        {"id": "h2", "type": "hint", "title": "Then", "text": "second", "dependencies": ["h1"]},
        {"id": "h1", "type": "scaffold", "title": "first", "text": "first $$x$$?", "problemType": "TextBox",
         "answerType": "arithmetic", "hintAnswer": ["$$4$$"], "dependencies": [],
         "subHints": [{"id": "s1", "type": "hint", "title": "", "text": "inside"}]},
        {"id": "h3", "type": "scaffold", "title": "", "text": "which?", "problemType": "MultipleChoice",
         "answerType": "string", "hintAnswer": ["b"], "choices": ["a", "b"], "dependencies": ["h2"]},
        {"id": "h4", "type": "scaffold", "title": "", "text": "told", "problemType": "TextBox",
         "answerType": "arithmetic", "hintAnswer": ["one or two"], "dependencies": []},
    ]}));
    let hints = item.unwrap().hints;
    let texts: Vec<_> = hints.iter().map(|hint| &*hint.text).collect();
    assert_eq!(
        texts,
        [
            "first <math><mi>x</mi></math>?",
            "inside",
            "<strong>Then.</strong> second",
            "which?",
            "told <strong>Answer:</strong> one or two",
        ]
    );
    let keys: Vec<_> = hints.iter().map(|hint| hint.ask.as_ref().map(|ask| ask.key.as_slice().concat())).collect();
    assert_eq!(keys, [Some("4".into()), None, None, Some("b".into()), None]);
    assert_eq!(row.codes, ["oatutor/scaffold-told"]);
}

#[test]
fn broken_files_are_named() {
    let mut content = Content::new();
    for p in ["p", "q", "r", "s"] {
        content.problem(p, json!({}), &[json!({})]);
    }
    content.0.insert("content-pool/p/p.json".into(), b"{".to_vec());
    content.0.insert("content-pool/q/steps/qa/qa.json".into(), b"[1]".to_vec());
    content.0.insert("content-pool/r/steps/ra/tutoring/raDefaultPathway.json".into(), b"\xff\xfe".to_vec());
    content.0.remove("content-pool/s/s.json");
    let mut reports = content.0.clone();
    let (bank, report) = content.import();
    assert_eq!(bank.items.len(), 1);
    let rows: Vec<_> = report.rows.iter().map(|row| (&*row.question, row.outcome, row.codes.concat())).collect();
    assert_eq!(rows.len(), 4);
    assert!(rows.contains(&("p/pa", Outcome::Refused, "oatutor/json".into())));
    assert!(rows.contains(&("q/qa", Outcome::Refused, "oatutor/json".into())));
    assert!(rows.contains(&("r/ra", Outcome::ImportedWithNotice, "oatutor/hints-lost".into())));
    assert!(rows.contains(&("s/sa", Outcome::Refused, "oatutor/missing-file".into())));
    assert!(report.rows.iter().any(|row| row.notes.concat().contains("content-pool/p/p.json")));

    reports.insert("coursePlans.json".into(), b"nonsense".to_vec());
    let error = import_files(reports.clone()).unwrap_err();
    assert_eq!((error.code(), error.place()), ("oatutor/json", "coursePlans.json"));
    reports.remove("coursePlans.json");
    assert_eq!(import_files(reports).unwrap_err().code(), "oatutor/missing-file");
    assert_eq!(import(&b"not an archive"[..]).unwrap_err().code(), "oatutor/archive");
}

#[test]
fn an_archive_is_its_files_and_gives_the_same_bytes() {
    let mut content = Content::new();
    content.problem("p2", json!({}), &[json!({})]);
    content.problem("p10", json!({}), &[json!({}), json!({})]);
    let files = content.0.clone();
    let mut tar = tar::Builder::new(Vec::new());
    for (path, bytes) in files.iter().rev() {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        tar.append_data(&mut header, format!("content/{path}"), &bytes[..]).unwrap();
    }
    let mut archive = Vec::new();
    let tar = tar.into_inner().unwrap();
    zstd::Encoder::new(&mut archive, 1).unwrap().auto_finish().write_all_from(&tar);
    let from_archive = import(&archive[..]).unwrap();
    let from_files = content.import();
    let bytes = |(bank, report): &(BankSpec, Report)| serde_json::to_string(&(bank, report)).unwrap();
    assert_eq!(bytes(&from_archive), bytes(&from_files));
    let ids: Vec<_> = from_files.0.items.iter().map(|item| &*item.id).collect();
    assert_eq!(ids, ["p2a", "p10a", "p10b"]);
    let cut = &archive[..archive.len() / 2];
    assert!(import(cut.take(u64::MAX)).is_err(), "a cut archive is an error, not half a bank");
}

/// `write_all` with the one error a vector cannot give.
trait WriteAll {
    fn write_all_from(self, bytes: &[u8]);
}

impl<W: std::io::Write> WriteAll for W {
    fn write_all_from(mut self, bytes: &[u8]) {
        self.write_all(bytes).unwrap();
    }
}
