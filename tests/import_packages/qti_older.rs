//! QTI 1.2 as Blackboard and Brightspace write it.
use gradus::author::import::Row;
use gradus::bank::{Format, ItemSpec};

use crate::read;

/// An item with these attributes and what is in it.
fn of(attributes: &str, inner: &str) -> (Option<ItemSpec>, Row) {
    let file = format!("<questestinterop><item {attributes}>{inner}</item></questestinterop>");
    let (bank, report) = read("qti", "a.xml", file);
    (bank.items.into_iter().next(), report.rows.into_iter().next().unwrap())
}

fn made(attributes: &str, inner: &str) -> (ItemSpec, Row) {
    let (item, row) = of(attributes, inner);
    (item.unwrap_or_else(|| panic!("{row:?}")), row)
}

fn text(words: &str) -> String {
    format!(
        "<flow><material><mat_extension><mat_formattedtext>{words}</mat_formattedtext></mat_extension></material></flow>"
    )
}

/// A question with these choices, of which the n-th has the n-th letter for a name.
fn asks(cardinality: &str, choices: &[&str]) -> String {
    let label = |(at, words): (usize, &&str)| {
        let id = &"abcdef"[at..=at];
        format!("<response_label ident='{id}'>{}</response_label>", text(words))
    };
    let labels: String = choices.iter().enumerate().map(label).collect();
    let question = text("Which are even?");
    format!(
        "<presentation>{question}<response_lid ident='response' rcardinality='{cardinality}'><render_choice>{labels}</render_choice></response_lid></presentation>"
    )
}

fn equal(response: &str, value: &str) -> String {
    format!("<varequal respident='{response}'> {value} </varequal>")
}

fn when(test: &str, then: &str) -> String {
    format!("<respcondition><conditionvar>{test}</conditionvar>{then}</respcondition>")
}

const ALL: &str = "<setvar action='Set' variablename='SCORE'>SCORE.max</setvar><displayfeedback linkrefid='correct'/>";
const OTHERS: &str = "<respcondition title='incorrect'><conditionvar><other/></conditionvar>\
    <setvar action='Set' variablename='SCORE'>0.0</setvar><displayfeedback linkrefid='incorrect'/></respcondition>";
const PRAISE: &str = "<displayfeedback linkrefid='correct'/>";

fn processing(conditions: &[&str]) -> String {
    format!("<resprocessing>{}</resprocessing>", conditions.concat())
}

#[test]
fn what_is_done_at_other_answers_is_not_done_at_the_right_one() {
    let is = |value: &str| equal("response", value);
    let one = [asks("Single", &["1", "2"]), processing(&[&when(&is("b"), ALL), OTHERS])].concat();
    let (item, row) = made("", &one);
    assert_eq!(
        (item.format, item.key.as_slice().concat(), row.codes.len()),
        (Format::Choice, "b".into(), 0),
        "{row:?}"
    );

    // Several may be right together although the file says `Single`.
    let both = format!("<and><not>{}</not>{}{}</and>", is("a"), is("b"), is("c"));
    for cardinality in ["Multiple", "Single"] {
        let several = [asks(cardinality, &["1", "2", "4"]), processing(&[&when(&both, ALL), OTHERS])].concat();
        let (item, row) = made("", &several);
        assert_eq!((item.format, item.key.as_slice().concat()), (Format::Choices, "bc".into()));
        assert_eq!((row.codes.len(), row.key.concat()), (0, "bc".into()));
    }
    let alone = format!("<and><not>{}</not>{}</and>", is("a"), is("b"));
    let several = [asks("Multiple", &["1", "2"]), processing(&[&when(&alone, ALL), OTHERS])].concat();
    assert_eq!(made("", &several).0.key.as_slice(), ["b"]);

    // Canvas sends an answer on: what comes first is said of it, and what is said of all others still holds.
    let first = "<respcondition continue='Yes'><conditionvar><other/></conditionvar><displayfeedback linkrefid='general_fb'/></respcondition>";
    let all = [
        first,
        &when(&is("b"), "<setvar>100</setvar>"),
        "<respcondition><conditionvar><other/></conditionvar>\
        <displayfeedback linkrefid='general_incorrect_fb'/></respcondition>",
    ];
    let said = "<itemfeedback ident='general_incorrect_fb'><material><mattext>Halve it.</mattext></material></itemfeedback>\
        <itemfeedback ident='general_fb'><material><mattext>Two is even.</mattext></material></itemfeedback>";
    let (item, _) = made("", &[&*asks("Single", &["1", "2"]), &processing(&all), said].concat());
    assert_eq!((&*item.choices[0].why, &*item.choices[1].why, &*item.solution), ("Halve it.", "", "Two is even."));
}

#[test]
fn what_is_praised_is_right_where_nothing_gives_points() {
    let typed = |kind: &str| {
        let question = text("What is ten less six?");
        format!(
            "<presentation>{question}<response_{kind} ident='response'><render_fib/></response_{kind}></presentation>"
        )
    };
    let is = |value: &str| when(&equal("response", value), PRAISE);
    let (item, row) = made("", &[typed("str"), processing(&[&is("four"), &is("IV"), OTHERS])].concat());
    assert_eq!((item.format, item.key.as_slice().join(" ")), (Format::Text, "four IV".into()));
    assert_eq!((row.codes.join(" "), row.key.join(" ")), ("qti/key-from-feedback".into(), "four IV".into()));

    let bounds = "<vargte respident='response'>4</vargte><varlte respident='response'>4</varlte>";
    let number = when(&[bounds, &equal("response", "4")].concat(), PRAISE);
    let (item, row) = made("", &[typed("num"), processing(&[&number, OTHERS])].concat());
    assert_eq!((item.format, item.key.as_slice().concat(), row.codes.len()), (Format::Number, "4".into(), 1));

    // What is said of all other answers is no praise, whatever its name.
    let (item, row) = of("", &[typed("str"), processing(&[&when("<other/>", PRAISE)])].concat());
    assert!(item.is_none(), "{row:?}");
    assert_eq!(row.codes, ["import/no-key"]);
}

#[test]
fn the_sides_of_blackboards_matches_come_together() {
    let line = |id: &str, left: &str| {
        let labels: String = (1..=3).map(|n| format!("<response_label ident='{id}{n}'/>")).collect();
        let list = format!(
            "<response_lid ident='{id}' rcardinality='Single'><render_choice><flow_label>{labels}</flow_label></render_choice></response_lid>"
        );
        format!("<flow>{list}{}</flow>", text(left))
    };
    let right: String =
        ["rains", "snows", "hails"].iter().map(|words| format!("<flow>{}</flow>", text(words))).collect();
    let shown = format!(
        "<presentation>{}<flow class='RESPONSE_BLOCK'>{}{}</flow><flow class='RIGHT_MATCH_BLOCK'>{right}</flow></presentation>",
        text("When does it?"),
        line("x", "in winter"),
        line("y", "in spring"),
    );
    let pairs = [when(&equal("x", "x2"), PRAISE), when(&equal("y", "y1"), PRAISE)].concat();
    let (item, row) = made("", &[shown, processing(&[&pairs, OTHERS])].concat());
    let texts =
        |all: &[gradus::bank::ChoiceSpec]| all.iter().map(|one| one.text.clone()).collect::<Vec<_>>().join(", ");
    assert_eq!((item.format, &*item.question), (Format::Match, "When does it?"));
    assert_eq!(
        (texts(&item.choices), texts(&item.targets)),
        ("in winter, in spring".into(), "rains, snows, hails".into())
    );
    let to = |id: &str| item.targets.iter().find(|one| one.id == id).unwrap().text.clone();
    let key: Vec<String> = item.key.as_slice().iter().map(|pair| to(pair.split_once(':').unwrap().1)).collect();
    assert_eq!((key.join(", "), row.key.join(", ")), ("snows, rains".into(), "x x2, y y1".into()));
}

#[test]
fn true_and_false_are_words() {
    let shown = asks("Single", &["true_false.true", "true_false.false"]);
    let (item, _) = made("", &[shown, processing(&[&when(&equal("response", "a"), ALL), OTHERS])].concat());
    assert_eq!((&*item.choices[0].text, &*item.choices[1].text), ("True", "False"));
}

#[test]
fn brightspace_names_its_boxes_and_its_types() {
    let kind = |kind: &str| {
        format!(
            "<itemmetadata><qtimetadata><qti_metadatafield><fieldlabel>qmd_questiontype</fieldlabel><fieldentry>{kind}</fieldentry></qti_metadatafield></qtimetadata></itemmetadata>"
        )
    };
    let typed = |boxes: usize| {
        let question = text("Who won?");
        format!(
            "<presentation>{question}<response_str ident='X_STR'><render_fib input_boxes='{boxes}'><response_label ident='X_ANS'/></render_fib></response_str></presentation>"
        )
    };
    let won = processing(&[&when(&equal("X_ANS", "Nydam"), "<setvar action='Set'>100.0</setvar>")]);
    let (item, row) = made("ident='OBJ_1'", &[&*kind("Short Answer"), &typed(1), &won].concat());
    assert_eq!((item.format, item.key.as_slice(), &*item.id), (Format::Text, &["Nydam".to_owned()][..], "obj-1"));
    assert_eq!((&*row.kind, &*row.question, row.key.concat()), ("Short Answer", "Who won?", "Nydam".into()));
    let (item, row) = of("ident='OBJ_1'", &[&*kind("Multi-Short Answer"), &typed(3), &won].concat());
    assert!(item.is_none());
    assert_eq!(row.codes, ["qti/several-parts"]);

    let is = |value: &str| equal("response", value);
    let right = format!("{}{}<not>{}</not>", is("b"), is("c"), is("a"));
    let shown = asks("Multiple", &["1", "2", "4"]).replace(
        "<response_lid",
        "<response_extension><grading_type>0</grading_type></response_extension><response_lid",
    );
    let several =
        [kind("Multi-Select"), shown, processing(&[&when(&right, "<setvar action='Add'>1</setvar>")])].concat();
    let (item, row) = made("title='Even'", &several);
    assert_eq!((item.format, item.key.as_slice().concat(), &*row.question), (Format::Choices, "bc".into(), "Even"));
    assert_eq!((&*item.question, &*row.kind), ("Which are even?", "Multi-Select"));

    let drawn = "<resprocessing><respcondition><respcond_extension><formula>{x}</formula></respcond_extension>\
        <conditionvar><other/></conditionvar><setvar action='Set'>100</setvar></respcondition></resprocessing>";
    assert_eq!(of("title='t'", &[&*kind("Arithmetic"), &typed(1), drawn].concat()).1.codes, ["qti/template"]);
}

#[test]
fn rows_have_the_words_of_the_question_and_its_key() {
    let (item, row) = made(
        "",
        &[asks("Single", &["1", "2", "", ""]), processing(&[&when(&equal("response", "b"), "<setvar>1</setvar>")])]
            .concat(),
    );
    assert_eq!((&*row.question, row.key.concat()), ("Which are even?", "b".into()));
    assert!(item.id.starts_with("which-are-even-"), "{}", item.id);
    // Choices that say nothing are left out, and the row says so.
    assert_eq!((item.choices.len(), row.codes.join(" ")), (2, "import/empty-choice".into()));
}
