//! Anki's blanks: `{{c1::answer}}`, `{{c1::answer::hint}}`.

/// The first of the private characters that stand for blanks while a text is worked on.
const FIRST_MARK: u32 = 0xF_0000;
/// The most blanks of a note.
const MOST: usize = 1_000;

/// One blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// What is hidden, as HTML.
    pub(super) answer: String,
    /// What is shown in its place; may be empty.
    pub(super) hint: String,
}

/// Is there a blank in it?
pub(super) fn has(html: &str) -> bool {
    start(html).is_some()
}

/// Where the next blank begins, and where its answer does.
fn start(html: &str) -> Option<(usize, usize)> {
    html.match_indices("{{c").find_map(|(at, _)| {
        let rest = &html[at + 3..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && rest[digits..].starts_with("::")).then_some((at, at + 3 + digits + 2))
    })
}

/// The text with a mark for each blank, and the blanks. A blank within a blank is part of the outer one's answer.
pub(super) fn split(html: &str) -> (String, Vec<Hidden>) {
    let (mut out, mut all) = (String::new(), Vec::new());
    let mut rest = html;
    while let Some((at, inner)) = start(rest).filter(|_| all.len() < MOST) {
        let Some(end) = close(&rest[inner..]) else { break };
        out.push_str(&rest[..at]);
        out.extend(char::from_u32(FIRST_MARK + u32::try_from(all.len()).unwrap_or_default()));
        let body = flat(&rest[inner..inner + end]);
        let (answer, hint) = body.split_once("::").unwrap_or((&body, ""));
        all.push(Hidden { answer: answer.to_owned(), hint: hint.to_owned() });
        rest = &rest[inner + end + 2..];
    }
    out.push_str(rest);
    (out, all)
}

/// Where the blank ends that has begun.
fn close(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(next) = text[at..].find(['{', '}']).map(|next| at + next) {
        if text[next..].starts_with("{{c") {
            depth += 1;
            at = next + 3;
        } else if text[next..].starts_with("}}") {
            if depth == 0 {
                return Some(next);
            }
            depth -= 1;
            at = next + 2;
        } else {
            at = next + 1;
        }
    }
    None
}

/// A blank's inside without the signs of blanks in it.
fn flat(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((at, inner)) = start(rest) {
        let Some(end) = close(&rest[inner..]) else { break };
        out.push_str(&rest[..at]);
        let body = &rest[inner..inner + end];
        out.push_str(body.split("::").next().unwrap_or(body));
        rest = &rest[inner + end + 2..];
    }
    out.push_str(rest);
    out
}

/// Markdown with `[[1]]` … for the marks.
pub(super) fn numbered(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match u32::from(c).checked_sub(FIRST_MARK) {
            Some(number) if number < 0x2_000 => out.push_str(&format!("[[{}]]", number + 1)),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_taken_out() {
        let (text, all) = split("A {{c1::b}} c {{c12::d::a hint}} {{c2::x {{c3::y::z}} w}} {{cx::e}} {{c1::open");
        assert_eq!(numbered(&text), "A [[1]] c [[2]] [[3]] {{cx::e}} {{c1::open");
        let one = |answer: &str, hint: &str| Hidden { answer: answer.into(), hint: hint.into() };
        assert_eq!(all, [one("b", ""), one("d", "a hint"), one("x y w", "")]);
        assert!(!has("{{c::x}} {{Front}}"));
    }
}
