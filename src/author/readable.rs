//! HTML with MathML as lines of plain text that a person can read: `<mfrac>` as `3/4`, `×` as ` × `.
use super::mathtree::{self, Node};

/// The text of some built HTML, formulas written in a line.
///
/// ```
/// let html = gradus::author::markdown(r"Work out $\frac{3}{4}\times 8$.")?;
/// assert_eq!(gradus::author::readable(&html), "Work out 3/4 × 8.");
/// # Ok::<(), gradus::Error>(())
/// ```
#[must_use]
pub fn readable(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&unescape(&rest[..at]));
        rest = &rest[at..];
        if rest.starts_with("<math")
            && let Some(end) = rest.find("</math>")
        {
            let formula = &rest[..end + 7];
            match mathtree::read(formula) {
                Some(tree) => out.push_str(&line(&tree.children)),
                None => out.push_str(&unescape(formula.split('"').nth(1).unwrap_or_default())),
            }
            rest = &rest[end + 7..];
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        out.push_str(match rest[1..end].split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default() {
            "p" | "br" | "tr" | "li" | "h4" | "blockquote" | "table" | "ul" | "ol" if !out.ends_with('\n') => "\n",
            "td" | "th" if !rest.starts_with("</") && !out.ends_with('\n') => " | ",
            _ => "",
        });
        rest = &rest[end + 1..];
    }
    out.push_str(&unescape(rest));
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn unescape(text: &str) -> String {
    text.replace("&nbsp;", " ")
        .replace('\u{a0}', " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn line(row: &[Node]) -> String {
    let mut out = String::new();
    for (at, node) in row.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &row[before]);
        let part = one(node);
        let number = |node: &Node| node.name == "mn";
        if number_then_fraction(before, node) {
            out.push(' ');
        }
        // A sign stands apart from both sides, unless it begins something.
        if is_operator(node) && before.is_some_and(|before| !is_sign(before) && !opens(before)) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str(&part);
            out.push(' ');
        } else if node.says(",") || node.says(";") || node.says(":") && before.is_some_and(number) {
            out.push_str(&part);
            out.push_str(if node.says(":") { "" } else { " " });
        } else {
            out.push_str(&part);
        }
    }
    out.trim().to_owned()
}

/// A whole number right before a fraction is a mixed number.
fn number_then_fraction(before: Option<&Node>, node: &Node) -> bool {
    let whole = |node: &Node| node.name == "mn";
    before.is_some_and(whole) && node.name == "mfrac" && node.children.iter().all(whole)
}

fn opens(node: &Node) -> bool {
    ["(", "[", "{", ","].iter().any(|sign| node.says(sign))
}

fn is_operator(node: &Node) -> bool {
    let begins = node.name == "mrow" && node.children.first().is_some_and(|first| first.attribute("form") == "infix");
    begins || is_sign(node) && node.attribute("form") != "prefix"
}

fn is_sign(node: &Node) -> bool {
    const SIGNS: &str = "+−-±×÷⋅·∗=≠<>≤≥≈≡∼~⩽⩾→⇒⇔";
    node.is_token() && node.text.chars().count() == 1 && node.text.chars().all(|c| SIGNS.contains(c))
}

fn one(node: &Node) -> String {
    let child = |at: usize| node.children.get(at).map(|child| line(child.as_row())).unwrap_or_default();
    let held = |at: usize| hold(child(at));
    match &*node.name {
        "mi" | "mn" | "mtext" => node.text.replace('\u{a0}', " "),
        "mo" => node.text.clone(),
        "mspace" => " ".into(),
        "mfrac" => format!("{}/{}", held(0), held(1)),
        "msqrt" => format!("√{}", hold(line(&node.children))),
        "mroot" => format!("root({}, {})", child(1), child(0)),
        "msup" if child(1) == "∘" => format!("{}°", child(0)),
        "msup" if child(1) == "′" => format!("{}′", child(0)),
        "msup" => format!("{}^{}", held(0), held(1)),
        "msub" => format!("{}_{}", child(0), held(1)),
        "msubsup" => format!("{}_{}^{}", child(0), held(1), held(2)),
        "mrow" if node.children.first().is_some_and(|first| first.attribute("form") == "infix") => {
            format!("{} {}", node.children[0].text, line(&node.children[1..]))
        }
        "mtr" => node.children.iter().map(|cell| line(&cell.children)).collect::<Vec<_>>().join(" "),
        "mtable" => node.children.iter().map(one).collect::<Vec<_>>().join("; "),
        "mover" if matches!(&*child(1), "‾" | "¯") => format!("overline({})", child(0)),
        "mover" | "munder" | "munderover" => child(0),
        _ => line(&node.children),
    }
}

/// In brackets unless it is one number or name.
fn hold(text: String) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '_' | '°' | '−' | ' '))
        && !text.contains(' ');
    let bracketed = text.starts_with('(') && text.ends_with(')') && !text[1..text.len() - 1].contains(['(', ')']);
    if plain || bracketed { text } else { format!("({text})") }
}
