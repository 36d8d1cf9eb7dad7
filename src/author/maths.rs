//! TeX to lean presentation MathML with a spoken form.
use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Parser, ParserError, RenderConfig, Storage, push_mathml};

use super::mathtree::{self, Node};
use super::{slots, spoken, symbols};
use crate::{Error, Result};

/// Longer formulas are refused: the renderer takes quadratic time on deep nesting, and nobody could read them.
const LONGEST: usize = 5_000;

/// TeX as a tree of MathML under a `math` root.
///
/// # Errors
/// `bank/tex` with the TeX as its place: the TeX cannot be read.
pub(super) fn tree(tex: &str) -> Result<Node> {
    let fault = |why: &str| {
        Error::new("bank/tex", format!("the TeX cannot be read: {why}; mend it or write it in words"))
            .at(format!("formula `{}`", shown(tex)))
    };
    if tex.len() > LONGEST {
        return Err(fault("it is too long"));
    }
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(tex, &storage)
        .collect::<std::result::Result<_, _>>()
        .map_err(|error: ParserError| fault(first_line(&error.to_string())))?;
    let mut markup = String::new();
    let config = RenderConfig { display_mode: DisplayMode::Block, ..RenderConfig::default() };
    push_mathml(&mut markup, events.into_iter().map(Ok::<_, ParserError>), config)
        .map_err(|_| fault("it cannot be written as MathML"))?;
    let tree = mathtree::read(&markup).ok_or_else(|| fault("it is nested too deeply"))?;
    Ok(mathtree::lean(tree))
}

/// A formula as markup: `<math alttext="…">`. What every browser and every voice reads as it is stays short, since most
/// formulas are that: a single letter goes without its `alttext`, an unsigned number is plain digits.
pub(super) fn markup(tex: &str, block: bool) -> Result<String> {
    let mut tree = tree(tex)?;
    if let ([Node { name, text, .. }], false) = (&*tree.children, block)
        && name == "mn"
        && (text.bytes().all(|b| b.is_ascii_digit() || b == b'.') || slots::is_slot(text))
    {
        return Ok(text.clone());
    }
    let spoken = spoken::speak(&tree);
    let plainly = matches!(&*tree.children, [Node { text, .. }] if *text == spoken);
    tree.attributes = Vec::new();
    if !plainly {
        tree.attributes.push(("alttext".to_owned(), spoken));
    }
    if block {
        tree.attributes.push(("display".to_owned(), "block".to_owned()));
    } else if stacks(&tree) {
        tree.attributes.push(("displaystyle".to_owned(), "true".to_owned()));
    }
    let mut out = String::new();
    mathtree::write(&tree, &mut out);
    Ok(out)
}

/// Whether the formula has something that is set smaller in running text than on a line of its own.
fn stacks(node: &Node) -> bool {
    matches!(&*node.name, "mfrac" | "munder" | "munderover" | "mtable")
        || symbols::is_big(&node.text)
        || slots::is_slot(&node.text)
        || node.children.iter().any(stacks)
}

fn first_line(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("parsing error: ").unwrap_or(line)
}

fn shown(tex: &str) -> String {
    let mut short: String = tex.chars().take(60).collect();
    if short.len() < tex.len() {
        short.push('…');
    }
    short
}
