//! H5P: each type of question, alone and within others.
use gradus::bank::{Format, ItemSpec};
use serde_json::{Value, json};

use crate::make::{PNG, zip};
use crate::read;

fn set(questions: &[(&str, Value)]) -> String {
    let questions: Vec<Value> = questions
        .iter()
        .map(|(name, params)| json!({ "library": format!("H5P.{name} 1.0"), "params": params }))
        .collect();
    json!({ "questions": questions }).to_string()
}

fn only(name: &str, params: Value) -> ItemSpec {
    let (bank, report) = read("h5p", "content.json", set(&[(name, params)]));
    bank.items.into_iter().next().unwrap_or_else(|| panic!("{:?}", report.rows))
}

#[test]
fn each_type_has_its_format() {
    let multi = json!({ "question": "<p>Which are even?</p>", "behaviour": { "type": "auto" }, "answers": [
        { "text": "2", "correct": true, "tipsAndFeedback": { "chosenFeedback": "Yes." } },
        { "text": "3", "correct": false, "tipsAndFeedback": { "tip": "Halve it." } },
        { "text": "4", "correct": true } ] });
    let item = only("MultiChoice", multi);
    assert_eq!(
        (item.format, item.key.as_slice(), &*item.choices[0].why),
        (Format::Choices, &["a".to_owned(), "c".into()][..], "Yes.")
    );
    assert_eq!(item.hints[0].text, "3: Halve it.");

    let truth =
        json!({ "question": "Ice is cold.", "correct": "true", "l10n": { "trueText": "Ja", "falseText": "Nej" } });
    let item = only("TrueFalse", truth);
    assert_eq!((&*item.choices[0].text, item.key.as_slice()), ("Ja", &["a".to_owned()][..]));

    let item =
        only("Blanks", json!({ "text": "<p>Fill in</p>", "questions": ["<p>A *cat/tomcat:a pet* has *4* legs.</p>"] }));
    assert_eq!((item.format, item.blanks.len()), (Format::Cloze, 2));
    assert_eq!(item.blanks[0].key.as_slice(), ["cat", "tomcat"]);
    assert_eq!((item.blanks[1].format, item.blanks[1].key.as_slice()), (Format::Number, &["4".to_owned()][..]));
    assert!(item.question.contains("A [[1]] has [[2]] legs."), "{}", item.question);

    let item = only(
        "DragText",
        json!({ "taskDescription": "Put in", "textField": "Grass is *green*.\nSnow is *white*.", "distractors": "*red*" }),
    );
    assert_eq!(item.blanks.iter().map(|blank| blank.choices.len()).collect::<Vec<_>>(), [3, 3]);

    let item = only(
        "MarkTheWords",
        json!({ "taskDescription": "Mark the verbs", "textField": "Dogs *bark* and birds *sing*." }),
    );
    assert_eq!((item.format, item.choices.len(), item.key.as_slice().len()), (Format::Choices, 5, 2));
    assert!(item.question.contains("Dogs bark and birds sing."));

    let item = only("SortParagraphs", json!({ "taskDescription": "Order", "paragraphs": ["one", "two", "three"] }));
    assert_eq!((item.format, item.choices.len()), (Format::Order, 3));
}

#[test]
fn sets_and_cards_have_a_row_each() {
    let choices = json!({ "choices": [{ "question": "1 + 1", "answers": ["2", "3"] }, { "question": "2 + 2", "answers": ["4", "5"] }] });
    let cards = json!({ "cards": [{ "text": "dog", "answer": "hund" }] });
    let dialogs = json!({ "dialogs": [{ "text": "cat", "answer": "kat" }] });
    let summaries = json!({ "summaries": [{ "summary": ["Ice floats.", "Ice sinks."], "tip": "Try it." }, { "summary": ["Iron sinks.", "Iron floats."] }] });
    let all = [
        ("SingleChoiceSet", choices),
        ("Flashcards", cards),
        ("Dialogcards", dialogs),
        ("Summary", summaries),
        ("Essay", json!({})),
    ];
    let (bank, report) = read("h5p", "content.json", set(&all));
    assert_eq!((report.counts.questions, bank.items.len()), (7, 6));
    assert_eq!(report.rows[6].codes, ["import/essay"]);
    let called: Vec<&str> = report.rows[..6].iter().map(|row| &*row.question).collect();
    assert_eq!(called, ["1 + 1", "2 + 2", "dog", "cat", "Ice floats.", "Iron sinks."]);
}

#[test]
fn what_contains_questions_is_gone_through() {
    let question =
        json!({ "library": "H5P.TrueFalse 1.8", "params": { "question": "Ice is cold.", "correct": "true" } });
    let text = json!({ "library": "H5P.AdvancedText 1.1", "params": { "text": "Read this." } });
    let column = json!({ "content": [{ "content": text }, { "content": question }] });
    let video = json!({ "interactiveVideo": { "assets": { "interactions": [{ "action": question }] } } });
    let slides =
        json!({ "presentation": { "slides": [{ "elements": [{ "action": text }, { "action": question }] }] } });
    for (library, content) in
        [("H5P.Column", column), ("H5P.InteractiveVideo", video), ("H5P.CoursePresentation", slides)]
    {
        let about = json!({ "title": "A course", "mainLibrary": library, "language": "en" }).to_string();
        let package = zip(&[("h5p.json", about.as_bytes()), ("content/content.json", content.to_string().as_bytes())]);
        let (bank, report) = read("h5p", "course.h5p", package);
        assert_eq!((bank.items.len(), report.counts.questions, &*bank.name), (1, 1, "A course"), "{library}");
    }
}

#[test]
fn pictures_come_along() {
    let file = json!({ "path": "images/map.png", "mime": "image/png" });
    let media = json!({ "type": { "library": "H5P.Image 1.1", "params": { "file": file, "alt": "a \"map\"" } } });
    let content = json!({ "question": "Is it big?", "correct": "false", "media": media }).to_string();
    let about = br#"{"title":"Maps","mainLibrary":"H5P.TrueFalse"}"#;
    let package =
        zip(&[("h5p.json", about), ("content/content.json", content.as_bytes()), ("content/images/map.png", PNG)]);
    let (bank, report) = read("h5p", "maps.h5p", package);
    assert!(report.rows[0].codes.is_empty(), "{:?}", report.rows);
    let picture: Value = serde_json::from_str(bank.items[0].picture.as_ref().unwrap().json()).unwrap();
    assert_eq!((&picture["kind"], &picture["alt"]), (&json!("image"), &json!("a \"map\"")));
}

#[test]
fn a_content_alone_is_known_by_its_shape() {
    let drag = json!({ "taskDescription": "Drag", "textField": "*Oslo* is in *Norway*", "checkAnswer": "Check",
        "behaviour": { "instantFeedback": false } });
    let mark = json!({ "taskDescription": "Mark", "textField": "*Oslo* is in *Norway*", "checkAnswerButton": "Check" });
    for (content, format, name) in [(drag, Format::Cloze, "Drag"), (mark, Format::Choices, "Mark")] {
        let (bank, report) = read("h5p", "content.json", content.to_string());
        assert_eq!((bank.items[0].format, &*report.rows[0].question), (format, name));
    }
}

#[test]
fn what_nobody_wrote_into_is_no_question() {
    let choices = json!({ "choices": [{ "question": "1+1?", "answers": ["2", "3"] }, { "subContentId": "z" }] });
    let summary = json!({ "summaries": [{ "subContentId": "x", "tip": "" }] });
    let all = [("SingleChoiceSet", choices), ("Summary", summary), ("MultiChoice", json!({ "question": "" }))];
    let (bank, report) = read("h5p", "content.json", set(&all));
    assert_eq!((report.counts.questions, bank.items.len()), (2, 1));
    assert_eq!(report.rows[1].codes, ["import/empty"]);
}

#[test]
fn a_summary_asks_what_its_intro_asks() {
    let summaries = json!([{ "summary": ["<p>a</p>", "<p>b</p>"] }]);
    let item = only("Summary", json!({ "intro": "<p>Choisis.</p>", "summaries": summaries.clone() }));
    assert_eq!(item.question, "Choisis.");
    assert_eq!(only("Summary", json!({ "summaries": summaries })).question, "Which statement is right?");
}

#[test]
fn the_report_has_the_key_of_each_question() {
    let all = [
        (
            "MultiChoice",
            json!({ "question": "Q", "answers": [{ "text": "<p>x</p>", "correct": true }, { "text": "y" }] }),
        ),
        ("TrueFalse", json!({ "question": "Ice is cold.", "correct": "true" })),
        ("SingleChoiceSet", json!({ "choices": [{ "question": "1+1?", "answers": ["2", "3"] }] })),
        ("Blanks", json!({ "questions": ["A *cat/tomcat:a pet* has *4* legs."] })),
        (
            "Dialogcards",
            json!({ "dialogs": [{ "text": "Why?", "answer": "<p>because ".to_owned() + &"x".repeat(60) + "</p>" }] }),
        ),
    ];
    let (_, report) = read("h5p", "content.json", set(&all));
    let keys: Vec<Vec<&str>> =
        report.rows.iter().map(|row| row.key.iter().map(|key| &key[..key.len().min(7)]).collect()).collect();
    assert_eq!(keys, [vec!["x"], vec!["true"], vec!["2"], vec!["cat/tom", "4"], vec!["because"]]);
    assert_eq!(report.rows[4].codes.last().unwrap(), "import/long-answer");
}

#[test]
fn capitals_that_counted_are_told() {
    let blanks = |words: &str, counts: bool| {
        let content = json!({ "questions": [words], "behaviour": { "caseSensitive": counts } });
        read("h5p", "content.json", set(&[("Blanks", content)])).1.rows[0].codes.clone()
    };
    assert_eq!(blanks("Cobalt is *Co*.", true), ["import/case"]);
    assert!(blanks("Cobalt is *Co*.", false).is_empty() && blanks("It is *27*.", true).is_empty());
}
