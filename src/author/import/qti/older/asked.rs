//! The questions of QTI 1.2: choices, typed answers, blanks, pairs, orders.
use super::super::blanks::answer;
use super::super::item::Refusal;
use super::super::kinds::{id, no_key};
use super::super::{pairs, rich};
use super::make::{Work, typed as typed_item};
use super::numbers;
use super::parts::{Label, Response};
use crate::bank::{BlankSpec, ChoiceSpec, Format, ItemSpec, Key};

impl Work<'_, '_> {
    /// Something to tell.
    pub(super) fn notice(&mut self, code: &'static str, note: impl Into<String>) {
        self.texts.found.notice(code, note);
    }

    fn choices(&mut self, labels: &[Label]) -> Vec<ChoiceSpec> {
        let mut all: Vec<ChoiceSpec> = Vec::new();
        for label in labels {
            let (text, picture) = self.texts.pictured(&label.html);
            if !all.iter().any(|one| one.id == id(&label.id)) {
                all.push(ChoiceSpec { id: id(&label.id), text, picture, ..ChoiceSpec::default() });
            }
        }
        all
    }
}

fn ids(response: &Response) -> Vec<&str> {
    response.labels.iter().map(|label| &*label.id).collect()
}

/// One or several of some choices.
pub(super) fn choice(work: &mut Work<'_, '_>, response: &Response) -> Result<ItemSpec, Refusal> {
    let html = [&*work.parts.html, &*response.html].concat();
    let question = work.texts.markdown(&html);
    let choices = work.choices(&response.labels);
    let (right, several) = right_choices(work, response);
    // Praise of every choice says nothing of any.
    if right.is_empty() || work.processing.by_praise && !several && right.len() == choices.len() {
        return Err(no_key());
    }
    if right.len() > 1 && !several {
        work.notice(
            "import/several-right",
            "several choices count as right and one may be picked; the first is the key",
        );
    }
    let mut key: Vec<String> = right.iter().map(|own| id(own)).collect();
    Ok(ItemSpec {
        format: if several { Format::Choices } else { Format::Choice },
        question,
        choices,
        keep_order: !response.shuffled,
        key: if several { Key::Many(key) } else { Key::One(key.swap_remove(0)) },
        ..ItemSpec::default()
    })
}

/// The right ones of a question's choices, and whether several may be picked.
pub(super) fn right_choices<'r>(work: &Work<'_, '_>, response: &'r Response) -> (Vec<&'r str>, bool) {
    let all = ids(response);
    let together = || work.processing.best_together(&response.id, &all);
    let several = response.cardinality.eq_ignore_ascii_case("multiple")
        || work.fields.is(&["multiple answer", "multiple_answer", "multi-select"]);
    if several {
        return (together(), true);
    }
    let right = work.processing.best(&response.id, &all);
    if !right.is_empty() {
        return (right, false);
    }
    // Blackboard says `Single` of choices that are right together only.
    let right = together();
    let several = right.len() > 1;
    (right, several)
}

/// Things to put in order.
pub(super) fn order(work: &mut Work<'_, '_>, response: &Response) -> Result<ItemSpec, Refusal> {
    let html = [&*work.parts.html, &*response.html].concat();
    let question = work.texts.markdown(&html);
    let choices = work.choices(&response.labels);
    let key: Vec<String> = work.processing.named(&response.id).iter().map(|own| id(own)).collect();
    if key.is_empty() {
        return Err(no_key());
    }
    if key.len() != choices.len() || choices.iter().any(|choice| !key.contains(&choice.id)) {
        return Err(("import/part-order", "the key does not put each of the things in its place".into()));
    }
    Ok(ItemSpec { format: Format::Order, question, choices, key: Key::Many(key), ..ItemSpec::default() })
}

/// Typed answers: one below the question, or several in its text.
pub(super) fn typed(work: &mut Work<'_, '_>, all: &[&Response]) -> Result<ItemSpec, Refusal> {
    let mut blanks: Vec<BlankSpec> = Vec::new();
    for response in all {
        let (format, key) = numbers::key(work, response, all.len() == 1)?;
        blanks.push(BlankSpec { id: id(&response.id), format, key, ..BlankSpec::default() });
    }
    let question = work.texts.markdown(&work.parts.html);
    if let ([_], Some(question)) = (all, question.strip_suffix(rich::mark(0))) {
        let blank = blanks.swap_remove(0);
        return Ok(typed_item(blank.format, blank.key, question.trim().to_owned()));
    }
    Ok(cloze(question, blanks))
}

fn cloze(question: String, mut blanks: Vec<BlankSpec>) -> ItemSpec {
    for at in 1..blanks.len() {
        while blanks[..at].iter().any(|blank| blank.id == blanks[at].id) {
            blanks[at].id.push('x');
        }
    }
    let ids: Vec<String> = blanks.iter().map(|blank| blank.id.clone()).collect();
    ItemSpec { format: Format::Cloze, question: rich::with_blanks(&question, &ids), blanks, ..ItemSpec::default() }
}

/// Canvas: where a response's name stands in brackets in the text, as it stands there.
pub(super) fn bracket(html: &str, response: &Response) -> Option<String> {
    let own = response.id.strip_prefix("response_").unwrap_or(&response.id);
    let stated = format!("[{own}]");
    if !own.is_empty() && html.contains(&stated) {
        return Some(stated);
    }
    None
}

/// Respondus: what the processing compares and the text has in brackets: `[a]`.
pub(super) fn bracketed(work: &Work<'_, '_>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for condition in work.processing.giving() {
        for id in condition.find_all(&["varequal"]).iter().filter_map(|one| one.attribute("respident")) {
            let named = id.starts_with('[') && id.ends_with(']') && work.parts.html.contains(id);
            if named && !all.iter().any(|own| own == id) {
                all.push(id.to_owned());
            }
        }
    }
    all
}

/// Respondus: blanks in the text that only the processing knows of.
pub(super) fn named_blanks(work: &mut Work<'_, '_>) -> Result<ItemSpec, Refusal> {
    let mut html = work.parts.html.clone();
    let mut blanks = Vec::new();
    for (number, own) in bracketed(work).iter().enumerate() {
        html = html.replacen(own.as_str(), &rich::mark(number).to_string(), 1);
        let (format, key) = answer(work.processing.named(own))?;
        blanks.push(BlankSpec { id: id(own.trim_matches(['[', ']'])), format, key, ..BlankSpec::default() });
    }
    let question = work.texts.markdown(&html);
    Ok(cloze(question, blanks))
}

/// Canvas: blanks in the text, each with a list or with what may be typed.
pub(super) fn blanks(work: &mut Work<'_, '_>, all: &[&Response]) -> Result<ItemSpec, Refusal> {
    let mut html = work.parts.html.clone();
    let mut blanks = Vec::new();
    for (number, response) in all.iter().enumerate() {
        if let Some(stated) = bracket(&html, response) {
            html = html.replacen(&stated, &rich::mark(number).to_string(), 1);
        }
        let mut blank = if is_list(work, response) { listed(work, response)? } else { open(work, response)? };
        blank.id = id(response.id.strip_prefix("response_").unwrap_or(&response.id));
        blanks.push(blank);
    }
    let question = work.texts.markdown(&html);
    Ok(cloze(question, blanks))
}

/// Is a blank filled from a list? New Quizzes say so; Canvas says it of the whole question; else the processing tells
/// whether some choices are wrong.
fn is_list(work: &Work<'_, '_>, response: &Response) -> bool {
    if let Some(entry) = response.labels.iter().map(|label| &*label.entry).find(|entry| !entry.is_empty()) {
        return entry != "openEntry";
    }
    if work.fields.is(&["fill_in_multiple_blanks"]) {
        return false;
    }
    if work.fields.is(&["multiple_dropdowns"]) {
        return true;
    }
    let all = ids(response);
    all.len() > 1 && work.processing.best(&response.id, &all).len() < all.len() && !same_words(response)
}

/// Do all choices say the same but for capitals? Then they are spellings.
fn same_words(response: &Response) -> bool {
    let mut texts =
        response.labels.iter().map(|label| crate::author::import::markup::html_text(&label.html).to_lowercase());
    let first = texts.next().unwrap_or_default();
    texts.all(|text| text == first)
}

fn listed(work: &mut Work<'_, '_>, response: &Response) -> Result<BlankSpec, Refusal> {
    let choices = work.choices(&response.labels);
    let key = right_label(work, response)?;
    Ok(BlankSpec { format: Format::Choice, key: Key::One(id(&key)), choices, ..BlankSpec::default() })
}

/// The label that gives most points, alone or with others.
fn right_label(work: &Work<'_, '_>, response: &Response) -> Result<String, Refusal> {
    let all = ids(response);
    if let Some(best) = work.processing.best(&response.id, &all).first() {
        return Ok((*best).to_owned());
    }
    let named = work.processing.named(&response.id);
    named.into_iter().find(|own| all.contains(&&**own)).ok_or_else(no_key)
}

/// A blank to type in: its choices are the spellings that count.
fn open(work: &mut Work<'_, '_>, response: &Response) -> Result<BlankSpec, Refusal> {
    if response.labels.iter().any(|label| label.compared == "TextRegex") {
        return Err((
            "import/pattern",
            "what counts as right is a pattern (a regular expression); list the answers".into(),
        ));
    }
    if response.labels.iter().any(|label| matches!(&*label.compared, "TextContainsAnswer" | "TextCloseEnough")) {
        work.notice("import/tolerance", "answers like the key were accepted; here it must be the key");
    }
    let texts = response.labels.iter().map(|label| crate::author::import::markup::html_text(&label.html));
    let mut spellings: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !spellings.contains(&text) {
            spellings.push(text);
        }
    }
    let (format, key) = answer(spellings)?;
    Ok(BlankSpec { format, key, ..BlankSpec::default() })
}

/// Each response is a thing on the left, its choices are those on the right.
pub(super) fn matched(work: &mut Work<'_, '_>, all: &[&Response]) -> Result<ItemSpec, Refusal> {
    let question = work.texts.markdown(&work.parts.html);
    let mut left = Vec::new();
    let mut right: Vec<ChoiceSpec> = Vec::new();
    let mut key = Vec::new();
    for response in all {
        let (text, picture) = work.texts.pictured(&response.html);
        left.push(ChoiceSpec { id: id(&response.id), text, picture, ..ChoiceSpec::default() });
        for choice in work.choices(&response.labels) {
            if !right.iter().any(|own| own.id == choice.id) {
                right.push(choice);
            }
        }
        key.push((id(&response.id), id(&right_label(work, response)?)));
    }
    // Some exporters give each side's copy of a choice an id of its own: the same words are the same choice.
    let mut kept: Vec<ChoiceSpec> = Vec::new();
    for choice in right {
        match kept.iter().find(|own| own.text == choice.text && own.picture == choice.picture) {
            Some(own) => key.iter_mut().filter(|(_, to)| *to == choice.id).for_each(|(_, to)| to.clone_from(&own.id)),
            None => kept.push(choice),
        }
    }
    Ok(pairs::join(left, kept, &key)?.item(question))
}

/// Each response is a group, and its choices are things to put into one.
pub(super) fn sorted(work: &mut Work<'_, '_>, all: &[&Response]) -> Result<ItemSpec, Refusal> {
    let question = work.texts.markdown(&work.parts.html);
    let mut groups = Vec::new();
    let mut things: Vec<ChoiceSpec> = Vec::new();
    let mut key = Vec::new();
    for response in all {
        let (text, picture) = work.texts.pictured(&response.html);
        groups.push(ChoiceSpec { id: id(&response.id), text, picture, ..ChoiceSpec::default() });
        for choice in work.choices(&response.labels) {
            if !things.iter().any(|own| own.id == choice.id) {
                things.push(choice);
            }
        }
        let right = work.processing.best_together(&response.id, &ids(response));
        key.extend(right.iter().map(|thing| (id(thing), id(&response.id))));
    }
    let mut made = pairs::join(things, groups, &key)?;
    if let Some((code, note)) = made.notice.take() {
        work.notice(code, note);
    }
    Ok(made.item(question))
}
