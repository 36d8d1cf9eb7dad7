//! A formula in words, for text-to-speech and for anyone who cannot see it. English.
use super::mathtree::Node;
use super::{slots, symbols};

/// The words of a formula: `\frac{3}{4}` → "3 over 4", `x^2` → "x squared".
pub(super) fn speak(math: &Node) -> String {
    let row = if math.name == "math" { &math.children } else { math.as_row() };
    let text = row_words(row).join(" ").replace('\u{a0}', " ");
    let mut out = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        // A comma belongs to the word before it.
        if !out.is_empty() && part != "," && part != ";" {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

fn one(node: &Node) -> String {
    row_words(node.as_row()).join(" ")
}

fn row_words(row: &[Node]) -> Vec<String> {
    let row: Vec<&Node> = row.iter().filter(|node| node.name != "mspace").collect();
    let mut words: Vec<String> = Vec::new();
    let mut bar_open = false;
    let mut at = 0;
    while let Some(node) = row.get(at) {
        let before = at.checked_sub(1).map(|before| row[before]);
        let run = word_at(&row[at..]);
        let applied = before.is_some_and(|before| applies(before, node));
        if before.is_some_and(|before| times(before, node)) {
            words.push("times".into());
        } else if before.is_some_and(|before| mixed(before, node)) {
            words.push("and".into());
        } else if applied {
            words.push("of".into());
        }
        at += 1;
        if let Some(word) = run {
            at += word.len() - 1;
            words.push(symbols::function(&word).map_or(word, Into::into));
        } else if let (true, Some(argument)) = (applied, row.get(at - 1..at + 2).and_then(bracketed)) {
            at += 2;
            words.push(node_words(argument));
        } else if let (true, [open, argument, close]) = (applied, &*node.children)
            && bracketed([open, argument, close]).is_some()
        {
            words.push(node_words(argument));
        } else if let (true, Some([bar, inside, close])) = (!bar_open && node.says("|"), row.get(at - 1..at + 2))
            && bar.says("|")
            && close.says("|")
        {
            at += 2;
            words.push(format!("the absolute value of {}", node_words(inside)));
        } else if node.says("|") {
            bar_open = !bar_open;
            words.push(if bar_open { "the absolute value of" } else { "end absolute value" }.into());
        } else if (node.says("−") || node.says("-")) && before.is_none_or(|b| b.is_token() && symbols::opens(&b.text))
        {
            words.push("negative".into());
        } else {
            words.push(node_words(node));
        }
    }
    words
}

/// The one token between two brackets: `f(x)` is said "f of x".
fn bracketed<'a>(row: impl AsRef<[&'a Node]>) -> Option<&'a Node> {
    match row.as_ref() {
        [open, argument, close] if open.says("(") && argument.is_token() && close.says(")") => Some(argument),
        _ => None,
    }
}

/// Letters in a row that are a word rather than a product: a function's name, or four letters and more with a vowel.
fn word_at(row: &[&Node]) -> Option<String> {
    let letter =
        |node: &&&Node| node.name == "mi" && node.text.len() == 1 && node.text.as_bytes()[0].is_ascii_alphabetic();
    let word: String = row.iter().take_while(letter).map(|node| &*node.text).collect();
    let reads = word.len() > 3
        && word[1..].bytes().all(|b| b.is_ascii_lowercase())
        && word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    (reads || word.len() > 1 && symbols::function(&word).is_some()).then_some(word)
}

/// `4(x+3)`, `2\sqrt 3` and `2\frac{x}{3}` are products.
fn times(before: &Node, node: &Node) -> bool {
    let opens = node.says("(") || node.name == "mrow" && node.children.first().is_some_and(|first| first.says("("));
    (before.name == "mn" && (opens || node.name == "mfrac" && !mixed(before, node)))
        || (before.name == "mn" && matches!(&*node.name, "msqrt" | "mroot"))
        || (before.name == "mfrac" && (opens || node.name == "msup" || is_letter(node)))
        || (before.says(")") && opens)
        || (before.name == "mrow" && before.children.last().is_some_and(|last| last.says(")")) && opens)
}

fn is_letter(node: &Node) -> bool {
    node.name == "mi" && node.text.chars().count() == 1 && node.text.chars().all(char::is_alphabetic)
}

/// A whole number before a fraction of whole numbers is a mixed number.
fn mixed(before: &Node, node: &Node) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit()) || slots::is_slot(text);
    let whole = |node: &Node| node.name == "mn" && digits(&node.text);
    whole(before) && node.name == "mfrac" && node.children.iter().all(whole)
}

/// `f(x)`, `\sin x`, `\log_2 8`.
fn applies(before: &Node, node: &Node) -> bool {
    let opens = node.says("(") || node.name == "mrow" && node.children.first().is_some_and(|first| first.says("("));
    let name = match &*before.name {
        "msub" | "msup" | "munder" => before.children.first().map_or("", |base| &*base.text),
        _ => &*before.text,
    };
    let function = symbols::function(name).is_some() || before.name == "munder" && name == "lim";
    function && !node.says("|")
        || opens && matches!(name, "f" | "g" | "h" | "P") && before.name != "mn"
        || matches!(&*before.name, "munderover" | "msubsup")
            && before.children.first().is_some_and(|base| symbols::is_big(&base.text))
}

fn node_words(node: &Node) -> String {
    let child = |at: usize| node.children.get(at).map(one).unwrap_or_default();
    let simple = |at: usize| node.children.get(at).is_none_or(is_simple);
    match &*node.name {
        "mspace" => String::new(),
        "mi" | "mo" => symbols::word(&node.text).map_or_else(|| node.text.clone(), Into::into),
        "mn" | "mtext" => node.text.clone(),
        "mfrac" if node.attribute("linethickness").starts_with('0') => format!("{} choose {}", child(0), child(1)),
        "mfrac" if simple(0) && simple(1) => format!("{} over {}", child(0), child(1)),
        "mfrac" => format!("fraction {} over {} end fraction", child(0), child(1)),
        "msqrt" if node.children.len() == 1 && simple(0) => format!("square root of {}", child(0)),
        "msqrt" => format!("square root of {}, end root", row_words(&node.children).join(" ")),
        "mroot" => {
            let end = if simple(0) { "" } else { ", end root" };
            format!("{} of {}{end}", root_name(&child(1)), child(0))
        }
        "msup" if is_inverse(node) => format!("{} inverse", child(0)),
        "msup" => format!("{} {}", child(0), power(&node.children)),
        "msub" if node.children.first().is_some_and(|base| base.says("log")) => format!("log base {}", child(1)),
        "msub" => format!("{} sub {}", child(0), child(1)),
        "msubsup" | "munderover" if node.children.first().is_some_and(|base| symbols::is_big(&base.text)) => {
            format!("{} from {} to {}", child(0), child(1), child(2))
        }
        "msubsup" => format!("{} sub {} {}", child(0), child(1), power(&node.children[1..])),
        "munder" if node.children.first().is_some_and(|base| base.says("lim")) => {
            format!("{} as {}", child(0), child(1).replace(" to ", " approaches "))
        }
        "munder" => match node.children.get(1) {
            Some(mark) if mark.says("_") => format!("underlined {}", child(0)),
            Some(mark) if mark.says("⏟") => child(0),
            _ => format!("{} with {} below", child(0), child(1)),
        },
        "mover" => over(&child(0), node.children.get(1)),
        "munderover" => format!("{} from {} to {}", child(0), child(1), child(2)),
        "mtable" => table(node),
        _ => row_words(&node.children).join(" "),
    }
}

/// `f^{-1}` is the inverse function; `x^{-1}` is a power.
fn is_inverse(node: &Node) -> bool {
    let [base, exponent] = &*node.children else { return false };
    let one = matches!(exponent.as_row(), [sign, number] if sign.says("−") && number.says("1"));
    one && (matches!(&*base.text, "f" | "g" | "h") || symbols::function(&base.text).is_some())
}

/// One token, or a negative one: no words are needed to say where it ends.
fn is_simple(node: &Node) -> bool {
    node.is_token() || matches!(node.as_row(), [sign, token] if sign.says("−") && token.is_token())
}

fn power(parts: &[Node]) -> String {
    let Some(exponent) = parts.last() else { return String::new() };
    match &*exponent.text {
        "2" => "squared".into(),
        "3" => "cubed".into(),
        "∘" | "°" => "degrees".into(),
        "′" => "prime".into(),
        "″" => "double prime".into(),
        slot if slots::is_slot(slot) => slots::as_power(slot),
        _ => {
            let words = one(exponent);
            if is_simple(exponent) {
                format!("to the power of {words}")
            } else {
                format!("to the power of {words}, end power")
            }
        }
    }
}

fn root_name(index: &str) -> String {
    match index {
        "2" => "square root".into(),
        "3" => "cube root".into(),
        _ => format!("{index}th root"),
    }
}

fn over(base: &str, mark: Option<&Node>) -> String {
    match mark.map_or("", |mark| &*mark.text) {
        "^" | "ˆ" => format!("{base} hat"),
        "‾" | "¯" => format!("{base} bar"),
        "→" => format!("vector {base}"),
        "˙" => format!("{base} dot"),
        "~" | "˜" => format!("{base} tilde"),
        "⏞" => base.to_owned(),
        _ => format!("{base} with {} above", mark.map(one).unwrap_or_default()),
    }
}

fn table(node: &Node) -> String {
    let row = |(at, row): (usize, &Node)| {
        let cells: Vec<_> = row.children.iter().map(|cell| row_words(&cell.children).join(" ")).collect();
        format!("row {}: {}", at + 1, cells.join(", "))
    };
    node.children.iter().enumerate().map(row).collect::<Vec<_>>().join("; ")
}
