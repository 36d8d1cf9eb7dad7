//! From what was found to a bank: ids, skills, harmless texts, and the engine's own check of each item.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::found::slug;
use super::limits::MOST_QUESTIONS;
use super::{Finding, Found, Imported, Report, markup};
use crate::author::build::{build, texts};
use crate::bank::{Bank, BankSpec, ChoiceSpec, Format, ItemSpec, Key, SkillSpec};
use crate::{Error, Result};

/// The bank and the report of what was found.
pub(super) fn finish(format: &str, mut imported: Imported) -> Result<(BankSpec, Report)> {
    if imported.found.len() > MOST_QUESTIONS {
        let message =
            format!("there are {} questions and the limit is {MOST_QUESTIONS}; split the file", imported.found.len());
        return Err(Error::new("import/too-many", message));
    }
    if imported.name.trim().is_empty() {
        "Imported questions".clone_into(&mut imported.name);
    }
    let mut found = std::mem::take(&mut imported.found);
    // Two skills may not have one id, and an item may not name one that is not there.
    let bare = |item: &ItemSpec| item.skills.is_empty();
    if found.iter().any(|found| found.item.iter().chain(&found.more).any(bare)) {
        let skill = imported.skill(&imported.name.clone());
        let items = found.iter_mut().flat_map(|found| found.item.iter_mut().chain(&mut found.more));
        items.filter(|item| bare(item)).for_each(|item| item.skills.push(skill.clone()));
    }
    let known: BTreeSet<String> = imported.skills.iter().map(|skill| skill.id.clone()).collect();
    let mut ids = BTreeMap::new();
    for found in &mut found {
        settle(found, &known);
        if let Some(item) = &mut found.item {
            item.id = unique(&base_id(&item.id, &found.name, &found.original), &mut ids);
            for more in &mut found.more {
                more.id = unique(&format!("{}-{}", item.id, word(more.format)), &mut ids);
            }
        }
    }
    let report = Report::of(format, &found, &imported.left_over);
    let items: Vec<ItemSpec> = found.into_iter().flat_map(|found| found.item.into_iter().chain(found.more)).collect();
    let used: BTreeSet<&String> = items.iter().flat_map(|item| &item.skills).collect();
    let empty = items.is_empty();
    let named: BTreeSet<&str> = report.rows.iter().filter_map(|row| row.item.as_deref()).collect();
    imported.skills.retain(|skill| empty || used.contains(&skill.id) || named.contains(&*skill.id));
    let id = slug(&imported.name, 60).chars().filter(char::is_ascii).collect::<String>();
    let language = if imported.language.is_empty() { "en".to_owned() } else { imported.language };
    let bank = BankSpec {
        gradus: "bank".into(),
        version: 1,
        id: if id.is_empty() { "imported".into() } else { id },
        name: imported.name,
        text: "markdown".into(),
        language,
        skills: imported.skills,
        items,
        ..BankSpec::default()
    };
    Ok((bank, report))
}

/// The source's id of a question, else its first words with a mark of its content, so that ids stay when questions are
/// added before it.
fn base_id(own: &str, name: &str, original: &str) -> String {
    let own = slug(own, 60);
    if !own.is_empty() {
        return own;
    }
    let digest = Sha256::digest([name, "\n", original].concat().as_bytes());
    let mark: String = digest.iter().take(3).map(|byte| format!("{byte:02x}")).collect();
    let words = slug(name, 32);
    if words.is_empty() { format!("q-{mark}") } else { format!("{words}-{mark}") }
}

fn unique(base: &str, ids: &mut BTreeMap<String, usize>) -> String {
    let count = ids.entry(base.to_owned()).or_default();
    *count += 1;
    let mut id = if *count == 1 { base.to_owned() } else { format!("{base}-{count}") };
    // `a-2` may be somebody's own id.
    while id != base && ids.contains_key(&id) {
        id.push('x');
    }
    if id != base {
        ids.insert(id.clone(), 1);
    }
    id
}

/// A format as part of an id.
fn word(format: Format) -> String {
    serde_json::to_value(format).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Makes a question's item what the engine takes, or refuses it.
fn settle(found: &mut Found, skills: &BTreeSet<String>) {
    if found.skill.is_some() {
        return;
    }
    let more = std::mem::take(&mut found.more);
    let Some(mut item) = found.item.take() else {
        if found.findings.is_empty() {
            found.findings.push(Finding::new("import/refused", "it could not be read as a question"));
        }
        return;
    };
    for (_, text) in texts(&mut item) {
        let (sound, findings) = markup::sound(text);
        *text = sound;
        found.findings.extend(findings.into_iter().filter(|one| !found.findings.contains(one)).collect::<Vec<_>>());
    }
    if let Err(finding) = same_choices(&mut item, &mut found.findings).and_then(|()| trial(&item, skills)) {
        found.findings.push(finding);
        return;
    }
    found.item = Some(item);
    for mut item in more {
        texts(&mut item).into_iter().for_each(|(_, text)| *text = markup::sound(text).0);
        if same_choices(&mut item, &mut found.findings).and_then(|()| trial(&item, skills)).is_ok() {
            found.more.push(item);
        }
    }
}

/// Of wrong choices that say the same one stays; a right and a wrong one that say the same cannot be told apart, nor can
/// two to be put in order or matched.
fn same_choices(item: &mut ItemSpec, findings: &mut Vec<Finding>) -> std::result::Result<(), Finding> {
    let picture = |choice: &ChoiceSpec| choice.picture.clone();
    if !matches!(item.format, Format::Choice | Format::Choices) {
        let same = |one: &ChoiceSpec, other: &ChoiceSpec| one.picture.is_none() && one.text.trim() == other.text.trim();
        for all in [&item.choices, &item.targets].into_iter().chain(item.blanks.iter().map(|blank| &blank.choices)) {
            let twice = all.iter().enumerate().find(|(at, one)| all[..*at].iter().any(|other| same(one, other)));
            if let Some((_, choice)) = twice {
                let note =
                    format!("“{}” is there twice, and each has its own place; write them apart", choice.text.trim());
                return Err(Finding::new("import/same-choice", note));
            }
        }
        return Ok(());
    }
    let mut kept: Vec<ChoiceSpec> = Vec::new();
    let mut key = item.key.as_slice().to_vec();
    for choice in std::mem::take(&mut item.choices) {
        let same = kept.iter().find(|own| own.text.trim() == choice.text.trim() && picture(own) == picture(&choice));
        let Some(same) = same else {
            kept.push(choice);
            continue;
        };
        if key.contains(&same.id) != key.contains(&choice.id) {
            let note = format!("the choice “{}” is both right and wrong; change one of the two", choice.text.trim());
            item.choices = kept;
            return Err(Finding::new("import/same-choice", note));
        }
        key.retain(|id| *id != choice.id);
        findings.push(Finding::new(
            "import/same-choice",
            format!("the choice “{}” was there twice; one of the two is left out", choice.text.trim()),
        ));
    }
    item.choices = kept;
    if item.choices.iter().any(|choice| choice.text.trim().is_empty() && picture(choice).is_none()) {
        return Err(Finding::new("import/empty-choice", "a choice says nothing; write it or take it out"));
    }
    item.key = match &mut item.key {
        Key::One(_) => Key::One(key.swap_remove(0)),
        Key::Many(_) => Key::Many(key),
    };
    Ok(())
}

/// Loads the item alone, as the engine will with all the others.
fn trial(item: &ItemSpec, skills: &BTreeSet<String>) -> std::result::Result<(), Finding> {
    let fault = |error: &Error| Finding::new(error.code(), error.message());
    if item.question.trim().is_empty() {
        return Err(Finding::new("bank/no-question", "the question is empty; write one"));
    }
    if let Some(lost) = item.skills.iter().find(|skill| !skills.contains(*skill)) {
        return Err(Finding::new("bank/unknown-skill", format!("it names the skill `{lost}`, which is not there")));
    }
    let mut item = item.clone();
    (item.follows, item.lesson) = (None, None);
    if item.id.is_empty() {
        "x".clone_into(&mut item.id);
    }
    let own = |id: &String| SkillSpec { id: id.clone(), name: id.clone(), ..SkillSpec::default() };
    let unique: BTreeSet<&String> = item.skills.iter().collect();
    let bank = BankSpec {
        gradus: "bank".into(),
        version: 1,
        id: "trial".into(),
        name: "Trial".into(),
        text: "markdown".into(),
        language: "en".into(),
        skills: unique.into_iter().map(own).collect(),
        items: vec![item],
        ..BankSpec::default()
    };
    let built = build(bank).map_err(|error| fault(&error))?;
    let bytes = serde_json::to_vec(&built).map_err(|error| Finding::new("import/refused", error.to_string()))?;
    Bank::parse(bytes).map(drop).map_err(|error| fault(&error))
}
