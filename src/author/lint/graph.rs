//! Links between skills and between items: do they lead somewhere, and never in a circle?
use std::collections::{BTreeMap, BTreeSet};

use super::Lint;
use crate::author::build::item_place;

/// Prerequisites are skills of the bank and never come round to where they began.
pub(super) fn prerequisites(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    let mut links: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (at, skill) in bank.skills.iter().enumerate() {
        for wanted in &skill.prerequisites {
            if lint.skills.contains(&**wanted) {
                links.entry(&*skill.id).or_default().push(wanted);
            } else {
                let message = format!("prerequisite `{wanted}` is not in the bank; add it or mend the id");
                lint.error("bank/unknown-skill", format!("skill {} ({})", at + 1, skill.id), message);
            }
        }
    }
    for cycle in cycles(&links) {
        let message = format!("prerequisites go in a circle: {}; take one link out", cycle.join(" → "));
        lint.error("bank/prerequisite-cycle", format!("skill ({})", cycle[0]), message);
    }
}

/// One circle for each way back into a path that is still being walked, first and last node the same.
fn cycles<'a>(links: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut done = BTreeSet::new();
    for start in links.keys() {
        // The path walked, and for each of its nodes how many of its links have been followed.
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let (node, followed) = (*node, *next);
            *next += 1;
            let Some(target) = links.get(node).and_then(|targets| targets.get(followed)) else {
                done.insert(node);
                path.pop();
                continue;
            };
            if let Some(at) = path.iter().position(|(walked, _)| walked == target) {
                found.push(path[at..].iter().map(|(walked, _)| *walked).chain([*target]).collect());
            } else if !done.contains(target) {
                path.push((target, 0));
            }
        }
    }
    found
}

/// The parts of a question: what `follows` names exists, lies in the same lesson, is followed by one item only, and
/// leads to a first part.
pub(super) fn parts(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    let mut followers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut links: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (at, item) in bank.items.iter().enumerate() {
        let Some(before) = &item.follows else { continue };
        let place = item_place(at, &item.id);
        let Some(&before_at) = lint.items.get(&**before) else {
            lint.error(
                "bank/unknown-item",
                place,
                format!("it follows `{before}`, which is not in the bank; mend the id"),
            );
            continue;
        };
        if bank.items[before_at].lesson != item.lesson {
            let message = format!("it follows `{before}` of another lesson; parts of one question share a lesson");
            lint.error("bank/follows-another-lesson", &*place, message);
        }
        if let Some(first) = followers.insert(before, at) {
            let message = format!("`{before}` is followed by item {} already; an item has one next part", first + 1);
            lint.error("bank/follows-twice", place, message);
        }
        links.entry(&*item.id).or_default().push(before);
    }
    for cycle in cycles(&links) {
        let message = format!("parts follow each other in a circle: {}; let one of them begin", cycle.join(" → "));
        lint.error("bank/follows-cycle", format!("item ({})", cycle[0]), message);
    }
}
