//! The words of some HTML, without a tree of it where it nests too deep for one.

use std::sync::LazyLock;

use ammonia::Builder;

/// Elements may nest so deep; what is deeper becomes plain text. The parser makes a tree that is walked by recursion.
pub(super) const DEEPEST: usize = 200;

static TEXT_ONLY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner.clean_content_tags(["script", "style", "title", "annotation"].into_iter().collect()).link_rel(None);
    cleaner
});

/// Where a start tag begins whose name ends there: `<math` and not `<mathx`.
pub(super) fn find_tag(text: &str, tag: &str) -> Option<usize> {
    text.match_indices(tag)
        .map(|(at, _)| at)
        .find(|at| text[at + tag.len()..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/'))
}

/// How deep the elements of some HTML may nest: end tags that may be left out count as there.
pub(super) fn depth(html: &str) -> usize {
    const ALONE: [&str; 14] =
        ["br", "img", "hr", "input", "meta", "link", "col", "wbr", "li", "p", "td", "th", "tr", "option"];
    let (mut now, mut most) = (0usize, 0);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (close, inner) = rest.strip_prefix('/').map_or((false, rest), |inner| (true, inner));
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let name = &inner[..end];
        if name.is_empty() || ALONE.iter().any(|alone| alone.eq_ignore_ascii_case(name)) {
            continue;
        }
        now = if close { now.saturating_sub(1) } else { now + 1 };
        most = most.max(now);
    }
    most
}

/// HTML as plain text: paragraphs and breaks are line breaks, tags are gone, entities are signs.
#[must_use]
pub fn html_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    let mut broken = html.to_owned();
    for (from, to) in
        [("<br", "\n<br"), ("</p>", "\n</p>"), ("</div>", "\n</div>"), ("</li>", "\n</li>"), ("</tr>", "\n</tr>")]
    {
        broken = broken.replace(from, to);
    }
    let text = if depth(&broken) > DEEPEST { strip(&broken) } else { TEXT_ONLY.clean(&broken).to_string() };
    let text = unescape(&text);
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every tag out, without a tree. A `<` that begins none is a sign.
pub(super) fn strip(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for (at, c) in html.char_indices() {
        match c {
            '<' if html[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)) => {
                inside = true;
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// Entities as signs: those that XML knows, the no-break space, and numbers.
#[must_use]
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let sign = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
            let named = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                "nbsp" => Some(' '),
                _ => None,
            };
            let sign = named.or_else(|| number.and_then(char::from_u32).filter(|c| *c != '\0'));
            sign.map(|sign| (sign, end + 1))
        });
        let (sign, length) = sign.unwrap_or(('&', 1));
        out.push(sign);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out.replace('\u{a0}', " ")
}
