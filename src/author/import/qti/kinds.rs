//! The interactions of an item, one by one, as formats of a bank.
use super::super::xml::Element;
use super::body;
use super::declared::Declared;
use super::item::{Refusal, Work};
use super::{blanks, near, pairs, rich};
use crate::bank::{ChoiceSpec, Format, ItemSpec, Key, LineSpec};

/// A slider with more places than this is answered by typing the number.
const MOST_PLACES: f64 = 40.0;

/// Interactions that a bank has no format for, and what to say of them.
const REFUSED: [(&str, &str, &str); 13] = [
    ("extendedTextInteraction", "import/essay", "a person has to read the answer: Gradus marks by itself"),
    (
        "hotspotInteraction",
        "import/place-in-picture",
        "places of a picture are to be chosen, which cannot be done by ear or by keyboard alone here",
    ),
    ("selectPointInteraction", "import/place-in-picture", "a point of a picture is to be chosen"),
    ("graphicOrderInteraction", "import/place-in-picture", "places of a picture are to be put in order"),
    ("graphicAssociateInteraction", "import/place-in-picture", "places of a picture are to be connected"),
    ("graphicGapMatchInteraction", "import/place-in-picture", "things are to be put on places of a picture"),
    ("positionObjectInteraction", "import/place-in-picture", "a thing is to be put on a place of a picture"),
    ("drawingInteraction", "import/drawing", "the answer is a drawing, which a person has to look at"),
    ("uploadInteraction", "import/upload", "the answer is a file, which a person has to look at"),
    ("customInteraction", "import/program", "it needs a program of its own"),
    ("portableCustomInteraction", "import/program", "it needs a program of its own"),
    ("interactiveObjectInteraction", "import/program", "it needs a program of its own"),
    ("recordInteraction", "import/upload", "the answer is a recording, which a person has to listen to"),
];

/// An identifier as a bank's id: it never holds what ends one.
pub(super) fn id(text: &str) -> String {
    let sound = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    text.trim().chars().map(sound).take(80).collect()
}

/// An item with one interaction.
pub(super) fn one(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    match &*interaction.name {
        "choiceInteraction" => choice(work, body, interaction, "simpleChoice"),
        "hottextInteraction" => hottext(work, body, interaction),
        "orderInteraction" => order(work, body, interaction),
        "matchInteraction" => pairs::matched(work, body, interaction),
        "associateInteraction" => pairs::associated(work, body, interaction),
        "gapMatchInteraction" => blanks::gaps(work, body, interaction),
        "inlineChoiceInteraction" | "textEntryInteraction" => blanks::cloze(work, body, &[interaction]),
        "sliderInteraction" => slider(work, body, interaction),
        name => Err(refusal(name)),
    }
}

fn refusal(name: &str) -> Refusal {
    match REFUSED.iter().find(|(own, ..)| *own == name) {
        Some((_, code, why)) => (code, (*why).to_owned()),
        None => ("qti/interaction", format!("`{name}` is no interaction of the standard")),
    }
}

/// An item with several: a text with blanks, if each of them can be one.
pub(super) fn several(work: &mut Work<'_, '_>, body: &Element, all: &[&Element]) -> Result<ItemSpec, Refusal> {
    let fits = |one: &Element| match &*one.name {
        "textEntryInteraction" | "inlineChoiceInteraction" => true,
        "choiceInteraction" => work.declared(one).cardinality == "single",
        _ => false,
    };
    if let Some(other) = all.iter().find(|one| !fits(one)) {
        let (code, why) = match &*other.name {
            "choiceInteraction"
            | "hottextInteraction"
            | "orderInteraction"
            | "matchInteraction"
            | "associateInteraction"
            | "gapMatchInteraction"
            | "sliderInteraction" => {
                ("qti/several-parts", "several questions are asked at once; make an item of each".to_owned())
            }
            name => refusal(name),
        };
        return Err((code, why));
    }
    blanks::cloze(work, body, all)
}

/// The choices of an interaction, with what is said to who picks them.
pub(super) fn choices(work: &mut Work<'_, '_>, elements: &[&Element]) -> Vec<ChoiceSpec> {
    let mut all = Vec::new();
    for element in elements {
        let own = element.attribute("identifier").unwrap_or_default();
        let (text, picture) = work.texts.pictured(&body::own(element));
        let mut why = Vec::new();
        for inner in element.find_all(&["feedbackInline", "feedbackBlock"]) {
            // What is shown when it is not picked, or when another is, says nothing of it.
            let meant = inner.attribute("identifier") == Some(own) && inner.attribute("showHide") != Some("hide");
            let text = work.texts.markdown(&rich::html(inner, &mut |_, _| false));
            if meant && !text.is_empty() {
                why.push(text);
            }
        }
        all.push(ChoiceSpec { id: id(own), text, why: why.join("\n\n"), picture, ..ChoiceSpec::default() });
    }
    all
}

/// Are the choices to stay in the order written?
pub(super) fn keeps_order(interaction: &Element) -> bool {
    interaction.attribute("shuffle") != Some("true")
        || interaction.elements().any(|choice| choice.attribute("fixed") == Some("true"))
}

/// The key's ids, each of which must be among the choices.
fn keys(right: &[String], choices: &[ChoiceSpec]) -> Result<Vec<String>, Refusal> {
    if right.is_empty() {
        return Err(no_key());
    }
    let ids: Vec<String> = right.iter().map(|one| id(one)).collect();
    match ids.iter().find(|id| !choices.iter().any(|choice| choice.id == **id)) {
        Some(lost) => Err(("import/key", format!("the key `{lost}` is not among the choices"))),
        None => Ok(ids),
    }
}

/// Nothing says what is right.
pub(super) fn no_key() -> Refusal {
    ("import/no-key", "the file does not say which answer is right; add it".into())
}

fn choice(work: &mut Work<'_, '_>, body: &Element, interaction: &Element, name: &str) -> Result<ItemSpec, Refusal> {
    let question = body::text(body, &mut work.texts, &mut |_, _| false);
    let elements: Vec<&Element> = interaction.named(name).collect();
    let choices = choices(work, &elements);
    chosen(work, interaction, question, choices)
}

/// A choice of one or several, from its parts.
fn chosen(
    work: &mut Work<'_, '_>,
    interaction: &Element,
    question: String,
    choices: Vec<ChoiceSpec>,
) -> Result<ItemSpec, Refusal> {
    let declared = work.declared(interaction);
    let mut key = keys(&declared.right(), &choices)?;
    let single = match &*declared.cardinality {
        "single" => true,
        "" => interaction.attribute("maxChoices").is_none_or(|most| most == "1"),
        _ => false,
    };
    if single {
        if key.len() > 1 {
            work.notice(
                "import/several-right",
                "several choices count as right and one may be picked; the first is the key",
            );
        }
        key.truncate(1);
    }
    if !declared.partly().is_empty() && single {
        work.notice("import/part-points", "other choices gave points too; here one is right");
    }
    Ok(ItemSpec {
        format: if single { Format::Choice } else { Format::Choices },
        question,
        choices,
        keep_order: keeps_order(interaction),
        key: if single { Key::One(key.swap_remove(0)) } else { Key::Many(key) },
        ..ItemSpec::default()
    })
}

/// Words of a text to pick: the text with them set off, and they as choices.
fn hottext(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    let question = body::text(body, &mut work.texts, &mut |element, out| match &*element.name {
        "hottextInteraction" => {
            body::prompt(element, out);
            rich::inner(
                element,
                &mut |inner, out| match &*inner.name {
                    "prompt" => true,
                    "hottext" => {
                        out.push_str("<b>");
                        rich::inner(inner, &mut |_, _| false, out);
                        out.push_str("</b>");
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
    let elements = interaction.find_all(&["hottext"]);
    let choices = choices(work, &elements);
    work.notice("qti/hottext", "words were picked in the text; here they are choices below it");
    let mut item = chosen(work, interaction, question, choices)?;
    item.keep_order = true;
    Ok(item)
}

fn order(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    let question = body::text(body, &mut work.texts, &mut |_, _| false);
    let elements: Vec<&Element> = interaction.named("simpleChoice").collect();
    let choices = choices(work, &elements);
    let key = keys(&work.declared(interaction).right(), &choices)?;
    if key.len() != choices.len() {
        return Err((
            "import/part-order",
            "only some of the things are to be put in order; leave the others out".into(),
        ));
    }
    Ok(ItemSpec { format: Format::Order, question, choices, key: Key::Many(key), ..ItemSpec::default() })
}

/// A slider is a point on a number line, or a number to type where it has too many places.
fn slider(work: &mut Work<'_, '_>, body: &Element, interaction: &Element) -> Result<ItemSpec, Refusal> {
    let question = body::text(body, &mut work.texts, &mut |_, _| false);
    let declared: Declared = work.declared(interaction);
    let key = declared.right().into_iter().next().ok_or_else(no_key)?;
    near::check(work, &declared)?;
    // A point has one place, so several places with all of the points are a range like any other.
    let places: Vec<f64> = declared.spellings().iter().filter_map(|text| text.parse().ok()).collect();
    if let Some(own) = key.parse::<f64>().ok().filter(|own| own.is_finite()) {
        near::away(work, own, places.iter().map(|place| (place - own).abs()).fold(0.0, f64::max))?;
    }
    if !declared.partly().is_empty() {
        work.notice("import/part-points", "other places gave part of the points; here they are wrong");
    }
    let attribute = |name| interaction.attribute(name).map(str::trim).filter(|text| !text.is_empty());
    let (from, to) = (attribute("lowerBound").unwrap_or("0"), attribute("upperBound").unwrap_or_default());
    let step = attribute("step").unwrap_or("1");
    let value = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    let (Some(low), Some(high), Some(width)) = (value(from), value(to), value(step)) else {
        return Err(("qti/slider", "the slider's ends or its step are no numbers".into()));
    };
    let places = (high - low) / width;
    let item = ItemSpec { question, key: Key::One(blanks::plain_number(&key)), ..ItemSpec::default() };
    if !(1.0..=MOST_PLACES).contains(&places) {
        work.notice("qti/slider", format!("the slider from {from} to {to} has too many places; the number is typed"));
        return Ok(ItemSpec { format: Format::Number, ..item });
    }
    let plain = blanks::plain_number;
    let line = LineSpec { from: plain(from), to: plain(to), step: plain(step), ..LineSpec::default() };
    Ok(ItemSpec { format: Format::Point, line: Some(line), ..item })
}
