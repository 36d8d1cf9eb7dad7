//! What kind of thing an answer is: one expression, an equation or inequality, a pair or interval, or several.

use super::lexer::{Token, tokens};
use super::parser::parse;
use super::polynomial::letters;
use super::relation::{equal, paired, same_relation};
use super::tree::{Name, Node, Tree};
use crate::grading::note::{Note, Read};

/// An answer, read.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Value(Tree),
    /// `y = 3x + 2`, `-3 < x ≤ 5`, `x > 1 and x < 5`: each sign with its two sides; all of them hold.
    Relation(Vec<Link>),
    /// A pair, a longer tuple or an interval: its brackets tell.
    Group {
        brackets: (char, char),
        parts: Vec<Shape>,
    },
    /// Several answers in any order, or a union of intervals.
    List(Vec<Shape>),
    /// What stands in the braces of a set.
    Set(Box<Shape>),
}

/// Left side, sign, right side.
pub(super) type Link = (Tree, char, Tree);

/// Deepest nesting of groups.
const DEEPEST: u32 = 8;

/// Most sides of a relation such as `-3 < x ≤ 5`.
const LONGEST_CHAIN: usize = 6;

/// Reads a cleaned text. With `list`, every comma separates; with `fold`, capital and small letters are the same.
pub(super) fn read(cleaned: &str, list: bool, fold: bool) -> Read<Shape> {
    let mut all = tokens(cleaned, list)?;
    if fold {
        for token in &mut all {
            if let Token::Symbol(name) = token {
                *name = name.lower();
            }
        }
    }
    let choose = |sign: char| -> Vec<Token> {
        all.iter().map(|&token| if token == Token::Sign('±') { Token::Sign(sign) } else { token }).collect()
    };
    if all.contains(&Token::Sign('±')) {
        return Ok(Shape::List(vec![several(&choose('+'), DEEPEST)?, several(&choose('-'), DEEPEST)?]));
    }
    several(&all, DEEPEST)
}

/// Whether two letters in the text differ by case only.
pub(super) fn mixes_case(cleaned: &str) -> bool {
    let mut seen: Vec<Name> = Vec::new();
    for token in tokens(cleaned, true).unwrap_or_default() {
        if let Token::Symbol(name) = token
            && !seen.contains(&name)
        {
            if seen.iter().any(|other| other.lower() == name.lower()) {
                return true;
            }
            seen.push(name);
        }
    }
    false
}

/// The pieces of `all` between separators outside brackets.
fn split(all: &[Token], separates: impl Fn(char) -> bool) -> Vec<&[Token]> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, token) in all.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            Token::Sign(sign) if depth == 0 && separates(*sign) => {
                pieces.push(&all[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&all[start..]);
    pieces
}

fn several(all: &[Token], depth: u32) -> Read<Shape> {
    let pieces = split(all, |sign| sign == ',' || sign == 'U');
    if let [piece] = pieces[..] {
        return both(piece, depth);
    }
    Ok(Shape::List(each(&pieces, depth)?))
}

/// Reads what `and` joins: relations that hold together, otherwise several answers.
fn both(all: &[Token], depth: u32) -> Read<Shape> {
    let pieces = split(all, |sign| sign == '&');
    if let [piece] = pieces[..] {
        return one(piece, depth);
    }
    let mut shapes = Vec::with_capacity(pieces.len());
    for piece in pieces {
        shapes.push(one(piece, depth)?);
    }
    let inequality = |shape: &Shape| matches!(shape, Shape::Relation(links) if links.iter().any(|link| link.1 != '='));
    if !shapes.iter().all(inequality) {
        return Ok(Shape::List(shapes));
    }
    let mut links = Vec::new();
    for shape in shapes {
        if let Shape::Relation(own) = shape {
            links.extend(own);
        }
    }
    Ok(Shape::Relation(links))
}

fn one(all: &[Token], depth: u32) -> Read<Shape> {
    if let [Token::Sign(open @ ('(' | '[')), inner @ .., Token::Sign(close @ (')' | ']'))] = all {
        let parts = split(inner, |sign| sign == ',');
        if parts.len() > 1 && whole(inner) {
            let depth = depth.checked_sub(1).ok_or_else(|| Note::new("too-deep"))?;
            return Ok(Shape::Group { brackets: (*open, *close), parts: each(&parts, depth)? });
        }
    }
    let is_relation = |sign: char| matches!(sign, '=' | '<' | '>' | '≤' | '≥' | '≠');
    let pieces = split(all, is_relation);
    if let [piece] = pieces[..] {
        return parse(piece).map(Shape::Value);
    }
    if pieces.len() > LONGEST_CHAIN {
        return Err(Note::new("too-deep"));
    }
    if pieces.iter().any(|piece| piece.is_empty()) {
        return Err(Note::new("not-an-expression"));
    }
    let mut links = Vec::with_capacity(pieces.len());
    let mut left = side(pieces[0])?;
    let mut at = 0;
    for pair in pieces.windows(2) {
        // The signs are the tokens between the pieces.
        at += pair[0].len();
        let right = side(pair[1])?;
        if let Some(Token::Sign(sign)) = all.get(at) {
            links.push((std::mem::replace(&mut left, right.clone()), *sign, right));
        }
        at += 1;
    }
    Ok(Shape::Relation(links))
}

fn each(pieces: &[&[Token]], depth: u32) -> Read<Vec<Shape>> {
    let mut shapes = Vec::with_capacity(pieces.len());
    for piece in pieces {
        shapes.push(both(piece, depth)?);
    }
    Ok(shapes)
}

/// Whether the brackets in `inner` close each other, so that the ones round it belong together.
fn whole(inner: &[Token]) -> bool {
    let mut depth = 0_i32;
    inner.iter().all(|token| {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        depth >= 0
    })
}

/// One side of a relation. `f(x)` alone is the name of a value, not a product.
fn side(all: &[Token]) -> Read<Tree> {
    if let [Token::Symbol(function), Token::Sign('('), Token::Symbol(argument), Token::Sign(')')] = all {
        let mut name = function.as_str().to_owned();
        name.push('(');
        name.push_str(argument.as_str());
        name.push(')');
        let mut tree = Tree::default();
        tree.push(Node::Symbol(Name::new(&name)))?;
        return Ok(tree);
    }
    parse(all)
}

impl Shape {
    /// Whether the response means the same as this key. For a key without a sign of equality, `x = ` before the
    /// response is passed over.
    pub(super) fn matches(&self, response: &Self) -> bool {
        match (self, response) {
            (Self::Value(key), Self::Value(response)) => equal(key, response),
            (Self::Value(key), Self::Relation { .. }) => response.named().is_some_and(|(_, value)| equal(key, value)),
            (Self::Relation(links), Self::Relation(links_2)) => {
                paired(links.len(), links_2.len(), |a, b| same_relation(&links[a], &links_2[b]))
            }
            (Self::Group { brackets, parts }, Self::Group { brackets: brackets_2, parts: parts_2 }) => {
                brackets == brackets_2
                    && parts.len() == parts_2.len()
                    && parts.iter().zip(parts_2).all(|(a, b)| a.matches(b))
            }
            (Self::List(parts), Self::List(parts_2)) => {
                paired(parts.len(), parts_2.len(), |a, b| parts[a].matches(&parts_2[b]))
            }
            _ => false,
        }
    }

    /// Name and value, when this is `name = value`.
    pub(super) fn named(&self) -> Option<(Name, &Tree)> {
        match self {
            Self::Relation(links) => match &links[..] {
                [(name, '=', value)] => Some((name.lone_symbol()?, value)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether every link of a relation has a letter alone on one side and none on the other: `x = 2`, `1 < x < 5`.
    pub(super) fn is_solved(&self) -> bool {
        let alone = |name: &Tree, value: &Tree| name.lone_symbol().is_some() && letters(value).is_empty();
        matches!(self, Self::Relation(links) if links.iter().all(|(a, _, b)| alone(a, b) || alone(b, a)))
    }

    /// The letter an equation or inequality is about, where it stands alone on a side.
    pub(super) fn letter(&self) -> Option<Name> {
        match self {
            Self::Relation(links) => {
                links.iter().find_map(|(left, _, right)| left.lone_symbol().or(right.lone_symbol()))
            }
            Self::List(parts) => parts.iter().find_map(Self::letter),
            _ => None,
        }
    }

    /// Writes the answer in plain characters.
    pub(super) fn write(&self, out: &mut String) {
        let join = |parts: &[Self], out: &mut String| {
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                part.write(out);
            }
        };
        match self {
            Self::Value(tree) => tree.write(out),
            Self::Relation(links) => {
                for (at, (left, sign, right)) in links.iter().enumerate() {
                    let goes_on = at > 0 && links[at - 1].2 == *left;
                    if !goes_on {
                        out.push_str(if at > 0 { " and " } else { "" });
                        left.write(out);
                    }
                    out.push(' ');
                    out.push(*sign);
                    out.push(' ');
                    right.write(out);
                }
            }
            Self::Group { brackets, parts } => {
                out.push(brackets.0);
                join(parts, out);
                out.push(brackets.1);
            }
            Self::List(parts) => join(parts, out),
            Self::Set(inner) => {
                out.push('{');
                inner.write(out);
                out.push('}');
            }
        }
    }
}
