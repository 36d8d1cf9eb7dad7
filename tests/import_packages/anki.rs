//! Anki: packages of the old and the new form, notes as text.
use gradus::bank::{Format, ItemSpec};

use crate::make::{Cell, PNG, Table, sqlite, zip};
use crate::{read, refusal};

/// A collection of the old form with these notes, fields parted by `|`, of one type with a front and a back.
pub(crate) fn tables<'a>(notes: &[(&'a str, &'a str)], models: &'a str) -> Vec<Table<'a>> {
    let fields = |(front, back): &(&str, &str)| -> &'static str { format!("{front}\u{1f}{back}").leak() };
    let null = || Cell::Null;
    let note = |note: &(&'a str, &'a str)| {
        vec![
            null(),
            Cell::Text("guid"),
            Cell::Int(7),
            Cell::Int(0),
            Cell::Int(0),
            Cell::Text(""),
            Cell::Text(fields(note)),
        ]
    };
    let mut col: Vec<Cell<'a>> = (0..13).map(|_| null()).collect();
    col[9] = Cell::Text(models);
    col[10] = Cell::Text(r#"{"3":{"name":"Languages::Danish"}}"#);
    let card = |at: usize| vec![null(), Cell::Int(at as i64 + 1), Cell::Int(3), Cell::Int(0)];
    vec![
        ("col", true, vec![col]),
        ("notes", true, notes.iter().map(note).collect()),
        ("cards", true, (0..notes.len()).map(card).collect()),
    ]
}

const BASIC: &str = r#"{"7":{"name":"Basic","flds":[{"name":"Front"},{"name":"Back"}],
    "tmpls":[{"qfmt":"{{Front}}","afmt":"{{FrontSide}}<hr id=answer>{{Back}}"}]}}"#;

/// A package of the old form.
pub(crate) fn old(notes: &[(&str, &str)]) -> Vec<u8> {
    zip(&[("collection.anki2", &sqlite(&tables(notes, BASIC))), ("media", br#"{"0":"dog.png"}"#), ("0", PNG)])
}

fn key(item: &ItemSpec) -> &str {
    &item.key.as_slice()[0]
}

#[test]
fn notes_become_questions() {
    let notes = [
        ("hund <img src=\"dog.png\" alt=\"a dog\">", "<b>dog</b>"),
        ("[$]6 \\cdot 7[/$]", "42"),
        ("A {{c1::cat}} says {{c2::meow::a sound}}.", "More to know."),
        ("[sound:a.mp3]", "x"),
        ("empty", ""),
    ];
    let (bank, report) = read("anki", "deck.apkg", old(&notes));
    assert_eq!((report.counts.questions, bank.items.len()), (5, 3));
    let [dog, product, cloze] = &*bank.items else { panic!() };
    assert_eq!((dog.format, &*dog.question, key(dog)), (Format::Text, "hund", "dog"));
    assert!(dog.picture.as_ref().unwrap().json().contains(r#""alt":"a dog""#));
    assert_eq!((product.format, &*product.question, key(product)), (Format::Number, r"$6 \cdot 7$", "42"));
    assert_eq!((cloze.format, &*cloze.question), (Format::Cloze, "A [[1]] says [[2]]."));
    assert_eq!(cloze.blanks[1].key.as_slice(), ["meow"]);
    assert_eq!((&*cloze.hints[0].text, &*cloze.solution), ("a sound", "More to know."));
    assert_eq!(bank.skills[0].name, "Danish");
    let codes: Vec<&str> = report.rows.iter().flat_map(|row| row.codes.iter().map(String::as_str)).collect();
    assert_eq!(codes, ["anki/sound", "anki/front", "import/no-key"]);
}

#[test]
fn long_answers_are_chosen_among_those_of_others() {
    let long =
        |what: &str| [what, " is something that takes a good many words to say, so nobody would type it."].concat();
    let notes: Vec<(String, String)> =
        ["ebb", "flow", "tide"].iter().map(|word| ((*word).to_owned(), long(word))).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(front, back)| (&**front, &**back)).collect();
    let (bank, report) = read("anki", "deck.apkg", old(&notes));
    assert_eq!(bank.items.len(), 3);
    let item = &bank.items[0];
    assert_eq!(
        (item.format, item.choices.len(), report.rows[0].codes[0].as_str()),
        (Format::Choice, 3, "anki/choices")
    );
    let right = item.choices.iter().find(|choice| choice.id == key(item)).unwrap();
    assert!(right.text.starts_with("ebb is"));
    let (alone, report) = read("anki", "deck.apkg", old(&notes[..1]));
    assert!(alone.items.is_empty());
    assert_eq!(report.rows[0].codes, ["import/long-answer"]);
}

#[test]
fn the_newest_form_is_read() {
    // Tables without row numbers, settings as protobuf, all of it compressed.
    let config = |front: &str, back: &str| {
        [&[10, front.len() as u8][..], front.as_bytes(), &[18, back.len() as u8], back.as_bytes()].concat()
    };
    let (basic, card) = (vec![8, 0], config("{{Word}}", "{{Meaning}}"));
    let fields = "hund\u{1f}ignored\u{1f}dog";
    let note =
        vec![Cell::Null, Cell::Text("g"), Cell::Int(7), Cell::Int(0), Cell::Int(0), Cell::Text(""), Cell::Text(fields)];
    let names = ["Word", "Kind", "Meaning"];
    let fields = names
        .iter()
        .enumerate()
        .map(|(at, name)| vec![Cell::Int(7), Cell::Int(at as i64), Cell::Text(name), Cell::Blob(b"")]);
    let old = (0..13).map(|_| Cell::Text("")).collect();
    let file = sqlite(&[
        ("col", true, vec![old]),
        ("notes", true, vec![note]),
        ("cards", true, vec![vec![Cell::Null, Cell::Int(1), Cell::Int(3)]]),
        (
            "notetypes",
            true,
            vec![vec![Cell::Int(7), Cell::Text("Basic"), Cell::Int(0), Cell::Int(0), Cell::Blob(&basic)]],
        ),
        ("fields", false, fields.collect()),
        (
            "templates",
            false,
            vec![vec![Cell::Int(7), Cell::Int(0), Cell::Text("Card"), Cell::Int(0), Cell::Int(0), Cell::Blob(&card)]],
        ),
        ("decks", true, vec![vec![Cell::Int(3), Cell::Text("Languages\u{1f}Danish"), Cell::Int(0)]]),
    ]);
    let packed = zstd::encode_all(&*file, 3).unwrap();
    let dummy = sqlite(&tables(&[("Please update", "x")], BASIC));
    let (bank, _) = read("anki", "deck.colpkg", zip(&[("collection.anki2", &dummy), ("collection.anki21b", &packed)]));
    let [item] = &*bank.items else { panic!("{bank:?}") };
    assert_eq!((&*item.question, key(item), &*bank.skills[0].name), ("hund", "dog", "Danish"));
    let bomb = zstd::encode_all(&*vec![0; 30 << 20], 3).unwrap();
    assert_eq!(refusal("anki", "deck.colpkg", zip(&[("collection.anki21b", &bomb)])), "package/bomb");
}

#[test]
fn texts_say_what_their_columns_are() {
    let text = "#separator:Semicolon\n#html:true\n#deck column:1\n#tags column:4\nAnimals;hund;<i>dog</i>;noun\nFood;\"br\u{f8}d\";bread;\n\nalone\n";
    let (bank, report) = read("anki", "words.txt", text);
    assert_eq!(report.counts.questions, 3);
    assert_eq!(bank.items.iter().map(key).collect::<Vec<_>>(), ["dog", "bread"]);
    assert_eq!(bank.skills.iter().map(|skill| &*skill.name).collect::<Vec<_>>(), ["Animals", "Food"]);
    let (bank, _) = read("anki", "words.txt", "a < b\tless\n1 & 2\tboth\n");
    assert_eq!(bank.items[0].question, "a < b");
}
