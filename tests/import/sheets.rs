//! Sheets, cards and Aiken texts as people keep them: what a number means, what no heading names, what stands between.
use gradus::author::import::{File, Kind, Outcome, Report, detect, import, right_texts};
use gradus::bank::{BankSpec, Format};

fn read(kind: &str, text: &str) -> (BankSpec, Report) {
    import(Kind::named(kind).unwrap(), &[File::new("a.txt", text)]).unwrap()
}

/// Of each row what is right, or why it is refused; and the notices of those that came through, joined.
fn keys(kind: &str, text: &str) -> (Vec<String>, String) {
    let (bank, report) = read(kind, text);
    let mut notices = Vec::new();
    let one =
        |row: &gradus::author::import::Row| match bank.items.iter().find(|item| Some(&item.id) == row.item.as_ref()) {
            None => row.codes.join(" "),
            Some(item) => {
                notices.extend(row.codes.clone());
                right_texts(item).join("/")
            }
        };
    (report.rows.iter().map(one).collect(), notices.join(" "))
}

const HEAD: &str = "question_text,option_1,option_2,option_3,option_4,correct_answer\n";

fn sheet(rows: &str) -> (Vec<String>, String) {
    keys("csv", &[HEAD, rows].concat())
}

#[test]
fn a_column_tells_whether_its_numbers_are_places() {
    // The second row can only mean a place, so the first does too.
    let (right, notices) = sheet("What is 2+2?,2,3,4,5,3\nClosest to the Sun?,Venus,Mercury,Earth,Mars,2\n");
    assert_eq!((right, &*notices), (vec!["4".to_owned(), "Mercury".into()], ""));
    // Texts among them: nothing tells.
    let (right, notices) = sheet("What is 2+2?,2,4,3,5,4\nOf France?,Oslo,Paris,Rome,Bonn,Paris\n");
    assert_eq!((right, &*notices), (vec!["4".to_owned(), "Paris".into()], "sheet/choice-number"));
    let (right, notices) = sheet("What is 2+2?,1,2,3,4,4\nAnd 1+1?,2,1,3,4,2\n");
    assert_eq!((right, &*notices), (vec!["4".to_owned(), "2".into()], "sheet/choice-number"));
    // Only a text fits, as there are no ten choices.
    assert_eq!(sheet("5+5?,10,20,1,2,10\n5+15?,10,20,1,2,20\n"), (vec!["10".into(), "20".into()], String::new()));
    // Several in one cell.
    let (right, notices) = sheet("Even?,2,3,4,5,\"1,3\"\nBirds?,hen,dog,owl,cat,\"1,3\"\n");
    assert_eq!((right, &*notices), (vec!["2/4".to_owned(), "hen/owl".into()], ""));
    // Points beside it, as in Kahoot's sheet, do not make places of texts.
    let head = "question,answer 1,answer 2,answer 3,answer 4,correct answer,points\n";
    let (right, notices) = keys("csv", &[head, "2+2?,3,4,2,5,4,1\nOf France?,Rome,Paris,Oslo,Bonn,Paris,1\n"].concat());
    assert_eq!((right, &*notices), (vec!["4".to_owned(), "Paris".into()], "sheet/choice-number"));
}

#[test]
fn a_column_may_count_from_0() {
    let rows = "Of France?,Paris,Rome,Oslo,Bonn,0\nOf Italy?,Oslo,Rome,Paris,Bonn,1\n2+2?,2,3,4,5,2\n";
    let (right, notices) = sheet(rows);
    assert_eq!(right, ["Paris", "Rome", "4"]);
    assert_eq!(notices, ["sheet/choice-number"; 3].join(" "));
    // With an answer that only a place from 1 can mean nobody knows.
    let (right, _) = sheet(&[rows, "Of Norway?,Rome,Paris,Bonn,Oslo,4\nOf Spain?,Rome,Madrid,Bonn,Oslo,B\n"].concat());
    assert_eq!(right[..4], ["bank/key-not-a-choice"; 4]);
    assert_eq!(right[4], "Madrid");
    // A text among numbers from 0 is what it says.
    let (right, _) = sheet("Of France?,Paris,Rome,Oslo,Bonn,0\nOf Italy?,Oslo,Rome,Paris,Bonn,Rome\n");
    assert_eq!(right, ["bank/key-not-a-choice", "Rome"]);
    // A choice may say 0.
    assert_eq!(sheet("1-1?,0,1,2,3,0\n2-2?,7,0,8,9,0\n"), (vec!["0".into(), "0".into()], String::new()));
}

#[test]
fn no_row_is_lost_where_there_are_no_headings() {
    let (right, _) =
        keys("csv", "Capital of France?,Rome,Paris,Oslo,Bonn,2\nCapital of Italy?,Rome,Paris,Oslo,Bonn,1\n");
    assert_eq!(right, ["Paris", "Rome"]);
    let (right, _) = keys("csv", "Born?,2001,2002,2003,2004,3\nDied?,2002,2003,2004,2005,2\n");
    assert_eq!(right, ["2003", "2003"]);
    let (right, _) = keys("csv", "1,Capital of France?,Paris\n2,Capital of Italy?,Rome\n");
    assert_eq!(right, ["Paris", "Rome"]);
    let (right, _) = keys("csv", "1,Of France?,Rome,Paris,Oslo,B\n2,Of Italy?,Rome,Paris,Oslo,A\n");
    assert_eq!(right, ["Paris", "Rome"]);
    // Wrong answers that are small numbers too: nothing says that the last cell is a place.
    let (right, _) = keys("csv", "2+2?,4,1,2,3\n1+1?,2,1,4,3\n");
    assert_eq!(right, ["sheet/no-question"; 2]);
    let (_, report) = read("csv", "alpha,beta,gamma\none,two,three\n");
    assert_eq!((report.rows.len(), report.left_over.len()), (2, 0), "nothing says that the first line is a heading");
    let (_, report) = read("csv", "word,answer,tags\none,two,three\n");
    assert_eq!((report.rows.len(), &*report.left_over[0].original), (1, "word\tanswer\ttags"));
}

#[test]
fn headings_alone_are_told() {
    let (bank, report) = read("csv", HEAD);
    assert!(bank.items.is_empty() && report.rows.is_empty());
    assert_eq!(report.left_over.iter().map(|row| row.codes.concat()).collect::<Vec<_>>(), ["sheet/no-question"]);
}

#[test]
fn choices_are_named_as_their_columns_are() {
    let head = "question,option_a,option_b,option_c,option_d,answer\n";
    for answer in
        ["option_b", "optionB", "Option B", "(B)", "B. w", "b) W", "choice_2", "answer 2", "Option-2", "answer2"]
    {
        let (right, _) = keys("csv", &[head, "Which?,u,w,x,y,", answer, "\n"].concat());
        assert_eq!(right, ["w"], "{answer}");
    }
    for answer in ["B. x", "E. w", "option_e", "optional", "B. other", "option_0"] {
        let (right, _) = keys("csv", &[head, "Which?,u,w,x,y,", answer, "\n"].concat());
        assert_eq!(right, ["bank/key-not-a-choice"], "{answer}");
    }
    let (right, _) = keys("csv", &[head, "Which?,A) u,B) w,C) x,D) y,B. w\n"].concat());
    assert_eq!(right, ["B) w"]);
}

#[test]
fn cards_with_braces_are_cards() {
    let kind = |text: &str| detect(&File::new("a.txt", text)).map(Kind::as_str);
    for cards in [
        "bonjour\thello\nau revoir\tgoodbye\n{n.} chat\tcat\n",
        "set\t{1, 2}\nempty set\t{}\nunion\tall of both\n",
        "one\t{T}\ntwo\t{=x}\nthree\tfour\n",
    ] {
        assert_eq!(kind(cards), Some("quizlet"), "{cards}");
        let (bank, report) = gradus::author::import::import_any(&[File::new("a.txt", cards)]).unwrap();
        assert_eq!((report.rows.len(), report.counts.refused), (3, 0), "{report:?}");
        assert!(bank.items.len() >= 3);
    }
    for gift in
        ["::a::\t1+1?{=2}\n::b::\t2+2?{=4}\n", "1+1?\t{=2 ~3}\n2+2?\t{=4 ~5}\n", "Two?{\n\t=2\t#Yes\n\t~3\t#No\n}\n"]
    {
        assert_eq!(kind(gift), Some("gift"), "{gift}");
    }
}

#[test]
fn words_behind_an_aiken_answer_belong_to_it() {
    let text = "Q1?\nA) x\nB) y\nANSWER: A\nExplanation: because x.\nAnd no y.\n\nQ2?\nA) x\nB) y\nANSWER: B\n\
                Feedback: see y.\nRationale: it is.\nQ3?\nA) x\nB) y\nANSWER: B\n";
    let (bank, report) = read("aiken", text);
    let items: Vec<_> = bank.items.iter().map(|item| (&*item.question, item.solution.replace('\n', "|"))).collect();
    assert_eq!(items.iter().map(|one| one.0).collect::<Vec<_>>(), ["Q1?", "Q2?", "Q3?"]);
    assert!(items[0].1.starts_with("because x.") && items[0].1.ends_with("And no y."), "{items:?}");
    assert_eq!((&*items[1].1, &*items[2].1), ("see y.||it is.", ""));
    assert!(report.rows[0].original.ends_with("Explanation: because x.\nAnd no y.") && report.left_over.is_empty());
    // Headings of sections are no part of a question; what leads to the next paragraph is.
    let text = "Quiz\n\nPart A\n\nQ1?\n\nA) x\n\nB) y\n\nANSWER: A\nWell done.\n\nLook at this:\n\nx = 1\n\nQ2?\nA) x\nB) y\nANSWER: B\n";
    let (bank, report) = read("aiken", text);
    assert_eq!((&*bank.items[0].question, bank.items.len()), ("Q1?", 2));
    assert!(bank.items[1].question.starts_with("Look at this:") && bank.items[1].question.ends_with("Q2?"));
    assert_eq!(report.left_over.iter().map(|row| &*row.original).collect::<Vec<_>>(), ["Quiz", "Part A", "Well done."]);
    let places: Vec<&str> = report.rows.iter().map(|row| &*row.place).collect();
    assert_eq!(places, ["a.txt, line 5", "a.txt, line 14"]);
}

#[test]
fn nobody_types_the_source_of_a_formula() {
    let text = "g\tgreen\nh\t\\(x^2\\)\ni\t[$]\\frac{1}{2}[/$]\nj\t\\(42\\)\nk\t$5\n";
    let (bank, report) = read("anki", text);
    let formats: Vec<_> = bank.items.iter().map(|item| item.format).collect();
    assert_eq!(formats, [Format::Text, Format::Choice, Format::Choice, Format::Number, Format::Text]);
    assert_eq!((right_texts(&bank.items[1]), right_texts(&bank.items[2])), (vec!["$x^2$"], vec![r"$\frac{1}{2}$"]));
    assert!(bank.items[1].choices.iter().any(|choice| choice.text.contains("frac")), "formulas come first");
    assert_eq!(report.rows[1].codes, ["anki/choices"]);
    let (_, report) = read("anki", "h\t\\(x^2\\)\n");
    assert_eq!(report.rows[0].codes, ["import/long-answer"]);
    let (_, report) = read("anki", "A square is {{c1::\\(x^2\\)}}.\tx\n");
    assert_eq!((report.rows[0].outcome, &*report.rows[0].codes.concat()), (Outcome::Refused, "import/long-answer"));
}

#[test]
fn cards_report_their_keys() {
    let (_, report) = read("anki", "hund\t<b>dog</b>\nA {{c1::cat}} says {{c2::meow::a sound}}.\tMore.\nempty\t\n");
    let keys: Vec<String> = report.rows.iter().map(|row| row.key.join("/")).collect();
    assert_eq!(keys, ["dog", "cat/meow", ""]);
}

#[test]
fn headings_in_words_that_are_not_known_are_no_question() {
    let sheet = "Kategoria,Pytanie,Odpowiedz1,Punkty1,Odpowiedz2,Punkty2\nPolska,Jakie miasto jest?,Kielce,0,Gdynia,1\nPolska,Co to jest?,Kot,1,Pies,0\n";
    let (_, report) = import(Kind::named("csv").unwrap(), &[File::new("quiz.csv", sheet)]).unwrap();
    assert_eq!((report.counts.questions, report.left_over.len()), (2, 1));
    let sheet = "Paris,Rome,Oslo,Bonn\nWhich is it?,Rome,Oslo,Bonn\nx,y,z,w\n";
    let (_, report) = import(Kind::named("csv").unwrap(), &[File::new("quiz.csv", sheet)]).unwrap();
    assert_eq!(report.counts.questions, 3);
}
