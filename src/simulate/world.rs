//! The bank as learners meet it: what is asked, what it takes, and a right and a wrong response to each item.

use super::chance::{About, around_one, between, draw, normal};
use super::truth::Truth;
use crate::bank::{Bank, BlankSpec, Difficulty, Format, ItemSpec};
use crate::grading::{Asked, Locale, Verdict};
use crate::ids::{ItemIndex, SkillIndex};
use crate::{Error, Result, template};

/// An item's truth.
#[derive(Clone, Debug)]
pub(super) struct TrueItem {
    pub(super) skills: Vec<SkillIndex>,
    /// Logits by which it is easier than a typical one.
    pub(super) ease: f64,
    /// Chance of a right answer by choosing blindly; 0 of a typed one.
    pub(super) blind: f64,
    pub(super) chosen: bool,
    pub(super) hints: bool,
    pub(super) right: Vec<String>,
    pub(super) wrong: Vec<String>,
}

/// A skill's truth.
#[derive(Clone, Debug)]
pub(super) struct TrueSkill {
    pub(super) prerequisites: Vec<SkillIndex>,
    pub(super) depth: u32,
    pub(super) items: Vec<ItemIndex>,
    /// How fast it is learned: 0 the slowest of its family, 1 the fastest.
    pub(super) pace: f64,
    pub(super) slip: f64,
    pub(super) guess: f64,
    /// How long it lasts, around 1.
    pub(super) lasts: f64,
}

/// A bank and its truth, the same for all learners.
#[derive(Debug)]
pub struct World {
    bytes: Vec<u8>,
    bank: Bank,
    pub(super) skills: Vec<TrueSkill>,
    pub(super) items: Vec<TrueItem>,
    /// Skills so that each comes after those it builds on; those that have items.
    pub(super) order: Vec<SkillIndex>,
}

impl World {
    /// The world of a built bank.
    ///
    /// # Errors
    /// Those of [`Bank::parse`]; `simulate/no-response` if no right or no wrong response to an item can be made.
    pub fn new(bytes: Vec<u8>, truth: &Truth, seed: u64) -> Result<Self> {
        let bank = Bank::parse(bytes.clone())?;
        let skills: Vec<TrueSkill> = bank
            .skills()
            .iter()
            .enumerate()
            .map(|(number, skill)| {
                let mut own = draw(seed, About::Skill, 0, number as u64, 0);
                TrueSkill {
                    prerequisites: skill.prerequisites().to_vec(),
                    depth: skill.depth(),
                    items: skill.items().to_vec(),
                    pace: own.unit(),
                    slip: between(&mut own, truth.bkt.slip),
                    guess: between(&mut own, truth.bkt.guess),
                    lasts: around_one(&mut own, truth.common.stability.1 / 2.0),
                }
            })
            .collect();
        let items =
            (0..bank.items().len()).map(|number| true_item(&bank, number, truth, seed)).collect::<Result<_>>()?;
        let deepest_first = bank.deepest_first().iter().rev().copied();
        let order = deepest_first.filter(|skill| !skills[skill.get()].items.is_empty()).collect();
        Ok(Self { bytes, bank, skills, items, order })
    }

    /// The bank.
    #[must_use]
    pub fn bank(&self) -> &Bank {
        &self.bank
    }

    /// The bank's bytes, for whoever needs one of their own.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn true_item(bank: &Bank, number: usize, truth: &Truth, seed: u64) -> Result<TrueItem> {
    let index = ItemIndex(number as u32);
    let item = bank.item(index);
    let texts = if item.template() {
        // Any instance will do: what is answered is drawn as right or wrong, not worked out.
        let body = bank.body(index);
        ItemSpec::read(&template::fill(body, template::draw(body, 0, &[])?)?)?
    } else {
        bank.texts(index)?
    };
    let mut own = draw(seed, About::Item, 0, number as u64, 0);
    let ease = truth.common.ease
        * match item.difficulty() {
            Difficulty::Easy => 1.0,
            Difficulty::Medium => 0.0,
            Difficulty::Hard => -1.0,
        };
    let none = || {
        let message = "no right and wrong response to it can be made; mend its key, or leave it out of the simulation";
        Error::new("simulate/no-response", message).at(["item ", item.id()].concat())
    };
    Ok(TrueItem {
        skills: item.skills().to_vec(),
        ease: ease + truth.common.item_spread * normal(&mut own),
        blind: if item.format() == Format::Choice { 1.0 / f64::from(item.choices().max(2)) } else { 0.0 },
        chosen: matches!(item.format(), Format::Choice | Format::Choices),
        hints: !texts.hints.is_empty(),
        right: right(&texts).ok_or_else(none)?,
        wrong: wrong(&texts).ok_or_else(none)?,
    })
}

fn verdict(item: &ItemSpec, response: &[String]) -> Verdict {
    Asked::of(item, Locale::Point).mark(response).verdict
}

fn right(item: &ItemSpec) -> Option<Vec<String>> {
    let key = item.key.as_slice();
    let response = match item.format {
        Format::Choices | Format::Order | Format::Match => key.to_vec(),
        Format::Cloze | Format::Table => {
            item.blanks.iter().map(|blank| filled(blank, &blank.key.as_slice()[0])).collect()
        }
        _ => key.iter().take(1).cloned().collect(),
    };
    (verdict(item, &response) == Verdict::Right).then_some(response)
}

fn filled(blank: &BlankSpec, answer: &str) -> String {
    format!("{}:{answer}", blank.id)
}

fn wrong(item: &ItemSpec) -> Option<Vec<String>> {
    if !item.blanks.is_empty() {
        let of = |blank: &BlankSpec, text: &str| match blank
            .choices
            .iter()
            .find(|c| !blank.key.as_slice().contains(&c.id))
        {
            Some(choice) => filled(blank, &choice.id),
            None => filled(blank, text),
        };
        let tries = ["987654321", "zzz", "q-q+987654321q"];
        let all = tries.map(|text| item.blanks.iter().map(|blank| of(blank, text)).collect::<Vec<_>>());
        return all.into_iter().find(|response| verdict(item, response) == Verdict::Wrong);
    }
    let key = item.key.as_slice();
    if let (Format::Order | Format::Match, [first, second, rest @ ..]) = (item.format, key) {
        let swapped = if item.format == Format::Order {
            vec![second.clone(), first.clone()]
        } else {
            let (a, b) = (first.split_once(':')?, second.split_once(':')?);
            vec![format!("{}:{}", a.0, b.1), format!("{}:{}", b.0, a.1)]
        };
        let response: Vec<String> = swapped.into_iter().chain(rest.iter().cloned()).collect();
        return (verdict(item, &response) == Verdict::Wrong).then_some(response);
    }
    let others = item.choices.iter().map(|choice| vec![choice.id.clone()]);
    let mistakes = item.mistakes.iter().map(|mistake| vec![mistake.answer.clone()]);
    let typed = ["987654321", "0.987654321", "zzz", "q-q+987654321q"].map(|text| vec![text.to_owned()]);
    others.chain(mistakes).chain(typed).find(|response| verdict(item, response) == Verdict::Wrong)
}
