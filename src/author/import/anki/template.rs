//! Anki's card templates: which fields a card shows on its front and on its back.

/// The front and back of a card, as its type writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template {
    pub(super) front: String,
    pub(super) back: String,
}

/// A side of a card with its fields filled in, and the names of those it shows.
pub(super) fn filled<'a>(side: &str, field: &dyn Fn(&str) -> Option<&'a str>) -> (String, Vec<String>) {
    let (mut out, mut used) = (String::new(), Vec::new());
    // Sections that are not shown: how many are open, of which the innermost hidden ones count.
    let mut hidden = 0_usize;
    let mut open: Vec<bool> = Vec::new();
    let mut rest = side;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((tag, after)) = after.split_once("}}") else { break };
        if hidden == 0 {
            out.push_str(before);
        }
        rest = after;
        let tag = tag.trim();
        match tag.chars().next() {
            Some(sign @ ('#' | '^')) => {
                let full = field(tag[1..].trim()).is_some_and(|text| !text.trim().is_empty());
                let shown = full == (sign == '#');
                open.push(shown);
                hidden += usize::from(!shown);
            }
            Some('/') => hidden -= usize::from(open.pop() == Some(false)),
            _ if hidden > 0 => {}
            _ => {
                // Filters stand before the name: `type:Back`, `text:Front`.
                let name = tag.rsplit(':').next().unwrap_or(tag).trim();
                let typed = tag.starts_with("type:");
                if let Some(text) = field(name)
                    && !typed
                {
                    out.push_str(text);
                    used.push(name.to_owned());
                }
            }
        }
    }
    if hidden == 0 {
        out.push_str(rest);
    }
    (out, used)
}

/// The field that is typed on a card, if one is.
pub(super) fn typed(side: &str) -> Option<&str> {
    let (_, after) = side.split_once("{{type:")?;
    let name = after.split("}}").next()?;
    Some(name.rsplit(':').next().unwrap_or(name).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_sections_are_filled() {
        let field = |name: &str| match name {
            "Front" => Some("hund"),
            "Back" => Some("dog"),
            "Note" => Some(""),
            _ => None,
        };
        let side =
            "<b>{{Front}}</b>{{#Note}} ({{Note}}){{/Note}}{{^Note}}!{{/Note}} {{text:Back}} {{type:Back}}{{Unknown}}";
        assert_eq!(filled(side, &field), ("<b>hund</b>! dog ".to_owned(), vec!["Front".to_owned(), "Back".to_owned()]));
        assert_eq!(typed(side), Some("Back"));
        assert_eq!(filled("{{/Note}}{{#A}}x", &field).0, "");
    }
}
