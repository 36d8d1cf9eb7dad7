//! QTI: each interaction, packages, and the older form.
use gradus::author::import::Report;
use gradus::bank::{BankSpec, Format, ItemSpec};

use crate::make::{PNG, zip};
use crate::{item, read, right};

fn only((bank, report): (BankSpec, Report)) -> ItemSpec {
    bank.items.into_iter().next().unwrap_or_else(|| panic!("{:?}", report.rows))
}

fn of(declared: &str, body: &str) -> ItemSpec {
    only(read("qti", "item.xml", item(declared, body)))
}

fn choices(name: &str, ids: &[&str]) -> String {
    ids.iter().map(|id| format!("<{name} identifier='{id}' matchMax='1'>Text {id}</{name}>")).collect()
}

#[test]
fn each_interaction_has_its_format() {
    let abc = choices("simpleChoice", &["A", "B", "C"]);
    let item = of(
        &right("multiple", &["A", "C"]),
        &format!(
            "<p>Which?</p><choiceInteraction responseIdentifier='RESPONSE' maxChoices='0'>{abc}</choiceInteraction>"
        ),
    );
    assert_eq!(
        (item.format, item.key.as_slice(), &*item.question),
        (Format::Choices, &["A".to_owned(), "C".into()][..], "Which?")
    );

    let item = of(
        &right("ordered", &["C", "A", "B"]),
        &format!("<orderInteraction responseIdentifier='RESPONSE'>{abc}</orderInteraction>"),
    );
    assert_eq!((item.format, &*item.key.as_slice().concat(), &*item.question), (Format::Order, "CAB", "A title"));

    let sets =
        [choices("simpleAssociableChoice", &["L1", "L2"]), choices("simpleAssociableChoice", &["R1", "R2", "R3"])];
    let sets: String = sets.iter().map(|set| format!("<simpleMatchSet>{set}</simpleMatchSet>")).collect();
    let item = of(
        &right("multiple", &["L1 R3", "L2 R3"]),
        &format!("<matchInteraction responseIdentifier='RESPONSE'>{sets}</matchInteraction>"),
    );
    assert_eq!(
        (item.format, item.key.as_slice(), item.targets.len()),
        (Format::Match, &["L1:R3".to_owned(), "L2:R3".into()][..], 3)
    );

    let gaps = "<gapText identifier='W' matchMax='1'>winter</gapText><gapText identifier='S' matchMax='1'>summer</gapText><p>In <gap identifier='G'/> it snows.</p>";
    let item = of(
        &right("multiple", &["W G"]),
        &format!("<gapMatchInteraction responseIdentifier='RESPONSE'>{gaps}</gapMatchInteraction>"),
    );
    assert_eq!(
        (item.format, &*item.question, item.blanks[0].key.as_slice()),
        (Format::Cloze, "In [[G]] it snows.", &["W".to_owned()][..])
    );

    let list = choices("inlineChoice", &["A", "B"]);
    let item = of(
        &right("single", &["B"]),
        &format!(
            "<p>It is <inlineChoiceInteraction responseIdentifier='RESPONSE'>{list}</inlineChoiceInteraction> now.</p>"
        ),
    );
    assert_eq!((item.format, &*item.question), (Format::Cloze, "It is [[RESPONSE]] now."));

    let typed = "<p>What is 6 times 7? <textEntryInteraction responseIdentifier='RESPONSE'/></p>";
    let item = of(&right("single", &["42.0"]), typed);
    assert_eq!(
        (item.format, item.key.as_slice(), &*item.question),
        (Format::Number, &["42".to_owned()][..], "What is 6 times 7?")
    );

    let slider = "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='0' upperBound='10' step='2'/>";
    let item = of(&right("single", &["4"]), slider);
    assert_eq!((item.format, &*item.line.unwrap().to), (Format::Point, "10"));

    let hot = "<hottextInteraction responseIdentifier='RESPONSE'><p>A <hottext identifier='A'>dog</hottext> <hottext identifier='B'>bark</hottext></p></hottextInteraction>";
    let item = of(&right("single", &["B"]), hot);
    assert_eq!((item.format, &*item.question), (Format::Choice, "A **dog** **bark**"));
}

#[test]
fn points_say_what_is_right_where_nothing_else_does() {
    let mapped = "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='string'><mapping>\
        <mapEntry mapKey='colour' mappedValue='1'/><mapEntry mapKey='color' mappedValue='1'/><mapEntry mapKey='hue' mappedValue='0.5'/></mapping></responseDeclaration>";
    let (bank, report) =
        read("qti", "a.xml", item(mapped, "<p>Red is a <textEntryInteraction responseIdentifier='RESPONSE'/></p>"));
    assert_eq!(bank.items[0].key.as_slice(), ["colour", "color"]);
    assert_eq!(report.rows[0].codes, ["import/part-points"]);
}

#[test]
fn what_a_bank_has_no_place_for_is_refused_with_its_key() {
    let spots = "<hotspotInteraction responseIdentifier='RESPONSE'><hotspotChoice identifier='A' shape='circle' coords='1,1,1'/></hotspotInteraction>";
    let (bank, report) = read("qti", "a.xml", item(&right("single", &["A"]), spots));
    assert!(bank.items.is_empty());
    assert_eq!(report.rows[0].codes, ["import/place-in-picture"]);
    assert!(report.rows[0].notes[0].ends_with("its key: A"));
    for (body, code) in [
        ("<extendedTextInteraction responseIdentifier='RESPONSE'/>", "import/essay"),
        ("<uploadInteraction responseIdentifier='RESPONSE'/>", "import/upload"),
        ("<p>Read this.</p>", "qti/no-question"),
        (
            "<choiceInteraction responseIdentifier='X'><simpleChoice identifier='A'>a</simpleChoice></choiceInteraction>",
            "import/no-key",
        ),
    ] {
        assert_eq!(read("qti", "a.xml", item("", body)).1.rows[0].codes, [code], "{body}");
    }
}

#[test]
fn version_3_reads_as_version_2() {
    let new = "<qti-assessment-item identifier='q' title='t'><qti-response-declaration identifier='RESPONSE' cardinality='single' base-type='identifier'>\
        <qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-choice-interaction response-identifier='RESPONSE' max-choices='1'>\
        <qti-prompt>What is <math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mn>1</mn><mn>2</mn></mfrac></math>?</qti-prompt>\
        <qti-simple-choice identifier='A'>more<qti-feedback-inline outcome-identifier='F' identifier='A'>No.</qti-feedback-inline></qti-simple-choice>\
        <qti-simple-choice identifier='B'>less</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>";
    let item = only(read("qti", "a.xml", new));
    assert_eq!(
        (item.key.as_slice(), &*item.choices[0].text, &*item.choices[0].why),
        (&["B".to_owned()][..], "more", "No.")
    );
    assert!(item.question.contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>"), "{}", item.question);
}

#[test]
fn a_package_has_its_order_pictures_and_shared_texts() {
    let question = |id: &str, more: &str| {
        item(
            &[&right("single", &["A"]), more].concat(),
            &format!("<p>{id}<img src='../img/my%20map.png' alt='a map'/></p><choiceInteraction responseIdentifier='RESPONSE'>{}</choiceInteraction>", choices("simpleChoice", &["A", "B"])),
        )
        .replace("'q1'", &format!("'{id}'"))
    };
    let shared = "<assessmentStimulusRef identifier='s' href='../text.xml'/>";
    let test = "<assessmentTest title='Maps'><testPart><assessmentSection title='Rivers'><assessmentItemRef identifier='b' href='items/b.xml'/>\
        <assessmentItemRef identifier='a' href='items/a.xml'/></assessmentSection></testPart></assessmentTest>";
    let stimulus = "<qti-assessment-stimulus identifier='s'><qti-stimulus-body><p>Long ago.</p></qti-stimulus-body></qti-assessment-stimulus>";
    let package = zip(&[
        ("imsmanifest.xml", b"<manifest><resources/></manifest>"),
        ("items/a.xml", question("a", shared).as_bytes()),
        ("items/b.xml", question("b", "").as_bytes()),
        ("text.xml", stimulus.as_bytes()),
        ("test.xml", test.as_bytes()),
        ("img/my map.png", PNG),
        ("broken.xml", b"<assessmentItem>"),
    ]);
    let (bank, report) = read("qti", "package.zip", package);
    assert_eq!(bank.items.iter().map(|item| &*item.id).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!((&*bank.name, &*bank.skills[0].name), ("Maps", "Rivers"));
    assert!(bank.items[1].question.starts_with("Long ago."));
    assert!(bank.items.iter().all(|item| item.picture.as_ref().unwrap().json().contains(r#""alt":"a map""#)));
    assert_eq!((report.left_over.len(), report.left_over[0].codes[0].as_str()), (1, "xml/malformed"));
}

#[test]
fn the_processing_of_version_1_says_what_is_right() {
    let label = |id: &str, text: &str| {
        format!("<response_label ident='{id}'><material><mattext>{text}</mattext></material></response_label>")
    };
    let points = |id: &str, value: &str, points: &str| {
        format!(
            "<respcondition><conditionvar><varequal respident='R'>{id}</varequal></conditionvar><setvar action='{value}'>{points}</setvar><displayfeedback linkrefid='{id}_fb'/></respcondition>"
        )
    };
    let older = |cardinality: &str, processing: &str| {
        let labels = [label("a", "2"), label("b", "3"), label("c", "4")].concat();
        format!(
            "<questestinterop><item ident='i' title='t'><presentation><material><mattext texttype='text/html'>&lt;b&gt;Which?&lt;/b&gt;</mattext></material>\
             <response_lid ident='R' rcardinality='{cardinality}'><render_choice>{labels}</render_choice></response_lid></presentation>\
             <resprocessing>{processing}</resprocessing><itemfeedback ident='b_fb'><material><mattext>Odd.</mattext></material></itemfeedback></item></questestinterop>"
        )
    };
    let each = [points("a", "Add", "50"), points("b", "Add", "-20"), points("c", "Add", "50")].concat();
    let item = only(read("qti", "a.xml", older("Multiple", &each)));
    assert_eq!(
        (item.format, item.key.as_slice(), &*item.question),
        (Format::Choices, &["a".to_owned(), "c".into()][..], "**Which?**")
    );
    assert_eq!(item.choices[1].why, "Odd.");
    let all = "<respcondition><conditionvar><and><varequal respident='R'>a</varequal><not><varequal respident='R'>b</varequal></not>\
        <varequal respident='R'>c</varequal></and></conditionvar><setvar>100</setvar></respcondition>";
    assert_eq!(only(read("qti", "a.xml", older("Multiple", all))).key.as_slice(), ["a", "c"]);
    let item = only(read("qti", "a.xml", older("Single", &points("c", "Set", "1"))));
    assert_eq!((item.format, item.key.as_slice()), (Format::Choice, &["c".to_owned()][..]));
    // Respondus counts wrong answers as well, in a variable of their own.
    let counted = |id: &str, variable: &str| {
        format!(
            "<respcondition><conditionvar><varequal respident='R'>{id}</varequal></conditionvar><setvar varname='Respondus_{variable}' action='Add'>1</setvar></respcondition>"
        )
    };
    let each = [counted("a", "Incorrect"), counted("b", "Incorrect"), counted("c", "Correct")].concat();
    assert_eq!(only(read("qti", "a.xml", older("Single", &each))).key.as_slice(), ["c"]);
}
