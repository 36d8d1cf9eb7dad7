//! Which skill a question may be about, by its words.
//!
//! Okapi BM25 (S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009): a skill is
//! a document of its name, its sentence, its examples and the items that are tagged with it, a question is what is looked
//! for. Words are stemmed, signs and kinds of numbers are words too, and so are two words side by side: "how many" and "times
//! as". An item has a word or has it not. The constants are those that did best, leaving one out, on the default bank,
//! whose skills are near neighbours; `tests/suggest.rs` holds the method to what it reached.
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::instance::instance;
use super::readable::readable;
use crate::bank::{BankSpec, ItemSpec, SkillSpec};
use words::Reader;

/// How soon more of a word says nothing more.
const SATURATION: f64 = 5.0;
/// How much a long document is held against it, 0 to 1.
const LENGTH: f64 = 1.0;
/// A skill's own words count as if they stood in so many items.
const NAME: f64 = 3.0;
const ABOUT: f64 = 3.0;
const EXAMPLE: f64 = 2.0;
/// So many skills are suggested at most.
const MOST: usize = 3;
/// So many words are named at most.
const MOST_WORDS: usize = 5;
/// A skill that has less than this share of a question's words, weighed by how rare they are, does not fit.
const LEAST: f64 = 0.25;

/// A skill that a question may be about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    /// The skill's id.
    pub skill: String,
    /// From 0 to 1: the share of the greatest score that the question's words could have.
    pub score: f64,
    /// The words that spoke for it most, as the question writes them; the weightiest first.
    pub words: Vec<String>,
}

/// Suggests skills of one bank.
pub struct Suggester {
    reader: Reader,
    ids: Vec<String>,
    /// For each skill the weights of its terms.
    skills: Vec<Terms>,
    /// For each tagged item its skills and its terms, to leave it out.
    items: BTreeMap<String, (Vec<usize>, Terms)>,
}

type Terms = BTreeMap<String, f64>;

impl std::fmt::Debug for Suggester {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Suggester").field("skills", &self.ids).field("items", &self.items.len()).finish()
    }
}

impl Suggester {
    /// Reads the skills of a bank, source or built, and its items. An item that cannot be built is left out.
    #[must_use]
    pub fn new(bank: &BankSpec) -> Self {
        let reader = Reader::of(&bank.language);
        let mut skills: Vec<Terms> = bank.skills.iter().map(|skill| own(&reader, skill, &bank.text)).collect();
        let place: BTreeMap<&str, usize> = bank.skills.iter().enumerate().map(|(at, one)| (&*one.id, at)).collect();
        let mut items = BTreeMap::new();
        for item in &bank.items {
            let of: BTreeSet<usize> = item.skills.iter().filter_map(|id| place.get(&**id).copied()).collect();
            let Ok(built) = instance(item, &bank.text, 0) else { continue };
            let mut terms = Terms::new();
            add(&reader, &mut terms, &whole(&built), 1.0);
            // A word that an item has often is no truer of its skill.
            terms.values_mut().for_each(|weight| *weight = 1.0);
            for &skill in &of {
                terms.iter().for_each(|(term, weight)| *skills[skill].entry(term.clone()).or_default() += weight);
            }
            items.insert(item.id.clone(), (of.into_iter().collect(), terms));
        }
        Self { reader, ids: bank.skills.iter().map(|skill| skill.id.clone()).collect(), skills, items }
    }

    /// Up to three skills that an item of a bank whose texts are `text` (`markdown` or `html`) may be about, best first;
    /// none where nothing fits. An item of the bank itself, known by its id, does not speak for its own tag.
    ///
    /// # Errors
    /// What [`build`](super::build()) finds.
    pub fn item(&self, item: &ItemSpec, text: &str) -> crate::Result<Vec<Suggestion>> {
        Ok(self.without(&question(&instance(item, text, 0)?), Some(&item.id)))
    }

    /// The same for a plain text.
    #[must_use]
    pub fn text(&self, text: &str) -> Vec<Suggestion> {
        self.without(text, None)
    }

    fn without(&self, text: &str, item: Option<&str>) -> Vec<Suggestion> {
        let out = item.and_then(|id| self.items.get(id));
        let weight = |skill: usize, term: &str| {
            let all = self.skills[skill].get(term).copied().unwrap_or_default();
            let own = out.filter(|(skills, _)| skills.contains(&skill)).and_then(|(_, terms)| terms.get(term));
            (all - own.copied().unwrap_or_default()).max(0.0)
        };
        let length = |skill: usize| {
            let own = out.filter(|(skills, _)| skills.contains(&skill));
            let sum = |terms: &Terms| terms.values().sum::<f64>();
            sum(&self.skills[skill]) - own.map_or(0.0, |(_, terms)| sum(terms))
        };
        let lengths: Vec<f64> = (0..self.ids.len()).map(length).collect();
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        let mut asked: BTreeMap<String, String> = BTreeMap::new();
        for word in self.reader.words(text) {
            asked.entry(word.term).or_insert(word.written);
        }
        let mut scores: Vec<(f64, Vec<(f64, &str)>)> = vec![(0.0, Vec::new()); self.ids.len()];
        let mut covered = vec![0.0; self.ids.len()];
        let (mut greatest, mut all) = (0.0, 0.0);
        for (term, written) in &asked {
            let weights: Vec<f64> = (0..self.ids.len()).map(|skill| weight(skill, term)).collect();
            let having = weights.iter().filter(|weight| **weight > 0.0).count() as f64;
            let rare = (1.0 + (self.ids.len() as f64 - having + 0.5) / (having + 0.5)).ln();
            let single = !term.contains(' ');
            // A pair that no skill has says nothing against one.
            greatest += if single || having > 0.0 { rare * (SATURATION + 1.0) } else { 0.0 };
            all += if single { rare } else { 0.0 };
            for (skill, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
                let long = SATURATION * (1.0 - LENGTH + LENGTH * lengths[skill] / mean);
                let part = rare * weight * (SATURATION + 1.0) / (weight + long);
                scores[skill].0 += part;
                scores[skill].1.push((part, written));
                covered[skill] += if single { rare } else { 0.0 };
            }
        }
        let mut order: Vec<usize> = (0..self.ids.len()).filter(|&at| covered[at] >= LEAST * all).collect();
        // Equal scores stay in the bank's order.
        order.sort_by(|&a, &b| scores[b].0.total_cmp(&scores[a].0));
        order.truncate(MOST);
        order.retain(|&at| scores[at].1.iter().any(|(_, word)| word.chars().filter(|c| c.is_alphabetic()).count() > 1));
        let suggestion = |at: usize| {
            let (score, mut words) = scores[at].clone();
            words.sort_by(|a, b| b.0.total_cmp(&a.0));
            let words = words.into_iter().take(MOST_WORDS).map(|(_, word)| word.to_owned()).collect();
            Suggestion { skill: self.ids[at].clone(), score: score / greatest, words }
        };
        order.into_iter().map(suggestion).collect()
    }
}

/// What a skill says of itself.
fn own(reader: &Reader, skill: &SkillSpec, text: &str) -> Terms {
    let mut terms = Terms::new();
    add(reader, &mut terms, &skill.name, NAME);
    add(reader, &mut terms, &skill.about, ABOUT);
    for example in &skill.examples {
        let item = ItemSpec { question: example.clone(), ..ItemSpec::default() };
        let plain = instance(&item, text, 0).map_or_else(|_| example.clone(), |built| readable(&built.question));
        add(reader, &mut terms, &plain, EXAMPLE);
    }
    terms
}

fn add(reader: &Reader, terms: &mut Terms, text: &str, weight: f64) {
    for word in reader.words(text) {
        *terms.entry(word.term).or_default() += weight;
    }
}

/// What a student reads before answering.
fn question(item: &ItemSpec) -> String {
    let mut texts = vec![&item.question, &item.before, &item.after];
    let blanks = item.blanks.iter().flat_map(|blank| &blank.choices);
    texts.extend(item.choices.iter().chain(&item.targets).chain(blanks).map(|choice| &choice.text));
    if let Some(table) = &item.table {
        texts.extend(table.columns.iter().chain(table.rows.iter().flatten()));
    }
    texts.into_iter().map(|text| readable(text)).collect::<Vec<_>>().join("\n")
}

/// The same with the help.
fn whole(item: &ItemSpec) -> String {
    let help = item.hints.iter().map(|hint| &hint.text).chain([&item.solution]);
    let help: Vec<String> = help.map(|text| readable(text)).collect();
    question(item) + "\n" + &help.join("\n")
}
