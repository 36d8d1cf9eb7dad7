//! Whether each skill has what practice needs to bring somebody there.
use std::collections::BTreeMap;

use super::Lint;
use crate::author::instance::body;
use crate::bank::{Format, ItemSpec};
use crate::plan::PlanSpec;
use crate::template;

/// Nobody has a skill at the first try: so many items more than the right answers that "secure" takes.
const SLIPS: usize = 2;

/// Items that a skill needs: as many as the right answers without help that make it secure, by the plan's default, and
/// some to slip on. With fewer a learner meets the same one again before that.
fn needed() -> usize {
    PlanSpec::default().unaided as usize + SLIPS
}

/// Checks what each skill has: items enough, of two formats; prerequisites that can be practised; a reason for each.
pub(super) fn skills(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    let mut items: BTreeMap<&str, Vec<&ItemSpec>> = BTreeMap::new();
    for item in &bank.items {
        for skill in &item.skills {
            items.entry(skill).or_default().push(item);
        }
    }
    let needed = needed();
    for (at, skill) in bank.skills.iter().enumerate() {
        let place = format!("skill {} ({})", at + 1, skill.id);
        let own = items.get(&*skill.id).map(Vec::as_slice).unwrap_or_default();
        let formats: Vec<Format> = own.iter().map(|item| item.format).collect();
        let count = different(own, &bank.text, needed);
        if own.is_empty() {
            lint.error("bank/empty-skill", &*place, "the skill has no items; add some or take it out");
        } else if count < needed {
            let message = format!(
                "the skill has {count} of the {needed} items that keep practice from repeating itself ({} right answers \
                 without help, {SLIPS} slips); add {}, or a template",
                needed - SLIPS,
                needed - count
            );
            lint.warn("bank/few-items", &*place, message);
        } else if formats.iter().all(|format| *format == formats[0]) {
            let message = "all items of the skill have one format; a second one shows whether it carries over";
            lint.warn("bank/one-format", &*place, message);
        }
        for wanted in &skill.prerequisites {
            if lint.skills.contains(&**wanted) && !items.contains_key(&**wanted) {
                let message = format!(
                    "it builds on `{wanted}`, which has no items, so nobody gets here; add some, or take it out"
                );
                lint.warn("bank/unreachable-skill", &*place, message);
            }
        }
        if !skill.because.is_empty() && skill.because.len() != skill.prerequisites.len() {
            let message = format!(
                "`because` has {} reason(s) for {} prerequisite(s); give one for each, in the same order, or none",
                skill.because.len(),
                skill.prerequisites.len()
            );
            lint.warn("bank/because", place, message);
        }
    }
}

/// How many different items there are, instances counted; no further than `enough`.
fn different(items: &[&ItemSpec], text: &str, enough: usize) -> usize {
    let plain = items.iter().filter(|item| item.variables.is_empty()).count();
    items
        .iter()
        .filter(|item| !item.variables.is_empty())
        .fold(plain, |count, item| if count >= enough { count } else { count + instances(item, text, enough - count) })
}

/// How many instances a template has, no more than `most`. One that cannot be drawn counts as one item: that it cannot
/// is told elsewhere.
fn instances(item: &ItemSpec, text: &str, most: usize) -> usize {
    let Ok(body) = body(item, text) else { return 1 };
    let mut seen = Vec::new();
    while seen.len() < most {
        match template::draw(&body, seen.len() as u64 * 7_919, &seen) {
            Ok(number) if !seen.contains(&number) => seen.push(number),
            _ => break,
        }
    }
    seen.len().max(1)
}
