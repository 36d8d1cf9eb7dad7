//! The body of an item: its text, with what interactions put into it.
use super::super::package::Texts;
use super::super::xml::Element;
use super::rich;

/// Interactions that ask for nothing that is marked.
const ASIDE: [&str; 2] = ["endAttemptInteraction", "mediaInteraction"];
/// What is not the question: feedback, and notes for others than the student.
const APART: [&str; 6] =
    ["feedbackInline", "feedbackBlock", "modalFeedback", "templateInline", "templateBlock", "infoControl"];
/// What the names of elements hold that some makers put beside the standard's, for others than the student. Many give the
/// key away.
const OTHERS: [&str; 6] = ["rationale", "teacher", "instructor", "scorer", "scoring", "answerkey"];

/// Is an element none of the standard's, and for others than the student?
pub(super) fn for_others(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    OTHERS.iter().any(|part| name.contains(part))
}

fn apart(name: &str) -> bool {
    APART.contains(&name) || for_others(name)
}

/// The interactions of an item that ask for an answer, in order.
pub(super) fn interactions(root: &Element) -> Vec<&Element> {
    let mut all = Vec::new();
    if let Some(body) = root.child("itemBody") {
        gather(body, &mut all);
    }
    all
}

fn gather<'a>(element: &'a Element, all: &mut Vec<&'a Element>) {
    for element in element.elements() {
        if element.name.ends_with("Interaction") && !ASIDE.contains(&&*element.name) {
            all.push(element);
        }
        // A gap match may hold other interactions only by mistake, but a stage holds its own.
        gather(element, all);
    }
}

/// The text of a body. `inner` writes what stands in an interaction's place, or leaves it to the prompt alone.
pub(super) fn text(
    body: &Element,
    texts: &mut Texts<'_>,
    inner: &mut dyn FnMut(&Element, &mut String) -> bool,
) -> String {
    let html = rich::html(body, &mut |element, out| special(element, out, inner));
    texts.markdown(&html)
}

/// Writes an element that is not plain text. Says whether it did.
fn special(element: &Element, out: &mut String, inner: &mut dyn FnMut(&Element, &mut String) -> bool) -> bool {
    let name = &*element.name;
    if ASIDE.contains(&name) || apart(name) {
        return true;
    }
    if name == "rubricBlock" {
        let view = element.attribute("view").unwrap_or("candidate");
        return !view.contains("candidate");
    }
    if inner(element, out) {
        return true;
    }
    if name.ends_with("Interaction") {
        prompt(element, out);
        return true;
    }
    false
}

/// Writes the prompt of an interaction as a paragraph of its own.
pub(super) fn prompt(interaction: &Element, out: &mut String) {
    for prompt in interaction.named("prompt") {
        out.push_str("<div>");
        rich::inner(prompt, &mut |element, _| apart(&element.name), out);
        out.push_str("</div>");
    }
}

/// A text without interactions.
pub(super) fn plain(element: &Element, texts: &mut Texts<'_>) -> String {
    text(element, texts, &mut |_, _| false)
}

/// The HTML of a choice: without the feedback in it.
pub(super) fn own(element: &Element) -> String {
    rich::html(element, &mut |inner, _| apart(&inner.name))
}
