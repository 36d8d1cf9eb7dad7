//! Files that mean harm, or are broken in every way: refused or made harmless, never a panic.
use gradus::author::import::limits::LARGEST_FILE;
use gradus::author::import::{File, Kind, Outcome, import, import_any};
use gradus::author::{build, unsafe_markup};
use gradus::bank::{Bank, BankSpec};
use proptest::prelude::*;

fn read(kind: &str, name: &str, text: &str) -> (BankSpec, gradus::author::import::Report) {
    import(Kind::named(kind).unwrap(), &[File::new(name, text)]).unwrap()
}

/// The built bank loads, and no text of it holds what a page must not.
fn harmless(bank: &BankSpec) {
    if bank.items.is_empty() {
        return;
    }
    let built = build(bank.clone()).unwrap();
    let json = serde_json::to_string(&built).unwrap();
    for item in &built.items {
        let texts = item.choices.iter().flat_map(|choice| [&choice.text, &choice.why]);
        for text in texts.chain([&item.question, &item.solution]).chain(item.hints.iter().map(|hint| &hint.text)) {
            assert_eq!(unsafe_markup(text), None, "{text}");
        }
    }
    Bank::parse(json.into_bytes()).unwrap();
}

const SCRIPTS: [&str; 9] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick=\"alert(1)\">a</p>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<svg onload=alert(1)><foreignObject><iframe src=//a.example></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "[x](javascript:alert(1)) ![y](data:text/html,<script>alert(1)</script>)",
    "$\\href{javascript:alert(1)}{x}$ $$\\unicode{x3c}script$$",
];

#[test]
fn scripts_in_texts_come_to_nothing() {
    for script in SCRIPTS {
        let gift: String =
            script.chars().flat_map(|c| if "~=#{}:".contains(c) { vec!['\\', c] } else { vec![c] }).collect();
        for markup in ["", "[html]", "[markdown]", "[plain]", "[moodle]"] {
            let text = format!("::t::{markup}Pick {gift}{{={gift} one#{gift} ~two {gift}####{gift}}}");
            let (bank, report) = read("gift", "a.gift", &text);
            assert_eq!(report.rows.len(), 1, "{text}");
            harmless(&bank);
        }
        let quoted = script.replace('"', "\"\"");
        let csv = format!(
            "question,answer,wrong 1,hint 1,explanation\n\"Q {quoted}\",\"a {quoted}\",\"b {quoted}\",\"{quoted}\",\"{quoted}\"\n"
        );
        harmless(&read("csv", "a.csv", &csv).0);
        let xml = format!(
            "<quiz><question type=\"multichoice\"><name><text>n</text></name><questiontext format=\"html\"><text><![CDATA[Q {script}]]></text>\
             </questiontext><answer fraction=\"100\" format=\"html\"><text><![CDATA[a {script}]]></text></answer>\
             <answer fraction=\"0\"><text><![CDATA[b {script}]]></text></answer></question></quiz>"
        );
        let (bank, report) = read("moodle-xml", "a.xml", &xml);
        assert_eq!(report.rows.len(), 1);
        harmless(&bank);
        harmless(&read("quizlet", "a.txt", &format!("dog {script}\tHund\ncat\tKatze {script}\n")).0);
        harmless(&read("aiken", "a.txt", &format!("Q {script}\nA) x {script}\nB) y\nANSWER: A\n")).0);
    }
}

#[test]
fn entities_of_their_own_are_refused_and_read_nothing() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE q [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
                  <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><quiz><question type=\"shortanswer\"><name><text>&c;</text></name>\
                  <questiontext><text>&c;</text></questiontext><answer fraction=\"100\"><text>&c;</text></answer></question></quiz>";
    let outside = "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz><question type=\"shortanswer\"><name><text>a</text></name>\
                   <questiontext><text>&x;</text></questiontext></question></quiz>";
    for xml in [laughs, outside] {
        let fault = import(Kind::named("moodle-xml").unwrap(), &[File::new("a.xml", xml)]).unwrap_err();
        assert!(fault.code().starts_with("xml/") && fault.place().contains("a.xml"), "{fault}");
    }
}

#[test]
fn deep_and_large_files_end_well() {
    let deep = format!("{}{}", "<div>".repeat(100_000), "x");
    let (bank, report) = read("gift", "a.gift", &format!("[html]{deep} ?{{T}}"));
    assert_eq!(report.rows[0].codes, ["import/nesting"]);
    harmless(&bank);
    let xml = format!("<quiz>{}</quiz>", "<question><x>".repeat(50_000));
    assert!(import(Kind::named("moodle-xml").unwrap(), &[File::new("a.xml", xml)]).is_err());
    let braces = "{".repeat(200_000);
    assert!(read("gift", "a.gift", &braces).1.rows.iter().all(|row| row.outcome == Outcome::Refused));
    let maths = format!("question,answer\n\"{}\",1\n", "$\\frac{".repeat(20_000));
    harmless(&read("csv", "a.csv", &maths).0);
    let fault = import(Kind::named("csv").unwrap(), &[File::new("a.csv", vec![b'a'; LARGEST_FILE + 1])]).unwrap_err();
    assert_eq!((fault.code(), fault.place()), ("import/too-large", "a.csv"));
}

#[test]
fn encodings_are_told_or_told_apart() {
    let text = "frage,antwort\nWie heißt „dog“ auf Deutsch?,Hündchen\n";
    let utf16 = |big: bool| {
        let mark = [0xFEFFu16].into_iter().chain(text.encode_utf16());
        mark.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let utf8 = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), utf8, utf16(true), utf16(false), utf16(false)[2..].to_vec()] {
        let (bank, report) = import(Kind::named("csv").unwrap(), &[File::new("a.csv", bytes)]).unwrap();
        assert_eq!(bank.items[0].question, "Wie heißt „dog“ auf Deutsch?");
        assert_eq!(report.rows[0].outcome, Outcome::Imported);
    }
    let old = b"frage,antwort\nWie hei\xDFt \x84dog\x93 auf Deutsch?,H\xFCndchen\n".to_vec();
    let (bank, report) = import(Kind::named("csv").unwrap(), &[File::new("a.csv", old)]).unwrap();
    assert_eq!(bank.items[0].question, "Wie heißt „dog“ auf Deutsch?");
    assert_eq!(report.rows[0].codes, ["import/encoding"]);
    let (bank, _) = read("csv", "a.csv", "question,answer\n\"a\0b\u{e000}1\u{e001}\u{feff}?\",c\0\n");
    assert!(!bank.items[0].question.contains(['\0', '\u{e000}', '\u{feff}']), "{}", bank.items[0].question);
}

/// Pieces that formats are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "::",
        "{",
        "}",
        "=",
        "~",
        "#",
        "####",
        "->",
        "%50%",
        "\\",
        "\n\n",
        "\n",
        "TRUE",
        "[html]",
        "$CATEGORY: a/b",
        "//",
        "<p>",
        "</p>",
        "$",
        "$$",
        "\\(",
        "\\)",
        "x^2",
        "A) ",
        "B. ",
        "ANSWER: A",
        "question",
        "answer",
        ",",
        ";",
        "\t",
        "\"",
        "wrong 1",
        "1..2",
        "3:2",
        "<quiz>",
        "</quiz>",
        "<question type=\"cloze\">",
        "</question>",
        "<text>",
        "</text>",
        "{1:MC:=a~b}",
        "{2:NM:=1:0.1}",
        "[[1]]",
        "&amp;",
        "<math>",
        "</math>",
        "<![CDATA[",
        "]]>",
        "é",
        "\u{e000}",
        "\0",
        "<img src=",
        "<script>",
        "|",
        "---",
        "1. ",
        "word",
        "`",
        "*",
        "_",
        "@",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|all| all.concat())
}

fn all_kinds_read(name: &str, bytes: &[u8]) {
    for kind in Kind::all() {
        if let Ok((bank, report)) = import(kind, &[File::new(name, bytes)]) {
            harmless(&bank);
            let items: usize = report.rows.iter().map(|row| usize::from(row.item.is_some()) + row.more.len()).sum();
            assert!(items >= bank.items.len());
        }
    }
    let _ = import_any(&[File::new(name, bytes)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in pieces(), name in prop::sample::select(vec!["a.txt", "a.csv", "a.xml", "a.gift", "a"])) {
        all_kinds_read(name, text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["a.txt", "a.xlsx", "a.csv", "a.xml"])) {
        all_kinds_read(name, &bytes);
    }

    #[test]
    fn any_characters_are_read_or_refused(text in "\\PC{0,120}") {
        all_kinds_read("a.txt", text.as_bytes());
        all_kinds_read("a.csv", text.as_bytes());
    }
}
