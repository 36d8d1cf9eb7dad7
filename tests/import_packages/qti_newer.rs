//! QTI 2 and 3: what an item says beside its key, and what a bank can hold of it.
use gradus::author::import::Row;
use gradus::bank::{Format, ItemSpec};

use crate::{item, read, right};

const TYPED: &str = "<p>T? <textEntryInteraction responseIdentifier='RESPONSE'/></p>";
const CHOICE: &str = "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><simpleChoice identifier='A'>yes</simpleChoice>\
    <simpleChoice identifier='B'>no</simpleChoice></choiceInteraction>";
const SET: &str = "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue>";

/// The row of an item, and the item if it became one.
fn row(declared: &str, body: &str, after: &str) -> (Row, Option<ItemSpec>) {
    let text = item(declared, body).replace("</itemBody>", &["</itemBody>", after].concat());
    let (bank, mut report) = read("qti", "a.xml", text);
    (report.rows.swap_remove(0), bank.items.into_iter().next())
}

/// Scores an item by this condition alone.
fn scored(condition: &str) -> String {
    format!(
        "<responseProcessing><responseCondition><responseIf>{condition}{SET}</responseIf></responseCondition></responseProcessing>"
    )
}

#[test]
fn a_number_is_refused_where_far_ones_were_right_too() {
    let equal = |more: &str| {
        scored(&format!("<equal {more}><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></equal>"))
    };
    let bounds = |low: &str, high: &str| {
        let one = |name: &str, value: &str| {
            format!("<{name}><variable identifier='RESPONSE'/><baseValue baseType='float'>{value}</baseValue></{name}>")
        };
        scored(&["<and>", &one("gte", low), &one("lte", high), "</and>"].concat())
    };
    for (processing, code, told) in [
        (equal("toleranceMode='absolute' tolerance='50 50'"), "import/range", "up to 50 away from 100"),
        (equal("toleranceMode='relative' tolerance='1 20'"), "import/range", "up to 20 away from 100"),
        (bounds("50", "150"), "import/range", "up to 50 away from 100"),
        (equal("toleranceMode='absolute' tolerance='0.5 1'"), "import/tolerance", "up to 1 away from 100"),
        (equal("toleranceMode='relative' tolerance='5'"), "import/tolerance", "up to 5 away from 100"),
        (bounds("99.9", "100.1"), "import/tolerance", "up to 0.1 away from 100"),
    ] {
        let (row, item) = row(&right("single", &["100"]), TYPED, &processing);
        assert_eq!((&*row.codes, item.is_some()), (&[code.to_owned()][..], code == "import/tolerance"), "{processing}");
        assert!(row.notes[0].contains(told), "{:?}", row.notes);
    }
    for processing in [equal("toleranceMode='exact'"), equal(""), bounds("100", "100")] {
        assert!(row(&right("single", &["100"]), TYPED, &processing).0.codes.is_empty(), "{processing}");
    }
    // Without a key, the range is all there is.
    let (row, _) = row("<responseDeclaration identifier='RESPONSE' cardinality='single'/>", TYPED, &bounds("5", "15"));
    assert_eq!((&*row.codes[0], &row.notes[0][..30]), ("import/range", "every number from 5 to 15 is r"));
}

fn mapped(entries: &[(&str, &str)]) -> String {
    let entries: String =
        entries.iter().map(|(key, more)| format!("<mapEntry mapKey='{key}' mappedValue='1' {more}/>")).collect();
    format!(
        "<responseDeclaration identifier='RESPONSE' cardinality='single'><mapping>{entries}</mapping></responseDeclaration>"
    )
}

#[test]
fn several_numbers_that_are_right_are_told() {
    let slider = "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='0' upperBound='20'/>";
    let (row_of_it, none) = row(&mapped(&[("15", ""), ("16", ""), ("17", "")]), slider, "");
    assert_eq!((&*row_of_it.codes[0], none), ("import/range", None));
    let (row_of_it, one) = row(&mapped(&[("16", "")]), slider, "");
    assert_eq!((row_of_it.codes.len(), one.map(|item| item.format)), (0, Some(Format::Point)));
    let (row_of_it, _) = row(&mapped(&[("15", ""), ("17", "")]), TYPED, "");
    assert_eq!(row_of_it.codes, ["import/several-numbers"]);
}

#[test]
fn capitals_that_counted_are_told() {
    assert_eq!(row(&mapped(&[("Co", "caseSensitive='true'")]), TYPED, "").0.codes, ["import/case"]);
    assert!(row(&mapped(&[("12", "caseSensitive='true'")]), TYPED, "").0.codes.is_empty());
    let matched = "<stringMatch caseSensitive='true'><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></stringMatch>";
    assert_eq!(row(&right("single", &["Co"]), TYPED, &scored(matched)).0.codes, ["import/case"]);
}

#[test]
fn notes_of_teachers_are_no_part_of_the_question() {
    let notes = "<teacherInstructions>Teacher reads: A!</teacherInstructions>";
    let reasons = "<choiceRationales responseIdentifier='RESPONSE'><rationale identifier='A'>Correct answer</rationale>\
        <rationale identifier='B'><p>A guess</p></rationale></choiceRationales>";
    let (row, item) = row(&right("single", &["A"]), &[notes, "<p>Pick.</p>", CHOICE, reasons].concat(), "");
    let item = item.unwrap();
    assert_eq!((&*item.question, row.codes), ("Pick.", vec!["qti/rubric".to_owned()]));
    assert_eq!(item.choices.iter().map(|choice| &*choice.why).collect::<Vec<_>>(), ["Correct answer", "A guess"]);
}

#[test]
fn no_feedback_is_lost() {
    let piece = |name: &str, id: &str, text: &str| {
        format!("<{name} outcomeIdentifier='F' identifier='{id}' showHide='show'>{text}</{name}>")
    };
    let body = [
        piece("feedbackInline", "incorrect", "Not quite."),
        CHOICE.to_owned(),
        piece("feedbackBlock", "incorrect", "Think of X."),
        piece("modalFeedback", "correct", "Because of X."),
    ];
    let item = row(&right("single", &["A"]), &body.concat(), "").1.unwrap();
    assert_eq!((&*item.choices[1].why, &*item.solution), ("Not quite.\n\nThink of X.", "Because of X."));
}
