//! Suggested skills, held to the skills that items were tagged with by their author.
#![cfg(feature = "author")]

#[path = "support/mathematics.rs"]
mod mathematics;

use gradus::author::{Suggester, instance};
use gradus::bank::BankSpec;
use mathematics::bank;
use std::fs;
use std::path::Path;

/// Of the bank's items: how many have their own skill first, and among the first three, when the item itself does not
/// speak.
fn measured(bank: &BankSpec) -> (usize, usize) {
    let suggester = Suggester::new(bank);
    let (mut first, mut among) = (0, 0);
    for item in &bank.items {
        let suggested = suggester.item(item, &bank.text).unwrap();
        assert!(suggested.len() <= 3);
        assert!(suggested.windows(2).all(|two| two[0].score >= two[1].score));
        let own = |skill: &str| item.skills.iter().any(|own| own == skill);
        first += usize::from(suggested.first().is_some_and(|one| own(&one.skill)));
        among += usize::from(suggested.iter().any(|one| own(&one.skill)));
    }
    (first, among)
}

fn read(name: &str) -> BankSpec {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("banks").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// 176 skills, many of them near neighbours: by chance one item in 59 had its own among three.
#[test]
fn a_template_finds_its_skill_by_its_words() {
    let bank = bank();
    let (first, among) = measured(&bank);
    let all = bank.items.len();
    println!(
        "mathematics: {all} templates of {} skills: own skill first {first}, among three {among}",
        bank.skills.len()
    );
    assert!(first * 100 >= all * FIRST, "{first} of {all}");
    assert!(among * 100 >= all * AMONG, "{among} of {all}");
}

/// Percent, below what was measured.
const FIRST: usize = 40;
const AMONG: usize = 60;

#[test]
fn a_fixed_item_finds_its_skill_by_its_words() {
    let bank = read("starter.json");
    let (first, among) = measured(&bank);
    let all = bank.items.len();
    println!("starter: {all} items of {} skills: own skill first {first}, among three {among}", bank.skills.len());
    assert!(first * 4 > all && among * 5 > all * 2, "{first}, {among} of {all}");
}

#[test]
fn what_speaks_is_named_and_what_fits_nothing_gets_nothing() {
    let bank = bank();
    let suggester = Suggester::new(&bank);
    let found = suggester.text("Find the area of a rectangle that is 6 cm long and 4 cm wide.");
    let about = |id: &str| bank.skills.iter().find(|skill| skill.id == id).unwrap();
    let words: Vec<&str> = found[0].words.iter().map(String::as_str).collect();
    assert!(about(&found[0].skill).about.contains("area") || about(&found[0].skill).name.contains("area"), "{found:?}");
    assert!(words.iter().any(|word| word.contains("area") || word.contains("rectangle")), "{words:?}");
    assert!(found.iter().all(|one| one.score > 0.0 && one.score <= 1.0));
    assert_eq!(suggester.text("Photosynthesis turns sunlight into chemical energy inside green leaves."), []);
    assert_eq!(suggester.text(""), []);
    assert_eq!(suggester.text("12 + 3 = ?"), [], "signs alone are of every skill");
    assert_eq!(Suggester::new(&BankSpec::default()).text("add"), []);
}

/// The item that is asked about does not speak, though its words are those of its skill.
#[test]
fn an_item_is_no_witness_for_itself() {
    let item = |id: &str, question: &str, skill: &str| serde_json::json!({"id": id, "skills": [skill], "format": "number", "question": question, "key": "1"});
    let bank: BankSpec = serde_json::from_value(serde_json::json!({
        "gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "markdown",
        "skills": [{"id": "a", "name": "Alpha"}, {"id": "b", "name": "Beta"}],
        "items": [item("one", "zebra quagga", "a"), item("two", "quagga okapi", "b")]
    }))
    .unwrap();
    let suggester = Suggester::new(&bank);
    let first = |at: usize| suggester.item(&bank.items[at], "markdown").unwrap()[0].skill.clone();
    assert_eq!((&*first(0), &*first(1)), ("b", "a"));
    assert_eq!(suggester.text("two zebras")[0].skill, "a", "words are stemmed");
    assert_eq!(instance(&bank.items[0], "markdown", 0).unwrap().question, "zebra quagga");
}

/// Same bank, same question, same answer; and a built bank says what its source says.
#[test]
fn it_does_not_depend_on_chance_or_on_the_build() {
    let source = read("starter.json");
    let built = gradus::author::build(source.clone()).unwrap();
    let (one, two) = (Suggester::new(&source), Suggester::new(&built));
    for (item, done) in source.items.iter().zip(&built.items).step_by(9) {
        let suggested = one.item(item, "markdown").unwrap();
        assert_eq!(suggested, one.item(item, "markdown").unwrap());
        assert_eq!(suggested, two.item(done, "html").unwrap());
    }
}
