//! Types of H5P whose answers stand in the text between asterisks: `Blanks`, `DragText`, `MarkTheWords`.
use serde_json::Value;

use super::super::markup::html_text;
use super::super::package::Texts;
use super::super::{Answer, Blank, Draft, Pick, markup};
use super::choices::{media, on, text};
use super::walk::Made;

/// The first of the private characters that stand for blanks while a text is worked on.
const FIRST_MARK: u32 = 0xF_0000;
/// More words than this are no list to choose from.
const MOST_WORDS: usize = 30;

/// What stands between two asterisks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Starred {
    /// Before the first sign that sets off a tip.
    words: String,
    tip: String,
    /// `DragText`: what is said to a right and to a wrong answer.
    right: String,
    wrong: String,
}

/// A text with a mark for each piece between asterisks, and the pieces. Two asterisks are one that is meant.
fn split(html: &str) -> (String, Vec<Starred>) {
    const MEANT: &str = "\u{fdd0}";
    let html = html.replace("**", MEANT);
    let mut parts = html.split('*');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    let rest: Vec<&str> = parts.collect();
    let mut at = 0;
    while at < rest.len() {
        // An asterisk without its partner is one that is meant.
        if at + 1 == rest.len() {
            out.push('*');
            out.push_str(rest[at]);
            break;
        }
        let number = u32::try_from(all.len()).unwrap_or(u32::MAX).min(5_000);
        out.extend(char::from_u32(FIRST_MARK + number));
        all.push(starred(&rest[at].replace(MEANT, "*")));
        out.push_str(rest[at + 1]);
        at += 2;
    }
    (out.replace(MEANT, "*"), all)
}

fn starred(inner: &str) -> Starred {
    let inner = html_text(inner);
    let (rest, tip) = inner.split_once(':').unwrap_or((&inner, ""));
    let (rest, wrong) = rest.split_once("\\-").unwrap_or((rest, ""));
    let (words, right) = rest.split_once("\\+").unwrap_or((rest, ""));
    // Either may come first.
    let (wrong, right) = match wrong.split_once("\\+") {
        Some((wrong, right)) => (wrong, right),
        None => (wrong, right),
    };
    let own = |text: &str| text.trim().to_owned();
    Starred { words: own(words), tip: own(tip), right: own(right), wrong: own(wrong) }
}

/// What stands between asterisks in a text.
pub(super) fn words(text: &str) -> Vec<String> {
    split(text).1.into_iter().map(|one| one.words).collect()
}

/// Markdown with `[[1]]` … for the marks.
fn numbered(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match u32::from(c).checked_sub(FIRST_MARK) {
            Some(number) if number <= 5_000 => out.push_str(&format!("[[{}]]", number + 1)),
            _ => out.push(c),
        }
    }
    out
}

/// The HTML of plain text with line breaks.
fn lines(text: &str) -> String {
    let text = if text.contains("</") { text.to_owned() } else { text.replace('<', "&lt;") };
    text.replace("\r\n", "\n").split('\n').map(|line| format!("<p>{line}</p>")).collect()
}

fn no_blank() -> (&'static str, String) {
    ("import/no-key", "nothing stands between asterisks, so there is nothing to answer".into())
}

fn spellings(words: &str) -> Vec<String> {
    let words = words.replace("\\/", "\u{fdd1}");
    words.split('/').map(|one| one.replace('\u{fdd1}', "/").trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

fn hints(all: &[Starred]) -> Vec<String> {
    all.iter().filter(|one| !one.tip.is_empty()).map(|one| markup::plain(&one.tip).text).collect()
}

/// A typed blank.
fn typed(one: &Starred) -> Blank {
    let keys = spellings(&one.words);
    let number = |text: &String| {
        let digits = text.strip_prefix(['-', '−']).unwrap_or(text);
        !digits.is_empty()
            && digits.len() < 12
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && digits.parse::<f64>().is_ok()
    };
    let answer = match &*keys {
        [only] if number(only) => Answer::Number(only.clone()),
        _ => Answer::Text(keys),
    };
    Blank { answer, mistakes: Vec::new() }
}

/// `H5P.Blanks`: one text, its blanks typed.
pub(super) fn blanks(params: &Value, texts: &mut Texts<'_>) -> Made {
    let mut html = [media(params).as_str(), text(params, &["text"])].concat();
    for line in params.get("questions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        html.extend(["<div>", line, "</div>"]);
    }
    let made = cloze(&html, texts)?;
    tell_case(params, &made, texts);
    Ok(made)
}

/// Tells that capitals counted, where a key has one: that they count is H5P's usual setting.
fn tell_case(params: &Value, made: &Draft, texts: &mut Texts<'_>) {
    let Answer::Cloze(blanks) = &made.answer else { return };
    let capital = |key: &String| key.chars().any(char::is_uppercase);
    let any = blanks.iter().any(|blank| matches!(&blank.answer, Answer::Text(keys) if keys.iter().any(capital)));
    if any && on(params.get("behaviour").and_then(|all| all.get("caseSensitive"))) {
        texts.found.notice("import/case", "capitals counted; here an answer is right in any case of its letters");
    }
}

/// `H5P.AdvancedBlanks`: `___` in the text, the answers in a list.
pub(super) fn advanced(params: &Value, texts: &mut Texts<'_>) -> Made {
    let mut html = [media(params).as_str(), text(params, &["content", "task"])].concat();
    let all = params.get("content").and_then(|content| content.get("blanksList")).and_then(Value::as_array);
    let body = text(params, &["content", "blanksText"]);
    let mut parts = body.split("___");
    html.extend(["<div>", parts.next().unwrap_or_default()]);
    let mut answers = all.into_iter().flatten().map(|one| text(one, &["correctAnswerText"]));
    for part in parts {
        let answer = answers.next().unwrap_or_default();
        if answer.is_empty() {
            return Err(("import/no-key", "a blank has no answer".into()));
        }
        html.extend(["*", answer, "*", part]);
    }
    html.push_str("</div>");
    let made = cloze(&html, texts)?;
    tell_case(params, &made, texts);
    Ok(made)
}

fn cloze(html: &str, texts: &mut Texts<'_>) -> Made {
    let (html, all) = split(html);
    if all.is_empty() {
        return Err(no_blank());
    }
    if let Some(empty) = all.iter().position(|one| spellings(&one.words).is_empty()) {
        return Err(("import/no-key", format!("blank {} has no answer", empty + 1)));
    }
    let question = numbered(&texts.markdown(&html));
    let answer = Answer::Cloze(all.iter().map(typed).collect());
    Ok(Draft { question, answer, hints: hints(&all), ..Draft::default() })
}

/// `H5P.DragText`: words to put into the gaps of a text.
pub(super) fn drag(params: &Value, texts: &mut Texts<'_>) -> Made {
    let (body, all) = split(&lines(text(params, &["textField"])));
    if all.is_empty() {
        return Err(no_blank());
    }
    let extra = split(text(params, &["distractors"])).1;
    let mut words: Vec<&str> = Vec::new();
    for one in all.iter().chain(&extra) {
        if !words.contains(&&*one.words) {
            words.push(&one.words);
        }
    }
    let blank = |own: &Starred| {
        let picks = words.iter().map(|word| {
            let right = *word == own.words;
            let why = markup::plain(if right { &own.right } else { &own.wrong }).text;
            Pick { why, ..Pick::new(markup::plain(word).text, right) }
        });
        Blank { answer: Answer::Choice(picks.collect()), mistakes: Vec::new() }
    };
    let html = [media(params).as_str(), text(params, &["taskDescription"]), &*body].concat();
    let question = numbered(&texts.markdown(&html));
    Ok(Draft {
        question,
        answer: Answer::Cloze(all.iter().map(blank).collect()),
        hints: hints(&all),
        ..Draft::default()
    })
}

/// `H5P.MarkTheWords`: the words to mark, as choices below the text.
pub(super) fn marked(params: &Value, texts: &mut Texts<'_>) -> Made {
    let field = text(params, &["textField"]);
    let (html, all) = split(&lines(field));
    if all.is_empty() {
        return Err(no_blank());
    }
    // The text as it reads, with the marked words in their places.
    let mut shown = String::new();
    let mut picks: Vec<Pick> = Vec::new();
    let mut clash = false;
    let mut add = |word: &str, right: bool| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            return;
        }
        match picks.iter().find(|pick| pick.text == word) {
            Some(own) => clash |= own.right != right,
            None => picks.push(Pick::new(word, right)),
        }
    };
    for word in html_text(&html).split_inclusive(char::is_whitespace) {
        let mut own = word.to_owned();
        let starred = word.chars().find_map(|c| all.get(usize::try_from(u32::from(c).checked_sub(FIRST_MARK)?).ok()?));
        if let Some(one) = starred {
            let mark = word.chars().find(|c| u32::from(*c) >= FIRST_MARK).unwrap_or_default();
            own = word.replace(mark, &one.words);
            add(&one.words, true);
        } else {
            add(word, false);
        }
        shown.push_str(&own);
    }
    if clash {
        return Err((
            "h5p/same-word",
            "a word is to be marked in one place and not in another; a list cannot say which".into(),
        ));
    }
    if picks.len() > MOST_WORDS || picks.len() < 2 {
        let note = format!("there are {} words to choose from; {MOST_WORDS} are the most for a list", picks.len());
        return Err(("h5p/many-words", note));
    }
    for pick in &mut picks {
        pick.text = markup::plain(&pick.text).text;
    }
    texts.found.notice("h5p/words", "words were marked in the text; here they are choices below it");
    let task = texts.markdown(&[media(params).as_str(), text(params, &["taskDescription"])].concat());
    let question = [&*task, "\n\n", &*markup::plain(&shown).text].concat().trim().to_owned();
    Ok(Draft { question, answer: Answer::Choices(picks), keep_order: true, ..Draft::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asterisks_set_off_answers() {
        let (text, all) = split("A *cat/dog:an animal* and 2 ** 3, *x\\+yes\\-no:tip*; one * more");
        assert_eq!(numbered(&text), "A [[1]] and 2 * 3, [[2]]; one * more");
        let one = |words: &str, tip: &str, right: &str, wrong: &str| Starred {
            words: words.into(),
            tip: tip.into(),
            right: right.into(),
            wrong: wrong.into(),
        };
        assert_eq!(all, [one("cat/dog", "an animal", "", ""), one("x", "tip", "yes", "no")]);
        assert_eq!(spellings(r"1\/2/0.5"), ["1/2", "0.5"]);
    }
}
