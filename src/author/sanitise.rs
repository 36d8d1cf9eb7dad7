//! HTML made safe by a strict allowlist.
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::allowlist::{ATTRIBUTES, HTML_TAGS, MATH_TAGS, VALUES, allows_attribute, allows_tag};
use super::mathtree::escape;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HTML_TAGS.iter().chain(MATH_TAGS).copied().collect())
        .tag_attributes(ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect())
        .generic_attributes(HashSet::new())
        .attribute_filter(|_, attribute, value| {
            let known = VALUES.iter().find(|(name, _)| *name == attribute);
            known.is_none_or(|(_, values)| values.contains(&value)).then(|| value.into())
        })
        // Their content is no text: dropping only the tags would show code to a student.
        .clean_content_tags(["script", "style", "annotation", "annotation-xml", "title"].into_iter().collect())
        .url_schemes(HashSet::new())
        .tag_attribute_values(HashMap::new())
        .link_rel(None);
    cleaner
});

/// Passes before a text counts as one that never settles.
const PASSES: usize = 8;

/// The same HTML with nothing in it but what the lists in [`HTML_TAGS`], [`MATH_TAGS`] and [`ATTRIBUTES`] allow.
///
/// `sanitise(&sanitise(x)) == sanitise(x)` for every `x`: misnested markup can mean something else each time it is
/// parsed, which is how mutation attacks slip through a sanitiser, so the text is cleaned until it stays as it is.
/// One that never settles comes out as plain text.
///
/// ```
/// use gradus::author::sanitise;
/// assert_eq!(sanitise(r#"<em onclick="x()">a</em><script>b</script><img src=x>"#), "<em>a</em>");
/// ```
#[must_use]
pub fn sanitise(html: &str) -> String {
    // A parser changes these: markup, what HTML forbids, and 0xC2, the first byte of a no-break space.
    let plain = |b: u8| !matches!(b, b'<' | b'>' | b'&' | 0 | b'\r' | 0xC2);
    if html.bytes().all(plain) {
        return html.to_owned();
    }
    let mut clean = CLEANER.clean(html).to_string();
    for _ in 0..PASSES {
        let again = CLEANER.clean(&clean).to_string();
        if again == clean {
            return clean;
        }
        clean = again;
    }
    let mut text = String::new();
    escape(&clean.replace(['\0', '\r'], ""), &mut text);
    text
}

/// The first tag or attribute in some HTML that [`sanitise`] would drop, as a person would name it: `` `script` ``,
/// `` `onclick` on `em` ``. `None`: all of it is allowed.
#[must_use]
pub fn unsafe_markup(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with('!') || rest.starts_with('?') {
            return Some("a comment or declaration".into());
        }
        let inner = rest.strip_prefix('/').unwrap_or(rest);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(inner.len());
        let tag = inner[..end].to_ascii_lowercase();
        if !allows_tag(&tag) {
            return Some(format!("`{tag}`"));
        }
        rest = &inner[end..];
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let end = rest[1..]
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
                .map_or(rest.len(), |e| e + 1);
            let name = rest[..end].to_ascii_lowercase();
            if !allows_attribute(&tag, &name) {
                return Some(format!("`{name}` on `{tag}`"));
            }
            rest = skip_value(&rest[end..]);
        }
    }
    None
}

/// What follows an attribute's value, quoted or bare, if it has one.
fn skip_value(rest: &str) -> &str {
    let Some(value) = rest.trim_start().strip_prefix('=') else { return rest };
    let value = value.trim_start();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).map_or("", |(_, after)| after),
        _ => value.find(|c: char| c.is_ascii_whitespace() || c == '>').map_or("", |end| &value[end..]),
    }
}
