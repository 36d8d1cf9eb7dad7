//! The linter: every fault of a bank at once, each with its place and mend.
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::bank::BankSpec;

mod answer;
mod coverage;
mod doubt;
mod graph;
mod instances;
mod item;
mod reading;
mod resources;
mod template;

pub use instances::instances;

/// One thing wrong with a bank, or worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Stable code, such as `bank/prerequisite-cycle`.
    pub code: &'static str,
    /// Where: the field, skill or item.
    pub place: String,
    /// What is wrong, and the mend.
    pub message: String,
    /// Whether the engine would refuse the bank for it.
    pub severity: Severity,
}

/// How bad a [`Fault`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The bank cannot be used as it is.
    Error,
    /// The bank works; practice would be better with this mended.
    Warning,
}

/// What the checks share: the bank, its names, and the faults so far.
pub(super) struct Lint<'a> {
    bank: &'a BankSpec,
    skills: BTreeSet<&'a str>,
    lessons: BTreeSet<&'a str>,
    /// Where each item id stands first.
    items: BTreeMap<&'a str, usize>,
    faults: Vec<Fault>,
}

impl Lint<'_> {
    fn error(&mut self, code: &'static str, place: impl Into<String>, message: impl Into<String>) {
        let severity = Severity::Error;
        self.faults.push(Fault { code, place: place.into(), message: message.into(), severity });
    }

    fn warn(&mut self, code: &'static str, place: impl Into<String>, message: impl Into<String>) {
        let severity = Severity::Warning;
        self.faults.push(Fault { code, place: place.into(), message: message.into(), severity });
    }
}

/// All faults of a bank, source or built, in the order of the file; empty for a bank without a flaw.
///
/// ```
/// let bank = serde_json::from_str(
///     r#"{"gradus": "bank", "version": 1, "id": "b", "name": "B", "text": "markdown", "skills": [], "items": []}"#,
/// )
/// .unwrap();
/// let faults = gradus::author::lint(&bank);
/// assert_eq!(faults[0].code, "bank/no-skill");
/// ```
#[must_use]
pub fn lint(bank: &BankSpec) -> Vec<Fault> {
    let mut items = BTreeMap::new();
    for (at, item) in bank.items.iter().enumerate() {
        items.entry(&*item.id).or_insert(at);
    }
    let mut lint = Lint {
        bank,
        skills: bank.skills.iter().map(|skill| &*skill.id).collect(),
        lessons: bank.lessons.iter().map(|lesson| &*lesson.id).collect(),
        items,
        faults: Vec::new(),
    };
    head(&mut lint);
    names(&mut lint);
    graph::prerequisites(&mut lint);
    item::items(&mut lint);
    graph::parts(&mut lint);
    coverage::skills(&mut lint);
    resources::resources(&mut lint);
    lint.faults
}

fn head(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    if bank.gradus != "bank" {
        let message = format!("`gradus` is `{}`, so this is no bank; write `\"gradus\": \"bank\"`", bank.gradus);
        lint.error("bank/not-a-bank", "`gradus`", message);
    }
    if bank.version != 1 {
        let message = format!("version {} is not known here; this edition reads version 1", bank.version);
        lint.error("bank/version", "`version`", message);
    }
    if !matches!(&*bank.text, "markdown" | "html") {
        lint.error("bank/text", "`text`", format!("`text` is `{}`; write `markdown` or `html`", bank.text));
    }
    if bank.id.is_empty() || !bank.id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
        lint.error("bank/id", "`id`", format!("`{}` is no id; use letters, digits, `-`, `_`, `.`", bank.id));
    }
    if bank.skills.is_empty() {
        lint.error("bank/no-skill", "`skills`", "the bank has no skills; add at least one");
    }
}

fn names(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    let kinds = [
        ("skill", bank.skills.iter().map(|skill| &skill.id).collect::<Vec<_>>()),
        ("lesson", bank.lessons.iter().map(|lesson| &lesson.id).collect()),
        ("item", bank.items.iter().map(|item| &item.id).collect()),
        ("resource", bank.resources.iter().map(|resource| &resource.id).collect()),
    ];
    for (kind, ids) in kinds {
        let mut seen = BTreeMap::new();
        for (at, id) in ids.into_iter().enumerate() {
            let place = format!("{kind} {} ({id})", at + 1);
            if id.trim().is_empty() {
                lint.error("bank/no-id", place, format!("the {kind} has no `id`; give it one of its own"));
            } else if let Some(first) = seen.insert(id, at + 1) {
                let message = format!("{kind} {first} has the id `{id}` already; give one of them another");
                lint.error("bank/duplicate-id", place, message);
            }
        }
    }
    for (at, lesson) in bank.lessons.iter().enumerate() {
        for skill in lesson.skills.iter().filter(|skill| !lint.skills.contains(&***skill)).collect::<Vec<_>>() {
            let message = format!("skill `{skill}` is not in the bank; add it or mend the id");
            lint.error("bank/unknown-skill", format!("lesson {} ({})", at + 1, lesson.id), message);
        }
    }
}
