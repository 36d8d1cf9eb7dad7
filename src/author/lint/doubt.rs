//! What an author hardly meant: empty choices, places of blanks that nobody fills, a form that only the words ask for, two
//! choices of the same value. Templates are left out: slots say nothing before they are filled.
use super::Lint;
use crate::bank::{AnswerKind, Form, Format, ItemSpec};
use crate::grading::{Locale, Question, Verdict, mark};

pub(super) fn item(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    for (what, all) in [("choice", &item.choices), ("target", &item.targets)] {
        for one in all.iter().filter(|one| one.text.trim().is_empty() && one.picture.is_none()) {
            let message = format!("{what} `{}` is empty; write it or take it out", one.id);
            lint.warn("bank/empty-choice", place, message);
        }
    }
    if item.format != Format::Cloze && item.question.contains("[[") && item.question.contains("]]") {
        let message =
            "the question has a place for a blank, which only `cloze` fills; take it out, or change the format";
        lint.warn("bank/stray-blank", place, message);
    }
    if item.variables.is_empty() {
        form(lint, item, place);
        values(lint, item, place);
    }
}

/// The words that ask for a form, in English, and its name.
const ASKED: [(&str, Form, &str); 6] = [
    ("as a mixed number", Form::Mixed, "mixed"),
    ("as a decimal", Form::Decimal, "decimal"),
    ("as a percent", Form::Percent, "percent"),
    ("in lowest terms", Form::Simplest, "simplest"),
    ("in simplest form", Form::Simplest, "simplest"),
    ("in scientific notation", Form::Scientific, "scientific"),
];

/// Without the form every way to write the number is right, the one in the question too.
fn form(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let typed = matches!(item.format, Format::Number | Format::Fraction) && item.reads == AnswerKind::Plain;
    if !typed || item.form != Form::Any || !lint.bank.language.starts_with("en") {
        return;
    }
    let question = item.question.to_lowercase();
    if let Some((words, _, name)) = ASKED.iter().find(|(words, ..)| question.contains(words)) {
        let message =
            format!("the question asks for an answer “{words}”, and any form is right; set the form to `{name}`");
        lint.warn("bank/form", place, message);
    }
}

/// One of several is right: so no other may have its value.
fn values(lint: &mut Lint<'_>, item: &ItemSpec, place: &str) {
    let [key] = item.key.as_slice() else { return };
    if item.format != Format::Choice || item.form != Form::Any {
        return;
    }
    let locale = Locale::of(&lint.bank.language);
    let value = |text: &str| [plain(text)];
    let Some(chosen) = item.choices.iter().find(|one| one.id == *key) else { return };
    let right = value(&chosen.text);
    let question = Question { format: Format::Number, locale, key: &right, ..Question::default() };
    let equal = |text: &str| matches!(mark(&question, &value(text)).verdict, Verdict::Right | Verdict::SameValue);
    if !equal(&right[0]) {
        return;
    }
    // One that says the very same is told of elsewhere.
    for other in item.choices.iter().filter(|one| one.text.trim() != chosen.text.trim() && equal(&one.text)) {
        let message =
            format!("choice `{}` has the same value as the right one; change it, or ask for all that fit", other.id);
        lint.warn("bank/two-right", place, message);
    }
}

/// A formula that is only a number, as it is typed.
fn plain(text: &str) -> String {
    let bare = text.trim().trim_matches('$').replace("\\dfrac", "\\frac");
    match bare.strip_prefix("\\frac{").and_then(|rest| rest.strip_suffix('}')).and_then(|rest| rest.split_once("}{")) {
        Some((top, bottom)) => [top, "/", bottom].concat(),
        None => bare.replace("\\%", "%"),
    }
}
