//! Plain text as Markdown that shows it letter by letter.

/// Escapes what Markdown would take as markup. Line breaks stay line breaks, blank lines paragraphs. Dollars are left
/// alone: who calls this has marked them.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            if open {
                out.push_str("\n\n");
            }
            open = false;
            continue;
        }
        if open {
            // A hard break.
            out.push_str("\\\n");
        }
        escape_line(line, &mut out);
        open = true;
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out
}

fn escape_line(line: &str, out: &mut String) {
    let chars: Vec<char> = line.chars().collect();
    let ordered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    // `1.` and `1)` begin a list: the sign behind the digits is escaped.
    let dot = (ordered.len() < line.len() && ordered.starts_with(['.', ')'])).then(|| line.len() - ordered.len());
    for (at, &c) in chars.iter().enumerate() {
        let word = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '|' => true,
            '_' => !(word(at.checked_sub(1)) && word(Some(at + 1))),
            '<' => chars.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => chars.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == '#'),
            '#' | '>' | '-' | '+' | '=' | '~' => at == 0,
            '.' | ')' => dot == Some(at),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
}
