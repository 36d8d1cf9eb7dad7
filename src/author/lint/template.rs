//! What the linter says about one template: names, slots, checks, and how many instances there are.
use std::collections::BTreeSet;

use super::instances::{template_faults, uses_key};
use super::{Lint, Severity};
use crate::author::build::{build, texts};
use crate::author::slots::plain_fields;
use crate::bank::{BankSpec, BlankSpec, ChoiceSpec, Format, ItemSpec};
use crate::grading::Locale;
use crate::template;
use crate::template::parse::expression;
use crate::template::slot::{Piece, Slot, pieces};
use crate::template::whole::Template;
use crate::{Error, Result};

/// Fewer instances than this and a learner soon meets the same one again.
const FEW: usize = 12;
/// So many instances are tried when a bank is checked.
const TRIED: u64 = 24;

/// Checks a template, source or built.
pub(super) fn check(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let fault = |lint: &mut Lint<'_>, error: &Error| {
        let inner = if error.place().is_empty() { place.to_owned() } else { format!("{place}, {}", error.place()) };
        lint.error(error.code(), inner, error.message());
    };
    let before = lint.errors();
    let body = serde_json::to_string(item).expect("an item is plain data");
    let template = match Template::read(&body) {
        Ok(Some(template)) => template,
        Ok(None) => return,
        Err(error) => return fault(lint, &error),
    };
    let mut names = template.names.clone();
    let mut used = BTreeSet::new();
    let built = lint.bank.text == "html";
    for error in slot_faults(item, built, &mut names, &mut used) {
        fault(lint, &error);
    }
    for error in expression_faults(item, &mut names, &mut used) {
        fault(lint, &error);
    }
    inner_names(&template, &mut used);
    for (at, name) in template.names.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
        let what = if at < template.variables.len() { "variable" } else { "word" };
        let message = format!("the {what} `{name}` is used nowhere; take it out, or use it");
        lint.warn("template/unused", place, message);
    }
    if unchecked(item) {
        let message = "nothing checks its key; give it a `check` (and `value`s) that finds the answer another way";
        lint.warn("template/no-check", place, message);
    }
    if lint.errors() > before {
        return;
    }
    let mut alone = BankSpec { text: lint.bank.text.clone(), items: vec![item.clone()], ..BankSpec::default() };
    // A text that cannot be built has been told of.
    alone.items[0].follows = None;
    let Ok(mut built) = build(alone) else { return };
    let Some(item) = built.items.pop() else { return };
    let body = serde_json::to_string(&item).expect("an item is plain data");
    let mut seen = Vec::new();
    while seen.len() < FEW {
        match template::draw(&body, seen.len() as u64 * 7_919, &seen) {
            Ok(number) if seen.contains(&number) => {
                let message =
                    format!("it has {} instances; widen the ranges or ease `where`, {FEW} are few", seen.len());
                lint.warn("template/few-instances", place, message);
                break;
            }
            Ok(number) => seen.push(number),
            Err(error) => return fault(lint, &error),
        }
    }
    let locale = Locale::of(&lint.bank.language);
    let found = template_faults(&item, place, locale, TRIED);
    lint.faults.extend(found);
}

impl Lint<'_> {
    fn errors(&self) -> usize {
        self.faults.iter().filter(|fault| fault.severity == Severity::Error).count()
    }
}

/// Whether nothing but the key's own expression stands for it. What is read and not worked out needs no check.
fn unchecked(item: &ItemSpec) -> bool {
    let values = |choices: &[ChoiceSpec]| choices.iter().all(|choice| !choice.value.is_empty());
    let worked_out = |key: &[String]| key.iter().any(|key| key.contains('@'));
    match item.format {
        Format::Choice | Format::Choices => item.check.is_empty() || !values(&item.choices),
        Format::Order => !values(&item.choices),
        Format::Match => !values(&item.choices) || !values(&item.targets),
        Format::Cloze | Format::Table => item.blanks.iter().any(|BlankSpec { format, check, choices, key, .. }| {
            if *format == Format::Choice {
                check.is_empty() || !values(choices)
            } else {
                check.is_empty() && worked_out(key.as_slice())
            }
        }),
        Format::Expression => item.check.is_empty() && worked_out(item.key.as_slice()),
        _ => !item.check.iter().any(|condition| uses_key(condition)) && worked_out(item.key.as_slice()),
    }
}

/// The slots of all texts that cannot be read, and the names that the others use.
fn slot_faults(item: &ItemSpec, built: bool, names: &mut Vec<String>, used: &mut BTreeSet<usize>) -> Vec<Error> {
    let mut copy = item.clone();
    let mut faults: Vec<Error> = Vec::new();
    // Keys, pictures and the like are read in the form that the build gives them.
    if let Err(error) = plain_fields(&mut copy, built) {
        faults.push(error);
    }
    let mut note = |slot: &Slot| {
        let mut all = Vec::new();
        match slot {
            Slot::Shown(nodes, _) => nodes.iter().for_each(|node| node.names(&mut all)),
            Slot::Plural(node, _) => node.names(&mut all),
        }
        used.extend(all);
    };
    for (place, text) in texts(&mut copy) {
        faults.extend(slots(text, built, names, &mut note).err().map(|error| error.at(place)));
    }
    for (place, text) in plain_texts(&copy) {
        faults.extend(slots(&text, true, names, &mut note).err().map(|error| error.at(place)));
    }
    faults
}

/// What a template's build does not turn into HTML and its slots stand in, with the field.
fn plain_texts(item: &ItemSpec) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = Vec::new();
    all.extend(item.key.as_slice().iter().map(|text| ("key", text.clone())));
    all.extend([("before", item.before.clone()), ("after", item.after.clone())]);
    let choices = item.choices.iter().chain(&item.targets).chain(item.blanks.iter().flat_map(|blank| &blank.choices));
    for choice in choices {
        all.push(("choice, reveals", choice.reveals.clone()));
        all.extend(choice.picture.as_ref().map(|picture| ("choice, picture", picture.json().to_owned())));
    }
    for mistake in item.mistakes.iter().chain(item.blanks.iter().flat_map(|blank| &blank.mistakes)) {
        all.extend([("mistake", mistake.answer.clone()), ("mistake, reveals", mistake.reveals.clone())]);
    }
    for blank in &item.blanks {
        all.extend(blank.key.as_slice().iter().map(|text| ("blank, key", text.clone())));
    }
    for ask in item.hints.iter().filter_map(|hint| hint.ask.as_ref()) {
        all.extend(ask.key.as_slice().iter().map(|text| ("hint, key", text.clone())));
    }
    if let Some(line) = &item.line {
        all.extend([&line.from, &line.to, &line.step, &line.snap, &line.labels].map(|text| ("line", text.clone())));
    }
    // JSON writes the quotes of a text with a backslash.
    all.extend(item.picture.iter().map(|picture| ("picture", picture.json().replace("\\\"", "\""))));
    if item.format == Format::Expression {
        all.extend(item.check.iter().map(|text| ("check", text.clone())));
    }
    all
}

/// Values and checks that cannot be read, and the names that the others use.
fn expression_faults(item: &ItemSpec, names: &mut Vec<String>, used: &mut BTreeSet<usize>) -> Vec<Error> {
    let mut faults = Vec::new();
    let mut read = |place: String, text: &str, key: bool| {
        let count = names.len();
        if key {
            names.push("key".to_owned());
        }
        let parsed = expression(text, names);
        names.truncate(count);
        let mut all = Vec::new();
        match parsed {
            Ok(node) => node.names(&mut all),
            Err(error) => faults.push(error.at(place)),
        }
        used.extend(all.into_iter().filter(|name| *name < count));
    };
    let ordered = item.format == Format::Order;
    if item.format != Format::Expression {
        for text in item.check.iter().filter(|text| !(ordered && matches!(&***text, "descending" | "ascending"))) {
            read("check".into(), text, true);
        }
    }
    for (what, choice) in
        item.choices.iter().map(|one| ("choice", one)).chain(item.targets.iter().map(|one| ("target", one)))
    {
        if !choice.value.is_empty() {
            read(format!("{what} `{}`, value", choice.id), &choice.value, false);
        }
    }
    for blank in &item.blanks {
        if blank.format != Format::Expression {
            for text in &blank.check {
                read(format!("blank `{}`, check", blank.id), text, true);
            }
        }
        for choice in blank.choices.iter().filter(|choice| !choice.value.is_empty()) {
            read(format!("blank `{}`, choice `{}`, value", blank.id, choice.id), &choice.value, false);
        }
    }
    faults
}

/// The names that variables and conditions use.
fn inner_names(template: &Template<'_>, used: &mut BTreeSet<usize>) {
    let mut all = Vec::new();
    for variable in &template.variables {
        variable.names(&mut all);
    }
    template.conditions.iter().for_each(|(node, _)| node.names(&mut all));
    used.extend(all);
}

/// Slots within slots: words of a plural may hold one.
const DEEPEST: u32 = 3;

/// Reads every slot of a text, those in the words of plurals included; `each` gets one after another.
pub(super) fn slots(text: &str, built: bool, names: &mut Vec<String>, each: &mut dyn FnMut(&Slot)) -> Result<()> {
    within(text, built, names, each, 0)
}

fn within(text: &str, built: bool, names: &mut Vec<String>, each: &mut dyn FnMut(&Slot), depth: u32) -> Result<()> {
    if depth == DEEPEST {
        return Err(Error::new("template/slot", "slots stand within slots within slots; take some out"));
    }
    for piece in pieces(text, built)? {
        let Piece::Slot(_, inner) = piece else { continue };
        let slot = Slot::read(&inner, names).map_err(|error| error.at(format!("`@({inner})`")))?;
        if let Slot::Plural(_, words) = &slot {
            for word in words {
                within(word, false, names, each, depth + 1)?;
            }
        }
        each(&slot);
    }
    Ok(())
}
