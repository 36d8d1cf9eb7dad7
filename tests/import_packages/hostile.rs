//! Files that mean harm, or are broken: refused or made harmless, never a panic.
use gradus::author::import::{File, Kind, import};
use proptest::prelude::*;

use crate::make::{claiming, locked, noise, sqlite, with_link, zip};
use crate::{item, read, refusal, right};

const QUESTION: &str = "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><prompt>Which?</prompt>\
    <simpleChoice identifier='A'>One</simpleChoice><simpleChoice identifier='B'>Two</simpleChoice></choiceInteraction>";

fn sound() -> Vec<u8> {
    item(&right("single", &["A"]), QUESTION).into_bytes()
}

#[test]
fn archives_that_mean_harm_are_refused() {
    let (zeros, item) = (vec![0; 12 << 20], sound());
    for (what, bytes, code) in [
        ("a bomb", zip(&[("item.xml", &zeros)]), "package/bomb"),
        ("a bomb behind an item", zip(&[("item.xml", &item), ("b.png", &zeros)]), "package/bomb"),
        ("a way out", zip(&[("../item.xml", &item)]), "package/path"),
        ("a way out on Windows", zip(&[("a\\..\\..\\item.xml", &item)]), "package/path"),
        ("an absolute path", zip(&[("/tmp/item.xml", &item)]), "package/path"),
        ("a drive", zip(&[("C:/item.xml", &item)]), "package/path"),
        ("a link", with_link(), "package/link"),
        ("an encrypted entry", locked(zip(&[("item.xml", &item)])), "package/encrypted"),
        ("100 MB", claiming(zip(&[("item.xml", &noise(1 << 20))]), (100 << 20) + 1), "package/too-large"),
    ] {
        assert_eq!(refusal("qti", "package.zip", bytes), code, "{what}");
    }
}

#[test]
fn an_archive_that_lies_about_its_sizes_costs_what_it_claims() {
    // Eight megabytes that claim to be ten bytes: no more than eleven are unpacked.
    let code = refusal("qti", "package.zip", claiming(zip(&[("item.xml", &noise(8 << 20))]), 10));
    assert!(["package/bomb", "package/archive"].contains(&&*code), "{code}");
}

#[test]
fn many_entries_are_refused() {
    let names: Vec<String> = (0..20_001).map(|at| format!("{at}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    assert_eq!(refusal("qti", "package.zip", zip(&files)), "package/too-large");
}

#[test]
fn an_archive_in_an_archive_stays_packed() {
    let inner = zip(&[("item.xml", &sound())]);
    assert_eq!(refusal("qti", "package.zip", zip(&[("inner.zip", &inner)])), "qti/not-qti");
}

#[test]
fn a_file_of_more_than_100_mb_is_refused() {
    for kind in ["qti", "h5p", "anki", "case"] {
        assert_eq!(refusal(kind, "large", vec![b' '; (100 << 20) + 1]), "import/too-large");
    }
}

#[test]
fn entities_of_a_file_are_never_looked_up() {
    let item = String::from_utf8(sound()).unwrap();
    let external = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";
    assert_eq!(refusal("qti", "a.xml", [external, &item.replace("Which?", "&x;")].concat()), "xml/entity");
    let nested: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 \"ha\">{nested}]>");
    assert_eq!(refusal("qti", "a.xml", [&*laughs, &item.replace("Which?", "&l9;")].concat()), "xml/entity");
    let attribute = item.replace("title='A title'", "title='&l9;'");
    assert_eq!(refusal("qti", "a.xml", [&*laughs, &attribute].concat()), "xml/entity");
    // A DTD that nothing is taken from does no harm.
    let (bank, _) = read("qti", "a.xml", [external, &item].concat());
    assert_eq!(bank.items.len(), 1);
}

#[test]
fn nesting_is_bounded() {
    let deep = ["<assessmentItem>", &"<p>".repeat(100_000)].concat();
    assert_eq!(refusal("qti", "a.xml", deep), "xml/too-deep");
    for kind in ["h5p", "case"] {
        let deep = [&"[".repeat(100_000), "]"].concat();
        assert!(refusal(kind, "content.json", deep).ends_with("/json"));
    }
}

#[test]
fn texts_are_made_harmless() {
    let body = "<p>See <img src='x' onerror='alert(1)' alt='a map'/><script>alert(2)</script>\
                <a href='javascript:alert(3)' onclick='alert(4)'>here</a> <iframe src='https://example.org'/></p>";
    let (bank, report) = read("qti", "a.xml", item(&right("single", &["A"]), &[body, QUESTION].concat()));
    assert_eq!(report.rows[0].codes, ["import/missing-picture"]);
    assert!(bank.items[0].question.contains("here"), "{}", bank.items[0].question);
    let html = "<p>Which?<script>alert(1)</script><img src=x onerror=alert(1)></p>";
    let content = serde_json::json!({ "question": html, "correct": "true" }).to_string();
    assert_eq!(read("h5p", "content.json", content).0.items.len(), 1);
    assert_eq!(read("anki", "notes.txt", [html, "\tan <b onclick=x>answer</b>"].concat()).0.items.len(), 1);
}

/// Small files of each format, to break.
fn samples() -> Vec<(Kind, &'static str, Vec<u8>)> {
    let (qti, h5p) = (Kind::named("qti").unwrap(), Kind::named("h5p").unwrap());
    let (anki, case) = (Kind::named("anki").unwrap(), Kind::named("case").unwrap());
    let content = br#"{"question":"Which?","answers":[{"text":"a","correct":true},{"text":"b","correct":false}]}"#;
    vec![
        (qti, "a.xml", sound()),
        (qti, "a.zip", zip(&[("item.xml", &sound())])),
        (h5p, "content.json", content.to_vec()),
        (
            h5p,
            "a.h5p",
            zip(&[("h5p.json", b"{\"mainLibrary\":\"H5P.MultiChoice\"}"), ("content/content.json", content)]),
        ),
        (anki, "a.apkg", crate::anki::old(&[("Front", "Back")])),
        (anki, "a.anki2", sqlite(&crate::anki::tables(&[("Front", "Back")], "{}"))),
        (case, "a.json", crate::case::framework().into_bytes()),
    ]
}

#[test]
fn files_that_are_cut_off_are_refused_or_read() {
    for (kind, path, bytes) in samples() {
        let step = (bytes.len() / 150).max(1);
        for length in (0..bytes.len()).step_by(step) {
            let _ = import(kind, &[File::new(path, &bytes[..length])]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn files_that_are_damaged_are_refused_or_read(which in 0_usize..7, hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let (kind, path, mut bytes) = samples().swap_remove(which);
        for (at, byte) in hits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = import(kind, &[File::new(path, bytes)]);
    }

    #[test]
    fn arbitrary_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..600), start in 0_usize..5) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"<assessmentItem>", b"SQLite format 3\0", b"{\"CFItems\":["];
        let bytes = [starts[start], &bytes].concat();
        for kind in Kind::all() {
            let _ = import(kind, &[File::new("file", bytes.clone())]);
        }
    }
}
