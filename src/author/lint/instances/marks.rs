//! What marking says of an instance's key, mistakes and choices.
use super::Wrong;
use crate::bank::{BlankSpec, Format, ItemSpec, Key, MistakeSpec};
use crate::grading::{Asked, Blank, Locale, Question, Verdict, check_key, mark};

pub(super) fn check(item: &ItemSpec, locale: Locale, wrong: &mut Vec<Wrong>) {
    let asked = Asked::of(item, locale);
    let question = asked.question();
    if let Err(error) = check_key(&question) {
        wrong.push(("template/key", format!("{}: {}", error.place(), error.message())));
        return;
    }
    if item.format.blanks() {
        let answers = |of: &dyn Fn(&BlankSpec) -> String| -> Vec<String> {
            item.blanks.iter().map(|blank| format!("{}:{}", blank.id, of(blank))).collect()
        };
        right(&question, &answers(&|blank| first(&blank.key)), "the keys of its blanks", wrong);
        for blank in &item.blanks {
            let own = own(blank);
            let place = format!("blank `{}`", blank.id);
            picks(&own.question(locale), &place, wrong);
            mistakes(&own.question(locale), &blank.mistakes, &place, wrong);
        }
        return;
    }
    if item.format.typed() {
        for key in item.key.as_slice() {
            right(&question, std::slice::from_ref(key), &format!("its key `{key}`"), wrong);
        }
    } else {
        right(&question, item.key.as_slice(), "its key", wrong);
    }
    picks(&question, "it", wrong);
    mistakes(&question, &item.mistakes, "it", wrong);
    for (at, hint) in item.hints.iter().enumerate() {
        if let Some(ask) = &hint.ask {
            let asked = Asked::hint(ask, locale);
            if let Err(error) = check_key(&asked.question()) {
                wrong.push(("template/key", format!("hint {}: {}", at + 1, error.message())));
            }
        }
    }
}

fn own(blank: &BlankSpec) -> Blank {
    Blank {
        id: blank.id.clone(),
        format: blank.format,
        reads: blank.reads,
        form: blank.form,
        key: blank.key.as_slice().to_vec(),
        choices: blank.choices.iter().map(|choice| choice.id.clone()).collect(),
    }
}

fn first(key: &Key) -> String {
    key.as_slice().first().cloned().unwrap_or_default()
}

fn right(question: &Question<'_>, response: &[String], what: &str, wrong: &mut Vec<Wrong>) {
    let found = mark(question, response);
    if found.verdict != Verdict::Right {
        let message = format!(
            "{what} is marked {}; write it in the form that is asked, so that it can be typed",
            found.verdict.as_str()
        );
        wrong.push(("template/key-not-right", message));
    }
}

/// Every choice but the right one is wrong.
fn picks(question: &Question<'_>, place: &str, wrong: &mut Vec<Wrong>) {
    if question.format != Format::Choice {
        return;
    }
    for id in question.choices.iter().filter(|id| !question.key.contains(id)) {
        if mark(question, std::slice::from_ref(id)).verdict != Verdict::Wrong {
            wrong.push(("template/mistake-right", format!("{place}: choice `{id}` is not marked wrong; change it")));
        }
    }
}

fn mistakes(question: &Question<'_>, mistakes: &[MistakeSpec], place: &str, wrong: &mut Vec<Wrong>) {
    for mistake in mistakes {
        let verdict = mark(question, std::slice::from_ref(&mistake.answer)).verdict;
        if verdict != Verdict::Wrong {
            let message = format!(
                "{place}: the mistake `{}` is marked {}; change it, or keep these numbers out by `where`",
                mistake.answer,
                verdict.as_str()
            );
            wrong.push(("template/mistake-right", message));
        }
    }
}
