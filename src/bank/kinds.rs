//! Items that differ in nothing but their texts. What is believed of one is believed of all, so a choice among ten
//! thousand items is one among a few hundred kinds.

use super::{Bank, Format, Item};
use crate::ids::{ItemIndex, SkillIndex};
use crate::order::order_by;
use std::cmp::Ordering;

/// Items with the same skills, answered in the same way, that their author thinks equally difficult.
#[derive(Debug)]
pub struct Kind {
    items: Vec<ItemIndex>,
}

/// All that makes a kind.
fn traits(item: &Item) -> (&[SkillIndex], Format, u8, u8, bool) {
    (&item.skills, item.format, item.choices, item.difficulty as u8, item.next_part.is_some())
}

impl Kind {
    /// Its items, in the file's order; at least one. Those that follow another are of no kind, for they are never chosen.
    #[must_use]
    pub fn items(&self) -> &[ItemIndex] {
        &self.items
    }
}

impl Bank {
    /// Puts the items into kinds, once their parts are linked.
    pub(super) fn sort_kinds(&mut self) {
        let items = &self.items;
        let compare = |a: usize, b: usize| -> Ordering { traits(&items[a]).cmp(&traits(&items[b])) };
        let order = order_by(items.len(), &mut |a, b| compare(a, b));
        let mut kinds: Vec<Kind> = Vec::new();
        let mut last = None;
        for index in order {
            if items[index as usize].follows.is_some() {
                continue;
            }
            if last.is_none_or(|last| compare(last, index as usize).is_ne()) {
                kinds.push(Kind { items: Vec::new() });
            }
            last = Some(index as usize);
            if let Some(kind) = kinds.last_mut() {
                kind.items.push(ItemIndex(index));
            }
        }
        self.kinds = kinds;
    }

    /// The number of a context, a new one if it is new.
    pub(super) fn context(&mut self, name: &str) -> u32 {
        match self.contexts.binary_search_by(|own| own.0.as_str().cmp(name)) {
            Ok(place) => self.contexts[place].1,
            Err(place) => {
                let number = self.contexts.len() as u32;
                self.contexts.insert(place, (name.to_owned(), number));
                number
            }
        }
    }
}
