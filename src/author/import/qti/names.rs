//! Names of QTI 3 as those of QTI 2: `qti-choice-interaction` as `choiceInteraction`, `max-choices` as `maxChoices`.
use super::super::xml::{Element, Node};

/// Gives an element, its attributes and all within it the names of QTI 2.
pub(super) fn plain(element: &mut Element) {
    if let Some(name) = element.name.strip_prefix("qti-") {
        element.name = camel(name);
        for (key, _) in &mut element.attributes {
            if !key.starts_with("data-") && !key.starts_with("aria-") {
                *key = camel(key);
            }
        }
    }
    for node in &mut element.children {
        if let Node::Element(element) = node {
            plain(element);
        }
    }
}

fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut parts = name.split('-');
    out.extend(parts.next());
    for part in parts {
        let mut letters = part.chars();
        out.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_version_3_become_those_of_version_2() {
        let read = super::super::xml::read;
        let mut new =
            read(b"<qti-item-body response-x='1' data-a-b='2'><p class='a-b'/></qti-item-body>").unwrap().root;
        super::plain(&mut new);
        let mut old = read(b"<itemBody  responseX='1' data-a-b='2'><p class='a-b'/></itemBody >").unwrap().root;
        super::plain(&mut old);
        assert_eq!((new.name, new.attributes), (old.name, old.attributes));
    }
}
