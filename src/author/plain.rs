//! A formula as a line of plain text, the way an answer is typed: `\frac{x+1}{2}` → `(x+1)/2`.
use super::mathtree::Node;

/// The line, or `None` where the formula holds something that has no typed form, such as a table.
pub(super) fn plain(math: &Node) -> Option<String> {
    let row = if math.name == "math" { &math.children } else { math.as_row() };
    line(row)
}

fn line(row: &[Node]) -> Option<String> {
    let mut out = String::new();
    let mut open = false;
    for (at, node) in row.iter().enumerate() {
        if node.says("|") {
            open = !open;
            out.push_str(if open { "abs(" } else { ")" });
            continue;
        }
        // A whole number right before a fraction is a mixed number: `2 1/3`.
        let mixed = at > 0
            && row[at - 1].name == "mn"
            && node.name == "mfrac"
            && node.children.iter().all(|part| part.name == "mn");
        if mixed {
            out.push(' ');
            out.push_str(&format!("{}/{}", node.children[0].text, node.children[1].text));
            continue;
        }
        let part = one(node)?;
        let name_before =
            at > 0 && row[at - 1].is_token() && row[at - 1].text.chars().count() > 1 && row[at - 1].name == "mi";
        if name_before && part.starts_with(|c: char| c.is_alphanumeric()) {
            // `\ln x` is the function of what comes next.
            out.push_str(&format!("({part})"));
        } else {
            // A fraction or root next to something else keeps its extent in brackets.
            let alone = row.len() == 1 || at == 1 && row.len() == 2 && row[0].says("−") && !part.starts_with('-');
            if node.name == "mfrac" && !alone { out.push_str(&format!("({part})")) } else { out.push_str(&part) }
        }
    }
    (!open).then_some(out)
}

fn one(node: &Node) -> Option<String> {
    let child = |at: usize| node.children.get(at).and_then(|node| line(node.as_row()));
    let held = |at: usize| child(at).map(|text| hold(&text));
    Some(match &*node.name {
        "mspace" => String::new(),
        "mn" => node.text.replace(',', ""),
        "mtext" => node.text.replace('\u{a0}', " "),
        "mi" | "mo" => token(&node.text)?.to_owned(),
        "mrow" | "mstyle" => line(&node.children)?,
        "mfrac" if node.attribute("linethickness").is_empty() => {
            let top = child(0)?;
            // `-4/7` reads as a number, `(-4)/7` as an expression.
            let negative = top.strip_prefix('-').is_some_and(is_atom);
            format!("{}/{}", if negative { top } else { hold(&top) }, held(1)?)
        }
        "msqrt" => format!("sqrt({})", line(&node.children)?),
        "mroot" => format!("({})^(1/{})", child(0)?, held(1)?),
        "msup" if node.children.get(1).is_some_and(|mark| mark.says("∘")) => format!("{}°", child(0)?),
        "msup" => {
            let exponent = child(1)?;
            let exponent = if is_atom(&exponent) { exponent } else { format!("({exponent})") };
            format!("{}^{exponent}", held(0)?)
        }
        "msub" => {
            let (base, below) = (child(0)?, child(1)?);
            if !base.chars().all(char::is_alphanumeric) || !below.chars().all(char::is_alphanumeric) {
                return None;
            }
            format!("{base}_{below}")
        }
        _ => return None,
    })
}

/// Text in brackets unless it is one number, name or bracketed group.
fn hold(text: &str) -> String {
    let grouped = text.starts_with('(') && closes_at_end(text);
    if is_atom(text) || grouped { text.to_owned() } else { format!("({text})") }
}

fn is_atom(text: &str) -> bool {
    let number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    !text.is_empty() && (number || text.chars().count() == 1 || text == "pi")
}

fn closes_at_end(text: &str) -> bool {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1 == text.len();
        }
    }
    false
}

fn token(text: &str) -> Option<&str> {
    Some(match text {
        "−" => "-",
        "×" | "⋅" | "∗" | "·" => "*",
        "÷" => "/",
        "π" => "pi",
        "θ" => "theta",
        "α" => "alpha",
        "β" => "beta",
        "λ" => "lambda",
        "μ" => "mu",
        "σ" => "sigma",
        "ω" => "omega",
        "ρ" => "rho",
        "γ" => "gamma",
        "δ" => "delta",
        "ε" | "ϵ" => "epsilon",
        "φ" | "ϕ" => "phi",
        "≤" => "<=",
        "≥" => ">=",
        "°" | "∘" => "°",
        _ if text.is_ascii() => text,
        "∞" | "∪" | "≠" => text,
        _ => return None,
    })
}
