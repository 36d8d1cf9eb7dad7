//! CASE: frameworks of standards (1EdTech Competencies and Academic Standards Exchange, 1.0 and 1.1) as skills.
//!
//! A package is JSON with `CFDocument`, `CFItems` and `CFAssociations`. Each item becomes a skill with its code, grade and
//! statement; `precedes` becomes a prerequisite. Headings (items that only hold others) do not become skills. There are
//! no questions in a framework, so the bank has none yet.
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use super::package::{is_archive, unpack};
use super::{File, Found, Imported, each, markup, slug};
use crate::bank::SkillSpec;
use crate::{Error, Result};
use shape::{Association, Framework, Item};

/// The longest name of a skill, in characters.
const LONGEST_NAME: usize = 100;

/// Reads CASE packages, each a JSON file or in a zip.
///
/// # Errors
/// `case/json`: it is not JSON. `case/not-case`: there are no `CFItems` in it. As [`unpack`].
pub fn read(files: &[File]) -> Result<Imported> {
    let mut loose = Vec::new();
    for file in files {
        if is_archive(file) {
            loose.extend(unpack(file)?.into_iter().filter(|file| file.extension() == "json"));
        } else {
            loose.push(file.clone());
        }
    }
    if loose.is_empty() {
        return Err(Error::new("case/not-case", "there is no JSON file in it; export the framework as CASE JSON"));
    }
    each(&loose, |file| one(file).map_err(|error| error.at(&*file.path)), |file| file.path.clone())
}

fn one(file: &File) -> Result<Imported> {
    let framework: Framework = shape::read(&file.text().0)?;
    let title = framework.document.title.trim();
    let name = if title.is_empty() { file.stem() } else { title };
    let language = framework.document.language.trim().to_owned();
    let mut imported = Imported { name: name.to_owned(), language, ..Imported::default() };
    let headings = headings(&framework);
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut rows = Vec::new();
    for item in &framework.items {
        let code = item.code.trim();
        let found =
            Found::new(kind(item), if code.is_empty() { &item.statement } else { code }, &item.original, &*file.path);
        if headings.contains(&*item.id) {
            rows.push(found.refused("case/heading", "it is a heading: what it holds are the skills"));
            continue;
        }
        if item.statement.trim().is_empty() && item.short.trim().is_empty() {
            rows.push(found.refused("case/empty", "it has no statement, so nobody can tell what it is"));
            continue;
        }
        let id = own_id(item, &mut taken);
        ids.entry(&item.id).or_insert_with(|| id.clone());
        imported.skills.push(skill(item, id.clone()));
        rows.push(found.with_skill(id));
    }
    prerequisites(&framework.associations, &ids, &mut imported.skills, &mut rows);
    imported.found = rows;
    Ok(imported)
}

fn kind(item: &Item) -> &str {
    if item.kind.trim().is_empty() { "CFItem" } else { item.kind.trim() }
}

/// Items that only hold others: they have parts, and no code or a type that says so.
fn headings(framework: &Framework) -> BTreeSet<&str> {
    const WORDS: [&str; 14] = [
        "domain", "cluster", "strand", "grade", "level", "course", "category", "topic", "subject", "heading",
        "section", "unit", "theme", "area",
    ];
    let known: BTreeSet<&str> = framework.items.iter().map(|item| &*item.id).collect();
    let parts = framework.associations.iter().filter(|one| one.kind == "isChildOf" && known.contains(&*one.from));
    let parents: BTreeSet<&str> = parts.map(|one| &*one.to).collect();
    let heads = framework.items.iter().filter(|item| {
        let kind = item.kind.to_lowercase();
        let says = WORDS.iter().any(|word| kind.contains(word));
        parents.contains(&*item.id) && (item.code.trim().is_empty() || says)
    });
    heads.map(|item| &*item.id).collect()
}

/// The code as an id, else the item's own identifier.
fn own_id(item: &Item, taken: &mut BTreeSet<String>) -> String {
    let base = [slug(&item.code, 48), slug(&item.id, 48), slug(&item.statement, 48), "skill".to_owned()];
    let base = base.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
    let mut id = base.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}

fn skill(item: &Item, id: String) -> SkillSpec {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let statement = plain(&markup::html_text(&item.statement));
    let short = plain(&markup::html_text(&item.short));
    let name = if short.is_empty() { shortened(&statement) } else { shortened(&short) };
    let code = item.code.trim();
    SkillSpec {
        id,
        name,
        about: if statement.is_empty() { short } else { statement },
        standard: (!code.is_empty()).then(|| code.to_owned()),
        grade: grade(&item.levels),
        ..SkillSpec::default()
    }
}

/// The first words of a statement.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_NAME {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST_NAME).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    [cut[..end].trim_end_matches([',', ';', ':', '.']), "…"].concat()
}

/// The grade, if it is one: `03` is 3, `KG` is 0. Of several, none is the one.
fn grade(levels: &[String]) -> Option<u8> {
    let [level] = levels else { return None };
    let level = level.trim();
    if ["k", "kg", "pk", "kindergarten"].iter().any(|own| level.eq_ignore_ascii_case(own)) {
        return Some(0);
    }
    level.parse().ok().filter(|grade| *grade <= 13)
}

/// Adds `precedes` as prerequisites, except where that would go round in a circle.
fn prerequisites(all: &[Association], ids: &BTreeMap<&str, String>, skills: &mut [SkillSpec], rows: &mut [Found]) {
    let at: BTreeMap<String, usize> = skills.iter().enumerate().map(|(at, skill)| (skill.id.clone(), at)).collect();
    for one in all {
        let (before, after) = match &*one.kind {
            "precedes" => (&one.from, &one.to),
            "isPrecededBy" | "hasPrerequisite" => (&one.to, &one.from),
            _ => continue,
        };
        let (Some(before), Some(after)) = (ids.get(&**before), ids.get(&**after)) else { continue };
        let (from, to) = (at[before], at[after]);
        if skills[to].prerequisites.contains(before) {
            continue;
        }
        if from == to || needs(skills, &at, from, to) {
            let note = format!("`{before}` before `{after}` goes round in a circle and is left out");
            let row = rows.iter_mut().find(|row| row.skill.as_ref() == Some(after));
            row.into_iter().for_each(|row| row.notice("case/circle", note.clone()));
            continue;
        }
        skills[to].prerequisites.push(before.clone());
    }
}

/// Does the skill at `from` build on the one at `to`, directly or not?
fn needs(skills: &[SkillSpec], at: &BTreeMap<String, usize>, from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(one) = open.pop() {
        if one == to {
            return true;
        }
        if seen.insert(one) {
            open.extend(skills[one].prerequisites.iter().filter_map(|id| at.get(id)));
        }
    }
    false
}

/// Does this file look like CASE?
#[must_use]
pub fn is(file: &File) -> bool {
    let head = |file: &File| {
        let head = String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(20_000)]);
        head.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) && head.contains("\"CF")
    };
    if is_archive(file) {
        return unpack(file).is_ok_and(|files| files.iter().any(|file| file.extension() == "json" && head(file)));
    }
    head(file)
}
