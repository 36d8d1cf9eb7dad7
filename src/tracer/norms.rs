//! What other learners' answers have shown about items and skills: how easy they are, what goes with what.
//!
//! A new bank has none of it; then every figure is typical, and only the learner's own answers count.

use super::file::{list, number, object, shape, text};
use crate::Result;
use crate::json::Raw;

/// How many answers on a skill are told apart on its learning curve: 1, 2, 3, 4, then by doubling.
pub(crate) const CURVE: usize = 12;

/// Norms of a set of items; [empty](Norms::typical) for a bank that has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Norms {
    /// Logit of P(right) of a typical learner on a typical item.
    pub(crate) base: f64,
    pub(crate) item_names: Vec<String>,
    pub(crate) items: Vec<ItemNorm>,
    pub(crate) skill_names: Vec<String>,
    pub(crate) skills: Vec<SkillNorm>,
    /// What the last answers' items say about the next one's.
    pub(crate) pairs: Pairs,
    /// The same for skills.
    pub(crate) skill_pairs: Pairs,
}

/// Norms of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ItemNorm {
    /// Logits above (easier) or below its skills.
    pub(crate) ease: f64,
    /// Responses behind it.
    pub(crate) count: f64,
    /// Variance of `ease`.
    pub(crate) variance: f64,
    /// Where it mostly stands among a learner's items, from 0 (first) to 1 (last).
    pub(crate) place: f64,
    /// How often something came before it.
    pub(crate) followed: f64,
}

/// Norms of a skill.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SkillNorm {
    /// Logits above (easier) or below typical.
    pub(crate) ease: f64,
    /// Responses behind it.
    pub(crate) count: f64,
    /// Mean surprise at the first, second … answer: its learning curve.
    pub(crate) curve: [f64; CURVE],
}

/// What an answer to one thing says about another soon after: mean surprises, by pairs (from, to).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pairs {
    /// Pairs with the same `to` stand together: those of `to` at `starts[to]..starts[to + 1]`.
    pub(crate) starts: Vec<u32>,
    /// In ascending order for each `to`.
    pub(crate) from: Vec<u32>,
    pub(crate) effects: Vec<Effect>,
}

/// Mean surprise at the second thing, shrunk, after the first was wrong or right; and how often the pair was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Effect {
    pub(crate) wrong: f32,
    pub(crate) right: f32,
    pub(crate) count: f32,
}

impl Norms {
    /// No norms, but how easy a typical item is.
    pub(crate) fn typical(base: f64) -> Self {
        Self { base, ..Self::default() }
    }

    /// The norms of an item, if others have answered it.
    pub(crate) fn item(&self, item: Option<u32>) -> Option<&ItemNorm> {
        self.items.get(item? as usize).filter(|norm| norm.count > 0.0)
    }

    /// The norms of a skill; of a typical one if nobody has practised it.
    pub(crate) fn skill(&self, skill: u32) -> SkillNorm {
        self.skills.get(skill as usize).copied().unwrap_or_default()
    }

    /// Logits by which a skill is easier than typical.
    pub(crate) fn skill_ease(&self, skill: u32) -> f64 {
        self.skills.get(skill as usize).map_or(0.0, |norm| norm.ease)
    }

    /// Reads the value of `norms` of a model file.
    ///
    /// # Errors
    /// `tracer/shape`.
    pub(crate) fn read(raw: Option<Raw<'_>>) -> Result<Self> {
        let fields = object(raw, "norms")?;
        let mut norms = Self::typical(number(fields.get("base"), "base")?);
        for row in list(fields.get("skills"), "skills")? {
            let row = list(Some(row), "skills")?;
            let at = |place: usize| number(row.get(place).copied(), "skills");
            norms.skill_names.push(text(row.first().copied(), "skills")?);
            let mut curve = [0.0; CURVE];
            for (place, value) in curve.iter_mut().enumerate() {
                *value = at(3 + place)?;
            }
            norms.skills.push(SkillNorm { ease: at(1)?, count: at(2)?, curve });
        }
        for row in list(fields.get("items"), "items")? {
            let row = list(Some(row), "items")?;
            let at = |place: usize| number(row.get(place).copied(), "items");
            norms.item_names.push(text(row.first().copied(), "items")?);
            norms.items.push(ItemNorm {
                ease: at(1)?,
                count: at(2)?,
                variance: at(3)?,
                place: at(4)?,
                followed: at(5)?,
            });
        }
        norms.pairs = Pairs::read(fields.get("pairs"), norms.items.len())?;
        norms.skill_pairs = Pairs::read(fields.get("skill_pairs"), norms.skills.len())?;
        Ok(norms)
    }
}

impl Pairs {
    /// What is known of `to` soon after `from`.
    pub(crate) fn get(&self, from: u32, to: u32) -> Option<&Effect> {
        let to = to as usize;
        let (start, end) = (*self.starts.get(to)? as usize, *self.starts.get(to + 1)? as usize);
        let at = self.from[start..end].binary_search(&from).ok()?;
        Some(&self.effects[start + at])
    }

    /// A list for each of `count` things: from, effect if wrong, effect if right, count, over and over.
    fn read(raw: Option<Raw<'_>>, count: usize) -> Result<Self> {
        let rows = list(raw, "pairs")?;
        if rows.len() != count {
            return Err(shape("pairs", "does not have a list for each"));
        }
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let mut pairs = Self { starts: vec![0], ..Self::default() };
        for row in rows {
            let row = list(Some(row), "pairs")?;
            let mut last = None;
            for four in row.chunks(4) {
                let at = |place: usize| number(four.get(place).copied(), "pairs").map(|value| value as f32);
                let from = four[0].whole().filter(|&from| from < count as u64 && last.is_none_or(|last| last < from));
                let Some(from) = from else { return Err(shape("pairs", "is not in order")) };
                last = Some(from);
                pairs.from.push(from as u32);
                pairs.effects.push(Effect { wrong: at(1)?, right: at(2)?, count: at(3)? });
            }
            pairs.starts.push(pairs.from.len() as u32);
        }
        Ok(pairs)
    }
}

impl Effect {
    /// The mean surprise after an answer to the first thing.
    pub(crate) fn after(&self, right: bool) -> f32 {
        if right { self.right } else { self.wrong }
    }
}

/// Which part of a skill's learning curve an answer belongs to, after so many earlier ones.
pub(crate) fn stage(earlier: f32) -> usize {
    let earlier = earlier as u32;
    if earlier < 4 { earlier as usize } else { (earlier.ilog2() as usize + 2).min(CURVE - 1) }
}
