//! `docs/errors.md` lists every stable code, and none that nothing gives.

#[path = "support/sources.rs"]
mod sources;

use sources::{code, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Media types look like codes.
const NO_AREAS: [&str; 4] = ["application", "text", "image", "font"];
/// Folders of `www/` whose texts with a slash are the page's own words, looked up in `text/en.js`.
const WORDS: [&str; 4] = ["www/text/", "www/elements/", "www/practice/", "www/teacher/"];
/// The one code that an element gives itself, for a screen without a fault.
const ELEMENTS: [&str; 1] = ["page/unknown"];

/// Every `area/what` between two of this quote.
fn quoted(text: &str, quote: char) -> BTreeSet<String> {
    let lower =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let is_code = |part: &&str| {
        part.split_once('/').is_some_and(|(area, what)| lower(area) && lower(what) && !NO_AREAS.contains(&area))
    };
    text.lines().flat_map(|line| line.split(quote)).filter(is_code).map(str::to_owned).collect()
}

/// Each code of the sources and a file that gives it.
fn given() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for source in sources("src", "rs") {
        all.extend(quoted(&code(&source.text), '"').into_iter().map(|found| (found, source.path.clone())));
    }
    for source in sources("www", "js") {
        let words = WORDS.iter().any(|folder| source.path.starts_with(folder));
        let found = quoted(&source.text, '"').into_iter().filter(|code| !words || ELEMENTS.contains(&code.as_str()));
        all.extend(found.map(|found| (found, source.path.clone())));
    }
    all
}

/// The rows of the tables: code, meaning, mend.
fn rows(text: &str) -> Vec<[&str; 3]> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    cells
        .map(|row| {
            let parts: Vec<&str> = row.split(" | ").collect();
            assert_eq!(parts.len(), 3, "a row has a code, a meaning and a mend: {row}");
            [parts[0].trim_end_matches('`'), parts[1], parts[2]]
        })
        .collect()
}

#[test]
fn every_code_has_its_row_and_every_row_its_code() {
    let table = rows(include_str!("../docs/errors.md"));
    let listed: BTreeSet<&str> = table.iter().map(|row| row[0]).collect();
    assert_eq!(listed.len(), table.len(), "a code is listed twice");
    let given = given();
    assert!(given.len() > 60, "the search finds too little: {given:?}");
    let missing: Vec<_> = given.iter().filter(|(code, _)| !listed.contains(code.as_str())).collect();
    let unused: Vec<_> = listed.iter().filter(|code| !given.contains_key(**code)).collect();
    assert!(missing.is_empty(), "not in docs/errors.md: {missing:?}");
    assert!(unused.is_empty(), "in docs/errors.md, given by nothing: {unused:?}");
    for [code, meaning, mend] in table {
        assert!(meaning.len() > 8 && mend.len() > 6, "`{code}` says too little");
    }
}

#[test]
fn the_search_finds_codes_and_leaves_the_rest() {
    let text = r#"Error::new("bank/no-key", "the text/html a/b"); f("text/html", "Bank/x", "a/", "one/two/three")"#;
    assert_eq!(quoted(text, '"'), BTreeSet::from(["bank/no-key".to_owned()]));
    assert_eq!(rows("| `a/b` | it means | do |\n| code | x | y |"), [["a/b", "it means", "do"]]);
}

#[test]
fn the_page_on_banks_names_every_warning() {
    let page = include_str!("../docs/bank.md");
    let all = sources("src/author/lint", "rs");
    let warnings: BTreeSet<&str> = all
        .iter()
        .flat_map(|source| source.text.split(".warn(\"").skip(1).filter_map(|rest| rest.split('"').next()))
        .collect();
    assert!(warnings.len() > 10, "the search finds too little: {warnings:?}");
    let missing: Vec<_> = warnings.iter().filter(|code| !page.contains(&format!("`{code}`"))).collect();
    assert!(missing.is_empty(), "docs/bank.md, Faults: {missing:?}");
}
