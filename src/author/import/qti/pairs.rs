//! Things that belong together: `matchInteraction`, `associateInteraction`.
use super::super::xml::Element;
use super::body;
use super::item::{Refusal, Work};
use super::kinds::{choices, id, no_key};
use crate::bank::{ChoiceSpec, Format, ItemSpec, Key};

/// The target of what belongs to nothing.
const NOTHING: &str = "nothing";

/// Pairs of ids: `A B`.
pub(super) fn of(values: &[String]) -> Vec<(String, String)> {
    values.iter().filter_map(|value| value.split_once(' ')).map(|(one, other)| (id(one), id(other))).collect()
}

/// A match of two sets.
pub(super) fn matched(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    let question = body::text(body, &mut work.texts, &mut |_, _| false);
    let sets: Vec<&Element> = interaction.named("simpleMatchSet").collect();
    let [left, right] = &*sets else {
        return Err(("qti/match", "a match has two sets of things; this has another number of them".into()));
    };
    let gather = |set: &Element, work: &mut Work<'_, '_>| {
        let elements: Vec<&Element> = set.named("simpleAssociableChoice").collect();
        choices(work, &elements)
    };
    let (left, right) = (gather(left, work), gather(right, work));
    let pairs = of(&work.declared(interaction).right());
    let mut made = join(left, right, &pairs)?;
    if let Some((code, note)) = made.notice.take() {
        work.notice(code, note);
    }
    Ok(made.item(question))
}

/// Pairs within one set: who comes first in a pair stands on the left.
pub(super) fn associated(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    let question = body::text(body, &mut work.texts, &mut |_, _| false);
    let elements: Vec<&Element> = interaction.named("simpleAssociableChoice").collect();
    let all = choices(work, &elements);
    let pairs = of(&work.declared(interaction).right());
    let first = |choice: &ChoiceSpec| pairs.iter().any(|(one, _)| *one == choice.id);
    let (left, right): (Vec<_>, Vec<_>) = all.into_iter().partition(first);
    if pairs.iter().any(|(_, other)| left.iter().any(|choice| choice.id == *other)) {
        let why = "one thing belongs to several others; here each belongs to one".to_owned();
        return Err(("import/many-to-many", why));
    }
    let made = join(left, right, &pairs)?;
    work.notice("qti/associate", "pairs were made of one set; here one of each pair stands on the left");
    Ok(made.item(question))
}

/// Two sides and what belongs together, each of the left side to one of the right.
#[derive(Debug)]
pub(super) struct Joined {
    left: Vec<ChoiceSpec>,
    right: Vec<ChoiceSpec>,
    key: Vec<String>,
    /// What to tell of it.
    pub(super) notice: Option<Refusal>,
}

impl Joined {
    /// The item with this question.
    pub(super) fn item(self, question: String) -> ItemSpec {
        let Self { left, right, key, .. } = self;
        let key = Key::Many(key);
        ItemSpec { format: Format::Match, question, choices: left, targets: right, key, ..ItemSpec::default() }
    }
}

/// Joins two sides: as they are if each on the left has one partner, the other way round if each on the right has.
pub(super) fn join(
    mut left: Vec<ChoiceSpec>,
    mut right: Vec<ChoiceSpec>,
    pairs: &[(String, String)],
) -> Result<Joined, Refusal> {
    if pairs.is_empty() {
        return Err(no_key());
    }
    let knows = |side: &[ChoiceSpec], id: &str| side.iter().any(|choice| choice.id == id);
    let fits = pairs.iter().all(|(one, other)| knows(&left, one) && knows(&right, other));
    // The order in a pair is that of the sets; some exports have it the other way round.
    let turned = !fits && pairs.iter().all(|(one, other)| knows(&left, other) && knows(&right, one));
    if !fits && !turned {
        return Err(("import/key", "the key names things that are on neither side".into()));
    }
    let mut pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(one, other)| if turned { (&**other, &**one) } else { (&**one, &**other) }).collect();
    let count = |id: &str, pairs: &[(&str, &str)], second: bool| {
        pairs.iter().filter(|(one, other)| if second { *other == id } else { *one == id }).count()
    };
    if left.iter().any(|choice| count(&choice.id, &pairs, false) > 1) {
        if right.iter().any(|choice| count(&choice.id, &pairs, true) > 1) {
            let why = "things of both sides belong to several of the other; here each belongs to one".to_owned();
            return Err(("import/many-to-many", why));
        }
        std::mem::swap(&mut left, &mut right);
        pairs.iter_mut().for_each(|pair| *pair = (pair.1, pair.0));
    }
    let mut notice = None;
    let mut key = Vec::new();
    for choice in &left {
        let to = pairs.iter().find(|(one, _)| *one == choice.id).map(|(_, other)| *other);
        if to.is_none() && notice.is_none() {
            let note = "some things belong to nothing; they go to the answer “—”";
            notice = Some(("import/no-partner", note.to_owned()));
        }
        key.push([&*choice.id, ":", to.unwrap_or(NOTHING)].concat());
    }
    if notice.is_some() {
        right.push(ChoiceSpec { id: NOTHING.into(), text: "—".into(), ..ChoiceSpec::default() });
    }
    Ok(Joined { left, right, key, notice })
}

/// Takes out choices that say nothing and are no key; Canvas writes such for lines that were left empty. Returns what to
/// tell of it.
///
/// # Errors
/// `import/empty-choice`: a key says nothing.
pub(super) fn tidy(item: &mut ItemSpec) -> Result<Option<Refusal>, Refusal> {
    let says = |choice: &ChoiceSpec| !choice.text.trim().is_empty() || choice.picture.is_some();
    let mut keys = item.key.as_slice().to_vec();
    let count = |item: &ItemSpec| item.choices.len() + item.blanks.iter().map(|one| one.choices.len()).sum::<usize>();
    let written = count(item);
    if item.format == Format::Match {
        // A pair of two that say nothing is a line that was left empty.
        let silent = |side: &[ChoiceSpec], id: &str| side.iter().any(|choice| choice.id == id && !says(choice));
        let both = |pair: &String| {
            pair.split_once(':').is_some_and(|(one, other)| silent(&item.choices, one) && silent(&item.targets, other))
        };
        keys.retain(|pair| !both(pair));
        item.choices
            .retain(|choice| says(choice) || keys.iter().any(|pair| pair.split(':').next() == Some(&*choice.id)));
        item.targets
            .retain(|choice| says(choice) || keys.iter().any(|pair| pair.split(':').nth(1) == Some(&*choice.id)));
        item.key = Key::Many(keys);
    } else {
        item.choices.retain(|choice| says(choice) || keys.contains(&choice.id));
    }
    for blank in &mut item.blanks {
        let keys = blank.key.as_slice().to_vec();
        blank.choices.retain(|choice| says(choice) || keys.contains(&choice.id));
    }
    let choices = item.choices.iter().chain(&item.targets).chain(item.blanks.iter().flat_map(|blank| &blank.choices));
    match choices.into_iter().find(|choice| !says(choice)) {
        Some(empty) => Err(("import/empty-choice", format!("the choice `{}` says nothing and is a key", empty.id))),
        // A pair that was left empty is no question lost.
        None if item.format == Format::Match => Ok(None),
        None => Ok(match written - count(item) {
            0 => None,
            1 => Some(("import/empty-choice", "a choice says nothing and is left out".to_owned())),
            lost => Some(("import/empty-choice", format!("{lost} choices say nothing and are left out"))),
        }),
    }
}
