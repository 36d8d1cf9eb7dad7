//! What each format's own ways to say things become.
use gradus::author::import::sheet::TEMPLATE;
use gradus::author::import::{File, Kind, Outcome, Report, detect, import, import_any, right_texts};
use gradus::bank::{BankSpec, Format, ItemSpec};

fn read(kind: &str, name: &str, text: &str) -> (BankSpec, Report) {
    import(Kind::named(kind).unwrap(), &[File::new(name, text)]).unwrap()
}

/// The one item that a text becomes, and the codes of its row.
fn one(kind: &str, text: &str) -> (ItemSpec, Vec<String>) {
    let (mut bank, report) = read(kind, "a.txt", text);
    assert_eq!((bank.items.len(), report.rows.len()), (1, 1), "{report:?}");
    (bank.items.remove(0), report.rows[0].codes.clone())
}

fn refused(kind: &str, text: &str) -> Vec<String> {
    let (bank, report) = read(kind, "a.txt", text);
    assert!(bank.items.is_empty() && report.rows.len() == 1, "{report:?}");
    report.rows[0].codes.clone()
}

#[test]
fn gift_says_many_things() {
    let (item, codes) =
        one("gift", "// [id:q7]\n::Capital::The capital of France is {=Paris#Yes ~Rome#In Italy ~Bonn} today.");
    assert_eq!((item.id.as_str(), item.format, codes.len()), ("q7", Format::Choice, 0));
    assert_eq!(item.question, r"The capital of France is \_\_\_\_\_ today.");
    assert_eq!((right_texts(&item), &*item.choices[1].why), (vec!["Paris"], "In Italy"));
    let (item, codes) = one("gift", "Primes?{~%50%2 ~%50%3 ~%-100%4 ####Only 4 has another divisor.}");
    assert_eq!(
        (item.format, right_texts(&item), &*item.solution),
        (Format::Choices, vec!["2", "3"], "Only 4 has another divisor.")
    );
    assert!(codes.is_empty());
    let (item, codes) = one("gift", "Half?{=0.5 ~%50%0.4 ~2}");
    assert_eq!(
        (item.format, right_texts(&item), codes),
        (Format::Choice, vec!["0.5"], vec!["import/partial-credit".to_owned()])
    );
    let (item, _) = one("gift", "[html]<b>Two</b> and H<sub>2</sub>O is \\(\\frac\\{1\\}\\{2\\}\\)?{#0.5}");
    assert_eq!(item.question, r"**Two** and H<sub>2</sub>O is $\frac{1}{2}$?");
    assert_eq!((item.format, item.key.as_slice()), (Format::Number, &["0.5".to_owned()][..]));
    assert_eq!(one("gift", "Pi?{#3.141..3.143}").0.key.as_slice(), ["3.142"]);
    assert_eq!(one("gift", "Pi?{#3.14:0.01}").1, ["import/tolerance"]);
    assert_eq!(refused("gift", "A number from 1 to 5?{#3:2}"), ["import/range"]);
    assert_eq!(refused("gift", "Why?{}"), ["import/essay"]);
    assert_eq!(refused("gift", "Just words."), ["import/description"]);
    assert_eq!(refused("gift", "Q{a ~b}"), ["gift/no-sign"]);
    assert_eq!(refused("gift", "Q{=a ~b"), ["gift/braces"]);
    let (item, codes) = one("gift", "It costs $5, or is it $6?{=five =5 =%50%six#Look again}");
    assert_eq!(item.question, r"It costs \$5, or is it \$6?");
    assert_eq!(
        (item.format, item.mistakes[0].answer.as_str(), codes),
        (Format::Text, "six", vec!["import/partial-credit".to_owned()])
    );
    let (item, _) = one("gift", "Match.{=a -> 1 =b -> 2 =c -> 1 = -> 3}");
    assert_eq!(
        (item.format, item.targets.len(), item.key.as_slice().join(" ")),
        (Format::Match, 3, "a:1 b:2 c:1".into())
    );
    let (item, _) = one("gift", "Order.{>3 ALL\nfirst\nsecond\nthird\n}");
    assert_eq!(
        (item.format, item.key.as_slice().concat(), &*item.choices[2].text),
        (Format::Order, "abc".into(), "third")
    );
    let (item, codes) = one("gift", "Is $$\\frac\\{1$$ a formula?{T}");
    assert_eq!((item.question.as_str(), codes), (r"Is \\frac{1 a formula?", vec!["import/tex".to_owned()]));
}

#[test]
fn answers_embedded_in_a_text_are_blanks() {
    let (item, codes) = one(
        "gift",
        "Paris is in {1:MULTICHOICE:=France#Yes~Italy#No}; 1+1 is {1:SHORTANSWER:%100%two~%50%too#Nearly}.",
    );
    assert_eq!(
        (item.format, item.blanks.len(), &*item.question),
        (Format::Cloze, 2, "Paris is in [[1]]; 1+1 is [[2]].")
    );
    assert_eq!(codes, ["import/partial-credit"]);
}

#[test]
fn gift_categories_are_skills_and_questions_may_touch() {
    let text = "$CATEGORY: $course$/top/Maths/Adding\n\n::a::1+1?{#2}\n::b::2+2?{#4}\n\n$CATEGORY: tom/Sub//traction\n\n3-1?{#2}";
    let (bank, report) = read("gift", "quiz.gift", text);
    assert_eq!(report.counts.questions, 3);
    let names: Vec<_> = bank.skills.iter().map(|skill| &*skill.name).collect();
    assert_eq!(names, ["Adding", "Sub/traction"]);
    assert_eq!(bank.items[2].skills, [&*bank.skills[1].id]);
    assert_eq!((&*bank.name, &*bank.text), ("quiz", "markdown"));
}

#[test]
fn aiken_is_told_line_by_line() {
    let text = "Which is even?\nA) 3\nB) 4\nANSWER: B\n\nNo answer here\nA) 1\nB) 2\n\nOne choice\nA) 1\nANSWER: A\n";
    let (bank, report) = read("aiken", "a.txt", text);
    assert_eq!((bank.items.len(), report.rows.len(), report.left_over.len()), (1, 2, 1));
    assert_eq!(report.rows[1].codes, ["bank/too-few-choices"]);
    assert_eq!(report.left_over[0].codes, ["aiken/unfinished"]);
    assert_eq!(refused("aiken", "Q\nA. 1\nB. 2\nANSWER: C"), ["aiken/answer"]);
}

fn moodle(kind: &str, inner: &str) -> String {
    format!(
        "<quiz><question type=\"{kind}\"><name><text>n</text></name><questiontext format=\"html\"><text><![CDATA[{inner}</question></quiz>"
    )
}

#[test]
fn moodle_xml_says_many_things() {
    let end = "]]></text></questiontext>";
    let (item, codes) = one("moodle-xml", &moodle("cloze", &format!("<p>Paris is in {{1:MC:=France~Italy#No}} and 1+1 is {{2:NUMERICAL:=2}}, spelt {{1:SA:two~%0%too#That means also}}.</p>{end}").replace(":two~", ":=two~")));
    assert_eq!(item.question, "Paris is in [[1]] and 1+1 is [[2]], spelt [[3]].");
    let formats: Vec<_> = item.blanks.iter().map(|blank| blank.format).collect();
    assert_eq!((item.format, formats), (Format::Cloze, vec![Format::Choice, Format::Number, Format::Text]));
    assert_eq!((item.blanks[2].mistakes[0].answer.as_str(), codes.len()), ("too", 0));
    let answers = "<usecase>1</usecase><answer fraction=\"100\"><text>an*a</text></answer><answer fraction=\"0\"><text>*</text><feedback><text>No</text></feedback></answer>";
    let (item, codes) = one("moodle-xml", &moodle("shortanswer", &format!("Fruit?{end}{answers}")));
    assert_eq!(
        (item.key.as_slice(), codes),
        (&["an a".to_owned()][..], ["import/case", "import/catch-all", "import/wildcard"].map(str::to_owned).to_vec())
    );
    let answers = "<answer fraction=\"100\"><text>12</text><tolerance>0</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>cm</unit_name></unit></units>";
    let (item, codes) =
        one("moodle-xml", &moodle("numerical", &format!("Long?{end}{answers}<hint><text>Use a ruler.</text></hint>")));
    assert_eq!(
        (item.key.as_slice(), &*item.after, &*item.hints[0].text),
        (&["12".to_owned()][..], "cm", "Use a ruler.")
    );
    assert_eq!(codes, ["import/units"]);
    let pairs = "<subquestion><text>dog</text><answer><text>Hund</text></answer></subquestion><subquestion><text>cat</text><answer><text>Katze</text></answer></subquestion><subquestion><text></text><answer><text>Maus</text></answer></subquestion>";
    let (item, _) = one("moodle-xml", &moodle("matching", &format!("Match{end}{pairs}")));
    assert_eq!((item.format, item.targets.len(), item.key.as_slice().join(" ")), (Format::Match, 3, "a:1 b:2".into()));
    let boxes =
        "<dragbox><text>cat</text><group>1</group></dragbox><dragbox><text>mat</text><group>1</group></dragbox>";
    let (item, _) = one("moodle-xml", &moodle("ddwtos", &format!("The [[1]] sat on the [[2]].{end}{boxes}")));
    assert_eq!(
        (item.question.as_str(), item.blanks.len(), item.blanks[1].key.as_slice().concat()),
        ("The [[1]] sat on the [[2]].", 2, "b".into())
    );
    assert_eq!(refused("moodle-xml", &moodle("essay", &format!("Why?{end}"))), ["import/essay"]);
    assert_eq!(refused("moodle-xml", &moodle("pmatch", &format!("Why?{end}"))), ["import/format"]);
    let fault = import(Kind::named("moodle-xml").unwrap(), &[File::new("a.xml", "<html><body/></html>")]).unwrap_err();
    assert_eq!((fault.code(), fault.place()), ("moodle/not-one", "a.xml"));
}

#[test]
fn a_sheet_is_read_as_its_teacher_means_it() {
    let row = |answer: &str| format!("question,answer\n\"Solve: x + 3 = 10\",\"{answer}\"\n");
    let (item, codes) = one("csv", &row("x = 7"));
    assert_eq!((item.format, &*item.before, item.key.as_slice().concat()), (Format::Number, "x =", "7".into()));
    assert_eq!(codes, ["sheet/named-value"]);
    for text in ["seven = 7", "x = y", "7"] {
        assert!(one("csv", &row(text)).1.is_empty(), "{text}");
    }
    for date in ["4-Mar", "Mar-04", "3/4/2024", "2024-03-04"] {
        assert_eq!(one("csv", &row(date)).1, ["sheet/like-date"], "{date}");
    }
    for other in ["3/4", "4-3", "Mar-x", "1/2/3", "may"] {
        assert!(one("csv", &row(other)).1.is_empty(), "{other}");
    }
    assert_eq!(refused("csv", &row("B, C")), ["bank/too-few-choices"]);
    assert!(one("csv", &row("Bo, Cy")).1.is_empty());
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let (_, report) = read("csv", "a.csv", "question,answer\n\"Two\nlines\nhere\",1\nNo answer,\n");
    let places: Vec<&str> = report.rows.iter().map(|row| &*row.place).collect();
    assert_eq!(places, ["a.csv, row 2", "a.csv, row 3"]);
    for (end, empty) in [("\n", "\n\n"), ("\r\n", "\r\n\r\n")] {
        let sheet =
            ["question,answer", end, empty, "One,1", end, end, "\"Two\nlines\",2", end, "Three,3", end].concat();
        let (_, report) = read("csv", "a.csv", &sheet);
        let places: Vec<&str> = report.rows.iter().map(|row| &*row.place).collect();
        assert_eq!(places, ["a.csv, row 4", "a.csv, row 6", "a.csv, row 7"], "{sheet:?}");
    }
}

#[test]
fn the_template_sheet_is_read_whole() {
    let (bank, report) = read("csv", "template.csv", TEMPLATE);
    assert_eq!((report.counts.imported, report.rows.len()), (9, 9), "{report:#?}");
    let formats: Vec<_> = bank.items.iter().map(|item| item.format).collect();
    let expected = [
        Format::Choice,
        Format::Choices,
        Format::Number,
        Format::Fraction,
        Format::Text,
        Format::Order,
        Format::Match,
        Format::Cloze,
        Format::Choice,
    ];
    assert_eq!(formats, expected);
    assert_eq!((&*bank.items[2].after, bank.items[0].hints.len(), bank.items[4].key.as_slice().len()), ("pens", 1, 2));
    assert_eq!(bank.items[7].blanks[1].key.as_slice(), ["4", "four"]);
}

#[test]
fn sheets_are_read_in_any_order_and_with_any_separator() {
    for separator in [',', ';', '\t'] {
        let text = "Wrong 1,SKILL,Correct Answer,Question (required),Wrong 2\n4,Adding,5,2+3?,6\n"
            .replace(',', &separator.to_string());
        let (bank, report) = read("csv", "a.csv", &text);
        assert_eq!((bank.items.len(), &*bank.skills[0].name), (1, "Adding"), "{report:?}");
        assert_eq!(right_texts(&bank.items[0]), ["5"]);
    }
    // Without headings: two columns, or a last one that names the right choice.
    assert_eq!(read("csv", "a.csv", "dog,Hund\ncat,Katze\n").0.items.len(), 2);
    let (bank, _) = read("csv", "a.csv", "2+2?,3,4,5,B\n1+1?,2,3,4,A\n");
    assert_eq!(bank.items.iter().map(|item| right_texts(item)[0].to_owned()).collect::<Vec<_>>(), ["4", "2"]);
    let (bank, report) = read("csv", "a.csv", "2+2?,4,3,5\n1+1?,2,3,4\n");
    assert!(bank.items.is_empty() && report.rows.iter().all(|row| row.codes == ["sheet/no-question"]), "{report:?}");
    let (bank, report) = read("csv", "a.csv", "Question;Answer\nHalf of 3?;1,5\nA thousand?;1,000\nHalf?;1/2\n");
    assert_eq!(report.rows[0].codes, ["sheet/comma"]);
    assert_eq!(
        bank.items.iter().map(|item| item.key.as_slice()[0].clone()).collect::<Vec<_>>(),
        ["1.5", "1,000", "1/2"]
    );
    let (_, report) = read("csv", "a.csv", "question,answer,choice A,choice B,mood\n?,C,x,y,sad\n,A,x,y,\n");
    let codes: Vec<_> = report.rows.iter().map(|row| row.codes.concat()).collect();
    assert_eq!(codes, ["bank/key-not-a-choice", "bank/no-question"]);
    assert_eq!(report.left_over[0].original, "mood");
}

#[test]
fn kahoot_counts_its_answers() {
    let text = "Question - max 120 characters,Answer 1,Answer 2,Answer 3,Answer 4,Time limit (sec),Correct answer(s)\n2+2?,2,3,4,5,20,3\nEven?,2,3,4,5,20,\"1,3\"\n";
    let file = File::new("a.csv", text);
    assert_eq!(detect(&file).map(Kind::as_str), Some("kahoot"));
    let (bank, _) = import_any(&[file]).unwrap();
    assert_eq!((right_texts(&bank.items[0]), right_texts(&bank.items[1])), (vec!["4"], vec!["2", "4"]));
}

#[test]
fn quizlet_sets_become_typed_and_chosen_questions() {
    for text in [
        "dog\tder Hund, ein Tier\ncat\tdie Katze\nmouse\tdie Maus\n",
        "dog - der Hund; ein Tier\ncat - die Katze\nmouse - die Maus",
        "dog,der Hund;cat,die Katze;mouse,die Maus",
    ] {
        let (bank, report) = read("quizlet", "animals.txt", text);
        assert_eq!((report.rows.len(), bank.items.len()), (3, 6), "{report:?}");
        assert_eq!((bank.items[0].format, bank.items[0].key.as_slice()[0].as_str()), (Format::Text, "dog"));
        assert_eq!(
            (bank.items[1].format, right_texts(&bank.items[1]), bank.items[1].choices.len()),
            (Format::Choice, vec!["dog"], 3)
        );
        assert_eq!(report.rows[0].more, [&*bank.items[1].id]);
        assert_eq!(read("quizlet", "animals.txt", text), (bank, report), "same bytes, same bank");
    }
    let (_, report) = read("quizlet", "a.txt", "one\t1\ntwo\t2\nthree\n");
    assert_eq!(report.rows[2].outcome, Outcome::Refused);
}

#[test]
fn files_of_several_formats_are_told_apart() {
    let files = [
        File::new("a.gift", "::x::1+1?{#2}"),
        File::new("b.txt", "Q\nA) 1\nB) 2\nANSWER: A\n"),
        File::new("c.csv", "question,answer\n1+2?,3\n"),
        File::new(
            "d.xml",
            "<quiz><question type=\"truefalse\"><questiontext><text>T?</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question></quiz>",
        ),
        File::new("e.bin", vec![1, 2, 3]),
    ];
    let (bank, report) = import_any(&files).unwrap();
    assert_eq!((bank.items.len(), &*report.format), (4, "auto"), "{report:#?}");
    assert_eq!(report.left_over.iter().map(|row| row.codes.concat()).collect::<Vec<_>>(), ["import/unknown-format"]);
    assert_eq!(import_any(&files[4..]).unwrap_err().code(), "import/unknown-format");
    assert_eq!(import_any(&[]).unwrap_err().code(), "import/nothing");
}

#[test]
fn what_is_said_to_right_answers_stands_in_the_solution() {
    for (kind, text, solution) in [
        ("gift", "Q {=a#well done =b#also good ####Both are.}", "well done\n\nalso good\n\nBoth are."),
        ("gift", "N {#=5:0#exactly}", "exactly"),
        ("gift", "Match. {=Paris -> France#Bonne =Berlin -> Allemagne#Oui}", "Bonne\n\nOui"),
    ] {
        assert_eq!(one(kind, text).0.solution, solution, "{text}");
    }
    let moodle = "<quiz><question type='shortanswer'><questiontext><text>Q</text></questiontext><answer fraction='100'><text>frog</text>\
        <feedback><text>Frog is a very good answer.</text></feedback></answer></question></quiz>";
    assert_eq!(one("moodle-xml", moodle).0.solution, "Frog is a very good answer.");
    let (_, codes) = one("gift", "Capital: {1:SHORTANSWER:=Paris#Right~Rome#No}");
    assert_eq!(codes, ["import/feedback"]);
}

#[test]
fn an_answer_that_is_a_tag_stays_one() {
    assert_eq!(one("gift", "[html]Which tag? {=<a>}").0.key.as_slice(), ["<a>"]);
    assert_eq!(one("gift", "[html]Which? {=<b>two</b> words}").0.key.as_slice(), ["two words"]);
}

#[test]
fn what_stands_twice_cannot_be_put_in_its_place() {
    for (kind, text) in [
        ("gift", "M {=a -> 1 =b -> 2 =a -> 3}"),
        (
            "moodle-xml",
            "<quiz><question type='ordering'><questiontext><text>Q</text></questiontext><answer><text>a</text></answer><answer><text>b</text></answer><answer><text>a</text></answer></question></quiz>",
        ),
    ] {
        assert_eq!(refused(kind, text), ["import/same-choice"], "{text}");
    }
}
