//! Texts with blanks: typed answers, drop-down lists, words to put into gaps.
use super::super::xml::Element;
use super::body;
use super::declared::Declared;
use super::item::{Refusal, Work};
use super::kinds::{choices, id, no_key};
use super::near;
use super::rich::{mark, with_blanks};
use crate::bank::{BlankSpec, ChoiceSpec, Format, ItemSpec, Key};

/// A text whose blanks are these interactions. A single one at the end of it is typed below the question.
pub(super) fn cloze(work: &mut Work<'_, '_>, body: &Element, all: &[&Element]) -> Result<ItemSpec, Refusal> {
    let mut blanks: Vec<BlankSpec> = Vec::new();
    for interaction in all {
        let declared = work.declared(interaction);
        let mut blank = match &*interaction.name {
            "textEntryInteraction" => typed(work, &declared, interaction)?,
            "inlineChoiceInteraction" => {
                listed(work, &declared, &interaction.named("inlineChoice").collect::<Vec<_>>())?
            }
            _ => listed(work, &declared, &interaction.named("simpleChoice").collect::<Vec<_>>())?,
        };
        blank.id = unique(&id(interaction.attribute("responseIdentifier").unwrap_or("RESPONSE")), &blanks);
        blanks.push(blank);
    }
    let mut number = 0;
    let text = body::text(body, &mut work.texts, &mut |element, out| {
        if !all.iter().any(|one| std::ptr::eq(*one, element)) {
            return false;
        }
        body::prompt(element, out);
        out.push(mark(number));
        number += 1;
        true
    });
    let alone = matches!(all, [one] if one.name == "textEntryInteraction");
    if let (true, Some(question)) = (alone, text.strip_suffix(mark(0))) {
        let blank = blanks.swap_remove(0);
        let question = question.trim().to_owned();
        return Ok(ItemSpec { format: blank.format, question, key: blank.key, ..ItemSpec::default() });
    }
    let ids: Vec<String> = blanks.iter().map(|blank| blank.id.clone()).collect();
    Ok(ItemSpec { format: Format::Cloze, question: with_blanks(&text, &ids), blanks, ..ItemSpec::default() })
}

/// An id that no other blank has.
fn unique(id: &str, blanks: &[BlankSpec]) -> String {
    let taken = |id: &str| blanks.iter().any(|blank| blank.id == id);
    let mut own = id.to_owned();
    let mut number = 2;
    while taken(&own) {
        own = format!("{id}-{number}");
        number += 1;
    }
    own
}

fn typed(work: &mut Work<'_, '_>, declared: &Declared, interaction: &Element) -> Result<BlankSpec, Refusal> {
    near::check(work, declared)?;
    let spellings = declared.spellings();
    let numeric = spellings.iter().all(|text| number(text).is_some());
    let lettered = spellings.iter().any(|text| text.to_lowercase() != text.to_uppercase());
    let (format, key) = answer(spellings)?;
    if numeric && format == Format::Text {
        work.notice("import/several-numbers", "several numbers are right; they are compared as they are written");
    }
    if declared.cased && lettered {
        work.notice("import/case", "capitals counted; here an answer is right in any case of its letters");
    }
    let partly = declared.partly();
    if !partly.is_empty() {
        let note = format!("{} gave part of the points; here they are wrong", partly.join(", "));
        work.notice("import/part-points", note);
    }
    let width = interaction.attribute("expectedLength").and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or(0);
    Ok(BlankSpec { format, key, width: u8::try_from(width.min(60)).unwrap_or(60), ..BlankSpec::default() })
}

/// A typed answer's format and key from its accepted spellings.
pub(super) fn answer(spellings: Vec<String>) -> Result<(Format, Key), Refusal> {
    let first = spellings.first().ok_or_else(no_key)?;
    let values: Option<Vec<f64>> = spellings.iter().map(|text| number(text)).collect();
    match values {
        Some(values) if values.iter().all(|value| (value - values[0]).abs() < f64::EPSILON) => {
            Ok((Format::Number, Key::One(plain_number(first))))
        }
        Some(_) => Ok((Format::Text, Key::Many(spellings.iter().map(|text| plain_number(text)).collect()))),
        None => Ok((Format::Text, Key::Many(spellings))),
    }
}

/// The value of a number in plain digits.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.len() <= 15;
    // A code such as `007` is no number.
    let code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if plain && !code { text.parse().ok() } else { None }
}

/// A number without a tail of zeros: `1234.0` is `1234`. What is no number stays.
pub(in crate::author::import) fn plain_number(text: &str) -> String {
    let text = text.trim();
    if number(text).is_none() || !text.contains('.') {
        return text.to_owned();
    }
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short.is_empty() || short == "-" { "0".to_owned() } else { short.to_owned() }
}

fn listed(work: &mut Work<'_, '_>, declared: &Declared, elements: &[&Element]) -> Result<BlankSpec, Refusal> {
    let choices = worded(work, elements);
    let right = declared.right();
    let key = id(right.first().ok_or_else(no_key)?);
    if !choices.iter().any(|choice| choice.id == key) {
        return Err(("import/key", format!("the key `{key}` is not among the choices")));
    }
    Ok(BlankSpec { format: Format::Choice, key: Key::One(key), choices, ..BlankSpec::default() })
}

/// Choices of a list, which holds words only: a picture becomes what it shows.
fn worded(work: &mut Work<'_, '_>, elements: &[&Element]) -> Vec<ChoiceSpec> {
    let mut choices = choices(work, elements);
    for choice in &mut choices {
        let Some(picture) = choice.picture.take() else { continue };
        work.notice("import/pictures", "a list of choices holds words only; a picture in it became its words");
        let alt = serde_json::from_str::<serde_json::Value>(picture.json()).ok();
        let alt = alt.as_ref().and_then(|all| all.get("alt")?.as_str()).unwrap_or_default();
        if choice.text.is_empty() {
            choice.text = super::rich::escaped(alt);
        }
    }
    choices
}

/// Words to put into the gaps of a text: each gap a list of all of them.
pub(super) fn gaps(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    let elements: Vec<&Element> =
        interaction.elements().filter(|one| matches!(&*one.name, "gapText" | "gapImg")).collect();
    let words = worded(work, &elements);
    let pairs = super::pairs::of(&work.declared(interaction).right());
    let mut blanks: Vec<BlankSpec> = Vec::new();
    for gap in interaction.find_all(&["gap"]) {
        let own = id(gap.attribute("identifier").unwrap_or_default());
        let mut keys: Vec<&String> = pairs.iter().filter(|(_, to)| *to == own).map(|(word, _)| word).collect();
        keys.dedup();
        let more = pairs.iter().filter(|(_, to)| *to == own).count() > keys.len();
        let key = match &*keys {
            [] if pairs.is_empty() => return Err(no_key()),
            [] => return Err(("import/empty-gap", format!("the gap `{own}` stays empty; fill it or take it out"))),
            [key] if !more => (*key).clone(),
            _ => {
                return Err((
                    "import/many-in-a-gap",
                    format!("the gap `{own}` takes several things; here one fits in"),
                ));
            }
        };
        if !words.iter().any(|word| word.id == key) {
            return Err(("import/key", format!("the key `{key}` is not among the choices")));
        }
        let key = Key::One(key);
        blanks.push(BlankSpec { id: own, format: Format::Choice, key, choices: words.clone(), ..BlankSpec::default() });
    }
    let mut number = 0;
    let text = body::text(body, &mut work.texts, &mut |element, out| match &*element.name {
        "gapMatchInteraction" => {
            body::prompt(element, out);
            super::rich::inner(
                element,
                &mut |inner, out| match &*inner.name {
                    "prompt" | "gapText" | "gapImg" => true,
                    "gap" => {
                        out.push(mark(number));
                        number += 1;
                        true
                    }
                    _ => false,
                },
                out,
            );
            true
        }
        _ => false,
    });
    let ids: Vec<String> = blanks.iter().map(|blank| blank.id.clone()).collect();
    Ok(ItemSpec { format: Format::Cloze, question: with_blanks(&text, &ids), blanks, ..ItemSpec::default() })
}
