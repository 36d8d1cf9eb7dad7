//! A note as a question.
use super::super::markup::{html_text, plain};
use super::super::package::{Media, Texts};
use super::super::{Answer, Blank, Draft, Found, Imported, Pick};
use super::cloze::{self, Hidden};
use super::collection::Model;
use super::template::{filled, typed};

/// A longer answer than this is chosen, not typed.
const LONGEST_ANSWER: usize = 60;
/// Choices made for a long answer, with the right one.
const CHOICES: usize = 4;

/// A note of a collection or of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Note {
    pub(super) id: String,
    pub(super) model: Model,
    pub(super) fields: Vec<String>,
    pub(super) deck: String,
    pub(super) place: String,
}

/// What is asked and answered.
#[derive(Clone, Debug, Default)]
struct Sides {
    front: String,
    answer: String,
    /// What the back shows besides.
    more: Vec<String>,
}

/// Why a note does not become a question.
type Refusal = (&'static str, String);

/// Makes a row of each note.
pub(super) fn all(notes: Vec<Note>, media: &Media<'_>, imported: &mut Imported) {
    let sides: Vec<Sides> = notes.iter().map(sides).collect();
    let backs: Vec<String> = sides.iter().map(|side| spoken(&side.answer)).collect();
    for (at, note) in notes.iter().enumerate() {
        let original = note.fields.join("\n");
        let kind = if note.model.name.is_empty() { "note" } else { &note.model.name };
        let name =
            html_text(&quiet(note.fields.iter().find(|field| !field.trim().is_empty()).map_or("", |field| field)));
        let found = Found::new(kind, &name, &original, &*note.place);
        let mut texts = Texts::new(media, "", found);
        let made = match note.fields.iter().position(|field| cloze::has(field)) {
            Some(field) => blanks(note, field, &mut texts),
            None => card(at, &sides[at], &notes, &backs, &mut texts),
        };
        let picture = texts.picture.take();
        let mut found = match made {
            Ok(mut draft) => {
                draft.id = if note.id.is_empty() { String::new() } else { format!("note-{}", note.id) };
                if !note.deck.is_empty() && note.deck != "Default" {
                    draft.skills = vec![imported.skill(note.deck.rsplit("::").next().unwrap_or(&note.deck))];
                }
                draft.found(texts.found)
            }
            Err((code, why)) => texts.found.refused(code, why),
        };
        if let Some(item) = &mut found.item {
            item.picture = picture;
        }
        imported.found.push(found);
    }
}

/// The front and the answer of a note, by its first card; without one, its first two fields.
fn sides(note: &Note) -> Sides {
    let Model { fields: names, card, .. } = &note.model;
    let field = |name: &str| {
        let at = names.iter().position(|own| own.eq_ignore_ascii_case(name))?;
        note.fields.get(at).map(String::as_str)
    };
    let (front, on_front) = filled(&card.front, &field);
    if on_front.is_empty() {
        let mut fields = note.fields.iter().cloned();
        let (front, answer) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        return Sides { front, answer, more: fields.filter(|text| !text.trim().is_empty()).collect() };
    }
    let (_, on_back) = filled(&card.back, &field);
    let asked = typed(&card.front).or_else(|| typed(&card.back));
    let mut rest: Vec<&str> = Vec::new();
    for name in asked.into_iter().chain(on_back.iter().map(String::as_str)) {
        if !on_front.iter().any(|own| own == name)
            && !rest.contains(&name)
            && field(name).is_some_and(|text| !text.trim().is_empty())
        {
            rest.push(name);
        }
    }
    let mut rest = rest.into_iter().filter_map(field).map(str::to_owned);
    Sides { front, answer: rest.next().unwrap_or_default(), more: rest.collect() }
}

/// HTML without sounds, and with Anki's signs for formulas as TeX's own.
fn quiet(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("[sound:") {
        out.push_str(before);
        rest = after.split_once(']').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    for (from, to) in
        [("[$$]", r"\["), ("[/$$]", r"\]"), ("[$]", r"\("), ("[/$]", r"\)"), ("[latex]", ""), ("[/latex]", "")]
    {
        out = out.replace(from, to);
    }
    out
}

/// What an answer in TeX stands between.
const TEX: [(&str, &str); 4] = [(r"\(", r"\)"), (r"\[", r"\]"), ("$$", "$$"), ("$", "$")];
/// What only TeX writes.
const SIGNS: [char; 4] = ['\\', '^', '_', '{'];

/// An answer as it is typed: `\(7\)` as 7.
fn spoken(html: &str) -> String {
    let text = html_text(&quiet(html)).split_whitespace().collect::<Vec<_>>().join(" ");
    let inner = |(open, close): &(&str, &str)| text.strip_prefix(open)?.strip_suffix(close).map(str::trim);
    let plain =
        TEX.iter().find_map(inner).filter(|inner| !inner.is_empty() && !inner.contains(SIGNS) && !inner.contains('$'));
    let plain = plain.map(str::to_owned);
    plain.unwrap_or(text)
}

/// Is there a formula in it? Nobody types TeX. A price, `$5`, is none.
fn formula(answer: &str) -> bool {
    TEX.iter().any(|(open, close)| {
        let inner = answer.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(inner, _)| inner);
        inner.is_some_and(|inner| *open != "$" || inner.contains(SIGNS))
    })
}

fn tell_sounds(note: &Note, texts: &mut Texts<'_>) {
    if note.fields.iter().any(|field| field.contains("[sound:")) {
        texts.found.notice("anki/sound", "a sound was left out: a bank holds none");
    }
}

fn card(at: usize, sides: &Sides, notes: &[Note], backs: &[String], texts: &mut Texts<'_>) -> Result<Draft, Refusal> {
    let (note, answer) = (&notes[at], &backs[at]);
    tell_sounds(note, texts);
    texts.found.key = Some(answer.clone()).filter(|answer| !answer.is_empty()).into_iter().collect();
    let question = texts.markdown(&quiet(&sides.front));
    let pictured = texts.picture.is_some();
    if question.is_empty() && !pictured {
        let sound = sides.front.contains("[sound:");
        let why = if sound { "its front is a sound" } else { "its front is empty" };
        return Err(("anki/front", why.into()));
    }
    let shown = |more: &[String], texts: &mut Texts<'_>| {
        more.iter()
            .map(|html| texts.markdown(&quiet(html)))
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    if answer.is_empty() {
        let drawn = sides.answer.contains("<img");
        let why = if drawn { "its back is a picture, which cannot be typed" } else { "its back is empty" };
        return Err(("import/no-key", why.into()));
    }
    let solution = shown(&sides.more, texts);
    let written = formula(answer);
    if !written && answer.chars().count() <= LONGEST_ANSWER {
        return Ok(Draft { question, answer: short(answer), solution, ..Draft::default() });
    }
    // Backs of other notes of the deck, the next ones first, so that the same file gives the same choices. A formula among
    // words would give itself away.
    let mut others: Vec<usize> = Vec::new();
    for like in [true, false] {
        for other in (1..notes.len()).map(|step| (at + step) % notes.len()) {
            if others.len() + 1 == CHOICES {
                break;
            }
            let fits = notes[other].deck == note.deck && !backs[other].is_empty() && backs[other] != *answer;
            if fits
                && (formula(&backs[other]) == written) == like
                && !others.iter().any(|own| backs[*own] == backs[other])
            {
                others.push(other);
            }
        }
    }
    let why = if written { "a formula" } else { "too long to type" };
    if others.is_empty() {
        let most = if written { String::new() } else { format!(" ({LONGEST_ANSWER} characters are the most)") };
        let note = format!("the answer is {why}{most}, and there are no others to choose among");
        return Err(("import/long-answer", note));
    }
    texts.found.notice("anki/choices", format!("the answer is {why}; it is chosen among the answers of other notes"));
    let mut picks = vec![Pick::new(plain(answer).text, true)];
    picks.extend(others.into_iter().map(|other| Pick::new(plain(&backs[other]).text, false)));
    Ok(Draft { question, answer: Answer::Choice(picks), solution, ..Draft::default() })
}

/// A number if it is one; else the text.
fn short(answer: &str) -> Answer {
    let digits = answer.strip_prefix(['-', '−']).unwrap_or(answer);
    let number =
        digits.parse::<f64>().is_ok() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.len() < 12;
    let code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if number && !code { Answer::Number(answer.to_owned()) } else { Answer::Text(vec![answer.to_owned()]) }
}

/// A note with blanks. The field before it, where it is a sentence, says what to do; those behind it are the solution.
fn blanks(note: &Note, field: usize, texts: &mut Texts<'_>) -> Result<Draft, Refusal> {
    tell_sounds(note, texts);
    let (html, all) = cloze::split(&quiet(&note.fields[field]));
    let answers: Vec<String> = all.iter().map(|one| spoken(&one.answer)).collect();
    texts.found.key.clone_from(&answers);
    if answers.is_empty() || answers.iter().any(String::is_empty) {
        return Err(("import/no-key", "a blank has no words to type".into()));
    }
    if let Some(written) = answers.iter().find(|answer| formula(answer)) {
        return Err(("import/long-answer", format!("a blank hides a formula, which nobody types: {written}")));
    }
    if let Some(long) = answers.iter().find(|answer| answer.chars().count() > LONGEST_ANSWER) {
        let note = format!("a blank hides more than {LONGEST_ANSWER} characters: {}", super::super::first_words(long));
        return Err(("import/long-answer", note));
    }
    let before = note.fields[..field].iter().rev().find(|text| !text.trim().is_empty());
    let before = before.filter(|text| text.trim_end().ends_with(['?', '.', ':', '!']));
    let intro = before.map(|text| format!("<p>{}</p>", quiet(text))).unwrap_or_default();
    let question = cloze::numbered(&texts.markdown(&[&*intro, "<div>", &*html, "</div>"].concat()));
    let more = note.fields[field + 1..].iter().filter(|text| !text.trim().is_empty() && !cloze::has(text));
    let solution = more.map(|html| texts.markdown(&quiet(html))).collect::<Vec<_>>().join("\n\n");
    let hints = all
        .iter()
        .filter(|one: &&Hidden| !one.hint.trim().is_empty())
        .map(|one| plain(&html_text(&one.hint)).text)
        .collect();
    let blanks = answers.iter().map(|answer| Blank { answer: short(answer), mistakes: Vec::new() }).collect();
    Ok(Draft { question, answer: Answer::Cloze(blanks), hints, solution, ..Draft::default() })
}
