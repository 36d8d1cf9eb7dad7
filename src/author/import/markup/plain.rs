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
    // `1. ` and `1) ` begin a list: the sign behind the digits is escaped.
    let dot = (ordered.len() < line.len() && ordered.starts_with(['.', ')'])).then(|| line.len() - ordered.len());
    // A line of dashes is a rule, or makes a heading of the line above it; so are lines of `=`.
    let rule = line.chars().all(|c| matches!(c, '-' | '=' | ' '));
    // Brackets alone are signs; before a bracket or a colon they make a link, and doubled they are a blank.
    let link = ["](", "][", "]:", "[["].iter().any(|sign| line.contains(sign));
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        let gap = next.is_none_or(char::is_whitespace);
        let word = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        let special = match c {
            '\\' | '`' | '*' | '|' => true,
            '[' | ']' => link,
            '_' => !(word(at.checked_sub(1)) && word(Some(at + 1))),
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#'),
            '>' | '~' => at == 0,
            '#' => at == 0 && (gap || next == Some('#')),
            '-' | '+' | '=' => at == 0 && (gap || rule),
            '.' | ')' => dot == Some(at) && gap,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
}
